//! Operands that an operator does not take: lists, intervals and values in each other's place.

use super::value::{CONSTRUCTORS, number};
use super::{
    Parser, Wanted, call_slip, closer_slip, colon_slip, foreign, look, negation_slip, test, value_slip,
};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::Verb;
use crate::lex::token::{Keyword, TokenKind};
use crate::path::{has_lookup, parted_last};
use crate::request::TYPES;
use crate::span::Span;

/// The symbol or word of a comparison, for a message.
fn operator_before(p: &Parser<'_>) -> Span {
    p.nth_back(1).span
}

/// `a = (1, 2)`; where one value stands in parentheses, it needs none. Nothing where the list is read already.
#[cold]
#[inline(never)]
pub(super) fn list_compared(p: &mut Parser<'_>, path: Span, verb: Verb) -> Option<()> {
    let operator = operator_before(p);
    let open = p.peek().span;
    if p.nth(2).kind == TokenKind::CloseParenthesis && verb != Verb::Equal && verb != Verb::NotEqual {
        let inner = p.nth(1).span;
        let whole = open.to(p.nth(2).span);
        let fix = Fix::replace(whole, p.text(inner));
        p.slip(Code::GroupedValue, whole).arg(inner).fix(fix);
        return Some(());
    }
    let written = match verb {
        // `a = (b = 2)` holds a test.
        _ if p.is_operator(2) => return no_list(p, open),
        Verb::Equal => "in",
        Verb::NotEqual => "not in",
        _ => return no_list(p, open),
    };
    if has_lookup(p.text(path).as_bytes())
        && let Some((before, name)) = parted_last(p.text(path), b"__")
        && let Some(written) = foreign::operator(name)
    {
        // `a__in = (1, 2)`: what was said of the path is a part of this.
        p.sink.retract(path);
        let whole = path.to(operator);
        let written = format!("{} {written}", before.replace("__", "."));
        let diagnostic = Diagnostic::new(Code::OperatorSpelling, whole).arg(whole).arg(written.clone());
        p.report(diagnostic.write(whole, written));
        return Some(());
    }
    if let Some((end, colon_slip::Meant::Operand(list))) = colon_slip::foreign_operand(p, path) {
        // `a = (b or c)`.
        let list = if verb == Verb::NotEqual { format!("not {list}") } else { list };
        let (before, _) = look::blanks(p, operator);
        let fix = look::replace(operator.to(end), &format!("{before}{list}"));
        p.slip(Code::ListCompared, operator).arg(operator).arg(written).fix(fix);
        colon_slip::skip_to(p, end);
        p.recover();
        return None;
    }
    let glue = if operator.start == path.end { " " } else { "" };
    let space = if operator.end == open.start { " " } else { "" };
    let fix = Fix {
        title: format!("write `{written}`").into(),
        edits: vec![Edit { span: operator, text: format!("{glue}{written}{space}").into() }],
    };
    p.slip(Code::ListCompared, operator).arg(operator).arg(written).fix(fix);
    Some(())
}

/// `a = {1, 2}`: a set is a list. Takes it and says so if it is one, and no object.
#[cold]
#[inline(never)]
pub(super) fn set_compared(p: &mut Parser<'_>, verb: Verb) -> bool {
    let (set, operator) = (p.peek().span, p.nth_back(1).span);
    let text = p.text(set);
    let word = match verb {
        Verb::Equal => "in",
        Verb::NotEqual => "not in",
        _ => return false,
    };
    if !is_set(text) {
        return false;
    }
    p.skip();
    let (before, after) = look::blanks(p, operator);
    let edits = vec![
        Edit { span: operator, text: format!("{before}{word}{after}").into() },
        Edit { span: Span::new(set.start, set.start + 1), text: "(".into() },
        Edit { span: Span::new(set.end.saturating_sub(1), set.end), text: ")".into() },
    ];
    let fix = Fix { title: format!("write `{word} (…)`").into(), edits };
    p.slip(Code::ListCompared, operator).arg(operator).arg(word).fix(fix);
    true
}

/// Whether braces hold the items of a set, and not the pairs of an object: JSON has no such text.
fn is_set(text: &str) -> bool {
    let inside = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    inside.is_some_and(|inside| inside.contains(',') && !inside.contains([':', '{', '[', '#', '/']))
}

/// A group where a value should stand.
fn no_list(p: &mut Parser<'_>, open: Span) -> Option<()> {
    let found = p.found();
    p.slip(Code::ExpectedValue, open).arg(found);
    p.recover_over_group();
    None
}

/// `is` (and `not`, where `negated`) before another operator, or before a value where `=` was meant. The operator that was meant is taken.
#[cold]
#[inline(never)]
pub(super) fn no_type(p: &mut Parser<'_>, path: Span, negated: bool) -> Option<foreign::Meant> {
    // A word before the caret may be the name of a type: what follows it decides.
    if p.nth(1).kind == TokenKind::Caret {
        return None;
    }
    let token = p.peek();
    let kind = p.nth(1);
    if kind.kind == TokenKind::Word && p.ends_test(2) && matches!(p.text(token.span), "a" | "an" | "of") {
        // `a is a string`.
        let found = p.found();
        let gap = Span::new(token.span.start, kind.span.start);
        let fix = Fix::titled(gap, "", "remove it");
        p.slip(Code::ExpectedType, token.span).arg(found).fix(fix);
        p.skip();
        return None;
    }
    let is = p.nth_back(if negated { 2 } else { 1 }).span;
    let own = token.keyword.filter(|&word| test::may_be_negated(word) && !p.ends_test(1));
    let (tokens, written, meant) = match own {
        Some(word) => (1, word.spelling(), (word, false)),
        None => match foreign::phrase(p, 0) {
            Some(phrase) if !matches!(phrase.2.0, Keyword::Is | Keyword::Near | Keyword::NearSphere) => {
                phrase
            }
            _ if value_slip::starts_value(p) && !p.at(TokenKind::Word) && p.ends_test(1) || is_call(p) => {
                (0, "=", (Keyword::Eq, false))
            }
            _ => return None,
        },
    };
    let operator = foreign::take(p, tokens);
    let whole = if tokens > 0 { is.to(operator) } else { is.to(p.nth_back(1).span) };
    let written = match (negated, own) {
        (false, _) => written.to_owned(),
        (true, Some(_)) => format!("not {written}"),
        (true, None) => match foreign::negated(written) {
            Some(written) => written.to_owned(),
            None => {
                negation_slip::not_before_path(p, path, whole, written);
                return Some(meant);
            }
        },
    };
    // `a is "string"`: a type stands without quotes.
    let text = Span::new(token.span.start + 1, token.span.end.saturating_sub(1));
    let is_type = tokens == 0 && token.kind == TokenKind::String && TYPES.contains(&p.text(text));
    let named = is_type.then(|| Fix::replace(token.span, p.text(text)));
    p.slip(Code::OperatorSpelling, whole)
        .arg(whole)
        .arg(written.clone())
        .fixed(named)
        .fix(look::replace(whole, &written));
    Some((meant.0, negated != meant.1 && meant.0 != Keyword::Eq))
}

/// Whether a constructor of a value stands here, with its parenthesis.
fn is_call(p: &Parser<'_>) -> bool {
    let (name, open) = (p.text(p.peek().span), p.nth(1));
    let is_known = CONSTRUCTORS.iter().any(|(known, _)| *known == name);
    is_known && open.kind == TokenKind::OpenParenthesis || name == "new" && p.text(open.span) == "Date"
}

/// `max 5 max 6`; the second word stands here.
#[cold]
#[inline(never)]
pub(super) fn duplicate_distance(p: &mut Parser<'_>) {
    let span = p.peek().span;
    p.slip(Code::DuplicateDistance, span).arg(span);
}

/// Whether a value follows `exists` or `missing`.
pub(super) fn presence_has_operand(p: &Parser<'_>) -> bool {
    let next = p.peek();
    match next.kind {
        TokenKind::Equal | TokenKind::NotEqual => true,
        TokenKind::Word => {
            let text = p.text(next.span);
            (text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")) && !p.is_operator(1)
        }
        _ => false,
    }
}

/// `a exists = true`.
#[cold]
#[inline(never)]
pub(super) fn presence_compared(
    p: &mut Parser<'_>,
    path: Span,
    verb: Verb,
) -> Option<(Verb, Option<NodeId>)> {
    let operator = operator_before(p);
    let is_denied = p.nth_back(2).keyword == Some(Keyword::Not) && p.nth_back(2).span.start > path.start;
    let unequal = p.at(TokenKind::NotEqual);
    if matches!(p.peek().kind, TokenKind::Equal | TokenKind::NotEqual) {
        p.skip();
    }
    let token = p.peek();
    let text = p.text(token.span);
    let is_true = text.eq_ignore_ascii_case("true") || text == "1";
    let is_false = text.eq_ignore_ascii_case("false") || text == "0";
    let negated = is_false != unequal;
    let word = if negated == (verb == Verb::Exists) { "missing" } else { "exists" };
    if !p.ends_test(0) {
        p.skip();
    }
    let span = p.since(operator.start);
    let mut diagnostic = Diagnostic::new(Code::PresenceOperand, span).arg(operator);
    let not = if is_denied { "not " } else { "" };
    diagnostic = diagnostic.arg(format!("{} {not}{word}", p.text(path)).trim_start().to_owned());
    if is_true || is_false {
        diagnostic = diagnostic.fix(look::replace(span, word));
    }
    p.report(diagnostic);
    None
}

/// `a has b = 1`.
#[cold]
#[inline(never)]
pub(super) fn expected_group(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::Open]) {
        return missing;
    }
    if let Some(operator) = negation_slip::operator_inside(p) {
        return operator;
    }
    let start = p.peek().span.start;
    let mut diagnostic = Diagnostic::new(Code::ExpectedGroup, p.peek().span);
    // Parentheses round a second `has` would leave it without its own.
    if !p.ends_test(0) && p.peek().keyword != Some(Keyword::Has) {
        let text = p.text(p.peek().span);
        let object = p.at(TokenKind::Json).then(|| text.strip_prefix('{')).flatten();
        if object.is_some_and(|inside| inside.trim_start_matches([' ', '"', '\'']).starts_with('$')) {
            // Operators of the element are no filter of its fields.
            p.report(diagnostic);
            p.skip();
            p.recover();
            return p.error(p.since(start));
        }
        let is_value = object.is_none() && value_slip::starts_value(p) && !p.at(TokenKind::Run);
        let single = p.ends_test(1) && is_value;
        // `a has x = 1 and y = 2)` lacks the other one alone.
        let is_closed = p.depth == 0 && closer_slip::are_closed(p, 1);
        if is_closed {
            call_slip::skip_arguments(p);
        } else {
            p.skip();
            p.recover();
        }
        let span = p.since(start);
        // An element that is one value.
        let open = if single { "(= " } else { "(" };
        // `{x = 1}`: tests of this language stand in the braces, which parentheses take the place of.
        let is_tests = |inside: &str| {
            p.text(span).ends_with('}')
                && !inside.contains([':', '{'])
                && inside.trim_start().starts_with(char::is_alphabetic)
        };
        let braces = u32::from(object.is_some_and(is_tests));
        let mut edits = vec![Edit { span: Span::new(span.start, span.start + braces), text: open.into() }];
        if !is_closed {
            edits.push(Edit { span: Span::new(span.end - braces, span.end), text: ")".into() });
        }
        diagnostic = diagnostic.fix(Fix { title: "write the parentheses".into(), edits });
    }
    p.report(diagnostic);
    let span = p.since(start);
    p.error(span)
}

/// `a % 4` without `= 1`.
#[cold]
#[inline(never)]
pub(super) fn expected_remainder(p: &mut Parser<'_>) -> Option<()> {
    if p.must_follow(&[Wanted::Remainder]) {
        return None;
    }
    let token = p.peek();
    let found = p.found();
    p.slip_expected(Code::ExpectedRemainder, token.span).arg(found);
    if token.kind == TokenKind::Foreign && !p.ends_test(0) {
        p.skip();
        number(p);
    } else {
        p.recover();
    }
    None
}

/// `bits` without `all set` or its like.
#[cold]
#[inline(never)]
pub(super) fn expected_bits(p: &mut Parser<'_>) -> Option<(Verb, Option<NodeId>)> {
    let is_quantifier = matches!(p.peek().keyword, Some(Keyword::All | Keyword::Any));
    if p.must_follow(&[Wanted::Quantifier]) || is_quantifier && p.must_follow_next(&[Wanted::State]) {
        return None;
    }
    let token = p.peek();
    let found = p.found();
    p.slip_expected(Code::ExpectedBits, token.span).arg(found);
    p.recover();
    None
}
