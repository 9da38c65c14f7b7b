//! Texts to numbers that nobody outside can foresee, and that are the same in the next run of the program.

use std::fmt;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// The secret of a way from texts to numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Keys([u64; 4]);

impl Keys {
    /// Such as nobody has.
    pub(super) fn random() -> Self {
        Self([0, 1, 2, 3].map(|at: u64| RandomState::new().hash_one(at)))
    }

    /// Those that were written down.
    pub(super) fn of(numbers: [u64; 4]) -> Self {
        Self(numbers)
    }

    /// To write them down.
    pub(super) fn numbers(self) -> [u64; 4] {
        self.0
    }

    /// A number for a text.
    pub(super) fn one(self, text: &[u8]) -> u64 {
        let Self([first, second, _, _]) = self;
        let mut hasher = Sip::new(first, second);
        hasher.write(text);
        hasher.finish()
    }

    /// Another number, for a text in parts.
    pub(super) fn other<'t>(self, parts: impl IntoIterator<Item = &'t [u8]>) -> u64 {
        let Self([_, _, third, fourth]) = self;
        let mut hasher = Sip::new(third, fourth);
        for part in parts {
            // Where one part ends and the next begins tells texts apart as well.
            hasher.write(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.write(part);
        }
        hasher.finish()
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

#[expect(
    deprecated,
    reason = "the one hasher of the standard library that takes keys and is said to be SipHash 2-4"
)]
mod sip {
    use std::hash::{Hasher, SipHasher};

    /// SipHash 2-4, the same from build to build.
    pub(super) struct Sip(SipHasher);

    impl Sip {
        pub(super) fn new(first: u64, second: u64) -> Self {
            Self(SipHasher::new_with_keys(first, second))
        }
    }

    impl Hasher for Sip {
        fn finish(&self) -> u64 {
            self.0.finish()
        }

        fn write(&mut self, bytes: &[u8]) {
            self.0.write(bytes);
        }
    }
}
use sip::Sip;

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the paper, for the key 00 01 … 0f.
    #[test]
    fn numbers_are_those_of_siphash_2_4() {
        let keys = Keys::of([0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908, 0, 0]);
        let text: Vec<u8> = (0..15).collect();
        assert_eq!(keys.one(&text), 0xa129_ca61_49be_45e5);
        let keys = Keys::random();
        let parts = |parts: &[&'static str]| keys.other(parts.iter().map(|part| part.as_bytes()));
        assert_ne!(parts(&["ab", "c"]), parts(&["a", "bc"]));
        assert_eq!(Keys::of(keys.numbers()).one(b"x"), keys.one(b"x"));
        assert_ne!(Keys::random(), keys);
        assert_eq!(format!("{keys:?}"), "Keys(…)");
    }
}
