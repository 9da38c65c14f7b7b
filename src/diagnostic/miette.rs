//! A report to miette's drawing: the only file that names miette.

use super::{Diagnostic, Report, Severity};
use miette::{GraphicalReportHandler, LabeledSpan, SourceCode, SourceSpan};
use std::fmt;

impl Report {
    /// Draws the report with miette, in colour where `colour` says so, `width` columns wide.
    ///
    /// ```
    /// let report = rocketql::compile("a = ", &rocketql::Options::default()).unwrap_err();
    /// assert!(report.to_drawing(false, 100).contains("RQL"));
    /// ```
    pub fn to_drawing(&self, colour: bool, width: usize) -> String {
        let theme = if colour {
            miette::GraphicalTheme::unicode()
        } else {
            miette::GraphicalTheme::unicode_nocolor()
        };
        let handler = GraphicalReportHandler::new_themed(theme).with_width(width).with_links(false);
        let mut drawing = String::new();
        for diagnostic in self.diagnostics() {
            let shown = Shown::new(diagnostic, self.source(diagnostic.part));
            if handler.render_report(&mut drawing, &shown).is_err() {
                // Only a place outside of its text does this; what is known is still said.
                drawing.push_str(&shown.message);
                drawing.push('\n');
            }
        }
        if self.suppressed() > 0 {
            drawing.push_str(&format!("and {} more\n", self.suppressed()));
        }
        drawing
    }
}

/// A diagnostic as miette asks for it.
#[derive(Debug)]
struct Shown<'a> {
    diagnostic: &'a Diagnostic,
    source: miette::NamedSource<String>,
    message: String,
    help: String,
}

impl<'a> Shown<'a> {
    fn new(diagnostic: &'a Diagnostic, source: &str) -> Self {
        let mut help = diagnostic.help(source);
        for fix in &diagnostic.fixes {
            help.push_str("\nfix: ");
            help.push_str(&fix.title);
        }
        let message = diagnostic.message(source);
        let source = miette::NamedSource::new(diagnostic.part.name(), source.to_owned());
        Self { diagnostic, source, message, help }
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(self.diagnostic.code))
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
        self.diagnostic.path.is_none().then_some(&self.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let place =
            |span: crate::span::Span| SourceSpan::new((span.start as usize).into(), span.len() as usize);
        let here = LabeledSpan::new_primary_with_span(None, place(self.diagnostic.span));
        let related = self.diagnostic.related.iter();
        let related = related.map(move |related| {
            LabeledSpan::new_with_span(Some(related.label.to_owned()), place(related.span))
        });
        Some(Box::new(std::iter::once(here).chain(related)))
    }
}
