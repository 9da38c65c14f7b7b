//! Pattern text to findings: what the database's PCRE2 would refuse, and what may keep it busy very long.
//!
//! The scanner reads a pattern once, from left to right, as MongoDB's PCRE2 does: version 10.42 in UTF mode, lines that
//! end with LF, links of two bytes, 250 levels of groups (`src/third_party/pcre2/build_posix/config.h`). What it decides
//! was asked of that version. An error is certain. What is rare passes with a warning: callouts, other line ends, and a
//! lookbehind whose length depends on a group that comes later; so does a property that a newer PCRE2 may have.
//!
//! For every group the scanner keeps a `Shape`: what a match starts with, what its repeats take, how long it is. From
//! the shapes follow the verdicts on lookbehinds and the warnings about patterns whose matching time explodes, because
//! the database tries every way to divide a text among the repeats until it has gone back 200,000 times.

mod class;
mod cursor;
mod escape;
mod frame;
mod group;
mod property;
mod read;
mod reference;
mod repeat;
mod scanner;
mod shape;
mod tree;

pub(crate) use read::read;
pub(crate) use tree::How;
pub(crate) use tree::{Item, Place, Set, Tree};

use crate::diagnostic::{Arg, Code, Diagnostic, Edit, Fix};
use crate::span::Span;
use std::ops::Range;

/// One thing found in a pattern. Ranges are bytes of the pattern, on character boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// What it is.
    pub(crate) code: Code,
    /// Where it is; the first argument of the wording is the source text there.
    pub(crate) range: Range<usize>,
    /// The second argument of the wording.
    pub(crate) arg: Arg,
    /// What to write at which place of the pattern instead.
    pub(crate) fix: Option<(Range<usize>, Box<str>)>,
    /// The place that this one conflicts with.
    pub(crate) related: Option<Range<usize>>,
}

impl Finding {
    fn new(code: Code, range: Range<usize>) -> Self {
        Self { code, range, arg: Arg::None, fix: None, related: None }
    }

    fn arg(self, arg: impl Into<Arg>) -> Self {
        Self { arg: arg.into(), ..self }
    }

    /// Writing `text` at the place of the finding removes it.
    fn fix(self, text: impl Into<Box<str>>) -> Self {
        let range = self.range.clone();
        self.fix_at(range, text)
    }

    fn fix_at(self, range: Range<usize>, text: impl Into<Box<str>>) -> Self {
        Self { fix: Some((range, text.into())), ..self }
    }

    /// The finding as a diagnostic. `span` maps a range of the pattern to the source, `quote` writes a piece of a
    /// pattern as the source's literal has it (a string in JSON doubles its backslashes).
    pub(crate) fn diagnostic(
        self,
        span: impl Fn(Range<usize>) -> Span,
        quote: impl FnOnce(&str) -> String,
    ) -> Diagnostic {
        let place = span(self.range);
        let mut diagnostic = Diagnostic::new(self.code, place).arg(place).arg(self.arg);
        if let Some((range, text)) = self.fix {
            let text = text.into_string();
            let title = if text.is_empty() { "remove it".into() } else { format!("write `{text}`") };
            let edits = vec![Edit { span: span(range), text: quote(&text).into() }];
            diagnostic = diagnostic.fix(Fix { title: title.into(), edits });
        }
        match self.related {
            Some(range) => diagnostic.related("the first is here", span(range)),
            None => diagnostic,
        }
    }
}

/// The longest pattern in bytes: `MaxPatternSize` of MongoDB's `expression_leaf.h`; PCRE2 needs two bytes for a
/// character, and the compiled pattern has to stay below 64 KiB.
const LONGEST: usize = 32_764;

/// Reads a pattern as MongoDB will, with the flags of `$options` among `i`, `m`, `s`, `x` and `u`, and reports what is
/// found. Returns whether a match can only start where the text or a line does: the database can then use an index,
/// and a pattern that cannot be read to its end is not blamed for that.
///
/// After an error that hides the meaning of the rest the scan ends, so one mistake gives one error. Time and memory
/// are linear in the length of the pattern, and a pattern of plain characters costs neither allocation nor a look at
/// its structure.
///
/// ```ignore
/// let mut codes = Vec::new();
/// let anchored = scan(r"^(a+)+$", "i", &mut |finding| codes.push(finding.code));
/// assert!(anchored);
/// assert_eq!(codes, [Code::PatternLoopNested]);
/// ```
pub(crate) fn scan(pattern: &str, flags: &str, report: &mut dyn FnMut(Finding)) -> bool {
    if pattern.len() > LONGEST {
        let length = i64::try_from(pattern.len()).unwrap_or(i64::MAX);
        report(Finding::new(Code::PatternTooLong, 0..pattern.len()).arg(length));
        return true;
    }
    if !flags.contains('x') && is_plain(pattern.as_bytes()) {
        return pattern.starts_with('^') || pattern.starts_with(r"\A");
    }
    scanner::Scanner::new(pattern, flags, report).run().unwrap_or(true)
}

/// `/^b/i`: the pattern and the flags of a text that is a literal of another language, where it cannot well be a path.
pub(crate) fn in_slashes(text: &str) -> Option<(&str, String)> {
    let (pattern, flags) = text.strip_prefix('/')?.rsplit_once('/')?;
    let are_flags = flags.bytes().all(|flag| b"gimsuxy".contains(&flag));
    // `/api/` is a path.
    let is_pattern =
        flags.contains(['i', 'g']) || pattern.contains(['^', '$', '.', '*', '+', '?', '[', '(', '|', '\\']);
    if pattern.is_empty() || pattern.contains('/') || !are_flags || !is_pattern {
        return None;
    }
    Some((pattern, flags.chars().filter(|&flag| "imsx".contains(flag)).collect()))
}

/// Whether there are only characters, `.`, `^`, `$` and escapes that always mean one character or one place.
fn is_plain(pattern: &[u8]) -> bool {
    let mut rest = pattern;
    while let Some(at) = rest.iter().position(|&byte| is_special(byte)) {
        match rest.get(at..) {
            Some([b'\\', next, after @ ..])
                if next.is_ascii_punctuation() || b"dDwWsSbBnrtA".contains(next) =>
            {
                rest = after;
            }
            _ => return false,
        }
    }
    true
}

/// Whether a pattern may be more than a sequence of characters at this byte.
const fn is_special(byte: u8) -> bool {
    matches!(byte, b'\\' | b'[' | b'(' | b')' | b'*' | b'+' | b'?' | b'{' | b'|' | 0 | 8)
}

#[cfg(test)]
mod tests;
