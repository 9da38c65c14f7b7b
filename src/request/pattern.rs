//! The regexes of EJSON texts to what the database would say of them, each finding at its place in the text.
//!
//! Those of the filter language are scanned where they are lowered: only there it is known how they were written.

use super::validate::Check;
use super::{Kind, Text};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic};
use crate::lex::json::{TokenKind, Tokens};
use crate::lex::string::{Escapes, unescape};
use crate::operator::Operator;
use crate::span::Span;
use crate::value::regex;
use std::ops::Range;

impl Check<'_> {
    /// Scans the `$regex` at `test`, one of `tests`, with the flags that stand beside it.
    pub(super) fn regex_test(&mut self, test: NodeId, pattern: NodeId, tests: List) {
        if !self.is_ejson(test) {
            return;
        }
        let request = self.request;
        match request.arena.kind(pattern) {
            Kind::String(text) => {
                let options =
                    request.arena.children(tests).find_map(|other| match request.arena.kind(other) {
                        Kind::Test(Operator::Options, _, options) => Some(request.arena.kind(options)),
                        _ => None,
                    });
                let flags = match options {
                    Some(Kind::String(flags)) => flags,
                    _ => Text::default(),
                };
                self.scan(text, flags, pattern);
                if options.is_none() {
                    self.in_slashes(pattern, text);
                }
            }
            Kind::Regex(text, flags) => self.scan(text, request.flags(text, flags), pattern),
            _ => {}
        }
    }

    /// `"/^b/i"`: a literal of another language as the text of a pattern.
    fn in_slashes(&mut self, node: NodeId, text: Text) {
        let text = self.request.text(text);
        let Some((pattern, flags)) = regex::in_slashes(text) else { return };
        let span = self.request.arena.span(node);
        let mut written = crate::lex::dsl::slip::quoted(pattern);
        if !flags.is_empty() {
            written = format!("{written},\"$options\":\"{flags}\"");
        }
        let diagnostic = Diagnostic::new(Code::PatternInSlashes, span).arg(pattern.to_owned());
        self.sink.report(diagnostic.arg(written.clone()).write(span, written));
    }

    /// Scans a regex that stands as a value.
    pub(super) fn regex_value(&mut self, pattern: Text, flags: Text, node: NodeId) {
        if self.is_ejson(node) {
            self.scan(pattern, flags, node);
        }
    }

    /// Whether a node was read from EJSON, where keys have quotes and typed values braces. What has no text at all was
    /// imported, and nobody has looked at it yet.
    fn is_ejson(&self, node: NodeId) -> bool {
        self.source.is_empty() || self.request.arena.span(node).slice(self.source).starts_with(['"', '{'])
    }

    fn scan(&mut self, pattern: Text, flags: Text, node: NodeId) {
        let (request, source) = (self.request, self.source);
        let node = request.arena.span(node);
        let sink = &mut *self.sink;
        regex::scan(request.text(pattern), request.text(flags), &mut |finding| {
            let literal = pattern_string(source, node);
            let mut diagnostic =
                finding.diagnostic(|range| place(source, literal.unwrap_or(node), range), quoted);
            if literal.is_none() {
                diagnostic.fixes.clear();
            }
            sink.report(diagnostic);
        });
    }
}

/// The JSON string with the pattern: the whole text at `node`, or in an object that stands for a regex the value of the
/// key for it.
#[cold]
fn pattern_string(source: &str, node: Span) -> Option<Span> {
    let mut tokens = Tokens::new(source, node);
    let mut token = tokens.next();
    if matches!(token.kind, TokenKind::String(_)) {
        return Some(token.span);
    }
    loop {
        let key = token.span.slice(source);
        token = match token.kind {
            TokenKind::End => return None,
            _ => tokens.next(),
        };
        if matches!(key, "\"$regexp\"" | "\"$regex\"" | "\"pattern\"") && token.kind == TokenKind::Colon {
            return Some(tokens.next().span);
        }
    }
}

/// Where a range of a pattern stands in the JSON string at `literal`; the whole literal, where that is no string.
#[cold]
fn place(source: &str, literal: Span, range: Range<usize>) -> Span {
    let written = literal.slice(source);
    let Some(inside) = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return literal;
    };
    let start = literal.start as usize + 1;
    let (mut at, mut decoded, mut first) = (0, 0, None);
    while let Some(piece) = inside.get(at..).filter(|rest| !rest.is_empty()).map(escape_or_character) {
        if decoded >= range.start {
            first = first.or(Some(at));
        }
        if decoded >= range.end {
            break;
        }
        decoded += decoded_length(piece);
        at += piece.len();
    }
    Span::between(start + first.unwrap_or(at), start + at)
}

/// The character, or the escape that stands for one, at the start of a string's inside.
fn escape_or_character(rest: &str) -> &str {
    let length = match rest.as_bytes() {
        // A character beyond U+FFFF is written as a pair of escapes.
        [b'\\', b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B', ..] => 12,
        [b'\\', b'u', ..] => 6,
        [b'\\', ..] => 2,
        _ => rest.chars().next().map_or(0, char::len_utf8),
    };
    rest.get(..length).unwrap_or(rest)
}

fn decoded_length(piece: &str) -> usize {
    let mut decoded = String::new();
    match unescape(piece, Span::between(0, piece.len()), Escapes::Json, &mut decoded) {
        Ok(()) => decoded.len(),
        Err(_) => piece.len(),
    }
}

/// A piece of a pattern as it is written in a JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    crate::json_text::string(text, &mut out);
    out.get(1..out.len() - 1).unwrap_or("").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_behind_escapes() {
        let source = r#"["a\\.\u00e9\ud83d\ude00(b"]"#;
        let literal = Span::between(1, source.len() - 1);
        // The pattern is `a\.é😀(b`.
        for (range, written) in [
            (0..1, "a"),
            (1..3, r"\\."),
            (3..5, r"\u00e9"),
            (5..9, r"\ud83d\ude00"),
            (9..10, "("),
            (9..11, "(b"),
        ] {
            assert_eq!(place(source, literal, range).slice(source), written);
        }
        assert!(place(source, literal, 11..11).is_empty());
        assert_eq!(place(source, Span::new(0, 3), 0..1), Span::new(0, 3));
    }
}
