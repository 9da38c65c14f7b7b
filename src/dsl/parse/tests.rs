//! Sentences through lexer and parser.

use super::*;
use crate::diagnostic::Example;

/// Parses a text and gives the tree with the reports.
fn parsed(source: &str, entry: Entry) -> (Ast, Vec<Token>, Diagnostics) {
    let (mut ast, mut tokens) = (Ast::default(), Vec::new());
    let mut sink = Diagnostics::new(50);
    parse(source, entry, &Limits::default(), &mut ast, &mut tokens, &mut sink);
    (ast, tokens, sink)
}

/// The codes reported, by place.
fn codes(source: &str, entry: Entry) -> Vec<Code> {
    let (.., mut sink) = parsed(source, entry);
    sink.take().iter().map(|diagnostic| diagnostic.code).collect()
}

/// Every code of the lexer and the parser comes with an example that yields it, and where a fix is offered,
/// applying it removes the report.
#[test]
fn examples_yield_their_codes() {
    let mut failures = Vec::new();
    for &code in Code::ALL {
        if !matches!(code as u16, 100..300 | 700..705) {
            continue;
        }
        let (text, entry) = match code.example() {
            Example::Text(text) => (text, Entry::Request),
            Example::Filter(text) => (text, Entry::Filter),
            Example::Fields(text) => (text, Entry::Fields),
            Example::Sort(text) => (text, Entry::Sort),
            Example::With(text) => (text, Entry::With),
            Example::Count(_) | Example::Value(_) | Example::Line(_) | Example::None(_) => continue,
        };
        let (.., mut sink) = parsed(text, entry);
        let found = sink.take();
        if found.len() != 1 || found[0].code != code {
            let all: Vec<_> = found.iter().map(|d| (d.code, d.message(text))).collect();
            failures.push(format!("{code} {code:?}: `{text}` gives {all:?}"));
            continue;
        }
        for fix in &found[0].fixes {
            let fixed = fix.apply(text);
            let left = codes(&fixed, entry);
            if left.iter().any(|code| code.severity() == crate::diagnostic::Severity::Error) {
                failures.push(format!("{code} {code:?}: `{text}` fixed to `{fixed}` gives {left:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The sentences of `grammar/examples.txt`, each with how it is given.
fn sentences() -> impl Iterator<Item = (Entry, &'static str)> {
    let mut entry = Entry::Filter;
    include_str!("../../../grammar/examples.txt").lines().filter_map(move |line| {
        let Some(heading) = line.strip_prefix("## ") else { return Some((entry, line)) };
        entry = match heading {
            "request" => Entry::Request,
            "fields_part" => Entry::Fields,
            "sort_part" => Entry::Sort,
            "with_part" => Entry::With,
            _ => Entry::Filter,
        };
        None
    })
}

#[test]
fn every_sentence_of_the_grammar_parses() {
    let mut failures = Vec::new();
    for (entry, text) in sentences() {
        let found = codes(text, entry);
        if found.iter().any(|code| code.severity() == crate::diagnostic::Severity::Error) {
            failures.push(format!("`{text}` gives {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn debug_dump() {
    let Ok(path) = std::env::var("DUMP") else { return };
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let (entry, text) = match line.split_once("§") {
            Some(("F", text)) => (Entry::Filter, text),
            Some(("S", text)) => (Entry::Sort, text),
            Some(("P", text)) => (Entry::Fields, text),
            Some(("W", text)) => (Entry::With, text),
            _ => (Entry::Request, line),
        };
        let (_, _, mut sink) = parsed(text, entry);
        println!("{text}");
        for d in sink.take() {
            println!(
                "    {} {}..{} {} | {}",
                d.code,
                d.span.start,
                d.span.end,
                d.message(text),
                d.help(text)
            );
            for fix in &d.fixes {
                println!(
                    "        [{}] -> {}    {:?}",
                    fix.title,
                    fix.apply(text),
                    codes(&fix.apply(text), entry)
                );
            }
        }
    }
}
