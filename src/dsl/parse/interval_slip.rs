//! Intervals that have one bound only, stand where none may, or are those of other languages, `1 to 5` and `1-5`.

use super::value::value;
use super::{Parser, Wanted, foreign, look, test, value_slip};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::dsl::ast::Verb;
use crate::lex::token::{Keyword, TokenKind};
use crate::span::Span;
use crate::words::is_one_of;

/// Whether a token may be the bound of an interval that other languages write.
pub(super) const fn is_bound(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Number | TokenKind::Day | TokenKind::Month | TokenKind::Instant | TokenKind::Epoch
    )
}

/// What a predicate makes of a test: its verb and operand, or nothing where that was reported.
type Operation = Option<(Verb, Option<NodeId>)>;

/// Whether a word or a sign joins bounds in other languages.
fn joins(p: &Parser<'_>, joiner: Span) -> bool {
    is_one_of(p.text(joiner), "to - – — through until till")
}

/// `1 to 5`, of which the first bound was taken: takes the rest if it is that, and says so.
#[cold]
#[inline(never)]
pub(super) fn between_bounds(p: &mut Parser<'_>) -> bool {
    let joiner = p.peek();
    let low = p.nth_back(1).span;
    let high = p.nth(1);
    if !joins(p, joiner.span) || !is_bound(p.nth_back(1).kind) || !is_bound(high.kind) {
        return false;
    }
    let gap = Span::new(low.end, high.span.start);
    let fix = Fix::titled(gap, "..", &format!("write `{}..{}`", p.text(low), p.text(high.span)));
    p.slip(Code::OperatorSpelling, joiner.span).arg(joiner.span).arg("..").fix(fix);
    p.skip();
    p.skip();
    true
}

/// `1-5` after `in`: two bounds that a hyphen joins. Takes them and says so.
#[cold]
#[inline(never)]
pub(super) fn hyphened(p: &mut Parser<'_>) -> Option<NodeId> {
    let span = p.peek().span;
    let (low, high) = p.text(span).split_once(['-', '–', '—', '…'])?;
    let is_bound = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_bound(low) || !is_bound(high) {
        return None;
    }
    let written = format!("{low}..{high}");
    let diagnostic = Diagnostic::new(Code::OperatorSpelling, span).arg(span).arg(written.clone());
    p.report(diagnostic.write(span, written));
    p.skip();
    Some(p.error(span))
}

/// `a = 1..5`. The lower bound was read.
#[cold]
#[inline(never)]
pub(super) fn interval_compared(p: &mut Parser<'_>, path: Span, verb: Verb, low: NodeId) -> Operation {
    let dots = p.bump().span;
    let mut back = 2;
    while p.nth_back(back + 1).span.start >= path.end && back < 8 {
        back += 1;
    }
    let operator = p.nth_back(back);
    let is_there =
        test::symbol(operator.kind).is_some() || matches!(operator.keyword, Some(Keyword::Eq | Keyword::Ne));
    let operator = operator.span;
    let is_equality = matches!(verb, Verb::Equal | Verb::NotEqual);
    if p.ends_test(0) && is_equality && is_there {
        let low = p.ast.arena.span(low);
        return open_interval(p, path, dots, ">=", low, verb == Verb::NotEqual);
    }
    if !p.ends_test(0) {
        value(p);
    }
    let diagnostic = Diagnostic::new(Code::IntervalCompared, dots);
    let diagnostic = match verb {
        // That the operator is missing, or another, was said.
        _ if is_equality && !is_there => return None,
        Verb::Equal => diagnostic.arg(operator).arg("in").fix(look::spaced(p, operator, "in")),
        Verb::NotEqual => diagnostic.arg(operator).arg("not in").fix(look::spaced(p, operator, "not in")),
        _ => diagnostic.arg(operator).arg("in"),
    };
    p.report(diagnostic);
    None
}

/// `(1..)` or `(..5)` in a list, of which the `..` and what may stand before it were read, or the `..` stands here.
#[cold]
pub(super) fn open_in_list(p: &mut Parser<'_>) -> NodeId {
    let is_below =
        !p.at(TokenKind::CloseParenthesis) && !p.at(TokenKind::Comma) && !p.at(TokenKind::CloseBracket);
    let dots = if is_below { p.bump() } else { *p.nth_back(1) };
    let (bound, back) = if is_below {
        let high = value(p);
        (p.ast.arena.span(high), 3)
    } else {
        (p.nth_back(2).span, 3)
    };
    let operator = match (is_below, dots.kind) {
        (false, _) => ">=",
        (true, TokenKind::DotDotLess) => "<",
        (true, _) => "<=",
    };
    let negated = p.nth_back(back + 2).keyword == Some(Keyword::Not);
    let (not, before) = if negated { ("not ", back + 3) } else { ("", back + 2) };
    let (path, word) = (p.nth_back(before), p.nth_back(back + 1));
    let is_whole = p.at(TokenKind::CloseParenthesis)
        && p.nth_back(back).kind == TokenKind::OpenParenthesis
        && word.keyword == Some(Keyword::In)
        && !path.is_connective()
        && matches!(path.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted);
    let name = if is_whole { p.text(path.span) } else { "…" };
    let written = format!("{not}{name} {operator} {}", p.text(bound));
    let whole = path.span.to(p.peek().span);
    let fix = is_whole.then(|| Fix::replace(whole, written.clone()));
    p.slip(Code::OpenInterval, dots.span).arg(written).fixed(fix);
    p.error(dots.span)
}

/// Whether a `..` stands here, or a word that joins bounds elsewhere, and nothing follows it.
pub(super) fn is_open_above(p: &Parser<'_>) -> bool {
    let joiner = p.peek();
    let is_there = matches!(joiner.kind, TokenKind::DotDot | TokenKind::DotDotLess)
        || is_bound(p.nth_back(1).kind) && joins(p, joiner.span);
    is_there && p.ends_test(1)
}

/// `a in 1..` and `a in 1 to`
#[cold]
#[inline(never)]
pub(super) fn open_above(p: &mut Parser<'_>, path: Span, low: NodeId, negated: bool) -> Operation {
    let dots = p.bump().span;
    let low = p.ast.arena.span(low);
    open_interval(p, path, dots, ">=", low, negated)
}

/// `a in ..5`
#[cold]
#[inline(never)]
pub(super) fn open_below(p: &mut Parser<'_>, path: Span, negated: bool) -> Operation {
    let dots = p.bump();
    let operator = if dots.kind == TokenKind::DotDotLess { "<" } else { "<=" };
    let high = value(p);
    let high = p.ast.arena.span(high);
    open_interval(p, path, dots.span, operator, high, negated)
}

fn open_interval(
    p: &mut Parser<'_>,
    path: Span,
    dots: Span,
    operator: &str,
    bound: Span,
    negated: bool,
) -> Operation {
    let test = format!("{} {operator} {}", p.text(path), p.text(bound));
    let written = format!("{}{}", if negated { "not " } else { "" }, test.trim_start());
    let whole = p.since(path.start);
    p.slip(Code::OpenInterval, dots).arg(written.clone()).write(whole, written);
    None
}

/// `a between (1, 5)`.
#[cold]
#[inline(never)]
pub(super) fn bounds_in_parentheses(p: &mut Parser<'_>) -> NodeId {
    let open = p.peek().span;
    let (low, comma, high, close) = (p.nth(1), p.nth(2), p.nth(3), p.nth(4));
    let joins = comma.kind == TokenKind::Comma || comma.keyword == Some(Keyword::And);
    if !joins || close.kind != TokenKind::CloseParenthesis {
        let node = value(p);
        p.recover();
        return node;
    }
    let whole = open.to(close.span);
    let written = format!("{} and {}", p.text(low.span), p.text(high.span));
    foreign::take(p, 5);
    p.slip(Code::GroupedValue, whole).arg(written.clone()).write(whole, written);
    p.error(whole)
}

/// Something else than the `and` of `between`; says whether the upper bound follows.
#[cold]
#[inline(never)]
pub(super) fn expected_and(p: &mut Parser<'_>) -> bool {
    if p.must_follow(&[Wanted::UpperBound]) {
        return false;
    }
    let token = p.peek();
    let found = p.found();
    let diagnostic = Diagnostic::new(Code::ExpectedAnd, token.span).arg(found);
    let is_joiner = matches!(
        token.kind,
        TokenKind::Comma | TokenKind::DotDot | TokenKind::DotDotLess | TokenKind::AndAnd
    );
    let is_or = token.keyword == Some(Keyword::Or) && !p.is_operator(2) && p.ends_test(2);
    let is_to = p.text(token.span).eq_ignore_ascii_case("to") && p.ends_test(2);
    if is_joiner || is_or || is_to {
        p.skip();
        // `1.. and 5`.
        let and = p.peek().span;
        let joiner = if p.eat_keyword(Keyword::And) { token.span.to(and) } else { token.span };
        let fix = (!p.ends_test(0)).then(|| look::spaced(p, joiner, "and"));
        p.report(diagnostic.fixed(fix));
        return true;
    }
    let is_bare = value_slip::starts_value(p) && p.ends_test(1);
    let fix = is_bare.then(|| Fix::replace(Span::at(token.span.start), "and "));
    p.report_expected(diagnostic.fixed(fix));
    p.recover();
    false
}
