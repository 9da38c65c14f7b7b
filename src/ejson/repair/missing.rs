//! What is missing in a text that is no JSON, or stands where nothing of its kind may.

use super::{Open, Repair};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::lex::json::TokenKind;
use crate::span::Span;

impl Repair<'_> {
    pub(in crate::ejson) fn trailing_comma(&mut self) {
        if let Some(comma) = self.open.last_mut().and_then(|open| open.comma.take()) {
            self.report(Diagnostic::new(Code::JsonTrailingComma, comma).fix(Fix::replace(comma, "")));
        }
    }

    /// A bracket closes something further out: what is open inside it lacks its own.
    pub(super) fn missing_closers(&mut self, innermost: Open) {
        let mut closers = String::new();
        while let Some(open) = self.open.last().filter(|open| open.is_object == innermost.is_object) {
            closers.push_str(open.closer());
            self.leave();
        }
        let at = Span::at(self.last.end);
        let diagnostic = Diagnostic::new(Code::JsonMissing, at).arg(closers.clone());
        let fix = Fix::replace(at, closers);
        self.report(diagnostic.related("it belongs to this one", innermost.span).fix(fix));
    }

    /// The text ends too early.
    pub(in crate::ejson) fn unclosed(&mut self) {
        let Some(innermost) = self.open.last().copied() else { return };
        let closers: String = self.open.iter().rev().map(Open::closer).collect();
        let at = Span::at(self.last.end);
        let rest = format!("{}{closers}", self.unsaid);
        if self.sink.close(self.source, self.last, &rest, innermost.span) {
            return;
        }
        let diagnostic = Diagnostic::new(Code::JsonUnclosed, at).arg(innermost.span).arg(rest.clone());
        self.report(diagnostic.related("it opens here", innermost.span).fix(Fix::replace(at, rest)));
    }

    pub(in crate::ejson) fn missing_value(&mut self) {
        let at = Span::at(self.last.end);
        match self.open.last_mut() {
            // A comma at the very end of an unclosed array.
            Some(open) if open.comma.is_some() && !open.is_object => self.trailing_comma(),
            Some(open) if open.is_object && self.token.kind == TokenKind::End => self.unsaid = "null",
            Some(open) if open.is_object => {
                self.report(Diagnostic::new(Code::JsonMissingValue, at).fix(Fix::replace(at, "null")));
            }
            Some(_) => {}
            None => self.report(Diagnostic::new(Code::JsonMissingValue, at)),
        }
    }

    // ---- tokens

    pub(in crate::ejson) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    /// Something stands here that no rule takes: with all the like behind it, it is one mistake.
    pub(in crate::ejson) fn unexpected(&mut self, expected: &'static str) {
        let mut span = self.token.span;
        self.advance();
        while self.token.kind == TokenKind::Other {
            span = span.to(self.token.span);
            self.advance();
        }
        self.report(Diagnostic::new(Code::JsonUnexpected, span).arg(expected).arg(span));
    }

    pub(in crate::ejson) fn advance(&mut self) {
        self.last = self.token.span;
        self.token = self.tokens.next();
        self.skip_blank();
    }

    /// Reports and skips what is blank elsewhere.
    pub(in crate::ejson) fn skip_blank(&mut self) {
        loop {
            let span = self.token.span;
            let diagnostic = match self.token.kind {
                TokenKind::Comment => Diagnostic::new(Code::JsonComment, span).fix(Fix::replace(span, "")),
                TokenKind::Space => {
                    let character = span.slice(self.source).chars().next().map_or(0, u32::from);
                    let name = format!("U+{character:04X}");
                    Diagnostic::new(Code::JsonSpace, span).arg(name).fix(Fix::replace(span, " "))
                }
                TokenKind::ByteOrderMark => {
                    Diagnostic::new(Code::JsonByteOrderMark, span).fix(Fix::replace(span, ""))
                }
                _ => return,
            };
            self.report(diagnostic);
            if self.sink.suppressed() > 0 {
                return;
            }
            self.token = self.tokens.next();
        }
    }
}
