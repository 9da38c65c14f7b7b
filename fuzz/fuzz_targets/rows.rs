//! Rows, whole and spoiled, filters for them, and what their words of logic say.
#![no_main]

#[path = "../../tests/properties/mod.rs"]
mod properties;
#[path = "../../tests/properties/rows.rs"]
mod rows;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    rows::any_row(&mut properties::Choices::new(bytes));
    rows::any_logic(&mut properties::Choices::new(bytes));
});
