//! A line of a batch to the request that it holds.
//!
//! A good line is read in one pass without copies. A line that this refuses is read again by [`diagnose`], which finds
//! every mistake and its place.

use super::diagnosis::diagnose;
use rocketql::{Diagnostics, Span};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A string, borrowed where it has no escapes.
#[derive(Debug, Deserialize)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

impl Text<'_> {
    /// Where it stands in the line, with its quotes; with escapes, the whole line.
    pub(super) fn place(&self, source: &str) -> Span {
        match &self.0 {
            Cow::Borrowed(text) => {
                let inside = place(source, text);
                Span::new(inside.start.saturating_sub(1), inside.end + 1)
            }
            Cow::Owned(_) => whole(source),
        }
    }
}

/// What a line holds. `null` is the same as no value.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line<'a> {
    /// Any value; the answer repeats it.
    #[serde(borrow)]
    pub(super) id: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) text: Option<Text<'a>>,
    #[serde(borrow, alias = "filter")]
    pub(super) query: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) fields: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) sort: Option<Text<'a>>,
    pub(super) offset: Option<i64>,
    pub(super) count: Option<i64>,
    #[serde(borrow)]
    pub(super) endpoint: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) with: Option<With<'a>>,
    #[serde(borrow)]
    pub(super) now: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) tz: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) epoch: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) mode: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) server: Option<Text<'a>>,
    #[serde(rename = "unsafe")]
    pub(super) unsafe_params: Option<bool>,
    pub(super) privileged: Option<bool>,
}

impl<'a> Line<'a> {
    /// Reads a line. Where it is refused, the reasons are in the sink, and its `id`, where it has one, is given back.
    pub(super) fn read(source: &'a str, sink: &mut Diagnostics) -> Result<Self, Option<&'a RawValue>> {
        match serde_json::from_str::<Self>(source) {
            Ok(line) if line.is_sound() => Ok(line),
            Ok(_) => Err(diagnose(source, None, sink)),
            Err(error) => Err(diagnose(source, Some(error), sink)),
        }
    }

    /// Whether there is one request.
    fn is_sound(&self) -> bool {
        let texts = [&self.query, &self.fields, &self.sort];
        let has_parts =
            texts.iter().any(|text| text.is_some()) || self.offset.is_some() || self.count.is_some();
        self.text.is_some() != has_parts
    }
}

/// The members of an object in order, as they are written.
#[derive(Debug)]
pub(super) struct Members<'a>(pub(super) Vec<(&'a RawValue, &'a RawValue)>);

/// The parameters of an endpoint.
pub(super) type With<'a> = Members<'a>;

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

/// What a value is, by its first byte.
pub(super) fn kind(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b't' | b'f') => "a truth value",
        Some(b'n') => "null",
        Some(_) | None => "a number",
    }
}

/// The string that a value stands for; what cannot be decoded stays as written.
pub(super) fn decoded(value: &RawValue) -> Cow<'_, str> {
    serde_json::from_str::<Text<'_>>(value.get()).map_or(Cow::Borrowed(value.get()), |text| text.0)
}

/// Where a slice of the line stands in it.
pub(super) fn place(source: &str, slice: &str) -> Span {
    let start = (slice.as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
    Span::new(offset(start), offset(start + slice.len()))
}

pub(super) fn whole(source: &str) -> Span {
    Span::new(0, offset(source.len()))
}

pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
