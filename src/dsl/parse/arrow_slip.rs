//! Functions of an arrow, `x => x.a == 1 && x.b > 2`, to the tests in them.

use super::Parser;
use crate::diagnostic::{Code, Edit, Fix};
use crate::lex::token::TokenKind;
use crate::span::Span;

/// The arrow after `name` stands here: where the tests behind it say the same without the name before their paths, says so.
pub(super) fn arrow_function(p: &mut Parser<'_>, name: Span) -> bool {
    let Some(body) = body(p, name, 1) else { return false };
    let shown = name.to(p.peek().span);
    let fix = Fix { title: "remove it".into(), edits: body.edits };
    p.slip(Code::LeadingWord, shown).arg(shown).fixed(body.is_exact.then_some(fix));
    p.recover();
    true
}

/// `users.Where(x => x.a == 1)`, all there is, of which the name of what is called ends with `.` and this word: the tests in it.
/// The name before the arrow stands here.
pub(super) fn called(p: &Parser<'_>, path: Span, word: &str) -> Option<Fix> {
    let is_asked = ["where", "filter"].iter().any(|known| known.eq_ignore_ascii_case(word));
    let name = p.peek().span;
    if !is_asked || p.at != 2 || p.text(p.nth(1).span) != "=>" {
        return None;
    }
    let mut body = body(p, Span::new(path.start, name.end), 2).filter(|body| body.is_exact)?;
    let is_all = p.nth(body.end).kind == TokenKind::CloseParenthesis
        && matches!(p.nth(body.end + 1).kind, TokenKind::End | TokenKind::Pipe);
    body.edits.push(Edit { span: p.nth(body.end).span, text: "".into() });
    is_all.then(|| Fix { title: "take the tests out".into(), edits: body.edits })
}

/// What stands behind an arrow.
struct Body {
    /// What takes the head away, and its name before each path.
    edits: Vec<Edit>,
    /// How far ahead the token behind it is.
    end: usize,
    /// Whether it holds tests of paths and values alone.
    is_exact: bool,
}

/// What stands `from` places on, behind an arrow; `head` ends with the name before that. Nothing where no path starts with it.
fn body(p: &Parser<'_>, head: Span, from: usize) -> Option<Body> {
    // No further, which keeps a long line of them linear.
    const FAR: usize = 400;
    let own = format!("{}.", p.text(p.nth_before(from - 1).span));
    let head = Span::new(head.start, p.nth(from).span.start);
    let (mut edits, mut is_exact) = (vec![Edit { span: head, text: "".into() }], true);
    let (mut ahead, mut open) = (from, 0_u32);
    // How many parentheses are open around values: `x => x.a in (x.b, 1)`.
    let mut around: Option<u32> = None;
    loop {
        let token = p.nth(ahead);
        let text = p.text(token.span);
        let follows = ahead > from && (p.is_operator(ahead - 1) || p.nth(ahead - 1).kind == TokenKind::Comma);
        let is_value = follows || around.is_some();
        match token.kind {
            TokenKind::End | TokenKind::Pipe => break,
            TokenKind::CloseParenthesis if open == 0 => break,
            TokenKind::OpenParenthesis => {
                around = around.or(follows.then_some(open));
                open += 1;
            }
            TokenKind::CloseParenthesis => {
                open -= 1;
                around = around.filter(|outer| *outer < open);
            }
            TokenKind::Path if text.starts_with(&own) => {
                let is_length = [".length", ".Length", ".Count"].iter().any(|end| text.ends_with(end));
                is_exact &= !is_value && !is_length;
                let end = token.span.start + u32::try_from(own.len()).unwrap_or(0);
                edits.push(Edit { span: Span::new(token.span.start, end), text: "".into() });
            }
            // A variable of the program.
            TokenKind::Word | TokenKind::Path => {
                let is_itself = own.strip_suffix('.') == Some(text);
                is_exact &= !is_itself && !is_value || matches!(text, "true" | "false" | "null");
            }
            _ => is_exact &= !text.contains(&own),
        }
        is_exact &= ahead < FAR;
        if !is_exact {
            break;
        }
        ahead += 1;
    }
    let is_own = p.nth(from).kind == TokenKind::Path && p.text(p.nth(from).span).starts_with(&own);
    (is_own || edits.len() > 1).then_some(Body { edits, end: ahead, is_exact })
}
