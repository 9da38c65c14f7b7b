//! The binary, run as people run it: what it prints where, and how it ends.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use rocketql::{Code, Example};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Output, Stdio};
use std::time::Instant;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rocketql"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS").env("TERM", "xterm");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Gives the process its input from a thread of its own, so that neither side waits for the other.
fn feed(child: &mut Child, input: Vec<u8>) {
    let mut stdin = child.stdin.take().unwrap();
    // A process that has seen enough closes its input.
    std::thread::spawn(move || stdin.write_all(&input));
}

fn run_with(arguments: &[&str], input: impl Into<Vec<u8>>) -> (i32, String, String) {
    let mut child = command(arguments).spawn().unwrap();
    feed(&mut child, input.into());
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().expect("no signal ended it"), text(stdout), text(stderr))
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    run_with(arguments, "")
}

fn json(text: &str) -> Value {
    assert_eq!(text.matches('\n').count(), 1, "one line: {text}");
    serde_json::from_str(text).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn code(answer: &Value) -> &str {
    answer["diagnostics"][0]["code"].as_str().unwrap_or("none")
}

// ---- compile

#[test]
fn compile_prints_the_contract() {
    let text =
        "channels.files: a = 1 or b = 2 and c = 3 | sort -name | page 2 size 50 | with roomId = GENERAL";
    let (status, out, _) = run(&["compile", text]);
    assert_eq!(status, 0);
    assert!(out.starts_with(
        "{\"id\":null,\"ok\":true,\"endpoint\":\"channels.files\",\"params\":{\"roomId\":\"GENERAL\",\"query\":\
         \"{\\\"$or\\\":[{\\\"a\\\":1},{\\\"b\\\":2,\\\"c\\\":3}]}\",\
         \"sort\":\"{\\\"name\\\":-1}\",\"offset\":50,\"count\":50},\"residual\":null,\"client\":null,\"exact\":null,\
         \"assumed\":{\"server\":\"8.8.1\",\"unsafe\":true},\"diagnostics\":[{\"code\":\"RQL"
    ), "{out}");
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let answer = json(&out);
    let diagnostics = answer["diagnostics"].as_array().unwrap();
    let diagnostic = diagnostics.iter().find(|one| one["fixes"] != json!([])).unwrap();
    let expected =
        ["code", "severity", "message", "help", "part", "start", "end", "line", "column", "related", "fixes"];
    assert_eq!(keys(diagnostic), expected);
    assert_eq!(keys(&diagnostic["fixes"][0]), ["title", "edits"]);
    assert_eq!(keys(&diagnostic["fixes"][0]["edits"][0]), ["start", "end", "text"]);
}

#[test]
fn warnings_go_to_standard_error_and_errors_leave_standard_output_empty() {
    let warned = "a = 1 or b = 2 and c = 3";
    let (status, out, error) = run(&["compile", warned]);
    assert_eq!(status, 0);
    assert!(json(&out)["ok"] == true && error.contains("warning[RQL"), "{error}");
    let (status, out, error) = run(&["compile", "--deny", "warnings", warned]);
    assert!(status == 1 && out.is_empty() && error.contains("warning[RQL"));
    let (status, out, error) = run(&["compile", "--deny", "warnings", "--format", "json", warned]);
    assert!(status == 1 && error.is_empty() && json(&out)["ok"] == false);
    let (status, out, error) = run(&["compile", "a = 1 b = 2"]);
    assert!(
        status == 1 && out.is_empty() && error.contains("error[RQL") && error.contains("fix: "),
        "{error}"
    );
}

#[test]
fn format_json_prints_an_object_either_way() {
    let (status, out, error) = run(&["compile", "--format", "json", "a = 1 b = 2"]);
    assert!(status == 1 && error.is_empty());
    let answer = json(&out);
    assert_eq!((&answer["ok"], answer.get("params")), (&json!(false), None));
    assert_eq!(answer["diagnostics"][0]["severity"], "error");
    let (status, out, error) = run(&["compile", "--format", "json", "a = 1"]);
    assert!(status == 0 && error.is_empty() && json(&out)["ok"] == true);
}

#[test]
fn text_comes_from_the_argument_or_from_standard_input() {
    let expected = run(&["compile", "a = 1"]);
    assert_eq!(run_with(&["compile"], "a = 1\n"), expected);
    assert_eq!(run_with(&["compile", "-"], "a = 1"), expected);
    assert_eq!(run_with(&["compile", "a = 1"], "b = 2"), expected);
    assert_eq!(run(&["compile", "--filter", "a = 1"]), expected);
}

#[test]
fn parts_are_read_apart() {
    let (status, out, _) = run(&[
        "compile",
        "--endpoint",
        "channels.files",
        "--filter",
        "a = 1",
        "--sort",
        "-lm, name",
        "--offset",
        "20",
        "--count",
        "10",
        "--with",
        "roomId=5fa3bc",
    ]);
    assert_eq!(status, 0);
    let expected = json!({
        "roomId": "5fa3bc", "query": "{\"a\":1}", "sort": "{\"lm\":-1,\"name\":1}", "offset": 20, "count": 10,
    });
    assert_eq!(json(&out)["params"], expected);
    let list = ["compile", "--endpoint", "users.listByStatus", "--fields", "", "--with", "roles=[\"a\"]"];
    let (_, out, _) = run(&[&list[..3], &["--count", "7"], &list[5..]].concat());
    assert_eq!(json(&out)["params"], json!({"roles[]": ["a"], "count": 7}));
    for (option, text) in [("--filter", "a ="), ("--fields", "a b"), ("--sort", "$a"), ("--count", "-1")] {
        let (status, out, _) = run(&["compile", "--format", "json", option, text]);
        assert_eq!((status, &json(&out)["diagnostics"][0]["part"]), (1, &json!(&option[2..])), "{option}");
    }
}

/// What is left to the client is said, or nothing is printed.
#[test]
fn split_mode_leaves_work_to_the_client() {
    let split = [
        "compile",
        "--server",
        "8.6.1",
        "--unsafe-params",
        "--mode",
        "split",
        "--now",
        "2026-11-23T00:00:00Z",
    ];
    let text =
        "users.list: active = true and lastLogin < now-90d | fields username | sort -lastLogin | count 50";
    let (status, out, _) = run(&[&split[..], &[text]].concat());
    assert_eq!(status, 0);
    let answer = json(&out);
    assert_eq!(answer["params"]["query"], "{\"active\":true}");
    assert_eq!(answer["residual"], "lastLogin < 2026-08-25T00:00:00Z");
    let client = json!({"fields": {"username": 1}, "sort": null, "offset": 0, "count": 50, "pages": true});
    assert_eq!(
        (&answer["client"], &answer["exact"], &answer["assumed"]),
        (&client, &json!(true), &json!(null))
    );
    for emit in ["query", "url", "curl"] {
        let (status, out, error) = run(&[&split[..], &["--emit", emit, text]].concat());
        assert!(status == 1 && out.is_empty() && error.contains("RQL0933"), "{emit}: {out}{error}");
    }
    let strict = [&split[..4], &split[6..], &[text]].concat();
    let (status, out, error) = run(&strict);
    assert!(status == 1 && out.is_empty() && error.contains("RQL0922"), "{error}");
}

#[test]
fn explain_draws_where_everything_goes() {
    let text = "users.list: active = true and (type = bot or name = x) and lastLogin missing | fields username | count 5";
    let arguments = ["explain", "--server", "8.6.1", "--unsafe-params", text];
    let (status, out, error) = run(&arguments);
    assert_eq!((status, error.as_str()), (0, ""));
    for line in [
        "users.list on Rocket.Chat 8.6.1 with unsafe parameters",
        "  active = true          ──▶ query",
        "  type = bot or name = x ──▶ query, inside `$and`",
        "  lastLogin missing      ──▶ client",
        "  fields username        ──▶ client",
        "  count 5                ──▶ client",
        "              query = {\"active\":true,\"$and\":[{\"$or\":[{\"type\":\"bot\"},{\"name\":\"x\"}]}]}",
        "client        asks for one page after the other",
        "              keeps the rows with lastLogin missing",
        "              gives 5 rows",
    ] {
        assert!(out.lines().any(|shown| shown == line), "{line:?} is not in\n{out}");
    }
    let (status, out, error) = run(&[&arguments[..], &["--format", "json"]].concat());
    assert!(status == 0 && error.is_empty(), "{error}");
    let answer = json(&out);
    assert_eq!(answer["parts"][0], json!({"part": "active = true", "goes": "query", "why": ""}));
    assert_eq!(answer["facts"]["query"], json!({"treatment": "read", "certainty": "known"}));
    assert_eq!(answer["plan"]["client"]["count"], 5);
    assert_eq!(answer["naive"].as_array().map(Vec::len), Some(3));
    let asked = [
        "explain",
        "--server",
        "6.13.1",
        "--format",
        "json",
        "groups.listAll: usernames in \"a\"..\"c\" and msgs > 3",
    ];
    let parts = json(&run(&asked).1)["parts"].clone();
    assert_eq!(parts[0]["why"], "its interval is asked of one element of the array, with `$elemMatch`");
    assert_eq!(parts[1]["why"], "");
    let (status, out, _) = run(&["explain", "users.list: active = "]);
    assert!(status == 1 && out.is_empty());
}

#[test]
fn every_emission_is_printed() {
    let text = "im.list.everyone: a = 1 | sort -a";
    let emitted = |emit: &str, text: &str| run(&["compile", "--emit", emit, text]).1;
    assert_eq!(emitted("query", text), "{\"a\":1}\n");
    assert_eq!(
        emitted("url", text),
        "/api/v1/im.list.everyone?query=%7B%22a%22%3A1%7D&sort=%7B%22a%22%3A-1%7D\n"
    );
    assert!(emitted("curl", text).starts_with("curl -G \"$ROCKETCHAT_URL/api/v1/im.list.everyone\""));
    let curl = run(&["compile", "--emit", "curl", "--url", "https://chat.example.org", text]).1;
    assert!(curl.starts_with("curl -G 'https://chat.example.org/api/v1/im.list.everyone'"), "{curl}");
    let text = "_id = oid(\"507f1f77bcf86cd799439011\") | count 1";
    let found = "find({\"_id\":ObjectId(\"507f1f77bcf86cd799439011\")}).limit(1)\n";
    assert_eq!(emitted("mongosh", text), format!("db.collection.{found}"));
    let named = run(&["compile", "--emit", "mongosh", "--collection", "users", text]).1;
    assert_eq!(named, format!("db.users.{found}"));
    assert_eq!(emitted("bson", "a = 1").as_bytes(), b"\x0c\0\0\0\x10a\0\x01\0\0\0\0");
    let (_, out, _) = run(&["compile", "--format", "json", "--emit", "query", "a = 1"]);
    assert_eq!(json(&out), json!({"id": null, "ok": true, "text": "{\"a\":1}", "diagnostics": []}));
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [
        &["compile", "a = 1", "--filter", "b = 2"][..],
        &["compile", "a = 1", "--count", "1"],
        &["compile", "--emit", "mongosh", "--endpoint", "users.list", "a = 1"],
        &["compile", "--emit", "bson", "users.list: a = 1"],
        &["compile", "--emit", "bson", "--format", "json", "a = 1"],
        &["compile", "--emit", "url", "a = 1"],
        &["compile", "--emit", "curl", "a = 1"],
        &["compile", "--url", "https://x.org", "a = 1"],
        &["compile", "--collection", "users", "a = 1"],
        &["compile", "--server", "8.6.x", "a = 1"],
        &["compile", "--server", "10.0", "a = 1"],
        &["compile", "--server", "9.0", "--unsafe-params", "a = 1"],
        &["compile", "--unsafe-params=no", "a = 1"],
        &["compile", "--unsafe-params=perhaps", "a = 1"],
        &["compile", "--mode", "loose", "a = 1"],
        &["compile", "--emit", "mongosh", "--server", "8.6.1", "a = 1"],
        &["check", "--input", "value", "--server", "8.6.1", "{}"],
        &["batch", "--server", "9.0", "--unsafe-params=yes"],
        &["compile", "--tz", "Mars/Phobos", "a = 1"],
        &["compile", "--now", "yesterday", "a = 1"],
        &["compile", "--epoch", "h", "a = 1"],
        &["compile", "--with", "roomId", "--filter", "a = 1"],
        &["compile", "--with", "a b=1", "--filter", "a = 1"],
        &["compile", "--max-depth", "1001", "a = 1"],
        &["check", "--input", "value", "--filter", "{}"],
        &["fetch", "a = 1"],
        &["man", "fly"],
        &[],
    ] {
        let (status, out, error) = run(arguments);
        assert!(status == 2 && out.is_empty() && !error.is_empty(), "{arguments:?}: {status} {out}");
    }
}

#[test]
fn options_change_what_a_text_means() {
    let query = |arguments: &[&str]| {
        let mut all = vec!["compile", "--emit", "query", "--now", "2026-11-23T12:00:00Z"];
        all.extend(arguments);
        let (status, out, error) = run(&all);
        assert_eq!(status, 0, "{error}");
        out
    };
    let date = |seconds: i64| format!("{{\"a\":{{\"$lt\":{{\"$date\":{}}}}}}}\n", seconds * 1000);
    assert_eq!(query(&["a < now"]), date(1_795_435_200));
    assert_eq!(query(&["a < today"]), date(1_795_392_000));
    assert_eq!(query(&["--tz", "+02:00", "a < today"]), date(1_795_384_800));
    assert_eq!(query(&["--tz", "-03:30", "a < today"]), date(1_795_404_600));
    assert_eq!(query(&["--tz", "Asia/Kolkata", "a < today"]), date(1_795_372_200));
    assert_eq!(query(&["--epoch", "s", "a < @1542814057"]), date(1_542_814_057));
    assert_eq!(query(&["--epoch", "ms", "a < @1542814057000"]), date(1_542_814_057));
    let iso = query(&["--date-form", "iso", "a < now"]);
    assert_eq!(iso, "{\"a\":{\"$lt\":{\"$date\":\"2026-11-23T12:00:00Z\"}}}\n");
    let (status, ..) = run(&["compile", "--input", "ejson", "a = 1"]);
    assert_eq!(status, 1);
    let (status, ..) = run(&["compile", "--input", "dsl", "a = 1"]);
    assert_eq!(status, 0);
    // Without `--now` it is the machine's clock, which the test can only meet within bounds.
    let (_, out, _) = run(&["compile", "--emit", "query", "a < now"]);
    let read: Value = serde_json::from_str(&out).unwrap();
    let seconds = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs_f64();
    assert!((read["a"]["$lt"]["$date"].as_f64().unwrap() / 1000.0 - seconds).abs() < 3600.0);
}

#[test]
fn limits_hold() {
    for (arguments, text) in [
        (["--max-bytes", "4"], "a = 1"),
        (["--max-depth", "2"], "(((a = 1)))"),
        (["--max-nodes", "3"], "a = 1 and b = 2 and c = 3"),
    ] {
        let (status, out, _) = run_with(&["compile", "--format", "json", arguments[0], arguments[1]], text);
        let answer = json(&out);
        assert_eq!(status, 1, "{arguments:?}");
        assert!(code(&answer).starts_with("RQL000"), "{answer}");
    }
    let many = "a = ( ".repeat(100);
    let (_, out, _) = run(&["check", "--format", "json", "--max-diagnostics", "1", &many]);
    assert_eq!(json(&out)["diagnostics"].as_array().unwrap().len(), 1);
}

// ---- check, fmt, render

#[test]
fn check_prints_diagnostics_only() {
    assert_eq!(run(&["check", "a = 1"]), (0, String::new(), String::new()));
    let (status, out, error) = run(&["check", "a = 1 b = 2"]);
    assert!(status == 1 && out.is_empty() && error.contains("error[RQL"));
    assert_eq!(
        run(&["check", "--format", "json", "a = 1"]).1,
        "{\"id\":null,\"ok\":true,\"diagnostics\":[]}\n"
    );
    let value = "{\"$numberLong\":\"5\"}";
    assert_eq!(run(&["check", "--input", "value", value]).0, 0);
    assert_eq!(run(&["check", "--input", "value", "{\"$where\":\"x\"}"]).0, 0);
    assert_eq!(run(&["check", "{\"$where\":\"x\"}"]).0, 1);
}

#[test]
fn fmt_is_canonical() {
    assert_eq!(run(&["fmt", "a==1 AND b in [1,2]"]).1, "a = 1 and b in (1, 2)\n");
    assert_eq!(run_with(&["fmt", "--check"], "a = 1\n"), (0, String::new(), String::new()));
    let (status, out, error) = run(&["fmt", "--check", "a==1"]);
    assert!(status == 1 && out.is_empty() && error.contains("RQL1011"));
    let (status, out, _) = run(&["fmt", "--check", "--format", "json", "a==1"]);
    assert_eq!((status, &json(&out)["diagnostics"][0]["fixes"][0]["edits"][0]["text"]), (1, &json!("a = 1")));
    assert_eq!(run(&["fmt", "a = "]).0, 1);
}

#[test]
fn render_writes_the_language() {
    assert_eq!(run(&["render", "{\"a\":{\"$gt\":1},\"b\":\"x\"}"]).1, "a > 1 and b = x\n");
    assert_eq!(run_with(&["render"], "{\"$or\":[{\"a\":1},{\"b\":2}]}").1, "a = 1 or b = 2\n");
    let parts = ["render", "--filter", "{\"a\":1}", "--sort", "{\"b\":-1}", "--fields", "{\"c\":1}"];
    assert_eq!(run(&parts).1, "a = 1 | fields c | sort -b\n");
    let (status, out, _) = run(&["render", "--format", "json", "{\"a\":1}"]);
    assert_eq!((status, &json(&out)["text"]), (0, &json!("a = 1")));
    let id = "{\"a\":{\"$oid\":\"507f1f77bcf86cd799439011\"}}";
    assert_eq!(run(&["render", id]).1, "a = oid(\"507f1f77bcf86cd799439011\")\n");
    assert_eq!(run(&["render", "{\"a\":"]).0, 1);
}

// ---- tables, help, shell

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

// ---- batch

#[test]
fn batch_answers_every_line_in_order() {
    let input = "{\"id\":\"a\",\"text\":\"a = 1\"}\r\n\n  \t\n{\"id\":[2],\"query\":\"{\\\"a\\\":1}\",\"fields\":\"a\",\
                 \"sort\":\"-a\",\"offset\":5,\"count\":10,\"endpoint\":\"dm.messages\",\"with\":{\"roomId\":\"x\"},\
                 \"server\":\"6.13\",\"unsafe\":false,\"privileged\":false,\"mode\":\"split\"}\nnonsense\n{\"id\":3,\"text\":\"a = \"}\n{\"text\":\"a < today\",\"tz\":\"+02:00\",\
                 \"now\":\"2026-11-23T00:00:00Z\",\"epoch\":\"ms\",\"id\":null}";
    let (status, out, error) = run_with(&["batch"], input);
    assert_eq!((status, error.as_str()), (0, ""));
    let answers = lines(&out);
    let seen: Vec<_> = answers.iter().map(|answer| (answer["id"].clone(), answer["ok"] == true)).collect();
    let expected = [
        (json!("a"), true),
        (json!([2]), true),
        (json!(null), false),
        (json!(3), false),
        (json!(null), true),
    ];
    assert_eq!(seen, expected);
    assert_eq!(
        answers[1]["params"],
        json!({
            "roomId": "x", "query": "{\"a\":1}", "fields": "{\"a\":1}", "offset": 0, "count": 100,
        })
    );
    // Up to 6.x the endpoint sorts by `ts` alone.
    let client = json!({"fields": null, "sort": {"a": -1}, "offset": 5, "count": 10, "pages": true});
    assert_eq!((&answers[1]["client"], &answers[1]["exact"]), (&client, &json!(true)));
    assert_eq!(answers[4]["params"]["query"], "{\"a\":{\"$lt\":{\"$date\":1795384800000}}}");
    assert_eq!(run_with(&["batch", "--deny", "errors"], input).0, 1);
    assert_eq!(run_with(&["batch", "--deny", "errors"], "{\"text\":\"a = 1\"}\n").0, 0);
    assert_eq!(run_with(&["batch"], "").1, "");
}

#[test]
fn a_parameter_of_a_batch_line_is_never_lost() {
    for (value, code) in
        [("null", "RQL1010"), ("{}", "RQL1010"), ("\"\"", "RQL0747"), ("\"maybe\"", "RQL0752")]
    {
        let line = format!(
            "{{\"text\":\"\",\"endpoint\":\"users.listByStatus\",\"server\":\"8.6.1\",\"with\":{{\"hasLoggedIn\":{value}}}}}"
        );
        let (_, out, _) = run_with(&["batch"], line);
        let answer = json(&out);
        assert_eq!(
            (&answer["ok"], &answer["diagnostics"][0]["code"]),
            (&json!(false), &json!(code)),
            "{value}"
        );
    }
}

#[test]
fn batch_lines_take_the_place_of_options() {
    let options = [
        "batch",
        "--endpoint",
        "channels.files",
        "--with",
        "roomId=1",
        "--tz",
        "+02:00",
        "--now",
        "2026-11-23T00:00:00Z",
    ];
    let (_, out, _) = run_with(
        &options,
        "{\"text\":\"a < today\"}\n{\"text\":\"a < today\",\"endpoint\":\"im.files\",\"with\":{\"username\":\"y\"},\"tz\":\"UTC\"}\n",
    );
    let answers = lines(&out);
    let query = |instant: i64| format!("{{\"a\":{{\"$lt\":{{\"$date\":{instant}}}}}}}");
    assert_eq!(answers[0]["endpoint"], "channels.files");
    assert_eq!(answers[0]["params"], json!({"roomId": 1, "query": query(1_795_384_800_000)}));
    assert_eq!(answers[1]["endpoint"], "im.files");
    assert_eq!(answers[1]["params"], json!({"username": "y", "query": query(1_795_392_000_000)}));
}

#[test]
fn batch_does_other_jobs() {
    let input = "{\"id\":1,\"text\":\"a==1 | sort -b\"}\n{\"id\":2,\"query\":\"{\\\"a\\\":1}\"}\n";
    let job = |job: &str| lines(&run_with(&["batch", "--do", job], input).1);
    assert_eq!(job("check")[0], json!({"id": 1, "ok": true, "diagnostics": []}));
    assert_eq!(job("fmt")[0], json!({"id": 1, "ok": true, "text": "a = 1 | sort -b", "diagnostics": []}));
    assert_eq!(code(&job("fmt")[1]), "RQL1012");
    assert_eq!(job("render")[1], json!({"id": 2, "ok": true, "text": "a = 1", "diagnostics": []}));
    let warned = "{\"text\":\"a = 1 or b = 2 and c = 3\"}\n";
    assert_eq!(lines(&run_with(&["batch"], warned).1)[0]["ok"], true);
    let (status, out, _) = run_with(&["batch", "--deny", "warnings"], warned);
    assert_eq!((status, &lines(&out)[0]["ok"]), (1, &json!(false)));
}

#[test]
fn batch_survives_any_line() {
    let mut input = b"{\"id\":1,\"text\":\"\xff\"}\n{\"id\":2,\"text\":\"a = 1\"}\n".to_vec();
    input.extend(b"{\"text\":\"".iter().chain(&[b'x'; 300_000]));
    input.extend(b"\"}\n{\"id\":4,\"text\":\"a = 1\"}\n\0\n{\"id\":6,\"text\":\"a = 1\"}");
    let (status, out, _) = run_with(&["batch", "--max-bytes", "200000"], input);
    assert_eq!(status, 0);
    let answers = lines(&out);
    let codes: Vec<_> = answers.iter().map(code).collect();
    assert_eq!(codes, ["RQL1000", "none", "RQL0001", "none", "RQL1001", "none"]);
    assert_eq!(answers[0]["diagnostics"][0]["part"], "line");
    // A line that is cut may look like none, as far as it was kept; and Windows programs write a mark first.
    let input = format!("\u{feff}{{\"text\":\"a = 1\"}}\n{}{{\"text\":\"a = 1\"}}\n", " ".repeat(100));
    let (status, out, _) = run_with(&["batch", "--max-bytes", "50"], input);
    let answers = lines(&out);
    let codes: Vec<_> = answers.iter().map(code).collect();
    assert_eq!((status, codes), (0, vec!["none", "RQL0001"]));
}

#[test]
fn examples_of_line_codes_yield_them() {
    let mut tested = 0;
    for &expected in Code::ALL {
        if let Example::Line(line) = expected.example() {
            let (_, out, _) = run_with(&["batch"], format!("{line}\n"));
            assert_eq!(code(&json(&out)), expected.to_string(), "{line}");
            tested += 1;
        }
    }
    assert!(tested >= 10);
}

#[test]
fn batch_keeps_the_order_of_many_lines() {
    let line = |number: usize| match number % 3 {
        0 => format!("{{\"id\":{number},\"text\":\"a = {number}\"}}\n"),
        1 => format!("{{\"id\":{number},\"text\":\"a = {number} b\"}}\n"),
        _ => format!(
            "{{\"id\":{number},\"query\":\"{{\\\"a\\\":{{\\\"$in\\\":[{}1]}}}}\"}}\n",
            "1,".repeat(number % 50)
        ),
    };
    let input: String = (0..100_000).map(line).collect();
    let (status, out, _) = run_with(&["batch"], input);
    assert_eq!(status, 0);
    let mut count = 0;
    for (number, line) in out.lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"id\":{number},\"ok\":{}", number % 3 != 1)), "{line}");
        count += 1;
    }
    assert_eq!(count, 100_000);
}

#[test]
fn batch_answers_a_line_before_the_next_comes() {
    let mut child = command(&["batch"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for number in 0..20 {
        writeln!(stdin, "{{\"id\":{number},\"text\":\"a = {number}\"}}").unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{number},\"ok\":true")), "{answer}");
    }
    drop(stdin);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!((rest.as_str(), child.wait().unwrap().code()), ("", Some(0)));
}

#[test]
fn a_reader_that_leaves_ends_the_run_quietly() {
    for arguments in [&["operators"][..], &["batch"]] {
        let mut child = command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        // Standard input stays open: nothing but the closed output can end the run.
        let mut stdin = child.stdin.take().unwrap();
        let _ = stdin.write_all(b"{\"text\":\"a = 1\"}\n");
        let status = child.wait().unwrap();
        let mut error = String::new();
        child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
        assert_eq!((status.code(), error.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

// ---- bad input

#[test]
fn hostile_texts_end_in_time_and_without_a_crash() {
    const SIZE: usize = 10_000_000;
    let repeated = |unit: &str| unit.repeat(SIZE / unit.len());
    let keys: String = (0..100_000).map(|number| format!("\"k{}\":1,", number / 2)).collect();
    let texts = [
        repeated("("),
        repeated("["),
        repeated("{"),
        repeated("{\"a\":"),
        repeated("a = 1 or "),
        repeated("not "),
        repeated("| "),
        format!("a = \"{}", repeated("x")),
        format!("{{\"a\":\"{}", repeated("x")),
        format!("{{{}\"k\":1}}", keys),
        format!("{{{}\"a\":1}}", "\"a\":1,".repeat(100_000)),
        noise(SIZE).into_iter().map(|byte| char::from(byte % 95 + 32)).collect(),
    ];
    for text in texts {
        let start: String = text.chars().take(20).collect();
        let began = Instant::now();
        let (status, out, _) = run_with(&["compile", "--format", "json"], text);
        assert!(status == 0 || status == 1, "{start}: {status}");
        assert_eq!(json(&out)["ok"] == true, status == 0, "{start}");
        // Quadratic work on 10 MB takes hours.
        assert!(began.elapsed().as_secs() < 120, "{start}");
    }
}

#[test]
fn bytes_that_are_no_text_are_located() {
    let (status, out, _) =
        run_with(&["compile", "--format", "json"], b"a = '\xc3\xa9' and\nb = \xff".to_vec());
    let answer = json(&out);
    let found = &answer["diagnostics"][0];
    assert_eq!((status, code(&answer)), (1, "RQL1000"));
    assert_eq!((&found["start"], &found["line"], &found["column"]), (&json!(17), &json!(2), &json!(5)));
    let (_, out, _) = run_with(&["compile", "--format", "json"], b"\xff\xfea\0=\x001\0".to_vec());
    assert!(json(&out)["diagnostics"][0]["help"].as_str().unwrap().contains("utf-16"), "{out}");
    for command in ["compile", "check", "explain", "fmt", "render", "batch"] {
        let (status, ..) = run_with(&[command], noise(100_000));
        assert!(status == 1 || command == "batch", "{command}");
    }
}

/// Bytes without a pattern, the same in every run.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(length)
    .collect()
}
