//! A plan to its rows, one after the other.

use super::Client;
use super::ask::Ended;
use super::error::{Error, shown};
use super::keys::Keys;
use super::page::{Id, Page, Reader, Row};
use super::plan::Plan;
use super::settings::Event;
use super::sorter::{Sorted, Sorter, Unsorted};
use super::walk::{Order, Stand, Step, Walk};
use crate::diagnostic::{Code, Report};
use crate::plan::MOST_ROWS;
use std::collections::VecDeque;

/// The rows of a plan, as JSON texts. After an error there are no more.
///
/// Rows come as soon as their page is there, but where the client sorts them: then they come when all are there.
#[derive(Debug)]
pub struct Rows<'c> {
    pub(super) client: &'c Client,
    pub(super) plan: &'c Plan,
    pub(super) place: String,
    route: String,
    pub(super) reader: Reader,
    pub(super) walk: Walk,
    pub(super) state: State,
    pub(super) ready: VecDeque<Box<str>>,
    /// Takes the rows, where they are put in order here, and then gives them.
    sorter: Option<Sorter<'c>>,
    sorted: Option<Sorted<'c>>,
    /// How many rows are still passed over, and then given.
    pub(super) skip: u64,
    pub(super) left: u64,
    pub(super) received: u64,
    pub(super) given: u64,
    total: Option<u64>,
    /// Whether all rows there are were received.
    pub(super) is_complete: bool,
    /// What was forgiven before these rows.
    pub(super) forgiven: Vec<String>,
    /// Whether rows were received that could neither be given nor can be asked for again.
    pub(super) is_torn: bool,
    pub(super) report: Report,
    buffer: String,
}

#[derive(Debug)]
pub(super) enum State {
    Asking,
    /// There are no more rows to ask for; the error that ended it, where one did.
    Ending(Option<Error>),
    Over,
}

impl<'c> Rows<'c> {
    pub(super) fn new(client: &'c Client, plan: &'c Plan) -> Self {
        let route = plan.route();
        let order = Order { is_total: plan.fetched.is_total, is_placeable: plan.fetched.is_placeable };
        let left = plan.work.count.map_or(u64::MAX, u64::from);
        let first = left.saturating_add(plan.work.offset.into());
        let sorter = |order| Sorter::new(order, client.settings.sort_memory, first);
        Self {
            client,
            plan,
            place: client.address.url(&route),
            route,
            reader: Reader {
                key: plan.rows_key,
                keys: plan.sort_keys(),
                sort: plan.sort(),
                hashes: Keys::random(),
            },
            walk: Walk::new(plan.start, MOST_ROWS.into(), order),
            state: State::Asking,
            ready: VecDeque::new(),
            sorter: plan.order.as_ref().map(sorter),
            sorted: None,
            skip: plan.work.offset.into(),
            left,
            received: 0,
            given: 0,
            total: None,
            is_complete: false,
            forgiven: Vec::new(),
            is_torn: false,
            report: Report::default(),
            buffer: String::new(),
        }
    }

    /// How many rows the server has given, each counted once, whether they were wanted or not.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// How many rows there are to give, at least, before the server is asked again.
    pub fn ready(&self) -> usize {
        self.ready.len() + self.sorted.as_ref().map_or(0, Sorted::len)
    }

    /// How many rows the server says there are; more than are wanted, where a part of the filter is evaluated here.
    pub fn total(&self) -> Option<u64> {
        self.total
    }

    /// What would have ended the work, if not for `best_effort`, and what else the server says that cannot be.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Asks for the next page and takes what is wanted of it.
    fn advance(&mut self) -> Result<(), Ended> {
        if self.left == 0 {
            self.state = State::Ending(None);
            return Ok(());
        }
        if !self.plan.work.pages {
            let page = self.client.ask(&self.route, &self.plan.path(None), |body| self.reader.read(body))?;
            self.note(&page)?;
            self.received = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
            self.client.settings.tell(&Event::Page { rows: self.received, total: self.total });
            if self.total.is_some_and(|total| total > self.received) {
                self.forgive(Error::at(&self.place, Code::RowsMayBeMissing, [PARTIAL.into()]))?;
            }
            self.take(page.rows, None)?;
            self.state = State::Ending(None);
            return Ok(());
        }
        let is_filtered = self.plan.residual.is_some() || self.plan.order.is_some();
        let wanted = if is_filtered { u64::MAX } else { self.skip.saturating_add(self.left) };
        let ask = self.walk.ask(wanted);
        let path = self.plan.path(Some((ask.offset, ask.count)));
        let page = self.client.ask(&self.route, &path, |body| self.reader.read(body))?;
        self.note(&page)?;
        self.count(&page, ask.count);
        if let Some(told) = page.offset.filter(|&told| told != ask.offset && self.walk.is_blind()) {
            let why = format!("asked for rows from {}, it gives those from {told}", ask.offset);
            return Err(Error::at(&self.place, Code::OffsetUnheeded, [shown(why)]).into());
        }
        let end = ask.offset.saturating_add(u64::try_from(page.rows.len()).unwrap_or(u64::MAX));
        let total = page.total.filter(|&total| total > end);
        let before = self.walk.stand();
        let step = self.walk.take(page);
        self.received = self.walk.given();
        self.client.settings.tell(&Event::Page { rows: self.received, total: self.total });
        let (rows, is_last) = match step {
            Step::Rows(rows) => (rows, false),
            Step::Last(rows) => (rows, true),
            Step::Missing(why, rows, is_last) => {
                let is_enough = !is_filtered && u64::try_from(rows.len()).is_ok_and(|rows| rows >= wanted);
                if !is_enough {
                    let missing = Error::at(&self.place, Code::RowsMayBeMissing, [why.into()]);
                    self.forgive(missing).inspect_err(|_| {
                        self.walk.undo(before, &[], &ids(&rows));
                    })?;
                }
                (rows, is_last)
            }
            Step::Unheeded => {
                self.walk.undo(before, &[], &[]);
                return Err(Error::at(&self.place, Code::OffsetUnheeded, [SAME.into()]).into());
            }
            Step::NotSettling(pages) => {
                self.walk.undo(before, &[], &[]);
                return Err(Error::at(&self.place, Code::NotSettling, [shown(pages)]).into());
            }
        };
        self.take(rows, Some(before))?;
        if is_last {
            self.state = State::Ending(None);
            if let Some(total) = total.filter(|_| self.left > 0) {
                self.warn(&Error::at(&self.place, Code::ServerCountsMore, [shown(total), shown(end)]));
            }
        }
        Ok(())
    }

    /// Notes what a page says beside its rows.
    fn note(&mut self, page: &Page) -> Result<(), Error> {
        if let Some(total) = page.total {
            self.total = Some(total.saturating_sub(self.plan.start));
        }
        if page.has_twins && self.plan.work.pages {
            self.forgive(Error::at(&self.place, Code::RowsMayBeMissing, [TWINS.into()]))?;
        }
        let Some(why) = &page.disorder else { return Ok(()) };
        let why = self.client.scrub(why);
        self.forgive(Error::at(&self.place, Code::ServerUnordered, [shown(why)]))
    }

    /// Says so, once, where a page has more rows than it was asked for.
    fn count(&mut self, page: &Page, most: u64) {
        let rows = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
        let is_told = self.report.diagnostics.iter().any(|one| one.code == Code::ServerContradicts);
        if rows > most && !is_told {
            let what = format!("it gives {rows} rows, and was asked for {most} at most");
            self.warn(&self.client.contradiction(self.plan, &what));
        }
    }

    /// Takes those of the rows that are wanted. Those that are not taken because of an error are asked for again by whoever goes
    /// on from here, where that can be told from `before` they came.
    fn take(&mut self, rows: Vec<Row>, before: Option<Stand>) -> Result<(), Ended> {
        let all = ids(&rows);
        for (at, row) in rows.into_iter().enumerate() {
            if self.left == 0 {
                return Ok(());
            }
            if let Err(ended) = self.take_one(row.text) {
                let (done, rest) = all.split_at(at.min(all.len()));
                self.is_torn = match before {
                    Some(before) => !self.walk.undo(before, done, rest),
                    None => at > 0,
                };
                return Err(ended);
            }
        }
        Ok(())
    }

    fn take_one(&mut self, text: Box<str>) -> Result<(), Ended> {
        if !self.is_wanted(&text)? {
            return Ok(());
        }
        match &mut self.sorter {
            Some(sorter) => sorter.push(text).map_err(|why| self.unsorted(why))?,
            None if self.skip > 0 => self.skip -= 1,
            None => {
                let text = self.cut(text)?;
                self.left -= 1;
                self.ready.push_back(text);
            }
        }
        Ok(())
    }

    /// Whether the row satisfies what the server did not evaluate, and then all that was asked.
    fn is_wanted(&mut self, text: &str) -> Result<bool, Ended> {
        let plan = self.plan;
        for (filter, is_sent) in [(&plan.residual, false), (&plan.whole, true)] {
            let Some(filter) = filter else { continue };
            let is_selected =
                filter.matches_json(text.as_bytes()).map_err(|error| self.unjudged(error, text))?;
            if is_selected {
                continue;
            }
            if is_sent {
                self.forgive(Error::at(&self.place, Code::ServerWider, [shown(self.start_of(text))]))?;
            }
            return Ok(false);
        }
        Ok(true)
    }

    fn unjudged(&self, why: impl std::fmt::Display, text: &str) -> Error {
        let why = self.client.scrub(&why.to_string());
        Error::at(&self.place, Code::RowUnjudged, [shown(format!("{why}: {}", self.start_of(text)))])
    }

    /// As much of a row as an error repeats.
    fn start_of(&self, text: &str) -> String {
        self.client.scrub(text).chars().take(SHOWN).collect()
    }

    /// The row with the fields that are wanted.
    fn cut(&mut self, text: Box<str>) -> Result<Box<str>, Ended> {
        let Some(fields) = &self.plan.fields else { return Ok(text) };
        self.buffer.clear();
        let written = fields.write(text.as_bytes(), &mut self.buffer);
        written.map_err(|error| self.unjudged(error, &text))?;
        Ok(self.buffer.as_str().into())
    }

    /// An error, unless rows are taken as they come.
    fn forgive(&mut self, error: Error) -> Result<(), Error> {
        if !self.client.settings.best_effort {
            return Err(error);
        }
        let known = |one: &crate::diagnostic::Diagnostic| error.code() == Some(one.code);
        if !self.report.diagnostics.iter().any(known) {
            self.report.diagnostics.extend_from_slice(error.report().diagnostics());
            self.client.settings.tell(&Event::Forgiven(error));
        }
        Ok(())
    }

    /// Something that ends nothing.
    fn warn(&mut self, error: &Error) {
        self.report.diagnostics.extend_from_slice(error.report().diagnostics());
    }

    fn unsorted(&self, why: Unsorted) -> Error {
        match why {
            Unsorted::Row(error, text) => self.unjudged(error, &text),
            Unsorted::Disk(error) => {
                let folder = std::env::temp_dir();
                Error::at(&self.place, Code::SortDisk, [shown(error), shown(folder.display())])
            }
        }
    }

    /// The next of the rows that were put in order here.
    fn next_sorted(&mut self) -> Result<Option<Box<str>>, Ended> {
        loop {
            if self.left == 0 {
                return Ok(None);
            }
            let Some(sorted) = &mut self.sorted else { return Ok(None) };
            let Some(text) = sorted.next().map_err(|why| self.unsorted(why))? else { return Ok(None) };
            if self.skip > 0 {
                self.skip -= 1;
                continue;
            }
            self.left -= 1;
            return self.cut(text).map(Some);
        }
    }

    /// There are no more rows to ask for.
    fn end(&mut self, ended: Result<(), Ended>) {
        let why = match ended {
            Ok(()) => {
                self.is_complete = true;
                None
            }
            Err(ended) => {
                // Who ends it gets what was received; of other errors nobody knows what they leave out.
                if matches!(ended, Ended::Error(_)) {
                    (self.sorter, self.sorted) = (None, None);
                }
                Some(ended.error(&self.place, self.received))
            }
        };
        let sorted = self.sorter.take().map(Sorter::finish).transpose();
        self.state = State::Ending(match sorted {
            Ok(sorted) => {
                self.sorted = sorted.or(self.sorted.take());
                why
            }
            Err(error) => Some(self.unsorted(error)),
        });
    }
}

/// By what the rows are known.
fn ids(rows: &[Row]) -> Vec<Option<Id>> {
    rows.iter().map(|row| row.id).collect()
}

/// Why an answer that should have all rows does not.
const PARTIAL: &str = "the answer says that there are more rows than it has, and the endpoint has no pages";

/// What shows that a server looks at no offset.
const SAME: &str = "it gives the same rows whatever it is asked for";

/// Why rows that are known by their `_id` cannot be.
const TWINS: &str = "two rows of one answer differ, and have the same `_id`";

/// The most characters of a row that an error repeats.
const SHOWN: usize = 120;

impl Iterator for Rows<'_> {
    type Item = Result<Box<str>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                self.given += 1;
                return Some(Ok(row));
            }
            match self.next_sorted() {
                Ok(Some(row)) => return Some(Ok(row)),
                Ok(None) => self.sorted = None,
                Err(ended) => self.end(Err(ended)),
            }
            match &mut self.state {
                State::Asking => {
                    let found = self.advance();
                    if found.is_err() || matches!(self.state, State::Ending(_)) {
                        self.end(found);
                    }
                }
                State::Ending(error) => {
                    let error = error.take();
                    self.state = State::Over;
                    return error.map(Err);
                }
                State::Over => return None,
            }
        }
    }
}
