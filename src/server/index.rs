//! A name to the row of its endpoint without a search.

use super::ENDPOINTS;
use super::rows::Row;
use crate::slots::Ends;

/// About a third of the slots are taken, so that most names are found at the first look.
const BITS: u32 = 10;
const SLOTS: usize = 1 << BITS;

/// One more than the place of a row, at the slot of its name or at the next one that was free; 0 where there is none. Names
/// with variable segments are left out.
static PLACES: [u16; SLOTS] = places();

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "slots are below their number, and there are fewer rows"
)]
const fn places() -> [u16; SLOTS] {
    assert!(ENDPOINTS.len() < SLOTS / 2, "the table is too small for so many endpoints");
    let mut places = [0; SLOTS];
    let mut row = 0;
    while row < ENDPOINTS.len() {
        let name = ENDPOINTS[row].name.as_bytes();
        if !has_variables(name) {
            let mut slot = Ends::of(name).slot::<BITS>(0);
            while places[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            places[slot] = row as u16 + 1;
        }
        row += 1;
    }
    places
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
pub(super) fn find(name: &str) -> Option<&'static Row> {
    let mut slot = Ends::of(name.as_bytes()).slot::<BITS>(0);
    loop {
        let place = usize::from(*PLACES.get(slot)?);
        let row = ENDPOINTS.get(place.checked_sub(1)?)?;
        if row.name == name {
            return Some(row);
        }
        slot = (slot + 1) % SLOTS;
    }
}
