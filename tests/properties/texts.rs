//! Texts in the filter language, in the shapes of its grammar, most of them right.

use super::choices::Choices;
use super::values;

/// A whole request: an endpoint or none, a filter, and clauses.
pub fn request(c: &mut Choices<'_>) -> String {
    let mut text = filter(c, 4);
    for clause in ["fields", "sort", "offset", "count"] {
        if c.chance(15) {
            text.push_str(" | ");
            text.push_str(clause);
            text.push(' ');
            text.push_str(&match clause {
                "fields" => paths(c, &["", "", "-"]),
                "sort" => paths(c, &["", "-", "+"]),
                "offset" => c.byte().to_string(),
                _ => (1 + c.byte() / 3).to_string(),
            });
        }
    }
    text
}

/// A list of paths, each perhaps with a sign.
pub fn paths(c: &mut Choices<'_>, signs: &[&str]) -> String {
    let sign = c.pick(signs);
    let count = 1 + c.below(3);
    let one = |c: &mut Choices<'_>| format!("{sign}{}", path(c));
    (0..count).map(|_| one(c)).collect::<Vec<_>>().join(", ")
}

/// A filter of at most `depth` levels.
pub fn filter(c: &mut Choices<'_>, depth: usize) -> String {
    if depth == 0 || !c.has_more() {
        return test(c, depth);
    }
    match c.below(10) {
        0..=4 => test(c, depth),
        5 | 6 => joined(c, depth, &[" and ", " AND ", " && "]),
        7 => format!("({})", joined(c, depth, &[" or ", " || "])),
        8 => format!("{}({})", c.pick(&["not ", "! ", "not not "]), filter(c, depth - 1)),
        _ => values::filter(c, depth - 1),
    }
}

fn joined(c: &mut Choices<'_>, depth: usize, words: &[&str]) -> String {
    let (by, count) = (c.pick(words), 2 + c.below(3));
    (0..count).map(|_| filter(c, depth - 1)).collect::<Vec<_>>().join(by)
}

/// A test of a path.
pub fn test(c: &mut Choices<'_>, depth: usize) -> String {
    let path = path(c);
    let not = c.pick(&["", "", "not "]);
    match c.below(24) {
        0..=4 => format!("{path} {} {}", c.pick(&["=", "!=", "==", "<>", "eq", "ne"]), value(c)),
        5..=7 => {
            let operator = c.pick(&[">", ">=", "<", "<=", "gt", "gte", "lt", "lte"]);
            format!("{path} {operator} {}", ordered(c))
        }
        8 | 9 => format!("{path} {not}in ({})", list(c)),
        10 => format!("{path} {not}in {}", interval(c)),
        11 => format!("{path} {} {}", c.pick(&["~", "!~", "matches"]), pattern(c)),
        12 => {
            let verb = c.pick(&["contains", "startswith", "endswith"]);
            format!("{path} {not}{verb} {}", c.pick(&["'g.b'", "\"\"", "i'Ab'", "'é🦀'"]))
        }
        13 => format!("{path} {not}{}", c.pick(&["exists", "missing"])),
        14 => {
            let kind = c.pick(&["string", "(int, null)", "boolean", "[array]", "date", "number"]);
            format!("{path} is {not}{kind}")
        }
        15 => format!("{path} {not}all ({})", list(c)),
        16 => format!("{path} {not}size {}", c.below(9)),
        17 if depth > 0 => format!("{path} {not}has ({})", filter(c, depth - 1)),
        18 => format!("{path} {not}has ({})", element(c)),
        19 => format!("{path} % {} = {}", 1 + c.below(9), c.below(4)),
        20 => {
            let which = c.pick(&["all set", "any set", "all clear", "any clear"]);
            format!("{path} {not}bits {which} {}", c.pick(&["35", "(1, 5)", "[0]"]))
        }
        21 => {
            let shape =
                c.pick(&["box(1,2,3,4)", "circle(1,2,3)", "polygon((0,0),(1,0),(1,1))", "sphere(1,2,0.1)"]);
            format!("{path} {not}within {shape}")
        }
        22 => format!("{path} between {} and {}", c.below(5), 5 + c.below(5)),
        _ => format!("{path} = {}", values::value(c, 2)),
    }
}

/// The inside of a `has` whose tests speak of the element.
fn element(c: &mut Choices<'_>) -> String {
    match c.below(4) {
        0 => format!(">= {} and < {}", c.below(9), 9 + c.below(9)),
        1 => format!("in {}", interval(c)),
        2 => format!("= {}", value(c)),
        _ => format!("~ {}", pattern(c)),
    }
}

/// A path: words, digits after the first segment, quoted segments.
pub fn path(c: &mut Choices<'_>) -> String {
    const FIRST: &[&str] = &[
        "a",
        "b",
        "c",
        "u.username",
        "ts",
        "name",
        "_id",
        "scores.0",
        "`not`",
        "`two words`.x",
        "größe",
        "x-y",
        "in",
        "sort",
        "roles",
        "active",
        "type",
        "t",
        "rid",
        "lastLogin",
        "mentions._id",
        "members",
        "emails.address",
    ];
    const LATER: &[&str] = &[".a", ".0", ".`é`", ".12", ".or"];
    let mut path = c.pick(FIRST).to_owned();
    while c.chance(10) {
        path.push_str(c.pick(LATER));
    }
    path
}

/// A value to compare with.
pub fn value(c: &mut Choices<'_>) -> String {
    match c.below(8) {
        0..=2 => ordered(c),
        3 => c.pick(&["true", "false", "null", "online", "rocket.cat", "v1.2"]).to_owned(),
        4 => c.pick(&["i\"Bob\"", "i'x'", "/^g/i", "/[/]x/"]).to_owned(),
        5 => values::array(c, 2),
        6 => c
            .pick(&["{}", "binary(\"AAEC\")", "long(\"9\")", "date(\"2024-02-29T01:02:03.004Z\")"])
            .to_owned(),
        _ => string(c),
    }
}

fn ordered(c: &mut Choices<'_>) -> String {
    match c.below(5) {
        0 => c.below(200).to_string(),
        1 => values::number(c),
        2 => string(c),
        3 => date(c),
        _ => c
            .pick(&["now", "now-7d", "today", "today-1mo", "yesterday", "now - 2h + 1s", "tomorrow+1y"])
            .to_owned(),
    }
}

fn date(c: &mut Choices<'_>) -> String {
    let (year, month, day) = (1970 + c.below(200), 1 + c.below(12), 1 + c.below(28));
    match c.below(5) {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{year}-{month:02}"),
        2 => format!("{year}-{month:02}-{day:02}T{:02}:{:02}Z", c.below(24), c.below(60)),
        3 => format!("{year}-{month:02}-{day:02}T{:02}:00:00.{:03}+05:30", c.below(24), c.byte()),
        _ => format!("@{}ms", c.bits() % 4_000_000_000_000),
    }
}

fn interval(c: &mut Choices<'_>) -> String {
    let dots = c.pick(&["..", "..<"]);
    match c.below(3) {
        0 => format!("{}{dots}{}", c.below(9), 9 + c.below(99)),
        1 => format!("2024-0{}-01{dots}2024-10", 1 + c.below(9)),
        _ => format!("'a'{dots}'{}'", c.pick(&["b", "zz", "é"])),
    }
}

fn list(c: &mut Choices<'_>) -> String {
    let count = 1 + c.below(4);
    (0..count).map(|_| value(c)).collect::<Vec<_>>().join(", ")
}

fn pattern(c: &mut Choices<'_>) -> String {
    c.pick(&["/^g/", "/a.b$/i", "\"g\"", "i'g'", "/[a-z]+\\d{2}/msx", "/(x|y)z?/", "/\\//"]).to_owned()
}

fn string(c: &mut Choices<'_>) -> String {
    let text = values::text(c);
    if c.chance(30)
        && !text.contains(|character: char| character == '\'' || character == '\\' || character < ' ')
    {
        format!("'{text}'")
    } else {
        values::quoted(&text)
    }
}

/// The text with a few of its tokens dropped, doubled, swapped or replaced: most of the results are wrong.
pub fn spoiled(c: &mut Choices<'_>, text: &str) -> String {
    const OTHERS: &[&str] = &[
        "(",
        ")",
        "and",
        "or",
        "not",
        "=",
        "|",
        ",",
        "..",
        "\"",
        "'",
        "/",
        "{",
        "}",
        "[",
        "`",
        "#",
        "@",
        "é",
        "\u{a0}",
        ":",
        "-",
        "+",
        ";",
        "<",
        " 5 ",
        " is ",
        " in ",
        " has ",
        " like ",
        " $gt ",
        " $like ",
        "a:b",
        " -- ",
        "/* x */",
        "• ",
        " does not exist ",
        " greater than ",
        " 7 days ago ",
        " None ",
        " now-h ",
        " now()",
        "f(a)",
        "a.b(\"c\")",
        "[0]",
        "[\"b\"]",
        ":[1 TO 2]",
        "≠",
        "∧",
        "；",
        "\"a\": {\"$gt\": 1}",
        " empty ",
        "where ",
        " select ",
        "filter: ",
    ];
    let mut tokens: Vec<&str> = text.split_inclusive([' ', '(', ')', ',', '.', '"', '{', ':']).collect();
    for _ in 0..1 + c.below(3) {
        let at = usize::from(c.byte()) * tokens.len() / 256;
        match c.below(4) {
            0 if !tokens.is_empty() => {
                tokens.remove(at);
            }
            1 if !tokens.is_empty() => tokens.insert(at, tokens[at]),
            2 if tokens.len() > at + 1 => tokens.swap(at, at + 1),
            _ => tokens.insert(at, c.pick(OTHERS)),
        }
    }
    tokens.concat()
}
