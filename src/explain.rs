//! A request to what becomes of each of its parts on a server, for people and for machines.

mod array;
mod draw;
mod written;

use crate::arena::{List, Node, NodeId};
use crate::compile::Compiler;
use crate::compiled::Compiled;
use crate::diagnostic::{Diagnostic, Part, Report, Severity};
use crate::dsl;
use crate::emit::residual;
use crate::json_text as text;
use crate::options::{Options, Parts};
use crate::plan::capabilities::{Access, Capabilities};
use crate::plan::explain::{Loss, Trace, losses};
use crate::plan::place::{Moves as _, OnAnyServer};
use crate::plan::push::{Fate, Step};
use crate::plan::{Mode, report};
use crate::request::{Kind, Request, Text};
use crate::schema::Declared;
use crate::sorted::sort_by_key;
use crate::span::Span;
use crate::value::EpochUnit;
use crate::version::Version;
use std::fmt::Write as _;
use written::misread;

/// What becomes of a request: which part goes where and why, what the server would have made of it as it stands, and how
/// sure that is. See [`explain`](crate::explain()).
#[derive(Debug, Clone)]
pub struct Explanation {
    compiled: Compiled,
    server: String,
    parts: Vec<Fortune>,
    naive: Vec<String>,
    facts: Vec<Fact>,
}

/// A part of a request and where it went.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fortune {
    /// The part, in the filter language.
    part: String,
    /// Who has it, or in which parameter it is sent.
    goes: String,
    /// Why it is not sent as it stands, and what it asks of arrays where that may surprise; else empty.
    why: String,
}

/// What is known of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fact {
    parameter: &'static str,
    treatment: &'static str,
    certainty: &'static str,
}

/// Compiles and explains.
pub(crate) fn explain(parts: &Parts<'_>, options: &Options<'_>) -> Result<Explanation, Report> {
    let mut compiler = Compiler::new();
    let mut trace = Trace::default();
    let compiled = compiler.traced(parts, options, &mut trace)?.clone();
    // In strict mode everything is said that the server would do otherwise.
    let strict = match compiler.compile_parts(parts, &Options { mode: Mode::Strict, ..*options }) {
        Ok(compiled) => compiled.report().clone(),
        Err(report) => report,
    };
    Ok(Explanation {
        server: server(&trace, &compiled),
        parts: fortunes(&trace, &compiled, &strict),
        naive: naive(&trace, parts.text.or(parts.filter).unwrap_or_default(), options.epoch, &strict),
        facts: facts(&trace),
        compiled,
    })
}

/// Which server the plan is for.
fn server(trace: &Trace, compiled: &Compiled) -> String {
    let Some(capabilities) = &trace.capabilities else {
        return "any server: what is sent means the same on every one that reads it".to_owned();
    };
    let server = capabilities.server;
    let mut text = format!("Rocket.Chat {}", server.versions);
    if compiled.assumed().is_some() {
        text.push_str(" (assumed)");
    }
    if server.versions.last >= Version::new(7, 0, 0) {
        text.push_str(if server.unsafe_params { " with unsafe parameters" } else { " as installed" });
    }
    text.push_str(if server.privileged { "" } else { ", for a caller who may not see full user info" });
    text
}

fn fortunes(trace: &Trace, compiled: &Compiled, strict: &Report) -> Vec<Fortune> {
    let mut fortunes = match &trace.capabilities {
        Some(capabilities) => clauses(trace, capabilities, compiled, strict),
        None => clauses_for_any(&trace.asked),
    };
    let (asked, request) = (&trace.asked, compiled.plan().request());
    let work = compiled.plan().work();
    let walks = work.is_some_and(|work| work.pages || work.filter.is_some() || work.sort.is_some());
    let clients = [
        work.is_some_and(|work| work.fields.is_some()),
        work.is_some_and(|work| work.sort.is_some()),
        walks || request.offset.is_none(),
        walks || request.count.is_none(),
    ];
    let places = [
        (Part::Fields, asked.projection.iter().map(|key| key.span).collect()),
        (Part::Sort, asked.sort.iter().map(|key| key.span).collect()),
        (Part::Offset, asked.offset.iter().map(|rows| rows.1).collect()),
        (Part::Count, asked.count.iter().map(|rows| rows.1).collect::<Vec<_>>()),
    ];
    for ((part, is_client), (apart, spans)) in clause_texts(asked).into_iter().zip(clients).zip(places) {
        let Some(part) = part else { continue };
        let goes = if is_client { "client" } else { "server" }.to_owned();
        let why = if is_client { said_of(apart, &spans, strict).unwrap_or_default() } else { String::new() };
        fortunes.push(Fortune { part, goes, why });
    }
    fortunes
}

/// What strict mode says of something at one of these places, in the text of the whole request or in one of its own.
fn said_of(apart: Part, spans: &[Span], strict: &Report) -> Option<String> {
    let is_about = |found: &&Diagnostic| {
        let at = found.span;
        found.severity() == Severity::Error
            && [Part::Text, apart].contains(&found.part)
            && spans.iter().any(|span| span.start <= at.start && at.start < span.end)
    };
    let found = strict.diagnostics().iter().find(is_about)?;
    Some(found.message(strict.source(found.part)))
}

/// Where the clauses of the filter went.
fn clauses(trace: &Trace, capabilities: &Capabilities, compiled: &Compiled, strict: &Report) -> Vec<Fortune> {
    let asked = &trace.asked;
    let moved = losses(asked, capabilities);
    let collection = capabilities.endpoint.collection();
    let rows = collection.map(|collection| Declared { collection, versions: capabilities.server.versions });
    // The filter stands in a text of its own or in that of the whole request.
    let source = [Part::Text, Part::Filter].map(|part| strict.source(part)).concat();
    let fortune = |Step { clause, fate }: &Step| {
        let (goes, why) = match fate {
            Fate::Pushed => match moved.iter().find(|(lost, _)| lost == clause) {
                Some((_, loss)) => (INSIDE_AND.to_owned(), loss_text(*loss).to_owned()),
                None => ("query".to_owned(), String::new()),
            },
            Fate::Rewritten(form, _) => {
                let form = residual::clause(compiled.plan().request(), *form);
                ("query".to_owned(), format!("as `{form}`, which means the same and which the server takes"))
            }
            Fate::Supplied(name) => {
                let name = compiled.plan().request().text(*name);
                (format!("parameter `{name}`"), "the endpoint needs it, and filters by it".to_owned())
            }
            Fate::Lowered(names, _) => {
                let same =
                    if names.len() > 1 { "they select the same rows" } else { "it selects the same rows" };
                (parameters(names, compiled), same.to_owned())
            }
            Fate::Shared(names, why) => {
                let reason = report::reason(asked, *clause, why, capabilities).message(&source);
                let wider = "the parameter may let more rows through";
                (format!("{}, then client", parameters(names, compiled)), format!("{reason}; {wider}"))
            }
            Fate::Left(why) => {
                ("client".to_owned(), report::reason(asked, *clause, why, capabilities).message(&source))
            }
        };
        let of_array = if array::is_of_element(asked, *clause, compiled) {
            Some(array::OF_ELEMENT)
        } else {
            array::across(asked, *clause, rows)
        };
        let why: Vec<&str> = of_array.into_iter().chain(Some(&*why).filter(|why| !why.is_empty())).collect();
        Fortune { part: residual::clause(asked, *clause), goes, why: why.join("; ") }
    };
    trace.steps.iter().map(fortune).collect()
}

/// Some parameters by their names.
fn parameters(names: &[Text], compiled: &Compiled) -> String {
    let request = compiled.plan().request();
    let texts: Vec<&str> = names.iter().map(|&name| request.text(name)).collect();
    format!("parameter{} `{}`", if texts.len() > 1 { "s" } else { "" }, texts.join("` and `"))
}

/// The same where any server may be meant.
fn clauses_for_any(asked: &Request) -> Vec<Fortune> {
    let clauses = match asked.filter.map(|filter| asked.arena.kind(filter)) {
        Some(Kind::Conjunction(clauses)) => clauses,
        _ => List::default(),
    };
    let fortune = |(clause, node): (_, &Node<Kind>)| {
        let (goes, why) = match OnAnyServer.is_moved(asked, &node.kind) {
            true => (INSIDE_AND, MOVED),
            false => ("query", ""),
        };
        let why = [array::across(asked, clause, None).unwrap_or_default(), why];
        let why = why.into_iter().filter(|why| !why.is_empty()).collect::<Vec<_>>().join("; ");
        Fortune { part: residual::clause(asked, clause), goes: goes.to_owned(), why }
    };
    asked.arena.entries(clauses).map(fortune).collect()
}

/// Why, where any server may be meant.
const MOVED: &str = "at the top some servers would take it out, or put their own in its place";

/// Where a clause goes that does not reach the database from the top.
const INSIDE_AND: &str = "query, inside `$and`";

/// Fields, sort, offset and count in the filter language, where they are given.
fn clause_texts(request: &Request) -> [Option<String>; 4] {
    let only = |keep: fn(&Request, &mut Request)| {
        let mut part = Request { text: request.text.clone(), ..Request::default() };
        keep(request, &mut part);
        let text = dsl::clauses(&part);
        text.strip_prefix(" | ").map(str::to_owned)
    };
    [
        only(|from, to| to.projection.clone_from(&from.projection)),
        only(|from, to| to.sort.clone_from(&from.sort)),
        only(|from, to| to.offset = from.offset),
        only(|from, to| to.count = from.count),
    ]
}

const fn loss_text(loss: Loss) -> &'static str {
    match loss {
        Loss::Deleted => "at the top the server would take it out, and more rows come",
        Loss::Overwritten => "at the top the endpoint would write over it, and more rows come",
        Loss::Widens => {
            "at the top it would write over the endpoint's own restriction, and rows of others come"
        }
        Loss::Default => {
            "at the top it would write over the endpoint's default, and rows come that it never gives"
        }
    }
}

/// What the server would make of the request as it stands.
fn naive(trace: &Trace, source: &str, epoch: EpochUnit, strict: &Report) -> Vec<String> {
    let mut naive: Vec<String> = Vec::new();
    let tests = tests(&trace.asked);
    let errors = strict.diagnostics().iter().filter(|found| found.severity() == Severity::Error);
    for error in errors {
        let source = strict.source(error.part);
        let is_filter = [Part::Text, Part::Filter].contains(&error.part);
        // A path alone does not say which test of it is meant.
        let place = |span: Span| match tests.binary_search_by_key(&order(span), |(path, _)| order(*path)) {
            Ok(at) if is_filter => tests.get(at).map(|(_, test)| residual::clause(&trace.asked, *test)),
            Ok(_) | Err(_) => Some(span.slice(source).to_owned()),
        };
        let others = error.related.iter().filter(|other| other.label == report::ALSO).map(|other| other.span);
        let places = std::iter::once(error.span).chain(others).filter_map(place);
        // What is said of the whole stands before it.
        let places: Vec<_> =
            places.filter(|place| !place.is_empty()).map(|place| format!("`{place}`")).collect();
        let colon = if places.is_empty() { "" } else { ": " };
        naive.push(format!("{}{colon}{}", places.join(", "), error.message(source)));
    }
    if let Some(capabilities) = &trace.capabilities {
        // What is sent in another way would not have come through as it was.
        let source = [Part::Text, Part::Filter].map(|part| strict.source(part)).concat();
        for Step { clause, fate } in &trace.steps {
            let (Fate::Rewritten(_, why) | Fate::Lowered(_, Some(why))) = fate else { continue };
            let message = report::reason(&trace.asked, *clause, why, capabilities).message(&source);
            let part = residual::clause(&trace.asked, *clause);
            // What the same is said of stands together.
            let known = naive.iter_mut().find_map(|said| {
                let places = said.strip_suffix(&message)?.strip_suffix(": ")?;
                let all = format!("{places}, `{part}`: {message}");
                *said = all;
                Some(())
            });
            if known.is_none() {
                naive.push(format!("`{part}`: {message}"));
            }
        }
        for (clause, loss) in losses(&trace.asked, capabilities) {
            naive.push(format!("`{}`: {}", residual::clause(&trace.asked, clause), loss_text(loss)));
        }
    } else {
        let moved = clauses_for_any(&trace.asked).into_iter().filter(|fortune| fortune.goes == INSIDE_AND);
        naive.extend(moved.map(|Fortune { part, .. }| format!("`{part}`: {MOVED}")));
    }
    if trace.capabilities.is_none_or(|capabilities| capabilities.query.is_read()) {
        naive.extend(misread(source, epoch));
    }
    naive
}

/// The tests of a filter by the places of their paths, in order.
fn tests(request: &Request) -> Vec<(Span, NodeId)> {
    let (mut tests, mut open) = (Vec::new(), request.filter.into_iter().collect::<Vec<_>>());
    while let Some(node) = open.pop() {
        match request.arena.kind(node) {
            Kind::Conjunction(list) | Kind::Logical(_, list) | Kind::Tests(list) => {
                open.extend(request.arena.children(list));
            }
            Kind::Field(_, value) => {
                tests.push((request.arena.span(node), node));
                open.push(value);
            }
            Kind::Test(_, _, operand) => open.push(operand),
            _ => {}
        }
    }
    sort_by_key(&mut tests, |(path, _)| order(*path));
    tests
}

/// By what places are put in order.
const fn order(span: Span) -> (u32, u32) {
    (span.start, span.end)
}

fn facts(trace: &Trace) -> Vec<Fact> {
    let Some(capabilities) = &trace.capabilities else { return Vec::new() };
    let accesses = [
        ("query", capabilities.query),
        ("fields", capabilities.fields()),
        ("sort", capabilities.sort()),
        ("offset", capabilities.offset()),
        ("count", capabilities.count()),
    ];
    let fact = |(parameter, access): (_, Access)| Fact {
        parameter,
        treatment: access.treatment.name(),
        certainty: access.certainty.name(),
    };
    accesses.into_iter().map(fact).collect()
}

impl Explanation {
    /// The plan itself.
    pub fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// The same as one JSON object on one line; `plan` in it is what [`Compiled::to_json`] gives.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\"ok\":true,\"server\":");
        text::string(&self.server, &mut out);
        out.push_str(",\"parts\":[");
        for (index, Fortune { part, goes, why }) in self.parts.iter().enumerate() {
            out.push_str(if index > 0 { "," } else { "" });
            let mut open = '{';
            for (key, value) in [("part", part), ("goes", goes), ("why", why)] {
                out.push(open);
                open = ',';
                text::string(key, &mut out);
                out.push(':');
                text::string(value, &mut out);
            }
            out.push('}');
        }
        out.push_str("],\"naive\":[");
        for (index, effect) in self.naive.iter().enumerate() {
            out.push_str(if index > 0 { "," } else { "" });
            text::string(effect, &mut out);
        }
        out.push_str("],\"facts\":{");
        for (index, Fact { parameter, treatment, certainty }) in self.facts.iter().enumerate() {
            out.push_str(if index > 0 { "," } else { "" });
            let _ = write!(
                out,
                "\"{parameter}\":{{\"treatment\":\"{treatment}\",\"certainty\":\"{certainty}\"}}"
            );
        }
        out.push_str("},\"plan\":");
        self.compiled.write_json(None, &mut out);
        out.push('}');
        out
    }
}
