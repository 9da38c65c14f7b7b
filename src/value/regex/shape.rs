//! What a part of a pattern can match, in the little that tells whether matching may take very long.

use std::ops::BitOr;

/// A set of characters: the ASCII ones exactly, all others by their code modulo 128. So two sets that share a
/// character always meet, and two that share none seldom do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Set {
    ascii: u128,
    others: u128,
}

impl Set {
    pub(super) const EMPTY: Self = Self { ascii: 0, others: 0 };
    pub(super) const ALL: Self = Self { ascii: u128::MAX, others: u128::MAX };
    pub(super) const NOT_ASCII: Self = Self { ascii: 0, others: u128::MAX };
    pub(super) const NEWLINE: Self = Self { ascii: 1 << 10, others: 0 };
    /// What `.` takes.
    pub(super) const LINE: Self = Self::NEWLINE.complement();
    pub(super) const DIGIT: Self = Self::range('0', '9');
    pub(super) const LOWER: Self = Self::range('a', 'z');
    pub(super) const UPPER: Self = Self::range('A', 'Z');
    pub(super) const ALPHA: Self = Self::LOWER.and(Self::UPPER);
    pub(super) const WORD: Self = Self::ALPHA.and(Self::DIGIT).and(Self::range('_', '_'));
    pub(super) const SPACE: Self = Self::range('\t', '\r').and(Self::range(' ', ' '));
    pub(super) const BLANK: Self = Self::range('\t', '\t').and(Self::range(' ', ' '));
    pub(super) const VERTICAL: Self = Self::range('\n', '\r');
    pub(super) const PUNCTUATION: Self = Self::range('!', '/')
        .and(Self::range(':', '@'))
        .and(Self::range('[', '`'))
        .and(Self::range('{', '~'));

    /// The characters from `first` to `last`.
    pub(super) const fn range(first: char, last: char) -> Self {
        let (first, last) = (first as u32, last as u32);
        let ascii = if first < 128 { bits(first, if last < 128 { last } else { 127 }) } else { 0 };
        let from = if first < 128 { 128 } else { first };
        let others = if last < from {
            0
        } else if last - from >= 127 {
            u128::MAX
        } else if from % 128 <= last % 128 {
            bits(from % 128, last % 128)
        } else {
            bits(from % 128, 127) | bits(0, last % 128)
        };
        Self { ascii, others }
    }

    pub(super) const fn one(character: char) -> Self {
        Self::range(character, character)
    }

    /// All characters but these. As several characters share a bit beyond ASCII, all of those stay.
    pub(super) const fn complement(self) -> Self {
        Self { ascii: !self.ascii, others: u128::MAX }
    }

    /// The set with the other case of every letter. Beyond ASCII it may be too large: it then holds all.
    pub(super) const fn folded(self) -> Self {
        let upper = self.ascii & Self::UPPER.ascii;
        let lower = self.ascii & Self::LOWER.ascii;
        let others = if self.others == 0 { 0 } else { u128::MAX };
        Self { ascii: self.ascii | upper << 32 | lower >> 32, others }
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || self.others & other.others != 0
    }

    const fn and(self, other: Self) -> Self {
        Self { ascii: self.ascii | other.ascii, others: self.others | other.others }
    }

    fn is_wide(self) -> bool {
        self | Self::NEWLINE == Self::ALL
    }
}

impl BitOr for Set {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

/// Ones from bit `first` to bit `last`, both below 128.
const fn bits(first: u32, last: u32) -> u128 {
    (u128::MAX >> (127 - last)) & (u128::MAX << first)
}

/// How many characters a part takes, as far as a lookbehind asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// Always this many.
    Fixed(u32),
    /// Not always the same number.
    Varying,
    /// It depends on a group that comes later.
    Unknown,
}

impl Length {
    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Varying, _) | (_, Self::Varying) => Self::Varying,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Fixed(one), Self::Fixed(two)) => Self::Fixed(one.saturating_add(two)),
        }
    }

    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Varying, _) | (_, Self::Varying) => Self::Varying,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Fixed(one), Self::Fixed(two)) if one == two => self,
            (Self::Fixed(_), Self::Fixed(_)) => Self::Varying,
        }
    }
}

/// How often a part may follow itself; without `max` there is no bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeat {
    pub(super) min: u32,
    pub(super) max: Option<u32>,
}

impl Repeat {
    /// Whether it is a loop: each of its rounds multiplies the ways to match, if there are several.
    pub(super) fn is_loop(self) -> bool {
        self.max.is_none_or(|max| max >= 10)
    }

    fn length(self, one: Length) -> Length {
        match one {
            Length::Varying => Length::Varying,
            Length::Fixed(_) | Length::Unknown if self.max != Some(self.min) => Length::Varying,
            Length::Fixed(length) => Length::Fixed(length.saturating_mul(self.min)),
            Length::Unknown => Length::Unknown,
        }
    }
}

/// A part of a pattern, seen from outside. Sequences, alternatives and repeats of shapes are shapes, so one pass over
/// a pattern computes them all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) length: Length,
    /// It may match nothing.
    pub(super) nullable: bool,
    /// What a match may start with.
    pub(super) first: Set,
    /// What the unbounded repeats at its very start take.
    pub(super) head: Set,
    /// What the unbounded repeats at its very end take.
    pub(super) tail: Set,
    /// What repeats could take further, if nothing certainly ended them: what follows might as well belong to them.
    pub(super) open: Set,
    /// Two of its alternatives may start alike.
    pub(super) ambiguous: bool,
    /// It refers back to what a group matched.
    pub(super) refers: bool,
    /// It matches only where a line or the text starts.
    pub(super) anchored: bool,
    /// Nothing is matched after it: the rest of the alternative has no length.
    pub(super) ends: bool,
    /// How many bytes PCRE2 compiles it to, at least.
    pub(super) size: u32,
    /// The largest product of bounded repeats within each other.
    pub(super) copies: u32,
    /// How many `.*` follow each other.
    pub(super) wildcards: u32,
}

impl Shape {
    /// Matches nothing, anywhere.
    pub(super) const EMPTY: Self = Self {
        length: Length::Fixed(0),
        nullable: true,
        first: Set::EMPTY,
        head: Set::EMPTY,
        tail: Set::EMPTY,
        open: Set::EMPTY,
        ambiguous: false,
        refers: false,
        anchored: false,
        ends: false,
        size: 0,
        copies: 1,
        wildcards: 0,
    };
    /// Matches nothing, where a line or the text starts.
    pub(super) const START: Self = Self { anchored: true, ..Self::EMPTY };
    /// Matches something of which nothing is known.
    pub(super) const OPAQUE: Self = Self { length: Length::Varying, nullable: false, ..Self::EMPTY };

    /// One character out of `set`.
    pub(super) const fn one(set: Set) -> Self {
        Self { length: Length::Fixed(1), nullable: false, first: set, size: 1, ..Self::EMPTY }
    }

    /// This and then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let closed = !next.nullable && !self.open.meets(next.first);
        Self {
            length: if self.ends { self.length } else { self.length.plus(next.length) },
            nullable: self.nullable && next.nullable,
            first: if self.nullable { self.first | next.first } else { self.first },
            head: if self.nullable { self.head | next.head } else { self.head },
            tail: if next.nullable { self.tail | next.tail } else { next.tail },
            open: if closed { next.open } else { self.open | next.open },
            ambiguous: self.ambiguous || next.ambiguous,
            refers: self.refers || next.refers,
            anchored: self.anchored || (self.nullable && next.anchored),
            ends: self.ends || next.ends,
            size: self.size.saturating_add(next.size),
            copies: self.copies.max(next.copies),
            wildcards: self.wildcards.saturating_add(next.wildcards),
        }
    }

    /// This or else `other`.
    pub(super) fn or(self, other: Self) -> Self {
        // An empty alternative makes the others optional.
        let optional = if self.nullable || other.nullable { self.first | other.first } else { Set::EMPTY };
        Self {
            length: self.length.or(other.length),
            nullable: self.nullable || other.nullable,
            first: self.first | other.first,
            head: self.head | other.head,
            tail: self.tail | other.tail,
            open: self.open | other.open | optional,
            ambiguous: self.ambiguous || other.ambiguous || self.first.meets(other.first),
            refers: self.refers || other.refers,
            anchored: self.anchored && other.anchored,
            ends: false,
            // A byte and a link of two.
            size: self.size.saturating_add(other.size).saturating_add(3),
            copies: self.copies.max(other.copies),
            wildcards: self.wildcards.max(other.wildcards),
        }
    }

    /// This, `repeat` times.
    pub(super) fn repeated(self, repeat: Repeat) -> Self {
        let length = repeat.length(self.length);
        if repeat.max == Some(0) {
            return Self { length, ..Self::EMPTY };
        }
        let is_unbounded = repeat.max.is_none();
        // A loop over single characters takes any of them next. One over more has only what it starts and ends with:
        // `(\w+,)*\w+` is not in doubt about a letter.
        let edge = if is_unbounded && self.length == Length::Fixed(1) { self.first } else { Set::EMPTY };
        let more = if repeat.max == Some(repeat.min) { Set::EMPTY } else { self.first };
        Self {
            length,
            nullable: self.nullable || repeat.min == 0,
            head: self.head | edge,
            tail: self.tail | edge,
            open: self.open | more,
            anchored: self.anchored && repeat.min > 0,
            copies: self.copies.saturating_mul(repeat.max.unwrap_or(repeat.min.max(1))),
            wildcards: self.wildcards.saturating_add(u32::from(is_unbounded && self.first.is_wide())),
            ..self
        }
    }

    /// This, once matched never tried otherwise.
    pub(super) fn atomic(self) -> Self {
        Self { tail: Set::EMPTY, open: Set::EMPTY, ambiguous: false, wildcards: 0, ..self }
    }

    /// Whether a loop over this is in doubt what belongs to one round and what to the next.
    pub(super) fn is_elastic(&self) -> bool {
        self.open.meets(self.first)
    }
}
