//! Paths to the widest of them: those that lie below no other.

use super::keys::is_at_or_below;
use crate::sorted::sort_by;
use std::cmp::Ordering;

/// The widest of some paths, each with its place among all, in the order of their segments. What lies below a path then
/// follows it at once, so that neighbours alone have to be looked at, however many there are.
pub(super) struct Widest<'a>(Vec<(&'a str, usize)>);

impl<'a> Widest<'a> {
    /// Of equal paths it is the first.
    pub(super) fn of(paths: impl IntoIterator<Item = &'a str>) -> Self {
        Self::by(paths, by_segments)
    }

    fn by(paths: impl IntoIterator<Item = &'a str>, order: impl Fn(&str, &str) -> Ordering) -> Self {
        let mut all: Vec<_> = paths.into_iter().enumerate().map(|(place, path)| (path, place)).collect();
        sort_by(&mut all, |one, other| order(one.0, other.0));
        all.dedup_by(|(path, _), (wider, _)| is_at_or_below(path, wider));
        Self(all)
    }

    /// Whether the path that stood at that place is one of them.
    pub(super) fn has(&self, path: &str, place: usize) -> bool {
        self.0.get(self.after(path).wrapping_sub(1)) == Some(&(path, place))
    }

    /// Whether the path lies at or below one of them, or one of them below it.
    pub(super) fn touches(&self, path: &str) -> bool {
        let after = self.after(path);
        let [before, next] = [after.wrapping_sub(1), after].map(|place| self.0.get(place));
        before.is_some_and(|(wider, _)| is_at_or_below(path, wider))
            || next.is_some_and(|(narrower, _)| is_at_or_below(narrower, path))
    }

    /// How many of them come no later than the path.
    fn after(&self, path: &str) -> usize {
        self.0.partition_point(|(one, _)| by_segments(one, path).is_le())
    }
}

/// The dot comes before every other byte, so that a segment comes before those that begin with it.
fn by_segments(one: &str, other: &str) -> Ordering {
    let rank = |byte: u8| if byte == b'.' { 0 } else { u16::from(byte) + 1 };
    one.bytes().map(rank).cmp(other.bytes().map(rank))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;

    proptest! {
        #[test]
        fn the_widest_lie_below_no_other(
            paths in prop::collection::vec("[ab-]{1,2}(\\.[ab-]{1,2}){0,2}", 0..12),
            asked in "[ab-]{1,2}(\\.[ab-]{1,2}){0,2}",
        ) {
            let widest = Widest::of(paths.iter().map(String::as_str));
            for (place, path) in paths.iter().enumerate() {
                let is_below = |(at, other): (usize, &String)| {
                    is_at_or_below(path, other) && (path != other || at < place)
                };
                prop_assert_eq!(widest.has(path, place), !paths.iter().enumerate().any(is_below));
            }
            let touches = |path: &String| is_at_or_below(path, &asked) || is_at_or_below(&asked, path);
            prop_assert_eq!(widest.touches(&asked), paths.iter().any(touches));
        }
    }

    #[test]
    fn ten_thousand_paths_are_not_compared_with_ten_thousand() {
        let paths: Vec<_> = (0..10_000).map(|number| format!("a{}", number * 7_919 % 10_007)).collect();
        let compared = Cell::new(0);
        let widest = Widest::by(paths.iter().map(String::as_str), |one, other| {
            compared.set(compared.get() + 1);
            by_segments(one, other)
        });
        assert_eq!(widest.0.len(), paths.len());
        let compared = compared.get();
        assert!(compared < 20 * paths.len(), "{compared} comparisons");
    }
}
