//! Texts and settings from JavaScript to JSON for it: RocketQL behind wasm-bindgen.
//!
//! Every answer is one JSON text, with places in bytes; `js/` makes objects of it, with places as JavaScript counts. Nothing
//! here is called by people: the package's interface is `js/index.d.ts`.
//!
//! With `--cfg rocketql_lite` the catalogue of servers and the matcher of rows are left out: `js/lite/` is the interface.

mod assist;
#[cfg(not(rocketql_lite))]
mod catalogue;
mod host;
mod json;
#[cfg(not(rocketql_lite))]
mod pattern;
#[cfg(not(rocketql_lite))]
mod rows;
mod session;
mod settings;
mod tables;

pub use session::Session;
