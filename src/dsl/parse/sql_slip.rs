//! Sentences that start as SQL has it: `select … from … where …`.

use super::{Parser, foreign, test};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Keyword, TokenKind};
use crate::span::Span;

/// `select a, b from users where c = 1`: a filter comes first and the fields after it.
pub(super) fn select(p: &mut Parser<'_>, path: Span) -> Option<Option<foreign::Meant>> {
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

/// Whether the token before is `from`.
fn is_from(p: &Parser<'_>) -> bool {
    p.text(p.nth_back(1).span).eq_ignore_ascii_case("from")
}

/// What starts a filter in other languages.
const LEADING: [&str; 6] = ["where", "filter", "query", "find", "selector", "$filter"];

/// `filter: a = 1` and `query: {…}` at the start of a text, where no endpoint is called so; says whether it was that.
pub(super) fn leading_name(p: &mut Parser<'_>, name: Span, colon: Span) -> bool {
    let text = p.text(name).to_ascii_lowercase();
    if !LEADING.contains(&text.as_str()) || p.at(TokenKind::End) {
        return false;
    }
    let gap = Span::new(name.start, p.peek().span.start);
    let fix = Fix { title: "remove it".into(), edits: vec![Edit { span: gap, text: "".into() }] };
    p.report(Diagnostic::new(Code::LeadingWord, name.to(colon)).arg(name.to(colon)).fix(fix));
    true
}

/// Reads a word that is no operator where `path` stands and the word after it may be the real path: `where a = 1`.
pub(super) fn leading_word(p: &mut Parser<'_>, path: Span) -> Option<(Keyword, bool)> {
    let text = p.text(path);
    let code = match text.to_ascii_lowercase().as_str() {
        "and" | "or" => Code::DoubledConnective,
        word if LEADING.contains(&word) => Code::LeadingWord,
        _ => return None,
    };
    let next = p.peek();
    let is_test = p.is_operator(1) || foreign::is_like(p, 1) || foreign::phrase(p, 1).is_some();
    if !matches!(next.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted) || !is_test {
        return None;
    }
    let gap = Span::new(path.start, next.span.start);
    p.report(
        Diagnostic::new(code, path)
            .arg(path)
            .fix(Fix { title: "remove it".into(), edits: vec![Edit { span: gap, text: "".into() }] }),
    );
    p.bump();
    test::operator(p, p.nth_back(1).span)
}
