//! JSON text to a filter at one reading, where it asks no more than most filters do: its nodes are made as what they are, and
//! checked while they are made.
//!
//! What comes out is what [`json`](super::json), [`walk`](super::walk) and the checks of requests would have made of it. Whatever
//! asks for more than a glance (a document, an array that is compared, most typed values, anything that is reported) ends
//! the reading; those then look at the text as a whole.

use super::json::{Reader, between};
use super::keys;
use crate::arena::{List, NodeId};
use crate::operator::{Context, Operator, OperatorSet};
use crate::path::{self, Heads};
use crate::request::{Kind, Text, mark};
use crate::span::Span;
use crate::stack::Stack;
use crate::value::date::{self, EpochPlace};
use crate::value::{EpochUnit, regex};

/// What stands round the place that is read: an object that is not closed yet, or the list of a logical operator.
#[derive(Clone, Copy, Default)]
struct Open {
    /// Nothing round the whole text.
    node: Option<NodeId>,
    items: List,
    /// One bit for each key; all of them where two may be the same.
    seen: u64,
    what: What,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum What {
    /// A query object.
    #[default]
    Query,
    /// An object of operators.
    Tests,
    /// The queries of `$and`, `$or` or `$nor`.
    Queries,
}

/// The reading of one filter.
struct Direct<'a> {
    reader: Reader<'a>,
    epoch: EpochUnit,
    outer: Stack<Open>,
    open: Open,
    /// Whether no check could find anything in what was read.
    is_settled: bool,
    /// How the paths at the top begin.
    heads: Heads,
}

/// The operators that compare with a value.
const COMPARISONS: OperatorSet = OperatorSet::of(&[Operator::Eq, Operator::Ne]).union(ORDERS);

/// Those that ask for an order.
const ORDERS: OperatorSet = OperatorSet::of(&[Operator::Gt, Operator::Gte, Operator::Lt, Operator::Lte]);

/// The operators of lists.
const LISTS: OperatorSet = OperatorSet::of(&[Operator::In, Operator::Nin, Operator::All]);

/// The operators of queries.
const LOGICAL: OperatorSet = OperatorSet::of(&[Operator::And, Operator::Or, Operator::Nor]);

/// How a typed value begins that is read here.
const DATE: &[u8] = b"\"$date\"";

/// Reads the filter that the text of `reader` is as a whole; nothing where it asks for more than a glance.
pub(super) fn read(reader: Reader<'_>, epoch: EpochUnit) -> Option<NodeId> {
    let mut direct = Direct {
        reader,
        epoch,
        outer: Stack::new(),
        open: Open::default(),
        is_settled: true,
        heads: Heads::NONE,
    };
    let root = direct.filter()?;
    let Direct { reader: Reader { is_plain, request, sink, .. }, is_settled, heads, .. } = direct;
    if !sink.items().is_empty() {
        return None;
    }
    if is_settled && is_plain {
        request.settled = request.arena.len();
    }
    request.heads = heads;
    Some(root)
}

impl Direct<'_> {
    /// The whole text.
    #[inline]
    fn filter(&mut self) -> Option<NodeId> {
        let start = self.opening(b'{')?;
        let mut is_behind = self.enter(What::Query, start)?;
        let root = self.open.node?;
        loop {
            // A value is behind, or what stands behind an opening bracket or a comma is next.
            if is_behind {
                let byte = self.reader.token();
                self.reader.at += 1;
                match (byte, self.open.what) {
                    (b',', _) => {}
                    (b'}', What::Query) => self.close_query()?,
                    (b'}', What::Tests) => self.close_tests()?,
                    (b']', What::Queries) => self.close_queries()?,
                    _ => return None,
                }
                if byte != b',' {
                    if self.open.node.is_none() {
                        return self.reader.is_at_end().then_some(root);
                    }
                    continue;
                }
            }
            is_behind = match self.open.what {
                What::Query => self.clause()?,
                What::Tests => self.test()?,
                What::Queries => {
                    let start = self.opening(b'{')?;
                    self.enter(What::Query, start)?
                }
            };
        }
    }

    /// Steps over a bracket, and says where it stands.
    #[inline(always)]
    fn opening(&mut self, bracket: u8) -> Option<usize> {
        let is_there = self.reader.token() == bracket;
        let start = self.reader.at;
        self.reader.at += 1;
        is_there.then_some(start)
    }

    /// Makes a node of what stands from `start` up to here.
    #[inline(always)]
    fn node(&mut self, kind: Kind, start: usize) -> NodeId {
        let span = between(start, self.reader.at);
        self.reader.request.arena.push(kind, span)
    }

    /// Begins an object whose brace is behind; says whether it is empty, which only a query may be.
    #[inline(always)]
    fn enter(&mut self, what: What, start: usize) -> Option<bool> {
        let kind = match what {
            What::Tests => Kind::Tests(List::default()),
            What::Query | What::Queries => Kind::Conjunction(List::default()),
        };
        let span = between(start, self.reader.at);
        let arena = &mut self.reader.request.arena;
        let node = match self.open.what {
            What::Queries => arena.push_to(&mut self.open.items, kind, span),
            What::Query | What::Tests => arena.push(kind, span),
        };
        self.push(node, what)?;
        Some(what == What::Query && self.reader.token() == b'}')
    }

    /// Steps into a node. A list and a date in it need two levels more.
    #[inline(always)]
    fn push(&mut self, node: NodeId, what: What) -> Option<()> {
        if self.outer.len() + 3 > self.reader.depth {
            return None;
        }
        self.outer.push(self.open);
        self.open = Open { node: Some(node), items: List::default(), seen: 0, what };
        Some(())
    }

    /// Steps out of an object or list that ends here.
    #[inline(always)]
    fn pop(&mut self) -> Option<(NodeId, Open)> {
        let inner = self.open;
        self.open = self.outer.pop()?;
        Some((inner.node?, inner))
    }

    #[inline(always)]
    fn close_query(&mut self) -> Option<()> {
        let (node, query) = self.pop()?;
        let request = &mut *self.reader.request;
        if query.seen == u64::MAX && !keys::are_different(request, query.items) {
            return None;
        }
        let closed = request.arena.get_mut(node);
        closed.kind = Kind::Conjunction(query.items);
        closed.span.end = between(0, self.reader.at).end;
        Some(())
    }

    #[inline(always)]
    fn close_tests(&mut self) -> Option<()> {
        let (node, tests) = self.pop()?;
        let closed = self.reader.request.arena.get_mut(node);
        closed.kind = Kind::Tests(tests.items);
        closed.span.end = between(0, self.reader.at).end;
        if tests.seen & PATTERN != 0 {
            self.is_settled &= self.is_pattern_right(tests.items);
        }
        // Normal form, as the walk has it.
        if self.open.what == What::Query
            && tests.seen == bit(Operator::Eq)
            && let Some(operand) = self.reader.request.lone_equal(node)
            && let Some(field) = self.open.items.last
            && let Kind::Field(path, _) = self.reader.request.arena.kind(field)
        {
            self.reader.request.arena.get_mut(field).kind = Kind::Field(path, operand);
        }
        Some(())
    }

    #[inline(always)]
    fn close_queries(&mut self) -> Option<()> {
        let (node, queries) = self.pop()?;
        let closed = self.reader.request.arena.get_mut(node);
        let Kind::Logical(operator, _) = closed.kind else { return None };
        closed.kind = Kind::Logical(operator, queries.items);
        Some(())
    }

    /// A key and its colon: what it says, and where it stands.
    #[inline(always)]
    fn key(&mut self) -> Option<(Text, Span)> {
        if self.reader.token() != b'"' {
            return None;
        }
        let start = self.reader.at;
        let key = self.reader.string().ok()?;
        let span = between(start, self.reader.at);
        self.opening(b':')?;
        Some((key, span))
    }

    /// A member of a query; says whether all of it is behind.
    #[inline(always)]
    fn clause(&mut self) -> Option<bool> {
        let (key, span) = self.key()?;
        let request = &mut *self.reader.request;
        let name = request.bytes(key);
        let mark = mark(name);
        self.open.seen = if self.open.seen & mark == 0 { self.open.seen | mark } else { u64::MAX };
        let is_top = self.outer.len() == 1;
        match name.first()? {
            b'$' => {
                let operator = Operator::from_key(request.text(key))?;
                if !LOGICAL.contains(operator) {
                    return None;
                }
                if is_top {
                    self.heads = Heads::ANY;
                }
                let kind = Kind::Logical(operator, List::default());
                let node = request.arena.push_to(&mut self.open.items, kind, span);
                self.opening(b'[')?;
                self.push(node, What::Queries)?;
                return Some(false);
            }
            // A `$` that is still escaped, maybe.
            b'\\' | b'%' => return None,
            _ => {}
        }
        if path::check(name).is_some() {
            return None;
        }
        if is_top {
            self.heads = self.heads.and(Heads::of(name));
        }
        let asked = request.arena.after_next();
        request.arena.push_to(&mut self.open.items, Kind::Field(key, asked), span);
        match self.reader.token() {
            b'{' => {
                let start = self.reader.at;
                if !self.is_date() {
                    return self.enter(What::Tests, start);
                }
                let kind = self.date()?;
                self.compared(Operator::Eq, kind, start)
            }
            byte => {
                let start = self.reader.at;
                let kind = self.reader.scalar(byte).ok()?;
                self.compared(Operator::Eq, kind, start)
            }
        }
    }

    /// A member of an object of operators; says whether all of it is behind.
    #[inline(always)]
    fn test(&mut self) -> Option<bool> {
        let (key, span) = self.key()?;
        let request = &mut *self.reader.request;
        let operator = Operator::from_key(request.text(key))?;
        if operator.context() != Context::Field || self.open.seen & bit(operator) != 0 {
            return None;
        }
        self.open.seen |= bit(operator);
        let operand = request.arena.after_next();
        request.arena.push_to(&mut self.open.items, Kind::Test(operator, key, operand), span);
        match self.reader.token() {
            b'{' => {
                let start = self.reader.at;
                let is_date = self.is_date();
                if operator == Operator::ElemMatch {
                    self.element(start)
                } else if is_date {
                    let kind = self.date()?;
                    self.compared(operator, kind, start)
                } else if operator == Operator::Not {
                    self.enter(What::Tests, start)
                } else {
                    None
                }
            }
            b'[' => {
                self.is_settled &= LISTS.contains(operator);
                self.list()?;
                Some(true)
            }
            byte => {
                let start = self.reader.at;
                let kind = self.reader.scalar(byte).ok()?;
                self.compared(operator, kind, start)
            }
        }
    }

    /// An operand that is neither an array nor an object any more.
    #[inline(always)]
    fn compared(&mut self, operator: Operator, kind: Kind, start: usize) -> Option<bool> {
        self.node(kind, start);
        self.is_settled &= settles(operator, &kind);
        Some(true)
    }

    /// What `$elemMatch` takes: the first key decides, as the walk has it.
    fn element(&mut self, start: usize) -> Option<bool> {
        let key = self.reader.bytes.get(self.reader.at..).unwrap_or(&[]);
        let is_query =
            [&b"\"$and\""[..], b"\"$or\"", b"\"$nor\""].iter().any(|logical| key.starts_with(logical));
        let what = if key.starts_with(b"\"$") && !is_query { What::Tests } else { What::Query };
        self.enter(what, start)
    }

    /// A list of values, one at least.
    fn list(&mut self) -> Option<()> {
        let start = self.opening(b'[')?;
        let list = self.node(Kind::Array(List::default()), start);
        let mut values = List::default();
        loop {
            let byte = self.reader.token();
            let start = self.reader.at;
            let kind = match byte {
                b'{' => self.typed()?,
                _ => self.reader.scalar(byte).ok()?,
            };
            let span = between(start, self.reader.at);
            self.reader.request.arena.push_to(&mut values, kind, span);
            self.is_settled &= !kind.is_delicate();
            let byte = self.reader.token();
            self.reader.at += 1;
            match byte {
                b',' => {}
                b']' => break,
                _ => return None,
            }
        }
        let closed = self.reader.request.arena.get_mut(list);
        closed.kind = Kind::Array(values);
        closed.span.end = between(0, self.reader.at).end;
        Some(())
    }

    /// Steps over a brace, and says whether `{"$date":…}` begins with it.
    #[inline(always)]
    fn is_date(&mut self) -> bool {
        self.reader.at += 1;
        self.reader.token();
        self.reader.bytes.get(self.reader.at..).is_some_and(|rest| rest.starts_with(DATE))
    }

    /// A date whose brace is next.
    fn typed(&mut self) -> Option<Kind> {
        if self.is_date() { self.date() } else { None }
    }

    /// The rest of `{"$date":…}` behind its brace.
    fn date(&mut self) -> Option<Kind> {
        self.reader.at += DATE.len();
        self.opening(b':')?;
        let byte = self.reader.token();
        let start = self.reader.at;
        let written = self.reader.scalar(byte).ok()?;
        let span = between(start, self.reader.at);
        self.opening(b'}')?;
        let Reader { request, sink, .. } = &mut self.reader;
        let number = match written {
            Kind::String(text) => return date::wire(request.text(text), span, sink).map(Kind::Date),
            Kind::Int32(number) => number.into(),
            Kind::Int64(number) => number as f64,
            Kind::Double(number) => number,
            _ => return None,
        };
        date::epoch(number, self.epoch, EpochPlace::Value, span, sink).map(Kind::Date)
    }

    /// Whether no check could find anything in the pattern and the flags among these tests.
    fn is_pattern_right(&self, tests: List) -> bool {
        let request = &*self.reader.request;
        let (mut pattern, mut flags) = (None, None);
        for (_, test) in request.arena.entries(tests) {
            match test.kind {
                Kind::Test(Operator::Regex, _, operand) => pattern = Some(operand),
                Kind::Test(Operator::Options, _, operand) => flags = Some(operand),
                _ => {}
            }
        }
        let text = |operand| match request.arena.kind(operand) {
            Kind::String(text) => Some(request.text(text)),
            _ => None,
        };
        let Some(pattern) = pattern.and_then(text) else { return false };
        let flags = match flags.map(text) {
            // A literal of another language, maybe.
            None if pattern.starts_with('/') => return false,
            None => "",
            Some(Some(flags)) if flags.bytes().all(|flag| b"imsxu".contains(&flag)) => flags,
            Some(_) => return false,
        };
        let mut is_right = true;
        regex::scan(pattern, flags, &mut |_| is_right = false);
        is_right
    }
}

/// The bit of an operator among those of the tests.
const fn bit(operator: Operator) -> u64 {
    1 << operator as u8
}

/// The bits of a pattern and its flags.
const PATTERN: u64 = bit(Operator::Regex) | bit(Operator::Options);

/// Whether no check could find anything in this operand, which is no list. A pattern and its flags are looked at together.
#[inline(always)]
fn settles(operator: Operator, operand: &Kind) -> bool {
    if COMPARISONS.contains(operator) {
        // In an order a text may look like a date.
        let may_be_date =
            ORDERS.contains(operator) && matches!(operand, Kind::String(text) if text.len() > 9);
        return !operand.is_delicate() && !may_be_date;
    }
    match operator {
        Operator::Exists => matches!(operand, Kind::Bool(_)),
        Operator::Size => matches!(operand, Kind::Int32(0..)),
        Operator::Regex | Operator::Options => true,
        _ => false,
    }
}
