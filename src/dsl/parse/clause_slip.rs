//! What is wrong in clauses, each with one report and, where there is one, the fix.

use super::{Entry, Parser, Wanted, keyword_slip};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::Clause;
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Keyword, TokenKind};
use crate::span::Span;
use crate::words::meant;

/// Whether nothing follows the keyword; if so, says so.
pub(super) fn is_empty(p: &mut Parser<'_>, keyword: Span) -> bool {
    let empty = matches!(p.peek().kind, TokenKind::Pipe | TokenKind::End);
    if empty && !p.breaks_off() {
        p.slip(Code::EmptyClause, keyword).arg(keyword);
    }
    empty
}

/// `not a`, `except a`, `!a` and `desc a` where an item stands: the item, taken, if it is that.
#[cold]
#[inline(never)]
pub(super) fn odd_sign(p: &mut Parser<'_>) -> Option<NodeId> {
    const SIGNS: [(&str, &str); 2] =
        [("desc descending not except without exclude !", "-"), ("asc ascending only include +", "")];
    let sign = meant(p.text(p.peek().span), &SIGNS)?;
    let path = p.nth(1);
    let is_path = matches!(path.kind, TokenKind::Word | TokenKind::Path) && !path.is_connective();
    if !is_path || !matches!(p.nth(2).kind, TokenKind::Comma | TokenKind::Pipe | TokenKind::End) {
        return None;
    }
    let whole = p.bump().span.to(p.bump().span);
    let written = format!("{sign}{}", p.text(path.span));
    let diagnostic = Diagnostic::new(Code::TrailingDirection, whole).arg(written.clone());
    p.report(diagnostic.write(whole, written));
    Some(p.error(whole))
}

/// `fields all`: warns, where it is the one field.
#[cold]
#[inline(never)]
pub(super) fn all_fields(p: &mut Parser<'_>, items: &List) {
    let word = p.nth_back(1);
    if word.keyword != Some(Keyword::All) || items.first != items.last || p.at == 0 {
        return;
    }
    let (fix, diagnostic) = (without_clause(p, 1), Diagnostic::new(Code::OnlyAName, word.span));
    p.report(diagnostic.arg(word.span).arg("leave `fields` out: then all fields come").fix(fix));
}

/// A fix that leaves out the clause whose one item stands `back` tokens before: with its keyword and its `|`.
pub(super) fn without_clause(p: &Parser<'_>, back: usize) -> Fix {
    let item = p.nth_back(back).span;
    let mut first = back;
    if p.entry == Entry::Request && p.at > back {
        first += 1;
        if p.at > first && p.nth_back(first + 1).kind == TokenKind::Pipe {
            first += 1;
        }
    }
    Fix::titled(p.nth_back(first).span.to(item), "", "remove it")
}

/// No comma after an item of a clause; says whether another item follows.
#[cold]
#[inline(never)]
pub(super) fn expected_comma(p: &mut Parser<'_>) -> bool {
    p.may_follow(&[Wanted::Comma]);
    let token = p.peek();
    if p.text(token.span).eq_ignore_ascii_case("as")
        && matches!(p.nth(2).kind, TokenKind::Comma | TokenKind::Pipe | TokenKind::End)
        && matches!(p.nth(1).kind, TokenKind::Word | TokenKind::String)
    {
        // `fields a as b`: no server gives a field another name.
        let found = p.found();
        let gap = Span::new(p.previous_end(), p.nth(1).span.end);
        p.skip();
        p.skip();
        let fix = Fix::titled(gap, "", "remove it");
        p.slip(Code::AfterClause, Span::new(token.span.start, gap.end)).arg(found).fix(fix);
        return p.eat(TokenKind::Comma);
    }
    let starts_item = match token.kind {
        TokenKind::Word => !keyword_slip::starts_clause(p),
        TokenKind::Path | TokenKind::Quoted | TokenKind::Minus => true,
        TokenKind::Run => p.text(token.span).starts_with('-'),
        _ => false,
    };
    let joined = token.keyword == Some(Keyword::And) || token.kind == TokenKind::Foreign;
    let before = p.previous_end();
    if joined && !matches!(p.nth(1).kind, TokenKind::End | TokenKind::Pipe) {
        p.skip();
        let span = Span::new(before, token.span.end);
        p.slip(Code::MissingComma, token.span).write(span, ",");
        return true;
    }
    if !starts_item || p.recovered_at == Some(p.at) {
        return false;
    }
    p.slip(Code::MissingComma, token.span).write(Span::at(before), ",");
    true
}

/// The signs of directions that other languages write behind a name.
const DIRECTIONS: [(&str, &str); 2] = [("desc descending -1", "-"), ("asc ascending 1", "")];

/// `name desc`, of which the path, as written in `item`, was read.
pub(super) fn direction(p: &mut Parser<'_>, item: Span, path: Span, descending: bool) {
    let token = p.peek();
    let (end, text) = match token.kind {
        TokenKind::Word => (token.span.end, p.text(token.span)),
        TokenKind::Colon | TokenKind::Equal
            if matches!(p.nth(1).kind, TokenKind::Word | TokenKind::Number) =>
        {
            (p.nth(1).span.end, p.text(p.nth(1).span))
        }
        TokenKind::Comma if matches!(p.nth(2).kind, TokenKind::Comma | TokenKind::Pipe | TokenKind::End) => {
            return comma_before_direction(p, item, path);
        }
        _ => return,
    };
    let Some(sign) = meant(text, &DIRECTIONS) else { return };
    let sign = if sign.is_empty() == descending { "-" } else { "" };
    let written = format!("{sign}{}", p.text(path));
    let whole = Span::new(item.start, end);
    p.slip(Code::TrailingDirection, whole).arg(written.clone()).write(whole, written);
    if matches!(token.kind, TokenKind::Colon | TokenKind::Equal) {
        p.skip();
    }
    p.skip();
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

/// `name:-1` and `name:desc`.
#[cold]
#[inline(never)]
pub(super) fn glued_direction(p: &mut Parser<'_>) -> Option<NodeId> {
    let span = p.peek().span;
    let (name, direction) = p.text(span).split_once(':')?;
    let sign = meant(direction, &DIRECTIONS)?;
    let written = format!("{sign}{name}");
    p.slip(Code::TrailingDirection, span).arg(written.clone()).write(span, written);
    p.skip();
    Some(p.error(span))
}

/// `roomId: GENERAL` and `roomId:GENERAL`.
#[cold]
#[inline(never)]
pub(super) fn glued_parameter(p: &mut Parser<'_>) -> Option<NodeId> {
    let span = p.peek().span;
    let (name, rest) = p.text(span).split_once(':')?;
    let colon = span.start + u32::try_from(name.len()).ok()?;
    let text = if rest.is_empty() { " =" } else { " = " };
    let colon = Span::new(colon, colon + 1);
    p.slip(Code::ExpectedEqual, colon).arg("`:`").fix(Fix::titled(colon, text, "write `=`"));
    p.skip();
    if rest.is_empty() && !matches!(p.peek().kind, TokenKind::Comma | TokenKind::Pipe | TokenKind::End) {
        super::value::value(p);
    }
    Some(p.error(span))
}

/// `page 2` without `size`; says whether a number follows all the same.
#[cold]
#[inline(never)]
pub(super) fn expected_size(p: &mut Parser<'_>) -> bool {
    if p.must_follow(&[Wanted::PageSize]) {
        return false;
    }
    let token = p.peek();
    let found = p.found();
    let diagnostic = Diagnostic::new(Code::ExpectedSize, token.span).arg(found);
    let is_limit =
        matches!(p.peek().keyword, Some(Keyword::Count | Keyword::Limit)) || token.kind == TokenKind::Comma;
    if is_limit && p.nth(1).kind == TokenKind::Number {
        p.skip();
        let text = if token.kind == TokenKind::Comma { " size" } else { "size" };
        p.report(diagnostic.fix(Fix::titled(token.span, text, "write `size`")));
        return true;
    }
    if token.kind == TokenKind::Number {
        p.report(diagnostic.write(Span::at(token.span.start), "size "));
        return true;
    }
    // Before other words the size would not be what they are about.
    let is_end = matches!(token.kind, TokenKind::Pipe | TokenKind::End);
    let end = Span::at(p.previous_end());
    p.report_expected(if is_end { diagnostic.write(end, " size 50") } else { diagnostic });
    keyword_slip::skip_clause(p);
    false
}

/// A parameter's name without its `=`; says whether a value follows all the same.
#[cold]
#[inline(never)]
pub(super) fn expected_equal(p: &mut Parser<'_>, name: Span) -> bool {
    if p.must_follow(&[Wanted::Assign]) {
        return false;
    }
    let token = p.peek();
    let found = p.found();
    let diagnostic = Diagnostic::new(Code::ExpectedEqual, token.span).arg(found);
    if token.kind == TokenKind::Bad || name.is_empty() {
        p.skip();
        p.recover();
        return false;
    }
    let is_value =
        matches!(token.kind, TokenKind::Word | TokenKind::Path | TokenKind::String | TokenKind::Number);
    if is_value {
        p.report(diagnostic.write(Span::at(token.span.start), "= "));
        return true;
    }
    if token.kind == TokenKind::Colon {
        p.skip();
        let text = if token.span.start == name.end { " =" } else { "=" };
        p.report(diagnostic.fix(Fix::titled(token.span, text, "write `=`")));
        return true;
    }
    p.report_expected(diagnostic);
    p.recover();
    false
}

/// A value that no parameter takes. A date is kept: the plan knows which of them take an instant, as text.
#[cold]
#[inline(never)]
pub(super) fn expected_setting(p: &mut Parser<'_>, value: NodeId) -> NodeId {
    let span = p.ast.arena.span(value);
    let written = quoted(p.text(span));
    let fix = Fix::replace(span, written.clone());
    p.slip(Code::ExpectedSetting, span).arg(written).fix(fix);
    if p.ast.arena.kind(value).is_date() { value } else { p.error(span) }
}

/// One clause beside those before it.
pub(super) fn check_clause(p: &mut Parser<'_>, seen: &mut [Option<Span>; 6], clause: Clause, keyword: Span) {
    let place = |clause: Clause| match clause {
        Clause::Fields => 0,
        Clause::Sort => 1,
        Clause::Offset => 2,
        Clause::Count => 3,
        Clause::Page => 4,
        Clause::With => 5,
    };
    let first = |seen: &[Option<Span>; 6], clause| seen.get(place(clause)).copied().flatten();
    if let Some(first) = first(seen, clause) {
        let diagnostic = Diagnostic::new(Code::DuplicateClause, keyword).arg(keyword);
        p.report(diagnostic.related("it was given here", first));
        return;
    }
    let rivals: &[Clause] = match clause {
        Clause::Page => &[Clause::Offset, Clause::Count],
        Clause::Offset | Clause::Count => &[Clause::Page],
        Clause::Fields | Clause::Sort | Clause::With => &[],
    };
    if let Some(rival) = rivals.iter().find_map(|&rival| first(seen, rival)) {
        let other = if clause == Clause::Page { rival } else { keyword };
        p.slip(Code::PageWithOffset, keyword).arg(other).related("it stands beside this", rival);
    }
    if let Some(slot) = seen.get_mut(place(clause)) {
        *slot = Some(keyword);
    }
}

/// Whether the `|` before this token is the first that is written, but for the endpoint.
pub(super) fn follows_nothing(p: &Parser<'_>) -> bool {
    p.at < 2 || p.nth_back(2).kind == TokenKind::Colon
}

/// `| fields a | b = 1`: behind a clause, where the tests would be part of that, they are taken to the front.
pub(super) fn put_first(p: &Parser<'_>) -> Option<Fix> {
    // No further, which keeps a long line of them linear.
    const FAR: usize = 400;
    let is_end = |ahead: &usize| matches!(p.nth(*ahead).kind, TokenKind::Pipe | TokenKind::End);
    let last = p.nth_before((1..FAR).find(is_end)?).span;
    let first = [p.nth_back(p.at), p.nth_back(p.at.checked_sub(2)?)].into_iter();
    let first = first.map(|token| (token.kind, token.span)).find(|(kind, _)| *kind == TokenKind::Pipe)?.1;
    let tests = p.text(Span::new(p.peek().span.start, last.end));
    let edits = vec![
        Edit { span: Span::at(first.start), text: format!("{tests} ").into() },
        Edit { span: Span::new(p.nth_back(2).span.end, last.end), text: "".into() },
    ];
    Some(Fix { title: "put the filter first".into(), edits })
}
