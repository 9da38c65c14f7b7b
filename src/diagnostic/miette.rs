//! A report to miette's drawing: the only file that names miette.

use super::{Diagnostic, Part, Report, Severity, seen, steers};
use crate::span::{LineIndex, Position, Span};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};
use std::fmt::{self, Write as _};
use std::sync::Arc;

/// The most characters that are shown of a line on either side of a place: a drawing stays small whatever the text is.
const WINDOW: usize = 60;

/// The columns beside a line: its number, the bar and the blanks.
const MARGIN: usize = 8;

impl Report {
    /// Draws the report with miette, in colour where `colour` says so, `width` columns wide.
    ///
    /// ```
    /// let report = rocketql::compile("a = ", &rocketql::Options::default()).unwrap_err();
    /// assert!(report.to_drawing(false, 100).contains("RQL"));
    /// ```
    pub fn to_drawing(&self, colour: bool, width: usize) -> String {
        let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler = GraphicalReportHandler::new_themed(theme).with_width(width).with_links(false);
        let handler = handler.with_context_lines(0);
        let mut drawing = String::new();
        for drawn in self.drawn(width) {
            if !drawing.is_empty() {
                drawing.push('\n');
            }
            if handler.render_report(&mut drawing, &drawn).is_err() {
                // Only a place outside of its text does this; what is known is still said.
                drawing.push_str(&drawn.message);
                drawing.push('\n');
            }
        }
        if self.suppressed() > 0 {
            // Writing to a `String` cannot fail.
            let _ = writeln!(drawing, "\nand {} more", self.suppressed());
        }
        drawing
    }

    /// The diagnostics as miette asks for them, `width` columns wide.
    fn drawn(&self, width: usize) -> Vec<Drawn> {
        let mut drawn = Vec::with_capacity(self.diagnostics().len());
        for same_part in self.diagnostics().chunk_by(|one, next| one.part == next.part) {
            let part = same_part.first().map_or(Part::Text, |diagnostic| diagnostic.part);
            let source = self.source(part);
            let room = width.saturating_sub(MARGIN);
            let sheet = Arc::new(Sheet { part, source: source.into(), shown: visible(source), room });
            let index = LineIndex::new(source);
            drawn.extend(same_part.iter().map(|diagnostic| Drawn::new(diagnostic, &sheet, &index)));
        }
        drawn
    }
}

/// The columns of a report that miette draws by itself.
const WIDTH: usize = 80;

/// So that `?` makes an error of miette of it, of which each diagnostic with its text is a related one; a lone one is the error
/// itself.
///
/// ```
/// fn filter(text: &str) -> miette::Result<rocketql::Compiled> {
///     Ok(rocketql::compile(text, &rocketql::Options::default())?)
/// }
/// assert_eq!(filter("a = ").unwrap_err().code().unwrap().to_string(), "error[RQL0207]");
/// assert_eq!(filter("a = b c = \"").unwrap_err().related().unwrap().count(), 2);
/// ```
impl From<Report> for miette::Report {
    fn from(report: Report) -> Self {
        let mut drawn = report.drawn(WIDTH);
        match drawn.pop() {
            Some(only) if drawn.is_empty() && report.suppressed() == 0 => Self::new(only),
            last => {
                drawn.extend(last);
                Self::new(Whole { drawn, suppressed: report.suppressed() })
            }
        }
    }
}

/// All that was found.
#[derive(Debug)]
struct Whole {
    drawn: Vec<Drawn>,
    suppressed: usize,
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = "";
        for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
            let count = self.drawn.iter().filter(|drawn| drawn.diagnostic.severity() == severity).count();
            if count > 0 {
                write!(f, "{before}{count} {severity}{}", if count > 1 { "s" } else { "" })?;
                before = ", ";
            }
        }
        match self.suppressed {
            0 => Ok(()),
            more => write!(f, "{before}and {more} more"),
        }
    }
}

impl std::error::Error for Whole {}

impl miette::Diagnostic for Whole {
    fn severity(&self) -> Option<miette::Severity> {
        self.drawn.iter().filter_map(miette::Diagnostic::severity).max()
    }

    fn related<'b>(&'b self) -> Option<Box<dyn Iterator<Item = &'b dyn miette::Diagnostic> + 'b>> {
        Some(Box::new(self.drawn.iter().map(|drawn| drawn as &dyn miette::Diagnostic)))
    }
}

/// The text with blanks, as long in bytes, for characters that would steer the terminal or turn the writing around.
fn visible(source: &str) -> String {
    let mut shown = String::with_capacity(source.len());
    for character in source.chars() {
        if steers(character) && character != '\t' {
            shown.extend(std::iter::repeat_n(' ', character.len_utf8()));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The text of a part.
#[derive(Debug)]
struct Sheet {
    part: Part,
    source: Box<str>,
    shown: String,
    /// How many characters of a line fit beside its number.
    room: usize,
}

impl Sheet {
    /// The end of the line in which a place begins, without the line's own end.
    fn line_end(&self, start: usize) -> usize {
        let rest = self.source.get(start..).unwrap_or("");
        start + rest.find('\n').unwrap_or(rest.len())
    }

    /// The place as far as its first line and the window go.
    fn clip(&self, span: Span) -> SourceSpan {
        let start = span.start as usize;
        let marked = self.source.get(start..self.line_end(start).min(span.end as usize)).unwrap_or("");
        let length = marked.char_indices().nth(WINDOW).map_or(marked.len(), |(at, _)| at);
        SourceSpan::new(start.into(), length)
    }
}

/// A diagnostic as miette asks for it.
#[derive(Debug)]
struct Drawn {
    diagnostic: Diagnostic,
    sheet: Arc<Sheet>,
    /// The places, found once: miette asks for each several times, and columns of a very long line take their time.
    places: Vec<Place>,
    message: String,
    help: String,
}

/// Where a line starts, and a place in it.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: u32,
    line: u32,
    position: Position,
}

impl Place {
    fn of(start: u32, index: &LineIndex<'_>) -> Self {
        Self { start, line: index.line_start(start), position: index.position(start) }
    }
}

impl Drawn {
    fn new(diagnostic: &Diagnostic, sheet: &Arc<Sheet>, index: &LineIndex<'_>) -> Self {
        let mut help = diagnostic.help(&sheet.source);
        // A fix that does what the help says needs no line of its own.
        let said = help.clone();
        for fix in diagnostic.fixes.iter().filter(|fix| *fix.title != *said) {
            let _ = write!(help, "\nfix: {}", visible(&fix.title));
        }
        let message = match &diagnostic.path {
            Some(path) if !path.is_empty() => {
                format!("{} (at {})", diagnostic.message(&sheet.source), seen(path))
            }
            Some(_) | None => diagnostic.message(&sheet.source),
        };
        let spans =
            std::iter::once(diagnostic.span).chain(diagnostic.related.iter().map(|related| related.span));
        let places = spans.map(|span| Place::of(span.start, index)).collect();
        Self { diagnostic: diagnostic.clone(), sheet: Arc::clone(sheet), places, message, help }
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(format!("{}[{}]", self.diagnostic.severity(), self.diagnostic.code)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Hint => miette::Severity::Advice,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(&self.help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        // A value without text has a path in place of a span, and an empty text nothing to show.
        let has_text = self.diagnostic.path.is_none() && !self.sheet.source.is_empty();
        has_text.then_some(self as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let here = LabeledSpan::new_primary_with_span(None, self.sheet.clip(self.diagnostic.span));
        let related = self.diagnostic.related.iter();
        let related = related.map(|related| {
            LabeledSpan::new_with_span(Some(related.label.to_owned()), self.sheet.clip(related.span))
        });
        Some(Box::new(std::iter::once(here).chain(related)))
    }
}

/// The text, of which miette is never given more than a window of one line.
impl SourceCode for Drawn {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let Sheet { part, source, shown, room } = &*self.sheet;
        let (start, end) = (span.offset(), span.offset() + span.len());
        let line_end = self.sheet.line_end(start);
        if end > line_end || span.len() > 8 * WINDOW {
            // Two places that stand far apart are drawn apart.
            return Err(MietteError::OutOfBounds);
        }
        let offset = u32::try_from(start).unwrap_or(u32::MAX);
        let known = self.places.iter().find(|place| place.start == offset);
        let place = known.copied().unwrap_or_else(|| Place::of(offset, &LineIndex::new(source)));
        let line_start = place.line as usize;
        let before = source.get(line_start..start).unwrap_or("");
        let after = source.get(end..line_end).unwrap_or("");
        // A line that fits is shown whole.
        let fits = line_end - line_start <= *room;
        let window = if fits { *room } else { WINDOW };
        let left =
            before.char_indices().rev().nth(window.max(1) - 1).map_or(line_start, |(at, _)| line_start + at);
        let right = after.char_indices().nth(window).map_or(line_end, |(at, _)| end + at);
        let is_cut = left > line_start || right < line_end;
        let name = format!("{}{}", part.name(), if is_cut { ", cut" } else { "" });
        let data = shown.get(left..right).unwrap_or("").as_bytes();
        let Position { line, column, .. } = place.position;
        let (line, column) = (line as usize - 1, column as usize - 1);
        let window = SourceSpan::new(left.into(), right - left);
        Ok(Box::new(MietteSpanContents::new_named(name, data, window, line, column, 1)))
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Part, Report};
    use crate::span::Span;

    fn drawn(source: &str, diagnostic: Diagnostic) -> String {
        let mut sink = Diagnostics::new(10);
        sink.report(diagnostic);
        Report::new(&mut sink, [(Part::Text, source)]).to_drawing(false, 80)
    }

    #[test]
    fn the_place_is_under_the_text() {
        let diagnostic = Diagnostic::new(Code::WrongOperand, Span::new(16, 19))
            .arg("$size")
            .arg("a whole number from 0")
            .arg("2")
            .related("the field", Span::new(1, 5))
            .fix(Fix::replace(Span::new(16, 19), "2"));
        let drawing = drawn("{\"é\":\n{\"$size\":\"2\"}}", diagnostic);
        let expected = "\
error[RQL0807]

  × `$size` needs a whole number from 0
   ╭─[text:1:2]
 1 │ {\"é\":
   ·  ─┬─
   ·   ╰── the field
   ╰────
   ╭─[text:2:10]
 2 │ {\"$size\":\"2\"}}
   ·          ───
   ╰────
  help: for example `{\"$size\":2}`
        fix: write `2`
";
        assert_eq!(drawing, expected);
    }

    #[test]
    fn a_drawing_stays_small_and_does_not_steer_the_terminal() {
        let source = format!("{}\u{1b}[31m\u{202e}{}", "x".repeat(400_000), "y".repeat(400_000));
        for span in [Span::new(0, 800_000), Span::at(400_000), Span::new(400_001, 400_005), Span::at(800_008)]
        {
            let drawing =
                drawn(&source, Diagnostic::new(Code::TooDeep, span).related("here", Span::new(5, 9)));
            assert!(drawing.len() < 3000, "{}", drawing.len());
            assert!(!drawing.contains(['\u{1b}', '\u{202e}']));
        }
    }

    #[test]
    fn a_place_at_the_end_of_any_text_is_drawn() {
        for source in ["", "a", "a\n", "a = \r\nb", "\n\n"] {
            for at in 0..=u32::try_from(source.len()).unwrap() {
                let drawing = drawn(source, Diagnostic::new(Code::TooDeep, Span::at(at)));
                assert!(
                    drawing.contains("RQL0002") && drawing.contains("help"),
                    "{source:?} {at}: {drawing}"
                );
                assert!(!drawing.contains("Failed"), "{source:?} {at}: {drawing}");
            }
        }
    }
}
