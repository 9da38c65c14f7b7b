//! An instant as most are written, `2024-03-01T00:00:00Z`, to its numbers, eight bytes at a time: digit by digit it took 90
//! instructions more.

/// The text of an instant of this form.
pub(crate) type Text = [u8; 20];

/// The numbers of an instant that has the form but need not be one.
pub(super) struct Numbers {
    pub(super) year: u32,
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
}

/// The text of which all others differ by their digits alone.
const FORM: Text = *b"0000-00-00T00:00:00Z";

/// What takes a byte to 16 or more that is not as the form has it, once the form was taken from it: above 9 where there is a
/// digit, above 0 elsewhere.
const UP: Text = {
    let mut up = [15; 20];
    let (mut form, mut places): (&[u8], &mut [u8]) = (&FORM, &mut up);
    while let ([first, form_rest @ ..], [place, places_rest @ ..]) = (form, places) {
        if *first == b'0' {
            *place = 6;
        }
        (form, places) = (form_rest, places_rest);
    }
    up
};

/// Whether a text is of this form. It ends nowhere else.
#[inline]
pub(crate) const fn is_utc(text: &Text) -> bool {
    digits(text).is_some()
}

/// The numbers of a text of this form.
#[inline]
pub(super) fn numbers(text: &Text) -> Option<Numbers> {
    // A byte and ten times the one before it are below 256.
    let [date, times, end] = digits(text)?.map(|word| (word * 10 + (word >> 8)).to_le_bytes());
    let [century, _, year, _, _, month, ..] = date.map(u32::from);
    let [day, _, _, hour, _, _, minute, _] = times.map(u32::from);
    let [.., second, _, _] = end.map(u32::from);
    Some(Numbers { year: century * 100 + year, month, day, hour, minute, second })
}

/// The values of the digits in the first, the second and the last eight bytes, 0 elsewhere, where the text is of this form.
#[inline]
const fn digits(text: &Text) -> Option<[u64; 3]> {
    const HIGH: u64 = u64::MAX / 0xff * 0xf0;
    let ([a, b, c], [fa, fb, fc], [ua, ub, uc]) = (words(text), words(&FORM), words(&UP));
    let (a, b, c) = (a ^ fa, b ^ fb, c ^ fc);
    // What is carried from one byte to the next comes from one that is wrong itself.
    let wrong = a | b | c | a.wrapping_add(ua) | b.wrapping_add(ub) | c.wrapping_add(uc);
    if wrong & HIGH == 0 { Some([a, b, c]) } else { None }
}

const fn words(text: &Text) -> [u64; 3] {
    let [a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, c0, c1, c2, c3, c4, c5, c6, c7] = *text;
    [
        u64::from_le_bytes([a0, a1, a2, a3, a4, a5, a6, a7]),
        u64::from_le_bytes([b0, b1, b2, b3, c0, c1, c2, c3]),
        u64::from_le_bytes([c0, c1, c2, c3, c4, c5, c6, c7]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_counts_at_every_place() {
        let text = *b"2019-08-27T16:35:49Z";
        for at in 0..text.len() {
            for byte in 0..=u8::MAX {
                let mut other = text;
                other[at] = byte;
                let is_form = match FORM[at] {
                    b'0' => byte.is_ascii_digit(),
                    sign => byte == sign,
                };
                assert_eq!(is_utc(&other), is_form, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn numbers_are_those_of_the_digits() {
        let numbers = numbers(b"9876-54-32T99:88:77Z").unwrap();
        let Numbers { year, month, day, hour, minute, second } = numbers;
        assert_eq!([year, month, day, hour, minute, second], [9876, 54, 32, 99, 88, 77]);
    }
}
