//! What the stages find, to the diagnostics of one request.

use super::{Diagnostic, Part, Severity};
use crate::sorted::sort_by_key;
use crate::span::Span;

/// Where every stage puts what it finds. A stage never stops at a problem: it reports and goes on.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
    part: Part,
    limit: usize,
    errors: usize,
    suppressed: usize,
}

impl Diagnostics {
    /// An empty sink that keeps at most `limit` diagnostics (at least one) and counts the others.
    pub fn new(limit: usize) -> Self {
        Self { limit: limit.max(1), ..Self::default() }
    }

    /// Forgets everything, keeps the memory.
    pub fn reset(&mut self, limit: usize) {
        self.items.clear();
        (self.part, self.limit, self.errors, self.suppressed) = (Part::Text, limit.max(1), 0, 0);
    }

    /// Says which text the spans of the following reports lie in.
    pub fn set_part(&mut self, part: Part) {
        self.part = part;
    }

    /// The text that the spans of the next report lie in.
    pub fn part(&self) -> Part {
        self.part
    }

    /// Takes a diagnostic. The same code at the same place counts once. Where the sink is full, an error takes the
    /// place of the last diagnostic that is none.
    #[cold]
    pub fn report(&mut self, mut diagnostic: Diagnostic) {
        diagnostic.part = self.part;
        let known = |old: &Diagnostic| {
            (old.code, old.part, old.span, &old.path)
                == (diagnostic.code, diagnostic.part, diagnostic.span, &diagnostic.path)
        };
        if self.items.iter().any(known) {
            return;
        }
        let is_error = diagnostic.severity() == Severity::Error;
        self.errors += usize::from(is_error);
        if self.items.len() < self.limit {
            self.items.push(diagnostic);
            return;
        }
        self.suppressed += 1;
        if is_error
            && let Some(lesser) = self.items.iter_mut().rev().find(|old| old.severity() != Severity::Error)
        {
            *lesser = diagnostic;
        }
    }

    /// Whether an error was reported, kept or not.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether an error that was kept lies within `span` of the text that the next report lies in.
    #[cold]
    pub fn has_error_in(&self, span: Span) -> bool {
        self.items.iter().any(|item| {
            item.severity() == Severity::Error
                && item.part == self.part
                && (span.start..=span.end).contains(&item.span.start)
        })
    }

    /// How many errors were reported, kept or not.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many diagnostics found no place.
    pub fn suppressed(&self) -> usize {
        self.suppressed
    }

    /// The diagnostics kept, in the order of their reports.
    pub fn items(&self) -> &[Diagnostic] {
        &self.items
    }

    /// Sorts by part and place.
    pub fn sort(&mut self) {
        sort_by_key(&mut self.items, |item| (item.part, item.span, item.code));
    }

    /// Drops the diagnostics reported after the first `length`, as if they had never been reported.
    pub fn truncate(&mut self, length: usize) {
        self.items.truncate(length);
        self.errors = self.items.iter().filter(|item| item.severity() == Severity::Error).count();
    }

    /// Takes the diagnostics out, sorted by part and place.
    pub fn take(&mut self) -> Vec<Diagnostic> {
        self.sort();
        std::mem::take(&mut self.items)
    }
}
