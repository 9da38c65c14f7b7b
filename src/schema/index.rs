//! A list of fields and a name to the field without a search.

use super::lookup::{Declaration, letters};
use super::tables::{LISTS, NODES};
use crate::slots::{Ends, Segment};

/// About a third of the slots are taken, so that most names are found at the first look.
const BITS: u32 = 13;
const SLOTS: usize = 1 << BITS;

/// A field's name and list, and what is declared of it.
#[derive(Clone, Copy)]
struct Slot {
    ends: Ends,
    list: u16,
    /// Where its name begins in the text of all names.
    start: u16,
    field: Declaration,
}

const NONE: Slot = Slot { ends: Ends::NONE, list: 0, start: 0, field: Declaration::NONE };

/// The fields, each at the slot of its name in its list or at the next one that was free.
static FIELDS: [Slot; SLOTS] = fields();

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "slots are below their number, and there are few lists"
)]
const fn fields() -> [Slot; SLOTS] {
    assert!(NODES.len() < SLOTS / 2, "the table is too small for so many fields");
    let mut fields = [NONE; SLOTS];
    let mut list = 0;
    while list + 1 < LISTS.len() {
        let mut at = LISTS[list] as usize;
        while at < LISTS[list + 1] as usize {
            let node = &NODES[at];
            let ends = Ends::of(letters(node.start, node.length as usize));
            let mut slot = ends.slot::<BITS>(list as u16);
            while fields[slot].list != 0 {
                slot = (slot + 1) % SLOTS;
            }
            fields[slot] = Slot { ends, list: list as u16, start: node.start, field: Declaration::of(node) };
            at += 1;
        }
        list += 1;
    }
    fields
}

/// What is declared of the fields that have any name, by their lists.
static ANY: [Option<Declaration>; LISTS.len()] = any_named();

#[expect(clippy::indexing_slicing, reason = "lists are below their number")]
const fn any_named() -> [Option<Declaration>; LISTS.len()] {
    let mut any = [None; LISTS.len()];
    let mut list = 0;
    while list + 1 < LISTS.len() {
        // Of the characters that names have, `*` comes first.
        if LISTS[list] < LISTS[list + 1] && NODES[LISTS[list] as usize].first == b'*' {
            any[list] = Some(Declaration::of(&NODES[LISTS[list] as usize]));
        }
        list += 1;
    }
    any
}

/// What is declared of the field of a list that has any name.
#[inline(always)]
pub(super) fn any(list: u16) -> Option<&'static Declaration> {
    ANY.get(usize::from(list))?.as_ref()
}

/// Whether a field has the name, with which it shares the ends.
#[cold]
#[inline(never)]
fn is_named(start: u16, segment: Segment<'_>) -> bool {
    letters(start, segment.name().len()) == segment.name()
}

/// What is declared of the field of a list that has this name.
#[inline(always)]
pub(super) fn find(list: u16, segment: &Segment<'_>) -> Option<&'static Declaration> {
    let mut slot = segment.ends.slot::<BITS>(list);
    loop {
        let known = FIELDS.get(slot)?;
        let has_ends = known.ends == segment.ends && known.list == list;
        if has_ends && (segment.ends.is_all() || is_named(known.start, *segment)) {
            return Some(&known.field);
        }
        if known.list == 0 {
            return None;
        }
        slot = (slot + 1) % SLOTS;
    }
}
