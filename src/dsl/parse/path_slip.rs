//! What is no path where one is expected: quotes, glued characters, brackets, dots without a name.

mod lookup;

use super::{Entry, Parser, Wanted, call_slip, clause_slip, colon_slip, foreign, look, test};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::token::{Keyword, TokenKind};
use crate::path;
use crate::path::Problem;
use crate::span::Span;

/// `a..b = 1`: two dots where one was meant.
pub(super) fn empty_segment(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let dots = p.bump().span;
    let next = p.peek();
    let diagnostic = Diagnostic::new(Code::EmptySegment, dots);
    let glued = dots.start == path.end && next.span.start == dots.end;
    if !glued || !matches!(next.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted) {
        p.report(diagnostic);
        p.recover();
        return None;
    }
    p.report(diagnostic.write(dots, "."));
    p.skip();
    if p.is_operator(0) {
        return test::operator(p, p.nth_back(1).span);
    }
    p.recover();
    None
}

/// The segment that `[0]` and `["b"]` name; `[*]` and `[]` name none, as a path looks into every element.
pub(super) fn bracketed(text: &str) -> Option<String> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    if matches!(inside, "" | "*") {
        return Some(String::new());
    }
    let is_index = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    if is_index {
        return Some(inside.to_owned());
    }
    let mark = inside.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let name = inside.strip_prefix(mark)?.strip_suffix(mark)?;
    (!name.is_empty() && !name.contains(['.', '\\', mark])).then(|| as_path(name))
}

/// `a[0]`, `a["b"].c`.
pub(super) fn index(p: &mut Parser<'_>, path: Span) -> Option<foreign::Meant> {
    let span = p.bump().span;
    let mut segment = bracketed(p.text(span)).unwrap_or_default();
    if !segment.is_empty() {
        segment.insert(0, '.');
    }
    let written = format!("{}{segment}", p.text(path));
    let fix = Fix::titled(span, &segment, &format!("write `{written}`"));
    p.slip(Code::IndexBrackets, span).arg(written).fix(fix);
    let rest = p.peek();
    if rest.kind == TokenKind::Run && rest.span.start == span.end && p.text(rest.span).starts_with('.') {
        p.skip();
    }
    if p.is_operator(0) {
        return test::operator(p, p.nth_back(1).span);
    }
    p.recover();
    None
}

/// How the text of a string is written as a path.
pub(super) fn as_path(text: &str) -> String {
    let mut written = String::new();
    for (index, segment) in text.split('.').enumerate() {
        if index > 0 {
            written.push('.');
        }
        let is_number = index > 0 && !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
        let mut letters = segment.chars();
        let is_word = letters.next().is_some_and(|letter| letter.is_alphabetic() || letter == '_')
            && letters.all(|letter| letter.is_alphabetic() || letter == '_' || letter.is_ascii_digit());
        if is_number || is_word {
            written.push_str(segment);
        } else {
            path::quote(segment, &mut written);
        }
    }
    written
}

/// `"a" = 1` or `"a": 1`.
pub(super) fn string_path(p: &mut Parser<'_>) -> NodeId {
    let span = p.bump().span;
    let array = p.nth(1);
    if p.peek().keyword == Some(Keyword::In)
        && matches!(array.kind, TokenKind::Word | TokenKind::Path | TokenKind::Quoted)
        && p.ends_test(2)
    {
        // `"x" in tags`: the path of an array asks for an element by `=`.
        let whole = span.to(array.span);
        let written = format!("{} = {}", p.text(array.span), p.text(span));
        p.skip();
        p.skip();
        let diagnostic = Diagnostic::new(Code::FlippedTest, whole).arg(written.clone());
        p.report(diagnostic.write(whole, written));
        return p.error(whole);
    }
    let inner = Span::new(span.start + 1, span.end.saturating_sub(1));
    let written = as_path(p.text(inner));
    let mut edit = Edit { span, text: written.clone().into() };
    let colon = p.eat(TokenKind::Colon);
    if colon && span.start == 0 && p.entry == Entry::Request && p.at(TokenKind::Word) && p.is_operator(1) {
        // A test behind it: what stands in quotes is an endpoint.
        let name = p.text(inner);
        let whole = p.since(span.start);
        let fix = Fix::replace(whole, format!("{name}:"));
        p.slip(Code::StringPath, span).arg(name.to_owned()).fix(fix);
        return super::filter::primary(p);
    }
    if colon {
        edit = Edit { span: p.since(span.start), text: format!("{written} =").into() };
    }
    let fix = Fix { title: format!("write `{}`", edit.text).into(), edits: vec![edit] };
    p.slip(Code::StringPath, span).arg(written).fix(fix);
    if colon {
        return colon_slip::equal_after_colon(p, span);
    }
    test::with_path(p, span)
}

/// `2fa = true`.
pub(super) fn glued_path(p: &mut Parser<'_>) -> NodeId {
    let span = p.bump().span;
    let text = p.text(span);
    if text.split('.').any(|segment| segment.starts_with('$')) {
        let meant = lookup::meant(p, span);
        let fix = meant.map(|(replaced, written)| Fix::replace(replaced, written));
        p.slip(Code::DollarPath, span).arg(span).fixed(fix);
        p.recover();
        return p.error(span);
    }
    if let Some(path) = text.strip_prefix('¬').filter(|path| !path.is_empty()) {
        let fix = Fix::replace(span, format!("not {path}"));
        p.slip(Code::OperatorSpelling, span).arg("¬").arg("not").fix(fix);
        return test::with_path(p, span);
    }
    if p.at == 1 && text.starts_with('?') && text.len() > 1 {
        return address_query(p, span);
    }
    if let Some(path) = arrow(p, span) {
        return path;
    }
    report_glued_path(p, span);
    test::with_path(p, span)
}

/// `?a=1&b=2`, of which `?a` was taken: what parts parameters of an address is none of it here.
fn address_query(p: &mut Parser<'_>, first: Span) -> NodeId {
    let mark = Span::new(first.start, first.start + 1);
    let mut edits = vec![Edit { span: mark, text: "".into() }];
    while !matches!(p.peek().kind, TokenKind::End | TokenKind::Pipe) {
        let span = p.bump().span;
        if p.text(span) == "&" {
            let (before, after) = look::blanks(p, span);
            edits.push(Edit { span, text: format!("{before}and{after}").into() });
        }
    }
    p.recovered_at = Some(p.at);
    let fix = Fix { title: "write a filter".into(), edits };
    p.slip(Code::LeadingWord, mark).arg(mark).fix(fix);
    p.error(p.since(first.start))
}

/// `a->b`, `a->>'b'`: names joined by an arrow, of which `a-` was taken.
fn arrow(p: &mut Parser<'_>, run: Span) -> Option<NodeId> {
    let mut path = p.text(run).strip_suffix('-')?.to_owned();
    let (mut ahead, mut end) = (0, run.end);
    let last = loop {
        let arrows = (0..2).take_while(|&more| p.nth(ahead + more).kind == TokenKind::Greater).count();
        let next = p.nth(ahead + arrows);
        let gap = p.source.get(end as usize..next.span.start as usize)?;
        if arrows == 0 || gap.len() != arrows {
            return None;
        }
        let text = match next.kind {
            TokenKind::String => p.text(Span::new(next.span.start + 1, next.span.end.saturating_sub(1))),
            TokenKind::Word | TokenKind::Path | TokenKind::Number | TokenKind::Run => p.text(next.span),
            _ => return None,
        };
        (ahead, end) = (ahead + arrows + 1, next.span.end);
        path.push('.');
        // The hyphen of the next arrow is a part of the run.
        match text.strip_suffix('-').filter(|_| next.kind == TokenKind::Run) {
            Some(segment) => path.push_str(segment.trim_matches('\'')),
            None if next.kind == TokenKind::Run => return None,
            None => {
                path.push_str(text);
                break next;
            }
        }
    };
    if !(p.is_operator(ahead) || p.ends_test(ahead)) {
        return None;
    }
    let whole = run.to(last.span);
    let written = as_path(&path);
    p.slip(Code::IndexBrackets, whole).arg(written.clone()).write(whole, written);
    while p.peek().span.end <= last.span.end && !p.at(TokenKind::End) {
        p.skip();
    }
    Some(test::with_path(p, whole))
}

/// A path that is one only in backticks, or without the dots that part nothing.
pub(super) fn report_glued_path(p: &mut Parser<'_>, span: Span) {
    let text = p.text(span);
    // `fields a.*`: a field holds what is in it.
    let named = if p.in_list { text.strip_suffix(".*").unwrap_or(text) } else { text };
    let (dash, named) = match named.strip_prefix(['–', '−', '—']).filter(|_| p.in_list) {
        // `sort –c`
        Some(rest) => ("-", rest),
        None => ("", named),
    };
    let segments: Vec<&str> = named.split('.').filter(|segment| !segment.is_empty()).map(unmarked).collect();
    let written = format!("{dash}{}", as_path(&segments.join(".")));
    // What is glued on would go on the path in backticks.
    let next = p.source.get(span.end as usize..).and_then(|rest| rest.chars().next());
    let glued = next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '_' | '`' | '"' | '\''));
    let blank = if glued { " " } else { "" };
    let is_named = !segments.is_empty() && !segments.contains(&"*");
    let fix = is_named.then(|| Fix::replace(span, format!("{written}{blank}")));
    let is_empty = text.split('.').any(str::is_empty);
    let diagnostic = match is_empty {
        true => Diagnostic::new(Code::EmptySegment, span),
        false => Diagnostic::new(Code::GluedPath, span).arg(span).arg(written),
    };
    p.report(diagnostic.fixed(fix));
}

/// The name in `"a"` and `[0]`, as a segment of a path is written here.
fn unmarked(segment: &str) -> &str {
    let marks = [('"', '"'), ('\'', '\''), ('[', ']')];
    let inside = marks.iter().find_map(|&(open, close)| segment.strip_prefix(open)?.strip_suffix(close));
    inside.filter(|inside| !inside.is_empty()).unwrap_or(segment)
}

#[cold]
#[inline(never)]
pub(super) fn refused_path(p: &mut Parser<'_>, span: Span) {
    let text = p.text(span);
    if path::is_wide(text.as_bytes()) {
        let narrow = path::narrow(text);
        let diagnostic = Diagnostic::new(Code::WideLetters, span).arg(span).arg(narrow.clone());
        p.report(diagnostic.write(span, narrow));
    }
    lookup::check(p, span);
    report_path(p, span, text, true);
}

/// Says what is wrong with a path that has backticks, if anything is.
#[cold]
#[inline(never)]
pub(super) fn check_quoted_path(p: &mut Parser<'_>, span: Span) {
    let written = p.text(span);
    let mut quoted = false;
    let dotted = written.bytes().any(|byte| {
        quoted ^= byte == b'`';
        quoted && byte == b'.'
    });
    if dotted {
        p.slip(Code::DotInBackticks, span);
        return;
    }
    let mut text = String::new();
    path::decode(p.source, span, &mut text);
    report_path(p, span, &text, false);
}

/// `exact` says whether offsets in `text` are offsets in the source.
fn report_path(p: &mut Parser<'_>, span: Span, text: &str, exact: bool) {
    let Some((problem, range)) = path::check(text.as_bytes()) else { return };
    let offset = |at: usize| span.start + u32::try_from(at).unwrap_or(0);
    let place = if exact { Span::new(offset(range.start), offset(range.end)) } else { span };
    let segment = text.get(range).unwrap_or("").to_owned();
    let code = match problem {
        Problem::EmptySegment => Code::EmptySegment,
        Problem::Dollar => Code::DollarPath,
        Problem::Nul => Code::NulPath,
        Problem::Refused => Code::RefusedKey,
    };
    p.slip(code, place).arg(segment);
}

/// `{"a":1,"b":-1}`, `[a, b]` and `(a, b)` where the items of a clause stand: takes them, and gives them as they are written here.
fn items_in_brackets(p: &mut Parser<'_>) -> (Span, Option<String>) {
    let start = p.bump().span;
    if p.text(start) == "(" {
        call_slip::skip_arguments(p);
    }
    let whole = p.since(start.start);
    let inside = Span::new(whole.start + 1, whole.end.saturating_sub(1));
    let item = |item: &str| {
        let (name, sign) = item.split_once(':').unwrap_or((item, "1"));
        let sign = match sign.trim().trim_matches(['"', '\'']) {
            "1" | "true" | "asc" => "",
            "-1" | "0" | "false" | "desc" => "-",
            _ => return None,
        };
        let name = name.trim().trim_matches(['"', '\'']);
        let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-');
        let is_path = name.starts_with(char::is_alphabetic) && name.chars().all(is_name);
        is_path.then(|| format!("{sign}{}", as_path(name)))
    };
    let items: Option<Vec<_>> = p.text(inside).trim().split(',').map(item).collect();
    (whole, items.map(|items| items.join(", ")))
}

/// No path stands here.
#[cold]
#[inline(never)]
pub(super) fn expected_path(p: &mut Parser<'_>) -> Span {
    if p.must_follow(&[Wanted::Path]) {
        return Span::at(p.peek().span.start);
    }
    let token = p.peek();
    let found = p.found();
    let span = token.span;
    match token.kind {
        TokenKind::String => {
            let inner = p.text(Span::new(span.start + 1, span.end.saturating_sub(1)));
            let written = as_path(inner);
            let fix = Fix::replace(span, written.clone());
            p.slip(Code::StringPath, span).arg(written).fix(fix);
            p.bump().span
        }
        TokenKind::Run if p.text(span) == "*" && p.in_list && p.ends_test(1) => {
            // `fields *` of one item; that of several may be meant otherwise.
            p.skip();
            let is_alone =
                p.nth_back(2).keyword == Some(Keyword::Fields) || p.entry == Entry::Fields && p.at == 1;
            let fix = is_alone.then(|| clause_slip::without_clause(p, 1));
            p.slip(Code::ExpectedPath, span).arg(found).fixed(fix);
            p.recovered_at = Some(p.at);
            span
        }
        TokenKind::Json | TokenKind::OpenParenthesis if p.in_list => {
            // A sign before them would be that of the first alone.
            let is_signed = matches!(p.nth_back(1).kind, TokenKind::Minus | TokenKind::Plus) && p.at > 0;
            let (whole, written) = items_in_brackets(p);
            let fix = written.filter(|_| !is_signed).map(|written| Fix::replace(whole, written));
            p.slip(Code::ExpectedPath, whole).arg(found).fixed(fix);
            p.recovered_at = Some(p.at);
            whole
        }
        TokenKind::Run
            if let Some(name) = p.text(span).split('.').skip(1).find(|name| name.starts_with('$')) =>
        {
            // `fields a.$`: what is kept for operators is no name in backticks either.
            p.slip(Code::DollarPath, span).arg(name.to_owned());
            p.bump().span
        }
        TokenKind::Run | TokenKind::Number if !p.text(span).starts_with(['$', '#', '*']) => {
            report_glued_path(p, span);
            p.bump().span
        }
        _ => {
            p.slip_expected(Code::ExpectedPath, span).arg(found);
            p.recover();
            Span::at(span.start)
        }
    }
}
