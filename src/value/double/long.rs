//! Doubles by arithmetic of long integers: little code, and no tables.

use super::DIGITS;
use std::cmp::Ordering;

/// More digits than decide how any text rounds: half way between two doubles lie 767 at most.
const DECIDING: usize = 800;

/// The unit of the smallest double is 2 to this.
const LOWEST: i32 = -1074;

/// How many bits a double holds.
const BITS: i32 = 53;

/// The double that a text spells, rounded to the nearest, of two equally near to the even one.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let (is_negative, text) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    let names = [("nan", f64::NAN), ("inf", f64::INFINITY), ("infinity", f64::INFINITY)];
    let magnitude = match names.iter().find(|(name, _)| text.eq_ignore_ascii_case(name)) {
        Some(&(_, double)) => double,
        None => magnitude(text)?,
    };
    Some(if is_negative { -magnitude } else { magnitude })
}

/// `( digits , [ "." , [ digits ] ] | "." , digits ) , [ ( "e" | "E" ) , [ sign ] , digits ] ;`
fn magnitude(text: &str) -> Option<f64> {
    let (mantissa, mut power) = match text.split_once(['e', 'E']) {
        Some((mantissa, written)) => (mantissa, exponent(written)?),
        None => (text, 0),
    };
    let mut digits = Long::default();
    let (mut held, mut is_any, mut is_more, mut is_fraction) = (0, false, false, false);
    for byte in mantissa.bytes() {
        match byte {
            b'0'..=b'9' => {
                is_any = true;
                let is_held = held < DECIDING;
                power = power.saturating_sub(i64::from(is_fraction)).saturating_add(i64::from(!is_held));
                if is_held {
                    digits.scale(10, u32::from(byte - b'0'));
                    held += usize::from(!digits.is_zero());
                } else {
                    is_more |= byte != b'0';
                }
            }
            b'.' if !is_fraction => is_fraction = true,
            _ => return None,
        }
    }
    if is_more {
        // Something lies beyond what is held: where the rest lies half way between two doubles, that decides.
        digits.scale(10, 1);
        power = power.saturating_sub(1);
    }
    is_any.then(|| nearest(digits, power))
}

/// `[ sign ] , digits ;` What is beyond any double stays beyond it.
fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut number = 0_i64;
    for byte in digits.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number.saturating_mul(10).saturating_add(i64::from(byte - b'0')).min(i64::MAX / 4);
    }
    let number = if text.starts_with('-') { -number } else { number };
    (!digits.is_empty()).then_some(number)
}

/// The double nearest to `digits × 10^power`.
fn nearest(digits: Long, power: i64) -> f64 {
    let Ok(power) = i32::try_from(power) else {
        return if power > 0 && !digits.is_zero() { f64::INFINITY } else { 0.0 };
    };
    // By the number of bits alone: 10 has between 3 and 4 of them.
    let about = digits.bits();
    if digits.is_zero() || about + power.saturating_mul(if power < 0 { 3 } else { 4 }) < -1200 {
        return 0.0;
    }
    if about + power.saturating_mul(if power < 0 { 4 } else { 3 }) > 1100 {
        return f64::INFINITY;
    }
    let (mut over, mut under) = (digits, Long::from(1));
    if power < 0 {
        under.raise(power.unsigned_abs())
    } else {
        over.raise(power.unsigned_abs())
    }
    // The quotient gets two bits or three more than a double holds, unless that would be below the smallest double.
    let shift = (BITS + 2 - (over.bits() - under.bits())).min(2 - LOWEST);
    if shift < 0 {
        under.shift(shift.unsigned_abs())
    } else {
        over.shift(shift.unsigned_abs())
    }
    let mut quotient = 0_u64;
    let steps = over.bits() - under.bits();
    under.shift(steps.max(0).unsigned_abs());
    for _ in 0..=steps {
        let is_in = over.compare(&under) != Ordering::Less;
        if is_in {
            over.subtract(&under);
        }
        quotient = quotient << 1 | u64::from(is_in);
        under.halve();
    }
    let bits = 64 - quotient.leading_zeros().cast_signed();
    let unit = (bits - BITS - shift).max(LOWEST);
    let dropped = (unit + shift).unsigned_abs();
    let mut whole = quotient >> dropped;
    let (half, rest) = (1_u64 << dropped >> 1, quotient & ((1 << dropped) - 1));
    let is_up = match rest.cmp(&half) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => !over.is_zero() || whole & 1 == 1,
    };
    whole += u64::from(is_up);
    // A bit more than a double holds, where all of them were set, goes over into the exponent, as it should.
    let exponent = if whole >> (BITS - 1) == 0 { 0 } else { u64::from((unit - LOWEST).unsigned_abs()) };
    let made = (exponent << (BITS - 1)) + whole;
    f64::from_bits(made.min(f64::INFINITY.to_bits()))
}

/// The shortest digits that read back as this double, which is finite and not negative, of several the nearest, after Steele
/// and White: `d.ddd × 10^exponent`. They are written to the buffer; their number and the exponent are given.
pub(crate) fn shortest(double: f64, buffer: &mut [u8; DIGITS]) -> (usize, i32) {
    let written = double.to_bits();
    let (high, low) = ((written >> (BITS - 1)) as i32, written & ((1 << (BITS - 1)) - 1));
    let (whole, unit) = if high == 0 { (low, LOWEST) } else { (low | 1 << (BITS - 1), high - 1 + LOWEST) };
    if whole == 0 {
        buffer[0] = b'0';
        return (1, 0);
    }
    // Below a power of two doubles lie twice as close. Everything is counted in quarters, so that the bounds are whole.
    let is_edge = low == 0 && high > 1;
    let is_even = whole & 1 == 0;
    let (mut rest, mut one) = (Long::from(whole), Long::from(4));
    let (mut above, mut below) = (Long::from(2), Long::from(if is_edge { 1 } else { 2 }));
    rest.shift(2);
    for long in [&mut rest, &mut above, &mut below] {
        long.shift(unit.max(0).unsigned_abs());
    }
    one.shift(unit.min(0).unsigned_abs());
    // Never more than the place of the first digit, and one less at most.
    let bits = 64 - whole.leading_zeros().cast_signed() + unit - 1;
    let mut exponent = ceiling(f64::from(bits) * std::f64::consts::LOG10_2);
    for long in [&mut rest, &mut above, &mut below] {
        long.raise(exponent.min(0).unsigned_abs());
    }
    one.raise(exponent.max(0).unsigned_abs());
    let reaches = |rest: &Long, above: &Long, one: &Long| {
        let mut sum = rest.clone();
        sum.add(above);
        let order = sum.compare(one);
        order == Ordering::Greater || is_even && order == Ordering::Equal
    };
    if reaches(&rest, &above, &one) {
        one.scale(10, 0);
        exponent += 1;
    }
    let mut length = 0;
    for place in buffer.iter_mut() {
        for long in [&mut rest, &mut above, &mut below] {
            long.scale(10, 0);
        }
        let mut digit = b'0';
        while rest.compare(&one) != Ordering::Less {
            rest.subtract(&one);
            digit += 1;
        }
        let order = rest.compare(&below);
        let is_low = order == Ordering::Less || is_even && order == Ordering::Equal;
        let is_high = reaches(&rest, &above, &one);
        let is_up = is_high
            && (!is_low || {
                let mut twice = rest.clone();
                twice.add(&rest);
                twice.compare(&one) != Ordering::Less
            });
        *place = digit + u8::from(is_up);
        length += 1;
        if is_low || is_high {
            break;
        }
    }
    (length, exponent - 1)
}

/// The lowest 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "the others are not asked for")]
const fn low(number: u64) -> u32 {
    number as u32
}

/// The next whole number.
#[expect(clippy::cast_possible_truncation, reason = "the exponent of a double has three digits")]
fn ceiling(number: f64) -> i32 {
    number.ceil() as i32
}

/// A natural number of any length, its lowest 32 bits first, and without zeros at its end.
#[derive(Debug, Clone, Default)]
struct Long(Vec<u32>);

impl From<u64> for Long {
    fn from(number: u64) -> Self {
        let mut long = Self(vec![low(number), low(number >> 32)]);
        long.trim();
        long
    }
}

impl Long {
    fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn bits(&self) -> i32 {
        let length = i32::try_from(self.0.len()).unwrap_or(i32::MAX / 32);
        self.0.last().map_or(0, |top| 32 * length - top.leading_zeros().cast_signed())
    }

    /// Times a factor, and a summand to it.
    fn scale(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Times ten to a power.
    fn raise(&mut self, power: u32) {
        for _ in 0..power {
            self.scale(10, 0);
        }
    }

    /// Times two to a power.
    fn shift(&mut self, power: u32) {
        self.scale(1 << (power % 32), 0);
        if !self.is_zero() {
            self.0.splice(0..0, std::iter::repeat_n(0, power as usize / 32));
        }
    }

    fn halve(&mut self) {
        let mut carry = 0;
        for part in self.0.iter_mut().rev() {
            (*part, carry) = (*part >> 1 | carry << 31, *part & 1);
        }
        self.trim();
    }

    fn add(&mut self, other: &Self) {
        let mut carry = 0;
        self.0.resize(self.0.len().max(other.0.len()), 0);
        for (at, part) in self.0.iter_mut().enumerate() {
            carry += u64::from(*part) + u64::from(other.0.get(at).copied().unwrap_or(0));
            *part = low(carry);
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(low(carry));
        }
    }

    /// Less another, which is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = 0;
        for (at, part) in self.0.iter_mut().enumerate() {
            let less =
                (1 << 32) + u64::from(*part) - u64::from(other.0.get(at).copied().unwrap_or(0)) - borrow;
            *part = low(less);
            borrow = 1 - (less >> 32);
        }
        self.trim();
    }

    fn compare(&self, other: &Self) -> Ordering {
        let length = self.0.len().cmp(&other.0.len());
        length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests;
