//! Rows of every kind, and the filter's own values, to one look at each value: what BSON type it is, and what it holds.

use crate::value::decimal::Decimal;
use crate::value::double;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

/// A value of a row or of a filter, wherever it lies. Copying it copies no data.
pub(super) trait Node<'r>: Copy {
    /// Whether text in the form of `Date.prototype.toISOString` may be a date: so it is in JSON, which has no dates.
    const HAS_DATES_AS_TEXT: bool;

    /// What the value is. Objects of EJSON that stand for typed values are those values.
    fn view(self) -> Result<View<'r, Self>, RowError>;

    /// What the value is where a glance shows it, as it does where no more than a look at the value's own bytes is needed.
    #[inline]
    fn glance(self) -> Option<Glance<'r>> {
        None
    }

    /// As [`view`](Self::view), but an object is an object, whatever its keys are.
    fn plain(self) -> View<'r, Self>;

    /// Whether the value is an array.
    fn is_array(self) -> bool;

    /// The value of a key, where this is an object or, by its index, an array. Of a key that stands twice, the last one.
    fn field(self, key: &str) -> Option<Self>;

    /// The elements of an array.
    fn elements(self) -> impl Iterator<Item = Self>;

    /// The members of an object, each key once, in order.
    fn members(self) -> Vec<(Cow<'r, str>, Self)>;
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum View<'r, N> {
    Null,
    Undefined,
    Bool(bool),
    Number(Number),
    String(Text<'r>),
    /// What old drivers wrote for a name: compared as a string.
    Symbol(Text<'r>),
    /// Milliseconds since 1970, UTC.
    Date(i64),
    ObjectId([u8; 12]),
    Binary(u8, Cow<'r, [u8]>),
    /// Pattern and flags.
    Regex(Cow<'r, str>, Cow<'r, str>),
    /// Seconds and a counter.
    Timestamp(u32, u32),
    Code(Cow<'r, str>),
    CodeWithScope(Cow<'r, str>),
    DbPointer,
    MinKey,
    MaxKey,
    Array(N),
    Object(N),
}

/// What most tests look at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Glance<'r> {
    /// A truth value.
    Bool(bool),
    /// A string as it is.
    Text(&'r str),
}

impl<'r, N> View<'r, N> {
    /// The same of what was looked at.
    #[inline]
    pub(super) fn glance(&self) -> Option<Glance<'r>> {
        match *self {
            Self::Bool(truth) => Some(Glance::Bool(truth)),
            Self::String(Text::Plain(text)) => Some(Glance::Text(text)),
            _ => None,
        }
    }
}

/// A number with its BSON type.
#[derive(Debug, Clone, Copy)]
pub(super) enum Number {
    Int(i32),
    Long(i64),
    /// A whole number that plain JSON writes without a point, beyond 32 bits: known exactly, but to the JavaScript that
    /// wrote it, and so to BSON, it was a double.
    Wide(i64),
    Double(f64),
    Decimal(Decimal),
}

impl Number {
    /// The whole number of plain JSON.
    pub(super) fn whole(number: i64) -> Self {
        i32::try_from(number).map_or(Self::Wide(number), Self::Int)
    }

    /// As one of the two forms that most numbers have, or the decimal.
    fn reduced(self) -> Result<crate::value::number::Number, Decimal> {
        use crate::value::number::Number as Plain;
        match self {
            Self::Int(number) => Ok(Plain::Integer(number.into())),
            Self::Long(number) | Self::Wide(number) => Ok(Plain::Integer(number)),
            Self::Double(number) => Ok(Plain::Double(number)),
            Self::Decimal(number) => Err(number),
        }
    }

    pub(super) fn is_nan(self) -> bool {
        match self {
            Self::Double(number) => number.is_nan(),
            Self::Decimal(number) => number == Decimal::NaN,
            Self::Int(_) | Self::Long(_) | Self::Wide(_) => false,
        }
    }

    /// BSON's order: by value, whatever the types; a NaN equals a NaN and comes before everything else.
    pub(super) fn order(self, other: Self) -> Ordering {
        match (self.is_nan(), other.is_nan()) {
            (true, true) => return Ordering::Equal,
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            (false, false) => {}
        }
        match (self.reduced(), other.reduced()) {
            (Ok(left), Ok(right)) => left.compare(right).unwrap_or(Ordering::Equal),
            (Err(left), Err(right)) => order_digits(&digits_of_decimal(left), &digits_of_decimal(right)),
            (Err(left), Ok(right)) => order_digits(&digits_of_decimal(left), &digits_of(right)),
            (Ok(left), Err(right)) => order_digits(&digits_of(left), &digits_of_decimal(right)),
        }
    }

    /// The number as a double: the nearest one.
    pub(super) fn to_double(self) -> f64 {
        match self.reduced() {
            Ok(number) => number.to_double(),
            Err(decimal) => double::parse(&decimal.to_string()).unwrap_or(f64::NAN),
        }
    }

    /// The number without its fraction, where that fits 64 bits.
    pub(super) fn truncated(self) -> Option<i64> {
        use crate::value::number::Number as Plain;
        match self.reduced() {
            Ok(Plain::Integer(number)) => Some(number),
            Ok(Plain::Double(number)) => whole(number.trunc()),
            Err(decimal) => match digits_of_decimal(decimal) {
                Digits::Infinite(_) => None,
                Digits::Finite { negative, digits, point } => {
                    let end = usize::try_from(point).unwrap_or(0);
                    if end > 20 {
                        return None;
                    }
                    let magnitude = (0..end).fold(0_i128, |number, at| {
                        number * 10 + i128::from(digits.as_bytes().get(at).map_or(0, |digit| digit - b'0'))
                    });
                    i64::try_from(if negative { -magnitude } else { magnitude }).ok()
                }
            },
        }
    }

    /// The number, where it is whole and fits 64 bits.
    pub(super) fn exact(self) -> Option<i64> {
        let number = self.truncated()?;
        (self.order(Self::Long(number)) == Ordering::Equal).then_some(number)
    }
}

/// A whole double as an integer, where it fits.
fn whole(number: f64) -> Option<i64> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    #[expect(clippy::cast_possible_truncation, reason = "the double is whole and lies within 64 bits")]
    (-BEYOND..BEYOND).contains(&number).then_some(number as i64)
}

/// A number as decimal digits: `0.digits × 10^point`, the first digit not 0; no digits for zero.
enum Digits {
    Infinite(bool),
    Finite { negative: bool, digits: String, point: i64 },
}

#[cold]
fn digits_of(number: crate::value::number::Number) -> Digits {
    use crate::value::number::Number as Plain;
    match number {
        Plain::Integer(number) => finite(number < 0, number.unsigned_abs().to_string(), 0),
        Plain::Double(number) if number.is_infinite() => Digits::Infinite(number < 0.0),
        Plain::Double(double) => {
            let (digits, exponent) = double::exact(double.abs());
            finite(double < 0.0, digits, exponent)
        }
    }
}

#[cold]
fn digits_of_decimal(number: Decimal) -> Digits {
    match number {
        // Whoever compares has asked for NaN before.
        Decimal::NaN => Digits::Infinite(true),
        Decimal::Infinity { negative } => Digits::Infinite(negative),
        Decimal::Finite { negative, coefficient, exponent } => {
            finite(negative, coefficient.to_string(), i64::from(exponent))
        }
    }
}

/// `digits × 10^exponent` with the zeros at both ends taken off.
fn finite(negative: bool, digits: String, exponent: i64) -> Digits {
    let significant = digits.trim_start_matches('0');
    let point = i64::try_from(significant.len()).unwrap_or(i64::MAX).saturating_add(exponent);
    Digits::Finite { negative, digits: significant.trim_end_matches('0').to_owned(), point }
}

fn order_digits(left: &Digits, right: &Digits) -> Ordering {
    let sign = |number: &Digits| match number {
        Digits::Infinite(negative) => {
            if *negative {
                -2
            } else {
                2
            }
        }
        Digits::Finite { digits, .. } if digits.is_empty() => 0,
        Digits::Finite { negative, .. } => {
            if *negative {
                -1
            } else {
                1
            }
        }
    };
    let by_sign = sign(left).cmp(&sign(right));
    let (Digits::Finite { negative, digits, point }, Digits::Finite { digits: others, point: other, .. }) =
        (left, right)
    else {
        return by_sign;
    };
    let magnitude = point.cmp(other).then_with(|| digits.cmp(others));
    by_sign.then_with(|| match (sign(left), negative) {
        (0, _) => Ordering::Equal,
        (_, true) => magnitude.reverse(),
        (_, false) => magnitude,
    })
}

/// A string of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Text<'r> {
    /// As it is.
    Plain(&'r str),
    /// As JSON writes it, with escapes, which were checked.
    Escaped(&'r str),
}

impl<'r> Text<'r> {
    /// The text; only one with escapes is copied.
    pub(super) fn decoded(self) -> Cow<'r, str> {
        match self {
            Self::Plain(text) => Cow::Borrowed(text),
            Self::Escaped(written) => Cow::Owned(super::json::unescaped(written)),
        }
    }

    pub(super) fn order(self, other: Text<'_>) -> Ordering {
        match (self, other) {
            (Self::Plain(left), Text::Plain(right)) => left.cmp(right),
            (left, right) => left.decoded().as_ref().cmp(right.decoded().as_ref()),
        }
    }

    pub(super) fn is(self, other: Text<'_>) -> bool {
        match (self, other) {
            (Self::Plain(left), Text::Plain(right)) => left == right,
            (left, right) => left.decoded() == right.decoded(),
        }
    }
}

/// Why a row can neither be selected nor passed over.
///
/// ```
/// use rocketql::{Filter, Options, RowError};
/// let filter = Filter::new("a = 1", &Options::default()).unwrap();
/// let error = filter.matches_json(br#"{"a":1"#).unwrap_err();
/// assert!(matches!(error, RowError::NotJson { offset: 6, .. }));
/// assert_eq!(error.to_string(), "not JSON: expected `,` or `}`, found the end (at byte 7)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowError {
    /// The row is not JSON as RFC 8259 has it.
    NotJson {
        /// The byte where that shows.
        offset: usize,
        /// What was expected there, and what was found.
        problem: &'static str,
    },
    /// The row is JSON, but no object.
    NotObject,
    /// The row nests deeper than MongoDB allows.
    TooDeep,
    /// An object of EJSON stands for a value of this type, and holds none: `{"$date":"soon"}`.
    BadValue(&'static str),
    /// A pattern was tried in too many ways on a text of the row, and given up.
    PatternLimit,
    /// Two of the keys to sort by lead through arrays in this row, of which no order follows.
    ParallelArrays,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { offset, problem } => write!(f, "not JSON: {problem} (at byte {})", offset + 1),
            Self::NotObject => f.write_str("a row is an object"),
            Self::TooDeep => write!(f, "the row nests deeper than {} levels", super::DEEPEST),
            Self::BadValue(key) => write!(f, "the value of `{key}` does not stand for what the key says"),
            Self::ParallelArrays => f.write_str("two keys of the sort lead through arrays in this row"),
            Self::PatternLimit => f.write_str("a pattern was tried in too many ways on this row"),
        }
    }
}

impl std::error::Error for RowError {}
