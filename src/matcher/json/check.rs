//! A row's bytes to the places of the values that a filter asks for. All of the row is checked to be JSON on the way.
//!
//! The check is RFC 8259's grammar, as strict as serde_json's: no byte is passed over unread, numbers fit a double, and the
//! escapes of a string are characters. So an answer never rests on a text that merely looks like a row.

use super::super::DEEPEST;
use super::super::view::RowError;
use super::keys::Keys;
use super::node::{Json, unescaped};
use crate::value::double;

/// Checks one row and puts the values of the wanted keys into `slots`, which has one for each key.
pub(crate) fn check_row<'r>(
    row: &'r [u8],
    keys: &Keys,
    slots: &mut [Option<Json<'r>>],
) -> Result<(), RowError> {
    let text = match std::str::from_utf8(row) {
        Ok(text) => text,
        Err(error) => {
            return Err(RowError::NotJson {
                offset: error.valid_up_to(),
                problem: "the byte is no part of UTF-8",
            });
        }
    };
    let mut reader = Reader { text, bytes: row, at: 0 };
    reader.skip_blanks();
    if reader.peek() != Some(b'{') {
        reader.value()?;
        reader.end()?;
        return Err(RowError::NotObject);
    }
    reader.at += 1;
    reader.members(keys, slots)?;
    reader.end()
}

/// Which of the open values are objects: a bit for each level.
#[derive(Default)]
struct Open {
    bits: [u64; DEEPEST.div_ceil(64)],
    depth: usize,
}

impl Open {
    fn push(&mut self, is_object: bool) {
        if let Some(bits) = self.bits.get_mut(self.depth / 64) {
            let bit = 1 << (self.depth % 64);
            *bits = if is_object { *bits | bit } else { *bits & !bit };
        }
        self.depth += 1;
    }

    /// Whether the innermost one is an object.
    fn is_object(&self) -> bool {
        let level = self.depth.saturating_sub(1);
        self.bits.get(level / 64).is_some_and(|bits| bits >> (level % 64) & 1 == 1)
    }
}

struct Reader<'r> {
    text: &'r str,
    bytes: &'r [u8],
    at: usize,
}

/// What the grammar wants next inside arrays and objects.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Value,
    /// A value or the end of an array that has just begun.
    Element,
    /// What stands after a value.
    Separator,
}

impl<'r> Reader<'r> {
    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline]
    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    #[cold]
    fn problem<T>(&self, problem: &'static str) -> Result<T, RowError> {
        Err(RowError::NotJson { offset: self.at.min(self.bytes.len()), problem })
    }

    /// A problem at the next byte, or at the end where there is none.
    #[cold]
    fn expected<T>(&self, found: &'static str, at_end: &'static str) -> Result<T, RowError> {
        self.problem(if self.at < self.bytes.len() { found } else { at_end })
    }

    /// Nothing may stand after the row.
    fn end(&mut self) -> Result<(), RowError> {
        self.skip_blanks();
        if self.at < self.bytes.len() { self.problem("expected the end of the row") } else { Ok(()) }
    }

    /// The members of the row itself; the cursor is behind its `{`.
    fn members(&mut self, keys: &Keys, slots: &mut [Option<Json<'r>>]) -> Result<(), RowError> {
        self.skip_blanks();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        loop {
            let start = self.at + 1;
            let has_escapes = self.key()?;
            let written = self.text.get(start..self.at - 1).unwrap_or("");
            let slot = if has_escapes {
                keys.find(unescaped(written).as_bytes())
            } else {
                keys.find(written.as_bytes())
            };
            self.colon()?;
            let start = self.at;
            self.value()?;
            if let Some(slot) = slot.and_then(|slot| slots.get_mut(slot)) {
                *slot = self.text.get(start..self.at).map(Json);
            }
            self.skip_blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return self.expected("expected `,` or `}`", "expected `,` or `}`, found the end"),
            }
            self.skip_blanks();
        }
    }

    /// A key; yields whether it has escapes.
    #[inline]
    fn key(&mut self) -> Result<bool, RowError> {
        if self.peek() != Some(b'"') {
            return self.expected("expected a key in quotes", "expected a key in quotes, found the end");
        }
        self.string()
    }

    #[inline]
    fn colon(&mut self) -> Result<(), RowError> {
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return self.expected("expected `:`", "expected `:`, found the end");
        }
        self.at += 1;
        self.skip_blanks();
        Ok(())
    }

    /// A value with all that is in it; the cursor is on it. What is open is kept on a stack of bits, not on the call stack.
    fn value(&mut self) -> Result<(), RowError> {
        if self.scalar()? {
            return Ok(());
        }
        let mut open = Open::default();
        let mut wanted = Wanted::Value;
        loop {
            if wanted == Wanted::Separator {
                self.skip_blanks();
                match (self.peek(), open.is_object()) {
                    (Some(b','), true) => {
                        self.at += 1;
                        self.skip_blanks();
                        self.key()?;
                        self.colon()?;
                    }
                    (Some(b','), false) => {
                        self.at += 1;
                        self.skip_blanks();
                    }
                    (Some(b'}'), true) | (Some(b']'), false) => {
                        self.at += 1;
                        open.depth -= 1;
                        if open.depth == 0 {
                            return Ok(());
                        }
                        continue;
                    }
                    (_, true) => {
                        return self.expected("expected `,` or `}`", "expected `,` or `}`, found the end");
                    }
                    (_, false) => {
                        return self.expected("expected `,` or `]`", "expected `,` or `]`, found the end");
                    }
                }
                wanted = Wanted::Value;
            }
            match self.peek() {
                Some(b'{') => {
                    self.at += 1;
                    self.enter(&mut open, true)?;
                    self.skip_blanks();
                    if self.peek() == Some(b'}') {
                        wanted = Wanted::Separator;
                    } else {
                        self.key()?;
                        self.colon()?;
                        wanted = Wanted::Value;
                    }
                }
                Some(b'[') => {
                    self.at += 1;
                    self.enter(&mut open, false)?;
                    self.skip_blanks();
                    wanted = Wanted::Element;
                }
                Some(b']') if wanted == Wanted::Element => wanted = Wanted::Separator,
                _ => {
                    self.scalar()?;
                    wanted = Wanted::Separator;
                }
            }
        }
    }

    /// The row itself is one level.
    fn enter(&self, open: &mut Open, is_object: bool) -> Result<(), RowError> {
        if open.depth + 1 >= DEEPEST {
            return Err(RowError::TooDeep);
        }
        open.push(is_object);
        Ok(())
    }

    /// A value that holds no other; false, and nothing is taken, where an array or object starts.
    #[inline]
    fn scalar(&mut self) -> Result<bool, RowError> {
        match self.peek() {
            Some(b'"') => {
                self.string()?;
            }
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word(b"true")?,
            Some(b'f') => self.word(b"false")?,
            Some(b'n') => self.word(b"null")?,
            Some(b'{' | b'[') => return Ok(false),
            _ => return self.expected("expected a value", "expected a value, found the end"),
        }
        Ok(true)
    }

    #[inline]
    fn word(&mut self, word: &'static [u8]) -> Result<(), RowError> {
        if !self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            return self.problem("expected `true`, `false` or `null`");
        }
        self.at += word.len();
        Ok(())
    }

    fn number(&mut self) -> Result<(), RowError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => return self.expected("expected a digit", "expected a digit, found the end"),
        }
        let is_long = self.at - start > 300;
        let mut is_large = false;
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.some_digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            is_large = self.peek() != Some(b'-');
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.some_digits()?;
        }
        if (is_long || is_large) && !self.is_finite(start) {
            self.at = start;
            return self.problem("the number is larger than any double");
        }
        Ok(())
    }

    #[inline]
    fn digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }

    fn some_digits(&mut self) -> Result<(), RowError> {
        let start = self.at;
        self.digits();
        if self.at == start {
            self.expected("expected a digit", "expected a digit, found the end")
        } else {
            Ok(())
        }
    }

    #[cold]
    fn is_finite(&self, start: usize) -> bool {
        self.text.get(start..self.at).and_then(double::parse).is_some_and(f64::is_finite)
    }

    /// A string; the cursor is on its first quote. Yields whether it has escapes.
    #[inline]
    fn string(&mut self) -> Result<bool, RowError> {
        self.at += 1;
        let mut has_escapes = false;
        loop {
            self.skip_plain();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(has_escapes);
                }
                Some(b'\\') => {
                    has_escapes = true;
                    self.escape()?;
                }
                Some(_) => return self.problem("a control character in a string must be escaped"),
                None => return self.problem("expected the end of a string, found the end of the row"),
            }
        }
    }

    /// Goes to the next byte that is a quote, a backslash or a control character: eight bytes at a time.
    #[inline]
    fn skip_plain(&mut self) {
        const ONES: u64 = u64::MAX / 255;
        const HIGHS: u64 = ONES << 7;
        let has_zero = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes & HIGHS;
        while let Some(chunk) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<8>()) {
            let bytes = u64::from_le_bytes(*chunk);
            let quotes = has_zero(bytes ^ (ONES * u64::from(b'"')));
            let escapes = has_zero(bytes ^ (ONES * u64::from(b'\\')));
            // A byte below 0x20 borrows from its highest bit; one with that bit set is part of a character beyond ASCII.
            let controls = bytes.wrapping_sub(ONES * 0x20) & !bytes & HIGHS;
            // Of the bits that are set, the lowest one is never wrong: borrows only reach higher bytes.
            let found = quotes | escapes | controls;
            if found != 0 {
                self.at += found.trailing_zeros() as usize / 8;
                return;
            }
            self.at += 8;
        }
        while let Some(byte) = self.peek() {
            if matches!(byte, b'"' | b'\\' | 0..0x20) {
                return;
            }
            self.at += 1;
        }
    }

    /// An escape; the cursor is on its backslash.
    fn escape(&mut self) -> Result<(), RowError> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => match self.code(self.at) {
                Some(0xd800..=0xdbff) => match self.code(self.at + 6) {
                    Some(0xdc00..=0xdfff) => self.at += 12,
                    _ => return self.problem("half of a surrogate pair is no character"),
                },
                Some(0xdc00..=0xdfff) => return self.problem("half of a surrogate pair is no character"),
                Some(_) => self.at += 6,
                None => return self.problem("expected four hexadecimal digits after `\\u`"),
            },
            _ => return self.problem("a backslash starts no escape of JSON here"),
        }
        Ok(())
    }

    /// The code of the escape `\u0000` at a place.
    fn code(&self, at: usize) -> Option<u32> {
        let escape = self.bytes.get(at..at + 6)?;
        let digits = escape.strip_prefix(b"\\u")?;
        digits.iter().try_fold(0, |code, &digit| Some(code << 4 | char::from(digit).to_digit(16)?))
    }
}
