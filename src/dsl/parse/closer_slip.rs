//! Parentheses that nothing closes, and closers that close nothing.

use super::{Parser, look};
use crate::diagnostic::{Code, Edit, Fix};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::span::Span;

/// Whether a bracket of another kind stands here, in the place of a parenthesis: what is open lacks one.
pub(super) fn is_wrong_closer(p: &Parser<'_>) -> bool {
    let is_closer = p.at(TokenKind::CloseBracket) || p.at(TokenKind::Run) && p.text(p.peek().span) == "}";
    is_closer && p.depth > 0 && !are_closed(p, p.depth)
}

/// Whether so many parentheses that are open are closed behind what stands here.
pub(super) fn are_closed(p: &Parser<'_>, mut open: u32) -> bool {
    // No further, which keeps a long line of them linear.
    const FAR: usize = 100;
    (1..FAR).map(|ahead| p.nth(ahead).kind).any(|kind| {
        match kind {
            TokenKind::OpenParenthesis => open += 1,
            TokenKind::CloseParenthesis => open = open.saturating_sub(1),
            _ => {}
        }
        open == 0
    })
}

/// A parenthesis that nothing closes. Only the innermost is reported, with as many closers as are missing.
#[cold]
#[inline(never)]
pub(super) fn unclosed(p: &mut Parser<'_>, open: Span) {
    if p.unclosed {
        return;
    }
    if is_wrong_closer(p) {
        let span = p.bump().span;
        p.slip(Code::UnmatchedCloser, span).arg(span).write(span, ")");
        return;
    }
    let closers = ")".repeat(p.depth as usize);
    if p.at(TokenKind::End) && p.close(&closers, open) {
        p.unclosed = true;
        return;
    }
    if p.recovered_at == Some(p.at) {
        return;
    }
    p.unclosed = true;
    let fix = Fix::replace(Span::at(p.previous_end()), closers);
    p.slip(Code::UnclosedParenthesis, open).fix(fix);
}

pub(super) fn unmatched(p: &mut Parser<'_>) {
    let mut span = p.bump().span;
    while p.at(TokenKind::CloseParenthesis) && p.peek().span.start == span.end {
        span = span.to(p.bump().span);
    }
    let fix = Fix::titled(span, look::gap(p, span), "remove it");
    let (first, last) = match opened_before(p, span) {
        Some((open, true)) => (open, Some(fix)),
        Some((open, false)) => (fix, Some(open)),
        None => (fix, None),
    };
    p.slip(Code::UnmatchedCloser, span).arg(span).fix(first).fixed(last);
}

/// `a = 1 or b = 2) and c = 3`, of which the `)` was taken: opened before the tests or behind a `not`, it may say something else
/// than nothing. Gives where it is opened, and whether that is likelier than a `)` too many.
fn opened_before(p: &Parser<'_>, closer: Span) -> Option<(Fix, bool)> {
    // No further, which keeps a long line of them linear.
    const FAR: usize = 400;
    let first = if p.ast.endpoint.is_some() { 2 } else { 0 };
    let end = p.at.checked_sub(p.text(closer).len())?;
    let tests = p.tokens.get(first..end).filter(|tests| tests.len() < FAR && p.depth == 0)?;
    let is_or = |token: &Token| token.keyword == Some(Keyword::Or) || token.kind == TokenKind::OrOr;
    let is_joined =
        |token: &Token| matches!(token.kind, TokenKind::AndAnd | TokenKind::OrOr) || token.is_connective();
    let denies = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| tests.get(before));
        let token = tests.get(at);
        token.is_some_and(|token| token.keyword == Some(Keyword::Not) || token.kind == TokenKind::Bang)
            && before.is_none_or(is_joined)
    };
    let denied = (0..tests.len()).rev().find(|&at| denies(at));
    let behind = tests.get(denied.map_or(0, |at| at + 1)..)?;
    let goes_on = !matches!(p.peek().kind, TokenKind::End | TokenKind::Pipe);
    let says_more = match denied {
        Some(_) => behind.iter().any(is_joined),
        None => goes_on && tests.iter().any(is_or),
    };
    let brackets = p.text(closer).len();
    let edit = |span, text: &str| Edit { span, text: text.repeat(brackets).into() };
    let mut edits = vec![edit(Span::at(behind.first()?.span.start), "(")];
    if !p.text(closer).starts_with(')') {
        // Another bracket closes no parenthesis.
        edits.push(edit(closer, ")"));
    }
    let is_doubled = tests.iter().any(|token| token.kind == TokenKind::CloseParenthesis);
    let title = if denied.is_some() { "open it behind `not`" } else { "open it before the tests" };
    says_more.then(|| (Fix { title: title.into(), edits }, !is_doubled))
}
