//! The library's tables of operators and codes to text and JSON.

use super::arguments::Format;
use super::table;
use rocketql::{Code, Context, Example, Operator};
use serde::Serialize;

/// What a command on a table answers.
pub(super) enum Answer {
    /// What was asked for.
    Found(String),
    /// There is no such entry; the message says so.
    Missing(String),
}

/// The operators, or one of them.
pub(super) fn operators(name: Option<&str>, format: Format) -> Answer {
    let known = || Operator::ALL.iter().copied().filter(|&operator| operator != Operator::Unknown);
    let Some(name) = name else {
        return Answer::Found(match format {
            Format::Text => operator_table(known()),
            Format::Json => known().map(|operator| json_line(&OperatorRow::new(operator))).collect(),
        });
    };
    let key = if name.starts_with('$') { name.to_owned() } else { format!("${name}") };
    match known().find(|operator| operator.key() == key) {
        Some(operator) => Answer::Found(match format {
            Format::Text => operator_page(&OperatorRow::new(operator)),
            Format::Json => json_line(&OperatorRow::new(operator)),
        }),
        None => missing("operator", &key, known().map(Operator::key), "operators"),
    }
}

#[derive(Serialize)]
struct OperatorRow {
    operator: &'static str,
    spelling: Option<&'static str>,
    doc: &'static str,
    position: &'static str,
    operand: Option<&'static str>,
    example: Option<String>,
    since: &'static str,
    source: &'static str,
}

impl OperatorRow {
    fn new(operator: Operator) -> Self {
        let (wanted, example) = operator.operand().wanted();
        let is_sent = operator.context() != Context::Refused;
        Self {
            operator: operator.key(),
            spelling: Some(operator.spelling()).filter(|spelling| !spelling.is_empty()),
            doc: operator.doc(),
            position: position(operator.context()),
            operand: is_sent.then_some(wanted),
            example: is_sent.then(|| format!("{{\"{}\":{example}}}", operator.key())),
            since: operator.since(),
            source: operator.source(),
        }
    }

    fn spelling(&self) -> &'static str {
        match self.spelling {
            Some(spelling) => spelling,
            None if self.operand.is_some() => "(raw filter only)",
            None => "(never sent)",
        }
    }
}

fn position(context: Context) -> &'static str {
    match context {
        Context::Query => "query",
        Context::Field => "field",
        Context::Argument => "argument",
        Context::Refused => "refused",
    }
}

fn operator_table(operators: impl Iterator<Item = Operator>) -> String {
    let rows: Vec<_> = operators.map(OperatorRow::new).collect();
    let cells: Vec<_> = rows.iter().map(|row| [row.operator, row.spelling(), row.doc]).collect();
    let mut out = String::new();
    table::write(&cells, &mut out);
    out
}

fn operator_page(row: &OperatorRow) -> String {
    let stands = match row.position {
        "query" => "at the top of a query, beside the fields",
        "field" => "under a field",
        "argument" => "inside the operand of another operator",
        _ => "nowhere: it is refused under any policy",
    };
    let mut cells = vec![["Spelled", row.spelling()], ["Stands", stands]];
    cells.extend(row.operand.map(|operand| ["Takes", operand]));
    cells.extend(row.example.as_deref().map(|example| ["Example", example]));
    let since = format!("MongoDB {}", row.since);
    cells.extend([["Since", since.as_str()], ["Source", row.source]]);
    page(row.operator, row.doc, &cells)
}

/// The codes, or one of them.
pub(super) fn codes(name: Option<&str>, format: Format) -> Answer {
    let Some(name) = name else {
        return Answer::Found(match format {
            Format::Text => code_table(),
            Format::Json => Code::ALL.iter().map(|&code| json_line(&CodeRow::new(code))).collect(),
        });
    };
    match Code::parse(name) {
        Some(code) => Answer::Found(match format {
            Format::Text => code_page(&CodeRow::new(code)),
            Format::Json => json_line(&CodeRow::new(code)),
        }),
        None => {
            let names: Vec<_> = Code::ALL.iter().map(ToString::to_string).collect();
            missing("code", name, names.iter().map(String::as_str), "codes")
        }
    }
}

#[derive(Serialize)]
struct CodeRow {
    code: String,
    severity: &'static str,
    message: String,
    help: String,
    /// Whether it may refuse what would be done as it says.
    stricter: bool,
    example: Option<CodeExample>,
}

/// How an example is given, and its text; for one that has none, why.
#[derive(Serialize)]
struct CodeExample {
    given: &'static str,
    text: &'static str,
}

impl CodeRow {
    fn new(code: Code) -> Self {
        let given = |given, text| Some(CodeExample { given, text });
        Self {
            code: code.to_string(),
            severity: code.severity().name(),
            message: without_arguments(code.wording()),
            help: without_arguments(code.help()),
            stricter: code.is_stricter(),
            example: match code.example() {
                Example::Text(text) => given("text", text),
                Example::Filter(text) => given("--filter", text),
                Example::Fields(text) => given("--fields", text),
                Example::Sort(text) => given("--sort", text),
                Example::Count(text) => given("--count", text),
                Example::With(text) => given("--with", text),
                Example::Value(text) => given("--input value", text),
                Example::Line(text) => given("batch", text),
                Example::None(_) => None,
            },
        }
    }
}

/// A wording as one reads it before there is a text: `…` for what a text would fill in.
fn without_arguments(wording: &str) -> String {
    ["{0}", "{1}", "{2}"].iter().fold(wording.to_owned(), |text, argument| text.replace(argument, "…"))
}

fn code_table() -> String {
    let rows: Vec<_> = Code::ALL.iter().map(|&code| CodeRow::new(code)).collect();
    let cells: Vec<_> = rows.iter().map(|row| [row.code.as_str(), row.severity, &row.message]).collect();
    let mut out = String::new();
    table::write(&cells, &mut out);
    out
}

fn code_page(row: &CodeRow) -> String {
    let mut cells = vec![["Severity", row.severity], ["Help", &row.help]];
    let example = row.example.as_ref().map(|example| match example.given {
        "text" => example.text.to_owned(),
        given => format!("{given}: {}", example.text),
    });
    if row.stricter {
        cells.push([
            "Stricter",
            "than the server may be: what it would do was not established, or should not be asked",
        ]);
    }
    cells.extend(example.as_deref().map(|example| ["Example", example]));
    page(&row.code, &row.message, &cells)
}

fn page(name: &str, doc: &str, cells: &[[&str; 2]]) -> String {
    let mut out = format!("{name}  ");
    table::wrap(doc, 2, &mut out);
    out.push('\n');
    table::write(cells, &mut out);
    out
}

pub(super) fn json_line(row: &impl Serialize) -> String {
    // Rows of strings cannot fail to become JSON.
    let mut line = serde_json::to_string(row).unwrap_or_default();
    line.push('\n');
    line
}

pub(super) fn missing<'a>(
    kind: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
    command: &str,
) -> Answer {
    let advice = match rocketql::nearest(name, known) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("`rocketql {command}` lists those there are"),
    };
    Answer::Missing(format!("there is no {kind} `{name}`; {advice}"))
}
