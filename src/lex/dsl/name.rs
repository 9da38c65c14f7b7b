//! Names: words, and paths of words, digits and segments in backticks.

use super::class::{ASKED_FOR, DIGIT, ENDS, LETTER, STARTS_REFUSED, UNDERSCORE, WORD};
use super::{Closer, Lexer};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::path::{has_lookup, is_refused, is_wide};

impl Lexer<'_, '_> {
    /// A word, a path, or text in quotes after `i`. What is beyond ASCII, in backticks or glued goes the long way.
    #[inline]
    pub(super) fn name(&mut self) {
        let mut kind = TokenKind::Word;
        let mut refused = false;
        let (mut start, mut end) = (self.at, self.skip(self.at + 1, LETTER | DIGIT));
        loop {
            refused |= self.is_refused(start, end);
            let after = self.class(end);
            if after & ENDS != 0 {
                break;
            }
            let segment = self.class(end + 1);
            if self.byte(end) != b'.' || segment & WORD == 0 {
                return self.other_name();
            }
            kind = TokenKind::Path;
            start = end + 1;
            // Digits are a segment by themselves.
            end = if segment & DIGIT == 0 {
                self.skip(start + 1, LETTER | DIGIT)
            } else {
                self.skip(start + 1, DIGIT)
            };
        }
        self.push_name(kind, self.keyword(kind, end), refused, end);
    }

    #[inline]
    fn is_refused(&self, start: usize, end: usize) -> bool {
        self.class(start) & STARTS_REFUSED != 0 && {
            let segment = self.part(start, end);
            is_refused(segment) || segment == ASKED_FOR.as_bytes()
        }
    }

    /// The keyword that the name up to `end` is.
    #[inline]
    fn keyword(&self, kind: TokenKind, end: usize) -> Option<Keyword> {
        if kind == TokenKind::Word { Keyword::of(self.bytes.get(self.at..end)?) } else { None }
    }

    #[inline]
    fn push_name(&mut self, kind: TokenKind, keyword: Option<Keyword>, refused: bool, end: usize) {
        let span = self.span(self.at, end);
        self.tokens.push(Token { kind, keyword, refused, span });
        self.at = end;
    }

    /// A name that holds other characters than the commonest, or text in quotes after `i`.
    #[inline(never)]
    fn other_name(&mut self) {
        let second = self.at + 1;
        match (self.byte(self.at), self.byte(second)) {
            (b'i', b'"' | b'\'') => self.string(TokenKind::CaseInsensitive, second),
            (b'I', b'"' | b'\'') => self.wrong_prefix(second),
            _ => self.path(TokenKind::Word, self.word(self.at)),
        }
    }

    /// A path that starts with a segment in backticks.
    #[inline(never)]
    pub(super) fn quoted_path(&mut self) {
        match self.quoted(self.at) {
            Some(end) => self.path(TokenKind::Quoted, end),
            None => self.unclosed_segment(),
        }
    }

    /// A word or a path that starts at the current place, of which the first segment, up to `end`, was read.
    ///
    /// `path = segment , { "." , ( segment | digits ) } ;`
    ///
    /// `segment = word | quoted ;`
    pub(super) fn path(&mut self, mut kind: TokenKind, mut end: usize) {
        let mut refused = self.is_refused(self.at, end);
        while self.byte(end) == b'.' {
            let start = end + 1;
            let after = match self.byte(start) {
                b'0'..=b'9' => self.skip(start, DIGIT),
                b'`' => {
                    kind = TokenKind::Quoted;
                    let Some(after) = self.quoted(start) else { return self.unclosed_segment() };
                    after
                }
                b'.' => break,
                _ => self.word(start),
            };
            if after == start {
                return self.glued(end);
            }
            refused |= self.is_refused(start, after);
            end = after;
            if kind == TokenKind::Word {
                kind = TokenKind::Path;
            }
        }
        let written = self.part(self.at, end);
        refused |= is_wide(written) || has_lookup(written);
        let keyword = self.keyword(kind, end);
        // An amount may be glued to a day word.
        let moved = matches!(self.byte(end), b'-' | b'+') && keyword.is_some_and(Keyword::is_day_word);
        if moved || self.ends_literal(end) {
            self.push_name(kind, keyword, refused, end);
        } else {
            self.glued(end);
        }
    }

    /// The end of the word at `start`, which is `start` where there is none.
    ///
    /// `word = letter , { letter | digit | "-" , letter } ;`
    ///
    /// The `-` stands between two letters.
    #[inline]
    pub(super) fn word(&self, start: usize) -> usize {
        let Some(end) = self.letter(start) else { return start };
        self.word_from(self.skip(end, WORD))
    }

    /// The end of the word of which the ASCII letters and digits before `end` were read.
    #[inline]
    fn word_from(&self, mut end: usize) -> usize {
        loop {
            let next = match self.byte(end) {
                b'-' if self.letter_before(end) => self.letter(end + 1),
                0x80.. => self.letter(end),
                _ => return end,
            };
            match next {
                Some(next) => end = self.skip(next, WORD),
                None => return end,
            }
        }
    }

    /// The end of the letter at `at`.
    ///
    /// `letter = alphabetic | "_" ;`
    fn letter(&self, at: usize) -> Option<usize> {
        if self.byte(at) < 0x80 {
            return (self.class(at) & (LETTER | UNDERSCORE) != 0).then_some(at + 1);
        }
        self.character(at).filter(|letter| letter.is_alphabetic()).map(|letter| at + letter.len_utf8())
    }

    fn letter_before(&self, at: usize) -> bool {
        // Inside a word, what is beyond ASCII is a letter.
        self.byte(at - 1) >= 0x80 || self.class(at - 1) & (LETTER | UNDERSCORE) != 0
    }

    /// The end of the segment in backticks that starts at `start`, if it closes on its line.
    ///
    /// ``quoted = "`" , { character | "``" } , "`" ;``
    fn quoted(&mut self, start: usize) -> Option<usize> {
        self.is_plain = false;
        if start < self.failed_before(Closer::Backtick) {
            return None;
        }
        let mut at = start + 1;
        loop {
            match self.bytes.get(at) {
                None | Some(b'\n' | b'\r') => break,
                Some(b'`') if self.byte(at + 1) == b'`' => at += 2,
                Some(b'`') => return Some(at + 1),
                Some(_) => at += 1,
            }
        }
        self.fail(Closer::Backtick, at);
        None
    }
}
