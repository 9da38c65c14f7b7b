//! `{a = 1 or b > 2}`: tests of the filter language in braces, where parentheses were meant.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Edit, Fix};
use crate::lex::dsl::{Entry, lex};
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::span::Span;

/// Reports the text at `span`, which stands for a filter and is no JSON, where it is tests in braces; says whether it is. As
/// EJSON each of them would be several mistakes, and quotes as their fix would make text of tests.
#[cold]
pub(super) fn report(source: &str, span: Span, sink: &mut Diagnostics) -> bool {
    // It costs bytes on the web.
    if cfg!(rocketql_lite) {
        return false;
    }
    let text = span.slice(source);
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let Some(inside) = text.trim().strip_prefix('{') else { return false };
    let joins = |word: &str| matches!(word, "and" | "or" | "&&" | "||");
    if inside.trim_start().starts_with('"') && !inside.split_ascii_whitespace().any(joins) {
        // What begins as JSON does is that, but for what joins tests.
        return false;
    }
    let closed = inside.strip_suffix('}');
    let count = |brace| closed.unwrap_or(inside).matches(brace).count();
    if count('{') != count('}') && !closed.unwrap_or(inside).contains('"') {
        // Which of them is missing is a guess.
        return false;
    }
    let Some(colons) = tests(closed.unwrap_or(inside)) else { return false };
    if closed.is_none() && inside.matches(')').count() > inside.matches('(').count() {
        // `({a = 1) and b = 2`: the parenthesis before it is closed once the brace is one too.
        let _ = sink.take_open(Span::at(u32::try_from(source.trim_end().len()).unwrap_or(u32::MAX)));
    }
    let place = |from: usize, to: usize| Span::between(span.start as usize + from, span.start as usize + to);
    let closer = place(end - usize::from(closed.is_some()), end);
    let edit = |span, text: &'static str| Edit { span, text: text.into() };
    // An endpoint stands before a blank, or a brace.
    let opener = if source.get(..span.start as usize).is_some_and(|before| before.ends_with(':')) {
        " ("
    } else {
        "("
    };
    let mut edits = vec![edit(place(start, start + 1), opener)];
    for colon in colons {
        let (at, end) = (start + 1 + colon.start as usize, start + 1 + colon.end as usize);
        let blank = |byte: Option<usize>| {
            let byte = byte.and_then(|at| text.as_bytes().get(at));
            if byte.is_none_or(|byte| byte.is_ascii_whitespace()) { "" } else { " " }
        };
        let written = format!("{}={}", blank(at.checked_sub(1)), blank(Some(end)));
        edits.push(Edit { span: place(at, end), text: written.into() });
    }
    edits.push(edit(closer, ")"));
    let whole = place(start, end);
    sink.report(
        Diagnostic::new(Code::TestsInBraces, whole)
            .fix(Fix { title: "write parentheses in place of the braces".into(), edits }),
    );
    true
}

/// The colons that stand for `=` in a text that is tests and nothing else: one with an operator that JSON has nothing like, or
/// several that are joined.
fn tests(text: &str) -> Option<Vec<Span>> {
    let mut colons = Vec::new();
    let (mut tokens, mut sink) = (vec![], Diagnostics::new(1));
    lex(text, Entry::Filter, &mut tokens, &mut vec![], &mut sink);
    let (mut depth, mut tests, mut joined, mut starts) = (0_u32, 0, false, true);
    let mut after = tokens.iter().skip(1);
    for token in &tokens {
        let next = after
            .next()
            .map_or(TokenKind::End, |next| if is_operator(next) { TokenKind::Equal } else { next.kind });
        match token.kind {
            TokenKind::Bad | TokenKind::Pipe => return None,
            // `{a = 1, b = 2}` has the members of an object.
            TokenKind::Comma if depth == 0 => return None,
            TokenKind::OpenParenthesis | TokenKind::OpenBracket => depth += 1,
            TokenKind::CloseParenthesis | TokenKind::CloseBracket => depth = depth.saturating_sub(1),
            TokenKind::AndAnd | TokenKind::OrOr => (joined, starts) = (true, true),
            _ if token.is_connective() => (joined, starts) = (true, true),
            TokenKind::Bang => {}
            _ if starts && token.keyword == Some(Keyword::Not) => {}
            TokenKind::Word | TokenKind::Path | TokenKind::Quoted | TokenKind::String if starts => {
                starts = false;
                match next {
                    TokenKind::Equal if joined || token.kind != TokenKind::String => tests += 1,
                    TokenKind::Equal | TokenKind::Colon | TokenKind::Foreign => {}
                    // `{a = 1 or b}`
                    _ if joined && tests > 0 => {}
                    _ => return None,
                }
            }
            // `{a: 1 or b: 2}`
            TokenKind::Run
                if starts && let Some(at) = token.span.slice(text).find(':').filter(|&at| at > 0) =>
            {
                let at = token.span.start + u32::try_from(at).ok()?;
                colons.push(Span::new(at, at + 1));
                starts = false;
            }
            TokenKind::Colon if !starts => colons.push(token.span),
            TokenKind::Json if starts => starts = false,
            // A test that is missing is told of by the parser.
            TokenKind::End if tests > 0 => {}
            _ if starts => return None,
            _ => {}
        }
    }
    (joined || tests > 0).then_some(colons)
}

fn is_operator(token: &Token) -> bool {
    use TokenKind as Kind;
    let is_word = token.keyword.is_some_and(|word| word.group() == Group::Operator || word == Keyword::Not);
    is_word
        || matches!(
            token.kind,
            Kind::Equal
                | Kind::NotEqual
                | Kind::Greater
                | Kind::GreaterEqual
                | Kind::Less
                | Kind::LessEqual
                | Kind::Match
                | Kind::NotMatch
                | Kind::Percent
        )
}
