//! A request to its rows, fetched from a server: exactly those, from any version, page by page and within the rate limit.
//!
//! What the server can filter it filters; the rest is done here, and every row is checked against all that was asked. The
//! client blocks, and starts no runtime; a request has a thread of its own only where [`Settings::stop`] may end it. Those
//! who bring an HTTP client of their own have the request with [`Compiled::to_http`](crate::Compiled) instead. Feature
//! `client`.
//!
//! A server that does otherwise than the catalogue has it of its version is reported. Seen in whatever is fetched, at no cost:
//!
//! - rows that do not satisfy what was sent, rows that are not in the order that was sent, more rows than were asked for, rows from
//!   elsewhere than was asked for, fewer rows than it counts, an endpoint that is not there, a request that it refuses;
//! - where `query` makes a difference and nobody says whether it is read: whether it is read, passed over or refused; and where
//!   no row would show whether it was read, the same and the version, whatever is said of them.
//!
//! What a server refuses or passes over is in no request for rows, since a plan leaves it out. With [`Settings::check_server`] it
//! is asked for, with three requests at most that select nothing or one row: whether `query` is refused or passed over where one
//! of its version does that (removed in 9.0, switched off, never read there), and a parameter that there is not where its schema
//! is strict. What is inferred and not known of a version is held against nobody.
//!
//! Not seen, since it would take rows or rights that nobody asked for, or a request that is no harmless one: whether a caller without
//! a permission is refused, whether the server's `isValidQuery` refuses what no plan sends, whether more than a page's worth of
//! rows is cut, and which fields are left out of rows (those that were not asked for are left out here).
//!
//! ```no_run
//! use rocketql::client::{Client, Given, Login, Settings};
//! use rocketql::{Options, Parts};
//! let login = Login::new("aobEdbYhXfu5hkeqG", &std::env::var("ROCKETCHAT_AUTH_TOKEN")?);
//! let client = Client::new("https://chat.example.org", login, Settings::default())?;
//! let parts = Parts { text: Some("users.list: active = true and type = bot | sort username"), ..Parts::default() };
//! let plan = client.plan(&parts, &Options::default(), &Given::default())?;
//! for row in client.rows(&plan) {
//!     println!("{}", row?);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod ask;
mod bookmark;
mod contradictions;
mod discover;
mod error;
mod keys;
mod login;
mod order;
mod pace;
mod page;
mod plan;
mod received;
mod rows;
mod session;
mod settings;
mod sorter;
mod transport;
mod veil;
mod walk;

pub use bookmark::Bookmark;
pub use error::Error;
pub use login::Login;
pub use plan::Plan;
pub use rows::Rows;
pub use settings::{Event, Pause, Settings, Watch};

use crate::version::Versions;
use address::Address;
use pace::Pace;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use transport::Transport;

/// Talks to one server as one caller.
#[derive(Debug)]
pub struct Client {
    address: Address,
    transport: Transport,
    settings: Settings,
    pace: Mutex<Pace>,
    /// What is typed in while somebody logs in.
    secrets: Vec<login::Secret>,
    /// Whether the server has ever answered.
    was_reached: AtomicBool,
    requests: AtomicU64,
}

/// What is known of the server and of the caller; the rest is asked, where it makes a difference. Rows show whether what is
/// given is right; what they do not show is asked all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Given {
    /// The version, or the versions that it may have.
    pub versions: Option<Versions>,
    /// Whether it runs with `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true`.
    pub unsafe_params: Option<bool>,
    /// Whether the caller has the permission `view-full-other-user-info`.
    pub privileged: Option<bool>,
}

impl Client {
    /// A client for the server at this address. Nothing is sent yet.
    ///
    /// # Errors
    /// Where the address is none, or would take the login over the network unencrypted, or the environment names a proxy that
    /// cannot be used.
    ///
    /// ```
    /// use rocketql::client::{Client, Settings};
    /// assert!(Client::new("https://chat.example.org", None, Settings::default()).is_ok());
    /// assert!(Client::new("chat", None, Settings::default()).is_err());
    /// ```
    pub fn new(address: &str, login: Option<Login>, settings: Settings) -> Result<Self, Error> {
        let address = Address::new(address, settings.insecure_http)?;
        Ok(Self {
            transport: Transport::new(&address, login, &settings)?,
            address,
            settings,
            pace: Mutex::default(),
            secrets: Vec::new(),
            was_reached: AtomicBool::new(false),
            requests: AtomicU64::new(0),
        })
    }

    /// The rows of a plan.
    pub fn rows<'c>(&'c self, plan: &'c Plan) -> Rows<'c> {
        Rows::new(self, plan)
    }

    /// How many requests were sent so far, those that failed included.
    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    fn pace(&self) -> MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
