//! The catalogue of servers to JSON.

use crate::json;
use rocketql::{Certainty, Collection, Endpoint, ListParameter, Version, Versions};
use wasm_bindgen::prelude::wasm_bindgen;

/// The endpoints that are there on these releases, each with the collection of its rows and what becomes of the five
/// parameters.
///
/// # Errors
/// Where the text is no version: the reason.
#[wasm_bindgen]
pub fn endpoints(server: &str) -> Result<String, String> {
    let versions = versions(server)?;
    let there = |endpoint: &Endpoint| {
        let (exists, certainty) = endpoint.exists(versions);
        exists || certainty == Certainty::Unknown
    };
    let mut out = String::new();
    json::objects(rocketql::endpoints().filter(there), &mut out, |endpoint, out| {
        json::text("name", endpoint.name(), out);
        json::maybe("collection", endpoint.collection().map(Collection::name), out);
        for parameter in ListParameter::ALL {
            let (treatment, certainty) = endpoint.treatment(parameter, versions);
            let word = if certainty == Certainty::Unknown { "unknown" } else { treatment.name() };
            json::text(parameter.name(), word, out);
        }
        json::maybe("defaultSort", endpoint.default_sort(), out);
        json::key("required", out);
        json::texts(endpoint.required().iter().filter_map(|names| names.first().copied()), out);
    });
    Ok(out)
}

/// The fields of a collection, or of the rows of an endpoint, on these releases; null where neither is known.
///
/// # Errors
/// Where the text is no version: the reason.
#[wasm_bindgen]
pub fn fields(name: &str, server: &str) -> Result<String, String> {
    let versions = versions(server)?;
    let collection = Collection::find(name).or_else(|| Endpoint::find(name)?.collection());
    let Some(collection) = collection else { return Ok("null".to_owned()) };
    let mut out = String::new();
    json::objects(collection.fields(versions), &mut out, |(path, field), out| {
        json::text("path", &path, out);
        json::text("types", &field.types.to_string(), out);
        json::text("items", &field.items.to_string(), out);
        json::key("values", out);
        json::texts(field.values.iter().copied(), out);
        json::text("certainty", field.certainty.name(), out);
    });
    Ok(out)
}

/// The releases that are meant; without a text, the newest one.
fn versions(server: &str) -> Result<Versions, String> {
    match server {
        "" => Ok(Version::NEWEST_RELEASED.into()),
        _ => server.parse().map_err(|error| format!("`server`: {error}")),
    }
}
