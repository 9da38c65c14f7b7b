//! Lists that others write to, and pages of them.

use super::*;

/// Rows by the number of their `_id` and of their place.
fn page(rows: &[(u32, u32)], total: Option<u64>) -> Page {
    let row = |&(id, place): &(u32, u32)| Row { text: id.to_string().into(), id: Some([id; 3]), place };
    Page { rows: rows.iter().map(row).collect(), total }
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
    for (count, requests) in [(0, 1), (1, 1), (9, 1), (10, 2), (19, 3), (25, 3), (91, 11)] {
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
    assert!(steps.take(5).any(|step| step == Step::Unheeded));
}

#[test]
fn what_cannot_be_promised_is_said_where_it_matters() {
    let ties = Order { is_total: false, ..SURE };
    let first = |total| {
        let mut walk = Walk::new(0, 10, ties);
        walk.ask(u64::MAX);
        (walk.take(page(&list(8), total)), walk)
    };
    assert!(matches!(first(Some(8)).0, Step::Last(_)));
    assert!(matches!(first(Some(9)).0, Step::Missing(TIES, ..)));
    let (step, mut walk) = first(None);
    assert!(matches!(step, Step::Rows(_)));
    assert_eq!(walk.ask(u64::MAX).offset, 8);
    let mut other = first(None).1;
    other.ask(u64::MAX);
    assert!(matches!(walk.take(page(&[], None)), Step::Last(_)));
    assert!(matches!(other.take(page(&[(8, 8)], None)), Step::Missing(TIES, ..)));
}

#[test]
fn rows_without_a_name_do_not_come_for_ever() {
    let mut walk = Walk::new(0, 10, SURE);
    let rows = || page(&list(10), Some(1000)).rows.into_iter().map(|row| Row { id: None, ..row }).collect();
    let mut steps = (0..10).map(|_| {
        walk.ask(u64::MAX);
        walk.take(Page { rows: rows(), total: Some(1000) })
    });
    assert!(steps.any(|step| step == Step::Unheeded));
}
