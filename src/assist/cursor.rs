//! A place in a text to what is being typed there, and the tokens before it.

use crate::lex::token::{Keyword, Token, TokenKind};
use crate::span::Span;

/// What a place lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Beside the first so many tokens, in or at the end of a word that is being typed; the span is empty where there is none.
    Word {
        /// How many tokens stand before it.
        before: usize,
        /// The word.
        word: Span,
    },
    /// In text in quotes, after so many tokens.
    Text {
        /// How many tokens stand before it.
        before: usize,
        /// The text, with its quotes.
        text: Span,
    },
    /// In EJSON, or at the end of what is not closed.
    Json(Span),
    /// In a comment.
    Comment,
    /// In a regex, or in what starts as one.
    Regex,
}

/// A byte of the text, on a character boundary, at or before `at`.
pub(super) fn on_boundary(text: &str, at: u32) -> u32 {
    let mut at = (at as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What `at` lies in, of a text with these tokens.
pub(super) fn place(text: &str, tokens: &[Token], comments: &[Span], at: u32) -> Place {
    let covering = comments.partition_point(|comment| comment.start < at);
    if covering.checked_sub(1).and_then(|last| comments.get(last)).is_some_and(|comment| at <= comment.end) {
        return Place::Comment;
    }
    let starting = tokens.partition_point(|token| token.span.start < at && token.kind != TokenKind::End);
    let Some(before) = starting.checked_sub(1) else { return Place::Word { before: 0, word: Span::at(at) } };
    let Some(&token) = tokens.get(before).filter(|token| token.span.end >= at) else {
        let last = tokens.get(before).filter(|token| token.kind == TokenKind::Json);
        return match last {
            // Only where the text ends, or a clause begins, do blanks follow what is not closed.
            Some(json) if super::ejson::is_open(text, json.span) => {
                Place::Json(Span::new(json.span.start, at))
            }
            _ => Place::Word { before: starting, word: Span::at(at) },
        };
    };
    let at_end = token.span.end == at;
    let after = Place::Word { before: starting, word: Span::at(at) };
    let typed = Place::Word { before, word: token.span };
    let first = token.span.slice(text).trim_start_matches('i').bytes().next();
    match token.kind {
        TokenKind::Json if !at_end || super::ejson::is_open(text, token.span) => Place::Json(token.span),
        TokenKind::String | TokenKind::CaseInsensitive if !at_end => Place::Text { before, text: token.span },
        TokenKind::Bad if matches!(first, Some(b'"' | b'\'')) => Place::Text { before, text: token.span },
        TokenKind::Regex if !at_end => Place::Regex,
        TokenKind::Bad if first == Some(b'/') => Place::Regex,
        // A sign may be the start of an amount.
        TokenKind::Minus | TokenKind::Plus if follows_day_word(tokens, before) => typed,
        TokenKind::Json | TokenKind::String | TokenKind::CaseInsensitive | TokenKind::Regex => after,
        TokenKind::Foreign => after,
        kind if !kind.spellings().is_empty() && at_end => after,
        _ => typed,
    }
}

/// Whether the token before this one can be moved by an amount.
fn follows_day_word(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|token| {
        token.kind == TokenKind::Amount || token.keyword.is_some_and(|keyword| keyword.is_day_word())
    })
}

/// What stands in the list that is being written at the end of these tokens, each with its quotes taken off; nothing where the next
/// item is the first one, or there is no list.
pub(super) fn listed<'t>(text: &'t str, tokens: &[Token]) -> Vec<&'t str> {
    let is_sign = |token: &Token| matches!(token.kind, TokenKind::Minus | TokenKind::Plus);
    let is_item = |token: &Token| {
        matches!(
            token.kind,
            TokenKind::Word | TokenKind::Path | TokenKind::Quoted | TokenKind::String | TokenKind::Number
        )
    };
    let mut items = Vec::new();
    let mut rest = tokens.iter().rev().skip_while(|token| is_sign(token)).peekable();
    // Nobody looks for an item among more.
    while items.len() < 200 && rest.next_if(|token| token.kind == TokenKind::Comma).is_some() {
        let Some(item) = rest.next_if(|token| is_item(token)) else { break };
        items.push(item.span.slice(text).trim_matches(['"', '\'', '`']));
        while rest.next_if(|token| is_sign(token)).is_some() {}
    }
    items
}

/// The path whose test is being written at the end of these tokens.
pub(super) fn tested<'t>(text: &'t str, tokens: &[Token]) -> &'t str {
    let mut rest = tokens.iter().rev().skip_while(|token| token.keyword == Some(Keyword::Not));
    let path = rest
        .next()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted));
    path.map_or("", |path| path.span.slice(text).trim_matches('`'))
}
