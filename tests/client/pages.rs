//! How many requests are enough, and how long they may be.

use crate::contract::{self, Contract, client, drain, known, plain, quick, text};
use rocketql::client::{Given, Settings};
use rocketql::{Code, Options};
use serde_json::json;

#[test]
fn few_requests_are_enough() {
    let Some(mut contract) = Contract::new() else { return };
    // A page has a row in common with the one before. One that is full may not be the last; nor may the first, of which nobody
    // knows whether the server gives more at a time, whatever it says of the total.
    for (count, upper, request, expected, requests) in [
        (0, 100, "users.list:", 0, 1),
        (1, 100, "users.list:", 1, 2),
        (99, 100, "users.list:", 99, 2),
        (100, 100, "users.list:", 100, 2),
        (199, 100, "users.list:", 199, 3),
        (1000, 100, "users.list:", 1000, 11),
        (1000, 50, "users.list:", 1000, 21),
        (5, 1, "users.list:", 1, 4),
        (1, 100, "users.list: | offset 1", 0, 1),
        (1000, 100, "users.list: | count 100", 100, 1),
        (1000, 100, "users.list: | count 150", 150, 2),
        (1000, 100, "users.list: | offset 990", 10, 2),
        (1000, 100, "users.list: | offset 2000", 0, 1),
        (1000, 100, "users.list: lastLogin missing | offset 5 | count 7", 7, 1),
        (1000, 100, "users.list: lastLogin exists", 0, 11),
    ] {
        let address = contract.start(&plain(count, &json!({ "upper": upper })));
        let client = client(&address, quick());
        let plan = client.plan(&text(request), &Options::default(), &known()).unwrap();
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
    // However tight it is, the rows are the same, and no URL is longer.
    let request = "groups.listAll: t = p and (name startswith \"a\" or msgs > 3 or fname = \"x\") and msgs >= 0 | sort -name";
    let mut all = None;
    for longest_url in [2000, 420, 330, 250, 190] {
        let address = contract.start(
            &json!({ "version": "6.13.1", "endpoint": "groups.listAll", "collection": "rooms", "count": 150 }),
        );
        let client = contract::client(&address, Settings { longest_url, ..quick() });
        let plan = client.plan(&text(request), &Options::default(), &given).unwrap();
        let (found, error) = drain(client.rows(&plan));
        assert!(error.is_none() && !found.is_empty(), "{longest_url}: {error:?}");
        assert!(*all.get_or_insert_with(|| found.clone()) == found, "{longest_url}: {} rows", found.len());
        let figures = contract.say(&json!({ "do": "figures" }));
        let longest = address.len() + usize::try_from(figures["longest"].as_u64().unwrap()).unwrap();
        assert!(longest <= longest_url, "{longest} of {longest_url}");
    }
    let tight = contract::client(&address, Settings { longest_url: 60, ..quick() });
    let error = tight.plan(&text("groups.listAll: t = p"), &Options::default(), &given).unwrap_err();
    assert_eq!(error.code(), Some(Code::UrlTooLong));
}

#[test]
fn an_answer_that_lacks_rows_is_no_answer() {
    let Some(mut contract) = Contract::new() else { return };
    // The endpoint has no pages, and yet there are more rows.
    let address = contract.start(&json!({ "endpoint": "users.presence", "faults": ["partial"] }));
    for (best_effort, expected) in [(false, Some(Code::RowsMayBeMissing)), (true, None)] {
        let client = client(&address, Settings { best_effort, ..quick() });
        let plan = client.plan(&text("users.presence:"), &Options::default(), &known()).unwrap();
        assert!(!plan.compiled().client().is_some_and(|work| work.pages));
        let (found, error) = drain(client.rows(&plan));
        assert_eq!((found.is_empty(), error.and_then(|error| error.code())), (!best_effort, expected));
    }
}

#[test]
fn rows_are_sorted_in_as_much_memory_as_is_allowed() {
    let Some(mut contract) = Contract::new() else { return };
    for (request, offset, count) in [
        ("users.list: | sort active, -status", 0, 2500),
        ("users.list: | sort active, -status | offset 900 | count 150", 900, 150),
    ] {
        let mut expected: Vec<u32> = (0..2500).collect();
        expected.sort_by_key(|at| at % 3 != 0);
        let expected: Vec<String> =
            expected.iter().skip(offset).take(count).map(|at| format!("id{at}")).collect();
        for sort_memory in [0, 40_000, 1 << 30] {
            let address = contract.start(&plain(2500, &json!({})));
            let client = client(&address, Settings { sort_memory, ..quick() });
            let plan = client.plan(&text(request), &Options::default(), &known()).unwrap();
            assert!(plan.compiled().client().unwrap().sort.is_some());
            let (found, error) = drain(client.rows(&plan));
            assert!(error.is_none(), "{error:?}");
            let row = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            let found: Vec<_> =
                found.iter().map(|text| row(text)["_id"].as_str().unwrap().to_owned()).collect();
            assert!(found == expected, "{request} in {sort_memory} bytes: {} rows", found.len());
        }
    }
}

#[test]
fn a_row_stands_on_one_line() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(150, &json!({ "faults": ["pretty"] })));
    let client = client(&address, quick());
    let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
    let (found, error) = drain(client.rows(&plan));
    assert!(error.is_none() && found.len() == 150, "{error:?}");
    assert!(found.iter().all(|row| !row.contains(['\n', '\r']) && row.contains("\"username\"")));
}
