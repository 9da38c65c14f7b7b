//! Connectives of other languages, and those that are missing or glued to a path.

use super::{Parser, filter, keyword_slip, look, start_slip};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Keyword, TokenKind};
use crate::span::Span;
use crate::words::meant;

/// A connective of another language.
pub(super) fn connective_slip(p: &mut Parser<'_>, word: &'static str) -> Option<bool> {
    let before = p.previous_end();
    let span = p.bump().span;
    let next = p.peek();
    if next.is_connective() {
        // `a = 1, and b = 2`
        let fix = Fix::titled(span, look::gap(p, span), "remove it");
        p.slip(Code::DoubledConnective, span).arg(span).fix(fix);
        return None;
    }
    if keyword_slip::is_bare_clause(p, 1) {
        // `a = 1, count 5`
        keyword_slip::piped_clause(p, span, next.span);
        return None;
    }
    let diagnostic = Diagnostic::new(Code::ConnectiveSpelling, span).arg(span).arg(word);
    if matches!(next.kind, TokenKind::End | TokenKind::Pipe | TokenKind::CloseParenthesis) {
        p.report(diagnostic.write(span, ""));
        return None;
    }
    let gap = Span::new(before, next.span.start);
    let fix = Fix {
        title: format!("write `{word}`").into(),
        edits: vec![Edit { span: gap, text: format!(" {word} ").into() }],
    };
    p.report(diagnostic.fix(fix));
    // Like `and`, even where it means `or`: nothing is compiled any more.
    Some(true)
}

/// A test stands here, and no connective before it.
pub(super) fn missing_connective(p: &mut Parser<'_>) {
    let token = p.peek();
    let is_glued = p.previous_end() == token.span.start;
    let fix = Fix::replace(Span::at(token.span.start), if is_glued { " and " } else { "and " });
    let (likelier, other) = glued_connective(p, token.span);
    let slip = p.slip_expected(Code::MissingConnective, token.span).arg(token.span);
    slip.fixed(likelier).fix(fix).fixed(other);
}

/// `a = 1 andb = 2`: a fix that parts the connective from the path. Few names begin with `and`, and many with `or`, for which it is
/// the less likely one.
fn glued_connective(p: &Parser<'_>, word: Span) -> (Option<Fix>, Option<Fix>) {
    let text = p.text(word);
    let part = |connective: &str| {
        let (head, rest) = text.split_at_checked(connective.len())?;
        let is_glued =
            head.eq_ignore_ascii_case(connective) && rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let at = Span::at(word.start + u32::try_from(head.len()).unwrap_or(0));
        is_glued.then(|| Fix::titled(at, " ", &format!("write `{head} {rest}`")))
    };
    (part("and"), part("or"))
}

/// `(a = 1 or) b = 2`, of which the connective was taken: it belongs behind the parenthesis, which itself is too many where
/// none is open.
pub(super) fn before_closer(p: &mut Parser<'_>) -> NodeId {
    let (connective, closer) = (p.nth_back(1).span, p.peek().span);
    if p.depth == 0 {
        let fix = Fix::titled(closer, look::gap(p, closer), "remove it");
        p.slip(Code::UnmatchedCloser, closer).arg(closer).fix(fix);
        p.skip();
        return filter::primary(p);
    }
    let written = p.text(connective);
    let gap = Span::new(p.nth_back(2).span.end.min(connective.start), connective.end);
    let fix = Fix {
        title: format!("write `{written}` behind it").into(),
        edits: vec![
            Edit { span: gap, text: "".into() },
            Edit { span: Span::new(closer.end, p.nth(1).span.start), text: format!(" {written} ").into() },
        ],
    };
    let found = p.found();
    p.slip_expected(Code::ExpectedTest, closer).arg(found).fix(fix);
    // The connective that is missing behind it is this one.
    p.recovered_at = Some(p.at + 1);
    p.error(closer)
}

/// The connective that a word between two tests was meant to be, with a letter too many, too few or at another place.
pub(super) fn mistyped_connective(p: &Parser<'_>, text: &str) -> Option<&'static str> {
    const MISTYPED: [(&str, &str); 2] =
        [("adn nad ad nd an andd annd aand anf amd ans snd", "and"), ("ro orr oor ore ir pr 0r", "or")];
    let next = p.nth(1);
    let is_before_test = start_slip::names_test(p, 1)
        || matches!(next.kind, TokenKind::OpenParenthesis | TokenKind::Bang)
            && next.span.start > p.peek().span.end
        || next.keyword == Some(Keyword::Not);
    meant(text, &MISTYPED).filter(|_| is_before_test)
}
