//! The version of a server, spans of versions, and how sure a fact about them is.

use crate::digits::write_integer;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A release of Rocket.Chat.
///
/// ```
/// use rocketql::Version;
/// let version: Version = "8.6.1".parse().unwrap();
/// assert!(version < Version::NEWEST_RELEASED);
/// assert_eq!(version.to_string(), "8.6.1");
/// assert!("6.14.0-develop".parse::<Version>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version {
    /// The first number.
    pub major: u16,
    /// The second number.
    pub minor: u16,
    /// The third number.
    pub patch: u16,
}

impl Version {
    /// The first release that reads `query`, `fields` and `sort`.
    pub const OLDEST: Self = Self::new(0, 49, 0);
    /// The newest release that facts were read of.
    pub const NEWEST_RELEASED: Self = Self::new(8, 8, 1);
    /// The last one that anything is inferred for.
    pub const LAST: Self = Self::new(9, u16::MAX, u16::MAX);

    /// The last minor release of each major one that has ended, from 0 on. What was developed as 6.14 became 7.0, and facts
    /// were read of it.
    /// Source: the tags of Rocket.Chat up to 4.6.1, its HISTORY.md and its release pages.
    const LAST_MINORS: [u16; 8] = [74, 3, 4, 18, 8, 4, 14, 13];

    /// The last minor release of the major one of these; any number where more may come.
    fn last_minor(major: u16) -> u16 {
        Self::LAST_MINORS.get(usize::from(major)).copied().unwrap_or(u16::MAX)
    }

    /// Whether it is one of those that anything is known or inferred of.
    fn is_known(self) -> bool {
        Self::OLDEST <= self && self <= Self::LAST && self.minor <= Self::last_minor(self.major)
    }

    /// The release of these three numbers.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self { major, minor, patch }
    }

    /// Its numbers as one, which is in the order of releases: planning compares dozens of versions.
    pub(crate) const fn rank(self) -> u64 {
        (self.major as u64) << 32 | (self.minor as u64) << 16 | self.patch as u64
    }

    /// The release of this rank.
    #[expect(clippy::cast_possible_truncation, reason = "each number is the part that was cut off")]
    pub(crate) const fn of_rank(rank: u64) -> Self {
        Self::new((rank >> 32) as u16, (rank >> 16) as u16, rank as u16)
    }
}

impl PartialOrd for Version {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

impl Version {
    /// Writes it to wherever text is written.
    fn write(self, f: &mut impl fmt::Write) -> fmt::Result {
        write_integer(self.major.into(), f)?;
        f.write_char('.')?;
        write_integer(self.minor.into(), f)?;
        f.write_char('.')?;
        write_integer(self.patch.into(), f)
    }
}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        match numbers(text)? {
            (major, Some(minor), Some(patch)) => {
                let version = Self::new(major, minor, patch);
                if !version.is_known() {
                    return Err(VersionError::OutOfRange(version));
                }
                Ok(version)
            }
            (major, minor, _) => Err(VersionError::Incomplete(major, minor)),
        }
    }
}

/// A span of releases, both ends included: one, where the version is known; all that a version known to its first or second
/// number may be; `6.5..7.2`, all from one to another. What holds for a span holds for every release in it.
///
/// ```
/// use rocketql::{Version, Versions};
/// let versions: Versions = "8.6".parse().unwrap();
/// assert!(!versions.is_single());
/// assert!(versions.contains(Version::new(8, 6, 1)));
/// assert!(!versions.contains(Version::new(8, 7, 0)));
/// assert_eq!(versions.to_string(), "8.6");
/// let versions: Versions = "6.5..7.2".parse().unwrap();
/// assert!(versions.contains(Version::new(6, 14, 0)) && versions.contains(Version::new(7, 2, 3)));
/// ```
///
/// What was built before a release, such as `7.1.0-rc.2` or `7.1.0-develop`, has some of what the release brought, and nobody
/// can tell which: it may be any release from the beginning of the series before it, here 7.0.0, to the release itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Versions {
    /// The oldest.
    pub first: Version,
    /// The newest.
    pub last: Version,
}

impl Versions {
    /// Every release that anything is known or inferred of.
    pub const ALL: Self = Self { first: Version::OLDEST, last: Version::LAST };

    /// One release.
    pub const fn single(version: Version) -> Self {
        Self { first: version, last: version }
    }

    /// Whether it is one release.
    pub fn is_single(self) -> bool {
        self.first == self.last
    }

    /// Whether the release is one of these.
    pub fn contains(self, version: Version) -> bool {
        self.first <= version && version <= self.last
    }
}

impl From<Version> for Versions {
    fn from(version: Version) -> Self {
        Self::single(version)
    }
}

impl fmt::Display for Versions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

impl Versions {
    /// Writes them to wherever text is written.
    pub(crate) fn write(self, f: &mut impl fmt::Write) -> fmt::Result {
        let Self { first, last } = self;
        let to_the_end = last.patch == u16::MAX;
        if first == last {
            first.write(f)
        } else if first.major == last.major && first.minor == last.minor && first.patch == 0 && to_the_end {
            write!(f, "{}.{}", first.major, first.minor)
        } else if first.major == last.major && first.minor == 0 && first.patch == 0 && last.minor == u16::MAX
        {
            write!(f, "{}", first.major)
        } else if last == Version::LAST {
            write!(f, "{first} and later")
        } else if last.minor == u16::MAX {
            write!(f, "{first} to {}.x", last.major)
        } else if to_the_end {
            write!(f, "{first} to {}.{}.x", last.major, last.minor)
        } else {
            write!(f, "{first} to {last}")
        }
    }
}

impl FromStr for Versions {
    type Err = VersionError;

    /// `versions = version , [ ".." , version ] ;`
    fn from_str(text: &str) -> Result<Self, VersionError> {
        let Some((oldest, newest)) = text.split_once("..") else { return version(text) };
        let (Self { first, .. }, Self { last, .. }) = (version(oldest)?, version(newest)?);
        if first > last { Err(VersionError::Reversed) } else { Ok(Self { first, last }) }
    }
}

/// `version = numbers , [ "-" , tag ] ;`
fn version(text: &str) -> Result<Versions, VersionError> {
    if let Some((release, tag)) = text.split_once('-') {
        let is_tag = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        return match numbers(release)? {
            (major, Some(minor), Some(patch)) if is_tag && !tag.is_empty() => {
                built_before(Version::new(major, minor, patch))
            }
            _ => Err(VersionError::NoVersion),
        };
    }
    let (major, minor, patch) = numbers(text)?;
    let first = Version::new(major, minor.unwrap_or(0), patch.unwrap_or(0));
    let last = Version::new(major, minor.unwrap_or(u16::MAX), patch.unwrap_or(u16::MAX));
    let is_known = if minor.is_some() { first.is_known() } else { first.major <= Version::LAST.major };
    if !is_known {
        return Err(VersionError::OutOfRange(first));
    }
    Ok(Versions { first: first.max(Version::OLDEST), last })
}

/// What was developed as the first came out as the second.
const RENAMED: (Version, Version) = (Version::new(6, 14, 0), Version::new(7, 0, 0));

/// What may have been built before a release: it went on from the beginning of the series before.
fn built_before(release: Version) -> Result<Versions, VersionError> {
    let Version { major, minor, patch } = release;
    let first = match (major.checked_sub(1), minor.checked_sub(1)) {
        _ if patch > 0 => Version::new(major, minor, 0),
        (_, Some(minor)) => Version::new(major, minor, 0),
        (Some(ended), None) => {
            // Of the major one that goes on, what was read last.
            let last = Version::LAST_MINORS.get(usize::from(ended));
            Version::new(ended, last.copied().unwrap_or(Version::NEWEST_RELEASED.minor), 0)
        }
        (None, None) => release,
    };
    let last = if release == RENAMED.0 { RENAMED.1 } else { release };
    match [last, first].into_iter().find(|version| !version.is_known()) {
        Some(unknown) => Err(VersionError::OutOfRange(unknown)),
        None => Ok(Versions { first, last }),
    }
}

/// One to three numbers with dots between them.
fn numbers(text: &str) -> Result<(u16, Option<u16>, Option<u16>), VersionError> {
    let number = |part: &str| {
        let plain =
            part.bytes().all(|byte| byte.is_ascii_digit()) && (part.len() == 1 || !part.starts_with('0'));
        plain.then(|| part.parse::<u16>().ok()).flatten().ok_or(VersionError::NoVersion)
    };
    let mut parts = text.split('.');
    let major = number(parts.next().unwrap_or_default())?;
    let minor = parts.next().map(number).transpose()?;
    let patch = parts.next().map(number).transpose()?;
    match parts.next() {
        None => Ok((major, minor, patch)),
        Some(_) => Err(VersionError::NoVersion),
    }
}

/// Why a text names no version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionError {
    /// It is not one to three numbers with dots between them, and no two such with `..` between them.
    NoVersion,
    /// Of two the newer one comes first.
    Reversed,
    /// One release was asked for, and the text names several.
    Incomplete(u16, Option<u16>),
    /// There is none of this name, or nothing is known of it.
    OutOfRange(Version),
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoVersion => {
                f.write_str("a version is up to three numbers, e.g. `8.6.1` or `8.6`, or two with `..` between them, e.g. `7.5..8.6`")
            }
            Self::Reversed => f.write_str("the older version comes first, e.g. `7.5..8.6`"),
            Self::Incomplete(major, minor) => {
                write!(f, "one release was expected, e.g. `{major}.{}.0`", minor.unwrap_or(0))
            }
            Self::OutOfRange(Version { major, minor, .. }) => {
                write!(f, "no such version is known; the nearest is ")?;
                let last = Version::last_minor(major);
                if Version::new(major, minor, 0) < Version::OLDEST {
                    write!(f, "`{}.{}`", Version::OLDEST.major, Version::OLDEST.minor)?;
                } else if last == u16::MAX {
                    write!(f, "`{}.0`", Version::LAST.major)?;
                } else {
                    write!(f, "`{major}.{last}` or `{}.0`", major.saturating_add(1))?;
                }
                f.write_str(". Known are")?;
                for (major, last) in Version::LAST_MINORS.iter().enumerate() {
                    let first = if major == 0 { Version::OLDEST.minor } else { 0 };
                    write!(f, " {major}.{first} to {major}.{last},")?;
                }
                let newest = Version::NEWEST_RELEASED.major;
                write!(f, " {newest}.x and {}.x", Version::LAST.major)
            }
        }
    }
}

impl std::error::Error for VersionError {}

/// How sure a fact is. The order is from the surest down: of several facts, the greatest is that of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Read in the source of that version, or the same was read of versions on both sides of it.
    Known,
    /// Carried over from a version that it was read of, or read in a place that only speaks for it.
    Inferred,
    /// Not established.
    Unknown,
}

impl Certainty {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests;
