//! Text to what is left in it of a template or of an address, which a person did not mean to send.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::span::Span;
use std::ops::Range;

/// Warns of the first placeholder in the text at `span`, or of percent-encoding.
#[cold]
pub(crate) fn warn(source: &str, span: Span, sink: &mut Diagnostics) {
    let text = span.slice(source);
    let found = placeholder(text)
        .map(|range| (Code::Placeholder, range))
        .or_else(|| percent_encoded(text).map(|range| (Code::PercentEncodedString, range)));
    if let Some((code, range)) = found {
        let start = span.start as usize;
        let span = Span::between(start + range.start, start + range.end);
        sink.report(Diagnostic::new(code, span).arg(span));
    }
}

/// The first `${…}`, `{{…}}`, `%s`, `%d` or `%(name)s`.
pub(crate) fn placeholder(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find_map(|at| {
        let rest = text.get(at..)?;
        let length = match rest.as_bytes() {
            [b'$', b'{', ..] => name(rest.get(2..)?, "}")? + 3,
            [b'{', b'{', ..] => name(rest.get(2..)?, "}}")? + 4,
            [b'%', b's' | b'd', after @ ..] if !after.first().is_some_and(u8::is_ascii_alphanumeric) => 2,
            [b'%', b'(', ..] => {
                let close = name(rest.get(2..)?, ")")? + 3;
                rest.as_bytes().get(close).filter(|letter| matches!(letter, b's' | b'd'))?;
                close + 1
            }
            _ => return None,
        };
        Some(at..at + length)
    })
}

/// Whether a regex holds what no regex has by right: `${x}` ends the text and goes on, and `{{x}}` is text between braces.
pub(crate) fn is_open(pattern: &str) -> bool {
    (pattern.contains("${") || pattern.contains("{{")) && placeholder(pattern).is_some()
}

/// The bytes before `close`, if they are a name with perhaps blanks, dots and calls: what templates hold.
fn name(text: &str, close: &str) -> Option<usize> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b" _.-$()[]".contains(&byte);
    let is_end = |byte: u8| close.bytes().next() == Some(byte);
    let length = text.bytes().take(80).take_while(|&byte| is_part(byte) && !is_end(byte)).count();
    let has_letter = text.get(..length)?.bytes().any(|byte| byte.is_ascii_alphabetic());
    (has_letter && text.get(length..)?.starts_with(close)).then_some(length)
}

/// The first `%XX` that stands for a character which addresses encode.
pub(crate) fn percent_encoded(text: &str) -> Option<Range<usize>> {
    let (at, _) = text.match_indices('%').find(|&(at, _)| {
        let byte = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        byte.is_some_and(|byte| b" \"#$%&+,/:;<=>?@[\\]^`{|}".contains(&byte) || byte >= 0x80)
    })?;
    Some(at..at + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_text() {
        for (text, found) in [
            ("${id}", Some("${id}")),
            ("a ${user.name} b", Some("${user.name}")),
            ("{{ id }}", Some("{{ id }}")),
            ("%s", Some("%s")),
            ("a%d!", Some("%d")),
            ("%(name)s", Some("%(name)s")),
            ("${f(x)}", Some("${f(x)}")),
            ("100%", None),
            ("%sale", None),
            ("^a{2}$", None),
            ("{a}", None),
            ("${", None),
            ("{{}}", None),
            ("${é}", None),
        ] {
            assert_eq!(placeholder(text).map(|range| &text[range]), found, "{text}");
        }
    }

    #[test]
    fn percent_encoding_is_told_from_percentages() {
        for (text, found) in [
            ("a%20b", Some("%20")),
            ("%7B%22a", Some("%7B")),
            ("50%", None),
            ("50% off", None),
            ("%zz", None),
        ] {
            assert_eq!(percent_encoded(text).map(|range| &text[range]), found, "{text}");
        }
    }
}
