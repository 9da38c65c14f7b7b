//! Every case of `tests/corpus/` yields what its file shows. `UPDATE=1 cargo test --test corpus` writes what it yields.

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

use rocketql::{Part, Severity};
use std::collections::BTreeSet;
use std::fs;
use support::case;

#[test]
fn every_case_yields_what_its_file_shows() {
    let bless = std::env::var_os("UPDATE").is_some();
    let (mut ran, mut wrong, mut names) = (0, Vec::new(), BTreeSet::new());
    for file in support::corpus_files() {
        let written = fs::read_to_string(&file).unwrap();
        let (cases, tail) = case::parse(&written);
        let mut blessed = String::new();
        for case in &cases {
            ran += 1;
            let name = format!("{}: {}", file.file_name().unwrap().display(), case.name);
            let shown = case.show(&support::run(case));
            if shown != case.written {
                wrong.push(format!("--- {name}\n{}", difference(&case.written, &shown)));
            }
            assert!(names.insert(name), "two cases of one name in {}: {}", file.display(), case.name);
            blessed += &format!("{}{shown}\n", case.preamble);
        }
        blessed = format!("{}\n", (blessed + &tail).trim_end());
        if bless && blessed != written {
            fs::write(&file, blessed).unwrap();
        }
    }
    assert!(ran > 0, "there is no case");
    if bless {
        println!("{} of {ran} cases were written anew", wrong.len());
    } else {
        assert!(wrong.is_empty(), "{} of {ran} cases:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// A person who types a right text sees at most one error at a time, and what it offers closes what is open.
#[test]
fn a_right_text_half_typed_has_one_mistake() {
    let (mut typed, mut wrong) = (0, Vec::new());
    for mut case in support::corpus() {
        let [(Part::Text, text)] = &case.inputs[..] else { continue };
        // What a server lacks, and the parameters an endpoint needs, are mistakes of the whole.
        let aimed = ["server", "target"].iter().any(|option| case.option(option).is_some())
            || text.contains("| with ");
        let text = text.clone();
        if aimed || text.len() > 500 || count_errors(&case) > 0 {
            continue;
        }
        for (before, after) in [("", ""), ("not (", ")"), ("x = 1 and (y = 1 or (", "))"), ("x has (", ")")] {
            let text = format!("{before}{text}{after}");
            case.inputs = vec![(Part::Text, text.clone())];
            if count_errors(&case) > 0 {
                continue;
            }
            for (end, _) in text.char_indices().skip(before.len().max(1)) {
                if !before.is_empty() && ends_in_a_guess(&text[..end]) {
                    continue;
                }
                case.inputs = vec![(Part::Text, text[..end].to_owned())];
                typed += 1;
                if count_errors(&case) > 1 {
                    wrong.push(format!("{}: {:?}", case.name, &text[..end]));
                }
            }
        }
    }
    assert!(typed > 10_000, "{typed} beginnings are too few");
    assert!(wrong.is_empty(), "{} of {typed}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whether text in quotes has so far gone on with what would close what is around it: where it ends there is a guess.
fn ends_in_a_guess(beginning: &str) -> bool {
    let quotes = beginning.replace(r"\\", "").replace(r#"\""#, "").matches('"').count();
    beginning.ends_with('}') && quotes % 2 == 1
}

fn count_errors(case: &case::Case) -> usize {
    let found = support::run(case).diagnostics;
    found.iter().filter(|one| one.severity() == Severity::Error).count()
}

/// The lines that differ: what the file shows after `-`, what came after `+`.
fn difference(written: &str, shown: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (written.lines().collect(), shown.lines().collect());
    let mut out = String::new();
    // Lengths of the longest common subsequences of the tails.
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let (mark, line) = if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
            (' ', new[j - 1])
        } else if i < old.len() && (j == new.len() || common[i + 1][j] >= common[i][j + 1]) {
            i += 1;
            ('-', old[i - 1])
        } else {
            j += 1;
            ('+', new[j - 1])
        };
        out += &format!("{mark} {line}\n");
    }
    out
}

/// The format itself: what `show` writes, `parse` reads back to the same texts.
#[test]
fn a_case_as_shown_reads_back() {
    use rocketql::{Code, Diagnostic, Fix, Span};
    let mut case = case::Case { name: "x".to_owned(), ..case::Case::default() };
    case.options = vec![("escaped".to_owned(), String::new())];
    case.inputs = vec![(Part::Text, "a = \u{feff}é\\ \n\n b ".to_owned())];
    let diagnostics = [(4, 7), (8, 12), (2, 2), (40, 41)].map(|(start, end)| {
        Diagnostic::new(Code::TooLong, Span::new(start, end)).fix(Fix::replace(Span::at(2), "!"))
    });
    let outcome = case::Outcome { output: vec!["{}".to_owned()], diagnostics: diagnostics.into() };
    let shown = case.show(&outcome);
    assert!(shown.contains("\na = \\u{feff}é\\\\\\u{20}\n"), "{shown}");
    assert!(shown.contains("\n    ^^^^^^^^ RQL0001 error: "), "{shown}");
    assert!(shown.contains("\n  | RQL0001 error: "), "{shown}");
    let (read, tail) = case::parse(&format!("=== title\n\n{shown}\n=== end\n"));
    assert_eq!((read.len(), tail.as_str()), (1, "=== end\n"));
    assert_eq!(read[0].inputs, case.inputs);
    assert_eq!(read[0].written, shown);
    assert_eq!(read[0].preamble, "=== title\n\n");
}

/// What somebody wrapped of the output is no input.
#[test]
fn a_wrapped_output_is_output() {
    let (read, _) = case::parse("--- x\na = 1\n=> {\"a\":\n1}\n=> {\n  \"b\":2}\n\n--- y\n\nb = 2\n=>\n");
    let texts: Vec<_> = read.iter().map(|case| case.inputs[0].1.as_str()).collect();
    assert_eq!(texts, ["a = 1", "\nb = 2"]);
    let stray = std::panic::catch_unwind(|| case::parse("--- x\na = 1\n=> {}\n\nb = 2\n=> {}\n"));
    assert!(stray.is_err(), "a case without its name");
}
