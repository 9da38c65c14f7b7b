//! The commands on one request: compile, check, explain, fmt, render.

use super::arguments::{self, Check, CheckInput, Compile, Deny, Emit, Explain, Fmt, Format, Render};
use super::input::{self, Given};
use super::terminal::{self, Style};
use super::{Failure, Outcome, answer, settings};
use clap::ValueEnum as _;
use rocketql::{
    Code, Compiled, Diagnostic, Diagnostics, Edit, Fix, Mode, Options, Part, Parts, Rendered, Report, Span,
    Target,
};
use std::io;

/// `rocketql compile`
pub(super) fn compile(arguments: &Compile, style: Style) -> Result<Outcome, Failure> {
    let emit = arguments.emit;
    refuse_combinations(arguments)?;
    let options = Options {
        date_form: arguments.date_form.into(),
        input: arguments.input.into(),
        ..arguments.setting.options()
    };
    let options = match is_for_mongo(emit) {
        true => Options { target: Target::Mongo, ..options },
        false => planned("compile", &arguments.server, Mode::Strict, options)?,
    };
    let given = Given::read("compile", &arguments.source, arguments.endpoint.as_deref(), &options.limits)?;
    let found = given.and_then(|given| rocketql::compile_parts(&given.parts(), &options));
    let outlet = Outlet { report: &arguments.report, style };
    let compiled = match found {
        Ok(compiled) if outlet.accepts(compiled.report()) => compiled,
        Ok(compiled) => return outlet.refuse(compiled.report()),
        Err(report) => {
            let outcome = outlet.refuse(&report)?;
            let is_usage = |found: &Diagnostic| found.code == Code::EndpointForMongo;
            return Ok(if report.diagnostics().iter().any(is_usage) { Outcome::WrongUsage } else { outcome });
        }
    };
    if let Some(code) = unsaid(emit, &compiled) {
        return outlet.refuse(&silence(emit, code, compiled.report()));
    }
    let needs_endpoint =
        || Failure::usage("compile", "the output needs an endpoint: `users.list: active = true`");
    let text = match emit {
        Emit::Json => return outlet.give_compiled(&compiled),
        Emit::Bson => return outlet.give_document(&compiled),
        Emit::Query => compiled.query(),
        Emit::Url => compiled.url().ok_or_else(needs_endpoint)?,
        Emit::Curl => compiled.curl(arguments.url.as_deref()).ok_or_else(needs_endpoint)?,
        Emit::Mongosh => compiled.mongosh(arguments.collection.as_deref().unwrap_or("collection")),
    };
    outlet.give_text(&format!("{text}\n"), compiled.report())
}

/// The options with the server that is named.
fn planned<'a>(
    command: &str,
    server: &arguments::Server,
    mode: Mode,
    options: Options<'a>,
) -> Result<Options<'a>, Failure> {
    server.options(mode, options).map_err(|wrong| Failure::usage(command, wrong))
}

/// Options that exclude each other, beyond what the definitions of the arguments say.
fn refuse_combinations(arguments: &Compile) -> Result<(), Failure> {
    let emit = arguments.emit;
    let wrong = if is_for_mongo(emit) && arguments.endpoint.is_some() {
        "an endpoint is for servers, the outputs `mongosh` and `bson` are for MongoDB itself"
    } else if is_for_mongo(emit) && arguments.server.is_given() {
        "a server is no target of the outputs `mongosh` and `bson`, which are for MongoDB itself"
    } else if arguments.url.is_some() && emit != Emit::Curl {
        "`--url` is for `--emit curl`"
    } else if arguments.url.as_deref().is_some_and(|url| !settings::is_address(url)) {
        "`--url` is the address of a server, such as `https://chat.example.org`"
    } else if arguments.collection.is_some() && emit != Emit::Mongosh {
        "`--collection` is for `--emit mongosh`"
    } else if emit == Emit::Bson && arguments.report.format.format == Format::Json {
        "the bytes of `--emit bson` cannot stand in JSON"
    } else {
        return Ok(());
    };
    Err(Failure::usage("compile", wrong))
}

/// Why an output would ask for more than the request does: it says nothing of the client's work, or of clauses that are sent
/// beside `query`.
fn unsaid(emit: Emit, compiled: &Compiled) -> Option<Code> {
    match emit {
        Emit::Json => None,
        _ if compiled.client().is_some() => Some(Code::WorkUnsaid),
        Emit::Query if compiled.has_typed_clauses() => Some(Code::ClausesUnsaid),
        Emit::Query | Emit::Url | Emit::Curl | Emit::Mongosh | Emit::Bson => None,
    }
}

/// The refusal of such an output.
fn silence(emit: Emit, code: Code, report: &Report) -> Report {
    let name = emit.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let part = if report.source(Part::Text).is_empty() { Part::Filter } else { Part::Text };
    let mut sink = Diagnostics::new(1);
    sink.set_part(part);
    sink.report(Diagnostic::new(code, Span::at(0)).arg(name));
    Report::new(&mut sink, [(part, report.source(part))])
}

fn is_for_mongo(emit: Emit) -> bool {
    match emit {
        Emit::Mongosh | Emit::Bson => true,
        Emit::Json | Emit::Query | Emit::Url | Emit::Curl => false,
    }
}

/// `rocketql check`
pub(super) fn check(arguments: &Check, style: Style) -> Result<Outcome, Failure> {
    let outlet = Outlet { report: &arguments.report, style };
    let options = planned("check", &arguments.server, Mode::Strict, arguments.setting.options())?;
    let is_value = arguments.input == CheckInput::Value;
    let is_request =
        !arguments.source.parts.is_empty() || arguments.endpoint.is_some() || arguments.server.is_given();
    if is_value && is_request {
        return Err(Failure::usage("check", "`--input value` reads one text, which is no request"));
    }
    let given = match Given::read("check", &arguments.source, arguments.endpoint.as_deref(), &options.limits)?
    {
        Ok(given) => given,
        Err(report) => return outlet.refuse(&report),
    };
    let input = match arguments.input {
        CheckInput::Auto => rocketql::Input::Auto,
        CheckInput::Dsl => rocketql::Input::Dsl,
        CheckInput::Ejson | CheckInput::Value => rocketql::Input::Ejson,
    };
    let report = match &given.text {
        Some(text) if is_value => rocketql::check_value(text, &options),
        Some(_) | None => rocketql::check(&given.parts(), &Options { input, ..options }),
    };
    if !outlet.accepts(&report) {
        return outlet.refuse(&report);
    }
    outlet.give(&answer::checked(NO_ID, &report), "", &report)
}

/// `rocketql explain`
pub(super) fn explain(arguments: &Explain, style: Style) -> Result<Outcome, Failure> {
    let outlet = Outlet { report: &arguments.report, style };
    let options = Options { input: arguments.input.into(), ..arguments.setting.options() };
    let options = planned("explain", &arguments.server, Mode::Split, options)?;
    let given = Given::read("explain", &arguments.source, arguments.endpoint.as_deref(), &options.limits)?;
    match given.and_then(|given| rocketql::explain(&given.parts(), &options)) {
        Ok(explained) if outlet.accepts(explained.compiled().report()) => {
            let object = format!("{}\n", explained.to_json());
            outlet.give(&object, &explained.to_text(), explained.compiled().report())
        }
        Ok(explained) => outlet.refuse(explained.compiled().report()),
        Err(report) => outlet.refuse(&report),
    }
}

/// `rocketql fmt`
pub(super) fn fmt(arguments: &Fmt, style: Style) -> Result<Outcome, Failure> {
    let outlet = Outlet { report: &arguments.report, style };
    let options = Options { limits: arguments.limits.to_limits(), ..Options::default() };
    let found = input::read(arguments.text.as_deref(), &options.limits)?;
    let found = found.and_then(|text| Ok((rocketql::format(&text, &options)?, text)));
    match found {
        Err(report) => outlet.refuse(&report),
        Ok((canonical, text)) if arguments.check && canonical != text.trim_end_matches('\n') => {
            outlet.refuse(&not_canonical(&text, canonical))
        }
        Ok(_) if arguments.check => {
            outlet.give(&answer::checked(NO_ID, &Report::default()), "", &Report::default())
        }
        Ok((canonical, _)) => outlet.give_text(&format!("{canonical}\n"), &Report::default()),
    }
}

/// The text in another form than its canonical one: the first place where they differ.
fn not_canonical(text: &str, canonical: String) -> Report {
    let differs = |(one, other)| one != other;
    let at = text.chars().zip(canonical.chars()).position(differs);
    let at = text
        .char_indices()
        .nth(at.unwrap_or(usize::MAX))
        .map_or(canonical.len().min(text.len()), |(at, _)| at);
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let fix = Fix {
        title: "write the canonical form".into(),
        edits: vec![Edit { span: Span::new(0, offset(text.len())), text: canonical.into() }],
    };
    let mut sink = Diagnostics::new(1);
    sink.report(Diagnostic::new(Code::NotCanonical, Span::at(offset(at))).fix(fix));
    Report::new(&mut sink, [(Part::Text, text)])
}

/// `rocketql render`
pub(super) fn render(arguments: &Render, style: Style) -> Result<Outcome, Failure> {
    let outlet = Outlet { report: &arguments.report, style };
    let options = arguments.setting.options();
    let given = Given::read("render", &arguments.source, None, &options.limits)?;
    match given.and_then(|given| rendered(&given.parts(), &options)) {
        Ok(rendered) if outlet.accepts(rendered.report()) => {
            outlet.give_text(&format!("{rendered}\n"), rendered.report())
        }
        Ok(rendered) => outlet.refuse(rendered.report()),
        Err(report) => outlet.refuse(&report),
    }
}

/// The request in the filter language. What no server can be sent may still be written.
pub(super) fn rendered(parts: &Parts<'_>, options: &Options<'_>) -> Result<Rendered, Report> {
    rocketql::render(parts, options).or_else(|report| {
        let for_mongo = Options { target: Target::Mongo, ..*options };
        rocketql::render(parts, &for_mongo).map_err(|_| report)
    })
}

/// Where the results of a command go.
struct Outlet<'a> {
    report: &'a arguments::Report,
    style: Style,
}

impl Outlet<'_> {
    /// Whether what was found is no reason to refuse.
    fn accepts(&self, report: &Report) -> bool {
        answer::accepts(report, self.report.deny == Some(Deny::Warnings))
    }

    fn is_json(&self) -> bool {
        self.report.format.format == Format::Json
    }

    /// Says why a text is refused.
    fn refuse(&self, report: &Report) -> Result<Outcome, Failure> {
        self.give(&answer::refusal(NO_ID, report), "", report)?;
        Ok(Outcome::Refused)
    }

    /// Gives what was compiled as an object, for people too.
    fn give_compiled(&self, compiled: &Compiled) -> Result<Outcome, Failure> {
        let mut object = String::new();
        answer::compiled(NO_ID, compiled, &mut object);
        self.give(&object, &object, compiled.report())
    }

    /// Gives a text, which ends with a line feed.
    fn give_text(&self, text: &str, report: &Report) -> Result<Outcome, Failure> {
        self.give(&answer::text(NO_ID, text.trim_end_matches('\n'), report), text, report)
    }

    /// Gives the bytes of a BSON document.
    fn give_document(&self, compiled: &Compiled) -> Result<Outcome, Failure> {
        self.style.draw(compiled.report())?;
        terminal::print(&compiled.to_bson().map_err(io::Error::other)?)?;
        Ok(Outcome::Done)
    }

    /// Gives one of two: an object for machines, or a text for people with what was found beside it.
    fn give(&self, object: &str, text: &str, report: &Report) -> Result<Outcome, Failure> {
        if self.is_json() {
            terminal::print(object.as_bytes())?;
        } else {
            self.style.draw(report)?;
            terminal::print(text.as_bytes())?;
        }
        Ok(Outcome::Done)
    }
}

/// What stands for the `id` that only lines of a batch have.
const NO_ID: &str = "null";
