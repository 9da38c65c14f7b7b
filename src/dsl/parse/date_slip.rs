//! Dates as other languages and people write them.

use super::{Parser, value_slip};
use crate::diagnostic::{Code, Diagnostic};
use crate::lex::token::{Keyword, TokenKind};
use crate::value::date;
use crate::words::is_one_of;

/// `2024-03-01 10:00` and `2024-03-01T10:00:00 +0200`, of which the first part was taken: no blank stands before the time and its zone.
/// Says so, if they are that.
#[cold]
#[inline(never)]
pub(super) fn parted_instant(p: &mut Parser<'_>) -> bool {
    let (first, second) = (p.nth_back(1), p.peek());
    let has_time = second.kind == TokenKind::Run
        && first.kind == TokenKind::Day
        && p.text(second.span).starts_with(|sign: char| sign.is_ascii_digit());
    if !has_time && first.kind != TokenKind::Instant {
        return false;
    }
    let time = if has_time { format!("T{}", p.text(second.span)) } else { String::new() };
    let instant = format!("{}{time}", p.text(first.span));
    let zone = zone(p.text(p.nth(usize::from(has_time)).span))
        .map(|zone| format!("{instant}{zone}"))
        .filter(|instant| date::named_instant(instant).is_some());
    if !has_time && zone.is_none() {
        return false;
    }
    for _ in 0..usize::from(has_time) + usize::from(zone.is_some()) {
        p.skip();
    }
    let span = p.since(first.span.start);
    // Whatever the lexer said of the zone is a part of this.
    p.sink.retract(span);
    let written = zone.unwrap_or(instant);
    let diagnostic = Diagnostic::new(Code::ForeignDate, span).arg(span).arg(written.clone());
    p.report(diagnostic.write(span, written));
    true
}

/// `UTC`, `+0200` and `+02` as a zone is written here.
fn zone(text: &str) -> Option<String> {
    if is_one_of(text, "Z UTC GMT") {
        return Some("Z".to_owned());
    }
    let digits = text.strip_prefix(['+', '-'])?.replace(':', "");
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    Some(format!("{}{hours}:{minutes}", text.get(..1)?))
}

/// `2024/3/1`, `1.3.2024` and `3/1/2024`, as they are written here: where the day and the month look alike, both readings.
pub(super) fn foreign_dates(text: &str) -> Vec<String> {
    if text.strip_prefix("now").is_some_and(|rest| rest == "/d") {
        return vec!["today".to_owned()];
    }
    // `now–7d`, `now – 7d` and `2024–03–01`
    let narrow = text.replace(['−', '–', '—'], "-").replace(' ', "");
    let is_date = narrow.starts_with("now") || narrow.starts_with(|digit: char| digit.is_ascii_digit());
    if narrow != text && is_date && narrow.contains('-') && value_slip::reads_as_value(&narrow) {
        return vec![narrow];
    }
    // `2024-03-01T10:00+02`
    let whole = format!("{text}:00");
    if text.contains('T') && date::named_instant(&whole).is_some() {
        return vec![whole];
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let number = |part: &str, length: std::ops::RangeInclusive<usize>, most: u32| {
        let is_number = length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten().filter(|number| (1..=most).contains(number))
    };
    let day_of = |year: &str, month: &str, day: &str| {
        let year = number(year, 4..=4, 9999)?;
        Some(format!("{year:04}-{:02}-{:02}", number(month, 1..=2, 12)?, number(day, 1..=2, 31)?))
    };
    let &[first, second, third] = parts.as_slice() else { return Vec::new() };
    let american = || day_of(third, first, second).filter(|_| !text.contains('.') && first != second);
    let found = [day_of(first, second, third), day_of(third, second, first), american()];
    found.into_iter().flatten().collect()
}

/// `1 March 2024` and `March 1, 2024`, as a date is written here.
pub(super) fn spelled_date(text: &str) -> Option<String> {
    const MONTHS: &str =
        " january february march april may june july august september october november december";
    let words: Vec<&str> = text.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let &[first, second, year] = words.as_slice() else { return None };
    let is_day = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() < 3;
    let (month, day) = if is_day(first) { (second, first) } else { (first, second) };
    let name = month.to_ascii_lowercase();
    let before = MONTHS.get(..MONTHS.find(&format!(" {name}"))?)?;
    let month = before.matches(' ').count() + 1;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    (is_day(day) && is_year && name.len() > 2).then(|| format!("{year}-{month:02}-{day:0>2}"))
}

/// `yesterday 10:00` and `last 7 days` as a date is written here.
pub(super) fn spelled_time(text: &str) -> Option<String> {
    if text.starts_with("now")
        && let [date] = &*foreign_dates(text)
    {
        return Some(date.clone());
    }
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty() && *word != "at").collect();
    match *words.as_slice() {
        [day, time] if Keyword::of(day.as_bytes()).is_some_and(Keyword::is_day_word) => {
            let (hour, minute) = time.split_once(':')?;
            let is_part = |part: &str| part.len() < 3 && part.bytes().all(|byte| byte.is_ascii_digit());
            let number = |part: &str, most: u32| part.parse().ok().filter(|&number: &u32| number <= most);
            let (hours, minutes) = (number(hour, 23)?, number(minute, 59)?);
            let minutes = if minutes > 0 { format!("+{minutes}m") } else { String::new() };
            (is_part(hour) && is_part(minute))
                .then(|| format!("{}+{hours}h{minutes}", day.to_ascii_lowercase()))
        }
        [last, number, name] if is_past(last) && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(format!("now-{number}{}", crate::lex::dsl::date_slip::unit(name)?))
        }
        _ => None,
    }
}

/// Whether a word says that so much time before now is meant.
pub(super) fn is_past(word: &str) -> bool {
    word.eq_ignore_ascii_case("last") || word.eq_ignore_ascii_case("past")
}
