//! Texts in the shapes of the grammar, there and back again.
#![no_main]

#[path = "../../tests/properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::round_trip(&mut properties::Choices::new(bytes)));
