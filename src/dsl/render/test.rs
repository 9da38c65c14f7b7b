//! The tests of a path to tests of the language.

use super::value::{literal, regex};
use super::{Renderer, spell};
use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::request::{Kind, Text};
use std::cmp::Ordering;

/// One test, or two that the language writes as one.
#[derive(Clone, Copy)]
enum Piece {
    One(Operator, NodeId),
    /// Pattern and flags.
    Regex(NodeId, Option<NodeId>),
    /// From, to, and whether the upper bound is left out.
    Interval(NodeId, NodeId, bool),
}

impl Renderer<'_> {
    /// Writes what is asked of a path: a value, or tests joined by `and`.
    pub(super) fn field(&self, path: Text, test: NodeId, element: bool, out: &mut String) -> bool {
        let mut name = String::new();
        spell::path(self.request.text(path), element, &mut name);
        match self.request.arena.kind(test) {
            Kind::Tests(tests) => self.tests(&format!("{name} "), tests, out),
            _ => {
                out.push_str(&name);
                out.push_str(" = ");
                self.value(test, out)
            }
        }
    }

    /// Writes each test after `prefix`: the path and a blank, or nothing for the tests of an element.
    pub(super) fn tests(&self, prefix: &str, tests: List, out: &mut String) -> bool {
        let Some(pieces) = self.pieces(tests) else { return false };
        for (index, piece) in pieces.into_iter().enumerate() {
            out.push_str(if index > 0 { " and " } else { "" });
            if !self.piece(prefix, piece, out) {
                return false;
            }
        }
        tests.first.is_some()
    }

    /// Whether the language writes these tests as one.
    pub(super) fn is_one(&self, tests: List) -> bool {
        self.pieces(tests).is_some_and(|pieces| pieces.len() == 1)
    }

    /// Takes together what belongs together. None: a node that is no test the language knows.
    fn pieces(&self, tests: List) -> Option<Vec<Piece>> {
        let mut tests: Vec<_> =
            self.request.arena.children(tests).map(|test| self.pair(test)).collect::<Option<_>>()?;
        let mut pieces = Vec::with_capacity(tests.len());
        tests.reverse();
        while let Some((operator, operand)) = tests.pop() {
            let next = tests.last().copied();
            let (piece, used) = match (operator, next) {
                (Operator::Regex, Some((Operator::Options, flags))) => {
                    (Piece::Regex(operand, Some(flags)), true)
                }
                (Operator::Regex, _) => (Piece::Regex(operand, None), false),
                (Operator::Gte, Some((Operator::Lte, high))) if self.ascend(operand, high) => {
                    (Piece::Interval(operand, high, false), true)
                }
                (Operator::Gte, Some((Operator::Lt, high))) if self.ascend(operand, high) => {
                    (Piece::Interval(operand, high, true), true)
                }
                _ => (Piece::One(operator, operand), false),
            };
            tests.truncate(tests.len() - usize::from(used));
            pieces.push(piece);
        }
        Some(pieces)
    }

    fn pair(&self, test: NodeId) -> Option<(Operator, NodeId)> {
        match self.request.arena.kind(test) {
            Kind::Test(operator, _, operand) => Some((operator, operand)),
            _ => None,
        }
    }

    /// Whether two bounds are whole numbers or instants, the lower one first.
    fn ascend(&self, low: NodeId, high: NodeId) -> bool {
        let order = match (self.request.arena.kind(low), self.request.arena.kind(high)) {
            (Kind::Int32(low), Kind::Int32(high)) => low.cmp(&high),
            (Kind::Date(low), Kind::Date(high)) => low.cmp(&high),
            _ => return false,
        };
        order != Ordering::Greater
    }

    fn piece(&self, prefix: &str, piece: Piece, out: &mut String) -> bool {
        match piece {
            Piece::Regex(pattern, flags) => self.pattern(prefix, "", pattern, flags, out),
            Piece::Interval(low, high, exclusive) => {
                out.push_str(prefix);
                out.push_str("in ");
                self.value(low, out) && {
                    out.push_str(if exclusive { "..<" } else { ".." });
                    self.value(high, out)
                }
            }
            Piece::One(Operator::Not, operand) => self.negation(prefix, operand, out),
            Piece::One(operator, operand) => {
                out.push_str(prefix);
                self.test(operator, operand, out)
            }
        }
    }

    /// `$not` over tests that have a negated form, or over a conjunction in parentheses.
    fn negation(&self, prefix: &str, operand: NodeId, out: &mut String) -> bool {
        let Kind::Tests(tests) = self.request.arena.kind(operand) else { return false };
        let Some(pieces) = self.pieces(tests) else { return false };
        match pieces.as_slice() {
            [Piece::Regex(pattern, flags)] => self.pattern(prefix, "not ", *pattern, *flags, out),
            [Piece::One(operator, _)] if has_complement(*operator) => false,
            [piece @ Piece::One(Operator::Type, _)] => {
                let mark = out.len();
                let written = self.piece(prefix, *piece, out);
                if written {
                    out.insert_str(mark + prefix.len() + "is ".len(), "not ");
                }
                written
            }
            [piece] => {
                out.push_str("not ");
                self.piece(prefix, *piece, out)
            }
            [] => false,
            // Without a path there are no parentheses: every operator has its own `not`.
            [..] if prefix.is_empty() => false,
            [..] => {
                out.push_str("not (");
                let written = self.tests(prefix, tests, out);
                out.push(')');
                written
            }
        }
    }

    /// `contains`, `startswith`, `endswith`, `= i"…"` or `~`.
    fn pattern(
        &self,
        prefix: &str,
        not: &str,
        pattern: NodeId,
        flags: Option<NodeId>,
        out: &mut String,
    ) -> bool {
        let Kind::String(pattern) = self.request.arena.kind(pattern) else { return false };
        let flags = match flags.map(|flags| self.request.arena.kind(flags)) {
            None => "",
            Some(Kind::String(flags)) if !self.request.text(flags).is_empty() => self.request.text(flags),
            Some(_) => return false,
        };
        let pattern = self.request.text(pattern);
        let bare = pattern.strip_prefix('^').unwrap_or(pattern);
        let anchored = bare.len() < pattern.len();
        let (body, ends) = match bare.strip_suffix('$') {
            Some(body) if literal(body).is_some() => (body, true),
            _ => (bare, false),
        };
        let verb = match (anchored, ends, flags) {
            (false, false, "" | "i") => "contains",
            (true, false, "" | "i") => "startswith",
            (false, true, "" | "i") => "endswith",
            (true, true, "i") if not.is_empty() => "=",
            _ => "",
        };
        match literal(body).filter(|_| !verb.is_empty()) {
            Some(text) => {
                out.extend([prefix, not, verb, " ", flags]);
                spell::string(&text, out);
                true
            }
            None => {
                out.extend([prefix, if not.is_empty() { "~ " } else { "!~ " }]);
                regex(pattern, flags, out)
            }
        }
    }

    fn test(&self, operator: Operator, operand: NodeId, out: &mut String) -> bool {
        let kind = self.request.arena.kind(operand);
        let symbol = match operator {
            Operator::Eq => "= ",
            Operator::Ne => "!= ",
            Operator::Gt => "> ",
            Operator::Gte => ">= ",
            Operator::Lt => "< ",
            Operator::Lte => "<= ",
            Operator::Size => "size ",
            Operator::BitsAllSet => "bits all set ",
            Operator::BitsAnySet => "bits any set ",
            Operator::BitsAllClear => "bits all clear ",
            Operator::BitsAnyClear => "bits any clear ",
            Operator::GeoIntersects => return self.intersects(operand, out),
            Operator::GeoWithin => return self.within(operand, out),
            Operator::Near => return self.near("near", operand, out),
            Operator::NearSphere => return self.near("nearsphere", operand, out),
            _ => "",
        };
        out.push_str(symbol);
        match (operator, kind) {
            (Operator::In, Kind::Array(values)) => self.listed("in ", values, out),
            (Operator::Nin, Kind::Array(values)) if values.first.is_some() => {
                self.listed("not in ", values, out)
            }
            (Operator::All, Kind::Array(values)) => self.listed("all ", values, out),
            (Operator::Exists, Kind::Bool(there)) => {
                out.push_str(if there { "exists" } else { "missing" });
                true
            }
            (Operator::Type, Kind::String(alias)) => {
                out.extend(["is ", self.request.text(alias)]);
                true
            }
            (Operator::Type, Kind::Array(aliases)) => self.types(aliases, out),
            (Operator::Mod, Kind::Array(pair)) => self.modulo(pair, out),
            (Operator::ElemMatch, Kind::Conjunction(clauses)) => {
                out.push_str("has (");
                let written = self.conjunction(clauses, true, out);
                out.push(')');
                written
            }
            (Operator::ElemMatch, Kind::Tests(tests)) => {
                out.push_str("has (");
                let written = self.tests("", tests, out);
                out.push(')');
                written
            }
            (
                Operator::BitsAllSet | Operator::BitsAnySet | Operator::BitsAllClear | Operator::BitsAnyClear,
                Kind::Array(positions),
            ) => self.list(positions, out),
            _ => !symbol.is_empty() && self.value(operand, out),
        }
    }

    fn listed(&self, verb: &str, values: List, out: &mut String) -> bool {
        out.push_str(verb);
        self.list(values, out)
    }

    fn types(&self, aliases: List, out: &mut String) -> bool {
        out.push_str("is (");
        for (index, alias) in self.request.arena.children(aliases).enumerate() {
            let Kind::String(alias) = self.request.arena.kind(alias) else { return false };
            out.extend([if index > 0 { ", " } else { "" }, self.request.text(alias)]);
        }
        out.push(')');
        true
    }

    fn modulo(&self, pair: List, out: &mut String) -> bool {
        let (Some(divisor), Some(remainder)) = (pair.first, pair.last) else { return false };
        out.push_str("% ");
        self.request.arena.next(divisor) == Some(remainder) && self.value(divisor, out) && {
            out.push_str(" = ");
            self.value(remainder, out)
        }
    }

    // ---- places

    fn intersects(&self, shape: NodeId, out: &mut String) -> bool {
        let Some(("$geometry", geometry)) = self.only_member(shape) else { return false };
        out.push_str("intersects ");
        (self.ejson)(self.request, geometry, out);
        true
    }

    fn within(&self, shape: NodeId, out: &mut String) -> bool {
        let Some((key, corners)) = self.only_member(shape) else { return false };
        let (word, length) = match key {
            "$box" => ("within box", 4..=4),
            "$center" => ("within circle", 3..=3),
            "$centerSphere" => ("within sphere", 3..=3),
            "$polygon" => ("within polygon", 6..=usize::MAX),
            _ => return false,
        };
        let mut numbers = Vec::new();
        if !self.numbers(corners, &mut numbers) || !length.contains(&numbers.len()) {
            return false;
        }
        let pairs = key == "$polygon";
        out.extend([word, if pairs { "((" } else { "(" }]);
        for (index, &number) in numbers.iter().enumerate() {
            out.push_str(match index {
                0 => "",
                _ if pairs && index % 2 == 0 => "), (",
                _ => ", ",
            });
            self.value(number, out);
        }
        out.push_str(if pairs { "))" } else { ")" });
        true
    }

    /// `near point(lon, lat) max 500 min 10`, from `{"$geometry":{"type":"Point","coordinates":[…]},…}`.
    fn near(&self, verb: &str, operand: NodeId, out: &mut String) -> bool {
        let Kind::Object(members) = self.request.arena.kind(operand) else { return false };
        out.push_str(verb);
        for (index, member) in self.request.arena.children(members).enumerate() {
            let Kind::Member(key, value) = self.request.arena.kind(member) else { return false };
            let written = match (index, self.request.text(key)) {
                (0, "$geometry") => self.point(value, out),
                (1.., "$maxDistance") => {
                    out.push_str(" max ");
                    self.value(value, out)
                }
                (1.., "$minDistance") => {
                    out.push_str(" min ");
                    self.value(value, out)
                }
                _ => false,
            };
            if !written {
                return false;
            }
        }
        members.first.is_some()
    }

    fn point(&self, geometry: NodeId, out: &mut String) -> bool {
        let Kind::Object(members) = self.request.arena.kind(geometry) else { return false };
        let mut members = self.request.arena.children(members).map(|member| self.request.arena.kind(member));
        let (Some(Kind::Member(first, kind)), Some(Kind::Member(second, coordinates)), None) =
            (members.next(), members.next(), members.next())
        else {
            return false;
        };
        let is_point =
            matches!(self.request.arena.kind(kind), Kind::String(name) if self.request.text(name) == "Point");
        let mut numbers = Vec::new();
        let keys = (self.request.text(first), self.request.text(second));
        if keys != ("type", "coordinates") || !is_point || !self.numbers(coordinates, &mut numbers) {
            return false;
        }
        let [longitude, latitude] = numbers.as_slice() else { return false };
        out.push_str(" point(");
        let written = self.value(*longitude, out) && {
            out.push_str(", ");
            self.value(*latitude, out)
        };
        out.push(')');
        written
    }

    fn only_member(&self, object: NodeId) -> Option<(&str, NodeId)> {
        let Kind::Object(List { first: Some(only), last }) = self.request.arena.kind(object) else {
            return None;
        };
        match self.request.arena.kind(only) {
            Kind::Member(key, value) if last == Some(only) => Some((self.request.text(key), value)),
            _ => None,
        }
    }
}

/// Whether `not` before a test of this operator makes another operator instead of `$not`.
fn has_complement(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::Eq | Operator::Ne | Operator::In | Operator::Nin | Operator::Exists | Operator::Not
    )
}
