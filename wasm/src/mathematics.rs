//! The functions of angles that the library calls, to the host's: every host has them, and the module is 4 kB smaller.
//!
//! They are linked by name, as those of a C library are.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Math, js_name = sin)]
    fn host_sin(angle: f64) -> f64;
    #[wasm_bindgen(js_namespace = Math, js_name = cos)]
    fn host_cos(angle: f64) -> f64;
    #[wasm_bindgen(js_namespace = Math, js_name = asin)]
    fn host_asin(sine: f64) -> f64;
    #[wasm_bindgen(js_namespace = Math, js_name = atan2)]
    fn host_atan2(y: f64, x: f64) -> f64;
}

#[unsafe(no_mangle)]
extern "C" fn sin(angle: f64) -> f64 {
    host_sin(angle)
}

#[unsafe(no_mangle)]
extern "C" fn cos(angle: f64) -> f64 {
    host_cos(angle)
}

#[unsafe(no_mangle)]
extern "C" fn asin(sine: f64) -> f64 {
    host_asin(sine)
}

#[unsafe(no_mangle)]
extern "C" fn atan2(y: f64, x: f64) -> f64 {
    host_atan2(y, x)
}
