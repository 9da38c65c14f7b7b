//! Tokens to coloured pieces: what each token is tells the lexer, and of words the syntax tree.

use super::{Assistant, Surroundings, ejson};
use crate::arena::List;
use crate::diagnostic::Part;
use crate::dsl::ast::{Ast, Kind};
use crate::dsl::parse::parse;
use crate::lex::json::{self, Tokens};
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::sorted::sort_by_key;
use crate::span::Span;

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HighlightKind {
    /// The name of an endpoint.
    Endpoint,
    /// The path of a field, or a key of EJSON.
    Field,
    /// The name of a parameter in `with`.
    Parameter,
    /// A word or symbol that tests a field, or a key of EJSON that starts with `$`.
    Operator,
    /// `and`, `or`, `not`.
    Connective,
    /// The keyword of a clause, and the words inside it.
    Clause,
    /// Text in quotes.
    String,
    /// Text without quotes.
    Word,
    /// A number.
    Number,
    /// A date, and what is added to it.
    Date,
    /// `true`, `false` and `null`.
    Constant,
    /// A regex.
    Regex,
    /// The name of a type.
    Type,
    /// The name of what makes a typed value or a shape.
    Constructor,
    /// A bracket, a comma and the like.
    Punctuation,
    /// A comment.
    Comment,
    /// What cannot be read.
    Invalid,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: HighlightKind,
}

impl Assistant {
    /// As [`highlight`](super::highlight()).
    pub fn highlight(&mut self, text: &str, around: &Surroundings<'_>) -> Vec<Highlight> {
        let mut pieces = Vec::new();
        let Some(entry) = around.entry() else { return pieces };
        if text.len() > around.options.limits.bytes() {
            return pieces;
        }
        if matches!(around.part, Part::Fields | Part::Sort) && ejson::is_object(text) {
            inside_json(text, Span::between(0, text.len()), &mut pieces);
            return pieces;
        }
        self.sink.reset(0);
        parse(text, entry, &around.options.limits, &mut self.ast, &mut self.tokens, &mut self.sink);
        let marks = marks(&self.ast);
        let mut comments = self.ast.comments.iter().copied().peekable();
        let mut previous: Option<Token> = None;
        for &token in &self.tokens {
            while let Some(comment) = comments.next_if(|comment| comment.start < token.span.start) {
                pieces.push(Highlight { span: comment, kind: HighlightKind::Comment });
            }
            if token.kind == TokenKind::Json {
                inside_json(text, token.span, &mut pieces);
            } else if !token.span.is_empty() {
                let kind = kind(token, previous, mark(&marks, token.span));
                pieces.push(Highlight { span: token.span, kind });
            }
            previous = Some(token);
        }
        pieces
    }
}

/// What the syntax tree says of words, sorted by place.
pub(super) fn marks(ast: &Ast) -> Vec<(Span, HighlightKind)> {
    let mut marks = Vec::new();
    for node in ast.arena.nodes() {
        let mark = match node.kind {
            Kind::Test { path, .. } => (path, HighlightKind::Field),
            Kind::Projected { path, .. } | Kind::Ordered { path, .. } => (path, HighlightKind::Field),
            Kind::With(name, _) => (name, HighlightKind::Parameter),
            Kind::Clause(..) => (node.span, HighlightKind::Clause),
            Kind::Word => (node.span, HighlightKind::Word),
            Kind::True | Kind::False => (node.span, HighlightKind::Constant),
            Kind::Null => (node.span, HighlightKind::Constant),
            Kind::Type => (node.span, HighlightKind::Type),
            Kind::Relative(..) => (node.span, HighlightKind::Date),
            Kind::Call(_, first) | Kind::Shape(_, List { first, .. }) => {
                // `new Date` is two words.
                let end = first.map_or(node.span.end, |first| ast.arena.span(first).start);
                (Span::new(node.span.start, end), HighlightKind::Constructor)
            }
            Kind::And(_)
            | Kind::Or(_)
            | Kind::Not(_)
            | Kind::TextSearch(_)
            | Kind::Raw
            | Kind::Error
            | Kind::String
            | Kind::CaseInsensitive
            | Kind::Number
            | Kind::Regex
            | Kind::Day
            | Kind::Month
            | Kind::Instant
            | Kind::Amount
            | Kind::Epoch
            | Kind::Json
            | Kind::List(_)
            | Kind::Interval { .. }
            | Kind::Distance(..)
            | Kind::Everything => continue,
        };
        if !mark.0.is_empty() {
            marks.push(mark);
        }
    }
    sort_by_key(&mut marks, |(span, _)| (span.start, span.end));
    marks
}

/// The mark over the start of a token.
pub(super) fn mark(marks: &[(Span, HighlightKind)], token: Span) -> Option<HighlightKind> {
    let last = marks.partition_point(|(span, _)| span.start <= token.start).checked_sub(1)?;
    marks.get(last).filter(|(span, _)| token.start < span.end).map(|(_, kind)| *kind)
}

/// What a token is.
pub(super) fn kind(token: Token, previous: Option<Token>, mark: Option<HighlightKind>) -> HighlightKind {
    match token.kind {
        TokenKind::Word | TokenKind::Path | TokenKind::Quoted => {
            mark.unwrap_or_else(|| word(token, previous))
        }
        TokenKind::String | TokenKind::CaseInsensitive => HighlightKind::String,
        TokenKind::Number => HighlightKind::Number,
        TokenKind::Regex => HighlightKind::Regex,
        TokenKind::Day | TokenKind::Month | TokenKind::Instant | TokenKind::Epoch | TokenKind::Amount => {
            HighlightKind::Date
        }
        TokenKind::Endpoint => HighlightKind::Endpoint,
        TokenKind::Equal
        | TokenKind::NotEqual
        | TokenKind::Greater
        | TokenKind::GreaterEqual
        | TokenKind::Less
        | TokenKind::LessEqual
        | TokenKind::Match
        | TokenKind::NotMatch
        | TokenKind::Percent
        | TokenKind::DotDot
        | TokenKind::DotDotLess => HighlightKind::Operator,
        TokenKind::Bang | TokenKind::AndAnd | TokenKind::OrOr => HighlightKind::Connective,
        TokenKind::OpenParenthesis
        | TokenKind::CloseParenthesis
        | TokenKind::OpenBracket
        | TokenKind::CloseBracket
        | TokenKind::Comma
        | TokenKind::Pipe
        | TokenKind::Colon
        | TokenKind::Minus
        | TokenKind::Plus
        | TokenKind::Json => HighlightKind::Punctuation,
        TokenKind::Run | TokenKind::Bad | TokenKind::Foreign | TokenKind::Caret | TokenKind::End => {
            HighlightKind::Invalid
        }
    }
}

/// What a word is that the tree does not tell: a keyword, or a path of which the test is not yet written.
fn word(token: Token, previous: Option<Token>) -> HighlightKind {
    let starts_test = previous.is_none_or(|before| {
        before.is_connective()
            || before.keyword == Some(Keyword::Not)
            || matches!(
                before.kind,
                TokenKind::Bang
                    | TokenKind::AndAnd
                    | TokenKind::OrOr
                    | TokenKind::OpenParenthesis
                    | TokenKind::Colon
            )
    });
    match token.keyword {
        Some(Keyword::Text) => HighlightKind::Operator,
        Some(keyword) if keyword.group() == Group::Logic => HighlightKind::Connective,
        _ if starts_test => HighlightKind::Field,
        Some(keyword) => match keyword.group() {
            Group::Logic => HighlightKind::Connective,
            Group::Operator | Group::Inside => HighlightKind::Operator,
            Group::Shape => HighlightKind::Constructor,
            Group::Clause => HighlightKind::Clause,
            Group::Value => HighlightKind::Word,
        },
        None => HighlightKind::Word,
    }
}

/// The pieces of EJSON.
fn inside_json(text: &str, span: Span, pieces: &mut Vec<Highlight>) {
    let mut tokens = Tokens::new(text, span);
    let mut token = tokens.next();
    while token.kind != json::TokenKind::End {
        let next = tokens.next();
        let is_key = matches!(next.kind, json::TokenKind::Colon | json::TokenKind::Equals);
        let written = token.span.slice(text).trim_start_matches(['"', '\'', '`']);
        let kind = match token.kind {
            json::TokenKind::String(_) | json::TokenKind::Word if is_key => {
                if written.starts_with('$') {
                    HighlightKind::Operator
                } else {
                    HighlightKind::Field
                }
            }
            json::TokenKind::String(_) | json::TokenKind::Unclosed(_) => HighlightKind::String,
            json::TokenKind::Number => HighlightKind::Number,
            json::TokenKind::Word if matches!(written, "true" | "false" | "null") => HighlightKind::Constant,
            json::TokenKind::Regex => HighlightKind::Regex,
            json::TokenKind::Comment => HighlightKind::Comment,
            json::TokenKind::OpenBrace
            | json::TokenKind::CloseBrace
            | json::TokenKind::OpenBracket
            | json::TokenKind::CloseBracket
            | json::TokenKind::OpenParen
            | json::TokenKind::CloseParen
            | json::TokenKind::Colon
            | json::TokenKind::Comma => HighlightKind::Punctuation,
            json::TokenKind::Word
            | json::TokenKind::Equals
            | json::TokenKind::Semicolon
            | json::TokenKind::Placeholder
            | json::TokenKind::Space
            | json::TokenKind::ByteOrderMark
            | json::TokenKind::Other
            | json::TokenKind::End => HighlightKind::Invalid,
        };
        pieces.push(Highlight { span: token.span, kind });
        token = next;
    }
}
