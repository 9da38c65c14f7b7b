//! A value in JSON text that was checked, read where it lies.

use super::super::view::{Node, Number, RowError, Text, View};
use super::super::wrapper;
use crate::value::number;
use std::borrow::Cow;
use std::collections::HashMap;

/// The text of a value, without blanks around it, inside a row that was checked: so every shape that the grammar rules out
/// is met with some answer and no error.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Json<'r>(pub(crate) &'r str);

impl<'r> Node<'r> for Json<'r> {
    const HAS_DATES_AS_TEXT: bool = true;

    fn view(self) -> Result<View<'r, Self>, RowError> {
        match self.0.as_bytes() {
            // What stands for another type has a key that starts with `$`, at once behind the brace but for blanks.
            [b'{', rest @ ..] if matches!(rest.trim_ascii_start(), [b'"', b'$' | b'\\', ..]) => {
                wrapper::view(self)
            }
            _ => Ok(self.plain()),
        }
    }

    #[inline]
    fn plain(self) -> View<'r, Self> {
        match self.0.as_bytes().first() {
            Some(b'"') => View::String(string(self.0)),
            Some(b'{') => View::Object(self),
            Some(b'[') => View::Array(self),
            Some(b't') => View::Bool(true),
            Some(b'f') => View::Bool(false),
            Some(b'n') | None => View::Null,
            Some(_) => View::Number(number(self.0)),
        }
    }

    #[inline]
    fn is_array(self) -> bool {
        self.0.starts_with('[')
    }

    fn field(self, key: &str) -> Option<Self> {
        match self.0.as_bytes().first() {
            Some(b'{') => {
                let mut found = None;
                for (name, value) in self.written_members() {
                    if string(name).is(Text::Plain(key)) {
                        found = Some(value);
                    }
                }
                found
            }
            Some(b'[') => self.elements().nth(index(key)?),
            _ => None,
        }
    }

    fn elements(self) -> impl Iterator<Item = Self> {
        let mut items = Items::inside(self.0);
        std::iter::from_fn(move || items.next().map(Json))
    }

    fn members(self) -> Vec<(Cow<'r, str>, Self)> {
        let mut members: Vec<(Cow<'r, str>, Self)> = Vec::new();
        let mut known: Option<HashMap<Cow<'r, str>, usize>> = None;
        for (name, value) in self.written_members() {
            let name = string(name).decoded();
            // A key that stands again takes the place of the first and the value of the last, as in JavaScript.
            if members.len() == 16 && known.is_none() {
                known = Some(members.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect());
            }
            let first = match &known {
                Some(known) => known.get(&name).copied(),
                None => members.iter().position(|(other, _)| *other == name),
            };
            match first.and_then(|first| members.get_mut(first)) {
                Some(first) => first.1 = value,
                None => {
                    if let Some(known) = &mut known {
                        known.insert(name.clone(), members.len());
                    }
                    members.push((name, value));
                }
            }
        }
        members
    }
}

impl<'r> Json<'r> {
    /// The members as they stand, keys with their quotes.
    fn written_members(self) -> impl Iterator<Item = (&'r str, Self)> {
        let mut items = Items::inside(self.0);
        std::iter::from_fn(move || Some((items.next()?, Json(items.next()?))))
    }
}

/// The index of an array's element that a segment of a path names.
pub(crate) fn index(segment: &str) -> Option<usize> {
    match segment.as_bytes() {
        [b'0'] => Some(0),
        [b'1'..=b'9', ..] if segment.bytes().all(|byte| byte.is_ascii_digit()) => segment.parse().ok(),
        _ => None,
    }
}

/// A string with its quotes.
#[inline]
fn string(written: &str) -> Text<'_> {
    let inside = written.get(1..written.len().saturating_sub(1)).unwrap_or("");
    if inside.as_bytes().contains(&b'\\') { Text::Escaped(inside) } else { Text::Plain(inside) }
}

fn number(written: &str) -> Number {
    match number::Number::parse(written) {
        Ok(number::Number::Integer(number)) => Number::whole(number),
        Ok(number::Number::Double(number)) => Number::Double(number),
        Err(_) => Number::Double(f64::NAN),
    }
}

/// The values in an array or object, one after the other, in text that was checked; an object gives keys and values in turn.
struct Items<'r> {
    text: &'r str,
    at: usize,
}

impl<'r> Items<'r> {
    fn inside(text: &'r str) -> Self {
        Self { text, at: 1 }
    }

    fn next(&mut self) -> Option<&'r str> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\n' | b'\r' | b',' | b':') = bytes.get(self.at) {
            self.at += 1;
        }
        if matches!(bytes.get(self.at)?, b']' | b'}') {
            return None;
        }
        let start = self.at;
        self.at = end_of_value(bytes, start);
        self.text.get(start..self.at)
    }
}

/// Where the value ends that starts at `start`.
fn end_of_value(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    let mut depth = 0_usize;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = end_of_string(bytes, at);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                if depth <= 1 {
                    return if depth == 0 { at } else { at + 1 };
                }
                depth -= 1;
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Where the string ends whose first quote is at `start`.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    bytes.len()
}

/// The text of a string's inside as JSON writes it, whose escapes were checked.
pub(crate) fn unescaped(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut characters = after.chars();
        let escaped = characters.next();
        rest = characters.as_str();
        text.push(match escaped {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let high = code(&mut rest);
                match high {
                    0xd800..=0xdbff => {
                        rest = rest.strip_prefix("\\u").unwrap_or(rest);
                        let low = code(&mut rest);
                        let both = 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff);
                        char::from_u32(both).unwrap_or_default()
                    }
                    _ => char::from_u32(high).unwrap_or_default(),
                }
            }
            Some(other) => other,
            None => break,
        });
    }
    text.push_str(rest);
    text
}

/// Takes four hexadecimal digits.
fn code(rest: &mut &str) -> u32 {
    let (digits, after) = rest.split_at_checked(4).unwrap_or((rest, ""));
    *rest = after;
    u32::from_str_radix(digits, 16).unwrap_or(0)
}
