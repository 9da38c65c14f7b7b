//! Values to the answer whether MongoDB takes them for one and the same.

use super::index::hash;
use crate::arena::NodeId;
use crate::request::{Kind, Request};
use crate::value::number::Number;
use std::cmp::Ordering;

/// Whether two scalars are the same value. Documents and arrays count as different, and so do decimals that are not
/// written alike.
pub(super) fn same(request: &Request, one: NodeId, other: NodeId) -> bool {
    let (one, other) = (request.arena.kind(one), request.arena.kind(other));
    // Most are strings, and most of those differ in length.
    if let (Kind::String(one), Kind::String(other)) = (one, other) {
        return one.len() == other.len() && request.bytes(one) == request.bytes(other);
    }
    if let (Some(one), Some(other)) = (number(one), number(other)) {
        return one.compare(other) == Some(Ordering::Equal);
    }
    match (one, other) {
        (Kind::ObjectId(one), Kind::ObjectId(other)) | (Kind::Decimal(one), Kind::Decimal(other)) => {
            request.text(one) == request.text(other)
        }
        (Kind::Binary(one, kind), Kind::Binary(other, other_kind)) => {
            kind == other_kind && request.text(one) == request.text(other)
        }
        (Kind::Bool(one), Kind::Bool(other)) => one == other,
        (Kind::Date(one), Kind::Date(other)) => one == other,
        (Kind::Null, Kind::Null) => true,
        _ => false,
    }
}

/// A hash that is equal for scalars that are the same.
pub(super) fn hash_value(request: &Request, value: NodeId) -> u32 {
    let kind = request.arena.kind(value);
    if let Some(number) = number(kind) {
        // Adding 0 makes of a negative zero the other one, to which it is equal.
        return hash(&(number.to_double() + 0.0).to_le_bytes());
    }
    if let Kind::String(text) | Kind::ObjectId(text) | Kind::Decimal(text) | Kind::Binary(text, _) = kind {
        hash(request.text(text).as_bytes())
    } else if let Kind::Date(instant) = kind {
        hash(&instant.to_le_bytes())
    } else {
        u32::from(kind == Kind::Bool(true))
    }
}

/// The number that a value is, but for decimals.
pub(super) fn number(kind: Kind) -> Option<Number> {
    if let Kind::Int32(number) = kind {
        Some(Number::Integer(number.into()))
    } else if let Kind::Int64(number) = kind {
        Some(Number::Integer(number))
    } else if let Kind::Double(number) = kind {
        Some(Number::Double(number))
    } else {
        None
    }
}
