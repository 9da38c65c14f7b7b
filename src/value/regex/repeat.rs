//! `*`, `+`, `?` and `{…}`, and what they make of the item before them.

use super::Finding;
use super::cursor::Cursor;
use super::frame::{Item, Role};
use super::scanner::{Read, Scanner};
use super::shape::{Repeat, Shape};
use crate::diagnostic::Code;

/// The largest count in `{}`.
const MOST_REPEATS: u32 = 65_535;

/// The most bytes of a compiled pattern: MongoDB builds PCRE2 with links of two bytes.
const LARGEST: u32 = 65_536;

impl Scanner<'_, '_> {
    /// `{min}`, `{min,}` or `{min,max}`; anything else after `{` leaves it a character.
    pub(super) fn counted(&mut self) -> Read<Option<Repeat>> {
        let start = self.cursor.at;
        let Some((after, min, max)) = counts(self.cursor) else { return Some(None) };
        self.cursor = after;
        let range = after.since(start);
        let number = |digits: &str| digits.parse().ok().filter(|&number: &u32| number <= MOST_REPEATS);
        let Some(low) = number(min) else {
            return self.fail(Finding::new(Code::PatternRepeatTooLarge, range));
        };
        if max == Some("") {
            return Some(Some(Repeat { min: low, max: None }));
        }
        match number(max.unwrap_or(min)) {
            None if max.is_some() => {
                self.fail(Finding::new(Code::PatternRepeatTooLarge, range).fix(format!("{{{low},}}")))
            }
            None => self.fail(Finding::new(Code::PatternRepeatTooLarge, range)),
            Some(high) if high < low => {
                let turned = format!("{{{high},{low}}}");
                self.fail(Finding::new(Code::PatternRepeatReversed, range).fix(turned))
            }
            Some(high) => Some(Some(Repeat { min: low, max: Some(high) })),
        }
    }

    pub(super) fn repeat(&mut self, start: usize, repeat: Repeat) -> Read<()> {
        let range = self.cursor.since(start);
        match &mut self.frame.item {
            Some(item) if item.role != Role::Place && item.repeat.is_none() => {
                item.range.end = range.end;
                item.repeat = Some(repeat);
                Some(())
            }
            Some(_) | None => {
                let escaped = format!(r"\{}", self.cursor.pattern.get(range.clone()).unwrap_or(""));
                self.fail(Finding::new(Code::PatternNothingToRepeat, range).fix(escaped))
            }
        }
    }

    /// Whether `byte`, `?` or `+`, changes how the repeat before it takes.
    pub(super) fn suffix(&mut self, byte: u8) -> bool {
        match &mut self.frame.item {
            Some(item) if item.repeat.is_some() && item.suffix.is_none() => {
                item.suffix = Some(byte);
                item.range.end = self.cursor.at;
                true
            }
            Some(_) | None => false,
        }
    }

    /// Adds the last item to the alternative: nothing can repeat it any more.
    pub(super) fn settle(&mut self) {
        let Some(item) = self.frame.item.take() else { return };
        let shape = match item.repeat {
            Some(repeat) if item.role != Role::Ahead => self.repeated(&item, repeat),
            Some(_) | None => item.shape,
        };
        let before = self.frame.branch;
        self.frame.branch = before.then(shape);
        if self.frame.branch.size > LARGEST {
            self.warn(Code::PatternTooLarge, &item.range);
        }
        if before.tail.meets(shape.head) {
            self.warn(Code::PatternLoopsAdjacent, &item.range);
        }
        if self.frame.branch.wildcards >= 3 {
            self.warn(Code::PatternWildcards, &item.range);
        }
    }

    fn repeated(&mut self, item: &Item, repeat: Repeat) -> Shape {
        let mut shape = item.shape.repeated(repeat);
        if item.role == Role::Group {
            // A group is compiled as often as it may follow itself.
            shape.size = shape.size.saturating_mul(repeat.max.unwrap_or(repeat.min.max(1)));
            if shape.copies > 1000 && shape.size <= LARGEST {
                self.warn(Code::PatternCopies, &item.range);
            }
        }
        if item.suffix == Some(b'+') {
            return shape.atomic();
        }
        if repeat.is_loop() {
            if item.shape.is_elastic() {
                self.warn(Code::PatternLoopNested, &item.range);
            } else if item.shape.ambiguous {
                self.warn(Code::PatternLoopAlternatives, &item.range);
            } else if item.shape.refers {
                self.warn(Code::PatternLoopReference, &item.range);
            }
        }
        shape
    }
}

/// The numbers of a `{min}`, `{min,}` or `{min,max}` at the cursor, and the cursor after it.
pub(super) fn counts(mut cursor: Cursor<'_>) -> Option<(Cursor<'_>, &str, Option<&str>)> {
    let is_digit = |character: char| character.is_ascii_digit();
    cursor.eat("{").then_some(())?;
    let min = cursor.take_while(is_digit);
    let max = if cursor.eat(",") { Some(cursor.take_while(is_digit)) } else { None };
    (!min.is_empty() && cursor.eat("}")).then_some((cursor, min, max))
}
