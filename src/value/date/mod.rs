//! Date texts to instants: the one reader of ISO dates, for the wire and for the language's own literals.
//!
//! V8, chrono, the `bson` crate and jiff disagree on 103 measured date texts; all of them agree on what is read here.
//! The calendar is chrono's, proleptic and Gregorian as everywhere in ISO 8601.

mod epoch;
mod fault;
mod respell;
mod utc;

pub(crate) use epoch::{EpochPlace, epoch, epoch_literal, misread_epoch};
pub(crate) use utc::is_utc;

use super::Zone;
use super::calendar::{Moment, local_to_instant};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::digits::pair;
use crate::span::Span;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Timelike};
use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{char, one_of};
use nom::combinator::{map_opt, opt, value};
use nom::sequence::preceded;
use nom::{IResult, Parser};
use std::fmt;

/// The largest magnitude of an instant that a JavaScript server can hold, in milliseconds (ECMA-262, "time values").
pub(crate) const MAX_INSTANT: i64 = 8_640_000_000_000_000;

const DAY: i64 = 86_400_000;

/// Which dates a place takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Inside `$date`: an instant with its seconds and its zone written.
    Wire,
    /// In the language: also days, months, times without seconds, and local times.
    Literal,
}

/// A date as written, with times in milliseconds. What has no offset of its own counts in local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Days { low: i64, high: i64 },
    Local(i64),
    Instant(i64),
}

/// A date, and whether digits other than 0 below the millisecond were cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reading {
    written: Written,
    cut: bool,
}

/// Reads the text of a `$date`: RFC 3339 with `T`, `t` or a blank, years 0000 to 9999, real days, neither `:60` nor
/// `24:00`. Gives milliseconds since 1970, UTC; digits below them are cut with a warning. What is no such date is
/// reported, with a fix where the date is clear.
///
/// `span` is the whole literal in the source, with its quotes where it has them.
pub(crate) fn wire(text: &str, span: Span, sink: &mut Diagnostics) -> Option<i64> {
    match read(text, Form::Wire, span, sink)? {
        Written::Instant(instant) => Some(instant),
        Written::Days { .. } | Written::Local(_) => None,
    }
}

/// Reads a date of the language, bare or in quotes: a day or a month (an interval in `zone`), or an instant whose seconds
/// and offset may be missing (then in `zone`). Otherwise as [`wire`].
pub(crate) fn literal(text: &str, zone: &dyn Zone, span: Span, sink: &mut Diagnostics) -> Option<Moment> {
    Some(match read(text, Form::Literal, span, sink)? {
        Written::Instant(instant) => Moment::Instant(instant),
        Written::Local(local) => Moment::Instant(local_to_instant(local, zone)),
        Written::Days { low, high } => {
            Moment::Interval { low: local_to_instant(low, zone), high: local_to_instant(high, zone) }
        }
    })
}

/// The instant that a text names, where [`literal`] would read it: in UTC, and the first one of a day or a month.
pub(crate) fn named_instant(text: &str) -> Option<i64> {
    Some(match reading(text, Form::Literal)?.written {
        Written::Instant(instant) | Written::Local(instant) => instant,
        Written::Days { low, .. } => low,
    })
}

/// Writes an instant as ISO text in UTC, with milliseconds only where there are any: `2024-03-01T00:00:00Z`,
/// `1969-12-31T23:59:59.999Z`. A year outside 0000 to 9999 is written as ECMA-262 has it, with a sign and at least six
/// digits (`+010000-01-01T00:00:00Z`), which [`wire`] does not read: see [`has_iso_form`].
pub(crate) fn write_iso(instant: i64, out: &mut impl fmt::Write) -> fmt::Result {
    // Gregorian years repeat every 146,097 days, so any instant has a double in a cycle that chrono knows.
    const CYCLE: i64 = 146_097 * DAY;
    let double = DateTime::from_timestamp_millis(instant.rem_euclid(CYCLE)).unwrap_or_default();
    let year = i64::from(double.year()) + 400 * instant.div_euclid(CYCLE);
    match u32::try_from(year) {
        Ok(year @ 0..=9999) => {
            out.write_str(pair(year / 100))?;
            out.write_str(pair(year % 100))?;
        }
        _ => write!(out, "{year:+07}")?,
    }
    let (month, day) = (double.month(), double.day());
    let (hour, minute, second) = (double.hour(), double.minute(), double.second());
    for (sign, number) in [("-", month), ("-", day), ("T", hour), (":", minute), (":", second)] {
        out.write_str(sign)?;
        out.write_str(pair(number))?;
    }
    match instant.rem_euclid(1000) {
        0 => out.write_char('Z'),
        milliseconds => write!(out, ".{milliseconds:03}Z"),
    }
}

/// Whether [`wire`] reads what [`write_iso`] writes for this instant: years 0000 to 9999.
pub(crate) fn has_iso_form(instant: i64) -> bool {
    const FIRST: i64 = -62_167_219_200_000;
    const LAST: i64 = 253_402_300_799_999;
    (FIRST..=LAST).contains(&instant)
}

/// The ISO text of an instant, as [`write_iso`] writes it.
pub(crate) fn iso(instant: i64) -> String {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_iso(instant, &mut text);
    text
}

fn read(text: &str, form: Form, span: Span, sink: &mut Diagnostics) -> Option<Written> {
    let Some(reading) = reading(text, form) else {
        fault::diagnose(text, form).report(text, span, sink);
        return None;
    };
    if reading.cut {
        report_cut(text, span, sink);
    }
    Some(reading.written)
}

fn reading(text: &str, form: Form) -> Option<Reading> {
    if let Some(reading) = utc(text.as_bytes()) {
        return Some(reading);
    }
    let (rest, fields) = date(text.as_bytes()).ok()?;
    let has_all = || fields.time.is_some_and(|time| time.second.is_some() && time.offset.is_some());
    if rest.is_empty() && (form == Form::Literal || has_all()) { fields.reading() } else { None }
}

/// An instant as most are written, `2024-03-01T00:00:00Z`, and nothing else: every form takes it.
#[inline]
fn utc(text: &[u8]) -> Option<Reading> {
    let utc::Numbers { year, month, day, hour, minute, second } = utc::numbers(text.try_into().ok()?)?;
    let date = NaiveDate::from_ymd_opt(year.cast_signed(), month, day)?;
    let second = Some(second);
    let time = Time { hour, minute, second, millisecond: 0, cut: false, offset: None };
    Some(Reading { written: Written::Instant(midnight(date) + time.milliseconds()?), cut: false })
}

#[cold]
fn report_cut(text: &str, span: Span, sink: &mut Diagnostics) {
    let start = text.find('.').map_or(text.len(), |dot| dot + 4);
    let (kept, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let zone = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let place = Place::of(text, span);
    let digits = place.at(start, text.len() - zone.len());
    let cut = rest.strip_suffix(zone).unwrap_or("").to_owned();
    let diagnostic = Diagnostic::new(Code::DateDigitsCut, digits).arg(cut);
    sink.report(diagnostic.fixed(place.rewritten(text, format!("{kept}{zone}"))));
}

/// Where a literal's text stands in the source: offsets in the one become spans in the other.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The text without its quotes.
    inner: Span,
    /// Whether each byte of the text is a byte of the source, since no escape stands in it.
    is_plain: bool,
}

impl Place {
    fn of(text: &str, span: Span) -> Self {
        let is_quoted = span.len() as usize >= text.len() + 2;
        let inner = if is_quoted { Span::new(span.start + 1, span.end - 1) } else { span };
        Self { inner, is_plain: inner.len() as usize == text.len() }
    }

    /// The fix that replaces the whole text; none where the value has no text in a source.
    fn rewritten(self, text: &str, meant: String) -> Option<Fix> {
        (self.inner.len() as usize >= text.len()).then(|| Fix::replace(self.inner, meant))
    }

    fn at(self, start: usize, end: usize) -> Span {
        let offset = |at: usize| self.inner.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        if self.is_plain { Span::new(offset(start), offset(end)) } else { self.inner }
    }
}

/// The numbers of a date, of the right shape but not yet known to be a date.
#[derive(Debug, Clone, Copy)]
struct Fields {
    year: u32,
    month: u32,
    day: Option<u32>,
    time: Option<Time>,
}

#[derive(Debug, Clone, Copy)]
struct Time {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    millisecond: u32,
    cut: bool,
    /// In seconds, east positive.
    offset: Option<i32>,
}

impl Fields {
    fn reading(self) -> Option<Reading> {
        let first = NaiveDate::from_ymd_opt(self.year.cast_signed(), self.month, self.day.unwrap_or(1))?;
        let Some(time) = self.time else {
            let next = match self.day {
                Some(_) => first.checked_add_days(Days::new(1))?,
                None => first.checked_add_months(Months::new(1))?,
            };
            let written = Written::Days { low: midnight(first), high: midnight(next) };
            return Some(Reading { written, cut: false });
        };
        let local = midnight(first) + time.milliseconds()?;
        let written = match time.offset {
            Some(offset) => Written::Instant(local - i64::from(offset) * 1000),
            None => Written::Local(local),
        };
        Some(Reading { written, cut: time.cut })
    }
}

impl Time {
    /// The time since midnight.
    fn milliseconds(self) -> Option<i64> {
        let second = self.second.unwrap_or(0);
        let is_real = self.hour < 24 && self.minute < 60 && second < 60;
        let seconds = i64::from(self.hour * 3600 + self.minute * 60 + second);
        is_real.then_some(seconds * 1000 + i64::from(self.millisecond))
    }
}

fn midnight(date: NaiveDate) -> i64 {
    /// The days before 1970 in the count of days that starts with the year 1.
    const BEFORE: i32 = 719_163;
    i64::from(date.num_days_from_ce() - BEFORE) * DAY
}

/// `date = year , "-" , month , [ "-" , day , [ ( "T" | "t" | " " ) , time ] ] ;`
fn date(i: &[u8]) -> IResult<&[u8], Fields, ()> {
    let (i, (year, _, month)) = (year, char('-'), two).parse(i)?;
    let (i, day) = opt(preceded(char('-'), two)).parse(i)?;
    let (i, time) = match day {
        Some(_) => opt(preceded(one_of("Tt "), time)).parse(i)?,
        None => (i, None),
    };
    Ok((i, Fields { year, month, day, time }))
}

/// `time = hour , ":" , minute , [ ":" , second , [ "." , digits ] ] , [ zone ] ;`
fn time(i: &[u8]) -> IResult<&[u8], Time, ()> {
    let (i, (hour, _, minute)) = (two, char(':'), two).parse(i)?;
    let (i, second) = opt(preceded(char(':'), two)).parse(i)?;
    let (i, fraction) = match second {
        Some(_) => opt(preceded(char('.'), take_while1(|byte: u8| byte.is_ascii_digit()))).parse(i)?,
        None => (i, None),
    };
    let (i, offset) = opt(zone).parse(i)?;
    let (millisecond, cut) = fraction.map_or((0, false), thousandths);
    Ok((i, Time { hour, minute, second, millisecond, cut, offset }))
}

/// `zone = "Z" | "z" | ( "+" | "-" ) , hour , ":" , minute ;`
fn zone(i: &[u8]) -> IResult<&[u8], i32, ()> {
    let sign = alt((value(1, char('+')), value(-1, char('-'))));
    let offset = map_opt((sign, two, char(':'), two), |(sign, hour, _, minute)| {
        (hour < 24 && minute < 60).then(|| sign * (hour * 3600 + minute * 60).cast_signed())
    });
    alt((value(0, one_of("Zz")), offset)).parse(i)
}

fn year(i: &[u8]) -> IResult<&[u8], u32, ()> {
    (two, two).map(|(century, year)| century * 100 + year).parse(i)
}

/// A number of two digits.
fn two(i: &[u8]) -> IResult<&[u8], u32, ()> {
    match i {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9', rest @ ..] => {
            Ok((rest, u32::from(tens - b'0') * 10 + u32::from(ones - b'0')))
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// The first three digits of a fraction, and whether a later one is not 0. Cutting what is written, not what is meant,
/// takes times before 1970 down as well, as V8 and chrono have it: `…59.9999Z` is `…59.999Z`.
fn thousandths(digits: &[u8]) -> (u32, bool) {
    let digit = |at: usize| digits.get(at).map_or(0, |digit| u32::from(digit - b'0'));
    let is_cut = digits.iter().skip(3).any(|&digit| digit != b'0');
    (digit(0) * 100 + digit(1) * 10 + digit(2), is_cut)
}
