//! Input that is none, readers that leave, and texts made to take for ever.

use super::{code, command, json, run_with};
use std::io::{Read as _, Write as _};
use std::time::Instant;

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
