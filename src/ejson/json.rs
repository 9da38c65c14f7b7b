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
    let bytes = source.as_bytes().get(..span.end as usize).unwrap_or(&[]);
    let mut reader = Reader {
        source,
        bytes,
        at: span.start as usize,
        depth: limits.depth() as usize,
        nodes: request.arena.len().saturating_add(limits.max_nodes as usize),
        request,
        sink,
    };
    let root = reader.document()?;
    reader.blanks();
    if reader.at < bytes.len() { Err(Stop::Syntax(reader.at)) } else { Ok(root) }
}

struct Reader<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// How many levels may be open.
    depth: usize,
    /// How many nodes the arena may hold.
    nodes: usize,
    request: &'a mut Request,
    sink: &'a mut Diagnostics,
}

/// An array or object that is not closed yet. Of an object the last member waits for its value. Without a node: the
/// place of the whole document.
#[derive(Clone, Copy, Default)]
struct Open {
    node: Option<NodeId>,
    is_object: bool,
    items: List,
}

impl Reader<'_> {
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
            self.blanks();
            let mut root = None;
            match self.byte() {
                brace @ (b'{' | b'[') => {
                    let is_object = brace == b'{';
                    let kind = if is_object { Kind::Object } else { Kind::Array };
                    let node = self.node(kind(List::default()), self.at, self.at + 1)?;
                    self.add(&mut open, node);
                    if outer.len() == self.depth {
                        return Err(Stop::TooDeep(Span::between(self.at, self.at + 1)));
                    }
                    outer.push(open);
                    open = Open { node: Some(node), is_object, items: List::default() };
                    self.at += 1;
                    self.blanks();
                    if self.byte() != closer(is_object) {
                        if is_object {
                            self.key(&mut open)?;
                        }
                        continue;
                    }
                }
                byte => {
                    let node = self.scalar(byte)?;
                    self.add(&mut open, node);
                    root = Some(node);
                }
            }
            // A value, or an opening bracket whose closing one follows, is behind.
            loop {
                let Some(node) = open.node else { return root.ok_or(Stop::Syntax(self.at)) };
                self.blanks();
                let byte = self.byte();
                if byte == b',' {
                    self.at += 1;
                    if open.is_object {
                        self.key(&mut open)?;
                    }
                    break;
                }
                if byte != closer(open.is_object) {
                    return Err(Stop::Syntax(self.at));
                }
                self.at += 1;
                let closed = self.request.arena.get_mut(node);
                closed.kind = if open.is_object { Kind::Object(open.items) } else { Kind::Array(open.items) };
                closed.span.end = Span::between(0, self.at).end;
                open = outer.pop().unwrap_or_default();
                root = Some(node);
            }
        }
    }

    /// Puts a value where it belongs.
    fn add(&mut self, open: &mut Open, value: NodeId) {
        if !open.is_object {
            if open.node.is_some() {
                self.request.arena.append(&mut open.items, value);
            }
        } else if let Some(member) = open.items.last
            && let Kind::Member(_, waiting) = &mut self.request.arena.get_mut(member).kind
        {
            *waiting = value;
        }
    }

    /// `member = string , ":" , value ;` up to the colon.
    fn key(&mut self, open: &mut Open) -> Result<(), Stop> {
        self.blanks();
        let start = self.at;
        if self.byte() != b'"' {
            return Err(Stop::Syntax(self.at));
        }
        let key = self.string()?;
        let end = self.at;
        self.blanks();
        if self.byte() != b':' {
            return Err(Stop::Syntax(self.at));
        }
        self.at += 1;
        // Until its value is read, the member holds the object itself: an id that is at hand.
        if let Some(object) = open.node {
            let member = self.node(Kind::Member(key, object), start, end)?;
            self.request.arena.append(&mut open.items, member);
        }
        Ok(())
    }

    fn scalar(&mut self, byte: u8) -> Result<NodeId, Stop> {
        let start = self.at;
        let kind = match byte {
            b'"' => Kind::String(self.string()?),
            b'-' | b'0'..=b'9' => self.number()?,
            b't' => self.word("true", Kind::Bool(true))?,
            b'f' => self.word("false", Kind::Bool(false))?,
            b'n' => self.word("null", Kind::Null)?,
            _ => return Err(Stop::Syntax(start)),
        };
        self.node(kind, start, self.at)
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
        let (_, digits) = number::number(rest).map_err(|_| Stop::Syntax(start))?;
        self.at += digits.len();
        let text = self.source.get(start..self.at).unwrap_or("");
        match Number::parse(text) {
            Ok(number) => Ok(super::number_kind(number)),
            Err(fault) => {
                fault.report(text, Span::between(start, self.at), self.sink);
                Ok(Kind::Double(0.0))
            }
        }
    }

    /// `string = '"' , { character | escape } , '"' ;`
    fn string(&mut self) -> Result<Text, Stop> {
        let start = self.at + 1;
        let closed = string::close(self.bytes, start, b'"').map_err(|_| Stop::Syntax(self.at))?;
        let inside = Span::between(start, closed.end);
        let mark = self.request.mark();
        if closed.escaped {
            string::unescape(self.source, inside, Escapes::Json, &mut self.request.text)
                .map_err(|_| Stop::Syntax(self.at))?;
        } else {
            self.request.text.push_str(inside.slice(self.source));
        }
        if closed.suspect {
            placeholder::warn(self.source, inside, self.sink);
        }
        self.at = closed.end + 1;
        Ok(self.request.since(mark))
    }

    fn node(&mut self, kind: Kind, start: usize, end: usize) -> Result<NodeId, Stop> {
        let span = Span::between(start, end);
        if self.request.arena.len() >= self.nodes {
            return Err(Stop::TooManyNodes(span));
        }
        Ok(self.request.arena.push(kind, span))
    }

    /// The byte here; 0 at the end, which no rule takes.
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// `blank = " " | tab | line-feed | carriage-return ;`
    fn blanks(&mut self) {
        while matches!(self.byte(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }
}

const fn closer(is_object: bool) -> u8 {
    if is_object { b'}' } else { b']' }
}
