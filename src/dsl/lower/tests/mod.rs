//! The cases of `cases.txt`, and properties of joining.

use super::{Scratch, lower};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostics, Example, Severity};
use crate::dsl::ast::Ast;
use crate::dsl::parse::{Entry, parse};
use crate::emit::form::Form;
use crate::emit::json;
use crate::limits::Limits;
use crate::operator::Operator;
use crate::request::{Embedded, Kind, Request};
use crate::span::Span;
use crate::value::{EpochUnit, Setting, Utc};

mod deep;
mod direct;
mod exact;

/// Reads EJSON with `serde_json`, as far as the cases need it.
struct Json;

impl Embedded for Json {
    fn filter(
        &mut self,
        source: &str,
        span: Span,
        request: &mut Request,
        _: &mut Diagnostics,
    ) -> Option<NodeId> {
        Some(query(&serde_json::from_str(span.slice(source)).ok()?, request, span))
    }

    fn value(
        &mut self,
        source: &str,
        span: Span,
        request: &mut Request,
        _: &mut Diagnostics,
    ) -> Option<NodeId> {
        Some(value(&serde_json::from_str(span.slice(source)).ok()?, request, span))
    }
}

fn query(json: &serde_json::Value, request: &mut Request, span: Span) -> NodeId {
    let mut clauses = List::default();
    for (key, operand) in json.as_object().unwrap() {
        let clause = match (Operator::from_key(key), operand) {
            (Some(operator), serde_json::Value::Array(queries)) => {
                let mut list = List::default();
                for item in queries {
                    let item = query(item, request, span);
                    request.arena.append(&mut list, item);
                }
                Kind::Logical(operator, list)
            }
            (Some(operator), operand) => {
                Kind::Top(operator, Default::default(), value(operand, request, span))
            }
            (None, serde_json::Value::Object(tests)) if tests.keys().any(|key| key.starts_with('$')) => {
                let mut list = List::default();
                for (key, operand) in tests {
                    let operand = value(operand, request, span);
                    let operator = Operator::from_key(key).unwrap_or(Operator::Unknown);
                    let test = request.arena.push(Kind::Test(operator, Default::default(), operand), span);
                    request.arena.append(&mut list, test);
                }
                let tests = request.arena.push(Kind::Tests(list), span);
                Kind::Field(request.intern(key), tests)
            }
            (None, operand) => {
                let operand = value(operand, request, span);
                Kind::Field(request.intern(key), operand)
            }
        };
        let clause = request.arena.push(clause, span);
        request.arena.append(&mut clauses, clause);
    }
    request.arena.push(Kind::Conjunction(clauses), span)
}

fn value(json: &serde_json::Value, request: &mut Request, span: Span) -> NodeId {
    let kind = match json {
        serde_json::Value::Null => Kind::Null,
        serde_json::Value::Bool(truth) => Kind::Bool(*truth),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(integer) => Kind::Int64(integer),
            None => Kind::Double(number.as_f64().unwrap()),
        },
        serde_json::Value::String(text) => Kind::String(request.intern(text)),
        serde_json::Value::Array(items) => {
            let mut list = List::default();
            for item in items {
                let item = value(item, request, span);
                request.arena.append(&mut list, item);
            }
            Kind::Array(list)
        }
        serde_json::Value::Object(members) => {
            let mut list = List::default();
            for (key, item) in members {
                let item = value(item, request, span);
                let key = request.intern(key);
                let member = request.arena.push(Kind::Member(key, item), span);
                request.arena.append(&mut list, member);
            }
            Kind::Object(list)
        }
    };
    request.arena.push(kind, span)
}

/// One text, parsed and lowered.
struct Lowered {
    request: Request,
    sink: Diagnostics,
}

fn lowered_as(entry: Entry, text: &str, limits: &Limits) -> Lowered {
    let (mut ast, mut tokens, mut sink) =
        (Ast::default(), Vec::new(), Diagnostics::new(limits.max_diagnostics));
    parse(text, entry, limits, &mut ast, &mut tokens, &mut sink);
    let mut request = Request::default();
    request.reset(text.as_bytes());
    let setting = Setting { epoch: EpochUnit::Auto, now: Some(1_795_435_200_000), zone: &Utc };
    lower(text, &ast, &setting, &mut Json, &mut request, &mut Scratch::default(), &mut sink);
    Lowered { request, sink }
}

fn lowered(text: &str) -> Lowered {
    lowered_as(Entry::Request, text, &Limits::default())
}

impl Lowered {
    /// The filter as JSON, or `error`.
    fn filter(&self) -> String {
        let mut out = String::new();
        match self.request.filter {
            _ if self.sink.has_errors() => out.push_str("error"),
            Some(filter) => json::write(&self.request, filter, Form::default(), &mut out),
            None => out.push_str("{}"),
        }
        out
    }

    /// The codes that lowering itself reported, in order of their places.
    fn codes(&mut self) -> String {
        self.sink.sort();
        let numbers = self.sink.items().iter().map(|item| item.code as u16);
        let own = numbers.filter(|number| matches!(number, 300..=399 | 720..=799));
        own.map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn cases() {
    let mut failures = String::new();
    let mut count = 0;
    for block in include_str!("cases.txt").split("\n\n") {
        let mut lines = block.lines().filter(|line| !line.starts_with("# ") && !line.starts_with("## "));
        let Some(text) = lines.next() else { continue };
        count += 1;
        let (mut json, mut codes) = ("", "");
        for line in lines {
            match (line.strip_prefix("=> "), line.strip_prefix("!! ")) {
                (Some(expected), _) => json = expected,
                (_, Some(expected)) => codes = expected,
                (None, None) => panic!("{line}"),
            }
        }
        let mut lowered = lowered(text);
        let found = (lowered.filter(), lowered.codes());
        if (found.0.as_str(), found.1.as_str()) != (json, codes) {
            failures += &format!("{text}\n=> {}\n!! {}\n", found.0, found.1);
            for item in lowered.sink.items() {
                failures += &format!("   {} {}\n", item.code, item.message(text));
            }
            failures += &format!("expected\n=> {json}\n!! {codes}\n\n");
        }
    }
    assert!(count > 200, "{count}");
    assert!(failures.is_empty(), "\n{failures}");
}

/// Clauses: the parts given apart, and the codes that they yield.
#[test]
fn clauses() {
    for (entry, text, expected) in [
        (Entry::Fields, "a, b.c, -_id", ""),
        (Entry::Fields, "-a, -b", ""),
        (Entry::Fields, "_id, -a", ""),
        (Entry::Fields, "-_id, a", ""),
        (Entry::Fields, "a, -b", "720"),
        (Entry::Fields, "-a, b", "720"),
        (Entry::Fields, "a, a", "721"),
        (Entry::Fields, "a, b, `a`", "721"),
        (Entry::Fields, "a, a.b", "722"),
        (Entry::Fields, "a.b.c, d, a.b", "722"),
        (Entry::Fields, "a.b, a.bc, a-b", ""),
        (Entry::Fields, "a, a-b, a.c, a.d", "722 722"),
        (Entry::Sort, "-a, b", ""),
        (Entry::Sort, "a, a.b", ""),
        (Entry::Sort, "a, -a", "725"),
        (Entry::Sort, "a, `0`", "727"),
        (Entry::Sort, "`0`, a", ""),
        (Entry::Sort, "`1`, `0`", "727"),
        (Entry::Sort, "`0`, `1`, a", ""),
        (Entry::Sort, "a, `01`", ""),
        (Entry::Sort, "a, `4294967295`", ""),
        (Entry::Sort, "a, `4294967294`", "727"),
        (Entry::With, "roomId = GENERAL, days = 5, types = (c, p), open = true", ""),
        (Entry::With, "roomId = GENERAL, count = 5", "741"),
        (Entry::With, "`a b` = 1", "742"),
        (Entry::With, "a = 1, a = 2", "740"),
        (Entry::Request, "| offset 0", ""),
        (Entry::Request, "| offset 2147483647", ""),
        (Entry::Request, "| offset 2147483648", "730"),
        (Entry::Request, "| count 0", "731"),
        (Entry::Request, "| count all", "732"),
        (Entry::Request, "| page 3 size 50", ""),
        (Entry::Request, "| page 0 size 50", "730"),
        (Entry::Request, "| page 3 size 0", "730"),
        (Entry::Request, "| page 2147483647 size 50", "734"),
        (Entry::Request, "| page 2147483647 size 1", ""),
    ] {
        assert_eq!(lowered_as(entry, text, &Limits::default()).codes(), expected, "{text}");
    }
}

/// Parameters of a text and of a part given beside it are compared; which of two is meant no fix can know.
#[test]
fn parameters_of_two_texts() {
    let mut sink = Diagnostics::new(50);
    let (mut request, mut ast, mut tokens) = (Request::default(), Ast::default(), Vec::new());
    let setting = Setting { epoch: EpochUnit::Auto, now: None, zone: &Utc };
    for (entry, text) in [(Entry::Request, "a = 1 | with x = 1, y = 2"), (Entry::With, "z = 1, y = 3, z = 4")]
    {
        parse(text, entry, &Limits::default(), &mut ast, &mut tokens, &mut sink);
        lower(text, &ast, &setting, &mut Json, &mut request, &mut Scratch::default(), &mut sink);
    }
    let found: Vec<_> = sink.items().iter().map(|item| (item.span.start, item.fixes.len())).collect();
    assert_eq!(found, [(7, 0), (14, 0)]);
}

#[test]
fn clauses_reach_the_request() {
    let Lowered { request, .. } = lowered(
        "users.list: a = 1 | fields `x y`, -_id | sort -b, c | page 3 size 50 | with roomId = GENERAL",
    );
    let endpoint = request.endpoint.map(|(name, _)| request.text(name));
    assert_eq!(endpoint, Some("users.list"));
    let fields: Vec<_> = request.projection.iter().map(|key| (request.text(key.path), key.include)).collect();
    assert_eq!(fields, [("x y", true), ("_id", false)]);
    let sort: Vec<_> = request.sort.iter().map(|key| (request.text(key.path), key.descending)).collect();
    assert_eq!(sort, [("b", true), ("c", false)]);
    assert_eq!(request.offset.map(|(rows, _)| rows), Some(100));
    assert_eq!(request.count.map(|(rows, _)| rows), Some(50));
    let [parameter] = request.with.as_slice() else { panic!() };
    assert_eq!(request.text(parameter.name), "roomId");
}

/// Every fix that is offered removes its diagnostic, and what it leaves is read.
#[test]
fn fixes_remove_what_they_are_for() {
    let filters = include_str!("cases.txt").split("\n\n").filter_map(|block| {
        block
            .lines()
            .find(|line| !line.starts_with("# ") && !line.starts_with("## "))
            .map(|text| (Entry::Request, text))
    });
    let clauses = [
        (Entry::Fields, "a, a"),
        (Entry::Fields, "-a, -b, -a, -c"),
        (Entry::Fields, "a.b, a"),
        (Entry::Fields, "-a.b, -a, -c"),
        (Entry::Fields, "a, b, a.b, c"),
        (Entry::Sort, "a, -a"),
        (Entry::Sort, "-a, b, a"),
        (Entry::With, "a = 1, a = 2"),
        (Entry::Request, "| count 0"),
    ];
    let mut count = 0;
    for (entry, text) in filters.chain(clauses) {
        for item in lowered_as(entry, text, &Limits::default()).sink.items() {
            for fix in &item.fixes {
                let fixed = fix.apply(text);
                let after = lowered_as(entry, &fixed, &Limits::default());
                let left = after.sink.items().iter().filter(|other| other.code == item.code).count();
                let before = lowered_as(entry, text, &Limits::default());
                let had = before.sink.items().iter().filter(|other| other.code == item.code).count();
                assert!(left < had, "{} left after {}: {text} -> {fixed}", item.code, fix.title);
                count += 1;
                if item.severity() == Severity::Error {
                    assert!(!after.sink.has_errors(), "{text} -> {fixed}: {:?}", after.sink.items());
                }
            }
        }
    }
    assert!(count > 20, "{count}");
}

/// Every example of a code of this stage yields it.
#[test]
fn examples_yield_their_codes() {
    let mut count = 0;
    // Between them stand those of the plan.
    let is_ours =
        |&&code: &&Code| matches!(code as u16, 300..=399 | 720..=722 | 725..=727 | 730..=734 | 740..=742);
    for &code in Code::ALL.iter().filter(is_ours) {
        let (entry, text) = match code.example() {
            Example::Text(text) => (Entry::Request, text),
            Example::Filter(text) => (Entry::Filter, text),
            Example::Fields(text) => (Entry::Fields, text),
            Example::Sort(text) => (Entry::Sort, text),
            Example::With(text) => (Entry::With, text),
            Example::None(_) => continue,
            Example::Count(_) | Example::Value(_) | Example::Line(_) => panic!("{code}"),
        };
        // The limit of `count` is a setting, which the plan knows.
        if code != Code::CountOverLimit {
            let lowered = lowered_as(entry, text, &Limits::default());
            assert!(lowered.sink.items().iter().any(|item| item.code == code), "{code} {text}");
            count += 1;
        }
    }
    assert!(count > 25, "{count}");
}
