//! The start of a text to the number that stands there, by JSON's grammar.

use nom::branch::alt;
use nom::character::complete::{char, digit0, digit1, one_of};
use nom::combinator::{opt, recognize};
use nom::{IResult, Parser};

/// The whole number at the start of `input` and its length, where that is all there is to it: one of up to 18 digits, no
/// fraction or exponent behind it, and not `-0`. Everything else is for [`number`].
pub(crate) fn integer(input: &[u8]) -> Option<(i64, usize)> {
    let is_negative = input.first() == Some(&b'-');
    let sign = usize::from(is_negative);
    let (mut value, mut length) = (0_i64, sign);
    while let Some(digit) = input.get(length).map(|byte| byte.wrapping_sub(b'0')).filter(|&digit| digit < 10)
    {
        if length == sign + 18 {
            return None;
        }
        value = value * 10 + i64::from(digit);
        length += 1;
    }
    let is_long = length > sign + 1;
    match (input.get(sign)?, input.get(length)) {
        (b'1'..=b'9', after) if !matches!(after, Some(b'.' | b'e' | b'E')) => {
            Some((if is_negative { -value } else { value }, length))
        }
        (b'0', after) if !is_long && !is_negative && !matches!(after, Some(b'.' | b'e' | b'E')) => {
            Some((0, 1))
        }
        _ => None,
    }
}

/// The longest number at the start of `input`. [`Number::parse`](crate::value::number::Number::parse) gives its value.
///
/// `number = [ "-" ] , ( "0" | nonzero , { digit } ) , [ "." , digits ] , [ exponent ] ;`
pub(crate) fn number(input: &[u8]) -> IResult<&[u8], &[u8], ()> {
    let whole = alt((recognize(char('0')), recognize((one_of("123456789"), digit0))));
    recognize((opt(char('-')), whole, opt((char('.'), digit1)), opt(exponent))).parse(input)
}

/// `exponent = ( "e" | "E" ) , [ "+" | "-" ] , digits ;`
fn exponent(input: &[u8]) -> IResult<&[u8], &[u8], ()> {
    recognize((one_of("eE"), opt(one_of("+-")), digit1)).parse(input)
}

/// The number that a slip such as `.5`, `1.`, `01`, `+1`, `1_000`, `0x1F` or `5L` means, as it should be written.
#[cold]
pub(crate) fn mended(written: &str) -> Option<String> {
    let (sign, rest) = match written.as_bytes().first()? {
        b'-' => ("-", written.get(1..)?),
        b'+' => ("", written.get(1..)?),
        _ => ("", written),
    };
    if let Some(hex) = rest.strip_prefix("0x").or_else(|| rest.strip_prefix("0X")) {
        // The library would take a sign here.
        hex.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())?;
        return i64::from_str_radix(hex, 16).ok().map(|value| format!("{sign}{value}"));
    }
    let digits: String = rest.trim_end_matches(['L', 'l', 'n']).chars().filter(|&c| c != '_').collect();
    let mantissa = digits.trim_start_matches('0');
    let mut number = String::from(sign);
    if !mantissa.starts_with(|c: char| c.is_ascii_digit()) {
        number.push('0');
    }
    // A point without digits behind it goes, before an exponent too.
    match mantissa.split_once('.') {
        Some((whole, rest)) if rest.is_empty() || rest.starts_with(['e', 'E']) => {
            number.push_str(whole);
            number.push_str(rest);
        }
        Some(_) | None => number.push_str(mantissa),
    }
    let has_digit = digits.bytes().any(|byte| byte.is_ascii_digit());
    let is_number = self::number(number.as_bytes()).is_ok_and(|(rest, _)| rest.is_empty());
    (has_digit && is_number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_number_is_taken() {
        for (text, taken) in [
            ("0", "0"),
            ("-0", "-0"),
            ("01", "0"),
            ("42,", "42"),
            ("1.", "1"),
            ("1.5e", "1.5"),
            ("1.5e+3x", "1.5e+3"),
            ("-1E-7]", "-1E-7"),
        ] {
            assert_eq!(number(text.as_bytes()).unwrap().1, taken.as_bytes(), "{text}");
        }
        for text in ["", "-", ".5", "+1", "x", "-x", "e1"] {
            assert!(number(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_those_of_the_grammar() {
        for (text, taken) in [
            ("0", Some((0, 1))),
            ("42,", Some((42, 2))),
            ("-7]", Some((-7, 2))),
            ("999999999999999999", Some((999_999_999_999_999_999, 18))),
            ("1000000000000000000", None),
            ("-0", None),
            ("01", None),
            ("-01", None),
            ("1.", None),
            ("0.5", None),
            ("1e5", None),
            ("2E", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(integer(text.as_bytes()), taken, "{text}");
        }
    }

    #[test]
    fn slips_are_mended() {
        for (written, meant) in [
            (".5", Some("0.5")),
            ("-.5", Some("-0.5")),
            ("1.", Some("1")),
            ("1.e5", Some("1e5")),
            ("007", Some("7")),
            ("00", Some("0")),
            ("+1", Some("1")),
            ("1_000", Some("1000")),
            ("0x1F", Some("31")),
            ("5L", Some("5")),
            ("5n", Some("5")),
            ("5fa3bc", None),
            ("2024-03-01", None),
            (".", None),
            ("-", None),
            ("1..2", None),
        ] {
            assert_eq!(mended(written).as_deref(), meant, "{written}");
        }
    }
}
