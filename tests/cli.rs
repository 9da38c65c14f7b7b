//! The binary, run as people run it: what it prints where, and how it ends.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "cli/batch.rs"]
mod batch;
#[path = "cli/emission.rs"]
mod emission;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/tables.rs"]
mod tables;

use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Child, Command, Output, Stdio};

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

/// A filter on standard input that nobody reads would leave a wider request.
#[cfg(unix)]
#[test]
fn a_filter_on_standard_input_is_not_passed_over() {
    for arguments in [
        &["compile", "--count", "5"][..],
        &["compile", "--endpoint", "channels.messages", "--with", "roomId=GENERAL"],
        &["check", "--sort", "-lm"],
        &["explain", "--fields", "name"],
        &["render", "--offset", "5"],
    ] {
        let (status, out, error) = run_with(arguments, "active = true");
        assert!(status == 2 && out.is_empty() && error.contains("--filter"), "{arguments:?}: {out}{error}");
        assert_eq!(run(arguments).0, 0, "{arguments:?}");
        assert_eq!(run_with(&[arguments, &["--filter", "b = 1"]].concat(), "active = true").0, 0);
    }
    // Who starts it may leave the pipe open.
    let mut child = command(&["compile", "--count", "5"]).spawn().unwrap();
    let stdin = child.stdin.take();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    drop(stdin);
    let file = std::fs::File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).unwrap();
    assert_eq!(command(&["compile", "--count", "5"]).stdin(file).status().unwrap().code(), Some(2));
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
fn each_parameter_given_apart_has_a_line_of_its_own() {
    let found = |with: &[&str]| {
        let parameters = with.iter().flat_map(|with| ["--with", with]);
        let arguments = ["compile", "--format", "json", "--filter", "a = 1"].into_iter().chain(parameters);
        let (status, out, _) = run(&arguments.collect::<Vec<_>>());
        assert_eq!(status, 1);
        let found = &json(&out)["diagnostics"][0];
        json!([found["code"], found["part"], found["start"], found["line"], found["column"]])
    };
    assert_eq!(found(&["a=[1,2"]), json!(["RQL0211", "with", 2, 1, 3]));
    assert_eq!(found(&["a=1", "b=x", "a=2"]), json!(["RQL0740", "with", 12, 3, 1]));
    assert_eq!(found(&["with a=1"]), json!(["RQL0247", "with", 0, 1, 1]));
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
        &["compile", "--emit", "curl", "--url", "x.org", "users.list: active = true"],
        &["compile", "--emit", "curl", "--url=-ox", "users.list: active = true"],
        &["compile", "--emit", "curl", "--url", "", "users.list: active = true"],
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
    // A number for a date is read as seconds, and not without a word.
    let seconds = "{\"a\":{\"$date\":1542814057}}";
    let (status, out, err) = run(&["render", seconds]);
    assert_eq!((status, out.as_str()), (0, "a = 2018-11-21T15:27:37Z\n"));
    assert!(err.contains("RQL0414"), "{err}");
    let (status, out, err) = run(&["render", "--deny", "warnings", seconds]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("RQL0414"), "{err}");
}

// ---- tables, help, shell
