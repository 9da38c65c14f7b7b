//! What a client sees of rows is JSON: which clauses it decides there as the database does, and which it cannot.
//!
//! `JSON.stringify`, through which a server answers, writes a date as text, NaN and infinities as null, bytes and ids of
//! the database as text, and every whole number alike. The matcher takes text in the form of `toISOString` for a date beside
//! a date and for `$type`, and for text beside text and patterns. So a clause is decided where the schema says that a field
//! holds dates or texts, not both, or where no text of that form meets it. Of what no declared field holds (bytes, ids of
//! the database, NaN) rows are taken to be free, unless a clause speaks of it.

mod dates;

use super::capabilities::{Capabilities, Cause};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic};
use crate::operator::Operator;
use crate::request::{Kind, Request, TYPES, Text};
use crate::schema::{Collection, Type, TypeSet};
use crate::value::regex;
use crate::version::Versions;
use dates::{matches_no_date, may_be_date};

/// Why rows in JSON do not decide a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// It tells the types of numbers apart.
    Numbers,
    /// It may be met by a date as text and not by that date, or the other way about.
    Dates,
    /// It is about a number that JSON lacks.
    NotFinite,
    /// It is about a type that JSON lacks.
    Foreign,
}

/// A test that rows in JSON do not decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Undecided {
    pub(super) node: NodeId,
    pub(super) path: String,
    pub(super) reason: Reason,
}

impl Undecided {
    /// What is said of it, and what can be done.
    pub(super) fn diagnostic(self, request: &Request) -> Diagnostic {
        const OTHERWISE: &str = "leave it out, or ask a server and an endpoint that read `query`";
        let (what, help) = match self.reason {
            Reason::Numbers => (
                "all whole numbers are of one type",
                "ask whether it `is number`, or ask a server and an endpoint that read `query`",
            ),
            Reason::Dates => ("dates are texts", OTHERWISE),
            Reason::NotFinite => ("NaN and infinities are null", OTHERWISE),
            Reason::Foreign => ("no value is of such a type", OTHERWISE),
        };
        Diagnostic::new(Code::RowsUndecided, request.arena.span(self.node)).arg(self.path).arg(what).arg(help)
    }
}

/// What the rows are known to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows {
    /// The collection that they come from, where that is known.
    pub(super) collection: Option<Collection>,
    pub(super) versions: Versions,
}

impl Rows {
    /// Those of an endpoint. What another collection declares says nothing of them.
    pub(super) fn of(capabilities: &Capabilities) -> Self {
        let collection = capabilities.endpoint.collection();
        let collection = collection.filter(|_| capabilities.query.cause != Cause::Selector);
        Self { collection, versions: capabilities.server.versions }
    }

    /// Whether they decide a clause as it stands.
    pub(super) fn decide(self, request: &Request, clause: NodeId) -> bool {
        let (found, texts) = self.look(request, clause);
        found.is_empty() && texts.is_empty()
    }

    /// The tests of a clause that rows do not decide. What asks for text, where no date can be, is made to ask for the text
    /// that looks like a date too: to the client that is one.
    pub(super) fn check(self, request: &mut Request, clause: NodeId) -> Vec<Undecided> {
        let (found, texts) = self.look(request, clause);
        for operand in texts {
            takes_dates_too(request, operand);
        }
        found
    }

    /// The tests of a clause that rows do not decide, and the operands of `$type` that ask for text where no date can be.
    fn look(self, request: &Request, clause: NodeId) -> (Vec<Undecided>, Vec<NodeId>) {
        let mut check = Check { request, rows: self, found: Vec::new(), texts: Vec::new() };
        let mut open = vec![(clause, String::new())];
        while let Some((node, above)) = open.pop() {
            check.node(node, &above, &mut open);
        }
        (check.found, check.texts)
    }

    /// The types of the values that a path leads to.
    fn types(self, path: &str) -> TypeSet {
        let field = self.collection.and_then(|collection| collection.field(path, self.versions));
        field.map_or(TypeSet::ANY, |field| field.types.union(field.items))
    }
}

/// Asks of a value whether it is a date, besides what is asked.
fn takes_dates_too(request: &mut Request, operand: NodeId) {
    let span = request.arena.span(operand);
    let date = request.intern("date");
    let date = request.arena.push(Kind::String(date), span);
    match request.arena.kind(operand) {
        Kind::Array(mut names) => {
            request.arena.append(&mut names, date);
            request.arena.get_mut(operand).kind = Kind::Array(names);
        }
        kind => {
            let mut names = List::default();
            let name = request.arena.push(kind, span);
            request.arena.append(&mut names, name);
            request.arena.append(&mut names, date);
            request.arena.get_mut(operand).kind = Kind::Array(names);
        }
    }
}

struct Check<'a> {
    request: &'a Request,
    rows: Rows,
    found: Vec<Undecided>,
    /// The operands of `$type` that ask for text where no date can be.
    texts: Vec<NodeId>,
}

/// What is asked of the values of a path.
struct Place<'a> {
    path: &'a str,
    types: TypeSet,
}

impl Place<'_> {
    fn may_have_parts(&self) -> bool {
        self.types.contains(Type::Array) || self.types.contains(Type::Object)
    }
}

impl Check<'_> {
    fn node(&mut self, node: NodeId, above: &str, open: &mut Vec<(NodeId, String)>) {
        match self.request.arena.kind(node) {
            Kind::Conjunction(list) | Kind::Logical(_, list) => {
                open.extend(self.request.arena.children(list).map(|child| (child, above.to_owned())));
            }
            Kind::Field(path, asked) => {
                let path = join(above, self.request.text(path));
                let place = Place { path: &path, types: self.rows.types(&path) };
                match self.request.arena.kind(asked) {
                    Kind::Tests(tests) => self.tests(tests, &place, open),
                    _ => self.equal(asked, &place),
                }
            }
            _ => {}
        }
    }

    /// The tests of a path. Those of its elements are tests of its values.
    fn tests(&mut self, tests: List, place: &Place<'_>, open: &mut Vec<(NodeId, String)>) {
        let request = self.request;
        let mut waiting: Vec<List> = vec![tests];
        while let Some(tests) = waiting.pop() {
            let flags = options(request, tests);
            for test in request.arena.children(tests) {
                let Kind::Test(operator, _, operand) = request.arena.kind(test) else { continue };
                match (operator, request.arena.kind(operand)) {
                    (Operator::Not | Operator::ElemMatch, Kind::Tests(inner)) => waiting.push(inner),
                    (Operator::ElemMatch, _) => open.push((operand, place.path.to_owned())),
                    (Operator::All, Kind::Array(items)) => {
                        for item in request.arena.children(items) {
                            match request.arena.kind(item) {
                                Kind::Tests(inner) => waiting.push(inner),
                                _ => self.equal(item, place),
                            }
                        }
                    }
                    (Operator::In | Operator::Nin, Kind::Array(items)) => {
                        request.arena.children(items).for_each(|item| self.equal(item, place));
                    }
                    (Operator::Eq | Operator::Ne | Operator::Not, _) => self.equal(operand, place),
                    (Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte, _) => {
                        self.ordered(operator, operand, place);
                    }
                    (Operator::Regex, Kind::String(pattern)) => self.pattern(operand, pattern, flags, place),
                    (Operator::Regex, Kind::Regex(pattern, own)) => {
                        let own = request.flags(pattern, own);
                        self.pattern(operand, pattern, if flags.len() > 0 { flags } else { own }, place);
                    }
                    (Operator::Type, _) => self.type_test(operand, place),
                    // Bytes are text in JSON, and no number.
                    (
                        Operator::BitsAllSet
                        | Operator::BitsAllClear
                        | Operator::BitsAnySet
                        | Operator::BitsAnyClear,
                        _,
                    ) if place.types.is_any() => self.leave(operand, place, Reason::Foreign),
                    _ => {}
                }
            }
        }
    }

    /// Both bounds of an interval are told of once.
    fn leave(&mut self, node: NodeId, place: &Place<'_>, reason: Reason) {
        if self.found.iter().any(|known| known.path == place.path && known.reason == reason) {
            return;
        }
        self.found.push(Undecided { node, path: place.path.to_owned(), reason });
    }

    /// Equal to a value, or matched by it.
    fn equal(&mut self, value: NodeId, place: &Place<'_>) {
        let is_date = place.types.contains(Type::Date);
        match self.request.arena.kind(value) {
            Kind::Regex(pattern, flags) => {
                self.pattern(value, pattern, self.request.flags(pattern, flags), place);
            }
            Kind::String(text) if is_date && may_be_date(self.request.text(text)) => {
                self.leave(value, place, Reason::Dates);
            }
            Kind::Array(_) | Kind::Object(_) if place.may_have_parts() => self.parts(value, place),
            kind => self.scalar(value, kind, place),
        }
    }

    /// What holds of a value without parts, whatever it is compared by.
    fn scalar(&mut self, value: NodeId, kind: Kind, place: &Place<'_>) {
        match kind {
            Kind::Date(_) if place.types.contains(Type::String) => self.leave(value, place, Reason::Dates),
            Kind::Double(number) if !number.is_finite() && place.types.contains(Type::Number) => {
                self.leave(value, place, Reason::NotFinite);
            }
            Kind::Binary(..) | Kind::ObjectId(_) | Kind::Foreign(..) => {
                self.leave(value, place, Reason::Foreign);
            }
            _ => {}
        }
    }

    /// An array or a document as a whole: of what is in it the schema is not asked.
    fn parts(&mut self, value: NodeId, place: &Place<'_>) {
        let request = self.request;
        let mut open = vec![value];
        while let Some(node) = open.pop() {
            match request.arena.kind(node) {
                Kind::Array(list) | Kind::Object(list) => open.extend(request.arena.children(list)),
                Kind::Member(_, value) => open.push(value),
                Kind::String(text) if may_be_date(request.text(text)) => {
                    return self.leave(value, place, Reason::Dates);
                }
                Kind::Date(_) => return self.leave(value, place, Reason::Dates),
                Kind::Regex(..) => return self.leave(value, place, Reason::Foreign),
                kind => self.scalar(node, kind, place),
            }
        }
    }

    /// Before or after a value.
    fn ordered(&mut self, operator: Operator, operand: NodeId, place: &Place<'_>) {
        match self.request.arena.kind(operand) {
            Kind::String(text) if place.types.contains(Type::Date) => {
                // Such text starts with one of `+-0123456789`.
                let first = self.request.text(text).chars().next();
                let is_met = match operator {
                    Operator::Gt | Operator::Gte => first.is_none_or(|first| first <= '9'),
                    _ => first.is_some_and(|first| first >= '+'),
                };
                if is_met {
                    self.leave(operand, place, Reason::Dates);
                }
            }
            // The types of what is in it decide on the order, too.
            Kind::Array(_) | Kind::Object(_) if place.may_have_parts() => {
                self.leave(operand, place, Reason::Dates);
            }
            kind => self.scalar(operand, kind, place),
        }
    }

    fn pattern(&mut self, node: NodeId, pattern: Text, flags: Text, place: &Place<'_>) {
        if !place.types.contains(Type::Date) {
            return;
        }
        let tree = regex::read(self.request.text(pattern), self.request.text(flags));
        if !tree.is_ok_and(|tree| matches_no_date(&tree)) {
            self.leave(node, place, Reason::Dates);
        }
    }

    fn type_test(&mut self, operand: NodeId, place: &Place<'_>) {
        let types = place.types;
        let Asked { numbers, text, date, foreign } = Asked::of(self.request, operand);
        if (1..3).contains(&numbers) && types.contains(Type::Number) {
            return self.leave(operand, place, Reason::Numbers);
        }
        if foreign && types.is_any() {
            return self.leave(operand, place, Reason::Foreign);
        }
        match (types.contains(Type::String), types.contains(Type::Date)) {
            (true, may_be_date) if text != date => {
                if may_be_date || date {
                    self.leave(operand, place, Reason::Dates);
                } else {
                    self.texts.push(operand);
                }
            }
            _ => {}
        }
    }
}

/// What `$type` asks for.
#[derive(Debug, Clone, Copy, Default)]
struct Asked {
    /// How many of the three types that a number of JSON may have had.
    numbers: u32,
    text: bool,
    date: bool,
    /// Types that JSON lacks. A decimal is written as an object that is read as one.
    foreign: bool,
}

impl Asked {
    fn of(request: &Request, operand: NodeId) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let mut add = |node| match request.arena.kind(node) {
            Kind::String(name) => names.push(request.text(name)),
            // The numbers count from 1 on in the order of the names.
            _ => match request.whole_number(node) {
                Some(-1) => names.push("minKey"),
                Some(127) => names.push("maxKey"),
                Some(number) => {
                    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
                    names.extend(at.and_then(|at| TYPES.get(at)).copied());
                }
                None => {}
            },
        };
        match request.arena.kind(operand) {
            Kind::Array(items) => request.arena.children(items).for_each(&mut add),
            _ => add(operand),
        }
        let has = |name: &str| names.contains(&name);
        let numbers = ["int", "long", "double"].iter().filter(|name| has("number") || has(name)).count();
        Self {
            numbers: u32::try_from(numbers).unwrap_or_default(),
            text: has("string"),
            date: has("date"),
            foreign: names.iter().any(|name| FOREIGN.contains(name)),
        }
    }
}

/// The types of `$type` that neither JSON nor the schema knows.
const FOREIGN: [&str; 11] = [
    "binData",
    "undefined",
    "objectId",
    "regex",
    "dbPointer",
    "javascript",
    "symbol",
    "javascriptWithScope",
    "timestamp",
    "minKey",
    "maxKey",
];

/// The flags beside `$regex`.
fn options(request: &Request, tests: List) -> Text {
    let mut operands = request.arena.children(tests).filter_map(|test| match request.arena.kind(test) {
        Kind::Test(Operator::Options, _, operand) => Some(request.arena.kind(operand)),
        _ => None,
    });
    match operands.next() {
        Some(Kind::String(flags)) => flags,
        _ => Text::default(),
    }
}

fn join(above: &str, path: &str) -> String {
    if above.is_empty() { path.to_owned() } else { [above, ".", path].concat() }
}

#[cfg(all(test, feature = "bson", feature = "matcher"))]
mod tests;
