//! What is wrong in clauses, each with one report and, where there is one, the fix.

mod behind;
mod piped;
mod sign;

pub(super) use self::behind::tests_behind;
pub(super) use self::piped::{follows_nothing, follows_tests, piped_connective, piped_test, starts_group};
pub(super) use self::sign::{glued_sign, odd_sign, trailing_sign};
use super::{Entry, Parser, Wanted, foreign, keyword_slip, look, pipe_slip};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::{Clause, Kind};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::span::Span;
use crate::words::is_one_of;

/// Whether nothing follows the keyword; if so, says so.
pub(super) fn is_empty(p: &mut Parser<'_>, keyword: Span) -> bool {
    let empty = matches!(p.peek().kind, TokenKind::Pipe | TokenKind::End);
    if empty && !p.breaks_off() {
        p.slip(Code::EmptyClause, keyword).arg(keyword);
    }
    empty
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
    if pipe_slip::other_pipe(p, 0) || tests_behind(p) {
        return false;
    }
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
        TokenKind::Word => !pipe_slip::starts_clause(p),
        TokenKind::Path | TokenKind::Quoted | TokenKind::Minus => true,
        TokenKind::Run => p.text(token.span).starts_with('-'),
        _ => false,
    };
    let text = p.text(token.span);
    let joined =
        token.is_connective() || token.kind == TokenKind::Foreign || text.eq_ignore_ascii_case("then");
    let before = p.previous_end();
    if joined && !matches!(p.nth(1).kind, TokenKind::End | TokenKind::Pipe) {
        p.skip();
        let mut words = token.span;
        if p.text(p.peek().span).eq_ignore_ascii_case("by")
            && !matches!(p.nth(1).kind, TokenKind::Comma | TokenKind::End | TokenKind::Pipe)
        {
            // `sort a then by b`
            words = words.to(p.bump().span);
        }
        let span = Span::new(before, words.end);
        p.slip(Code::MissingComma, words).write(span, ",");
        return true;
    }
    if !starts_item || p.recovered_at == Some(p.at) {
        return false;
    }
    if text.eq_ignore_ascii_case("nulls") && is_one_of(p.text(p.nth(1).span), "first last") {
        // `sort a nulls last`: no order says so.
        let found = p.found();
        let whole = foreign::take(p, 2);
        p.slip(Code::AfterClause, whole).arg(found);
        return p.eat(TokenKind::Comma);
    }
    // Up to the next comma nothing but words: of what is given to a parameter they are one text.
    let is_end = |kind| matches!(kind, TokenKind::Comma | TokenKind::Pipe | TokenKind::End);
    let is_word = |token: &Token| {
        matches!(token.kind, TokenKind::Word | TokenKind::Path)
            && !token.is_connective()
            && !is_one_of(p.text(token.span), "asc desc ascending descending as")
            && token.keyword.is_none_or(|word| word.group() != Group::Clause)
    };
    // More of them nobody writes.
    let words = (0..60).take_while(|&ahead| is_word(p.nth(ahead))).count();
    let are_words = words > 0 && is_end(p.nth(words).kind);
    let value = p.nth_back(1).span;
    if are_words && p.nth_back(2).kind == TokenKind::Equal && is_word(p.nth_back(1)) {
        let whole = value.to(foreign::take(p, words));
        let written = quoted(p.text(whole));
        p.slip(Code::UnquotedWords, whole).arg(written.clone()).write(whole, written);
        return p.eat(TokenKind::Comma);
    }
    // `fields distinct a`, `fields all except a`: no list of fields says so.
    let is_field = !is_one_of(p.text(p.nth_back(1).span), "all distinct unique");
    // `sort c limit5` is no third key.
    let comma = Edit { span: Span::at(before), text: ",".into() };
    let others = if are_words { words - 1 } else { 0 };
    let more = (0..others).map(|ahead| Edit { span: Span::at(p.nth(ahead).span.end), text: ",".into() });
    let edits = std::iter::once(comma).chain(more).collect();
    let fix = (is_field && glued_keyword(p).is_none()).then(|| Fix { title: "insert `,`".into(), edits });
    p.slip(Code::MissingComma, token.span).fixed(fix);
    // The fix tells of all of them.
    foreign::take(p, others);
    true
}

/// `page3 size 50`, `count5`, `sort-name` and `withroomId = GENERAL`: what parts the keyword that starts here from what it is about.
pub(super) fn glued_keyword(p: &Parser<'_>) -> Option<Fix> {
    let (token, next) = (p.peek().span, p.nth(1));
    let (word, rest) = Keyword::ALL.iter().find_map(|word| {
        let spelling = word.spelling();
        let rest = p.text(token).strip_prefix(spelling).filter(|rest| !rest.is_empty())?;
        (word.group() == Group::Clause).then_some((spelling, rest))
    })?;
    let is_glued = match word {
        "with" => next.kind == TokenKind::Equal,
        "page" if let Some(fix) = glued_page(p, 0) => return Some(fix),
        _ if p.is_operator(1) => false,
        _ => rest.starts_with(|first: char| first == '-' || first.is_ascii_digit()),
    };
    let gap = Span::at(token.end - u32::try_from(rest.len()).unwrap_or(0));
    is_glued.then(|| Fix::titled(gap, " ", &format!("write `{word} {rest}`")))
}

/// `page 3size50`, of which `page` was taken: takes the rest, and says so if it is that.
#[cold]
#[inline(never)]
pub(super) fn glued_numbers(p: &mut Parser<'_>) -> bool {
    let Some(fix) = glued_page(p, 1) else { return false };
    let (found, span) = (p.found(), p.peek().span);
    p.slip(Code::ExpectedNumber, span).arg(found).fix(fix);
    keyword_slip::skip_clause(p);
    true
}

/// `page3size50`, whose `page` stands `back` tokens before, with blanks wherever they were left out.
pub(super) fn glued_page(p: &Parser<'_>, back: usize) -> Option<Fix> {
    let ends = |ahead: &usize| matches!(p.nth(*ahead).kind, TokenKind::Pipe | TokenKind::End);
    let first = if back > 0 { p.nth_back(back).span } else { p.peek().span };
    let whole = first.to(p.nth_before((1..4).find(ends)?).span);
    let mut parted = String::new();
    for sign in p.text(whole).chars() {
        let is_other = |last: char| last.is_ascii_digit() != sign.is_ascii_digit();
        if parted.chars().next_back().is_some_and(is_other) {
            parted.push(' ');
        }
        parted.push(sign);
    }
    let is_number = |text: &str| text.parse::<u32>().is_ok();
    match parted.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["page", page, "size", size] if is_number(page) && is_number(size) => {
            Some(look::replace(whole, &format!("page {page} size {size}")))
        }
        _ => None,
    }
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
    // It is given all the same.
    let value = p.error(span);
    Some(p.node(Kind::With(Span::new(span.start, colon.start), value), span))
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
    if token.kind == TokenKind::Comma && p.nth(1).keyword == Some(Keyword::Size) {
        // `page 2, size 50`
        p.skip();
        p.report(diagnostic.fix(look::replace(token.span, "")));
        return p.eat_keyword(Keyword::Size);
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
    if foreign::operator(p.text(token.span)) == Some("=") || token.keyword == Some(Keyword::Is) {
        // `roomId is x`.
        p.skip();
        p.report(diagnostic.fix(look::replace(token.span, "=")));
        return true;
    }
    if is_value && p.nth(1).kind == TokenKind::Equal {
        // `room Id = x`: two words for the name of one.
        p.report(diagnostic);
        foreign::take(p, 2);
        return true;
    }
    if is_value && !(p.is_operator(0) && p.nth(1).kind == TokenKind::OpenParenthesis) {
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
