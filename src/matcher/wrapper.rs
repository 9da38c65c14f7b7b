//! The objects of EJSON that stand for typed values: those of Meteor and those of MongoDB's Extended JSON, versions 1 and 2.
//!
//! An object stands for a value where it has exactly the keys of one; any other is a document. Where the keys are a value's
//! and what they hold is none, the row is in error: it would otherwise be taken for something that nobody wrote.

use super::constant::object_id;
use super::view::{Node, Number, RowError, Text, View};
use crate::diagnostic::Diagnostics;
use crate::span::Span;
use crate::value::decimal::Decimal;
use crate::value::{base64, date, double};
use std::borrow::Cow;

/// What an object is whose first key may start with `$`.
#[cold]
pub(super) fn view<'r, N: Node<'r>>(node: N) -> Result<View<'r, N>, RowError> {
    let members = node.members();
    let found = match members.as_slice() {
        [(key, value)] => one(key, *value)?,
        [(key, value), (other, beside)] => match two(key, *value, other, *beside)? {
            None => two(other, *beside, key, *value)?,
            found => found,
        },
        _ => None,
    };
    Ok(found.unwrap_or(View::Object(node)))
}

type Found<'r, N> = Result<Option<View<'r, N>>, RowError>;

fn one<'r, N: Node<'r>>(key: &str, value: N) -> Found<'r, N> {
    let (name, found) = match key {
        "$date" => ("$date", date_of(value)?.map(View::Date)),
        "$oid" => ("$oid", text(value).and_then(|digits| object_id(&digits)).map(View::ObjectId)),
        "$numberInt" => ("$numberInt", parsed(value).map(|number| View::Number(Number::Int(number)))),
        "$numberLong" => ("$numberLong", parsed(value).map(|number| View::Number(Number::Long(number)))),
        "$numberDouble" => {
            ("$numberDouble", double(value).map(|number| View::Number(Number::Double(number))))
        }
        "$numberDecimal" => {
            let decimal = text(value).and_then(|digits| Decimal::parse(&digits).ok());
            ("$numberDecimal", decimal.map(|number| View::Number(Number::Decimal(number))))
        }
        "$InfNaN" => ("$InfNaN", number(value).map(|sign| View::Number(Number::Double(sign / 0.0)))),
        "$binary" => ("$binary", binary(value)?),
        "$uuid" => {
            let bytes = text(value).and_then(|digits| base64::uuid(&digits));
            ("$uuid", bytes.map(|bytes| View::Binary(4, Cow::Owned(bytes.to_vec()))))
        }
        "$symbol" => (
            "$symbol",
            match value.plain() {
                View::String(text) => Some(View::Symbol(text)),
                _ => None,
            },
        ),
        "$code" => ("$code", text(value).map(View::Code)),
        "$timestamp" => (
            "$timestamp",
            pair(value, "t", "i").and_then(|(seconds, count)| {
                let whole = |node| exact(node).and_then(|number| u32::try_from(number).ok());
                Some(View::Timestamp(whole(seconds)?, whole(count)?))
            }),
        ),
        "$regularExpression" => (
            "$regularExpression",
            pair(value, "pattern", "options")
                .and_then(|(pattern, options)| Some(View::Regex(text(pattern)?, text(options)?))),
        ),
        "$dbPointer" => ("$dbPointer", Some(View::DbPointer)),
        "$minKey" => ("$minKey", Some(View::MinKey)),
        "$maxKey" => ("$maxKey", Some(View::MaxKey)),
        "$undefined" => ("$undefined", Some(View::Undefined)),
        "$escape" => (
            "$escape",
            match value.plain() {
                View::Object(inside) => Some(View::Object(inside)),
                _ => None,
            },
        ),
        _ => return Ok(None),
    };
    found.map(Some).ok_or(RowError::BadValue(name))
}

fn two<'r, N: Node<'r>>(key: &str, value: N, other: &str, beside: N) -> Found<'r, N> {
    let (name, found) = match (key, other) {
        ("$regexp", "$flags") => ("$regexp", text(value).zip(text(beside)).map(regex)),
        ("$regex", "$options") => ("$regex", text(value).zip(text(beside)).map(regex)),
        ("$binary", "$type") => {
            let subtype = text(beside).and_then(|digits| u8::from_str_radix(&digits, 16).ok());
            ("$binary", subtype.zip(bytes(value)).map(|(subtype, bytes)| View::Binary(subtype, bytes)))
        }
        ("$code", "$scope") => ("$code", text(value).map(View::CodeWithScope)),
        _ => return Ok(None),
    };
    found.map(Some).ok_or(RowError::BadValue(name))
}

fn regex<'r, N>((pattern, flags): (Cow<'r, str>, Cow<'r, str>)) -> View<'r, N> {
    View::Regex(pattern, flags)
}

/// `{"$date":…}`: milliseconds, RFC 3339, or the same in MongoDB's own wrapper of 64 bits.
fn date_of<'r, N: Node<'r>>(value: N) -> Result<Option<i64>, RowError> {
    Ok(match value.plain() {
        View::Number(number) => number.exact(),
        View::String(text) => {
            let text = text.decoded();
            let whole = Span::between(0, text.len());
            date::wire(&text, whole, &mut Diagnostics::new(1))
        }
        View::Object(_) => match value.view()? {
            View::Number(Number::Long(number)) => Some(number),
            _ => None,
        },
        _ => None,
    })
}

/// `{"$binary":"base64"}` or `{"$binary":{"base64":…,"subType":"00"}}`
fn binary<'r, N: Node<'r>>(value: N) -> Found<'r, N> {
    if let View::String(_) = value.plain() {
        return Ok(bytes(value).map(|bytes| View::Binary(0, bytes)));
    }
    Ok(pair(value, "base64", "subType").and_then(|(base64, subtype)| {
        Some(View::Binary(u8::from_str_radix(&text(subtype)?, 16).ok()?, bytes(base64)?))
    }))
}

fn bytes<'r, N: Node<'r>>(value: N) -> Option<Cow<'r, [u8]>> {
    base64::decode(&text(value)?).map(Cow::Owned)
}

fn text<'r, N: Node<'r>>(value: N) -> Option<Cow<'r, str>> {
    match value.plain() {
        View::String(text) => Some(match text {
            Text::Plain(text) => Cow::Borrowed(text),
            escaped => escaped.decoded(),
        }),
        _ => None,
    }
}

fn number<'r, N: Node<'r>>(value: N) -> Option<f64> {
    match value.plain() {
        View::Number(number) => Some(number.to_double()),
        _ => None,
    }
}

fn exact<'r, N: Node<'r>>(value: N) -> Option<i64> {
    match value.plain() {
        View::Number(number) => number.exact(),
        _ => None,
    }
}

/// A whole number in a string.
fn parsed<'r, N: Node<'r>, T: std::str::FromStr>(value: N) -> Option<T> {
    text(value).filter(|digits| !digits.starts_with('+')).and_then(|digits| digits.parse().ok())
}

fn double<'r, N: Node<'r>>(value: N) -> Option<f64> {
    match text(value)?.as_ref() {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        digits => double::parse(digits).filter(|number| number.is_finite() && !digits.starts_with('+')),
    }
}

/// The values of an object that has these two keys and no other.
fn pair<'r, N: Node<'r>>(value: N, first: &str, second: &str) -> Option<(N, N)> {
    let View::Object(object) = value.plain() else { return None };
    let members = object.members();
    let get = |name: &str| members.iter().find(|(key, _)| key == name).map(|(_, value)| *value);
    (members.len() == 2).then_some(())?;
    Some((get(first)?, get(second)?))
}
