//! The road from texts to a planned request, stage by stage.

use crate::compiled::Compiled;
use crate::diagnostic::{Diagnostics, Part, Report};
use crate::options::{Options, Parts};
use crate::plan::plan;
use crate::request::{Request, validate};

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
    sink: Diagnostics,
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
        let mut request = std::mem::take(&mut self.compiled).into_request();
        request.reset(parts.text.or(parts.filter).map_or(0, str::len));
        self.sink.reset(options.limits.max_diagnostics);
        self.read(parts, options, &mut request);
        let (part, source) = match parts.text {
            Some(text) => (Part::Text, text),
            None => (Part::Filter, parts.filter.unwrap_or("")),
        };
        self.sink.set_part(part);
        if !self.sink.has_errors() {
            validate(&request, source, &options.limits, &mut self.sink);
        }
        match plan(request, source, options.target, &mut self.sink) {
            Ok(plan) => {
                let report = self.report(parts);
                self.compiled = Compiled::new(plan, options.date_form, report);
                Ok(&self.compiled)
            }
            Err(request) => {
                self.compiled = Compiled::from_request(request);
                Err(self.report(parts))
            }
        }
    }

    /// The request that was compiled last.
    pub(crate) fn into_compiled(self) -> Compiled {
        self.compiled
    }

    /// Reads the texts into the request.
    fn read(&mut self, _parts: &Parts<'_>, _options: &Options<'_>, _request: &mut Request) {}

    /// What was found, with the texts; these are copied only where there is something to say.
    fn report(&mut self, parts: &Parts<'_>) -> Report {
        if self.sink.items().is_empty() {
            return Report::default();
        }
        let suppressed = self.sink.suppressed();
        let sources = parts.sources().map(|(part, source)| (part, source.into())).collect();
        Report { diagnostics: self.sink.take(), sources, suppressed }
    }
}

impl<'a> Parts<'a> {
    /// The texts that were given, each with its part.
    fn sources(&self) -> impl Iterator<Item = (Part, &'a str)> + use<'a> {
        let all = [
            (Part::Text, self.text),
            (Part::Filter, self.filter),
            (Part::Fields, self.fields),
            (Part::Sort, self.sort),
            (Part::Endpoint, self.endpoint),
            (Part::Offset, self.offset),
            (Part::Count, self.count),
            (Part::With, self.with),
        ];
        all.into_iter().filter_map(|(part, source)| Some((part, source?)))
    }
}
