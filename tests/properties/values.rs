//! EJSON: values of every type that a server takes, filters of every operator, and rows to try them on.

use super::choices::Choices;

/// The keys of generated documents and rows: few, so that filters and rows meet.
const KEYS: &[&str] = &["a", "b", "c", "x", "y", "name", "ts", "größe", "two words"];

/// A value, at most `depth` levels deep.
pub fn value(c: &mut Choices<'_>, depth: usize) -> String {
    match c.below(if depth == 0 { 8 } else { 10 }) {
        0 | 1 => number(c),
        2 | 3 => quoted(&text(c)),
        4 => c.pick(&["true", "false", "null"]).to_owned(),
        5 => format!("{{\"$date\":{}}}", date(c)),
        6 => c.pick(&["{\"$binary\":\"AAEC\"}", "{\"$binary\":\"\"}"]).to_owned(),
        7 => c.pick(&["{\"$InfNaN\":0}", "{\"$InfNaN\":1}", "{\"$InfNaN\":-1}"]).to_owned(),
        8 => array(c, depth - 1),
        _ => document(c, depth - 1),
    }
}

/// An array of values.
pub fn array(c: &mut Choices<'_>, depth: usize) -> String {
    let count = c.below(4);
    format!("[{}]", (0..count).map(|_| value(c, depth)).collect::<Vec<_>>().join(","))
}

/// A document; its keys differ.
pub fn document(c: &mut Choices<'_>, depth: usize) -> String {
    members(c, |c| value(c, depth))
}

/// A query, at most `depth` levels deep. Its keys differ.
pub fn filter(c: &mut Choices<'_>, depth: usize) -> String {
    if depth > 0 && c.chance(20) {
        let key = c.pick(&["$and", "$or"]);
        let count = 1 + c.below(3);
        let queries: Vec<_> = (0..count).map(|_| filter(c, depth - 1)).collect();
        return format!("{{\"{key}\":[{}]}}", queries.join(","));
    }
    members(c, |c| if c.chance(50) { operators(c, depth) } else { value(c, 1) })
}

fn members(c: &mut Choices<'_>, mut value: impl FnMut(&mut Choices<'_>) -> String) -> String {
    let start = c.below(KEYS.len());
    let count = 1 + c.below(3);
    let keys = KEYS.iter().cycle().skip(start).take(count);
    let members: Vec<_> = keys.map(|key| format!("\"{key}\":{}", value(c))).collect();
    format!("{{{}}}", members.join(","))
}

fn operators(c: &mut Choices<'_>, depth: usize) -> String {
    let one = match c.below(16) {
        0 => format!("\"$eq\":{}", value(c, 1)),
        1 => format!("\"$ne\":{}", value(c, 1)),
        2 => format!("\"$gt\":{}", value(c, 0)),
        3 => format!("\"$gte\":{},\"$lt\":{}", value(c, 0), value(c, 0)),
        4 => format!("\"$lte\":{}", value(c, 0)),
        5 => format!("\"$in\":{}", array(c, 1)),
        6 => format!("\"$nin\":{}", array(c, 1)),
        7 => format!("\"$exists\":{}", c.pick(&["true", "false"])),
        8 => format!("\"$type\":{}", c.pick(&["\"string\"", "2", "[\"int\",\"null\"]"])),
        9 => format!("\"$mod\":[{},{}]", 1 + c.below(9), c.below(4)),
        10 => format!("\"$regex\":{}", c.pick(&["\"^g\"", "\"a.b\"", "\"x\",\"$options\":\"i\""])),
        11 => format!("\"$all\":[{},{}]", value(c, 0), value(c, 0)),
        12 => format!("\"$size\":{}", c.below(5)),
        13 if depth > 0 => format!("\"$elemMatch\":{}", filter(c, depth - 1)),
        14 if depth > 0 => format!("\"$not\":{}", operators(c, depth - 1)),
        _ => format!("\"$elemMatch\":{{\"$gte\":{}}}", number(c)),
    };
    format!("{{{one}}}")
}

/// A number, as JSON writes it. No server takes a whole one beyond 2^53.
pub fn number(c: &mut Choices<'_>) -> String {
    match c.below(5) {
        0 => c.below(10).to_string(),
        1 => format!("-{}", 1 + c.below(200)),
        2 => format!("{}.{}", c.below(100), 1 + c.below(9)),
        3 => format!("{}e{}", 1 + c.below(9), c.pick(&["-3", "2", "21", "-300", "+300"])),
        _ => (c.bits() % (1 << 53)).to_string(),
    }
}

fn date(c: &mut Choices<'_>) -> i64 {
    let instant = i64::try_from(c.bits() % 8_640_000_000_000_000).unwrap();
    if c.chance(10) { -instant } else { instant / 2000 }
}

/// A text without quotes: short, of letters that need care.
pub fn text(c: &mut Choices<'_>) -> String {
    const PIECES: &[&str] = &[
        "", "a", "g", "bob", " ", "\"", "\\", "\n", "é", "🦀", "\u{0}", "\u{7f}", "$", ".", "#", "//",
        "\u{2028}",
    ];
    let count = c.below(4);
    (0..count).map(|_| c.pick(PIECES)).collect()
}

/// The text as JSON writes it.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A row: plain JSON and dates under the keys that filters ask for.
pub fn row(c: &mut Choices<'_>) -> String {
    members(c, |c| match c.below(6) {
        0 => array(c, 1),
        1 => document(c, 1),
        _ => value(c, 0),
    })
}
