//! A clause without the `|` before it, or with another sign in its place.

use super::clause::{clause, of_keyword};
use super::keyword_slip::{keyword, skip_clause, spelling, with_by};
use super::{Entry, Parser, foreign, look, sql_slip};
use crate::diagnostic::{Code, Edit, Fix};
use crate::dsl::ast::Clause;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;
use crate::words::is_one_of;

/// Whether a clause stands here whose `|` was forgotten.
pub(super) fn starts_clause(p: &Parser<'_>) -> bool {
    starts_clause_at(p, 0)
}

/// `fields a; sort -b` and `count 5, sort b`: whether a clause stands behind what should be a `|`, which stands here, or before this
/// where `back` is 1; then says so. Of a `fields a, sort 1` the last two may be an item.
#[cold]
#[inline(never)]
pub(super) fn other_pipe(p: &mut Parser<'_>, back: usize) -> bool {
    let sign = if back > 0 { *p.nth_back(back) } else { p.peek() };
    let is_sign =
        matches!(sign.kind, TokenKind::Comma | TokenKind::Foreign | TokenKind::AndAnd | TokenKind::OrOr)
            || sign.keyword == Some(Keyword::And)
            || p.text(sign.span).eq_ignore_ascii_case("then");
    let (word, next) = (p.nth(1 - back), p.nth(2 - back));
    let is_item = is_one_of(p.text(next.span), "asc desc ascending descending 0 1 -1 true false nulls by");
    let is_clause = is_sign && !is_item && next.kind != TokenKind::End && starts_clause_at(p, 1 - back);
    if p.entry != Entry::Request || !is_clause {
        return false;
    }
    let fix = look::spaced(p, sign.span, "|");
    p.slip(Code::MissingPipe, sign.span)
        .arg(word.keyword.and_then(of_keyword).map_or("sort", spelling))
        .fix(fix);
    if back == 0 {
        p.skip();
    }
    // That it lacks its `|` was said.
    p.recovered_at = Some(p.at);
    true
}

fn starts_clause_at(p: &Parser<'_>, ahead: usize) -> bool {
    let word = *p.nth(ahead);
    let next = p.nth(ahead + 1);
    let is_clause = word.keyword.is_some_and(|word| word.group() == Group::Clause)
        || p.text(word.span).eq_ignore_ascii_case("order") && p.text(next.span).eq_ignore_ascii_case("by");
    is_clause
        && !(p.is_operator(ahead + 1) && next.kind != TokenKind::Word)
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
        return keyword(p);
    }
    let is_told = p.recovered_at == Some(p.at);
    let own = p.peek().keyword.and_then(of_keyword);
    let clause = own.unwrap_or(Clause::Sort);
    let word = spelling(clause);
    let first = p.peek().span;
    let start = p.previous_end();
    let tail = if is_told { None } else { sql_slip::tail(p, 0) };
    let place = if clause == Clause::Sort { with_by(p) } else { p.bump().span };
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
    if !is_told {
        p.slip(Code::MissingPipe, place).arg(word).fix(fix);
    }
    Some((clause, place))
}

/// `a = 1 || count 5` and `a = 1 and sort b`, whose keyword was taken for a path: a `|` was meant. Takes the clause and says so.
#[cold]
pub(super) fn after_connective(p: &mut Parser<'_>, keyword: Span) -> bool {
    let pipes = p.nth_back(2);
    let ahead = match (p.nth_back(1).keyword.and_then(of_keyword), p.peek().kind) {
        (Some(Clause::Count | Clause::Offset), TokenKind::Number) => 1,
        (Some(Clause::Page), TokenKind::Number) if p.nth(1).keyword == Some(Keyword::Size) => 3,
        (Some(Clause::Page), TokenKind::Number) => 1,
        (Some(Clause::Sort | Clause::Fields), TokenKind::Word) => 1,
        (Some(Clause::Sort | Clause::Fields), TokenKind::Minus) => 2,
        _ => return false,
    };
    // Of other signs it was said that they are written `and`.
    let is_told = matches!(pipes.kind, TokenKind::Foreign | TokenKind::Comma);
    let is_connective =
        is_told || matches!(pipes.kind, TokenKind::OrOr | TokenKind::AndAnd) || pipes.is_connective();
    let is_end = matches!(p.nth(ahead).kind, TokenKind::End | TokenKind::Pipe | TokenKind::Comma);
    if p.at < 3 || !is_connective || !is_end || p.depth > 0 || p.entry != Entry::Request {
        return false;
    }
    if !is_told {
        let fix = look::spaced(p, pipes.span, "|");
        p.slip(Code::MissingPipe, pipes.span).arg(keyword).fix(fix);
    }
    skip_clause(p);
    true
}

/// `a = 1 and fields: b, c`, of which `fields:` stands here: a clause more likely than a field of that name. Skips it and says so.
#[cold]
pub(super) fn named_clause(p: &mut Parser<'_>) -> bool {
    let (joiner, run) = (p.nth_back(1), p.peek().span);
    let is_joined =
        p.at > 0 && (joiner.is_connective() || matches!(joiner.kind, TokenKind::AndAnd | TokenKind::OrOr));
    let keyword = p.text(run).strip_suffix(':').and_then(|name| Keyword::of(name.as_bytes()));
    let Some(clause) = keyword.and_then(of_keyword) else { return false };
    if !is_joined || p.depth > 0 || p.entry != Entry::Request {
        return false;
    }
    let (before, after) = look::blanks(p, joiner.span);
    let pipe = Edit { span: joiner.span, text: format!("{before}|{after}").into() };
    let blank = if p.nth(1).span.start == run.end { " " } else { "" };
    let gone = Edit { span: Span::new(run.end - 1, run.end), text: blank.into() };
    let fix = Fix { title: "write `|`".into(), edits: vec![pipe, gone] };
    p.slip(Code::MissingPipe, joiner.span).arg(spelling(clause)).fix(fix);
    skip_clause(p);
    true
}

/// `sort name` at the start of a text or behind an endpoint, whose keyword was taken for a path: a `|` stands before every clause. Takes
/// it and says so, where all of it reads like a clause.
#[cold]
pub(super) fn leading_clause(p: &mut Parser<'_>, keyword: Span) -> bool {
    let is_first = p.at == 1 || p.at == 3 && p.ast.endpoint.is_some();
    let is_end = |ahead| matches!(p.nth(ahead).kind, TokenKind::Pipe | TokenKind::End);
    let is_number = p.at(TokenKind::Number);
    let is_by = p.text(p.peek().span).eq_ignore_ascii_case("by");
    let which = match p.nth_back(1).keyword.and_then(of_keyword) {
        Some(clause) if !is_by || clause == Clause::Sort => clause,
        None if is_by && p.text(keyword).eq_ignore_ascii_case("order") => Clause::Sort,
        _ => return false,
    };
    let is_clause = match which {
        Clause::Sort | Clause::Fields => lists_paths(p, usize::from(is_by), true),
        Clause::Count | Clause::Offset => is_number && is_end(1),
        Clause::Page => is_number && p.nth(1).keyword == Some(Keyword::Size) && is_end(3),
        Clause::With => p.at(TokenKind::Word) && p.nth(1).kind == TokenKind::Equal,
    };
    if p.entry != Entry::Request || !is_first || !is_clause {
        return false;
    }
    // `count 5` may be a test of a field all the same.
    let may_be_test = is_end(1) && !p.at(TokenKind::Minus);
    let at = Span::at(p.peek().span.start);
    let test = may_be_test.then(|| Fix::titled(at, "= ", "write `=`"));
    if is_by && let Some((order, end)) = sql_slip::sorted(p, 0) {
        // `order by name desc`.
        let whole = keyword.to(foreign::take(p, end));
        p.slip(Code::MissingPipe, keyword).arg("sort").fix(look::replace(whole, &format!("| sort {order}")));
        p.recovered_at = Some(p.at);
        return true;
    }
    let fix = match is_by {
        true => Fix::replace(keyword.to(p.bump().span), "| sort"),
        false => Fix::replace(Span::at(keyword.start), "| "),
    };
    p.slip(Code::MissingPipe, keyword).arg(spelling(which)).fix(fix).fixed(test);
    clause(p, which, keyword);
    p.recovered_at = Some(p.at);
    true
}

/// Whether paths with commas between them, or one with a sign, are all that stands `ahead` places on up to a `|`: a field of the name before
/// them would have no such value. One `alone` may do as well.
pub(super) fn lists_paths(p: &Parser<'_>, ahead: usize, alone: bool) -> bool {
    // More of them nobody writes.
    const MOST: usize = 100;
    let (mut ahead, mut are_paths) = (ahead, alone);
    while ahead < MOST {
        let is_signed = p.nth(ahead).kind == TokenKind::Minus;
        let path = p.nth(ahead + usize::from(is_signed));
        let is_path = matches!(path.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted);
        ahead += 1 + usize::from(is_signed);
        ahead += usize::from(is_one_of(p.text(p.nth(ahead).span), "asc desc ascending descending"));
        let end = p.nth(ahead).kind;
        are_paths |= is_signed || end == TokenKind::Comma;
        if !is_path || end != TokenKind::Comma {
            return is_path && are_paths && matches!(end, TokenKind::Pipe | TokenKind::End);
        }
        ahead += 1;
    }
    false
}
