//! Points, lines and polygons on a sphere of radius 1. Lines are arcs of great circles, the shorter way round.

use super::shapes::Point;
use std::f64::consts::PI;

/// A point of the sphere.
pub(super) type Vector = [f64; 3];

/// What lies nearer than this is in the same place: some micrometres on the earth.
const NEARNESS: f64 = 1e-12;

/// Points, lines and areas on the sphere.
#[derive(Debug, Clone, Default)]
pub(in crate::matcher) struct Figure {
    pub(super) points: Vec<Vector>,
    pub(super) lines: Vec<Vec<Vector>>,
    pub(super) area: Area,
}

/// Polygons.
#[derive(Debug, Clone, Default)]
pub(in crate::matcher) struct Area {
    pub(super) polygons: Vec<Polygon>,
}

/// A ring and holes in it.
#[derive(Debug, Clone)]
pub(in crate::matcher) struct Polygon {
    rings: Vec<Ring>,
}

/// A closed line. Its inside is the smaller part of the sphere.
#[derive(Debug, Clone)]
struct Ring {
    corners: Vec<Vector>,
    /// A point just beside an edge, and whether that is inside.
    beside: Vector,
    is_beside_inside: bool,
}

/// The point of the sphere at a longitude and a latitude in degrees, if there is one.
pub(super) fn vector((longitude, latitude): Point) -> Option<Vector> {
    if longitude.abs() > 180.0 || latitude.abs() > 90.0 {
        return None;
    }
    let (longitude, latitude) = (longitude.to_radians(), latitude.to_radians());
    Some([latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()])
}

fn dot(a: Vector, b: Vector) -> f64 {
    let ([a1, a2, a3], [b1, b2, b3]) = (a, b);
    a1 * b1 + a2 * b2 + a3 * b3
}

fn cross(a: Vector, b: Vector) -> Vector {
    let ([a1, a2, a3], [b1, b2, b3]) = (a, b);
    [a2 * b3 - a3 * b2, a3 * b1 - a1 * b3, a1 * b2 - a2 * b1]
}

fn scaled(a: Vector, factor: f64) -> Vector {
    a.map(|part| part * factor)
}

fn sum(a: Vector, b: Vector) -> Vector {
    let ([a1, a2, a3], [b1, b2, b3]) = (a, b);
    [a1 + b1, a2 + b2, a3 + b3]
}

fn unit(a: Vector) -> Vector {
    let length = dot(a, a).sqrt();
    if length > 0.0 { scaled(a, 1.0 / length) } else { a }
}

/// The angle between two points.
fn angle(a: Vector, b: Vector) -> f64 {
    let normal = cross(a, b);
    dot(normal, normal).sqrt().atan2(dot(a, b))
}

/// The angle between a point and the nearest one of an arc.
fn angle_to_arc(point: Vector, from: Vector, to: Vector) -> f64 {
    let normal = unit(cross(from, to));
    // The foot of the perpendicular lies on the arc where the point is between the planes through its ends.
    if dot(cross(normal, from), point) >= 0.0
        && dot(cross(to, normal), point) >= 0.0
        && dot(normal, normal) > 0.5
    {
        return dot(normal, point).clamp(-1.0, 1.0).asin().abs();
    }
    angle(point, from).min(angle(point, to))
}

/// Whether two arcs cross. Where an end lies on the other arc's circle, it is taken to lie on its left: so of two edges that
/// meet in a corner an arc through it crosses both, one or none, as it goes to the other side or not.
fn do_cross(a: Vector, b: Vector, c: Vector, d: Vector) -> bool {
    let (ab, cd) = (cross(a, b), cross(c, d));
    let (c_left, d_left) = (dot(ab, c) >= 0.0, dot(ab, d) >= 0.0);
    let (a_left, b_left) = (dot(cd, a) >= 0.0, dot(cd, b) >= 0.0);
    c_left != d_left && c_left == b_left && d_left == a_left
}

/// Whether two arcs cross in points that are ends of neither.
fn do_cross_inside(a: Vector, b: Vector, c: Vector, d: Vector) -> bool {
    let touches =
        [angle_to_arc(c, a, b), angle_to_arc(d, a, b), angle_to_arc(a, c, d), angle_to_arc(b, c, d)];
    do_cross(a, b, c, d) && touches.into_iter().all(|touch| touch > NEARNESS)
}

fn edges(line: &[Vector]) -> impl Iterator<Item = (Vector, Vector)> {
    line.iter().copied().zip(line.iter().copied().skip(1))
}

impl Ring {
    fn new(corners: Vec<Vector>) -> Option<Self> {
        let (first, second) = (*corners.first()?, *corners.get(1)?);
        // The part to the left, as the sum of the triangles from the first corner, each with its sign.
        let left: f64 = edges(&corners)
            .map(|(b, c)| {
                let volume = dot(first, cross(b, c));
                2.0 * volume.atan2(1.0 + dot(first, b) + dot(b, c) + dot(c, first))
            })
            .sum();
        let spheres = left / (4.0 * PI);
        let is_beside_inside = spheres - spheres.floor() <= 0.5;
        let middle = unit(sum(first, second));
        let beside = unit(sum(middle, scaled(unit(cross(first, second)), 1e-9)));
        Some(Self { corners, beside, is_beside_inside })
    }

    fn edges(&self) -> impl Iterator<Item = (Vector, Vector)> {
        let next = self.corners.iter().copied().cycle().skip(1);
        self.corners.iter().copied().zip(next)
    }

    fn is_on_border(&self, point: Vector) -> bool {
        self.edges().any(|(from, to)| angle_to_arc(point, from, to) <= NEARNESS)
    }

    fn is_inside(&self, point: Vector) -> bool {
        let crossings = self.edges().filter(|&(from, to)| do_cross(from, to, self.beside, point)).count();
        self.is_beside_inside != (crossings % 2 == 1)
    }
}

impl Polygon {
    /// A polygon of rings, the outer one first.
    pub(super) fn new(rings: Vec<Vec<Vector>>) -> Option<Self> {
        let rings = rings.into_iter().map(Ring::new).collect::<Option<Vec<_>>>()?;
        (!rings.is_empty()).then_some(Self { rings })
    }

    fn edges(&self) -> impl Iterator<Item = (Vector, Vector)> {
        self.rings.iter().flat_map(Ring::edges)
    }

    fn corners(&self) -> impl Iterator<Item = Vector> {
        self.rings.iter().flat_map(|ring| ring.corners.iter().copied())
    }

    /// Whether a point lies in it or on its border.
    fn holds(&self, point: Vector) -> bool {
        if self.rings.iter().any(|ring| ring.is_on_border(point)) {
            return true;
        }
        let Some((outer, holes)) = self.rings.split_first() else { return false };
        outer.is_inside(point) && !holes.iter().any(|hole| hole.is_inside(point))
    }

    /// Whether a point lies in it and not on its border.
    fn holds_inside(&self, point: Vector) -> bool {
        self.holds(point) && !self.rings.iter().any(|ring| ring.is_on_border(point))
    }

    /// Whether a polygon holds all of a line. It does where it holds the ends of every piece between two crossings.
    fn holds_line(&self, line: &[Vector]) -> bool {
        line.iter().all(|&point| self.holds(point))
            && edges(line).all(|(a, b)| {
                self.holds(unit(sum(a, b))) && !self.edges().any(|(c, d)| do_cross_inside(a, b, c, d))
            })
    }

    fn holds_polygon(&self, other: &Self) -> bool {
        let closed = |ring: &Ring| {
            let mut line = ring.corners.clone();
            line.extend(ring.corners.first());
            line
        };
        // What lies in a hole is not held, though the border of the other may run round the hole.
        let mut holes = self.rings.iter().skip(1).flat_map(|hole| &hole.corners);
        other.rings.iter().all(|ring| self.holds_line(&closed(ring)))
            && !holes.any(|&corner| other.holds_inside(corner))
    }
}

impl Figure {
    fn edges(&self) -> impl Iterator<Item = (Vector, Vector)> {
        self.lines
            .iter()
            .flat_map(|line| edges(line))
            .chain(self.area.polygons.iter().flat_map(Polygon::edges))
    }

    /// One point of every line and polygon, and every single one.
    fn samples(&self) -> impl Iterator<Item = Vector> {
        let lines = self.lines.iter().filter_map(|line| line.first().copied());
        let polygons = self.area.polygons.iter().filter_map(|polygon| polygon.corners().next());
        self.points.iter().copied().chain(lines).chain(polygons)
    }

    /// The angle between a point and the nearest one of the figure; none of an empty one.
    pub(super) fn distance(&self, point: Vector) -> Option<f64> {
        if self.area.polygons.iter().any(|polygon| polygon.holds(point)) {
            return Some(0.0);
        }
        let points = self.points.iter().map(|&other| angle(point, other));
        let lines = self.edges().map(|(from, to)| angle_to_arc(point, from, to));
        points.chain(lines).reduce(f64::min)
    }

    /// Whether all of it is at most `radius` from a centre: nothing of it is then nearer to the opposite point.
    pub(super) fn is_in_cap(&self, centre: Vector, radius: f64) -> bool {
        if radius >= PI {
            return true;
        }
        if let ([point], [], []) = (&*self.points, &*self.lines, &*self.area.polygons) {
            return angle(*point, centre) <= radius;
        }
        self.distance(scaled(centre, -1.0)).is_some_and(|nearest| nearest >= PI - radius - NEARNESS)
    }

    /// Whether an area holds all of it.
    pub(super) fn is_within(&self, area: &Area) -> bool {
        let any = |holds: &dyn Fn(&Polygon) -> bool| area.polygons.iter().any(holds);
        self.samples().next().is_some()
            && self.points.iter().all(|&point| any(&|polygon| polygon.holds(point)))
            && self.lines.iter().all(|line| any(&|polygon| polygon.holds_line(line)))
            && self.area.polygons.iter().all(|inner| any(&|polygon| polygon.holds_polygon(inner)))
    }

    /// Whether the two have a point in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let holds =
            |figure: &Self, point| figure.distance(point).is_some_and(|distance| distance <= NEARNESS);
        self.samples().any(|point| holds(other, point))
            || other.samples().any(|point| holds(self, point))
            || self.points.iter().any(|&point| holds(other, point))
            || other.points.iter().any(|&point| holds(self, point))
            || self.edges().any(|(a, b)| {
                other.edges().any(|(c, d)| {
                    do_cross(a, b, c, d)
                        || [(a, c, d), (b, c, d), (c, a, b), (d, a, b)]
                            .into_iter()
                            .any(|(point, from, to)| angle_to_arc(point, from, to) <= NEARNESS)
                })
            })
    }
}
