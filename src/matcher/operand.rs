//! The operands of the operators to what a program holds of them.

use super::build::Build;
use super::constant::Constant;
use super::order::{order, rank};
use super::pattern::Pattern;
use super::program::{Bits, List, Test, Types};
use super::view::Node;
use crate::arena::{List as Nodes, NodeId};
use crate::diagnostic::{Code, Diagnostic};
use crate::operator::Operator;
use crate::request::Kind;
use crate::sorted::sort_by;
use crate::value::base64;

impl Build<'_> {
    /// The list of `$in`.
    pub(super) fn list(&mut self, operand: NodeId) -> Option<List> {
        let request = self.request;
        let mut list = List::default();
        for item in request.arena.children(self.children(operand)) {
            match request.arena.kind(item) {
                Kind::Regex(pattern, flags) => {
                    list.patterns.push(self.pattern(pattern, request.flags(pattern, flags), item)?)
                }
                Kind::Null => list.has_null = true,
                _ => {
                    let constant = self.constant(item)?;
                    list.has_dates |= matches!(constant, Constant::Date(_));
                    let part = if constant.is_compound() { &mut list.compounds } else { &mut list.scalars };
                    part.push(constant);
                }
            }
        }
        sort_by(&mut list.scalars, |left, right| {
            let (left, right) = (left.plain(), right.plain());
            let by_type = rank(&left).cmp(&rank(&right));
            by_type.then_with(|| order(left, right, 0).unwrap_or(std::cmp::Ordering::Equal))
        });
        Some(list)
    }

    pub(super) fn types(&mut self, operand: NodeId) -> Option<Types> {
        let request = self.request;
        let one = |node| match request.arena.kind(node) {
            Kind::String(name) => Types::of_name(request.text(name)),
            _ => request.whole_number(node).and_then(Types::of_number),
        };
        match request.arena.kind(operand) {
            Kind::Array(items) => request
                .arena
                .children(items)
                .try_fold(Types::default(), |all, item| Some(all.union(one(item)?))),
            _ => one(operand),
        }
    }

    pub(super) fn modulo(&mut self, operand: NodeId) -> Option<Test> {
        let request = self.request;
        let mut parts = request.arena.children(self.children(operand)).map(|part| {
            Constant::read(request, part).ok().and_then(|constant| match constant {
                Constant::Number(number) => number.truncated(),
                _ => None,
            })
        });
        let test = match (parts.next().flatten(), parts.next().flatten()) {
            (Some(divisor), Some(remainder)) => Some(Test::Modulo(divisor, remainder)),
            _ => None,
        };
        if test.is_none() {
            let span = request.arena.span(operand);
            self.sink.report(Diagnostic::new(Code::ModuloTooLarge, span));
        }
        test
    }

    pub(super) fn bits(&mut self, operand: NodeId, set: bool, all: bool) -> Option<Test> {
        let request = self.request;
        let positions: Vec<u64> = match request.arena.kind(operand) {
            Kind::Binary(base64, _) => {
                let bytes = base64::decode(request.text(base64))?;
                let bits = bytes.iter().zip(0_u64..).flat_map(|(byte, at)| {
                    (0..8).filter(move |bit| byte >> bit & 1 == 1).map(move |bit| at * 8 + bit)
                });
                bits.collect()
            }
            Kind::Array(items) => {
                let position = |item| request.whole_number(item).and_then(|at| u64::try_from(at).ok());
                request.arena.children(items).map(position).collect::<Option<_>>()?
            }
            _ => {
                let mask = request.whole_number(operand)?;
                (0..64).filter(|bit| mask >> bit & 1 == 1).collect()
            }
        };
        Some(Test::Bits(Bits { positions: positions.into(), set, all }))
    }

    /// What MongoDB takes a value for where it asks for a truth value.
    pub(super) fn is_true(&self, operand: NodeId) -> bool {
        match self.request.arena.kind(operand) {
            Kind::Bool(truth) => truth,
            Kind::Null => false,
            _ => self.request.number(operand) != Some(0.0),
        }
    }

    pub(super) fn size(&mut self, operand: NodeId) -> Option<Test> {
        self.request.whole_number(operand).map(Test::Size)
    }

    /// `$regex` with the `$options` beside it.
    pub(super) fn regex(&mut self, operand: NodeId, among: Nodes) -> Option<Pattern> {
        let request = self.request;
        let options = request.arena.children(among).find_map(|test| match request.arena.kind(test) {
            Kind::Test(Operator::Options, _, options) => match request.arena.kind(options) {
                Kind::String(letters) => Some(letters),
                _ => None,
            },
            _ => None,
        });
        match request.arena.kind(operand) {
            Kind::String(pattern) => self.pattern(pattern, options.unwrap_or_default(), operand),
            Kind::Regex(pattern, 0) => self.pattern(pattern, options.unwrap_or_default(), operand),
            Kind::Regex(pattern, flags) => self.pattern(pattern, request.flags(pattern, flags), operand),
            _ => None,
        }
    }
}
