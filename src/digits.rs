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
    out.write_str(itoa::Buffer::new().format(integer))
}
