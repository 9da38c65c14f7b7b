//! Facts of the catalogue to words.

use rocketql::{
    Branch, Certainty, Claim, ClaimKind, Endpoint, EndpointParameter, Fixed, ListParameter, Meaning, Orders,
    Permission, Returned, Rows, Treatment, Typed, UNSAFE_REMOVED_SINCE, ValueTest, Version, Versions, When,
    Wire,
};

/// What becomes of one of the five parameters, for a person: where all these versions are without what would read it, it
/// is gone.
pub(super) fn treatment(endpoint: Endpoint, parameter: ListParameter, versions: Versions) -> String {
    let (treatment, certainty) = endpoint.treatment(parameter, versions);
    let is_unsafe = matches!(parameter, ListParameter::Query | ListParameter::Fields);
    if is_unsafe && treatment == Treatment::Read && versions.first >= UNSAFE_REMOVED_SINCE {
        return sure("gone", Certainty::Inferred);
    }
    sure(treatment.name(), certainty)
}

/// What the schema does with parameters that it does not know.
pub(super) fn schema(endpoint: Endpoint, versions: Versions) -> String {
    let (is_strict, certainty) = endpoint.is_strict(versions);
    sure(if is_strict { "strict" } else { "open" }, certainty)
}

fn sure(word: &str, certainty: Certainty) -> String {
    match certainty {
        Certainty::Known => word.to_owned(),
        Certainty::Inferred => format!("({word})"),
        Certainty::Unknown => "unknown".to_owned(),
    }
}

/// A parameter and the release that brought it.
pub(super) fn parameter(parameter: &EndpointParameter) -> String {
    format!("{}{}", parameter.name, since(parameter.earliest, parameter.since))
}

fn since(earliest: Version, since: Version) -> String {
    if since == Version::OLDEST {
        String::new()
    } else if earliest == since {
        format!(" (since {since})")
    } else if earliest == Version::OLDEST {
        format!(" (since {since} at the latest)")
    } else {
        format!(" (since {earliest} at the earliest, {since} at the latest)")
    }
}

/// A parameter that is a filter: what it selects, and what to mind.
pub(super) fn typed(typed: &Typed) -> String {
    let mut text = format!("{} ({}): {}", typed.name, wire(typed.wire), meaning(typed));
    if typed.is_wider {
        text += ", or more";
    }
    text += &since(typed.earliest, typed.since);
    if typed.until < Version::LAST {
        text += &format!(" (up to {})", typed.until);
    }
    for value in typed.never {
        text += &format!("; `{value}` does not filter");
    }
    if !typed.needs.is_empty() {
        text += &format!("; needs {}", typed.needs);
    }
    if !typed.trap.is_empty() {
        text += &format!("; {}", typed.trap);
    }
    text
}

/// How a value is written.
pub(super) fn wire(wire: Wire) -> &'static str {
    match wire {
        Wire::Text => "text",
        Wire::Pattern => "pattern",
        Wire::CommaList => "a,b",
        Wire::Brackets => "[]=a, []=b",
        Wire::Date => "ISO date, unchecked",
        Wire::CheckedDate => "ISO date",
        Wire::StrictDate => "RFC 3339 date",
        Wire::JsonRange => "JSON start and end",
        Wire::JsonObject => "JSON object",
        Wire::Choice => "word",
    }
}

/// What it selects, in the manner of the language: `…` is the parameter's value.
pub(super) fn meaning(typed: &Typed) -> String {
    match typed.meaning {
        Meaning::Any(branches) => branches.iter().map(branch).collect::<Vec<_>>().join(" or "),
        Meaning::Choice(words) => {
            let words: Vec<_> =
                words.iter().map(|(word, filter)| format!("{word} for {}", fixed(filter))).collect();
            words.join(", ")
        }
    }
}

fn branch(branch: &Branch) -> String {
    let Branch { path, test, and } = branch;
    let mut text = match test {
        ValueTest::Equal => format!("{path} = …"),
        ValueTest::NotEqual => format!("{path} != …"),
        ValueTest::In => format!("{path} in (…)"),
        ValueTest::Contains => format!("{path} contains i…"),
        ValueTest::Whole => format!("{path} = … in any letter case"),
        ValueTest::Pattern => format!("{path} ~ /…/i"),
        ValueTest::After => format!("{path} > …"),
        ValueTest::From => format!("{path} >= …"),
        ValueTest::Before => format!("{path} < …"),
        ValueTest::Range => format!("{path} in start..=end"),
        ValueTest::EachPattern => format!("{path}.KEY ~ /…/i for each key"),
        ValueTest::EachEqual => format!("{path}.KEY = … for each key"),
    };
    for one in *and {
        text += &format!(" and {}", fixed(one));
    }
    if and.is_empty() { text } else { format!("({text})") }
}

fn fixed(filter: &Fixed) -> String {
    // One level of either kind is all that the data has.
    let join = |all: &[Fixed], word: &str| all.iter().map(fixed).collect::<Vec<_>>().join(word);
    match filter {
        Fixed::Is(path, word) => format!("{path} = {word}"),
        Fixed::IsNot(path, word) => format!("{path} != {word}"),
        Fixed::IsBool(path, value) => format!("{path} = {value}"),
        Fixed::IsNotBool(path, value) => format!("{path} != {value}"),
        Fixed::Exists(path) => format!("{path} exists"),
        Fixed::Missing(path) => format!("{path} missing"),
        Fixed::Given(path, "") => format!("{path} = what the server knows"),
        Fixed::Given(path, parameter) => format!("{path} = the value of {parameter}"),
        Fixed::All(all) => format!("({})", join(all, " and ")),
        Fixed::Either(all) => format!("({})", join(all, " or ")),
    }
}

/// What an endpoint does with a key of `query`.
pub(super) fn claim(claim: &Claim) -> String {
    let key = if claim.key == "*" { "any key".to_owned() } else { format!("`{}`", claim.key) };
    let text = match claim.kind {
        ClaimKind::Server => format!("{key} is overwritten"),
        ClaimKind::Caller => format!("{key} takes the place of the server's own restriction"),
        ClaimKind::Default => format!("{key} takes the place of a default"),
        ClaimKind::Only => format!("{key} is read; keys that are not listed are ignored"),
        ClaimKind::Unsure => format!("{key} may be overwritten: how the query is merged was not established"),
    };
    match claim.when {
        When::Always => text,
        When::Given(parameter) => format!("{text} where the parameter {parameter} is given"),
        When::Lacking(permission) => format!("{text} where the caller lacks {permission}"),
    }
}

/// The parameter that must be given and the permission that must lack for a claim.
pub(super) fn when(when: When) -> (Option<&'static str>, Option<&'static str>) {
    match when {
        When::Always => (None, None),
        When::Given(parameter) => (Some(parameter), None),
        When::Lacking(permission) => (None, Some(permission)),
    }
}

/// Whose value counts.
pub(super) fn winner(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Server => "server",
        ClaimKind::Caller => "caller",
        ClaimKind::Default => "caller over a default",
        ClaimKind::Only => "only this is read",
        ClaimKind::Unsure => "unknown",
    }
}

/// Which sorts count, where not all do.
pub(super) fn orders(orders: Orders) -> Option<String> {
    match orders {
        Orders::Any => None,
        Orders::None => Some("the sort is fixed".to_owned()),
        Orders::Only(key) => Some(format!("by {key} only; other keys are ignored")),
        Orders::Single => Some("by one key only; more are refused".to_owned()),
        Orders::Returned => Some("by fields that are returned".to_owned()),
    }
}

/// Which fields come back, where not all do.
pub(super) fn returned(returned: Returned) -> Option<String> {
    match returned {
        Returned::Unknown => None,
        Returned::Fixed => Some("a fixed list of fields that was not established".to_owned()),
        Returned::Only { fields, and_asked } => {
            let more = if and_asked { ", and those that `fields` asks for" } else { "" };
            Some(format!("only {}{more}", fields.join(", ")))
        }
    }
}

/// Where the rows stand in an answer.
pub(super) fn rows(rows: Rows) -> Option<String> {
    if rows.key.is_empty() {
        return None;
    }
    let beside: Vec<_> = [("total", rows.total), ("count", rows.count), ("offset", rows.offset)]
        .into_iter()
        .filter_map(|(key, is_there)| is_there.then_some(key))
        .collect();
    let beside = if beside.is_empty() { String::new() } else { format!(", beside {}", beside.join(", ")) };
    Some(format!(
        "rows under {}{beside}; {}",
        rows.key,
        if rows.is_paged { "in pages" } else { "in one piece" }
    ))
}

/// What the caller must be allowed to do.
pub(super) fn permission(permission: Permission) -> Option<String> {
    match (permission.all, permission.any) {
        ([], []) => None,
        (all, []) => Some(all.join(" and ")),
        (_, any) => Some(any.join(" or ")),
    }
}
