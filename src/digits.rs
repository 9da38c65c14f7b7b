//! Whole numbers to their digits.

use std::fmt;

/// Every number of two digits, one after the other.
const PAIRS: &str = "\
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899";

/// The two digits of a number below 100.
#[inline]
pub(crate) fn pair(number: u32) -> &'static str {
    let at = 2 * number as usize;
    PAIRS.get(at..at + 2).unwrap_or("")
}

/// Writes a whole number.
pub(crate) fn write_integer(integer: i64, out: &mut impl fmt::Write) -> fmt::Result {
    if integer < 0 {
        out.write_char('-')?;
    }
    write_natural(integer.unsigned_abs(), out)
}

/// Writes a natural number, eight digits at a time in pairs that do not wait for each other.
fn write_natural(number: u64, out: &mut impl fmt::Write) -> fmt::Result {
    const CHUNK: u64 = 100_000_000;
    if number < 100 {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 100")]
        return out.write_str(pair(number as u32).get(usize::from(number < 10)..).unwrap_or(""));
    }
    if number >= CHUNK {
        // At most twice.
        write_natural(number / CHUNK, out)?;
        return pairs(number % CHUNK).iter().try_for_each(|&next| out.write_str(pair(next)));
    }
    let zeros = usize::from(number < 10_000) + usize::from(number < 1_000_000);
    let mut rest = pairs(number).into_iter().skip(zeros);
    let first = rest.next().unwrap_or(0);
    out.write_str(pair(first).get(usize::from(first < 10)..).unwrap_or(""))?;
    rest.try_for_each(|next| out.write_str(pair(next)))
}

/// The last eight digits.
const fn pairs(number: u64) -> [u32; 4] {
    let low = (number % 100_000_000) as u32;
    [low / 1_000_000, low / 10_000 % 100, low / 100 % 100, low % 100]
}
