//! The clauses of a request to what their intervals ask of arrays.

use crate::arena::NodeId;
use crate::compiled::Compiled;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::report;
use crate::request::{Kind, Request};
use crate::schema::{Declared, may_be_across};

/// Why a clause does not stand in the plan as it was asked, where the schema knows of an array.
pub(super) const OF_ELEMENT: &str = "its interval is asked of one element of the array, with `$elemMatch`";

/// Whether the check against the schema put an interval of the clause under `$elemMatch`.
pub(super) fn is_of_element(asked: &Request, clause: NodeId, compiled: &Compiled) -> bool {
    let whole = report::whole(asked, clause);
    let is_inside = |found: &&Diagnostic| whole.start <= found.span.start && found.span.end <= whole.end;
    let hints = compiled.report().diagnostics().iter();
    hints.filter(is_inside).any(|found| found.code == Code::IntervalOfElement)
}

/// What an interval asks of an array where it is two comparisons.
const ACROSS: &str = "in an array, one element may meet one bound and another one the other";

/// What is said of a clause with an interval of a path that may hold an array: that two of its elements may meet it.
pub(super) fn across(asked: &Request, clause: NodeId, rows: Option<Declared>) -> Option<&'static str> {
    let mut open = vec![clause];
    while let Some(node) = open.pop() {
        match asked.arena.kind(node) {
            Kind::Conjunction(list) | Kind::Logical(_, list) => open.extend(asked.arena.children(list)),
            Kind::Field(path, value) => {
                if let Kind::Tests(tests) = asked.arena.kind(value)
                    && may_be_across(asked, tests, path, rows)
                {
                    return Some(ACROSS);
                }
            }
            _ => {}
        }
    }
    None
}
