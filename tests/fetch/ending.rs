//! Runs of `rocketql fetch` that somebody or something ends.

use super::{KNOWN, command, ended, rows};
use crate::contract::{Contract, TOKEN, plain};
use serde_json::json;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// A process that has given its first rows, and waits for more.
fn under_way(contract: &mut Contract, more: &[&str]) -> (Child, BufReader<std::process::ChildStdout>) {
    let limit = json!({ "limit": { "calls": 2, "window": 60000 } });
    let address = contract.start(&plain(1000, &limit));
    let mut child =
        command(&[&["--url", &address, "users.list:"][..], &KNOWN, more].concat()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    // Two pages with a row in common; then the rate limit.
    let mut line = String::new();
    for at in 0..199 {
        line.clear();
        out.read_line(&mut line).unwrap();
        assert_eq!(rows(&line)[0]["_id"], format!("id{at}"), "{line}");
    }
    (child, out)
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_what_was_received() {
    let Some(mut contract) = Contract::new() else { return };
    let (mut child, mut out) = under_way(&mut contract, &[]);
    // Who looks at the processes of others sees no secret.
    if let Ok(shown) = std::fs::read_to_string(format!("/proc/{}/cmdline", child.id())) {
        assert!(shown.contains("fetch") && !shown.contains(TOKEN), "{shown}");
    }
    let began = Instant::now();
    Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap();
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    let mut error = String::new();
    child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(3), "{error}");
    assert!(began.elapsed() < Duration::from_secs(2));
    assert!(error.contains("RQL0886") && error.contains("199 rows"), "{error}");
    assert_eq!(rest, "");
}

#[test]
fn a_deadline_ends_it_with_what_was_received() {
    let Some(mut contract) = Contract::new() else { return };
    let (child, mut out) = under_way(&mut contract, &["--deadline", "3s"]);
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    let (status, _, error) = ended(child.wait_with_output().unwrap());
    assert!(status == 3 && error.contains("RQL0885"), "{error}");
    assert_eq!(rest, "");
}

/// Rows that cannot be printed are missing.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_no_refusal() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(300, &json!({})));
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = command(&["--url", &address, "users.list:", KNOWN[0], KNOWN[1]]);
    let (status, _, error) = ended(command.stdout(full).output().unwrap());
    assert!(status == 3 && error.contains("cannot be printed"), "{status} {error}");
}

#[test]
fn a_reader_that_leaves_ends_the_run_quietly() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(5000, &json!({})));
    let mut child = command(&[&["--url", &address, "users.list:"][..], &KNOWN].concat()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut String::new()).unwrap();
    drop(out);
    let (status, _, error) = ended(child.wait_with_output().unwrap());
    assert_eq!((status, &*error), (0, ""));
}
