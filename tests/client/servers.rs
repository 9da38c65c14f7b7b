//! What servers, proxies and networks say and do, to what the client makes of it.

use crate::contract::{Contract, client, drain, known, plain, quick, text};
use rocketql::client::{Given, Settings};
use rocketql::{Code, Options};
use serde_json::json;
use std::time::{Duration, Instant};

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
        ("endless", Code::AnswerTooLarge, "1048576"),
        ("endless-headers", Code::Unreachable, "response header is too big"),
        // What was not asked for is not unpacked.
        ("zipped", Code::AnswerNotJson, "utf-8"),
        ("bomb", Code::AnswerNotJson, "utf-8"),
        ("no-http", Code::ConnectionBroke, "http parse fail"),
        ("bad-chunks", Code::ConnectionBroke, "chunk length"),
        ("empty", Code::AnswerNotJson, "EOF"),
        ("marked", Code::AnswerNotJson, "expected value"),
        ("twice", Code::AnswerNotJson, "`users` stands twice"),
        ("twice-counted", Code::AnswerNotJson, "`total` stands twice"),
        ("denied", Code::RequestRefused, "status 200: not today"),
        ("unwell", Code::RequestRefused, "status 200: not logged in any more"),
        ("telling", Code::AnswerNotJson, "invalid type: string"),
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

#[test]
fn a_clause_that_rows_do_not_show_leaves_the_others_to_be_checked() {
    let Some(mut contract) = Contract::new() else { return };
    // It reads `query` when it is asked whether it does, and then no more; no row shows its `joinCode`.
    let world = json!({ "faults": ["forgetful"], "endpoint": "channels.list", "collection": "rooms" });
    let address = contract.start(&world);
    let client = client(&address, quick());
    let parts = text("channels.list: msgs > 10 and joinCode startswith \"x\"");
    let plan = client.plan(&parts, &Options::default(), &known()).unwrap();
    assert!(plan.compiled().residual().is_none(), "{:?}", plan.compiled().residual());
    let (_, error) = drain(client.rows(&plan));
    assert_eq!(error.unwrap().code(), Some(Code::ServerWider));
}

/// Rows are rows, whatever the server calls them.
#[test]
fn rows_by_another_name_are_rows() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(150, &json!({ "faults": ["text"] })));
    let client = client(&address, quick());
    let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
    let (found, error) = drain(client.rows(&plan));
    assert!(error.is_none() && found.len() == 150, "{error:?}");
}

/// Rows from elsewhere are not those that were asked for, and a list that is the same everywhere has no end.
#[test]
fn a_server_that_does_not_heed_the_offset_is_reported() {
    let Some(mut contract) = Contract::new() else { return };
    for (count, request, given, words, most) in [
        (250, "users.list: | offset 50 | count 10", 0, "asked for rows from 50, it gives those from 0", 1),
        (250, "users.list: | count 10", 10, "", 1),
        (250, "users.list:", 100, "it gives the same rows", 10),
        (1, "users.list:", 1, "it gives the same rows", 10),
    ] {
        let address = contract.start(&plain(count, &json!({ "faults": ["first-page"] })));
        let client = client(&address, quick());
        let plan = client.plan(&text(request), &Options::default(), &known()).unwrap();
        let (found, error) = drain(client.rows(&plan));
        assert_eq!(found.len(), given, "{request}: {error:?}");
        assert_eq!(error.is_none(), words.is_empty(), "{request}: {error:?}");
        if let Some(error) = error {
            assert!(
                error.code() == Some(Code::OffsetUnheeded) && error.to_string().contains(words),
                "{error}"
            );
        }
        assert!(client.requests() <= most, "{request}: {} requests", client.requests());
    }
}

/// The list ends where it ends; that the server counts more is said.
#[test]
fn a_total_beyond_the_end_is_told() {
    let Some(mut contract) = Contract::new() else { return };
    for (count, total, request, expected) in [
        (250, "large", "users.list:", Some(Code::ServerCountsMore)),
        (0, "large", "users.list:", Some(Code::ServerCountsMore)),
        (250, "large", "users.list: | offset 5 | count 200", None),
        (250, "", "users.list:", None),
        (250, "", "users.list: | offset 999", None),
        (250, "small", "users.list:", None),
        (250, "none", "users.list:", None),
    ] {
        let address = contract.start(&plain(count, &json!({ "total": total })));
        let client = client(&address, quick());
        let plan = client.plan(&text(request), &Options::default(), &known()).unwrap();
        let mut rows = client.rows(&plan);
        let (_, error) = drain(rows.by_ref());
        assert!(error.is_none(), "{request}: {error:?}");
        let told: Vec<_> = rows.report().diagnostics().iter().map(|one| one.code).collect();
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{count} rows, {total}: {request}");
    }
}

/// What a release reads or passes over is refused: the rows are those asked for, and the contradiction is said.
#[test]
fn a_server_that_refuses_the_probe_is_reported() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&json!({ "faults": ["query-refusing"] }));
    let client = client(&address, quick());
    let given = Given { versions: "8.6.1".parse().ok(), privileged: Some(true), unsafe_params: None };
    let plan = client.plan(&text("users.list: active = true"), &Options::default(), &given).unwrap();
    assert!(!plan.server().unsafe_params && plan.compiled().residual().is_some());
    let told = plan.report().diagnostics().iter().find(|one| one.code == Code::ProbeRefused);
    assert!(told.is_some_and(|told| told.message("").contains("no query here")), "{}", plan.report());
    let (found, error) = drain(client.rows(&plan));
    assert!(error.is_none() && !found.is_empty(), "{error:?}");
    assert!(found.iter().all(|row| row.contains("\"active\":true")));
}

/// Whoever sorts other than was asked for contradicts the catalogue; as far as rows show it.
#[test]
fn a_server_that_does_not_sort_is_reported() {
    let Some(mut contract) = Contract::new() else { return };
    for (request, faults, expected) in [
        ("users.list: | sort username", json!(["unsorted"]), Some(Code::ServerUnordered)),
        ("users.list: | sort -lastLogin", json!(["unsorted"]), Some(Code::ServerUnordered)),
        ("users.list: | sort username", json!([]), None),
        ("users.list: | sort -lastLogin", json!([]), None),
        ("users.list:", json!(["unsorted"]), Some(Code::ServerUnordered)),
    ] {
        let address = contract.start(&json!({ "count": 120, "faults": faults }));
        for best_effort in [false, true] {
            let client = client(&address, Settings { best_effort, ..quick() });
            let plan = client.plan(&text(request), &Options::default(), &known()).unwrap();
            let mut rows = client.rows(&plan);
            let (found, error) = drain(rows.by_ref());
            let forgiven = rows.report().diagnostics().first().map(|one| one.code);
            let told = if best_effort { forgiven } else { error.as_ref().and_then(|error| error.code()) };
            assert_eq!(told, expected, "{request}: {error:?}");
            assert_eq!(error.is_some(), expected.is_some() && !best_effort, "{request}: {error:?}");
            assert!(found.is_empty() == error.is_some());
        }
    }
}

/// Where no question can show whether `query` is read, that is said, and the rows are filtered here.
#[test]
fn what_no_question_shows_is_not_assumed() {
    let Some(mut contract) = Contract::new() else { return };
    for unsafe_params in [false, true] {
        let world =
            json!({ "endpoint": "commands.list", "collection": "slash_commands", "unsafe": unsafe_params });
        let address = contract.start(&world);
        let client = client(&address, quick());
        let given = Given { versions: "8.6.1".parse().ok(), ..Given::default() };
        let plan = client.plan(&text("commands.list: command = x"), &Options::default(), &given).unwrap();
        let told: Vec<_> = plan.report().diagnostics().iter().map(|one| one.code).collect();
        assert!(told.contains(&Code::UnsafeUntold), "{told:?}");
        assert!(!plan.server().unsafe_params && plan.compiled().residual().is_some());
        assert!(!plan.compiled().params().iter().any(|parameter| parameter.name == "query"));
    }
    // Where there is no row, nothing depends on it, and nothing is said.
    let address = contract.start(&plain(0, &json!({})));
    let given = Given { versions: "8.6.1".parse().ok(), privileged: Some(true), unsafe_params: None };
    let plan = client(&address, quick())
        .plan(&text("users.list: active = true"), &Options::default(), &given)
        .unwrap();
    assert!(!plan.server().unsafe_params && plan.report().diagnostics().is_empty());
}

/// Of a clause that no row shows, nobody sees whether the server looked at it: whoever says that it does is asked to show it.
#[test]
fn what_no_row_shows_is_not_taken_on_trust() {
    let Some(mut contract) = Contract::new() else { return };
    let request = "channels.list: joinCode exists";
    for (version, unsafe_params, count, faults, expected) in [
        // It is said to read `query`, and does not.
        ("8.6.1", false, 60, json!([]), Some(Code::QueryPassedOver)),
        ("8.6.1", true, 60, json!([]), None),
        ("6.13.1", true, 60, json!([]), None),
        // Where there is nothing, nothing can be wider.
        ("8.6.1", false, 0, json!([]), None),
        ("8.6.1", true, 60, json!(["query-refusing"]), Some(Code::RequestRefused)),
    ] {
        let address = contract.start(&json!({
            "version": version, "told": version, "unsafe": unsafe_params, "endpoint": "channels.list", "collection": "rooms", "count": count,
            "faults": faults,
        }));
        let client = client(&address, quick());
        let given = Given { versions: version.parse().ok(), ..known() };
        let found = client.plan(&text(request), &Options::default(), &given).map(|plan| {
            assert!(plan.compiled().query().contains("joinCode") && plan.compiled().residual().is_none());
            drain(client.rows(&plan)).1.and_then(|error| error.code())
        });
        let found = found.unwrap_or_else(|error| {
            assert!(error.to_string().contains("`joinCode`"), "{error}");
            error.code()
        });
        assert_eq!(found, expected, "{version} {unsafe_params} {count}");
    }
    // Nor is the version, which says what the server does with what it is sent; one that it does not tell is.
    let given = Given { versions: "6.13.1".parse().ok(), unsafe_params: None, privileged: Some(true) };
    for (told, expected) in [("8.6", Some(Code::VersionContradicts)), ("6.13", None), ("rocket", None)] {
        let world =
            json!({ "version": "6.13.1", "told": told, "endpoint": "channels.list", "collection": "rooms" });
        let client = client(&contract.start(&world), quick());
        let found = client.plan(&text(request), &Options::default(), &given);
        assert_eq!(found.err().and_then(|error| error.code()), expected, "{told}");
    }
}

/// A server that is said to read `fields`, and does not, gives more of each row than was asked for; the client does not.
#[test]
fn no_row_has_more_than_was_asked_for() {
    let Some(mut contract) = Contract::new() else { return };
    for unsafe_params in [true, false] {
        for (request, keys) in [
            ("groups.list: | fields _id, name", &["_id", "name"][..]),
            ("groups.list: | fields _id | sort _id", &["_id"]),
        ] {
            let world = json!({ "unsafe": unsafe_params, "endpoint": "groups.list", "collection": "rooms" });
            let client = client(&contract.start(&world), quick());
            let plan = client.plan(&text(request), &Options::default(), &known()).unwrap();
            assert!(plan.compiled().params().iter().any(|parameter| parameter.name == "fields"), "{request}");
            let (found, error) = drain(client.rows(&plan));
            assert!(error.is_none() && !found.is_empty(), "{request}: {error:?}");
            for row in found {
                let row: serde_json::Value = serde_json::from_str(&row).unwrap();
                let has_more = row.as_object().unwrap().keys().any(|key| !keys.contains(&key.as_str()));
                assert!(!has_more, "{request}, {unsafe_params}: {row}");
            }
        }
    }
}
