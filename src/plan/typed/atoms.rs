//! Clauses to the tests that they are conjunctions of.

use crate::arena::{List, NodeId};
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};

/// One of the tests that make a clause of the filter, or an `$or` as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom {
    /// Which clause it is of.
    pub(super) conjunct: usize,
    pub(super) what: What,
}

/// What a clause asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A test of one path.
    Simple(Simple),
    /// One of these; nothing stands for what is more than one test.
    Or(Vec<Option<Simple>>),
    /// Something that no parameter says.
    Other,
}

/// A test of one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Simple {
    pub(super) path: Text,
    pub(super) test: Test,
}

/// How a path is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Test {
    /// It is the value.
    Equal(NodeId),
    /// The operator holds with this operand.
    Compare(Operator, NodeId),
    /// It matches the pattern with these flags.
    Pattern(Text, Text),
}

/// The tests of the clauses. A clause that asks for several things at once has one atom for each.
pub(super) fn atoms(request: &Request, conjuncts: &[NodeId]) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (conjunct, &clause) in conjuncts.iter().enumerate() {
        match request.arena.kind(clause) {
            Kind::Field(path, asked) => {
                let tests = simple(request, path, asked);
                atoms.extend(
                    tests
                        .into_iter()
                        .map(|test| Atom { conjunct, what: test.map_or(What::Other, What::Simple) }),
                );
            }
            Kind::Logical(Operator::Or, queries) => {
                let alternatives =
                    request.arena.children(queries).map(|query| only(request, query)).collect();
                atoms.push(Atom { conjunct, what: What::Or(alternatives) });
            }
            _ => atoms.push(Atom { conjunct, what: What::Other }),
        }
    }
    atoms
}

/// The one test of a query that has no other.
fn only(request: &Request, query: NodeId) -> Option<Simple> {
    let Kind::Conjunction(List { first: Some(clause), last }) = request.arena.kind(query) else {
        return None;
    };
    if last != Some(clause) {
        return None;
    }
    let Kind::Field(path, asked) = request.arena.kind(clause) else { return None };
    match *simple(request, path, asked).as_slice() {
        [test] => test,
        _ => None,
    }
}

/// The tests of a path; nothing stands for one that says more than an operator and its operand.
fn simple(request: &Request, path: Text, asked: NodeId) -> Vec<Option<Simple>> {
    let of = |test| Some(Simple { path, test });
    let list = match request.arena.kind(asked) {
        Kind::Tests(list) => list,
        Kind::Regex(pattern, flags) => {
            return vec![of(Test::Pattern(pattern, request.flags(pattern, flags)))];
        }
        _ => return vec![of(Test::Equal(asked))],
    };
    let mut flags = Text::default();
    for test in request.arena.children(list) {
        if let Kind::Test(Operator::Options, _, operand) = request.arena.kind(test)
            && let Kind::String(text) = request.arena.kind(operand)
        {
            flags = text;
        }
    }
    let mut tests = Vec::new();
    for test in request.arena.children(list) {
        let Kind::Test(operator, _, operand) = request.arena.kind(test) else { continue };
        tests.push(match (operator, request.arena.kind(operand)) {
            (Operator::Options, Kind::String(_)) => continue,
            (Operator::Regex, Kind::String(pattern)) => of(Test::Pattern(pattern, flags)),
            (Operator::Regex, Kind::Regex(pattern, own)) if flags == Text::default() => {
                of(Test::Pattern(pattern, request.flags(pattern, own)))
            }
            (Operator::Eq, Kind::Regex(..)) | (Operator::Regex | Operator::Options, _) => None,
            (Operator::Eq, _) => of(Test::Equal(operand)),
            _ => of(Test::Compare(operator, operand)),
        });
    }
    tests
}

/// The texts of a list; nothing where it holds something else, or nothing.
pub(super) fn texts(request: &Request, list: NodeId) -> Option<Vec<String>> {
    let Kind::Array(values) = request.arena.kind(list) else { return None };
    let text = |value| match request.arena.kind(value) {
        Kind::String(text) => Some(request.text(text).to_owned()),
        _ => None,
    };
    let texts = request.arena.children(values).map(text).collect::<Option<Vec<_>>>()?;
    (!texts.is_empty()).then_some(texts)
}

/// The text that a value is.
pub(super) fn text(request: &Request, value: NodeId) -> Option<String> {
    match request.arena.kind(value) {
        Kind::String(text) => Some(request.text(text).to_owned()),
        _ => None,
    }
}
