//! A path to what is declared of it, segment by segment through the tables.

use super::rows::{Node, Shape};
use super::tables::{LISTS, NAMES, NODES, SHAPES};
use super::{Collection, DEEPEST, Field, NEWER, OLDER, Type, TypeSet, is_same};
use crate::slots::{Segment, Segments};
use crate::version::{Certainty, Versions};
use std::borrow::Borrow;

/// Which of the two versions that were read speak for the versions asked for, and how sure that is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    speaking: Speaking,
    /// How sure it is what both of them say.
    same: Certainty,
    /// How sure it is what they say where they differ.
    other: Certainty,
}

/// Which of the two versions that were read say what holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaking {
    Older,
    Newer,
    Both,
}

impl Reach {
    #[inline]
    pub(crate) fn of(versions: Versions) -> Self {
        let (is_older, is_newer) = (versions.first < NEWER, versions.last > OLDER);
        if is_older && is_newer {
            // Between the two, or on both sides: what differs may have changed anywhere.
            let (same, other) = (Certainty::Inferred, Certainty::Unknown);
            return Self { speaking: Speaking::Both, same, other };
        }
        let (speaking, read) = if is_older { (Speaking::Older, OLDER) } else { (Speaking::Newer, NEWER) };
        let is_read = versions == Versions::single(read);
        let certainty = if is_read { Certainty::Known } else { Certainty::Inferred };
        Self { speaking, same: certainty, other: certainty }
    }
}

/// What is declared of a field by the older version, by the newer one, and by either; and the list of the fields below it.
/// For every field it is made ready when the crate is compiled, but on the web: a third of what a lookup took went into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Declaration {
    said: [Said; 3],
    is_same: bool,
    below: u16,
}

/// What is said of a field; no type where it is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Said {
    types: TypeSet,
    items: TypeSet,
    /// The shape that its words are those of; 0 where they are free.
    words: u8,
}

impl Said {
    const NOTHING: Self = Self { types: TypeSet::NONE, items: TypeSet::NONE, words: 0 };

    /// What the shape of this number says; 0 is none.
    const fn of(number: u8) -> Self {
        match shape(number) {
            None => Self::NOTHING,
            Some(&Shape { types, items, values: [] }) => Self { types, items, words: 0 },
            Some(&Shape { types, items, .. }) => Self { types, items, words: number },
        }
    }

    /// What one or the other says. Where their lists of words differ, neither closes the words of all versions.
    const fn or(self, other: Self) -> Self {
        let words = match (self.types, other.types) {
            (TypeSet::NONE, _) => other.words,
            (_, TypeSet::NONE) => self.words,
            (_, _) if are_same(words(self.words), words(other.words)) => other.words,
            (_, _) => 0,
        };
        let (types, items) = (self.types.0 | other.types.0, self.items.0 | other.items.0);
        Self { types: TypeSet(types), items: TypeSet(items), words }
    }
}

impl Declaration {
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) const NONE: Self = Self { said: [Said::NOTHING; 3], is_same: true, below: 0 };

    pub(super) const fn of(node: &Node) -> Self {
        let (older, newer) = (Said::of(node.older), Said::of(node.newer));
        Self { said: [older, newer, older.or(newer)], is_same: node.older == node.newer, below: node.below }
    }
}

/// Whether two lists of words are the same.
#[expect(clippy::indexing_slicing, reason = "both are as long")]
const fn are_same(one: &[&str], other: &[&str]) -> bool {
    let mut at = 0;
    while at < one.len() && one.len() == other.len() {
        if !is_same(one[at].as_bytes(), other[at].as_bytes()) {
            return false;
        }
        at += 1;
    }
    one.len() == other.len()
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
    /// A document: what its fields lie below.
    #[inline]
    pub(super) fn document(list: u16, reach: Reach) -> Self {
        Self {
            types: TypeSet::OBJECT,
            items: TypeSet::NONE,
            words: 0,
            is_in_array: false,
            is_open: false,
            certainty: reach.same,
            below: list,
        }
    }

    /// A field below this one, where any of these versions has it.
    pub(super) fn child(mut self, field: &Declaration, reach: Reach) -> Option<Self> {
        self.enter(field, reach).then_some(self)
    }

    /// Becomes a field below; says whether any of these versions has it.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn enter(&mut self, field: impl Borrow<Declaration>, reach: Reach) -> bool {
        let field = field.borrow();
        let Some(&Said { types, items, words }) = field.said.get(reach.speaking as usize) else {
            return false;
        };
        let is_in_array = self.holds_many();
        let certainty = if field.is_same { self.certainty } else { reach.other };
        *self = Self { types, items, words, is_in_array, is_open: false, certainty, below: field.below };
        !types.is_empty()
    }

    /// The same for those who ask from outside.
    pub(super) fn field(self) -> Field {
        let Self { types, items, is_in_array, is_open, certainty, .. } = self;
        Field { types, items, values: self.values(), is_in_array, is_open, certainty }
    }

    /// The words that its values are taken from; none where they are free.
    pub(super) fn values(self) -> &'static [&'static str] {
        words(self.words)
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
        let is_open = self.types.is_any() || self.items.is_any() || (holds_objects && self.below == 0);
        is_open.then(|| self.opened())
    }

    /// Whether whatever a path goes on with leads to something that may hold anything, if nothing is declared below this.
    #[inline]
    fn is_free_below(self) -> bool {
        self.types.is_any() || self.types.contains(Type::Object) && !self.types.contains(Type::Array)
    }

    /// What lies below something that may hold anything.
    #[inline]
    fn opened(self) -> Self {
        Self {
            types: TypeSet::ANY,
            items: TypeSet::ANY,
            words: 0,
            is_in_array: self.holds_many(),
            is_open: true,
            certainty: Certainty::Unknown,
            below: 0,
        }
    }

    /// Whether its values are taken from some words.
    #[inline]
    pub(super) fn has_words(self) -> bool {
        self.words != 0
    }

    /// Becomes what a path leads to from here; says whether there is such a thing. `other` knows what there is where no field of
    /// this name is declared.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn descend(
        &mut self,
        mut path: Segments<'_>,
        reach: Reach,
        other: impl Fn(&mut Self, &Segment<'_>) -> bool,
    ) -> bool {
        let mut levels = DEEPEST;
        loop {
            let first = path.first();
            let is_there = match declared(self.below, &first) {
                Some(field) => self.enter(field, reach),
                None => other(self, &first),
            };
            let Some(after) = path.after(&first).filter(|_| is_there) else { return is_there };
            if self.below == 0 && self.is_free_below() {
                *self = self.opened();
                return true;
            }
            levels -= 1;
            if levels == 0 {
                return false;
            }
            path = after;
        }
    }

    /// Becomes the field below that has any name, or what is not declared; says whether there is such a thing.
    fn enter_other(&mut self, segment: &Segment<'_>, reach: Reach) -> bool {
        if let Some(field) = any(self.below) {
            return self.enter(field, reach);
        }
        self.undeclared(segment.name()).map(|found| *self = found).is_some()
    }
}

/// The fields of a collection, for one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lookup {
    list: u16,
    reach: Reach,
}

impl Lookup {
    #[inline]
    pub(super) fn new(collection: Collection, versions: Versions) -> Self {
        let (_, list) = collection.row();
        Self { list, reach: Reach::of(versions) }
    }

    /// What every path begins in.
    #[inline]
    pub(super) fn document(self) -> Found {
        Found::document(self.list, self.reach)
    }

    /// What a path leads to from the top.
    pub(super) fn field(self, path: Segments<'_>) -> Option<Found> {
        self.below(self.document(), path)
    }

    /// What a path leads to from an element of an array.
    #[inline(never)]
    pub(super) fn below(self, above: Found, path: Segments<'_>) -> Option<Found> {
        let (mut found, reach) = (above, self.reach);
        found.descend(path, reach, |found, segment| found.enter_other(segment, reach)).then_some(found)
    }

    /// Makes the document what a path leads to whose segments are all declared, or lie below what may hold anything; says
    /// whether they are. It is for who asks of every clause: without a call, and with nothing of it in memory, it takes half as
    /// long.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(super) fn is_declared(self, found: &mut Found, path: Segments<'_>) -> bool {
        found.descend(path, self.reach, |found, _| {
            any(found.below).is_some_and(|field| found.enter(field, self.reach))
        })
    }
}

#[cfg(not(target_arch = "wasm32"))]
use super::index::{any, find as declared};

/// What is declared of the field of a list that has this name.
#[cfg(target_arch = "wasm32")]
fn declared(list: u16, segment: &Segment<'_>) -> Option<Declaration> {
    search(list, segment).map(Declaration::of)
}

/// What is declared of the field of a list that has any name.
#[cfg(target_arch = "wasm32")]
fn any(list: u16) -> Option<Declaration> {
    of_any_name(list).map(Declaration::of)
}

/// The field of a list that has any name.
pub(super) fn of_any_name(list: u16) -> Option<&'static Node> {
    // Of the characters that names have, `*` comes first.
    nodes(list).first().filter(|node| node.first == b'*')
}

/// The field of a list that has this name, without an index.
pub(super) fn search(list: u16, segment: &Segment<'_>) -> Option<&'static Node> {
    let segment = segment.name();
    let nodes = nodes(list);
    let wanted = *segment.first()?;
    // By halves to those that begin alike: few are left, and of these few have the length.
    let from = nodes.partition_point(|node| node.first < wanted);
    let alike = nodes.get(from..)?.iter().take_while(|node| node.first == wanted);
    let is_it = |node: &&Node| {
        usize::from(node.length) == segment.len() && letters(node.start, segment.len()) == segment
    };
    alike.into_iter().find(is_it)
}

/// The letters of the name that begins here, which cost less to come by than the name as a text.
pub(super) const fn letters(start: u16, length: usize) -> &'static [u8] {
    match NAMES.as_bytes().split_at_checked(start as usize) {
        Some((_, rest)) => match rest.split_at_checked(length) {
            Some((letters, _)) => letters,
            None => rest,
        },
        None => &[],
    }
}

/// The shape of this number; 0 is none.
#[expect(clippy::indexing_slicing, reason = "it is in range, and this can be constant")]
const fn shape(number: u8) -> Option<&'static Shape> {
    match (number as usize).checked_sub(1) {
        Some(at) if at < SHAPES.len() => Some(&SHAPES[at]),
        Some(_) | None => None,
    }
}

/// The words of the shape of this number; none where they are free.
const fn words(number: u8) -> &'static [&'static str] {
    match shape(number) {
        Some(shape) => shape.values,
        None => &[],
    }
}

pub(super) fn name(node: &Node) -> &'static str {
    let start = usize::from(node.start);
    NAMES.get(start..start + usize::from(node.length)).unwrap_or_default()
}

/// The field of a list that has this name, or any name.
pub(super) fn child(list: u16, segment: &Segment<'_>) -> Option<&'static Node> {
    search(list, segment).or_else(|| of_any_name(list))
}

/// The nodes of a list, sorted by name; list 0 has none.
pub(super) fn nodes(list: u16) -> &'static [Node] {
    let list = usize::from(list);
    let bound = |at: usize| LISTS.get(at).copied().map_or(0, usize::from);
    NODES.get(bound(list)..bound(list + 1)).unwrap_or_default()
}
