//! A name to the row of its endpoint without a search.

use super::ENDPOINTS;
use super::rows::Row;
use crate::slots::Ends;

/// About a third of the slots are taken, so that most names are found at the first look.
const BITS: u32 = 10;
const SLOTS: usize = 1 << BITS;

/// What a name is known by, and one more than the place of its row; 0 where there is none.
#[derive(Clone, Copy)]
struct Slot {
    ends: Ends,
    row: u16,
}

/// The names without variable segments, each at its slot or at the next one that was free.
static ROWS: [Slot; SLOTS] = rows();

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "slots are below their number, and there are fewer rows"
)]
const fn rows() -> [Slot; SLOTS] {
    assert!(ENDPOINTS.len() < SLOTS / 2, "the table is too small for so many endpoints");
    let mut rows = [Slot { ends: Ends::NONE, row: 0 }; SLOTS];
    let mut row = 0;
    while row < ENDPOINTS.len() {
        let name = ENDPOINTS[row].name.as_bytes();
        if !has_variables(name) {
            let ends = Ends::of(name);
            let mut slot = ends.slot::<BITS>(0);
            while rows[slot].row != 0 {
                slot = (slot + 1) % SLOTS;
            }
            rows[slot] = Slot { ends, row: row as u16 + 1 };
        }
        row += 1;
    }
    rows
}

const fn has_variables(mut name: &[u8]) -> bool {
    while let [first, rest @ ..] = name {
        if *first == b':' {
            return true;
        }
        name = rest;
    }
    false
}

/// The row of this name, which has no variable segments.
#[inline]
pub(super) fn find(name: &str) -> Option<&'static Row> {
    let ends = Ends::of(name.as_bytes());
    let mut slot = ends.slot::<BITS>(0);
    loop {
        let known = ROWS.get(slot)?;
        let row = ENDPOINTS.get(usize::from(known.row.checked_sub(1)?))?;
        if known.ends == ends && (ends.is_all() || row.name == name) {
            return Some(row);
        }
        slot = (slot + 1) % SLOTS;
    }
}
