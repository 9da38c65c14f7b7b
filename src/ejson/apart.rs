//! A whole request that was found where one part of it stands, to what fits there.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Part};
use crate::lex::dsl::{Entry, lex};
use crate::lex::token::TokenKind;
use crate::span::Span;

/// Fits what is offered for a part that was pasted whole to the place of the part: a request with more than that would be a
/// further mistake there.
#[cold]
pub fn fit(diagnostic: &mut Diagnostic) {
    let is_request = matches!(
        diagnostic.code,
        Code::WholeAddress | Code::WholeCommand | Code::WholeSnippet | Code::ParametersInObject
    );
    if !is_request {
        return;
    }
    if let Some(fix) = diagnostic.fixes.pop() {
        match fitted(fix, diagnostic.part) {
            Ok(fix) => {
                if diagnostic.part != Part::Text {
                    diagnostic.say(format!("write `{}`", fix.edits.first().map_or("", |edit| &*edit.text)));
                }
                diagnostic.fixes.push(fix);
            }
            Err(way) => diagnostic.say(format!("give {way}")),
        }
    }
}

/// A fix that writes a request, for a place where this part of it stands; or how the request is given otherwise, which no fix of
/// one text can do.
#[cold]
pub fn fitted(mut fix: Fix, part: Part) -> Result<Fix, String> {
    let Some(edit) = fix.edits.first_mut() else { return Ok(fix) };
    match fitting(&edit.text, part).map(Box::from) {
        Some(text) => {
            edit.text = text;
            Ok(fix)
        }
        None => Err(format!("each parameter in its own part, or all as one text: `{}`", edit.text)),
    }
}

/// What a request says of a part, where that is all it says.
fn fitting(request: &str, part: Part) -> Option<&str> {
    let clause = match part {
        Part::Filter => None,
        Part::Fields | Part::Sort => Some(part.name()),
        _ => return Some(request),
    };
    let mut tokens = vec![];
    lex(request, Entry::Request, &mut tokens, &mut vec![], &mut Diagnostics::new(1));
    let pipes = tokens.iter().filter(|token| token.kind == TokenKind::Pipe).count();
    let [first, second, ..] = tokens.as_slice() else { return Some(request) };
    let is_named = |span: Span, name: &str| span.slice(request) == name;
    match clause {
        None => (pipes == 0 && first.kind != TokenKind::Endpoint).then_some(request),
        Some(name) => (pipes == 1 && first.kind == TokenKind::Pipe && is_named(second.span, name))
            .then(|| request.get(second.span.end as usize..).unwrap_or("").trim()),
    }
}
