//! The fields of collections are those of the facts, and a filter is checked by them.
//!
//! The facts are the declarations that were read, flattened: `../shared/facts/fields-*.json`. They are too long to be kept here
//! beside the table's own data, so `tests/data/fields.tsv` has a digest of each collection's, which `UPDATE=1` makes of the
//! facts and of nothing else. Where the facts are, every field is compared with them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    unreachable_pub,
    reason = "a test may panic"
)]

mod support;

use rocketql::{
    Certainty, Collection, Diagnostic, Endpoint, Field, Options, Parts, Server, Target, Type, TypeSet,
    Version,
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What is declared of a field, whoever says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Declared {
    types: BTreeSet<String>,
    items: BTreeSet<String>,
    words: Vec<String>,
    certainty: &'static str,
}

/// A version between the two that were read: what they say of it together.
const BETWEEN: Version = Version::new(7, 0, 0);

const VERSIONS: [Version; 3] = [BETWEEN, Collection::READ[0], Collection::READ[1]];

/// The fields of each collection, by their paths.
type Fields = BTreeMap<String, BTreeMap<String, Declared>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The facts of a version.
fn told(file: &Path) -> Fields {
    let all: Map<String, Value> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let fields = |fields: Value| match fields {
        Value::Object(fields) => fields.into_iter().map(|(path, types)| (path, declared(&types))).collect(),
        other => panic!("{other}"),
    };
    all.into_iter().map(|(name, of)| (name, fields(of))).collect()
}

/// What the facts say of one field: `array<string>|null`, `{"enum": […], "or": […]}` or `{"type": …, "known": […]}`.
fn declared(types: &Value) -> Declared {
    let mut said = Declared { certainty: Certainty::Known.name(), ..Declared::default() };
    match types {
        Value::String(text) => parts(text, '|').for_each(|one| said.add(one)),
        _ => {
            let words = types["enum"].as_array().into_iter().flatten();
            said.words = words.map(|word| word.as_str().map_or(word.to_string(), str::to_owned)).collect();
            if types["enum"].is_array() {
                let are_numbers = types["enum"].as_array().unwrap().iter().all(Value::is_number);
                said.types.insert(if are_numbers { "number" } else { "string" }.to_owned());
            }
            let others = types["or"].as_array().into_iter().flatten();
            others.chain(types.get("type")).for_each(|one| said.add(one.as_str().unwrap()));
        }
    }
    said
}

impl Declared {
    fn add(&mut self, one: &str) {
        match one.strip_prefix("array<") {
            Some(items) => {
                self.types.insert("array".to_owned());
                parts(items.strip_suffix('>').unwrap(), '|').for_each(|item| self.add_to(true, item));
            }
            None => self.add_to(false, one),
        }
    }

    fn add_to(&mut self, is_item: bool, one: &str) {
        let set = if is_item { &mut self.items } else { &mut self.types };
        match one.strip_prefix("enum(") {
            // Beside free texts no list is closed.
            Some(_) if set.contains("string") => {}
            Some(words) => {
                set.insert("string".to_owned());
                self.words.extend(words.strip_suffix(')').unwrap().split('|').map(str::to_owned));
            }
            None if one == "any" => {
                self.types
                    .extend(if is_item { None } else { Some(names(TypeSet::ANY)) }.into_iter().flatten());
                self.items.extend(names(TypeSet::ANY));
            }
            None => {
                set.insert(one.to_owned());
            }
        }
    }
}

/// The parts of a text between separators that stand outside of brackets.
fn parts(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    text.split(move |letter| {
        depth += i32::from(matches!(letter, '<' | '(')) - i32::from(matches!(letter, '>' | ')'));
        depth == 0 && letter == separator
    })
}

/// What two versions say of those between them: a field of either, with the types of both, may be there.
fn between(older: &Fields, newer: &Fields) -> Fields {
    let mut all = newer.clone();
    for (name, fields) in older {
        let all = all.entry(name.clone()).or_default();
        for (path, field) in fields {
            let both = all.entry(path.clone()).or_insert_with(|| field.clone());
            both.types.extend(field.types.iter().cloned());
            both.items.extend(field.items.iter().cloned());
            if both.words != field.words {
                both.words.clear();
            }
        }
    }
    for (name, fields) in &mut all {
        let of = |all: &Fields, path: &str| all.get(name).and_then(|fields| fields.get(path)).cloned();
        let is_same = |path: &str| of(older, path).is_some() && of(older, path) == of(newer, path);
        for (path, field) in fields {
            // What lies below something else is something else.
            let mut above = path.match_indices('.').map(|(at, _)| &path[..at]).chain([path.as_str()]);
            let certainty = if above.all(is_same) { Certainty::Inferred } else { Certainty::Unknown };
            field.certainty = certainty.name();
        }
    }
    all
}

fn names(types: TypeSet) -> BTreeSet<String> {
    types.iter().map(|one| one.name().to_owned()).collect()
}

fn shown(field: &Field) -> Declared {
    Declared {
        types: names(field.types),
        items: names(field.items),
        words: field.values.iter().map(|&word| word.to_owned()).collect(),
        certainty: field.certainty.name(),
    }
}

/// What the library says of a version.
fn said(version: Version) -> Fields {
    let of = |collection: Collection| {
        collection.fields(version.into()).map(|(path, field)| (path, shown(&field))).collect()
    };
    Collection::all().map(|collection| (collection.name().to_owned(), of(collection))).collect()
}

/// How many fields each collection has, and a number that stands for all that is said of them.
fn digests(version: Version, fields: &Fields) -> String {
    let mut out = String::new();
    for (name, fields) in fields.iter().filter(|(_, fields)| !fields.is_empty()) {
        let mut number = 0xcbf2_9ce4_8422_2325_u64;
        for byte in fields.iter().flat_map(|(path, of)| format!("{path} {of:?}\n").into_bytes()) {
            // FNV-1a
            number = (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        writeln!(out, "{version}\t{name}\t{}\t{number:016x}", fields.len()).unwrap();
    }
    out
}

#[test]
fn the_fields_are_those_of_the_facts() {
    let kept = root().join("tests/data/fields.tsv");
    let files = Collection::READ.map(|version| support::shared(&format!("facts/fields-{version}.json")));
    let mut of_facts = None;
    if let [Some(older), Some(newer)] = &files {
        let (older, newer) = (told(older), told(newer));
        let told = [between(&older, &newer), older, newer];
        for (version, told) in VERSIONS.into_iter().zip(&told) {
            compare(version, told, &said(version));
        }
        let all = VERSIONS.into_iter().zip(&told).map(|(version, told)| digests(version, told));
        of_facts =
            Some(format!("# version, collection, fields, digest: {WHENCE}\n{}", all.collect::<String>()));
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&kept, of_facts.as_ref().expect("UPDATE=1 needs the facts")).unwrap();
    }
    let kept = fs::read_to_string(kept).unwrap();
    assert!(of_facts.is_none_or(|of_facts| of_facts == kept), "the digests are not those of the facts");
    let ours = VERSIONS.map(|version| digests(version, &said(version))).concat();
    for (ours, kept) in ours.lines().zip(kept.lines().filter(|line| !line.starts_with('#'))) {
        assert_eq!(ours, kept, "the table says something else of this collection than the facts");
    }
    assert_eq!(ours.lines().count() + 1, kept.lines().count());
}

const WHENCE: &str = "`UPDATE=1 cargo test --test fields` makes this of the facts";

fn compare(version: Version, told: &Fields, said: &Fields) {
    let mut wrong = Vec::new();
    let none = BTreeMap::new();
    for name in told.keys().chain(said.keys()).collect::<BTreeSet<_>>() {
        let (told, said) = (told.get(name).unwrap_or(&none), said.get(name).unwrap_or(&none));
        for path in told.keys().chain(said.keys()).collect::<BTreeSet<_>>() {
            let (told, said) = (told.get(path), said.get(path));
            if told != said {
                wrong.push(format!("{version} {name} {path}: the facts have {told:?}, the table {said:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} fields differ:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

/// A literal of each type that a filter can compare with, and that no list of words has.
const LITERALS: [(Type, &str); 5] = [
    (Type::String, r#""zone 9""#),
    (Type::Number, "77"),
    (Type::Boolean, "true"),
    (Type::Date, r#"{"$date":"2024-03-01T00:00:00Z"}"#),
    (Type::Object, r#"{"zone":9}"#),
];

#[test]
fn operands_are_judged_by_what_is_declared() {
    let mut tried = 0;
    let mut asked = BTreeSet::new();
    for version in Collection::READ {
        for collection in Collection::all() {
            let Some(endpoint) = endpoint_of(collection, version) else { continue };
            asked.insert(collection.name());
            for (path, field) in collection.fields(version.into()) {
                let path = path.replace('*', "zone");
                let mut asks = |literal: &str, expected: &[&str]| {
                    tried += 1;
                    let said = speaks_against(endpoint, version, &path, literal);
                    assert_eq!(said, expected, "{version} {collection:?} {path} = {literal}, of {field:?}");
                };
                let is_any = field.types.is_any();
                let may_be = |one| field.types.contains(one) || field.items.contains(one);
                let is_closed = !field.values.is_empty();
                for (given, literal) in LITERALS {
                    let are_dates = may_be(Type::Date)
                        && [Type::String, Type::Number, Type::Boolean, Type::Object]
                            .iter()
                            .all(|one| !may_be(*one));
                    let is_word = matches!(given, Type::String | Type::Number);
                    asks(
                        literal,
                        match given {
                            _ if is_any => &[],
                            Type::Number if are_dates => &["RQL0662"],
                            Type::String if are_dates => &["RQL0663"],
                            _ if !may_be(given) => &["RQL0664"],
                            _ if is_closed && is_word => &["RQL0667"],
                            _ => &[],
                        },
                    );
                }
                for word in field.values {
                    let is_text = field.types.contains(Type::String) || field.items.contains(Type::String);
                    asks(&if is_text { format!("{word:?}") } else { (*word).to_owned() }, &[]);
                }
            }
        }
    }
    assert!(asked.len() >= 30 && tried > 40_000, "{} collections, {tried} operands", asked.len());
}

/// An endpoint of that version whose rows are those of a collection, and whose filter is about them.
fn endpoint_of(collection: Collection, version: Version) -> Option<Endpoint> {
    rocketql::endpoints().find(|one| {
        one.collection() == Some(collection)
            && one.exists(version.into()).0
            && !matches!(one.name(), "channels.online" | "groups.online" | "directory")
    })
}

/// What is said against a comparison, of those codes that speak of types and words.
fn speaks_against(endpoint: Endpoint, version: Version, path: &str, literal: &str) -> Vec<String> {
    // A variable segment takes any value.
    let name = endpoint.name().replace(':', "");
    let filter = format!("{{{path:?}:{literal}}}");
    let parts = Parts { endpoint: Some(&name), filter: Some(&filter), ..Parts::default() };
    let server = Server { versions: version.into(), unsafe_params: true, privileged: true };
    let options = Options { target: Target::Server(server), ..Options::default() };
    let codes = |diagnostics: &[Diagnostic]| {
        let codes = diagnostics.iter().map(|one| one.code.to_string());
        codes.filter(|code| matches!(code.as_str(), "RQL0662" | "RQL0663" | "RQL0664" | "RQL0667")).collect()
    };
    match rocketql::compile_parts(&parts, &options) {
        Ok(compiled) => codes(compiled.diagnostics()),
        Err(report) => codes(report.diagnostics()),
    }
}
