//! A planned request to about how long it is as a URL, and a warning where a server would not read it to its end.

use super::{Mode, Origin};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::request::{Kind, Request};
use crate::span::Span;
use crate::version::{Version, Versions};

/// How long the first line and the headers of a request may be together, and what of it is left for a URL beside the login.
/// Sources: Node's `--max-http-header-size`, 16 KiB from 13.13 on and 8 KiB before; `engines` of Rocket.Chat 5.0 (14.19).
const LONGEST: [(Version, usize); 2] = [(Version::new(5, 0, 0), 16_000), (Version::new(0, 0, 0), 8_000)];

/// Warns of a request that is longer than a server reads, unless it is set up otherwise. What is not near that is not weighed.
pub(super) fn check(
    request: &Request,
    versions: Versions,
    mode: Mode,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    let [.., (_, least)] = LONGEST;
    // No less than what is weighed: each byte becomes three, and few nodes have more signs around them.
    if 3 * request.text.len() + 40 * request.arena.len() > least {
        weigh(request, versions, mode, origin, sink);
    }
}

#[cold]
fn weigh(request: &Request, versions: Versions, mode: Mode, origin: &Origin<'_>, sink: &mut Diagnostics) {
    let longest = LONGEST.iter().find(|(since, _)| versions.first >= *since);
    let longest = longest.map_or(usize::MAX, |(_, longest)| *longest);
    let length = length(request, mode);
    if length > longest {
        let span = request.filter.map_or_else(Span::default, |filter| request.arena.span(filter));
        sink.set_part(origin.part);
        let number = |bytes: usize| i64::try_from(bytes).unwrap_or(i64::MAX);
        let too_long = Diagnostic::new(Code::LongAsUrl, Span::at(span.start));
        sink.report(too_long.arg(number(length)).arg(number(longest)));
    }
}

/// About how many bytes the URL has: what is written, percent-encoded, with the signs around it.
fn length(request: &Request, mode: Mode) -> usize {
    // Of three bytes of a letter that is none of ASCII's each becomes three.
    let times = if request.text.is_ascii() { 1 } else { 3 };
    let sum: usize = match mode {
        // Nothing is left to the client: nearly all that was made is sent.
        Mode::Strict => request.arena.nodes().map(|node| weight(node.kind, times)).sum(),
        Mode::Split => {
            let sent = request.filter.into_iter().chain(request.with.iter().map(|given| given.value));
            let (mut sum, mut open) = (0, sent.collect::<Vec<NodeId>>());
            while let Some(node) = open.pop() {
                let kind = request.arena.kind(node);
                sum += weight(kind, times);
                match kind {
                    Kind::Conjunction(list)
                    | Kind::Logical(_, list)
                    | Kind::Tests(list)
                    | Kind::Array(list)
                    | Kind::Object(list) => open.extend(request.arena.children(list)),
                    Kind::Field(_, value)
                    | Kind::Test(_, _, value)
                    | Kind::Top(_, _, value)
                    | Kind::Member(_, value) => open.push(value),
                    _ => {}
                }
            }
            sum
        }
    };
    let keys = request.projection.iter().map(|key| key.path).chain(request.sort.iter().map(|key| key.path));
    sum + keys.map(|path| path.len() + 14).sum::<usize>()
}

/// What a node has of the URL by itself.
fn weight(kind: Kind, times: usize) -> usize {
    match kind {
        // Braces or brackets, and a comma.
        Kind::Conjunction(_) | Kind::Tests(_) | Kind::Array(_) | Kind::Object(_) => 9,
        // A name in quotes, a colon and a comma.
        Kind::Logical(..) => 25,
        Kind::Test(..) | Kind::Top(..) => 18,
        Kind::Field(key, _) | Kind::Member(key, _) => times * key.len() + 12,
        Kind::String(written) | Kind::ObjectId(written) | Kind::Decimal(written) => times * written.len() + 9,
        Kind::Regex(written, _) => times * written.len() + 60,
        Kind::Binary(written, _) => written.len() + 40,
        Kind::Date(_) => 36,
        Kind::Null | Kind::Bool(_) | Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) => 8,
        Kind::Foreign(..) => 0,
    }
}
