//! The table of rules, and those about the tests of one path.

use super::build::{Build, only_list, only_test, pattern, tests};
use super::conditions::{Case, Condition, is_known};
use super::{Rule, logic};
use crate::arena::NodeId;
use crate::operator::Operator;
use crate::request::{Kind, Request, Text};
use crate::sorted::sort_by;
use crate::span::Span;

/// The rules, the ones first that make the shorter form.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "eq",
        from: "`$eq`",
        to: "the value alone",
        conditions: &[Condition::Literal],
        source: "MongoDB manual, $eq: `{field: {$eq: value}}` is `{field: value}` unless that is a regex",
        rewrite: eq,
    },
    Rule {
        name: "single",
        from: "a connective of one query",
        to: "that query",
        conditions: &[],
        source: "MongoDB manual, $and and $or",
        rewrite: logic::single,
    },
    Rule {
        name: "in-one",
        from: "`$in`",
        to: "its only value",
        conditions: &[],
        source: "MongoDB manual, $in: equal to any of the values, or matched by any of the regexes",
        rewrite: |build, case| {
            let (_, values, _) = only_list(build.request, case.clause, Operator::In)?;
            (values.len() == 1).then(|| spread(build, case, Operator::In, Operator::Or))?
        },
    },
    Rule {
        name: "in",
        from: "`$in`",
        to: "`$or`",
        conditions: &[Condition::Listed],
        source: "MongoDB manual, $in: equal to any of the values, or matched by any of the regexes",
        rewrite: |build, case| spread(build, case, Operator::In, Operator::Or),
    },
    Rule {
        name: "ne",
        from: "`$ne`",
        to: "`$or` of the other values",
        conditions: &[Condition::Closed, Condition::Single],
        source: "MongoDB manual, $ne and \"Query for Null or Missing Fields\"",
        rewrite: ne,
    },
    Rule {
        name: "nin",
        from: "`$nin`",
        to: "`$or` of the other values",
        conditions: &[Condition::Closed, Condition::Single],
        source: "MongoDB manual, $nin and \"Query for Null or Missing Fields\"",
        rewrite: nin,
    },
    Rule {
        name: "nin-ne",
        from: "`$nin`",
        to: "`$and` of `$ne`",
        conditions: &[Condition::Listed],
        source: "MongoDB manual, $nin: equal to none of the values",
        rewrite: |build, case| spread(build, case, Operator::Nin, Operator::And),
    },
    Rule {
        name: "all",
        from: "`$all`",
        to: "`$and`",
        conditions: &[Condition::Listed],
        source: "MongoDB manual, $all: \"equivalent to an $and operation of the specified values\"",
        rewrite: |build, case| spread(build, case, Operator::All, Operator::And),
    },
    Rule {
        name: "regex-flags",
        from: "`$options`",
        to: "flags inside the pattern",
        conditions: &[Condition::InlineFlags, Condition::NoVerb, Condition::ShortPattern],
        source: "pcre2pattern, \"Internal option setting\"; 10.42 asked: see the tests",
        rewrite: inline_flags,
    },
    Rule {
        name: "regex-value",
        from: "`$regex`",
        to: "a regex as the value",
        conditions: &[Condition::JavaScriptFlags, Condition::JavaScriptPattern],
        source: "MongoDB manual, $regex: `{field: /pattern/flags}` is the same",
        rewrite: regex_value,
    },
    Rule {
        name: "not",
        from: "`$not`",
        to: "the opposite test",
        conditions: &[],
        source: "MongoDB's expression_tree.h: `$not` is the complement; so are $ne, $nin and the two values of $exists",
        rewrite: logic::not,
    },
    Rule {
        name: "nor",
        from: "`$nor`",
        to: "its parts negated",
        conditions: &[],
        source: "De Morgan's laws; MongoDB's expression_tree.h: `$nor` is the complement of `$or`",
        rewrite: logic::nor,
    },
    Rule {
        name: "split",
        from: "tests of one field",
        to: "`$and` of them",
        conditions: &[Condition::Separable],
        source: "MongoDB's expression_parser.cpp: the tests of a field are an $and, each over all elements of an array",
        rewrite: split,
    },
];

const _: () = assert!(RULES.len() <= 32, "`Search::clause` keeps the used ones in 32 bits");

fn eq(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (path, value, span) = only_test(build.request, case.clause, Operator::Eq)?;
    Some(build.field(path, value, span))
}

/// A list of values to a test of each.
fn spread(
    build: &mut Build<'_>,
    case: &Case<'_>,
    operator: Operator,
    connective: Operator,
) -> Option<NodeId> {
    let (path, values, span) = only_list(build.request, case.clause, operator)?;
    let mut clauses = Vec::with_capacity(values.len());
    for value in values {
        let place = build.request.arena.span(value);
        clauses.push(match (build.request.arena.kind(value), operator) {
            (Kind::Regex(pattern, flags), Operator::Nin) => {
                let flags = build.request.flags(pattern, flags);
                let tests = pattern_tests(build, pattern, flags, place);
                let tests = build.tests(&tests, place);
                build.test(path, Operator::Not, tests, place)
            }
            (Kind::Regex(pattern, flags), _) => {
                let flags = build.request.flags(pattern, flags);
                let tests = pattern_tests(build, pattern, flags, place);
                build.tested(path, &tests, place)
            }
            (_, Operator::Nin) => {
                let value = build.copy(value);
                build.test(path, Operator::Ne, value, place)
            }
            (_, _) => {
                let value = build.copy(value);
                build.field(path, value, place)
            }
        });
    }
    Some(build.connected(connective, &clauses, span))
}

fn ne(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (path, value, span) = only_test(build.request, case.clause, Operator::Ne)?;
    others(build, case, path, &[value], span)
}

fn nin(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (path, values, span) = only_list(build.request, case.clause, Operator::Nin)?;
    if values.iter().any(|&value| matches!(build.request.arena.kind(value), Kind::Regex(..))) {
        return None;
    }
    others(build, case, path, &values, span)
}

/// The field's values except these, and null where it is not one of them: that stands for missing fields too.
fn others(
    build: &mut Build<'_>,
    case: &Case<'_>,
    path: Text,
    excluded: &[NodeId],
    span: Span,
) -> Option<NodeId> {
    let mut kinds = Vec::new();
    for &known in &case.facts?.values {
        if !excluded.iter().any(|&value| is_known(build.request, value, known)) {
            kinds.push(known.kind(build.request));
        }
    }
    if !excluded.iter().any(|&value| build.request.arena.kind(value) == Kind::Null) {
        kinds.push(Kind::Null);
    }
    let mut clauses = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let value = build.value(kind, span);
        clauses.push(build.field(path, value, span));
    }
    // Without any, nothing matches, which no clause says.
    (!clauses.is_empty()).then(|| build.connected(Operator::Or, &clauses, span))
}

fn inline_flags(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (path, pattern, flags, span) = pattern(build.request, case.clause)?;
    let text = match build.request.text(flags) {
        "" => pattern,
        flags => {
            let inline = ["(?", flags, ")", build.request.text(pattern)].concat();
            build.request.intern(&inline)
        }
    };
    let text = build.value(Kind::String(text), span);
    Some(build.test(path, Operator::Regex, text, span))
}

fn regex_value(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (path, pattern, flags, span) = pattern(build.request, case.clause)?;
    let flags = sorted(build.request, flags);
    let regex = build.request.regex(pattern, &flags);
    let regex = build.value(regex, span);
    Some(build.field(path, regex, span))
}

/// The flags in the order of a regex.
fn sorted(request: &Request, flags: Text) -> String {
    let mut letters: Vec<char> = request.text(flags).chars().collect();
    sort_by(&mut letters, Ord::cmp);
    letters.dedup();
    letters.into_iter().collect()
}

/// `$regex`, and `$options` where there are flags.
fn pattern_tests(build: &mut Build<'_>, pattern: Text, flags: Text, span: Span) -> Vec<NodeId> {
    let text = build.value(Kind::String(pattern), span);
    let mut tests = vec![build.value(Kind::Test(Operator::Regex, Text::default(), text), span)];
    if !build.request.text(flags).is_empty() {
        let flags = build.value(Kind::String(flags), span);
        tests.push(build.value(Kind::Test(Operator::Options, Text::default(), flags), span));
    }
    tests
}

/// The tests of a path, each for itself; a pattern keeps its flags.
fn split(build: &mut Build<'_>, case: &Case<'_>) -> Option<NodeId> {
    let (path, tests, span) = tests(build.request, case.clause)?;
    let groups = grouped(build.request, &tests);
    if groups.len() < 2 {
        return None;
    }
    let mut clauses = Vec::with_capacity(groups.len());
    for group in groups {
        let place = group.first().map_or(span, |&first| build.request.arena.span(first));
        clauses.push(build.tested(path, &group, place));
    }
    Some(build.connected(Operator::And, &clauses, span))
}

/// The tests that stand for themselves: each one, but a pattern with its flags.
pub(super) fn grouped(request: &Request, tests: &[NodeId]) -> Vec<Vec<NodeId>> {
    let operator = |test: NodeId| match request.arena.kind(test) {
        Kind::Test(operator, _, _) => Some(operator),
        _ => None,
    };
    let mut groups: Vec<Vec<NodeId>> = Vec::new();
    for &test in tests {
        let partner = match operator(test) {
            Some(Operator::Options) => Operator::Regex,
            Some(Operator::Regex) => Operator::Options,
            _ => {
                groups.push(vec![test]);
                continue;
            }
        };
        match groups.iter_mut().find(|group| group.iter().any(|&other| operator(other) == Some(partner))) {
            Some(group) => group.push(test),
            None => groups.push(vec![test]),
        }
    }
    groups
}
