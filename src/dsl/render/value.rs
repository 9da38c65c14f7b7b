//! Values of a request to literals of the language.

use super::Renderer;
use crate::arena::{List, NodeId};
use crate::dsl::spell;
use crate::request::Kind;

impl Renderer<'_> {
    /// Writes a value as it stands after a comparison or in a list. False: the language has no literal for it.
    pub(super) fn value(&self, id: NodeId, out: &mut String) -> bool {
        let request = self.request;
        match request.arena.kind(id) {
            Kind::Null => out.push_str("null"),
            Kind::Bool(truth) => out.push_str(if truth { "true" } else { "false" }),
            Kind::Int32(number) => out.push_str(&number.to_string()),
            Kind::Int64(number) => out.push_str(&number.to_string()),
            Kind::Double(number) if number.is_finite() => spell::double(number, out),
            Kind::String(text) => spell::word_or_string(request.text(text), out),
            Kind::Date(milliseconds) => spell::instant(milliseconds, out),
            Kind::Array(_) | Kind::Object(_) => (self.ejson)(request, id, out),
            Kind::Binary(base64, 0) => call("binary", request.text(base64), out),
            Kind::ObjectId(hex) => call("oid", request.text(hex), out),
            Kind::Decimal(digits) => call("decimal", request.text(digits), out),
            Kind::Double(_) | Kind::Binary(..) | Kind::Regex(..) | Kind::Foreign(..) => return false,
            Kind::Conjunction(_)
            | Kind::Logical(..)
            | Kind::Top(..)
            | Kind::Field(..)
            | Kind::Tests(_)
            | Kind::Test(..)
            | Kind::Member(..) => return false,
        }
        true
    }

    /// Writes `(a, b)`; regexes may be among the members where `regexes` says so.
    pub(super) fn list(&self, list: List, out: &mut String) -> bool {
        out.push('(');
        for (index, item) in self.request.arena.children(list).enumerate() {
            out.push_str(if index > 0 { ", " } else { "" });
            if !self.value(item, out) {
                return false;
            }
        }
        out.push(')');
        true
    }

    /// The numbers of nested arrays in order, where there is nothing but numbers and arrays of them.
    pub(super) fn numbers(&self, id: NodeId, out: &mut Vec<NodeId>) -> bool {
        match self.request.arena.kind(id) {
            Kind::Array(items) => self.request.arena.children(items).all(|item| self.numbers(item, out)),
            Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) => {
                out.push(id);
                true
            }
            _ => false,
        }
    }
}

fn call(constructor: &str, argument: &str, out: &mut String) {
    out.push_str(constructor);
    out.push('(');
    spell::string(argument, out);
    out.push(')');
}

/// Writes a pattern with its flags as a regex literal. False: no literal means exactly this pattern.
pub(super) fn regex(pattern: &str, flags: &str, out: &mut String) -> bool {
    // In a literal `\/` is a slash, so a pattern that has it already needs quotes, and so does one of two lines.
    let literal = !pattern.is_empty()
        && !pattern.contains("\\/")
        && !pattern.chars().any(char::is_control)
        && flags.chars().all(|flag| "imsx".contains(flag));
    if literal {
        out.push('/');
        out.push_str(&pattern.replace('/', "\\/"));
        out.push('/');
        out.push_str(flags);
    } else if flags.is_empty() {
        spell::string(pattern, out);
    }
    literal || flags.is_empty()
}

/// The text that a pattern matches letter by letter, where [`escape`](crate::value) would make the pattern from it.
pub fn literal(pattern: &str) -> Option<String> {
    const SPECIAL: &str = "\\^$.|?*+()[]{}";
    let mut text = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.push(characters.next().filter(|&escaped| SPECIAL.contains(escaped))?),
            special if SPECIAL.contains(special) => return None,
            plain => text.push(plain),
        }
    }
    (!text.is_empty()).then_some(text)
}
