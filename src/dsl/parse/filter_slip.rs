//! What is no filter: stray tokens where a test or a connective is expected, each with one report.

use super::connective_slip::{before_closer, connective_slip, missing_connective, mistyped_connective};
use super::{
    Entry, Parser, Wanted, clause_slip, closer_slip, colon_slip, date_slip, foreign, look, parted_slip,
    path_slip, pipe_slip, sql_slip, start_slip, test, value_slip,
};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;

/// `and` beside `or` without parentheses; `bare` are the conjunctions. After a mistake it is not known where they end.
#[cold]
#[inline(never)]
pub(super) fn mixed(p: &mut Parser<'_>, bare: &[Span]) {
    let Some(&first) = bare.first().filter(|_| !p.sink.has_errors()) else { return };
    let around = |span: &Span| {
        [
            Edit { span: Span::at(span.start), text: "(".into() },
            Edit { span: Span::at(span.end), text: ")".into() },
        ]
    };
    let edits = bare.iter().flat_map(around).collect();
    let fix = Fix { title: "write the parentheses".into(), edits };
    p.slip(Code::MixedConnectives, first).fix(fix);
}

/// What stands after a test and is no connective: says so, and whether reading goes on as after an `and`
/// (`Some(true)`), ends here (`Some(false)`), or looks again.
#[cold]
#[inline(never)]
pub(super) fn between_tests(p: &mut Parser<'_>) -> Option<bool> {
    let outside: &[Wanted] = if p.depth > 0 {
        &[Wanted::CloseParenthesis]
    } else if p.entry == Entry::Request {
        &[Wanted::Pipe]
    } else {
        &[]
    };
    p.may_follow(outside);
    if p.must_follow(&[Wanted::Connective]) {
        return None;
    }
    let token = p.peek();
    let text = p.text(token.span);
    match token.kind {
        _ if closer_slip::is_wrong_closer(p) => Some(false),
        TokenKind::CloseParenthesis | TokenKind::CloseBracket => {
            closer_slip::unmatched(p);
            None
        }
        TokenKind::Run if text == "}" => {
            closer_slip::unmatched(p);
            None
        }
        TokenKind::Regex if start_slip::block_comment(p) => None,
        TokenKind::Word if sql_slip::beyond(p, 0) => None,
        TokenKind::Comma | TokenKind::Foreign if p.depth == 0 && pipe_slip::other_pipe(p, 0) => Some(false),
        TokenKind::Comma if start_slip::bare_list(p) => None,
        TokenKind::Comma => connective_slip(p, "and"),
        TokenKind::Foreign | TokenKind::Run if let Some(word) = foreign::connective(text) => {
            connective_slip(p, word)
        }
        TokenKind::Run if text.starts_with('#') => {
            value_slip::hash(p, token.span, false);
            p.skip();
            p.recover();
            None
        }
        _ if date_slip::parted_instant(p) => None,
        TokenKind::Bad => {
            p.skip();
            p.recover();
            None
        }
        TokenKind::Word if p.depth == 0 && pipe_slip::starts_clause(p) => Some(false),
        TokenKind::Word if sql_slip::is_leading(text) && start_slip::names_test(p, 1) => {
            sql_slip::where_between(p).then_some(true)
        }
        TokenKind::Word if start_slip::time_ago(p) => None,
        TokenKind::Word
            if let Some(word) = foreign::connective(text)
                .filter(|_| {
                    start_slip::names_test(p, 1 + usize::from(p.nth(1).keyword == Some(Keyword::Not)))
                })
                .or_else(|| mistyped_connective(p, text)) =>
        {
            connective_slip(p, word)
        }
        TokenKind::Run if colon_slip::joined_run(p) => None,
        TokenKind::Minus | TokenKind::Plus if start_slip::names_test(p, 1) => {
            // `a = 1 -b:2`.
            let word = if token.kind == TokenKind::Minus { "and not" } else { "and" };
            p.skip();
            let fix = Fix::replace(token.span, format!("{word} "));
            p.slip(Code::OperatorSpelling, token.span).arg(token.span).arg(word).fix(fix);
            Some(true)
        }
        TokenKind::Word | TokenKind::Path | TokenKind::Run | TokenKind::Number
            if !follows_mistake(p) && unquoted_words(p) =>
        {
            None
        }
        TokenKind::Word
        | TokenKind::Path
        | TokenKind::Quoted
        | TokenKind::Bang
        | TokenKind::OpenParenthesis
        | TokenKind::Json
        | TokenKind::String
        | TokenKind::Run
            if starts_test(p) =>
        {
            missing_connective(p);
            Some(true)
        }
        _ => {
            let found = p.found();
            if !follows_mistake(p) {
                // `a > 5 < 10`.
                let again = test::symbol(token.kind).and_then(|_| start_slip::test_ending(p, 1, false));
                let fix = again.map(|(path, _)| {
                    let written = format!("and {} ", p.text(path));
                    Fix::titled(Span::at(token.span.start), &written, &format!("write `{written}…`"))
                });
                p.slip_expected(Code::AfterTest, token.span).arg(found).fixed(fix);
            }
            p.skip();
            p.recover();
            None
        }
    }
}

/// Whether a mistake in the test before was reported: what no connective parts from it, and is no test, is a part of it.
fn follows_mistake(p: &Parser<'_>) -> bool {
    // So far back alone, since tests without a connective between them may be any number.
    const FARTHEST: usize = 16;
    let mut back = 1;
    // Where recovery ended something was reported, and nothing before it is looked at twice.
    while p.recovered_at != Some(p.at.saturating_sub(back)) {
        let token = p.nth_back(back);
        if back > p.at
            || token.is_connective()
            || matches!(
                token.kind,
                TokenKind::AndAnd | TokenKind::OrOr | TokenKind::Pipe | TokenKind::Endpoint
            )
        {
            let start = p.nth_back(back - 1).span.start;
            return back > 1 && p.sink.has_error_in(Span::new(start, p.previous_end()));
        }
        if back == FARTHEST {
            return false;
        }
        back += 1;
    }
    true
}

/// Whether what stands here reads like the start of a test.
fn starts_test(p: &Parser<'_>) -> bool {
    let token = p.peek();
    match token.kind {
        TokenKind::Bang | TokenKind::OpenParenthesis => true,
        TokenKind::Json => p.text(token.span).starts_with('{'),
        TokenKind::Word if token.keyword == Some(Keyword::Not) => true,
        TokenKind::Run => p.is_operator(1) || p.text(token.span).ends_with(':'),
        TokenKind::String => p.is_operator(1) || p.nth(1).kind == TokenKind::Colon,
        _ => {
            p.is_operator(1)
                || p.nth(1).kind == TokenKind::Colon
                || p.nth(1).kind == TokenKind::OpenParenthesis
        }
    }
}

/// Whether the `not` of a test stands here.
fn denies_test(p: &Parser<'_>) -> bool {
    p.peek().keyword == Some(Keyword::Not) && start_slip::names_test(p, 1)
}

/// `name = John Smith`: takes the words and says that they need quotes.
fn unquoted_words(p: &mut Parser<'_>) -> bool {
    let is_text = |kind: TokenKind| {
        matches!(kind, TokenKind::Word | TokenKind::Path | TokenKind::Number | TokenKind::Run)
    };
    let (value, before) = (p.nth_back(1), p.nth_back(2));
    let is_value = matches!(value.kind, TokenKind::Word | TokenKind::Path)
        && (test::symbol(before.kind).is_some()
            || before.keyword.is_some_and(|word| word.group() != Group::Value));
    let is_denial = |p: &Parser<'_>| p.peek().keyword == Some(Keyword::Not) && start_slip::names_test(p, 1);
    if !is_value
        || is_denial(p)
        || p.is_operator(1)
        || p.nth(1).kind == TokenKind::Colon
        || p.nth(1).kind == TokenKind::OpenParenthesis
        || denies_test(p)
    {
        return false;
    }
    while is_text(p.peek().kind) && !p.ends_test(0) && !p.is_operator(1) {
        if is_denial(p) || p.depth == 0 && pipe_slip::starts_clause(p) {
            break;
        }
        p.skip();
    }
    // `Mar 1, 2024`.
    if p.at(TokenKind::Comma) && p.nth(1).kind == TokenKind::Number && p.ends_test(2) {
        p.skip();
        p.skip();
    }
    let span = p.since(value.span.start);
    let fixed = quoted(p.text(span));
    let time = date_slip::spelled_time(p.text(span));
    if let Some(date) = date_slip::spelled_date(p.text(span)).or_else(|| time.clone()) {
        // `= last 7 days` asks for more than an instant.
        let (place, written) = match time {
            Some(_) if date_slip::is_past(p.text(value.span)) && before.kind == TokenKind::Equal => {
                (before.span.to(span), format!("> {date}"))
            }
            _ => (span, date.clone()),
        };
        let diagnostic = Diagnostic::new(Code::ForeignDate, span).arg(span).arg(date);
        p.report(diagnostic.fix(look::replace(place, &written)).write(span, fixed));
        return true;
    }
    p.slip(Code::UnquotedWords, span).arg(fixed.clone()).write(span, fixed);
    true
}

/// Something stands where a test should start that cannot start one.
#[cold]
#[inline(never)]
pub(super) fn expected_test(p: &mut Parser<'_>) -> NodeId {
    if p.in_element {
        p.may_follow(&[Wanted::Symbol, Wanted::OperatorWord]);
    }
    const TEST: &[Wanted] =
        &[Wanted::Path, Wanted::Negation, Wanted::Open, Wanted::TextSearch, Wanted::Object];
    if let Some(missing) = p.caret(TEST) {
        return missing;
    }
    let token = p.peek();
    match token.kind {
        _ if colon_slip::value_after_endpoint(p, 0) => {
            p.skip();
            return p.error(token.span);
        }
        _ if let Some(node) = start_slip::start_slip(p) => return node,
        TokenKind::OrOr if p.depth == 0 && pipe_slip::other_pipe(p, 0) => return p.error(token.span),
        TokenKind::String if p.is_operator(1) || p.nth(1).kind == TokenKind::Colon => {
            return path_slip::string_path(p);
        }
        TokenKind::String if let Some(fix) = quoted_whole(p, token.span) => {
            p.slip(Code::ShellQuotes, token.span).fix(fix);
            p.skip();
            return p.error(token.span);
        }
        TokenKind::Run if p.text(token.span).contains(':') => {
            if let Some(node) = colon_slip::colon_run(p) {
                return node;
            }
        }
        TokenKind::Run
            if p.nth(1).kind != TokenKind::End
                && let Some(path) = parted_slip::path(p, 0) =>
        {
            return test::with_path(p, path);
        }
        TokenKind::Run | TokenKind::Number if p.is_operator(1) => return path_slip::glued_path(p),
        _ if test::symbol(token.kind).is_some()
            && p.nth_back(1).keyword == Some(Keyword::Not)
            && p.at > 0 =>
        {
            let not = p.nth_back(1).span;
            let fix = Fix::replace(not, format!("`{}`", p.text(not)));
            p.slip(Code::NegatingWord, not).fix(fix);
            return test::with_path(p, not);
        }
        TokenKind::Run if p.text(token.span).starts_with('#') => {
            value_slip::hash(p, token.span, false);
            p.skip();
            p.recover();
            return p.error(token.span);
        }
        _ => {}
    }
    let before = p.nth_back(1);
    if let Some(endpoint) = p.ast.endpoint
        && p.at > 0
        && before.kind == TokenKind::Colon
        && value_slip::starts_value(p)
    {
        colon_slip::report_value_after_endpoint(p, endpoint, before.span, token.span);
        p.recover();
        return p.error(token.span);
    }
    let found = p.found();
    let mut diagnostic = Diagnostic::new(Code::ExpectedTest, token.span).arg(found);
    let before = p.nth_back(1);
    let after_connective =
        p.at > 0 && (matches!(before.kind, TokenKind::AndAnd | TokenKind::OrOr) || before.is_connective());
    // A second connective may go where a test follows it.
    let is_closer = matches!(token.kind, TokenKind::End | TokenKind::Pipe | TokenKind::CloseParenthesis);
    let next = p.nth(1);
    let goes_on = matches!(
        next.kind,
        TokenKind::Word | TokenKind::Path | TokenKind::Quoted | TokenKind::OpenParenthesis | TokenKind::Bang
    ) && !next.is_connective();
    if after_connective && goes_on && token.kind == TokenKind::CloseParenthesis {
        return before_closer(p);
    }
    if after_connective && p.ends_test(0) && (is_closer || goes_on) {
        let gap = Span::new(p.nth_back(2).span.end.min(before.span.start), before.span.end);
        let fix = Fix::titled(gap, "", "remove it");
        let end = Span::new(token.span.start, next.span.start);
        let blank = if before.span.end == end.start { " " } else { "" };
        let keep = Fix::titled(end, blank, &format!("keep `{}`", p.text(before.span)));
        // `and;`: a sign that is none here says no more than the word before it, and a `|` not the same. Behind an `or`, a
        // `&` may be what was meant.
        let is_pipe = token.kind == TokenKind::Pipe && start_slip::names_test(p, 1);
        let is_and = before.kind == TokenKind::AndAnd || before.keyword == Some(Keyword::And);
        let is_other = token.kind == TokenKind::Foreign && (is_and || p.text(token.span) != "&");
        let is_sign = goes_on && (is_pipe || is_other);
        diagnostic = if is_sign {
            diagnostic.fix(keep)
        } else {
            diagnostic.fix(fix).fixed(look::other_connective(p, before.span, token.span).map(|_| keep))
        };
    }
    p.report_expected(diagnostic);
    p.recover();
    p.error(token.span)
}

/// `'a = 1'`: tests in the quotes of a shell, which are all of the text that stands here.
fn quoted_whole(p: &Parser<'_>, whole: Span) -> Option<Fix> {
    let inside = p.text(Span::new(whole.start + 1, whole.end.saturating_sub(1)));
    let is_whole = p.at == 0 && p.at(TokenKind::String) && p.nth(1).kind == TokenKind::End;
    let is_test = inside.contains(['=', '<', '>', '~', '|', ':']) && !inside.contains(['\\', '\n']);
    (is_whole && is_test).then(|| Fix::titled(whole, inside, "remove the quotes"))
}

/// `(a = 1 | b = 2)`, where a test follows and the parenthesis is closed: says that it is written `or`, and whether reading goes
/// on behind it.
#[cold]
#[inline(never)]
pub(super) fn pipe_in_group(p: &mut Parser<'_>) -> bool {
    let starts_test = |ahead| clause_slip::starts_group(*p.nth(ahead)) || start_slip::names_test(p, ahead);
    let word = *p.nth(1);
    if !p.at(TokenKind::Pipe) || !closer_slip::are_closed(p, 1) {
        return false;
    }
    if word.is_connective() && starts_test(2) {
        // `(a = 1 | or b = 2)`
        let whole = foreign::take(p, 2);
        let fix = Fix::replace(whole, p.text(word.span));
        p.slip(Code::ConnectiveSpelling, whole).arg(whole).arg(word.span).fix(fix);
        return true;
    }
    starts_test(1) && connective_slip(p, "or") == Some(true)
}
