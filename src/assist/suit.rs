//! The type of a field to the operators, values and types that suit it.

use crate::request::TYPES;

/// The operators that are likeliest at a field of a type, as they are written, by what the name of the type starts with.
const OPERATORS: [(&str, &[&str]); 8] = [
    ("string", &["=", "!=", "contains", "startswith", "endswith", "in", "~", "exists", "missing"]),
    ("bool", &["=", "!=", "exists", "missing"]),
    ("date", &[">", "<", ">=", "<=", "in", "between", "=", "exists", "missing"]),
    ("number", &["=", ">", "<", ">=", "<=", "!=", "in", "between", "exists", "missing"]),
    ("int", &["=", ">", "<", ">=", "<=", "!=", "in", "between", "exists", "missing"]),
    ("array of object", &["has", "size", "exists", "missing"]),
    ("array", &["=", "!=", "in", "all", "size", "exists", "missing", "has"]),
    ("object", &["exists", "missing", "is"]),
];

/// The place of an operator among those that suit a field of this type; nothing where it is none of them, or the type unknown.
pub(super) fn place(kind: &str, operator: &str) -> Option<u32> {
    let (_, suiting) = OPERATORS.iter().find(|(start, _)| kind.starts_with(start))?;
    let at = suiting.iter().position(|&one| one == operator)?;
    u32::try_from(at).ok()
}

/// Whether a field of this type may hold a value of a type, one of those that the schema tells apart. What is unknown may hold any.
pub(super) fn may_hold(kind: &str, one: &str) -> bool {
    let is_open = kind.is_empty() || kind == "array" || kind.contains("any");
    let names: &[&str] = match one {
        "number" => &["number", "int", "long", "double", "decimal"],
        "binData" => &["binData", "uuid"],
        _ => &[one],
    };
    is_open || names.iter().any(|name| kind.contains(name))
}

/// The names of types in the order in which they are likely to be meant; no database writes the others any more.
const LIKELY: [&str; 14] = [
    "string", "number", "bool", "date", "null", "array", "object", "objectId", "int", "long", "double",
    "decimal", "binData", "regex",
];

/// The names of types, the likeliest at a field of this type first; the unlikely ones only for who types them.
pub(super) fn types(kind: &str, is_typed: bool) -> Vec<&'static str> {
    // Of an array of objects, `object` is not the type.
    let is_own = |name: &str| kind.starts_with(name) || kind.contains("or ") && kind.contains(name);
    let others = TYPES.into_iter().filter(|name| is_typed && !LIKELY.contains(name));
    let (own, strange) =
        (LIKELY.into_iter().filter(|name| is_own(name)), LIKELY.into_iter().filter(|name| !is_own(name)));
    own.chain(strange).chain(others).collect()
}
