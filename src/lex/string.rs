//! Text in quotes to the text it stands for.

use crate::diagnostic::{Code, Diagnostic};
use crate::json_text;
use crate::span::Span;

/// Which escapes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escapes {
    /// JSON's (RFC 8259, section 7).
    Json,
    /// JSON's, and `\'`: those of the filter language.
    Language,
}

/// Text in quotes as [`close`] found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Closed {
    /// The byte of the closing quote.
    pub(crate) end: usize,
    /// Whether there is a backslash in it, so that [`unescape`] has work to do.
    pub(crate) escaped: bool,
    /// Whether there is a `{` or a `%` in it, which a placeholder or percent-encoded text would have.
    pub(crate) suspect: bool,
}

/// Why text in quotes has no meaning, and where. The place lies in the source that was searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// What is wrong.
    pub(crate) kind: FlawKind,
    /// Where.
    pub(crate) span: Span,
}

/// What is wrong with text in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FlawKind {
    /// It is not closed.
    Unterminated,
    /// A control character stands in it as it is.
    Control,
    /// No character may follow the backslash, or four hexadecimal digits must.
    Escape,
    /// One half of a pair that stands for a character beyond U+FFFF.
    Surrogate,
}

impl Flaw {
    fn new(kind: FlawKind, start: usize, end: usize) -> Self {
        Self { kind, span: Span::between(start, end) }
    }

    /// The diagnostic, with its fix where there is one.
    #[cold]
    pub(crate) fn diagnostic(self, source: &str) -> Diagnostic {
        let written = self.span.slice(source);
        let (code, fix) = match self.kind {
            FlawKind::Unterminated => (Code::JsonUnclosedString, None),
            FlawKind::Control => {
                let mut escape = String::new();
                // Writing to a `String` cannot fail.
                json_text::string(written, &mut escape);
                (Code::JsonControlCharacter, escape.get(1..escape.len() - 1).map(str::to_owned))
            }
            FlawKind::Escape => (Code::JsonEscape, mended_escape(written)),
            FlawKind::Surrogate => (Code::JsonSurrogate, Some("\\ufffd".to_owned())),
        };
        let diagnostic = Diagnostic::new(code, self.span).arg(self.span);
        match fix {
            Some(fix) => diagnostic.arg(fix.clone()).write(self.span, fix),
            None => diagnostic,
        }
    }
}

/// What another language's escape is in JSON; a backslash that was meant as such is doubled.
fn mended_escape(written: &str) -> Option<String> {
    let rest = written.get(1..)?;
    match rest.as_bytes().first()? {
        quote @ (b'\'' | b'`') => Some(char::from(*quote).into()),
        b'x' if rest.len() == 3 => Some(format!("\\u00{}", rest.get(1..)?)),
        b'0' => Some("\\u0000".into()),
        b'v' => Some("\\u000b".into()),
        b'\n' | b'\r' => Some("\\n".into()),
        b'u' if let Some(meant) = braced(rest) => Some(match meant {
            '"' | '\'' | '\\' => format!("\\u{:04x}", u32::from(meant)),
            control if control.is_control() => format!("\\u{:04x}", u32::from(control)),
            other => other.into(),
        }),
        _ => Some(format!("\\\\{rest}")),
    }
}

/// The character that `u{…}` stands for in other languages.
fn braced(escape: &str) -> Option<char> {
    let digits = escape.strip_prefix("u{")?.strip_suffix('}')?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// Bits of [`CLASSES`]: the scan stops, and what may be in the text.
const STOP: u8 = 1;
const SUSPECT: u8 = 2;

/// What each byte is to the scan.
#[expect(
    clippy::indexing_slicing,
    reason = "a byte is less than 256, and the table is filled when it is compiled"
)]
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        classes[control] = STOP;
        control += 1;
    }
    classes[b'"' as usize] = STOP;
    classes[b'\'' as usize] = STOP;
    classes[b'\\' as usize] = STOP;
    classes[b'{' as usize] = SUSPECT;
    classes[b'%' as usize] = SUSPECT;
    classes
};

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

/// The first byte from `start` on that ends a plain text in double quotes: its closing quote, or what needs a closer look,
/// a backslash, a control character or what [`Closed::suspect`] has. The length of `bytes` where there is none.
#[inline(always)]
pub(crate) fn plain(bytes: &[u8], start: usize) -> usize {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let mut at = start;
    while let Some(word) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let word = u64::from_le_bytes(*word);
        // A subtraction sets the highest bit of the first byte that is less than what is taken from it, and of none before.
        let quote_or_control = (word ^ each(2)).wrapping_sub(each((b'"' ^ 2) + 1));
        let is = |byte| (word ^ each(byte)).wrapping_sub(each(1));
        let ends = (quote_or_control | is(b'\\') | is(b'{') | is(b'%')) & !word & each(0x80);
        if ends != 0 {
            return at + (ends.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let ends = |&byte: &u8| byte < 0x20 || matches!(byte, b'"' | b'\\' | b'{' | b'%');
    at + bytes.get(at..).and_then(|rest| rest.iter().position(ends)).unwrap_or(bytes.len().saturating_sub(at))
}

/// Finds the closing quote of the text whose first byte after its opening `quote` is at `start`. Escapes are stepped
/// over, not checked.
///
/// The quotes are those of the language, or those of EJSON.
pub(crate) fn close(bytes: &[u8], start: usize, quote: u8) -> Result<Closed, Flaw> {
    let (mut at, mut seen, mut escaped) = (start, 0, false);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.iter().take_while(|&&byte| {
            let class = class(byte);
            seen |= class;
            class & STOP == 0
        });
        at += plain.count();
        let Some(&byte) = bytes.get(at) else { break };
        if byte == quote {
            return Ok(Closed { end: at, escaped, suspect: seen & SUSPECT != 0 });
        } else if byte == b'\\' {
            escaped = true;
            // A control character is never escaped by a backslash: it is found in the next round.
            at += if bytes.get(at + 1).is_some_and(|&next| next >= 0x20) { 2 } else { 1 };
        } else if byte < 0x20 {
            return Err(Flaw::new(FlawKind::Control, at, at + 1));
        } else {
            at += 1;
        }
    }
    Err(Flaw::new(FlawKind::Unterminated, start.saturating_sub(1), bytes.len()))
}

/// Appends what the inside of a string (`span` of `source`, without its quotes) stands for to `out`. At a flaw it stops;
/// what it wrote stays.
pub(crate) fn unescape(source: &str, span: Span, escapes: Escapes, out: &mut String) -> Result<(), Flaw> {
    let mut rest = span.slice(source);
    let mut at = span.start as usize;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        at += before.len();
        let (character, length) =
            escape(after, escapes).map_err(|(kind, length)| Flaw::new(kind, at, at + 1 + length))?;
        out.push(character);
        at += 1 + length;
        rest = after.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    Ok(())
}

/// What stands for a character after a backslash, and how many bytes it takes; else what is wrong over how many bytes, which end
/// behind a character.
///
/// `escape = "\" , ( '"' | "\" | "/" | "b" | "f" | "n" | "r" | "t" | "u" , hex , hex , hex , hex ) ;`
fn escape(after: &str, escapes: Escapes) -> Result<(char, usize), (FlawKind, usize)> {
    let bytes = after.as_bytes();
    let character = match bytes.first() {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'\'') if escapes == Escapes::Language => '\'',
        Some(b'u') => return unicode(bytes),
        Some(b'x') => return Err((FlawKind::Escape, 1 + hex_digits(bytes, 2))),
        Some(_) => return Err((FlawKind::Escape, after.chars().next().map_or(0, char::len_utf8))),
        None => return Err((FlawKind::Escape, 0)),
    };
    Ok((character, 1))
}

/// `uXXXX`, or two of them with a backslash between, for a character beyond U+FFFF.
fn unicode(bytes: &[u8]) -> Result<(char, usize), (FlawKind, usize)> {
    let Some(first) = hex4(bytes.get(1..5)) else {
        let braced = bytes.get(1) == Some(&b'{');
        let close = bytes.iter().take(12).position(|&byte| byte == b'}').filter(|_| braced);
        return Err((FlawKind::Escape, close.map_or(1 + hex_digits(bytes, 4), |close| close + 1)));
    };
    if let Some(character) = char::from_u32(first) {
        return Ok((character, 5));
    }
    let second = bytes.get(5..7).filter(|mark| mark == b"\\u").and_then(|_| hex4(bytes.get(7..11)));
    match second {
        Some(second @ 0xDC00..=0xDFFF) if first < 0xDC00 => {
            let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            char::from_u32(code).map(|character| (character, 11)).ok_or((FlawKind::Surrogate, 11))
        }
        Some(_) | None => Err((FlawKind::Surrogate, 5)),
    }
}

fn hex4(digits: Option<&[u8]>) -> Option<u32> {
    digits?.iter().try_fold(0, |value, &byte| Some(value << 4 | char::from(byte).to_digit(16)?))
}

/// How many hexadecimal digits follow the first byte, at most `most`.
fn hex_digits(bytes: &[u8], most: usize) -> usize {
    bytes.iter().skip(1).take(most).take_while(|byte| byte.is_ascii_hexdigit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(text: &str) -> Span {
        Span::between(0, text.len())
    }

    fn read(inside: &str, escapes: Escapes) -> Result<String, (FlawKind, String)> {
        let mut out = String::new();
        match unescape(inside, whole(inside), escapes, &mut out) {
            Ok(()) => Ok(out),
            Err(flaw) => Err((flaw.kind, flaw.span.slice(inside).to_owned())),
        }
    }

    #[test]
    fn escapes_have_their_meaning() {
        for (inside, text) in [
            ("", ""),
            ("a", "a"),
            (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r"é\u00e9\u0000x", "éé\0x"),
            (r"\ud83d\ude00", "😀"),
        ] {
            assert_eq!(read(inside, Escapes::Json).unwrap(), text);
        }
        assert_eq!(read(r"it\'s", Escapes::Language).unwrap(), "it's");
    }

    #[test]
    fn flaws_have_their_place_and_fix() {
        for (inside, kind, place, fix) in [
            (r"a\'", FlawKind::Escape, r"\'", "'"),
            (r"a\dx", FlawKind::Escape, r"\d", r"\\d"),
            (r"\éx", FlawKind::Escape, r"\é", r"\\é"),
            (r"\x41b", FlawKind::Escape, r"\x41", r"\u0041"),
            (r"\u12", FlawKind::Escape, r"\u12", r"\\u12"),
            (r"\u{1F600}x", FlawKind::Escape, r"\u{1F600}", "😀"),
            (r"\u00é0", FlawKind::Escape, r"\u00", r"\\u00"),
            (r"\ud800x", FlawKind::Surrogate, r"\ud800", r"\ufffd"),
            (r"\ud800\u0041", FlawKind::Surrogate, r"\ud800", r"\ufffd"),
            (r"\udc00\ud800", FlawKind::Surrogate, r"\udc00", r"\ufffd"),
        ] {
            let mut out = String::new();
            let flaw = unescape(inside, whole(inside), Escapes::Json, &mut out).unwrap_err();
            assert_eq!((flaw.kind, flaw.span.slice(inside)), (kind, place));
            let fixed = flaw.diagnostic(inside).fixes[0].apply(inside);
            assert_eq!(fixed, inside.replacen(place, fix, 1));
        }
    }

    #[test]
    fn the_closing_quote_is_found() {
        let closed = |text: &str| close(text.as_bytes(), 1, text.as_bytes()[0]);
        assert_eq!(closed(r#""a" "#), Ok(Closed { end: 2, escaped: false, suspect: false }));
        assert_eq!(closed(r#""\"\\""#), Ok(Closed { end: 5, escaped: true, suspect: false }));
        assert_eq!(closed(r#"'"${a}'"#), Ok(Closed { end: 6, escaped: false, suspect: true }));
        assert_eq!(closed("\"a\nb\"").unwrap_err(), Flaw::new(FlawKind::Control, 2, 3));
        assert_eq!(closed("\"a\\\n\"").unwrap_err(), Flaw::new(FlawKind::Control, 3, 4));
        assert_eq!(closed("\"a\\\"").unwrap_err(), Flaw::new(FlawKind::Unterminated, 0, 4));
    }

    proptest! {
        #[test]
        fn plain_text_ends_at_the_first_byte_that_ends_it(bytes: Vec<u8>, start in 0..40_usize) {
            let ends = |&byte: &u8| byte < 0x20 || b"\"\\{%".contains(&byte);
            let rest = bytes.get(start..).unwrap_or(&[]);
            let found = rest.iter().position(ends).unwrap_or(rest.len());
            prop_assert_eq!(plain(&bytes, start), start + found);
        }

        #[test]
        fn writing_is_undone_by_reading(text: String) {
            let mut written = String::new();
            json_text::string(&text, &mut written);
            let closed = close(written.as_bytes(), 1, b'"').unwrap();
            prop_assert_eq!(closed.end + 1, written.len());
            prop_assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text.clone());
            prop_assert_eq!(read(&written[1..closed.end], Escapes::Json).unwrap(), text);
        }

        #[test]
        fn reading_agrees_with_serde_json(inside in r#"([a-zé"'/]|\\[bfnrt"\\/uxd']|\\u[dD][89abcdAB][0-9]{2}|[0-9]){0,12}"#) {
            let quoted = format!("\"{inside}\"");
            let ours = match close(quoted.as_bytes(), 1, b'"') {
                Ok(closed) if closed.end + 1 == quoted.len() => read(&inside, Escapes::Json).ok(),
                _ => None,
            };
            prop_assert_eq!(ours, serde_json::from_str::<String>(&quoted).ok());
        }
    }
}
