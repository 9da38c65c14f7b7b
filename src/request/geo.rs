//! The rules for places on maps: shapes, points and distances.

use super::validate::Check;
use super::{Kind, Request};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::operator::Operator;

/// `$geoWithin`: an object with one shape.
pub(super) fn shape(check: &mut Check<'_>, operator: Operator, operand: NodeId) {
    let request = check.request;
    let mut shapes = 0;
    for (key, node, value) in request.entries(operand) {
        shapes += usize::from(key != "$uniqueDocs");
        match key {
            "$geometry" => geometry(check, value, &["Polygon", "MultiPolygon"]),
            "$box" => points(check, Operator::Box, value, 2, Some(2)),
            "$polygon" => points(check, Operator::Polygon, value, 3, None),
            "$center" => circle(check, Operator::Center, value),
            "$centerSphere" => circle(check, Operator::CenterSphere, value),
            "$uniqueDocs" => {}
            _ => {
                let known = "`$geometry`, `$box`, `$polygon`, `$center`, `$centerSphere`";
                check.unknown_argument(key, node, operator, known);
            }
        }
    }
    if shapes != 1 {
        check.wrong(operator, operand);
    }
}

/// `$geoIntersects`: `{"$geometry":…}` and nothing else.
pub(super) fn intersects(check: &mut Check<'_>, operator: Operator, operand: NodeId) {
    let request = check.request;
    for (key, node, value) in request.entries(operand) {
        if key == "$geometry" {
            geometry(check, value, &GEOMETRIES);
        } else {
            check.unknown_argument(key, node, operator, "`$geometry`");
        }
    }
    if request.entries(operand).next().is_none() {
        check.wrong(operator, operand);
    }
}

/// `$near`: `{"$geometry":point,"$maxDistance":…,"$minDistance":…}`, or the old form of two numbers in an array or a
/// document.
pub(super) fn near(check: &mut Check<'_>, operator: Operator, operand: NodeId) {
    let request = check.request;
    if is_old_point(request, operand) {
        return;
    }
    let mut has_geometry = false;
    let (mut least, mut most) = (None, None);
    for (key, node, value) in request.entries(operand) {
        match key {
            "$geometry" => {
                has_geometry = true;
                geometry(check, value, &["Point"]);
            }
            "$maxDistance" => {
                most = Some(value);
                distance(check, Operator::MaxDistance, value);
            }
            "$minDistance" => {
                least = Some(value);
                distance(check, Operator::MinDistance, value);
            }
            _ => {
                let known = "`$geometry`, `$maxDistance`, `$minDistance`";
                check.unknown_argument(key, node, operator, known);
            }
        }
    }
    if !has_geometry {
        check.wrong(operator, operand);
    }
    reversed(check, least, most);
}

/// Warns of a least distance that is greater than the greatest.
pub(super) fn reversed(check: &mut Check<'_>, least: Option<NodeId>, most: Option<NodeId>) {
    let request = check.request;
    let Some((least, most)) = least.zip(most) else { return };
    if request.number(least).zip(request.number(most)).is_some_and(|(least, most)| least > most) {
        let (least, most) = (request.arena.span(least), request.arena.span(most));
        let nothing = Diagnostic::new(Code::DistanceReversed, least).arg(least).arg(most);
        check.sink.report(nothing.related("the greatest distance", most));
    }
}

/// Two numbers (three with the old distance in an array), in an array or under any two names.
fn is_old_point(request: &Request, node: NodeId) -> bool {
    match request.arena.kind(node) {
        Kind::Array(items) => {
            let mut items = request.arena.children(items);
            items.clone().all(|item| request.number(item).is_some()) && items.nth(1).is_some()
        }
        _ => {
            let mut entries = request.entries(node);
            let is_number = |&(key, _, value): &(&str, NodeId, NodeId)| {
                !key.starts_with('$') && request.number(value).is_some()
            };
            entries.clone().all(|entry| is_number(&entry)) && entries.nth(1).is_some()
        }
    }
}

fn distance(check: &mut Check<'_>, operator: Operator, value: NodeId) {
    if check.request.number(value).is_none_or(|distance| !distance.is_finite() || distance < 0.0) {
        check.wrong(operator, value);
    }
}

/// `[[x,y],…]`, from `fewest` to `most` of them.
fn points(check: &mut Check<'_>, operator: Operator, value: NodeId, fewest: usize, most: Option<usize>) {
    let request = check.request;
    let Kind::Array(items) = request.arena.kind(value) else {
        return coordinates(check, operator.key(), value);
    };
    let count = request.arena.children(items).count();
    let are_points = request.arena.children(items).all(|item| is_old_point(request, item));
    if !are_points || count < fewest || most.is_some_and(|most| count > most) {
        coordinates(check, operator.key(), value);
    }
}

/// `[[x,y],radius]`.
fn circle(check: &mut Check<'_>, operator: Operator, value: NodeId) {
    let request = check.request;
    let parts = match request.arena.kind(value) {
        Kind::Array(items) => items,
        _ => List::default(),
    };
    let mut parts = request.arena.children(parts);
    let is_circle = match (parts.next(), parts.next(), parts.next()) {
        (Some(centre), Some(radius), None) => {
            is_old_point(request, centre) && request.number(radius).is_some_and(|radius| radius >= 0.0)
        }
        _ => false,
    };
    if !is_circle {
        coordinates(check, operator.key(), value);
    }
}

/// The types of GeoJSON (RFC 7946).
pub(crate) const GEOMETRIES: [&str; 7] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

/// What the coordinates of each shape are, and an example.
const COORDINATES: [(&str, &str, &str); 10] = [
    ("Point", "one position", "[1,2]"),
    ("MultiPoint", "an array of positions", "[[1,2],[3,4]]"),
    ("LineString", "an array of at least two positions", "[[1,2],[3,4]]"),
    ("MultiLineString", "an array of lines", "[[[1,2],[3,4]]]"),
    ("Polygon", "an array of rings of at least four positions each", "[[[0,0],[0,1],[1,1],[0,0]]]"),
    ("MultiPolygon", "an array of polygons", "[[[[0,0],[0,1],[1,1],[0,0]]]]"),
    ("$box", "two opposite corners", "[[0,0],[10,10]]"),
    ("$polygon", "at least three corners", "[[0,0],[0,1],[1,1]]"),
    ("$center", "the centre and a radius from 0", "[[0,0],10]"),
    ("$centerSphere", "the centre and a radius from 0 in radians", "[[0,0],0.1]"),
];

/// Says what the coordinates of the shape called `name` have to be.
fn coordinates(check: &mut Check<'_>, name: &str, at: NodeId) {
    let Some(&(name, wanted, example)) = COORDINATES.iter().find(|(known, ..)| *known == name) else {
        return;
    };
    let span = check.request.arena.span(at);
    check.sink.slip(Code::BadCoordinates, span).arg(name).arg(wanted).arg(example);
}

/// A GeoJSON object of one of these types. A collection holds geometries, but no collection: so this ends.
fn geometry(check: &mut Check<'_>, node: NodeId, types: &[&'static str]) {
    let request = check.request;
    let members = request.members(node);
    let name = request.member(members, "type");
    let known = match name.map(|name| request.arena.kind(name)) {
        Some(Kind::String(name)) => types.iter().copied().find(|known| *known == request.text(name)),
        _ => None,
    };
    let Some(known) = known else {
        let span = request.arena.span(name.unwrap_or(node));
        let types = types.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", ");
        check.sink.slip(Code::BadGeometry, span).arg(span).arg(types);
        return;
    };
    let held = if known == "GeometryCollection" { "geometries" } else { "coordinates" };
    let Some(held) = request.member(members, held) else { return coordinates(check, known, node) };
    if is_too_flat(request, known, held) {
        return coordinates(check, known, held);
    }
    match (known, request.arena.kind(held)) {
        ("GeometryCollection", Kind::Array(geometries)) => {
            let simple = GEOMETRIES.get(..6).unwrap_or(&[]);
            request.arena.children(geometries).for_each(|inner| geometry(check, inner, simple));
        }
        ("Point", _) => position(check, held),
        ("MultiPoint", Kind::Array(positions)) => all(check, positions, position),
        ("LineString", Kind::Array(positions)) => line(check, held, positions),
        ("MultiLineString", Kind::Array(lines)) => {
            all(check, lines, |check, at| nested(check, known, at, |check, list| line(check, at, list)));
        }
        ("Polygon", Kind::Array(rings)) => polygon(check, rings),
        ("MultiPolygon", Kind::Array(polygons)) => {
            all(check, polygons, |check, at| nested(check, known, at, polygon));
        }
        (known, _) => coordinates(check, known, held),
    }
}

/// Whether numbers stand at a level where the shape called `name` still has arrays: all of them are then one mistake.
fn is_too_flat(request: &Request, name: &str, held: NodeId) -> bool {
    let example =
        COORDINATES.iter().find(|(known, ..)| *known == name).map_or("", |(_, _, example)| *example);
    let (mut levels, mut inner) = (example.bytes().take_while(|byte| *byte == b'[').count(), held);
    while let Kind::Array(List { first: Some(first), .. }) = request.arena.kind(inner) {
        (levels, inner) = (levels.saturating_sub(1), first);
    }
    levels > 0 && request.number(inner).is_some()
}

fn all(check: &mut Check<'_>, items: List, mut each: impl FnMut(&mut Check<'_>, NodeId)) {
    let request = check.request;
    request.arena.children(items).for_each(|item| each(check, item));
}

/// Goes into an array that stands in the coordinates of the shape called `name`.
fn nested(check: &mut Check<'_>, name: &str, at: NodeId, inside: impl FnOnce(&mut Check<'_>, List)) {
    match check.request.arena.kind(at) {
        Kind::Array(items) => inside(check, items),
        _ => coordinates(check, name, at),
    }
}

fn line(check: &mut Check<'_>, at: NodeId, positions: List) {
    if positions.first == positions.last {
        return coordinates(check, "LineString", at);
    }
    all(check, positions, position);
}

fn polygon(check: &mut Check<'_>, rings: List) {
    all(check, rings, |check, at| {
        nested(check, "Polygon", at, |check, positions| ring(check, at, positions))
    });
}

/// A ring: at least four positions, of which the last repeats the first.
fn ring(check: &mut Check<'_>, at: NodeId, positions: List) {
    let request = check.request;
    all(check, positions, position);
    let (Some(first), Some(last)) = (positions.first, positions.last) else {
        return coordinates(check, "Polygon", at);
    };
    if numbers(request, first) != numbers(request, last) {
        let (start, end) = (request.arena.span(first), request.arena.span(last));
        let text = format!(",{}", start.slice(check.source)).into();
        let edits = vec![Edit { span: crate::span::Span::at(end.end), text }];
        let fix = Fix { title: "repeat the first corner".into(), edits };
        let diagnostic = Diagnostic::new(Code::OpenRing, end).related("the first corner", start);
        check.sink.report(diagnostic.fix(fix));
    } else if request.arena.children(positions).count() < 4 {
        coordinates(check, "Polygon", at);
    }
}

/// The first two numbers of a position.
fn numbers(request: &Request, position: NodeId) -> Option<(f64, f64)> {
    let Kind::Array(items) = request.arena.kind(position) else { return None };
    let mut items = request.arena.children(items).map(|item| request.number(item));
    Some((items.next()??, items.next()??))
}

/// `[longitude,latitude]`, and an altitude that is not looked at.
fn position(check: &mut Check<'_>, at: NodeId) {
    let request = check.request;
    let span = request.arena.span(at);
    let Some((longitude, latitude)) = numbers(request, at) else {
        check.sink.slip(Code::BadPosition, span);
        return;
    };
    let Kind::Array(items) = request.arena.kind(at) else { return };
    let (fits_x, fits_y) = (longitude.abs() <= 180.0, latitude.abs() <= 90.0);
    let (code, item) = match (fits_x, fits_y) {
        (true, true) => return,
        (false, _) => (Code::BadLongitude, items.first),
        (true, false) => (Code::BadLatitude, items.first.and_then(|first| request.arena.next(first))),
    };
    let place = item.map_or(span, |item| request.arena.span(item));
    let mut diagnostic = Diagnostic::new(code, place).arg(place);
    // Whoever wrote the latitude first gets the two exchanged.
    if latitude.abs() <= 180.0
        && longitude.abs() <= 90.0
        && let Some((first, second)) = items.first.and_then(|first| Some((first, request.arena.next(first)?)))
    {
        let (first, second) = (request.arena.span(first), request.arena.span(second));
        let edits = vec![
            Edit { span: first, text: second.slice(check.source).into() },
            Edit { span: second, text: first.slice(check.source).into() },
        ];
        diagnostic = diagnostic.fix(Fix { title: "exchange the two".into(), edits });
    }
    check.sink.report(diagnostic);
}
