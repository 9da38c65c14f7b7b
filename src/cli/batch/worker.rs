//! One line of a batch to its answer.

use super::super::arguments::{Batch, BatchDeny, Job};
use super::super::stream::blocks;
use super::super::{answer, commands, input};
use super::line::{self, Line};
use super::request::Request;
use rocketql::{
    Code, Compiled, Compiler, Diagnostic, Diagnostics, Limits, Mode, Options, Part, Parts, Report, Span,
    Target, Versions,
};
use serde_json::value::RawValue;

/// What holds for lines that do not say otherwise.
pub(super) struct Defaults<'a> {
    job: Job,
    options: Options<'a>,
    endpoint: Option<&'a str>,
    with: Option<String>,
    denies_warnings: bool,
    caller: Caller,
}

/// What the options say of the server and of the one who calls it.
pub(super) struct Caller {
    pub(super) versions: Option<Versions>,
    pub(super) unsafe_params: Option<bool>,
    pub(super) privileged: bool,
}

impl<'a> Defaults<'a> {
    /// What the arguments say, or why they make no sense.
    pub(super) fn new(arguments: &'a Batch) -> Result<Self, &'static str> {
        let server = &arguments.server;
        // Where no version is given, lines may have one.
        let target = match server.server {
            Some(_) => server.options(Mode::Strict, Options::default())?.target,
            None => Target::AnyServer,
        };
        let mode = server.mode.map_or(Mode::Strict, Mode::from);
        Ok(Self {
            caller: Caller {
                versions: server.server,
                unsafe_params: server.unsafe_params(),
                privileged: !server.unprivileged,
            },
            job: arguments.job,
            options: Options {
                date_form: arguments.date_form.into(),
                input: arguments.input.into(),
                target,
                mode,
                ..arguments.setting.options()
            },
            endpoint: arguments.endpoint.as_deref(),
            with: input::with(&arguments.with),
            denies_warnings: arguments.deny == Some(BatchDeny::Warnings),
        })
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.options.limits
    }
}

/// The answers to a block of lines.
#[derive(Default)]
pub(super) struct Answers {
    /// One line for each.
    pub(super) text: String,
    /// How many lines were answered.
    pub(super) lines: u64,
    /// How many of them were refused.
    pub(super) refused: u64,
}

/// Answers line after line, with memory that is used again.
pub(super) struct Worker<'a> {
    defaults: &'a Defaults<'a>,
    compiler: Compiler,
    sink: Diagnostics,
}

impl<'a> Worker<'a> {
    pub(super) fn new(defaults: &'a Defaults<'a>) -> Self {
        let sink = Diagnostics::new(defaults.limits().max_diagnostics);
        Self { defaults, compiler: Compiler::new(), sink }
    }

    /// Answers the lines of a block.
    pub(super) fn answer(&mut self, block: &[u8]) -> Answers {
        let mut answers = Answers::default();
        // An answer is longer than its line by the frame around the parameters, which is about a hundred bytes.
        answers.text.reserve(block.len() * 3);
        for line in blocks::lines(block, self.defaults.limits().bytes()) {
            answers.lines += 1;
            if let Err((id, report)) = self.line(line, &mut answers.text) {
                answers.refused += 1;
                answers.text.push_str(&answer::refusal(&id, &report));
            }
        }
        answers
    }

    /// Answers a line, or says why it is refused, with its `id`.
    fn line(&mut self, line: &[u8], out: &mut String) -> Result<(), (String, Report)> {
        let source = self.decode(line).map_err(|report| ("null".to_owned(), report))?;
        self.sink.reset(self.defaults.limits().max_diagnostics);
        self.sink.set_part(Part::Line);
        let line = Line::read(source, &mut self.sink);
        let id = match &line {
            Ok(line) => line.id,
            Err(id) => *id,
        };
        let id = id.map_or("null", RawValue::get);
        let refused = |report| (id.to_owned(), report);
        let Ok(line) = line else { return Err(refused(self.line_report(source))) };
        let request = Request::new(&line, source, &self.defaults.caller, &mut self.sink);
        if self.defaults.job == Job::Fmt && line.text.is_none() {
            let whole = line::whole(source);
            self.sink.report(Diagnostic::new(Code::LineForFormat, whole));
        }
        if self.sink.has_errors() {
            return Err(refused(self.line_report(source)));
        }
        let defaults = self.defaults;
        let parts = request.parts(defaults.endpoint, defaults.with.as_deref());
        let options = request.options(defaults.options);
        match self.run(&parts, &options, id, out) {
            // The endpoint that was given is for lines that name none, and this one names another in its text.
            Err(report) if line.endpoint.is_none() && has_endpoint(&report) => {
                self.run(&Parts { endpoint: None, ..parts }, &options, id, out)
            }
            outcome => outcome,
        }
        .map_err(refused)
    }

    /// The line as text.
    fn decode<'b>(&mut self, line: &'b [u8]) -> Result<&'b str, Report> {
        let limit = self.defaults.limits().bytes();
        if line.len() > limit {
            self.sink.reset(1);
            self.sink.set_part(Part::Line);
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            self.sink.report(Diagnostic::new(Code::TooLong, Span::at(0)).arg(limit));
            return Err(self.line_report(""));
        }
        match std::str::from_utf8(line) {
            Ok(source) => Ok(source),
            Err(_) => match input::decode(line.to_vec(), false, Part::Line) {
                Ok(_) => Ok(""),
                Err(report) => Err(report),
            },
        }
    }

    /// What was found in the line itself.
    fn line_report(&mut self, source: &str) -> Report {
        Report::new(&mut self.sink, [(Part::Line, source)])
    }

    /// Does the job.
    fn run(
        &mut self,
        parts: &Parts<'_>,
        options: &Options<'_>,
        id: &str,
        out: &mut String,
    ) -> Result<(), Report> {
        out.push_str(&match self.defaults.job {
            Job::Compile => {
                answer::compiled(id, self.compile(parts, options)?, out);
                return Ok(());
            }
            Job::Check => answer::checked(id, self.compile(parts, options)?.report()),
            Job::Render => {
                let rendered = commands::rendered(parts, options)?;
                answer::text(id, rendered.text(), accepted(rendered.report(), self.defaults.denies_warnings)?)
            }
            Job::Fmt => {
                let text = parts.text.unwrap_or_default();
                answer::text(id, &rocketql::format(text, options)?, &Report::default())
            }
        });
        Ok(())
    }

    fn compile(&mut self, parts: &Parts<'_>, options: &Options<'_>) -> Result<&Compiled, Report> {
        let denies_warnings = self.defaults.denies_warnings;
        let compiled = self.compiler.compile_parts(parts, options)?;
        accepted(compiled.report(), denies_warnings)?;
        Ok(compiled)
    }
}

/// Whether a text was refused because it names another endpoint than the one given apart.
fn has_endpoint(report: &Report) -> bool {
    report.diagnostics().iter().any(|found| found.code == Code::EndpointTwice)
}

/// What was found, where it is no reason to refuse.
fn accepted(report: &Report, denies_warnings: bool) -> Result<&Report, Report> {
    if answer::accepts(report, denies_warnings) { Ok(report) } else { Err(report.clone()) }
}
