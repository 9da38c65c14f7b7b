//! A list of fields and a name to the field without a search.

use super::rows::Node;
use super::tables::{LISTS, NAMES, NODES};
use crate::slots::{Ends, begins};

/// About a third of the slots are taken, so that most names are found at the first look.
const BITS: u32 = 13;
const SLOTS: usize = 1 << BITS;

/// One more than the place of a node, at the slot of its name in its list or at the next one that was free; 0 where there is
/// none.
static PLACES: [u16; SLOTS] = places();

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "slots are below their number, and there are fewer nodes"
)]
const fn places() -> [u16; SLOTS] {
    assert!(NODES.len() < SLOTS / 2, "the table is too small for so many fields");
    let mut places = [0; SLOTS];
    let mut list = 0;
    while list + 1 < LISTS.len() {
        let mut at = LISTS[list] as usize;
        while at < LISTS[list + 1] as usize {
            let mut slot = Ends::of(name(&NODES[at])).slot::<BITS>(list as u16);
            while places[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            places[slot] = at as u16 + 1;
            at += 1;
        }
        list += 1;
    }
    places
}

/// The letters of a field's name.
#[inline]
const fn name(node: &Node) -> &'static [u8] {
    match NAMES.as_bytes().split_at_checked(node.start as usize) {
        Some((_, rest)) => match rest.split_at_checked(node.length as usize) {
            Some((name, _)) => name,
            None => rest,
        },
        None => &[],
    }
}

/// The field of a list that has this name.
#[inline]
pub(super) fn find(list: u16, segment: &[u8]) -> Option<&'static Node> {
    let mut slot = Ends::of(segment).slot::<BITS>(list);
    loop {
        let at = usize::from(*PLACES.get(slot)?).checked_sub(1)?;
        let node = NODES.get(at)?;
        if usize::from(node.length) == segment.len()
            && begins(NAMES.as_bytes().get(usize::from(node.start)..)?, segment)
            && is_in(at, list)
        {
            return Some(node);
        }
        slot = (slot + 1) % SLOTS;
    }
}

/// Whether a node is one of a list: others have fields of the same names.
#[inline]
fn is_in(at: usize, list: u16) -> bool {
    let bound = |list: usize| LISTS.get(list).copied().map_or(0, usize::from);
    let list = usize::from(list);
    bound(list) <= at && at < bound(list + 1)
}
