//! What somebody might send to break it: every text is answered, in time that grows with its length, on a small stack.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    clippy::cast_possible_truncation,
    unreachable_pub,
    reason = "a test may panic, and a suite shares its helpers as modules"
)]

use rocketql::{Limits, Options};
use std::time::{Duration, Instant};

/// Linear work on 10 MB takes a second; this leaves room for a debug build on a busy machine, and none for more.
const PATIENCE: Duration = Duration::from_secs(90);

const MEGABYTE: usize = 1 << 20;

/// Compiles on a thread with the smallest stack that we promise to fit, 1 MiB, and says whether it was accepted.
fn compile(text: String, limits: Limits) -> bool {
    let work = move || rocketql::compile(&text, &Options { limits, ..Options::default() }).is_ok();
    // A quarter of the promised megabyte is left to the caller.
    std::thread::Builder::new().stack_size(MEGABYTE * 3 / 4).spawn(work).unwrap().join().expect("no panic")
}

/// Ten megabytes; one in a debug build, whose users do not want to wait.
fn ten_megabytes(of: &str) -> String {
    let length = if cfg!(debug_assertions) { MEGABYTE } else { 10 * MEGABYTE };
    of.repeat(length / of.len())
}

#[test]
fn ten_megabytes_are_refused_in_time() {
    let texts = [
        ten_megabytes("("),
        ten_megabytes("["),
        ten_megabytes("{"),
        ten_megabytes("a = ["),
        ten_megabytes("{\"a\":"),
        ten_megabytes("{\"a\":["),
        ten_megabytes("not "),
        ten_megabytes("!"),
        ten_megabytes("a has ("),
        ten_megabytes("a = 1 or "),
        ten_megabytes("a = 1 and "),
        ten_megabytes("a = 1 "),
        ten_megabytes("| "),
        ten_megabytes("\u{a0}"),
        ten_megabytes(")"),
        ten_megabytes("a."),
        ten_megabytes("9"),
        ten_megabytes("a = now-1d"),
        format!("a = now{}", ten_megabytes("-1d")),
        format!("a = \"{}", ten_megabytes("x")),
        format!("a = '{}", ten_megabytes("\\")),
        format!("a ~ /{}", ten_megabytes("(")),
        format!("a in ({}", ten_megabytes("1,")),
        format!("a > 1{}", ten_megabytes(",500")),
        format!("a = 1{}", ten_megabytes(",000")),
        format!("a in (1{}", ten_megabytes(",000")),
        format!("a = 1{}", ten_megabytes(" | sort a")),
        format!("a = 1{}", ten_megabytes(" order by a")),
        format!("a = 1 order by {}", ten_megabytes("a desc, ")),
        format!("select a from b where {}", ten_megabytes("(c = 1 and ")),
        format!("{{\"a\":[{}]}}", ten_megabytes("#b ")),
        format!("a = {}", ten_megabytes("=")),
        format!("{{\"a\":\"{}", ten_megabytes("\\u00e9")),
        format!("`{}", ten_megabytes("é")),
    ];
    for text in texts {
        let head: String = text.chars().take(12).collect();
        let began = Instant::now();
        assert!(!compile(text, Limits::default()), "{head}… was accepted");
        let took = began.elapsed();
        println!("{head:?}… {took:?}");
        assert!(took < PATIENCE, "{head}… took {took:?}");
    }
}

#[test]
fn many_duplicate_keys_are_refused_in_time() {
    let text = format!("{{{}\"a\":1}}", "\"a\":1,".repeat(100_000));
    let different =
        format!("{{{}\"a\":1}}", (0..100_000).map(|i| format!("\"a{i}\":1,")).collect::<String>());
    let began = Instant::now();
    assert!(!compile(text, Limits::default()));
    assert!(compile(different, Limits::default()));
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[test]
fn many_conditions_are_accepted_in_time() {
    let limits = Limits { max_nodes: 10_000_000, ..Limits::default() };
    for text in [
        vec!["a = 1"; 100_000].join(" or "),
        vec!["a = 1"; 100_000].join(" and "),
        (0..100_000).map(|i| format!("a{i} > 1")).collect::<Vec<_>>().join(" and "),
        format!("a in ({})", vec!["1"; 100_000].join(",")),
    ] {
        let head: String = text.chars().take(20).collect();
        let began = Instant::now();
        assert!(compile(text, limits), "{head}… was refused");
        assert!(began.elapsed() < PATIENCE, "{head}… took {:?}", began.elapsed());
    }
}

/// Many tests of one path, where an endpoint says what its rows are.
#[test]
fn many_tests_of_an_endpoint_are_judged_in_time() {
    let limits = Limits { max_nodes: 10_000_000, ..Limits::default() };
    let tests = |test: fn(usize) -> String| (0..100_000).map(test).collect::<Vec<_>>().join(" and ");
    for text in [
        format!("users.list: name in (a, b) and {}", tests(|at| format!("name != b{at}"))),
        format!("users.list: name in (a, b) and {}", tests(|at| format!("name not in (x{at}, y{at})"))),
        format!("users.list: {}", tests(|at| format!("emails has (address = a{at} and verified = true)"))),
    ] {
        let head: String = text.chars().take(40).collect();
        let began = Instant::now();
        compile(text, limits);
        assert!(began.elapsed() < PATIENCE, "{head}… took {:?}", began.elapsed());
    }
}

/// Everything that nests, as deep as any setting allows and one level deeper.
#[test]
fn the_deepest_nesting_fits_a_small_stack() {
    let nests = [
        ("(", "a = 1", ")"),
        ("a has (", "x = 1", ")"),
        ("(a = 1 or ", "a = 1", ")"),
        ("{\"$and\":[", "{\"a\":1}", "]}"),
        ("{\"a\":{\"$elemMatch\":", "{\"a\":1}", "}}"),
    ];
    for (open, inner, close) in nests {
        for depth in [50, 300, 999, 1001, 5000, 100_000] {
            let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            compile(text, Limits { max_depth: u32::MAX, ..Limits::default() });
        }
        let depth = 1001;
        let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
        assert!(!compile(text, Limits { max_depth: u32::MAX, ..Limits::default() }), "{open} {depth}");
    }
    for (open, close) in [("[", "]"), ("{\"k\":", "}")] {
        for depth in [98, 997, 1001, 100_000] {
            let value = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            for text in [format!("a = {value}"), format!("{{\"a\":{value}}}")] {
                compile(text, Limits { max_depth: u32::MAX, ..Limits::default() });
            }
        }
    }
}

/// Twice the text is at most about twice the work: measured by what the limits count, not by a clock.
#[test]
fn random_bytes_are_answered() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for length in [1, 10, 100, 1000, 10_000] {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state.to_le_bytes()[3]
            })
            .collect();
        compile(String::from_utf8_lossy(&bytes).into_owned(), Limits::default());
    }
}
