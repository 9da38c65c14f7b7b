//! Words that are text by the rule of words, and look like something else: literals of other languages and mistyped ones.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Keyword, TokenKind};
use crate::nearest::nearest;
use crate::span::Span;
use crate::words::is_one_of;

/// How a word is written here that looks like a literal, of another language or mistyped, and yet is text by the rule of words.
pub(super) fn lookalike(text: &str) -> Option<&'static str> {
    const LITERALS: [(&str, &str); 15] = [
        ("None", "null"),
        ("nil", "null"),
        ("undefined", "null"),
        ("NaN", "{\"$InfNaN\":0}"),
        ("Infinity", "{\"$InfNaN\":1}"),
        ("NA", "null"),
        ("CURRENT_DATE", "today"),
        ("CURRENT_TIMESTAMP", "now"),
        ("SYSDATE", "now"),
        ("ture", "true"),
        ("treu", "true"),
        ("flase", "false"),
        ("fasle", "false"),
        ("fales", "false"),
        ("nul", "null"),
    ];
    let literal = LITERALS.iter().find(|(word, _)| *word == text).map(|&(_, meant)| meant);
    let moved = || {
        let (day, unit) = text.split_once('-')?;
        let moved = ["now-1s", "now-1m", "now-1h", "now-1d", "now-1w", "now-1mo", "now-1y"];
        let is_day = Keyword::of(day.as_bytes()).is_some_and(Keyword::is_day_word);
        moved.into_iter().find(|moved| is_day && moved.get(5..) == Some(unit))
    };
    literal.or_else(moved)
}

/// Whether a word starts like the literals of other languages, as few do.
#[inline]
pub(crate) fn may_be_lookalike(word: &[u8]) -> bool {
    matches!(
        word,
        [b'C' | b'I' | b'N' | b'S' | b'n' | b't' | b'u' | b'y', ..]
            | [b'f', b'a' | b'l', ..]
            | [b'o', b'n']
            | [b'o', b'f', b'f']
    )
}

/// Says that a word is text although it looks like a literal.
#[cold]
#[inline(never)]
pub(super) fn check_lookalike(p: &mut Parser<'_>, span: Span) {
    let text = p.text(span);
    if let Some(meant) = lookalike(text).or_else(|| mistyped_day(p, text)).or_else(|| answer(p, text)) {
        let diagnostic = Diagnostic::new(Code::LiteralLookalike, span).arg(span).arg(meant);
        p.report(match is_one_of(text, "yes no on off") {
            // These are text elsewhere: `lang = no`.
            true => diagnostic.write(span, quoted(text)).write(span, meant),
            false => diagnostic.write(span, meant).write(span, quoted(text)),
        });
    }
}

/// `active = yes`: a truth value, as settings have it. Where there is an endpoint, its schema tells whether that is a text.
fn answer(p: &Parser<'_>, text: &str) -> Option<&'static str> {
    let before = p.nth_back(1);
    let is_equality = matches!(before.kind, TokenKind::Equal | TokenKind::NotEqual)
        || matches!(before.keyword, Some(Keyword::Eq | Keyword::Ne));
    let meant = match text {
        "yes" | "on" => "true",
        "no" | "off" => "false",
        _ => return None,
    };
    (is_equality && p.ast.endpoint.is_none()).then_some(meant)
}

/// The day that a word behind `<` or the like was probably meant to be: text is seldom put in order.
fn mistyped_day(p: &Parser<'_>, text: &str) -> Option<&'static str> {
    let before = p.nth_back(1);
    let is_order = matches!(before.keyword, Some(Keyword::Lt | Keyword::Lte | Keyword::Gt | Keyword::Gte))
        || matches!(
            before.kind,
            TokenKind::Less | TokenKind::LessEqual | TokenKind::Greater | TokenKind::GreaterEqual
        );
    // Short words are near to everything.
    let near = || match text.len() {
        7.. => nearest(text, ["yesterday", "tomorrow"]),
        _ => is_one_of(text, "tody tday toda toady otday todya todday todayy").then_some("today"),
    };
    is_order.then(near).flatten()
}
