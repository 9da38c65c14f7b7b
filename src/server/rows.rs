//! The rows that the generated tables of endpoints consist of.

use super::typed::Typed;
use crate::version::Version;

/// Everything known of one endpoint. What many share is a number: the place in a table beside this one, which takes less
/// than a pointer.
// In this order it packs best: what differs from row to row stands together.
#[derive(Debug)]
#[repr(C)]
pub(crate) struct Row {
    /// The name below `/api/v1/`.
    pub name: &'static str,
    /// The collection of its rows; the first one is none.
    pub collection: u8,
    /// From which versions on it is there.
    pub exists: u8,
    /// What becomes of the five parameters, and whether the schema is strict.
    pub history: u8,
    /// What the caller must be allowed to do; the first one is nothing.
    pub permission: u8,
    /// What must be given; the first one is nothing.
    pub required: u8,
    /// The sort where none is given; the first one is none.
    pub order: u8,
    /// Whether anybody looked what the endpoint does with the keys of `query`.
    pub is_merge_known: bool,
    pub parameters: &'static [u16],
    pub orders: Orders,
    pub rows: Rows,
    pub returned: Returned,
    pub claims: &'static [Claim],
    pub typed: &'static [Typed],
}

/// What a row says where its data says nothing.
pub(super) const ROW: Row = Row {
    name: "",
    collection: 0,
    exists: 0,
    history: 0,
    permission: 0,
    required: 0,
    parameters: &[],
    order: 0,
    orders: Orders::Any,
    rows: Rows { key: "", total: false, count: false, offset: false, is_paged: true },
    returned: Returned::Unknown,
    is_merge_known: false,
    claims: &[],
    typed: &[],
};

/// What holds from a version on: a letter for each of six facts, or for the first of them.
#[derive(Debug)]
pub(crate) struct Step {
    /// The rank of that version.
    from: u64,
    pub letters: [u8; 6],
}

impl Step {
    /// The version from which on it holds.
    pub(crate) fn from(&self) -> Version {
        Version::of_rank(self.from)
    }

    /// Whether it holds from the version of this rank on, or from an earlier one.
    #[inline]
    pub(crate) fn is_from(&self, rank: u64) -> bool {
        self.from <= rank
    }
}

pub(super) const fn step<const N: usize>(major: u16, minor: u16, patch: u16, letters: [u8; N]) -> Step {
    const { assert!(N <= 6, "there are more letters than facts") };
    let mut all = [b'?'; 6];
    if let Some(first) = all.first_chunk_mut() {
        *first = letters;
    }
    Step { from: Version::new(major, minor, patch).rank(), letters: all }
}

/// What the caller must be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    /// All of these.
    pub all: &'static [&'static str],
    /// One of these.
    pub any: &'static [&'static str],
}

/// A parameter other than the five, and the release that brought it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// The first release that may have it.
    pub earliest: Version,
    /// The first release that is known to have it.
    pub since: Version,
}

pub(super) const fn parameter(
    name: &'static str,
    earliest: (u16, u16, u16),
    since: (u16, u16, u16),
) -> Parameter {
    Parameter {
        name,
        earliest: Version::new(earliest.0, earliest.1, earliest.2),
        since: Version::new(since.0, since.1, since.2),
    }
}

/// Which sorts an endpoint goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orders {
    /// Any, where `sort` is read.
    Any,
    /// None: the sort is fixed.
    None,
    /// By this key alone; others are ignored.
    Only(&'static str),
    /// By one key; more are refused.
    Single,
    /// By fields that are returned; by others it sorts on nothing.
    Returned,
}

/// Where the rows stand in an answer, and what stands beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rows {
    /// The key of the rows; empty where that is not known.
    pub key: &'static str,
    /// Whether the answer has the number of all rows that the server selected.
    pub total: bool,
    /// Whether it has `count`.
    pub count: bool,
    /// Whether it has `offset`.
    pub offset: bool,
    /// Whether it comes in pages.
    pub is_paged: bool,
}

/// Which fields the rows of an endpoint hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returned {
    /// Not established; nothing speaks for a fixed list.
    Unknown,
    /// A fixed list that was not established.
    Fixed,
    /// These, and `_id`.
    Only {
        /// The paths; what lies below one is returned with it.
        fields: &'static [&'static str],
        /// Whether those that `fields` asks for come too.
        and_asked: bool,
    },
}

/// A top-level key of `query` that an endpoint has a hand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The key; `*` for any.
    pub key: &'static str,
    /// Whose value counts.
    pub kind: ClaimKind,
    /// When; always, where it is `Always`.
    pub when: When,
}

/// Whose value of a key counts when the endpoint and the caller both have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimKind {
    /// The endpoint's: the caller's is lost.
    Server,
    /// The caller's, in place of a restriction of the endpoint's own: more rows than without it.
    Caller,
    /// The caller's, in place of a default.
    Default,
    /// The caller's, and nothing but such keys is read.
    Only,
    /// Not established.
    Unsure,
}

/// When an endpoint has a hand in a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// If this parameter is given.
    Given(&'static str),
    /// If the caller lacks this permission.
    Lacking(&'static str),
}
