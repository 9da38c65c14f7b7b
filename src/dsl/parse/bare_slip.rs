//! A path without an operator: alone, or with a value behind it.

use super::{Entry, Parser, colon_slip, foreign, look, start_slip};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;
use crate::words::{is_one_of, meant};

/// A path and nothing after it.
pub(super) fn bare(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
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
        let other = look::other_connective(p, p.nth_back(2).span, path);
        p.slip(Code::DoubledConnective, path).arg(path).fix(look::replace(gap, "")).fixed(other);
        return None;
    }
    if colon_slip::value_after_endpoint(p, 1) {
        return None;
    }
    let open = p.nth_back(2);
    if p.at > 1
        && p.at(TokenKind::CloseParenthesis)
        && open.kind == TokenKind::OpenParenthesis
        && p.is_operator(1)
        && !p.in_element
    {
        // `(a) = 1`.
        let whole = open.span.to(p.peek().span);
        let fix = Fix::replace(whole, text);
        p.slip(Code::GroupedValue, whole).arg(path).fix(fix);
        return None;
    }
    if matches!(text, "true" | "false" | "null") {
        let found = format!("`{text}`");
        p.report(Diagnostic::new(Code::ExpectedTest, path).arg(found));
        return None;
    }
    let after = Span::at(path.end);
    let diagnostic = Diagnostic::new(Code::BareName, path).arg(path);
    let is_first = p.at == 1 && p.entry == Entry::Request && text.contains('.');
    if is_first && p.at(TokenKind::Pipe) && p.is_operator(2) {
        // `users.list | a = 1`: an endpoint stands with a `:`, and a filter without a `|`.
        let gap = Span::new(path.end, p.nth(1).span.start);
        p.skip_all();
        let fix = Fix::titled(gap, ": ", "write `:`");
        p.report(diagnostic.fix(fix));
        return None;
    }
    let endpoint = (is_first && p.ends_test(0)).then(|| Fix::replace(after, ":"));
    // `a = x or y`: the test before may have been meant to go on.
    let repeated = start_slip::test_before(p, 2).map(|(before, operator)| {
        // `a is null or missing` has an operator of its own.
        let has_own = p.nth_back(1).keyword.is_some_and(|word| word.group() == Group::Operator);
        let operator = if has_own { String::new() } else { format!("{} ", p.text(operator)) };
        let left_out = format!("{} {operator}", p.text(before));
        Fix {
            title: format!("write `{left_out}{text}`").into(),
            edits: vec![Edit { span: Span::at(path.start), text: left_out.into() }],
        }
    });
    let diagnostic = diagnostic.fixed(repeated);
    if let Some(comment) = commented_test(p, path) {
        p.report(diagnostic.related("a comment starts here", comment));
        return None;
    }
    let diagnostic = diagnostic.write(after, " = true").write(after, " exists");
    p.report(diagnostic.fixed(endpoint));
    None
}

/// `p # "v" or q = 1`: the comment behind a path, where it reads like what the path was to be compared with.
fn commented_test(p: &Parser<'_>, path: Span) -> Option<Span> {
    let gap = p.source.get(path.end as usize..p.peek().span.start as usize)?;
    let line = gap.trim_start_matches([' ', '\t']).lines().next()?;
    let comment = line.strip_prefix('#')?.trim_start();
    let is_test = comment.starts_with(['"', '\'', '=', '<', '>', '~'])
        || comment.contains(" = ") && comment.split(' ').any(|word| matches!(word, "and" | "or"));
    let start = path.end + u32::try_from(gap.len() - gap.trim_start().len()).unwrap_or(0);
    is_test.then(|| Span::new(start, start + 1))
}

/// A path and a value.
pub(super) fn missing(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let word = p.peek().span;
    if let Some(null) = meant(p.text(word), &[("isnull", "is null"), ("notnull isnotnull", "!= null")]) {
        p.skip();
        // Others take a field that is not there for null too: that is to be asked for.
        let missing_too = (null == "is null").then(|| look::replace(word, "= null"));
        p.slip(Code::OperatorSpelling, word)
            .arg(word)
            .arg(null)
            .fix(look::replace(word, null))
            .fixed(missing_too);
        return None;
    }
    if p.ends_test(1)
        && let Some(presence @ (Keyword::Exists | Keyword::Missing)) = p.nth_back(1).keyword
        && p.at(TokenKind::Word)
    {
        // `exists a`.
        let whole = path.to(p.bump().span);
        let written = format!("{} {}", p.text(word), presence.spelling());
        let diagnostic = Diagnostic::new(Code::FlippedTest, whole).arg(written.clone());
        p.report(diagnostic.write(whole, written));
        return None;
    }
    if is_one_of(p.text(path), "after before since")
        && let Some(written) = foreign::operator(p.text(path))
        && let Some((before, _)) = start_slip::test_before(p, 2)
    {
        // `a after 2024-01-01 and before 2024-02-01`.
        let diagnostic = Diagnostic::new(Code::OperatorSpelling, path).arg(path).arg(written);
        p.report(diagnostic.write(path, format!("{} {written}", p.text(before))));
        return Some((Keyword::Lt, false));
    }
    let at = Span::at(word.start);
    let text = if at.start == path.end { " = " } else { "= " };
    // `a = 1 and sort b`: a clause more likely than a field of that name.
    let is_clause = p.nth_back(1).keyword.is_some_and(|word| word.group() == Group::Clause);
    let is_joined = p.at > 1
        && (p.nth_back(2).is_connective()
            || matches!(p.nth_back(2).kind, TokenKind::AndAnd | TokenKind::OrOr));
    let fix = (!(is_clause && is_joined)).then(|| Fix::titled(at, text, "write `=`"));
    // `a contains x and startswith y`: the test before may have been meant to go on.
    let is_operator = p.nth_back(1).keyword.is_some_and(|word| word.group() == Group::Operator);
    let before = if is_operator { start_slip::test_before(p, 2) } else { None };
    let again = before.map(|(before, _)| {
        let left_out = format!("{} ", p.text(before));
        let title = format!("write `{left_out}{} …`", p.text(path));
        Fix::titled(Span::at(path.start), &left_out, &title)
    });
    p.slip(Code::MissingOperator, path).arg(path).fixed(again).fixed(fix);
    Some((Keyword::Eq, false))
}
