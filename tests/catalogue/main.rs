//! The tables of endpoints and fields are what their data files say. `UPDATE=1 cargo test --test catalogue` writes them.

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

mod endpoints;
mod fields;
mod history;
mod typed;

use std::fs;
use std::path::Path;

/// The lines of a data file that say something, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_end()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Writes what was made of a data file where `UPDATE` is set; otherwise it must be there.
fn compare(data: &str, table: &str, make: impl Fn(&str) -> String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let made = make(&fs::read_to_string(root.join(data)).unwrap());
    let file = root.join(table);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, made).unwrap();
        return;
    }
    let written = fs::read_to_string(file).unwrap();
    for (at, (made, written)) in made.lines().zip(written.lines()).enumerate() {
        assert_eq!(made, written, "{table}:{} is not what {data} says: UPDATE=1 writes it", at + 1);
    }
    assert_eq!(
        made.len(),
        written.len(),
        "{table} is longer or shorter than {data} says: UPDATE=1 writes it"
    );
}

#[test]
fn the_table_of_endpoints_is_what_its_data_says() {
    compare("src/server/data/endpoints.txt", "src/server/tables.rs", endpoints::table);
}

#[test]
fn the_table_of_fields_is_what_its_data_says() {
    compare("src/schema/data/fields.txt", "src/schema/tables.rs", fields::table);
}
