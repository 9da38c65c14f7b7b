//! A request's nodes to what their readers ask for most: members, whole numbers, operators in a list.

use super::{Kind, Request};
use crate::arena::{List, NodeId};

impl Request {
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
}
