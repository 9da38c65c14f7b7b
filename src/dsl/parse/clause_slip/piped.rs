//! Tests behind a `|`, where a clause should stand.

use crate::arena::List;
use crate::diagnostic::{Code, Edit, Fix};
use crate::dsl::ast::{Clause, Kind};
use crate::dsl::parse::{Parser, clause, filter, keyword_slip, look, sql_slip, test};
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::span::Span;

/// Whether the `|` before this token is the first that is written, but for the endpoint.
pub(in crate::dsl::parse) fn follows_nothing(p: &Parser<'_>) -> bool {
    p.at < 2 || p.nth_back(2).kind == TokenKind::Colon
}

/// `a = 1 | b = 2`, whose second test stands here: an `or` was meant. `| a = 1` has nothing to join, and behind a clause a test
/// would be a part of that. Where a keyword may be glued to the name, that is the mistake.
pub(in crate::dsl::parse) fn piped_test(p: &mut Parser<'_>, glued: Option<Fix>) {
    let (pipe, name) = (p.nth_back(1).span, p.peek().span);
    let is_joined = follows_tests(p);
    let (code, fix) = if is_joined {
        (Code::ConnectiveSpelling, Some(look::spaced(p, pipe, "or")))
    } else if follows_nothing(p) {
        (Code::LeadingWord, Some(look::replace(Span::new(pipe.start, name.start), "")))
    } else {
        (Code::LeadingWord, put_first(p).filter(|_| p.ast.filter.is_none()))
    };
    if glued.is_some() {
        // `| withheld = 5` may be a test all the same.
        let test = fix.filter(|_| p.nth(1).kind == TokenKind::Equal);
        p.slip(Code::UnknownClause, name).arg(name).fixed(glued).fixed(test);
        if p.text(name).starts_with("with") {
            // What is glued to it is given all the same.
            let (mut items, value) = (List::default(), p.error(name));
            let parameter = p.node(Kind::With(Span::new(name.start + 4, name.end), value), name);
            p.ast.arena.append(&mut items, parameter);
            clause::add(p, Clause::With, name, items);
        }
        keyword_slip::skip_clause(p);
        return;
    }
    // As in a pipeline, the second may be there to leave only some of what the first finds.
    let and = (is_joined && !sql_slip::or_around(p, 2)).then(|| look::spaced(p, pipe, "and"));
    p.slip(code, pipe).arg(pipe).arg("or").fixed(fix).fixed(and);
    filter::filter(p);
}

/// `a = 1 | and b = 2`, whose connective stands here: the `|` is one too many.
pub(in crate::dsl::parse) fn piped_connective(p: &mut Parser<'_>) {
    let (pipe, word) = (p.nth_back(1).span, p.peek().span);
    let is_or = p.peek().keyword == Some(Keyword::Or);
    let is_joined = follows_tests(p) && (is_or || !sql_slip::or_around(p, 2));
    p.skip();
    let whole = pipe.to(word);
    let fix = is_joined.then(|| look::replace(whole, p.text(word)));
    p.slip(Code::ConnectiveSpelling, whole).arg(whole).arg(word).fixed(fix);
    filter::filter(p);
}

/// Whether what stands here starts tests as no clause does.
pub(in crate::dsl::parse) fn starts_group(token: Token) -> bool {
    matches!(token.kind, TokenKind::OpenParenthesis | TokenKind::Bang) || token.keyword == Some(Keyword::Not)
}

/// Whether tests stand before the `|` that was taken, and no clause.
pub(in crate::dsl::parse) fn follows_tests(p: &Parser<'_>) -> bool {
    let mut back = 2;
    while back <= p.at && p.nth_back(back).kind != TokenKind::Pipe {
        back += 1;
    }
    let (first, second) = (p.nth_back(back - 1), p.nth_back(back - 2));
    let is_clause = first.keyword.is_some_and(|word| word.group() == Group::Clause);
    let is_test = test::symbol(second.kind).is_some()
        || starts_group(*first)
        || sql_slip::is_leading(&p.text(first.span).to_ascii_lowercase());
    p.ast.filter.is_some() && (back > p.at || is_test && !is_clause)
}

/// `| fields a | b = 1`: behind a clause, where the tests would be part of that, they are taken to the front.
fn put_first(p: &Parser<'_>) -> Option<Fix> {
    // No further, which keeps a long line of them linear.
    const FAR: usize = 400;
    let is_end = |ahead: &usize| matches!(p.nth(*ahead).kind, TokenKind::Pipe | TokenKind::End);
    let last = p.nth_before((1..FAR).find(is_end)?).span;
    let first = [p.nth_back(p.at), p.nth_back(p.at.checked_sub(2)?)].into_iter();
    let first = first.map(|token| (token.kind, token.span)).find(|(kind, _)| *kind == TokenKind::Pipe)?.1;
    let tests = p.text(Span::new(p.peek().span.start, last.end));
    let edits = vec![
        Edit { span: Span::at(first.start), text: format!("{tests} ").into() },
        Edit { span: Span::new(p.nth_back(2).span.end, last.end), text: "".into() },
    ];
    Some(Fix { title: "put the filter first".into(), edits })
}
