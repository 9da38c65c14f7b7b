//! Typed values that JSON lacks to the spelling of each dialect.

use super::form::{DateForm, Dialect};
use super::json::{Close, Opened, Writer};
use crate::arena::{List, NodeId};
use crate::digits::write_integer;
use crate::request::{Foreign, Kind, Request, Text};
use crate::value::date::{has_iso_form, write_iso};
use crate::value::number::{write_canonical_double, write_double};
use std::fmt;

impl Writer<'_> {
    pub(super) fn int32(&mut self, value: i32) {
        self.number("$numberInt", |out| write_integer(value.into(), out));
    }

    pub(super) fn int64(&mut self, value: i64) {
        /// Beyond this, JavaScript has no whole numbers of its own (2^53).
        const EXACT: u64 = 1 << 53;
        if self.form.dialect == Dialect::Shell && value.unsigned_abs() > EXACT {
            self.between("NumberLong(\"", "\")", |out| write_integer(value, out));
            return;
        }
        self.number("$numberLong", |out| write_integer(value, out));
    }

    pub(super) fn double(&mut self, value: f64) {
        if value.is_finite() {
            let is_canonical = self.form.dialect == Dialect::Canonical;
            self.number("$numberDouble", |out| {
                if is_canonical { write_canonical_double(value, out) } else { write_double(value, out) }
            });
            return;
        }
        let (name, sign) = match (value.is_nan(), value > 0.0) {
            (true, _) => ("NaN", "0"),
            (false, true) => ("Infinity", "1"),
            (false, false) => ("-Infinity", "-1"),
        };
        match self.form.dialect {
            Dialect::Meteor => self.wrap("{\"$InfNaN\":", sign, "}"),
            Dialect::Canonical => self.wrap("{\"$numberDouble\":\"", name, "\"}"),
            Dialect::Shell => self.out.push_str(name),
        }
    }

    pub(super) fn date(&mut self, instant: i64) {
        let has_iso_form = has_iso_form(instant);
        match self.form.dialect {
            Dialect::Meteor if self.form.dates == DateForm::Iso && has_iso_form => {
                self.between("{\"$date\":\"", "\"}", |out| write_iso(instant, out));
            }
            Dialect::Meteor => self.between("{\"$date\":", "}", |out| write_integer(instant, out)),
            Dialect::Canonical => {
                self.between("{\"$date\":{\"$numberLong\":\"", "\"}}", |out| write_integer(instant, out));
            }
            Dialect::Shell if has_iso_form => {
                self.between("ISODate(\"", "\")", |out| write_iso(instant, out));
            }
            Dialect::Shell => self.between("new Date(", ")", |out| write_integer(instant, out)),
        }
    }

    /// To a server the flag `s` goes as `g`, which it hands to the database as `s`; see `plan::wire` for the others. Meteor's EJSON
    /// has no `x`.
    pub(super) fn regex(&mut self, pattern: Text, flags: Text) {
        let flags = self.request.text(flags);
        match self.form.dialect {
            Dialect::Meteor if !flags.contains('x') => {
                self.literal("{\"$regexp\":");
                self.string(pattern);
                self.literal(",\"$flags\":\"");
                // The letters are sorted as a server's would be, `g` first.
                self.out.extend(flags.chars().filter(|&flag| flag == 's').map(|_| 'g'));
                self.out.extend(flags.chars().filter(|&flag| flag != 's'));
                self.literal("\"}");
            }
            Dialect::Meteor | Dialect::Canonical => {
                self.literal("{\"$regularExpression\":{\"pattern\":");
                self.string(pattern);
                self.wrap(",\"options\":\"", flags, "\"}}");
            }
            Dialect::Shell => {
                self.literal("BSONRegExp(");
                self.string(pattern);
                self.wrap(",\"", flags, "\")");
            }
        }
    }

    pub(super) fn binary(&mut self, base64: Text, subtype: u8) {
        let base64 = self.request.text(base64);
        match (self.form.dialect, subtype) {
            (Dialect::Meteor, 0) => self.wrap("{\"$binary\":\"", base64, "\"}"),
            (Dialect::Meteor | Dialect::Canonical, _) => {
                self.wrap("{\"$binary\":{\"base64\":\"", base64, "\",\"subType\":\"");
                for nibble in [subtype >> 4, subtype & 15] {
                    self.out.extend(char::from_digit(nibble.into(), 16));
                }
                self.literal("\"}}");
            }
            (Dialect::Shell, _) => {
                self.between("BinData(", ",\"", |out| write_integer(subtype.into(), out));
                self.wrap("", base64, "\")");
            }
        }
    }

    pub(super) fn object_id(&mut self, hex: Text) {
        let hex = self.request.text(hex);
        match self.form.dialect {
            Dialect::Meteor | Dialect::Canonical => self.wrap("{\"$oid\":\"", hex, "\"}"),
            Dialect::Shell => self.wrap("ObjectId(\"", hex, "\")"),
        }
    }

    pub(super) fn decimal(&mut self, digits: Text) {
        let digits = self.request.text(digits);
        match self.form.dialect {
            Dialect::Meteor | Dialect::Canonical => self.wrap("{\"$numberDecimal\":\"", digits, "\"}"),
            Dialect::Shell => self.wrap("NumberDecimal(\"", digits, "\")"),
        }
    }

    /// A type that only MongoDB's own tools know, from its wrapper as it was read.
    pub(super) fn foreign(&mut self, foreign: Foreign, wrapper: NodeId) -> Option<Opened> {
        let Kind::Object(members) = self.request.arena.kind(wrapper) else { return None };
        match (foreign, self.form.dialect) {
            (Foreign::Timestamp, Dialect::Meteor | Dialect::Canonical) => {
                self.timestamp("{\"$timestamp\":", members, "}");
            }
            (Foreign::Timestamp, Dialect::Shell) => self.timestamp("Timestamp(", members, ")"),
            (Foreign::MinKey, Dialect::Meteor | Dialect::Canonical) => self.literal("{\"$minKey\":1}"),
            (Foreign::MaxKey, Dialect::Meteor | Dialect::Canonical) => self.literal("{\"$maxKey\":1}"),
            (Foreign::MinKey, Dialect::Shell) => self.out.push_str("MinKey()"),
            (Foreign::MaxKey, Dialect::Shell) => self.out.push_str("MaxKey()"),
            (Foreign::Undefined, Dialect::Meteor | Dialect::Canonical) => {
                self.literal("{\"$undefined\":true}");
            }
            (Foreign::Undefined, Dialect::Shell) => self.out.push_str("undefined"),
            (
                Foreign::Code | Foreign::CodeWithScope | Foreign::Symbol | Foreign::DbPointer,
                Dialect::Meteor | Dialect::Canonical,
            ) => return self.open('{', members, Close::Object),
            // The shell reads Extended JSON through this function, and needs no more of these old types.
            (
                Foreign::Code | Foreign::CodeWithScope | Foreign::Symbol | Foreign::DbPointer,
                Dialect::Shell,
            ) => {
                self.out.push_str("EJSON.deserialize(");
                return self.open('{', members, Close::Call);
            }
        }
        None
    }

    /// The parts of `{"$timestamp":{"t":…,"i":…}}`, which have no wrappers of their own in any dialect.
    fn timestamp(&mut self, before: &str, wrapper: List, after: &str) {
        let parts = self.request.member(wrapper, "$timestamp");
        let part =
            |name: &str| self.request.whole_number(self.request.member(self.request.members(parts?), name)?);
        let (seconds, ordinal) = (part("t").unwrap_or(0), part("i").unwrap_or(0));
        self.wrap(before, "{\"t\":", "");
        self.between("", ",\"i\":", |out| write_integer(seconds, out));
        self.between("", "}", |out| write_integer(ordinal, out));
        self.out.push_str(after);
    }

    #[inline]
    fn number(&mut self, wrapper: &str, write: impl FnOnce(&mut String) -> fmt::Result) {
        if self.form.dialect == Dialect::Canonical {
            self.wrap("{\"", wrapper, "\":\"");
            self.between("", "\"}", write);
        } else {
            self.between("", "", write);
        }
    }

    #[inline]
    fn between(&mut self, before: &str, after: &str, write: impl FnOnce(&mut String) -> fmt::Result) {
        self.literal(before);
        // Writing to a `String` cannot fail.
        let _ = write(self.out);
        self.literal(after);
    }

    #[inline]
    fn wrap(&mut self, before: &str, inside: &str, after: &str) {
        self.literal(before);
        self.literal(inside);
        self.literal(after);
    }
}

/// Whether a document has exactly the keys of one of Meteor's typed values.
/// Source: the matchers of npm ejson 2.2.3, which look at objects of one or two keys that start with `$`.
pub(super) fn looks_typed(request: &Request, list: List) -> bool {
    let mut keys = request.arena.children(list).filter_map(|member| match request.arena.kind(member) {
        Kind::Member(key, _) => Some(request.text(key)),
        _ => None,
    });
    let Some(first) = keys.next().filter(|key| key.starts_with('$')) else { return false };
    match (keys.next(), keys.next()) {
        (None, _) => matches!(first, "$date" | "$InfNaN" | "$binary" | "$escape"),
        (Some(second), None) => matches!(
            (first, second),
            ("$regexp", "$flags") | ("$flags", "$regexp") | ("$type", "$value") | ("$value", "$type")
        ),
        (Some(_), Some(_)) => false,
    }
}
