//! What completion says may stand at a place, against the grammar: what does stand there in a sentence is among it, and after
//! all of it some sentence goes on.

use crate::sentences::Maker;
use crate::syntax::{Syntax, is_name};
use crate::token::{Piece, Token, separate, with_json, written};
use crate::{Choices, sentence_count};
use rocketql::Part;
use rocketql::assist::{Assistant, Surroundings};
use std::collections::BTreeSet;

/// What the names that have no production look like.
fn sample(terminal: &str) -> &str {
    match terminal {
        "endpoint" => "im.list.everyone",
        "path" | "bare" => "zz",
        "word" => "string",
        "json_object" => "{}",
        "json" => "[]",
        "string" => "\"x\"",
        "case_insensitive" => "i\"x\"",
        "number" => "7",
        "regex" => "/x/",
        "day" => "2024-03-01",
        "month" => "2024-03",
        "instant" => "2024-03-01T10:00Z",
        "epoch" => "@5s",
        "amount" => "-7d",
        written => written,
    }
}

/// The names of terminals that stand for many texts; every other is a text.
const NAMES: [&str; 14] = [
    "endpoint",
    "path",
    "bare",
    "word",
    "json_object",
    "json",
    "string",
    "case_insensitive",
    "number",
    "regex",
    "day",
    "month",
    "instant",
    "epoch",
];

/// Compares at each token of sentences.
fn compare(start: &str, part: Part, count: u64) {
    let syntax = Syntax::new();
    let maker = Maker::new(&syntax);
    let mut choices = Choices::new(100 + start.len() as u64);
    let mut assistant = Assistant::new();
    let around = Surroundings { part, ..Surroundings::default() };
    let mut wrong = BTreeSet::new();
    let (mut places, mut kinds) = (0_u32, BTreeSet::new());
    for _ in 0..count {
        let mut pieces = maker.sentence(start, &mut choices);
        separate(&mut pieces);
        if !syntax.accepts(start, &pieces) {
            continue;
        }
        let Some(joined) = with_json(start, &pieces) else { continue };
        for at in 0..joined.len() {
            let next = Token { all: &joined, at };
            let glued = at > 0 && joined[at].before.is_empty();
            // The parenthesis of `text`, and the colon of an endpoint, are part of the word before them.
            if glued && (next.text() == ":" || joined[at - 1].text.eq_ignore_ascii_case("text")) {
                continue;
            }
            let mut before = joined[..at].to_vec();
            let text = if at == 0 { String::new() } else { written(&before) + " " };
            let completions = assistant.complete(&text, text.len() as u32, &around);
            let expected: BTreeSet<&str> = completions.expected().collect();
            places += 1;
            if !completions.is_sound {
                wrong.insert(format!("a mistake is seen in {text:?}"));
            }
            let matches = |terminal: &&str| -> bool {
                let is_class = NAMES.contains(terminal) || *terminal == "amount";
                let name = if is_class { (*terminal).to_owned() } else { format!("\"{terminal}\"") };
                syntax.matches(&name, next)
            };
            if !expected.iter().any(matches) {
                wrong.insert(format!("`{}` is not expected after {text:?}: {expected:?}", next.text()));
            }
            kinds.extend(expected.iter().copied());
            // Asking the grammar about each of them takes its time.
            let all = if choices.below(8) == 0 { expected } else { BTreeSet::new() };
            for terminal in all {
                before.push(Piece { before: " ", text: sample(terminal).to_owned() });
                if terminal == "text" {
                    before.push(Piece { before: "", text: "(".to_owned() });
                } else if terminal == "endpoint" {
                    before.push(Piece { before: "", text: ":".to_owned() });
                } else if terminal == "[" || terminal == "new" {
                    // By itself the one is no token and the other text.
                    before.truncate(at);
                    continue;
                }
                if !syntax.starts(start, &before) {
                    wrong.insert(format!("`{terminal}` is expected after {text:?}, and nothing can follow"));
                }
                before.truncate(at);
            }
        }
    }
    println!("{start}: {places} places, {} terminals expected", kinds.len());
    assert!(places > 500 && kinds.len() > 2, "{start}: {places} places prove little");
    let mut wrong: Vec<String> = wrong.into_iter().collect();
    wrong.sort_by_key(String::len);
    wrong.truncate(40);
    assert!(wrong.is_empty(), "{start}:\n{}", wrong.join("\n"));
    if start == "request" {
        let missing: Vec<&String> = syntax
            .terminals
            .iter()
            .filter(|text| !kinds.contains(text.as_str()) && !["/api/v1/", ":"].contains(&text.as_str()))
            .collect();
        assert!(missing.is_empty(), "nowhere expected: {missing:?}");
    }
    assert!(NAMES.iter().all(|name| is_name(name)));
}

#[test]
fn completion_expects_what_the_grammar_takes() {
    compare("request", Part::Text, sentence_count(900));
}

#[test]
fn completion_of_parts_expects_what_the_grammar_takes() {
    let count = sentence_count(300);
    compare("filter_part", Part::Filter, count);
    compare("fields_part", Part::Fields, count);
    compare("sort_part", Part::Sort, count);
    compare("with_part", Part::With, count);
}
