//! Texts to versions of a server, and to ranges of them.

use std::fmt;
use std::str::FromStr;

/// A version of a server, such as 8.6.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version {
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
    /// The third number.
    pub patch: u16,
}

impl Version {
    /// The version of these numbers.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self { major, minor, patch }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// A range of versions, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Versions {
    /// The oldest.
    pub first: Version,
    /// The newest.
    pub last: Version,
}

impl fmt::Display for Versions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)
    }
}

impl FromStr for Versions {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut numbers = text.split('.').map(|digits| digits.parse::<u16>().map_err(|_| ()));
        let major = numbers.next().ok_or(())??;
        let minor = numbers.next().transpose()?;
        let patch = numbers.next().transpose()?;
        let first = Version::new(major, minor.unwrap_or(0), patch.unwrap_or(0));
        let last = Version::new(major, minor.unwrap_or(u16::MAX), patch.unwrap_or(u16::MAX));
        Ok(Self { first, last })
    }
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Read in the server's own source.
    Known,
    /// Follows from what was read of other versions.
    Inferred,
    /// Nobody has read it.
    Unknown,
}
