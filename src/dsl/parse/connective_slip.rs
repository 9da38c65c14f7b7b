//! Connectives of other languages, and those that are missing or glued to a path.

use super::{Parser, filter, look, sql_slip, start_slip, test};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::request::TYPES;
use crate::span::Span;
use crate::words::meant;

/// A connective of another language.
pub(super) fn connective_slip(p: &mut Parser<'_>, word: &'static str) -> Option<bool> {
    let before = p.previous_end();
    let span = p.bump().span;
    let next = p.peek();
    if next.is_connective() {
        // `a = 1, and b = 2`
        let fix = Fix::titled(span, look::gap(p, span), "remove it");
        p.slip(Code::DoubledConnective, span).arg(span).fix(fix);
        return None;
    }
    let diagnostic = Diagnostic::new(Code::ConnectiveSpelling, span).arg(span).arg(word);
    if matches!(next.kind, TokenKind::End | TokenKind::Pipe | TokenKind::CloseParenthesis) {
        p.report(diagnostic.write(span, ""));
        return None;
    }
    let gap = Span::new(before, next.span.start);
    if test::symbol(next.kind).is_some()
        && let Some((path, _)) = start_slip::test_ending(p, 2, false)
    {
        // `a > 5, < 10`: that the path stands once only is a part of it.
        let written = format!(" {word} {} ", p.text(path));
        p.report(diagnostic.fix(look::replace(gap, &written)));
        test::with_path(p, Span::at(next.span.start));
        return None;
    }
    let fix = Fix {
        title: format!("write `{word}`").into(),
        edits: vec![Edit { span: gap, text: format!(" {word} ").into() }],
    };
    // What parts loosely may part more than `and` does.
    let is_loose = word == "and" && matches!(p.text(span), "," | ";" | "，" | "；" | "、");
    let grouped = if is_loose { grouped_by_or(p, gap) } else { None };
    p.report(diagnostic.fixed(grouped).fix(fix));
    // Like `and`, even where it means `or`: nothing is compiled any more.
    Some(true)
}

/// `a = 1 or b = 2, c = 3`, whose comma was taken: an `and` in the `gap` would bind tighter than the `or`, so what that joins stands in
/// parentheses.
fn grouped_by_or(p: &Parser<'_>, gap: Span) -> Option<Fix> {
    let (before, behind) = (sql_slip::before_or(p, 2), sql_slip::behind_or(p, 0));
    let parenthesis = |sign: &'static str, is_there: bool| if is_there { sign } else { "" };
    let (close, open) = (parenthesis(")", before.is_some()), parenthesis("(", behind.is_some()));
    let opened = before.map(|first| Edit { span: Span::at(first.start), text: "(".into() });
    let joined = Edit { span: gap, text: format!("{close} and {open}").into() };
    let closed = behind.map(|last| Edit { span: Span::at(last.end), text: ")".into() });
    let edits: Vec<_> = opened.into_iter().chain([joined]).chain(closed).collect();
    (edits.len() > 1).then(|| Fix { title: "write `and` and the parentheses".into(), edits })
}

/// A test stands here, and no connective before it.
pub(super) fn missing_connective(p: &mut Parser<'_>) {
    let token = p.peek();
    if p.recovered_at != Some(p.at) && glued_before(p, p.nth_back(1).span) {
        return;
    }
    let is_glued = p.previous_end() == token.span.start;
    let fix = Fix::replace(Span::at(token.span.start), if is_glued { " and " } else { "and " });
    let (likelier, other) = glued_connective(p, token.span);
    let slip = p.slip_expected(Code::MissingConnective, token.span).arg(token.span);
    slip.fixed(likelier).fix(fix).fixed(other);
}

/// `a existsand b`, of which `existsand` stands at `word`: says that a connective is glued to what has a meaning of its own, if one is.
pub(super) fn glued_before(p: &mut Parser<'_>, word: Span) -> bool {
    let text = p.text(word);
    let length = ["and", "or"].into_iter().find_map(|connective| {
        let (head, tail) = text.split_at_checked(text.len().checked_sub(connective.len())?)?;
        let has_meaning = TYPES.contains(&head)
            || Keyword::of(head.as_bytes()).is_some_and(|word| {
                matches!(word, Keyword::Exists | Keyword::Missing) || word.group() == Group::Value
            });
        (tail.eq_ignore_ascii_case(connective) && has_meaning).then_some(head.len())
    });
    let Some(length) = length.and_then(|length| u32::try_from(length).ok()) else { return false };
    let connective = Span::new(word.start + length, word.end);
    p.slip(Code::GluedWord, connective).arg(connective).write(Span::at(connective.start), " ");
    true
}

/// `a = 1 andb = 2`: a fix that parts the connective from the path. Few names begin with `and`, and many with `or`, for which it is
/// the less likely one.
fn glued_connective(p: &Parser<'_>, word: Span) -> (Option<Fix>, Option<Fix>) {
    let text = p.text(word);
    let part = |connective: &str| {
        let (head, rest) = text.split_at_checked(connective.len())?;
        let is_glued =
            head.eq_ignore_ascii_case(connective) && rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let at = Span::at(word.start + u32::try_from(head.len()).unwrap_or(0));
        is_glued.then(|| Fix::titled(at, " ", &format!("write `{head} {rest}`")))
    };
    (part("and"), part("or"))
}

/// `(a = 1 or) b = 2`, of which the connective was taken: it belongs behind the parenthesis, which itself is too many where
/// none is open.
pub(super) fn before_closer(p: &mut Parser<'_>) -> NodeId {
    let (connective, closer) = (p.nth_back(1).span, p.peek().span);
    if p.depth == 0 {
        let fix = Fix::titled(closer, look::gap(p, closer), "remove it");
        p.slip(Code::UnmatchedCloser, closer).arg(closer).fix(fix);
        p.skip();
        return filter::primary(p);
    }
    let written = p.text(connective);
    let gap = Span::new(p.nth_back(2).span.end.min(connective.start), connective.end);
    let fix = Fix {
        title: format!("write `{written}` behind it").into(),
        edits: vec![
            Edit { span: gap, text: "".into() },
            Edit { span: Span::new(closer.end, p.nth(1).span.start), text: format!(" {written} ").into() },
        ],
    };
    let found = p.found();
    p.slip_expected(Code::ExpectedTest, closer).arg(found).fix(fix);
    // The connective that is missing behind it is this one.
    p.recovered_at = Some(p.at + 1);
    p.error(closer)
}

/// The connective that a word between two tests was meant to be, with a letter too many, too few or at another place, without the
/// blank before its `not`, or in other words.
pub(super) fn mistyped_connective(p: &Parser<'_>, text: &str) -> Option<&'static str> {
    const MISTYPED: [(&str, &str); 4] = [
        ("adn nad ad nd an andd annd aand anf amd ans snd andand but plus", "and"),
        ("ro orr oor ore ir pr 0r oror", "or"),
        ("andnot", "and not"),
        ("ornot", "or not"),
    ];
    let next = p.nth(1);
    let is_before_test = start_slip::names_test(p, 1)
        || p.in_element && test::symbol(next.kind).is_some()
        || matches!(next.kind, TokenKind::OpenParenthesis | TokenKind::Bang)
            && next.span.start > p.peek().span.end
        || next.keyword == Some(Keyword::Not);
    meant(text, &MISTYPED).filter(|_| is_before_test)
}
