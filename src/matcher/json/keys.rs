//! The keys that a filter looks at, and the key of a row to its place among them.

/// The keys whose values are looked for at the top of a row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    names: Vec<Box<str>>,
    /// Which lengths the names have, one bit each; the last one stands for all longer ones.
    lengths: u64,
}

impl Keys {
    /// The index of a key, which is added where it is new.
    pub(crate) fn index(&mut self, name: &str) -> usize {
        if let Some(index) = self.names.iter().position(|known| &**known == name) {
            return index;
        }
        self.names.push(name.into());
        self.lengths |= 1 << name.len().min(63);
        self.names.len() - 1
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    #[inline]
    pub(super) fn find(&self, key: &[u8]) -> Option<usize> {
        if self.lengths >> key.len().min(63) & 1 == 0 {
            return None;
        }
        self.names.iter().position(|name| name.as_bytes() == key)
    }
}
