//! What is measured: filters of four sizes and one on a row, and what is done with each, beside serde_json on the equal JSON.

mod cases;
mod operations;

pub use cases::{Case, cases};
pub use operations::{Operation, PLANNING, operations};
