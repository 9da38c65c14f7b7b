//! Dotted paths: from the way they are written to their text, and what no path may hold.

use crate::span::Span;
use std::ops::Range;

/// Keys that the server deletes or chokes on, at any depth.
pub(crate) const REFUSED: [&str; 6] =
    ["__proto__", "constructor", "prototype", "callee", "hasOwnProperty", "_bsontype"];

/// One bit for each way in which some paths begin: it tells nearly every other path from all of them at one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Heads(u64);

impl Heads {
    /// Those of no path.
    pub(crate) const NONE: Self = Self(0);

    /// Those of paths of which nothing is known.
    pub(crate) const ANY: Self = Self(u64::MAX);

    /// That of one path, which its first two bytes decide.
    #[inline]
    pub(crate) const fn of(path: &[u8]) -> Self {
        let place = match path {
            [first, second, ..] => *first as u32 + 8 * *second as u32,
            [first] => *first as u32,
            [] => 0,
        };
        Self(1 << (place % 64))
    }

    /// Those of all these paths.
    #[inline]
    pub(crate) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether some path may begin as one of the others does.
    #[inline]
    pub(crate) const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// Why a path is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Problem {
    /// Two dots in a row, one at an end, or nothing at all.
    EmptySegment,
    /// A segment that starts with `$`.
    Dollar,
    /// A NUL character.
    Nul,
    /// A segment out of [`REFUSED`].
    Refused,
}

/// The first problem of a path in plain text (no backticks), with the bytes of `path` that have it.
///
/// It serves a path of the filter language after [`decode`], and a key of EJSON after its escapes are undone.
pub(crate) fn check(bytes: &[u8]) -> Option<(Problem, Range<usize>)> {
    let mut start = 0;
    loop {
        let rest = bytes.get(start..).unwrap_or(&[]);
        // Nearly every byte is greater than a dot.
        let length = rest.iter().position(|&byte| byte <= b'.' && (byte == b'.' || byte == 0));
        let (segment, after) = rest.split_at_checked(length.unwrap_or(rest.len())).unwrap_or((rest, &[]));
        let problem = match after.first() {
            Some(0) => Some(Problem::Nul),
            Some(_) | None => segment_problem(segment),
        };
        if let Some(problem) = problem {
            let left = after.iter().position(|&byte| byte == b'.').unwrap_or(after.len());
            return Some((problem, start..start + segment.len() + left));
        }
        start += length? + 1;
    }
}

/// What is wrong with a segment that holds no NUL.
fn segment_problem(segment: &[u8]) -> Option<Problem> {
    match segment {
        [] => Some(Problem::EmptySegment),
        [b'$', ..] => Some(Problem::Dollar),
        other => is_refused(other).then_some(Problem::Refused),
    }
}

/// Whether a segment is one of the refused keys. The length and the first byte rule out nearly every other.
pub(crate) fn is_refused(segment: &[u8]) -> bool {
    matches!((segment.len(), segment.first()), (6 | 9 | 11 | 14, Some(b'_' | b'c' | b'p' | b'h')))
        && REFUSED.iter().any(|key| key.as_bytes() == segment)
}

/// Whether two underscores part something inside the text, as Django parts a path and what is asked of it.
pub(crate) fn has_lookup(text: &[u8]) -> bool {
    text.windows(4)
        .any(|bytes| matches!(bytes, [before, b'_', b'_', after] if *before != b'.' && *after != b'_'))
}

/// What stands before and behind the last `mark`, which has two bytes of ASCII.
pub(crate) fn parted_last<'a>(text: &'a str, mark: &[u8; 2]) -> Option<(&'a str, &'a str)> {
    let at = text.as_bytes().windows(2).rposition(|bytes| bytes == mark)?;
    Some((text.get(..at)?, text.get(at + 2..)?))
}

/// Whether full-width forms of ASCII characters stand in the text, as keyboards for Chinese and Japanese write them.
pub(crate) fn is_wide(text: &[u8]) -> bool {
    text.windows(2).any(|bytes| matches!(bytes, [0xef, 0xbc | 0xbd]))
        && std::str::from_utf8(text).is_ok_and(|text| narrow(text) != text)
}

/// The text with the ASCII characters in place of their full-width forms.
pub(crate) fn narrow(text: &str) -> String {
    let ascii = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    };
    text.chars().map(ascii).collect()
}

/// Appends the text of the path written at `span` of `source` to `out`: backticks are taken off, doubled ones halved.
pub(crate) fn decode(source: &str, span: Span, out: &mut String) {
    let written = span.slice(source);
    if !written.contains('`') {
        out.push_str(written);
        return;
    }
    // Outside backticks everything counts as it stands. Inside, a backtick ends the segment unless it is doubled.
    let mut pieces = written.split('`').peekable();
    let mut quoted = false;
    while let Some(piece) = pieces.next() {
        out.push_str(piece);
        if quoted && piece_is_doubled(&mut pieces) {
            out.push('`');
            continue;
        }
        quoted = !quoted;
    }
}

/// Whether the piece that ended at a backtick is followed by a second one: the next piece is then empty and not the
/// last. It is taken.
fn piece_is_doubled(pieces: &mut std::iter::Peekable<std::str::Split<'_, char>>) -> bool {
    let mut ahead = pieces.clone();
    let doubled = ahead.next() == Some("") && ahead.next().is_some();
    if doubled {
        pieces.next();
    }
    doubled
}

/// Appends `segment` to `out` as the filter language writes a segment that is no plain word: in backticks.
pub(crate) fn quote(segment: &str, out: &mut String) {
    out.push('`');
    for character in segment.chars() {
        if character == '`' {
            out.push('`');
        }
        out.push(character);
    }
    out.push('`');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(written: &str) -> String {
        let mut out = String::new();
        decode(written, Span::new(0, u32::try_from(written.len()).unwrap()), &mut out);
        out
    }

    #[test]
    fn backticks_are_taken_off() {
        for (written, text) in [
            ("a.b", "a.b"),
            ("`a b`.c", "a b.c"),
            ("a.`b`", "a.b"),
            ("`a``b`", "a`b"),
            ("`a```.b", "a`.b"),
            ("````", "`"),
            ("``", ""),
            ("`é`.`ß`", "é.ß"),
        ] {
            assert_eq!(decoded(written), text, "{written}");
        }
    }

    #[test]
    fn quoting_is_undone_by_decoding() {
        for segment in ["a", "a b", "`", "``", "a`b`", "", "$"] {
            let mut written = String::new();
            quote(segment, &mut written);
            assert_eq!(decoded(&written), segment);
        }
    }

    #[test]
    fn paths_that_begin_alike_meet() {
        let heads = |paths: &[&str]| {
            paths.iter().fold(Heads::NONE, |heads, path| heads.and(Heads::of(path.as_bytes())))
        };
        let asked = heads(&["members", "e2e"]);
        for path in ["members", "members.0.name", "me", "e2e", "e2"] {
            assert!(asked.meet(heads(&["a", path])), "{path}");
        }
        assert!(asked.meet(Heads::ANY) && !asked.meet(Heads::NONE));
        assert!(!asked.meet(heads(&["msgs", "emails", "m", ""])));
    }

    #[test]
    fn problems_have_their_place() {
        for (path, expected) in [
            ("a.0.b", None),
            ("", Some((Problem::EmptySegment, 0..0))),
            ("a..b", Some((Problem::EmptySegment, 2..2))),
            ("a.", Some((Problem::EmptySegment, 2..2))),
            ("a.$b", Some((Problem::Dollar, 2..4))),
            ("a.constructor.b", Some((Problem::Refused, 2..13))),
            ("x.a\0", Some((Problem::Nul, 2..4))),
            ("constructors", None),
        ] {
            assert_eq!(check(path.as_bytes()), expected, "{path}");
        }
        for key in REFUSED {
            assert!(matches!(check(key.as_bytes()), Some((Problem::Refused, _))), "{key}");
        }
    }
}
