//! Rows to their order, as MongoDB sorts them.
//!
//! Of a path that leads through an array the smallest value counts, and the largest where large values come first. A missing
//! value sorts as null, an empty array before it. Text of a JSON row that stands for a date sorts as that date. Where two keys
//! of one row lead through arrays MongoDB would refuse to sort, or compare the elements in pairs: such a row is in error.

use super::constant::Constant;
use super::instant::from_iso;
use super::json::{Keys, check_row};
use super::order::order;
use super::path::{Path, Segment};
use super::view::{Node, RowError, View};
use super::{DEEPEST, FEW};
use crate::request::Request;
use std::cmp::Ordering;

/// An order of rows: the keys of a sort.
///
/// ```
/// use rocketql::{Options, Parts, RowOrder, compile_parts};
/// let parts = Parts { sort: Some("-ts, name"), ..Parts::default() };
/// let order = RowOrder::of(&compile_parts(&parts, &Options::default()).unwrap());
/// let older = order.key(br#"{"ts":"2024-03-01T10:00:00.000Z","name":"b"}"#).unwrap();
/// let newer = order.key(br#"{"ts":"2024-03-02T10:00:00.000Z","name":"a"}"#).unwrap();
/// assert!(newer < older);
/// ```
#[derive(Debug, Clone)]
pub struct RowOrder {
    paths: Vec<(Path, bool)>,
    keys: Keys,
}

/// What a row is sorted by: compares as the rows do.
#[derive(Debug, Clone)]
pub struct RowKey(Vec<(Constant, bool)>);

impl RowOrder {
    /// The order that a request asks for.
    pub(crate) fn of_request(request: &Request) -> Self {
        let mut keys = Keys::default();
        let paths = request
            .sort
            .iter()
            .map(|key| (Path::new(request.text(key.path), |first| keys.index(first)), key.descending));
        Self { paths: paths.collect(), keys }
    }

    /// Whether no order is asked for: then all rows are equal.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// What a row, given as JSON text, is sorted by.
    ///
    /// # Errors
    /// Where the row is no object of JSON, or has no place in the order: see [`RowError`].
    pub fn key(&self, row: &[u8]) -> Result<RowKey, RowError> {
        let mut few = [None; FEW];
        let mut many;
        let slots = match few.get_mut(..self.keys.len()) {
            Some(slots) => slots,
            None => {
                many = vec![None; self.keys.len()];
                many.as_mut_slice()
            }
        };
        check_row(row, &self.keys, slots)?;
        let mut values = Vec::with_capacity(self.paths.len());
        let mut arrays = 0;
        for (path, descending) in &self.paths {
            let mut best = Best { value: None, descending: *descending, met_array: false };
            best.look(slots.get(path.slot).copied().flatten(), path.segments.get(1..).unwrap_or(&[]), 0)?;
            arrays += usize::from(best.met_array);
            values.push((best.value.unwrap_or(Constant::Null), *descending));
        }
        if arrays > 1 { Err(RowError::ParallelArrays) } else { Ok(RowKey(values)) }
    }
}

/// The value that decides, of all that a path leads to.
struct Best {
    value: Option<Constant>,
    descending: bool,
    met_array: bool,
}

impl Best {
    fn look<'r, N: Node<'r>>(
        &mut self,
        found: Option<N>,
        rest: &[Segment],
        depth: usize,
    ) -> Result<(), RowError> {
        if depth >= DEEPEST {
            return Err(RowError::TooDeep);
        }
        let Some(node) = found else { return self.take(Constant::Null) };
        let view = node.view()?;
        match (rest.split_first(), view) {
            (None, View::Array(array)) => {
                self.met_array = true;
                let mut elements = array.elements().peekable();
                if elements.peek().is_none() {
                    return self.take(Constant::Undefined);
                }
                elements.try_for_each(|element| self.take(owned(element, depth)?))
            }
            (None, _) => self.take(owned(node, depth)?),
            (Some((next, rest)), View::Object(document)) => {
                self.look(document.field(&next.key), rest, depth + 1)
            }
            (Some((next, rest)), View::Array(array)) if next.index.is_some() => {
                self.look(array.field(&next.key), rest, depth + 1)
            }
            (Some((next, rest)), View::Array(array)) => {
                self.met_array = true;
                for element in array.elements() {
                    match element.view()? {
                        View::Object(document) => self.look(document.field(&next.key), rest, depth + 1)?,
                        _ => self.take(Constant::Null)?,
                    }
                }
                Ok(())
            }
            (Some(_), _) => self.take(Constant::Null),
        }
    }

    fn take(&mut self, value: Constant) -> Result<(), RowError> {
        let is_better = match &self.value {
            None => true,
            Some(best) => {
                let by_value = order(value.plain(), best.plain(), 0)?;
                if self.descending { by_value.is_gt() } else { by_value.is_lt() }
            }
        };
        if is_better {
            self.value = Some(value);
        }
        Ok(())
    }
}

/// The value by itself, so that it outlives its row. Text that stands for a date is that date.
fn owned<'r, N: Node<'r>>(node: N, depth: usize) -> Result<Constant, RowError> {
    if depth >= DEEPEST {
        return Err(RowError::TooDeep);
    }
    Ok(match node.view()? {
        View::String(text) => {
            let text = text.decoded();
            match from_iso(text.as_bytes()).filter(|_| N::HAS_DATES_AS_TEXT) {
                Some(instant) => Constant::Date(instant),
                None => Constant::String(text.into()),
            }
        }
        View::Array(array) => Constant::Array(
            array.elements().map(|element| owned(element, depth + 1)).collect::<Result<_, _>>()?,
        ),
        View::Object(document) => {
            let members = document.members().into_iter();
            let members = members.map(|(key, value)| Ok((key.into(), owned(value, depth + 1)?)));
            Constant::Object(members.collect::<Result<_, RowError>>()?)
        }
        View::Null => Constant::Null,
        View::Undefined => Constant::Undefined,
        View::Bool(truth) => Constant::Bool(truth),
        View::Number(number) => Constant::Number(number),
        View::Symbol(text) => Constant::String(text.decoded().into()),
        View::Date(instant) => Constant::Date(instant),
        View::ObjectId(bytes) => Constant::ObjectId(bytes),
        View::Binary(subtype, bytes) => Constant::Binary(subtype, bytes.into()),
        View::Regex(pattern, flags) => Constant::Regex(pattern.into(), flags.into()),
        View::Timestamp(seconds, count) => Constant::Timestamp(seconds, count),
        View::Code(text) => Constant::Code(text.into()),
        View::CodeWithScope(text) => Constant::CodeWithScope(text.into()),
        View::DbPointer => Constant::DbPointer,
        View::MinKey => Constant::MinKey,
        View::MaxKey => Constant::MaxKey,
    })
}

impl Ord for RowKey {
    fn cmp(&self, other: &Self) -> Ordering {
        for ((left, descending), (right, _)) in self.0.iter().zip(&other.0) {
            // What is this deep was refused when the key was made.
            let by_value = order(left.plain(), right.plain(), 0).unwrap_or(Ordering::Equal);
            if by_value.is_ne() {
                return if *descending { by_value.reverse() } else { by_value };
            }
        }
        Ordering::Equal
    }
}

impl PartialOrd for RowKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for RowKey {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for RowKey {}
