//! Texts in quotes that mean more to other languages than their letters.

use super::Lowering;
use super::test::Asked;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::span::Span;

/// Whether what stands in quotes may be a filter or hold a wildcard.
#[inline]
pub(super) const fn may_be_more(inside: &[u8]) -> bool {
    matches!(inside, [b'{' | b'*' | b'%', ..] | [.., b'*' | b'%'])
}

impl Lowering<'_> {
    /// Says of `= "gen*"` that the star stands for itself: without quotes it would have been refused.
    #[cold]
    pub(super) fn wildcard(&mut self, operand: NodeId, asked: &Asked) {
        if cfg!(rocketql_lite) {
            return;
        }
        let at = self.ast.arena.span(operand);
        let written = at.slice(self.source);
        let mut characters = written.chars();
        let (Some(quote), Some(_)) = (characters.next(), characters.next_back()) else { return };
        let inside = characters.as_str();
        let (is_before, is_after) = (inside.starts_with(['*', '%']), inside.ends_with(['*', '%']));
        let text = inside.get(usize::from(is_before)..inside.len() - usize::from(is_after)).unwrap_or("");
        // Neither `**bold**` nor `50 %` nor `%20`.
        let is_hex = inside.starts_with('%') && text.bytes().take_while(u8::is_ascii_hexdigit).count() > 1;
        let may_be_plain = is_hex
            || !text.starts_with(char::is_alphanumeric)
            || !text.ends_with(char::is_alphanumeric)
            || inside.ends_with('%') && text.ends_with(|last: char| last.is_ascii_digit())
            || is_before && is_after && inside.chars().next() != inside.chars().next_back();
        if text.len() < 2 || may_be_plain || text.contains(['*', '%', '\\']) {
            return;
        }
        let operator = match (is_before, is_after) {
            (true, true) => "contains",
            (true, false) => "endswith",
            (false, _) => "startswith",
        };
        let not = if asked.negated_here { "not " } else { "" };
        let test = format!("{not}{operator} {quote}{text}{quote}");
        let path = asked.place.span;
        let fix = (path != asked.span).then(|| {
            let title = format!("write `{test}`");
            Fix::titled(Span::new(path.end, at.end), &format!(" {test}"), &title)
        });
        self.sink
            .report(Diagnostic::new(Code::WildcardInText, at).arg(inside.to_owned()).arg(test).fixed(fix));
    }
}
