//! Time zones as the compiler needs them: an instant to an offset.

/// A time zone. Only this direction is asked for, since it is what every host has (`Intl` in browsers too); the way back
/// from local time is found by the compiler.
pub trait Zone: Send + Sync {
    /// The offset from UTC in seconds, east positive, that holds at `instant` (milliseconds since 1970, UTC).
    fn offset_at(&self, instant: i64) -> i32;
}

/// Coordinated Universal Time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Utc;

impl Zone for Utc {
    fn offset_at(&self, _: i64) -> i32 {
        0
    }
}

/// A zone that never changes its offset, in seconds east of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedZone(pub i32);

impl Zone for FixedZone {
    fn offset_at(&self, _: i64) -> i32 {
        self.0
    }
}
