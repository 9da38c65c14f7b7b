//! Tests of places: within a shape, touching one, near a point.
//!
//! A row's place is GeoJSON, or the older pair of numbers. Flat shapes ask for points alone and measure as on paper; all
//! else lies on a sphere, whose lines are great circles. What lies on a border is within, and touches.

mod flat;
mod read;
mod shapes;
mod sphere;

pub(super) use read::read;

use super::view::{Node, RowError};
use shapes::{Point, Shapes};
use sphere::{Area, Vector};

/// A test of a place.
#[derive(Debug, Clone)]
pub(super) enum Geo {
    /// Left, bottom, right, top.
    Box([f64; 4]),
    Polygon(Vec<Point>),
    Circle(Point, f64),
    /// A centre and a radius in radians.
    Cap(Vector, f64),
    Within(Area),
    Intersects(Box<sphere::Figure>),
    /// A centre, and the least and the largest distance.
    NearFlat(Point, f64, f64),
    /// As before, in radians.
    NearSphere(Vector, f64, f64),
}

impl Geo {
    /// Whether a row's value is a place that passes the test. What is no place passes none.
    pub(super) fn holds<'r, N: Node<'r>>(&self, node: N) -> Result<bool, RowError> {
        let Some(shapes) = Shapes::of_row(node)? else { return Ok(false) };
        let flat = |inside: &dyn Fn(Point) -> bool| shapes.only_point().is_some_and(inside);
        Ok(match self {
            Self::Box([left, bottom, right, top]) => {
                flat(&|(x, y)| (*left..=*right).contains(&x) && (*bottom..=*top).contains(&y))
            }
            Self::Polygon(corners) => flat(&|point| flat::is_inside(point, corners)),
            Self::Circle(centre, radius) => flat(&|point| flat::distance(point, *centre) <= *radius),
            Self::NearFlat(centre, min, max) => {
                flat(&|point| (*min..=*max).contains(&flat::distance(point, *centre)))
            }
            Self::Cap(centre, radius) => {
                shapes.on_sphere().is_some_and(|figure| figure.is_in_cap(*centre, *radius))
            }
            Self::Within(area) => shapes.on_sphere().is_some_and(|figure| figure.is_within(area)),
            Self::Intersects(other) => shapes.on_sphere().is_some_and(|figure| figure.meets(other)),
            Self::NearSphere(centre, min, max) => shapes
                .on_sphere()
                .and_then(|figure| figure.distance(*centre))
                .is_some_and(|distance| (*min..=*max).contains(&distance)),
        })
    }
}

#[cfg(test)]
mod tests;
