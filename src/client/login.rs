//! The two secrets of a caller, which nothing here ever shows.

use std::fmt;
use ureq::http::HeaderValue;

/// A user's id and an authentication token or a personal access token.
///
/// ```
/// use rocketql::client::Login;
/// let login = Login::new("aobEdbYhXfu5hkeqG", "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq").unwrap();
/// assert_eq!(format!("{login:?}"), "Login(…)");
/// assert!(Login::new("", "a token").is_none());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    pub(super) user: HeaderValue,
    token: HeaderValue,
}

impl Login {
    /// The login with this user id and this token. None where one of them is empty or cannot stand in a header.
    pub fn new(user: &str, token: &str) -> Option<Self> {
        let value = |text: &str| {
            let text = text.trim();
            let mut value = HeaderValue::from_str(text).ok().filter(|_| !text.is_empty())?;
            // Whoever shows headers shows a word in place of this one.
            value.set_sensitive(true);
            Some(value)
        };
        Some(Self { user: value(user)?, token: value(token)? })
    }

    /// The token, for the request alone.
    pub(super) fn token(&self) -> &HeaderValue {
        &self.token
    }

    /// The text without the token, should a server repeat it.
    pub(super) fn scrub(&self, text: &str) -> String {
        match self.token.to_str() {
            Ok(token) if !token.is_empty() => text.replace(token, "…"),
            Ok(_) | Err(_) => text.to_owned(),
        }
    }
}

/// Something that is typed in, and is not repeated.
#[derive(Clone)]
pub(super) struct Secret(pub(super) Box<str>);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(…)")
    }
}
