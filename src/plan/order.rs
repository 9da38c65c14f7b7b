//! A sort to whether the server orders the rows as asked.

use super::capabilities::Access;
use super::keys::is_at_or_below;
use super::residual::Rest;
use crate::diagnostic::{Code, Diagnostic, Part};
use crate::request::SortKey;
use crate::server::{Orders, Treatment};

impl Rest<'_> {
    /// Leaves the order to the server where it sorts as asked, and to the client otherwise.
    pub(super) fn order(&mut self) {
        if self.request.sort.is_empty() {
            return;
        }
        self.sink.set_part(self.origin.of(Part::Sort));
        let Some(wrong) = self.unsorted() else { return };
        if self.is_default_order() {
            // It comes in this order anyway, and what is not read need not be sent.
            self.request.sort.clear();
            return;
        }
        if !self.is_split() {
            self.sink.report(wrong);
            return;
        }
        let keys = std::mem::take(&mut self.request.sort);
        for key in &keys {
            self.need(key.path, key.span);
        }
        self.work.sort = Some(keys);
    }

    /// Whether the endpoint's only order is asked for.
    fn is_default_order(&self) -> bool {
        let endpoint = self.capabilities.endpoint;
        let is_fixed = self.capabilities.orders() == Orders::None || !self.capabilities.sort().is_read();
        let keys = endpoint.default_sort().map(keys).unwrap_or_default();
        let is_same = |(key, (name, descending)): (&SortKey, &(&str, bool))| {
            self.request.text(key.path) == *name && key.descending == *descending
        };
        is_fixed && keys.len() == self.request.sort.len() && self.request.sort.iter().zip(&keys).all(is_same)
    }

    /// Why the server would not sort as asked.
    fn unsorted(&mut self) -> Option<Diagnostic> {
        let access = self.capabilities.sort();
        let keys = &self.request.sort;
        let first = keys.first()?;
        let span = keys.iter().fold(first.span, |all, key| all.to(key.span));
        if !access.is_read() {
            return Some(self.unread(Code::SortUnread, span, "sort", access));
        }
        let text = |key: &SortKey| self.request.text(key.path).to_owned();
        match self.capabilities.orders() {
            Orders::Any => None,
            Orders::None => {
                let access = Access { treatment: Treatment::Ignored, ..access };
                Some(self.unread(Code::SortUnread, span, "sort", access))
            }
            Orders::Only(only) => {
                let other = keys.iter().find(|key| self.request.text(key.path) != only)?;
                let by_one = Diagnostic::new(Code::SortByOneKey, other.span).arg(self.endpoint());
                Some(by_one.arg(only).arg(text(other)))
            }
            Orders::Single => {
                let second = keys.get(1)?;
                let single = Diagnostic::new(Code::SortBySingle, second.span).arg(self.endpoint());
                Some(single.arg(text(second)))
            }
            Orders::Returned => self.unreturned(),
        }
    }

    /// What is wrong with sorting after the rows were cut: by a field that is gone, which split mode asks for.
    fn unreturned(&mut self) -> Option<Diagnostic> {
        let mut missing = Vec::new();
        for key in &self.request.sort {
            let path = self.request.text(key.path);
            if self.is_shown(path) {
                continue;
            }
            let is_hidden = self.capabilities.rules.hidden.contains(path);
            if !(self.is_split() && !is_hidden && self.is_returned(path)) {
                let gone = Diagnostic::new(Code::SortUnreturned, key.span).arg(self.endpoint());
                return Some(gone.arg(path.to_owned()));
            }
            missing.push(*key);
        }
        for key in missing {
            self.need(key.path, key.span);
        }
        // `users.list` lets the direction of `status` take the place of that of `active`.
        let direction = |name: &str| {
            let key = self.request.sort.iter().find(|key| self.request.text(key.path) == name)?;
            Some((key.descending, key.span))
        };
        match (direction("active"), direction("status")) {
            (Some((active, span)), Some((status, _))) if active != status => {
                Some(Diagnostic::new(Code::SortOverwritten, span).arg(self.endpoint()))
            }
            _ => None,
        }
    }

    /// Whether rows hold the field as they are sorted.
    fn is_shown(&self, path: &str) -> bool {
        let always = self.always().unwrap_or_default();
        let asked = |include| {
            let mut keys = self.request.projection.iter().filter(move |key| key.include == include);
            keys.any(|key| is_at_or_below(path, self.request.text(key.path)))
        };
        let is_there = path == "_id" || always.iter().any(|field| is_at_or_below(path, field));
        !self.capabilities.rules.hidden.contains(path)
            && !asked(false)
            && (is_there || asked(true) && self.capabilities.fields().is_read())
    }
}

/// The keys of an order as the catalogue writes it, and whether each descends.
pub(super) fn keys(written: &str) -> Vec<(&str, bool)> {
    let keys = written.split(',').map(str::trim);
    keys.map(|key| key.strip_prefix('-').map_or((key, false), |name| (name, true))).collect()
}
