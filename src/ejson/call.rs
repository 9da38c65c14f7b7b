//! Values of other languages, such as `ISODate("…")`, `/a/i` and `None`, to the EJSON that means the same.

use super::slip::{quoted, tolerant};
use crate::diagnostic::Diagnostics;
use crate::lex::json::{Token, TokenKind};
use crate::lex::number;
use crate::span::Span;
use crate::value::base64;
use crate::value::calendar::Moment;
use crate::value::date;
use crate::value::{Setting, Utc, Zone};
use crate::words::meant;

/// What a bare word of another language is in JSON.
pub(super) fn constant(word: &str) -> Option<&'static str> {
    Some(match word {
        "True" | "TRUE" => "true",
        "False" | "FALSE" => "false",
        "None" | "nil" | "Null" | "NULL" | "undefined" | "Undefined" => "null",
        _ => return None,
    })
}

/// What a number that is not finite is in EJSON.
pub(super) fn infinity(word: &str) -> Option<&'static str> {
    const NUMBERS: [(&str, &str); 3] = [
        ("nan -nan", "{\"$InfNaN\":0}"),
        ("infinity inf", "{\"$InfNaN\":1}"),
        ("-infinity -inf", "{\"$InfNaN\":-1}"),
    ];
    meant(word.trim_start_matches('+'), &NUMBERS)
}

/// `/pattern/flags` as an object. In an array it needs its options, even if empty, to be read as a value there.
pub(super) fn regex_literal(written: &str, in_array: bool) -> String {
    let inside = written.get(1..).unwrap_or("");
    let (pattern, flags) = inside.rsplit_once('/').unwrap_or((inside, ""));
    regex(&pattern.replace("\\/", "/"), flags, in_array)
}

fn regex(pattern: &str, flags: &str, in_array: bool) -> String {
    let mut options = String::new();
    // JavaScript's other flags say nothing about which texts match.
    for flag in flags.to_ascii_lowercase().chars().filter(|flag| "imsx".contains(*flag)) {
        if !options.contains(flag) {
            options.push(flag);
        }
    }
    let pattern = quoted(pattern);
    if options.is_empty() && !in_array {
        format!("{{\"$regex\":{pattern}}}")
    } else {
        format!("{{\"$regex\":{pattern},\"$options\":\"{options}\"}}")
    }
}

/// A date without quotes, as a value.
pub(super) fn bare_date(text: &str, zone: &dyn Zone) -> Option<String> {
    let looks_like_date = text.len() >= 10 && text.as_bytes().get(4) == Some(&b'-');
    date_of(text, zone).filter(|_| looks_like_date)
}

/// What a date's text means: a day alone is its midnight in UTC, as in JavaScript; a time without an offset counts in
/// `zone`.
fn date_of(text: &str, zone: &dyn Zone) -> Option<String> {
    let span = Span::between(0, text.len());
    let read = |zone| date::literal(text, zone, span, &mut Diagnostics::new(1));
    let instant = match read(zone)? {
        Moment::Instant(instant) => instant,
        Moment::Interval { .. } => match read(&Utc)? {
            Moment::Interval { low, .. } => low,
            Moment::Instant(instant) => instant,
        },
    };
    Some(instant_of(instant))
}

fn instant_of(instant: i64) -> String {
    if !date::has_iso_form(instant) {
        return format!("{{\"$date\":{{\"$numberLong\":\"{instant}\"}}}}");
    }
    let mut iso = String::new();
    // Writing to a `String` cannot fail.
    let _ = date::write_iso(instant, &mut iso);
    format!("{{\"$date\":\"{iso}\"}}")
}

/// An argument of a call: text in quotes, or bare.
enum Argument<'a> {
    Text(String),
    Bare(&'a str),
}

impl<'a> Argument<'a> {
    fn new(source: &'a str, token: Token) -> Self {
        let text = token.span.slice(source);
        match token.kind {
            TokenKind::String(_) | TokenKind::Unclosed(_) => {
                let mut inside = text.chars();
                inside.next();
                if matches!(token.kind, TokenKind::String(_)) {
                    inside.next_back();
                }
                Self::Text(tolerant(inside.as_str()))
            }
            _ => Self::Bare(text),
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Bare(text) => text,
        }
    }

    /// The number that it is, as JSON has it.
    fn number(&self) -> Option<String> {
        let text = self.text();
        let is_number = number::number(text.as_bytes()).is_ok_and(|(rest, _)| rest.is_empty());
        if is_number { Some(text.to_owned()) } else { number::mended(text) }
    }

    fn integer(&self) -> Option<i64> {
        self.number()?.parse().ok()
    }
}

/// What a call of another language's constructor means, the likeliest first. Where it is not one that is known, or its
/// arguments are not, nothing.
pub(super) fn meaning(
    source: &str,
    name: &str,
    arguments: &[Token],
    setting: Setting<'_>,
    in_array: bool,
) -> Vec<String> {
    let arguments: Vec<_> = arguments.iter().map(|&token| Argument::new(source, token)).collect();
    // A module's name before it says nothing: `datetime.datetime(…)`, `bson.ObjectId(…)`.
    let name = name.rsplit('.').next().unwrap_or(name);
    let found = match (name, arguments.as_slice()) {
        ("ISODate" | "Date" | "now" | "utcnow", []) => setting.now.map(instant_of),
        ("ISODate", [Argument::Text(text)]) => date_of(text, &Utc),
        ("Date" | "date", [Argument::Text(text)]) => date_of(text, setting.zone),
        ("ISODate" | "Date" | "date", [number]) => {
            number.integer().map(|number| format!("{{\"$date\":{{\"$numberLong\":\"{number}\"}}}}"))
        }
        ("datetime", parts) => python_date(parts),
        ("ObjectId" | "ObjectID" | "oid", [Argument::Text(id)]) => {
            // The ids of a Rocket.Chat server are strings, whatever they look like.
            return vec![quoted(id), format!("{{\"$oid\":{}}}", quoted(id))];
        }
        ("NumberLong" | "Long" | "Int64" | "long", [number]) => number.integer().map(|number| {
            let is_safe = number.unsigned_abs() <= 1 << 53;
            if is_safe { number.to_string() } else { format!("{{\"$numberLong\":\"{number}\"}}") }
        }),
        ("NumberInt" | "Int32" | "Double" | "Number" | "Float" | "parseInt" | "int" | "float", [number]) => {
            number.number()
        }
        ("NumberDecimal" | "Decimal128" | "Decimal" | "decimal", [number]) => {
            let wrapper = format!("{{\"$numberDecimal\":{}}}", quoted(number.text()));
            return number.number().into_iter().chain([wrapper]).collect();
        }
        ("BinData", [subtype, Argument::Text(bytes)]) if base64::is_canonical(bytes) => {
            subtype.integer().and_then(|subtype| u8::try_from(subtype).ok()).map(|subtype| match subtype {
                0 => format!("{{\"$binary\":\"{bytes}\"}}"),
                _ => format!("{{\"$binary\":{{\"base64\":\"{bytes}\",\"subType\":\"{subtype:02x}\"}}}}"),
            })
        }
        ("binary", [Argument::Text(bytes)]) if base64::is_canonical(bytes) => {
            Some(format!("{{\"$binary\":\"{bytes}\"}}"))
        }
        ("UUID" | "uuid", [Argument::Text(uuid)]) if base64::uuid(uuid).is_some() => {
            Some(format!("{{\"$uuid\":\"{uuid}\"}}"))
        }
        ("RegExp" | "compile", [Argument::Text(pattern)]) => Some(regex(pattern, "", in_array)),
        ("RegExp", [Argument::Text(pattern), Argument::Text(flags)]) => Some(regex(pattern, flags, in_array)),
        ("Timestamp", [seconds, ordinal]) => match (seconds.integer(), ordinal.integer()) {
            (Some(seconds), Some(ordinal)) => {
                Some(format!("{{\"$timestamp\":{{\"t\":{seconds},\"i\":{ordinal}}}}}"))
            }
            _ => None,
        },
        ("MinKey", []) => Some("{\"$minKey\":1}".to_owned()),
        ("MaxKey", []) => Some("{\"$maxKey\":1}".to_owned()),
        ("String" | "str" | "Symbol", [Argument::Text(text)]) => Some(quoted(text)),
        _ => None,
    };
    found.into_iter().collect()
}

/// `datetime(2024, 3, 1, 10, 0)`, which has no zone and is read as UTC, as its drivers do.
fn python_date(parts: &[Argument<'_>]) -> Option<String> {
    let mut numbers = [0; 6];
    if !(3..=6).contains(&parts.len()) {
        return None;
    }
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number = part.integer()?;
    }
    let [year, month, day, hour, minute, second] = numbers;
    date_of(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"), &Utc)
}
