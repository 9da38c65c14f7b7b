//! A `:` where an operator should stand, as other languages have it: `a:1`, `"a": 1`, `status: busy`.

mod operand;

pub(super) use self::operand::{Meant, foreign_operand};
use self::operand::{foreign_range, to_closer};
use super::{Entry, Parser, clause, foreign, keyword_slip, look, test, value_slip};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::{Kind, Verb};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;

/// `a : 1` or `"a": 1`.
pub(super) fn colon(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let is_first = p.at == 1 && p.entry == Entry::Request;
    let colon = p.bump().span;
    if is_first && p.text(path).contains(['.', '/']) && p.at(TokenKind::Word) && p.is_operator(1) {
        let gap = Span::new(path.end, colon.end);
        let text = if p.peek().span.start == colon.end { ": " } else { ":" };
        let fix = Fix::titled(gap, text, "write `:`");
        p.slip(Code::EndpointSpacing, path).arg(path).fix(fix);
        p.skip();
        return test::operator(p, p.nth_back(1).span);
    }
    let glue = if colon.start == path.end { " " } else { "" };
    if let Some((end, meant)) = foreign_operand(p, path) {
        report_operand(p, path, colon, end, meant);
        return None;
    }
    let next = test::symbol(p.peek().kind);
    let text = match next {
        Some(_) => "",
        None if glue == " " => " =",
        None => "=",
    };
    let fix = Fix::titled(colon, text, "write `=`");
    report_colon(p, colon, path, fix);
    if next.is_some() {
        p.skip();
    }
    next.or(Some((Keyword::Eq, false)))
}

/// Says that the test of `path` needs an operator where `colon` is.
fn report_colon(p: &mut Parser<'_>, colon: Span, path: Span, fix: Fix) {
    let test = format!("{} = …", p.text(path));
    p.slip(Code::ColonForEqual, colon).arg(test).fix(fix);
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

/// `age:{18 TO 30}` at the start of a text, where `age:` looks like an endpoint; says whether it was that.
pub(super) fn range_after_endpoint(p: &mut Parser<'_>, name: Span, colon: Span) -> bool {
    let operand = p.peek();
    if test::symbol(operand.kind).is_some() && !p.ends_test(1) && !p.text(name).contains('/') {
        // `a: >5`.
        let gap = Span::new(colon.start, operand.span.start);
        let fix = Fix::titled(gap, " ", "remove the `:`");
        let test = format!("{} {} …", p.text(name), p.text(operand.span));
        p.slip(Code::ColonForEqual, colon).arg(test).fix(fix);
        test::with_path(p, name);
        return true;
    }
    let range = to_closer(p, operand.span);
    let meant = match operand.kind {
        TokenKind::Json => foreign_range(p.text(range), p.text(name)),
        _ => None,
    };
    let Some(meant) = meant else { return false };
    report_operand(p, name, colon, range, meant);
    true
}

/// `status: busy`, whose value was taken `back` places before: says so if it is one.
pub(super) fn value_after_endpoint(p: &mut Parser<'_>, back: usize) -> bool {
    let (colon, value) = (p.nth_back(back + 1), if back == 0 { p.peek() } else { *p.nth_back(back) });
    let Some(endpoint) = p.ast.endpoint else { return false };
    if p.text(value.span).starts_with('#')
        || value.kind == TokenKind::Run && p.text(value.span).ends_with(':')
        || back > 0 && !p.ends_test(0) && p.text(endpoint).contains(['.', '/'])
    {
        return false;
    }
    if colon.kind != TokenKind::Colon || p.ends_test(0) && back == 0 {
        return false;
    }
    // `name: John Smith`.
    let mut words = 1 - back;
    let is_text =
        |kind| matches!(kind, TokenKind::Word | TokenKind::Path | TokenKind::Number | TokenKind::Run);
    if is_text(value.kind) {
        while is_text(p.nth(words).kind) && !p.ends_test(words) && !p.is_operator(words) {
            words += 1;
        }
    }
    if !p.ends_test(words) || words > 0 && keyword_slip::starts_clause(p) && back > 0 {
        return false;
    }
    let last = if words == 0 { value } else { *p.nth(words - 1) };
    if words + back == 1 {
        report_value_after_endpoint(p, endpoint, colon.span, value.span);
        return true;
    }
    let whole = value.span.to(last.span);
    let written = quoted(p.text(whole));
    let edits = vec![
        Edit { span: colon.span, text: " =".into() },
        Edit { span: whole, text: written.clone().into() },
    ];
    let fix = Fix { title: format!("write `= {written}`").into(), edits };
    p.slip(Code::EndpointWithoutTest, whole).arg(endpoint).arg(written).fix(fix);
    skip_to(p, last.span);
    p.recovered_at = Some(p.at);
    true
}

/// `status: busy`, which reads like a test, and `sort: name`, which reads like a clause.
pub(super) fn report_value_after_endpoint(p: &mut Parser<'_>, endpoint: Span, colon: Span, value: Span) {
    if let Some(clause) = Keyword::of(p.text(endpoint).as_bytes()).and_then(clause::of_keyword) {
        let word = keyword_slip::spelling(clause);
        let fix = Fix::replace(endpoint.to(colon), format!("| {word}"));
        p.slip(Code::ClauseSpelling, endpoint).arg(word).fix(fix);
        return;
    }
    let fix = Fix::titled(colon, " =", "write `=`");
    p.slip(Code::EndpointWithoutTest, value).arg(endpoint).arg(value).fix(fix);
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

/// The path and the value of a run with a `:` in it.
fn parts_of(run: &str) -> Option<(&str, &str)> {
    let (name, rest) = run.split_once(':')?;
    let is_name =
        |character: char| character.is_alphanumeric() || matches!(character, '_' | '.' | '-' | '`' | '/');
    (!name.is_empty() && name.chars().all(is_name) && !rest.starts_with("//")).then_some((name, rest))
}

/// `label:bug` after a test without a connective, as sites that search write it; says whether it is one. That a
/// connective is missing belongs to the same mistake.
pub(super) fn joined_run(p: &mut Parser<'_>) -> bool {
    let run = p.peek().span;
    let Some((name, rest)) = parts_of(p.text(run)) else { return false };
    let colon = run.start + u32::try_from(name.len()).unwrap_or(0);
    let is_range = p.nth(1).kind == TokenKind::DotDot && p.nth(1).span.start == run.end;
    let text = p.nth(1);
    let is_text = text.kind == TokenKind::String && text.span.start == run.end;
    if rest.is_empty() && is_text && p.recovered_at != Some(p.at) && name.starts_with(char::is_alphabetic) {
        // `user:"John Doe"`.
        let edits = vec![
            Edit { span: Span::at(run.start), text: "and ".into() },
            Edit { span: Span::new(colon, colon + 1), text: " = ".into() },
        ];
        let fix = Fix { title: "write `and` and `=`".into(), edits };
        report_colon(p, Span::new(colon, colon + 1), Span::new(run.start, colon), fix);
        p.skip();
        p.skip();
        return true;
    }
    if p.recovered_at == Some(p.at) || rest.is_empty() || is_range || !name.starts_with(char::is_alphabetic) {
        return false;
    }
    if clause_run(p, run, name, rest) {
        return true;
    }
    if operator_run(p, colon, rest, "and ") {
        return true;
    }
    let edits = vec![Edit { span: Span::at(run.start), text: "and ".into() }, separator(colon, rest)];
    let fix = Fix { title: "write `and` and `=`".into(), edits };
    let name = Span::new(run.start, colon);
    report_colon(p, Span::new(colon, colon + 1), name, fix);
    p.skip();
    true
}

/// `sort:updated-desc`, as sites that search write it last; takes it and says so, if it is that.
fn clause_run(p: &mut Parser<'_>, run: Span, name: &str, rest: &str) -> bool {
    let Some(clause) = Keyword::of(name.as_bytes()).and_then(clause::of_keyword) else { return false };
    if !matches!(p.nth(1).kind, TokenKind::End | TokenKind::Pipe) || p.depth > 0 || p.entry != Entry::Request
    {
        return false;
    }
    let word = keyword_slip::spelling(clause);
    let (rest, sign) = match (rest.strip_suffix("-desc"), rest.strip_suffix("-asc")) {
        (Some(path), _) => (path, "-"),
        (None, Some(path)) => (path, ""),
        (None, None) => (rest, ""),
    };
    let fix = Fix::replace(run, format!("| {word} {sign}{rest}"));
    p.slip(Code::ClauseSpelling, run).arg(word).fix(fix);
    p.skip();
    true
}

/// `a:in (1, 2)` and `a:exists`: an operator stands behind the `:`, with what it asks for; takes the test and says so, if it is that.
fn operator_run(p: &mut Parser<'_>, colon: u32, rest: &str, connective: &str) -> bool {
    let (word, run) = (Keyword::of(rest.as_bytes()), p.peek().span);
    let is_operator = match word {
        Some(Keyword::Exists | Keyword::Missing) => p.ends_test(1),
        Some(Keyword::Not) => p.is_operator(1),
        Some(word) => word.group() == Group::Operator && !p.ends_test(1) && !p.is_operator(1),
        None => false,
    };
    if is_operator {
        let (name, sign) = (Span::new(run.start, colon), Span::new(colon, colon + 1));
        let mut edits = vec![Edit { span: sign, text: " ".into() }];
        if !connective.is_empty() {
            edits.insert(0, Edit { span: Span::at(run.start), text: connective.into() });
        }
        let behind = if p.ends_test(1) { "" } else { " …" };
        let test = format!("{} {rest}{behind}", p.text(name));
        p.slip(Code::ColonForEqual, sign).arg(test).fix(Fix { title: "remove the `:`".into(), edits });
        p.recover();
    }
    is_operator
}

/// What replaces the `:` at `colon` and the value glued to it.
fn separator(colon: u32, rest: &str) -> Edit {
    let mut parts = rest.split([';', '&']);
    if let Some(first) = parts.next()
        && parts.clone().next().is_some()
        && parts.clone().all(|part| parts_of(part).is_some())
    {
        // `a:1;b:2`: each has its own `:`.
        let mut edit = separator(colon, first);
        for (name, rest) in parts.filter_map(parts_of) {
            edit.text = format!("{} and {name}{}", edit.text, separator(0, rest).text).into();
        }
        edit.span.end = colon + 1 + u32::try_from(rest.len()).unwrap_or(0);
        return edit;
    }
    let comparison =
        ["<=", ">=", "==", "!=", "<", ">", "=", "~"].into_iter().find(|symbol| rest.starts_with(symbol));
    let symbol = comparison.unwrap_or("");
    let value = rest.get(symbol.len()..).unwrap_or("");
    let is_regex = rest.starts_with('/') && rest.len() > 2 && rest.ends_with('/');
    let value = if value_slip::reads_as_value(value) || is_regex { value.to_owned() } else { quoted(value) };
    let operator = if symbol.is_empty() { "=" } else { symbol };
    let (operator, value) = match wildcard(rest) {
        Some((operator, value)) => (operator, value),
        None => (operator, value),
    };
    let end = colon + 1 + u32::try_from(rest.len()).unwrap_or(0);
    Edit { span: Span::new(colon, end), text: format!(" {operator} {value}").into() }
}

/// `bob*`, `*bob`, `*bob*`: what a search's `*` at the ends of a word asks for.
pub(super) fn wildcard(text: &str) -> Option<(&'static str, String)> {
    let inside = text.trim_matches('*');
    if inside.is_empty() || !inside.chars().all(|character| character.is_alphanumeric() || character == '_') {
        return None;
    }
    let operator = match (text.starts_with('*'), text.ends_with('*')) {
        (true, true) => "contains",
        (false, true) => "startswith",
        (true, false) => "endswith",
        (false, false) => return None,
    };
    Some((operator, quoted(inside)))
}

/// A run with a `:` in it where a test starts: `a:1`.
pub(super) fn colon_run(p: &mut Parser<'_>) -> Option<NodeId> {
    let run = p.peek().span;
    let (name, rest) = parts_of(p.text(run))?;
    let colon = run.start + u32::try_from(name.len()).ok()?;
    let name_span = Span::new(run.start, colon);
    let is_last = rest.is_empty();
    if operator_run(p, colon, rest, "") {
        return Some(p.error(run));
    }
    if let Some(presence @ ("exists" | "missing")) =
        name.strip_prefix('_').and_then(|name| name.strip_suffix('_'))
        && !is_last
        && p.ends_test(1)
    {
        // `_exists_:a` of Lucene.
        p.skip();
        let written = format!("{rest} {presence}");
        let diagnostic =
            Diagnostic::new(Code::ColonForEqual, Span::new(colon, colon + 1)).arg(written.clone());
        p.report(diagnostic.write(run, written));
        return Some(p.error(run));
    }
    if is_last && p.entry == Entry::Filter && p.is_operator(2) && (name.contains(['.', '/'])) {
        let span = run;
        p.skip();
        let gap = Span::new(span.start, p.peek().span.start);
        p.slip(Code::EndpointInFilter, span).write(gap, "");
        return Some(super::filter::primary(p));
    }
    if rest.starts_with(':') && p.is_operator(1) {
        // PostgreSQL's `a::date`.
        p.skip();
        let colons = Span::new(colon, run.end);
        report_colon(p, colons, name_span, look::replace(colons, ""));
        return Some(test::with_path(p, name_span));
    }
    if !is_last && clause_run(p, run, name, rest) {
        return Some(p.error(run));
    }
    let is_called = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
    let is_endpoint =
        p.at == 0 && p.entry == Entry::Request && name.contains(['.', '/']) && name.bytes().all(is_called);
    let comparisons = ['=', '<', '>', '!', '~'];
    if is_endpoint && is_last && p.is_operator(2) {
        // Its name has a `/` too many, or the lexer would have known it for one.
        p.slip(Code::UnknownEndpoint, name_span).arg(name_span);
        p.skip();
        return Some(super::filter::primary(p));
    }
    if is_endpoint
        && !is_last
        && !rest.starts_with(comparisons)
        && (rest.contains(comparisons) || p.is_operator(1))
    {
        let fix = Fix::replace(Span::at(colon + 1), " ");
        p.slip(Code::EndpointSpacing, run).arg(name_span).fix(fix);
        p.recover();
        return Some(p.error(run));
    }
    let colon_span = Span::new(colon, colon + 1);
    if is_last && p.nth(1).span.start > run.end {
        // Only what is glued to the `:` is of other languages.
    } else if is_last {
        p.skip();
        if let Some((end, meant)) = foreign_operand(p, name_span) {
            report_operand(p, name_span, colon_span, end, meant);
            return Some(p.error(run));
        }
        p.go_to(p.at - 1);
    }
    let is_range = matches!(p.nth(1).kind, TokenKind::DotDot | TokenKind::DotDotLess);
    let edit = if is_last {
        let before_operator = test::symbol(p.nth(1).kind).is_some();
        Edit { span: colon_span, text: if before_operator { "" } else { " =" }.into() }
    } else if is_range {
        Edit { span: colon_span, text: " in ".into() }
    } else {
        separator(colon, rest)
    };
    let title = match &*edit.text {
        "" => "remove the `:`".into(),
        " in " => "write `in`".into(),
        " =" => "write `=`".into(),
        written => format!("write `{}`", written.trim_start()).into(),
    };
    let fix = Fix { title, edits: vec![edit] };
    report_colon(p, Span::new(colon, colon + 1), name_span, fix);
    p.skip();
    if is_last {
        return Some(equal_after_colon(p, name_span));
    }
    if is_range {
        p.skip();
        super::value::value(p);
    }
    Some(p.error(run))
}
