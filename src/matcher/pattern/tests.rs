//! What the engines find, against GNU grep, which asks PCRE2.

use super::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Which of the subjects grep finds the pattern in; nothing where it cannot say.
fn grep(pattern: &str, subjects: &[String]) -> Option<Vec<bool>> {
    // With `-z` a subject ends with NUL, so it may hold line feeds; a pattern may hold neither.
    if pattern.contains(['\n', '\0']) || subjects.iter().any(|subject| subject.contains('\0')) {
        return None;
    }
    let mut grep = Command::new("grep")
        .args(["-P", "-z", "-n", "-e", pattern])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut text = Vec::new();
    for subject in subjects {
        text.extend_from_slice(subject.as_bytes());
        text.push(0);
    }
    let mut stdin = grep.stdin.take()?;
    let writer = std::thread::spawn(move || drop(stdin.write_all(&text)));
    let output = grep.wait_with_output().ok()?;
    writer.join().ok()?;
    if !matches!(output.status.code(), Some(0 | 1)) {
        return None;
    }
    let mut found = vec![false; subjects.len()];
    for line in output.stdout.split(|&byte| byte == 0).filter(|line| !line.is_empty()) {
        let digits: String =
            line.iter().take_while(|byte| byte.is_ascii_digit()).map(|&byte| char::from(byte)).collect();
        let number: usize = digits.parse().ok()?;
        *found.get_mut(number - 1)? = true;
    }
    Some(found)
}

#[allow(clippy::print_stdout, reason = "a check that is skipped says so")]
/// Whether grep is there, with a PCRE2 of the newest kind, and says what we know.
fn has_grep() -> bool {
    let subjects = ["ab", "b\n", "K", "\u{212a}"].map(str::to_owned);
    let is_there = grep("(?<=a)b|(?i)^k$", &subjects) == Some(vec![true, false, true, true]);
    if !is_there {
        println!("skipped: no `grep -P` that reads lines of NUL");
    }
    is_there
}

/// What a pattern means to `$regex`: grep makes every pattern one of many lines, where `^` and `$` are ends of lines. Its
/// compiler of PCRE2 10.42 loses matches of `\D+` and the like beyond ASCII in texts that may be ill-formed, as grep asks
/// for and MongoDB does not. And it has `$` mean the very end, where PCRE2 by itself lets a line feed follow.
fn for_grep(pattern: &str) -> String {
    format!("(*NO_JIT)(?-m){}", pattern.replace('$', r"(?:$|\Z)"))
}

fn pattern() -> impl Strategy<Value = String> {
    let atoms: Vec<&str> = r"a b k s K é É ß 1 _ . ^ $ \A \z \Z \b \B \d \D \w \W \s \S \h \H \v \V \R \N \pL \p{Lu} \P{L}
        \p{Greek} \x41 \x{e9} \101 \t \n \Qa.\E [a] [^a] [a-k] [^\w] [\d_] [\Wk] [[:alpha:]] [[:^space:]] []a] [\n-\r] [^b\n]
        [[:upper:]] [[:punct:]] (?i) (?s) (?m) (?-i) [[:<:]] [[:>:]] \G \K \- \/ - (?#c)"
        .split_ascii_whitespace()
        .collect();
    let opens: Vec<&str> =
        r"( (?: (?i: (?m: (?s: (?> (?= (?! (?<= (?<! (?x: (?<n>".split_ascii_whitespace().collect();
    let quantifiers = vec!["", "", "", "", "*", "+", "?", "{2}", "{1,3}", "*?", "++", "{0}", "{2,}"];
    let quantifier = prop::sample::select(quantifiers);
    let atom = prop::sample::select(atoms).prop_map(str::to_owned);
    atom.prop_recursive(3, 12, 4, move |inner| {
        let body = prop::collection::vec((inner, quantifier.clone(), prop::bool::weighted(0.15)), 1..4);
        (prop::sample::select(opens.clone()), body, prop::bool::ANY, prop::bool::weighted(0.1)).prop_map(
            |(open, body, is_group, refers)| {
                let mut text = String::from(if is_group { open } else { "" });
                for (item, quantifier, has_alternative) in body {
                    text += &item;
                    text += quantifier;
                    text += if has_alternative { "|" } else { "" };
                }
                text += if is_group { ")" } else { "" };
                text + if is_group && refers && open == "(" { r"\1" } else { "" }
            },
        )
    })
}

fn subjects() -> impl Strategy<Value = Vec<String>> {
    let pieces = vec![
        "a", "b", "A", "k", "K", "\u{212a}", "s", "\u{17f}", "é", "É", "ß", "ẞ", "1", "_", " ", "\n", "\r\n",
        "\t", "-", ".", "α", "Σ", "\u{85}", "\u{2028}", "🦀", "c", "\u{b}", "/",
    ];
    let subject =
        prop::collection::vec(prop::sample::select(pieces), 0..6).prop_map(|pieces| pieces.concat());
    prop::collection::vec(subject, 12)
}

/// Asks about 400 patterns, always the same; about as many and ever new ones as `ROCKETQL_PATTERNS` says.
#[test]
fn grep_finds_the_same() {
    if !has_grep() {
        return;
    }
    let wanted: Option<u32> = std::env::var("ROCKETQL_PATTERNS").ok().and_then(|number| number.parse().ok());
    let config =
        ProptestConfig { cases: wanted.unwrap_or(400), failure_persistence: None, ..Default::default() };
    let mut runner = match wanted {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let asked = std::cell::Cell::new(0_u32);
    let result = runner.run(&(pattern(), "[ims]{0,1}", subjects()), |(pattern, flags, subjects)| {
        let Ok(compiled) = Pattern::new(&pattern, &flags, None) else { return Ok(()) };
        let flags = if flags.is_empty() { String::new() } else { format!("(?{flags})") };
        let Some(expected) = grep(&for_grep(&format!("{flags}{pattern}")), &subjects) else { return Ok(()) };
        asked.set(asked.get() + 1);
        for (subject, expected) in subjects.iter().zip(expected) {
            match compiled.is_match(Text::Plain(subject)) {
                Ok(found) => {
                    prop_assert_eq!(found, expected, "{:?} on {:?}: {:?}", pattern, subject, compiled)
                }
                Err(error) => prop_assert_eq!(error, RowError::PatternLimit),
            }
        }
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
    assert!(asked.get() > 50, "grep could say something of {} patterns only", asked.get());
}

#[test]
fn what_has_no_engine_of_its_own_is_found_the_fast_way() {
    for (pattern, flags, is_literal) in [
        ("^ro", "", true),
        ("^ro", "i", true),
        ("a\\.b", "", true),
        ("^bob$", "", true),
        ("x$", "", true),
        ("", "", true),
        ("ro", "i", false),
        ("^ré", "i", false),
        ("a|b", "", false),
        ("a*", "", false),
    ] {
        let pattern = Pattern::new(pattern, flags, None).unwrap();
        assert_eq!(matches!(pattern.search, Search::Literal(_)), is_literal, "{pattern:?}");
    }
}

#[test]
fn a_pattern_that_explodes_is_an_error_and_not_an_answer() {
    let pattern = Pattern::new("^(a|a)*(?=b)$", "", None).unwrap();
    let text = "a".repeat(40);
    assert_eq!(pattern.is_match(Text::Plain(&text)), Err(RowError::PatternLimit));
    // The engine whose time is linear has no such limit.
    let pattern = Pattern::new("^(a|a)*b$", "", None).unwrap();
    assert_eq!(pattern.is_match(Text::Plain(&text)), Ok(false));
}

#[allow(clippy::expect_used, reason = "a translation that does not compile fails the test")]
/// Asks Node which texts its `RegExp` finds the translated patterns in.
fn node(cases: &[(String, Vec<String>)]) -> Option<Vec<Vec<bool>>> {
    const SCRIPT: &str = "const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));\
        console.log(JSON.stringify(cases.map(([source, texts]) => { const regex = new RegExp(source, 'u');\
        return texts.map((text) => regex.test(text)); })));";
    let mut node = Command::new("node")
        .args(["-e", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let text = serde_json::to_vec(cases).ok()?;
    let mut stdin = node.stdin.take()?;
    let writer = std::thread::spawn(move || drop(stdin.write_all(&text)));
    let output = node.wait_with_output().ok()?;
    writer.join().ok()?;
    Some(serde_json::from_slice(&output.stdout).expect("every translation compiles"))
}

/// JavaScript finds what the engines here find, which grep has judged.
#[test]
#[allow(clippy::print_stdout, reason = "a check that is skipped says so")]
fn javascript_finds_the_same() {
    let config = ProptestConfig { failure_persistence: None, ..Default::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let (mut cases, mut expected) = (Vec::new(), Vec::new());
    let generated = (pattern(), "[ims]{0,1}", subjects());
    while cases.len() < 2000 {
        let (source, flags, texts) = generated.new_tree(&mut runner).expect("a pattern").current();
        let Ok(compiled) = Pattern::new(&source, &flags, None) else { continue };
        let tree = regex::read(&source, &flags).expect("it was read before");
        let Ok(translated) = javascript::javascript(&tree) else { continue };
        let verdicts: Result<Vec<bool>, _> =
            texts.iter().map(|text| compiled.is_match(Text::Plain(text))).collect();
        if let Ok(verdicts) = verdicts {
            cases.push((translated, texts));
            expected.push((source, flags, verdicts));
        }
    }
    let Some(found) = node(&cases) else {
        assert!(std::env::var_os("ROCKETQL_ORACLES").is_none(), "there is no `node` to ask");
        println!("skipped: no `node`");
        return;
    };
    for (((translated, texts), (source, flags, expected)), found) in cases.iter().zip(&expected).zip(&found) {
        assert_eq!(found, expected, "/{source}/{flags} as /{translated}/u on {texts:?}");
    }
}
