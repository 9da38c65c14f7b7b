//! `rocketql fetch`, run as people run it, against the contract server: what it prints where, and how it ends.
//!
//! `bash .ci/run tools client` installs npm's packages and says where in `ROCKETQL_ORACLES`; without it this suite skips.

#![cfg(all(feature = "client", feature = "cli"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    unreachable_pub,
    reason = "a test may panic, and a suite shares its helpers as modules"
)]

#[path = "client/contract.rs"]
#[allow(dead_code, reason = "each suite uses a part of this")]
mod contract;

#[path = "fetch/disk.rs"]
mod disk;
#[path = "fetch/ending.rs"]
mod ending;
#[path = "fetch/login.rs"]
mod login;
#[path = "fetch/odd.rs"]
mod odd;
#[path = "fetch/resume.rs"]
mod resume;
#[path = "fetch/servers.rs"]
mod servers;

use contract::{Contract, TOKEN, plain};
use serde_json::{Value, json};
use std::process::{Command, Output, Stdio};

/// The binary with a login in its environment.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rocketql"));
    command.arg("fetch").args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS").env("TERM", "xterm");
    command.env("ROCKETCHAT_USER_ID", "u1").env("ROCKETCHAT_AUTH_TOKEN", TOKEN);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ended(Output { status, stdout, stderr }: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let found = (status.code().expect("no signal ended it"), text(stdout), text(stderr));
    assert!(!found.1.contains(TOKEN) && !found.2.contains(TOKEN), "the token is shown: {found:?}");
    found
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    ended(command(arguments).output().unwrap())
}

fn rows(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What is known of the server is given, so that nothing but rows is asked for.
const KNOWN: [&str; 2] = ["--server=8.6.1", "--unsafe-params"];

#[test]
fn rows_come_one_a_line_and_in_order() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(1234, &json!({})));
    let request = "users.list: active = true and type = user | fields username";
    let (status, out, error) = run(&[&["--url", &address, request][..], &["--server=9.0"]].concat());
    assert!(status == 0 && !error.contains("error") && !error.contains("warning"), "{status} {error}");
    // This version filters nothing: the client does.
    let expected: Vec<_> = (0..1234)
        .filter(|at| at % 3 != 0)
        .map(|at| json!({ "_id": format!("id{at}"), "username": format!("user{at:08}") }))
        .collect();
    assert!(rows(&out) == expected, "{} rows of {}", rows(&out).len(), expected.len());
    // What is said of a server that no longer has it makes no difference.
    let nine = contract.start(&plain(120, &json!({ "version": "9.0.0", "told": "9.0.0" })));
    let (status, out, error) = run(&["--url", &nine, "--unsafe-params", request]);
    assert_eq!((status, rows(&out).len()), (0, 80), "{error}");
    let address = contract.start(&plain(1234, &json!({})));
    // The parts apart, and the text from standard input.
    let (status, out, _) =
        run(&["--url", &address, "--endpoint", "users.list", "--filter", "active = true", "--count", "3"]);
    assert_eq!((status, rows(&out).len()), (0, 3));
    let (status, out, error) = run(&["--url", &address, "-"]);
    assert_eq!((status, &*out), (1, ""), "an empty text names no endpoint: {error}");
}

#[test]
fn what_is_refused_is_refused_before_the_rows() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&json!({}));
    let url = ["--url", &address];
    for (arguments, code) in [
        (&["users.list: active === true"][..], "RQL"),
        (&["active = true"], "RQL0865"),
        (&["users.list: emails.verified = 5 and emails.verified = 6", "--deny", "warnings"], "RQL"),
        // In strict mode, what the server does not do is an error.
        (&["users.list: lastLogin exists", "--mode", "strict", "--server", "9.0"], "RQL"),
        (
            &["users.list: active = true", "--mode", "strict", "--max-url", "150", KNOWN[0], KNOWN[1]],
            "RQL0866",
        ),
    ] {
        let (status, out, error) = run(&[&url[..], arguments].concat());
        assert!(
            status == 1 && out.is_empty() && error.contains(code),
            "{arguments:?}: {status} {out} {error}"
        );
        let (status, out, error) = run(&[&url[..], arguments, &["--format", "json"]].concat());
        let line: Value = serde_json::from_str(&error).unwrap();
        assert!(status == 1 && out.is_empty() && line["ok"] == false, "{arguments:?}: {error}");
        assert!(line["diagnostics"][0]["code"].as_str().unwrap().starts_with(code), "{arguments:?}: {error}");
    }
}

#[test]
fn wrong_usage_is_status_2() {
    let text = "users.list: active = true";
    for arguments in [
        &[text][..],
        &["--url", "chat", text],
        &["--url", "https://bob:hunter2@chat.example.org", text],
        &["--url", "http://chat.example.org", text],
        &["--url", "https://chat.example.org", "--deadline", "soon", text],
        &["--url", "https://chat.example.org", "--server", "9.0", "--unsafe-params", text],
        &["--url", "https://chat.example.org", "--count", "1", text],
        &["--url", "https://chat.example.org", "--login-file", "/nowhere/at/all", text],
    ] {
        let (status, out, error) = run(arguments);
        assert!(status == 2 && out.is_empty() && !error.is_empty(), "{arguments:?}: {status} {out} {error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
    for name in ["ROCKETCHAT_USER_ID", "ROCKETCHAT_AUTH_TOKEN"] {
        for value in [None, Some(""), Some("\u{1}")] {
            let mut command = command(&["--url", "https://chat.example.org", text]);
            match value {
                None => command.env_remove(name),
                Some(value) => command.env(name, value),
            };
            let (status, _, error) = ended(command.output().unwrap());
            assert!(status == 2 && error.contains("RQL0862") && error.contains(name), "{error}");
        }
    }
}

/// Every fault there is, those that repeat the token among them: `ended` looks for it in all that is printed.
#[test]
fn whatever_goes_wrong_is_status_3_and_tells_no_secret() {
    let Some(mut contract) = Contract::new() else { return };
    for (fault, code) in [
        ("html", "RQL0874"),
        ("broken", "RQL0871"),
        ("down", "RQL0873"),
        ("forbidden", "RQL0878"),
        ("elsewhere", "RQL0881"),
        ("rowless", "RQL0882"),
        ("refusing", "RQL0879"),
        ("garbled", "RQL0875"),
        ("telling", "RQL0875"),
        ("telling-kind", "RQL0879"),
        ("telling-row", "RQL0884"),
        ("telling-wait", "RQL0872"),
        ("large", "RQL0876"),
        ("trickle", "RQL0885"),
    ] {
        let address = contract.start(&json!({ "faults": [fault] }));
        let mut arguments = vec!["--url", &address, "users.list: active = true", "--max-answer", "1000000"];
        arguments.extend(KNOWN);
        // Patience is tested elsewhere.
        let is_final = !["broken", "down", "garbled", "telling", "telling-wait"].contains(&fault);
        arguments.extend(["--deadline", if fault == "trickle" { "300ms" } else { "20s" }]);
        arguments.extend(["--attempts", if is_final { "8" } else { "2" }]);
        for format in ["text", "json"] {
            let (status, out, error) = run(&[&arguments[..], &["--format", format]].concat());
            assert!(status == 3 && out.is_empty() && error.contains(code), "{fault}: {status} {out} {error}");
        }
    }
    // A server that does not know the login repeats it.
    let address = contract.start(&json!({}));
    let mut wrong = command(&["--url", &address, "users.list: active = true"]);
    let (status, _, error) = ended(wrong.env("ROCKETCHAT_USER_ID", "somebody").output().unwrap());
    assert!(status == 3 && error.contains("Your token: …"), "{error}");
    let (status, _, error) = run(&["--url", "http://nowhere.invalid", "--insecure-http", "users.list:"]);
    assert!(status == 3 && error.contains("RQL0870"), "{error}");
}

#[test]
fn best_effort_takes_what_comes_and_says_so() {
    let Some(mut contract) = Contract::new() else { return };
    // It is said to read `query`, and does not.
    let address = contract.start(&plain(300, &json!({ "unsafe": false })));
    let arguments = [&["--url", &address, "users.list: active = true"][..], &KNOWN].concat();
    let (status, out, error) = run(&arguments);
    assert!(status == 3 && out.is_empty() && error.contains("RQL0884"), "{status} {error}");
    let (status, out, error) = run(&[&arguments[..], &["--best-effort"]].concat());
    assert_eq!((status, rows(&out).len()), (0, 200), "{error}");
    assert_eq!(error.matches("RQL0884").count(), 1, "{error}");
}

/// On a terminal, which `script` of util-linux makes.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_shows_how_far_it_is_and_why_it_waits() {
    let Some(mut contract) = Contract::new() else { return };
    let limit = json!({ "limit": { "calls": 6, "window": 1500 } });
    let address = contract.start(&plain(1000, &limit));
    let file = std::env::temp_dir().join(format!("rocketql-rows-{}", std::process::id()));
    let request = "users.list: type = user";
    let line = format!(
        "{} fetch --url {address} {} '{request}' > {}",
        env!("CARGO_BIN_EXE_rocketql"),
        KNOWN.join(" "),
        file.display()
    );
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).env("ROCKETCHAT_USER_ID", "u1").env("TERM", "xterm");
    let (status, shown, _) = ended(script.env("ROCKETCHAT_AUTH_TOKEN", TOKEN).output().unwrap());
    assert_eq!(status, 0, "{shown}");
    for words in
        ["595 of 1,000 rows", "s left; the server takes no more requests for 1 s", "991 of 1,000 rows"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert_eq!(rows(&std::fs::read_to_string(&file).unwrap()).len(), 1000);
    // Where there is no room for a bar there is none.
    let address = contract.start(&plain(450, &json!({ "limit": { "calls": 3, "window": 600 } })));
    let line = format!(
        "stty cols 20 rows 10; {} fetch --url {address} {} '{request}' > {}",
        env!("CARGO_BIN_EXE_rocketql"),
        KNOWN.join(" "),
        file.display()
    );
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).env("ROCKETCHAT_USER_ID", "u1").env("TERM", "xterm");
    let (status, shown, _) = ended(script.env("ROCKETCHAT_AUTH_TOKEN", TOKEN).output().unwrap());
    assert!(status == 0 && shown.contains("298 of 450, ") && !shown.contains('█'), "{shown}");
    // A server that counts fewer rows than it gave knows no end, and of what it does not count nobody says how long it takes.
    for total in ["page", "none"] {
        let address =
            contract.start(&plain(450, &json!({ "total": total, "limit": { "calls": 3, "window": 600 } })));
        let line = format!(
            "{} fetch --url {address} {} '{request}' > {}",
            env!("CARGO_BIN_EXE_rocketql"),
            KNOWN.join(" "),
            file.display()
        );
        let mut script = Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).env("ROCKETCHAT_USER_ID", "u1").env("TERM", "xterm");
        let (status, shown, _) = ended(script.env("ROCKETCHAT_AUTH_TOKEN", TOKEN).output().unwrap());
        assert!(status == 0 && shown.contains(" 298 rows; the server takes no more"), "{total}: {shown}");
        assert!(!shown.contains("298 of") && !shown.contains("595 of"), "{total}: {shown}");
    }
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn help_manual_and_completions_know_it() {
    let run = |arguments: &[&str]| {
        ended(Command::new(env!("CARGO_BIN_EXE_rocketql")).args(arguments).output().unwrap())
    };
    let (status, out, _) = run(&["fetch", "--help"]);
    assert_eq!(status, 0);
    for option in [
        "--url",
        "--login-file",
        "--insecure-http",
        "--best-effort",
        "--check-server",
        "--deadline",
        "--resume",
        "--max-url",
        "Exit status",
    ] {
        assert!(out.contains(option), "{option}");
    }
    let (status, out, _) = run(&["man", "fetch"]);
    assert!(status == 0 && out.contains("rocketql\\-fetch") && out.contains("best\\-effort"), "{out}");
    for shell in ["bash", "zsh", "fish"] {
        let (_, out, _) = run(&["completions", shell]);
        assert!(out.contains("fetch") && out.contains("best-effort"), "{shell}");
    }
    // A command for the shell has placeholders.
    let mut curl = Command::new(env!("CARGO_BIN_EXE_rocketql"));
    curl.args(["compile", "--emit", "curl", "--server", "6.13", "users.list: active = true"]);
    let (status, out, _) = ended(curl.env("ROCKETCHAT_AUTH_TOKEN", TOKEN).output().unwrap());
    assert!(status == 0 && out.contains("$ROCKETCHAT_AUTH_TOKEN"), "{out}");
}
