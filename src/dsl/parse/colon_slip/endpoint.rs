//! A `:` at the start of a text, where a test looks like the name of an endpoint: `status: busy`.

use super::operand::{foreign_operand, foreign_range, to_closer};
use super::run::{parts_of, separator};
use super::{Meant, before_operator, report_operand, skip_to};
use crate::diagnostic::{Code, Edit, Fix};
use crate::dsl::ast::Clause;
use crate::dsl::parse::{Parser, clause, keyword_slip, pipe_slip, test, value_slip};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::operator::{Context, Operator};
use crate::span::Span;

/// `fields: a` and `select: a, b` at the start of a text, which no endpoint is called.
pub(in crate::dsl::parse) fn named_like_endpoint(
    p: &mut Parser<'_>,
    name: Span,
    colon: Span,
) -> Option<Clause> {
    let own = || Keyword::of(p.text(name).as_bytes()).and_then(clause::of_keyword);
    let clause = own().or_else(|| {
        keyword_slip::foreign_clause(p.text(name)).filter(|_| pipe_slip::lists_paths(p, 0, false))
    })?;
    let word = keyword_slip::spelling(clause);
    let whole = name.to(colon);
    p.slip(Code::ClauseSpelling, whole).arg(word).write(whole, format!("| {word}"));
    Some(clause)
}

/// `age:{18 TO 30}` at the start of a text, where `age:` looks like an endpoint; says whether it was that.
pub(in crate::dsl::parse) fn range_after_endpoint(p: &mut Parser<'_>, name: Span, colon: Span) -> bool {
    let operand = p.peek();
    let text = p.text(name);
    let is_field = match test::symbol(operand.kind) {
        // `a: >5` and `u.age: >5`.
        Some(_) => !text.contains('/') && !p.ends_test(1),
        // `a: in (1, 2)` and `a: exists`: a field may have the name of an operator, where the other is that of an endpoint.
        None => !text.contains(['.', '/']) && keyword_slip::foreign_clause(text).is_none(),
    };
    if is_field && before_operator(p, name, colon) {
        test::with_path(p, name);
        return true;
    }
    if operand.kind == TokenKind::Json && is_field && holds_operators(p.text(operand.span)) {
        unbraced(p, name);
        return true;
    }
    let range = to_closer(p, operand.span);
    let meant = match operand.kind {
        TokenKind::Json => foreign_range(p.text(range), text).map(|meant| (range, meant)),
        TokenKind::OpenParenthesis => None,
        _ if is_field => foreign_operand(p, name).or_else(|| pairs(p, name)),
        _ => None,
    };
    let Some((end, meant)) = meant else { return false };
    report_operand(p, name, colon, end, meant);
    true
}

/// Whether an object's first key is an operator that stands under a field.
fn holds_operators(object: &str) -> bool {
    let key = object.trim_start_matches(['{', ' ', '"', '\'']);
    let length = key.bytes().skip(1).take_while(u8::is_ascii_alphanumeric).count() + 1;
    let name = key.get(..length).unwrap_or("");
    name.starts_with('$')
        && Operator::from_key(name).is_some_and(|operator| operator.context() == Context::Field)
}

/// `name: {"$regex": "x"}`: a key and its value, of which the key and the `:` were taken, and the braces around them were left behind.
fn unbraced(p: &mut Parser<'_>, name: Span) {
    while !matches!(p.peek().kind, TokenKind::End | TokenKind::Pipe) {
        p.skip();
    }
    let whole = p.since(name.start);
    let edits = vec![
        Edit { span: Span::at(name.start), text: "{\"".into() },
        Edit { span: Span::at(name.end), text: "\"".into() },
        Edit { span: Span::at(whole.end), text: "}".into() },
    ];
    p.slip(Code::ObjectWithoutBraces, whole).fix(Fix { title: "write the braces".into(), edits });
    p.recovered_at = Some(p.at);
}

/// `a: 1, b: 2` and `status: online type:c`, of which the first value stands here: the tests that all of it is.
fn pairs(p: &Parser<'_>, name: Span) -> Option<(Span, Meant)> {
    // No further, which keeps a long line of them linear.
    const FAR: usize = 400;
    let (value, mut ahead) = spaced_value(p, 0)?;
    let mut written = format!("{}{value}", p.text(name));
    while ahead < FAR
        && !matches!(p.nth(ahead).kind, TokenKind::End | TokenKind::Pipe)
        && !starts_clause(p, ahead)
    {
        let is_separator =
            p.nth(ahead).kind == TokenKind::Comma || matches!(p.text(p.nth(ahead).span), ";" | "&");
        ahead += usize::from(is_separator);
        let text = p.text(p.nth(ahead).span);
        let (name, rest) = match p.nth(ahead).kind {
            TokenKind::Run => parts_of(text)?,
            _ if p.nth(ahead + 1).kind == TokenKind::Colon => {
                ahead += 1;
                (text, "")
            }
            _ => return None,
        };
        if Keyword::of(name.as_bytes()).is_some_and(|word| word.group() == Group::Clause) {
            // `name: bob sort: age`.
            let (item, end) = (p.nth(ahead + 1), p.nth(ahead + 2).kind);
            let is_item = matches!(item.kind, TokenKind::Word | TokenKind::Path | TokenKind::Number);
            let is_last = rest.is_empty() && is_item && matches!(end, TokenKind::End | TokenKind::Pipe);
            written = format!("{written} | {name} {}", p.text(item.span));
            return is_last.then_some((item.span, Meant::Test(written)));
        }
        if !name.starts_with(char::is_alphabetic) || !value_slip::reads_as_value(name) {
            return None;
        }
        let value = match rest {
            "" => {
                let (value, end) = spaced_value(p, ahead + 1)?;
                ahead = end;
                value
            }
            _ => {
                ahead += 1;
                separator(0, rest).text.into()
            }
        };
        written = format!("{written} and {name}{value}");
    }
    (ahead < FAR && written.contains(" and ")).then(|| (p.nth_before(ahead).span, Meant::Test(written)))
}

/// The value that stands `ahead` places on behind a `:`, in quotes where it has several words, with the operator before it;
/// and where it ends.
fn spaced_value(p: &Parser<'_>, ahead: usize) -> Option<(String, usize)> {
    let is_denied = p.nth(ahead).keyword == Some(Keyword::Not) || p.nth(ahead).kind == TokenKind::Bang;
    let first = ahead + usize::from(is_denied);
    let presence = p.nth(first).keyword.filter(|word| matches!(word, Keyword::Exists | Keyword::Missing));
    if let Some(word) = presence {
        let not = if is_denied { "not " } else { "" };
        return Some((format!(" {not}{}", word.spelling()), first + 1));
    }
    let mut end = first;
    while is_text(p, end) && !p.ends_test(end) && !p.is_operator(end) {
        if end > first && starts_clause(p, end) {
            break;
        }
        end += 1;
    }
    end = end.max(first + 1);
    let value = p.text(p.nth(first).span.to(p.nth_before(end).span));
    let operator = if is_denied { "!=" } else { "=" };
    match end - first {
        1 if value_slip::reads_as_value(value) => Some((format!(" {operator} {value}"), end)),
        // `10:30`.
        1 if value.starts_with(|first: char| first.is_ascii_digit()) && value.contains(':') => {
            Some((format!(" {operator} {}", quoted(value)), end))
        }
        1 => None,
        _ => Some((format!(" {operator} {}", quoted(value)), end)),
    }
}

/// Whether the keyword of a clause stands `ahead` places on, where its `|` was forgotten.
fn starts_clause(p: &Parser<'_>, ahead: usize) -> bool {
    p.nth(ahead).keyword.is_some_and(|word| word.group() == Group::Clause)
        && p.nth(ahead + 1).kind != TokenKind::Colon
}

/// Whether a word or what is glued to one stands `ahead` places on, and no name of a pair.
fn is_text(p: &Parser<'_>, ahead: usize) -> bool {
    let token = p.nth(ahead);
    matches!(token.kind, TokenKind::Word | TokenKind::Path | TokenKind::Number)
        || token.kind == TokenKind::Run && !p.text(token.span).contains(':')
}

/// `status: busy`, whose value was taken `back` places before: says so if it is one.
pub(in crate::dsl::parse) fn value_after_endpoint(p: &mut Parser<'_>, back: usize) -> bool {
    let (colon, value) = (p.nth_back(back + 1), if back == 0 { p.peek() } else { *p.nth_back(back) });
    let Some(endpoint) = p.ast.endpoint else { return false };
    let is_named = p.text(endpoint).contains(['.', '/']);
    // `users.list: a:1`: a test of its own kind.
    let is_test = value.kind == TokenKind::Run
        && parts_of(p.text(value.span))
            .is_some_and(|(name, rest)| rest.is_empty() || is_named && name.starts_with(char::is_alphabetic));
    if is_named && p.text(value.span).starts_with('#')
        || value.kind == TokenKind::Comma
        || is_test
        || back > 0 && !p.ends_test(0) && is_named
    {
        return false;
    }
    if colon.kind != TokenKind::Colon || p.ends_test(0) && back == 0 {
        return false;
    }
    // `name: John Smith`.
    let mut words = 1 - back;
    if matches!(value.kind, TokenKind::Word | TokenKind::Path | TokenKind::Number | TokenKind::Run) {
        while is_text(p, words) && !p.ends_test(words) && !p.is_operator(words) {
            words += 1;
        }
    }
    if !p.ends_test(words) || words > 0 && pipe_slip::starts_clause(p) && back > 0 {
        return false;
    }
    let last = if words == 0 { value } else { *p.nth(words - 1) };
    if words + back == 1 {
        report_value_after_endpoint(p, endpoint, colon.span, value.span);
        return true;
    }
    let whole = value.span.to(last.span);
    let written = quoted(p.text(whole));
    let edits = vec![
        Edit { span: colon.span, text: " =".into() },
        Edit { span: whole, text: written.clone().into() },
    ];
    let fix = Fix { title: format!("write `= {written}`").into(), edits };
    p.slip(Code::EndpointWithoutTest, whole).arg(endpoint).arg(written).fix(fix);
    skip_to(p, last.span);
    p.recovered_at = Some(p.at);
    true
}

/// `status: busy`, which reads like a test, and `sort: name`, which reads like a clause.
pub(in crate::dsl::parse) fn report_value_after_endpoint(
    p: &mut Parser<'_>,
    endpoint: Span,
    colon: Span,
    value: Span,
) {
    if let Some(clause) = Keyword::of(p.text(endpoint).as_bytes()).and_then(clause::of_keyword) {
        let word = keyword_slip::spelling(clause);
        let fix = Fix::replace(endpoint.to(colon), format!("| {word}"));
        p.slip(Code::ClauseSpelling, endpoint).arg(word).fix(fix);
        return;
    }
    let mut fix = Fix::titled(colon, " =", "write `=`");
    let text = p.text(value);
    // `a: 10:30`.
    let is_odd = p.at(TokenKind::Run) && !value_slip::reads_as_value(text);
    let written = if is_odd { quoted(text) } else { text.to_owned() };
    if is_odd {
        fix = Fix { title: format!("write `= {written}`").into(), edits: fix.edits };
        fix.edits.push(Edit { span: value, text: written.clone().into() });
    }
    p.slip(Code::EndpointWithoutTest, value).arg(endpoint).arg(written).fix(fix);
}
