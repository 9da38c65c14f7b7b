//! Operands to those that a field's values can never be.

use super::path::spell;
use super::{Check, Place, SHORTEST_NAME, description, is_sure};
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::dsl;
use crate::json_text;
use crate::nearest::nearest;
use crate::operator::Operator;
use crate::request::{Kind, Request};
use crate::schema::{Found, Type, TypeSet};
use crate::value::date::{self, MAX_INSTANT};
use crate::value::number::Number;

/// Below this a number is likelier one of seconds than one of milliseconds: the same bound as for dates in the language.
const SECONDS_BELOW: i64 = 100_000_000_000;

/// A longer text is no number that was put in quotes.
const LONGEST_NUMBER: usize = 32;

/// What is wrong with an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// A number where there are dates alone.
    NumberForDate,
    /// A text where there are dates alone.
    TextForDate,
    /// Another type.
    Type,
}

impl Check<'_> {
    /// A comparison with one value. `node` is what stands before it in EJSON.
    pub(super) fn compare(&mut self, operator: Operator, operand: NodeId, node: NodeId, place: &Place) {
        let field = &place.found;
        if field.is_open || fits(self.request, operator, operand, field) {
            return;
        }
        match type_of(self.request.arena.kind(operand)) {
            Some(Type::Null) => {
                if operator == Operator::Eq && self.is_ejson(node) {
                    self.null(operand, place);
                }
            }
            Some(given) if takes(field, given) => self.not_in_enum(operand, node, place),
            Some(_) => self.wrong(&[operand], node, place),
            None => {
                if let Kind::Regex(..) = self.request.arena.kind(operand) {
                    self.needs_text(node, place);
                }
            }
        }
    }

    /// A comparison with each of several values.
    pub(super) fn compare_each(&mut self, list: NodeId, node: NodeId, place: &Place) {
        let Kind::Array(values) = self.request.arena.kind(list) else { return };
        if place.found.is_open {
            return;
        }
        let request = self.request;
        // That null stands for a missing field too is said of comparisons with it alone.
        for value in request.arena.children(values) {
            if request.arena.kind(value) != Kind::Null {
                self.compare(Operator::Eq, value, node, place);
            }
        }
    }

    /// The two bounds of an interval, which are of one type.
    pub(super) fn compare_bounds(&mut self, lower: NodeId, upper: NodeId, place: &Place) {
        let bound = |test| match self.request.arena.kind(test) {
            Kind::Test(_, _, operand) => Some(operand),
            _ => None,
        };
        let (Some(low), Some(high)) = (bound(lower), bound(upper)) else { return };
        let field = &place.found;
        let Some(given) = type_of(self.request.arena.kind(low)) else { return };
        if field.is_open || takes(field, given) || given == Type::Null {
            return;
        }
        // A day is written once.
        let is_one = self.request.arena.span(low) == self.request.arena.span(high);
        let both = [low, high];
        self.wrong(if is_one { both.get(..1).unwrap_or_default() } else { &both }, lower, place);
    }

    /// Values of a type that the field never has.
    #[cold]
    fn wrong(&mut self, operands: &[NodeId], node: NodeId, place: &Place) {
        let (request, field) = (self.request, &place.found);
        let (Some(&first), Some(&last)) = (operands.first(), operands.last()) else { return };
        let is_ejson = self.is_ejson(node);
        let fault = fault(request.arena.kind(first), field);
        let source = self.subject.source;
        let readings: Vec<Vec<String>> = operands
            .iter()
            .map(|&operand| readings(request, operand, fault, wanted(field), is_ejson, source))
            .collect();
        let span = request.arena.span(first).to(request.arena.span(last));
        let path = request.text(place.path).to_owned();
        let code = match fault {
            Fault::NumberForDate => Code::NumberForDate,
            Fault::TextForDate => Code::TextForDate,
            Fault::Type => Code::NeverOfType,
        };
        // `lastLogin > 3 days ago`: what is written wrong is no number.
        if self.sink.covers_error(code, span) {
            return;
        }
        let mut diagnostic = Diagnostic::new(code, span).arg(path);
        // A fix for each way to read all of them.
        let ways = readings.iter().map(Vec::len).min().unwrap_or(0);
        let way = |at: usize| readings.iter().filter_map(|texts| texts.get(at).map(String::as_str)).collect();
        let ways: Vec<Vec<&str>> = (0..ways).map(way).collect();
        diagnostic = match fault {
            Fault::NumberForDate | Fault::TextForDate => {
                let shown: Vec<_> = ways.iter().map(|texts| format!("`{}`", texts.join("` and `"))).collect();
                diagnostic.arg(span).arg(match (shown.is_empty(), is_ejson) {
                    (false, _) => shown.join(", or "),
                    (true, true) => "`{\"$date\":\"2024-03-01T00:00:00Z\"}`".to_owned(),
                    (true, false) => "a date, e.g. `2024-03-01` or `now-7d`".to_owned(),
                })
            }
            Fault::Type => diagnostic.arg(description(field)).arg(span),
        };
        for texts in &ways {
            diagnostic = diagnostic.fix(together(request, operands, texts));
        }
        // `active = yes`: that the word is text says no more, and quotes would not mend it.
        let told = self.sink.take_in(Code::LiteralLookalike, span);
        let fixes = told.map(|told| told.fixes).into_iter().flatten();
        let is_mending = |fix: &Fix| fix.edits.iter().all(|edit| !edit.text.starts_with('"'));
        for fix in fixes.filter(is_mending) {
            diagnostic = diagnostic.fix(fix);
        }
        self.sink.report(diagnostic);
    }

    /// A text or a number that is none of those that the field has.
    #[cold]
    fn not_in_enum(&mut self, operand: NodeId, node: NodeId, place: &Place) {
        let (request, field) = (self.request, &place.found);
        let span = request.arena.span(operand);
        let values = format!("`{}`", field.values().join("`, `"));
        let other = Diagnostic::new(Code::NotInEnum, span).arg(span).arg(request.text(place.path).to_owned());
        let word = match request.arena.kind(operand) {
            Kind::String(text) => Some(request.text(text)),
            _ => None,
        };
        let word = word.filter(|word| word.chars().count() >= SHORTEST_NAME);
        let meant = word.and_then(|word| nearest(word, field.values().iter().copied()));
        let is_quoted = span.slice(self.subject.source).starts_with(['"', '\'']);
        let fix = meant.map(|meant| {
            let write = if is_quoted || self.is_ejson(node) { json_text::string } else { dsl::value_text };
            Fix::replace(span, spell(meant, write))
        });
        self.sink.report(other.arg(values).fixed(fix));
    }

    /// In EJSON, that null stands for a missing field too.
    #[cold]
    fn null(&mut self, operand: NodeId, place: &Place) {
        let span = self.request.arena.span(operand);
        let hint = Diagnostic::new(Code::NullMatchesMissing, place.span.to(span));
        let fix = Fix::replace(span, "{\"$type\":\"null\"}");
        self.sink.report(hint.arg(self.request.text(place.path).to_owned()).fix(fix));
    }

    /// `$size`, `$elemMatch` and `$all` are about arrays.
    pub(super) fn needs_array(&mut self, operator: Operator, test: NodeId, place: &Place) {
        let field = &place.found;
        if !field.is_open && !field.types.contains(Type::Array) {
            self.odd_operator(Code::NotAnArray, operator, test, place);
        }
    }

    /// `$mod` and the tests of bits are about numbers.
    pub(super) fn needs_number(&mut self, operator: Operator, test: NodeId, place: &Place) {
        if !place.found.is_open && !takes(&place.found, Type::Number) {
            self.odd_operator(Code::NumberOperator, operator, test, place);
        }
    }

    #[cold]
    fn odd_operator(&mut self, code: Code, operator: Operator, test: NodeId, place: &Place) {
        let span = self.request.arena.span(test);
        let path = self.request.text(place.path).to_owned();
        let diagnostic = Diagnostic::new(code, span).arg(operator.key()).arg(path);
        self.sink.report(diagnostic.arg(description(&place.found)));
    }

    /// A pattern is about texts.
    pub(super) fn needs_text(&mut self, test: NodeId, place: &Place) {
        if !place.found.is_open && !takes(&place.found, Type::String) {
            let span = self.request.arena.span(test);
            let path = self.request.text(place.path).to_owned();
            let pattern = Diagnostic::new(Code::PatternOfNoText, span).arg(path);
            self.sink.report(pattern.arg(description(&place.found)));
        }
    }
}

/// Whether a field may be compared with a value as it is: its types and its words have nothing against it. What null means
/// is not for them to say.
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub(super) fn fits(request: &Request, operator: Operator, operand: NodeId, field: &Found) -> bool {
    let Some(given) = type_of(request.arena.get(operand).kind) else { return false };
    takes(field, given)
        && given != Type::Null
        && (!field.has_words() || !is_sure(field) || is_word(request, operator, operand, field.values()))
}

/// Whether a field of these words may be compared with this text or number: for being equal to it, it is one of them.
#[inline(never)]
fn is_word(request: &Request, operator: Operator, operand: NodeId, words: &[&str]) -> bool {
    let is_listed = |word: &str| words.contains(&word);
    !matches!(operator, Operator::Eq | Operator::Ne)
        || match request.arena.kind(operand) {
            Kind::String(text) => is_listed(request.text(text)),
            _ => request.whole_number(operand).is_none_or(|number| is_listed(&number.to_string())),
        }
}

/// Whether values of a type may be what a field holds.
#[inline]
pub(super) fn takes(field: &Found, given: Type) -> bool {
    wanted(field).contains(given)
}

/// The types that a value may be compared with: those of the field, and those of its elements.
fn wanted(field: &Found) -> TypeSet {
    match field.types.contains(Type::Array) {
        true => field.types.union(field.items),
        false => field.types,
    }
}

/// The type of a value, where schemas know it.
fn type_of(kind: Kind) -> Option<Type> {
    match kind {
        Kind::Null => Some(Type::Null),
        Kind::Bool(_) => Some(Type::Boolean),
        Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) | Kind::Decimal(_) => Some(Type::Number),
        Kind::String(_) => Some(Type::String),
        Kind::Date(_) => Some(Type::Date),
        Kind::Array(_) => Some(Type::Array),
        Kind::Object(_) => Some(Type::Object),
        Kind::Regex(..)
        | Kind::Binary(..)
        | Kind::ObjectId(_)
        | Kind::Foreign(..)
        | Kind::Member(..)
        | Kind::Conjunction(_)
        | Kind::Logical(..)
        | Kind::Top(..)
        | Kind::Field(..)
        | Kind::Tests(_)
        | Kind::Test(..) => None,
    }
}

fn fault(kind: Kind, field: &Found) -> Fault {
    let wanted = wanted(field);
    let is_date = wanted.contains(Type::Date)
        && wanted.iter().all(|one| matches!(one, Type::Date | Type::Array | Type::Null));
    match type_of(kind) {
        Some(Type::Number) if is_date && is_sure(field) => Fault::NumberForDate,
        Some(Type::String) if is_date && is_sure(field) => Fault::TextForDate,
        _ => Fault::Type,
    }
}

/// A fix that writes each operand anew.
fn together(request: &Request, operands: &[NodeId], texts: &[&str]) -> Fix {
    let edits = operands.iter().zip(texts);
    let edits: Vec<Edit> = edits
        .map(|(&operand, &text)| Edit { span: request.arena.span(operand), text: text.into() })
        .collect();
    Fix { title: format!("write `{}`", texts.join("` and `")).into(), edits }
}

/// The values of the wanted type that an operand can be meant to be, as they are written, the likeliest first.
fn readings(
    request: &Request,
    operand: NodeId,
    fault: Fault,
    wanted: TypeSet,
    is_ejson: bool,
    source: &str,
) -> Vec<String> {
    match (fault, request.arena.kind(operand)) {
        (Fault::NumberForDate, _) => epochs(request.whole_number(operand), is_ejson),
        (Fault::TextForDate, Kind::String(text)) => dates(request.text(text), is_ejson),
        (Fault::TextForDate, _) => Vec::new(),
        (Fault::Type, kind) => {
            let written = request.arena.span(operand).slice(source);
            retyped(request, kind, written, wanted).into_iter().collect()
        }
    }
}

/// The instants that a number can stand for.
fn epochs(number: Option<i64>, is_ejson: bool) -> Vec<String> {
    let Some(number) = number.filter(|number| (0..=MAX_INSTANT).contains(number)) else { return Vec::new() };
    let is_short = number < SECONDS_BELOW;
    let units = [(is_short, "s", 1000), (true, "ms", 1)];
    let units = units.into_iter().filter(|(is_likely, ..)| *is_likely);
    units
        .map(|(_, unit, milliseconds)| match is_ejson {
            true => wire(number * milliseconds),
            false => format!("@{number}{unit}"),
        })
        .collect()
}

/// The dates that a text can stand for.
fn dates(text: &str, is_ejson: bool) -> Vec<String> {
    let Some(instant) = date::named_instant(text) else {
        let digits = Number::parse(text).ok().and_then(|number| match number {
            Number::Integer(integer) => Some(integer),
            Number::Double(_) => None,
        });
        return epochs(digits, is_ejson);
    };
    let is_bare = |byte: u8| byte.is_ascii_digit() || b"TZ:.+-".contains(&byte);
    vec![match (is_ejson, text.bytes().all(is_bare)) {
        (true, _) => wire(instant),
        (false, true) => text.to_owned(),
        (false, false) => format!("date({})", spell(text, json_text::string)),
    }]
}

/// An instant in EJSON.
fn wire(instant: i64) -> String {
    if !date::has_iso_form(instant) {
        return format!("{{\"$date\":{{\"$numberLong\":\"{instant}\"}}}}");
    }
    let mut text = String::from("{\"$date\":\"");
    // Writing to a `String` cannot fail.
    let _ = date::write_iso(instant, &mut text);
    text + "\"}"
}

/// A value in the type that is wanted, where it is clear what that is.
fn retyped(request: &Request, kind: Kind, written: &str, wanted: TypeSet) -> Option<String> {
    let only = |one| {
        wanted.contains(one)
            && wanted.iter().all(|other| other == one || matches!(other, Type::Array | Type::Null))
    };
    match kind {
        Kind::String(text) => {
            let text = request.text(text);
            let is_number = only(Type::Number) && text.len() <= LONGEST_NUMBER && Number::parse(text).is_ok();
            let is_truth = only(Type::Boolean) && matches!(text, "true" | "false");
            (is_number || is_truth).then(|| text.to_owned())
        }
        Kind::Int32(number @ (0 | 1)) if only(Type::Boolean) => Some((number == 1).to_string()),
        Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) | Kind::Bool(_) | Kind::Date(_)
            if only(Type::String) && is_plain(written) =>
        {
            Some(format!("\"{written}\""))
        }
        _ => None,
    }
}

/// Whether a literal as written says in quotes what it says without: no day that is relative to now, nothing in braces.
fn is_plain(written: &str) -> bool {
    matches!(written, "true" | "false")
        || written.starts_with(|first: char| first.is_ascii_digit() || first == '-')
            && !written.contains(|byte: char| byte.is_whitespace() || "{}()\"'".contains(byte))
}
