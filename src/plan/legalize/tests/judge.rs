//! Two filters and some documents to whether both select the same: by our matcher, and where npm's `mingo` is at hand by
//! that too.

use crate::options::Options;
use crate::value::EpochUnit;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// A filter before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plan) struct Pair {
    pub(in crate::plan) before: String,
    pub(in crate::plan) after: String,
}

/// Everything that was compared, for a second opinion.
#[derive(Default)]
pub(in crate::plan) struct Suite {
    lines: String,
    judged: usize,
}

impl Suite {
    /// Both filters of every pair select the same documents.
    pub(in crate::plan) fn same(&mut self, rule: &str, facts: &str, pairs: &[Pair], documents: &[String]) {
        self.compare(rule, facts, pairs, documents, false);
    }

    /// The first filter of every pair selects nothing that the second one does not.
    pub(in crate::plan) fn inside(&mut self, rule: &str, facts: &str, pairs: &[Pair], documents: &[String]) {
        self.compare(rule, facts, pairs, documents, true);
    }

    fn compare(&mut self, rule: &str, facts: &str, pairs: &[Pair], documents: &[String], is_inside: bool) {
        let rows = rows(documents);
        for pair in pairs {
            let (before, after) = (matcher(&pair.before), matcher(&pair.after));
            if let (Some(before), Some(after)) = (&before, &after) {
                for (row, document) in rows.iter().zip(documents) {
                    let (one, other) = (before.holds(row), after.holds(row));
                    let is_right = if is_inside { !one || other } else { one == other };
                    assert!(is_right, "{rule}, {facts}: {pair:?} on {document}: {one} against {other}");
                    self.judged += 1;
                }
            }
            // Writing to a `String` cannot fail.
            let _ = writeln!(
                self.lines,
                r#"{{"check":"rule","relation":"{}","a":{},"b":{},"rows":[{}]}}"#,
                if is_inside { "inside" } else { "same" },
                quoted(&pair.before),
                quoted(&pair.after),
                documents.iter().map(|document| quoted(document)).collect::<Vec<_>>().join(",")
            );
        }
    }

    /// How many pairs differ on a document.
    pub(in crate::plan) fn differing(pairs: &[Pair], documents: &[String]) -> usize {
        let rows = rows(documents);
        let differs = |pair: &&Pair| match (matcher(&pair.before), matcher(&pair.after)) {
            (Some(before), Some(after)) => rows.iter().any(|row| before.holds(row) != after.holds(row)),
            _ => false,
        };
        pairs.iter().filter(differs).count()
    }

    /// The same question to `mingo`.
    pub(in crate::plan) fn ask_mingo(&self) {
        assert!(self.judged > 1000, "only {} pairs of a filter and a document were judged", self.judged);
        println!("{} judged by the matcher", self.judged);
        let Some(home) = std::env::var_os("ROCKETQL_ORACLES") else {
            println!("mingo was not asked: ROCKETQL_ORACLES does not say where npm's packages are");
            return;
        };
        let mut node = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/check.mjs"))
            .env("NODE_PATH", Path::new(&home).join("node_modules"))
            .stdin(Stdio::piped())
            .spawn()
            .expect("node runs");
        node.stdin.take().unwrap().write_all(self.lines.as_bytes()).unwrap();
        assert!(node.wait().unwrap().success(), "see above");
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    crate::json_text::string(text, &mut out);
    out
}

/// A filter of the matcher; nothing where that refuses it, as it does places on maps.
struct Matcher(crate::matcher::Filter);

fn matcher(filter: &str) -> Option<Matcher> {
    let options = Options { epoch: EpochUnit::Milliseconds, ..Options::default() };
    crate::matcher::Filter::new(filter, &options).ok().map(Matcher)
}

impl Matcher {
    fn holds(&self, row: &bson::Document) -> bool {
        self.0.matches_document(row).unwrap()
    }
}

/// The documents as BSON, which has dates of its own.
fn rows(documents: &[String]) -> Vec<bson::Document> {
    let options = Options { epoch: EpochUnit::Milliseconds, ..Options::default() };
    // A filter of values alone is the document that it looks like.
    documents
        .iter()
        .map(|document| {
            let compiled = crate::compile(document, &options);
            compiled.unwrap_or_else(|report| panic!("{document}: {report}")).to_document()
        })
        .collect()
}
