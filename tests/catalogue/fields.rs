//! The data file of fields to the table of the schema: equal parts of the trees become one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A field: its types in the two versions, and the fields below it.
#[derive(Clone, Default)]
struct Field {
    older: String,
    newer: String,
    below: Tree,
}

type Tree = BTreeMap<String, Field>;

struct Tables<'a> {
    values: BTreeMap<&'a str, Vec<&'a str>>,
    names: Vec<&'a str>,
    shapes: Vec<String>,
    lists: Vec<Vec<String>>,
}

pub fn table(data: &str) -> String {
    let (values, collections) = read(data);
    let mut names = BTreeSet::new();
    collections.values().for_each(|tree| gather(tree, &mut names));
    let mut tables =
        Tables { values, names: names.into_iter().collect(), shapes: Vec::new(), lists: vec![Vec::new()] };
    let roots: Vec<_> = collections.iter().map(|(name, tree)| (name, tables.list(tree))).collect();
    let mut out = String::from(
        "//! The fields of collections. `tests/catalogue` makes this of `src/schema/data/fields.txt`: edit that, and run it with `UPDATE=1`.\n\n\
         #![cfg_attr(rustfmt, rustfmt::skip)]\n\nuse super::rows::{Node, Shape, node, shape};\n\n\
         /// Each collection's name and the list of its fields.\npub(super) const COLLECTIONS: &[(&str, u16)] = &[\n",
    );
    for (name, root) in roots {
        writeln!(out, "    ({name:?}, {root}),").unwrap();
    }
    out += "];\n\n/// The shapes of fields, from 1 on.\npub(super) const SHAPES: &[Shape] = &[\n";
    for shape in &tables.shapes {
        writeln!(out, "    {shape},").unwrap();
    }
    // One text and its places take less than a pointer and a length for each name.
    out += "];\n\n/// The names of fields, one after the other.\npub(super) const NAMES: &str = \"";
    for name in &tables.names {
        assert!(name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\'), "{name}");
        write!(out, "\\\n    {name}").unwrap();
    }
    out += "\";\n\n/// Where the fields of each list begin; where the next one begins they end.\npub(super) const LISTS: &[u16] = &[\n";
    let mut at = 0;
    for list in &tables.lists {
        writeln!(out, "    {at},").unwrap();
        at += list.len();
    }
    writeln!(out, "    {at},").unwrap();
    out += "];\n\n/// The fields of all lists.\npub(super) const NODES: &[Node] = &[\n";
    for node in tables.lists.iter().flatten() {
        writeln!(out, "    {node},").unwrap();
    }
    out + "];\n"
}

fn gather<'a>(tree: &'a Tree, names: &mut BTreeSet<&'a str>) {
    for (name, field) in tree {
        names.insert(name);
        gather(&field.below, names);
    }
}

impl Tables<'_> {
    /// The number of the list that holds these fields.
    fn list(&mut self, tree: &Tree) -> usize {
        let nodes: Vec<_> = tree
            .iter()
            .map(|(name, field)| {
                let below = self.list(&field.below);
                let (older, newer) = (self.shape(&field.older), self.shape(&field.newer));
                let before = self.names.iter().take_while(|known| *known != name);
                let start: usize = before.map(|known| known.len()).sum();
                format!("node({start}, {}, {older}, {newer}, {below})", name.len())
            })
            .collect();
        place(&mut self.lists, nodes)
    }

    /// The number of a type; 0 for none.
    fn shape(&mut self, text: &str) -> usize {
        if text.is_empty() {
            return 0;
        }
        let (mut types, mut items, mut values) = (0, 0, Vec::new());
        for one in text.split('|') {
            let (set, one) = match one.strip_prefix("array<") {
                Some(item) => {
                    types |= bit("array");
                    (&mut items, item.strip_suffix('>').expect(text))
                }
                None => (&mut types, one),
            };
            match one.strip_prefix("enum:") {
                None => {
                    *set |= bit(one);
                    // What may be anything may be an array of anything.
                    items |= if one == "any" { bit(one) } else { 0 };
                }
                Some(name) => {
                    values.clone_from(&self.values[name]);
                    let are_numbers =
                        values.iter().all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
                    *set |= bit(if are_numbers { "number" } else { "string" });
                }
            }
        }
        // Beside free texts no list is closed.
        if text.split('|').any(|one| one == "string" || one == "array<string>") {
            values.clear();
        }
        let values: Vec<_> = values.iter().map(|value| format!("{value:?}")).collect();
        place(&mut self.shapes, format!("shape({types}, {items}, &[{}])", values.join(", "))) + 1
    }
}

fn place<T: PartialEq>(all: &mut Vec<T>, one: T) -> usize {
    all.iter().position(|known| *known == one).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    })
}

/// The bit of a type, in the order of `Type`.
fn bit(name: &str) -> u8 {
    if name == "any" {
        return 0x7f;
    }
    let order = ["string", "number", "boolean", "date", "object", "array", "null"];
    1 << order.iter().position(|known| *known == name).unwrap_or_else(|| panic!("there is no type {name}"))
}

/// The closed lists of words, and the fields of each collection.
fn read(data: &str) -> (BTreeMap<&str, Vec<&str>>, BTreeMap<String, Tree>) {
    let (mut values, mut collections) = (BTreeMap::new(), BTreeMap::<String, Tree>::new());
    let mut at: Vec<String> = Vec::new();
    let mut likes = Vec::new();
    for (number, line) in super::lines(data) {
        let words: Vec<_> = line.split_whitespace().collect();
        let depth = (line.len() - line.trim_start().len()) / 2;
        match (depth, words[0]) {
            (0, "values") => assert!(values.insert(words[1], words[2..].to_vec()).is_none(), "line {number}"),
            (0, "collection") => {
                at = vec![words[1].to_owned()];
                collections.insert(words[1].to_owned(), Tree::new());
            }
            _ => {
                assert!(depth > 0 && depth <= at.len(), "line {number} stands too deep");
                at.truncate(depth);
                let (types, like) = match words.iter().position(|word| *word == "like") {
                    Some(place) => (&words[1..place], Some(words[place + 1])),
                    None => (&words[1..], None),
                };
                let (older, newer) = match *types {
                    [both] if both.starts_with('+') => ("", &both[1..]),
                    [both] if both.starts_with('-') => (&both[1..], ""),
                    [both] => (both, both),
                    [older, "=>", newer] => (older, newer),
                    _ => panic!("line {number}: {line}"),
                };
                let field = Field { older: older.to_owned(), newer: newer.to_owned(), below: Tree::new() };
                let tree = below(&mut collections, &at);
                assert!(
                    tree.insert(words[0].to_owned(), field).is_none(),
                    "line {number}: {} twice",
                    words[0]
                );
                at.push(words[0].to_owned());
                likes.extend(like.map(|like| (at.clone(), like)));
            }
        }
    }
    for (path, like) in likes {
        let like: Vec<_> = like.split('.').map(str::to_owned).collect();
        let shared = below(&mut collections, &like).clone();
        *below(&mut collections, &path) = shared;
    }
    (values, collections)
}

/// The fields below a path that starts with a collection.
fn below<'a>(collections: &'a mut BTreeMap<String, Tree>, path: &[String]) -> &'a mut Tree {
    let mut tree = collections.get_mut(&path[0]).unwrap_or_else(|| panic!("there is no {path:?}"));
    for segment in &path[1..] {
        tree = &mut tree.get_mut(segment).unwrap_or_else(|| panic!("there is no {path:?}")).below;
    }
    tree
}
