//! The keys of one object to what is wrong with them: those that stand twice, and those that no document may have.

use super::paste;
use super::slip::quoted;
use crate::arena::List;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::path;
use crate::request::{Kind, Request};
use crate::span::Span;
use std::collections::HashMap;

/// Which keys documents may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Those that JSON can write, even twice.
    Json,
    /// Each once, and none with a NUL, which BSON cannot write.
    Bson,
    /// Neither those that the servers delete or choke on.
    Server,
}

/// A key of a hand-built attack on servers: npm ejson allocates as many bytes as its object says.
const POLYFILL: &str = "$Uint8ArrayPolyfill";

/// Up to this many keys are compared in pairs, which needs no memory.
const FEW: usize = 8;

/// Reports what is wrong with the keys of a document.
pub(super) fn check(request: &Request, members: List, rule: Rule, sink: &mut Diagnostics) {
    if rule == Rule::Json {
        return;
    }
    duplicates(request, members, sink);
    for (key, span) in keys(request, members) {
        if key.bytes().any(|byte| byte == 0) {
            sink.report(Diagnostic::new(Code::JsonNulKey, span));
        } else if rule == Rule::Server {
            served(key, span, sink);
        }
    }
}

/// Reports what is wrong with a key for a server.
fn served(key: &str, span: Span, sink: &mut Diagnostics) {
    if path::is_refused(key.as_bytes()) || key == POLYFILL {
        sink.report(Diagnostic::new(Code::JsonRefusedKey, span).arg(key.to_owned()));
    }
    escaped_dollar(key, span, sink);
}

/// Reports a key whose `$` is still escaped: as it stands it would be the name of a field that is nowhere.
pub(super) fn escaped_dollar(key: &str, span: Span, sink: &mut Diagnostics) {
    if matches!(key.as_bytes(), [b'\\' | b'%', ..])
        && let Some(meant) = paste::escaped_dollar(key)
    {
        let fix = Fix::replace(span, quoted(&meant));
        sink.report(Diagnostic::new(Code::EscapedDollar, span).arg(key.to_owned()).arg(meant).fix(fix));
    }
}

/// Reports every key that stands in the object before.
pub(super) fn duplicates(request: &Request, members: List, sink: &mut Diagnostics) {
    if members.first == members.last {
        return;
    }
    if keys(request, members).nth(FEW).is_some() {
        return many_duplicates(request, members, sink);
    }
    for (at, (key, span)) in keys(request, members).enumerate().skip(1) {
        if let Some((_, first)) = keys(request, members).take(at).find(|&(other, _)| other == key) {
            report(key, span, first, sink);
        }
    }
}

fn many_duplicates(request: &Request, members: List, sink: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for (key, span) in keys(request, members) {
        let first = *seen.entry(key).or_insert(span);
        if first != span {
            report(key, span, first, sink);
        }
    }
}

#[cold]
fn report(key: &str, span: Span, first: Span, sink: &mut Diagnostics) {
    let diagnostic = Diagnostic::new(Code::DuplicateKey, span).arg(key.to_owned());
    sink.report(diagnostic.related("the first one", first));
}

fn keys(request: &Request, members: List) -> impl Iterator<Item = (&str, Span)> {
    request.arena.children(members).filter_map(|member| match request.arena.kind(member) {
        Kind::Member(key, _) => Some((request.text(key), request.arena.span(member))),
        _ => None,
    })
}
