//! What is no value or no path where one is expected, each with one report and, where there is one, the fix.

use super::Parser;
use super::value::CONSTRUCTORS;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::Shape;
use crate::lex::dsl::slip::quoted;
use crate::lex::literal;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::nearest::nearest;
use crate::path::{self, Problem};
use crate::span::Span;

// ---- paths

#[cold]
#[inline(never)]
pub(super) fn refused_path(p: &mut Parser<'_>, span: Span) {
    report_path(p, span, p.text(span), true);
}

/// Says what is wrong with a path that has backticks, if anything is.
#[cold]
#[inline(never)]
pub(super) fn check_quoted_path(p: &mut Parser<'_>, span: Span) {
    let written = p.text(span);
    let mut quoted = false;
    let dotted = written.bytes().any(|byte| {
        quoted ^= byte == b'`';
        quoted && byte == b'.'
    });
    if dotted {
        return p.report(Diagnostic::new(Code::DotInBackticks, span));
    }
    let mut text = String::new();
    path::decode(p.source, span, &mut text);
    report_path(p, span, &text, false);
}

/// `exact` says whether offsets in `text` are offsets in the source.
fn report_path(p: &mut Parser<'_>, span: Span, text: &str, exact: bool) {
    let Some((problem, range)) = path::check(text) else { return };
    let offset = |at: usize| span.start + u32::try_from(at).unwrap_or(0);
    let place = if exact { Span::new(offset(range.start), offset(range.end)) } else { span };
    let segment = text.get(range).unwrap_or("").to_owned();
    let code = match problem {
        Problem::EmptySegment => Code::EmptySegment,
        Problem::Dollar => Code::DollarPath,
        Problem::Nul => Code::NulPath,
        Problem::Refused => Code::RefusedKey,
    };
    p.report(Diagnostic::new(code, place).arg(segment));
}

/// No path stands here.
#[cold]
#[inline(never)]
pub(super) fn expected_path(p: &mut Parser<'_>) -> Span {
    let token = p.peek();
    let found = p.found();
    let span = token.span;
    match token.kind {
        TokenKind::String => {
            let inner = p.text(Span::new(span.start + 1, span.end.saturating_sub(1)));
            let written = super::filter_slip::as_path(inner);
            let fix = Fix::replace(span, written.clone());
            p.report(Diagnostic::new(Code::StringPath, span).arg(written).fix(fix));
            p.bump().span
        }
        TokenKind::Run | TokenKind::Number if !p.text(span).starts_with(['$', '#', '*']) => {
            super::filter_slip::report_glued_path(p, span);
            p.bump().span
        }
        _ => {
            p.report_expected(Diagnostic::new(Code::ExpectedPath, span).arg(found));
            p.recover();
            Span::at(span.start)
        }
    }
}

// ---- words

/// Whether a word, which is none of the literals as they are written, may not stand for text: a connective in any case,
/// and a literal in another case than lower.
pub(super) const fn is_kept(word: Keyword) -> bool {
    match word {
        Keyword::And | Keyword::Or | Keyword::Not | Keyword::In | Keyword::Is => true,
        Keyword::New => false,
        _ => matches!(word.group(), Group::Value),
    }
}

/// A word that may not stand for text: a connective where the value is missing, a keyword, or a literal in the wrong
/// case.
#[cold]
#[inline(never)]
pub(super) fn kept_word(p: &mut Parser<'_>, span: Span) -> NodeId {
    let text = p.text(span);
    let lower = text.to_ascii_lowercase();
    let in_quotes = Fix::replace(span, quoted(text));
    if let "and" | "or" | "not" | "in" | "is" = lower.as_str() {
        let connects = matches!(lower.as_str(), "and" | "or");
        if connects && !p.ends_test(1) && p.nth(1).kind != TokenKind::Comma {
            return no_value(p);
        }
        p.report(Diagnostic::new(Code::KeywordAsValue, span).arg(span).fix(in_quotes));
        p.bump();
        return p.error(span);
    }
    let as_literal = Fix::replace(span, lower.clone());
    p.report(Diagnostic::new(Code::LiteralCase, span).arg(span).arg(lower).fix(as_literal).fix(in_quotes));
    p.bump();
    while matches!(p.peek().kind, TokenKind::Amount) {
        p.bump();
    }
    p.error(span)
}

/// `now()`; `now` was taken.
#[cold]
#[inline(never)]
pub(super) fn called_day_word(p: &mut Parser<'_>, start: u32) -> NodeId {
    let name = p.since(start);
    let open = p.peek().span;
    p.bump();
    skip_arguments(p);
    let span = p.since(start);
    let rest = Span::new(open.start, span.end);
    let fix =
        Fix { title: "remove the parentheses".into(), edits: vec![Edit { span: rest, text: "".into() }] };
    p.report(Diagnostic::new(Code::CalledDayWord, span).arg(span).arg(name).fix(fix));
    while matches!(p.peek().kind, TokenKind::Amount) {
        p.bump();
    }
    p.error(span)
}

/// Skips to behind the parenthesis that closes; it was opened before.
fn skip_arguments(p: &mut Parser<'_>) {
    let mut open = 1u32;
    loop {
        match p.peek().kind {
            TokenKind::End | TokenKind::Pipe => return,
            TokenKind::OpenParenthesis => open += 1,
            TokenKind::CloseParenthesis => open -= 1,
            _ => {}
        }
        p.bump();
        if open == 0 {
            return;
        }
    }
}

// ---- values

/// No value stands here, or one that needs quotes.
#[cold]
#[inline(never)]
pub(super) fn expected_value(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    let span = token.span;
    match token.kind {
        TokenKind::Bad => {
            p.bump();
            p.error(span)
        }
        TokenKind::Run if p.text(span) != "}" => glued(p, span),
        TokenKind::Quoted => {
            let mut text = String::new();
            path::decode(p.source, span, &mut text);
            let written = quoted(&text);
            let fix = Fix::replace(span, written.clone());
            p.report(Diagnostic::new(Code::BacktickValue, span).arg(written).fix(fix));
            p.bump();
            p.error(span)
        }
        TokenKind::Path => unknown_call(p),
        TokenKind::OpenParenthesis if p.nth(2).kind == TokenKind::CloseParenthesis => {
            let inner = p.nth(1).span;
            p.bump();
            p.bump();
            p.bump();
            let whole = p.since(span.start);
            let fix = Fix::replace(whole, p.text(inner));
            p.report(Diagnostic::new(Code::GroupedValue, whole).arg(inner).fix(fix));
            p.error(whole)
        }
        _ => no_value(p),
    }
}

fn no_value(p: &mut Parser<'_>) -> NodeId {
    let span = p.peek().span;
    let found = p.found();
    p.report_expected(Diagnostic::new(Code::ExpectedValue, span).arg(found));
    if p.at(TokenKind::OpenParenthesis) {
        p.recover_over_group();
    } else {
        p.recover();
    }
    p.error(span)
}

/// A run of glued characters as a value.
fn glued(p: &mut Parser<'_>, span: Span) -> NodeId {
    let text = p.text(span);
    p.bump();
    if text.starts_with('#') {
        hash(p, span, true);
        return p.error(span);
    }
    let written = quoted(text);
    if let Some(date) = foreign_date(text) {
        let diagnostic = Diagnostic::new(Code::ForeignDate, span).arg(span).arg(date.clone());
        p.report(diagnostic.fix(Fix::replace(span, date)).fix(Fix::replace(span, written)));
        return p.error(span);
    }
    let mut diagnostic = Diagnostic::new(Code::GluedValue, span).arg(span).arg(written.clone());
    diagnostic = diagnostic.fix(Fix::replace(span, written));
    let signed = if text.starts_with(['+', '-']) { text.to_owned() } else { format!("-{text}") };
    if let Ok((rest, unit)) = literal::amount(signed.as_bytes())
        && rest.is_empty()
        && literal::is_unit(unit)
    {
        diagnostic = diagnostic.fix(Fix::replace(span, format!("now{signed}")));
    }
    p.report(diagnostic);
    p.error(span)
}

/// `#general`, or a comment without a blank.
pub(super) fn hash(p: &mut Parser<'_>, span: Span, is_value: bool) {
    let written = quoted(p.text(span));
    let diagnostic = Diagnostic::new(Code::HashNotComment, span).arg(span).arg(written.clone());
    let as_text = Fix::replace(span, written);
    let before = p.source.as_bytes().get((span.start as usize).wrapping_sub(1));
    let glue = if before.is_none_or(u8::is_ascii_whitespace) { "" } else { " " };
    let as_comment = Fix {
        title: "make it a comment".into(),
        edits: vec![Edit { span: Span::new(span.start, span.start + 1), text: format!("{glue}# ").into() }],
    };
    p.report(diagnostic.fix(if is_value { as_text } else { as_comment }));
}

/// `2024/3/1` and `2024-3-1`, as they are written here.
fn foreign_date(text: &str) -> Option<String> {
    let mut parts = text.split(['/', '-', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_date =
        parts.next().is_none() && is_number(year, 4, 4) && is_number(month, 1, 2) && is_number(day, 1, 2);
    is_date.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

// ---- lists

/// Whether a value starts here.
pub(super) fn starts_value(p: &Parser<'_>) -> bool {
    let token = p.peek();
    match token.kind {
        TokenKind::Word => !token.is_connective(),
        TokenKind::Path
        | TokenKind::String
        | TokenKind::CaseInsensitive
        | TokenKind::Number
        | TokenKind::Regex
        | TokenKind::Day
        | TokenKind::Month
        | TokenKind::Instant
        | TokenKind::Epoch
        | TokenKind::Json
        | TokenKind::Run => true,
        _ => false,
    }
}

/// No comma after an item, and not the end of the list; says whether another item follows.
#[cold]
#[inline(never)]
pub(super) fn expected_comma(p: &mut Parser<'_>, closer: TokenKind) -> bool {
    let token = p.peek();
    let text = p.text(token.span);
    let before = p.previous_end();
    if token.kind == TokenKind::Foreign && matches!(text, "&" | ";") {
        p.bump();
        p.report(Diagnostic::new(Code::MissingComma, token.span).fix(Fix::replace(token.span, ",")));
    } else if starts_value(p) {
        p.report_expected(
            Diagnostic::new(Code::MissingComma, token.span).fix(Fix::replace(Span::at(before), ",")),
        );
    } else if token.is_connective() && !p.is_operator(2) && p.recovered_at != Some(p.at) {
        p.bump();
        p.report(
            Diagnostic::new(Code::MissingComma, token.span)
                .fix(Fix::replace(Span::new(before, token.span.end), ",")),
        );
    } else if token.kind == TokenKind::Bad {
        p.bump();
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
    p.report(Diagnostic::new(Code::TrailingComma, comma).fix(Fix::replace(comma, "")));
}

/// A list or arguments that nothing closes, or something in them that is no item.
#[cold]
#[inline(never)]
pub(super) fn unclosed_list(p: &mut Parser<'_>, open: Span, closer: TokenKind) {
    let is_other = match closer {
        TokenKind::CloseParenthesis => p.at(TokenKind::CloseBracket),
        _ => p.at(TokenKind::CloseParenthesis) && p.depth == 0,
    };
    if is_other {
        let other = p.bump().span;
        let text = closer.spellings().first().copied().unwrap_or(")");
        p.report(Diagnostic::new(Code::UnclosedParenthesis, open).fix(Fix::replace(other, text)));
        return;
    }
    if p.recovered_at != Some(p.at) && !p.ends_test(0) && !p.unclosed {
        let found = p.found();
        let span = p.peek().span;
        p.report(Diagnostic::new(Code::ExpectedValue, span).arg(found));
        let outer = std::mem::replace(&mut p.in_list, false);
        p.recover();
        p.in_list = outer;
    } else if p.recovered_at != Some(p.at) && !p.unclosed {
        // Arguments of a wrong kind and the end look alike to the groups around, so they say nothing more.
        let is_end = p.at(TokenKind::End);
        p.unclosed |= is_end;
        let text = closer.spellings().first().copied().unwrap_or(")");
        let groups = if is_end { ")".repeat(p.depth as usize) } else { String::new() };
        // Inside a list there is its own bracket to close too, and it may be of either kind.
        let fix = (!p.in_list).then(|| Fix::replace(Span::at(p.previous_end()), format!("{text}{groups}")));
        p.report(Diagnostic::new(Code::UnclosedParenthesis, open).fixed(fix));
    }
    p.eat(closer);
}

#[cold]
#[inline(never)]
pub(super) fn expected_type(p: &mut Parser<'_>) -> NodeId {
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.bump();
        return p.error(span);
    }
    let found = p.found();
    p.report_expected(Diagnostic::new(Code::ExpectedType, span).arg(found));
    if !p.ends_test(0) && !matches!(p.peek().kind, TokenKind::Comma | TokenKind::CloseBracket) {
        p.bump();
    }
    p.recover();
    p.error(span)
}

// ---- constructors

/// A name with parentheses that is no constructor.
#[cold]
#[inline(never)]
pub(super) fn unknown_call(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span;
    let mut name = start;
    if p.text(start) == "new" {
        p.bump();
        name = p.peek().span;
    }
    let text = p.text(name);
    p.bump();
    let is_called = p.eat(TokenKind::OpenParenthesis);
    if is_called {
        skip_arguments(p);
    }
    let whole = p.since(start.start);
    let written = start.to(name);
    if !is_called && text == "Date" {
        // To JavaScript `new Date` is a call.
        let fix = Fix::replace(whole, "now");
        p.report(Diagnostic::new(Code::UnknownConstructor, written).arg(written).arg("date").fix(fix));
        return p.error(whole);
    }
    if text.to_ascii_lowercase().ends_with(".now")
        || Keyword::of(text.as_bytes()).is_some_and(Keyword::is_day_word)
    {
        let fix = Fix::replace(whole, "now");
        p.report(Diagnostic::new(Code::CalledDayWord, whole).arg(whole).arg("now").fix(fix));
        return p.error(whole);
    }
    let known = CONSTRUCTORS.iter().map(|(name, _)| *name);
    let same = known.clone().find(|known| known.eq_ignore_ascii_case(text));
    let near = same.or_else(|| nearest(text, known));
    let mut diagnostic = Diagnostic::new(Code::UnknownConstructor, written).arg(written);
    diagnostic = diagnostic.arg(near.unwrap_or("date"));
    if let Some(near) = near {
        diagnostic = diagnostic.fix(Fix::replace(written, near));
    }
    p.report(diagnostic);
    p.error(whole)
}

/// An argument of a constructor that is neither text in quotes nor a number.
#[cold]
#[inline(never)]
pub(super) fn expected_argument(p: &mut Parser<'_>) -> NodeId {
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.bump();
        return p.error(span);
    }
    let found = p.found();
    let written = quoted(p.text(span));
    let mut diagnostic = Diagnostic::new(Code::ExpectedArgument, span).arg(found).arg(written.clone());
    if starts_value(p) && !p.at(TokenKind::Json) {
        diagnostic = diagnostic.fix(Fix::replace(span, written));
        p.report(diagnostic);
        p.bump();
        return p.error(span);
    }
    p.report_expected(diagnostic);
    p.recover();
    p.error(span)
}

/// The argument of `text(…)` is no text in quotes.
#[cold]
#[inline(never)]
pub(super) fn expected_string(p: &mut Parser<'_>) -> NodeId {
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.bump();
        return p.error(span);
    }
    let found = p.found();
    while starts_value(p) {
        p.bump();
    }
    let words = p.since(span.start);
    let mut diagnostic = Diagnostic::new(Code::ExpectedString, span).arg(found);
    if !words.is_empty() {
        diagnostic = diagnostic.fix(Fix::replace(words, quoted(p.text(words))));
    }
    p.report(diagnostic);
    if !p.at(TokenKind::CloseParenthesis) {
        p.recover();
    }
    p.error(words)
}

#[cold]
#[inline(never)]
pub(super) fn expected_number(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    if token.kind == TokenKind::Bad {
        p.bump();
        return p.error(token.span);
    }
    let found = p.found();
    let mut diagnostic = Diagnostic::new(Code::ExpectedNumber, token.span).arg(found);
    let inner = p.text(Span::new(token.span.start + 1, token.span.end.saturating_sub(1)));
    if token.kind == TokenKind::String
        && let Ok((rest, _)) = literal::number(inner.as_bytes())
        && rest.is_empty()
    {
        diagnostic = diagnostic.fix(Fix::replace(token.span, inner));
    }
    if starts_value(p) {
        p.report(diagnostic);
        p.bump();
        if p.at(TokenKind::Number) {
            p.recover();
        }
        return p.error(token.span);
    }
    p.report_expected(diagnostic);
    p.recover();
    p.error(token.span)
}

#[cold]
#[inline(never)]
pub(super) fn expected_object(p: &mut Parser<'_>) -> NodeId {
    expected_after_word(p, Code::ExpectedObject)
}

#[cold]
#[inline(never)]
pub(super) fn expected_shape(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    if token.kind == TokenKind::Word && p.nth(1).kind == TokenKind::OpenParenthesis {
        let shapes = ["box", "circle", "polygon", "sphere"];
        let text = p.text(token.span);
        let near = match text.to_ascii_lowercase().as_str() {
            "center" | "centre" => Some("circle"),
            "centersphere" | "centresphere" => Some("sphere"),
            "rect" | "rectangle" | "bbox" => Some("box"),
            _ => nearest(text, shapes),
        };
        let found = p.found();
        let mut diagnostic = Diagnostic::new(Code::ExpectedShape, token.span).arg(found);
        if let Some(near) = near {
            diagnostic = diagnostic.fix(Fix::replace(token.span, near));
        }
        p.report(diagnostic);
        p.bump();
        p.bump();
        skip_arguments(p);
        return p.error(token.span);
    }
    expected_after_word(p, Code::ExpectedShape)
}

fn expected_after_word(p: &mut Parser<'_>, code: Code) -> NodeId {
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.bump();
        return p.error(span);
    }
    let found = p.found();
    p.report_expected(Diagnostic::new(code, span).arg(found));
    if p.at(TokenKind::OpenParenthesis) {
        p.recover_over_group();
    } else {
        if starts_value(p) {
            p.bump();
        }
        p.recover();
    }
    p.error(span)
}

#[cold]
#[inline(never)]
pub(super) fn expected_point(p: &mut Parser<'_>) {
    let token = p.peek();
    let found = p.found();
    let mut diagnostic = Diagnostic::new(Code::ExpectedPoint, token.span).arg(found);
    let text = p.text(token.span);
    if token.kind == TokenKind::OpenParenthesis {
        diagnostic = diagnostic.fix(Fix::replace(Span::at(token.span.start), "point"));
    } else if let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        diagnostic = diagnostic.fix(Fix::replace(token.span, format!("point({inner})")));
    }
    p.report_expected(diagnostic);
    if token.kind == TokenKind::OpenParenthesis {
        p.recover_over_group();
    } else {
        if starts_value(p) {
            p.bump();
        }
        p.recover();
    }
}

/// A shape's name without its parenthesis.
#[cold]
#[inline(never)]
pub(super) fn expected_open(p: &mut Parser<'_>, name: Span) -> NodeId {
    let found = p.found();
    p.report_expected(Diagnostic::new(Code::ExpectedShape, p.peek().span).arg(found));
    if starts_value(p) {
        p.bump();
    }
    p.recover();
    p.error(name)
}

/// A corner of a polygon that is not in parentheses.
#[cold]
#[inline(never)]
pub(super) fn expected_corner(p: &mut Parser<'_>) -> bool {
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.bump();
        return false;
    }
    p.report_expected(
        Diagnostic::new(Code::ShapeNumbers, span)
            .arg("polygon")
            .arg("corners in parentheses")
            .arg("polygon((x, y), (x, y), (x, y))"),
    );
    false
}

/// The comma between the two numbers of a corner.
pub(super) fn comma_in_corner(p: &mut Parser<'_>) -> bool {
    if p.eat(TokenKind::Comma) {
        return true;
    }
    let span = p.peek().span;
    let fix = Fix::replace(Span::at(p.previous_end()), ",");
    if p.at(TokenKind::Number) {
        p.report(Diagnostic::new(Code::MissingComma, span).fix(fix));
        return true;
    }
    expected_corner(p)
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
    p.report(Diagnostic::new(Code::ShapeNumbers, span).arg(name).arg(takes).arg(written));
    p.error(span)
}
