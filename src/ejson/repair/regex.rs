//! A regex of a program where EJSON has a value: what it is there depends on the key before it.

use super::Repair;
use crate::diagnostic::{Edit, Fix};
use crate::span::Span;

impl Repair<'_> {
    /// How a regex is written that stands at `span` and that `object` is as a value, and the fix. An operator that compares values
    /// would compare with the document that the object is: what joins them is another operator, or none.
    pub(in crate::ejson) fn regex(&self, span: Span, object: &str) -> (String, Option<Fix>) {
        let value = || (object.to_owned(), Some(Fix::replace(span, object)));
        let Some((key, whole)) = self.key_before(span).filter(|_| !self.in_array()) else { return value() };
        let pair = object.strip_prefix('{').and_then(|inside| inside.strip_suffix('}')).unwrap_or(object);
        match key.slice(self.source) {
            // `"$regex":/a/i` is `"$regex":"a","$options":"i"`: its own key stands there already.
            "$regex" => {
                let operand = pair.strip_prefix("\"$regex\":").unwrap_or(pair);
                (operand.to_owned(), Some(Fix::replace(span, operand)))
            }
            "$eq" | "$in" | "$all" => (pair.to_owned(), Some(Fix::replace(whole.to(span), pair))),
            "$ne" | "$nin" => {
                let edits =
                    [(key, "$not"), (span, object)].map(|(span, text)| Edit { span, text: text.into() });
                let written = format!("\"$not\":{object}");
                (
                    written.clone(),
                    Some(Fix { title: format!("write `{written}`").into(), edits: edits.into() }),
                )
            }
            "$not" | "$elemMatch" => value(),
            key if key.starts_with('$') => (pair.to_owned(), None),
            _ => value(),
        }
    }

    /// The key before the value at `span`, without its quotes and with them.
    fn key_before(&self, span: Span) -> Option<(Span, Span)> {
        let before = self.source.get(..span.start as usize)?.trim_end().strip_suffix(':')?.trim_end();
        let name = before.strip_suffix(['"', '\'']).unwrap_or(before);
        let start = name.rfind(|sign: char| !sign.is_ascii_alphanumeric() && !"$._".contains(sign));
        let start = start.map_or(0, |at| {
            at + name.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let quote = before.len() - name.len();
        Some((Span::between(start, name.len()), Span::between(start.saturating_sub(quote), before.len())))
    }
}
