//! A regex of a program where EJSON has a value: what it is there depends on the key before it.

use super::Repair;
use crate::diagnostic::{Edit, Fix};
use crate::ejson::slip::quoted;
use crate::lex::json::{Quote, Token, TokenKind, Tokens};
use crate::sorted::{sort_by, sort_by_key};
use crate::span::Span;

impl Repair<'_> {
    /// How a regex is written that stands at `span` and that `object` is as a value, and the fix. An operator that compares values
    /// would compare with the document that the object is: what joins them is another operator, or none.
    pub(in crate::ejson) fn regex(&self, span: Span, object: &str) -> (String, Option<Fix>) {
        let value = || (object.to_owned(), Some(Fix::replace(span, object)));
        let Some((key, whole)) = self.key_before(span).filter(|_| !self.in_array()) else { return value() };
        let pair = object.strip_prefix('{').and_then(|inside| inside.strip_suffix('}')).unwrap_or(object);
        match key.slice(self.source) {
            // `"$regex":/a/i` is `"$regex":"a","$options":"i"`: its own key stands there already.
            "$regex" => {
                let operand = pair.strip_prefix("\"$regex\":").unwrap_or(pair);
                match (operand.split_once(",\"$options\":"), self.options()) {
                    (Some((pattern, flags)), Some(options)) => self.with_flags(span, pattern, flags, options),
                    _ => (operand.to_owned(), Some(Fix::replace(span, operand))),
                }
            }
            "$eq" | "$in" | "$all" => (pair.to_owned(), Some(Fix::replace(whole.to(span), pair))),
            "$ne" | "$nin" => {
                let edits =
                    [(key, "$not"), (span, object)].map(|(span, text)| Edit { span, text: text.into() });
                let written = format!("\"$not\":{object}");
                (
                    written.clone(),
                    Some(Fix { title: format!("write `{written}`").into(), edits: edits.into() }),
                )
            }
            "$not" | "$elemMatch" => value(),
            key if key.starts_with('$') => (pair.to_owned(), None),
            _ => value(),
        }
    }

    /// The value of `$options` in the object that is open.
    fn options(&self) -> Option<Token> {
        let start = self.open.last()?.span.end as usize;
        let mut tokens = Tokens::new(self.source, Span::between(start, self.source.len()));
        let (mut depth, mut last) = (0_usize, [self.token; 2]);
        loop {
            let token = tokens.next();
            let is_name = |key: Token| key.span.slice(self.source).trim_matches(['"', '\'']) == "$options";
            match token.kind {
                TokenKind::End => return None,
                _ if depth == 0 && last[1].kind == TokenKind::Colon && is_name(last[0]) => {
                    return Some(token);
                }
                TokenKind::OpenBrace | TokenKind::OpenBracket => depth += 1,
                TokenKind::CloseBrace | TokenKind::CloseBracket => depth = depth.checked_sub(1)?,
                _ => {}
            }
            last = [last[1], token];
        }
    }

    /// A pattern with flags of its own where `$options` stands beside it: both flags go there, since one key cannot stand twice.
    fn with_flags(&self, span: Span, pattern: &str, flags: &str, options: Token) -> (String, Option<Fix>) {
        let known = options.span.slice(self.source);
        let mut letters: Vec<char> =
            flags.chars().chain(known.chars()).filter(|sign| !matches!(sign, '"' | '\'')).collect();
        sort_by(&mut letters, Ord::cmp);
        letters.dedup();
        let letters: String = letters.into_iter().collect();
        let mut edits = [(span, pattern.to_owned()), (options.span, quoted(&letters))]
            .map(|(span, text)| Edit { span, text: text.into() });
        sort_by_key(&mut edits, |edit| edit.span.start);
        let written = format!("\"$regex\":{pattern},\"$options\":{}", quoted(&letters));
        // In other quotes, those are to be mended first.
        let is_text = options.kind == TokenKind::String(Quote::Double);
        let title = format!("write `{written}`").into();
        (written, is_text.then(|| Fix { title, edits: edits.into() }))
    }

    /// The key before the value at `span`, without its quotes and with them.
    pub(super) fn key_before(&self, span: Span) -> Option<(Span, Span)> {
        let before = self.source.get(..span.start as usize)?.trim_end().strip_suffix(':')?.trim_end();
        let name = before.strip_suffix(['"', '\'']).unwrap_or(before);
        let start = name.rfind(|sign: char| !sign.is_ascii_alphanumeric() && !"$._".contains(sign));
        let start = start.map_or(0, |at| {
            at + name.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let quote = before.len() - name.len();
        Some((Span::between(start, name.len()), Span::between(start.saturating_sub(quote), before.len())))
    }
}
