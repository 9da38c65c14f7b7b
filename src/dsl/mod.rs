//! The filter language: text to syntax tree to request, and back.

pub mod ast;
pub mod lower;
pub mod parse;
mod print;
mod render;
mod spell;

pub use print::print;
pub use render::{Conjunct, clauses, conjunct, conjuncts, endpoint};
