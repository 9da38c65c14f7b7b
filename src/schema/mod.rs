//! The names of collections and the paths of fields to the types that their values have.

mod check;
mod rows;
mod tables;
mod types;

pub(crate) use check::{Subject, check, check_key};
pub use types::{Type, TypeSet};

use crate::nearest::nearest;
use crate::version::{Certainty, Version, Versions};
use rows::{Node, Shape};
use std::fmt;
use tables::{COLLECTIONS, LISTS, NAMES, NODES, SHAPES};

/// The two versions whose declarations were read.
const OLDER: Version = Version::new(6, 13, 1);
const NEWER: Version = Version::new(8, 8, 1);

/// How deep a path is looked up, and how deep fields are listed.
const DEEPEST: usize = 32;

/// A collection of a server, by the name that the catalogue gives it.
///
/// ```
/// use rocketql::{Collection, Version};
/// let users = Collection::find("users").unwrap();
/// let field = users.field("emails.address", Version::NEWEST_RELEASED.into()).unwrap();
/// assert!(field.is_in_array && !field.is_open);
/// assert_eq!(users.nearest("lastlogin", Version::NEWEST_RELEASED.into()).as_deref(), Some("lastLogin"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Collection(usize);

/// What is declared of a field, over all the versions that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The types that it may have. A field may also be missing.
    pub types: TypeSet,
    /// The types of its elements, where it may be an array.
    pub items: TypeSet,
    /// The words that its texts, or those of its elements, are taken from (numbers in digits); none where they are free.
    pub values: &'static [&'static str],
    /// Whether an array lies on the way to it: the path then has several values.
    pub is_in_array: bool,
    /// Whether it is not declared itself, and lies below something that may hold anything.
    pub is_open: bool,
    /// How sure it is that these versions have it, with these types and words.
    pub certainty: Certainty,
}

impl Collection {
    /// The two versions whose declarations were read; what other versions have is carried over from them.
    pub const READ: [Version; 2] = [OLDER, NEWER];

    /// The collection of this name.
    pub fn find(name: &str) -> Option<Self> {
        COLLECTIONS.binary_search_by_key(&name, |&(known, _)| known).ok().map(Self)
    }

    /// The collections known, sorted by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COLLECTIONS.len()).map(Self)
    }

    /// The collection that an unknown name is likeliest meant to be.
    pub fn nearest_name(name: &str) -> Option<&'static str> {
        nearest(name, COLLECTIONS.iter().map(|&(known, _)| known))
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        COLLECTIONS.get(self.0).map_or("", |&(name, _)| name)
    }

    /// The field at a path. A segment of digits is an element of the array that it follows.
    pub fn field(self, path: &str, versions: Versions) -> Option<Field> {
        self.descend(None, path, versions).map(|found| found.field)
    }

    /// What a path leads to from a field, or from the top.
    fn descend(self, above: Option<Found>, path: &str, versions: Versions) -> Option<Found> {
        let mut found = above;
        let mut rest = Some(path);
        for _ in 0..DEEPEST {
            let Some(path) = rest else { break };
            let segment;
            (segment, rest) = match path.as_bytes().iter().position(|&byte| byte == b'.') {
                Some(dot) => (path.get(..dot)?, path.get(dot + 1..)),
                None => (path, None),
            };
            let list = match &found {
                None => COLLECTIONS.get(self.0)?.1,
                Some(above) => above.below,
            };
            let next = child(list, segment);
            found = Some(match (next, found) {
                (Some(node), above) => Found::new(node, versions, above)?,
                (None, None) => return None,
                (None, Some(above)) => above.undeclared(segment)?,
            });
        }
        found.filter(|_| rest.is_none())
    }

    /// The fields that any of these versions has, each before those below it, sorted by name; `*` stands for any name.
    pub fn fields(self, versions: Versions) -> impl Iterator<Item = (String, Field)> {
        let mut listed = Vec::new();
        let mut stack: Vec<(String, Option<Found>, u16, usize)> =
            vec![(String::new(), None, COLLECTIONS.get(self.0).map_or(0, |&(_, list)| list), 0)];
        while let Some((path, above, list, depth)) = stack.pop() {
            if let Some(found) = &above {
                listed.push((path.clone(), found.field));
            }
            if depth == DEEPEST {
                continue;
            }
            let at = stack.len();
            for node in children(list) {
                if let Some(found) = Found::new(node, versions, above) {
                    let dot = if path.is_empty() { "" } else { "." };
                    stack.push((format!("{path}{dot}{}", name(node)), Some(found), found.below, depth + 1));
                }
            }
            stack.get_mut(at..).unwrap_or_default().reverse();
        }
        listed.into_iter()
    }

    /// The path that an unknown one is likeliest meant to be: each segment that there is not becomes the nearest one there.
    pub fn nearest(self, path: &str, versions: Versions) -> Option<String> {
        let mut mended = Vec::new();
        for segment in path.split('.').take(DEEPEST) {
            let so_far = mended.join(".");
            let tried = if so_far.is_empty() { segment.to_owned() } else { format!("{so_far}.{segment}") };
            if self.field(&tried, versions).is_some() {
                mended.push(segment);
                continue;
            }
            let list = self.list_below(&so_far)?;
            let there = children(list).filter(|node| Found::new(node, versions, None).is_some()).map(name);
            mended.push(nearest(segment, there.filter(|name| *name != "*"))?);
        }
        Some(mended.join(".")).filter(|mended| mended != path && self.field(mended, versions).is_some())
    }

    /// The list of fields below a path.
    fn list_below(self, path: &str) -> Option<u16> {
        let mut list = COLLECTIONS.get(self.0)?.1;
        for segment in path.split('.').filter(|segment| !segment.is_empty()) {
            // An element of an array has the fields of the array.
            list = child(list, segment).map_or(list, |node| node.below);
        }
        Some(list)
    }
}

impl fmt::Debug for Collection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Collection({})", self.name())
    }
}

/// A field on the way down a path.
#[derive(Debug, Clone, Copy)]
struct Found {
    field: Field,
    below: u16,
}

impl Found {
    /// What a node says of these versions, where any of them has it.
    fn new(node: &Node, versions: Versions, above: Option<Self>) -> Option<Self> {
        let above = above.map(|above| above.field);
        let is_in_array = above.is_some_and(|above| {
            above.is_in_array || above.types.contains(Type::Array) && !above.types.is_any()
        });
        let (older, newer) = (shape(node.older), shape(node.newer));
        let reaches_older = versions.first < NEWER;
        let reaches_newer = versions.last > OLDER;
        let older = older.filter(|_| reaches_older);
        let newer = newer.filter(|_| reaches_newer);
        let same = node.older == node.newer;
        let certainty = if reaches_older && reaches_newer {
            // Between the two, or on both sides: what differs may have changed anywhere.
            if same { Certainty::Inferred } else { Certainty::Unknown }
        } else if versions.is_single() && (versions.first == OLDER || versions.first == NEWER) {
            Certainty::Known
        } else {
            Certainty::Inferred
        };
        let field = match (older, newer) {
            (None, None) => return None,
            (Some(only), None) | (None, Some(only)) => Field {
                types: only.types,
                items: only.items,
                values: only.values,
                is_in_array,
                is_open: false,
                certainty,
            },
            (Some(older), Some(newer)) => Field {
                types: older.types.union(newer.types),
                items: older.items.union(newer.items),
                // Where the lists differ, neither closes the words of all versions.
                values: if older.values == newer.values { newer.values } else { &[] },
                is_in_array,
                is_open: false,
                certainty,
            },
        };
        let certainty = above.map_or(certainty, |above| above.certainty.max(certainty));
        Some(Self { field: Field { certainty, ..field }, below: node.below })
    }

    /// What a segment leads to that is not declared below this.
    fn undeclared(self, segment: &str) -> Option<Self> {
        let Self { field, below } = self;
        let is_place = !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
        if is_place && field.types.contains(Type::Array) && !field.types.is_any() {
            // One element; the fields below it are those of the others.
            let field = Field { types: field.items, items: TypeSet::NONE, ..field };
            return Some(Self { field, below });
        }
        // A bare object, or an array of them, of which nothing is declared, may hold anything.
        let holds_objects = field.types.contains(Type::Object) || field.items.contains(Type::Object);
        if field.types.is_any() || field.items.is_any() || (holds_objects && below == 0) {
            let is_in_array = field.is_in_array || field.types.contains(Type::Array) && !field.types.is_any();
            let field = Field {
                types: TypeSet::ANY,
                items: TypeSet::ANY,
                values: &[],
                is_in_array,
                is_open: true,
                certainty: Certainty::Unknown,
            };
            return Some(Self { field, below: 0 });
        }
        None
    }
}

/// The shape of this number; 0 is none.
fn shape(number: u8) -> Option<&'static Shape> {
    SHAPES.get(usize::from(number).checked_sub(1)?)
}

fn name(node: &Node) -> &'static str {
    let start = usize::from(node.start);
    NAMES.get(start..start + usize::from(node.length)).unwrap_or_default()
}

/// The field of a list that has this name, or any name.
fn child(list: u16, segment: &str) -> Option<&'static Node> {
    let nodes = nodes(list);
    let letters = |node: &Node| NAMES.as_bytes().get(usize::from(node.start)..).unwrap_or_default();
    let first = segment.as_bytes().first();
    // By halves to the first letter, and among those that have it by length: few are left to be compared.
    let from = nodes.partition_point(|node| letters(node).first() < first);
    let named =
        nodes.get(from..).unwrap_or_default().iter().take_while(|node| letters(node).first() == first).find(
            |node| usize::from(node.length) == segment.len() && letters(node).starts_with(segment.as_bytes()),
        );
    // Of the characters that names have, `*` comes first.
    named.or_else(|| nodes.first().filter(|node| name(node) == "*"))
}

/// The fields of a list; list 0 has none.
fn children(list: u16) -> impl Iterator<Item = &'static Node> {
    nodes(list).iter()
}

/// The nodes of a list, sorted by name.
fn nodes(list: u16) -> &'static [Node] {
    let list = usize::from(list);
    let bound = |at: usize| LISTS.get(at).copied().map_or(0, usize::from);
    NODES.get(bound(list)..bound(list + 1)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
