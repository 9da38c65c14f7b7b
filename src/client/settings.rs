//! How a client behaves, and what it tells while it does.

use super::Error;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

/// Whoever is told what goes on.
pub type Watch = Arc<dyn Fn(&Event) + Send + Sync>;

/// How a client behaves.
///
/// ```
/// use rocketql::client::Settings;
/// let settings = Settings { best_effort: true, ..Settings::default() };
/// assert_eq!(settings.longest_url, 8000);
/// ```
#[derive(Clone)]
pub struct Settings {
    /// Whether a login may be sent unencrypted to another machine.
    pub insecure_http: bool,
    /// The longest URL, in bytes: a clause that does not fit is evaluated here.
    pub longest_url: usize,
    /// The largest answer, in bytes.
    pub largest_answer: u64,
    /// How long one request may take, the answer included.
    pub timeout: Duration,
    /// When all has to be over.
    pub deadline: Option<Instant>,
    /// How often a request is tried before the client gives up.
    pub attempts: u32,
    /// How long the client waits before it tries for the second time; then twice as long each time.
    pub backoff: Duration,
    /// The longest that it waits by itself. What the server asks for is waited for, up to ten times this.
    pub longest_wait: Duration,
    /// How many bytes rows may take that are put in order here; beyond, they go to files without a name.
    pub sort_memory: u64,
    /// Whether rows are taken where some may be missing.
    pub best_effort: bool,
    /// Whether the server is asked, with three requests at most, whether it refuses and passes over what one of its version does.
    pub check_server: bool,
    /// Ends the client's work as soon as it is true.
    pub stop: Option<Arc<AtomicBool>>,
    /// Is told what goes on.
    pub watch: Option<Watch>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            insecure_http: false,
            longest_url: 8000,
            largest_answer: 64 << 20,
            timeout: Duration::from_secs(60),
            deadline: None,
            attempts: 8,
            backoff: Duration::from_millis(500),
            longest_wait: Duration::from_secs(60),
            sort_memory: 256 << 20,
            best_effort: false,
            check_server: false,
            stop: None,
            watch: None,
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("insecure_http", &self.insecure_http)
            .field("longest_url", &self.longest_url)
            .field("largest_answer", &self.largest_answer)
            .field("timeout", &self.timeout)
            .field("deadline", &self.deadline)
            .field("attempts", &self.attempts)
            .field("backoff", &self.backoff)
            .field("longest_wait", &self.longest_wait)
            .field("sort_memory", &self.sort_memory)
            .field("best_effort", &self.best_effort)
            .field("check_server", &self.check_server)
            .field("stop", &self.stop)
            .finish_non_exhaustive()
    }
}

/// Why the client waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// The server allows no more requests for now.
    RateLimit,
    /// A request failed, and is tried again.
    Retry,
}

/// What goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A request is sent.
    Asking,
    /// A page came.
    Page {
        /// How many rows the server has given so far, each counted once.
        rows: u64,
        /// How many it says there are, from the first one asked for.
        total: Option<u64>,
    },
    /// The client waits, and for so long still; told about ten times a second.
    Waiting {
        /// Why.
        why: Pause,
        /// How long still.
        left: Duration,
    },
    /// Something that would have ended the work, if not for [`Settings::best_effort`].
    Forgiven(Error),
}
