//! `rocketql batch`: a line for a line, in order, whatever the lines are.

use super::{code, command, json, lines, run_with};
use rocketql::{Code, Example};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};

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

/// An endpoint that is given is for lines that name none: also where a line names its own in its text.
#[test]
fn a_line_that_names_an_endpoint_needs_no_other() {
    let input = "{\"text\":\"channels.list: msgs > 3\"}\n{\"text\":\"active = true\"}\n\
        {\"text\":\"channels.list: msgs > 3\",\"endpoint\":\"users.list\"}\n{\"text\":\"channels.lst: a = 1\"}\n";
    let (_, out, _) = run_with(&["batch", "--server", "6.0", "--endpoint", "users.list"], input);
    let answers = lines(&out);
    assert_eq!(answers[0]["endpoint"], "channels.list");
    assert_eq!(answers[1]["endpoint"], "users.list");
    assert_eq!((code(&answers[2]), code(&answers[3])), ("RQL0707", "RQL0706"));
    let (_, out, _) = run_with(&["batch", "--do", "render", "--endpoint", "users.list"], input);
    assert_eq!(lines(&out)[0]["text"], "channels.list: msgs > 3");
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
