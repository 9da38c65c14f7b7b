//! What a server's EJSON cannot carry, type by type, to the reason.

use super::javascript::obstacle;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::request::{Foreign, Kind, MAX_WHOLE, MAX_WHOLE_DOUBLE, Parameter, Request, Text};
use crate::stack::Stack;
use crate::value::date::MAX_INSTANT;
use crate::value::{double, number};

/// Reports every value of the filter that would reach the database as something else, or not at all.
/// Sources: npm ejson 2.2.3 and npm bson 4 to 7, executed.
#[inline]
pub(crate) fn check(request: &Request, source: &str, sink: &mut Diagnostics) {
    if !request.is_settled() {
        check_nodes(request, source, sink);
    } else if cfg!(debug_assertions) {
        // In tests the checks are made all the same, to see that they find nothing.
        let before = sink.items().len();
        check_nodes(request, source, sink);
        debug_assert_eq!(sink.items().len(), before, "a settled request: {source}");
    }
}

#[inline(never)]
fn check_nodes(request: &Request, source: &str, sink: &mut Diagnostics) {
    // Most requests hold nothing that could be refused, and a look at all nodes costs less than a walk.
    if let Some(filter) = request.filter
        && request.arena.nodes().any(|node| node.kind.is_delicate())
    {
        Check { request, source, sink }.tree(filter);
    }
}

/// The same of parameters' values; `source` is the text that they stand in.
pub(super) fn check_parameters(
    request: &Request,
    parameters: &[Parameter],
    source: &str,
    sink: &mut Diagnostics,
) {
    let mut check = Check { request, source, sink };
    parameters.iter().for_each(|parameter| check.tree(parameter.value));
}

struct Check<'a> {
    request: &'a Request,
    source: &'a str,
    sink: &'a mut Diagnostics,
}

impl Check<'_> {
    #[inline(never)]
    fn tree(&mut self, root: NodeId) {
        let arena = &self.request.arena;
        // What is still to be looked at: each entry stands for itself and all that follow it in its list.
        let mut open = Stack::new();
        open.push(Some(root));
        while let Some(Some(node)) = open.pop() {
            if let Some(after) = arena.next(node) {
                open.push(Some(after));
            }
            let mut inner = Some(node);
            while let Some(node) = inner.take() {
                match arena.kind(node) {
                    Kind::Conjunction(list)
                    | Kind::Logical(_, list)
                    | Kind::Tests(list)
                    | Kind::Array(list) => {
                        if let Some(first) = list.first {
                            open.push(Some(first));
                        }
                    }
                    Kind::Object(members) => {
                        self.key_order(members);
                        if let Some(first) = members.first {
                            open.push(Some(first));
                        }
                    }
                    Kind::Field(_, value) | Kind::Top(_, _, value) | Kind::Test(_, _, value) => {
                        inner = Some(value);
                    }
                    Kind::Member(key, value) => {
                        if self.request.text(key) == "$Uint8ArrayPolyfill" {
                            self.refuse(Code::ServerKey, node);
                        }
                        inner = Some(value);
                    }
                    Kind::Null | Kind::Bool(_) | Kind::Int32(_) | Kind::String(_) => {}
                    Kind::Int64(number) => {
                        if number.unsigned_abs() > MAX_WHOLE {
                            self.refuse(Code::WholeTooLarge, node);
                        }
                    }
                    Kind::Double(number) => self.double(number, node),
                    Kind::Date(instant) => {
                        if instant.unsigned_abs() > MAX_INSTANT.unsigned_abs() {
                            self.refuse(Code::DateTooFar, node);
                        }
                    }
                    Kind::Regex(pattern, flags) => {
                        self.regex(pattern, self.request.flags(pattern, flags), node);
                    }
                    Kind::Binary(_, 0) => {}
                    Kind::Binary(_, subtype) => {
                        let span = arena.span(node);
                        self.sink.report(Diagnostic::new(Code::BinarySubtype, span).arg(i64::from(subtype)));
                    }
                    Kind::ObjectId(hex) => self.object_id(hex, node),
                    Kind::Decimal(digits) => self.decimal(digits, node),
                    Kind::Foreign(foreign, _) => {
                        let span = arena.span(node);
                        if !self.sink.has_error_in(span) {
                            self.sink.report(Diagnostic::new(Code::ForeignType, span).arg(name(foreign)));
                        }
                    }
                }
            }
        }
    }

    fn refuse(&mut self, code: Code, node: NodeId) {
        let span = self.request.arena.span(node);
        self.sink.report(Diagnostic::new(code, span).arg(span));
    }

    /// A whole number of more digits than a double holds: it would be rounded.
    fn double(&mut self, number: f64, node: NodeId) {
        let is_large = number.is_finite() && number.abs() >= MAX_WHOLE_DOUBLE;
        if is_large && is_rounded(self.request.arena.span(node).slice(self.source), number) {
            self.refuse(Code::WholeTooLarge, node);
        }
    }

    /// A regex goes through JavaScript's `RegExp`, which hands `i`, `m` and (as `g`) `s` on and drops the other flags.
    fn regex(&mut self, pattern: Text, flags: Text, node: NodeId) {
        let span = self.request.arena.span(node);
        let pattern = self.request.text(pattern);
        if self.sink.has_error_in(span) {
            return;
        }
        if let Some(lost) = self.request.text(flags).chars().find(|flag| !"ims".contains(*flag)) {
            self.sink.report(Diagnostic::new(Code::RegexFlag, span).arg(lost.to_string()));
        } else if let Some(part) = obstacle(pattern) {
            let part = pattern.get(part).unwrap_or(pattern).to_owned();
            self.sink.report(Diagnostic::new(Code::RegexForJavaScript, span).arg(part));
        }
    }

    fn object_id(&mut self, hex: Text, node: NodeId) {
        let span = self.request.arena.span(node);
        if self.sink.has_error_in(span) {
            return;
        }
        let text = format!("\"{}\"", self.request.text(hex));
        let diagnostic = Diagnostic::new(Code::ObjectIdSent, span).arg(text.clone());
        self.sink.report(diagnostic.fix(Fix::replace(span, text)));
    }

    /// A decimal; where a double holds the same number, the fix writes that.
    fn decimal(&mut self, digits: Text, node: NodeId) {
        let span = self.request.arena.span(node);
        let digits = self.request.text(digits);
        let mut diagnostic = Diagnostic::new(Code::DecimalSent, span);
        if let Some(number) = short_number(digits) {
            diagnostic = diagnostic.fix(Fix::replace(span, number));
        }
        self.sink.report(diagnostic);
    }

    /// A JavaScript server moves keys that look like indexes to the front. Where a document is compared as a whole, its
    /// order matters.
    fn key_order(&mut self, members: List) {
        let request = self.request;
        let mut last = Some(0);
        for (position, member) in request.arena.children(members).enumerate() {
            let Kind::Member(key, _) = request.arena.kind(member) else { continue };
            match (index(request.text(key)), last) {
                (None, _) => last = None,
                (Some(at), Some(before)) if position == 0 || at > before => last = Some(at),
                (Some(_), _) => {
                    let key = request.text(key).to_owned();
                    let span = request.arena.span(member);
                    self.sink.report(Diagnostic::new(Code::KeyMoves, span).arg(key));
                }
            }
        }
    }
}

/// Whether a number is written as a whole one, or with a point or an exponent as one of other digits than the double has that it
/// was read to.
#[cold]
fn is_rounded(written: &str, number: f64) -> bool {
    let written = written.strip_prefix('-').unwrap_or(written);
    let (mantissa, exponent) = written.split_once(['e', 'E']).unwrap_or((written, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let Some(exponent) = exponent.parse::<isize>().ok().filter(|_| is_digits(&digits)) else { return false };
    if whole.len() == written.len() {
        return true;
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let is_whole = fraction.len() as isize <= exponent.saturating_add_unsigned(zeros);
    let mut buffer = [0; double::DIGITS];
    let (length, _) = double::shortest(number.abs(), &mut buffer);
    is_whole && buffer.get(..length) != Some(digits.trim_matches('0').as_bytes())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The array index that the key spells, as ECMA-262 has it: a canonical number below 2^32 - 1.
fn index(key: &str) -> Option<u32> {
    let first = *key.as_bytes().first()?;
    if !first.is_ascii_digit() || (first == b'0' && key.len() > 1) {
        return None;
    }
    key.parse().ok().filter(|&number| number != u32::MAX)
}

/// The number as JSON writes it, where its digits are few enough to be held exactly as written by a double.
fn short_number(digits: &str) -> Option<String> {
    let number = double::parse(digits).filter(|number| number.is_finite())?;
    let mantissa = digits.split(['E', 'e']).next().unwrap_or("");
    let significant = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let is_short = significant <= 15 && (number == 0.0 || (1e-6..1e15).contains(&number.abs()));
    let mut written = String::new();
    (is_short && number::write_double(number, &mut written).is_ok()).then_some(written)
}

const fn name(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Timestamp => "timestamp",
        Foreign::Code => "JavaScript code",
        Foreign::CodeWithScope => "JavaScript code with a scope",
        Foreign::Symbol => "symbol",
        Foreign::DbPointer => "DBPointer",
        Foreign::MinKey => "MinKey",
        Foreign::MaxKey => "MaxKey",
        Foreign::Undefined => "undefined",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_are_those_of_javascript() {
        for (key, expected) in [
            ("0", Some(0)),
            ("10", Some(10)),
            ("01", None),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("+1", None),
            ("4294967294", Some(4_294_967_294)),
            ("4294967295", None),
        ] {
            assert_eq!(index(key), expected, "{key}");
        }
    }
}
