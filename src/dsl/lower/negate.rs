//! A clause to its exact opposite, by MongoDB's own complement.

use super::Lowering;
use super::join::Clause;
use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::request::{Kind, Text};
use crate::span::Span;

impl Lowering<'_> {
    /// The clause that matches exactly the documents that `clause` does not.
    pub(super) fn negate(&mut self, clause: Clause, span: Span) -> Clause {
        let kind = self.request.arena.kind(clause);
        if let Kind::Tests(tests) = kind {
            self.only_test(tests).and_then(|test| self.complement(clause, test)).unwrap_or_else(|| {
                self.request.arena.get_mut(clause).span = span;
                self.one_test(Operator::Not, clause, span)
            })
        } else if let Kind::Logical(operator, queries) = kind {
            self.negate_logical(clause, operator, queries, span)
        } else {
            self.one_test(Operator::Ne, clause, span)
        }
    }

    fn negate_logical(&mut self, clause: Clause, operator: Operator, queries: List, span: Span) -> Clause {
        let arena = &mut self.request.arena;
        let (operator, queries) = match operator {
            Operator::Or => (Operator::Nor, queries),
            Operator::Nor => (Operator::Or, queries),
            // `$and` has no opposite of its own.
            other => {
                let (mut clauses, mut negated) = (List::default(), List::default());
                let logical = arena.push(Kind::Logical(other, queries), span);
                arena.append(&mut clauses, logical);
                let query = arena.push(Kind::Conjunction(clauses), span);
                arena.append(&mut negated, query);
                (Operator::Nor, negated)
            }
        };
        arena.get_mut(clause).kind = Kind::Logical(operator, queries);
        clause
    }

    /// The only test of an operator object.
    fn only_test(&self, tests: List) -> Option<NodeId> {
        tests.first.filter(|_| tests.first == tests.last)
    }

    /// The opposite of `tests`, which are this one `test`, where MongoDB has an operator for it: the value of `$ne`, `$nin`
    /// of `$in`, the other `$exists`; and what stands under `$not`.
    fn complement(&mut self, tests: NodeId, test: NodeId) -> Option<Clause> {
        let Kind::Test(operator, key, operand) = self.request.arena.kind(test) else { return None };
        let other = if operator == Operator::Not {
            let is_tests = matches!(self.request.arena.kind(operand), Kind::Tests(_));
            return is_tests.then(|| self.request.lone_equal(operand).unwrap_or(operand));
        } else if operator == Operator::Exists {
            let Kind::Bool(exists) = self.request.arena.kind(operand) else { return None };
            self.request.arena.get_mut(operand).kind = Kind::Bool(!exists);
            operator
        } else {
            let pair = PAIRS.iter().find(|pair| pair.contains(&operator))?;
            *pair.iter().find(|&&other| other != operator)?
        };
        self.request.arena.get_mut(test).kind = Kind::Test(other, key, operand);
        Some(self.request.lone_equal(tests).unwrap_or(tests))
    }

    /// An operator object of one test.
    #[inline]
    pub(super) fn one_test(&mut self, operator: Operator, operand: NodeId, span: Span) -> Clause {
        let test = self.request.arena.push(Kind::Test(operator, Text::default(), operand), span);
        self.request.arena.push(Kind::Tests(List { first: Some(test), last: Some(test) }), span)
    }

    /// Puts a test at the end of an operator object.
    #[inline]
    pub(super) fn add_test(&mut self, tests: &mut List, operator: Operator, operand: NodeId, span: Span) {
        let test = self.request.arena.push(Kind::Test(operator, Text::default(), operand), span);
        self.request.arena.append(tests, test);
    }
}

/// Operators that are each other's opposite over the same operand.
const PAIRS: [[Operator; 2]; 2] = [[Operator::In, Operator::Nin], [Operator::Eq, Operator::Ne]];
