//! What is done with a filter while somebody counts.

use crate::Case;
use rocketql::internals::{Stages, without_endpoint};
use rocketql::{Compiled, Compiler, Filter, Input, Options, Parts, Report, Server, Target, Version};
use serde_json::Value;
use std::hint::black_box;

/// One thing that is measured.
pub struct Operation {
    /// Its name in the tables.
    pub name: &'static str,
    /// Gets ready outside the measurement and gives what is run inside it, any number of times.
    pub prepare: fn(&Case) -> Box<dyn FnMut() + '_>,
    /// The name of the operation of serde_json that it is compared with; `-` for those themselves.
    pub baseline: &'static str,
}

/// Everything that is measured.
const OPERATIONS: &[Operation] = &[
    Operation { name: "from_str", prepare: from_str, baseline: "-" },
    Operation { name: "to_string", prepare: to_string, baseline: "-" },
    Operation { name: "lex", prepare: lex, baseline: "from_str" },
    Operation { name: "parse", prepare: parse, baseline: "from_str" },
    Operation { name: "compile", prepare: compile, baseline: "from_str" },
    Operation { name: "compile, reused", prepare: compile_reused, baseline: "from_str" },
    Operation { name: PLANNING.1, prepare: compile_for_no_server, baseline: "from_str" },
    Operation { name: PLANNING.0, prepare: compile_for_server, baseline: "from_str" },
    Operation { name: "check EJSON", prepare: check, baseline: "from_str" },
    Operation { name: "read EJSON", prepare: read, baseline: "from_str" },
    Operation { name: "read EJSON, reused", prepare: read_reused, baseline: "from_str" },
    Operation { name: "read as EJSON", prepare: read_as, baseline: "from_str" },
    Operation { name: "emit", prepare: emit, baseline: "to_string" },
    Operation { name: MATCH, prepare: matches, baseline: "from_str" },
];

/// What planning for a server adds to a compilation is what the first of these takes more than the second.
pub const PLANNING: (&str, &str) = ("compile for a server", "compile for no server");

/// What is done with a row, and with nothing else.
const MATCH: &str = "match";

/// What is measured of a case.
pub fn operations(case: &Case) -> impl Iterator<Item = &'static Operation> {
    let is_row = case.is_row;
    OPERATIONS.iter().filter(move |one| one.name == "from_str" || (one.name == MATCH) == is_row)
}

fn from_str(case: &Case) -> Box<dyn FnMut() + '_> {
    Box::new(|| drop(black_box(serde_json::from_str::<Value>(black_box(&case.json)))))
}

fn to_string(case: &Case) -> Box<dyn FnMut() + '_> {
    let value = serde_json::from_str::<Value>(&case.json).unwrap_or_default();
    Box::new(move || drop(black_box(serde_json::to_string(black_box(&value)))))
}

fn lex(case: &Case) -> Box<dyn FnMut() + '_> {
    let mut stages = Stages::default();
    Box::new(move || {
        black_box(stages.lex(black_box(&case.text)));
    })
}

/// To the syntax tree, lexing included.
fn parse(case: &Case) -> Box<dyn FnMut() + '_> {
    let mut stages = Stages::default();
    Box::new(move || {
        black_box(stages.parse(black_box(&case.text)));
    })
}

/// The public call with default options, and the query in a fresh `String`.
fn compile(case: &Case) -> Box<dyn FnMut() + '_> {
    Box::new(|| {
        if let Ok(compiled) = rocketql::compile(black_box(&case.text), &Options::default()) {
            black_box(compiled.query());
        }
    })
}

/// The same with one compiler and one `String` for all calls.
fn compile_reused(case: &Case) -> Box<dyn FnMut() + '_> {
    let (mut compiler, mut out) = (Compiler::new(), String::new());
    Box::new(move || {
        if let Ok(compiled) = compiler.compile(black_box(&case.text), &Options::default()) {
            out.clear();
            compiled.write_query(&mut out);
            black_box(&out);
        }
    })
}

/// The text with paths of rooms, about which the schema has nothing to say: what is said costs more than all else.
fn about_rooms(text: &str) -> String {
    let names = [
        ("active =", "archived ="),
        ("type in", "t in"),
        ("username ", "name "),
        ("lastLogin ", "lm "),
        ("emails.address ", "lastMessage.u.username "),
        ("user.", "customFields."),
        ("usage.", "customFields."),
        ("active.", "customFields."),
        (" login", " customFields.login"),
        ("subject.", "customFields."),
        (" emails", " customFields.emails"),
        ("rates.", "customFields."),
        ("(b", "(customFields.b"),
        ("a = 1", "customFields.a = 1"),
    ];
    names.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new))
}

/// How one compiler compiles parts.
type Compile = for<'c> fn(&'c mut Compiler, &Parts<'_>, &Options<'_>) -> Result<&'c Compiled, Report>;

/// The same for an endpoint, which is given apart.
fn compile_parts(case: &Case, target: Target, compile: Compile) -> Box<dyn FnMut()> {
    let (mut compiler, mut out) = (Compiler::new(), String::new());
    let text = about_rooms(&case.text);
    let options = Options { target, ..Options::default() };
    Box::new(move || {
        let endpoint = black_box("groups.listAll");
        let parts = Parts { text: Some(black_box(&text)), endpoint: Some(endpoint), ..Parts::default() };
        if let Ok(compiled) = compile(&mut compiler, &parts, &options) {
            out.clear();
            compiled.write_query(&mut out);
            black_box(&out);
        }
    })
}

/// For an endpoint of a server, with its plan.
fn compile_for_server(case: &Case) -> Box<dyn FnMut() + '_> {
    let server = Server { versions: Version::new(8, 6, 1).into(), unsafe_params: true, privileged: true };
    compile_parts(case, Target::Server(server), Compiler::compile_parts)
}

/// The same parts without a plan: what holds on any server.
fn compile_for_no_server(case: &Case) -> Box<dyn FnMut() + '_> {
    compile_parts(case, Target::default(), without_endpoint)
}

/// Reads and validates the EJSON, and makes nothing of it.
fn check(case: &Case) -> Box<dyn FnMut() + '_> {
    Box::new(|| {
        let parts = Parts { text: Some(black_box(&case.json)), ..Parts::default() };
        black_box(rocketql::check(&parts, &Options::default()));
    })
}

/// Reads and validates the EJSON, and makes a request of it.
fn read(case: &Case) -> Box<dyn FnMut() + '_> {
    Box::new(|| drop(black_box(rocketql::compile(black_box(&case.json), &Options::default()))))
}

/// The same with one compiler.
fn read_reused(case: &Case) -> Box<dyn FnMut() + '_> {
    let mut compiler = Compiler::new();
    Box::new(move || {
        black_box(compiler.compile(black_box(&case.json), &Options::default()).is_ok());
    })
}

/// The same where the caller has said that it is EJSON.
fn read_as(case: &Case) -> Box<dyn FnMut() + '_> {
    let mut compiler = Compiler::new();
    let options = Options { input: Input::Ejson, ..Options::default() };
    Box::new(move || {
        black_box(compiler.compile(black_box(&case.json), &options).is_ok());
    })
}

/// Judges the row, with a filter that was compiled before. Beside it, serde_json reads the row.
fn matches(case: &Case) -> Box<dyn FnMut() + '_> {
    let filter = Filter::new(&case.text, &Options::default());
    Box::new(move || {
        black_box(filter.as_ref().map(|filter| filter.matches_json(black_box(case.json.as_bytes())))).ok();
    })
}

/// Writes the query of what was compiled before.
fn emit(case: &Case) -> Box<dyn FnMut() + '_> {
    let compiled = rocketql::compile(&case.text, &Options::default());
    Box::new(move || drop(black_box(compiled.as_ref().map(rocketql::Compiled::query))))
}
