//! Tests that stand behind a clause, `| sort a and b = 2`: they belong before all of them.

use crate::diagnostic::{Code, Edit, Fix};
use crate::dsl::parse::{Entry, Parser, filter, sql_slip, start_slip};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::span::Span;

/// No further, which keeps a long line of clauses linear.
const FAR: usize = 400;

/// Whether a connective or a `where` stands behind an item, and a test behind that: takes the tests, and says where they stand.
#[cold]
#[inline(never)]
pub(in crate::dsl::parse) fn tests_behind(p: &mut Parser<'_>) -> bool {
    let token = p.peek();
    let word = match (token.kind, token.keyword) {
        (TokenKind::AndAnd, _) | (_, Some(Keyword::And)) => "and",
        (TokenKind::OrOr, _) | (_, Some(Keyword::Or)) => "or",
        (TokenKind::Word, _) if sql_slip::is_leading(&p.text(token.span).to_ascii_lowercase()) => "and",
        _ => return false,
    };
    let mut first = 1;
    while super::starts_group(*p.nth(first)) && first < FAR {
        first += 1;
    }
    // `with a = 1 and b = 2` has parameters, and `sort a and b: -1` an item.
    let is_parameter = p.nth_back(2).kind == TokenKind::Equal
        || matches!(p.nth_back(1).kind, TokenKind::CloseParenthesis | TokenKind::CloseBracket);
    let is_test = p.is_operator(first + 1) && p.nth(first).kind != TokenKind::Run;
    if p.entry != Entry::Request || is_parameter || !is_test || !start_slip::names_test(p, first) {
        return false;
    }
    let fix = moved(p, word);
    p.slip(Code::TestsBehindClause, token.span).arg(word).fixed(fix);
    p.skip();
    let outer = std::mem::replace(&mut p.in_list, false);
    filter::filter(p);
    p.in_list = outer;
    p.recovered_at = Some(p.at);
    true
}

/// A fix that takes the tests behind the connective that stands here to those before the first `|`, where that is all that is
/// wrong so far.
fn moved(p: &Parser<'_>, word: &str) -> Option<Fix> {
    let is_end = |ahead: &usize| matches!(p.nth(*ahead).kind, TokenKind::Pipe | TokenKind::End);
    let behind = p.tokens.get(p.at + 1..p.at + (1..FAR).find(is_end)?)?;
    let first_pipe = p.tokens.iter().take(FAR).position(|token| token.kind == TokenKind::Pipe)?;
    let before = p.tokens.get(if p.ast.endpoint.is_some() { 2 } else { 0 }..first_pipe)?;
    if p.sink.has_errors() || !p.ast.comments.is_empty() {
        return None;
    }
    let whole = |tokens: &[Token]| Some(tokens.first()?.span.to(tokens.last()?.span));
    let around = |tokens: &[Token]| if joins_otherwise(tokens, word) { ("(", ")") } else { ("", "") };
    let (tests, (open, close)) = (whole(behind)?, around(behind));
    let tests = format!("{open}{}{close}", p.text(tests));
    let gone = Edit { span: Span::new(p.previous_end(), behind.last()?.span.end), text: "".into() };
    let edits = match whole(before) {
        Some(old) => {
            let (open, close) = around(before);
            let joined = format!("{close} {word} {tests}").into();
            let opened = Edit { span: Span::at(old.start), text: open.into() };
            [opened]
                .into_iter()
                .filter(|edit| !edit.text.is_empty())
                .chain([Edit { span: Span::at(old.end), text: joined }, gone])
                .collect()
        }
        // An empty filter takes all rows already.
        None if word == "or" => return None,
        None => vec![
            Edit { span: Span::at(p.tokens.get(first_pipe)?.span.start), text: format!("{tests} ").into() },
            gone,
        ],
    };
    Some(Fix { title: "put the tests first".into(), edits })
}

/// Whether tests are joined by another connective than `word`, outside of parentheses.
fn joins_otherwise(tokens: &[Token], word: &str) -> bool {
    let mut open = 0_u32;
    tokens.iter().any(|token| {
        match token.kind {
            TokenKind::OpenParenthesis => open += 1,
            TokenKind::CloseParenthesis => open = open.saturating_sub(1),
            _ => {}
        }
        let is_other = match word {
            "and" => token.kind == TokenKind::OrOr || token.keyword == Some(Keyword::Or),
            _ => token.kind == TokenKind::AndAnd || token.keyword == Some(Keyword::And),
        };
        open == 0 && is_other
    })
}
