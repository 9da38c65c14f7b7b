//! `rocketql match`, run as people run it.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rocketql"));
    command.arg("match").args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.into());
    // A process that has seen enough closes its input.
    std::thread::spawn(move || stdin.write_all(&input));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().expect("no signal ended it"), text(stdout), text(stderr))
}

fn printed(arguments: &[&str], input: &str) -> String {
    let (status, out, error) = run(arguments, input);
    assert_eq!((status, error.as_str()), (0, ""), "{arguments:?}");
    out
}

const ROWS: &str = "{\"n\":3, \"t\":\"c\"}\n\n{\"n\":1}\r\n  {\"n\":2,\"t\":[\"x\"]}\n{\"t\":null}";

#[test]
fn selected_rows_are_printed_in_order_as_they_are_written() {
    assert_eq!(printed(&["n > 1"], ROWS), "{\"n\":3, \"t\":\"c\"}\n{\"n\":2,\"t\":[\"x\"]}\n");
    assert_eq!(printed(&["{\"n\":{\"$gt\":1}}", "-"], ROWS), printed(&["n > 1"], ROWS));
    assert_eq!(printed(&["--invert", "n > 1"], ROWS), "{\"n\":1}\n{\"t\":null}\n");
    assert_eq!(printed(&["--count", "n > 1"], ROWS), "2\n");
    assert_eq!(printed(&["--count", "--offset", "1", "n >= 1"], ROWS), "2\n");
    assert_eq!(printed(&["--limit", "1", "--offset", "1", "n >= 1"], ROWS), "{\"n\":1}\n");
    assert_eq!(printed(&["--limit", "0", "n >= 1"], ROWS), "");
    assert_eq!(printed(&["--fields", "t", "n exists"], ROWS), "{\"t\":\"c\"}\n{}\n{\"t\":[\"x\"]}\n");
    let sorted = "{\"t\":null}\n{\"n\":1}\n{\"n\":2,\"t\":[\"x\"]}\n{\"n\":3, \"t\":\"c\"}\n";
    assert_eq!(printed(&["--sort", "n", "{}"], ROWS), sorted);
    assert_eq!(printed(&["--sort", "-n", "--limit", "1", "--fields", "-t", "{}"], ROWS), "{\"n\":3}\n");
    assert_eq!(
        printed(&["ts > now-1d", "--now", "2024-03-02T00:00:00Z"], "{\"ts\":\"2024-03-01T10:00:00.000Z\"}"),
        "{\"ts\":\"2024-03-01T10:00:00.000Z\"}\n"
    );
}

#[test]
fn an_array_holds_rows_too() {
    assert_eq!(printed(&["n = 2"], "[\n  {\"n\": 1},\n  {\"n\": 2}\n]\n"), "{\"n\": 2}\n");
    assert_eq!(printed(&["n = 2"], "[]"), "");
    // As Windows programs save it.
    assert_eq!(printed(&["n = 2"], "\u{feff}[{\"n\": 2}]"), "{\"n\": 2}\n");
    assert_eq!(printed(&["n = 2"], "\u{feff}{\"n\": 2}\r\n"), "{\"n\": 2}\n");
    for (array, place) in [
        ("[{\"n\":2},]", "-:2:"),
        ("[{\"n\":2}", "-:1:"),
        ("[{\"n\":2}] {\"n\":2}", "-:1:"),
        ("[]{\"n\":2}", "-:1:"),
        ("[{\"n\":2},5]", "-:2:"),
    ] {
        let (status, _, error) = run(&["n = 2"], array);
        assert!(status == 1 && error.contains(place), "{array}: {error}");
    }
}

#[test]
fn a_row_that_cannot_be_judged_is_named_and_ends_the_run_or_not() {
    let rows = "{\"a\":1}\n\n{\"a\":1\n{\"a\":1,\"b\":2}\n[1]\n{\"a\":{\"$date\":\"soon\"}}\n";
    let (status, out, error) = run(&["a = 1"], rows);
    assert_eq!((status, out.as_str()), (1, "{\"a\":1}\n"));
    assert_eq!(error, "rocketql: -:3: not JSON: expected `,` or `}`, found the end (at byte 7)\n");
    let (status, out, error) = run(&["--on-error", "skip", "a = 1"], rows);
    assert_eq!((status, out.as_str()), (1, "{\"a\":1}\n{\"a\":1,\"b\":2}\n"));
    assert_eq!(error.lines().count(), 3, "{error}");
    assert!(
        error.contains("-:5: a row is an object") && error.contains("-:6: the value of `$date`"),
        "{error}"
    );
    let (status, out, error) = run(&["--on-error", "skip", "--max-bytes", "10", "a = 1"], rows);
    assert!(
        status == 1 && out == "{\"a\":1}\n" && error.contains("-:4: the row is longer than 10 bytes"),
        "{error}"
    );
    // A line that is cut may look like a row, or like no line at all, as far as it was kept.
    for cut in ["{\"a\":1}                    ,\"b\":2}", "                              {\"a\":1}"] {
        for rows in [format!("{cut}\n"), format!("{cut}\r\n"), cut.to_owned(), format!("[{cut}]")] {
            let (status, out, error) = run(&["--max-bytes", "10", "a = 1"], rows.as_str());
            assert!(
                status == 1 && out.is_empty() && error.contains("-:1: the row is longer"),
                "{rows}: {error}"
            );
        }
    }
    // Nobody asked for the row behind the page.
    assert_eq!(run(&["--limit", "1", "a = 1"], rows).0, 0);
    for (limit, counted) in [("0", "0\n"), ("1", "1\n")] {
        let (status, out, error) = run(&["--count", "--limit", limit, "a = 1"], rows);
        assert_eq!((status, out.as_str(), error.as_str()), (0, counted, ""));
    }
    let (status, out, _) = run(&["--count", "--offset", "1", "--limit", "1", "a = 1"], rows);
    assert_eq!((status, out.as_str()), (1, "0\n"));
    let (status, out, _) = run(&["--count", "a = 1"], rows);
    assert_eq!((status, out.as_str()), (1, "1\n"));
}

#[test]
fn a_filter_that_no_row_can_answer_is_refused() {
    let (status, out, error) = run(&["text(\"coffee\")"], ROWS);
    assert!(status == 1 && out.is_empty() && error.contains("RQL0840"), "{error}");
    let (status, out, error) = run(&["a = = 1"], ROWS);
    assert!(status == 1 && out.is_empty() && error.contains("error[RQL"), "{error}");
    for unreadable in ["nowhere.ndjson", "tests"] {
        let (status, _, error) = run(&["a = 1", unreadable], "");
        assert!(status == 1 && error.starts_with(&format!("rocketql: {unreadable}: ")), "{error}");
    }
    assert_eq!(run(&["--count", "--sort", "a", "a = 1"], "").0, 2);
    assert_eq!(run(&[], "").0, 2);
}

#[test]
fn many_rows_keep_their_order() {
    let rows: String =
        (0..200_000).map(|number| format!("{{\"n\":{number},\"even\":{}}}\n", number % 2 == 0)).collect();
    let out = printed(&["even = true"], &rows);
    let expected: String =
        (0..100_000).map(|number| format!("{{\"n\":{},\"even\":true}}\n", number * 2)).collect();
    assert!(out == expected);
    assert_eq!(
        printed(&["--offset", "50000", "--limit", "2", "even = true"], &rows),
        "{\"n\":100000,\"even\":true}\n{\"n\":100002,\"even\":true}\n"
    );
    let broken = rows.replace("{\"n\":150001,", "{\"n\":150001;");
    let (status, out, error) = run(&["even = true"], broken);
    assert!(status == 1 && error.contains("-:150002:"), "{error}");
    assert_eq!(out.lines().count(), 75_001);
}
