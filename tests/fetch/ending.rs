//! Runs of `rocketql fetch` that somebody or something ends.

use super::{KNOWN, command, ended, rows};
use crate::contract::{Contract, TOKEN, plain};
use serde_json::json;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
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

/// Ctrl-C, and what `kill`, `timeout` and those who shut a machine down send.
#[cfg(unix)]
#[test]
fn a_signal_ends_it_with_what_was_received() {
    let Some(mut contract) = Contract::new() else { return };
    for signal in ["INT", "TERM"] {
        let (mut child, mut out) = under_way(&mut contract, &[]);
        // Who looks at the processes of others sees no secret.
        if let Ok(shown) = std::fs::read_to_string(format!("/proc/{}/cmdline", child.id())) {
            assert!(shown.contains("fetch") && !shown.contains(TOKEN), "{shown}");
        }
        let began = Instant::now();
        Command::new("sh").args(["-c", &format!("kill -{signal} {}", child.id())]).status().unwrap();
        let mut rest = String::new();
        out.read_to_string(&mut rest).unwrap();
        let mut error = String::new();
        child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(3), "{signal}: {error}");
        assert!(began.elapsed() < Duration::from_secs(2));
        assert!(error.contains("RQL0886") && error.contains("199 rows"), "{signal}: {error}");
        assert_eq!(rest, "");
    }
}

/// Who says `nohup` wants it to go on when the terminal goes.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_goes_does_not_end_what_has_none() {
    let Some(mut contract) = Contract::new() else { return };
    let limit = json!({ "limit": { "calls": 2, "window": 1500 } });
    let address = contract.start(&plain(250, &limit));
    let run = command(&[&["--url", &address, "users.list:"][..], &KNOWN].concat());
    let mut nohup = Command::new("nohup");
    nohup.arg(run.get_program()).args(run.get_args()).stdin(Stdio::null());
    nohup.envs(run.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut child = nohup.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut found = String::new();
    out.read_line(&mut found).unwrap();
    Command::new("sh").args(["-c", &format!("kill -HUP {}", child.id())]).status().unwrap();
    out.read_to_string(&mut found).unwrap();
    let (status, _, error) = ended(child.wait_with_output().unwrap());
    assert_eq!((status, rows(&found).len()), (0, 250), "{error}");
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

/// Messages that find no room are no reason to give no rows, and not passed over either.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_the_messages_is_told_by_the_status() {
    let Some(mut contract) = Contract::new() else { return };
    for (total, more, status, count) in
        [("", "", 0, 300), ("large", "", 1, 300), ("", "--deadline=500ms", 3, 199)]
    {
        let limit = if more.is_empty() { json!(null) } else { json!({ "calls": 2, "window": 60000 }) };
        let address = contract.start(&plain(300, &json!({ "total": total, "limit": limit })));
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let arguments = [&["--url", &address, "users.list:"][..], &KNOWN].concat();
        let mut command = command(&arguments);
        if !more.is_empty() {
            command.arg(more);
        }
        let (found, out, _) = ended(command.stderr(full).output().unwrap());
        assert_eq!((found, rows(&out).len()), (status, count), "{total} {more}");
    }
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
