//! What is no keyword of a clause, and what stands between the clauses.

use super::clause::of_keyword;
use super::{Parser, Wanted, clause_slip, foreign, look, pipe_slip, sql_slip, start_slip, test, value_slip};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::dsl::ast::Clause;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::nearest::nearest;
use crate::span::Span;
use crate::words::meant;

/// A clause, or what else remains, after a part given apart.
#[cold]
#[inline(never)]
pub(super) fn clause_in_part(p: &mut Parser<'_>) {
    let start = p.previous_end();
    let first = p.peek().span;
    let end = p.tokens.last().map_or(first.end, |token| token.span.end);
    // To remove more than the sign would lose what was asked for.
    let is_empty = p.nth(1).kind == TokenKind::End;
    let fix = is_empty.then(|| Fix::titled(Span::new(start, end), "", "remove it"));
    p.slip(Code::ClauseInPart, first).fixed(fix);
    p.skip_all();
}

pub(super) const fn spelling(clause: Clause) -> &'static str {
    match clause {
        Clause::Fields => "fields",
        Clause::Sort => "sort",
        Clause::Offset => "offset",
        Clause::Count => "count",
        Clause::Page => "page",
        Clause::With => "with",
    }
}

/// Clauses of other languages.
const WORDS: [(&str, Clause); 4] = [
    ("select field project projection columns column", Clause::Fields),
    ("order orderby sortby", Clause::Sort),
    ("top take first head", Clause::Count),
    ("using params parameters", Clause::With),
];

/// The clause that a word of another language stands for.
pub(super) fn foreign_clause(word: &str) -> Option<Clause> {
    meant(word, &WORDS)
}

/// Takes a keyword, and the `by` after it.
pub(super) fn with_by(p: &mut Parser<'_>) -> Span {
    let keyword = p.bump().span;
    let is_by = p.text(p.peek().span).eq_ignore_ascii_case("by");
    if is_by { keyword.to(p.bump().span) } else { keyword }
}

/// The keyword of the clause that starts here, taken; nothing where there is none, and then the clause is skipped.
pub(super) fn keyword(p: &mut Parser<'_>) -> Option<(Clause, Span)> {
    let token = p.peek();
    if let Some(clause) = p.peek().keyword.and_then(of_keyword) {
        p.skip();
        if after_keyword(p, clause, token.span) {
            return None;
        }
        return Some((clause, token.span));
    }
    foreign_keyword(p)
}

/// `sort by` and `fields :`; says whether the whole clause was taken.
fn after_keyword(p: &mut Parser<'_>, clause: Clause, keyword: Span) -> bool {
    let next = p.peek();
    let is_by = next.kind == TokenKind::Word
        && p.text(next.span).eq_ignore_ascii_case("by")
        && matches!(p.nth(1).kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted | TokenKind::Minus);
    if clause == Clause::Sort && is_by && sorted_by(p, keyword, 0) {
        return true;
    }
    if clause == Clause::Sort && is_by || matches!(next.kind, TokenKind::Colon | TokenKind::Equal) {
        p.skip();
        clause_spelling(p, keyword.to(next.span), clause);
    }
    false
}

/// `order by a desc`, whose `by` stands `ahead` places on: where directions stand behind the paths, the clause is one
/// mistake. Takes it if it is that, and says so.
#[cold]
#[inline(never)]
fn sorted_by(p: &mut Parser<'_>, keyword: Span, ahead: usize) -> bool {
    let by = p.nth(ahead).span;
    let Some((order, end)) = sql_slip::sorted(p, ahead) else { return false };
    for _ in 0..end {
        p.skip();
    }
    let whole = p.since(keyword.start);
    let fix = Fix::replace(whole, format!("sort {order}"));
    p.slip(Code::ClauseSpelling, keyword.to(by)).arg("sort").fix(fix);
    true
}

#[cold]
fn clause_spelling(p: &mut Parser<'_>, span: Span, clause: Clause) {
    let word = spelling(clause);
    p.slip(Code::ClauseSpelling, span).arg(word).write(span, word);
}

/// A clause whose keyword is misspelt, of another language, or with a `:` glued on.
#[cold]
#[inline(never)]
fn foreign_keyword(p: &mut Parser<'_>) -> Option<(Clause, Span)> {
    if p.must_follow(&[Wanted::Clause]) {
        return None;
    }
    let token = p.peek();
    let text = p.text(token.span);
    // What is missing before the `|` may be why it stands there.
    let is_pipe_told = p.sink.has_error_in(p.nth_back(1).span);
    if token.kind == TokenKind::Run
        && let Some((name, rest)) = text.split_once([':', '='])
        && let own = Keyword::of(name.as_bytes()).and_then(of_keyword)
        && let Some(clause) = own.or_else(|| foreign_clause(name))
    {
        let colon = token.span.start + u32::try_from(name.len()).unwrap_or(0);
        p.skip();
        let keyword = Span::new(token.span.start, colon);
        let blank = if rest.is_empty() { "" } else { " " };
        let fix = match own {
            Some(_) => Fix::titled(Span::new(colon, colon + 1), blank, "remove the `:`"),
            None => {
                look::replace(Span::new(keyword.start, colon + 1), &format!("{}{blank}", spelling(clause)))
            }
        };
        p.slip(Code::ClauseSpelling, token.span).arg(spelling(clause)).fix(fix);
        if !rest.is_empty() {
            // What is glued on cannot be read before the fix is made.
            skip_clause(p);
            return None;
        }
        return Some((clause, keyword));
    }
    if clause_slip::starts_group(token)
        && (start_slip::names_test(p, 1) || clause_slip::starts_group(*p.nth(1)))
    {
        clause_slip::piped_test(p, None);
        return None;
    }
    let next = *p.nth(1);
    if token.is_connective()
        && (start_slip::names_test(p, 1)
            || clause_slip::starts_group(next)
            || test::symbol(next.kind).is_some())
    {
        clause_slip::piped_connective(p);
        return None;
    }
    if token.kind == TokenKind::Word {
        if let Some(clause) = foreign_clause(text) {
            if clause == Clause::Sort && sorted_by(p, token.span, 1) {
                return None;
            }
            let whole = with_by(p);
            clause_spelling(p, whole, clause);
            return Some((clause, whole));
        }
        if sql_slip::is_leading(&text.to_ascii_lowercase()) && start_slip::names_test(p, 1) {
            // `users | where a = 1`.
            let (before, pipe) = (p.nth_back(2).span.end, p.nth_back(1).span);
            let (is_first, is_alone) = (p.ast.filter.is_none(), clause_slip::follows_nothing(p));
            let start = if is_first { pipe.start } else { before };
            let gap = Span::new(start, p.nth(1).span.start);
            // Behind a clause, the tests would be a part of that.
            let is_joined = clause_slip::follows_tests(p);
            p.skip();
            let (code, written) =
                if is_joined { (Code::ConnectiveSpelling, " and ") } else { (Code::LeadingWord, "") };
            let diagnostic = Diagnostic::new(code, token.span).arg(token.span).arg("and");
            let is_joined = is_joined && !sql_slip::or_around(p, 3);
            let fix = (is_joined || is_first && is_alone).then(|| look::replace(gap, written));
            p.report(diagnostic.fixed(fix));
            super::filter::filter(p);
            return None;
        }
        if let Some(fix) = alternative(p) {
            // `a = b|c`.
            p.slip(Code::UnknownClause, token.span).arg(token.span).fix(fix);
            skip_clause(p);
            return None;
        }
        let glued = clause_slip::glued_keyword(p);
        if glued.is_some() || p.is_operator(1) {
            clause_slip::piped_test(p, glued);
            return None;
        }
        let known =
            || Keyword::ALL.iter().filter(|word| word.group() == Group::Clause).map(|word| word.spelling());
        let diagnostic = Diagnostic::new(Code::UnknownClause, token.span).arg(token.span);
        p.skip();
        // With nothing behind it, what the clause is about may be glued to it.
        let is_alone = matches!(p.peek().kind, TokenKind::End | TokenKind::Pipe | TokenKind::Comma);
        if let Some(near) = nearest(text, known()).filter(|near| !is_alone || near.len() >= text.len()) {
            let clause = of_keyword(Keyword::of(near.as_bytes())?)?;
            let is_number = p.at(TokenKind::Number) || p.peek().keyword == Some(Keyword::All);
            // Before what the clause does not take, it is not what was meant.
            if is_number || matches!(clause, Clause::Fields | Clause::Sort | Clause::With) {
                p.report(diagnostic.write(token.span, near));
                return Some((clause, token.span));
            }
        }
        if !is_pipe_told {
            p.report(diagnostic);
        }
        skip_clause(p);
        return None;
    }
    if matches!(token.kind, TokenKind::End | TokenKind::Pipe) {
        let pipe = p.nth_back(1).span;
        // Where a parenthesis before it is not closed, its clause comes once the filter is done.
        if !p.unclosed || p.at(TokenKind::Pipe) {
            let fix = Fix::titled(pipe, "", "remove it");
            p.slip(Code::EmptyClause, pipe).arg(pipe).fix(fix);
        }
        return None;
    }
    if !is_pipe_told {
        p.slip_expected(Code::UnknownClause, token.span).arg(token.span);
    }
    skip_clause(p);
    None
}

/// `a = b|c`, whose second value stands here behind a `|` that nothing parts from it: both as a list.
fn alternative(p: &Parser<'_>) -> Option<Fix> {
    let (pipe, value, operator, other) = (p.nth_back(1), p.nth_back(2), p.nth_back(3), p.peek());
    let is_glued = value.span.end == pipe.span.start && pipe.span.end == other.span.start;
    let is_text = |kind| matches!(kind, TokenKind::Word | TokenKind::Path);
    (p.at > 3 && is_glued && operator.kind == TokenKind::Equal && is_text(value.kind) && p.ends_test(1)).then(
        || {
            let (before, _) = look::blanks(p, operator.span);
            let written = format!("{before}in ({}, {})", p.text(value.span), p.text(other.span));
            look::replace(operator.span.to(other.span), &written)
        },
    )
}

/// Skips to the next `|`.
pub(super) fn skip_clause(p: &mut Parser<'_>) {
    while !matches!(p.peek().kind, TokenKind::End | TokenKind::Pipe) {
        p.skip();
    }
    p.recovered_at = Some(p.at);
}

/// Something between a clause and the next.
pub(super) fn check_end(p: &mut Parser<'_>) {
    let token = p.peek();
    if matches!(token.kind, TokenKind::Pipe | TokenKind::End) {
        return;
    }
    after_clause(p);
}

#[cold]
#[inline(never)]
fn after_clause(p: &mut Parser<'_>) {
    if p.must_follow(&[Wanted::Pipe]) {
        return;
    }
    let token = p.peek();
    if pipe_slip::other_pipe(p, 0) || clause_slip::tests_behind(p) {
        return;
    }
    if token.kind == TokenKind::Word && pipe_slip::starts_clause(p) {
        // The next round says that the `|` is missing.
        return;
    }
    if token.kind == TokenKind::Run && p.text(token.span).starts_with('#') {
        value_slip::hash(p, token.span, false);
    } else if token.kind != TokenKind::Bad && p.nth(1).kind != TokenKind::Bad {
        let found = p.found();
        p.slip_expected(Code::AfterClause, token.span).arg(found);
    }
    skip_clause(p);
}

/// Something after a list given apart.
pub(super) fn check_part_end(p: &mut Parser<'_>) {
    if p.at(TokenKind::End) || p.must_follow(&[]) {
        return;
    }
    let token = p.peek();
    if token.kind == TokenKind::Pipe {
        return clause_in_part(p);
    }
    if token.kind == TokenKind::Run && p.text(token.span).starts_with('#') {
        value_slip::hash(p, token.span, false);
    } else if token.kind != TokenKind::Bad {
        let found = p.found();
        p.slip_expected(Code::AfterPart, token.span).arg(found);
    }
    p.skip_all();
}

/// The keyword of the list that is given apart.
pub(super) fn keyword_in_part(p: &mut Parser<'_>, clause: Clause) {
    let start = p.peek().span.start;
    // `| fields a`.
    let pipe = usize::from(p.at(TokenKind::Pipe));
    let token = p.nth(pipe);
    let text = p.text(token.span);
    let name = text.trim_end_matches([':', '=']);
    let meant = Keyword::of(name.as_bytes()).and_then(of_keyword).or_else(|| foreign_clause(name));
    let is_keyword = meant == Some(clause);
    let next = p.nth(pipe + 1).kind;
    let is_item = match clause {
        Clause::With => matches!(next, TokenKind::Equal | TokenKind::Caret),
        _ => matches!(next, TokenKind::Comma | TokenKind::End | TokenKind::Caret),
    };
    if is_keyword && (!is_item || name.len() < text.len()) {
        foreign::take(p, pipe + 1);
        if clause == Clause::Sort && p.text(p.peek().span).eq_ignore_ascii_case("by") {
            p.skip();
        }
        p.eat(TokenKind::Colon);
        let keyword = p.since(start);
        let gap = Span::new(keyword.start, p.peek().span.start);
        let fix = Fix::titled(gap, "", "remove it");
        p.slip(Code::KeywordInPart, keyword).arg(keyword).fix(fix);
    }
}
