//! Other spellings of dates to instants, or to the spelling that is read here. Only for fixes: nothing reads these.

use super::has_iso_form;
use chrono::{Datelike as _, NaiveDate};

/// The dates of mails and HTTP (RFC 2822), and what JavaScript makes of a date in a text: `Thu, 02 Jan 2020 03:04:05 GMT`,
/// `Thu Jan 02 2020 03:04:05 GMT+0200 (…)`.
pub(super) fn foreign(text: &str) -> Option<i64> {
    let bare = text.split('(').next().unwrap_or(text);
    let mut words = bare.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
    let weekday = words.next_if(|word| place(word, WEEKDAYS).is_some());
    let (first, second) = (words.next()?, words.next()?);
    let (day, month) = if place(first, MONTHS).is_some() { (second, first) } else { (first, second) };
    let [year, clock, zone] = [words.next()?, words.next()?, words.next()?];
    if words.next().is_some() {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(
        number(year, 4)?.try_into().ok()?,
        place(month, MONTHS)? + 1,
        number(day, day.len().clamp(1, 2))?,
    )?;
    // The name of another day than that of the date leaves open which of the two was meant.
    if weekday.is_some_and(|name| place(name, WEEKDAYS) != Some(date.weekday().num_days_from_monday())) {
        return None;
    }
    let mut parts = clock.split(':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let second = parts.next().map_or(Some(0), |second| number(second, 2))?;
    let local = date.and_hms_opt(hour, minute, second)?.and_utc().timestamp_millis();
    let instant = local - 60_000 * i64::from(offset(zone)?);
    (parts.next().is_none() && has_iso_form(instant)).then_some(instant)
}

const WEEKDAYS: &str = "MonTueWedThuFriSatSun";
const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// Which of some names of three letters a word is.
fn place(word: &str, names: &str) -> Option<u32> {
    let at = (0..names.len())
        .step_by(3)
        .find(|&at| names.get(at..at + 3).is_some_and(|name| word.eq_ignore_ascii_case(name)))?;
    u32::try_from(at / 3).ok()
}

/// A number of so many digits.
fn number(digits: &str, length: usize) -> Option<u32> {
    let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// The minutes that a zone is ahead of UTC: `GMT`, `+0200`, `GMT+0200`, or a zone of the United States as mails have them.
fn offset(zone: &str) -> Option<i32> {
    const NAMED: [(&str, i32); 11] = [
        ("GMT", 0),
        ("UTC", 0),
        ("UT", 0),
        ("EDT", -4),
        ("EST", -5),
        ("CDT", -5),
        ("CST", -6),
        ("MDT", -6),
        ("MST", -7),
        ("PDT", -7),
        ("PST", -8),
    ];
    if let Some(&(_, hours)) = NAMED.iter().find(|(name, _)| zone.eq_ignore_ascii_case(name)) {
        return Some(60 * hours);
    }
    let (sign, clock) = match zone.strip_prefix("GMT").unwrap_or(zone).split_at_checked(1)? {
        ("+", clock) => (1, clock),
        ("-", clock) => (-1, clock),
        _ => return None,
    };
    let clock = i32::try_from(number(clock, 4)?).ok()?;
    (clock / 100 < 24 && clock % 100 < 60).then_some(sign * (clock / 100 * 60 + clock % 100))
}

/// The extended form of a basic ISO text (`20240301T100000+0200`), and the first sign that was missing, with its place.
pub(super) fn extended(text: &str) -> (String, Option<(&'static str, usize)>) {
    let mut extended = String::with_capacity(32);
    let mut first = None;
    let (mut at, mut before, mut seen) = (0, None, 0);
    for run in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let length = run.bytes().take_while(u8::is_ascii_digit).count();
        let sign = match (before, length) {
            (None, 8) => Some(('-', "`-` between year, month and day")),
            (Some('T' | 't' | ' ' | '_'), 4 | 6) if seen == 8 => Some((':', "`:` between hours and minutes")),
            (Some('+' | '-' | '−'), 4) if seen > 8 => Some((':', "`:` between hours and minutes")),
            _ => None,
        };
        for (index, c) in run.char_indices() {
            // The signs stand before the last two pairs of digits: `2024-03-01`, `10:00:00`, `+02:00`.
            let is_pair = index > 0 && (index + 4 == length || index + 2 == length);
            if let Some((sign, expected)) = sign.filter(|_| is_pair) {
                extended.push(sign);
                first.get_or_insert((expected, at + index));
            }
            extended.push(c);
        }
        at += run.len();
        before = run.chars().next_back();
        seen += length;
    }
    (extended, first)
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn dates_of_mails_and_of_javascript_are_read() {
        for (text, expected) in [
            ("Thu, 02 Jan 2020 03:04:05 GMT", Some(1_577_934_245_000)),
            ("thu, 2 jan 2020 03:04:05 +0000", Some(1_577_934_245_000)),
            ("2 Jan 2020 03:04 UT", Some(1_577_934_240_000)),
            ("Thu, 02 Jan 2020 03:04:05 EST", Some(1_577_952_245_000)),
            ("Thu, 02 Jan 2020 03:04:05 -0530 (somewhere)", Some(1_577_954_045_000)),
            ("Thu Jan 02 2020 03:04:05 GMT+0200 (Central European Time)", Some(1_577_927_045_000)),
            ("Thu Jan 02 2020 03:04:05 GMT+0200", Some(1_577_927_045_000)),
            // The second of January was a Thursday.
            ("Fri, 02 Jan 2020 03:04:05 GMT", None),
            ("Thu, 32 Jan 2020 03:04:05 GMT", None),
            ("Thu, 02 Jan 2020 03:04:05", None),
            ("Thu, 02 Jan 2020 24:04:05 GMT", None),
            ("Thu, 02 Jan 2020 03:04:05 GMT more", None),
            ("Thu, 02 Jan 2020 03:04:05 +2400", None),
            ("Thu, 02 Jan 2020 03:04:05:06 GMT", None),
            ("002 Jan 2020 03:04:05 GMT", None),
            ("Jan", None),
            ("", None),
        ] {
            assert_eq!(foreign(text), expected, "{text}");
        }
    }
}
