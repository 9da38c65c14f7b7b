//! A value that no parameter takes, to what the one that it is given for takes instead.

use super::capabilities::Capabilities;
use super::parameters::bare;
use super::values::{INSTANT, is_strict_date, refused};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::request::{Kind, Parameter, Request};
use crate::server::{Branch, Meaning, Typed, ValueTest, Wire};
use crate::span::Span;
use crate::value::date;

/// The parameters that end a time and select no rows of themselves.
const ENDS: [&str; 2] = ["latest", "endDate"];

/// Which instants of a day a parameter may be meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// It begins a time: the first one.
    Start,
    /// It ends a time, with the day or before it.
    End,
    /// It is both, in JSON.
    Range,
}

/// Says of a value that no parameter takes what this one takes, where that is no text at all or not the one in quotes that was
/// offered; a fix that is refused then would be none.
#[cold]
#[inline(never)]
pub(super) fn revise(
    request: &mut Request,
    given: Parameter,
    typed: Option<&Typed>,
    capabilities: &Capabilities,
    source: &str,
    sink: &mut Diagnostics,
) {
    let span = request.arena.span(given.value);
    let mut said = Vec::new();
    while let Some(diagnostic) = sink.take_in(Code::ExpectedSetting, span) {
        said.push(diagnostic);
    }
    let Some(first) = said.first() else { return };
    let is_one = first.span == span;
    let name = bare(request.text(given.name)).to_owned();
    let takes = Some(given.value).filter(|_| is_one).and_then(|_| takes(&name, typed, capabilities));
    let instants = takes.map(|takes| fixes(request, given.value, takes));
    let quoted = in_quotes(request, said.iter().map(|said| said.span), is_one, source, span);
    let what = match refused(request, quoted, &name, typed, capabilities) {
        Some(what) => what,
        None if instants.as_ref().is_some_and(|fixes| !fixes.is_empty()) => INSTANT.to_owned(),
        None => {
            said.into_iter().for_each(|diagnostic| sink.report(diagnostic));
            return;
        }
    };
    let mut wrong = Diagnostic::new(Code::ParameterValue, span).arg(name).arg(what).arg(span);
    for fix in instants.into_iter().flatten() {
        wrong = wrong.fix(fix);
    }
    sink.report(wrong);
}

/// The value as it would be in quotes.
fn in_quotes(
    request: &mut Request,
    wrong: impl Iterator<Item = Span>,
    is_one: bool,
    source: &str,
    span: Span,
) -> NodeId {
    let mut list = List::default();
    for wrong in wrong {
        let text = request.intern(wrong.slice(source));
        let text = request.arena.push(Kind::String(text), wrong);
        if is_one {
            return text;
        }
        request.arena.append(&mut list, text);
    }
    request.arena.push(Kind::Array(list), span)
}

/// What a parameter makes of an instant, where it takes one.
fn takes(name: &str, typed: Option<&Typed>, capabilities: &Capabilities) -> Option<Takes> {
    let Some(typed) = typed else {
        let takes = if ENDS.contains(&name) { Takes::End } else { Takes::Start };
        return is_strict_date(name, capabilities).then_some(takes);
    };
    match typed.wire {
        Wire::Date | Wire::CheckedDate | Wire::StrictDate => {
            let ends = |branch: &Branch| branch.test == ValueTest::Before;
            match typed.meaning {
                Meaning::Any(branches) if branches.iter().any(ends) => Some(Takes::End),
                Meaning::Any(_) | Meaning::Choice(_) => Some(Takes::Start),
            }
        }
        Wire::JsonRange => Some(Takes::Range),
        Wire::Text | Wire::Brackets | Wire::CommaList | Wire::JsonObject | Wire::Pattern | Wire::Choice => {
            None
        }
    }
}

/// The texts that a parameter takes and that are what the date means.
fn fixes(request: &Request, value: NodeId, takes: Takes) -> Vec<Fix> {
    let span = request.arena.span(value);
    let at = |node| match request.arena.kind(node) {
        Kind::Date(instant) => Some(instant),
        _ => None,
    };
    match (request.arena.kind(value), takes) {
        (Kind::Date(instant), Takes::Start | Takes::End) => {
            written(instant).map(|text| Fix::replace(span, text)).into_iter().collect()
        }
        (Kind::Array(List { first: Some(low), last: Some(high) }), _) => {
            let (Some(low), Some(high)) = (at(low), at(high)) else { return Vec::new() };
            let (Some(first), Some(after)) = (written(low), written(high)) else { return Vec::new() };
            match takes {
                Takes::Start => vec![Fix::replace(span, first)],
                // Whether the day is meant to be in it, nobody knows.
                Takes::End => [(first, "begins"), (after, "ends")]
                    .map(|(text, at)| Fix::titled(span, &text, &format!("write `{text}`, where it {at}")))
                    .into(),
                Takes::Range => {
                    let Some(last) = written(high - 1) else { return Vec::new() };
                    vec![Fix::replace(span, format!(r#"'{{"start":{first},"end":{last}}}'"#))]
                }
            }
        }
        _ => Vec::new(),
    }
}

/// An instant as the text of a parameter.
fn written(instant: i64) -> Option<String> {
    date::has_iso_form(instant).then(|| format!("\"{}\"", date::iso(instant)))
}
