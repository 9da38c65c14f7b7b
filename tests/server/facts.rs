//! What the catalogue says of an endpoint, for `facts.mjs` to hold against what the model was written from.

use rocketql::{
    Branch, Certainty, Claim, Endpoint, Fixed, ListParameter, Meaning, Orders, Returned, Typed, ValueTest,
    Version, Versions, When,
};
use serde_json::{Map, Value, json};

/// The releases at which it is asked: the first of each minor one, those whose sources were read, and what comes right after
/// these, be it released or not.
fn releases() -> Vec<Version> {
    let minors = [
        (0, 49..=74),
        (1, 0..=3),
        (2, 0..=4),
        (3, 0..=18),
        (4, 0..=8),
        (5, 0..=4),
        (6, 0..=14),
        (7, 0..=13),
        (8, 0..=8),
        (9, 0..=0),
    ];
    let firsts =
        minors.into_iter().flat_map(|(major, minors)| minors.map(move |minor| Version::new(major, minor, 0)));
    let read = [(6, 13, 1), (7, 13, 9), (8, 6, 1), (8, 7, 1), (8, 8, 1)];
    let after = [
        (0, 49, 1),
        (0, 75, 0),
        (0, 76, 0),
        (5, 0, 1),
        (6, 13, 2),
        (6, 14, 1),
        (6, 15, 0),
        (7, 0, 1),
        (7, 10, 1),
        (7, 13, 10),
        (8, 0, 1),
        (8, 6, 2),
        (8, 7, 2),
        (8, 8, 2),
    ];
    let others = read.into_iter().chain(after).map(|(major, minor, patch)| Version::new(major, minor, patch));
    firsts.chain(others).collect()
}

const PARAMETERS: [ListParameter; 5] = [
    ListParameter::Query,
    ListParameter::Fields,
    ListParameter::Sort,
    ListParameter::Offset,
    ListParameter::Count,
];

pub fn line(name: &str) -> Option<Value> {
    let endpoint = Endpoint::declared(name)?;
    let all = Versions { first: Version::OLDEST, last: Version::LAST };
    let releases: Map<String, Value> =
        releases().into_iter().map(|version| (version.to_string(), release(endpoint, version))).collect();
    let (rows, permission) = (endpoint.rows(), endpoint.permission());
    Some(json!({
        "id": format!("facts {name}"),
        "facts": name,
        "collection": endpoint.collection().map(rocketql::Collection::name),
        "order": endpoint.default_sort(),
        "orders": match endpoint.orders() {
            Orders::Any => "any",
            Orders::None => "none",
            Orders::Only(_) => "only",
            Orders::Single => "single",
            Orders::Returned => "returned",
        },
        "paged": endpoint.rows().is_paged,
        "rows": [rows.key, rows.total, rows.count, rows.offset],
        "permission": [permission.all, permission.any],
        "returned": match endpoint.returned() {
            Returned::Unknown => json!(null),
            Returned::Fixed => json!("fixed"),
            Returned::Only { fields, and_asked } => json!({ "fields": fields, "asked": and_asked }),
        },
        "merge": endpoint.is_merge_known(),
        "required": endpoint.required(),
        "claims": endpoint.claims().iter().map(claim).collect::<Vec<_>>(),
        "typed": endpoint.typed(all).map(typed).collect::<Vec<_>>(),
        "releases": releases,
    }))
}

/// A letter for each of the five: small where it is known, `?` where it is not; and which other parameters there are.
fn release(endpoint: Endpoint, version: Version) -> Value {
    let versions = Versions::single(version);
    let letter = |name: &str, certainty| {
        let letter = name.chars().next().unwrap();
        match certainty {
            Certainty::Known => letter,
            Certainty::Inferred => letter.to_ascii_uppercase(),
            _ => '?',
        }
    };
    let five: String = PARAMETERS
        .into_iter()
        .map(|parameter| {
            let (treatment, certainty) = endpoint.treatment(parameter, versions);
            letter(if treatment.name() == "refused" { "x" } else { treatment.name() }, certainty)
        })
        .collect();
    let (is_strict, certainty) = endpoint.is_strict(versions);
    let strict = letter(if is_strict { "strict" } else { "open" }, certainty);
    let (is_there, certainty) = endpoint.exists(versions);
    let there = letter(if is_there { "exists" } else { "absent" }, certainty);
    let parameters: Vec<_> =
        endpoint.parameters(versions).filter(|one| one.since <= version).map(|one| one.name).collect();
    let unsure: Vec<_> =
        endpoint.parameters(versions).filter(|one| one.since > version).map(|one| one.name).collect();
    let typed: Map<String, Value> = endpoint
        .typed(versions)
        .map(|typed| {
            let (is_there, certainty) = typed.exists(versions);
            let word = if certainty == Certainty::Unknown {
                "unsure"
            } else if is_there {
                "there"
            } else {
                "not there"
            };
            (typed.name.to_owned(), word.into())
        })
        .collect();
    json!({ "five": five, "strict": strict, "exists": there, "parameters": parameters, "unsure": unsure, "typed": typed })
}

fn claim(claim: &Claim) -> Value {
    let when = match claim.when {
        When::Always => json!(null),
        When::Given(name) => json!({ "given": name }),
        When::Lacking(permission) => json!({ "lacking": permission }),
    };
    json!({ "key": claim.key, "kind": format!("{:?}", claim.kind), "when": when })
}

fn typed(typed: &Typed) -> Value {
    let meaning = match typed.meaning {
        Meaning::Any(branches) => json!({ "branches": branches.iter().map(branch).collect::<Vec<_>>() }),
        Meaning::Choice(words) => {
            json!({ "words": words.iter().map(|(word, filter)| json!([word, fixed(*filter)])).collect::<Vec<_>>() })
        }
    };
    json!({
        "name": typed.name,
        "wire": format!("{:?}", typed.wire),
        "meaning": meaning,
        "wider": typed.is_wider,
        "never": typed.never,
        "needs": typed.needs,
    })
}

fn branch(branch: &Branch) -> Value {
    let test = match branch.test {
        ValueTest::Equal => "Equal",
        ValueTest::NotEqual => "NotEqual",
        ValueTest::In => "In",
        ValueTest::Contains => "Contains",
        ValueTest::Whole => "Whole",
        ValueTest::Pattern => "Pattern",
        ValueTest::After => "After",
        ValueTest::From => "From",
        ValueTest::Before => "Before",
        ValueTest::Range => "Range",
        ValueTest::EachPattern => "EachPattern",
        ValueTest::EachEqual => "EachEqual",
    };
    json!({ "path": branch.path, "test": test, "and": branch.and.iter().map(|one| fixed(*one)).collect::<Vec<_>>() })
}

/// As the database is asked for it.
fn fixed(filter: Fixed) -> Value {
    let of = |parts: &[Fixed]| parts.iter().map(|one| fixed(*one)).collect::<Vec<_>>();
    match filter {
        Fixed::Is(path, word) => json!({ path: word }),
        Fixed::IsNot(path, word) => json!({ path: { "$ne": word } }),
        Fixed::IsBool(path, truth) => json!({ path: truth }),
        Fixed::IsNotBool(path, truth) => json!({ path: { "$ne": truth } }),
        Fixed::Exists(path) => json!({ path: { "$exists": true } }),
        Fixed::Missing(path) => json!({ path: { "$exists": false } }),
        Fixed::Given(path, parameter) => json!({ path: format!("the value of {parameter}") }),
        Fixed::All(parts) => json!({ "$and": of(parts) }),
        Fixed::Either(parts) => json!({ "$or": of(parts) }),
    }
}
