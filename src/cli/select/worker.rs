//! A block of rows to those of them that are selected.

use rocketql::{Filter, RowError, RowFields, RowKey, RowOrder};

/// What is done with every row.
pub(super) struct Job {
    pub(super) filter: Filter,
    pub(super) order: RowOrder,
    pub(super) fields: RowFields,
    /// Whether the rows are wanted that the filter does not select.
    pub(super) invert: bool,
    /// Whether only their number is asked for.
    pub(super) count: bool,
    /// The longest row, in bytes.
    pub(super) longest: usize,
}

/// Why a row is neither selected nor passed over.
pub(super) enum Problem {
    Row(RowError),
    TooLong,
}

/// What became of a block.
#[derive(Default)]
pub(super) struct Answers {
    /// The selected rows, each with a line feed; none where they are sorted or counted.
    pub(super) text: Vec<u8>,
    /// The selected rows with what they are sorted by.
    pub(super) sorted: Vec<(RowKey, Box<[u8]>)>,
    /// How many rows are selected.
    pub(super) selected: u64,
    /// How many lines there are, blank ones included.
    pub(super) lines: u64,
    /// Rows that cannot be judged: the line, counted from 0, how many rows were selected before it, and why.
    pub(super) problems: Vec<(u64, u64, Problem)>,
}

/// Judges rows, with memory that is used again.
pub(super) struct Worker<'a> {
    job: &'a Job,
    row: String,
}

impl<'a> Worker<'a> {
    pub(super) fn new(job: &'a Job) -> Self {
        Self { job, row: String::new() }
    }

    /// Judges the rows of a block.
    pub(super) fn answer(&mut self, block: &[u8]) -> Answers {
        let mut answers = Answers::default();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', block).chain([block.len()]) {
            let line = block.get(start..end).unwrap_or_default();
            let number = answers.lines;
            // The last line of a block ends with it, and after a line feed there is none.
            answers.lines += u64::from(end < block.len() || !line.is_empty());
            start = end + 1;
            let row = line.trim_ascii();
            // What is beyond the limit was cut, blanks or not.
            let is_long = line.strip_suffix(b"\r").unwrap_or(line).len() > self.job.longest;
            if row.is_empty() && !is_long {
                continue;
            }
            let judged = if is_long { Err(Problem::TooLong) } else { self.row(row, &mut answers) };
            if let Err(problem) = judged {
                answers.problems.push((number, answers.selected, problem));
            }
        }
        answers
    }

    fn row(&mut self, row: &[u8], answers: &mut Answers) -> Result<(), Problem> {
        let job = self.job;
        if job.filter.matches_json(row).map_err(Problem::Row)? == job.invert {
            return Ok(());
        }
        if job.count {
            answers.selected += 1;
            return Ok(());
        }
        let key = if job.order.is_empty() { None } else { Some(job.order.key(row).map_err(Problem::Row)?) };
        let row = if job.fields.is_empty() {
            row
        } else {
            self.row.clear();
            job.fields.write(row, &mut self.row).map_err(Problem::Row)?;
            self.row.as_bytes()
        };
        answers.selected += 1;
        match key {
            Some(key) => answers.sorted.push((key, row.into())),
            None => {
                answers.text.extend_from_slice(row);
                answers.text.push(b'\n');
            }
        }
        Ok(())
    }
}
