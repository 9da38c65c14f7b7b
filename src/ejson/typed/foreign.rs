//! Wrappers of the types that no server is sent, checked all the same: MongoDB itself takes them.

use super::{Found, Place, Walk};
use crate::arena::{List, NodeId};
use crate::request::{Foreign, Kind};

impl Walk<'_> {
    pub(super) fn timestamp(&mut self, found: Found) {
        let Some(parts) = self.parts(found, ["t", "i"]) else { return };
        for part in parts {
            let number = match self.request.arena.kind(part) {
                Kind::Int32(number) => u32::try_from(number).ok(),
                Kind::Int64(number) => u32::try_from(number).ok(),
                _ => None,
            };
            if number.is_none() {
                let example = "{\"$timestamp\":{\"t\":1,\"i\":1}}";
                self.wrong(found, part, "whole numbers from 0 to 4294967295", example, ());
            }
        }
    }

    /// `$code` with or without `$scope`, whose document holds values again.
    pub(super) fn code(&mut self, found: Found, node: NodeId, members: List) -> Kind {
        let Some(scope) = found.companion else {
            return self.foreign(Foreign::Code, node, members);
        };
        match self.request.arena.kind(scope) {
            Kind::Object(_) => self.push(scope),
            _ => self.wrong(found, scope, "an object as its `$scope`", "{\"$code\":\"f\",\"$scope\":{}}", ()),
        }
        let members = self.in_order(members, "$code");
        self.foreign(Foreign::CodeWithScope, node, members)
    }

    pub(super) fn db_pointer(&mut self, found: Found) {
        let Some([name, id]) = self.parts(found, ["$ref", "$id"]) else { return };
        let example = "{\"$dbPointer\":{\"$ref\":\"c\",\"$id\":{\"$oid\":\"…\"}}}";
        if !matches!(self.request.arena.kind(name), Kind::String(_)) {
            self.wrong(found, name, "text as its `$ref`", example, ());
        }
        self.resolve(id, Place::Literal);
        if !matches!(self.request.arena.kind(id), Kind::ObjectId(_)) {
            self.wrong(found, id, "an ObjectId as its `$id`", example, ());
        }
        if let Kind::Object(members) = self.request.arena.kind(found.value) {
            let ordered = self.in_order(members, "$ref");
            self.request.arena.get_mut(found.value).kind = Kind::Object(ordered);
        }
    }

    /// Two members, the one of this name first, as they are written canonically.
    pub(super) fn in_order(&mut self, members: List, first: &str) -> List {
        let (Some(left), Some(right)) = (members.first, members.last) else { return members };
        if self.key_of(left) == first {
            return members;
        }
        let mut ordered = List::default();
        self.request.arena.append(&mut ordered, right);
        self.request.arena.append(&mut ordered, left);
        ordered
    }

    pub(super) fn foreign(&mut self, foreign: Foreign, node: NodeId, members: List) -> Kind {
        let span = self.request.arena.span(node);
        Kind::Foreign(foreign, self.request.arena.push(Kind::Object(members), span))
    }
}
