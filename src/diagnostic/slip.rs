//! A diagnostic that lies in the sink already, to one with its arguments and fixes.

use super::{Arg, Diagnostic, Fix, Related};
use crate::span::Span;

/// What was just reported. It takes what [`Diagnostic`] takes, where it lies: carried through each step by value it would be copied
/// at each, which takes 5 kB of a browser's module.
pub(crate) struct Slip<'a>(pub(super) &'a mut Diagnostic);

impl Slip<'_> {
    /// Adds the next argument of the wording.
    pub(crate) fn arg(self, arg: impl Into<Arg>) -> Self {
        self.0.push_arg(arg.into());
        self
    }

    /// Adds a fix.
    #[inline(never)]
    pub(crate) fn fix(self, fix: Fix) -> Self {
        self.0.fixes.push(fix);
        self
    }

    /// Adds a fix that writes a text over a place.
    pub(crate) fn write(self, span: Span, text: impl Into<Box<str>>) -> Self {
        self.fix(Fix::replace(span, text))
    }

    /// Adds a fix where there is one.
    #[inline(never)]
    pub(crate) fn fixed(self, fix: Option<Fix>) -> Self {
        self.0.fixes.extend(fix);
        self
    }

    /// Adds a related place.
    #[inline(never)]
    pub(crate) fn related(self, label: &'static str, span: Span) -> Self {
        self.0.related.push(Related { label, span });
        self
    }
}
