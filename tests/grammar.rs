//! The grammar against the code: every production is quoted by one function, and the terminals are those of the tables.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A production: its name and its body, with single blanks.
type Productions = BTreeMap<String, String>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tokens of the notation: names, terminals with their quotes, and symbols.
fn notation(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' => 2 + rest[1..].find(first).expect("a terminal is closed"),
            '(' if rest.starts_with("(*") => {
                let end = rest.find("*)").expect("a comment is closed") + 2;
                rest = rest[end..].trim_start();
                continue;
            }
            'a'..='z' => rest.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(rest.len()),
            '=' | ',' | '|' | '[' | ']' | '{' | '}' | '(' | ')' | ';' => 1,
            other => panic!("`{other}` is not in the notation: {}", &rest[..rest.len().min(40)]),
        };
        tokens.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    tokens
}

/// The productions of the grammar, and the names of those of its first half.
fn grammar() -> (Productions, BTreeSet<String>) {
    let text = read("grammar/rocketql.ebnf");
    let halves = text.find("(* ======== Characters").expect("the grammar has two halves");
    let (mut all, mut syntax) = (Productions::new(), BTreeSet::new());
    for (half, is_syntax) in [(&text[..halves], true), (&text[halves..], false)] {
        for production in notation(half).split(|token| token == ";") {
            let [name, equals, body @ ..] = production else { continue };
            assert_eq!(equals, "=", "{name}");
            assert!(all.insert(name.clone(), body.join(" ")).is_none(), "`{name}` stands twice");
            if is_syntax {
                syntax.insert(name.clone());
            }
        }
    }
    (all, syntax)
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let relative = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            files.extend(sources(&relative));
        } else if relative.ends_with(".rs") && !relative.ends_with("tests.rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The productions quoted in doc comments of functions. Files that read JSON quote another grammar.
fn quoted() -> Productions {
    let files = sources("src/lex").into_iter().chain(sources("src/dsl/parse"));
    let is_ejson =
        |file: &PathBuf| ["json.rs", "string.rs", "number.rs"].iter().any(|name| file.ends_with(name));
    quoted_in(files.filter(|file| !is_ejson(file)))
}

/// The productions that are quoted in files, each at a function.
fn quoted_in(files: impl Iterator<Item = PathBuf>) -> Productions {
    let mut found = Productions::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let mut pending = Vec::new();
        for line in text.lines().map(str::trim) {
            if let Some(comment) = line.strip_prefix("/// ") {
                let inner = comment.trim_matches('`').trim();
                let is_production =
                    comment.starts_with('`') && inner.ends_with(" ;") && inner.contains(" = ");
                if is_production {
                    pending.push(inner.trim_end_matches(" ;").to_owned());
                }
            } else if !line.starts_with("///") && !line.starts_with("#[") && !pending.is_empty() {
                let at = format!("{} before `{line}`", file.display());
                assert!(line.contains("fn "), "a production is quoted elsewhere than at a function: {at}");
                for production in pending.drain(..) {
                    let (name, body) = production.split_once(" = ").unwrap();
                    let twice = found.insert(name.to_owned(), squeezed(body));
                    assert!(twice.is_none(), "`{name}` is quoted twice: {at}");
                }
            }
        }
    }
    found
}

#[test]
fn every_production_is_quoted_by_one_function() {
    let (grammar, _) = grammar();
    let quoted = quoted();
    for (name, body) in &grammar {
        let quoted = quoted.get(name).unwrap_or_else(|| panic!("no function quotes `{name}`"));
        assert_eq!(quoted, body, "`{name}` is quoted otherwise than it stands in the grammar");
    }
    for name in quoted.keys() {
        assert!(grammar.contains_key(name), "`{name}` is quoted but does not stand in the grammar");
    }
}

/// The productions of EJSON's texts, which are the first part of its grammar.
#[test]
fn every_production_of_ejson_is_quoted_by_one_function() {
    let text = read("grammar/ejson.ebnf");
    let syntax = text.split("(* Typed values").next().unwrap();
    let files = ["src/ejson/json.rs", "src/lex/string.rs", "src/lex/number.rs"].map(|file| root().join(file));
    let quoted = quoted_in(files.into_iter());
    let without_comments: String = syntax.lines().filter(|line| !line.starts_with("(*")).collect();
    let grammar: Productions = without_comments
        .split(" ;")
        .filter_map(|production| production.split_once('='))
        .map(|(name, body)| (name.trim().to_owned(), squeezed(body)))
        .collect();
    assert_eq!(grammar.len(), 10, "{grammar:?}");
    assert_eq!(quoted, grammar);
}

/// The keys of typed values stand in the grammar exactly if the reader knows them.
#[test]
fn the_keys_of_typed_values_are_those_of_the_reader() {
    let keys = |text: &str| -> BTreeSet<String> {
        let parts = text.split('"').filter(|part| part.starts_with('$'));
        parts.filter(|part| part[1..].chars().all(char::is_alphanumeric)).map(str::to_owned).collect()
    };
    let mut known = keys(&read("src/ejson/wrapper.rs"));
    known.extend(
        ["typed.rs", "typed/foreign.rs"].iter().flat_map(|file| keys(&read(format!("src/ejson/{file}")))),
    );
    // What a type of one's own would be wrapped in is known in order to be refused.
    known.remove("$value");
    assert_eq!(keys(&read("grammar/ejson.ebnf")), known);
}

fn is_terminal(token: &str) -> bool {
    token.starts_with(['"', '\''])
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_ascii_lowercase())
}

#[test]
fn every_name_is_a_production_or_a_class_of_the_readme() {
    let (grammar, _) = grammar();
    let readme = read("grammar/README.md");
    let mut used: BTreeSet<String> =
        ["request", "filter_part", "fields_part", "sort_part", "with_part", "blank", "comment"]
            .map(str::to_owned)
            .into();
    for (name, body) in &grammar {
        for part in notation(body).into_iter().filter(|token| is_name(token)) {
            let is_class =
                || readme.lines().any(|line| line.starts_with('|') && line.contains(&format!("`{part}`")));
            assert!(
                grammar.contains_key(&part) || is_class(),
                "`{name}` names `{part}`, which nothing explains"
            );
            used.insert(part);
        }
    }
    for name in grammar.keys() {
        assert!(used.contains(name), "`{name}` is not reached");
    }
}

/// The strings in quotes in the part of a file between two marks.
fn strings(file: &str, from: &str, to: &str) -> BTreeSet<String> {
    let text = read(file);
    let start = text.find(from).unwrap_or_else(|| panic!("{file} has `{from}`"));
    let end = start + text[start..].find(to).unwrap_or_else(|| panic!("{file} has `{to}`"));
    text[start..end].split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The spellings of symbols and keywords in the lexer's tables, and of the constructors in the parser's.
fn spellings() -> BTreeSet<String> {
    let text = read("src/lex/token.rs");
    let table = text.split("\ntokens! {").nth(1).unwrap().split("\n}").next().unwrap();
    let mut all = BTreeSet::new();
    for line in table.lines().filter_map(|line| line.split_once('[')) {
        // A row is `Name ["=" "=="] "doc";`, and the last bracket before the doc closes the spellings.
        let spellings = line.1.split("] \"").next().unwrap();
        all.extend(spellings.split_whitespace().map(|spelling| spelling.trim_matches('"').to_owned()));
    }
    all.extend(strings("src/lex/token.rs", "\nkeywords! {", "\n}"));
    all.extend(strings("src/dsl/parse/value.rs", "const CONSTRUCTORS", "];"));
    all.insert("Date".to_owned());
    all
}

#[test]
fn the_terminals_are_those_of_the_tables() {
    let (grammar, syntax) = grammar();
    let mut terminals = BTreeSet::new();
    for name in &syntax {
        let tokens = notation(&grammar[name]);
        terminals.extend(
            tokens
                .iter()
                .filter(|token| is_terminal(token))
                .map(|token| token[1..token.len() - 1].to_owned()),
        );
    }
    assert_eq!(terminals, spellings());
}

#[test]
fn the_examples_hold_every_terminal_of_the_syntax() {
    let (grammar, syntax) = grammar();
    let examples = read("grammar/examples.txt");
    for name in &syntax {
        for terminal in notation(&grammar[name]).into_iter().filter(|token| is_terminal(token)) {
            let terminal = &terminal[1..terminal.len() - 1];
            assert!(examples.contains(terminal), "no example has `{terminal}`");
        }
    }
    for heading in examples.lines().filter_map(|line| line.strip_prefix("## ")) {
        assert!(grammar.contains_key(heading), "`{heading}` is no production");
    }
}
