//! The rows that the generated tables of fields consist of.

use super::TypeSet;
use super::tables::NAMES;

/// A field and what lies below it, in the two versions that were read: a place in a tree whose equal parts are one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// Where its name begins in the text of all names.
    pub start: u16,
    /// How long it is.
    pub length: u8,
    /// Its shape in the older version; 0 where it is not there.
    pub older: u8,
    /// Its shape in the newer version; 0 where it is not there.
    pub newer: u8,
    /// The list of fields below it; 0 for none.
    pub below: u16,
    /// The first letter of its name, by which it is searched: to read it among the names costs a second, dependent load.
    pub first: u8,
}

pub(super) const fn node(start: u16, length: u8, older: u8, newer: u8, below: u16) -> Node {
    let first = match NAMES.as_bytes().split_at_checked(start as usize) {
        Some((_, [first, ..])) => *first,
        Some((_, [])) | None => 0,
    };
    Node { start, length, older, newer, below, first }
}

/// What a field may hold.
#[derive(Debug)]
pub(super) struct Shape {
    /// Its types.
    pub types: TypeSet,
    /// The types of the elements, where it may be an array.
    pub items: TypeSet,
    /// The words that its texts, or those of its elements, are taken from; none where they are free.
    pub values: &'static [&'static str],
}

pub(super) const fn shape(types: u8, items: u8, values: &'static [&'static str]) -> Shape {
    Shape { types: TypeSet(types), items: TypeSet(items), values }
}
