//! Strings to JSON's spelling, with the shortest escapes.

use std::fmt::Write as _;

/// For each byte what follows the backslash in its shortest escape: 0 for none, `u` for `\u00XX`.
#[expect(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
const ESCAPES: [u8; 256] = {
    let mut escapes = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        escapes[control] = b'u';
        control += 1;
    }
    escapes[0x08] = b'b';
    escapes[b'\t' as usize] = b't';
    escapes[b'\n' as usize] = b'n';
    escapes[0x0c] = b'f';
    escapes[b'\r' as usize] = b'r';
    escapes[b'"' as usize] = b'"';
    escapes[b'\\' as usize] = b'\\';
    escapes
};

/// Writes a string in quotes.
pub fn string(text: &str, out: &mut String) {
    if is_plain(text.as_bytes()) {
        return plain(text, out);
    }
    out.push('"');
    escaped(text, out);
    out.push('"');
}

/// Writes a string in quotes in which no byte needs an escape.
#[inline]
pub(crate) fn plain(text: &str, out: &mut String) {
    out.push('"');
    out.push_str(text);
    out.push('"');
}

/// Writes the part of `text` from `start` to `end`, in quotes, in which no byte needs an escape.
#[inline(always)]
pub(crate) fn plain_part(text: &str, start: usize, end: usize, after: &str, out: &mut String) {
    debug_assert!(
        text.get(start..end).is_some_and(is_all_plain),
        "{:?} needs an escape",
        text.get(start..end)
    );
    out.push('"');
    part(text, start, end, out);
    out.push_str(after);
}

/// The same in a JSON text that is itself the inside of a string: the quotes have backslashes, and so has what follows.
#[inline(always)]
pub(crate) fn escaped_part(text: &str, start: usize, end: usize, after: &str, out: &mut String) {
    out.push_str("\\\"");
    part(text, start, end, out);
    out.push_str(after);
}

/// Writes the part of `text` from `start` to `end`. Most are short: to take [`STEP`] bytes and cut what is too much costs less
/// than to ask how many it are.
#[inline(always)]
pub(crate) fn part(text: &str, start: usize, end: usize, out: &mut String) {
    let (length, before) = (end.saturating_sub(start), out.len());
    match text.get(start..start + STEP) {
        Some(step) if length <= STEP => {
            out.push_str(step);
            out.truncate(before + length);
        }
        _ => out.push_str(text.get(start..end).unwrap_or("")),
    }
}

/// How many bytes [`part`] takes at once.
pub(crate) const STEP: usize = 16;

/// Whether nothing in a text needs an escape. Every byte of a long one is looked at without a branch, so that the machine
/// takes many at once.
pub(crate) fn is_all_plain(text: &str) -> bool {
    if text.len() < 64 {
        return is_plain(text.as_bytes());
    }
    let needs_escape = |byte| (byte < b' ') | (byte == b'"') | (byte == b'\\');
    !text.bytes().fold(false, |found, byte| found | needs_escape(byte))
}

/// Whether no byte needs an escape: eight at a time, the last eight once more where they are no whole step.
fn is_plain(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<8>() {
        let steps = bytes.as_chunks::<8>().0.iter();
        return steps.chain([last]).all(|step| is_plain_word(u64::from_le_bytes(*step)));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return is_plain_word(u64::from(first) << 32 | u64::from(last));
    }
    bytes.iter().all(|&byte| escape_of(byte) == 0)
}

/// Whether none of eight bytes needs an escape.
const fn is_plain_word(word: u64) -> bool {
    special(word) == 0
}

/// Of eight bytes, the highest bit of each that needs an escape: of one below `0x20`, a quote or a backslash. A byte below `n`
/// (at most 128) borrows from its highest bit when `n` is taken from each, and only from a bit that was not set. What is
/// borrowed may mark bytes above one that is marked rightly, so the lowest mark is right.
const fn special(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let quotes = word ^ (ONES * b'"' as u64);
    let backslashes = word ^ (ONES * b'\\' as u64);
    let controls = word.wrapping_sub(ONES * 0x20) & !word;
    let quotes = quotes.wrapping_sub(ONES) & !quotes;
    let backslashes = backslashes.wrapping_sub(ONES) & !backslashes;
    (controls | quotes | backslashes) & HIGH
}

/// How many bytes stand before the first that needs an escape, from `start` on: eight are looked at a time.
#[inline]
fn plain_from(bytes: &[u8], start: usize) -> usize {
    let mut rest = bytes.get(start..).unwrap_or_default();
    let mut passed = 0;
    while let Some((word, after)) = rest.split_first_chunk::<8>() {
        let found = special(u64::from_le_bytes(*word));
        if found != 0 {
            return passed + (found.trailing_zeros() / 8) as usize;
        }
        (rest, passed) = (after, passed + 8);
    }
    passed + rest.iter().position(|&byte| escape_of(byte) != 0).unwrap_or(rest.len())
}

fn escape_of(byte: u8) -> u8 {
    ESCAPES.get(usize::from(byte)).copied().unwrap_or(0)
}

/// Writes a string in quotes into a JSON text that is itself the inside of a string.
pub(crate) fn string_in_string(text: &str, out: &mut String) {
    let mut quoted = String::with_capacity(text.len() + 2);
    string(text, &mut quoted);
    escaped(&quoted, out);
}

/// Writes the inside of a string, with its escapes.
pub(crate) fn escaped(text: &str, out: &mut String) {
    out.reserve(text.len() + text.len() / 4 + STEP);
    let bytes = text.as_bytes();
    let mut start = 0;
    loop {
        let at = start + plain_from(bytes, start);
        part(text, start, at, out);
        let Some(&byte) = bytes.get(at) else { return };
        start = at + 1;
        match escape_of(byte) {
            b'"' => out.push_str("\\\""),
            // Writing to a `String` cannot fail.
            b'u' => drop(write!(out, "\\u{byte:04x}")),
            escape => {
                out.push('\\');
                out.push(char::from(escape));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(write: impl Fn(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    proptest! {
        #[test]
        fn strings_are_written_as_serde_json_writes_them(text in any::<String>()) {
            prop_assert_eq!(written(|out| string(&text, out)), serde_json::to_string(&text).unwrap());
        }
    }

    #[test]
    fn every_byte_is_seen_at_every_place() {
        for length in 1..20 {
            for at in 0..length {
                for byte in 0..128 {
                    let mut bytes = vec![b'x'; length];
                    bytes[at] = byte;
                    assert_eq!(is_plain(&bytes), escape_of(byte) == 0, "{bytes:?}");
                    let text = String::from_utf8(bytes).unwrap();
                    assert_eq!(is_all_plain(&text), escape_of(byte) == 0, "{text:?}");
                }
            }
        }
        assert!(is_plain("ÿé😀ÿé😀".as_bytes()));
    }

    #[test]
    fn the_shortest_escape_is_chosen() {
        assert_eq!(written(|out| string("a\"\\/\n\u{1}é", out)), r#""a\"\\/\n\u0001é""#);
    }
}
