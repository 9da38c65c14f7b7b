//! The syntax tree of the filter language: one flat arena, literals left as spans of the source.

use crate::arena::{Arena, List, NodeId};
use crate::span::Span;
use crate::value::calendar::Base;

/// What a node of the syntax tree is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    // ---- filters
    /// `a and b and …`, two or more children. Nested directly only where the source has parentheses.
    And(List),
    /// `a or b or …`, two or more children. Nested directly only where the source has parentheses.
    Or(List),
    /// `not a`. The node's span starts at the keyword.
    Not(NodeId),
    /// A test. `path` is empty for the tests of an element in `has (…)`. `negated` is the `not` after the path, `!~`,
    /// and the `not` after `is`. `operands` starts the list of what follows the verb.
    Test {
        /// What is asked.
        verb: Verb,
        /// Whether it is asked in the negative.
        negated: bool,
        /// The path, as written.
        path: Span,
        /// The first operand; the others follow it in its list.
        operands: Option<NodeId>,
    },
    /// `text("…")`; the child is the string.
    TextSearch(NodeId),
    /// A raw filter: a `{…}` of EJSON (the node's span).
    Raw,
    /// A place where something could not be read; it was reported.
    Error,

    // ---- values; where nothing else is said, the node's span is the literal
    /// `"…"` or `'…'`.
    String,
    /// `i"…"` or `i'…'`.
    CaseInsensitive,
    /// A bare word, or words and digits joined by dots, that stands for a string.
    Word,
    /// A number.
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
    /// `/pattern/flags`
    Regex,
    /// `2024-03-01`
    Day,
    /// `2024-03`
    Month,
    /// `2024-03-01T10:00` with or without seconds, fraction and offset.
    Instant,
    /// `now`, `today`, …, and what is added; the children are `Amount`s.
    Relative(Base, List),
    /// `+7d`: the span holds the sign, the number and the unit, with blanks as written.
    Amount,
    /// `@1542814057`, with or without `s` or `ms`.
    Epoch,
    /// A `[…]` or `{…}` of EJSON.
    Json,
    /// `date("…")` and the like; the first argument, if there is one (`BinData` has two). The span holds the whole call.
    Call(Constructor, Option<NodeId>),
    /// `(a, b)` or `[a, b]` after `in`, `all`, `is`, `bits`, and in `with`.
    List(List),
    /// `a..b`, `a..<b`, or `between a and b`.
    Interval {
        /// The lower bound.
        low: NodeId,
        /// The upper bound.
        high: NodeId,
        /// Whether the upper bound itself is left out (`..<`).
        exclusive: bool,
    },
    /// A type name after `is`.
    Type,
    /// `box(…)`, `circle(…)`, `polygon((…), …)`, `sphere(…)`, `point(…)`; the children are numbers, in order.
    Shape(Shape, List),
    /// `max 500` or `min 10` of `near`; the child is the number.
    Distance(Bound, NodeId),

    // ---- clauses; the children of `Ast::clauses`
    /// A clause with its items. The node's span is the keyword's (empty where the part was given apart).
    Clause(Clause, List),
    /// An item of `fields`: the path as written.
    Projected {
        /// The path.
        path: Span,
        /// Whether a `-` stands before it.
        exclude: bool,
    },
    /// An item of `sort`: the path as written.
    Ordered {
        /// The path.
        path: Span,
        /// Whether a `-` stands before it.
        descending: bool,
    },
    /// An item of `with`: the name as written, and the value.
    With(Span, NodeId),
    /// `all` of `count all`.
    Everything,
}

impl Kind {
    /// Whether this is a date that stands in no string.
    pub(crate) const fn is_date(self) -> bool {
        matches!(
            self,
            Self::Day
                | Self::Month
                | Self::Instant
                | Self::Relative(..)
                | Self::Epoch
                | Self::Call(Constructor::Date | Constructor::IsoDate, _)
        )
    }
}

/// What a test asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `in`: operands are one `List`, `Interval`, date literal or relative date. `between` is this with an `Interval`.
    In,
    /// `~`, `matches`
    Matches,
    /// `contains`
    Contains,
    /// `startswith`
    StartsWith,
    /// `endswith`
    EndsWith,
    /// `exists`: no operand
    Exists,
    /// `missing`: no operand
    Missing,
    /// `is`: one `Type`, `Null`, or a `List` of them
    Is,
    /// `all`: one `List`
    All,
    /// `size`: one `Number`
    Size,
    /// `has`: one filter
    Has,
    /// `%`, `mod`: divisor and remainder
    Modulo,
    /// `bits all set` and the others: the mask
    Bits(Bits),
    /// `near`: a point, then distances
    Near,
    /// `nearsphere`: a point, then distances
    NearSphere,
    /// `within`: a shape, or `Json`
    Within,
    /// `intersects`: `Json`
    Intersects,
}

/// Which bits `bits` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bits {
    /// `all set`
    AllSet,
    /// `any set`
    AnySet,
    /// `all clear`
    AllClear,
    /// `any clear`
    AnyClear,
}

/// A constructor of a typed value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Constructor {
    /// `date(…)`, `new Date(…)`
    Date,
    /// `ISODate(…)`: as `date`, but a day alone is UTC midnight
    IsoDate,
    /// `oid(…)`, `ObjectId(…)`
    ObjectId,
    /// `binary(…)`, `BinData(subtype, …)`
    Binary,
    /// `decimal(…)`, `NumberDecimal(…)`
    Decimal,
    /// `long(…)`, `NumberLong(…)`
    Long,
    /// `uuid(…)`, `UUID(…)`
    Uuid,
}

/// A shape for `within` and `near`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `box(x1, y1, x2, y2)`
    Box,
    /// `circle(x, y, r)`
    Circle,
    /// `polygon((x, y), …)`
    Polygon,
    /// `sphere(lon, lat, radians)`
    Sphere,
    /// `point(lon, lat)`
    Point,
}

/// Which distance of `near`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `max`
    Max,
    /// `min`
    Min,
}

/// Which clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clause {
    /// `fields`: `Projected` items
    Fields,
    /// `sort`: `Ordered` items
    Sort,
    /// `offset`, `skip`: one `Number`
    Offset,
    /// `count`, `limit`: one `Number` or `Everything`
    Count,
    /// `page N size M`: two `Number`s
    Page,
    /// `with`: `With` items
    With,
}

/// The syntax tree of one text.
#[derive(Debug, Clone, Default)]
pub struct Ast {
    /// Every node.
    pub arena: Arena<Kind>,
    /// The endpoint's name as written, with a leading `/api/v1/` left out.
    pub endpoint: Option<Span>,
    /// The filter.
    pub filter: Option<NodeId>,
    /// The clauses, in source order.
    pub clauses: List,
    /// Whether every path, string and regex of the text counts as it stands, and needs no escape in JSON.
    pub is_plain: bool,
    /// The comments, each from its `#` to the line's end.
    pub comments: Vec<Span>,
}
