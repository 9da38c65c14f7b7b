//! What parameters select holds every row of the clauses that they were sent for, and no other where a clause is done with.
//!
//! The selector of a value is written here anew, from the catalogue's meaning and from the value as it stands on the wire:
//! split, parsed and escaped as the handlers do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may panic, and says what it did not do"
)]

use super::send;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostics};
use crate::plan::Server;
use crate::plan::capabilities::{Capabilities, capabilities};
use crate::plan::legalize::tests::judge::{Pair, Suite};
use crate::plan::legalize::tests::{read, written};
use crate::plan::target::Mode;
use crate::request::{Kind, Request};
use crate::server::{Branch, Endpoint, Fixed, Meaning, Typed, ValueTest, Wire, endpoints};
use crate::version::Versions;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn on(endpoint: &str, version: &str) -> Capabilities {
    let server = Server { versions: version.parse().unwrap(), unsafe_params: false, privileged: true };
    capabilities(Endpoint::declared(endpoint).unwrap(), &server)
}

/// The filter's clauses.
fn clauses(request: &Request) -> Vec<NodeId> {
    let Kind::Conjunction(clauses) = request.arena.kind(request.filter.unwrap()) else { panic!() };
    request.arena.children(clauses).collect()
}

/// The parameters for a filter, and which of its clauses are done with.
fn sent(
    filter: &str,
    capabilities: &Capabilities,
    given: &[&str],
) -> (Vec<(String, Value)>, Vec<usize>, Vec<Code>) {
    let mut request = read(filter);
    for name in given {
        let name = request.intern(name);
        let value = request.arena.push(Kind::Bool(true), crate::span::Span::default());
        request.with.push(crate::request::Parameter { name, value, span: crate::span::Span::default() });
    }
    let conjuncts = clauses(&request);
    // What is left stands in the filter no more.
    request.filter = None;
    let mut sink = Diagnostics::new(50);
    let done = send(&mut request, capabilities, &conjuncts, None, Mode::Split, &mut sink);
    let done =
        done.iter().map(|(clause, _)| conjuncts.iter().position(|one| one == clause).unwrap()).collect();
    let value = |node| match request.arena.kind(node) {
        Kind::String(text) => json!(request.text(text)),
        Kind::Array(items) => request
            .arena
            .children(items)
            .map(|item| match request.arena.kind(item) {
                Kind::String(text) => json!(request.text(text)),
                other => panic!("{other:?}"),
            })
            .collect(),
        other => panic!("{other:?}"),
    };
    let with = request.with.iter().skip(given.len());
    let with = with.map(|given| (request.text(given.name).to_owned(), value(given.value))).collect();
    (with, done, sink.items().iter().map(|item| item.code).collect())
}

/// What the server's handler makes of a value: the rows that it selects, as EJSON.
fn selector(typed: &Typed, value: &Value) -> Value {
    match typed.meaning {
        Meaning::Choice(words) => {
            let (_, filter) = words.iter().find(|(word, _)| value == word).expect("a word of the list");
            fixed(filter)
        }
        Meaning::Any(branches) => {
            let branches: Vec<Value> =
                branches.iter().map(|branch| branch_selector(typed, *branch, value)).collect();
            json!({"$or": branches})
        }
    }
}

fn fixed(filter: &Fixed) -> Value {
    match *filter {
        Fixed::Is(path, word) => json!({path: word}),
        Fixed::IsNot(path, word) => json!({path: {"$ne": word}}),
        Fixed::IsBool(path, truth) => json!({path: truth}),
        Fixed::IsNotBool(path, truth) => json!({path: {"$ne": truth}}),
        Fixed::Exists(path) => json!({path: {"$exists": true}}),
        Fixed::Missing(path) => json!({path: {"$exists": false}}),
        Fixed::Given(path, parameter) => json!({path: format!("the value of {parameter}")}),
        Fixed::All(parts) => json!({"$and": parts.iter().map(fixed).collect::<Vec<_>>()}),
        Fixed::Either(parts) => json!({"$or": parts.iter().map(fixed).collect::<Vec<_>>()}),
    }
}

fn branch_selector(typed: &Typed, branch: Branch, value: &Value) -> Value {
    let path = branch.path;
    let text = || value.as_str().unwrap();
    let list = || match typed.wire {
        Wire::CommaList => text().split(',').map(|item| json!(item.trim())).collect::<Vec<_>>(),
        Wire::Brackets => value.as_array().unwrap().clone(),
        other => panic!("{other:?} is no list"),
    };
    let date = |text: &str| {
        assert!(text.len() == 24 && text.ends_with('Z'), "{text} is not as `toISOString` has it");
        json!({"$date": chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()})
    };
    let object = || serde_json::from_str::<Value>(text()).unwrap();
    let test = match branch.test {
        ValueTest::Equal => json!({path: text()}),
        ValueTest::NotEqual => json!({path: {"$ne": text()}}),
        ValueTest::In => json!({path: {"$in": list()}}),
        ValueTest::Contains => json!({path: {"$regex": escape(text()), "$options": "i"}}),
        ValueTest::Whole => json!({path: {"$regex": format!("^{}$", escape(text())), "$options": "i"}}),
        ValueTest::Pattern => json!({path: {"$regex": text(), "$options": "i"}}),
        ValueTest::After => json!({path: {"$gt": date(text())}}),
        ValueTest::From => json!({path: {"$gte": date(text())}}),
        ValueTest::Before => json!({path: {"$lt": date(text())}}),
        ValueTest::Range => {
            let object = object();
            let bounds: serde_json::Map<_, _> = [("start", "$gte"), ("end", "$lte")]
                .iter()
                .filter_map(|(key, operator)| {
                    Some(((*operator).to_owned(), date(object.get(*key)?.as_str()?)))
                })
                .collect();
            json!({path: bounds})
        }
        ValueTest::EachPattern => {
            let tests: serde_json::Map<_, _> = object()
                .as_object()
                .unwrap()
                .iter()
                .map(|(key, pattern)| (format!("{path}.{key}"), json!({"$regex": pattern, "$options": "i"})))
                .collect();
            json!(tests)
        }
        ValueTest::EachEqual => panic!("is never sent"),
    };
    let all: Vec<Value> = std::iter::once(test).chain(branch.and.iter().map(fixed)).collect();
    json!({"$and": all})
}

/// npm's `escape-string-regexp`, as Rocket.Chat's `escapeRegExp` is.
fn escape(text: &str) -> String {
    text.chars()
        .flat_map(|one| if "|\\{}()[]^$+*?.".contains(one) { vec!['\\', one] } else { vec![one] })
        .collect()
}

/// Each parameter that was sent, beside the clauses that it was sent for.
fn check(filter: &str, capabilities: &Capabilities, suite: &mut Suite) -> usize {
    let request = read(filter);
    let conjuncts = clauses(&request);
    let (with, done, _) = sent(filter, capabilities, &[]);
    let versions = capabilities.server.versions;
    let names: BTreeSet<&String> = with.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), with.len(), "a parameter is sent twice: {with:?}");
    let selectors: Vec<Value> = with
        .iter()
        .map(|(name, value)| {
            let typed = capabilities.endpoint.typed(versions).find(|typed| typed.name == name).unwrap();
            assert!(typed.exists(versions).0);
            let words: Vec<&Value> = value.as_array().map_or(vec![value], |items| items.iter().collect());
            assert!(
                !words.is_empty()
                    && words.iter().all(|word| *word != "" && !typed.never.contains(&word.as_str().unwrap()))
            );
            selector(typed, value)
        })
        .collect();
    if selectors.is_empty() {
        assert!(done.is_empty());
        return 0;
    }
    let selected = json!({"$and": selectors}).to_string();
    let whole = read(filter);
    let mut text = String::new();
    crate::emit::json::write(&whole, whole.filter.unwrap(), crate::emit::form::Form::default(), &mut text);
    let rows = rows(&request, &selectors);
    let name = capabilities.endpoint.name();
    // No row that is wanted is lost.
    suite.inside(name, filter, &[Pair { before: text.clone(), after: selected.clone() }], &rows);
    // Together with what the client looks at again, no other row comes.
    let left: Vec<Value> = conjuncts
        .iter()
        .enumerate()
        .filter(|(index, _)| !done.contains(index))
        .map(|(_, clause)| serde_json::from_str(&written(&request, *clause)).unwrap())
        .collect();
    let all = [selectors, left].concat();
    let planned = json!({"$and": all}).to_string();
    suite.same(name, filter, &[Pair { before: text, after: planned }], &rows);
    with.len()
}

/// Rows with values near those that a filter and the selectors name, at their paths; arrays and missing fields among them.
fn rows(request: &Request, selectors: &[Value]) -> Vec<String> {
    let mut paths: BTreeSet<String> = BTreeSet::new();
    let mut texts: BTreeSet<String> = ["", "x", "Offline"].map(str::to_owned).into();
    let mut dates: BTreeSet<i64> = BTreeSet::new();
    for node in request.arena.nodes() {
        match node.kind {
            Kind::Field(path, _) => {
                paths.insert(request.text(path).to_owned());
            }
            Kind::String(text) => {
                let text = request.text(text).replace(['\\', '^', '$'], "");
                texts.extend([text.to_uppercase(), format!("a{text}b"), format!("{text}\n"), text]);
            }
            Kind::Date(instant) => dates.extend([instant - 1, instant, instant + 1]),
            _ => {}
        }
    }
    for selector in selectors {
        collect_paths(selector, &mut paths);
    }
    let mut values: Vec<Value> = vec![json!(null), json!(true), json!(false), json!([])];
    values.extend(texts.iter().map(|text| json!(text)));
    values.extend(dates.iter().map(|instant| json!({"$date": instant})));
    let (first, last) = (values.get(4).cloned(), values.last().cloned());
    values.push(json!([first, last]));
    values.push(json!([last]));
    let mut rows = vec!["{}".to_owned()];
    // Each path with each value, beside the same two others; then pairs.
    for (index, path) in paths.iter().enumerate() {
        for (turn, value) in values.iter().enumerate() {
            for other in 0..values.len() {
                let mut row = json!({});
                put(&mut row, path, value);
                for (step, beside) in paths.iter().enumerate().filter(|(at, _)| *at != index) {
                    put(&mut row, beside, &values[(other + step * turn) % values.len()]);
                }
                rows.push(row.to_string());
            }
        }
    }
    rows
}

fn collect_paths(value: &Value, paths: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                if key.starts_with('$') {
                    collect_paths(inner, paths);
                } else {
                    paths.insert(key.clone());
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_paths(item, paths)),
        _ => {}
    }
}

/// Puts a value at a path: an array of documents where the catalogue's paths run through one.
fn put(row: &mut Value, path: &str, value: &Value) {
    let mut at = row;
    let mut segments = path.split('.').peekable();
    while let Some(segment) = segments.next() {
        if segments.peek().is_none() {
            if at.is_object() {
                at[segment] = value.clone();
            }
            return;
        }
        if !at[segment].is_object() && !at[segment].is_array() {
            at[segment] =
                if matches!(segment, "mentions" | "emails" | "starred") { json!([{}]) } else { json!({}) };
        }
        at = &mut at[segment];
        // A date has no fields.
        if at.get("$date").is_some() {
            return;
        }
        if at.is_array() {
            if at.as_array().unwrap().is_empty() || !at[0].is_object() {
                return;
            }
            at = &mut at[0];
            if at.get("$date").is_some() {
                return;
            }
        }
    }
}

/// Clauses that the parameters of an endpoint may be about: what they select, what implies it, and what does not.
fn clause_for(typed: &'static Typed) -> BoxedStrategy<String> {
    let paths: Vec<&str> = match typed.meaning {
        Meaning::Any(branches) => branches.iter().map(|branch| branch.path).collect(),
        Meaning::Choice(words) => {
            let mut paths = BTreeSet::new();
            for (_, filter) in words {
                collect_paths(&fixed(filter), &mut paths);
            }
            paths.into_iter().map(|path| -> &str { Box::leak(path.into_boxed_str()) }).collect()
        }
    };
    let path = prop::sample::select(paths).prop_map(move |path| match typed.meaning {
        Meaning::Any([Branch { test: ValueTest::EachPattern, .. }]) => format!("{path}.key"),
        Meaning::Any(_) | Meaning::Choice(_) => path.to_owned(),
    });
    let text = prop::sample::select(vec![
        "bob",
        "a.b",
        "A,b",
        " edge",
        "all",
        "undefined",
        "\\\"q\\\"",
        "offline",
        "user",
        "é",
        "thumb",
        "",
        "autoJoin",
        "x y",
        "available",
        "bot",
    ]);
    let shapes = prop_oneof![3 => prop::sample::select(shapes(typed)), 1 => 0..26_usize];
    let test = (shapes, text.clone(), text.clone(), 0..3_i64).prop_map(|(shape, one, two, day)| {
        let date = format!(r#"{{"$date":{}}}"#, 1_700_000_000_000 + day * 86_400_000);
        let pattern = escape(one).replace('\\', "\\\\").replace("\\\\\\\"", "\\\"");
        match shape {
            0 => format!("\"{one}\""),
            1 => format!(r#"{{"$in":["{one}","{two}"]}}"#),
            2 => format!(r#"{{"$in":["{one}"]}}"#),
            3 => format!(r#"{{"$ne":"{one}"}}"#),
            4 => format!(r#"{{"$nin":["{one}","{two}"]}}"#),
            5 => format!(r#"{{"$regex":"{pattern}x","$options":"i"}}"#),
            6 => format!(r#"{{"$regex":"^{pattern}x$","$options":"i"}}"#),
            7 => format!(r#"{{"$regex":"^{pattern}x"}}"#),
            8 => format!(r#"{{"$regex":"{pattern}x$"}}"#),
            9 => r#"{"$regex":"[^b]o+","$options":"i"}"#.to_owned(),
            10 => r#"{"$regex":"[^b]o+"}"#.to_owned(),
            11 => "true".to_owned(),
            12 => "false".to_owned(),
            13 => r#"{"$ne":true}"#.to_owned(),
            14 => r#"{"$exists":true}"#.to_owned(),
            15 => r#"{"$exists":false}"#.to_owned(),
            16 => format!(r#"{{"$gt":{date}}}"#),
            17 => format!(r#"{{"$gte":{date}}}"#),
            18 => format!(r#"{{"$lt":{date}}}"#),
            19 => format!(r#"{{"$lte":{date}}}"#),
            20 => format!(r#"{{"$gte":{date},"$lt":{{"$date":1700100000000}}}}"#),
            21 => "null".to_owned(),
            22 => format!(r#"{{"$in":["{one}",null]}}"#),
            23 => r#"{"$ne":null}"#.to_owned(),
            24 => format!(r#"{{"$in":["{one}"],"$ne":"{two}"}}"#),
            _ => format!(r#"{{"$nin":["{one}"]}}"#),
        }
    });
    let field = (path, test).prop_map(|(path, test)| (path, test));
    prop_oneof![
        6 => field.clone().prop_map(|(path, test)| format!(r#"{{"{path}":{test}}}"#)),
        1 => (field.clone(), field).prop_map(|(one, two)| {
            format!(r#"{{"$or":[{{"{}":{}}},{{"{}":{}}}]}}"#, one.0, one.1, two.0, two.1)
        }),
    ]
    .boxed()
}

/// The numbers of the tests that a parameter may well be sent for.
fn shapes(typed: &Typed) -> Vec<usize> {
    match typed.meaning {
        Meaning::Choice(_) => vec![0, 11, 12, 13, 14, 15],
        Meaning::Any(branches) => match branches[0].test {
            ValueTest::Equal | ValueTest::NotEqual | ValueTest::In | ValueTest::EachEqual => {
                vec![0, 1, 2, 3, 25]
            }
            ValueTest::Contains | ValueTest::Whole | ValueTest::Pattern | ValueTest::EachPattern => {
                vec![0, 5, 6, 7, 8, 9, 10]
            }
            ValueTest::After | ValueTest::From | ValueTest::Before | ValueTest::Range => {
                vec![16, 17, 18, 19, 20]
            }
        },
    }
}

#[test]
fn no_wanted_row_is_lost_and_no_other_comes() {
    let mut suite = Suite::default();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let cases = std::env::var("TYPED_CASES").map_or(25, |cases| cases.parse().unwrap());
    let mut unsent = BTreeSet::new();
    for endpoint in endpoints() {
        let typed: Vec<&'static Typed> = endpoint.typed(Versions::ALL).collect();
        if typed.is_empty() {
            continue;
        }
        unsent.extend(typed.iter().map(|typed| (endpoint.name(), typed.name)));
        let mut filters = Vec::new();
        for &typed in &typed {
            let around = typed_clauses(endpoint, typed);
            filters.extend((0..cases).map(|_| around.new_tree(&mut runner).unwrap().current()));
        }
        filters.extend(
            DIRECTED
                .iter()
                .filter(|(name, _)| *name == endpoint.name())
                .map(|(_, filter)| (*filter).to_owned()),
        );
        for (case, filter) in filters.iter().filter_map(|filter| at_the_top(filter)).enumerate() {
            let directed = DIRECTED.iter().any(|(_, known)| at_the_top(known).as_ref() == Some(&filter));
            let version =
                if directed { "8.8.1" } else { ["6.13.1", "7.0.0", "7.11.0", "8.6.1", "8.8.1"][case % 5] };
            let capabilities = on(endpoint.name(), version);
            if check(&filter, &capabilities, &mut suite) > 0 {
                for (name, _) in sent(&filter, &capabilities, &[]).0 {
                    unsent.retain(|(at, known)| *at != endpoint.name() || *known != name);
                }
            }
        }
    }
    suite.ask_mingo();
    // Every one is sent for something, but those that need a permission or a setting that nobody names, and those that
    // are avoided: each with its reason in the catalogue or beside the code.
    let unsent: Vec<_> = unsent.into_iter().collect();
    assert_eq!(unsent, NEVER_SENT);
}

#[test]
fn a_parameter_that_takes_the_place_of_the_filter_stands_alone() {
    let capabilities = on("emoji-custom.all", "8.8.1");
    for (is_filter_left, is_sent) in [(true, false), (false, true)] {
        let mut request = read(r#"{"name":{"$regex":"cat","$options":"i"},"extension":"png"}"#);
        let conjuncts = clauses(&request);
        request.filter = request.filter.filter(|_| is_filter_left);
        let mut sink = Diagnostics::new(50);
        send(&mut request, &capabilities, &conjuncts[..1], None, Mode::Split, &mut sink);
        assert_eq!(!request.with.is_empty(), is_sent, "{is_filter_left}");
    }
}

#[test]
fn what_is_wider_too_long_or_not_established_takes_no_clause_away() {
    let filter_of = |count: usize| {
        let roles: Vec<String> = (0..count).map(|number| format!("\"r{number}\"")).collect();
        format!(r#"{{"roles":{{"$in":[{}]}}}}"#, roles.join(","))
    };
    // Brackets beyond what the parser of the server reads as a list.
    for (version, count, is_sent) in
        [("8.4.0", 20, true), ("8.4.0", 21, false), ("8.8.1", 21, true), ("8.8.1", 501, false)]
    {
        let capabilities = on("users.listByStatus", version);
        assert_eq!(!sent(&filter_of(count), &capabilities, &[]).0.is_empty(), is_sent, "{version} {count}");
    }
    // All three ways of the search are asked for, and the server may have more: the clause stays.
    let searched = r#"{"$or":[{"username":{"$regex":"x","$options":"i"}},{"name":{"$regex":"x","$options":"i"}},
        {"emails.address":{"$regex":"x","$options":"i"}}]}"#;
    let (parameters, done, codes) = sent(searched, &on("users.listByStatus", "8.8.1"), &[]);
    assert_eq!((parameters.len(), done.len(), codes), (1, 0, vec![Code::LoweredWider]));
    // Whoever asks for more than the word's own filter looks at the rows again.
    let held = r#"{"open":{"$exists":false},"onHold":{"$nin":[true,null]}}"#;
    let (parameters, done, codes) = sent(held, &on("livechat/rooms", "8.8.1"), &[]);
    assert_eq!((parameters, done), (vec![("open".to_owned(), json!("false"))], vec![0]), "{codes:?}");
    // Between two packages of schemas nobody looked.
    let image = r#"{"typeGroup":"image"}"#;
    assert!(sent(image, &on("groups.files", "7.5.0"), &[]).0.is_empty());
    assert_eq!(sent(image, &on("groups.files", "8.8.1"), &[]).0.len(), 1);
}

/// Filters of one to three clauses, one of them about the parameter.
fn typed_clauses(endpoint: Endpoint, typed: &'static Typed) -> impl Strategy<Value = String> {
    let all: Vec<&'static Typed> = endpoint.typed(Versions::ALL).collect();
    let other = (0..all.len()).prop_flat_map(move |index| clause_for(all[index]));
    let filters = (clause_for(typed), prop::collection::vec(other, 0..3));
    filters
        .prop_map(|(first, others)| format!(r#"{{"$and":[{}]}}"#, [vec![first], others].concat().join(",")))
}

/// Filters that chance does not find.
const DIRECTED: [(&str, &str); 18] = [
    (
        "livechat/rooms",
        r#"{"$and":[{"open":{"$exists":true}},{"onHold":{"$ne":true}},{"servedBy":{"$exists":true}}]}"#,
    ),
    ("livechat/rooms", r#"{"$and":[{"open":{"$exists":false}},{"onHold":{"$ne":true}}]}"#),
    ("livechat/rooms", r#"{"$and":[{"servedBy":{"$exists":false}},{"open":true},{"onHold":{"$ne":true}}]}"#),
    ("livechat/rooms", r#"{"$and":[{"open":true},{"onHold":{"$nin":[true,null]}},{"servedBy._id":"x"}]}"#),
    (
        "channels.history",
        r#"{"$and":[{"$or":[{"tmid":{"$exists":false}},{"tshow":true}]},{"ts":{"$gte":{"$date":0},"$lt":{"$date":9}}}]}"#,
    ),
    // Of two bounds the later one counts, wherever it stands.
    ("livechat/rooms", r#"{"$and":[{"ts":{"$gte":{"$date":3},"$gt":{"$date":9}}}]}"#),
    ("channels.files", r#"{"$and":[{"expiresAt":{"$exists":false}},{"name":"x"}]}"#),
    // With the flag `i`, which the server adds, it would lose `A`.
    ("channels.files", r#"{"$and":[{"name":{"$regex":"^[^a]$"}}]}"#),
    ("im.files", r#"{"$and":[{"expiresAt":{"$exists":false}}]}"#),
    ("chat.getDeletedMessages", r#"{"$and":[{"_deletedAt":{"$gt":{"$date":0}}}]}"#),
    ("emoji-custom.all", r#"{"$and":[{"name":{"$regex":"x","$options":"i"}}]}"#),
    ("livechat/users/agent", r#"{"$and":[{"statusLivechat":"available"},{"_id":{"$nin":["x","y"]}}]}"#),
    ("livechat/users/agent", r#"{"$and":[{"roles":"bot"}]}"#),
    ("users.list", r#"{"$and":[{"emails.address":{"$regex":"^a@b\\.c$","$options":"i"}}]}"#),
    ("rooms.adminRooms", r#"{"$and":[{"t":{"$in":["c","p"]}}]}"#),
    ("rooms.adminRooms", r#"{"$and":[{"t":"d"},{"t":{"$in":["c","teams"]}}]}"#),
    ("users.listByStatus", r#"{"$and":[{"inactiveReason":"idle_too_long"}]}"#),
    ("rooms.adminRooms", r#"{"$and":[{"$or":[{"name":"x"},{"fname":"x"}]},{"federated":{"$ne":true}}]}"#),
];

/// Parameters that are sent for nothing.
const NEVER_SENT: [(&str, &str); 14] = [
    ("canned-responses", "departmentId"),
    ("channels.list", "_id"),
    ("channels.members", "filter"),
    // What it selects the server alone knows.
    ("chat.getThreadsList", "type"),
    ("dm.members", "filter"),
    ("groups.members", "filter"),
    ("im.members", "filter"),
    ("integrations.list", "type"),
    ("livechat/inquiries.list", "department"),
    ("livechat/rooms", "agents"),
    ("roles.getUsersInRole", "role"),
    ("rooms.membersOrderedByRole", "filter"),
    // Beside `teamId` alone, which stands in no filter here: see tests/corpus/typed.txt.
    ("teams.listChildren", "type"),
    ("users.list", "customFields"),
];

/// The queries of an `$and` as the clauses of one filter, where no two have a key in common.
fn at_the_top(filter: &str) -> Option<String> {
    let parsed: Value = serde_json::from_str(filter).ok()?;
    let mut all = serde_json::Map::new();
    for query in parsed["$and"].as_array()? {
        for (key, value) in query.as_object()? {
            if all.insert(key.clone(), value.clone()).is_some() {
                return None;
            }
        }
    }
    Some(Value::Object(all).to_string())
}
