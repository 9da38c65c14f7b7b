//! Rows that are JSON text: one pass checks a row in full and finds the values that are asked for; they are read where they
//! lie, and only when a test looks at them.

mod check;
mod keys;
mod node;

pub(super) use check::check_row;
pub(super) use keys::Keys;
pub(super) use node::{Json, index, unescaped};
