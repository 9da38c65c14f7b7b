//! A name to a place in a hash table that is made when the crate is compiled. A module for the web has no such tables, since
//! bytes cost more than time there.

/// What a name is known by before it is compared: its length, how it begins and how it ends.
#[cfg(any(test, not(target_arch = "wasm32")))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ends {
    first: u64,
    last: u64,
    length: usize,
}

#[cfg(any(test, not(target_arch = "wasm32")))]
impl Ends {
    #[inline]
    pub(crate) const fn of(name: &[u8]) -> Self {
        let last = match name.last_chunk() {
            Some(last) => u64::from_le_bytes(*last),
            None => 0,
        };
        Self { first: word(name), last, length: name.len() }
    }

    /// The slot, out of two to the power of `BITS`, from which on to look for the name in the list of this number.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "few bits are left")]
    pub(crate) const fn slot<const BITS: u32>(self, list: u16) -> usize {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let all = self.first ^ self.last.rotate_left(29) ^ (self.length as u64) << 24 ^ (list as u64) << 40;
        // The upper bits of a product know all the others.
        (all.wrapping_mul(ODD) >> (u64::BITS - BITS)) as usize
    }
}

/// Whether a name that is not empty stands at the beginning of a text. Most names are short: one comparison then does.
#[cfg(any(test, not(target_arch = "wasm32")))]
#[inline]
pub(crate) fn begins(text: &[u8], name: &[u8]) -> bool {
    const WORD: usize = size_of::<u64>();
    match text.first_chunk() {
        Some(first) if (1..=WORD).contains(&name.len()) => {
            // The bytes behind the name are shifted out.
            (u64::from_le_bytes(*first) ^ word(name)) << (u8::BITS as usize * (WORD - name.len())) == 0
        }
        Some(_) | None => text.starts_with(name),
    }
}

/// The first eight bytes as a number, or all where there are fewer.
#[inline]
const fn word(bytes: &[u8]) -> u64 {
    if let Some(first) = bytes.first_chunk() {
        return u64::from_le_bytes(*first);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // Bytes that both hold are the same.
        let after = 8 * (bytes.len() - size_of::<u32>());
        return u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << after;
    }
    match *bytes {
        [one, two, three, ..] => one as u64 | (two as u64) << 8 | (three as u64) << 16,
        [one, two] => one as u64 | (two as u64) << 8,
        [one] => one as u64,
        [] => 0,
    }
}

/// How many bytes a path's first segment has.
#[inline]
pub(crate) fn segment(path: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    // A byte that is a dot becomes nothing, and the lowest such one alone is sure to borrow.
    let undotted = word(path) ^ (ONES * b'.' as u64);
    let borrowed = undotted.wrapping_sub(ONES) & !undotted & (ONES << 7);
    if borrowed != 0 {
        return (borrowed.trailing_zeros() / u8::BITS) as usize;
    }
    let rest = path.get(size_of::<u64>()..).unwrap_or_default();
    rest.iter().position(|&byte| byte == b'.').map_or(path.len(), |at| at + size_of::<u64>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_segment_ends_before_the_first_dot(path in "[a./-]{0,20}") {
            let expected = path.find('.').unwrap_or(path.len());
            prop_assert_eq!(segment(path.as_bytes()), expected, "{}", path);
        }

        #[test]
        fn a_text_begins_with_a_name(name in "[ab]{1,12}", text in "[ab]{0,12}") {
            let (text, name) = (text.as_bytes(), name.as_bytes());
            prop_assert_eq!(begins(text, name), text.starts_with(name));
            let longer = [name, text].concat();
            prop_assert!(begins(&longer, name));
        }
    }
}
