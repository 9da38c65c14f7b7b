//! Any bytes as EJSON.
#![no_main]

#[path = "../../tests/properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_ejson(&String::from_utf8_lossy(bytes)));
