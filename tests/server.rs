//! What we send is what was asked, as a model of the server has it: random requests, for random servers, judged in Node.
//!
//! The model (`tests/server/model.mjs`) was written from the facts alone. An accepted plan must come to the same rows, order,
//! page and fields as the request means, under every behaviour that the facts leave open; a refusal must have its ground in one.
//! `bash .ci/run tools server` installs npm's packages and says where in `ROCKETQL_ORACLES`; without it this suite skips.
//! `SERVER_LINES` writes the requests and plans to that file in place of judging them, `SERVER_ENDPOINTS` names those to ask.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    reason = "a test may panic, and a suite shares its helpers as modules"
)]

#[path = "properties/choices.rs"]
#[allow(dead_code, reason = "each driver uses a part of this")]
mod choices;
#[path = "server/facts.rs"]
mod facts;
#[path = "support/node.rs"]
mod node;
#[path = "server/requests.rs"]
mod requests;

use choices::Choices;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use requests::{Asked, Catalogue};
use rocketql::{Diagnostic, EpochUnit, Mode, Options, Parts, Server, Severity, Target};
use serde_json::{Value, json};

/// How many requests are tried; `SERVER_CASES` says otherwise.
const CASES: usize = 4000;

/// Where `PROPTEST_RNG_SEED` gives none.
const SEED: u64 = 20_261_123;

#[test]
fn plans_are_what_was_asked() {
    let cases = std::env::var("SERVER_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    // What alters the tables judges for itself.
    if let Some(path) = std::env::var_os("SERVER_LINES") {
        std::fs::write(path, generated(cases)).unwrap();
        return;
    }
    if let Some(program) = node::program("server/check.mjs") {
        node::judge(program, &generated(cases));
    }
}

/// Lines for `check.mjs`.
fn generated(cases: usize) -> String {
    let seed = std::env::var("PROPTEST_RNG_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    println!("seed {seed}");
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(seed), ..Config::default() });
    let bytes = proptest::collection::vec(proptest::num::u8::ANY, 40..120);
    let catalogue = Catalogue::read();
    let mut lines = String::new();
    // Of some the catalogue alone is looked at.
    let cases = if catalogue.asks() { cases } else { 0 };
    let random = (0..cases).map(|_| {
        let bytes = bytes.new_tree(&mut runner).unwrap().current();
        catalogue.request(&mut Choices::new(&bytes))
    });
    for (name, is_told) in catalogue.declared() {
        let line = facts::line(name);
        assert!(line.is_some() || !is_told, "the catalogue lacks {name}");
        if let Some(line) = line {
            lines.push_str(&line.to_string());
            lines.push('\n');
        }
    }
    for (id, asked) in catalogue.directed().chain(catalogue.excluded()).chain(random).enumerate() {
        if let Some(line) = line(id, &asked) {
            lines.push_str(&line.to_string());
            lines.push('\n');
        }
    }
    lines
}

/// The present of the model: `CONTEXT.now`.
const NOW: i64 = 1_795_392_000_000;

fn milliseconds(target: Target) -> Options<'static> {
    Options { target, now: Some(NOW), epoch: EpochUnit::Milliseconds, ..Options::default() }
}

/// A filter as MongoDB takes it; nothing where it says nothing.
fn filter_of(text: &str) -> Option<String> {
    let parts = Parts { filter: Some(text), ..Parts::default() };
    let query = rocketql::compile_parts(&parts, &milliseconds(Target::Mongo)).ok()?.query();
    (query != "{}").then_some(query)
}

/// One request, what it means, and what came of it. Nothing where the text has no meaning by itself.
fn line(id: usize, asked: &Asked) -> Option<Value> {
    let parts = asked.parts();
    let alone = Parts { endpoint: None, with: None, ..parts };
    let meaning = rocketql::compile_parts(&alone, &milliseconds(Target::Mongo)).ok()?;
    // What no server at all would do is not this suite's matter.
    let judged = rocketql::compile_parts(&alone, &milliseconds(Target::AnyServer)).is_ok();
    let server = Server {
        versions: asked.version.parse().unwrap(),
        unsafe_params: asked.unsafe_params,
        privileged: asked.privileged,
    };
    let mode = if asked.split { Mode::Split } else { Mode::Strict };
    let options = Options { mode, ..milliseconds(Target::Server(server)) };
    let (answer, residual, stricter) = match rocketql::compile_parts(&parts, &options) {
        Ok(compiled) => {
            let said: Value = serde_json::from_str(&compiled.to_json(None)).unwrap();
            assert_eq!(said["exact"], true, "a named server makes a plan exact: {said}");
            let residual = compiled.residual().map(|text| filter_of(&text).expect("a residual is a filter"));
            let hints: Vec<_> = compiled.diagnostics().iter().map(|one| one.code.to_string()).collect();
            (json!({ "params": said["params"], "client": said["client"], "hints": hints }), residual, false)
        }
        Err(report) => {
            let errors: Vec<&Diagnostic> =
                report.diagnostics().iter().filter(|one| one.severity() == Severity::Error).collect();
            let codes: Vec<_> = errors.iter().map(|one| one.code.to_string()).collect();
            (json!({ "codes": codes }), None, errors.iter().any(|one| one.code.is_stricter()))
        }
    };
    Some(json!({
        "id": id,
        "endpoint": asked.endpoint,
        "collection": asked.collection,
        "version": asked.version,
        "unsafe": asked.unsafe_params,
        "privileged": asked.privileged,
        "mode": if asked.split { "split" } else { "strict" },
        "with": asked.with_values(),
        "asked": {
            "query": asked.filter.as_deref().and_then(filter_of),
            "fields": meaning.fields(),
            "sort": meaning.sort(),
            "offset": asked.offset.as_ref().map(|text| text.parse::<u64>().unwrap()),
            "count": asked.count.as_ref().map(|text| text.parse::<u64>().unwrap()),
        },
        "answer": answer,
        "residual": residual,
        "judged": judged,
        "stricter": stricter,
        "text": asked.to_string(),
    }))
}
