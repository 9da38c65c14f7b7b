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

use rocketql::{Code, Diagnostic, Example, Fix, Part, Severity};
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

/// What the errors of a text offer first, taken all together, asks for the opposite where the text does: as it stands, under a
/// `not`, and joined to another mistake.
#[test]
fn fixes_taken_together_lose_no_negation() {
    let examples = Code::ALL.iter().filter_map(|&code| example(code));
    let cases: Vec<_> = examples.chain(support::corpus()).collect();
    let (mut taken, mut wrong, mut before) = (0, Vec::new(), "a === 1".to_owned());
    for case in &cases {
        let [(part @ (Part::Text | Part::Filter), text)] = &case.inputs[..] else { continue };
        let mut texts = vec![text.clone()];
        if !text.contains(['|', ':', '\n']) && errors(&support::run(case).diagnostics) == 1 {
            texts.extend([
                format!("not ({text})"),
                format!("{text} and {before}"),
                format!("{before} and {text}"),
            ]);
            if !denies(text) {
                before.clone_from(text);
            }
        }
        for text in texts.into_iter().filter(|text| denies(text)) {
            let mut broken = Case { options: case.options.clone(), ..Case::default() };
            broken.inputs = vec![(*part, text.clone())];
            let Some(together) = all_first_fixes(&text, &support::run(&broken).diagnostics) else { continue };
            broken.inputs = vec![(*part, together.clone())];
            if support::run(&broken).diagnostics.iter().any(|one| one.severity() < Severity::Hint) {
                continue;
            }
            taken += 1;
            if !denies(&together) {
                wrong.push(format!("{}: {text:?} becomes {together:?}", case.name));
            }
        }
    }
    assert!(taken > 50, "{taken} texts are too few");
    assert!(wrong.is_empty(), "{} of {taken} lose what denies:\n{}", wrong.len(), wrong.join("\n"));
}

/// A text of one or two errors as the first fix of each would have it, where they do not meet.
fn all_first_fixes(text: &str, found: &[Diagnostic]) -> Option<String> {
    let mistakes = found.iter().filter(|one| one.severity() == Severity::Error);
    let first = mistakes.map(|mistake| mistake.fixes.first()).collect::<Option<Vec<_>>>()?;
    let mut edits: Vec<_> = first.iter().flat_map(|fix| &fix.edits).cloned().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let meet = edits.windows(2).any(|pair| pair[0].span.end > pair[1].span.start);
    let are_few = (1..=2).contains(&first.len()) && !meet;
    are_few.then(|| Fix { title: "all".into(), edits }.apply(text))
}

/// Whether the filter of a text asks for the opposite of something, as this language or another one does.
fn denies(text: &str) -> bool {
    let text = text.replace("doc!", "");
    let is_part = |character: char| character.is_alphanumeric() || "_$".contains(character);
    let mut words = text.split(|character| !is_part(character));
    let denying = ["not", "ne", "missing", "$not", "$ne", "$nin", "$nor", "false"];
    !text.starts_with('|')
        && (text.contains(['!', '≠'])
            || text.contains("<>")
            || words.any(|word| denying.contains(&&*word.to_ascii_lowercase())))
}
