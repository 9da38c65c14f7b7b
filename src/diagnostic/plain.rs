//! A report to plain text with carets.
//!
//! ```text
//! error[RQL0807]: `$size` needs a whole number from 0
//!  --> filter:1:14
//!   |
//! 1 | {"a":{"$size":"2"}}
//!   |               ^^^
//!   = help: for example `{"$size":2}`
//!   = fix: write `2`
//! ```

use super::{Diagnostic, Report, seen, steers};
use crate::span::{LineIndex, Span};
use std::fmt::{self, Write};

/// The most characters of a line that are shown on either side of the place's start.
const WINDOW: usize = 60;

/// Writes every diagnostic, with an empty line between them.
pub(super) fn write(report: &Report, out: &mut impl Write) -> fmt::Result {
    let mut source = "";
    let mut index = LineIndex::new(source);
    for (number, diagnostic) in report.diagnostics().iter().enumerate() {
        if number > 0 {
            out.write_char('\n')?;
        }
        let own = report.source(diagnostic.part);
        if !std::ptr::eq(own, source) {
            (source, index) = (own, LineIndex::new(own));
        }
        one(diagnostic, source, &index, out)?;
    }
    match report.suppressed() {
        0 => Ok(()),
        more => writeln!(out, "\nand {more} more"),
    }
}

fn one(diagnostic: &Diagnostic, source: &str, index: &LineIndex<'_>, out: &mut impl Write) -> fmt::Result {
    let message = diagnostic.message(source);
    writeln!(out, "{}[{}]: {message}", diagnostic.severity(), diagnostic.code)?;
    match &diagnostic.path {
        // The whole of a value has no path.
        Some(path) if path.is_empty() => {}
        Some(path) => writeln!(out, " --> {}", seen(path))?,
        None => place(diagnostic, source, index, out)?,
    }
    for related in &diagnostic.related {
        let at = index.position(related.span.start);
        writeln!(out, "  = {}: {}:{}", related.label, at.line, at.column)?;
    }
    writeln!(out, "  = help: {}", diagnostic.help(source))?;
    diagnostic.fixes.iter().try_for_each(|fix| writeln!(out, "  = fix: {}", one_line(&fix.title)))
}

/// The place, its line and the carets.
fn place(diagnostic: &Diagnostic, source: &str, index: &LineIndex<'_>, out: &mut impl Write) -> fmt::Result {
    let at = index.position(diagnostic.span.start);
    writeln!(out, " --> {}:{}:{}", diagnostic.part.name(), at.line, at.column)?;
    let Excerpt { before, marked, after, cut_before, cut_after } = Excerpt::new(source, diagnostic.span);
    let number = at.line.to_string();
    let margin = " ".repeat(number.len());
    writeln!(out, "{margin} |")?;
    let (left, right) = (if cut_before { "…" } else { "" }, if cut_after { "…" } else { "" });
    writeln!(out, "{number} | {left}{}{right}", one_line(&[before, marked, after].concat()))?;
    let blanks = one_line(before).chars().count() + left.chars().count();
    let carets = one_line(marked).chars().count().max(1);
    writeln!(out, "{margin} | {}{}", " ".repeat(blanks), "^".repeat(carets))
}

/// What of a line is shown: long lines are cut, so that a report stays short whatever the text is.
struct Excerpt<'a> {
    before: &'a str,
    marked: &'a str,
    after: &'a str,
    cut_before: bool,
    cut_after: bool,
}

impl<'a> Excerpt<'a> {
    fn new(source: &'a str, span: Span) -> Self {
        let (head, tail) = source.split_at_checked(span.start as usize).unwrap_or((source, ""));
        let before = head.rsplit('\n').next().unwrap_or("");
        let line = tail.split('\n').next().unwrap_or("");
        let (marked, after) = line.split_at_checked(span.len() as usize).unwrap_or((line, ""));
        let start = before.char_indices().rev().nth(WINDOW - 1).map_or(0, |(at, _)| at);
        let shown = before.get(start..).unwrap_or("");
        let (marked, cut_marked) = first(marked, WINDOW);
        let (after, cut_after) = if cut_marked { ("", true) } else { first(after, WINDOW) };
        Self { before: shown, marked, after, cut_before: start > 0, cut_after }
    }
}

/// The first characters of a text, and whether more follow.
fn first(text: &str, characters: usize) -> (&str, bool) {
    match text.char_indices().nth(characters) {
        Some((end, _)) => (text.get(..end).unwrap_or(""), true),
        None => (text, false),
    }
}

/// The text with characters that steer, tabs among them, as blanks: each character takes one column.
fn one_line(text: &str) -> String {
    text.chars().map(|character| if steers(character) { ' ' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Fix, Part, Report};
    use crate::span::Span;
    use proptest::prelude::*;

    /// Any characters, and often those that would steer a terminal or turn the writing around.
    fn words() -> impl Strategy<Value = String> {
        let odd = "\u{0}\u{7}\t\r\u{1b}\u{7f}\u{85}\u{9b}\u{61c}\u{200e}\u{2028}\u{202e}\u{2067}\u{2069}";
        let odd = prop::sample::select(odd.chars().collect::<Vec<_>>());
        prop::collection::vec(prop_oneof![any::<char>(), odd], 0..30).prop_map(String::from_iter)
    }

    proptest! {
        /// Wherever words of somebody else's stand: in a message, a place, the text itself and what to write in its stead.
        #[test]
        fn nothing_that_is_shown_steers(argument in words(), path in words(), source in words(), fix in words(), has_path: bool) {
            let span = Span::new(0, u32::try_from(source.len()).unwrap());
            let mut diagnostic = Diagnostic::new(Code::RequestRefused, span).arg(argument.clone()).arg(span).fix(Fix::replace(span, fix));
            diagnostic.path = has_path.then(|| path.clone().into());
            let report = Report { diagnostics: vec![diagnostic], sources: vec![(Part::Text, source.into())], suppressed: 0 };
            // It puts blanks in the place of tabs of the text, and those in what to write do no harm.
            #[cfg(feature = "miette")]
            let drawing = report.to_drawing(false, 80).replace('\t', " ");
            #[cfg(not(feature = "miette"))]
            let drawing = String::new();
            for shown in [report.to_string(), report.to_json(), drawing] {
                let steers = |one: &char| {
                    one.is_control() && *one != '\n'
                        || matches!(*one, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                };
                let found: Vec<char> = shown.chars().filter(steers).collect();
                prop_assert!(found.is_empty(), "{:?} in {}", found, shown);
            }
            // What reads it still gets the place as it is.
            #[cfg(feature = "serde_json")]
            if has_path {
                let read: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
                prop_assert_eq!(read[0]["path"].as_str(), Some(&*path));
            }
        }
    }

    fn drawn(source: &str, diagnostic: Diagnostic) -> String {
        let sources = vec![(Part::Text, source.into())];
        Report { diagnostics: vec![diagnostic], sources, suppressed: 0 }.to_string()
    }

    #[test]
    fn the_place_is_under_the_text() {
        let diagnostic = Diagnostic::new(Code::WrongOperand, Span::new(16, 19))
            .arg("$size")
            .arg("a whole number from 0")
            .arg("2")
            .fix(Fix::replace(Span::new(16, 19), "2"));
        assert_eq!(
            drawn("{\"é\":\n{\"$size\":\"2\"}}", diagnostic),
            "error[RQL0807]: `$size` needs a whole number from 0\n --> text:2:10\n  |\n2 | {\"$size\":\"2\"}}\n  | \
             \x20        ^^^\n  = help: for example `{\"$size\":2}`\n  = fix: write `2`\n"
        );
    }

    #[test]
    fn a_long_line_is_cut_and_a_place_at_the_end_is_shown() {
        let source = "x".repeat(1_000_000);
        let middle = drawn(&source, Diagnostic::new(Code::TooDeep, Span::new(500_000, 700_000)));
        assert!(middle.len() < 500 && middle.contains("…xxx") && middle.contains("^^^\n"));
        let end = drawn("a", Diagnostic::new(Code::TooDeep, Span::at(1)));
        assert!(end.contains("1 | a\n  |  ^\n"), "{end}");
    }
}
