//! Texts and settings from JavaScript to JSON for it: RocketQL behind wasm-bindgen.
//!
//! Every answer is one JSON text, with places in bytes; `js/` makes objects of it, with places as JavaScript counts. Nothing
//! here is called by people: the package's interface is `js/index.d.ts`.

mod assist;
mod catalogue;
mod host;
mod json;
mod rows;
mod session;
mod settings;
mod tables;

pub use session::Session;
