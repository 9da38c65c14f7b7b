//! The tables of the language to JSON.

use crate::json;
use rocketql::Code;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a diagnostic's code means; null where it is none, or one that this module never reports.
#[wasm_bindgen]
pub fn code(name: &str) -> String {
    let Some(code) = Code::parse(name).filter(|code| !code.wording().is_empty()) else {
        return "null".to_owned();
    };
    let mut out = String::from("{");
    json::text("code", &code.to_string(), &mut out);
    json::text("severity", code.severity().name(), &mut out);
    json::text("wording", code.wording(), &mut out);
    json::text("help", code.help(), &mut out);
    out.push('}');
    out
}

/// The one of some lines that a name was likeliest meant to be.
#[wasm_bindgen(js_name = nearestName)]
pub fn nearest_name(name: &str, known: &str) -> Option<String> {
    rocketql::nearest(name, known.lines()).map(str::to_owned)
}

/// How much memory the module has, in bytes.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(js_name = memoryBytes)]
pub fn memory_bytes() -> u32 {
    u32::try_from(core::arch::wasm32::memory_size(0) * 65536).unwrap_or(u32::MAX)
}
