//! A list of fields and a name to the field without a search.

use super::lookup::search;
use super::rows::Node;
use super::tables::{LISTS, NAMES, NODES};
use crate::slots::{Ends, Segment};

/// About a third of the slots are taken, so that most names are found at the first look.
const BITS: u32 = 13;
const SLOTS: usize = 1 << BITS;

/// A field's name and list, and the place of its node.
#[derive(Clone, Copy)]
struct Slot {
    ends: Ends,
    list: u16,
    node: u16,
}

/// The fields whose names are known by their ends, each at the slot of its name in its list or at the next one that was free.
static FIELDS: [Slot; SLOTS] = fields();

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "slots are below their number, and there are fewer nodes"
)]
const fn fields() -> [Slot; SLOTS] {
    assert!(NODES.len() < SLOTS / 2, "the table is too small for so many fields");
    let mut fields = [Slot { ends: Ends::NONE, list: 0, node: 0 }; SLOTS];
    let mut list = 0;
    while list + 1 < LISTS.len() {
        let mut at = LISTS[list] as usize;
        while at < LISTS[list + 1] as usize {
            let ends = Ends::of(name(&NODES[at]));
            if ends.is_all() {
                let mut slot = ends.slot::<BITS>(list as u16);
                while fields[slot].list != 0 {
                    slot = (slot + 1) % SLOTS;
                }
                fields[slot] = Slot { ends, list: list as u16, node: at as u16 };
            }
            at += 1;
        }
        list += 1;
    }
    fields
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

/// A field whose name is not known by its ends.
#[cold]
#[inline(never)]
fn search_long(list: u16, segment: &Segment<'_>) -> Option<&'static Node> {
    search(list, segment)
}

/// The field of a list that has this name.
#[inline]
pub(super) fn find(list: u16, segment: &Segment<'_>) -> Option<&'static Node> {
    if !segment.ends.is_all() {
        return search_long(list, segment);
    }
    let mut slot = segment.ends.slot::<BITS>(list);
    loop {
        let field = FIELDS.get(slot)?;
        if field.ends == segment.ends && field.list == list {
            return NODES.get(usize::from(field.node));
        }
        if field.list == 0 {
            return None;
        }
        slot = (slot + 1) % SLOTS;
    }
}
