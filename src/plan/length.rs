//! A request to whether it may be longer as a URL than a server reads, and to the clauses that then stay with the client.

use super::fetching::part;
use crate::arena::NodeId;
use crate::request::{Kind, Request};
use crate::sorted::sort_by;
use crate::version::{Version, Versions};

/// How long the first line and the headers of a request may be together, and what of it is left for a URL beside the login.
/// Sources: Node's `--max-http-header-size`, 16 KiB from 13.13 on and 8 KiB before; `engines` of Rocket.Chat 5.0 (14.19).
const LONGEST: [(Version, usize); 2] = [(Version::new(5, 0, 0), 16_000), (Version::new(0, 0, 0), 8_000)];

/// How many bytes these versions read, where the request may have more as a URL. What is not near that is not weighed.
#[inline]
pub(super) fn limit(request: &Request, versions: Versions) -> Option<usize> {
    let [.., (_, least)] = LONGEST;
    // No less than what is weighed: each byte becomes three, and few nodes have more signs around them.
    (3 * request.text.len() + 40 * request.arena.len() > least).then(|| longest(versions))
}

#[cold]
fn longest(versions: Versions) -> usize {
    let longest = LONGEST.iter().find(|(since, _)| versions.first >= *since);
    longest.map_or(usize::MAX, |(_, longest)| *longest)
}

/// The clauses that have to stay with the client so that the rest surely fits, the heaviest ones; and about how long it was with
/// them.
#[cold]
pub(super) fn set_aside(request: &mut Request, longest: usize) -> (usize, Vec<NodeId>) {
    let Some(Kind::Conjunction(clauses)) = request.filter.map(|filter| request.arena.kind(filter)) else {
        return (0, Vec::new());
    };
    let times = times(request);
    let mut clauses: Vec<(usize, NodeId)> =
        request.arena.children(clauses).map(|node| (length(request, [node], times), node)).collect();
    let others = length(request, request.with.iter().map(|given| given.value), times) + of_keys(request);
    let all = clauses.iter().map(|(length, _)| length).sum::<usize>() + others;
    // Weights are about right, and what is left to the client comes out right anyway.
    let most = longest / 4 * 3;
    sort_by(&mut clauses, |(one, _), (other, _)| other.cmp(one));
    let mut sum = all;
    let mut aside = Vec::new();
    for (length, clause) in clauses {
        if sum <= most {
            break;
        }
        sum -= length;
        aside.push(clause);
    }
    sort_by(&mut aside, Ord::cmp);
    (all, part(request, |_, clause| aside.binary_search(&clause).is_err()))
}

/// How many bytes a byte of a text has in a URL, about: of three bytes of a letter that is none of ASCII's each becomes three.
fn times(request: &Request) -> usize {
    if request.text.is_ascii() { 1 } else { 3 }
}

/// About how many bytes some nodes have in a URL: what is written, percent-encoded, with the signs around it.
fn length(request: &Request, nodes: impl IntoIterator<Item = NodeId>, times: usize) -> usize {
    let (mut sum, mut open) = (0, nodes.into_iter().collect::<Vec<NodeId>>());
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

/// The same of fields and sort.
fn of_keys(request: &Request) -> usize {
    let keys = request.projection.iter().map(|key| key.path).chain(request.sort.iter().map(|key| key.path));
    keys.map(|path| path.len() + 14).sum()
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
