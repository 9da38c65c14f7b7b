//! A `serde_json::Value` to a request.

use super::compile_text;
use crate::compiled::Compiled;
use crate::diagnostic::Report;
use crate::json_text as text;
use crate::options::Options;
use serde_json::{Value, map};
use std::slice;

/// Compiles a filter that is a value of serde_json, with EJSON's objects for dates and the like. Feature `serde_json`.
///
/// # Errors
/// Where the filter has an error: everything that was found in it. The `path` of a diagnostic leads to its place by keys and
/// indices, such as `a.$in.0`; its span and fixes lie in the value's compact text, which the report holds.
///
/// ```
/// use rocketql::{Options, compile_value};
/// let filter = serde_json::json!({"msgs": {"$gt": 100}});
/// assert_eq!(compile_value(&filter, &Options::default()).unwrap().query(), r#"{"msgs":{"$gt":100}}"#);
/// let report = compile_value(&serde_json::json!({"a": {"$in": [{"$gt": 1}]}}), &Options::default()).unwrap_err();
/// assert_eq!(report.diagnostics()[0].path.as_deref(), Some("a.$in.0.$gt"));
/// ```
pub fn compile_value(filter: &Value, options: &Options<'_>) -> Result<Compiled, Report> {
    let mut text = String::new();
    write(filter, &mut text);
    compile_text(&text, options, false)
}

/// What is left of an array or object that is being written.
enum Open<'a> {
    Array(slice::Iter<'a, Value>),
    Object(map::Iter<'a>),
}

/// Writes a value of any depth: the stack is a vector, not the call stack.
fn write(value: &Value, out: &mut String) {
    let mut open = Vec::new();
    let mut next = Some(value);
    loop {
        if let Some(value) = next.take() {
            scalar(value, out, &mut open);
        }
        let Some(innermost) = open.last_mut() else { return };
        let is_first = out.ends_with(['[', '{']);
        match innermost {
            Open::Array(items) => match items.next() {
                Some(item) => {
                    out.push_str(if is_first { "" } else { "," });
                    next = Some(item);
                }
                None => {
                    out.push(']');
                    open.pop();
                }
            },
            Open::Object(members) => match members.next() {
                Some((key, item)) => {
                    out.push_str(if is_first { "" } else { "," });
                    text::string(key, out);
                    out.push(':');
                    next = Some(item);
                }
                None => {
                    out.push('}');
                    open.pop();
                }
            },
        }
    }
}

/// Writes a value, or opens it.
fn scalar<'a>(value: &'a Value, out: &mut String, open: &mut Vec<Open<'a>>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::String(value) => text::string(value, out),
        Value::Array(items) => {
            out.push('[');
            open.push(Open::Array(items.iter()));
        }
        Value::Object(members) => {
            out.push('{');
            open.push(Open::Object(members.iter()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_it_is() {
        for text in ["null", "[]", "{}", r#"{"a":[1,-2.5,{"b":"c\"","d":[[],{}]}],"e":true,"f":"{"}"#] {
            let value: Value = serde_json::from_str(text).unwrap();
            let mut out = String::new();
            write(&value, &mut out);
            assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), value);
        }
    }

    #[test]
    fn the_same_is_refused_as_in_text() {
        for text in [r#"{"a":{"$date":"soon"}}"#, r#"{"$where":"1"}"#, r#"{"a":{"$size":"2"}}"#, "[1]"] {
            let options = Options::default();
            let codes =
                |report: Report| report.diagnostics().iter().map(|item| item.code).collect::<Vec<_>>();
            let by_text = crate::compile(text, &options).map(|_| ()).map_err(codes);
            let by_value =
                compile_value(&serde_json::from_str(text).unwrap(), &options).map(|_| ()).map_err(codes);
            if text.starts_with('{') {
                assert_eq!(by_value, by_text, "{text}");
            }
            assert!(by_value.is_err());
        }
    }
}
