//! An offset and a count to the pages that are asked for.

use super::MOST_ROWS;
use super::capabilities::{Capabilities, Lookup};
use super::order::keys;
use super::residual::Rest;
use crate::diagnostic::{Code, Diagnostic, Part};
use crate::request::{SortKey, clauses};
use crate::server::Orders;
use crate::span::Span;

/// A number of rows that is asked for, and where.
type Asked = Option<(u32, Span)>;

impl Rest<'_> {
    /// Leaves counting to the server where it has all the rows in order, and to the client otherwise.
    pub(super) fn paging(&mut self) {
        let is_walk = self.work.filter.is_some() || self.work.sort.is_some();
        let asked = (self.request.offset, self.request.count);
        if !is_walk && asked == (None, None) {
            return;
        }
        let pages = self.capabilities.endpoint.rows().is_paged;
        let reads_both = self.capabilities.offset().is_read() && self.capabilities.count().is_read();
        let is_large = self.is_split() && asked.1.is_some_and(|(count, _)| count == 0 || count > MOST_ROWS);
        // How many rows a server gives at most is a setting: who can ask for more pages does not rely on it.
        let walks_alone = (is_large || self.is_fetching && pages) && reads_both;
        if !(is_walk || walks_alone) {
            if self.is_fetching && pages && !reads_both {
                return self.cannot_page();
            }
            if !self.refuse_rows() {
                return;
            }
            // Rows that come all at once can be counted by the client.
            (self.request.offset, self.request.count) = (None, None);
            (self.work.offset, self.work.count) = rows(asked);
            return;
        }
        if !is_walk {
            // The first page, and as many as it takes.
            self.request.count = Some((MOST_ROWS, asked.1.map(|(_, span)| span).unwrap_or_default()));
            self.request.offset = Some(asked.0.unwrap_or_default());
            (self.work.count, self.work.pages) = (rows(asked).1, true);
            self.break_ties();
            return;
        }
        (self.work.offset, self.work.count) = rows(asked);
        if reads_both {
            let span = |rows: Asked| rows.map(|(_, span)| span).unwrap_or_default();
            (self.request.offset, self.request.count) =
                (Some((0, span(asked.0))), Some((MOST_ROWS, span(asked.1))));
            self.work.pages = true;
            self.break_ties();
        } else {
            (self.request.offset, self.request.count) = (None, None);
            if self.capabilities.has_more() {
                self.cannot_page();
            }
        }
    }

    /// Reports that there are more rows than one answer has.
    fn cannot_page(&mut self) {
        self.sink.set_part(self.origin.endpoint);
        let span = self.request.endpoint.map(|(_, span)| span).unwrap_or_default();
        let all = Diagnostic::new(Code::CannotPage, span).arg(self.endpoint());
        self.sink.report(all.arg(self.versions()));
    }

    /// Reports `offset` and `count` where the server does not read them. True: the client can do it instead.
    fn refuse_rows(&mut self) -> bool {
        let given: [(_, _, Lookup, _); 2] = [
            ("offset", self.request.offset, Capabilities::offset, Part::Offset),
            ("count", self.request.count, Capabilities::count, Part::Count),
        ];
        let mut is_unread = false;
        for (name, rows, access, part) in given {
            let Some((_, span)) = rows else { continue };
            let access = access(self.capabilities);
            if access.is_read() {
                continue;
            }
            is_unread = true;
            if !self.is_split() || self.capabilities.endpoint.rows().is_paged {
                self.sink.set_part(self.origin.of(part));
                let wrong = self.unread(Code::RowsUnread, span, name, access);
                self.sink.report(wrong);
            }
        }
        is_unread
    }

    /// Ends the order with `_id`, so that no row is on two pages or on none.
    fn break_ties(&mut self) {
        let endpoint = self.capabilities.endpoint;
        let is_free = matches!(self.capabilities.orders(), Orders::Any | Orders::Returned);
        if !is_free || !self.capabilities.sort().is_read() {
            return;
        }
        if self.request.sort.is_empty() {
            let default = endpoint.default_sort();
            if default.is_none() && !self.is_fetching {
                return;
            }
            for (name, descending) in default.map(keys).unwrap_or_default() {
                let path = self.request.intern(name);
                self.request.sort.push(SortKey { path, descending, span: Span::default() });
            }
        }
        let is_there = self.request.sort.iter().any(|key| self.request.text(key.path) == "_id");
        if !is_there && self.request.sort.len() < clauses::MOST_SORT_KEYS {
            let path = self.request.intern("_id");
            self.request.sort.push(SortKey { path, descending: false, span: Span::default() });
        }
    }
}

/// The rows that are asked for: how many are skipped and how many are given, all where there is no number.
fn rows((offset, count): (Asked, Asked)) -> (u32, Option<u32>) {
    (offset.map_or(0, |(rows, _)| rows), count.map(|(rows, _)| rows).filter(|&rows| rows > 0))
}
