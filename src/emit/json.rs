//! Nodes of a request to JSON: one loop for every dialect, compact or indented.

use super::typed;
use crate::arena::{List, NodeId};
use crate::json_text as text;
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::stack::Stack;

/// How types that JSON lacks are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Dialect {
    /// Meteor's EJSON, which the servers read. What it cannot carry, and no plan lets through, is written as in the
    /// canonical form.
    #[default]
    Meteor,
    /// MongoDB Extended JSON v2, canonical: numbers have their wrappers too.
    Canonical,
    /// JavaScript for MongoDB's shell.
    Shell,
}

/// How dates are written for a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DateForm {
    /// `{"$date":1542814057000}`: milliseconds since 1970, the normal form.
    #[default]
    Milliseconds,
    /// `{"$date":"2018-11-21T15:27:37Z"}`, for people; outside the years 0000 to 9999 milliseconds again.
    Iso,
}

/// How nodes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Form {
    /// How types that JSON lacks are written.
    pub(crate) dialect: Dialect,
    /// How dates are written in Meteor's EJSON.
    pub(crate) dates: DateForm,
    /// How many blanks one level is indented by; none for compact text.
    pub(crate) indent: Option<u8>,
}

/// How an open object or array ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    // Where the whole filter is written, all of its strings are looked through at once.
    let is_plain = request.filter == Some(node) && request.is_plain();
    let mut writer = Writer { request, form, is_plain, out };
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
                writer.line(open.len());
            }
            is_first = false;
            if let Some((list, close)) = writer.item(&node.kind) {
                open.push((next, close));
                (next, is_first) = (list.first, true);
            }
        } else if let Some((after, close)) = open.pop() {
            if !is_first {
                writer.line(open.len());
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
    pub(super) out: &'a mut String,
}

impl<'a> Writer<'a> {
    /// Writes what stands between two commas, up to the brace or bracket that opens where there is one.
    #[inline(always)]
    fn item(&mut self, mut kind: &'a Kind) -> Option<Opened> {
        // Fields and their tests are the most, and a branch that is foreseen costs less than a jump by table.
        if let Kind::Field(name, value) | Kind::Member(name, value) = *kind {
            self.key(name);
            kind = &self.request.arena.get(value).kind;
        } else if let Kind::Test(operator, name, value) | Kind::Top(operator, name, value) = *kind {
            self.operator(operator, name);
            kind = &self.request.arena.get(value).kind;
        } else if let Kind::Logical(operator, queries) = *kind {
            self.operator(operator, Text::default());
            return self.open('[', queries, Close::Array);
        }
        match *kind {
            Kind::String(value) => self.string(value),
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
            self.out.push_str("{\"$escape\":");
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
    fn operator(&mut self, operator: Operator, name: Text) {
        match operator {
            // An unknown operator has its own name, which may hold anything.
            Operator::Unknown => self.key(name),
            known => {
                let key = known.json_key();
                text::part(key, 0, key.len() - text::STEP, self.out);
                self.blank();
            }
        }
    }

    #[inline(always)]
    fn key(&mut self, key: Text) {
        self.text(key, "\":");
        self.blank();
    }

    /// The blank after a colon, in indented text.
    fn blank(&mut self) {
        if self.form.indent.is_some() {
            self.out.push(' ');
        }
    }

    /// A string of the request.
    #[inline(always)]
    pub(super) fn string(&mut self, value: Text) {
        self.text(value, "\"");
    }

    /// A string of the request, with its closing quote and what follows it.
    #[inline(always)]
    fn text(&mut self, value: Text, after: &str) {
        if self.is_plain {
            let (start, end) = value.range();
            text::plain_part(&self.request.text, start, end, after, self.out);
        } else {
            self.any_text(value, after);
        }
    }

    #[inline(never)]
    fn any_text(&mut self, value: Text, after: &str) {
        text::string(self.request.text(value), self.out);
        self.out.push_str(after.get(1..).unwrap_or(""));
    }

    /// Begins a line, in indented text.
    #[inline]
    fn line(&mut self, depth: usize) {
        if let Some(indent) = self.form.indent {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', depth * usize::from(indent)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Foreign;
    use crate::span::Span;

    /// A small language for building nodes in tests.
    #[derive(Default)]
    struct Build(Request);

    impl Build {
        fn node(&mut self, kind: Kind) -> NodeId {
            self.0.arena.push(kind, Span::default())
        }

        fn list(&mut self, nodes: &[NodeId]) -> List {
            let mut list = List::default();
            nodes.iter().for_each(|&node| self.0.arena.append(&mut list, node));
            list
        }

        fn string(&mut self, text: &str) -> NodeId {
            let text = self.0.intern(text);
            self.node(Kind::String(text))
        }

        fn member(&mut self, key: &str, value: NodeId) -> NodeId {
            let key = self.0.intern(key);
            self.node(Kind::Member(key, value))
        }

        fn object(&mut self, members: &[(&str, NodeId)]) -> NodeId {
            let members: Vec<_> = members.iter().map(|&(key, value)| self.member(key, value)).collect();
            let list = self.list(&members);
            self.node(Kind::Object(list))
        }

        fn field(&mut self, path: &str, value: NodeId) -> NodeId {
            let path = self.0.intern(path);
            self.node(Kind::Field(path, value))
        }

        fn test(&mut self, operator: Operator, operand: NodeId) -> NodeId {
            self.node(Kind::Test(operator, Text::default(), operand))
        }

        fn write(&self, node: NodeId, dialect: Dialect) -> String {
            let mut out = String::new();
            write(&self.0, node, Form { dialect, ..Form::default() }, &mut out);
            out
        }
    }

    #[test]
    fn a_filter_of_every_shape() {
        let mut b = Build::default();
        let (one, yes, empty) = (b.node(Kind::Int32(1)), b.node(Kind::Bool(true)), b.object(&[]));
        let values = b.list(&[one, empty]);
        let values = b.node(Kind::Array(values));
        let is_in = b.test(Operator::In, values);
        let exists = b.test(Operator::Exists, yes);
        let tests = b.list(&[is_in, exists]);
        let tests = b.node(Kind::Tests(tests));
        let field = b.field("a\"b", tests);
        let branch = b.list(&[field]);
        let branch = b.node(Kind::Conjunction(branch));
        let everything = b.node(Kind::Conjunction(List::default()));
        let branches = b.list(&[branch, everything]);
        let or = b.node(Kind::Logical(Operator::Or, branches));
        let note = b.string("é");
        let comment = b.node(Kind::Top(Operator::Comment, Text::default(), note));
        let clauses = b.list(&[or, comment]);
        let filter = b.node(Kind::Conjunction(clauses));
        assert_eq!(
            b.write(filter, Dialect::Meteor),
            r#"{"$or":[{"a\"b":{"$in":[1,{}],"$exists":true}},{}],"$comment":"é"}"#
        );
        let mut out = String::new();
        write(&b.0, filter, Form { indent: Some(2), ..Form::default() }, &mut out);
        assert!(
            out.starts_with(
                "{\n  \"$or\": [\n    {\n      \"a\\\"b\": {\n        \"$in\": [\n          1,\n"
            )
        );
        assert!(out.contains("{}") && out.ends_with("],\n  \"$comment\": \"é\"\n}"));
        let compact: String = out.chars().filter(|character| !character.is_whitespace()).collect();
        assert_eq!(compact, b.write(filter, Dialect::Meteor));
    }

    #[test]
    fn every_type_in_every_dialect() {
        let mut b = Build::default();
        let (text, hex) = (b.0.intern("AQI="), b.0.intern("507f1f77bcf86cd799439011"));
        let (pattern, digits) = (b.0.intern("^a"), b.0.intern("1.50"));
        let regex = b.0.regex(pattern, "is");
        let (seconds, ordinal) = (b.node(Kind::Int32(1)), b.node(Kind::Int32(2)));
        let parts = b.object(&[("t", seconds), ("i", ordinal)]);
        let timestamp = b.object(&[("$timestamp", parts)]);
        let symbol = b.string("x");
        let symbol = b.object(&[("$symbol", symbol)]);
        let rows = [
            (Kind::Null, "null", "null", "null"),
            (Kind::Int32(5), "5", r#"{"$numberInt":"5"}"#, "5"),
            (
                Kind::Int64(1 << 53),
                "9007199254740992",
                r#"{"$numberLong":"9007199254740992"}"#,
                "9007199254740992",
            ),
            (
                Kind::Int64((1 << 53) + 1),
                "9007199254740993",
                r#"{"$numberLong":"9007199254740993"}"#,
                "NumberLong(\"9007199254740993\")",
            ),
            (Kind::Double(1.5), "1.5", r#"{"$numberDouble":"1.5"}"#, "1.5"),
            (Kind::Double(-0.0), "-0", r#"{"$numberDouble":"-0.0"}"#, "-0"),
            (Kind::Double(f64::NAN), r#"{"$InfNaN":0}"#, r#"{"$numberDouble":"NaN"}"#, "NaN"),
            (
                Kind::Double(f64::NEG_INFINITY),
                r#"{"$InfNaN":-1}"#,
                r#"{"$numberDouble":"-Infinity"}"#,
                "-Infinity",
            ),
            (
                Kind::Date(1_542_814_057_202),
                r#"{"$date":1542814057202}"#,
                r#"{"$date":{"$numberLong":"1542814057202"}}"#,
                r#"ISODate("2018-11-21T15:27:37.202Z")"#,
            ),
            (
                regex,
                r#"{"$regexp":"^a","$flags":"gi"}"#,
                r#"{"$regularExpression":{"pattern":"^a","options":"is"}}"#,
                r#"BSONRegExp("^a","is")"#,
            ),
            (
                Kind::Binary(text, 0),
                r#"{"$binary":"AQI="}"#,
                r#"{"$binary":{"base64":"AQI=","subType":"00"}}"#,
                r#"BinData(0,"AQI=")"#,
            ),
            (
                Kind::ObjectId(hex),
                r#"{"$oid":"507f1f77bcf86cd799439011"}"#,
                r#"{"$oid":"507f1f77bcf86cd799439011"}"#,
                r#"ObjectId("507f1f77bcf86cd799439011")"#,
            ),
            (
                Kind::Decimal(digits),
                r#"{"$numberDecimal":"1.50"}"#,
                r#"{"$numberDecimal":"1.50"}"#,
                r#"NumberDecimal("1.50")"#,
            ),
            (
                Kind::Foreign(Foreign::Timestamp, timestamp),
                r#"{"$timestamp":{"t":1,"i":2}}"#,
                r#"{"$timestamp":{"t":1,"i":2}}"#,
                r#"Timestamp({"t":1,"i":2})"#,
            ),
            (
                Kind::Foreign(Foreign::Symbol, symbol),
                r#"{"$symbol":"x"}"#,
                r#"{"$symbol":"x"}"#,
                r#"EJSON.deserialize({"$symbol":"x"})"#,
            ),
        ];
        for (kind, meteor, canonical, shell) in rows {
            let node = b.node(kind);
            assert_eq!(b.write(node, Dialect::Meteor), meteor);
            assert_eq!(b.write(node, Dialect::Canonical), canonical);
            assert_eq!(b.write(node, Dialect::Shell), shell);
        }
        let date = b.node(Kind::Date(0));
        let mut out = String::new();
        write(&b.0, date, Form { dates: DateForm::Iso, ..Form::default() }, &mut out);
        assert_eq!(out, r#"{"$date":"1970-01-01T00:00:00Z"}"#);
    }

    #[test]
    fn a_document_that_looks_typed_is_escaped_for_a_server() {
        let mut b = Build::default();
        let one = b.node(Kind::Int32(1));
        for (keys, is_escaped) in [
            (&["$date"][..], true),
            (&["$flags", "$regexp"], true),
            (&["$type", "$value"], true),
            (&["$regexp"], false),
            (&["$date", "x"], false),
            (&["x"], false),
            (&[], false),
        ] {
            let members: Vec<_> = keys.iter().map(|&key| (key, one)).collect();
            let object = b.object(&members);
            let plain = b.write(object, Dialect::Shell);
            let expected = if is_escaped { format!("{{\"$escape\":{plain}}}") } else { plain };
            assert_eq!(b.write(object, Dialect::Meteor), expected);
        }
    }

    #[test]
    fn depth_costs_no_call_stack() {
        let mut b = Build::default();
        let mut node = b.node(Kind::Null);
        for _ in 0..200_000 {
            let list = b.list(&[node]);
            node = b.node(Kind::Array(list));
        }
        let out = b.write(node, Dialect::Meteor);
        assert_eq!(out.len(), 400_004);
        assert!(out.starts_with("[[[") && out.ends_with("]]]"));
    }
}
