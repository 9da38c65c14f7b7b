//! Other readers see what we mean: generated queries, emitted and handed to npm's `ejson`, `bson` and `mingo`.
//!
//! `bash .ci/run tools oracles` installs them and says where they are in `ROCKETQL_ORACLES`; without it this suite skips.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    clippy::cast_possible_truncation,
    unreachable_pub,
    reason = "a test may panic, and a suite shares its helpers as modules"
)]
#![cfg(all(feature = "bson", feature = "matcher"))]

#[path = "support/node.rs"]
mod node;
#[path = "properties/mod.rs"]
mod properties;

use bson::Bson;
use properties::{Choices, texts, values};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use rocketql::{Code, EpochUnit, Filter, Options, Parts};
use std::fmt::Write as _;

/// How many cases of each kind are tried; `ORACLE_CASES` says otherwise.
const CASES: usize = 4000;

/// Where `PROPTEST_RNG_SEED` gives none.
const SEED: u64 = 20_261_123;

#[test]
fn other_readers_agree() {
    let Some(program) = node::program("oracles/check.mjs") else { return };
    let cases = std::env::var("ORACLE_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    node::judge(program, &generated(cases));
}

/// What JavaScript and PCRE2 read alike in a pattern, and what they do not.
const PATTERN_PARTS: &[&str] = &[
    "a",
    "]",
    "[",
    "^",
    "$",
    "|",
    "*",
    "+?",
    "{2}",
    "{2,}",
    "{",
    "}",
    "(",
    "(?:",
    "(?=",
    "(?!",
    "(?<=",
    "(?<!",
    "(?<n>",
    "(?>",
    "(?i)",
    ")",
    ")",
    "\\b",
    "\\x{400}",
    "\\k<n>",
    "\\1",
    "\\Q",
    "\\E",
    ".",
    "é",
    "😀",
    "\u{2028}",
    "\\\u{2028}",
    "/",
    "\\/",
    "\n",
    "\\\n",
];

/// Members of classes, which begin and end ranges.
const MEMBERS: &[&str] = &[
    "a",
    "z",
    "A",
    "Z",
    "0",
    "-",
    "]",
    "^",
    "\\d",
    "\\W",
    "\\b",
    "\\x{400}",
    "\\x{4ff}",
    "\\x41",
    "\\x5a",
    "\\101",
    "\\132",
    "\\0",
    "\\7",
    "\\cA",
    "\\a",
    "\\e",
    "\\t",
    "\\h",
    "\\o{101}",
    "\\]",
    "\\-",
    "[:alpha:]",
    "é",
    "я",
    "😀",
    "ｚ",
    "/",
    "\n",
    "\\\u{2029}",
    "\\Q",
    "\\E",
];

/// A part of a pattern: a token, a class, or a group that is repeated.
fn pattern_part(c: &mut Choices<'_>) -> String {
    match c.below(6) {
        0 | 1 => {
            let mut class = c.pick(&["[", "[^"]).to_owned();
            for _ in 0..1 + c.below(3) {
                class.push_str(c.pick(MEMBERS));
                if c.chance(60) {
                    class.push('-');
                    class.push_str(c.pick(MEMBERS));
                }
            }
            class + "]"
        }
        2 => {
            c.pick(&["(?<=a)", "(?<!a)", "(?=a)", "(?!a)", "(a)"]).to_owned()
                + c.pick(&["*", "?", "{2}", "+?", ""])
        }
        _ => c.pick(PATTERN_PARTS).to_owned(),
    }
}

/// A regex that is sent as a value has to pass `RegExp`: random patterns that PCRE2 takes, and what becomes of them.
#[test]
fn javascript_compiles_the_patterns_that_are_sent_as_values() {
    let Some(program) = node::program("oracles/check.mjs") else { return };
    let mut runner = TestRunner::deterministic();
    let bytes = proptest::collection::vec(proptest::num::u8::ANY, 12..48);
    let (mut lines, mut sent, mut refused) = (String::new(), 0, 0);
    for _ in 0..12_000 {
        let bytes = bytes.new_tree(&mut runner).unwrap().current();
        let mut choices = Choices::new(&bytes);
        let pattern: String = (0..1 + choices.below(4)).map(|_| pattern_part(&mut choices)).collect();
        let filter = format!(r#"{{"a":{{"$in":[{{"$regexp":{},"$flags":""}}]}}}}"#, quoted(&pattern));
        let compiles = match rocketql::compile(&filter, &options()) {
            Ok(_) => true,
            Err(report) if report.diagnostics().iter().any(|one| one.code == Code::RegexForJavaScript) => {
                false
            }
            Err(_) => continue,
        };
        (sent, refused) = (sent + u32::from(compiles), refused + u32::from(!compiles));
        let _ =
            writeln!(lines, r#"{{"check":"pattern","pattern":{},"compiles":{compiles}}}"#, quoted(&pattern));
    }
    assert!(sent > 1000 && refused > 1000, "{sent} sent, {refused} refused");
    node::judge(program, &lines);
}

/// Lines for `check.mjs`, half of them from texts and half from EJSON.
fn generated(cases: usize) -> String {
    let seed = std::env::var("PROPTEST_RNG_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    println!("seed {seed}");
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(seed), ..Config::default() });
    let bytes = proptest::collection::vec(proptest::num::u8::ANY, 0..1200);
    let mut lines = String::new();
    for index in 0..cases {
        let bytes = bytes.new_tree(&mut runner).unwrap().current();
        let mut choices = Choices::new(&bytes);
        let filter =
            if index % 2 == 0 { texts::filter(&mut choices, 3) } else { values::filter(&mut choices, 3) };
        let plain: Vec<_> = (0..8).map(|_| values::row(&mut choices)).collect();
        let rows = plain.iter().map(|row| quoted(row)).collect::<Vec<_>>().join(",");
        let Some((query, canonical)) = compiled(&filter) else { continue };
        let parts = Parts { filter: Some(&query), ..Parts::default() };
        if let Ok(filter) = Filter::new(&query, &options()) {
            let verdicts: Vec<_> =
                plain.iter().map(|row| filter.matches_json(row.as_bytes()).unwrap()).collect();
            let query = quoted(&query);
            let _ = writeln!(
                lines,
                r#"{{"check":"match","query":{query},"verdicts":{verdicts:?},"rows":[{rows}]}}"#
            );
        }
        let rendered = rocketql::render(&parts, &options()).expect("what was emitted can be rendered");
        let again = compiled(rendered.text()).map_or_else(String::new, |(query, _)| query);
        let (query, canonical, again) = (quoted(&query), quoted(&canonical), quoted(&again));
        // Extended JSON cannot write a document that looks like one of its typed values.
        if !query.contains("$escape") {
            // Writing to a `String` cannot fail.
            let _ = writeln!(lines, r#"{{"check":"value","text":{query},"canonical":{canonical}}}"#);
        }
        let _ = writeln!(lines, r#"{{"check":"rows","a":{query},"b":{again},"rows":[{rows}]}}"#);
        if let Some((negated, _)) = compiled(&format!("not ({filter})")) {
            let negated = quoted(&negated);
            let _ = writeln!(lines, r#"{{"check":"negation","a":{query},"b":{negated},"rows":[{rows}]}}"#);
        }
    }
    lines
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn options() -> Options<'static> {
    Options { now: Some(properties::NOW), epoch: EpochUnit::Milliseconds, ..Options::default() }
}

/// The query that servers are sent, and the same as canonical Extended JSON.
fn compiled(filter: &str) -> Option<(String, String)> {
    let options =
        Options { now: Some(properties::NOW), epoch: EpochUnit::Milliseconds, ..Options::default() };
    let compiled = rocketql::compile(filter, &options).ok()?;
    let mut canonical = String::new();
    write(&Bson::Document(compiled.to_document()), &mut canonical);
    Some((compiled.query(), canonical))
}

/// Canonical Extended JSON v2, for the types that servers take.
fn write(value: &Bson, out: &mut String) {
    let _ = match value {
        Bson::Null => write!(out, "null"),
        Bson::Boolean(truth) => write!(out, "{truth}"),
        Bson::String(text) => write!(out, "{}", quoted(text)),
        Bson::Int32(number) => write!(out, r#"{{"$numberInt":"{number}"}}"#),
        Bson::Int64(number) => write!(out, r#"{{"$numberLong":"{number}"}}"#),
        Bson::Double(number) if number.is_nan() => write!(out, r#"{{"$numberDouble":"NaN"}}"#),
        Bson::Double(number) if number.is_infinite() => {
            write!(out, r#"{{"$numberDouble":"{}Infinity"}}"#, if *number < 0.0 { "-" } else { "" })
        }
        Bson::Double(number) => write!(out, r#"{{"$numberDouble":"{number:?}"}}"#),
        Bson::DateTime(date) => {
            write!(out, r#"{{"$date":{{"$numberLong":"{}"}}}}"#, date.timestamp_millis())
        }
        Bson::RegularExpression(regex) => {
            let (pattern, options) = (quoted(regex.pattern.as_str()), quoted(regex.options.as_str()));
            write!(out, r#"{{"$regularExpression":{{"pattern":{pattern},"options":{options}}}}}"#)
        }
        Bson::Binary(binary) => {
            let base64 = binary.to_string();
            let base64 = base64.rsplit([' ', ',']).next().unwrap().trim_end_matches(')');
            write!(
                out,
                r#"{{"$binary":{{"base64":"{base64}","subType":"{:02x}"}}}}"#,
                u8::from(binary.subtype)
            )
        }
        Bson::Array(items) => {
            sequence('[', items.iter().map(|item| (None, item)), ']', out);
            Ok(())
        }
        Bson::Document(members) => {
            sequence('{', members.iter().map(|(key, value)| (Some(key), value)), '}', out);
            Ok(())
        }
        other => panic!("no server takes {other:?}"),
    };
}

fn sequence<'a>(
    open: char,
    items: impl Iterator<Item = (Option<&'a String>, &'a Bson)>,
    close: char,
    out: &mut String,
) {
    out.push(open);
    for (index, (key, value)) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if let Some(key) = key {
            let _ = write!(out, "{}:", quoted(key));
        }
        write(value, out);
    }
    out.push(close);
}
