//! Request to filter text, not yet in canonical layout: [`print`](super::print()) makes it canonical.
//!
//! Every clause is written as tests where the language has a form that lowers back to the very same nodes, and as a raw
//! `{…}` filter where it has none. The façade compiles the text again and compares.

mod test;
mod value;

pub use value::literal;

use super::spell;
use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};

/// Writes a node of a request as EJSON. The façade hands it in, so the language knows no JSON.
pub type WriteEjson = fn(&Request, NodeId, &mut String);

/// One `and`ed piece of a filter's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conjunct {
    /// The text in the language.
    pub text: String,
    /// The same clause as a raw filter.
    pub raw: String,
}

/// Writes the clauses of the conjunction `filter` as texts that, joined by `and`, lower to it.
pub fn conjuncts(request: &Request, filter: NodeId, ejson: WriteEjson) -> Vec<Conjunct> {
    let renderer = Renderer { request, ejson };
    let Kind::Conjunction(clauses) = request.arena.kind(filter) else { return Vec::new() };
    let mut texts = Vec::new();
    for clause in request.arena.children(clauses) {
        match renderer.overflow(clauses, clause) {
            Some(members) => texts.extend(members.into_iter().map(|member| renderer.conjunct(member))),
            None => texts.push(renderer.conjunct(clause)),
        }
    }
    texts
}

/// Writes one clause.
pub fn conjunct(request: &Request, clause: NodeId, ejson: WriteEjson) -> Conjunct {
    Renderer { request, ejson }.conjunct(clause)
}

/// Writes a request's fields, sort, offset, count and parameters as clauses, each after `| `.
pub fn clauses(request: &Request) -> String {
    let mut out = String::new();
    let mut keys = |keyword: &str, items: &mut dyn Iterator<Item = (Text, bool)>| {
        let mut separator = format!(" | {keyword} ");
        for (path, minus) in items {
            out.push_str(&separator);
            out.push_str(if minus { "-" } else { "" });
            spell::path(request.text(path), false, &mut out);
            separator = ", ".into();
        }
    };
    keys("fields", &mut request.projection.iter().map(|key| (key.path, !key.include)));
    keys("sort", &mut request.sort.iter().map(|key| (key.path, key.descending)));
    if let Some((offset, _)) = request.offset {
        out.push_str(&format!(" | offset {offset}"));
    }
    if let Some((count, _)) = request.count {
        out.push_str(&format!(" | count {count}"));
    }
    let renderer = Renderer { request, ejson: |_, _, _| {} };
    for (index, parameter) in request.with.iter().enumerate() {
        out.push_str(if index > 0 { ", " } else { " | with " });
        out.push_str(request.text(parameter.name));
        out.push_str(" = ");
        match request.arena.kind(parameter.value) {
            Kind::Array(values) => renderer.list(values, &mut out),
            _ => renderer.value(parameter.value, &mut out),
        };
    }
    out
}

/// Writes the endpoint with its colon and a blank, where there is one.
pub fn endpoint(request: &Request) -> String {
    request.endpoint.map(|(name, _)| format!("{}: ", request.text(name))).unwrap_or_default()
}

struct Renderer<'a> {
    request: &'a Request,
    ejson: WriteEjson,
}

impl Renderer<'_> {
    fn conjunct(&self, clause: NodeId) -> Conjunct {
        let raw = self.raw(clause);
        let mut text = String::new();
        if !self.clause(clause, false, &mut text) {
            text.clone_from(&raw);
        }
        Conjunct { text, raw }
    }

    /// The clause alone as a raw filter.
    fn raw(&self, clause: NodeId) -> String {
        let mut raw = String::from("{");
        (self.ejson)(self.request, clause, &mut raw);
        raw.push('}');
        raw
    }

    /// Writes a clause as tests. False: it has no such form, and what was written is of no use.
    fn clause(&self, clause: NodeId, element: bool, out: &mut String) -> bool {
        match self.request.arena.kind(clause) {
            Kind::Field(path, test) => self.field(path, test, element, out),
            Kind::Logical(Operator::Or, members) => self.group("", members, element, out),
            Kind::Logical(Operator::Nor, members) => self.group("not ", members, element, out),
            Kind::Top(Operator::Text, _, operand) => self.text_search(operand, out),
            _ => false,
        }
    }

    /// `(a or b)`, after `not ` for `$nor`. A lone member has a form only as `not (a and b)`.
    fn group(&self, not: &str, members: List, element: bool, out: &mut String) -> bool {
        let lone = members.first == members.last;
        if lone && not.is_empty() {
            return false;
        }
        out.push_str(not);
        out.push('(');
        for (index, member) in self.request.arena.children(members).enumerate() {
            out.push_str(if index > 0 { " or " } else { "" });
            if !self.member(member, lone, element, out) {
                return false;
            }
        }
        out.push(')');
        true
    }

    /// A conjunction inside a group, which needs no parentheses: `and` binds tighter than `or`.
    fn member(&self, member: NodeId, lone: bool, element: bool, out: &mut String) -> bool {
        let Kind::Conjunction(clauses) = self.request.arena.kind(member) else { return false };
        if clauses.first.is_none() || (lone && clauses.first == clauses.last) {
            return false;
        }
        self.conjunction(clauses, element, out)
    }

    /// `a and b`; a clause without a form of its own as a raw filter, which cannot stand among tests of an element.
    fn conjunction(&self, clauses: List, element: bool, out: &mut String) -> bool {
        for (index, clause) in self.request.arena.children(clauses).enumerate() {
            let members = self.overflow(clauses, clause).unwrap_or_else(|| vec![clause]);
            for part in members {
                // What overflows stands behind other clauses.
                out.push_str(if index > 0 { " and " } else { "" });
                let mark = out.len();
                if !self.clause(part, element, out) {
                    out.truncate(mark);
                    out.push_str(&self.raw(part));
                }
            }
        }
        clauses.first.is_some()
    }

    /// The clauses of a final `$and` that lowering makes again, because none of them can join the object before it.
    fn overflow(&self, clauses: List, clause: NodeId) -> Option<Vec<NodeId>> {
        let Kind::Logical(Operator::And, members) = self.request.arena.kind(clause) else { return None };
        if clauses.last != Some(clause) {
            return None;
        }
        let alone = |member: NodeId| match self.request.arena.kind(member) {
            Kind::Conjunction(List { first: Some(only), last }) if last == Some(only) => Some(only),
            _ => None,
        };
        let collides = |only: &NodeId| {
            self.request
                .arena
                .children(clauses)
                .any(|earlier| earlier != clause && self.collide(earlier, *only))
        };
        self.request.arena.children(members).map(|member| alone(member).filter(collides)).collect()
    }

    /// Whether the clause `later` cannot join an object that has the clause `earlier`.
    fn collide(&self, earlier: NodeId, later: NodeId) -> bool {
        match (self.request.arena.kind(earlier), self.request.arena.kind(later)) {
            (Kind::Logical(first, _), Kind::Logical(second, _)) => first == second,
            (Kind::Field(first, tests), Kind::Field(second, test)) => {
                self.request.text(first) == self.request.text(second) && self.share(tests, test)
            }
            _ => false,
        }
    }

    /// Whether the tests `later` of a path cannot join those before them. Of several, which `and` joins one by one, some could.
    fn share(&self, earlier: NodeId, later: NodeId) -> bool {
        if matches!(self.request.arena.kind(later), Kind::Tests(tests) if !self.is_one(tests)) {
            return false;
        }
        let operators = |id| match self.request.arena.kind(id) {
            Kind::Tests(tests) => {
                Some(self.request.arena.children(tests).filter_map(|test| self.operator(test)))
            }
            _ => None,
        };
        match (operators(earlier), operators(later)) {
            (Some(mut earlier), Some(later)) => {
                let later: Vec<_> = later.collect();
                earlier.any(|operator| later.contains(&operator))
            }
            (None, _) | (_, None) => true,
        }
    }

    fn operator(&self, test: NodeId) -> Option<Operator> {
        match self.request.arena.kind(test) {
            Kind::Test(operator, ..) => Some(operator),
            _ => None,
        }
    }

    fn text_search(&self, operand: NodeId, out: &mut String) -> bool {
        let Kind::Object(members) = self.request.arena.kind(operand) else { return false };
        let Some(Kind::Member(key, value)) = members.first.map(|id| self.request.arena.kind(id)) else {
            return false;
        };
        let Kind::String(words) = self.request.arena.kind(value) else { return false };
        if members.first != members.last || self.request.text(key) != Operator::Search.key() {
            return false;
        }
        out.push_str("text(");
        spell::string(self.request.text(words), out);
        out.push(')');
        true
    }
}
