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
        assert!(status == 1 && out.is_empty() && error.contains(&format!("`{meant}`")), "{error}");
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
    assert!(status == 1 && out.is_empty() && error.contains("`users`"), "{error}");
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
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (status, out, _) = run(&["completions", shell]);
        assert!(status == 0 && out.contains("rocketql"), "{shell}");
    }
}

#[test]
fn colour_is_asked_for_or_not() {
    let error = |arguments: &[&str]| run(arguments).2;
    assert!(!error(&["check", "a ="]).contains('\u{1b}'), "standard error is no terminal here");
    assert!(error(&["--color", "always", "check", "a ="]).contains('\u{1b}'));
    assert!(!error(&["check", "--color", "never", "a ="]).contains('\u{1b}'));
}
