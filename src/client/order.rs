//! Two rows that follow each other in an answer to whether the server can have sorted them as it was asked to.

use serde_json::Value;
use std::borrow::Cow;
use std::cmp::Ordering;

/// A key of the sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// The field at the top of the row, and what is inside of it.
    pub(super) path: Vec<String>,
    pub(super) descending: bool,
}

impl Key {
    /// The key of a path such as `u.username`.
    pub(super) fn new(path: &str, descending: bool) -> Self {
        Self { path: path.split('.').map(str::to_owned).collect(), descending }
    }
}

/// The first key by which the two rows stand the wrong way round, where it is certain. `value` gives the text of a field at the
/// top of one row and of the other.
pub(super) fn contradiction<'k, 'r>(
    keys: &'k [Key],
    value: impl Fn(&str) -> (Option<&'r str>, Option<&'r str>),
) -> Option<&'k Key> {
    for key in keys {
        let (top, inner) = key.path.split_first()?;
        let (one, other) = value(top);
        // What a row does not show may be null, or may have been taken out.
        let order = compare(&scalar(one?, inner)?, &scalar(other?, inner)?)?;
        match if key.descending { order.reverse() } else { order } {
            Ordering::Less => return None,
            Ordering::Equal => {}
            Ordering::Greater => return Some(key),
        }
    }
    None
}

/// A value whose place in MongoDB's order JSON shows. Null is none: it may be a number that JSON has not. Nor are lists and objects.
#[derive(Debug, PartialEq)]
enum Scalar<'r> {
    Number(f64),
    Text(Cow<'r, str>),
    Bool(bool),
}

fn scalar<'r>(text: &'r str, inner: &[String]) -> Option<Scalar<'r>> {
    if inner.is_empty() && text.starts_with('"') {
        return match serde_json::from_str::<Quoted<'r>>(text).ok()? {
            Quoted(text) => Some(Scalar::Text(text)),
        };
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let found = inner.iter().try_fold(&value, |value, name| value.as_object()?.get(name))?;
    match found {
        Value::Number(number) => number.as_f64().map(Scalar::Number),
        Value::String(text) => Some(Scalar::Text(Cow::Owned(text.clone()))),
        Value::Bool(value) => Some(Scalar::Bool(*value)),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A text that is borrowed where nothing in it is escaped.
#[derive(serde::Deserialize)]
struct Quoted<'r>(#[serde(borrow)] Cow<'r, str>);

/// Which comes first; nothing where that depends on what JSON does not show.
fn compare(one: &Scalar<'_>, other: &Scalar<'_>) -> Option<Ordering> {
    match (one, other) {
        (Scalar::Number(one), Scalar::Number(other)) => {
            // Equal as far as they are shown.
            let is_rounded = one == other && one.abs() >= LARGEST;
            one.partial_cmp(other).filter(|_| !is_rounded)
        }
        (Scalar::Text(one), Scalar::Text(other)) => texts(one, other),
        (Scalar::Bool(one), Scalar::Bool(other)) => Some(one.cmp(other)),
        (Scalar::Number(_), Scalar::Text(_) | Scalar::Bool(_)) => Some(Ordering::Less),
        (Scalar::Text(_) | Scalar::Bool(_), Scalar::Number(_)) => Some(Ordering::Greater),
        // Texts come before truth values, and dates after them.
        (Scalar::Text(text), Scalar::Bool(_)) => (!is_date(text)).then_some(Ordering::Less),
        (Scalar::Bool(_), Scalar::Text(text)) => (!is_date(text)).then_some(Ordering::Greater),
    }
}

/// From here on, numbers that differ may be shown as one.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// As bytes and without regard to case, where both say the same: a server may sort by a language's rules.
fn texts(one: &str, other: &str) -> Option<Ordering> {
    if one == other {
        return Some(Ordering::Equal);
    }
    // Dates are none of the texts, and nor are ObjectIds.
    if is_date(one) != is_date(other) || is_object_id(one) != is_object_id(other) {
        return None;
    }
    let mut pairs = one
        .chars()
        .zip(other.chars())
        .map(|(one, other)| (one.to_ascii_lowercase(), other.to_ascii_lowercase()));
    let is_plain = |character: char| character.is_ascii_alphanumeric();
    let order = match pairs.find(|(one, other)| one != other) {
        Some((one, other)) => Some(one.cmp(&other)).filter(|_| is_plain(one) && is_plain(other)),
        None => Some(one.len().cmp(&other.len())).filter(|order| order.is_ne()),
    };
    order.filter(|&order| one.cmp(other) == order)
}

/// `2026-11-23T12:00:00.000Z`, also in years of more digits.
fn is_date(text: &str) -> bool {
    let at = |from_end: usize| text.len().checked_sub(from_end).and_then(|at| text.as_bytes().get(at));
    matches!(text.len(), 24 | 27) && at(1) == Some(&b'Z') && at(14) == Some(&b'T')
}

fn is_object_id(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(one: &str, other: &str) -> Option<Ordering> {
        let order = compare(&scalar(one, &[])?, &scalar(other, &[])?);
        let back = compare(&scalar(other, &[])?, &scalar(one, &[])?);
        assert_eq!(order, back.map(Ordering::reverse), "{one} {other}");
        order
    }

    #[test]
    fn only_what_is_certain_is_an_order() {
        for (one, other) in [
            ("1", "2"),
            ("-1.5", "1e3"),
            ("9", "\"\""),
            ("false", "true"),
            ("\"a\"", "false"),
            ("\"abc\"", "\"abd\""),
            ("\"Abc\"", "\"abd\""),
            ("\"ab\"", "\"abc\""),
            ("\"\\u0061\"", "\"b\""),
            ("\"2025-06-15T15:06:40.000Z\"", "\"2026-06-15T15:06:40.000Z\""),
            ("\"507f1f77bcf86cd799439011\"", "\"507f1f77bcf86cd799439012\""),
        ] {
            assert_eq!(order(one, other), Some(Ordering::Less), "{one} {other}");
            assert_eq!(order(one, one), Some(Ordering::Equal), "{one}");
        }
        for (one, other) in [
            ("null", "1"),
            ("null", "null"),
            ("[1]", "2"),
            ("{}", "{}"),
            ("\"B\"", "\"a\""),
            ("\"a\"", "\"A\""),
            ("\"a-\"", "\"aa\""),
            ("\"é\"", "\"f\""),
            ("9007199254740993", "9007199254740992"),
            ("true", "\"2025-06-15T15:06:40.000Z\""),
            ("\"zebra\"", "\"2025-06-15T15:06:40.000Z\""),
            ("\"zebra\"", "\"507f1f77bcf86cd799439011\""),
            ("\"\\ud800\"", "\"a\""),
        ] {
            assert_eq!(order(one, other), None, "{one} {other}");
        }
    }

    #[test]
    fn keys_are_looked_at_one_after_the_other() {
        let keys = [Key::new("u.name", false), Key::new("n", true)];
        let wrong = |one: [Option<&'static str>; 2], other: [Option<&'static str>; 2]| {
            let value = |top: &str| if top == "u" { (one[0], other[0]) } else { (one[1], other[1]) };
            contradiction(&keys, value).map(|key| key.path.join("."))
        };
        let (a, b) = (Some("{\"name\":\"a\"}"), Some("{\"x\":1,\"name\":\"b\"}"));
        assert_eq!(wrong([a, Some("1")], [b, Some("2")]), None);
        assert_eq!(wrong([b, Some("2")], [a, Some("1")]).as_deref(), Some("u.name"));
        assert_eq!(wrong([a, Some("1")], [a, Some("2")]).as_deref(), Some("n"));
        assert_eq!(wrong([a, Some("2")], [a, Some("1")]), None);
        for unclear in [None, Some("{}"), Some("[{\"name\":\"a\"}]"), Some("{\"name\":null}")] {
            assert_eq!(wrong([unclear, Some("1")], [unclear, Some("2")]), None);
        }
    }
}
