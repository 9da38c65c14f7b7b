mod corpora;
mod direct;
mod paste;
mod properties;

use super::*;
use crate::diagnostic::Code;
use crate::emit::form::{self, Form};
use crate::emit::json as emit;

/// Milliseconds, and room for the corpora's depth.
fn options(dialect: Dialect) -> Options<'static> {
    let setting = Setting { epoch: EpochUnit::Milliseconds, now: Some(1_700_000_000_000), zone: &Utc };
    const LIMITS: Limits =
        Limits { max_bytes: 16 << 20, max_depth: 600, max_nodes: 1_000_000, max_diagnostics: 50 };
    Options { dialect, setting, limits: &LIMITS }
}

/// What a reading gave: the request, the node, and what was reported.
struct Read {
    request: Request,
    node: Option<NodeId>,
    sink: Diagnostics,
}

impl Read {
    fn value(text: &str, dialect: Dialect) -> Self {
        let (mut request, mut sink) = (Request::default(), Diagnostics::new(50));
        let span = Span::between(0, text.len());
        let node = read_value(text, span, &options(dialect), &mut request, &mut sink);
        Self { request, node, sink }
    }

    fn codes(&self) -> Vec<Code> {
        self.sink.items().iter().map(|item| item.code).collect()
    }

    fn write(&self, dialect: form::Dialect) -> String {
        let mut out = String::new();
        if let Some(node) = self.node {
            emit::write(&self.request, node, Form { dialect, ..Form::default() }, &mut out);
        }
        out
    }
}

/// A reading as a filter, in the default setting, with what MongoDB's rules say of it.
fn filter(text: &str) -> Read {
    let (mut request, mut sink) = (Request::default(), Diagnostics::new(50));
    let span = Span::between(0, text.len());
    let options = Options { limits: &Limits::default(), ..options(Dialect::Auto) };
    let node = read_filter(text, span, &options, &mut request, &mut sink);
    request.filter = node;
    if !sink.has_errors() {
        crate::request::validate(&request, text, options.limits, &mut sink);
    }
    Read { request, node, sink }
}

/// The normal form of a filter that has nothing wrong.
fn normal(text: &str) -> String {
    let read = filter(text);
    // A document that is compared as a whole may be told of.
    let mut found = read.sink.items().iter().filter(|found| found.code != Code::WholeDocument);
    assert!(found.next().is_none(), "{text}: {:?}", read.sink.items());
    read.write(form::Dialect::Meteor)
}

#[test]
fn filters_are_in_normal_form() {
    for (text, expected) in [
        ("{}", "{}"),
        (r#" { "a" : 1 } "#, r#"{"a":1}"#),
        (r#"{"a":{"$eq":1}}"#, r#"{"a":1}"#),
        (r#"{"a":{"$eq":null}}"#, r#"{"a":null}"#),
        (r#"{"a":{"$eq":{"$date":1700000000000}}}"#, r#"{"a":{"$date":1700000000000}}"#),
        (r#"{"a":{"$eq":[1,{"b":2}]}}"#, r#"{"a":[1,{"b":2}]}"#),
        (r#"{"a":{"$eq":1,"$ne":2}}"#, r#"{"a":{"$eq":1,"$ne":2}}"#),
        (r#"{"a":{"$elemMatch":{"$eq":1}}}"#, r#"{"a":{"$elemMatch":{"$eq":1}}}"#),
        (r#"{"a":{"$regexp":"^x","$flags":"gi"}}"#, r#"{"a":{"$regex":"^x","$options":"is"}}"#),
        (r#"{"a":{"$regexp":"^x","$flags":""}}"#, r#"{"a":{"$regex":"^x"}}"#),
        (
            r#"{"a":{"$regularExpression":{"pattern":"x","options":"i"}}}"#,
            r#"{"a":{"$regex":"x","$options":"i"}}"#,
        ),
        (r#"{"a":{"$in":[{"$regexp":"x","$flags":""}]}}"#, r#"{"a":{"$in":[{"$regexp":"x","$flags":""}]}}"#),
        (
            r#"{"a":{"$in":[{"$regex":"x","$options":"i"}]}}"#,
            r#"{"a":{"$in":[{"$regexp":"x","$flags":"i"}]}}"#,
        ),
        (r#"{"a":{"$not":{"$regex":"x"}}}"#, r#"{"a":{"$not":{"$regex":"x"}}}"#),
        (r#"{"a":{"$not":{"$not":{"$gt":{"$numberLong":"5"}}}}}"#, r#"{"a":{"$not":{"$not":{"$gt":5}}}}"#),
        (r#"{"a":{"$numberInt":"007"},"b":{"$numberDouble":"1.0"}}"#, r#"{"a":7,"b":1}"#),
        (r#"{"a":{"$gte":{"$date":"2023-11-14T22:13:20Z"}}}"#, r#"{"a":{"$gte":{"$date":1700000000000}}}"#),
        (r#"{"a":{"$escape":{"b":1}}}"#, r#"{"a":{"b":1}}"#),
        (r#"{"$escape":{"a":1}}"#, r#"{"a":1}"#),
        (r#"{"a":{"$binary":{"base64":"AQI=","subType":"0"}}}"#, r#"{"a":{"$binary":"AQI="}}"#),
        (r#"{"$or":[{"a":1},{"$and":[{"b":2}]}]}"#, r#"{"$or":[{"a":1},{"$and":[{"b":2}]}]}"#),
        (r#"{"a":{"$ref":"c","$id":1}}"#, r#"{"a":{"$ref":"c","$id":1}}"#),
        (r#"{"a":{"$all":[{"$elemMatch":{"x":{"$eq":1}}}]}}"#, r#"{"a":{"$all":[{"$elemMatch":{"x":1}}]}}"#),
        (
            r#"{"a":{"$elemMatch":{"$or":[{"x":1},{"y":2}]}}}"#,
            r#"{"a":{"$elemMatch":{"$or":[{"x":1},{"y":2}]}}}"#,
        ),
        (r#"{"a.0.b":"\u0041\/"}"#, r#"{"a.0.b":"A/"}"#),
        (r#"{"\u0024or":[{"a":{"\u0024gt":1}}]}"#, r#"{"$or":[{"a":{"$gt":1}}]}"#),
        (r#"{"a":1e2,"b":-0.0,"c":2147483648}"#, r#"{"a":100,"b":-0,"c":2147483648}"#),
    ] {
        assert_eq!(normal(text), expected, "{text}");
        assert_eq!(normal(expected), expected, "the normal form of {text} is not normal");
    }
}

#[test]
fn what_is_wrong_has_its_place() {
    use Code::{
        CustomType, DollarPath, DuplicateKey, EmptySegment, NoObject, NulPath, NumberTooLarge, Placeholder,
        RefusedKey, WrapperAlone, WrapperSurplus, WrapperValue,
    };
    for (text, code, place) in [
        (r#"{"a":1,"b":2,"a":3}"#, DuplicateKey, r#""a""#),
        (r#"{"a":{"$gt":1,"$gt":3}}"#, DuplicateKey, r#""$gt""#),
        (r#"{"a":{"b":{"c":1,"c":3}}}"#, DuplicateKey, r#""c""#),
        (r#"{"x":1,"\u0078":2}"#, DuplicateKey, r#""\u0078""#),
        (r#"{"a\u0000":1}"#, NulPath, r"a\u0000"),
        (r#"{"a":{"b":{"__proto__":1}}}"#, RefusedKey, r#""__proto__""#),
        (r#"{"a.constructor":1}"#, RefusedKey, "constructor"),
        (r#"{"a..b":1}"#, EmptySegment, "a..b"),
        (r#"{"a.$b":1}"#, DollarPath, "$b"),
        (r#"{"a":1e400}"#, NumberTooLarge, "1e400"),
        (r#"{"a":"${x}"}"#, Placeholder, "${x}"),
        (r#"{"a":{"$date":0,"x":1}}"#, WrapperSurplus, r#""x""#),
        (r#"{"a":{"x":1,"$oid":"5"}}"#, WrapperSurplus, r#""x""#),
        (r#"{"a":{"$regexp":"x"}}"#, WrapperAlone, r#""$regexp""#),
        (r#"{"a":{"$numberLong":5}}"#, WrapperValue, "5"),
        (r#"{"a":{"$date":null}}"#, WrapperValue, "null"),
        (r#"{"a":{"$type":"t","$value":1}}"#, CustomType, r#""$value""#),
        ("[1]", NoObject, "[1]"),
    ] {
        let read = filter(text);
        let found: Vec<_> = read.sink.items().iter().map(|item| (item.code, item.span.slice(text))).collect();
        assert_eq!(found, [(code, place)], "{text}");
        for item in read.sink.items() {
            for fix in &item.fixes {
                assert!(!filter(&fix.apply(text)).codes().contains(&code), "{text}: {fix:?}");
            }
        }
    }
}

#[test]
fn the_first_of_two_keys_is_named() {
    for count in [2, 100] {
        let fillers: String = (0..count).map(|at| format!(r#","k{at}":1"#)).collect();
        let text = format!(r#"{{"a":0{fillers},"a":1,"a":2}}"#);
        let read = filter(&text);
        let found: Vec<_> = read.sink.items().iter().map(|item| item.related[0].span.start).collect();
        assert_eq!(found, [1, 1]);
    }
}
