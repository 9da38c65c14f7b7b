//! A place in a pattern that moves forward, byte by byte or character by character.

use std::ops::Range;

#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'p> {
    pub(super) pattern: &'p str,
    /// Always on a character boundary.
    pub(super) at: usize,
}

impl<'p> Cursor<'p> {
    /// The byte `ahead` of the next one.
    pub(super) fn peek(&self, ahead: usize) -> Option<u8> {
        self.pattern.as_bytes().get(self.at + ahead).copied()
    }

    /// What is not read yet.
    pub(super) fn rest(&self) -> &'p str {
        self.pattern.get(self.at..).unwrap_or("")
    }

    /// Takes the next character.
    pub(super) fn next(&mut self) -> Option<char> {
        let character = match self.peek(0)? {
            byte if byte.is_ascii() => char::from(byte),
            _ => self.rest().chars().next()?,
        };
        self.at += character.len_utf8();
        Some(character)
    }

    /// Takes `text` if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found =
            self.pattern.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(text.as_bytes()));
        self.at += if found { text.len() } else { 0 };
        found
    }

    /// Takes characters while they satisfy `wanted`.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'p str {
        let rest = self.rest();
        let taken =
            rest.find(|character| !wanted(character)).map_or(rest, |end| rest.get(..end).unwrap_or(""));
        self.at += taken.len();
        taken
    }

    /// Takes everything up to `end` and `end` itself, or, where that does not come, the rest and `None`.
    pub(super) fn take_through(&mut self, end: &str) -> Option<&'p str> {
        let rest = self.rest();
        match rest.split_once(end) {
            Some((taken, _)) => {
                self.at += taken.len() + end.len();
                Some(taken)
            }
            None => {
                self.at += rest.len();
                None
            }
        }
    }

    /// From `start` to the place reached.
    pub(super) fn since(&self, start: usize) -> Range<usize> {
        start..self.at
    }

    /// From `start` to the place reached and the character after it.
    pub(super) fn through_next(&self, start: usize) -> Range<usize> {
        let mut further = *self;
        further.next();
        start..further.at
    }
}
