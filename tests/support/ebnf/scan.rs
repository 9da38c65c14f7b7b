//! EBNF text to its tokens, and to its productions by name.

use std::collections::BTreeMap;

/// The tokens of EBNF: names, quoted terminals, and symbols.
pub(super) fn scan(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '(' if rest.starts_with("(*") => rest.find("*)").expect("a comment's end") + 2,
            '"' | '\'' => 2 + rest[1..].find(first).expect("a terminal's end"),
            _ if first.is_alphanumeric() => rest
                .find(|next: char| !next.is_alphanumeric() && next != '_' && next != '-')
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, tail) = rest.split_at(length);
        if !token.starts_with("(*") {
            tokens.push(token.to_owned());
        }
        rest = tail.trim_start();
    }
    tokens
}

/// The productions of an EBNF text by name, each as one line with single blanks, without the final `;`.
pub(crate) fn productions(text: &str) -> BTreeMap<String, String> {
    let tokens = scan(text);
    tokens
        .split(|token| token == ";")
        .filter(|body| !body.is_empty())
        .map(|body| (body[0].clone(), body.join(" ")))
        .collect()
}
