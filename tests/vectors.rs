//! The language-neutral vectors of `tests/vectors/`: what the library answers is what the files show, with places as
//! JavaScript counts. The npm package is held against the same files, in Node and in Chromium (`wasm/test/`).
//! `UPDATE=1 cargo test --all-features --test vectors` writes the answers anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test may panic"
)]
#![cfg(all(feature = "matcher", feature = "serde_json"))]

use chrono_tz::Tz;
use rocketql::assist::{Assistant, Knowledge, Surroundings};
use rocketql::{
    Compiled, DateForm, EpochUnit, FixedZone, LineIndex, Mode, Options, Part, Parts, Report, Selection,
    Server, Target, Version, Zone,
};
use serde_json::{Map, Value, json};
use std::fs;

/// What a case is compiled with unless it says otherwise.
const NOW: i64 = 1_795_435_200_000;

/// A zone by its name.
enum Named {
    Fixed(FixedZone),
    Iana(Tz),
}

impl Zone for Named {
    fn offset_at(&self, instant: i64) -> i32 {
        match self {
            Self::Fixed(zone) => zone.offset_at(instant),
            Self::Iana(zone) => {
                use chrono::{DateTime, Offset, TimeZone};
                let instant = DateTime::from_timestamp_millis(instant).unwrap();
                zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc()
            }
        }
    }
}

/// The texts of a case.
struct Texts(Map<String, Value>);

impl Texts {
    fn of(request: &Value) -> Self {
        match request {
            Value::String(text) => Self([("text".to_owned(), json!(text))].into_iter().collect()),
            parts => Self(parts.as_object().unwrap().clone()),
        }
    }

    fn get(&self, part: &str) -> Option<&str> {
        self.0.get(part)?.as_str()
    }

    fn parts(&self) -> Parts<'_> {
        Parts {
            text: self.get("text"),
            filter: self.get("filter"),
            fields: self.get("fields"),
            sort: self.get("sort"),
            endpoint: self.get("endpoint"),
            offset: self.get("offset"),
            count: self.get("count"),
            with: self.get("with"),
        }
    }

    /// Turns every place of an answer into one as JavaScript counts. The places of a diagnostic lie in its own part.
    fn located(&self, answer: &mut Value, part: &str) {
        match answer {
            Value::Array(items) => items.iter_mut().for_each(|item| self.located(item, part)),
            Value::Object(members) => {
                let own = members.get("part").and_then(Value::as_str).unwrap_or(part).to_owned();
                let index = LineIndex::new(self.get(&own).unwrap_or(""));
                for name in ["start", "end"] {
                    if let Some(at) = members.get(name).and_then(Value::as_u64) {
                        members[name] = json!(index.utf16(at as u32));
                    }
                }
                members.values_mut().for_each(|value| self.located(value, &own));
            }
            _ => {}
        }
    }
}

/// The byte at which an index of JavaScript lies.
fn byte(text: &str, index: u64) -> u32 {
    let mut units = 0;
    let before = text.chars().take_while(|character| {
        units += character.len_utf16() as u64;
        units <= index
    });
    before.map(char::len_utf8).sum::<usize>() as u32
}

/// What a case yields.
fn answer(case: &Value) -> Value {
    let texts = Texts::of(&case["request"]);
    let given = &case["options"];
    let zone = match given["zone"].as_str() {
        None => Named::Fixed(FixedZone(0)),
        Some("+02:00") => Named::Fixed(FixedZone(7200)),
        Some(name) => Named::Iana(name.parse().unwrap()),
    };
    let versions = given["server"].as_str().map(|server| server.parse().unwrap());
    let action = case["do"].as_str().unwrap();
    let target = match versions {
        _ if given["target"] == "mongo" || action == "mongosh" => Target::Mongo,
        None => Target::AnyServer,
        Some(versions) => {
            let unsafe_params = given["unsafeParams"].as_bool().unwrap_or(false);
            Target::Server(Server { versions, unsafe_params, privileged: true })
        }
    };
    let mode = given["mode"].as_str().unwrap_or(if action == "explain" { "split" } else { "strict" });
    let options = Options {
        now: Some(NOW),
        zone: &zone,
        epoch: if given["epoch"] == "ms" { EpochUnit::Milliseconds } else { EpochUnit::Auto },
        date_form: if given["dateForm"] == "iso" { DateForm::Iso } else { DateForm::Milliseconds },
        target,
        mode: if mode == "split" { Mode::Split } else { Mode::Strict },
        ..Options::default()
    };
    let part = given["part"].as_str().unwrap_or("text");
    let mut answer = match action {
        "compile" => match rocketql::compile_parts(&texts.parts(), &options) {
            Ok(compiled) => plan(&compiled),
            Err(report) => refused(&report),
        },
        "explain" => match rocketql::explain(&texts.parts(), &options) {
            Ok(explanation) => {
                let mut answer: Value = serde_json::from_str(&explanation.to_json()).unwrap();
                answer["text"] = json!(explanation.to_text());
                answer["plan"] = plan(explanation.compiled());
                answer
            }
            Err(report) => refused(&report),
        },
        "format" => match rocketql::format(texts.get("text").unwrap(), &options) {
            Ok(text) => written(&text, &Report::default()),
            Err(report) => refused(&report),
        },
        "render" => match rocketql::render(&texts.parts(), &options) {
            Ok(rendered) => written(rendered.text(), rendered.report()),
            Err(report) => refused(&report),
        },
        "mongosh" => match rocketql::compile_parts(&texts.parts(), &options) {
            Ok(compiled) => written(&compiled.mongosh("users"), compiled.report()),
            Err(report) => refused(&report),
        },
        "rows" => rows(case, &texts, &options),
        _ => assist(action, case, &texts, part, &options),
    };
    texts.located(&mut answer, part);
    answer
}

fn plan(compiled: &Compiled) -> Value {
    let mut plan: Value = serde_json::from_str(&compiled.to_json(None)).unwrap();
    plan["url"] = json!(compiled.url());
    plan["curl"] = json!(compiled.curl(None));
    plan
}

fn refused(report: &Report) -> Value {
    serde_json::from_str(&report.to_json_line(None)).unwrap()
}

fn written(text: &str, report: &Report) -> Value {
    let diagnostics: Value = serde_json::from_str(&report.to_json()).unwrap();
    json!({"ok": true, "text": text, "diagnostics": diagnostics})
}

/// Which rows are kept, or why that cannot be said.
fn rows(case: &Value, texts: &Texts, options: &Options<'_>) -> Value {
    let selection = match Selection::new(&texts.parts(), options) {
        Ok(selection) => selection,
        Err(report) => panic!("{}: {report}", case["request"]),
    };
    let judged = case["rows"].as_array().unwrap().iter().map(|row| {
        match selection.filter.matches_json(row.to_string().as_bytes()) {
            Ok(kept) => json!(kept),
            Err(error) => json!(error.to_string()),
        }
    });
    judged.collect()
}

fn assist(action: &str, case: &Value, texts: &Texts, part: &str, options: &Options<'_>) -> Value {
    let text = texts.get(part).unwrap_or("");
    let versions = match options.target {
        Target::Server(server) => server.versions,
        _ => Version::NEWEST_RELEASED.into(),
    };
    let endpoint = texts.get("endpoint").or_else(|| Some(text.split_once(':')?.0)).unwrap_or("");
    let knowledge = Knowledge::of(endpoint, versions);
    let (fields, parameters) =
        knowledge.as_ref().map(|known| (known.fields(), known.parameters())).unwrap_or_default();
    let known = [Part::Text, Part::Filter, Part::Fields, Part::Sort, Part::With];
    let around = Surroundings {
        part: *known.iter().find(|known| known.name() == part).unwrap(),
        options: *options,
        fields: &fields,
        parameters: &parameters,
        most: case["options"]["maxCompletions"].as_u64().unwrap_or(100) as usize,
    };
    let at = byte(text, case["at"].as_u64().unwrap_or(0));
    let mut assistant = Assistant::new();
    let lower = |kind: String| json!(kind.to_lowercase());
    match action {
        "complete" => {
            let completions = assistant.complete(text, at, &around);
            let items = completions.items.iter().map(|item| {
                json!({"kind": lower(format!("{:?}", item.kind)), "label": item.label, "text": item.text,
                    "start": item.edit.start, "end": item.edit.end, "detail": item.detail, "doc": item.doc})
            });
            json!({"items": items.collect::<Value>(), "sound": completions.is_sound,
                "expected": completions.expected().collect::<Vec<_>>()})
        }
        "hover" => assistant
            .hover(text, at, &around)
            .into_iter()
            .map(|card| {
                json!({"start": card.span.start, "end": card.span.end, "title": card.title, "lines": card.lines,
                    "code": card.code.map(|code| code.to_string())})
            })
            .collect(),
        "highlight" => assistant
            .highlight(text, &around)
            .into_iter()
            .map(|piece| {
                let kind = lower(format!("{:?}", piece.kind));
                json!({"start": piece.span.start, "end": piece.span.end, "kind": kind})
            })
            .collect(),
        "signature" => match assistant.signature(text, at, &around) {
            None => Value::Null,
            Some(signature) => {
                let parameters = signature.parameters.iter();
                let parameters = parameters.map(|one| json!({"label": one.label, "doc": one.doc}));
                json!({"label": signature.label, "parameters": parameters.collect::<Value>(),
                    "active": signature.active, "start": signature.span.start, "end": signature.span.end})
            }
        },
        other => panic!("`{other}` is nothing to do"),
    }
}

#[test]
fn every_vector_yields_what_its_file_shows() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let mut cases = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut vectors: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for vector in &mut vectors {
            cases += 1;
            let answer = answer(vector);
            if std::env::var_os("UPDATE").is_some() {
                vector["answer"] = answer;
            } else {
                assert_eq!(vector["answer"], answer, "{name}: {} {}", vector["do"], vector["request"]);
            }
        }
        if std::env::var_os("UPDATE").is_some() {
            let lines: Vec<_> = vectors.iter().map(Value::to_string).collect();
            fs::write(&path, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
        }
    }
    assert!(cases > 250, "only {cases} vectors");
}
