//! Decimal128 texts to values, and values to their canonical spelling.

use crate::diagnostic::{Code, Diagnostics};
use crate::span::Span;
use std::cmp::Ordering;
use std::fmt;

/// The digits that a coefficient has at most.
const DIGITS: u32 = 34;
const MIN_EXPONENT: i64 = -6176;
const MAX_EXPONENT: i64 = 6111;

/// A decimal floating-point number of 128 bits (IEEE 754-2008). Equal values with another number of digits differ, as
/// they do in BSON: `1.0` is not `1.00`.
///
/// Its `Display` is the canonical spelling of the BSON specification, "Decimal128".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decimal {
    /// Not a number. It has no sign in a text.
    NaN,
    /// Infinity.
    Infinity {
        /// Whether it is the negative one.
        negative: bool,
    },
    /// `±coefficient × 10^exponent`.
    Finite {
        /// Whether it is below 0, or the negative 0.
        negative: bool,
        /// At most 34 digits.
        coefficient: u128,
        /// -6176 to 6111.
        exponent: i16,
    },
}

/// Why a text is no Decimal128.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalFault {
    /// It is not the spelling of a number.
    Syntax,
    /// It has more than 34 digits, or digits too small to hold, and would have to be rounded.
    Inexact,
    /// It is too large.
    Range,
}

impl DecimalFault {
    /// Reports it; `span` is the text in the source.
    #[cold]
    pub(crate) fn report(self, text: &str, span: Span, sink: &mut Diagnostics) {
        let code = match self {
            Self::Syntax => Code::DecimalSyntax,
            Self::Inexact => Code::DecimalInexact,
            Self::Range => Code::DecimalRange,
        };
        sink.slip(code, span).arg(text.to_owned());
    }
}

impl Decimal {
    /// Reads a number (`-1.50E+3`), `NaN`, `Inf` or `Infinity` (in any case). Nothing is rounded: a number that does not
    /// fit exactly is an error. An exponent too large for the form is lowered by further zeros where there is room.
    pub(crate) fn parse(text: &str) -> Result<Self, DecimalFault> {
        let (negative, rest) = match (text.strip_prefix('-'), text.strip_prefix('+')) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => (false, text),
        };
        if rest.eq_ignore_ascii_case("nan") {
            return Ok(Self::NaN);
        }
        if rest.eq_ignore_ascii_case("inf") || rest.eq_ignore_ascii_case("infinity") {
            return Ok(Self::Infinity { negative });
        }
        let (number, written) = match rest.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, read_exponent(exponent).ok_or(DecimalFault::Syntax)?),
            None => (rest, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = || whole.bytes().chain(fraction.bytes());
        if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
            return Err(DecimalFault::Syntax);
        }
        let (coefficient, dropped) = read_digits(digits())?;
        let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
        Self::fit(negative, coefficient, written.saturating_sub(places).saturating_add(dropped))
    }

    /// Brings the exponent into its range without changing the value.
    /// The order of two finite numbers by their values.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        let key = |number| match number {
            Self::Finite { negative, coefficient, exponent } => {
                let digits = coefficient.checked_ilog10().map_or(0, |last| last + 1);
                // With their first digits in one place, those of one magnitude compare digit by digit.
                let scaled = coefficient * 10_u128.pow(DIGITS.saturating_sub(digits));
                let magnitude = (coefficient > 0).then(|| (i64::from(exponent) + i64::from(digits), scaled));
                Some((negative && coefficient > 0, magnitude))
            }
            Self::NaN | Self::Infinity { .. } => None,
        };
        let ((low_negative, low), (high_negative, high)) = (key(self)?, key(other)?);
        Some(match (low_negative, high_negative) {
            (false, false) => low.cmp(&high),
            (true, true) => high.cmp(&low),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        })
    }

    fn fit(negative: bool, mut coefficient: u128, mut exponent: i64) -> Result<Self, DecimalFault> {
        if coefficient == 0 {
            exponent = exponent.clamp(MIN_EXPONENT, MAX_EXPONENT);
        }
        while exponent > MAX_EXPONENT && coefficient < 10_u128.pow(DIGITS - 1) {
            coefficient *= 10;
            exponent -= 1;
        }
        while exponent < MIN_EXPONENT && coefficient.is_multiple_of(10) {
            coefficient /= 10;
            exponent += 1;
        }
        match i16::try_from(exponent) {
            Ok(exponent) if (MIN_EXPONENT..=MAX_EXPONENT).contains(&i64::from(exponent)) => {
                Ok(Self::Finite { negative, coefficient, exponent })
            }
            _ if exponent < 0 => Err(DecimalFault::Inexact),
            _ => Err(DecimalFault::Range),
        }
    }
}

/// `[ sign ] , digits`, or nothing. What is beyond any exponent stays beyond it.
fn read_exponent(text: &str) -> Option<i64> {
    let (sign, digits) = match (text.strip_prefix('-'), text.strip_prefix('+')) {
        (Some(digits), _) => (-1, digits),
        (None, Some(digits)) => (1, digits),
        (None, None) => (1, text),
    };
    let add = |number: i64, byte: u8| {
        byte.is_ascii_digit().then(|| number.saturating_mul(10).saturating_add(i64::from(byte - b'0')))
    };
    let number = digits.bytes().try_fold(0, add).filter(|_| !digits.is_empty())?;
    Some(sign * number)
}

/// The coefficient, and how many zeros behind its 34 digits were left out.
fn read_digits(digits: impl Iterator<Item = u8>) -> Result<(u128, i64), DecimalFault> {
    let mut coefficient = 0_u128;
    let mut dropped = 0;
    for byte in digits {
        if coefficient < 10_u128.pow(DIGITS - 1) {
            coefficient = coefficient * 10 + u128::from(byte - b'0');
        } else if byte == b'0' {
            dropped += 1;
        } else {
            return Err(DecimalFault::Inexact);
        }
    }
    Ok((coefficient, dropped))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (negative, coefficient, exponent) = match *self {
            Self::NaN => return f.write_str("NaN"),
            Self::Infinity { negative } => {
                return f.write_str(if negative { "-Infinity" } else { "Infinity" });
            }
            Self::Finite { negative, coefficient, exponent } => (negative, coefficient, i32::from(exponent)),
        };
        if negative {
            f.write_str("-")?;
        }
        let digits = coefficient.to_string();
        let scientific = i32::try_from(digits.len()).unwrap_or(i32::MAX) - 1 + exponent;
        if exponent <= 0 && scientific >= -6 {
            return plain(&digits, exponent.unsigned_abs() as usize, f);
        }
        let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
        f.write_str(first)?;
        if !rest.is_empty() {
            write!(f, ".{rest}")?;
        }
        write!(f, "E{scientific:+}")
    }
}

/// Digits with the last `places` of them behind the point.
fn plain(digits: &str, places: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if places == 0 {
        return f.write_str(digits);
    }
    match digits.len().checked_sub(places).and_then(|whole| digits.split_at_checked(whole)) {
        Some(("", fraction)) => write!(f, "0.{fraction}"),
        Some((whole, fraction)) => write!(f, "{whole}.{fraction}"),
        None => write!(f, "0.{digits:0>places$}"),
    }
}
