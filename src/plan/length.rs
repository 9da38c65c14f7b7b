//! A request to whether it may be longer as a URL than a server reads, and to the clauses that then stay with the client.

use super::fetching::part;
use crate::arena::NodeId;
use crate::operator::Operator;
use crate::request::{Kind, Request};
use crate::sorted::sort_by;
use crate::value::number::write_double;
use crate::version::{Version, Versions};

/// How long the first line and the headers of a request may be together, and what of it is left for a URL beside the login.
/// Sources: Node's `--max-http-header-size`, 16 KiB from 13.13 on and 8 KiB before; `engines` of Rocket.Chat 5.0 (14.19).
const LONGEST: [(Version, usize); 2] = [(Version::new(5, 0, 0), 16_000), (Version::new(0, 0, 0), 8_000)];

/// How many bytes these versions read, where the request may have more as a URL. What is not near that is not weighed.
#[inline]
pub(super) fn limit(request: &Request, versions: Versions) -> Option<usize> {
    let [.., (_, least)] = LONGEST;
    // Few nodes have more signs around them.
    let may_exceed = MOST * (request.text.len() + request.repeated) + 40 * request.arena.len() > least;
    if may_exceed { weighed(request, longest(versions)) } else { None }
}

/// How many bytes of a URL a byte of a text may have: as `\u0001` in JSON.
const MOST: usize = 8;

/// The same of what is near that: no less than what is written is counted, of nodes that are not sent too.
#[cold]
fn weighed(request: &Request, longest: usize) -> Option<usize> {
    /// The path, the names of the five parameters and their numbers.
    const OTHERS: usize = 200;
    let mut nodes = 0;
    for node in request.arena.nodes() {
        let more = match node.kind {
            // Dates may be written in ISO, and documents with keys such as `$date` are escaped.
            Kind::Date(_) | Kind::Object(_) => 26,
            _ => 0,
        };
        let comma = if node.next().is_some() { COMMA } else { 0 };
        nodes += comma + more + weight(request, &node.kind);
    }
    let endpoint = request.endpoint.map_or(0, |(name, _)| written(request.bytes(name)));
    (nodes + of_keys(request) + endpoint + OTHERS > longest).then_some(longest)
}

/// How many bytes of a URL each byte of a text has.
#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "there are as many as bytes")]
const OF_BYTE: [u8; 256] = {
    let mut table = [3; 256];
    let mut at = 0;
    while at < table.len() {
        table[at] = match at as u8 {
            b'"' | b'\\' => 6,
            ..b' ' => MOST as u8,
            b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => 1,
            _ => 3,
        };
        at += 1;
    }
    table
};

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
    let mut clauses: Vec<(usize, NodeId)> =
        request.arena.children(clauses).map(|node| (COMMA + length(request, [node]), node)).collect();
    let others = length(request, request.with.iter().map(|given| given.value)) + of_keys(request);
    let all = clauses.iter().map(|(length, _)| length).sum::<usize>() + others;
    // Some for the fields that the client then needs, and for the endpoint.
    let most = longest / 16 * 15;
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

/// About how many bytes some nodes have in a URL: what is written, percent-encoded, with the signs around it.
fn length(request: &Request, nodes: impl IntoIterator<Item = NodeId>) -> usize {
    let (mut sum, mut open) = (0, nodes.into_iter().collect::<Vec<NodeId>>());
    while let Some(node) = open.pop() {
        let kind = request.arena.kind(node);
        sum += weight(request, &kind);
        match kind {
            Kind::Conjunction(list)
            | Kind::Logical(_, list)
            | Kind::Tests(list)
            | Kind::Array(list)
            | Kind::Object(list) => {
                let before = open.len();
                open.extend(request.arena.children(list));
                sum += COMMA * (open.len() - before).saturating_sub(1);
            }
            Kind::Field(_, value)
            | Kind::Test(_, _, value)
            | Kind::Top(_, _, value)
            | Kind::Member(_, value) => open.push(value),
            _ => {}
        }
    }
    sum
}

/// The same of fields and sort, and of the names of parameters.
fn of_keys(request: &Request) -> usize {
    let keys = request.projection.iter().map(|key| key.path).chain(request.sort.iter().map(|key| key.path));
    let keys: usize = keys.map(|key| written(request.bytes(key)) + 14).sum();
    let names = request.with.iter().map(|given| {
        let items = match request.arena.kind(given.value) {
            Kind::Array(items) => request.arena.children(items).count(),
            _ => 0,
        };
        (items + 1) * (written(request.bytes(given.name)) + 14)
    });
    keys + names.sum::<usize>()
}

/// What a comma has of the URL.
const COMMA: usize = 3;

/// What a text has of the URL.
#[inline]
fn written(text: &[u8]) -> usize {
    text.iter().map(|&byte| OF_BYTE.get(usize::from(byte)).map_or(MOST, |&bytes| bytes.into())).sum()
}

/// What the name of an operator has of the URL: its `$` has three bytes.
fn named(operator: Operator) -> usize {
    operator.key().len() + 2
}

/// What a whole number has of the URL.
fn whole(number: i64) -> usize {
    usize::from(number < 0) + number.unsigned_abs().checked_ilog10().map_or(1, |digits| digits as usize + 1)
}

/// What another number has of the URL.
fn fraction(number: f64) -> usize {
    let hundredths = (number * 100.0).round();
    if hundredths / 100.0 == number && hundredths.abs() < 1e15 {
        // It is the nearest to so many hundredths, and most are that.
        #[expect(clippy::cast_possible_truncation, reason = "it was just compared")]
        return usize::from(number < 0.0) + whole(number.abs() as i64) + 3;
    }
    let mut digits = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_double(number, &mut digits);
    written(digits.as_bytes())
}

/// What a node has of the URL by itself.
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn weight(request: &Request, kind: &Kind) -> usize {
    match *kind {
        // Braces or brackets.
        Kind::Conjunction(_) | Kind::Tests(_) | Kind::Array(_) | Kind::Object(_) => 6,
        // A name in quotes, a colon and, where queries follow, brackets.
        Kind::Logical(operator, _) => named(operator) + 15,
        Kind::Test(operator, ..) | Kind::Top(operator, ..) => named(operator) + 9,
        Kind::Field(key, _) | Kind::Member(key, _) => written(request.bytes(key)) + 9,
        Kind::String(text) | Kind::ObjectId(text) | Kind::Decimal(text) => written(request.bytes(text)) + 6,
        Kind::Regex(text, _) => written(request.bytes(text)) + 66,
        Kind::Binary(text, _) => written(request.bytes(text)) + 40,
        Kind::Date(value) => 22 + whole(value),
        Kind::Int32(value) => whole(value.into()),
        Kind::Int64(value) => whole(value),
        Kind::Double(value) if !value.is_finite() => 40,
        Kind::Double(value) => fraction(value),
        Kind::Null | Kind::Bool(_) => 5,
        Kind::Foreign(..) => 0,
    }
}
