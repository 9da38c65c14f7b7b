//! A filter and selectors to rows that tell them apart.

use crate::request::{Kind, Request};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Rows with values near those that a filter and the selectors name, at their paths; arrays and missing fields among them.
pub(super) fn rows(request: &Request, selectors: &[Value]) -> Vec<String> {
    let mut paths: BTreeSet<String> = BTreeSet::new();
    let mut texts: BTreeSet<String> = ["", "x", "Offline"].map(str::to_owned).into();
    let mut dates: BTreeSet<i64> = BTreeSet::new();
    for node in request.arena.nodes() {
        match node.kind {
            Kind::Field(path, _) => {
                paths.insert(request.text(path).to_owned());
            }
            Kind::String(text) => {
                let text = request.text(text).replace(['\\', '^', '$'], "");
                texts.extend([text.to_uppercase(), format!("a{text}b"), format!("{text}\n"), text]);
            }
            Kind::Date(instant) => dates.extend([instant - 1, instant, instant + 1]),
            _ => {}
        }
    }
    for selector in selectors {
        collect_paths(selector, &mut paths);
    }
    let mut values: Vec<Value> = vec![json!(null), json!(true), json!(false), json!([])];
    values.extend(texts.iter().map(|text| json!(text)));
    values.extend(dates.iter().map(|instant| json!({"$date": instant})));
    let (first, last) = (values.get(4).cloned(), values.last().cloned());
    values.push(json!([first, last]));
    values.push(json!([last]));
    let mut rows = vec!["{}".to_owned()];
    // Each path with each value, beside the same two others; then pairs.
    for (index, path) in paths.iter().enumerate() {
        for (turn, value) in values.iter().enumerate() {
            for other in 0..values.len() {
                let mut row = json!({});
                put(&mut row, path, value);
                for (step, beside) in paths.iter().enumerate().filter(|(at, _)| *at != index) {
                    put(&mut row, beside, &values[(other + step * turn) % values.len()]);
                }
                rows.push(row.to_string());
            }
        }
    }
    rows
}

pub(super) fn collect_paths(value: &Value, paths: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                if key.starts_with('$') {
                    collect_paths(inner, paths);
                } else {
                    paths.insert(key.clone());
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_paths(item, paths)),
        _ => {}
    }
}

/// Puts a value at a path: an array of documents where the catalogue's paths run through one.
fn put(row: &mut Value, path: &str, value: &Value) {
    let mut at = row;
    let mut segments = path.split('.').peekable();
    while let Some(segment) = segments.next() {
        if segments.peek().is_none() {
            if at.is_object() {
                at[segment] = value.clone();
            }
            return;
        }
        if !at[segment].is_object() && !at[segment].is_array() {
            at[segment] =
                if matches!(segment, "mentions" | "emails" | "starred") { json!([{}]) } else { json!({}) };
        }
        at = &mut at[segment];
        // A date has no fields.
        if at.get("$date").is_some() {
            return;
        }
        if at.is_array() {
            if at.as_array().unwrap().is_empty() || !at[0].is_object() {
                return;
            }
            at = &mut at[0];
            if at.get("$date").is_some() {
                return;
            }
        }
    }
}
