//! A file to where a run goes on, and where a run stopped to a file.

use rocketql::client::Bookmark;
use rocketql::{Code, Diagnostic, Diagnostics, Report, Span};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The file of `--resume`.
///
/// While a run gives rows its file says no more than that: whoever is killed leaves it so, and nobody takes older words for where
/// that run stopped. At the end there is either where to go on in it, or no file.
#[derive(Debug)]
pub(super) struct Place<'a> {
    path: &'a Path,
    /// Where an earlier run stopped.
    pub(super) bookmark: Option<Bookmark>,
}

/// What stands in the file of a run that gives rows.
const RUNNING: &str = concat!("{\"rocketql\":\"", env!("CARGO_PKG_VERSION"), "\",\"state\":\"running\"}");

impl<'a> Place<'a> {
    /// Reads the file, if there is one.
    pub(super) fn read(path: &'a Path) -> Result<Self, Report> {
        let unread = |error: io::Error| wrong(path, &error);
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self { path, bookmark: None });
            }
            Err(error) => return Err(unread(error)),
        };
        if !file.metadata().map_err(unread)?.is_file() {
            return Err(wrong(path, &"it is no file"));
        }
        let mut file = BufReader::new(file);
        let is_running = file.fill_buf().map_err(unread)?.starts_with(RUNNING.as_bytes());
        if is_running {
            return Err(report(Code::ResumeUnsure, [path.display().to_string()]));
        }
        Ok(Self { path, bookmark: Some(Bookmark::read(file).map_err(unread)?) })
    }

    /// Says that rows are given from now on.
    pub(super) fn begin(&self) -> Result<(), Report> {
        self.put(|out| writeln!(out, "{RUNNING}"))
    }

    /// Says where they stopped.
    pub(super) fn stop(&self, bookmark: &Bookmark) -> Result<Report, Report> {
        self.put(|out| bookmark.write(out))?;
        Ok(report(Code::Resumable, [self.path.display().to_string(), bookmark.given().to_string()]))
    }

    /// All rows were given: nothing is left to go on with.
    pub(super) fn end(&self) -> Result<(), Report> {
        fs::remove_file(self.path).map_err(|error| wrong(self.path, &error))
    }

    /// Writes the file as a whole or not at all, and for nobody else.
    fn put(&self, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<(), Report> {
        let mut name = OsString::from(".");
        name.push(self.path.file_name().unwrap_or_default());
        name.push(format!(".{}", std::process::id()));
        let new: PathBuf = self.path.with_file_name(name);
        let written = (|| {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut out = BufWriter::new(options.open(&new)?);
            write(&mut out)?;
            // It is on the disk before it takes the place of what was there.
            out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
            fs::rename(&new, self.path)
        })();
        written.map_err(|error: io::Error| {
            // What is there of it is of use to nobody.
            let _ = fs::remove_file(&new);
            wrong(self.path, &error)
        })
    }
}

fn wrong(path: &Path, why: &dyn std::fmt::Display) -> Report {
    report(Code::ResumeFile, [path.display().to_string(), why.to_string()])
}

fn report<const N: usize>(code: Code, args: [String; N]) -> Report {
    let mut sink = Diagnostics::new(1);
    sink.report(args.into_iter().fold(Diagnostic::new(code, Span::default()), Diagnostic::arg));
    Report::new(&mut sink, [])
}
