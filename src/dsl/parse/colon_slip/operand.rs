//! What stands after a `:` in searches of other kinds and is more than a value: ranges, lists and groups of tests.

use crate::dsl::parse::interval_slip::is_bound;
use crate::dsl::parse::{Parser, test, value_slip};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::span::Span;

/// What stands after a `:` in other languages and is more than a value: `[18 TO 30]` and `(bob OR alice)`. Gives its end,
/// and the operator and operand that it is here.
pub(in crate::dsl::parse) fn foreign_operand(p: &Parser<'_>, path: Span) -> Option<(Span, Meant)> {
    let open = p.peek();
    match open.kind {
        TokenKind::Json => {
            let range = to_closer(p, open.span);
            Some((range, foreign_range(p.text(range), p.text(path))?))
        }
        TokenKind::OpenParenthesis => {
            let (mut ahead, mut items) = (1, Vec::new());
            loop {
                items.push(p.text(p.nth(ahead).span));
                let is_value = matches!(
                    p.nth(ahead).kind,
                    TokenKind::Word
                        | TokenKind::Path
                        | TokenKind::String
                        | TokenKind::Number
                        | TokenKind::Day
                );
                match p.nth(ahead + 1) {
                    _ if ahead == 1 && test::symbol(p.nth(1).kind).is_some() => {
                        return grouped_tests(p, path);
                    }
                    _ if !is_value => return None,
                    token if token.keyword == Some(Keyword::Or) || token.kind == TokenKind::OrOr => {
                        ahead += 2
                    }
                    token if token.kind == TokenKind::CloseParenthesis => {
                        let list = format!("in ({})", items.join(", "));
                        return Some((token.span, Meant::Operand(list)));
                    }
                    // Where nothing stands between them, one of them is enough.
                    token
                        if matches!(token.kind, TokenKind::Word | TokenKind::String | TokenKind::Number) =>
                    {
                        ahead += 1;
                    }
                    _ => return None,
                }
            }
        }
        TokenKind::Bang => denied(p),
        _ if open.keyword == Some(Keyword::Not) => denied(p),
        _ => interval(p).or_else(|| listed(p)),
    }
}

/// `not online` and `!online` where a value stands.
fn denied(p: &Parser<'_>) -> Option<(Span, Meant)> {
    let value = p.nth(1);
    (is_value(p, 1) && p.ends_test(2))
        .then(|| (value.span, Meant::Operand(format!("!= {}", p.text(value.span)))))
}

/// `1..5` and `1 to 5` where a value stands.
fn interval(p: &Parser<'_>) -> Option<(Span, Meant)> {
    let (low, joiner, high) = (p.peek(), p.nth(1), p.nth(2));
    let dots = match joiner.kind {
        TokenKind::DotDot | TokenKind::DotDotLess => p.text(joiner.span),
        TokenKind::Word if p.text(joiner.span).eq_ignore_ascii_case("to") => "..",
        _ => return None,
    };
    let written = format!("in {}{dots}{}", p.text(low.span), p.text(high.span));
    (is_bound(low.kind) && is_bound(high.kind) && p.ends_test(3))
        .then_some((high.span, Meant::Operand(written)))
}

/// `online, away` where a value stands.
fn listed(p: &Parser<'_>) -> Option<(Span, Meant)> {
    let (end, list) = values(p)?;
    (end != p.peek().span).then(|| (end, Meant::Operand(format!("in ({list})"))))
}

/// Values with commas or `or` between them, behind the last of which the test ends: the last, and how the list is written.
pub(super) fn values(p: &Parser<'_>) -> Option<(Span, String)> {
    let (mut last, mut list) = (0, String::new());
    while is_value(p, last) {
        list.push_str(p.text(p.nth(last).span));
        let is_more = match p.nth(last + 1) {
            token if token.kind == TokenKind::Comma => true,
            token if joins(*token) => is_value(p, last + 2) && p.ends_test(last + 3),
            _ => false,
        };
        if !is_more {
            return p.ends_test(last + 1).then(|| (p.nth(last).span, list));
        }
        list.push_str(", ");
        last += 2;
    }
    None
}

/// Whether an `or` stands there, which may part values from each other.
pub(super) fn joins(token: Token) -> bool {
    token.kind == TokenKind::OrOr || token.keyword == Some(Keyword::Or)
}

/// Whether a value stands `ahead` places on.
fn is_value(p: &Parser<'_>, ahead: usize) -> bool {
    value_slip::reads_as_value(p.text(p.nth(ahead).span))
}

/// `(>=10 AND <20)`, whose parenthesis stands here: the tests of `path` in it.
fn grouped_tests(p: &Parser<'_>, path: Span) -> Option<(Span, Meant)> {
    let (mut ahead, mut written, mut last) = (1, String::from("("), p.peek().span);
    loop {
        let token = p.nth(ahead);
        if token.kind == TokenKind::CloseParenthesis {
            return Some((token.span, Meant::Test(written + ")")));
        }
        let starts = last == p.peek().span || p.nth(ahead - 1).is_connective();
        match starts {
            true if test::symbol(token.kind).is_some() => written.push_str(&format!("{} ", p.text(path))),
            true => return None,
            false if token.is_connective() => {}
            false if token.kind == TokenKind::End || token.kind == TokenKind::Pipe => return None,
            false => {}
        }
        let blank = if last.end < token.span.start && !starts || token.is_connective() { " " } else { "" };
        written.push_str(blank);
        written.push_str(p.text(token.span));
        if token.is_connective() {
            written.push(' ');
        }
        last = token.span;
        ahead += 1;
    }
}

/// `[18 TO 30]`, `{18 TO *}`: brackets hold their bounds and braces do not. Where no operator says so, the test of `path` is
/// written out.
pub(super) fn foreign_range(text: &str, path: &str) -> Option<Meant> {
    let (holds_low, inside) = match text.strip_prefix('[') {
        Some(inside) => (true, inside),
        None => (false, text.strip_prefix('{')?),
    };
    let (holds_high, inside) = match inside.strip_suffix(']') {
        Some(inside) => (true, inside),
        None => (false, inside.strip_suffix('}')?),
    };
    let (low, high) = inside.split_once(" TO ").or_else(|| inside.split_once(" to "))?;
    let (low, high) = (low.trim(), high.trim());
    let bound = |text: &str| text == "*" || value_slip::reads_as_value(text);
    if !bound(low) || !bound(high) {
        return None;
    }
    let (more, less) = (if holds_low { ">=" } else { ">" }, if holds_high { "<=" } else { "<" });
    Some(Meant::Operand(match (low, high) {
        ("*", "*") => "exists".to_owned(),
        ("*", high) => format!("{less} {high}"),
        (low, "*") => format!("{more} {low}"),
        (low, high) if holds_low => format!("in {low}..{}{high}", if holds_high { "" } else { "<" }),
        (low, high) => return Some(Meant::Test(format!("({path} {more} {low} and {path} {less} {high})"))),
    }))
}

/// An object or array up to its first closing bracket, of whichever kind: `[18 TO 30}` closes nothing in JSON.
pub(super) fn to_closer(p: &Parser<'_>, span: Span) -> Span {
    let closer = p.text(span).find([']', '}']);
    closer.and_then(|at| u32::try_from(at).ok()).map_or(span, |at| Span::new(span.start, span.start + at + 1))
}

/// What an operand of other languages is here.
pub(in crate::dsl::parse) enum Meant {
    /// An operator and its operand.
    Operand(String),
    /// A test, or several.
    Test(String),
}
