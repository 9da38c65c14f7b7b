//! Bare numbers to instants: in which unit a number of the epoch is meant.

use super::{MAX_INSTANT, has_iso_form, iso};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::span::Span;
use crate::value::{EpochUnit, double};

/// Below this magnitude a number of the epoch rather counts seconds: as milliseconds it lies before March 1973, as
/// seconds before the year 5138.
const SECONDS_BELOW: f64 = 1e11;
/// From this magnitude on it rather counts microseconds.
const MICROSECONDS_FROM: f64 = 1e14;
/// From this magnitude on it rather counts nanoseconds.
const NANOSECONDS_FROM: f64 = 1e17;

/// Where a number of the epoch stands, which decides how a fix writes a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EpochPlace {
    /// In `$date` or in `date(…)`: a date is a text in quotes.
    Value,
    /// After `@`: a date is written bare.
    Literal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}

impl Unit {
    const fn name(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Milliseconds => "milliseconds",
            Self::Microseconds => "microseconds",
            Self::Nanoseconds => "nanoseconds",
        }
    }

    /// Whole milliseconds, cut; nothing beyond what a server can hold.
    fn instant(self, number: f64) -> Option<i64> {
        let milliseconds = match self {
            Self::Seconds => number * 1e3,
            Self::Milliseconds => number,
            Self::Microseconds => number / 1e3,
            // A double holds so many nanoseconds to some hundred only, which must not count as a millisecond less.
            Self::Nanoseconds => (number / 1e3).round() / 1e3,
        };
        #[expect(clippy::cast_possible_truncation, reason = "the comparison leaves 53 bits")]
        let whole = (milliseconds.abs() <= MAX_INSTANT as f64).then_some(milliseconds.floor() as i64);
        whole
    }

    /// The unit that a number of this size is rather meant in, if it is another one.
    fn doubt(self, number: f64) -> Option<Self> {
        let size = number.abs();
        let likely = match self {
            Self::Seconds if size >= SECONDS_BELOW => Self::Milliseconds,
            Self::Milliseconds if size >= NANOSECONDS_FROM => Self::Nanoseconds,
            Self::Milliseconds if size >= MICROSECONDS_FROM => Self::Microseconds,
            Self::Milliseconds if size < SECONDS_BELOW && size > 0.0 => Self::Seconds,
            Self::Seconds | Self::Milliseconds | Self::Microseconds | Self::Nanoseconds => return None,
        };
        Some(likely)
    }
}

/// Reads a bare number as an instant: milliseconds since 1970, UTC. `unit` is the setting; `auto` takes what lies below
/// 100,000,000,000 in magnitude (0 aside) as seconds. Where another unit is likelier than the one read, a warning names
/// both readings; with `auto`, seconds are always worth it. Fractions, and what lies beyond ±8,640,000,000,000,000 ms, are
/// errors.
///
/// `span` is what a fix replaces by a date: the number, or the literal from its `@` on.
pub(crate) fn epoch(
    number: f64,
    unit: EpochUnit,
    place: EpochPlace,
    span: Span,
    sink: &mut Diagnostics,
) -> Option<i64> {
    let looks_like_seconds = Unit::Milliseconds.doubt(number) == Some(Unit::Seconds);
    let (unit, other) = match unit {
        EpochUnit::Auto if looks_like_seconds => (Unit::Seconds, Some(Unit::Milliseconds)),
        EpochUnit::Auto | EpochUnit::Milliseconds => (Unit::Milliseconds, Unit::Milliseconds.doubt(number)),
        EpochUnit::Seconds => (Unit::Seconds, Unit::Seconds.doubt(number)),
    };
    let instant = exact(number, unit, other, place, span, sink)?;
    if let Some(other) = other {
        report_doubt(number, [unit, other], place, span, sink);
    }
    Some(instant)
}

/// The date that a server makes of a number in `$date`, which to it counts milliseconds, where it is read in another unit here.
pub(crate) fn misread_epoch(number: f64, unit: EpochUnit) -> Option<String> {
    let is_misread = match unit {
        EpochUnit::Seconds => number != 0.0,
        EpochUnit::Auto => Unit::Milliseconds.doubt(number) == Some(Unit::Seconds),
        EpochUnit::Milliseconds => false,
    };
    Unit::Milliseconds.instant(number).filter(|_| is_misread).map(iso)
}

/// `epoch = "@" , [ "-" ] , digits , [ "s" | "ms" ] ;`
///
/// With `s` or `ms` the number says its unit, without one it is as [`epoch`] has it. A text of another shape is reported
/// as no date, and one with a fraction for that.
pub(crate) fn epoch_literal(text: &str, unit: EpochUnit, span: Span, sink: &mut Diagnostics) -> Option<i64> {
    let text = text.strip_prefix('@').unwrap_or(text);
    let (digits, written) = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(digits), _) => (digits, Some(Unit::Milliseconds)),
        (None, Some(digits)) => (digits, Some(Unit::Seconds)),
        (None, None) => (text, None),
    };
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    let Some(number) = double::parse(digits).filter(|_| is_number) else {
        sink.slip(Code::NotADate, span).arg(text.to_owned()).arg("@1709287200s");
        return None;
    };
    match written {
        Some(unit) => exact(number, unit, unit.doubt(number), EpochPlace::Literal, span, sink),
        None => epoch(number, unit, EpochPlace::Literal, span, sink),
    }
}

/// A whole number in a known unit.
fn exact(
    number: f64,
    unit: Unit,
    likely: Option<Unit>,
    place: EpochPlace,
    span: Span,
    sink: &mut Diagnostics,
) -> Option<i64> {
    let instant = unit.instant(number);
    if instant.is_some() && number.fract() == 0.0 {
        return instant;
    }
    let diagnostic = match instant {
        Some(_) => Diagnostic::new(Code::EpochFraction, span).arg(span).arg(unit.name()),
        None => Diagnostic::new(Code::DateOutOfRange, span).arg(span),
    };
    let meant = instant.or_else(|| likely.unwrap_or(unit).instant(number));
    sink.report(dated(diagnostic, meant, place, span));
    None
}

#[cold]
fn report_doubt(number: f64, units: [Unit; 2], place: EpochPlace, span: Span, sink: &mut Diagnostics) {
    let mut diagnostic = Diagnostic::new(Code::EpochUnitUnclear, span).arg(span);
    for unit in units {
        let instant = unit.instant(number);
        let date = instant.map(iso).unwrap_or_default();
        diagnostic = dated(diagnostic.arg(format!("{}: {date}", unit.name())), instant, place, span);
    }
    sink.report(diagnostic);
}

/// Adds the fix that writes the instant as a date, where it has such a form.
fn dated(diagnostic: Diagnostic, instant: Option<i64>, place: EpochPlace, span: Span) -> Diagnostic {
    let date =
        instant.filter(|&instant| has_iso_form(instant) && !span.is_empty()).map(|instant| match place {
            EpochPlace::Value => format!("\"{}\"", iso(instant)),
            EpochPlace::Literal => iso(instant),
        });
    diagnostic.fixed(date.map(|date| Fix::replace(span, date)))
}
