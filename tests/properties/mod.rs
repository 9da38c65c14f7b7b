//! What holds for every input, as plain functions that assert: proptest and the fuzz targets run the same ones.

#![allow(dead_code, reason = "each driver uses a part of this")]

pub mod assist;
mod choices;
pub mod texts;
pub mod values;

pub use choices::Choices;

use rocketql::assist::{HighlightKind, Surroundings, highlight};
use rocketql::{
    Code, Compiled, DateForm, Diagnostic, Dialect, EpochUnit, FixedZone, Input, Mode, Options, Part, Parts,
    Server, Severity, Span, Target, Value,
};

/// The clock of every property: 2026-11-23T12:00:00Z.
pub const NOW: i64 = 1_795_435_200_000;

fn options() -> Options<'static> {
    Options { now: Some(NOW), ..Options::default() }
}

/// For texts that we wrote ourselves: bare epoch numbers are milliseconds.
fn our_own() -> Options<'static> {
    Options { epoch: EpochUnit::Milliseconds, ..options() }
}

/// Any text is compiled or refused, and what is said about it can be shown.
pub fn any_text(text: &str) {
    judged(text, &options());
}

/// Compiles a text; what was found must be in order. Gives what came out.
fn judged(text: &str, options: &Options<'_>) -> Option<Compiled> {
    let parts = Parts { text: Some(text), ..Parts::default() };
    judged_parts(&parts, options)
}

fn judged_parts(parts: &Parts<'_>, options: &Options<'_>) -> Option<Compiled> {
    let (compiled, found) = match rocketql::compile_parts(parts, options) {
        Ok(compiled) => (Some(compiled.clone()), compiled.diagnostics().to_vec()),
        Err(report) => (None, report.diagnostics().to_vec()),
    };
    let refused = found.iter().any(|one| one.severity() == Severity::Error);
    assert_eq!(refused, compiled.is_none(), "errors decide whether something comes out: {parts:?}");
    for diagnostic in &found {
        in_order(diagnostic, text_of(parts, diagnostic.part));
    }
    compiled
}

pub fn text_of<'a>(parts: &Parts<'a>, part: Part) -> &'a str {
    let texts = [
        (Part::Text, parts.text),
        (Part::Filter, parts.filter),
        (Part::Fields, parts.fields),
        (Part::Sort, parts.sort),
        (Part::Endpoint, parts.endpoint),
        (Part::Offset, parts.offset),
        (Part::Count, parts.count),
        (Part::With, parts.with),
    ];
    texts.iter().find(|(known, _)| *known == part).and_then(|(_, text)| *text).unwrap_or("")
}

/// Every place lies in the text on character boundaries, every wording is filled in, every fix changes something.
pub fn in_order(diagnostic: &Diagnostic, text: &str) {
    let inside = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    assert!(inside(diagnostic.span), "{diagnostic:?} lies outside of {text:?}");
    for related in &diagnostic.related {
        assert!(inside(related.span), "{related:?} lies outside of {text:?}");
    }
    for wording in [diagnostic.message(text), diagnostic.help(text)] {
        assert!(!wording.trim().is_empty() && !wording.contains(['\n', '\r']), "{diagnostic:?}: {wording:?}");
    }
    for fix in &diagnostic.fixes {
        let mut end = 0;
        for edit in &fix.edits {
            assert!(edit.span.start >= end && inside(edit.span), "{fix:?} does not fit {text:?}");
            end = edit.span.end;
        }
        assert_ne!(fix.apply(text), text, "{fix:?} changes nothing");
    }
}

/// Every fix offered for a text with one mistake takes the diagnostic away that it is offered for. (Where several mistakes
/// meet, one may hide another of the same code.)
pub fn fixes_help(text: &str) {
    let found = |text: &str| match rocketql::compile(text, &options()) {
        Ok(compiled) => compiled.diagnostics().to_vec(),
        Err(report) => report.diagnostics().to_vec(),
    };
    let before = found(text);
    let errors = before.iter().filter(|one| one.severity() == Severity::Error).count();
    if errors > 1 {
        return;
    }
    // Hints beside an error speak of a text that is not yet what its writer means.
    for diagnostic in before.iter().filter(|one| errors == 0 || one.severity() == Severity::Error) {
        for fix in &diagnostic.fixes {
            let fixed = fix.apply(text);
            let after = found(&fixed);
            // Fewer of its code are left, or those left lie further on, where they were hidden behind this one.
            let same = |all: &[Diagnostic], end: i64| {
                let is_same =
                    |one: &&Diagnostic| one.code == diagnostic.code && i64::from(one.span.start) <= end;
                all.iter().filter(is_same).count()
            };
            let (start, end) = (i64::from(diagnostic.span.start), i64::from(diagnostic.span.end));
            let moved: i64 = fix
                .edits
                .iter()
                .filter(|edit| edit.span.start <= diagnostic.span.end)
                .map(|edit| edit.text.len() as i64 - i64::from(edit.span.end - edit.span.start))
                .sum();
            assert!(
                same(&after, i64::MAX) < same(&before, i64::MAX)
                    || same(&after, start.max(end + moved - 1)) < same(&before, end),
                "{} is still there after its fix {:?}:\n{text}\n{fixed}",
                diagnostic.code,
                fix.title
            );
        }
    }
}

/// What a text in the shapes of the grammar compiles to is read back to itself, and its formatted and rendered forms
/// compile to the same.
pub fn round_trip(choices: &mut Choices<'_>) {
    let text = texts::request(choices);
    let Some(compiled) = judged(&text, &options()) else { return };
    read_back(&text, &compiled);
    let formatted = rocketql::format(&text, &options()).expect("what compiles can be formatted");
    let again = rocketql::format(&formatted, &options()).expect("what was formatted can be formatted");
    assert_eq!(formatted, again, "{text}\nis formatted anew every time");
    let same = judged(&formatted, &options());
    assert_eq!(
        same.map(|same| same.params()),
        Some(compiled.params()),
        "{text}\nis formatted as\n{formatted}"
    );
}

/// Comments between the tokens of a text are kept in their order when it is formatted, and change nothing of what it means.
pub fn comments_stay(choices: &mut Choices<'_>) {
    let text = texts::request(choices);
    let Some(plain) = judged(&text, &options()) else { return };
    let (mut commented, mut wanted, mut at) = (String::new(), Vec::new(), 0);
    for piece in highlight(&text, &Surroundings::default()) {
        let gap = piece.span.start as usize;
        commented.push_str(&text[at..gap]);
        if gap > at && choices.chance(25) {
            wanted.push(format!("# {}", wanted.len()));
            commented.push_str(&format!(" {}\n", wanted[wanted.len() - 1]));
        }
        at = piece.span.end as usize;
        commented.push_str(&text[gap..at]);
    }
    // In EJSON there are none, nor before an amount.
    let Ok(formatted) = rocketql::format(&commented, &options()) else { return };
    let again = rocketql::format(&formatted, &options()).expect("what was formatted can be formatted");
    assert_eq!(formatted, again, "{commented}\nis formatted anew every time");
    let pieces = highlight(&formatted, &Surroundings::default());
    let kept = pieces.iter().filter(|piece| piece.kind == HighlightKind::Comment);
    let kept: Vec<_> = kept.map(|piece| piece.span.slice(&formatted)).collect();
    assert_eq!(kept, wanted, "{commented}\nis formatted as\n{formatted}");
    let same = judged(&formatted, &options()).map(|same| same.params());
    assert_eq!(same, Some(plain.params()), "{commented}\nis formatted as\n{formatted}");
}

/// A generated filter in EJSON that compiles is read back to itself, and so is its rendered form.
pub fn ejson_round_trip(choices: &mut Choices<'_>) {
    let filter = values::filter(choices, 3);
    if let Some(compiled) = judged(&filter, &our_own()) {
        read_back(&filter, &compiled);
    }
}

/// The object that the command line prints holds the parameters, one for one.
pub fn printed(compiled: &Compiled) {
    let json = compiled.to_json(None);
    let object: serde_json::Value =
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
    let found = object["params"].as_object().expect("an object");
    let of = |value: &Value| match value {
        Value::Text(text) => serde_json::Value::from(text.as_str()),
        Value::Number(number) => serde_json::from_str(number).expect("a number"),
        Value::List(_) => panic!("lists hold no lists"),
    };
    let expected: Vec<_> = compiled
        .params()
        .into_iter()
        .map(|parameter| {
            let value = match &parameter.value {
                Value::List(items) => items.iter().map(of).collect(),
                one => of(one),
            };
            (parameter.name.into_owned(), value)
        })
        .collect();
    let found: Vec<_> = found.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    assert_eq!(found.len(), expected.len(), "{json}");
    assert!(expected.iter().all(|parameter| found.contains(parameter)), "{json}\n{expected:?}");
}

/// What was emitted is JSON, is read back to itself, and so is its rendered form.
fn read_back(text: &str, compiled: &Compiled) {
    let query = compiled.query();
    printed(compiled);
    assert!(serde_json::from_str::<serde_json::Value>(&query).is_ok(), "{text}\ngives no JSON: {query}");
    let again = judged(&query, &our_own()).map(|compiled| compiled.query());
    assert_eq!(again.as_deref(), Some(query.as_str()), "{text}\nis not read back");
    let parts = Parts { filter: Some(&query), ..Parts::default() };
    let rendered = rocketql::render(&parts, &our_own()).expect("what was emitted can be rendered");
    let compiled = judged(rendered.text(), &our_own()).map(|compiled| compiled.query());
    assert_eq!(compiled.as_deref(), Some(query.as_str()), "{text}\nis rendered as\n{rendered}");
}

/// One that no server has, and those on which servers do different things.
pub const ENDPOINTS: &[&str] = &[
    "nowhere",
    "users.list",
    "users.presence",
    "users.listByStatus",
    "im.list.everyone",
    "channels.list",
    "channels.messages",
    "channels.members",
    "groups.listAll",
    "groups.files",
    "rooms.adminRooms",
    "livechat/rooms",
    "emoji-custom.all",
    "integrations.list",
    "directory",
];

/// Any server, MongoDB itself, or a server of one version or of several.
pub fn target(choices: &mut Choices<'_>) -> Target {
    const VERSIONS: &[&str] = &["0.49.0", "0.60", "3.18", "6.13.1", "7.5", "8.6.1", "8.8.1", "9.0"];
    match choices.below(6) {
        0 => Target::Mongo,
        1 => Target::AnyServer,
        _ => Target::Server(Server {
            versions: choices.pick(VERSIONS).parse().expect("a version, or some"),
            unsafe_params: choices.chance(60),
            privileged: choices.chance(60),
        }),
    }
}

/// Requests in parts, right and spoiled, some parts missing, with every option.
pub fn any_parts(choices: &mut Choices<'_>) {
    let part = |c: &mut Choices<'_>, text: fn(&mut Choices<'_>) -> String| {
        let text = c.chance(60).then(|| text(c))?;
        Some(if c.chance(20) { texts::spoiled(c, &text) } else { text })
    };
    let filter = part(choices, |c| texts::filter(c, 3));
    let fields = part(choices, |c| texts::paths(c, &["", "-"]));
    let sort = part(choices, |c| texts::paths(c, &["", "-", "+"]));
    let endpoint = part(choices, |c| c.pick(ENDPOINTS).to_owned());
    let offset = part(choices, |c| c.byte().to_string());
    let count = part(choices, |c| c.pick(&["all", "0", "1", "100", "101", "-1"]).to_owned());
    let with = part(choices, |c| format!("roomId = {}", texts::value(c)));
    let parts = Parts {
        text: None,
        filter: filter.as_deref(),
        fields: fields.as_deref(),
        sort: sort.as_deref(),
        endpoint: endpoint.as_deref(),
        offset: offset.as_deref(),
        count: count.as_deref(),
        with: with.as_deref(),
    };
    let zone = FixedZone(i32::from(choices.byte()) * 300 - 36_000);
    let options = Options {
        now: choices.chance(80).then_some(NOW),
        zone: &zone,
        epoch: choices.pick(&[EpochUnit::Auto, EpochUnit::Seconds, EpochUnit::Milliseconds]),
        date_form: choices.pick(&[DateForm::Milliseconds, DateForm::Iso]),
        input: choices.pick(&[Input::Auto, Input::Auto, Input::Dsl, Input::Ejson]),
        target: target(choices),
        mode: choices.pick(&[Mode::Strict, Mode::Split]),
        ..Options::default()
    };
    let compiled = judged_parts(&parts, &options);
    let explained = rocketql::explain(&parts, &Options { mode: Mode::Split, ..options });
    if let Ok(explanation) = explained {
        let json = explanation.to_json();
        assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{parts:?} gives no JSON: {json}");
        assert!(!explanation.to_text().is_empty());
    }
    if let Some(compiled) = compiled {
        // Every output can be made, whatever was accepted.
        compiled.url_query();
        compiled.url();
        compiled.curl(None);
        compiled.mongosh("users");
        compiled.query_indented(2);
        printed(&compiled);
    }
}

/// Any text is plain JSON exactly where serde_json takes it.
pub fn any_ejson(text: &str) {
    any_text(text);
    let report = rocketql::check_value(text, &our_own());
    for diagnostic in report.diagnostics() {
        in_order(diagnostic, text);
    }
    let report = rocketql::check_value(text, &Options { dialect: Dialect::Json, ..our_own() });
    let parsed = serde_json::from_str::<serde_json::Value>(text);
    // serde_json gives up at 128 levels, we at 100.
    let is_deep = report.diagnostics().iter().any(|one| one.code == Code::TooDeep);
    assert!(is_deep || report.has_errors() == parsed.is_err(), "{text:?}: {report}\nserde_json: {parsed:?}");
}
