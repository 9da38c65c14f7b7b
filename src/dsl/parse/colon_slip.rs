//! A `:` where an operator should stand, as other languages have it: `a:1`, `"a": 1`, `status: busy`.

mod endpoint;
mod operand;
mod run;

pub(super) use self::endpoint::{
    named_like_endpoint, range_after_endpoint, report_value_after_endpoint, value_after_endpoint,
};
pub(super) use self::operand::{Meant, foreign_operand};
pub(super) use self::run::{colon_run, joined_run, wildcard};
use super::{Entry, Parser, foreign, look, test};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Fix};
use crate::dsl::ast::{Kind, Verb};
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;

/// `a : 1` or `"a": 1`.
pub(super) fn colon(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let is_first = p.at == 1 && p.entry == Entry::Request;
    let colon = p.bump().span;
    let is_test = p.at(TokenKind::Word) && p.is_operator(1);
    let is_object = p.at(TokenKind::Json) && p.text(p.peek().span).starts_with('{');
    if is_first
        && p.text(path).contains(['.', '/'])
        && (is_test || is_object || matches!(p.peek().kind, TokenKind::Pipe | TokenKind::End))
    {
        let gap = Span::new(path.end, colon.end);
        let is_glued = p.peek().span.start == colon.end && !p.at(TokenKind::End);
        let fix = Fix::titled(gap, if is_glued { ": " } else { ":" }, "write `:`");
        p.slip(Code::EndpointSpacing, path).arg(path).fix(fix);
        if !is_test {
            p.recover();
            return None;
        }
        p.skip();
        return test::operator(p, p.nth_back(1).span);
    }
    let glue = if colon.start == path.end { " " } else { "" };
    if let Some((end, meant)) = foreign_operand(p, path) {
        report_operand(p, path, colon, end, meant);
        return None;
    }
    if before_operator(p, path, colon) {
        return test::operator(p, path);
    }
    if p.at(TokenKind::Colon) || p.text(p.peek().span).starts_with(':') {
        // `a :: b`: what joins names elsewhere is no `=`.
        report_colon(p, colon, path, None);
        p.recover();
        return None;
    }
    let fix = Fix::titled(colon, if glue == " " { " =" } else { "=" }, "write `=`");
    report_colon(p, colon, path, Some(fix));
    Some((Keyword::Eq, false))
}

/// `a: in (1, 2)`, `a: exists`: whether an operator stands here, behind a `:`; says that there is none before it.
fn before_operator(p: &mut Parser<'_>, path: Span, colon: Span) -> bool {
    let (operand, next) = (p.peek(), p.nth(1));
    let is_pair = match operand.keyword {
        Some(Keyword::Not) => next.keyword.is_some_and(test::may_be_negated),
        Some(Keyword::Is) => next.keyword == Some(Keyword::Not),
        Some(Keyword::Bits) => {
            let set = matches!(p.nth(2).keyword, Some(Keyword::Set | Keyword::Clear));
            set && matches!(next.keyword, Some(Keyword::All | Keyword::Any))
        }
        _ => false,
    };
    let last = if is_pair { next } else { &operand };
    let is_presence = matches!(last.keyword, Some(Keyword::Exists | Keyword::Missing));
    let is_word =
        operand.keyword.is_some_and(|word| word.group() == Group::Operator) || foreign::is_like(p, 0);
    let is_operator = if is_pair {
        // `a: not missing = 1`: fields may have the names of operators.
        !p.is_operator(2) && p.ends_test(2) == is_presence && p.nth(2).kind != TokenKind::Caret
    } else {
        is_word
            && !p.is_operator(1)
            && p.ends_test(1) == is_presence
            && !matches!(next.kind, TokenKind::Caret | TokenKind::Colon)
    };
    if !is_operator && test::symbol(operand.kind).is_none() {
        return false;
    }
    let operator = operand.span.to(last.span);
    let behind = if is_presence { "" } else { " …" };
    let test = format!("{} {}{behind}", p.text(path), p.text(operator));
    let gap = Span::new(path.end, operand.span.start);
    p.slip(Code::ColonForEqual, colon).arg(test).fix(Fix::titled(gap, " ", "remove the `:`"));
    true
}

/// Says that the test of `path` needs an operator where `colon` is.
fn report_colon(p: &mut Parser<'_>, colon: Span, path: Span, fix: Option<Fix>) {
    let test = format!("{} = …", p.text(path));
    p.slip(Code::ColonForEqual, colon).arg(test).fixed(fix);
}

/// Takes the tokens that start before the end of `end`.
pub(super) fn skip_to(p: &mut Parser<'_>, end: Span) {
    while p.peek().span.start < end.end && !p.at(TokenKind::End) {
        p.skip();
    }
}

/// Says that what stands between `path` and `end` is written otherwise.
fn report_operand(p: &mut Parser<'_>, path: Span, colon: Span, end: Span, meant: Meant) {
    let (test, fix) = match meant {
        Meant::Operand(written) => {
            let glue = if colon.start == path.end { " " } else { "" };
            let fix = look::replace(colon.to(end), &format!("{glue}{written}"));
            (format!("{} {written}", p.text(path)), fix)
        }
        Meant::Test(written) => (written.clone(), Fix::replace(path.to(end), written)),
    };
    p.slip(Code::ColonForEqual, colon).arg(test).fix(fix);
    skip_to(p, end);
}

/// The value after a `:` that stands for `=`.
pub(super) fn equal_after_colon(p: &mut Parser<'_>, path: Span) -> NodeId {
    if p.is_operator(0) {
        return test::with_path(p, path);
    }
    let operand = match p.peek().kind {
        TokenKind::OpenParenthesis => super::value::list(p),
        _ => super::value::value(p),
    };
    if p.is_operator(0) {
        p.recover();
    }
    let span = p.since(path.start);
    p.node(Kind::Test { verb: Verb::Equal, negated: false, path, operands: Some(operand) }, span)
}
