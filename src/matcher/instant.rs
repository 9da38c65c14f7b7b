//! Text in the one form in which JavaScript writes dates to milliseconds since 1970.
//!
//! A server answers in JSON, which has no dates: every date of the database arrives as the text that
//! `Date.prototype.toISOString` makes of it. So where a filter compares with a date, such a text is that date, and no other
//! text is: neither one without milliseconds, nor one with an offset, nor a day that no calendar has.

const DAY: i64 = 86_400_000;

/// The instant that the text is, if it has the form of `toISOString`: `2024-03-01T10:00:00.000Z`, or for a year outside
/// 0000 to 9999 a sign and six digits.
#[inline]
pub(super) fn from_iso(text: &[u8]) -> Option<i64> {
    match text.len() {
        24 => near(text.first_chunk()?),
        27 => far(text),
        _ => None,
    }
}

/// A year of four digits: `YYYY-MM-`, `DDThh:mm` and `:ss.fffZ`, each read as one number.
#[inline]
fn near(text: &[u8; 24]) -> Option<i64> {
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    let [first, second, third] = *text.as_chunks::<8>().0 else { return None };
    // Where the form has a digit there is its value then, and 0 where a sign stands as it should.
    let read = |bytes: [u8; 8], form: &[u8; 8]| u64::from_le_bytes(bytes) ^ u64::from_le_bytes(*form);
    let (first, second, third) =
        (read(first, b"0000-00-"), read(second, b"00T00:00"), read(third, b":00.000Z"));
    // What is too large reaches the highest bit of its byte: beyond 9 for a digit, beyond 0 for a sign.
    let excess = |values: u64, form: &[u8; 8]| {
        let room = form.map(|byte| if byte == b'0' { 0x80 - 10 } else { 0x80 - 1 });
        values | values.wrapping_add(u64::from_le_bytes(room))
    };
    let excess = excess(first, b"0000-00-") | excess(second, b"00T00:00") | excess(third, b":00.000Z");
    if excess & HIGH != 0 {
        return None;
    }
    // The number of the digit at a place and of the next one.
    let pair = |values: u64, at: u32| ((values * 10 + (values >> 8)) >> (8 * at) & 0xFF).cast_signed();
    let (year, month) = (pair(first, 0) * 100 + pair(first, 2), pair(first, 5));
    let (day, hour, minute) = (pair(second, 0), pair(second, 3), pair(second, 6));
    let millisecond = pair(third, 4) * 10 + (third >> 48 & 0xFF).cast_signed();
    instant(year, month, day, [hour, minute, pair(third, 1), millisecond])
}

/// A year with a sign. The form has no year of -0, and no sign on a year of four digits.
#[cold]
fn far(text: &[u8]) -> Option<i64> {
    let (sign, text) = text.split_first()?;
    let (&year, rest) = text.split_first_chunk::<6>()?;
    let year = match (sign, digits(year)?) {
        (b'-', year) if year > 0 => -year,
        (b'+', year) if year > 9999 => year,
        _ => return None,
    };
    in_year(year, rest.first_chunk()?)
}

fn in_year(year: i64, rest: &[u8; 20]) -> Option<i64> {
    let &[b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, b'.', f1, f2, f3, b'Z'] =
        rest
    else {
        return None;
    };
    let (month, day) = (digits([m1, m2])?, digits([d1, d2])?);
    let (hour, minute, second) = (digits([h1, h2])?, digits([n1, n2])?, digits([s1, s2])?);
    instant(year, month, day, [hour, minute, second, digits([f1, f2, f3])?])
}

/// The instant of a day and a time, where there are such.
#[inline]
fn instant(year: i64, month: i64, day: i64, [hour, minute, second, millisecond]: [i64; 4]) -> Option<i64> {
    let is_date = (1..=12).contains(&month) && day >= 1 && (day <= 28 || day <= days_in(year, month));
    if !is_date || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let instant =
        days_since_1970(year, month, day) * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
    // Beyond this JavaScript has no dates.
    (instant.abs() <= 8_640_000_000_000_000).then_some(instant)
}

/// The number that is written with these digits.
#[inline]
fn digits<const N: usize>(bytes: [u8; N]) -> Option<i64> {
    let digits = bytes.map(|byte| byte.wrapping_sub(b'0'));
    let number = digits.iter().fold(0_u32, |number, &digit| number * 10 + u32::from(digit));
    digits.iter().all(|&digit| digit <= 9).then_some(number.into())
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from 1970-01-01 to a day of the Gregorian calendar. Years are counted from March, so that the leap day is the
/// last of its year.
#[inline]
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (cycle, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    cycle * 146_097 + year * 365 + year / 4 - year / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_form_of_to_iso_string_is_a_date() {
        for (text, instant) in [
            ("1970-01-01T00:00:00.000Z", Some(0)),
            ("2024-02-29T23:59:59.999Z", Some(1_709_251_199_999)),
            ("0000-01-01T00:00:00.000Z", Some(-62_167_219_200_000)),
            ("9999-12-31T23:59:59.999Z", Some(253_402_300_799_999)),
            ("+010000-01-01T00:00:00.000Z", Some(253_402_300_800_000)),
            ("-000001-01-01T00:00:00.000Z", Some(-62_198_755_200_000)),
            ("+275760-09-13T00:00:00.000Z", Some(8_640_000_000_000_000)),
            ("+275760-09-13T00:00:00.001Z", None),
            ("-000000-01-01T00:00:00.000Z", None),
            ("+002024-01-01T00:00:00.000Z", None),
            ("2023-02-29T00:00:00.000Z", None),
            ("2024-03-01T10:00:00Z", None),
            ("2024-03-01T10:00:00.000+00:00", None),
            ("2024-03-01t10:00:00.000z", None),
            ("2024-03-01 10:00:00.000Z", None),
            ("2024-03-01T24:00:00.000Z", None),
            ("2024-03-01T10:00:60.000Z", None),
            ("2024-13-01T10:00:00.000Z", None),
            ("2024-03-01", None),
            ("", None),
        ] {
            assert_eq!(from_iso(text.as_bytes()), instant, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_the_writer_of_dates_writes_is_read(instant in -8_640_000_000_000_000_i64..=8_640_000_000_000_000) {
            let mut text = String::new();
            crate::value::date::write_iso(instant, &mut text).unwrap();
            if instant.rem_euclid(1000) == 0 {
                text.insert_str(text.len() - 1, ".000");
            }
            prop_assert_eq!(from_iso(text.as_bytes()), Some(instant), "{}", text);
        }
    }
}
