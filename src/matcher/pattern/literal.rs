//! Patterns that are a plain text with or without ends: the fast way.

use crate::value::regex::{Item, Place, Set, Tree};

/// A text to look for, without any engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Literal {
    text: Box<str>,
    /// Whether case matters. Where it does not, the text is ASCII and stands at one of the ends.
    caseless: bool,
    at_start: bool,
    end: End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Anywhere,
    /// At the very end.
    Text,
    /// There, or before a line feed that ends the text.
    Line,
}

impl Literal {
    /// The literal that a pattern is, if it is one.
    pub(super) fn of(tree: &Tree) -> Option<Self> {
        let [branch] = tree.branches.as_slice() else { return None };
        let (at_start, rest) = match branch.as_slice() {
            [Item::Place(Place::Start), rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let (end, characters) = match rest {
            [rest @ .., Item::Place(Place::End)] => (End::Text, rest),
            [rest @ .., Item::Place(Place::LastLineEnd)] => (End::Line, rest),
            rest => (End::Anywhere, rest),
        };
        let sets = characters.iter().map(|item| match item {
            Item::Set(set) => Some(set),
            _ => None,
        });
        let sets: Vec<&Set> = sets.collect::<Option<_>>()?;
        if let Some(text) = sets.iter().map(|set| set.only()).collect::<Option<String>>() {
            return Some(Self { text: text.into(), caseless: false, at_start, end });
        }
        if !at_start {
            return None;
        }
        let text = sets.iter().map(|set| set.only_folded()).collect::<Option<String>>()?;
        Some(Self { text: text.into(), caseless: true, at_start, end })
    }

    #[inline]
    pub(super) fn is_match(&self, text: &str) -> bool {
        if self.caseless {
            return self.is_caseless_match(text);
        }
        let without_end = || text.strip_suffix('\n').unwrap_or(text);
        match (self.at_start, self.end) {
            (false, End::Anywhere) => contains(text, &self.text),
            (true, End::Anywhere) => text.starts_with(&*self.text),
            (false, End::Text) => text.ends_with(&*self.text),
            (false, End::Line) => text.ends_with(&*self.text) || without_end().ends_with(&*self.text),
            (true, End::Text) => *text == *self.text,
            (true, End::Line) => *text == *self.text || *without_end() == *self.text,
        }
    }

    fn is_caseless_match(&self, text: &str) -> bool {
        let mut rest = text.chars();
        for wanted in self.text.chars() {
            if !rest.next().is_some_and(|character| is_other_case(wanted, character)) {
                return false;
            }
        }
        match self.end {
            End::Anywhere => true,
            End::Text => rest.as_str().is_empty(),
            End::Line => matches!(rest.as_str(), "" | "\n"),
        }
    }
}

/// Whether a character is an ASCII one in whatever case. Two letters of ASCII have a third case beyond it.
fn is_other_case(ascii: char, character: char) -> bool {
    character.eq_ignore_ascii_case(&ascii)
        || matches!((ascii, character), ('k' | 'K', '\u{212a}') | ('s' | 'S', '\u{17f}'))
}

#[cfg(feature = "matcher")]
fn contains(text: &str, wanted: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), wanted.as_bytes()).is_some()
}

#[cfg(not(feature = "matcher"))]
fn contains(text: &str, wanted: &str) -> bool {
    text.contains(wanted)
}
