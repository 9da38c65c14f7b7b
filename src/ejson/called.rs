//! Requests as programs send them, as testers list them and as `jq` filters what came, to the parameters inside.

use super::found::{Found, from_address, mended_filter};
use super::paste::command_words;
use super::slip::tolerant;
use super::snippet::{arguments, members, pair};
use crate::lex::json::{TokenKind, Tokens};
use crate::span::Span;

/// `axios.get(url, { params: { query: … } })` and `requests.get(url, params={"query": …})`: their parameters; nothing inside
/// where a part of the call is not known, such as a variable.
pub(super) fn request(text: &str) -> Option<Option<String>> {
    let text = text.trim_end_matches(';').trim();
    let call = text.get(..text.find('(')?)?;
    let name = call.rsplit(['.', ' ', '=']).next()?;
    (matches!(name, "get" | "axios" | "request" | "ajax") && text.contains("params")).then_some(())?;
    let (arguments, rest) = arguments(text.get(call.len()..)?)?;
    // What is done with the answer says nothing.
    (rest.is_empty() || rest.starts_with(['.', ')'])).then_some(())?;
    Some(sent(&arguments).and_then(|found| found.write()))
}

/// The parameters in the arguments of such a call.
fn sent(arguments: &[&str]) -> Option<Found> {
    let mut found = Found::default();
    let mut has_address = false;
    for argument in arguments {
        if argument.starts_with(['"', '\'', '`']) {
            let text = plain(argument)?;
            if text.eq_ignore_ascii_case("get") {
                continue;
            }
            // Another method, or more parameters.
            (!has_address).then_some(())?;
            (found, has_address) = (from_address(&text), true);
        } else if argument.starts_with('{') {
            members(argument)?.into_iter().try_for_each(|member| found.setting(pair(member, ':')?))?;
        } else if argument.contains('=') {
            found.setting(pair(argument, '=')?)?;
        } else if !argument.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte)) {
            // All but a variable, which holds the address.
            return None;
        }
    }
    Some(found)
}

impl Found {
    fn setting(&mut self, (name, value): (&str, &str)) -> Option<()> {
        match name {
            "params" => {
                for member in members(value)? {
                    let (name, value) = pair(member, ':')?;
                    self.parameters.push((name.to_owned(), plain(value)?));
                }
            }
            "url" => {
                let parameters = std::mem::take(&mut self.parameters);
                *self = from_address(&plain(value)?);
                self.parameters.extend(parameters);
            }
            "method" if plain(value)?.eq_ignore_ascii_case("get") => {}
            "headers" | "timeout" | "auth" | "verify" | "cookies" | "withCredentials" => {}
            _ => return None,
        }
        Some(())
    }
}

/// The text of a value that is written out: in quotes, a number, or an object that may be made a text.
fn plain(value: &str) -> Option<String> {
    let call = ["JSON.stringify(", "EJSON.stringify(", "json.dumps("]
        .iter()
        .find_map(|name| value.strip_prefix(name));
    let value = call.map_or(Some(value), |inside| inside.strip_suffix(')'))?.trim();
    let quote = value.chars().next()?;
    if matches!(quote, '"' | '\'' | '`') {
        let inside = value.strip_prefix(quote)?.strip_suffix(quote)?;
        // More may be put together with it, or into it.
        let is_whole = !inside.replace(&format!("\\{quote}"), "").contains(quote);
        return (is_whole && (quote != '`' || !inside.contains("${"))).then(|| tolerant(inside));
    }
    if quote == '{' {
        return mended_filter(value);
    }
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.to_owned())
}

/// `query` and its value in a row, `fields` in another, as testers of interfaces copy them: a tab or a colon parts the two.
pub(super) fn rows(text: &str) -> Option<Option<String>> {
    let mut found = Found::default();
    let mut is_known = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let sign = line.find([':', '\t'])?;
        let (name, value) = (line.get(..sign)?.trim(), line.get(sign + 1..)?.trim());
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-[]".contains(&byte)).then_some(())?;
        is_known |= matches!(name, "query" | "fields" | "sort") && value.starts_with('{');
        found.parameters.push((name.to_owned(), value.to_owned()));
    }
    let is_row = found.parameters.len() > 1 || text.contains('\t');
    (is_known && is_row).then(|| found.write())
}

/// `jq '.[] | select(.name == "x")' rows.json`: its condition, where that says the same here.
pub(super) fn jq(text: &str) -> Option<Option<String>> {
    let words = command_words(text, "jq");
    let program = match &words {
        Some(words) => words.iter().skip(1).find(|word| !word.starts_with('-'))?,
        None => text,
    };
    let (before, _) = program.split_once("select(")?;
    (words.is_some() || before.starts_with('.')).then_some(())?;
    let (conditions, after) = arguments(program.get(before.len() + "select".len()..)?)?;
    let is_all = before
        .trim_start_matches("map(")
        .bytes()
        .all(|byte| b".[]| ".contains(&byte) || byte.is_ascii_alphabetic())
        && after.bytes().all(|byte| b")] ".contains(&byte));
    let [condition] = conditions.as_slice() else { return Some(None) };
    Some(is_all.then(|| condition_of(condition)).flatten())
}

/// What a part of a condition is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Path,
    Operator,
    Value,
    Connective,
}

/// A condition of `jq` without the dots before its paths; nothing where it holds more than tests of paths and values.
fn condition_of(text: &str) -> Option<String> {
    use TokenKind as Kind;
    let mut tokens = Tokens::new(text, Span::between(0, text.len()));
    let (mut out, mut last, mut end) = (String::new(), Part::Connective, 0);
    loop {
        let token = tokens.next();
        let mut written = token.span.slice(text);
        let part = match (token.kind, last) {
            (Kind::End, Part::Value) => return Some(out),
            (Kind::Number, Part::Connective) if let Some(path) = written.strip_prefix('.') => {
                written = path;
                Part::Path
            }
            (Kind::Word, Part::Value) if matches!(written, "and" | "or") => Part::Connective,
            (Kind::Word, Part::Operator) if matches!(written, "true" | "false" | "null") => Part::Value,
            (Kind::String(_) | Kind::Number, Part::Operator) if !written.starts_with('.') => Part::Value,
            (Kind::Equals, Part::Path) if written == "==" => Part::Operator,
            (Kind::Other, Part::Path) if matches!(written, "<" | ">" | "!") => Part::Operator,
            (Kind::Equals, Part::Operator) if written == "=" => Part::Operator,
            (Kind::OpenParen, Part::Connective) | (Kind::CloseParen, Part::Value) => last,
            _ => return None,
        };
        out.push_str(Span::new(end, token.span.start).slice(text));
        out.push_str(written);
        (last, end) = (part, token.span.end);
    }
}
