//! What the test suites share: corpus cases, and running one through the public interface.

#![allow(dead_code, reason = "each suite uses a part of this")]

pub mod case;

use case::{Case, Outcome};
use rocketql::{
    Client, Compiled, DateForm, EpochUnit, FixedZone, Input, Mode, Options, Parameter, Part, Parts, Rendered,
    Report, Server, Target, Utc, Value, Zone,
};
use std::fs;
use std::path::{Path, PathBuf};

/// The clock of every case that names no other: what the examples of the codes are compiled with too.
pub const NOW: &str = "2026-11-23T12:00:00Z";

/// The corpus files, sorted by name.
pub fn corpus_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files
}

/// Every case of every corpus file.
pub fn corpus() -> Vec<Case> {
    corpus_files().iter().flat_map(|file| case::parse(&fs::read_to_string(file).unwrap()).0).collect()
}

/// A folder beside the repository that only some checkouts have; says so where a suite has to go without.
pub fn shared(inside: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found =
        ["../shared", "../../shared"].iter().map(|up| root.join(up).join(inside)).find(|path| path.exists());
    if found.is_none() {
        println!("skipped: there is no ../shared/{inside}");
    }
    found
}

/// Milliseconds since 1970 of an instant in RFC 3339.
pub fn instant(text: &str) -> i64 {
    chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()
}

/// Compiles a case with its options. Those are `@server VERSION`, `@unsafe`, `@unprivileged`, `@mode strict|split`,
/// `@now INSTANT|none`, `@tz UTC|±hh:mm|Berlin`, `@epoch auto|s|ms`, `@target
/// mongo`, `@dates iso`, `@input dsl|ejson` and `@depth N`; with `@value` the text is any EJSON value, which is only read. With
/// `@format` and `@render` it is not compiled: the canonical text comes out, or that of what is sent. With `@mongosh COLLECTION` the
/// statement for the shell comes out.
pub fn run(case: &Case) -> Outcome {
    let now = case.option("now").unwrap_or(NOW);
    let zone = zone(case.option("tz").unwrap_or("UTC"));
    let mut options = Options {
        now: (now != "none").then(|| instant(now)),
        zone: &*zone,
        epoch: match case.option("epoch") {
            None | Some("auto") => EpochUnit::Auto,
            Some("s") => EpochUnit::Seconds,
            Some("ms") => EpochUnit::Milliseconds,
            Some(other) => panic!("@epoch {other}"),
        },
        ..Options::default()
    };
    let (unsafe_params, privileged) =
        (case.option("unsafe").is_some(), case.option("unprivileged").is_none());
    options.privileged = privileged;
    for (key, value) in &case.options {
        match (key.as_str(), value.as_str()) {
            ("server", versions) => {
                let versions = versions.parse().unwrap();
                options.target = Target::Server(Server { versions, unsafe_params, privileged });
            }
            ("mode", "strict") => options.mode = Mode::Strict,
            ("mode", "split") => options.mode = Mode::Split,
            ("unsafe" | "unprivileged", "") => {}
            ("target", "mongo") => options.target = Target::Mongo,
            ("dates", "iso") => options.date_form = DateForm::Iso,
            ("input", "dsl") => options.input = Input::Dsl,
            ("input", "ejson") => options.input = Input::Ejson,
            ("depth", depth) => options.limits.max_depth = depth.parse().unwrap(),
            ("now" | "tz" | "epoch" | "escaped" | "value" | "mongosh", _) | ("format" | "render", "") => {}
            (key, value) => panic!("`@{key} {value}` is no option of the corpus"),
        }
    }
    if case.option("value").is_some() {
        let report = rocketql::check_value(case.input(Part::Text).unwrap(), &options);
        return Outcome { output: Vec::new(), diagnostics: report.diagnostics().to_vec() };
    }
    let parts = Parts {
        text: case.input(Part::Text),
        filter: case.input(Part::Filter),
        fields: case.input(Part::Fields),
        sort: case.input(Part::Sort),
        endpoint: case.input(Part::Endpoint),
        offset: case.input(Part::Offset),
        count: case.input(Part::Count),
        with: case.input(Part::With),
    };
    if case.option("format").is_some() {
        let formatted = rocketql::format(case.input(Part::Text).unwrap(), &options);
        return rewritten(formatted.map(|text| (text, Report::default())), &options);
    }
    if case.option("render").is_some() {
        let rendered = rocketql::render(&parts, &options);
        let apart = |rendered: Rendered| (rendered.text().to_owned(), rendered.report().clone());
        return rewritten(rendered.map(apart), &options);
    }
    match rocketql::compile_parts(&parts, &options) {
        Ok(compiled) => {
            let output = case
                .option("mongosh")
                .map_or_else(|| output(&compiled), |collection| vec![compiled.mongosh(collection)]);
            Outcome { output, diagnostics: found(compiled.report()) }
        }
        Err(report) => Outcome { output: Vec::new(), diagnostics: found(&report) },
    }
}

/// What was found, of which machines read what people do.
fn found(report: &Report) -> Vec<rocketql::Diagnostic> {
    let json: Vec<serde_json::Value> = serde_json::from_str(&report.to_json()).unwrap();
    for (read, found) in json.iter().zip(report.diagnostics()) {
        let source = report.source(found.part);
        let (message, help) = (found.message(source), found.help(source));
        assert_eq!((read["message"].as_str(), read["help"].as_str()), (Some(&*message), Some(&*help)));
    }
    report.diagnostics().to_vec()
}

/// The lines of a text that was written anew, which nothing is left to do to, and what was found on the way.
fn rewritten(answer: Result<(String, Report), Report>, options: &Options<'_>) -> Outcome {
    match answer {
        Ok((text, report)) => {
            assert_eq!(
                rocketql::format(&text, options).as_ref(),
                Ok(&text),
                "a canonical text stays as it is"
            );
            let output = text.lines().map(str::to_owned).collect();
            Outcome { output, diagnostics: report.diagnostics().to_vec() }
        }
        Err(report) => Outcome { output: Vec::new(), diagnostics: report.diagnostics().to_vec() },
    }
}

/// The endpoint, then what is sent, in sending order: the query bare, the others with their names; then what is left to the
/// client.
fn output(compiled: &Compiled) -> Vec<String> {
    let mut lines: Vec<_> = compiled.endpoint().map(|name| format!("endpoint {name}")).into_iter().collect();
    for Parameter { name, value } in compiled.params() {
        let value = shown(&value);
        lines.push(if name == "query" { value } else { format!("{name} {value}") });
    }
    lines.extend(compiled.residual().map(|residual| format!("residual {residual}")));
    if let Some(Client { fields, sort, offset, count, pages }) = compiled.client() {
        let mut line = String::from("client");
        for (name, value) in
            [("fields", fields), ("sort", sort), ("count", count.map(|rows| rows.to_string()))]
        {
            line += &value.map(|value| format!(" {name} {value}")).unwrap_or_default();
        }
        line += &format!(" offset {offset}{}", if pages { " pages" } else { "" });
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(compiled.query());
    }
    lines
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(value) | Value::Number(value) => value.clone(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
    }
}

fn zone(name: &str) -> Box<dyn Zone> {
    let offset = |digits: &str| {
        let (hours, minutes) = digits.split_once(':').unwrap();
        hours.parse::<i32>().unwrap() * 3600 + minutes.parse::<i32>().unwrap() * 60
    };
    match name.split_at(1) {
        ("+", digits) => Box::new(FixedZone(offset(digits))),
        ("-", digits) => Box::new(FixedZone(-offset(digits))),
        _ if name == "UTC" => Box::new(Utc),
        _ if name == "Berlin" => Box::new(Berlin),
        _ => panic!("`@tz {name}` is no zone of the corpus"),
    }
}

/// Berlin since 1996: an hour ahead of UTC, two from the last Sunday of March, 01:00 UTC, to the last one of October.
struct Berlin;

impl Zone for Berlin {
    fn offset_at(&self, milliseconds: i64) -> i32 {
        use chrono::{DateTime, Datelike, NaiveDate};
        let at = DateTime::from_timestamp_millis(milliseconds).unwrap().naive_utc();
        let change = |month| {
            let last = NaiveDate::from_ymd_opt(at.year(), month, 31).unwrap();
            let back = last.weekday().num_days_from_sunday();
            (last - chrono::Days::new(back.into())).and_hms_opt(1, 0, 0).unwrap()
        };
        if (change(3)..change(10)).contains(&at) { 7200 } else { 3600 }
    }
}
