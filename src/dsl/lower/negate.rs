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
        match clause {
            Clause::Value(value) => self.one_test(Operator::Ne, value, span),
            Clause::Tests(tests) => {
                self.only_test(tests).and_then(|test| self.complement(test)).unwrap_or_else(|| {
                    let inner = self.request.arena.push(Kind::Tests(tests), span);
                    self.one_test(Operator::Not, inner, span)
                })
            }
            Clause::Logical(Operator::Or, queries) => Clause::Logical(Operator::Nor, queries),
            Clause::Logical(Operator::Nor, queries) => Clause::Logical(Operator::Or, queries),
            Clause::Logical(operator, queries) => {
                let mut clauses = List::default();
                let logical = self.request.arena.push(Kind::Logical(operator, queries), span);
                self.request.arena.append(&mut clauses, logical);
                let mut negated = List::default();
                let query = self.request.arena.push(Kind::Conjunction(clauses), span);
                self.request.arena.append(&mut negated, query);
                Clause::Logical(Operator::Nor, negated)
            }
        }
    }

    /// The only test of an operator object.
    fn only_test(&self, tests: List) -> Option<NodeId> {
        tests.first.filter(|_| tests.first == tests.last)
    }

    /// The opposite of one test, where MongoDB has an operator for it: `$ne` of a value, `$nin` of `$in`, the other
    /// `$exists`; and what stands under `$not`.
    fn complement(&mut self, test: NodeId) -> Option<Clause> {
        let Kind::Test(operator, key, operand) = self.request.arena.kind(test) else { return None };
        let other = if operator == Operator::Ne {
            return Some(Clause::Value(operand));
        } else if operator == Operator::Not {
            let Kind::Tests(inner) = self.request.arena.kind(operand) else { return None };
            return Some(Clause::Tests(inner));
        } else if operator == Operator::Exists {
            let Kind::Bool(exists) = self.request.arena.kind(operand) else { return None };
            self.request.arena.get_mut(operand).kind = Kind::Bool(!exists);
            operator
        } else {
            let pair = PAIRS.iter().find(|pair| pair.contains(&operator))?;
            *pair.iter().find(|&&other| other != operator)?
        };
        self.request.arena.get_mut(test).kind = Kind::Test(other, key, operand);
        let mut tests = List::default();
        self.request.arena.append(&mut tests, test);
        Some(Clause::Tests(tests))
    }

    /// An operator object of one test.
    #[inline]
    pub(super) fn one_test(&mut self, operator: Operator, operand: NodeId, span: Span) -> Clause {
        let mut tests = List::default();
        self.add_test(&mut tests, operator, operand, span);
        Clause::Tests(tests)
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
