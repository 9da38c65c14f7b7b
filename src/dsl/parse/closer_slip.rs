//! Parentheses that nothing closes, and closers that close nothing.

use super::{Parser, look};
use crate::diagnostic::{Code, Edit, Fix};
use crate::lex::token::{Keyword, TokenKind};
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
    let opened = opened_before(p, span);
    let fix = Fix::titled(span, look::gap(p, span), "remove it");
    p.slip(Code::UnmatchedCloser, span).arg(span).fixed(opened).fix(fix);
}

/// `a = 1 or b = 2) and c = 3`, of which the `)` was taken: opened before the tests, it may say something else than nothing.
fn opened_before(p: &Parser<'_>, closer: Span) -> Option<Fix> {
    // No further, which keeps a long line of them linear.
    const FAR: usize = 400;
    let first = if p.ast.endpoint.is_some() { 2 } else { 0 };
    let tests = p.tokens.get(first..p.at).filter(|tests| tests.len() < FAR && p.depth == 0)?;
    let has_or =
        tests.iter().any(|token| token.keyword == Some(Keyword::Or) || token.kind == TokenKind::OrOr);
    let start = tests.first()?;
    let is_denied = start.keyword == Some(Keyword::Not) || start.kind == TokenKind::Bang;
    let goes_on = !matches!(p.peek().kind, TokenKind::End | TokenKind::Pipe);
    let first = tests.get(usize::from(is_denied))?;
    let open = "(".repeat(p.text(closer).len());
    let edit = Edit { span: Span::at(first.span.start), text: open.into() };
    (is_denied || has_or && goes_on)
        .then(|| Fix { title: "open it before the tests".into(), edits: vec![edit] })
}
