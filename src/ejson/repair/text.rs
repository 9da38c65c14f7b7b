//! What stands in a text that is no JSON as text without quotes, or in another language's.

use super::Repair;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::lex::json::{Token, TokenKind};
use crate::span::Span;

impl Repair<'_> {
    /// `#general`, `/x` and `@bob`, in which the lexer found no word: all that is glued together is text without its
    /// quotes. Says whether it was that.
    pub(super) fn glued_text(&mut self) -> bool {
        let rest = self.source.get(self.token.span.start as usize..).unwrap_or("");
        let is_end = |character: char| {
            character.is_whitespace()
                || matches!(character, ',' | '{' | '}' | '[' | ']' | '(' | ')' | '"' | '\'')
        };
        let glued = rest.find(is_end).unwrap_or(rest.len());
        let text = rest.get(..glued).unwrap_or("");
        let is_text =
            text.starts_with(['#', '/', '@', '%', '~', '*', '^']) && text.contains(char::is_alphanumeric);
        if is_text && !text.starts_with("//") && !text.starts_with("/*") {
            self.fill();
            let start = self.token.span.start as usize;
            self.bare_text(Span::between(start, start + glued));
            self.restart(start + glued);
            return true;
        }
        false
    }

    /// Whether the number here is the first word of a text, as in `5 days`; a word before a colon is the next key.
    pub(super) fn starts_text(&self) -> bool {
        let mut tokens = self.tokens.clone();
        let (word, next) = (tokens.next(), tokens.next());
        let gap = Span::new(self.token.span.end, word.span.start).slice(self.source);
        word.kind == TokenKind::Word
            && !gap.contains('\n')
            && matches!(
                next.kind,
                TokenKind::Word
                    | TokenKind::Comma
                    | TokenKind::CloseBrace
                    | TokenKind::CloseBracket
                    | TokenKind::End
            )
    }

    /// Whether what opens a text, an object or an array is glued to the token here.
    pub(super) fn is_glued_to_value(&self) -> bool {
        let rest = self.source.get(self.token.span.end as usize..).unwrap_or("");
        rest.starts_with(['"', '\'', '`', '{', '['])
    }

    /// The word here with a `"` glued to its end, where the one before it is missing: what follows a key or a value stands behind it.
    pub(super) fn half_quoted(&mut self, code: Code, follows: &[char]) -> bool {
        let Token { kind, span } = self.token;
        let behind = self.source.get(span.end as usize..).unwrap_or("").strip_prefix('"');
        let is_half = matches!(kind, TokenKind::Word | TokenKind::Number)
            && behind.is_some_and(|behind| behind.trim_start().starts_with(follows));
        if is_half {
            let whole = Span::new(span.start, span.end + 1);
            self.fill();
            let fix = Fix::replace(Span::at(span.start), "\"");
            self.report(Diagnostic::new(code, whole).arg(span).fix(fix));
            self.restart(whole.end as usize);
        }
        is_half
    }

    /// The character behind the token here and the blanks that follow it.
    fn character_behind(&self) -> Option<char> {
        self.source.get(self.token.span.end as usize..)?.trim_start().chars().next()
    }

    /// Whether the token here is a key: what follows keys stands behind it.
    pub(super) fn is_key(&self) -> bool {
        matches!(self.character_behind(), Some(':' | '=' | '：'))
    }

    /// Whether the token here can be a value with nothing but more of it, or the end of its member, behind it.
    pub(super) fn ends_member(&self) -> bool {
        let is_whole = self.token.kind != TokenKind::Word;
        self.token.span.start > self.last.end
            && !self.is_key()
            && !self.is_glued_to_value()
            && (is_whole || self.character_behind().is_some())
    }

    /// Whether a value that is no key stands behind the comma here.
    pub(super) fn starts_last_value(&self) -> bool {
        let token = self.tokens.clone().next();
        let behind = self.source.get(token.span.end as usize..).unwrap_or("").trim_start();
        match token.kind {
            TokenKind::OpenBrace | TokenKind::OpenBracket => true,
            TokenKind::String(_) | TokenKind::Number | TokenKind::Word => behind.starts_with([',', '}', ']']),
            _ => false,
        }
    }

    /// Whether both the key before the comma here and what stands behind it are bare words: to a program, `{name, active}` is
    /// two keys whose values are variables of the same names.
    pub(super) fn is_shorthand(&self) -> bool {
        let is_bare = !self.last.slice(self.source).starts_with(['"', '\'']);
        is_bare && self.tokens.clone().next().kind == TokenKind::Word
    }

    /// Whether what stands here joins filters, or is the `|` before a clause.
    pub(super) fn is_language(&self) -> bool {
        let rest = self.source.get(self.token.span.start as usize..).unwrap_or("");
        matches!(self.token.span.slice(self.source), "and" | "or" | "|") || rest.starts_with("&&")
    }

    /// Whether a value belongs here: a colon stands before.
    pub(super) fn wants_value(&self) -> bool {
        self.last.slice(self.source) == ":"
    }

    /// Whether a `#` with a word glued to it stands here, such as a channel's name.
    pub(super) fn is_hash_text(&self) -> bool {
        let mut text = self.token.span.slice(self.source).chars();
        text.next() == Some('#') && text.next().is_some_and(char::is_alphanumeric)
    }
}
