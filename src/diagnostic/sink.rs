//! What the stages find, to the diagnostics of one request.

use super::{Code, Diagnostic, Edit, Fix, Part, Related, Severity, Slip, Ways};
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
    /// The last one that was not kept.
    dropped: Option<Box<Diagnostic>>,
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

    /// Takes a diagnostic. The same code at the same place counts once. Where the sink is full, it takes the place of the last
    /// one of the least grave, where those are less grave.
    #[cold]
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.add(diagnostic);
    }

    /// Reports a mistake, of which more is said where it lies now.
    #[cold]
    #[inline(never)]
    pub(crate) fn slip(&mut self, code: Code, span: Span) -> Slip<'_> {
        Slip(self.add(Diagnostic::new(code, span)))
    }

    /// A mistake that is part of another one, and not told of.
    #[cold]
    #[inline(never)]
    pub(crate) fn untold(&mut self, code: Code, span: Span) -> Slip<'_> {
        Slip(self.dropped.insert(Box::new(Diagnostic::new(code, span))))
    }

    fn add(&mut self, mut diagnostic: Diagnostic) -> &mut Diagnostic {
        diagnostic.part = self.part;
        let known = |old: &Diagnostic| {
            (old.code, old.part, old.span, &old.path)
                == (diagnostic.code, diagnostic.part, diagnostic.span, &diagnostic.path)
        };
        if self.items.iter().any(known) {
            return self.dropped.insert(Box::new(diagnostic));
        }
        let severity = diagnostic.severity();
        self.errors += usize::from(severity == Severity::Error);
        if self.items.len() < self.limit {
            return self.items.push_mut(diagnostic);
        }
        self.suppressed += 1;
        let least = self.items.iter_mut().max_by_key(|old| old.severity());
        match least.filter(|least| severity < least.severity()) {
            Some(least) => {
                *least = diagnostic;
                least
            }
            None => self.dropped.insert(Box::new(diagnostic)),
        }
    }

    /// Lets the one fix of the first diagnostic of this code mend another place too, where there is one: the same slip all over a
    /// text is one mistake.
    #[cold]
    pub(crate) fn join(&mut self, code: Code, edit: &Edit) -> bool {
        let part = self.part;
        let first = self.items.iter_mut().find(|item| item.code == code && item.part == part);
        let Some(fix) = first.and_then(|first| first.fixes.first_mut()) else { return false };
        fix.edits.push(edit.clone());
        true
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

    /// Whether there is an error or a warning about what stands last in `span`, and not about all of it.
    #[cold]
    pub(crate) fn doubts_end_of(&self, span: Span) -> bool {
        self.items.iter().any(|item| {
            item.severity() != Severity::Hint
                && item.part == self.part
                && (span.start + 1..span.end).contains(&item.span.start)
                && item.span.end == span.end
        })
    }

    /// Whether an error of this code and at this place starts inside of one that was kept.
    #[cold]
    pub(crate) fn covers_error(&self, code: Code, span: Span) -> bool {
        code.severity() == Severity::Error
            && self.items.iter().any(|item| {
                item.severity() == Severity::Error
                    && item.part == self.part
                    && item.code != code
                    && (item.span.start..item.span.end).contains(&span.start)
            })
    }

    /// Whether an error ends in `gap`, or goes on behind it.
    #[cold]
    pub(crate) fn has_error_up_to(&self, gap: Span) -> bool {
        self.items.iter().any(|item| {
            item.severity() == Severity::Error
                && item.part == self.part
                && item.code != Code::UnclosedParenthesis
                && item.span.start <= gap.end
                && item.span.end >= gap.start
        })
    }

    /// Whether an error stands at the `last` thing in a text, or its fix does.
    #[cold]
    pub(crate) fn is_error_last(&self, last: Span) -> bool {
        self.items.iter().any(|item| self.is_last(item, last))
    }

    fn is_last(&self, item: &Diagnostic, last: Span) -> bool {
        let fixed = item.fixes.first().and_then(|fix| fix.edits.first());
        item.severity() == Severity::Error
            && item.part == self.part
            && (item.span.end >= last.end || fixed.is_some_and(|edit| edit.span.start >= last.start))
    }

    /// Takes what `source` leaves open at its end into the error that stands at the `last` thing in it, where there is one:
    /// a text that breaks off is one mistake. Its fixes write the `closers` as well.
    #[cold]
    pub(crate) fn close(&mut self, source: &str, last: Span, closers: &str, open: Span) -> bool {
        let Some(at) = self.items.iter().rposition(|item| self.is_last(item, last)) else { return false };
        let Some(item) = self.items.get_mut(at) else { return false };
        let swallows =
            matches!(item.code, Code::UnclosedString | Code::UnclosedRegex | Code::JsonUnclosedString);
        for fix in &mut item.fixes {
            close_in(fix, source, last.end, closers, swallows);
        }
        // A bracket that was left out and is wanted there all the same mends nothing.
        item.fixes.retain(|fix| fix.apply(source) != source);
        if item.related.is_empty() {
            item.related.push(Related { label: "not closed either", span: open });
        }
        true
    }

    /// Takes out the error that a parenthesis is open at the `end` of a text: what stands last in it is to be told of first.
    #[cold]
    pub(crate) fn take_open(&mut self, end: Span) -> Option<Diagnostic> {
        let closes = |edit: &Edit| edit.span.start >= end.start;
        let at = self.items.iter().position(|item| {
            item.code == Code::UnclosedParenthesis
                && item.part == self.part
                && item.fixes.iter().any(|fix| fix.edits.iter().any(closes))
        })?;
        self.errors -= 1;
        Some(self.items.remove(at))
    }

    /// Takes the parenthesis that was taken out into the error that stands at the `end` now, or back where there is none.
    #[cold]
    pub(crate) fn give_back(&mut self, source: &str, end: Span, open: Diagnostic) {
        let closers =
            open.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| &*edit.text).collect::<String>();
        if !self.close(source, end, &closers, open.span) {
            self.errors += 1;
            self.items.push(open);
        }
    }

    /// Puts another diagnostic in the place of each of this code, where more is known now than when it was reported.
    #[cold]
    pub(crate) fn revise(&mut self, code: Code, revised: impl Fn(Span) -> Diagnostic) {
        for item in self.items.iter_mut().filter(|item| item.code == code) {
            *item = Diagnostic { part: item.part, ..revised(item.span) };
        }
    }

    /// Changes what was found, where it lies.
    #[cold]
    pub(crate) fn each(&mut self, change: impl Fn(&mut Diagnostic)) {
        self.items.iter_mut().for_each(change);
    }

    /// Whether something is said that may be left to the client.
    #[cold]
    pub(crate) fn offers_split(&self) -> bool {
        self.items.iter().any(Diagnostic::offers_split)
    }

    /// Says no longer that something may be left to the client, where that ends in the errors of `split`: in the same one, or in
    /// one that is none here.
    #[cold]
    pub(crate) fn unsplit(&mut self, split: &[Diagnostic]) {
        let place = |item: &Diagnostic| (item.code, item.part, item.span);
        let mut errors = split.iter().filter(|item| item.severity() == Severity::Error);
        let is_new = errors.any(|error| self.items.iter().all(|item| place(item) != place(error)));
        for item in &mut self.items {
            if is_new || split.iter().any(|error| place(error) == place(item)) {
                item.unsplit();
            }
        }
    }

    /// Takes out the first diagnostic of this code that lies in `span`.
    #[cold]
    pub(crate) fn take_in(&mut self, code: Code, span: Span) -> Option<Diagnostic> {
        let part = self.part;
        let lies_in = |item: &Diagnostic| {
            item.code == code
                && item.part == part
                && span.start <= item.span.start
                && item.span.end <= span.end
        };
        let at = self.items.iter().position(lies_in)?;
        Some(self.items.remove(at))
    }

    /// Takes each warning into the first error that is about the same, which then has its help and its fixes.
    #[cold]
    pub(crate) fn absorb(&mut self, is_same: impl Fn(&Diagnostic, &Diagnostic) -> bool) {
        let is = |item: &Diagnostic, severity| item.severity() == severity;
        for warned in (0..self.items.len()).rev() {
            let Some(warning) = self.items.get(warned).filter(|item| is(item, Severity::Warning)) else {
                continue;
            };
            let about = |error: &Diagnostic| {
                is(error, Severity::Error) && error.part == warning.part && is_same(warning, error)
            };
            let Some(at) = self.items.iter().position(about) else { continue };
            let (help, fixes) = (warning.help(""), warning.fixes.clone());
            if let Some(error) = self.items.get_mut(at) {
                error.fixes.extend(fixes);
                error.ways = Ways::Only(help.into());
            }
            self.items.remove(warned);
        }
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

    /// Drops the diagnostics that lie in `span`: what was wrong there is to be told in another way.
    #[cold]
    pub(crate) fn retract(&mut self, span: Span) {
        let part = self.part;
        let lies_in = |item: &Diagnostic| {
            item.part == part && span.start <= item.span.start && item.span.end <= span.end
        };
        let before = self.items.len();
        let mut errors = 0;
        self.items.retain(|item| {
            errors += usize::from(lies_in(item) && item.severity() == Severity::Error);
            !lies_in(item)
        });
        self.errors -= if self.items.len() < before { errors } else { 0 };
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

/// Adds closing brackets at the end of a text to a fix of what stands there. Literals that are not closed `swallow` those
/// that are written: they belong behind the mark that closes the literal.
fn close_in(fix: &mut Fix, source: &str, end: u32, closers: &str, swallows: bool) {
    let at = Span::at(end);
    let Some(last) = fix.edits.last_mut().filter(|last| last.span.end >= end) else {
        fix.title = format!("{}, and write `{closers}` at the end", fix.title).into();
        fix.edits.push(Edit { span: at, text: closers.into() });
        return;
    };
    let before = source.get(..end as usize).unwrap_or("");
    if swallows && last.span == at {
        let held = (1..=closers.len())
            .rev()
            .find(|&held| closers.get(..held).is_some_and(|held| before.ends_with(held)));
        let held = held.unwrap_or(0);
        last.span = Span::between(end as usize - held, end as usize - held);
        let missing = closers.get(held..).unwrap_or("");
        if held > 0 {
            if !missing.is_empty() {
                fix.edits.push(Edit { span: at, text: missing.into() });
            }
            return;
        }
    }
    last.text = format!("{}{closers}", last.text).into();
    fix.title = Fix::replace(last.span, last.text.clone()).title;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_graver_takes_the_place_of_what_is_less_so() {
        let codes = [Code::Rewritten, Code::Lowered, Code::Contradiction, Code::QueryMerge, Code::CountAll];
        let graves = codes.map(Code::severity);
        assert_eq!(
            graves,
            [Severity::Hint, Severity::Hint, Severity::Warning, Severity::Error, Severity::Hint]
        );
        for (limit, kept) in [
            (1, &[Code::QueryMerge][..]),
            (2, &[Code::QueryMerge, Code::Contradiction]),
            (3, &[Code::Rewritten, Code::QueryMerge, Code::Contradiction]),
            (4, &codes[..4]),
        ] {
            let mut sink = Diagnostics::new(limit);
            codes.iter().zip(0..).for_each(|(&code, at)| sink.report(Diagnostic::new(code, Span::at(at))));
            let found: Vec<_> = sink.items().iter().map(|found| found.code).collect();
            let mut expected = kept.to_vec();
            expected.sort_unstable_by_key(|code| *code as u16);
            let mut sorted = found.clone();
            sorted.sort_unstable_by_key(|code| *code as u16);
            assert_eq!((sorted, sink.suppressed()), (expected, codes.len() - limit), "{limit}: {found:?}");
        }
    }
}
