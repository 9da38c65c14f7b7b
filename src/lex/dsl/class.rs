//! What each byte may be, and what it starts: tables, so that a test is one load.

use crate::path::REFUSED;

pub(super) const LETTER: u8 = 1;
pub(super) const DIGIT: u8 = 2;
/// Ends a literal: white space, brackets and the symbols.
pub(super) const ENDS: u8 = 4;
pub(super) const BLANK: u8 = 8;
/// Means nothing but itself inside quotes, needs no escape in JSON, and is in no placeholder.
pub(super) const PLAIN: u8 = 16;
/// Belongs to the name of an endpoint.
pub(super) const NAME: u8 = 32;
/// Starts a segment that no path may hold, or that asks for a look.
pub(super) const STARTS_REFUSED: u8 = 64;
/// A letter in every respect but that inside a name it asks for a look: others part an operator from a path by two of them.
pub(super) const UNDERSCORE: u8 = 128;

/// What a word goes on with.
pub(super) const WORD: u8 = LETTER | DIGIT | UNDERSCORE;

/// What the end of the text is: whatever is skipped, it ends there.
pub(super) const END: u8 = ENDS;

/// The segment that asks others for how many elements there are.
pub(super) const ASKED_FOR: &str = "length";

#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "the loop counts bytes")]
static CLASS: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let byte_class = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER | NAME,
            b'_' => UNDERSCORE | NAME,
            b'0'..=b'9' => DIGIT | NAME,
            b'.' | b'-' | b'/' => NAME,
            b' ' | b'\t' | b'\r' | b'\n' => BLANK | ENDS,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b'|' | b'=' | b'!' | b'<' | b'>' | b'~'
            | b'%' | b'&' | b';' => ENDS,
            _ => 0,
        };
        let is_plain = !matches!(byte as u8, b'"' | b'\'' | b'\\' | b'{' | b'%' | 0..b' ');
        classes[byte] = byte_class | if is_plain { PLAIN } else { 0 };
        byte += 1;
    }
    classes[ASKED_FOR.as_bytes()[0] as usize] |= STARTS_REFUSED;
    let mut key = 0;
    while key < REFUSED.len() {
        classes[REFUSED[key].as_bytes()[0] as usize] |= STARTS_REFUSED;
        key += 1;
    }
    classes
};

/// The classes of a byte.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the table has an entry for each byte")]
pub(super) fn class(byte: u8) -> u8 {
    CLASS[byte as usize]
}

/// The same byte eight times.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of the first byte of `word` that is not [`PLAIN`]; those after it count for nothing.
#[inline]
pub(super) const fn remarkable(word: u64) -> u64 {
    // A subtraction sets the highest bit of the first byte that is less than what is taken from it, and of none before.
    const fn is(word: u64, byte: u8) -> u64 {
        (word ^ each(byte)).wrapping_sub(each(1))
    }
    let controls = word.wrapping_sub(each(b' '));
    let quotes = is(word, b'"') | is(word, b'\'') | is(word, b'\\');
    (controls | quotes | is(word, b'{') | is(word, b'%')) & !word & each(0x80)
}

/// What the first byte of a token decides.
#[derive(Clone, Copy)]
pub(super) enum Start {
    Blank,
    Letter,
    Digit,
    Quote,
    OpenParenthesis,
    CloseParenthesis,
    Comma,
    Slash,
    Backtick,
    Sign,
    At,
    OpenBrace,
    OpenBracket,
    /// What a comment starts with, and what is no character of the language or beyond ASCII.
    Odd,
    Symbol,
}

#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "the loop counts bytes")]
static START: [Start; 256] = {
    let mut start = [Start::Symbol; 256];
    let mut byte = 0;
    while byte < 256 {
        start[byte] = match byte as u8 {
            b' ' | b'\t' | b'\r' | b'\n' => Start::Blank,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Start::Letter,
            b'0'..=b'9' => Start::Digit,
            b'"' | b'\'' => Start::Quote,
            b'(' => Start::OpenParenthesis,
            b')' => Start::CloseParenthesis,
            b',' => Start::Comma,
            b'/' => Start::Slash,
            b'`' => Start::Backtick,
            b'-' | b'+' => Start::Sign,
            b'@' => Start::At,
            b'{' => Start::OpenBrace,
            b'[' => Start::OpenBracket,
            0..b' ' | b'#' | 0x7F.. => Start::Odd,
            _ => Start::Symbol,
        };
        byte += 1;
    }
    start
};

#[inline]
#[expect(clippy::indexing_slicing, reason = "the table has an entry for each byte")]
pub(super) fn start(byte: u8) -> Start {
    START[byte as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_are_told_as_one_is() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                for other in [b'a', b'_', b'9'] {
                    let mut word = [other; 8];
                    word[at] = byte;
                    let word = u64::from_le_bytes(word);
                    let bit = 0x80_u64 << (8 * at);
                    let first = remarkable(word) & remarkable(word).wrapping_neg();
                    assert_eq!(first, if class(byte) & PLAIN != 0 { 0 } else { bit }, "{byte}");
                }
            }
        }
    }
}
