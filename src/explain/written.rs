//! What a server's own EJSON makes of typed values as they were pasted, where that is not what they say.

use crate::lex::json::{Token, TokenKind, Tokens};
use crate::span::Span;
use crate::value::date::misread_epoch;
use crate::value::{EpochUnit, double};

/// Says what a server would take otherwise than it was read here, each once (facts: npm `ejson`, which servers read with,
/// tried on MongoDB's Extended JSON). `source` is the text with the filter, in either language: where it holds no EJSON,
/// there is nothing to say.
pub(super) fn misread(source: &str, epoch: EpochUnit) -> Vec<String> {
    let mut said = Vec::new();
    let is_start = |&at: &usize| !source.get(..at).unwrap_or_default().contains(['"', '\'', '`']);
    let start = source.find('{').filter(is_start).unwrap_or(source.len());
    let mut tokens = Tokens::new(source, Span::between(start, source.len()));
    let (mut key, mut colon) = (tokens.next(), tokens.next());
    while colon.kind != TokenKind::End {
        let mut value = tokens.next();
        if matches!(key.kind, TokenKind::String(_)) && colon.kind == TokenKind::Colon {
            let message = of_value(source, key, value, epoch);
            if message.is_some() && value.kind == TokenKind::OpenBrace {
                // The key inside is part of what was spoken of.
                tokens.next();
                value = tokens.next();
            }
            said.extend(message.filter(|message| !said.contains(message)));
        }
        (key, colon) = (colon, value);
    }
    said
}

fn of_value(source: &str, key: Token, value: Token, epoch: EpochUnit) -> Option<String> {
    let name = key.span.slice(source).trim_matches('"');
    match (name, value.kind) {
        ("$date", TokenKind::Number) => {
            let written = value.span.slice(source);
            let date = misread_epoch(double::parse(written)?, epoch)?;
            Some(format!("`{written}`: to a server these are milliseconds, {date}"))
        }
        ("$date", TokenKind::OpenBrace) => {
            Some("`$date` with an object: to a server that is 1970-01-01T00:00:00Z".to_owned())
        }
        ("$numberInt" | "$numberLong" | "$numberDouble" | "$regularExpression", _)
        | ("$binary", TokenKind::OpenBrace) => {
            Some(format!("`{name}`: a server knows no such value, and answers with an error"))
        }
        _ => None,
    }
}
