//! A tree in one vector: nodes with their place in the source, children as linked lists.

use crate::span::Span;
use std::num::NonZeroU32;

/// A node of an [`Arena`]: its index plus one, so that an `Option` of it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The node that is made first.
    #[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "only the direct reading asks"))]
    pub(crate) const FIRST: Self = Self(NonZeroU32::MIN);
}

/// The children of a node, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    /// The first child.
    pub first: Option<NodeId>,
    /// The last child.
    pub last: Option<NodeId>,
}

/// One node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node<K> {
    /// What it is.
    pub kind: K,
    /// Where it stands in the source.
    pub span: Span,
    next: Option<NodeId>,
}

impl<K> Node<K> {
    /// The node after this one in its list.
    pub fn next(&self) -> Option<NodeId> {
        self.next
    }
}

/// Nodes of kind `K`. Dropping is not recursive, and no public type needs a lifetime.
#[derive(Debug, Clone)]
pub struct Arena<K> {
    nodes: Vec<Node<K>>,
}

impl<K> Default for Arena<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K> Arena<K> {
    /// An arena without nodes or memory.
    pub(crate) const fn new() -> Self {
        Self { nodes: Vec::new() }
    }
}

impl<K: Copy> Arena<K> {
    /// Forgets every node, keeps the memory, and makes room for `capacity` nodes.
    pub fn reset(&mut self, capacity: usize) {
        empty(&mut self.nodes, capacity);
    }

    /// Forgets the nodes that were made after the first `length`; none of those may refer to them.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.nodes.truncate(length);
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Every node, in the order in which they were made.
    pub fn nodes(&self) -> impl Iterator<Item = &Node<K>> {
        self.nodes.iter()
    }

    /// Adds a node that is in no list yet. Past `u32::MAX` nodes, which no limit allows, ids begin anew.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "limits on nodes are `u32`")]
    pub fn push(&mut self, kind: K, span: Span) -> NodeId {
        self.nodes.push(Node { kind, span, next: None });
        NodeId(NonZeroU32::new(self.nodes.len() as u32).unwrap_or(NonZeroU32::MIN))
    }

    /// The node. Ids are valid only in the arena that made them.
    #[expect(clippy::indexing_slicing, reason = "an id is made by `push` alone, so it is in range")]
    #[inline]
    pub fn get(&self, id: NodeId) -> &Node<K> {
        &self.nodes[id.0.get() as usize - 1]
    }

    /// The node, to change.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "an id is made by `push` alone, so it is in range")]
    pub fn get_mut(&mut self, id: NodeId) -> &mut Node<K> {
        &mut self.nodes[id.0.get() as usize - 1]
    }

    /// What the node is.
    #[inline]
    pub fn kind(&self, id: NodeId) -> K {
        self.get(id).kind
    }

    /// Where the node stands.
    #[inline]
    pub fn span(&self, id: NodeId) -> Span {
        self.get(id).span
    }

    /// The node after this one in its list.
    #[inline]
    pub fn next(&self, id: NodeId) -> Option<NodeId> {
        self.get(id).next
    }

    /// Adds a node at the end of `list`.
    #[inline(always)]
    pub(crate) fn push_to(&mut self, list: &mut List, kind: K, span: Span) -> NodeId {
        let node = self.push(kind, span);
        match list.last {
            None => list.first = Some(node),
            Some(last) => self.get_mut(last).next = Some(node),
        }
        list.last = Some(node);
        node
    }

    /// The id of the node that is pushed after the next one, which may refer to it.
    #[inline(always)]
    pub(crate) fn after_next(&self) -> NodeId {
        let next = u32::try_from(self.nodes.len() + 2).unwrap_or(u32::MAX);
        NodeId(NonZeroU32::new(next).unwrap_or(NonZeroU32::MIN))
    }

    /// Puts `child`, which is in no list, at the end of `list`.
    #[inline]
    pub fn append(&mut self, list: &mut List, child: NodeId) {
        match list.last {
            None => list.first = Some(child),
            Some(last) => self.get_mut(last).next = Some(child),
        }
        self.get_mut(child).next = None;
        list.last = Some(child);
    }

    /// Takes `child` out of `list`, in which it stands after `before`, or first.
    #[inline]
    pub(crate) fn unlink(&mut self, list: &mut List, before: Option<NodeId>, child: NodeId) {
        let after = self.next(child);
        match before {
            Some(before) => self.get_mut(before).next = after,
            None => list.first = after,
        }
        if after.is_none() {
            list.last = before;
        }
    }

    /// Puts all of `tail` after `list`; `tail` must not be used as a list of its own afterwards.
    #[inline]
    pub fn concat(&mut self, list: &mut List, tail: List) {
        match (list.last, tail.first) {
            (_, None) => {}
            (None, Some(_)) => *list = tail,
            (Some(last), Some(first)) => {
                self.get_mut(last).next = Some(first);
                list.last = tail.last;
            }
        }
    }

    /// The children in `list` with their ids, in order.
    #[inline]
    pub fn entries(&self, list: List) -> impl Iterator<Item = (NodeId, &Node<K>)> {
        let mut at = list.first;
        std::iter::from_fn(move || {
            let id = at?;
            let node = self.get(id);
            at = node.next;
            Some((id, node))
        })
    }

    /// The children in `list`, in order.
    pub fn children(&self, list: List) -> Children<'_, K> {
        Children { arena: self, at: list.first }
    }
}

/// Empties a vector and makes room for `capacity` items. What has no memory yet gets it the short way.
#[inline]
pub(crate) fn empty<T>(items: &mut Vec<T>, capacity: usize) {
    if items.capacity() == 0 {
        *items = Vec::with_capacity(capacity);
        return;
    }
    items.clear();
    items.reserve(capacity);
}

/// The children of a node: see [`Arena::children`].
#[derive(Debug, Clone)]
pub struct Children<'a, K> {
    arena: &'a Arena<K>,
    at: Option<NodeId>,
}

impl<K: Copy> Iterator for Children<'_, K> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let id = self.at?;
        self.at = self.arena.next(id);
        Some(id)
    }
}
