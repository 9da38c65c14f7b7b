//! A filter and a row to whether MongoDB would select it.
//!
//! A filter is compiled once, to a program over the values of its paths; whatever could not be evaluated on a row is refused
//! then, never guessed later. A row is JSON text, a value of serde_json or a document of BSON: the program sees each of them
//! through the same small interface, [`view::Node`], so one evaluator serves them all.
//!
//! JSON has no dates, and a server writes them as text. So where a filter compares with a date, text of a JSON row that has
//! the form of JavaScript's `toISOString` is that date; `$type` and sorting take such text for a date as well. Beside text and
//! patterns it is text.

mod build;
mod constant;
#[cfg(feature = "bson")]
mod document;
mod evaluate;
mod fields;
mod geo;
mod instant;
mod json;
mod operand;
mod order;
mod path;
pub(crate) mod pattern;
mod program;
mod sort;
#[cfg(feature = "serde_json")]
mod tree;
mod view;
mod wrapper;

pub use fields::RowFields;
pub use pattern::{HostPattern, PatternHost};
pub use sort::{RowKey, RowOrder};
pub use view::RowError;

use crate::diagnostic::Diagnostics;
use crate::request::Request;
use evaluate::Origin;
use json::Keys;
use program::Expression;

/// How deep a row may nest: MongoDB takes no deeper document.
const DEEPEST: usize = 200;

/// How many keys of a row are looked up without memory of their own.
const FEW: usize = 16;

/// A filter that selects rows, with MongoDB's meaning of each operator.
///
/// ```
/// use rocketql::{Filter, Options};
/// let filter = Filter::new("active = true and name ~ /^ro/i and ts > 2024-01-01", &Options::default()).unwrap();
/// let row = br#"{"name":"Rocket.Cat","active":true,"ts":"2024-03-01T10:00:00.000Z"}"#;
/// assert_eq!(filter.matches_json(row), Ok(true));
/// ```
#[derive(Debug, Clone)]
pub struct Filter {
    program: Expression,
    keys: Keys,
}

impl Filter {
    /// The filter of a request. What cannot be evaluated is reported, and then there is none.
    pub(crate) fn of(
        request: &Request,
        host: Option<&dyn PatternHost>,
        sink: &mut Diagnostics,
    ) -> Option<Self> {
        let before = sink.errors();
        let mut keys = Keys::default();
        let program = build::build(request, host, &mut keys, sink);
        (sink.errors() == before).then_some(Self { program, keys })
    }

    /// Whether the filter selects a row, given as JSON text. The text is checked in full, whatever the filter looks at.
    ///
    /// # Errors
    /// Where the row is no object of JSON, or cannot be judged: see [`RowError`].
    ///
    /// ```
    /// use rocketql::{Filter, Options, RowError};
    /// let filter = Filter::new("u.roles = admin", &Options::default()).unwrap();
    /// assert_eq!(filter.matches_json(br#"{"u":{"roles":["user","admin"]}}"#), Ok(true));
    /// assert_eq!(filter.matches_json(b"[]"), Err(RowError::NotObject));
    /// ```
    pub fn matches_json(&self, row: &[u8]) -> Result<bool, RowError> {
        let judge = |slots: &mut [_]| {
            json::check_row(row, &self.keys, slots)?;
            self.program.holds(Origin::Slots(slots), 0)
        };
        match self.keys.len() {
            few @ 0..=FEW => judge([None; FEW].get_mut(..few).unwrap_or_default()),
            many => judge(&mut vec![None; many]),
        }
    }

    /// Whether the filter selects a row, given as a value of serde_json. Feature `serde_json`.
    ///
    /// # Errors
    /// Where the row is no object, or cannot be judged: see [`RowError`].
    ///
    /// ```
    /// use rocketql::{Filter, Options};
    /// let filter = Filter::new("msgs > 100", &Options::default()).unwrap();
    /// assert_eq!(filter.matches(&serde_json::json!({"msgs": [7, 101]})), Ok(true));
    /// ```
    #[cfg(feature = "serde_json")]
    pub fn matches(&self, row: &serde_json::Value) -> Result<bool, RowError> {
        if row.is_object() { self.program.holds(Origin::Document(row), 0) } else { Err(RowError::NotObject) }
    }

    /// Whether the filter selects a document of BSON. Feature `bson`.
    ///
    /// # Errors
    /// Where the document cannot be judged: see [`RowError`].
    ///
    /// ```
    /// use rocketql::{Filter, Options};
    /// let filter = Filter::new("msgs > 100", &Options::default()).unwrap();
    /// assert_eq!(filter.matches_document(&bson::doc! {"msgs": 101_i64}), Ok(true));
    /// ```
    #[cfg(feature = "bson")]
    pub fn matches_document(&self, row: &bson::Document) -> Result<bool, RowError> {
        self.program.holds(Origin::Lookup(&|key| row.get(key)), 0)
    }
}

#[cfg(test)]
mod tests;
