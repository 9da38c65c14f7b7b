//! A text that is no date to the first thing wrong with it, and to the date that was meant.

use super::{Form, Place, reading};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::span::Span;
use chrono::{Datelike, Days, NaiveDate};
use std::ops::Range;

/// What is wrong with a date's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// It does not start like a date.
    NotADate,
    /// It is a number in quotes.
    Number,
    /// Something else was expected at this place.
    Expected(&'static str),
    /// A number outside its range, such as month 13: what it is, and the range.
    Range(&'static str, &'static str),
    /// A month does not have this day; how many it has.
    NoSuchDay(u32),
    /// Hour 24.
    Hour24,
    /// Second 60.
    LeapSecond,
    /// A date alone.
    NoTime,
    /// Hours and minutes alone.
    NoSeconds,
    /// A local time.
    NoZone,
}

/// The first problem of a text, its place in bytes of the text, and the text that was meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) problem: Problem,
    pub(super) range: Range<usize>,
    pub(super) meant: Option<String>,
}

impl Fault {
    /// Reports it with the fix. `span` is the whole literal, with its quotes where it has them.
    pub(super) fn report(self, text: &str, span: Span, sink: &mut Diagnostics) {
        let place = Place::of(text, span);
        let found = text.get(self.range.clone()).unwrap_or("").to_owned();
        let meant = self.meant.clone().unwrap_or_else(|| "2024-03-01T10:00:00Z".to_owned());
        let at = place.at(self.range.start, self.range.end);
        let whole = || place.at(0, text.len());
        let diagnostic = match self.problem {
            Problem::NotADate => Diagnostic::new(Code::NotADate, whole()).arg(text.to_owned()),
            Problem::Number => {
                sink.report(
                    Diagnostic::new(Code::DateNumberInQuotes, span)
                        .arg(text.to_owned())
                        .fix(Fix::replace(span, text)),
                );
                return;
            }
            Problem::Expected(what) => {
                let found = if found.is_empty() { "its end".to_owned() } else { format!("`{found}`") };
                Diagnostic::new(Code::DateSyntax, at).arg(what).arg(found).arg(meant)
            }
            Problem::Range(what, range) => {
                Diagnostic::new(Code::DateFieldRange, at).arg(what).arg(range).arg(found)
            }
            Problem::NoSuchDay(days) => {
                Diagnostic::new(Code::NoSuchDay, at).arg(found).arg(i64::from(days)).arg(meant)
            }
            Problem::Hour24 => Diagnostic::new(Code::DateHour24, at).arg(meant),
            Problem::LeapSecond => Diagnostic::new(Code::DateLeapSecond, at).arg(meant),
            Problem::NoTime => {
                Diagnostic::new(Code::DateWithoutTime, whole()).arg(text.to_owned()).arg(meant)
            }
            Problem::NoSeconds => Diagnostic::new(Code::DateWithoutSeconds, at).arg(found).arg(meant),
            Problem::NoZone => Diagnostic::new(Code::DateWithoutZone, at).arg(text.to_owned()).arg(meant),
        };
        sink.report(match self.meant {
            Some(meant) => diagnostic.fix(Fix::replace(place.inner, meant)),
            None => diagnostic,
        });
    }
}

/// Finds what is wrong with a text that [`reading`] refused.
#[cold]
pub(super) fn diagnose(text: &str, form: Form) -> Fault {
    let mut walk = Walk { text, at: 0, form, first: None, meant: String::with_capacity(32) };
    let is_whole = walk.date().is_some();
    let (problem, range) = walk.first.unwrap_or((Problem::NotADate, 0..text.len()));
    let meant = Some(walk.meant).filter(|meant| is_whole && reading(meant, form).is_some());
    Fault { problem, range, meant }
}

/// A walk over a text that writes the date that is meant. Only the first problem counts; a step gives nothing where the
/// date cannot be guessed any more.
struct Walk<'a> {
    text: &'a str,
    at: usize,
    form: Form,
    first: Option<(Problem, Range<usize>)>,
    meant: String,
}

impl<'a> Walk<'a> {
    fn date(&mut self) -> Option<()> {
        if self.eat_while(|c| c == ' ') > 0 {
            self.problem(Problem::Expected("a date without blanks around it"), 0..self.at);
        }
        let (year, month, day) = self.day()?;
        if self.rest().is_empty() || day.is_none() {
            if day.is_none() {
                self.meant.push_str("-01");
            }
            if self.form == Form::Wire {
                self.problem(Problem::NoTime, 0..self.text.len());
                self.meant.push_str("T00:00:00Z");
            }
            return self.end("the end of the date");
        }
        self.separator()?;
        self.time(year, month, day?)?;
        self.zone()?;
        self.end("the end of the date")
    }

    fn day(&mut self) -> Option<(i32, u32, Option<u32>)> {
        let start = self.at;
        let digits = self.digits();
        let is_number = digits.len() == self.text.trim_start_matches('-').len() && !digits.is_empty();
        let (year, basic) = match (digits.len(), self.peek()) {
            (8, None | Some('T' | 't' | ' ')) => digits.split_at_checked(4)?,
            _ if is_number && digits.len() != 4 => {
                self.problem(Problem::Number, 0..self.text.len());
                return None;
            }
            (4, _) => (digits, ""),
            (0, Some('+' | '-' | '−')) | (1.., Some('-')) => {
                self.eat_while(|c| matches!(c, '+' | '-' | '−'));
                self.digits();
                self.problem(Problem::Expected("a year of four digits"), start..self.at);
                return None;
            }
            _ => return None,
        };
        self.meant.push_str(year);
        let (month, day) = if let Some((month, day)) = basic.split_at_checked(2).filter(|_| !basic.is_empty())
        {
            self.problem(Problem::Expected("`-` after the year"), start + 4..start + 8);
            self.meant.push_str(&format!("-{month}-{day}"));
            (month.parse().ok()?, Some(day.parse().ok()?))
        } else {
            self.dash("`-` after the year")?;
            let month = self.field("a month of two digits")?;
            let day = match self.peek() {
                None => None,
                Some(_) => {
                    self.dash("`-` after the month")?;
                    Some(self.field("a day of two digits")?)
                }
            };
            (month, day)
        };
        let year = year.parse().ok()?;
        if !(1..=12).contains(&month) {
            let range = if basic.is_empty() { start + 5..start + 7 } else { start + 4..start + 6 };
            self.problem(Problem::Range("month", "01 to 12"), range);
            return None;
        }
        self.check_day(year, month, day, start);
        Some((year, month, day))
    }

    /// Takes the last day of the month where the month has no such day.
    fn check_day(&mut self, year: i32, month: u32, day: Option<u32>, start: usize) {
        let Some(days) = days_of(year, month) else { return };
        let Some(day) = day.filter(|day| !(1..=days).contains(day)) else { return };
        self.problem(Problem::NoSuchDay(days), start..self.at);
        self.meant.truncate(8);
        self.meant.push_str(&format!("{:02}", day.clamp(1, days)));
    }

    /// The sign between year, month and day.
    fn dash(&mut self, expected: &'static str) -> Option<()> {
        match self.peek() {
            Some('-') => self.at += 1,
            Some(other @ ('/' | '.' | '‐' | '‑' | '‒' | '–' | '—' | '−')) => {
                self.problem(Problem::Expected(expected), self.at..self.at + other.len_utf8());
                self.at += other.len_utf8();
            }
            _ => {
                self.problem(Problem::Expected(expected), self.here());
                return None;
            }
        }
        self.meant.push('-');
        Some(())
    }

    /// A number of two digits; one digit is meant with a 0 before it.
    fn field(&mut self, expected: &'static str) -> Option<u32> {
        let start = self.at;
        let digits = self.digits();
        match digits.len() {
            2 => {}
            1 => {
                self.problem(Problem::Expected(expected), start..self.at);
                self.meant.push('0');
            }
            0 => {
                self.problem(Problem::Expected(expected), self.here());
                return None;
            }
            _ => {
                self.problem(Problem::Expected(expected), start..self.at);
                return None;
            }
        }
        self.meant.push_str(digits);
        digits.parse().ok()
    }

    fn separator(&mut self) -> Option<()> {
        let start = self.at;
        match self.peek()? {
            'T' | 't' | ' ' => self.at += 1,
            '_' => {
                self.at += 1;
                self.problem(Problem::Expected("`T` before the time"), start..self.at);
            }
            _ => {
                self.problem(Problem::Expected("`T` before the time"), self.here());
                return None;
            }
        }
        if self.peek().is_none() {
            self.at = start;
            return self.end("a date without blanks around it");
        }
        self.meant.push('T');
        Some(())
    }

    fn time(&mut self, year: i32, month: u32, day: u32) -> Option<()> {
        let (start, date) = (self.at, self.meant.len());
        let is_basic = self.rest().bytes().take_while(u8::is_ascii_digit).count() > 2;
        let hour = self.part(is_basic, "an hour of two digits")?;
        let minute = match self.colon(is_basic, "`:` and minutes")? {
            true => self.part(is_basic, "minutes of two digits")?,
            false => self.zeros(),
        };
        let second = match self.peek() {
            Some(c) if c == ':' || is_basic && c.is_ascii_digit() => {
                self.colon(is_basic, "`:`")?;
                let second = self.part(is_basic, "seconds of two digits")?;
                self.second(second);
                self.fraction()?;
                second
            }
            _ if self.form == Form::Wire => {
                self.problem(Problem::NoSeconds, start..self.at);
                self.meant.push(':');
                self.zeros()
            }
            _ => 0,
        };
        if hour == 24 {
            self.problem(Problem::Hour24, start..start + 2);
            if (minute, second) != (0, 0) {
                return None;
            }
            let next = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(1))?;
            self.meant.replace_range(date - 11..date + 2, &format!("{}T00", next.format("%Y-%m-%d")));
        }
        self.check(hour, 0..=24, Problem::Range("hour", "00 to 23"), start)?;
        self.check(
            minute,
            0..=59,
            Problem::Range("minute", "00 to 59"),
            start + if is_basic { 2 } else { 3 },
        )?;
        self.check(second, 0..=60, Problem::Range("second", "00 to 59"), start + if is_basic { 4 } else { 6 })
    }

    /// Two digits out of a longer run, or a field of its own.
    fn part(&mut self, is_basic: bool, expected: &'static str) -> Option<u32> {
        if !is_basic {
            return self.field(expected);
        }
        let digits = self.rest().get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()))?;
        self.at += 2;
        self.meant.push_str(digits);
        digits.parse().ok()
    }

    /// Whether something follows the colon, which basic ISO texts leave out.
    fn colon(&mut self, is_basic: bool, expected: &'static str) -> Option<bool> {
        let follows = match self.peek() {
            Some(':') => {
                self.at += 1;
                true
            }
            Some(c) if is_basic && c.is_ascii_digit() => {
                self.problem(Problem::Expected(expected), self.here());
                true
            }
            None | Some('Z' | 'z' | '+' | '-') => {
                self.problem(Problem::Expected(expected), self.here());
                false
            }
            Some(_) => {
                self.problem(Problem::Expected(expected), self.here());
                return None;
            }
        };
        self.meant.push(':');
        Some(follows)
    }

    fn zeros(&mut self) -> u32 {
        self.meant.push_str("00");
        0
    }

    fn second(&mut self, second: u32) {
        if second == 60 {
            self.problem(Problem::LeapSecond, self.at - 2..self.at);
            self.meant.truncate(self.meant.len() - 2);
            self.meant.push_str("59");
        }
    }

    fn fraction(&mut self) -> Option<()> {
        let start = self.at;
        match self.peek() {
            Some('.') => self.at += 1,
            Some(',') => {
                self.at += 1;
                self.problem(Problem::Expected("`.` before the fraction"), start..self.at);
            }
            _ => return Some(()),
        }
        let digits = self.digits();
        if digits.is_empty() {
            self.problem(Problem::Expected("digits after the `.`"), self.here());
        } else {
            self.meant.push('.');
            self.meant.push_str(digits);
        }
        Some(())
    }

    fn zone(&mut self) -> Option<()> {
        const EXPECTED: Problem = Problem::Expected("`Z` or an offset such as `+02:00`");
        if self.rest().trim_start().is_empty() {
            if self.form == Form::Wire {
                self.problem(Problem::NoZone, 0..self.text.len());
                self.meant.push('Z');
            }
            return Some(());
        }
        let start = self.at;
        self.eat_while(|c| c == ' ');
        let name = self.rest().get(..3).unwrap_or("");
        let has_name = name.eq_ignore_ascii_case("utc") || name.eq_ignore_ascii_case("gmt");
        if has_name {
            self.at += 3;
        }
        if start != self.at {
            self.problem(EXPECTED, start..self.at.max(start + 1));
        }
        match self.peek() {
            Some('Z' | 'z') if !has_name => {
                self.at += 1;
                self.meant.push('Z');
            }
            Some(sign @ ('+' | '-' | '−')) => self.offset(sign)?,
            _ if has_name => self.meant.push('Z'),
            _ => {
                self.problem(EXPECTED, self.here());
                return None;
            }
        }
        Some(())
    }

    fn offset(&mut self, sign: char) -> Option<()> {
        let start = self.at;
        self.at += sign.len_utf8();
        if sign == '−' {
            self.problem(Problem::Expected("`-`"), start..self.at);
        }
        self.meant.push(if sign == '+' { '+' } else { '-' });
        let at = self.at;
        let is_basic = self.rest().bytes().take_while(u8::is_ascii_digit).count() == 4;
        let hour = self.part(is_basic, "hours of two digits")?;
        let minute = match self.peek() {
            Some(c) if c == ':' || is_basic && c.is_ascii_digit() => {
                self.colon(is_basic, "`:`")?;
                self.part(is_basic, "minutes of two digits")?
            }
            _ => {
                self.problem(Problem::Expected("`:` and minutes"), self.here());
                self.meant.push(':');
                self.zeros()
            }
        };
        self.check(hour, 0..=23, Problem::Range("hour of an offset", "00 to 23"), at)?;
        self.check(
            minute,
            0..=59,
            Problem::Range("minute of an offset", "00 to 59"),
            at + if is_basic { 2 } else { 3 },
        )
    }

    fn check(
        &mut self,
        number: u32,
        range: std::ops::RangeInclusive<u32>,
        problem: Problem,
        at: usize,
    ) -> Option<()> {
        if range.contains(&number) {
            return Some(());
        }
        self.problem(problem, at..at + 2);
        None
    }

    /// What still stands here is too much; the date is meant without it.
    fn end(&mut self, expected: &'static str) -> Option<()> {
        if !self.rest().is_empty() {
            self.problem(Problem::Expected(expected), self.at..self.text.len());
        }
        Some(())
    }

    fn problem(&mut self, problem: Problem, range: Range<usize>) {
        self.first.get_or_insert((problem, range));
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character here; nothing at the end.
    fn here(&self) -> Range<usize> {
        self.at..self.at + self.peek().map_or(0, char::len_utf8)
    }

    fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let length = self.eat_while(|c| c.is_ascii_digit());
        rest.get(..length).unwrap_or("")
    }

    fn eat_while(&mut self, accepts: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(accepts).len();
        self.at += length;
        length
    }
}

/// How many days a month has.
fn days_of(year: i32, month: u32) -> Option<u32> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(first.checked_add_months(chrono::Months::new(1))?.pred_opt()?.day())
}
