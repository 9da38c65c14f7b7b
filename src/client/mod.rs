//! A request to its rows, fetched from a server: exactly those, from any version, page by page and within the rate limit.
//!
//! What the server can filter it filters; the rest is done here, and every row is checked against all that was asked. The
//! client blocks, and starts no runtime; a request has a thread of its own only where [`Settings::stop`] may end it. Those
//! who bring an HTTP client of their own have the request with [`Compiled::to_http`](crate::Compiled) instead. Feature
//! `client`.
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
