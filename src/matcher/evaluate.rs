//! A program and a row to the answer whether the filter selects it.

use super::DEEPEST;
use super::constant::Constant;
use super::instant::from_iso;
use super::order::{beside, equal, order, rank};
use super::path::{Leaf, Path, Walk};
use super::pattern::Pattern;
use super::program::{Bits, Comparison, Expression, List, Test, Types};
use super::view::{Glance, Node, Number, RowError, Text, View};
use std::cmp::Ordering;

/// Where the first segment of a path is looked up.
#[derive(Clone, Copy)]
pub(super) enum Origin<'s, N> {
    /// The row: the values of the wanted keys, which were found before.
    Slots(&'s [Option<N>]),
    /// A document: the row or one in it.
    Document(N),
    /// A row whose values are found by their keys.
    #[cfg(feature = "bson")]
    Lookup(&'s dyn Fn(&str) -> Option<N>),
}

impl Expression {
    /// Whether the condition holds. `depth` is how many documents of the row are around this one.
    pub(super) fn holds<'r, N: Node<'r>>(
        &self,
        origin: Origin<'_, N>,
        depth: usize,
    ) -> Result<bool, RowError> {
        match self {
            Self::All(parts) => {
                for part in parts {
                    if !part.holds(origin, depth)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Self::Any(parts) => {
                for part in parts {
                    if part.holds(origin, depth)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Self::Not(inner) => Ok(!inner.holds(origin, depth)?),
            Self::Path(path, leaf, test) => along(path, *leaf, test, origin.first(path), depth),
            Self::Paths(path, leaf, tests) => {
                let first = origin.first(path);
                for test in tests {
                    if !along(path, *leaf, test, first, depth)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
        }
    }
}

/// Whether a test holds of something that a path leads to, `first` being the value of its first segment.
#[inline]
fn along<'r, N: Node<'r>>(
    path: &Path,
    leaf: Leaf,
    test: &Test,
    first: Option<N>,
    depth: usize,
) -> Result<bool, RowError> {
    // Nothing to walk through.
    if path.segments.len() == 1 && first.is_none_or(|value| !value.is_array()) {
        return test.holds(first, depth);
    }
    let mut visit = |found| test.holds(found, depth);
    Walk { segments: &path.segments, leaf, visit: &mut visit }.from(first)
}

impl<'r, N: Node<'r>> Origin<'_, N> {
    /// The value of a path's first segment.
    #[inline]
    fn first(self, path: &Path) -> Option<N> {
        match self {
            Self::Slots(slots) => slots.get(path.slot).copied().flatten(),
            #[cfg(feature = "bson")]
            Self::Lookup(find) => path.segments.first().and_then(|segment| find(&segment.key)),
            Self::Document(document) => {
                path.segments.first().and_then(|segment| document.field(&segment.key))
            }
        }
    }
}

impl Test {
    /// Whether the condition holds of a value, or of nothing.
    fn holds<'r, N: Node<'r>>(&self, found: Option<N>, depth: usize) -> Result<bool, RowError> {
        match self {
            Self::All(tests) => return all(tests, found, depth),
            Self::Not(inner) => return Ok(!inner.holds(found, depth)?),
            _ => {}
        }
        let Some(node) = found else { return Ok(self.holds_of_nothing()) };
        match self {
            Self::Compare(comparison, constant) => {
                let seen = node.glance().and_then(|value| comparison.sees::<N>(value, constant));
                seen.map_or_else(|| compare(node.view()?, *comparison, constant), Ok)
            }
            Self::In(list) => is_in(node.view()?, list),
            Self::Pattern(pattern) => match node.glance() {
                Some(Glance::Text(text)) => pattern.is_match(Text::Plain(text)),
                _ => matches(pattern, node.view()?),
            },
            Self::Exists => Ok(true),
            Self::Type(types) => Ok(types.meets(type_of(&node.view()?, N::HAS_DATES_AS_TEXT))),
            Self::Modulo(divisor, remainder) => Ok(match node.view()? {
                View::Number(number) => number
                    .truncated()
                    .is_some_and(|whole| whole.checked_rem(*divisor).unwrap_or(0) == *remainder),
                _ => false,
            }),
            Self::Bits(bits) => Ok(bits.hold(&node.view()?)),
            Self::Size(size) => Ok(match node.view()? {
                View::Array(array) => i64::try_from(array.elements().count()) == Ok(*size),
                _ => false,
            }),
            Self::Document(query) => match node.view()? {
                View::Array(array) => any_document(array, query, depth),
                _ => Ok(false),
            },
            Self::Element(tests) => match node.view()? {
                View::Array(array) => {
                    if depth >= DEEPEST {
                        return Err(RowError::TooDeep);
                    }
                    for element in array.elements() {
                        if all(tests, Some(element), depth + 1)? {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                }
                _ => Ok(false),
            },
            Self::Geo(geo) => geo.holds(node),
            Self::All(_) | Self::Not(_) => Ok(false),
        }
    }

    /// Whether the condition holds of nothing.
    fn holds_of_nothing(&self) -> bool {
        match self {
            Self::Compare(comparison, constant) => {
                matches!(constant, Constant::Null) && comparison.takes(Ordering::Equal)
            }
            Self::In(list) => list.has_null,
            Self::Pattern(_)
            | Self::Exists
            | Self::Type(_)
            | Self::Modulo(..)
            | Self::Bits(_)
            | Self::Size(_)
            | Self::Document(_)
            | Self::Element(_)
            | Self::Geo(_)
            | Self::All(_)
            | Self::Not(_) => false,
        }
    }
}

fn all<'r, N: Node<'r>>(tests: &[Test], found: Option<N>, depth: usize) -> Result<bool, RowError> {
    for test in tests {
        if !test.holds(found, depth)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether an element that is a document satisfies a query. An array in the array is a document whose keys are indices.
fn any_document<'r, N: Node<'r>>(array: N, query: &Expression, depth: usize) -> Result<bool, RowError> {
    if depth >= DEEPEST {
        return Err(RowError::TooDeep);
    }
    for element in array.elements() {
        if let View::Object(document) | View::Array(document) = element.view()?
            && query.holds(Origin::Document(document), depth + 1)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

impl Comparison {
    /// Whether a value compares with a constant so, where a glance at it says that.
    #[inline]
    fn sees<'r, N: Node<'r>>(self, value: Glance<'_>, constant: &Constant) -> Option<bool> {
        match (constant, value) {
            (Constant::Bool(wanted), Glance::Bool(truth)) => Some(self.takes(truth.cmp(wanted))),
            (Constant::Date(wanted), Glance::Text(text)) => {
                let instant = if N::HAS_DATES_AS_TEXT { from_iso(text.as_bytes()) } else { None };
                Some(instant.is_some_and(|instant| self.takes(instant.cmp(wanted))))
            }
            (Constant::String(wanted), Glance::Text(text)) => Some(match self {
                Self::Equal => **wanted == *text,
                _ => self.takes(text.cmp(wanted)),
            }),
            _ => None,
        }
    }

    #[inline]
    fn takes(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }
}

/// Whether a value satisfies a pattern.
fn matches<N>(pattern: &Pattern, view: View<'_, N>) -> Result<bool, RowError> {
    match view {
        View::String(text) | View::Symbol(text) => pattern.is_match(text),
        View::Regex(other, flags) => Ok(pattern.is(&other, &flags)),
        _ => Ok(false),
    }
}

/// Values of different types never compare, but for what null, MinKey and MaxKey are. A NaN equals a NaN and is neither
/// greater nor less than any number.
fn compare<'r, N: Node<'r>>(
    view: View<'r, N>,
    comparison: Comparison,
    constant: &Constant,
) -> Result<bool, RowError> {
    if let Some(seen) = view.glance().and_then(|value| comparison.sees::<N>(value, constant)) {
        return Ok(seen);
    }
    if let (Constant::Date(wanted), View::Date(instant)) = (constant, &view) {
        return Ok(comparison.takes(instant.cmp(wanted)));
    }
    let other = constant.plain();
    let view = beside(view, &other);
    if rank(&view) != rank(&other) {
        return Ok(match (constant, comparison) {
            (Constant::Null, comparison) => {
                matches!(view, View::Undefined) && comparison.takes(Ordering::Equal)
            }
            (Constant::MaxKey, Comparison::Less | Comparison::LessOrEqual) => true,
            (Constant::MinKey, Comparison::Greater | Comparison::GreaterOrEqual) => true,
            _ => false,
        });
    }
    match (&view, &other) {
        (View::Number(left), View::Number(right)) if left.is_nan() || right.is_nan() => {
            Ok(left.is_nan() && right.is_nan() && comparison.takes(Ordering::Equal))
        }
        (View::Number(left), View::Number(right)) => Ok(comparison.takes(left.order(*right))),
        _ if comparison == Comparison::Equal => equal(view, other),
        _ => Ok(comparison.takes(order(view, other, 0)?)),
    }
}

fn is_in<'r, N: Node<'r>>(view: View<'r, N>, list: &List) -> Result<bool, RowError> {
    match &view {
        View::Null | View::Undefined if list.has_null => return Ok(true),
        View::String(text) | View::Symbol(text) => {
            if list.has_dates
                && N::HAS_DATES_AS_TEXT
                && let Some(instant) = from_iso(text.decoded().as_bytes())
                && list.has(&View::<&Constant>::Date(instant))?
            {
                return Ok(true);
            }
            for pattern in &list.patterns {
                if pattern.is_match(*text)? {
                    return Ok(true);
                }
            }
        }
        View::Regex(other, flags) if list.patterns.iter().any(|pattern| pattern.is(other, flags)) => {
            return Ok(true);
        }
        View::Array(_) | View::Object(_) => {
            for compound in &list.compounds {
                if equal(view.clone(), compound.plain())? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        _ => {}
    }
    list.has(&view)
}

impl List {
    /// Whether one of the values without parts is equal to this one.
    fn has<'r, N: Node<'r>>(&self, view: &View<'r, N>) -> Result<bool, RowError> {
        let mut failed = None;
        let found = self.scalars.binary_search_by(|constant| {
            // Text is text here, whatever it may stand for beside a date.
            let other = constant.plain();
            let by_type = rank(&other).cmp(&rank(view));
            by_type.then_with(|| match order(view.clone(), other, 0) {
                Ok(order) => order.reverse(),
                Err(error) => {
                    failed = Some(error);
                    Ordering::Equal
                }
            })
        });
        failed.map_or(Ok(found.is_ok()), Err)
    }
}

/// The type of a value. In JSON, text that stands for a date is a date.
fn type_of<N>(view: &View<'_, N>, has_dates_as_text: bool) -> Types {
    let number = match view {
        View::Number(Number::Double(_) | Number::Wide(_)) => 1,
        View::String(text) if has_dates_as_text && from_iso(text.decoded().as_bytes()).is_some() => 9,
        View::String(_) => 2,
        View::Object(_) => 3,
        View::Array(_) => 4,
        View::Binary(..) => 5,
        View::Undefined => 6,
        View::ObjectId(_) => 7,
        View::Bool(_) => 8,
        View::Date(_) => 9,
        View::Null => 10,
        View::Regex(..) => 11,
        View::DbPointer => 12,
        View::Code(_) => 13,
        View::Symbol(_) => 14,
        View::CodeWithScope(_) => 15,
        View::Number(Number::Int(_)) => 16,
        View::Timestamp(..) => 17,
        View::Number(Number::Long(_)) => 18,
        View::Number(Number::Decimal(_)) => 19,
        View::MinKey => -1,
        View::MaxKey => 127,
    };
    Types::of_number(number).unwrap_or_default()
}

impl Bits {
    /// Whether the value is a whole number of 64 bits or binary data, and its bits are as asked.
    fn hold<N>(&self, view: &View<'_, N>) -> bool {
        match view {
            View::Number(number) => number.exact().is_some_and(|number| {
                // A negative number goes on with ones.
                self.are(|position| number >> position.min(63) & 1 == 1)
            }),
            View::Binary(_, bytes) => self.are(|position| {
                let byte = usize::try_from(position / 8).ok().and_then(|at| bytes.get(at));
                byte.is_some_and(|byte| byte >> (position % 8) & 1 == 1)
            }),
            _ => false,
        }
    }

    fn are(&self, bit: impl Fn(u64) -> bool) -> bool {
        let mut positions = self.positions.iter();
        if self.all {
            positions.all(|&position| bit(position) == self.set)
        } else {
            positions.any(|&position| bit(position) == self.set)
        }
    }
}
