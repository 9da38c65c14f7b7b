//! Text that is no JSON to all that is wrong with it, each mistake with its fix: with every fix applied, it reads.

mod missing;

use super::call;
use super::slip::quoted;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Edit, Fix};
use crate::lex::json::{Token, TokenKind, Tokens};
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
        Repair { source, setting, sink, tokens, token, last, open: Vec::new(), levels: [0; 2], unsaid: None };
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

/// An object or array that is open.
#[derive(Debug, Clone, Copy)]
struct Open {
    is_object: bool,
    span: Span,
    /// The comma after which nothing has come yet.
    comma: Option<Span>,
    /// How many commas stand inside, where it opened with a parenthesis.
    parenthesis: Option<usize>,
}

impl Open {
    const fn closer(&self) -> &'static str {
        if self.is_object { "}" } else { "]" }
    }
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
    open: Vec<Open>,
    /// How many arrays and objects are open.
    levels: [usize; 2],
    /// What the last member lacks where the text ends inside it.
    unsaid: Option<Unsaid>,
}

/// What a member may lack.
#[derive(Debug, Clone, Copy)]
enum Unsaid {
    Value,
    /// The colon and the value.
    Member,
}

impl Repair<'_> {
    /// Another sign than `written`; that signs are full-width is one mistake all over the text.
    fn other_sign(&mut self, code: Code, span: Span, written: &'static str) {
        let is_wide = !span.slice(self.source).is_ascii();
        if is_wide && self.sink.join(Code::WideSign, &Edit { span, text: written.into() }) {
            return;
        }
        let code = if is_wide { Code::WideSign } else { code };
        self.report(Diagnostic::new(code, span).arg(span).arg(written).fix(Fix::replace(span, written)));
    }

    // ---- the grammar

    fn value(&mut self) -> Expected {
        use TokenKind as Kind;
        let Token { kind, span } = self.token;
        match kind {
            Kind::OpenBrace => return self.enter(true, None),
            Kind::OpenBracket => return self.enter(false, None),
            Kind::OpenParen => return self.enter(false, Some(0)),
            Kind::Comment | Kind::Other if self.glued_text() => return Expected::Comma,
            Kind::String(_) | Kind::Unclosed(_) => self.string(),
            Kind::Number if self.starts_text() => return self.word(),
            Kind::Number => self.number(),
            Kind::Word => return self.word(),
            Kind::Regex => {
                let mut fix = call::regex_literal(span.slice(self.source), self.in_array());
                if self.is_operand_of_regex() {
                    // `"$regex":/a/i` is `"$regex":"a","$options":"i"`: its own key stands there already.
                    let inside = fix.strip_prefix("{\"$regex\":").and_then(|inside| inside.strip_suffix('}'));
                    fix = inside.unwrap_or(&fix).to_owned();
                }
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
            Kind::CloseParen if let Some(open) = self.parenthesis() => {
                self.close_parenthesis(open, open.parenthesis.unwrap_or(0));
                return Expected::Comma;
            }
            Kind::CloseParen
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
                self.other_sign(Code::JsonColon, span, ":");
                self.advance();
            }
            Kind::End => {
                self.unsaid = Some(Unsaid::Member);
                return Expected::Comma;
            }
            Kind::CloseBrace | Kind::CloseBracket | Kind::Comma | Kind::Semicolon => {
                let key = self.last;
                // That it has no quotes either is told once it has a value.
                self.sink.retract(key);
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
                if closes_object == open.is_object && open.parenthesis.is_none() {
                    self.leave();
                    self.advance();
                } else if self.levels.get(usize::from(closes_object)).is_some_and(|&level| level > 0) {
                    self.missing_closers(open);
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
            Kind::CloseParen if let Some(commas) = open.parenthesis => {
                self.close_parenthesis(open, commas);
                Expected::Comma
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

    fn enter(&mut self, is_object: bool, parenthesis: Option<usize>) -> Expected {
        self.fill();
        self.open.push(Open { is_object, span: self.token.span, comma: None, parenthesis });
        if parenthesis.is_none() {
            self.count(is_object, 1);
        }
        self.advance();
        // What stands first may be the end.
        if is_object { Expected::Key } else { Expected::Value }
    }

    fn leave(&mut self) {
        if let Some(open) = self.open.pop()
            && open.parenthesis.is_none()
        {
            self.count(open.is_object, -1);
        }
    }

    fn count(&mut self, is_object: bool, step: isize) {
        if let Some(level) = self.levels.get_mut(usize::from(is_object)) {
            *level = level.saturating_add_signed(step);
        }
    }

    /// Something comes after the last comma.
    pub(super) fn fill(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.comma = None;
        }
    }

    /// How much was said so far.
    pub(super) fn said(&self) -> usize {
        self.sink.items().len()
    }

    /// Takes back what was said since.
    pub(super) fn unsay(&mut self, said: usize) {
        self.sink.truncate(said);
    }

    /// Whether the value here is part of another.
    pub(super) fn is_inside(&self) -> bool {
        !self.open.is_empty()
    }

    /// The parenthesis that is open innermost.
    fn parenthesis(&self) -> Option<Open> {
        self.open.last().copied().filter(|open| open.parenthesis.is_some())
    }

    pub(super) fn in_array(&self) -> bool {
        self.open.last().is_some_and(|open| !open.is_object)
    }
}
