//! A `not` where it cannot stand, or can be meant in two ways.

use super::{Parser, Wanted, foreign, look, operator_slip, test, value_slip};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::request::TYPES;
use crate::span::Span;
use crate::words::is_one_of;

/// A `not` after a path that cannot stand there.
#[cold]
#[inline(never)]
pub(super) fn misplaced_not(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    if p.must_follow_next(&[Wanted::Negatable]) {
        return None;
    }
    if is_one_of(p.text(path), "and or") && p.at > 1 && p.nth_back(2).is_connective() {
        // `a = 1 and or not b = 2`
        let before = p.nth_back(2).span;
        let other = look::other_connective(p, before, path);
        let fix = look::replace(Span::new(before.end, path.end), "");
        p.slip(Code::DoubledConnective, path).arg(path).fix(fix).fixed(other);
        p.recover();
        return None;
    }
    let not = p.bump().span;
    if operator_slip::glued_operand(p) {
        return None;
    }
    let next = p.peek();
    let pair = not.to(next.span);
    let keyword = next.keyword;
    if let Some((tokens, written, meant)) = foreign::phrase(p, 0)
        && (!p.ends_test(tokens) || matches!(meant.0, Keyword::Exists | Keyword::Missing))
        && !matches!(meant.0, Keyword::Near | Keyword::NearSphere)
    {
        let whole = not.to(foreign::take(p, tokens));
        if matches!(written, "<" | ">")
            && let Some((ago, date)) = value_slip::ago(p)
        {
            not_before_path(p, path, whole.to(ago), &format!("{written} {date}"));
            p.recovered_at = Some(p.at);
            return Some((Keyword::Exists, false));
        }
        match foreign::negated(written) {
            Some(written) => operator_slip::spelling(p, whole, written),
            None => not_before_path(p, path, whole, written),
        }
        return Some((meant.0, true));
    }
    let is_interval = matches!(p.nth(2).kind, TokenKind::DotDot | TokenKind::DotDotLess) && !p.ends_test(3);
    let (written, meant) = match (test::symbol(next.kind), keyword) {
        (Some((Keyword::Eq, _)), _) | (_, Some(Keyword::Eq)) if is_interval => {
            ("not in", (Keyword::In, true))
        }
        (Some((Keyword::Eq, _)), _) | (_, Some(Keyword::Eq)) => ("!=", (Keyword::Ne, false)),
        (Some((Keyword::Ne, _)), _) | (_, Some(Keyword::Ne)) => ("=", (Keyword::Eq, false)),
        (Some((Keyword::Matches, true)), _) => ("~", (Keyword::Matches, false)),
        (Some((Keyword::Matches, false)), _) => ("!~", (Keyword::Matches, true)),
        (_, Some(Keyword::Is)) => ("is not", (Keyword::Is, true)),
        (_, Some(Keyword::Near | Keyword::NearSphere)) => {
            p.slip(Code::NotNear, pair).arg(next.span);
            p.skip();
            return Some((Keyword::Near, false));
        }
        (Some(meant), _) => return not_before_comparison(p, path, not, meant),
        (None, Some(keyword)) if keyword.group() == Group::Operator => {
            return not_before_comparison(p, path, not, (keyword, false));
        }
        (None, _) if p.ends_test(0) || path.is_empty() => return operator_slip::unknown(p, not),
        (None, Some(Keyword::Not)) => return operator_slip::unknown(p, not),
        (None, None) if next.kind == TokenKind::Run && p.text(next.span).contains(':') => {
            // `a:1 not b:2`: the test that is negated begins here.
            let fix = Fix::replace(Span::at(not.start), "and ");
            p.slip(Code::MissingConnective, not).arg(pair).fix(fix);
            p.recover();
            return None;
        }
        (None, None) if foreign::is_like(p, 0) => {
            return Some(foreign::like(p, Some(not)));
        }
        (None, _) => {
            // `a not null`, `a not 5`; `a not mising` may have been meant in either way.
            let unequal = look::replace(not, "!=");
            let near = operator_slip::near(p, p.text(next.span)).filter(|&near| {
                let is_presence = matches!(near, Keyword::Exists | Keyword::Missing);
                next.kind == TokenKind::Word && test::may_be_negated(near) && p.ends_test(1) == is_presence
            });
            let Some(near) = near else {
                let is_empty = p.text(next.span).eq_ignore_ascii_case("empty");
                let empty = is_empty.then(|| look::replace(pair, "!= \"\""));
                p.slip(Code::MisplacedNot, pair).arg(next.span).arg("!=").fixed(empty).fix(unequal);
                return Some((Keyword::Ne, false));
            };
            let (span, known) = (next.span, near.spelling());
            let slip = p.slip(Code::NoSuchOperator, span).arg(span).arg(known).write(span, known);
            if matches!(near, Keyword::Exists | Keyword::Missing) {
                slip.fix(unequal);
            }
            p.skip();
            return Some((near, true));
        }
    };
    p.slip(Code::MisplacedNot, pair).arg(next.span).arg(written).fix(look::replace(pair, written));
    p.skip();
    Some(meant)
}

/// `a not > 1`: the `not` belongs before the path.
fn not_before_comparison(
    p: &mut Parser<'_>,
    path: Span,
    not: Span,
    meant: foreign::Meant,
) -> Option<foreign::Meant> {
    let operator = p.bump().span;
    let written = p.text(operator);
    not_before_path(p, path, not.to(operator), written);
    Some(meant)
}

/// Says that the `not` at the start of `place` belongs before the path, and how the operator after it is written.
pub(super) fn not_before_path(p: &mut Parser<'_>, path: Span, place: Span, operator: &str) {
    let written = format!("not {} {operator} …", p.text(path));
    let edits = vec![
        Edit { span: Span::at(path.start), text: "not ".into() },
        Edit { span: place, text: operator.into() },
    ];
    let fix = Fix { title: format!("write `{written}`").into(), edits };
    p.slip(Code::MisplacedNot, place).arg(operator.to_owned()).arg(written).fix(fix);
}

/// `a is not null`, of which `null` stands here: says that it can be meant in two ways, and takes it.
pub(super) fn is_not_null(p: &mut Parser<'_>, path: Span) -> bool {
    let token = p.peek();
    if token.kind != TokenKind::Word || !p.text(token.span).eq_ignore_ascii_case("null") {
        return false;
    }
    p.skip();
    if p.at(TokenKind::Equal) && p.text(p.nth(1).span).eq_ignore_ascii_case("true") && p.ends_test(2) {
        // `a is not null = true`.
        foreign::take(p, 2);
    }
    let whole = p.since(path.start);
    if test::symbol(p.peek().kind).is_some() {
        let (present, missing) =
            (format!("{} != null", p.text(path)), format!("not {} is null", p.text(path)));
        p.slip(Code::IsNotNull, whole).arg(present).arg(missing);
        p.recover();
        return true;
    }
    let name = p.text(path);
    let present = format!("{name} != null").trim_start().to_owned();
    let missing = if name.is_empty() { "not is null".to_owned() } else { format!("not {name} is null") };
    let diagnostic = Diagnostic::new(Code::IsNotNull, whole).arg(present.clone()).arg(missing.clone());
    p.report(diagnostic.write(whole, present).write(whole, missing));
    true
}

/// `a = not in (1)`, `a = is null` and `a in not (1)`, of which `not`, `in` or `is` stands here where a value should: takes what is
/// left of the test and says which operator they are together, if they are one.
#[cold]
pub(super) fn operator_inside(p: &mut Parser<'_>) -> Option<NodeId> {
    let (before, word, next) = (p.nth_back(1), p.peek(), p.nth(1));
    let is_equal = before.kind == TokenKind::Equal;
    let is_list = |token: Token| matches!(token.kind, TokenKind::OpenParenthesis | TokenKind::OpenBracket);
    let (tokens, written, other) = match word.keyword? {
        Keyword::In if is_equal && is_list(*next) => (1, "in".to_owned(), None),
        Keyword::In if before.kind == TokenKind::NotEqual && is_list(*next) => (1, "not in".to_owned(), None),
        Keyword::Is if is_equal && TYPES.contains(&p.text(next.span)) && p.ends_test(2) => {
            (1, "is".to_owned(), None)
        }
        Keyword::Not
            if let Some(keyword) = next.keyword.filter(|&word| is_equal && test::may_be_negated(word)) =>
        {
            let is_presence = matches!(keyword, Keyword::Exists | Keyword::Missing);
            if p.ends_test(2) != is_presence || p.is_operator(2) {
                return None;
            }
            // It may be text as well.
            (2, format!("not {}", keyword.spelling()), is_presence.then_some("!="))
        }
        // `tags contains any (a, b)`.
        Keyword::Any | Keyword::All
            if is_list(*next) && matches!(before.keyword, Some(Keyword::Contains | Keyword::Has)) =>
        {
            (1, if word.keyword == Some(Keyword::Any) { "in" } else { "all" }.to_owned(), None)
        }
        Keyword::Not if is_list(*next) && before.keyword.is_some_and(test::may_be_negated) => {
            if p.nth_back(2).keyword == Some(Keyword::Not) {
                return None;
            }
            (1, format!("not {}", before.keyword?.spelling()), None)
        }
        _ => return None,
    };
    let whole = before.span.to(foreign::take(p, tokens));
    let other = other.map(|other| look::replace(before.span.to(word.span), other));
    let fix = look::spaced(p, whole, &written);
    p.slip(Code::OperatorSpelling, whole).arg(whole).arg(written).fix(fix).fixed(other);
    p.recover();
    Some(p.error(whole))
}

/// `a > not 5` and `a contains not x`, of which the `not` stands here: what is negated is the test. Takes it and says so, if it is
/// that.
#[cold]
pub(super) fn inside(p: &mut Parser<'_>, not: Span) -> Option<NodeId> {
    let (path, operator, value) = (p.nth_back(2), p.nth_back(1), p.nth(1));
    let is_text =
        matches!(operator.keyword, Some(Keyword::Contains | Keyword::StartsWith | Keyword::EndsWith));
    let compares = is_text
        || operator.keyword == Some(Keyword::Matches)
        || test::symbol(operator.kind).is_some_and(|(word, _)| word != Keyword::Eq && word != Keyword::Mod);
    let is_name = matches!(path.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted)
        && !path.is_connective()
        && path.keyword != Some(Keyword::Not);
    if p.text(not).len() != 3 || p.at < 2 || !compares || !is_name || !p.ends_test(2) {
        return None;
    }
    let text = p.text(value.span);
    if !value_slip::reads_as_value(text) && value.kind != TokenKind::Regex {
        return None;
    }
    let written = format!("not {} {text}", p.text(path.span.to(operator.span)));
    let edits = vec![
        Edit { span: Span::at(path.span.start), text: "not ".into() },
        Edit { span: Span::new(not.start, value.span.start), text: "".into() },
    ];
    let fix = Fix { title: format!("write `{written}`").into(), edits };
    let whole = not.to(value.span);
    let as_text =
        (is_text && value.kind != TokenKind::String).then(|| Fix::replace(whole, quoted(p.text(whole))));
    p.slip(Code::MisplacedNot, whole).arg(value.span).arg(written).fix(fix).fixed(as_text);
    foreign::take(p, 2);
    Some(p.error(whole))
}
