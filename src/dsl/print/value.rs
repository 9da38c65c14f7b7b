//! Values, lists and shapes to canonical text.

use super::{Place, Printer, spell};
use crate::arena::{List, NodeId};
use crate::dsl::ast::{Bound, Constructor, Kind, Shape};
use crate::span::Span;
use crate::value::calendar::Base;

impl Printer<'_> {
    pub(super) fn value(&mut self, id: NodeId) {
        let node = *self.ast.arena.get(id);
        match node.kind {
            Kind::String => spell::string(&spell::decoded_string(self.source, node.span), &mut self.out),
            Kind::CaseInsensitive => {
                self.out.push('i');
                let quoted = Span::new(node.span.start + 1, node.span.end);
                spell::string(&spell::decoded_string(self.source, quoted), &mut self.out);
            }
            Kind::Number => spell::number(node.span.slice(self.source), &mut self.out),
            Kind::Relative(base, amounts) => {
                self.out.push_str(base_word(base));
                for amount in self.ast.arena.children(amounts) {
                    let text = self.ast.arena.span(amount).slice(self.source);
                    self.out.extend(text.chars().filter(|character| !character.is_ascii_whitespace()));
                }
            }
            Kind::Instant => {
                let text = node.span.slice(self.source);
                self.out.extend(text.chars().map(|character| character.to_ascii_uppercase()));
            }
            Kind::Call(constructor, arguments) => self.call(constructor, arguments),
            Kind::List(list) => self.list(list),
            Kind::Interval { low, high, exclusive } => {
                self.value(low);
                self.out.push_str(if exclusive { "..<" } else { ".." });
                self.value(high);
            }
            Kind::Shape(Shape::Polygon, corners) => self.polygon(corners),
            Kind::Shape(shape, numbers) => {
                self.out.push_str(shape_word(shape));
                self.list(numbers);
            }
            Kind::Distance(bound, number) => {
                self.out.push_str(match bound {
                    Bound::Max => "max ",
                    Bound::Min => "min ",
                });
                self.value(number);
            }
            Kind::And(_) | Kind::Or(_) | Kind::Not(_) | Kind::Test { .. } | Kind::TextSearch(_) => {
                self.filter(id, Place::Whole, false);
            }
            Kind::Type => {
                let alias = node.span.slice(self.source);
                self.out.push_str(if alias.eq_ignore_ascii_case("boolean") { "bool" } else { alias });
            }
            Kind::Raw
            | Kind::Error
            | Kind::Word
            | Kind::True
            | Kind::False
            | Kind::Null
            | Kind::Regex
            | Kind::Day
            | Kind::Month
            | Kind::Amount
            | Kind::Epoch
            | Kind::Json
            | Kind::Clause(..)
            | Kind::Projected { .. }
            | Kind::Ordered { .. }
            | Kind::With(..)
            | Kind::Everything => self.copy(node.span),
        }
    }

    pub(super) fn call(&mut self, constructor: Constructor, arguments: Option<NodeId>) {
        let arguments = List { first: arguments, last: None };
        self.out.push_str(match constructor {
            Constructor::Date => "date",
            Constructor::IsoDate => "ISODate",
            Constructor::ObjectId => "oid",
            Constructor::Binary if self.ast.arena.children(arguments).count() > 1 => "BinData",
            Constructor::Binary => "binary",
            Constructor::Decimal => "decimal",
            Constructor::Long => "long",
            Constructor::Uuid => "uuid",
        });
        self.list(arguments);
    }

    pub(super) fn list(&mut self, list: List) {
        self.out.push('(');
        self.items(list);
        self.out.push(')');
    }

    pub(super) fn items(&mut self, list: List) {
        for (index, item) in self.ast.arena.children(list).enumerate() {
            self.out.push_str(if index > 0 { ", " } else { "" });
            self.value(item);
        }
    }

    pub(super) fn polygon(&mut self, corners: List) {
        self.out.push_str("polygon(");
        for (index, number) in self.ast.arena.children(corners).enumerate() {
            self.out.push_str(match (index, index % 2) {
                (0, _) => "(",
                (_, 0) => "), (",
                (_, _) => ", ",
            });
            self.value(number);
        }
        self.out.push_str("))");
    }
}

fn base_word(base: Base) -> &'static str {
    match base {
        Base::Now => "now",
        Base::Today => "today",
        Base::Yesterday => "yesterday",
        Base::Tomorrow => "tomorrow",
    }
}

fn shape_word(shape: Shape) -> &'static str {
    match shape {
        Shape::Box => "box",
        Shape::Circle => "circle",
        Shape::Polygon => "polygon",
        Shape::Sphere => "sphere",
        Shape::Point => "point",
    }
}
