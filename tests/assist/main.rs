//! What an editor is answered: every case of `cases.txt` yields what the file shows, and properties of any text at any place.
//! `UPDATE=1 cargo test --test assist` writes the cases anew.

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

mod accepted;
#[path = "../properties/mod.rs"]
mod properties;

use properties::{Choices, assist, texts};
use proptest::collection::vec;
use proptest::prelude::*;
use rocketql::Part;
use rocketql::assist::{Assistant, Surroundings};

/// Marks the cursor.
const MARK: char = '‸';

/// What a line of the file yields.
fn shown(line: &str) -> Vec<String> {
    let (command, marked) = line.split_once(": ").unwrap_or((line.trim_end_matches(':'), ""));
    let (command, part) = command.split_once(' ').unwrap_or((command, "text"));
    let part = [Part::Text, Part::Filter, Part::Fields, Part::Sort, Part::With]
        .into_iter()
        .find(|known| known.name() == part)
        .unwrap_or_else(|| panic!("`{part}` is no part"));
    let marked = marked.replace("\\n", "\n");
    let at = marked.find(MARK).unwrap_or(marked.len()) as u32;
    let text = marked.replace(MARK, "");
    let around = Surroundings { part, ..assist::around() };
    let mut assistant = Assistant::new();
    match command {
        "complete" => {
            let completions = assistant.complete(&text, at, &around);
            let labels: Vec<&str> = completions.items.iter().map(|item| &*item.label).collect();
            if labels.is_empty() {
                return vec!["nothing".to_owned()];
            }
            let mut lines = vec![labels[..labels.len().min(14)].join("  ")];
            lines.extend(completions.items.first().map(|item| item.apply(&text).replace('\n', "\\n")));
            lines
        }
        "hover" => {
            let cards = assistant.hover(&text, at, &around);
            let line = |card: &rocketql::assist::Card| {
                let code = card.code.map(|code| format!("{code} ")).unwrap_or_default();
                format!(
                    "{}..{} {code}{} / {}",
                    card.span.start,
                    card.span.end,
                    card.title,
                    card.lines.join(" / ")
                )
            };
            cards.iter().map(line).collect()
        }
        "signature" => {
            let signature = assistant.signature(&text, at, &around);
            let line = |signature: rocketql::assist::Signature| {
                let active = signature.active.map_or("", |active| signature.parameters[active].label);
                format!("{} / {active}", signature.label)
            };
            signature.map(line).into_iter().collect()
        }
        "highlight" => {
            let pieces = assistant.highlight(&text, &around);
            let piece =
                |one: &rocketql::assist::Highlight| format!("{:?}`{}`", one.kind, one.span.slice(&text));
            vec![pieces.iter().map(piece).collect::<Vec<_>>().join(" ").replace('\n', "\\n")]
        }
        other => panic!("`{other}` is no command"),
    }
}

#[test]
fn every_case_yields_what_its_file_shows() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/assist/cases.txt");
    let written = std::fs::read_to_string(path).unwrap();
    let mut blessed = String::new();
    let mut cases = 0;
    for line in written.lines().filter(|line| !line.starts_with("    ")) {
        blessed += &format!("{line}\n");
        if !line.is_empty() && !line.starts_with('#') {
            cases += 1;
            for shown in shown(line) {
                blessed += format!("    {shown}").trim_end();
                blessed.push('\n');
            }
        }
    }
    assert!(cases > 40, "only {cases} cases");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, blessed).unwrap();
        return;
    }
    for (number, (one, other)) in written.lines().zip(blessed.lines()).enumerate() {
        assert_eq!(one, other, "cases.txt, line {}", number + 1);
    }
    assert_eq!(written.lines().count(), blessed.lines().count());
}

proptest! {
    // A find becomes a case, not a seed in a file.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_place_of_any_text_is_answered(text in ".{0,60}", at in 0_u32..300) {
        assist::any_place(&text, at);
    }

    #[test]
    fn any_place_of_spoiled_texts_is_answered(bytes in vec(any::<u8>(), 0..300), at in 0_u32..200) {
        let mut choices = Choices::new(&bytes);
        let text = texts::request(&mut choices);
        assist::any_place(&text, at);
        assist::any_place(&texts::spoiled(&mut choices, &text), at);
    }

}

proptest! {
    // Most places are alike.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn what_is_offered_can_be_accepted(bytes in vec(any::<u8>(), 0..300), at in 0_u32..200) {
        assist::offers_hold(&texts::request(&mut Choices::new(&bytes)), at);
    }
}

/// Half a megabyte takes no more than a moment; quadratic work would take hours.
#[test]
fn long_texts_are_answered() {
    const LENGTH: usize = 500_000;
    for piece in
        ["a = 1 or ", "(", "a has (", "{\"a\":[", "a in (1, ", "x ", "\"", "| sort ", "now-1d ", "[", "`"]
    {
        let text = piece.repeat(LENGTH / piece.len());
        assist::any_place(&text, text.len() as u32);
    }
}
