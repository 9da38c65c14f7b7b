//! Filters: connectives, negation, groups, raw filters and the text test.

use super::test::{element_test, test};
use super::value::string_argument;
use super::{Parser, closer_slip, filter_slip};
use crate::arena::{List, NodeId};
use crate::dsl::ast::Kind;
use crate::lex::token::{Keyword, TokenKind};
use crate::span::Span;

/// `filter = or ;`
pub(super) fn filter(p: &mut Parser<'_>) -> NodeId {
    or(p)
}

/// `or = and , { ( "or" | "||" ) , and } ;`
fn or(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span.start;
    let (first, is_bare) = and(p);
    if !opt_or(p) {
        return first;
    }
    let mut list = List::default();
    let mut bare = Vec::new();
    let mut next = (first, is_bare);
    loop {
        p.ast.arena.append(&mut list, next.0);
        if next.1 {
            bare.push(p.ast.arena.span(next.0));
        }
        if next.0 != first && !opt_or(p) {
            break;
        }
        next = and(p);
    }
    if !bare.is_empty() {
        filter_slip::mixed(p, &bare);
    }
    let span = p.since(start);
    p.node(Kind::Or(list), span)
}

/// Takes an `or`.
fn opt_or(p: &mut Parser<'_>) -> bool {
    let token = p.peek();
    let there = token.kind == TokenKind::OrOr || token.keyword == Some(Keyword::Or);
    if there {
        p.bump();
    }
    there
}

/// Also says whether the node is a conjunction without parentheses of its own.
///
/// `and = unary , { ( "and" | "&&" ) , unary } ;`
fn and(p: &mut Parser<'_>) -> (NodeId, bool) {
    let start = p.peek().span.start;
    let first = unary(p);
    if !opt_and(p) {
        return (first, false);
    }
    let mut list = List::default();
    p.ast.arena.append(&mut list, first);
    loop {
        let next = unary(p);
        p.ast.arena.append(&mut list, next);
        if !opt_and(p) {
            break;
        }
    }
    let span = p.since(start);
    (p.node(Kind::And(list), span), true)
}

/// Takes an `and`. Whatever else may not follow a test is dealt with here.
#[inline(always)]
fn opt_and(p: &mut Parser<'_>) -> bool {
    loop {
        let token = p.peek();
        match token.kind {
            TokenKind::End | TokenKind::Pipe | TokenKind::OrOr => return false,
            TokenKind::CloseParenthesis if p.depth > 0 => return false,
            TokenKind::AndAnd => {
                p.bump();
                return true;
            }
            TokenKind::Word => match token.keyword {
                Some(Keyword::And) => {
                    p.bump();
                    return true;
                }
                Some(Keyword::Or) => return false,
                _ => {}
            },
            _ => {}
        }
        if let Some(joined) = filter_slip::between_tests(p) {
            return joined;
        }
    }
}

/// Pairs of negations cancel out, so a chain of any length is read without recursion into one negation or none.
///
/// `unary = { "not" | "!" } , primary ;`
#[inline]
fn unary(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span.start;
    let mut negated = false;
    loop {
        let token = p.peek();
        if token.kind != TokenKind::Bang && token.keyword != Some(Keyword::Not) {
            break;
        }
        p.bump();
        negated = !negated;
    }
    let inner = primary(p);
    if !negated {
        return inner;
    }
    let span = p.since(start);
    p.node(Kind::Not(inner), span)
}

/// Only in `has (…)` is a predicate a test by itself.
///
/// `primary = group | raw | text_search | test | predicate ;`
#[inline]
pub(super) fn primary(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    match token.kind {
        TokenKind::OpenParenthesis => group(p),
        TokenKind::Word if token.keyword == Some(Keyword::Text) && is_glued_group(p, token.span) => {
            text_search(p)
        }
        _ if p.in_element => element_test(p),
        TokenKind::Word | TokenKind::Path | TokenKind::Quoted | TokenKind::Bad => test(p),
        TokenKind::Json => raw(p),
        _ => filter_slip::expected_test(p),
    }
}

/// `group = "(" , filter , ")" ;`
fn group(p: &mut Parser<'_>) -> NodeId {
    let open = p.bump().span;
    if p.depth >= p.max_depth {
        return p.too_deep(open);
    }
    p.depth += 1;
    let inner = grouped(p);
    close(p, open);
    inner
}

/// The filter in parentheses of a group or of an element; no frame of its own, so that few lie between a filter and the one in it.
#[inline(always)]
pub(super) fn grouped(p: &mut Parser<'_>) -> NodeId {
    let inner = filter(p);
    while !p.at(TokenKind::CloseParenthesis) && filter_slip::pipe_in_group(p) {
        filter(p);
    }
    inner
}

/// The parenthesis that closes a group.
pub(super) fn close(p: &mut Parser<'_>, open: Span) {
    if !p.eat(TokenKind::CloseParenthesis) {
        closer_slip::unclosed(p, open);
    }
    p.depth = p.depth.saturating_sub(1);
}

/// `raw = json_object ;`
pub(super) fn raw(p: &mut Parser<'_>) -> NodeId {
    let span = p.peek().span;
    if !p.text(span).starts_with('{') {
        return filter_slip::expected_test(p);
    }
    p.bump();
    p.node(Kind::Raw, span)
}

/// Whether a `(` is glued to the word that stands here.
fn is_glued_group(p: &Parser<'_>, word: Span) -> bool {
    let next = p.nth(1);
    next.kind == TokenKind::OpenParenthesis && next.span.start == word.end
}

/// The `(` is glued to `text`.
///
/// `text_search = "text" , "(" , string , ")" ;`
fn text_search(p: &mut Parser<'_>) -> NodeId {
    let start = p.bump().span.start;
    let string = string_argument(p);
    let span = p.since(start);
    p.node(Kind::TextSearch(string), span)
}
