//! Tests to the value with which a parameter selects what they ask for.

use super::Choice;
use super::atoms::{Atom, Simple, Test, What, text, texts};
use super::fixed::implies;
use super::wire::Wanted;
use crate::dsl::literal;
use crate::operator::Operator;
use crate::request::{Kind, Request};
use crate::server::{Branch, ValueTest};

/// A value whose rows hold all those that some atom asks for; an atom that asks for just those before others.
pub(super) fn choose(request: &Request, atoms: &[Atom], branches: &[Branch]) -> Option<Choice> {
    if let [Branch { path, test, and: [] }] = *branches {
        match test {
            ValueTest::After | ValueTest::From | ValueTest::Before | ValueTest::Range => {
                return bounds(request, atoms, path, test);
            }
            ValueTest::EachPattern => return each(request, atoms, path),
            ValueTest::Equal
            | ValueTest::NotEqual
            | ValueTest::In
            | ValueTest::Contains
            | ValueTest::Whole
            | ValueTest::Pattern
            // How it is read was not seen.
            | ValueTest::EachEqual => {}
        }
    }
    let candidates = || {
        let found = |(index, atom): (usize, &Atom)| {
            let (value, is_equal) = match &atom.what {
                What::Simple(simple) => one(request, atoms, *simple, branches)?,
                What::Or(asked) => either(request, asked, branches)?,
                What::Other => return None,
            };
            let covered = if is_equal { vec![index] } else { Vec::new() };
            Some(Choice { value, covered, used: vec![index] })
        };
        atoms.iter().enumerate().filter_map(found)
    };
    candidates().find(|choice| !choice.covered.is_empty()).or_else(|| candidates().next())
}

/// The value for a test, and whether it selects no more.
fn one(request: &Request, atoms: &[Atom], simple: Simple, branches: &[Branch]) -> Option<(Wanted, bool)> {
    branches.iter().find_map(|branch| {
        let (value, is_equal) = selected(request, simple, *branch)?;
        let holds = |&fixed| atoms.iter().any(|atom| implies(request, &atom.what, fixed).is_some());
        let is_only = branches.len() == 1 && branch.and.is_empty();
        branch.and.iter().all(holds).then_some((value, is_equal && is_only))
    })
}

/// The same for an `$or`: all of its alternatives want one value, or each is in a list.
fn either(request: &Request, asked: &[Option<Simple>], branches: &[Branch]) -> Option<(Wanted, bool)> {
    let mut met = vec![false; branches.len()];
    let (mut value, mut is_equal) = (None::<Wanted>, true);
    for simple in asked {
        let simple = (*simple)?;
        let (index, wanted, same) = branches.iter().enumerate().find_map(|(index, branch)| {
            let (wanted, same) = selected(request, simple, *branch).filter(|_| branch.and.is_empty())?;
            Some((index, wanted, same))
        })?;
        is_equal &= same;
        if let Some(met) = met.get_mut(index).filter(|_| same) {
            *met = true;
        }
        value = Some(match (value, wanted) {
            (None, wanted) => wanted,
            (Some(Wanted::List(mut all)), Wanted::List(more)) => {
                all.extend(more);
                Wanted::List(all)
            }
            (Some(value), wanted) if value == wanted => value,
            (Some(_), _) => return None,
        });
    }
    Some((value?, is_equal && met.into_iter().all(|met| met)))
}

/// The value with which a branch holds for every row that the test holds for, and whether for no other.
fn selected(request: &Request, simple: Simple, branch: Branch) -> Option<(Wanted, bool)> {
    if request.text(simple.path) != branch.path {
        return None;
    }
    let test = simple.test;
    match branch.test {
        ValueTest::Equal => Some((Wanted::Text(equal(request, test)?), true)),
        ValueTest::NotEqual => match test {
            Test::Compare(Operator::Ne, value) => Some((Wanted::Text(text(request, value)?), true)),
            Test::Compare(Operator::Nin, list) => {
                let texts = texts(request, list)?;
                let is_only = texts.len() == 1;
                Some((Wanted::Text(texts.into_iter().next()?), is_only))
            }
            Test::Equal(_) | Test::Compare(..) | Test::Pattern(..) => None,
        },
        ValueTest::In => match test {
            Test::Equal(value) => Some((Wanted::List(vec![text(request, value)?]), true)),
            Test::Compare(Operator::In, list) => Some((Wanted::List(texts(request, list)?), true)),
            Test::Compare(..) | Test::Pattern(..) => None,
        },
        ValueTest::Contains => match Written::of(request, test)? {
            Written { starts: false, ends: false, any_case: true, text } => Some((Wanted::Text(text), true)),
            Written { text, .. } => Some((Wanted::Text(text), false)),
        },
        ValueTest::Whole => match Written::of(request, test)? {
            Written { starts: true, ends: true, any_case, text } => Some((Wanted::Text(text), any_case)),
            Written { .. } => None,
        },
        ValueTest::Pattern => {
            pattern(request, test).map(|(pattern, is_equal)| (Wanted::Text(pattern), is_equal))
        }
        ValueTest::After
        | ValueTest::From
        | ValueTest::Before
        | ValueTest::Range
        | ValueTest::EachPattern
        | ValueTest::EachEqual => None,
    }
}

/// The text that a test compares with.
fn equal(request: &Request, test: Test) -> Option<String> {
    match test {
        Test::Equal(value) => text(request, value),
        Test::Compare(Operator::In, list) => match texts(request, list)?.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        },
        Test::Compare(..) | Test::Pattern(..) => None,
    }
}

/// A test for a text as it is written: anywhere, at the start, at the end, as a whole.
struct Written {
    starts: bool,
    ends: bool,
    /// Whether in any letter case.
    any_case: bool,
    text: String,
}

impl Written {
    /// The text that a value is, or that a pattern matches letter by letter. What is the whole text in the database's
    /// eyes, it is with one line end more in a pattern's: that is never less.
    fn of(request: &Request, test: Test) -> Option<Self> {
        if let Some(text) = equal(request, test) {
            return Some(Self { starts: true, ends: true, any_case: false, text });
        }
        let Test::Pattern(pattern, flags) = test else { return None };
        let any_case = match request.text(flags) {
            "" => false,
            "i" => true,
            _ => return None,
        };
        let pattern = request.text(pattern);
        let (starts, pattern) = pattern.strip_prefix('^').map_or((false, pattern), |rest| (true, rest));
        let (ends, inner) = pattern.strip_suffix('$').map_or((false, pattern), |rest| (true, rest));
        // An escaped `\$` at the end is none.
        let (ends, inner) = if inner.ends_with('\\') { (false, pattern) } else { (ends, inner) };
        Some(Self { starts, ends, any_case, text: literal(inner)? })
    }
}

/// The pattern for a test, and whether it selects no more. A pattern without the flag `i` is only inside the same with it
/// where it is a text, letter by letter: `[^a]` matches `A`, and with the flag it does not.
fn pattern(request: &Request, test: Test) -> Option<(String, bool)> {
    match test {
        Test::Pattern(pattern, flags) if request.text(flags) == "i" => {
            Some((request.text(pattern).to_owned(), true))
        }
        Test::Pattern(pattern, _) => {
            Written::of(request, test).map(|_| (request.text(pattern).to_owned(), false))
        }
        Test::Equal(_) | Test::Compare(..) => {
            let text = equal(request, test)?;
            Some((["^", &escaped(&text), "$"].concat(), false))
        }
    }
}

/// A text as a pattern that matches it letter by letter.
fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if "\\^$.|?*+()[]{}".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

/// The tests of fields below a path, each for its key.
fn each(request: &Request, atoms: &[Atom], path: &str) -> Option<Choice> {
    let mut members: Vec<(String, String)> = Vec::new();
    let (mut covered, mut used) = (Vec::new(), Vec::new());
    for (index, atom) in atoms.iter().enumerate() {
        let What::Simple(simple) = atom.what else { continue };
        let key = request.text(simple.path).strip_prefix(path).and_then(|rest| rest.strip_prefix('.'));
        let Some(key) = key.filter(|key| !key.contains('.')) else { continue };
        let Some((pattern, is_equal)) = pattern(request, simple.test) else { continue };
        if members.iter().any(|(known, _)| known == key) {
            continue;
        }
        members.push((key.to_owned(), pattern));
        used.push(index);
        if is_equal {
            covered.push(index);
        }
    }
    (!members.is_empty()).then_some(Choice { value: Wanted::Members(members), covered, used })
}

/// The instants between which all atoms about a path ask. Instants are whole milliseconds in the database, so what is not
/// earlier than one is later than the millisecond before it.
fn bounds(request: &Request, atoms: &[Atom], path: &str, test: ValueTest) -> Option<Choice> {
    let takes = |operator| match test {
        ValueTest::Range => true,
        ValueTest::Before => matches!(operator, Operator::Lt | Operator::Lte),
        _ => matches!(operator, Operator::Gt | Operator::Gte),
    };
    // The last instant that is too early, and the first one that is too late.
    let (mut after, mut before) = (None::<i64>, None::<i64>);
    let (mut covered, mut used) = (Vec::new(), Vec::new());
    for (index, atom) in atoms.iter().enumerate() {
        let What::Simple(Simple { path: at, test: Test::Compare(operator, operand) }) = atom.what else {
            continue;
        };
        let Kind::Date(instant) = request.arena.kind(operand) else { continue };
        if request.text(at) != path || !takes(operator) {
            continue;
        }
        match operator {
            Operator::Gt => after = after.max(Some(instant)),
            Operator::Gte => after = after.max(Some(instant.checked_sub(1)?)),
            Operator::Lt => before = Some(before.map_or(instant, |known| known.min(instant))),
            Operator::Lte => {
                let instant = instant.checked_add(1)?;
                before = Some(before.map_or(instant, |known| known.min(instant)));
            }
            _ => continue,
        }
        covered.push(index);
        used.push(index);
    }
    let value = match test {
        ValueTest::After => Wanted::Instant(after?),
        ValueTest::From => Wanted::Instant(after?.checked_add(1)?),
        ValueTest::Before => Wanted::Instant(before?),
        _ => Wanted::Span {
            start: after.and_then(|after| after.checked_add(1)),
            end: before.and_then(|before| before.checked_sub(1)),
        },
    };
    (!used.is_empty()).then_some(Choice { value, covered, used })
}
