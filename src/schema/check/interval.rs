//! Intervals of the language over arrays: two comparisons that one element has to meet.

use super::{Check, Declared, Place, is_single, is_sure};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic};
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::schema::{Type, TypeSet};

/// Whether two tests that follow one another are the bounds of one interval of the language: it gives both the place of the
/// whole interval. In EJSON each has its own.
pub(super) fn is_pair(request: &Request, lower: NodeId, upper: NodeId) -> bool {
    let arena = &request.arena;
    let operator = |test| match arena.kind(test) {
        Kind::Test(operator, ..) => Some(operator),
        _ => None,
    };
    arena.span(lower) == arena.span(upper)
        && !arena.span(lower).is_empty()
        && operator(lower) == Some(Operator::Gte)
        && matches!(operator(upper), Some(Operator::Lt | Operator::Lte))
}

/// The bounds of the interval among these tests.
fn pair(request: &Request, tests: List) -> Option<(NodeId, NodeId)> {
    let mut all = request.arena.children(tests);
    all.find_map(|lower| {
        let upper = request.arena.next(lower)?;
        is_pair(request, lower, upper).then_some((lower, upper))
    })
}

/// Whether an interval is among these tests.
pub(super) fn is_in(request: &Request, tests: List) -> bool {
    pair(request, tests).is_some()
}

/// Whether different elements of an array may meet the two bounds of an interval of the language among these tests of a path:
/// whether it may hold an array, as far as is known.
pub(crate) fn may_be_across(request: &Request, tests: List, path: Text, rows: Option<Declared>) -> bool {
    let under_not = |test| match request.arena.kind(test) {
        Kind::Test(Operator::Not, _, operand) => match request.arena.kind(operand) {
            Kind::Tests(tests) => is_in(request, tests),
            _ => false,
        },
        _ => false,
    };
    let found = || rows.and_then(|rows| rows.lookup().field(request.segments(path)));
    (is_in(request, tests) || request.arena.children(tests).any(under_not))
        && found().is_none_or(|found| !is_single(&found))
}

impl Check<'_> {
    /// Marks an interval that is to be asked of one element, and says where it is asked of several.
    pub(super) fn intervals(&mut self, node: NodeId, tests: List, place: &Place) {
        if place.is_single() || place.found.is_open || place.found.types.is_any() {
            return;
        }
        let request = self.request;
        let Some((lower, _)) = pair(request, tests) else { return };
        let field = &place.found;
        let span = request.arena.span(lower);
        let path = request.text(place.path).to_owned();
        let holds_others = request
            .arena
            .children(tests)
            .any(|test| matches!(request.arena.kind(test), Kind::Test(Operator::ElemMatch, ..)));
        if is_array(field.types) && is_sure(field) && !holds_others {
            self.intervals.push(node);
            self.sink.report(Diagnostic::new(Code::IntervalOfElement, span).arg(span).arg(path));
        } else {
            self.sink.report(Diagnostic::new(Code::IntervalAcross, span).arg(path));
        }
    }
}

/// Whether a field is an array wherever it is there.
fn is_array(types: TypeSet) -> bool {
    types.contains(Type::Array) && types.iter().all(|one| matches!(one, Type::Array | Type::Null))
}

/// Puts the interval of an object of operators under `$elemMatch`.
pub(super) fn ask_one_element(request: &mut Request, node: NodeId) {
    let Kind::Tests(tests) = request.arena.kind(node) else { return };
    let Some((lower, upper)) = pair(request, tests) else { return };
    let others: Vec<NodeId> = request.arena.children(tests).filter(|&test| test != upper).collect();
    let (kind, span) = (request.arena.kind(lower), request.arena.span(lower));
    let mut bounds = List::default();
    let copy = request.arena.push(kind, span);
    request.arena.append(&mut bounds, copy);
    request.arena.append(&mut bounds, upper);
    let inner = request.arena.push(Kind::Tests(bounds), span);
    request.arena.get_mut(lower).kind = Kind::Test(Operator::ElemMatch, Text::default(), inner);
    let mut list = List::default();
    for test in others {
        request.arena.append(&mut list, test);
    }
    request.arena.get_mut(node).kind = Kind::Tests(list);
}
