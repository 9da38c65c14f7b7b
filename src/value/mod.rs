//! Values: how the literals of both languages become typed data.

pub(crate) mod base64;
pub(crate) mod calendar;
pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod double;
pub(crate) mod number;
pub(crate) mod regex;
mod zone;

pub use zone::{FixedZone, Utc, Zone};

/// The unit of a date given as a bare number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EpochUnit {
    /// Seconds below 100,000,000,000 in magnitude (0 aside), with a warning; milliseconds above.
    #[default]
    Auto,
    /// Seconds.
    Seconds,
    /// Milliseconds, as the server reads it.
    Milliseconds,
}

/// What a literal's meaning depends on besides its text. The library reads no clock and no zone database.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The unit of bare epoch numbers.
    pub epoch: EpochUnit,
    /// The present, in milliseconds since 1970 UTC; without it a relative date is an error.
    pub now: Option<i64>,
    /// The zone of days, months and times without an offset.
    pub zone: &'a dyn Zone,
}

#[cfg(test)]
mod tests;
