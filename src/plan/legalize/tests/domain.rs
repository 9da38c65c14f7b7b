//! Small domains: every clause of a few operators over a few values, and every document that may stand there.

use crate::plan::legalize::conditions::{FieldFacts, Known};

/// Values as EJSON: of every type that a query of a server can name, and those that differ little from one another.
const VALUES: [&str; 12] = [
    "null",
    "false",
    "true",
    "0",
    "1",
    r#""x""#,
    r#""X""#,
    r#"{"$date":0}"#,
    "[]",
    "[0]",
    r#"{"y":0}"#,
    r#"{"$escape":{"$ne":0}}"#,
];

/// What a regex in a list or a value looks like.
const REGEXES: [&str; 2] = [r#"{"$regexp":"^x","$flags":""}"#, r#"{"$regexp":"x","$flags":"i"}"#];

/// What is known of a field, with a name for messages.
pub(super) fn all_facts() -> Vec<(&'static str, Option<FieldFacts>)> {
    let truths = vec![Known::Bool(false), Known::Bool(true)];
    let words = vec![Known::Text("x"), Known::Text("X"), Known::Text("z")];
    let numbers = vec![Known::Whole(0), Known::Whole(1)];
    let facts =
        |values: &Vec<Known>, closed, arrays| Some(FieldFacts { values: values.clone(), closed, arrays });
    vec![
        ("nothing", None),
        ("a truth value", facts(&truths, true, false)),
        ("truth values in arrays", facts(&truths, true, true)),
        ("one of three words", facts(&words, true, false)),
        ("one of three words in arrays", facts(&words, true, true)),
        ("three words and others", facts(&words, false, false)),
        ("one of two numbers", facts(&numbers, true, false)),
    ]
}

fn known(value: Known) -> String {
    match value {
        Known::Bool(truth) => truth.to_string(),
        Known::Text(word) => format!("\"{word}\""),
        Known::Whole(number) => number.to_string(),
    }
}

/// Every document that the facts allow: where they are about `a`, and where they are about `a.b`. A schema says nothing of
/// null and of missing fields, so both may be everywhere, and in the place of `a` anything that has no `b`.
pub(super) fn documents(facts: Option<&FieldFacts>) -> [Vec<String>; 2] {
    let mut leaves: Vec<String> = match facts {
        None => VALUES[..11].iter().map(|&value| value.to_owned()).collect(),
        Some(facts) => {
            let mut leaves = vec!["null".to_owned()];
            leaves.extend(facts.values.iter().copied().map(known));
            if !facts.closed {
                leaves.extend([r#""other""#.to_owned(), "7".to_owned()]);
            }
            leaves
        }
    };
    let scalars: Vec<String> = leaves.iter().filter(|leaf| !leaf.starts_with('[')).cloned().collect();
    let arrays = facts.is_none_or(|facts| facts.arrays);
    if arrays {
        leaves.extend(lists(&scalars));
    }
    let mut parents: Vec<String> = vec!["{}".to_owned()];
    parents.extend(leaves.iter().map(|leaf| format!(r#"{{"b":{leaf}}}"#)));
    if arrays {
        let few: Vec<String> = [
            vec!["{}".to_owned()],
            scalars[..4.min(scalars.len())].iter().map(|leaf| format!(r#"{{"b":{leaf}}}"#)).collect(),
        ]
        .concat();
        parents.extend(lists(
            &[few, vec!["0".to_owned(), r#"{"b":[0,1]}"#.to_owned(), "[]".to_owned()]].concat(),
        ));
    }
    parents.extend(["null", "0", r#""x""#].map(str::to_owned));
    [leaves, parents].map(|values| {
        let mut documents = vec!["{}".to_owned(), r#"{"c":1}"#.to_owned()];
        documents.extend(values.iter().map(|value| format!(r#"{{"a":{value}}}"#)));
        documents.extend(values.iter().map(|value| format!(r#"{{"c":1,"a":{value}}}"#)));
        documents
    })
}

/// Every array of up to two of these.
fn lists(values: &[String]) -> Vec<String> {
    let mut lists = vec!["[]".to_owned()];
    for first in values {
        lists.push(format!("[{first}]"));
        lists.extend(values.iter().map(|second| format!("[{first},{second}]")));
    }
    lists
}

/// Every clause of the domain, about `a`, `a.b` and `c`.
pub(super) fn clauses() -> Vec<String> {
    let values: Vec<String> = VALUES.iter().map(|&value| value.to_owned()).collect();
    let with_regexes: Vec<String> = VALUES.iter().chain(&REGEXES).map(|&value| value.to_owned()).collect();
    let mut tests: Vec<String> = Vec::new();
    for value in &values {
        for operator in ["$eq", "$ne", "$gt", "$lte"] {
            tests.push(format!(r#""{operator}":{value}"#));
        }
    }
    tests.push(format!(r#""$eq":{}"#, REGEXES[0]));
    for list in lists(&with_regexes) {
        for operator in ["$in", "$nin", "$all"] {
            tests.push(format!(r#""{operator}":{list}"#));
        }
    }
    tests.extend(r#""$all":[{"$elemMatch":{"$gt":0}},{"$elemMatch":{"b":0}}]"#.lines().map(str::to_owned));
    for rest in OTHERS {
        tests.push((*rest).to_owned());
    }
    let short: Vec<&String> = tests.iter().filter(|test| test.matches(',').count() < 2).collect();
    let pairs = FEW.iter().flat_map(|one| FEW.iter().map(move |other| (one, other)));
    let pairs: Vec<String> = pairs
        .filter(|(one, other)| one.split(':').next() != other.split(':').next())
        .map(|(one, other)| format!("{one},{other}"))
        .collect();
    let mut fields: Vec<String> = with_regexes.clone();
    fields.extend(tests.iter().chain(&pairs).map(|tests| format!("{{{tests}}}")));
    fields.extend(short.into_iter().chain(&pairs).map(|tests| format!(r#"{{"$not":{{{tests}}}}}"#)));
    fields.extend(REGEXES.iter().map(|regex| format!(r#"{{"$not":{regex}}}"#)));
    fields.extend(FEW.iter().map(|test| format!(r#"{{"$not":{{"$not":{{{test}}}}}}}"#)));
    fields.push(format!(r#"{{"$not":{{"$not":{}}}}}"#, REGEXES[0]));
    let mut clauses: Vec<String> = Vec::new();
    for path in ["a", "a.b"] {
        clauses.extend(fields.iter().map(|field| format!(r#""{path}":{field}"#)));
    }
    let parts: Vec<String> = QUERIES.iter().map(|&query| query.to_owned()).collect();
    for list in lists(&parts).iter().skip(1) {
        for operator in ["$and", "$or", "$nor"] {
            clauses.push(format!(r#""{operator}":{list}"#));
        }
    }
    clauses
}

/// Tests that no list of values makes.
const OTHERS: [&str; 17] = [
    r#""$exists":true"#,
    r#""$exists":false"#,
    r#""$exists":1"#,
    r#""$type":"string""#,
    r#""$size":1"#,
    r#""$mod":[2,1]"#,
    r#""$elemMatch":{"$gt":0}"#,
    r#""$elemMatch":{"b":0}"#,
    r#""$regex":"^x""#,
    r#""$regex":"x","$options":"i""#,
    r#""$options":"m","$regex":"^x$""#,
    r#""$regex":"x # a","$options":"x""#,
    r#""$regex":"x|z","$options":"is""#,
    r#""$regex":"x","$options":"u""#,
    r#""$regex":"(*UCP)x","$options":"i""#,
    r#""$regex":"(?>x)""#,
    r#""$near":[0,0],"$maxDistance":1"#,
];

/// Tests to be put beside one another.
const FEW: [&str; 10] = [
    r#""$eq":{"$date":0}"#,
    r#""$eq":[0]"#,
    r#""$gt":0"#,
    r#""$lte":1"#,
    r#""$ne":null"#,
    r#""$in":[0,"x"]"#,
    r#""$nin":[null,1]"#,
    r#""$exists":true"#,
    r#""$regex":"x","$options":"i""#,
    r#""$size":2"#,
];

/// Queries for connectives.
const QUERIES: [&str; 15] = [
    "{}",
    r#"{"a":0}"#,
    r#"{"a":null}"#,
    r#"{"a":{"$gt":0}}"#,
    r#"{"a":{"$gt":0,"$lte":1}}"#,
    r#"{"a.b":{"$ne":0}}"#,
    r#"{"a.b":0,"c":1}"#,
    r#"{"a":{"$regexp":"x","$flags":""},"c":1}"#,
    r#"{"$and":[{"a":0},{"c":1}]}"#,
    r#"{"$or":[{"a":0},{"c":1}]}"#,
    r#"{"$nor":[{"a":0},{"c":1}]}"#,
    r#"{"$or":[{"a.b":0},{"a":1}],"c":1}"#,
    r#"{"$and":[{"a":{"$gt":0}}],"$nor":[{"c":1}]}"#,
    // Their clauses become ones of the same key.
    r#"{"a":{"$in":[0,1]},"c":{"$nin":[0,1]},"$nor":[{"c":2}],"$and":[{"c":{"$ne":7}}]}"#,
    r#"{"a":{"$in":[0]},"$or":[{"a":{"$in":[1]}}]}"#,
];
