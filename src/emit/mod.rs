//! A planned request to the texts and types that callers send.

#[cfg(feature = "bson")]
pub(crate) mod bson;
pub(crate) mod form;
#[cfg(feature = "http")]
pub(crate) mod http;
pub(crate) mod json;
pub(crate) mod parameters;
pub(crate) mod residual;
pub(crate) mod shell;
#[cfg(any(feature = "bson", feature = "serde_json"))]
mod tree;
mod typed;
pub(crate) mod url;
#[cfg(feature = "serde_json")]
pub(crate) mod value;
