//! The clauses of a filter to those that the server evaluates and those that are left.

use super::capabilities::{Access, Capabilities};
use super::explain::Trace;
use super::legalize;
use super::obstacle::{Obstacle, obstacle};
use super::place::alone;
use super::rules::FilterRules;
use crate::arena::{List, NodeId};
use crate::diagnostic::Diagnostics;
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};

/// Where a clause went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Into `query`, as it was.
    Pushed,
    /// Into `query`, in this other form, which means the same; and why not as it was.
    Rewritten(NodeId, Why),
    /// Into the parameter of this name, which the endpoint needs.
    Supplied(Text),
    /// Into the parameters of these names, which select the same rows; and why not into `query`, where that was tried.
    Lowered(Vec<Text>, Option<Why>),
    /// Into the parameters of these names, which may let more rows through, so that the client evaluates it too; and why.
    Shared(Vec<Text>, Why),
    /// Nowhere yet: the client has to evaluate it.
    Left(Why),
}

/// Why a clause is not evaluated by the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// `query` is not read.
    NotRead(Access),
    /// It is read, and this is in the way.
    Obstacle(Obstacle),
    /// With all of them the URL has about so many bytes, and may be longer than the server reads.
    TooLong {
        /// How many.
        length: usize,
        /// How many it reads.
        longest: usize,
    },
}

/// A clause and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// The clause as it was asked.
    pub(crate) clause: NodeId,
    /// Where it went.
    pub(crate) fate: Fate,
}

/// What the client is left with.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Every clause that was left, with the reason.
    pub(super) clauses: Vec<(NodeId, Why)>,
}

/// Leaves in the filter what the server evaluates just as the database would, and gives back the rest. `trace` is told of
/// every clause, in order.
pub(super) fn push(
    request: &mut Request,
    capabilities: &Capabilities,
    mut trace: Option<&mut Trace>,
    sink: &mut Diagnostics,
) -> Left {
    let mut left = Left::default();
    let Some(filter) = request.filter else { return left };
    let Kind::Conjunction(clauses) = request.arena.kind(filter) else { return left };
    // Nothing has to be linked anew.
    if trace.is_none() && is_pushed(request, capabilities) {
        return left;
    }
    let rules = &capabilities.rules;
    let mut pushed = Pushed::default();
    // The clauses still to be looked at, the next one last.
    let mut open: Vec<Open> = request
        .arena
        .children(clauses)
        .map(|clause| Open { clause, is_inner: false, is_rewritten: false })
        .collect();
    open.reverse();
    while let Some(Open { clause, is_inner, is_rewritten }) = open.pop() {
        let why = match capabilities.query.is_read() {
            true => obstacle(request, clause, rules).map(Why::Obstacle),
            false => Some(Why::NotRead(capabilities.query)),
        };
        let Some(why) = why else {
            if pushed.take(request, clause, is_inner, capabilities) {
                if !is_rewritten {
                    note(&mut trace, clause, || Fate::Pushed);
                }
                continue;
            }
            // One key is read once.
            let reason = super::obstacle::Reason::OtherKey;
            left.leave(clause, Why::Obstacle(Obstacle { node: clause, reason }), &mut trace);
            continue;
        };
        if let Kind::Logical(Operator::And, queries) = request.arena.kind(clause) {
            take_apart(request, queries, is_rewritten, &mut open);
            continue;
        }
        match legalize::for_endpoint(request, clause, &why, capabilities, sink) {
            Some(form) => {
                note(&mut trace, clause, || Fate::Rewritten(form, why));
                match (request.arena.kind(form), request.arena.kind(clause)) {
                    (Kind::Logical(Operator::And, queries), _) => {
                        take_apart(request, queries, true, &mut open);
                    }
                    // A field keeps its place; what a connective becomes might meet its own key there.
                    (Kind::Field(..), Kind::Field(..)) => {
                        open.push(Open { clause: form, is_inner, is_rewritten: true });
                    }
                    _ => open.push(Open { clause: form, is_inner: true, is_rewritten: true }),
                }
            }
            None => left.leave(clause, why, &mut trace),
        }
    }
    let kept = pushed.finish(request);
    request.arena.get_mut(filter).kind = Kind::Conjunction(kept);
    left
}

/// Whether the server evaluates every clause of the filter as it stands, as it does with most.
#[inline]
pub(super) fn is_pushed(request: &Request, capabilities: &Capabilities) -> bool {
    let Some(filter) = request.filter else { return true };
    capabilities.query.is_read()
        && (capabilities.rules.take_all() || is_unobstructed(request, filter, &capabilities.rules))
}

/// Whether nothing is in the way of any clause.
#[inline(never)]
fn is_unobstructed(request: &Request, filter: NodeId, rules: &FilterRules) -> bool {
    let Kind::Conjunction(clauses) = request.arena.kind(filter) else { return true };
    let is_taken = |clause| obstacle(request, clause, rules).is_none();
    !rules.reads_only_keys && request.arena.children(clauses).all(is_taken)
}

/// A clause to be looked at.
struct Open {
    clause: NodeId,
    /// Whether it stood in an `$and` that was taken apart.
    is_inner: bool,
    /// Whether it is another form of one whose fate is known.
    is_rewritten: bool,
}

/// Puts the clauses of an `$and` among those to be looked at, in order.
fn take_apart(request: &Request, queries: List, is_rewritten: bool, open: &mut Vec<Open>) {
    let at = open.len();
    for query in request.arena.children(queries) {
        let Kind::Conjunction(clauses) = request.arena.kind(query) else { continue };
        let clauses = request.arena.children(clauses);
        open.extend(clauses.map(|clause| Open { clause, is_inner: true, is_rewritten }));
    }
    if let Some(added) = open.get_mut(at..) {
        added.reverse();
    }
}

/// Keeps what became of a clause, where somebody wants to know.
fn note(trace: &mut Option<&mut Trace>, clause: NodeId, fate: impl FnOnce() -> Fate) {
    if let Some(trace) = trace {
        trace.steps.push(Step { clause, fate: fate() });
    }
}

impl Left {
    fn leave(&mut self, clause: NodeId, why: Why, trace: &mut Option<&mut Trace>) {
        note(trace, clause, || Fate::Left(why.clone()));
        self.clauses.push((clause, why));
    }
}

/// The clauses that go into `query`.
#[derive(Debug, Default)]
struct Pushed {
    /// Those at the top.
    top: List,
    /// The `$and` among them.
    and: Option<NodeId>,
    /// Queries for `$and` that did not stand in that one.
    inner: List,
}

impl Pushed {
    /// Takes a clause, to the top or into `$and`. False: the endpoint reads its key once, and that is taken.
    fn take(
        &mut self,
        request: &mut Request,
        clause: NodeId,
        is_inner: bool,
        capabilities: &Capabilities,
    ) -> bool {
        if capabilities.rules.reads_only_keys {
            let key = |node| match request.arena.kind(node) {
                Kind::Field(path, _) => Some(request.text(path)),
                _ => None,
            };
            if request.arena.children(self.top).any(|other| key(other) == key(clause)) {
                return false;
            }
            request.arena.append(&mut self.top, clause);
            return true;
        }
        if is_inner {
            let query = alone(request, clause);
            request.arena.append(&mut self.inner, query);
            return true;
        }
        if let Kind::Logical(Operator::And, _) = request.arena.kind(clause) {
            self.and = Some(clause);
        }
        request.arena.append(&mut self.top, clause);
        true
    }

    /// The clauses at the top, with one `$and` for those of `$and`.
    fn finish(mut self, request: &mut Request) -> List {
        let Some(first) = self.inner.first else { return self.top };
        match self.and.map(|and| (and, request.arena.kind(and))) {
            Some((and, Kind::Logical(operator, mut queries))) => {
                request.arena.concat(&mut queries, self.inner);
                request.arena.get_mut(and).kind = Kind::Logical(operator, queries);
            }
            Some(_) | None => {
                let span = request.arena.span(first);
                let and = request.arena.push(Kind::Logical(Operator::And, self.inner), span);
                request.arena.append(&mut self.top, and);
            }
        }
        self.top
    }
}
