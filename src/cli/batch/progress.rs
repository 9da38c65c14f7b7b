//! How far a batch has come, for somebody who waits at a terminal.

use super::worker::Answers;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};

/// A line at the foot of the terminal; nothing where the answers or the messages go elsewhere.
pub(super) struct Progress {
    bar: ProgressBar,
    refused: u64,
}

impl Progress {
    pub(super) fn new() -> Self {
        // Answers on the same terminal are progress enough.
        let is_shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let bar = if is_shown { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} lines, {per_sec}{msg}") {
            bar.set_style(style);
        }
        Self { bar, refused: 0 }
    }

    /// Counts the answers to a block.
    pub(super) fn count(&mut self, answers: &Answers) {
        self.refused += answers.refused;
        if !self.bar.is_hidden() {
            self.bar.inc(answers.lines);
            self.bar.set_message(format!(", {} refused", self.refused));
        }
    }

    /// Clears the line, and says how many lines were refused.
    pub(super) fn finish(self) -> u64 {
        self.bar.finish_and_clear();
        self.refused
    }
}
