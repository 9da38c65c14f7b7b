//! A filter to the first clause of which there may be something to say: of most there is nothing, and then nothing is made ready.

use super::{Declared, conflict, interval, is_single, operand};
use crate::arena::{List, NodeId};
use crate::operator::{Operator, OperatorSet};
use crate::request::{Kind, Request};
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
    pub(crate) fn odd_clause(self, request: &Request, source: &str) -> Option<NodeId> {
        let Kind::Conjunction(clauses) = request.arena.kind(request.filter?) else { return None };
        let fields = self.lookup();
        let mut all = request.arena.entries(clauses);
        all.find_map(|(id, clause)| {
            let is_right = match clause.kind {
                Kind::Field(path, asked) => match fields.field(request.segments(path)) {
                    Some(found) if is_free(&found, clause.span, source) => true,
                    Some(found) => is_right(request, asked, &found),
                    None => false,
                },
                _ => false,
            };
            (!is_right).then_some(id)
        })
    }

    pub(super) fn lookup(self) -> Lookup {
        Lookup::new(self.collection, self.versions)
    }
}

/// Whether what is asked of a field is plainly right.
#[inline]
fn is_right(request: &Request, asked: NodeId, found: &Found) -> bool {
    let Kind::Tests(tests) = request.arena.kind(asked) else {
        return operand::fits(request, Operator::Eq, asked, found);
    };
    let is_right = |test| match request.arena.kind(test) {
        Kind::Test(operator, _, operand) => is_right_test(request, operator, operand, found),
        _ => false,
    };
    (tests.first == tests.last || may_hold(request, tests, found))
        && request.arena.children(tests).all(is_right)
}

/// Whether there is nothing to say of several tests of a field as a whole.
#[inline(never)]
fn may_hold(request: &Request, tests: List, found: &Found) -> bool {
    match is_single(found) {
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
fn is_right_test(request: &Request, operator: Operator, operand: NodeId, found: &Found) -> bool {
    if COMPARE.contains(operator) {
        operand::fits(request, operator, operand, found)
    } else if COMPARE_EACH.contains(operator) {
        let Kind::Array(values) = request.arena.kind(operand) else { return true };
        let mut values = request.arena.children(values);
        values.all(|value| operand::fits(request, Operator::Eq, value, found))
    } else {
        FREE.contains(operator) || operator == Operator::Regex && operand::takes(found, Type::String)
    }
}
