//! EJSON texts to values, filters, fields and sorts of a request.
//!
//! ```text
//! text ─ json ─▶ nodes ─ walk: wrapper, filter, keys ─▶ values and filters
//!   ├ what asks no more than most do ─ direct ─▶ a filter, checked
//!   └ what is no JSON ─ repair ─▶ every mistake with its fix
//! ```

mod apart;
mod asked;
mod braces;
mod call;
mod called;
#[cfg(any(test, not(target_arch = "wasm32")))]
mod direct;
mod filter;
mod found;
mod json;
mod keys;
mod part;
mod paste;
mod program;
mod repair;
mod slip;
mod snippet;
mod typed;
mod walk;
mod wrapper;

use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lex::placeholder;
use crate::limits::Limits;
use crate::request::{Embedded, Kind, Request};
use crate::span::Span;
use crate::stack::Stack;
use crate::value::number::Number;
use crate::value::{EpochUnit, Setting, Utc};
#[cfg(any(test, not(target_arch = "wasm32")))]
use json::Reader;
use json::Stop;
use walk::{Task, Walk};
use wrapper::Place;

/// Which objects stand for typed values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dialect {
    /// Those of Meteor, v1 and v2 together: their shapes differ, and a date in a number is milliseconds in all of them.
    #[default]
    Auto,
    /// Meteor's EJSON alone, as the servers read it.
    Meteor,
    /// MongoDB Extended JSON v1, strict mode, and what v2 added.
    V1,
    /// MongoDB Extended JSON v2, canonical and relaxed.
    V2,
    /// None: plain JSON, in which a key may even stand twice (RFC 8259).
    Json,
}

/// What the meaning of a text depends on besides itself.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Which objects stand for typed values.
    pub dialect: Dialect,
    /// The unit of dates in numbers, the present and the zone.
    pub setting: Setting<'a>,
    /// How much is read.
    pub limits: &'a Limits,
}

impl Options<'_> {
    /// Any dialect, and nothing else said.
    pub(crate) const fn plain() -> Self {
        let setting = Setting { epoch: EpochUnit::Milliseconds, now: None, zone: &Utc };
        const LIMITS: Limits =
            Limits { max_bytes: 16 << 20, max_depth: 100, max_nodes: 1_000_000, max_diagnostics: 1 };
        Self { dialect: Dialect::Auto, setting, limits: &LIMITS }
    }
}

/// Reads any EJSON value at `span` of `source` into `request`, without the rules of queries. Nothing after an error, which
/// is reported.
///
/// In the dialects of Extended JSON the outermost object is a document, never a typed value; Meteor's has to be an object.
pub fn read_value(
    source: &str,
    span: Span,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
) -> Option<NodeId> {
    let errors = sink.errors();
    let root = read_json(source, span, options, request, sink)?;
    let rule = if options.dialect == Dialect::Json { keys::Rule::Json } else { keys::Rule::Bson };
    let mut walk = walk(source, options, rule, request, sink);
    match (options.dialect, walk.request.arena.kind(root)) {
        (Dialect::Auto, _) => walk.resolve(root, Place::Literal),
        (Dialect::Meteor, Kind::Object(_)) => {
            walk.resolve(root, Place::Literal);
            if !matches!(walk.request.arena.kind(root), Kind::Object(_)) {
                walk.sink.report(Diagnostic::new(Code::TypedDocument, walk.request.arena.span(root)));
            }
        }
        (Dialect::Meteor, _) => report_no_object(&mut walk, root),
        (Dialect::V1 | Dialect::V2 | Dialect::Json, _) => {}
    }
    walk.push(root);
    walk.run();
    (sink.errors() == errors).then_some(root)
}

/// Reads the filter at `span` of `source` into `request`: a `Conjunction` in normal form. Nothing where the text is no JSON
/// or no object; what else is wrong is reported, and the rest is read on.
///
/// Operators that are unknown, misplaced or refused are read too: [`validate`](crate::request) says so.
pub fn read_filter(
    source: &str,
    span: Span,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
) -> Option<NodeId> {
    let root = read_json(source, span, options, request, sink)?;
    filter(source, root, options, request, sink)
}

/// As [`read_filter`], where `source` is JSON as a whole. Where it is not, nothing: what was read and reported until then is
/// to be forgotten, since another language may be able to read it.
pub fn read_filter_alone(
    source: &str,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
) -> Option<Option<NodeId>> {
    let span = Span::between(0, source.len());
    let root = json::read(source, span, options.limits, request, sink).ok()?;
    if is_other(source, root, request, sink) {
        return Some(None);
    }
    Some(filter(source, root, options, request, sink))
}

/// As [`read_filter_alone`] at one reading, where a text asks for no more than most do; it leaves little to be checked. Nothing
/// may be in `request` and `sink` before, and where nothing is given, what is in them is to be forgotten.
#[cfg(any(test, not(target_arch = "wasm32")))]
pub fn read_filter_directly(
    source: &str,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
) -> Option<NodeId> {
    direct::read(directly(source, options, request, sink)?, options.setting.epoch)
}

/// Whether a text as a whole is a filter in which nothing could be found on any server, where that is seen at one reading.
/// Nothing is kept of it.
#[cfg(any(test, not(target_arch = "wasm32")))]
pub fn is_right_filter(source: &str, options: &Options<'_>) -> bool {
    // The strings are looked at in the source.
    let mut request = Request { source_at: Some(0), ..Request::default() };
    let mut sink = Diagnostics::new(1);
    directly(source, options, &mut request, &mut sink)
        .is_some_and(|reader| direct::is_right(reader, options.setting.epoch))
}

/// The reader of a text that may be read at once.
#[cfg(any(test, not(target_arch = "wasm32")))]
fn directly<'a>(
    source: &'a str,
    options: &Options<'a>,
    request: &'a mut Request,
    sink: &'a mut Diagnostics,
) -> Option<Reader<'a>> {
    let Options { dialect, limits, .. } = *options;
    // No text has more nodes than bytes.
    let is_short = source.len() <= limits.bytes().min(limits.max_nodes as usize);
    let span = Span::between(0, source.len());
    (dialect == Dialect::Auto && is_short).then(|| Reader::new(source, span, limits, request, sink))
}

/// A module for the web has no second reader, since bytes cost more than time there.
#[cfg(not(any(test, not(target_arch = "wasm32"))))]
pub fn read_filter_directly(
    _: &str,
    _: &Options<'_>,
    _: &mut Request,
    _: &mut Diagnostics,
) -> Option<NodeId> {
    None
}

/// As above.
#[cfg(not(any(test, not(target_arch = "wasm32"))))]
pub fn is_right_filter(_: &str, _: &Options<'_>) -> bool {
    false
}

/// Whether the JSON at `root` is surely something else than a filter, which is reported.
fn is_other(source: &str, root: NodeId, request: &Request, sink: &mut Diagnostics) -> bool {
    let is_typed = wrapper::is_typed(request, root);
    if is_typed {
        sink.report(Diagnostic::new(Code::TypedDocument, request.arena.span(root)));
    }
    is_typed || asked::check(source, root, request, sink)
}

/// Makes the JSON at `root` a filter.
fn filter(
    source: &str,
    root: NodeId,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
) -> Option<NodeId> {
    let mut walk = walk(source, options, keys::Rule::Server, request, sink);
    walk.unescape(root);
    if !matches!(walk.request.arena.kind(root), Kind::Object(_)) {
        report_no_object(&mut walk, root);
        return None;
    }
    walk.work.push((Some(root), Task::Query));
    walk.run();
    Some(root)
}

pub use apart::{fit, fitted};
pub use asked::asked;
pub use part::{read_fields, read_sort};
pub use paste::pasted;
pub use snippet::snippet;
#[cfg(feature = "bson")]
pub(crate) use wrapper::looks_typed;

/// EJSON inside the filter language.
pub struct Ejson<'a>(pub &'a Options<'a>);

impl Embedded for Ejson<'_> {
    fn filter(
        &mut self,
        source: &str,
        span: Span,
        request: &mut Request,
        sink: &mut Diagnostics,
    ) -> Option<NodeId> {
        let root = read_json_or(source, span, self.0, request, sink, braces::report)?;
        if is_other(source, root, request, sink) {
            return None;
        }
        filter(source, root, self.0, request, sink)
    }

    fn value(
        &mut self,
        source: &str,
        span: Span,
        request: &mut Request,
        sink: &mut Diagnostics,
    ) -> Option<NodeId> {
        let errors = sink.errors();
        let root = read_json(source, span, self.0, request, sink)?;
        let mut walk = walk(source, self.0, keys::Rule::Server, request, sink);
        walk.resolve(root, Place::Operators);
        walk.push(root);
        walk.run();
        (sink.errors() == errors).then_some(root)
    }
}

fn walk<'a>(
    source: &'a str,
    options: &Options<'a>,
    keys: keys::Rule,
    request: &'a mut Request,
    sink: &'a mut Diagnostics,
) -> Walk<'a> {
    let Options { dialect, setting, .. } = *options;
    Walk { source, dialect, setting, request, sink, keys, work: Stack::new() }
}

#[cold]
fn report_no_object(walk: &mut Walk<'_>, root: NodeId) {
    let span = walk.request.arena.span(root);
    walk.sink.report(Diagnostic::new(Code::NoObject, span).arg(span));
}

/// Text to plain nodes. What is wrong with a text that is no JSON is reported.
fn read_json(
    source: &str,
    span: Span,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
) -> Option<NodeId> {
    read_json_or(source, span, options, request, sink, |_, _, _| false)
}

/// As [`read_json`], where a text that is no JSON may be something else: what says so has reported it.
#[inline(never)]
fn read_json_or(
    source: &str,
    span: Span,
    options: &Options<'_>,
    request: &mut Request,
    sink: &mut Diagnostics,
    is_other: fn(&str, Span, &mut Diagnostics) -> bool,
) -> Option<NodeId> {
    if span.len() as usize > options.limits.bytes() {
        let limit = i64::try_from(options.limits.bytes()).unwrap_or(i64::MAX);
        sink.report(Diagnostic::new(Code::TooLong, span).arg(limit));
        return None;
    }
    match json::read(source, span, options.limits, request, sink) {
        Ok(root) => Some(root),
        Err(Stop::Syntax(_)) if is_other(source, span, sink) => None,
        Err(stop) => {
            report(stop, source, span, options, sink);
            None
        }
    }
}

/// Says why the strict reader stopped.
#[cold]
fn report(stop: Stop, source: &str, span: Span, options: &Options<'_>, sink: &mut Diagnostics) {
    let at = match stop {
        Stop::TooDeep(span) => {
            sink.report(Diagnostic::new(Code::TooDeep, span).arg(i64::from(options.limits.depth())));
            return;
        }
        Stop::TooManyNodes(span) => {
            sink.report(Diagnostic::new(Code::TooManyNodes, span).arg(i64::from(options.limits.max_nodes)));
            return;
        }
        Stop::Syntax(at) => Span::between(at, at),
    };
    let end = Span::at(u32::try_from(source.trim_end().len()).unwrap_or(u32::MAX));
    let open = if span.end >= end.start { sink.take_open(end) } else { None };
    let errors = sink.errors();
    // Where something is wrong right before it, it may not be a value at all.
    let start = source.get(..span.start as usize).unwrap_or("").trim_end().len();
    if sink.has_error_up_to(Span::between(start, span.start as usize)) {
        return;
    }
    match paste::wrapped(source, span) {
        Some(diagnostic) => sink.report(diagnostic),
        None => repair::repair(source, span, options.setting, sink),
    }
    // The two readers agree on what JSON is; should they not, the text is still refused.
    if sink.errors() == errors {
        sink.report(Diagnostic::new(Code::JsonUnexpected, at).arg("JSON").arg(at));
    }
    if let Some(open) = open {
        sink.give_back(source, end, open);
    }
    // Brackets that close nothing right behind it belong to what could not be read.
    let behind = source.get(span.end as usize..).unwrap_or("");
    let blank = behind.len() - behind.trim_start().len();
    if behind.trim_start().starts_with(['}', ']'])
        && sink.items().iter().any(|item| item.code == Code::JsonUnexpected && item.fixes.is_empty())
    {
        let start = span.end as usize + blank;
        sink.retract(Span::between(start, start + 1));
    }
}

/// A number as nodes have it: whole ones in the smallest type.
fn number_kind(number: Number) -> Kind {
    match number {
        Number::Integer(integer) => i32::try_from(integer).map_or(Kind::Int64(integer), Kind::Int32),
        Number::Double(double) => Kind::Double(double),
    }
}

#[cfg(test)]
mod tests;
