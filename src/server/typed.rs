//! The parameters that are filters: what each selects, how its value is written, and where it can be trusted.

use crate::version::{Certainty, Version, Versions};

/// A parameter that is a filter of its own, as its handler was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// Its name.
    pub name: &'static str,
    /// How a value is written.
    pub wire: Wire,
    /// Which rows it selects.
    pub meaning: Meaning,
    /// The first release that may have it.
    pub earliest: Version,
    /// The first release that is known to have it; where both are the oldest there is, it is as old as the endpoint.
    pub since: Version,
    /// The first release for which it may mean something else; the last of all where nothing is known of that.
    pub until: Version,
    /// Whether the server may return more than the meaning says. It never returns less.
    pub is_wider: bool,
    /// Values that do not filter. An empty one never does.
    pub never: &'static [&'static str],
    /// What must hold for it; empty where nothing must.
    pub needs: &'static str,
    /// What it does that one would not expect; empty where nothing is known.
    pub trap: &'static str,
}

/// What a row says where its data says nothing.
pub(super) const TYPED: Typed = Typed {
    name: "",
    wire: Wire::Text,
    meaning: Meaning::Any(&[]),
    earliest: Version::OLDEST,
    since: Version::OLDEST,
    until: Version::LAST,
    is_wider: false,
    never: &[],
    needs: "",
    trap: "",
};

impl Typed {
    /// Whether all these releases have it with this meaning, and how sure that is.
    pub fn exists(&self, versions: Versions) -> (bool, Certainty) {
        if versions.last < self.earliest {
            return (false, Certainty::Inferred);
        }
        let sure = versions.first >= self.since && versions.last < self.until;
        (versions.first >= self.earliest, if sure { Certainty::Inferred } else { Certainty::Unknown })
    }
}

/// How the value of a parameter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// A text.
    Text,
    /// A PCRE pattern, unescaped.
    Pattern,
    /// Texts with commas between them, each trimmed: none may hold a comma or begin or end with a blank.
    CommaList,
    /// Texts, one parameter `name[]=…` each.
    Brackets,
    /// An ISO 8601 instant that nobody checks.
    Date,
    /// An ISO 8601 instant; what is none is refused with 400.
    CheckedDate,
    /// An RFC 3339 instant with its time of day; what is none is refused with 400.
    StrictDate,
    /// A JSON object of the two instants `start` and `end`.
    JsonRange,
    /// A JSON object of texts.
    JsonObject,
    /// One of the words that the meaning lists.
    Choice,
}

/// Which rows a parameter selects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Those that one of these holds for.
    Any(&'static [Branch]),
    /// Those of the filter that stands beside the word; a word that is not listed must not be sent.
    Choice(&'static [(&'static str, Fixed)]),
}

impl Meaning {
    /// Whether the value is compared with what is at this path.
    pub(crate) fn compares(self, path: &str) -> bool {
        match self {
            Self::Any(branches) => branches.iter().any(|branch| branch.path == path),
            Self::Choice(_) => false,
        }
    }
}

/// A test of a path against the parameter's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branch {
    /// The path.
    pub path: &'static str,
    /// The test.
    pub test: ValueTest,
    /// What must hold besides.
    pub and: &'static [Fixed],
}

/// How a path is compared to the value of a parameter. Texts are compared unanchored where nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueTest {
    /// It is the value.
    Equal,
    /// It is not the value.
    NotEqual,
    /// It is one of the values.
    In,
    /// It contains the text, in any letter case.
    Contains,
    /// It is the whole text, in any letter case.
    Whole,
    /// It matches the pattern, in any letter case.
    Pattern,
    /// It is later.
    After,
    /// It is not earlier.
    From,
    /// It is earlier.
    Before,
    /// It is not earlier than the start, nor later than the end.
    Range,
    /// Each key of the object, below the path, matches the pattern that is its value, in any letter case.
    EachPattern,
    /// Each key of the object, below the path, is its value.
    EachEqual,
}

/// A filter without a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixed {
    /// The path is this word.
    Is(&'static str, &'static str),
    /// The path is not this word.
    IsNot(&'static str, &'static str),
    /// The path is true, or false.
    IsBool(&'static str, bool),
    /// The path is not true, or not false.
    IsNotBool(&'static str, bool),
    /// There is something at the path.
    Exists(&'static str),
    /// There is nothing at the path.
    Missing(&'static str),
    /// The path is the value of this other parameter; of one without a name, what the server alone knows.
    Given(&'static str, &'static str),
    /// All of these hold.
    All(&'static [Fixed]),
    /// One of these holds.
    Either(&'static [Fixed]),
}
