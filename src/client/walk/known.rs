//! The rows that were given, to which of others are new and which show where the rows go on.

use super::super::page::{Id, Row};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

/// The rows that were given.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Each with its place, as it was last seen.
    places: HashMap<Id, u32>,
    /// Rows without an `_id` count here.
    given: u64,
}

impl Known {
    /// How many rows were given.
    pub(super) fn given(&self) -> u64 {
        self.given
    }

    /// Whether the row was given, and is sorted by what it was sorted by when it was last seen.
    pub(super) fn is_placed(&self, row: &Row) -> bool {
        row.id.is_some_and(|id| self.places.get(&id) == Some(&row.place))
    }

    /// A row that is known has its place before one that is placed, wherever it was.
    pub(super) fn place_again(&mut self, row: &Row) {
        if let Some(place) = row.id.and_then(|id| self.places.get_mut(&id)) {
            *place = row.place;
        }
    }

    /// Those of the rows that were not given yet; all are known from now on.
    pub(super) fn give(&mut self, mut rows: Vec<Row>) -> Vec<Row> {
        rows.retain(|row| row.id.is_none_or(|id| self.places.insert(id, row.place).is_none()));
        self.given += u64::try_from(rows.len()).unwrap_or(u64::MAX);
        rows
    }
}

/// Pages that start like the first one although they should not.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    first: Option<Start>,
    /// How many there were in a row.
    count: u32,
}

/// What a page starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    Named(Id),
    /// The row has no `_id`, but a text.
    Nameless(u64),
}

impl Repeats {
    /// So many pages in a row may start like the first one: others may insert just as many rows as were passed over.
    const MOST: u32 = 2;

    /// Notes how the first page starts.
    pub(super) fn start(&mut self, rows: &[Row]) {
        self.first = Start::of(rows);
    }

    /// Counts a page, from another offset or the first one; whether the list seems to be the same whatever the offset.
    pub(super) fn are_too_many(&mut self, rows: &[Row], is_elsewhere: bool) -> bool {
        let is_same = self.first.is_some() && Start::of(rows) == self.first;
        self.count = if is_same && is_elsewhere && rows.len() > 1 { self.count + 1 } else { 0 };
        self.count > Self::MOST
    }
}

impl Start {
    fn of(rows: &[Row]) -> Option<Self> {
        let first = rows.first()?;
        Some(first.id.map_or_else(
            || {
                let mut hasher = DefaultHasher::new();
                first.text.hash(&mut hasher);
                Self::Nameless(hasher.finish())
            },
            Self::Named,
        ))
    }
}
