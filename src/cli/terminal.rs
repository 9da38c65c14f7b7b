//! Where output goes, and how wide and colourful it may be.

use super::arguments::When;
use rocketql::Report;
use std::io::{self, IsTerminal, Write};

/// How diagnostics are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    colour: bool,
    width: usize,
}

impl Style {
    /// The style for standard error.
    pub(super) fn new(colour: When) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let colour = match colour {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                is_terminal
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::env::var_os("TERM").is_none_or(|value| value != "dumb")
            }
        };
        let said = || std::env::var("COLUMNS").ok()?.parse().ok();
        let seen = || console::Term::stderr().size_checked().map(|(_, columns)| usize::from(columns));
        Self { colour, width: said().or_else(seen).unwrap_or(100).clamp(40, 160) }
    }

    /// Draws a report on standard error.
    pub(super) fn draw(self, report: &Report) -> io::Result<()> {
        if report.is_empty() {
            return Ok(());
        }
        complain(&report.to_drawing(self.colour, self.width))
    }
}

/// Writes text to standard error.
pub(super) fn complain(text: &str) -> io::Result<()> {
    io::stderr().lock().write_all(text.as_bytes())
}

/// Writes bytes to standard output.
pub(super) fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}
