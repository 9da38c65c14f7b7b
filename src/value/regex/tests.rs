//! The scanner against its data file, against PCRE2 (through `grep -P`) and against its own laws.

use super::shape::Set;
use super::*;
use crate::diagnostic::Severity;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use std::io::Write as _;
use std::process::{Command, Stdio};

fn findings(pattern: &str, flags: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    scan(pattern, flags, &mut |finding| findings.push(finding));
    findings
}

fn has_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.code.severity() == Severity::Error)
}

/// Whether the scanner leaves the verdict to the database.
fn is_undecided(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| matches!(finding.code, Code::PatternRare | Code::PatternPropertyUnknown))
}

fn fixed(pattern: &str, finding: &Finding) -> Option<String> {
    let (range, text) = finding.fix.clone()?;
    let mut fixed = pattern.to_owned();
    fixed.replace_range(range, &text);
    Some(fixed)
}

/// The rows of the data file: verdict, pattern, findings.
fn rows() -> Vec<(String, String, Vec<String>)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/regex.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut fields = line.split('\t').map(str::to_owned);
        let (verdict, pattern) = (fields.next().unwrap(), fields.next().unwrap_or_default());
        (verdict, pattern.replace('␊', "\n"), fields.collect())
    });
    rows.collect()
}

/// A finding as the data file has it.
fn written(pattern: &str, finding: &Finding) -> String {
    let code = format!("{:?}", finding.code);
    let place =
        format!("{}@{}..{}", code.trim_start_matches("Pattern"), finding.range.start, finding.range.end);
    let fix = fixed(pattern, finding).map(|fixed| format!("→{fixed}"));
    (place + &fix.unwrap_or_default()).replace('\n', "␊")
}

#[test]
fn data_file() {
    let rows = rows();
    assert!(rows.len() > 450);
    for (verdict, pattern, expected) in rows {
        let found = findings(&pattern, "");
        let as_written: Vec<String> = found.iter().map(|finding| written(&pattern, finding)).collect();
        assert_eq!(as_written, expected, "{pattern:?}");
        if !is_undecided(&found) {
            assert_eq!(has_error(&found), verdict == "refused", "{pattern:?}");
        }
    }
}

#[test]
fn every_code_is_in_the_data_file() {
    let elsewhere = [
        Code::PatternTooLong,
        Code::PatternNul,
        Code::PatternBackspace,
        Code::PatternTooDeep,
        Code::PatternInSlashes,
        Code::PatternUnanchored,
    ]
    .map(Some);
    let found: Vec<Code> =
        rows().iter().flat_map(|(_, pattern, _)| findings(pattern, "")).map(|finding| finding.code).collect();
    for &code in Code::ALL {
        let is_ours = (600..660).contains(&(code as u16));
        assert!(!is_ours || found.contains(&code) || elsewhere.contains(&Some(code)), "{code:?}");
    }
}

#[test]
fn limits() {
    let code = |pattern: &str| findings(pattern, "").first().map(|finding| finding.code);
    assert_eq!(code(&"a".repeat(32_764)), None);
    assert_eq!(code(&"a".repeat(32_765)), Some(Code::PatternTooLong));
    assert_eq!(code(&"(".repeat(10 << 20)), Some(Code::PatternTooLong));
    assert_eq!(code(&("(".repeat(250) + &")".repeat(250))), None);
    assert_eq!(code(&("(".repeat(251) + &")".repeat(251))), Some(Code::PatternTooDeep));
    assert_eq!(code("a\0b"), Some(Code::PatternNul));
    assert_eq!(code("[\0]"), Some(Code::PatternNul));
    assert_eq!(code(r"a\0b"), None);
    assert_eq!(code("\u{8}a"), Some(Code::PatternBackspace));
    assert_eq!(code(r"\ba[\b]"), None);
}

#[test]
fn each_warning_comes_once() {
    let pattern = r"(a+)+(b|b)*\w*\w*\w*.*x.*x.*x.*(?:a{99}){99}\1*".repeat(600);
    let found = findings(&pattern, "");
    assert!(found.len() <= 7, "{}", found.len());
}

#[test]
fn flags() {
    let codes = |pattern, flags| -> Vec<Code> {
        findings(pattern, flags).iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes("a #(", ""), [Code::PatternGroupUnclosed]);
    assert_eq!(codes("a #(", "x"), []);
    assert_eq!(codes("(?:.*\n)+", ""), []);
    assert_eq!(codes("(?:.*\n)+", "s"), [Code::PatternLoopNested]);
    assert_eq!(codes("(?:a|A)+", ""), []);
    assert_eq!(codes("(?:a|A)+", "i"), [Code::PatternLoopAlternatives]);
}

#[test]
fn anchoring() {
    let is_anchored = |pattern: &str| scan(pattern, "", &mut |_| {});
    for pattern in ["^a", r"\Aa", "^a|^b", "(?:^a|^b)c", "(?i)^a", "(?#x)^", "(^)", r"\Gx"] {
        assert!(is_anchored(pattern), "{pattern}");
    }
    for pattern in ["a", "a^", "", "^a|b", "(^a)?", "(?=^a)b", ".*", r"\^a", "[^a]", "$"] {
        assert!(!is_anchored(pattern), "{pattern}");
    }
    // Nobody is told how to speed up what cannot be read.
    assert!(is_anchored("a("));
}

#[test]
fn a_diagnostic_quotes_its_fix_for_the_literal() {
    let source = r#"{"$regex":"\\u0041"}"#;
    let finding = findings(r"\u0041", "").remove(0);
    // The literal starts at byte 11, and the one backslash is written as two.
    let place = |at: usize| 11 + u32::try_from(at).unwrap() + u32::from(at > 0);
    let diagnostic = finding.diagnostic(
        |range| Span::new(place(range.start), place(range.end)),
        |text| text.replace('\\', r"\\"),
    );
    assert_eq!(diagnostic.fixes[0].apply(source), r#"{"$regex":"\\x{0041}"}"#);
    assert!(diagnostic.message(source).starts_with(r"`\\u0041` is"));
}

/// Pieces of patterns, mended and broken.
fn pattern() -> impl Strategy<Value = String> {
    let atoms: Vec<&str> = r"a b é 1 . ^ $ \d \w \b \A \K \R \X \C \N \pL \P{Lu} \p{^L} \x41 \x{e9} \o{101} \101 \0 \1 \2 \10 \cA
        \e \E \Qa*\E \g1 \g{-1} \g<1> \g<n> \k<n> \k{n} \y \u0041 \x{} (?R) (?1) (?&n) (?P=n) (?#c) (?i) (?x) (?xx) (?J)
        (?n) (*ACCEPT) (*F) (*MARK:a) (?-1) [a] [^a-z] [z-a] [\d-z] []a] [^] [[:alpha:]] [[:foo:]] [:alpha:] [[.a.]]
        [a-\d] [[:<:]] [\b] [\Q]\E] [a-] [--a] { } ] {2} {,2} # - _ \/"
        .split_ascii_whitespace()
        .collect();
    let opens: Vec<&str> =
        r"( (?: (?> (?= (?! (?<= (?<! (?| (?<n> (?P<m> (?'n' (?i: (?x: (?^: (?* (?<* (*pla: (*plb:
        (*atomic: (?(1) (?(n) (?(R) (?(DEFINE) (?(?=a) (?(-1) (?"
            .split_ascii_whitespace()
            .collect();
    let quantifiers =
        vec!["", "", "", "*", "+", "?", "{2}", "{2,}", "{1,3}", "{0}", "*?", "++", "{2,1}", "**"];
    let quantifier = prop::sample::select(quantifiers);
    let atom = prop::sample::select(atoms).prop_map(str::to_owned);
    let item = atom.prop_recursive(4, 24, 4, move |inner| {
        let body = prop::collection::vec((inner, quantifier.clone(), prop::bool::weighted(0.1)), 1..4);
        (prop::sample::select(opens.clone()), body, prop::bool::ANY).prop_map(|(open, body, is_group)| {
            let mut text = String::from(if is_group { open } else { "" });
            for (item, quantifier, has_alternative) in body {
                text += &item;
                text += quantifier;
                text += if has_alternative { "|" } else { "" };
            }
            text + if is_group { ")" } else { "" }
        })
    });
    let stray = prop::sample::select(r"()[]{}*+?|\^$.-:=!<>'#&,_ 019agknpuxEQKP".chars().collect::<Vec<_>>());
    let mutation = prop::option::weighted(0.4, (any::<prop::sample::Index>(), prop::option::of(stray)));
    (item, mutation).prop_map(|(text, mutation)| {
        let mut characters: Vec<char> = text.chars().collect();
        match mutation {
            Some((at, Some(stray))) => characters.insert(at.index(characters.len() + 1), stray),
            Some((at, None)) => drop(characters.remove(at.index(characters.len()))),
            None => {}
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #[test]
    fn ranges_lie_in_the_pattern(pattern in prop_oneof![pattern(), any::<String>()], flags in "[imsxu]{0,2}") {
        for finding in findings(&pattern, &flags) {
            prop_assert!(pattern.get(finding.range.clone()).is_some(), "{finding:?}");
            if let Some((range, _)) = &finding.fix {
                prop_assert!(pattern.get(range.clone()).is_some(), "{finding:?}");
            }
        }
    }

    #[test]
    fn a_fix_removes_its_finding(pattern in pattern(), flags in "[ix]?") {
        for finding in findings(&pattern, &flags) {
            if let Some(fixed) = fixed(&pattern, &finding) {
                let remains = findings(&fixed, &flags)
                    .iter()
                    .any(|other| (other.code, &other.range) == (finding.code, &finding.range));
                prop_assert!(!remains, "{finding:?} remains in {fixed:?}");
            }
        }
    }

    #[test]
    fn the_fast_way_agrees_with_the_full_one(pattern in r"([a-zé.^$,]|\\[dwsbA.*()]){0,8}", flags in "[ims]?") {
        prop_assert!(is_plain(pattern.as_bytes()));
        let mut found = Vec::new();
        let report = &mut |finding| found.push(finding);
        let anchored = scanner::Scanner::new(&pattern, &flags, report).run();
        let at_start = pattern.starts_with('^') || pattern.starts_with(r"\A");
        // The full scan also sees an anchor behind other places.
        prop_assert!(anchored.is_some_and(|anchored| anchored || !at_start));
        prop_assert_eq!(found, []);
    }

    #[test]
    fn sets_that_share_a_character_meet(
        (low, high) in (any::<char>(), any::<char>()), other in any::<char>(), negate in any::<bool>()
    ) {
        let (low, high) = (low.min(high), low.max(high));
        let range = Set::range(low, high);
        let (set, holds) = match negate {
            true => (range.complement(), !(low..=high).contains(&other)),
            false => (range, (low..=high).contains(&other)),
        };
        prop_assert!(!holds || set.meets(Set::one(other)));
        prop_assert!(!other.is_ascii() || holds == set.meets(Set::one(other)));
        prop_assert!(!holds || set.folded().meets(Set::one(other.to_ascii_uppercase())));
    }
}

/// Whether PCRE2 takes the pattern, asked of GNU grep; nothing where grep cannot say.
fn grep_accepts(pattern: &str) -> Option<bool> {
    if pattern.contains(['\n', '\0']) {
        return None;
    }
    let mut grep = Command::new("grep")
        .args(["-P", "-e", pattern])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    grep.stdin.take().map(|mut stdin| stdin.write_all(b""));
    let output = grep.wait_with_output().ok()?;
    let message = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0 | 1) => Some(true),
        // How large a compiled pattern may be is a setting of the build.
        Some(2) if message.contains("too large") => None,
        // It compiled, and then gave up on the text.
        Some(2) if message.contains("(standard input)") => Some(true),
        Some(2) => Some(false),
        _ => None,
    }
}

/// Whether there is a grep that asks a PCRE2 of the newest kind.
fn has_grep() -> bool {
    let is_there = grep_accepts(r"(?<=a)\p{Emoji}") == Some(true) && grep_accepts("(?<=a+)b") == Some(false);
    if !is_there {
        println!("skipped: no `grep -P` with PCRE2 10.40 or later");
    }
    is_there
}

fn check_with_grep(pattern: &str) {
    let found = findings(pattern, "");
    if let Some(accepts) = grep_accepts(pattern)
        && !is_undecided(&found)
    {
        assert_eq!(!has_error(&found), accepts, "{pattern:?} {found:?}");
    }
}

#[test]
fn grep_agrees_on_the_data_file() {
    if has_grep() {
        rows().iter().for_each(|(_, pattern, _)| check_with_grep(pattern));
    }
}

/// Asks about 300 patterns, always the same; about as many and ever new ones as `ROCKETQL_PATTERNS` says.
#[test]
fn grep_agrees_on_made_patterns() {
    if !has_grep() {
        return;
    }
    let wanted: Option<u32> = std::env::var("ROCKETQL_PATTERNS").ok().and_then(|number| number.parse().ok());
    let config =
        ProptestConfig { cases: wanted.unwrap_or(300), failure_persistence: None, ..Default::default() };
    let mut runner = match wanted {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let result = runner.run(&pattern(), |pattern| {
        check_with_grep(&pattern);
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
}
