//! A filter to the first clause of which there may be something to say: of most there is nothing, and then nothing is made ready.

use super::{Declared, conflict, interval, is_single, operand};
use crate::arena::{List, Node, NodeId};
use crate::operator::{Operator, OperatorSet};
use crate::request::{Kind, Request, Text};
use crate::schema::{Found, Lookup, Type};
use crate::span::Span;

/// Operators that compare with one value.
const COMPARE: OperatorSet =
    OperatorSet::of(&[Operator::Eq, Operator::Ne, Operator::Gt, Operator::Gte, Operator::Lt, Operator::Lte]);

/// Operators that compare with each of several values.
const COMPARE_EACH: OperatorSet = OperatorSet::of(&[Operator::In, Operator::Nin]);

/// Operators of which no schema says anything: who asks for a type or for presence may look for what it does not say.
const FREE: OperatorSet = OperatorSet::of(&[Operator::Exists, Operator::Type, Operator::Options]);

impl Declared {
    /// The first clause of a filter that is not plainly right: of those before it there would be nothing to say.
    #[inline(never)]
    pub(crate) fn odd_clause(self, request: &Request, source: &str) -> Option<NodeId> {
        let Kind::Conjunction(clauses) = request.arena.kind(request.filter?) else { return None };
        let fields = self.lookup();
        let mut next = clauses.first;
        while let Some(id) = next {
            let clause = request.arena.get(id);
            if !is_right(request, clause, fields, source) {
                break;
            }
            next = clause.next();
        }
        next
    }

    pub(super) fn lookup(self) -> Lookup {
        Lookup::new(self.collection, self.versions)
    }
}

/// Whether a clause is plainly right.
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn is_right(request: &Request, clause: &Node<Kind>, fields: Lookup, source: &str) -> bool {
    let Kind::Field(path, asked) = clause.kind else { return false };
    let mut found = fields.document();
    // On the web bytes cost more than time.
    if cfg!(target_arch = "wasm32") || !fields.is_declared(&mut found, request.segments(path)) {
        return is_right_elsewhere(request, clause.span, path, asked, fields, source);
    }
    is_free(&found, clause.span, source) || suits(request, asked, &found)
}

/// The same of a path that is not declared segment by segment.
#[inline(never)]
fn is_right_elsewhere(
    request: &Request,
    key: Span,
    path: Text,
    asked: NodeId,
    fields: Lookup,
    source: &str,
) -> bool {
    let found = fields.field(request.segments(path));
    found.is_some_and(|found| is_free(&found, key, source) || suits(request, asked, &found))
}

/// Whether what is asked of a field is plainly right.
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn suits(request: &Request, asked: NodeId, found: &Found) -> bool {
    let Kind::Tests(tests) = request.arena.get(asked).kind else {
        return operand::fits(request, Operator::Eq, asked, found);
    };
    if !is_one(request, tests) && !may_hold(request, tests, is_single(found)) {
        return false;
    }
    let mut next = tests.first;
    while let Some(test) = next {
        let test = request.arena.get(test);
        let Kind::Test(operator, _, operand) = test.kind else { return false };
        if !is_right_test(request, operator, operand, found) {
            return false;
        }
        next = test.next();
    }
    true
}

/// Whether this is one test: `$options` belongs to the `$regex` before it.
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn is_one(request: &Request, tests: List) -> bool {
    let second = tests.first.and_then(|first| request.arena.next(first));
    second.is_none_or(|second| {
        tests.last == Some(second)
            && matches!(request.arena.get(second).kind, Kind::Test(Operator::Options, ..))
    })
}

/// Whether there is nothing to say of several tests of a field as a whole.
#[inline(never)]
fn may_hold(request: &Request, tests: List, is_single: bool) -> bool {
    match is_single {
        true => conflict::is_met(request, tests),
        false => !interval::is_in(request, tests),
    }
}

/// Whether anything may be asked of a field. In EJSON, what its null means is said all the same.
#[inline]
pub(super) fn is_free(found: &Found, key: Span, source: &str) -> bool {
    found.is_open || found.types.is_any() && !is_quoted(key, source)
}

/// Whether a key was written in EJSON: it has quotes there.
pub(super) fn is_quoted(key: Span, source: &str) -> bool {
    source.as_bytes().get(key.start as usize) == Some(&b'"')
}

/// Whether a test of a field is plainly right.
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn is_right_test(request: &Request, operator: Operator, operand: NodeId, found: &Found) -> bool {
    if COMPARE.contains(operator) {
        operand::fits(request, operator, operand, found)
    } else if COMPARE_EACH.contains(operator) {
        let Kind::Array(values) = request.arena.get(operand).kind else { return true };
        let mut next = values.first;
        while let Some(value) = next {
            if !operand::fits(request, Operator::Eq, value, found) {
                return false;
            }
            next = request.arena.next(value);
        }
        true
    } else {
        FREE.contains(operator) || operator == Operator::Regex && operand::takes(found, Type::String)
    }
}
