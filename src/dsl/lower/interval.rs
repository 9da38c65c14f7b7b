//! `a..b` to two comparisons.

use super::Lowering;
use super::join::Clause;
use super::same::number;
use super::test::Asked;
use super::value::Literal;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::operator::Operator;
use crate::request::Kind;
use crate::span::Span;
use crate::value::decimal::Decimal;
use crate::value::double;
use std::cmp::Ordering;

/// A bound of an interval: its value, and for a day or a month as an upper bound whether the value itself is outside.
#[derive(Debug, Clone, Copy)]
struct Bound {
    value: NodeId,
    is_outside: bool,
}

impl Lowering<'_> {
    /// `a in 2024-03` → `{"a":{"$gte":…,"$lt":…}}`. One instant is no interval.
    pub(super) fn within_days(&mut self, operand: NodeId, asked: &Asked) -> Option<Clause> {
        let clause = self.equal_to(operand, asked.span)?;
        if let Kind::Tests(_) = self.request.arena.kind(clause) {
            return Some(clause);
        }
        let at = self.ast.arena.span(operand);
        let operator = if asked.negated_here { "!=" } else { "=" };
        let from_path = Span::new(asked.place.span.end, at.end);
        let fix = Fix::replace(from_path, format!(" {operator} {}", at.slice(self.source)));
        let not_many = Diagnostic::new(Code::InOneInstant, at).arg(at).arg(operator);
        // Without a path the text before the operand is not known.
        let has_path = asked.place.span != asked.span;
        self.sink.report(if has_path { not_many.fix(fix) } else { not_many });
        None
    }

    /// `1..5` → `{"$gte":1,"$lte":5}`, `1..<5` → `{"$gte":1,"$lt":5}`; the last day of an interval is in it as a whole.
    pub(super) fn interval(
        &mut self,
        low: NodeId,
        high: NodeId,
        exclusive: bool,
        span: Span,
    ) -> Option<Clause> {
        let at = [self.ast.arena.span(low), self.ast.arena.span(high)];
        // Both are read, so that both are reported.
        let (low, high) = (self.bound(low, false), self.bound(high, !exclusive));
        let (low, high) = (low?, high?);
        let order = self.order(low.value, high.value);
        let is_open = exclusive || high.is_outside;
        match order {
            None => self.report_mixed(low, high, at)?,
            Some(Ordering::Greater) => self.report_reversed(at)?,
            Some(Ordering::Equal) if high.is_outside => self.report_reversed(at)?,
            Some(Ordering::Equal) if exclusive => self.sink.report(empty(at)),
            Some(Ordering::Equal | Ordering::Less) => {}
        }
        let mut tests = List::default();
        self.add_test(&mut tests, Operator::Gte, low.value, span);
        self.add_test(&mut tests, if is_open { Operator::Lt } else { Operator::Lte }, high.value, span);
        Some(self.request.arena.push(Kind::Tests(tests), span))
    }

    /// A bound; a day or a month as an inclusive upper bound ends where the next one begins.
    fn bound(&mut self, node: NodeId, is_whole: bool) -> Option<Bound> {
        let at = self.ast.arena.span(node);
        match self.literal(node)? {
            Literal::Value(value) => Some(Bound { value, is_outside: false }),
            Literal::Days { low, high } => {
                let value = self.date(if is_whole { high } else { low }, at);
                Some(Bound { value, is_outside: is_whole })
            }
            Literal::Regex | Literal::CaseInsensitive => {
                self.sink.slip(Code::PatternCompared, at).arg(at);
                None
            }
        }
    }

    /// The order of two bounds of one type.
    fn order(&self, low: NodeId, high: NodeId) -> Option<Ordering> {
        let (low, high) = (self.request.arena.kind(low), self.request.arena.kind(high));
        if let (Some(low), Some(high)) = (number(low), number(high)) {
            return low.compare(high);
        }
        match (low, high) {
            (Kind::String(low), Kind::String(high)) | (Kind::ObjectId(low), Kind::ObjectId(high)) => {
                Some(self.request.text(low).cmp(self.request.text(high)))
            }
            (Kind::Date(low), Kind::Date(high)) => Some(low.cmp(&high)),
            (low, high) => self.decimal_order(low, high),
        }
    }

    /// The order of two numbers of which one is a decimal at least; of a decimal and another one as doubles: rounding keeps the
    /// order, so that no interval looks reversed that is not; where it makes them equal, the order is left open.
    fn decimal_order(&self, low: Kind, high: Kind) -> Option<Ordering> {
        let decimal = |kind| match kind {
            Kind::Decimal(text) => Decimal::parse(self.request.text(text)).ok(),
            _ => None,
        };
        if let Some(order) = decimal(low).zip(decimal(high)).and_then(|(low, high)| low.compare(high)) {
            return Some(order);
        }
        let double = |kind| {
            let Kind::Decimal(text) = kind else { return number(kind).map(|number| number.to_double()) };
            double::parse(self.request.text(text))
        };
        let order = f64::partial_cmp(&double(low)?, &double(high)?)?;
        Some(if order == Ordering::Equal { Ordering::Less } else { order })
    }

    /// Whether the text ends with the upper bound, and an error says that it ends too early: the bound may go on as well.
    fn breaks_off(&self, at: [Span; 2]) -> bool {
        self.sink.has_errors() && at[1].end as usize >= self.source.trim_ascii_end().len()
    }

    #[cold]
    fn report_mixed(&mut self, low: Bound, high: Bound, at: [Span; 2]) -> Option<()> {
        if self.breaks_off(at) {
            return None;
        }
        let name = |bound: Bound| type_name(self.request.arena.kind(bound.value));
        let (low, high) = (name(low), name(high));
        let whole = at[0].to(at[1]);
        self.sink.slip(Code::IntervalTypes, whole).arg(whole).arg(low).arg(high);
        None
    }

    #[cold]
    fn report_reversed(&mut self, at: [Span; 2]) -> Option<()> {
        if self.breaks_off(at) {
            return None;
        }
        let [low, high] = at.map(|span| span.slice(self.source));
        let edits = vec![Edit { span: at[0], text: high.into() }, Edit { span: at[1], text: low.into() }];
        let fix = Fix { title: "swap the bounds".into(), edits };
        let reversed = Diagnostic::new(Code::IntervalReversed, at[0].to(at[1]));
        self.sink.report(reversed.arg(at[0]).arg(at[1]).fix(fix));
        None
    }
}

#[cold]
fn empty(at: [Span; 2]) -> Diagnostic {
    let whole = at[0].to(at[1]);
    Diagnostic::new(Code::EmptyInterval, whole).arg(whole)
}

/// What a value is called in messages.
const fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) | Kind::Decimal(_) => "a number",
        Kind::String(_) => "a string",
        Kind::Date(_) => "a date",
        Kind::Null => "null",
        Kind::Bool(_) => "true or false",
        Kind::ObjectId(_) => "an ObjectId",
        Kind::Binary(..) => "binary",
        Kind::Array(_) => "an array",
        Kind::Object(_)
        | Kind::Member(..)
        | Kind::Regex(..)
        | Kind::Foreign(..)
        | Kind::Conjunction(_)
        | Kind::Logical(..)
        | Kind::Top(..)
        | Kind::Field(..)
        | Kind::Tests(_)
        | Kind::Test(..) => "an object",
    }
}
