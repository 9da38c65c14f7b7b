//! Decoded paths, strings and numbers to their canonical spelling in the language.

use crate::digits::write_integer;
use crate::json_text;
use crate::lex::string::{self as quoted, Escapes};
use crate::lex::token::{Group, Keyword};
use crate::path;
use crate::span::Span;
use crate::value::date;
use crate::value::number::{self, Number};
use std::fmt::Write as _;

/// Words that mean something else than their letters where a value is expected, in any case.
const RESERVED_VALUES: &[&str] = &[
    "true",
    "false",
    "null",
    "now",
    "today",
    "yesterday",
    "tomorrow",
    "and",
    "or",
    "not",
    "in",
    "is",
    "new",
];

/// Writes a path (decoded, segments joined by `.`) with backticks where they are needed. `element`: directly inside
/// `has (…)`.
pub(crate) fn path(text: &str, element: bool, out: &mut String) {
    for (index, segment) in text.split('.').enumerate() {
        out.push_str(if index > 0 { "." } else { "" });
        let keyword = Keyword::of(segment.as_bytes()).filter(|_| index == 0);
        let means_more = keyword == Some(Keyword::Not)
            || (element && keyword.is_some_and(|keyword| keyword.group() == Group::Operator));
        let digits = index > 0 && !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
        if digits || (is_word(segment) && !means_more) {
            out.push_str(segment);
        } else {
            path::quote(segment, out);
        }
    }
}

/// Writes a string as a value: a bare word where it can be one, else in quotes.
pub(crate) fn word_or_string(text: &str, out: &mut String) {
    let reserved = RESERVED_VALUES.iter().any(|word| word.eq_ignore_ascii_case(text));
    if !reserved && text.is_ascii() && text.split('.').all(is_word) {
        out.push_str(text);
    } else {
        string(text, out);
    }
}

/// Whether `text` is one word of the language: a letter, then letters and digits, and `-` only between two letters.
fn is_word(text: &str) -> bool {
    let letter = |character: char| character.is_alphabetic() || character == '_';
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let fits = match before {
            None => letter(character),
            Some(_) if letter(character) || character.is_ascii_digit() => true,
            Some(before) => {
                character == '-' && letter(before) && characters.peek().copied().is_some_and(letter)
            }
        };
        if !fits {
            return false;
        }
        before = Some(character);
    }
    before.is_some()
}

/// Writes a string in double quotes, with the shortest escapes.
pub(super) fn string(text: &str, out: &mut String) {
    json_text::string(text, out);
}

/// Writes the number written as `text` with its shortest digits. Whole numbers of any size keep theirs.
pub(super) fn number(text: &str, out: &mut String) {
    let _ = match Number::parse(text) {
        Ok(Number::Integer(integer)) => write_integer(integer, out),
        Ok(Number::Double(double)) if !is_whole(text) => number::write_double(double, out),
        Ok(Number::Double(_)) | Err(_) => out.write_str(text),
    };
}

fn is_whole(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Writes a finite double.
pub(super) fn double(double: f64, out: &mut String) {
    let _ = number::write_double(double, out);
}

/// Writes an instant as a date, or as an epoch where its year has not four digits.
pub(super) fn instant(milliseconds: i64, out: &mut String) {
    let _ = match date::has_iso_form(milliseconds) {
        true => date::write_iso(milliseconds, out),
        false => write!(out, "@{milliseconds}ms"),
    };
}

/// The text of the path written at `span`.
pub(crate) fn decoded_path(source: &str, span: Span) -> String {
    let mut text = String::with_capacity(span.len() as usize);
    path::decode(source, span, &mut text);
    text
}

/// The text of the string in quotes at `span`.
pub(super) fn decoded_string(source: &str, span: Span) -> String {
    let mut text = String::with_capacity(span.len() as usize);
    // A tree without errors has no flawed string.
    let inside = Span::new(span.start + 1, span.end.saturating_sub(1));
    let _ = quoted::unescape(source, inside, Escapes::Language, &mut text);
    text
}
