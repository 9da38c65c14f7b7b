//! Texts and patterns to whether a date as text may meet them.

use crate::value::regex::{Item, Set, Tree};

/// The characters of a date as text: `2024-03-01T10:00:00.000Z`, or for a year far away a sign and six digits.
const OF_DATES: &str = "0123456789+-:.TZ";

/// Whether a text may be what a date is as text; if not, no date is.
pub(super) fn may_be_date(text: &str) -> bool {
    matches!(text.len(), 24 | 27) && text.ends_with('Z') && text.chars().all(|one| OF_DATES.contains(one))
}

/// Whether a pattern needs a character that no date has as text. The recursion is as deep as the groups of a pattern nest,
/// of which the scanner takes 250.
pub(super) fn matches_no_date(tree: &Tree) -> bool {
    let needs = |branch: &Vec<Item>| branch.iter().any(needs_other);
    !tree.branches.is_empty() && tree.branches.iter().all(needs)
}

fn needs_other(item: &Item) -> bool {
    match item {
        Item::Set(set) => is_outside(set),
        Item::Group(tree, _) | Item::Atomic(tree) => matches_no_date(tree),
        Item::Repeat { item, min, .. } => *min > 0 && needs_other(item),
        Item::Place(_) | Item::Look { .. } | Item::Back(..) => false,
    }
}

/// Whether no character of the set stands in a date.
fn is_outside(set: &Set) -> bool {
    let holds = |ranges: &[(char, char)], one: char| {
        ranges.iter().any(|(first, last)| (*first..=*last).contains(&one))
    };
    let is_in = |one: char| {
        holds(&set.exact, one) || holds(&set.folded, one) || holds(&set.folded, one.to_ascii_lowercase())
    };
    !set.negated && set.properties.is_empty() && !OF_DATES.chars().any(is_in)
}
