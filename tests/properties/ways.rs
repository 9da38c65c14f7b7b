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
