//! `rocketql-bindgen MODULE FOLDER` writes the glue of the target `web`, the only one that the package has.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

/// What the glue has not: another module takes the place of the one that was started. What was made by that one is no more when
/// `then` is called, and not before.
const REPLACE: &str = "
/**
 * @param {any} [module_or_path]
 * @param {() => void} [then]
 */
export async function __wbg_replace(module_or_path = new URL('rocketql_wasm_bg.wasm', import.meta.url), then = () => {}) {
    const isPlace = typeof module_or_path === 'string' || module_or_path instanceof URL || (typeof Request === 'function' && module_or_path instanceof Request);
    const { instance, module } = await __wbg_load(await (isPlace ? fetch(module_or_path) : module_or_path), __wbg_get_imports());
    __wbg_instance_id++;
    __wbg_finalize_init(instance, module);
    then();
}
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: rocketql-bindgen MODULE FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(std::env::var_os("KEEP_NAMES").is_none());
    bindgen.remove_producers_section(true).reset_state_function(true);
    let written = bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .map_err(|problem| format!("{problem:#}"));
    match written.and_then(|()| replacing(folder).map_err(|problem| problem.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Adds to the glue what it has not.
fn replacing(folder: &str) -> std::io::Result<()> {
    let mut glue = OpenOptions::new().append(true).open(Path::new(folder).join("rocketql_wasm.js"))?;
    glue.write_all(REPLACE.as_bytes())
}
