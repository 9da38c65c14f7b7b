//! The road from texts to a planned request, stage by stage.

use crate::arena::List;
use crate::compiled::Compiled;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Part, Report};
use crate::dsl::ast::{Ast, Clause, Kind as Syntax};
use crate::dsl::lower::{self, Lowering, lower};
use crate::dsl::parse::{Entry, scan, tree};
use crate::ejson::{self, Ejson};
use crate::lex::token::Token;
use crate::options::{Input, Options, Parts};
use crate::plan::explain::Trace;
use crate::plan::{self, Origin, Target};
use crate::request::{Request, validate};
use crate::span::Span;

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

    /// As [`compile`](crate::compile).
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
        let bytes = source.len().min(options.limits.bytes());
        let request = compiled.draft(bytes);
        let with = parts.with.unwrap_or("");
        let (fields, sort) = (parts.fields.unwrap_or(""), parts.sort.unwrap_or(""));
        let mut origin = Origin { part, source, endpoint: part, with_from: usize::MAX, with, fields, sort };
        Reading { memory: self, options, request, origin: &mut origin }.parts(parts);
        let sink = &mut self.sink;
        sink.set_part(part);
        // What the filter language leaves out after an error would look like further ones; EJSON leaves nothing out.
        if !sink.has_errors() || is_object(source) {
            validate(request, source, &options.limits, sink);
        }
        let is_planned = compiled.plan_draft(origin, setting, options.date_form, trace, sink);
        if !is_planned {
            return Err(Report::of(sink, parts));
        }
        // Mostly there is nothing to say, and was nothing before.
        if !sink.items().is_empty() || !compiled.diagnostics().is_empty() {
            compiled.set_report(Report::of(sink, parts));
        }
        Ok(())
    }
}

/// Reads any EJSON value and gives what was found.
pub(crate) fn check_value(text: &str, options: &Options<'_>) -> Report {
    let mut sink = Diagnostics::new(options.limits.max_diagnostics);
    let mut request = Request::default();
    request.reset(text.len().min(options.limits.bytes()));
    let (setting, limits) = (options.setting(), &options.limits);
    let options = ejson::Options { dialect: options.dialect, setting, limits };
    ejson::read_value(text, whole(text), &options, &mut request, &mut sink);
    Report::new(&mut sink, [(Part::Text, text)])
}

/// The reading of one request.
struct Reading<'m, 'r, 'a, 't> {
    memory: &'m mut Memory,
    options: &'a Options<'a>,
    request: &'r mut Request,
    origin: &'m mut Origin<'t>,
}

impl<'a> Reading<'_, '_, 'a, '_> {
    fn parts(&mut self, parts: &Parts<'_>) {
        match parts.only_text() {
            Some(text) => {
                self.memory.sink.set_part(Part::Text);
                if !ejson::pasted(text, &mut self.memory.sink) {
                    self.filter(text, Entry::Request);
                }
            }
            None => self.all_parts(parts),
        }
    }

    #[inline(never)]
    fn all_parts(&mut self, parts: &Parts<'_>) {
        for (part, source) in parts.sources() {
            self.memory.sink.set_part(part);
            if parts.text.is_some() && !matches!(part, Part::Text | Part::Endpoint | Part::With) {
                self.report(Diagnostic::new(Code::PartBesideText, whole(source)).arg(part.name()));
                continue;
            }
            let is_text = matches!(part, Part::Text | Part::Filter | Part::Fields | Part::Sort);
            if is_text && ejson::pasted(source, &mut self.memory.sink) {
                continue;
            }
            match part {
                Part::Text => self.filter(source, Entry::Request),
                Part::Filter => self.filter(source, Entry::Filter),
                Part::Fields if self.is_ejson(source) => {
                    let (options, sink) = (self.ejson(), &mut self.memory.sink);
                    ejson::read_fields(source, whole(source), &options, self.request, sink);
                }
                Part::Fields => self.language(source, Entry::Fields),
                Part::Sort if self.is_ejson(source) => {
                    let (options, sink) = (self.ejson(), &mut self.memory.sink);
                    ejson::read_sort(source, whole(source), &options, self.request, sink);
                }
                Part::Sort => self.language(source, Entry::Sort),
                Part::With => {
                    self.origin.with_from = self.request.with.len();
                    self.language(source, Entry::With);
                }
                Part::Offset => self.rows(source, Clause::Offset),
                Part::Count => self.rows(source, Clause::Count),
                Part::Endpoint => self.endpoint(source),
                // The line that holds the texts was read before them.
                Part::Line => {}
            }
        }
    }

    /// A text with a filter in it.
    fn filter(&mut self, source: &str, entry: Entry) {
        match self.options.input {
            Input::Ejson => {
                let (options, sink) = (self.ejson(), &mut self.memory.sink);
                self.request.filter = ejson::read_filter(source, whole(source), &options, self.request, sink);
            }
            Input::Auto
                if source.trim_ascii_start().starts_with('{')
                    && source.len() <= self.options.limits.bytes()
                    && self.memory.sink.items().is_empty() =>
            {
                self.ejson_or_language(source, entry);
            }
            Input::Auto | Input::Dsl => self.language(source, entry),
        }
    }

    /// A text that is EJSON alone, as most are that start with a brace, or a raw filter with more of the filter language
    /// behind it.
    #[inline(never)]
    fn ejson_or_language(&mut self, source: &str, entry: Entry) {
        let (options, sink) = (self.ejson(), &mut self.memory.sink);
        match ejson::read_filter_alone(source, &options, self.request, sink) {
            Some(filter) => self.request.filter = filter,
            None => {
                // The filter is what is read first: there is nothing else to be forgotten.
                let part = sink.part();
                sink.reset(self.options.limits.max_diagnostics);
                sink.set_part(part);
                self.request.reset(source.len());
                self.language(source, entry);
            }
        }
    }

    /// A text of the filter language.
    fn language(&mut self, source: &str, entry: Entry) {
        let Memory { tokens, ast, sink, .. } = &mut *self.memory;
        let before = sink.items().len();
        let limits = &self.options.limits;
        if scan(source, entry, limits, ast, tokens, sink) {
            if self.lower_directly(source, entry) {
                return;
            }
            let Memory { tokens, ast, sink, .. } = &mut *self.memory;
            tree(source, entry, limits, ast, tokens, sink);
        }
        let sink = &mut self.memory.sink;
        if sink.has_errors()
            && matches!(entry, Entry::Request | Entry::Filter)
            && let Some(snippet) = ejson::snippet(source)
        {
            // That it was copied whole is the one mistake.
            sink.truncate(before);
            return self.report(snippet);
        }
        self.lower(source);
    }

    /// Lowers a filter from its tokens, where it is simple enough to need no tree; says whether it is. No tree would have
    /// more nodes than there are tokens.
    #[inline]
    fn lower_directly(&mut self, source: &str, entry: Entry) -> bool {
        let options = self.ejson();
        let mut embedded = Ejson(&options);
        let Memory { tokens, ast, scratch, sink, .. } = &mut *self.memory;
        ast.is_plain
            && matches!(entry, Entry::Request | Entry::Filter)
            && tokens.len() <= self.options.limits.max_nodes as usize
            && Lowering::new(source, ast, &options.setting, &mut embedded, self.request, scratch, sink)
                .conjunction(tokens)
    }

    fn lower(&mut self, source: &str) {
        let options = self.ejson();
        let mut embedded = Ejson(&options);
        let Memory { ast, scratch, sink, .. } = &mut *self.memory;
        lower(source, ast, &options.setting, &mut embedded, self.request, scratch, sink);
    }

    /// A number of rows given apart: the clause's one item, without its keyword.
    fn rows(&mut self, source: &str, clause: Clause) {
        let ast = &mut self.memory.ast;
        (ast.endpoint, ast.filter, ast.clauses, ast.is_plain) = (None, None, List::default(), false);
        ast.arena.reset(2);
        let start = source.len() - source.trim_start().len();
        let span = Span::between(start, start + source.trim().len());
        let is_all = clause == Clause::Count && span.slice(source).eq_ignore_ascii_case("all");
        let item = ast.arena.push(if is_all { Syntax::Everything } else { Syntax::Number }, span);
        let mut items = List::default();
        ast.arena.append(&mut items, item);
        let node = ast.arena.push(Syntax::Clause(clause, items), span);
        let mut clauses = List::default();
        ast.arena.append(&mut clauses, node);
        ast.clauses = clauses;
        self.lower(source);
    }

    /// An endpoint's name given apart, where the text has none or the same.
    fn endpoint(&mut self, source: &str) {
        const PREFIX: &str = "/api/v1/";
        let start = source.len() - source.trim_start().len();
        let mut span = Span::between(start, source.trim_end().len().max(start));
        if span.slice(source).starts_with(PREFIX) {
            let prefix = Span::between(start, start + PREFIX.len());
            self.report(Diagnostic::new(Code::EndpointPrefix, prefix).fix(Fix::replace(prefix, "")));
            span.start = prefix.end;
        }
        let name = span.slice(source);
        if let Some((other, _)) = self.request.endpoint
            && self.request.text(other) != name
        {
            let other = self.request.text(other).to_owned();
            self.report(Diagnostic::new(Code::EndpointTwice, span).arg(name.to_owned()).arg(other));
            return;
        }
        if self.request.endpoint.is_none() {
            self.request.endpoint = Some((self.request.intern(name), span));
            self.origin.endpoint = Part::Endpoint;
        }
    }

    /// Whether a part is EJSON.
    fn is_ejson(&self, source: &str) -> bool {
        match self.options.input {
            Input::Auto => is_object(source),
            Input::Dsl => false,
            Input::Ejson => true,
        }
    }

    fn ejson(&self) -> ejson::Options<'a> {
        let Options { dialect, ref limits, .. } = *self.options;
        ejson::Options { dialect, setting: self.options.setting(), limits }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.memory.sink.report(diagnostic);
    }
}

fn is_object(source: &str) -> bool {
    // A byte order mark is the reader's to refuse.
    source.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

fn whole(source: &str) -> Span {
    Span::between(0, source.len())
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
