//! Texts to the canonical text of the same meaning.

use crate::compile::Compiler;
use crate::compiled::Compiled;
use crate::diagnostic::{Diagnostics, Report};
use crate::dsl::ast::{Ast, Kind};
use crate::dsl::parse::{Entry, parse};
use crate::dsl::{self, Conjunct};
use crate::ejson::{self, Ejson};
use crate::emit::form::Form;
use crate::emit::json;
use crate::options::{Input, Options, Parts};
use crate::plan;
use crate::request::{Embedded, Request};
use crate::value::EpochUnit;
use std::fmt;

/// The canonical form of a text of the filter language, or what is wrong with it.
pub(crate) fn format(text: &str, options: &Options<'_>) -> Result<String, Report> {
    let (mut ast, mut tokens) = (Ast::default(), Vec::new());
    let mut sink = Diagnostics::new(options.limits.max_diagnostics);
    parse(text, Entry::Request, &options.limits, &mut ast, &mut tokens, &mut sink);
    check_embedded(text, &ast, options, &mut sink);
    if sink.has_errors() {
        return Err(Report::of(&mut sink, &Parts { text: Some(text), ..Parts::default() }));
    }
    Ok(dsl::print(text, &ast))
}

/// Reads the EJSON in a text, since what is no EJSON has no form at all.
fn check_embedded(text: &str, ast: &Ast, options: &Options<'_>, sink: &mut Diagnostics) {
    let (setting, limits) = (options.setting(), &options.limits);
    let options = ejson::Options { dialect: ejson::Dialect::Auto, setting, limits };
    let mut ejson = Ejson(&options);
    let mut request = Request::default();
    for node in ast.arena.nodes() {
        match node.kind {
            Kind::Raw => ejson.filter(text, node.span, &mut request, sink),
            Kind::Json => ejson.value(text, node.span, &mut request, sink),
            _ => None,
        };
    }
}

/// A request in the filter language, as [`render`](crate::render()) writes it, and what was found in the one that was given.
///
/// ```
/// use rocketql::{Options, Parts, render};
/// let parts = Parts { filter: Some(r#"{"ts":{"$gt":{"$date":1542814057}}}"#), ..Parts::default() };
/// let rendered = render(&parts, &Options::default()).unwrap();
/// assert_eq!(rendered.text(), "ts > 2018-11-21T15:27:37Z");
/// // A warning says that the number was read as seconds.
/// assert_eq!(rendered.report().diagnostics()[0].code.to_string(), "RQL0414");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    text: String,
    report: Report,
}

impl Rendered {
    /// The canonical text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Warnings and hints on the request that was given: a date may have been read as another than the one meant.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

impl fmt::Display for Rendered {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

/// The text that compiles to what `compiled`, which was transcribed, sends. A clause for which the language has no form that compiles back to
/// the very same is written as a raw filter.
pub(crate) fn render(compiled: &Compiled, options: &Options<'_>) -> Rendered {
    let mut request = compiled.plan().request().clone();
    plan::undo(&mut request, options.target);
    // Dates stand in raw filters as milliseconds, and are read again as such.
    let options = Options { epoch: EpochUnit::Milliseconds, input: Input::Auto, ..*options };
    let mut check = Check { compiler: Compiler::new(), options };
    let write = |request: &_, node, out: &mut String| json::write(request, node, Form::default(), out);
    let conjuncts = request.filter.map(|filter| dsl::conjuncts(&request, filter, write)).unwrap_or_default();
    let filter: Vec<String> = conjuncts.into_iter().map(|conjunct| check.choose(conjunct)).collect();
    let (endpoint, clauses) = (dsl::endpoint(&request), dsl::clauses(&request));
    let text = [endpoint.as_str(), &filter.join(" and "), &clauses].concat();
    let raw = || [endpoint.as_str(), &compiled.query(), &clauses].concat();
    let text = if check.sends(&text, compiled) { text } else { raw() };
    Rendered { text: format(&text, &options).unwrap_or(text), report: compiled.report().clone() }
}

/// Compiles what was rendered again.
struct Check<'a> {
    compiler: Compiler,
    options: Options<'a>,
}

impl Check<'_> {
    /// The text, where it means the same as the raw filter.
    fn choose(&mut self, conjunct: Conjunct) -> String {
        let Conjunct { text, raw } = conjunct;
        if text == raw || self.query(&text) == self.query(&raw) { text } else { raw }
    }

    fn transcribe(&mut self, text: &str) -> Result<&Compiled, Report> {
        self.compiler.transcribe(&Parts { text: Some(text), ..Parts::default() }, &self.options)
    }

    fn query(&mut self, text: &str) -> Option<String> {
        self.transcribe(text).ok().map(Compiled::query)
    }

    fn sends(&mut self, text: &str, wanted: &Compiled) -> bool {
        self.transcribe(text).is_ok_and(|compiled| compiled.params() == wanted.params())
    }
}
