//! A text that is no date to the first thing wrong with it, and to the date that was meant.

use super::respell::{extended, foreign};
use super::{Form, Place, iso, reading};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::span::Span;
use chrono::{Days, Months, NaiveDate};
use std::ops::Range;

/// What is wrong with a date's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Problem {
    /// It does not start like a date.
    NotADate,
    /// It is a number in quotes.
    Number,
    /// Something else has to stand at this place.
    Expected(&'static str),
    /// This number has to have two digits.
    TwoDigits(&'static str),
    /// This number has to lie in a range.
    Range(&'static str, u32, u32),
    /// The month does not have this day, but so many.
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
#[derive(Debug)]
pub(super) struct Fault {
    problem: Problem,
    range: Range<usize>,
    meant: Option<String>,
}

impl Fault {
    /// Reports it with the fix. `span` is the whole literal, with its quotes where it has them.
    pub(super) fn report(self, text: &str, span: Span, sink: &mut Diagnostics) {
        let place = Place::of(text, span);
        let at = place.at(self.range.start, self.range.end);
        let found = text.get(self.range).unwrap_or("").to_owned();
        let example = self.meant.as_deref().unwrap_or("2024-03-01T10:00:00Z").to_owned();
        let expected = |what: String| {
            let found = if found.is_empty() { "the end".to_owned() } else { format!("`{found}`") };
            Diagnostic::new(Code::DateSyntax, at).arg(what).arg(found)
        };
        let diagnostic = match self.problem {
            Problem::NotADate => Diagnostic::new(Code::NotADate, at).arg(found),
            Problem::Number => Diagnostic::new(Code::DateNumberInQuotes, at).arg(found),
            Problem::Expected(what) => expected(what.to_owned()),
            Problem::TwoDigits(what) => expected(format!("{what} of two digits")),
            Problem::Range(what, low, high) => {
                let range = format!("{what} from {low:02} to {high:02}");
                Diagnostic::new(Code::DateFieldRange, at).arg(range).arg(found)
            }
            Problem::NoSuchDay(days) => Diagnostic::new(Code::NoSuchDay, at).arg(found).arg(i64::from(days)),
            Problem::Hour24 => Diagnostic::new(Code::DateHour24, at),
            Problem::LeapSecond => Diagnostic::new(Code::DateLeapSecond, at),
            Problem::NoTime => Diagnostic::new(Code::DateWithoutTime, at).arg(found),
            Problem::NoSeconds => Diagnostic::new(Code::DateWithoutSeconds, at).arg(found),
            Problem::NoZone => Diagnostic::new(Code::DateWithoutZone, at).arg(found),
        };
        // A number stands in the place of the quotes too.
        let place = if self.problem == Problem::Number { Place { inner: span, ..place } } else { place };
        let fix = self.meant.and_then(|meant| place.rewritten(text, meant));
        sink.report(diagnostic.arg(example).fixed(fix));
    }
}

/// Finds what is wrong with a text that [`reading`] refused.
#[cold]
pub(super) fn diagnose(text: &str, form: Form) -> Fault {
    if let Some(instant) = foreign(text) {
        return Fault { problem: Problem::NotADate, range: 0..text.len(), meant: Some(iso(instant)) };
    }
    let (extended, missing) = extended(text);
    let mut walk = Walk::new(&extended, form);
    if let Some((sign, at)) = missing {
        walk.problem(Problem::Expected(sign), at..at + 1);
    }
    let is_whole = walk.date().is_some();
    let (problem, range) = walk.first.unwrap_or((Problem::NotADate, 0..text.len()));
    let is_date = |meant: &String| is_whole && reading(meant, form).is_some();
    let meant = Some(walk.meant).filter(|meant| problem == Problem::Number || is_date(meant));
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
    fn new(text: &'a str, form: Form) -> Self {
        Self { text, at: 0, form, first: None, meant: String::with_capacity(32) }
    }

    fn date(&mut self) -> Option<()> {
        if self.blanks() > 0 {
            self.problem(Problem::Expected("no blank before the date"), 0..self.at);
        }
        let start = self.at;
        let year = self.year()?;
        self.dash("`-` after the year")?;
        let month = self.field("a month", 1, 12)?;
        let day = match self.is_at_end() {
            true => None,
            false => {
                self.dash("`-` after the month")?;
                let day = self.field("a day", 0, 99)?;
                Some(self.real_day(year, month, day, start)?)
            }
        };
        match day {
            Some(day) if !self.is_at_end() => {
                self.separator()?;
                self.time(day)?;
                self.zone()?;
            }
            _ if self.form == Form::Wire => {
                self.problem(Problem::NoTime, start..self.at);
                self.meant.push_str(if day.is_some() { "T00:00:00Z" } else { "-01T00:00:00Z" });
            }
            _ => {}
        }
        if !self.rest().is_empty() {
            self.problem(Problem::Expected("nothing after the date"), self.at..self.text.len());
        }
        Some(())
    }

    fn year(&mut self) -> Option<i32> {
        let start = self.at;
        let is_signed = self.eat_while(|c| matches!(c, '+' | '-' | '−')) > 0;
        let digits = self.digits();
        if digits.len() == 4 && !is_signed {
            self.meant.push_str(digits);
            return digits.parse().ok();
        }
        if self.is_at_end() && is_json_integer(self.text) {
            self.problem(Problem::Number, 0..self.text.len());
            self.meant.push_str(self.text);
        } else if !digits.is_empty() && self.peek() == Some('-') {
            self.problem(Problem::Expected("a year of four digits"), start..self.at);
        }
        None
    }

    /// The sign between year, month and day.
    fn dash(&mut self, expected: &'static str) -> Option<()> {
        let found = self.here();
        match self.peek() {
            Some('-') => {}
            Some('/' | '.' | '‐' | '‑' | '‒' | '–' | '—' | '−') => {
                self.problem(Problem::Expected(expected), found.clone());
            }
            _ => {
                self.problem(Problem::Expected(expected), found);
                return None;
            }
        }
        self.at = found.end;
        self.meant.push('-');
        Some(())
    }

    /// A number of two digits. One digit is meant with a 0 before it.
    fn field(&mut self, name: &'static str, low: u32, high: u32) -> Option<u32> {
        let start = self.at;
        let digits = self.digits();
        if digits.len() != 2 {
            let found = if digits.is_empty() { self.here() } else { start..self.at };
            self.problem(Problem::TwoDigits(name), found);
        }
        let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
        if !(low..=high).contains(&number) {
            self.problem(Problem::Range(name, low, high), start..self.at);
            return None;
        }
        self.write(number);
        Some(number)
    }

    /// Takes the nearest day that the month has.
    fn real_day(&mut self, year: i32, month: u32, day: u32, start: usize) -> Option<NaiveDate> {
        if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
            return Some(date);
        }
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
        let days = chrono::Datelike::day(&last);
        self.problem(Problem::NoSuchDay(days), start..self.at);
        let nearest = if day == 0 { first } else { last };
        self.meant = nearest.to_string();
        Some(nearest)
    }

    fn separator(&mut self) -> Option<()> {
        let found = self.here();
        match self.peek()? {
            'T' | 't' | ' ' => {}
            '_' => self.problem(Problem::Expected("`T` before the time"), found.clone()),
            _ => {
                self.problem(Problem::Expected("`T` before the time"), found);
                return None;
            }
        }
        self.at = found.end;
        Some(())
    }

    fn time(&mut self, day: NaiveDate) -> Option<()> {
        let start = self.at;
        if self.rest().starts_with("24:") {
            self.at += 2;
            self.problem(Problem::Hour24, start..self.at);
            self.meant = day.checked_add_days(Days::new(1))?.to_string() + "T00";
        } else {
            self.meant.push('T');
            self.field("an hour", 0, 23)?;
        }
        self.minutes("a minute")?;
        if self.peek() == Some(':') {
            self.colon();
            self.seconds()?;
            self.fraction();
        } else if self.form == Form::Wire {
            self.problem(Problem::NoSeconds, start..self.at);
            self.meant.push_str(":00");
        }
        Some(())
    }

    /// `":" , minute`, for a time and for an offset.
    fn minutes(&mut self, name: &'static str) -> Option<()> {
        if self.peek() == Some(':') {
            self.colon();
            return self.field(name, 0, 59).map(|_| ());
        }
        self.problem(Problem::Expected("`:` and minutes"), self.here());
        self.meant.push_str(":00");
        Some(())
    }

    fn seconds(&mut self) -> Option<()> {
        if !self.rest().starts_with("60") {
            return self.field("a second", 0, 59).map(|_| ());
        }
        self.problem(Problem::LeapSecond, self.at..self.at + 2);
        self.at += 2;
        self.write(59);
        Some(())
    }

    fn fraction(&mut self) {
        let mark = self.here();
        match self.peek() {
            Some('.') => {}
            Some(',') => self.problem(Problem::Expected("`.` before the fraction"), mark.clone()),
            _ => return,
        }
        self.at = mark.end;
        let digits = self.digits();
        if digits.is_empty() {
            self.problem(Problem::Expected("digits after the `.`"), self.here());
        } else {
            self.meant.push('.');
            self.meant.push_str(digits);
        }
    }

    fn zone(&mut self) -> Option<()> {
        const EXPECTED: Problem = Problem::Expected("`Z` or an offset such as `+02:00`");
        if self.is_at_end() {
            if self.form == Form::Wire {
                self.problem(Problem::NoZone, 0..self.at);
                self.meant.push('Z');
            }
            return Some(());
        }
        let start = self.at;
        self.blanks();
        let name = self.rest().get(..3).unwrap_or("");
        let is_named = name.eq_ignore_ascii_case("utc") || name.eq_ignore_ascii_case("gmt");
        if is_named {
            self.at += 3;
        }
        let end = self.at;
        match self.peek() {
            Some('+' | '-' | '−') => {
                if end > start {
                    self.problem(EXPECTED, start..end);
                }
                return self.offset();
            }
            Some('Z' | 'z') if !is_named => self.at += 1,
            _ if is_named => {}
            _ => {
                self.problem(EXPECTED, self.at..self.text.len());
                return None;
            }
        }
        if end > start {
            self.problem(EXPECTED, start..self.at);
        }
        self.meant.push('Z');
        Some(())
    }

    fn offset(&mut self) -> Option<()> {
        let sign = self.here();
        if self.peek() == Some('−') {
            self.problem(Problem::Expected("`-`"), sign.clone());
        }
        self.meant.push(if self.peek() == Some('+') { '+' } else { '-' });
        self.at = sign.end;
        self.field("an offset's hour", 0, 23)?;
        self.minutes("an offset's minute")
    }

    fn problem(&mut self, problem: Problem, range: Range<usize>) {
        self.first.get_or_insert((problem, range));
    }

    fn write(&mut self, number: u32) {
        self.meant.push_str(&format!("{number:02}"));
    }

    fn colon(&mut self) {
        self.at += 1;
        self.meant.push(':');
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

    /// Whether no more than blanks follow.
    fn is_at_end(&self) -> bool {
        self.rest().trim_start_matches(' ').is_empty()
    }

    fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let length = self.eat_while(|c| c.is_ascii_digit());
        rest.get(..length).unwrap_or("")
    }

    fn blanks(&mut self) -> usize {
        self.eat_while(|c| c == ' ')
    }

    fn eat_while(&mut self, accepts: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(accepts).len();
        self.at += length;
        length
    }
}

fn is_json_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let has_zeros = digits.len() > 1 && digits.starts_with('0');
    !digits.is_empty() && !has_zeros && digits.bytes().all(|byte| byte.is_ascii_digit())
}
