//! A planned request to the texts and types that callers send.

pub(crate) mod json;
pub(crate) mod text;
mod typed;
