//! Literals to values.

use super::Lowering;
use crate::arena::NodeId;
use crate::diagnostic::Code;
use crate::dsl::ast::Kind as Syntax;
use crate::lex::string::{Escapes, unescape};
use crate::request::{Kind, Text};
use crate::span::Span;
use crate::value::calendar::{self, Moment};
use crate::value::date;
use crate::value::number::Number;

/// What a literal is where it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Literal {
    /// One value.
    Value(NodeId),
    /// A day or a month: from `low` up to and without `high`, in milliseconds since 1970.
    Days { low: i64, high: i64 },
    /// `/…/`, which has its meaning from the test.
    Regex,
    /// `i"…"`, which has its meaning from the test.
    CaseInsensitive,
}

impl Lowering<'_> {
    /// Reads a literal; nothing where it has no value, which was reported.
    pub(super) fn literal(&mut self, node: NodeId) -> Option<Literal> {
        let span = self.ast.arena.span(node);
        let kind = match self.ast.arena.kind(node) {
            Syntax::String => Kind::String(self.unquote(span)?),
            Syntax::Word => Kind::String(self.kept(span)),
            Syntax::Number => self.number(span)?,
            Syntax::True => Kind::Bool(true),
            Syntax::False => Kind::Bool(false),
            Syntax::Null => Kind::Null,
            Syntax::Day | Syntax::Month | Syntax::Instant => {
                let moment = date::literal(span.slice(self.source), self.setting.zone, span, self.sink)?;
                return Some(self.moment(moment, span));
            }
            Syntax::Relative(base, amounts) => {
                let (ast, source) = (self.ast, self.source);
                let amounts = ast.arena.children(amounts).map(|amount| ast.arena.span(amount).slice(source));
                let moment = calendar::relative(base, amounts, self.setting, span, self.sink)?;
                return Some(self.moment(moment, span));
            }
            Syntax::Epoch => {
                Kind::Date(date::epoch_literal(span.slice(self.source), self.setting.epoch, span, self.sink)?)
            }
            Syntax::Regex => return Some(Literal::Regex),
            Syntax::CaseInsensitive => return Some(Literal::CaseInsensitive),
            Syntax::Json => {
                if self.report_operator_object(node, None) {
                    return None;
                }
                let value = self.embedded.value(self.source, span, self.request, self.sink)?;
                return Some(Literal::Value(value));
            }
            Syntax::Call(constructor, argument) => self.call(constructor, argument, span)?,
            Syntax::Error
            | Syntax::And(_)
            | Syntax::Or(_)
            | Syntax::Not(_)
            | Syntax::Test { .. }
            | Syntax::TextSearch(_)
            | Syntax::Raw
            | Syntax::Amount
            | Syntax::List(_)
            | Syntax::Interval { .. }
            | Syntax::Type
            | Syntax::Shape(..)
            | Syntax::Distance(..)
            | Syntax::Clause(..)
            | Syntax::Projected { .. }
            | Syntax::Ordered { .. }
            | Syntax::With(..)
            | Syntax::Everything => return None,
        };
        Some(Literal::Value(self.request.arena.push(kind, span)))
    }

    /// Reads a literal of the commonest kinds that is one value; nothing where it is another, which is left to
    /// [`Lowering::literal`].
    #[inline]
    pub(super) fn plain_operand(&mut self, node: NodeId) -> Option<NodeId> {
        let literal = self.ast.arena.get(node);
        let (literal, span) = (&literal.kind, literal.span);
        let kind = if matches!(literal, Syntax::Number) {
            number_kind(Number::short(span.slice(self.source))?)
        } else if matches!(literal, Syntax::String) && self.ast.is_plain {
            Kind::String(self.kept(Span::new(span.start + 1, span.end.saturating_sub(1))))
        } else if matches!(literal, Syntax::Word) {
            Kind::String(self.kept(span))
        } else if matches!(literal, Syntax::True | Syntax::False) {
            Kind::Bool(matches!(literal, Syntax::True))
        } else {
            return None;
        };
        Some(self.request.arena.push(kind, span))
    }

    /// Whether no check could find anything in a value that an order compares with.
    pub(super) fn settles_in_order(&self, value: NodeId) -> bool {
        let kind = &self.request.arena.get(value).kind;
        // A text may look like a date.
        settles(kind) && !matches!(kind, Kind::String(_))
    }

    /// Whether no check could find anything in a value that is compared.
    #[inline]
    pub(super) fn settles(&self, value: NodeId) -> bool {
        settles(&self.request.arena.get(value).kind)
    }

    /// A literal where only one plain value has a meaning.
    pub(super) fn value(&mut self, node: NodeId) -> Option<NodeId> {
        match self.literal(node)? {
            Literal::Value(value) => Some(value),
            Literal::Days { .. } | Literal::Regex | Literal::CaseInsensitive => {
                let span = self.ast.arena.span(node);
                self.sink.slip(Code::NoPlainValue, span).arg(span);
                None
            }
        }
    }

    fn moment(&mut self, moment: Moment, span: Span) -> Literal {
        match moment {
            Moment::Instant(instant) => Literal::Value(self.date(instant, span)),
            Moment::Interval { low, high } => Literal::Days { low, high },
        }
    }

    /// An instant as a value.
    pub(super) fn date(&mut self, instant: i64, span: Span) -> NodeId {
        self.request.arena.push(Kind::Date(instant), span)
    }

    /// The text of a string, a bare word or `i"…"`.
    pub(super) fn string(&mut self, node: NodeId) -> Option<Text> {
        let span = self.ast.arena.span(node);
        let kind = self.ast.arena.kind(node);
        if matches!(kind, Syntax::Word) {
            Some(self.kept(span))
        } else if matches!(kind, Syntax::String) {
            self.unquote(span)
        } else if matches!(kind, Syntax::CaseInsensitive) {
            self.unquote(Span::new(span.start + 1, span.end))
        } else {
            None
        }
    }

    #[inline]
    fn unquote(&mut self, quoted: Span) -> Option<Text> {
        let inside = Span::new(quoted.start + 1, quoted.end.saturating_sub(1));
        let written = inside.slice(self.source);
        if self.ast.is_plain || !written.as_bytes().contains(&b'\\') {
            return Some(self.kept(inside));
        }
        let mark = self.request.mark();
        match unescape(self.source, inside, Escapes::Language, &mut self.request.text) {
            Ok(()) => Some(self.request.since(mark)),
            Err(flaw) => {
                self.sink.report(flaw.diagnostic(self.source));
                None
            }
        }
    }

    fn number(&mut self, span: Span) -> Option<Kind> {
        let written = span.slice(self.source);
        match Number::parse(written) {
            Ok(number) => Some(number_kind(number)),
            Err(fault) => {
                fault.report(written, span, self.sink);
                None
            }
        }
    }
}

/// Whether no check could find anything in a value of this kind that is compared.
#[inline]
pub(super) const fn settles(kind: &Kind) -> bool {
    kind.is_scalar() && !kind.is_delicate()
}

/// A number as nodes have it: whole ones in the smallest type.
#[inline]
pub(super) fn number_kind(number: Number) -> Kind {
    match number {
        Number::Integer(integer) => i32::try_from(integer).map_or(Kind::Int64(integer), Kind::Int32),
        Number::Double(double) => Kind::Double(double),
    }
}
