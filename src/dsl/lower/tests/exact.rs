//! Random filters mean the same before and after lowering: nothing is lost, negation is exact, the order of conjuncts is
//! irrelevant. A small matcher with MongoDB's rules for arrays and missing fields decides.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the matcher knows what the generator makes, and no more"
)]

use super::lowered;
use crate::arena::NodeId;
use crate::operator::Operator;
use crate::request::{Kind, Request};
use proptest::prelude::*;
use std::fmt::Write as _;

/// What a field of a document holds: nothing, a number, or numbers.
#[derive(Debug, Clone, PartialEq)]
enum Held {
    Missing,
    One(i64),
    Many(Vec<i64>),
}

/// A document: a field for each of [`PATHS`].
type Document = Vec<Held>;

const PATHS: [&str; 12] = ["a", "b", "c.d", "e", "f", "g", "h", "i", "j", "k", "l", "m"];

/// A filter as the language has it.
#[derive(Debug, Clone)]
enum Filter {
    Test {
        path: usize,
        test: Test,
        negated: bool,
    },
    And(Vec<Filter>),
    Or(Vec<Filter>),
    Not(Box<Filter>),
    /// `has`, with tests of the element.
    Has {
        path: usize,
        tests: Vec<Test>,
        negated: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Test {
    Compare(&'static str, i64),
    In(i64, i64),
    Between(i64, i64),
    InOrBetween(i64, i64, i64),
    Exists,
    Size(i64),
}

impl Test {
    /// As written after its path.
    fn write(self, negated: bool, out: &mut String) {
        let not = if negated { "not " } else { "" };
        let _ = match self {
            Self::Compare(symbol, value) => write!(out, "{symbol} {value}"),
            Self::In(one, other) => write!(out, "{not}in ({one}, {other})"),
            Self::Between(low, high) => write!(out, "{not}in {low}..{high}"),
            Self::InOrBetween(one, low, high) => write!(out, "{not}in ({one}, {low}..{high})"),
            Self::Exists => write!(out, "{not}exists"),
            Self::Size(length) => write!(out, "{not}size {length}"),
        };
    }

    /// The truth of the test over a field.
    fn holds(self, held: &Held) -> bool {
        let any = |is_it: &dyn Fn(i64) -> bool| match held {
            Held::Missing => false,
            Held::One(value) => is_it(*value),
            Held::Many(values) => values.iter().any(|&value| is_it(value)),
        };
        let between = |low, high| any(&|value| value >= low) && any(&|value| value <= high);
        match self {
            Self::Compare("=", wanted) => any(&|value| value == wanted),
            Self::Compare("!=", wanted) => !any(&|value| value == wanted),
            Self::Compare(">", bound) => any(&|value| value > bound),
            Self::Compare(_, bound) => any(&|value| value < bound),
            Self::In(one, other) => any(&|value| value == one || value == other),
            Self::Between(low, high) => between(low, high),
            Self::InOrBetween(one, low, high) => any(&|value| value == one) || between(low, high),
            Self::Exists => *held != Held::Missing,
            Self::Size(length) => {
                matches!(held, Held::Many(values) if i64::try_from(values.len()) == Ok(length))
            }
        }
    }
}

impl Filter {
    fn write(&self, out: &mut String) {
        match self {
            Self::Test { path, test, negated } => {
                out.push_str(PATHS[*path]);
                out.push(' ');
                test.write(*negated, out);
            }
            Self::And(filters) => group(filters, " and ", out),
            Self::Or(filters) => group(filters, " or ", out),
            Self::Not(filter) => {
                out.push_str("not ");
                filter.write(out);
            }
            Self::Has { path, tests, negated } => {
                let not = if *negated { "not " } else { "" };
                let _ = write!(out, "{} {not}has (", PATHS[*path]);
                for (index, test) in tests.iter().enumerate() {
                    out.push_str(if index > 0 { " and " } else { "" });
                    test.write(false, out);
                }
                out.push(')');
            }
        }
    }

    fn holds(&self, document: &Document) -> bool {
        match self {
            // A symbol is not negated by a `not` after the path: the generator makes none.
            Self::Test { path, test, negated } => test.holds(&document[*path]) != *negated,
            Self::And(filters) => filters.iter().all(|filter| filter.holds(document)),
            Self::Or(filters) => filters.iter().any(|filter| filter.holds(document)),
            Self::Not(filter) => !filter.holds(document),
            Self::Has { path, tests, negated } => {
                let element = |value: i64| tests.iter().all(|test| test.holds(&Held::One(value)));
                let found = match &document[*path] {
                    Held::Many(values) => values.iter().any(|&value| element(value)),
                    Held::Missing | Held::One(_) => false,
                };
                found != *negated
            }
        }
    }
}

fn group(filters: &[Filter], connective: &str, out: &mut String) {
    out.push('(');
    for (index, filter) in filters.iter().enumerate() {
        out.push_str(if index > 0 { connective } else { "" });
        filter.write(out);
    }
    out.push(')');
}

/// What MongoDB would say of a lowered query.
struct Matcher<'a> {
    request: &'a Request,
    document: &'a Document,
}

impl Matcher<'_> {
    fn query(&self, node: NodeId) -> bool {
        let arena = &self.request.arena;
        let Kind::Conjunction(clauses) = arena.kind(node) else { panic!() };
        arena.children(clauses).all(|clause| match arena.kind(clause) {
            Kind::Logical(Operator::And, queries) => arena.children(queries).all(|query| self.query(query)),
            Kind::Logical(Operator::Or, queries) => arena.children(queries).any(|query| self.query(query)),
            Kind::Logical(Operator::Nor, queries) => !arena.children(queries).any(|query| self.query(query)),
            Kind::Field(path, value) => {
                let index = PATHS.iter().position(|known| *known == self.request.text(path)).unwrap();
                self.field(value, &self.document[index])
            }
            _ => panic!(),
        })
    }

    fn field(&self, node: NodeId, held: &Held) -> bool {
        let arena = &self.request.arena;
        let Kind::Tests(tests) = arena.kind(node) else {
            return Test::Compare("=", self.number(node)).holds(held);
        };
        arena.children(tests).all(|test| {
            let Kind::Test(operator, _, operand) = arena.kind(test) else { panic!() };
            self.test(operator, operand, held)
        })
    }

    fn test(&self, operator: Operator, operand: NodeId, held: &Held) -> bool {
        let compare = |symbol| Test::Compare(symbol, self.number(operand)).holds(held);
        match operator {
            Operator::Eq => compare("="),
            Operator::Ne => compare("!="),
            Operator::Gt => compare(">"),
            Operator::Lt => compare("<"),
            Operator::Gte => compare(">") || compare("="),
            Operator::Lte => compare("<") || compare("="),
            Operator::In => self.is_in(operand, held),
            Operator::Nin => !self.is_in(operand, held),
            Operator::Not => !self.field(operand, held),
            Operator::Exists => self.request.arena.kind(operand) == Kind::Bool(*held != Held::Missing),
            Operator::Size => Test::Size(self.number(operand)).holds(held),
            Operator::ElemMatch => match held {
                Held::Many(values) => values.iter().any(|&value| self.field(operand, &Held::One(value))),
                Held::Missing | Held::One(_) => false,
            },
            _ => panic!("{operator:?}"),
        }
    }

    fn is_in(&self, operand: NodeId, held: &Held) -> bool {
        let Kind::Array(values) = self.request.arena.kind(operand) else { panic!() };
        self.request.arena.children(values).any(|value| Test::Compare("=", self.number(value)).holds(held))
    }

    fn number(&self, node: NodeId) -> i64 {
        let Kind::Int32(number) = self.request.arena.kind(node) else { panic!() };
        number.into()
    }
}

fn matches(text: &str, documents: &[Document]) -> Result<Vec<bool>, String> {
    let lowered = lowered(text);
    if lowered.sink.has_errors() {
        return Err(format!("{text}: {:?}", lowered.sink.items()));
    }
    let request = &lowered.request;
    let filter = request.filter.unwrap();
    Ok(documents.iter().map(|document| Matcher { request, document }.query(filter)).collect())
}

fn test() -> impl Strategy<Value = Test> {
    let number = || 0..4_i64;
    prop_oneof![
        (prop_oneof![Just("="), Just("!="), Just(">"), Just("<")], number())
            .prop_map(|(symbol, value)| Test::Compare(symbol, value)),
        (number(), number()).prop_map(|(one, other)| Test::In(one, other)),
        (number(), number()).prop_map(|(one, other)| Test::Between(one.min(other), one.max(other))),
        (number(), number(), number()).prop_map(|(one, low, high)| Test::InOrBetween(
            one,
            low.min(high),
            low.max(high)
        )),
        Just(Test::Exists),
        number().prop_map(Test::Size),
    ]
}

/// Tests of an element that MongoDB's value form can hold: different operators.
fn element_tests() -> impl Strategy<Value = Vec<Test>> {
    let number = || 0..4_i64;
    prop_oneof![
        (number(), number())
            .prop_map(|(one, other)| vec![Test::Compare(">", one), Test::Compare("<", other)]),
        (number(), number())
            .prop_map(|(one, other)| vec![Test::Compare("=", one), Test::Compare("!=", other)]),
        (number(), number()).prop_map(|(one, other)| vec![Test::In(one, other), Test::Compare("!=", other)]),
        number().prop_map(|one| vec![Test::Compare("=", one)]),
        (number(), number(), number()).prop_map(|(one, low, high)| vec![Test::InOrBetween(
            one,
            low.min(high),
            low.max(high)
        )]),
    ]
}

fn filter(paths: usize) -> impl Strategy<Value = Filter> {
    let leaf = prop_oneof![
        6 => (0..paths, test(), any::<bool>()).prop_map(|(path, test, negated)| Filter::Test {
            path,
            test,
            negated: negated && !matches!(test, Test::Compare(..)),
        }),
        1 => (0..paths, element_tests(), any::<bool>())
            .prop_map(|(path, tests, negated)| Filter::Has { path, tests, negated }),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 2..6).prop_map(Filter::And),
            2 => prop::collection::vec(inner.clone(), 2..5).prop_map(Filter::Or),
            2 => inner.prop_map(|filter| Filter::Not(Box::new(filter))),
        ]
    })
}

fn document() -> impl Strategy<Value = Document> {
    let held = prop_oneof![
        Just(Held::Missing),
        (0..4_i64).prop_map(Held::One),
        prop::collection::vec(0..4_i64, 0..3).prop_map(Held::Many),
    ];
    prop::collection::vec(held, PATHS.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_filter_means_what_it_says(
        filter in filter(3),
        documents in prop::collection::vec(document(), 20),
    ) {
        let mut text = String::new();
        filter.write(&mut text);
        let expected: Vec<_> = documents.iter().map(|document| filter.holds(document)).collect();
        prop_assert_eq!(matches(&text, &documents).unwrap(), expected, "{}", text);
    }

    #[test]
    fn the_order_of_conjuncts_is_irrelevant(
        conjuncts in prop::collection::vec(filter(12), 2..30),
        turn in 0..30_usize,
        documents in prop::collection::vec(document(), 20),
    ) {
        let mut turned = conjuncts.clone();
        turned.rotate_left(turn % conjuncts.len());
        turned[1..].reverse();
        let (mut one, mut other) = (String::new(), String::new());
        Filter::And(conjuncts).write(&mut one);
        Filter::And(turned).write(&mut other);
        prop_assert_eq!(matches(&one, &documents).unwrap(), matches(&other, &documents).unwrap(), "{}", one);
    }

    #[test]
    fn every_test_of_a_conjunction_is_kept(tests in prop::collection::vec((0..12_usize, test()), 1..60)) {
        let filters: Vec<_> = tests
            .iter()
            .map(|&(path, test)| Filter::Test { path, test, negated: false })
            .collect();
        let mut text = String::new();
        Filter::And(filters).write(&mut text);
        let request = lowered(&text).request;
        let expected: usize = tests.iter().map(|(_, test)| match test {
            Test::Between(..) => 2,
            Test::InOrBetween(..) => 3,
            Test::Compare(..) | Test::In(..) | Test::Exists | Test::Size(_) => 1,
        }).sum();
        prop_assert_eq!(count(&request, request.filter.unwrap()), expected, "{}", text);
    }
}

/// The tests and plain values that can be reached in a query.
fn count(request: &Request, query: NodeId) -> usize {
    let arena = &request.arena;
    let Kind::Conjunction(clauses) = arena.kind(query) else { panic!() };
    let clauses = arena.children(clauses).map(|clause| match arena.kind(clause) {
        Kind::Logical(_, queries) => arena.children(queries).map(|query| count(request, query)).sum(),
        Kind::Field(_, value) => match arena.kind(value) {
            Kind::Tests(tests) => arena.children(tests).count(),
            _ => 1,
        },
        _ => panic!(),
    });
    clauses.sum()
}
