//! What is lowered without a tree is what the tree becomes, node by node, and what is not leaves no trace.

use super::Json;
use crate::diagnostic::Diagnostics;
use crate::dsl::ast::Ast;
use crate::dsl::lower::{Lowering, Scratch, lower};
use crate::dsl::parse::{Entry, parse, scan};
use crate::limits::Limits;
use crate::request::Request;
use crate::value::{EpochUnit, Setting, Utc};
use proptest::prelude::*;
use proptest::sample::select;

const SETTING: Setting<'static> =
    Setting { epoch: EpochUnit::Auto, now: Some(1_795_435_200_000), zone: &Utc };

/// What a text became, as text: its request, and what was reported.
fn by_tree(text: &str) -> String {
    let (mut ast, mut tokens, mut sink) = (Ast::default(), Vec::new(), Diagnostics::new(50));
    let (mut request, mut scratch) = (Request::default(), Scratch::default());
    parse(text, Entry::Request, &Limits::default(), &mut ast, &mut tokens, &mut sink);
    lower(text, &ast, &SETTING, &mut Json, &mut request, &mut scratch, &mut sink);
    format!("{request:?} {:?} {scratch:?}", sink.items())
}

/// The same without a tree; nothing where that cannot be.
fn directly(text: &str) -> Option<String> {
    let (mut ast, mut tokens, mut sink) = (Ast::default(), Vec::new(), Diagnostics::new(50));
    let (mut request, mut scratch) = (Request::default(), Scratch::default());
    assert!(scan(text, Entry::Request, &Limits::default(), &mut ast, &mut tokens, &mut sink));
    if !ast.is_plain {
        return None;
    }
    let lexed = format!("{:?} {scratch:?}", sink.items());
    let is_simple = Lowering::new(text, &ast, &SETTING, &mut Json, &mut request, &mut scratch, &mut sink)
        .conjunction(&tokens);
    if !is_simple {
        request.plain_to = 0;
        assert_eq!(format!("{request:?}"), format!("{:?}", Request::default()), "{text}");
        assert_eq!(format!("{:?} {scratch:?}", sink.items()), lexed, "{text}");
        return None;
    }
    // A tree would not have had more nodes than there are tokens.
    let (mut ast, mut again, mut none) = (Ast::default(), Vec::new(), Diagnostics::new(50));
    parse(text, Entry::Request, &Limits::default(), &mut ast, &mut again, &mut none);
    assert!(ast.arena.len() <= tokens.len(), "{text}");
    Some(format!("{request:?} {:?} {scratch:?}", sink.items()))
}

fn test() -> impl Strategy<Value = String> {
    let path = select(vec![
        "a", "b", "a.b", "c.0.d", "t", "a", "x1", "and", "not", "text", "in", "count", "_id", "a.$", "$a",
        "`a`",
    ]);
    let operator = select(vec![
        "=", "==", "eq", "EQ", ">", ">=", "<", "<=", "gt", "~", "matches", "!=", "!~", "in", "IN", "size",
        "is",
    ]);
    let value = prop_oneof![
        8 => select(vec!["1", "-2", "0.5", "1e400", "9007199254740993", "'x'", "\"y\"", "'é'", "''", "true", "false", "foo", "bar-x", "c"]),
        3 => select(vec!["2024-03-01T00:00:00Z", "2024-03-01T00:00:00.5+02:00", "2024-03-01T10:00", "2024-13-01T00:00:00Z", "/^ro/i", "/x/", "/(a+)+/", "/[/"]),
        2 => select(vec!["TRUE", "null", "None", "nul", "yes", "new", "now", "now-1d", "2024-03-01", "2024-03", "'a\\n'", "'\u{1}'", "i'x'", "a.b", "foo(1)", "@5", "[1]", "{}", "1..5", "&"]),
    ];
    let list = (prop::collection::vec(value.clone(), 0..12), select(vec![", ", ",", " ", ",,"]))
        .prop_map(|(items, comma)| format!("({})", items.join(comma)));
    let numbers = prop::collection::vec(0..40, 1..20).prop_map(|numbers| {
        format!("({})", numbers.iter().map(i32::to_string).collect::<Vec<_>>().join(", "))
    });
    prop_oneof![
        12 => (path.clone(), operator, value).prop_map(|(path, operator, value)| format!("{path} {operator} {value}")),
        3 => (path.clone(), list).prop_map(|(path, list)| format!("{path} in {list}")),
        3 => (path.clone(), numbers).prop_map(|(path, list)| format!("{path} in {list}")),
        2 => (path, select(vec!["exists", "missing", "not exists", "exists true", "missing = false"]))
            .prop_map(|(path, presence)| format!("{path} {presence}")),
    ]
}

proptest! {
    #[test]
    fn with_and_without_a_tree_alike(
        tests in prop::collection::vec(test(), 1..7),
        and in select(vec![" and ", " and ", " AND ", " && ", " or ", " # why\n and ", ") and ("]),
        end in select(vec!["", "", "", " ", " and", " | count 5", " # end", ")"]),
    ) {
        let text = tests.join(and) + end;
        if let Some(direct) = directly(&text) {
            prop_assert_eq!(direct, by_tree(&text), "{}", text);
        }
    }
}

/// Many fields, so that they are found through the table, some of them twice.
#[test]
fn many_fields() {
    for count in [1, 7, 8, 9, 40] {
        let tests: Vec<_> = (0..count).map(|index| format!("a{} > {index}", index % 37)).collect();
        let text = tests.join(" and ");
        assert_eq!(directly(&text), Some(by_tree(&text)), "{text}");
        // What ends otherwise than it began leaves no slots behind.
        assert_eq!(directly(&(text + " or a = 1")), None);
    }
}

/// What is worth it, and what is not simple.
#[test]
fn which_texts_are_simple() {
    for text in [
        "a = 1",
        "a = foo && b.c in ('x', 'y')",
        "a ~ /^ro/i and b exists and c missing",
        "a >= 2024-03-01T00:00:00Z and a < 2024-04-01T00:00:00Z",
        "a > 1 and a > 2",
        "a = true # why",
    ] {
        assert_eq!(directly(text), Some(by_tree(text)), "{text}");
    }
    for text in [
        "",
        "a",
        "a =",
        "and = 1",
        "a = null",
        "a != 1",
        "not a = 1",
        "a = 1 or b = 2",
        "(a = 1)",
        "a = b.c",
        "a = 2024-03-01",
        "a in (1, 1)",
        "a in ()",
        "a in (1",
        "a in (1..5)",
        "a = 'x\\n'",
        "a = nul",
        "a = TRUE",
        "a exists true",
        "a = 1 | count 1",
        "users.list: a = 1",
        "a = 1 and",
        "a = 1 b = 2",
    ] {
        assert_eq!(directly(text), None, "{text}");
    }
}
