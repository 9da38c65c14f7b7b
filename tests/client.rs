//! The rows that the client gives are those that were asked for, whatever servers, proxies and networks do.
//!
//! Against a contract server (`tests/server/http.mjs`): the model of the servers with HTTP round it, in Node, on loopback. Random
//! requests are judged there, with npm's mingo. `bash .ci/run tools client` installs npm's packages and says where in
//! `ROCKETQL_ORACLES`; without it this suite skips.

#![cfg(feature = "client")]
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
#[path = "client/contract.rs"]
mod contract;
#[path = "client/contradictions.rs"]
mod contradictions;
#[path = "client/login.rs"]
mod login;
#[path = "client/logs.rs"]
mod logs;
#[path = "client/pages.rs"]
mod pages;
#[path = "server/requests.rs"]
#[allow(dead_code, reason = "each driver uses a part of this")]
mod requests;
#[path = "client/resume.rs"]
mod resume;
#[path = "client/servers.rs"]
mod servers;
#[path = "client/time.rs"]
mod time;
#[path = "client/words.rs"]
mod words;

use choices::Choices;
use contract::{Contract, client, drain, quick};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use requests::{Asked, Catalogue};
use rocketql::client::{Given, Settings};
use rocketql::{Code, Endpoint, EpochUnit, Options, Parts, Target};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many requests are tried; `CLIENT_CASES` says otherwise.
const CASES: usize = 1020;

/// Where `PROPTEST_RNG_SEED` gives none.
const SEED: u64 = 20_261_125;

/// A release of each kind, with what `/api/info` says of it.
const VERSIONS: [(&str, &str); 5] =
    [("6.13.1", "6.13.1"), ("7.10.2", "7.10"), ("8.6.1", "8.6"), ("8.6.1", "8.6.1"), ("9.0.0", "9.0.0")];

/// What goes wrong, and what the server says of `total`.
const FAULTS: [(&str, &str); 17] = [
    ("", ""),
    ("storm", ""),
    ("storm-with-headers", ""),
    ("old-storm", ""),
    ("reset", ""),
    ("reset-at-once", ""),
    ("chunks", ""),
    ("drip", ""),
    ("failing", ""),
    ("truncated", ""),
    ("", "small"),
    ("", "large"),
    ("", "none"),
    ("", "page"),
    ("", "seen"),
    ("churn", ""),
    ("churn", "large"),
];

fn milliseconds() -> Options<'static> {
    Options { epoch: EpochUnit::Milliseconds, ..Options::default() }
}

/// What the request means, for the judge; nothing where the text has no meaning by itself.
fn line(asked: &Asked) -> Option<Value> {
    let alone = Parts { endpoint: None, with: None, ..asked.parts() };
    let options = Options { target: Target::Mongo, ..milliseconds() };
    let meaning = rocketql::compile_parts(&alone, &options).ok()?;
    let query = meaning.query();
    let number = |text: &Option<String>| text.as_ref().map(|text| text.parse::<u64>().unwrap());
    let knows_order = Endpoint::find(&asked.endpoint)?.default_sort().is_some();
    Some(json!({
        // Where nobody asks for an order and none is known, any is right.
        "ordered": meaning.sort().is_some() || knows_order,
        "endpoint": asked.endpoint,
        "with": asked.with_values(),
        "asked": {
            "query": Some(query).filter(|query| query != "{}"),
            "fields": meaning.fields(),
            "sort": meaning.sort(),
            "offset": number(&asked.offset),
            "count": number(&asked.count),
        },
        "answer": { "params": {} },
    }))
}

/// Of `a.b has (…)` mingo gathers what lies at the path in the elements of `a` into one list, which MongoDB does not; and it
/// passes over the elements without a `b`, which are null to MongoDB. Of distances it knows nothing.
fn misleads_mingo(asked: &Asked) -> bool {
    if asked.filter.iter().any(|filter| filter.contains(" near ")) {
        return true;
    }
    let tests = [" has (", " = null", " != null"];
    let before = |filter: &str, test| filter.rsplit(test).skip(1).map(str::to_owned).collect::<Vec<_>>();
    let before = asked.filter.iter().flat_map(|filter| tests.iter().flat_map(|test| before(filter, *test)));
    before.filter_map(|text| text.rsplit([' ', '(']).next().map(str::to_owned)).any(|path| path.contains('.'))
}

/// What came of some requests.
#[derive(Default)]
struct Found {
    tally: BTreeMap<String, u64>,
    wrong: Vec<String>,
    rows: usize,
    requests: u64,
}

impl Found {
    fn count(&mut self, what: String) {
        *self.tally.entry(what).or_default() += 1;
    }

    /// One request, made of these bytes, of one kind of server with one fault.
    fn case(&mut self, id: usize, bytes: &[u8], catalogue: &Catalogue, contract: &mut Contract) {
        let asked = catalogue.request(&mut Choices::new(bytes));
        let Some(mut line) = line(&asked).filter(|_| !misleads_mingo(&asked)) else { return };
        let (version, told) = VERSIONS[id % VERSIONS.len()];
        let (fault, total) = FAULTS[id / VERSIONS.len() % FAULTS.len()];
        let upper = [100, 7, 20, 50][id % 4];
        let world = json!({
            "endpoint": asked.endpoint, "collection": asked.collection, "version": version, "told": told,
            "unsafe": asked.unsafe_params, "privileged": asked.privileged, "open": !id.is_multiple_of(3), "count": 60 + id % 90, "seed": id,
            "upper": upper, "faults": [fault], "total": total, "line": line,
        });
        let address = contract.start(&world);
        let client = client(&address, Settings { attempts: 12, ..quick() });
        let kind = format!("{fault} {total}").trim().to_owned();
        let plan = match client.plan(&asked.parts(), &milliseconds(), &Given::default()) {
            Ok(plan) => plan,
            Err(error) if error.is_refusal() => return self.count("refused".to_owned()),
            Err(error) => {
                return self.wrong.push(format!("{id} {asked} ({version}, {kind}): no plan: {error}"));
            }
        };
        let said: Value = serde_json::from_str(&plan.compiled().to_json(None)).unwrap();
        line["answer"] = json!({ "params": said["params"] });
        let mut rows = client.rows(&plan);
        let (found, error) = drain(rows.by_ref());
        let contradicts = |one: &rocketql::Diagnostic| one.code == Code::ServerContradicts;
        if rows.report().diagnostics().iter().any(contradicts) {
            self.wrong.push(format!("{id} {asked} ({version}, {kind}): {}", rows.report()));
        }
        match error {
            None => {}
            // What pages cannot promise is said, not given.
            Some(error) if error.code() == Some(Code::RowsMayBeMissing) => {
                return self.count(format!("{} may be missing", asked.endpoint));
            }
            // Such rows MongoDB itself refuses to sort.
            Some(error) if error.to_string().contains("two keys of the sort lead through arrays") => {
                return self.count("has no order".to_owned());
            }
            Some(error) => return self.wrong.push(format!("{id} {asked} ({version}, {kind}): {error}")),
        }
        let verdict = contract.say(&json!({ "do": "judge", "line": line, "texts": found }));
        self.count(format!("{kind}: judged"));
        self.rows += found.len();
        self.requests += client.requests();
        let list = verdict["wrong"].as_array().unwrap();
        if !list.is_empty() {
            self.wrong.push(format!("{id} {asked} ({version}, {kind}): {list:?}\n   {}", said["params"]));
        }
    }

    fn add(mut self, other: Self) -> Self {
        for (what, times) in other.tally {
            *self.tally.entry(what).or_default() += times;
        }
        self.wrong.extend(other.wrong);
        Self { rows: self.rows + other.rows, requests: self.requests + other.requests, ..self }
    }
}

/// So many servers answer at a time.
const SERVERS: usize = 2;

#[test]
fn rows_are_those_that_were_asked_for() {
    let contracts: Option<Vec<_>> = (0..SERVERS).map(|_| Contract::new()).collect();
    let Some(contracts) = contracts else { return };
    let cases = std::env::var("CLIENT_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    let seed = std::env::var("PROPTEST_RNG_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    println!("seed {seed}");
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(seed), ..Config::default() });
    let bytes = proptest::collection::vec(proptest::num::u8::ANY, 40..120);
    let bytes: Vec<_> = (0..cases).map(|_| bytes.new_tree(&mut runner).unwrap().current()).collect();
    let catalogue = Catalogue::read();
    let part = |at: usize, mut contract: Contract| {
        let mut found = Found::default();
        for (id, bytes) in bytes.iter().enumerate().skip(at).step_by(SERVERS) {
            found.case(id, bytes, &catalogue, &mut contract);
        }
        found
    };
    let found = std::thread::scope(|scope| {
        let part = &part;
        let parts: Vec<_> =
            contracts.into_iter().enumerate().map(|(at, one)| scope.spawn(move || part(at, one))).collect();
        parts.into_iter().map(|part| part.join().unwrap()).fold(Found::default(), Found::add)
    });
    let Found { tally, wrong, rows, requests } = found;
    println!("{rows} rows in {requests} requests; {tally:?}");
    assert!(
        wrong.is_empty(),
        "{} of {cases} are wrong:\n{}",
        wrong.len(),
        wrong.iter().take(25).cloned().collect::<Vec<_>>().join("\n")
    );
    let judged: Vec<_> = tally.keys().filter(|kind| kind.ends_with("judged")).collect();
    assert!(cases < CASES || judged.len() == FAULTS.len(), "each fault was met: {judged:?}");
}
