//! Groups by number and by name, and what refers to them.

use super::Finding;
use super::frame::Role;
use super::scanner::{Read, Scanner};
use super::shape::{Length, Shape};
use crate::diagnostic::Code;
use std::mem::take;
use std::ops::Range;

/// The largest number that a group can have.
pub(super) const MOST_GROUPS: u32 = 65_535;

/// PCRE2's limit for names of groups, in bytes.
const LONGEST_NAME: usize = 32;
/// A group that is referred to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target<'p> {
    /// Its number; 0 is the whole pattern.
    Number(u32),
    Name(&'p str),
    /// A condition's name, where `R1` may also ask for a call of group 1.
    Condition(&'p str),
}

/// A capturing group, by its number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capture<'p> {
    /// None while it is open.
    pub(super) length: Option<Length>,
    pub(super) name: Option<&'p str>,
}

/// A named group.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) number: u32,
    pub(super) range: Range<usize>,
    pub(super) is_duplicate: bool,
}

/// What is said of a group that may come later.
#[derive(Debug, Clone)]
pub(super) struct Reference<'p> {
    pub(super) target: Target<'p>,
    pub(super) range: Range<usize>,
}

impl<'p> Scanner<'p, '_> {
    /// A group's text once more. `start` is where the reference starts; it ends here.
    pub(super) fn refer_back(&mut self, target: Target<'p>, start: usize) {
        let length = match target {
            Target::Name(name) if self.names.get(name).is_some_and(|named| named.is_duplicate) => {
                Length::Varying
            }
            Target::Name(_) | Target::Condition(_) | Target::Number(_) => self.length_of(target),
        };
        self.refer(target, start);
        self.push(Role::Single, Shape { length, refers: true, ..Shape::OPAQUE }, start);
    }

    /// A group's pattern once more.
    pub(super) fn call(&mut self, target: Target<'p>, start: usize) {
        let length = self.length_of(target);
        self.refer(target, start);
        self.push(Role::Group, Shape { length, ..Shape::OPAQUE }, start);
    }

    pub(super) fn refer(&mut self, target: Target<'p>, start: usize) {
        self.references.push(Reference { target, range: self.cursor.since(start) });
    }

    fn length_of(&self, target: Target<'_>) -> Length {
        let number = match target {
            Target::Number(0) => return Length::Varying,
            Target::Number(number) => Some(number),
            Target::Name(name) | Target::Condition(name) => self.names.get(name).map(|named| named.number),
        };
        let capture = number.and_then(|number| self.captures.get(number as usize - 1));
        capture.map_or(Length::Unknown, |capture| capture.length.unwrap_or(Length::Varying))
    }

    /// A group's name and what ends it.
    pub(super) fn group_name(&mut self, end: &str) -> Read<&'p str> {
        let start = self.cursor.at;
        let name = self.cursor.take_while(|character| character == '_' || character.is_alphanumeric());
        let wanted = match name.chars().next() {
            None => "a name is letters, digits and `_`",
            Some(first) if first.is_numeric() => "a name does not start with a digit",
            Some(_) if name.len() > LONGEST_NAME => "a name has at most 32 bytes",
            Some(_) if !self.cursor.eat(end) => match end {
                ">" => "a name is letters, digits and `_`, and ends with `>`",
                "'" => "a name is letters, digits and `_`, and ends with `'`",
                "}" => "a name is letters, digits and `_`, and ends with `}`",
                _ => "a name is letters, digits and `_`, and ends with `)`",
            },
            Some(_) => return Some(name),
        };
        let range = if name.is_empty() { self.cursor.through_next(start) } else { start..start + name.len() };
        self.fail(Finding::new(Code::PatternGroupName, range).arg(wanted))
    }

    /// A group's number, counted from here if it has a sign. What is read starts at `start`.
    pub(super) fn group_number(&mut self, start: usize) -> Read<u32> {
        let sign = match self.cursor.peek(0) {
            Some(sign @ (b'+' | b'-')) => {
                self.cursor.at += 1;
                Some(sign)
            }
            Some(_) | None => None,
        };
        let digits = self.cursor.take_while(|character| character.is_ascii_digit());
        if digits.is_empty() {
            return self.incomplete(start, "a group's number");
        }
        let number: Option<u32> = digits.parse().ok();
        let number = match sign {
            None => number,
            Some(_) if number == Some(0) => None,
            Some(b'-') => {
                number.and_then(|back| (self.groups + 1).checked_sub(back)).filter(|&number| number > 0)
            }
            Some(_) => number.and_then(|on| self.groups.checked_add(on)),
        };
        match number.filter(|&number| number <= MOST_GROUPS) {
            Some(number) => Some(number),
            None => self.missing(start),
        }
    }

    #[cold]
    pub(super) fn missing<T>(&mut self, start: usize) -> Read<T> {
        let groups = i64::from(self.groups);
        self.fail(Finding::new(Code::PatternGroupMissing, self.cursor.since(start)).arg(groups))
    }

    pub(super) fn check_references(&mut self) {
        for reference in take(&mut self.references) {
            let exists = |number: u32| number <= self.groups;
            let found = match reference.target {
                Target::Number(number) => exists(number),
                Target::Name(name) => self.names.contains_key(name),
                Target::Condition(name) => {
                    let number = name.strip_prefix('R').and_then(|number| number.parse().ok());
                    self.names.contains_key(name) || number.is_some_and(exists)
                }
            };
            if !found {
                let groups = i64::from(self.groups);
                self.report(Finding::new(Code::PatternGroupMissing, reference.range).arg(groups));
            }
        }
    }
}
