//! The endpoint and the clauses, in one text or given apart.

use super::value::{items, number, path};
use super::{Entry, Parser, Wanted, clause_slip, keyword_slip, list_slip, parted_slip, pipe_slip};
use crate::arena::{List, NodeId};
use crate::diagnostic::Code;
use crate::dsl::ast::{Clause, Kind};
use crate::lex::token::{Keyword, TokenKind};
use crate::span::Span;

/// What is written before an endpoint in a URL.
const PREFIX: &str = "/api/v1/";

const _: () = assert!(PREFIX.len() == PREFIX_LENGTH as usize);
const PREFIX_LENGTH: u32 = 8;

/// The endpoint's name, of which a leading `/api/v1/` is dropped.
pub(super) fn endpoint(p: &mut Parser<'_>, name: Span) -> Span {
    if !p.text(name).starts_with(PREFIX) {
        return name;
    }
    let start = name.start + PREFIX_LENGTH;
    let prefix = Span::new(name.start, start);
    p.slip(Code::EndpointPrefix, prefix).write(prefix, "");
    Span::new(start, name.end)
}

/// A `|` and the clause after it.
pub(super) fn piped(p: &mut Parser<'_>) {
    let keyword = if p.eat(TokenKind::Pipe) { keyword_slip::keyword(p) } else { pipe_slip::expected_pipe(p) };
    if let Some((which, keyword)) = keyword {
        clause(p, which, keyword);
    }
    keyword_slip::check_end(p);
}

/// `clause = fields | sort | offset | count | page | with ;`
pub(super) fn clause(p: &mut Parser<'_>, clause: Clause, keyword: Span) {
    let items = match clause {
        Clause::Fields => fields(p, keyword),
        Clause::Sort => sort(p, keyword),
        Clause::Offset => offset(p, keyword),
        Clause::Count => count(p, keyword),
        Clause::Page => page(p, keyword),
        Clause::With => with(p, keyword),
    };
    add(p, clause, keyword, items);
}

pub(super) fn add(p: &mut Parser<'_>, clause: Clause, keyword: Span, items: List) {
    let node = p.node(Kind::Clause(clause, items), keyword);
    let mut clauses = p.ast.clauses;
    p.ast.arena.append(&mut clauses, node);
    p.ast.clauses = clauses;
}

/// The clause of a keyword.
pub(crate) const fn of_keyword(keyword: Keyword) -> Option<Clause> {
    match keyword {
        Keyword::Fields => Some(Clause::Fields),
        Keyword::Sort => Some(Clause::Sort),
        Keyword::Offset | Keyword::Skip => Some(Clause::Offset),
        Keyword::Count | Keyword::Limit => Some(Clause::Count),
        Keyword::Page => Some(Clause::Page),
        Keyword::With => Some(Clause::With),
        _ => None,
    }
}

/// A list given apart, without its keyword.
///
/// `fields_part = [ projected , { "," , projected } ] ;`
///
/// `sort_part = [ ordered , { "," , ordered } ] ;`
///
/// `with_part = [ parameter , { "," , parameter } ] ;`
pub(super) fn part(p: &mut Parser<'_>) {
    if p.at(TokenKind::End) {
        return;
    }
    let (clause, item): (Clause, Item) = match p.entry {
        Entry::Fields => (Clause::Fields, projected),
        Entry::Sort => (Clause::Sort, ordered),
        Entry::With => (Clause::With, parameter),
        Entry::Request | Entry::Filter => return,
    };
    keyword_slip::keyword_in_part(p, clause);
    let start = Span::at(p.peek().span.start);
    let items = separated(p, start, item);
    if clause == Clause::Fields {
        clause_slip::all_fields(p, &items);
    }
    add(p, clause, start, items);
    keyword_slip::check_part_end(p);
}

type Item = fn(&mut Parser<'_>) -> NodeId;

/// `fields = "fields" , projected , { "," , projected } ;`
fn fields(p: &mut Parser<'_>, keyword: Span) -> List {
    let items = separated(p, keyword, projected);
    clause_slip::all_fields(p, &items);
    items
}

/// `sort = "sort" , ordered , { "," , ordered } ;`
fn sort(p: &mut Parser<'_>, keyword: Span) -> List {
    separated(p, keyword, ordered)
}

/// `offset = ( "offset" | "skip" ) , number ;`
fn offset(p: &mut Parser<'_>, keyword: Span) -> List {
    let mut items = List::default();
    if !clause_slip::is_empty(p, keyword) {
        let number = number(p);
        p.ast.arena.append(&mut items, number);
    }
    items
}

/// `count = ( "count" | "limit" ) , ( number | "all" ) ;`
fn count(p: &mut Parser<'_>, keyword: Span) -> List {
    let mut items = List::default();
    if clause_slip::is_empty(p, keyword) {
        return items;
    }
    p.may_follow(&[Wanted::Everything]);
    let start = p.peek().span;
    let item = if p.eat_keyword(Keyword::All) { p.node(Kind::Everything, start) } else { number(p) };
    p.ast.arena.append(&mut items, item);
    items
}

/// `page = "page" , number , "size" , number ;`
fn page(p: &mut Parser<'_>, keyword: Span) -> List {
    let mut items = List::default();
    if clause_slip::is_empty(p, keyword) {
        return items;
    }
    if !p.at(TokenKind::Number) && clause_slip::glued_numbers(p) {
        return items;
    }
    let page = number(p);
    p.ast.arena.append(&mut items, page);
    if p.eat_keyword(Keyword::Size) || clause_slip::expected_size(p) {
        let size = number(p);
        p.ast.arena.append(&mut items, size);
    }
    items
}

/// `with = "with" , parameter , { "," , parameter } ;`
fn with(p: &mut Parser<'_>, keyword: Span) -> List {
    separated(p, keyword, parameter)
}

/// Items with commas between them, one at least.
fn separated(p: &mut Parser<'_>, keyword: Span, item: Item) -> List {
    let mut list = List::default();
    if clause_slip::is_empty(p, keyword) {
        return list;
    }
    let outer = std::mem::replace(&mut p.in_list, true);
    loop {
        let next = item(p);
        p.ast.arena.append(&mut list, next);
        if !p.eat(TokenKind::Comma) && !clause_slip::expected_comma(p) {
            break;
        }
        if matches!(p.peek().kind, TokenKind::Pipe | TokenKind::End) {
            list_slip::trailing_comma(p);
            break;
        }
        if p.peek().keyword.is_some() && pipe_slip::other_pipe(p, 1) {
            break;
        }
    }
    p.in_list = outer;
    list
}

/// `projected = [ "-" ] , path ;`
fn projected(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span.start;
    if (!p.at(TokenKind::Word) && !p.at(TokenKind::Minus) || p.nth(1).kind == TokenKind::Word)
        && let Some(item) = clause_slip::odd_sign(p)
    {
        return item;
    }
    p.may_follow(&[Wanted::Descending]);
    let exclude = p.eat(TokenKind::Minus);
    if p.at(TokenKind::Run)
        && let Some(item) = clause_slip::glued_sign(p, Clause::Fields, start)
    {
        return item;
    }
    let path = clause_path(p);
    let span = p.since(start);
    clause_slip::trailing_sign(p, Clause::Fields, span, path);
    p.node(Kind::Projected { path, exclude }, span)
}

/// `ordered = [ "-" | "+" ] , path ;`
fn ordered(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span.start;
    if (p.at(TokenKind::Bang) || p.at(TokenKind::Word) && p.nth(1).kind == TokenKind::Word)
        && let Some(item) = clause_slip::odd_sign(p)
    {
        return item;
    }
    p.may_follow(&[Wanted::Descending, Wanted::Ascending]);
    let descending = p.eat(TokenKind::Minus);
    if !descending {
        p.eat(TokenKind::Plus);
    }
    if p.at(TokenKind::Run)
        && let Some(item) = clause_slip::glued_sign(p, Clause::Sort, start)
    {
        return item;
    }
    let path = clause_path(p);
    let span = p.since(start);
    clause_slip::trailing_sign(p, Clause::Sort, span, path);
    p.node(Kind::Ordered { path, descending }, span)
}

/// The path of an item.
#[inline]
fn clause_path(p: &mut Parser<'_>) -> Span {
    if (p.at(TokenKind::Run) || p.nth(1).kind == TokenKind::Run)
        && let Some(parted) = parted_slip::path(p, 0)
    {
        return parted;
    }
    path(p)
}

/// `parameter = path , ( "=" | "==" ) , ( setting | "(" , [ setting , { "," , setting } ] , ")" | "[" , [ setting , { "," , setting } ] , "]" ) ;`
fn parameter(p: &mut Parser<'_>) -> NodeId {
    if p.at(TokenKind::Run)
        && let Some(item) = clause_slip::glued_parameter(p)
    {
        return item;
    }
    if let Some(missing) = p.caret(&[Wanted::Parameter]) {
        return missing;
    }
    let name = path(p);
    if !p.eat(TokenKind::Equal) && !clause_slip::expected_equal(p, name) {
        return p.error(name);
    }
    p.may_follow(&[Wanted::List]);
    let value = match p.peek().kind {
        TokenKind::OpenParenthesis | TokenKind::OpenBracket => items(p, setting),
        _ => setting(p),
    };
    let span = p.since(name.start);
    p.node(Kind::With(name, value), span)
}

/// `setting = string | number | "true" | "false" | bare ;`
fn setting(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::Setting]) {
        return missing;
    }
    let outside = p.expected;
    let value = super::value::value(p);
    if p.at(TokenKind::Caret) {
        // A word here is text, whatever constructor has its name.
        p.expected = outside;
    }
    match p.ast.arena.kind(value) {
        Kind::String | Kind::Number | Kind::True | Kind::False | Kind::Word | Kind::Error => value,
        _ => clause_slip::expected_setting(p, value),
    }
}

/// Clauses that may not stand together: one twice, or `page` beside `offset` or `count`.
pub(super) fn check_together(p: &mut Parser<'_>) {
    let mut seen: [Option<Span>; 6] = [None; 6];
    let mut at = p.ast.clauses.first;
    while let Some(id) = at {
        at = p.ast.arena.next(id);
        let node = *p.ast.arena.get(id);
        if let Kind::Clause(clause, _) = node.kind {
            clause_slip::check_clause(p, &mut seen, clause, node.span);
        }
    }
}
