//! The first half of the grammar, over tokens, with the rules that its productions cannot say.

use crate::characters::{Characters, is_kept};
use crate::ebnf::{Grammar, productions};
use crate::token::{Piece, Token, with_json};
use crate::{amend, grammar, halves};
use std::collections::BTreeSet;

/// The grammar of requests and parts, with the rules that its productions cannot say.
pub(crate) struct Syntax {
    pub(crate) grammar: Grammar,
    characters: Characters,
    /// The texts of its terminals: symbols and words.
    pub(crate) terminals: BTreeSet<String>,
    /// Words whose case counts (rule 1).
    pub(crate) exact: BTreeSet<String>,
    /// How tests start in `has` (rule 6): symbols and operator words.
    symbols: BTreeSet<String>,
    operators: BTreeSet<String>,
}

/// The productions that are read otherwise inside `has`.
const INSIDE: [&str; 6] = ["filter", "or", "and", "unary", "primary", "group"];

impl Syntax {
    pub(crate) fn new() -> Self {
        let mut all = productions(&halves().0);
        let terminals_of = |production: &String| -> Vec<String> {
            let is_terminal = |part: &&str| part.starts_with('"');
            production.split(' ').filter(is_terminal).map(unquoted).collect()
        };
        let exact = ["value", "relative", "setting", "constructor"];
        let exact =
            exact.iter().flat_map(|name| terminals_of(&all[*name])).filter(|text| is_name(text)).collect();
        let terminals: BTreeSet<String> = all.values().flat_map(terminals_of).collect();
        // Rule 9: it is a terminal of its own.
        all.remove("json_object");
        // Rule 6: inside `has`, and there only, a predicate is a test.
        for name in INSIDE {
            let renamed =
                |part| if INSIDE.contains(&part) { format!("inside_{part}") } else { part.to_owned() };
            let copy: Vec<String> = all[name].split(' ').map(renamed).collect();
            all.insert(format!("inside_{name}"), copy.join(" "));
        }
        amend(&mut all, "has", "filter", "inside_filter");
        // Rule 13, of bounds.
        let bounds = r#"[ "max" , number , [ "min" , number ] | "min" , number , [ "max" , number ] ]"#;
        amend(&mut all, "near", r#"{ ( "max" | "min" ) , number }"#, bounds);
        // Tests stand thrice, so that there are more of them than of the other kinds.
        let tests = "before_path , test | before_path , test | before_path , test";
        amend(&mut all, "primary", "test | predicate", tests);
        let choice = "before_path_inside , test | before_operator , predicate";
        amend(&mut all, "inside_primary", "test | predicate", choice);
        let grammar = grammar(&all);
        let first = grammar.first("predicate").into_iter().map(unquoted).filter(|first| first != "not");
        let (operators, symbols) = first.partition(|first| is_name(first));
        Self { grammar, characters: Characters::new(), terminals, exact, symbols, operators }
    }

    /// Whether a token can be a terminal, or a look ahead holds before it.
    pub(crate) fn matches(&self, terminal: &str, token: Token<'_>) -> bool {
        let text = token.text();
        if self.is_endpoint(token) {
            return terminal == "endpoint";
        }
        if let Some(quoted) = terminal.strip_prefix('"') {
            return self.is_terminal(&quoted[..quoted.len() - 1], token);
        }
        match terminal {
            "before_path" => !starts_no_path(token),
            "before_path_inside" => !starts_no_path(token) && !self.starts_predicate(token),
            "before_operator" => !starts_no_path(token) && self.starts_predicate(token),
            "endpoint" => false,
            "json" => text.len() > 1 && text.starts_with(['{', '[']) && is_json(text),
            "json_object" => text.starts_with('{') && is_json(text),
            // Rule 7.
            "bare" => self.characters.derives("bare", text) && !is_kept(text) && token.text_at(1) != "(",
            "word" => {
                // Rule 7, and that `is not` is the negation of `is`, which `null` does not take.
                let after_is = |offset: isize| token.text_at(offset).eq_ignore_ascii_case("is");
                let after_not = token.text_at(-1).eq_ignore_ascii_case("not");
                self.characters.derives("word", text)
                    && !(token.is_word("and") || token.is_word("or"))
                    && !(token.is_word("not") && after_is(-1))
                    && !(text.eq_ignore_ascii_case("null") && after_not && after_is(-2))
            }
            "amount" => self.characters.derives("amount", &text.replace(' ', "")),
            class => self.characters.derives(class, text),
        }
    }

    /// Whether a sentence of `start` starts with the pieces.
    pub(crate) fn starts(&self, start: &str, pieces: &[Piece]) -> bool {
        let tokens: Vec<Token<'_>> = (0..pieces.len()).map(|at| Token { all: pieces, at }).collect();
        let matches = |terminal: &str, token: &Token<'_>| self.matches(terminal, *token);
        self.grammar.starts(start, &tokens, &matches)
    }

    /// Rules 1 and 5.
    fn is_terminal(&self, terminal: &str, token: Token<'_>) -> bool {
        token.is_word(terminal)
            && (token.text() == terminal || !self.exact.contains(terminal))
            && (terminal != "text" || token.is_glued_to("("))
    }

    /// Rule 10. What stands after the `:` is white space here, or the end.
    fn is_endpoint(&self, token: Token<'_>) -> bool {
        const CLAUSES: [&str; 8] = ["fields", "sort", "offset", "skip", "count", "limit", "page", "with"];
        token.at == 0
            && token.is_glued_to(":")
            && !CLAUSES.iter().any(|clause| token.is_word(clause))
            && self.characters.derives("endpoint", token.text())
    }

    /// Rule 6.
    fn starts_predicate(&self, token: Token<'_>) -> bool {
        let next = token.text_at(1);
        let completes = ["exists", "missing"].iter().any(|word| next.eq_ignore_ascii_case(word));
        let is_operator = self.operators.contains(&token.text().to_ascii_lowercase());
        self.symbols.contains(token.text()) || is_operator && !self.symbols.contains(next) && !completes
    }

    /// Whether the grammar and the rules accept the pieces as the production `start`.
    pub(crate) fn accepts(&self, start: &str, pieces: &[Piece]) -> bool {
        let Some(joined) = with_json(start, pieces) else { return false };
        let tokens: Vec<Token<'_>> = (0..joined.len()).map(|at| Token { all: &joined, at }).collect();
        let matches = |terminal: &str, token: &Token<'_>| self.matches(terminal, *token);
        self.grammar.recognises(start, &tokens, &matches)
            && clauses_agree(&joined)
            && keyword_is_item(start, &joined)
    }
}

pub(crate) fn unquoted(terminal: impl AsRef<str>) -> String {
    terminal.as_ref().trim_matches('"').to_owned()
}

pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// What EJSON is like is said by another grammar: here it is JSON.
fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok()
}

/// Rules 4 and 5.
fn starts_no_path(token: Token<'_>) -> bool {
    token.is_word("not") || token.is_word("text") && token.is_glued_to("(")
}

/// Rule 13.
fn clauses_agree(pieces: &[Piece]) -> bool {
    let mut seen = BTreeSet::new();
    let keywords =
        pieces.windows(2).filter(|pair| pair[0].text == "|").map(|pair| pair[1].text.to_ascii_lowercase());
    let canonical = keywords.map(|keyword| match keyword.as_str() {
        "skip" => "offset".to_owned(),
        "limit" => "count".to_owned(),
        _ => keyword,
    });
    canonical.into_iter().all(|keyword| seen.insert(keyword))
        && !(seen.contains("page") && (seen.contains("offset") || seen.contains("count")))
}

/// Rule 12, of parts.
fn keyword_is_item(start: &str, pieces: &[Piece]) -> bool {
    let Some(keyword) = start.strip_suffix("_part").filter(|keyword| *keyword != "filter") else {
        return true;
    };
    let next = pieces.get(1).map_or("", |piece| &piece.text);
    let is_item = if keyword == "with" { matches!(next, "=" | "==") } else { matches!(next, "," | "") };
    is_item || !pieces.first().is_some_and(|piece| piece.text.eq_ignore_ascii_case(keyword))
}
