//! A word of several spellings to what it means.

/// Whether a word is one of those in a list, parted by blanks; letter case does not count.
pub(crate) fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}

/// What a word means by the rows of a table, each of which begins with the list of its spellings.
pub(crate) fn meant<T: Copy>(word: &str, table: &[(&str, T)]) -> Option<T> {
    table.iter().find(|(list, _)| is_one_of(word, list)).map(|&(_, meaning)| meaning)
}
