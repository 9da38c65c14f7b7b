//! A file to where a run goes on, and where a run stopped to a file.

use rocketql::client::Bookmark;
use rocketql::{Code, Diagnostic, Diagnostics, Report, Span};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// The file of `--resume`, which nobody else has while this is there: it is locked, and a lock ends with the process, however
/// that ends.
///
/// While a run gives rows its file says no more than that: whoever is killed leaves it so, and nobody takes older words for where
/// that run stopped. At the end there is either where to go on in it, or no file. It is written in place, since a lock is on a
/// file and not on a name: what is there of it after a crash is not what a bookmark is, and is taken for none.
#[derive(Debug)]
pub(super) struct Place<'a> {
    path: &'a Path,
    file: File,
    /// Where an earlier run stopped.
    pub(super) bookmark: Option<Bookmark>,
    /// Whether the file holds nothing that anybody needs.
    is_idle: bool,
}

/// What stands in the file before a run gives rows, and while it does.
const NEW: &str = concat!("{\"rocketql\":\"", env!("CARGO_PKG_VERSION"), "\",\"state\":\"new\"}");
const RUNNING: &str = concat!("{\"rocketql\":\"", env!("CARGO_PKG_VERSION"), "\",\"state\":\"running\"}");

/// So often others may take the file away just before it is locked, or have made it and not yet locked it.
const TRIES: u32 = 20;

/// How long to wait for them.
const PAUSE: Duration = Duration::from_millis(5);

impl<'a> Place<'a> {
    /// Takes the file, and reads it if it was there.
    pub(super) fn take(path: &'a Path) -> Result<Self, Report> {
        let unread = |error: io::Error| wrong(path, &error);
        // Whether the file was made here: only who made it writes the first line.
        let mut is_made = false;
        for tried in 1..=TRIES {
            let (file, is_new) = match open(path) {
                Ok(found) => found,
                // It has come, or gone, in between.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(unread(error)),
            };
            is_made |= is_new;
            if !file.metadata().map_err(unread)?.is_file() {
                return Err(wrong(path, &"it is no file"));
            }
            match file.try_lock() {
                Ok(()) => {}
                // Another looks whether anything stands in it.
                Err(TryLockError::WouldBlock) if is_made && tried < TRIES => {
                    thread::sleep(PAUSE);
                    continue;
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(report(Code::ResumeBusy, [path.display().to_string()]));
                }
                // Where files cannot be locked, what stands in them has to do.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(unread(error)),
            }
            if is_gone(&file).map_err(unread)? {
                continue;
            }
            let is_empty = file.metadata().map_err(unread)?.len() == 0;
            if is_empty && !is_made && tried < TRIES {
                drop(file);
                thread::sleep(PAUSE);
                continue;
            }
            let is_new = is_empty && is_made;
            let mut place = Self { path, file, bookmark: None, is_idle: is_new };
            if is_new {
                place.put(|out| writeln!(out, "{NEW}"))?;
            } else {
                place.read()?;
            }
            return Ok(place);
        }
        Err(report(Code::ResumeBusy, [path.display().to_string()]))
    }

    fn read(&mut self) -> Result<(), Report> {
        let unread = |error: io::Error| wrong(self.path, &error);
        let mut text = BufReader::new(&self.file);
        let start = text.fill_buf().map_err(unread)?;
        if start.starts_with(RUNNING.as_bytes()) {
            return Err(report(Code::ResumeUnsure, [self.path.display().to_string()]));
        }
        // That run was ended before it gave anything.
        self.is_idle = start.starts_with(NEW.as_bytes());
        if !self.is_idle {
            self.bookmark = Some(Bookmark::read(text).map_err(unread)?);
        }
        Ok(())
    }

    /// Says that rows are given from now on.
    pub(super) fn begin(&mut self) -> Result<(), Report> {
        self.is_idle = false;
        self.put(|out| writeln!(out, "{RUNNING}"))
    }

    /// Says where they stopped.
    pub(super) fn stop(&mut self, bookmark: &Bookmark) -> Result<Report, Report> {
        if let Err(wrong) = self.put(|out| bookmark.write(out)) {
            // Half of it is of no use; that the run is over, and how, is said by what stood there before.
            let _ = self.begin();
            return Err(wrong);
        }
        Ok(report(Code::Resumable, [self.path.display().to_string(), bookmark.given().to_string()]))
    }

    /// All rows were given: nothing is left to go on with.
    pub(super) fn end(&mut self) -> Result<(), Report> {
        fs::remove_file(self.path).map_err(|error| wrong(self.path, &error))
    }

    /// Writes all of the file anew, onto the disk. It is cut when that is done, so that a line finds room on a full disk.
    fn put(&mut self, write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>) -> Result<(), Report> {
        let written = || {
            let mut file = &self.file;
            file.rewind()?;
            let mut out = BufWriter::new(file);
            write(&mut out)?;
            out.flush()?;
            drop(out);
            let end = file.stream_position()?;
            file.set_len(end)?;
            file.sync_all()
        };
        written().map_err(|error| wrong(self.path, &error))
    }
}

impl Drop for Place<'_> {
    /// A file that was made for nothing goes.
    fn drop(&mut self) {
        if self.is_idle {
            let _ = fs::remove_file(self.path);
        }
    }
}

/// The file, and whether it is new; a new one is for nobody else.
fn open(path: &Path) -> io::Result<(File, bool)> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    match options.open(path) {
        Ok(file) => return Ok((file, false)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // Where a link points to nothing, nothing is made.
    Ok((options.create_new(true).open(path)?, true))
}

/// Whether whoever had the file before has removed it meanwhile.
#[cfg(unix)]
fn is_gone(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(file.metadata()?.nlink() == 0)
}

/// Nobody removes here what is still open elsewhere.
#[cfg(not(unix))]
fn is_gone(_: &File) -> io::Result<bool> {
    Ok(false)
}

fn wrong(path: &Path, why: &dyn std::fmt::Display) -> Report {
    report(Code::ResumeFile, [path.display().to_string(), why.to_string()])
}

fn report<const N: usize>(code: Code, args: [String; N]) -> Report {
    let mut sink = Diagnostics::new(1);
    sink.report(args.into_iter().fold(Diagnostic::new(code, Span::default()), Diagnostic::arg));
    Report::new(&mut sink, [])
}
