//! What `explain` says: every case of `cases.txt` is drawn as the file shows, and its JSON holds what the drawing says.
//! `UPDATE=1 cargo test --test explain` writes the cases anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use rocketql::{Explanation, Mode, Options, Parts, Report, Server, Target, explain};
use serde_json::Value;

/// What stands before a case: the version, if one is named, and what else is said of the server; then the request.
const MARK: &str = ">>> ";

/// The explanation of a case; the report where there is no plan.
fn explained(case: &str) -> Result<Explanation, Report> {
    let (server, text) = case.split_once(" |").expect("a server and a text");
    of(server, &Parts { text: Some(text.trim_start()), ..Parts::default() })
}

/// The explanation of a request to a server, which stands as in a case.
fn of(server: &str, parts: &Parts<'_>) -> Result<Explanation, Report> {
    let mut words = server.split(' ');
    let version = words.next().expect("a version, or `any`");
    let words: Vec<_> = words.collect();
    let target = match version {
        "any" => Target::AnyServer,
        version => Target::Server(Server {
            versions: version.parse().expect("a version"),
            unsafe_params: words.contains(&"unsafe"),
            privileged: !words.contains(&"unprivileged"),
        }),
    };
    let options = Options { now: Some(1_795_435_200_000), target, mode: Mode::Split, ..Options::default() };
    explain(parts, &options)
}

#[test]
fn every_case_is_drawn_as_its_file_shows() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/explain/cases.txt");
    let file = std::fs::read_to_string(&path).unwrap();
    let mut drawn = String::new();
    for block in file.split(MARK).filter(|block| !block.trim().is_empty()) {
        let case = block.lines().next().unwrap();
        let shown = match explained(case) {
            Ok(explanation) => explanation.to_text(),
            Err(report) => report.diagnostics().iter().map(|found| format!("{}\n", found.code)).collect(),
        };
        drawn.push_str(&format!("{MARK}{case}\n{shown}\n"));
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, drawn).unwrap();
    } else {
        assert!(drawn == file, "the cases are drawn otherwise now:\n{drawn}");
    }
}

#[test]
fn the_json_holds_what_is_drawn() {
    for case in include_str!("cases.txt").lines().filter_map(|line| line.strip_prefix(MARK)) {
        let Ok(explanation) = explained(case) else { continue };
        // Words alone: lines are broken where they are full.
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let drawn = words(&explanation.to_text());
        let json: Value = serde_json::from_str(&explanation.to_json()).unwrap();
        let mut told = vec![json["server"].as_str().unwrap().to_owned()];
        for part in json["parts"].as_array().unwrap() {
            let [part, goes, why] = ["part", "goes", "why"].map(|key| part[key].as_str().unwrap());
            told.push(format!("{part} ──▶ {goes} {why}"));
        }
        told.extend(
            json["naive"].as_array().unwrap().iter().map(|effect| effect.as_str().unwrap().to_owned()),
        );
        for (parameter, fact) in json["facts"].as_object().unwrap() {
            let [treatment, certainty] = ["treatment", "certainty"].map(|key| fact[key].as_str().unwrap());
            told.push(format!("`{parameter}` is {treatment} ({certainty})"));
        }
        for (name, value) in json["plan"]["params"].as_object().unwrap() {
            if let Some(text) = value.as_str() {
                told.push(format!("{name} = {text}"));
            }
        }
        for said in told {
            assert!(drawn.contains(&words(&said)), "{case}: {said}\nis not in\n{drawn}");
        }
    }
}

/// Where each part goes and why does not depend on whether it stands in a text of its own, at the start of which other texts
/// have other things.
#[test]
fn parts_given_apart_are_told_the_same() {
    let mut told = 0;
    for case in include_str!("cases.txt").lines().filter_map(|line| line.strip_prefix(MARK)) {
        let (server, text) = case.split_once(" |").unwrap();
        let mut pieces = text.split(" | ");
        let head = pieces.next().unwrap().trim();
        let (endpoint, filter) = head.split_once(':').map_or((None, head), |(name, rest)| (Some(name), rest));
        let mut parts = Parts { endpoint, filter: Some(filter), ..Parts::default() };
        for piece in pieces {
            let (word, list) = piece.split_once(' ').unwrap();
            *match word {
                "fields" => &mut parts.fields,
                "sort" => &mut parts.sort,
                "offset" => &mut parts.offset,
                "count" => &mut parts.count,
                "with" => &mut parts.with,
                other => panic!("{other} in {case}"),
            } = Some(list);
        }
        let fortunes = |explanation: &Explanation| {
            serde_json::from_str::<Value>(&explanation.to_json()).unwrap()["parts"].clone()
        };
        if let (Ok(whole), Ok(apart)) = (explained(case), of(server, &parts)) {
            assert_eq!(fortunes(&apart), fortunes(&whole), "{case}");
            told += usize::from(parts.fields.is_some() || parts.count.is_some());
        }
    }
    assert!(told > 2, "{told}");
}

/// Of a `query` that is not read, or of which that is not known, nothing is told of what would come of its keys at the top.
#[test]
fn nothing_is_told_twice_of_a_query_that_is_not_read() {
    let mut told = 0;
    for endpoint in rocketql::endpoints() {
        for server in ["3.18.2", "6.13.1", "7.13.9 unsafe", "8.6.1 unsafe", "8.6.1", "9.0.0"] {
            let case = format!(
                "{server} | {}: (t = c or rid = x) and rid = y and _id = z | with roomId = a",
                endpoint.name()
            );
            let Ok(explanation) = explained(&case) else { continue };
            let json: Value = serde_json::from_str(&explanation.to_json()).unwrap();
            let query = &json["facts"]["query"];
            if query["treatment"] == "read" && query["certainty"] != "unknown" {
                continue;
            }
            told += 1;
            for effect in json["naive"].as_array().unwrap() {
                assert!(!effect.as_str().unwrap().contains("at the top"), "{case}: {effect}");
            }
        }
    }
    assert!(told > 100, "{told}");
}
