//! The values of a filter, decoded once.

use super::view::{Node, Number, RowError, Text, View};
use crate::arena::NodeId;
use crate::request::{Foreign, Kind, Request};
use crate::value::base64;
use crate::value::decimal::Decimal;
use std::borrow::Cow;

/// A value that rows are compared with.
#[derive(Debug, Clone)]
pub(super) enum Constant {
    Null,
    /// In the keys of a sort, like the two below: no filter has them.
    Undefined,
    Bool(bool),
    Number(Number),
    String(Box<str>),
    Date(i64),
    ObjectId([u8; 12]),
    Binary(u8, Box<[u8]>),
    Regex(Box<str>, Box<str>),
    Timestamp(u32, u32),
    Code(Box<str>),
    CodeWithScope(Box<str>),
    DbPointer,
    MinKey,
    MaxKey,
    Array(Box<[Constant]>),
    Object(Box<[(Box<str>, Constant)]>),
}

impl Constant {
    /// Decodes a value of a request. A value that nothing can be compared with is given back as the error: code with its
    /// scope, a pointer into a database, `undefined`, and whatever is no value at all.
    pub(super) fn read(request: &Request, node: NodeId) -> Result<Self, NodeId> {
        let text = |text| Box::from(request.text(text));
        Ok(match request.arena.kind(node) {
            Kind::Null => Self::Null,
            Kind::Bool(truth) => Self::Bool(truth),
            Kind::Int32(number) => Self::Number(Number::Int(number)),
            Kind::Int64(number) => Self::Number(Number::Long(number)),
            Kind::Double(number) => Self::Number(Number::Double(number)),
            Kind::Decimal(digits) => {
                Self::Number(Number::Decimal(Decimal::parse(request.text(digits)).map_err(|_| node)?))
            }
            Kind::String(string) => Self::String(text(string)),
            Kind::Date(instant) => Self::Date(instant),
            Kind::Regex(pattern, flags) => Self::Regex(text(pattern), text(request.flags(pattern, flags))),
            Kind::Binary(base64, subtype) => {
                Self::Binary(subtype, base64::decode(request.text(base64)).ok_or(node)?.into())
            }
            Kind::ObjectId(digits) => Self::ObjectId(object_id(request.text(digits)).ok_or(node)?),
            Kind::Array(items) => {
                let items = request.arena.children(items).map(|item| Self::read(request, item));
                Self::Array(items.collect::<Result<_, _>>()?)
            }
            Kind::Object(members) => {
                let members =
                    request.arena.children(members).filter_map(|member| match request.arena.kind(member) {
                        Kind::Member(key, value) => {
                            Some(Self::read(request, value).map(|value| (text(key), value)))
                        }
                        _ => None,
                    });
                Self::Object(members.collect::<Result<_, _>>()?)
            }
            Kind::Foreign(foreign, wrapper) => Self::foreign(request, foreign, wrapper).ok_or(node)?,
            // What was read as operators is compared by nobody.
            Kind::Conjunction(_)
            | Kind::Logical(..)
            | Kind::Top(..)
            | Kind::Field(..)
            | Kind::Tests(_)
            | Kind::Test(..)
            | Kind::Member(..) => return Err(node),
        })
    }

    fn foreign(request: &Request, foreign: Foreign, wrapper: NodeId) -> Option<Self> {
        let value = request.entries(wrapper).next().map(|(_, _, value)| value);
        let text = || match request.arena.kind(value?) {
            Kind::String(text) => Some(Box::from(request.text(text))),
            _ => None,
        };
        match foreign {
            Foreign::Timestamp => {
                let members = request.members(value?);
                let part = |name| u32::try_from(request.whole_number(request.member(members, name)?)?).ok();
                Some(Self::Timestamp(part("t")?, part("i")?))
            }
            Foreign::Code => text().map(Self::Code),
            Foreign::Symbol => text().map(Self::String),
            Foreign::MinKey => Some(Self::MinKey),
            Foreign::MaxKey => Some(Self::MaxKey),
            Foreign::CodeWithScope | Foreign::DbPointer | Foreign::Undefined => None,
        }
    }

    /// How many levels of arrays and documents it has.
    pub(super) fn is_compound(&self) -> bool {
        matches!(self, Self::Array(_) | Self::Object(_))
    }
}

/// The bytes of an ObjectId in hexadecimal digits.
pub(super) fn object_id(digits: &str) -> Option<[u8; 12]> {
    let mut bytes = [0; 12];
    if digits.len() != 24 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks(2)) {
        for &digit in pair {
            *byte = *byte << 4 | u8::try_from(char::from(digit).to_digit(16)?).ok()?;
        }
    }
    Some(bytes)
}

impl<'c> Node<'c> for &'c Constant {
    const HAS_DATES_AS_TEXT: bool = false;

    fn view(self) -> Result<View<'c, Self>, RowError> {
        Ok(self.plain())
    }

    fn plain(self) -> View<'c, Self> {
        match self {
            Constant::Null => View::Null,
            Constant::Undefined => View::Undefined,
            Constant::Bool(truth) => View::Bool(*truth),
            Constant::Number(number) => View::Number(*number),
            Constant::String(text) => View::String(Text::Plain(text)),
            Constant::Date(instant) => View::Date(*instant),
            Constant::ObjectId(bytes) => View::ObjectId(*bytes),
            Constant::Binary(subtype, bytes) => View::Binary(*subtype, Cow::Borrowed(bytes)),
            Constant::Regex(pattern, flags) => View::Regex(Cow::Borrowed(pattern), Cow::Borrowed(flags)),
            Constant::Timestamp(seconds, count) => View::Timestamp(*seconds, *count),
            Constant::Code(text) => View::Code(Cow::Borrowed(text)),
            Constant::CodeWithScope(text) => View::CodeWithScope(Cow::Borrowed(text)),
            Constant::DbPointer => View::DbPointer,
            Constant::MinKey => View::MinKey,
            Constant::MaxKey => View::MaxKey,
            Constant::Array(_) => View::Array(self),
            Constant::Object(_) => View::Object(self),
        }
    }

    fn is_array(self) -> bool {
        matches!(self, Constant::Array(_))
    }

    fn field(self, key: &str) -> Option<Self> {
        match self {
            Constant::Object(members) => {
                members.iter().find(|(name, _)| &**name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    fn elements(self) -> impl Iterator<Item = Self> {
        match self {
            Constant::Array(items) => items.iter(),
            _ => [].iter(),
        }
    }

    fn members(self) -> Vec<(Cow<'c, str>, Self)> {
        match self {
            Constant::Object(members) => {
                members.iter().map(|(key, value)| (Cow::Borrowed(&**key), value)).collect()
            }
            _ => Vec::new(),
        }
    }
}
