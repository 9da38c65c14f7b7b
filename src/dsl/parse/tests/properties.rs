//! What holds for every text, good or bad.

use super::*;
use proptest::prelude::*;

const ENTRIES: [Entry; 5] = [Entry::Request, Entry::Filter, Entry::Fields, Entry::Sort, Entry::With];

/// Pieces of sentences, good and bad.
pub(super) const SOUP: &[&str] = &[
    "a",
    "b.c",
    "`d e`",
    "`",
    "and",
    "or",
    "not",
    "!",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|",
    "||",
    "&&",
    "&",
    ";",
    ":",
    "=",
    "==",
    "===",
    "!=",
    "<>",
    "<",
    "<=",
    ">",
    ">=",
    "=>",
    "~",
    "!~",
    "=~",
    "%",
    "-",
    "+",
    "..",
    "..<",
    ".",
    "in",
    "is",
    "has",
    "all",
    "any",
    "bits",
    "set",
    "clear",
    "exists",
    "missing",
    "between",
    "contains",
    "matches",
    "mod",
    "size",
    "near",
    "nearsphere",
    "within",
    "intersects",
    "point(1, 2)",
    "box",
    "polygon((1,2),(3,4),(5,6))",
    "max",
    "min",
    "text(",
    "text",
    "\"s\"",
    "'s'",
    "\"",
    "'",
    "i\"x\"",
    "I\"x\"",
    "1",
    "-1.5",
    ".5",
    "01",
    "1.",
    "/re/i",
    "/",
    "//",
    "/x/gg",
    "2024-03-01",
    "2024-03",
    "2024-03-01T10:00Z",
    "now",
    "now-7d",
    "today",
    "-7d",
    "NOW",
    "@1",
    "@",
    "#",
    "# c\n",
    "#x",
    "\n",
    " ",
    "\t",
    "\u{A0}",
    "\u{FEFF}",
    "“",
    "”",
    "é",
    "≥",
    "$gte",
    "$",
    "true",
    "True",
    "null",
    "fields",
    "sort",
    "count",
    "limit",
    "offset",
    "page",
    "with",
    "order by",
    "desc",
    "select",
    "where",
    "from",
    "*",
    "like",
    "date(",
    "new",
    "Date",
    "ISODate()",
    "oid(\"x\")",
    "{\"a\":1}",
    "[1,2]",
    "{'a':",
    "a:",
    "a:1",
    "x.y: ",
    "/api/v1/",
    "users.list:",
    "\0",
    "\\",
    "covid-19",
    "it's",
    "constructor",
    "a..b",
    "a.",
    "a[0]",
    "starts with",
    "equals",
    "contians",
];

/// The tree and the errors of a reading that ends with the first mistake, or goes on after it.
fn read(source: &str, entry: Entry, strict: bool) -> (String, Vec<Code>) {
    STRICT.set(strict);
    let (mut ast, mut tokens, mut sink) = (Ast::default(), Vec::new(), Diagnostics::new(usize::MAX));
    parse(source, entry, &Limits::default(), &mut ast, &mut tokens, &mut sink);
    STRICT.set(false);
    let errors = sink.items().iter().map(|one| one.code);
    let errors = errors.filter(|code| code.severity() == crate::diagnostic::Severity::Error).collect();
    (format!("{ast:?}"), errors)
}

/// What the strict reading accepts has the same tree in both; what it refuses is refused in both, for the same first
/// reason: recovery neither takes a report back nor lets one through.
fn check_strict(source: &str, entry: Entry) {
    let (strict, recovering) = (read(source, entry, true), read(source, entry, false));
    if strict.1.is_empty() {
        assert_eq!(strict, recovering, "{source:?}");
    } else {
        assert!(recovering.1.starts_with(&strict.1), "{source:?}: {:?} and {:?}", strict.1, recovering.1);
    }
}

#[test]
fn the_sentences_of_the_grammar_are_read_alike_strictly() {
    let mut read_well = 0;
    for (entry, text) in sentences() {
        check_strict(text, entry);
        read_well += usize::from(read(text, entry, true).1.is_empty());
    }
    assert!(read_well > 100, "{read_well} sentences prove little");
}

fn entry() -> impl Strategy<Value = Entry> {
    prop::sample::select(&ENTRIES[..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(source in any::<String>(), entry in entry()) {
        check_any(&source, entry);
        check_strict(&source, entry);
    }

    #[test]
    fn any_ascii_is_answered(source in "[ -~\n\t]{0,60}", entry in entry()) {
        check_any(&source, entry);
        check_strict(&source, entry);
    }

    #[test]
    fn any_soup_is_answered(pieces in prop::collection::vec((prop::sample::select(SOUP), prop::bool::weighted(0.7)), 0..30), entry in entry()) {
        let mut source = String::new();
        for (piece, blank) in pieces {
            source.push_str(piece);
            if blank {
                source.push(' ');
            }
        }
        check_any(&source, entry);
        check_strict(&source, entry);
    }

    #[test]
    fn a_sentence_with_a_hole_is_answered(pick in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>(), piece in prop::sample::select(SOUP)) {
        let all: Vec<_> = sentences().collect();
        let (entry, text) = *pick.get(&all);
        let at = cut.index(text.len() + 1);
        let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        check_any(&text[..at], entry);
        let spoiled = format!("{}{piece}{}", &text[..at], &text[at..]);
        check_any(&spoiled, entry);
        check_strict(&spoiled, entry);
    }
}
