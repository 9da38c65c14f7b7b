//! Every rule means the same before and after, on every clause and document of small domains, and needs its conditions.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may panic, and says what it did not do"
)]

mod domain;
pub(in crate::plan) mod judge;
mod whole;

use super::build::Build;
use super::conditions::{Case, Condition, FieldFacts};
use super::rules::RULES;
use super::{Rule, searches_by_distance};
use crate::arena::NodeId;
use crate::diagnostic::Diagnostics;
use crate::ejson::{self, Dialect};
use crate::emit::form::Form;
use crate::emit::json;
use crate::limits::Limits;
use crate::operator::Operator;
use crate::plan::wire;
use crate::request::{Kind, Request, validate};
use crate::schema::Collection;
use crate::span::Span;
use crate::value::{EpochUnit, Setting, Utc};
use crate::version::{Certainty, Version, Versions};
use judge::{Pair, Suite};

/// The request whose filter is this EJSON.
pub(in crate::plan) fn read(text: &str) -> Request {
    let mut request = Request::default();
    let setting = Setting { epoch: EpochUnit::Milliseconds, now: None, zone: &Utc };
    let options = ejson::Options { dialect: Dialect::Auto, setting, limits: &Limits::default() };
    let mut sink = Diagnostics::new(10);
    let whole = Span::between(0, text.len());
    request.filter = ejson::read_filter(text, whole, &options, &mut request, &mut sink);
    assert!(!sink.has_errors(), "{text}: {:?}", sink.items());
    request
}

/// The first clause of the filter.
fn first(request: &Request) -> NodeId {
    let Kind::Conjunction(clauses) = request.arena.kind(request.filter.unwrap()) else { panic!() };
    clauses.first.unwrap()
}

/// The filter of one clause.
pub(in crate::plan) fn written(request: &Request, clause: NodeId) -> String {
    let mut request = request.clone();
    let query = Build { request: &mut request }.query(&[clause]);
    let mut out = String::new();
    json::write(&request, query, Form::default(), &mut out);
    out
}

/// Whether MongoDB takes the clause, and a server carries it there.
fn is_valid(request: &Request, clause: NodeId, source: &str) -> bool {
    let mut request = request.clone();
    request.filter = Some(Build { request: &mut request }.query(&[clause]));
    let mut sink = Diagnostics::new(10);
    validate(&request, source, &Limits::default(), &mut sink);
    wire::check(&request, source, &mut sink);
    if sink.has_errors() {
        return false;
    }
    // A pattern that was made is not written anywhere: it is read again as the server is sent it.
    let mut text = String::new();
    json::write(&request, request.filter.unwrap(), Form::default(), &mut text);
    let again = read(&text);
    validate(&again, &text, &Limits::default(), &mut sink);
    !sink.has_errors()
}

/// The pairs with the documents to try them on: what is known of a field is known of the one that is asked about.
fn by_path(pairs: Vec<Pair>, facts: Option<&FieldFacts>) -> Vec<(Vec<Pair>, Vec<String>)> {
    let Some(facts) = facts else {
        let [outer, inner] = domain::documents(None);
        return vec![(pairs, [outer, inner].concat())];
    };
    let (inner, outer): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|pair| pair.before.contains("a.b"));
    let [at, below] = domain::documents(Some(facts));
    vec![(outer, at), (inner, below)]
}

/// Every clause of the domain; those of several tests also test by test, since no text is read to `$eq` alone.
fn cases() -> Vec<(String, Request, NodeId)> {
    let mut cases = Vec::new();
    for clause in domain::clauses() {
        let text = format!("{{{clause}}}");
        let mut request = read(&text);
        let node = first(&request);
        cases.push((text.clone(), request.clone(), node));
        let split = RULES.iter().find(|rule| rule.name == "split").unwrap();
        let case = Case { clause: node, facts: None };
        let and = (split.rewrite)(&mut Build { request: &mut request }, &case);
        let Some(Kind::Logical(_, parts)) = and.map(|and| request.arena.kind(and)) else { continue };
        for query in request.arena.children(parts) {
            let Kind::Conjunction(clauses) = request.arena.kind(query) else { panic!() };
            cases.push((text.clone(), request.clone(), clauses.first.unwrap()));
        }
    }
    cases
}

/// The clause before and after the rule, for each clause of the domain that it is about, with one condition left out.
fn applied(rule: &Rule, facts: Option<&FieldFacts>, without: Option<Condition>) -> (Vec<Pair>, usize) {
    let (mut pairs, mut refused) = (Vec::new(), 0);
    for (text, mut request, node) in cases() {
        if !is_valid(&request, node, &text) && without.is_none() {
            continue;
        }
        let before = written(&request, node);
        let case = Case { clause: node, facts };
        let mut kept = rule.conditions.iter().filter(|&&condition| Some(condition) != without);
        if !kept.all(|condition| condition.holds(&request, &case)) {
            continue;
        }
        let Some(after) = (rule.rewrite)(&mut Build { request: &mut request }, &case) else { continue };
        assert_eq!(written(&request, node), before, "{}: the clause itself was changed", rule.name);
        if is_valid(&request, after, "") {
            pairs.push(Pair { before, after: written(&request, after) });
        } else {
            assert!(without.is_some(), "{}: {before} becomes {}", rule.name, written(&request, after));
            refused += 1;
        }
    }
    (pairs, refused)
}

#[test]
fn every_rule_means_the_same_on_all_small_cases() {
    let mut suite = Suite::default();
    for rule in RULES {
        let mut clauses = 0;
        for (name, facts) in domain::all_facts() {
            let (pairs, _) = applied(rule, facts.as_ref(), None);
            clauses += pairs.len();
            for (pairs, documents) in by_path(pairs, facts.as_ref()) {
                suite.same(rule.name, name, &pairs, &documents);
            }
        }
        assert!(clauses > 0, "the rule `{}` is about no clause of the domain", rule.name);
        println!("{:12} {clauses} clauses", rule.name);
    }
    suite.ask_mingo();
}

#[test]
fn every_condition_of_a_rule_is_needed() {
    for rule in RULES {
        for &condition in rule.conditions {
            // Which length is too long for MongoDB is not found in small patterns: see below.
            if condition == Condition::ShortPattern {
                continue;
            }
            let (mut refused, mut differing) = (0, 0);
            for (_, facts) in domain::all_facts() {
                let (pairs, bad) = applied(rule, facts.as_ref(), Some(condition));
                refused += bad;
                for (pairs, documents) in by_path(pairs, facts.as_ref()) {
                    differing += Suite::differing(&pairs, &documents);
                }
            }
            assert!(refused + differing > 0, "`{}` is as right without {condition:?}", rule.name);
            println!("{:12} without {condition:?}: {refused} refused, {differing} differ", rule.name);
        }
    }
}

/// What a schema does not say for sure, or not of all versions, takes no form that rests on it.
#[test]
fn what_a_schema_is_not_sure_of_closes_no_field() {
    let mut unsure = 0;
    for versions in [Versions::ALL, Versions::single(Version::NEWEST_RELEASED)] {
        for collection in Collection::all() {
            for (path, field) in collection.fields(versions) {
                if field.is_open || field.certainty == Certainty::Unknown {
                    unsure += 1;
                    assert!(FieldFacts::of(field).is_none(), "{collection:?} {path}");
                }
            }
        }
    }
    assert!(unsure > 100, "{unsure}");
}

#[test]
fn a_pattern_stays_as_short_as_the_database_takes() {
    let text = format!(r#"{{"a":{{"$regex":"{}","$options":"i"}}}}"#, "x".repeat(32_762));
    let mut request = read(&text);
    let clause = first(&request);
    let rule = RULES.iter().find(|rule| rule.name == "regex-flags").unwrap();
    let case = Case { clause, facts: None };
    assert!(!Condition::ShortPattern.holds(&request, &case));
    let after = (rule.rewrite)(&mut Build { request: &mut request }, &case).unwrap();
    assert!(!is_valid(&request, after, ""));
}

#[test]
fn rules_and_their_conditions_have_names_and_sources() {
    let mut names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
    for rule in RULES {
        assert!(!rule.source.is_empty() && !rule.from.is_empty() && !rule.to.is_empty(), "{}", rule.name);
    }
    for condition in Condition::ALL {
        assert!(RULES.iter().any(|rule| rule.conditions.contains(&condition)), "no rule has {condition:?}");
    }
    assert!(searches_by_distance(Operator::Near) && !searches_by_distance(Operator::Gt));
}
