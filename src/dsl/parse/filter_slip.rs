//! What is no filter: stray tokens where a test or a connective is expected, each with one report.

use super::{Entry, Parser, clause, clause_slip, operator_slip, test, value_slip};
use crate::arena::NodeId;
use crate::diagnostic::{Arg, Code, Diagnostic, Edit, Fix};
use crate::dsl::ast::{Kind, Verb};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::path;
use crate::span::Span;

impl Parser<'_> {
    /// What stands here, for a message.
    pub(super) fn found(&self) -> Arg {
        let token = self.peek();
        if token.kind == TokenKind::End {
            return Arg::Word("the end");
        }
        let text = self.text(token.span);
        let short: String = text.chars().take(40).collect();
        let ellipsis = if short.len() < text.len() { "…" } else { "" };
        format!("`{short}{ellipsis}`").into()
    }

    /// Reports that something is expected here, unless a report led here.
    #[cold]
    pub(super) fn report_expected(&mut self, diagnostic: Diagnostic) {
        if self.recovered_at != Some(self.at) {
            self.report(diagnostic);
        }
    }

    /// Whether an operator stands `ahead` places on.
    pub(super) fn is_operator(&self, ahead: usize) -> bool {
        let token = self.nth(ahead);
        test::symbol(token.kind).is_some()
            || token.kind == TokenKind::Foreign && !matches!(self.text(token.span), "&" | ";")
            || token.keyword.is_some_and(|word| word.group() == Group::Operator || word == Keyword::Not)
    }

    /// Whether a test may end before the token `ahead` places on.
    pub(super) fn ends_test(&self, ahead: usize) -> bool {
        let token = self.nth(ahead);
        match token.kind {
            TokenKind::End
            | TokenKind::Pipe
            | TokenKind::CloseParenthesis
            | TokenKind::AndAnd
            | TokenKind::OrOr => true,
            TokenKind::Foreign => matches!(self.text(token.span), "&" | ";"),
            _ => token.is_connective(),
        }
    }
}

/// `and` beside `or` without parentheses; `bare` are the conjunctions. After a mistake it is not known where they end.
#[cold]
#[inline(never)]
pub(super) fn mixed(p: &mut Parser<'_>, bare: &[Span]) {
    let Some(&first) = bare.first().filter(|_| !p.sink.has_errors()) else { return };
    let around = |span: &Span| {
        [
            Edit { span: Span::at(span.start), text: "(".into() },
            Edit { span: Span::at(span.end), text: ")".into() },
        ]
    };
    let edits = bare.iter().flat_map(around).collect();
    let fix = Fix { title: "write the parentheses".into(), edits };
    p.report(Diagnostic::new(Code::MixedConnectives, first).fix(fix));
}

/// What stands after a test and is no connective: says so, and whether reading goes on as after an `and`
/// (`Some(true)`), ends here (`Some(false)`), or looks again.
#[cold]
#[inline(never)]
pub(super) fn between_tests(p: &mut Parser<'_>) -> Option<bool> {
    let token = p.peek();
    let text = p.text(token.span);
    match token.kind {
        TokenKind::CloseParenthesis | TokenKind::CloseBracket => {
            unmatched(p);
            None
        }
        TokenKind::Run if text == "}" => {
            unmatched(p);
            None
        }
        TokenKind::Comma => connective_slip(p, "and"),
        TokenKind::Foreign if matches!(text, "&" | ";") => connective_slip(p, "and"),
        TokenKind::Run if text.eq_ignore_ascii_case("$and") => connective_slip(p, "and"),
        TokenKind::Run if text.eq_ignore_ascii_case("$or") => connective_slip(p, "or"),
        TokenKind::Run if text.starts_with('#') => {
            value_slip::hash(p, token.span, false);
            p.bump();
            p.recover();
            None
        }
        TokenKind::Bad => {
            p.bump();
            p.recover();
            None
        }
        TokenKind::Word if p.depth == 0 && starts_clause(p) => Some(false),
        TokenKind::Word | TokenKind::Path | TokenKind::Run | TokenKind::Number if unquoted_words(p) => None,
        TokenKind::Run
            if p.nth_back(1).kind == TokenKind::Day && text.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            split_instant(p);
            None
        }
        TokenKind::Word
        | TokenKind::Path
        | TokenKind::Quoted
        | TokenKind::Bang
        | TokenKind::OpenParenthesis
        | TokenKind::Json
        | TokenKind::String
        | TokenKind::Run
            if starts_test(p) =>
        {
            let glued = p.previous_end() == token.span.start;
            let fix = Fix::replace(Span::at(token.span.start), if glued { " and " } else { "and " });
            p.report_expected(Diagnostic::new(Code::MissingConnective, token.span).arg(token.span).fix(fix));
            Some(true)
        }
        _ => {
            let found = p.found();
            p.report_expected(Diagnostic::new(Code::AfterTest, token.span).arg(found));
            p.bump();
            p.recover();
            None
        }
    }
}

/// Whether what stands here reads like the start of a test.
fn starts_test(p: &Parser<'_>) -> bool {
    let token = p.peek();
    match token.kind {
        TokenKind::Bang | TokenKind::OpenParenthesis => true,
        TokenKind::Json => p.text(token.span).starts_with('{'),
        TokenKind::Word if token.keyword == Some(Keyword::Not) => true,
        TokenKind::Run => p.is_operator(1) || p.text(token.span).ends_with(':'),
        TokenKind::String => p.is_operator(1) || p.nth(1).kind == TokenKind::Colon,
        _ => {
            p.is_operator(1)
                || p.nth(1).kind == TokenKind::Colon
                || p.nth(1).kind == TokenKind::OpenParenthesis
        }
    }
}

/// Whether a clause stands here whose `|` was forgotten.
pub(super) fn starts_clause(p: &Parser<'_>) -> bool {
    let word = p.peek();
    let next = p.nth(1);
    let is_clause = word.keyword.is_some_and(|word| word.group() == Group::Clause)
        || p.text(word.span).eq_ignore_ascii_case("order") && p.text(next.span).eq_ignore_ascii_case("by");
    is_clause
        && !(p.is_operator(1) && next.kind != TokenKind::Word)
        && matches!(
            next.kind,
            TokenKind::Word
                | TokenKind::Path
                | TokenKind::Quoted
                | TokenKind::Number
                | TokenKind::Minus
                | TokenKind::End
        )
        && !matches!(next.keyword, Some(Keyword::Exists | Keyword::Missing | Keyword::Is | Keyword::In))
}

fn unmatched(p: &mut Parser<'_>) {
    let span = p.bump().span;
    p.report(Diagnostic::new(Code::UnmatchedCloser, span).arg(span).fix(Fix::replace(span, "")));
}

/// A connective of another language.
fn connective_slip(p: &mut Parser<'_>, word: &'static str) -> Option<bool> {
    let before = p.previous_end();
    let span = p.bump().span;
    let next = p.peek();
    let diagnostic = Diagnostic::new(Code::ConnectiveSpelling, span).arg(span).arg(word);
    if matches!(next.kind, TokenKind::End | TokenKind::Pipe | TokenKind::CloseParenthesis) {
        p.report(diagnostic.fix(Fix::replace(span, "")));
        return None;
    }
    let gap = Span::new(before, next.span.start);
    let fix = Fix {
        title: format!("write `{word}`").into(),
        edits: vec![Edit { span: gap, text: format!(" {word} ").into() }],
    };
    p.report(diagnostic.fix(fix));
    // Like `and`, even where it means `or`: nothing is compiled any more.
    Some(true)
}

/// `name = John Smith`: takes the words and says that they need quotes.
fn unquoted_words(p: &mut Parser<'_>) -> bool {
    let is_text = |kind: TokenKind| {
        matches!(kind, TokenKind::Word | TokenKind::Path | TokenKind::Number | TokenKind::Run)
    };
    let (value, before) = (p.nth_back(1), p.nth_back(2));
    let is_value = matches!(value.kind, TokenKind::Word | TokenKind::Path)
        && (test::symbol(before.kind).is_some()
            || before.keyword.is_some_and(|word| word.group() != Group::Value));
    if !is_value
        || p.is_operator(1)
        || p.nth(1).kind == TokenKind::Colon
        || p.nth(1).kind == TokenKind::OpenParenthesis
    {
        return false;
    }
    while is_text(p.peek().kind) && !p.ends_test(0) && !p.is_operator(1) {
        if p.depth == 0 && starts_clause(p) {
            break;
        }
        p.bump();
    }
    let span = p.since(value.span.start);
    let fixed = quoted(p.text(span));
    p.report(Diagnostic::new(Code::UnquotedWords, span).arg(fixed.clone()).fix(Fix::replace(span, fixed)));
    true
}

/// `2024-03-01 10:00`: the `T` is missing.
fn split_instant(p: &mut Parser<'_>) {
    let day = p.nth_back(1).span;
    let time = p.bump().span;
    let fixed = format!("{}T{}", p.text(day), p.text(time));
    let span = day.to(time);
    p.report(
        Diagnostic::new(Code::ForeignDate, span).arg(span).arg(fixed.clone()).fix(Fix::replace(span, fixed)),
    );
}

/// Something stands where a test should start that cannot start one.
#[cold]
#[inline(never)]
pub(super) fn expected_test(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    match token.kind {
        _ if operator_slip::value_after_endpoint(p, 0) => {
            p.bump();
            return p.error(token.span);
        }
        TokenKind::String if p.is_operator(1) || p.nth(1).kind == TokenKind::Colon => return string_path(p),
        TokenKind::Run if p.text(token.span).contains(':') => {
            if let Some(node) = colon_run(p) {
                return node;
            }
        }
        TokenKind::Run | TokenKind::Number if p.is_operator(1) => return glued_path(p),
        _ if test::symbol(token.kind).is_some()
            && p.nth_back(1).keyword == Some(Keyword::Not)
            && p.at > 0 =>
        {
            let not = p.nth_back(1).span;
            let fix = Fix::replace(not, format!("`{}`", p.text(not)));
            p.report(Diagnostic::new(Code::NegatingWord, not).fix(fix));
            return test::with_path(p, not);
        }
        TokenKind::Run if p.text(token.span).starts_with('#') => {
            value_slip::hash(p, token.span, false);
            p.bump();
            p.recover();
            return p.error(token.span);
        }
        _ => {}
    }
    let before = p.nth_back(1);
    if let Some(endpoint) = p.ast.endpoint
        && p.at > 0
        && before.kind == TokenKind::Colon
        && value_slip::starts_value(p)
    {
        report_value_after_endpoint(p, endpoint, before.span, token.span);
        p.recover();
        return p.error(token.span);
    }
    let found = p.found();
    let mut diagnostic = Diagnostic::new(Code::ExpectedTest, token.span).arg(found);
    let before = p.nth_back(1);
    let after_connective =
        p.at > 0 && (matches!(before.kind, TokenKind::AndAnd | TokenKind::OrOr) || before.is_connective());
    if after_connective && p.ends_test(0) {
        let gap = Span::new(p.nth_back(2).span.end.min(before.span.start), before.span.end);
        let fix = Fix { title: "remove it".into(), edits: vec![Edit { span: gap, text: "".into() }] };
        diagnostic = diagnostic.fix(fix);
    }
    p.report_expected(diagnostic);
    p.recover();
    p.error(token.span)
}

/// `status: busy`, which reads like a test, and `sort: name`, which reads like a clause.
pub(super) fn report_value_after_endpoint(p: &mut Parser<'_>, endpoint: Span, colon: Span, value: Span) {
    if let Some(clause) = Keyword::of(p.text(endpoint).as_bytes()).and_then(clause::of_keyword) {
        let word = clause_slip::spelling(clause);
        let fix = Fix::replace(endpoint.to(colon), format!("| {word}"));
        p.report(Diagnostic::new(Code::ClauseSpelling, endpoint).arg(word).fix(fix));
        return;
    }
    let fix = Fix { title: "write `=`".into(), edits: vec![Edit { span: colon, text: " =".into() }] };
    p.report(Diagnostic::new(Code::EndpointWithoutTest, value).arg(endpoint).arg(value).fix(fix));
}

/// How the text of a string is written as a path.
pub(super) fn as_path(text: &str) -> String {
    let mut written = String::new();
    for (index, segment) in text.split('.').enumerate() {
        if index > 0 {
            written.push('.');
        }
        let is_number = index > 0 && !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
        let mut letters = segment.chars();
        let is_word = letters.next().is_some_and(|letter| letter.is_alphabetic() || letter == '_')
            && letters.all(|letter| letter.is_alphabetic() || letter == '_' || letter.is_ascii_digit());
        if is_number || is_word {
            written.push_str(segment);
        } else {
            path::quote(segment, &mut written);
        }
    }
    written
}

/// `"a" = 1` or `"a": 1`.
fn string_path(p: &mut Parser<'_>) -> NodeId {
    let span = p.bump().span;
    let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
    let written = as_path(p.text(inner));
    let mut edit = Edit { span, text: written.clone().into() };
    let colon = p.eat(TokenKind::Colon);
    if colon {
        edit = Edit { span: p.since(span.start), text: format!("{written} =").into() };
    }
    let fix = Fix { title: format!("write `{}`", edit.text).into(), edits: vec![edit] };
    p.report(Diagnostic::new(Code::StringPath, span).arg(written).fix(fix));
    if colon {
        return equal_after_colon(p, span);
    }
    test::with_path(p, span)
}

/// The value after a `:` that stands for `=`.
fn equal_after_colon(p: &mut Parser<'_>, path: Span) -> NodeId {
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

/// A run with a `:` in it where a test starts: `a:1`.
fn colon_run(p: &mut Parser<'_>) -> Option<NodeId> {
    let run = p.peek().span;
    let (name, rest) = p.text(run).split_once(':')?;
    let is_name =
        |character: char| character.is_alphanumeric() || matches!(character, '_' | '.' | '-' | '`' | '/');
    if name.is_empty() || !name.chars().all(is_name) || rest.starts_with("//") {
        return None;
    }
    let colon = run.start + u32::try_from(name.len()).ok()?;
    let name_span = Span::new(run.start, colon);
    let is_last = rest.is_empty();
    if is_last && p.entry == Entry::Filter && p.is_operator(2) && (name.contains(['.', '/'])) {
        let span = run;
        p.bump();
        let gap = Span::new(span.start, p.peek().span.start);
        p.report(Diagnostic::new(Code::EndpointInFilter, span).fix(Fix::replace(gap, "")));
        return Some(super::filter::primary(p));
    }
    let is_endpoint = p.at == 0 && p.entry == Entry::Request && name.contains(['.', '/']);
    let comparisons = ['=', '<', '>', '!', '~'];
    if is_endpoint && is_last && p.is_operator(2) {
        // Its name has a `/` too many, or the lexer would have known it for one.
        p.report(Diagnostic::new(Code::UnknownEndpoint, name_span).arg(name_span));
        p.bump();
        return Some(super::filter::primary(p));
    }
    if is_endpoint
        && !is_last
        && !rest.starts_with(comparisons)
        && (rest.contains(comparisons) || p.is_operator(1))
    {
        let fix = Fix::replace(Span::at(colon + 1), " ");
        p.report(Diagnostic::new(Code::EndpointSpacing, run).arg(name_span).fix(fix));
        p.recover();
        return Some(p.error(run));
    }
    let before_operator =
        if is_last { test::symbol(p.nth(1).kind).is_some() } else { rest.starts_with(comparisons) };
    let text = match (before_operator, is_last) {
        (true, true) => "",
        (true, false) => " ",
        (false, true) => " =",
        (false, false) => " = ",
    };
    let fix = Fix {
        title: if before_operator { "remove the `:`".into() } else { "write `=`".into() },
        edits: vec![Edit { span: Span::new(colon, colon + 1), text: text.into() }],
    };
    p.report(Diagnostic::new(Code::ColonForEqual, Span::new(colon, colon + 1)).arg(name_span).fix(fix));
    p.bump();
    if is_last {
        return Some(equal_after_colon(p, name_span));
    }
    Some(p.error(run))
}

/// `2fa = true`.
fn glued_path(p: &mut Parser<'_>) -> NodeId {
    let span = p.bump().span;
    let text = p.text(span);
    if text.split('.').any(|segment| segment.starts_with('$')) {
        p.report(Diagnostic::new(Code::DollarPath, span).arg(span));
        p.recover();
        return p.error(span);
    }
    report_glued_path(p, span);
    test::with_path(p, span)
}

/// A path that is one only in backticks, or without the dots that part nothing.
pub(super) fn report_glued_path(p: &mut Parser<'_>, span: Span) {
    let text = p.text(span);
    let segments: Vec<&str> = text.split('.').filter(|segment| !segment.is_empty()).collect();
    let written = as_path(&segments.join("."));
    let fix = (!segments.is_empty()).then(|| Fix::replace(span, written.clone()));
    let is_empty = text.split('.').any(str::is_empty);
    let diagnostic = match is_empty {
        true => Diagnostic::new(Code::EmptySegment, span),
        false => Diagnostic::new(Code::GluedPath, span).arg(span).arg(written),
    };
    p.report(diagnostic.fixed(fix));
}

/// A parenthesis that nothing closes. Only the innermost is reported, with as many closers as are missing.
#[cold]
#[inline(never)]
pub(super) fn unclosed(p: &mut Parser<'_>, open: Span) {
    if p.unclosed || p.recovered_at == Some(p.at) {
        return;
    }
    p.unclosed = true;
    let closers = ")".repeat(p.depth as usize);
    let fix = Fix::replace(Span::at(p.previous_end()), closers);
    p.report(Diagnostic::new(Code::UnclosedParenthesis, open).fix(fix));
}

/// A clause, or what else remains, after a part given apart.
#[cold]
#[inline(never)]
pub(super) fn clause_in_part(p: &mut Parser<'_>) {
    let start = p.previous_end();
    let first = p.peek().span;
    let end = p.tokens.last().map_or(first.end, |token| token.span.end);
    let fix =
        Fix { title: "remove it".into(), edits: vec![Edit { span: Span::new(start, end), text: "".into() }] };
    p.report(Diagnostic::new(Code::ClauseInPart, first).fix(fix));
    p.skip_all();
}

/// Reads a word that is no operator where `path` stands and the word after it may be the real path: `where a = 1`.
pub(super) fn leading_word(p: &mut Parser<'_>, path: Span) -> Option<(Keyword, bool)> {
    let text = p.text(path);
    let code = match text.to_ascii_lowercase().as_str() {
        "and" | "or" => Code::DoubledConnective,
        "where" | "filter" | "query" | "find" => Code::LeadingWord,
        _ => return None,
    };
    let next = p.peek();
    if !matches!(next.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted) || !p.is_operator(1) {
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

impl Parser<'_> {
    /// The token `back` places before; the first one where there are not so many.
    pub(super) fn nth_back(&self, back: usize) -> Token {
        let at = self.at.checked_sub(back).and_then(|at| self.tokens.get(at));
        at.copied().unwrap_or(super::END)
    }
}
