//! Half-typed requests of `places.txt`: whatever is offered at their end can be gone on with to a request that compiles, the
//! client doing what the server does not.

use rocketql::assist::{Assistant, Knowledge, Surroundings};
use rocketql::{Mode, Options, Part, Parts, Severity, Version};

/// What a request may go on with; what is open behind it is closed.
const TAILS: &[&str] = &[
    "",
    " = 1",
    " = true",
    " = x",
    " x",
    " 1",
    " now",
    "x",
    "1",
    "\"x\"",
    "\"2024-03-01T00:00:00Z\"",
    " name",
    "name",
    " name = x",
    "..tomorrow",
    " and tomorrow",
    "\"2024-03-01T00:00:00Z\")..now",
    "\"2024-03-01T00:00:00Z\") and now",
    "..2)",
    " 1..2",
    " 1 and 2",
    " now and now",
    " and now",
    " (x)",
    " (1)",
    " (now)",
    " (true)",
    " (x = 1)",
    " (= 1)",
    " exists",
    " string",
    " 4 = 1",
    " all set 1",
    " set 1",
    " 1 size 2",
    " count 5",
    " sort name",
    " with roomId = x",
    " roomId = x",
    " email = x",
    "1, 2",
    "1, 2, 3",
    "1, 2, 3, 4",
    "(1, 2), (3, 4), (5, 6)",
    " point(1, 2)",
    " box(1, 2, 3, 4)",
    " {\"type\": \"Point\", \"coordinates\": [1, 2]}",
    "[1, 1]",
    "[{\"name\": \"x\"}]",
    "[[1, 2], [3, 4]]",
    "{\"$eq\": 1}",
    "{\"$search\": \"x\"}",
    "{\"$gte\": 1, \"$lt\": 2}",
    "{\"name\": \"x\"}",
    "0.5",
    "{\"$geometry\": {\"type\": \"Point\", \"coordinates\": [1, 2]}}",
    "{\"$box\": [[1, 2], [3, 4]]}",
];

/// What is wrong with a text, but for a parameter that it does not have yet.
fn errors(text: &str) -> usize {
    let parts = Parts { text: Some(text), ..Parts::default() };
    let options = Options { now: Some(super::properties::NOW), mode: Mode::Split, ..Options::default() };
    let report = rocketql::check(&parts, &options);
    let is_error =
        |one: &&rocketql::Diagnostic| one.severity() == Severity::Error && one.code.to_string() != "RQL0743";
    report.diagnostics().iter().filter(is_error).count()
}

/// The brackets and quotes that close what is open.
fn closing(text: &str) -> String {
    let mut open = Vec::new();
    for letter in text.chars() {
        match letter {
            '"' if open.last() == Some(&'"') => _ = open.pop(),
            _ if open.last() == Some(&'"') => {}
            '"' => open.push('"'),
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' => _ = open.pop(),
            _ => {}
        }
    }
    open.into_iter().rev().collect()
}

/// Whether there is a way to go on that compiles.
fn goes_on(text: &str) -> bool {
    TAILS.iter().any(|tail| {
        let open = format!("{text}{tail}");
        errors(&(open.clone() + &closing(&open))) == 0
    })
}

#[test]
fn what_is_offered_compiles() {
    let places = include_str!("places.txt");
    let versions = Version::NEWEST_RELEASED.into();
    let options = Options { now: Some(super::properties::NOW), mode: Mode::Split, ..Options::default() };
    let mut accepted = 0;
    let mut refused = Vec::new();
    for text in places.lines().filter(|line| !line.starts_with('#')) {
        let knowledge = Knowledge::of_text(text, versions);
        let (fields, parameters) =
            knowledge.as_ref().map_or_else(Default::default, |known| (known.fields(), known.parameters()));
        let around =
            Surroundings { part: Part::Text, options, fields: &fields, parameters: &parameters, most: 60 };
        let completions = Assistant::new().complete(text, text.len() as u32, &around);
        for item in &completions.items {
            let written = item.apply(text);
            if goes_on(&written) {
                accepted += 1;
            } else {
                refused.push(written);
            }
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
    assert!(accepted > 1_000, "only {accepted} were offered");
}
