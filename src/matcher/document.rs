//! A value of BSON as a row's value.

use super::json::index;
use super::view::{Node, Number, RowError, Text, View};
use crate::value::decimal::Decimal;
use bson::Bson;
use std::borrow::Cow;

impl<'r> Node<'r> for &'r Bson {
    const HAS_DATES_AS_TEXT: bool = false;

    fn view(self) -> Result<View<'r, Self>, RowError> {
        Ok(self.plain())
    }

    fn plain(self) -> View<'r, Self> {
        match self {
            Bson::Null => View::Null,
            Bson::Undefined => View::Undefined,
            Bson::Boolean(truth) => View::Bool(*truth),
            Bson::Int32(number) => View::Number(Number::Int(*number)),
            Bson::Int64(number) => View::Number(Number::Long(*number)),
            Bson::Double(number) => View::Number(Number::Double(*number)),
            // Every Decimal128 has a spelling that is read back to itself.
            Bson::Decimal128(number) => {
                View::Number(Number::Decimal(Decimal::parse(&number.to_string()).unwrap_or(Decimal::NaN)))
            }
            Bson::String(text) => View::String(Text::Plain(text)),
            Bson::Symbol(text) => View::Symbol(Text::Plain(text)),
            Bson::DateTime(date) => View::Date(date.timestamp_millis()),
            Bson::ObjectId(id) => View::ObjectId(id.bytes()),
            Bson::Binary(binary) => View::Binary(binary.subtype.into(), Cow::Borrowed(&binary.bytes)),
            Bson::RegularExpression(regex) => {
                View::Regex(Cow::Borrowed(regex.pattern.as_str()), Cow::Borrowed(regex.options.as_str()))
            }
            Bson::Timestamp(timestamp) => View::Timestamp(timestamp.time, timestamp.increment),
            Bson::JavaScriptCode(code) => View::Code(Cow::Borrowed(code)),
            Bson::JavaScriptCodeWithScope(code) => View::CodeWithScope(Cow::Borrowed(&code.code)),
            Bson::DbPointer(_) => View::DbPointer,
            Bson::MinKey => View::MinKey,
            Bson::MaxKey => View::MaxKey,
            Bson::Array(_) => View::Array(self),
            Bson::Document(_) => View::Object(self),
        }
    }

    #[inline]
    fn is_array(self) -> bool {
        matches!(self, Bson::Array(_))
    }

    fn field(self, key: &str) -> Option<Self> {
        match self {
            Bson::Document(members) => members.get(key),
            Bson::Array(items) => items.get(index(key)?),
            _ => None,
        }
    }

    fn elements(self) -> impl Iterator<Item = Self> {
        match self {
            Bson::Array(items) => items.iter(),
            _ => [].iter(),
        }
    }

    fn members(self) -> Vec<(Cow<'r, str>, Self)> {
        match self {
            Bson::Document(members) => {
                members.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value)).collect()
            }
            _ => Vec::new(),
        }
    }
}
