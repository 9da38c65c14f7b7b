//! Pages that overlap to rows that come exactly once, while others write to the list.
//!
//! Each page starts with the last row of the one before. A row that the client has and that is sorted by what it was sorted by
//! then is *placed*: all that stands before it has been given, or was not there. A page that holds a placed row therefore
//! continues the rows without a gap, from behind the last of these. Where rows were deleted, the next page holds none, and
//! the client steps back until one does. So every row that exists, unchanged in what it is sorted by, from the first request to the
//! last is given exactly once, and the rows are given in order.

mod known;
mod saved;

use super::page::{Page, Row};
use known::{Known, Repeats};

/// What there is to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ask {
    pub(super) offset: u64,
    pub(super) count: u64,
}

/// What a page comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// These rows, and then the next page.
    Rows(Vec<Row>),
    /// These rows, and there are no more.
    Last(Vec<Row>),
    /// Rows may be missing from here on, for this reason; the rows that the page comes to, and whether they are the last.
    Missing(&'static str, Vec<Row>, bool),
    /// The list is the same whatever the offset.
    Unheeded,
    /// So many pages in a row brought nothing new.
    NotSettling(u64),
}

/// How the rows of a list are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order {
    /// Whether no two rows are equal in it.
    pub(super) is_total: bool,
    /// Whether rows show what they are sorted by.
    pub(super) is_placeable: bool,
}

/// A walk from a row on.
#[derive(Debug)]
pub(super) struct Walk {
    order: Order,
    start: u64,
    /// How many rows a page has at most.
    size: u64,
    known: Known,
    at: Stand,
}

/// Where a walk stands, but for the rows that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stand {
    asked: Ask,
    is_first: bool,
    /// How far the client steps back for the next time.
    back: u64,
    /// The longest page so far: the server can give so many.
    longest: u64,
    /// How many pages in a row brought nothing new.
    idle: u64,
    repeats: Repeats,
    /// Whether pages are taken one after the other, as they come.
    is_loose: bool,
    /// Why rows may be missing, as soon as there are any more.
    doubt: Option<&'static str>,
    look: Look,
    /// How often there was a row behind one that came alone.
    alone: u32,
}

/// What the next page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Look {
    /// To go on from a row that is known.
    #[default]
    On,
    /// To see whether there is anything behind a row that came alone.
    Behind,
    /// To see whether that row is still there: where one row a page is all that the server gives, another may have taken its
    /// place.
    Again,
}

/// Why a page does not follow on the one before.
const TIES: &str = "they come in pages, and the endpoint cannot be made to order rows that are equal";
const HIDDEN: &str = "they come in pages, and do not show what they are sorted by";
const NAMELESS: &str = "they come in pages, and have no `_id` by which they could be known";
const GONE: &str = "all rows that were received have gone from the list meanwhile";
const SINGLE: &str = "the server gives one row at a time";

/// So many pages in a row may bring nothing new: where many rows are inserted at once, those that are known move on.
const MOST_IDLE: u64 = 1000;

/// So often a row may come alone although there is one behind it: that one may have come just then.
const MOST_ALONE: u32 = 3;

impl Walk {
    /// A walk from this offset on, in pages of at most `size` rows.
    pub(super) fn new(start: u64, size: u64, order: Order) -> Self {
        let size = size.max(2);
        let at = Stand {
            asked: Ask { offset: start, count: size },
            is_first: true,
            back: 0,
            longest: 0,
            idle: 0,
            repeats: Repeats::default(),
            is_loose: false,
            doubt: None,
            look: Look::On,
            alone: 0,
        };
        Self { order, start, size, known: Known::default(), at }
    }

    /// What to ask for, where at most `wanted` more rows are of use.
    pub(super) fn ask(&mut self, wanted: u64) -> Ask {
        let overlap = u64::from(!self.at.is_first);
        // Who looks for the way back takes the longest steps.
        let is_lost = self.at.back > 0 || self.at.idle > 0;
        let useful = if is_lost { u64::MAX } else { wanted.saturating_add(overlap) };
        self.at.asked.count = self.size.min(useful).max(2);
        self.at.asked
    }

    /// How many rows were given.
    pub(super) fn given(&self) -> u64 {
        self.known.given()
    }

    /// Whether nothing shows that the next page follows on what was given, but what the server says of it.
    pub(super) fn is_blind(&self) -> bool {
        self.at.is_first || self.at.is_loose
    }

    /// Takes the page that was asked for.
    pub(super) fn take(&mut self, page: Page) -> Step {
        let Page { rows, total, offset: _, disorder: _, has_twins: _ } = page;
        let length = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let Ask { offset, count } = self.at.asked;
        let look = std::mem::take(&mut self.at.look);
        // Where longer pages were seen, a shorter one is not cut by the server's own limit. The first page shows no such limit:
        // one that is below what was asked for may be all that there is, or all that the server gives at a time.
        let is_short = length < count && length < self.at.longest;
        self.at.longest = self.at.longest.max(length);
        let end = offset.saturating_add(length);
        let is_told = total.is_some();
        // A total below what came is wrong, and a page that is full says nothing of what follows, whatever the total is said
        // to be.
        let total = total.filter(|&total| total >= end);
        let is_all = total.is_some_and(|total| total == end) && is_short;
        let more = total.is_some_and(|total| total > end);
        if self.at.is_first {
            return self.take_first(rows, more);
        }
        if self.at.repeats.are_too_many(&rows, offset) {
            return Step::Unheeded;
        }
        if !self.at.is_loose && rows.iter().any(|row| row.id.is_none()) {
            // From here on no page can be joined to the one before.
            self.at.is_loose = true;
            self.at.doubt = Some(NAMELESS);
        }
        if self.at.is_loose {
            return self.take_loosely(rows, end, is_all, look);
        }
        let placed = rows.iter().rposition(|row| self.known.is_placed(row));
        let Some(placed) = placed else {
            return match look {
                Look::Behind if length == 0 && self.at.longest == 1 && !is_told => {
                    self.at.look = Look::Again;
                    self.at.asked.offset = offset.saturating_sub(1);
                    Step::Rows(Vec::new())
                }
                Look::Behind if length == 0 => Step::Last(Vec::new()),
                Look::Behind if self.at.longest == 1 => self.stay_alone(rows, offset),
                Look::On | Look::Behind | Look::Again => self.step_back(rows, end, is_all),
            };
        };
        self.at.back = 0;
        let mut rows = rows;
        let behind = rows.split_off(placed + 1);
        for row in rows {
            self.known.place_again(&row);
        }
        let is_new = !behind.is_empty();
        let behind = self.known.give(behind);
        // A page that is shorter than the server can make it has the end of the list.
        let is_short = length < count.min(self.at.longest) && total.is_none_or(|total| total == end);
        let is_alone = length == 1 && self.at.longest == 1;
        let is_end = is_short || is_alone && (total == Some(end) || look == Look::Again);
        if is_all || !is_new && is_end {
            return Step::Last(behind);
        }
        self.at.idle = if behind.is_empty() { self.at.idle + 1 } else { 0 };
        if self.at.idle > MOST_IDLE {
            return Step::NotSettling(self.at.idle);
        }
        if is_alone && total.is_some() {
            return self.stay_alone(Vec::new(), end);
        }
        if length == 1 {
            // The row that is known is all there is, although more may follow.
            self.look_behind(end);
        } else {
            self.go_on(end);
        }
        Step::Rows(behind)
    }

    /// Takes the first page. `more`: rows follow it, as the server says.
    fn take_first(&mut self, rows: Vec<Row>, more: bool) -> Step {
        let offset = self.at.asked.offset;
        let length = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let end = offset.saturating_add(length);
        self.at.is_first = false;
        self.at.repeats.start(&rows, offset);
        let missing = self.unsure(&rows);
        let rows = self.known.give(rows);
        if length == 0 {
            return Step::Last(rows);
        }
        self.at.is_loose = missing.is_some();
        self.go_on(end);
        if length == 1 && !more && !self.at.is_loose {
            self.look_behind(end);
        }
        match missing {
            Some(why) if more => Step::Missing(why, rows, false),
            why => {
                // Only the next page says whether there are more rows: servers take what they give for all there is.
                self.at.doubt = why;
                Step::Rows(rows)
            }
        }
    }

    /// A row came alone although there are more from the next one on, such as these: others may have come or gone just then, or
    /// the server gives no page in which two rows follow each other.
    fn stay_alone(&mut self, others: Vec<Row>, next: u64) -> Step {
        self.at.alone += 1;
        if self.at.alone < MOST_ALONE {
            self.at.asked.offset = next.saturating_sub(1);
            return Step::Rows(Vec::new());
        }
        self.at.is_loose = true;
        self.at.asked.offset = next.saturating_add(u64::from(!others.is_empty()));
        Step::Missing(SINGLE, self.known.give(others), false)
    }

    /// Asks next for the page that starts with the last row before this offset.
    fn go_on(&mut self, end: u64) {
        self.at.asked.offset =
            if self.at.is_loose { end } else { end.saturating_sub(1).max(self.at.asked.offset) };
    }

    /// Asks next for what follows a row that came alone.
    fn look_behind(&mut self, end: u64) {
        self.at.asked.offset = end;
        self.at.look = Look::Behind;
    }

    /// Why rows might be missing if there are more pages than this.
    fn unsure(&self, rows: &[Row]) -> Option<&'static str> {
        if !self.order.is_total {
            Some(TIES)
        } else if !self.order.is_placeable {
            Some(HIDDEN)
        } else if rows.iter().any(|row| row.id.is_none()) {
            Some(NAMELESS)
        } else {
            None
        }
    }

    /// Nothing of the page is placed: rows before it have gone.
    fn step_back(&mut self, rows: Vec<Row>, end: u64, is_all: bool) -> Step {
        self.at.idle += 1;
        if self.at.idle > MOST_IDLE {
            return Step::NotSettling(self.at.idle);
        }
        let offset = self.at.asked.offset;
        if offset > 0 {
            // With one row in common, so that nothing is between the two pages.
            let step = self.size.min(self.at.longest.max(2)) - 1;
            self.at.back = if self.at.back == 0 { step } else { self.at.back.saturating_mul(2) };
            self.at.asked.offset = offset.saturating_sub(self.at.back);
            return Step::Rows(Vec::new());
        }
        self.at.back = 0;
        if self.start > 0 {
            // Which rows stood before the first one that was asked for, nobody can say any more.
            self.at.is_loose = true;
            self.at.asked.offset = self.start;
            return Step::Missing(GONE, Vec::new(), false);
        }
        // Before the first row there is nothing.
        let is_empty = rows.is_empty();
        let rows = self.known.give(rows);
        if !rows.is_empty() {
            self.at.idle = 0;
        }
        self.go_on(end);
        if is_empty || is_all { Step::Last(rows) } else { Step::Rows(rows) }
    }

    /// One page after the other, as they come.
    fn take_loosely(&mut self, rows: Vec<Row>, end: u64, is_all: bool, look: Look) -> Step {
        if look == Look::Again {
            return self.take_end(rows, end);
        }
        let is_empty = rows.is_empty();
        // A row that moved here may have left its place to one that was not given.
        let has_moved = rows.iter().any(|row| self.known.is_moved(row));
        let rows = self.known.give(rows);
        self.at.idle = if rows.is_empty() { self.at.idle + 1 } else { 0 };
        self.go_on(end);
        if let Some(why) = self.at.doubt.filter(|_| has_moved || !rows.is_empty()) {
            self.at.doubt = None;
            Step::Missing(why, rows, is_all)
        } else if (is_empty || is_all) && self.at.doubt.is_some() {
            // Where rows before this place have gone, those that followed stand before it now.
            self.at.look = Look::Again;
            self.at.asked.offset = end.saturating_sub(1);
            Step::Rows(rows)
        } else if is_empty || is_all {
            Step::Last(rows)
        } else if self.at.idle > MOST_IDLE {
            Step::NotSettling(self.at.idle)
        } else {
            Step::Rows(rows)
        }
    }

    /// The end of a list that came in one page, from its last row on: where that is still there and still the last, nothing
    /// followed it.
    fn take_end(&mut self, mut rows: Vec<Row>, end: u64) -> Step {
        if let [last] = &*rows
            && (self.at.repeats.ended_with(last) || self.known.is_placed(last))
        {
            return Step::Last(Vec::new());
        }
        // Which of those without an `_id` were given, nobody can say.
        rows.retain(|row| row.id.is_some());
        let why = self.at.doubt.take().unwrap_or(GONE);
        let rows = self.known.give(rows);
        self.go_on(end);
        Step::Missing(why, rows, false)
    }
}

#[cfg(test)]
mod tests;
