//! What each byte may be, and what it starts: tables, so that a test is one load.

use crate::path::REFUSED;

pub(super) const LETTER: u8 = 1;
pub(super) const DIGIT: u8 = 2;
/// Ends a literal: white space, brackets and the symbols.
pub(super) const ENDS: u8 = 4;
pub(super) const BLANK: u8 = 8;
/// Means nothing but itself inside quotes, and needs no escape in JSON.
pub(super) const PLAIN: u8 = 16;
/// Belongs to the name of an endpoint.
pub(super) const NAME: u8 = 32;
/// Starts a key that no path may hold.
pub(super) const STARTS_REFUSED: u8 = 64;

/// What the end of the text is: whatever is skipped, it ends there.
pub(super) const END: u8 = ENDS;

#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "the loop counts bytes")]
static CLASS: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let byte_class = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => LETTER | NAME,
            b'0'..=b'9' => DIGIT | NAME,
            b'.' | b'-' | b'/' => NAME,
            b' ' | b'\t' | b'\r' | b'\n' => BLANK | ENDS,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b'|' | b'=' | b'!' | b'<' | b'>' | b'~'
            | b'%' | b'&' | b';' => ENDS,
            _ => 0,
        };
        let is_plain = !matches!(byte as u8, b'"' | b'\'' | b'\\' | 0..b' ');
        classes[byte] = byte_class | if is_plain { PLAIN } else { 0 };
        byte += 1;
    }
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
