//! Characters to tokens and literals, for both languages.

pub mod dsl;
pub(crate) mod json;
pub(crate) mod literal;
pub(crate) mod number;
pub(crate) mod placeholder;
pub(crate) mod string;
pub mod token;
