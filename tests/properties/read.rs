//! What was emitted to the value that it means to a server or to the database: readers of our own, and slow.

use crate::literals::Meant;
use rocketql::Compiled;

/// JSON as it is written: `serde_json` reads some fractions to a neighbour of the double meant.
enum Json<'a> {
    Word(&'a str),
    Text(String),
    Array(Vec<Json<'a>>),
    Object(Vec<(String, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// The value at the start of compact JSON, and what follows it.
    fn at(text: &'a str) -> (Self, &'a str) {
        match text.as_bytes()[0] {
            b'"' => {
                let (text, rest) = quoted_at(text);
                (Self::Text(text), rest)
            }
            b'[' => {
                let (mut items, mut rest) = (Vec::new(), &text[1..]);
                while !rest.starts_with(']') {
                    let (item, after) = Self::at(rest.trim_start_matches(','));
                    items.push(item);
                    rest = after;
                }
                (Self::Array(items), &rest[1..])
            }
            b'{' => {
                let (mut members, mut rest) = (Vec::new(), &text[1..]);
                while !rest.starts_with('}') {
                    let (key, after) = quoted_at(rest.trim_start_matches(','));
                    let (value, after) = Self::at(&after[1..]);
                    members.push((key, value));
                    rest = after;
                }
                (Self::Object(members), &rest[1..])
            }
            _ => {
                let (word, rest) = text.split_at(text.find([',', ']', '}']).unwrap_or(text.len()));
                (Self::Word(word), rest)
            }
        }
    }
}

/// The string in quotes at the start of a text, and what follows it.
fn quoted_at(text: &str) -> (String, &str) {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|&(_, letter)| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    let (quoted, rest) = text.split_at(end.expect("a closing quote").0 + 1);
    (serde_json::from_str(quoted).expect("a string"), rest)
}

/// What a server's EJSON makes of the JSON that it is sent.
fn read(json: &Json<'_>) -> Meant {
    let members = match json {
        Json::Word("null") => return Meant::Null,
        Json::Word("true") => return Meant::Bool(true),
        Json::Word("false") => return Meant::Bool(false),
        Json::Word(digits) => {
            let double = digits.parse().expect("a number");
            let whole = if *digits == "-0" { None } else { digits.parse().ok() };
            return whole.map_or(Meant::Double(double), Meant::Whole);
        }
        Json::Text(text) => return Meant::Text(text.clone()),
        Json::Array(items) => return Meant::Array(items.iter().map(read).collect()),
        Json::Object(members) => members,
    };
    let document = |members: &[(String, Json<'_>)]| {
        Meant::Document(members.iter().map(|(key, value)| (key.clone(), read(value))).collect())
    };
    let keys: Vec<_> = members.iter().map(|(key, _)| key.as_str()).collect();
    match (&keys[..], &members[..]) {
        (["$date"], [(_, Json::Word(digits))]) => Meant::Date(digits.parse().expect("milliseconds")),
        (["$InfNaN"], [(_, Json::Word("0"))]) => Meant::Double(f64::NAN),
        (["$InfNaN"], [(_, Json::Word(sign))]) => {
            Meant::Double(f64::INFINITY.copysign(sign.parse().expect("a sign")))
        }
        (["$binary"], [(_, Json::Text(base64))]) => Meant::Binary(unbase64(base64), 0),
        (["$regexp", "$flags"], [(_, Json::Text(pattern)), (_, Json::Text(flags))]) => {
            let mut flags: Vec<_> = flags.replace('g', "s").chars().collect();
            flags.sort_unstable();
            Meant::Regex(pattern.clone(), flags.into_iter().collect())
        }
        (["$escape"], [(_, Json::Object(inner))]) => document(inner),
        (keys, _) => {
            assert!(!keys.contains(&"$escape") || keys.len() > 1, "an escape of nothing");
            document(members)
        }
    }
}

fn unbase64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<_> = text.bytes().filter(|&byte| byte != b'=').map(value).collect();
    let byte = |at: usize| {
        let (from, shift) = (at * 8 / 6, at * 8 % 6);
        let pair = u16::from(letters[from]) << 6 | u16::from(*letters.get(from + 1).unwrap_or(&0));
        (pair << shift >> 4) as u8
    };
    (0..letters.len() * 6 / 8).map(byte).collect()
}

/// Whether two values are the same, the order of members included, and the zeros told apart.
pub fn same(one: &Meant, other: &Meant) -> bool {
    match (one, other) {
        (Meant::Null, Meant::Null) => true,
        (Meant::Bool(one), Meant::Bool(other)) => one == other,
        (Meant::Whole(one), Meant::Whole(other)) | (Meant::Date(one), Meant::Date(other)) => one == other,
        (Meant::Double(one), Meant::Double(other)) => {
            one.to_bits() == other.to_bits() || one.is_nan() && other.is_nan()
        }
        // JSON has one type of numbers.
        (Meant::Double(double), Meant::Whole(whole)) | (Meant::Whole(whole), Meant::Double(double)) => {
            *whole as f64 == *double && double.to_bits() != (-0.0_f64).to_bits()
        }
        (Meant::Text(one), Meant::Text(other)) | (Meant::ObjectId(one), Meant::ObjectId(other)) => {
            one == other
        }
        (Meant::Binary(one, kind), Meant::Binary(other, other_kind)) => one == other && kind == other_kind,
        (Meant::Decimal(one), Meant::Decimal(other)) => one == other,
        (Meant::Regex(one, flags), Meant::Regex(other, other_flags)) => one == other && flags == other_flags,
        (Meant::Array(one), Meant::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Meant::Document(one), Meant::Document(other)) => {
            let is_same = |((key, value), (other_key, other)): (&(String, Meant), &(String, Meant))| {
                key == other_key && same(value, other)
            };
            one.len() == other.len() && one.iter().zip(other).all(is_same)
        }
        _ => false,
    }
}

/// The same of a document of the `bson` crate.
#[cfg(feature = "bson")]
fn of_bson(value: &bson::Bson) -> Meant {
    use bson::Bson;
    match value {
        Bson::Null => Meant::Null,
        Bson::Boolean(truth) => Meant::Bool(*truth),
        Bson::Int32(number) => Meant::Whole((*number).into()),
        Bson::Int64(number) => Meant::Whole(*number),
        Bson::Double(number) => Meant::Double(*number),
        Bson::String(text) => Meant::Text(text.clone()),
        Bson::DateTime(date) => Meant::Date(date.timestamp_millis()),
        Bson::Binary(binary) => Meant::Binary(binary.bytes.clone(), binary.subtype.into()),
        Bson::ObjectId(id) => Meant::ObjectId(id.to_hex()),
        Bson::Decimal128(decimal) => Meant::Decimal(decimal.to_string()),
        Bson::RegularExpression(regex) => Meant::Regex(regex.pattern.to_string(), regex.options.to_string()),
        Bson::Array(items) => Meant::Array(items.iter().map(of_bson).collect()),
        Bson::Document(document) => {
            Meant::Document(document.iter().map(|(key, value)| (key.clone(), of_bson(value))).collect())
        }
        other => panic!("nobody meant {other:?}"),
    }
}

#[cfg(not(feature = "bson"))]
pub fn of_document(_: &Compiled) -> Option<Meant> {
    None
}

#[cfg(feature = "bson")]
pub fn of_document(compiled: &Compiled) -> Option<Meant> {
    Some(of_bson(&bson::Bson::Document(compiled.to_document())))
}

/// What the query of a plan for servers means to one.
pub fn of_query(compiled: &Compiled) -> Meant {
    read(&Json::at(&compiled.query()).0)
}
