//! Clauses without their `|`, and with another sign in its place.

use super::clause::of_keyword;
use super::{Entry, Parser, keyword_slip, look, sql_slip};
use crate::diagnostic::{Code, Fix};
use crate::dsl::ast::Clause;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;

/// Whether a clause stands here whose `|` was forgotten.
pub(super) fn starts_clause(p: &Parser<'_>) -> bool {
    let word = p.peek();
    let next = p.nth(1);
    let is_clause = word.keyword.is_some_and(|word| word.group() == Group::Clause)
        || p.text(word.span).eq_ignore_ascii_case("order") && p.text(next.span).eq_ignore_ascii_case("by");
    is_clause
        && !(p.is_operator(1) && next.kind != TokenKind::Word)
        && matches!(
            next.kind,
            TokenKind::Word
                | TokenKind::Path
                | TokenKind::Quoted
                | TokenKind::Number
                | TokenKind::Minus
                | TokenKind::End
        )
        && !matches!(next.keyword, Some(Keyword::Exists | Keyword::Missing | Keyword::Is | Keyword::In))
}

/// The keyword of a clause without its `|`, taken; or something else after the filter.
#[cold]
#[inline(never)]
pub(super) fn expected_pipe(p: &mut Parser<'_>) -> Option<(Clause, Span)> {
    if !p.at(TokenKind::Word) || !starts_clause(p) {
        return keyword_slip::keyword(p);
    }
    let own = p.peek().keyword.and_then(of_keyword);
    let clause = own.unwrap_or(Clause::Sort);
    let word = keyword_slip::spelling(clause);
    let first = p.peek().span;
    let start = p.previous_end();
    let tail = sql_slip::tail(p, 0);
    let place = if clause == Clause::Sort { keyword_slip::with_by(p) } else { p.bump().span };
    if let Some(clauses) = tail {
        p.skip_all();
        let rest = Span::new(start, p.previous_end());
        let fix = Fix::titled(rest, &clauses, &format!("write `{}`", clauses.trim_start()));
        p.slip(Code::MissingPipe, place).arg(word).fix(fix);
        return None;
    }
    // `order by` gets its right spelling by the same fix.
    let fix = if place == first {
        Fix::replace(Span::at(place.start), "| ")
    } else {
        Fix::replace(place, format!("| {word}"))
    };
    p.slip(Code::MissingPipe, place).arg(word).fix(fix);
    Some((clause, place))
}

/// `a = 1 || count 5` and `a = 1 and sort b`, whose keyword was taken for a path: a `|` was meant. Takes the clause and says so.
#[cold]
pub(super) fn after_connective(p: &mut Parser<'_>, keyword: Span) -> bool {
    let pipes = p.nth_back(2);
    let is_connective = matches!(pipes.kind, TokenKind::OrOr | TokenKind::AndAnd) || pipes.is_connective();
    if p.at < 3 || !is_connective || !is_bare_clause(p, 0) {
        return false;
    }
    piped_clause(p, pipes.span, keyword);
    true
}

/// `count 5` and `sort b`, of which what follows the keyword stands `ahead` places on.
pub(super) fn is_bare_clause(p: &Parser<'_>, ahead: usize) -> bool {
    let length = match (p.nth_before(ahead).keyword.and_then(of_keyword), p.nth(ahead).kind) {
        (Some(Clause::Page), TokenKind::Number) if p.nth(ahead + 1).keyword == Some(Keyword::Size) => 3,
        (Some(Clause::Count | Clause::Offset | Clause::Page), TokenKind::Number) => 1,
        (Some(Clause::Sort | Clause::Fields), TokenKind::Word) => 1,
        _ => return false,
    };
    let is_end = matches!(p.nth(ahead + length).kind, TokenKind::End | TokenKind::Pipe | TokenKind::Comma);
    is_end && p.depth == 0 && p.entry == Entry::Request
}

/// `count 5` where the tests begin, whose keyword was taken for a path: says that a `|` is missing, and takes the clause.
pub(super) fn first_clause(p: &mut Parser<'_>, keyword: Span) -> bool {
    let is_first = p.at == 1 || p.nth_back(2).kind == TokenKind::Colon;
    if !is_first || !is_bare_clause(p, 0) {
        return false;
    }
    p.slip(Code::MissingPipe, keyword).arg(keyword).write(Span::at(keyword.start), "| ");
    keyword_slip::skip_clause(p);
    true
}

/// A sign that was meant to be the `|` of the clause with that keyword: says so, and takes the clause.
pub(super) fn piped_clause(p: &mut Parser<'_>, sign: Span, keyword: Span) {
    let fix = look::spaced(p, sign, "|");
    p.slip(Code::MissingPipe, sign).arg(keyword).fix(fix);
    keyword_slip::skip_clause(p);
}
