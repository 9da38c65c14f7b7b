//! The parameters of a request that were found in an address or a command, to one text of the filter language.

use super::slip::quoted;
use crate::diagnostic::{Code, Diagnostics, Severity};
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

/// A `curl` command's address, with what its data options add to it; nothing where one of them holds what is not here.
pub(super) fn from_command(words: &[String]) -> Option<Found> {
    let (mut address, mut data) = (None, vec![]);
    let mut words = words.iter().skip(1).map(String::as_str);
    while let Some(word) = words.next() {
        match Argument::of(word) {
            Argument::Data(kind, value) => data.push((kind, value.or_else(|| words.next())?)),
            Argument::Ignored => {}
            Argument::IgnoredWithValue => drop(words.next()),
            Argument::Unknown => return None,
            // Two addresses are two requests.
            Argument::Address if address.is_some() => return None,
            Argument::Address => address = Some(word),
        }
    }
    let address = address.filter(|word| word.contains("://") || word.contains("/api/v1/"))?;
    let mut found = from_address(address);
    for (kind, value) in data {
        match kind {
            Data::Form if value.starts_with('@') => return None,
            Data::Form => found.add(value),
            Data::Encoded => {
                let (name, value) = value.split_once('=').filter(|(name, _)| !name.is_empty())?;
                found.parameters.push((name.to_owned(), value.to_owned()));
            }
        }
    }
    Some(found)
}

/// How an option of `curl` writes its parameters.
#[derive(Clone, Copy)]
enum Data {
    /// `name=value&…`
    Form,
    /// One `name=value`, not yet encoded.
    Encoded,
}

/// A word of a `curl` command.
enum Argument<'a> {
    Address,
    /// Parameters, in this word or the next one.
    Data(Data, Option<&'a str>),
    /// What says nothing of the request's parameters.
    Ignored,
    IgnoredWithValue,
    /// What may hold a part of the request.
    Unknown,
}

impl<'a> Argument<'a> {
    fn of(word: &'a str) -> Self {
        if let Some(name) = word.strip_prefix("--") {
            return match name {
                "data" | "data-raw" | "data-ascii" | "data-binary" => Self::Data(Data::Form, None),
                "data-urlencode" | "url-query" => Self::Data(Data::Encoded, None),
                "url" => Self::Ignored,
                "header" | "request" | "user" | "user-agent" | "referer" | "cookie" | "output" | "proxy"
                | "max-time" | "connect-timeout" | "retry" | "cacert" | "cert" | "key" => {
                    Self::IgnoredWithValue
                }
                "get" | "silent" | "show-error" | "insecure" | "location" | "verbose" | "compressed"
                | "include" | "fail" | "globoff" | "http1.1" | "http2" => Self::Ignored,
                _ => Self::Unknown,
            };
        }
        // Letters may stand together: `-sGd query=…`.
        let Some(letters) = word.strip_prefix('-') else { return Self::Address };
        for (at, letter) in letters.char_indices() {
            let rest = letters.get(at + letter.len_utf8()..).filter(|rest| !rest.is_empty());
            match letter {
                'd' => return Self::Data(Data::Form, rest),
                'H' | 'X' | 'u' | 'A' | 'e' | 'b' | 'o' | 'x' | 'm' | 'E' => {
                    return if rest.is_some() { Self::Ignored } else { Self::IgnoredWithValue };
                }
                'G' | 's' | 'S' | 'k' | 'L' | 'v' | 'i' | 'f' | 'g' | 'q' | 'N' | '0' | '1' | '2' | '3'
                | '4' | '6' | '#' => {}
                _ => return Self::Unknown,
            }
        }
        Self::Ignored
    }
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
        // Of two queries a server takes neither, and one of them would be lost here.
        for name in ["query", "fields", "sort", "offset", "count"] {
            (self.parameters.iter().filter(|(other, _)| other == name).count() < 2).then_some(())?;
        }
        for (name, value) in &self.parameters {
            match name.as_str() {
                "query" => filter = mended_whole(value)?,
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

/// A filter of a program with its mistakes mended as far as there are fixes; what is left is said once the text is read alone.
/// Nothing where a word without quotes is a value: in a program that is a variable.
pub(super) fn mended_filter(value: &str) -> Option<String> {
    mended(value, &[Code::JsonBareText])
}

/// As [`mended_filter`], where the value was cut out of a text by its signs: nothing where it breaks off, since a `&` or `#`
/// in it may have been text, and the rest would be lost.
fn mended_whole(value: &str) -> Option<String> {
    let is_object = value.trim_start().starts_with('{');
    if is_object && !value.trim_end().ends_with('}') {
        return None;
    }
    mended(value, &[Code::JsonUnclosed, Code::JsonUnclosedString])
}

/// A filter with its mistakes mended; nothing where one of these codes is among them.
fn mended(value: &str, refused: &[Code]) -> Option<String> {
    let mut value = value.to_owned();
    for _ in 0..MOST_MENDED {
        let (mut request, mut sink) = (Request::default(), Diagnostics::new(1));
        let span = Span::between(0, value.len());
        super::read_filter(&value, span, &super::Options::plain(), &mut request, &mut sink);
        let first = sink.items().iter().find(|found| found.severity() == Severity::Error);
        match first {
            Some(mistake) if refused.contains(&mistake.code) => return None,
            Some(mistake) => match mistake.fixes.first() {
                Some(fix) => value = fix.apply(&value),
                None => break,
            },
            None => break,
        }
    }
    Some(value)
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
        // Of an order that is none, either may be meant.
        Some(mistake) if mistake.code == Code::SortDirection && mistake.fixes.len() > 1 => Err(None),
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
