//! GeoJSON and pairs of numbers to points, lines and polygons.

use super::sphere::{Area, Figure, Polygon, vector};
use crate::matcher::view::{Node, RowError, View};

/// Two numbers: x and y, or longitude and latitude.
pub(super) type Point = (f64, f64);

/// A place: one shape or several.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Shapes {
    pub(super) points: Vec<Point>,
    pub(super) lines: Vec<Vec<Point>>,
    /// Each a list of rings, the outer one first.
    pub(super) polygons: Vec<Vec<Vec<Point>>>,
    /// Whether it is one point, in whatever form.
    is_point: bool,
}

impl Shapes {
    /// The place that a row's value is, if it is one.
    pub(super) fn of_row<'r, N: Node<'r>>(node: N) -> Result<Option<Self>, RowError> {
        let mut shapes = Self::default();
        let is_place = match node.view()? {
            View::Array(array) => shapes.pair(array.elements()),
            View::Object(object) => match object.field("type").map(Node::plain) {
                Some(View::String(name)) => shapes.geo_json(object, &name.decoded(), true),
                _ => {
                    let members = object.members();
                    shapes.pair(members.into_iter().map(|(_, value)| value))
                }
            },
            _ => false,
        };
        Ok(is_place.then_some(shapes))
    }

    /// The first two of these, which have to be numbers.
    fn pair<'r, N: Node<'r>>(&mut self, mut items: impl Iterator<Item = N>) -> bool {
        let mut next = || items.next().and_then(number);
        let (Some(x), Some(y)) = (next(), next()) else { return false };
        self.points.push((x, y));
        self.is_point = true;
        true
    }

    /// Takes a GeoJSON object in; says whether it is one.
    pub(super) fn geo_json<'r, N: Node<'r>>(&mut self, object: N, name: &str, is_alone: bool) -> bool {
        if name == "GeometryCollection" {
            let Some(View::Array(geometries)) = object.field("geometries").map(Node::plain) else {
                return false;
            };
            return is_alone
                && geometries.elements().all(|inner| match inner.field("type").map(Node::plain) {
                    Some(View::String(name)) => self.geo_json(inner, &name.decoded(), false),
                    _ => false,
                });
        }
        let Some(held) = object.field("coordinates") else { return false };
        let read = match name {
            "Point" => position(held).map(|point| {
                self.points.push(point);
                self.is_point = is_alone;
            }),
            "MultiPoint" => list(held, position).map(|points| self.points.extend(points)),
            "LineString" => line(held).map(|line| self.lines.push(line)),
            "MultiLineString" => list(held, line).map(|lines| self.lines.extend(lines)),
            "Polygon" => list(held, ring).map(|polygon| self.polygons.push(polygon)),
            "MultiPolygon" => {
                list(held, |polygon| list(polygon, ring)).map(|more| self.polygons.extend(more))
            }
            _ => None,
        };
        read.is_some()
    }

    /// The point, where the place is one and nothing else.
    pub(super) fn only_point(&self) -> Option<Point> {
        if self.is_point { self.points.first().copied() } else { None }
    }

    /// The place on the sphere, if all of it lies there.
    pub(super) fn on_sphere(&self) -> Option<Figure> {
        let all = |points: &[Point]| points.iter().map(|&point| vector(point)).collect::<Option<Vec<_>>>();
        let polygon = |rings: &Vec<Vec<Point>>| {
            let rings = rings.iter().map(|ring| all(ring)).collect::<Option<Vec<_>>>()?;
            Polygon::new(rings)
        };
        Some(Figure {
            points: all(&self.points)?,
            lines: self.lines.iter().map(|line| all(line)).collect::<Option<_>>()?,
            area: Area { polygons: self.polygons.iter().map(polygon).collect::<Option<_>>()? },
        })
    }
}

fn number<'r, N: Node<'r>>(node: N) -> Option<f64> {
    match node.plain() {
        View::Number(number) => Some(number.to_double()).filter(|number| number.is_finite()),
        _ => None,
    }
}

fn position<'r, N: Node<'r>>(node: N) -> Option<Point> {
    let View::Array(array) = node.plain() else { return None };
    let mut items = array.elements();
    Some((number(items.next()?)?, number(items.next()?)?))
}

fn list<'r, N: Node<'r>, T>(node: N, each: impl Fn(N) -> Option<T>) -> Option<Vec<T>> {
    let View::Array(array) = node.plain() else { return None };
    array.elements().map(each).collect::<Option<Vec<T>>>().filter(|items| !items.is_empty())
}

fn line<'r, N: Node<'r>>(node: N) -> Option<Vec<Point>> {
    list(node, position).filter(|points| points.len() >= 2)
}

/// A closed ring, whose last point, the first one again, is left out.
fn ring<'r, N: Node<'r>>(node: N) -> Option<Vec<Point>> {
    let mut points = list(node, position)?;
    if points.len() < 4 || points.first() != points.last() {
        return None;
    }
    points.pop();
    Some(points)
}
