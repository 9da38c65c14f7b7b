//! A name to a place in a hash table that is made when the crate is compiled, and a path to its segments as such tables want
//! them. A module for the web has no such tables, since bytes cost more than time there.

/// How many bytes are read at a time.
const WORD: usize = size_of::<u64>();

/// What a name is known by: its length, its first eight bytes and its last. Up to sixteen bytes that is the whole name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ends {
    first: u64,
    /// Nothing where the first ones are all.
    last: u64,
    length: usize,
}

impl Ends {
    /// Those of a name that is not there.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) const NONE: Self = Self { first: 0, last: 0, length: usize::MAX };

    #[inline]
    pub(crate) const fn of(name: &[u8]) -> Self {
        let last = match name.last_chunk() {
            Some(last) if name.len() > WORD => u64::from_le_bytes(*last),
            Some(_) | None => 0,
        };
        Self { first: word(name), last, length: name.len() }
    }

    /// Whether nothing else has these ends.
    #[cfg(not(target_arch = "wasm32"))]
    #[inline]
    pub(crate) const fn is_all(self) -> bool {
        self.length <= 2 * WORD
    }

    /// The slot, out of two to the power of `BITS`, from which on to look for the name in the list of this number.
    #[cfg(not(target_arch = "wasm32"))]
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "few bits are left")]
    pub(crate) const fn slot<const BITS: u32>(self, list: u16) -> usize {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let all = self.first ^ self.last.rotate_left(29) ^ (self.length as u64) << 24 ^ (list as u64) << 40;
        // The upper bits of a product know all the others.
        (all.wrapping_mul(ODD) >> (u64::BITS - BITS)) as usize
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

/// A path, or what is left of one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Segments<'a> {
    /// The text that it stands in, so that eight bytes can be read of short names too.
    text: &'a [u8],
    start: usize,
    end: usize,
}

/// A segment of a path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Segment<'a> {
    text: &'a [u8],
    start: usize,
    pub(crate) ends: Ends,
}

impl<'a> Segment<'a> {
    /// One of this name.
    pub(crate) fn of(name: &'a [u8]) -> Self {
        Self { text: name, start: 0, ends: Ends::of(name) }
    }

    /// Its name.
    pub(crate) fn name(&self) -> &'a [u8] {
        self.text.get(self.start..self.start + self.ends.length).unwrap_or_default()
    }
}

impl<'a> Segments<'a> {
    /// Those of a path.
    #[inline]
    pub(crate) fn of(path: &'a [u8]) -> Self {
        Self { text: path, start: 0, end: path.len() }
    }

    /// Those of the path between two bytes of a text.
    #[inline]
    pub(crate) fn between(text: &'a [u8], start: usize, end: usize) -> Self {
        Self { text, start, end }
    }

    /// The first one.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(crate) fn first(&self) -> Segment<'a> {
        let Self { text, start, end } = *self;
        let mut first = word_at(text, start);
        let most = end.saturating_sub(start);
        let mut length = dot_in(first).min(most);
        let mut last = 0;
        if length < WORD {
            // The bytes behind the segment are taken away.
            first &= (1 << (u8::BITS as usize * length)) - 1;
        } else if most > WORD {
            length = most.min(WORD + dot_in(word_at(text, start + WORD)));
            if length == 2 * WORD {
                length = long(text, start, end);
            }
            if length > WORD {
                last = word_at(text, start + length - WORD);
            }
        }
        Segment { text, start, ends: Ends { first, last, length } }
    }

    /// Those after the first one, unless that is the last.
    #[inline]
    pub(crate) fn after(self, first: &Segment<'_>) -> Option<Self> {
        let at = first.start + first.ends.length;
        (at < self.end).then_some(Self { start: at + 1, ..self })
    }
}

/// The eight bytes from here on, or all that there are.
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn word_at(text: &[u8], start: usize) -> u64 {
    match text.get(start..start.wrapping_add(WORD)).and_then(<[u8]>::first_chunk) {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => last_word(text, start),
    }
}

/// The same at the end of a text.
#[cold]
#[inline(never)]
fn last_word(text: &[u8], start: usize) -> u64 {
    word(text.get(start..).unwrap_or_default())
}

/// How long a segment is that has no dot in its first sixteen bytes.
#[inline(never)]
fn long(text: &[u8], start: usize, end: usize) -> usize {
    let path = text.get(start..end).unwrap_or_default();
    path.iter().position(|&byte| byte == b'.').unwrap_or(path.len())
}

/// How many bytes stand before the first dot of a word; eight where there is none.
#[inline]
const fn dot_in(word: u64) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    // A byte that is a dot becomes nothing, and the lowest such one alone is sure to borrow.
    let undotted = word ^ (ONES * b'.' as u64);
    let borrowed = undotted.wrapping_sub(ONES) & !undotted & (ONES << 7);
    (borrowed.trailing_zeros() / u8::BITS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_path_is_split_at_its_dots(path in "[a./-]{0,30}", behind in "[a./-]{0,10}") {
            let bytes = [path.as_bytes(), behind.as_bytes()].concat();
            let mut split = Vec::new();
            let mut rest = Some(Segments::between(&bytes, 0, path.len()));
            while let Some(left) = rest {
                let segment = left.first();
                prop_assert_eq!(segment.ends, Ends::of(segment.name()));
                split.push(segment.name());
                rest = left.after(&segment);
            }
            prop_assert_eq!(split, path.split('.').map(str::as_bytes).collect::<Vec<_>>());
        }

        #[test]
        fn short_names_are_known_by_their_ends(one in "[ab]{0,16}", other in "[ab]{0,16}") {
            let (one, other) = (one.as_bytes(), other.as_bytes());
            prop_assert!(Ends::of(one).is_all());
            prop_assert_eq!(Ends::of(one) == Ends::of(other), one == other);
        }
    }
}
