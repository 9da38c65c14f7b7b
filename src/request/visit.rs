//! A request's nodes to what their readers ask for most: members, whole numbers, operators in a list.

use super::{Kind, Request};
use crate::arena::{List, NodeId};
use crate::json_text;
use crate::operator::Operator;
use crate::value::double;

/// The keys of a database reference, which have their `$` by right.
pub(super) const REFERENCE: [&str; 3] = ["$ref", "$id", "$db"];

impl Request {
    /// About how many bytes the filter takes as JSON, rather too many than too few: strings, and for each node its
    /// operator, quotes and punctuation.
    pub(crate) fn json_len(&self) -> usize {
        self.text.len() + 12 * self.arena.len()
    }

    /// Whether surely no string needs an escape in JSON.
    pub(crate) fn is_plain(&self) -> bool {
        self.text.get(self.plain_to..).is_some_and(json_text::is_all_plain)
    }

    /// Whether MongoDB takes an object for operators: its first key decides, and a database reference is a document, which has
    /// both `$ref` and `$id`, whatever they are. Source: `isExpressionDocument` of MongoDB's filter parser.
    pub(crate) fn has_operators(&self, members: List) -> bool {
        let Some(Kind::Member(key, _)) = members.first.map(|first| self.arena.kind(first)) else {
            return false;
        };
        let is_reference = || ["$ref", "$id"].iter().all(|name| self.member(members, name).is_some());
        let key = self.text(key);
        key.starts_with('$') && !(REFERENCE.contains(&key) && is_reference())
    }

    /// The operand of a lone `$eq` where it means the same without it: neither a regex nor an object that starts with a `$`
    /// does, since they would be asked as such.
    pub(crate) fn lone_equal(&self, tests: NodeId) -> Option<NodeId> {
        let Kind::Tests(tests) = self.arena.kind(tests) else { return None };
        let only = tests.first.filter(|_| tests.first == tests.last)?;
        let Kind::Test(Operator::Eq, _, operand) = self.arena.kind(only) else { return None };
        let folds = match self.arena.kind(operand) {
            Kind::Regex(..) => false,
            Kind::Object(members) => match members.first.map(|first| self.arena.kind(first)) {
                Some(Kind::Member(key, _)) => !self.text(key).starts_with('$'),
                _ => true,
            },
            _ => true,
        };
        folds.then_some(operand)
    }

    /// The members of a document; nothing of any other node.
    pub(crate) fn members(&self, document: NodeId) -> List {
        match self.arena.kind(document) {
            Kind::Object(members) => members,
            _ => List::default(),
        }
    }

    /// The value of the first member of this name.
    pub(crate) fn member(&self, members: List, name: &str) -> Option<NodeId> {
        self.arena.children(members).find_map(|member| match self.arena.kind(member) {
            Kind::Member(key, value) if self.text(key) == name => Some(value),
            _ => None,
        })
    }

    /// The whole number that the node is, however it is kept.
    pub(crate) fn whole_number(&self, node: NodeId) -> Option<i64> {
        match self.arena.kind(node) {
            Kind::Int32(number) => Some(number.into()),
            Kind::Int64(number) => Some(number),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the range is checked, and the fraction is zero"
            )]
            Kind::Double(number) if number.fract() == 0.0 && number.abs() < 9.2e18 => Some(number as i64),
            _ => None,
        }
    }

    /// The number that the node is, of whatever type.
    pub(crate) fn number(&self, node: NodeId) -> Option<f64> {
        match self.arena.kind(node) {
            Kind::Int32(number) => Some(number.into()),
            #[expect(clippy::cast_precision_loss, reason = "only its magnitude is asked for")]
            Kind::Int64(number) => Some(number as f64),
            Kind::Double(number) => Some(number),
            Kind::Decimal(digits) => double::parse(self.text(digits)),
            _ => None,
        }
    }

    /// The keys of an object, with their nodes and values, whether it was read as a document or as operators.
    pub(crate) fn entries(&self, node: NodeId) -> impl Iterator<Item = (&str, NodeId, NodeId)> + Clone {
        let list = match self.arena.kind(node) {
            Kind::Object(list) | Kind::Tests(list) | Kind::Conjunction(list) => list,
            _ => List::default(),
        };
        self.arena.children(list).filter_map(|entry| match self.arena.kind(entry) {
            Kind::Member(key, value) | Kind::Field(key, value) => Some((self.text(key), entry, value)),
            Kind::Test(operator, key, value) | Kind::Top(operator, key, value) => {
                let key = if operator == Operator::Unknown { self.text(key) } else { operator.key() };
                Some((key, entry, value))
            }
            _ => None,
        })
    }
}
