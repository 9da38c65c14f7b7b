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

/// Whether the shell takes the name after a dot. Methods of the database hide collections of their names: those of several words
/// have an upper-case letter, those of one word are listed, and none has a `_`.
fn is_identifier(name: &str) -> bool {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let is_method = || name.contains(|letter: char| letter.is_ascii_uppercase()) || METHODS.contains(&name);
    name.chars().all(is_plain)
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && (name.contains('_') || !is_method())
}

/// Members of the shell's `db` of one word. Source: mongosh's reference, "Database Methods".
const METHODS: [&str; 9] =
    ["aggregate", "auth", "constructor", "hello", "help", "logout", "stats", "version", "watch"];
