//! A request's filter to a program, proved on the way: what cannot be evaluated on a row is reported at its place, so that a
//! program that exists means what MongoDB would.

use super::constant::Constant;
use super::geo;
use super::json::Keys;
use super::path::{Leaf, Path};
use super::pattern::{Pattern, PatternHost};
use super::program::{Comparison, Expression, Test};
use crate::arena::{List as Nodes, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::sorted::sort_by_key;

/// Makes the program of a request's filter and says which keys of a row it looks at. What cannot be evaluated is in the
/// sink; the program is then of no use.
pub(super) fn build(
    request: &Request,
    host: Option<&dyn PatternHost>,
    keys: &mut Keys,
    sink: &mut Diagnostics,
) -> Expression {
    let mut build = Build { request, host, keys, sink };
    match request.filter {
        Some(filter) => build.query(filter),
        None => Expression::All(Box::default()),
    }
}

pub(super) struct Build<'a> {
    pub(super) request: &'a Request,
    /// What searches for patterns, where that is not a part of this build.
    host: Option<&'a dyn PatternHost>,
    keys: &'a mut Keys,
    pub(super) sink: &'a mut Diagnostics,
}

impl Build<'_> {
    /// A query object. The recursion is as deep as the operators nest, which the limits of reading bound.
    fn query(&mut self, query: NodeId) -> Expression {
        let request = self.request;
        let clauses = match request.arena.kind(query) {
            Kind::Conjunction(clauses) => clauses,
            _ => Nodes::default(),
        };
        let mut parts = Vec::new();
        for clause in request.arena.children(clauses) {
            match request.arena.kind(clause) {
                Kind::Field(path, asked) => self.field(path, asked, &mut parts),
                Kind::Logical(operator, queries) => {
                    let queries = request.arena.children(queries).map(|query| self.query(query)).collect();
                    parts.push(match operator {
                        Operator::Or => any(queries),
                        Operator::Nor => Expression::Not(Box::new(any(queries))),
                        _ => all(queries),
                    });
                }
                // A note for people.
                Kind::Top(Operator::Comment, ..) => {}
                Kind::Top(operator, name, _) => self.refuse(operator, name, clause),
                _ => {}
            }
        }
        all(parts)
    }

    /// What is asked of a path.
    fn field(&mut self, path: Text, asked: NodeId, parts: &mut Vec<Expression>) {
        let request = self.request;
        let keys = &mut *self.keys;
        let path = Path::new(request.text(path), |first| keys.index(first));
        let Kind::Tests(tests) = request.arena.kind(asked) else {
            if let Some(test) = self.plain_value(asked) {
                parts.push(Expression::Path(path, Leaf::Elements, test));
            }
            return;
        };
        let start = parts.len();
        self.path_tests(&path, tests, parts);
        together(&path, start, parts);
    }

    /// A value that stands for itself: equal to it, or matched by it.
    fn plain_value(&mut self, value: NodeId) -> Option<Test> {
        match self.request.arena.kind(value) {
            Kind::Regex(pattern, flags) => {
                self.pattern(pattern, self.request.flags(pattern, flags), value).map(Test::Pattern)
            }
            _ => self.constant(value).map(|constant| Test::Compare(Comparison::Equal, constant)),
        }
    }

    /// The tests of one path, each put to the path by itself: different elements of an array may meet them.
    fn path_tests(&mut self, path: &Path, tests: Nodes, parts: &mut Vec<Expression>) {
        let request = self.request;
        for test in request.arena.children(tests) {
            let Kind::Test(operator, name, operand) = request.arena.kind(test) else { continue };
            let at = |leaf, test| Expression::Path(path.clone(), leaf, test);
            let not = |inner| Expression::Not(Box::new(inner));
            match operator {
                Operator::Not => {
                    let mut inner = Vec::new();
                    match request.arena.kind(operand) {
                        Kind::Tests(tests) => self.path_tests(path, tests, &mut inner),
                        _ => inner.extend(self.plain_value(operand).map(|test| at(Leaf::Elements, test))),
                    }
                    parts.push(not(all(inner)));
                }
                Operator::Ne => {
                    let equal =
                        self.constant(operand).map(|constant| Test::Compare(Comparison::Equal, constant));
                    parts.extend(equal.map(|test| not(at(Leaf::Elements, test))));
                }
                Operator::Nin => {
                    parts.extend(self.list(operand).map(|list| not(at(Leaf::Elements, Test::In(list)))));
                }
                Operator::Exists => {
                    let exists = at(Leaf::Elements, Test::Exists);
                    parts.push(if self.is_true(operand) { exists } else { not(exists) });
                }
                Operator::All => {
                    for item in self.all_items(operand) {
                        match item {
                            Some((leaf, test)) => parts.push(at(leaf, test)),
                            // Nothing holds all of no values.
                            None => parts.push(any(Vec::new())),
                        }
                    }
                }
                Operator::Size => parts.extend(self.size(operand).map(|test| at(Leaf::Whole, test))),
                Operator::ElemMatch => parts.extend(self.element(operand).map(|test| at(Leaf::Whole, test))),
                _ => {
                    let made = self.test(operator, name, test, operand, tests);
                    parts.extend(made.map(|test| at(Leaf::Elements, test)));
                }
            }
        }
    }

    /// The tests of one element, or under `$not` of one value.
    fn element_tests(&mut self, tests: Nodes) -> Vec<Test> {
        let request = self.request;
        let mut parts = Vec::new();
        for test in request.arena.children(tests) {
            let Kind::Test(operator, name, operand) = request.arena.kind(test) else { continue };
            let not = |inner| Test::Not(Box::new(inner));
            match operator {
                Operator::Not => parts.push(not(Test::All(match request.arena.kind(operand) {
                    Kind::Tests(tests) => self.element_tests(tests).into(),
                    _ => self.plain_value(operand).into_iter().collect(),
                }))),
                Operator::Ne => {
                    let equal =
                        self.constant(operand).map(|constant| Test::Compare(Comparison::Equal, constant));
                    parts.extend(equal.map(not));
                }
                Operator::Nin => parts.extend(self.list(operand).map(|list| not(Test::In(list)))),
                Operator::Exists => {
                    parts.push(if self.is_true(operand) { Test::Exists } else { not(Test::Exists) })
                }
                Operator::All => {
                    let nothing = || not(Test::All(Box::default()));
                    let items = self.all_items(operand).into_iter();
                    parts.extend(items.map(|item| item.map_or_else(nothing, |(_, test)| test)));
                }
                Operator::Size => parts.extend(self.size(operand)),
                Operator::ElemMatch => parts.extend(self.element(operand)),
                _ => parts.extend(self.test(operator, name, test, operand, tests)),
            }
        }
        parts
    }

    /// A test that is the same of a path's values and of an element.
    fn test(
        &mut self,
        operator: Operator,
        name: Text,
        node: NodeId,
        operand: NodeId,
        among: Nodes,
    ) -> Option<Test> {
        let comparison = match operator {
            Operator::Eq => Comparison::Equal,
            Operator::Gt => Comparison::Greater,
            Operator::Gte => Comparison::GreaterOrEqual,
            Operator::Lt => Comparison::Less,
            Operator::Lte => Comparison::LessOrEqual,
            Operator::In => return self.list(operand).map(Test::In),
            Operator::Type => return self.types(operand).map(Test::Type),
            Operator::Mod => return self.modulo(operand),
            Operator::Regex => return self.regex(operand, among).map(Test::Pattern),
            // Each belongs to the test beside it, which has read it.
            Operator::Options | Operator::MaxDistance | Operator::MinDistance => return None,
            Operator::BitsAllSet => return self.bits(operand, true, true),
            Operator::BitsAllClear => return self.bits(operand, false, true),
            Operator::BitsAnySet => return self.bits(operand, true, false),
            Operator::BitsAnyClear => return self.bits(operand, false, false),
            Operator::GeoWithin
            | Operator::Within
            | Operator::GeoIntersects
            | Operator::Near
            | Operator::NearSphere
            | Operator::GeoNear => return self.geo(operator, node, operand, among),
            _ => {
                self.refuse(operator, name, node);
                return None;
            }
        };
        self.constant(operand).map(|constant| Test::Compare(comparison, constant))
    }

    pub(super) fn constant(&mut self, value: NodeId) -> Option<Constant> {
        match Constant::read(self.request, value) {
            Ok(constant) => Some(constant),
            Err(node) => {
                let span = self.request.arena.span(node);
                self.sink.report(Diagnostic::new(Code::RowValue, span));
                None
            }
        }
    }

    pub(super) fn children(&self, array: NodeId) -> Nodes {
        match self.request.arena.kind(array) {
            Kind::Array(items) => items,
            _ => Nodes::default(),
        }
    }

    /// The members of `$all`, each with what is done with an array at the path's end; nothing for an empty list.
    fn all_items(&mut self, operand: NodeId) -> Vec<Option<(Leaf, Test)>> {
        let request = self.request;
        let items = self.children(operand);
        if items.first.is_none() {
            return vec![None];
        }
        let mut tests = Vec::new();
        for item in request.arena.children(items) {
            let test = match request.arena.kind(item) {
                Kind::Tests(inner) => {
                    let first = inner.first.map(|first| request.arena.kind(first));
                    match first {
                        Some(Kind::Test(Operator::ElemMatch, _, query)) => {
                            self.element(query).map(|test| (Leaf::Whole, test))
                        }
                        _ => None,
                    }
                }
                _ => self.plain_value(item).map(|test| (Leaf::Elements, test)),
            };
            tests.extend(test.map(Some));
        }
        tests
    }

    /// `$elemMatch`
    fn element(&mut self, operand: NodeId) -> Option<Test> {
        match self.request.arena.kind(operand) {
            Kind::Conjunction(_) => Some(Test::Document(Box::new(self.query(operand)))),
            Kind::Tests(tests) => Some(Test::Element(self.element_tests(tests).into())),
            _ => None,
        }
    }

    pub(super) fn pattern(&mut self, pattern: Text, flags: Text, node: NodeId) -> Option<Pattern> {
        let request = self.request;
        match Pattern::new(request.text(pattern), request.text(flags), self.host) {
            Ok(pattern) => Some(pattern),
            Err(refusal) => {
                let diagnostic =
                    Diagnostic::new(refusal.code(), request.arena.span(node)).arg(refusal.reason());
                self.sink.report(diagnostic);
                None
            }
        }
    }

    fn geo(&mut self, operator: Operator, node: NodeId, operand: NodeId, among: Nodes) -> Option<Test> {
        let request = self.request;
        match geo::read(request, operator, operand, among) {
            Ok(geo) => {
                if !matches!(operator, Operator::GeoWithin | Operator::Within | Operator::GeoIntersects) {
                    let order = Diagnostic::new(Code::RowsKeepOrder, request.arena.span(node));
                    self.sink.report(order.arg(operator.key()));
                }
                Some(Test::Geo(Box::new(geo)))
            }
            Err(problem) => {
                let span = request.arena.span(operand);
                self.sink.report(Diagnostic::new(Code::RowGeometry, span).arg(operator.key()).arg(problem));
                None
            }
        }
    }

    /// An operator that needs more than the row.
    fn refuse(&mut self, operator: Operator, name: Text, node: NodeId) {
        let name = if operator == Operator::Unknown { self.request.text(name) } else { operator.key() };
        let span = self.request.arena.span(node);
        self.sink.report(Diagnostic::new(Code::RowOperator, span).arg(name.to_owned()));
    }
}

/// Makes one expression of the tests of a path that stand from `start` on and look at arrays in the same way: so the path
/// is looked up once.
fn together(path: &Path, start: usize, parts: &mut Vec<Expression>) {
    let mut tests = Vec::new();
    let mut others = Vec::new();
    for part in parts.drain(start..) {
        match part {
            Expression::Path(_, Leaf::Elements, test) => tests.push(test),
            other => others.push(other),
        }
    }
    if tests.len() > 1 {
        parts.push(Expression::Paths(path.clone(), Leaf::Elements, tests.into()));
    } else {
        parts.extend(tests.into_iter().map(|test| Expression::Path(path.clone(), Leaf::Elements, test)));
    }
    parts.append(&mut others);
}

/// All of the parts, the cheapest first: which part of a conjunction fails first makes no difference to what it says.
fn all(parts: Vec<Expression>) -> Expression {
    sorted(parts, |parts| Expression::All(parts.into()))
}

fn any(parts: Vec<Expression>) -> Expression {
    sorted(parts, |parts| Expression::Any(parts.into()))
}

fn sorted(mut parts: Vec<Expression>, of: impl FnOnce(Vec<Expression>) -> Expression) -> Expression {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return only;
    }
    // What a part costs is asked of all that lies below it: once.
    let mut costed: Vec<_> = parts.into_iter().map(|part| (part.cost(), part)).collect();
    sort_by_key(&mut costed, |(cost, _)| *cost);
    of(costed.into_iter().map(|(_, part)| part).collect())
}
