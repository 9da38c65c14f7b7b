//! The parameters of a request that were found in an address or a command, to one text of the filter language.

use super::slip::quoted;
use crate::diagnostic::{Diagnostics, Severity};
use crate::path;
use crate::request::Request;
use crate::span::Span;

/// The parameters of a request that was found in an address.
#[derive(Default)]
pub(super) struct Found {
    endpoint: String,
    pub(super) parameters: Vec<(String, String)>,
}

/// The parameters in an address, or in what follows its question mark.
pub(super) fn from_address(text: &str) -> Found {
    let (address, query) = match text.split_once('?') {
        Some((address, query)) => (address, query),
        None if text.starts_with("query=") => ("", text),
        None => (text, ""),
    };
    let endpoint = match address.split_once("api/v1/") {
        Some((_, endpoint)) => endpoint,
        // Without a host it is the endpoint's name alone.
        None if address.contains("://") => "",
        None => address,
    };
    let mut found = Found { endpoint: endpoint.trim_matches('/').to_owned(), ..Found::default() };
    found.add(query.split('#').next().unwrap_or(""));
    found
}

/// A command's address, with what `-d` and `--data-urlencode` add to it.
pub(super) fn from_command(words: &[String]) -> Option<Found> {
    let address = words.iter().find(|word| word.contains("://") || word.contains("/api/v1/"))?;
    let mut found = from_address(address);
    for pair in words.windows(2) {
        if let [option, value] = pair {
            match option.as_str() {
                "-d" | "--data" | "--data-raw" | "--data-ascii" => found.add(value),
                "--data-urlencode" => found
                    .parameters
                    .extend(value.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()))),
                _ => {}
            }
        }
    }
    Some(found)
}

impl Found {
    /// Adds `name=value&…`.
    fn add(&mut self, query: &str) {
        let query = query.trim_start_matches('?');
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            self.parameters.push((decoded(name), decoded(value)));
        }
    }

    /// The request as one text of the filter language; nothing where a parameter cannot be said in it.
    pub(super) fn write(&self) -> Option<String> {
        let (mut filter, mut clauses) = (String::new(), vec![]);
        let mut with: Vec<(&str, Vec<String>)> = vec![];
        for (name, value) in &self.parameters {
            match name.as_str() {
                "query" => filter = mended_filter(value),
                "fields" | "sort" => clauses.push(clause(name, value)?),
                "offset" | "count" => {
                    clauses.push(format!("{name} {}", value.parse::<u32>().ok()?));
                }
                name => {
                    let is_name = |name: &str| {
                        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
                    };
                    is_name(name.trim_end_matches("[]")).then_some(())?;
                    match with.iter_mut().find(|(other, _)| *other == name) {
                        Some((_, values)) => values.push(quoted(value)),
                        None => with.push((name, vec![quoted(value)])),
                    }
                }
            }
        }
        // `roles[]=a&roles[]=b` is one list.
        let with: Vec<String> = with
            .into_iter()
            .map(|(name, values)| match (name.strip_suffix("[]"), values.as_slice()) {
                (None, [value]) => format!("{name} = {value}"),
                (list, _) => format!("{} = [{}]", list.unwrap_or(name), values.join(", ")),
            })
            .collect();
        if !with.is_empty() {
            clauses.push(format!("with {}", with.join(", ")));
        }
        let mut text = String::new();
        if !self.endpoint.is_empty() {
            text.push_str(&self.endpoint);
            text.push(':');
        }
        for part in [filter].into_iter().filter(|filter| !filter.is_empty()) {
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(&part);
        }
        for clause in clauses {
            text.push_str(if text.is_empty() { "| " } else { " | " });
            text.push_str(&clause);
        }
        (!text.is_empty()).then_some(text)
    }
}

/// `fields` or `sort` given as EJSON, as a clause of the filter language.
pub(super) fn clause(name: &str, value: &str) -> Option<String> {
    if !value.trim_start().starts_with('{') {
        return Some(format!("{name} {value}"));
    }
    let mut value = value.to_owned();
    // As often as a mistake with a fix is found; each may show the next one.
    for _ in 0..MOST_MENDED {
        match read_clause(name, &value) {
            Ok(items) => return Some(format!("{name} {items}")),
            Err(mended) => value = mended?,
        }
    }
    None
}

/// How many mistakes of a part are mended.
const MOST_MENDED: usize = 16;

/// A filter with its mistakes mended as far as there are fixes; what is left is said once the text is read alone.
pub(super) fn mended_filter(value: &str) -> String {
    let mut value = value.to_owned();
    for _ in 0..MOST_MENDED {
        let (mut request, mut sink) = (Request::default(), Diagnostics::new(1));
        let span = Span::between(0, value.len());
        super::read_filter(&value, span, &super::Options::plain(), &mut request, &mut sink);
        let first = sink.items().iter().find(|found| found.severity() == Severity::Error);
        match first.and_then(|mistake| mistake.fixes.first()) {
            Some(fix) => value = fix.apply(&value),
            None => break,
        }
    }
    value
}

/// Whether a text is a filter of EJSON as it stands.
pub(super) fn reads_as_filter(value: &str) -> bool {
    let (mut request, mut sink) = (Request::default(), Diagnostics::new(1));
    let span = Span::between(0, value.len());
    super::read_filter(value, span, &super::Options::plain(), &mut request, &mut sink);
    !sink.has_errors()
}

/// The items of the clause; or the text with its first mistake mended, if that can be.
fn read_clause(name: &str, value: &str) -> Result<String, Option<String>> {
    let (mut request, mut sink) = (Request::default(), Diagnostics::new(1));
    let options = super::Options::plain();
    let span = Span::between(0, value.len());
    let items: Vec<String> = if name == "fields" {
        super::read_fields(value, span, &options, &mut request, &mut sink);
        let keys = request.projection.iter();
        keys.map(|key| item(request.text(key.path), !key.include)).collect()
    } else {
        super::read_sort(value, span, &options, &mut request, &mut sink);
        let keys = request.sort.iter();
        keys.map(|key| item(request.text(key.path), key.descending)).collect()
    };
    let first = sink.items().iter().find(|found| found.severity() == Severity::Error);
    match first {
        Some(mistake) => Err(mistake.fixes.first().map(|fix| fix.apply(value))),
        None if items.is_empty() => Err(None),
        None => Ok(items.join(", ")),
    }
}

fn item(path: &str, minus: bool) -> String {
    let mut out = String::from(if minus { "-" } else { "" });
    for (at, segment) in path.split('.').enumerate() {
        if at > 0 {
            out.push('.');
        }
        let is_word = segment.chars().all(|c| c.is_alphabetic() || c == '_' || c.is_ascii_digit());
        let starts_well = !segment.starts_with(|c: char| c.is_ascii_digit()) || at > 0;
        if is_word && starts_well { out.push_str(segment) } else { path::quote(segment, &mut out) }
    }
    out
}

/// A text with its percent-encoding undone; `+` is a blank where nothing else says so.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let plus_is_blank = !text.contains("%20") && !text.contains(' ');
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let hex = (*byte == b'%').then(|| after.get(..2)).flatten();
        let value = hex
            .filter(|hex| hex.iter().all(u8::is_ascii_hexdigit))
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match value {
            Some(value) => bytes.push(value),
            None if *byte == b'+' && plus_is_blank => bytes.push(b' '),
            None => bytes.push(*byte),
        }
        rest = if value.is_some() { after.get(2..).unwrap_or(&[]) } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
