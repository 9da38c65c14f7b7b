//! A path to what is declared of it, segment by segment through the tables.

use super::rows::{Node, Shape};
use super::tables::{LISTS, NAMES, NODES, SHAPES};
use super::{Collection, DEEPEST, Field, NEWER, OLDER, Type, TypeSet};
use crate::slots::{Segment, Segments};
use crate::version::{Certainty, Versions};

/// Which of the two versions that were read speak for the versions asked for, and how sure that is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    older: bool,
    newer: bool,
    /// How sure it is what both of them say.
    same: Certainty,
    /// How sure it is what they say where they differ.
    other: Certainty,
}

impl Reach {
    pub(crate) fn of(versions: Versions) -> Self {
        let (older, newer) = (versions.first < NEWER, versions.last > OLDER);
        let is_read = versions.is_single() && (versions.first == OLDER || versions.first == NEWER);
        let (same, other) = match (older && newer, is_read) {
            // Between the two, or on both sides: what differs may have changed anywhere.
            (true, _) => (Certainty::Inferred, Certainty::Unknown),
            (false, true) => (Certainty::Known, Certainty::Known),
            (false, false) => (Certainty::Inferred, Certainty::Inferred),
        };
        Self { older, newer, same, other }
    }
}

/// A field on the way down a path: what [`Field`] says, in the room of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) types: TypeSet,
    pub(super) items: TypeSet,
    /// The shape that its words are those of; 0 where they are free.
    words: u8,
    pub(super) is_in_array: bool,
    pub(super) is_open: bool,
    pub(super) certainty: Certainty,
    /// The list of the fields below it.
    pub(super) below: u16,
}

impl Found {
    /// What a node says of these versions, where any of them has it.
    #[inline]
    pub(super) fn new(node: &Node, reach: Reach, above: Option<Self>) -> Option<Self> {
        let is_same = node.older == node.newer;
        let (types, items, words) = if is_same {
            let shape = shape(node.older)?;
            (shape.types, shape.items, node.older)
        } else {
            changed(node, reach)?
        };
        let words = if shape(words).is_some_and(|shape| shape.values.is_empty()) { 0 } else { words };
        let certainty = if is_same { reach.same } else { reach.other };
        let (is_in_array, certainty) = match above {
            None => (false, certainty),
            Some(above) => (above.holds_many(), above.certainty.max(certainty)),
        };
        Some(Self { types, items, words, is_in_array, is_open: false, certainty, below: node.below })
    }

    /// The same for those who ask from outside.
    pub(super) fn field(self) -> Field {
        let Self { types, items, is_in_array, is_open, certainty, .. } = self;
        Field { types, items, values: self.values(), is_in_array, is_open, certainty }
    }

    /// The words that its values are taken from; none where they are free.
    pub(super) fn values(self) -> &'static [&'static str] {
        shape(self.words).map_or(&[], |shape| shape.values)
    }

    /// Whether what lies below it has several values.
    fn holds_many(self) -> bool {
        self.is_in_array || self.types.contains(Type::Array) && !self.types.is_any()
    }

    /// What a segment leads to that is not declared below this.
    pub(super) fn undeclared(self, segment: &[u8]) -> Option<Self> {
        let is_place = !segment.is_empty() && segment.iter().all(u8::is_ascii_digit);
        if is_place && self.types.contains(Type::Array) && !self.types.is_any() {
            // One element; the fields below it are those of the others.
            return Some(Self { types: self.items, items: TypeSet::NONE, ..self });
        }
        // A bare object, or an array of them, of which nothing is declared, may hold anything.
        let holds_objects = self.types.contains(Type::Object) || self.items.contains(Type::Object);
        if self.types.is_any() || self.items.is_any() || (holds_objects && self.below == 0) {
            return Some(Self {
                types: TypeSet::ANY,
                items: TypeSet::ANY,
                words: 0,
                is_in_array: self.holds_many(),
                is_open: true,
                certainty: Certainty::Unknown,
                below: 0,
            });
        }
        None
    }

    /// Whether its values are taken from some words.
    #[inline]
    pub(super) fn has_words(self) -> bool {
        self.words != 0
    }

    /// What the rest of a path leads to.
    fn descend(self, rest: Segments<'_>, reach: Reach) -> Option<Self> {
        descend(Some(self), self.below, rest, reach, 1)
    }
}

/// The types, those of elements and the words of a field that the two versions declare differently.
#[inline(never)]
fn changed(node: &Node, reach: Reach) -> Option<(TypeSet, TypeSet, u8)> {
    let older = if reach.older { shape(node.older) } else { None };
    let newer = if reach.newer { shape(node.newer) } else { None };
    Some(match (older, newer) {
        (None, None) => return None,
        (Some(older), Some(newer)) => (
            older.types.union(newer.types),
            older.items.union(newer.items),
            // Where the lists differ, neither closes the words of all versions.
            if older.values == newer.values { node.newer } else { 0 },
        ),
        (Some(only), None) => (only.types, only.items, node.older),
        (None, Some(only)) => (only.types, only.items, node.newer),
    })
}

/// The fields of a collection, for one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lookup {
    collection: Collection,
    reach: Reach,
}

impl Lookup {
    pub(super) fn new(collection: Collection, versions: Versions) -> Self {
        Self { collection, reach: Reach::of(versions) }
    }

    /// What a path leads to from the top.
    #[inline]
    pub(super) fn field(self, path: Segments<'_>) -> Option<Found> {
        let (_, list) = self.collection.row();
        descend(None, list, path, self.reach, 0)
    }

    /// What a path leads to from an element of an array.
    pub(super) fn below(self, above: Found, path: Segments<'_>) -> Option<Found> {
        above.descend(path, self.reach)
    }
}

/// What a path leads to from a field or from the top, below which is this list; so many segments led there.
#[inline(never)]
fn descend(
    mut above: Option<Found>,
    mut list: u16,
    mut path: Segments<'_>,
    reach: Reach,
    depth: usize,
) -> Option<Found> {
    for _ in depth..DEEPEST {
        let (first, after) = path.split();
        let found = match child(list, &first) {
            Some(node) => Found::new(node, reach, above)?,
            None => above?.undeclared(first.name)?,
        };
        let Some(after) = after else { return Some(found) };
        (above, list, path) = (Some(found), found.below, after);
    }
    None
}

/// The field of a list that has any name.
#[inline(never)]
fn any(list: u16) -> Option<&'static Node> {
    // Of the characters that names have, `*` comes first.
    nodes(list).first().filter(|node| node.first == b'*')
}

#[cfg(target_arch = "wasm32")]
use self::search as named;
#[cfg(not(target_arch = "wasm32"))]
use super::index::find as named;

/// The field of a list that has this name, without an index.
pub(super) fn search(list: u16, segment: &Segment<'_>) -> Option<&'static Node> {
    let segment = segment.name;
    let nodes = nodes(list);
    let wanted = *segment.first()?;
    // By halves to those that begin alike: few are left, and of these few have the length.
    let from = nodes.partition_point(|node| node.first < wanted);
    let alike = nodes.get(from..)?.iter().take_while(|node| node.first == wanted);
    alike.into_iter().find(|node| usize::from(node.length) == segment.len() && letters(node) == segment)
}

/// The letters of a name, which cost less to come by than the name as a text.
fn letters(node: &Node) -> &'static [u8] {
    let start = usize::from(node.start);
    NAMES.as_bytes().get(start..start + usize::from(node.length)).unwrap_or_default()
}

/// The shape of this number; 0 is none.
fn shape(number: u8) -> Option<&'static Shape> {
    SHAPES.get(usize::from(number).checked_sub(1)?)
}

pub(super) fn name(node: &Node) -> &'static str {
    let start = usize::from(node.start);
    NAMES.get(start..start + usize::from(node.length)).unwrap_or_default()
}

/// The field of a list that has this name, or any name.
#[inline]
pub(super) fn child(list: u16, segment: &Segment<'_>) -> Option<&'static Node> {
    // Below most fields there is nothing.
    if list == 0 {
        return None;
    }
    match named(list, segment) {
        Some(node) => Some(node),
        None => any(list),
    }
}

/// The nodes of a list, sorted by name; list 0 has none.
pub(super) fn nodes(list: u16) -> &'static [Node] {
    let list = usize::from(list);
    let bound = |at: usize| LISTS.get(at).copied().map_or(0, usize::from);
    NODES.get(bound(list)..bound(list + 1)).unwrap_or_default()
}
