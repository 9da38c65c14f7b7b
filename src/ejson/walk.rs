//! Nodes of plain JSON to typed values and documents, in place and without recursion.

use super::wrapper::Place;
use super::{Dialect, keys};
use crate::arena::NodeId;
use crate::diagnostic::Diagnostics;
use crate::request::{Kind, Request};
use crate::stack::Stack;
use crate::value::Setting;

/// What the stages of one reading share: the nodes, and those that are still to be looked into.
pub(super) struct Walk<'a> {
    pub(super) source: &'a str,
    pub(super) dialect: Dialect,
    pub(super) setting: Setting<'a>,
    pub(super) request: &'a mut Request,
    pub(super) sink: &'a mut Diagnostics,
    /// Which keys documents may have.
    pub(super) keys: keys::Rule,
    pub(super) work: Stack<(Option<NodeId>, Task)>,
}

/// What a container that waits is read as. Its own node is final, what is in it is not.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Task {
    /// A document, or an array of values.
    #[default]
    Value,
    /// A query object.
    Query,
    /// An object of operators.
    Tests,
}

impl Walk<'_> {
    /// Looks into everything that waits, and into what that brings.
    pub(super) fn run(&mut self) {
        while let Some((Some(node), task)) = self.work.pop() {
            match task {
                Task::Value => self.inside(node),
                Task::Query => self.query(node),
                Task::Tests => self.tests(node),
            }
        }
    }

    /// Comes back later to the values in a document or array; other values are done.
    pub(super) fn push(&mut self, node: NodeId) {
        if matches!(self.request.arena.kind(node), Kind::Array(_) | Kind::Object(_)) {
            self.work.push((Some(node), Task::Value));
        }
    }

    /// A value where only values stand.
    pub(super) fn literal(&mut self, node: NodeId) {
        match self.request.arena.kind(node) {
            Kind::Array(_) => self.work.push((Some(node), Task::Value)),
            Kind::Object(_) => {
                self.resolve(node, Place::Literal);
                self.push(node);
            }
            _ => {}
        }
    }

    fn inside(&mut self, node: NodeId) {
        match self.request.arena.kind(node) {
            Kind::Array(values) => {
                let mut next = values.first;
                while let Some(value) = next {
                    next = self.request.arena.next(value);
                    self.literal(value);
                }
            }
            Kind::Object(members) => {
                keys::check(self.request, members, self.keys, self.sink);
                let mut next = members.first;
                while let Some(member) = next {
                    next = self.request.arena.next(member);
                    if let Some(value) = self.value_of(member) {
                        self.literal(value);
                    }
                }
            }
            _ => {}
        }
    }

    /// The key of a member; empty for other nodes.
    pub(super) fn key_of(&self, member: NodeId) -> &str {
        match self.request.arena.kind(member) {
            Kind::Member(key, _) => self.request.text(key),
            _ => "",
        }
    }

    /// The value of a member.
    pub(super) fn value_of(&self, member: NodeId) -> Option<NodeId> {
        match self.request.arena.kind(member) {
            Kind::Member(_, value) => Some(value),
            _ => None,
        }
    }
}
