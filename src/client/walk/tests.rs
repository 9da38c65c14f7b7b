//! Lists that others write to, and pages of them.

use super::*;

/// Rows by the number of their `_id` and of their place.
fn page(rows: &[(u32, u32)], total: Option<u64>) -> Page {
    let row = |&(id, place): &(u32, u32)| Row { text: id.to_string().into(), id: Some([id; 3]), place };
    Page { rows: rows.iter().map(row).collect(), total, ..Page::default() }
}

const SURE: Order = Order { is_total: true, is_placeable: true };

fn given(step: Step) -> Vec<u32> {
    match step {
        Step::Rows(rows) | Step::Last(rows) | Step::Missing(_, rows, _) => {
            rows.iter().map(|row| row.text.parse().unwrap()).collect()
        }
        Step::Unheeded | Step::NotSettling(_) => panic!("no rows"),
    }
}

/// Walks a list that changes before each request, in pages of ten.
fn walk(mut list: Vec<(u32, u32)>, mut change: impl FnMut(usize, &mut Vec<(u32, u32)>)) -> (Vec<u32>, usize) {
    let mut walk = Walk::new(0, 10, SURE);
    let mut found = Vec::new();
    for turn in 0..500 {
        change(turn, &mut list);
        let Ask { offset, count } = walk.ask(u64::MAX);
        let (start, count) = (usize::try_from(offset).unwrap(), usize::try_from(count).unwrap());
        let rows: Vec<_> = list.iter().skip(start).take(count).copied().collect();
        let step = walk.take(page(&rows, Some(u64::try_from(list.len()).unwrap())));
        let is_last = matches!(step, Step::Last(_));
        assert!(!matches!(step, Step::Missing(..)));
        found.extend(given(step));
        if is_last {
            return (found, turn + 1);
        }
    }
    panic!("no end");
}

fn list(count: u32) -> Vec<(u32, u32)> {
    (0..count).map(|id| (id, id)).collect()
}

#[test]
fn quiet_lists_are_walked_once() {
    for (count, requests) in [(0, 1), (1, 2), (9, 2), (10, 2), (19, 3), (25, 3), (91, 11)] {
        let (found, asked) = walk(list(count), |_, _| {});
        assert_eq!((found, asked), ((0..count).collect(), requests), "{count}");
    }
}

#[test]
fn rows_that_go_hide_no_others() {
    // All that was read is deleted but for the first rows; the rest moves to the front.
    let (found, _) = walk(list(60), |turn, list| {
        if turn == 3 {
            list.drain(2..25);
        }
    });
    assert_eq!(found, (0..60).collect::<Vec<_>>());
    let (found, _) = walk(list(60), |turn, list| {
        if turn == 3 {
            list.drain(..28);
        }
    });
    assert_eq!(found, (0..60).collect::<Vec<_>>());
}

#[test]
fn a_row_that_moves_is_no_anchor() {
    // 5 was read, and moves behind 40; then all before it that was read goes.
    let (found, _) = walk(list(60), |turn, list| {
        if turn == 2 {
            list.retain(|&(id, _)| id > 25);
            let at = list.iter().position(|&(id, _)| id == 40).unwrap();
            list.insert(at, (5, 1000));
        }
    });
    assert_eq!(found, (0..19).chain(26..60).collect::<Vec<_>>());
}

#[test]
fn rows_that_come_shift_others_and_bring_none_twice() {
    let mut next = 1000;
    let (found, _) = walk(list(60), |turn, list| {
        if turn < 20 {
            for at in [0, 0, 5] {
                list.insert(at, (next, next));
                next += 1;
            }
        }
    });
    let old: Vec<_> = found.iter().copied().filter(|&id| id < 1000).collect();
    assert_eq!(old, (0..60).collect::<Vec<_>>());
}

#[test]
fn a_list_that_heeds_no_offset_is_found_out() {
    let rows = list(10);
    let mut walk = Walk::new(0, 10, SURE);
    let steps = (0..10).map(|_| {
        walk.ask(u64::MAX);
        walk.take(page(&rows, Some(1000)))
    });
    assert!(steps.take(8).any(|step| step == Step::Unheeded));
}

#[test]
fn what_cannot_be_promised_is_said_where_it_matters() {
    let ties = Order { is_total: false, ..SURE };
    let first = |total| {
        let mut walk = Walk::new(0, 10, ties);
        walk.ask(u64::MAX);
        (walk.take(page(&list(8), total)), walk)
    };
    assert!(matches!(first(Some(9)).0, Step::Missing(TIES, ..)));
    for total in [None, Some(8)] {
        let (step, mut walk) = first(total);
        assert!(matches!(step, Step::Rows(_)));
        assert_eq!(walk.ask(u64::MAX).offset, 8);
        assert!(matches!(walk.take(page(&[(8, 8)], total)), Step::Missing(TIES, ..)));
        // An empty page may be the end, or rows before it have gone: then the last row is not the last any more.
        for (rows, is_end) in
            [(&[(7, 7)][..], true), (&[], false), (&[(8, 8)], false), (&[(7, 7), (8, 8)], false)]
        {
            let mut walk = first(total).1;
            walk.ask(u64::MAX);
            assert_eq!(walk.take(page(&[], total)), Step::Rows(Vec::new()));
            assert_eq!(walk.ask(u64::MAX).offset, 7);
            match walk.take(page(rows, total)) {
                Step::Last(more) => assert!(is_end && more.is_empty(), "{rows:?}"),
                Step::Missing(TIES, more, false) => {
                    assert!(!is_end, "{rows:?}");
                    assert_eq!(more.len(), rows.iter().filter(|row| **row == (8, 8)).count());
                }
                other => panic!("{rows:?}: {other:?}"),
            }
        }
    }
}

#[test]
fn rows_without_a_name_do_not_come_for_ever() {
    let mut walk = Walk::new(0, 10, SURE);
    let rows = || page(&list(10), Some(1000)).rows.into_iter().map(|row| Row { id: None, ..row }).collect();
    let mut steps = (0..10).map(|_| {
        walk.ask(u64::MAX);
        walk.take(Page { rows: rows(), total: Some(1000), ..Page::default() })
    });
    assert!(steps.any(|step| step == Step::Unheeded));
}

#[test]
fn rows_without_a_name_come_once_or_are_told() {
    let mut walk = Walk::new(0, 10, SURE);
    walk.ask(u64::MAX);
    assert!(matches!(walk.take(page(&list(10), Some(30))), Step::Rows(_)));
    assert_eq!(walk.ask(u64::MAX).offset, 9);
    let mut mixed = page(&list(19), Some(30));
    mixed.rows.drain(..9);
    mixed.rows[3].id = None;
    assert!(matches!(walk.take(mixed), Step::Missing(NAMELESS, ..)));
}

/// What the server says of `total`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Total {
    Right,
    Untold,
    Small,
    Large,
    /// The rows of the page.
    Page,
    /// The rows up to the end of the page.
    Seen,
}

/// A list that others write to: rows by `_id` and by what they are sorted by, in that order.
struct World {
    rows: Vec<(u32, u32)>,
    /// The rows that nobody wrote to since the first request.
    stable: Vec<u32>,
    gone: Vec<(u32, u32)>,
    next: u32,
}

impl World {
    fn new(count: u32, spread: u32) -> Self {
        let mut world =
            Self { rows: Vec::new(), stable: (0..count).collect(), gone: Vec::new(), next: count };
        for id in 0..count {
            // Many rows have equal keys.
            world.put((id, id.wrapping_mul(7919) % spread.max(1)));
        }
        world
    }

    fn put(&mut self, row: (u32, u32)) {
        let at = self.rows.partition_point(|&(id, key)| (key, id) < (row.1, row.0));
        self.rows.insert(at, row);
    }

    fn take(&mut self, at: usize) -> (u32, u32) {
        let row = self.rows.remove(at);
        self.stable.retain(|&id| id != row.0);
        row
    }

    /// One change, out of two numbers.
    fn change(&mut self, what: u8, number: usize) {
        let at = number.checked_rem(self.rows.len());
        let key = u32::try_from(number % 97).unwrap();
        match (what % 6, at) {
            (0, _) => {
                self.put((self.next, key));
                self.next += 1;
            }
            (1, Some(at)) => {
                let row = self.take(at);
                self.gone.push(row);
            }
            // It moves, or is put where it was.
            (2, Some(at)) => {
                let (id, _) = self.take(at);
                self.put((id, key));
            }
            (3, _) => {
                if let Some(row) = self.gone.pop() {
                    self.put(row);
                }
            }
            // Much goes at once, or comes, at the front.
            (4, Some(at)) => {
                for _ in 0..at / 2 {
                    let row = self.take(0);
                    self.gone.push(row);
                }
            }
            (5, _) => {
                for _ in 0..number % 20 {
                    self.put((self.next, 0));
                    self.next += 1;
                }
            }
            _ => {}
        }
    }
}

/// Walks a world from a row on, in pages of `cap` rows; what was given, and which rows that stayed should have been.
fn walked(
    world: &mut World,
    order: Order,
    start: usize,
    cap: usize,
    total: Total,
    changes: &[(u8, usize)],
    breaks: &[Option<usize>],
) -> Result<(Vec<u32>, Vec<u32>), Step> {
    let mut walk = Walk::new(u64::try_from(start).unwrap(), 10, order);
    let first: Vec<u32> = world.rows.iter().skip(start).map(|&(id, _)| id).collect();
    let mut found = Vec::new();
    let mut changes = changes.chunks(3);
    let mut breaks = breaks.iter();
    loop {
        let ask = walk.ask(u64::MAX);
        let (offset, count) = (usize::try_from(ask.offset).unwrap(), usize::try_from(ask.count).unwrap());
        let rows: Vec<_> = world.rows.iter().skip(offset).take(count.min(cap)).copied().collect();
        let length = u64::try_from(world.rows.len()).unwrap();
        let told = match total {
            Total::Right => Some(length),
            Total::Untold => None,
            Total::Small => Some(length / 3),
            Total::Page => Some(u64::try_from(rows.len()).unwrap()),
            Total::Seen => Some(ask.offset + u64::try_from(rows.len()).unwrap()),
            Total::Large => Some(length * 7 + 100),
        };
        let before = walk.stand();
        let step = walk.take(page(&rows, told));
        // Something goes wrong after so many of the rows: another walk goes on from there.
        if let (Some(Some(kept)), Step::Rows(rows) | Step::Last(rows)) = (breaks.next(), &step) {
            let kept = kept.checked_rem(rows.len() + 1).unwrap_or(0);
            let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
            let (done, rest) = ids.split_at(kept);
            assert!(walk.undo(before, done, rest));
            found.extend(given(Step::Rows(rows[..kept].to_vec())));
            let mut other = Walk::new(u64::try_from(start).unwrap(), 10, order);
            other.restore(&walk.to_json(), walk.places()).unwrap();
            assert_eq!(other.given(), u64::try_from(found.len()).unwrap());
            walk = other;
            continue;
        }
        match step {
            Step::Rows(rows) => found.extend(given(Step::Rows(rows))),
            Step::Last(rows) => {
                found.extend(given(Step::Last(rows)));
                return Ok((found, first));
            }
            other @ (Step::Missing(..) | Step::Unheeded | Step::NotSettling(_)) => return Err(other),
        }
        for &(what, number) in changes.next().unwrap_or_default() {
            world.change(what, number);
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 4000, ..Default::default() })]

    /// Each row that is there from the first request to the last, unchanged in its key, comes exactly once, and in order.
    #[test]
    fn rows_that_stay_come_once_and_in_order(
        count in 0_u32..120,
        spread in 1_u32..100,
        start in 0_usize..40,
        starts in proptest::bool::weighted(0.2),
        cap in 1_usize..12,
        total in proptest::sample::select(
            vec![Total::Right, Total::Untold, Total::Small, Total::Large, Total::Page, Total::Seen],
        ),
        changes in proptest::collection::vec((0_u8..6, 0_usize..10_000), 0..120),
        breaks in proptest::collection::vec(proptest::option::weighted(0.3, 0_usize..1000), 0..30),
    ) {
        let mut world = World::new(count, spread);
        let start = if starts { start } else { 0 };
        // Where rows come one at a time and nobody says that there are more, what takes their place meanwhile cannot be seen.
        let total = if cap == 1 && total != Total::Large { Total::Right } else { total };
        match walked(&mut world, SURE, start, cap, total, &changes, &breaks) {
            Ok((found, first)) => {
                let mut once = found.clone();
                once.sort_unstable();
                once.dedup();
                proptest::prop_assert_eq!(once.len(), found.len(), "a row came twice");
                let came: Vec<u32> = found.into_iter().filter(|id| world.stable.contains(id)).collect();
                let due: Vec<u32> = first.into_iter().filter(|id| world.stable.contains(id)).collect();
                // Whoever starts behind others may be given one of them that moved up.
                let came: Vec<u32> = came.into_iter().filter(|id| start == 0 || due.contains(id)).collect();
                proptest::prop_assert_eq!(came, due);
            }
            // What cannot be promised is said.
            Err(Step::Missing(why, ..)) => {
                proptest::prop_assert!(start > 0 && why == GONE || (cap == 1 || total == Total::Large) && why == SINGLE, "{}", why);
            }
            Err(step) => proptest::prop_assert!(false, "{:?}", step),
        }
    }

    /// Where no order can be asked for, the rows that stay come too, or it is said that some may not.
    #[test]
    fn rows_that_stay_come_or_may_be_missing(
        count in 0_u32..40,
        spread in 1_u32..100,
        cap in 1_usize..30,
        total in proptest::sample::select(
            vec![Total::Right, Total::Untold, Total::Small, Total::Large, Total::Page, Total::Seen],
        ),
        changes in proptest::collection::vec((0_u8..6, 0_usize..10_000), 0..20),
        breaks in proptest::collection::vec(proptest::option::weighted(0.3, 0_usize..1000), 0..5),
    ) {
        let mut world = World::new(count, spread);
        match walked(&mut world, Order { is_total: false, ..SURE }, 0, cap, total, &changes, &breaks) {
            Ok((found, _)) => {
                let lost: Vec<u32> = world.stable.iter().filter(|id| !found.contains(id)).copied().collect();
                proptest::prop_assert!(lost.is_empty(), "{:?}", lost);
            }
            Err(Step::Missing(why, ..)) => proptest::prop_assert_eq!(why, TIES),
            Err(step) => proptest::prop_assert!(false, "{:?}", step),
        }
    }
}
