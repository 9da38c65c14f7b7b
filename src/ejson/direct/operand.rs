//! The operands of a filter that is read at once, and whether anything could be found in them.

use super::{Direct, standing};
use crate::arena::List;
use crate::ejson::json::{Reader, between};
use crate::operator::{Operator, OperatorSet};
use crate::request::Kind;
use crate::value::date::{self, EpochPlace};
use crate::value::regex;

/// The operators that compare with a value.
const COMPARISONS: OperatorSet = OperatorSet::of(&[Operator::Eq, Operator::Ne]).union(ORDERS);

/// Those that ask for an order.
const ORDERS: OperatorSet = OperatorSet::of(&[Operator::Gt, Operator::Gte, Operator::Lt, Operator::Lte]);

/// How a typed value begins that is read here.
const DATE: &[u8] = b"\"$date\"";

impl<const KEEPS: bool> Direct<'_, KEEPS> {
    /// A list of values, one at least.
    pub(super) fn list(&mut self) -> Option<()> {
        let start = self.opening(b'[')?;
        let list = self.node(Kind::Array(List::default()), start);
        let mut values = List::default();
        loop {
            let byte = self.reader.token();
            let start = self.reader.at;
            let kind = match byte {
                b'{' => self.typed()?,
                _ => self.reader.scalar(byte).ok()?,
            };
            if KEEPS {
                let span = between(start, self.reader.at);
                self.reader.request.arena.push_to(&mut values, kind, span);
            }
            self.is_settled &= !kind.is_delicate();
            let byte = self.reader.token();
            self.reader.at += 1;
            match byte {
                b',' => {}
                b']' => break,
                _ => return None,
            }
        }
        if KEEPS {
            let closed = self.reader.request.arena.get_mut(list);
            closed.kind = Kind::Array(values);
            closed.span.end = between(0, self.reader.at).end;
        }
        Some(())
    }

    /// Steps over a brace, and says whether `{"$date":…}` begins with it.
    #[inline(always)]
    pub(super) fn is_date(&mut self) -> bool {
        self.reader.at += 1;
        self.reader.token();
        self.reader.bytes.get(self.reader.at..).is_some_and(|rest| rest.starts_with(DATE))
    }

    /// A date whose brace is next.
    fn typed(&mut self) -> Option<Kind> {
        if self.is_date() { self.date() } else { None }
    }

    /// The rest of `{"$date":…}` behind its brace.
    pub(super) fn date(&mut self) -> Option<Kind> {
        self.reader.at += DATE.len();
        self.opening(b':')?;
        let byte = self.reader.token();
        let start = self.reader.at;
        let written = self.reader.scalar(byte).ok()?;
        let span = between(start, self.reader.at);
        self.opening(b'}')?;
        let Reader { source, request, sink, .. } = &mut self.reader;
        let number = match written {
            Kind::String(text) => {
                let text = if KEEPS { request.text(text) } else { standing(text, source) };
                return date::wire(text, span, sink).map(Kind::Date);
            }
            Kind::Int32(number) => number.into(),
            Kind::Int64(number) => number as f64,
            Kind::Double(number) => number,
            _ => return None,
        };
        date::epoch(number, self.epoch, EpochPlace::Value, span, sink).map(Kind::Date)
    }

    /// Whether no check could find anything in the pattern and the flags of the open tests.
    #[inline(never)]
    pub(super) fn is_pattern_right(&self) -> bool {
        let has = |operator| self.open.seen & bit(operator) != 0;
        let (pattern, flags) = (self.text(self.pattern), self.text(self.flags));
        let flags = match has(Operator::Options) {
            // A literal of another language, maybe.
            false if pattern.starts_with('/') => return false,
            false => "",
            true => flags,
        };
        if !has(Operator::Regex) || !flags.bytes().all(|flag| b"imsxu".contains(&flag)) {
            return false;
        }
        let mut is_right = true;
        regex::scan(pattern, flags, &mut |_| is_right = false);
        is_right
    }
}

/// The bit of an operator among those of the tests.
pub(super) const fn bit(operator: Operator) -> u64 {
    1 << operator as u8
}

/// The bits of a pattern and its flags.
pub(super) const PATTERN: u64 = bit(Operator::Regex) | bit(Operator::Options);

/// Whether no check could find anything in this operand, which is no list. A pattern and its flags are looked at together.
#[inline(always)]
pub(super) fn settles(operator: Operator, operand: &Kind) -> bool {
    if COMPARISONS.contains(operator) {
        // In an order a text may look like a date.
        let may_be_date =
            ORDERS.contains(operator) && matches!(operand, Kind::String(text) if text.len() > 2);
        return !operand.is_delicate() && !may_be_date;
    }
    match operator {
        Operator::Exists => matches!(operand, Kind::Bool(_)),
        Operator::Size => matches!(operand, Kind::Int32(0..)),
        Operator::Regex | Operator::Options => matches!(operand, Kind::String(_)),
        _ => false,
    }
}
