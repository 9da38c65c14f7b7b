//! A path and a row to the values that the path leads to, arrays on the way included.
//!
//! A test of a path is put to each of them. The rules are MongoDB's (`src/mongo/db/matcher/path.cpp` of mongodb/mongo, read
//! and written anew): an array on the way is gone through, each document in it taken on; a segment that is a number is
//! the index of an element too, and the key of a document in any case; arrays that lie directly in arrays are not gone
//! through, unless an index leads there. At the end of the path an array gives its elements and then itself. Where a path
//! leads to nothing, the test is put to nothing once; but an array without documents gives nothing at all to a longer path.

use super::DEEPEST;
use super::view::{Node, RowError, View};

/// The keys of a path.
#[derive(Debug, Clone)]
pub(super) struct Path {
    /// Where the first one's value is found in a row: its place among the wanted keys.
    pub(super) slot: usize,
    pub(super) segments: Box<[Segment]>,
}

/// A key of a path.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) key: Box<str>,
    /// The same as the index of an element.
    pub(super) index: Option<usize>,
}

impl Path {
    /// Splits a path; `slot` finds the place of its first key.
    pub(super) fn new(path: &str, slot: impl FnOnce(&str) -> usize) -> Self {
        let segments: Box<[_]> =
            path.split('.').map(|key| Segment { key: key.into(), index: super::json::index(key) }).collect();
        let slot = slot(segments.first().map_or("", |first| &first.key));
        Self { slot, segments }
    }
}

/// What is done with an array at the end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    /// Its elements are tried, then the array itself.
    Elements,
    /// It is tried as a whole alone.
    Whole,
}

/// A walk along one path.
pub(super) struct Walk<'p, 'v, N> {
    pub(super) segments: &'p [Segment],
    pub(super) leaf: Leaf,
    /// Called with each value found, or with nothing where the path leads to nothing; the walk ends at the first true.
    pub(super) visit: &'v mut dyn FnMut(Option<N>) -> Result<bool, RowError>,
}

impl<'r, N: Node<'r>> Walk<'_, '_, N> {
    /// Walks on from the value of the first segment; says whether a visit was true.
    pub(super) fn from(&mut self, first: Option<N>) -> Result<bool, RowError> {
        self.value(first, 1, 0)
    }

    /// Looks for the segment at `at` in a document, or in an array as if it were one.
    fn descend(&mut self, document: N, at: usize, depth: usize) -> Result<bool, RowError> {
        let found = self.segments.get(at).and_then(|segment| document.field(&segment.key));
        self.value(found, at + 1, depth)
    }

    /// A value that the segments before `rest` led to.
    fn value(&mut self, mut found: Option<N>, mut rest: usize, depth: usize) -> Result<bool, RowError> {
        loop {
            let Some(node) = found else { return (self.visit)(None) };
            let Some(next) = self.segments.get(rest) else {
                if self.leaf == Leaf::Elements
                    && let View::Array(array) = node.view()?
                {
                    return self.array(array, rest, depth);
                }
                return (self.visit)(Some(node));
            };
            match node.view()? {
                View::Object(document) => found = document.field(&next.key),
                View::Array(array) => return self.array(array, rest, depth),
                _ => return (self.visit)(None),
            }
            rest += 1;
        }
    }

    /// The elements of an array, with the segments from `rest` on still to go.
    fn array(&mut self, array: N, rest: usize, depth: usize) -> Result<bool, RowError> {
        if depth >= DEEPEST {
            return Err(RowError::TooDeep);
        }
        let depth = depth + 1;
        let Some(next) = self.segments.get(rest) else {
            for element in array.elements() {
                if (self.visit)(Some(element))? {
                    return Ok(true);
                }
            }
            return (self.visit)(Some(array));
        };
        let (index, is_last) = (next.index, rest + 1 == self.segments.len());
        for (at, element) in array.elements().enumerate() {
            let is_meant = index == Some(at);
            let found = match element.view()? {
                View::Object(document) => {
                    self.descend(document, rest, depth)?
                        || is_meant && !is_last && self.descend(document, rest + 1, depth)?
                        || is_meant && is_last && (self.visit)(Some(element))?
                }
                _ if is_meant && is_last => (self.visit)(Some(element))?,
                View::Array(inner) if is_meant => self.array(inner, rest + 1, depth)?,
                _ => false,
            };
            if found {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
