//! What follows the cursor to how much of it a completion takes the place of.

use super::Offer;
use crate::assist::words;
use crate::dsl::parse::Wanted;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::span::Span;

impl Offer<'_, '_, '_> {
    /// Where that ends whose place a completion takes. An operator or a connective before which the cursor stands gives way to another
    /// one, since two of them stand nowhere, and a bracket that is there already is the one that is meant.
    pub(super) fn rival_end(&self, wanted: Wanted, next: Option<&Token>) -> u32 {
        let end = self.edit.end;
        let Some(next) = next.filter(|next| self.edit.is_empty() && is_rival(wanted, next)) else {
            return end;
        };
        // A comment between them stays.
        let is_beside = Span::new(end, next.span.start).slice(self.text).trim_start().is_empty();
        if is_beside { next.span.end } else { end }
    }
}

fn is_rival(wanted: Wanted, next: &Token) -> bool {
    match wanted {
        Wanted::Symbol | Wanted::OperatorWord | Wanted::Negatable | Wanted::Presence => {
            words::SYMBOLS.contains(&next.kind)
                || next.keyword.is_some_and(|keyword| keyword.group() == Group::Operator)
        }
        Wanted::Connective => {
            matches!(next.kind, TokenKind::AndAnd | TokenKind::OrOr)
                || matches!(next.keyword, Some(Keyword::And | Keyword::Or))
        }
        Wanted::CloseParenthesis => next.kind == TokenKind::CloseParenthesis,
        Wanted::CloseBracket => next.kind == TokenKind::CloseBracket,
        Wanted::Comma => next.kind == TokenKind::Comma,
        other => other == Wanted::Pipe && next.kind == TokenKind::Pipe,
    }
}
