//! A filter and the schema of its endpoint's collection to what cannot have been meant.
//!
//! The schema is what the server's code declares; no database enforces it. What rests on it is therefore a warning or a
//! hint, but for comparisons with a date: a number or a text there is a slip whose answer would be no row, or all.

mod across;
mod conflict;
mod interval;
mod operand;
mod path;
mod plain;

pub(crate) use interval::may_be_across;
pub(crate) use path::check_key;

use self::plain::{is_free, is_quoted};
use super::{Collection, Found, Lookup, Type};
use crate::arena::{List, NodeId};
use crate::diagnostic::Diagnostics;
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::span::Span;
use crate::stack::Stack;
use crate::version::{Certainty, Versions};

/// How deep the operators of one path may nest in one another and still be looked at: the recursion's limit.
const MOST_LEVELS: u32 = 8;

/// Of how many fields it is said that they are not known: to look for the nearest name of each takes time.
const MOST_UNKNOWN: usize = 16;

/// Names and words of fewer letters are near to all others: nothing says which one was meant.
const SHORTEST_NAME: usize = 3;

/// What a request is checked against.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// Whether a name is that of a parameter of the endpoint.
    pub(crate) is_parameter: &'a dyn Fn(&str) -> bool,
    /// Whether a parameter of the endpoint asks for a path, whether rows hold it or not.
    pub(crate) is_selected: &'a dyn Fn(&str) -> bool,
    /// The rows that it is about.
    pub(crate) rows: Declared,
    /// The text that the filter stands in.
    pub(crate) source: &'a str,
}

/// The rows of an endpoint as far as they are declared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Declared {
    /// The collection that they come from.
    pub(crate) collection: Collection,
    /// The versions of which all have to take the request.
    pub(crate) versions: Versions,
}

/// Reports what the schema speaks against in a clause of the filter and in those after it, and asks of one element what the
/// language's intervals ask of an array. The clauses before have to be right.
pub(crate) fn check(request: &mut Request, clause: NodeId, subject: Subject<'_>, sink: &mut Diagnostics) {
    let mut check = Check {
        request,
        subject,
        fields: subject.rows.lookup(),
        sink,
        elements: Vec::new(),
        unknown: Vec::new(),
        intervals: Vec::new(),
        has_and: false,
    };
    check.clauses(clause);
    let (has_and, intervals) = (check.has_and, std::mem::take(&mut check.intervals));
    if has_and && let Some(filter) = check.request.filter {
        across::across(check.request, check.subject, filter, check.sink);
    }
    for tests in intervals {
        interval::ask_one_element(request, tests);
    }
}

/// The array whose elements the clauses of a `$elemMatch` speak of.
#[derive(Debug, Clone)]
struct Element {
    /// What is known of one element; nothing where nothing is.
    found: Option<Found>,
    /// Its path, to be shown and searched for.
    path: String,
}

/// A list of clauses or queries that is still to be looked at.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    next: Option<NodeId>,
    /// One more than the place of its array in the list of those; 0 at the top.
    element: u32,
}

/// A field that something is asked of.
#[derive(Debug, Clone, Copy)]
struct Place {
    found: Found,
    path: Text,
    /// Where the path stands.
    span: Span,
    /// One more than the place of the array around it in the list of those; 0 at the top.
    element: u32,
}

impl Place {
    /// Whether the path has one value in a document, or none.
    fn is_single(&self) -> bool {
        is_single(&self.found)
    }
}

/// Whether a path has one value in a document, or none.
fn is_single(field: &Found) -> bool {
    !field.is_in_array && !field.is_open && !field.types.contains(Type::Array)
}

struct Check<'a> {
    request: &'a Request,
    subject: Subject<'a>,
    fields: Lookup,
    sink: &'a mut Diagnostics,
    elements: Vec<Element>,
    /// The fields of which it was said that they are not known.
    unknown: Vec<String>,
    /// The objects of operators whose interval is to be asked of one element.
    intervals: Vec<NodeId>,
    /// Whether one path may stand in several clauses that all have to hold.
    has_and: bool,
}

impl Check<'_> {
    /// Looks at a clause of the filter, at those after it, and at what is inside them.
    fn clauses(&mut self, first: NodeId) {
        let request = self.request;
        let mut open = Stack::new();
        let mut list = Some(Open { next: Some(first), element: 0 });
        while let Some(Open { mut next, element }) = list {
            while let Some(node) = next {
                next = request.arena.next(node);
                match request.arena.kind(node) {
                    Kind::Field(path, asked) => {
                        if let Some(inner) = self.field(path, asked, node, element) {
                            open.push(inner);
                        }
                    }
                    Kind::Conjunction(list) => open.push(Open { next: list.first, element }),
                    Kind::Logical(operator, list) => {
                        self.has_and |= operator == Operator::And;
                        open.push(Open { next: list.first, element });
                    }
                    Kind::Top(..)
                    | Kind::Tests(_)
                    | Kind::Test(..)
                    | Kind::Null
                    | Kind::Bool(_)
                    | Kind::Int32(_)
                    | Kind::Int64(_)
                    | Kind::Double(_)
                    | Kind::String(_)
                    | Kind::Date(_)
                    | Kind::Regex(..)
                    | Kind::Array(_)
                    | Kind::Object(_)
                    | Kind::Member(..)
                    | Kind::Binary(..)
                    | Kind::ObjectId(_)
                    | Kind::Decimal(_)
                    | Kind::Foreign(..) => {}
                }
            }
            list = open.pop();
        }
    }

    /// A path and what is asked of it. Gives back the clauses of its elements, where it has some.
    fn field(&mut self, path: Text, asked: NodeId, node: NodeId, element: u32) -> Option<Open> {
        let request = self.request;
        let found = match self.around(element) {
            None => self.fields.field(request.segments(path)),
            // Where nothing is known of the elements, there is nothing to say.
            Some(above) => self.fields.below(above.found?, request.segments(path)),
        };
        let span = request.arena.span(node);
        let Some(found) = found else {
            self.unknown(path, span, element);
            return None;
        };
        if is_free(&found, span, self.subject.source) {
            return None;
        }
        let place = Place { found, path, span, element };
        match self.request.arena.kind(asked) {
            Kind::Tests(tests) => self.tests(asked, tests, &place, MOST_LEVELS),
            _ => {
                self.compare(Operator::Eq, asked, node, &place);
                None
            }
        }
    }

    /// The operators of a path. Gives back the clauses of its elements, where it has some.
    fn tests(&mut self, node: NodeId, tests: List, place: &Place, levels: u32) -> Option<Open> {
        let request = self.request;
        let mut inner = None;
        let mut next = tests.first;
        if tests.first != tests.last {
            self.intervals(node, tests, place);
        }
        while let Some(test) = next {
            next = request.arena.next(test);
            let Kind::Test(operator, _, operand) = request.arena.kind(test) else { continue };
            if let Some(upper) = next.filter(|&upper| interval::is_pair(request, test, upper)) {
                self.compare_bounds(test, upper, place);
                next = request.arena.next(upper);
                continue;
            }
            match operator {
                Operator::Eq | Operator::Ne | Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte => {
                    self.compare(operator, operand, test, place)
                }
                Operator::In | Operator::Nin => self.compare_each(operand, test, place),
                Operator::All => {
                    if !place.found.is_in_array {
                        self.needs_array(operator, test, place);
                    }
                    self.compare_each(operand, test, place);
                }
                Operator::Size => self.needs_array(operator, test, place),
                Operator::ElemMatch => {
                    self.needs_array(operator, test, place);
                    inner = self.element(operand, place, levels).or(inner);
                }
                Operator::Not => match (request.arena.kind(operand), levels.checked_sub(1)) {
                    (Kind::Tests(tests), Some(levels)) => {
                        inner = self.tests(operand, tests, place, levels).or(inner);
                    }
                    (Kind::Regex(..), _) => self.needs_text(test, place),
                    _ => {}
                },
                Operator::Regex => self.needs_text(test, place),
                Operator::Mod
                | Operator::BitsAllSet
                | Operator::BitsAllClear
                | Operator::BitsAnySet
                | Operator::BitsAnyClear => self.needs_number(operator, test, place),
                // Who asks for a type or for presence may look for what the schema does not say.
                Operator::Exists | Operator::Type => {}
                Operator::And
                | Operator::Or
                | Operator::Nor
                | Operator::Options
                | Operator::GeoWithin
                | Operator::Within
                | Operator::GeoIntersects
                | Operator::Near
                | Operator::NearSphere
                | Operator::GeoNear
                | Operator::MaxDistance
                | Operator::MinDistance
                | Operator::UniqueDocs
                | Operator::GeometryArgument
                | Operator::Box
                | Operator::Polygon
                | Operator::Center
                | Operator::CenterSphere
                | Operator::Text
                | Operator::Search
                | Operator::Language
                | Operator::CaseSensitive
                | Operator::DiacriticSensitive
                | Operator::Comment
                | Operator::SampleRate
                | Operator::Where
                | Operator::Expr
                | Operator::JsonSchema
                | Operator::Function
                | Operator::Accumulator
                | Operator::Unknown => {}
            }
        }
        if tests.first != tests.last && place.is_single() {
            conflict::within(request, tests, place, self.sink);
        }
        inner
    }

    /// What is asked of one element of an array: operators at once, clauses later.
    fn element(&mut self, operand: NodeId, place: &Place, levels: u32) -> Option<Open> {
        let found = place.found.undeclared(b"0");
        match self.request.arena.kind(operand) {
            Kind::Tests(tests) => {
                let place = Place { found: found?, ..*place };
                self.tests(operand, tests, &place, levels.checked_sub(1)?)
            }
            Kind::Conjunction(clauses) => {
                let path = format!("{}.0", self.full_path(place.path, place.element));
                self.elements.push(Element { found, path });
                // There are no more than nodes.
                let element = u32::try_from(self.elements.len()).unwrap_or(u32::MAX);
                Some(Open { next: clauses.first, element })
            }
            _ => None,
        }
    }

    /// The array whose elements are spoken of.
    fn around(&self, element: u32) -> Option<&Element> {
        self.elements.get(element.checked_sub(1)? as usize)
    }

    /// A path from the top.
    fn full_path(&self, path: Text, element: u32) -> String {
        let path = self.request.text(path);
        match self.around(element) {
            Some(element) => format!("{}.{path}", element.path),
            None => path.to_owned(),
        }
    }

    /// Whether what a node stands for was written in EJSON.
    fn is_ejson(&self, node: NodeId) -> bool {
        is_quoted(self.request.arena.span(node), self.subject.source)
    }
}

/// Whether the schema is known well enough to speak against what is asked.
fn is_sure(field: &Found) -> bool {
    !field.is_open && field.certainty != Certainty::Unknown
}

/// What a field holds, as messages say it: `numbers or arrays of strings`.
#[cold]
fn description(field: &Found) -> String {
    let plural = |one: Type| match one {
        Type::String => "strings",
        Type::Number => "numbers",
        Type::Boolean => "`true` or `false`",
        Type::Date => "dates",
        Type::Object => "objects",
        Type::Array => "arrays",
        Type::Null => "null",
    };
    let items: Vec<&str> = field.items.iter().map(plural).collect();
    let types = field.types.iter().map(|one| match one {
        Type::Array if !items.is_empty() && !field.items.is_any() => {
            format!("arrays of {}", items.join(" or "))
        }
        _ => plural(one).to_owned(),
    });
    types.collect::<Vec<_>>().join(" or ")
}
