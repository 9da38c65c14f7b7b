//! The TEXT of a command, given as an argument or on standard input, or the parts in its place, to a request.

use super::Failure;
use super::arguments::{self, Source};
use rocketql::{Code, Diagnostic, Diagnostics, Limits, Part, Parts, Report, Span};
use std::io::{self, Read};

/// The texts of a request that are not as the arguments have them.
pub(super) struct Given<'a> {
    source: &'a Source,
    endpoint: Option<&'a str>,
    pub(super) text: Option<String>,
    with: Option<String>,
}

impl<'a> Given<'a> {
    /// The request of a command: its parts, or a text, which may have to be read. Where no part is the filter, one that waits on
    /// standard input is not passed over: without it more would be asked for.
    pub(super) fn read(
        command: &str,
        source: &'a Source,
        endpoint: Option<&'a str>,
        limits: &Limits,
    ) -> Result<Result<Self, Report>, Failure> {
        let mut given = Self { source, endpoint, text: None, with: with(&source.parts.with) };
        if !source.parts.is_empty() && source.parts.filter.is_none() && holds_text() {
            let wrong =
                "standard input is not read beside parts: give its text as `--filter`, or say `</dev/null`";
            return Err(Failure::usage(command, wrong));
        }
        if source.parts.is_empty() {
            match read(source.text.as_deref(), limits)? {
                Ok(text) => given.text = Some(text),
                Err(report) => return Ok(Err(report)),
            }
        }
        Ok(Ok(given))
    }

    pub(super) fn parts(&self) -> Parts<'_> {
        let parts = &self.source.parts;
        Parts {
            text: self.text.as_deref(),
            filter: parts.filter.as_deref(),
            fields: parts.fields.as_deref(),
            sort: parts.sort.as_deref(),
            endpoint: self.endpoint,
            offset: parts.offset.as_deref(),
            count: parts.count.as_deref(),
            with: self.with.as_deref(),
        }
    }
}

/// Whether somebody has put text on standard input, as far as that shows without taking it: the rest of a file, or what is in a
/// pipe, where whoever writes to it has a moment to begin.
#[cfg(unix)]
fn holds_text() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::io::Seek as _;
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;
    const MOMENT: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
    let stdin = io::stdin();
    let Ok(mut file) = stdin.as_fd().try_clone_to_owned().map(std::fs::File::from) else { return false };
    let Ok(metadata) = file.metadata() else { return false };
    if metadata.is_file() {
        return file.stream_position().is_ok_and(|at| at < metadata.len());
    }
    if !(metadata.file_type().is_fifo() || metadata.file_type().is_socket()) {
        return false;
    }
    let _ = poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&MOMENT));
    rustix::io::ioctl_fionread(&stdin).is_ok_and(|waiting| waiting > 0)
}

/// Nothing shows it here.
#[cfg(not(unix))]
fn holds_text() -> bool {
    false
}

/// The list after `with`: each on a line of its own, so that the line and the column of what is found are those of one.
pub(super) fn with(parameters: &[arguments::Parameter]) -> Option<String> {
    let list: Vec<_> = parameters.iter().map(|parameter| parameter.0.as_str()).collect();
    (!list.is_empty()).then(|| list.join(",\n"))
}

/// The text, or what is wrong with its bytes. Of standard input no more is read than tells that it is too long.
pub(super) fn read(argument: Option<&str>, limits: &Limits) -> io::Result<Result<String, Report>> {
    if let Some(text) = argument.filter(|&text| text != "-") {
        return Ok(Ok(text.to_owned()));
    }
    let mut bytes = Vec::new();
    // Four bytes more, so that the character across the limit is whole or seen to be none.
    let enough = (limits.bytes() as u64).saturating_add(4);
    io::stdin().lock().take(enough).read_to_end(&mut bytes)?;
    let is_cut = bytes.len() > limits.bytes();
    Ok(decode(bytes, is_cut, Part::Text))
}

/// Bytes as text. Where `is_cut`, an unfinished character at the end is dropped.
pub(super) fn decode(bytes: Vec<u8>, is_cut: bool, part: Part) -> Result<String, Report> {
    String::from_utf8(bytes).or_else(|error| {
        let reason = error.utf8_error();
        let mut bytes = error.into_bytes();
        if is_cut && reason.error_len().is_none() {
            bytes.truncate(reason.valid_up_to());
            return Ok(String::from_utf8_lossy(&bytes).into_owned());
        }
        let byte = bytes.get(reason.valid_up_to()).copied().unwrap_or_default();
        let at = u32::try_from(reason.valid_up_to()).unwrap_or(u32::MAX);
        let likely =
            if matches!(bytes.get(..2), Some(b"\xff\xfe" | b"\xfe\xff")) { "utf-16" } else { "latin1" };
        let mut sink = Diagnostics::new(1);
        sink.set_part(part);
        sink.report(Diagnostic::new(Code::NotUtf8, Span::at(at)).arg(format!("0x{byte:02X}")).arg(likely));
        // The place keeps its offset: everything before it is the same in both.
        Err(Report::new(&mut sink, [(part, &*String::from_utf8_lossy(&bytes))]))
    })
}
