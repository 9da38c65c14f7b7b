//! Operators of other languages, as they are written here.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Keyword, TokenKind};
use crate::span::Span;

/// An operator, and whether it is negated.
pub(super) type Meant = (Keyword, bool);

/// Symbols of other languages, as they are written here.
pub(super) const SYMBOLS: [(&str, &str, Meant); 11] = [
    ("===", "=", (Keyword::Eq, false)),
    ("!==", "!=", (Keyword::Ne, false)),
    ("=>", ">=", (Keyword::Gte, false)),
    ("=<", "<=", (Keyword::Lte, false)),
    ("=~", "~", (Keyword::Matches, false)),
    ("~=", "~", (Keyword::Matches, false)),
    ("!=~", "!~", (Keyword::Matches, true)),
    (":=", "=", (Keyword::Eq, false)),
    ("≤", "<=", (Keyword::Lte, false)),
    ("≥", ">=", (Keyword::Gte, false)),
    ("≠", "!=", (Keyword::Ne, false)),
];

/// Words of other languages, as they are written here; those with a `$` are MongoDB's.
const WORDS: [(&str, &str, Meant); 47] = [
    ("$eq", "=", (Keyword::Eq, false)),
    ("$ne", "!=", (Keyword::Ne, false)),
    ("$gt", ">", (Keyword::Gt, false)),
    ("$gte", ">=", (Keyword::Gte, false)),
    ("$lt", "<", (Keyword::Lt, false)),
    ("$lte", "<=", (Keyword::Lte, false)),
    ("$in", "in", (Keyword::In, false)),
    ("$nin", "not in", (Keyword::In, true)),
    ("$regex", "~", (Keyword::Matches, false)),
    ("$exists", "exists", (Keyword::Exists, false)),
    ("$type", "is", (Keyword::Is, false)),
    ("$all", "all", (Keyword::All, false)),
    ("$size", "size", (Keyword::Size, false)),
    ("$elemMatch", "has", (Keyword::Has, false)),
    ("$mod", "%", (Keyword::Mod, false)),
    ("$near", "near", (Keyword::Near, false)),
    ("$nearSphere", "nearsphere", (Keyword::NearSphere, false)),
    ("$geoWithin", "within", (Keyword::Within, false)),
    ("$geoIntersects", "intersects", (Keyword::Intersects, false)),
    ("equals", "=", (Keyword::Eq, false)),
    ("equal", "=", (Keyword::Eq, false)),
    ("neq", "!=", (Keyword::Ne, false)),
    ("ge", ">=", (Keyword::Gte, false)),
    ("le", "<=", (Keyword::Lte, false)),
    ("nin", "not in", (Keyword::In, true)),
    ("notin", "not in", (Keyword::In, true)),
    ("includes", "contains", (Keyword::Contains, false)),
    ("include", "contains", (Keyword::Contains, false)),
    ("begins", "startswith", (Keyword::StartsWith, false)),
    ("beginswith", "startswith", (Keyword::StartsWith, false)),
    ("starts", "startswith", (Keyword::StartsWith, false)),
    ("ends", "endswith", (Keyword::EndsWith, false)),
    ("regex", "~", (Keyword::Matches, false)),
    ("regexp", "~", (Keyword::Matches, false)),
    ("rlike", "~", (Keyword::Matches, false)),
    ("match", "~", (Keyword::Matches, false)),
    ("exist", "exists", (Keyword::Exists, false)),
    ("type", "is", (Keyword::Is, false)),
    ("typeof", "is", (Keyword::Is, false)),
    ("elemmatch", "has", (Keyword::Has, false)),
    ("length", "size", (Keyword::Size, false)),
    ("more", ">", (Keyword::Gt, false)),
    ("greater", ">", (Keyword::Gt, false)),
    ("less", "<", (Keyword::Lt, false)),
    ("after", ">", (Keyword::Gt, false)),
    ("before", "<", (Keyword::Lt, false)),
    ("since", ">=", (Keyword::Gte, false)),
];

/// The entry of [`WORDS`] for a word, in whatever case.
pub(super) fn foreign_word(word: &str) -> Option<&'static (&'static str, &'static str, Meant)> {
    WORDS.iter().find(|(known, ..)| known.eq_ignore_ascii_case(word))
}

/// `a like "%b%"`: the pattern tells which text test is meant; `not` may have stood before.
pub(super) fn like(p: &mut Parser<'_>, not: Option<Span>) -> Meant {
    let word = p.bump().span;
    let operator = not.map_or(word, |not| not.to(word));
    let any_case = p.text(word).len() == 5;
    let prefix = if any_case { "i" } else { "" };
    let token = p.peek();
    let text = if token.kind == TokenKind::String {
        p.text(Span::new(token.span.start + 1, token.span.end.saturating_sub(1)))
    } else {
        ""
    };
    let inner = text.trim_matches('%');
    let plain = !inner.is_empty() && !inner.contains(['%', '_', '\\']);
    let (written, keyword) = match (plain, text.starts_with('%'), text.ends_with('%')) {
        (true, true, true) => ("contains", Keyword::Contains),
        (true, false, true) => ("startswith", Keyword::StartsWith),
        (true, true, false) => ("endswith", Keyword::EndsWith),
        (true, false, false) => ("=", Keyword::Eq),
        (false, ..) => ("~", Keyword::Matches),
    };
    let written = if not.is_some() { negated(written) } else { written };
    let mut edits = vec![Edit { span: operator, text: written.into() }];
    let mut title = format!("write `{written}`");
    if plain {
        let fixed = format!("{prefix}{}", quoted(inner));
        title = format!("write `{written} {fixed}`");
        edits.push(Edit { span: token.span, text: fixed.into() });
    }
    let diagnostic = Diagnostic::new(Code::OperatorSpelling, operator).arg(operator).arg(written);
    p.report(diagnostic.fix(Fix { title: title.into(), edits }));
    (keyword, not.is_some())
}

/// The operator that says the opposite, as it is written.
pub(super) const fn negated(operator: &'static str) -> &'static str {
    match operator.as_bytes() {
        b"=" => "!=",
        b"~" => "!~",
        b"contains" => "not contains",
        b"startswith" => "not startswith",
        b"endswith" => "not endswith",
        b"in" => "not in",
        b"exists" => "missing",
        b"has" => "not has",
        b"size" => "not size",
        b"is" => "is not",
        _ => operator,
    }
}
