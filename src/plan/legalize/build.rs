//! New nodes out of standing ones, which are left as they are.

use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::span::Span;
use std::collections::BTreeSet;

/// Makes nodes. A node that stands in a list is copied before it goes into another one; what it refers to is shared,
/// since nothing changes it.
pub(super) struct Build<'a> {
    pub(super) request: &'a mut Request,
}

impl Build<'_> {
    pub(super) fn copy(&mut self, node: NodeId) -> NodeId {
        let (kind, span) = (self.request.arena.kind(node), self.request.arena.span(node));
        self.request.arena.push(kind, span)
    }

    fn list(&mut self, nodes: &[NodeId]) -> List {
        let mut list = List::default();
        for &node in nodes {
            let copy = self.copy(node);
            self.request.arena.append(&mut list, copy);
        }
        list
    }

    /// The query of these clauses.
    pub(super) fn query(&mut self, clauses: &[NodeId]) -> NodeId {
        let span = clauses.first().map(|&first| self.request.arena.span(first)).unwrap_or_default();
        let clauses = self.list(clauses);
        self.request.arena.push(Kind::Conjunction(clauses), span)
    }

    /// The query of these clauses, whatever their keys: of two with one key a server keeps the last alone, so those that
    /// repeat one stand inside `$and`, as does an `$and` among them.
    pub(super) fn joined(&mut self, clauses: &[NodeId]) -> NodeId {
        let mut keys = BTreeSet::new();
        let is_first: Vec<bool> =
            clauses.iter().map(|&clause| keys.insert(self.request.key(clause))).collect();
        if is_first.iter().all(|&is_first| is_first) {
            return self.query(clauses);
        }
        let is_and =
            |clause: NodeId| matches!(self.request.arena.kind(clause), Kind::Logical(Operator::And, _));
        let (kept, inner): (Vec<_>, Vec<_>) =
            clauses.iter().zip(is_first).partition(|&(&clause, is_first)| is_first && !is_and(clause));
        let inner: Vec<NodeId> = inner.into_iter().map(|(&clause, _)| self.query(&[clause])).collect();
        let span = inner.first().map(|&first| self.request.arena.span(first)).unwrap_or_default();
        let and = self.connective(Operator::And, &inner, span);
        self.query(&kept.into_iter().map(|(&clause, _)| clause).chain([and]).collect::<Vec<_>>())
    }

    /// `$and`, `$or` or `$nor` of these queries.
    pub(super) fn connective(&mut self, operator: Operator, queries: &[NodeId], span: Span) -> NodeId {
        let queries = self.list(queries);
        self.request.arena.push(Kind::Logical(operator, queries), span)
    }

    /// `$and` or `$or` of these clauses; one alone needs neither.
    pub(super) fn connected(&mut self, operator: Operator, clauses: &[NodeId], span: Span) -> NodeId {
        if let [only] = *clauses {
            return only;
        }
        let queries: Vec<NodeId> = clauses.iter().map(|&clause| self.query(&[clause])).collect();
        self.connective(operator, &queries, span)
    }

    /// The path with a value or with tests.
    pub(super) fn field(&mut self, path: Text, asked: NodeId, span: Span) -> NodeId {
        self.request.repeated += path.len();
        self.request.arena.push(Kind::Field(path, asked), span)
    }

    /// An object of these tests.
    pub(super) fn tests(&mut self, tests: &[NodeId], span: Span) -> NodeId {
        let tests = self.list(tests);
        self.request.arena.push(Kind::Tests(tests), span)
    }

    /// The path with these tests.
    pub(super) fn tested(&mut self, path: Text, tests: &[NodeId], span: Span) -> NodeId {
        let tests = self.tests(tests, span);
        self.field(path, tests, span)
    }

    /// The path with one test.
    pub(super) fn test(&mut self, path: Text, operator: Operator, operand: NodeId, span: Span) -> NodeId {
        let test = self.request.arena.push(Kind::Test(operator, Text::default(), operand), span);
        self.tested(path, &[test], span)
    }

    pub(super) fn value(&mut self, kind: Kind, span: Span) -> NodeId {
        self.request.arena.push(kind, span)
    }
}

/// The path, its tests in order and the clause's place, where a clause is about tests.
pub(super) fn tests(request: &Request, clause: NodeId) -> Option<(Text, Vec<NodeId>, Span)> {
    let Kind::Field(path, asked) = request.arena.kind(clause) else { return None };
    let Kind::Tests(tests) = request.arena.kind(asked) else { return None };
    Some((path, request.arena.children(tests).collect(), request.arena.span(clause)))
}

/// The path, the operand and the clause's place, where a clause is one test by this operator.
pub(super) fn only_test(
    request: &Request,
    clause: NodeId,
    operator: Operator,
) -> Option<(Text, NodeId, Span)> {
    let (path, tests, span) = tests(request, clause)?;
    match *tests.as_slice() {
        [test] => match request.arena.kind(test) {
            Kind::Test(found, _, operand) if found == operator => Some((path, operand, span)),
            _ => None,
        },
        _ => None,
    }
}

/// As [`only_test`], where the operand is a list: its values.
pub(super) fn only_list(
    request: &Request,
    clause: NodeId,
    operator: Operator,
) -> Option<(Text, Vec<NodeId>, Span)> {
    let (path, operand, span) = only_test(request, clause, operator)?;
    match request.arena.kind(operand) {
        Kind::Array(values) => Some((path, request.arena.children(values).collect(), span)),
        _ => None,
    }
}

/// The path, pattern, flags and place of a clause that is a pattern with its flags and nothing else.
pub(super) fn pattern(request: &Request, clause: NodeId) -> Option<(Text, Text, Text, Span)> {
    let (path, tests, span) = tests(request, clause)?;
    let (mut pattern, mut flags) = (None, None);
    for test in tests {
        let Kind::Test(operator, _, operand) = request.arena.kind(test) else { return None };
        match (operator, request.arena.kind(operand)) {
            (Operator::Regex, Kind::String(text)) if pattern.is_none() => pattern = Some(text),
            (Operator::Options, Kind::String(text)) if flags.is_none() => flags = Some(text),
            (Operator::Regex, Kind::Regex(text, own)) if pattern.is_none() => {
                pattern = Some(text);
                if own > 0 {
                    if flags.is_some() {
                        return None;
                    }
                    flags = Some(request.flags(text, own));
                }
            }
            _ => return None,
        }
    }
    Some((path, pattern?, flags.unwrap_or_default(), span))
}
