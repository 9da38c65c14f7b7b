//! What the server does not do of a request to what the client does afterwards, and to the fields that it needs for it.

use super::capabilities::{Access, Capabilities};
use super::push::Left;
use super::rules::is_at_or_below;
use super::target::Mode;
use super::{MOST_ROWS, Origin};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part};
use crate::operator::Operator;
use crate::request::{Kind, ProjectionKey, Request, SortKey, Text};
use crate::server::{Orders, Returned, Treatment};
use crate::span::Span;

/// What the client does with the rows that the server gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Work {
    /// The filter that it evaluates first; nothing where the server evaluates all.
    pub(crate) filter: Option<NodeId>,
    /// The fields that it then keeps, or leaves out; nothing where the server does.
    pub(crate) fields: Option<Vec<ProjectionKey>>,
    /// The order into which it puts the rows; nothing where the server does.
    pub(crate) sort: Option<Vec<SortKey>>,
    /// How many rows it then skips.
    pub(crate) offset: u32,
    /// How many it then gives; all where there is none.
    pub(crate) count: Option<u32>,
    /// Whether the rows come in pages, of which it asks for one after the other.
    pub(crate) pages: bool,
}

/// Decides on fields, sort and paging. In strict mode what the server does not do is an error; in split mode it is work for
/// the client, which is given back where there is any.
pub(super) fn rest(
    request: &mut Request,
    capabilities: &Capabilities,
    left: &Left,
    mode: Mode,
    origin: Origin<'_>,
    sink: &mut Diagnostics,
) -> Option<Work> {
    let mut rest =
        Rest { request, capabilities, mode, origin, sink, needed: Vec::new(), work: Work::default() };
    rest.filter(left);
    rest.order();
    rest.projection();
    rest.paging();
    let Rest { work, .. } = rest;
    (work != Work::default()).then_some(work)
}

struct Rest<'a> {
    request: &'a mut Request,
    capabilities: &'a Capabilities,
    mode: Mode,
    origin: Origin<'a>,
    sink: &'a mut Diagnostics,
    /// The paths that the client has to see, beside those that are wanted.
    needed: Vec<Text>,
    work: Work,
}

impl Rest<'_> {
    fn is_split(&self) -> bool {
        self.mode == Mode::Split
    }

    fn endpoint(&self) -> &'static str {
        self.capabilities.endpoint.name()
    }

    fn versions(&self) -> String {
        self.capabilities.server.versions.to_string()
    }

    /// The clauses that are left become the client's filter.
    fn filter(&mut self, left: &Left) {
        if left.clauses.is_empty() || !self.is_split() {
            return;
        }
        self.sink.set_part(self.origin.part);
        let mut filter = List::default();
        for &(clause, _) in &left.clauses {
            self.evaluable(clause);
            self.request.arena.append(&mut filter, clause);
        }
        let span = filter.first.map(|first| self.request.arena.span(first)).unwrap_or_default();
        self.work.filter = Some(self.request.arena.push(Kind::Conjunction(filter), span));
    }

    /// Notes the fields of a clause, and reports what a client cannot evaluate.
    fn evaluable(&mut self, clause: NodeId) {
        let mut open = vec![clause];
        while let Some(node) = open.pop() {
            match self.request.arena.kind(node) {
                Kind::Conjunction(list) | Kind::Logical(_, list) => {
                    open.extend(self.request.arena.children(list));
                }
                Kind::Top(operator @ (Operator::Text | Operator::SampleRate), ..) => {
                    let span = self.request.arena.span(node);
                    self.sink.report(Diagnostic::new(Code::ClientCannot, span).arg(operator.key()));
                }
                Kind::Field(path, _) => {
                    let span = self.request.arena.span(node);
                    self.need(path, span);
                }
                _ => {}
            }
        }
    }

    /// Notes that the client has to see a field; where the endpoint never returns it, that is an error.
    fn need(&mut self, path: Text, span: Span) {
        // A projection knows no indexes of arrays.
        let whole = self.request.text(path);
        let end = whole.split('.').take_while(|segment| !segment.bytes().all(|byte| byte.is_ascii_digit()));
        let length = end.map(|segment| segment.len() + 1).sum::<usize>().saturating_sub(1);
        let shown = whole.get(..length).unwrap_or(whole).to_owned();
        if !self.is_returned(&shown) {
            let never = Diagnostic::new(Code::FieldNotReturned, span).arg(shown).arg(self.endpoint());
            self.sink.report(never);
            return;
        }
        let path = self.request.intern(&shown);
        self.needed.push(path);
    }

    /// Whether rows can be made to hold what is at the path.
    fn is_returned(&self, path: &str) -> bool {
        let rules = &self.capabilities.rules;
        if rules.deletes(path) || rules.hidden.contains(path) {
            return false;
        }
        match self.capabilities.endpoint.returned() {
            Returned::Unknown => true,
            Returned::Fixed => false,
            Returned::Only { fields, and_asked } => {
                path == "_id"
                    || fields.iter().any(|field| is_at_or_below(path, field))
                    || and_asked && self.capabilities.fields().is_read()
            }
        }
    }

    /// The fields that come without being asked for, where `fields` only adds to them.
    fn always(&self) -> Option<&'static [&'static str]> {
        match self.capabilities.endpoint.returned() {
            Returned::Only { fields, .. } => Some(fields),
            Returned::Unknown | Returned::Fixed => None,
        }
    }

    fn order(&mut self) {
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
        let is_fixed = self.capabilities.orders == Orders::None || !self.capabilities.sort().is_read();
        let keys = endpoint.default_sort().map(order).unwrap_or_default();
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
        match self.capabilities.orders {
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

    fn projection(&mut self) {
        self.sink.set_part(self.origin.of(Part::Fields));
        // Never returned, whoever asks and whoever projects.
        for key in self.request.projection.iter().filter(|key| key.include) {
            let path = self.request.text(key.path);
            let rules = &self.capabilities.rules;
            if rules.deletes(path) || rules.hidden.contains(path) {
                self.sink.report(Diagnostic::new(Code::FieldRemoved, key.span).arg(path.to_owned()));
            }
        }
        if self.request.projection.is_empty() && self.needed.is_empty() {
            return;
        }
        let wrong = self.unprojected();
        if self.mode == Mode::Strict {
            if let Some(wrong) = wrong {
                self.sink.report(wrong);
            }
            return;
        }
        let wanted = self.request.projection.clone();
        let sent = match (self.capabilities.fields().is_read(), wrong.is_some()) {
            (false, _) => Vec::new(),
            (true, is_wrong) => self.sent(&wanted, is_wrong),
        };
        if sent != wanted {
            self.work.fields = self.kept(wanted, &sent);
        }
        self.request.projection = sent;
    }

    /// Why the rows would not have just the fields that are asked for.
    fn unprojected(&self) -> Option<Diagnostic> {
        let keys = &self.request.projection;
        let first = keys.first()?;
        let span = keys.iter().fold(first.span, |all, key| all.to(key.span));
        let access = self.capabilities.fields();
        if !access.is_read() {
            return Some(self.unread(Code::FieldsUnread, span, "fields", access));
        }
        let is_inclusive = keys.iter().any(|key| key.include);
        if let Some(left_out) = keys.iter().find(|key| !key.include).filter(|_| is_inclusive) {
            return Some(Diagnostic::new(Code::IdStays, left_out.span).arg(left_out.span));
        }
        let Some(always) = self.always() else { return None };
        if let Some(left_out) = keys.iter().find(|key| !key.include) {
            return Some(
                Diagnostic::new(Code::FieldStays, left_out.span).arg(left_out.span).arg(self.endpoint()),
            );
        }
        let asks = |name: &&&str| keys.iter().any(|key| self.request.text(key.path) == **name);
        let visible = |name: &&&str| !self.capabilities.rules.hidden.contains(name);
        let missing: Vec<_> = always.iter().filter(visible).filter(|name| !asks(name)).copied().collect();
        (!missing.is_empty())
            .then(|| Diagnostic::new(Code::FieldsWider, span).arg(self.endpoint()).arg(missing.join(", ")))
    }

    /// The fields to ask the server for, so that it gives all that are wanted and all that are needed.
    fn sent(&mut self, wanted: &[ProjectionKey], is_wrong: bool) -> Vec<ProjectionKey> {
        let always = self.always();
        let is_inclusive = wanted.iter().any(|key| key.include);
        let needed = std::mem::take(&mut self.needed);
        if !is_inclusive && always.is_none() {
            // What is needed is not left out.
            let is_needed = |key: &ProjectionKey| {
                let path = self.request.text(key.path);
                needed.iter().any(|&needed| {
                    let needed = self.request.text(needed);
                    is_at_or_below(path, needed) || is_at_or_below(needed, path)
                })
            };
            return wanted.iter().filter(|key| !is_needed(key)).copied().collect();
        }
        let mut sent: Vec<ProjectionKey> = Vec::new();
        let inclusive = wanted.iter().filter(|key| key.include).copied();
        let needed =
            needed.into_iter().map(|path| ProjectionKey { path, include: true, span: Span::default() });
        if always.is_none() && !is_wrong && needed.len() == 0 {
            return wanted.to_vec();
        }
        for key in inclusive.chain(needed) {
            let path = self.request.text(key.path);
            let comes_anyway = |name: &&str| is_at_or_below(path, name);
            if path == "_id" && always.is_some()
                || always.is_some_and(|always| always.iter().any(comes_anyway))
                || sent.iter().any(|other| is_at_or_below(path, self.request.text(other.path)))
            {
                continue;
            }
            sent.retain(|other| !is_at_or_below(self.request.text(other.path), path));
            sent.push(key);
        }
        sent
    }

    /// The fields that the client keeps where the server gives more: those that are wanted, or else those that it would
    /// have given by itself.
    fn kept(&mut self, wanted: Vec<ProjectionKey>, sent: &[ProjectionKey]) -> Option<Vec<ProjectionKey>> {
        if !wanted.is_empty() {
            return Some(wanted);
        }
        let always = self.always().filter(|_| !sent.is_empty())?;
        let visible = always.iter().filter(|name| !self.capabilities.rules.hidden.contains(name));
        let visible: Vec<_> = visible.copied().collect();
        let key = |name: &str| ProjectionKey {
            path: self.request.intern(name),
            include: true,
            span: Span::default(),
        };
        Some(visible.into_iter().map(key).collect())
    }

    fn paging(&mut self) {
        let is_walk = self.work.filter.is_some() || self.work.sort.is_some();
        let asked = (self.request.offset, self.request.count);
        if !is_walk && asked == (None, None) {
            return;
        }
        let pages = self.capabilities.endpoint.rows().is_paged;
        let reads_both = self.capabilities.offset().is_read() && self.capabilities.count().is_read();
        let is_large = self.is_split() && asked.1.is_some_and(|(count, _)| count == 0 || count > MOST_ROWS);
        if !is_walk && !(is_large && reads_both) {
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
            let span = |rows: Option<(u32, Span)>| rows.map(|(_, span)| span).unwrap_or_default();
            (self.request.offset, self.request.count) =
                (Some((0, span(asked.0))), Some((MOST_ROWS, span(asked.1))));
            self.work.pages = true;
            self.break_ties();
        } else {
            (self.request.offset, self.request.count) = (None, None);
            if pages {
                self.sink.set_part(self.origin.endpoint);
                let span = self.request.endpoint.map(|(_, span)| span).unwrap_or_default();
                let all = Diagnostic::new(Code::CannotPage, span).arg(self.endpoint());
                self.sink.report(all.arg(self.versions()));
            }
        }
    }

    /// Reports `offset` and `count` where the server does not read them. True: the client can do it instead.
    fn refuse_rows(&mut self) -> bool {
        let given: [(_, _, fn(&Capabilities) -> Access, _); 2] = [
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
        let is_free = matches!(self.capabilities.orders, Orders::Any | Orders::Returned);
        if !is_free || !self.capabilities.sort().is_read() {
            return;
        }
        if self.request.sort.is_empty() {
            let Some(default) = endpoint.default_sort() else { return };
            for (name, descending) in order(default) {
                let path = self.request.intern(name);
                self.request.sort.push(SortKey { path, descending, span: Span::default() });
            }
        }
        let is_there = self.request.sort.iter().any(|key| self.request.text(key.path) == "_id");
        if !is_there {
            let path = self.request.intern("_id");
            self.request.sort.push(SortKey { path, descending: false, span: Span::default() });
        }
    }

    /// A parameter that is not read, and what becomes of it.
    fn unread(&self, code: Code, span: Span, name: &'static str, access: Access) -> Diagnostic {
        let what = super::report::behaviour(name, access);
        Diagnostic::new(code, span).arg(self.endpoint()).arg(self.versions()).arg(what)
    }
}

/// The rows that are asked for: how many are skipped and how many are given, all where there is no number.
fn rows((offset, count): (Option<(u32, Span)>, Option<(u32, Span)>)) -> (u32, Option<u32>) {
    (offset.map_or(0, |(rows, _)| rows), count.map(|(rows, _)| rows).filter(|&rows| rows > 0))
}

/// The keys of an order as the catalogue writes it, and whether each descends.
fn order(written: &str) -> Vec<(&str, bool)> {
    let keys = written.split(',').map(str::trim);
    keys.map(|key| key.strip_prefix('-').map_or((key, false), |name| (name, true))).collect()
}
