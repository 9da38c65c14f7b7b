//! A comma after a value: a list without its parentheses, digits in groups, or the point of a number.

use super::is_name;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::parse::{Parser, foreign, look, test};
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::span::Span;

/// `a = 1, 2` and `a is number, string`, of which the first item was read: a list without its parentheses. Says
/// whether it was one.
pub(in crate::dsl::parse) fn bare_list(p: &mut Parser<'_>) -> bool {
    let (value, operator, path) = (p.nth_back(1), p.nth_back(2), p.nth_back(3));
    let is_alike = |token: Token| {
        let text = [TokenKind::Word, TokenKind::Path, TokenKind::String, TokenKind::CaseInsensitive];
        token.kind == value.kind || text.contains(&token.kind) && text.contains(&value.kind)
    };
    let continues = |p: &Parser<'_>| {
        p.at(TokenKind::Comma) && is_alike(*p.nth(1)) && (p.ends_test(2) || p.nth(2).kind == TokenKind::Comma)
    };
    if p.at >= 3
        && is_name(*path)
        && test::symbol(operator.kind).is_some()
        && grouped_digits(p, value.span, operator.kind)
    {
        return true;
    }
    if p.at >= 3 && continues(p) && texts_without_connective(p) {
        return true;
    }
    let word = match (operator.kind, operator.keyword) {
        (TokenKind::Equal, _) | (_, Some(Keyword::Eq)) => "in",
        (TokenKind::NotEqual, _) | (_, Some(Keyword::Ne)) => "not in",
        (TokenKind::Match, _) | (_, Some(Keyword::Matches)) if value.kind == TokenKind::Regex => "in",
        (TokenKind::NotMatch, _) if value.kind == TokenKind::Regex => "not in",
        _ => "",
    };
    if p.at < 3 || !continues(p) {
        return false;
    }
    if word.is_empty() || !is_name(*path) {
        return more_values(p, *operator);
    }
    let thousands = (p.at(TokenKind::Comma) && p.nth(1).span.start == p.peek().span.end)
        .then(|| format!("{}{}", p.text(value.span), p.text(p.nth(1).span)))
        .filter(|_| value.kind == TokenKind::Number && p.text(p.nth(1).span).len() == 3 && p.ends_test(2));
    while continues(p) {
        p.skip();
        p.skip();
    }
    let list = p.since(value.span.start);
    let (before, after) = look::blanks(p, operator.span);
    let edits = vec![
        Edit { span: operator.span, text: format!("{before}{word}{after}").into() },
        Edit { span: Span::at(list.start), text: "(".into() },
        Edit { span: Span::at(list.end), text: ")".into() },
    ];
    let fix = Fix { title: format!("write `{word} ({})`", p.text(list)).into(), edits };
    let number = thousands.map(|number| Fix::replace(list, number));
    let diagnostic = Diagnostic::new(Code::ListCompared, operator.span).arg(operator.span).arg(word);
    p.report(diagnostic.fixed(number).fix(fix));
    true
}

/// `a > 1, 2`: more values than one, where no list has such an operator. Takes them, and says so, if values they are.
fn more_values(p: &mut Parser<'_>, operator: Token) -> bool {
    let is_operator = test::symbol(operator.kind).is_some()
        || operator.keyword.is_some_and(|word| word.group() == Group::Operator);
    if !is_operator {
        return false;
    }
    let (span, found) = (p.peek().span, p.found());
    p.slip_expected(Code::AfterTest, span).arg(found);
    while p.at(TokenKind::Comma) && !p.is_operator(2) && !p.ends_test(1) {
        p.skip();
        p.skip();
    }
    true
}

/// `a contains x, y`, of which `x` was taken and another text follows the comma: a test of each, or one text.
fn texts_without_connective(p: &mut Parser<'_>) -> bool {
    let (value, operator, before) = (p.nth_back(1), p.nth_back(2), p.nth_back(3));
    let negated = before.keyword == Some(Keyword::Not);
    let path = if negated { p.nth_back(4) } else { before };
    let is_pattern = operator.kind == TokenKind::Match || operator.keyword == Some(Keyword::Matches);
    let is_text =
        matches!(operator.keyword, Some(Keyword::Contains | Keyword::StartsWith | Keyword::EndsWith))
            || is_pattern && value.kind != TokenKind::Regex;
    if !is_text || !is_name(*path) || negated && p.at < 4 {
        return false;
    }
    let comma = p.peek().span;
    let test = format!("{} ", p.text(path.span.to(operator.span)));
    let word = if negated { "and" } else { "or" };
    let mut edits = vec![Edit { span: Span::at(path.span.start), text: "(".into() }];
    let mut is_plain = value.kind != TokenKind::String;
    while p.at(TokenKind::Comma) && !p.ends_test(1) && (p.ends_test(2) || p.nth(2).kind == TokenKind::Comma) {
        let gap = Span::new(p.previous_end(), p.nth(1).span.start);
        p.skip();
        is_plain &= p.bump().kind != TokenKind::String;
        edits.push(Edit { span: gap, text: format!(" {word} {test}").into() });
    }
    let whole = p.since(value.span.start);
    edits.push(Edit { span: Span::at(whole.end), text: ")".into() });
    let fix = Fix { title: format!("write `… {word} {test}…`").into(), edits };
    let one = is_plain.then(|| Fix::replace(whole, crate::lex::dsl::slip::quoted(p.text(whole))));
    let diagnostic = Diagnostic::new(Code::ConnectiveSpelling, comma).arg(comma).arg(word);
    p.report(diagnostic.fix(fix).fixed(one));
    true
}

/// `1,000`, of which `1` was taken: where a group is no number by itself, no list was meant.
fn grouped_digits(p: &mut Parser<'_>, number: Span, operator: TokenKind) -> bool {
    let may_be_list = matches!(operator, TokenKind::Equal | TokenKind::NotEqual);
    let (mut groups, mut end, mut is_list) = (0, number, true);
    loop {
        let (comma, group) = (p.nth(2 * groups), p.nth(2 * groups + 1));
        let is_glued = comma.span.start == end.end && group.span.start == comma.span.end;
        let digits = p.text(group.span);
        if comma.kind != TokenKind::Comma || !is_glued || digits.split('.').next().map_or(0, str::len) != 3 {
            break;
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return false;
        }
        is_list &= group.kind == TokenKind::Number;
        (groups, end) = (groups + 1, group.span);
    }
    if groups == 0 && !may_be_list {
        return decimal_comma(p, number);
    }
    if groups == 0
        || is_list && may_be_list
        || !p.text(number).trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit())
    {
        return false;
    }
    let whole = number.to(end);
    let written = p.text(whole).replace(',', "");
    // Whatever the lexer said of a group is part of this.
    p.sink.retract(whole);
    p.slip(Code::NumberSpelling, whole).arg(whole).arg(written.clone()).write(whole, written);
    for _ in 0..2 * groups {
        p.skip();
    }
    true
}

/// `1,5` and `1.000,50`, of which the number before the comma was taken.
fn decimal_comma(p: &mut Parser<'_>, number: Span) -> bool {
    let (comma, rest) = (p.peek(), p.nth(1));
    let is_glued = comma.span.start == number.end && rest.span.start == comma.span.end;
    let are_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let before = p.text(number);
    let is_number = are_digits(&before.strip_prefix('-').unwrap_or(before).replace('.', ""));
    if !is_glued || comma.kind != TokenKind::Comma || !is_number || !are_digits(p.text(rest.span)) {
        return false;
    }
    let whole = number.to(foreign::take(p, 2));
    let written = p.text(whole).replace('.', "").replace(',', ".");
    p.sink.retract(whole);
    let diagnostic = Diagnostic::new(Code::NumberSpelling, whole).arg(whole).arg(written.clone());
    p.report(diagnostic.write(whole, written));
    true
}
