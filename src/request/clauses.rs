//! Checks of what a request says beside its filter, whatever language it was said in.

use super::{Request, Text};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::sorted::sort_by;
use crate::span::Span;
use std::cmp::Ordering;

/// The most rows that a server can count or skip: its numbers have 31 bits.
pub(crate) const MOST_ROWS: u32 = i32::MAX.cast_unsigned();

/// The most keys that MongoDB sorts by.
pub(crate) const MOST_SORT_KEYS: usize = 32;

/// Below this many keys every pair is compared; beyond, the keys are sorted first.
const FEW: usize = 12;

/// Reports the mistakes of the projection: fields wanted and left out at once (`_id` aside), fields named twice, and
/// fields that lie in one another.
pub(crate) fn check_projection(request: &Request, sink: &mut Diagnostics) {
    let keys = &request.projection;
    let decisive =
        |include| keys.iter().find(|key| key.include == include && request.text(key.path) != "_id");
    if let (Some(wanted), Some(left_out)) = (decisive(true), decisive(false)) {
        let mixed = Diagnostic::new(Code::ProjectionMixed, left_out.span).arg(left_out.span).arg(wanted.span);
        sink.report(mixed.related("wanted here", wanted.span));
    }
    for_relatives(
        request,
        keys,
        |key| key.path,
        |outer, inner, relation| {
            let (code, wrong) = match relation {
                Relation::Same => (Code::DuplicateField, inner),
                Relation::Inside => (Code::CollidingFields, inner),
            };
            report_needless(code, keys, |key| key.span, wrong, outer, sink);
        },
    );
}

/// Reports the mistakes of the sort: keys named twice, more than MongoDB takes, and keys that a server would reorder.
pub(crate) fn check_sort(request: &Request, sink: &mut Diagnostics) {
    let keys = &request.sort;
    for_relatives(
        request,
        keys,
        |key| key.path,
        |first, second, relation| {
            if relation == Relation::Same {
                report_needless(Code::DuplicateSortKey, keys, |key| key.span, second, first, sink);
            }
        },
    );
    if let Some(beyond) = keys.get(MOST_SORT_KEYS) {
        sink.slip(Code::TooManySortKeys, beyond.span).arg(beyond.span);
    }
    // JavaScript puts keys that are array indices before all others and in ascending order, whatever order they had.
    let mut before: Option<Option<u32>> = None;
    for key in keys {
        let index = array_index(request.text(key.path));
        if let (Some(index), Some(before)) = (index, before)
            && before.is_none_or(|before| before > index)
        {
            sink.slip(Code::SortKeyMoves, key.span).arg(key.span);
        }
        before = Some(index);
    }
}

/// Reports a number of rows beyond the `most` that servers give at once, which is a setting of theirs.
pub(crate) fn check_count(request: &Request, most: u32, sink: &mut Diagnostics) {
    if let Some((count, span)) = request.count
        && count > most
    {
        let over = Diagnostic::new(Code::CountOverLimit, span).arg(i64::from(count)).arg(i64::from(most));
        sink.report(over.write(span, most.to_string()));
    }
}

/// The parameters that the filter and the clauses are sent as.
const RESERVED: [&str; 5] = ["query", "fields", "sort", "offset", "count"];

/// Reports parameters named twice, names that no parameter has, and those that would be sent beside a filter or clause of
/// the same name: a server reads neither of two. Those before `from` were given in another text, and were checked there.
pub(crate) fn check_with(request: &Request, from: usize, sink: &mut Diagnostics) {
    let keys = &request.with;
    let here = keys.get(from..).unwrap_or(&[]);
    for key in here {
        let name = request.text(key.name);
        if RESERVED.contains(&name) {
            sink.slip(Code::ReservedParameter, key.span).arg(name.to_owned());
        } else if !name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-')) {
            // `roles[]` is how a URL writes a list.
            let bare = name.trim_matches('`').trim_end_matches("[]");
            let is_bare = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphanumeric());
            let fix = is_bare.then(|| Fix::replace(key.span, bare));
            sink.slip(Code::ParameterName, key.span).arg(key.span).fixed(fix);
        }
    }
    for_relatives(
        request,
        keys,
        |key| key.name,
        |first, second, relation| {
            if relation != Relation::Same || second < from {
                return;
            }
            // Which of them is meant nobody knows.
            if let Some(again) = keys.get(second) {
                let there = first.checked_sub(from).and_then(|first| here.get(first));
                let slip = sink.slip(Code::DuplicateParameter, again.span).arg(again.span);
                if let Some(there) = there {
                    slip.related("the other one", there.span);
                }
            }
        },
    );
}

/// Reports the key at `index`, which the one at `other` makes needless.
#[cold]
fn report_needless<K>(
    code: Code,
    keys: &[K],
    span: impl Fn(&K) -> Span,
    index: usize,
    other: usize,
    sink: &mut Diagnostics,
) {
    let span_at = |index: usize| keys.get(index).map(&span);
    let (Some(here), Some(there)) = (span_at(index), span_at(other)) else { return };
    let needless = Diagnostic::new(code, here).arg(here).arg(there).related("the other one", there);
    // From the end of the key before it, or up to the start of the one after it: what stands between two keys of a list
    // goes with one of them.
    let removed = match (index.checked_sub(1).and_then(span_at), span_at(index + 1)) {
        (Some(before), _) => Span::new(before.end, here.end),
        (None, Some(after)) => Span::new(here.start, after.start),
        (None, None) => here,
    };
    sink.report(needless.write(removed, ""));
}

/// How one path lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// They are the same.
    Same,
    /// The other one is inside the first.
    Inside,
}

/// Calls `found` with the indices of two keys, for each key that is the same as another one or inside it: first the
/// outer or earlier key, then the other.
fn for_relatives<K>(
    request: &Request,
    keys: &[K],
    path: impl Fn(&K) -> Text,
    mut found: impl FnMut(usize, usize, Relation),
) {
    let text = |index: usize| keys.get(index).map_or("", |key| request.text(path(key)));
    if keys.len() <= FEW {
        for second in 0..keys.len() {
            for first in 0..second {
                if let Some((outer, inner, relation)) = relate(&text, first, second) {
                    found(outer, inner, relation);
                    // A later key may have several others inside it.
                    if inner == second {
                        break;
                    }
                }
            }
        }
        return;
    }
    // Sorted by segments, what lies inside a path follows it directly.
    let mut order: Vec<usize> = (0..keys.len()).collect();
    sort_by(&mut order, |&one, &other| text(one).split('.').cmp(text(other).split('.')));
    let mut cover = None;
    for index in order {
        match cover.and_then(|cover| relate(&text, cover, index)) {
            Some((outer, inner, relation)) => found(outer, inner, relation),
            None => cover = Some(index),
        }
    }
}

/// The outer or earlier one and the other one of two paths, where they are the same or one is inside the other.
fn relate<'a>(
    text: &impl Fn(usize) -> &'a str,
    first: usize,
    second: usize,
) -> Option<(usize, usize, Relation)> {
    let is_inside =
        |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'));
    let (one, other) = (text(first), text(second));
    match one.len().cmp(&other.len()) {
        Ordering::Equal => (one == other).then_some((first, second, Relation::Same)),
        Ordering::Less => is_inside(other, one).then_some((first, second, Relation::Inside)),
        Ordering::Greater => is_inside(one, other).then_some((second, first, Relation::Inside)),
    }
}

/// The array index that a key is to JavaScript (ECMA-262, "array index"): digits without leading zeros, below 2^32 - 1.
fn array_index(key: &str) -> Option<u32> {
    let is_canonical = key == "0" || !key.starts_with(['0', '+']);
    key.parse().ok().filter(|&index| is_canonical && index < u32::MAX)
}
