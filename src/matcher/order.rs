//! Two values to their order, as BSON has it.
//!
//! Types come first, in the order of [`rank`]; within one, values. A document is compared member by member: first the type
//! of the two values, then the two keys, then the values. Source: MongoDB manual, "Comparison/Sort Order";
//! `BSONElement::woCompare` of mongodb/mongo.

use super::DEEPEST;
use super::instant::from_iso;
use super::view::{Node, RowError, View};
use std::cmp::Ordering;

/// Where a type stands among the others. Types of equal rank are compared by value.
pub(super) fn rank<N>(view: &View<'_, N>) -> u8 {
    match view {
        View::MinKey => 0,
        View::Undefined => 1,
        View::Null => 5,
        View::Number(_) => 10,
        View::String(_) | View::Symbol(_) => 15,
        View::Object(_) => 20,
        View::Array(_) => 25,
        View::Binary(..) => 30,
        View::ObjectId(_) => 35,
        View::Bool(_) => 40,
        View::Date(_) => 45,
        View::Timestamp(..) => 47,
        View::Regex(..) => 50,
        View::DbPointer => 55,
        View::Code(_) => 60,
        View::CodeWithScope(_) => 65,
        View::MaxKey => 127,
    }
}

/// The view as a date where it is text that stands for one and `other` is a date.
pub(super) fn beside<'r, A: Node<'r>, B>(view: View<'r, A>, other: &View<'_, B>) -> View<'r, A> {
    match (&view, other) {
        (View::String(text), View::Date(_)) if A::HAS_DATES_AS_TEXT => {
            match from_iso(text.decoded().as_bytes()) {
                Some(instant) => View::Date(instant),
                None => view,
            }
        }
        _ => view,
    }
}

/// The order of two values of any types. Text that stands for a date is one only beside a date.
pub(super) fn order<'a, 'b, A: Node<'a>, B: Node<'b>>(
    left: View<'a, A>,
    right: View<'b, B>,
    depth: usize,
) -> Result<Ordering, RowError> {
    let left = beside(left, &right);
    let right = beside(right, &left);
    let by_type = rank(&left).cmp(&rank(&right));
    if by_type.is_ne() {
        return Ok(by_type);
    }
    Ok(match (left, right) {
        (View::Number(left), View::Number(right)) => left.order(right),
        (View::String(left) | View::Symbol(left), View::String(right) | View::Symbol(right)) => {
            left.order(right)
        }
        (View::Object(left), View::Object(right)) => return order_objects(left, right, depth),
        (View::Array(left), View::Array(right)) => return order_arrays(left, right, depth),
        (View::Binary(kind, left), View::Binary(other, right)) => {
            left.len().cmp(&right.len()).then(kind.cmp(&other)).then_with(|| left.cmp(&right))
        }
        (View::ObjectId(left), View::ObjectId(right)) => left.cmp(&right),
        (View::Bool(left), View::Bool(right)) => left.cmp(&right),
        (View::Date(left), View::Date(right)) => left.cmp(&right),
        (View::Timestamp(left, count), View::Timestamp(right, other)) => (left, count).cmp(&(right, other)),
        (View::Regex(left, flags), View::Regex(right, others)) => (left, flags).cmp(&(right, others)),
        (View::Code(left), View::Code(right)) | (View::CodeWithScope(left), View::CodeWithScope(right)) => {
            left.cmp(&right)
        }
        // Values of equal rank that have nothing to compare.
        _ => Ordering::Equal,
    })
}

fn order_objects<'a, 'b, A: Node<'a>, B: Node<'b>>(
    left: A,
    right: B,
    depth: usize,
) -> Result<Ordering, RowError> {
    if depth >= DEEPEST {
        return Err(RowError::TooDeep);
    }
    let (left, right) = (left.members(), right.members());
    for ((key, value), (other_key, other)) in left.iter().zip(&right) {
        let (value, other) = (value.view()?, other.view()?);
        let value = beside(value, &other);
        let other = beside(other, &value);
        let by_type = rank(&value).cmp(&rank(&other));
        let by_key = by_type.then_with(|| key.cmp(other_key));
        let by_value = if by_key.is_ne() { by_key } else { order(value, other, depth + 1)? };
        if by_value.is_ne() {
            return Ok(by_value);
        }
    }
    Ok(left.len().cmp(&right.len()))
}

fn order_arrays<'a, 'b, A: Node<'a>, B: Node<'b>>(
    left: A,
    right: B,
    depth: usize,
) -> Result<Ordering, RowError> {
    if depth >= DEEPEST {
        return Err(RowError::TooDeep);
    }
    let (mut left, mut right) = (left.elements(), right.elements());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Ok(Ordering::Equal),
            (None, Some(_)) => return Ok(Ordering::Less),
            (Some(_), None) => return Ok(Ordering::Greater),
            (Some(value), Some(other)) => {
                let by_value = order(value.view()?, other.view()?, depth + 1)?;
                if by_value.is_ne() {
                    return Ok(by_value);
                }
            }
        }
    }
}

/// Whether two values are equal: as [`order`], but strings are not decoded where they have the same form.
pub(super) fn equal<'a, 'b, A: Node<'a>, B: Node<'b>>(
    left: View<'a, A>,
    right: View<'b, B>,
) -> Result<bool, RowError> {
    match (&left, &right) {
        (View::String(left), View::String(right)) => Ok(left.is(*right)),
        _ => Ok(order(left, right, 0)?.is_eq()),
    }
}
