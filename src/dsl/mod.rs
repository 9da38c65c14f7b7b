//! The filter language: text to syntax tree to request, and back.

pub mod ast;
pub mod lower;
pub mod parse;
