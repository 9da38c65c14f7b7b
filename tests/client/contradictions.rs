//! What a server refuses or passes over, against what one of its version does.

use crate::contract::{Contract, client, drain, known, plain, quick, text};
use rocketql::client::{Given, Settings};
use rocketql::{Code, Options};
use serde_json::{Value, json};

/// What is said of a server to which it is said that it is of this version; and how many requests that took.
fn told(
    contract: &mut Contract,
    version: &str,
    (unsafe_params, is_strict): (bool, bool),
    said: &str,
    request: &str,
) -> (Vec<String>, u64) {
    let endpoint = request.split(": |").next().unwrap().trim_end_matches(':');
    let collection = rocketql::Endpoint::find(endpoint).and_then(|endpoint| endpoint.collection());
    let fields: Value = serde_json::from_str(include_str!("../server/fields.json")).unwrap();
    // Where rows are of no kind that the model knows, they are any.
    let collection = collection.map(|collection| collection.name()).filter(|name| fields.get(name).is_some());
    let collection = collection.unwrap_or("users");
    let faults = if is_strict { json!(["strict"]) } else { json!([]) };
    let address = contract.start(&json!({
        "endpoint": endpoint, "collection": collection, "version": version, "unsafe": unsafe_params, "count": 20,
        "faults": faults,
    }));
    let client = client(&address, Settings { check_server: true, ..quick() });
    let given = Given { versions: said.parse().ok(), unsafe_params: Some(false), privileged: Some(true) };
    let Ok(plan) = client.plan(&text(request), &Options::default(), &given) else {
        return (Vec::new(), u64::MAX);
    };
    let told = plan.report().diagnostics().iter().filter(|one| one.code == Code::ServerContradicts);
    (told.map(|one| one.message("")).collect(), client.requests())
}

#[test]
fn who_is_as_facts_have_it_contradicts_nothing() {
    let Some(mut contract) = Contract::new() else { return };
    let (mut asked, mut most, mut wrong) = (0, 0, Vec::new());
    // Of others the model does not know where their rows stand.
    let known = include_str!("../server/envelopes.mjs");
    let is_known = |endpoint: &rocketql::Endpoint| known.contains(&format!("'{}': ", endpoint.name()));
    for endpoint in rocketql::endpoints().filter(is_known) {
        for version in ["6.13.1", "7.10.2", "8.6.1", "9.0.0"] {
            for unsafe_params in [false, true] {
                // Where it reads them although it is said not to, that is a contradiction.
                let is_right = !unsafe_params || version == "6.13.1" || version == "9.0.0";
                let request = format!("{}:", endpoint.name());
                let (told, requests) =
                    told(&mut contract, version, (unsafe_params, false), version, &request);
                // Whatever needs parameters is refused without, before anybody is asked.
                if requests == u64::MAX || !is_right {
                    continue;
                }
                wrong.extend(told.iter().map(|told| format!("{request} {version}: {told}")));
                asked += usize::from(requests > 0);
                most = most.max(requests);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked > 100 && most == 2, "{asked} were asked, with {most} requests at most");
}

/// The question whether `query` is read holds nothing that an endpoint refuses: some take no `count`.
#[test]
fn nobody_refuses_the_question_whether_query_is_read() {
    let Some(mut contract) = Contract::new() else { return };
    let known = include_str!("../server/envelopes.mjs");
    let is_known = |endpoint: &rocketql::Endpoint| known.contains(&format!("'{}': ", endpoint.name()));
    let (mut told, mut found) = (Vec::new(), 0);
    for endpoint in rocketql::endpoints().filter(is_known) {
        for (version, unsafe_params) in [("7.10.2", true), ("8.6.1", true), ("8.6.1", false)] {
            let fields: Value = serde_json::from_str(include_str!("../server/fields.json")).unwrap();
            let collection = endpoint.collection().map(|collection| collection.name());
            let collection = collection.filter(|name| fields.get(name).is_some()).unwrap_or("users");
            let address = contract.start(&json!({
                "endpoint": endpoint.name(), "collection": collection, "version": version, "unsafe": unsafe_params, "count": 20,
            }));
            let client = client(&address, quick());
            let given = Given { versions: version.parse().ok(), unsafe_params: None, privileged: Some(true) };
            let request = format!("{}: _id = \"row1\"", endpoint.name());
            let Ok(plan) = client.plan(&text(&request), &Options::default(), &given) else { continue };
            found += u32::from(plan.server().unsafe_params);
            let refused = plan.report().diagnostics().iter().filter(|one| one.code == Code::ProbeRefused);
            told.extend(refused.map(|one| format!("{request} {version}: {}", one.message(""))));
        }
    }
    assert!(told.is_empty() && found > 10, "{found}: {}", told.join("\n"));
}

#[test]
fn who_takes_what_it_should_refuse_is_told() {
    let Some(mut contract) = Contract::new() else { return };
    for (version, unsafe_params, said, request, expected) in [
        // It reads `query`, and is said to be of a version that does not.
        ("8.6.1", true, "8.6.1", "users.list:", &["it reads `query`, and should ignore it"][..]),
        (
            "6.13.1",
            false,
            "8.6.1",
            "users.list:",
            &["it reads `query`, and should ignore it", "it ignores `rocketqlAsks`, and should refuse it"],
        ),
        ("8.6.1", false, "8.6.1", "users.list:", &[]),
        (
            "6.13.1",
            false,
            "9.0",
            "channels.list:",
            &["it reads `query`, and should refuse it", "it ignores `rocketqlAsks`, and should refuse it"],
        ),
        ("6.13.1", false, "9.0", "statistics.list:", &["it reads `query`, and should ignore it"]),
        (
            "6.13.1",
            false,
            "8.6.1",
            "chat.getMentionedMessages: | with roomId = GENERAL",
            &["it ignores `query`, and should refuse it", "it ignores `rocketqlAsks`, and should refuse it"],
        ),
        // And refuses what another of its version does not look at.
        ("8.6.1", false, "8.6.1", "statistics.list:", &["it refuses `rocketqlAsks`, and should ignore it"]),
    ] {
        let (told, requests) = told(&mut contract, version, (unsafe_params, version == said), said, request);
        let told: Vec<_> = told.iter().map(|one| one.rsplit_once(": ").unwrap().1).collect();
        assert_eq!(told, expected, "{version} {said} {request}");
        assert!(requests <= 3, "{requests}");
    }
}

/// More rows than were asked for are no fewer than all; that the server does not heed the number is told, once.
#[test]
fn who_gives_more_rows_than_were_asked_for_is_told() {
    let Some(mut contract) = Contract::new() else { return };
    for (faults, expected) in [(json!(["countless"]), &[Code::ServerContradicts][..]), (json!([]), &[])] {
        for (request, given) in [("users.list:", 450), ("users.list: | offset 5 | count 7", 7)] {
            let address = contract.start(&plain(450, &json!({ "faults": faults })));
            let client = client(&address, quick());
            let plan = client.plan(&text(request), &Options::default(), &known()).unwrap();
            let mut rows = client.rows(&plan);
            let (found, error) = drain(rows.by_ref());
            assert!(error.is_none() && found.len() == given, "{request}: {} {error:?}", found.len());
            let told: Vec<_> = rows.report().diagnostics().iter().map(|one| one.code).collect();
            assert_eq!(told, expected, "{request}");
        }
    }
}
