//! Clauses that a server would drop or overwrite at the top of a query to their place inside `$and`.

use super::keys::DELETED;
use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::path::Heads;
use crate::request::{Kind, Request};
use crate::sorted::sort_by_key;

/// Which clauses do not reach the database from the top of a query.
pub(crate) trait Moves {
    /// Whether this clause has to stand inside `$and`.
    fn is_moved(&self, request: &Request, clause: &Kind) -> bool;

    /// How the paths begin that may have to, for all others to be told at one look.
    fn heads(&self) -> Heads;
}

/// What holds on every server: the clauses that some server drops or overwrites.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnAnyServer;

impl Moves for OnAnyServer {
    #[inline]
    fn is_moved(&self, request: &Request, clause: &Kind) -> bool {
        match *clause {
            Kind::Logical(operator, _) => operator != Operator::And,
            Kind::Top(..) => true,
            Kind::Field(path, _) => DELETED.reach(request.text(path)),
            _ => false,
        }
    }

    #[inline]
    fn heads(&self) -> Heads {
        DELETED.heads()
    }
}

/// Moves what some server drops or overwrites at the top of a query into `$and`, last of all, in order. The nodes are
/// linked anew, none is copied.
///
/// Only `$and`, `$or` and field names reach the database from there (`clean` in `parseJsonQuery.ts`, from 3.12.6), some
/// endpoints set a `$or` of their own (`channels.list`, `users.list`), and the fields above are deleted.
pub(super) fn inside_and(request: &mut Request, moves: &impl Moves) {
    let Some(Kind::Conjunction(clauses)) = request.filter.map(|filter| request.arena.kind(filter)) else {
        return;
    };
    if !moves.heads().meet(request.heads) {
        let mut all = request.arena.entries(clauses);
        debug_assert!(
            !all.any(|(_, clause)| moves.is_moved(request, &clause.kind)),
            "a clause begins otherwise than is known of all"
        );
        return;
    }
    move_inside(request, clauses, moves);
}

/// The same where one of the clauses may have to be moved.
#[inline(never)]
fn move_inside(request: &mut Request, mut kept: List, moves: &impl Moves) {
    let (mut before, mut moved, mut and) = (None, List::default(), None);
    let mut next = kept.first;
    while let Some(clause) = next {
        let node = request.arena.get(clause);
        next = node.next();
        if moves.is_moved(request, &node.kind) {
            request.arena.unlink(&mut kept, before, clause);
            let query = alone(request, clause);
            request.arena.append(&mut moved, query);
        } else {
            before = Some(clause);
            if let Kind::Logical(Operator::And, queries) = node.kind {
                and = and.or(Some((clause, queries)));
            }
        }
    }
    if moved.first.is_none() {
        return;
    }
    match and {
        Some((and, queries)) => join(request, and, queries, moved, moves),
        None => {
            let span = moved.first.map(|first| request.arena.span(first)).unwrap_or_default();
            request.arena.push_to(&mut kept, Kind::Logical(Operator::And, moved), span);
        }
    }
    if let Some(filter) = request.filter {
        request.arena.get_mut(filter).kind = Kind::Conjunction(kept);
    }
}

/// Puts more queries into the `$and` that stands there.
///
/// They come last of all; where what stands there ends with such clauses too, all of them keep the order of the text:
/// in `(a or b) and (c or d)` the second `$or` could not join the object and is in the `$and` already.
#[inline(never)]
fn join(request: &mut Request, and: NodeId, queries: List, moved: List, moves: &impl Moves) {
    let mut standing: Vec<_> = request.arena.children(queries).collect();
    let mut last = standing.split_off(standing.len() - trailing(request, &standing, moves));
    last.extend(request.arena.children(moved));
    sort_by_key(&mut last, |&query| request.arena.span(query));
    let mut all = List::default();
    for query in standing.into_iter().chain(last) {
        request.arena.append(&mut all, query);
    }
    request.arena.get_mut(and).kind = Kind::Logical(Operator::And, all);
}

/// Moves what [`inside_and`] would put at the end of a final `$and` back to the top.
pub(super) fn outside_and(request: &mut Request, moves: &impl Moves) {
    let Some(filter) = request.filter else { return };
    let Kind::Conjunction(clauses) = request.arena.kind(filter) else { return };
    let Some(and) = clauses.last else { return };
    let Some(queries) = queries(request, and) else { return };
    let mut standing: Vec<_> = request.arena.children(queries).collect();
    let back = standing.split_off(standing.len() - trailing(request, &standing, moves));
    let back: Vec<_> = back.into_iter().filter_map(|query| only(request, query)).collect();
    let before: Vec<_> = request.arena.children(clauses).filter(|&clause| clause != and).collect();
    let rest = (!standing.is_empty()).then_some(and);
    let (mut kept, mut top) = (List::default(), List::default());
    for query in standing {
        request.arena.append(&mut kept, query);
    }
    request.arena.get_mut(and).kind = Kind::Logical(Operator::And, kept);
    for clause in before.into_iter().chain(back).chain(rest) {
        request.arena.append(&mut top, clause);
    }
    request.arena.get_mut(filter).kind = Kind::Conjunction(top);
}

/// The queries of an `$and`.
fn queries(request: &Request, clause: NodeId) -> Option<List> {
    match request.arena.kind(clause) {
        Kind::Logical(Operator::And, queries) => Some(queries),
        _ => None,
    }
}

/// How many of the last queries hold nothing but a clause that is moved.
fn trailing(request: &Request, queries: &[NodeId], moves: &impl Moves) -> usize {
    let is_moved = |&&query: &&NodeId| {
        only(request, query).is_some_and(|clause| moves.is_moved(request, &request.arena.get(clause).kind))
    };
    queries.iter().rev().take_while(is_moved).count()
}

/// The one clause of a query that has no other.
fn only(request: &Request, query: NodeId) -> Option<NodeId> {
    match request.arena.kind(query) {
        Kind::Conjunction(List { first: Some(only), last }) if last == Some(only) => Some(only),
        _ => None,
    }
}

/// A query of this one clause.
pub(super) fn alone(request: &mut Request, clause: NodeId) -> NodeId {
    let mut clauses = List::default();
    let span = request.arena.span(clause);
    request.arena.append(&mut clauses, clause);
    request.arena.push(Kind::Conjunction(clauses), span)
}

/// Whether no query has a key twice: JavaScript reads the last one alone.
#[cfg(debug_assertions)]
pub(super) fn has_each_key_once(request: &Request) -> bool {
    let mut open: Vec<NodeId> = request.filter.into_iter().collect();
    while let Some(node) = open.pop() {
        match request.arena.kind(node) {
            Kind::Conjunction(clauses) => {
                let mut keys = std::collections::BTreeSet::new();
                if !request.arena.children(clauses).all(|clause| keys.insert(request.key(clause))) {
                    return false;
                }
                open.extend(request.arena.children(clauses));
            }
            Kind::Logical(_, queries) => open.extend(request.arena.children(queries)),
            _ => {}
        }
    }
    true
}
