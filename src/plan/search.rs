//! Searches that take an index of the database, and cannot be told from the filter alone to come through.
//!
//! Endpoints count their rows with `countDocuments`, an aggregation, and MongoDB refuses to search by distance in one; and a
//! search for words takes a text index, which the collections of servers lack, but for messages. Sources: Rocket.Chat,
//! `BaseRaw.findPaginated` of 7.x and 8.x and the indexes of its models; MongoDB manual, "$match, Restrictions" and "$text";
//! MongoDB's issue NODE-1834.

use super::obstacle::{Obstacle, Reason};
use crate::arena::{List, NodeId};
use crate::operator::{Operator, OperatorSet};
use crate::request::{Kind, Request};
use crate::server::Endpoint;
use crate::stack::Stack;
use crate::value::number;
use crate::version::Version;

/// From when on all that was read counts so; before, the driver counted what it had found, if there was an index.
pub(super) const COUNTED_SINCE: Version = Version::new(7, 0, 0);

/// The operators that search by distance.
const BY_DISTANCE: OperatorSet = OperatorSet::of(&[Operator::Near, Operator::NearSphere, Operator::GeoNear]);

/// What of a filter's searches an endpoint is not known to take.
#[inline(never)]
pub(super) fn untaken(request: &Request, endpoint: Endpoint) -> OperatorSet {
    let mut untaken = OperatorSet::default();
    for node in request.arena.nodes() {
        match node.kind {
            Kind::Test(operator, ..) if BY_DISTANCE.contains(operator) => {
                untaken.insert(operator);
            }
            Kind::Top(Operator::Text, ..) if !has_text_index(endpoint) => {
                untaken.insert(Operator::Text);
            }
            _ => {}
        }
    }
    untaken
}

/// Whether the rows come from a collection that has an index for words.
pub(crate) fn has_text_index(endpoint: Endpoint) -> bool {
    endpoint.collection().is_some_and(|collection| collection.name() == "messages")
}

/// The first of these searches in a clause.
pub(super) fn searched(request: &Request, clause: NodeId, searches: OperatorSet) -> Option<Obstacle> {
    if searches == OperatorSet::default() {
        return None;
    }
    let mut open = Stack::new();
    open.push(Some(clause));
    while let Some(Some(node)) = open.pop() {
        let inner = match request.arena.kind(node) {
            Kind::Field(_, asked) => match request.arena.kind(asked) {
                Kind::Tests(tests) => tests,
                _ => List::default(),
            },
            Kind::Conjunction(list) | Kind::Logical(_, list) => list,
            Kind::Test(operator, ..) | Kind::Top(operator, ..) if searches.contains(operator) => {
                return Some(Obstacle { node, reason: Reason::Search(operator) });
            }
            _ => List::default(),
        };
        for inner in request.arena.children(inner) {
            open.push(Some(inner));
        }
    }
    None
}

/// What asks for the same points without their order, or for a part of the words.
pub(super) fn without_order(request: &Request, search: NodeId) -> String {
    let is_for_words = matches!(request.arena.kind(search), Kind::Top(..));
    let other = if is_for_words { "`contains`" } else { "`within sphere(…)`" };
    within(request, search).unwrap_or_else(|| other.to_owned())
}

/// The circle on the sphere, where the test says how far its points lie at most: from a point of GeoJSON, in metres.
fn within(request: &Request, test: NodeId) -> Option<String> {
    /// Of the sphere that MongoDB takes the earth for: `kRadiusOfEarthInMeters`.
    const RADIUS: f64 = 6_378_100.0;
    let Kind::Test(_, _, operand) = request.arena.kind(test) else { return None };
    let members = request.members(operand);
    let point = request.members(request.member(members, "$geometry")?);
    let Kind::Array(coordinates) = request.arena.kind(request.member(point, "coordinates")?) else {
        return None;
    };
    let mut coordinates = request.arena.children(coordinates).map(|part| request.number(part));
    let (longitude, latitude) = (coordinates.next()??, coordinates.next()??);
    let sphere = |metres: f64| {
        let mut text = String::from("within sphere(");
        for (number, end) in [(longitude, ", "), (latitude, ", "), (metres / RADIUS, ")")] {
            // Writing to a `String` cannot fail.
            let _ = number::write_double(number, &mut text);
            text.push_str(end);
        }
        text
    };
    let distance = |key| request.number(request.member(members, key)?);
    let Some(most) = distance("$maxDistance").map(sphere) else { return Some("`exists`".to_owned()) };
    Some(match distance("$minDistance") {
        Some(least) if least > 0.0 => format!("`{most}` and `not … {}`", sphere(least)),
        _ => format!("`{most}`"),
    })
}
