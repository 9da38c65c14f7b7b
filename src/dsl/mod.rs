//! The filter language: text to syntax tree to request, and back.

pub mod ast;
pub mod lower;
pub mod parse;
mod print;
mod render;
mod spell;

pub(crate) use spell::{decoded_path as path_text, path as write_path, word_or_string as value_text};

pub use print::print;
pub use render::{Conjunct, clauses, conjunct, conjuncts, endpoint, literal};
