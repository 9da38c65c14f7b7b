//! The host's rules of time zones.

use rocketql::Zone;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./host.js")]
extern "C" {
    /// The offset of a zone from UTC at an instant, in seconds.
    #[wasm_bindgen(js_name = zoneOffset)]
    fn zone_offset(zone: &str, instant: f64) -> i32;
}

/// A zone of the IANA database, as `Intl` knows it. Its name was tried before.
#[derive(Debug)]
pub(crate) struct HostZone(pub(crate) String);

impl Zone for HostZone {
    #[expect(clippy::cast_precision_loss, reason = "`Intl` knows no instant beyond 2^53 milliseconds")]
    fn offset_at(&self, instant: i64) -> i32 {
        zone_offset(&self.0, instant as f64)
    }
}
