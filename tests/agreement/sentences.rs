//! Requests and parts made from the grammar, edited, and compared.

use crate::syntax::{Syntax, is_name, unquoted};
use crate::token::{BETWEEN, Piece, Token, may_touch, separate, written};
use crate::{Choices, Tally, parses, parts_parse, sentence_count};
use rocketql::Parts;
use std::collections::HashMap;

/// Spellings of tokens that are no keywords and no symbols. Among them are paths that are refused (rule 12), and words
/// that are something else where a keyword is expected.
#[rustfmt::skip]
const SPELLINGS: [&str; 62] = [
    "a", "name", "u.username", "scores.0", "`odd path`", "a.`b c`.d", "`a``b`", "employee-id", "größe", "_id", "`not`",
    "constructor", "a.__proto__", "`$a`", "`a.b`", "``", "online", "rocket.cat", "v1.2", "string", "objectId", "Null", "TRUE",
    "\"x\"", "'a b'", "\"and\"", "'it\\'s'", "i\"bob\"", "i'x'", "0", "7", "-1.5e3", "100",
    "/^g/i", "/a b[/]/", "/or/", "2024-03", "2024-03-01", "2024-03-01T10:00Z", "2024-03-01T10:00:00.123+02:00",
    "-7d", "+ 2h", "- 1mo", "@1542814057", "@-5ms", "{\"k\":1}", "{}", "im.list.everyone", "/api/v1/users.list", "rooms/x-1/y",
    "NOW", "Date", "now", "today", "new", "true", "false", "null", "date", "desc", "by", "not",
];

/// Makes sentences of the grammar.
pub(crate) struct Maker<'a> {
    syntax: &'a Syntax,
    /// Everything that can be written.
    spellings: Vec<&'a str>,
    /// What each name that has no production may be.
    names: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Maker<'a> {
    pub(crate) fn new(syntax: &'a Syntax) -> Self {
        let spellings: Vec<&str> = syntax.terminals.iter().map(String::as_str).chain(SPELLINGS).collect();
        let fitting = |name: &'a str| {
            let fits = |text: &&&str| {
                let alone = |text: &str| Piece { before: "", text: text.to_owned() };
                let pieces =
                    if name == "endpoint" { vec![alone(text), alone(":")] } else { vec![alone(text)] };
                syntax.matches(name, Token { all: &pieces, at: 0 })
            };
            (name, spellings.iter().filter(fits).copied().collect())
        };
        let names = syntax.grammar.terminals().filter(|name| is_name(name)).map(fitting).collect();
        Self { syntax, spellings, names }
    }

    /// The pieces of a sentence.
    pub(crate) fn sentence(&self, start: &str, choices: &mut Choices) -> Vec<Piece> {
        let budget = 10 + choices.below(120);
        let mut pieces: Vec<Piece> = Vec::new();
        for terminal in self.syntax.grammar.sentence(start, budget, &mut |count| choices.below(count)) {
            if terminal == "json" && choices.below(2) == 0 {
                for text in ["[", "1", ",", "\"x\"", "]"] {
                    pieces.push(Piece { before: " ", text: text.to_owned() });
                }
                continue;
            }
            let text = self.spelling(terminal, choices);
            pieces.push(Piece { before: choices.of::<&str>(&BETWEEN), text });
        }
        // An endpoint and `text` are the two that something is glued to.
        if start == "request" && pieces.get(1).is_some_and(|piece| piece.text == ":") {
            pieces[1].before = "";
        }
        for at in 1..pieces.len() {
            let (first, second) = (&pieces[at - 1].text, &pieces[at].text);
            if first.eq_ignore_ascii_case("text") && second == "("
                || may_touch(first, second) && choices.below(3) == 0
            {
                pieces[at].before = "";
            }
        }
        pieces
    }

    /// One of the texts that a terminal may be.
    fn spelling(&self, terminal: &str, choices: &mut Choices) -> String {
        if terminal.starts_with('"') {
            let text = unquoted(terminal);
            let may_shout = is_name(&text) && !self.syntax.exact.contains(&text);
            return if may_shout && choices.below(8) == 0 { text.to_ascii_uppercase() } else { text };
        }
        (*choices.of(&self.names[terminal])).to_owned()
    }

    /// Anything that can be written: a name's spelling, a symbol or a word, each as likely as the others.
    fn anything(&self, choices: &mut Choices) -> String {
        let fitting = match choices.below(3) {
            0 => {
                let names: Vec<&str> = self.syntax.grammar.terminals().filter(|name| is_name(name)).collect();
                self.names[*choices.of(&names)].clone()
            }
            1 => self.spellings.iter().filter(|text| is_symbol(text)).copied().collect(),
            _ => self.spellings.clone(),
        };
        (*choices.of(&fitting)).to_owned()
    }

    /// Makes an edit: takes a token out, puts one in, replaces one, swaps two, changes what stands between two, or says
    /// the same again.
    fn edit(&self, pieces: &mut Vec<Piece>, choices: &mut Choices) {
        let at = choices.below(pieces.len() + 1);
        match choices.below(8) {
            0 => pieces
                .insert(at, Piece { before: choices.of::<&str>(&BETWEEN), text: self.anything(choices) }),
            _ if at == pieces.len() => {}
            1 => drop(pieces.remove(at)),
            2 => pieces[at].text = self.anything(choices),
            3 => {
                // One of its kind: a symbol, a word, a number, …
                let kind = |text: &str| {
                    (is_symbol(text), is_name(text), text.starts_with(|first: char| first.is_ascii_digit()))
                };
                let alike = |text: &&&str| kind(text) == kind(&pieces[at].text);
                let alike: Vec<&str> = self.spellings.iter().filter(alike).copied().collect();
                pieces[at].text = (*choices.of(&alike)).to_owned();
            }
            4 => pieces[at].before = if choices.below(2) == 0 { "" } else { " " },
            5 => {
                // What stands elsewhere in the sentence is likelier to fit than anything.
                let other = choices.of(pieces).text.clone();
                pieces[at].text = other;
            }
            6 => {
                let again = at.saturating_sub(choices.below(3))..=at;
                let again = pieces[again].to_vec();
                pieces.splice(at + 1..at + 1, again);
            }
            _ => {
                let other = choices.below(pieces.len());
                let (one, two) = (pieces[at].text.clone(), pieces[other].text.clone());
                (pieces[at].text, pieces[other].text) = (two, one);
            }
        }
    }
}

fn is_symbol(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_punctuation())
}

/// Makes sentences and compares; `parser` says what the parser thinks of a text.
fn compare(start: &str, count: u64, parser: &dyn Fn(&str) -> bool) {
    let syntax = Syntax::new();
    let maker = Maker::new(&syntax);
    let mut choices = Choices::new(start.len() as u64);
    let mut tally = Tally::default();
    let (mut unedited, mut made) = (0, 0);
    for _ in 0..count {
        let mut pieces = maker.sentence(start, &mut choices);
        let edits = choices.below(4);
        if edits == 0 {
            unedited += 1;
            made += u64::from(syntax.accepts(start, &pieces));
        }
        for _ in 0..edits {
            maker.edit(&mut pieces, &mut choices);
        }
        separate(&mut pieces);
        let accepted = syntax.accepts(start, &pieces);
        if accepted == parser(&written(&pieces)) {
            tally.agree(accepted);
        } else {
            shrink(&mut pieces, &|fewer| syntax.accepts(start, fewer) != parser(&written(fewer)));
            tally.differ(&written(&pieces), syntax.accepts(start, &pieces));
        }
    }
    // The rules forbid some of what the productions make, though not much of it.
    assert!(made * 4 >= unedited * 3, "{start}: only {made} of {unedited} sentences follow the rules");
    tally.finish(start);
}

/// Takes out tokens as long as the two still differ.
fn shrink(pieces: &mut Vec<Piece>, differ: &dyn Fn(&[Piece]) -> bool) {
    let mut at = 0;
    while at < pieces.len() {
        let mut fewer = pieces.clone();
        fewer.remove(at);
        separate(&mut fewer);
        if differ(&fewer) {
            *pieces = fewer;
            at = 0;
        } else {
            at += 1;
        }
    }
}

#[test]
fn the_parser_accepts_what_the_grammar_accepts() {
    compare("request", sentence_count(3000), &parses);
}

#[test]
fn the_parser_accepts_parts_that_the_grammar_accepts() {
    let count = sentence_count(1500);
    // Where a pattern is expected no EJSON is read, so it is read as a request too, as which every filter can stand.
    compare("filter_part", count, &|text| {
        parses(text) && parts_parse(&Parts { filter: Some(text), ..Parts::default() })
    });
    compare("fields_part", count, &|text| parts_parse(&Parts { fields: Some(text), ..Parts::default() }));
    compare("sort_part", count, &|text| parts_parse(&Parts { sort: Some(text), ..Parts::default() }));
    compare("with_part", count, &|text| parts_parse(&Parts { with: Some(text), ..Parts::default() }));
}
