//! Literals with an inner grammar: nom rules over bytes that find where each ends. Errors carry nothing; the caller reads a literal that fails again.

use super::token::TokenKind;
use crate::value::date::is_utc;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, digit1, none_of, satisfy};
use nom::combinator::{opt, recognize, value};
use nom::multi::{many0_count, many1_count};
use nom::{IResult, Parser};

/// What a rule gives: the rest of the input, and what it read.
pub(crate) type Read<'a, T> = IResult<&'a [u8], T, ()>;

/// `number = [ "-" ] , ( "0" | nonzero , { digit } ) , [ "." , digits ] , [ exponent ] ;`
pub(crate) fn number(i: &[u8]) -> Read<'_, &[u8]> {
    recognize((opt(char('-')), alt((tag("0"), digit1)), opt((char('.'), digit1)), opt(exponent))).parse(i)
}

/// `exponent = ( "e" | "E" ) , [ "+" | "-" ] , digits ;`
fn exponent(i: &[u8]) -> Read<'_, &[u8]> {
    recognize((satisfy(|letter| matches!(letter, 'e' | 'E')), opt(sign), digit1)).parse(i)
}

/// A day, a month or an instant, by its shape.
///
/// `month = digit , digit , digit , digit , "-" , digit , digit ;`
/// `day = month , "-" , digit , digit ;`
/// `instant = day , time , [ zone ] ;`
pub(crate) fn date(i: &[u8]) -> Read<'_, TokenKind> {
    if let Some((first, rest)) = i.split_first_chunk()
        && is_utc(first)
    {
        return Ok((rest, TokenKind::Instant));
    }
    let (i, _) = (digits::<4>, char('-'), digits::<2>).parse(i)?;
    let (i, day) = opt((char('-'), digits::<2>)).parse(i)?;
    if day.is_none() {
        return Ok((i, TokenKind::Month));
    }
    let (i, time) = opt((time, opt(zone))).parse(i)?;
    Ok((i, if time.is_some() { TokenKind::Instant } else { TokenKind::Day }))
}

/// `time = ( "T" | "t" ) , digit , digit , ":" , digit , digit , [ ":" , digit , digit , [ "." , digits ] ] ;`
fn time(i: &[u8]) -> Read<'_, &[u8]> {
    let seconds = (char(':'), digits::<2>, opt((char('.'), digit1)));
    recognize((
        satisfy(|letter| matches!(letter, 'T' | 't')),
        digits::<2>,
        char(':'),
        digits::<2>,
        opt(seconds),
    ))
    .parse(i)
}

/// `zone = "Z" | "z" | ( "+" | "-" ) , digit , digit , [ ":" ] , digit , digit ;`
fn zone(i: &[u8]) -> Read<'_, &[u8]> {
    alt((
        recognize(satisfy(|letter| matches!(letter, 'Z' | 'z'))),
        recognize((sign, digits::<2>, opt(char(':')), digits::<2>)),
    ))
    .parse(i)
}

fn sign(i: &[u8]) -> Read<'_, char> {
    satisfy(|sign| matches!(sign, '+' | '-')).parse(i)
}

fn digits<const COUNT: usize>(i: &[u8]) -> Read<'_, ()> {
    match i.split_first_chunk::<COUNT>() {
        Some((digits, rest)) if digits.iter().all(u8::is_ascii_digit) => Ok((rest, ())),
        _ => Err(nom::Err::Error(())),
    }
}

/// `amount = ( "+" | "-" ) , digits , unit ;`
///
/// Blanks may stand around the sign. What stands for the unit is given back: any letters, or none.
pub(crate) fn amount(i: &[u8]) -> Read<'_, &[u8]> {
    let blanks = || take_while(|byte: u8| matches!(byte, b' ' | b'\t'));
    let (i, _) = (sign, blanks(), digit1).parse(i)?;
    take_while(|byte: u8| byte.is_ascii_alphabetic()).parse(i)
}

/// `unit = "s" | "m" | "h" | "d" | "w" | "mo" | "y" ;`
pub(crate) fn is_unit(unit: &[u8]) -> bool {
    matches!(unit, b"s" | b"m" | b"h" | b"d" | b"w" | b"mo" | b"y")
}

/// `epoch = "@" , [ "-" ] , digits , [ "s" | "ms" ] ;`
pub(crate) fn epoch(i: &[u8]) -> Read<'_, &[u8]> {
    recognize((char('@'), opt(char('-')), digit1, opt(alt((tag("ms"), tag("s")))))).parse(i)
}

/// `regex = "/" , piece , { piece } , "/" , { flag } ;`
///
/// The flags are given back: any letters, so that the caller can name the wrong ones.
pub(crate) fn regex(i: &[u8]) -> Read<'_, &[u8]> {
    let (i, _) = (char('/'), many1_count(piece), char('/')).parse(i)?;
    take_while(|byte: u8| byte.is_ascii_alphanumeric() || byte == b'_').parse(i)
}

/// Whether each is a flag and none stands twice.
pub(crate) fn are_flags(letters: &[u8]) -> bool {
    let mut seen = 0u8;
    letters.iter().all(|letter| {
        let flag = match letter {
            b'i' => 1,
            b'm' => 2,
            b's' => 4,
            b'x' => 8,
            _ => return false,
        };
        let is_new = seen & flag == 0;
        seen |= flag;
        is_new
    })
}

/// `piece = escape | class | plain ;`
fn piece(i: &[u8]) -> Read<'_, ()> {
    let plain = take_while1(|byte: u8| !matches!(byte, b'/' | b'\\' | b'[' | b'\n' | b'\r'));
    alt((value((), plain), value((), escape), value((), class))).parse(i)
}

/// `escape = "\" , character ;`
fn escape(i: &[u8]) -> Read<'_, char> {
    let (i, _) = char('\\').parse(i)?;
    none_of("\r\n").parse(i)
}

/// `class = "[" , [ "^" ] , [ "]" ] , { escape | posix | member } , "]" ;`
///
/// A `]` right at the start is a member, as in PCRE.
fn class(i: &[u8]) -> Read<'_, ()> {
    let member = take_while1(|byte: u8| !matches!(byte, b']' | b'\\' | b'[' | b'\n' | b'\r'));
    let inner = alt((value((), member), value((), escape), value((), posix), value((), char('['))));
    let whole = (char('['), opt(char('^')), opt(char(']')), many0_count(inner), char(']'));
    value((), whole).parse(i)
}

/// `posix = "[:" , [ "^" ] , ascii_letter , { ascii_letter } , ":]" ;`
fn posix(i: &[u8]) -> Read<'_, ()> {
    let name = take_while1(|byte: u8| byte.is_ascii_alphabetic());
    value((), (tag("[:"), opt(char('^')), name, tag(":]"))).parse(i)
}

/// The number that a slip such as `.5`, `1.`, `01` or `+1` means, as it should be written.
pub(crate) fn mended_number(written: &str) -> Option<String> {
    let (sign, rest) = match written.as_bytes().first()? {
        b'-' => ("-", written.get(1..)?),
        b'+' => ("", written.get(1..)?),
        _ => ("", written),
    };
    let digits_end = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = rest.split_at_checked(digits_end(rest))?;
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(after) => after.split_at_checked(digits_end(after))?,
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    if !rest.is_empty() && !exponent(rest.as_bytes()).is_ok_and(|(rest, _)| rest.is_empty()) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        trimmed => trimmed,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end<T>(read: Read<'_, T>, text: &str) -> Option<usize> {
        read.ok().map(|(rest, _)| text.len() - rest.len())
    }

    #[test]
    fn dates_are_told_by_shape() {
        for (text, kind, length) in [
            ("2024-03", TokenKind::Month, 7),
            ("2024-03-01", TokenKind::Day, 10),
            ("2024-03..", TokenKind::Month, 7),
            ("2024-03-01T10:00Z", TokenKind::Instant, 17),
            ("2024-03-01T10:00:00.123+02:00", TokenKind::Instant, 29),
            ("2024-03-01T10:00..2", TokenKind::Instant, 16),
            ("2024-03-01T10", TokenKind::Day, 10),
        ] {
            let (rest, read) = date(text.as_bytes()).unwrap();
            assert_eq!((read, text.len() - rest.len()), (kind, length), "{text}");
        }
        assert!(date(b"2024").is_err() && date(b"202-03").is_err());
    }

    #[test]
    fn regexes_end_at_the_free_slash() {
        for (text, length) in [
            ("/a/", Some(3)),
            ("/a/i and", Some(4)),
            (r"/a\/b/", Some(6)),
            ("/[/]/x", Some(6)),
            ("/[]/]/", Some(6)),
            ("/[^]/]/", Some(7)),
            ("/[[:alpha:]/]/", Some(14)),
            ("/a", None),
            ("/a\n/", None),
            ("/[a/", None),
            ("//", None),
        ] {
            assert_eq!(end(regex(text.as_bytes()), text), length, "{text}");
        }
    }

    #[test]
    fn number_slips_are_mended() {
        for (written, mended) in [
            (".5", Some("0.5")),
            ("-.5", Some("-0.5")),
            ("1.", Some("1")),
            ("01", Some("1")),
            ("00", Some("0")),
            ("+1", Some("1")),
            ("+01.50e+3", Some("1.50e+3")),
            ("1x", None),
            (".", None),
            ("-", None),
        ] {
            assert_eq!(mended_number(written).as_deref(), mended, "{written}");
        }
    }
}
