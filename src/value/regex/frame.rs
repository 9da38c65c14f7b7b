//! A group that is being read, and what it has gathered so far.

use super::shape::{Repeat, Shape};
use std::ops::Range;

/// What the letters in `(?imnsxJU)` set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Options {
    pub(super) caseless: bool,
    pub(super) dot_all: bool,
    pub(super) extended: bool,
    /// `xx`: blanks do not count in sets either.
    pub(super) extended_more: bool,
    pub(super) no_capture: bool,
    pub(super) duplicate_names: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The pattern as a whole.
    Whole,
    Group,
    Capture(u32),
    Atomic,
    Ahead,
    Behind,
    /// `(?(condition)yes|no)`.
    Condition,
    /// `(?(DEFINE)…)`.
    Define,
    /// `(?|…)`: every alternative counts its groups from `base`; `highest` is the largest count so far.
    Reset {
        base: u32,
        highest: u32,
    },
}

/// A group that is being read.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// Where its `(` is.
    pub(super) open: usize,
    /// Where its first alternative starts.
    pub(super) inner: usize,
    /// What holds again after it.
    pub(super) options: Options,
    /// It is the condition of the group round it.
    pub(super) is_condition: bool,
    /// The alternatives read so far, and how many.
    pub(super) alternatives: Option<Shape>,
    pub(super) count: u32,
    /// The alternative that is being read, without `item`.
    pub(super) branch: Shape,
    pub(super) item: Option<Item>,
}

/// What the last thing read allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// One character, or what stands for one; may be repeated, and is compiled once.
    Single,
    /// A group; may be repeated, and is then compiled as often.
    Group,
    /// A lookahead: PCRE2 takes a repeat and ignores it.
    Ahead,
    /// A place or a verb: a repeat is an error.
    Place,
}

#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) role: Role,
    pub(super) shape: Shape,
    pub(super) range: Range<usize>,
    pub(super) repeat: Option<Repeat>,
    /// The `?` or `+` after the repeat.
    pub(super) suffix: Option<u8>,
}

impl Frame {
    pub(super) fn new(kind: Kind, inner: usize, options: Options) -> Self {
        Self {
            kind,
            open: inner,
            inner,
            options,
            is_condition: false,
            alternatives: None,
            count: 0,
            branch: Shape::EMPTY,
            item: None,
        }
    }
}

impl Kind {
    pub(super) fn is_lookaround(self) -> bool {
        matches!(self, Self::Ahead | Self::Behind)
    }
}
