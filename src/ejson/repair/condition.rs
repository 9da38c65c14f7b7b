//! `{"a": > 5}`, `{"a" != 5}` and `{"a": in [1, 2]}`: a test of the filter language, or of a program, where a value stands, to the
//! object of operators that it is.

use super::{Expected, Repair};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::lex::json::{TokenKind, Tokens};
use crate::lex::number;
use crate::operator::{Context, Operator};
use crate::span::Span;

/// The operators as they are written there, those first that begin as another one.
const WRITTEN: [(&str, &str); 9] = [
    (">=", "$gte"),
    ("<=", "$lte"),
    ("!=", "$ne"),
    ("<>", "$ne"),
    (">", "$gt"),
    ("<", "$lt"),
    ("not in ", "$nin"),
    ("in ", "$in"),
    ("not ", "$ne"),
];

impl Repair<'_> {
    /// A test where the value of a field stands, or the colon before it: one mistake, if it is that and nothing else.
    pub(super) fn condition(&mut self, expected: &'static str, before: &str) -> Option<Expected> {
        // It costs bytes on the web.
        if cfg!(rocketql_lite) || self.in_array() {
            return None;
        }
        let start = self.token.span.start;
        let (written, end) = self.interval().or_else(|| self.tested())?;
        let whole = Span::new(start, end);
        let key = self.source.get(..start as usize)?.trim_end().trim_end_matches([':', ' ', '"', '\'']);
        let is_field = key.rsplit(['"', '\'', '{', ',', ' ']).next().is_none_or(|key| !key.starts_with('$'));
        let fix = is_field.then(|| Fix::replace(whole, format!("{before}{written}")));
        self.fill();
        self.report(Diagnostic::new(Code::JsonUnexpected, whole).arg(expected).arg(whole).fixed(fix));
        self.restart(end as usize);
        Some(Expected::Comma)
    }

    /// `1..5`, and where it ends.
    fn interval(&self) -> Option<(String, u32)> {
        let text = self.token.span.slice(self.source);
        let (low, high) = text.split_once("..").filter(|_| self.token.kind == TokenKind::Number)?;
        (is_number(low) && is_number(high))
            .then(|| (format!("{{\"$gte\":{low},\"$lte\":{high}}}"), self.token.span.end))
    }

    /// An operator and its value, and where that ends.
    fn tested(&self) -> Option<(String, u32)> {
        let start = self.token.span.start as usize;
        let rest = self.source.get(start..)?;
        let known = || WRITTEN.iter().find(|(written, _)| rest.starts_with(written)).copied();
        let named = || {
            let word = self.token.span.slice(self.source);
            let operator =
                Operator::from_key(word).filter(|operator| operator.context() == Context::Field)?;
            Some((word, operator.key()))
        };
        let (written, key) = known().or_else(named)?;
        let mut tokens = Tokens::new(self.source, Span::between(start + written.len(), self.source.len()));
        let first = tokens.next();
        let text = first.span.slice(self.source);
        let is_value = match first.kind {
            TokenKind::String(_) => text.starts_with('"') && text.ends_with('"'),
            TokenKind::Number => is_number(text),
            TokenKind::Word => matches!(text, "true" | "false" | "null"),
            TokenKind::OpenBracket => true,
            _ => false,
        };
        let is_list = first.kind == TokenKind::OpenBracket;
        if !is_value || is_list != matches!(key, "$in" | "$nin" | "$all") {
            return None;
        }
        let mut end = first.span;
        while is_list && end.slice(self.source) != "]" {
            let token = tokens.next();
            let is_item = matches!(
                token.kind,
                TokenKind::String(_)
                    | TokenKind::Number
                    | TokenKind::Word
                    | TokenKind::Comma
                    | TokenKind::CloseBracket
            );
            end = token.span;
            if !is_item {
                return None;
            }
        }
        let closes = matches!(tokens.next().kind, TokenKind::Comma | TokenKind::CloseBrace | TokenKind::End);
        let value = first.span.to(end).slice(self.source);
        closes.then(|| (format!("{{\"{key}\":{value}}}"), end.end))
    }
}

/// Whether a text is a number of JSON.
pub(super) fn is_number(text: &str) -> bool {
    number::number(text.as_bytes()).is_ok_and(|(rest, _)| rest.is_empty())
}
