//! The command line: typed arguments to a command, its outcome to an exit status.

mod answer;
mod arguments;
mod batch;
mod catalogue;
mod choices;
mod commands;
#[cfg(feature = "client")]
mod fetch;
mod input;
mod select;
mod settings;
mod shell;
mod spell;
mod stream;
mod table;
mod tables;
mod terminal;

use arguments::{Arguments, Command, FormatArgument};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use std::io;
use std::process::ExitCode;
use tables::Answer;
use terminal::Style;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It did what was asked.
    Done,
    /// The input was refused; why was said.
    Refused,
    /// The arguments made no sense; why was said.
    WrongUsage,
    /// The server or the network was in the way; how was said.
    #[cfg(feature = "client")]
    InTheWay,
}

/// Why a command did not come to an outcome.
enum Failure {
    /// The arguments made no sense.
    Usage(clap::Error),
    /// Something could not be read or written.
    Io(io::Error),
}

impl Failure {
    /// Arguments of a command that make no sense together.
    fn usage(command: &str, message: &str) -> Self {
        let mut arguments = Arguments::command();
        arguments.build();
        Self::Usage(match arguments.find_subcommand_mut(command) {
            Some(command) => command.error(ErrorKind::ArgumentConflict, message),
            None => arguments.error(ErrorKind::ArgumentConflict, message),
        })
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Runs the command that the process's arguments name.
pub(crate) fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Refused) => ExitCode::from(1),
        Ok(Outcome::WrongUsage) => ExitCode::from(2),
        #[cfg(feature = "client")]
        Ok(Outcome::InTheWay) => ExitCode::from(3),
        Err(Failure::Usage(error)) => error.exit(),
        // Whoever reads has had enough: `rocketql operators | head -1`.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            // Where even this cannot be written, the status still tells.
            let _ = terminal::complain(&format!("rocketql: {error}\n"));
            ExitCode::from(1)
        }
    }
}

fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let style = Style::new(arguments.color);
    match &arguments.command {
        Command::Compile(arguments) => commands::compile(arguments, style),
        Command::Check(arguments) => commands::check(arguments, style),
        Command::Explain(arguments) => commands::explain(arguments, style),
        Command::Fmt(arguments) => commands::fmt(arguments, style),
        Command::Render(arguments) => commands::render(arguments, style),
        Command::Batch(arguments) => batch::run(arguments),
        Command::Match(arguments) => select::run(arguments, style),
        #[cfg(feature = "client")]
        Command::Fetch(arguments) => fetch::run(arguments, style),
        Command::Operators { name, format: FormatArgument { format } } => {
            look_up(tables::operators(name.as_deref(), *format))
        }
        Command::Codes { code, format: FormatArgument { format } } => {
            look_up(tables::codes(code.as_deref(), *format))
        }
        Command::Endpoints { name, server, format: FormatArgument { format } } => {
            look_up(catalogue::endpoints(name.as_deref(), *server, *format))
        }
        Command::Fields { collection, server, format: FormatArgument { format } } => {
            look_up(catalogue::fields(collection.as_deref(), *server, *format))
        }
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man { command } => shell::man(command.as_deref()),
    }
}

fn look_up(answer: Answer) -> Result<Outcome, Failure> {
    match answer {
        Answer::Found(text) => {
            terminal::print(text.as_bytes())?;
            Ok(Outcome::Done)
        }
        Answer::Missing(message) => {
            terminal::complain(&format!("error: {message}\n"))?;
            Ok(Outcome::WrongUsage)
        }
    }
}
