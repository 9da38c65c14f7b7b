//! Numbers: their texts, their spelling in JSON and Extended JSON, and their exact order.

use super::double;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::digits::write_integer;
use crate::span::Span;
use std::cmp::Ordering;
use std::fmt;

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberFault {
    /// It is not the spelling of a whole number.
    Syntax,
    /// It lies beyond 32 bits.
    Beyond32,
    /// It lies beyond 64 bits.
    Beyond64,
    /// It is larger than any double.
    TooLarge,
}

impl NumberFault {
    /// Reports it; `span` is the number in the source.
    #[cold]
    pub(crate) fn report(self, text: &str, span: Span, sink: &mut Diagnostics) {
        let about = |code| Diagnostic::new(code, span).arg(text.to_owned());
        sink.report(match self {
            Self::Syntax => about(Code::IntegerSyntax),
            Self::Beyond32 => about(Code::IntegerRange).arg(32_i64).arg("-2147483648 to 2147483647"),
            Self::Beyond64 => {
                about(Code::IntegerRange).arg(64_i64).arg("-9223372036854775808 to 9223372036854775807")
            }
            Self::TooLarge => about(Code::NumberTooLarge),
        });
    }
}

/// Reads the text of a `$numberLong` or `long("…")`: an optional `-`, then digits, with zeros before them as one likes.
pub(crate) fn parse_i64(text: &str) -> Result<i64, NumberFault> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberFault::Syntax);
    }
    text.parse().map_err(|_| NumberFault::Beyond64)
}

/// Reads the text of a `$numberInt`, spelled as [`parse_i64`] has it.
pub(crate) fn parse_i32(text: &str) -> Result<i32, NumberFault> {
    match parse_i64(text) {
        Err(NumberFault::Syntax) => Err(NumberFault::Syntax),
        integer => integer.ok().and_then(|integer| integer.try_into().ok()).ok_or(NumberFault::Beyond32),
    }
}

/// A number as both languages read it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    /// A whole number written as one, within 64 bits.
    Integer(i64),
    /// Any other: with a fraction or an exponent, beyond 64 bits, or `-0`.
    Double(f64),
}

impl Number {
    /// Reads a number of JSON's grammar, which the caller has checked: whole numbers exactly, others to the nearest
    /// double. What is larger than any double is an error.
    ///
    /// A fraction of zeros makes a double, and so does `-0`, since integers have no negative zero.
    pub(crate) fn parse(text: &str) -> Result<Self, NumberFault> {
        if let Some(short) = Self::short(text) {
            return Ok(short);
        }
        match text.parse() {
            Ok(0) if text.starts_with('-') => Ok(Self::Double(-0.0)),
            Ok(integer) => Ok(Self::Integer(integer)),
            Err(_) => {
                let double = double::parse(text).filter(|double| double.is_finite());
                double.map(Self::Double).ok_or(NumberFault::TooLarge)
            }
        }
    }

    /// A number of at most 15 digits without an exponent, as most are: a double holds its digits and the power of ten below
    /// them, so that one division rounds as the whole text would.
    #[inline]
    pub(crate) fn short(text: &str) -> Option<Self> {
        let (is_negative, written) = text.strip_prefix('-').map_or((false, text), |written| (true, written));
        if written.is_empty() || written.len() > 16 {
            return None;
        }
        let (mut digits, mut places) = (0_i64, None);
        for (at, byte) in written.bytes().enumerate() {
            match byte {
                b'0'..=b'9' => digits = 10 * digits + i64::from(byte - b'0'),
                b'.' if at > 0 && places.is_none() => places = Some(written.len() - 1 - at),
                _ => return None,
            }
        }
        let sign = if is_negative { -1 } else { 1 };
        match places {
            None if is_negative && digits == 0 => None,
            None => Some(Self::Integer(sign * digits)),
            Some(places) => {
                let magnitude = digits as f64 / POWERS.get(places)?;
                Some(Self::Double(if is_negative { -magnitude } else { magnitude }))
            }
        }
    }

    /// The number as JavaScript would hold it: the nearest double.
    pub(crate) const fn to_double(self) -> f64 {
        match self {
            Self::Integer(integer) => integer as f64,
            Self::Double(double) => double,
        }
    }

    /// The exact order of the two values, as MongoDB compares numbers of different types; nothing beside a NaN.
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(left), Self::Integer(right)) => Some(left.cmp(&right)),
            (Self::Double(left), Self::Double(right)) => left.partial_cmp(&right),
            (Self::Integer(left), Self::Double(right)) => compare_mixed(left, right),
            (Self::Double(left), Self::Integer(right)) => compare_mixed(right, left).map(Ordering::reverse),
        }
    }
}

/// The powers of ten that a number of 15 digits may be divided by.
const POWERS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

fn compare_mixed(integer: i64, double: f64) -> Option<Ordering> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if double.is_nan() {
        return None;
    }
    if !(-BEYOND..BEYOND).contains(&double) {
        return Some(if double < 0.0 { Ordering::Greater } else { Ordering::Less });
    }
    #[expect(clippy::cast_possible_truncation, reason = "the double lies within 64 bits")]
    let whole = double.trunc() as i64;
    Some(integer.cmp(&whole).then_with(|| 0.0.partial_cmp(&double.fract()).unwrap_or(Ordering::Equal)))
}

/// Writes a finite double with the fewest digits that read back as the same, laid out as JavaScript has it (ECMA-262,
/// "Number::toString"): `1`, `0.1`, `1e+21`, `1e-7`. Unlike there, `-0` keeps its sign: JSON can carry it, and a server
/// reads it. What is not finite has no JSON, and is written by its name: `NaN`, `Infinity`, `-Infinity`.
///
/// `1.0` is written `1`: to a JavaScript server the two are one number.
pub(crate) fn write_double(double: f64, out: &mut impl fmt::Write) -> fmt::Result {
    if let Some(integer) = as_small_integer(double) {
        return write_integer(integer, out);
    }
    if let Some(short) = Short::of(double) {
        return short.write(out);
    }
    let Some(shortest) = Shortest::of(double, out)? else { return Ok(()) };
    let point = shortest.exponent + 1;
    match point {
        -5..=0 => {
            out.write_str("0.")?;
            zeros(-point, out)?;
            out.write_str(shortest.digits())
        }
        1..=21 => shortest.plain(point, out),
        _ => shortest.scientific("", "e", out),
    }
}

/// Writes a double as the text of a canonical `$numberDouble`: always with a point, with an exponent (`1.0E+21`) from
/// 10^16 up and below 0.0001. Also `NaN`, `Infinity`, `-Infinity`.
pub(crate) fn write_canonical_double(double: f64, out: &mut impl fmt::Write) -> fmt::Result {
    if let Some(integer) = as_small_integer(double) {
        write_integer(integer, out)?;
        return out.write_str(".0");
    }
    if let Some(short) = Short::of(double) {
        return short.write(out);
    }
    let Some(shortest) = Shortest::of(double, out)? else { return Ok(()) };
    let point = shortest.exponent + 1;
    match point {
        -3..=0 if shortest.digits() != "0" => {
            out.write_str("0.")?;
            zeros(-point, out)?;
            out.write_str(shortest.digits())
        }
        -3..=16 => {
            shortest.plain(point, out)?;
            let has_point = shortest.digits().len() > usize::try_from(point).unwrap_or(0);
            out.write_str(if has_point { "" } else { ".0" })
        }
        _ => shortest.scientific(".0", "E", out),
    }
}

/// The double as a whole number of at most 15 digits; `-0` is none.
fn as_small_integer(double: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "compared with the double again")]
    let integer = double as i64;
    let is_same = integer as f64 == double && integer.unsigned_abs() < 1_000_000_000_000_000;
    (is_same && (integer != 0 || double.is_sign_positive())).then_some(integer)
}

fn zeros(count: i32, out: &mut impl fmt::Write) -> fmt::Result {
    (0..count).try_for_each(|_| out.write_char('0'))
}

/// A number from 0.001 up to 10^9 with at most six digits after the point, as people write them. No two numbers of up to
/// 15 digits share a double, so these digits are the shortest that read back as the same.
struct Short {
    is_negative: bool,
    /// All of its digits.
    digits: i64,
    /// How much the digit before the point counts.
    unit: i64,
}

impl Short {
    fn of(double: f64) -> Option<Self> {
        let magnitude = double.abs();
        if !(1e-3..1e9).contains(&magnitude) {
            return None;
        }
        POWERS.iter().skip(1).take(6).find_map(|&unit| {
            #[expect(clippy::cast_possible_truncation, reason = "both lie below 10^15")]
            let (digits, whole_unit) = ((magnitude * unit + 0.5) as i64, unit as i64);
            let is_exact = digits as f64 / unit == magnitude;
            is_exact.then_some(Self { is_negative: double < 0.0, digits, unit: whole_unit })
        })
    }

    fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        if self.is_negative {
            out.write_char('-')?;
        }
        write_integer(self.digits / self.unit, out)?;
        out.write_char('.')?;
        let mut unit = self.unit / 10;
        while unit > 0 {
            let digit = self.digits / unit % 10;
            out.write_char(u8::try_from(digit).map_or('0', |digit| char::from(b'0' + digit)))?;
            unit /= 10;
        }
        Ok(())
    }
}

/// The shortest digits of a double: `d.ddd × 10^exponent`.
struct Shortest {
    buffer: [u8; double::DIGITS],
    length: usize,
    exponent: i32,
}

impl Shortest {
    /// Writes the sign, or the whole name of what is not finite, and gives the digits of the rest.
    fn of(double: f64, out: &mut impl fmt::Write) -> Result<Option<Self>, fmt::Error> {
        if double.is_nan() {
            out.write_str("NaN")?;
            return Ok(None);
        }
        if double.is_sign_negative() {
            out.write_char('-')?;
        }
        if double.is_infinite() {
            out.write_str("Infinity")?;
            return Ok(None);
        }
        let mut buffer = [0; double::DIGITS];
        let (length, exponent) = double::shortest(double.abs(), &mut buffer);
        Ok(Some(Self { buffer, length, exponent }))
    }

    fn digits(&self) -> &str {
        self.buffer.get(..self.length).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or("")
    }

    /// The digits with `point` of them before the point, filled up with zeros.
    fn plain(&self, point: i32, out: &mut impl fmt::Write) -> fmt::Result {
        let digits = self.digits();
        match digits.split_at_checked(usize::try_from(point).unwrap_or(0)) {
            Some((whole, "")) => out.write_str(whole),
            Some((whole, fraction)) => {
                out.write_str(whole)?;
                out.write_char('.')?;
                out.write_str(fraction)
            }
            None => {
                out.write_str(digits)?;
                zeros(point - i32::try_from(digits.len()).unwrap_or(0), out)
            }
        }
    }

    /// One digit, the others after a point (`lone` where there are none), and the exponent with its sign.
    fn scientific(&self, lone: &str, mark: &str, out: &mut impl fmt::Write) -> fmt::Result {
        self.plain(1, out)?;
        if self.digits().len() == 1 {
            out.write_str(lone)?;
        }
        out.write_str(mark)?;
        write!(out, "{:+}", self.exponent)
    }
}
