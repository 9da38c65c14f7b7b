//! Who may import whom: every `crate::…` path in `src/` names a module further left than the one that it stands in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    clippy::cast_possible_truncation,
    unreachable_pub,
    reason = "a test may panic, and a suite shares its helpers as modules"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the bottom to the top. A module may import those to its left.
const LAYERS: &[&str] = &[
    "stack",
    "nearest",
    "words",
    "sorted",
    "slots",
    "span",
    "limits",
    "arena",
    "json_text",
    "digits",
    "diagnostic",
    "operator",
    "value",
    "path",
    "version",
    "lex",
    "request",
    "dsl",
    "ejson",
    "schema",
    "server",
    "plan",
    "matcher",
    "emit",
    "options",
    "compiled",
    "compile",
    "rewrite",
    "explain",
    "filter",
    "import",
    "assist",
    "client",
    "internals",
    "lib",
];

/// Neighbours that must not know each other although one stands to the left.
const STRANGERS: &[(&str, &str)] = &[("ejson", "dsl"), ("matcher", "plan"), ("matcher", "server")];

#[test]
fn modules_import_only_what_lies_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for file in sources(&root) {
        let inside = file.strip_prefix(&root).unwrap();
        let importer = module(inside);
        // The binary sees the library from outside; a module's own tests may look at what it feeds.
        if importer == "main"
            || inside.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
        {
            continue;
        }
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            for imported in imports(line) {
                seen += 1;
                let allowed = match (rank(importer), rank(&imported)) {
                    (Some(importer_rank), Some(imported_rank)) => {
                        imported_rank <= importer_rank && !STRANGERS.contains(&(importer, imported.as_str()))
                    }
                    _ => false,
                };
                if !allowed {
                    wrong.push(format!("src/{}:{}: {}", inside.display(), number + 1, line.trim()));
                }
            }
        }
    }
    assert!(seen > 20, "only {seen} imports were found");
    assert!(wrong.is_empty(), "imports against the layers {LAYERS:?}:\n{}", wrong.join("\n"));
}

/// The binary and the features' edges see the library from outside only.
#[test]
fn the_binary_uses_the_public_interface() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = sources(&root.join("cli"));
    assert!(files.len() > 20, "only {} files of the binary were found", files.len());
    files.push(root.join("main.rs"));
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert!(!text.contains("#[path"), "{} takes a file of the library in by its path", file.display());
    }
}

/// Whoever takes the library in is not given a runtime with it, nor another HTTP client than the one that blocks.
#[test]
fn nobody_is_forced_into_a_runtime() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let packages: Vec<_> = lock.lines().filter_map(|line| line.strip_prefix("name = ")).collect();
    assert!(packages.contains(&"\"ureq\""), "the list of packages is read");
    for name in ["tokio", "async-std", "smol", "futures-executor", "hyper", "reqwest"] {
        assert!(!packages.contains(&&*format!("{name:?}")), "{name}");
    }
}

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|&layer| layer == module)
}

/// The top module that a file belongs to: `dsl` for `dsl/parse/filter.rs`, `span` for `span.rs`.
fn module(inside: &Path) -> &str {
    let first = inside.components().next().unwrap();
    Path::new(first.as_os_str()).file_stem().unwrap().to_str().unwrap()
}

/// The modules that a line of code names after `crate::`.
fn imports(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap();
    let mut modules = Vec::new();
    for after in code.split("crate::").skip(1) {
        let names = after.strip_prefix('{').map_or(after, |group| group.split('}').next().unwrap());
        let grouped = names.len() < after.len();
        for name in names.split(',').take(if grouped { usize::MAX } else { 1 }) {
            let name: String =
                name.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            // What starts with a capital is an item that the façade exports; only the façade may use those.
            modules.push(if name.starts_with(char::is_uppercase) { "lib".to_owned() } else { name });
        }
    }
    modules
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
