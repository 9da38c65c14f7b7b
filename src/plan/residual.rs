//! What the server does not do of a request to what the client does afterwards, and to the fields that it needs for it.

use super::Origin;
use super::capabilities::{Access, Capabilities};
use super::decided::Rows;
use super::fetching::{Asked, Fetched};
use super::keys::is_at_or_below;
use super::rules::projected;
use super::target::Mode;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::operator::Operator;
use crate::request::{Kind, ProjectionKey, Request, SortKey, Text};
use crate::server::Returned;
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
    /// What it can make of the rows, where it is the client of this crate.
    pub(crate) fetched: Option<Fetched>,
}

/// Decides on fields, sort and paging. In strict mode what the server does not do is an error; in split mode it is work for
/// the client, which is given back where there is any.
pub(super) fn rest(
    request: &mut Request,
    capabilities: &Capabilities,
    left: &[NodeId],
    mode: Mode,
    asked: Option<Asked>,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) -> Option<Work> {
    if is_filter_alone(request) && left.is_empty() && asked.is_none() {
        return None;
    }
    let mut rest = Rest {
        request,
        capabilities,
        mode,
        is_fetching: asked.is_some(),
        origin,
        sink,
        needed: Vec::new(),
        work: Work::default(),
    };
    rest.filter(left);
    rest.order();
    match asked {
        Some(asked) => {
            // Pages first: the fields by which they are sorted have to be seen.
            rest.ask_for_all();
            rest.paging();
            rest.recognise(&asked);
            rest.projection();
        }
        None => {
            rest.projection();
            rest.paging();
        }
    }
    rest.sample();
    let Rest { work, .. } = rest;
    (work != Work::default()).then_some(work)
}

/// Whether a request asks for nothing but rows: for them as they come, and for all of them.
pub(super) fn is_filter_alone(request: &Request) -> bool {
    request.projection.is_empty()
        && request.sort.is_empty()
        && request.offset.is_none()
        && request.count.is_none()
}

/// The decisions, as they are taken.
pub(super) struct Rest<'a> {
    pub(super) request: &'a mut Request,
    pub(super) capabilities: &'a Capabilities,
    pub(super) mode: Mode,
    /// Whether the client of this crate carries the plan out.
    pub(super) is_fetching: bool,
    pub(super) origin: &'a Origin<'a>,
    pub(super) sink: &'a mut Diagnostics,
    /// The paths that the client has to see, beside those that are wanted.
    pub(super) needed: Vec<Text>,
    pub(super) work: Work,
}

impl Rest<'_> {
    pub(super) fn is_split(&self) -> bool {
        self.mode == Mode::Split
    }

    pub(super) fn endpoint(&self) -> &'static str {
        self.capabilities.endpoint.name()
    }

    pub(super) fn versions(&self) -> String {
        self.capabilities.server.versions.to_string()
    }

    /// The clauses that are left become the client's filter.
    fn filter(&mut self, left: &[NodeId]) {
        if left.is_empty() || !self.is_split() {
            return;
        }
        self.sink.set_part(self.origin.part);
        let rows = Rows::of(self.capabilities);
        let mut filter = List::default();
        for &clause in left {
            let before = self.sink.errors();
            self.evaluable(clause);
            // Of what rows do not show at all it says nothing that they would not decide it.
            let is_shown = self.sink.errors() == before;
            for undecided in rows.check(self.request, clause).into_iter().filter(|_| is_shown) {
                let diagnostic = undecided.diagnostic(self.request);
                self.sink.report(diagnostic);
            }
            self.request.arena.append(&mut filter, clause);
        }
        let span = filter.first.map(|first| self.request.arena.span(first)).unwrap_or_default();
        self.work.filter = Some(self.request.arena.push(Kind::Conjunction(filter), span));
    }

    /// Reports a random choice of rows where they come in pages.
    fn sample(&mut self) {
        if !self.work.pages {
            return;
        }
        let is_sample = |kind: &Kind| matches!(kind, Kind::Top(Operator::SampleRate, ..));
        if let Some(node) = self.request.arena.nodes().find(|node| is_sample(&node.kind)) {
            self.sink.set_part(self.origin.part);
            // What the client cannot evaluate at all was said.
            if !self.sink.has_error_in(node.span) {
                let drawn = Diagnostic::new(Code::SampleInPages, node.span);
                self.sink.report(drawn.arg(Operator::SampleRate.key()));
            }
        }
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

    /// Notes that the client has to see a field as the database holds it; where the endpoint never returns it so, that is an
    /// error.
    pub(super) fn need(&mut self, path: Text, span: Span) {
        let shown = projected(self.request.text(path)).to_owned();
        if self.is_seen(&shown) {
            let path = self.request.intern(&shown);
            self.needed.push(path);
        } else {
            self.never_returned(shown, span);
        }
    }

    /// Reports a field that is to be shown and that the endpoint never returns.
    pub(super) fn check_returned(&mut self, path: Text, span: Span) {
        let shown = projected(self.request.text(path)).to_owned();
        if !self.is_returned(&shown) {
            self.never_returned(shown, span);
        }
    }

    fn never_returned(&mut self, shown: String, span: Span) {
        let never = Diagnostic::new(Code::FieldNotReturned, span).arg(shown).arg(self.endpoint());
        self.sink.report(never);
    }

    /// Whether rows can be made to hold what is at the path, as the database has it.
    pub(super) fn is_seen(&self, path: &str) -> bool {
        self.is_returned(path) && !self.capabilities.alters(path)
    }

    /// Whether rows can be made to hold what is at the path.
    pub(super) fn is_returned(&self, path: &str) -> bool {
        let rules = &self.capabilities.rules;
        if rules.hides(path) {
            return false;
        }
        match self.capabilities.returned() {
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
    pub(super) fn always(&self) -> Option<&'static [&'static str]> {
        match self.capabilities.returned() {
            Returned::Only { fields, .. } => Some(fields),
            Returned::Unknown | Returned::Fixed => None,
        }
    }

    /// A parameter that is not read, and what becomes of it.
    pub(super) fn unread(&self, code: Code, span: Span, name: &'static str, access: Access) -> Diagnostic {
        let what = super::report::behaviour(name, access);
        Diagnostic::new(code, span).arg(self.endpoint()).arg(self.versions()).arg(what)
    }
}
