//! Tests of values against measured facts, and against chrono and the zone database.

mod calendar;
mod date;
mod decimal;
mod number;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use std::path::Path;

/// A file of the shared facts and corpora, which lie beside the checkout; nothing, and a line that says so, where not.
fn shared(path: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = ["../shared", "../../shared"]
        .iter()
        .find_map(|up| std::fs::read_to_string(root.join(up).join(path)).ok());
    if found.is_none() {
        println!("skipped: ../shared/{path} is not here");
    }
    found
}

/// The lines of the EJSON corpus whose id starts so: id, input, and what the line expects.
fn corpus(prefix: &str) -> Vec<serde_json::Value> {
    let lines = shared("corpora/ejson-corpus.jsonl").unwrap_or_default();
    let lines = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.filter(|line| line["id"].as_str().unwrap().starts_with(prefix)).collect()
}

fn sink() -> Diagnostics {
    Diagnostics::new(50)
}

/// The one error that a text must have.
fn only_error(sink: &Diagnostics) -> &Diagnostic {
    let errors: Vec<_> = sink.items().iter().filter(|item| item.severity() == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{:?}", sink.items());
    errors[0]
}
