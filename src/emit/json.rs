//! Nodes of a request to JSON: one loop for every dialect, compact or indented.

use super::form::{Dialect, Form};
use super::typed;
use crate::arena::{List, NodeId};
use crate::json_text as text;
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::stack::Stack;

/// How an open object or array ends.
// Of four bytes, so that an empty stack of these is made of zeros alone, which takes 30 instructions less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u32)]
pub(super) enum Close {
    #[default]
    Object,
    Array,
    /// An object in another one's only key.
    Wrapped,
    /// An object that is a function's last argument.
    Call,
}

/// What was opened: its items are to be written, then its end.
pub(super) type Opened = (List, Close);

/// Writes a node with everything below it; a clause or a test as a member of an object, without the braces.
pub(crate) fn write(request: &Request, node: NodeId, form: Form, out: &mut String) {
    match form.indent {
        Some(_) => write_all::<Indented>(request, node, form, out),
        None => write_all::<Compact>(request, node, form, out),
    }
}

/// The same on one line as a JSON string, as the parameter `query` is in an answer: at every fifth byte or so stands a quote, which is
/// written with its backslash at once.
pub(crate) fn write_string(request: &Request, node: NodeId, form: Form, out: &mut String) {
    out.push('"');
    write_all::<InString>(request, node, Form { indent: None, ..form }, out);
    out.push('"');
}

/// How the pieces of a text are laid out. It is known where the loop is compiled: so short are the pieces that to ask for it at
/// each of them, and to pass by what is written otherwise, would cost a third of the time.
trait Layout {
    /// The JSON is the inside of a JSON string: its quotes have backslashes.
    const IN_STRING: bool = false;
    /// Each item has a line of its own.
    const IS_INDENTED: bool = false;
}

/// On one line.
struct Compact;

impl Layout for Compact {}

/// On one line, inside a JSON string.
struct InString;

impl Layout for InString {
    const IN_STRING: bool = true;
}

/// Over many lines.
struct Indented;

impl Layout for Indented {
    const IS_INDENTED: bool = true;
}

fn write_all<L: Layout>(request: &Request, node: NodeId, form: Form, out: &mut String) {
    // Where the whole filter is written, all of its strings are looked through at once.
    let is_plain = request.filter == Some(node) && request.is_plain();
    let mut writer = Writer { request, form, is_plain, in_string: L::IN_STRING, out };
    // What is open: the items that follow it, and how it ends.
    let mut open = Stack::new();
    let (mut next, mut is_first) = (Some(node), true);
    loop {
        if let Some(item) = next {
            if !is_first {
                writer.out.push(',');
            }
            let node = request.arena.get(item);
            // The node to be written has no neighbours, whatever list it is in.
            next = if open.len() == 0 { None } else { node.next() };
            if open.len() > 0 {
                writer.line::<L>(open.len());
            }
            is_first = false;
            if let Some((list, close)) = writer.item::<L>(&node.kind) {
                open.push((next, close));
                (next, is_first) = (list.first, true);
            }
        } else if let Some((after, close)) = open.pop() {
            if !is_first {
                writer.line::<L>(open.len());
            }
            match close {
                Close::Object => writer.out.push('}'),
                Close::Array => writer.out.push(']'),
                Close::Wrapped => writer.out.push_str("}}"),
                Close::Call => writer.out.push_str("})"),
            }
            (next, is_first) = (after, false);
        } else {
            return;
        }
    }
}

/// What the parts of the writer share.
pub(super) struct Writer<'a> {
    pub(super) request: &'a Request,
    pub(super) form: Form,
    /// It is known that no string of the request needs an escape.
    is_plain: bool,
    /// The JSON is the inside of a JSON string: its quotes have backslashes.
    in_string: bool,
    pub(super) out: &'a mut String,
}

impl<'a> Writer<'a> {
    /// Writes what stands between two commas, up to the brace or bracket that opens where there is one.
    #[inline(always)]
    fn item<L: Layout>(&mut self, mut kind: &'a Kind) -> Option<Opened> {
        // Fields and their tests are the most, and a branch that is foreseen costs less than a jump by table.
        if let Kind::Field(name, value) | Kind::Member(name, value) = *kind {
            self.key::<L>(name);
            kind = &self.request.arena.get(value).kind;
        } else if let Kind::Test(operator, name, value) | Kind::Top(operator, name, value) = *kind {
            self.operator::<L>(operator, name);
            kind = &self.request.arena.get(value).kind;
        } else if let Kind::Logical(operator, queries) = *kind {
            self.operator::<L>(operator, Text::default());
            return self.open('[', queries, Close::Array);
        }
        match *kind {
            Kind::String(value) => self.text::<L>(value, "\"", "\\\""),
            Kind::Conjunction(list) | Kind::Tests(list) => return self.open('{', list, Close::Object),
            Kind::Array(list) => return self.open('[', list, Close::Array),
            Kind::Bool(true) => self.out.push_str("true"),
            Kind::Bool(false) => self.out.push_str("false"),
            Kind::Int32(value) => self.int32(value),
            Kind::Null
            | Kind::Int64(_)
            | Kind::Double(_)
            | Kind::Date(_)
            | Kind::Regex(..)
            | Kind::Object(_)
            | Kind::Binary(..)
            | Kind::ObjectId(_)
            | Kind::Decimal(_)
            | Kind::Foreign(..)
            | Kind::Logical(..)
            | Kind::Top(..)
            | Kind::Field(..)
            | Kind::Test(..)
            | Kind::Member(..) => return self.rare(kind),
        }
        None
    }

    /// Writes a value of a rarer kind, apart from the others so that those are close together.
    #[inline(never)]
    fn rare(&mut self, kind: &Kind) -> Option<Opened> {
        match *kind {
            Kind::Object(list) => return self.object(list),
            Kind::Foreign(foreign, wrapper) => return self.foreign(foreign, wrapper),
            Kind::Null => self.out.push_str("null"),
            Kind::Int64(value) => self.int64(value),
            Kind::Double(value) => self.double(value),
            Kind::Date(value) => self.date(value),
            Kind::Regex(pattern, flags) => self.regex(pattern, self.request.flags(pattern, flags)),
            Kind::Binary(base64, subtype) => self.binary(base64, subtype),
            Kind::ObjectId(hex) => self.object_id(hex),
            Kind::Decimal(digits) => self.decimal(digits),
            // All others were written where this was called, or are no values.
            Kind::String(_)
            | Kind::Conjunction(_)
            | Kind::Tests(_)
            | Kind::Array(_)
            | Kind::Bool(_)
            | Kind::Int32(_)
            | Kind::Logical(..)
            | Kind::Top(..)
            | Kind::Field(..)
            | Kind::Test(..)
            | Kind::Member(..) => {}
        }
        None
    }

    /// A document. Where a server would take it for one of Meteor's typed values, it is written as `{"$escape":…}`.
    fn object(&mut self, list: List) -> Option<Opened> {
        if self.form.dialect == Dialect::Meteor && typed::looks_typed(self.request, list) {
            self.literal("{\"$escape\":");
            return self.open('{', list, Close::Wrapped);
        }
        self.open('{', list, Close::Object)
    }

    #[inline]
    pub(super) fn open(&mut self, brace: char, list: List, close: Close) -> Option<Opened> {
        self.out.push(brace);
        Some((list, close))
    }

    #[inline(always)]
    fn operator<L: Layout>(&mut self, operator: Operator, name: Text) {
        match operator {
            // An unknown operator has its own name, which may hold anything.
            Operator::Unknown => self.key::<L>(name),
            known => {
                let key = known.json_key();
                let end = key.len() - text::STEP;
                if L::IN_STRING {
                    text::escaped_part(key, 1, end - 2, "\\\":", self.out);
                } else {
                    text::part(key, 0, end, self.out);
                }
                self.blank::<L>();
            }
        }
    }

    #[inline(always)]
    fn key<L: Layout>(&mut self, key: Text) {
        self.text::<L>(key, "\":", "\\\":");
        self.blank::<L>();
    }

    /// The blank after a colon, in indented text.
    #[inline(always)]
    fn blank<L: Layout>(&mut self) {
        if L::IS_INDENTED {
            self.out.push(' ');
        }
    }

    /// A string of the request.
    pub(super) fn string(&mut self, value: Text) {
        if self.in_string {
            self.text::<InString>(value, "\"", "\\\"");
        } else {
            self.text::<Compact>(value, "\"", "\\\"");
        }
    }

    /// A string of the request, with its closing quote and what follows it; in a string, `escaped` is that.
    #[inline(always)]
    fn text<L: Layout>(&mut self, value: Text, after: &str, escaped: &str) {
        if !self.is_plain {
            return self.any_text(value, after);
        }
        let (start, end) = value.range();
        if L::IN_STRING {
            text::escaped_part(&self.request.text, start, end, escaped, self.out);
        } else {
            text::plain_part(&self.request.text, start, end, after, self.out);
        }
    }

    #[inline(never)]
    fn any_text(&mut self, value: Text, after: &str) {
        let write = if self.in_string { text::string_in_string } else { text::string };
        write(self.request.text(value), self.out);
        self.out.push_str(after.get(1..).unwrap_or(""));
    }

    /// A piece of JSON.
    #[inline]
    pub(super) fn literal(&mut self, json: &str) {
        if self.in_string { text::escaped(json, self.out) } else { self.out.push_str(json) }
    }

    /// Begins a line, in indented text.
    #[inline(always)]
    fn line<L: Layout>(&mut self, depth: usize) {
        if L::IS_INDENTED
            && let Some(indent) = self.form.indent
        {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', depth * usize::from(indent)));
        }
    }
}

#[cfg(test)]
mod tests;
