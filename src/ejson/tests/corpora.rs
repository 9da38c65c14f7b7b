//! The kept corpora, where they are at hand: `../shared/corpora` beside the checkout.

use super::*;
use std::path::PathBuf;

fn corpora(name: &str) -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = ["../shared/corpora", "../../shared/corpora"].map(|path| here.join(path).join(name));
    let found = found.into_iter().find(|path| path.exists());
    if found.is_none() {
        println!("skipped: ../shared/corpora/{name} is not here");
    }
    found
}

/// RFC 8259 and nothing else: every `y_` file is read, every `n_` file refused, and the `i_` files are as serde_json has
/// them.
#[test]
fn json_test_suite() {
    let Some(directory) = corpora("jsontestsuite/test_parsing") else { return };
    let read = ["i_number_double_huge_neg_exp", "i_number_real_underflow", "i_number_too_big_neg_int"];
    let read = [&read[..], &["i_number_too_big_pos_int", "i_number_very_big_negative_int"]].concat();
    // serde_json stops at 128 levels; ours is a limit of its own.
    let read = [&read[..], &["i_structure_500_nested_arrays"]].concat();
    let mut counts = [0; 3];
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let accepted =
            std::str::from_utf8(&bytes).is_ok_and(|text| Read::value(text, Dialect::Json).node.is_some());
        let (kind, expected) = match name.as_bytes()[0] {
            b'y' => (0, true),
            b'n' => (1, false),
            _ => (2, read.contains(&name)),
        };
        counts[kind] += 1;
        assert_eq!(accepted, expected, "{name}");
    }
    assert_eq!(counts, [95, 188, 35]);
}

/// What a server is sent differs from the corpus in these lines, all decided by language.md.
const OTHERWISE_SENT: [&str; 8] = [
    // 2^53 is the last whole number that is sent; the corpus stops one before.
    "meteor/074",
    "v2/023",
    // A whole number beyond that is refused even where it is a double; the corpus sends it with its digits changed.
    "meteor/078",
    "meteor/088",
    "v2/061",
    // `constructor` is refused at any depth; the corpus refuses it at the top alone.
    "meteor/key/3",
    // An empty segment is refused in a path.
    "corpus/top/v003/canonical",
    "meteor/097",
];

/// Every line of the corpus of EJSON: what is read, its canonical form, and what a server can be sent.
#[test]
fn ejson_corpus() {
    let Some(path) = corpora("ejson-corpus.jsonl") else { return };
    let mut failures = Vec::new();
    let mut count = 0;
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let dialect = match case["dialect"].as_str().unwrap() {
            "meteor" => Dialect::Meteor,
            "mongo-v1" => Dialect::V1,
            _ => Dialect::V2,
        };
        count += 1;
        let input = case["input"].as_str().unwrap();
        let mut read = Read::value(input, dialect);
        let canonical = read.node.map(|_| read.write(form::Dialect::Canonical));
        read.request.filter = read.node;
        let mut wire = Diagnostics::new(50);
        crate::plan::wire::check(&read.request, input, &mut wire);
        let mut again = Request::default();
        again.filter =
            read_filter(input, Span::between(0, input.len()), &options(dialect), &mut again, &mut wire);
        // `undefined` is refused with the operands, for every target.
        let mut operands = Diagnostics::new(50);
        crate::request::validate(&again, input, &Limits::default(), &mut operands);
        let is_undefined = operands.items().iter().any(|item| item.code == Code::UndefinedOperand);
        let sent = read.node.filter(|_| !wire.has_errors() && !is_undefined);
        let meteor = sent.map(|_| read.write(form::Dialect::Meteor));
        let is_sent = (meteor.as_deref() == case["meteor_out"].as_str())
            != OTHERWISE_SENT.contains(&case["id"].as_str().unwrap());
        let is_read = read.node.is_some() == case["valid"].as_bool().unwrap()
            && canonical.as_deref() == case["canonical_v2"].as_str();
        if !is_read || !is_sent {
            failures.push(format!(
                "{line}\n  canonical {canonical:?}\n  meteor {meteor:?}\n  {:?}",
                read.codes()
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(count, 1926);
}
