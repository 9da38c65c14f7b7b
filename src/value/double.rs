//! Texts of doubles to doubles and back. In a browser the standard library's tables and fast paths would weigh more than all
//! they read there: a few steps over long integers do the same.

#[cfg(any(test, target_arch = "wasm32"))]
mod long;

/// The double that a text spells, rounded to the nearest; what [`f64`] reads, and nothing else.
#[cfg(not(target_arch = "wasm32"))]
#[inline]
pub(crate) fn parse(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// The shortest digits that read back as this double, which is finite and not negative: `d.ddd × 10^exponent`. They are
/// written to the buffer, and their number and the exponent are given.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn shortest(double: f64, buffer: &mut [u8; DIGITS]) -> (usize, i32) {
    use std::io::Write as _;
    let mut written = [0; 32];
    let mut rest = written.as_mut_slice();
    // The 17 digits, the point and the exponent of a double have room there.
    let _ = write!(rest, "{double:e}");
    let (mut length, mut exponent, mut sign, mut is_exponent) = (0, 0, 1, false);
    for &byte in &written {
        match byte {
            b'e' => is_exponent = true,
            b'-' => sign = -1,
            b'0'..=b'9' if is_exponent => exponent = 10 * exponent + i32::from(byte - b'0'),
            b'0'..=b'9' => {
                if let Some(place) = buffer.get_mut(length) {
                    *place = byte;
                    length += 1;
                }
            }
            _ => {}
        }
    }
    (length, sign * exponent)
}

#[cfg(target_arch = "wasm32")]
pub(crate) use long::{parse, shortest};

/// All the digits of a double that is finite and not negative: `digits × 10^exponent`, exactly.
pub(crate) fn exact(double: f64) -> (String, i64) {
    let written = double.to_bits();
    let (high, low) = (written >> 52, written & ((1 << 52) - 1));
    let (mut whole, mut power) = if high == 0 { (low, -1074) } else { (low | 1 << 52, high as i64 - 1075) };
    while power < 0 && whole & 1 == 0 && whole > 0 {
        (whole, power) = (whole >> 1, power + 1);
    }
    // A half is five tenths.
    let factor = if power < 0 { 5 } else { 2 };
    let mut digits: Vec<u8> = whole.to_string().bytes().rev().map(|digit| digit - b'0').collect();
    for _ in 0..power.unsigned_abs() {
        let mut carry = 0;
        for digit in &mut digits {
            carry += *digit * factor;
            (*digit, carry) = (carry % 10, carry / 10);
        }
        if carry > 0 {
            digits.push(carry);
        }
    }
    (digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect(), power.min(0))
}

/// The most digits that a double needs.
pub(crate) const DIGITS: usize = 17;

#[cfg(test)]
mod tests {
    use super::exact;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn exact_digits_are_those_of_the_standard_library(bits in 0_u64..0x7ff0_0000_0000_0000) {
            let double = f64::from_bits(bits);
            let (digits, exponent) = exact(double);
            let places = usize::try_from(-exponent).unwrap();
            let written = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = written.split_at(written.len() - places);
            let (ours, theirs) = (format!("{whole}.{fraction}"), format!("{double:.1074}"));
            prop_assert_eq!(ours.trim_end_matches('0'), theirs.trim_end_matches('0'));
        }
    }
}
