//! Values that are not written as JSON has them to reports with the right spelling.

use super::call;
use super::repair::{Expected, Repair};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::json_text;
use crate::lex::json::{Quote, Token, TokenKind};
use crate::lex::number;
use crate::lex::string::{self, Escapes, FlawKind};
use crate::lex::token::{Group, Keyword};
use crate::span::Span;
use crate::words::is_one_of;

impl Repair<'_> {
    pub(super) fn string(&mut self) {
        self.fill();
        let Token { kind, span } = self.token;
        let (TokenKind::String(quote) | TokenKind::Unclosed(quote)) = kind else { return };
        let is_closed = matches!(kind, TokenKind::String(_));
        if quote == Quote::Double {
            let inside = Span::new(span.start + 1, span.end - u32::from(is_closed));
            let broken_off = self.flaws(inside, is_closed);
            if !is_closed {
                let fix = Fix::replace(broken_off.unwrap_or(Span::at(span.end)), "\"");
                self.report(Diagnostic::new(Code::JsonUnclosedString, span).fix(fix));
            }
            return;
        }
        let text = span.slice(self.source);
        let inside = text.get(first_length(text)..).unwrap_or("");
        let last = inside.chars().next_back().map_or(0, char::len_utf8);
        let inside = inside.get(..inside.len() - if is_closed { last } else { 0 }).unwrap_or("");
        let code = if is_closed { Code::JsonQuotes } else { Code::JsonUnclosedString };
        let fix = Fix::replace(span, quoted(&tolerant(inside)));
        let opening = if quote == Quote::Mixed { "'" } else { text.get(..first_length(text)).unwrap_or("") };
        self.report(Diagnostic::new(code, span).arg(opening.to_owned()).fix(fix));
    }

    /// Reports every flaw inside a string in double quotes, but for an escape in which a string without its end breaks off.
    fn flaws(&mut self, inside: Span, is_closed: bool) -> Option<Span> {
        let text = inside.slice(self.source);
        for (at, _) in text.bytes().enumerate().filter(|&(_, byte)| byte < 0x20) {
            let start = inside.start as usize + at;
            let flaw = string::Flaw { kind: FlawKind::Control, span: Span::between(start, start + 1) };
            self.report(flaw.diagnostic(self.source));
        }
        let mut rest = inside;
        let mut meaning = String::new();
        while let Err(flaw) = string::unescape(self.source, rest, Escapes::Json, &mut meaning) {
            if !is_closed && flaw.span.end == inside.end {
                return Some(flaw.span);
            }
            // A backslash before a line break is the control character's mistake.
            if !flaw.span.slice(self.source).ends_with(['\n', '\r', '\t']) {
                self.report(flaw.diagnostic(self.source));
            }
            rest.start = flaw.span.end.max(rest.start + 1);
        }
        None
    }

    pub(super) fn number(&mut self) {
        self.fill();
        let span = self.token.span;
        let text = span.slice(self.source);
        if number::number(text.as_bytes()).is_ok_and(|(rest, _)| rest.is_empty()) {
            return;
        }
        if let Some(infinity) = call::infinity(text) {
            self.report(
                Diagnostic::new(Code::JsonNotFinite, span).arg(span).fix(Fix::replace(span, infinity)),
            );
        } else if let Some(meant) = number::mended(text) {
            let fix = Fix::replace(span, meant.clone());
            self.report(Diagnostic::new(Code::JsonNumber, span).arg(span).arg(meant).fix(fix));
        } else if let Some(date) = call::bare_date(text, self.setting.zone) {
            let fix = Fix::replace(span, date.clone());
            self.report(Diagnostic::new(Code::JsonBareDate, span).arg(span).arg(date).fix(fix));
        } else {
            self.bare_text(span);
        }
    }

    pub(super) fn word(&mut self) -> Expected {
        self.fill();
        let span = self.token.span;
        let word = span.slice(self.source);
        let said = self.said();
        self.advance();
        if matches!(word, "true" | "false" | "null") {
            return Expected::Comma;
        }
        let gap = Span::new(span.end, self.token.span.start).slice(self.source);
        if self.token.kind == TokenKind::OpenParen
            || word == "new" && self.token.kind == TokenKind::Word && !gap.is_empty() && is_blank(gap)
        {
            self.call(span, said);
            return Expected::Comma;
        }
        let is_value = !matches!(self.token.kind, TokenKind::Comma | TokenKind::CloseBracket);
        if is_one_of(word, "and or") && self.in_array() && is_value && !gap.is_empty() {
            // `[1, or 2]`
            let fix = Fix::titled(span.to(Span::at(self.token.span.start)), "", "remove it");
            self.report(Diagnostic::new(Code::JsonExtra, span).arg(span).fix(fix));
            return Expected::Value;
        }
        if let Some(meant) = call::constant(word) {
            let fix = Fix::replace(span, meant);
            self.report(Diagnostic::new(Code::JsonWord, span).arg(span).arg(meant).fix(fix));
        } else if let Some(infinity) = call::infinity(word) {
            self.report(
                Diagnostic::new(Code::JsonNotFinite, span).arg(span).fix(Fix::replace(span, infinity)),
            );
        } else {
            // All the words on the line are one text, with the blanks between them, whatever was said of these.
            let mut whole = span;
            while matches!(self.token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Other)
                && is_blank(Span::new(whole.end, self.token.span.start).slice(self.source))
            {
                whole = whole.to(self.token.span);
                self.unsay(said);
                self.advance();
            }
            self.bare_text(whole);
        }
        Expected::Comma
    }

    pub(super) fn bare_text(&mut self, span: Span) {
        let signed = span.slice(self.source).strip_prefix('+');
        if signed.is_some_and(|word| matches!(word, "true" | "false" | "null")) {
            let sign = Span::new(span.start, span.start + 1);
            self.report(Diagnostic::new(Code::JsonExtra, sign).arg(sign).fix(Fix::replace(sign, "")));
            return;
        }
        let text = span.slice(self.source);
        if holds_tests(text) {
            // `{a = 1 or b > 2}`: in quotes, all of it would be compared with one field.
            self.report(Diagnostic::new(Code::JsonUnexpected, span).arg("one value").arg(span));
            return;
        }
        let day = text.split(['+', '-']).next().and_then(|day| Keyword::of(day.as_bytes()));
        if day.is_some_and(Keyword::is_day_word) {
            // `now-7d`: as a text it would be compared with no date.
            self.report(Diagnostic::new(Code::JsonBareDate, span).arg(span).arg("{\"$date\":\"…\"}"));
            return;
        }
        self.report(
            Diagnostic::new(Code::JsonBareText, span).arg(span).fix(Fix::replace(span, quoted(text))),
        );
    }

    /// `[ "new" ] , name , "(" , [ argument , { "," , argument } ] , ")" ;` from the first bracket on, or from the name
    /// behind `new`. What was said since `said` is of blanks behind the name.
    fn call(&mut self, start: Span, said: usize) {
        let mut name = start;
        if self.token.kind == TokenKind::Word {
            name = self.token.span;
            self.advance();
        }
        let mut arguments = Vec::new();
        let (mut depth, mut inner) = (0_usize, 0_usize);
        let mut whole = start.to(name);
        while self.token.kind != TokenKind::End {
            let Token { kind, span } = self.token;
            match kind {
                TokenKind::OpenParen => depth += 1,
                TokenKind::CloseParen => depth = depth.saturating_sub(1),
                TokenKind::Comma if depth == 1 && inner == 0 => {}
                // A bracket of what is around the call: the call is not closed.
                TokenKind::CloseBrace | TokenKind::CloseBracket if inner == 0 => break,
                _ if depth > 0 => arguments.push(self.token),
                _ => break,
            }
            match kind {
                TokenKind::OpenBrace | TokenKind::OpenBracket => inner += 1,
                TokenKind::CloseBrace | TokenKind::CloseBracket => inner = inner.saturating_sub(1),
                _ => {}
            }
            whole = whole.to(span);
            self.advance();
            if depth == 0 {
                break;
            }
        }
        // Whatever was said of the blanks in it: it is replaced as a whole.
        self.unsay(said);
        let name = name.slice(self.source);
        let fixes = call::meaning(self.source, name, &arguments, self.setting, self.in_array());
        let mut diagnostic = Diagnostic::new(Code::JsonCall, whole).arg(name.to_owned());
        for written in fixes {
            diagnostic = diagnostic.fixed(match written.starts_with("{\"$regex\":") {
                true => self.regex(whole, &written).1,
                false => Some(Fix::replace(whole, written)),
            });
        }
        self.report(diagnostic);
    }

    /// A hole in a template: whatever fills it, in quotes it is text.
    pub(super) fn placeholder(&mut self) {
        self.fill();
        let span = self.token.span;
        // Where a whole object is to be filled in, text is none.
        let is_value = self.is_inside();
        let fix = is_value.then(|| Fix::replace(span, quoted(span.slice(self.source))));
        self.report(Diagnostic::new(Code::JsonPlaceholder, span).arg(span).fixed(fix));
    }
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    // Writing to a `String` cannot fail.
    json_text::string(text, &mut out);
    out
}

/// What the inside of a string of any language stands for; escapes that JSON does not know keep their character.
pub(super) fn tolerant(inside: &str) -> String {
    let mut out = String::with_capacity(inside.len());
    let mut rest = Span::between(0, inside.len());
    while let Err(flaw) = string::unescape(inside, rest, Escapes::Language, &mut out) {
        let written = flaw.span.slice(inside);
        out.push_str(written.strip_prefix('\\').filter(|after| !after.is_empty()).unwrap_or(written));
        rest.start = flaw.span.end.max(rest.start + 1);
    }
    out
}

/// Whether there is nothing but blanks of one line: JSON's own, and those that it does not take.
fn is_blank(gap: &str) -> bool {
    gap.chars().all(|character| character != '\n' && (character.is_whitespace() || character == '\u{200B}'))
}

/// Whether a text joins tests of the filter language.
fn holds_tests(text: &str) -> bool {
    // `not > 5`, `is not null`
    let mut words = text.split_whitespace();
    let is_led = words.next().is_some_and(|word| is_one_of(word, "not is"));
    let is_operator = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_digit() || "=<>~!([\"'".contains(first))
            || is_one_of(word, "not null")
            || Keyword::of(word.as_bytes()).is_some_and(|word| word.group() == Group::Operator)
    };
    if is_led && words.next().is_some_and(is_operator) {
        return true;
    }
    text.contains(['=', '<', '>', '~']) && text.split(' ').any(|word| matches!(word, "and" | "or"))
}
