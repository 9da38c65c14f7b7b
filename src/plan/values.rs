//! The values of `with` to what the endpoint reads; one that it would refuse or not look at is an error.

use super::capabilities::Capabilities;
use super::javascript;
use super::parameters::bare;
use super::typed::{is_broken_list, listed_words, most_items};
use super::{Origin, has_clauses, unfit};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part, Severity};
use crate::ejson::{self, Dialect};
use crate::request::{Kind, Parameter, Request};
use crate::server::{Fixed, Meaning, Typed, ValueTest, Wire};
use crate::span::Span;
use crate::value::{date, regex};
use crate::version::{Version, Versions};

/// Lists with brackets that were one text first, and the release from which a list is known to be taken.
/// Source: `typed-params.json`, `livechat/rooms`: "string, or departmentId[]=.. (array since 7.1-7.9)".
const ONE_TEXT_BEFORE: [(&str, &str, Version); 1] =
    [("livechat/rooms", "departmentId", Version::new(7, 9, 8))];

/// Lists whose further values add rows that the endpoint leaves out without: they are asked for in so many words.
/// Source: `typed-params.json`, `rooms.adminRooms`.
const ADDING: [(&str, &str); 1] = [("rooms.adminRooms", "types")];

/// Parameters that select no rows of themselves and whose instants are refused with 400, or ignored, where they are none: the
/// beginning of an endpoint's name, and the parameter. Source: typed-params.md, "Wire rules"; `moderation.reportsByUsers` has
/// them before reports are grouped by user.
const STRICT_DATES: [(&str, &str); 5] = [
    ("users.presence", "from"),
    ("moderation.", "oldest"),
    ("moderation.", "latest"),
    ("apps/logs", "startDate"),
    ("apps/logs", "endDate"),
];

/// Parameters that select no rows of themselves and take words alone: others are refused with 400, or ignored. The end of an
/// endpoint's name, the parameter and its words. Source: `typed-params.json`, the wire forms of their schemas.
const WORDS: [(&str, &str, &[&str]); 11] = [
    (".history", "inclusive", TRUTH),
    (".history", "unreads", TRUTH),
    ("chat.syncMessages", "type", &["UPDATED", "DELETED"]),
    ("livechat/department", "showArchived", TRUTH),
    ("livechat/department", "onlyMyDepartments", TRUTH),
    ("omnichannel/contacts.search", "unknown", TRUTH),
    ("call-history.list", "direction", &["inbound", "outbound"]),
    ("voip/rooms", "direction", &["inbound", "outbound"]),
    ("voip/rooms", "open", TRUTH),
    ("apps/logs", "logLevel", &["0", "1", "2"]),
    ("banners", "platform", &["web", "mobile"]),
];

const TRUTH: &[&str] = &["true", "false"];

/// What an instant looks like.
pub(super) const INSTANT: &str = "an instant such as `\"2024-01-31T10:00:00Z\"`";

/// What a list that is none is told.
const ONE_VALUE: &str = "one value, and no list";

/// Writes the parameters as the endpoint reads them: a list that it splits at commas as one text, and one value of a list
/// with brackets as a list, since a lone one is refused up to 8.0. Reports what it takes in no form.
pub(super) fn write_values(
    request: &mut Request,
    capabilities: &Capabilities,
    origin: &Origin<'_>,
    sink: &mut Diagnostics,
) {
    for index in 0..request.with.len() {
        let Some(&given) = request.with.get(index) else { return };
        let is_inside = index < origin.with_from;
        sink.set_part(if is_inside { origin.part } else { Part::With });
        let name = bare(request.text(given.name));
        let typed = typed(name, capabilities);
        // What is wrong with such a one was said when its name was looked at, or when it was read.
        if sink.has_error_in(given.span) {
            continue;
        }
        if sink.has_error_in(request.arena.span(given.value)) {
            let source = if is_inside { origin.source } else { origin.with };
            unfit::revise(request, given, typed, capabilities, source, sink);
            continue;
        }
        if let Some(what) = refused(request, given.value, name, typed, capabilities) {
            let wrong = Diagnostic::new(Code::ParameterValue, given.span).arg(name.to_owned()).arg(what);
            sink.report(wrong.arg(request.arena.span(given.value)));
            continue;
        }
        let value = match (typed.map(|typed| typed.wire), request.arena.kind(given.value)) {
            (Some(Wire::Brackets), Kind::String(_)) if takes_lists(name, capabilities) => {
                Some(list_of_one(request, given.value))
            }
            (Some(Wire::CommaList), Kind::Array(items)) => {
                let joined = at_commas(request, items, given.value);
                if joined.is_none() {
                    sink.report(Diagnostic::new(Code::ListAtCommas, given.span).arg(given.span));
                }
                joined
            }
            (_, _) => None,
        };
        if let (Some(value), Some(given)) = (value, request.with.get_mut(index)) {
            given.value = value;
        }
    }
}

/// How many parameters a server reads; it refuses more with 400. Source: server.md, section 4.
const MOST_PARAMETERS: usize = 1000;

/// Reports the longest list where lists with brackets, of which each item is a parameter, make too many parameters in all.
#[inline(never)]
pub(super) fn check_many(request: &Request, origin: &Origin<'_>, sink: &mut Diagnostics) {
    let items = |given: &Parameter| match request.arena.kind(given.value) {
        Kind::Array(items) => request.arena.children(items).count(),
        _ => 1,
    };
    let five = [
        has_clauses(request),
        !request.projection.is_empty(),
        !request.sort.is_empty(),
        request.offset.is_some(),
        request.count.is_some(),
    ];
    let others = five.iter().filter(|is_sent| **is_sent).count();
    if others + request.with.iter().map(items).sum::<usize>() <= MOST_PARAMETERS {
        return;
    }
    if let Some((index, longest)) = request.with.iter().enumerate().max_by_key(|(_, given)| items(given)) {
        let value = Some(request.arena.span(longest.value)).filter(|span| !span.is_empty());
        let name = bare(request.text(longest.name)).to_owned();
        let many = Diagnostic::new(Code::ParameterValue, longest.span).arg(name);
        let many = many.arg(format!("no more items than make {MOST_PARAMETERS} parameters in all"));
        sink.set_part(if index < origin.with_from { origin.part } else { Part::With });
        sink.report(many.arg(value.unwrap_or(longest.span)));
    }
}

/// The filter that the parameter is; where it means something else on these versions, its values are still of the same form.
fn typed(name: &str, capabilities: &Capabilities) -> Option<&'static Typed> {
    capabilities.endpoint.typed(Versions::ALL).find(|typed| typed.name == name)
}

/// Whether the parameter is a list on all these versions, where it is one at all.
fn takes_lists(name: &str, capabilities: &Capabilities) -> bool {
    let of =
        |(endpoint, known, _): &&(&str, &str, _)| *endpoint == capabilities.endpoint.name() && *known == name;
    ONE_TEXT_BEFORE.iter().find(of).is_none_or(|(_, _, since)| capabilities.server.versions.first >= *since)
}

fn list_of_one(request: &mut Request, value: NodeId) -> NodeId {
    let (kind, span) = (request.arena.kind(value), request.arena.span(value));
    let mut list = List::default();
    let item = request.arena.push(kind, span);
    request.arena.append(&mut list, item);
    request.arena.push(Kind::Array(list), span)
}

/// The texts, and whole numbers, with commas between them, where each comes through.
fn at_commas(request: &mut Request, items: List, value: NodeId) -> Option<NodeId> {
    let texts = request.arena.children(items).map(|item| match request.arena.kind(item) {
        Kind::String(text) => Some(request.text(text)).filter(|text| is_whole(text)).map(str::to_owned),
        Kind::Int32(number) => Some(number.to_string()),
        Kind::Int64(number) => Some(number.to_string()),
        _ => None,
    });
    let joined = texts.collect::<Option<Vec<_>>>()?.join(",");
    let text = request.intern(&joined);
    Some(request.arena.push(Kind::String(text), request.arena.span(value)))
}

/// Whether a text comes through a list that is split at commas and trimmed.
fn is_whole(text: &str) -> bool {
    !text.is_empty() && !text.contains(',') && text.trim() == text
}

/// What a parameter takes, where this value is none of it. An empty text is said to be no filter elsewhere.
pub(super) fn refused(
    request: &Request,
    value: NodeId,
    name: &str,
    typed: Option<&Typed>,
    capabilities: &Capabilities,
) -> Option<String> {
    let kind = request.arena.kind(value);
    let text_of = |kind| match kind {
        Kind::String(text) => Some(request.text(text)),
        _ => None,
    };
    let text = text_of(kind);
    let is_list = matches!(kind, Kind::Array(_));
    let Some(typed) = typed else {
        let is_required =
            capabilities.endpoint.required().iter().any(|alternatives| alternatives.contains(&name));
        let is_wrong = is_list || text == Some("") && name != "term";
        let of = |(endpoint, known, _): &&(&str, &str, _)| {
            capabilities.endpoint.name().ends_with(endpoint) && *known == name
        };
        if let Some((_, _, words)) = WORDS.iter().find(of) {
            return not_among(request, value, words);
        }
        if is_strict_date(name, capabilities) {
            return (!text.is_some_and(|text| is_instant(text, true))).then(|| INSTANT.to_owned());
        }
        return (is_required && is_wrong).then(|| "one text that is not empty".to_owned());
    };
    match typed.wire {
        Wire::Brackets => {
            let words = listed_words(capabilities.endpoint.name(), name);
            let is_word =
                |kind| words.is_none_or(|words| text_of(kind).is_some_and(|word| words.contains(&word)));
            let words = || words.map(|words| format!("some of `{}`", words.join("`, `")));
            let Kind::Array(items) = kind else { return if is_word(kind) { None } else { words() } };
            if !request.arena.children(items).all(|item| is_word(request.arena.kind(item))) {
                return words();
            }
            let most = most_items(capabilities.server.versions);
            if !takes_lists(name, capabilities) {
                return Some(ONE_VALUE.to_owned());
            }
            (request.arena.children(items).count() > most)
                .then(|| format!("at most {most} items on these versions"))
        }
        Wire::CommaList => {
            let is_one = match kind {
                Kind::Array(items) => items.first == items.last,
                _ => !text.is_some_and(|text| text.contains(',')),
            };
            (!is_one && is_broken_list(capabilities, name)).then(|| ONE_VALUE.to_owned())
        }
        _ if is_list => Some(ONE_VALUE.to_owned()),
        _ if text == Some("") => None,
        Wire::Date | Wire::CheckedDate => {
            (!text.is_some_and(|text| is_instant(text, false))).then(|| INSTANT.to_owned())
        }
        Wire::StrictDate => (!text.is_some_and(|text| is_instant(text, true))).then(|| INSTANT.to_owned()),
        Wire::Choice => not_among(request, value, &words(typed.meaning)),
        Wire::Pattern => text.is_some_and(|text| !is_pattern(text)).then(|| "a regex".to_owned()),
        Wire::JsonRange => (!text.is_some_and(is_range)).then(|| {
            r#"JSON such as `'{"start":"2024-01-31T10:00:00Z"}'`, with a `start`, an `end` or both"#
                .to_owned()
        }),
        Wire::JsonObject => {
            let is_for = |test| matches!(typed.meaning, Meaning::Any(branches) if branches.iter().any(|branch| branch.test == test));
            let (patterns, texts) = (is_for(ValueTest::EachPattern), is_for(ValueTest::EachEqual));
            let is_taken = |key: &str, value: &str| {
                !(texts && (value.is_empty() || key.contains(['.', '$'])))
                    && !(patterns && (!is_pattern(value) || javascript::obstacle(value).is_some()))
            };
            let of = if patterns { "regexes" } else { "texts" };
            (!text.is_some_and(|text| is_object(text, is_taken)))
                .then(|| format!(r#"a JSON object of {of} such as `'{{"key":"value"}}'`"#))
        }
        Wire::Text => None,
    }
}

/// Whether a parameter that selects no rows of itself takes an instant.
pub(super) fn is_strict_date(name: &str, capabilities: &Capabilities) -> bool {
    let endpoint = capabilities.endpoint.name();
    STRICT_DATES.iter().any(|(start, known)| endpoint.starts_with(start) && *known == name)
}

/// The words, where the value is none of them.
fn not_among(request: &Request, value: NodeId, words: &[&str]) -> Option<String> {
    let is_word = match request.arena.kind(value) {
        Kind::Bool(truth) => words.contains(&if truth { "true" } else { "false" }),
        Kind::String(text) => words.contains(&request.text(text)),
        Kind::Int32(number) => words.contains(&number.to_string().as_str()),
        _ => false,
    };
    (!is_word).then(|| format!("`{}`", words.join("` or `")))
}

/// Whether a date is read as what it says.
fn is_instant(text: &str, is_strict: bool) -> bool {
    match date::wire(text, Span::default(), &mut Diagnostics::new(1)) {
        Some(_) => true,
        None => !is_strict && text.len() == "2024-01-31".len() && date::named_instant(text).is_some(),
    }
}

/// The words that a choice takes. With one of `true` and `false` it takes the other, which is no filter.
fn words(meaning: Meaning) -> Vec<&'static str> {
    let Meaning::Choice(listed) = meaning else { return Vec::new() };
    let words: Vec<_> = listed.iter().map(|(word, _)| *word).collect();
    if words.iter().all(|word| TRUTH.contains(word)) { TRUTH.to_vec() } else { words }
}

/// Whether PCRE2 compiles a pattern.
fn is_pattern(text: &str) -> bool {
    let mut is_pattern = true;
    regex::scan(text, "i", &mut |finding| is_pattern &= finding.code.severity() != Severity::Error);
    is_pattern
}

/// Whether this is JSON with a start, an end or both: without either it would match nothing, and another key says nothing.
fn is_range(text: &str) -> bool {
    is_object(text, |key, value| ["start", "end"].contains(&key) && is_instant(value, false))
}

/// Whether this is a JSON object, not empty, of texts that are taken.
fn is_object(text: &str, is_taken: impl Fn(&str, &str) -> bool) -> bool {
    let mut read = Request::default();
    let options = ejson::Options { dialect: Dialect::V2, ..ejson::Options::plain() };
    let mut sink = Diagnostics::new(1);
    let root = ejson::read_value(text, Span::between(0, text.len()), &options, &mut read, &mut sink);
    let Some(Kind::Object(members)) = root.map(|root| read.arena.kind(root)) else { return false };
    members.first.is_some()
        && read.arena.children(members).all(|member| match read.arena.kind(member) {
            Kind::Member(key, value) => match read.arena.kind(value) {
                Kind::String(value) => is_taken(read.text(key), read.text(value)),
                _ => false,
            },
            _ => false,
        })
}

/// Whether a parameter that is a filter would not filter with this value, which is one that it takes.
pub(super) fn is_idle(request: &Request, value: NodeId, name: &str, capabilities: &Capabilities) -> bool {
    let Some(typed) = typed(name, capabilities) else { return false };
    if refused(request, value, name, Some(typed), capabilities).is_some() {
        return false;
    }
    // `pinned` with `true` asks for a field that is true; with `false` it asks for nothing. What only switches rows on, as
    // its name says, may be off.
    let is_switch = ["only", "show"].iter().any(|start| typed.name.starts_with(start));
    let is_ignored = |word: &str| match typed.meaning {
        Meaning::Choice([(listed, Fixed::IsBool(..) | Fixed::All(_))]) => !is_switch && *listed != word,
        Meaning::Choice(_) => false,
        // Some trim the text that they look for.
        Meaning::Any(branches) => {
            word.trim().is_empty() && branches.iter().any(|branch| branch.test == ValueTest::Contains)
        }
    };
    let is_adding = ADDING.contains(&(capabilities.endpoint.name(), typed.name));
    let is_never = |word: &str| !is_adding && typed.never.contains(&word);
    let is_idle = |word: &str| word.is_empty() || is_never(word) || is_ignored(word);
    match request.arena.kind(value) {
        Kind::String(text) => is_idle(request.text(text)),
        Kind::Bool(truth) => is_idle(if truth { "true" } else { "false" }),
        Kind::Array(items) => {
            let word = |item| match request.arena.kind(item) {
                Kind::String(text) => Some(request.text(text)),
                _ => None,
            };
            let mut words = request.arena.children(items).map(word);
            words.clone().all(|word| word.is_some_and(str::is_empty))
                // One such value stands for them all.
                || words.any(|word| word.is_some_and(is_never))
        }
        _ => false,
    }
}
