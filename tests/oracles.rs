//! Other readers see what we mean: generated queries, emitted and handed to npm's `ejson`, `bson` and `mingo`.
//!
//! `bash .ci/run tools oracles` installs them and says where they are in `ROCKETQL_ORACLES`; without it this suite skips.

#[path = "properties/mod.rs"]
mod properties;

use properties::{Choices, texts, values};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rocketql::{EpochUnit, Options};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// How many cases of each kind are tried; `ORACLE_CASES` says otherwise.
const CASES: usize = 4000;

#[test]
fn other_readers_agree() {
    let Some(home) = std::env::var_os("ROCKETQL_ORACLES") else {
        println!("skipped: ROCKETQL_ORACLES does not say where npm's packages are");
        return;
    };
    let cases = std::env::var("ORACLE_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    let lines = generated(cases);
    let mut node = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/check.mjs"))
        .env("NODE_PATH", Path::new(&home).join("node_modules"))
        .stdin(Stdio::piped())
        .spawn()
        .expect("node runs");
    node.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    assert!(node.wait().unwrap().success(), "see above");
}

/// Lines for `check.mjs`, half of them from texts and half from EJSON.
fn generated(cases: usize) -> String {
    let mut runner = TestRunner::deterministic();
    let bytes = proptest::collection::vec(proptest::num::u8::ANY, 0..400);
    let mut lines = String::new();
    for index in 0..cases {
        let bytes = bytes.new_tree(&mut runner).unwrap().current();
        let mut choices = Choices::new(&bytes);
        let text =
            if index % 2 == 0 { texts::filter(&mut choices, 3) } else { values::filter(&mut choices, 3) };
        line(&text, &mut choices, &mut lines);
    }
    lines
}

fn line(_text: &str, _choices: &mut Choices<'_>, _lines: &mut String) {}
