//! A planned request to about how long it is as a URL, and a warning where a server would not read it to its end.

use super::Origin;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::request::{Kind, Request, Text};
use crate::span::Span;
use crate::version::{Version, Versions};

/// How long the first line and the headers of a request may be together, and what of it is left for a URL beside the login.
/// Sources: Node's `--max-http-header-size`, 16 KiB from 13.13 on and 8 KiB before; `engines` of Rocket.Chat 5.0 (14.19).
const LONGEST: [(Version, usize); 2] = [(Version::new(5, 0, 0), 16_000), (Version::new(0, 0, 0), 8_000)];

/// Warns of a request that is longer than a server reads, unless it is set up otherwise. What is not near that is not weighed.
pub(super) fn check(request: &Request, versions: Versions, origin: Origin<'_>, sink: &mut Diagnostics) {
    let longest = LONGEST
        .iter()
        .find(|(since, _)| versions.first >= *since)
        .map_or(usize::MAX, |(_, longest)| *longest);
    if request.text.len() + 16 * request.arena.len() > longest {
        weigh(request, longest, origin, sink);
    }
}

#[cold]
fn weigh(request: &Request, longest: usize, origin: Origin<'_>, sink: &mut Diagnostics) {
    let length = length(request);
    if length > longest {
        let span = request.filter.map_or_else(Span::default, |filter| request.arena.span(filter));
        sink.set_part(origin.part);
        let place = Span::at(span.start);
        let too_long = Diagnostic::new(Code::LongAsUrl, place).arg(i64::try_from(length).unwrap_or(i64::MAX));
        sink.report(too_long.arg(i64::try_from(longest).unwrap_or(i64::MAX)));
    }
}

/// About how many bytes the URL has: what is written, percent-encoded, with the signs around it.
fn length(request: &Request) -> usize {
    let text = |text: Text| {
        let written = request.text(text);
        if written.is_ascii() { written.len() } else { 3 * written.len() }
    };
    let of_clauses = |kind: Kind| match kind {
        // Braces or brackets, and a comma.
        Kind::Conjunction(_) | Kind::Tests(_) | Kind::Array(_) | Kind::Object(_) => 9,
        // A name in quotes, a colon and a comma.
        Kind::Logical(operator, _) => operator.key().len() + 21,
        Kind::Test(operator, ..) | Kind::Top(operator, ..) => operator.key().len() + 14,
        Kind::Field(key, _) | Kind::Member(key, _) => text(key) + 12,
        Kind::String(written) | Kind::ObjectId(written) | Kind::Decimal(written) => text(written) + 9,
        Kind::Regex(written, _) => text(written) + 60,
        Kind::Binary(written, _) => text(written) + 40,
        Kind::Date(_) => 36,
        Kind::Null | Kind::Bool(_) | Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) => 8,
        Kind::Foreign(..) => 0,
    };
    let mut sum = 0;
    let mut open: Vec<_> =
        request.filter.into_iter().chain(request.with.iter().map(|given| given.value)).collect();
    while let Some(node) = open.pop() {
        let kind = request.arena.kind(node);
        sum += of_clauses(kind);
        match kind {
            Kind::Conjunction(list)
            | Kind::Logical(_, list)
            | Kind::Tests(list)
            | Kind::Array(list)
            | Kind::Object(list) => open.extend(request.arena.children(list)),
            Kind::Field(_, value)
            | Kind::Test(_, _, value)
            | Kind::Top(_, _, value)
            | Kind::Member(_, value)
            | Kind::Foreign(_, value) => open.push(value),
            Kind::Null
            | Kind::Bool(_)
            | Kind::Int32(_)
            | Kind::Int64(_)
            | Kind::Double(_)
            | Kind::String(_)
            | Kind::Date(_)
            | Kind::Regex(..)
            | Kind::Binary(..)
            | Kind::ObjectId(_)
            | Kind::Decimal(_) => {}
        }
    }
    let keys = request.projection.iter().map(|key| key.path).chain(request.sort.iter().map(|key| key.path));
    sum + keys.map(|path| text(path) + 14).sum::<usize>()
}
