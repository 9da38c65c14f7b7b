//! Rules about connectives and negation.

use super::build::{Build, only_test};
use super::conditions::{Case, is_literal};
use super::rules::grouped;
use super::searches_by_distance;
use crate::arena::NodeId;
use crate::operator::Operator;
use crate::request::{Kind, Request};

/// A query and its clauses.
type Query = (NodeId, Vec<NodeId>);

/// The queries of a connective.
fn queries(request: &Request, clause: NodeId) -> Option<(Operator, Vec<Query>)> {
    let Kind::Logical(operator, queries) = request.arena.kind(clause) else { return None };
    let clauses = |query| match request.arena.kind(query) {
        Kind::Conjunction(clauses) => Some((query, request.arena.children(clauses).collect())),
        _ => None,
    };
    Some((operator, request.arena.children(queries).map(clauses).collect::<Option<_>>()?))
}

/// `$and` or `$or` of one query to its clauses.
pub(super) fn single(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (operator, queries) = queries(build.request, case.clause)?;
    let [(_, clauses)] = queries.as_slice() else { return None };
    // A query without clauses matches everything, which no clause says.
    let is_same = matches!(operator, Operator::And | Operator::Or) && !clauses.is_empty();
    let span = build.request.arena.span(case.clause);
    is_same.then(|| build.connected(Operator::And, clauses, span))
}

/// `$nor` of several queries to an `$and` of a `$nor` of each; of one query to an `$or` over its clauses; of one clause
/// to its negation.
pub(super) fn nor(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (Operator::Nor, queries) = queries(build.request, case.clause)? else { return None };
    let span = build.request.arena.span(case.clause);
    match queries.as_slice() {
        [] => None,
        [(_, clauses)] => match *clauses.as_slice() {
            // The empty query matches everything, and no clause says that nothing matches.
            [] => None,
            [clause] => negated(build, clause),
            _ => {
                let mut parts = Vec::with_capacity(clauses.len());
                for &clause in clauses {
                    let place = build.request.arena.span(clause);
                    let query = build.query(&[clause]);
                    parts.push(build.connective(Operator::Nor, &[query], place));
                }
                Some(build.connected(Operator::Or, &parts, span))
            }
        },
        _ => {
            let mut parts = Vec::with_capacity(queries.len());
            for &(query, _) in &queries {
                let place = build.request.arena.span(query);
                parts.push(build.connective(Operator::Nor, &[query], place));
            }
            Some(build.connected(Operator::And, &parts, span))
        }
    }
}

/// The complement of a clause.
fn negated(build: &mut Build<'_>, clause: NodeId) -> Option<NodeId> {
    let span = build.request.arena.span(clause);
    match build.request.arena.kind(clause) {
        Kind::Field(path, asked) => Some(match build.request.arena.kind(asked) {
            Kind::Tests(_) | Kind::Regex(..) => build.test(path, Operator::Not, asked, span),
            _ => build.test(path, Operator::Ne, asked, span),
        }),
        Kind::Logical(operator, _) => {
            let (_, queries) = queries(build.request, clause)?;
            let queries: Vec<NodeId> = queries.into_iter().map(|(query, _)| query).collect();
            match operator {
                Operator::Or => Some(build.connective(Operator::Nor, &queries, span)),
                Operator::Nor => Some(build.connective(Operator::Or, &queries, span)),
                _ => {
                    let mut parts = Vec::with_capacity(queries.len());
                    for query in queries {
                        let place = build.request.arena.span(query);
                        parts.push(build.connective(Operator::Nor, &[query], place));
                    }
                    Some(build.connected(Operator::Or, &parts, span))
                }
            }
        }
        // `$text` and the like have no complement.
        _ => None,
    }
}

/// `$not` of a test to the opposite test, of several tests to an `$or`.
pub(super) fn not(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (path, negated, span) = only_test(build.request, case.clause, Operator::Not)?;
    let Kind::Tests(list) = build.request.arena.kind(negated) else { return None };
    let tests: Vec<NodeId> = build.request.arena.children(list).collect();
    let [test] = *tests.as_slice() else { return not_all(build, case, &tests) };
    let Kind::Test(operator, _, operand) = build.request.arena.kind(test) else { return None };
    let is_literal = is_literal(build.request, operand);
    match operator {
        Operator::Eq if is_literal => Some(build.test(path, Operator::Ne, operand, span)),
        Operator::Ne if is_literal => Some(build.field(path, operand, span)),
        Operator::In => Some(build.test(path, Operator::Nin, operand, span)),
        Operator::Nin => Some(build.test(path, Operator::In, operand, span)),
        Operator::Not => Some(build.field(path, operand, span)),
        Operator::Exists => {
            let Kind::Bool(truth) = build.request.arena.kind(operand) else { return None };
            let opposite = build.value(Kind::Bool(!truth), span);
            Some(build.test(path, Operator::Exists, opposite, span))
        }
        _ => None,
    }
}

fn not_all(build: &mut Build<'_>, case: &Case<'_>, tests: &[NodeId]) -> Option<NodeId> {
    let (path, _, span) = only_test(build.request, case.clause, Operator::Not)?;
    let by_distance = |&test: &NodeId| match build.request.arena.kind(test) {
        Kind::Test(operator, _, _) => searches_by_distance(operator),
        _ => true,
    };
    let groups = grouped(build.request, tests);
    if groups.len() < 2 || tests.iter().any(by_distance) {
        return None;
    }
    let mut parts = Vec::with_capacity(groups.len());
    for group in groups {
        let place = group.first().map_or(span, |&first| build.request.arena.span(first));
        let inner = build.tests(&group, place);
        parts.push(build.test(path, Operator::Not, inner, place));
    }
    Some(build.connected(Operator::Or, &parts, span))
}
