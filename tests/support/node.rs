//! Programs in Node, which judge with npm's packages.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The program of this path below `tests/`, to be fed. Nothing where npm's packages are not there; the suite then skips, and
/// says so.
pub fn program(path: &str) -> Option<Command> {
    let Some(home) = std::env::var_os("ROCKETQL_ORACLES") else {
        println!("skipped: ROCKETQL_ORACLES does not say where npm's packages are");
        return None;
    };
    let mut node = Command::new("node");
    node.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path))
        .env("NODE_PATH", Path::new(&home).join("node_modules"))
        .stdin(Stdio::piped());
    Some(node)
}

/// Has a program judge lines; what is wrong with them it prints.
pub fn judge(mut program: Command, lines: &str) {
    let mut node = program.spawn().expect("node runs");
    node.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    assert!(node.wait().unwrap().success(), "see above");
}
