//! Tests of one path that cannot all hold are told of, and no others: every pair and every third of some, on every value
//! that tells them apart.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may panic"
)]
#![cfg(all(feature = "matcher", feature = "serde_json"))]

use rocketql::{Code, Filter, Options, Parts, Server, Target, compile_parts};
use serde_json::{Value, json};

/// Tests of a field that holds numbers and no arrays, whose contradictions are looked for.
const LOOKED_AT: &[&str] = &[
    "msgs = 5",
    "msgs = 7",
    "msgs in (5, 6)",
    "msgs in (7, null)",
    "msgs not in (5, 6)",
    "msgs not in (5, 6, 7, null)",
    "msgs != 5",
    "msgs != null",
    "msgs > 6",
    "msgs < 4",
    "msgs >= 5",
    "msgs <= 5",
    "msgs < 5",
    "msgs > 5",
    "msgs in 5..6",
    "msgs exists",
    "msgs missing",
    "msgs = null",
    "{\"msgs\":{\"$ne\":[5,6,7]}}",
];

/// Tests of which it is known that a missing field meets none of them, and no more.
const OF_SOMETHING: &[&str] =
    &["msgs is number", "msgs is null", "msgs % 4 = 1", "msgs ~ /a/", "msgs size 2", "msgs has (= 1)"];

/// Every value that tells the tests above apart, of those that the field holds.
fn rows() -> Vec<Value> {
    let numbers = [1.0, 2.0, 3.0, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 8.0];
    let of = |value: Value| json!({ "msgs": value });
    [json!({}), of(Value::Null)].into_iter().chain(numbers.map(|number| of(json!(number)))).collect()
}

fn is_told(filter: &str) -> bool {
    let server = Server { versions: "6.13.1".parse().unwrap(), unsafe_params: true, privileged: true };
    let options = Options { target: Target::Server(server), ..Options::default() };
    let parts = Parts { filter: Some(filter), endpoint: Some("im.list.everyone"), ..Parts::default() };
    let compiled = compile_parts(&parts, &options).unwrap_or_else(|report| panic!("{filter}: {report}"));
    compiled.diagnostics().iter().any(|found| found.code == Code::Contradiction)
}

fn is_empty(filter: &str, rows: &[Value]) -> bool {
    let filter = Filter::new(filter, &Options::default()).unwrap();
    !rows.iter().any(|row| filter.matches(row).unwrap())
}

#[test]
fn pairs_that_cannot_both_hold_are_told_of() {
    let rows = rows();
    let mut told = 0;
    for one in LOOKED_AT {
        for other in LOOKED_AT.iter().filter(|other| *other != one) {
            let filter = format!("{one} and {other}");
            assert_eq!(is_told(&filter), is_empty(&filter, &rows), "{filter}");
            told += u32::from(is_told(&filter));
        }
        for other in OF_SOMETHING {
            for filter in [format!("{one} and {other}"), format!("{other} and {one}")] {
                let is_missing = *one == "msgs missing";
                assert_eq!(is_told(&filter), is_missing, "{filter}");
            }
        }
    }
    assert!(told > 100, "{told}");
}

/// Of three it is not always seen (`> 4 and < 6 and not in (5, …)` leaves what lies between whole numbers), but what is told
/// is so.
#[test]
fn what_is_told_of_three_is_so() {
    let rows = rows();
    let (mut told, mut missed) = (0, 0);
    for (at, one) in LOOKED_AT.iter().enumerate() {
        for (next, other) in LOOKED_AT.iter().enumerate().skip(at + 1) {
            for third in LOOKED_AT.iter().skip(next + 1) {
                let filter = format!("{third} and {one} and {other}");
                let (is_told, is_empty) = (is_told(&filter), is_empty(&filter, &rows));
                assert!(!is_told || is_empty, "{filter}");
                (told, missed) = (told + u32::from(is_told), missed + u32::from(is_empty && !is_told));
            }
        }
    }
    println!("{told} told, {missed} empty and not told");
    assert!(told > 10 * missed, "{told} {missed}");
}
