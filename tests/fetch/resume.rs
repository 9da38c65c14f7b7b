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

/// How a run is cut: the faults of the server, its rate limit, what is said to the run, and whether somebody interrupts it.
const CUTS: [(&str, &[&str], &[&str], bool); 9] = [
    ("interrupt", &[], &[], true),
    ("deadline", &[], &["--deadline=400ms"], false),
    ("errors of the server", &["failing"], &["--attempts=1"], false),
    ("resets in the midst of an answer", &["reset"], &["--attempts=1"], false),
    ("connections that end in the midst of an answer", &["chunks"], &["--attempts=1"], false),
    ("answers that break off", &["truncated"], &["--attempts=1"], false),
    ("answers that do not come", &["stall"], &["--attempts=1", "--timeout=300ms"], false),
    ("too many requests", &["storm"], &["--attempts=1"], false),
    ("all of it", &["stall", "failing"], &["--attempts=1", "--timeout=300ms", "--deadline=2s"], false),
];

/// Interrupted, out of time, with a server that fails: what was given and what comes then are what one run gives that is not cut.
#[cfg(unix)]
#[test]
fn a_run_that_was_cut_goes_on() {
    use std::os::unix::fs::PermissionsExt as _;
    let Some(mut contract) = Contract::new() else { return };
    let file = state("resume");
    let name = file.to_str().unwrap();
    // The present is that of the first run in all of them.
    let request = "users.list: lastLogin missing and (createdAt missing or createdAt < now-90d)";
    for (kind, faults, more, is_interrupted) in CUTS {
        let limited = faults.is_empty();
        let count = if limited { 700 } else { 430 };
        let address = contract.start(&plain(count, &json!({})));
        let (status, whole, error) = run(&[&["--url", &address, request][..], &KNOWN].concat());
        assert!(status == 0 && rows(&whole).len() == usize::try_from(count).unwrap(), "{error}");
        let limit = if limited { json!({ "calls": 3, "window": 600 }) } else { Value::Null };
        let address = contract.start(&plain(count, &json!({ "limit": limit, "faults": faults })));
        let all = [&["--url", &address, "--resume", name, request][..], &KNOWN, more].concat();
        let (mut found, mut runs) = (String::new(), 0);
        loop {
            runs += 1;
            assert!(runs < 60, "{kind}: {} rows", rows(&found).len());
            let child = command(&all).spawn().unwrap();
            if is_interrupted && runs < 4 {
                std::thread::sleep(Duration::from_millis(400));
                Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap();
            }
            let (status, out, error) = ended(child.wait_with_output().unwrap());
            found += &out;
            if status == 0 {
                break;
            }
            assert!(status == 3 && error.contains("RQL0898"), "{kind}: {error}");
            assert!(error.contains(&format!("after {} rows", rows(&found).len())), "{kind}: {error}");
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(
                !text.contains(TOKEN) && !text.contains("\"u1\"") && !text.contains("lastLogin"),
                "{text}"
            );
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert!(found == whole, "{kind}: {} of {count} rows", rows(&found).len());
        assert!(!file.exists() && runs > 2, "{kind}: {runs} runs");
    }
}

/// Of runs that begin together one gives rows; the others say why they do not, and touch nothing.
#[test]
fn two_runs_do_not_share_a_file() {
    let Some(mut contract) = Contract::new() else { return };
    let file = state("shared");
    let name = file.to_str().unwrap();
    let address = contract.start(&plain(1000, &json!({ "limit": { "calls": 2, "window": 60000 } })));
    let all = [
        "--url",
        &address,
        "--resume",
        name,
        "--deadline=800ms",
        "users.list: type = user",
        KNOWN[0],
        KNOWN[1],
    ];
    let mut found = 0;
    for _ in 0..2 {
        let children: Vec<_> = (0..6).map(|_| command(&all).spawn().unwrap()).collect();
        let mut statuses = Vec::new();
        for child in children {
            let (status, out, error) = ended(child.wait_with_output().unwrap());
            statuses.push(status);
            found += rows(&out).len();
            match status {
                2 => assert!(out.is_empty() && error.contains("RQL0850"), "{error}"),
                _ => assert!(error.contains(&format!("after {found} rows")), "{error}"),
            }
        }
        statuses.sort_unstable();
        assert_eq!(statuses, [2, 2, 2, 2, 2, 3], "{found} rows");
    }
    assert_eq!(found, 199, "the second time the limit was still in force");
    std::fs::remove_file(&file).unwrap();
}

/// Where it stopped finds no room on the disk: that is said, and nobody goes on from half of it.
#[cfg(target_os = "linux")]
#[test]
fn a_place_that_finds_no_room_is_none() {
    let Some(mut contract) = Contract::new() else { return };
    let file = state("room");
    let name = file.to_str().unwrap();
    let address = contract.start(&plain(1000, &json!({ "limit": { "calls": 6, "window": 60000 } })));
    let request = "users.list: type = user";
    // No file may take more than eight thousand bytes or so, and 595 rows take twenty thousand.
    let shell = format!(
        "trap '' XFSZ; ulimit -f 8; exec {} fetch --url {address} --resume {name} --deadline 800ms {} '{request}'",
        env!("CARGO_BIN_EXE_rocketql"),
        KNOWN.join(" ")
    );
    let mut limited = Command::new("bash");
    limited.args(["-c", &shell]).env("ROCKETCHAT_USER_ID", "u1").env("ROCKETCHAT_AUTH_TOKEN", TOKEN);
    let (status, out, error) = ended(limited.output().unwrap());
    assert_eq!((status, rows(&out).len()), (3, 595), "{error}");
    assert!(error.contains("RQL0895") && !error.contains("RQL0898"), "{error}");
    let (status, out, error) = run(&["--url", &address, "--resume", name, request, KNOWN[0], KNOWN[1]]);
    assert!(status == 2 && out.is_empty() && error.contains("RQL0896"), "{status} {error}");
    std::fs::remove_file(&file).unwrap();
}

/// Whoever was killed before it gave anything is in nobody's way, and a link to nothing makes no file elsewhere.
#[cfg(unix)]
#[test]
fn a_file_of_a_run_that_gave_nothing_is_new() {
    let Some(mut contract) = Contract::new() else { return };
    let file = state("new");
    let name = file.to_str().unwrap();
    // Takes connections, and never says anything.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let request = "users.list: type = user";
    let mut child = command(&["--url", &url, "--resume", name, request]).spawn().unwrap();
    silent.accept().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(std::fs::read_to_string(&file).unwrap().contains("\"new\""));
    let address = contract.start(&plain(120, &json!({})));
    let all = ["--url", &address, "--resume", name, request, KNOWN[0], KNOWN[1]];
    let (status, out, error) = run(&all);
    assert!(status == 0 && rows(&out).len() == 120 && !file.exists(), "{error}");
    let target = state("target");
    std::os::unix::fs::symlink(&target, &file).unwrap();
    let (status, out, error) = run(&all);
    assert!(status == 2 && out.is_empty() && !target.exists(), "{status} {error}");
    std::fs::remove_file(&file).unwrap();
    // What is refused leaves nothing behind.
    let (status, _, error) = run(&["--url", &address, "--resume", name, "users.list: active === true"]);
    assert!(status == 1 && !file.exists(), "{error}");
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
    assert!(status == 2 && more.is_empty() && error.contains("RQL0850"), "{status} {error}");
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
