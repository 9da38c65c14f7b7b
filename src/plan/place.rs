//! Clauses that a server would drop or overwrite at the top of a query to their place inside `$and`.

use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::request::{Kind, Request};

/// Top-level fields that a server deletes from `query`, with everything below them.
/// Source: Rocket.Chat 8.6.1, `API.v1.defaultFieldsToExclude`, read in `parseJsonQuery.ts`.
const EXCLUDED: [&str; 4] = ["joinCode", "members", "importIds", "e2e"];

/// Moves what some server drops or overwrites at the top of a query into `$and`, last of all, in order. The nodes are
/// linked anew, none is copied.
///
/// Only `$and`, `$or` and field names reach the database from there (`clean` in `parseJsonQuery.ts`, from 3.12.6), some
/// endpoints set a `$or` of their own (`channels.list`, `users.list`), and the fields above are deleted.
pub(super) fn inside_and(request: &mut Request) {
    let Some(filter) = request.filter else { return };
    let Kind::Conjunction(clauses) = request.arena.kind(filter) else { return };
    if !request.arena.children(clauses).any(|clause| is_moved(request, clause)) {
        return;
    }
    let (mut kept, mut moved, mut and) = (List::default(), List::default(), None);
    let mut next = clauses.first;
    while let Some(clause) = next {
        next = request.arena.next(clause);
        if is_moved(request, clause) {
            let query = alone(request, clause);
            request.arena.append(&mut moved, query);
        } else {
            if let Kind::Logical(Operator::And, _) = request.arena.kind(clause) {
                and = Some(clause);
            }
            request.arena.append(&mut kept, clause);
        }
    }
    join(request, &mut kept, and, moved);
    request.arena.get_mut(filter).kind = Kind::Conjunction(kept);
}

/// Puts the queries at the end of the `$and` that stands there, or into a new one at the end.
fn join(request: &mut Request, kept: &mut List, and: Option<NodeId>, moved: List) {
    if let Some(and) = and
        && let Kind::Logical(operator, mut queries) = request.arena.kind(and)
    {
        request.arena.concat(&mut queries, moved);
        request.arena.get_mut(and).kind = Kind::Logical(operator, queries);
        return;
    }
    let span = moved.first.map(|first| request.arena.span(first)).unwrap_or_default();
    let and = request.arena.push(Kind::Logical(Operator::And, moved), span);
    request.arena.append(kept, and);
}

/// A query of this one clause.
fn alone(request: &mut Request, clause: NodeId) -> NodeId {
    let mut clauses = List::default();
    let span = request.arena.span(clause);
    request.arena.append(&mut clauses, clause);
    request.arena.push(Kind::Conjunction(clauses), span)
}

fn is_moved(request: &Request, clause: NodeId) -> bool {
    match request.arena.kind(clause) {
        Kind::Logical(operator, _) => operator != Operator::And,
        Kind::Top(..) => true,
        Kind::Field(path, _) => {
            let path = request.text(path);
            EXCLUDED.iter().any(|name| {
                path.strip_prefix(name).is_some_and(|below| below.is_empty() || below.starts_with('.'))
            })
        }
        _ => false,
    }
}
