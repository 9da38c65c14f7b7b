//! The type of a field to the operators, values and types that suit it.

use super::rank;
use crate::request::TYPES;

/// The operators that are likeliest at a field of a type, as they are written, by what the name of the type starts with.
const OPERATORS: [(&str, &str); 8] = [
    ("string", "= != contains startswith endswith in ~ exists missing"),
    ("bool", "= != exists missing"),
    ("date", "> < >= <= in between = exists missing"),
    ("number", "= > < >= <= != in between exists missing"),
    ("int", "= > < >= <= != in between exists missing"),
    ("array of object", "has size exists missing"),
    ("array", "= != in all size exists missing has"),
    ("object", "exists missing is"),
];

/// The place of an operator among those that suit a field of this type; nothing where it is none of them, or the type unknown.
pub(super) fn place(kind: &str, operator: &str) -> Option<u32> {
    let (_, suiting) = OPERATORS.iter().find(|(start, _)| kind.starts_with(start))?;
    rank::place(suiting, operator)
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
const LIKELY: &str =
    "string number bool date null array object objectId int long double decimal binData regex";

/// The names of types, the likeliest at a field of this type first; the unlikely ones only for who types them.
pub(super) fn types(kind: &str, is_typed: bool) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = LIKELY.split(' ').collect();
    // Of an array of objects, `object` is not the type.
    if let Some(own) = names.iter().position(|name| kind.starts_with(name)) {
        let own = names.remove(own);
        names.insert(0, own);
    }
    if is_typed {
        names.extend(TYPES.into_iter().filter(|name| !LIKELY.contains(name)));
    }
    names
}
