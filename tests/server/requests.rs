//! Choices to requests that make sense at an endpoint: its fields, values that rows have, and what its own parameters select.

#[path = "filters.rs"]
mod filters;

use crate::choices::Choices;
use filters::{Field, filter, keys, paths};
use rocketql::Parts;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

/// Releases, or series of them; those of which the most is known come more often.
const VERSIONS: &[&str] = &[
    "8.6.1", "8.6.1", "8.6.1", "6.13.1", "6.13.1", "8.8.1", "8.8.1", "7.13.9", "7.13.9", "6.13", "5.0.0",
    "4.8.0", "7.0.0", "7.10.0", "8.0.0", "0.60.0", "0.72.0", "0.73.0", "2.4.0", "3.11.4", "3.11", "3.13",
    "3.13.2", "3.18.2", "4.7.4", "6.3.0", "7.5", "8.4.0", "8.6", "9.0.0", "6", "7", "8", "0.57", "3.12",
    "3.12.5", "3.12.6", "3.13.4", "3.14.1", "3.14.2", "6.1.0", "6.2.0", "7.4", "8.6.2",
];

/// Versions between two, and what was built before a release.
const RANGES: &[&str] = &[
    "6.13.1..7.0.0",
    "6.13..7.1",
    "4.7..5.0",
    "7.0.0-rc.1",
    "8.4.0-develop",
    "8.5..8.6.1",
    "8.6.1..8.8",
    "3.11..3.13",
    "0.57..0.60",
    "0.72..0.74",
    "8.8..9.0",
    "5.4..6.2",
    "7.4.0..7.5.0",
    "6.2.0-rc.0",
    "2.4..3.1",
    "6.13..6.14",
    "8.6.1-rc.0",
    "7.9..7.13",
    "8.2..8.4",
];

/// The last minor release of each major one, from 0 on.
const MINORS: &[usize] = &[74, 3, 4, 18, 8, 4, 14, 13, 8];

/// What any list of excluded fields had at any time, and a key that none had.
const EXCLUDED: &[&str] = &[
    "joinCode",
    "members",
    "importIds",
    "e2e.public_key",
    "meta",
    "usernames",
    "avatarOrigin",
    "emails.address",
    "phone",
    "statusConnection",
    "createdAt",
    "lastLogin",
    "services",
    "requirePasswordChange",
    "requirePasswordChangeReason",
    "roles",
    "statusDefault",
    "_updatedAt",
    "settings",
    "inviteToken",
    "customFields.dept",
    "username",
];

/// Releases on both sides of each change of those lists.
const EXCLUDING: &[&str] = &[
    "0.57.3", "0.57.4", "0.58.3", "0.58.4", "0.59.0", "0.60.0", "0.65.0", "0.66.0", "0.72.0", "0.73.0",
    "2.4.0", "3.0.0", "4.8.0", "5.0.0", "6.13.1", "8.6.1",
];

/// One of those, or now and then any other release.
fn version(c: &mut Choices<'_>) -> String {
    if c.chance(75) {
        let versions = if c.chance(8) { RANGES } else { VERSIONS };
        return c.pick(versions).to_owned();
    }
    // The last three majors have changed the most.
    let major = if c.chance(60) { 6 + c.below(3) } else { c.below(MINORS.len()) };
    let oldest = if major == 0 { 49 } else { 0 };
    let minor = oldest + c.below(MINORS[major] + 1 - oldest);
    // The tree that was called 6.14 became 7.0; and what the packages of schemas tell of 6.3.0, 7.0.0, 7.10.0 and 8.0.0 is
    // known of these, not of what was mended in them.
    let is_first = matches!((major, minor), (6, 3 | 14) | (7, 0 | 10) | (8, 0));
    let patch = if is_first { 0 } else { c.pick(&[0, 0, 1, 2, 5, 9]) };
    format!("{major}.{minor}.{patch}")
}

/// One request, as texts.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub endpoint: String,
    pub collection: String,
    pub version: String,
    pub unsafe_params: bool,
    pub privileged: bool,
    pub split: bool,
    pub filter: Option<String>,
    pub fields: Option<String>,
    pub sort: Option<String>,
    pub offset: Option<String>,
    pub count: Option<String>,
    pub with: Option<String>,
}

impl Asked {
    pub fn parts(&self) -> Parts<'_> {
        Parts {
            filter: self.filter.as_deref(),
            fields: self.fields.as_deref(),
            sort: self.sort.as_deref(),
            endpoint: Some(&self.endpoint),
            offset: self.offset.as_deref(),
            count: self.count.as_deref(),
            with: self.with.as_deref(),
            ..Parts::default()
        }
    }

    /// `name = value, name = value` as an object.
    pub fn with_values(&self) -> Value {
        let pairs =
            self.with.iter().flat_map(|text| text.split(", ")).filter_map(|pair| pair.split_once(" = "));
        Value::Object(
            pairs
                .map(|(name, value)| (name.to_owned(), Value::from(value.trim_matches('"'))))
                .collect::<Map<_, _>>(),
        )
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.endpoint, self.filter.as_deref().unwrap_or(""))?;
        let clauses = [
            ("fields", &self.fields),
            ("sort", &self.sort),
            ("offset", &self.offset),
            ("count", &self.count),
        ];
        for (name, text) in clauses.iter().chain([&("with", &self.with)]) {
            if let Some(text) = text {
                write!(f, " | {name} {text}")?;
            }
        }
        Ok(())
    }
}

/// An endpoint, what it needs, and filters that its own parameters or keys meet.
struct Endpoint {
    name: String,
    collection: String,
    needs: Option<String>,
    likely: Vec<String>,
    /// Parameters that a caller may give besides.
    others: Vec<String>,
}

/// The endpoints and the fields of their rows, as the files beside this one list them.
pub struct Catalogue {
    /// The names of all that the facts or the model know, as servers declare them, and whether the catalogue must have them.
    declared: BTreeMap<String, bool>,
    endpoints: Vec<Endpoint>,
    fields: BTreeMap<String, Vec<Field>>,
}

impl Catalogue {
    pub fn read() -> Self {
        let known: Vec<Value> =
            include_str!("endpoints.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let collections: BTreeMap<String, String> = known
            .iter()
            .filter_map(|entry| {
                Some((entry["endpoint"].as_str()?.into(), entry["collection"].as_str()?.into()))
            })
            .collect();
        let wanted = std::env::var("SERVER_ENDPOINTS").unwrap_or_default();
        let wanted: Vec<&str> = wanted.split(',').filter(|name| !name.is_empty()).collect();
        let endpoints: Vec<Endpoint> = include_str!("endpoints.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| {
                let mut parts = line.splitn(4, '|').map(str::trim);
                let (name, own) = match parts.next().unwrap().split_once(" = ") {
                    Some((name, collection)) => (name.to_owned(), Some(collection.to_owned())),
                    None => (line.split('|').next().unwrap().trim().to_owned(), None),
                };
                let needs = parts.next().filter(|needs| !needs.is_empty()).map(str::to_owned);
                let mut listed =
                    || parts.next().unwrap_or_default().split(" ; ").map(str::to_owned).collect::<Vec<_>>();
                let (likely, others) = (listed(), listed());
                let declared = name.replace("livechat/GENERAL/", "livechat/:rid/");
                Endpoint {
                    collection: own.unwrap_or_else(|| collections[&declared].clone()),
                    name,
                    needs,
                    likely,
                    others,
                }
            })
            .filter(|endpoint| wanted.is_empty() || wanted.contains(&endpoint.name.as_str()))
            .collect();
        let all: Map<String, Value> = serde_json::from_str(include_str!("fields.json")).unwrap();
        let fields =
            all.into_iter().map(|(name, fields)| (name, paths(fields.as_object().unwrap()))).collect();
        let named = include_str!("names.jsonl").lines().map(|line| serde_json::from_str(line).unwrap());
        let told = known
            .iter()
            .cloned()
            .chain(named)
            .map(|entry: Value| entry["endpoint"].as_str().unwrap().to_owned());
        // A name with a value for its variable may have facts of its own.
        let declared = endpoints
            .iter()
            .map(|endpoint| (endpoint.name.clone(), false))
            .chain(told.map(|name| (name, true)))
            .filter(|(name, _)| wanted.is_empty() || wanted.contains(&name.as_str()))
            .collect();
        Self { declared, endpoints, fields }
    }

    /// Whether there is an endpoint to send requests to.
    pub fn asks(&self) -> bool {
        !self.endpoints.is_empty()
    }

    pub fn declared(&self) -> impl Iterator<Item = (&str, bool)> {
        self.declared.iter().map(|(name, is_told)| (name.as_str(), *is_told))
    }

    /// Each of the filters that an endpoint is known to meet, alone, and each of the parameters that may be given besides, to
    /// servers that read nothing of `query` but may have parameters for it.
    pub fn directed(&self) -> impl Iterator<Item = Asked> {
        let servers =
            [("6.13.1", true), ("7.13.9", true), ("8.6.1", false), ("8.8.1", true), ("9.0.0", true)];
        self.endpoints.iter().flat_map(move |endpoint| {
            let filters = endpoint.likely.iter().map(|filter| (Some(filter), None));
            let others =
                endpoint.others.iter().filter(|other| !other.is_empty()).map(|other| (None, Some(other)));
            filters.chain(others).flat_map(move |(filter, other)| {
                servers.into_iter().map(move |(version, split)| Asked {
                    endpoint: endpoint.name.clone(),
                    collection: endpoint.collection.clone(),
                    version: version.to_owned(),
                    privileged: true,
                    split,
                    filter: filter.cloned(),
                    // What is needed may be in the filter.
                    with: joined(endpoint.needs.iter().filter(|_| version != "9.0.0").chain(other)),
                    ..Asked::default()
                })
            })
        })
    }

    /// Each of the keys that some release deletes for some caller, in a filter and as a field, to releases on both sides of each change of the lists.
    pub fn excluded(&self) -> impl Iterator<Item = Asked> {
        let asked = |endpoint: &Endpoint| ["users.list", "groups.listAll"].contains(&endpoint.name.as_str());
        self.endpoints.iter().filter(move |endpoint| asked(endpoint)).flat_map(|endpoint| {
            EXCLUDED.iter().flat_map(move |key| {
                EXCLUDING.iter().flat_map(move |version| {
                    let is_shown = ["0.60.0", "0.72.0", "6.13.1", "8.6.1"].contains(version);
                    let ways = [(true, false), (true, true), (false, false), (false, true)];
                    ways.into_iter().filter(move |(is_filter, _)| *is_filter || is_shown).map(
                        move |(is_filter, privileged)| Asked {
                            endpoint: endpoint.name.clone(),
                            collection: endpoint.collection.clone(),
                            version: (*version).to_owned(),
                            unsafe_params: true,
                            privileged,
                            filter: is_filter.then(|| format!("{key} = \"a\"")),
                            fields: (!is_filter).then(|| (*key).to_owned()),
                            ..Asked::default()
                        },
                    )
                })
            })
        })
    }

    pub fn request(&self, c: &mut Choices<'_>) -> Asked {
        // `users.list`, the first one, has more rules than all others together.
        let endpoint = &self.endpoints[if c.chance(12) { 0 } else { c.below(self.endpoints.len()) }];
        let fields = &self.fields[&endpoint.collection];
        let version = version(c);
        let filter = c.chance(95).then(|| filter(c, &endpoint.likely, fields, 2));
        let sort = c.chance(25).then(|| keys(c, fields, &["-", ""]));
        let shown = c.chance(20).then(|| {
            let sign = c.pick(&["", "", "-"]);
            let mut keys = keys(c, fields, &[sign]);
            // What a filter asks about is often what is to be seen of a row.
            let asked =
                filter.as_deref().unwrap_or_default().trim_start_matches('(').split(' ').next().unwrap();
            if c.chance(50) && fields.iter().any(|(path, _)| path == asked) {
                keys = format!("{sign}{asked}");
            }
            keys
        });
        Asked {
            endpoint: endpoint.name.clone(),
            collection: endpoint.collection.clone(),
            // From 9.0 there is no such setting any more.
            unsafe_params: !version.starts_with('9') && c.chance(60),
            version,
            privileged: c.chance(70),
            split: c.chance(45),
            filter,
            fields: shown,
            sort,
            offset: c.chance(15).then(|| c.pick(&["0", "1", "3"]).to_owned()),
            count: c.chance(25).then(|| c.pick(&["5", "10", "1", "100", "0", "200"]).to_owned()),
            with: with(c, endpoint),
        }
    }
}

/// Mostly what the endpoint needs, and now and then more.
fn with(c: &mut Choices<'_>, endpoint: &Endpoint) -> Option<String> {
    let needs = endpoint.needs.as_ref().filter(|_| c.chance(92));
    let other = &endpoint.others[c.below(endpoint.others.len())];
    let other = Some(other).filter(|other| !other.is_empty() && c.chance(20));
    joined(needs.into_iter().chain(other))
}

fn joined<'a>(parameters: impl Iterator<Item = &'a String>) -> Option<String> {
    let all: Vec<&str> = parameters.map(String::as_str).collect();
    (!all.is_empty()).then(|| all.join(", "))
}
