//! Intervals of other languages, `1 to 5` and `1-5`, to one report with the `..` that joins their bounds here.

use super::Parser;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::TokenKind;
use crate::span::Span;

/// `1 to 5`, of which the first bound was taken: takes the rest if it is that, and says so.
#[cold]
#[inline(never)]
pub(super) fn between_bounds(p: &mut Parser<'_>) -> bool {
    let joiner = p.peek();
    let low = p.nth_back(1).span;
    let high = p.nth(1);
    let is_bound = |kind: TokenKind| {
        matches!(
            kind,
            TokenKind::Number | TokenKind::Day | TokenKind::Month | TokenKind::Instant | TokenKind::Epoch
        )
    };
    let joins = ["to", "-", "–", "—", "through", "until", "till"];
    if !joins.iter().any(|word| p.text(joiner.span).eq_ignore_ascii_case(word))
        || !is_bound(p.nth_back(1).kind)
        || !is_bound(high.kind)
    {
        return false;
    }
    let gap = Span::new(low.end, high.span.start);
    let fix = Fix {
        title: format!("write `{}..{}`", p.text(low), p.text(high.span)).into(),
        edits: vec![Edit { span: gap, text: "..".into() }],
    };
    p.report(Diagnostic::new(Code::OperatorSpelling, joiner.span).arg(joiner.span).arg("..").fix(fix));
    p.bump();
    p.bump();
    true
}

/// `1-5` after `in`: two bounds that a hyphen joins. Takes them and says so.
#[cold]
#[inline(never)]
pub(super) fn hyphened(p: &mut Parser<'_>) -> Option<NodeId> {
    let span = p.peek().span;
    let (low, high) = p.text(span).split_once('-')?;
    let is_bound = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_bound(low) || !is_bound(high) {
        return None;
    }
    let written = format!("{low}..{high}");
    let diagnostic = Diagnostic::new(Code::OperatorSpelling, span).arg(span).arg(written.clone());
    p.report(diagnostic.fix(Fix::replace(span, written)));
    p.bump();
    Some(p.error(span))
}
