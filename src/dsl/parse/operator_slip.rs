//! What is no operator, or stands beside one wrongly: the slips of other languages, each with the exact replacement.

use super::value::{number, value};
use super::{Entry, Parser, filter_slip, test};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::{Kind, Verb};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::nearest::nearest;
use crate::span::Span;

/// An operator, and whether it is negated.
type Meant = (Keyword, bool);

/// Symbols of other languages, as they are written here.
const SYMBOLS: [(&str, &str, Meant); 11] = [
    ("===", "=", (Keyword::Eq, false)),
    ("!==", "!=", (Keyword::Ne, false)),
    ("=>", ">=", (Keyword::Gte, false)),
    ("=<", "<=", (Keyword::Lte, false)),
    ("=~", "~", (Keyword::Matches, false)),
    ("~=", "~", (Keyword::Matches, false)),
    ("!=~", "!~", (Keyword::Matches, true)),
    (":=", "=", (Keyword::Eq, false)),
    ("≤", "<=", (Keyword::Lte, false)),
    ("≥", ">=", (Keyword::Gte, false)),
    ("≠", "!=", (Keyword::Ne, false)),
];

/// Words of other languages, as they are written here; those with a `$` are MongoDB's.
const WORDS: [(&str, &str, Meant); 47] = [
    ("$eq", "=", (Keyword::Eq, false)),
    ("$ne", "!=", (Keyword::Ne, false)),
    ("$gt", ">", (Keyword::Gt, false)),
    ("$gte", ">=", (Keyword::Gte, false)),
    ("$lt", "<", (Keyword::Lt, false)),
    ("$lte", "<=", (Keyword::Lte, false)),
    ("$in", "in", (Keyword::In, false)),
    ("$nin", "not in", (Keyword::In, true)),
    ("$regex", "~", (Keyword::Matches, false)),
    ("$exists", "exists", (Keyword::Exists, false)),
    ("$type", "is", (Keyword::Is, false)),
    ("$all", "all", (Keyword::All, false)),
    ("$size", "size", (Keyword::Size, false)),
    ("$elemMatch", "has", (Keyword::Has, false)),
    ("$mod", "%", (Keyword::Mod, false)),
    ("$near", "near", (Keyword::Near, false)),
    ("$nearSphere", "nearsphere", (Keyword::NearSphere, false)),
    ("$geoWithin", "within", (Keyword::Within, false)),
    ("$geoIntersects", "intersects", (Keyword::Intersects, false)),
    ("equals", "=", (Keyword::Eq, false)),
    ("equal", "=", (Keyword::Eq, false)),
    ("neq", "!=", (Keyword::Ne, false)),
    ("ge", ">=", (Keyword::Gte, false)),
    ("le", "<=", (Keyword::Lte, false)),
    ("nin", "not in", (Keyword::In, true)),
    ("notin", "not in", (Keyword::In, true)),
    ("includes", "contains", (Keyword::Contains, false)),
    ("include", "contains", (Keyword::Contains, false)),
    ("begins", "startswith", (Keyword::StartsWith, false)),
    ("beginswith", "startswith", (Keyword::StartsWith, false)),
    ("starts", "startswith", (Keyword::StartsWith, false)),
    ("ends", "endswith", (Keyword::EndsWith, false)),
    ("regex", "~", (Keyword::Matches, false)),
    ("regexp", "~", (Keyword::Matches, false)),
    ("rlike", "~", (Keyword::Matches, false)),
    ("match", "~", (Keyword::Matches, false)),
    ("exist", "exists", (Keyword::Exists, false)),
    ("type", "is", (Keyword::Is, false)),
    ("typeof", "is", (Keyword::Is, false)),
    ("elemmatch", "has", (Keyword::Has, false)),
    ("length", "size", (Keyword::Size, false)),
    ("more", ">", (Keyword::Gt, false)),
    ("greater", ">", (Keyword::Gt, false)),
    ("less", "<", (Keyword::Lt, false)),
    ("after", ">", (Keyword::Gt, false)),
    ("before", "<", (Keyword::Lt, false)),
    ("since", ">=", (Keyword::Gte, false)),
];

/// The entry of [`WORDS`] for a word, in whatever case.
fn foreign_word(word: &str) -> Option<&'static (&'static str, &'static str, Meant)> {
    WORDS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(word))
}

fn replace(span: Span, text: &str) -> Fix {
    let title = if text.is_empty() { "remove it".into() } else { format!("write `{}`", text.trim()).into() };
    Fix { title, edits: vec![Edit { span, text: text.into() }] }
}

/// Says what is wrong after the path, and gives the operator that was meant, taken, or nothing.
#[cold]
#[inline(never)]
pub(super) fn expected_operator(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    let token = p.peek();
    let text = p.text(token.span);
    if matches!(token.kind, TokenKind::Word | TokenKind::Run)
        && !p.ends_test(0)
        && let Some(meant) = select(p, path)
    {
        return meant;
    }
    match token.kind {
        TokenKind::DotDot => empty_segment(p, path),
        TokenKind::Bang if p.nth(1).kind == TokenKind::Equal => {
            p.bump();
            let whole = token.span.to(p.bump().span);
            p.report(
                Diagnostic::new(Code::OperatorSpelling, whole).arg(whole).arg("!=").fix(replace(whole, "!=")),
            );
            Some((Keyword::Ne, false))
        }
        TokenKind::Bad => {
            p.bump();
            p.recover();
            None
        }
        TokenKind::Foreign if !p.ends_test(0) => {
            let (_, written, meant) = SYMBOLS.iter().find(|(symbol, ..)| *symbol == text)?;
            spelling(p, token.span, written);
            p.bump();
            Some(*meant)
        }
        TokenKind::Colon => colon(p, path),
        TokenKind::Word => word(p, path),
        TokenKind::Run if text.starts_with('$') => {
            let name = text.trim_end_matches(':');
            match foreign_word(name) {
                Some((_, written, meant)) => {
                    spelling(p, token.span, written);
                    p.bump();
                    Some(*meant)
                }
                None => unknown(p, path),
            }
        }
        TokenKind::Json if token.span.start == path.end && index_of(text).is_some() => index(p, path),
        _ if p.ends_test(0) => bare(p, path),
        TokenKind::OpenParenthesis if p.text(path).eq_ignore_ascii_case("text") => text_glued(p, path),
        TokenKind::String
        | TokenKind::CaseInsensitive
        | TokenKind::Number
        | TokenKind::Regex
        | TokenKind::Day
        | TokenKind::Month
        | TokenKind::Instant
        | TokenKind::Epoch
        | TokenKind::Json => missing(p, path),
        TokenKind::Path if ends_test_after(p) => missing(p, path),
        _ => unknown(p, path),
    }
}

fn ends_test_after(p: &Parser<'_>) -> bool {
    p.ends_test(1)
}

fn spelling(p: &mut Parser<'_>, span: Span, written: &'static str) {
    let diagnostic = Diagnostic::new(Code::OperatorSpelling, span).arg(span).arg(written);
    p.report(diagnostic.fix(replace(span, written)));
}

/// `a : 1` or `"a": 1`.
fn colon(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    let is_first = p.at == 1 && p.entry == Entry::Request;
    let colon = p.bump().span;
    if is_first && p.text(path).contains(['.', '/']) && p.at(TokenKind::Word) && p.is_operator(1) {
        let gap = Span::new(path.end, colon.end);
        let fix = Fix { title: "write `:`".into(), edits: vec![Edit { span: gap, text: ":".into() }] };
        p.report(Diagnostic::new(Code::EndpointSpacing, path).arg(path).fix(fix));
        p.bump();
        return test::operator(p, p.nth_back(1).span);
    }
    let next = test::symbol(p.peek().kind);
    let text = match next {
        Some(_) => "",
        None if colon.start == path.end => " =",
        None => "=",
    };
    let fix = Fix { title: "write `=`".into(), edits: vec![Edit { span: colon, text: text.into() }] };
    p.report(Diagnostic::new(Code::ColonForEqual, colon).arg(path).fix(fix));
    if next.is_some() {
        p.bump();
    }
    next.or(Some((Keyword::Eq, false)))
}

/// A word where an operator should stand.
fn word(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    if let Some(meant) = filter_slip::leading_word(p, path) {
        return Some(meant);
    }
    let span = p.peek().span;
    let text = p.text(span);
    if p.ends_test(0) {
        return bare(p, path);
    }
    if text.eq_ignore_ascii_case("like") || text.eq_ignore_ascii_case("ilike") {
        return Some(like(p, None));
    }
    if let Some((_, written, meant)) = foreign_word(text) {
        p.bump();
        // `starts with`, `greater than`.
        let follower = p.peek();
        let is_rest = follower.kind == TokenKind::Word
            && ["with", "than", "to"].iter().any(|rest| p.text(follower.span).eq_ignore_ascii_case(rest));
        let whole = if is_rest { span.to(p.bump().span) } else { span };
        spelling(p, whole, written);
        return Some(*meant);
    }
    let operators =
        Keyword::ALL.iter().filter(|word| word.group() == Group::Operator).map(|word| word.spelling());
    if !p.ends_test(1)
        && let Some(known) = nearest(text, operators)
    {
        let diagnostic = Diagnostic::new(Code::NoSuchOperator, span).arg(span).arg(known);
        p.report(diagnostic.fix(Fix::replace(span, known)));
        p.bump();
        return Some((Keyword::of(known.as_bytes())?, false));
    }
    if p.ends_test(1) {
        return missing(p, path);
    }
    unknown(p, path)
}

/// `a like "%b%"`: the pattern tells which text test is meant; `not` may have stood before.
fn like(p: &mut Parser<'_>, not: Option<Span>) -> Meant {
    let word = p.bump().span;
    let operator = not.map_or(word, |not| not.to(word));
    let any_case = p.text(word).len() == 5;
    let prefix = if any_case { "i" } else { "" };
    let token = p.peek();
    let text = if token.kind == TokenKind::String {
        p.text(Span::new(token.span.start + 1, token.span.end.saturating_sub(1)))
    } else {
        ""
    };
    let inner = text.trim_matches('%');
    let plain = !inner.is_empty() && !inner.contains(['%', '_', '\\']);
    let (written, keyword) = match (plain, text.starts_with('%'), text.ends_with('%')) {
        (true, true, true) => ("contains", Keyword::Contains),
        (true, false, true) => ("startswith", Keyword::StartsWith),
        (true, true, false) => ("endswith", Keyword::EndsWith),
        (true, false, false) => ("=", Keyword::Eq),
        (false, ..) => ("~", Keyword::Matches),
    };
    let written = if not.is_some() { negated(written) } else { written };
    let mut edits = vec![Edit { span: operator, text: written.into() }];
    let mut title = format!("write `{written}`");
    if plain {
        let fixed = format!("{prefix}{}", quoted(inner));
        title = format!("write `{written} {fixed}`");
        edits.push(Edit { span: token.span, text: fixed.into() });
    }
    let diagnostic = Diagnostic::new(Code::OperatorSpelling, operator).arg(operator).arg(written);
    p.report(diagnostic.fix(Fix { title: title.into(), edits }));
    (keyword, not.is_some())
}

/// The operator that says the opposite, as it is written.
const fn negated(operator: &'static str) -> &'static str {
    match operator.as_bytes() {
        b"=" => "!=",
        b"~" => "!~",
        b"contains" => "not contains",
        b"startswith" => "not startswith",
        b"endswith" => "not endswith",
        b"in" => "not in",
        b"exists" => "missing",
        b"has" => "not has",
        b"size" => "not size",
        b"is" => "is not",
        _ => operator,
    }
}

/// `select a, b from users where c = 1`: a filter comes first and the fields after it.
fn select(p: &mut Parser<'_>, path: Span) -> Option<Option<Meant>> {
    if !p.text(path).eq_ignore_ascii_case("select") {
        return None;
    }
    let first = p.peek().span;
    let is = |p: &Parser<'_>, word: &str| p.text(p.peek().span).eq_ignore_ascii_case(word);
    let mut fields_end = first.start;
    while !matches!(p.peek().kind, TokenKind::End | TokenKind::Pipe) && !is(p, "where") {
        if is(p, "from") {
            p.bump();
        } else if p.nth_back(1).span == path || !is_from(p) {
            fields_end = p.peek().span.end;
        }
        p.bump();
    }
    let fields = p.text(Span::new(first.start, fields_end)).to_owned();
    let has_where = is(p, "where");
    let gap_end = if has_where { p.nth(1).span.start } else { p.peek().span.start };
    let end = p.tokens.last().map_or(gap_end, |token| token.span.end);
    let mut edits = vec![Edit { span: Span::new(path.start, gap_end), text: "".into() }];
    if fields.trim() != "*" {
        edits.push(Edit { span: Span::at(end), text: format!(" | fields {fields}").into() });
    }
    let fix = Fix { title: format!("write `… | fields {fields}`").into(), edits };
    p.report(Diagnostic::new(Code::LeadingWord, path).arg(path).fix(fix));
    if has_where {
        p.bump();
        if matches!(p.peek().kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted) && p.is_operator(1)
        {
            p.bump();
            return Some(test::operator(p, p.nth_back(1).span));
        }
    }
    p.recover();
    Some(None)
}

/// `a..b = 1`: two dots where one was meant.
fn empty_segment(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    let dots = p.bump().span;
    let next = p.peek();
    let diagnostic = Diagnostic::new(Code::EmptySegment, dots);
    let glued = dots.start == path.end && next.span.start == dots.end;
    if !glued || !matches!(next.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted) {
        p.report(diagnostic);
        p.recover();
        return None;
    }
    p.report(diagnostic.fix(Fix::replace(dots, ".")));
    p.bump();
    if p.is_operator(0) {
        return test::operator(p, p.nth_back(1).span);
    }
    p.recover();
    None
}

/// Whether the token before is `from`.
fn is_from(p: &Parser<'_>) -> bool {
    p.text(p.nth_back(1).span).eq_ignore_ascii_case("from")
}

/// A path and nothing after it.
fn bare(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    if p.recovered_at == Some(p.at) {
        return None;
    }
    let text = p.text(path);
    if text.eq_ignore_ascii_case("and") || text.eq_ignore_ascii_case("or") {
        // A connective where a test should stand is no path.
        let before = p.nth_back(2).span.end.min(path.start);
        let mut run = 0;
        while run < 8 && p.nth(run).is_connective() {
            run += 1;
        }
        let end = if run > 0 { p.nth(run - 1).span.end } else { path.end };
        let gap = Span::new(before, end);
        p.report(Diagnostic::new(Code::DoubledConnective, path).arg(path).fix(replace(gap, "")));
        return None;
    }
    if value_after_endpoint(p, 1) {
        return None;
    }
    let after = Span::at(path.end);
    let diagnostic = Diagnostic::new(Code::BareName, path).arg(path);
    p.report(diagnostic.fix(Fix::replace(after, " = true")).fix(Fix::replace(after, " exists")));
    None
}

/// `status: busy`, whose value was taken `back` places before: says so if it is one.
pub(super) fn value_after_endpoint(p: &mut Parser<'_>, back: usize) -> bool {
    let (colon, value) = (p.nth_back(back + 1), if back == 0 { p.peek() } else { p.nth_back(back) });
    let Some(endpoint) = p.ast.endpoint else { return false };
    if p.text(value.span).starts_with('#') {
        return false;
    }
    if colon.kind != TokenKind::Colon || !p.ends_test(1 - back) || p.ends_test(0) && back == 0 {
        return false;
    }
    super::filter_slip::report_value_after_endpoint(p, endpoint, colon.span, value.span);
    true
}

/// A path and a value.
fn missing(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    let at = Span::at(p.peek().span.start);
    let text = if at.start == path.end { " = " } else { "= " };
    let fix = Fix { title: "write `=`".into(), edits: vec![Edit { span: at, text: text.into() }] };
    p.report(Diagnostic::new(Code::MissingOperator, path).arg(path).fix(fix));
    Some((Keyword::Eq, false))
}

fn unknown(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    let found = p.found();
    let span = p.peek().span;
    p.report_expected(Diagnostic::new(Code::ExpectedOperator, span).arg(path).arg(found));
    if !p.at(TokenKind::OpenParenthesis) {
        p.bump();
    }
    p.recover_over_group();
    None
}

/// The digits of `[0]`.
fn index_of(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('[')?.strip_suffix(']')?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// `a[0]`.
fn index(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    let span = p.bump().span;
    let digits = index_of(p.text(span)).unwrap_or("0");
    let written = format!("{}.{digits}", p.text(path));
    let fix = Fix {
        title: format!("write `{written}`").into(),
        edits: vec![Edit { span, text: format!(".{digits}").into() }],
    };
    p.report(Diagnostic::new(Code::IndexBrackets, span).arg(written).fix(fix));
    if p.is_operator(0) {
        return test::operator(p, p.nth_back(1).span);
    }
    p.recover();
    None
}

/// `text ("…")`.
fn text_glued(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    let open = p.peek().span;
    let gap = Span::new(path.end, open.start);
    p.report(
        Diagnostic::new(Code::TextGlued, path)
            .fix(Fix { title: "remove the blank".into(), edits: vec![Edit { span: gap, text: "".into() }] }),
    );
    p.recover();
    None
}

/// A `not` after a path that cannot stand there.
#[cold]
#[inline(never)]
pub(super) fn misplaced_not(p: &mut Parser<'_>, path: Span) -> Option<Meant> {
    let not = p.bump().span;
    let next = p.peek();
    let pair = not.to(next.span);
    let keyword = next.keyword;
    if next.kind == TokenKind::Word
        && let Some((_, written, meant)) = foreign_word(p.text(next.span))
        && (!p.ends_test(1) || meant.0 == Keyword::Exists)
    {
        p.bump();
        spelling(p, pair, negated(written));
        return Some((meant.0, true));
    }
    let (written, meant) = match (test::symbol(next.kind), keyword) {
        (Some((Keyword::Eq, _)), _) | (_, Some(Keyword::Eq)) => ("!=", (Keyword::Ne, false)),
        (Some((Keyword::Ne, _)), _) | (_, Some(Keyword::Ne)) => ("=", (Keyword::Eq, false)),
        (Some((Keyword::Matches, true)), _) => ("~", (Keyword::Matches, false)),
        (Some((Keyword::Matches, false)), _) => ("!~", (Keyword::Matches, true)),
        (_, Some(Keyword::Is)) => ("is not", (Keyword::Is, true)),
        (_, Some(Keyword::Near | Keyword::NearSphere)) => {
            p.report(Diagnostic::new(Code::NotNear, pair).arg(next.span));
            p.bump();
            return Some((Keyword::Near, false));
        }
        (Some(meant), _) => return not_before_comparison(p, path, not, meant),
        (None, Some(keyword)) if keyword.group() == Group::Operator => {
            return not_before_comparison(p, path, not, (keyword, false));
        }
        (None, _) if p.ends_test(0) || path.is_empty() => return unknown(p, not),
        (None, Some(Keyword::Not)) => return unknown(p, not),
        (None, None) if ["like", "ilike"].iter().any(|like| p.text(next.span).eq_ignore_ascii_case(like)) => {
            return Some(like(p, Some(not)));
        }
        (None, _) => {
            // `a not null`, `a not 5`.
            p.report(
                Diagnostic::new(Code::MisplacedNot, not).arg(next.span).arg("!=").fix(replace(not, "!=")),
            );
            return Some((Keyword::Ne, false));
        }
    };
    p.report(
        Diagnostic::new(Code::MisplacedNot, pair).arg(next.span).arg(written).fix(replace(pair, written)),
    );
    p.bump();
    Some(meant)
}

/// `a not > 1`: the `not` belongs before the path.
fn not_before_comparison(p: &mut Parser<'_>, path: Span, not: Span, meant: Meant) -> Option<Meant> {
    let operator = p.bump().span;
    let written = format!("not {} {} …", p.text(path), p.text(operator));
    let edits = vec![
        Edit { span: Span::at(path.start), text: "not ".into() },
        Edit { span: Span::new(not.start, operator.start), text: "".into() },
    ];
    let fix = Fix { title: format!("write `{written}`").into(), edits };
    p.report(Diagnostic::new(Code::MisplacedNot, not.to(operator)).arg(operator).arg(written).fix(fix));
    Some(meant)
}

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
        p.report(Diagnostic::new(Code::GroupedValue, whole).arg(inner).fix(fix));
        return Some(());
    }
    let written = match verb {
        Verb::Equal => "in",
        Verb::NotEqual => "not in",
        _ => {
            let found = p.found();
            p.report(Diagnostic::new(Code::ExpectedValue, open).arg(found));
            p.recover_over_group();
            return None;
        }
    };
    let glue = if operator.start == path.end { " " } else { "" };
    let space = if operator.end == open.start { " " } else { "" };
    let fix = Fix {
        title: format!("write `{written}`").into(),
        edits: vec![Edit { span: operator, text: format!("{glue}{written}{space}").into() }],
    };
    p.report(Diagnostic::new(Code::ListCompared, operator).arg(operator).arg(written).fix(fix));
    Some(())
}

/// `a = 1..5`. The lower bound was read.
#[cold]
#[inline(never)]
pub(super) fn interval_compared(
    p: &mut Parser<'_>,
    path: Span,
    verb: Verb,
) -> Option<(Verb, Option<NodeId>)> {
    let dots = p.bump().span;
    let mut back = 2;
    while p.nth_back(back + 1).span.start >= path.end && back < 8 {
        back += 1;
    }
    let operator = p.nth_back(back);
    let is_there =
        test::symbol(operator.kind).is_some() || matches!(operator.keyword, Some(Keyword::Eq | Keyword::Ne));
    let operator = operator.span;
    if !p.ends_test(0) {
        value(p);
    }
    let diagnostic = Diagnostic::new(Code::IntervalCompared, dots);
    let diagnostic = match verb {
        // That the operator is missing was said.
        Verb::Equal if !is_there => return None,
        Verb::Equal => diagnostic.arg(operator).arg("in").fix(spaced(p, operator, "in")),
        Verb::NotEqual => diagnostic.arg(operator).arg("not in").fix(spaced(p, operator, "not in")),
        _ => diagnostic.arg(operator).arg("in"),
    };
    p.report(diagnostic);
    None
}

/// A fix that writes a word in place of a symbol, with blanks where none stand.
fn spaced(p: &Parser<'_>, symbol: Span, word: &str) -> Fix {
    let bytes = p.source.as_bytes();
    let blank = |at: Option<u32>| {
        at.and_then(|at| bytes.get(at as usize)).is_some_and(|byte| byte.is_ascii_whitespace())
    };
    let before = if blank(symbol.start.checked_sub(1)) { "" } else { " " };
    let after = if blank(Some(symbol.end)) { "" } else { " " };
    replace(symbol, &format!("{before}{word}{after}"))
}

/// Whether nothing follows the `..` that stands here.
pub(super) fn is_open_above(p: &Parser<'_>) -> bool {
    p.ends_test(1)
}

/// `a in 1..`
#[cold]
#[inline(never)]
pub(super) fn open_above(p: &mut Parser<'_>, path: Span, low: NodeId) -> Option<(Verb, Option<NodeId>)> {
    let dots = p.bump().span;
    let low = p.ast.arena.span(low);
    open_interval(p, path, dots, ">=", low)
}

/// `a in ..5`
#[cold]
#[inline(never)]
pub(super) fn open_below(p: &mut Parser<'_>, path: Span) -> Option<(Verb, Option<NodeId>)> {
    let dots = p.bump();
    let operator = if dots.kind == TokenKind::DotDotLess { "<" } else { "<=" };
    let high = value(p);
    let high = p.ast.arena.span(high);
    open_interval(p, path, dots.span, operator, high)
}

fn open_interval(
    p: &mut Parser<'_>,
    path: Span,
    dots: Span,
    operator: &str,
    bound: Span,
) -> Option<(Verb, Option<NodeId>)> {
    let written = format!("{} {operator} {}", p.text(path), p.text(bound)).trim_start().to_owned();
    let whole = p.since(path.start);
    p.report(
        Diagnostic::new(Code::OpenInterval, dots).arg(written.clone()).fix(Fix::replace(whole, written)),
    );
    None
}

/// `a in 5`: the value was read.
#[cold]
#[inline(never)]
pub(super) fn expected_list(p: &mut Parser<'_>, single: NodeId) -> NodeId {
    if p.ast.arena.kind(single) == Kind::Error {
        return single;
    }
    let start = p.ast.arena.span(single).start;
    while p.at(TokenKind::Comma)
        && !matches!(p.nth(1).kind, TokenKind::End | TokenKind::Pipe)
        && !p.is_operator(2)
    {
        p.bump();
        value(p);
    }
    let span = p.since(start);
    let edits = vec![
        Edit { span: Span::at(span.start), text: "(".into() },
        Edit { span: Span::at(span.end), text: ")".into() },
    ];
    let fix = Fix { title: "write the parentheses".into(), edits };
    p.report(Diagnostic::new(Code::ExpectedList, span).arg(span).fix(fix));
    p.error(span)
}

/// `max 5 max 6`; the second word stands here.
#[cold]
#[inline(never)]
pub(super) fn duplicate_distance(p: &mut Parser<'_>) {
    let span = p.peek().span;
    p.report(Diagnostic::new(Code::DuplicateDistance, span).arg(span));
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
    let unequal = p.at(TokenKind::NotEqual);
    if matches!(p.peek().kind, TokenKind::Equal | TokenKind::NotEqual) {
        p.bump();
    }
    let token = p.peek();
    let text = p.text(token.span);
    let is_true = text.eq_ignore_ascii_case("true") || text == "1";
    let is_false = text.eq_ignore_ascii_case("false") || text == "0";
    let negated = is_false != unequal;
    let word = if negated == (verb == Verb::Exists) { "missing" } else { "exists" };
    if !p.ends_test(0) {
        p.bump();
    }
    let span = p.since(operator.start);
    let mut diagnostic = Diagnostic::new(Code::PresenceOperand, span).arg(operator);
    diagnostic = diagnostic.arg(format!("{} {word}", p.text(path)).trim_start().to_owned());
    if is_true || is_false {
        diagnostic = diagnostic.fix(replace(span, word));
    }
    p.report(diagnostic);
    None
}

/// `a is not null`, of which `null` stands here: says that it can be meant in two ways, and takes it.
pub(super) fn is_not_null(p: &mut Parser<'_>, path: Span) -> bool {
    let token = p.peek();
    if token.kind != TokenKind::Word || p.text(token.span) != "null" {
        return false;
    }
    p.bump();
    let whole = p.since(path.start);
    let name = p.text(path);
    let present = format!("{name} != null").trim_start().to_owned();
    let missing = if name.is_empty() { "not is null".to_owned() } else { format!("not {name} is null") };
    let diagnostic = Diagnostic::new(Code::IsNotNull, whole).arg(present.clone()).arg(missing.clone());
    p.report(diagnostic.fix(Fix::replace(whole, present)).fix(Fix::replace(whole, missing)));
    true
}

/// Something else than the `and` of `between`; says whether the upper bound follows.
#[cold]
#[inline(never)]
pub(super) fn expected_and(p: &mut Parser<'_>) -> bool {
    let token = p.peek();
    let found = p.found();
    let diagnostic = Diagnostic::new(Code::ExpectedAnd, token.span).arg(found);
    let is_joiner = matches!(
        token.kind,
        TokenKind::Comma | TokenKind::DotDot | TokenKind::DotDotLess | TokenKind::AndAnd
    );
    let is_or = token.keyword == Some(Keyword::Or) && !p.is_operator(2) && p.ends_test(2);
    if is_joiner || is_or {
        p.bump();
        let fix = spaced(p, token.span, "and");
        p.report(diagnostic.fix(fix));
        return true;
    }
    p.report_expected(diagnostic);
    p.recover();
    false
}

/// `a has b = 1`.
#[cold]
#[inline(never)]
pub(super) fn expected_group(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span.start;
    let mut diagnostic = Diagnostic::new(Code::ExpectedGroup, p.peek().span);
    // Parentheses round a second `has` would leave it without its own.
    if !p.ends_test(0) && p.peek().keyword != Some(Keyword::Has) {
        p.bump();
        p.recover();
        let span = p.since(start);
        let edits = vec![
            Edit { span: Span::at(span.start), text: "(".into() },
            Edit { span: Span::at(span.end), text: ")".into() },
        ];
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
    let token = p.peek();
    let found = p.found();
    p.report_expected(Diagnostic::new(Code::ExpectedRemainder, token.span).arg(found));
    if token.kind == TokenKind::Foreign && !p.ends_test(0) {
        p.bump();
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
    let token = p.peek();
    let found = p.found();
    p.report_expected(Diagnostic::new(Code::ExpectedBits, token.span).arg(found));
    p.recover();
    None
}

impl Parser<'_> {
    /// Skips a group in parentheses that stands here, and what is left of the test.
    pub(super) fn recover_over_group(&mut self) {
        if self.at(TokenKind::OpenParenthesis) {
            self.bump();
            let list = self.in_list;
            self.in_list = false;
            self.skip_to_closer();
            self.in_list = list;
        }
        self.recover();
    }

    fn skip_to_closer(&mut self) {
        let mut open = 1u32;
        while open > 0 && !self.at(TokenKind::End) {
            match self.bump().kind {
                TokenKind::OpenParenthesis => open += 1,
                TokenKind::CloseParenthesis => open -= 1,
                _ => {}
            }
        }
    }
}
