//! Wrappers that were recognised to their values: texts and numbers checked, type by type.

mod flags;
mod foreign;
mod number;

use super::Dialect;
use super::walk::Walk;
use super::wrapper::{Found, Place, Wrapper};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::request::{Foreign, Kind, Text};
use crate::span::Span;
use crate::value::base64;
use crate::value::date::{self, EpochPlace};
use crate::value::number::{parse_i32, parse_i64};
use flags::Flags;

impl Walk<'_> {
    /// The value that a wrapper stands for; nothing where the node stays what it is.
    pub(super) fn decode(&mut self, found: Found, node: NodeId, members: List) -> Option<Kind> {
        let Found { wrapper, value, companion, .. } = found;
        Some(match wrapper {
            Wrapper::Date => Kind::Date(self.date(value).unwrap_or(0)),
            Wrapper::Binary => self.binary(value, companion),
            Wrapper::Regexp => self.regex(found, companion?, Flags::Meteor),
            Wrapper::RegexLiteral => {
                let is_text = |part| matches!(self.request.arena.kind(part), Kind::String(_));
                if !is_text(value) || !companion.is_some_and(is_text) {
                    return None;
                }
                self.regex(found, companion?, Flags::Mongo)
            }
            Wrapper::Regex => match self.parts(found, ["pattern", "options"]) {
                Some([pattern, options]) => {
                    self.regex(Found { value: pattern, ..found }, options, Flags::Mongo)
                }
                None => Kind::Regex(Text::default(), 0),
            },
            Wrapper::InfNan => Kind::Double(match self.request.arena.kind(value) {
                Kind::Int32(0) => f64::NAN,
                Kind::Int32(1) => f64::INFINITY,
                Kind::Int32(-1) => f64::NEG_INFINITY,
                _ => self.wrong(found, value, "0, 1 or -1", "{\"$InfNaN\":1}", f64::NAN),
            }),
            Wrapper::Escape => match self.request.arena.kind(value) {
                object @ Kind::Object(_) => object,
                _ => self.wrong(found, value, "an object", "{\"$escape\":{\"$date\":0}}", Kind::Null),
            },
            Wrapper::Custom => {
                self.sink.report(Diagnostic::new(Code::CustomType, found.span));
                Kind::Null
            }
            Wrapper::ObjectId => Kind::ObjectId(self.object_id(found)),
            Wrapper::Int => {
                Kind::Int32(self.integer(found, "{\"$numberInt\":\"5\"}", parse_i32).unwrap_or(0))
            }
            Wrapper::Long => {
                Kind::Int64(self.integer(found, "{\"$numberLong\":\"5\"}", parse_i64).unwrap_or(0))
            }
            Wrapper::Double => Kind::Double(self.double(found)),
            Wrapper::Decimal => Kind::Decimal(self.decimal(found)),
            Wrapper::Uuid => Kind::Binary(self.uuid(found), 4),
            Wrapper::Timestamp => {
                self.timestamp(found);
                self.foreign(Foreign::Timestamp, node, members)
            }
            Wrapper::Code => {
                self.text(found, "the text of a function", "{\"$code\":\"f\"}");
                self.code(found, node, members)
            }
            Wrapper::Symbol => {
                self.text(found, "text", "{\"$symbol\":\"x\"}");
                self.foreign(Foreign::Symbol, node, members)
            }
            Wrapper::DbPointer => {
                self.db_pointer(found);
                self.foreign(Foreign::DbPointer, node, members)
            }
            Wrapper::MinKey => {
                self.exactly(found, Kind::Int32(1), "1", "{\"$minKey\":1}");
                self.foreign(Foreign::MinKey, node, members)
            }
            Wrapper::MaxKey => {
                self.exactly(found, Kind::Int32(1), "1", "{\"$maxKey\":1}");
                self.foreign(Foreign::MaxKey, node, members)
            }
            Wrapper::Undefined => {
                self.exactly(found, Kind::Bool(true), "`true`", "{\"$undefined\":true}");
                self.foreign(Foreign::Undefined, node, members)
            }
        })
    }

    /// Reports that a wrapper's value is of the wrong kind, and gives what stands for it meanwhile.
    #[cold]
    fn wrong<T>(
        &mut self,
        found: Found,
        value: NodeId,
        takes: &'static str,
        example: &'static str,
        stand_in: T,
    ) -> T {
        let span = self.request.arena.span(value);
        let diagnostic =
            Diagnostic::new(Code::WrapperValue, span).arg(found.wrapper.key()).arg(takes).arg(example);
        // A number where its digits belong in quotes is the usual slip.
        let quoted = matches!(
            (found.wrapper, self.request.arena.kind(value)),
            (
                Wrapper::Int | Wrapper::Long | Wrapper::Double | Wrapper::Decimal,
                Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_)
            )
        );
        self.sink.report(match quoted {
            true => diagnostic.fix(Fix::replace(span, format!("\"{}\"", span.slice(self.source)))),
            false => diagnostic,
        });
        stand_in
    }

    fn text(&mut self, found: Found, takes: &'static str, example: &'static str) -> Option<Text> {
        match self.request.arena.kind(found.value) {
            Kind::String(text) => Some(text),
            _ => self.wrong(found, found.value, takes, example, None),
        }
    }

    fn exactly(&mut self, found: Found, only: Kind, takes: &'static str, example: &'static str) {
        if self.request.arena.kind(found.value) != only {
            self.wrong(found, found.value, takes, example, ());
        }
    }

    /// The values of an object that has exactly these keys.
    fn parts(&mut self, found: Found, names: [&'static str; 2]) -> Option<[NodeId; 2]> {
        let takes = match found.wrapper {
            Wrapper::Regex => "an object of `pattern` and `options`",
            Wrapper::Timestamp => "an object of `t` and `i`",
            Wrapper::DbPointer => "an object of `$ref` and `$id`",
            _ => "an object of `base64` and `subType`",
        };
        let example = match found.wrapper {
            Wrapper::Regex => "{\"$regularExpression\":{\"pattern\":\"^a\",\"options\":\"i\"}}",
            Wrapper::Timestamp => "{\"$timestamp\":{\"t\":1,\"i\":1}}",
            Wrapper::DbPointer => "{\"$dbPointer\":{\"$ref\":\"c\",\"$id\":{\"$oid\":\"…\"}}}",
            _ => "{\"$binary\":{\"base64\":\"AQI=\",\"subType\":\"00\"}}",
        };
        let Kind::Object(members) = self.request.arena.kind(found.value) else {
            return self.wrong(found, found.value, takes, example, None);
        };
        let has_two = self.request.arena.children(members).count() == 2;
        let [first, second] = names.map(|name| self.request.member(members, name));
        match (first, second) {
            (Some(first), Some(second)) if has_two => Some([first, second]),
            _ => self.wrong(found, found.value, takes, example, None),
        }
    }

    fn date(&mut self, value: NodeId) -> Option<i64> {
        let span = self.request.arena.span(value);
        let found = Found { wrapper: Wrapper::Date, span, value, companion: None };
        match (self.request.arena.kind(value), self.dialect) {
            (Kind::String(text), _) => date::wire(self.request.text(text), span, self.sink),
            (Kind::Object(members), Dialect::Auto | Dialect::V1 | Dialect::V2) => {
                let errors = self.sink.errors();
                match self.find(members, Place::Literal) {
                    Some(long) if long.wrapper == Wrapper::Long => {
                        self.integer(long, "{\"$numberLong\":\"1542814057202\"}", parse_i64)
                    }
                    None if self.sink.errors() > errors => None,
                    Some(_) | None => self.wrong_date(found),
                }
            }
            // In v1 a date is any whole number of 64 bits.
            (Kind::Int64(number), Dialect::V1)
                if number.unsigned_abs() > date::MAX_INSTANT.unsigned_abs() =>
            {
                Some(number)
            }
            (Kind::Double(_), Dialect::V1) if span.slice(self.source) != "-0" => self.wrong_date(found),
            (kind, Dialect::Auto | Dialect::Meteor | Dialect::V1) => match kind {
                Kind::Int32(number) => self.epoch(number.into(), span),
                Kind::Int64(number) => self.epoch(number as f64, span),
                Kind::Double(number) => self.epoch(number, span),
                _ => self.wrong_date(found),
            },
            (_, Dialect::V2 | Dialect::Json) => self.wrong_date(found),
        }
    }

    fn epoch(&mut self, number: f64, span: Span) -> Option<i64> {
        date::epoch(number, self.setting.epoch, EpochPlace::Value, span, self.sink)
    }

    fn wrong_date(&mut self, found: Found) -> Option<i64> {
        let takes = match self.dialect {
            Dialect::V2 => "a date as text, or `{\"$numberLong\":\"…\"}`",
            Dialect::Auto | Dialect::Meteor | Dialect::V1 | Dialect::Json => {
                "whole milliseconds since 1970, or a date as text"
            }
        };
        self.wrong(found, found.value, takes, "{\"$date\":\"2024-03-01T10:00:00Z\"}", None)
    }

    fn binary(&mut self, value: NodeId, subtype: Option<NodeId>) -> Kind {
        let found =
            Found { wrapper: Wrapper::Binary, span: self.request.arena.span(value), value, companion: None };
        let is_text = matches!(self.request.arena.kind(value), Kind::String(_));
        let bare = matches!(self.dialect, Dialect::Auto | Dialect::Meteor) && subtype.is_none();
        let (bytes, subtype) = if is_text && (bare || subtype.is_some()) {
            (Some(value), subtype)
        } else if self.dialect == Dialect::Meteor || subtype.is_some() {
            let example = "{\"$binary\":\"AQI=\"}";
            return self.wrong(found, value, "base64 as text", example, Kind::Binary(Text::default(), 0));
        } else {
            let parts = self.parts(found, ["base64", "subType"]);
            (parts.map(|[bytes, _]| bytes), parts.map(|[_, subtype]| subtype))
        };
        let subtype = match subtype {
            Some(subtype) => self.subtype(found, subtype),
            None => 0,
        };
        let bytes = bytes.map(|bytes| self.base64(Found { value: bytes, ..found }));
        Kind::Binary(bytes.unwrap_or_default(), subtype)
    }

    fn subtype(&mut self, found: Found, value: NodeId) -> u8 {
        let digits = match self.request.arena.kind(value) {
            Kind::String(text) => self.request.text(text),
            _ => "",
        };
        let is_hex = matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u8::from_str_radix(digits, 16) {
            Ok(subtype) if is_hex => subtype,
            _ => {
                let example = "{\"$binary\":{\"base64\":\"AQI=\",\"subType\":\"00\"}}";
                self.wrong(found, value, "two hexadecimal digits in quotes as its subtype", example, 0)
            }
        }
    }

    fn base64(&mut self, found: Found) -> Text {
        let example = "{\"$binary\":\"AQI=\"}";
        let Some(text) = self.text(found, "base64 as text", example) else { return Text::default() };
        if !base64::is_canonical(self.request.text(text)) {
            self.wrong(found, found.value, "base64 with its padding", example, ());
        }
        text
    }

    fn regex(&mut self, found: Found, flags: NodeId, rules: Flags) -> Kind {
        let pattern = match self.request.arena.kind(found.value) {
            Kind::String(pattern) if !self.request.text(pattern).contains('\0') => pattern,
            _ => self.wrong(
                found,
                found.value,
                "a pattern as text without NUL",
                rules.example(),
                Text::default(),
            ),
        };
        let letters = match self.request.arena.kind(flags) {
            Kind::String(letters) => rules.sorted(self.request.text(letters)),
            _ => None,
        };
        let letters = match letters {
            Some(letters) => letters,
            None => self.wrong(found, flags, rules.takes(), rules.example(), String::new()),
        };
        self.request.regex(pattern, &letters)
    }

    fn object_id(&mut self, found: Found) -> Text {
        let example = "{\"$oid\":\"507f1f77bcf86cd799439011\"}";
        let takes = "24 hexadecimal digits in quotes";
        let Some(text) = self.text(found, takes, example) else { return Text::default() };
        let digits = self.request.text(text);
        if digits.len() != 24 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return self.wrong(found, found.value, takes, example, text);
        }
        let lower = digits.to_ascii_lowercase();
        self.request.intern(&lower)
    }

    fn uuid(&mut self, found: Found) -> Text {
        let example = "{\"$uuid\":\"c8edabc3-f738-4ca3-b68d-ab92a91478a3\"}";
        let takes = "32 hexadecimal digits, parted by `-` as 8-4-4-4-12";
        let Some(text) = self.text(found, takes, example) else { return Text::default() };
        match base64::uuid(self.request.text(text)) {
            Some(bytes) => {
                let encoded = base64::encode(&bytes);
                self.request.intern(&encoded)
            }
            None => self.wrong(found, found.value, takes, example, Text::default()),
        }
    }
}
