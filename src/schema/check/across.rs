//! Clauses that all have to hold to those about one path that cannot.

use super::conflict::{Asked, report};
use super::{Subject, is_single};
use crate::arena::{List, NodeId};
use crate::diagnostic::Diagnostics;
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::sorted::sort_by;
use crate::span::Span;

/// Reports what is asked of one path in several clauses that all have to hold, where that cannot be.
#[cold]
pub(super) fn across(request: &Request, subject: Subject<'_>, filter: NodeId, sink: &mut Diagnostics) {
    let mut clauses = gather(request, subject, filter);
    // What has to hold together stands together, in the order in which it was written.
    sort_by(&mut clauses, |one, other| {
        (one.group, request.text(one.path), one.at).cmp(&(other.group, request.text(other.path), other.at))
    });
    let is_same = |one: &Clause, other: &Clause| {
        one.group == other.group && request.text(one.path) == request.text(other.path)
    };
    for run in clauses.chunk_by(is_same).filter(|run| run.len() > 1) {
        let mut asked = Asked::new(request);
        for clause in run {
            let mut add = |operator, operand, span| {
                // What does not meet its own neighbours was reported with them.
                if let Some(other) = asked.add(operator, operand, span)
                    && !(clause.at.start <= other.start && other.end <= clause.at.end)
                {
                    report(request, clause.path, span, other, sink);
                }
            };
            match request.arena.kind(clause.asked) {
                Kind::Tests(tests) => {
                    for test in request.arena.children(tests) {
                        if let Kind::Test(operator, _, operand) = request.arena.kind(test) {
                            let span = request.arena.span(test).to(request.arena.span(operand));
                            add(operator, operand, span);
                        }
                    }
                }
                _ => add(Operator::Eq, clause.asked, clause.at),
            }
        }
    }
}

/// A path that has one value at most, and what is asked of it.
#[derive(Debug, Clone, Copy)]
struct Clause {
    /// Clauses of one group all have to hold, or their negation is asked.
    group: u32,
    path: Text,
    asked: NodeId,
    at: Span,
}

/// The clauses about paths of one value, outside `$elemMatch`.
fn gather(request: &Request, subject: Subject<'_>, filter: NodeId) -> Vec<Clause> {
    let arena = &request.arena;
    let fields = subject.rows.lookup();
    let mut clauses = Vec::new();
    // Each is the first of a list of clauses or queries; the flag says that these queries are apart.
    let mut open = vec![(Some(filter), 0, false)];
    let mut groups = 0;
    while let Some((next, group, is_apart)) = open.pop() {
        let mut next = next;
        while let Some(node) = next {
            next = arena.next(node);
            match arena.kind(node) {
                Kind::Field(path, asked) => {
                    let found = fields.field(request.segments(path));
                    if found.is_some_and(|found| is_single(&found)) {
                        let at = arena.span(node).to(last(request, asked));
                        clauses.push(Clause { group, path, asked, at });
                    }
                }
                Kind::Conjunction(list) => {
                    let group = match is_apart {
                        true => {
                            groups += 1;
                            groups
                        }
                        false => group,
                    };
                    open.push((list.first, group, false));
                }
                Kind::Logical(operator, list) => open.push((list.first, group, operator != Operator::And)),
                _ => {}
            }
        }
    }
    clauses
}

/// The place of what is asked, or of the last operand.
fn last(request: &Request, asked: NodeId) -> Span {
    match request.arena.kind(asked) {
        Kind::Tests(List { last: Some(test), .. }) => match request.arena.kind(test) {
            Kind::Test(_, _, operand) => request.arena.span(test).to(request.arena.span(operand)),
            _ => request.arena.span(asked),
        },
        _ => request.arena.span(asked),
    }
}
