//! Sentences that start as SQL has it: `select … from … where …`.

use super::{Parser, foreign, look, test};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::span::Span;
use std::fmt::Write as _;

/// `select a, b from users where c = 1 order by d limit 5`: a filter comes first and the clauses after it. The whole is one
/// mistake; a statement that asks for more than a request can say has no fix.
pub(super) fn select(p: &mut Parser<'_>, path: Span) -> Option<Option<foreign::Meant>> {
    if !p.text(path).eq_ignore_ascii_case("select") {
        return None;
    }
    let more = (0..p.tokens.len())
        .take_while(|&ahead| p.nth(ahead).kind != TokenKind::End)
        .find(|&at| is_beyond(p, at));
    p.report(match more.map(|ahead| p.nth(ahead).span) {
        Some(word) => Diagnostic::new(Code::BeyondRequest, word).arg(word),
        None => Diagnostic::new(Code::LeadingWord, path).arg(path).fixed(request(p, path)),
    });
    p.skip_all();
    p.recovered_at = Some(p.at);
    Some(None)
}

/// Whether a word of SQL stands `ahead` that makes other rows of the rows there are: `group by`, `union`, `count(…)`, or a
/// `select` in parentheses.
fn is_beyond(p: &Parser<'_>, ahead: usize) -> bool {
    const WORDS: [&str; 9] =
        ["group", "having", "union", "intersect", "except", "join", "distinct", "select", "count"];
    let Some(word) = WORDS.iter().position(|word| is(p, ahead, word)) else { return false };
    let next = p.nth(ahead + 1);
    match word {
        0 => is(p, ahead + 1, "by"),
        7 => {
            p.at + ahead > 0
                && p.nth_before(ahead).kind == TokenKind::OpenParenthesis
                && next.kind == TokenKind::Word
        }
        8 => next.kind == TokenKind::OpenParenthesis,
        _ => matches!(next.kind, TokenKind::Word | TokenKind::Path),
    }
}

/// Takes what stands `back` places before if it is such a word, with all that belongs to it, and says so.
pub(super) fn beyond(p: &mut Parser<'_>, back: usize) -> bool {
    let at = p.at;
    p.go_to(at.saturating_sub(back));
    let word = p.peek().span;
    if !is_beyond(p, 0) {
        p.go_to(at);
        return false;
    }
    p.report(Diagnostic::new(Code::BeyondRequest, word).arg(word));
    let outer = std::mem::replace(&mut p.in_list, false);
    p.recover();
    p.in_list = outer;
    true
}

/// A statement, of which `select` was taken, as a request.
fn request(p: &Parser<'_>, select: Span) -> Option<Fix> {
    let mut clauses = String::new();
    let mut ahead = 1;
    if p.text(p.nth(0).span) != "*" {
        let fields;
        (fields, ahead) = paths(p, 0, false)?;
        let _ = write!(clauses, " | fields {fields}");
    }
    if is(p, ahead, "from") && matches!(p.nth(ahead + 1).kind, TokenKind::Word | TokenKind::Path) {
        ahead += 2;
    } else if !is(p, ahead, "where") && (clauses.is_empty() || p.nth(ahead).kind != TokenKind::End) {
        return None;
    }
    let (mut start, mut end) = (p.nth(ahead).span.start, p.nth(ahead).span.start);
    if is(p, ahead, "where") {
        ahead += 1;
        start = p.nth(ahead).span.start;
        let first = ahead;
        ahead = condition(p, ahead)?;
        end = p.nth_before(ahead).span.end;
        if ahead == first {
            return None;
        }
    }
    clauses.push_str(&tail(p, ahead)?);
    let last = p.nth_before(p.tokens.len().saturating_sub(p.at + 1)).span.end;
    let gap = if start == end { clauses.trim_start() } else { &clauses };
    let edits = match start == end {
        true => vec![Edit { span: Span::new(select.start, last), text: gap.into() }],
        false => vec![
            Edit { span: Span::new(select.start, start), text: "".into() },
            Edit { span: Span::new(end, last), text: gap.into() },
        ],
    };
    let title = format!("write `{}{gap}`", if start == end { "" } else { "…" });
    Some(Fix { title: title.into(), edits })
}

fn is(p: &Parser<'_>, ahead: usize, word: &str) -> bool {
    p.text(p.nth(ahead).span).eq_ignore_ascii_case(word)
}

/// Where the condition that stands `ahead` ends, if all its parentheses are closed.
fn condition(p: &Parser<'_>, mut ahead: usize) -> Option<usize> {
    let mut open = 0u32;
    loop {
        match p.nth(ahead).kind {
            TokenKind::End | TokenKind::Pipe => return (open == 0).then_some(ahead),
            TokenKind::OpenParenthesis => open += 1,
            TokenKind::CloseParenthesis => open = open.saturating_sub(1),
            _ if open > 0 => {}
            _ if is(p, ahead, ";") => return Some(ahead),
            _ if is(p, ahead + 1, "by") && ["order", "group"].iter().any(|word| is(p, ahead, word)) => {
                return Some(ahead);
            }
            _ if p.nth(ahead + 1).kind == TokenKind::Number
                && ["limit", "offset"].iter().any(|word| is(p, ahead, word)) =>
            {
                return Some(ahead);
            }
            _ => {}
        }
        ahead += 1;
    }
}

/// `order by a desc, b limit 10 offset 20;` as clauses, from `ahead` to the end of the text; nothing where more stands there.
pub(super) fn tail(p: &Parser<'_>, mut ahead: usize) -> Option<String> {
    let (mut sort, mut offset, mut count) = (None, None, None);
    loop {
        let number = p.nth(ahead + 1);
        let rows = (number.kind == TokenKind::Number).then(|| p.text(number.span));
        if sort.is_none() && (is(p, ahead, "order") || is(p, ahead, "sort")) && is(p, ahead + 1, "by") {
            let (order, next) = paths(p, ahead + 2, true)?;
            (sort, ahead) = (Some(order), next);
        } else if count.is_none() && is(p, ahead, "limit") && rows.is_some() {
            (count, ahead) = (rows, ahead + 2);
            let second = p.nth(ahead + 1);
            // MySQL's `limit 20, 10` skips first.
            if offset.is_none() && p.nth(ahead).kind == TokenKind::Comma && second.kind == TokenKind::Number {
                (offset, count, ahead) = (rows, Some(p.text(second.span)), ahead + 2);
            }
        } else if offset.is_none() && is(p, ahead, "offset") && rows.is_some() {
            (offset, ahead) = (rows, ahead + 2);
        } else {
            break;
        }
    }
    ahead += usize::from(is(p, ahead, ";"));
    if p.nth(ahead).kind != TokenKind::End {
        return None;
    }
    let mut clauses = String::new();
    for (name, value) in [("sort", sort.as_deref()), ("offset", offset), ("count", count)] {
        if let Some(value) = value {
            let _ = write!(clauses, " | {name} {value}");
        }
    }
    Some(clauses)
}

/// What `by a desc, b` at `ahead` sorts by, to the end of the clause, and where that is; nothing without a direction.
pub(super) fn sorted(p: &Parser<'_>, ahead: usize) -> Option<(String, usize)> {
    if !is(p, ahead, "by") {
        return None;
    }
    let (order, end) = paths(p, ahead + 1, true)?;
    let has_direction = (ahead..end).any(|at| is(p, at, "desc") || is(p, at, "asc"));
    (has_direction && matches!(p.nth(end).kind, TokenKind::End | TokenKind::Pipe)).then_some((order, end))
}

/// A list of paths, each with its direction behind it where they are `sorted`, and what follows.
fn paths(p: &Parser<'_>, mut ahead: usize, sorted: bool) -> Option<(String, usize)> {
    let mut list = String::new();
    loop {
        let token = p.nth(ahead);
        if !matches!(token.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted) {
            return None;
        }
        ahead += 1;
        let down = sorted && is(p, ahead, "desc");
        ahead += usize::from(down || sorted && is(p, ahead, "asc"));
        let _ = write!(list, "{}{}", if down { "-" } else { "" }, p.text(token.span));
        if p.nth(ahead).kind != TokenKind::Comma {
            return Some((list, ahead));
        }
        list.push_str(", ");
        ahead += 1;
    }
}

/// What starts a filter in other languages.
const LEADING: [&str; 6] = ["where", "filter", "query", "find", "selector", "$filter"];

/// Whether a word says that a filter follows.
pub(super) fn is_leading(word: &str) -> bool {
    LEADING.contains(&word)
}

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

/// The rest of a statement behind its `where`, whose condition stands `ahead`: where clauses follow it, the whole is one mistake,
/// and `edit` is what mends the `where`. Takes the rest and says so, if it is that.
fn statement(p: &mut Parser<'_>, diagnostic: &mut Diagnostic, ahead: usize, edit: &Edit) -> bool {
    let Some(end) = condition(p, ahead) else { return false };
    let Some(clauses) = tail(p, end).filter(|clauses| !clauses.is_empty()) else { return false };
    let start = p.nth_before(end).span.end;
    p.skip_all();
    p.recovered_at = Some(p.at);
    let title = format!("write `…{clauses}`");
    let rest = Span::new(start, p.previous_end());
    let edits = vec![edit.clone(), Edit { span: rest, text: clauses.into() }];
    diagnostic.fixes.push(Fix { title: title.into(), edits });
    true
}

/// No further, which keeps a long line of tests linear.
const FAR: usize = 400;

/// Whether an `or` joins the tests behind what stands here, or those that end `back` places before: an `and` between them would
/// bind tighter.
pub(super) fn or_around(p: &Parser<'_>, back: usize) -> bool {
    before_or(p, back).is_some() || behind_or(p, 0).is_some()
}

/// Where the tests start that an `or` joins and that end `back` places before, if one does.
pub(super) fn before_or(p: &Parser<'_>, back: usize) -> Option<Span> {
    joined_by_or((back..FAR).map(|back| p.nth_back(back)), TokenKind::OpenParenthesis)
}

/// Where the tests end that an `or` joins and that start `ahead` places on, if one does.
pub(super) fn behind_or(p: &Parser<'_>, ahead: usize) -> Option<Span> {
    joined_by_or((ahead..FAR).map(|ahead| p.nth(ahead)), TokenKind::CloseParenthesis)
}

/// The last of the tokens up to the end of the tests, which the parenthesis of the kind `closer` may be, where an `or` stands among them.
fn joined_by_or<'a>(tokens: impl Iterator<Item = &'a Token>, closer: TokenKind) -> Option<Span> {
    let (mut open, mut is_joined, mut last) = (0_u32, false, None);
    for token in tokens {
        let is_end = matches!(token.kind, TokenKind::End | TokenKind::Pipe)
            || open == 0
                && (token.kind == closer || matches!(token.kind, TokenKind::Comma | TokenKind::Colon));
        if is_end {
            return last.filter(|_| is_joined);
        }
        match token.kind {
            kind if kind == closer => open -= 1,
            TokenKind::OpenParenthesis | TokenKind::CloseParenthesis => open += 1,
            _ => {
                is_joined |=
                    open == 0 && (token.kind == TokenKind::OrOr || token.keyword == Some(Keyword::Or))
            }
        }
        last = Some(token.span);
    }
    None
}

/// `a = 1 where b = 2`: says so; where a statement goes on behind it, with that. Says whether reading goes on with a test.
pub(super) fn where_between(p: &mut Parser<'_>) -> bool {
    let word = p.peek().span;
    let gap = Span::new(p.previous_end(), p.nth(1).span.start);
    let edit = Edit { span: gap, text: " and ".into() };
    let mut diagnostic = Diagnostic::new(Code::ConnectiveSpelling, word).arg(word).arg("and");
    if or_around(p, 1) {
        p.report(diagnostic);
        p.bump();
        return true;
    }
    if p.depth == 0 && statement(p, &mut diagnostic, 1, &edit) {
        p.report(diagnostic);
        return false;
    }
    p.report(diagnostic.fix(Fix { title: "write `and`".into(), edits: vec![edit] }));
    p.bump();
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
    let mut whole = Diagnostic::new(code, path).arg(path);
    if p.at == 1 && statement(p, &mut whole, 0, &Edit { span: gap, text: "".into() }) {
        p.report(whole);
        return None;
    }
    let other = look::other_connective(p, p.nth_back(2).span, path);
    p.slip(code, path).arg(path).fix(Fix::titled(gap, "", "remove it")).fixed(other);
    p.bump();
    test::operator(p, p.nth_back(1).span)
}
