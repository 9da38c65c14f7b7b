//! What the planner leaves to a client comes out on rows of JSON as on the documents that they were made of.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may panic, and says what it did not do"
)]

use super::Rows;
use crate::arena::NodeId;
use crate::diagnostic::Diagnostics;
use crate::matcher::Filter;
use crate::plan::legalize::tests::read;
use crate::request::{Kind, Request};
use crate::schema::{Collection, Type, TypeSet};
use crate::version::Version;
use bson::{Bson, doc};
use std::collections::BTreeSet;

const ISO: &str = "2024-03-01T10:00:00.000Z";

fn rows() -> Rows {
    Rows { collection: Collection::find("rooms"), versions: Version::NEWEST_RELEASED.into() }
}

fn first(request: &Request) -> NodeId {
    let Kind::Conjunction(clauses) = request.arena.kind(request.filter.unwrap()) else { panic!() };
    clauses.first.unwrap()
}

fn filter(request: &Request) -> Filter {
    let mut sink = Diagnostics::new(5);
    Filter::of(request, None, &mut sink).unwrap_or_else(|| panic!("{:?}", sink.items()))
}

/// What `JSON.stringify` of a document that the driver of a server read makes of a value; nothing is left out.
fn json(value: &Bson) -> Option<String> {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    Some(match value {
        Bson::Undefined => return None,
        Bson::Double(number) if !number.is_finite() => "null".to_owned(),
        Bson::Double(number) => number.to_string(),
        Bson::Int32(number) => number.to_string(),
        Bson::Int64(number) => number.to_string(),
        Bson::String(text) => quoted(text),
        Bson::Boolean(truth) => truth.to_string(),
        Bson::Null => "null".to_owned(),
        Bson::DateTime(date) => quoted(&iso(date.timestamp_millis())),
        Bson::ObjectId(id) => quoted(&id.to_hex()),
        Bson::Binary(binary) => quoted(&crate::value::base64::encode(&binary.bytes)),
        Bson::RegularExpression(_) | Bson::MinKey => "{}".to_owned(),
        Bson::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| json(item).unwrap_or("null".to_owned())).collect();
            format!("[{}]", items.join(","))
        }
        Bson::Document(members) => object(members),
        other => panic!("{other:?}"),
    })
}

fn object(members: &bson::Document) -> String {
    let member = |(key, value)| Some(format!("{}:{}", serde_json::to_string(key).unwrap(), json(value)?));
    format!("{{{}}}", members.iter().filter_map(member).collect::<Vec<_>>().join(","))
}

fn iso(instant: i64) -> String {
    let mut text = String::new();
    crate::value::date::write_iso(instant, &mut text).unwrap();
    if !text.contains('.') {
        text.insert_str(text.len() - 1, ".000");
    }
    text
}

fn date(instant: i64) -> Bson {
    Bson::DateTime(bson::DateTime::from_millis(instant))
}

/// Values of every type that a database holds.
fn values() -> Vec<(Option<Type>, Bson)> {
    let instant = 1_709_287_200_000;
    let of = |kind: Type, values: Vec<Bson>| values.into_iter().map(move |value| (Some(kind), value));
    let text = |text: &str| Bson::String(text.to_owned());
    let texts = vec![
        text(""),
        text("a"),
        text("general"),
        text(ISO),
        text("1970-01-01T00:00:00.000Z"),
        text("2024"),
        text("~"),
        text(" b"),
    ];
    let mut all: Vec<_> = of(Type::String, texts.clone()).collect();
    all.extend(of(Type::Date, vec![date(instant), date(0), date(253_402_300_800_000)]));
    let numbers = vec![Bson::Int32(5), Bson::Int64(5), Bson::Double(5.0), Bson::Double(1.5), Bson::Int32(0)];
    all.extend(of(Type::Number, numbers));
    all.extend(of(Type::Boolean, vec![true.into(), false.into()]));
    all.extend(of(Type::Null, vec![Bson::Null]));
    all.extend(of(
        Type::Object,
        vec![doc! {"b": 1}.into(), doc! {"b": ISO}.into(), doc! {"b": date(instant)}.into()],
    ));
    all.extend(of(
        Type::Array,
        vec![
            Vec::<Bson>::new().into(),
            texts.into(),
            vec![date(instant), Bson::Int32(1)].into(),
            Bson::Array(vec![doc! {"b": date(instant)}.into(), doc! {"b": "a"}.into()]),
        ],
    ));
    // What the schema has no name for.
    let others = [
        Bson::ObjectId(bson::oid::ObjectId::from_bytes([7; 12])),
        Bson::Binary(bson::Binary { subtype: bson::spec::BinarySubtype::Generic, bytes: vec![1, 2, 3] }),
        Bson::Undefined,
        Bson::RegularExpression(bson::Regex {
            pattern: "a".try_into().unwrap(),
            options: "".try_into().unwrap(),
        }),
        Bson::MinKey,
        Bson::Double(f64::NAN),
        Bson::Double(f64::INFINITY),
    ];
    all.extend(others.map(|value| (None, value)));
    all
}

/// Whether an array holds elements of these types alone, if it is one.
fn fits(value: &Bson, types: TypeSet) -> bool {
    let Bson::Array(items) = value else { return true };
    items.iter().all(|item| {
        values().iter().any(|(kind, one)| one == item && kind.is_some_and(|kind| types.contains(kind)))
    })
}

/// What may be asked of a path, in EJSON.
fn tests() -> Vec<String> {
    let dates = [r#"{"$date":1709287200000}"#, r#"{"$date":0}"#];
    let scalars = [
        r#""a""#,
        r#""general""#,
        r#""2024-03-01T10:00:00.000Z""#,
        r#""""#,
        r#"" b""#,
        r#""~""#,
        "5",
        "1.5",
        "true",
        "null",
        dates[0],
        dates[1],
        r#"{"$numberDouble":"NaN"}"#,
        r#"{"$numberDouble":"Infinity"}"#,
    ];
    let compounds = [
        r#"{"b":1}"#,
        r#"{"b":"a"}"#,
        r#"{"b":"2024-03-01T10:00:00.000Z"}"#,
        r#"[{"$date":0}]"#,
        r#"["a"]"#,
        "[]",
    ];
    let mut all: Vec<String> = scalars.iter().chain(&compounds).map(|&value| value.to_owned()).collect();
    for value in scalars.iter().chain(&compounds) {
        for operator in ["$eq", "$ne", "$gt", "$gte", "$lt", "$lte"] {
            all.push(format!(r#"{{"{operator}":{value}}}"#));
        }
        all.push(format!(r#"{{"$not":{{"$gt":{value}}}}}"#));
        all.push(format!(r#"{{"$elemMatch":{{"$lte":{value}}}}}"#));
        all.push(format!(r#"{{"$elemMatch":{{"b":{value}}}}}"#));
        all.push(format!(r#"{{"$in":[7,{value}]}}"#));
        all.push(format!(r#"{{"$nin":[{value}]}}"#));
        all.push(format!(r#"{{"$all":[{value}]}}"#));
    }
    for pattern in [
        "a",
        "^gen",
        "2024",
        "^(a|b)+$",
        "(a|0)",
        "[^a]",
        "a*",
        "(?:a){1,2}",
        "(?i)t",
        "t",
        "G",
        "\\\\d",
        "Z$",
        "a|~",
        "[a-f]x?",
    ] {
        for flags in ["", "i"] {
            all.push(format!(r#"{{"$regex":"{pattern}","$options":"{flags}"}}"#));
        }
        all.push(format!(r#"{{"$not":{{"$regex":"{pattern}"}}}}"#));
        all.push(format!(r#"{{"$in":[{{"$regularExpression":{{"pattern":"{pattern}","options":""}}}}]}}"#));
    }
    let names: Vec<String> = crate::request::TYPES.iter().map(|name| format!("\"{name}\"")).collect();
    let codes = ["1", "2", "9", "16", "18", "7"].map(str::to_owned);
    let several = [
        r#"["string","date"]"#,
        r#"["string","null"]"#,
        r#"["int","long","double"]"#,
        r#"["int","double"]"#,
        r#"["number","date"]"#,
    ];
    for operand in names.iter().chain(&codes).cloned().chain(several.map(str::to_owned)) {
        all.push(format!(r#"{{"$type":{operand}}}"#));
        all.push(format!(r#"{{"$not":{{"$type":{operand}}}}}"#));
        all.push(format!(r#"{{"$elemMatch":{{"$type":{operand}}}}}"#));
    }
    for other in [
        r#"{"$exists":true}"#,
        r#"{"$exists":false}"#,
        r#"{"$size":2}"#,
        r#"{"$mod":[5,0]}"#,
        r#"{"$bitsAllSet":[0]}"#,
        r#"{"$bitsAnyClear":3}"#,
    ] {
        all.push(other.to_owned());
    }
    all
}

#[test]
fn a_clause_that_is_left_means_the_same_on_rows_of_json() {
    let rows = rows();
    let (mut pairs, mut refused, mut groundless) = (0, 0, 0);
    let mut reasons = BTreeSet::new();
    for path in ["name", "lm", "msgs", "ro", "usernames", "customFields.x", "nobody.knows"] {
        let types = rows.types(path);
        let may_be = |kind: Option<Type>| {
            types.is_any() || kind.is_none_or(|kind| kind == Type::Null || types.contains(kind))
        };
        for test in tests() {
            let text = format!(r#"{{"{path}":{test}}}"#);
            let asked = read(&text);
            let mut left = asked.clone();
            let clause = first(&left);
            let undecided = rows.check(&mut left, clause);
            let (on_documents, on_rows) = (filter(&asked), filter(&left));
            let mut differs = false;
            for (kind, value) in values() {
                let is_foreign = kind.is_none();
                if !may_be(kind) || is_foreign && !types.is_any() || !types.is_any() && !fits(&value, types) {
                    continue;
                }
                let mut row = bson::Document::new();
                match path.split_once('.') {
                    None => drop(row.insert(path, value.clone())),
                    Some((above, below)) => drop(row.insert(above, doc! {below: value.clone()})),
                }
                let in_json = object(&row);
                let expected = on_documents.matches_document(&row).unwrap();
                let found = on_rows.matches_json(in_json.as_bytes()).unwrap();
                pairs += 1;
                if expected != found {
                    differs = true;
                    // Values of types that nothing declares are taken to be absent unless the clause names such.
                    assert!(
                        !undecided.is_empty() || is_foreign,
                        "{text} on {in_json}: {found}, and {expected} on {value:?}"
                    );
                }
            }
            refused += usize::from(!undecided.is_empty());
            reasons.extend(undecided.iter().map(|one| format!("{:?}", one.reason)));
            groundless += usize::from(!undecided.is_empty() && !differs);
        }
    }
    println!(
        "{pairs} pairs, {refused} clauses refused, {groundless} of them without a value here that speaks for it"
    );
    assert!(2 * groundless < refused, "{groundless} of {refused}");
    assert_eq!(reasons.len(), 4, "{reasons:?}");
}
