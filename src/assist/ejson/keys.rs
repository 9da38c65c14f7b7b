//! The objects of EJSON around a place to the path of the field there, and to the keys that are written already.

use super::{Root, unquoted};
use crate::span::Span;

/// The keys of the objects that are open, each with how many brackets were open at it.
#[derive(Default)]
pub(super) struct Keys {
    /// The fields whose operators, elements or values are read, the outermost first.
    pub(super) fields: Vec<(usize, Span)>,
    /// All keys of objects, and words of arrays.
    pub(super) given: Vec<(usize, Span)>,
}

impl Keys {
    /// The path of the field that is read, from the document on.
    pub(super) fn path(&self, text: &str, root: &Root) -> String {
        let segments = self.fields.iter().map(|&(_, span)| unquoted(text, span));
        let outer = Some(&*root.path).filter(|path| !path.is_empty());
        outer.into_iter().chain(segments).collect::<Vec<&str>>().join(".")
    }

    /// What the object or array at a depth has already, the last one last.
    pub(super) fn given<'t>(&self, text: &'t str, depth: usize) -> Vec<&'t str> {
        self.given.iter().filter(|&&(at, _)| at == depth).map(|&(_, span)| unquoted(text, span)).collect()
    }

    /// A bracket is closed, or the next pair of an object begins.
    pub(super) fn end(&mut self, depth: usize, is_closed: bool) {
        self.fields.truncate(self.fields.partition_point(|&(at, _)| at < depth));
        if is_closed {
            self.given.truncate(self.given.partition_point(|&(at, _)| at < depth));
        }
    }
}
