//! The diagnostics of one request together with the texts that they speak of.

use super::{Diagnostic, Diagnostics, Part, Severity};
use std::fmt;

/// What was found in one request, sorted by part and place, with the texts that were given.
///
/// Its `Display` form is for people, without colour: each diagnostic with its line and carets under the place. The
/// feature `miette` draws it in colour. [`Report::to_json`] is for machines.
///
/// ```
/// let report = rocketql::compile("a = ", &rocketql::Options::default()).unwrap_err();
/// assert!(report.has_errors());
/// assert!(report.to_string().starts_with("error[RQL"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) sources: Vec<(Part, Box<str>)>,
    pub(crate) suppressed: usize,
}

impl Report {
    /// What a sink holds, with the texts that it speaks of. The sink is empty afterwards.
    ///
    /// ```
    /// use rocketql::{Code, Diagnostic, Diagnostics, Part, Report, Span};
    /// let mut sink = Diagnostics::new(50);
    /// sink.report(Diagnostic::new(Code::NotUtf8, Span::at(2)).arg("0xFF").arg("latin1"));
    /// let report = Report::new(&mut sink, [(Part::Text, "a \u{fffd}")]);
    /// assert!(report.has_errors());
    /// ```
    pub fn new<'a>(sink: &mut Diagnostics, sources: impl IntoIterator<Item = (Part, &'a str)>) -> Self {
        // The texts are copied only where there is something to say.
        if sink.items().is_empty() {
            return Self::default();
        }
        let suppressed = sink.suppressed();
        let sources = sources.into_iter().map(|(part, source)| (part, source.into())).collect();
        Self { diagnostics: sink.take(), sources, suppressed }
    }

    /// What was found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The text that the spans of this part's diagnostics lie in; empty where none was given.
    pub fn source(&self, part: Part) -> &str {
        self.sources.iter().find(|(known, _)| *known == part).map_or("", |(_, source)| source)
    }

    /// How many further diagnostics were found and, by [`Limits::max_diagnostics`](crate::Limits), not kept.
    pub fn suppressed(&self) -> usize {
        self.suppressed
    }

    /// Whether an error is among them.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::plain::write(self, f)
    }
}

impl std::error::Error for Report {}
