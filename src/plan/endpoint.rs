//! A request to an endpoint of a server, stage by stage, to what is sent there and what is left to the client.

use super::capabilities::{Capabilities, Cause, Lookup};
use super::decided::Rows;
use super::explain::Trace;
use super::fetching::{self, Asked};
use super::push::{Left, Why, is_pushed, push};
use super::residual::{self, Work, is_filter_alone};
use super::{
    Mode, Origin, Setting, carried, count, has_clauses, length, parameters, place, report, typed, values,
};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Part};
use crate::path::Heads;
use crate::request::{Request, Text};
use crate::schema::{self, Declared, Subject};
use crate::server::{Endpoint, IS_KNOWN, ListParameter, Treatment};
use crate::span::Span;
use crate::version::Certainty;

/// Plans for the endpoint whose capabilities these are; gives what is left to the client, or nothing where there is no plan.
pub(super) fn plan(
    request: &mut Request,
    capabilities: &Capabilities,
    setting: Setting,
    origin: &Origin<'_>,
    mut trace: Option<&mut Trace>,
    sink: &mut Diagnostics,
) -> Option<Option<Box<Work>>> {
    if let Some(trace) = &mut trace {
        std::hint::cold_path();
        trace.capabilities = Some(*capabilities);
    }
    carried(request, origin, sink);
    if !exists(request, capabilities, origin, sink) {
        std::hint::cold_path();
        return None;
    }
    let is_alone = is_filter_alone(request);
    schema_check(request, is_alone, capabilities, origin, sink);
    let work = if trace.is_none() && is_alone && is_taken(request, capabilities, setting, sink) {
        None
    } else {
        divide(request, capabilities, setting, origin, trace, sink)?
    };
    place::inside_and(request, &capabilities.rules);
    #[cfg(debug_assertions)]
    assert!(place::has_each_key_once(request), "a clause would be lost");
    Some(work)
}

/// Whether the server evaluates every clause of a filter alone, as it does with most: then there is nothing to divide between
/// server and client.
#[inline]
fn is_taken(request: &Request, capabilities: &Capabilities, setting: Setting, sink: &Diagnostics) -> bool {
    request.with.is_empty()
        && capabilities.endpoint.required().is_empty()
        && setting.fetching.is_none()
        && (setting.mode == Mode::Strict || length::limit(request, capabilities.server.versions).is_none())
        && is_pushed(request, capabilities)
        && !sink.has_errors()
}

/// Divides a request between the server, its parameters and the client; gives what is left to the client, or nothing where
/// there is no plan.
#[inline(never)]
fn divide(
    request: &mut Request,
    capabilities: &Capabilities,
    setting: Setting,
    origin: &Origin<'_>,
    mut trace: Option<&mut Trace>,
    sink: &mut Diagnostics,
) -> Option<Option<Box<Work>>> {
    let Setting { mode, fetching, .. } = setting;
    // What is rewritten may begin otherwise.
    request.heads = Heads::ANY;
    let asked = fetching.map(|_| Asked::of(request, Rows::of(capabilities)));
    parameters::check(request, capabilities, origin, sink);
    values::write_values(request, capabilities, origin, sink);
    parameters::supply(request, capabilities, trace.as_deref_mut());
    sink.set_part(origin.part);
    typed::supply(request, capabilities, setting, trace.as_deref_mut(), sink);
    parameters::check_required(request, capabilities, origin, sink);
    if sink.has_errors() {
        return None;
    }
    let aside = fetching.map(|fetching| fetching::set_aside(request, fetching)).unwrap_or_default();
    sink.set_part(origin.part);
    let mut left = push(request, capabilities, trace.as_deref_mut(), sink);
    if !left.clauses.is_empty() {
        typed::lower(request, capabilities, &mut left, setting, trace.as_deref_mut(), sink);
    }
    if mode == Mode::Strict {
        report::left(request, &left, capabilities, sink);
    }
    if mode == Mode::Split
        && fetching.is_none()
        && let Some(longest) = length::limit(request, capabilities.server.versions)
    {
        too_long(request, longest, &mut left, trace);
    }
    let left: Vec<NodeId> = left.clauses.iter().map(|(clause, _)| *clause).chain(aside).collect();
    let written = request.count;
    let work = residual::rest(request, capabilities, &left, mode, asked, origin, sink);
    if !request.with.is_empty() {
        values::check_many(request, origin, sink);
    }
    // What split mode or the client walks in pages is not cut.
    if mode == Mode::Strict || (fetching.is_none() && request.count == written) {
        count(request, origin, sink);
    }
    if sink.has_errors() {
        report::join(request, sink);
        return None;
    }
    Some(work.map(Box::new))
}

/// Leaves to the client the clauses that would make the URL longer than the server reads.
#[cold]
fn too_long(request: &mut Request, longest: usize, left: &mut Left, trace: Option<&mut Trace>) {
    let (length, aside) = length::set_aside(request, longest);
    let why = Why::TooLong { length, longest };
    if let Some(trace) = trace {
        trace.leave(request, &aside, &why);
    }
    left.clauses.extend(aside.into_iter().map(|clause| (clause, why.clone())));
}

/// Reports what the schema of the endpoint's collection speaks against, where `query` is about its rows.
fn schema_check(
    request: &mut Request,
    is_alone: bool,
    capabilities: &Capabilities,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    let Some(collection) = capabilities.endpoint.collection() else { return };
    let rows = Declared { collection, versions: capabilities.server.versions };
    if capabilities.query.cause == Cause::Selector {
        std::hint::cold_path();
        return;
    }
    // Of most filters there is nothing to say.
    let odd = rows.odd_clause(request, origin.source);
    if odd.is_some() || !is_alone {
        schema_report(request, odd, rows, capabilities, origin, sink);
    }
}

/// Reports what is odd about the filter from this clause on, and about the fields and the sort.
#[inline(never)]
fn schema_report(
    request: &mut Request,
    odd: Option<NodeId>,
    rows: Declared,
    capabilities: &Capabilities,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    let (endpoint, versions) = (capabilities.endpoint, capabilities.server.versions);
    let reads = |parameter| endpoint.treatment(parameter, versions).0 == Treatment::Read;
    let is_parameter = |name: &str| match name {
        "offset" => reads(ListParameter::Offset),
        "count" => reads(ListParameter::Count),
        _ => {
            endpoint.parameters(versions).any(|parameter| parameter.name == name)
                || endpoint.typed(versions).any(|typed| typed.name == name)
        }
    };
    let is_selected = |path: &str| endpoint.typed(versions).any(|typed| typed.meaning.compares(path));
    let subject =
        Subject { is_parameter: &is_parameter, is_selected: &is_selected, rows, source: origin.source };
    if let Some(clause) = odd {
        sink.set_part(origin.part);
        schema::check(request, clause, subject, sink);
    }
    let in_text = |apart| if origin.part == Part::Text { origin.source } else { apart };
    sink.set_part(origin.of(Part::Fields));
    let fields = Subject { source: in_text(origin.fields), ..subject };
    for key in &request.projection {
        schema::check_key(request.text(key.path), key.span, fields, sink);
    }
    sink.set_part(origin.of(Part::Sort));
    let sort = Subject { source: in_text(origin.sort), ..subject };
    for key in &request.sort {
        schema::check_key(request.text(key.path), key.span, sort, sink);
    }
}

/// An endpoint is one that some server has.
pub(super) fn named(request: &Request, sink: &mut Diagnostics) {
    if let Some((name, span)) = request.endpoint {
        known_endpoint(request, name, span, sink);
    }
}

#[inline(never)]
fn known_endpoint(request: &Request, name: Text, span: Span, sink: &mut Diagnostics) {
    let name = request.text(name);
    // Where the parser took it for a test with a colon, it has said so.
    let is_said = sink.items().iter().any(|known| {
        known.code == Code::EndpointWithoutTest || known.code == Code::ClauseSpelling && known.span == span
    });
    if is_said || !IS_KNOWN || Endpoint::find(name).is_some() {
        return;
    }
    let bare = name.strip_prefix("api/v1/").filter(|bare| Endpoint::find(bare).is_some());
    let diagnostic = match bare.or_else(|| Endpoint::nearest(name)) {
        Some(meant) => Diagnostic::new(Code::MistypedEndpoint, span)
            .arg(name.to_owned())
            .arg(meant.to_owned())
            .fix(Fix::replace(span, meant)),
        None => Diagnostic::new(Code::UnknownEndpoint, span).arg(name.to_owned()),
    };
    sink.report(diagnostic);
}

/// Whether the server has the endpoint; reports it where it has not.
#[inline]
fn exists(
    request: &Request,
    capabilities: &Capabilities,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) -> bool {
    let (is_there, _) = capabilities.endpoint.exists(capabilities.server.versions);
    if !is_there {
        absent(request, capabilities, origin, sink);
    }
    is_there
}

#[cold]
fn absent(request: &Request, capabilities: &Capabilities, origin: &Origin<'_>, sink: &mut Diagnostics) {
    let versions = capabilities.server.versions;
    sink.set_part(origin.endpoint);
    let span = request.endpoint.map(|(_, span)| span).unwrap_or_default();
    let absent = Diagnostic::new(Code::EndpointAbsent, span).arg(capabilities.endpoint.name());
    let all = if versions.is_single() { "" } else { "all of " };
    sink.report(absent.arg(format!("{all}{versions}")));
}

/// Says, once for a request, what the plan rests on that was not read of this very version.
#[inline]
pub(super) fn note_inferred(
    request: &Request,
    capabilities: &Capabilities,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    if !capabilities.is_plain() {
        note_what_is_inferred(request, capabilities, origin, sink);
    }
}

#[inline(never)]
fn note_what_is_inferred(
    request: &Request,
    capabilities: &Capabilities,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    let mut inferred = Vec::new();
    let mut note = |name, is_sent, access: Lookup| {
        if is_sent && access(capabilities).certainty == Certainty::Inferred {
            inferred.push(name);
        }
    };
    note("query", has_clauses(request), |capabilities| capabilities.query);
    note("fields", !request.projection.is_empty(), Capabilities::fields);
    note("sort", !request.sort.is_empty(), Capabilities::sort);
    note("offset", request.offset.is_some(), Capabilities::offset);
    note("count", request.count.is_some(), Capabilities::count);
    if !inferred.is_empty() {
        let span = request.endpoint.map(|(_, span)| span).unwrap_or_default();
        sink.set_part(origin.endpoint);
        let names = format!("`{}`", inferred.join("`, `"));
        let hint = Diagnostic::new(Code::InferredFacts, span).arg(names);
        sink.report(hint.arg(capabilities.server.versions.to_string()).arg(capabilities.endpoint.name()));
    }
}

/// Says, once for a request, that `query` or `fields` is sent to a server of which it is assumed that it reads them.
#[inline(never)]
pub(super) fn note_assumed(request: &Request, origin: &Origin<'_>, sink: &mut Diagnostics) {
    if has_clauses(request) || !request.projection.is_empty() {
        let span = request.endpoint.map(|(_, span)| span).unwrap_or_default();
        sink.set_part(origin.endpoint);
        sink.report(Diagnostic::new(Code::UnsafeAssumed, span));
    }
}
