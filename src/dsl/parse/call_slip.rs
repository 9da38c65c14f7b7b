//! What is no call: unknown constructors, their arguments, and words that stand without parentheses.

use super::value::CONSTRUCTORS;
use super::{Parser, Wanted, arrow_slip, foreign, negation_slip, value_slip};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::nearest::nearest;
use crate::span::Span;

/// Functions of other languages over a path, and the test that each is here. Two arguments, or one and the path before
/// the dot, are the path and the value.
const FUNCTIONS: [(&str, &str, bool); 22] = [
    ("contains", "contains", true),
    ("includes", "contains", true),
    ("indexof", "contains", true),
    ("substringof", "contains", true),
    ("startswith", "startswith", true),
    ("endswith", "endswith", true),
    ("matches", "~", true),
    ("match", "~", true),
    ("test", "~", true),
    ("regex", "~", true),
    ("like", "~", true),
    ("equals", "=", true),
    ("eq", "=", true),
    ("ne", "!=", true),
    ("gt", ">", true),
    ("gte", ">=", true),
    ("lt", "<", true),
    ("lte", "<=", true),
    ("exists", "exists", false),
    ("defined", "exists", false),
    ("missing", "missing", false),
    ("isnull", "is null", false),
];

/// `name.contains("x")`, `contains(name, "x")` and `lower(name) = "x"`: the `(` is glued to the path.
#[cold]
#[inline(never)]
pub(super) fn called_path(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    p.skip();
    let arguments = p.since(p.previous_end());
    let start = p.peek().span.start.max(arguments.end);
    let (first, second, third) = (p.peek(), p.nth(1), p.nth(2));
    let arrow = arrow_slip::called(p, path, p.text(path).rsplit('.').next().unwrap_or(""));
    skip_arguments(p);
    let whole = p.since(path.start);
    let inside = p.text(Span::new(start, whole.end)).trim_end_matches(')').trim().to_owned();
    let text = p.text(path);
    let (before, name) = text.rsplit_once('.').map_or((None, text), |(path, name)| (Some(path), name));
    let known = FUNCTIONS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name));
    let written = known.and_then(|&(_, operator, takes_value)| {
        let one = second.kind == TokenKind::CloseParenthesis;
        let two = second.kind == TokenKind::Comma && p.text(whole).ends_with(')');
        match (before, takes_value) {
            (Some(path), true) if one => Some(format!("{path} {operator} {inside}")),
            (Some(path), false) if inside.is_empty() => Some(format!("{path} {operator}")),
            (None, true) if two => {
                let value = Span::new(third.span.start, start + u32::try_from(inside.len()).ok()?);
                Some(format!("{} {operator} {}", p.text(first.span).trim_matches(['"', '\'']), p.text(value)))
            }
            (None, false) if one => Some(format!("{} {operator}", p.text(first.span))),
            (Some(_) | None, _) => None,
        }
    });
    let written = written.or_else(|| joined(p, name, whole));
    // JavaScript's `includes` of an array asks for an element.
    let element =
        before.filter(|_| name == "includes").map(|array| Fix::replace(whole, format!("{array} = {inside}")));
    let diagnostic = match written {
        Some(written) => Diagnostic::new(Code::OperatorSpelling, whole)
            .arg(whole)
            .arg(written.clone())
            .write(whole, written)
            .fixed(element),
        None => Diagnostic::new(Code::CalledPath, whole).arg(path).fixed(arrow),
    };
    p.report_expected(diagnostic);
    p.recover();
    None
}

/// `AND(a > 5, b = 1)` and `OR(…)` of spreadsheets, all of which was taken, with the connective between the tests.
fn joined(p: &Parser<'_>, name: &str, whole: Span) -> Option<String> {
    let connective = ["and", "or"].into_iter().find(|word| word.eq_ignore_ascii_case(name))?;
    let (mut written, mut from, mut back, mut depth) = (String::new(), whole.end, 1, 0u32);
    p.text(whole).ends_with(')').then_some(())?;
    // From the last token to the first parenthesis; few functions have many arguments.
    while back < 64 {
        let token = p.nth_back(back);
        match token.kind {
            TokenKind::CloseParenthesis => depth += 1,
            TokenKind::OpenParenthesis => depth = depth.checked_sub(1)?,
            TokenKind::Comma if depth == 1 => {
                written = format!(
                    " {connective} {}{written}",
                    p.text(Span::new(token.span.end, from)).trim_start()
                );
                from = token.span.start;
            }
            _ => {}
        }
        if depth == 0 {
            return Some(format!("{}{written}", p.text(Span::new(token.span.start, from))));
        }
        back += 1;
    }
    None
}

/// `now()`; `now` was taken. Nothing where tests stand behind a blank in the parentheses, which are a group then.
#[cold]
#[inline(never)]
pub(super) fn called_day_word(p: &mut Parser<'_>, start: u32) -> Option<NodeId> {
    let name = p.since(start);
    let (open, inside) = (p.peek().span, p.nth(1));
    let is_group = matches!(inside.kind, TokenKind::OpenParenthesis | TokenKind::Bang)
        || matches!(inside.keyword, Some(Keyword::And | Keyword::Or | Keyword::Not))
        || p.is_operator(2);
    if name.end < open.start && is_group {
        return None;
    }
    let operator = p.nth_back(2).keyword;
    p.skip();
    skip_arguments(p);
    if matches!(operator, Some(Keyword::Contains | Keyword::StartsWith | Keyword::EndsWith)) {
        // They take text alone.
        let span = p.since(start);
        let written = quoted(p.text(span));
        p.slip(Code::GluedValue, span).arg(span).arg(written.clone()).write(span, written);
        return Some(p.error(span));
    }
    let amounts = amounts_inside(p, open);
    Some(report_day_word(p, start, p.text(name), amounts))
}

/// The amounts in the parentheses from `open` on, all of which were taken; nothing where anything else is in them.
fn amounts_inside(p: &Parser<'_>, open: Span) -> Option<String> {
    let inside = p.text(p.since(open.end));
    let amounts: String = inside.strip_suffix(')').unwrap_or(inside).split_whitespace().collect();
    let is_amount = amounts.starts_with(['-', '+']) && value_slip::reads_as_value(&format!("now{amounts}"));
    (amounts.is_empty() || is_amount).then_some(amounts)
}

/// Says that the day word which is called from `start` on, and was taken, stands without parentheses: with the amounts that
/// are in them and behind, and where anything else is in them without a fix.
fn report_day_word(p: &mut Parser<'_>, start: u32, word: &str, amounts: Option<String>) -> NodeId {
    let span = p.since(start);
    let (behind, more) = interval(p).unwrap_or_default();
    let fix = amounts.clone().map(|amounts| {
        let end = span.end.max(behind.end);
        let is_glued = p.source.as_bytes().get(end as usize).is_some_and(u8::is_ascii_alphanumeric);
        let blank = if is_glued { " " } else { "" };
        Fix::replace(Span::new(start, end), format!("{word}{amounts}{more}{blank}"))
    });
    let written = format!("{word}{}", amounts.unwrap_or_default());
    p.slip(Code::CalledDayWord, span).arg(span).arg(written).fixed(fix);
    moved(p);
    p.error(span)
}

/// SQL's `- interval '7 days'`: takes it, and gives its place and the amount as it is written here.
fn interval(p: &mut Parser<'_>) -> Option<(Span, String)> {
    let sign = match p.peek().kind {
        TokenKind::Minus => '-',
        TokenKind::Plus => '+',
        _ => return None,
    };
    let text = p.nth(2).span;
    if !p.text(p.nth(1).span).eq_ignore_ascii_case("interval") || p.nth(2).kind != TokenKind::String {
        return None;
    }
    let inside = p.text(Span::new(text.start + 1, text.end.saturating_sub(1)));
    let (digits, unit) = inside.split_once(' ')?;
    let unit = crate::lex::dsl::date_slip::unit(unit)?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let amount = is_number.then(|| format!("{sign}{digits}{unit}"))?;
    let whole = foreign::take(p, 3);
    Some((whole, amount))
}

/// Skips the amounts after a day word that could not be read; the lexer knows them for amounts only after a good one.
fn moved(p: &mut Parser<'_>) {
    loop {
        let token = p.peek();
        let is_run = |token: Token| matches!(token.kind, TokenKind::Run | TokenKind::Bad);
        match token.kind {
            TokenKind::Amount => {}
            TokenKind::Minus | TokenKind::Plus if is_run(*p.nth(1)) => {
                p.skip();
            }
            TokenKind::Run | TokenKind::Bad if p.text(token.span).starts_with(['-', '+']) => {}
            _ => return,
        }
        p.skip();
    }
}

/// Skips to behind the parenthesis that closes; it was opened before.
pub(super) fn skip_arguments(p: &mut Parser<'_>) {
    let mut open = 1u32;
    loop {
        match p.peek().kind {
            TokenKind::End | TokenKind::Pipe => return,
            TokenKind::OpenParenthesis => open += 1,
            TokenKind::CloseParenthesis => open -= 1,
            _ => {}
        }
        p.skip();
        if open == 0 {
            return;
        }
    }
}

/// A name with parentheses that is no constructor.
#[cold]
#[inline(never)]
pub(super) fn unknown_call(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span;
    if let Some(node) = negation_slip::operator_inside(p) {
        return node;
    }
    let mut name = start;
    if p.text(start) == "new" {
        p.skip();
        name = p.peek().span;
    }
    let text = p.text(name);
    let is_date = name != start && text == "Date";
    if is_date && p.must_follow_next(&[Wanted::Open]) {
        return p.error(name);
    }
    p.skip();
    let open = p.peek().span;
    let is_called = p.eat(TokenKind::OpenParenthesis);
    let mut amounts = Some(String::new());
    if is_called && let Some(day_word) = day_word_inside(p) {
        p.eat(TokenKind::CloseParenthesis);
        return day_word;
    }
    if is_called {
        skip_arguments(p);
        amounts = amounts_inside(p, open);
    }
    if chained(p) {
        // What is chained to a day word moves it by an amount of its own.
        amounts = None;
    }
    let whole = p.since(start.start);
    let written = start.to(name);
    if !is_called && text == "Date" {
        // To JavaScript `new Date` is a call.
        let fix = Fix::replace(whole, "now");
        p.slip(Code::UnknownConstructor, written).arg(written).arg("date").fix(fix);
        return p.error(whole);
    }
    if text.to_ascii_lowercase().ends_with(".now")
        || Keyword::of(text.as_bytes()).is_some_and(Keyword::is_day_word)
    {
        return report_day_word(p, start.start, "now", amounts);
    }
    let known = CONSTRUCTORS.iter().map(|(name, _)| *name);
    let same = known.clone().find(|known| known.eq_ignore_ascii_case(text));
    let near = same.or_else(|| nearest(text, known));
    let mut diagnostic = Diagnostic::new(Code::UnknownConstructor, written).arg(written);
    diagnostic = diagnostic.arg(near.unwrap_or("date"));
    if let Some(near) = near {
        diagnostic = diagnostic.write(written, near);
    }
    p.report(diagnostic);
    p.error(whole)
}

/// Takes the calls that are chained to one, `.subtract(7, 'days')`, and says whether there are any.
fn chained(p: &mut Parser<'_>) -> bool {
    let start = p.at;
    while p.at(TokenKind::Run)
        && p.peek().span.start == p.previous_end()
        && p.text(p.peek().span).starts_with('.')
    {
        let run = p.bump().span;
        let count = |bracket| p.text(run).matches(bracket).count();
        if count('(') > count(')') || p.eat(TokenKind::OpenParenthesis) {
            skip_arguments(p);
        }
    }
    p.at > start
}

/// An argument of a constructor that is neither text in quotes nor a number.
#[cold]
#[inline(never)]
pub(super) fn expected_argument(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::String, Wanted::Number]) {
        return missing;
    }
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.skip();
        return p.error(span);
    }
    if let Some(day_word) = day_word_inside(p) {
        return day_word;
    }
    let found = p.found();
    let written = quoted(p.text(span));
    let mut diagnostic = Diagnostic::new(Code::ExpectedArgument, span).arg(found).arg(written.clone());
    let is_called = p.nth(1).kind == TokenKind::OpenParenthesis;
    if value_slip::starts_value(p) && !p.at(TokenKind::Json) && !is_called {
        diagnostic = diagnostic.write(span, written);
        p.report(diagnostic);
        p.skip();
        return p.error(span);
    }
    p.report_expected(diagnostic);
    p.recover();
    p.error(span)
}

/// `date(now-7d)` and `new Date(now())`, of which `now` stands here: a day word is a date by itself. Takes it and says so, if it
/// is that.
fn day_word_inside(p: &mut Parser<'_>) -> Option<NodeId> {
    let (before, name, word) = (p.nth_back(3), p.nth_back(2).span, p.peek());
    let is_new = p.at > 2 && p.text(before.span) == "new";
    let lower = p.text(name).to_ascii_lowercase();
    let is_date = lower.contains("date") || lower.contains("time");
    if !word.keyword.is_some_and(Keyword::is_day_word) || !is_date {
        return None;
    }
    let amounts = (1..).take_while(|&ahead| p.nth(ahead).kind == TokenKind::Amount).count();
    let is_called =
        p.nth(1).kind == TokenKind::OpenParenthesis && p.nth(2).kind == TokenKind::CloseParenthesis;
    let close = p.nth(1 + if is_called { 2 } else { amounts });
    if close.kind != TokenKind::CloseParenthesis {
        return None;
    }
    let whole = if is_new { before.span } else { name }.to(close.span);
    let inside = foreign::take(p, amounts + 1);
    if is_called {
        foreign::take(p, 2);
    }
    let written = p.text(inside);
    p.slip(Code::CalledDayWord, whole).arg(whole).arg(inside).write(whole, written);
    Some(p.error(inside))
}

/// The argument of `text(…)` is no text in quotes.
#[cold]
#[inline(never)]
pub(super) fn expected_string(p: &mut Parser<'_>) -> NodeId {
    if let Some(missing) = p.caret(&[Wanted::String]) {
        return missing;
    }
    let span = p.peek().span;
    if p.at(TokenKind::Bad) {
        p.skip();
        return p.error(span);
    }
    let found = p.found();
    while value_slip::starts_value(p) {
        p.skip();
    }
    let words = p.since(span.start);
    let mut diagnostic = Diagnostic::new(Code::ExpectedString, span).arg(found);
    if !words.is_empty() {
        diagnostic = diagnostic.write(words, quoted(p.text(words)));
    }
    p.report(diagnostic);
    if !p.at(TokenKind::CloseParenthesis) {
        p.recover();
    }
    p.error(words)
}
