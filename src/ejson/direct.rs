//! JSON text to a filter at one reading, where it asks no more than most filters do: its nodes are made as what they are, and
//! checked while they are made.
//!
//! What comes out is what [`json`](super::json), [`walk`](super::walk) and the checks of requests would have made of it. Whatever
//! asks for more than a glance (a document, an array that is compared, most typed values, anything that is reported) ends
//! the reading; those then look at the text as a whole. Whoever only asks whether a filter is right needs no nodes, and so
//! no memory: the same reading goes without.

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
use operand::{PATTERN, bit, settles};

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

/// The reading of one filter, which keeps nodes or only looks.
struct Direct<'a, const KEEPS: bool> {
    reader: Reader<'a>,
    epoch: EpochUnit,
    /// What is open, and what stands round it: few queries have more than so many levels.
    open: Open,
    outer: Stack<Open, 6>,
    /// Whether no check could find anything in what was read.
    is_settled: bool,
    /// The pattern that was read last, and the flags, of which those of the open tests are known by their bits.
    pattern: Text,
    flags: Text,
    /// How the paths at the top begin.
    heads: Heads,
}

/// The operators of lists.
const LISTS: OperatorSet = OperatorSet::of(&[Operator::In, Operator::Nin, Operator::All]);

/// The operators of queries.
const LOGICAL: OperatorSet = OperatorSet::of(&[Operator::And, Operator::Or, Operator::Nor]);

/// Reads the filter that the text of `reader` is as a whole; nothing where it asks for more than a glance.
pub(super) fn read(reader: Reader<'_>, epoch: EpochUnit) -> Option<NodeId> {
    let mut direct = Direct::<'_, true>::new(reader, epoch);
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

/// Whether the text of `reader` is a filter in which nothing could be found. Nothing is kept of it, so its strings are looked
/// at where they stand, and one with many keys is not for a glance.
pub(super) fn is_right(reader: Reader<'_>, epoch: EpochUnit) -> bool {
    let mut direct = Direct::<'_, false>::new(reader, epoch);
    direct.filter().is_some()
        && direct.is_settled
        && direct.reader.is_plain
        && direct.reader.sink.items().is_empty()
}

/// A string where it stands in a source of which nothing was kept.
#[inline(always)]
fn standing(text: Text, source: &str) -> &str {
    let (start, end) = text.range();
    source.get(start..end).unwrap_or("")
}

impl<'a, const KEEPS: bool> Direct<'a, KEEPS> {
    #[inline(always)]
    fn new(reader: Reader<'a>, epoch: EpochUnit) -> Self {
        Self {
            reader,
            epoch,
            open: Open::default(),
            outer: Stack::empty(),
            is_settled: true,
            pattern: Text::default(),
            flags: Text::default(),
            heads: Heads::NONE,
        }
    }

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
                    if KEEPS && closed.what == What::Tests && closed.seen == bit(Operator::Eq) {
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
        if !KEEPS {
            return NodeId::FIRST;
        }
        let span = between(start, self.reader.at);
        self.reader.request.arena.push(kind, span)
    }

    /// Makes a node the last one of what is open.
    #[inline(always)]
    fn child(&mut self, kind: Kind, span: Span) -> NodeId {
        if !KEEPS {
            return NodeId::FIRST;
        }
        self.reader.request.arena.push_to(&mut self.open.items, kind, span)
    }

    /// The bytes of a string that was read.
    #[inline(always)]
    fn bytes(&self, text: Text) -> &[u8] {
        if KEEPS { self.reader.request.bytes(text) } else { standing(text, self.reader.source).as_bytes() }
    }

    /// The string that was read.
    #[inline(always)]
    fn text(&self, text: Text) -> &str {
        if KEEPS { self.reader.request.text(text) } else { standing(text, self.reader.source) }
    }

    /// Begins an object whose brace is behind; says whether it is empty, which only a query may be.
    #[inline(always)]
    fn enter(&mut self, what: What, start: usize) -> Option<bool> {
        let kind = match what {
            What::Tests => Kind::Tests(List::default()),
            What::Query | What::Queries => Kind::Conjunction(List::default()),
        };
        let node = match self.open.what {
            What::Queries => self.child(kind, between(start, self.reader.at)),
            // Its pattern would be taken for that of what stands in it.
            What::Tests if self.open.seen & PATTERN != 0 => return None,
            What::Query | What::Tests => self.node(kind, start),
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
        let closer = if what == What::Queries { b']' } else { b'}' };
        if bracket != closer {
            return None;
        }
        if what == What::Query && seen == u64::MAX && !keys::are_different(self.reader.request, items) {
            return None;
        }
        if what == What::Tests && seen & PATTERN != 0 {
            self.is_settled &= self.is_pattern_right();
        }
        if KEEPS {
            let end = between(0, self.reader.at).end;
            let closed = self.reader.request.arena.get_mut(node?);
            match (&mut closed.kind, what) {
                // The place of a logical operator is its key's.
                (Kind::Logical(_, queries), _) => *queries = items,
                (kind, What::Tests) => (*kind, closed.span.end) = (Kind::Tests(items), end),
                (kind, _) => (*kind, closed.span.end) = (Kind::Conjunction(items), end),
            }
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
        let is_top = self.outer.len() == 0;
        let name = self.bytes(key);
        let mark = mark(name);
        match name.first()? {
            b'$' => {
                let operator = Operator::from_key(self.text(key))?;
                if !LOGICAL.contains(operator) {
                    return None;
                }
                self.seen(mark)?;
                if is_top {
                    self.heads = Heads::ANY;
                }
                let node = self.child(Kind::Logical(operator, List::default()), span);
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
            let head = Heads::of(name);
            self.heads = self.heads.and(head);
        }
        self.seen(mark)?;
        let asked = self.reader.request.arena.after_next();
        self.child(Kind::Field(key, asked), span);
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

    /// Notes the mark of a key. Where two may be the same, only kept ones can be compared.
    #[inline(always)]
    fn seen(&mut self, mark: u64) -> Option<()> {
        let is_new = self.open.seen & mark == 0;
        self.open.seen = if is_new { self.open.seen | mark } else { u64::MAX };
        (KEEPS || is_new).then_some(())
    }

    /// A member of an object of operators; says whether all of it is behind.
    #[inline(always)]
    fn test(&mut self) -> Option<bool> {
        let (key, span) = self.key()?;
        let operator = Operator::from_key(self.text(key))?;
        if operator.context() != Context::Field || self.open.seen & bit(operator) != 0 {
            return None;
        }
        self.open.seen |= bit(operator);
        let operand = self.reader.request.arena.after_next();
        self.child(Kind::Test(operator, key, operand), span);
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
                match (operator, kind) {
                    (Operator::Regex, Kind::String(text)) => self.pattern = text,
                    (Operator::Options, Kind::String(text)) => self.flags = text,
                    _ => {}
                }
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
