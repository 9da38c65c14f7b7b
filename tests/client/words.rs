//! What servers say is shown so that it steers no terminal and turns no writing around, wherever they say it.

use crate::contract::{Contract, client, drain, known, text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use rocketql::client::{Given, Settings};
use rocketql::{Options, Report};
use serde_json::json;
use std::time::Duration;

/// What would be seen as something else than it is.
fn steers(character: char) -> bool {
    let code = u32::from(character);
    // Control characters, marks and overrides of direction, and the ends of lines and paragraphs.
    code < 0x20
        || (0x7f..0xa0).contains(&code)
        || code == 0x61c
        || (0x200e..=0x200f).contains(&code)
        || (0x2028..=0x202e).contains(&code)
        || (0x2066..=0x2069).contains(&code)
}

/// All ways in which a report is shown.
fn shown(report: &Report) -> [String; 3] {
    [report.to_string(), report.to_json(), format!("{report:?}")]
}

#[test]
fn words_of_a_server_steer_nothing() {
    let Some(mut contract) = Contract::new() else { return };
    let odd = "\u{0}\u{7}\u{8}\u{9}\u{a}\u{d}\u{1b}\u{7f}\u{85}\u{9b}\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2066}\u{2069}";
    let odd: Vec<char> = odd.chars().collect();
    let plain: Vec<char> = "aé\u{5d0}<>\"\\`{} ".chars().collect();
    let words = vec(prop_oneof![prop::sample::select(odd), prop::sample::select(plain)], 1..40);
    let words = words.prop_map(String::from_iter);
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(5), ..Config::default() });
    let settings = || Settings {
        attempts: 2,
        backoff: Duration::from_millis(1),
        longest_wait: Duration::from_millis(2),
        ..Settings::default()
    };
    let (mut told, mut odd) = (0, 0);
    for case in 0..240 {
        let words = words.new_tree(&mut runner).unwrap().current();
        let (status, kind, body) = match case % 12 {
            0 => (400, "application/json", json!({ "success": false, "error": words }).to_string()),
            1 => (400, "application/json", json!({ "success": false, "error": "no", "errorType": words }).to_string()),
            2 => (401, "application/json", json!({ "status": "error", "message": words }).to_string()),
            3 => (403, "application/json", json!({ "success": false, "error": words }).to_string()),
            4 => (404, "text/plain", words.clone()),
            5 => (500, "text/plain", words.clone()),
            6 => (200, "text/html", format!("<p>{words}")),
            7 => (200, "application/json", format!("{{{0}:[],{0}:[]}}", json!(words))),
            8 => (200, "application/json", json!({ "users": [{ "_id": words, "active": false }], "success": true }).to_string()),
            9 => (200, "application/json", json!({ "users": [{ "_id": "b", "username": words, "active": true }, { "_id": "a", "username": "", "active": true }], "success": true }).to_string()),
            10 => (200, "application/json", json!({ "success": false, "error": words }).to_string()),
            _ => (418, "application/json", format!("{{\"details\":{}", json!(words))),
        };
        let says = json!({ "status": status, "type": kind, "body": body });
        let address = contract.start(&json!({ "faults": ["says"], "says": says }));
        let client = client(&address, settings());
        let plan = client
            .plan(&text("users.list: active = true | sort username"), &Options::default(), &known())
            .unwrap();
        let (_, error) = drain(client.rows(&plan));
        let error = error.unwrap_or_else(|| panic!("{says}"));
        for shown in shown(error.report()) {
            let bad: Vec<char> = shown.chars().filter(|&one| one != '\n' && steers(one)).collect();
            assert!(bad.is_empty(), "{bad:?} of {says}: {shown}");
            assert!(shown.lines().count() < 6, "{says}: {shown}");
        }
        odd += usize::from(words.chars().any(steers));
        told += usize::from(error.to_string().contains("\\u202e"));
    }
    assert!(odd > 200 && told > 20, "{odd} {told}");
    // What it says of its version.
    for version in ["8.6\u{202e}.1", "\u{1b}[31m8.6"] {
        let address = contract.start(&json!({ "told": version }));
        let error = client(&address, settings()).plan(
            &text("users.list: active = true"),
            &Options::default(),
            &Given::default(),
        );
        let error = error.unwrap_err();
        assert!(error.to_string().contains("8.6"), "{error}");
        for shown in shown(error.report()) {
            assert!(!shown.chars().any(|one| one != '\n' && steers(one)), "{shown}");
        }
    }
}
