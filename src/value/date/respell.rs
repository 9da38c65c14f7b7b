//! Other spellings of dates to instants, or to the spelling that is read here. Only for fixes: nothing reads these.

use super::has_iso_form;
use chrono::DateTime;

/// The dates of mails and HTTP, and what JavaScript makes of a date in a text.
pub(super) fn foreign(text: &str) -> Option<i64> {
    const JAVASCRIPT: &str = "%a %b %d %Y %H:%M:%S GMT%z";
    let date = DateTime::parse_from_rfc2822(text)
        .or_else(|_| DateTime::parse_from_str(text.split(" (").next().unwrap_or(text), JAVASCRIPT));
    Some(date.ok()?.timestamp_millis()).filter(|&instant| has_iso_form(instant))
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
