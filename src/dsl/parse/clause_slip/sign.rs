//! Words, numbers and marks that say of an item of a clause what a sign before it says here: `name desc`, `not a`, `name:1`.

use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::dsl::ast::Clause;
use crate::dsl::parse::{Parser, foreign, path_slip};
use crate::lex::token::TokenKind;
use crate::span::Span;
use crate::words::meant;

/// `not a`, `except a`, `!a` and `desc a` where an item stands: the item, taken, if it is that.
#[cold]
#[inline(never)]
pub(in crate::dsl::parse) fn odd_sign(p: &mut Parser<'_>) -> Option<NodeId> {
    const SIGNS: [(&str, &str); 2] =
        [("desc descending not except without exclude !", "-"), ("asc ascending only include +", "")];
    let (word, path) = (p.peek(), p.nth(1));
    let is_path = matches!(path.kind, TokenKind::Word | TokenKind::Path) && !path.is_connective();
    if !is_path || !matches!(p.nth(2).kind, TokenKind::Comma | TokenKind::Pipe | TokenKind::End) {
        return None;
    }
    if word.is_connective() && p.nth_back(1).kind == TokenKind::Comma {
        // `fields a, and b`: the comma says so.
        let found = p.found();
        let gap = Span::new(word.span.start, path.span.start);
        foreign::take(p, 2);
        p.slip(Code::ExpectedPath, word.span).arg(found).fix(Fix::titled(gap, "", "remove it"));
        return Some(p.error(path.span));
    }
    let sign = meant(p.text(word.span), &SIGNS)?;
    let whole = p.bump().span.to(p.bump().span);
    let written = format!("{sign}{}", p.text(path.span));
    let diagnostic = Diagnostic::new(Code::TrailingDirection, whole).arg(written.clone());
    p.report(diagnostic.write(whole, written));
    Some(p.error(whole))
}

/// The signs of directions that other languages write behind a name.
const DIRECTIONS: [(&str, &str); 2] = [("desc descending -1", "-"), ("asc ascending 1", "")];

/// The sign that a word or a number behind a field stands for in a clause.
fn sign(clause: Clause, text: &str) -> Option<&'static str> {
    match clause {
        Clause::Fields => meant(text, &[("0 false", "-"), ("1 true", "")]),
        _ => meant(text, &DIRECTIONS),
    }
}

/// `name desc` and `name: 1`, of which the path, as written in `item`, was read.
pub(in crate::dsl::parse) fn trailing_sign(p: &mut Parser<'_>, clause: Clause, item: Span, path: Span) {
    let token = p.peek();
    let end = match token.kind {
        TokenKind::Word | TokenKind::Number => token.span,
        TokenKind::Colon | TokenKind::Equal
            if matches!(p.nth(1).kind, TokenKind::Word | TokenKind::Number) =>
        {
            p.nth(1).span
        }
        TokenKind::Comma
            if clause == Clause::Sort
                && matches!(p.nth(2).kind, TokenKind::Comma | TokenKind::Pipe | TokenKind::End) =>
        {
            return comma_before_direction(p, item, path);
        }
        _ => return,
    };
    let Some(sign) = sign(clause, p.text(end)) else { return };
    before_path(p, item.to(end), p.text(path), sign);
    if matches!(token.kind, TokenKind::Colon | TokenKind::Equal) {
        p.skip();
    }
    p.skip();
}

/// Says that what stands behind `path` is a sign before it. Where another stands there already, either may be meant.
fn before_path(p: &mut Parser<'_>, item: Span, path: &str, behind: &str) {
    let text = p.text(item);
    let before = if text.starts_with('-') { "-" } else { "" };
    let is_double = text.starts_with(['-', '+']) && before != behind;
    let written = format!("{}{path}", if is_double { before } else { behind });
    let diagnostic = Diagnostic::new(Code::TrailingDirection, item).arg(written.clone()).write(item, written);
    let other = is_double.then(|| Fix::replace(item, format!("{behind}{path}")));
    p.report(diagnostic.fixed(other));
}

/// `name, desc`, of which the path was read: warns that the word is one more field.
#[cold]
fn comma_before_direction(p: &mut Parser<'_>, item: Span, path: Span) {
    let word = p.nth(1).span;
    let text = p.text(word);
    let Some(sign) = meant(text, &DIRECTIONS).filter(|_| !text.ends_with('1')) else { return };
    let written = format!("{sign}{}", p.text(path));
    let diagnostic = Diagnostic::new(Code::OnlyAName, word).arg(word).arg(format!("write `{written}`"));
    p.report(diagnostic.write(item.to(word), written));
}

/// `name:-1`, `name:desc` and `name: 1`, before which a sign may have been taken.
#[cold]
#[inline(never)]
pub(in crate::dsl::parse) fn glued_sign(p: &mut Parser<'_>, clause: Clause, start: u32) -> Option<NodeId> {
    let run = p.peek().span;
    let (name, rest) = p.text(run).split_once(':')?;
    let end = if rest.is_empty() { p.nth(1).span } else { run };
    let sign = sign(clause, if rest.is_empty() { p.text(end) } else { rest })?;
    let path = if name.contains('`') { name.to_owned() } else { path_slip::as_path(name) };
    let whole = Span::new(start, end.end);
    before_path(p, whole, &path, sign);
    foreign::take(p, 1 + usize::from(rest.is_empty()));
    Some(p.error(whole))
}
