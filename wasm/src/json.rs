//! Members and elements to JSON text.

use rocketql::{Span, json_string};

/// A comma, unless an object or an array has just been opened.
fn comma(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['{', '[', ':']) {
        out.push(',');
    }
}

/// Opens a member of an object.
pub(crate) fn key(name: &str, out: &mut String) {
    comma(out);
    json_string(name, out);
    out.push(':');
}

/// A member that is text.
pub(crate) fn text(name: &str, value: &str, out: &mut String) {
    key(name, out);
    json_string(value, out);
}

/// A member that is text, or null.
pub(crate) fn maybe(name: &str, value: Option<&str>, out: &mut String) {
    match value {
        Some(value) => text(name, value, out),
        None => raw(name, "null", out),
    }
}

/// A member whose value is JSON already.
pub(crate) fn raw(name: &str, value: &str, out: &mut String) {
    key(name, out);
    out.push_str(value);
}

/// A member that is true or false.
pub(crate) fn truth(name: &str, value: bool, out: &mut String) {
    raw(name, if value { "true" } else { "false" }, out);
}

/// Two members for a place.
pub(crate) fn place(span: Span, out: &mut String) {
    raw("start", &span.start.to_string(), out);
    raw("end", &span.end.to_string(), out);
}

/// A value that is an array of objects, whose members `each` writes.
pub(crate) fn objects<T>(
    items: impl IntoIterator<Item = T>,
    out: &mut String,
    mut each: impl FnMut(T, &mut String),
) {
    out.push('[');
    for item in items {
        comma(out);
        out.push('{');
        each(item, out);
        out.push('}');
    }
    out.push(']');
}

/// A value that is an array of texts.
pub(crate) fn texts<'a>(items: impl IntoIterator<Item = &'a str>, out: &mut String) {
    out.push('[');
    for item in items {
        comma(out);
        json_string(item, out);
    }
    out.push(']');
}
