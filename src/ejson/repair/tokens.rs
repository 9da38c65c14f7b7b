//! The cursor in a text that is no JSON, and what it steps over.

use super::{Expected, Repair};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::json::TokenKind;
use crate::span::Span;

impl Repair<'_> {
    /// Another sign than `written`; that signs are full-width is one mistake all over the text.
    pub(super) fn other_sign(&mut self, code: Code, span: Span, written: &'static str) {
        let is_wide = !span.slice(self.source).is_ascii();
        if is_wide && self.sink.join(Code::WideSign, &Edit { span, text: written.into() }) {
            return;
        }
        let code = if is_wide { Code::WideSign } else { code };
        self.report(Diagnostic::new(code, span).arg(span).arg(written).fix(Fix::replace(span, written)));
    }

    /// Another sign stands in the colon's place, or before it.
    pub(super) fn colon_like(&mut self) {
        let mut sign = self.token.span;
        self.advance();
        if self.token.kind == TokenKind::Colon {
            sign = sign.to(self.token.span);
            self.advance();
        }
        self.other_sign(Code::JsonColon, sign, ":");
    }

    /// Behind the outermost value.
    pub(super) fn trailing(&mut self) -> Expected {
        use TokenKind as Kind;
        let span = self.token.span;
        match self.token.kind {
            Kind::End => Expected::Nothing,
            Kind::CloseBrace | Kind::CloseBracket | Kind::CloseParen | Kind::Comma | Kind::Semicolon
                if !self.starts_pair() =>
            {
                self.stray(Expected::Comma)
            }
            Kind::OpenBrace
            | Kind::OpenBracket
            | Kind::OpenParen
            | Kind::Colon
            | Kind::Equals
            | Kind::String(_)
            | Kind::Unclosed(_)
            | Kind::Number
            | Kind::Word
            | Kind::Regex
            | Kind::Comment
            | Kind::Placeholder
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::CloseBrace
            | Kind::CloseBracket
            | Kind::CloseParen
            | Kind::Comma
            | Kind::Semicolon
            | Kind::Other => {
                // With a bracket or a quote mended, the filter language may go on here.
                let is_joined = self.sink.errors() > self.before && self.is_language();
                if !self.lost && !is_joined {
                    self.report(Diagnostic::new(Code::JsonTrailing, span).arg(span));
                }
                Expected::Nothing
            }
        }
    }

    /// How much was said so far.
    pub(in crate::ejson) fn said(&self) -> usize {
        self.sink.items().len()
    }

    /// Takes back what was said since.
    pub(in crate::ejson) fn unsay(&mut self, said: usize) {
        self.sink.truncate(said);
    }

    pub(in crate::ejson) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    /// Something stands here that no rule takes: it is one mistake with all behind it, up to where the next member starts or
    /// what is open is closed.
    pub(super) fn unexpected(&mut self, expected: &'static str) -> Expected {
        use TokenKind as Kind;
        let mut span = self.token.span;
        let mut levels = usize::from(self.is_opener());
        let before = self.last;
        self.fill();
        self.advance();
        while self.token.kind == Kind::Other {
            span = span.to(self.token.span);
            self.advance();
        }
        // Brackets of what is lost are to be expected.
        if !(self.lost && levels > 0) {
            self.sink.retract(before);
            self.report(Diagnostic::new(Code::JsonUnexpected, span).arg(expected).arg(span));
        }
        self.lost = true;
        let said = self.said();
        loop {
            match self.token.kind {
                Kind::End => return Expected::Nothing,
                Kind::Comma | Kind::Semicolon if levels == 0 => break,
                Kind::CloseBrace | Kind::CloseBracket if levels == 0 => break,
                Kind::CloseParen if levels == 0 && self.parenthesis().is_some() => break,
                Kind::CloseBrace | Kind::CloseBracket | Kind::CloseParen => levels = levels.saturating_sub(1),
                _ => levels += usize::from(self.is_opener()),
            }
            self.advance();
        }
        self.unsay(said);
        Expected::Comma
    }

    fn is_opener(&self) -> bool {
        matches!(self.token.kind, TokenKind::OpenBrace | TokenKind::OpenBracket | TokenKind::OpenParen)
    }

    /// What stands here is one too many.
    pub(super) fn stray(&mut self, next: Expected) -> Expected {
        let span = self.token.span;
        if !self.lost {
            self.report(Diagnostic::new(Code::JsonExtra, span).arg(span).fix(Fix::replace(span, "")));
        }
        self.advance();
        next
    }

    /// A sign is missing before what stands here.
    pub(super) fn missing(&mut self, sign: &'static str) {
        let at = Span::at(self.last.end);
        self.report(Diagnostic::new(Code::JsonMissing, at).arg(sign).fix(Fix::replace(at, sign)));
    }

    pub(in crate::ejson) fn advance(&mut self) {
        self.last = self.token.span;
        self.token = self.tokens.next();
        self.skip_blank();
    }

    /// Goes on behind what was taken of the text, and was no token of it.
    pub(super) fn restart(&mut self, at: usize) {
        self.last = Span::between(self.token.span.start as usize, at);
        self.tokens.go_to(at);
        self.token = self.tokens.next();
        self.skip_blank();
    }

    /// Whether a comment up to the end of the text holds what closes what is open: more would go with it than a comment.
    fn is_closed_in(&self, comment: Span) -> bool {
        self.is_inside()
            && comment.slice(self.source).trim_end().ends_with(['}', ']'])
            && self.tokens.clone().next().kind == TokenKind::End
    }

    /// Reports and skips what is blank elsewhere.
    pub(super) fn skip_blank(&mut self) {
        loop {
            let span = self.token.span;
            if self.token.kind == TokenKind::Comment && self.wants_value() && self.is_hash_text() {
                return;
            }
            let diagnostic = match self.token.kind {
                TokenKind::Comment => {
                    let is_closed = self.is_closed_in(span);
                    if is_closed {
                        // What closes the rest is in it, and so may be what comes after a comma.
                        self.fill();
                        self.lost = true;
                    }
                    let fix = (!is_closed).then(|| Fix::replace(span, ""));
                    Diagnostic::new(Code::JsonComment, span).fixed(fix)
                }
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
