//! Typed values that JSON lacks to the spelling of each dialect.

use super::json::{Close, DateForm, Dialect, Opened, Writer};
use crate::arena::{List, NodeId};
use crate::json_text as text;
use crate::request::{Foreign, Kind, Request, Text};
use chrono::{DateTime, Datelike as _, SecondsFormat};

impl Writer<'_> {
    pub(super) fn int32(&mut self, value: i32) {
        self.number("$numberInt", |out| text::integer(value.into(), out));
    }

    pub(super) fn int64(&mut self, value: i64) {
        /// Beyond this, JavaScript has no whole numbers of its own (2^53).
        const EXACT: u64 = 1 << 53;
        if self.form.dialect == Dialect::Shell && value.unsigned_abs() > EXACT {
            self.out.push_str("NumberLong(\"");
            text::integer(value, self.out);
            self.out.push_str("\")");
            return;
        }
        self.number("$numberLong", |out| text::integer(value, out));
    }

    pub(super) fn double(&mut self, value: f64) {
        if value.is_finite() {
            let is_whole = self.form.dialect == Dialect::Canonical && value.fract() == 0.0;
            self.number("$numberDouble", |out| {
                let start = out.len();
                text::double(value, out);
                if is_whole && !out.get(start..).unwrap_or("").contains('e') {
                    out.push_str(".0");
                }
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

    pub(super) fn date(&mut self, milliseconds: i64) {
        match self.form.dialect {
            Dialect::Meteor => {
                self.out.push_str("{\"$date\":");
                match (self.form.dates, iso(milliseconds)) {
                    (DateForm::Iso, Some(iso)) => text::string(&iso, self.out),
                    (DateForm::Iso, None) | (DateForm::Milliseconds, _) => {
                        text::integer(milliseconds, self.out);
                    }
                }
                self.out.push('}');
            }
            Dialect::Canonical => {
                self.out.push_str("{\"$date\":{\"$numberLong\":\"");
                text::integer(milliseconds, self.out);
                self.out.push_str("\"}}");
            }
            Dialect::Shell => match iso(milliseconds) {
                Some(iso) => self.wrap("ISODate(\"", &iso, "\")"),
                None => {
                    self.out.push_str("new Date(");
                    text::integer(milliseconds, self.out);
                    self.out.push(')');
                }
            },
        }
    }

    /// To a server the flag `s` goes as `g`, which it hands to the database as `s`; see `plan::wire` for the others.
    pub(super) fn regex(&mut self, pattern: Text, flags: Text) {
        let (pattern, flags) = (self.request.text(pattern), self.request.text(flags));
        match self.form.dialect {
            Dialect::Meteor => {
                self.out.push_str("{\"$regexp\":");
                text::string(pattern, self.out);
                self.out.push_str(",\"$flags\":\"");
                // The letters are sorted as a server's would be, `g` first.
                self.out.extend(flags.chars().filter(|&flag| flag == 's').map(|_| 'g'));
                self.out.extend(flags.chars().filter(|&flag| flag != 's'));
                self.out.push_str("\"}");
            }
            Dialect::Canonical => {
                self.out.push_str("{\"$regularExpression\":{\"pattern\":");
                text::string(pattern, self.out);
                self.wrap(",\"options\":\"", flags, "\"}}");
            }
            Dialect::Shell => {
                self.out.push_str("BSONRegExp(");
                text::string(pattern, self.out);
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
                self.out.push_str("\"}}");
            }
            (Dialect::Shell, _) => {
                self.out.push_str("BinData(");
                text::integer(subtype.into(), self.out);
                self.wrap(",\"", base64, "\")");
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
                self.out.push_str("{\"$timestamp\":");
                self.timestamp(members);
                self.word("}")
            }
            (Foreign::Timestamp, Dialect::Shell) => {
                self.out.push_str("Timestamp(");
                self.timestamp(members);
                self.word(")")
            }
            (Foreign::MinKey, Dialect::Meteor | Dialect::Canonical) => self.word("{\"$minKey\":1}"),
            (Foreign::MaxKey, Dialect::Meteor | Dialect::Canonical) => self.word("{\"$maxKey\":1}"),
            (Foreign::MinKey, Dialect::Shell) => self.word("MinKey()"),
            (Foreign::MaxKey, Dialect::Shell) => self.word("MaxKey()"),
            (Foreign::Undefined, Dialect::Meteor | Dialect::Canonical) => self.word("{\"$undefined\":true}"),
            (Foreign::Undefined, Dialect::Shell) => self.word("undefined"),
            (
                Foreign::Code | Foreign::CodeWithScope | Foreign::Symbol | Foreign::DbPointer,
                Dialect::Meteor | Dialect::Canonical,
            ) => self.open("{", members, Close::Object),
            // The shell reads Extended JSON through this function, and needs no more of these old types.
            (
                Foreign::Code | Foreign::CodeWithScope | Foreign::Symbol | Foreign::DbPointer,
                Dialect::Shell,
            ) => self.open("EJSON.deserialize({", members, Close::Call),
        }
    }

    /// The parts of `{"$timestamp":{"t":…,"i":…}}`, which have no wrappers of their own in any dialect.
    fn timestamp(&mut self, wrapper: List) {
        let parts = self.request.member(wrapper, "$timestamp");
        let part =
            |name: &str| self.request.whole_number(self.request.member(self.request.members(parts?), name)?);
        let (seconds, ordinal) = (part("t").unwrap_or(0), part("i").unwrap_or(0));
        self.out.push_str("{\"t\":");
        text::integer(seconds, self.out);
        self.out.push_str(",\"i\":");
        text::integer(ordinal, self.out);
        self.out.push('}');
    }

    fn number(&mut self, wrapper: &str, write: impl FnOnce(&mut String)) {
        if self.form.dialect == Dialect::Canonical {
            self.wrap("{\"", wrapper, "\":\"");
            write(self.out);
            self.out.push_str("\"}");
        } else {
            write(self.out);
        }
    }

    fn wrap(&mut self, before: &str, inside: &str, after: &str) {
        self.out.push_str(before);
        self.out.push_str(inside);
        self.out.push_str(after);
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

/// `2018-11-21T15:27:37.000Z`, for the years 0000 to 9999.
fn iso(milliseconds: i64) -> Option<String> {
    let date = DateTime::from_timestamp_millis(milliseconds)?;
    (0..=9999).contains(&date.year()).then(|| date.to_rfc3339_opts(SecondsFormat::Millis, true))
}
