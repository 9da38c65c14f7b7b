//! A plan to the parameters of its request, in sending order.

use super::form::{DateForm, Form};
use super::json;
use crate::arena::NodeId;
use crate::json_text as text;
use crate::plan::Plan;
use crate::request::{Kind, ProjectionKey, Request, SortKey};
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

/// Every parameter that is sent: those of `with` and typed ones first, then `query`, `fields`, `sort`, `offset` and `count`, each only
/// where there is something to say.
pub(crate) fn parameters(plan: &Plan, dates: DateForm) -> Vec<Parameter> {
    let request = plan.request();
    let mut parameters = Vec::with_capacity(request.with.len() + 5);
    for parameter in &request.with {
        let value = value(request, parameter.value);
        let name = request.text(parameter.name);
        let is_list = matches!(value, Value::List(_)) && !name.ends_with("[]");
        let name = Cow::Owned(if is_list { format!("{name}[]") } else { name.to_owned() });
        parameters.push(Parameter { name, value });
    }
    let mut add = |name: &'static str, value| parameters.push(Parameter { name: name.into(), value });
    if has_query(request) {
        let mut out = String::with_capacity(request.text.len() * 2);
        query(plan, Form { dates, ..Form::default() }, &mut out);
        add("query", Value::Text(out));
    }
    if !request.projection.is_empty() {
        add("fields", Value::Text(fields(request)));
    }
    if !request.sort.is_empty() {
        add("sort", Value::Text(sort(request)));
    }
    for (name, rows) in [("offset", request.offset), ("count", request.count)] {
        if let Some((rows, _)) = rows {
            add(name, Value::Number(rows.to_string()));
        }
    }
    parameters
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
    object(keys.iter().map(|key| (request.text(key.path), if key.include { "1" } else { "0" })))
}

/// `{"createdAt":-1,"name":1}`
pub(crate) fn sort(request: &Request) -> String {
    order(request, &request.sort)
}

/// An order as `sort` has it.
pub(crate) fn order(request: &Request, keys: &[SortKey]) -> String {
    object(keys.iter().map(|key| (request.text(key.path), if key.descending { "-1" } else { "1" })))
}

fn object<'a>(members: impl Iterator<Item = (&'a str, &'static str)>) -> String {
    let mut out = String::from("{");
    for (key, value) in members {
        if out.len() > 1 {
            out.push(',');
        }
        text::string(key, &mut out);
        out.push(':');
        out.push_str(value);
    }
    out.push('}');
    out
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

/// The parameters as a JSON object.
pub(crate) fn write_json(parameters: &[Parameter], out: &mut String) {
    out.push('{');
    for (index, parameter) in parameters.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        text::string(&parameter.name, out);
        out.push(':');
        write_value(&parameter.value, out);
    }
    out.push('}');
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
