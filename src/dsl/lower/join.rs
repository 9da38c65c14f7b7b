//! Conjuncts to one query object: what can share it does, what cannot goes into its `$and`, and nothing is lost.

use super::Lowering;
use super::index::{FEW, Found, Table, hash};
use crate::arena::{List, NodeId};
use crate::operator::{Operator, OperatorSet};
use crate::path::Heads;
use crate::request::{Kind, Text, mark};
use crate::span::Span;

/// What one test became, before it is joined with its neighbours: a node that is in no list yet. It is a value that the
/// path equals, `Tests` that the path passes, or a `Logical` of queries that name the path themselves.
pub(super) type Clause = NodeId;

/// A query object under construction.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Object {
    /// Its clauses so far.
    clauses: List,
    /// How many of them are fields.
    fields: u32,
    /// The operators among the keys.
    keys: OperatorSet,
    /// Its `$and`.
    and: Option<NodeId>,
    /// Whether the `$and` was made for what could not join: then it stands last.
    and_is_last: bool,
    /// The marks of its fields' paths: see [`mark`].
    marks: u64,
    /// How those paths begin.
    heads: Heads,
    /// Where its fields are found once they are many.
    pub(super) table: Table,
}

impl Object {
    /// How the paths of its clauses begin.
    fn heads(&self) -> Heads {
        if self.keys == OperatorSet::default() { self.heads } else { Heads::ANY }
    }
}

/// Where a path stands in an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The path.
    pub(super) path: Text,
    /// Where it was written.
    pub(super) span: Span,
    /// The field of this path that is there already.
    found: Found,
    /// The path's mark.
    mark: u64,
    /// How it begins.
    head: Heads,
    /// The path's hash, where it was needed to search.
    hash: Option<u32>,
}

impl Place {
    /// The place of a path that is written at `span`; what it is and where it stands are still to be found out.
    pub(super) fn at(span: Span) -> Self {
        Self { path: Text::default(), span, found: Found::Absent, mark: 0, head: Heads::NONE, hash: None }
    }
}

impl Lowering<'_> {
    /// Keeps the path written at the span of `place`, and looks for it in `object`; a path that is there is not kept twice.
    #[inline(always)]
    pub(super) fn place(&mut self, object: &Object, place: &mut Place) {
        let mark = self.request.mark();
        place.path = self.path(place.span);
        self.look_up(object, place);
        if let Found::Node(node) = place.found {
            self.request.text.truncate(mark);
            place.path = self.field_path(node).unwrap_or_default();
        }
    }

    /// The place of a path that is kept already.
    pub(super) fn place_of(&self, object: &Object, path: Text, span: Span) -> Place {
        let mut place = Place { path, ..Place::at(span) };
        self.look_up(object, &mut place);
        place
    }

    /// Looks for the path of `place` in `object`.
    #[inline(always)]
    pub(super) fn look_up(&self, object: &Object, place: &mut Place) {
        let path = self.request.bytes(place.path);
        place.mark = mark(path);
        place.head = Heads::of(path);
        if !object.table.is_empty() {
            place.hash = Some(hash(path));
        }
        let may_be_there = object.marks & place.mark != 0;
        place.found = if may_be_there { self.find(object, path, place.hash) } else { Found::Absent };
    }

    /// The field of this path. While there are few, they are compared one by one.
    #[inline(always)]
    fn find(&self, object: &Object, path: &[u8], hash: Option<u32>) -> Found {
        let request = &*self.request;
        let is_it = |kind: &Kind| matches!(*kind, Kind::Field(other, _) if other.len() == path.len() && request.bytes(other) == path);
        if let Some(hash) = hash {
            return self.scratch.index.find(object.table, hash, |node| is_it(&request.arena.get(node).kind));
        }
        let mut fields = request.arena.entries(object.clauses);
        fields.find(|(_, node)| is_it(&node.kind)).map_or(Found::Absent, |(id, _)| Found::Node(id))
    }

    fn field_path(&self, node: NodeId) -> Option<Text> {
        if let Kind::Field(path, _) = self.request.arena.kind(node) { Some(path) } else { None }
    }

    /// Adds a clause over the path at `place`. What equals an element is an operator too, since it has no path.
    #[inline(always)]
    pub(super) fn join(&mut self, object: &mut Object, place: &Place, clause: Clause) {
        let kind = &self.request.arena.get(clause).kind;
        if let Kind::Logical(operator, queries) = *kind {
            return self.join_logical(object, operator, queries, place.span);
        }
        let is_value = !matches!(kind, Kind::Tests(_));
        if is_value && place.path != Text::default() {
            return self.join_field(object, place, clause);
        }
        let tests = if is_value { self.one_test(Operator::Eq, clause, place.span) } else { clause };
        if !matches!(place.found, Found::Node(field) if self.share(field, tests)) {
            self.request.arena.get_mut(tests).span = place.span;
            self.join_field(object, place, tests);
        }
    }

    /// Adds tests to those of a field that is there, where the two can be one object; says whether they can.
    #[cold]
    fn share(&mut self, field: NodeId, tests: NodeId) -> bool {
        let Some((node, there, new)) = self.tests_of_both(field, tests) else { return false };
        self.add_tests(node, there, new);
        true
    }

    /// Adds a field, which joins where its path is new.
    #[inline(always)]
    fn join_field(&mut self, object: &mut Object, place: &Place, value: NodeId) {
        let field = self.request.arena.push(Kind::Field(place.path, value), place.span);
        match place.found {
            Found::Absent => self.add_field(object, field, place),
            Found::Node(_) | Found::Crowded => self.overflow(object, field),
        }
    }

    /// Adds `$and`, `$or` or `$nor`, which joins where the object has none; a second `$and` lends its queries to the first.
    #[inline(never)]
    pub(super) fn join_logical(
        &mut self,
        object: &mut Object,
        operator: Operator,
        queries: List,
        span: Span,
    ) {
        if operator == Operator::And
            && let Some(and) = object.and
        {
            self.extend(and, queries);
            return;
        }
        let node = self.request.arena.push(Kind::Logical(operator, queries), span);
        self.join_key(object, operator, node);
    }

    /// Adds a clause whose key is an operator, which joins where the object does not have it.
    pub(super) fn join_key(&mut self, object: &mut Object, operator: Operator, node: NodeId) {
        if object.keys.contains(operator) {
            self.overflow(object, node)
        } else {
            self.add_key(object, operator, node)
        }
    }

    fn add_key(&mut self, object: &mut Object, operator: Operator, node: NodeId) {
        object.keys.insert(operator);
        if operator == Operator::And {
            object.and = Some(node);
        }
        self.request.arena.append(&mut object.clauses, node);
    }

    #[inline(always)]
    fn add_field(&mut self, object: &mut Object, field: NodeId, place: &Place) {
        self.request.arena.append(&mut object.clauses, field);
        object.fields += 1;
        object.marks |= place.mark;
        object.heads = object.heads.and(place.head);
        if let Some(hash) = place.hash {
            self.scratch.index.insert(&mut object.table, hash, field);
        } else if object.fields > FEW {
            self.build_table(object);
        }
    }

    /// Moves from comparing one by one to the table.
    #[cold]
    fn build_table(&mut self, object: &mut Object) {
        for node in self.request.arena.children(object.clauses) {
            if let Kind::Field(path, _) = self.request.arena.kind(node) {
                let hash = hash(self.request.text(path).as_bytes());
                self.scratch.index.insert(&mut object.table, hash, node);
            }
        }
    }

    /// Puts a clause that cannot join into an object of its own in the `$and`.
    #[cold]
    fn overflow(&mut self, object: &mut Object, clause: NodeId) {
        let mut clauses = List::default();
        self.request.arena.append(&mut clauses, clause);
        let span = self.request.arena.span(clause);
        let query = self.request.arena.push(Kind::Conjunction(clauses), span);
        self.overflow_query(object, query);
    }

    /// Puts a query into the `$and`, which is made where there is none.
    #[cold]
    fn overflow_query(&mut self, object: &mut Object, query: NodeId) {
        self.is_settled = false;
        let and = object.and.unwrap_or_else(|| {
            let span = self.request.arena.span(query);
            self.request.arena.push(Kind::Logical(Operator::And, List::default()), span)
        });
        if object.and.is_none() {
            object.and_is_last = true;
            object.and = Some(and);
            object.keys.insert(Operator::And);
        }
        let mut queries = List::default();
        self.request.arena.append(&mut queries, query);
        self.extend(and, queries);
    }

    fn extend(&mut self, and: NodeId, more: List) {
        if let Kind::Logical(operator, mut queries) = self.request.arena.kind(and) {
            self.request.arena.concat(&mut queries, more);
            self.request.arena.get_mut(and).kind = Kind::Logical(operator, queries);
        }
    }

    /// Adds a filter that was read as a whole: all of its clauses join, or it goes into the `$and` as it is.
    pub(super) fn join_raw(&mut self, object: &mut Object, raw: NodeId) {
        let Kind::Conjunction(clauses) = self.request.arena.kind(raw) else { return };
        let fits = self.request.arena.children(clauses).all(|clause| self.raw_clause_fits(object, clause));
        if !fits {
            self.overflow_query(object, raw);
            return;
        }
        let mut next = clauses.first;
        while let Some(clause) = next {
            next = self.request.arena.next(clause);
            self.add_raw_clause(object, clause);
        }
    }

    fn raw_clause_fits(&self, object: &Object, clause: NodeId) -> bool {
        let kind = self.request.arena.kind(clause);
        if let Kind::Field(path, value) = kind {
            return match self.place_of(object, path, Span::default()).found {
                Found::Absent => true,
                Found::Crowded => false,
                Found::Node(field) => self.tests_of_both(field, value).is_some(),
            };
        }
        key_operator(kind).is_some_and(|operator| !object.keys.contains(operator))
    }

    /// The tests of a field that is there and of another one's value, where the two can be one object.
    fn tests_of_both(&self, field: NodeId, value: NodeId) -> Option<(NodeId, List, List)> {
        let Kind::Field(_, node) = self.request.arena.kind(field) else { return None };
        match (self.request.arena.kind(node), self.request.arena.kind(value)) {
            (Kind::Tests(there), Kind::Tests(new)) if self.can_share(there, new) => Some((node, there, new)),
            _ => None,
        }
    }

    fn add_raw_clause(&mut self, object: &mut Object, clause: NodeId) {
        let kind = self.request.arena.kind(clause);
        if let Some(operator) = key_operator(kind) {
            self.add_key(object, operator, clause);
        }
        let Kind::Field(path, value) = kind else { return };
        let place = self.place_of(object, path, Span::default());
        if let Found::Node(field) = place.found
            && let Some((node, there, new)) = self.tests_of_both(field, value)
        {
            self.add_tests(node, there, new);
        } else {
            self.add_field(object, clause, &place);
        }
    }

    fn add_tests(&mut self, node: NodeId, mut tests: List, more: List) {
        self.request.arena.concat(&mut tests, more);
        self.request.arena.get_mut(node).kind = Kind::Tests(tests);
    }

    /// Whether the tests of one path can be one operator object: no operator twice, `$regex` with its own `$options` and no
    /// others, and `$near` alone.
    fn can_share(&self, there: List, new: List) -> bool {
        match (self.operators(there), self.operators(new)) {
            (Some(there), Some(new)) => {
                let repeats = there.intersects(new) || there.intersects(PATTERN) && new.intersects(PATTERN);
                !repeats && !there.intersects(ALONE) && !new.intersects(ALONE)
            }
            _ => false,
        }
    }

    /// The operators of an operator object; none where they are unknown, or more than there are.
    fn operators(&self, tests: List) -> Option<OperatorSet> {
        let mut operators = OperatorSet::default();
        for test in self.request.arena.children(tests) {
            let Kind::Test(operator, ..) = self.request.arena.kind(test) else { return None };
            if operator == Operator::Unknown || !operators.insert(operator) {
                return None;
            }
        }
        Some(operators)
    }

    /// The object as a node. Its slots are given back.
    pub(super) fn finish(&mut self, object: &Object, span: Span) -> NodeId {
        let mut clauses = object.clauses;
        if let (true, Some(and)) = (object.and_is_last, object.and) {
            self.request.arena.append(&mut clauses, and);
        }
        self.scratch.index.release(object.table);
        self.request.arena.push(Kind::Conjunction(clauses), span)
    }

    /// The same for the request's filter.
    #[inline]
    pub(super) fn finish_filter(&mut self, object: &Object, span: Span) {
        let filter = self.finish(object, span);
        self.request.filter = Some(filter);
        self.request.heads = object.heads();
        self.request.settled += 1;
    }

    /// The object's only clause, where it has one.
    pub(super) fn only_clause(&self, object: &Object) -> Option<Kind> {
        match (object.clauses.first, object.and_is_last) {
            (Some(first), false) if object.clauses.last == Some(first) => {
                Some(self.request.arena.kind(first))
            }
            _ => None,
        }
    }

    /// Whether nothing was joined: what stood there had no meaning.
    pub(super) fn is_bare(object: &Object) -> bool {
        object.clauses.first.is_none()
    }

    /// The first query that could not join.
    pub(super) fn overflowing(&self, object: &Object) -> Option<NodeId> {
        let and = object.and.filter(|_| object.and_is_last)?;
        if let Kind::Logical(_, queries) = self.request.arena.kind(and) { queries.first } else { None }
    }
}

/// The operator that a clause has for its key.
fn key_operator(clause: Kind) -> Option<Operator> {
    if let Kind::Logical(operator, _) | Kind::Top(operator, ..) = clause { Some(operator) } else { None }
}

/// A pattern and its flags belong together.
const PATTERN: OperatorSet = OperatorSet::of(&[Operator::Regex, Operator::Options]);

/// What MongoDB wants first in its object, with the distances that old filters write beside it.
const ALONE: OperatorSet = OperatorSet::of(&[
    Operator::Near,
    Operator::NearSphere,
    Operator::GeoNear,
    Operator::MaxDistance,
    Operator::MinDistance,
]);
