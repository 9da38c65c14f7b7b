//! One request on different ways: alone or after others in the same memory, as one text or as parts.

use crate::properties::{Choices, ENDPOINTS, NOW, target, text_of, texts, values};
use rocketql::{Compiled, Compiler, DateForm, EpochUnit, Mode, Options, Parts, Report};

/// Everything that is said of a request.
fn told(result: Result<&Compiled, &Report>) -> String {
    let shown = |report: &Report| format!("{report}\n{:?}", report.diagnostics());
    match result {
        Ok(compiled) => format!(
            "{}\n{}\n{}\n{:?}\n{}",
            compiled.to_json(None),
            compiled.mongosh("rows"),
            compiled.url_query(),
            compiled.client(),
            shown(compiled.report())
        ),
        Err(report) => shown(report),
    }
}

/// A text of any kind: a request, an EJSON filter, or what is left of them.
fn text(c: &mut Choices<'_>) -> String {
    const LISTS: &[&str] =
        &["a.b in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1)", "a = 1", "", "{}", "| count 5", "{\"a\":", "a ="];
    let text = match c.below(6) {
        0 => c.pick(LISTS).to_owned(),
        1 => values::filter(c, 2),
        // Many paths, of which a table is made.
        2 => {
            (0..20).map(|at| format!("p{} = {at}", at % (9 + c.below(20)))).collect::<Vec<_>>().join(" and ")
        }
        3 => format!("{}: {}", c.pick(ENDPOINTS), texts::request(c)),
        _ => texts::request(c),
    };
    if c.chance(30) { texts::spoiled(c, &text) } else { text }
}

/// A compiler that has seen other requests, right and wrong ones, says of each what a new one says.
pub fn any_sequence(c: &mut Choices<'_>) {
    let mut compiler = Compiler::new();
    for _ in 0..2 + c.below(5) {
        let options = Options {
            now: c.chance(80).then_some(NOW),
            epoch: c.pick(&[EpochUnit::Auto, EpochUnit::Milliseconds]),
            date_form: c.pick(&[DateForm::Milliseconds, DateForm::Iso]),
            target: target(c),
            mode: c.pick(&[Mode::Strict, Mode::Split]),
            ..Options::default()
        };
        let text = text(c);
        let fields = c.chance(20).then(|| texts::paths(c, &["", "-"]));
        let parts = match &fields {
            Some(fields) => Parts { filter: Some(&text), fields: Some(fields), ..Parts::default() },
            None => Parts { text: Some(&text), ..Parts::default() },
        };
        let alone = rocketql::compile_parts(&parts, &options);
        let after = compiler.compile_parts(&parts, &options);
        assert_eq!(told(after.as_ref().map(|one| *one)), told(alone.as_ref()), "{parts:?}");
    }
}

/// A request is the same whether it is one text or given in parts, but for where its diagnostics stand.
pub fn text_and_parts(c: &mut Choices<'_>) {
    let endpoint = c.chance(50).then(|| c.pick(ENDPOINTS).to_owned());
    let filter = c.chance(80).then(|| texts::filter(c, 3));
    let fields = c.chance(40).then(|| texts::paths(c, &["", "-"]));
    let sort = c.chance(40).then(|| texts::paths(c, &["", "-", "+"]));
    let offset = c.chance(30).then(|| c.byte().to_string());
    let count = c.chance(30).then(|| c.pick(&["all", "0", "1", "100", "101"]).to_owned());
    let with =
        c.chance(30).then(|| c.pick(&["roomId = GENERAL", "roomId = \"a|b\", types = (c, p)"]).to_owned());
    let mut text = endpoint.as_ref().map_or_else(String::new, |endpoint| format!("{endpoint}: "));
    text.push_str(filter.as_deref().unwrap_or(""));
    for (keyword, list) in
        [("fields", &fields), ("sort", &sort), ("offset", &offset), ("count", &count), ("with", &with)]
    {
        if let Some(list) = list {
            text.push_str(&format!(" | {keyword} {list}"));
        }
    }
    let options = Options {
        now: Some(NOW),
        target: target(c),
        mode: c.pick(&[Mode::Strict, Mode::Split]),
        ..Options::default()
    };
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
    let (whole, apart) = (rocketql::compile(&text, &options), rocketql::compile_parts(&parts, &options));
    let answer = |compiled: &Compiled| {
        (
            compiled.params(),
            compiled.residual(),
            format!("{:?}", compiled.client()),
            compiled.exact(),
            compiled.url(),
        )
    };
    assert_eq!(whole.as_ref().ok().map(answer), apart.as_ref().ok().map(answer), "{text}\n{parts:?}");
    let found = |result: &Result<Compiled, Report>, parts: &Parts<'_>| {
        let report = match result {
            Ok(compiled) => compiled.report(),
            Err(report) => report,
        };
        let said = report.diagnostics().iter();
        let mut said: Vec<_> =
            said.map(|one| format!("{:?} {}", one.code, one.message(text_of(parts, one.part)))).collect();
        said.sort();
        said
    };
    let one_text = Parts { text: Some(&text), ..Parts::default() };
    assert_eq!(found(&whole, &one_text), found(&apart, &parts), "{text}\n{parts:?}");
}

/// Values of every type there is, and documents that look like one.
#[cfg(all(feature = "bson", feature = "serde_json"))]
const TYPED: &[&str] = &[
    r#"{"$oid":"507f1f77bcf86cd799439011"}"#,
    r#"{"$numberDecimal":"1.50"}"#,
    r#"{"$numberLong":"9007199254740993"}"#,
    r#"{"$numberLong":"-5"}"#,
    r#"{"$numberInt":"7"}"#,
    r#"{"$numberDouble":"7.0"}"#,
    r#"{"$numberDouble":"-0.0"}"#,
    r#"{"$numberDouble":"NaN"}"#,
    r#"{"$numberDouble":"Infinity"}"#,
    r#"{"$numberDouble":"-Infinity"}"#,
    r#"{"$date":{"$numberLong":"1700000000123"}}"#,
    r#"{"$date":{"$numberLong":"-62167219200001"}}"#,
    r#"{"$date":{"$numberLong":"253402300800000"}}"#,
    r#"{"$binary":{"base64":"AQI=","subType":"00"}}"#,
    r#"{"$binary":{"base64":"AQI=","subType":"8f"}}"#,
    r#"{"$regularExpression":{"pattern":"a\"/b","options":"imsx"}}"#,
    r#"{"$timestamp":{"t":1,"i":2}}"#,
    r#"{"$minKey":1}"#,
    r#"{"$maxKey":1}"#,
    r#"{"$undefined":true}"#,
    r#"{"$symbol":"a\"b"}"#,
    r#"{"$code":"x"}"#,
    r#"{"$code":"x","$scope":{"y":{"$numberInt":"1"}}}"#,
    r#"{"$dbPointer":{"$ref":"c.d","$id":{"$oid":"507f1f77bcf86cd799439011"}}}"#,
    r#"{"$escape":{"$date":5}}"#,
    r#"{"$escape":{"$InfNaN":1}}"#,
    r#"{"$escape":{"$escape":{}}}"#,
    r#"{"$escape":{"$type":1,"$value":2}}"#,
    r#"{"$escape":{"$value":2,"$type":1}}"#,
    r#"{"a\"b":{"$oid":"507f1f77bcf86cd799439011"},"c":[]}"#,
    "null",
    "true",
    "\"a\\\"b\"",
    "1.5",
];

/// A filter is the same in every form in which it goes out, and comes back from each.
#[cfg(all(feature = "bson", feature = "serde_json"))]
pub fn ways_out(c: &mut Choices<'_>) {
    let value = |c: &mut Choices<'_>| c.pick(TYPED);
    let filter = match c.below(4) {
        0 => format!(r#"{{"a":{}}}"#, value(c)),
        1 => format!(r#"{{"a":{{"$in":[{},{}]}},"$nor":[{{"b":{}}},{{}}]}}"#, value(c), value(c), value(c)),
        2 => format!(r#"{{"a":{{"$ne":[{},{{"x":{}}}]}}}}"#, value(c), value(c)),
        _ => values::filter(c, 3),
    };
    let options = Options {
        target: rocketql::Target::Mongo,
        epoch: EpochUnit::Milliseconds,
        date_form: c.pick(&[DateForm::Milliseconds, DateForm::Iso]),
        ..Options::default()
    };
    let Ok(compiled) = rocketql::compile(&filter, &options) else { return };
    let query = compiled.query();
    let value = compiled.to_value();
    let read = rocketql::compile_value(&value, &options).map(|read| read.query());
    assert_eq!(read.as_ref(), Ok(&query), "{filter}");
    // A document of the bson crate is read as Extended JSON, in which one that looks like a typed value is one.
    if query.contains("$escape") {
        return;
    }
    let document = compiled.to_document();
    let read = rocketql::compile_document(&document, &options).map(|read| (read.to_document(), read.query()));
    let Ok((again, text)) = read else { panic!("{filter}\nis not read back from {document}: {read:?}") };
    assert_eq!(text, query, "{filter}");
    assert_eq!(format!("{again:?}"), format!("{document:?}"), "{filter}");
}

/// Keys that JSON escapes stand in the answer of the command line as they are.
pub fn odd_keys(c: &mut Choices<'_>) {
    const KEYS: &[&str] =
        &["`a\"b`", "`a\\b`", "c", "`d\u{1}`", "`a key that is so long \" that it is written in steps`"];
    let keys = |c: &mut Choices<'_>| {
        (0..1 + c.below(3)).map(|at| format!("{}.k{at}", c.pick(KEYS))).collect::<Vec<_>>()
    };
    let text = format!("| fields {} | sort {}", keys(c).join(", "), keys(c).join(", "));
    let compiled =
        rocketql::compile(&text, &Options::default()).unwrap_or_else(|report| panic!("{text}: {report}"));
    crate::properties::printed(&compiled);
}
