//! The data file of endpoints to the table of the server.

use super::history::{OLDEST, Reading, Version, steps, version};
use super::typed::{Typed, typed};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a caller needs where the data says nothing.
const NO_PERMISSION: &str = "Permission { all: &[], any: &[] }";

/// The last version number there can be.
pub const LAST: Version = (9, u16::MAX, u16::MAX);

/// What the lines of one endpoint say, as fields of its row.
#[derive(Default)]
struct Endpoint {
    name: String,
    collection: String,
    sources: Vec<String>,
    since: Option<Version>,
    readings: Vec<Reading>,
    absent: Option<Version>,
    order: String,
    permission: String,
    fields: Vec<String>,
    required: Vec<String>,
    parameters: Vec<String>,
    claims: Option<Vec<String>>,
    typed: Vec<Typed>,
    notes: Vec<String>,
}

pub fn table(data: &str) -> String {
    let mut endpoints: Vec<Endpoint> = Vec::new();
    for (number, line) in super::lines(data) {
        let (word, rest) = line.trim_start().split_once(' ').unwrap_or((line.trim(), ""));
        if word == "endpoint" {
            endpoints.push(Endpoint { name: rest.to_owned(), ..Endpoint::default() });
        } else {
            endpoints.last_mut().unwrap().read(word, rest).unwrap_or_else(|| panic!("line {number}: {line}"));
        }
    }
    endpoints.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(endpoints.windows(2).all(|pair| pair[0].name < pair[1].name), "a name stands twice");
    let mut histories = Folded::default();
    let mut existences = Folded::default();
    let mut collections = Folded::default();
    collections.number(String::new());
    let mut orders = Folded::default();
    orders.number(String::new());
    let mut requirements = Folded::default();
    requirements.number("&[]".to_owned());
    let mut permissions = Folded::default();
    permissions.number(NO_PERMISSION.to_owned());
    let mut parameters = Folded::default();
    let mut rows = String::new();
    for endpoint in &endpoints {
        let collection = collections.number(endpoint.collection.clone());
        let order = orders.number(endpoint.order.clone());
        let required = requirements.number(format!("&[{}]", endpoint.required.join(", ")));
        let permission = if endpoint.permission.is_empty() { NO_PERMISSION } else { &endpoint.permission };
        let permission = permissions.number(permission.to_owned());
        for one in &endpoint.parameters {
            parameters.number(one.clone());
        }
        endpoint.write(
            [collection, order, permission, required],
            &parameters,
            &mut histories,
            &mut existences,
            &mut rows,
        );
    }
    let mut out = String::from(
        "//! What is known of endpoints. `tests/catalogue` makes this of `src/server/data/endpoints.txt`: edit that, and run it with `UPDATE=1`.\n\n\
         #![cfg_attr(rustfmt, rustfmt::skip)]\n\
         #![allow(clippy::needless_update, reason = \"a row that says everything is written as the others\")]\n\n\
         use super::rows::{Claim, ClaimKind, Orders, Parameter, Permission, ROW, Returned, Row, Rows, Step, When, parameter, step};\n\
         use super::typed::{Branch, Fixed, Meaning, TYPED, Typed, ValueTest, Wire};\nuse crate::version::Version;\n\n",
    );
    out += "/// The collections that rows come from; the first is none.\npub(super) const COLLECTIONS: &[&str] = &[\n";
    for name in collections.in_order() {
        writeln!(out, "    {name:?},").unwrap();
    }
    out += "];\n\n/// The sorts where none is given; the first is none.\npub(super) const ORDERS: &[&str] = &[\n";
    for order in orders.in_order() {
        writeln!(out, "    {order:?},").unwrap();
    }
    out += "];\n\n/// What the caller must be allowed to do; the first is nothing.\npub(super) const PERMISSIONS: &[Permission] = &[\n";
    for permission in permissions.in_order() {
        writeln!(out, "    {permission},").unwrap();
    }
    out += "];\n\n/// What must be given: one parameter out of each of these; the first is nothing.\n\
            pub(super) const REQUIREMENTS: &[&[&[&str]]] = &[\n";
    for required in requirements.in_order() {
        writeln!(out, "    {required},").unwrap();
    }
    let is_a_byte_enough = [&collections, &orders, &permissions, &requirements, &existences, &histories]
        .iter()
        .all(|folded| folded.0.len() <= 256);
    assert!(is_a_byte_enough);
    for (folded, what, name) in [
        (&existences, "From which versions on an endpoint is there", "EXISTENCES"),
        (&histories, "What becomes of the five parameters and of unknown ones", "HISTORIES"),
    ] {
        writeln!(out, "];\n\n/// {what}.\npub(super) const {name}: &[&[Step]] = &[").unwrap();
        for steps in folded.in_order() {
            writeln!(out, "    &[{steps}],").unwrap();
        }
    }
    out += "];\n\n/// The parameters beside the five.\npub(super) const PARAMETERS: &[Parameter] = &[\n";
    for one in parameters.in_order() {
        writeln!(out, "    {one},").unwrap();
    }
    out += "];\n\n";
    writeln!(
        out,
        "/// Every endpoint known, sorted by name.\npub(super) const ENDPOINTS: &[Row] = &[\n{rows}];\n"
    )
    .unwrap();
    // Apart from the rows, so that a program that never asks for them is not made to carry them.
    // One text, since a place of its own for each takes more bytes than a list of them is worth.
    out += "/// Where each of them was read, in the same order, with a NUL behind each: the newest place first, one a line; and after\n\
            /// a blank line what else changes an answer, one a line.\npub(super) const SOURCES: &str = \"";
    for endpoint in &endpoints {
        assert!(
            endpoint.sources.iter().chain(&endpoint.notes).all(|line| !line.is_empty()),
            "{}",
            endpoint.name
        );
        let blank = if endpoint.notes.is_empty() { "" } else { "\n\n" };
        let texts = endpoint.sources.join("\n") + blank + &endpoint.notes.join("\n");
        assert!(!texts.starts_with(' ') && !texts.contains('\0'), "{}", endpoint.name);
        let quoted = format!("{texts:?}");
        write!(out, "\\\n    {}\\0", &quoted[1..quoted.len() - 1]).unwrap();
    }
    out += "\";\n";
    out
}

/// Texts that are written once each.
#[derive(Default)]
struct Folded(BTreeMap<String, usize>);

impl Folded {
    fn number(&mut self, text: String) -> usize {
        let next = self.0.len();
        *self.0.entry(text).or_insert(next)
    }

    fn in_order(&self) -> Vec<&String> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_key(|&(_, number)| number);
        all.into_iter().map(|(text, _)| text).collect()
    }
}

impl Endpoint {
    fn read(&mut self, word: &str, rest: &str) -> Option<()> {
        let words: Vec<_> = rest.split_whitespace().collect();
        match word {
            "collection" => rest.clone_into(&mut self.collection),
            "source" => self.sources.push(rest.to_owned()),
            "since" => self.since = Some(version(rest)),
            "seen" | "from" | "schema" | "likely" => {
                // Nothing is in the data without its source.
                words.get(2)?;
                let letters = words.get(1)?.as_bytes().to_vec();
                assert!(
                    letters.len() == 6 && letters.iter().all(|letter| b"rixuso?".contains(letter)),
                    "{rest}"
                );
                self.readings.push(Reading {
                    version: version(words[0]),
                    is_exact: matches!(word, "from" | "likely"),
                    is_read: matches!(word, "seen" | "from"),
                    letters,
                });
            }
            "absent" => self.absent = Some(version(words.first()?)),
            "permission" => {
                let (all, any) = match *words.first()? {
                    "all" => (list(&words[1..]), list(&[])),
                    "any" => (list(&[]), list(&words[1..])),
                    _ => return None,
                };
                self.permission = format!("Permission {{ all: {all}, any: {any} }}");
            }
            "require" => self.required.push(list(&rest.split('|').collect::<Vec<_>>())),
            "parameter" => {
                let (earliest, since) = span(words.get(1).copied());
                self.parameters.push(format!("parameter({:?}, {earliest:?}, {since:?})", words[0]));
            }
            "order" => rest.clone_into(&mut self.order),
            "orders" => self.fields.push(match *words.as_slice() {
                ["only", key] => format!("orders: Orders::Only({key:?})"),
                ["single"] => "orders: Orders::Single".to_owned(),
                ["returned"] => "orders: Orders::Returned".to_owned(),
                ["none"] => "orders: Orders::None".to_owned(),
                _ => return None,
            }),
            "rows" => {
                let has = |word| words.contains(&word);
                self.fields.push(format!(
                    "rows: Rows {{ key: {:?}, total: {}, count: {}, offset: {}, is_paged: {} }}",
                    words[0],
                    has("total"),
                    has("count"),
                    has("offset"),
                    !has("unpaged")
                ));
            }
            "returns" => self.fields.push(match *words.as_slice() {
                ["fixed"] => "returned: Returned::Fixed".to_owned(),
                ["only", ref fields @ .., "+", "fields"] => {
                    format!("returned: Returned::Only {{ fields: {}, and_asked: true }}", list(fields))
                }
                ["only", ref fields @ ..] => {
                    format!("returned: Returned::Only {{ fields: {}, and_asked: false }}", list(fields))
                }
                _ => return None,
            }),
            "claim" => {
                let claims = self.claims.get_or_insert_default();
                let (kind, key, when) = match *words.as_slice() {
                    ["none"] => return Some(()),
                    [kind, key] => (kind, key, "When::Always".to_owned()),
                    [kind, key, "when", when] => match when.strip_prefix('!') {
                        None => (kind, key, format!("When::Given({when:?})")),
                        Some(permission) => (kind, key, format!("When::Lacking({permission:?})")),
                    },
                    _ => return None,
                };
                let kind = match kind {
                    "server" => "Server",
                    "caller" => "Caller",
                    "default" => "Default",
                    "only" => "Only",
                    "unsure" => "Unsure",
                    _ => return None,
                };
                claims.push(format!("Claim {{ key: {key:?}, kind: ClaimKind::{kind}, when: {when} }}"));
            }
            "typed" => self.typed.push(typed(&words)?),
            "needs" => rest.clone_into(&mut self.typed.last_mut()?.needs),
            "trap" => rest.clone_into(&mut self.typed.last_mut()?.trap),
            "note" => self.notes.push(rest.to_owned()),
            _ => return None,
        }
        Some(())
    }

    /// From where on it is there: `e` for there, `a` for absent.
    fn existence(&self) -> Vec<(Version, String)> {
        let mut readings = self.readings.clone();
        for reading in &mut readings {
            reading.letters = vec![b'e'];
            reading.is_exact = false;
        }
        let first = readings[0].version;
        if let Some(since) = self.since {
            readings
                .insert(0, Reading { version: since, is_exact: true, is_read: true, letters: vec![b'e'] });
            if since > OLDEST {
                readings.insert(
                    0,
                    Reading { version: OLDEST, is_exact: false, is_read: true, letters: vec![b'a'] },
                );
            }
        } else if first > (5, 0, 0) && self.was_looked_for() {
            // The tree of 5.0.0 was searched for list endpoints, and this one was not among them.
            readings.insert(
                0,
                Reading { version: (5, 0, 0), is_exact: false, is_read: false, letters: vec![b'u'] },
            );
        }
        if let Some(absent) = self.absent {
            readings.retain(|reading| reading.version < absent);
            readings.push(Reading { version: absent, is_exact: false, is_read: true, letters: vec![b'a'] });
        }
        steps(&readings, 1)
    }

    /// Whether it is one of the endpoints that read any of the five parameters.
    fn was_looked_for(&self) -> bool {
        self.readings.iter().any(|reading| reading.letters[..5].contains(&b'r'))
    }

    fn write(
        &self,
        [collection, order, permission, required]: [usize; 4],
        parameters: &Folded,
        histories: &mut Folded,
        existences: &mut Folded,
        out: &mut String,
    ) {
        assert!(!self.sources.is_empty() && !self.readings.is_empty(), "{} has no source", self.name);
        assert!(self.readings.windows(2).all(|pair| pair[0].version < pair[1].version), "{}", self.name);
        let spell = |steps: &[(Version, String)]| {
            let steps: Vec<_> = steps
                .iter()
                .map(|((a, b, c), letters)| format!("step({a}, {b}, {c}, *b\"{letters}\")"))
                .collect();
            steps.join(", ")
        };
        let exists = existences.number(spell(&self.existence()));
        let history = histories.number(spell(&steps(&self.readings, 6)));
        let mut fields = vec![
            format!("name: {:?}", self.name),
            format!("collection: {collection}"),
            format!("exists: {exists}"),
            format!("history: {history}"),
            format!("order: {order}"),
            format!("permission: {permission}"),
            format!("required: {required}"),
        ];
        fields.extend(self.fields.iter().cloned());
        let mut slice = |name: &str, all: &[String]| {
            if !all.is_empty() {
                fields.push(format!("{name}: &[{}]", all.join(", ")));
            }
        };
        let parameters: Vec<_> = self.parameters.iter().map(|one| parameters.0[one].to_string()).collect();
        slice("parameters", &parameters);
        slice("claims", self.claims.as_deref().unwrap_or_default());
        let typed: Vec<_> = self.typed.iter().map(Typed::spell).collect();
        slice("typed", &typed);
        if self.claims.is_some() {
            fields.push("is_merge_known: true".to_owned());
        }
        writeln!(out, "    Row {{ {}, ..ROW }},", fields.join(", ")).unwrap();
    }
}

/// `V` or `V..V`: the first release that may have something, and the first that is known to.
pub fn span(text: Option<&str>) -> (Version, Version) {
    match text.map(|text| text.split_once("..").unwrap_or((text, text))) {
        None => (OLDEST, OLDEST),
        Some((earliest, since)) => (version(earliest), version(since)),
    }
}

pub fn spell_version((major, minor, patch): Version) -> String {
    format!("Version::new({major}, {minor}, {patch})")
}

fn list(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("{word:?}")).collect();
    format!("&[{}]", words.join(", "))
}
