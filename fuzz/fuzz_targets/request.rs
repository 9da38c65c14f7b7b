//! Requests in parts, with options.
#![no_main]

#[path = "../../tests/properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_parts(&mut properties::Choices::new(bytes)));
