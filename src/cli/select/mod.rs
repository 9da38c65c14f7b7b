//! Rows to those that a filter selects.

pub(super) mod arguments;
mod array;
mod output;
mod worker;

use self::arguments::Match;
use super::stream::{mark, pipeline};
use super::terminal::Style;
use super::{Failure, Outcome};
use array::Rows;
use output::Output;
use rocketql::{Filter, Options, Part, Parts, RowFields, RowOrder, Target, compile_parts};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::thread;
use worker::{Answers, Job, Worker};

/// `rocketql match`
pub(super) fn run(arguments: &Match, style: Style) -> Result<Outcome, Failure> {
    let options =
        Options { input: arguments.input.into(), target: Target::Mongo, ..arguments.setting.options() };
    let parts = Parts {
        filter: Some(&arguments.filter),
        fields: arguments.fields.as_deref(),
        sort: arguments.sort.as_deref(),
        ..Parts::default()
    };
    let compiled = match compile_parts(&parts, &options) {
        Ok(compiled) => compiled,
        Err(report) => {
            style.draw(&report)?;
            return Ok(Outcome::Refused);
        }
    };
    style.draw(compiled.report())?;
    let filter = match Filter::of_compiled(&compiled, Part::Filter, &arguments.filter) {
        Ok((filter, hints)) => {
            style.draw(&hints)?;
            filter
        }
        Err(report) => {
            style.draw(&report)?;
            return Ok(Outcome::Refused);
        }
    };
    let job = Job {
        filter,
        order: RowOrder::of(&compiled),
        fields: RowFields::of(&compiled),
        invert: arguments.invert,
        count: arguments.count,
        longest: options.limits.bytes(),
    };
    let mut output = Output::new(arguments);
    if arguments.files.is_empty() {
        read(io::stdin(), "-", &job, &mut output)?;
    }
    for file in &arguments.files {
        if file == Path::new("-") {
            read(io::stdin(), "-", &job, &mut output)?;
            continue;
        }
        let name = file.display().to_string();
        let source = File::open(file).map_err(|error| of_file(&name, &error))?;
        read(source, &name, &job, &mut output)?;
    }
    Ok(if output.finish(&job)? { Outcome::Done } else { Outcome::Refused })
}

/// Selects the rows of one file.
fn read(source: impl Read + Send, name: &str, job: &Job, output: &mut Output) -> io::Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    output.start(name);
    let worker = || {
        let mut worker = Worker::new(job);
        move |block: &[u8]| worker.answer(block)
    };
    let rows = mark::without_mark(source).map(Rows::new);
    let run = |rows| {
        pipeline::run(rows, job.longest, threads, worker, |answers: Answers| output.take(answers, job))
    };
    rows.and_then(run).map_err(|error| of_file(name, &error))
}

/// An error with the file that it is about.
fn of_file(name: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{name}: {error}"))
}
