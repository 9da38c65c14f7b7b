//! Rows and what filters say of them: as text, as a value, and whatever the bytes are.

use crate::properties::{self, Choices, NOW, texts, values};
use rocketql::{
    Code, EpochUnit, Filter, Options, Parts, RowError, RowFields, RowOrder, Target, compile_parts,
};
use serde_json::Value;

/// A filter that compiles.
pub fn filter(c: &mut Choices<'_>) -> Option<(String, Filter)> {
    const FIXED: &[&str] = &[
        "a = 1",
        "a ~ /b.*\\d/i and b exists",
        "ts > 2024-01-01 or ts is date",
        "a.b.0 in (1, \"x\", null) and not x has (y > 1)",
        "a ~ /(?<=o)b|^(.)\\1/",
        "x within box(0, 0, 50, 50) or a % 3 = 1",
    ];
    let text = if c.chance(40) { c.pick(FIXED).to_owned() } else { values::filter(c, 3) };
    let options = Options { now: Some(NOW), epoch: EpochUnit::Milliseconds, ..Options::default() };
    Some((text.clone(), Filter::new(&text, &options).ok()?))
}

/// A row, with dates as text among its values.
pub fn row(c: &mut Choices<'_>) -> String {
    let row = values::row(c);
    match c.below(4) {
        0 => row.replacen(":\"", ":\"2024-03-01T10:00:00.000Z\",\"z\":\"", 1),
        1 => row.replacen('[', "[\"2024-03-01T10:00:00.000Z\",", 1).replace(",]", "]"),
        _ => row,
    }
}

/// A row is judged where serde_json reads an object, and as the object that it reads; whatever happens to its bytes.
pub fn any_row(c: &mut Choices<'_>) {
    let Some((text, filter)) = filter(c) else { return };
    let mut bytes = row(c).into_bytes();
    while c.chance(40) {
        let at = usize::from(c.byte()) * bytes.len() / 256;
        match c.below(3) {
            0 => drop(bytes.drain(at..(at + 1).min(bytes.len()))),
            1 => bytes.insert(at, c.byte()),
            _ => bytes.insert(at, c.pick(b"{}[]:,\"\\0-e. \n")),
        }
    }
    judged(&text, &filter, &bytes);
    any_bytes(&filter, &bytes);
}

fn judged(text: &str, filter: &Filter, bytes: &[u8]) {
    let found = filter.matches_json(bytes);
    let shown = || format!("{text}\n{}\n{found:?}", String::from_utf8_lossy(bytes));
    match serde_json::from_slice::<Value>(bytes) {
        Ok(value) => assert_eq!(found, filter.matches(&value), "{}", shown()),
        // It gives up at 128 levels, we at 200.
        Err(error) if error.to_string().contains("recursion") => {}
        Err(error) => assert!(matches!(found, Err(RowError::NotJson { .. })), "{error}: {}", shown()),
    }
}

/// Sorting and projecting take the same rows for JSON, and what is projected is JSON again.
fn any_bytes(filter: &Filter, bytes: &[u8]) {
    let parts = Parts { fields: Some("a.b, name"), sort: Some("-a.b"), ..Parts::default() };
    let compiled = compile_parts(&parts, &Options::default()).expect("it compiles");
    let is_json = !matches!(filter.matches_json(bytes), Err(RowError::NotJson { .. }));
    let mut out = String::new();
    let written = RowFields::of(&compiled).write(bytes, &mut out);
    assert_eq!(!matches!(written, Err(RowError::NotJson { .. })), is_json);
    let key = RowOrder::of(&compiled).key(bytes);
    assert_eq!(!matches!(key, Err(RowError::NotJson { .. })), is_json);
    if written.is_ok() {
        assert!(serde_json::from_str::<Value>(&out).is_ok(), "{out}");
    }
}

/// What two tests are joined to.
type Law = fn(bool, bool) -> bool;

/// `and`, `or` and `not` of tests select what their words say of the tests alone, whatever joining and negation made of
/// them; and so do the canonical text and the one that is rendered from EJSON.
pub fn any_logic(c: &mut Choices<'_>) {
    let (one, other) = (texts::filter(c, 2), texts::filter(c, 1));
    let (Some(is_one), Some(is_other)) = (logic_filter(&one), logic_filter(&other)) else { return };
    let rows: Vec<_> = (0..6).map(|_| row(c)).collect();
    let laws: [(String, Law); 9] = [
        (format!("({one}) and ({other})"), |one, other| one && other),
        (format!("({one}) or ({other})"), |one, other| one || other),
        (format!("not ({one})"), |one, _| !one),
        (format!("({one}) and not ({other})"), |one, other| one && !other),
        (format!("not (({one}) or ({other}))"), |one, other| !(one || other)),
        (format!("not (({one}) and not ({other}))"), |one, other| !one || other),
        (format!("({one}) and ({other}) and ({one})"), |one, other| one && other),
        // `and` binds tighter than `or`, on either side of it: else `one` would not decide alone.
        (format!("({one}) or ({one}) and ({other})"), |one, _| one),
        (format!("({other}) and ({one}) or ({one})"), |one, _| one),
    ];
    for (text, law) in laws {
        let canonical = rocketql::format(&text, &logic_options()).expect("what compiles can be formatted");
        let parts = Parts { text: Some(&text), ..Parts::default() };
        let rendered = rocketql::render(&parts, &logic_options()).expect("what compiles can be rendered");
        for form in [text.as_str(), &canonical, rendered.text()] {
            let joined = logic_filter(form).unwrap_or_else(|| panic!("{text} is refused as {form}"));
            for row in &rows {
                let verdict = |filter: &Filter| filter.matches_json(row.as_bytes());
                let (Ok(one), Ok(other)) = (verdict(&is_one), verdict(&is_other)) else { continue };
                assert_eq!(verdict(&joined), Ok(law(one, other)), "{form}\n{row}");
            }
        }
    }
}

/// What a server is sent selects the rows that the filter selects, unless the caller is told what is taken for granted.
pub fn any_target(c: &mut Choices<'_>) {
    let text = texts::filter(c, 3);
    let target = properties::target(c);
    let endpoint = c.chance(60).then(|| c.pick(properties::ENDPOINTS));
    let options = Options { target, ..logic_options() };
    let parts = Parts {
        filter: Some(&text),
        endpoint,
        with: c.chance(50).then_some("roomId = GENERAL"),
        ..Parts::default()
    };
    let Ok(compiled) = compile_parts(&parts, &options) else { return };
    // What the schema knows of fields is nothing that a row made here holds to; a parameter stands for a part of the filter.
    let takes_for_granted = compiled.diagnostics().iter().any(|one| one.code == Code::RewrittenBySchema);
    // Without the parameter, `rid = …` becomes it.
    let alone = ["query", "offset", "count", parts.with.map_or("", |_| "roomId")];
    if takes_for_granted || compiled.params().iter().any(|one| !alone.contains(&&*one.name)) {
        return;
    }
    let sent = Options { epoch: EpochUnit::Milliseconds, ..logic_options() };
    let query = compiled.query();
    let (asked, sent) = (logic_filter(&text).expect("what compiles is a filter"), Filter::new(&query, &sent));
    let sent = sent.unwrap_or_else(|report| panic!("{text}\nis sent as {query}\n{report}"));
    for _ in 0..6 {
        let row = row(c);
        assert_eq!(
            asked.matches_json(row.as_bytes()),
            sent.matches_json(row.as_bytes()),
            "{text}\n{query}\n{row}\n{parts:?}\n{target:?}"
        );
    }
}

fn logic_options() -> Options<'static> {
    Options { now: Some(NOW), target: Target::Mongo, ..Options::default() }
}

fn logic_filter(text: &str) -> Option<Filter> {
    Filter::new(text, &logic_options()).ok()
}
