//! The road from texts to a planned request, stage by stage.

mod reading;

use crate::compiled::Compiled;
use crate::diagnostic::{Diagnostics, Part, Report};
use crate::dsl::ast::Ast;
use crate::dsl::lower;
use crate::ejson;
use crate::lex::token::Token;
use crate::limits::Limits;
use crate::options::{Input, Options, Parts};
use crate::plan::explain::Trace;
use crate::plan::{self, Mode, Origin, Target};
use crate::request::{Request, validate};
use crate::server::IS_KNOWN;
use reading::{Reading, whole};

/// Compiles one request after another and keeps its memory: once warm, a text costs no allocation but those of its
/// outputs.
///
/// ```
/// use rocketql::{Compiler, Options};
/// let mut compiler = Compiler::new();
/// for text in ["a = 1", "b in (1, 2)"] {
///     let compiled = compiler.compile(text, &Options::default()).unwrap();
///     assert!(compiled.query().starts_with('{'));
/// }
/// ```
#[derive(Debug, Default)]
pub struct Compiler {
    memory: Memory,
    compiled: Compiled,
}

impl Compiler {
    /// A compiler without memory yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// As [`compile`](crate::compile()).
    ///
    /// # Errors
    /// Where the text has an error: everything that was found in it.
    pub fn compile(&mut self, text: &str, options: &Options<'_>) -> Result<&Compiled, Report> {
        self.compile_parts(&Parts { text: Some(text), ..Parts::default() }, options)
    }

    /// As [`compile_parts`](crate::compile_parts).
    ///
    /// # Errors
    /// Where a part has an error: everything that was found in them.
    pub fn compile_parts(&mut self, parts: &Parts<'_>, options: &Options<'_>) -> Result<&Compiled, Report> {
        self.compile_for(parts, options, options.planning(), None)
    }

    /// Compiles for any server whatever the endpoint is: only what is written counts.
    ///
    /// # Errors
    /// Where a part has an error: everything that was found in them.
    pub(crate) fn transcribe(
        &mut self,
        parts: &Parts<'_>,
        options: &Options<'_>,
    ) -> Result<&Compiled, Report> {
        let setting = plan::Setting { heeds_endpoint: false, ..options.planning() };
        self.compile_for(parts, options, setting, None)
    }

    /// Compiles for rows at hand, as MongoDB itself would take the request. The endpoint and its parameters say where rows come
    /// from, and not which.
    ///
    /// # Errors
    /// Where a part has an error: everything that was found in them.
    pub(crate) fn for_rows(&mut self, parts: &Parts<'_>, options: &Options<'_>) -> Result<&Compiled, Report> {
        let setting = plan::Setting { target: Target::Mongo, heeds_endpoint: false, ..options.planning() };
        self.compile_for(parts, options, setting, None)
    }

    /// As [`Self::compile_parts`], and keeps how the plan came about.
    ///
    /// # Errors
    /// Where a part has an error: everything that was found in them.
    pub(crate) fn traced(
        &mut self,
        parts: &Parts<'_>,
        options: &Options<'_>,
        trace: &mut Trace,
    ) -> Result<&Compiled, Report> {
        self.compile_for(parts, options, options.planning(), Some(trace))
    }

    fn compile_for(
        &mut self,
        parts: &Parts<'_>,
        options: &Options<'_>,
        setting: plan::Setting,
        trace: Option<&mut Trace>,
    ) -> Result<&Compiled, Report> {
        self.memory.compile(parts, options, setting, trace, &mut self.compiled)?;
        Ok(&self.compiled)
    }
}

/// Compiles one request.
pub(crate) fn once(parts: &Parts<'_>, options: &Options<'_>) -> Result<Compiled, Report> {
    // Made where the caller gets it: moved at the end, it would be read before the machine has written it out.
    let mut result = Ok(Compiled::default());
    if let Ok(compiled) = &mut result
        && let Err(report) = Memory::default().compile(parts, options, options.planning(), None, compiled)
    {
        result = Err(report);
    }
    result
}

/// Checks one request.
pub(crate) fn check(parts: &Parts<'_>, options: &Options<'_>) -> Report {
    if is_plainly_right(parts, options) {
        debug_assert!(once(parts, options).is_ok_and(|compiled| compiled.report().is_empty()), "{parts:?}");
        return Report::default();
    }
    match once(parts, options) {
        Ok(compiled) => compiled.into_report(),
        Err(report) => report,
    }
}

/// Whether nothing could be found in a request: one for any server, in EJSON that asks no more than most does. It is only
/// looked at, and nothing made of it.
fn is_plainly_right(parts: &Parts<'_>, options: &Options<'_>) -> bool {
    options.target == Target::AnyServer
        && options.input != Input::Dsl
        && parts.only_text().is_some_and(|text| ejson::is_right_filter(text, &options.ejson()))
}

/// Compiles a request for the client of this crate: to all rows where no number is asked for.
#[cfg(feature = "client")]
pub(crate) fn for_fetching(
    parts: &Parts<'_>,
    options: &Options<'_>,
    fetching: plan::fetching::Fetching,
) -> Result<Compiled, Report> {
    let mut compiled = Compiled::default();
    let setting = plan::Setting { fetching: Some(fetching), ..options.planning() };
    Memory::default().compile(parts, options, setting, None, &mut compiled)?;
    Ok(compiled)
}

/// What the stages write to, and leave to the next request.
#[derive(Debug, Default)]
struct Memory {
    tokens: Vec<Token>,
    ast: Ast,
    scratch: lower::Scratch,
    sink: Diagnostics,
}

impl Memory {
    /// Compiles a request in the place of the one that `compiled` was.
    fn compile(
        &mut self,
        parts: &Parts<'_>,
        options: &Options<'_>,
        setting: plan::Setting,
        trace: Option<&mut Trace>,
        compiled: &mut Compiled,
    ) -> Result<(), Report> {
        let (part, source) = match parts.text {
            Some(text) => (Part::Text, text),
            None => (Part::Filter, parts.filter.unwrap_or("")),
        };
        self.sink.reset(options.limits.max_diagnostics);
        let request = compiled.draft(within(source, &options.limits));
        let with = parts.with.unwrap_or("");
        let (fields, sort) = (parts.fields.unwrap_or(""), parts.sort.unwrap_or(""));
        let mut origin = Origin { part, source, endpoint: part, with_from: usize::MAX, with, fields, sort };
        let mut reading = Reading { memory: self, options, request, origin: &mut origin, is_whole: true };
        reading.parts(parts);
        let is_whole = reading.is_whole;
        let sink = &mut self.sink;
        sink.set_part(part);
        if is_whole {
            validate(request, source, &options.limits, sink);
        }
        let is_planned = compiled.plan_draft(&origin, setting, options.date_form, trace, sink);
        if !is_planned {
            if IS_KNOWN && setting.mode == Mode::Strict && sink.offers_split() {
                let split = plan::Setting { mode: Mode::Split, ..setting };
                let mut tried = Compiled::default();
                let tried = Memory::default().compile(parts, options, split, None, &mut tried);
                sink.unsplit(tried.as_ref().err().map_or(&[], Report::diagnostics));
            }
            return Err(Report::of(sink, parts));
        }
        // Mostly there is nothing to say, and was nothing before.
        if !sink.items().is_empty() || !compiled.diagnostics().is_empty() {
            compiled.set_report(Report::of(sink, parts));
        }
        Ok(())
    }
}

/// As much of a text as is read.
fn within<'t>(text: &'t str, limits: &Limits) -> &'t [u8] {
    let bytes = text.as_bytes();
    bytes.get(..limits.bytes()).unwrap_or(bytes)
}

/// Reads any EJSON value and gives what was found.
pub(crate) fn check_value(text: &str, options: &Options<'_>) -> Report {
    let mut sink = Diagnostics::new(options.limits.max_diagnostics);
    let mut request = Request::default();
    request.reset(within(text, &options.limits));
    ejson::read_value(text, whole(text), &options.ejson(), &mut request, &mut sink);
    Report::new(&mut sink, [(Part::Text, text)])
}

impl Report {
    /// What was found, with the texts of the request.
    pub(crate) fn of(sink: &mut Diagnostics, parts: &Parts<'_>) -> Self {
        if sink.items().is_empty() { Self::default() } else { Self::new(sink, parts.sources()) }
    }
}

impl<'a> Parts<'a> {
    /// The text that holds everything, where no part is given beside it, as is usual.
    fn only_text(&self) -> Option<&'a str> {
        let Self { text, filter, fields, sort, endpoint, offset, count, with } = *self;
        let is_alone = [filter, fields, sort, endpoint, offset, count, with].iter().all(Option::is_none);
        text.filter(|_| is_alone)
    }

    /// The texts that were given, each with its part, in the order in which they are read.
    fn sources(&self) -> impl Iterator<Item = (Part, &'a str)> + use<'a> {
        let all = [
            (Part::Text, self.text),
            (Part::Filter, self.filter),
            (Part::Fields, self.fields),
            (Part::Sort, self.sort),
            (Part::Offset, self.offset),
            (Part::Count, self.count),
            (Part::With, self.with),
            (Part::Endpoint, self.endpoint),
        ];
        all.into_iter().filter_map(|(part, source)| Some((part, source?)))
    }
}
