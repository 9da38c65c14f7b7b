//! What is missing in a text that is no JSON, or stands where nothing of its kind may.

use super::{Open, Repair, Unsaid};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
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
        if innermost.parenthesis.is_some() {
            return self.lone_parenthesis();
        }
        while let Some(open) = self
            .open
            .last()
            .filter(|open| open.is_object == innermost.is_object && open.parenthesis.is_none())
        {
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
        let said = self.said();
        while self.open.last().is_some_and(|open| open.parenthesis.is_some()) {
            self.lone_parenthesis();
        }
        if self.said() > said {
            // What is open round it is told once the parenthesis is gone.
            return;
        }
        let Some(innermost) = self.open.last().copied() else { return };
        let closers: String =
            self.open.iter().rev().filter(|open| open.parenthesis.is_none()).map(Open::closer).collect();
        let at = Span::at(self.last.end);
        if let Some(missing) = self.unsaid.take() {
            // A value made up would be a filter that nobody asked for, so no fix writes one.
            if !self.sink.is_error_last(self.last) {
                let diagnostic = match missing {
                    Unsaid::Value => Diagnostic::new(Code::JsonMissingValue, at),
                    Unsaid::Member => Diagnostic::new(Code::JsonKeyAlone, self.last).arg(self.last),
                };
                self.report(diagnostic.related("not closed either", innermost.span));
            }
            return;
        }
        let rest = closers;
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
            Some(open) if open.is_object && self.token.kind == TokenKind::End => {
                self.unsaid = Some(Unsaid::Value);
            }
            Some(open) if open.is_object => self.report(Diagnostic::new(Code::JsonMissingValue, at)),
            Some(_) => {}
            None => self.report(Diagnostic::new(Code::JsonMissingValue, at)),
        }
    }

    /// `(5)` and `("a", "b")` where a value stands, up to the parenthesis that closes, which stands here: a value as it
    /// is, or a list in brackets.
    pub(super) fn close_parenthesis(&mut self, open: Open, commas: usize) {
        let close = self.token.span;
        let (whole, inside) = (open.span.to(close), Span::new(open.span.end, close.start));
        let (title, left, right) =
            if commas > 0 { ("write brackets", "[", "]") } else { ("remove the parentheses", "", "") };
        let edits =
            vec![Edit { span: open.span, text: left.into() }, Edit { span: close, text: right.into() }];
        // Parentheses round nothing are no value.
        let fix = (!inside.slice(self.source).trim().is_empty()).then(|| Fix { title: title.into(), edits });
        self.report(Diagnostic::new(Code::JsonUnexpected, whole).arg("a value").arg(open.span).fixed(fix));
        self.leave();
        self.advance();
    }

    /// A parenthesis that nothing closes.
    fn lone_parenthesis(&mut self) {
        if let Some(open) = self.open.last().copied() {
            let fix = Fix::replace(open.span, "");
            let diagnostic = Diagnostic::new(Code::JsonUnexpected, open.span);
            self.report(diagnostic.arg("a value").arg(open.span).fix(fix));
        }
        self.leave();
    }

    /// `#general`, `/x` and `@bob`, in which the lexer found no word: all that is glued together is text without its
    /// quotes. Says whether it was that.
    pub(in crate::ejson) fn glued_text(&mut self) -> bool {
        let rest = self.source.get(self.token.span.start as usize..).unwrap_or("");
        let is_end = |character: char| {
            character.is_whitespace()
                || matches!(character, ',' | '{' | '}' | '[' | ']' | '(' | ')' | '"' | '\'')
        };
        let glued = rest.find(is_end).unwrap_or(rest.len());
        let text = rest.get(..glued).unwrap_or("");
        let is_text =
            text.starts_with(['#', '/', '@', '%', '~', '*', '^']) && text.contains(char::is_alphanumeric);
        if is_text && !text.starts_with("//") && !text.starts_with("/*") {
            self.fill();
            let start = self.token.span.start as usize;
            self.bare_text(Span::between(start, start + glued));
            self.restart(start + glued);
            return true;
        }
        false
    }

    /// Whether the number here is the first word of a text, as in `5 days`; a word before a colon is the next key.
    pub(super) fn starts_text(&self) -> bool {
        let mut tokens = self.tokens.clone();
        let (word, next) = (tokens.next(), tokens.next());
        let gap = Span::new(self.token.span.end, word.span.start).slice(self.source);
        word.kind == TokenKind::Word
            && !gap.contains('\n')
            && matches!(
                next.kind,
                TokenKind::Word
                    | TokenKind::Comma
                    | TokenKind::CloseBrace
                    | TokenKind::CloseBracket
                    | TokenKind::End
            )
    }

    /// Whether the key before the token is `$regex`.
    pub(super) fn is_operand_of_regex(&self) -> bool {
        let before = self.source.get(..self.token.span.start as usize).unwrap_or("");
        let key = before.trim_end().strip_suffix(':').unwrap_or("").trim_end();
        key.trim_end_matches(['"', '\'']).ends_with("$regex")
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

    /// Whether a value belongs here: a colon stands before.
    fn wants_value(&self) -> bool {
        self.last.slice(self.source) == ":"
    }

    /// Whether a `#` with a word glued to it stands here, such as a channel's name.
    fn is_hash_text(&self) -> bool {
        let mut text = self.token.span.slice(self.source).chars();
        text.next() == Some('#') && text.next().is_some_and(char::is_alphanumeric)
    }

    /// Goes on behind what was taken of the text, and was no token of it.
    fn restart(&mut self, at: usize) {
        self.last = Span::between(self.token.span.start as usize, at);
        self.tokens.go_to(at);
        self.token = self.tokens.next();
        self.skip_blank();
    }

    /// Reports and skips what is blank elsewhere.
    pub(in crate::ejson) fn skip_blank(&mut self) {
        loop {
            let span = self.token.span;
            if self.token.kind == TokenKind::Comment && self.wants_value() && self.is_hash_text() {
                return;
            }
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
