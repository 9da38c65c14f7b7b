//! Literals: numbers, dates, text in quotes and regexes.

use super::class::{DIGIT, ENDS, LETTER, PLAIN, class};
use super::{Closer, Lexer};
use crate::lex::token::{Keyword, TokenKind};
use crate::lex::{literal, placeholder};

impl Lexer<'_, '_> {
    /// Ends the literal at `end` if it may end there, else reads the glued run.
    fn literal(&mut self, kind: TokenKind, end: usize) {
        if self.ends_literal(end) {
            self.push(kind, end);
        } else if !self.glued_connective(kind, end) {
            self.glued(end);
        }
    }

    fn end_of(&self, rest: &[u8]) -> usize {
        self.bytes.len() - rest.len()
    }

    /// What starts with a digit.
    #[inline]
    pub(super) fn number_or_date(&mut self) {
        // The first dash of a date is there, and seldom anything of a number.
        let number = if self.byte(self.at + 4) == b'-' { None } else { self.simple_number(self.at) };
        match number {
            Some(end) => self.push(TokenKind::Number, end),
            None => self.other_number_or_date(),
        }
    }

    /// The end of the number without an exponent whose first digit is at `start`, where nothing is glued to it.
    #[inline]
    fn simple_number(&self, start: usize) -> Option<usize> {
        let mut end = self.skip(start + 1, DIGIT);
        if self.byte(start) == b'0' && end > start + 1 {
            return None;
        }
        if self.byte(end) == b'.' && self.class(end + 1) & DIGIT != 0 {
            end = self.skip(end + 2, DIGIT);
        }
        (self.class(end) & ENDS != 0).then_some(end)
    }

    #[inline(never)]
    fn other_number_or_date(&mut self) {
        let rest = self.rest(self.at);
        if rest.get(4) == Some(&b'-')
            && let Ok((rest, kind)) = literal::date(rest)
        {
            let end = self.end_of(rest);
            if kind == TokenKind::Instant && self.byte(end) == b',' && self.comma_in_instant(end) {
                return;
            }
            return self.literal(kind, end);
        }
        self.other_number();
    }

    #[inline(never)]
    fn other_number(&mut self) {
        match literal::number(self.rest(self.at)) {
            Ok((rest, _)) => {
                let end = self.end_of(rest);
                if self.ends_literal(end) {
                    self.push(TokenKind::Number, end)
                } else {
                    self.glued_number(end)
                }
            }
            Err(_) => self.glued(self.at),
        }
    }

    /// A `-` or `+`: of a relative date, of a number, or by itself.
    #[inline(never)]
    pub(super) fn sign(&mut self) {
        if self.after_day_word()
            && let Ok((rest, unit)) = literal::amount(self.rest(self.at))
        {
            return self.amount(self.end_of(rest), unit.len());
        }
        let minus = self.byte(self.at) == b'-';
        match self.byte(self.at + 1) {
            b'0'..=b'9' if minus => match self.simple_number(self.at + 1) {
                Some(end) => self.push(TokenKind::Number, end),
                None => self.other_number(),
            },
            b'0'..=b'9' | b'.' => self.glued_number(self.at + 1),
            b'-' if minus && self.foreign_comment() => {}
            _ if minus => self.push(TokenKind::Minus, self.at + 1),
            _ => self.push(TokenKind::Plus, self.at + 1),
        }
    }

    fn after_day_word(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            token.kind == TokenKind::Amount || token.keyword.is_some_and(Keyword::is_day_word)
        })
    }

    fn amount(&mut self, end: usize, unit: usize) {
        // A further sign may be glued on: `now-1d+2h`.
        let ends = self.ends_literal(end) || matches!(self.byte(end), b'-' | b'+');
        if ends && literal::is_unit(self.part(end - unit, end)) {
            self.push(TokenKind::Amount, end);
        } else {
            self.bad_amount(end - unit);
        }
    }

    #[inline(never)]
    pub(super) fn epoch(&mut self) {
        match literal::epoch(self.rest(self.at)) {
            Ok((rest, _)) => self.literal(TokenKind::Epoch, self.end_of(rest)),
            Err(_) => self.glued(self.at + 1),
        }
    }

    /// Text in quotes; `quote` is the place of the first quote.
    ///
    /// `string = '"' , { character } , '"' | "'" , { character } , "'" ;`
    ///
    /// `case_insensitive = "i" , string ;`
    pub(super) fn string(&mut self, kind: TokenKind, quote: usize) {
        // Most end at the first byte that asks for a look. Where the quote was sought in vain before, another byte is there.
        let end = self.skip_plain(quote + 1);
        if self.byte(end) == self.byte(quote) && self.class(end + 1) & ENDS != 0 {
            self.push(kind, end + 1);
        } else {
            self.other_string(kind, quote);
        }
    }

    #[inline(never)]
    fn other_string(&mut self, kind: TokenKind, quote: usize) {
        match self.string_end(quote) {
            Some(end) if self.byte(end) == b':' || self.ends_literal(end) => {
                self.warn_of_placeholder(quote + 1, end - 1);
                self.push(kind, end);
            }
            Some(end) => self.glued_string(kind, end),
            None => self.unclosed_string(quote),
        }
    }

    /// The end of the text in quotes that starts at `quote`, if it closes on its line.
    #[inline]
    pub(super) fn string_end(&mut self, quote: usize) -> Option<usize> {
        let mark = self.byte(quote);
        let closer = if mark == b'"' { Closer::DoubleQuote } else { Closer::SingleQuote };
        if quote < self.failed_before(closer) {
            return None;
        }
        let mut at = quote + 1;
        loop {
            at = self.skip_plain(at);
            match self.bytes.get(at) {
                Some(&byte) if byte == mark => return Some(at + 1),
                None | Some(b'\n' | b'\r') => break,
                Some(b'\\') if !matches!(self.byte(at + 1), b'\n' | b'\r') => at += 2,
                // The other quote, a control character, what placeholders have, or a backslash before the end of the line.
                Some(_) => at += 1,
            }
            self.is_plain = false;
        }
        self.fail(closer, at.min(self.bytes.len()));
        None
    }

    pub(super) fn regex(&mut self) {
        if self.at < self.failed_before(Closer::Slash) {
            return self.unclosed_regex();
        }
        match self.simple_regex(self.at + 1) {
            Some(end) => self.push(TokenKind::Regex, end),
            None => self.other_regex(),
        }
    }

    /// The end of the regex whose pattern starts at `start`, where the pattern is plain and holds neither escapes nor classes, its
    /// flags are right, and nothing is glued to them. The nom rule takes 160 instructions more.
    #[inline]
    fn simple_regex(&self, start: usize) -> Option<usize> {
        let mut slash = start;
        while self.class(slash) & PLAIN != 0 && !matches!(self.byte(slash), b'/' | b'[') {
            slash += 1;
        }
        let flags = slash + 1;
        let mut end = flags;
        while self.class(end) & LETTER != 0 {
            end += 1;
        }
        let is_regex = self.byte(slash) == b'/' && slash > start && self.class(end) & ENDS != 0;
        (is_regex && literal::are_flags(self.part(flags, end))).then_some(end)
    }

    #[inline(never)]
    fn other_regex(&mut self) {
        match literal::regex(self.rest(self.at)) {
            Ok((rest, flags)) => {
                let end = self.end_of(rest);
                if !self.ends_literal(end) {
                    self.glued(end);
                } else if literal::are_flags(flags) {
                    let is_plain = |&byte: &u8| class(byte) & PLAIN != 0 || matches!(byte, b'{' | b'%');
                    self.is_plain &= self.part(self.at, end).iter().all(is_plain);
                    if placeholder::is_open(self.text(self.at, end)) {
                        self.warn_of_placeholder(self.at, end);
                    }
                    self.push(TokenKind::Regex, end);
                } else {
                    self.wrong_flags(end, flags);
                }
            }
            Err(_) => self.unclosed_regex(),
        }
    }
}
