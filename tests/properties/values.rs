//! EJSON: values of every type that a server takes, filters of every operator, and rows to try them on.

use super::choices::Choices;

/// The keys of generated documents and rows: few, so that filters and rows meet.
const KEYS: &[&str] = &["a", "b", "c", "x", "y", "name", "ts", "größe", "two words"];

/// The paths that filters ask for.
const PATHS: &[&str] = &["a", "b", "c", "x", "y", "name", "ts", "größe", "two words", "a.b", "a.0", "c.x.y"];
const PATTERNS: &[&str] = &["^g", "a.b", "x", "^bob$", "^a\\\\.b", "g$", "(?:a|b)/", "\\\\/", "^$", "é"];
/// Objects that are operators to MongoDB, as documents.
const ESCAPED: &[&str] = &[
    "{\"$gt\":1}",
    "{\"$escape\":{\"$date\":1}}",
    "{\"$in\":[1]}",
    "{\"$escape\":{\"$regexp\":\"a\",\"$flags\":\"\"}}",
];

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
    let mut clauses = Vec::new();
    for operator in ["$and", "$or", "$nor"] {
        if depth > 0 && c.chance(12) {
            let count = 1 + c.below(3);
            let queries: Vec<_> = (0..count).map(|_| filter(c, depth - 1)).collect();
            clauses.push(format!("\"{operator}\":[{}]", queries.join(",")));
        }
    }
    let (start, count) = (c.below(PATHS.len()), usize::from(clauses.is_empty()) + c.below(3));
    for path in PATHS.iter().cycle().skip(start).take(count) {
        let asked = if c.chance(60) { operators(c, depth) } else { constant(c, 1) };
        clauses.insert(c.below(clauses.len() + 1), format!("\"{path}\":{asked}"));
    }
    format!("{{{}}}", clauses.join(","))
}

/// What a filter compares with: a value, or one that MongoDB would take for a test if it stood alone.
fn constant(c: &mut Choices<'_>, depth: usize) -> String {
    match c.below(20) {
        0 => regex(c),
        1 => c.pick(&["{\"x\":1,\"$gt\":2}", "{\"y\":{\"$regexp\":\"g\",\"$flags\":\"\"}}"]).to_owned(),
        _ => value(c, depth),
    }
}

/// A value for `$eq` and `$ne`: an object of operators too, as a document.
fn compared(c: &mut Choices<'_>) -> String {
    if c.chance(10) { c.pick(ESCAPED).to_owned() } else { value(c, 1) }
}

/// A regex as EJSON writes it.
fn regex(c: &mut Choices<'_>) -> String {
    format!("{{\"$regexp\":\"{}\",\"$flags\":\"{}\"}}", c.pick(PATTERNS), c.pick(&["", "i", "im"]))
}

/// The values of `$in`, `$nin` and `$all`, regexes among them.
fn list(c: &mut Choices<'_>) -> String {
    let count = c.below(4);
    format!("[{}]", (0..count).map(|_| constant(c, 1)).collect::<Vec<_>>().join(","))
}

fn members(c: &mut Choices<'_>, mut value: impl FnMut(&mut Choices<'_>) -> String) -> String {
    let start = c.below(KEYS.len());
    let count = 1 + c.below(3);
    let keys = KEYS.iter().cycle().skip(start).take(count);
    let members: Vec<_> = keys.map(|key| format!("\"{key}\":{}", value(c))).collect();
    format!("{{{}}}", members.join(","))
}

/// An object of operators: one, or up to three that differ.
fn operators(c: &mut Choices<'_>, depth: usize) -> String {
    let mut tests: Vec<(&str, String)> = Vec::new();
    for _ in 0..c.pick(&[1, 1, 1, 2, 3]) {
        for (operator, operand) in operator(c, depth) {
            if tests.iter().all(|(other, _)| *other != operator) {
                tests.push((operator, operand));
            }
        }
    }
    let tests: Vec<_> = tests.iter().map(|(operator, operand)| format!("\"{operator}\":{operand}")).collect();
    format!("{{{}}}", tests.join(","))
}

/// An operator with its operand, or two that belong together.
fn operator(c: &mut Choices<'_>, depth: usize) -> Vec<(&'static str, String)> {
    let quoted = |text: &str| format!("\"{text}\"");
    let one = match c.below(22) {
        0 => ("$eq", compared(c)),
        1 => ("$ne", compared(c)),
        2 => (c.pick(&["$gt", "$lte"]), value(c, depth.min(1))),
        3 => return vec![("$gte", value(c, 0)), ("$lt", value(c, 0))],
        4 => return vec![("$gte", c.below(9).to_string()), ("$lte", (9 + c.below(9)).to_string())],
        5 | 6 => ("$in", list(c)),
        7 => ("$nin", list(c)),
        8 => ("$exists", c.pick(&["true", "false", "1"]).to_owned()),
        9 => ("$type", c.pick(&["\"string\"", "2", "[\"int\",\"null\"]"]).to_owned()),
        10 => ("$mod", format!("[{},{}]", 1 + c.below(9), c.below(4))),
        11 | 12 => {
            let pattern = ("$regex", quoted(c.pick(PATTERNS)));
            let flags = c.pick(&["", "", "i", "s", "im"]);
            return match flags {
                "" => vec![pattern],
                flags if c.chance(20) => vec![("$options", quoted(flags)), pattern],
                flags => vec![pattern, ("$options", quoted(flags))],
            };
        }
        13 => ("$all", list(c)),
        14 => ("$size", c.below(5).to_string()),
        15 if depth > 0 => ("$elemMatch", filter(c, depth - 1)),
        16 if depth > 0 => ("$elemMatch", operators(c, depth - 1)),
        17 | 18 if depth > 0 => ("$not", if c.chance(20) { regex(c) } else { operators(c, depth - 1) }),
        19 if depth > 0 => {
            let inner = if c.chance(50) { filter(c, depth - 1) } else { operators(c, depth - 1) };
            ("$all", format!("[{{\"$elemMatch\":{inner}}}]"))
        }
        20 => {
            let operator = c.pick(&["$bitsAllSet", "$bitsAnySet", "$bitsAllClear", "$bitsAnyClear"]);
            (operator, c.pick(&["35", "[1,5]", "[]", "{\"$binary\":\"AQ==\"}"]).to_owned())
        }
        // npm mingo has no places: few filters ask for them.
        21 if c.chance(10) => {
            let shape = c.pick(&["\"$box\":[[0,0],[9,9]]", "\"$center\":[[1,2],3]"]);
            ("$geoWithin", format!("{{{shape}}}"))
        }
        _ => ("$elemMatch", format!("{{\"$gte\":{}}}", number(c))),
    };
    vec![one]
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
