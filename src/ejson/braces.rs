//! `{a = 1 or b > 2}`: tests of the filter language in braces, where parentheses were meant.

use super::call;
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
    let inside = closed.unwrap_or(inside);
    let count = |brace| inside.matches(brace).count();
    if count('{') != count('}') && !inside.contains('"') || count('[') != count(']') {
        // Which of them is missing is a guess.
        return false;
    }
    let Some(tests) = Tests::of(inside).filter(|tests| !tests.has_clauses || count('{') == count('}')) else {
        return false;
    };
    if closed.is_none() && count(')') > count('(') {
        // `({a = 1) and b = 2`: the parenthesis before it is closed once the brace is one too.
        let _ = sink.take_open(Span::at(u32::try_from(source.trim_end().len()).unwrap_or(u32::MAX)));
    }
    let place = |from: usize, to: usize| Span::between(span.start as usize + from, span.start as usize + to);
    let (before, behind) = (source.get(..span.start as usize), source.get(span.end as usize..));
    // An endpoint stands before a blank, or a brace.
    let blank = if before.is_some_and(|before| before.ends_with(':')) { " " } else { "" };
    let is_request = before.is_none_or(|before| before.trim().is_empty() || before.trim_end().ends_with(':'))
        && behind.is_none_or(|behind| behind.trim().is_empty());
    // Clauses stand behind all tests, in no parentheses.
    let [opener, closer] = if tests.has_clauses { ["", ""] } else { ["(", ")"] };
    let title =
        if tests.has_clauses { "remove the braces" } else { "write parentheses in place of the braces" };
    let is_plain = tests.is_plain && (is_request || !tests.has_clauses);
    let mut edits = vec![Edit { span: place(start, start + 1), text: format!("{blank}{opener}").into() }];
    edits.extend(tests.edits.into_iter().map(|(at, text)| {
        let (from, to) = (start + 1 + at.start as usize, start + 1 + at.end as usize);
        Edit { span: place(from, to), text: text.into() }
    }));
    edits.push(Edit { span: place(end - usize::from(closed.is_some()), end), text: closer.into() });
    let fix = is_plain.then(|| Fix { title: title.into(), edits });
    sink.report(Diagnostic::new(Code::TestsInBraces, place(start, end)).fixed(fix));
    true
}

/// What is changed in a text that is tests and nothing else, so that it is right in parentheses.
struct Tests {
    edits: Vec<(Span, String)>,
    /// Whether all of it can be said.
    is_plain: bool,
    /// Whether clauses follow.
    has_clauses: bool,
}

/// What was seen so far.
#[derive(Default)]
struct Seen {
    depth: u32,
    tests: u32,
    /// Whether a word joins tests, and whether an `or` or a comma is among what does.
    joined: bool,
    has_or: bool,
    has_commas: bool,
    /// Whether something stands there that may be text without quotes.
    is_loose: bool,
    /// Whether something stands there that the filter language has not, or takes for something else.
    is_odd: bool,
    is_behind_value: bool,
    is_behind_sign: bool,
}

impl Tests {
    /// One test with an operator that JSON has nothing like, or several that are joined; a `:` stands for `=` among them, and a comma
    /// for `and`.
    fn of(text: &str) -> Option<Self> {
        let (mut tokens, mut sink) = (vec![], Diagnostics::new(1));
        lex(text, Entry::Filter, &mut tokens, &mut vec![], &mut sink);
        let mut edits = Vec::new();
        let (mut seen, mut starts, mut has_clauses) = (Seen::default(), true, false);
        for (at, token) in tokens.iter().enumerate() {
            let following = tokens.get(at + 1);
            let next = following
                .map_or(TokenKind::End, |next| if is_operator(next) { TokenKind::Equal } else { next.kind });
            let written = token.span.slice(text);
            seen.value(*token, written, starts);
            match token.kind {
                TokenKind::Bad => return None,
                // A quote that is missing before it.
                TokenKind::Run if written.contains('"') => return None,
                TokenKind::Pipe if seen.depth == 0 && !starts && following.is_some_and(is_clause) => {
                    (seen.joined, has_clauses) = (true, true);
                    break;
                }
                TokenKind::Pipe => return None,
                TokenKind::Comma if seen.depth == 0 => {
                    (seen.has_commas, starts) = (true, true);
                    let is_glued = following.is_some_and(|next| next.span.start == token.span.end);
                    edits.push((token.span, format!(" and{}", if is_glued { " " } else { "" })));
                }
                TokenKind::OpenParenthesis | TokenKind::OpenBracket => seen.depth += 1,
                TokenKind::CloseParenthesis | TokenKind::CloseBracket => {
                    seen.depth = seen.depth.saturating_sub(1);
                }
                TokenKind::AndAnd | TokenKind::OrOr => (seen.joined, starts) = (true, true),
                _ if token.is_connective() => (seen.joined, starts) = (true, true),
                TokenKind::Bang => {}
                _ if starts && token.keyword == Some(Keyword::Not) => {}
                TokenKind::Word | TokenKind::Path | TokenKind::Quoted | TokenKind::String if starts => {
                    starts = false;
                    match next {
                        TokenKind::Equal if seen.joined || token.kind != TokenKind::String => seen.tests += 1,
                        TokenKind::Equal | TokenKind::Colon | TokenKind::Foreign => {}
                        // `{a = 1 or b}`
                        _ if seen.joined && seen.tests > 0 => seen.is_loose = true,
                        _ => return None,
                    }
                    if token.kind == TokenKind::String {
                        let path = path(written);
                        seen.is_odd |= path.is_none();
                        edits.push((token.span, path.unwrap_or_default()));
                    }
                }
                // `{a: 1 or b: 2}`
                TokenKind::Run if starts && let Some(at) = written.find(':').filter(|&at| at > 0) => {
                    let at = token.span.start + u32::try_from(at).ok()?;
                    edits.push(equals(text, Span::new(at, at + 1)));
                    starts = false;
                }
                TokenKind::Colon if !starts => edits.push(equals(text, token.span)),
                TokenKind::Json if starts => starts = false,
                // Operators are no value of the filter language.
                TokenKind::Json => seen.is_odd |= written.contains('$'),
                // A test that is missing is told of by the parser.
                TokenKind::End if seen.tests > 0 && !seen.has_commas => {}
                _ if starts => return None,
                _ => {}
            }
        }
        let is_text = seen.has_commas && (seen.is_loose || seen.is_odd);
        let is_plain = !(seen.is_odd || seen.has_commas && seen.has_or);
        let begins_as_json = tokens.first().is_some_and(|first| first.kind == TokenKind::String);
        let is_tests = if begins_as_json { seen.tests > 0 } else { seen.joined || seen.tests > 0 };
        (is_tests && !is_text).then_some(Self { edits, is_plain, has_clauses })
    }
}

impl Seen {
    /// Notes what a token says beside its grammar.
    fn value(&mut self, token: Token, written: &str, starts: bool) {
        use TokenKind as Kind;
        self.has_or |= token.kind == Kind::OrOr || token.keyword == Some(Keyword::Or);
        let is_value = !starts
            && self.depth == 0
            && token.keyword.is_none_or(|keyword| keyword.group() == Group::Value)
            && matches!(token.kind, Kind::Word | Kind::Path | Kind::String | Kind::Number | Kind::Run);
        self.is_loose |= is_value && self.is_behind_value;
        // The filter language takes it for text.
        self.is_odd |= is_value && call::constant(written).is_some();
        self.is_behind_value = is_value;
        // What stands in parentheses in the place of a value is a guess.
        self.is_odd |= token.kind == Kind::OpenParenthesis && self.is_behind_sign;
        self.is_behind_sign = matches!(token.kind, Kind::Equal | Kind::Colon);
    }
}

/// The sign of equality in the place of a colon.
fn equals(text: &str, colon: Span) -> (Span, String) {
    let blank = |byte: Option<&u8>| if byte.is_none_or(u8::is_ascii_whitespace) { "" } else { " " };
    let (start, end) = (colon.start as usize, colon.end as usize);
    let byte = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at));
    (colon, format!("{}={}", blank(byte(start.checked_sub(1))), blank(byte(Some(end)))))
}

/// A key in quotes as a path.
fn path(key: &str) -> Option<String> {
    let name = key.get(1..key.len().checked_sub(1)?)?;
    let is_path = |name: &str| !name.is_empty() && !name.contains(['`', '\\', '$']);
    let (mut tokens, mut sink) = (vec![], Diagnostics::new(1));
    lex(name, Entry::Filter, &mut tokens, &mut vec![], &mut sink);
    match tokens.as_slice() {
        [Token { kind: TokenKind::Word | TokenKind::Path, keyword: None, refused: false, .. }, _] => {
            Some(name.to_owned())
        }
        _ => name
            .split('.')
            .all(is_path)
            .then(|| name.split('.').map(|name| format!("`{name}`")).collect::<Vec<_>>().join(".")),
    }
}

fn is_clause(token: &Token) -> bool {
    token.keyword.is_some_and(|word| word.group() == Group::Clause)
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
