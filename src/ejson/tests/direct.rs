//! What is read at one reading is what it would be at several.

use super::*;
use crate::arena::List;
use crate::plan::wire;
use proptest::prelude::*;
use std::fmt::Write as _;

/// A reading of the short kind, if the text is for it.
fn directly(text: &str) -> Option<Read> {
    let (mut request, mut sink) = (Request::default(), Diagnostics::new(50));
    let options = Options { limits: &Limits::default(), ..options(Dialect::Auto) };
    let node = read_filter_directly(text, &options, &mut request, &mut sink);
    node.map(|node| Read { request, node: Some(node), sink })
}

/// Whether that nothing could be found in a filter is seen without keeping anything of it.
fn is_right(text: &str) -> bool {
    is_right_filter(text, &Options { limits: &Limits::default(), ..options(Dialect::Auto) })
}

/// Everything that a node leads to, with its place.
fn dump(request: &Request, node: NodeId, out: &mut String) {
    let span = request.arena.span(node);
    let list = |list: List, out: &mut String| {
        out.push('(');
        request.arena.children(list).for_each(|child| dump(request, child, out));
        assert_eq!(request.arena.children(list).last(), list.last);
        out.push(')');
    };
    let _ = write!(out, " {}-{} ", span.start, span.end);
    match request.arena.kind(node) {
        Kind::Conjunction(clauses) => list(clauses, out),
        Kind::Tests(tests) => {
            out.push_str("tests");
            list(tests, out);
        }
        Kind::Array(values) => {
            out.push_str("array");
            list(values, out);
        }
        Kind::Object(members) => {
            out.push_str("object");
            list(members, out);
        }
        Kind::Logical(operator, queries) => {
            let _ = write!(out, "{operator:?}");
            list(queries, out);
        }
        Kind::Field(text, value) | Kind::Member(text, value) => {
            let _ = write!(out, "{:?}:", request.text(text));
            dump(request, value, out);
        }
        Kind::Test(operator, text, value) | Kind::Top(operator, text, value) => {
            let _ = write!(out, "{operator:?} {:?}:", request.text(text));
            dump(request, value, out);
        }
        Kind::Foreign(foreign, value) => {
            let _ = write!(out, "{foreign:?}:");
            dump(request, value, out);
        }
        Kind::String(text) | Kind::ObjectId(text) | Kind::Decimal(text) | Kind::Binary(text, _) => {
            let _ = write!(out, "{:?}", request.text(text));
        }
        kind @ (Kind::Null
        | Kind::Bool(_)
        | Kind::Int32(_)
        | Kind::Int64(_)
        | Kind::Double(_)
        | Kind::Date(_)
        | Kind::Regex(..)) => {
            let _ = write!(out, "{kind:?}");
        }
    }
}

/// Says whether the text was read directly, and whether nothing was left to be checked.
fn compare(text: &str) -> Option<bool> {
    let Some(mut direct) = directly(text) else {
        assert!(!is_right(text), "{text}");
        return None;
    };
    let walked = filter(text);
    let (mut ours, mut theirs) = (String::new(), String::new());
    dump(&direct.request, direct.node?, &mut ours);
    dump(&walked.request, walked.node.unwrap_or_else(|| panic!("{text} is no filter")), &mut theirs);
    assert_eq!(ours, theirs, "{text}");
    let is_settled = direct.request.is_settled();
    assert!(is_settled || !is_right(text), "{text}");
    direct.request.settled = 0;
    direct.request.filter = direct.node;
    let limits = Limits::default();
    crate::request::validate(&direct.request, text, &limits, &mut direct.sink);
    assert_eq!(direct.codes(), walked.codes(), "{text}");
    wire::check(&direct.request, text, &mut direct.sink);
    assert!(!is_settled || direct.sink.items().is_empty(), "{text} is settled, but {:?}", direct.codes());
    Some(is_settled)
}

#[test]
fn what_most_filters_ask_needs_one_reading() {
    for text in [
        "{}",
        r#" { "a" : 1 , "b.c" : "x" } "#,
        r#"{"a":{"$gte":{"$date":1700000000000},"$lt":{"$date":"2024-03-01T00:00:00Z"}}}"#,
        r#"{"a":{"$in":["x",1,{"$date":1700000000000}]},"b":{"$nin":[null]},"c":{"$all":["x","y"]}}"#,
        r#"{"a":{"$regex":"^ro","$options":"i"},"b":{"$options":"x","$regex":"a b"},"c":{"$regex":"x"}}"#,
        r#"{"a":{"$exists":true},"b":{"$size":2},"c":{"$ne":null},"d":{"$eq":"x"},"e":{"$gt":"x"}}"#,
        r#"{"$or":[{"a":1},{"$and":[{"b":2},{}]}],"$nor":[{"c":1}]}"#,
        r#"{"a":{"$elemMatch":{"b":1,"c":{"$lt":0.75}}},"d":{"$elemMatch":{"$gt":1}},"e":{"$not":{"$gt":-5}}}"#,
        r#"{"a":{"$elemMatch":{"$or":[{"x":1}]}},"b":{"$date":1700000000000}}"#,
    ] {
        assert_eq!(compare(text), Some(true), "{text}");
        assert!(is_right(text), "{text}");
    }
    // These are checked once more, since there may be something in them.
    for text in [
        r#"{"a":{"$type":"string"},"b":{"$mod":[4,1]},"c":{"$bitsAllSet":35}}"#,
        r#"{"a":{"$gt":"2024-03-01T00:00:00Z"}}"#,
        r#"{"a":{"$regex":"(a+)+"}}"#,
        r#"{"a":{"$regex":"/a/"},"b":{"$regex":"["},"c":{"$options":"i"},"d":{"$regex":"a","$options":"q"}}"#,
        r#"{"a":9007199254740993,"b":1e300}"#,
        r#"{"a":"\"","b":"50%"}"#,
        r#"{"a":{"$exists":1}}"#,
    ] {
        assert_eq!(compare(text), Some(false), "{text}");
    }
    for text in [
        "",
        "[]",
        "{} {}",
        r#"{"a":1,}"#,
        r#"{"a":1,"b":2,"a":3}"#,
        r#"{"a":{"$gt":1,"$gt":2}}"#,
        r#"{"a":{}}"#,
        r#"{"a":{"b":1}}"#,
        r#"{"a":[1]}"#,
        r#"{"a":{"$in":[]}}"#,
        r#"{"a":{"$oid":"507f1f77bcf86cd799439011"}}"#,
        r#"{"a":{"$date":5}}"#,
        r#"{"a":{"$date":1700000000000,"b":1}}"#,
        r#"{"a":{"$gt":1,"$date":5}}"#,
        r#"{"a":{"$elemMatch":{"$date":1700000000000}}}"#,
        r#"{"a..b":1}"#,
        r#"{"a.constructor":1}"#,
        r#"{"$where":"1"}"#,
        r#"{"a":{"$unknown":1}}"#,
        r#"{"$or":[]}"#,
        r#"{"a":"${x}"}"#,
        r#"{"a":1e400}"#,
    ] {
        assert_eq!(compare(text), None, "{text}");
    }
    // At the limits, only those say what is wrong.
    let deep = |levels| format!("{}{{\"a\":1}}{}", "{\"$or\":[".repeat(levels), "]}".repeat(levels));
    assert_eq!(compare(&deep(40)), Some(true));
    assert_eq!(compare(&deep(49)), None);
    for max_depth in 0..6 {
        let limits = Limits { max_depth, ..Limits::default() };
        let options = Options { limits: &limits, ..options(Dialect::Auto) };
        for text in [
            r#"{"a":1}"#,
            r#"{"a":{"$date":1700000000000}}"#,
            r#"{"a":{"$in":[{"$date":1700000000000}]}}"#,
            r#"{"$or":[{"a":{"$not":{"$gt":{"$date":1700000000000}}}}]}"#,
        ] {
            let (mut request, mut sink) = (Request::default(), Diagnostics::new(50));
            let is_direct = read_filter_directly(text, &options, &mut request, &mut sink).is_some();
            let span = Span::between(0, text.len());
            let is_read = read_filter(text, span, &options, &mut request, &mut sink).is_some();
            assert!(is_read || !is_direct, "{text} at {max_depth}");
        }
    }
    let few = Limits { max_nodes: 9, ..Limits::default() };
    let (mut request, mut sink) = (Request::default(), Diagnostics::new(50));
    let options = Options { limits: &few, ..options(Dialect::Auto) };
    assert_eq!(read_filter_directly(r#"{"a":1,"b":2}"#, &options, &mut request, &mut sink), None);
}

/// Text that is a filter, or nearly.
fn filters() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        8 => "[a-c](\\.[a-c0])?",
        1 => "(a\\.\\.b|constructor|\\$ref|\\$date|\\$where|\\$text|joinCode|\\\\u0024gt|\\\\\\\\u0024or|%24or|or|fields|)",
    ];
    let scalar = prop_oneof![
        4 => "(1|-0|0|7|1\\.5|1e3|-12|1e400|9007199254740993|12345678901234567890|01|\\.5)",
        4 => "\"([a-c]{0,3}|2024-03-01|2024-03-01T00:00:00Z|a\\\\u0041|\\{\\{x\\}\\}|50%|\\^a|/a/i|\\(a\\+\\)\\+|\\[|i|q|string)\"",
        2 => "(true|false|null|nul)",
        2 => "\\{\"\\$date\":(1700000000000|5|-1|1e300|\"2024-03-01T00:00:00Z\"|\"2024-03-01\"|null)\\}",
        1 => "(\\{\"\\$oid\":\"507f1f77bcf86cd799439011\"\\}|\\{\"b\":1\\}|\\[1,2\\]|\\{\\}|\\[\\]|\\{\"\\$numberLong\":\"5\"\\})",
    ];
    let list =
        prop::collection::vec(scalar.clone(), 0..4).prop_map(|values| format!("[{}]", values.join(",")));
    let operator = "\\$(eq|ne|gt|gte|lt|lte|in|nin|all|exists|regex|options|size|type|mod|near|maxDistance|not|and|bitsAnySet|elemMatch|search|x)";
    let test = (operator, prop_oneof![3 => scalar.clone(), 1 => list])
        .prop_map(|(operator, operand)| format!("\"{operator}\":{operand}"));
    let regex = Just("\"$regex\":\"^a\",\"$options\":\"i\"".to_owned());
    let tests = prop::collection::vec(prop_oneof![4 => test, 1 => regex], 0..3)
        .prop_map(|tests| format!("{{{}}}", tests.join(",")));
    let clause = (key.clone(), prop_oneof![scalar, tests.clone()])
        .prop_map(|(key, asked)| format!("\"{key}\":{asked}"));
    let query = prop::collection::vec(clause, 0..4).prop_map(|clauses| format!("{{{}}}", clauses.join(",")));
    query.prop_recursive(3, 24, 4, move |inner| {
        let queries = prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            ("\\$(and|or|nor|not)", queries)
                .prop_map(|(operator, queries)| format!("{{\"{operator}\":[{}]}}", queries.join(", "))),
            (key.clone(), prop_oneof![inner.clone(), tests.clone()])
                .prop_map(|(key, inner)| format!("{{\"{key}\":{{\"$elemMatch\":{inner}}}}}")),
            (key.clone(), tests.clone())
                .prop_map(|(key, tests)| format!("{{ \"{key}\":{{\"$not\":{tests}}}}}")),
            (inner.clone(), inner).prop_map(|(one, other)| {
                let (one, other) = (one.trim_end_matches('}'), other.trim_start_matches('{'));
                format!("{one}}},{other}")
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_reading_gives_what_several_give(
        text in filters(),
        slip in prop::option::of((any::<prop::sample::Index>(), "[ {}\\[\\]:,\"\\\\$a1]?")),
    ) {
        let mut text = text;
        if let Some((at, written)) = slip && let Some((at, old)) = text.char_indices().nth(at.index(text.len())) {
            text.replace_range(at..at + old.len_utf8(), &written);
        }
        compare(&text);
    }
}
