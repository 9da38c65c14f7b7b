//! Shapes whose answers are known, and laws of the sphere.

use super::flat;
use super::shapes::Point;
use super::sphere::{Area, Figure, Polygon, vector};
use proptest::prelude::*;

fn polygon(rings: &[&[Point]]) -> Figure {
    let rings = rings.iter().map(|ring| ring.iter().map(|&point| vector(point).unwrap()).collect()).collect();
    Figure { area: Area { polygons: vec![Polygon::new(rings).unwrap()] }, ..Figure::default() }
}

fn point(longitude: f64, latitude: f64) -> Figure {
    Figure { points: vec![vector((longitude, latitude)).unwrap()], ..Figure::default() }
}

const SQUARE: &[Point] = &[(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)];
const HOLE: &[Point] = &[(-2.0, -2.0), (2.0, -2.0), (2.0, 2.0), (-2.0, 2.0)];

#[test]
fn polygons_hold_what_lies_in_them_whichever_way_round_they_are_written() {
    let backwards: Vec<Point> = SQUARE.iter().rev().copied().collect();
    for outer in [SQUARE, &backwards] {
        let square = polygon(&[outer, HOLE]);
        for (longitude, latitude, is_inside) in [
            (5.0, 5.0, true),
            (0.0, 0.0, false),
            (2.0, 0.0, true),
            (10.0, 10.0, true),
            (11.0, 0.0, false),
            (180.0, 0.0, false),
        ] {
            let point = point(longitude, latitude);
            assert_eq!(point.is_within(&square.area), is_inside, "{longitude} {latitude}");
            assert_eq!(point.meets(&square), is_inside, "{longitude} {latitude}");
        }
    }
}

#[test]
fn a_border_follows_great_circles() {
    // The way from 60° north to 60° north a quarter of the globe further passes 67.8° north.
    let band = polygon(&[&[(0.0, 50.0), (90.0, 50.0), (90.0, 60.0), (0.0, 60.0)]]);
    assert!(point(45.0, 67.0).is_within(&band.area));
    assert!(!point(45.0, 68.5).is_within(&band.area));
    assert!(!point(45.0, 52.0).is_within(&band.area));
}

#[test]
fn a_polygon_across_the_date_line_or_round_a_pole_is_the_smaller_part() {
    let pacific = polygon(&[&[(170.0, -10.0), (-170.0, -10.0), (-170.0, 10.0), (170.0, 10.0)]]);
    assert!(point(180.0, 0.0).is_within(&pacific.area));
    assert!(!point(0.0, 0.0).is_within(&pacific.area));
    let arctic = polygon(&[&[(0.0, 70.0), (90.0, 70.0), (180.0, 70.0), (-90.0, 70.0)]]);
    assert!(point(33.0, 89.0).is_within(&arctic.area));
    assert!(!point(33.0, -89.0).is_within(&arctic.area));
}

#[test]
fn polygons_within_polygons() {
    let square = polygon(&[SQUARE]);
    let ring = polygon(&[SQUARE, HOLE]);
    let small = polygon(&[&[(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]]);
    let beside = polygon(&[&[(5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0)]]);
    assert!(small.is_within(&square.area));
    assert!(!small.is_within(&ring.area), "it covers the hole");
    assert!(!square.is_within(&small.area));
    assert!(!beside.is_within(&square.area));
    assert!(square.is_within(&square.area));
    assert!(beside.meets(&square) && small.meets(&square) && square.meets(&small));
    assert!(!polygon(&[&[(20.0, 20.0), (21.0, 20.0), (21.0, 21.0)]]).meets(&square));
}

proptest! {
    #[test]
    fn near_the_equator_small_polygons_are_as_on_paper(
        corners in prop::collection::vec((-1.0..1.0_f64, -1.0..1.0_f64), 3), at in (-1.0..1.0_f64, -1.0..1.0_f64)
    ) {
        // A thousandth of a degree: the globe is flat there to one part in ten thousand million.
        let scaled = |(x, y): Point| (x / 1000.0, y / 1000.0);
        let corners: Vec<Point> = corners.into_iter().map(scaled).collect();
        let at = scaled(at);
        let on_paper = flat::is_inside(at, &corners);
        let on_globe = point(at.0, at.1).is_within(&polygon(&[&corners]).area);
        // Next to the border the two may differ.
        let area = |a: Point, b: Point, c: Point| ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)).abs();
        let [a, b, c] = [corners[0], corners[1], corners[2]];
        let nearest = area(a, b, at).min(area(b, c, at)).min(area(c, a, at));
        prop_assume!(nearest > 1e-10 && area(a, b, c) > 1e-9);
        prop_assert_eq!(on_paper, on_globe);
    }

    #[test]
    fn a_cap_holds_what_is_near(longitude in -180.0..180.0_f64, latitude in -90.0..90.0_f64, radius in 0.0..3.2_f64) {
        let centre = vector((12.0, 34.0)).unwrap();
        let place = point(longitude, latitude);
        let distance = place.distance(centre).unwrap();
        prop_assert_eq!(place.is_in_cap(centre, radius), distance <= radius || radius >= std::f64::consts::PI);
    }
}
