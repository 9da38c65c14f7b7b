//! The second half of the grammar, over characters: what each token may look like.

use crate::ebnf::{Grammar, productions};
use crate::{Choices, Tally, amend, grammar, halves, parses, sentence_count};
use std::cell::RefCell;
use std::collections::HashMap;

/// What the tokens of a name may look like.
pub(crate) struct Characters {
    grammar: Grammar,
    /// What was asked before, by name and text.
    known: RefCell<HashMap<String, HashMap<String, bool>>>,
}

/// A character and those after it.
struct Place<'a>(&'a [char]);

/// Keys that no path may hold (rule 12).
const REFUSED: [&str; 6] = ["__proto__", "constructor", "prototype", "callee", "hasOwnProperty", "_bsontype"];

impl Characters {
    pub(crate) fn new() -> Self {
        let mut productions = productions(&halves().1);
        // The class `character` differs by its place.
        amend(&mut productions, "string", "character", "( escape | in_double_quotes )");
        amend(&mut productions, "string", "character", "( escape | in_single_quotes )");
        amend(&mut productions, "quoted", "character", "in_backticks");
        amend(&mut productions, "escape", "character", "in_line");
        // In a class, what is optional and can be taken is taken, and `posix` goes before `member`.
        amend(&mut productions, "class", "[ \"^\" ]", "( \"^\" | before_no_caret )");
        amend(&mut productions, "class", "[ \"]\" ]", "( \"]\" | before_no_bracket )");
        amend(&mut productions, "class", "member", "before_no_posix , member");
        productions.insert("digits".to_owned(), "digits = digit , { digit }".to_owned());
        productions.values_mut().for_each(|production| *production = spelled_out(production));
        Self { grammar: grammar(&productions), known: RefCell::default() }
    }

    /// Whether the name derives the text, by the productions and the rules about characters.
    pub(crate) fn derives(&self, name: &str, text: &str) -> bool {
        if let Some(&known) = self.known.borrow().get(name).and_then(|texts| texts.get(text)) {
            return known;
        }
        let characters: Vec<char> = text.chars().collect();
        let places: Vec<Place<'_>> = (0..characters.len()).map(|at| Place(&characters[at..])).collect();
        let derived =
            self.grammar.recognises(name, &places, &|terminal, place| self.matches(terminal, place))
                && rules(name, text);
        self.known.borrow_mut().entry(name.to_owned()).or_default().insert(text.to_owned(), derived);
        derived
    }

    fn matches(&self, terminal: &str, Place(rest): &Place<'_>) -> bool {
        let first = rest[0];
        let is_break = matches!(first, '\n' | '\r');
        match terminal {
            "alphabetic" => first.is_alphabetic(),
            "ascii_letter" => first.is_ascii_alphabetic(),
            "digit" => first.is_ascii_digit(),
            "nonzero" => matches!(first, '1'..='9'),
            "tab" => first == '\t',
            "return" => first == '\r',
            "newline" => first == '\n',
            "in_double_quotes" => !is_break && !matches!(first, '\\' | '"'),
            "in_single_quotes" => !is_break && !matches!(first, '\\' | '\''),
            "in_backticks" => !is_break && first != '`',
            "in_line" | "character" => !is_break,
            "plain" => !is_break && !matches!(first, '/' | '\\' | '['),
            "member" => !is_break && !matches!(first, '\\' | ']'),
            "flag" => matches!(first, 'i' | 'm' | 's' | 'x'),
            "before_no_caret" => first != '^',
            "before_no_bracket" => first != ']',
            "before_no_posix" => !starts_posix(rest),
            quoted => {
                let mut inner = quoted[1..quoted.len() - 1].chars();
                inner.next() == Some(first) && inner.next().is_none()
            }
        }
    }

    /// A spelling of the name.
    fn spelling(&self, name: &str, choices: &mut Choices) -> String {
        let budget = choices.below(40);
        let terminals = self.grammar.sentence(name, budget, &mut |count| choices.below(count));
        terminals.into_iter().map(|terminal| sample(terminal, choices)).collect()
    }
}

/// The production with terminals of one character each.
pub(crate) fn spelled_out(production: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    let mut inside = 0;
    for character in production.chars() {
        match quote {
            Some(mark) if character == mark => quote = None,
            Some(mark) => {
                if inside > 0 {
                    out.extend([mark, ' ', ',', ' ', mark]);
                }
                inside += 1;
            }
            None if matches!(character, '"' | '\'') => (quote, inside) = (Some(character), 0),
            None => {}
        }
        out.push(character);
    }
    out
}

fn starts_posix(rest: &[char]) -> bool {
    let Some(rest) = rest.strip_prefix(&['[', ':']) else { return false };
    let rest = rest.strip_prefix(&['^']).unwrap_or(rest);
    let letters = rest.iter().take_while(|letter| letter.is_ascii_alphabetic()).count();
    letters > 0 && rest[letters..].starts_with(&[':', ']'])
}

/// The rules that no production can say.
fn rules(name: &str, text: &str) -> bool {
    match name {
        "word" | "bare" => hyphens_join_letters(text),
        // Text in backticks holds what it likes.
        "path" => segments(text).iter().all(|segment| match segment.strip_prefix('`') {
            Some(quoted) => segment_may_be(&quoted[..quoted.len() - 1].replace("``", "`")),
            None => hyphens_join_letters(segment) && segment_may_be(segment),
        }),
        "regex" => {
            let flags = &text[text.rfind('/').expect("a slash") + 1..];
            flags.char_indices().all(|(at, flag)| !flags[..at].contains(flag))
        }
        _ => true,
    }
}

/// Rule 3.
fn hyphens_join_letters(text: &str) -> bool {
    let is_letter =
        |character: Option<char>| character.is_some_and(|letter| letter.is_alphabetic() || letter == '_');
    text.match_indices('-')
        .all(|(at, _)| is_letter(text[..at].chars().last()) && is_letter(text[at + 1..].chars().next()))
}

/// Rule 12.
fn segment_may_be(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('$') && !text.contains(['\0', '.']) && !REFUSED.contains(&text)
}

/// The segments of a path as written: a `.` in backticks parts none.
fn segments(path: &str) -> Vec<&str> {
    let mut quoted = false;
    path.split(|character| {
        quoted ^= character == '`';
        character == '.' && !quoted
    })
    .collect()
}

/// A character of a class. Those that would end the token and start another are left out, and so is what makes words
/// that join tests.
fn sample(terminal: &str, choices: &mut Choices) -> String {
    let among: &[&str] = match terminal {
        "alphabetic" => &["a", "b", "i", "e", "T", "Z", "é", "ß", "中", "ª"],
        "ascii_letter" => &["a", "e", "z", "A", "Z"],
        "digit" => &["0", "1", "2", "3", "9"],
        "nonzero" => &["1", "2", "9"],
        "in_double_quotes" => &["a", "é", " ", "'", "/", "`", ":", "$", "."],
        "in_single_quotes" => &["a", "é", " ", "\"", "/", "`", ":", "$", "."],
        "in_backticks" => &["a", "é", " ", "'", "\"", "/", "$", "-", ".", "0"],
        "in_line" => &["a", "\"", "'", "\\", "/", "]", "[", "d", "é"],
        "plain" => &["a", "b", "^", "*", "]", ".", "é", "\"", "'", "-", "0", "$", "{", "}"],
        "member" => &["a", "z", "^", "-", "[", "/", "é", ":", "."],
        "flag" => &["i", "m", "s", "x"],
        quoted => return quoted[1..quoted.len() - 1].to_owned(),
    };
    (*choices.of(among)).to_owned()
}

/// Where a token is tried: its names, the text before and after it, and the characters that edits put in.
struct Context {
    names: &'static [&'static str],
    around: &'static [(&'static str, &'static str)],
    edits: &'static str,
}

const VALUES: &[&str] =
    &["string", "case_insensitive", "number", "regex", "month", "day", "instant", "epoch", "bare"];

/// What may stand round a value: a literal ends before any of these.
const AROUND: &[(&str, &str)] = &[
    ("a = ", ""),
    ("a=", " and b = 1"),
    ("(a = ", ")"),
    ("a = ", "|sort b"),
    ("a >=", "&&b = 1"),
    ("a between 1 and ", "\n"),
];

#[rustfmt::skip]
const CONTEXTS: [Context; 5] = [
    Context { names: VALUES, around: AROUND, edits: "019.-+:eETtZzi@sm\"'/\\[]^`a_é$?*" },
    Context { names: &["path"], around: &[("", " = 1"), ("", "=1"), ("not ", " exists"), ("a = 1|with ", "=b")], edits: "a1.-_`é $\0" },
    Context { names: &["word"], around: &[("a is ", ""), ("a is (null,", ")"), ("a is not [", ",null]")], edits: "a1.-_é`:" },
    Context { names: &["amount"], around: &[("a = now", ""), ("a in today", "..now"), ("a > yesterday", "|sort a")], edits: "019+-smhdwoyM. " },
    Context { names: &["endpoint"], around: &[("", ":"), ("", ": a = 1"), (" ", ":| sort a"), ("# x\n", ":{\"a\": 1}")], edits: "a1./-_é:" },
];

#[test]
fn the_tokens_of_the_grammar_are_those_of_the_lexer() {
    let characters = Characters::new();
    for (index, context) in CONTEXTS.iter().enumerate() {
        let mut choices = Choices::new(100 + index as u64);
        let mut tally = Tally::default();
        for name in context.names {
            for _ in 0..sentence_count(1500) / context.names.len().min(3) as u64 {
                let spelling = characters.spelling(name, &mut choices);
                let edited = edit(&spelling, context.edits, &mut choices);
                let (before, after) = *choices.of(context.around);
                if changes_context(name, &edited) {
                    continue;
                }
                let expected = accepts(&characters, context.names, &edited);
                let text = [before, &edited, after].concat();
                if expected == parses(&text) {
                    tally.agree(expected);
                } else {
                    tally.differ(&text, expected);
                }
            }
        }
        tally.finish(&context.names.join(" "));
    }
}

/// Whether the text would be read with the day word before it, as one word; or whether it is EJSON, which has a grammar
/// of its own.
fn changes_context(name: &str, text: &str) -> bool {
    if name == "amount" {
        let joins = |first: char| first.is_alphabetic() || first == '_';
        return text.strip_prefix('-').is_some_and(|after| after.starts_with(joins))
            || !text.is_empty() && !text.starts_with(['+', '-', ' ']);
    }
    text.trim_start().starts_with(['[', '{'])
}

fn accepts(characters: &Characters, names: &[&str], text: &str) -> bool {
    let text = text.trim_matches([' ', '\t']);
    match names {
        ["path"] => !text.eq_ignore_ascii_case("not") && characters.derives("path", text),
        ["word"] => !["and", "or"].contains(&text) && characters.derives("word", text),
        ["amount"] => amounts(characters, text),
        ["endpoint"] => characters.derives("endpoint", text),
        _ => names.iter().any(|name| characters.derives(name, text)) && (!is_kept(text) || is_literal(text)),
    }
}

/// Any number of amounts, with blanks around their signs (rule 8).
fn amounts(characters: &Characters, text: &str) -> bool {
    let mut rest = text.trim_matches([' ', '\t']);
    while !rest.is_empty() {
        let end = rest[1..].find(['+', '-']).map_or(rest.len(), |end| end + 1);
        let (amount, tail) = rest.split_at(end);
        let (sign, digits) = amount.split_at(1);
        let amount = [sign, digits.trim_matches([' ', '\t'])].concat();
        if !characters.derives("amount", &amount) {
            return false;
        }
        rest = tail;
    }
    true
}

/// Words that are no text (rule 7).
const KEPT: [&str; 12] =
    ["and", "or", "not", "in", "is", "true", "false", "null", "now", "today", "yesterday", "tomorrow"];

pub(crate) fn is_kept(text: &str) -> bool {
    KEPT.iter().any(|kept| text.eq_ignore_ascii_case(kept))
}

fn is_literal(text: &str) -> bool {
    KEPT[5..].contains(&text)
}

/// The text with none, one or two edits.
pub(crate) fn edit(text: &str, among: &str, choices: &mut Choices) -> String {
    let among: Vec<char> = among.chars().collect();
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..choices.below(3) {
        let at = choices.below(characters.len() + 1);
        match choices.below(4) {
            0 => characters.insert(at, *choices.of(&among)),
            _ if at == characters.len() => {}
            1 => drop(characters.remove(at)),
            2 => characters[at] = *choices.of(&among),
            _ => {
                let other = choices.below(characters.len());
                characters.swap(at, other);
            }
        }
    }
    characters.into_iter().collect()
}
