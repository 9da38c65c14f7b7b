//! Lists to `$in` and `$all`: patterns and intervals among the values become clauses of their own.

use super::Lowering;
use super::index::{FEW, Found, Table};
use super::join::Clause;
use super::same::{hash_value, same};
use super::test::Asked;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic};
use crate::dsl::ast::Kind as Syntax;
use crate::operator::Operator;
use crate::request::{Kind, mark};
use crate::span::Span;

/// What the items of a list became.
#[derive(Debug, Clone, Copy, Default)]
struct Items {
    /// Plain values.
    values: List,
    /// Queries over the path, one for each pattern and interval.
    queries: List,
    /// The last pattern or interval.
    last: Option<Clause>,
    /// Whether no check could find anything in the values.
    is_settled: bool,
}

impl Lowering<'_> {
    /// `a in (1, 2)` → `{"a":{"$in":[1,2]}}`; `a in 1..5` and `a in 2024-03` are intervals.
    pub(super) fn membership(&mut self, asked: &Asked) -> Option<Clause> {
        let operand = asked.operand?;
        let kind = self.ast.arena.kind(operand);
        if let Syntax::Interval { low, high, exclusive } = kind {
            return self.interval(low, high, exclusive, asked.span);
        }
        let Syntax::List(list) = kind else { return self.within_days(operand, asked) };
        if list.first.is_none() {
            self.check_empty(asked)?;
        }
        self.members(operand, list, Operator::In, asked)
    }

    /// `a all (1, 2)` → `{"a":{"$all":[1,2]}}`
    pub(super) fn all(&mut self, asked: &Asked) -> Option<Clause> {
        let operand = asked.operand?;
        let Syntax::List(list) = self.ast.arena.kind(operand) else { return None };
        if list.first.is_none() {
            self.check_empty(asked)?;
        }
        self.members(operand, list, Operator::All, asked)
    }

    /// An empty list matches nothing, of which the check of operands warns; its opposite matches everything, which nobody
    /// means.
    #[cold]
    fn check_empty(&mut self, asked: &Asked) -> Option<()> {
        if asked.negated {
            self.sink.slip(Code::EmptyNotIn, asked.span).arg(asked.span);
            return None;
        }
        Some(())
    }

    /// The plain values under `operator`, and beside it the other members: any of them for `$in`, all of them for `$all`.
    fn members(&mut self, node: NodeId, list: List, operator: Operator, asked: &Asked) -> Option<Clause> {
        let items = self.items(list, operator, asked)?;
        let values = || Kind::Array(items.values);
        let at = self.ast.arena.span(node);
        let Some(last) = items.last else {
            let array = self.request.arena.push(values(), at);
            self.is_settled = items.is_settled && operator == Operator::In && !asked.negated;
            return Some(self.one_test(operator, array, asked.span));
        };
        if items.values.first.is_none() && items.queries.first == items.queries.last {
            return Some(last);
        }
        let mut queries = List::default();
        if items.values.first.is_some() {
            let array = self.request.arena.push(values(), at);
            let clause = self.one_test(operator, array, asked.span);
            let query = self.query(clause, asked);
            self.request.arena.append(&mut queries, query);
        }
        self.request.arena.concat(&mut queries, items.queries);
        let logical = if operator == Operator::In { Operator::Or } else { Operator::And };
        Some(self.request.arena.push(Kind::Logical(logical, queries), asked.span))
    }

    fn items(&mut self, list: List, operator: Operator, asked: &Asked) -> Option<Items> {
        let mut items = Items { is_settled: list.first.is_some(), ..Items::default() };
        let mut seen = Seen::default();
        let mut failed = false;
        let mut before = None;
        let mut next = list.first;
        while let Some(item) = next {
            if operator == Operator::In && matches!(self.ast.arena.kind(item), Syntax::Null) {
                self.hint_null(item, asked);
            }
            match self.member(item, asked.span) {
                None => failed = true,
                Some(clause) if matches!(self.request.arena.get(clause).kind, Kind::Tests(_)) => {
                    items.last = Some(clause);
                    let query = self.query(clause, asked);
                    self.request.arena.append(&mut items.queries, query);
                }
                Some(value) => {
                    if let Some(first) = self.seen_before(&mut seen, value) {
                        self.report_duplicate(first, value, before);
                    }
                    items.is_settled &= self.settles(value);
                    self.request.arena.append(&mut items.values, value);
                }
            }
            before = Some(item);
            next = self.ast.arena.next(item);
        }
        self.scratch.index.release(seen.table);
        (!failed).then_some(items)
    }

    /// Says that `null` in a list also matches documents without the field.
    #[cold]
    fn hint_null(&mut self, item: NodeId, asked: &Asked) {
        if !asked.negated && asked.place.span != asked.span {
            let at = self.ast.arena.span(item);
            self.sink.slip(Code::NullMatchesMissing, at).arg(asked.place.span);
        }
    }

    /// What one item of a list says of the path.
    #[inline]
    fn member(&mut self, item: NodeId, span: Span) -> Option<Clause> {
        if let Syntax::Interval { low, high, exclusive } = self.ast.arena.kind(item) {
            return self.interval(low, high, exclusive, span);
        }
        self.equal_to(item, span)
    }

    /// A query of one clause over the path of the test.
    fn query(&mut self, clause: Clause, asked: &Asked) -> NodeId {
        self.request.repeated += asked.place.path.len();
        let field = self.request.arena.push(Kind::Field(asked.place.path, clause), asked.place.span);
        let mut clauses = List::default();
        self.request.arena.append(&mut clauses, field);
        self.request.arena.push(Kind::Conjunction(clauses), asked.span)
    }

    /// The same value further left in the list; else the value is noted.
    #[inline]
    pub(super) fn seen_before(&mut self, seen: &mut Seen, value: NodeId) -> Option<NodeId> {
        let request = &*self.request;
        // What is no string may equal anything.
        let mark = if let Kind::String(text) = request.arena.get(value).kind {
            mark(request.bytes(text))
        } else {
            u64::MAX
        };
        if seen.marks & mark != 0 || seen.count >= FEW {
            return self.sought_before(seen, value, mark);
        }
        seen.note(value, mark);
        None
    }

    /// The same where the marks do not say that the value is new.
    #[inline(never)]
    fn sought_before(&mut self, seen: &mut Seen, value: NodeId, mark: u64) -> Option<NodeId> {
        let request = &*self.request;
        if seen.count < FEW {
            let first = seen.few.iter().flatten().copied().find(|&other| same(request, other, value));
            if first.is_none() {
                seen.note(value, mark);
            }
            return first;
        }
        if seen.table.is_empty() {
            for &other in seen.few.iter().flatten() {
                self.scratch.index.insert(&mut seen.table, hash_value(request, other), other);
            }
        }
        let hash = hash_value(request, value);
        match self.scratch.index.find(seen.table, hash, |other| same(request, other, value)) {
            Found::Node(first) => return Some(first),
            Found::Absent => self.scratch.index.insert(&mut seen.table, hash, value),
            Found::Crowded => {}
        }
        None
    }

    /// Says that a value stands in a list twice. It stays.
    #[cold]
    fn report_duplicate(&mut self, first: NodeId, again: NodeId, before: Option<NodeId>) {
        let (first, again) = (self.request.arena.span(first), self.request.arena.span(again));
        let before = before.map_or(first, |before| self.ast.arena.span(before));
        let with_comma = Span::new(before.end, again.end);
        let duplicate = Diagnostic::new(Code::DuplicateInList, again).arg(again);
        self.sink.report(duplicate.related("the first one", first).write(with_comma, ""));
    }
}

/// The values of a list so far: a few of them, then a table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    few: [Option<NodeId>; FEW as usize],
    count: u32,
    /// The marks of the few, by which most values are told from all of them.
    marks: u64,
    pub(super) table: Table,
}

impl Seen {
    /// Adds a value to the few.
    #[inline]
    fn note(&mut self, value: NodeId, mark: u64) {
        if let Some(free) = self.few.get_mut(self.count as usize) {
            *free = Some(value);
        }
        self.count += 1;
        self.marks |= mark;
    }
}
