//! A `bson::Document` to a request.

use super::compile_text;
use crate::compiled::Compiled;
use crate::diagnostic::Report;
use crate::digits::write_integer;
use crate::ejson::looks_typed;
use crate::json_text as text;
use crate::options::Options;
use crate::value::base64;
use crate::value::number::write_canonical_double;
use bson::{Bson, Document};
use std::fmt::Write as _;
use std::slice;

/// Compiles a filter that is a document of the `bson` crate. Feature `bson`.
///
/// # Errors
/// Where the filter has an error: everything that was found in it. The `path` of a diagnostic leads to its place by keys and
/// indices, such as `a.$in.0`; its span and fixes lie in the document's canonical Extended JSON, which the report holds.
///
/// ```
/// use rocketql::{Options, compile_document};
/// let filter = bson::doc! { "lm": { "$lt": bson::DateTime::from_millis(1_700_000_000_000) } };
/// let compiled = compile_document(&filter, &Options::default()).unwrap();
/// assert_eq!(compiled.query(), r#"{"lm":{"$lt":{"$date":1700000000000}}}"#);
/// ```
pub fn compile_document(filter: &Document, options: &Options<'_>) -> Result<Compiled, Report> {
    let mut text = String::new();
    write(filter, &mut text);
    compile_text(&text, options, true)
}

/// What is left of an array or document that is being written, and what closes it.
enum Open<'a> {
    Array(slice::Iter<'a, Bson>),
    Document(bson::document::Iter<'a>, &'static str),
}

/// Writes a document as canonical Extended JSON v2, at any depth: the stack is a vector, not the call stack.
fn write(document: &Document, out: &mut String) {
    // A lone `$escape` would be taken for the reader's own.
    let close = opened(document.keys().any(|key| key == "$escape"), out);
    let mut open = vec![Open::Document(document.iter(), close)];
    loop {
        let is_test = open.len() == 1;
        let Some(innermost) = open.last_mut() else { return };
        let comma = if out.ends_with(['[', '{']) { "" } else { "," };
        let next = match innermost {
            Open::Array(items) => items.next().map(|item| (None, item)).ok_or("]"),
            Open::Document(members, close) => {
                members.next().map(|(key, item)| (Some(key), item)).ok_or(*close)
            }
        };
        match next {
            Err(close) => {
                out.push_str(close);
                open.pop();
            }
            Ok((key, item)) => {
                out.push_str(comma);
                if let Some(key) = key {
                    text::string(key, out);
                    out.push(':');
                }
                open.extend(value(item, is_test, out));
            }
        }
    }
}

/// Opens a document, escaped where its keys look like those of a typed value, and gives what closes it: in BSON it is none.
fn opened(is_escaped: bool, out: &mut String) -> &'static str {
    out.push_str(if is_escaped { "{\"$escape\":{" } else { "{" });
    if is_escaped { "}}" } else { "}" }
}

/// Writes a value, or opens it. In a test of the filter, `$regex` is an operator and looks like one.
fn value<'a>(value: &'a Bson, is_test: bool, out: &mut String) -> Option<Open<'a>> {
    // Writing to a `String` cannot fail.
    let _ = match value {
        Bson::Array(items) => {
            out.push('[');
            return Some(Open::Array(items.iter()));
        }
        Bson::Document(document) => {
            let is_regex = is_test && document.contains_key("$regex");
            let close = opened(!is_regex && looks_typed(document.keys().map(String::as_str)), out);
            return Some(Open::Document(document.iter(), close));
        }
        Bson::JavaScriptCodeWithScope(code) => {
            out.push_str("{\"$code\":");
            text::string(&code.code, out);
            out.push_str(",\"$scope\":");
            let is_escaped = looks_typed(code.scope.keys().map(String::as_str));
            opened(is_escaped, out);
            return Some(Open::Document(code.scope.iter(), if is_escaped { "}}}" } else { "}}" }));
        }
        Bson::Null => out.write_str("null"),
        Bson::Boolean(value) => write!(out, "{value}"),
        Bson::String(value) => {
            text::string(value, out);
            Ok(())
        }
        Bson::Int32(value) => write!(out, "{{\"$numberInt\":\"{value}\"}}"),
        Bson::Int64(value) => wrapped("$numberLong", out, |out| write_integer(*value, out)),
        Bson::Double(value) => wrapped("$numberDouble", out, |out| write_canonical_double(*value, out)),
        Bson::Decimal128(value) => write!(out, "{{\"$numberDecimal\":\"{value}\"}}"),
        Bson::DateTime(value) => {
            write!(out, "{{\"$date\":{{\"$numberLong\":\"{}\"}}}}", value.timestamp_millis())
        }
        Bson::ObjectId(value) => write!(out, "{{\"$oid\":\"{}\"}}", value.to_hex()),
        Bson::Binary(binary) => {
            let subtype = u8::from(binary.subtype);
            let bytes = base64::encode(&binary.bytes);
            write!(out, "{{\"$binary\":{{\"base64\":\"{bytes}\",\"subType\":\"{subtype:02x}\"}}}}")
        }
        Bson::RegularExpression(regex) => {
            out.push_str("{\"$regularExpression\":{\"pattern\":");
            text::string(regex.pattern.as_str(), out);
            out.push_str(",\"options\":");
            text::string(regex.options.as_str(), out);
            out.write_str("}}")
        }
        Bson::Timestamp(stamp) => {
            write!(out, "{{\"$timestamp\":{{\"t\":{},\"i\":{}}}}}", stamp.time, stamp.increment)
        }
        Bson::JavaScriptCode(code) => text_in("$code", code, out),
        Bson::Symbol(symbol) => text_in("$symbol", symbol, out),
        Bson::DbPointer(_) => db_pointer(value, out),
        Bson::MinKey => out.write_str("{\"$minKey\":1}"),
        Bson::MaxKey => out.write_str("{\"$maxKey\":1}"),
        Bson::Undefined => out.write_str("{\"$undefined\":true}"),
    };
    None
}

fn wrapped(
    key: &str,
    out: &mut String,
    write: impl FnOnce(&mut String) -> std::fmt::Result,
) -> std::fmt::Result {
    write!(out, "{{\"{key}\":\"")?;
    write(out)?;
    out.write_str("\"}")
}

fn text_in(key: &str, inside: &str, out: &mut String) -> std::fmt::Result {
    write!(out, "{{\"{key}\":")?;
    text::string(inside, out);
    out.write_char('}')
}

/// The crate keeps this old type's parts to itself, so they are taken from its bytes: after the document's length, the type
/// and the name `p` stand the length of a text, the text, and twelve bytes (bsonspec.org, element `0x0c`).
fn db_pointer(value: &Bson, out: &mut String) -> std::fmt::Result {
    const HEAD: usize = 11;
    let mut document = Document::new();
    document.insert("p", value.clone());
    let bytes =
        bson::RawDocumentBuf::try_from(&document).map(bson::RawDocumentBuf::into_bytes).unwrap_or_default();
    let end = bytes.len().saturating_sub(1 + 12);
    let name = bytes.get(HEAD..end.saturating_sub(1)).and_then(|name| std::str::from_utf8(name).ok());
    out.push_str("{\"$dbPointer\":{\"$ref\":");
    text::string(name.unwrap_or(""), out);
    out.push_str(",\"$id\":{\"$oid\":\"");
    for byte in bytes.get(end..end + 12).unwrap_or(&[]) {
        write!(out, "{byte:02x}")?;
    }
    out.write_str("\"}}}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::{Regex, Timestamp, doc, oid::ObjectId};

    fn written(document: &Document) -> String {
        let mut out = String::new();
        write(document, &mut out);
        out
    }

    #[test]
    fn every_type_is_written_canonically() {
        let id = ObjectId::parse_str("507f1f77bcf86cd799439011").unwrap();
        let document = doc! {
            "a": [1, 2_i64, 1.5, f64::NAN, {}], "b": { "c": null, "d": true, "e\"": "{" },
            "f": bson::DateTime::from_millis(-1), "g": id,
            "h": Bson::Binary(bson::Binary { subtype: bson::spec::BinarySubtype::Generic, bytes: vec![1, 2] }),
            "i": Bson::RegularExpression(Regex { pattern: "^a".try_into().unwrap(), options: "im".try_into().unwrap() }),
            "j": Timestamp { time: 1, increment: 2 }, "k": Bson::MinKey, "l": Bson::Undefined,
            "m": Bson::Symbol("s".into()), "n": Bson::JavaScriptCode("f".into()),
            "o": Bson::JavaScriptCodeWithScope(bson::JavaScriptCodeWithScope { code: "g".into(), scope: doc! { "x": 1 } }),
            "p": "1.50".parse::<bson::Decimal128>().unwrap(),
        };
        assert_eq!(
            written(&document),
            concat!(
                r#"{"a":[{"$numberInt":"1"},{"$numberLong":"2"},{"$numberDouble":"1.5"},{"$numberDouble":"NaN"},{}],"#,
                r#""b":{"c":null,"d":true,"e\"":"{"},"f":{"$date":{"$numberLong":"-1"}},"#,
                r#""g":{"$oid":"507f1f77bcf86cd799439011"},"h":{"$binary":{"base64":"AQI=","subType":"00"}},"#,
                r#""i":{"$regularExpression":{"pattern":"^a","options":"im"}},"j":{"$timestamp":{"t":1,"i":2}},"#,
                r#""k":{"$minKey":1},"l":{"$undefined":true},"m":{"$symbol":"s"},"n":{"$code":"f"},"#,
                r#""o":{"$code":"g","$scope":{"x":{"$numberInt":"1"}}},"p":{"$numberDecimal":"1.50"}}"#
            )
        );
    }

    /// In BSON a date is a date, and a document with a key `$date` is that.
    #[test]
    fn a_document_never_becomes_another_value() {
        let options = Options::default();
        let found = |filter: &Document| match compile_document(filter, &options) {
            Ok(compiled) => compiled.query().to_owned(),
            Err(report) => {
                let found = &report.diagnostics()[0];
                format!("{:?} {}", found.code, found.path.as_deref().unwrap_or(""))
            }
        };
        let inner = doc! { "$regex": "x", "$options": "i" };
        let escaped = doc! { "$escape": { "b": 1 } };
        for (filter, expected) in [
            (doc! { "a": { "$date": 5 } }, "UnknownOperator a.$date"),
            (doc! { "$escape": { "a": 1 } }, "UnknownOperator $escape"),
            (doc! { "a": &escaped }, "UnknownOperator a.$escape"),
            (doc! { "$and": [{ "a": 1 }, &escaped] }, "UnknownOperator $and.1.$escape"),
            (
                doc! { "a": { "$in": [{ "$oid": "507f1f77bcf86cd799439011" }] } },
                "OperatorInList a.$in.0.$oid",
            ),
            (doc! { "a": { "$in": [&inner] } }, "OperatorInList a.$in.0.$regex"),
            (doc! { "a": &inner }, r#"{"a":{"$regex":"x","$options":"i"}}"#),
            (doc! { "a": { "$not": &inner } }, r#"{"a":{"$not":{"$regex":"x","$options":"i"}}}"#),
            (doc! { "$and": [{ "a": &inner }] }, r#"{"$and":[{"a":{"$regex":"x","$options":"i"}}]}"#),
            (doc! { "a": { "b": { "$date": 5 } } }, r#"{"a":{"b":{"$escape":{"$date":5}}}}"#),
            (doc! { "a": { "b": &inner } }, r#"{"a":{"b":{"$regex":"x","$options":"i"}}}"#),
            (doc! { "a": { "b": bson::DateTime::from_millis(5) } }, r#"{"a":{"b":{"$date":5}}}"#),
        ] {
            assert_eq!(found(&filter), expected, "{filter}");
        }
    }

    #[test]
    fn what_a_server_cannot_be_sent_has_its_path() {
        let filter = doc! { "a": { "$in": ["x", ObjectId::new()] } };
        let report = compile_document(&filter, &Options::default()).unwrap_err();
        assert_eq!(report.diagnostics()[0].path.as_deref(), Some("a.$in.1"));
    }
}
