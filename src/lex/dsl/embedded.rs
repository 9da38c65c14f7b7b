//! EJSON inside the filter language: each object or array as one token.

use super::{Closer, Entry, Lexer};
use crate::lex::literal;
use crate::lex::token::{Group, Keyword, Token, TokenKind};

impl Lexer<'_, '_> {
    /// Whether a `[` here opens a list of the language: after `in`, `all`, `is` and their like, and as a value of `with`.
    #[inline(never)]
    pub(super) fn opens_list(&self) -> bool {
        let Some(last) = self.tokens.last() else { return false };
        let opens = |word| {
            use Keyword::{All, Clear, In, Is, Not, Set};
            matches!(word, In | All | Is | Not | Set | Clear)
        };
        let is_with = |token: &Token| token.keyword == Some(Keyword::With);
        last.keyword.is_some_and(opens)
            || last.kind == TokenKind::Equal
                && (self.entry == Entry::With || self.tokens.get(self.clause).is_some_and(is_with))
    }

    /// A `{…}` or `[…]`, as far as the bracket that closes it.
    #[inline(never)]
    pub(super) fn json(&mut self, open: u8, close: u8, closer: Closer) {
        let end = self.json_end(open, close, closer);
        self.push(TokenKind::Json, end);
    }

    /// Finds the closing bracket, in strings and beside them. Where there is none, the value ends before the next
    /// clause or with the text, and the reader of EJSON says that it is not closed.
    fn json_end(&mut self, open: u8, close: u8, closer: Closer) -> usize {
        let known_open = self.at < self.failed_before(closer);
        let (mut at, mut depth, mut clause, mut has_extra) = (self.at, 0usize, None, false);
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'"' | b'\'' => {
                    at = self.json_string_end(at);
                    continue;
                }
                b'|' if clause.is_none() && self.is_clause(at + 1) => {
                    clause = Some(at);
                    if known_open {
                        break;
                    }
                }
                b'/' => {
                    at = self.regex_in_json_end(at);
                    continue;
                }
                _ if byte == open => depth += 1,
                _ if byte == close => {
                    depth -= 1;
                    if depth == 0 {
                        if has_extra || close == b']' || !self.goes_on(at) {
                            return at + 1;
                        }
                        // Once: what is looked through again for each brace would take as long as its square.
                        (has_extra, depth) = (true, 1);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.fail(closer, self.bytes.len());
        let end = clause.unwrap_or(self.bytes.len());
        self.at + self.text(self.at, end).trim_ascii_end().len()
    }

    /// Whether the closing brace at `end` is not the last: a bracket before it is the wrong one, or an array is open there, and what
    /// goes on so stands behind it.
    #[inline]
    fn goes_on(&mut self, end: usize) -> bool {
        let behind = self.rest(end + 1).trim_ascii_start();
        match behind {
            [b',', rest @ ..] => match rest.trim_ascii_start() {
                [b'{', ..] => self.has_open_array(end).unwrap_or_else(|| self.closes_more(end + 1)),
                // Pairs are EJSON's.
                key @ [b'"', ..] => {
                    let behind = self.json_string_end(self.bytes.len() - key.len());
                    self.rest(behind).trim_ascii_start().starts_with(b":")
                }
                _ => false,
            },
            [b'}' | b']', ..] => self.has_open_array(end).unwrap_or(true),
            _ => false,
        }
    }

    /// Whether more brackets are closed from `at` on than are opened, within a distance that keeps many of them linear.
    #[cold]
    fn closes_more(&mut self, mut at: usize) -> bool {
        const FAR: usize = 4096;
        let (end, mut open) = (self.bytes.len().min(at + FAR), 0_usize);
        while at < end {
            match self.byte(at) {
                b'"' | b'\'' => {
                    at = self.json_string_end(at);
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' if open == 0 => return true,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            at += 1;
        }
        false
    }

    /// Whether what is open innermost at `end` is an array; nothing where a bracket before does not fit the one that it closes.
    #[cold]
    fn has_open_array(&mut self, end: usize) -> Option<bool> {
        let (mut at, mut open) = (self.at, Vec::new());
        while at < end {
            match self.byte(at) {
                b'"' | b'\'' => {
                    at = self.json_string_end(at);
                    continue;
                }
                opener @ (b'{' | b'[' | b'(') => open.push(opener),
                b')' if open.pop() != Some(b'(') => return None,
                // `}` and `]` are two further on than `{` and `[`.
                closer @ (b'}' | b']') if open.pop() != Some(closer - 2) => return None,
                _ => {}
            }
            at += 1;
        }
        Some(matches!(open.last(), Some(b'[' | b'(')))
    }

    /// The end of a string in EJSON. One in double quotes may, wrongly, hold line breaks; one in single quotes is a slip,
    /// so it counts only where it closes on its line.
    fn json_string_end(&mut self, quote: usize) -> usize {
        if self.byte(quote) == b'\'' {
            return self.string_end(quote).unwrap_or(quote + 1);
        }
        let mut at = quote + 1;
        loop {
            match self.bytes.get(at) {
                None => return self.bytes.len(),
                Some(b'\\') => at += 2,
                Some(b'"') => return at + 1,
                Some(_) => at += 1,
            }
        }
    }

    /// The end of a regex between slashes, which is no EJSON, where a value may stand: its brackets are none of the text's.
    #[cold]
    fn regex_in_json_end(&mut self, slash: usize) -> usize {
        let before = self.part(self.at, slash).trim_ascii_end().last();
        let is_value = matches!(before, Some(b':' | b',' | b'[' | b'('));
        if !is_value || slash < self.failed_before(Closer::Slash) {
            return slash + 1;
        }
        match literal::regex(self.rest(slash)) {
            Ok((rest, _)) => self.bytes.len() - rest.len(),
            Err(_) => {
                self.fail(Closer::Slash, self.line_end(slash));
                slash + 1
            }
        }
    }

    /// Whether a clause keyword stands at `at`, after blanks.
    fn is_clause(&self, at: usize) -> bool {
        let rest = self.rest(at).trim_ascii_start();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = rest.get(..length).unwrap_or(&[]);
        Keyword::of(word).is_some_and(|word| word.group() == Group::Clause)
    }
}
