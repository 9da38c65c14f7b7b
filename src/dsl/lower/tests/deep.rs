//! Deep, long and crowded filters: the stack holds, and time and memory stay linear.

use super::{Json, lowered_as};
use crate::diagnostic::Diagnostics;
use crate::dsl::ast::Ast;
use crate::dsl::lower::{Scratch, lower};
use crate::dsl::parse::{Entry, parse};
use crate::limits::Limits;
use crate::operator::Operator;
use crate::request::{Kind, Request};
use crate::value::{EpochUnit, Setting, Utc};
use std::thread;

const LIMITS: Limits = Limits {
    max_bytes: 64 << 20,
    max_depth: Limits::DEPTH_CEILING,
    max_nodes: 20_000_000,
    max_diagnostics: 50,
};

/// Parses with room to spare, then lowers on a stack of 1 MiB.
fn lowered_on_a_small_stack(text: String) -> Request {
    let parsed = thread::Builder::new().stack_size(64 << 20).spawn(move || {
        let (mut ast, mut tokens, mut sink) = (Ast::default(), Vec::new(), Diagnostics::new(5));
        parse(&text, Entry::Request, &LIMITS, &mut ast, &mut tokens, &mut sink);
        assert!(!sink.has_errors(), "{:?}", sink.items());
        (text, ast)
    });
    let (text, ast) = parsed.unwrap().join().unwrap();
    let lowered = thread::Builder::new().stack_size(1 << 20).spawn(move || {
        let (mut request, mut sink) = (Request::default(), Diagnostics::new(5));
        let setting = Setting { epoch: EpochUnit::Auto, now: None, zone: &Utc };
        lower(&text, &ast, &setting, &mut Json, &mut request, &mut Scratch::default(), &mut sink);
        request
    });
    lowered.unwrap().join().unwrap()
}

#[test]
fn the_deepest_filters_fit_a_small_stack() {
    for (open, core) in [
        ("not (a = 1 and ", "b = 2"),
        ("(a = 1 or b = 2 and ", "c = 3"),
        ("not (a = 1 or b = 2 and not ", "c = 3"),
        ("a has (x = 1 and ", "y = 2"),
        ("not a has (x = 1 or not ", "y = 2"),
        ("a has (not ", "> 1"),
        ("a has (x = 1 or y = 2 and ", "z = 3"),
        ("not (a = 1 or not b = 2 and ", "z = 3"),
    ] {
        let depth = Limits::DEPTH_CEILING as usize - 2;
        let text = open.repeat(depth) + core + &")".repeat(depth);
        assert!(lowered_on_a_small_stack(text).filter.is_some());
    }
}

#[test]
fn many_nots_are_no_depth() {
    let text = "not ".repeat(900) + "a > 1";
    let request = lowered_on_a_small_stack(text);
    assert!(request.arena.len() < 10);
}

/// The clauses of the filter of `count` copies of a test, numbered, joined with `and` or `or`.
fn clauses(connective: &str, count: usize, test: impl Fn(usize) -> String) -> Vec<Kind> {
    let text = (0..count).map(test).collect::<Vec<_>>().join(connective);
    let lowered = lowered_as(Entry::Request, &text, &LIMITS);
    assert!(!lowered.sink.has_errors(), "{:?}", lowered.sink.items());
    let request = lowered.request;
    let Kind::Conjunction(clauses) = request.arena.kind(request.filter.unwrap()) else { panic!() };
    request.arena.children(clauses).map(|clause| request.arena.kind(clause)).collect()
}

#[test]
fn long_chains_are_flat() {
    let [Kind::Logical(Operator::Or, _)] = clauses(" or ", 200_000, |at| format!("a = {at}"))[..] else {
        panic!()
    };
    assert_eq!(clauses(" and ", 200_000, |at| format!("a{at} = 1")).len(), 200_000);
    assert_eq!(clauses(" and ", 200_000, |_| "a = 1".into()).len(), 2);
    assert_eq!(clauses(" and ", 200_000, |at| format!("a{} = {at}", at % 50_000)).len(), 50_001);
    assert_eq!(clauses(" and ", 100_000, |at| format!("a{0} > 1 and a{0} < 5", at)).len(), 100_000);
}
