//! A plan to a statement for MongoDB's shell.

use super::form::{Dialect, Form};
use super::parameters;
use crate::json_text as text;
use crate::plan::Plan;

/// `db.rocketchat_room.find({"a":1},{"b":1}).sort({"c":-1}).skip(20).limit(10)`
pub(crate) fn mongosh(plan: &Plan, collection: &str) -> String {
    let request = plan.request();
    let mut out = String::from("db.");
    if is_identifier(collection) {
        out.push_str(collection);
    } else {
        out.push_str("getCollection(");
        text::string(collection, &mut out);
        out.push(')');
    }
    out.push_str(".find(");
    parameters::query(plan, Form { dialect: Dialect::Shell, ..Form::default() }, &mut out);
    if !request.projection.is_empty() {
        out.push(',');
        out.push_str(&parameters::fields(request));
    }
    out.push(')');
    if !request.sort.is_empty() {
        out.push_str(&format!(".sort({})", parameters::sort(request)));
    }
    // The shell's `limit(0)` means all too.
    for (name, rows) in [("skip", request.offset), ("limit", request.count)] {
        if let Some((rows, _)) = rows {
            out.push_str(&format!(".{name}({rows})"));
        }
    }
    out
}

/// Whether the shell takes the name after a dot; names of the database's own methods start with a lower-case letter too,
/// but none has a `_`, as all of Rocket.Chat's collections with such a start have.
fn is_identifier(name: &str) -> bool {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || character == '_';
    name.chars().all(is_plain) && name.starts_with(|first: char| first.is_ascii_alphabetic()) && {
        name.contains('_') || !METHODS.contains(&name)
    }
}

/// Methods of the shell's `db` that hide a collection of their name.
/// Source: mongosh's reference, "Database Methods".
const METHODS: [&str; 8] = ["aggregate", "auth", "commandHelp", "help", "hello", "stats", "version", "watch"];
