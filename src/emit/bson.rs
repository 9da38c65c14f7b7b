//! A plan's filter to a `bson::Document`, from the nodes themselves: no type is lost on the way.

use super::tree::{Trees, build};
use crate::arena::{List, NodeId};
use crate::plan::Plan;
use crate::request::{Foreign, Kind, Request, Text};
use bson::spec::BinarySubtype;
use bson::{Binary, Bson, Document, oid::ObjectId};
use bson::{JavaScriptCodeWithScope, Regex, Timestamp};

/// The filter as a driver is given it.
pub(crate) fn document(plan: &Plan) -> Document {
    let built = plan.request().filter.map(|filter| build(&Documents, plan.request(), filter));
    match built {
        Some(Bson::Document(document)) => document,
        _ => Document::new(),
    }
}

struct Documents;

impl Trees for Documents {
    type Tree = Bson;

    fn leaf(&self, request: &Request, node: NodeId) -> Bson {
        let text = |text: Text| request.text(text).to_owned();
        match request.arena.kind(node) {
            Kind::Bool(truth) => Bson::Boolean(truth),
            Kind::Int32(number) => Bson::Int32(number),
            Kind::Int64(number) => Bson::Int64(number),
            Kind::Double(number) => Bson::Double(number),
            Kind::String(value) => Bson::String(text(value)),
            Kind::Date(instant) => Bson::DateTime(bson::DateTime::from_millis(instant)),
            Kind::Regex(pattern, flags) => regex(request, pattern, request.flags(pattern, flags)),
            Kind::Binary(base64, subtype) => binary(request.text(base64), subtype),
            Kind::ObjectId(hex) => ObjectId::parse_str(request.text(hex)).map_or(Bson::Null, Bson::ObjectId),
            Kind::Decimal(digits) => request.text(digits).parse().map_or(Bson::Null, Bson::Decimal128),
            Kind::Foreign(foreign, wrapper) => self.foreign(request, foreign, wrapper),
            _ => Bson::Null,
        }
    }

    fn array(&self, items: Vec<Bson>) -> Bson {
        Bson::Array(items)
    }

    fn object(&self, _: &Request, _: List, members: Vec<(String, Bson)>) -> Bson {
        Bson::Document(members.into_iter().collect())
    }
}

impl Documents {
    fn foreign(&self, request: &Request, foreign: Foreign, wrapper: NodeId) -> Bson {
        let member = |of: NodeId, name| request.member(request.members(of), name);
        let text = |node: Option<NodeId>| match node.map(|node| request.arena.kind(node)) {
            Some(Kind::String(text)) => request.text(text).to_owned(),
            _ => String::new(),
        };
        let part = |parts: Option<NodeId>, name| {
            let number = parts.and_then(|parts| request.whole_number(member(parts, name)?));
            number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
        };
        match foreign {
            Foreign::Timestamp => {
                let parts = member(wrapper, "$timestamp");
                Bson::Timestamp(Timestamp { time: part(parts, "t"), increment: part(parts, "i") })
            }
            Foreign::Code => Bson::JavaScriptCode(text(member(wrapper, "$code"))),
            Foreign::CodeWithScope => {
                let scope = member(wrapper, "$scope").map(|scope| build(self, request, scope));
                let scope = scope.and_then(|scope| scope.as_document().cloned()).unwrap_or_default();
                let code = text(member(wrapper, "$code"));
                Bson::JavaScriptCodeWithScope(JavaScriptCodeWithScope { code, scope })
            }
            Foreign::Symbol => Bson::Symbol(text(member(wrapper, "$symbol"))),
            Foreign::DbPointer => {
                let parts = member(wrapper, "$dbPointer").unwrap_or(wrapper);
                match member(parts, "$id").map(|id| self.leaf(request, id)) {
                    Some(Bson::ObjectId(id)) => pointer(&text(member(parts, "$ref")), id),
                    _ => Bson::Null,
                }
            }
            Foreign::MinKey => Bson::MinKey,
            Foreign::MaxKey => Bson::MaxKey,
            Foreign::Undefined => Bson::Undefined,
        }
    }
}

/// The crate keeps this old type's parts to itself, so it reads one from its bytes (bsonspec.org, element `0x0c`).
fn pointer(namespace: &str, id: ObjectId) -> Bson {
    let length = |bytes: usize| i32::try_from(bytes).unwrap_or(0).to_le_bytes();
    let mut bytes = Vec::new();
    bytes.extend(length(4 + 3 + 4 + namespace.len() + 1 + 12 + 1));
    bytes.extend(b"\x0cp\0");
    bytes.extend(length(namespace.len() + 1));
    bytes.extend(namespace.bytes().chain([0]).chain(id.bytes()).chain([0]));
    let document = Document::from_reader(bytes.as_slice());
    document.ok().and_then(|mut document| document.remove("p")).unwrap_or(Bson::Null)
}

fn regex(request: &Request, pattern: Text, flags: Text) -> Bson {
    let part = |text: Text| request.text(text).to_owned();
    match (part(pattern).try_into(), part(flags).try_into()) {
        (Ok(pattern), Ok(options)) => Bson::RegularExpression(Regex { pattern, options }),
        // Only a NUL does this, and no pattern with one is let through.
        _ => Bson::Null,
    }
}

fn binary(base64: &str, subtype: u8) -> Bson {
    let subtype = BinarySubtype::from(subtype);
    Binary::from_base64(base64, subtype).map_or(Bson::Null, Bson::Binary)
}
