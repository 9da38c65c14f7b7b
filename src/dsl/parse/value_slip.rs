//! What is no value where one is expected, each with one report and, where there is one, the fix.

use super::{
    Entry, Parser, Wanted, call_slip, colon_slip, date_slip, foreign, interval_slip, look, negation_slip,
    parted_slip, test,
};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::lex::dsl::lex;
use crate::lex::dsl::slip::quoted;
use crate::lex::literal;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::path;
use crate::span::Span;

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
        if connects && p.in_list && p.nth_back(1).kind == TokenKind::Comma && !p.ends_test(1) {
            // `in (a, b, and c)`: the comma says so.
            let found = p.found();
            let gap = Span::new(span.start, p.nth(1).span.start);
            p.slip(Code::ExpectedValue, span).arg(found).fix(Fix::titled(gap, "", "remove it"));
            p.skip();
            return super::value::value(p);
        }
        if connects && !p.ends_test(1) && p.nth(1).kind != TokenKind::Comma {
            return no_value(p);
        }
        if let Some(node) = negation_slip::operator_inside(p).or_else(|| negation_slip::inside(p, span)) {
            return node;
        }
        let operator = p.nth_back(1);
        if lower == "not" && operator.kind == TokenKind::Equal && p.ends_test(2) && !p.ends_test(1) {
            // `a = not null`.
            let whole = operator.span.to(span);
            let diagnostic = Diagnostic::new(Code::OperatorSpelling, whole).arg(whole).arg("!=");
            let text = span.to(p.nth(1).span);
            let is_text = p.nth(1).kind == TokenKind::Word && p.nth(1).keyword.is_none();
            let as_text = is_text.then(|| Fix::replace(text, quoted(p.text(text))));
            p.report(diagnostic.write(whole, "!=").fixed(as_text));
            p.skip();
            p.skip();
            return p.error(span);
        }
        p.skip();
        let mut words = span;
        while p.at(TokenKind::Word) && !p.peek().is_connective() && (p.in_list || !p.is_operator(1)) {
            // `in progress`.
            words = words.to(p.bump().span);
        }
        let fix = if words == span { in_quotes } else { Fix::replace(words, quoted(p.text(words))) };
        p.slip(Code::KeywordAsValue, span).arg(span).fix(fix);
        return p.error(span);
    }
    let as_literal = Fix::replace(span, lower.clone());
    p.slip(Code::LiteralCase, span).arg(span).arg(lower).fix(as_literal).fix(in_quotes);
    p.skip();
    while matches!(p.peek().kind, TokenKind::Amount) {
        p.skip();
    }
    p.error(span)
}

/// No value stands here, or one that needs quotes.
#[cold]
#[inline(never)]
pub(super) fn expected_value(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::Value]) {
        return missing;
    }
    let token = p.peek();
    let span = token.span;
    match token.kind {
        TokenKind::Bad => {
            p.skip();
            p.error(span)
        }
        TokenKind::Run if p.text(span) != "}" => glued(p, span),
        TokenKind::Quoted => {
            let mut text = String::new();
            path::decode(p.source, span, &mut text);
            let written = quoted(&text);
            let fix = Fix::replace(span, written.clone());
            p.slip(Code::BacktickValue, span).arg(written).fix(fix);
            p.skip();
            p.error(span)
        }
        TokenKind::Minus | TokenKind::Plus
            if p.nth(1).span.start == span.end && p.text(p.nth(1).span).eq_ignore_ascii_case("infinity") =>
        {
            let whole = foreign::take(p, 2);
            let sign = if token.kind == TokenKind::Minus { "-" } else { "" };
            let fix = Fix::replace(whole, format!("{{\"$InfNaN\":{sign}1}}"));
            let shown = format!("`{}`", p.text(whole));
            p.slip(Code::ExpectedValue, whole).arg(shown).fix(fix);
            p.error(whole)
        }
        kind if test::symbol(kind).is_some()
            && let Some(node) = parted_slip::operator(p) =>
        {
            node
        }
        TokenKind::Path => call_slip::unknown_call(p),
        TokenKind::DotDot | TokenKind::DotDotLess if p.in_list => interval_slip::open_in_list(p),
        TokenKind::CloseParenthesis | TokenKind::CloseBracket | TokenKind::Comma
            if p.in_list
                && p.at > 1
                && matches!(p.nth_back(1).kind, TokenKind::DotDot | TokenKind::DotDotLess)
                && matches!(
                    p.nth_back(2).kind,
                    TokenKind::Number
                        | TokenKind::Day
                        | TokenKind::Month
                        | TokenKind::Instant
                        | TokenKind::Epoch
                        | TokenKind::String
                ) =>
        {
            interval_slip::open_in_list(p)
        }
        TokenKind::OpenParenthesis if p.nth(2).kind == TokenKind::CloseParenthesis => {
            let inner = p.nth(1).span;
            p.skip();
            p.skip();
            p.skip();
            let whole = p.since(span.start);
            let fix = Fix::replace(whole, p.text(inner));
            p.slip(Code::GroupedValue, whole).arg(inner).fix(fix);
            p.error(whole)
        }
        _ => no_value(p),
    }
}

fn no_value(p: &mut Parser<'_>) -> NodeId {
    let span = p.peek().span;
    let found = p.found();
    p.slip_expected(Code::ExpectedValue, span).arg(found);
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
    if (p.in_list || p.nth_back(1).keyword == Some(Keyword::In))
        && let Some(interval) = interval_slip::hyphened(p)
    {
        return interval;
    }
    p.skip();
    if text.starts_with('#') {
        hash(p, span, true);
        return p.error(span);
    }
    let written = between_quotes(text).map_or_else(|| quoted(text), |text| quoted(&text));
    if let [date, others @ ..] = &*date_slip::foreign_dates(text) {
        let diagnostic = Diagnostic::new(Code::ForeignDate, span).arg(span).arg(date.clone());
        let diagnostic = diagnostic.write(span, date.clone());
        let other = others.first().map(|other| Fix::replace(span, other.clone()));
        p.report(diagnostic.fixed(other).write(span, written));
        return p.error(span);
    }
    if let Some(number) = foreign_number(text) {
        let diagnostic = Diagnostic::new(Code::NumberSpelling, span).arg(span).arg(number.clone());
        p.report(diagnostic.write(span, number).write(span, written));
        return p.error(span);
    }
    let mut diagnostic = Diagnostic::new(Code::GluedValue, span).arg(span).arg(written.clone());
    if let Some(value) = text.strip_suffix('#').filter(|value| super::look::is_whole(value))
        && matches!(p.source.as_bytes().get(span.end as usize), Some(b' ' | b'\t'))
    {
        // `a = 1# note`
        let hash = Fix::replace(span, format!("{value} #"));
        let fix = Fix { title: "write a blank before `#`".into(), ..hash };
        p.report(diagnostic.fixed(look::leaves_whole(p, Span::at(span.end)).then_some(fix)));
        p.recover();
        return p.error(span);
    }
    if let Some((operator, text)) = colon_slip::wildcard(text)
        && let Some((equal, negated)) = test::symbol(p.nth_back(2).kind)
        && matches!(equal, Keyword::Eq | Keyword::Ne | Keyword::Matches)
    {
        // `a = *bob*`: what marks any text is more likely meant so than written so.
        let whole = p.nth_back(2).span.to(span);
        let not = if negated || equal == Keyword::Ne { "not " } else { "" };
        let (before, _) = look::blanks(p, whole);
        diagnostic = diagnostic.fix(look::replace(whole, &format!("{before}{not}{operator} {text}")));
    }
    // `"bob” and not b = "x"`
    let is_end =
        |&(at, mark): &(usize, &str)| text.get(at + mark.len()..).is_some_and(|rest| rest.starts_with(' '));
    let curly = text.match_indices(['”', '“']).find(is_end).filter(|_| text.starts_with('"'));
    if let Some((at, mark)) = curly {
        let start = span.start + u32::try_from(at).unwrap_or(0);
        let place = Span::new(start, start + u32::try_from(mark.len()).unwrap_or(0));
        diagnostic = diagnostic.fix(Fix::replace(place, "\""));
    }
    // Quotes beside a quote would be one run again.
    let is_glued = matches!(p.source.as_bytes().get(span.end as usize), Some(b'"' | b'\'' | b'`'));
    diagnostic = diagnostic.write(span, if is_glued { format!("{written} ") } else { written });
    let signed = if text.starts_with(['+', '-']) { text.to_owned() } else { format!("-{text}") };
    if let Ok((rest, unit)) = literal::amount(signed.as_bytes())
        && rest.is_empty()
        && literal::is_unit(unit)
    {
        let ago = p.peek().span;
        if p.text(ago).eq_ignore_ascii_case("ago") {
            p.skip();
            let (whole, date) = (span.to(ago), format!("now{signed}"));
            let diagnostic = Diagnostic::new(Code::ForeignDate, whole).arg(whole).arg(date.clone());
            p.report(diagnostic.write(whole, date));
            return p.error(whole);
        }
        diagnostic = diagnostic.write(span, format!("now{signed}"));
    }
    p.report(diagnostic);
    p.error(span)
}

/// `7d`, `7 days` and either with `ago` behind it, after words that compare ages: takes it, and says where it stood and
/// the date that it is.
pub(super) fn ago(p: &mut Parser<'_>) -> Option<(Span, String)> {
    let (token, next) = (p.peek(), p.nth(1));
    let text = p.text(token.span);
    let (mut tokens, written) = match token.kind {
        TokenKind::Run => {
            let signed = format!("-{text}");
            let (rest, unit) = literal::amount(signed.as_bytes()).ok()?;
            (rest.is_empty() && literal::is_unit(unit)).then_some((1, format!("now{signed}")))?
        }
        TokenKind::Number if !text.starts_with('-') => {
            (2, format!("now-{text}{}", crate::lex::dsl::date_slip::unit(p.text(next.span))?))
        }
        _ => return None,
    };
    tokens += usize::from(p.text(p.nth(tokens).span).eq_ignore_ascii_case("ago"));
    Some((foreign::take(p, tokens), written))
}

/// `'O''Brien'` and `'it's'`: what stands between the outermost quotes; SQL and CSV write one inside twice.
fn between_quotes(text: &str) -> Option<String> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let inside = text.strip_prefix(mark)?.strip_suffix(mark).filter(|inside| !inside.is_empty())?;
    Some(inside.replace(&format!("{mark}{mark}"), &mark.to_string()))
}

/// `#general`, or a comment without a blank.
pub(super) fn hash(p: &mut Parser<'_>, span: Span, is_value: bool) {
    let written = quoted(p.text(span));
    let diagnostic = Diagnostic::new(Code::HashNotComment, span).arg(span).arg(written.clone());
    let as_text = Fix::replace(span, written);
    let before = p.source.as_bytes().get((span.start as usize).wrapping_sub(1));
    let glue = if before.is_none_or(u8::is_ascii_whitespace) { "" } else { " " };
    let as_comment =
        Fix::titled(Span::new(span.start, span.start + 1), &format!("{glue}# "), "make it a comment");
    if is_value {
        return p.report(diagnostic.fix(as_text));
    }
    // `name = general #random`
    let text = *p.nth_back(1);
    let operator = p.nth_back(2);
    let is_operand = test::symbol(operator.kind).is_some()
        || operator.keyword.is_some_and(|word| word.group() == Group::Operator);
    let is_text =
        is_operand && text.keyword.is_none() && matches!(text.kind, TokenKind::Word | TokenKind::Path);
    let whole = text.span.to(span);
    let as_words = (is_text && p.ends_test(1)).then(|| Fix::replace(whole, quoted(p.text(whole))));
    p.report(diagnostic.fixed(Some(as_comment).filter(|_| look::leaves_whole(p, span))).fixed(as_words));
}

/// `1_000`, `1'000`, `0x10`, `−5` and digits of other keyboards, as a number is written here.
pub(super) fn foreign_number(text: &str) -> Option<String> {
    if let Some(digits) = text.strip_prefix("0x") {
        return u32::from_str_radix(digits, 16).ok().map(|number| number.to_string());
    }
    let narrow = path::narrow(text).replace(['−', '–'], "-");
    let mut groups = narrow.split(['_', '\'', '’']);
    let first = groups.next()?;
    let is_grouped = groups.clone().all(|group| group.split('.').next().map_or(0, str::len) == 3);
    let number = format!("{first}{}", groups.collect::<String>());
    let (rest, _) = literal::number(number.as_bytes()).ok()?;
    (rest.is_empty() && is_grouped && number != text).then_some(number)
}

/// Whether a value starts here.
pub(super) fn starts_value(p: &Parser<'_>) -> bool {
    let token = p.peek();
    match token.kind {
        TokenKind::Word => !token.is_connective(),
        TokenKind::Path | TokenKind::Json | TokenKind::Run => true,
        kind => kind.is_literal(),
    }
}

/// Whether the text is one value as it stands.
pub(super) fn reads_as_value(text: &str) -> bool {
    let (mut tokens, mut sink) = (Vec::new(), Diagnostics::new(1));
    lex(text, Entry::Filter, &mut tokens, &mut Vec::new(), &mut sink);
    let [value, amounts @ .., end] = tokens.as_slice() else { return false };
    if value.keyword.is_some_and(|word| word.is_day_word() && text.starts_with(word.spelling())) {
        return amounts.iter().all(|amount| amount.kind == TokenKind::Amount) && !sink.has_errors();
    }
    if !amounts.is_empty() {
        return false;
    }
    let is_value = match value.kind {
        TokenKind::Word => !value.keyword.is_some_and(is_kept) || matches!(text, "true" | "false" | "null"),
        TokenKind::Path => true,
        kind => kind.is_literal(),
    };
    is_value && end.kind == TokenKind::End && !sink.has_errors()
}
