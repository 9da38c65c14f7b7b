//! JSON text to nodes, strictly (RFC 8259): typed values and operators are still plain objects afterwards.

use super::placeholder;
use crate::arena::{List, NodeId};
use crate::diagnostic::Diagnostics;
use crate::lex::number;
use crate::lex::string::{self, Escapes};
use crate::limits::Limits;
use crate::request::{Kind, Request, Text};
use crate::span::Span;
use crate::stack::Stack;
use crate::value::number::Number;

/// Why the reader stopped. It carries no more than the place: a text that is no JSON is read again by
/// [`repair`](super::repair), which says what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The text is no JSON from this byte on.
    Syntax(usize),
    /// The bracket here opens one level too many.
    TooDeep(Span),
    /// There are too many nodes.
    TooManyNodes(Span),
}

/// Reads the JSON value that `span` of `source` holds, blanks around it aside, as nodes of `request`: the node of the
/// value, with the spans of every key and value. Strings that look like left-over placeholders are warned of.
pub(super) fn read(
    source: &str,
    span: Span,
    limits: &Limits,
    request: &mut Request,
    sink: &mut Diagnostics,
) -> Result<NodeId, Stop> {
    let mut reader = Reader::new(source, span, limits, request, sink);
    let root = reader.document()?;
    if reader.is_at_end() { Ok(root) } else { Err(Stop::Syntax(reader.at)) }
}

/// The place in a text up to which it was read, and what its nodes are made of.
pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    /// How much farther on a byte stands in the request's texts than in the source, wrapping.
    kept: u32,
    /// How many levels may be open.
    pub(super) depth: usize,
    /// How many nodes the arena may hold.
    nodes: usize,
    /// Whether no string had escapes, or what placeholders have.
    #[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "only the direct reading asks"))]
    pub(super) is_plain: bool,
    pub(super) request: &'a mut Request,
    pub(super) sink: &'a mut Diagnostics,
}

/// An array or object that is not closed yet.
#[derive(Clone, Copy, Default)]
struct Open {
    /// Nothing round the whole document.
    node: Option<NodeId>,
    /// The bracket that closes it.
    closer: u8,
    items: List,
}

impl Open {
    const fn is_object(&self) -> bool {
        self.closer == b'}'
    }

    const fn kind(&self) -> Kind {
        if self.is_object() { Kind::Object(self.items) } else { Kind::Array(self.items) }
    }
}

impl<'a> Reader<'a> {
    /// Before the JSON value that `span` of `source` holds.
    pub(super) fn new(
        source: &'a str,
        span: Span,
        limits: &Limits,
        request: &'a mut Request,
        sink: &'a mut Diagnostics,
    ) -> Self {
        // One copy for all strings: those without escapes are kept where they stand in it.
        let kept = request
            .source_at
            .unwrap_or_else(|| request.keep(span.slice(source), true).wrapping_sub(span.start));
        Self {
            source,
            bytes: source.as_bytes().get(..span.end as usize).unwrap_or(&[]),
            at: span.start as usize,
            kept,
            depth: limits.depth() as usize,
            nodes: request.arena.len().saturating_add(limits.max_nodes as usize),
            is_plain: true,
            request,
            sink,
        }
    }

    /// Whether nothing but blanks is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.token() == 0 && self.at >= self.bytes.len()
    }

    /// `document = value ;`
    ///
    /// `value = object | array | string | number | "true" | "false" | "null" ;`
    ///
    /// `object = "{" , [ member , { "," , member } ] , "}" ;`
    ///
    /// `array = "[" , [ value , { "," , value } ] , "]" ;`
    fn document(&mut self) -> Result<NodeId, Stop> {
        let mut outer = Stack::new();
        let mut open = Open::default();
        loop {
            // A value stands here.
            let byte = self.token();
            let start = self.at;
            if matches!(byte, b'{' | b'[') {
                self.at += 1;
                // `}` and `]` are two further on than `{` and `[`.
                let mut inner = Open { node: None, closer: byte + 2, items: List::default() };
                inner.node = Some(self.value(&mut open, inner.kind(), start)?);
                if outer.len() == self.depth {
                    return Err(Stop::TooDeep(between(start, self.at)));
                }
                outer.push(open);
                open = inner;
                if self.token() != open.closer {
                    if open.is_object() {
                        self.key(&mut open)?;
                    }
                    continue;
                }
            } else {
                let kind = self.scalar(byte)?;
                let node = self.value(&mut open, kind, start)?;
                if open.node.is_none() {
                    return Ok(node);
                }
            }
            // A value, or an opening bracket whose closing one follows, is behind.
            while let Some(node) = open.node {
                let byte = self.token();
                if byte == b',' {
                    self.at += 1;
                    if open.is_object() {
                        self.key(&mut open)?;
                    }
                    break;
                }
                if byte != open.closer {
                    return Err(Stop::Syntax(self.at));
                }
                self.at += 1;
                let closed = self.request.arena.get_mut(node);
                closed.kind = open.kind();
                closed.span.end = offset(self.at);
                open = outer.pop().unwrap_or_default();
                if open.node.is_none() {
                    return Ok(node);
                }
            }
        }
    }

    /// Makes a value's node. A member knows its value already: [`Reader::key`] saw to that.
    #[inline(always)]
    fn value(&mut self, open: &mut Open, kind: Kind, start: usize) -> Result<NodeId, Stop> {
        let span = self.span(start)?;
        let arena = &mut self.request.arena;
        Ok(if open.closer == b']' {
            arena.push_to(&mut open.items, kind, span)
        } else {
            arena.push(kind, span)
        })
    }

    /// Up to the colon.
    ///
    /// `member = string , ":" , value ;`
    #[inline(always)]
    fn key(&mut self, open: &mut Open) -> Result<(), Stop> {
        if self.token() != b'"' {
            return Err(Stop::Syntax(self.at));
        }
        let start = self.at;
        let key = self.string()?;
        let span = self.span(start)?;
        let value = self.request.arena.after_next();
        self.request.arena.push_to(&mut open.items, Kind::Member(key, value), span);
        if self.token() != b':' {
            return Err(Stop::Syntax(self.at));
        }
        self.at += 1;
        Ok(())
    }

    #[inline(always)]
    pub(super) fn scalar(&mut self, byte: u8) -> Result<Kind, Stop> {
        match byte {
            b'"' => Ok(Kind::String(self.string()?)),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Kind::Bool(true)),
            b'f' => self.word("false", Kind::Bool(false)),
            b'n' => self.word("null", Kind::Null),
            _ => Err(Stop::Syntax(self.at)),
        }
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<Kind, Stop> {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        if !rest.starts_with(word.as_bytes()) {
            return Err(Stop::Syntax(self.at));
        }
        self.at += word.len();
        Ok(kind)
    }

    fn number(&mut self) -> Result<Kind, Stop> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        if let Some((integer, length)) = number::integer(rest) {
            self.at += length;
            return Ok(super::number_kind(Number::Integer(integer)));
        }
        let (_, digits) = number::number(rest).map_err(|_| Stop::Syntax(start))?;
        self.at += digits.len();
        let text = self.source.get(start..self.at).unwrap_or("");
        match Number::parse(text) {
            Ok(number) => Ok(super::number_kind(number)),
            Err(fault) => {
                fault.report(text, between(start, self.at), self.sink);
                Ok(Kind::Double(0.0))
            }
        }
    }

    /// `string = '"' , { character | escape } , '"' ;`
    #[inline(always)]
    pub(super) fn string(&mut self) -> Result<Text, Stop> {
        let start = self.at + 1;
        let end = string::plain(self.bytes, start);
        if self.bytes.get(end) != Some(&b'"') {
            return self.remarkable(start);
        }
        self.at = end + 1;
        Ok(self.kept(start, end))
    }

    /// A string that is not plain: with escapes, or with what placeholders have, or no string at all.
    #[cold]
    fn remarkable(&mut self, start: usize) -> Result<Text, Stop> {
        self.is_plain = false;
        let closed = string::close(self.bytes, start, b'"').map_err(|_| Stop::Syntax(self.at))?;
        let inside = between(start, closed.end);
        let mark = self.request.mark();
        let text = if closed.escaped {
            string::unescape(self.source, inside, Escapes::Json, &mut self.request.text)
                .map_err(|_| Stop::Syntax(self.at))?;
            self.request.since(mark)
        } else {
            self.kept(start, closed.end)
        };
        if closed.suspect {
            placeholder::warn(self.source, inside, self.sink);
        }
        self.at = closed.end + 1;
        Ok(text)
    }

    /// The text that the source has between two bytes, in the copy that the request keeps.
    fn kept(&self, start: usize, end: usize) -> Text {
        let Span { start, end } = between(start, end);
        Text::between(start.wrapping_add(self.kept), end.wrapping_add(self.kept))
    }

    /// The place from `start` up to here, for a node, if there may be one more.
    #[inline(always)]
    fn span(&self, start: usize) -> Result<Span, Stop> {
        let span = between(start, self.at);
        if self.request.arena.len() >= self.nodes { Err(Stop::TooManyNodes(span)) } else { Ok(span) }
    }

    /// Skips blanks and gives the byte there; 0 at the end, which no rule takes.
    ///
    /// `blank = " " | tab | line-feed | carriage-return ;`
    #[inline(always)]
    pub(super) fn token(&mut self) -> u8 {
        loop {
            let byte = self.bytes.get(self.at).copied().unwrap_or(0);
            if byte > b' ' || !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return byte;
            }
            self.at += 1;
        }
    }
}

pub(super) const fn between(start: usize, end: usize) -> Span {
    Span::new(offset(start), offset(end))
}

#[expect(clippy::cast_possible_truncation, reason = "a limit keeps texts far below 4 GiB")]
const fn offset(at: usize) -> u32 {
    at as u32
}
