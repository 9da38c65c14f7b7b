//! Filters select the rows that MongoDB would: cases by hand in tests/data/match.txt, each row in three forms, and what is
//! refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    clippy::cast_possible_truncation,
    unreachable_pub,
    dead_code,
    reason = "a test may panic"
)]
#![cfg(all(feature = "bson", feature = "matcher", feature = "serde_json"))]

#[path = "properties/mod.rs"]
mod properties;
#[path = "properties/rows.rs"]
mod rows;
#[path = "properties/spelled.rs"]
mod spelled;

use bson::Bson;
use properties::Choices;
use proptest::collection::vec;
use proptest::prelude::*;
use rocketql::{
    Code, EpochUnit, Filter, HostPattern, Options, Part, Parts, PatternHost, RowError, Selection, Target,
};
use serde_json::Value;
use std::sync::Arc;

fn options() -> Options<'static> {
    Options {
        now: Some(1_795_435_200_000),
        epoch: EpochUnit::Milliseconds,
        target: Target::Mongo,
        ..Options::default()
    }
}

fn filter(text: &str) -> Filter {
    Filter::new(text, &options()).unwrap_or_else(|report| panic!("{text}: {report}"))
}

#[test]
fn rows_are_selected_as_mongodb_does() {
    let (mut current, mut rows, mut wrong) = (None, 0, Vec::new());
    for line in include_str!("data/match.txt").lines().map(str::trim_end) {
        let Some((mark, rest)) = line.split_once(' ') else { continue };
        match mark {
            "?" => current = Some((rest, filter(rest))),
            "!" => {
                let (text, code) = rest.rsplit_once(" | ").unwrap();
                let codes = refusals(text);
                if codes != [code] {
                    wrong.push(format!("{text} is refused with {codes:?}"));
                }
            }
            "+" | "-" | "j+" | "j-" => {
                rows += 1;
                let (text, filter) = current.as_ref().unwrap();
                let wanted = Ok(mark.ends_with('+'));
                let value: Value = serde_json::from_str(rest).unwrap();
                let mut verdicts = vec![filter.matches_json(rest.as_bytes()), filter.matches(&value)];
                if !mark.starts_with('j') {
                    let Bson::Document(document) = to_bson(&value) else { panic!("{rest}") };
                    verdicts.push(filter.matches_document(&document));
                }
                if verdicts.iter().any(|verdict| *verdict != wanted) {
                    wrong.push(format!("{text}\n    {mark} {rest}: {verdicts:?}"));
                }
            }
            _ => {}
        }
    }
    assert!(rows > 300, "only {rows} rows");
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The value with the wrappers of Extended JSON undone, as a database would hold it.
fn to_bson(value: &Value) -> Bson {
    let members = match value {
        Value::Null => return Bson::Null,
        Value::Bool(truth) => return Bson::Boolean(*truth),
        Value::String(text) => return Bson::String(text.clone()),
        Value::Array(items) => return Bson::Array(items.iter().map(to_bson).collect()),
        Value::Number(number) => {
            let whole = number.as_i64().and_then(|number| i32::try_from(number).ok());
            return whole.map_or_else(|| Bson::Double(number.as_f64().unwrap()), Bson::Int32);
        }
        Value::Object(members) => members,
    };
    let document =
        || Bson::Document(members.iter().map(|(key, value)| (key.clone(), to_bson(value))).collect());
    let Some((key, inner)) = members.iter().next() else { return document() };
    let text = || inner.as_str().unwrap();
    let part = |name: &str| inner[name].as_str().unwrap();
    match key.as_str() {
        "$date" => Bson::DateTime(match inner {
            Value::String(text) => bson::DateTime::parse_rfc3339_str(text).unwrap(),
            Value::Number(number) => bson::DateTime::from_millis(number.as_i64().unwrap()),
            other => bson::DateTime::from_millis(other["$numberLong"].as_str().unwrap().parse().unwrap()),
        }),
        "$oid" => Bson::ObjectId(text().parse().unwrap()),
        "$numberLong" => Bson::Int64(text().parse().unwrap()),
        "$numberDouble" => Bson::Double(text().replace("Infinity", "inf").parse().unwrap()),
        "$InfNaN" => Bson::Double(inner.as_f64().unwrap() / 0.0),
        "$numberDecimal" => Bson::Decimal128(text().parse().unwrap()),
        "$binary" => {
            let (base64, subtype) = match inner {
                Value::String(base64) => (base64.as_str(), "00"),
                _ => (part("base64"), part("subType")),
            };
            let subtype = u8::from_str_radix(subtype, 16).unwrap();
            Bson::Binary(bson::Binary::from_base64(base64, bson::spec::BinarySubtype::from(subtype)).unwrap())
        }
        "$regularExpression" => Bson::RegularExpression(bson::Regex {
            pattern: part("pattern").try_into().unwrap(),
            options: part("options").try_into().unwrap(),
        }),
        "$timestamp" => Bson::Timestamp(bson::Timestamp {
            time: u32::try_from(inner["t"].as_u64().unwrap()).unwrap(),
            increment: u32::try_from(inner["i"].as_u64().unwrap()).unwrap(),
        }),
        "$undefined" => Bson::Undefined,
        "$minKey" => Bson::MinKey,
        "$maxKey" => Bson::MaxKey,
        _ => document(),
    }
}

/// The value as a database holds what a server wrote so; nothing where JSON and BSON differ by design: text that is a date,
/// whole numbers beyond those of JavaScript, and objects that stand for something else.
fn stored(value: &Value) -> Option<Bson> {
    Some(match value {
        Value::Null => Bson::Null,
        Value::Bool(truth) => Bson::Boolean(*truth),
        Value::String(text) if text.ends_with(".000Z") => return None,
        Value::String(text) => Bson::String(text.clone()),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if whole.unsigned_abs() > 1 << 53 => return None,
            Some(whole) => i32::try_from(whole).map_or(Bson::Double(number.as_f64()?), Bson::Int32),
            None => Bson::Double(number.as_f64()?),
        },
        Value::Array(items) => Bson::Array(items.iter().map(stored).collect::<Option<_>>()?),
        Value::Object(members) if members.keys().any(|key| key.starts_with("$date")) => return None,
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| Some((key.clone(), stored(value)?)));
            Bson::Document(members.collect::<Option<_>>()?)
        }
    })
}

fn refusals(text: &str) -> Vec<String> {
    match Filter::new(text, &options()) {
        Ok(_) => Vec::new(),
        Err(report) => report
            .diagnostics()
            .iter()
            .filter(|one| one.severity() == rocketql::Severity::Error)
            .map(|one| format!("{:?}", one.code))
            .collect(),
    }
}

#[test]
fn what_is_no_row_is_an_error() {
    let filter = filter("a = 1");
    let not_json = |offset, problem| Err(RowError::NotJson { offset, problem });
    for (row, verdict) in [
        ("", not_json(0, "expected a value, found the end")),
        ("{", not_json(1, "expected a key in quotes, found the end")),
        (r#"{"a":1"#, not_json(6, "expected `,` or `}`, found the end")),
        (r#"{"a":1,}"#, not_json(7, "expected a key in quotes")),
        (r#"{"a" 1}"#, not_json(5, "expected `:`")),
        (r#"{"a":01}"#, not_json(6, "expected `,` or `}`")),
        (r#"{"a":1.}"#, not_json(7, "expected a digit")),
        (r#"{"b":1e999}"#, not_json(5, "the number is larger than any double")),
        (r#"{"b":[1 2]}"#, not_json(8, "expected `,` or `]`")),
        (r#"{"b":[1,]}"#, not_json(8, "expected a value")),
        (r#"{"b":[}"#, not_json(6, "expected a value")),
        (r#"{"b":tru}"#, not_json(5, "expected `true`, `false` or `null`")),
        (r#"{"b":"x"#, not_json(7, "expected the end of a string, found the end of the row")),
        ("{\"b\":\"x\ny\"}", not_json(7, "a control character in a string must be escaped")),
        (r#"{"b":"\q"}"#, not_json(6, "a backslash starts no escape of JSON here")),
        (r#"{"b":"\ud800"}"#, not_json(6, "half of a surrogate pair is no character")),
        (r#"{"a":1} x"#, not_json(8, "expected the end of the row")),
        ("[1]", Err(RowError::NotObject)),
        ("5", Err(RowError::NotObject)),
        ("[1", not_json(2, "expected `,` or `]`, found the end")),
        (r#"{"a":{"$date":"soon"}}"#, Err(RowError::BadValue("$date"))),
        // What no test looks at stays a document.
        (r#"{"b":{"$date":"soon"}}"#, Ok(false)),
    ] {
        assert_eq!(filter.matches_json(row.as_bytes()), verdict, "{row}");
    }
    assert_eq!(filter.matches_json(b"{\"a\":\"\xff\"}"), not_json(6, "the byte is no part of UTF-8"));
    assert_eq!(Code::RowOperator as u16, 840);
}

/// A host with an engine that does not take a `z`; it notes what it is asked.
#[derive(Debug, Default)]
struct Host(std::sync::Mutex<Vec<String>>);

#[derive(Debug)]
struct Found(fancy_regex::Regex);

impl PatternHost for Host {
    fn compile(&self, source: &str) -> Option<Arc<dyn HostPattern>> {
        self.0.lock().unwrap().push(source.to_owned());
        let pattern = fancy_regex::Regex::new(source).ok().filter(|_| !source.contains(r"\u{7a}"))?;
        Some(Arc::new(Found(pattern)))
    }
}

impl HostPattern for Found {
    fn is_match(&self, text: &str) -> bool {
        self.0.is_match(text).unwrap()
    }
}

#[test]
fn a_host_lends_its_engine() {
    let host = Host::default();
    let with_host = Options { patterns: Some(&host), ..options() };
    let filter = Filter::new("a ~ /^[b-d]+$/ and a startswith b", &with_host).unwrap();
    for (row, verdict) in [(r#"{"a":"bcd"}"#, true), (r#"{"a":"bx"}"#, false), (r#"{"a":"\u0062"}"#, true)] {
        assert_eq!(filter.matches_json(row.as_bytes()), Ok(verdict), "{row}");
    }
    // Plain text needs no engine; what would keep one busy, or has no translation, never gets to it.
    assert_eq!(host.0.lock().unwrap().len(), 1);
    for (pattern, code) in [
        ("^(a+)+$", Code::RowPatternEndless),
        ("^(a|aa)+$", Code::RowPatternEndless),
        (r"\w+\w*\d", Code::RowPatternEndless),
        ("a.*b.*c.*d", Code::RowPatternEndless),
        (r"(a)\1", Code::RowPattern),
        ("[a-c]z", Code::RowPattern),
    ] {
        let report = Filter::new(&format!("a ~ /{pattern}/"), &with_host).unwrap_err();
        assert!(report.diagnostics().iter().any(|found| found.code == code), "{pattern}: {report}");
    }
    assert_eq!(host.0.lock().unwrap().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_and_value_are_judged_alike_whatever_the_bytes(bytes in vec(any::<u8>(), 0..600)) {
        rows::any_row(&mut Choices::new(&bytes));
    }

    #[test]
    fn words_of_logic_mean_what_they_say(bytes in vec(any::<u8>(), 0..900)) {
        rows::any_logic(&mut Choices::new(&bytes));
    }

    #[test]
    fn servers_are_sent_what_was_asked(bytes in vec(any::<u8>(), 0..900)) {
        rows::any_target(&mut Choices::new(&bytes));
    }

    #[test]
    fn a_row_is_judged_alike_however_it_is_spelled(bytes in vec(any::<u8>(), 0..900)) {
        spelled::alike(&mut Choices::new(&bytes), &|filter, value| {
            let Some(Bson::Document(document)) = stored(value) else { return None };
            Some(filter.matches_document(&document).unwrap())
        });
    }

    #[test]
    fn a_document_is_judged_as_its_text(bytes in vec(any::<u8>(), 0..600)) {
        let mut choices = Choices::new(&bytes);
        if let Some((text, filter)) = rows::filter(&mut choices) {
            let row = properties::values::row(&mut choices);
            let Bson::Document(document) = to_bson(&serde_json::from_str(&row).unwrap()) else { panic!("{row}") };
            prop_assert_eq!(filter.matches_json(row.as_bytes()), filter.matches_document(&document), "{}\n{}", text, row);
        }
    }
}

/// On a thread with the stack that the library promises to fit, less a quarter for its caller.
fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size((1 << 20) * 3 / 4).spawn(work).unwrap().join().expect("no panic")
}

#[test]
fn hostile_rows_are_answered_in_time() {
    let length = if cfg!(debug_assertions) { 1 << 20 } else { 10 << 20 };
    let filter = filter("a ~ /(x+x+)+y/ or a.b.c = 1 or not a has (b = 1) or a = [1]");
    let long = "x".repeat(length);
    let escapes = "\\u00e9".repeat(length / 6);
    for (row, is_row) in [
        (format!("{{\"a\":\"{long}\"}}"), true),
        (format!("{{\"a\":\"{escapes}\"}}"), true),
        (format!("{{\"a\":\"{long}"), false),
        (format!("{{\"a\":{}", "[".repeat(length)), false),
        (format!("{{\"a\":{}", "{\"a\":".repeat(length / 5)), false),
        (format!("{{\"a\":[{}1]}}", "1,".repeat(length / 2)), true),
        (format!("{{{}\"a\":1}}", "\"a\":1,".repeat(length / 6)), true),
        (
            format!(
                "{{\"a\":{{{}\"b\":1}}}}",
                (0..length / 12).map(|n| format!("\"k{n}\":1,")).collect::<String>()
            ),
            true,
        ),
        (" ".repeat(length), false),
        (format!("{{\"a\":{}1{}}}", "[".repeat(198), "]".repeat(198)), true),
        (format!("{{\"a\":{}1{}}}", "[".repeat(200), "]".repeat(200)), false),
    ] {
        let head: String = row.chars().take(20).collect();
        let began = std::time::Instant::now();
        let filter = filter.clone();
        let verdict = on_a_small_stack(move || filter.matches_json(row.as_bytes()));
        assert_eq!(verdict.is_ok(), is_row, "{head}: {verdict:?}");
        assert!(began.elapsed().as_secs() < 10, "{head} took {:?}", began.elapsed());
    }
}

#[test]
fn the_deepest_filter_fits_a_small_stack() {
    let limits = rocketql::Limits { max_depth: u32::MAX, ..rocketql::Limits::default() };
    for (open, inner, close) in [
        ("{\"a\":{\"$elemMatch\":", "{\"a\":1}", "}}"),
        ("{\"$nor\":[", "{\"a\":1}", "]}"),
        ("{\"$and\":[", "{\"a\":1}", "]}"),
    ] {
        // A debug build's frames are several times as large: there the depth is that of the default limits.
        for depth in if cfg!(debug_assertions) { [10, 49] } else { [100, 299] } {
            let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            let row = format!("{}1{}", "{\"a\":[".repeat(99), "]}".repeat(99));
            on_a_small_stack(move || {
                let options = Options { limits, ..options() };
                match Filter::new(&text, &options) {
                    Ok(filter) => drop(filter.matches_json(row.as_bytes()).unwrap()),
                    Err(report) => assert_eq!(report.diagnostics()[0].code, Code::TooDeep, "{report}"),
                }
            });
        }
    }
}

/// A filter has no clauses; a selection has all of them, where `count 0` asks for every row.
#[test]
fn clauses_are_refused_or_kept() {
    for clause in ["fields x", "sort x", "offset 1", "count 1", "page 2 size 3"] {
        let text = format!("a = 1 | {clause}");
        let report = Filter::new(&text, &options()).unwrap_err();
        assert!(report.diagnostics().iter().all(|one| one.code == Code::FilterHasClause), "{report}");
    }
    let selection =
        |text| Selection::new(&Parts { text: Some(text), ..Parts::default() }, &options()).unwrap();
    let paged = selection("a = 1 | sort x | page 3 size 7");
    assert_eq!((paged.order.is_empty(), paged.offset, paged.count), (false, 14, Some(7)));
    let all = selection("a = 1 | count 0");
    assert_eq!((all.order.is_empty(), all.offset, all.count), (true, 0, None));
}

/// What was found in a part is said of that part, in the order of the parts.
#[test]
fn findings_of_a_selection_keep_their_parts() {
    let parts = Parts { filter: Some("a = null"), count: Some("0"), ..Parts::default() };
    let found = Selection::new(&parts, &options()).unwrap().report;
    let places: Vec<_> = found.diagnostics().iter().map(|one| (one.part, one.code)).collect();
    assert_eq!(places, [(Part::Filter, Code::NullMatchesMissing), (Part::Count, Code::CountZero)]);
    let compiled =
        rocketql::compile_parts(&Parts { filter: Some("text(\"x\")"), ..Parts::default() }, &options());
    let report = Filter::of_compiled(&compiled.unwrap(), Part::Filter, "text(\"x\")").unwrap_err();
    assert_eq!(report.diagnostics()[0].part, Part::Filter);
}
