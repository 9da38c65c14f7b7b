//! Tests to the words of a parameter that they imply.

use super::Choice;
use super::atoms::{Atom, Simple, Test, What, text};
use super::wire::Wanted;
use crate::arena::NodeId;
use crate::operator::Operator;
use crate::request::{Kind, Request};
use crate::server::Fixed;

/// The first word whose filter the atoms imply; one that says all of what some atom asks before others.
pub(super) fn choose(request: &Request, atoms: &[Atom], words: &[(&str, Fixed)]) -> Option<Choice> {
    let choices = || words.iter().filter_map(|(word, filter)| choice(request, atoms, word, *filter));
    choices().find(|choice| !choice.covered.is_empty()).or_else(|| choices().next())
}

fn choice(request: &Request, atoms: &[Atom], word: &str, filter: Fixed) -> Option<Choice> {
    let mut choice = Choice { value: Wanted::Text(word.to_owned()), covered: Vec::new(), used: Vec::new() };
    for part in parts(&filter) {
        let mut is_implied = false;
        for (index, atom) in atoms.iter().enumerate() {
            let Some(is_equal) = implies(request, &atom.what, *part) else { continue };
            is_implied = true;
            choice.used.push(index);
            if is_equal {
                choice.covered.push(index);
            }
        }
        if !is_implied {
            return None;
        }
    }
    Some(choice)
}

/// The filters that all have to hold.
fn parts(filter: &Fixed) -> &[Fixed] {
    match filter {
        Fixed::All(parts) => parts,
        Fixed::Is(..)
        | Fixed::IsNot(..)
        | Fixed::IsBool(..)
        | Fixed::IsNotBool(..)
        | Fixed::Exists(_)
        | Fixed::Missing(_)
        | Fixed::Given(..)
        | Fixed::Either(_) => std::slice::from_ref(filter),
    }
}

/// Whether what is asked implies a filter, and then whether it is the same.
pub(super) fn implies(request: &Request, what: &What, filter: Fixed) -> Option<bool> {
    match (what, filter) {
        (What::Simple(simple), Fixed::Either(alternatives)) => {
            let mut alternatives = alternatives.iter();
            alternatives.any(|&one| implied(request, *simple, one).is_some()).then_some(false)
        }
        (What::Simple(simple), _) => implied(request, *simple, filter),
        (What::Or(asked), Fixed::Either(alternatives)) => {
            let mut met = vec![false; alternatives.len()];
            let mut is_equal = true;
            for simple in asked {
                let simple = (*simple)?;
                let (index, same) = alternatives
                    .iter()
                    .enumerate()
                    .find_map(|(index, &one)| Some((index, implied(request, simple, one)?)))?;
                is_equal &= same;
                if let Some(met) = met.get_mut(index).filter(|_| same) {
                    *met = true;
                }
            }
            (!asked.is_empty()).then(|| is_equal && met.into_iter().all(|met| met))
        }
        (What::Or(asked), _) => {
            let implied =
                |simple: &Option<Simple>| simple.is_some_and(|one| implied(request, one, filter).is_some());
            (!asked.is_empty() && asked.iter().all(implied)).then_some(false)
        }
        (What::Other, _) => None,
    }
}

/// The same of one test and a filter that is no alternative.
fn implied(request: &Request, simple: Simple, filter: Fixed) -> Option<bool> {
    let is_at = |path: &str| request.text(simple.path) == path;
    let is_word = |node: NodeId, word: &str| text(request, node).is_some_and(|text| text == word);
    let is_truth = |node: NodeId, truth: bool| request.arena.kind(node) == Kind::Bool(truth);
    let is_one_in = |list: NodeId, is: &dyn Fn(NodeId) -> bool| match request.arena.kind(list) {
        Kind::Array(values) => {
            let mut values = request.arena.children(values);
            values.clone().count() == 1 && values.all(is)
        }
        _ => false,
    };
    let equals = |is: &dyn Fn(NodeId) -> bool| match simple.test {
        Test::Equal(value) => is(value).then_some(true),
        Test::Compare(Operator::In, list) => is_one_in(list, is).then_some(true),
        Test::Compare(..) | Test::Pattern(..) => None,
    };
    let differs = |is: &dyn Fn(NodeId) -> bool| match simple.test {
        Test::Compare(Operator::Ne, value) => is(value).then_some(true),
        Test::Compare(Operator::Nin, list) if is_one_in(list, is) => Some(true),
        Test::Compare(Operator::Nin, list) => match request.arena.kind(list) {
            Kind::Array(values) => request.arena.children(values).any(is).then_some(false),
            _ => None,
        },
        Test::Equal(_) | Test::Compare(..) | Test::Pattern(..) => None,
    };
    match filter {
        Fixed::Is(path, word) if is_at(path) => equals(&|node| is_word(node, word)),
        Fixed::IsBool(path, truth) if is_at(path) => equals(&|node| is_truth(node, truth)),
        Fixed::IsNot(path, word) if is_at(path) => differs(&|node| is_word(node, word)),
        Fixed::IsNotBool(path, truth) if is_at(path) => differs(&|node| is_truth(node, truth)),
        Fixed::Exists(path) if is_at(path) => exists(request, simple.test),
        Fixed::Missing(path) if is_at(path) => match simple.test {
            Test::Compare(Operator::Exists, truth) => is_truth(truth, false).then_some(true),
            Test::Equal(_) | Test::Compare(..) | Test::Pattern(..) => None,
        },
        Fixed::Given(path, parameter) if is_at(path) => {
            let given = request.with.iter().find(|given| request.text(given.name) == parameter)?;
            let given = text(request, given.value).filter(|given| !given.is_empty())?;
            equals(&|node| is_word(node, &given))
        }
        Fixed::All(parts) => {
            let mut parts = parts.iter();
            parts.all(|&part| implied(request, simple, part).is_some()).then_some(false)
        }
        Fixed::Is(..)
        | Fixed::IsBool(..)
        | Fixed::IsNot(..)
        | Fixed::IsNotBool(..)
        | Fixed::Exists(_)
        | Fixed::Missing(_)
        | Fixed::Given(..)
        | Fixed::Either(_) => None,
    }
}

/// Whether a test holds for no row without the field.
fn exists(request: &Request, test: Test) -> Option<bool> {
    // A missing field is null to comparisons.
    let is_no_null = |node: NodeId| {
        matches!(
            request.arena.kind(node),
            Kind::Bool(_)
                | Kind::Int32(_)
                | Kind::Int64(_)
                | Kind::Double(_)
                | Kind::String(_)
                | Kind::Date(_)
                | Kind::Regex(..)
        )
    };
    let is_sure = match test {
        Test::Compare(Operator::Exists, truth) => {
            return (request.arena.kind(truth) == Kind::Bool(true)).then_some(true);
        }
        Test::Pattern(..) => true,
        Test::Equal(value) => is_no_null(value),
        Test::Compare(Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte, value) => {
            is_no_null(value)
        }
        Test::Compare(Operator::Ne, value) => request.arena.kind(value) == Kind::Null,
        Test::Compare(Operator::In, list) => match request.arena.kind(list) {
            Kind::Array(values) => request.arena.children(values).all(is_no_null),
            _ => false,
        },
        Test::Compare(..) => false,
    };
    is_sure.then_some(false)
}
