//! Names that hold an operator of other languages: `a__gt`, `a.length` and `a.$gt` before an `=`.

use super::as_path;
use crate::diagnostic::{Code, Diagnostic};
use crate::dsl::parse::{Parser, foreign, look, shape_slip};
use crate::lex::token::TokenKind;
use crate::path::{has_lookup, parted_last};
use crate::span::Span;

/// Warns of a path, which was taken, that asks others for more than a field.
#[cold]
#[inline(never)]
pub(super) fn check(p: &mut Parser<'_>, path: Span) {
    if p.in_list {
        return;
    }
    if let Some((replaced, written)) = meant(p, path) {
        let help = format!("write `{}`", written.trim_end());
        let diagnostic = Diagnostic::new(Code::OnlyAName, path).arg(path).arg(help);
        p.report(diagnostic.write(replaced, written));
    }
}

/// What a test whose path holds an operator is here, and how much of it that replaces; the token after the path stands here.
pub(super) fn meant(p: &Parser<'_>, path: Span) -> Option<(Span, String)> {
    let (symbol, value) = (p.peek(), p.nth(1));
    let text = p.text(path);
    if let Some(array) = text.strip_suffix(".length") {
        let written = shape_slip::sizes(array, symbol, p.text(value.span))?;
        return (value.kind == TokenKind::Number && p.ends_test(2)).then(|| (path.to(value.span), written));
    }
    if symbol.kind != TokenKind::Equal {
        return None;
    }
    let has_dollar = parted_last(text, b".$").is_some();
    let (before, name) = match has_dollar || has_lookup(text.as_bytes()) {
        true => parted_last(text, if has_dollar { b".$" } else { b"__" })?,
        false => return None,
    };
    let before = before.replace("__", ".");
    let truth = p.text(value.span).eq_ignore_ascii_case("true");
    let presence = match name {
        "isnull" if truth => "= null",
        "isnull" => "!= null",
        "exists" if truth => "exists",
        "exists" => "missing",
        _ => "",
    };
    if !presence.is_empty() {
        return p.ends_test(2).then(|| (path.to(value.span), format!("{before} {presence}")));
    }
    let any_case = name.strip_prefix('i').filter(|name| name.len() > 3 && *name != "null");
    let Some(operator) = foreign::operator(any_case.unwrap_or(name)) else {
        // `u__username = bob`: the names of a path.
        let written = as_path(&format!("{before}.{name}"));
        return (!has_dollar).then_some((path, written));
    };
    if any_case.is_some() && matches!(value.kind, TokenKind::String | TokenKind::Word) {
        let inside = p.text(value.span).trim_matches(['"', '\'']);
        return Some((path.to(value.span), format!("{before} {operator} i\"{inside}\"")));
    }
    if operator.ends_with("in") && value.kind != TokenKind::OpenParenthesis && p.ends_test(2) {
        return Some((path.to(value.span), format!("{before} {operator} ({})", p.text(value.span))));
    }
    let (_, blank) = look::blanks(p, symbol.span);
    Some((path.to(symbol.span), format!("{before} {operator}{blank}")))
}
