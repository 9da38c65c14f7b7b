//! Why a clause is not evaluated by the server, to the diagnostic that says so.

use super::capabilities::{Access, Capabilities, Cause};
use super::obstacle::Reason;
use super::push::{Left, Why};
use super::search;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::operator::Operator;
use crate::request::{Kind, Request};
use crate::server::Treatment;
use crate::span::Span;
use crate::version::Certainty;

/// What stands at the place of each further clause of which the same is said.
pub(crate) const ALSO: &str = "and this";

/// What a server does with a parameter that it does not read.
pub(super) fn behaviour(name: &str, access: Access) -> String {
    match (access.certainty, access.treatment) {
        (Certainty::Unknown, _) => format!("it is not established what it does with `{name}`"),
        (Certainty::Known | Certainty::Inferred, Treatment::Refused) => {
            format!("it refuses `{name}` with 400")
        }
        (Certainty::Known | Certainty::Inferred, Treatment::Ignored | Treatment::Read) => {
            format!("it ignores `{name}`")
        }
    }
}

/// What is wrong with a value that stands alone behind an endpoint that servers have: `users.list: active`.
#[cold]
pub(super) fn alone(source: &str, value: Span) -> Diagnostic {
    let text = value.slice(source);
    let is_word = text.starts_with(|first: char| first.is_alphabetic() || first == '_');
    // `nam*e:bob` is no path, whatever stands behind it.
    let is_odd = |sign: char| sign.is_whitespace() || matches!(sign, ':' | '*');
    let is_path = is_word && !text.contains(is_odd) || text.starts_with('`');
    if !is_path || matches!(text, "true" | "false" | "null") {
        let short: String = text.chars().take(40).collect();
        let ellipsis = if short.len() < text.len() { "…" } else { "" };
        return Diagnostic::new(Code::ExpectedTest, value).arg(format!("`{short}{ellipsis}`"));
    }
    let after = Span::at(value.end);
    Diagnostic::new(Code::BareName, value).arg(value).write(after, " = true").write(after, " exists")
}

/// Reports every clause that the server does not evaluate: those for which `query` is not read at once, each other one for
/// itself.
pub(super) fn left(request: &Request, left: &Left, capabilities: &Capabilities, sink: &mut Diagnostics) {
    let mut unread: Option<Diagnostic> = None;
    let is_alone = left.clauses.iter().filter(|(_, why)| matches!(why, Why::NotRead(_))).count() == 1;
    for (clause, why) in &left.clauses {
        let mut diagnostic = reason(request, *clause, why, capabilities);
        match (why, unread.take()) {
            (Why::NotRead(_), Some(first)) => unread = Some(first.related(ALSO, diagnostic.span)),
            (Why::NotRead(_), None) => {
                // What was taken for a field says itself what to write.
                if is_alone && let Some(parameter) = sink.take_in(Code::ParameterAsPath, diagnostic.span) {
                    diagnostic = diagnostic.only(parameter.help(""));
                }
                unread = Some(diagnostic);
            }
            (Why::Obstacle(_) | Why::TooLong { .. }, first) => {
                unread = first;
                sink.report(diagnostic);
            }
        }
    }
    if let Some(diagnostic) = unread {
        sink.report(diagnostic);
    }
}

/// Says once what a warning about the same test says better than an error: a path or an operand that was not meant is one
/// mistake, whoever does not take it.
#[cold]
pub(super) fn join(request: &Request, sink: &mut Diagnostics) {
    // Whether something is so of a test whose path begins, or stands, there.
    let of_test = |start: u32, is: &dyn Fn(Span, NodeId) -> bool| {
        request.arena.nodes().any(|node| {
            node.span.start == start && matches!(node.kind, Kind::Field(_, value) if is(node.span, value))
        })
    };
    sink.absorb(|warning, error| match warning.code {
        Code::ParameterAsPath | Code::MistypedField => match error.code {
            Code::FieldNotReturned => warning.span == error.span,
            Code::AttributeInvalid | Code::OtherKey => {
                of_test(warning.span.start, &|path, value| compared(request, path, value) == error.span)
            }
            Code::RowsUndecided => of_test(warning.span.start, &|path, value| {
                path == warning.span
                    && to_the_end(request, path, value).end >= error.span.end
                    && path.end <= error.span.start
            }),
            _ => false,
        },
        Code::NeverOfType | Code::PatternOfNoText | Code::NotAnArray => {
            error.code == Code::RowsUndecided
                && warning.span.start < error.span.end
                && error.span.start < warning.span.end
        }
        _ => false,
    });
}

/// Why the server does not evaluate a clause.
pub(crate) fn reason(
    request: &Request,
    clause: NodeId,
    why: &Why,
    capabilities: &Capabilities,
) -> Diagnostic {
    let obstacle = match why {
        Why::NotRead(access) => return not_read(extent(request, clause), *access, capabilities),
        Why::TooLong { length, longest } => return too_long(extent(request, clause), *length, *longest),
        Why::Obstacle(obstacle) => obstacle,
    };
    let span = extent(request, obstacle.node);
    let versions = capabilities.server.versions.to_string();
    let endpoint = capabilities.endpoint.name();
    match &obstacle.reason {
        Reason::Hidden => {
            let code = if capabilities.server.privileged { Code::SecretField } else { Code::HiddenField };
            Diagnostic::new(code, span).arg(request.arena.span(obstacle.node)).arg(endpoint)
        }
        Reason::Operation(operator) => {
            Diagnostic::new(Code::OperationInvalid, span).arg(operator.key()).arg(endpoint).arg(versions)
        }
        Reason::Attribute(path) => {
            Diagnostic::new(Code::AttributeInvalid, span).arg(path.clone()).arg(endpoint).arg(versions)
        }
        Reason::OtherKey => {
            let keys = capabilities.rules.only_keys().collect::<Vec<_>>().join("`, `");
            Diagnostic::new(Code::OtherKey, span).arg(endpoint).arg(keys)
        }
        Reason::InDoubt => Diagnostic::new(Code::ValidityInDoubt, span).arg(endpoint).arg(versions),
        Reason::RegexValue => Diagnostic::new(Code::RegexValue, span).arg(versions),
        Reason::Search(operator) => {
            let is_counted =
                *operator != Operator::Text && capabilities.server.versions.first >= search::COUNTED_SINCE;
            let code = if is_counted { Code::SearchRefused } else { Code::SearchUnsure };
            let diagnostic = Diagnostic::new(code, span).arg(endpoint).arg(versions);
            diagnostic.arg(search::without_order(request, obstacle.node))
        }
        Reason::PlainJson => Diagnostic::new(Code::PlainJson, span).arg(versions),
    }
}

/// A request is longer as a URL than a server reads.
#[cold]
pub(crate) fn too_long(span: Span, length: usize, longest: usize) -> Diagnostic {
    let number = |bytes: usize| i64::try_from(bytes).unwrap_or(i64::MAX);
    Diagnostic::new(Code::LongAsUrl, span).arg(number(length)).arg(number(longest))
}

/// Where a node stands with what it compares to.
pub(super) fn extent(request: &Request, node: NodeId) -> Span {
    let node = request.arena.get(node);
    match node.kind {
        Kind::Field(_, value) => compared(request, node.span, value),
        _ => node.span,
    }
}

/// The place of a path with what it is compared to.
fn compared(request: &Request, path: Span, value: NodeId) -> Span {
    let value = request.arena.span(value);
    if value.start >= path.end { path.to(value) } else { path }
}

/// The same up to the end of the last thing that a clause compares with.
pub(crate) fn whole(request: &Request, clause: NodeId) -> Span {
    match request.arena.kind(clause) {
        Kind::Field(_, asked) => to_the_end(request, request.arena.span(clause), asked),
        _ => extent(request, clause),
    }
}

fn to_the_end(request: &Request, path: Span, asked: NodeId) -> Span {
    let span = compared(request, path, asked);
    let Kind::Tests(tests) = request.arena.kind(asked) else { return span };
    let operands = request.arena.children(tests).filter_map(|test| match request.arena.kind(test) {
        Kind::Test(_, _, operand) => Some(request.arena.span(operand)),
        _ => None,
    });
    operands.filter(|operand| operand.start >= span.end).last().map_or(span, |last| span.to(last))
}

/// What else may be done where some of the versions read `query` only if they are told to.
const SWITCHED_ON: &str = ", or say `--unsafe-params` if it runs with `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true`, or name one version";

/// The clause that the span covers is lost, since `query` is.
fn not_read(span: Span, access: Access, capabilities: &Capabilities) -> Diagnostic {
    let versions = capabilities.server.versions.to_string();
    let code = match (access.certainty, access.cause, access.treatment) {
        (_, Cause::Selector, _) => Code::QuerySelects,
        (_, Cause::Replaced, _) => Code::QueryReplaced,
        (_, Cause::Merge, _) => Code::QueryMerge,
        (Certainty::Unknown, ..) => Code::QueryUnsure,
        (_, Cause::Switch, _) => Code::QuerySwitchedOff,
        (_, Cause::Removal, _) => Code::QueryRemoved,
        (_, Cause::Endpoint, Treatment::Refused) => Code::QueryRefused,
        (_, Cause::Endpoint, Treatment::Ignored | Treatment::Read) => Code::QueryIgnored,
    };
    let diagnostic = Diagnostic::new(code, span).arg(capabilities.endpoint.name());
    if code != Code::QueryUnsure {
        diagnostic.arg(versions)
    } else if capabilities.server.versions.is_single() {
        diagnostic.arg(versions).arg("")
    } else {
        let one = if access.cause == Cause::Switch { SWITCHED_ON } else { ", or name one version" };
        diagnostic.arg(format!("{versions}, or it is not the same in all of it")).arg(one)
    }
}
