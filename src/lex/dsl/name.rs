//! Names: words, and paths of words, digits and segments in backticks.

use super::{Closer, DIGIT, ENDS, LETTER, Lexer};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::path::is_refused;

impl Lexer<'_, '_> {
    /// A word, a path, or text in quotes after `i`.
    #[inline]
    pub(super) fn name(&mut self) {
        let end = self.skip(self.at + 1, LETTER | DIGIT);
        if self.class(end) & ENDS != 0 {
            return self.push_word(end);
        }
        if end == self.at + 1 && matches!(self.byte(end), b'"' | b'\'') {
            match self.byte(self.at) {
                b'i' => return self.string(TokenKind::CaseInsensitive, end),
                b'I' => return self.wrong_prefix(end),
                _ => {}
            }
        }
        let end = self.word_from(end);
        self.path(TokenKind::Word, end);
    }

    /// Ends the word that started at the current place.
    #[inline]
    fn push_word(&mut self, end: usize) {
        let (word, span) = (self.part(self.at, end), self.span(self.at, end));
        let (keyword, refused) = (Keyword::of(word), is_refused(word));
        self.tokens.push(Token { kind: TokenKind::Word, keyword, refused, span });
        self.at = end;
    }

    /// A path that starts with a segment in backticks.
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
        let mut refused = is_refused(self.part(self.at, end));
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
            refused |= is_refused(self.part(start, after));
            end = after;
            if kind == TokenKind::Word {
                kind = TokenKind::Path;
            }
        }
        if kind == TokenKind::Word {
            return self.long_word(end);
        }
        if !self.ends_literal(end) {
            return self.glued(end);
        }
        let span = self.span(self.at, end);
        self.tokens.push(Token { kind, keyword: None, refused, span });
        self.at = end;
    }

    /// A word up to `end` that holds or precedes other characters than the commonest. An amount may be glued to a day word.
    fn long_word(&mut self, end: usize) {
        let moved = matches!(self.byte(end), b'-' | b'+')
            && Keyword::of(self.part(self.at, end)).is_some_and(Keyword::is_day_word);
        if moved || self.ends_literal(end) { self.push_word(end) } else { self.glued(end) }
    }

    /// The end of the word at `start`, which is `start` where there is none.
    ///
    /// `word = letter , { letter | digit | "-" , letter } ;`
    ///
    /// The `-` stands between two letters.
    #[inline]
    pub(super) fn word(&self, start: usize) -> usize {
        let Some(end) = self.letter(start) else { return start };
        self.word_from(self.skip(end, LETTER | DIGIT))
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
                Some(next) => end = self.skip(next, LETTER | DIGIT),
                None => return end,
            }
        }
    }

    /// The end of the letter at `at`.
    ///
    /// `letter = alphabetic | "_" ;`
    fn letter(&self, at: usize) -> Option<usize> {
        if self.byte(at) < 0x80 {
            return (self.class(at) & LETTER != 0).then_some(at + 1);
        }
        self.character(at).filter(|letter| letter.is_alphabetic()).map(|letter| at + letter.len_utf8())
    }

    fn letter_before(&self, at: usize) -> bool {
        // Inside a word, what is beyond ASCII is a letter.
        self.byte(at - 1) >= 0x80 || self.class(at - 1) & LETTER != 0
    }

    /// The end of the segment in backticks that starts at `start`, if it closes on its line.
    ///
    /// ``quoted = "`" , { character | "``" } , "`" ;``
    fn quoted(&mut self, start: usize) -> Option<usize> {
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
