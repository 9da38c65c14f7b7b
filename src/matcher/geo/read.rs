//! The operands of the operators for places to tests.

use super::Geo;
use super::shapes::{Point, Shapes};
use super::sphere::vector;
use crate::arena::{List, NodeId};
use crate::matcher::constant::Constant;
use crate::operator::Operator;
use crate::request::{Kind, Request};

/// The radius of the earth in metres, as MongoDB has it: `kRadiusOfEarthInMeters` of mongodb/mongo, `geoconstants.h`.
const EARTH: f64 = 6_378_100.0;

const NO_SHAPE: &str = "the shape cannot be read";
const NOT_ON_SPHERE: &str = "a longitude lies between -180 and 180, a latitude between -90 and 90";

/// Reads an operand, which stands among `tests`; or says what is wrong with it.
pub(in crate::matcher) fn read(
    request: &Request,
    operator: Operator,
    operand: NodeId,
    tests: List,
) -> Result<Geo, &'static str> {
    let part =
        |name: &str| request.entries(operand).find(|(key, ..)| *key == name).map(|(_, _, value)| value);
    match operator {
        Operator::GeoIntersects => {
            let shapes = geometry(request, part("$geometry").ok_or(NO_SHAPE)?)?;
            Ok(Geo::Intersects(Box::new(shapes.on_sphere().ok_or(NOT_ON_SPHERE)?)))
        }
        Operator::GeoWithin | Operator::Within => {
            if let Some(node) = part("$geometry") {
                let figure = geometry(request, node)?.on_sphere().ok_or(NOT_ON_SPHERE)?;
                return Ok(Geo::Within(figure.area));
            }
            if let Some(node) = part("$box") {
                let [(x1, y1), (x2, y2)] = points(request, node).ok_or(NO_SHAPE)?[..] else {
                    return Err(NO_SHAPE);
                };
                return Ok(Geo::Box([x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)]));
            }
            if let Some(node) = part("$polygon") {
                return Ok(Geo::Polygon(points(request, node).ok_or(NO_SHAPE)?));
            }
            if let Some(node) = part("$center") {
                let (centre, radius) = circle(request, node).ok_or(NO_SHAPE)?;
                return Ok(Geo::Circle(centre, radius));
            }
            let (centre, radius) = circle(request, part("$centerSphere").ok_or(NO_SHAPE)?).ok_or(NO_SHAPE)?;
            Ok(Geo::Cap(vector(centre).ok_or(NOT_ON_SPHERE)?, radius))
        }
        _ => near(request, operator, operand, tests),
    }
}

/// `$near` and its like: a bound on the distance. In metres beside GeoJSON, else in the units of the plane or in radians.
fn near(request: &Request, operator: Operator, operand: NodeId, tests: List) -> Result<Geo, &'static str> {
    let number = |node: Option<NodeId>| node.and_then(|node| request.number(node));
    let part =
        |name: &str| request.entries(operand).find(|(key, ..)| *key == name).map(|(_, _, value)| value);
    if let Some(node) = part("$geometry") {
        let centre = geometry(request, node)?.only_point().ok_or(NO_SHAPE)?;
        let centre = vector(centre).ok_or(NOT_ON_SPHERE)?;
        let max = number(part("$maxDistance")).map_or(f64::INFINITY, |metres| metres / EARTH);
        let min = number(part("$minDistance")).map_or(0.0, |metres| metres / EARTH);
        return Ok(Geo::NearSphere(centre, min, max));
    }
    let beside = |wanted| {
        request.arena.children(tests).find_map(|test| match request.arena.kind(test) {
            Kind::Test(found, _, value) if found == wanted => request.number(value),
            _ => None,
        })
    };
    let centre = point(request, operand).ok_or(NO_SHAPE)?;
    let third = match request.arena.kind(operand) {
        Kind::Array(items) => number(request.arena.children(items).nth(2)),
        _ => None,
    };
    let max = beside(Operator::MaxDistance).or(third).unwrap_or(f64::INFINITY);
    let min = beside(Operator::MinDistance).unwrap_or(0.0);
    if operator == Operator::NearSphere {
        return Ok(Geo::NearSphere(vector(centre).ok_or(NOT_ON_SPHERE)?, min, max));
    }
    Ok(Geo::NearFlat(centre, min, max))
}

/// A GeoJSON object.
fn geometry(request: &Request, node: NodeId) -> Result<Shapes, &'static str> {
    let constant = Constant::read(request, node).map_err(|_| NO_SHAPE)?;
    Shapes::of_row(&constant).ok().flatten().ok_or(NO_SHAPE)
}

/// Two numbers, in an array or under any two names.
fn point(request: &Request, node: NodeId) -> Option<Point> {
    let mut numbers = Vec::new();
    match request.arena.kind(node) {
        Kind::Array(items) => numbers.extend(request.arena.children(items).map(|item| request.number(item))),
        _ => numbers.extend(request.entries(node).map(|(_, _, value)| request.number(value))),
    }
    match numbers[..] {
        [Some(x), Some(y), ..] => Some((x, y)),
        _ => None,
    }
}

fn points(request: &Request, node: NodeId) -> Option<Vec<Point>> {
    match request.arena.kind(node) {
        Kind::Array(items) => request.arena.children(items).map(|item| point(request, item)).collect(),
        _ => None,
    }
}

/// `[[x,y],radius]`
fn circle(request: &Request, node: NodeId) -> Option<(Point, f64)> {
    let Kind::Array(items) = request.arena.kind(node) else { return None };
    let mut parts = request.arena.children(items);
    Some((point(request, parts.next()?)?, request.number(parts.next()?)?))
}
