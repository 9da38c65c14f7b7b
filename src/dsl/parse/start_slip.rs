//! Where a test should start: a value before its path, a test without a path, marks of lists and of other languages.

mod comma;

pub(super) use self::comma::bare_list;
use super::{Parser, date_slip, filter_slip, foreign, sql_slip, test};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::span::Span;
use crate::words::is_one_of;

/// What a mistake at the start of a test leaves in the tree; nothing where it is none of these.
#[cold]
pub(super) fn start_slip(p: &mut Parser<'_>) -> Option<NodeId> {
    let token = p.peek();
    match token.kind {
        TokenKind::Number | TokenKind::Day | TokenKind::Month | TokenKind::Instant | TokenKind::Epoch => {
            flipped(p).or_else(|| path_left_out(p))
        }
        TokenKind::Regex if block_comment(p) => {
            while block_comment(p) {}
            Some(super::filter::primary(p))
        }
        TokenKind::String | TokenKind::Run if is_bare_object(p) => Some(bare_object(p)),
        TokenKind::String | TokenKind::CaseInsensitive | TokenKind::Regex => path_left_out(p),
        TokenKind::Minus | TokenKind::Plus if names_test(p, 1) => Some(signed(p)),
        _ if is_mark(p, token) => Some(mark(p)),
        _ if test::symbol(token.kind).is_some() => path_left_out(p),
        _ => None,
    }
}

/// How an order reads from its other side; nothing for what is no comparison.
fn mirrored(kind: TokenKind) -> Option<&'static str> {
    match kind {
        TokenKind::Equal => Some("="),
        TokenKind::NotEqual => Some("!="),
        TokenKind::Less => Some(">"),
        TokenKind::LessEqual => Some(">="),
        TokenKind::Greater => Some("<"),
        TokenKind::GreaterEqual => Some("<="),
        _ => None,
    }
}

fn is_order(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Less | TokenKind::LessEqual | TokenKind::Greater | TokenKind::GreaterEqual)
}

fn is_name(token: Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted) && !token.is_connective()
}

/// `5 > a` and `1 < a < 5`.
fn flipped(p: &mut Parser<'_>) -> Option<NodeId> {
    let (value, operator, path) = (p.peek(), p.nth(1), p.nth(2));
    let mirrored = match operator.keyword {
        // `5 in roles`: the path of an array asks for an element by `=`.
        Some(Keyword::In) => "=",
        _ => mirrored(operator.kind)?,
    };
    if !is_name(*path) {
        return None;
    }
    let first = format!("{} {mirrored} {}", p.text(path.span), p.text(value.span));
    let mut tokens = 3;
    let mut written = first;
    if is_order(p.nth(3).kind) && is_order(operator.kind) && p.ends_test(5) {
        written = format!(
            "{written} and {} {} {}",
            p.text(path.span),
            p.text(p.nth(3).span),
            p.text(p.nth(4).span)
        );
        // A `not` before it negates the whole.
        let before = p.nth_back(1);
        if p.at > 0 && (before.kind == TokenKind::Bang || before.keyword == Some(Keyword::Not)) {
            written = format!("({written})");
        }
        tokens = 5;
    } else if !p.ends_test(3) {
        return None;
    }
    let whole = foreign::take(p, tokens);
    p.slip(Code::FlippedTest, whole).arg(written.clone()).write(whole, written);
    Some(p.error(whole))
}

/// `a > 1 and < 5`, `a = 1 or 2`: the path stands once only.
fn path_left_out(p: &mut Parser<'_>) -> Option<NodeId> {
    let token = p.peek();
    let (path, operator) = test_before(p, 1)?;
    let (path, operator) = (p.text(path).to_owned(), p.text(operator).to_owned());
    let is_value = test::symbol(token.kind).is_none();
    if is_value && !p.ends_test(1) || !is_value && (p.ends_test(1) || p.is_operator(2)) {
        return None;
    }
    let left_out = if is_value { format!("{path} {operator} ") } else { format!("{path} ") };
    let rest = if is_value { p.text(token.span) } else { p.text(token.span.to(p.nth(1).span)) };
    let fix = Fix {
        title: format!("write `{left_out}{rest}`").into(),
        edits: vec![Edit { span: Span::at(token.span.start), text: left_out.into() }],
    };
    let found = p.found();
    p.slip_expected(Code::ExpectedTest, token.span).arg(found).fix(fix);
    if !is_value {
        return Some(test::with_path(p, Span::at(token.span.start)));
    }
    p.skip();
    Some(p.error(token.span))
}

/// The path and the operator of the test before the connective that stands `back` places before, where they and one
/// value are all of it.
pub(super) fn test_before(p: &Parser<'_>, back: usize) -> Option<(Span, Span)> {
    let connective = p.nth_back(back);
    if p.at < back + 3
        || !(connective.is_connective() || matches!(connective.kind, TokenKind::AndAnd | TokenKind::OrOr))
    {
        return None;
    }
    let is_or = connective.kind == TokenKind::OrOr || connective.keyword == Some(Keyword::Or);
    test_ending(p, back + 1, is_or)
}

/// The path and the operator of the test that ends `back` places before, where they and one value are all of it; an `or` may follow.
pub(super) fn test_ending(p: &Parser<'_>, back: usize, is_or: bool) -> Option<(Span, Span)> {
    let (value, operator, path) = (p.nth_back(back), p.nth_back(back + 1), p.nth_back(back + 2));
    if p.at < back + 2 {
        return None;
    }
    let compares = mirrored(operator.kind).is_some()
        || matches!(operator.kind, TokenKind::Match | TokenKind::NotMatch)
        || matches!(
            operator.keyword,
            Some(
                Keyword::Contains | Keyword::StartsWith | Keyword::EndsWith | Keyword::Is | Keyword::Matches
            )
        )
        || is_one_of(p.text(operator.span), "after before since");
    // `a != x or y` means neither more often than it means what it says.
    if is_or && matches!(operator.kind, TokenKind::NotEqual | TokenKind::NotMatch) {
        return None;
    }
    if path.keyword == Some(Keyword::Not) {
        // `a not contains b`
        return None;
    }
    let is_value = !value.is_connective() && value.kind != TokenKind::CloseParenthesis;
    // Neither does `not a = x or y`.
    let before = p.nth_back(back + 3);
    let is_negated =
        p.at > back + 2 && (before.kind == TokenKind::Bang || before.keyword == Some(Keyword::Not));
    (compares && is_value && is_name(*path) && !(is_or && is_negated)).then_some((path.span, operator.span))
}

/// Whether a path with an operator or a `:` stands `ahead` places on.
pub(super) fn names_test(p: &Parser<'_>, ahead: usize) -> bool {
    let colon = |token: Token| token.kind == TokenKind::Run && p.text(token.span).contains(':');
    is_name(*p.nth(ahead)) && (p.is_operator(ahead + 1) || p.nth(ahead + 1).kind == TokenKind::Colon)
        || colon(*p.nth(ahead))
}

/// `-label:bug` and `+name:bob`, which elsewhere mean without and with. At the start, before a blank, they mark a list.
fn signed(p: &mut Parser<'_>) -> NodeId {
    let sign = p.peek();
    let is_glued = p.nth(1).span.start == sign.span.end;
    if !is_glued || sign.kind == TokenKind::Plus {
        return mark(p);
    }
    let fix = Fix::titled(sign.span, "not ", "write `not`");
    p.slip(Code::OperatorSpelling, sign.span).arg(sign.span).arg("not").fix(fix);
    after_mark(p)
}

/// Whether a mark of a list or of a quotation stands here, and a test after it.
fn is_mark(p: &Parser<'_>, token: Token) -> bool {
    let is_mark = token.kind == TokenKind::Greater
        || token.kind == TokenKind::Run
            && matches!(p.text(token.span), "•" | "*" | "·" | "‣" | "–" | "—" | "→" | "$");
    is_mark && p.previous_end() == 0 && token.span.end < p.nth(1).span.start && names_test(p, 1)
}

/// `/* note */`, which the lexer takes for a regex; taken and reported if it stands here.
pub(super) fn block_comment(p: &mut Parser<'_>) -> bool {
    let comment = p.peek();
    let text = p.text(comment.span);
    let is_comment = text.len() > 4 && text.starts_with("/*") && text.ends_with("*/");
    if is_comment {
        p.skip();
        let fix = Fix::titled(comment.span, "", "remove it");
        p.slip(Code::ForeignComment, comment.span).arg("/*").fix(fix);
    }
    is_comment
}

/// `• a = 1`.
fn mark(p: &mut Parser<'_>) -> NodeId {
    let mark = p.peek().span;
    let gap = Span::new(mark.start, p.nth(1).span.start);
    let fix = Fix::titled(gap, "", "remove it");
    p.slip(Code::LeadingWord, mark).arg(mark).fix(fix);
    after_mark(p)
}

/// Takes a mark, after which a path stands, or a run with a `:`.
fn after_mark(p: &mut Parser<'_>) -> NodeId {
    p.skip();
    if p.at(TokenKind::Run) { filter_slip::expected_test(p) } else { test::test(p) }
}

/// Whether the inside of an object of EJSON stands here: keys in quotes or of operators, and values that no test has.
fn is_bare_object(p: &Parser<'_>) -> bool {
    let key = p.peek();
    let text = p.text(key.span);
    let before = p.nth_back(1);
    let starts = p.depth == 0 && (p.at == 0 || before.kind == TokenKind::Colon);
    let value = match key.kind {
        TokenKind::String if p.nth(1).kind == TokenKind::Colon => p.nth(2),
        TokenKind::Run if text.starts_with('$') && text.ends_with(':') => p.nth(1),
        _ => return false,
    };
    let holds_operators = value.kind == TokenKind::Json && p.text(value.span).starts_with('{');
    let next_key = p.nth(3).kind == TokenKind::Comma && p.nth(4).kind == TokenKind::String;
    let is_closed = p.text(p.nth(3).span) == "}";
    starts
        && (holds_operators
            || next_key && p.nth(5).kind == TokenKind::Colon
            || is_closed
            || text.starts_with('$'))
}

/// `"a": 1, "b": 2`: the braces were left behind.
fn bare_object(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span.start;
    while !matches!(p.peek().kind, TokenKind::End | TokenKind::Pipe) {
        p.skip();
    }
    let whole = p.since(start);
    let inside = p.text(whole).trim_end_matches([',', ' ']);
    let end = Span::new(whole.start + u32::try_from(inside.len()).unwrap_or(0), whole.end);
    if let Some((name, object)) =
        inside.split_once(':').filter(|(name, _)| sql_slip::is_leading(name.trim().trim_matches('"')))
        && object.trim_start().starts_with('{')
        && p.nth_back(2).kind == TokenKind::Colon
        && p.nth_back(1).kind == TokenKind::Json
    {
        let key = Span::new(whole.start, whole.start + u32::try_from(name.len() + 1).unwrap_or(0));
        p.slip(Code::LeadingWord, key).arg(key).write(key, "");
        p.recovered_at = Some(p.at);
        return p.error(whole);
    }
    let mut edits = vec![Edit { span: Span::at(whole.start), text: "{".into() }];
    // The one at the end may have come along.
    if p.text(p.nth_back(1).span) != "}" {
        edits.push(Edit { span: end, text: "}".into() });
    }
    let fix = Fix { title: "write the braces".into(), edits };
    p.slip(Code::ObjectWithoutBraces, whole).fix(fix);
    p.recovered_at = Some(p.at);
    p.error(whole)
}

/// `7 days ago`, of which the number was taken; says whether it was that.
pub(super) fn time_ago(p: &mut Parser<'_>) -> bool {
    let number = p.nth_back(1);
    let word = p.text(p.peek().span);
    let year = p.nth(1).span;
    if let Some(date) = date_slip::spelled_date(p.text(number.span.to(year)))
        && p.ends_test(2)
    {
        // `1 March 2024`.
        let whole = number.span.to(foreign::take(p, 2));
        let diagnostic = Diagnostic::new(Code::ForeignDate, whole).arg(whole).arg(date.clone());
        p.report(diagnostic.write(whole, date));
        return true;
    }
    let Some(unit) = crate::lex::dsl::date_slip::unit(word) else { return false };
    if number.kind != TokenKind::Number || p.is_operator(1) {
        return false;
    }
    p.skip();
    let is_ago = p.text(p.peek().span).eq_ignore_ascii_case("ago");
    if is_ago {
        p.skip();
    }
    let whole = p.since(number.span.start);
    let digits = p.text(number.span).trim_start_matches('-');
    let written = format!("now-{digits}{unit}");
    p.slip(Code::ForeignDate, whole).arg(whole).arg(written.clone()).write(whole, written);
    true
}
