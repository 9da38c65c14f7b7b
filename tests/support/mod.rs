//! What the test suites share: corpus cases, and running one through the public interface.

#![allow(dead_code, reason = "each suite uses a part of this")]

pub mod case;

use case::{Case, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// The clock of every case that names no other: what the examples of the codes are compiled with too.
pub const NOW: &str = "2026-11-23T12:00:00Z";

/// The corpus files, sorted by name.
pub fn corpus_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files
}

/// Every case of every corpus file.
pub fn corpus() -> Vec<Case> {
    corpus_files().iter().flat_map(|file| case::parse(&fs::read_to_string(file).unwrap()).0).collect()
}

/// A folder beside the repository that only some checkouts have; says so where a suite has to go without.
pub fn shared(inside: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found =
        ["../shared", "../../shared"].iter().map(|up| root.join(up).join(inside)).find(|path| path.exists());
    if found.is_none() {
        println!("skipped: there is no ../shared/{inside}");
    }
    found
}

/// Milliseconds since 1970 of an instant in RFC 3339.
pub fn instant(text: &str) -> i64 {
    chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()
}

/// STUB until the façade lands.
pub fn run(_case: &Case) -> Outcome {
    Outcome::default()
}
