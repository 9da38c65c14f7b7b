//! Nodes of a request to trees of other libraries, without recursion.

use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};

/// What a library's trees are made of.
pub(super) trait Trees {
    /// A tree.
    type Tree;

    /// A value without parts of its own.
    fn leaf(&self, request: &Request, node: NodeId) -> Self::Tree;

    /// An array.
    fn array(&self, items: Vec<Self::Tree>) -> Self::Tree;

    /// A document with these members, in order. `list` are their nodes.
    fn object(&self, request: &Request, list: List, members: Vec<(String, Self::Tree)>) -> Self::Tree;
}

/// An object or an array whose parts are being built.
struct Open<T> {
    /// The key that it gets in what holds it; in an array the key is not looked at.
    key: String,
    is_array: bool,
    list: List,
    next: Option<NodeId>,
    parts: Vec<(String, T)>,
}

/// Builds the tree of a conjunction, tests or any value.
pub(super) fn build<T: Trees>(trees: &T, request: &Request, root: NodeId) -> T::Tree {
    let Some(mut top) = open(request, root) else { return trees.leaf(request, root) };
    let mut outer = Vec::new();
    loop {
        if let Some(item) = top.next {
            top.next = request.arena.next(item);
            let (key, value) = entry(request, item);
            match open(request, value) {
                Some(inner) => outer.push(std::mem::replace(&mut top, Open { key, ..inner })),
                None => top.parts.push((key, trees.leaf(request, value))),
            }
            continue;
        }
        let built = if top.is_array {
            trees.array(top.parts.into_iter().map(|(_, part)| part).collect())
        } else {
            trees.object(request, top.list, top.parts)
        };
        let Some(holder) = outer.pop() else { return built };
        let key = top.key;
        top = holder;
        top.parts.push((key, built));
    }
}

/// The key of a node in a list, and its value; a logical operator is its own value.
fn entry(request: &Request, item: NodeId) -> (String, NodeId) {
    let known = |operator: Operator, name: Text| match operator {
        Operator::Unknown => request.text(name).to_owned(),
        operator => operator.key().to_owned(),
    };
    match request.arena.kind(item) {
        Kind::Field(key, value) | Kind::Member(key, value) => (request.text(key).to_owned(), value),
        Kind::Test(operator, name, value) | Kind::Top(operator, name, value) => {
            (known(operator, name), value)
        }
        Kind::Logical(operator, _) => (known(operator, Text::default()), item),
        _ => (String::new(), item),
    }
}

fn open<T>(request: &Request, node: NodeId) -> Option<Open<T>> {
    let (list, is_array) = match request.arena.kind(node) {
        Kind::Conjunction(list) | Kind::Tests(list) | Kind::Object(list) => (list, false),
        Kind::Array(list) | Kind::Logical(_, list) => (list, true),
        _ => return None,
    };
    Some(Open { key: String::new(), is_array, list, next: list.first, parts: Vec::new() })
}
