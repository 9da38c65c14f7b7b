//! A value of serde_json as a row's value.

use super::json::index;
use super::view::{Glance, Node, Number, RowError, Text, View};
use super::wrapper;
use serde_json::Value;
use std::borrow::Cow;

/// How many members are few.
const FEW: usize = 24;

impl<'r> Node<'r> for &'r Value {
    const HAS_DATES_AS_TEXT: bool = true;

    fn view(self) -> Result<View<'r, Self>, RowError> {
        match self {
            Value::Object(members) if members.keys().next().is_some_and(|key| key.starts_with('$')) => {
                wrapper::view(self)
            }
            _ => Ok(self.plain()),
        }
    }

    #[inline]
    fn glance(self) -> Option<Glance<'r>> {
        match self {
            Value::Bool(truth) => Some(Glance::Bool(*truth)),
            Value::String(text) => Some(Glance::Text(text)),
            _ => None,
        }
    }

    #[inline]
    fn plain(self) -> View<'r, Self> {
        match self {
            Value::Null => View::Null,
            Value::Bool(truth) => View::Bool(*truth),
            Value::Number(number) => View::Number(match number.as_i64() {
                Some(whole) => Number::whole(whole),
                None => Number::Double(number.as_f64().unwrap_or(f64::NAN)),
            }),
            Value::String(text) => View::String(Text::Plain(text)),
            Value::Array(_) => View::Array(self),
            Value::Object(_) => View::Object(self),
        }
    }

    #[inline]
    fn is_array(self) -> bool {
        matches!(self, Value::Array(_))
    }

    fn field(self, key: &str) -> Option<Self> {
        match self {
            // Of few members the one is found sooner by looking than by hashing.
            Value::Object(members) if members.len() <= FEW => {
                let first = key.as_bytes().first();
                let is_it = |name: &String| {
                    name.len() == key.len() && name.as_bytes().first() == first && *name == key
                };
                members.iter().find(|(name, _)| is_it(name)).map(|(_, value)| value)
            }
            Value::Object(members) => members.get(key),
            Value::Array(items) => items.get(index(key)?),
            _ => None,
        }
    }

    fn elements(self) -> impl Iterator<Item = Self> {
        match self {
            Value::Array(items) => items.iter(),
            _ => [].iter(),
        }
    }

    fn members(self) -> Vec<(Cow<'r, str>, Self)> {
        match self {
            Value::Object(members) => {
                members.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value)).collect()
            }
            _ => Vec::new(),
        }
    }
}
