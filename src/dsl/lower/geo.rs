//! Geographic tests to `$near`, `$geoWithin` and `$geoIntersects`.

use super::Lowering;
use super::join::Clause;
use super::test::Asked;
use crate::arena::{List, NodeId};
use crate::dsl::ast::{self, Kind as Syntax, Shape};
use crate::operator::Operator;
use crate::request::Kind;
use crate::span::Span;

impl Lowering<'_> {
    /// `a near point(lon, lat) max 500` → `{"a":{"$near":{"$geometry":{…},"$maxDistance":500}}}`
    pub(super) fn near(&mut self, operator: Operator, asked: &Asked) -> Option<Clause> {
        if !self.is_at_top(asked) {
            return None;
        }
        let point = asked.operand?;
        let mut members = List::default();
        let geometry = self.point(point)?;
        self.member_of(&mut members, "$geometry", geometry);
        let mut next = self.ast.arena.next(point);
        while let Some(distance) = next {
            next = self.ast.arena.next(distance);
            let Syntax::Distance(bound, number) = self.ast.arena.kind(distance) else { continue };
            let key = match bound {
                ast::Bound::Max => "$maxDistance",
                ast::Bound::Min => "$minDistance",
            };
            let number = self.value(number)?;
            self.member_of(&mut members, key, number);
        }
        let operand = self.request.arena.push(Kind::Object(members), asked.span);
        Some(self.one_test(operator, operand, asked.span))
    }

    /// `point(lon, lat)` → `{"type":"Point","coordinates":[lon,lat]}`
    fn point(&mut self, node: NodeId) -> Option<NodeId> {
        let Syntax::Shape(_, numbers) = self.ast.arena.kind(node) else { return None };
        let span = self.ast.arena.span(node);
        let coordinates = self.array(numbers.first, span)?;
        let name = self.request.intern("Point");
        let name = self.request.arena.push(Kind::String(name), span);
        Some(self.object(&[("type", name), ("coordinates", coordinates)], span))
    }

    /// `a within box(x1, y1, x2, y2)` → `{"a":{"$geoWithin":{"$box":[[x1,y1],[x2,y2]]}}}`
    pub(super) fn within(&mut self, asked: &Asked) -> Option<Clause> {
        let node = asked.operand?;
        let Syntax::Shape(shape, numbers) = self.ast.arena.kind(node) else {
            return self.geometry(Operator::GeoWithin, asked);
        };
        let span = self.ast.arena.span(node);
        let (key, has_radius) = match shape {
            Shape::Box => ("$box", false),
            Shape::Polygon => ("$polygon", false),
            Shape::Circle => ("$center", true),
            Shape::Sphere => ("$centerSphere", true),
            Shape::Point => return None,
        };
        let mut items = List::default();
        let mut next = numbers.first;
        while let Some(x) = next {
            next = self.ast.arena.next(x);
            let item = match next {
                None if has_radius => self.value(x)?,
                None => return None,
                Some(y) => {
                    next = self.ast.arena.next(y);
                    self.pair(x, y)?
                }
            };
            self.request.arena.append(&mut items, item);
        }
        let items = self.request.arena.push(Kind::Array(items), span);
        let operand = self.object(&[(key, items)], span);
        Some(self.one_test(Operator::GeoWithin, operand, asked.span))
    }

    /// `[x, y]`
    fn pair(&mut self, x: NodeId, y: NodeId) -> Option<NodeId> {
        let span = self.ast.arena.span(x).to(self.ast.arena.span(y));
        let (x, y) = (self.value(x)?, self.value(y)?);
        let mut pair = List::default();
        self.request.arena.append(&mut pair, x);
        self.request.arena.append(&mut pair, y);
        Some(self.request.arena.push(Kind::Array(pair), span))
    }

    /// `a intersects {GeoJSON}` → `{"a":{"$geoIntersects":{"$geometry":{…}}}}`
    pub(super) fn intersects(&mut self, asked: &Asked) -> Option<Clause> {
        self.geometry(Operator::GeoIntersects, asked)
    }

    /// A shape in GeoJSON goes into `$geometry`; an object whose first key is an operator is MongoDB's operand itself.
    fn geometry(&mut self, operator: Operator, asked: &Asked) -> Option<Clause> {
        let node = asked.operand?;
        let span = self.ast.arena.span(node);
        if self.ast.arena.kind(node) != Syntax::Json {
            return None;
        }
        let value = self.embedded.value(self.source, span, self.request, self.sink)?;
        let operand =
            if self.is_operator_object(value) { value } else { self.object(&[("$geometry", value)], span) };
        Some(self.one_test(operator, operand, asked.span))
    }

    fn is_operator_object(&self, value: NodeId) -> bool {
        let Kind::Object(members) = self.request.arena.kind(value) else { return false };
        let Some(Kind::Member(key, _)) = members.first.map(|first| self.request.arena.kind(first)) else {
            return false;
        };
        self.request.text(key).starts_with('$')
    }

    /// Adds a member whose span is its value's.
    fn member_of(&mut self, members: &mut List, key: &str, value: NodeId) {
        let span: Span = self.request.arena.span(value);
        let key = self.request.intern(key);
        let member = self.request.arena.push(Kind::Member(key, value), span);
        self.request.arena.append(members, member);
    }
}
