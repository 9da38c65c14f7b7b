//! In which of its forms JSON is written: its dialect, its dates, its lines.

/// How types that JSON lacks are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Dialect {
    /// Meteor's EJSON, which the servers read. What it cannot carry, and no plan lets through, is written as in the
    /// canonical form.
    #[default]
    Meteor,
    /// MongoDB Extended JSON v2, canonical: numbers have their wrappers too.
    Canonical,
    /// JavaScript for MongoDB's shell.
    Shell,
}

/// How dates are written for a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DateForm {
    /// `{"$date":1542814057000}`: milliseconds since 1970, the normal form.
    #[default]
    Milliseconds,
    /// `{"$date":"2018-11-21T15:27:37Z"}`, for people; outside the years 0000 to 9999 milliseconds again.
    Iso,
}

/// How nodes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Form {
    /// How types that JSON lacks are written.
    pub(crate) dialect: Dialect,
    /// How dates are written in Meteor's EJSON.
    pub(crate) dates: DateForm,
    /// How many blanks one level is indented by; none for compact text.
    pub(crate) indent: Option<u8>,
}
