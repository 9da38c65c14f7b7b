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
#[path = "server/requests.rs"]
#[allow(dead_code, reason = "each driver uses a part of this")]
mod requests;

use choices::Choices;
use contract::{Contract, TOKEN, client, drain, quick};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use requests::{Asked, Catalogue};
use rocketql::client::{Client, Event, Given, Login, Settings};
use rocketql::{Code, Endpoint, EpochUnit, Options, Parts, Target};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How many requests are tried; `CLIENT_CASES` says otherwise.
const CASES: usize = 900;

/// Where `PROPTEST_RNG_SEED` gives none.
const SEED: u64 = 20_261_125;

/// A release of each kind, with what `/api/info` says of it.
const VERSIONS: [(&str, &str); 5] =
    [("6.13.1", "6.13.1"), ("7.10.2", "7.10"), ("8.6.1", "8.6"), ("8.6.1", "8.6.1"), ("9.0.0", "9.0.0")];

/// What goes wrong, and what the server says of `total`.
const FAULTS: [(&str, &str); 15] = [
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
    ("churn", ""),
    ("churn", "large"),
];

fn text(text: &str) -> Parts<'_> {
    Parts { text: Some(text), ..Parts::default() }
}

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

/// Of `a.b has (…)` mingo gathers what lies at the path in the elements of `a` into one list, which MongoDB does not.
fn misleads_mingo(asked: &Asked) -> bool {
    let before = asked.filter.iter().flat_map(|filter| filter.rsplit(" has (").skip(1));
    before.filter_map(|text| text.rsplit([' ', '(']).next()).any(|path| path.contains('.'))
}

#[test]
fn rows_are_those_that_were_asked_for() {
    let Some(mut contract) = Contract::new() else { return };
    let cases = std::env::var("CLIENT_CASES").map_or(CASES, |cases| cases.parse().unwrap());
    let seed = std::env::var("PROPTEST_RNG_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    println!("seed {seed}");
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(seed), ..Config::default() });
    let bytes = proptest::collection::vec(proptest::num::u8::ANY, 40..120);
    let catalogue = Catalogue::read();
    let mut tally: BTreeMap<String, u64> = BTreeMap::new();
    let mut wrong = Vec::new();
    let (mut rows, mut requests) = (0, 0);
    for id in 0..cases {
        let bytes = bytes.new_tree(&mut runner).unwrap().current();
        let asked = catalogue.request(&mut Choices::new(&bytes));
        let Some(mut line) = line(&asked).filter(|_| !misleads_mingo(&asked)) else { continue };
        let (version, told) = VERSIONS[id % VERSIONS.len()];
        let (fault, total) = FAULTS[id / VERSIONS.len() % FAULTS.len()];
        let upper = [100, 7, 20, 50][id % 4];
        let world = json!({
            "endpoint": asked.endpoint, "collection": asked.collection, "version": version, "told": told,
            "unsafe": asked.unsafe_params, "privileged": asked.privileged, "open": id % 3 != 0, "count": 60 + id % 90, "seed": id,
            "upper": upper, "faults": [fault], "total": total, "line": line,
        });
        let address = contract.start(&world);
        let client = client(&address, Settings { attempts: 12, ..quick() });
        let mut count = |what: String| *tally.entry(what).or_default() += 1;
        let kind = format!("{fault} {total}").trim().to_owned();
        let plan = match client.plan(&asked.parts(), &milliseconds(), &Given::default()) {
            Ok(plan) => plan,
            Err(error) if error.is_refusal() => {
                count("refused".to_owned());
                continue;
            }
            Err(error) => {
                wrong.push(format!("{id} {asked} ({version}, {kind}): no plan: {error}"));
                continue;
            }
        };
        let said: Value = serde_json::from_str(&plan.compiled().to_json(None)).unwrap();
        line["answer"] = json!({ "params": said["params"] });
        let (found, error) = drain(client.rows(&plan));
        match error {
            None => {}
            // What pages cannot promise is said, not given.
            Some(error) if error.code() == Some(Code::RowsMayBeMissing) => {
                count(format!("{} may be missing", asked.endpoint));
                continue;
            }
            Some(error) => {
                wrong.push(format!("{id} {asked} ({version}, {kind}): {error}"));
                continue;
            }
        }
        let verdict = contract.say(&json!({ "do": "judge", "line": line, "texts": found }));
        count(format!("{kind}: judged"));
        rows += found.len();
        requests += client.requests();
        let list = verdict["wrong"].as_array().unwrap();
        if !list.is_empty() {
            wrong.push(format!("{id} {asked} ({version}, {kind}): {list:?}\n   {}", said["params"]));
        }
    }
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

#[test]
fn what_does_not_pass_is_an_error_with_a_code() {
    let Some(mut contract) = Contract::new() else { return };
    for (fault, code, words) in [
        ("html", Code::AnswerHtml, "Please sign in to the network"),
        ("broken", Code::ConnectionBroke, "3 times"),
        ("down", Code::ServerFailed, "down for maintenance"),
        ("forbidden", Code::NotAllowed, "permissions required"),
        ("elsewhere", Code::Redirected, "https://elsewhere.example.org/"),
        ("rowless", Code::AnswerWithoutRows, "`users`"),
        ("refusing", Code::RequestRefused, "must NOT have additional properties [error-invalid-params]"),
        ("garbled", Code::AnswerNotJson, "EOF"),
        ("large", Code::AnswerTooLarge, "1048576"),
    ] {
        let address = contract.start(&json!({ "faults": [fault] }));
        let client = client(&address, Settings { attempts: 3, largest_answer: 1 << 20, ..quick() });
        let given = Given { unsafe_params: Some(true), privileged: Some(true), versions: None };
        let plan = client.plan(&text("users.list: active = true"), &Options::default(), &given).unwrap();
        let (_, error) = drain(client.rows(&plan));
        let error = error.unwrap_or_else(|| panic!("{fault} passes"));
        assert_eq!(error.code(), Some(code), "{fault}: {error}");
        assert!(error.to_string().contains(words), "{fault}: {error}");
        assert!(error.to_string().contains("/api/v1/users.list\n"), "{fault}: {error}");
    }
}

#[test]
fn nobody_there_is_said_at_once() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client = client(&format!("http://127.0.0.1:{port}"), Settings::default());
    let began = Instant::now();
    let error = client.plan(&text("users.list: active = true"), &Options::default(), &Given::default());
    assert_eq!(error.unwrap_err().code(), Some(Code::Unreachable));
    assert!(began.elapsed() < Duration::from_secs(2));
    // What no server would take is not worth a question.
    let refused = client.plan(&text("users.list: active === true"), &Options::default(), &Given::default());
    assert!(refused.unwrap_err().is_refusal());
    let nowhere = client.plan(
        &text("active = true"),
        &Options::default(),
        &Given { versions: "8.6".parse().ok(), ..Given::default() },
    );
    assert_eq!(nowhere.unwrap_err().code(), Some(Code::FetchEndpoint));
}

#[test]
fn the_login_is_never_shown() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&json!({}));
    let login = Login::new("somebody", TOKEN);
    let client = Client::new(&address, login, quick()).unwrap();
    let given = Given { unsafe_params: Some(true), privileged: Some(true), versions: None };
    let plan = client.plan(&text("users.list: active = true"), &Options::default(), &given).unwrap();
    let (_, error) = drain(client.rows(&plan));
    let error = error.unwrap();
    // The server repeats it.
    assert_eq!(error.code(), Some(Code::LoginRefused));
    assert!(error.to_string().contains("Your token: …"), "{error}");
    for shown in
        [error.to_string(), format!("{error:?}"), format!("{client:?}"), format!("{:?}", client.rows(&plan))]
    {
        assert!(!shown.contains(TOKEN), "{shown}");
    }
}

#[test]
fn what_matters_is_asked_and_nothing_else() {
    let Some(mut contract) = Contract::new() else { return };
    let both = "users.list: active = true and emails.address = \"bob@x.org\"";
    for (world, request, unsafe_params, privileged, requests) in [
        // Versions, `me` and permissions, a probe and its counter-proof.
        (json!({}), both, true, true, 5),
        (json!({ "unsafe": false }), both, false, true, 4),
        (json!({ "privileged": false }), "users.list: active = true", true, false, 3),
        // Nothing to filter by: only the version decides.
        (json!({}), "users.list:", false, false, 1),
        (json!({ "version": "6.13.1", "told": "6.13" }), "users.list: active = true", false, false, 1),
        (json!({ "version": "9.0.0", "told": "9.0" }), "users.list: active = true", false, false, 1),
    ] {
        let address = contract.start(&world);
        let client = client(&address, quick());
        let plan = client.plan(&text(request), &Options::default(), &Given::default()).unwrap();
        let server = plan.server();
        let found = (server.unsafe_params, server.privileged, client.requests());
        assert_eq!(found, (unsafe_params, privileged, requests), "{world} {request}");
        assert!(plan.report().diagnostics().iter().all(|one| one.code != Code::PrivilegeUntold));
    }
    // Who may not read that is taken for one with less, and told so.
    let address = contract.start(&json!({ "open": false }));
    let error =
        client(&address, quick()).plan(&text(both), &Options::default(), &Given::default()).unwrap_err();
    let codes: Vec<_> = error.report().diagnostics().iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::FieldNotReturned, Code::PrivilegeUntold]);
    let address = contract.start(&json!({ "told": "rocket" }));
    let error =
        client(&address, quick()).plan(&text(both), &Options::default(), &Given::default()).unwrap_err();
    assert_eq!(error.code(), Some(Code::VersionUntold));
}

#[test]
fn a_server_that_contradicts_is_reported() {
    let Some(mut contract) = Contract::new() else { return };
    // It is said to read `query`, and does not.
    let address = contract.start(&json!({ "unsafe": false }));
    let given = Given { unsafe_params: Some(true), privileged: Some(true), versions: "8.6.1".parse().ok() };
    let parts = text("users.list: active = true | fields username");
    for best_effort in [false, true] {
        let client = client(&address, Settings { best_effort, ..quick() });
        let plan = client.plan(&parts, &Options::default(), &given).unwrap();
        let mut rows = client.rows(&plan);
        let (found, error) = drain(rows.by_ref());
        if best_effort {
            assert!(error.is_none() && !found.is_empty());
            assert_eq!(rows.report().diagnostics()[0].code, Code::ServerWider);
        } else {
            assert_eq!(error.unwrap().code(), Some(Code::ServerWider));
        }
    }
}

/// A world of many equal rows, of which only the number counts.
fn plain(count: u64, more: &Value) -> Value {
    let mut world = json!({ "plain": true, "count": count });
    world.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    world
}

#[test]
fn few_requests_are_enough() {
    let Some(mut contract) = Contract::new() else { return };
    let given = Given { unsafe_params: Some(true), privileged: Some(true), versions: "8.6.1".parse().ok() };
    // A page has a row in common with the one before, and one that is full may not be the last.
    for (count, upper, request, expected, requests) in [
        (0, 100, "users.list:", 0, 1),
        (1, 100, "users.list:", 1, 1),
        (99, 100, "users.list:", 99, 1),
        (100, 100, "users.list:", 100, 2),
        (199, 100, "users.list:", 199, 3),
        (1000, 100, "users.list:", 1000, 11),
        (1000, 50, "users.list:", 1000, 21),
        (5, 1, "users.list:", 1, 3),
        (1000, 100, "users.list: | count 100", 100, 1),
        (1000, 100, "users.list: | count 150", 150, 2),
        (1000, 100, "users.list: | offset 990", 10, 1),
        (1000, 100, "users.list: | offset 2000", 0, 1),
        (1000, 100, "users.list: lastLogin missing | offset 5 | count 7", 7, 1),
        (1000, 100, "users.list: lastLogin exists", 0, 11),
    ] {
        let address = contract.start(&plain(count, &json!({ "upper": upper })));
        let client = client(&address, quick());
        let plan = client.plan(&text(request), &Options::default(), &given).unwrap();
        let (found, error) = drain(client.rows(&plan));
        if upper == 1 {
            assert_eq!(error.unwrap().code(), Some(Code::RowsMayBeMissing), "no row is in common");
        } else {
            assert!(error.is_none(), "{request}: {error:?}");
        }
        assert_eq!(
            (found.len(), client.requests()),
            (expected, requests),
            "{count} rows, {upper} a page: {request}"
        );
    }
}

#[test]
fn the_rate_limit_is_used_and_not_hit() {
    let Some(mut contract) = Contract::new() else { return };
    let limit = json!({ "limit": { "calls": 4, "window": 150 } });
    let address = contract.start(&plain(1000, &limit));
    let waited = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&waited);
    let watch = move |event: &Event| {
        if matches!(event, Event::Waiting { .. }) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    };
    let client = client(&address, Settings { watch: Some(Arc::new(watch)), ..quick() });
    let given = Given { unsafe_params: Some(true), privileged: Some(true), versions: "8.6.1".parse().ok() };
    let plan = client.plan(&text("users.list:"), &Options::default(), &given).unwrap();
    let began = Instant::now();
    let (found, error) = drain(client.rows(&plan));
    let verdict = contract.say(&json!({ "do": "judge", "line": { "with": {} }, "texts": [] }));
    assert!(error.is_none(), "{error:?}");
    assert_eq!((found.len(), client.requests(), &verdict["refused"]), (1000, 11, &json!(0)));
    assert!(waited.load(Ordering::Relaxed) > 0);
    // Eleven requests are two full windows and a bit.
    assert!(
        (Duration::from_millis(250)..Duration::from_secs(2)).contains(&began.elapsed()),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn a_url_is_not_longer_than_allowed() {
    let Some(mut contract) = Contract::new() else { return };
    let address =
        contract.start(&json!({ "version": "6.13.1", "endpoint": "groups.listAll", "collection": "rooms" }));
    let given = Given { versions: "6.13.1".parse().ok(), ..Given::default() };
    let ids: Vec<_> = (0..2000).map(|id| format!("\"row{id}\"")).collect();
    let request = format!("groups.listAll: t = p and _id in ({})", ids.join(", "));
    let client = client(&address, quick());
    let plan = client.plan(&text(&request), &Options::default(), &given).unwrap();
    assert!(plan.compiled().url().unwrap().len() < 500, "{:?}", plan.compiled().url());
    assert!(plan.compiled().query().contains(r#"{"t":"p"}"#), "{}", plan.compiled().query());
    assert!(plan.compiled().residual().unwrap().starts_with("_id in ("));
    let (found, error) = drain(client.rows(&plan));
    assert!(error.is_none() && !found.is_empty(), "{error:?}");
    let tight = contract::client(&address, Settings { longest_url: 60, ..quick() });
    let error = tight.plan(&text("groups.listAll: t = p"), &Options::default(), &given).unwrap_err();
    assert_eq!(error.code(), Some(Code::UrlTooLong));
}

#[test]
fn whoever_ends_it_gets_what_was_received() {
    let Some(mut contract) = Contract::new() else { return };
    let given = Given { unsafe_params: Some(true), privileged: Some(true), versions: "8.6.1".parse().ok() };
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::new(Mutex::new(0));
    for (request, is_sorted) in
        [("users.list:", false), ("users.list: | fields createdAt | sort createdAt", true)]
    {
        stop.store(false, Ordering::Relaxed);
        *asked.lock().unwrap() = 0;
        let address = contract.start(&plain(5000, &json!({})));
        let (flag, counter) = (Arc::clone(&stop), Arc::clone(&asked));
        let watch = move |event: &Event| {
            if matches!(event, Event::Page { .. }) {
                let mut pages = counter.lock().unwrap();
                *pages += 1;
                flag.store(*pages == 3, Ordering::Relaxed);
            }
        };
        let settings = Settings { stop: Some(Arc::clone(&stop)), watch: Some(Arc::new(watch)), ..quick() };
        let client = client(&address, settings);
        let plan = client.plan(&text(request), &Options::default(), &given).unwrap();
        assert!(
            !is_sorted
                || plan.compiled().client().unwrap().sort.is_some()
                || plan.compiled().sort().is_some()
        );
        let (found, error) = drain(client.rows(&plan));
        assert_eq!((found.len(), error.unwrap().code()), (298, Some(Code::Interrupted)), "{request}");
    }
    let address = contract.start(&json!({ "faults": ["stall"] }));
    let settings = Settings { deadline: Some(Instant::now() + Duration::from_millis(150)), ..quick() };
    let client = client(&address, settings);
    let plan = client.plan(&text("users.list:"), &Options::default(), &given).unwrap();
    let began = Instant::now();
    let (_, error) = drain(client.rows(&plan));
    assert_eq!(error.unwrap().code(), Some(Code::DeadlineReached));
    assert!(began.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_server_that_stalls_is_asked_again() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(250, &json!({ "faults": ["stall"] })));
    let client = client(&address, Settings { timeout: Duration::from_millis(200), ..quick() });
    let given = Given { unsafe_params: Some(true), privileged: Some(true), versions: "8.6.1".parse().ok() };
    let plan = client.plan(&text("users.list:"), &Options::default(), &given).unwrap();
    let (found, error) = drain(client.rows(&plan));
    assert!(error.is_none(), "{error:?}");
    assert_eq!((found.len(), client.requests()), (250, 4));
}
