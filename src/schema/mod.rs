//! The names of collections and the paths of fields to the types that their values have.

mod check;
#[cfg(not(target_arch = "wasm32"))]
mod index;
mod lookup;
mod rows;
mod tables;
mod types;

pub(crate) use check::{Declared, Subject, check, check_key, may_be_across};
pub use types::{Type, TypeSet};

use crate::nearest::nearest;
use crate::slots::{Segment, Segments};
use crate::version::{Certainty, Version, Versions};
use lookup::{Declaration, Found, Lookup, Reach, child, name, nodes};
use rows::Node;
use std::fmt;
use tables::COLLECTIONS;

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
pub struct Collection(u8);

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
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "there are few, and it can be constant"
    )]
    pub const fn find(name: &str) -> Option<Self> {
        let mut at = 0;
        while at < COLLECTIONS.len() {
            if is_same(COLLECTIONS[at].0.as_bytes(), name.as_bytes()) {
                return Some(Self(at as u8));
            }
            at += 1;
        }
        None
    }

    /// The collections known, sorted by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).zip(COLLECTIONS).map(|(at, _)| Self(at))
    }

    /// The collection that an unknown name is likeliest meant to be.
    pub fn nearest_name(name: &str) -> Option<&'static str> {
        nearest(name, COLLECTIONS.iter().map(|&(known, _)| known))
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// Its name and the list of its fields.
    fn row(self) -> (&'static str, u16) {
        COLLECTIONS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The field at a path. A segment of digits is an element of the array that it follows.
    pub fn field(self, path: &str, versions: Versions) -> Option<Field> {
        Lookup::new(self, versions).field(Segments::of(path.as_bytes())).map(Found::field)
    }

    /// The fields that any of these versions has, each before those below it, sorted by name; `*` stands for any name.
    pub fn fields(self, versions: Versions) -> impl Iterator<Item = (String, Field)> {
        let mut listed = Vec::new();
        let reach = Reach::of(versions);
        let mut stack = vec![(String::new(), Found::document(self.row().1, reach), 0)];
        while let Some((path, above, depth)) = stack.pop() {
            if depth > 0 {
                listed.push((path.clone(), above.field()));
            }
            if depth == DEEPEST {
                continue;
            }
            let at = stack.len();
            for node in nodes(above.below) {
                if let Some(found) = above.child(&Declaration::of(node), reach) {
                    let dot = if path.is_empty() { "" } else { "." };
                    stack.push((format!("{path}{dot}{}", name(node)), found, depth + 1));
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
            let list = self.list_below(&so_far);
            let reach = Reach::of(versions);
            let is_there =
                |node: &&Node| Found::document(list, reach).child(&Declaration::of(node), reach).is_some();
            let there = nodes(list).iter().filter(is_there).map(name);
            mended.push(nearest(segment, there.filter(|name| *name != "*"))?);
        }
        Some(mended.join(".")).filter(|mended| mended != path && self.field(mended, versions).is_some())
    }

    /// The list of fields below a path.
    fn list_below(self, path: &str) -> u16 {
        let (_, mut list) = self.row();
        for segment in path.split('.').filter(|segment| !segment.is_empty()) {
            // An element of an array has the fields of the array.
            list = child(list, &Segment::of(segment.as_bytes())).map_or(list, |node| node.below);
        }
        list
    }
}

/// Whether two names are the same, which constants ask too.
#[expect(clippy::indexing_slicing, reason = "both are as long")]
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && one.len() == other.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    one.len() == other.len()
}

impl fmt::Debug for Collection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Collection({})", self.name())
    }
}

#[cfg(test)]
mod tests;
