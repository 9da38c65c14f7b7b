//! Syntax tree to request: what every test means in MongoDB's terms.
//!
//! ```text
//! conjunct ─ test ─ operand by verb ─▶ Clause ─ negate ─▶ Clause ─ join ─▶ Object ─ finish ─▶ Conjunction
//! ```
//! Simple texts take a shorter road to the same nodes: see `direct`. Decisions that the language leaves open are in `grammar/semantics.md`.

mod clause;
mod direct;
mod geo;
mod has;
mod index;
mod interval;
mod join;
mod list;
mod negate;
mod operators;
mod pattern;
mod same;
mod test;
mod typed;
mod value;
mod wildcard;

#[cfg(test)]
mod tests;

use super::ast::{Ast, Kind as Syntax, Verb};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostics};
use crate::operator::Operator;
use crate::request::{Embedded, Kind, Request, Text};
use crate::span::Span;
use crate::value::Setting;
use has::Element;
use index::Index;
use join::Object;

/// Buffers that one lowering leaves to the next.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    index: Index,
}

/// Lowers one text, or one part of a request given in parts: its endpoint, its filter and its clauses are added to
/// `request`. What has no meaning is reported to `sink`, whose part the caller has set, and left out.
///
/// The parser has held the tree's depth below the limit; it is the depth of the recursion here.
pub fn lower(
    source: &str,
    ast: &Ast,
    setting: &Setting<'_>,
    embedded: &mut dyn Embedded,
    request: &mut Request,
    scratch: &mut Scratch,
    sink: &mut Diagnostics,
) {
    let mut lowering = Lowering::new(source, ast, setting, embedded, request, scratch, sink);
    if let Some(endpoint) = ast.endpoint {
        let name = lowering.kept(endpoint);
        lowering.request.endpoint = Some((name, endpoint));
    }
    if let Some(filter) = ast.filter {
        let mut object = Object::default();
        lowering.conjunct(filter, false, &mut object);
        lowering.finish_filter(&object, ast.arena.span(filter));
    }
    lowering.clauses();
    lowering.request.source_at = None;
}

/// What encloses a test most tightly: some tests stand only at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    Top,
    Not,
    Or,
    Has,
}

impl Under {
    const fn name(self) -> &'static str {
        match self {
            Self::Top => "and",
            Self::Not => "not",
            Self::Or => "or",
            Self::Has => "has",
        }
    }
}

/// What the parts of the lowering share.
pub(crate) struct Lowering<'a> {
    source: &'a str,
    /// How much farther on a byte stands in the request's texts than in the source.
    kept: u32,
    ast: &'a Ast,
    setting: &'a Setting<'a>,
    embedded: &'a mut dyn Embedded,
    request: &'a mut Request,
    scratch: &'a mut Scratch,
    sink: &'a mut Diagnostics,
    under: Under,
    /// Which tests the innermost `has` holds.
    element: Option<Element>,
    /// Whether no check could find anything in what the test at hand became.
    is_settled: bool,
}

impl<'a> Lowering<'a> {
    /// The lowering of one text, of which `ast` knows at least whether it is plain.
    #[inline]
    pub(crate) fn new(
        source: &'a str,
        ast: &'a Ast,
        setting: &'a Setting<'a>,
        embedded: &'a mut dyn Embedded,
        request: &'a mut Request,
        scratch: &'a mut Scratch,
        sink: &'a mut Diagnostics,
    ) -> Self {
        // One copy for all paths, strings and patterns: those that count as they stand are kept where they stand in it.
        let kept = request.keep(source, ast.is_plain);
        request.source_at = Some(kept);
        Self {
            source,
            kept,
            ast,
            setting,
            embedded,
            request,
            scratch,
            sink,
            under: Under::Top,
            element: None,
            is_settled: false,
        }
    }
}

/// The recursion is `conjunct` with what it calls on its way to itself: those functions hold little, and leave what needs
/// room to others that return first.
impl Lowering<'_> {
    /// Adds one conjunct, or its negation, to `object`. The conjuncts of a conjunction in parentheses are conjuncts too.
    fn conjunct(&mut self, node: NodeId, negated: bool, object: &mut Object) {
        let (node, negated) = self.without_not(node, negated);
        let outer = self.under;
        if negated {
            self.under = Under::Not;
        }
        match self.ast.arena.kind(node) {
            Syntax::And(list) if !negated => self.conjuncts(list, object),
            Syntax::And(list) => self.negated_conjunction(list, node, object),
            Syntax::Or(list) => self.disjunction(list, negated, node, object),
            Syntax::Test { verb: Verb::Has, operands, .. } => self.has(node, operands, negated, object),
            Syntax::Test { .. } => self.test(node, negated, object),
            Syntax::TextSearch(words) => self.text_search(words, node, object),
            Syntax::Raw => self.raw(node, negated, object),
            Syntax::Error
            | Syntax::Not(_)
            | Syntax::String
            | Syntax::CaseInsensitive
            | Syntax::Word
            | Syntax::Number
            | Syntax::True
            | Syntax::False
            | Syntax::Null
            | Syntax::Regex
            | Syntax::Day
            | Syntax::Month
            | Syntax::Instant
            | Syntax::Relative(..)
            | Syntax::Amount
            | Syntax::Epoch
            | Syntax::Json
            | Syntax::Call(..)
            | Syntax::List(_)
            | Syntax::Interval { .. }
            | Syntax::Type
            | Syntax::Shape(..)
            | Syntax::Distance(..)
            | Syntax::Clause(..)
            | Syntax::Projected { .. }
            | Syntax::Ordered { .. }
            | Syntax::With(..)
            | Syntax::Everything => {}
        }
        self.under = outer;
    }

    /// The node under all the `not`s, and whether their number, with `negated`, is odd.
    fn without_not(&self, mut node: NodeId, mut negated: bool) -> (NodeId, bool) {
        while let Syntax::Not(inner) = self.ast.arena.kind(node) {
            (node, negated) = (inner, !negated);
        }
        (node, negated)
    }

    fn conjuncts(&mut self, list: List, object: &mut Object) {
        let mut next = list.first;
        while let Some(child) = next {
            match self.ast.arena.kind(child) {
                // The way through `conjunct` would be the same, but longer.
                Syntax::Test { verb, .. } if verb != Verb::Has => self.test(child, false, object),
                _ => self.conjunct(child, false, object),
            }
            next = self.ast.arena.next(child);
        }
    }

    /// Keeps the path written at `span`.
    #[inline]
    fn path(&mut self, span: Span) -> Text {
        if self.ast.is_plain || !span.slice(self.source).contains('`') {
            return self.kept(span);
        }
        let mark = self.request.mark();
        crate::path::decode(self.source, span, &mut self.request.text);
        self.request.since(mark)
    }

    /// The text at `span` of the source, in the copy that the request keeps.
    #[inline]
    fn kept(&self, span: Span) -> Text {
        Text::between(span.start.wrapping_add(self.kept), span.end.wrapping_add(self.kept))
    }

    /// `not (A and B)`
    fn negated_conjunction(&mut self, list: List, node: NodeId, object: &mut Object) {
        let mut inner = Object::default();
        self.conjuncts(list, &mut inner);
        self.join_negated(&inner, node, object);
    }

    /// Over one path the tests stay together under `$not`; else the whole object goes under `$nor`.
    fn join_negated(&mut self, inner: &Object, node: NodeId, object: &mut Object) {
        let span = self.ast.arena.span(node);
        if let Some(Kind::Field(path, value)) = self.only_clause(inner)
            && let Kind::Tests(_) = self.request.arena.kind(value)
        {
            let clause = self.negate(value, span);
            let place = self.place_of(object, path, span);
            self.join(object, &place, clause);
        } else {
            let query = self.finish(inner, span);
            self.join_nor(object, query, span);
        }
    }

    fn join_nor(&mut self, object: &mut Object, query: NodeId, span: Span) {
        let mut queries = List::default();
        self.request.arena.append(&mut queries, query);
        self.join_logical(object, Operator::Nor, queries, span);
    }

    /// `A or B`, or `not (A or B)`
    fn disjunction(&mut self, list: List, negated: bool, node: NodeId, object: &mut Object) {
        if !negated {
            self.under = Under::Or;
        }
        let mut queries = List::default();
        self.alternatives(list, &mut queries);
        let operator = if negated { Operator::Nor } else { Operator::Or };
        self.join_logical(object, operator, queries, self.ast.arena.span(node));
    }

    /// The queries of an `or`. An `or` inside it lends it its own.
    fn alternatives(&mut self, list: List, queries: &mut List) {
        let mut next = list.first;
        while let Some(child) = next {
            let (node, negated) = self.without_not(child, false);
            let kind = self.ast.arena.kind(node);
            if let (Syntax::Or(inner), false) = (kind, negated) {
                self.alternatives(inner, queries);
            } else {
                let mut object = Object::default();
                // The way through `conjunct` would be the same, but for the room it takes on the stack.
                if let (Syntax::And(inner), false) = (kind, negated) {
                    self.conjuncts(inner, &mut object);
                } else {
                    self.conjunct(node, negated, &mut object);
                }
                self.add_alternative(&object, node, queries);
            }
            next = self.ast.arena.next(child);
        }
    }

    /// Adds a query; the `$or` that one test became lends its own.
    fn add_alternative(&mut self, object: &Object, node: NodeId, queries: &mut List) {
        let is_raw = matches!(self.ast.arena.kind(node), Syntax::Raw);
        if let (Some(Kind::Logical(Operator::Or, more)), false) = (self.only_clause(object), is_raw) {
            self.request.arena.concat(queries, more);
        } else {
            let query = self.finish(object, self.ast.arena.span(node));
            self.request.arena.append(queries, query);
        }
    }

    /// `text("…")` → `{"$text":{"$search":"…"}}`
    fn text_search(&mut self, words: NodeId, node: NodeId, object: &mut Object) {
        let span = self.ast.arena.span(node);
        if let Some(element) = &mut self.element {
            element.with_path.get_or_insert(span);
        }
        if self.under != Under::Top {
            self.sink.slip(Code::TextNotAtTop, span).arg(self.under.name());
            return;
        }
        let Some(text) = self.string(words) else { return };
        let search = self.request.arena.push(Kind::String(text), self.ast.arena.span(words));
        let operand = self.object(&[("$search", search)], span);
        let node = self.request.arena.push(Kind::Top(Operator::Text, Text::default(), operand), span);
        self.join_key(object, Operator::Text, node);
    }

    /// A filter of EJSON, which joins as a whole. Its negation is one `$nor`.
    fn raw(&mut self, node: NodeId, negated: bool, object: &mut Object) {
        let span = self.ast.arena.span(node);
        if let Some(element) = &mut self.element {
            element.with_path.get_or_insert(span);
        }
        let Some(query) = self.embedded.filter(self.source, span, self.request, self.sink) else { return };
        if negated {
            self.join_nor(object, query, span);
        } else {
            self.join_raw(object, query);
        }
    }

    /// A document of these members, in order.
    fn object(&mut self, members: &[(&str, NodeId)], span: Span) -> NodeId {
        let mut list = List::default();
        for &(key, value) in members {
            let key = self.request.intern(key);
            let member = self.request.arena.push(Kind::Member(key, value), span);
            self.request.arena.append(&mut list, member);
        }
        self.request.arena.push(Kind::Object(list), span)
    }
}
