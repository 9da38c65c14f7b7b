//! Runs that are cut and gone on with: their rows are together those of a run that was not.

use crate::contract::{Contract, TOKEN, client, drain, known, plain, quick, text};
use rocketql::client::{Bookmark, Client, Event, Given, Login, Plan, Settings};
use rocketql::{Code, Options};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Through a file and another client, as another process would have it.
fn carried(bookmark: &Bookmark) -> Bookmark {
    let mut file = Vec::new();
    bookmark.write(&mut file).unwrap();
    let shown = String::from_utf8(file.clone()).unwrap();
    assert!(!shown.contains(TOKEN), "{shown}");
    Bookmark::read(&file[..]).unwrap()
}

fn plan(client: &Client, request: &str) -> Plan {
    client.plan(&text(request), &Options::default(), &known()).unwrap()
}

/// The rows of a run that stops after so many rows each time.
fn in_parts(
    address: &str,
    request: &str,
    given: &Given,
    mut part: impl FnMut() -> usize,
) -> (Vec<Box<str>>, usize) {
    let (mut found, mut bookmark, mut runs) = (Vec::new(), None, 0);
    loop {
        runs += 1;
        let client = client(address, quick());
        let plan = client.plan(&text(request), &Options::default(), given).unwrap();
        let mut rows = match bookmark.take() {
            None => client.rows(&plan),
            Some(bookmark) => client.resume(&plan, bookmark).unwrap(),
        };
        let most = part();
        let before = found.len();
        found.extend(rows.by_ref().take(most).map(Result::unwrap));
        if found.len() < before + most {
            return (found, runs);
        }
        let stopped = carried(&rows.bookmark().unwrap());
        assert_eq!(stopped.given(), u64::try_from(found.len()).unwrap());
        bookmark = Some(stopped);
    }
}

/// With the version that is taken for the server's: the last one filters nothing, so that the client does.
const REQUESTS: [(&str, &str); 5] = [
    ("users.list: | sort username", "8.6.1"),
    ("users.list: type = user and lastLogin missing | sort username", "8.6.1"),
    ("users.list: active = true | fields username | offset 17 | count 240", "9.0.0"),
    ("users.list: | offset 30 | count 250", "8.6.1"),
    ("users.list: status = online", "9.0.0"),
];

#[test]
fn parts_are_the_whole_wherever_it_is_cut() {
    let Some(mut contract) = Contract::new() else { return };
    for (request, version) in REQUESTS {
        let given = Given {
            versions: version.parse().ok(),
            privileged: Some(true),
            unsafe_params: Some(version < "9"),
        };
        for (total, upper) in [("", 100), ("none", 40), ("large", 7), ("page", 50)] {
            let address = contract.start(&plain(430, &json!({ "total": total, "upper": upper })));
            let whole = client(&address, quick());
            let plan = whole.plan(&text(request), &Options::default(), &given).unwrap();
            let (rows, error) = drain(whole.rows(&plan));
            assert!(error.is_none() && rows.len() > 200, "{request}: {} rows, {error:?}", rows.len());
            let mut sizes = [0, 1, 99, 100, 1, 13, 0, 57].into_iter().cycle();
            for (parts, runs) in [
                in_parts(&address, request, &given, || 1 + upper),
                in_parts(&address, request, &given, || 71),
                in_parts(&address, request, &given, || sizes.next().unwrap()),
            ] {
                assert!(parts == rows && runs > 2, "{request}: {} of {}", parts.len(), rows.len());
            }
        }
    }
}

/// Others insert, delete and move rows before each request: what stays comes once, and nothing twice.
#[test]
fn parts_are_what_was_asked_for_while_others_write() {
    let Some(mut contract) = Contract::new() else { return };
    let mut bytes = (0_u32..).map(|at| u8::try_from(at.wrapping_mul(2_654_435_761) >> 24).unwrap());
    let mut wrong = Vec::new();
    let mut most = 0;
    for (id, (filter, sort)) in [
        (json!({}), json!({ "username": 1 })),
        (json!({ "active": true }), json!({ "name": 1, "username": 1 })),
        (json!({ "status": "online" }), json!({ "status": -1 })),
    ]
    .into_iter()
    .cycle()
    .take(60)
    .enumerate()
    {
        let asked = json!({
            "query": filter.to_string(), "sort": sort.to_string(), "fields": null, "offset": null, "count": null,
        });
        let line = json!({ "endpoint": "users.list", "with": {}, "ordered": true, "asked": asked, "answer": { "params": {} } });
        let upper = [100, 7, 20][id % 3];
        let world = json!({
            "count": 130, "seed": id, "upper": upper, "faults": ["churn"], "line": line,
        });
        let address = contract.start(&world);
        let words = filter.as_object().unwrap().iter().map(|(field, value)| format!("{field} = {value}"));
        let request = format!("users.list: {} | sort {}", words.collect::<String>(), sort_text(&sort));
        let part = || usize::from(bytes.next().unwrap()) % 40;
        let (texts, runs) = in_parts(&address, &request, &known(), part);
        most = most.max(runs);
        let verdict = contract.say(&json!({ "do": "judge", "line": line, "texts": texts }));
        let list = verdict["wrong"].as_array().unwrap();
        if !list.is_empty() {
            wrong.push(format!("{id} {request}: {list:?}"));
        }
    }
    assert!(wrong.is_empty() && most > 3, "{most} parts: {}", wrong.join("\n"));
}

fn sort_text(sort: &Value) -> String {
    let keys = sort.as_object().unwrap().iter();
    keys.map(|(key, way)| if *way == json!(1) { key.clone() } else { format!("-{key}") })
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn whoever_is_stopped_goes_on() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(1000, &json!({})));
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let watch = move |event: &Event| {
        if matches!(event, Event::Page { rows, .. } if *rows > 250) {
            flag.store(true, Ordering::Relaxed);
        }
    };
    let settings = Settings { stop: Some(Arc::clone(&stop)), watch: Some(Arc::new(watch)), ..quick() };
    let stopped = client(&address, settings);
    let request = "users.list: type = user";
    let first = plan(&stopped, request);
    let mut rows = stopped.rows(&first);
    let (mut found, error) = drain(rows.by_ref());
    assert_eq!((found.len(), error.unwrap().code()), (298, Some(Code::Interrupted)));
    let bookmark = carried(&rows.bookmark().unwrap());
    let other = client(&address, quick());
    let second = plan(&other, request);
    let (rest, error) = drain(other.resume(&second, bookmark).unwrap());
    assert!(error.is_none(), "{error:?}");
    found.extend(rest);
    assert_eq!(found, drain(other.rows(&second)).0);
}

#[test]
fn only_the_same_run_goes_on() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(300, &json!({})));
    let one = client(&address, quick());
    let request = "users.list: type = user";
    let first = plan(&one, request);
    let mut rows = one.rows(&first);
    rows.next().unwrap().unwrap();
    let bookmark = rows.bookmark().unwrap();
    let refused = |client: &Client, plan: &Plan, words: &str| {
        let error = client.resume(plan, carried(&bookmark)).unwrap_err();
        assert!(error.code() == Some(Code::ResumeOther) && error.to_string().contains(words), "{error}");
    };
    for other in [
        "users.list: active = false",
        "users.list: type = user | count 9",
        "users.list: type = user | sort -name",
    ] {
        refused(&one, &plan(&one, other), "something else");
    }
    let given = Given { versions: "8.6.2".parse().ok(), ..known() };
    let newer = one.plan(&text(request), &Options::default(), &given).unwrap();
    refused(&one, &newer, "version 8.6.1, and now has 8.6.2");
    let somebody = Client::new(&address, Login::new("u2", TOKEN), quick()).unwrap();
    refused(&somebody, &plan(&somebody, request), "somebody else");
    let elsewhere = client(&address.replace("127.0.0.1", "localhost"), quick());
    refused(&elsewhere, &plan(&elsewhere, request), &format!("asked `{address}`"));
    // Rows that are sorted here come when all are there.
    let sorted = plan(&one, "directory: | sort name, username");
    assert_eq!(one.rows(&sorted).bookmark().unwrap_err().code(), Some(Code::NotResumable));
}

/// A row that ends the run is met again, and so is the doubt whether rows are missing.
#[test]
fn what_ended_a_run_ends_the_next_unless_it_is_forgiven() {
    let Some(mut contract) = Contract::new() else { return };
    // It is said to read `query`, and does not.
    let address = contract.start(&plain(300, &json!({ "unsafe": false })));
    let request = "users.list: active = true or type = bot";
    let lax = client(&address, Settings { best_effort: true, ..quick() });
    let lax_plan = plan(&lax, request);
    let whole = drain(lax.rows(&lax_plan)).0;
    assert_eq!(whole.len(), 200);
    let strict = client(&address, quick());
    let strict_plan = plan(&strict, request);
    let mut rows = strict.rows(&strict_plan);
    let mut found = Vec::new();
    for _ in 0..3 {
        let (some, error) = drain(rows.by_ref());
        found.extend(some);
        assert_eq!(error.unwrap().code(), Some(Code::ServerWider));
        let bookmark = carried(&rows.bookmark().unwrap());
        rows = strict.resume(&strict_plan, bookmark).unwrap();
    }
    let mut rows = lax.resume(&lax_plan, carried(&rows.bookmark().unwrap())).unwrap();
    found.extend(rows.by_ref().take(50).map(Result::unwrap));
    // What was forgiven once is not sure to be all, and is not taken for that.
    let error = strict.resume(&strict_plan, carried(&rows.bookmark().unwrap())).unwrap_err();
    assert!(error.code() == Some(Code::ResumeForgiven) && error.to_string().contains("RQL0884"), "{error}");
    let rows = lax.resume(&lax_plan, carried(&rows.bookmark().unwrap())).unwrap();
    found.extend(drain(rows).0);
    assert_eq!(found, whole);
}
