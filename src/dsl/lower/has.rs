//! `has (…)` to `$elemMatch`, in the form for documents or the one for values.

use super::join::{Clause, Object};
use super::test::Asked;
use super::{Lowering, Under};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic};
use crate::operator::Operator;
use crate::request::Kind;
use crate::span::Span;

/// Which tests a `has` holds: where the first of each sort stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Element {
    /// Tests of the element's fields, and raw filters.
    pub(super) with_path: Option<Span>,
    /// Tests of the element itself.
    pub(super) without_path: Option<Span>,
}

impl Element {
    /// Notes a test.
    pub(super) fn saw(&mut self, path: Span, test: Span) {
        let first = if path.is_empty() { &mut self.without_path } else { &mut self.with_path };
        first.get_or_insert(test);
    }
}

/// What stands in the parentheses of a `has`.
#[derive(Debug, Clone, Copy)]
struct Inside {
    /// What the filter became.
    object: Object,
    /// Which tests the `has` around it holds, and what encloses this one.
    outer: (Option<Element>, Under),
}

impl Lowering<'_> {
    /// `a has (x = 1 and y > 2)` → `{"a":{"$elemMatch":{"x":1,"y":{"$gt":2}}}}`
    pub(super) fn has(&mut self, node: NodeId, operand: Option<NodeId>, negated: bool, object: &mut Object) {
        let Some(filter) = operand else { return };
        let mut inside = self.enter();
        self.conjunct(filter, false, &mut inside.object);
        self.leave(&inside, node, negated, object);
    }

    fn enter(&mut self) -> Inside {
        let outer = (self.element.replace(Element::default()), self.under);
        self.under = Under::Has;
        Inside { object: Object::default(), outer }
    }

    /// Adds the test of an element.
    fn leave(&mut self, inside: &Inside, node: NodeId, negated: bool, object: &mut Object) {
        let element = self.element.unwrap_or_default();
        (self.element, self.under) = inside.outer;
        let mut asked = Asked::at(self.ast.arena.span(node));
        self.asked(node, negated, object, &mut asked);
        if let Some(clause) = self.element_match(inside, element, &asked) {
            self.join_asked(&asked, clause, object);
        }
    }

    /// Tests without a path were joined as if they had an empty one. What comes of that is one operator object, or an `or`
    /// of such objects, which become two `$elemMatch`; anything else MongoDB cannot say.
    fn element_match(&mut self, inside: &Inside, element: Element, asked: &Asked) -> Option<Clause> {
        let inner = inside.object;
        let filter = asked.operand?;
        let Some(first) = element.without_path else {
            let query = self.finish(&inner, self.ast.arena.span(filter));
            return Some(self.one_test(Operator::ElemMatch, query, asked.span));
        };
        if let Some(other) = element.with_path {
            // What is not closed, say, holds more than was meant.
            if self.sink.has_error_in(asked.span) {
                return None;
            }
            self.sink.slip(Code::HasMixed, first).arg(first).related("has a path", other);
        } else if let Some(tests) = self.value_tests(self.only_clause(&inner)) {
            return Some(self.one_test(Operator::ElemMatch, tests, asked.span));
        } else if let Some(Kind::Logical(Operator::Or, queries)) = self.only_clause(&inner)
            && self.lift(queries, asked)
        {
            return Some(self.request.arena.push(Kind::Logical(Operator::Or, queries), asked.span));
        } else if !Self::is_bare(&inner) && !self.sink.has_error_in(self.ast.arena.span(filter)) {
            self.report_has(&inner, filter);
        }
        self.finish(&inner, asked.span);
        None
    }

    /// The operator object of a clause without a path.
    fn value_tests(&self, clause: Option<Kind>) -> Option<NodeId> {
        let Some(Kind::Field(path, tests)) = clause else { return None };
        self.request.text(path).is_empty().then_some(tests)
    }

    /// Puts an `$elemMatch` of its own around each query; says whether each holds one operator object and no more.
    fn lift(&mut self, queries: List, asked: &Asked) -> bool {
        let mut next = queries.first;
        while let Some(query) = next {
            next = self.request.arena.next(query);
            let Kind::Conjunction(clauses) = self.request.arena.kind(query) else { return false };
            let Some(field) = clauses.first.filter(|_| clauses.first == clauses.last) else { return false };
            let Some(tests) = self.value_tests(Some(self.request.arena.kind(field))) else { return false };
            let lifted = self.one_test(Operator::ElemMatch, tests, asked.span);
            self.request.arena.get_mut(field).kind = Kind::Field(asked.place.path, lifted);
        }
        true
    }

    /// Says why MongoDB cannot hold the tests: an operator stands twice, or they are nested.
    #[cold]
    fn report_has(&mut self, object: &Object, filter: NodeId) {
        let span = self.ast.arena.span(filter);
        self.sink.report(match self.first_overflow(object) {
            Some((operator, again)) => Diagnostic::new(Code::HasRepeats, again).arg(operator.key()),
            None => Diagnostic::new(Code::HasNested, span).arg(span),
        });
    }

    /// The first test of the first clause that could not join.
    fn first_overflow(&self, object: &Object) -> Option<(Operator, Span)> {
        let query = self.overflowing(object)?;
        let Kind::Conjunction(clauses) = self.request.arena.kind(query) else { return None };
        let Kind::Field(_, tests) = self.request.arena.kind(clauses.first?) else { return None };
        let Kind::Tests(tests) = self.request.arena.kind(tests) else { return None };
        let test = tests.first?;
        let Kind::Test(operator, ..) = self.request.arena.kind(test) else { return None };
        Some((operator, self.request.arena.span(test)))
    }
}
