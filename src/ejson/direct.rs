//! JSON text to a filter at one reading, where it asks no more than most filters do: its nodes are made as what they are, and
//! checked while they are made.
//!
//! What comes out is what [`json`](super::json), [`walk`](super::walk) and the checks of requests would have made of it. Whatever
//! asks for more than a glance (a document, an array that is compared, most typed values, anything that is reported) ends
//! the reading; those then look at the text as a whole.

mod operand;

use super::json::{Reader, between};
use super::keys;
use crate::arena::{List, NodeId};
use crate::operator::{Context, Operator, OperatorSet};
use crate::path::{self, Heads};
use crate::request::{Kind, Text, mark};
use crate::span::Span;
use crate::stack::Stack;
use crate::value::EpochUnit;
use operand::{PATTERN, bit, is_pattern_right, settles};

/// What stands round the place that is read: an object that is not closed yet, or the list of a logical operator.
#[derive(Clone, Copy, Default)]
struct Open {
    node: Option<NodeId>,
    items: List,
    /// One bit for each key; all of them where two may be the same.
    seen: u64,
    what: What,
}

// Of four bytes, so that an empty stack of [`Open`] is made of zeros alone.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[repr(u32)]
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
    /// What is open, and what stands round it: few queries have more than so many levels.
    open: Open,
    outer: Stack<Open, 6>,
    /// Whether no check could find anything in what was read.
    is_settled: bool,
    /// How the paths at the top begin.
    heads: Heads,
}

/// The operators of lists.
const LISTS: OperatorSet = OperatorSet::of(&[Operator::In, Operator::Nin, Operator::All]);

/// The operators of queries.
const LOGICAL: OperatorSet = OperatorSet::of(&[Operator::And, Operator::Or, Operator::Nor]);

/// Reads the filter that the text of `reader` is as a whole; nothing where it asks for more than a glance.
pub(super) fn read(reader: Reader<'_>, epoch: EpochUnit) -> Option<NodeId> {
    let mut direct = Direct {
        reader,
        epoch,
        open: Open::default(),
        outer: Stack::empty(),
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
        let start = self.opening(b'{').filter(|_| self.reader.depth > 2)?;
        let root = self.node(Kind::Conjunction(List::default()), start);
        self.open.node = Some(root);
        let mut is_behind = self.reader.token() == b'}';
        loop {
            // A value is behind, or what stands behind an opening bracket or a comma is next.
            if is_behind {
                let byte = self.reader.token();
                self.reader.at += 1;
                if byte != b',' {
                    self.close(byte)?;
                    let closed = self.open;
                    let Some(outer) = self.outer.pop() else {
                        return self.reader.is_at_end().then_some(root);
                    };
                    self.open = outer;
                    if closed.what == What::Tests && closed.seen == bit(Operator::Eq) {
                        self.equal(closed.node?);
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

    /// Steps into a node. A list and a date in it take two levels more.
    #[inline(always)]
    fn push(&mut self, node: NodeId, what: What) -> Option<()> {
        if self.outer.len() + 4 > self.reader.depth {
            return None;
        }
        self.outer.push(self.open);
        self.open = Open { node: Some(node), items: List::default(), seen: 0, what };
        Some(())
    }

    /// Makes the open node what it is, where this bracket closes it.
    #[inline(always)]
    fn close(&mut self, bracket: u8) -> Option<()> {
        let Open { node, items, seen, what } = self.open;
        let node = node?;
        let request = &mut *self.reader.request;
        let kind = match (bracket, what, request.arena.kind(node)) {
            (b'}', What::Query, _) if seen != u64::MAX || keys::are_different(request, items) => {
                Kind::Conjunction(items)
            }
            (b'}', What::Tests, _) => {
                self.is_settled &= seen & PATTERN == 0 || is_pattern_right(request, items);
                Kind::Tests(items)
            }
            (b']', What::Queries, Kind::Logical(operator, _)) => Kind::Logical(operator, items),
            _ => return None,
        };
        let closed = request.arena.get_mut(node);
        closed.kind = kind;
        // The place of a logical operator is its key's.
        if what != What::Queries {
            closed.span.end = between(0, self.reader.at).end;
        }
        Some(())
    }

    /// The normal form of a lone `$eq`, as the walk has it: its value, where it is asked of a path.
    fn equal(&mut self, tests: NodeId) {
        let request = &mut *self.reader.request;
        if self.open.what == What::Query
            && let Some(operand) = request.lone_equal(tests)
            && let Some(field) = self.open.items.last
            && let Kind::Field(path, _) = request.arena.kind(field)
        {
            request.arena.get_mut(field).kind = Kind::Field(path, operand);
        }
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
        let is_top = self.outer.len() == 0;
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
}
