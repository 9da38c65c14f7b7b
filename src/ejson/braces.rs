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
    let closed = inside.strip_suffix('}');
    if !are_tests(closed.unwrap_or(inside)) {
        return false;
    }
    let place = |from: usize, to: usize| Span::between(span.start as usize + from, span.start as usize + to);
    let closer = place(end - usize::from(closed.is_some()), end);
    let edits = [(place(start, start + 1), "("), (closer, ")")];
    let edits = edits.map(|(span, text)| Edit { span, text: text.into() }).into();
    let whole = place(start, end);
    sink.report(
        Diagnostic::new(Code::TestsInBraces, whole)
            .fix(Fix { title: "write parentheses in place of the braces".into(), edits }),
    );
    true
}

/// Whether a text is tests and nothing else: one with an operator that JSON has nothing like, or several that are joined.
fn are_tests(text: &str) -> bool {
    let (mut tokens, mut sink) = (vec![], Diagnostics::new(1));
    lex(text, Entry::Filter, &mut tokens, &mut vec![], &mut sink);
    let (mut depth, mut tests, mut joined, mut starts) = (0_u32, 0, false, true);
    let mut after = tokens.iter().skip(1);
    for token in &tokens {
        let next = after
            .next()
            .map_or(TokenKind::End, |next| if is_operator(next) { TokenKind::Equal } else { next.kind });
        match token.kind {
            TokenKind::Bad | TokenKind::Pipe => return false,
            // `{a = 1, b = 2}` has the members of an object.
            TokenKind::Comma if depth == 0 => return false,
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
                    _ => return false,
                }
            }
            // `{a: 1 or b: 2}`
            TokenKind::Run if starts && token.span.slice(text).ends_with(':') => starts = false,
            TokenKind::Json if starts => starts = false,
            // A test that is missing is told of by the parser.
            TokenKind::End if tests > 0 => {}
            _ if starts => return false,
            _ => {}
        }
    }
    joined || tests > 0
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
