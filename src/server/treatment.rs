//! The parameters that list endpoints share, and what may become of them.

use crate::version::Version;

/// From this release on `query` and `fields` are read only where the server runs with
/// `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS`; otherwise they are ignored, without an error.
pub const UNSAFE_SWITCH_SINCE: Version = Version::new(7, 0, 0);

/// From this release on `query` and `fields` are read nowhere: a strict schema refuses them, and what has none ignores them.
pub const UNSAFE_REMOVED_SINCE: Version = Version::new(9, 0, 0);

/// The five parameters that list endpoints share.
///
/// ```
/// use rocketql::ListParameter;
/// assert_eq!(ListParameter::ALL.map(ListParameter::name).join(" "), "query fields sort offset count");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListParameter {
    /// The filter.
    Query,
    /// The projection.
    Fields,
    /// The sort.
    Sort,
    /// How many rows to pass over.
    Offset,
    /// How many rows to return.
    Count,
}

impl ListParameter {
    /// All five, in the order of the tables.
    pub const ALL: [Self; 5] = [Self::Query, Self::Fields, Self::Sort, Self::Offset, Self::Count];

    /// Its name in a request.
    pub fn name(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Fields => "fields",
            Self::Sort => "sort",
            Self::Offset => "offset",
            Self::Count => "count",
        }
    }
}

/// What becomes of a parameter.
///
/// ```
/// use rocketql::{Endpoint, ListParameter, Treatment, Version, Versions};
/// let newest = Versions::single(Version::NEWEST_RELEASED);
/// let (treatment, _) = Endpoint::find("groups.list").unwrap().treatment(ListParameter::Query, newest);
/// assert_eq!(treatment, Treatment::Ignored);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Treatment {
    /// The handler reads it.
    Read,
    /// The schema refuses the request with 400.
    Refused,
    /// It is accepted, and nobody reads it.
    Ignored,
}

impl Treatment {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Refused => "refused",
            Self::Ignored => "ignored",
        }
    }
}
