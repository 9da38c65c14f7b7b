//! The table of codes is true: each example yields its code, each code's wording keeps to the house's rules, and each fix
//! offered anywhere in the corpus takes its diagnostic away.

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

mod support;

use rocketql::{Code, Diagnostic, Example, Part, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::case::Case;

/// The example of a code as a case.
fn example(code: Code) -> Option<Case> {
    let (part, text) = match code.example() {
        Example::Text(text) => (Part::Text, text),
        Example::Filter(text) => (Part::Filter, text),
        Example::Fields(text) => (Part::Fields, text),
        Example::Sort(text) => (Part::Sort, text),
        Example::Count(text) => (Part::Count, text),
        Example::With(text) => (Part::With, text),
        Example::Value(text) => {
            let mut case = Case { inputs: vec![(Part::Text, text.to_owned())], ..Case::default() };
            case.options.push(("value".to_owned(), String::new()));
            return Some(case);
        }
        // The command line's own suite runs lines of `batch`.
        Example::Line(_) | Example::None(_) => return None,
    };
    Some(Case { inputs: vec![(part, text.to_owned())], ..Case::default() })
}

#[test]
fn every_example_yields_its_code() {
    let mut silent = Vec::new();
    assert!(Code::ALL.is_sorted_by(|one, next| one < next), "codes stand by number");
    for &code in Code::ALL {
        if let Some(case) = example(code) {
            let found = support::run(&case).diagnostics;
            if !found.iter().any(|one| one.code == code) {
                let found: BTreeSet<_> = found.iter().map(|one| one.code.to_string()).collect();
                silent.push(format!("{code} {code:?}: {:?} yields {found:?}", case.inputs));
            }
        }
    }
    assert!(silent.is_empty(), "{} examples do not yield their code:\n{}", silent.len(), silent.join("\n"));
}

/// `UPDATE=1` adds the examples that are missing, to be read and blessed.
#[test]
fn every_code_is_shown_in_the_corpus() {
    let shown: BTreeSet<Code> = support::corpus()
        .iter()
        .flat_map(|case| support::run(case).diagnostics)
        .map(|one| one.code)
        .collect();
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !shown.contains(code))
        .filter_map(|&code| Some((code, example(code)?)))
        .collect();
    if std::env::var_os("UPDATE").is_some() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/codes.txt");
        let mut text = fs::read_to_string(&file).unwrap_or_default();
        for (code, mut case) in missing {
            case.name = format!("{code}-{code:?}");
            if case.inputs.iter().any(|(_, text)| text.contains(|c: char| c.is_control() || c == '\u{feff}'))
            {
                case.options.push(("escaped".to_owned(), String::new()));
            }
            let outcome = support::run(&case);
            if outcome.diagnostics.iter().any(|one| one.code == code) {
                text += &format!("\n{}", case.show(&outcome));
            }
        }
        fs::write(file, text).unwrap();
    } else {
        let missing: Vec<_> = missing.iter().map(|(code, _)| format!("{code} {code:?}")).collect();
        assert!(
            missing.is_empty(),
            "{} codes have no case in tests/corpus (UPDATE=1 adds their examples):\n{}",
            missing.len(),
            missing.join("\n")
        );
    }
}

#[test]
fn wordings_keep_to_the_house_style() {
    let mut wrong = Vec::new();
    let mut previous = 0;
    for &code in Code::ALL {
        for words in [code.wording(), code.help()] {
            let starts_lower = !words.starts_with(|c: char| c.is_uppercase()) || starts_with_a_name(words);
            if !starts_lower || words.ends_with('.') || words.trim() != words || words.is_empty() {
                wrong.push(format!("{code}: {words}"));
            }
            if words.matches('`').count() % 2 == 1 {
                wrong.push(format!("{code}: a backtick is alone in: {words}"));
            }
        }
        assert!(code as u16 > previous, "{code} stands after a higher number");
        previous = code as u16;
    }
    assert!(wrong.is_empty(), "lower case, no full stop, backticks in pairs:\n{}", wrong.join("\n"));
}

/// Names keep their capital.
fn starts_with_a_name(words: &str) -> bool {
    [
        "MongoDB",
        "EJSON",
        "JSON",
        "PCRE2",
        "JavaScript",
        "Rocket.Chat",
        "NUL",
        "UTF-8",
        "GeoJSON",
        "ObjectId",
        "BSON",
        "Unicode",
    ]
    .iter()
    .any(|name| words.starts_with(name))
}

#[test]
fn every_fix_takes_its_diagnostic_away() {
    let examples = Code::ALL.iter().filter_map(|&code| example(code));
    let mut wrong = Vec::new();
    for case in examples.chain(support::corpus()) {
        let before = support::run(&case).diagnostics;
        for diagnostic in &before {
            for fix in &diagnostic.fixes {
                let mut fixed = Case { options: case.options.clone(), ..Case::default() };
                fixed.inputs = case.inputs.clone();
                let text = &mut fixed.inputs.iter_mut().find(|(part, _)| *part == diagnostic.part).unwrap().1;
                *text = fix.apply(text);
                let text = text.clone();
                let after = support::run(&fixed).diagnostics;
                if count(&after, diagnostic.code) >= count(&before, diagnostic.code) {
                    wrong.push(format!("{}: {:?} leaves it: {text}", diagnostic.code, fix.title));
                } else if errors(&after) > errors(&before) {
                    wrong.push(format!("{}: {:?} makes it worse: {text}", diagnostic.code, fix.title));
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{} fixes do not help:\n{}", wrong.len(), wrong.join("\n"));
}

fn count(found: &[Diagnostic], code: Code) -> usize {
    found.iter().filter(|one| one.code == code).count()
}

fn errors(found: &[Diagnostic]) -> usize {
    found.iter().filter(|one| one.severity() == Severity::Error).count()
}
