//! Text that is no JSON to all that is wrong with it, each mistake with its fix: with every fix applied, it reads.

mod brackets;
mod condition;
mod joined;
mod open;
mod regex;
mod text;
mod tokens;

use super::call;
use super::slip::quoted;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::lex::json::{Token, TokenKind, Tokens};
use crate::span::Span;
use crate::value::Setting;
use open::{Open, Unsaid};

/// Reads the text at `span` of `source`, which the strict reader refused, once more, and reports its mistakes. It stops
/// where the sink is full.
#[cold]
pub(super) fn repair(source: &str, span: Span, setting: Setting<'_>, sink: &mut Diagnostics) {
    let mut tokens = Tokens::new(source, span);
    let token = tokens.next();
    let last = Span::at(span.start);
    let mut repair = Repair {
        source,
        setting,
        sink,
        tokens,
        token,
        last,
        before: 0,
        open: Vec::new(),
        levels: [0; 2],
        unsaid: None,
        lost: false,
        strayed: None,
    };
    repair.before = repair.sink.errors();
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
pub(super) enum Expected {
    Value,
    Key,
    Colon,
    /// A comma, or the end of what is open.
    Comma,
    Nothing,
}

pub(super) struct Repair<'a> {
    pub(super) source: &'a str,
    pub(super) setting: Setting<'a>,
    sink: &'a mut Diagnostics,
    tokens: Tokens<'a>,
    /// The token here.
    pub(super) token: Token,
    /// The place of the token before.
    last: Span,
    /// How many errors there were before.
    before: usize,
    open: Vec<Open>,
    /// How many arrays and objects are open.
    levels: [usize; 2],
    /// What the last member lacks where the text ends inside it.
    unsaid: Option<Unsaid>,
    /// Whether something stood in the way so that what is open is no longer sure.
    lost: bool,
    /// The comma behind which a field's name stood among operators, and how many are open round those.
    strayed: Option<(Span, usize)>,
}

impl Repair<'_> {
    // ---- the grammar

    fn value(&mut self) -> Expected {
        use TokenKind as Kind;
        let Token { kind, span } = self.token;
        match kind {
            Kind::OpenBrace => return self.enter(true, None),
            Kind::OpenBracket => return self.enter(false, None),
            Kind::Other | Kind::Word | Kind::Number if let Some(next) = self.condition("a value", "") => {
                return next;
            }
            Kind::OpenParen | Kind::String(_) | Kind::Number | Kind::Word
                if let Some(next) = self.alternatives() =>
            {
                return next;
            }
            Kind::OpenParen => return self.enter(false, Some(0)),
            Kind::Comment | Kind::Other if self.glued_text() => return Expected::Comma,
            Kind::Number | Kind::Word if self.half_quoted(Code::JsonBareText, &[',', '}', ']']) => {
                return Expected::Comma;
            }
            Kind::Number | Kind::Word | Kind::Regex if self.is_glued_to_value() => {
                return self.unexpected("a value");
            }
            Kind::String(_) | Kind::Unclosed(_) => self.string(),
            Kind::Number if self.starts_text() => return self.word(),
            Kind::Number => self.number(),
            Kind::Word => return self.word(),
            Kind::Regex => {
                let object = call::regex_literal(span.slice(self.source), self.in_array());
                let (written, fix) = self.regex(span, &object);
                self.report(Diagnostic::new(Code::JsonRegex, span).arg(written).fixed(fix));
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
            Kind::Comma if self.starts_last_value() => {
                self.report(Diagnostic::new(Code::JsonExtraComma, span).fix(Fix::replace(span, "")));
                self.advance();
                return Expected::Value;
            }
            Kind::CloseBrace | Kind::CloseBracket if self.closes_nothing() => {
                return self.stray(Expected::Value);
            }
            Kind::CloseBrace | Kind::CloseBracket | Kind::Comma | Kind::End => {
                self.missing_value();
                return Expected::Comma;
            }
            Kind::CloseParen if let Some(open) = self.parenthesis() => {
                self.close_parenthesis(open, open.parenthesis.unwrap_or(0));
                return Expected::Comma;
            }
            Kind::CloseParen
            | Kind::Colon
            | Kind::Equals
            | Kind::Semicolon
            | Kind::Comment
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::Other => return self.unexpected("a value"),
        }
        self.advance();
        Expected::Comma
    }

    fn key(&mut self) -> Expected {
        use TokenKind as Kind;
        let Token { kind, span } = self.token;
        self.note_key();
        match kind {
            Kind::OpenBrace
                if let Some(open) = self.open.last().copied()
                    && self.is_array_in_braces(open, span) =>
            {
                return Expected::Value;
            }
            Kind::String(_) | Kind::Unclosed(_) => self.string(),
            Kind::Word if self.joins_further() => {
                // Where any of the pairs is enough, a comma says something else.
                let is_and = span.slice(self.source).eq_ignore_ascii_case("and");
                let extra = Diagnostic::new(Code::JsonExtra, span).arg(span);
                self.report(match is_and {
                    true => extra.fix(Fix::replace(span, "")),
                    false => extra.only(joined::PAIRS_OR.into()),
                });
                self.advance();
                return Expected::Key;
            }
            Kind::Word | Kind::Number if self.half_quoted(Code::JsonBareKey, &[':']) => {
                return Expected::Colon;
            }
            Kind::Word | Kind::Number if self.is_glued_to_value() => {
                return self.unexpected("a key in quotes");
            }
            Kind::Word | Kind::Number => {
                let fix = quoted(span.slice(self.source));
                self.report(Diagnostic::new(Code::JsonBareKey, span).arg(span).fix(Fix::replace(span, fix)));
            }
            Kind::Placeholder => self.placeholder(),
            Kind::CloseBracket if self.closes_nothing() && !self.is_key() => {
                return self.stray(Expected::Key);
            }
            Kind::CloseBrace | Kind::CloseBracket | Kind::End if !self.is_key() => {
                self.trailing_comma();
                return Expected::Comma;
            }
            Kind::Comma if !self.is_key() => {
                self.report(Diagnostic::new(Code::JsonExtraComma, span).fix(Fix::replace(span, "")));
                self.advance();
                return Expected::Key;
            }
            Kind::CloseBrace
            | Kind::CloseBracket
            | Kind::End
            | Kind::OpenBrace
            | Kind::OpenBracket
            | Kind::OpenParen
            | Kind::CloseParen
            | Kind::Colon
            | Kind::Comma
            | Kind::Equals
            | Kind::Semicolon
            | Kind::Regex
            | Kind::Comment
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::Other => return self.unexpected("a key in quotes"),
        }
        self.advance();
        Expected::Colon
    }

    fn colon(&mut self) -> Expected {
        use TokenKind as Kind;
        let (kind, open, key) = (self.token.kind, self.open.last().copied(), self.last);
        match kind {
            Kind::Colon => self.advance(),
            Kind::Comma | Kind::CloseBracket
                if open.is_some_and(|open| self.is_array_in_braces(open, key)) =>
            {
                return Expected::Comma;
            }
            Kind::Other if let Some(next) = self.condition("a colon", ":") => return next,
            // `"a" is 5`
            Kind::Word if matches!(self.token.span.slice(self.source), "is" | "equals" | "eq") => {
                self.colon_like();
            }
            Kind::Equals | Kind::Semicolon => self.colon_like(),
            Kind::Comma if self.is_key() || self.starts_last_value() && !self.is_shorthand() => {
                self.colon_like();
            }
            Kind::End => {
                self.unsaid = Some(Unsaid::Member);
                return Expected::Comma;
            }
            Kind::CloseBrace | Kind::CloseBracket | Kind::Comma if !self.closes_nothing() => {
                let key = self.last;
                // That it has no quotes either is told once it has a value.
                self.sink.retract(key);
                self.report(Diagnostic::new(Code::JsonKeyAlone, key).arg(key));
                return Expected::Comma;
            }
            Kind::OpenBrace | Kind::OpenBracket | Kind::String(_) => self.missing(":"),
            Kind::Number | Kind::Word | Kind::Regex | Kind::Placeholder if self.ends_member() => {
                self.missing(":");
            }
            Kind::CloseBrace
            | Kind::CloseBracket
            | Kind::Comma
            | Kind::Unclosed(_)
            | Kind::Number
            | Kind::Word
            | Kind::Regex
            | Kind::Placeholder
            | Kind::OpenParen
            | Kind::CloseParen
            | Kind::Comment
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::Other => return self.unexpected("a colon"),
        }
        Expected::Value
    }

    /// After a value.
    fn after(&mut self) -> Expected {
        use TokenKind as Kind;
        let span = self.token.span;
        let Some(open) = self.open.last().copied() else { return self.trailing() };
        let next = if open.is_object { Expected::Key } else { Expected::Value };
        let other = self.joined_members(open).or_else(|| self.clauses_inside());
        if let Some(next) = other.or_else(|| self.key_as_value(open)) {
            return next;
        }
        match self.token.kind {
            Kind::Comma => {
                // Where the value before it is missing, that is what is wrong.
                let is_told = self.is_value_missing();
                if let Some(open) = self.open.last_mut() {
                    open.comma = Some(span).filter(|_| !is_told);
                    open.parenthesis = open.parenthesis.map(|commas| commas + 1);
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
                        self.other_sign(Code::JsonSemicolon, span, ",");
                        next
                    }
                }
            }
            Kind::CloseBrace | Kind::CloseBracket => {
                let closes_object = self.token.kind == Kind::CloseBrace;
                if self.is_extra(open) {
                    return self.stray(Expected::Comma);
                }
                if closes_object == open.is_object && open.parenthesis.is_none() {
                    self.leave();
                    self.advance();
                } else if self.is_extra_brace() {
                    return self.stray(Expected::Comma);
                } else if self.wrong_closer(open) || self.closes_parenthesis(open) {
                    self.leave();
                    self.advance();
                } else if self.levels.get(usize::from(closes_object)).is_some_and(|&level| level > 0) {
                    self.missing_closers(open);
                } else {
                    return self.stray(Expected::Comma);
                }
                Expected::Comma
            }
            Kind::End => {
                self.unclosed();
                Expected::Nothing
            }
            Kind::CloseParen if let Some(commas) = open.parenthesis => {
                self.close_parenthesis(open, commas);
                Expected::Comma
            }
            Kind::CloseParen => {
                if !self.wrong_closer(open) {
                    return self.unexpected("a comma");
                }
                self.leave();
                self.advance();
                Expected::Comma
            }
            Kind::OpenBrace
            | Kind::OpenBracket
            | Kind::String(_)
            | Kind::Unclosed(_)
            | Kind::Number
            | Kind::Word
            | Kind::Regex
            | Kind::Placeholder
                if !open.is_object || self.is_key() =>
            {
                self.missing(",");
                next
            }
            Kind::OpenBrace
            | Kind::OpenBracket
            | Kind::String(_)
            | Kind::Unclosed(_)
            | Kind::Number
            | Kind::Word
            | Kind::Regex
            | Kind::Placeholder
            | Kind::OpenParen
            | Kind::Colon
            | Kind::Equals
            | Kind::Comment
            | Kind::Space
            | Kind::ByteOrderMark
            | Kind::Other => self.unexpected("a comma"),
        }
    }
}
