//! A request's filter to what MongoDB would say of it: where operators stand, and what they are given.
//!
//! One place serves both languages. The rules of the operands are in [`operand`] and, for places on
//! maps, in [`geo`](super::geo); here is the walk, and what concerns operators that stand side by side.

mod unknown;

pub(super) use unknown::LIKE;

use super::visit::REFERENCE;
use super::{Kind, Request, geo, literal_slip, operand};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Edit, Fix};
use crate::limits::Limits;
use crate::operator::{Context, Operator, OperatorSet};
use crate::request::{Foreign, Text};
use crate::span::Span;
use crate::stack::Stack;

/// Reports what MongoDB would refuse in the filter, and what it would read otherwise than it looks. `source` is the text
/// that the filter's spans lie in. The walk keeps a stack of its own, so depth costs no call stack.
pub(crate) fn validate(request: &Request, source: &str, limits: &Limits, sink: &mut Diagnostics) {
    let Some(filter) = request.filter else { return };
    if !request.is_settled() {
        walk(request, filter, source, limits, sink);
    } else if cfg!(debug_assertions) {
        // In tests the checks are made all the same, to see that they find nothing.
        let before = sink.items().len();
        walk(request, filter, source, limits, sink);
        debug_assert_eq!(sink.items().len(), before, "a settled request: {source}");
    }
}

#[inline(never)]
fn walk(request: &Request, filter: NodeId, source: &str, limits: &Limits, sink: &mut Diagnostics) {
    let mut check = Check {
        request,
        source,
        sink,
        limits,
        open: Stack::new(),
        text: None,
        near: None,
        is_half_reference: false,
    };
    check.open.push((Some(filter), Place::default()));
    while let Some((Some(node), place)) = check.open.pop() {
        match request.arena.kind(node) {
            Kind::Conjunction(clauses) => check.clauses(clauses, place),
            Kind::Tests(tests) => check.tests(tests, place),
            Kind::Object(members) => check.members(members),
            Kind::Array(values) => request.arena.children(values).for_each(|value| check.value(value)),
            _ => {}
        }
    }
}

/// What surrounds a node.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// The nearest operator around it other than `$and`: `$text` and `$near` stand in none.
    inside: Option<Operator>,
    /// How many operators are around it.
    depth: u32,
}

/// What the checks of one filter share.
pub(super) struct Check<'a> {
    pub(super) request: &'a Request,
    pub(super) source: &'a str,
    pub(super) sink: &'a mut Diagnostics,
    limits: &'a Limits,
    /// What is still to be looked at.
    open: Stack<(Option<NodeId>, Place)>,
    /// The place of the query's `$text`.
    text: Option<Span>,
    /// The query's `$near` or the like, and its place.
    near: Option<(Operator, Span)>,
    /// Whether it was said of the object here that it is half a reference.
    is_half_reference: bool,
}

/// The operators that take every scalar.
const COMPARISONS: OperatorSet =
    OperatorSet::of(&[Operator::Eq, Operator::Ne, Operator::Gt, Operator::Gte, Operator::Lt, Operator::Lte]);

/// The operators that search by distance.
const NEAR: OperatorSet = OperatorSet::of(&[Operator::Near, Operator::NearSphere, Operator::GeoNear]);

/// What stands beside them in their old form.
const DISTANCE: OperatorSet =
    OperatorSet::of(&[Operator::MaxDistance, Operator::MinDistance, Operator::UniqueDocs]);

/// Everything that asks for a look at its neighbours.
const SOCIABLE: OperatorSet = OperatorSet::of(&[Operator::Options]).union(NEAR).union(DISTANCE);

impl Check<'_> {
    /// The clauses of a query object.
    fn clauses(&mut self, clauses: List, place: Place) {
        let request = self.request;
        for (clause, node) in request.arena.entries(clauses) {
            match node.kind {
                Kind::Field(path, asked) => match request.arena.get(asked).kind {
                    Kind::Tests(tests) => self.tests(tests, place),
                    ref kind if kind.is_scalar() => {}
                    Kind::Array(queries) => self.queries_for_operator(clause, path, asked, queries),
                    Kind::Object(members) => {
                        self.whole_document(clause, path, asked, members);
                        self.value(asked);
                    }
                    _ => self.value(asked),
                },
                Kind::Logical(operator, queries) => self.logical(operator, queries, clause, place),
                Kind::Top(operator, name, operand) => self.top(operator, name, operand, clause, place),
                _ => {}
            }
        }
    }

    fn logical(&mut self, operator: Operator, queries: List, clause: NodeId, place: Place) {
        if queries.first.is_none() {
            let span = self.request.arena.span(clause);
            self.sink.slip(Code::EmptyQueries, span).arg(operator.key());
        }
        let request = self.request;
        for query in request.arena.children(queries) {
            self.enter(query, operator, clause, place);
        }
    }

    /// Comes back later to what stands inside the operand of `operator`, whose node is `holder`.
    pub(super) fn enter(&mut self, inner: NodeId, operator: Operator, holder: NodeId, place: Place) {
        let inside = if operator == Operator::And { place.inside } else { Some(operator) };
        let depth = place.depth + 1;
        if depth <= self.limits.depth() {
            self.open.push((Some(inner), Place { inside, depth }));
            return;
        }
        let span = self.request.arena.span(holder);
        self.sink.slip(Code::TooManyLevels, span).arg(i64::from(self.limits.depth()));
    }

    /// An operator other than `$and`, `$or` and `$nor` with their lists, at the top of a query object.
    fn top(&mut self, operator: Operator, name: Text, operand: NodeId, clause: NodeId, place: Place) {
        let span = self.request.arena.span(clause);
        match operator.context() {
            Context::Query if operator == Operator::Text => {
                self.misplaced(operator, span, place);
                if let Some(first) = self.text.replace(span) {
                    self.only_once("$text", span, first);
                }
                self.text_with_near();
                operand::check(self, operator, clause, operand, place);
            }
            Context::Query => operand::check(self, operator, clause, operand, place),
            Context::Field if operator == Operator::Not => self.negated_query(span, operand),
            Context::Field => {
                self.sink.slip(Code::OperatorNeedsField, span).arg(operator.key());
            }
            Context::Argument => {
                self.sink.slip(Code::OperatorIsArgument, span).arg(operator.key());
            }
            Context::Refused => self.refused(operator, name, span, Context::Query),
        }
    }

    fn negated_query(&mut self, span: Span, operand: NodeId) {
        let around = self.request.arena.span(operand);
        let edits = vec![
            Edit { span, text: self.as_written("$nor", span).into() },
            Edit { span: Span::at(around.start), text: "[".into() },
            Edit { span: Span::at(around.end), text: "]".into() },
        ];
        let title = "negate the query with `$nor`".into();
        // Of several, it is not said whether none may hold or not all.
        let fix = matches!(self.request.arena.kind(operand), Kind::Conjunction(_) | Kind::Object(_))
            .then_some(Fix { title, edits });
        self.sink.slip(Code::NegatedQuery, span).fixed(fix);
    }

    /// The tests of one path, or of an element under `$elemMatch`, or under `$not`.
    fn tests(&mut self, tests: List, place: Place) {
        let request = self.request;
        let (mut operators, mut has_text) = (OperatorSet::default(), false);
        self.is_half_reference = false;
        for (test, node) in request.arena.entries(tests) {
            let Kind::Test(operator, name, operand) = node.kind else { continue };
            operators.insert(operator);
            // Most tests compare with a scalar, where nothing can be wrong.
            if COMPARISONS.contains(operator) && request.arena.get(operand).kind.is_scalar() {
                has_text |= literal_slip::ORDERS.contains(operator)
                    && matches!(request.arena.get(operand).kind, Kind::String(_));
                continue;
            }
            if operator == Operator::Regex {
                self.regex_test(test, operand, tests);
            }
            match operator.context() {
                Context::Field => operand::check(self, operator, test, operand, place),
                Context::Query => self.report(Code::OperatorNeedsQuery, test, operator),
                Context::Argument => self.report(Code::OperatorIsArgument, test, operator),
                Context::Refused => self.refused(operator, name, request.arena.span(test), Context::Field),
            }
        }
        if has_text {
            self.texts_in_order(tests);
        }
        if operators.intersects(SOCIABLE) {
            self.neighbours(tests, operators, place);
        }
    }

    /// The operators that need a neighbour, or stand no other.
    fn neighbours(&mut self, tests: List, operators: OperatorSet, place: Place) {
        let request = self.request;
        let (mut near, mut least, mut most) = (None, None, None);
        for (index, test) in request.arena.children(tests).enumerate() {
            let Kind::Test(operator, _, operand) = request.arena.kind(test) else { continue };
            let span = request.arena.span(test);
            if operator == Operator::Options {
                self.options(tests, operators, test);
            } else if NEAR.contains(operator) {
                near = Some((operator, request.entries(operand).any(|(key, ..)| key == "$geometry")));
                self.near(operator, index, span, place);
            } else if DISTANCE.contains(operator) {
                match operator {
                    Operator::MinDistance => least = Some(operand),
                    Operator::MaxDistance => most = Some(operand),
                    _ => {}
                }
                match near {
                    // The unknown one may be that.
                    _ if !operators.intersects(NEAR) && operators.contains(Operator::Unknown) => {}
                    _ if !operators.intersects(NEAR) => self.report(Code::DistanceAlone, test, operator),
                    Some((near, true)) => {
                        self.report_with(Code::DistanceOutside, span, operator.key(), near.key());
                    }
                    Some((_, false)) | None => {}
                }
            } else if let Some((near, _)) = near.filter(|_| operator != Operator::Unknown) {
                self.report_with(Code::NearNotAlone, span, near.key(), operator.key());
            }
        }
        geo::reversed(self, least, most);
    }

    fn near(&mut self, operator: Operator, index: usize, span: Span, place: Place) {
        if index > 0 {
            self.sink.slip(Code::NearNotFirst, span).arg(operator.key());
        }
        self.misplaced(operator, span, place);
        if let Some((_, first)) = self.near.replace((operator, span)) {
            self.only_once(operator.key(), span, first);
        }
        self.text_with_near();
    }

    /// `$options` beside what it qualifies.
    fn options(&mut self, tests: List, operators: OperatorSet, options: NodeId) {
        if !operators.contains(Operator::Regex) {
            // The unknown one may be that.
            if operators.contains(Operator::Unknown) {
                return;
            }
            self.report(Code::OptionsAlone, options, Operator::Options);
            return;
        }
        let request = self.request;
        let has_flags = request.arena.children(tests).any(|test| match request.arena.kind(test) {
            Kind::Test(Operator::Regex, _, pattern) => {
                matches!(request.arena.kind(pattern), Kind::Regex(_, 1..))
            }
            _ => false,
        });
        if has_flags {
            self.report(Code::OptionsTwice, options, Operator::Options);
        }
    }

    /// `$text` and `$near` search a whole query: they stand in no operator but `$and`.
    fn misplaced(&mut self, operator: Operator, span: Span, place: Place) {
        if let Some(around) = place.inside {
            self.report_with(Code::Misplaced, span, operator.key(), around.key());
        }
    }

    fn only_once(&mut self, key: &'static str, second: Span, first: Span) {
        self.sink.slip(Code::OnlyOnce, second).arg(key).related("the first one", first);
    }

    fn text_with_near(&mut self) {
        if let (Some(text), Some((near, span))) = (self.text, self.near) {
            let (earlier, later) = if text < span { (text, span) } else { (span, text) };
            let diagnostic = Diagnostic::new(Code::TextWithNear, later).arg(near.key());
            self.sink.report(diagnostic.related("the other one", earlier));
        }
    }

    /// A value that is compared: a document or an array is looked into, since an operator inside is taken literally.
    pub(super) fn value(&mut self, value: NodeId) {
        match self.request.arena.kind(value) {
            Kind::Object(_) | Kind::Array(_) => self.open.push((Some(value), Place::default())),
            Kind::Regex(pattern, flags) => {
                self.regex_value(pattern, self.request.flags(pattern, flags), value);
            }
            Kind::Foreign(Foreign::Undefined, _) => {
                let span = self.request.arena.span(value);
                self.sink.slip(Code::UndefinedOperand, span);
            }
            _ => {}
        }
    }

    /// The members of a document that is compared as a whole.
    fn members(&mut self, members: List) {
        let request = self.request;
        self.keys_for_operators(members);
        for member in request.arena.children(members) {
            let Kind::Member(key, value) = request.arena.kind(member) else { continue };
            let name = request.text(key);
            if name.starts_with('$') && !REFERENCE.contains(&name) {
                let span = request.arena.span(member);
                if !self.is_broken_wrapper(span) {
                    self.sink.slip(Code::LiteralOperator, span).arg(name.to_owned());
                }
            }
            self.value(value);
        }
    }

    pub(super) fn report(&mut self, code: Code, node: NodeId, operator: Operator) {
        self.sink.slip(code, self.request.arena.span(node)).arg(operator.key());
    }

    fn report_with(&mut self, code: Code, span: Span, first: &'static str, second: &'static str) {
        self.sink.slip(code, span).arg(first).arg(second);
    }

    /// A name as it is written at `span`: in quotes where those stand there.
    pub(super) fn as_written(&self, name: &str, span: Span) -> String {
        if span.slice(self.source).starts_with('"') { format!("\"{name}\"") } else { name.to_owned() }
    }
}
