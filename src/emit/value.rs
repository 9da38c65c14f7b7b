//! A plan's filter to a `serde_json::Value`.

use super::form::{DateForm, Form};
use super::json;
use super::tree::{Trees, build};
use super::typed::looks_typed;
use crate::arena::{List, NodeId};
use crate::plan::Plan;
use crate::request::{Kind, Request};
use serde_json::{Map, Value};

/// The filter as the server is sent it.
pub(crate) fn query(plan: &Plan, dates: DateForm) -> Value {
    let form = Form { dates, ..Form::default() };
    match plan.request().filter {
        Some(filter) => build(&Values { form }, plan.request(), filter),
        None => Value::Object(Map::new()),
    }
}

struct Values {
    form: Form,
}

impl Trees for Values {
    type Tree = Value;

    /// A typed value is written and read again: two levels at most, whatever stands in it.
    fn leaf(&self, request: &Request, node: NodeId) -> Value {
        if let Kind::Foreign(_, wrapper) = request.arena.kind(node) {
            return build(self, request, wrapper);
        }
        let mut text = String::new();
        json::write(request, node, self.form, &mut text);
        match request.arena.kind(node) {
            // serde_json reads a few doubles as one of their neighbours; one without a fraction is a whole number.
            Kind::Double(double) if double.is_finite() && text.contains(['.', 'e']) => double.into(),
            _ => serde_json::from_str(&text).unwrap_or_default(),
        }
    }

    fn array(&self, items: Vec<Value>) -> Value {
        Value::Array(items)
    }

    fn object(&self, request: &Request, list: List, members: Vec<(String, Value)>) -> Value {
        let object = Value::Object(members.into_iter().collect());
        if looks_typed(request, list) {
            return Value::Object(Map::from_iter([("$escape".to_owned(), object)]));
        }
        object
    }
}
