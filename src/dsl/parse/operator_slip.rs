//! What is no operator where one is expected, each with one report and the exact replacement.

use super::bare_slip::{bare, missing};
use super::{
    Entry, Parser, Wanted, arrow_slip, call_slip, colon_slip, connective_slip, foreign, look, parted_slip,
    path_slip, pipe_slip, sql_slip, start_slip, test, value_slip,
};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::nearest::nearest;
use crate::span::Span;
use crate::words::is_one_of;

/// Says what is wrong after the path, and gives the operator that was meant, taken, or nothing.
#[cold]
#[inline(never)]
pub(super) fn expected_operator(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    if p.must_follow(&[Wanted::Symbol, Wanted::OperatorWord, Wanted::NotOperator]) {
        return None;
    }
    if pipe_slip::leading_clause(p, path) {
        return None;
    }
    let token = p.peek();
    let text = p.text(token.span);
    if matches!(token.kind, TokenKind::Word | TokenKind::Run | TokenKind::Path | TokenKind::Quoted)
        && !p.ends_test(0)
        && let Some(meant) = sql_slip::select(p, path)
    {
        return meant;
    }
    match token.kind {
        TokenKind::DotDot => path_slip::empty_segment(p, path),
        TokenKind::Bang if let Some(written) = parted_slip::joined(text, p.text(p.nth(1).span)) => {
            let whole = foreign::take(p, 2);
            spelling(p, whole, written);
            let keyword = if written == "!=" { Keyword::Ne } else { Keyword::Matches };
            Some((keyword, written != "!="))
        }
        TokenKind::Run
            if text.starts_with('.')
                && let Some(whole) = parted_slip::path(p, 1) =>
        {
            test::operator(p, whole)
        }
        TokenKind::Bang
            if let Some(keyword) = p.nth(1).keyword.filter(|&keyword| test::may_be_negated(keyword)) =>
        {
            // `a !in (1, 2)`.
            let whole = foreign::take(p, 2);
            let (before, _) = look::blanks(p, whole);
            let written = format!("not {}", keyword.spelling());
            p.slip(Code::OperatorSpelling, whole)
                .arg(whole)
                .arg(written.clone())
                .fix(look::replace(whole, &format!("{before}{written}")));
            Some((keyword, true))
        }
        TokenKind::Bad => {
            p.skip();
            p.recover();
            None
        }
        TokenKind::Number | TokenKind::Word | TokenKind::Minus if pipe_slip::after_connective(p, path) => {
            None
        }
        // Where a segment without its closing backtick ends is a guess.
        _ if p.nth_back(1).kind == TokenKind::Bad => {
            p.recover();
            None
        }
        TokenKind::Foreign if text == "=>" && arrow_slip::arrow_function(p, path) => None,
        TokenKind::Foreign if !p.ends_test(0) => {
            let (written, meant) = foreign::symbol(text)?;
            if text.ends_with('*') && any_case(p, written) {
                return Some(meant);
            }
            // Words want blanks round them where a sign has none.
            let fix = match written.as_bytes().first() {
                Some(b'a'..=b'z') => look::spaced(p, token.span, written),
                _ => look::replace(token.span, written),
            };
            // To some `~=` is `!=`.
            let other = (text == "~=").then(|| look::replace(token.span, "!="));
            p.slip(Code::OperatorSpelling, token.span).arg(token.span).arg(written).fix(fix).fixed(other);
            p.skip();
            Some(meant)
        }
        TokenKind::Colon => colon_slip::colon(p, path),
        TokenKind::Word => word(p, path),
        TokenKind::Run if glued_operand(p) => None,
        TokenKind::Run if foreign::is_like(p, 0) => Some(foreign::like(p, None)),
        TokenKind::Run if let Some(meant) = phrase(p, 0) => Some(meant),
        TokenKind::Json if let Some(meant) = bracketed_operator(p, path) => Some(meant),
        TokenKind::Json if token.span.start == path.end && path_slip::bracketed(text).is_some() => {
            path_slip::index(p, path)
        }
        _ if p.ends_test(0) => bare(p, path),
        TokenKind::OpenParenthesis if p.text(path).eq_ignore_ascii_case("text") => text_glued(p, path),
        TokenKind::OpenParenthesis if token.span.start == path.end => call_slip::called_path(p, path),
        TokenKind::Json => missing(p, path),
        kind if kind.is_literal() => missing(p, path),
        TokenKind::Path if ends_test_after(p) => missing(p, path),
        _ => unknown(p, path),
    }
}

/// PostgreSQL's `~*` before text in quotes, which asks for any case; says whether it was that, and takes the operator.
fn any_case(p: &mut Parser<'_>, written: &'static str) -> bool {
    let (operator, text) = (p.peek().span, p.nth(1));
    let inside = match text.kind {
        TokenKind::String => Span::new(text.span.start + 1, text.span.end.saturating_sub(1)),
        TokenKind::Word if !text.is_connective() && p.ends_test(2) => text.span,
        _ => return false,
    };
    if p.text(inside).contains(['"', '\\']) {
        return false;
    }
    let fixed = format!("i\"{}\"", p.text(inside));
    let fix = Fix {
        title: format!("write `{written} {fixed}`").into(),
        edits: vec![
            Edit { span: operator, text: written.into() },
            Edit { span: text.span, text: fixed.into() },
        ],
    };
    p.slip(Code::OperatorSpelling, operator).arg(operator).arg(written).fix(fix);
    p.skip();
    true
}

/// `a[gt]=5` and `a[$gt]=5`, as parameters of an address have it: takes the brackets and the `=`, and says what they are here.
fn bracketed_operator(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let brackets = p.peek().span;
    let inside = p.text(brackets).strip_prefix('[')?.strip_suffix(']')?.trim_start_matches('$');
    let (written, meant) = foreign::comparison(inside)?;
    if brackets.start != path.end || p.nth(1).kind != TokenKind::Equal {
        return None;
    }
    // What no array may hold was said of it.
    p.sink.retract(brackets);
    let whole = foreign::take(p, 2);
    p.slip(Code::OperatorSpelling, whole)
        .arg(whole)
        .arg(written)
        .fix(look::replace(whole, &format!(" {written} ")));
    Some(meant)
}

fn ends_test_after(p: &Parser<'_>) -> bool {
    p.ends_test(1)
}

pub(super) fn spelling(p: &mut Parser<'_>, span: Span, written: &'static str) {
    let diagnostic = Diagnostic::new(Code::OperatorSpelling, span).arg(span).arg(written);
    p.report(diagnostic.fix(look::replace(span, written)));
}

/// Takes a phrase of another language that stands here, and says how it is written; `not` may stand `back` places before.
pub(super) fn phrase(p: &mut Parser<'_>, back: usize) -> Option<foreign::Meant> {
    let (tokens, written, meant) = foreign::phrase(p, 0)?;
    let is_list = matches!(p.nth(tokens).kind, TokenKind::OpenParenthesis | TokenKind::OpenBracket);
    if p.peek().keyword == Some(Keyword::Any) && tokens == 1 && !is_list {
        // `a any set 5`.
        return None;
    }
    let before = p.nth_back(back).span;
    let whole = foreign::take(p, tokens);
    let whole = if back > 0 { before.to(whole) } else { whole };
    if matches!(written, "<" | ">")
        && let Some((ago, date)) = value_slip::ago(p)
    {
        // `a newer than 7d`: the age is a part of the same phrase.
        p.recovered_at = Some(p.at);
        let (whole, written) = (whole.to(ago), format!("{written} {date}"));
        let diagnostic = Diagnostic::new(Code::OperatorSpelling, whole).arg(whole).arg(written.clone());
        p.report(diagnostic.fix(look::replace(whole, &written)));
        return Some((Keyword::Exists, false));
    }
    let operand = p.peek();
    if meant.0 == Keyword::Is
        && operand.kind != TokenKind::Word
        && value_slip::starts_value(p)
        && p.ends_test(1)
    {
        // `a $type "string"`: a type stands without quotes, and no other value is one.
        p.skip();
        p.recovered_at = Some(p.at);
        let inside = p.text(Span::new(operand.span.start + 1, operand.span.end.saturating_sub(1)));
        let is_name =
            operand.kind == TokenKind::String && inside.bytes().all(|byte| byte.is_ascii_alphabetic());
        let fix = (is_name && !inside.is_empty())
            .then(|| look::replace(whole.to(operand.span), &format!("{written} {inside}")));
        p.slip(Code::OperatorSpelling, whole).arg(whole).arg(written).fixed(fix);
        return Some((Keyword::Exists, false));
    }
    if back == 0 && foreign::is_any_case(p.text(whole)) {
        p.go_to(p.at - 1);
        if any_case(p, written) {
            return Some(meant);
        }
        p.skip();
    }
    spelling(p, whole, written);
    Some(meant)
}

/// A word where an operator should stand.
pub(super) fn word(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    if let Some(meant) = sql_slip::leading_word(p, path) {
        return Some(meant);
    }
    let span = p.peek().span;
    let text = p.text(span);
    if p.ends_test(0) {
        return bare(p, path);
    }
    if colon_slip::value_after_endpoint(p, 1) {
        return None;
    }
    if foreign::is_like(p, 0) {
        return Some(foreign::like(p, None));
    }
    if let Some(meant) = phrase(p, 0) {
        return Some(meant);
    }
    if connective_slip::glued_before(p, span) {
        // The test behind it goes on.
        p.skip();
        p.recovered_at = Some(p.at);
        return Some((Keyword::Exists, false));
    }
    if glued_operand(p) {
        return None;
    }
    if let Some((not, rest)) = text.split_at_checked(3)
        && not.eq_ignore_ascii_case("not")
        && let Some(keyword) = Keyword::of(rest.as_bytes()).or_else(|| near(p, rest))
        && test::may_be_negated(keyword)
        && p.ends_test(1) == matches!(keyword, Keyword::Exists | Keyword::Missing)
    {
        // `a notsize 2`: near to what is not negated, and the opposite of it.
        let written = format!("not {}", keyword.spelling());
        p.slip(Code::OperatorSpelling, span).arg(span).arg(written.clone()).write(span, written);
        p.skip();
        return Some((keyword, true));
    }
    if !p.ends_test(1)
        && let Some(keyword) = near(p, text)
    {
        let known = keyword.spelling();
        p.slip(Code::NoSuchOperator, span).arg(span).arg(known).write(span, known);
        p.skip();
        return Some((keyword, false));
    }
    if p.ends_test(1) {
        return missing(p, path);
    }
    unknown(p, path)
}

/// `a size2`, `a contains"b"`, `a between1 and 5` and `a bitsall set 5`: takes the operator and all that it takes, and says that they are
/// glued together, if they are.
pub(super) fn glued_operand(p: &mut Parser<'_>) -> bool {
    let (span, next) = (p.peek().span, p.nth(1));
    let text = p.text(span);
    let is_operator = |word: &&str| {
        let keyword = Keyword::of(word.as_bytes());
        keyword.is_some_and(|word| word.group() == Group::Operator)
    };
    // None is longer.
    let mut starts = (2..text.len().min(12)).rev().filter_map(|length| text.split_at_checked(length));
    let Some((word, rest)) = starts.find(|(word, _)| is_operator(word)) else { return false };
    let is_value = rest.starts_with(|sign: char| sign.is_ascii_digit() || "\"'/@".contains(sign))
        && (value_slip::reads_as_value(rest) || rest.starts_with('/'));
    let keyword = Keyword::of(word.as_bytes());
    let is_between = keyword == Some(Keyword::Between);
    let is_denied = p.nth_back(1).keyword == Some(Keyword::Not) && p.at > 1;
    let is_whole = match keyword {
        Some(word) if is_denied && !test::may_be_negated(word) => false,
        Some(Keyword::Between) => is_value && next.keyword == Some(Keyword::And) && p.ends_test(3),
        Some(Keyword::In) if Keyword::of(rest.as_bytes()).is_some_and(Keyword::is_day_word) => p.ends_test(1),
        Some(Keyword::In) => is_value && next.kind == TokenKind::DotDot && p.ends_test(3),
        Some(Keyword::Bits) => is_one_of(rest, "all any"),
        Some(Keyword::Within) => is_one_of(rest, "box circle polygon sphere"),
        Some(Keyword::Near | Keyword::NearSphere) => is_one_of(rest, "point"),
        Some(Keyword::Is) => is_one_of(rest, "not"),
        Some(Keyword::Exists | Keyword::Missing | Keyword::Has | Keyword::All) => false,
        _ => is_value && p.ends_test(1),
    };
    if !is_whole {
        return false;
    }
    let written = format!("{word} {rest}");
    // A word may be a value as well.
    let value = (p.at(TokenKind::Word) && p.ends_test(1) && !is_between && !is_denied)
        .then(|| look::replace(span, &format!("= {text}")));
    let fix = look::replace(span, &written);
    p.slip(Code::OperatorSpelling, span).arg(span).arg(written).fix(fix).fixed(value);
    p.skip();
    if is_between {
        p.skip();
    }
    p.recover_over_group();
    true
}

/// The operator that a mistyped word, which stands here, was probably meant to be.
pub(super) fn near(p: &Parser<'_>, text: &str) -> Option<Keyword> {
    // Short words are near to everything, and one that starts like a negation to what it denies.
    let is_denial =
        ["no", "un"].iter().any(|start| text.get(..2).is_some_and(|two| two.eq_ignore_ascii_case(start)));
    let is_clause = p.peek().keyword.is_some_and(|word| word.group() == Group::Clause);
    // `like` is near to `size`, and is told of where it can be.
    let is_like = is_one_of(text, "like ilike rlike");
    let operators = Keyword::ALL.iter().filter(|word| word.group() == Group::Operator);
    let operators = operators.map(|word| word.spelling()).filter(|word| word.len() > 3);
    let known =
        (text.len() > 3 && !is_denial && !is_clause && !is_like).then(|| nearest(text, operators))??;
    Keyword::of(known.as_bytes())
}

pub(super) fn unknown(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let found = p.found();
    let span = p.peek().span;
    // `users.list a = 1`: an endpoint stands with a `:`.
    let is_named = p.at == 1 && p.entry == Entry::Request && p.text(path).contains('.');
    // `users.list where a = 1` too.
    let word = usize::from(sql_slip::is_leading(&p.text(span).to_ascii_lowercase()));
    let gap = Span::new(path.end, p.nth(word).span.start);
    let colon = (is_named && start_slip::names_test(p, word)).then(|| Fix::titled(gap, ": ", "write `:`"));
    // What parts them may be the mistake: a space that is none.
    let is_told = path.end < span.start && p.sink.has_error_in(Span::new(path.end, span.start - 1));
    if is_told {
        p.recover();
        return None;
    }
    p.slip_expected(Code::ExpectedOperator, span).arg(path).arg(found).fixed(colon);
    if !p.at(TokenKind::OpenParenthesis) {
        p.skip();
    }
    p.recover_over_group();
    None
}

/// `text ("…")`.
fn text_glued(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let open = p.peek().span;
    let gap = Span::new(path.end, open.start);
    p.slip(Code::TextGlued, path).fix(Fix::titled(gap, "", "remove the blank"));
    p.recover();
    None
}
