//! Tokens to syntax tree: each function is a production of `grammar/rocketql.ebnf`, and every mistake is reported once.

#![expect(clippy::wildcard_enum_match_arm, reason = "what is not expected is an error, whatever it is")]

mod arrow_slip;
mod bare_slip;
mod call_slip;
mod clause;
mod clause_slip;
mod closer_slip;
mod colon_slip;
mod connective_slip;
mod date_slip;
mod expected;
mod filter;
mod filter_slip;
mod foreign;
mod interval_slip;
mod keyword_slip;
mod list_slip;
mod look;
mod lookalike;
mod negation_slip;
mod operand_slip;
mod operator_slip;
mod parted_slip;
mod path_slip;
mod pipe_slip;
mod shape_slip;
mod sql_slip;
mod start_slip;
mod test;
mod value;
mod value_slip;

#[cfg(test)]
mod tests;

pub(crate) use self::clause::of_keyword;
pub(crate) use self::expected::{Expected, Wanted};
pub(crate) use self::lookalike::may_be_lookalike;
pub(crate) use self::test::symbol;
pub(crate) use self::value::CONSTRUCTORS;
pub(crate) use crate::lex::dsl::Entry;

use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostics};
use crate::dsl::ast::{Ast, Kind};
use crate::lex::dsl::lex;
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::limits::Limits;
use crate::span::Span;

/// Reads `source` into `ast`; both `ast` and `tokens` are emptied first and keep their memory.
///
/// It takes linear time and recurses only with the nesting of parentheses, up to `limits.depth()`. What cannot be read
/// is reported and stands in the tree as [`Kind::Error`]; whoever uses the tree for more than display asks
/// `sink.has_errors()` first.
pub(crate) fn parse(
    source: &str,
    entry: Entry,
    limits: &Limits,
    ast: &mut Ast,
    tokens: &mut Vec<Token>,
    sink: &mut Diagnostics,
) {
    if scan(source, entry, limits, ast, tokens, sink) {
        tree(source, entry, limits, ast, tokens, sink);
    }
}

/// The first half of [`parse`]: the tokens, and an `ast` that has no nodes yet. Says whether there is more to be read.
#[inline]
pub(crate) fn scan(
    source: &str,
    entry: Entry,
    limits: &Limits,
    ast: &mut Ast,
    tokens: &mut Vec<Token>,
    sink: &mut Diagnostics,
) -> bool {
    ast.arena.reset(0);
    (ast.endpoint, ast.filter, ast.clauses, ast.is_plain) = (None, None, List::default(), false);
    ast.comments.clear();
    if source.len() > limits.bytes() {
        tokens.clear();
        let limit = i64::try_from(limits.bytes()).unwrap_or(i64::MAX);
        sink.slip(Code::TooLong, Span::at(0)).arg(limit);
        return false;
    }
    ast.is_plain = lex(source, entry, tokens, &mut ast.comments, sink);
    true
}

/// What may stand at the [`TokenKind::Caret`] in `tokens`, which ends them but for the end itself. `ast` is emptied first and
/// then holds what stands before the caret; the node that is missing there is a [`Kind::Error`].
pub(crate) fn expected(
    source: &str,
    entry: Entry,
    limits: &Limits,
    ast: &mut Ast,
    tokens: &[Token],
    sink: &mut Diagnostics,
) -> Expected {
    (ast.endpoint, ast.filter, ast.clauses) = (None, None, List::default());
    tree(source, entry, limits, ast, tokens, sink)
}

/// The second half of [`parse`]: the nodes, and what may stand at a caret.
pub(crate) fn tree(
    source: &str,
    entry: Entry,
    limits: &Limits,
    ast: &mut Ast,
    tokens: &[Token],
    sink: &mut Diagnostics,
) -> Expected {
    // Few trees have more nodes than there are tokens.
    ast.arena.reset(tokens.len());
    let mut parser = Parser {
        #[cfg(test)]
        strict: STRICT.get(),
        source,
        tokens,
        at: 0,
        token: END,
        previous_end: 0,
        ast,
        sink,
        entry,
        depth: 0,
        max_depth: limits.depth(),
        max_nodes: limits.max_nodes as usize,
        in_element: false,
        in_list: false,
        gave_up: false,
        unclosed: false,
        recovered_at: None,
        expected: Expected::default(),
    };
    parser.go_to(0);
    match entry {
        Entry::Request => request(&mut parser),
        Entry::Filter => filter_part(&mut parser),
        Entry::Fields | Entry::Sort | Entry::With => clause::part(&mut parser),
    }
    parser.expected
}

/// A text that holds everything.
///
/// `request = [ endpoint , ":" ] , [ filter ] , { "|" , clause } ;`
fn request(p: &mut Parser<'_>) {
    if p.at(TokenKind::Endpoint) {
        let name = p.bump().span;
        let colon = p.bump().span;
        if let Some(clause) = colon_slip::named_like_endpoint(p, name, colon) {
            clause::clause(p, clause, name);
            keyword_slip::check_end(p);
        } else if sql_slip::leading_name(p, name, colon) {
            // What follows it is read as a filter.
        } else if colon_slip::range_after_endpoint(p, name, colon) {
            // The tests behind it are read as those of any filter.
            if !p.ends_test(0) {
                p.recover();
            }
            if p.peek().is_connective() || p.at(TokenKind::AndAnd) || p.at(TokenKind::OrOr) {
                p.bump();
            }
        } else {
            p.ast.endpoint = Some(clause::endpoint(p, name));
        }
    }
    p.may_follow(if p.at == 0 { &[Wanted::Endpoint, Wanted::Pipe] } else { &[Wanted::Pipe] });
    if !p.at(TokenKind::Pipe) && !p.at(TokenKind::End) {
        p.ast.filter = Some(filter::filter(p));
    }
    while !p.at(TokenKind::End) {
        clause::piped(p);
    }
    clause::check_together(p);
}

/// A filter given apart.
///
/// `filter_part = [ filter ] ;`
fn filter_part(p: &mut Parser<'_>) {
    if !p.at(TokenKind::Pipe) && !p.at(TokenKind::End) {
        p.ast.filter = Some(filter::filter(p));
    }
    if !p.at(TokenKind::End) {
        keyword_slip::clause_in_part(p);
    }
}

const END: Token = Token::new(TokenKind::End, Span::at(0));

#[cfg(test)]
thread_local! {
    /// Whether the first mistake ends the reading.
    static STRICT: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    /// How often a token was looked at, taken, or gone to.
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The place in the tokens, and the tree so far.
struct Parser<'a> {
    /// Whether the first mistake ends the reading: a text is accepted so exactly if it is accepted at all.
    #[cfg(test)]
    strict: bool,
    source: &'a str,
    tokens: &'a [Token],
    /// The index of the token that stands here.
    at: usize,
    /// The token that stands here.
    token: Token,
    /// Where the token before ends.
    previous_end: u32,
    ast: &'a mut Ast,
    sink: &'a mut Diagnostics,
    entry: Entry,
    /// How many parentheses of groups and of `has` are open.
    depth: u32,
    max_depth: u32,
    max_nodes: usize,
    /// Whether the tests are those of an element in `has (…)`, which may lack their path.
    in_element: bool,
    /// Whether a list is being read, so that recovery stops at its commas.
    in_list: bool,
    /// Whether a limit was met: the rest is skipped, and nothing more is reported.
    gave_up: bool,
    /// Whether a parenthesis that nothing closes was reported: those around it are not closed either.
    unclosed: bool,
    /// Where recovery ended: what is missing there is part of the mistake that led there.
    recovered_at: Option<usize>,
    /// What may stand at the caret.
    expected: Expected,
}

impl<'a> Parser<'a> {
    // ---- the cursor

    #[inline]
    fn peek(&self) -> Token {
        self.token
    }

    /// The token `ahead` places on; past the end it is the end.
    #[inline]
    fn nth(&self, ahead: usize) -> &'a Token {
        #[cfg(test)]
        STEPS.set(STEPS.get() + 1);
        self.tokens.get(self.at + ahead).or(self.tokens.last()).unwrap_or(&END)
    }

    #[inline]
    fn at(&self, kind: TokenKind) -> bool {
        self.token.kind == kind
    }

    /// Takes the token; the end is never passed.
    #[inline]
    fn bump(&mut self) -> Token {
        let token = self.token;
        if token.kind != TokenKind::End {
            self.advance();
        }
        token
    }

    /// Takes the token, which is not the end.
    #[inline]
    fn advance(&mut self) {
        #[cfg(test)]
        STEPS.set(STEPS.get() + 1);
        self.previous_end = self.token.span.end;
        self.at += 1;
        self.token = self.tokens.get(self.at).copied().unwrap_or(END);
    }

    /// Goes to a token before or after.
    fn go_to(&mut self, at: usize) {
        self.at = at;
        self.token = *self.nth(0);
        self.previous_end =
            at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.span.end);
    }

    /// Takes the token if it is of this kind.
    #[inline]
    fn eat(&mut self, kind: TokenKind) -> bool {
        let there = self.at(kind);
        if there {
            self.advance();
        }
        there
    }

    /// The text of a span.
    #[inline]
    fn text(&self, span: Span) -> &'a str {
        span.slice(self.source)
    }

    /// Takes the token if it is this keyword.
    #[inline]
    fn eat_keyword(&mut self, keyword: Keyword) -> bool {
        let there = self.token.keyword == Some(keyword);
        if there {
            self.advance();
        }
        there
    }

    /// Where the token before ends.
    #[inline]
    fn previous_end(&self) -> u32 {
        self.previous_end
    }

    /// The span from `start` to the end of the token before.
    #[inline]
    fn since(&self, start: u32) -> Span {
        Span::new(start, self.previous_end().max(start))
    }

    // ---- the tree

    #[inline]
    fn node(&mut self, kind: Kind, span: Span) -> NodeId {
        if self.ast.arena.len() >= self.max_nodes {
            self.too_many_nodes(span);
        }
        self.ast.arena.push(kind, span)
    }

    fn error(&mut self, span: Span) -> NodeId {
        self.node(Kind::Error, span)
    }

    // ---- limits, and the way back
    #[cold]
    #[inline(never)]
    fn too_many_nodes(&mut self, span: Span) {
        let limit = i64::try_from(self.max_nodes).unwrap_or(i64::MAX);
        self.slip(Code::TooManyNodes, span).arg(limit);
        self.give_up();
    }

    #[cold]
    #[inline(never)]
    fn too_deep(&mut self, open: Span) -> NodeId {
        let limit = i64::from(self.max_depth);
        self.slip(Code::TooDeep, open).arg(limit);
        self.give_up();
        self.error(open)
    }

    /// Skips everything: a limit was met, and what follows cannot be judged.
    fn give_up(&mut self) {
        self.gave_up = true;
        self.skip_all();
    }

    /// Skips everything, to the end.
    fn skip_all(&mut self) {
        self.go_to(self.tokens.len().saturating_sub(1));
    }

    /// Skips to where reading can go on: a connective, a clause, a closing parenthesis that was opened before, the next
    /// item of a list, or the end.
    #[cold]
    fn recover(&mut self) {
        self.skip_to_rest();
        self.recovered_at = Some(self.at);
    }

    fn skip_to_rest(&mut self) {
        let mut open = 0u32;
        loop {
            let token = self.peek();
            match token.kind {
                TokenKind::End | TokenKind::Pipe => return,
                TokenKind::OpenParenthesis | TokenKind::OpenBracket => open += 1,
                TokenKind::CloseParenthesis | TokenKind::CloseBracket if open > 0 => open -= 1,
                TokenKind::CloseParenthesis => return,
                TokenKind::CloseBracket | TokenKind::Comma if open == 0 && self.in_list => return,
                TokenKind::AndAnd | TokenKind::OrOr if open == 0 => return,
                TokenKind::Word if open == 0 && token.is_connective() => {
                    return;
                }
                _ => {}
            }
            self.bump();
        }
    }
}
