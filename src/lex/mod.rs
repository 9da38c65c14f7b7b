//! Characters to tokens and literals, for both languages.

pub(crate) mod number;
pub(crate) mod string;
