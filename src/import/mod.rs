//! Values that other crates hold to requests: each is written as EJSON and read like any text, so every check is the same.

#[cfg(feature = "bson")]
mod bson;
#[cfg(feature = "serde_json")]
mod json;

#[cfg(feature = "bson")]
pub use self::bson::compile_document;
#[cfg(feature = "serde_json")]
pub use self::json::compile_value;

use crate::compile::once;
use crate::compiled::Compiled;
use crate::diagnostic::{Diagnostic, Report};
use crate::lex::json::{TokenKind, Tokens};
use crate::lex::string::{self, Escapes};
use crate::options::{Input, Options, Parts};
use crate::span::Span;

/// Compiles a filter written as EJSON. Its diagnostics say by their `path` which key of the value they mean; their spans and
/// fixes lie in the text, which their report holds. Where the writer `escapes`, one of two `$escape` is no key of the value.
fn compile_text(text: &str, options: &Options<'_>, escapes: bool) -> Result<Compiled, Report> {
    let options = Options { input: Input::Ejson, ..*options };
    let parts = Parts { filter: Some(text), ..Parts::default() };
    let name_places = |mut report: Report| {
        for diagnostic in &mut report.diagnostics {
            name_place(diagnostic, text, escapes);
        }
        report
    };
    let compiled = once(&parts, &options).map_err(name_places)?;
    Ok(compiled.with_report(name_places))
}

#[cold]
fn name_place(diagnostic: &mut Diagnostic, text: &str, escapes: bool) {
    let path = path_at(text, diagnostic.span.start, escapes);
    diagnostic.path = Some(path.into());
}

/// An array or object around a place, and what leads on from it.
enum Step {
    Index(usize),
    Key(Span),
}

/// The keys and indices that lead to byte `offset` of a JSON text, joined by dots: `a.$in.0`.
fn path_at(text: &str, offset: u32, escapes: bool) -> String {
    let mut tokens = Tokens::new(text, Span::between(0, text.len()));
    let mut steps = Vec::new();
    let mut after_key = false;
    loop {
        let token = tokens.next();
        let is_behind = token.span.start > offset;
        match token.kind {
            TokenKind::End => break,
            _ if is_behind => break,
            TokenKind::OpenBrace | TokenKind::OpenBracket if token.span.end > offset => break,
            TokenKind::OpenBrace => steps.push(Step::Key(Span::default())),
            TokenKind::OpenBracket => steps.push(Step::Index(0)),
            TokenKind::CloseBrace | TokenKind::CloseBracket => {
                steps.pop();
            }
            TokenKind::Comma => {
                if let Some(Step::Index(index)) = steps.last_mut() {
                    *index += 1;
                }
            }
            TokenKind::String(_) if !after_key => {
                if let Some(Step::Key(key)) = steps.last_mut() {
                    *key = token.span;
                }
            }
            _ => {}
        }
        after_key = token.kind == TokenKind::Colon;
        if token.span.end > offset {
            break;
        }
    }
    let mut path = String::new();
    let mut after_escape = false;
    for step in steps {
        after_escape =
            escapes && !after_escape && matches!(step, Step::Key(key) if key.slice(text) == "\"$escape\"");
        if after_escape {
            continue;
        }
        let start = path.len();
        if start > 0 {
            path.push('.');
        }
        match step {
            Step::Index(index) => path.push_str(&index.to_string()),
            Step::Key(key) if key.is_empty() => path.truncate(start),
            Step::Key(key) => {
                let inside = Span::new(key.start + 1, key.end.saturating_sub(1));
                // The key was written by our own writer, whose escapes are all good.
                let _ = string::unescape(text, inside, Escapes::Json, &mut path);
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_its_path() {
        let text = r#"{"a":{"$in":[1,{"b\"c":2}]},"d":"e"}"#;
        for (piece, path) in [
            ("{\"a", ""),
            ("\"a\"", "a"),
            ("{\"$in", "a"),
            ("\"$in", "a.$in"),
            ("[1", "a.$in.0"),
            ("1", "a.$in.0"),
            ("{\"b", "a.$in.1"),
            ("2", "a.$in.1.b\"c"),
            ("\"d", "d"),
            ("\"e", "d"),
        ] {
            let offset = u32::try_from(text.find(piece).unwrap()).unwrap();
            let expected = if piece == "[1" { "a.$in" } else { path };
            assert_eq!(path_at(text, offset, false), expected, "{piece}");
        }
    }
}
