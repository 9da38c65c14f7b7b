//! Selected rows to standard output: those of the page that is asked for, in the order that is asked for.

use super::super::terminal;
use super::arguments::{Match, OnError};
use super::worker::{Answers, Job, Problem};
use rocketql::RowKey;
use std::io;
use std::process;

/// What was taken so far.
pub(super) struct Output {
    /// How many rows are still to be passed over, and then to be printed.
    offset: u64,
    limit: u64,
    on_error: OnError,
    /// The file, and how many of its lines were taken.
    file: String,
    lines: u64,
    /// The rows to be sorted.
    sorted: Vec<(RowKey, Box<[u8]>)>,
    selected: u64,
    is_good: bool,
}

impl Output {
    pub(super) fn new(arguments: &Match) -> Self {
        Self {
            offset: arguments.offset,
            limit: arguments.limit,
            on_error: arguments.on_error,
            file: String::new(),
            lines: 0,
            sorted: Vec::new(),
            selected: 0,
            is_good: true,
        }
    }

    /// The answers that follow are of this file.
    pub(super) fn start(&mut self, name: &str) {
        name.clone_into(&mut self.file);
        self.lines = 0;
    }

    /// Takes what became of a block. Where the run has to end, the process does: the thread that reads rows may be waiting
    /// for some for ever.
    pub(super) fn take(&mut self, mut answers: Answers, job: &Job) {
        if let Err(error) = self.try_take(&mut answers, job) {
            self.stop(&error);
        }
    }

    fn try_take(&mut self, answers: &mut Answers, job: &Job) -> io::Result<()> {
        let stops = self.on_error == OnError::Stop;
        for (line, before, problem) in std::mem::take(&mut answers.problems) {
            // Where the page ends before it, nobody asked for this row.
            if self.left(job).is_some_and(|left| before >= left) {
                break;
            }
            self.is_good = false;
            if stops {
                // What was selected before it is still good.
                answers.selected = before;
                cut(&mut answers.text, before);
                answers.sorted.truncate(usize::try_from(before).unwrap_or(usize::MAX));
                self.rows(answers)?;
                self.finish(job)?;
                self.complain(line, &problem, job)?;
                process::exit(1);
            }
            self.complain(line, &problem, job)?;
        }
        self.lines += answers.lines;
        self.rows(answers)?;
        if self.left(job) == Some(0) {
            process::exit(if self.finish(job)? { 0 } else { 1 });
        }
        Ok(())
    }

    /// How many more rows there have to be for the page to be whole; of rows that are sorted all are needed.
    fn left(&self, job: &Job) -> Option<u64> {
        let all = if self.limit == 0 { 0 } else { self.offset.saturating_add(self.limit) };
        // What is printed is taken off the page then and there.
        let counted = if job.count { self.selected } else { 0 };
        job.order.is_empty().then(|| all.saturating_sub(counted))
    }

    /// Prints the rows of a block that belong to the page, or keeps them to be sorted.
    fn rows(&mut self, answers: &mut Answers) -> io::Result<()> {
        self.selected += answers.selected;
        self.sorted.append(&mut answers.sorted);
        if answers.text.is_empty() {
            return Ok(());
        }
        let passed = self.offset.min(answers.selected);
        self.offset -= passed;
        let mut text = answers.text.as_slice();
        text = text.get(end_of(text, passed)..).unwrap_or_default();
        let printed = self.limit.min(answers.selected - passed);
        self.limit -= printed;
        text = text.get(..end_of(text, printed)).unwrap_or(text);
        if text.is_empty() { Ok(()) } else { terminal::print(text) }
    }

    /// Prints what could not be printed before all rows were there. Says whether every row could be judged.
    pub(super) fn finish(&mut self, job: &Job) -> io::Result<bool> {
        if job.count {
            let counted = self.selected.saturating_sub(self.offset).min(self.limit);
            terminal::print(format!("{counted}\n").as_bytes())?;
        }
        // Rows that are equal keep their order.
        self.sorted.sort_by(|(left, _), (right, _)| left.cmp(right));
        let page = |number| usize::try_from(number).unwrap_or(usize::MAX);
        let mut block = Vec::new();
        for (_, row) in self.sorted.iter().skip(page(self.offset)).take(page(self.limit)) {
            block.extend_from_slice(row);
            block.push(b'\n');
            if block.len() > 1 << 16 {
                terminal::print(&block)?;
                block.clear();
            }
        }
        terminal::print(&block)?;
        Ok(self.is_good)
    }

    #[cold]
    fn complain(&self, line: u64, problem: &Problem, job: &Job) -> io::Result<()> {
        let reason = match problem {
            Problem::Row(error) => error.to_string(),
            Problem::TooLong => format!("the row is longer than {} bytes; raise `--max-bytes`", job.longest),
        };
        let place = format!("{}:{}", self.file, self.lines + line + 1);
        terminal::complain(&format!("rocketql: {place}: {reason}\n"))
    }

    fn stop(&self, error: &io::Error) -> ! {
        if error.kind() == io::ErrorKind::BrokenPipe {
            process::exit(i32::from(!self.is_good));
        }
        let _ = terminal::complain(&format!("rocketql: {error}\n"));
        process::exit(1)
    }
}

/// Where the first `count` lines end.
fn end_of(text: &[u8], count: u64) -> usize {
    match usize::try_from(count).ok().and_then(|count| count.checked_sub(1)) {
        Some(last) => memchr::memchr_iter(b'\n', text).nth(last).map_or(text.len(), |end| end + 1),
        None if count == 0 => 0,
        None => text.len(),
    }
}

/// Keeps the first `count` lines.
fn cut(text: &mut Vec<u8>, count: u64) {
    let end = end_of(text, count);
    text.truncate(end);
}
