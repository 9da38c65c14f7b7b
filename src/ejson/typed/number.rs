//! Wrapped numbers to values: the digits in their quotes, checked.

use super::super::walk::Walk;
use super::super::wrapper::Found;
use crate::lex::number;
use crate::request::Text;
use crate::value::decimal::Decimal;
use crate::value::number::{Number, NumberFault};

impl Walk<'_> {
    pub(super) fn integer<T>(
        &mut self,
        found: Found,
        example: &'static str,
        parse: fn(&str) -> Result<T, NumberFault>,
    ) -> Option<T> {
        let text = self.text(found, "the digits of a whole number in quotes", example)?;
        self.or_report(found, text, parse)
    }

    pub(super) fn double(&mut self, found: Found) -> f64 {
        let (takes, example) = ("a number in quotes", "{\"$numberDouble\":\"1.5\"}");
        let Some(text) = self.text(found, takes, example) else { return 0.0 };
        let written = self.request.text(text);
        let is_number = number::number(written.as_bytes()).is_ok_and(|(rest, _)| rest.is_empty());
        match written {
            "NaN" => f64::NAN,
            "Infinity" => f64::INFINITY,
            "-Infinity" => f64::NEG_INFINITY,
            _ if is_number => self.or_report(found, text, Number::parse).map_or(0.0, Number::to_double),
            _ => self.wrong(found, found.value, takes, example, 0.0),
        }
    }

    /// The number in a text, or a report of why there is none.
    fn or_report<T>(
        &mut self,
        found: Found,
        text: Text,
        parse: fn(&str) -> Result<T, NumberFault>,
    ) -> Option<T> {
        let written = self.request.text(text);
        match parse(written) {
            Ok(number) => Some(number),
            Err(fault) => {
                fault.report(written, self.request.arena.span(found.value), self.sink);
                None
            }
        }
    }

    pub(super) fn decimal(&mut self, found: Found) -> Text {
        let example = "{\"$numberDecimal\":\"1.50\"}";
        let Some(text) = self.text(found, "a number in quotes", example) else { return Text::default() };
        let written = self.request.text(text);
        match Decimal::parse(written) {
            Ok(decimal) => {
                let canonical = decimal.to_string();
                self.request.intern(&canonical)
            }
            Err(fault) => {
                fault.report(written, self.request.arena.span(found.value), self.sink);
                text
            }
        }
    }
}
