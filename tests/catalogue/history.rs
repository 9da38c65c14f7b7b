//! What was read of single versions to what holds from version to version.

use std::collections::BTreeSet;

pub type Version = (u16, u16, u16);

pub const OLDEST: Version = (0, 49, 0);

pub fn version(text: &str) -> Version {
    let parts: Vec<u16> = text.split('.').map(|part| part.parse().expect(text)).collect();
    assert_eq!(parts.len(), 3, "{text} is no version");
    (parts[0], parts[1], parts[2])
}

/// One reading: a version, whether its release brought the change, whether the route itself was read, and a letter for each fact.
#[derive(Clone)]
pub struct Reading {
    pub version: Version,
    pub is_exact: bool,
    pub is_read: bool,
    pub letters: Vec<u8>,
}

/// The versions at which something changes, each with its letters: lower case is known, upper case inferred, `?` unknown.
pub fn steps(readings: &[Reading], columns: usize) -> Vec<(Version, String)> {
    let columns: Vec<_> = (0..columns).map(|column| one(readings, column)).collect();
    let starts: BTreeSet<Version> = columns.iter().flatten().map(|&(from, _)| from).collect();
    let mut steps: Vec<(Version, String)> = Vec::new();
    for start in starts {
        let letters: String = columns
            .iter()
            .map(|column| column.iter().rfind(|(from, _)| *from <= start).map_or('?', |&(_, letter)| letter))
            .collect();
        if steps.last().is_none_or(|(_, last)| *last != letters) {
            steps.push((start, letters));
        }
    }
    steps
}

/// The steps of one column.
fn one(readings: &[Reading], column: usize) -> Vec<(Version, char)> {
    let seen: Vec<_> = readings.iter().filter(|one| one.letters[column] != b'?').collect();
    let letter = |at: usize| seen[at].letters[column];
    // A known stretch: readings of the route itself at both ends, and the same letter at every reading between them.
    let known = |at: usize, next: usize| {
        let same = |at: usize| letter(at) == letter(next);
        let left = (0..=at).rev().take_while(|&one| same(one)).any(|one| seen[one].is_read);
        let right = (next..seen.len()).take_while(|&one| same(one)).any(|one| seen[one].is_read);
        letter(at) == letter(next) && left && right
    };
    // What an earlier reading left open is not carried back beyond it.
    let is_open = readings.first().is_some_and(|one| one.letters[column] == b'?');
    let first = seen.first().filter(|_| !is_open).map_or('?', |one| inferred(one.letters[column]));
    let mut steps = vec![(OLDEST, first)];
    for (at, one) in seen.iter().enumerate() {
        let (here, exact) = (letter(at), one.version);
        let sure = one.is_read || (at > 0 && at + 1 < seen.len() && known(at - 1, at) && known(at, at + 1));
        steps.push((exact, if sure { as_read(here) } else { inferred(here) }));
        let after = (exact.0, exact.1, exact.2 + 1);
        let between = match seen.get(at + 1) {
            None => inferred(here),
            Some(_) if known(at, at + 1) => as_read(here),
            Some(_) if letter(at + 1) == here => inferred(here),
            Some(next) if next.is_exact && next.is_read && one.is_read => as_read(here),
            Some(next) if next.is_exact => inferred(here),
            Some(_) => '?',
        };
        steps.push((after, between));
    }
    steps
}

fn as_read(letter: u8) -> char {
    if letter == b'u' { '?' } else { char::from(letter) }
}

fn inferred(letter: u8) -> char {
    as_read(letter).to_ascii_uppercase()
}

#[test]
fn what_lies_between_two_readings_is_known_where_they_agree() {
    let reading = |text: &str, is_exact, is_read, letter| Reading {
        version: version(text),
        is_exact,
        is_read,
        letters: vec![letter],
    };
    let shown = |readings: &[Reading]| {
        let steps = steps(readings, 1);
        steps.iter().map(|((a, b, c), letters)| format!("{a}.{b}.{c}{letters}")).collect::<Vec<_>>().join(" ")
    };
    let (five, seven, eight) = (
        reading("5.0.0", false, true, b'r'),
        reading("7.0.0", false, false, b'r'),
        reading("8.6.1", false, true, b'r'),
    );
    assert_eq!(shown(&[five.clone(), eight.clone()]), "0.49.0R 5.0.0r 8.6.2R");
    assert_eq!(shown(&[five.clone(), seven.clone(), eight.clone()]), "0.49.0R 5.0.0r 8.6.2R");
    let refused = Reading { letters: vec![b'x'], ..eight };
    assert_eq!(shown(&[five.clone(), refused.clone()]), "0.49.0R 5.0.0r 5.0.1? 8.6.1x 8.6.2X");
    assert_eq!(
        shown(&[five.clone(), Reading { is_exact: true, ..refused.clone() }]),
        "0.49.0R 5.0.0r 8.6.1x 8.6.2X"
    );
    let unknown = Reading { letters: vec![b'u'], ..seven };
    assert_eq!(shown(&[five, unknown, refused]), "0.49.0R 5.0.0r 5.0.1? 8.6.1x 8.6.2X");
}
