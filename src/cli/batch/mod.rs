//! Lines of requests to lines of answers.

mod diagnosis;
mod line;
mod progress;
mod request;
mod worker;

use super::arguments::{Batch, BatchDeny};
use super::stream::{mark, pipeline};
use super::{Failure, Outcome, terminal};
use progress::Progress;
use std::{io, process, thread};
use worker::{Answers, Defaults, Worker};

/// `rocketql batch`
pub(super) fn run(arguments: &Batch) -> Result<Outcome, Failure> {
    let defaults = Defaults::new(arguments).map_err(|wrong| Failure::usage("batch", wrong))?;
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut progress = Progress::new();
    let worker = || {
        let mut worker = Worker::new(&defaults);
        move |block: &[u8]| worker.answer(block)
    };
    let source = mark::without_mark(io::stdin())?;
    pipeline::run(source, defaults.limits().bytes(), threads, worker, |answers: Answers| {
        progress.count(&answers);
        if let Err(error) = terminal::print(answers.text.as_bytes()) {
            stop(&error);
        }
    })?;
    let refused = progress.finish();
    Ok(match arguments.deny {
        Some(BatchDeny::Errors | BatchDeny::Warnings) if refused > 0 => Outcome::Refused,
        Some(_) | None => Outcome::Done,
    })
}

/// Ends the process: nobody reads the answers any more, and the thread that reads requests may wait for one for ever.
fn stop(error: &io::Error) -> ! {
    if error.kind() == io::ErrorKind::BrokenPipe {
        process::exit(0);
    }
    let _ = terminal::complain(&format!("rocketql: {error}\n"));
    process::exit(1)
}
