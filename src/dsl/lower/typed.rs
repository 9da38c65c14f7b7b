//! `oid("…")`, `date("…")` and the other constructors to typed values.

use super::Lowering;
use crate::arena::NodeId;
use crate::diagnostic::Code;
use crate::dsl::ast::{Constructor, Kind as Syntax};
use crate::request::Kind;
use crate::span::Span;
use crate::value::base64;
use crate::value::calendar::{self, Base, Moment};
use crate::value::date::{self, EpochPlace};
use crate::value::decimal::Decimal;
use crate::value::number::{self, Number};
use crate::value::{EpochUnit, Utc, Zone};
use std::fmt::Write as _;

impl Lowering<'_> {
    /// The value of a constructor's call. Without an argument a date is now, as in MongoDB's shell.
    pub(super) fn call(
        &mut self,
        constructor: Constructor,
        argument: Option<NodeId>,
        span: Span,
    ) -> Option<Kind> {
        // What is wrong with it was said.
        if argument.is_some_and(|argument| self.ast.arena.kind(argument) == Syntax::Error)
            || self.sink.has_error_in(span)
        {
            return None;
        }
        let Some(argument) = argument else {
            return match constructor {
                Constructor::Date | Constructor::IsoDate => self.now(span),
                Constructor::ObjectId
                | Constructor::Binary
                | Constructor::Decimal
                | Constructor::Long
                | Constructor::Uuid => self.refuse(constructor, span),
            };
        };
        // `BinData` alone takes two, and one that were left out would be lost.
        if let Some(second) = self.ast.arena.next(argument)
            && constructor != Constructor::Binary
        {
            let both = self.ast.arena.span(argument).to(self.ast.arena.span(second));
            return self.refuse(constructor, both);
        }
        match constructor {
            Constructor::Date => self.date_of(argument, self.setting.zone),
            Constructor::IsoDate => self.date_of(argument, &Utc),
            Constructor::ObjectId => self.object_id(argument),
            Constructor::Binary => self.binary(argument),
            Constructor::Decimal => self.decimal(argument),
            Constructor::Long => self.long(argument),
            Constructor::Uuid => self.uuid(argument),
        }
    }

    fn now(&mut self, span: Span) -> Option<Kind> {
        let now = calendar::relative(Base::Now, [], self.setting, span, self.sink)?;
        Some(Kind::Date(now.start()))
    }

    /// A date in quotes is an instant: a day is its first one. A number counts milliseconds.
    fn date_of(&mut self, argument: NodeId, zone: &dyn Zone) -> Option<Kind> {
        let span = self.ast.arena.span(argument);
        let syntax = self.ast.arena.kind(argument);
        let instant = if syntax == Syntax::Number {
            let number = Number::parse(span.slice(self.source)).ok()?.to_double();
            date::epoch(number, EpochUnit::Milliseconds, EpochPlace::Value, span, self.sink)?
        } else if let Some(text) = self.text_of(argument) {
            date::literal(&text, zone, span, self.sink).map(Moment::start)?
        } else {
            return self.refuse(Constructor::Date, span);
        };
        Some(Kind::Date(instant))
    }

    /// 24 hex digits, kept in lower case.
    fn object_id(&mut self, argument: NodeId) -> Option<Kind> {
        let text = self.text_of(argument).filter(|text| is_hex(text, 24));
        let Some(text) = text else {
            return self.refuse(Constructor::ObjectId, self.ast.arena.span(argument));
        };
        Some(Kind::ObjectId(self.request.intern(&text.to_ascii_lowercase())))
    }

    /// `binary("base64")`, or `BinData(subtype, "base64")`.
    fn binary(&mut self, argument: NodeId) -> Option<Kind> {
        let (subtype, text) = match self.ast.arena.next(argument) {
            None => (Some(0), argument),
            Some(text) => (self.ast.arena.span(argument).slice(self.source).parse().ok(), text),
        };
        let base64 = self.text_of(text).filter(|text| base64::is_canonical(text));
        let (Some(subtype), Some(base64)) = (subtype, base64) else {
            return self
                .refuse(Constructor::Binary, self.ast.arena.span(argument).to(self.ast.arena.span(text)));
        };
        Some(Kind::Binary(self.request.intern(&base64), subtype))
    }

    fn decimal(&mut self, argument: NodeId) -> Option<Kind> {
        let span = self.ast.arena.span(argument);
        let Some(text) = self.digits_of(argument) else { return self.refuse(Constructor::Decimal, span) };
        match Decimal::parse(&text) {
            Ok(decimal) => {
                let mark = self.request.mark();
                // Writing to a `String` cannot fail.
                let _ = write!(self.request.text, "{decimal}");
                Some(Kind::Decimal(self.request.since(mark)))
            }
            Err(fault) => {
                fault.report(&text, span, self.sink);
                None
            }
        }
    }

    fn long(&mut self, argument: NodeId) -> Option<Kind> {
        let span = self.ast.arena.span(argument);
        let Some(text) = self.digits_of(argument) else { return self.refuse(Constructor::Long, span) };
        match number::parse_i64(&text) {
            Ok(number) => Some(Kind::Int64(number)),
            Err(fault) => {
                fault.report(&text, span, self.sink);
                None
            }
        }
    }

    /// A UUID is a binary of subtype 4.
    fn uuid(&mut self, argument: NodeId) -> Option<Kind> {
        let bytes = self.text_of(argument).and_then(|text| base64::uuid(&text));
        let Some(bytes) = bytes else { return self.refuse(Constructor::Uuid, self.ast.arena.span(argument)) };
        Some(Kind::Binary(self.request.intern(&base64::encode(&bytes)), 4))
    }

    /// The text of an argument in quotes.
    fn text_of(&mut self, argument: NodeId) -> Option<String> {
        let mark = self.request.mark();
        let text = self.string(argument)?;
        let owned = self.request.text(text).to_owned();
        self.request.text.truncate(mark);
        Some(owned)
    }

    /// The digits of an argument, in quotes or not.
    fn digits_of(&mut self, argument: NodeId) -> Option<String> {
        if self.ast.arena.kind(argument) == Syntax::Number {
            return Some(self.ast.arena.span(argument).slice(self.source).to_owned());
        }
        self.text_of(argument)
    }

    #[cold]
    fn refuse(&mut self, constructor: Constructor, span: Span) -> Option<Kind> {
        let (name, wanted, example) = match constructor {
            Constructor::Date => ("date", "a date in quotes, or milliseconds", "date(\"2024-03-01T10:00Z\")"),
            Constructor::IsoDate => ("ISODate", "a date in quotes", "ISODate(\"2024-03-01T10:00:00Z\")"),
            Constructor::ObjectId => ("oid", "24 hex digits in quotes", "oid(\"5fa3bc0012345678deadbeef\")"),
            Constructor::Binary => ("binary", "base64 in quotes", "binary(\"SGVsbG8=\")"),
            Constructor::Decimal => ("decimal", "a number in quotes", "decimal(\"1.50\")"),
            Constructor::Long => ("long", "a whole number of 64 bits", "long(\"5000000000\")"),
            Constructor::Uuid => {
                ("uuid", "32 hex digits in five groups", "uuid(\"3b241101-e2bb-4255-8caf-4136c566a962\")")
            }
        };
        self.sink.slip(Code::ConstructorArgument, span).arg(name).arg(wanted).arg(example);
        None
    }
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
