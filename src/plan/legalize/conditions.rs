//! What has to hold for a rule to be exact.

use super::build::{only_list, only_test, pattern, tests};
use super::searches_by_distance;
use crate::arena::NodeId;
use crate::operator::Operator;
use crate::plan::javascript;
use crate::request::{Kind, Request};
use crate::schema::{Field, Type};
use crate::version::Certainty;

/// The longest pattern that MongoDB compiles: `MaxPatternSize` of its `expression_leaf.h`.
const LONGEST_PATTERN: usize = 32_764;

/// A value that a schema names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// `true` or `false`.
    Bool(bool),
    /// A word of an enumeration.
    Text(&'static str),
    /// A number of an enumeration.
    Whole(i32),
}

impl Known {
    /// The value as a node.
    pub(super) fn kind(self, request: &mut Request) -> Kind {
        match self {
            Self::Bool(truth) => Kind::Bool(truth),
            Self::Text(word) => Kind::String(request.intern(word)),
            Self::Whole(number) => Kind::Int32(number),
        }
    }
}

/// What a schema says of a path. No database enforces it, so what rests on it is inferred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldFacts {
    /// Its values, beside null.
    pub(super) values: Vec<Known>,
    /// Whether those are all of them.
    pub(super) closed: bool,
    /// Whether an array may lie at its end or on the way to it.
    pub(super) arrays: bool,
}

impl FieldFacts {
    /// What the schema of a collection says of a field; nothing where it says nothing of these versions.
    pub(super) fn of(field: Field) -> Option<Self> {
        let arrays = field.is_in_array || field.types.contains(Type::Array);
        let is_only = |one| {
            field.types.contains(one) && field.types.iter().all(|other| other == one || other == Type::Null)
        };
        let words = || field.values.iter().copied();
        let values = if field.is_open || field.certainty == Certainty::Unknown {
            return None;
        } else if is_only(Type::Boolean) {
            vec![Known::Bool(false), Known::Bool(true)]
        } else if is_only(Type::String) {
            words().map(Known::Text).collect()
        } else if is_only(Type::Number) {
            words().map(|digits| digits.parse().ok().map(Known::Whole)).collect::<Option<_>>()?
        } else {
            Vec::new()
        };
        Some(Self { closed: !values.is_empty(), values, arrays })
    }
}

/// A clause, and what is known of its field.
pub(super) struct Case<'a> {
    pub(super) clause: NodeId,
    pub(super) facts: Option<&'a FieldFacts>,
}

/// A condition of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    /// The list holds a value: connectives need one.
    Listed,
    /// The value stands for itself where no operator is beside it: a regex would match instead, and a document whose
    /// first key starts with `$` would be read as operators.
    Literal,
    /// The schema names every value of the field.
    Closed,
    /// No array lies at the path: `$ne` asks all of its elements, a value beside it one of them.
    Single,
    /// The tests stand for themselves: distances belong to the `$near` beside them.
    Separable,
    /// The flags are those that a pattern can hold itself: `imsx`.
    InlineFlags,
    /// Nothing has to stand before all else in the pattern, as `(*UTF)` has.
    NoVerb,
    /// The pattern does not become longer than MongoDB compiles.
    ShortPattern,
    /// The flags are those that a regex keeps on its way through JavaScript: `ims`.
    JavaScriptFlags,
    /// JavaScript, which the regex goes through, compiles the pattern.
    JavaScriptPattern,
}

impl Condition {
    /// Every one, for tests.
    #[cfg(all(test, feature = "bson", feature = "matcher"))]
    pub(super) const ALL: [Self; 10] = [
        Self::Listed,
        Self::Literal,
        Self::Closed,
        Self::Single,
        Self::Separable,
        Self::InlineFlags,
        Self::NoVerb,
        Self::ShortPattern,
        Self::JavaScriptFlags,
        Self::JavaScriptPattern,
    ];

    /// Whether it is about what a schema says.
    pub(super) const fn asks_schema(self) -> bool {
        match self {
            Self::Closed | Self::Single => true,
            Self::Listed
            | Self::Literal
            | Self::Separable
            | Self::InlineFlags
            | Self::NoVerb
            | Self::ShortPattern
            | Self::JavaScriptFlags
            | Self::JavaScriptPattern => false,
        }
    }

    pub(super) fn holds(self, request: &Request, case: &Case<'_>) -> bool {
        let flags_are_of = |letters: &str| {
            pattern(request, case.clause).is_some_and(|(_, _, flags, _)| {
                request.text(flags).chars().all(|flag| letters.contains(flag))
            })
        };
        let text = || pattern(request, case.clause).map(|(_, pattern, _, _)| request.text(pattern));
        match self {
            Self::Listed => [Operator::In, Operator::Nin, Operator::All].into_iter().any(|operator| {
                only_list(request, case.clause, operator).is_some_and(|(_, values, _)| !values.is_empty())
            }),
            Self::Literal => only_test(request, case.clause, Operator::Eq)
                .is_some_and(|(_, value, _)| is_literal(request, value)),
            Self::Closed => case.facts.is_some_and(|facts| facts.closed),
            Self::Single => case.facts.is_some_and(|facts| !facts.arrays),
            Self::Separable => tests(request, case.clause).is_some_and(|(_, tests, _)| {
                !tests.iter().any(|&test| match request.arena.kind(test) {
                    Kind::Test(operator, _, _) => searches_by_distance(operator),
                    _ => true,
                })
            }),
            Self::InlineFlags => flags_are_of("imsx"),
            Self::NoVerb => text().is_some_and(|pattern| !pattern.starts_with("(*")),
            Self::ShortPattern => {
                text().is_some_and(|pattern| pattern.len() + "(?imsx)".len() <= LONGEST_PATTERN)
            }
            Self::JavaScriptFlags => flags_are_of("ims"),
            Self::JavaScriptPattern => text().is_some_and(|pattern| javascript::obstacle(pattern).is_none()),
        }
    }
}

/// Whether a value beside a path means what it means beside `$eq`.
pub(super) fn is_literal(request: &Request, value: NodeId) -> bool {
    match request.arena.kind(value) {
        Kind::Regex(..) => false,
        Kind::Object(members) => match members.first.map(|first| request.arena.kind(first)) {
            Some(Kind::Member(key, _)) => !request.text(key).starts_with('$'),
            _ => true,
        },
        _ => true,
    }
}

/// Whether the node is the value that a schema names.
pub(super) fn is_known(request: &Request, node: NodeId, known: Known) -> bool {
    match (known, request.arena.kind(node)) {
        (Known::Bool(known), Kind::Bool(value)) => known == value,
        (Known::Text(known), Kind::String(value)) => known == request.text(value),
        (Known::Whole(known), _) => request.number(node) == Some(f64::from(known)),
        (Known::Bool(_) | Known::Text(_), _) => false,
    }
}
