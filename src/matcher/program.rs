//! What a filter does with a row: expressions over tests of paths.

use super::constant::Constant;
use super::geo::Geo;
use super::path::{Leaf, Path};
use super::pattern::Pattern;

/// A condition on a whole row, or on a document in it.
#[derive(Debug, Clone)]
pub(super) enum Expression {
    /// All hold; without any, that is so.
    All(Box<[Expression]>),
    /// One holds; without any, that is not so.
    Any(Box<[Expression]>),
    Not(Box<Expression>),
    /// The test holds of something that the path leads to.
    Path(Path, Leaf, Test),
    /// Each of the tests holds of something that the path leads to, not all of them of the same.
    Paths(Path, Leaf, Box<[Test]>),
}

/// A condition on one value, or on nothing where a path leads to nothing.
#[derive(Debug, Clone)]
pub(super) enum Test {
    Compare(Comparison, Constant),
    In(List),
    Pattern(Pattern),
    Exists,
    Type(Types),
    /// Divisor and remainder.
    Modulo(i64, i64),
    Bits(Bits),
    /// The length of an array.
    Size(i64),
    /// An element of an array is a document that satisfies this.
    Document(Box<Expression>),
    /// An element of an array satisfies all of these.
    Element(Box<[Test]>),
    Geo(Box<Geo>),
    All(Box<[Test]>),
    Not(Box<Test>),
}

/// How a value is compared with a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// The values and patterns of `$in`.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    pub(super) has_null: bool,
    pub(super) has_dates: bool,
    /// Values without parts, in BSON's order.
    pub(super) scalars: Vec<Constant>,
    /// Arrays and documents.
    pub(super) compounds: Vec<Constant>,
    pub(super) patterns: Vec<Pattern>,
}

/// A set of BSON types: a bit for each number of a type, those of MinKey and MaxKey at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Types(pub(super) u32);

impl Types {
    /// The types with this number, as `$type` numbers them.
    pub(super) fn of_number(number: i64) -> Option<Self> {
        let bit = match number {
            1..=19 => u32::try_from(number).ok()?,
            -1 => 20,
            127 => 21,
            _ => return None,
        };
        Some(Self(1 << bit))
    }

    /// The types of this name.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        const NAMES: [(&str, i64); 21] = [
            ("double", 1),
            ("string", 2),
            ("object", 3),
            ("array", 4),
            ("binData", 5),
            ("undefined", 6),
            ("objectId", 7),
            ("bool", 8),
            ("date", 9),
            ("null", 10),
            ("regex", 11),
            ("dbPointer", 12),
            ("javascript", 13),
            ("symbol", 14),
            ("javascriptWithScope", 15),
            ("int", 16),
            ("timestamp", 17),
            ("long", 18),
            ("decimal", 19),
            ("minKey", -1),
            ("maxKey", 127),
        ];
        if name == "number" {
            return [1, 16, 18, 19]
                .into_iter()
                .try_fold(Self::default(), |all, number| Some(all.union(Self::of_number(number)?)));
        }
        NAMES.iter().find(|(known, _)| *known == name).and_then(|&(_, number)| Self::of_number(number))
    }

    pub(super) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Which bits are looked at, and what is asked of them.
#[derive(Debug, Clone)]
pub(super) struct Bits {
    /// The positions, from the lowest bit.
    pub(super) positions: Box<[u64]>,
    /// Whether the bits are to be 1.
    pub(super) set: bool,
    /// Whether all are to be so, or one.
    pub(super) all: bool,
}

impl Expression {
    /// About what it costs to evaluate, in comparisons.
    pub(super) fn cost(&self) -> u32 {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::cost).sum(),
            Self::Not(inner) => inner.cost(),
            Self::Paths(path, _, tests) => {
                let segments = u32::try_from(path.segments.len()).unwrap_or(u32::MAX / 2);
                tests.iter().map(Test::cost).sum::<u32>().saturating_add(segments)
            }
            Self::Path(path, _, test) => {
                test.cost() + u32::try_from(path.segments.len()).unwrap_or(u32::MAX / 2)
            }
        }
    }
}

impl Test {
    fn cost(&self) -> u32 {
        match self {
            Self::Compare(_, constant) if constant.is_compound() => 8,
            Self::Compare(..) | Self::Exists | Self::Type(_) | Self::Size(_) => 1,
            Self::Modulo(..) | Self::Bits(_) => 2,
            Self::In(list) => 2 + list.patterns.iter().map(Pattern::cost).sum::<u32>(),
            Self::Pattern(pattern) => pattern.cost(),
            Self::Document(inner) => 16 + inner.cost(),
            Self::Element(tests) => 16 + tests.iter().map(Self::cost).sum::<u32>(),
            Self::Geo(_) => 100,
            Self::All(tests) => tests.iter().map(Self::cost).sum(),
            Self::Not(inner) => inner.cost(),
        }
    }
}
