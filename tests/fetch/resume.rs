//! `rocketql fetch --resume FILE`: runs that are cut and go on, and those that are refused.

use super::{KNOWN, command, ended, rows, run};
use crate::contract::{Contract, TOKEN, plain};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::process::Command;
use std::time::Duration;

/// A file of this test alone, which is not there yet.
fn state(name: &str) -> std::path::PathBuf {
    let file = std::env::temp_dir().join(format!("rocketql-{name}-{}", std::process::id()));
    let _ = std::fs::remove_file(&file);
    file
}

/// Interrupted, out of time, cut off from a server that has gone: what was given and what comes then are the whole.
#[cfg(unix)]
#[test]
fn a_run_that_was_cut_goes_on() {
    use std::os::unix::fs::PermissionsExt as _;
    let Some(mut contract) = Contract::new() else { return };
    let file = state("resume");
    let name = file.to_str().unwrap();
    let whole = |at: usize| json!(format!("id{at}"));
    for kind in ["interrupt", "deadline", "failing"] {
        let mut found: Vec<Value> = Vec::new();
        let limit = json!({ "limit": { "calls": 3, "window": 600 } });
        let address = contract.start(&plain(1000, &limit));
        // The present is that of the first run in all of them.
        let request = "users.list: lastLogin missing and (createdAt missing or createdAt < now-90d)";
        let more: &[&str] = if kind == "deadline" { &["--deadline", "400ms"] } else { &[] };
        let all = [&["--url", &address, "--resume", name, request][..], &KNOWN, more].concat();
        let mut runs = 0;
        loop {
            runs += 1;
            assert!(runs < 40, "{kind}: {} rows", found.len());
            let child = command(&all).spawn().unwrap();
            if kind == "interrupt" && runs < 4 {
                std::thread::sleep(Duration::from_millis(400));
                Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap();
            }
            let (status, out, error) = ended(child.wait_with_output().unwrap());
            found.extend(rows(&out));
            if status == 0 {
                break;
            }
            assert!(status == 3 && error.contains("RQL0898"), "{kind}: {error}");
            assert!(error.contains(&format!("after {} rows", found.len())), "{kind}: {error}");
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(
                !text.contains(TOKEN) && !text.contains("\"u1\"") && !text.contains("lastLogin"),
                "{text}"
            );
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let ids: Vec<_> = found.iter().map(|row| row["_id"].clone()).collect();
        assert_eq!(ids, (0..1000).map(whole).collect::<Vec<_>>(), "{kind}");
        assert!(!file.exists() && (runs > 2 || kind == "failing"), "{kind}: {runs} runs");
    }
}

#[test]
fn what_does_not_go_on_is_refused_and_touches_nothing() {
    let Some(mut contract) = Contract::new() else { return };
    let file = state("other");
    let name = file.to_str().unwrap();
    let address = contract.start(&plain(1000, &json!({ "limit": { "calls": 2, "window": 60000 } })));
    let fetch = |url: &str, request: &str, more: &[&str]| {
        run(&[&["--url", url, "--resume", name, request][..], &KNOWN, more].concat())
    };
    let request = "users.list: type = user";
    let (status, out, error) = fetch(&address, request, &["--deadline", "1s"]);
    assert_eq!((status, rows(&out).len()), (3, 199), "{error}");
    let kept = std::fs::read(&file).unwrap();
    let elsewhere = address.replace("127.0.0.1", "localhost");
    let other = ["--server=8.6.2", KNOWN[1]];
    for (url, request, known) in [
        (&*address, "users.list: type = bot", KNOWN),
        (&address, request, other),
        (&elsewhere, request, KNOWN),
    ] {
        let (status, out, error) = run(&[&["--url", url, "--resume", name, request][..], &known].concat());
        assert!(status == 1 && out.is_empty() && error.contains("RQL0893"), "{status} {error}");
        assert!(std::fs::read(&file).unwrap() == kept, "{request}");
    }
    // Cut, changed, of nobody, or a folder: not what was written.
    for text in [&kept[..kept.len() / 2], b"", b"{}", b"name,active\n"] {
        std::fs::write(&file, text).unwrap();
        let (status, out, error) = fetch(&address, request, &[]);
        assert!(status == 2 && out.is_empty() && error.contains("RQL0895"), "{status} {error}");
        assert!(std::fs::read(&file).unwrap() == text);
    }
    std::fs::remove_file(&file).unwrap();
    for place in ["/", "/nowhere/at/all"] {
        let (status, out, error) = run(&["--url", &address, "--resume", place, request, KNOWN[0], KNOWN[1]]);
        assert!(status == 2 && out.is_empty() && error.contains("RQL0895"), "{status} {error}");
    }
    // Who is killed has said nothing, and neither has whoever writes to a reader that leaves.
    let address = contract.start(&plain(1000, &json!({ "limit": { "calls": 2, "window": 60000 } })));
    let mut child =
        command(&["--url", &address, "--resume", name, request, KNOWN[0], KNOWN[1]]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut String::new()).unwrap();
    let (status, more, error) = fetch(&address, request, &[]);
    assert!(status == 2 && more.is_empty() && error.contains("RQL0896"), "{status} {error}");
    child.kill().unwrap();
    child.wait().unwrap();
    let (status, more, error) = fetch(&address, request, &[]);
    assert!(status == 2 && more.is_empty() && error.contains("RQL0896"), "{status} {error}");
    std::fs::remove_file(&file).unwrap();
    // Rows that are sorted here come when all are there: said before anything is given.
    let request = "directory: | sort name, username";
    let (status, out, error) = fetch(&address, request, &[]);
    assert!(status == 1 && out.is_empty() && error.contains("RQL0897") && !file.exists(), "{status} {error}");
}
