//! The typed model of a request: what both languages are read into and every output is made from.
//!
//! A [`Filter`](Kind) is MongoDB's own shape, in order: a conjunction of clauses, each a path with a value or with tests,
//! or a logical operator over conjunctions. It knows no text: strings lie in the request's own buffer.

pub(crate) mod clauses;
mod embedded;
mod geo;
mod literal_slip;
mod operand;
mod pattern;
mod validate;
mod visit;

pub use embedded::Embedded;
pub(crate) use geo::GEOMETRIES;
pub(crate) use operand::TYPES;
pub(crate) use validate::validate;

use crate::arena::{Arena, List, NodeId};
use crate::operator::Operator;
use crate::path::Heads;
use crate::slots::Segments;
use crate::span::Span;
use crate::value::date::MAX_INSTANT;

/// A string of a [`Request`]: a range of its text buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Text {
    start: u32,
    end: u32,
}

impl Text {
    /// Where it starts and ends in the buffer.
    pub(crate) const fn range(self) -> (usize, usize) {
        (self.start as usize, self.end as usize)
    }

    /// How many bytes it has.
    pub(crate) const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// The text between two bytes of the buffer.
    pub(crate) const fn between(start: u32, end: u32) -> Self {
        Self { start, end }
    }
}

/// One bit by a string's length and its ends. Strings that do not share it differ, and a few seldom share it.
#[inline]
pub(crate) fn mark(string: &[u8]) -> u64 {
    let end = |byte: Option<&u8>| byte.map_or(0, |&byte| usize::from(byte));
    1 << ((string.len() + 8 * end(string.first()) + end(string.last())) % 64)
}

/// What a node of a request is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    // ---- filters
    /// A query object; its children are `Field`, `Logical` and `Top` nodes. Empty, it matches everything.
    Conjunction(List),
    /// `$and`, `$or` or `$nor`; its children are conjunctions. The node's span is the operator's.
    Logical(Operator, List),
    /// Another operator at the top of a query object, such as `$text` or `$comment`, with its operand. Refused and
    /// unknown ones are here too; for those, the text is the key as written.
    Top(Operator, Text, NodeId),
    /// A path (the text, and the node's span) and what is asked of it: a value, or `Tests`.
    Field(Text, NodeId),
    /// An operator object; its children are `Test` nodes.
    Tests(List),
    /// An operator (the node's span) and its operand: a value, `Tests` under `$not`, `Tests` or a `Conjunction` under
    /// `$elemMatch`. For unknown operators the text is the key as written.
    Test(Operator, Text, NodeId),

    // ---- values
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number of 32 bits.
    Int32(i32),
    /// A whole number of 64 bits.
    Int64(i64),
    /// A number that is not written as a whole one, or beyond 64 bits; NaN and infinities too.
    Double(f64),
    /// A string.
    String(Text),
    /// An instant: milliseconds since 1970, UTC.
    Date(i64),
    /// A regex: its pattern, and how many bytes of flags out of `imsxu` and `l`, sorted, follow it in the buffer: see
    /// [`Request::flags`].
    Regex(Text, u8),
    /// An array; its children are values.
    Array(List),
    /// A document; its children are `Member` nodes.
    Object(List),
    /// A key of a document (the node's span) and its value.
    Member(Text, NodeId),
    /// Bytes, as lower-case base64 with padding, and the subtype.
    Binary(Text, u8),
    /// An ObjectId: 24 lower-case hex digits.
    ObjectId(Text),
    /// A Decimal128 in its canonical spelling.
    Decimal(Text),
    /// A type that no server takes and only Extended JSON writes; its one child is the wrapper's object, kept as read.
    Foreign(Foreign, NodeId),
}

impl Kind {
    /// Whether it is a value that stands for nothing but itself: no array, no document, no pattern, nothing foreign.
    #[inline]
    pub(crate) const fn is_scalar(&self) -> bool {
        match self {
            Self::Null
            | Self::Bool(_)
            | Self::Int32(_)
            | Self::Int64(_)
            | Self::Double(_)
            | Self::String(_)
            | Self::Date(_)
            | Self::Binary(..)
            | Self::ObjectId(_)
            | Self::Decimal(_) => true,
            Self::Conjunction(_)
            | Self::Logical(..)
            | Self::Top(..)
            | Self::Field(..)
            | Self::Tests(_)
            | Self::Test(..)
            | Self::Regex(..)
            | Self::Array(_)
            | Self::Object(_)
            | Self::Member(..)
            | Self::Foreign(..) => false,
        }
    }

    /// Whether it could reach the database as something else, or not at all: what `plan::wire` looks at more closely.
    pub(crate) const fn is_delicate(&self) -> bool {
        match *self {
            Self::Int64(number) => number.unsigned_abs() > MAX_WHOLE,
            Self::Double(number) => number.abs() >= MAX_WHOLE_DOUBLE,
            Self::Date(instant) => instant.unsigned_abs() > MAX_INSTANT.unsigned_abs(),
            Self::Binary(_, subtype) => subtype != 0,
            Self::Regex(..) | Self::Member(..) | Self::ObjectId(_) | Self::Decimal(_) | Self::Foreign(..) => {
                true
            }
            Self::Conjunction(_)
            | Self::Logical(..)
            | Self::Top(..)
            | Self::Field(..)
            | Self::Tests(_)
            | Self::Test(..)
            | Self::Null
            | Self::Bool(_)
            | Self::Int32(_)
            | Self::String(_)
            | Self::Array(_)
            | Self::Object(_) => false,
        }
    }
}

/// The largest magnitude up to which a JavaScript server holds every whole number.
pub(crate) const MAX_WHOLE: u64 = 1 << 53;

/// The same as a double.
pub(crate) const MAX_WHOLE_DOUBLE: f64 = 9_007_199_254_740_992.0;

/// BSON types that are read and kept, and that only MongoDB's own tools can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// `{"$timestamp":{"t":…,"i":…}}`
    Timestamp,
    /// `{"$code":…}`
    Code,
    /// `{"$code":…,"$scope":…}`
    CodeWithScope,
    /// `{"$symbol":…}`
    Symbol,
    /// `{"$dbPointer":{…}}`
    DbPointer,
    /// `{"$minKey":1}`
    MinKey,
    /// `{"$maxKey":1}`
    MaxKey,
    /// `{"$undefined":true}`
    Undefined,
}

/// A key of a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectionKey {
    /// The path.
    pub path: Text,
    /// Whether the field is wanted, or left out.
    pub include: bool,
    /// Where the path stands.
    pub span: Span,
}

/// A key of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SortKey {
    /// The path.
    pub path: Text,
    /// Whether large values come first.
    pub descending: bool,
    /// Where the path stands.
    pub span: Span,
}

/// A parameter of `with`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// The name.
    pub name: Text,
    /// A string, a number, a truth value, or an array of them.
    pub value: NodeId,
    /// Where the name stands.
    pub span: Span,
}

/// A request that was read and not yet planned.
#[derive(Debug, Clone)]
pub struct Request {
    /// Every node of the filter and of the parameters' values.
    pub(crate) arena: Arena<Kind>,
    /// Every string.
    pub(crate) text: String,
    /// Where in `text` the source at hand has a copy, for its readers to keep strings where they stand in it.
    pub(crate) source_at: Option<u32>,
    /// Up to here no string in `text` needs an escape in JSON.
    pub(crate) plain_to: usize,
    /// How many nodes were found to be right while they were made.
    pub(crate) settled: usize,
    /// How many bytes of `text` stand in more than one node, each time but the first.
    pub(crate) repeated: usize,
    /// How the paths begin that stand at the top of the filter. Where it is not known that nothing else stands there, they may
    /// begin anyhow.
    pub(crate) heads: Heads,
    /// The endpoint's name, without `/api/v1/`, and its place.
    pub(crate) endpoint: Option<(Text, Span)>,
    /// The filter, a `Conjunction`; none where none was given.
    pub(crate) filter: Option<NodeId>,
    /// The fields wanted or left out, in order.
    pub(crate) projection: Vec<ProjectionKey>,
    /// The sort keys, in order.
    pub(crate) sort: Vec<SortKey>,
    /// How many rows to skip, and where that was said.
    pub(crate) offset: Option<(u32, Span)>,
    /// How many rows to give (0: all), and where that was said.
    pub(crate) count: Option<(u32, Span)>,
    /// The endpoint's own parameters, in order.
    pub(crate) with: Vec<Parameter>,
}

impl Default for Request {
    fn default() -> Self {
        // A constant is copied as a whole, without a detour through the stack for each part.
        const EMPTY: Request = Request {
            arena: Arena::new(),
            text: String::new(),
            source_at: None,
            plain_to: 0,
            settled: 0,
            repeated: 0,
            heads: Heads::ANY,
            endpoint: None,
            filter: None,
            projection: Vec::new(),
            sort: Vec::new(),
            offset: None,
            count: None,
            with: Vec::new(),
        };
        EMPTY
    }
}

impl Request {
    /// Forgets everything, keeps the memory, and makes room for what a text is read into.
    pub fn reset(&mut self, text: &[u8]) {
        let bytes = text.len();
        // As people write, the filter language has a node for six bytes or more, and EJSON for seven.
        self.arena.reset(if text.first() == Some(&b'{') { bytes / 7 + 5 } else { bytes / 6 + 7 });
        if self.text.capacity() == 0 {
            self.text = String::with_capacity(bytes + 16);
        } else {
            self.text.clear();
            self.text.reserve(bytes + 16);
        }
        (self.source_at, self.plain_to, self.heads) = (None, 0, Heads::ANY);
        (self.settled, self.repeated) = (0, 0);
        (self.endpoint, self.filter, self.offset, self.count) = (None, None, None, None);
        self.projection.clear();
        self.sort.clear();
        self.with.clear();
    }

    /// Whether every node was found to be right while it was made, so that no check could find anything. Whoever makes a
    /// node and says nothing of it asks for the checks.
    pub(crate) fn is_settled(&self) -> bool {
        self.settled == self.arena.len()
    }

    /// Whether nothing was given beside the filter but an order and rows to skip.
    #[inline]
    pub(crate) fn is_filter_alone(&self) -> bool {
        self.endpoint.is_none() && self.count.is_none() && self.projection.is_empty() && self.with.is_empty()
    }

    /// Keeps a copy of a source as a whole, which is plain where no string that stands in it needs an escape in JSON. Says
    /// how much farther on a byte stands in the copy than in the source.
    pub(crate) fn keep(&mut self, source: &str, is_plain: bool) -> u32 {
        let mark = self.mark();
        self.text.push_str(source);
        if is_plain && mark == 0 {
            self.plain_to = source.len();
        }
        Span::between(mark, mark).start
    }

    /// Keeps a string.
    #[inline]
    pub fn intern(&mut self, text: &str) -> Text {
        let mark = self.mark();
        self.text.push_str(text);
        self.since(mark)
    }

    /// The end of the text buffer: what is written after it becomes a [`Text`] with [`Request::since`].
    #[inline]
    pub(crate) fn mark(&self) -> usize {
        self.text.len()
    }

    /// The text written since `mark`.
    #[inline]
    pub(crate) fn since(&self, mark: usize) -> Text {
        let Span { start, end } = Span::between(mark, self.text.len());
        Text { start, end }
    }

    /// A regex as a value. Its flags are kept behind its pattern, so that no node has room for two strings.
    pub(crate) fn regex(&mut self, pattern: Text, flags: &str) -> Kind {
        let Ok(count @ 1..) = u8::try_from(flags.len()) else { return Kind::Regex(pattern, 0) };
        let mark = self.mark();
        self.copy_to_end(pattern, mark);
        let pattern = self.since(mark);
        self.text.push_str(flags);
        Kind::Regex(pattern, count)
    }

    /// The flags of a [`Kind::Regex`].
    pub(crate) fn flags(&self, pattern: Text, count: u8) -> Text {
        Text::between(pattern.end, pattern.end + u32::from(count))
    }

    /// The key under which a clause stands in its query; nothing where it is no clause.
    pub(crate) fn key(&self, clause: NodeId) -> Option<&str> {
        let kind = self.arena.kind(clause);
        if let Kind::Logical(operator, _) | Kind::Top(operator, ..) = kind {
            return Some(operator.key());
        }
        if let Kind::Field(path, _) = kind { Some(self.text(path)) } else { None }
    }

    /// The string's bytes, which cost less to come by.
    #[inline]
    pub(crate) fn bytes(&self, text: Text) -> &[u8] {
        self.text.as_bytes().get(text.start as usize..text.end as usize).unwrap_or(&[])
    }

    /// The string as the path that it is.
    #[inline]
    pub(crate) fn segments(&self, path: Text) -> Segments<'_> {
        Segments::between(self.text.as_bytes(), path.start as usize, path.end as usize)
    }

    /// Appends a copy of a string to the buffer, unless it begins at its end already, which is at `mark`.
    pub(crate) fn copy_to_end(&mut self, text: Text, mark: usize) {
        let (start, end) = (text.start as usize, text.end as usize);
        if start < mark {
            self.text.extend_from_within(start..end);
        }
    }

    /// The string.
    #[inline]
    pub fn text(&self, text: Text) -> &str {
        self.text.get(text.start as usize..text.end as usize).unwrap_or("")
    }
}

// Nodes are written and read all the time: what makes one larger makes everything slower.
const _: () = assert!(size_of::<Kind>() == 16);
