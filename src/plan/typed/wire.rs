//! What a parameter is to say, to its value as the endpoint reads it.

use super::super::javascript;
use crate::arena::List;
use crate::json_text;
use crate::request::{Kind, Request};
use crate::server::{Meaning, Typed, ValueTest, Wire};
use crate::span::Span;
use crate::value::date::{has_iso_form, write_iso};
use crate::version::{Version, Versions};

/// The first release that is known to read lists of up to 500 items; before, the default of its parser is 20.
/// Source: server.md, section 4, and `typed-params-wire.txt`.
const LONG_LISTS: Version = Version::new(8, 6, 1);

/// How many items a list has at most.
const MOST_ITEMS: (usize, usize) = (20, 500);

/// How many items a list with brackets has at most on all these versions.
pub(in crate::plan) fn most_items(versions: Versions) -> usize {
    if versions.first >= LONG_LISTS { MOST_ITEMS.1 } else { MOST_ITEMS.0 }
}

/// How long a value may be: all headers of a request have 16 KiB in Node.
const LONGEST: usize = 4096;

/// What a parameter is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    Text(String),
    List(Vec<String>),
    /// Milliseconds since 1970.
    Instant(i64),
    /// The first and the last millisecond.
    Span {
        start: Option<i64>,
        end: Option<i64>,
    },
    Members(Vec<(String, String)>),
}

/// A value as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    /// One `name[]=…` each.
    List(Vec<String>),
}

impl Value {
    /// Whether it is a list that holds this word and no other.
    pub(super) fn is_list_of(&self, word: &str) -> bool {
        matches!(self, Self::List(values) if !values.is_empty() && values.iter().all(|value| value == word))
    }

    pub(super) fn node(&self, request: &mut Request) -> crate::arena::NodeId {
        let text = |request: &mut Request, text: &str| {
            let text = request.intern(text);
            request.arena.push(Kind::String(text), Span::default())
        };
        match self {
            Self::Text(value) => text(request, value),
            Self::List(values) => {
                let mut list = List::default();
                for value in values {
                    let item = text(request, value);
                    request.arena.append(&mut list, item);
                }
                request.arena.push(Kind::Array(list), Span::default())
            }
        }
    }
}

/// The value as the endpoint reads it; nothing where it cannot be written, or would not filter.
pub(super) fn written(wanted: Wanted, typed: &Typed, versions: Versions) -> Option<Value> {
    let value = match (typed.wire, wanted) {
        (Wire::Text | Wire::Pattern, Wanted::Text(text)) if is_sendable(&text, typed) => Value::Text(text),
        // The word is of the catalogue.
        (Wire::Choice, Wanted::Text(word)) => Value::Text(word),
        (Wire::CommaList, Wanted::List(items)) if items.iter().all(|item| is_sendable(item, typed)) => {
            if items.iter().any(|item| item.contains(',')) {
                return None;
            }
            Value::Text(items.join(","))
        }
        (Wire::Brackets, Wanted::List(items)) if items.iter().all(|item| is_sendable(item, typed)) => {
            if items.len() > most_items(versions) {
                return None;
            }
            Value::List(items)
        }
        (Wire::Date | Wire::CheckedDate | Wire::StrictDate, Wanted::Instant(instant)) => {
            Value::Text(iso(instant)?)
        }
        (Wire::JsonRange, Wanted::Span { start, end }) => Value::Text(span(start, end)?),
        (Wire::JsonObject, Wanted::Members(members)) => {
            if !members.iter().all(|(key, value)| is_sendable(key, typed) && is_sendable(value, typed)) {
                return None;
            }
            Value::Text(object(&members))
        }
        (_, _) => return None,
    };
    let length = match &value {
        Value::Text(text) => text.len(),
        Value::List(items) => items.iter().map(|item| item.len() + typed.name.len() + 3).sum(),
    };
    (length <= LONGEST).then_some(value)
}

/// Whether a text comes through: it is not empty, and nobody can trim, cut or reread it.
fn is_sendable(text: &str, typed: &Typed) -> bool {
    let is_edge =
        |character: Option<char>| character.is_none_or(|one| one.is_whitespace() || one == '\u{feff}');
    let is_quoted = || text.starts_with('"') && text.ends_with('"');
    let looks_for_text = match typed.meaning {
        Meaning::Any(branches) => branches.iter().any(|branch| branch.test == ValueTest::Contains),
        Meaning::Choice(_) => false,
    };
    let is_misread = is_edge(text.chars().next())
        || is_edge(text.chars().next_back())
        || text.chars().any(char::is_control)
        || typed.never.contains(&text)
        // Some compare what is in quotes as a whole.
        || looks_for_text && is_quoted();
    !is_misread
}

/// Whether a pattern means the same to all these versions. One that is read nowhere yet may be escaped, and then only plain
/// letters mean what they meant; one that goes through JavaScript has to be compiled there.
pub(super) fn is_pattern_safe(wanted: &Wanted, typed: &Typed, versions: Versions) -> bool {
    let is_plain =
        |pattern: &str| pattern.chars().all(|one| one.is_alphanumeric() || one == '_' || one == ' ');
    let is_safe = |pattern: &str| is_plain(pattern) || versions.last <= Version::NEWEST_RELEASED;
    match wanted {
        Wanted::Text(pattern) => is_safe(pattern),
        Wanted::Members(members) => members.iter().all(|(_, pattern)| {
            is_safe(pattern) && (typed.wire != Wire::JsonObject || javascript::obstacle(pattern).is_none())
        }),
        Wanted::List(_) | Wanted::Instant(_) | Wanted::Span { .. } => false,
    }
}

/// `2024-01-02T03:04:05.678Z`; nothing outside the years 0000 to 9999.
fn iso(instant: i64) -> Option<String> {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_iso(instant, &mut text);
    if !text.contains('.') {
        text.truncate(text.len() - 1);
        text.push_str(".000Z");
    }
    has_iso_form(instant).then_some(text)
}

/// `{"start":"…","end":"…"}`; nothing without either, which would match nothing.
fn span(start: Option<i64>, end: Option<i64>) -> Option<String> {
    if start.is_none() && end.is_none() || start.zip(end).is_some_and(|(start, end)| start > end) {
        return None;
    }
    let mut members = Vec::new();
    for (key, instant) in [("start", start), ("end", end)] {
        if let Some(instant) = instant {
            members.push((key.to_owned(), iso(instant)?));
        }
    }
    Some(object(&members))
}

/// A JSON object of texts.
fn object(members: &[(String, String)]) -> String {
    let mut out = String::from("{");
    for (index, (key, value)) in members.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        json_text::string(key, &mut out);
        out.push(':');
        json_text::string(value, &mut out);
    }
    out.push('}');
    out
}
