//! Objects to filters, in place: which key is a path, which an operator, and what stands for one condition.

use super::keys;
use super::walk::{Task, Walk};
use super::wrapper::Place;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic};
use crate::operator::Operator;
use crate::path::{self, Problem};
use crate::request::{Kind, Text};
use crate::span::Span;

impl Walk<'_> {
    /// Makes the object at `node` a conjunction. Whether its operators have what they need is checked later, for both
    /// languages at once; what has not even the shape that the model wants stays a plain value there.
    pub(super) fn query(&mut self, node: NodeId) {
        let Kind::Object(members) = self.request.arena.kind(node) else { return };
        keys::duplicates(self.request, members, self.sink);
        let mut next = members.first;
        while let Some(member) = next {
            next = self.request.arena.next(member);
            if let Kind::Member(key, value) = self.request.arena.kind(member) {
                let kind = self.clause(key, value, member);
                self.request.arena.get_mut(member).kind = kind;
            }
        }
        self.request.arena.get_mut(node).kind = Kind::Conjunction(members);
    }

    fn clause(&mut self, key: Text, value: NodeId, member: NodeId) -> Kind {
        let name = self.request.text(key);
        if !name.starts_with('$') {
            let span = self.request.arena.span(member);
            keys::escaped_dollar(name, span, self.sink);
            if let Some(problem) = path::check(name.as_bytes()) {
                self.report_path(problem, span);
            }
            return Kind::Field(key, self.asked(value));
        }
        let operator = Operator::from_key(name).unwrap_or(Operator::Unknown);
        if matches!(operator, Operator::And | Operator::Or | Operator::Nor)
            && let Some(queries) = self.queries(value)
        {
            return Kind::Logical(operator, queries);
        }
        self.resolve(value, Place::Operators);
        self.push(value);
        Kind::Top(operator, key, value)
    }

    /// The queries in an array of objects; nothing where it is none.
    fn queries(&mut self, value: NodeId) -> Option<List> {
        let Kind::Array(queries) = self.request.arena.kind(value) else { return None };
        let mut next = queries.first;
        while let Some(query) = next {
            next = self.request.arena.next(query);
            self.unescape(query);
        }
        let arena = &self.request.arena;
        if !arena.children(queries).all(|query| matches!(arena.kind(query), Kind::Object(_))) {
            return None;
        }
        for query in arena.children(queries) {
            self.work.push((Some(query), Task::Query));
        }
        Some(queries)
    }

    /// Where a query object stands no typed value can, only Meteor's `{"$escape":{…}}` around one.
    pub(super) fn unescape(&mut self, node: NodeId) {
        if let Kind::Object(members) = self.request.arena.kind(node)
            && let Some(first) = members.first
            && self.key_of(first) == "$escape"
        {
            self.resolve(node, Place::Operators);
        }
    }

    /// What is asked of a path: the node that a `Field` holds.
    ///
    /// Normal form: a regex is `$regex` with `$options`, and a lone `$eq` is its value, unless that is a regex or an object
    /// of operators, which would be asked as such.
    fn asked(&mut self, value: NodeId) -> NodeId {
        if !matches!(self.request.arena.kind(value), Kind::Object(_)) {
            self.push(value);
            return value;
        }
        self.resolve(value, Place::Operators);
        match self.request.arena.kind(value) {
            Kind::Regex(pattern, flags) => {
                let flags = self.request.flags(pattern, flags);
                let tests = self.regex_tests(pattern, flags, self.request.arena.span(value));
                self.request.arena.get_mut(value).kind = Kind::Tests(tests);
            }
            Kind::Object(members) if self.request.has_operators(members) => {
                self.tests(value);
                return self.request.lone_equal(value).unwrap_or(value);
            }
            _ => self.push(value),
        }
        value
    }

    fn regex_tests(&mut self, pattern: Text, flags: Text, span: Span) -> List {
        let mut tests = List::default();
        for (operator, text) in [(Operator::Regex, pattern), (Operator::Options, flags)] {
            if operator == Operator::Options && self.request.text(text).is_empty() {
                break;
            }
            let operand = self.request.arena.push(Kind::String(text), span);
            let test = self.request.arena.push(Kind::Test(operator, Text::default(), operand), span);
            self.request.arena.append(&mut tests, test);
        }
        tests
    }

    /// Makes the object of operators at `node` tests.
    pub(super) fn tests(&mut self, node: NodeId) {
        let Kind::Object(members) = self.request.arena.kind(node) else { return };
        keys::duplicates(self.request, members, self.sink);
        let mut next = members.first;
        while let Some(member) = next {
            next = self.request.arena.next(member);
            if let Kind::Member(key, value) = self.request.arena.kind(member) {
                let operator = Operator::from_key(self.request.text(key)).unwrap_or(Operator::Unknown);
                self.operand(operator, value);
                self.request.arena.get_mut(member).kind = Kind::Test(operator, key, value);
            }
        }
        self.request.arena.get_mut(node).kind = Kind::Tests(members);
    }

    fn operand(&mut self, operator: Operator, value: NodeId) {
        if operator == Operator::ElemMatch {
            return self.element(value);
        }
        if matches!(self.request.arena.kind(value), Kind::Object(_)) {
            self.resolve(value, Place::Operators);
        }
        match (operator, self.request.arena.kind(value)) {
            (Operator::Not, Kind::Object(members)) if self.request.has_operators(members) => {
                self.work.push((Some(value), Task::Tests));
            }
            (Operator::All, Kind::Array(values)) => {
                let mut next = values.first;
                while let Some(value) = next {
                    next = self.request.arena.next(value);
                    self.all_member(value);
                }
            }
            _ => self.push(value),
        }
    }

    /// A member of `$all`: `{"$elemMatch":…}` is a test there, all else a value.
    fn all_member(&mut self, value: NodeId) {
        if let Kind::Object(members) = self.request.arena.kind(value)
            && members.first.is_some_and(|first| self.key_of(first) == Operator::ElemMatch.key())
        {
            self.work.push((Some(value), Task::Tests));
        } else {
            self.literal(value);
        }
    }

    /// The operand of `$elemMatch`: operators for the element itself, or a query of its fields. The first key decides;
    /// `$and`, `$or` and `$nor` begin a query.
    fn element(&mut self, value: NodeId) {
        self.unescape(value);
        let Kind::Object(members) = self.request.arena.kind(value) else {
            self.literal(value);
            return;
        };
        let first = members.first.map_or("", |first| self.key_of(first));
        let logical = [Operator::And, Operator::Or, Operator::Nor].map(Operator::key);
        let is_value_form = self.request.has_operators(members) && !logical.contains(&first);
        self.work.push((Some(value), if is_value_form { Task::Tests } else { Task::Query }));
    }

    #[cold]
    pub(super) fn report_path(&mut self, (problem, range): (Problem, std::ops::Range<usize>), span: Span) {
        let code = match problem {
            Problem::EmptySegment => Code::EmptySegment,
            Problem::Dollar => Code::DollarPath,
            Problem::Nul => Code::NulPath,
            Problem::Refused => Code::RefusedKey,
        };
        // The place is exact where the key is written without escapes.
        let inside = Span::new(span.start + 1, span.end.saturating_sub(1));
        let part = Span::between(inside.start as usize + range.start, inside.start as usize + range.end);
        let is_plain =
            !inside.slice(self.source).contains('\\') && !part.is_empty() && part.end <= inside.end;
        let part = if is_plain { part } else { inside };
        self.sink.report(Diagnostic::new(code, part).arg(part));
    }
}
