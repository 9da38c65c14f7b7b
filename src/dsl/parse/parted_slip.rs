//! What blanks part that belongs together: the signs of an operator, the segments of a path.

use super::{Parser, look, test, value};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Fix};
use crate::lex::token::TokenKind;
use crate::span::Span;

/// `a > = 5`, of which `a >` was taken: takes the second sign and the value, and gives what they leave in the tree.
pub(super) fn operator(p: &mut Parser<'_>) -> Option<NodeId> {
    let (first, second) = (p.nth_back(1).span, p.peek().span);
    let written = joined(p.text(first), p.text(second))?;
    let is_parted =
        p.at > 0 && first.end < second.start && !p.ends_test(1) && test::symbol(p.nth(1).kind).is_none();
    if !is_parted || !p.source.get(first.end as usize..second.start as usize)?.trim().is_empty() {
        return None;
    }
    let whole = first.to(second);
    // `a = < 5` may be the one or the other.
    let other = (p.text(first) == "=" && written.len() == 2).then(|| look::replace(whole, p.text(second)));
    p.slip(Code::OperatorSpelling, whole)
        .arg(whole)
        .arg(written)
        .fix(look::replace(whole, written))
        .fixed(other);
    p.skip();
    let operand = value::value(p);
    Some(p.error(p.ast.arena.span(operand)))
}

/// The operator that two signs are together.
pub(super) fn joined(first: &str, second: &str) -> Option<&'static str> {
    Some(match (first, second) {
        (">", "=") | ("=", ">") => ">=",
        ("<", "=") | ("=", "<") => "<=",
        ("!", "=") | ("<", ">") => "!=",
        ("=", "=") => "=",
        ("=", "~") | ("~", "=") => "~",
        ("!", "~") => "!~",
        _ => return None,
    })
}

/// `a. b = 1` and `fields a. b`, of which the path up to `taken` tokens back was taken: takes its other segments, and says how it is
/// written. In a clause nothing need follow it.
pub(super) fn path(p: &mut Parser<'_>, taken: usize) -> Option<Span> {
    /// More segments nobody has.
    const MOST: usize = 12;
    let first = if taken > 0 { p.nth_back(1).span } else { p.peek().span };
    let mut written = String::new();
    let mut count = 0;
    while count < MOST {
        let token = if count < taken { p.nth_back(1) } else { p.nth(count - taken) };
        let text = p.text(token.span);
        let is_dot = matches!(token.kind, TokenKind::Run) && text.starts_with('.');
        if count > 0 && !is_dot && !written.ends_with('.') {
            break;
        }
        let is_name = matches!(token.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted);
        let is_plain = |sign: char| sign.is_alphanumeric() || "._-".contains(sign);
        if !(is_name || token.kind == TokenKind::Run && text.chars().all(is_plain)) {
            return None;
        }
        written.push_str(text);
        count += 1;
    }
    let last = count.checked_sub(taken + 1)?;
    let is_path =
        count > 1 && !written.starts_with('.') && !written.ends_with('.') && !written.contains("..");
    let whole = first.to(p.nth(last).span);
    if !is_path || !p.in_list && !p.is_operator(last + 1) || p.text(whole).contains(['#', '\n']) {
        return None;
    }
    (0..=last).for_each(|_| p.skip());
    p.slip(Code::PartedPath, whole).arg(written.clone()).fix(Fix::replace(whole, written));
    Some(whole)
}
