//! Rows as they come to rows in the order that is asked for: in memory as far as that is allowed, and on disk beyond.

use crate::matcher::{RowError, RowKey, RowOrder};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, Write as _};
use std::path::PathBuf;

/// Why rows cannot be put in order.
#[derive(Debug)]
pub(super) enum Unsorted {
    /// A row has no place in it.
    Row(RowError, Box<str>),
    Disk(io::Error),
}

impl From<io::Error> for Unsorted {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Takes rows as they come.
#[derive(Debug)]
pub(super) struct Sorter<'p> {
    order: &'p RowOrder,
    held: Vec<(RowKey, Box<str>)>,
    /// About how many bytes these take.
    bytes: u64,
    /// How many they may take.
    most: u64,
    /// How many of the first rows are of use.
    keep: usize,
    /// The rows on disk, each run in order, and all rows of one came before those of the next.
    runs: Vec<BufReader<File>>,
}

/// What a row takes beside its text.
const OVERHEAD: usize = 160;

/// So many files are open at once.
const MOST_RUNS: usize = 64;

impl<'p> Sorter<'p> {
    /// Holds rows in about so many bytes, and of all that come only the first `keep`.
    pub(super) fn new(order: &'p RowOrder, most: u64, keep: u64) -> Self {
        let keep = usize::try_from(keep).unwrap_or(usize::MAX);
        Self { order, held: Vec::new(), bytes: 0, most, keep, runs: Vec::new() }
    }

    /// Takes a row, which has no line feed in it.
    pub(super) fn push(&mut self, text: Box<str>) -> Result<(), Unsorted> {
        let key = match self.order.key(text.as_bytes()) {
            Ok(key) => key,
            Err(error) => return Err(Unsorted::Row(error, text)),
        };
        self.bytes += weight(&text);
        self.held.push((key, text));
        if self.held.len() > self.keep.saturating_mul(2).saturating_add(1000) {
            self.settle();
        }
        if self.bytes > self.most {
            self.spill()?;
        }
        Ok(())
    }

    /// Puts the rows that are held in order; those that are equal keep theirs.
    fn settle(&mut self) {
        self.held.sort_by(|(one, _), (other, _)| one.cmp(other));
        self.held.truncate(self.keep);
        self.bytes = self.held.iter().map(|(_, text)| weight(text)).sum();
    }

    /// Writes the rows that are held to a file of their own.
    fn spill(&mut self) -> Result<(), Unsorted> {
        self.settle();
        if self.bytes <= self.most / 2 {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.held);
        self.bytes = 0;
        self.runs.push(write(rows.into_iter().map(|(_, text)| Ok(text)))?);
        if self.runs.len() >= MOST_RUNS {
            let mut merged = Merged::new(self.order, std::mem::take(&mut self.runs))?;
            let rows = std::iter::from_fn(|| merged.next().transpose()).take(self.keep);
            self.runs.push(write(rows)?);
        }
        Ok(())
    }

    /// All rows, in order.
    pub(super) fn finish(mut self) -> Result<Sorted<'p>, Unsorted> {
        self.settle();
        if self.runs.is_empty() {
            return Ok(Sorted::Held(self.held.into_iter()));
        }
        let rows = std::mem::take(&mut self.held);
        self.runs.push(write(rows.into_iter().map(|(_, text)| Ok(text)))?);
        Merged::new(self.order, self.runs).map(Sorted::Merged)
    }
}

fn weight(text: &str) -> u64 {
    u64::try_from(text.len() + OVERHEAD).unwrap_or(u64::MAX)
}

/// Rows in order.
#[derive(Debug)]
pub(super) enum Sorted<'p> {
    Held(std::vec::IntoIter<(RowKey, Box<str>)>),
    Merged(Merged<'p>),
}

impl Sorted<'_> {
    /// How many rows there still are at least.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Held(rows) => rows.len(),
            Self::Merged(merged) => merged.heads.len(),
        }
    }

    /// The next row.
    pub(super) fn next(&mut self) -> Result<Option<Box<str>>, Unsorted> {
        match self {
            Self::Held(rows) => Ok(rows.next().map(|(_, text)| text)),
            Self::Merged(merged) => merged.next(),
        }
    }
}

/// Runs, each in order, to all their rows in order.
#[derive(Debug)]
pub(super) struct Merged<'p> {
    order: &'p RowOrder,
    runs: Vec<BufReader<File>>,
    /// The first row of each run that has any left.
    heads: BinaryHeap<Reverse<Head>>,
}

/// A row with the number of its run. Of equal rows that of the earlier run comes first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    key: RowKey,
    run: usize,
    text: Box<str>,
}

impl<'p> Merged<'p> {
    fn new(order: &'p RowOrder, runs: Vec<BufReader<File>>) -> Result<Self, Unsorted> {
        let mut merged = Self { order, heads: BinaryHeap::with_capacity(runs.len()), runs };
        for run in 0..merged.runs.len() {
            merged.draw(run)?;
        }
        Ok(merged)
    }

    /// Reads the next row of a run.
    fn draw(&mut self, run: usize) -> Result<(), Unsorted> {
        let Some(reader) = self.runs.get_mut(run) else { return Ok(()) };
        let mut text = String::new();
        if reader.read_line(&mut text)? == 0 {
            return Ok(());
        }
        text.truncate(text.trim_end_matches('\n').len());
        let text = text.into_boxed_str();
        match self.order.key(text.as_bytes()) {
            Ok(key) => self.heads.push(Reverse(Head { key, run, text })),
            Err(error) => return Err(Unsorted::Row(error, text)),
        }
        Ok(())
    }

    fn next(&mut self) -> Result<Option<Box<str>>, Unsorted> {
        let Some(Reverse(Head { run, text, .. })) = self.heads.pop() else { return Ok(None) };
        self.draw(run)?;
        Ok(Some(text))
    }
}

/// Writes rows to a file that nobody else can read, and that is gone when it is closed.
fn write(rows: impl Iterator<Item = Result<Box<str>, Unsorted>>) -> Result<BufReader<File>, Unsorted> {
    let mut out = BufWriter::new(nameless()?);
    for row in rows {
        out.write_all(row?.as_bytes())?;
        out.write_all(b"\n")?;
    }
    let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(BufReader::new(file))
}

/// A new file without a name, where the system can do that.
fn nameless() -> io::Result<File> {
    let name = format!("rocketql-{:016x}", RandomState::new().hash_one(std::process::id()));
    let path: PathBuf = std::env::temp_dir().join(name);
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Nobody else opens it, and it goes with its last handle.
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::custom_flags(
        std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, 0),
        0x0400_0000,
    );
    let file = options.open(&path)?;
    #[cfg(unix)]
    std::fs::remove_file(&path)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Options, Parts};
    use crate::plan::Target;

    fn order(sort: &str) -> RowOrder {
        let options = Options { target: Target::Mongo, ..Options::default() };
        let parts = Parts { sort: Some(sort), ..Parts::default() };
        RowOrder::of(&crate::compile::once(&parts, &options).unwrap())
    }

    fn sorted(order: &RowOrder, most: u64, keep: u64, rows: &[String]) -> (Vec<Box<str>>, usize) {
        let mut sorter = Sorter::new(order, most, keep);
        let mut runs = 0;
        for row in rows {
            sorter.push(row.as_str().into()).unwrap();
            runs = runs.max(sorter.runs.len());
        }
        let mut sorted = sorter.finish().unwrap();
        let mut found = Vec::new();
        while let Some(row) = sorted.next().unwrap() {
            found.push(row);
        }
        (found, runs)
    }

    #[test]
    fn rows_on_disk_come_in_the_same_order() {
        let order = order("n, -s");
        let row = |at: u32| format!("{{\"n\":{},\"s\":\"{}\",\"at\":{at}}}", at * 7919 % 97, at * 31 % 5);
        let rows: Vec<String> = (0..20_000).map(row).collect();
        let (expected, runs) = sorted(&order, u64::MAX, u64::MAX, &rows);
        assert_eq!((expected.len(), runs), (20_000, 0));
        // In a few runs, and in so many that they are merged on the way.
        for (most, at_least) in [(1_000_000, 3), (30_000, 60)] {
            let (found, runs) = sorted(&order, most, u64::MAX, &rows);
            assert!(found == expected && runs >= at_least, "{most} bytes, {runs} runs");
        }
        // Of a few rows that are wanted, few are held; of many, no more than there is room for.
        for (most, keep, has_runs) in [(1_000_000, 10, false), (100_000, 2_000, true)] {
            let (found, runs) = sorted(&order, most, keep, &rows);
            let wanted = usize::try_from(keep).unwrap();
            assert!(found.iter().take(wanted).eq(expected.iter().take(wanted)), "{keep} rows");
            assert_eq!(runs > 0, has_runs, "{runs} runs");
        }
    }

    #[test]
    fn a_row_without_a_place_is_told() {
        let order = order("n");
        let mut sorter = Sorter::new(&order, u64::MAX, u64::MAX);
        assert!(matches!(sorter.push("{\"n\":".into()), Err(Unsorted::Row(..))));
    }
}
