//! What stands between the client and the rows, as diagnostics.

use crate::diagnostic::{Arg, Code, Diagnostic, Diagnostics, Report};
use crate::span::Span;
use std::fmt;

/// Why there are no rows, or no more of them: the request was refused, or the server or the network is in the way.
///
/// ```
/// use rocketql::client::{Client, Settings};
/// let error = Client::new("http://chat.example.org", None, Settings::default()).unwrap_err();
/// assert_eq!(error.code(), Some(rocketql::Code::PlainHttp));
/// assert!(!error.is_refusal());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    report: Report,
    is_refusal: bool,
}

impl Error {
    /// Something about the server at this place, such as `https://chat.example.org/api/v1/users.list`.
    pub(super) fn at(place: &str, code: Code, args: impl IntoIterator<Item = Arg>) -> Self {
        let mut diagnostic = Diagnostic::new(code, Span::default());
        diagnostic.path = Some(place.into());
        for arg in args {
            diagnostic = diagnostic.arg(arg);
        }
        let mut sink = Diagnostics::new(1);
        sink.report(diagnostic);
        Self { report: Report::new(&mut sink, []), is_refusal: false }
    }

    /// A request that was refused before anything was sent.
    pub(super) fn refused(report: Report) -> Self {
        Self { report, is_refusal: true }
    }

    /// The same, with what may be the reason of it.
    pub(super) fn after(mut self, warnings: &[Self]) -> Self {
        self.report
            .diagnostics
            .extend(warnings.iter().flat_map(|warning| warning.report.diagnostics.iter().cloned()));
        self
    }

    /// What was found.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The code of the first thing that was found.
    pub fn code(&self) -> Option<Code> {
        self.report.diagnostics().first().map(|first| first.code)
    }

    /// Whether the request itself was refused, as it would be without any server.
    pub fn is_refusal(&self) -> bool {
        self.is_refusal
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.fmt(f)
    }
}

impl std::error::Error for Error {}

/// An argument of a wording, out of anything that shows itself.
pub(super) fn shown(what: impl fmt::Display) -> Arg {
    Arg::from(what.to_string())
}
