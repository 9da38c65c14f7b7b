//! A `:` where an operator should stand, as other languages have it: `a:1`, `"a": 1`, `status: busy`.

use super::{Entry, Parser, clause, foreign, keyword_slip, test};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::{Kind, Verb};
use crate::lex::token::{Keyword, TokenKind};
use crate::span::Span;

/// `a : 1` or `"a": 1`.
pub(super) fn colon(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let is_first = p.at == 1 && p.entry == Entry::Request;
    let colon = p.bump().span;
    if is_first && p.text(path).contains(['.', '/']) && p.at(TokenKind::Word) && p.is_operator(1) {
        let gap = Span::new(path.end, colon.end);
        let fix = Fix { title: "write `:`".into(), edits: vec![Edit { span: gap, text: ":".into() }] };
        p.report(Diagnostic::new(Code::EndpointSpacing, path).arg(path).fix(fix));
        p.bump();
        return test::operator(p, p.nth_back(1).span);
    }
    let next = test::symbol(p.peek().kind);
    let text = match next {
        Some(_) => "",
        None if colon.start == path.end => " =",
        None => "=",
    };
    let fix = Fix { title: "write `=`".into(), edits: vec![Edit { span: colon, text: text.into() }] };
    p.report(Diagnostic::new(Code::ColonForEqual, colon).arg(path).fix(fix));
    if next.is_some() {
        p.bump();
    }
    next.or(Some((Keyword::Eq, false)))
}

/// `status: busy`, whose value was taken `back` places before: says so if it is one.
pub(super) fn value_after_endpoint(p: &mut Parser<'_>, back: usize) -> bool {
    let (colon, value) = (p.nth_back(back + 1), if back == 0 { p.peek() } else { p.nth_back(back) });
    let Some(endpoint) = p.ast.endpoint else { return false };
    if p.text(value.span).starts_with('#') {
        return false;
    }
    if colon.kind != TokenKind::Colon || !p.ends_test(1 - back) || p.ends_test(0) && back == 0 {
        return false;
    }
    report_value_after_endpoint(p, endpoint, colon.span, value.span);
    true
}

/// `status: busy`, which reads like a test, and `sort: name`, which reads like a clause.
pub(super) fn report_value_after_endpoint(p: &mut Parser<'_>, endpoint: Span, colon: Span, value: Span) {
    if let Some(clause) = Keyword::of(p.text(endpoint).as_bytes()).and_then(clause::of_keyword) {
        let word = keyword_slip::spelling(clause);
        let fix = Fix::replace(endpoint.to(colon), format!("| {word}"));
        p.report(Diagnostic::new(Code::ClauseSpelling, endpoint).arg(word).fix(fix));
        return;
    }
    let fix = Fix { title: "write `=`".into(), edits: vec![Edit { span: colon, text: " =".into() }] };
    p.report(Diagnostic::new(Code::EndpointWithoutTest, value).arg(endpoint).arg(value).fix(fix));
}

/// The value after a `:` that stands for `=`.
pub(super) fn equal_after_colon(p: &mut Parser<'_>, path: Span) -> NodeId {
    if p.is_operator(0) {
        return test::with_path(p, path);
    }
    let operand = match p.peek().kind {
        TokenKind::OpenParenthesis => super::value::list(p),
        _ => super::value::value(p),
    };
    if p.is_operator(0) {
        p.recover();
    }
    let span = p.since(path.start);
    p.node(Kind::Test { verb: Verb::Equal, negated: false, path, operands: Some(operand) }, span)
}

/// A run with a `:` in it where a test starts: `a:1`.
pub(super) fn colon_run(p: &mut Parser<'_>) -> Option<NodeId> {
    let run = p.peek().span;
    let (name, rest) = p.text(run).split_once(':')?;
    let is_name =
        |character: char| character.is_alphanumeric() || matches!(character, '_' | '.' | '-' | '`' | '/');
    if name.is_empty() || !name.chars().all(is_name) || rest.starts_with("//") {
        return None;
    }
    let colon = run.start + u32::try_from(name.len()).ok()?;
    let name_span = Span::new(run.start, colon);
    let is_last = rest.is_empty();
    if is_last && p.entry == Entry::Filter && p.is_operator(2) && (name.contains(['.', '/'])) {
        let span = run;
        p.bump();
        let gap = Span::new(span.start, p.peek().span.start);
        p.report(Diagnostic::new(Code::EndpointInFilter, span).fix(Fix::replace(gap, "")));
        return Some(super::filter::primary(p));
    }
    let is_endpoint = p.at == 0 && p.entry == Entry::Request && name.contains(['.', '/']);
    let comparisons = ['=', '<', '>', '!', '~'];
    if is_endpoint && is_last && p.is_operator(2) {
        // Its name has a `/` too many, or the lexer would have known it for one.
        p.report(Diagnostic::new(Code::UnknownEndpoint, name_span).arg(name_span));
        p.bump();
        return Some(super::filter::primary(p));
    }
    if is_endpoint
        && !is_last
        && !rest.starts_with(comparisons)
        && (rest.contains(comparisons) || p.is_operator(1))
    {
        let fix = Fix::replace(Span::at(colon + 1), " ");
        p.report(Diagnostic::new(Code::EndpointSpacing, run).arg(name_span).fix(fix));
        p.recover();
        return Some(p.error(run));
    }
    let before_operator =
        if is_last { test::symbol(p.nth(1).kind).is_some() } else { rest.starts_with(comparisons) };
    let text = match (before_operator, is_last) {
        (true, true) => "",
        (true, false) => " ",
        (false, true) => " =",
        (false, false) => " = ",
    };
    let fix = Fix {
        title: if before_operator { "remove the `:`".into() } else { "write `=`".into() },
        edits: vec![Edit { span: Span::new(colon, colon + 1), text: text.into() }],
    };
    p.report(Diagnostic::new(Code::ColonForEqual, Span::new(colon, colon + 1)).arg(name_span).fix(fix));
    p.bump();
    if is_last {
        return Some(equal_after_colon(p, name_span));
    }
    Some(p.error(run))
}
