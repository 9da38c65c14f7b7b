//! The parameters of `with` to those that an endpoint needs and reads; a clause may supply one.

use super::Origin;
use super::capabilities::Capabilities;
use super::explain::Trace;
use super::push::{Fate, Step};
use super::typed::rival;
use super::values::is_idle;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Edit, Fix, Part};
use crate::ejson;
use crate::nearest::nearest;
use crate::operator::Operator;
use crate::request::{Kind, Parameter, Request};
use crate::server::{ClaimKind, Endpoint, When};
use crate::span::Span;
use crate::version::Versions;

/// Fields that say the same as a parameter: where the endpoint sets the field by the parameter, a clause `field = "…"`
/// supplies it and holds for every row. `im.*` and `dm.*` take a user's name for `roomId` too, so a clause on `rid` is
/// implied by nothing there. Source: Rocket.Chat 8.6.1, `findChannelByIdOrName`, `findDirectMessageRoom`.
const SUPPLIES: [(&str, &str); 5] =
    [("rid", "roomId"), ("rid", "rid"), ("prid", "roomId"), ("tmid", "tmid"), ("integration._id", "id")];

/// Endpoints whose `roomId` may also be a name.
const BY_NAME: [&str; 2] = ["im.", "dm."];

/// What people write for the filter, the fields and the order in JSON, and how each is said.
const AS_FIELDS: [(&str, &str); 7] = [
    ("query", FILTER),
    ("filter", FILTER),
    ("selector", FILTER),
    ("where", FILTER),
    ("fields", "`| fields a, -b` after the filter"),
    ("sort", "`| sort a, -b` after the filter"),
    // Of those that hold the others, it is asked what is in them.
    ("params", ""),
];

const FILTER: &str = "what is inside alone: it is the filter";

/// Warns of a test whose field has the name of a parameter and whose value is an object, where no schema says that there is
/// such a field or none.
pub(super) fn taken_for_fields(request: &Request, source: &str, sink: &mut Diagnostics) {
    // Nothing was found to be right that holds a document.
    if request.is_settled() {
        return;
    }
    let Some(filter) = request.filter else { return };
    let Kind::Conjunction(clauses) = request.arena.kind(filter) else { return };
    for (_, clause) in request.arena.entries(clauses) {
        let Kind::Field(path, value) = clause.kind else { continue };
        match request.arena.get(value).kind {
            Kind::Object(_) => {}
            Kind::String(text) if request.text(text).starts_with('{') => {}
            _ => continue,
        }
        let path = request.text(path);
        if let Some(&(name, instead)) = AS_FIELDS.iter().find(|(name, _)| path.eq_ignore_ascii_case(name)) {
            let whole = request.arena.span(filter);
            if let Some((name, fix)) = ejson::asked(source, whole) {
                // They are no document, then.
                for code in [Code::LiteralOperator, Code::WholeDocument] {
                    while sink.take_in(code, whole).is_some() {}
                }
                let (help, fix) = match fix.map(|fix| ejson::fitted(fix, sink.part())) {
                    Some(Ok(fix)) => {
                        let written = fix.edits.first().map_or("", |edit| &*edit.text);
                        (format!("`{written}`"), Some(fix))
                    }
                    Some(Err(way)) => (way, None),
                    None => ("the filter alone".to_owned(), None),
                };
                sink.slip(Code::ParameterAsField, whole).arg(name).arg(help).fixed(fix);
                return;
            }
            if instead.is_empty() {
                continue;
            }
            let inside = request.arena.get(value);
            // Where it is all there is, what is inside is the filter.
            let is_filter =
                instead == FILTER && clauses.first == clauses.last && whole.end >= inside.span.end;
            // A text has quotes round its letters, which are to stand as they are.
            let quotes = u32::from(!matches!(inside.kind, Kind::Object(_)));
            let is_filter = is_filter && (quotes == 0 || is_written(inside.span.slice(source)));
            let (start, end) = (inside.span.start + quotes, inside.span.end - quotes);
            let edits = [Span::new(whole.start, start), Span::new(end, whole.end)];
            let fix = is_filter.then(|| Fix {
                title: "write what is inside alone".into(),
                edits: edits.map(|span| Edit { span, text: "".into() }).into(),
            });
            sink.slip(Code::ParameterAsField, clause.span).arg(name).arg(instead).fixed(fix);
        }
    }
}

/// Whether a text in quotes is an object as it is written.
fn is_written(text: &str) -> bool {
    text.starts_with(['"', '\''])
        && text.get(1..text.len() - 1).is_some_and(|text| text.ends_with('}') && !text.contains('\\'))
}

/// Supplies a required parameter that is not given from the filter, where a clause says it; the clause then leaves the
/// filter, since the endpoint's own part of the filter says the same.
pub(super) fn supply(request: &mut Request, capabilities: &Capabilities, mut trace: Option<&mut Trace>) {
    let endpoint = capabilities.endpoint;
    for alternatives in endpoint.required() {
        let is_given =
            request.with.iter().any(|given| alternatives.contains(&bare(request.text(given.name))));
        if is_given || BY_NAME.iter().any(|prefix| endpoint.name().starts_with(prefix)) {
            continue;
        }
        let supplied = SUPPLIES.iter().filter(|(field, name)| {
            alternatives.contains(name)
                && endpoint.claims().iter().any(|claim| {
                    claim.key == *field
                        && claim.when == When::Always
                        && matches!(claim.kind, ClaimKind::Server | ClaimKind::Caller)
                })
        });
        let found = supplied.filter_map(|(field, name)| Some((equality(request, field)?, *name))).next();
        if let Some(((clause, value), name)) = found {
            let name = request.intern(name);
            let span = request.arena.span(clause);
            request.with.push(Parameter { name, value, span });
            remove(request, clause);
            if let Some(trace) = &mut trace {
                trace.steps.push(Step { clause, fate: Fate::Supplied(name) });
            }
        }
    }
}

/// The first clause at the top that compares the field with a text that is not empty, and that text.
fn equality(request: &Request, field: &str) -> Option<(NodeId, NodeId)> {
    let Kind::Conjunction(clauses) = request.arena.kind(request.filter?) else { return None };
    request.arena.children(clauses).find_map(|clause| match request.arena.kind(clause) {
        Kind::Field(path, value) if request.text(path) == field => {
            let value = match request.arena.kind(value) {
                Kind::Tests(List { first: Some(test), last }) if last == Some(test) => {
                    match request.arena.kind(test) {
                        Kind::Test(Operator::Eq, _, operand) => operand,
                        _ => value,
                    }
                }
                _ => value,
            };
            let is_text = matches!(request.arena.kind(value), Kind::String(text) if text.len() > 0);
            is_text.then_some((clause, value))
        }
        _ => None,
    })
}

/// Takes a clause out of the filter.
pub(super) fn remove(request: &mut Request, gone: NodeId) {
    let Some(filter) = request.filter else { return };
    let Kind::Conjunction(clauses) = request.arena.kind(filter) else { return };
    let kept: Vec<_> = request.arena.children(clauses).filter(|&clause| clause != gone).collect();
    let mut list = List::default();
    for clause in kept {
        request.arena.append(&mut list, clause);
    }
    request.arena.get_mut(filter).kind = Kind::Conjunction(list);
}

/// Reports the parameters that are missing, all at once.
pub(super) fn check_required(
    request: &Request,
    capabilities: &Capabilities,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    let is_given = |name: &&str| request.with.iter().any(|given| bare(request.text(given.name)) == *name);
    let missing: Vec<_> = capabilities
        .endpoint
        .required()
        .iter()
        .filter(|alternatives| !alternatives.iter().any(is_given))
        .copied()
        .collect();
    if !missing.is_empty() {
        report_missing(request, capabilities, &missing, origin, sink);
    }
}

#[cold]
fn report_missing(
    request: &Request,
    capabilities: &Capabilities,
    missing: &[&[&str]],
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    // Of what is mistyped it was said what it is to be.
    let is_told = |names: &&[&str]| {
        let is_near = |name: &str| nearest(name, names.iter().copied()).is_some();
        let mut given = request.with.iter();
        given.any(|given| sink.has_error_in(given.span) && is_near(bare(request.text(given.name))))
    };
    let missing: Vec<_> = missing.iter().filter(|names| !is_told(names)).copied().collect();
    if missing.is_empty() {
        return;
    }
    let (endpoint, versions) = (capabilities.endpoint, capabilities.server.versions);
    let since =
        |name: &str| endpoint.parameters(Versions::ALL).find(|known| known.name == name)?.since.into();
    let oldest = |names: &&[&str]| names.iter().map(|name| since(name)).min().flatten();
    let help = match missing.iter().filter_map(oldest).max().filter(|since| *since > versions.first) {
        Some(since) => format!("name a server from {since} on: none before is known to read it"),
        None => {
            let first: Vec<_> = missing.iter().filter_map(|names| names.first()).collect();
            let written: Vec<_> = first.iter().map(|name| format!("{name} = …")).collect();
            let written = written.join(", ");
            match origin.part == Part::Text && request.with.is_empty() {
                true => format!("add `| with {written}`"),
                false => format!("add `{written}` to the parameters"),
            }
        }
    };
    let needed: Vec<_> = missing.iter().map(|names| names.join("` or `")).collect();
    let span = request.endpoint.map(|(_, span)| span).unwrap_or_default();
    let diagnostic = Diagnostic::new(Code::ParameterMissing, span).arg(endpoint.name());
    sink.set_part(origin.endpoint);
    sink.report(diagnostic.arg(needed.join("` and the parameter `")).arg(help));
}

/// Reports parameters that the endpoint does not have, or that it would not look at.
pub(super) fn check(
    request: &Request,
    capabilities: &Capabilities,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    for (index, given) in request.with.iter().enumerate() {
        sink.set_part(if index < origin.with_from { origin.part } else { Part::With });
        // Of one that is given again, say, nothing else is said.
        if !sink.has_error_in(given.span) {
            parameter(request, *given, capabilities, sink);
        }
    }
}

/// Reports what is wrong with one parameter.
fn parameter(request: &Request, given: Parameter, capabilities: &Capabilities, sink: &mut Diagnostics) {
    let (endpoint, versions) = (capabilities.endpoint, capabilities.server.versions);
    let name = bare(request.text(given.name));
    // The clauses have said that `query` and the like are no parameters beside them.
    if ["query", "fields", "sort", "offset", "count"].contains(&name) {
        return;
    }
    let (is_strict, _) = endpoint.is_strict(versions);
    let Some(known) = endpoint.parameters(versions).find(|known| known.name == name) else {
        let later = endpoint.parameters(Versions::ALL).find(|known| known.name == name);
        if let Some(later) = later {
            let early = Diagnostic::new(Code::ParameterTooNew, given.span).arg(name.to_owned());
            sink.report(early.arg(later.since.to_string()).arg(versions.to_string()));
            return;
        }
        let all = endpoint.parameters(versions).map(|known| known.name);
        match nearest(name, all) {
            Some(meant) => sink.report(
                Diagnostic::new(Code::MistypedParameter, given.span)
                    .arg(endpoint.name())
                    .arg(name.to_owned())
                    .arg(meant)
                    .fix(Fix::replace(given.span, meant)),
            ),
            // Where nobody looked which parameters there are, it may be one.
            None if !is_strict && endpoint.parameters(versions).next().is_none() => {
                let unsure = Diagnostic::new(Code::ParameterUnsure, given.span);
                sink.report(unsure.arg(endpoint.name()).arg(name.to_owned()));
            }
            None => {
                let what = if is_strict { "refused with 400" } else { "ignored" };
                let unknown = Diagnostic::new(Code::UnknownParameter, given.span);
                sink.report(unknown.arg(endpoint.name()).arg(name.to_owned()).arg(what));
            }
        }
        return;
    };
    if known.since > versions.first {
        let early = Diagnostic::new(Code::ParameterTooNew, given.span).arg(name.to_owned());
        sink.report(early.arg(known.since.to_string()).arg(versions.to_string()));
        return;
    }
    if is_idle(request, given.value, name, capabilities) {
        let idle = Diagnostic::new(Code::ParameterIdle, given.span).arg(name.to_owned());
        sink.report(idle.arg(request.arena.span(given.value)));
    } else if let Some(other) = rival(request, name, endpoint.name()) {
        sink.report(Diagnostic::new(Code::ParameterIdle, given.span).arg(name.to_owned()).arg(other));
    } else if let Some(first) = alternative(request, name, endpoint) {
        let either = Diagnostic::new(Code::EitherParameter, given.span).arg(endpoint.name());
        sink.report(either.arg(first).arg(name.to_owned()));
    } else {
        permitted(given, name, capabilities, sink);
    }
}

/// Filters on a condition that are no more than that to anybody: the endpoint, the parameter, and the condition on its value.
/// Source: `typed-params.json`, `users.presence`.
const CONDITIONAL: [(&str, &str, &str); 1] =
    [("users.presence", "from", "an instant of the last 10 minutes before it is asked")];

/// The permission that the catalogue's servers know the caller to have or to lack.
const FULL_INFO: &str = "view-full-other-user-info";

/// Reports a filter that the endpoint refuses to this caller, and warns of one that filters only on a condition.
fn permitted(given: Parameter, name: &str, capabilities: &Capabilities, sink: &mut Diagnostics) {
    let (endpoint, is_privileged) = (capabilities.endpoint, capabilities.server.privileged);
    let of =
        |(known, conditional, _): &&(&str, &str, &str)| *known == endpoint.name() && *conditional == name;
    if let Some((_, _, condition)) = CONDITIONAL.iter().find(of) {
        let unsure = Diagnostic::new(Code::ParameterNeeds, given.span).arg(name.to_owned());
        sink.report(unsure.arg(*condition));
    }
    let Some(typed) = endpoint.typed(capabilities.server.versions).find(|typed| typed.name == name) else {
        return;
    };
    let is_required = endpoint.required().iter().any(|alternatives| alternatives.contains(&name));
    match typed.needs {
        "" => {}
        FULL_INFO if !is_privileged => {
            let forbidden = Diagnostic::new(Code::ParameterForbidden, given.span).arg(endpoint.name());
            sink.report(forbidden.arg(name.to_owned()).arg(FULL_INFO));
        }
        needs if needs.starts_with(FULL_INFO) || is_required => {}
        needs => {
            let unsure = Diagnostic::new(Code::ParameterNeeds, given.span).arg(name.to_owned());
            sink.report(unsure.arg(needs));
        }
    }
}

/// The parameter in place of which this one may be given, where that is given before it.
fn alternative(request: &Request, name: &str, endpoint: Endpoint) -> Option<&'static str> {
    let alternatives = endpoint.required().iter().find(|alternatives| alternatives.contains(&name))?;
    given_before(request, name, alternatives)
}

/// The first of the names that is given before this one.
pub(super) fn given_before(request: &Request, name: &str, names: &[&'static str]) -> Option<&'static str> {
    let before = request.with.iter().map(|given| bare(request.text(given.name)));
    let mut before = before.take_while(|&before| before != name);
    before.find_map(|before| names.iter().copied().find(|&other| other == before))
}

/// A parameter's name without the brackets of a list.
pub(super) fn bare(name: &str) -> &str {
    name.strip_suffix("[]").unwrap_or(name)
}
