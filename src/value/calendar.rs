//! Local time to instants, and relative dates to instants and days.

use super::date::MAX_INSTANT;
use super::{Setting, Zone};
use crate::diagnostic::{Code, Diagnostics};
use crate::span::Span;
use chrono::{DateTime, Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// What a date of the language stands for, in milliseconds since 1970, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// A point in time.
    Instant(i64),
    /// A day or a month: from `low` up to and without `high`.
    Interval {
        /// The first instant.
        low: i64,
        /// The instant after the last.
        high: i64,
    },
}

impl Moment {
    /// The instant, or the first one of the interval.
    pub(crate) const fn start(self) -> i64 {
        match self {
            Self::Instant(start) | Self::Interval { low: start, .. } => start,
        }
    }
}

/// What a relative date starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Base {
    /// `now`
    Now,
    /// `today`
    Today,
    /// `yesterday`
    Yesterday,
    /// `tomorrow`
    Tomorrow,
}

/// A local time as milliseconds since 1970 by the wall clock of a zone.
pub(crate) fn instant_to_local(instant: i64, zone: &dyn Zone) -> i64 {
    instant.saturating_add(offset_at(zone, instant))
}

/// The instant of a local time (milliseconds since 1970 by the wall clock of `zone`). A time that occurs twice is the
/// earlier one; a time that the clock jumps over is the first instant after the jump.
pub(crate) fn local_to_instant(local: i64, zone: &dyn Zone) -> i64 {
    // No offset reaches a day, so the time is not yet reached here. The search then goes from change to change.
    let mut from = local.saturating_sub(DAY);
    // A real zone changes once or twice in two days; the bound is for a host that answers nonsense.
    for _ in 0..16 {
        let instant = local.saturating_sub(offset_at(zone, from));
        if instant <= from {
            break;
        }
        match change(zone, from, instant) {
            Some(change) => from = change,
            None => return instant,
        }
    }
    from
}

/// The offset in milliseconds. That of a real zone is shorter than a day; any other is cut to that.
fn offset_at(zone: &dyn Zone, instant: i64) -> i64 {
    (i64::from(zone.offset_at(instant)) * 1000).clamp(1000 - DAY, DAY - 1000)
}

/// The first instant after `from`, up to and with `to`, at which the offset is another than at `from`.
///
/// Two changes that undo each other between the two are not seen. The nearest such of the IANA database are 95 hours
/// apart (Freetown, 1939), and never more than 48 are asked for.
fn change(zone: &dyn Zone, from: i64, to: i64) -> Option<i64> {
    let offset = offset_at(zone, from);
    let (mut same, mut other) = (from, to);
    if offset_at(zone, other) == offset {
        return None;
    }
    while other - same > 1 {
        let middle = same.midpoint(other);
        if offset_at(zone, middle) == offset { same = middle } else { other = middle }
    }
    Some(other)
}

/// Reads a relative date: `base`, then amounts such as `-7d` or `+ 2 h`, as written, applied from left to right. `s m h`
/// are exact durations, `d w mo y` steps in the zone's calendar; a step of months keeps the day or takes the last one.
/// The result is a whole day where the base is a day word and every step was one of the calendar, else an instant.
///
/// Without a `now`, and beyond what a server can hold, it is reported. `span` is the whole expression.
pub(crate) fn relative<'a>(
    base: Base,
    amounts: impl IntoIterator<Item = &'a str>,
    setting: &Setting<'_>,
    span: Span,
    sink: &mut Diagnostics,
) -> Option<Moment> {
    let Some(now) = setting.now else {
        sink.slip(Code::NoClock, span).arg(span);
        return None;
    };
    let moment = moved(base, amounts, now, setting.zone);
    if moment.is_none() {
        sink.slip(Code::DateOutOfRange, span).arg(span);
    }
    moment
}

fn moved<'a>(
    base: Base,
    amounts: impl IntoIterator<Item = &'a str>,
    now: i64,
    zone: &dyn Zone,
) -> Option<Moment> {
    let today = || Some(to_calendar(instant_to_local(now, zone))?.date());
    let mut point = match base {
        Base::Now => Point::Instant(now),
        Base::Today => Point::Day(today()?),
        Base::Yesterday => Point::Day(today()?.pred_opt()?),
        Base::Tomorrow => Point::Day(today()?.succ_opt()?),
    };
    for amount in amounts {
        point = point.moved(Amount::read(amount)?, zone)?;
    }
    point.moment(zone)
}

/// A relative date on its way.
#[derive(Debug, Clone, Copy)]
enum Point {
    Instant(i64),
    Day(NaiveDate),
}

impl Point {
    fn moved(self, amount: Amount, zone: &dyn Zone) -> Option<Self> {
        let step = match amount.unit {
            Unit::Milliseconds(each) => {
                let start = self.start(zone)?;
                return in_range(start.checked_add(amount.count.checked_mul(each)?)?).map(Self::Instant);
            }
            Unit::Days(each) => Step::Days(amount.count.checked_mul(each)?),
            Unit::Months(each) => Step::Months(amount.count.checked_mul(each)?),
        };
        match self {
            Self::Day(day) => step.from(day).map(Self::Day),
            // A step of nothing stays, also where the local time occurs twice.
            Self::Instant(_) if amount.count == 0 => Some(self),
            Self::Instant(instant) => {
                let local = to_calendar(instant_to_local(instant, zone))?;
                let there = step.from(local.date())?.and_time(local.time());
                in_range(to_instant(there, zone)).map(Self::Instant)
            }
        }
    }

    fn start(self, zone: &dyn Zone) -> Option<i64> {
        match self {
            Self::Instant(instant) => in_range(instant),
            Self::Day(day) => in_range(start_of(day, zone)),
        }
    }

    fn moment(self, zone: &dyn Zone) -> Option<Moment> {
        let low = self.start(zone)?;
        Some(match self {
            Self::Instant(_) => Moment::Instant(low),
            Self::Day(day) => Moment::Interval { low, high: in_range(start_of(day.succ_opt()?, zone))? },
        })
    }
}

/// A number of days or of months.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
}

impl Step {
    fn from(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(count @ 0..) => day.checked_add_days(Days::new(count.unsigned_abs())),
            Self::Days(count) => day.checked_sub_days(Days::new(count.unsigned_abs())),
            Self::Months(count) => {
                let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
                if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
            }
        }
    }
}

/// `amount = ( "+" | "-" ) , digits , ( "s" | "m" | "h" | "d" | "w" | "mo" | "y" ) ;`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Amount {
    count: i64,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// An exact duration, by its milliseconds.
    Milliseconds(i64),
    /// A number of calendar days.
    Days(i64),
    /// A number of calendar months.
    Months(i64),
}

impl Amount {
    /// Reads an amount as written, with blanks around its parts; nothing where its number is beyond 64 bits.
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (sign, text) = match (text.strip_prefix('-'), text.strip_prefix('+')) {
            (Some(text), _) => (-1, text),
            (None, text) => (1, text?),
        };
        let text = text.trim_start();
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = match text.get(digits.len()..)?.trim_start() {
            "s" => Unit::Milliseconds(1000),
            "m" => Unit::Milliseconds(60_000),
            "h" => Unit::Milliseconds(HOUR),
            "d" => Unit::Days(1),
            "w" => Unit::Days(7),
            "mo" => Unit::Months(1),
            "y" => Unit::Months(12),
            _ => return None,
        };
        Some(Self { count: sign * digits.parse::<i64>().ok()?, unit })
    }
}

fn in_range(instant: i64) -> Option<i64> {
    (-MAX_INSTANT..=MAX_INSTANT).contains(&instant).then_some(instant)
}

fn to_calendar(local: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_millis(local).map(|utc| utc.naive_utc())
}

fn to_instant(local: NaiveDateTime, zone: &dyn Zone) -> i64 {
    local_to_instant(local.and_utc().timestamp_millis(), zone)
}

fn start_of(day: NaiveDate, zone: &dyn Zone) -> i64 {
    to_instant(day.and_time(NaiveTime::MIN), zone)
}
