//! The grammar against the parser: sentences made from `grammar/rocketql.ebnf`, whole and with edits, are accepted by the
//! parser exactly if a recogniser of the grammar accepts them.
//!
//! What the productions cannot say is numbered in `grammar/README.md`; the numbers are named where a rule is applied.
//! `ROCKETQL_SENTENCES=n` makes n sentences of each kind, `ROCKETQL_SEED=n` makes others.

#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    reason = "a test may panic, and says what it compared"
)]

mod characters;
#[path = "../support/ebnf/mod.rs"]
mod ebnf;
mod ejson;
mod expected;
mod sentences;
mod syntax;
mod token;

use rocketql::{Input, Options, Parts, Severity, check, format};
use std::collections::BTreeMap;

/// The two halves of the grammar: over tokens, and over characters.
fn halves() -> (String, String) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/rocketql.ebnf");
    let text = std::fs::read_to_string(path).unwrap();
    let (syntax, characters) = text.split_at(text.find("(* ======== Characters").expect("two halves"));
    (syntax.to_owned(), characters.to_owned())
}

/// A grammar of productions by their names.
fn grammar(productions: &BTreeMap<String, String>) -> ebnf::Grammar {
    let text: Vec<&str> = productions.values().map(String::as_str).collect();
    ebnf::Grammar::read(&(text.join(" ; ") + " ;"))
}

/// Writes something else in place of a part of a production, which must be there.
fn amend(productions: &mut BTreeMap<String, String>, name: &str, from: &str, to: &str) {
    let production = productions.get_mut(name).unwrap_or_else(|| panic!("`{name}` is a production"));
    assert!(production.contains(from), "`{from}` is in `{production}`");
    *production = production.replacen(from, to, 1);
}

/// Whether the parser reads a request.
fn parses(text: &str) -> bool {
    format(text, &Options::default()).is_ok()
}

/// Whether the grammar of the language reads the parts: what else is wrong with them does not count.
fn parts_parse(parts: &Parts<'_>) -> bool {
    let options = Options { input: Input::Dsl, ..Options::default() };
    let report = check(parts, &options);
    // The codes of characters, of the grammar and of JSON.
    let is_grammar = |number: &str| ["RQL01", "RQL02", "RQL05"].iter().any(|area| number.starts_with(area));
    let mut wrong = report.diagnostics().iter().filter(|found| found.code.severity() == Severity::Error);
    !wrong.any(|found| is_grammar(&found.code.to_string()))
}

/// Choices that are the same on every run.
struct Choices(u64);

impl Choices {
    fn new(kind: u64) -> Self {
        Self(variable("ROCKETQL_SEED", 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(kind << 32))
    }

    /// A number below `count` (SplitMix64).
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % count as u64) as usize
    }

    fn of<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}

fn variable(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .map_or(default, |value| value.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// How many sentences of each kind are made.
fn sentence_count(default: u64) -> u64 {
    variable("ROCKETQL_SENTENCES", default)
}

/// What was compared, and where the two differ.
#[derive(Default)]
struct Tally {
    compared: usize,
    accepted: usize,
    differences: Vec<String>,
}

impl Tally {
    /// Both accept a text, or both refuse it.
    fn agree(&mut self, accepted: bool) {
        self.compared += 1;
        self.accepted += usize::from(accepted);
    }

    /// The grammar accepts a text that the parser refuses, or the other way round.
    fn differ(&mut self, text: &str, grammar: bool) {
        let (yes, no) = if grammar { ("grammar", "parser") } else { ("parser", "grammar") };
        self.differences.push(format!("the {yes} accepts, the {no} refuses: {text:?}"));
    }

    /// Reports the share of accepted texts, which must show that both answers were tested.
    fn finish(mut self, what: &str) {
        let share = self.accepted * 100 / self.compared.max(1);
        println!("{what}: {} texts compared, {share} % of them accepted", self.compared);
        self.differences.sort_by_key(String::len);
        self.differences.dedup();
        assert!(self.differences.is_empty(), "{what}:\n{}", self.differences.join("\n"));
        assert!((20..=80).contains(&share), "{what}: {share} % accepted proves little");
    }
}
