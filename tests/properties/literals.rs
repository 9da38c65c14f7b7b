//! Values in every spelling that a text may have for them, of Meteor's EJSON, both Extended JSONs and the filter language: what
//! comes out is the value meant.

use crate::properties::Choices;
use crate::read::{of_document, of_query, same};
use rocketql::{EpochUnit, Options, Target};
use std::fmt::Write as _;

/// A value as it is meant.
#[derive(Debug, Clone)]
pub enum Meant {
    Null,
    Bool(bool),
    Whole(i64),
    Double(f64),
    Text(String),
    Date(i64),
    Binary(Vec<u8>, u8),
    ObjectId(String),
    Decimal(String),
    Regex(String, String),
    Array(Vec<Meant>),
    Document(Vec<(String, Meant)>),
}

/// The largest whole number that servers are sent, and the last instant of JavaScript.
const SAFE: i64 = 1 << 53;
const LAST: i64 = 8_640_000_000_000_000;

/// Any value; `for_server`: of those types alone that a server's EJSON carries.
fn meant(c: &mut Choices<'_>, depth: usize, for_server: bool) -> Meant {
    match c.below(if depth == 0 { 14 } else { 18 }) {
        0 => Meant::Null,
        1 => Meant::Bool(c.chance(50)),
        2 => Meant::Whole(c.pick(&[
            0,
            1,
            -1,
            35,
            2_147_483_647,
            2_147_483_648,
            -2_147_483_648,
            -2_147_483_649,
        ])),
        3 => Meant::Whole(whole(c) % SAFE),
        4 if !for_server => Meant::Whole(whole(c)),
        5 => Meant::Double(c.pick(&[
            0.1,
            -0.0,
            1e21,
            5e-324,
            f64::MAX,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ])),
        6 => Meant::Double(f64::from_bits(c.bits())),
        7 => Meant::Date(c.pick(&[
            0,
            -1,
            1,
            951_782_400_000,
            LAST,
            -LAST,
            -62_167_219_200_000,
            253_402_300_799_999,
        ])),
        8 => Meant::Date(whole(c) % LAST),
        9 => Meant::Binary(
            (0..c.below(5)).map(|_| c.byte()).collect(),
            if for_server { 0 } else { c.pick(&[0, 4, 128]) },
        ),
        10 if !for_server => Meant::ObjectId((0..24).map(|_| c.pick(&['0', '9', 'a', 'f'])).collect()),
        11 if !for_server => {
            Meant::Decimal(c.pick(&["1.50", "-0", "1E+6111", "NaN", "-Infinity", "0.1"]).into())
        }
        14 => Meant::Regex(
            c.pick(&["^a/b", "\\d\"", "é", ""]).into(),
            c.pick(&["", "i", "im", "s", "ims"]).into(),
        ),
        15 | 16 => Meant::Array((0..c.below(4)).map(|_| meant(c, depth - 1, for_server)).collect()),
        17 => Meant::Document(document(c, depth - 1, for_server)),
        _ => Meant::Text(text(c)),
    }
}

fn whole(c: &mut Choices<'_>) -> i64 {
    i64::from_ne_bytes(c.bits().to_ne_bytes())
}

fn text(c: &mut Choices<'_>) -> String {
    const PIECES: &[&str] = &[
        "a", "\u{2028}", "\u{0}", "\u{1f}", "\"", "'", "\\", "/", "🦀", "\u{ffff}", "\u{7f}", "é", " ",
        "$date", "\\u0041",
    ];
    (0..c.below(4)).map(|_| c.pick(PIECES)).collect()
}

/// Members of different keys, some of which look like those of typed values.
fn document(c: &mut Choices<'_>, depth: usize, for_server: bool) -> Vec<(String, Meant)> {
    const KEYS: &[&str] = &[
        "a",
        "",
        "a.b",
        "é",
        "\"",
        "\\x",
        "🦀",
        "$date",
        "$binary",
        "x",
        "$type",
        "$regexp",
        "$flags",
        "$escape",
        "$oid",
        "$numberInt",
        "$foo",
    ];
    let (start, step) = (c.below(KEYS.len()), 1 + c.below(3));
    // 17 keys: every step from 1 to 3 meets each of them once.
    (0..c.below(4))
        .map(|at| (KEYS[(start + at * step) % KEYS.len()].to_owned(), meant(c, depth, for_server)))
        .collect()
}

// ---- spelling

fn blank(c: &mut Choices<'_>) -> &'static str {
    c.pick(&["", "", "", "", " ", "\t", "\r\n", "\n  "])
}

/// A string of JSON, each letter as it stands where it may, or escaped in one of its ways.
fn quoted(c: &mut Choices<'_>, text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        let short = match letter {
            '"' => Some("\\\""),
            '\\' => Some("\\\\"),
            '/' => Some("\\/"),
            '\n' => Some("\\n"),
            _ => None,
        };
        let must = letter < ' ' || letter == '"' || letter == '\\';
        match (short, c.below(6)) {
            (Some(short), 0..=3) => out.push_str(short),
            (None, 0..=3) if !must => out.push(letter),
            (Some(_), 4) if !must => out.push(letter),
            (_, which) => {
                let mut units = [0; 2];
                for unit in letter.encode_utf16(&mut units) {
                    let _ =
                        if which == 5 { write!(out, "\\u{unit:04x}") } else { write!(out, "\\u{unit:04X}") };
                }
            }
        }
    }
    out.push('"');
    out
}

/// Days since 1970 to year, month and day, counted year by year: slow, and nobody else's way.
fn civil(mut days: i64) -> (i64, i64, i64) {
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut year = 1970 + days.div_euclid(146_097) * 400;
    days = days.rem_euclid(146_097);
    while days >= 365 + i64::from(leap(year)) {
        days -= 365 + i64::from(leap(year));
        year += 1;
    }
    let february = 28 + i64::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}

/// The instant as a text in some zone; nothing where its year has not four digits there.
fn date_text(c: &mut Choices<'_>, instant: i64) -> Option<String> {
    let offset = c.pick(&[0, 0, 60, -1, 23 * 60 + 59, -(23 * 60 + 59), 330]);
    let local = instant + offset * 60_000;
    let (days, rest) = (local.div_euclid(86_400_000), local.rem_euclid(86_400_000));
    let (year, month, day) = civil(days);
    if !(0..=9999).contains(&year) {
        return None;
    }
    let (hour, minute, second, milli) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60, rest % 1000);
    let mut text =
        format!("{year:04}-{month:02}-{day:02}{}{hour:02}:{minute:02}:{second:02}", c.pick(&["T", "t"]));
    if milli != 0 || c.chance(30) {
        let _ = write!(text, ".{milli:03}{}", c.pick(&["", "", "0", "000"]));
    }
    match offset {
        0 => text.push_str(c.pick(&["Z", "z", "+00:00", "-00:00"])),
        _ => {
            let sign = if offset < 0 { '-' } else { '+' };
            let _ = write!(text, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
        }
    }
    Some(text)
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = char::from(LETTERS[(bits >> (18 - 6 * at)) as usize & 63]);
            out.push(if at <= three.len() { letter } else { '=' });
        }
    }
    out
}

fn double(c: &mut Choices<'_>, number: f64) -> String {
    match c.below(3) {
        0 => format!("{number:?}"),
        1 => format!("{number:e}"),
        _ => format!("{number:E}").replace('E', "E+").replace("E+-", "E-"),
    }
}

/// The value in EJSON.
fn ejson(c: &mut Choices<'_>, value: &Meant) -> String {
    let blank = [blank(c), blank(c)];
    let wrapped = |key: &str, value: &str| format!("{{{}\"{key}\":{}{value}}}", blank[0], blank[1]);
    match value {
        Meant::Null => "null".into(),
        Meant::Bool(truth) => truth.to_string(),
        Meant::Whole(number) => match c.below(5) {
            0 if i32::try_from(*number).is_ok() => wrapped("$numberInt", &format!("\"{number}\"")),
            0 | 1 => wrapped("$numberLong", &format!("\"{number}\"")),
            _ => number.to_string(),
        },
        Meant::Double(number) if number.is_nan() => wrapped(c.pick(&["$InfNaN"]), "0"),
        Meant::Double(number) if number.is_infinite() => {
            let sign = if *number < 0.0 { "-" } else { "" };
            if c.chance(50) {
                wrapped("$InfNaN", &format!("{sign}1"))
            } else {
                wrapped("$numberDouble", &format!("\"{sign}Infinity\""))
            }
        }
        Meant::Double(number) => {
            let digits = double(c, *number);
            if c.chance(30) { wrapped("$numberDouble", &format!("\"{digits}\"")) } else { digits }
        }
        Meant::Text(text) => quoted(c, text),
        Meant::Date(instant) => {
            let text = date_text(c, *instant).filter(|_| c.chance(50)).map(|text| quoted(c, &text));
            let long = || format!("{{\"$numberLong\":\"{instant}\"}}");
            let number = text.unwrap_or_else(|| if c.chance(50) { long() } else { instant.to_string() });
            wrapped("$date", &number)
        }
        Meant::Binary(bytes, subtype) => {
            let text = quoted(c, &base64(bytes));
            match c.below(3) {
                0 if *subtype == 0 => wrapped("$binary", &text),
                1 => wrapped("$binary", &format!("{text},\"$type\":\"{subtype:02x}\"")),
                _ => wrapped("$binary", &format!("{{\"subType\":\"{subtype:02X}\",\"base64\":{text}}}")),
            }
        }
        Meant::ObjectId(digits) => wrapped(
            "$oid",
            &format!("\"{}\"", if c.chance(50) { digits.to_uppercase() } else { digits.clone() }),
        ),
        Meant::Decimal(digits) => wrapped("$numberDecimal", &format!("\"{digits}\"")),
        Meant::Regex(pattern, flags) => {
            let text = quoted(c, pattern);
            let turned: String = flags.chars().rev().collect();
            // A server hands JavaScript's `g` to the database as `s`, and drops `u` and `y`.
            let script = turned.replace('s', "g") + c.pick(&["", "u", "y"]);
            match c.below(3) {
                0 => wrapped("$regexp", &format!("{text},\"$flags\":\"{script}\"")),
                1 => wrapped("$regex", &format!("{text},\"$options\":\"{turned}\"")),
                _ => {
                    wrapped("$regularExpression", &format!("{{\"options\":\"{turned}\",\"pattern\":{text}}}"))
                }
            }
        }
        Meant::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| format!("{}{}", blank[0], ejson(c, item))).collect();
            format!("[{}{}]", items.join(","), blank[1])
        }
        Meant::Document(members) => {
            let text: Vec<_> = members
                .iter()
                .map(|(key, value)| format!("{}:{}{}", quoted(c, key), blank[0], ejson(c, value)))
                .collect();
            let object = format!("{{{}}}", text.join(","));
            // A document with such a key is none of the typed values only where it is told so.
            let looks_typed = members.iter().any(|(key, _)| key.starts_with('$'));
            if looks_typed || c.chance(5) { wrapped("$escape", &object) } else { object }
        }
    }
}

/// The value in the filter language; what it has no literal for, in EJSON.
fn literal(c: &mut Choices<'_>, value: &Meant) -> String {
    match value {
        Meant::Whole(number) => match c.below(3) {
            0 => format!("long(\"{number}\")"),
            1 if number.unsigned_abs() <= SAFE.unsigned_abs() => number.to_string(),
            _ => format!("NumberLong({number})"),
        },
        Meant::Double(number) if number.is_finite() => double(c, *number),
        Meant::Text(text)
            if !text.contains(|letter: char| letter < ' ' || letter == '\\') && c.chance(30) =>
        {
            format!("'{}'", text.replace('\'', "\\'"))
        }
        Meant::Date(instant) => match (date_text(c, *instant), c.below(5)) {
            (Some(text), 0) => text,
            (Some(text), 1) => format!("date(\"{text}\")"),
            (Some(text), 2) => format!("ISODate('{text}')"),
            (_, 3) => format!("new Date({instant})"),
            _ => format!("@{instant}ms"),
        },
        Meant::Binary(bytes, subtype) => match subtype {
            0 if c.chance(50) => format!("binary(\"{}\")", base64(bytes)),
            _ => format!("BinData({subtype}, \"{}\")", base64(bytes)),
        },
        Meant::ObjectId(digits) => format!("{}(\"{digits}\")", c.pick(&["oid", "ObjectId"])),
        Meant::Decimal(digits) => format!("{}(\"{digits}\")", c.pick(&["decimal", "NumberDecimal"])),
        Meant::Null
        | Meant::Bool(_)
        | Meant::Double(_)
        | Meant::Text(_)
        | Meant::Regex(..)
        | Meant::Array(_)
        | Meant::Document(_) => {
            // Only a typed value may be an object that starts with a `$`.
            ejson(c, value)
        }
    }
}

/// The operand of `k`'s only operator, or what `k` equals.
fn operand(filter: &Meant, operator: Option<&str>) -> Option<Meant> {
    let field = |value: &Meant, key: &str| match value {
        Meant::Document(members) => match &members[..] {
            [(only, value)] if only == key => Some(value.clone()),
            _ => None,
        },
        _ => None,
    };
    let asked = field(filter, "k")?;
    operator.map_or(Some(asked.clone()), |operator| field(&asked, operator))
}

/// Compiles a value in one of the places where values stand, and holds what comes out against it.
pub fn any_literal(c: &mut Choices<'_>) {
    let for_server = cfg!(not(feature = "bson")) || c.chance(60);
    let value = meant(c, 3, for_server);
    let is_operators = |value: &Meant| matches!(value, Meant::Document(members) if members.first().is_some_and(|(key, _)| key.starts_with('$')));
    let is_regex = matches!(value, Meant::Regex(..));
    let compared = is_operators(&value).then_some("$eq");
    let (text, operator, expected) = match c.below(6) {
        // A regex is asked for as a pattern there.
        0 if !is_regex => (format!("k = {}", literal(c, &value)), compared, value.clone()),
        1 if !is_regex => (format!("k >= {}", literal(c, &value)), Some("$gte"), value.clone()),
        // MongoDB takes no object of operators in a list.
        2 if !is_regex && !is_operators(&value) => {
            let all = Meant::Array(vec![value.clone(), Meant::Null]);
            (format!("k all ({}, null)", literal(c, &value)), Some("$all"), all)
        }
        // `{"$regex":…,"$options":…}` is an operator there.
        which if which == 3 && !is_regex || is_operators(&value) => {
            (format!("{{\"k\":{{\"$eq\":{}}}}}", ejson(c, &value)), compared, value.clone())
        }
        _ => {
            let list = Meant::Array(vec![Meant::Text("x".into()), value.clone()]);
            (format!("{{\"k\":{{\"\\u0024in\":[\"x\",{}]}}}}", ejson(c, &value)), Some("$in"), list)
        }
    };
    let target = if for_server { Target::AnyServer } else { Target::Mongo };
    let options = Options { epoch: EpochUnit::Milliseconds, target, ..Options::default() };
    let compiled = match rocketql::compile(&text, &options) {
        Ok(compiled) => compiled,
        Err(report) => panic!("{text}\nis refused: {report}"),
    };
    let read_back = if for_server { Some(of_query(&compiled)) } else { of_document(&compiled) };
    let Some(read_back) = read_back else { return };
    let found = operand(&read_back, operator);
    assert!(
        found.as_ref().is_some_and(|found| same(found, &expected)),
        "{text}\nmeans {expected:?}\ngives {found:?} in {}",
        compiled.query()
    );
}
