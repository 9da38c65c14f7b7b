//! Any place of any text, and what is offered there.
#![no_main]

#[path = "../../tests/properties/mod.rs"]
mod properties;

libfuzzer_sys::fuzz_target!(|input: (u32, &[u8])| {
    let (at, bytes) = (input.0 % 512, input.1);
    properties::assist::any_place(&String::from_utf8_lossy(bytes), at);
    properties::assist::offers_hold(&properties::texts::request(&mut properties::Choices::new(bytes)), at);
});
