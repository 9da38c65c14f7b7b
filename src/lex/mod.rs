//! Characters to tokens and literals, for both languages.

