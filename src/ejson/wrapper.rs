//! Objects to the typed values that they stand for, such as `{"$date":…}`: which object stands for which type.

use super::Dialect;
use super::walk::Walk;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::request::{Kind, Request};
use crate::span::Span;

/// Where an object stands, which decides about `{"$regex":…,"$options":…}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Where operators may stand: there `$regex` is one.
    Operators,
    /// Where only values stand: in arrays and documents.
    Literal,
}

/// A typed value's own key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapper {
    Date,
    Binary,
    Regexp,
    InfNan,
    Escape,
    Custom,
    RegexLiteral,
    ObjectId,
    Int,
    Long,
    Double,
    Decimal,
    Uuid,
    Regex,
    Timestamp,
    Code,
    Symbol,
    DbPointer,
    MinKey,
    MaxKey,
    Undefined,
}

impl Wrapper {
    fn of(key: &str) -> Option<Self> {
        if !key.starts_with('$') {
            return None;
        }
        Some(match key {
            "$date" => Self::Date,
            "$binary" => Self::Binary,
            "$regexp" => Self::Regexp,
            "$InfNaN" => Self::InfNan,
            "$escape" => Self::Escape,
            "$value" => Self::Custom,
            "$regex" => Self::RegexLiteral,
            "$oid" => Self::ObjectId,
            "$numberInt" => Self::Int,
            "$numberLong" => Self::Long,
            "$numberDouble" => Self::Double,
            "$numberDecimal" => Self::Decimal,
            "$uuid" => Self::Uuid,
            "$regularExpression" => Self::Regex,
            "$timestamp" => Self::Timestamp,
            "$code" => Self::Code,
            "$symbol" => Self::Symbol,
            "$dbPointer" => Self::DbPointer,
            "$minKey" => Self::MinKey,
            "$maxKey" => Self::MaxKey,
            "$undefined" => Self::Undefined,
            _ => return None,
        })
    }

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Date => "$date",
            Self::Binary => "$binary",
            Self::Regexp => "$regexp",
            Self::InfNan => "$InfNaN",
            Self::Escape => "$escape",
            Self::Custom => "$value",
            Self::RegexLiteral => "$regex",
            Self::ObjectId => "$oid",
            Self::Int => "$numberInt",
            Self::Long => "$numberLong",
            Self::Double => "$numberDouble",
            Self::Decimal => "$numberDecimal",
            Self::Uuid => "$uuid",
            Self::Regex => "$regularExpression",
            Self::Timestamp => "$timestamp",
            Self::Code => "$code",
            Self::Symbol => "$symbol",
            Self::DbPointer => "$dbPointer",
            Self::MinKey => "$minKey",
            Self::MaxKey => "$maxKey",
            Self::Undefined => "$undefined",
        }
    }

    /// Whether a dialect has it. `{"$regex":…,"$options":…}` is v1's literal, and elsewhere an operator with its
    /// neighbour, unless it stands where no operator can.
    const fn is_in(self, dialect: Dialect, place: Place) -> bool {
        match (self, dialect) {
            (_, Dialect::Json) => false,
            (Self::Date | Self::Binary, _) => true,
            (Self::Regexp | Self::InfNan | Self::Escape | Self::Custom, _) => {
                matches!(dialect, Dialect::Auto | Dialect::Meteor)
            }
            (Self::RegexLiteral, Dialect::Auto) => matches!(place, Place::Literal),
            (Self::RegexLiteral, _) => matches!(dialect, Dialect::V1),
            (_, Dialect::Meteor) => false,
            (_, Dialect::Auto | Dialect::V1 | Dialect::V2) => true,
        }
    }

    /// The key that may stand beside it.
    const fn companion(self, dialect: Dialect) -> Option<&'static str> {
        match (self, dialect) {
            (Self::Regexp, _) => Some("$flags"),
            (Self::Custom, _) => Some("$type"),
            (Self::RegexLiteral, _) => Some("$options"),
            (Self::Code, _) => Some("$scope"),
            (Self::Binary, Dialect::Auto | Dialect::V1) => Some("$type"),
            _ => None,
        }
    }

    /// Whether its companion must be there.
    const fn needs_companion(self) -> bool {
        matches!(self, Self::Regexp | Self::Custom | Self::RegexLiteral)
    }

    /// Whether it is an ordinary key where the object has not exactly its keys.
    const fn is_plain_otherwise(self, dialect: Dialect) -> bool {
        matches!(self, Self::Custom | Self::RegexLiteral) || matches!(dialect, Dialect::Meteor)
    }
}

/// Whether a document with these keys would be read as a typed value, or as one with a mistake: written as EJSON, it stands in
/// `{"$escape":…}`.
#[cfg(feature = "bson")]
pub(crate) fn looks_typed<'a>(mut keys: impl Iterator<Item = &'a str>) -> bool {
    let mut pair = [""; 2];
    let mut length = 0;
    let is_typed = keys.any(|key| {
        if let Some(place) = pair.get_mut(length) {
            *place = key;
        }
        length += 1;
        Wrapper::of(key).is_some_and(|own| !matches!(own, Wrapper::Custom | Wrapper::RegexLiteral))
    });
    is_typed
        || length == 2
            && ["$value", "$regex"].iter().any(|own| pair.contains(own))
            && ["$type", "$options"].iter().any(|companion| pair.contains(companion))
}

/// Whether the object at `node` is a typed value and no more, such as `{"$oid":"…"}`.
pub(super) fn is_typed(request: &Request, node: NodeId) -> bool {
    let Kind::Object(members) = request.arena.kind(node) else { return false };
    let only = members.first.filter(|_| members.first == members.last);
    let Some(Kind::Member(key, _)) = only.map(|only| request.arena.kind(only)) else { return false };
    let own = Wrapper::of(request.text(key));
    own.is_some_and(|own| !matches!(own, Wrapper::Escape | Wrapper::Custom | Wrapper::RegexLiteral))
}

/// A wrapper as found: its own key's place, its value, and its companion.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) wrapper: Wrapper,
    pub(super) span: Span,
    pub(super) value: NodeId,
    pub(super) companion: Option<NodeId>,
}

impl Walk<'_> {
    /// Makes the object at `node` the typed value that it stands for, if it stands for one; its inside is not looked at
    /// otherwise. What is wrong with it is reported, and some value of the type meant takes its place.
    #[inline]
    pub(super) fn resolve(&mut self, node: NodeId, place: Place) {
        if let Kind::Object(members) = self.request.arena.kind(node) {
            self.unwrap(node, members, place);
        }
    }

    fn unwrap(&mut self, node: NodeId, members: List, place: Place) {
        let Some(found) = self.find(members, place) else { return };
        let Some(kind) = self.decode(found, node, members) else { return };
        self.request.arena.get_mut(node).kind = kind;
        if !matches!(kind, Kind::Foreign(..)) {
            // Nothing leads to the wrapper's own keys any more: they are no document's, for whoever looks at all nodes.
            let mut next = members.first;
            while let Some(member) = next {
                next = self.request.arena.next(member);
                self.request.arena.get_mut(member).kind = Kind::Null;
            }
        }
    }

    /// The first wrapper key, where the object is right for it; else that is reported, or the object is a plain one.
    pub(super) fn find(&mut self, members: List, place: Place) -> Option<Found> {
        let wrapper_of =
            |member| Wrapper::of(self.key_of(member)).filter(|own| own.is_in(self.dialect, place));
        let mut wrappers = self.request.arena.children(members);
        let (own, wrapper) = wrappers.find_map(|member| Some((member, wrapper_of(member)?)))?;
        self.complete(own, wrapper, members)
    }

    /// The wrapper whose own key is `own`, with what stands beside it.
    #[inline(never)]
    fn complete(&mut self, own: NodeId, wrapper: Wrapper, members: List) -> Option<Found> {
        let arena = &self.request.arena;
        let companion_key = wrapper.companion(self.dialect);
        let (mut companion, mut surplus) = (None, None);
        for member in arena.children(members) {
            if Some(self.key_of(member)) == companion_key {
                companion = Some(member);
            } else if member != own {
                surplus = surplus.or(Some(member));
            }
        }
        let is_alone = companion.is_none() && wrapper.needs_companion();
        let (span, value) = (arena.span(own), self.value_of(own)?);
        if surplus.is_none() && !is_alone {
            let companion = companion.and_then(|member| self.value_of(member));
            return Some(Found { wrapper, span, value, companion });
        }
        if wrapper.is_plain_otherwise(self.dialect) {
            return None;
        }
        let diagnostic = match (surplus, companion_key) {
            (None, Some(missing)) => {
                let insert = format!(",\"{missing}\":\"\"");
                Diagnostic::new(Code::WrapperAlone, span)
                    .arg(wrapper.key())
                    .arg(missing)
                    .fix(Fix::replace(Span::at(arena.span(value).end), insert))
            }
            (surplus, _) => {
                let surplus = surplus.unwrap_or(own);
                Diagnostic::new(Code::WrapperSurplus, arena.span(surplus))
                    .arg(self.key_of(surplus).to_owned())
                    .arg(wrapper.key())
                    .related("the typed value", span)
            }
        };
        self.sink.report(diagnostic);
        None
    }
}
