//! Sets of terminals.

/// A set of terminals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Set([u128; 2]);

/// Stands in a set of terminals for "nothing".
pub(super) const EMPTY: usize = 255;

impl Set {
    pub(super) fn of(terminal: usize) -> Self {
        let mut set = Self::default();
        set.0[terminal / 128] |= 1 << (terminal % 128);
        set
    }

    pub(super) fn has(self, terminal: usize) -> bool {
        self.meets(Self::of(terminal))
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0[0] & other.0[0] != 0 || self.0[1] & other.0[1] != 0
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    pub(super) fn without(self, terminal: usize) -> Self {
        let other = Self::of(terminal);
        Self([self.0[0] & !other.0[0], self.0[1] & !other.0[1]])
    }
}
