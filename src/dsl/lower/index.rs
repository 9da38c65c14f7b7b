//! Keys to the nodes that have them: a scan while they are few, an open-addressing table beyond.

use crate::arena::NodeId;

/// How many keys are found by a scan of the nodes themselves.
pub(super) const FEW: u32 = 8;

/// The longest run of slots that is searched. Ordinary keys never come near it; keys made to collide become
/// [`Found::Crowded`], so that no text takes more than linear time.
const LONGEST_RUN: u32 = 128;

/// What a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The node with the key.
    Node(NodeId),
    /// No node has the key.
    Absent,
    /// The search was given up.
    Crowded,
}

/// One table among those of an [`Index`]. Tables are nested: only the youngest grows, and the youngest goes first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Table {
    start: u32,
    size: u32,
    used: u32,
    /// A key found no slot in reach, so that no search can say any more that a key is absent.
    crowded: bool,
}

impl Table {
    /// Whether there is no table yet.
    pub(super) fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// In how many slots a key may lie.
    fn reach(&self) -> u32 {
        self.size.min(LONGEST_RUN)
    }

    /// One of those slots. The size is a power of two, or there are none.
    fn place(&self, hash: u32, step: u32) -> usize {
        self.start as usize + (hash.wrapping_add(step) & self.size.wrapping_sub(1)) as usize
    }
}

/// The slots of all tables, one after the other, so that one buffer serves them all.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    slots: Vec<Option<(u32, NodeId)>>,
}

impl Index {
    /// Searches a table for a key; `is_it` compares a node that has the same hash.
    #[inline(always)]
    pub(super) fn find(&self, table: Table, hash: u32, is_it: impl Fn(NodeId) -> bool) -> Found {
        for step in 0..table.reach() {
            match self.slots.get(table.place(hash, step)).copied().flatten() {
                Some((other, node)) if other == hash && is_it(node) => return Found::Node(node),
                Some(_) => {}
                None if table.crowded => return Found::Crowded,
                None => return Found::Absent,
            }
        }
        Found::Crowded
    }

    /// Puts in a node whose key was found absent.
    #[inline]
    pub(super) fn insert(&mut self, table: &mut Table, hash: u32, node: NodeId) {
        if 2 * (table.used + 1) > table.size {
            self.grow(table);
        }
        self.put(table, hash, node);
    }

    /// Puts a node into a table that has room for it.
    #[inline]
    fn put(&mut self, table: &mut Table, hash: u32, node: NodeId) {
        for step in 0..table.reach() {
            if let Some(slot @ None) = self.slots.get_mut(table.place(hash, step)) {
                *slot = Some((hash, node));
                table.used += 1;
                return;
            }
        }
        table.crowded = true;
    }

    /// Makes the table larger, which is the youngest: the new one is built behind it and moved to its place.
    #[inline(never)]
    fn grow(&mut self, table: &mut Table) {
        let old = *table;
        if old.is_empty() {
            table.start = self.end();
        }
        // A small table grows faster, since it costs more to move keys than to leave slots empty.
        let factor = if old.size < 1024 { 4 } else { 2 };
        let new = Table { start: self.end(), size: (factor * old.size).max(4 * FEW), used: 0, ..old };
        self.slots.resize(new.start as usize + new.size as usize, None);
        let mut moved = new;
        for place in old.start as usize..old.start as usize + old.size as usize {
            if let Some((hash, node)) = self.slots.get(place).copied().flatten() {
                self.put(&mut moved, hash, node);
            }
        }
        self.slots.copy_within(new.start as usize.., table.start as usize);
        self.slots.truncate(table.start as usize + new.size as usize);
        *table = Table { start: table.start, ..moved };
    }

    /// Gives back the slots of the youngest table.
    pub(super) fn release(&mut self, table: Table) {
        if !table.is_empty() {
            self.slots.truncate(table.start as usize);
        }
    }

    /// Where the next table starts. There are fewer slots than bytes in a text that has as many keys.
    fn end(&self) -> u32 {
        u32::try_from(self.slots.len()).unwrap_or(u32::MAX)
    }
}

/// The hash of a key: 8 bytes at a time, multiplied and folded. The last 8 count whole, whatever of them was read before.
#[inline]
pub(super) fn hash(key: &[u8]) -> u32 {
    let last = match key.last_chunk() {
        Some(&last) => u64::from_le_bytes(last),
        None => key.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)),
    };
    let (words, _) = key.as_chunks();
    let start = u64::try_from(key.len()).unwrap_or(u64::MAX);
    let folded = words.iter().fold(start, |hash, &word| fold(hash ^ u64::from_le_bytes(word)));
    let folded = fold(folded ^ last);
    #[expect(clippy::cast_possible_truncation, reason = "the low half is what is wanted")]
    let low = folded as u32;
    low
}

/// Both halves of the product with a constant whose bits look random (from the digits of pi).
fn fold(word: u64) -> u64 {
    let product = u128::from(word ^ 0x243f_6a88_85a3_08d3) * 0x9e37_79b9_7f4a_7c15;
    #[expect(clippy::cast_possible_truncation, reason = "the halves are folded onto each other")]
    let folded = (product >> 64) as u64 ^ product as u64;
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arena::Arena;
    use crate::span::Span;

    /// `count` nodes whose kind is their number.
    fn nodes(count: u32) -> (Arena<u32>, Vec<NodeId>) {
        let mut arena = Arena::default();
        let ids = (0..count).map(|number| arena.push(number, Span::default())).collect();
        (arena, ids)
    }

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let (arena, ids) = nodes(5000);
        let (mut index, mut table) = (Index::default(), Table::default());
        let key = |number: u32| hash(format!("path{number}").as_bytes());
        for (number, &id) in (0..).zip(&ids) {
            assert_eq!(index.find(table, key(number), |node| arena.kind(node) == number), absent(table));
            index.insert(&mut table, key(number), id);
        }
        for (number, &id) in (0..).zip(&ids) {
            assert_eq!(index.find(table, key(number), |node| arena.kind(node) == number), Found::Node(id));
        }
        assert_eq!(index.find(table, key(5000), |_| false), Found::Absent);
    }

    fn absent(table: Table) -> Found {
        if table.is_empty() { Found::Crowded } else { Found::Absent }
    }

    #[test]
    fn colliding_keys_are_given_up_after_a_while() {
        let (arena, ids) = nodes(2000);
        let (mut index, mut table) = (Index::default(), Table::default());
        for &id in &ids {
            index.insert(&mut table, 7, id);
        }
        assert_eq!(index.find(table, 7, |node| arena.kind(node) == 1999), Found::Crowded);
        assert_eq!(index.find(table, 7, |node| arena.kind(node) == 3), Found::Node(ids[3]));
    }

    #[test]
    fn nested_tables_share_the_slots() {
        let (_, ids) = nodes(100);
        let (mut index, mut outer) = (Index::default(), Table::default());
        for (hash, &id) in (0..).zip(&ids) {
            index.insert(&mut outer, hash * 77, id);
            let mut inner = Table::default();
            for (hash, &id) in (0..).zip(&ids) {
                index.insert(&mut inner, hash, id);
            }
            assert_eq!(index.find(inner, 99, |_| true), Found::Node(ids[99]));
            index.release(inner);
        }
        for (hash, &id) in (0..).zip(&ids) {
            assert_eq!(index.find(outer, hash * 77, |_| true), Found::Node(id));
        }
        index.release(outer);
        assert!(index.slots.is_empty());
    }

    #[test]
    fn short_keys_hash_apart() {
        let hashes: std::collections::BTreeSet<u32> =
            (0..10_000).map(|number| hash(format!("{number:x}").as_bytes())).collect();
        assert!(hashes.len() > 9_990, "{}", hashes.len());
    }
}
