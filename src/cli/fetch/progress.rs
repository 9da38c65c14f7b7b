//! How far the rows have come, for somebody who waits at a terminal.

use console::Term;
use indicatif::{ProgressBar, ProgressStyle};
use rocketql::client::{Event, Pause};
use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A line at the foot of the terminal; nothing where messages go elsewhere.
#[derive(Clone)]
pub(super) struct Progress {
    bar: ProgressBar,
    /// How rows are shown of which there is a known number.
    measured: &'static str,
    /// Whether the rows go to the same terminal.
    is_shared: bool,
    /// How many of the rows that come are wanted at most.
    most: Arc<AtomicU64>,
}

const COUNTED: &str = "{spinner} {human_pos} rows{msg}";
const MEASURED: &str = "{bar:30} {human_pos} of {human_len} rows, {eta} left{msg}";
/// The same where there is no room for a bar.
const NARROW: &str = "{human_pos} of {human_len}, {eta}{msg}";

/// So many columns a bar and the words beside it take.
const ROOM: u16 = 70;

impl Progress {
    pub(super) fn new() -> Self {
        let bar = if io::stderr().is_terminal() { ProgressBar::no_length() } else { ProgressBar::hidden() };
        bar.set_style(style(COUNTED));
        let is_narrow = Term::stderr().size_checked().is_some_and(|(_, columns)| columns < ROOM);
        let measured = if is_narrow { NARROW } else { MEASURED };
        Self {
            bar,
            measured,
            is_shared: io::stdout().is_terminal(),
            most: Arc::new(AtomicU64::new(u64::MAX)),
        }
    }

    /// So many of the rows that come are wanted at most.
    pub(super) fn expect(&self, most: u64) {
        self.most.store(most, Ordering::Relaxed);
    }

    /// Shows what goes on.
    pub(super) fn tell(&self, event: &Event) {
        match event {
            Event::Asking => self.bar.set_message(""),
            Event::Page { rows, total } => {
                // A server that says that there are fewer rows than it gave knows nothing of them.
                let all = total.map(|total| total.min(self.most.load(Ordering::Relaxed)));
                match all.filter(|all| all >= rows) {
                    Some(all) => {
                        if self.bar.length().is_none() {
                            self.bar.set_style(style(self.measured));
                        }
                        self.bar.set_length(all);
                    }
                    None if self.bar.length().is_some() => {
                        self.bar.unset_length();
                        self.bar.set_style(style(COUNTED));
                    }
                    None => {}
                }
                self.bar.set_position(*rows);
            }
            Event::Waiting { why, left } => self.bar.set_message(format!("; {}", waiting(*why, *left))),
            // It is told at the end.
            _ => {}
        }
    }

    /// Prints rows.
    pub(super) fn beside_rows<T>(&self, print: impl FnOnce() -> T) -> T {
        if self.is_shared { self.bar.suspend(print) } else { print() }
    }

    /// Says something on standard error, where the line may stand.
    pub(super) fn beside_words<T>(&self, say: impl FnOnce() -> T) -> T {
        self.bar.suspend(say)
    }

    /// Clears the line.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// A wait in words.
fn waiting(why: Pause, left: Duration) -> String {
    let seconds = left.as_millis().div_ceil(1000);
    match why {
        Pause::RateLimit => format!("the server takes no more requests for {seconds} s"),
        Pause::Retry => format!("a request failed, and is tried again in {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countdown_reaches_one_and_the_templates_are_read() {
        let words = waiting(Pause::RateLimit, Duration::from_millis(41_200));
        assert_eq!(words, "the server takes no more requests for 42 s");
        assert!(waiting(Pause::Retry, Duration::from_millis(1)).ends_with("in 1 s"));
        for template in [COUNTED, MEASURED, NARROW] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
