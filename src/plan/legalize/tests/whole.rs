//! Whole clauses for targets that lack operators: what comes out is allowed, means the same, and leaves the clause as it is.

use super::domain;
use super::judge::{Pair, Suite};
use super::{first, is_valid, read, written};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostics};
use crate::operator::{Operator, OperatorSet};
use crate::plan::legalize::legalize;
use crate::request::{Kind, Request};

/// Whether every operator in a clause is in the set.
fn holds_only(request: &Request, clause: NodeId, operators: OperatorSet) -> bool {
    let mut open = vec![clause];
    while let Some(node) = open.pop() {
        match request.arena.kind(node) {
            Kind::Logical(operator, _) | Kind::Test(operator, ..) | Kind::Top(operator, ..)
                if !operators.contains(operator) =>
            {
                return false;
            }
            Kind::Logical(_, list) | Kind::Conjunction(list) | Kind::Tests(list) => {
                open.extend(request.arena.children(list));
            }
            Kind::Field(_, value) | Kind::Test(_, _, value) => open.push(value),
            _ => {}
        }
    }
    true
}

/// What targets have, the poorest first.
const TARGETS: [&[Operator]; 4] = [
    &[Operator::And, Operator::Or],
    &[Operator::And, Operator::Or, Operator::Regex],
    &[Operator::And, Operator::Or, Operator::Regex, Operator::Options],
    &[Operator::And, Operator::Or, Operator::Not, Operator::Gt, Operator::Lte, Operator::Exists],
];

#[test]
fn whole_clauses_mean_the_same_for_poor_targets() {
    let mut suite = Suite::default();
    for operators in TARGETS.map(OperatorSet::of) {
        let mut found = 0;
        for (name, facts) in domain::all_facts() {
            let mut pairs = Vec::new();
            for clause in domain::clauses() {
                let text = format!("{{{clause}}}");
                let mut request = read(&text);
                let node = first(&request);
                // A connective asks about several fields, of which a fact is about one.
                if !is_valid(&request, node, &text) || facts.is_some() && clause.starts_with("\"$") {
                    continue;
                }
                let before = written(&request, node);
                let allowed = |request: &Request, clause| holds_only(request, clause, operators);
                let mut sink = Diagnostics::new(50);
                let form = legalize(&mut request, node, &allowed, &|_| facts.clone(), &mut sink);
                assert_eq!(written(&request, node), before, "the clause itself was changed");
                let Some(form) = form else { continue };
                assert!(holds_only(&request, form, operators));
                assert!(is_valid(&request, form, ""), "{before}");
                let after = written(&request, form);
                let hints = sink.items().iter();
                let is_said =
                    hints.clone().any(|hint| matches!(hint.code, Code::Rewritten | Code::RewrittenBySchema));
                assert_eq!(is_said, after != before, "{before} becomes {after}");
                pairs.push(Pair { before, after });
            }
            found += pairs.iter().filter(|pair| pair.before != pair.after).count();
            for (pairs, documents) in super::by_path(pairs, facts.as_ref()) {
                suite.same("whole clauses", name, &pairs, &documents);
            }
        }
        assert!(found > 500, "only {found} clauses were rewritten");
        println!("{found} clauses rewritten");
    }
    suite.ask_mingo();
}

#[test]
fn deep_and_wide_clauses_end() {
    // `{"$nor":[{"c":1,"$nor":[…]}]}`
    let mut inner = r#""a":{"$size":1}"#.to_owned();
    for _ in 0..45 {
        inner = format!(r#""$nor":[{{"c":1,{inner}}}]"#);
    }
    let wide = (0..20_000).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    for (text, is_found) in [
        (format!("{{{inner}}}"), false),
        (format!(r#"{{"a":{{"$in":[{wide}]}}}}"#), true),
        (format!(r#"{{"a":{{"$nin":[{wide}]}}}}"#), false),
    ] {
        let mut request = read(&text);
        let clause = first(&request);
        let operators = OperatorSet::of(TARGETS[0]);
        let allowed = |request: &Request, clause| holds_only(request, clause, operators);
        let mut sink = Diagnostics::new(50);
        let form = legalize(&mut request, clause, &allowed, &|_| None, &mut sink);
        assert_eq!(form.is_some(), is_found);
        assert!(request.arena.len() < 5_000_000, "{} nodes", request.arena.len());
    }
}
