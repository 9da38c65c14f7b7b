//! A `not` where it cannot stand, or can be meant in two ways.

use super::{Parser, Wanted, foreign, look, operator_slip, test};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;

/// A `not` after a path that cannot stand there.
#[cold]
#[inline(never)]
pub(super) fn misplaced_not(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    if p.must_follow_next(&[Wanted::Negatable]) {
        return None;
    }
    let not = p.bump().span;
    let next = p.peek();
    let pair = not.to(next.span);
    let keyword = next.keyword;
    if next.kind == TokenKind::Word
        && let Some((_, written, meant)) = foreign::foreign_word(p.text(next.span))
        && (!p.ends_test(1) || meant.0 == Keyword::Exists)
    {
        p.bump();
        operator_slip::spelling(p, pair, foreign::negated(written));
        return Some((meant.0, true));
    }
    let (written, meant) = match (test::symbol(next.kind), keyword) {
        (Some((Keyword::Eq, _)), _) | (_, Some(Keyword::Eq)) => ("!=", (Keyword::Ne, false)),
        (Some((Keyword::Ne, _)), _) | (_, Some(Keyword::Ne)) => ("=", (Keyword::Eq, false)),
        (Some((Keyword::Matches, true)), _) => ("~", (Keyword::Matches, false)),
        (Some((Keyword::Matches, false)), _) => ("!~", (Keyword::Matches, true)),
        (_, Some(Keyword::Is)) => ("is not", (Keyword::Is, true)),
        (_, Some(Keyword::Near | Keyword::NearSphere)) => {
            p.report(Diagnostic::new(Code::NotNear, pair).arg(next.span));
            p.bump();
            return Some((Keyword::Near, false));
        }
        (Some(meant), _) => return not_before_comparison(p, path, not, meant),
        (None, Some(keyword)) if keyword.group() == Group::Operator => {
            return not_before_comparison(p, path, not, (keyword, false));
        }
        (None, _) if p.ends_test(0) || path.is_empty() => return operator_slip::unknown(p, not),
        (None, Some(Keyword::Not)) => return operator_slip::unknown(p, not),
        (None, None) if ["like", "ilike"].iter().any(|like| p.text(next.span).eq_ignore_ascii_case(like)) => {
            return Some(foreign::like(p, Some(not)));
        }
        (None, _) => {
            // `a not null`, `a not 5`.
            p.report(
                Diagnostic::new(Code::MisplacedNot, not)
                    .arg(next.span)
                    .arg("!=")
                    .fix(look::replace(not, "!=")),
            );
            return Some((Keyword::Ne, false));
        }
    };
    p.report(
        Diagnostic::new(Code::MisplacedNot, pair)
            .arg(next.span)
            .arg(written)
            .fix(look::replace(pair, written)),
    );
    p.bump();
    Some(meant)
}

/// `a not > 1`: the `not` belongs before the path.
fn not_before_comparison(
    p: &mut Parser<'_>,
    path: Span,
    not: Span,
    meant: foreign::Meant,
) -> Option<foreign::Meant> {
    let operator = p.bump().span;
    let written = format!("not {} {} …", p.text(path), p.text(operator));
    let edits = vec![
        Edit { span: Span::at(path.start), text: "not ".into() },
        Edit { span: Span::new(not.start, operator.start), text: "".into() },
    ];
    let fix = Fix { title: format!("write `{written}`").into(), edits };
    p.report(Diagnostic::new(Code::MisplacedNot, not.to(operator)).arg(operator).arg(written).fix(fix));
    Some(meant)
}

/// `a is not null`, of which `null` stands here: says that it can be meant in two ways, and takes it.
pub(super) fn is_not_null(p: &mut Parser<'_>, path: Span) -> bool {
    let token = p.peek();
    if token.kind != TokenKind::Word || p.text(token.span) != "null" {
        return false;
    }
    p.bump();
    let whole = p.since(path.start);
    let name = p.text(path);
    let present = format!("{name} != null").trim_start().to_owned();
    let missing = if name.is_empty() { "not is null".to_owned() } else { format!("not {name} is null") };
    let diagnostic = Diagnostic::new(Code::IsNotNull, whole).arg(present.clone()).arg(missing.clone());
    p.report(diagnostic.fix(Fix::replace(whole, present)).fix(Fix::replace(whole, missing)));
    true
}
