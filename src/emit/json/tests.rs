use super::*;
use crate::emit::form::DateForm;
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
        let form = Form { dialect, ..Form::default() };
        write(&self.0, node, form, &mut out);
        let (mut once, mut twice) = (String::new(), String::new());
        write_string(&self.0, node, form, &mut once);
        text::string(&out, &mut twice);
        assert_eq!(once, twice, "the string is of the same text");
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
        out.starts_with("{\n  \"$or\": [\n    {\n      \"a\\\"b\": {\n        \"$in\": [\n          1,\n")
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
