//! A plan that the client of this crate carries out: all rows where no number is asked for, and every row such that it can be
//! known again and checked.

use super::decided::Rows;
use super::residual::Rest;
use super::rules::projected;
use crate::arena::{List, NodeId};
use crate::request::{Kind, Request, Text};
use crate::server::Orders;
use crate::span::Span;

/// What such a plan depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fetching {
    /// Clauses above this [`weight`] stay with the client, for the sake of a URL that is not too long.
    pub(crate) heaviest: usize,
}

/// What the client can make of the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fetched {
    /// The paths of the filter, as it was asked, that they do not show, or that stand in a clause which they do not decide:
    /// clauses with these cannot be checked.
    pub(crate) unseen: Vec<String>,
    /// Whether they show the fields that they are sorted by, so that one that moved is told from one that stayed.
    pub(crate) is_placeable: bool,
    /// Whether the order leaves no two rows equal.
    pub(crate) is_total: bool,
}

/// Takes those clauses out of the filter that stay with the client because they are too heavy.
pub(super) fn set_aside(request: &mut Request, fetching: Fetching) -> Vec<NodeId> {
    part(request, |request, clause| weight(request, clause) <= fetching.heaviest)
}

/// Takes those clauses out of the filter that no row shows to be true or false.
pub(crate) fn keep_seen(request: &mut Request, unseen: &[String]) {
    let is_seen = |request: &Request, path: Text| !unseen.iter().any(|unseen| request.text(path) == unseen);
    part(request, |request, clause| paths_in(request, clause).into_iter().all(|path| is_seen(request, path)));
}

/// Takes those clauses out of the filter that are not kept.
pub(super) fn part(request: &mut Request, is_kept: impl Fn(&Request, NodeId) -> bool) -> Vec<NodeId> {
    let Some(filter) = request.filter else { return Vec::new() };
    let Kind::Conjunction(clauses) = request.arena.kind(filter) else { return Vec::new() };
    let clauses: Vec<NodeId> = request.arena.children(clauses).collect();
    let (kept, aside): (Vec<NodeId>, Vec<NodeId>) =
        clauses.into_iter().partition(|&clause| is_kept(request, clause));
    if aside.is_empty() {
        return aside;
    }
    let mut list = List::default();
    for clause in kept {
        request.arena.append(&mut list, clause);
    }
    request.arena.get_mut(filter).kind = Kind::Conjunction(list);
    aside
}

/// The weight of the heaviest clause of the filter; 0 where there is none.
pub(crate) fn heaviest(request: &Request) -> usize {
    let Some(Kind::Conjunction(clauses)) = request.filter.map(|filter| request.arena.kind(filter)) else {
        return 0;
    };
    request.arena.children(clauses).map(|clause| weight(request, clause)).max().unwrap_or(0)
}

/// About how many bytes of a URL a clause takes: what is written in it, and some for each node.
fn weight(request: &Request, clause: NodeId) -> usize {
    const NODE: usize = 12;
    let mut sum = 0;
    let mut open = vec![clause];
    while let Some(node) = open.pop() {
        let text = match request.arena.kind(node) {
            Kind::Conjunction(list)
            | Kind::Logical(_, list)
            | Kind::Tests(list)
            | Kind::Array(list)
            | Kind::Object(list) => {
                open.extend(request.arena.children(list));
                0
            }
            Kind::Top(_, text, value)
            | Kind::Field(text, value)
            | Kind::Test(_, text, value)
            | Kind::Member(text, value) => {
                open.push(value);
                request.text(text).len()
            }
            Kind::String(text) | Kind::Regex(text, _) | Kind::ObjectId(text) | Kind::Decimal(text) => {
                request.text(text).len()
            }
            Kind::Binary(text, _) => request.text(text).len(),
            Kind::Null
            | Kind::Bool(_)
            | Kind::Int32(_)
            | Kind::Int64(_)
            | Kind::Double(_)
            | Kind::Date(_)
            | Kind::Foreign(..) => 0,
        };
        sum += text + NODE;
    }
    sum
}

/// What the filter looks at, as it was asked.
pub(super) struct Asked {
    paths: Vec<Text>,
    /// Those of clauses that rows in JSON do not decide.
    undecided: Vec<Text>,
}

impl Asked {
    pub(super) fn of(request: &Request, rows: Rows) -> Self {
        let mut asked = Self { paths: Vec::new(), undecided: Vec::new() };
        let Some(Kind::Conjunction(clauses)) = request.filter.map(|filter| request.arena.kind(filter)) else {
            return asked;
        };
        for clause in request.arena.children(clauses) {
            let of_kind = if rows.decide(request, clause) { &mut asked.paths } else { &mut asked.undecided };
            of_kind.extend(paths_in(request, clause));
        }
        asked
    }
}

fn paths_in(request: &Request, part: NodeId) -> Vec<Text> {
    let mut paths = Vec::new();
    let mut open = vec![part];
    while let Some(node) = open.pop() {
        match request.arena.kind(node) {
            Kind::Conjunction(list) | Kind::Logical(_, list) => open.extend(request.arena.children(list)),
            Kind::Field(path, _) => paths.push(path),
            _ => {}
        }
    }
    paths
}

impl Rest<'_> {
    /// Asks for the fields by which rows are known again and checked, as far as the endpoint returns them. Of no
    /// use are those that are in an undecided clause alone.
    pub(super) fn recognise(&mut self, Asked { paths, undecided }: &Asked) {
        let keys: Vec<Text> = self.request.sort.iter().map(|key| key.path).collect();
        let is_free = matches!(self.capabilities.orders(), Orders::Any | Orders::Returned);
        let id = self.request.intern("_id");
        let mut unseen = self.see_all(paths);
        unseen.extend(undecided.iter().map(|&path| self.request.text(path).to_owned()));
        self.work.fetched = Some(Fetched {
            unseen,
            is_placeable: self.see_all(&keys).is_empty(),
            is_total: is_free && keys.iter().any(|&path| self.request.text(path) == "_id"),
        });
        self.see(id);
    }

    /// Asks for each of the fields, and says which of them the endpoint does not return.
    fn see_all(&mut self, paths: &[Text]) -> Vec<String> {
        let unseen: Vec<Text> = paths.iter().copied().filter(|&path| !self.see(path)).collect();
        unseen.into_iter().map(|path| self.request.text(path).to_owned()).collect()
    }

    /// Asks for a field where the endpoint returns it as it is.
    fn see(&mut self, path: Text) -> bool {
        let shown = projected(self.request.text(path)).to_owned();
        let is_seen = self.is_seen(&shown);
        if is_seen {
            let path = self.request.intern(&shown);
            self.needed.push(path);
        }
        is_seen
    }

    /// Asks for all rows where no number is asked for.
    pub(super) fn ask_for_all(&mut self) {
        if self.request.count.is_none() && self.capabilities.endpoint.rows().is_paged {
            self.request.count = Some((0, Span::default()));
        }
    }
}
