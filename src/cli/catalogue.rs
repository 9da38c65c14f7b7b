//! What is known of endpoints and fields to text and JSON.

use super::arguments::Format;
use super::spell;
use super::table;
use super::tables::{Answer, json_line, missing};
use rocketql::{
    Certainty, Claim, Collection, Endpoint, Field, ListParameter, Orders, Returned, Typed,
    UNSAFE_REMOVED_SINCE, UNSAFE_SWITCH_SINCE, Version, Versions,
};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The endpoints known, or one of them.
pub(super) fn endpoints(name: Option<&str>, server: Option<Versions>, format: Format) -> Answer {
    let Some(name) = name else {
        let there = |endpoint: &Endpoint| {
            let (exists, certainty) = endpoint.exists(server.unwrap_or(Versions::ALL));
            exists || certainty == Certainty::Unknown
        };
        let known = rocketql::endpoints().filter(there);
        return Answer::Found(match format {
            Format::Text => endpoint_table(known, server),
            Format::Json => known.map(|endpoint| json_line(&endpoint_json(endpoint, server))).collect(),
        });
    };
    let name = name.strip_prefix("/api/v1/").unwrap_or(name);
    match Endpoint::find(name).or_else(|| Endpoint::declared(name)) {
        Some(endpoint) => Answer::Found(match format {
            Format::Text => endpoint_page(endpoint, server),
            Format::Json => json_line(&endpoint_json(endpoint, server)),
        }),
        None => missing("endpoint", name, rocketql::endpoints().map(Endpoint::name), "endpoints"),
    }
}

/// One line for each endpoint: its collection, and which of the five parameters it reads.
fn endpoint_table(known: impl Iterator<Item = Endpoint>, server: Option<Versions>) -> String {
    let versions = server.unwrap_or(Version::NEWEST_RELEASED.into());
    let rows: Vec<_> = known
        .map(|endpoint| {
            let read: Vec<_> = ListParameter::ALL
                .into_iter()
                .filter(|&parameter| spell::treatment(endpoint, parameter, versions).contains("read"))
                .map(ListParameter::name)
                .collect();
            let collection = endpoint.collection().map_or("-", Collection::name);
            let read =
                if read.len() == ListParameter::ALL.len() { "all five".to_owned() } else { read.join(" ") };
            (endpoint.name(), collection, read)
        })
        .collect();
    let cells: Vec<_> =
        rows.iter().map(|(name, collection, read)| [*name, *collection, read.as_str()]).collect();
    let mut out = String::new();
    table::write(&cells, &mut out);
    out
}

/// The stretches of versions for which the same holds, those asked for only.
fn stretches(endpoint: Endpoint, server: Option<Versions>) -> Vec<(Versions, [String; 6])> {
    let mut found: Vec<(Versions, [String; 6])> = Vec::new();
    let wanted = server.unwrap_or(Versions::ALL);
    for span in endpoint.spans().flat_map(parted) {
        let (first, last) = (span.first.max(wanted.first), span.last.min(wanted.last));
        if first > last {
            continue;
        }
        let span = Versions { first, last };
        let (exists, certainty) = endpoint.exists(span);
        if !exists && certainty != Certainty::Unknown {
            continue;
        }
        let [query, fields, sort, offset, count] =
            ListParameter::ALL.map(|parameter| spell::treatment(endpoint, parameter, span));
        let cells = [query, fields, sort, offset, count, spell::schema(endpoint, span)];
        match found.last_mut() {
            Some((before, same)) if *same == cells && follows(before.last, first) => before.last = last,
            _ => found.push((span, cells)),
        }
    }
    found
}

/// What lies before the removal of `query` and `fields`, and what lies from it on.
fn parted(span: Versions) -> impl Iterator<Item = Versions> {
    const LAST_BEFORE: Version = Version::new(UNSAFE_REMOVED_SINCE.major - 1, u16::MAX, u16::MAX);
    let before = Versions { last: span.last.min(LAST_BEFORE), ..span };
    let behind = Versions { first: span.first.max(UNSAFE_REMOVED_SINCE), ..span };
    [before, behind].into_iter().filter(|part| part.first <= part.last)
}

/// Whether no release lies between the two.
fn follows(last: Version, next: Version) -> bool {
    let same_minor = last.major == next.major && last.minor == next.minor;
    (same_minor && last.patch.checked_add(1) == Some(next.patch))
        || (next.patch == 0 && last.patch == u16::MAX)
}

fn endpoint_page(endpoint: Endpoint, server: Option<Versions>) -> String {
    let versions = server.unwrap_or(Versions::ALL);
    let mut out = endpoint.name().to_owned();
    if let Some(collection) = endpoint.collection() {
        let _ = write!(out, "  rows of {}", collection.name());
    }
    if let Some(order) = endpoint.default_sort() {
        let _ = write!(out, ", sorted by {order}");
    }
    out.push_str("\n\n");
    let stretches = stretches(endpoint, server);
    if stretches.is_empty() {
        let _ = writeln!(out, "It is not there in {versions}.\n");
    } else {
        let labels: Vec<_> = stretches.iter().map(|(span, _)| span.to_string()).collect();
        let mut cells = vec![["server", "query", "fields", "sort", "offset", "count", "schema"]];
        for (label, (_, [query, fields, sort, offset, count, schema])) in labels.iter().zip(&stretches) {
            cells.push([label, query, fields, sort, offset, count, schema]);
        }
        table::write(&cells, &mut out);
        out.push_str("In parentheses: inferred.\n");
        let reads = |text: &String| text.contains("read") || text.contains("gone");
        let is_gated = versions.last >= UNSAFE_SWITCH_SINCE;
        if is_gated && stretches.iter().any(|(_, [query, fields, ..])| reads(query) || reads(fields)) {
            let text = format!(
                "From {UNSAFE_SWITCH_SINCE} query and fields are read only where the server runs with \
                 ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true, and otherwise ignored; from {UNSAFE_REMOVED_SINCE} \
                 they are read nowhere (inferred: it is not released)."
            );
            table::wrap(&text, 0, &mut out);
        }
        out.push('\n');
    }
    let mut lines: Vec<(&str, String)> = Vec::new();
    lines.extend(endpoint.required().iter().map(|names| ("Requires", names.join(" or "))));
    let parameters: Vec<_> =
        endpoint.parameters(versions).map(|parameter| spell::parameter(&parameter)).collect();
    if !parameters.is_empty() {
        lines.push(("Parameters", parameters.join(", ")));
    }
    lines.extend(endpoint.typed(versions).map(|typed| ("Filter", spell::typed(typed))));
    lines.extend(endpoint.claims().iter().map(|claim| ("In query", spell::claim(claim))));
    if !endpoint.is_merge_known() && stretches.iter().any(|(_, [query, ..])| query.contains("read")) {
        lines.push(("In query", "what it does with single keys was not established".to_owned()));
    }
    lines.extend(spell::orders(endpoint.orders()).map(|text| ("Sorts", text)));
    lines.extend(spell::returned(endpoint.returned()).map(|text| ("Returns", text)));
    lines.extend(spell::rows(endpoint.rows()).map(|text| ("Answer", text)));
    lines.extend(spell::permission(endpoint.permission()).map(|text| ("Permission", text)));
    lines.extend(endpoint.notes().map(|note| ("Note", note.to_owned())));
    lines.extend(endpoint.sources().map(|source| ("Source", source.to_owned())));
    let mut before = "";
    let cells: Vec<_> = lines
        .iter()
        .map(|(label, text)| {
            let shown = if *label == before { "" } else { *label };
            before = label;
            [shown, text.as_str()]
        })
        .collect();
    table::write(&cells, &mut out);
    out
}

fn endpoint_json(endpoint: Endpoint, server: Option<Versions>) -> Value {
    let versions = server.unwrap_or(Versions::ALL);
    let stretches: Vec<_> = endpoint
        .spans()
        .filter(|span| span.first <= versions.last && span.last >= versions.first)
        .map(|span| {
            let span = Versions { first: span.first.max(versions.first), last: span.last.min(versions.last) };
            let (exists, existence) = endpoint.exists(span);
            let (is_strict, strictness) = endpoint.is_strict(span);
            let mut row = json!({
                "versions": span.to_string(),
                "first": span.first.to_string(),
                "exists": {"is": exists, "certainty": existence.name()},
                "strict": {"is": is_strict, "certainty": strictness.name()},
            });
            for parameter in ListParameter::ALL {
                let (treatment, certainty) = endpoint.treatment(parameter, span);
                if let Some(object) = row.as_object_mut() {
                    let cell = json!({"is": treatment.name(), "certainty": certainty.name()});
                    object.insert(parameter.name().to_owned(), cell);
                }
            }
            row
        })
        .collect();
    let rows = endpoint.rows();
    let permission = endpoint.permission();
    json!({
        "endpoint": endpoint.name(),
        "collection": endpoint.collection().map(Collection::name),
        "versions": stretches,
        "required": endpoint.required(),
        "parameters": endpoint.parameters(versions).map(|parameter| json!({
            "name": parameter.name,
            "earliest": since(parameter.earliest),
            "since": since(parameter.since),
        })).collect::<Vec<_>>(),
        "typed": endpoint.typed(versions).map(typed_json).collect::<Vec<_>>(),
        "claims": endpoint.claims().iter().map(claim_json).collect::<Vec<_>>(),
        "merge_known": endpoint.is_merge_known(),
        "default_sort": endpoint.default_sort(),
        "sorts": orders_json(endpoint.orders()),
        "returns": returned_json(endpoint.returned()),
        "answer": {"rows": Some(rows.key).filter(|key| !key.is_empty()), "total": rows.total, "count": rows.count,
            "offset": rows.offset, "paged": rows.is_paged},
        "permission": {"all": permission.all, "any": permission.any},
        "notes": endpoint.notes().collect::<Vec<_>>(),
        "source": endpoint.source(),
        "sources": endpoint.sources().collect::<Vec<_>>(),
    })
}

/// The release that brought something; nothing where it is as old as all that is known.
fn since(version: Version) -> Option<String> {
    (version > Version::OLDEST).then(|| version.to_string())
}

fn typed_json(typed: &Typed) -> Value {
    let text = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    json!({
        "name": typed.name,
        "wire": spell::wire(typed.wire),
        "filter": spell::meaning(typed),
        "wider": typed.is_wider,
        "earliest": since(typed.earliest),
        "since": since(typed.since),
        "until": (typed.until < Version::LAST).then(|| typed.until.to_string()),
        "never": typed.never,
        "needs": text(typed.needs),
        "trap": text(typed.trap),
    })
}

fn claim_json(claim: &Claim) -> Value {
    let (given, lacking) = spell::when(claim.when);
    json!({"key": claim.key, "wins": spell::winner(claim.kind), "given": given, "lacking": lacking})
}

fn orders_json(orders: Orders) -> Value {
    match orders {
        Orders::Any => json!("any"),
        Orders::None => json!("none"),
        Orders::Single => json!("one key"),
        Orders::Returned => json!("returned fields"),
        Orders::Only(key) => json!({"only": key}),
    }
}

fn returned_json(returned: Returned) -> Value {
    match returned {
        Returned::Unknown => Value::Null,
        Returned::Fixed => json!({"only": null, "and_fields": false}),
        Returned::Only { fields, and_asked } => json!({"only": fields, "and_fields": and_asked}),
    }
}

/// The collections known, or the fields of one.
pub(super) fn fields(name: Option<&str>, server: Option<Versions>, format: Format) -> Answer {
    let versions = server.unwrap_or(Versions::ALL);
    let Some(name) = name else {
        return Answer::Found(
            Collection::all()
                .filter(|collection| collection.fields(versions).next().is_some())
                .map(|collection| match format {
                    Format::Text => format!("{}\n", collection.name()),
                    Format::Json => json_line(&json!({"collection": collection.name()})),
                })
                .collect(),
        );
    };
    let Some(collection) = Collection::find(name) else {
        return missing("collection", name, Collection::all().map(Collection::name), "fields");
    };
    Answer::Found(match format {
        Format::Text => field_table(collection, server),
        Format::Json => {
            let line = |(path, field): (String, Field)| {
                json_line(&json!({
                    "collection": name,
                    "field": path,
                    "types": field.types.iter().map(rocketql::Type::name).collect::<Vec<_>>(),
                    "items": field.items.iter().map(rocketql::Type::name).collect::<Vec<_>>(),
                    "values": field.values,
                    "in_array": field.is_in_array,
                    "certainty": field.certainty.name(),
                    "read_in": read_in(collection, &path),
                }))
            };
            collection.fields(versions).map(line).collect()
        }
    })
}

/// Those of the two versions read that have a field.
fn read_in(collection: Collection, path: &str) -> Vec<String> {
    let there = |version: &Version| collection.field(path, Versions::single(*version)).is_some();
    Collection::READ.iter().filter(|version| there(version)).map(ToString::to_string).collect()
}

fn field_table(collection: Collection, server: Option<Versions>) -> String {
    let mut out = String::new();
    for (path, field) in collection.fields(server.unwrap_or(Versions::ALL)) {
        let _ = write!(out, "{path}: {}", field.types);
        if !field.items.is_empty() && !field.types.is_any() {
            let _ = write!(out, " of {}", field.items);
        }
        if !field.values.is_empty() {
            let _ = write!(out, " ({})", field.values.join(", "));
        }
        let read_in = read_in(collection, &path);
        if server.is_none() && read_in.len() == 1 {
            let _ = write!(out, ", in {} only", read_in.concat());
        } else if server.is_some() && field.certainty == Certainty::Unknown {
            out.push_str(", unknown whether all these versions have it so");
        }
        out.push('\n');
    }
    out
}
