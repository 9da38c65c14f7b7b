//! A pattern to the host's `RegExp`, which searches rows for it.

use rocketql::{HostPattern, PatternHost};
use std::num::NonZeroU32;
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./host.js")]
extern "C" {
    /// Readies a pattern; 0 where `RegExp` does not take it.
    #[wasm_bindgen(js_name = readyPattern)]
    fn ready_pattern(source: &str) -> u32;

    /// Whether a text has a match of a pattern that was made ready.
    #[wasm_bindgen(js_name = hasMatch)]
    fn has_match(pattern: u32, text: &str) -> bool;

    /// Forgets a pattern.
    #[wasm_bindgen(js_name = dropPattern)]
    fn drop_pattern(pattern: u32);
}

/// The host's `RegExp`.
#[derive(Debug)]
pub(crate) struct RegExp;

impl PatternHost for RegExp {
    fn compile(&self, source: &str) -> Option<Arc<dyn HostPattern>> {
        let number = NonZeroU32::new(ready_pattern(source))?;
        Some(Arc::new(Ready(number)))
    }
}

/// A pattern by the number under which the host keeps it.
#[derive(Debug)]
struct Ready(NonZeroU32);

impl HostPattern for Ready {
    fn is_match(&self, text: &str) -> bool {
        has_match(self.0.get(), text)
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        drop_pattern(self.0.get());
    }
}
