//! What is asked of one value to what no value meets.

use super::Place;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::span::Span;
use std::cmp::Ordering;

/// How many pairs of values are compared at most to see whether two lists have one in common.
const MOST_PAIRS: usize = 10_000;

/// How many tests of one path are held against each other. Nobody writes so many, and what is looked at again for each test stays
/// linear.
const MOST_TESTS: u32 = 100;

/// Whether the tests of one path may all hold, as far as that can be said.
pub(super) fn is_met(request: &Request, tests: List) -> bool {
    let mut asked = Asked::new(request);
    request.arena.children(tests).all(|test| match request.arena.kind(test) {
        Kind::Test(operator, _, operand) => {
            let span = request.arena.span(test).to(request.arena.span(operand));
            asked.add(operator, operand, span).is_none()
        }
        _ => true,
    })
}

/// Reports tests of one path that cannot all hold, within one object of operators.
pub(super) fn within(request: &Request, tests: List, place: &Place, sink: &mut Diagnostics) {
    let mut asked = Asked::new(request);
    for test in request.arena.children(tests) {
        if let Kind::Test(operator, _, operand) = request.arena.kind(test) {
            let span = request.arena.span(test).to(request.arena.span(operand));
            if let Some(other) = asked.add(operator, operand, span) {
                report(request, place.path, span, other, sink);
            }
        }
    }
}

/// Says so, unless one of the two values is doubted: what else is wrong with it shows once it is mended.
#[cold]
pub(super) fn report(request: &Request, path: Text, span: Span, other: Span, sink: &mut Diagnostics) {
    if sink.doubts_end_of(span) || sink.doubts_end_of(other) {
        return;
    }
    let conflict = Diagnostic::new(Code::Contradiction, span).arg(request.text(path).to_owned()).arg(other);
    sink.report(conflict.related("this is the other one", other));
}

/// One end of a range.
#[derive(Debug, Clone, Copy)]
struct Bound {
    operand: NodeId,
    is_strict: bool,
    span: Span,
}

/// What was asked of one value so far: the narrowest of each kind.
pub(super) struct Asked<'a> {
    request: &'a Request,
    low: Option<Bound>,
    high: Option<Bound>,
    /// A value or a list of values of which it has to be one.
    one_of: Option<(NodeId, Span)>,
    /// Values and lists of values of which it may be none.
    not: Vec<(NodeId, Span)>,
    missing: Option<Span>,
    /// What no missing field meets, beside the bounds.
    present: Option<Span>,
    /// How many tests there were.
    tests: u32,
}

impl<'a> Asked<'a> {
    pub(super) fn new(request: &'a Request) -> Self {
        Self {
            request,
            low: None,
            high: None,
            one_of: None,
            not: Vec::new(),
            missing: None,
            present: None,
            tests: 0,
        }
    }

    /// Takes one more test. Gives back the place of an earlier one that cannot hold beside it; of the two bounds of one
    /// interval that was said by who read them.
    pub(super) fn add(&mut self, operator: Operator, operand: NodeId, span: Span) -> Option<Span> {
        self.tests += 1;
        if self.tests > MOST_TESTS {
            return None;
        }
        match operator {
            Operator::Eq | Operator::In => self.add_values(operand, span),
            Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte => {
                let is_strict = matches!(operator, Operator::Gt | Operator::Lt);
                let is_low = matches!(operator, Operator::Gt | Operator::Gte);
                self.add_bound(Bound { operand, is_strict, span }, is_low)
            }
            // To be no array says nothing of a value without parts.
            Operator::Ne if !self.request.arena.kind(operand).is_scalar() => None,
            Operator::Ne | Operator::Nin => {
                self.not.push((operand, span));
                let missing = self.takes_null(operand).then(|| self.add_present(span)).flatten();
                let values = self.one_of.filter(|&(values, _)| self.excluded(values).is_some());
                values.map(|(_, place)| place).or(missing)
            }
            Operator::Exists => match self.request.arena.kind(operand) {
                Kind::Bool(false) => {
                    self.missing = self.missing.or(Some(span));
                    let values = self.one_of.filter(|&(values, _)| !self.takes_null(values));
                    values
                        .map(|(_, place)| place)
                        .or_else(|| self.of_value(self.low).or(self.of_value(self.high)))
                        .or(self.present)
                }
                Kind::Bool(true) => self.add_present(span),
                _ => None,
            },
            Operator::Regex | Operator::Type | Operator::Mod | Operator::Size | Operator::ElemMatch => {
                self.add_present(span)
            }
            _ => None,
        }
    }

    /// Takes a test that no missing field meets.
    fn add_present(&mut self, span: Span) -> Option<Span> {
        self.present = self.present.or(Some(span));
        self.missing
    }

    /// The place of what leaves none of these values, of which each is one that it may not be.
    fn excluded(&self, values: NodeId) -> Option<Span> {
        let not =
            || self.not.iter().flat_map(|&(not, place)| self.values(not).map(move |other| (other, place)));
        let pairs = self.values(values).count().saturating_mul(not().count());
        let is = |value, other| self.equal(value, other) == Some(true);
        let taken = |value| not().find(|&(other, _)| is(value, other)).map(|(_, place)| place);
        let mut last = None;
        for value in self.values(values).take_while(|_| pairs <= MOST_PAIRS) {
            last = Some(taken(value)?);
        }
        last
    }

    /// The place of a bound that no missing field meets.
    fn of_value(&self, bound: Option<Bound>) -> Option<Span> {
        bound.filter(|bound| self.request.arena.kind(bound.operand) != Kind::Null).map(|bound| bound.span)
    }

    fn add_values(&mut self, values: NodeId, span: Span) -> Option<Span> {
        if !self.values(values).all(|value| self.request.arena.kind(value).is_scalar()) {
            // What matches a pattern or a document is not for us to say.
            return None;
        }
        let lacks = |bound: &Option<Bound>, is_low| {
            let bound = (*bound)?;
            self.values(values).all(|value| !self.may_meet(value, bound, is_low)).then_some(bound.span)
        };
        let common = |(others, place): (NodeId, Span)| {
            let pairs = self.values(values).count().saturating_mul(self.values(others).count());
            let mut all = self.values(values);
            let is_apart = pairs <= MOST_PAIRS
                && all.all(|value| self.values(others).all(|other| self.equal(value, other) == Some(false)));
            is_apart.then_some(place)
        };
        let found = self
            .one_of
            .and_then(common)
            .or_else(|| lacks(&self.low, true))
            .or_else(|| lacks(&self.high, false))
            .or_else(|| self.excluded(values))
            .or_else(|| self.missing.filter(|_| !self.takes_null(values)));
        self.one_of = self.one_of.or(Some((values, span)));
        found
    }

    fn add_bound(&mut self, bound: Bound, is_low: bool) -> Option<Span> {
        let apart = |low: Bound, high: Bound| match self.order(low.operand, high.operand) {
            Order::Known(Ordering::Greater) | Order::OtherType => true,
            Order::Known(Ordering::Equal) => low.is_strict || high.is_strict,
            Order::Known(Ordering::Less) | Order::Unknown => false,
        };
        let facing = if is_low { self.high } else { self.low };
        let range = facing.filter(|&facing| {
            facing.span != bound.span && if is_low { apart(bound, facing) } else { apart(facing, bound) }
        });
        let values = self
            .one_of
            .filter(|&(values, _)| self.values(values).all(|value| !self.may_meet(value, bound, is_low)));
        let missing = self.missing.filter(|_| self.of_value(Some(bound)).is_some());
        let found = range.map(|facing| facing.span).or(values.map(|(_, place)| place)).or(missing);
        let kept = if is_low { self.low } else { self.high };
        // Of two the narrower one decides what later tests leave.
        let is_wider = kept.is_some_and(|kept| match self.order(bound.operand, kept.operand) {
            Order::Known(Ordering::Equal) => kept.is_strict,
            Order::Known(Ordering::Less) => is_low,
            Order::Known(Ordering::Greater) => !is_low,
            Order::OtherType | Order::Unknown => false,
        });
        if !is_wider {
            *(if is_low { &mut self.low } else { &mut self.high }) = Some(bound);
        }
        found
    }

    /// The values of a list, or the one value.
    fn values(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<'a> {
        let request = self.request;
        let (list, one) = match request.arena.kind(node) {
            Kind::Array(values) => (values, None),
            _ => (List::default(), Some(node)),
        };
        request.arena.children(list).chain(one)
    }

    fn takes_null(&self, values: NodeId) -> bool {
        self.values(values).any(|value| self.request.arena.kind(value) == Kind::Null)
    }

    /// Whether a value may lie on the right side of a bound.
    fn may_meet(&self, value: NodeId, bound: Bound, is_low: bool) -> bool {
        match self.order(value, bound.operand) {
            Order::Known(Ordering::Equal) => !bound.is_strict,
            Order::Known(Ordering::Greater) => is_low,
            Order::Known(Ordering::Less) => !is_low,
            Order::OtherType => false,
            Order::Unknown => true,
        }
    }

    /// Whether two scalars are the same; nothing where that cannot be said.
    fn equal(&self, one: NodeId, other: NodeId) -> Option<bool> {
        match self.order(one, other) {
            Order::Known(order) => Some(order == Ordering::Equal),
            Order::OtherType => Some(false),
            Order::Unknown => None,
        }
    }

    /// How two values compare, as MongoDB compares them: by type, then by value.
    fn order(&self, one: NodeId, other: NodeId) -> Order {
        let request = self.request;
        let order = match (request.arena.kind(one), request.arena.kind(other)) {
            (Kind::String(one), Kind::String(other)) => Some(request.bytes(one).cmp(request.bytes(other))),
            (Kind::Date(one), Kind::Date(other)) => Some(one.cmp(&other)),
            (Kind::Bool(one), Kind::Bool(other)) => Some(one.cmp(&other)),
            (Kind::Null, Kind::Null) => Some(Ordering::Equal),
            (left, right) => match (class(left), class(right)) {
                (Some(Class::Number), Some(Class::Number)) => {
                    // A server is sent no number that a double does not hold.
                    request
                        .number(one)
                        .zip(request.number(other))
                        .and_then(|(one, other)| one.partial_cmp(&other))
                }
                (Some(left), Some(right)) if left != right => return Order::OtherType,
                _ => None,
            },
        };
        order.map_or(Order::Unknown, Order::Known)
    }
}

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Known(Ordering),
    /// Values of different types are neither equal nor less nor greater.
    OtherType,
    Unknown,
}

/// Types whose values are compared with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Null,
    Bool,
    Number,
    String,
    Date,
}

fn class(kind: Kind) -> Option<Class> {
    match kind {
        Kind::Null => Some(Class::Null),
        Kind::Bool(_) => Some(Class::Bool),
        Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) | Kind::Decimal(_) => Some(Class::Number),
        Kind::String(_) => Some(Class::String),
        Kind::Date(_) => Some(Class::Date),
        Kind::Regex(..)
        | Kind::Array(_)
        | Kind::Object(_)
        | Kind::Member(..)
        | Kind::Binary(..)
        | Kind::ObjectId(_)
        | Kind::Foreign(..)
        | Kind::Conjunction(_)
        | Kind::Logical(..)
        | Kind::Top(..)
        | Kind::Field(..)
        | Kind::Tests(_)
        | Kind::Test(..) => None,
    }
}
