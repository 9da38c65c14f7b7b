//! A clause of a filter to the reason why a server would not give it to the database as it stands.

use super::rules::{FilterRules, Reader, ValidQuery, Variant};
use super::search::searched;
use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::request::{Kind, Request};
use crate::stack::Stack;

/// What is in a clause's way, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Obstacle {
    /// The node that is in the way.
    pub(crate) node: NodeId,
    /// Why.
    pub(crate) reason: Reason,
}

/// Why a clause does not reach the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The field is deleted for a caller without the permission to see it, or for everyone.
    Hidden,
    /// `isValidQuery` answers `Invalid operation`.
    Operation(Operator),
    /// `isValidQuery` answers `Invalid attribute` with this path.
    Attribute(String),
    /// The endpoint reads nothing but some other keys.
    OtherKey,
    /// Some of the forms that `isValidQuery` may have refuse it.
    InDoubt,
    /// `JSON.parse` reads no such value: the database would be given an object with a `$` key.
    PlainJson,
    /// Whether Meteor's EJSON reads a regex as a value was not established.
    RegexValue,
    /// The endpoint is not known to take a search by this operator.
    Search(Operator),
}

/// Why this clause of the filter, a child of its conjunction, cannot stand in `query`, whether at the top or in `$and`;
/// nothing where it can.
pub(crate) fn obstacle(request: &Request, clause: NodeId, rules: &FilterRules) -> Option<Obstacle> {
    hidden(request, clause, rules)
        .or_else(|| other_key(request, clause, rules))
        .or_else(|| plain_json(request, clause, rules))
        .or_else(|| searched(request, clause, rules.searches))
        .or_else(|| invalid(request, clause, rules.valid_query.as_ref()?))
}

/// A field that the caller may not ask about, at whatever depth of logic.
fn hidden(request: &Request, clause: NodeId, rules: &FilterRules) -> Option<Obstacle> {
    if rules.hidden.keys().is_empty() {
        return None;
    }
    let mut open = Stack::new();
    open.push(Some(clause));
    while let Some(Some(node)) = open.pop() {
        match request.arena.kind(node) {
            Kind::Field(path, _) => {
                if rules.hidden.contains(request.text(path)) {
                    return Some(Obstacle { node, reason: Reason::Hidden });
                }
            }
            kind => {
                for inner in request.arena.children(logical(kind)) {
                    open.push(Some(inner));
                }
            }
        }
    }
    None
}

/// The parts of a node that has queries or clauses.
fn logical(kind: Kind) -> List {
    match kind {
        Kind::Conjunction(list) | Kind::Logical(_, list) => list,
        _ => List::default(),
    }
}

/// Anything but one of the only keys that are read, with a text: an empty one is not looked at.
fn other_key(request: &Request, clause: NodeId, rules: &FilterRules) -> Option<Obstacle> {
    let is_good = || match request.arena.kind(clause) {
        Kind::Field(path, value) => {
            let is_text = matches!(request.arena.kind(value), Kind::String(text) if text.len() > 0);
            is_text && rules.is_only_key(request.text(path))
        }
        _ => false,
    };
    (rules.reads_only_keys && !is_good()).then_some(Obstacle { node: clause, reason: Reason::OtherKey })
}

/// A value that needs EJSON.
fn plain_json(request: &Request, clause: NodeId, rules: &FilterRules) -> Option<Obstacle> {
    let is_plain = match rules.reader {
        Reader::Json => true,
        Reader::MeteorEjson => false,
        Reader::Ejson => return None,
    };
    let found = |node, reason| Some(Obstacle { node, reason });
    let mut open = vec![clause];
    while let Some(node) = open.pop() {
        match request.arena.kind(node) {
            Kind::Regex(..) if !is_plain => return found(node, Reason::RegexValue),
            Kind::Date(_)
            | Kind::Binary(..)
            | Kind::Regex(..)
            | Kind::ObjectId(_)
            | Kind::Decimal(_)
            | Kind::Foreign(..) => {
                if is_plain {
                    return found(node, Reason::PlainJson);
                }
            }
            Kind::Double(number) => {
                if is_plain && !number.is_finite() {
                    return found(node, Reason::PlainJson);
                }
            }
            Kind::Conjunction(list) | Kind::Logical(_, list) | Kind::Tests(list) | Kind::Array(list) => {
                open.extend(request.arena.children(list));
            }
            Kind::Object(list) => {
                // What looks like a typed value would be written under `$escape`.
                if is_plain && request.arena.children(list).any(|member| is_dollar(request, member)) {
                    return found(node, Reason::PlainJson);
                }
                open.extend(request.arena.children(list));
            }
            Kind::Field(_, value)
            | Kind::Top(_, _, value)
            | Kind::Test(_, _, value)
            | Kind::Member(_, value) => open.push(value),
            Kind::Null | Kind::Bool(_) | Kind::Int32(_) | Kind::Int64(_) | Kind::String(_) => {}
        }
    }
    None
}

/// Whether a member's key starts with `$`.
fn is_dollar(request: &Request, member: NodeId) -> bool {
    matches!(request.arena.kind(member), Kind::Member(key, _) if request.text(key).starts_with('$'))
}

/// What one of the variants of `isValidQuery` would refuse.
fn invalid(request: &Request, clause: NodeId, valid: &ValidQuery) -> Option<Obstacle> {
    if is_plainly_valid(request, clause, valid) {
        return None;
    }
    let refusal = |variant| Walk { request, valid, variant, path: String::new() }.walk(clause);
    let found = valid.variants.iter().find_map(|&variant| refusal(variant))?;
    let is_sure = !valid.may_be_absent && valid.variants.iter().all(|&variant| refusal(variant).is_some());
    Some(if is_sure { found } else { Obstacle { reason: Reason::InDoubt, ..found } })
}

/// Whether every variant lets a clause through that has nothing but `$or`, `$and`, plain values and `$regex`: most have.
fn is_plainly_valid(request: &Request, clause: NodeId, valid: &ValidQuery) -> bool {
    let mut open = Stack::new();
    open.push(Some(clause));
    while let Some(Some(node)) = open.pop() {
        match request.arena.kind(node) {
            Kind::Logical(Operator::And | Operator::Or, list) | Kind::Conjunction(list) => {
                for inner in request.arena.children(list) {
                    open.push(Some(inner));
                }
            }
            Kind::Field(path, value) => {
                let path = request.text(path);
                let is_valid = match request.arena.kind(value) {
                    Kind::Tests(tests) => {
                        let mut tests = request.arena.children(tests);
                        tests.all(|test| is_pattern(request, test)) && valid.begins(path, request)
                    }
                    Kind::Binary(..) => false,
                    kind => kind.is_scalar() && valid.allows(path, request),
                };
                if !is_valid {
                    return false;
                }
            }
            _ => return false,
        }
    }
    true
}

/// Whether a test is a pattern, or its flags.
fn is_pattern(request: &Request, test: NodeId) -> bool {
    match request.arena.kind(test) {
        Kind::Test(Operator::Regex | Operator::Options, _, operand) => {
            matches!(request.arena.kind(operand), Kind::String(_))
        }
        _ => false,
    }
}

/// A walk over the members of the objects that the server sees, as one variant does it.
struct Walk<'a> {
    request: &'a Request,
    valid: &'a ValidQuery,
    variant: Variant,
    /// The keys that lead to the present place, joined by dots.
    path: String,
}

/// What is still to be looked at: a node, and how much of the path leads to it.
type Open = Vec<(NodeId, usize)>;

impl Walk<'_> {
    fn walk(mut self, clause: NodeId) -> Option<Obstacle> {
        let mut open: Open = vec![(clause, 0)];
        while let Some((node, length)) = open.pop() {
            self.path.truncate(length);
            if let Some(reason) = self.look(node, &mut open) {
                return Some(Obstacle { node, reason });
            }
        }
        None
    }

    fn look(&mut self, node: NodeId, open: &mut Open) -> Option<Reason> {
        match self.request.arena.kind(node) {
            // The queries of an operator are looked at one by one, without what led to them.
            Kind::Conjunction(clauses) => {
                let depth = self.path.len();
                open.extend(self.request.arena.children(clauses).map(|clause| (clause, depth)));
                None
            }
            Kind::Logical(operator, queries) => {
                if !ValidQuery::operators(self.variant).contains(operator) {
                    return Some(Reason::Operation(operator));
                }
                open.extend(self.request.arena.children(queries).map(|query| (query, 0)));
                None
            }
            Kind::Top(operator, ..) => Some(Reason::Operation(operator)),
            Kind::Field(key, value) | Kind::Member(key, value) => {
                self.attribute(|request| request.text(key)).or_else(|| self.value(value, open))
            }
            Kind::Test(operator, _, operand) => match self.variant {
                Variant::A => self.attribute(|_| operator.key()).or_else(|| self.value(operand, open)),
                Variant::B | Variant::C | Variant::D => {
                    if !ValidQuery::operators(self.variant).contains(operator) {
                        return Some(Reason::Operation(operator));
                    }
                    // Only the operands of `$regex` and `$options` come here, and both are text.
                    self.value(operand, open)
                }
            },
            // Under an operator or in an array; the key in front was looked at.
            _ => self.value(node, open),
        }
    }

    /// Puts a key at the end of the path, which then has to be an attribute.
    fn attribute<'b>(&'b mut self, key: impl FnOnce(&'b Request) -> &'b str) -> Option<Reason> {
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(key(self.request));
        let is_allowed = self.valid.allows(&self.path, self.request);
        (!is_allowed).then(|| Reason::Attribute(self.path.clone()))
    }

    /// A value to the members that the server would look at.
    fn value(&mut self, node: NodeId, open: &mut Open) -> Option<Reason> {
        let depth = self.path.len();
        match self.request.arena.kind(node) {
            Kind::Tests(members) | Kind::Object(members) | Kind::Conjunction(members) => {
                open.extend(self.request.arena.children(members).map(|member| (member, depth)));
                None
            }
            Kind::Array(items) => match self.variant {
                Variant::A | Variant::B => self.items(items, open),
                Variant::C | Variant::D => None,
            },
            // A `Uint8Array` has its bytes as members.
            Kind::Binary(bytes, _) => match self.variant {
                Variant::A | Variant::B if bytes.len() > 0 => self.index(0),
                Variant::A | Variant::B | Variant::C | Variant::D => None,
            },
            _ => None,
        }
    }

    fn items(&mut self, items: List, open: &mut Open) -> Option<Reason> {
        let depth = self.path.len();
        for (index, item) in self.request.arena.children(items).enumerate() {
            if let Some(reason) = self.index(index) {
                return Some(reason);
            }
            // The path of an item is as good as another's: what is below it begins with the same allowed attribute.
            open.push((item, depth));
        }
        None
    }

    fn index(&mut self, index: usize) -> Option<Reason> {
        let digits = index.to_string();
        let depth = self.path.len();
        self.path.push('.');
        self.path.push_str(&digits);
        let is_allowed = self.valid.allows(&self.path, self.request);
        let reason = (!is_allowed).then(|| Reason::Attribute(self.path.clone()));
        self.path.truncate(depth);
        reason
    }
}
