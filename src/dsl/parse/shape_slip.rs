//! What is no number, object, point or shape where one is expected.

use super::{Parser, Wanted, call_slip, value_slip};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::dsl::ast::Shape;
use crate::lex::literal;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::nearest::nearest;
use crate::span::Span;
use crate::words::meant;

#[cold]
#[inline(never)]
pub(super) fn expected_number(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::Number]) {
        return missing;
    }
    let token = p.peek();
    if token.kind == TokenKind::Bad {
        p.skip();
        return p.error(token.span);
    }
    let found = p.found();
    let mut diagnostic = Diagnostic::new(Code::ExpectedNumber, token.span).arg(found);
    let inner = p.text(Span::new(token.span.start + 1, token.span.end.saturating_sub(1)));
    if token.kind == TokenKind::Run
        && let Some(number) = value_slip::foreign_number(p.text(token.span))
    {
        diagnostic = diagnostic.write(token.span, number);
    }
    if token.kind == TokenKind::String
        && let Ok((rest, _)) = literal::number(inner.as_bytes())
        && rest.is_empty()
    {
        diagnostic = diagnostic.write(token.span, inner);
    }
    let is_operator = token.keyword.is_some_and(|word| word.group() == Group::Operator);
    if value_slip::starts_value(p) && !is_operator {
        p.report(diagnostic);
        p.skip();
        if p.at(TokenKind::Number) {
            p.recover();
        }
        return p.error(token.span);
    }
    let fix = size_compared(p);
    p.report_expected(diagnostic.fixed(fix));
    p.recover();
    p.error(token.span)
}

/// `a size > 2` and `a size in (1, 2)`, of which the path and `size` were taken.
fn size_compared(p: &Parser<'_>) -> Option<Fix> {
    let (symbol, path, size) = (p.peek(), p.nth_back(2), p.nth_back(1));
    let is_path = p.at >= 2
        && matches!(path.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted)
        && path.keyword != Some(Keyword::Not)
        && !path.is_connective();
    if size.keyword != Some(Keyword::Size) || !is_path {
        return None;
    }
    let (number, path_text) = (p.nth(1), p.text(path.span));
    if symbol.keyword == Some(Keyword::In) && number.kind == TokenKind::OpenParenthesis {
        let items = (2..12).step_by(2);
        let last = items.clone().find(|&item| p.nth(item + 1).kind == TokenKind::CloseParenthesis)?;
        let sizes = items.take_while(|&item| item <= last).map(|item| p.nth(item));
        let are_numbers = sizes.clone().all(|size| size.kind == TokenKind::Number);
        let tests: Vec<_> = sizes.map(|size| format!("{path_text} size {}", p.text(size.span))).collect();
        let whole = path.span.to(p.nth(last + 1).span);
        return are_numbers.then(|| Fix::replace(whole, format!("({})", tests.join(" or "))));
    }
    if number.kind != TokenKind::Number || !p.ends_test(2) {
        return None;
    }
    let written = match symbol.kind {
        TokenKind::Equal => return Some(Fix::replace(symbol.span.to(number.span), p.text(number.span))),
        _ => sizes(path_text, symbol, p.text(number.span))?,
    };
    Some(Fix::replace(path.span.to(number.span), written))
}

/// The arrays whose size compares so with a number: those of one of the sizes up to there, or arrays of none of them. That an
/// element has the place `2` would say less: elements may have such a key.
pub(super) fn sizes(path: &str, symbol: Token, number: &str) -> Option<String> {
    /// More than so many sizes nobody wants to read.
    const MOST: u32 = 4;
    let number: u32 = number.parse().ok()?;
    let (sizes, is_less) = match symbol.kind {
        TokenKind::Equal => return Some(format!("{path} size {number}")),
        TokenKind::NotEqual => (number..number.checked_add(1)?, false),
        TokenKind::Greater => (0..number.checked_add(1)?, false),
        TokenKind::GreaterEqual => (0..number, false),
        TokenKind::Less => (0..number, true),
        TokenKind::LessEqual => (0..number.checked_add(1)?, true),
        _ => return None,
    };
    if sizes.len() > MOST as usize || is_less && sizes.is_empty() {
        return None;
    }
    let mut written = String::from("(");
    if !is_less {
        written.push_str(&format!("{path} is array"));
    }
    for size in sizes {
        let joiner = match (is_less, written.len()) {
            (true, 1) => "",
            (true, _) => " or ",
            (false, _) => " and not ",
        };
        written.push_str(&format!("{joiner}{path} size {size}"));
    }
    written.push(')');
    Some(written)
}

#[cold]
#[inline(never)]
pub(super) fn expected_object(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::Object]) {
        return missing;
    }
    expected_after_word(p, Code::ExpectedObject)
}

#[cold]
#[inline(never)]
pub(super) fn expected_shape(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::Shape, Wanted::Object]) {
        return missing;
    }
    let token = p.peek();
    if token.kind == TokenKind::Word && p.nth(1).kind == TokenKind::OpenParenthesis {
        const SHAPES: [(&str, &str); 3] = [
            ("center centre", "circle"),
            ("centersphere centresphere", "sphere"),
            ("rect rectangle bbox", "box"),
        ];
        let text = p.text(token.span);
        let near = meant(text, &SHAPES).or_else(|| nearest(text, ["box", "circle", "polygon", "sphere"]));
        let found = p.found();
        let mut diagnostic = Diagnostic::new(Code::ExpectedShape, token.span).arg(found);
        if let Some(near) = near {
            diagnostic = diagnostic.write(token.span, near);
        }
        p.report(diagnostic);
        p.skip();
        p.skip();
        call_slip::skip_arguments(p);
        return p.error(token.span);
    }
    expected_after_word(p, Code::ExpectedShape)
}

fn expected_after_word(p: &mut Parser<'_>, code: Code) -> NodeId {
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.skip();
        return p.error(span);
    }
    let found = p.found();
    p.slip_expected(code, span).arg(found);
    if p.at(TokenKind::OpenParenthesis) {
        p.recover_over_group();
    } else {
        if value_slip::starts_value(p) {
            p.skip();
        }
        p.recover();
    }
    p.error(span)
}

#[cold]
#[inline(never)]
pub(super) fn expected_point(p: &mut Parser<'_>) {
    if p.must_follow(&[Wanted::Point]) {
        return;
    }
    let token = p.peek();
    let found = p.found();
    let mut diagnostic = Diagnostic::new(Code::ExpectedPoint, token.span).arg(found);
    let text = p.text(token.span);
    if token.kind == TokenKind::OpenParenthesis {
        diagnostic = diagnostic.write(Span::at(token.span.start), "point");
    } else if let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        diagnostic = diagnostic.write(token.span, format!("point({inner})"));
    }
    p.report_expected(diagnostic);
    if token.kind == TokenKind::OpenParenthesis {
        p.recover_over_group();
    } else {
        if value_slip::starts_value(p) {
            p.skip();
        }
        p.recover();
    }
}

/// A shape's name without its parenthesis.
#[cold]
#[inline(never)]
pub(super) fn expected_open(p: &mut Parser<'_>, name: Span) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::Open]) {
        return missing;
    }
    let found = p.found();
    p.slip_expected(Code::ExpectedShape, p.peek().span).arg(found);
    if value_slip::starts_value(p) {
        p.skip();
    }
    p.recover();
    p.error(name)
}

/// A corner of a polygon that is not in parentheses.
#[cold]
#[inline(never)]
pub(super) fn expected_corner(p: &mut Parser<'_>) -> bool {
    if p.must_follow(&[Wanted::Open]) {
        return false;
    }
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.skip();
        return false;
    }
    p.slip_expected(Code::ShapeNumbers, span)
        .arg("polygon")
        .arg("corners in parentheses")
        .arg("polygon((x, y), (x, y), (x, y))");
    false
}

/// The comma between the two numbers of a corner.
pub(super) fn comma_in_corner(p: &mut Parser<'_>) -> bool {
    if p.eat(TokenKind::Comma) {
        return true;
    }
    if p.must_follow(&[Wanted::Comma]) {
        return false;
    }
    missing_comma(p) || expected_corner(p)
}

/// `point(1 2)`: says that a comma is missing before the number that stands here, if one does.
#[cold]
#[inline(never)]
pub(super) fn missing_comma(p: &mut Parser<'_>) -> bool {
    let is_number = p.at(TokenKind::Number);
    if is_number {
        let (span, fix) = (p.peek().span, Fix::replace(Span::at(p.previous_end()), ","));
        p.slip(Code::MissingComma, span).fix(fix);
    }
    is_number
}

/// A shape with too few or too many numbers.
#[cold]
#[inline(never)]
pub(super) fn wrong_count(p: &mut Parser<'_>, shape: Shape, span: Span) -> NodeId {
    let (name, takes, written) = match shape {
        Shape::Box => ("box", "four numbers", "box(x1, y1, x2, y2)"),
        Shape::Circle => ("circle", "three numbers", "circle(x, y, radius)"),
        Shape::Polygon => ("polygon", "three corners or more", "polygon((x, y), (x, y), (x, y))"),
        Shape::Sphere => ("sphere", "three numbers", "sphere(longitude, latitude, radians)"),
        Shape::Point => ("point", "two numbers", "point(longitude, latitude)"),
    };
    // A shape that nothing closes may go on.
    if !p.unclosed {
        p.slip(Code::ShapeNumbers, span).arg(name).arg(takes).arg(written);
    }
    p.error(span)
}
