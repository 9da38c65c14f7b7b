//! What is wrong between the items of a list, and at its end.

use super::value::value;
use super::{Parser, Wanted, date_slip, foreign, interval_slip, look, sql_slip, value_slip};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::Kind;
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::span::Span;

/// No comma after an item, and not the end of the list; says whether another item follows.
#[cold]
#[inline(never)]
pub(super) fn expected_comma(p: &mut Parser<'_>, closer: TokenKind) -> bool {
    if p.must_follow(&[Wanted::Comma, closing(closer)]) {
        return false;
    }
    if sql_slip::beyond(p, 1) {
        return false;
    }
    let token = p.peek();
    let text = p.text(token.span);
    let before = p.previous_end();
    let is_sign = token.kind == TokenKind::Foreign && foreign::connective(text).is_some();
    let bars = is_sign || matches!(token.kind, TokenKind::Pipe | TokenKind::OrOr | TokenKind::AndAnd);
    let is_joined = bars && (p.nth(2).kind == closer || p.nth(2).kind == token.kind);
    if is_joined {
        // The first bar tells of all.
        if p.nth_back(2).kind != token.kind {
            let mut edits = Vec::new();
            while p.nth(2 * edits.len()).kind == token.kind {
                edits.push(Edit { span: p.nth(2 * edits.len()).span, text: ",".into() });
            }
            let fix = Fix { title: "write `,`".into(), edits };
            p.slip(Code::MissingComma, token.span).fix(fix);
        }
        p.skip();
    } else if is_sign {
        p.skip();
        p.slip(Code::MissingComma, token.span).write(token.span, ",");
    } else if interval_slip::between_bounds(p) {
        return p.eat(TokenKind::Comma) && !p.at(closer);
    } else if p.sink.has_error_in(p.nth_back(1).span) {
        // What is wrong with the item before may be why it ends there.
        p.recover();
        return p.eat(TokenKind::Comma) && !p.at(closer);
    } else if value_slip::starts_value(p) {
        // Words in a row may be one text as well.
        let is_word = |token: Token| matches!(token.kind, TokenKind::Word | TokenKind::Path);
        let mut words = p.nth_back(1).span;
        let (mut ahead, mut edits) = (0, vec![Edit { span: Span::at(before), text: ",".into() }]);
        while is_word(*p.nth(ahead)) && !p.nth(ahead).is_connective() {
            if ahead > 0 {
                edits.push(Edit { span: Span::at(words.end), text: ",".into() });
            }
            words = words.to(p.nth(ahead).span);
            ahead += 1;
        }
        let is_text = ahead > 0 && is_word(*p.nth_back(1));
        let text = is_text.then(|| Fix::replace(words, quoted(p.text(words))));
        let diagnostic = Diagnostic::new(Code::MissingComma, token.span);
        p.report_expected(diagnostic.fix(Fix { title: "insert `,`".into(), edits }).fixed(text));
        for _ in 1..ahead {
            // The fixes tell of all of them.
            p.skip();
        }
    } else if token.is_connective()
        && !p.is_operator(2)
        && p.nth(1).keyword != Some(Keyword::Not)
        && p.nth(1).kind != TokenKind::OpenParenthesis
        && p.recovered_at != Some(p.at)
    {
        p.skip();
        p.slip(Code::MissingComma, token.span).write(Span::new(before, token.span.end), ",");
    } else if token.kind == TokenKind::Bad {
        p.skip();
        p.eat(TokenKind::Comma);
    } else {
        return false;
    }
    !p.at(closer) && !p.at(TokenKind::End)
}

/// A comma after which nothing stands; it was taken.
#[cold]
#[inline(never)]
pub(super) fn trailing_comma(p: &mut Parser<'_>) {
    let comma = p.nth_back(1).span;
    p.slip(Code::TrailingComma, comma).write(comma, "");
}

/// The closing bracket of a list.
pub(super) const fn closing(closer: TokenKind) -> Wanted {
    match closer {
        TokenKind::CloseBracket => Wanted::CloseBracket,
        _ => Wanted::CloseParenthesis,
    }
}

/// A list or arguments that nothing closes, or something in them that is no item.
#[cold]
#[inline(never)]
pub(super) fn unclosed_list(p: &mut Parser<'_>, open: Span, closer: TokenKind) {
    if p.must_follow(&[closing(closer)]) {
        return;
    }
    let text = closer.spellings().first().copied().unwrap_or(")");
    let is_other = match closer {
        TokenKind::CloseParenthesis => p.at(TokenKind::CloseBracket),
        _ => p.at(TokenKind::CloseParenthesis) && p.depth == 0,
    };
    if is_other {
        let other = p.bump().span;
        p.slip(Code::UnclosedParenthesis, open).write(other, text);
        return;
    }
    // Inside a list there is its own bracket to close too, and it may be of either kind.
    let groups = match p.at(TokenKind::End) && !p.in_list {
        true => ")".repeat(p.depth as usize),
        false => String::new(),
    };
    if p.at(TokenKind::End) && !p.unclosed && p.close(&format!("{text}{groups}"), open) {
        p.unclosed = !p.in_list;
        return;
    }
    if p.recovered_at != Some(p.at) && !p.ends_test(0) && !p.unclosed {
        let found = p.found();
        let span = p.peek().span;
        p.slip(Code::ExpectedValue, span).arg(found);
        let outer = std::mem::replace(&mut p.in_list, false);
        p.recover();
        p.in_list = outer;
    } else if p.recovered_at != Some(p.at) && !p.unclosed {
        // Arguments of a wrong kind and the end look alike to the groups around, so they say nothing more.
        p.unclosed |= p.at(TokenKind::End);
        let fix = (!p.in_list).then(|| Fix::replace(Span::at(p.previous_end()), format!("{text}{groups}")));
        p.slip(Code::UnclosedParenthesis, open).fixed(fix);
    }
    p.eat(closer);
}

#[cold]
#[inline(never)]
pub(super) fn expected_type(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::Type]) {
        return missing;
    }
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.skip();
        return p.error(span);
    }
    let found = p.found();
    p.slip_expected(Code::ExpectedType, span).arg(found);
    if !p.ends_test(0) && !matches!(p.peek().kind, TokenKind::Comma | TokenKind::CloseBracket) {
        p.skip();
    }
    p.recover();
    p.error(span)
}

/// `a in 5`: the value was read.
#[cold]
#[inline(never)]
pub(super) fn expected_list(p: &mut Parser<'_>, single: NodeId) -> NodeId {
    if p.ast.arena.kind(single) == Kind::Error || p.must_follow(&[]) {
        return single;
    }
    let start = p.ast.arena.span(single).start;
    if p.text(p.ast.arena.span(single)).starts_with('[')
        && p.sink.has_error_in(p.nth_back(3).span.to(p.nth_back(2).span))
    {
        // `a $in [1, 2]`: as it is written here, a list follows.
        return p.error(p.ast.arena.span(single));
    }
    // `a in last 7 days`, `a in the last 7 days`.
    let the = usize::from(p.text(p.nth_back(1).span).eq_ignore_ascii_case("the"));
    let (word, days) = (if the > 0 { p.peek().span } else { p.nth_back(1).span }, p.nth(the + 1).span);
    if date_slip::is_past(p.text(word))
        && p.ends_test(the + 2)
        && let Some(date) = date_slip::spelled_time(p.text(word.to(days)))
    {
        let whole = p.nth_back(2).span.to(foreign::take(p, the + 2));
        let diagnostic = Diagnostic::new(Code::OperatorSpelling, whole).arg(whole).arg(format!("> {date}"));
        p.report(diagnostic.fix(look::replace(whole, &format!("> {date}"))));
        return p.error(word.to(days));
    }
    let mut joined = Vec::new();
    loop {
        let is_joined = joins_item(p);
        let is_comma = p.at(TokenKind::Comma) && !matches!(p.nth(1).kind, TokenKind::End | TokenKind::Pipe);
        if !is_joined && (!is_comma || p.is_operator(2)) {
            break;
        }
        if is_joined {
            joined.push(Span::new(p.previous_end(), p.nth(1).span.start));
        }
        p.skip();
        value(p);
    }
    let span = p.since(start);
    let text = p.text(span);
    // The braces of a set are the parentheses of a list; those of an object are a part of the value.
    let is_set = text.starts_with('{') && text.ends_with('}') && !text.contains(':') && text.len() > 2;
    let inner = if is_set { Span::new(span.start + 1, span.end.saturating_sub(1)) } else { span };
    // `a in 1, 2)` lacks the other one alone.
    let is_closed = p.depth == 0 && !p.in_list && p.text(p.peek().span) == ")";
    if is_closed {
        p.bump();
    }
    let open = Edit { span: Span::new(span.start, inner.start), text: "(".into() };
    let close = Edit { span: Span::new(inner.end, span.end), text: if is_closed { "" } else { ")" }.into() };
    let commas = joined.iter().map(|&gap| Edit { span: gap, text: ", ".into() });
    let edits = std::iter::once(open).chain(commas).chain([close]).collect();
    let fix = Fix { title: "write the parentheses".into(), edits };
    // `a in 1 and 5` may have the bounds of an interval.
    let interval = match *joined.as_slice() {
        [gap]
            if p.nth_back(2).keyword == Some(Keyword::And) && interval_slip::is_bound(p.nth_back(1).kind) =>
        {
            Some(Fix::titled(gap, "..", "write `..`"))
        }
        _ => None,
    };
    let (mut items, mut from) = (String::new(), inner.start);
    for gap in &joined {
        items.push_str(p.text(Span::new(from, gap.start)));
        items.push_str(", ");
        from = gap.end;
    }
    items.push_str(p.text(Span::new(from, inner.end)));
    // `bob in names`: the path of an array asks for an element by `=`.
    let (array, word, path) = (p.nth_back(1), p.nth_back(2), p.nth_back(3));
    let is_word = |token: Token| matches!(token.kind, TokenKind::Word | TokenKind::Path);
    let flipped = (p.at >= 3
        && span == array.span
        && is_word(*array)
        && word.keyword == Some(Keyword::In)
        && path.kind == TokenKind::Word
        && !path.is_connective()
        && path.keyword != Some(Keyword::Not))
    .then(|| Fix::replace(path.span.to(span), format!("{text} = {}", p.text(path.span))));
    p.slip(Code::ExpectedList, span).arg(items).fix(fix).fixed(interval).fixed(flipped);
    p.error(span)
}

/// Whether a connective and another item stand here: a value that is no test, or a word behind an `or`.
fn joins_item(p: &Parser<'_>) -> bool {
    let (joiner, item) = (p.peek(), p.nth(1));
    let is_or = joiner.kind == TokenKind::OrOr || joiner.keyword == Some(Keyword::Or);
    let is_word = matches!(item.kind, TokenKind::Word | TokenKind::Path) && !item.is_connective();
    let is_after_word = matches!(p.nth_back(1).kind, TokenKind::Word | TokenKind::Path | TokenKind::String);
    let is_joiner = is_or || joiner.kind == TokenKind::AndAnd || joiner.keyword == Some(Keyword::And);
    is_joiner && p.ends_test(2) && (item.kind.is_literal() || is_or && is_word && is_after_word)
}

/// Whether another date stands here behind a comma, and no test.
pub(super) fn continues_dates(p: &Parser<'_>) -> bool {
    let next = p.nth(1);
    p.at(TokenKind::Comma)
        && (next.kind.is_literal() || next.keyword.is_some_and(Keyword::is_day_word))
        && !p.is_operator(2)
}

/// Whether a comma and another item stand here that no parentheses hold together.
pub(super) fn continues_list(p: &Parser<'_>) -> bool {
    p.at(TokenKind::Comma)
        && p.nth(1).kind == TokenKind::Word
        && (p.ends_test(2) || p.nth(2).kind == TokenKind::Comma)
}

/// `tags has (x)` and `tags has ("x", "y")`, whose parenthesis was taken: the elements themselves are meant. Takes them and says so,
/// where there is nothing else in it.
#[inline]
pub(super) fn values_of_element(p: &mut Parser<'_>) -> Option<NodeId> {
    let may_be = matches!(p.nth(1).kind, TokenKind::CloseParenthesis | TokenKind::Comma);
    if may_be { report_values_of_element(p) } else { None }
}

#[cold]
#[inline(never)]
fn report_values_of_element(p: &mut Parser<'_>) -> Option<NodeId> {
    // More of them are no slip of the hand.
    const MOST: usize = 60;
    let first = p.peek();
    let mut ahead = 0;
    loop {
        let (value, next) = (p.nth(ahead), p.nth(ahead + 1));
        let is_word = matches!(value.kind, TokenKind::Word | TokenKind::Path)
            && value.keyword.is_none_or(|word| word.group() == Group::Value);
        if !(is_word || value.kind.is_literal()) || ahead > MOST {
            return None;
        }
        match next.kind {
            TokenKind::CloseParenthesis => break,
            TokenKind::Comma => ahead += 2,
            _ => return None,
        }
    }
    let (has, not) = (p.nth_back(2).span, p.nth_back(3));
    let is_denied = not.keyword == Some(Keyword::Not) && p.at > 3;
    let operator = if is_denied { not.span.to(has) } else { has };
    let values = p.text(first.span.to(p.nth(ahead).span));
    let (is_one, found) = (ahead == 0, p.found());
    let list = operator.to(foreign::take(p, ahead + 2));
    let sign = if is_denied { "!=" } else { "=" };
    let not = if is_denied { "not " } else { "" };
    let as_value = is_one.then(|| look::replace(list, &format!("{sign} {values}")));
    let as_list = |word: &str| (!is_one).then(|| look::replace(list, &format!("{not}{word} ({values})")));
    if is_one && first.kind == TokenKind::Word && first.keyword.is_none() {
        let end = Span::at(first.span.end);
        let slip = p.slip(Code::BareName, first.span).arg(first.span).fixed(as_value);
        slip.write(end, " = true").write(end, " exists");
    } else {
        p.slip(Code::ExpectedTest, first.span)
            .arg(found)
            .fixed(as_value)
            .fixed(as_list("in"))
            .fixed(as_list("all"));
    }
    Some(p.error(list))
}
