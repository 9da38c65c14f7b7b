//! What parameters select holds every row of the clauses that they were sent for, and no other where a clause is done with.
//!
//! The selector of a value is written here anew, from the catalogue's meaning and from the value as it stands on the wire:
//! split, parsed and escaped as the handlers do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may panic, and says what it did not do"
)]

mod clauses;
mod rows;
mod selectors;

use super::send;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostics};
use crate::plan::Server;
use crate::plan::Setting;
use crate::plan::capabilities::{Capabilities, capabilities};
use crate::plan::legalize::tests::judge::{Pair, Suite};
use crate::plan::legalize::tests::{read, written};
use crate::plan::target::{Mode, Target};
use crate::request::{Kind, Request};
use crate::server::{Endpoint, Typed, endpoints};
use crate::version::Versions;
use clauses::{DIRECTED, NEVER_SENT, at_the_top, typed_clauses};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use rows::rows;
use selectors::selector;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn on(endpoint: &str, version: &str) -> Capabilities {
    let server = Server { versions: version.parse().unwrap(), unsafe_params: false, privileged: true };
    capabilities(Endpoint::declared(endpoint).unwrap(), &server, &Request::default())
}

/// The filter's clauses.
fn clauses(request: &Request) -> Vec<NodeId> {
    let Kind::Conjunction(clauses) = request.arena.kind(request.filter.unwrap()) else { panic!() };
    request.arena.children(clauses).collect()
}

/// What a plan in split mode depends on, at no known time.
const SPLIT: Setting = Setting {
    target: Target::AnyServer,
    mode: Mode::Split,
    privileged: true,
    now: None,
    heeds_endpoint: true,
    fetching: None,
};

/// The parameters for a filter, and which of its clauses are done with.
fn sent(
    filter: &str,
    capabilities: &Capabilities,
    given: &[&str],
) -> (Vec<(String, Value)>, Vec<usize>, Vec<Code>) {
    let mut request = read(filter);
    for name in given {
        let name = request.intern(name);
        let value = request.arena.push(Kind::Bool(true), crate::span::Span::default());
        request.with.push(crate::request::Parameter { name, value, span: crate::span::Span::default() });
    }
    let conjuncts = clauses(&request);
    // What is left stands in the filter no more.
    request.filter = None;
    let mut sink = Diagnostics::new(50);
    let done = send(&mut request, capabilities, &conjuncts, None, SPLIT, &mut sink);
    let done = done
        .iter()
        .filter(|sent| sent.is_done)
        .map(|sent| conjuncts.iter().position(|one| *one == sent.clause).unwrap())
        .collect();
    let value = |node| match request.arena.kind(node) {
        Kind::String(text) => json!(request.text(text)),
        Kind::Array(items) => request
            .arena
            .children(items)
            .map(|item| match request.arena.kind(item) {
                Kind::String(text) => json!(request.text(text)),
                other => panic!("{other:?}"),
            })
            .collect(),
        other => panic!("{other:?}"),
    };
    let with = request.with.iter().skip(given.len());
    let with = with.map(|given| (request.text(given.name).to_owned(), value(given.value))).collect();
    (with, done, sink.items().iter().map(|item| item.code).collect())
}

/// Each parameter that was sent, beside the clauses that it was sent for.
fn check(filter: &str, capabilities: &Capabilities, suite: &mut Suite) -> usize {
    let request = read(filter);
    let conjuncts = clauses(&request);
    let (with, done, _) = sent(filter, capabilities, &[]);
    let versions = capabilities.server.versions;
    let names: BTreeSet<&String> = with.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), with.len(), "a parameter is sent twice: {with:?}");
    let selectors: Vec<Value> = with
        .iter()
        .map(|(name, value)| {
            let typed = capabilities.endpoint.typed(versions).find(|typed| typed.name == name).unwrap();
            assert!(typed.exists(versions).0);
            let words: Vec<&Value> = value.as_array().map_or(vec![value], |items| items.iter().collect());
            assert!(
                !words.is_empty()
                    && words.iter().all(|word| *word != "" && !typed.never.contains(&word.as_str().unwrap()))
            );
            selector(typed, value)
        })
        .collect();
    if selectors.is_empty() {
        assert!(done.is_empty());
        return 0;
    }
    let selected = json!({"$and": selectors}).to_string();
    let whole = read(filter);
    let mut text = String::new();
    crate::emit::json::write(&whole, whole.filter.unwrap(), crate::emit::form::Form::default(), &mut text);
    let rows = rows(&request, &selectors);
    let name = capabilities.endpoint.name();
    // No row that is wanted is lost.
    suite.inside(name, filter, &[Pair { before: text.clone(), after: selected.clone() }], &rows);
    // Together with what the client looks at again, no other row comes.
    let left: Vec<Value> = conjuncts
        .iter()
        .enumerate()
        .filter(|(index, _)| !done.contains(index))
        .map(|(_, clause)| serde_json::from_str(&written(&request, *clause)).unwrap())
        .collect();
    let all = [selectors, left].concat();
    let planned = json!({"$and": all}).to_string();
    suite.same(name, filter, &[Pair { before: text, after: planned }], &rows);
    with.len()
}

#[test]
fn no_wanted_row_is_lost_and_no_other_comes() {
    let mut suite = Suite::default();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let cases = std::env::var("TYPED_CASES").map_or(25, |cases| cases.parse().unwrap());
    let mut unsent = BTreeSet::new();
    for endpoint in endpoints() {
        let typed: Vec<&'static Typed> = endpoint.typed(Versions::ALL).collect();
        if typed.is_empty() {
            continue;
        }
        unsent.extend(typed.iter().map(|typed| (endpoint.name(), typed.name)));
        let mut filters = Vec::new();
        for &typed in &typed {
            let around = typed_clauses(endpoint, typed);
            filters.extend((0..cases).map(|_| around.new_tree(&mut runner).unwrap().current()));
        }
        filters.extend(
            DIRECTED
                .iter()
                .filter(|(name, _)| *name == endpoint.name())
                .map(|(_, filter)| (*filter).to_owned()),
        );
        for (case, filter) in filters.iter().filter_map(|filter| at_the_top(filter)).enumerate() {
            let directed = DIRECTED.iter().any(|(_, known)| at_the_top(known).as_ref() == Some(&filter));
            let version =
                if directed { "8.8.1" } else { ["6.13.1", "7.0.0", "7.11.0", "8.6.1", "8.8.1"][case % 5] };
            let capabilities = on(endpoint.name(), version);
            if check(&filter, &capabilities, &mut suite) > 0 {
                for (name, _) in sent(&filter, &capabilities, &[]).0 {
                    unsent.retain(|(at, known)| *at != endpoint.name() || *known != name);
                }
            }
        }
    }
    suite.ask_mingo();
    // Every one is sent for something, but those that need a permission or a setting that nobody names, and those that
    // are avoided: each with its reason in the catalogue or beside the code.
    let unsent: Vec<_> = unsent.into_iter().collect();
    assert_eq!(unsent, NEVER_SENT);
}

#[test]
fn a_parameter_that_takes_the_place_of_the_filter_stands_alone() {
    let capabilities = on("emoji-custom.all", "8.8.1");
    for (is_filter_left, is_sent) in [(true, false), (false, true)] {
        let mut request = read(r#"{"name":{"$regex":"cat","$options":"i"},"extension":"png"}"#);
        let conjuncts = clauses(&request);
        request.filter = request.filter.filter(|_| is_filter_left);
        let mut sink = Diagnostics::new(50);
        send(&mut request, &capabilities, &conjuncts[..1], None, SPLIT, &mut sink);
        assert_eq!(!request.with.is_empty(), is_sent, "{is_filter_left}");
    }
}

#[test]
fn what_is_wider_too_long_or_not_established_takes_no_clause_away() {
    let filter_of = |count: usize| {
        let roles: Vec<String> = (0..count).map(|number| format!("\"r{number}\"")).collect();
        format!(r#"{{"roles":{{"$in":[{}]}}}}"#, roles.join(","))
    };
    // Brackets beyond what the parser of the server reads as a list.
    for (version, count, is_sent) in
        [("8.4.0", 20, true), ("8.4.0", 21, false), ("8.8.1", 21, true), ("8.8.1", 501, false)]
    {
        let capabilities = on("users.listByStatus", version);
        assert_eq!(!sent(&filter_of(count), &capabilities, &[]).0.is_empty(), is_sent, "{version} {count}");
    }
    // A value is no longer than 4096 bytes, and a list of them neither, with `roles[]=` and what parts them.
    let letters = |count: usize| "é".repeat(count / 2) + &"e".repeat(count % 2);
    for (length, is_sent) in [(4096, true), (4097, false)] {
        let text = format!(r#"{{"type":"{}"}}"#, letters(length));
        let list = format!(r#"{{"roles":{{"$in":["b","{}"]}}}}"#, letters(length - 17));
        for filter in [text, list] {
            let (parameters, done, _) = sent(&filter, &on("users.listByStatus", "8.8.1"), &[]);
            assert_eq!((parameters.len(), done.len()), (is_sent.into(), is_sent.into()), "{length}");
        }
    }
    // All three ways of the search are asked for, and the server may have more: the clause stays.
    let searched = r#"{"$or":[{"username":{"$regex":"x","$options":"i"}},{"name":{"$regex":"x","$options":"i"}},
        {"emails.address":{"$regex":"x","$options":"i"}}]}"#;
    let (parameters, done, codes) = sent(searched, &on("users.listByStatus", "8.8.1"), &[]);
    assert_eq!((parameters.len(), done.len(), codes), (1, 0, vec![Code::LoweredWider]));
    // Of the reasons one alone brings no rows without a reason, where no search is joined with it.
    for (reasons, others, is_done) in [
        (r#""pending_approval""#, "", true),
        (r#"{"$in":["pending_approval"]}"#, r#","active":false"#, true),
        (r#"{"$in":["pending_approval","deactivated"]}"#, "", false),
        (r#""deactivated""#, "", false),
        (r#""pending_approval""#, r#","username":{"$regex":"x","$options":"i"}"#, false),
    ] {
        let filter = format!(r#"{{"inactiveReason":{reasons}{others}}}"#);
        let (parameters, done, _) = sent(&filter, &on("users.listByStatus", "8.8.1"), &[]);
        assert!(parameters.iter().any(|(name, _)| name == "inactiveReason"), "{filter}");
        assert_eq!(done.contains(&0), is_done, "{filter}");
    }
    let given =
        sent(r#"{"inactiveReason":"pending_approval"}"#, &on("users.listByStatus", "8.8.1"), &["searchTerm"]);
    assert!(given.1.is_empty());
    // Whoever asks for more than the word's own filter looks at the rows again.
    let held = r#"{"open":{"$exists":false},"onHold":{"$nin":[true,null]}}"#;
    let (parameters, done, codes) = sent(held, &on("livechat/rooms", "8.8.1"), &[]);
    assert_eq!((parameters, done), (vec![("open".to_owned(), json!("false"))], vec![0]), "{codes:?}");
    // Between two packages of schemas nobody looked.
    let image = r#"{"typeGroup":"image"}"#;
    assert!(sent(image, &on("groups.files", "7.5.0"), &[]).0.is_empty());
    assert_eq!(sent(image, &on("groups.files", "8.8.1"), &[]).0.len(), 1);
}
