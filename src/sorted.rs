//! Lists to lists in order. In a browser the standard library's sorts, one for each type, would weigh more than the order is
//! worth there: one sort of numbers does for all.

#[cfg(not(target_arch = "wasm32"))]
use std::cmp::Ordering;

/// Sorts a list; what is equal keeps its order.
#[cfg(not(target_arch = "wasm32"))]
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    items.sort_by(compare);
}

/// Sorts a list by what each item counts as; what is equal keeps its order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |left, right| key(left).cmp(&key(right)));
}

#[cfg(target_arch = "wasm32")]
pub use by_places::sort_by;

#[cfg(any(test, target_arch = "wasm32"))]
mod by_places {
    use std::cmp::Ordering;

    /// Sorts a list; what is equal keeps its order.
    pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
        let between = |left: u32, right: u32| match (items.get(left as usize), items.get(right as usize)) {
            (Some(left), Some(right)) => compare(left, right),
            _ => Ordering::Equal,
        };
        let order = order(u32::try_from(items.len()).unwrap_or(u32::MAX), &between);
        let mut goals = vec![0; order.len()];
        for (goal, &from) in order.iter().enumerate() {
            if let Some(place) = goals.get_mut(from as usize) {
                *place = goal;
            }
        }
        // Each step brings an item where it belongs.
        for at in 0..goals.len() {
            while let Some(&goal) = goals.get(at).filter(|&&goal| goal != at) {
                items.swap(at, goal);
                goals.swap(at, goal);
            }
        }
    }

    /// The places of a list in their order: a heap of them, so that no list is slow.
    fn order(length: u32, between: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
        let mut heap: Vec<u32> = (0..length).collect();
        let end = heap.len();
        (0..end / 2).rev().for_each(|root| sift(&mut heap, root, between));
        for end in (1..end).rev() {
            heap.swap(0, end);
            sift(heap.get_mut(..end).unwrap_or_default(), 0, between);
        }
        heap
    }

    /// Brings what stands at the root below those that come after it.
    fn sift(heap: &mut [u32], mut root: usize, between: &dyn Fn(u32, u32) -> Ordering) {
        let is_before = |heap: &[u32], left: usize, right: usize| match (heap.get(left), heap.get(right)) {
            (Some(&left), Some(&right)) => between(left, right).then(left.cmp(&right)) == Ordering::Less,
            _ => false,
        };
        loop {
            let mut child = 2 * root + 1;
            if is_before(heap, child, child + 1) {
                child += 1;
            }
            if !is_before(heap, root, child) {
                return;
            }
            heap.swap(root, child);
            root = child;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::by_places;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn by_places_sorts_as_the_standard_library_does(numbers in proptest::collection::vec(0_u8..20, 0..200)) {
            let mut ours: Vec<(u8, usize)> = numbers.into_iter().zip(0..).collect();
            let mut theirs = ours.clone();
            by_places::sort_by(&mut ours, |left, right| left.0.cmp(&right.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
