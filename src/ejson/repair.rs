//! Text that is no JSON to all that is wrong with it, each mistake with its fix: with every fix applied, it reads.

use super::call;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::lex::json::{Quote, Token, TokenKind, Tokens};
use crate::lex::number;
use crate::lex::string::{self, Escapes, FlawKind};
use crate::span::Span;
use crate::value::Setting;

/// Reads the text at `span` of `source`, which the strict reader refused, once more, and reports its mistakes. It stops
/// where the sink is full.
#[cold]
pub(super) fn repair(source: &str, span: Span, setting: Setting<'_>, sink: &mut Diagnostics) {
    let mut tokens = Tokens::new(source, span);
    let token = tokens.next();
    let last = Span::at(span.start);
    let mut repair =
        Repair { source, setting, sink, tokens, token, last, open: Vec::new(), levels: [0; 2], unsaid: "" };
    repair.skip_blank();
    let mut expected = Expected::Value;
    while expected != Expected::Nothing && repair.sink.suppressed() == 0 {
        expected = match expected {
            Expected::Value => repair.value(),
            Expected::Key => repair.key(),
            Expected::Colon => repair.colon(),
            Expected::Comma => repair.after(),
            Expected::Nothing => Expected::Nothing,
        };
    }
}

/// What the grammar wants next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Value,
    Key,
    Colon,
    /// A comma, or the end of what is open.
    Comma,
    Nothing,
}

/// An object or array that is open.
#[derive(Debug, Clone, Copy)]
struct Open {
    is_object: bool,
    span: Span,
    /// The comma after which nothing has come yet.
    comma: Option<Span>,
}

impl Open {
    const fn closer(&self) -> &'static str {
        if self.is_object { "}" } else { "]" }
    }
}

struct Repair<'a> {
    source: &'a str,
    setting: Setting<'a>,
    sink: &'a mut Diagnostics,
    tokens: Tokens<'a>,
    /// The token here.
    token: Token,
    /// The place of the token before.
    last: Span,
    open: Vec<Open>,
    /// How many arrays and objects are open.
    levels: [usize; 2],
    /// What the last member lacks where the text ends inside it.
    unsaid: &'static str,
}

impl Repair<'_> {
    // ---- the grammar

    fn value(&mut self) -> Expected {
        use TokenKind as Kind;
        let Token { kind, span } = self.token;
        match kind {
            Kind::OpenBrace => return self.enter(true),
            Kind::OpenBracket => return self.enter(false),
            Kind::String(_) | Kind::Unclosed(_) => self.string(),
            Kind::Number => self.number(),
            Kind::Word => return self.word(),
            Kind::Regex => {
                let fix = call::regex_literal(span.slice(self.source), self.in_array());
                self.report(
                    Diagnostic::new(Code::JsonRegex, span).arg(fix.clone()).fix(Fix::replace(span, fix)),
                );
            }
            Kind::Placeholder => self.placeholder(),
            Kind::CloseBracket if self.in_array() => {
                self.trailing_comma();
                return Expected::Comma;
            }
            Kind::Comma if self.in_array() => {
                self.report(Diagnostic::new(Code::JsonExtraComma, span).fix(Fix::replace(span, "")));
                self.advance();
                return Expected::Value;
            }
            Kind::CloseBrace | Kind::CloseBracket | Kind::Comma | Kind::Semicolon | Kind::End => {
                self.missing_value();
                return Expected::Comma;
            }
            Kind::OpenParen
            | Kind::CloseParen
            | Kind::Colon
            | Kind::Equals
            | Kind::Comment
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::Other => {
                self.unexpected("a value");
                return Expected::Value;
            }
        }
        self.advance();
        Expected::Comma
    }

    fn key(&mut self) -> Expected {
        use TokenKind as Kind;
        let span = self.token.span;
        match self.token.kind {
            Kind::String(_) | Kind::Unclosed(_) => self.string(),
            Kind::Word | Kind::Number => {
                let fix = quoted(span.slice(self.source));
                self.report(Diagnostic::new(Code::JsonBareKey, span).arg(span).fix(Fix::replace(span, fix)));
            }
            Kind::Placeholder => self.placeholder(),
            Kind::CloseBrace | Kind::CloseBracket | Kind::End => {
                self.trailing_comma();
                return Expected::Comma;
            }
            Kind::Comma => {
                self.report(Diagnostic::new(Code::JsonExtraComma, span).fix(Fix::replace(span, "")));
                self.advance();
                return Expected::Key;
            }
            Kind::OpenBrace
            | Kind::OpenBracket
            | Kind::OpenParen
            | Kind::CloseParen
            | Kind::Colon
            | Kind::Equals
            | Kind::Semicolon
            | Kind::Regex
            | Kind::Comment
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::Other => {
                self.unexpected("a key in quotes");
                return Expected::Key;
            }
        }
        self.advance();
        Expected::Colon
    }

    fn colon(&mut self) -> Expected {
        use TokenKind as Kind;
        let span = self.token.span;
        match self.token.kind {
            Kind::Colon => self.advance(),
            Kind::Equals => {
                self.report(Diagnostic::new(Code::JsonColon, span).arg(span).fix(Fix::replace(span, ":")));
                self.advance();
            }
            Kind::End => {
                self.unsaid = ":null";
                return Expected::Comma;
            }
            Kind::CloseBrace | Kind::CloseBracket | Kind::Comma | Kind::Semicolon => {
                let key = self.last;
                self.report(Diagnostic::new(Code::JsonKeyAlone, key).arg(key));
                return Expected::Comma;
            }
            Kind::OpenBrace
            | Kind::OpenBracket
            | Kind::String(_)
            | Kind::Unclosed(_)
            | Kind::Number
            | Kind::Word
            | Kind::Regex
            | Kind::Placeholder => {
                let at = Span::at(self.last.end);
                self.report(Diagnostic::new(Code::JsonMissing, at).arg(":").fix(Fix::replace(at, ":")));
            }
            Kind::OpenParen
            | Kind::CloseParen
            | Kind::Comment
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::Other => {
                self.unexpected("a colon");
                return Expected::Colon;
            }
        }
        Expected::Value
    }

    /// After a value.
    fn after(&mut self) -> Expected {
        use TokenKind as Kind;
        let span = self.token.span;
        let Some(open) = self.open.last().copied() else { return self.trailing() };
        let next = if open.is_object { Expected::Key } else { Expected::Value };
        match self.token.kind {
            Kind::Comma => {
                if let Some(open) = self.open.last_mut() {
                    open.comma = Some(span);
                }
                self.advance();
                next
            }
            Kind::Semicolon => {
                self.advance();
                match self.token.kind {
                    Kind::CloseBrace | Kind::CloseBracket | Kind::Comma | Kind::Semicolon | Kind::End => {
                        self.report(
                            Diagnostic::new(Code::JsonExtra, span).arg(span).fix(Fix::replace(span, "")),
                        );
                        Expected::Comma
                    }
                    _ => {
                        self.report(Diagnostic::new(Code::JsonSemicolon, span).fix(Fix::replace(span, ",")));
                        next
                    }
                }
            }
            Kind::CloseBrace | Kind::CloseBracket => {
                let closes_object = self.token.kind == Kind::CloseBrace;
                if closes_object == open.is_object {
                    self.leave();
                    self.advance();
                } else if self.levels.get(usize::from(closes_object)).is_some_and(|&level| level > 0) {
                    self.missing_closer(open);
                } else {
                    self.report(Diagnostic::new(Code::JsonExtra, span).arg(span).fix(Fix::replace(span, "")));
                    self.advance();
                }
                Expected::Comma
            }
            Kind::End => {
                self.unclosed();
                Expected::Nothing
            }
            Kind::OpenBrace
            | Kind::OpenBracket
            | Kind::String(_)
            | Kind::Unclosed(_)
            | Kind::Number
            | Kind::Word
            | Kind::Regex
            | Kind::Placeholder => {
                let at = Span::at(self.last.end);
                self.report(Diagnostic::new(Code::JsonMissing, at).arg(",").fix(Fix::replace(at, ",")));
                next
            }
            Kind::OpenParen
            | Kind::CloseParen
            | Kind::Colon
            | Kind::Equals
            | Kind::Comment
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::Other => {
                self.unexpected("a comma");
                Expected::Comma
            }
        }
    }

    /// Behind the outermost value.
    fn trailing(&mut self) -> Expected {
        use TokenKind as Kind;
        let span = self.token.span;
        match self.token.kind {
            Kind::End => Expected::Nothing,
            Kind::CloseBrace | Kind::CloseBracket | Kind::CloseParen | Kind::Comma | Kind::Semicolon => {
                self.report(Diagnostic::new(Code::JsonExtra, span).arg(span).fix(Fix::replace(span, "")));
                self.advance();
                Expected::Comma
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
            | Kind::Other => {
                self.report(Diagnostic::new(Code::JsonTrailing, span).arg(span));
                Expected::Nothing
            }
        }
    }

    // ---- what is open

    fn enter(&mut self, is_object: bool) -> Expected {
        self.fill();
        self.open.push(Open { is_object, span: self.token.span, comma: None });
        self.count(is_object, 1);
        self.advance();
        // What stands first may be the end.
        if is_object { Expected::Key } else { Expected::Value }
    }

    fn leave(&mut self) {
        if let Some(open) = self.open.pop() {
            self.count(open.is_object, -1);
        }
    }

    fn count(&mut self, is_object: bool, step: isize) {
        if let Some(level) = self.levels.get_mut(usize::from(is_object)) {
            *level = level.saturating_add_signed(step);
        }
    }

    /// Something comes after the last comma.
    fn fill(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.comma = None;
        }
    }

    fn in_array(&self) -> bool {
        self.open.last().is_some_and(|open| !open.is_object)
    }

    fn trailing_comma(&mut self) {
        if let Some(comma) = self.open.last_mut().and_then(|open| open.comma.take()) {
            self.report(Diagnostic::new(Code::JsonTrailingComma, comma).fix(Fix::replace(comma, "")));
        }
    }

    /// A bracket closes something further out: what is open here lacks its own.
    fn missing_closer(&mut self, open: Open) {
        let at = Span::at(self.last.end);
        let diagnostic = Diagnostic::new(Code::JsonMissing, at).arg(open.closer());
        let fix = Fix::replace(at, open.closer());
        self.report(diagnostic.related("it belongs to this one", open.span).fix(fix));
        self.leave();
    }

    /// The text ends too early.
    fn unclosed(&mut self) {
        let Some(innermost) = self.open.last().copied() else { return };
        let closers: String = self.open.iter().rev().map(Open::closer).collect();
        let at = Span::at(self.last.end);
        let rest = format!("{}{closers}", self.unsaid);
        let diagnostic = Diagnostic::new(Code::JsonUnclosed, at).arg(innermost.span).arg(rest.clone());
        self.report(diagnostic.related("it opens here", innermost.span).fix(Fix::replace(at, rest)));
    }

    fn missing_value(&mut self) {
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

    // ---- values

    fn string(&mut self) {
        self.fill();
        let Token { kind, span } = self.token;
        let (TokenKind::String(quote) | TokenKind::Unclosed(quote)) = kind else { return };
        let is_closed = matches!(kind, TokenKind::String(_));
        if quote == Quote::Double {
            let inside = Span::new(span.start + 1, span.end - u32::from(is_closed));
            self.flaws(inside);
            if !is_closed {
                let fix = Fix::replace(Span::at(span.end), "\"");
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
        self.report(Diagnostic::new(code, span).arg(text.chars().take(1).collect::<String>()).fix(fix));
    }

    /// Reports every flaw inside a string in double quotes.
    fn flaws(&mut self, inside: Span) {
        let text = inside.slice(self.source);
        for (at, _) in text.bytes().enumerate().filter(|&(_, byte)| byte < 0x20) {
            let start = inside.start as usize + at;
            let flaw = string::Flaw { kind: FlawKind::Control, span: Span::between(start, start + 1) };
            self.report(flaw.diagnostic(self.source));
        }
        let mut rest = inside;
        let mut meaning = String::new();
        while let Err(flaw) = string::unescape(self.source, rest, Escapes::Json, &mut meaning) {
            // A backslash before a line break is the control character's mistake.
            if !flaw.span.slice(self.source).ends_with(['\n', '\r', '\t']) {
                self.report(flaw.diagnostic(self.source));
            }
            rest.start = flaw.span.end.max(rest.start + 1);
        }
    }

    fn number(&mut self) {
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

    fn word(&mut self) -> Expected {
        self.fill();
        let span = self.token.span;
        let word = span.slice(self.source);
        self.advance();
        if matches!(word, "true" | "false" | "null") {
            return Expected::Comma;
        }
        if self.token.kind == TokenKind::OpenParen
            || word == "new" && self.token.kind == TokenKind::Word && self.token.span.start > span.end
        {
            self.call(span);
            return Expected::Comma;
        }
        if let Some(meant) = call::constant(word) {
            let fix = Fix::replace(span, meant);
            self.report(Diagnostic::new(Code::JsonWord, span).arg(span).arg(meant).fix(fix));
        } else if let Some(infinity) = call::infinity(word) {
            self.report(
                Diagnostic::new(Code::JsonNotFinite, span).arg(span).fix(Fix::replace(span, infinity)),
            );
        } else {
            // All the words on the line are one text.
            let mut whole = span;
            while matches!(self.token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Other)
                && !Span::new(whole.end, self.token.span.start).slice(self.source).contains('\n')
            {
                whole = whole.to(self.token.span);
                self.advance();
            }
            self.bare_text(whole);
        }
        Expected::Comma
    }

    fn bare_text(&mut self, span: Span) {
        let fix = quoted(span.slice(self.source));
        self.report(Diagnostic::new(Code::JsonBareText, span).arg(span).fix(Fix::replace(span, fix)));
    }

    /// `[ "new" ] , name , "(" , [ argument , { "," , argument } ] , ")" ;` from the first bracket on, or from the name
    /// behind `new`.
    fn call(&mut self, start: Span) {
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
        let name = name.slice(self.source);
        let fixes = call::meaning(self.source, name, &arguments, self.setting, self.in_array());
        let mut diagnostic = Diagnostic::new(Code::JsonCall, whole).arg(name.to_owned());
        for fix in fixes {
            diagnostic = diagnostic.fix(Fix::replace(whole, fix));
        }
        self.report(diagnostic);
    }

    /// A hole in a template: whatever fills it, in quotes it is text.
    fn placeholder(&mut self) {
        self.fill();
        let span = self.token.span;
        let fix = quoted(span.slice(self.source));
        self.report(Diagnostic::new(Code::JsonPlaceholder, span).arg(span).fix(Fix::replace(span, fix)));
    }

    // ---- tokens

    fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    /// Something stands here that no rule takes: with all the like behind it, it is one mistake.
    fn unexpected(&mut self, expected: &'static str) {
        let mut span = self.token.span;
        self.advance();
        while self.token.kind == TokenKind::Other {
            span = span.to(self.token.span);
            self.advance();
        }
        self.report(Diagnostic::new(Code::JsonUnexpected, span).arg(expected).arg(span));
    }

    fn advance(&mut self) {
        self.last = self.token.span;
        self.token = self.tokens.next();
        self.skip_blank();
    }

    /// Reports and skips what is blank elsewhere.
    fn skip_blank(&mut self) {
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

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    // Writing to a `String` cannot fail.
    let _ = string::write(text, &mut out);
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
