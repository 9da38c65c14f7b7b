//! Objects of `fields` and `sort` to projections and orders.

use super::walk::Walk;
use super::wrapper::Place;
use super::{Options, asked, keys, read_json, report_no_object};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::path;
use crate::request::{Kind, ProjectionKey, Request, SortKey, Text, clauses};
use crate::span::Span;
use crate::words::meant;

/// Reads `{"username":1,"_id":false}` at `span` of `source` into the projection of `request`. `true` and `false` count as 1
/// and 0, and so does any other number as 1, which is how MongoDB reads them.
pub fn read_fields(
    source: &str,
    span: Span,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
) {
    let errors = sink.errors();
    members(source, span, options, request, sink, |walk, path, value, key| {
        let include = match walk.request.arena.kind(value) {
            Kind::Bool(include) => include,
            Kind::Int32(0) => false,
            Kind::Int32(1) => true,
            // `1.0` and `0.0` are the same numbers to every reader of JSON.
            Kind::Double(number) if number == 0.0 || number.to_bits() == 1f64.to_bits() => number != 0.0,
            _ => {
                let span = walk.request.arena.span(value);
                let fix = inclusion(walk.request, walk.request.arena.kind(value));
                let fix = fix.map(|meant| Fix::replace(span, meant));
                walk.sink.report(Diagnostic::new(Code::FieldsValue, span).arg(span).fixed(fix));
                return;
            }
        };
        walk.request.projection.push(ProjectionKey { path, include, span: key });
    });
    // A key that stands twice was reported as such.
    if sink.errors() == errors {
        clauses::check_projection(request, sink);
    }
}

/// Reads `{"createdAt":-1,"name":1}` at `span` of `source` into the sort of `request`, in order. What people write for 1 and
/// -1 is an error with its fix.
pub fn read_sort(
    source: &str,
    span: Span,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
) {
    let errors = sink.errors();
    members(source, span, options, request, sink, |walk, path, value, key| {
        let kind = walk.request.arena.kind(value);
        let descending = match kind {
            Kind::Int32(1) => false,
            Kind::Int32(-1) => true,
            // `1.0` and `-1.0` are the same numbers to every reader of JSON.
            Kind::Double(number) if number.to_bits() == 1f64.to_bits() => false,
            Kind::Double(number) if number.to_bits() == (-1f64).to_bits() => true,
            _ => {
                let meant = direction(walk.request, kind);
                let span = walk.request.arena.span(value);
                let diagnostic = Diagnostic::new(Code::SortDirection, span).arg(span);
                walk.sink.report(match meant {
                    Some(meant) => diagnostic.fix(Fix::replace(span, meant)),
                    None => diagnostic.fix(Fix::replace(span, "1")).fix(Fix::replace(span, "-1")),
                });
                return;
            }
        };
        walk.request.sort.push(SortKey { path, descending, span: key });
    });
    if sink.errors() == errors {
        clauses::check_sort(request, sink);
    }
}

/// What was meant by something else than 1 and 0; nothing where it asks for a part of the field, or says neither.
fn inclusion(request: &Request, kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) => Some("1"),
        Kind::String(text) => {
            meant(request.text(text), &[("0 false no off exclude", "0"), ("1 true yes on include", "1")])
        }
        _ => None,
    }
}

/// What was meant by something else than 1 and -1.
fn direction(request: &Request, kind: Kind) -> Option<&'static str> {
    let by_sign = |sign: f64| match sign {
        sign if sign > 0.0 => Some("1"),
        sign if sign < 0.0 => Some("-1"),
        _ => None,
    };
    match kind {
        Kind::Bool(true) => Some("1"),
        Kind::Bool(false) => Some("-1"),
        Kind::Int32(number) => by_sign(number.into()),
        Kind::Int64(number) => by_sign(number as f64),
        Kind::Double(number) => by_sign(number),
        Kind::String(text) => meant(
            request.text(text),
            &[("asc ascending up 1 +1 +", "1"), ("desc descending down -1 -", "-1")],
        ),
        _ => None,
    }
}

/// Reads an object and hands over each of its members: its path, its value and its key's place.
fn members(
    source: &str,
    span: Span,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
    mut take: impl FnMut(&mut Walk<'_>, Text, NodeId, Span),
) {
    let Some(root) = read_json(source, span, options, request, sink) else { return };
    let mut walk = super::walk(source, options, keys::Rule::Server, request, sink);
    walk.unescape(root);
    let Kind::Object(members) = walk.request.arena.kind(root) else {
        return report_no_object(&mut walk, root);
    };
    let holds_object = |member| {
        let is_object = |value| matches!(walk.request.arena.kind(value), Kind::Object(_));
        walk.value_of(member).is_some_and(is_object)
    };
    // The parameters of a request, of which this is one, maybe.
    if walk.request.arena.children(members).any(holds_object)
        && let Some(refused) = asked::refused(source, span)
    {
        return walk.sink.report(refused);
    }
    keys::duplicates(walk.request, members, walk.sink);
    let mut next = members.first;
    while let Some(member) = next {
        next = walk.request.arena.next(member);
        let Kind::Member(path, value) = walk.request.arena.kind(member) else { continue };
        let span = walk.request.arena.span(member);
        match path::check(walk.request.bytes(path)) {
            Some(problem) => walk.report_path(problem, span),
            None => {
                walk.resolve(value, Place::Operators);
                take(&mut walk, path, value, span);
            }
        }
    }
}
