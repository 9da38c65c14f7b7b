//! The text of an answer to the rows in it, each known by its `_id`.

use super::ask::Unreadable;
use super::keys::Keys;
use super::order::{self, Key};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt;

/// Rows as the server gave them.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) rows: Vec<Row>,
    /// How many rows the server says there are, from the first one on.
    pub(super) total: Option<u64>,
    /// From which row on it says that these are.
    pub(super) offset: Option<u64>,
    /// What shows that they are not sorted as they were asked for, where anything does.
    pub(super) disorder: Option<String>,
    /// Whether rows that differ have one `_id`, so that they are not known by it.
    pub(super) has_twins: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// As it came.
    pub(super) text: Box<str>,
    /// What it is known by; none where it has no `_id`.
    pub(super) id: Option<Id>,
    /// What it is sorted by, as a number: another one where that has changed.
    pub(super) place: u32,
}

/// A row's `_id` as a number with so many digits that no two are the same, in less memory than the text takes.
pub(super) type Id = [u32; 3];

/// What is looked for in answers.
#[derive(Debug)]
pub(super) struct Reader {
    /// The key of the rows, with a dot before what is inside another; empty where only one list can be meant.
    pub(super) key: &'static str,
    /// The fields at the top of a row that it is sorted by.
    pub(super) keys: Vec<String>,
    /// What rows are sorted by, where they show it; empty where nobody knows.
    pub(super) sort: Vec<Key>,
    /// What tells rows apart.
    pub(super) hashes: Keys,
}

impl Reader {
    /// Reads an answer.
    pub(super) fn read(&self, body: &[u8]) -> Result<Page, Unreadable> {
        let not_json = |error: serde_json::Error| Unreadable::NotJson(error.to_string());
        let text = std::str::from_utf8(body).map_err(|error| Unreadable::NotJson(error.to_string()))?;
        let Members(members) = serde_json::from_str(text).map_err(not_json)?;
        // Whatever else it has, it says of itself that it is no answer.
        if members.get("success").is_some_and(|value| value.get() == "false") {
            return Err(Unreadable::NoRows(String::new()));
        }
        let is_list = |value: &&RawValue| value.get().starts_with('[');
        let list = match self.key.split_once('.') {
            None if self.key.is_empty() => {
                let mut lists = members.values().copied().filter(is_list);
                lists.next().filter(|_| lists.next().is_none())
            }
            None => members.get(self.key).copied(),
            Some((outer, inner)) => {
                let inside = members.get(outer).filter(|outer| outer.get().starts_with('{'));
                let inside = inside.map(|outer| serde_json::from_str(outer.get())).transpose();
                let inside: Option<Members<'_>> = inside.map_err(not_json)?;
                inside.and_then(|Members(inside)| inside.get(inner).copied())
            }
        };
        let list = list.filter(is_list);
        let Some(list) = list else {
            let what = if self.key.is_empty() { String::new() } else { format!(" `{}`", self.key) };
            return Err(Unreadable::NoRows(what));
        };
        let number = |name: &str| members.get(name).and_then(|value| value.get().parse().ok());
        let (total, offset) = (number("total"), number("offset"));
        let list: Vec<&RawValue> = serde_json::from_str(list.get()).map_err(not_json)?;
        let mut page = Page { rows: Vec::with_capacity(list.len()), total, offset, ..Page::default() };
        let mut before: Option<Found<'_>> = None;
        for row in list {
            let mut row_reader = serde_json::Deserializer::from_str(row.get());
            let found = Fields(&self.keys).deserialize(&mut row_reader).map_err(not_json)?;
            if let (Some(before), None) = (&before, &page.disorder) {
                page.disorder = self.disorder(before, &found);
            }
            page.rows.push(self.row(row, &found));
            before = Some(found);
        }
        page.has_twins = has_twins(&page.rows);
        Ok(page)
    }

    /// What shows that one row does not come before the other.
    fn disorder(&self, one: &Found<'_>, other: &Found<'_>) -> Option<String> {
        let value = |top: &str| (one.get(top, &self.keys), other.get(top, &self.keys));
        let key = order::contradiction(&self.sort, value)?;
        let (one, other) = value(key.path.first()?);
        let shown = |value: Option<&str>| value.unwrap_or_default().chars().take(SHOWN).collect::<String>();
        let way = if key.descending { "falling" } else { "rising" };
        Some(format!(
            "{} is to be {way}, and {} comes before {}",
            key.path.join("."),
            shown(one),
            shown(other)
        ))
    }

    fn row(&self, row: &RawValue, found: &Found<'_>) -> Row {
        // What a server joined out of several rows may have none, and says so.
        let id = found.id.filter(|&id| id != "null").map(|id| {
            let (first, second) = (self.hashes.one(id.as_bytes()), self.hashes.other([id.as_bytes()]));
            [low(first), low(first >> 32), low(second)]
        });
        let place = found.place.iter().flat_map(|(at, value)| {
            let [name, value] = [self.keys.get(*at).map_or("", String::as_str), value];
            [name.as_bytes(), value.as_bytes()]
        });
        let place = low(self.hashes.other(place));
        Row { text: on_one_line(row.get()), id, place }
    }
}

/// Whether two rows that differ have one `_id`.
fn has_twins(rows: &[Row]) -> bool {
    let mut seen: HashMap<Id, &str> = HashMap::with_capacity(rows.len());
    let mut named = rows.iter().filter_map(|row| Some((row.id?, &*row.text)));
    named.any(|(id, text)| seen.insert(id, text).is_some_and(|before| before != text))
}

/// A row on one line: in JSON, line feeds stand between values alone.
fn on_one_line(row: &str) -> Box<str> {
    if row.contains(['\n', '\r']) { row.replace(['\n', '\r'], "").into() } else { row.into() }
}

/// The last 32 bits.
fn low(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or_default()
}

/// What an answer has, by name. A name that stands there twice has no one value: which of two lists has the rows, nobody knows.
struct Members<'r>(HashMap<String, &'r RawValue>);

impl<'r> Deserialize<'r> for Members<'r> {
    fn deserialize<D: Deserializer<'r>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'r> Visitor<'r> for MembersVisitor {
    type Value = Members<'r>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'r>>(self, mut members: A) -> Result<Members<'r>, A::Error> {
        let mut all = HashMap::new();
        while let Some((name, value)) = members.next_entry::<String, &'r RawValue>()? {
            if all.contains_key(&name) {
                return Err(twice(&name));
            }
            all.insert(name, value);
        }
        Ok(Members(all))
    }
}

fn twice<E: de::Error>(name: &str) -> E {
    let shown: String = name.chars().take(SHOWN).collect();
    E::custom(format_args!("`{shown}` stands twice in one object"))
}

/// Finds fields at the top of a row.
struct Fields<'a>(&'a [String]);

/// What was found: values as they are written.
#[derive(Default)]
struct Found<'r> {
    id: Option<&'r str>,
    place: Vec<(usize, &'r str)>,
}

impl<'r> Found<'r> {
    /// A field at the top of the row.
    fn get(&self, top: &str, keys: &[String]) -> Option<&'r str> {
        if top == "_id" {
            return self.id;
        }
        let at = keys.iter().position(|key| key == top)?;
        self.place.iter().find(|(found, _)| *found == at).map(|&(_, value)| value)
    }
}

/// The most characters of a value that are repeated.
const SHOWN: usize = 60;

impl<'r> DeserializeSeed<'r> for Fields<'_> {
    type Value = Found<'r>;

    fn deserialize<D: Deserializer<'r>>(self, from: D) -> Result<Found<'r>, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'r> Visitor<'r> for Fields<'_> {
    type Value = Found<'r>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row")
    }

    fn visit_map<A: MapAccess<'r>>(self, mut members: A) -> Result<Found<'r>, A::Error> {
        let mut found = Found::default();
        while let Some(key) = members.next_key::<std::borrow::Cow<'r, str>>()? {
            let at = self.0.iter().position(|wanted| *wanted == *key);
            if key != "_id" && at.is_none() {
                members.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = members.next_value::<&'r RawValue>()?.get();
            let is_first = match at {
                _ if key == "_id" => found.id.replace(value).is_none(),
                Some(at) => {
                    let is_first = found.place.iter().all(|(other, _)| *other != at);
                    found.place.push((at, value));
                    is_first
                }
                None => true,
            };
            if !is_first {
                // Two rows in one, or one with two places.
                return Err(twice(&key));
            }
        }
        // The order of members says nothing.
        found.place.sort_unstable();
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(key: &'static str, keys: &[&str]) -> Reader {
        let keys = keys.iter().map(|&key| key.to_owned()).collect();
        Reader { key, keys, sort: Vec::new(), hashes: Keys::random() }
    }

    #[test]
    fn rows_are_known_by_id_and_place() {
        let reader = reader("users", &["name"]);
        let text = br#"{"users":[{"_id":"a","name":"x","n":1},{"n":2,"name":"x","_id":"a"},{"_id":"a","name":"y"},{"name":"x"},
            {"_id":"b","name":"x"}],"total":7,"count":5,"success":true}"#;
        let page = reader.read(text).unwrap();
        assert_eq!((page.rows.len(), page.total), (5, Some(7)));
        let [one, same, moved, nameless, other] = page.rows.as_slice() else { panic!() };
        assert_eq!((one.id, one.place), (same.id, same.place));
        assert_eq!(one.id, moved.id);
        assert_ne!(one.place, moved.place);
        assert_eq!((nameless.id, nameless.place), (None, one.place));
        assert_ne!(one.id, other.id);
        assert_eq!(&*other.text, r#"{"_id":"b","name":"x"}"#);
        assert!(page.has_twins, "`a` is shown with two names");
        let twice = reader.read(br#"{"users":[{"_id":"a"},{"_id":"a"},{"n":1},{"n":2}]}"#).unwrap();
        assert!(!twice.has_twins, "it is the same row");
        let joined = reader.read(br#"{"users":[{"_id":null,"n":1},{"_id":null,"n":2}]}"#).unwrap();
        assert!(joined.rows.iter().all(|row| row.id.is_none()), "two rows, and none is the other");
    }

    #[test]
    fn what_a_server_says_twice_it_has_not_said() {
        let reader = reader("a.b", &["n"]);
        for (text, name) in [
            (r#"{"a":{"b":[]},"a":{"b":[{"_id":"x"}]}}"#, "a"),
            (r#"{"a":{"b":[],"b":[{"_id":"x"}]}}"#, "b"),
            (r#"{"a":{"b":[]},"total":1,"total":2}"#, "total"),
            (r#"{"success":false,"a":{"b":[]},"success":true}"#, "success"),
            (r#"{"a":{"b":[]},"\u0061":{"b":[{"_id":"x"}]}}"#, "a"),
            (r#"{"a":{"b":[{"_id":"x","_id":"y"}]}}"#, "_id"),
            (r#"{"a":{"b":[{"_id":"x","n":1,"n":2}]}}"#, "n"),
        ] {
            let Err(Unreadable::NotJson(why)) = reader.read(text.as_bytes()) else { panic!("{text}") };
            assert!(why.contains(&format!("`{name}` stands twice")), "{text}: {why}");
        }
    }

    /// A number that is none, or that no list has, is no number of rows: the walk goes on to the end.
    #[test]
    fn a_total_that_is_no_number_of_rows_is_none() {
        for (total, expected) in [
            ("7", Some(7)),
            ("9007199254740993", Some(9_007_199_254_740_993)),
            ("18446744073709551616", None),
            ("-1", None),
            ("\"7\"", None),
            ("7.0", None),
            ("7e0", None),
            ("null", None),
            ("[7]", None),
        ] {
            let text = format!("{{\"users\":[],\"total\":{total},\"offset\":{total}}}");
            let page = reader("users", &[]).read(text.as_bytes()).unwrap();
            assert_eq!((page.total, page.offset), (expected, expected), "{total}");
        }
    }

    #[test]
    fn what_is_no_page_is_told_apart() {
        let read = |key, text: &str| reader(key, &[]).read(text.as_bytes());
        for text in ["", "{\"users\":[{\"a\":1}", "nothing", "{\"users\":[1]}", "[]"] {
            assert!(matches!(read("users", text), Err(Unreadable::NotJson(_))), "{text}");
        }
        for text in ["a.b", "a"] {
            assert!(matches!(read(text, "{\"a\":{}}"), Err(Unreadable::NoRows(_))), "{text}");
        }
        for text in ["{}", "{\"rooms\":[]}", "{\"users\":{}}", "{\"users\":[],\"success\": false}"] {
            assert!(matches!(read("users", text), Err(Unreadable::NoRows(_))), "{text}");
        }
        assert!(matches!(reader("", &[]).read(b"{\"a\":[],\"b\":[]}"), Err(Unreadable::NoRows(_))));
        assert_eq!(read("a.b", "{\"a\":{\"b\":[{},{}]}}").unwrap().rows.len(), 2);
        assert_eq!(read("", "{\"a\":[{}],\"b\":{}}").unwrap().rows.len(), 1);
        assert!(matches!(reader("a", &[]).read(b"{\"a\":\"\xff\"}"), Err(Unreadable::NotJson(_))));
    }
}
