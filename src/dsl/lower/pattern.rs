//! Text tests to `$regex` and `$options`.

use super::Lowering;
use super::join::Clause;
use super::test::Asked;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::dsl::ast::{Kind as Syntax, Verb};
use crate::lex::string::{Escapes, unescape};
use crate::operator::Operator;
use crate::request::{Kind, Text};
use crate::span::Span;
use crate::value::regex;
use std::ops::Range;

/// What stands around the text of a pattern, and whether the text counts letter by letter.
#[derive(Debug, Clone, Copy)]
struct Frame {
    before: &'static str,
    after: &'static str,
    is_literal: bool,
}

/// `= i"…"`
const WHOLE: Frame = Frame { before: "^", after: "$", is_literal: true };

/// Where a pattern is written, so that what is found in it has its place in the source.
#[derive(Debug, Clone, Copy)]
enum Written {
    /// Between slashes: the span without them.
    Slashes(Span),
    /// In quotes: the span without them.
    Quotes(Span),
    /// As a text that is no pattern itself.
    Elsewhere(Span),
}

impl Lowering<'_> {
    /// `a contains "g.b"` → `{"a":{"$regex":"g\\.b"}}`, and `startswith`, `endswith` and `~` likewise.
    pub(super) fn pattern_test(&mut self, asked: &Asked) -> Option<Clause> {
        let operand = asked.operand?;
        let frame = Frame {
            before: if asked.verb == Verb::StartsWith { "^" } else { "" },
            after: if asked.verb == Verb::EndsWith { "$" } else { "" },
            is_literal: asked.verb != Verb::Matches,
        };
        let kind = self.ast.arena.kind(operand);
        if kind == Syntax::Regex && asked.verb == Verb::Matches {
            let clause = self.regex(self.ast.arena.span(operand), asked.span)?;
            self.is_settled = !asked.negated;
            Some(clause)
        } else if matches!(kind, Syntax::String | Syntax::Word) {
            let clause = self.framed(operand, frame, "", asked.span)?;
            self.is_settled = !asked.negated;
            Some(clause)
        } else if kind == Syntax::CaseInsensitive {
            self.framed(operand, frame, "i", asked.span)
        } else {
            if kind != Syntax::Error {
                self.report_not_text(operand, kind, asked);
            }
            None
        }
    }

    /// `i"bob"` as a value: `{"$regex":"^bob$","$options":"i"}`
    pub(super) fn exactly(&mut self, operand: NodeId, span: Span) -> Option<Clause> {
        self.framed(operand, WHOLE, "i", span)
    }

    fn framed(&mut self, operand: NodeId, frame: Frame, flags: &'static str, span: Span) -> Option<Clause> {
        let at = self.ast.arena.span(operand);
        let mark = self.request.mark();
        self.request.text.push_str(frame.before);
        let start = self.request.mark();
        let written = self.string(operand)?;
        self.request.copy_to_end(written, start);
        let mark = if frame.is_literal { escape(&mut self.request.text, mark, start) } else { mark };
        self.request.text.push_str(frame.after);
        let pattern = self.request.since(mark);
        let is_bare = self.ast.arena.kind(operand) == Syntax::Word;
        let written = if frame.is_literal || is_bare {
            Written::Elsewhere(at)
        } else {
            // An `i` may stand before the quotes.
            Written::Quotes(Span::new(at.start + 1 + u32::from(!flags.is_empty()), at.end - 1))
        };
        self.scan(pattern, flags, written);
        if matches!(written, Written::Quotes(_)) && flags.is_empty() {
            self.in_slashes(pattern, at);
        }
        let flags = (!flags.is_empty()).then(|| (self.request.intern(flags), at));
        Some(self.matches(pattern, at, flags, span))
    }

    /// `/^g/i` → `{"$regex":"^g","$options":"i"}`. In the pattern `\/` is a slash; all else stands as it is.
    pub(super) fn regex(&mut self, at: Span, span: Span) -> Option<Clause> {
        let source = self.source;
        let inside = at.slice(source).strip_prefix('/')?;
        let slash = inside.bytes().rposition(|byte| byte == b'/')?;
        let (body, flags) = (inside.get(..slash)?, inside.get(slash + 1..)?);
        let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let body_at = Span::new(at.start + 1, at.start + 1 + length(body));
        let pattern = if self.ast.is_plain { self.kept(body_at) } else { self.regex_body(body)? };
        self.scan(pattern, flags, Written::Slashes(body_at));
        let flags_at = Span::new(body_at.end + 1, at.end);
        let flags = (!flags.is_empty()).then(|| (self.kept(flags_at), flags_at));
        // Nothing stands behind the pattern but its slash: what is about all of the test ends there.
        let pattern_at = if flags.is_some() { body_at } else { at };
        Some(self.matches(pattern, pattern_at, flags, span))
    }

    /// Keeps the body of a regex.
    fn regex_body(&mut self, body: &str) -> Option<Text> {
        let mark = self.request.mark();
        let mut rest = body;
        while let Some(backslash) = rest.bytes().position(|byte| byte == b'\\') {
            let (before, escaped) = rest.split_at_checked(backslash)?;
            let (escape, after) = escaped.split_at_checked(regex_escape(escaped))?;
            self.request.text.push_str(before);
            self.request.text.push_str(if escape == "\\/" { "/" } else { escape });
            rest = after;
        }
        self.request.text.push_str(rest);
        Some(self.request.since(mark))
    }

    pub(super) fn matches(
        &mut self,
        pattern: Text,
        at: Span,
        flags: Option<(Text, Span)>,
        span: Span,
    ) -> Clause {
        let mut tests = List::default();
        let pattern = self.request.arena.push(Kind::String(pattern), at);
        self.add_test(&mut tests, Operator::Regex, pattern, span);
        if let Some((flags, at)) = flags {
            let flags = self.request.arena.push(Kind::String(flags), at);
            self.add_test(&mut tests, Operator::Options, flags, span);
        }
        self.request.arena.push(Kind::Tests(tests), span)
    }

    /// Reports what the database would say of a pattern; that it can match anywhere, only where the user wrote a pattern.
    fn scan(&mut self, pattern: Text, flags: &str, written: Written) {
        let (source, sink) = (self.source, &mut *self.sink);
        let pattern = self.request.text(pattern);
        let is_anchored = regex::scan(pattern, flags, &mut |finding| {
            if finding.code == Code::PatternBackspace && !matches!(written, Written::Quotes(_)) {
                // Of a text that counts letter by letter no border of a word is asked.
                return;
            }
            sink.report(finding.diagnostic(|range| written.place(source, range), |text| written.quote(text)));
        });
        if let (false, Written::Slashes(inside) | Written::Quotes(inside)) = (is_anchored, written) {
            self.sink.slip(Code::PatternUnanchored, inside);
        }
    }

    /// `"/^b/i"`: a pattern between slashes that stands in quotes, where they are a part of it.
    fn in_slashes(&mut self, pattern: Text, at: Span) {
        let Some((pattern, flags)) = regex::in_slashes(self.request.text(pattern)) else { return };
        let written = format!("/{pattern}/{flags}");
        // What is escaped in quotes may need no escape between slashes, or have none there.
        let fix = (!pattern.ends_with('\\') && !pattern.chars().any(char::is_control))
            .then(|| Fix::replace(at, written.clone()));
        let diagnostic = Diagnostic::new(Code::PatternInSlashes, at).arg(pattern.to_owned());
        self.sink.report(diagnostic.arg(written).fixed(fix));
    }

    /// Says that a text test takes text, and how the operand would be text.
    #[cold]
    fn report_not_text(&mut self, operand: NodeId, kind: Syntax, asked: &Asked) {
        let at = self.ast.arena.span(operand);
        let wanted = if asked.verb == Verb::Matches { "a regex or a string" } else { "a string" };
        let diagnostic = Diagnostic::new(Code::NotText, at).arg(wanted).arg(at);
        let written = at.slice(self.source);
        let is_word = matches!(
            kind,
            Syntax::Number
                | Syntax::True
                | Syntax::False
                | Syntax::Null
                | Syntax::Day
                | Syntax::Month
                | Syntax::Instant
        );
        self.sink.report(if is_word {
            diagnostic.write(at, format!("\"{written}\""))
        } else if kind == Syntax::Regex && asked.place.span != asked.span {
            let from_path = Span::new(asked.place.span.end, at.end);
            let operator = if asked.negated_here { "!~" } else { "~" };
            diagnostic.write(from_path, format!(" {operator} {written}"))
        } else {
            diagnostic
        });
    }
}

impl Written {
    /// Where a range of the pattern stands in the source.
    #[cold]
    fn place(self, source: &str, range: Range<usize>) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (inside, length) = match self {
            Self::Elsewhere(span) => return span,
            Self::Slashes(inside) => (inside, regex_escape as fn(&str) -> usize),
            Self::Quotes(inside) => (inside, string_escape as fn(&str) -> usize),
        };
        let written = inside.slice(source);
        let find = |wanted: usize| {
            let (mut at, mut decoded) = (0, 0);
            while decoded < wanted {
                let Some(rest) = written.get(at..).filter(|rest| !rest.is_empty()) else { break };
                let piece = rest.get(..length(rest)).unwrap_or(rest);
                at += piece.len();
                decoded += self.decoded_length(piece);
            }
            inside.start + offset(at)
        };
        Span::new(find(range.start), find(range.end))
    }

    /// How many bytes of the pattern one written character or escape became.
    fn decoded_length(self, piece: &str) -> usize {
        let mut decoded = String::new();
        let inside = Span::new(0, u32::try_from(piece.len()).unwrap_or(u32::MAX));
        match self {
            Self::Slashes(_) if piece == "\\/" => 1,
            Self::Quotes(_) if unescape(piece, inside, Escapes::Language, &mut decoded).is_ok() => {
                decoded.len()
            }
            Self::Slashes(_) | Self::Quotes(_) | Self::Elsewhere(_) => piece.len(),
        }
    }

    /// A piece of a pattern as it is written there.
    fn quote(self, text: &str) -> String {
        match self {
            Self::Slashes(_) => text.replace('/', "\\/"),
            Self::Quotes(_) => text.replace('\\', "\\\\").replace('"', "\\\"").replace('\'', "\\'"),
            Self::Elsewhere(_) => text.to_owned(),
        }
    }
}

/// The length of the character at the start of a regex's body; the character after a backslash belongs to it, so that
/// `\\/` is no escaped slash.
fn regex_escape(rest: &str) -> usize {
    let mut characters = rest.chars();
    match characters.next() {
        Some('\\') => 1 + characters.next().map_or(0, char::len_utf8),
        first => first.map_or(0, char::len_utf8),
    }
}

/// The length of the character or escape at the start of the inside of a string.
fn string_escape(rest: &str) -> usize {
    if !rest.starts_with('\\') {
        return rest.chars().next().map_or(0, char::len_utf8);
    }
    // `\n`, `\u00e9`, `\ud83d\ude00`: the shortest that is whole.
    let is_whole = |&length: &usize| {
        let inside = Span::new(0, u32::try_from(length).unwrap_or(u32::MAX));
        rest.is_char_boundary(length) && unescape(rest, inside, Escapes::Language, &mut String::new()).is_ok()
    };
    [2, 6, 12].into_iter().find(is_whole).unwrap_or(rest.len())
}

/// The characters that have a meaning in a pattern, and NUL, which a pattern cannot hold.
const SPECIAL: &str = "\\^$.|?*+()[]{}\0";

/// Puts a backslash before every special character of `text` from `start` on, and writes NUL as `\x00`. Where there is
/// one, all that stands from `mark` on is copied behind the rest, since a buffer can only be added to; says where the
/// result begins.
fn escape(text: &mut String, mark: usize, start: usize) -> usize {
    let end = text.len();
    let next_special = |text: &String, from: usize| {
        text.get(from..end)
            .and_then(|rest| rest.find(|character| SPECIAL.contains(character)))
            .map(|at| from + at)
    };
    let Some(mut special) = next_special(text, start) else { return mark };
    text.reserve(end - mark + 8);
    let mut copied = mark;
    loop {
        text.extend_from_within(copied..special);
        text.push('\\');
        copied = special;
        if text.as_bytes().get(special) == Some(&0) {
            text.push_str("x00");
            copied += 1;
        }
        match next_special(text, special + 1) {
            Some(next) => special = next,
            None => break,
        }
    }
    text.extend_from_within(copied..end);
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(before: &str, literal: &str) -> String {
        let mut text = format!("other{before}{literal}");
        let start = escape(&mut text, 5, 5 + before.len());
        assert!(text.starts_with("other"));
        text.split_off(start)
    }

    #[test]
    fn special_characters_are_escaped_and_no_others() {
        for code in 0..=0x2ff_u32 {
            let Some(character) = char::from_u32(code) else { continue };
            let expected = match character {
                '\0' => r"\x00".to_owned(),
                _ if SPECIAL.contains(character) => format!("\\{character}"),
                _ => character.into(),
            };
            assert_eq!(escaped("", &format!("a{character}é{character}")), format!("a{expected}é{expected}"));
        }
    }

    #[test]
    fn what_stands_before_is_left_alone() {
        assert_eq!(escaped("^", "a.b"), "^a\\.b");
        assert_eq!(escaped("^", "."), "^\\.");
        assert_eq!(escaped("^", "ab"), "^ab");
        assert_eq!(escaped("^", ""), "^");
    }
}
