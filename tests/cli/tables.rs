//! What the binary knows, and how it is told: the tables, the help, the manual, completions and colour.

use super::{json, lines, run};
use rocketql::Code;
use serde_json::Value;

#[test]
fn tables_are_listed_and_looked_up() {
    for (table, name, wrong, meant) in [
        ("operators", "$gte", "$gtte", "$gte"),
        ("operators", "gte", "regx", "$regex"),
        ("codes", "RQL0001", "RQL00011", "RQL0001"),
        ("codes", "1", "RQLOOO1", "RQL0001"),
        ("endpoints", "users.list", "users.lst", "users.list"),
    ] {
        let (status, out, _) = run(&[table]);
        assert!(status == 0 && out.lines().count() > 5);
        assert!(out.lines().all(|line| line.chars().count() <= 110), "{table}");
        let (status, out, _) = run(&[table, "--format", "json"]);
        assert!(status == 0 && lines(&out).iter().all(Value::is_object));
        let (status, out, _) = run(&[table, name]);
        assert!(status == 0 && !out.is_empty(), "{name}");
        let (status, out, _) = run(&[table, name, "--format", "json"]);
        assert!(status == 0 && json(&out).is_object());
        let (status, out, error) = run(&[table, wrong]);
        assert!(status == 2 && out.is_empty() && error.contains(&format!("`{meant}`")), "{error}");
    }
    let (_, out, _) = run(&["codes", "--format", "json"]);
    assert_eq!(lines(&out).len(), Code::ALL.len());
}

#[test]
fn what_is_known_of_a_server_is_shown() {
    let (status, out, _) = run(&["endpoints", "channels.list"]);
    assert_eq!(status, 0);
    for line in [
        "channels.list  rows of rooms, sorted by name",
        "7.0.0 to 7.3.x   read    refused    refused  refused  refused  strict",
        "In query    `t` is overwritten",
        "Filter      _id (text): _id = … (since 7.0.0); needs view-c-room; without it",
    ] {
        assert!(out.lines().any(|found| found == line), "{line}\n{out}");
    }
    let (_, out, _) = run(&["endpoints", "channels.list", "--server", "8.6.1", "--format", "json"]);
    let row = json(&out);
    assert_eq!(row["versions"][0]["fields"], json!({"is": "refused", "certainty": "known"}));
    assert_eq!(row["versions"].as_array().unwrap().len(), 1);
    assert_eq!(row["typed"][0]["needs"], "view-c-room");
    // What 9.0 is without is not shown as read, and where versions on both sides are asked for, the two come apart.
    let (_, out, _) = run(&["endpoints", "users.list", "--server", "9.0"]);
    assert!(out.contains("9.0     (gone)  (gone)  (read)") && out.contains("from 9.0.0\nthey are"), "{out}");
    let (_, out, _) = run(&["endpoints", "users.list"]);
    assert!(out.contains("8.x     (read)") && out.contains("\n9                (gone)"), "{out}");
    let (_, out, _) = run(&["endpoints", "--server", "9.0"]);
    assert!(!out.contains("all five") && out.contains("sort offset count"), "{out}");
    // What the server does not have is not listed; asked for by name it is said.
    let (_, out, _) = run(&["endpoints", "--server", "7.0"]);
    assert!(!out.contains("call-history.list"));
    let (status, out, _) = run(&["endpoints", "call-history.list", "--server", "7.0"]);
    assert!(status == 0 && out.contains("It is not there in 7.0."), "{out}");
    // A page with variable segments is found by its pattern and by a value.
    assert_eq!(run(&["endpoints", "/api/v1/users.list"]), run(&["endpoints", "users.list"]));
    assert_eq!(run(&["endpoints", "livechat/:rid/messages"]), run(&["endpoints", "livechat/K3p/messages"]));

    let (status, out, _) = run(&["fields", "users"]);
    assert!(status == 0 && out.lines().any(|line| line == "lastLogin: date"), "{out}");
    assert!(out.lines().any(|line| line == "abacAttributes.key: string, in 8.8.1 only"), "{out}");
    let (_, out, _) = run(&["fields", "users", "--server", "6.13.1"]);
    assert!(!out.contains("abacAttributes"));
    let (_, out, _) = run(&["fields", "rooms", "--server", "8.8.1", "--format", "json"]);
    let t = lines(&out).into_iter().find(|line| line["field"] == "t").unwrap();
    assert_eq!(t["values"], json!(["c", "d", "p", "l"]));
    let (status, out, error) = run(&["fields", "user"]);
    assert!(status == 2 && out.is_empty() && error.contains("`users`"), "{error}");
    assert!(run(&["fields"]).1.lines().any(|line| line == "livechat_rooms"));
    let (status, _, error) = run(&["endpoints", "users.list", "--server", "10"]);
    assert!(
        status == 2 && error.contains("the nearest is `9.0`") && error.contains("0.49 to 0.74"),
        "{error}"
    );
}

#[test]
fn help_version_completions_and_manual_are_printed() {
    assert_eq!(run(&["--version"]).1, format!("rocketql {}\n", env!("CARGO_PKG_VERSION")));
    for command in
        ["compile", "check", "explain", "fmt", "render", "batch", "operators", "codes", "endpoints", "fields"]
    {
        let (status, out, _) = run(&[command, "--help"]);
        assert!(status == 0 && out.contains("Usage:"), "{command}");
        let (status, out, _) = run(&["man", command]);
        assert!(status == 0 && out.contains(&format!("rocketql\\-{command}")), "{command}: {out}");
    }
    let (status, out, _) = run(&["man"]);
    assert!(status == 0 && out.contains(".TH rocketql"));
    assert_eq!(out.contains("3 the server or the network"), cfg!(feature = "client"));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (status, out, _) = run(&["completions", shell]);
        assert!(status == 0 && out.contains("rocketql"), "{shell}");
    }
}

/// A flattened group gives its heading to all options that follow it.
#[test]
fn options_stand_under_the_heading_that_they_belong_to() {
    let headings: &[(&str, &[&str])] = &[
        ("Parts, instead of one text:", &["filter", "fields", "sort", "offset", "count", "with"]),
        ("Server:", &["server", "unsafe-params", "unprivileged", "mode"]),
        ("Meaning:", &["epoch", "tz", "now"]),
        ("Limits:", &["max-bytes", "max-depth", "max-nodes", "max-diagnostics"]),
    ];
    for command in ["compile", "check", "explain", "fmt", "render", "batch", "match"] {
        let (_, help, _) = run(&[command, "-h"]);
        let mut under = None;
        for line in help.lines() {
            if let Some(found) = headings.iter().find(|(heading, _)| *heading == line) {
                under = Some(found);
            } else if !line.starts_with(' ') && !line.is_empty() {
                under = None;
            } else if let (Some((heading, names)), Some(option)) = (under, line.strip_prefix("      --")) {
                let name = option.split([' ', '[']).next().unwrap();
                assert!(names.contains(&name), "{command}: --{name} stands under {heading}");
            }
        }
    }
}

#[test]
fn colour_is_asked_for_or_not() {
    let error = |arguments: &[&str]| run(arguments).2;
    assert!(!error(&["check", "a ="]).contains('\u{1b}'), "standard error is no terminal here");
    assert!(error(&["--color", "always", "check", "a ="]).contains('\u{1b}'));
    assert!(!error(&["check", "--color", "never", "a ="]).contains('\u{1b}'));
}

/// Bash keeps `COLUMNS` to itself, so the terminal is asked.
#[cfg(target_os = "linux")]
#[test]
fn drawings_are_as_wide_as_the_terminal() {
    let widest = |columns: &str| {
        let rocketql = env!("CARGO_BIN_EXE_rocketql");
        let line = format!(
            "stty rows 24 cols 50; {columns} {rocketql} check --color never 'users.list: active = true'"
        );
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").env_remove("COLUMNS");
        let shown = script.stdin(std::process::Stdio::null()).output().unwrap().stdout;
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.contains("RQL0718"), "{shown}");
        shown.lines().map(|line| line.trim_end().chars().count()).max().unwrap()
    };
    assert!((40..=50).contains(&widest("")), "{}", widest(""));
    assert!((60..=70).contains(&widest("COLUMNS=70")), "{}", widest("COLUMNS=70"));
}
