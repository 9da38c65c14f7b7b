//! Rows that are JSON text: one pass checks a row in full and finds the values that are asked for; they are read where they
//! lie, and only when a test looks at them.

mod check;
mod node;

pub(super) use check::{Keys, check_row};
pub(super) use node::{Json, index, unescaped};
