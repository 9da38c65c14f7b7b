//! Distances and polygons on paper.

use super::shapes::Point;

pub(super) fn distance(from: Point, to: Point) -> f64 {
    (from.0 - to.0).hypot(from.1 - to.1)
}

/// Whether a point lies in a polygon or on its border. The corners are in order; the last one joins the first.
pub(super) fn is_inside(point: Point, corners: &[Point]) -> bool {
    let mut is_inside = false;
    let Some(&last) = corners.last() else { return false };
    let mut from = last;
    for &to in corners {
        let (x, y) = point;
        // Twice the area of the triangle: 0 where the three are on one line.
        let area = (to.0 - from.0) * (y - from.1) - (x - from.0) * (to.1 - from.1);
        let between = |value: f64, one: f64, other: f64| value >= one.min(other) && value <= one.max(other);
        if area == 0.0 && between(x, from.0, to.0) && between(y, from.1, to.1) {
            return true;
        }
        // A ray to the right crosses the edge.
        if (from.1 > y) != (to.1 > y) && (area > 0.0) == (to.1 > from.1) {
            is_inside = !is_inside;
        }
        from = to;
    }
    is_inside
}
