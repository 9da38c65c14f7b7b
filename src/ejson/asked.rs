//! The parameters of a request in one object, as programs hand them to a client, to the request that they ask for.

use super::found::{Found, mended_filter, reads_as_filter};
use super::paste::take_out;
use super::slip::tolerant;
use super::snippet::{LONGEST, arguments, is_empty, members, pair};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::operator::{Context, Operator};
use crate::request::{Kind, Request};
use crate::span::Span;

/// The parameter that a key of such an object is.
pub(super) fn parameter(name: &str) -> Option<&'static str> {
    Some(match name {
        "query" | "filter" => "query",
        "fields" | "projection" => "fields",
        "sort" => "sort",
        "offset" | "skip" => "offset",
        "count" | "limit" => "count",
        _ => return None,
    })
}

/// Whether the first key is one of such an object, or holds one.
fn is_name(key: &str) -> bool {
    key == "params" || parameter(key).is_some()
}

/// What such an object asks for.
struct Asked {
    /// The first key that holds an object.
    name: String,
    /// Whether operators stand first in the filter, which the document that a field is compared with may not hold.
    has_operators: bool,
    /// The request, if all of it is known.
    found: Option<Found>,
}

/// Says of the JSON at `root` that it holds a request's parameters, where it does and has no other meaning: behind an endpoint, or
/// with operators where no document has them.
pub(super) fn check(source: &str, root: NodeId, request: &Request, sink: &mut Diagnostics) -> bool {
    let Kind::Object(members) = request.arena.kind(root) else { return false };
    let first = members.first.map(|first| request.arena.kind(first));
    let Some(Kind::Member(key, _)) = first else { return false };
    is_name(request.text(key)) && report(source, request.arena.span(root), sink)
}

#[cold]
fn report(source: &str, span: Span, sink: &mut Diagnostics) -> bool {
    let before = source.get(..span.start as usize).unwrap_or("").trim();
    let is_name =
        |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte));
    let is_behind = before.strip_suffix(':').is_some_and(|name| !name.is_empty() && is_name(name));
    let asked = parameters_in(span.slice(source)).filter(|asked| asked.has_operators || is_behind);
    asked.map(|asked| sink.report(asked.refused(source, span))).is_some()
}

/// The first name in the filter at `span` of `source`, where it reads as an object of parameters, and the request that it asks for.
#[cold]
pub fn asked(source: &str, span: Span) -> Option<(String, Option<Fix>)> {
    let asked = parameters_in(span.slice(source))?;
    let name = asked.name.clone();
    Some((name, asked.refused(source, span).fixes.pop()))
}

/// The report on the text at `span`, if it is that of an object of parameters: in quotes of any kind, or in none.
pub(super) fn refused(source: &str, span: Span) -> Option<Diagnostic> {
    Some(parameters_in(span.slice(source))?.refused(source, span))
}

impl Asked {
    fn refused(self, source: &str, span: Span) -> Diagnostic {
        let before = source.get(..span.start as usize).unwrap_or("").trim_end();
        let behind = source.get(span.end as usize..).unwrap_or("").trim_start();
        let is_request =
            (before.is_empty() || before.ends_with(':')) && (behind.is_empty() || behind.starts_with('|'));
        let written = self.found.filter(|_| is_request).and_then(|found| found.write());
        let diagnostic = Diagnostic::new(Code::ParametersInObject, span);
        match written {
            Some(written) => diagnostic.arg(written.clone()).fix(take_out(span, written)),
            None => diagnostic.arg("{…} | fields … | sort …"),
        }
    }
}

/// Whether a word before a colon is the name of a parameter: nearly every text is ruled out by that.
fn names_parameter(text: &str) -> bool {
    text.split_inclusive(':').filter_map(|piece| piece.strip_suffix(':')).any(|before| {
        let word = before.trim_end_matches(['"', '\'', ' ']);
        is_name(word.rsplit(|sign: char| !sign.is_ascii_alphabetic()).next().unwrap_or(""))
    })
}

/// What the text of an object of parameters, with its braces or without them, asks for; nothing where a key is none.
fn parameters_in(text: &str) -> Option<Asked> {
    if cfg!(rocketql_lite) || text.len() > LONGEST || !names_parameter(text) {
        return None;
    }
    let text = text.trim();
    let Some(items) = members(text) else {
        let object = format!("{{{text}}}");
        return parameters(&members(&object).filter(|items| items.len() > 1)?, true);
    };
    match items.as_slice() {
        [only] if let Some(("params", inside)) = pair(only, ':') => parameters(&members(inside)?, false),
        items => parameters(items, false),
    }
}

/// What these members ask for. Where they stand in no braces, the filter alone may come first without its name.
fn parameters(items: &[&str], is_bare: bool) -> Option<Asked> {
    let mut asked = Asked { name: String::new(), has_operators: false, found: Some(Found::default()) };
    let named =
        items.iter().enumerate().map(|(at, item)| match is_bare && at == 0 && item.starts_with('{') {
            true => Some(("query", "query", *item)),
            false => pair(item, ':').and_then(|(name, value)| Some((name, parameter(name)?, value))),
        });
    let named: Option<Vec<_>> = named.collect();
    for (name, known, value) in named? {
        let object = object(value);
        if object.is_some() && asked.name.is_empty() {
            asked.name = name.to_owned();
        }
        // Tests of a field of that name are no parameter.
        let operator = object.as_deref().and_then(first_operator);
        if operator.is_some() && (known != "query" || operator != Some(Context::Query)) {
            return None;
        }
        if object.is_some() && matches!(known, "offset" | "count") {
            return None;
        }
        asked.has_operators |= operator.is_some();
        let value = match known {
            "offset" | "count" => {
                value.trim_matches(['"', '\'']).parse::<u32>().ok().map(|rows| rows.to_string())
            }
            "query" => object.filter(|object| !is_asked(object)).and_then(|object| mended_filter(&object)),
            // Nothing is asked for.
            _ if object.as_ref().is_some_and(|object| is_empty(object)) => continue,
            _ => object,
        };
        match (value, &mut asked.found) {
            (Some(value), Some(found)) if known != "query" || reads_as_filter(&value) => {
                found.parameters.push((known.to_owned(), value));
            }
            _ => asked.found = None,
        }
    }
    (!asked.name.is_empty()).then_some(asked)
}

/// Where the operator belongs that is the first key of an object; nothing where that is a field's name.
fn first_operator(object: &str) -> Option<Context> {
    let key = object.trim_start_matches(['{', ' ', '"', '\'']);
    let name = key.strip_prefix('$')?;
    let length = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    Some(Operator::from_key(key.get(..=length)?).map_or(Context::Field, |operator| operator.context()))
}

/// Whether an object looks like one of parameters itself: nobody means those, and nothing would end.
fn is_asked(object: &str) -> bool {
    let items = members(object).unwrap_or_default();
    let first = items.first().and_then(|item| pair(item, ':'));
    first.is_some_and(|(name, _)| is_name(name))
}

/// The object that a value is, in itself, in a text or made one by a call.
fn object(value: &str) -> Option<String> {
    let inside = match value.as_bytes() {
        [b'{', ..] => value.to_owned(),
        [quote @ (b'"' | b'\''), inside @ .., last] if quote == last => {
            tolerant(std::str::from_utf8(inside).ok()?)
        }
        _ => {
            let call =
                value.strip_prefix("JSON.stringify").or_else(|| value.strip_prefix("EJSON.stringify"))?;
            let (arguments, rest) = arguments(call)?;
            let [argument] = arguments[..] else { return None };
            rest.is_empty().then(|| argument.to_owned())?
        }
    };
    inside.trim_start().starts_with('{').then_some(inside)
}
