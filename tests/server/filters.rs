//! Random filters and lists of keys over the fields that rows have.

use crate::choices::Choices;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A path and literals that rows have there.
pub type Field = (String, Vec<String>);

/// Some paths, each with one of the signs. Now and then what one of them lies in, which a filter may need and a projection
/// cannot hold beside it.
pub fn keys(c: &mut Choices<'_>, fields: &[Field], signs: &[&str]) -> String {
    let mut names: Vec<String> = Vec::new();
    for _ in 0..c.pick(&[1, 1, 1, 2, 3]) {
        let path = path(c, fields);
        let name = if c.chance(10) { path.split('.').next().unwrap().to_owned() } else { path };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let keys: Vec<String> = names.iter().map(|name| format!("{}{name}", c.pick(signs))).collect();
    keys.join(", ")
}

fn path(c: &mut Choices<'_>, fields: &[Field]) -> String {
    fields[c.below(fields.len())].0.clone()
}

/// A filter of tests that rows may meet and of filters that are known to be met.
pub fn filter(c: &mut Choices<'_>, likely: &[String], fields: &[Field], depth: usize) -> String {
    let known = |c: &mut Choices<'_>| likely[c.below(likely.len())].clone();
    if depth == 0 || !c.has_more() {
        return test(c, fields);
    }
    match c.below(20) {
        0..=4 => test(c, fields),
        5..=9 => known(c),
        10..=12 => format!("({}) and {}", known(c), test(c, fields)),
        13..=15 => {
            format!(
                "({}) and ({})",
                filter(c, likely, fields, depth - 1),
                filter(c, likely, fields, depth - 1)
            )
        }
        16..=18 => {
            format!(
                "({}) or ({})",
                filter(c, likely, fields, depth - 1),
                filter(c, likely, fields, depth - 1)
            )
        }
        _ => format!("not ({})", filter(c, likely, fields, depth - 1)),
    }
}

fn test(c: &mut Choices<'_>, fields: &[Field]) -> String {
    if c.chance(2) {
        return c
            .pick(&["text(\"hello\")", "location near point(1, 2) max 500", "location near point(1, 2)"])
            .to_owned();
    }
    let (path, values) = &fields[c.below(fields.len())];
    let value = |c: &mut Choices<'_>| values[c.below(values.len())].clone();
    let one = value(c);
    if c.chance(20) {
        let other = value(c);
        return rarer(c, path, &one, &other);
    }
    match (c.below(16), one.as_bytes()[0]) {
        (0..=3, _) => format!("{path} = {one}"),
        (4 | 5, _) => format!("{path} != {one}"),
        (6, _) => format!("{path} in ({one}, {})", value(c)),
        (7, _) => format!("{path} not in ({one}, {})", value(c)),
        (8, _) => format!("{path} {}", c.pick(&["exists", "missing", "= null", "!= null"])),
        (9, b'"') => format!("{path} contains {one}"),
        (10, b'"') => format!("{path} startswith {one}"),
        (11, b'"') => format!("{path} {} i{one}", c.pick(&["contains", "=", "endswith"])),
        (12, b'"') => format!("{path} ~ /^[a-g]/{}", c.pick(&["i", ""])),
        (9..=13, b'@' | b'0'..=b'9') => format!("{path} {} {one}", c.pick(&[">", ">=", "<", "<="])),
        (14, _) => format!("not {path} in ({one})"),
        (15, _) if c.chance(50) => format!("{path} has (= {one})"),
        // The whole of what a field with a dot lies in.
        (15, _) => {
            format!("{} {}", path.split('.').next().unwrap(), c.pick(&["exists", "missing", "!= null"]))
        }
        _ => format!("{path} = {one}"),
    }
}

/// Tests that few ask; mingo, which judges them, is wrong about `all` on what is no list and about lists as values.
fn rarer(c: &mut Choices<'_>, path: &str, one: &str, other: &str) -> String {
    let is_text = one.starts_with('"');
    match c.below(16) {
        0 if one != "true" && one != "false" && one != "null" => {
            format!("{path} >= {one} and {path} <= {one}")
        }
        2 => format!("{path} size {}", c.below(3)),
        3 => format!(
            "{path} is {}",
            c.pick(&["string", "(date, null)", "not number", "array", "not (bool, null)", "object"])
        ),
        4 if one != "true" && one != "false" && one != "null" => {
            format!("not {path} {} {one}", c.pick(&[">", "<="]))
        }
        5 => format!("{path} !~ /^[a-g]/{}", c.pick(&["i", ""])),
        6 => format!("{path} has (in ({one}, {other}))"),
        7 => format!("{path} has (!= {one})"),
        8 => format!("{path} % 2 = {}", c.below(2)),
        10 => format!("{path} in (null, {one})"),
        11 if is_text => format!("{path} in (/^[a-g]/i, {one})"),
        12 if is_text => format!("{{\"$nor\":[{{\"{path}\":{one}}},{{\"{path}\":{{\"$exists\":false}}}}]}}"),
        13 if is_text => format!("{{\"{path}\":{{\"$not\":{{\"$in\":[{one},null]}}}}}}"),
        14 => format!("{path} not in ({one}, null)"),
        _ => format!("{path} exists and {path} != {one}"),
    }
}

/// Paths and their literals, through objects and lists.
pub fn paths(fields: &Map<String, Value>) -> Vec<Field> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, field) in fields {
        if field["unique"] == true {
            found.insert(
                name.clone(),
                ["row1", "row2", "GENERAL", "r1"].map(|id| format!("\"{id}\"")).to_vec(),
            );
        }
        for value in field["values"].as_array().into_iter().flatten() {
            leaves(name, value, &mut found);
        }
    }
    found.into_iter().collect()
}

fn leaves(path: &str, value: &Value, found: &mut BTreeMap<String, Vec<String>>) {
    let literal = match value {
        Value::Array(items) => return items.iter().for_each(|item| leaves(path, item, found)),
        Value::Object(members) => match members.get("$date") {
            Some(date) => format!("@{date}ms"),
            None => {
                return members
                    .iter()
                    .for_each(|(key, inner)| leaves(&format!("{path}.{key}"), inner, found));
            }
        },
        scalar => scalar.to_string(),
    };
    let literals = found.entry(path.to_owned()).or_default();
    if !literals.contains(&literal) {
        literals.push(literal);
    }
}
