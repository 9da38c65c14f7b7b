//! Operators of other languages, as they are written here.

use super::Parser;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::dsl::slip::quoted;
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;

/// An operator, and whether it is negated.
pub(super) type Meant = (Keyword, bool);

/// Symbols of other languages, as they are written here.
const SYMBOLS: [(&str, &str, Meant); 21] = [
    ("===", "=", (Keyword::Eq, false)),
    ("!==", "!=", (Keyword::Ne, false)),
    ("=>", ">=", (Keyword::Gte, false)),
    ("=<", "<=", (Keyword::Lte, false)),
    ("<=>", "=", (Keyword::Eq, false)),
    ("=!", "!=", (Keyword::Ne, false)),
    ("=~", "~", (Keyword::Matches, false)),
    ("~=", "~", (Keyword::Matches, false)),
    ("!=~", "!~", (Keyword::Matches, true)),
    (":=", "=", (Keyword::Eq, false)),
    ("~*", "~", (Keyword::Matches, false)),
    ("!~*", "!~", (Keyword::Matches, true)),
    ("≤", "<=", (Keyword::Lte, false)),
    ("≥", ">=", (Keyword::Gte, false)),
    ("≠", "!=", (Keyword::Ne, false)),
    ("＝", "=", (Keyword::Eq, false)),
    ("：", "=", (Keyword::Eq, false)),
    ("＜", "<", (Keyword::Lt, false)),
    ("＞", ">", (Keyword::Gt, false)),
    ("∈", "in", (Keyword::In, false)),
    ("∉", "not in", (Keyword::In, true)),
];

/// Connectives of other languages, as they are written here.
const CONNECTIVES: [(&str, &str); 18] = [
    ("&", "and"),
    (";", "and"),
    ("∧", "and"),
    ("，", "and"),
    ("；", "and"),
    ("∨", "or"),
    ("$and", "and"),
    ("、", "and"),
    ("und", "and"),
    ("et", "and"),
    ("и", "and"),
    ("和", "and"),
    ("且", "and"),
    ("but", "and"),
    ("oder", "or"),
    ("или", "or"),
    ("或", "or"),
    ("$or", "or"),
];

/// Words and phrases of other languages, as they are written here; those with a `$` are MongoDB's.
const WORDS: [(&str, &str, Meant); 82] = [
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
    ("exact", "=", (Keyword::Eq, false)),
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
    ("instanceof", "is", (Keyword::Is, false)),
    ("isn't", "!=", (Keyword::Ne, false)),
    ("isnt", "!=", (Keyword::Ne, false)),
    ("elemmatch", "has", (Keyword::Has, false)),
    ("length", "size", (Keyword::Size, false)),
    ("more", ">", (Keyword::Gt, false)),
    ("greater", ">", (Keyword::Gt, false)),
    ("less", "<", (Keyword::Lt, false)),
    ("after", ">", (Keyword::Gt, false)),
    ("before", "<", (Keyword::Lt, false)),
    ("since", ">=", (Keyword::Gte, false)),
    ("starts with", "startswith", (Keyword::StartsWith, false)),
    ("begins with", "startswith", (Keyword::StartsWith, false)),
    ("ends with", "endswith", (Keyword::EndsWith, false)),
    ("greater than", ">", (Keyword::Gt, false)),
    ("greater than or equal to", ">=", (Keyword::Gte, false)),
    ("less than or equal to", "<=", (Keyword::Lte, false)),
    ("more than", ">", (Keyword::Gt, false)),
    ("at least", ">=", (Keyword::Gte, false)),
    ("at most", "<=", (Keyword::Lte, false)),
    ("less than", "<", (Keyword::Lt, false)),
    ("equal to", "=", (Keyword::Eq, false)),
    ("equals to", "=", (Keyword::Eq, false)),
    ("does not equal", "!=", (Keyword::Ne, false)),
    ("does not contain", "not contains", (Keyword::Contains, true)),
    ("doesn't contain", "not contains", (Keyword::Contains, true)),
    ("does not include", "not contains", (Keyword::Contains, true)),
    ("does not match", "!~", (Keyword::Matches, true)),
    ("does not exist", "missing", (Keyword::Missing, false)),
    ("doesn't exist", "missing", (Keyword::Missing, false)),
    ("does exist", "exists", (Keyword::Exists, false)),
    ("does not start with", "not startswith", (Keyword::StartsWith, true)),
    ("does not end with", "not endswith", (Keyword::EndsWith, true)),
    ("contain", "contains", (Keyword::Contains, false)),
    ("icontains", "contains", (Keyword::Contains, false)),
    ("istartswith", "startswith", (Keyword::StartsWith, false)),
    ("newer than", ">", (Keyword::Gt, false)),
    ("older than", "<", (Keyword::Lt, false)),
    ("one of", "in", (Keyword::In, false)),
    ("any of", "in", (Keyword::In, false)),
    ("any", "in", (Keyword::In, false)),
    ("none of", "not in", (Keyword::In, true)),
];

/// What a symbol of another language means, as it is written here.
pub(super) fn symbol(text: &str) -> Option<(&'static str, Meant)> {
    // Any further `=` says no more than three of them.
    let text = if text.starts_with("====") { "===" } else { text };
    SYMBOLS.iter().find(|(known, ..)| *known == text).map(|&(_, written, meant)| (written, meant))
}

/// The comparison that MongoDB calls `name` with a `$` before it.
pub(super) fn comparison(name: &str) -> Option<(&'static str, Meant)> {
    let known = WORDS.iter().take(6).find(|(word, ..)| word.get(1..) == Some(name));
    known.map(|&(_, written, meant)| (written, meant))
}

/// How the operator is written here that others call `name`, with a `$` before it or without.
pub(super) fn operator(name: &str) -> Option<&'static str> {
    let known = WORDS.iter().find(|(word, ..)| word.trim_start_matches('$').eq_ignore_ascii_case(name));
    let own = || Keyword::of(name.as_bytes()).filter(|word| word.group() == Group::Operator);
    known.map(|&(_, written, _)| written).or_else(|| own().map(|word| word.spelling()))
}

/// Whether a word asks for text without regard to case: those of Django that start with an `i`.
pub(super) fn is_any_case(word: &str) -> bool {
    ["icontains", "istartswith"].iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The connective that one of another language means.
pub(super) fn connective(text: &str) -> Option<&'static str> {
    CONNECTIVES.iter().find(|(known, _)| known.eq_ignore_ascii_case(text)).map(|&(_, written)| written)
}

/// The longest phrase of another language that starts `ahead` places on: of how many tokens it is, and what it means.
pub(super) fn phrase(p: &Parser<'_>, ahead: usize) -> Option<(usize, &'static str, Meant)> {
    let length = |phrase: &str| {
        let mut tokens = 0;
        for word in phrase.split(' ') {
            let token = p.nth(ahead + tokens);
            let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Run);
            if !is_word || !p.text(token.span).trim_end_matches(':').eq_ignore_ascii_case(word) {
                return None;
            }
            tokens += 1;
        }
        Some(tokens)
    };
    WORDS
        .iter()
        .filter_map(|&(known, written, meant)| Some((length(known)?, written, meant)))
        .max_by_key(|&(length, ..)| length)
}

/// Takes as many tokens, of which at least one stands here, and gives their place.
pub(super) fn take(p: &mut Parser<'_>, tokens: usize) -> Span {
    let start = p.peek().span.start;
    for _ in 0..tokens {
        p.bump();
    }
    p.since(start)
}

/// Whether `like` or one of its kin stands `ahead` places on.
pub(super) fn is_like(p: &Parser<'_>, ahead: usize) -> bool {
    let text = p.text(p.nth(ahead).span);
    ["like", "ilike", "$like", "$ilike"].iter().any(|like| text.eq_ignore_ascii_case(like))
}

/// `a like "%b%"`: the pattern tells which text test is meant; `not` may have stood before.
pub(super) fn like(p: &mut Parser<'_>, not: Option<Span>) -> Meant {
    let word = p.bump().span;
    let operator = not.map_or(word, |not| not.to(word));
    let token = p.peek();
    let is_insensitive = token.kind == TokenKind::CaseInsensitive;
    let any_case = is_insensitive || p.text(word).trim_start_matches('$').len() == 5;
    let prefix = if any_case { "i" } else { "" };
    let glued = unquoted_pattern(p);
    let place = glued.unwrap_or(token.span);
    let unquoted = glued.map(|glued| p.text(glued).replace('*', "%"));
    let text = match &unquoted {
        Some(text) => text,
        None if is_insensitive || token.kind == TokenKind::String => {
            let start = token.span.start + 1 + u32::from(is_insensitive);
            p.text(Span::new(start, token.span.end.saturating_sub(1)))
        }
        None => "",
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
    let written = not.and_then(|_| negated(written)).unwrap_or(written);
    let mut edits = vec![Edit { span: operator, text: written.into() }];
    let mut title = format!("write `{written}`");
    // A pattern with an escape of its own is left to its writer.
    if !text.is_empty() && !text.contains('\\') {
        let fixed = match plain {
            true => format!("{prefix}{}", quoted(inner)),
            false => format!("/{}/{prefix}s", as_regex(text)),
        };
        title = format!("write `{written} {fixed}`");
        edits.push(Edit { span: place, text: fixed.into() });
    }
    let diagnostic = Diagnostic::new(Code::OperatorSpelling, operator).arg(operator).arg(written);
    p.report(diagnostic.fix(Fix { title: title.into(), edits }));
    if unquoted.is_some() {
        // That it has no quotes is a part of the same mistake.
        p.recover();
    }
    (keyword, not.is_some())
}

/// `bob`, `bob%`, `*bob*`: a pattern without its quotes, where nothing but what is glued to it belongs to the test.
fn unquoted_pattern(p: &Parser<'_>) -> Option<Span> {
    let first = p.peek();
    let (mut whole, mut tokens) = (first.span, 1);
    while p.nth(tokens).span.start == whole.end && !p.ends_test(tokens) {
        whole = whole.to(p.nth(tokens).span);
        tokens += 1;
    }
    let is_word = first.keyword.is_none_or(|word| word.group() == Group::Value);
    let is_plain = tokens == 1 && first.kind == TokenKind::Word && is_word;
    let is_pattern = matches!(first.kind, TokenKind::Word | TokenKind::Run | TokenKind::Percent)
        && (is_plain || p.text(whole).contains(['%', '*']))
        && !p.text(whole).contains(['"', '\'']);
    (is_pattern && p.ends_test(tokens)).then_some(whole)
}

/// The regex of a pattern of `like`.
fn as_regex(pattern: &str) -> String {
    let mut regex = String::from(if pattern.starts_with('%') { "" } else { "^" });
    for character in pattern.trim_matches('%').chars() {
        match character {
            '%' => regex.push_str(".*"),
            '_' => regex.push('.'),
            special if special.is_ascii_punctuation() => regex.extend(['\\', special]),
            other => regex.push(other),
        }
    }
    if !pattern.ends_with('%') {
        regex.push('$');
    }
    regex
}

/// The operator that says the opposite, as it is written; nothing where a `not` before the path says it.
pub(super) fn negated(operator: &str) -> Option<&'static str> {
    const OPPOSITES: [(&str, &str); 11] = [
        ("=", "!="),
        ("~", "!~"),
        ("in", "not in"),
        ("contains", "not contains"),
        ("startswith", "not startswith"),
        ("endswith", "not endswith"),
        ("exists", "missing"),
        ("is", "is not"),
        ("has", "not has"),
        ("size", "not size"),
        ("all", "not all"),
    ];
    OPPOSITES.iter().find_map(|&(one, other)| match operator {
        operator if operator == one => Some(other),
        operator if operator == other => Some(one),
        _ => None,
    })
}
