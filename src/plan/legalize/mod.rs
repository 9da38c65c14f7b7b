//! A clause that a target does not take to an equal one that it takes.
//!
//! The rules are a table, each with the conditions on which it is exact; where a clause has several forms, the first one
//! that the target takes is it. A search over small domains proves every rule and that it needs its conditions: see the
//! tests.

mod build;
mod conditions;
mod logic;
mod rules;
#[cfg(all(test, feature = "bson", feature = "matcher"))]
pub(super) mod tests;

use super::capabilities::Capabilities;
use super::obstacle::{Reason, obstacle};
use super::push::Why;
use super::report::whole;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::span::Span;
use build::Build;
use conditions::{Case, Condition, FieldFacts};
use rules::RULES;

/// How many clauses are tried for one of the request: what needs more stays as it is. Lists as long as a URL can be take
/// a tenth of it; nested negations, each of which has two forms, double the number with every level.
const MOST_TRIES: u32 = 100_000;

/// How deep connectives may nest in a clause that is rewritten: the recursion's limit.
const MOST_LEVELS: u32 = 100;

/// A way to say the same in other words.
struct Rule {
    /// Its name, for tests.
    #[cfg_attr(
        not(all(test, feature = "bson", feature = "matcher")),
        expect(dead_code, reason = "only tests name rules")
    )]
    name: &'static str,
    /// What it takes, as hints say it.
    from: &'static str,
    /// What it makes, as hints say it.
    to: &'static str,
    /// On what it is exact.
    conditions: &'static [Condition],
    /// Where the meaning of both forms was read.
    #[cfg_attr(
        not(all(test, feature = "bson", feature = "matcher")),
        expect(dead_code, reason = "for readers and tests")
    )]
    source: &'static str,
    /// The other form of a clause, where the rule is about such clauses.
    rewrite: fn(&mut Build<'_>, &Case<'_>) -> Option<NodeId>,
}

/// A form of a clause of the filter that an endpoint takes; nothing where there is none, or where the clause is about a
/// field that the caller may not ask about.
pub(super) fn for_endpoint(
    request: &mut Request,
    clause: NodeId,
    why: &Why,
    capabilities: &Capabilities,
    sink: &mut Diagnostics,
) -> Option<NodeId> {
    match why {
        Why::NotRead(_) | Why::TooLong { .. } => return None,
        Why::Obstacle(obstacle) if obstacle.reason == Reason::Hidden => return None,
        Why::Obstacle(_) => {}
    }
    let versions = capabilities.server.versions;
    let collection = capabilities.endpoint.collection();
    let facts = |path: &str| FieldFacts::of(collection?.field(path, versions)?);
    let allowed = |request: &Request, clause| obstacle(request, clause, &capabilities.rules).is_none();
    legalize(request, clause, &allowed, &facts, sink)
}

/// What is known of the field at a path.
type Facts<'a> = dyn Fn(&str) -> Option<FieldFacts> + 'a;

/// Whether the target takes a clause as it is.
type Allowed<'a> = dyn Fn(&Request, NodeId) -> bool + 'a;

/// A clause that means the same as `clause` and that the target takes; nothing where no rule gives one. The clause itself
/// is left as it is. Hints say what was rewritten.
fn legalize(
    request: &mut Request,
    clause: NodeId,
    allowed: &Allowed<'_>,
    facts: &Facts<'_>,
    sink: &mut Diagnostics,
) -> Option<NodeId> {
    let mut search = Search { request, allowed, facts, steps: Vec::new(), tries: 0 };
    let found = search.clause(clause, 0, MOST_LEVELS)?;
    let (steps, request) = (search.steps, &*search.request);
    hints(request, &steps, sink);
    Some(found)
}

/// A rule that was used.
#[derive(Clone, Copy)]
struct Step {
    rule: &'static Rule,
    clause: NodeId,
    /// The path about which a schema was asked, which no database enforces.
    path: Option<Text>,
}

struct Search<'a> {
    request: &'a mut Request,
    allowed: &'a Allowed<'a>,
    facts: &'a Facts<'a>,
    steps: Vec<Step>,
    tries: u32,
}

impl Search<'_> {
    /// A form of the clause that the target takes. `used` are the rules that led to this one: none leads back.
    fn clause(&mut self, clause: NodeId, used: u32, levels: u32) -> Option<NodeId> {
        if (self.allowed)(self.request, clause) {
            return Some(clause);
        }
        self.tries += 1;
        if levels == 0 || self.tries > MOST_TRIES {
            return None;
        }
        let mark = self.steps.len();
        for (bit, rule) in RULES.iter().enumerate().map(|(index, rule)| (1_u32 << index, rule)) {
            if used & bit != 0 {
                continue;
            }
            let Some((other, path)) = self.apply(rule, clause) else { continue };
            self.steps.push(Step { rule, clause, path });
            if let Some(found) = self.clause(other, used | bit, levels - 1) {
                return Some(found);
            }
            self.steps.truncate(mark);
        }
        let found = self.parts(clause, levels);
        if found.is_none() {
            self.steps.truncate(mark);
        }
        found
    }

    /// The clause in the rule's other form, and its path where a schema was asked about it.
    fn apply(&mut self, rule: &'static Rule, clause: NodeId) -> Option<(NodeId, Option<Text>)> {
        let path = match self.request.arena.kind(clause) {
            Kind::Field(path, _) if rule.conditions.iter().any(|condition| condition.asks_schema()) => {
                Some(path)
            }
            _ => None,
        };
        let facts = path.and_then(|path| (self.facts)(self.request.text(path)));
        let case = Case { clause, facts: facts.as_ref() };
        if !rule.conditions.iter().all(|condition| condition.holds(self.request, &case)) {
            return None;
        }
        Some(((rule.rewrite)(&mut Build { request: self.request }, &case)?, path))
    }

    /// A connective whose clauses are all in a form that the target takes.
    fn parts(&mut self, clause: NodeId, levels: u32) -> Option<NodeId> {
        let Kind::Logical(operator, queries) = self.request.arena.kind(clause) else { return None };
        let queries: Vec<NodeId> = self.request.arena.children(queries).collect();
        let mut rewritten = Vec::with_capacity(queries.len());
        for query in queries {
            let Kind::Conjunction(clauses) = self.request.arena.kind(query) else { return None };
            let clauses: Vec<NodeId> = self.request.arena.children(clauses).collect();
            let mut forms = Vec::with_capacity(clauses.len());
            for inner in clauses {
                forms.push(self.clause(inner, 0, levels - 1)?);
            }
            rewritten.push(Build { request: self.request }.joined(&forms));
        }
        let span = self.request.arena.span(clause);
        let connected = Build { request: self.request }.connective(operator, &rewritten, span);
        (self.allowed)(self.request, connected).then_some(connected)
    }
}

/// Says what was rewritten: where rules follow one another at one place, the first one's form and the last one's. What
/// lies inside a clause of which it was said is not said again, unless it rests on a schema.
fn hints(request: &Request, steps: &[Step], sink: &mut Diagnostics) {
    let place = |step: &Step| whole(request, step.clause);
    let mut said: Vec<Span> = Vec::new();
    for first in steps {
        let span = place(first);
        if said.contains(&span) {
            continue;
        }
        let is_inside = said.iter().any(|outer| outer.start <= span.start && span.end <= outer.end);
        said.push(span);
        let here = || steps.iter().filter(|step| place(step) == span);
        let to = here().next_back().map_or(first.rule.to, |last| last.rule.to);
        match here().find_map(|step| step.path) {
            Some(path) => {
                let hint = Diagnostic::new(Code::RewrittenBySchema, span).arg(first.rule.from).arg(to);
                sink.report(hint.arg(request.text(path).to_owned()));
            }
            None if is_inside => {}
            None => sink.report(Diagnostic::new(Code::Rewritten, span).arg(first.rule.from).arg(to)),
        }
    }
}

/// Whether the tests of a path hold one that cannot be parted from its neighbours.
fn searches_by_distance(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::Near
            | Operator::NearSphere
            | Operator::GeoNear
            | Operator::MaxDistance
            | Operator::MinDistance
            | Operator::UniqueDocs
    )
}
