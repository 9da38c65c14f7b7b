//! A plan to the parameters of its request, in sending order.

use super::form::{DateForm, Form};
use super::json;
use crate::arena::NodeId;
use crate::digits::write_integer;
use crate::json_text as text;
use crate::plan::Plan;
use crate::request::{Kind, Parameter as Given, ProjectionKey, Request, SortKey};
use std::borrow::Cow;

/// A parameter's value, as it is before percent-encoding.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text; `query`, `fields` and `sort` are JSON texts.
    Text(String),
    /// A number, as `offset` and `count` are, in JSON's spelling.
    Number(String),
    /// A list: the name, with `[]` at its end, is sent once for each.
    List(Vec<Value>),
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The name; that of a list ends in `[]`.
    pub name: Cow<'static, str>,
    /// The value.
    pub value: Value,
}

/// One of the five parameters that say which rows are asked for.
enum Piece {
    Query,
    Fields,
    Sort,
    Rows(u32),
}

/// Those of the five parameters that have something to say, in sending order.
fn pieces(request: &Request) -> impl Iterator<Item = (&'static str, Piece)> {
    let rows = |rows: Option<(u32, _)>| rows.map(|(rows, _)| Piece::Rows(rows));
    let all = [
        ("query", has_query(request).then_some(Piece::Query)),
        ("fields", (!request.projection.is_empty()).then_some(Piece::Fields)),
        ("sort", (!request.sort.is_empty()).then_some(Piece::Sort)),
        ("offset", rows(request.offset)),
        ("count", rows(request.count)),
    ];
    all.into_iter().filter_map(|(name, piece)| Some((name, piece?)))
}

/// Every parameter that is sent, in order: those of `with` and typed ones first.
pub(crate) fn parameters(plan: &Plan, dates: DateForm) -> Vec<Parameter> {
    let request = plan.request();
    let mut parameters = Vec::with_capacity(request.with.len() + 5);
    parameters.extend(request.with.iter().map(|given| {
        let value = value(request, given.value);
        Parameter { name: Cow::Owned(name(request, given, &value).into_owned()), value }
    }));
    parameters.extend(pieces(request).map(|(name, piece)| {
        let value = match piece {
            Piece::Query => Value::Text(compact(plan, dates)),
            Piece::Fields => Value::Text(fields(request)),
            Piece::Sort => Value::Text(sort(request)),
            Piece::Rows(rows) => Value::Number(rows.to_string()),
        };
        Parameter { name: name.into(), value }
    }));
    parameters
}

/// The same as a JSON object, without memory for each of them.
pub(crate) fn write_json(plan: &Plan, dates: DateForm, out: &mut String) {
    let request = plan.request();
    let mut before = '{';
    for given in &request.with {
        let value = value(request, given.value);
        out.push(std::mem::replace(&mut before, ','));
        text::string(&name(request, given, &value), out);
        out.push(':');
        write_value(&value, out);
    }
    for (name, piece) in pieces(request) {
        out.push(std::mem::replace(&mut before, ','));
        text::plain(name, out);
        out.push(':');
        match piece {
            Piece::Query => query_string(plan, dates, out),
            Piece::Fields => {
                in_quotes(out, |out| write_object(projected(request, &request.projection), true, out))
            }
            Piece::Sort => in_quotes(out, |out| write_object(ordered(request, &request.sort), true, out)),
            // Writing to a `String` cannot fail.
            Piece::Rows(rows) => drop(write_integer(rows.into(), out)),
        }
    }
    out.push_str(if before == '{' { "{}" } else { "}" });
}

/// The name of a parameter: that of a list ends in `[]`.
fn name<'a>(request: &'a Request, given: &Given, value: &Value) -> Cow<'a, str> {
    let name = request.text(given.name);
    match value {
        Value::List(_) if !name.ends_with("[]") => Cow::Owned(format!("{name}[]")),
        _ => Cow::Borrowed(name),
    }
}

fn in_quotes(out: &mut String, write: impl FnOnce(&mut String)) {
    out.push('"');
    write(out);
    out.push('"');
}

/// The filter on one line, as a JSON string.
fn query_string(plan: &Plan, dates: DateForm, out: &mut String) {
    if let Some(filter) = plan.request().filter {
        json::write_string(plan.request(), filter, Form { dates, ..Form::default() }, out);
    }
}

/// The filter on one line.
fn compact(plan: &Plan, dates: DateForm) -> String {
    let mut out = String::with_capacity(plan.request().json_len());
    query(plan, Form { dates, ..Form::default() }, &mut out);
    out
}

/// Whether the filter says anything.
pub(crate) fn has_query(request: &Request) -> bool {
    request.filter.is_some_and(
        |filter| matches!(request.arena.kind(filter), Kind::Conjunction(clauses) if clauses.first.is_some()),
    )
}

/// Writes the filter; an empty one is `{}`.
pub(crate) fn query(plan: &Plan, form: Form, out: &mut String) {
    match plan.request().filter {
        Some(filter) => json::write(plan.request(), filter, form, out),
        None => out.push_str("{}"),
    }
}

/// `{"username":1,"_id":0}`
pub(crate) fn fields(request: &Request) -> String {
    projection(request, &request.projection)
}

/// A projection as `fields` has it.
pub(crate) fn projection(request: &Request, keys: &[ProjectionKey]) -> String {
    object(projected(request, keys))
}

/// `{"createdAt":-1,"name":1}`
pub(crate) fn sort(request: &Request) -> String {
    order(request, &request.sort)
}

/// An order as `sort` has it.
pub(crate) fn order(request: &Request, keys: &[SortKey]) -> String {
    object(ordered(request, keys))
}

fn projected<'a>(
    request: &'a Request,
    keys: &'a [ProjectionKey],
) -> impl Iterator<Item = (&'a str, &'static str)> {
    keys.iter().map(|key| (request.text(key.path), if key.include { "1" } else { "0" }))
}

fn ordered<'a>(request: &'a Request, keys: &'a [SortKey]) -> impl Iterator<Item = (&'a str, &'static str)> {
    keys.iter().map(|key| (request.text(key.path), if key.descending { "-1" } else { "1" }))
}

fn object<'a>(members: impl Iterator<Item = (&'a str, &'static str)>) -> String {
    let mut out = String::with_capacity(64);
    write_object(members, false, &mut out);
    out
}

/// Writes an object; `in_string` as the inside of a JSON string.
fn write_object<'a>(
    members: impl Iterator<Item = (&'a str, &'static str)>,
    in_string: bool,
    out: &mut String,
) {
    let write_key = if in_string { text::string_in_string } else { text::string };
    let mut before = '{';
    for (key, value) in members {
        out.push(std::mem::replace(&mut before, ','));
        match in_string && text::is_all_plain(key) {
            true => text::escaped_part(key, 0, key.len(), "\\\"", out),
            false => write_key(key, out),
        }
        out.push(':');
        out.push_str(value);
    }
    out.push_str(if before == '{' { "{}" } else { "}" });
}

fn value(request: &Request, node: NodeId) -> Value {
    match request.arena.kind(node) {
        Kind::String(text) => Value::Text(request.text(text).to_owned()),
        Kind::Array(items) => {
            Value::List(request.arena.children(items).map(|item| value(request, item)).collect())
        }
        Kind::Bool(truth) => Value::Text(truth.to_string()),
        _ => {
            let mut out = String::new();
            json::write(request, node, Form::default(), &mut out);
            Value::Number(out)
        }
    }
}

/// Lists hold no lists, so the recursion ends.
fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Text(value) => text::string(value, out),
        Value::Number(value) => out.push_str(value),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_value(item, out);
            }
            out.push(']');
        }
    }
}

/// Calls `each` with every name and value that goes over the wire: a list's name once for each of its values.
pub(crate) fn flat<'a>(parameters: &'a [Parameter], mut each: impl FnMut(&'a str, &'a str)) {
    for parameter in parameters {
        let mut one = |value: &'a Value| match value {
            Value::Text(value) | Value::Number(value) => each(&parameter.name, value),
            Value::List(_) => {}
        };
        match &parameter.value {
            Value::List(items) => items.iter().for_each(one),
            single @ (Value::Text(_) | Value::Number(_)) => one(single),
        }
    }
}
