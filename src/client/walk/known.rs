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
    /// Where those stood before that came again among the last that were given.
    moved: Vec<(Id, u32)>,
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

    /// Whether the row was given, and is sorted by something else by now.
    pub(super) fn is_moved(&self, row: &Row) -> bool {
        row.id.is_some_and(|id| self.places.get(&id).is_some_and(|place| *place != row.place))
    }

    /// A row that is known has its place before one that is placed, wherever it was.
    pub(super) fn place_again(&mut self, row: &Row) {
        if let Some(place) = row.id.and_then(|id| self.places.get_mut(&id)) {
            *place = row.place;
        }
    }

    /// Those of the rows that were not given yet; all are known from now on.
    pub(super) fn give(&mut self, mut rows: Vec<Row>) -> Vec<Row> {
        self.moved.clear();
        rows.retain(|row| {
            let Some(id) = row.id else { return true };
            let before = self.places.insert(id, row.place);
            self.moved.extend(before.map(|place| (id, place)));
            before.is_none()
        });
        self.given += u64::try_from(rows.len()).unwrap_or(u64::MAX);
        rows
    }

    /// These of the last rows were not given after all; those without an `_id` are known by their number alone. What came again
    /// among them has its place behind rows that were not given.
    pub(super) fn forget(&mut self, rows: &[Option<Id>]) {
        for (id, place) in self.moved.drain(..).rev() {
            self.places.insert(id, place);
        }
        for id in rows.iter().flatten() {
            self.places.remove(id);
        }
        self.given = self.given.saturating_sub(u64::try_from(rows.len()).unwrap_or(u64::MAX));
    }

    /// Each row with its place.
    pub(super) fn places(&self) -> Vec<(Id, u32)> {
        let mut places: Vec<_> = self.places.iter().map(|(&id, &place)| (id, place)).collect();
        places.sort_unstable();
        places
    }

    /// As they were when they were written down.
    pub(super) fn restore(places: Vec<(Id, u32)>, given: u64) -> Self {
        Self { places: places.into_iter().collect(), given, moved: Vec::new() }
    }
}

/// Pages that are the first one over again although others were asked for.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeats {
    pub(super) first: Option<u64>,
    /// The last row of that page.
    pub(super) last: Option<u64>,
    /// How many there were in a row, each from another offset.
    pub(super) count: u32,
    pub(super) offset: u64,
}

impl Repeats {
    /// So many pages in a row may be like the first one: others may insert just as many rows as were passed over.
    const MOST: u32 = 4;

    /// Notes the first page.
    pub(super) fn start(&mut self, rows: &[Row], offset: u64) {
        let last = rows.get(rows.len().saturating_sub(1)..).unwrap_or(&[]);
        (self.first, self.last, self.offset) = (content(rows), content(last), offset);
    }

    /// Whether a row without an `_id` is the last one of the first page, as it came then.
    pub(super) fn ended_with(&self, row: &Row) -> bool {
        row.id.is_none() && content(std::slice::from_ref(row)) == self.last
    }

    /// Counts a page; whether the list seems to be the same whatever the offset.
    pub(super) fn are_too_many(&mut self, rows: &[Row], offset: u64) -> bool {
        let is_same = self.first.is_some() && content(rows) == self.first;
        if !is_same {
            self.count = 0;
        } else if self.offset != offset {
            (self.count, self.offset) = (self.count + 1, offset);
        }
        self.count > Self::MOST
    }
}

/// Which rows a page has, as a number; nothing where it has none.
fn content(rows: &[Row]) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    for row in rows {
        match row.id {
            Some(id) => id.hash(&mut hasher),
            None => row.text.hash(&mut hasher),
        }
    }
    (!rows.is_empty()).then(|| hasher.finish())
}
