//! Rows as nobody writes them: keys with escapes, keys twice, blanks everywhere, numbers of every spelling. What a filter, an
//! order and a projection say of one is what they say of the same row written plainly, of its value and of its document.

use crate::properties::{Choices, NOW};
use rocketql::{EpochUnit, Filter, Options, Parts, RowFields, RowOrder, Target, compile_parts};
use serde_json::Value;

/// Keys that filters and rows share: indexes, beginnings of each other, what looks like a wrapper, letters of every length.
const KEYS: &[&str] = &["a", "b", "0", "1", "ab", "größe", "x y", "🦀", "00"];
/// Those of rows alone.
const ROW_KEYS: &[&str] = &["", "\"", "\\", "$a", "$date", "\u{0}", "a.b", "[", "}"];
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "1",
    "2",
    "1.0",
    "1e0",
    "10e-1",
    "0.1E+1",
    "-1",
    "1.5",
    "-0.0",
    "0e5",
    "1E-400",
    "35",
    "2147483648",
    "-2147483648",
    "2147483647",
    "9007199254740992",
    "9007199254740993",
    "1e300",
    "-9223372036854775808",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "123456789012345678901234567890",
    "0.30000000000000004",
    "0.1000000000000000055511151231257827",
    "5e-324",
    "1.7976931348623157e308",
];
const TEXTS: &[&str] = &[
    "",
    "a",
    "abc",
    "g",
    "é",
    "e\u{301}",
    "🦀",
    "\u{ffff}",
    "\u{10000}",
    "\n",
    "\u{0}",
    "\"",
    "\\",
    "/",
    "1",
    "2024-03-01T10:00:00.000Z",
    "2024-03-01T10:00:00Z",
    "\u{2028}",
];
const BLANKS: &[&str] = &["", "", "", " ", "\t", "\n", "\r", " \r\n\t "];

/// A row in a spelling of its own.
pub fn row(c: &mut Choices<'_>) -> String {
    let mut out = blank(c).to_owned();
    object(c, 3, &mut out);
    out.push_str(blank(c));
    out
}

fn blank(c: &mut Choices<'_>) -> &'static str {
    c.pick(BLANKS)
}

fn object(c: &mut Choices<'_>, depth: usize, out: &mut String) {
    out.push('{');
    out.push_str(blank(c));
    for at in 0..c.below(5) {
        if at > 0 {
            out.push(',');
            out.push_str(blank(c));
        }
        let key = if c.chance(15) { c.pick(ROW_KEYS) } else { c.pick(KEYS) };
        string(c, key, out);
        out.push_str(blank(c));
        out.push(':');
        out.push_str(blank(c));
        value(c, depth - 1, out);
        out.push_str(blank(c));
    }
    out.push('}');
}

fn value(c: &mut Choices<'_>, depth: usize, out: &mut String) {
    match c.below(if depth == 0 { 6 } else { 9 }) {
        0 | 1 => out.push_str(c.pick(NUMBERS)),
        2 | 3 => {
            let text = c.pick(TEXTS);
            string(c, text, out);
        }
        4 => out.push_str(c.pick(&["true", "false", "null"])),
        5 => out.push_str(c.pick(&["[]", "{}", "[ ]", "{\n}", "[[]]", "[{}]", "[null]"])),
        6 => object(c, depth, out),
        _ => {
            out.push('[');
            out.push_str(blank(c));
            for at in 0..c.below(4) {
                if at > 0 {
                    out.push(',');
                    out.push_str(blank(c));
                }
                value(c, depth - 1, out);
                out.push_str(blank(c));
            }
            out.push(']');
        }
    }
}

/// A text in quotes, each letter as it is, or as an escape where there is one.
fn string(c: &mut Choices<'_>, text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        let short = match letter {
            '\n' => Some("\\n"),
            '"' => Some("\\\""),
            '\\' => Some("\\\\"),
            '/' => Some("\\/"),
            _ => None,
        };
        let must = letter < ' ' || letter == '"' || letter == '\\';
        match short {
            Some(short) if must || c.chance(50) => out.push_str(short),
            _ if must || c.chance(20) => {
                let mut units = [0; 2];
                for unit in letter.encode_utf16(&mut units) {
                    out.push_str(&if c.chance(50) {
                        format!("\\u{unit:04x}")
                    } else {
                        format!("\\u{unit:04X}")
                    });
                }
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// A filter in EJSON over the keys that rows have.
fn filter(c: &mut Choices<'_>, depth: usize) -> String {
    if depth > 0 && c.chance(20) {
        let (key, one, other) =
            (c.pick(&["$and", "$or", "$nor"]), filter(c, depth - 1), filter(c, depth - 1));
        return format!("{{\"{key}\":[{one},{other}]}}");
    }
    let mut path = c.pick(KEYS).to_owned();
    for _ in 0..c.below(3) {
        path = format!("{path}.{}", c.pick(KEYS));
    }
    format!("{{\"{path}\":{}}}", tests(c, depth))
}

fn constant(c: &mut Choices<'_>, depth: usize) -> String {
    match c.below(if depth == 0 { 7 } else { 9 }) {
        0 | 1 => c.pick(NUMBERS).to_owned(),
        2 | 3 => serde_json::to_string(c.pick(TEXTS)).unwrap(),
        4 => c.pick(&["true", "false", "null", "[]", "{}"]).to_owned(),
        5 => "{\"$date\":1709287200000}".to_owned(),
        6 => c.pick(&["{\"$InfNaN\":0}", "{\"$InfNaN\":1}", "{\"$numberLong\":\"1\"}"]).to_owned(),
        7 => format!("[{},{}]", constant(c, depth - 1), constant(c, depth - 1)),
        _ => format!("{{\"{}\":{}}}", c.pick(KEYS), constant(c, depth - 1)),
    }
}

fn tests(c: &mut Choices<'_>, depth: usize) -> String {
    let one = match c.below(20) {
        0 => return constant(c, 1),
        1 => format!("\"$eq\":{}", constant(c, 1)),
        2 => format!("\"$ne\":{}", constant(c, 1)),
        3 => format!("\"$gt\":{}", constant(c, 1)),
        4 => format!("\"$gte\":{},\"$lt\":{}", constant(c, 0), constant(c, 0)),
        5 => format!("\"$lte\":{}", constant(c, 1)),
        6 => format!("\"$in\":[{},{},{}]", constant(c, 1), constant(c, 0), constant(c, 0)),
        7 => format!("\"$nin\":[{},{}]", constant(c, 1), constant(c, 0)),
        8 => format!("\"$exists\":{}", c.pick(&["true", "false"])),
        9 => {
            let of = ["double", "string", "object", "array", "bool", "date", "null", "int", "long", "number"];
            format!("\"$type\":[\"{}\",\"{}\"]", c.pick(&of), c.pick(&of))
        }
        10 => format!("\"$mod\":[{},{}]", c.pick(&["1", "2", "7", "-3"]), c.pick(&["0", "1", "-1"])),
        11 => {
            let operator = c.pick(&["$bitsAllSet", "$bitsAnySet", "$bitsAllClear", "$bitsAnyClear"]);
            format!("\"{operator}\":{}", c.pick(&["0", "1", "35", "[0,63,70]", "{\"$binary\":\"AQ==\"}"]))
        }
        12 => format!("\"$size\":{}", c.below(3)),
        13 => format!("\"$all\":[{},{}]", constant(c, 1), constant(c, 0)),
        14 => format!("\"$regex\":\"{}\"", c.pick(&["^a", "b", "^$", "^.$", "🦀$", "[^a]"])),
        15 | 16 if depth > 0 => format!("\"$elemMatch\":{}", filter(c, depth - 1)),
        17 if depth > 0 => format!("\"$elemMatch\":{{\"$gte\":{},\"$ne\":null}}", constant(c, 0)),
        18 if depth > 0 => match tests(c, depth - 1) {
            inner if inner.starts_with("{\"$") && !inner.starts_with("{\"$date") => {
                format!("\"$not\":{inner}")
            }
            _ => "\"$not\":{\"$gt\":1}".to_owned(),
        },
        _ => format!("\"$all\":[{{\"$elemMatch\":{{\"a\":{}}}}}]", constant(c, 0)),
    };
    format!("{{{one}}}")
}

/// However a row is spelled, it is judged, placed and shown alike. `document` judges the same row as BSON.
pub fn alike(c: &mut Choices<'_>, document: &dyn Fn(&Filter, &Value) -> Option<bool>) {
    let row = row(c);
    let Ok(value) = serde_json::from_str::<Value>(&row) else { panic!("no JSON: {row}") };
    let plain = serde_json::to_string(&value).unwrap();
    let options = Options {
        now: Some(NOW),
        epoch: EpochUnit::Milliseconds,
        target: Target::Mongo,
        ..Options::default()
    };
    for _ in 0..4 {
        let text = filter(c, 2);
        let Ok(filter) = Filter::new(&text, &options) else { continue };
        let shown = || format!("{text}\n{row}\n{plain}");
        let verdict = filter.matches_json(row.as_bytes());
        assert_eq!(verdict, filter.matches(&value), "as a value: {}", shown());
        assert_eq!(verdict, filter.matches_json(plain.as_bytes()), "written plainly: {}", shown());
        if let (Ok(verdict), Some(other)) = (verdict, document(&filter, &value)) {
            assert_eq!(verdict, other, "as a document: {}", shown());
        }
    }
    let key = format!("`{}`", c.pick(KEYS));
    for (fields, sort) in [
        (format!("a.b, {key}"), "a.b".to_owned()),
        ("-a.b, -ab".to_owned(), "-a.0, b".to_owned()),
        ("a, b.0, -_id".to_owned(), "ab, -a.b.a".to_owned()),
    ] {
        let parts = Parts { fields: Some(&fields), sort: Some(&sort), ..Parts::default() };
        let Ok(compiled) = compile_parts(&parts, &Options::default()) else { continue };
        let (mut ours, mut plainly) = (String::new(), String::new());
        let fields = RowFields::of(&compiled);
        assert_eq!(fields.write(row.as_bytes(), &mut ours), fields.write(plain.as_bytes(), &mut plainly));
        if !ours.is_empty() {
            let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            assert_eq!(read(&ours), read(&plainly), "{row}");
        }
        let order = RowOrder::of(&compiled);
        assert_eq!(order.key(row.as_bytes()), order.key(plain.as_bytes()), "{row}");
    }
}
