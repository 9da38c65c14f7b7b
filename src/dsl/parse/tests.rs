//! Sentences through lexer and parser.

mod linear;
mod properties;

use super::*;
use crate::diagnostic::Example;

/// Parses a text and gives the tree with the reports.
fn parsed(source: &str, entry: Entry) -> (Ast, Vec<Token>, Diagnostics) {
    let (mut ast, mut tokens) = (Ast::default(), Vec::new());
    let mut sink = Diagnostics::new(50);
    parse(source, entry, &Limits::default(), &mut ast, &mut tokens, &mut sink);
    (ast, tokens, sink)
}

/// The codes reported, by place.
fn codes(source: &str, entry: Entry) -> Vec<Code> {
    let (.., mut sink) = parsed(source, entry);
    sink.take().iter().map(|diagnostic| diagnostic.code).collect()
}

/// Every code of the lexer and the parser comes with an example that yields it, and where a fix is offered,
/// applying it removes the report.
#[test]
fn examples_yield_their_codes() {
    let mut failures = Vec::new();
    for &code in Code::ALL {
        if !matches!(code as u16, 100..300 | 700..705) {
            continue;
        }
        let (text, entry) = match code.example() {
            Example::Text(text) => (text, Entry::Request),
            Example::Filter(text) => (text, Entry::Filter),
            Example::Fields(text) => (text, Entry::Fields),
            Example::Sort(text) => (text, Entry::Sort),
            Example::With(text) => (text, Entry::With),
            Example::Count(_) | Example::Value(_) | Example::Line(_) | Example::None(_) => continue,
        };
        let (.., mut sink) = parsed(text, entry);
        let found = sink.take();
        if found.len() != 1 || found[0].code != code {
            let all: Vec<_> = found.iter().map(|d| (d.code, d.message(text))).collect();
            failures.push(format!("{code} {code:?}: `{text}` gives {all:?}"));
            continue;
        }
        for fix in &found[0].fixes {
            let fixed = fix.apply(text);
            let left = codes(&fixed, entry);
            if left.iter().any(|code| code.severity() == crate::diagnostic::Severity::Error) {
                failures.push(format!("{code} {code:?}: `{text}` fixed to `{fixed}` gives {left:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The sentences of `grammar/examples.txt`, each with how it is given.
fn sentences() -> impl Iterator<Item = (Entry, &'static str)> {
    let mut entry = Entry::Filter;
    include_str!("../../../grammar/examples.txt").lines().filter_map(move |line| {
        let Some(heading) = line.strip_prefix("## ") else { return Some((entry, line)) };
        entry = match heading {
            "request" => Entry::Request,
            "fields_part" => Entry::Fields,
            "sort_part" => Entry::Sort,
            "with_part" => Entry::With,
            _ => Entry::Filter,
        };
        None
    })
}

#[test]
fn every_sentence_of_the_grammar_parses() {
    let mut failures = Vec::new();
    for (entry, text) in sentences() {
        let found = codes(text, entry);
        if found.iter().any(|code| code.severity() == crate::diagnostic::Severity::Error) {
            failures.push(format!("`{text}` gives {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What holds of any text, however broken.
fn check_any(source: &str, entry: Entry) {
    let (ast, tokens, mut sink) = parsed(source, entry);
    let boundary = |span: Span| {
        assert!(span.start <= span.end, "{source:?}: {span:?}");
        assert!(source.is_char_boundary(span.start as usize), "{source:?}: {span:?}");
        assert!(source.is_char_boundary(span.end as usize), "{source:?}: {span:?}");
    };
    assert!(tokens.len() <= source.len() + 1, "{source:?}");
    assert_eq!(tokens.last().map(|token| token.kind), Some(TokenKind::End));
    // Tokens and comments cover the text; between them there are only spaces.
    let mut pieces: Vec<Span> =
        tokens.iter().map(|token| token.span).chain(ast.comments.iter().copied()).collect();
    pieces.sort();
    let mut at = 0;
    for piece in pieces {
        boundary(piece);
        assert!(piece.start >= at, "{source:?}: {piece:?} overlaps");
        let gap = &source[at as usize..piece.start as usize];
        assert!(
            gap.chars().all(|c| c.is_whitespace() || "\u{FEFF}\u{200B}\u{200C}\u{2060}\u{AD}".contains(c)),
            "{source:?}: {gap:?}"
        );
        at = piece.end;
    }
    assert_eq!(at as usize, source.len());
    let broken = sink.has_errors();
    for diagnostic in sink.take() {
        boundary(diagnostic.span);
        diagnostic.related.iter().for_each(|related| boundary(related.span));
        for fix in &diagnostic.fixes {
            let mut at = 0;
            for edit in &fix.edits {
                boundary(edit.span);
                assert!(edit.span.start >= at, "{source:?}: {fix:?}");
                at = edit.span.end;
            }
        }
        let message = diagnostic.message(source);
        assert!(!message.is_empty(), "{source:?}");
    }
    let has_error = walk(&ast, &mut |span| boundary(span));
    assert!(broken || !has_error, "{source:?}: an error in the tree and none reported");
}

/// Calls `see` with the span of every node in the tree; says whether one is an error.
fn walk(ast: &Ast, see: &mut dyn FnMut(Span)) -> bool {
    let mut open: Vec<NodeId> = ast.arena.children(ast.clauses).chain(ast.filter).collect();
    let mut error = false;
    while let Some(id) = open.pop() {
        see(ast.arena.span(id));
        match ast.arena.kind(id) {
            Kind::And(list)
            | Kind::Or(list)
            | Kind::List(list)
            | Kind::Shape(_, list)
            | Kind::Clause(_, list)
            | Kind::Relative(_, list) => {
                open.extend(ast.arena.children(list));
            }
            Kind::Not(child) | Kind::TextSearch(child) | Kind::Distance(_, child) | Kind::With(_, child) => {
                open.push(child)
            }
            Kind::Interval { low, high, .. } => open.extend([low, high]),
            Kind::Test { operands: first, path, .. } => {
                see(path);
                open.extend(std::iter::successors(first, |&id| ast.arena.next(id)));
            }
            Kind::Call(_, first) => open.extend(std::iter::successors(first, |&id| ast.arena.next(id))),
            Kind::Error => error = true,
            Kind::Projected { path, .. } | Kind::Ordered { path, .. } => see(path),
            Kind::Raw
            | Kind::String
            | Kind::CaseInsensitive
            | Kind::Word
            | Kind::Number
            | Kind::True
            | Kind::False
            | Kind::Null
            | Kind::Regex
            | Kind::Day
            | Kind::Month
            | Kind::Instant
            | Kind::Amount
            | Kind::Epoch
            | Kind::Json
            | Kind::Type
            | Kind::Everything => {}
        }
    }
    error
}

/// Runs on a stack of 1 MiB, which every recursion has to fit at the greatest depth.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}

#[test]
fn the_greatest_depth_fits_a_small_stack() {
    on_a_small_stack(|| {
        let limits = Limits { max_depth: 5000, ..Limits::default() };
        let (mut ast, mut tokens) = (Ast::default(), Vec::new());
        for (open, inner) in
            [("(", "a = 1"), ("a has (", ">= 1"), ("not a has (", "> 1"), ("a = 1 or b = 2 and (", "a = 1")]
        {
            let depth = Limits::DEPTH_CEILING as usize;
            let source = format!("{}{inner}{}", open.repeat(depth), ")".repeat(depth));
            let mut sink = Diagnostics::new(50);
            parse(&source, Entry::Request, &limits, &mut ast, &mut tokens, &mut sink);
            assert!(!sink.has_errors(), "{open}");
            let source = format!("{}{source})", open);
            let mut sink = Diagnostics::new(50);
            parse(&source, Entry::Request, &limits, &mut ast, &mut tokens, &mut sink);
            let codes: Vec<_> = sink
                .take()
                .iter()
                .filter(|d| d.severity() == crate::diagnostic::Severity::Error)
                .map(|d| d.code)
                .collect();
            assert_eq!(codes, [Code::TooDeep], "{open}");
        }
    });
}

/// The slips of `slips.txt`: a text, the codes reported, and the text after the first fix of each. With `UPDATE=1`
/// the file is written anew.
#[test]
fn slips_are_answered_as_written_down() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/dsl/parse/slips.txt");
    let file = std::fs::read_to_string(path).unwrap();
    let mut expected = String::new();
    let mut entry = Entry::Request;
    for line in file.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            entry = match heading {
                "filter" => Entry::Filter,
                "fields" => Entry::Fields,
                "sort" => Entry::Sort,
                "with" => Entry::With,
                _ => Entry::Request,
            };
        } else if line.is_empty() || line.starts_with("    ") {
            continue;
        }
        expected.push_str(line);
        expected.push('\n');
        if line.starts_with("## ") {
            continue;
        }
        check_any(line, entry);
        let (.., mut sink) = parsed(line, entry);
        for diagnostic in sink.take() {
            expected.push_str(&format!("    {:?}: {}\n", diagnostic.code, diagnostic.message(line)));
            for fix in &diagnostic.fixes {
                let fixed = fix.apply(line);
                expected.push_str(&format!("        {fixed}\n"));
                let again =
                    |text: &str| codes(text, entry).iter().filter(|&&code| code == diagnostic.code).count();
                assert!(again(&fixed) < again(line), "the fix `{fixed}` leaves {:?}", diagnostic.code);
            }
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &expected).unwrap();
    }
    assert_eq!(file, expected);
}
