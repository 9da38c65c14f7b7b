//! Runs that hold a `:`, as sites that search write tests: `label:bug`.

use super::operand::{joins, values};
use super::{Meant, before_operator, equal_after_colon, foreign_operand, report_colon, report_operand};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl::parse::{
    Entry, Parser, clause, filter, keyword_slip, look, pipe_slip, test, value, value_slip,
};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;
use crate::words::is_one_of;

/// The path and the value of a run with a `:` in it.
pub(super) fn parts_of(run: &str) -> Option<(&str, &str)> {
    let (name, rest) = run.split_once(':')?;
    let is_name =
        |character: char| character.is_alphanumeric() || matches!(character, '_' | '.' | '-' | '`' | '/');
    (!name.is_empty() && name.chars().all(is_name) && !rest.starts_with("//")).then_some((name, rest))
}

/// `label:bug` after a test without a connective, as sites that search write it; says whether it is one. That a
/// connective is missing belongs to the same mistake.
pub(in crate::dsl::parse) fn joined_run(p: &mut Parser<'_>) -> bool {
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
        report_colon(p, Span::new(colon, colon + 1), Span::new(run.start, colon), Some(fix));
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
    if p.is_operator(1) || rest.starts_with(':') {
        // `a::b = 1`: what joins the names is a mistake of its own.
        return false;
    }
    let edits = vec![Edit { span: Span::at(run.start), text: "and ".into() }, separator(colon, rest)];
    let fix = Fix { title: "write `and` and `=`".into(), edits };
    let name = Span::new(run.start, colon);
    report_colon(p, Span::new(colon, colon + 1), name, Some(fix));
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
        Some(Keyword::Not) if p.is_operator(1) => true,
        Some(Keyword::Not) => {
            // `a:not online`.
            let value = p.nth(1);
            if !value_slip::reads_as_value(p.text(value.span)) || !p.ends_test(2) {
                return false;
            }
            let written = format!("{} != {}", p.text(Span::new(run.start, colon)), p.text(value.span));
            let fix = Fix::replace(run.to(value.span), format!("{connective}{written}"));
            p.slip(Code::ColonForEqual, Span::new(colon, colon + 1)).arg(written).fix(fix);
            p.recover();
            return true;
        }
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
pub(super) fn separator(colon: u32, rest: &str) -> Edit {
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
    // `a:!online`.
    let is_denied = comparison.is_none() && rest.len() > 1 && rest.starts_with('!');
    let symbol = if is_denied { "!" } else { comparison.unwrap_or("") };
    let value = rest.get(symbol.len()..).unwrap_or("");
    let symbol = if is_denied { "!=" } else { symbol };
    // `a:now()`.
    let day_word = value
        .strip_suffix("()")
        .filter(|word| Keyword::of(word.as_bytes()).is_some_and(Keyword::is_day_word));
    let value = day_word.unwrap_or(value);
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
pub(in crate::dsl::parse) fn wildcard(text: &str) -> Option<(&'static str, String)> {
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
pub(in crate::dsl::parse) fn colon_run(p: &mut Parser<'_>) -> Option<NodeId> {
    let run = p.peek().span;
    let (name, rest) = parts_of(p.text(run))?;
    let colon = run.start + u32::try_from(name.len()).ok()?;
    let name_span = Span::new(run.start, colon);
    let is_last = rest.is_empty();
    if pipe_slip::named_clause(p) || operator_run(p, colon, rest, "") {
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
        return Some(filter::primary(p));
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
        return Some(filter::primary(p));
    }
    if is_endpoint
        && !is_last
        && !rest.starts_with(comparisons)
        && (rest.contains(comparisons) || p.is_operator(1) || names_test(rest))
    {
        let fix = Fix::replace(Span::at(colon + 1), " ");
        p.slip(Code::EndpointSpacing, run).arg(name_span).fix(fix);
        p.recover();
        return Some(p.error(run));
    }
    let colon_span = Span::new(colon, colon + 1);
    if let Some(node) = named(p, name_span, rest) {
        return Some(node);
    }
    if is_last {
        p.skip();
        // Of brackets, only what is glued to the `:` is of other languages.
        let is_apart = p.peek().span.start > run.end
            && matches!(p.peek().kind, TokenKind::Json | TokenKind::OpenParenthesis);
        if let Some((end, meant)) = foreign_operand(p, name_span).filter(|_| !is_apart) {
            report_operand(p, name_span, colon_span, end, meant);
            return Some(p.error(run));
        }
        if before_operator(p, name_span, colon_span) {
            return Some(test::with_path(p, name_span));
        }
        p.go_to(p.at - 1);
    } else if let Some((end, list)) = list_behind(p, rest) {
        report_operand(p, name_span, colon_span, end, Meant::Operand(list));
        return Some(p.error(run));
    }
    let is_range = matches!(p.nth(1).kind, TokenKind::DotDot | TokenKind::DotDotLess);
    let edit = if is_last {
        Edit { span: colon_span, text: " =".into() }
    } else if is_range {
        Edit { span: colon_span, text: " in ".into() }
    } else {
        separator(colon, rest)
    };
    let title = match &*edit.text {
        " in " => "write `in`".into(),
        " =" => "write `=`".into(),
        written => format!("write `{}`", written.trim_start()).into(),
    };
    let fix = Fix { title, edits: vec![edit] };
    report_colon(p, Span::new(colon, colon + 1), name_span, Some(fix));
    p.skip();
    if is_last {
        return Some(equal_after_colon(p, name_span));
    }
    if is_range {
        p.skip();
        value::value(p);
    }
    Some(p.error(run))
}

/// Whether `rest` is what a test is elsewhere: `status:online`.
fn names_test(rest: &str) -> bool {
    parts_of(rest).is_some_and(|(name, value)| name.starts_with(char::is_alphabetic) && !value.is_empty())
}

/// Types of PostgreSQL, which stand behind `::` to make one of a value.
const CASTS: &str = "date timestamp timestamptz time text varchar char int int2 int4 int8 integer bigint smallint numeric \
                     decimal real float float4 float8 double bool boolean uuid json jsonb";

/// `a::b = 1`, `a:b = 1` and `users.list: users.list: a = 1`, where the run is no test, as an operator stands behind it: the
/// names of a path, or of an endpoint.
fn named(p: &mut Parser<'_>, name: Span, rest: &str) -> Option<NodeId> {
    let run = p.peek().span;
    let colon = Span::new(name.end, name.end + 1);
    if rest.is_empty() {
        let is_test = matches!(
            p.nth(1).kind,
            TokenKind::Word | TokenKind::Path | TokenKind::Quoted | TokenKind::String
        );
        if !is_test || p.nth(1).is_connective() || !p.is_operator(2) || p.is_operator(1) {
            return None;
        }
        // That `a` is compared with what a test follows would be a guess.
        let again = p.ast.endpoint.filter(|_| p.nth_back(1).kind == TokenKind::Colon);
        let Some(endpoint) = again else {
            report_colon(p, colon, name, None);
            p.recover();
            return Some(p.error(run));
        };
        let gap = Span::new(run.start, p.nth(1).span.start);
        let fix = (p.text(endpoint) == p.text(name)).then(|| look::replace(gap, ""));
        p.slip(Code::LeadingWord, run).arg(run).fixed(fix);
        p.skip();
        return Some(filter::primary(p));
    }
    let inside = rest.strip_prefix(':');
    if !p.is_operator(1) {
        if inside.is_none() && !rest.ends_with(':') {
            return None;
        }
        // `a::b` and `a:b: c`: a value with a `:` round it would be a guess.
        report_colon(p, colon, name, None);
        p.recover();
        return Some(p.error(run));
    }
    let behind = Span::new(name.end, run.end);
    let is_path = inside.unwrap_or(rest).split('.').all(|segment| {
        segment.starts_with(|first: char| first.is_alphabetic() || first == '_')
            && segment.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
    });
    let fix = match inside {
        Some(cast) if is_one_of(cast, CASTS) => Some(look::replace(behind, "")),
        // At the start, the name may be that of an endpoint.
        None if p.at == 0 && p.entry == Entry::Request => None,
        _ if is_path => Some(look::replace(behind, &format!(".{}", inside.unwrap_or(rest)))),
        _ => None,
    };
    let written = fix.as_ref().and_then(|fix| fix.edits.first()).map_or("", |edit| &edit.text);
    let test = format!("{}{written} = …", p.text(name));
    p.slip(Code::ColonForEqual, colon).arg(test).fixed(fix);
    p.skip();
    Some(test::with_path(p, run))
}

/// `a:online,away`, of which `rest` is glued to the `:`: where the list ends, and how it is written.
fn list_behind(p: &mut Parser<'_>, rest: &str) -> Option<(Span, String)> {
    let (at, separator) = (p.at, *p.nth(1));
    if separator.kind != TokenKind::Comma && !joins(separator) || !value_slip::reads_as_value(rest) {
        return None;
    }
    p.go_to(at + 2);
    let more = values(p);
    p.go_to(at);
    more.map(|(end, list)| (end, format!("in ({rest}, {list})")))
}
