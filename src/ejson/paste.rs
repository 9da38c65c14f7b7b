//! Text that was wrapped as a whole, by a shell, a template or an address, to the text inside.

use super::found::{decoded, from_address, from_command};
use super::{asked, placeholder, program};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Edit, Fix};
use crate::lex::string::{self, Escapes};
use crate::span::Span;

/// What the text at `span`, which is no JSON, was wrapped in as a whole, if it was.
#[cold]
pub(super) fn wrapped(source: &str, span: Span) -> Option<Diagnostic> {
    let text = span.slice(source);
    if let Some(known) = asked::refused(source, span).or_else(|| escaped_for_html(text, span)) {
        return Some(known);
    }
    let (code, inside) = if let Some(mut inside) = without_escapes(text) {
        // It may have been put into a string more than once.
        while let Some(further) = without_escapes(&inside) {
            inside = further;
        }
        (Code::KeptEscapes, inside)
    } else if let Some(inside) = without_doubled_braces(text) {
        (Code::DoubledBraces, inside)
    } else if let Some((_, Some(inside))) = program::known(text) {
        return Some(
            Diagnostic::new(Code::WholeSnippet, span).arg(inside.clone()).fix(take_out(span, inside)),
        );
    } else {
        (Code::PercentEncodedText, without_percents(text)?)
    };
    Some(Diagnostic::new(code, span).fix(titled("take it out", span, inside)))
}

/// A fix that takes the request out of what surrounds it.
pub(super) fn take_out(span: Span, text: String) -> Fix {
    titled("take the parameters out", span, text)
}

/// A fix whose title does not repeat a long text.
fn titled(title: &str, span: Span, text: String) -> Fix {
    Fix { title: title.into(), edits: vec![Edit { span, text: text.into() }] }
}

/// `{\"a\":1}`: the inside of a string.
fn without_escapes(text: &str) -> Option<String> {
    let mut inside = String::new();
    let is_escaped =
        text.contains("\\\"") && !text.starts_with('"') && text.replace("\\\"", "").find('"').is_none();
    if !is_escaped {
        return None;
    }
    string::unescape(text, Span::between(0, text.len()), Escapes::Language, &mut inside).ok()?;
    Some(inside)
}

/// `{{"a":{{"b":1}}}}`, or `{{"a":{"b":1}}}`.
fn without_doubled_braces(text: &str) -> Option<String> {
    let inside = text.strip_prefix('{')?.strip_suffix('}')?;
    // `{{name}}` alone is a placeholder; a key without quotes has its colon.
    let starts_object = |text: &str| {
        let text = text.trim_start();
        text.starts_with(['"', '\'', '$', '}']) || text.starts_with(char::is_alphabetic) && text.contains(':')
    };
    if !inside.strip_prefix('{').is_some_and(starts_object) || !inside.trim_end().ends_with('}') {
        return None;
    }
    let halved = text.replace("{{", "{").replace("}}", "}");
    let singles = |text: &str| {
        let text = text.replace("{{", "").replace("}}", "");
        text.contains(['{', '}'])
    };
    // `{{"a":{"b":1}}` has one brace too many, at its start alone.
    let count = |brace| text.matches(brace).count();
    let is_lone = count('{') == count('}') + 1;
    Some(match singles(text) {
        true if is_lone => text.get(1..)?.to_owned(),
        true => inside.to_owned(),
        false => halved,
    })
}

/// `{%22a%22:1}`, `%7B%22a%22%3A1%7D`.
fn without_percents(text: &str) -> Option<String> {
    let is_encoded = text.contains("%22") || text.contains("%7B") || text.contains("%7b");
    if !is_encoded || text.contains('"') {
        return None;
    }
    // What is no UTF-8 once it is undone stays as it was.
    Some(decoded(text)).filter(|decoded| decoded != text && decoded.contains(['{', '"']))
}

/// `name%20%3D%20x`: a text of the filter language, of whose signs and blanks none stands there as it is.
pub(super) fn encoded_language(text: &str, span: Span) -> Option<Diagnostic> {
    let codes = || text.split('%').skip(1).map(|after| after.as_bytes().first_chunk::<2>());
    let are_codes = codes().all(|code| code.is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit)));
    // `a%20` may become a test of the remainder.
    let is_number = codes().count() < 2 && codes().flatten().flatten().all(u8::is_ascii_digit);
    let is_plain = |sign: char| !sign.is_whitespace() && !"=<>~!\"'{}".contains(sign);
    let is_encoded = are_codes && !is_number && text.chars().all(is_plain);
    let inside = is_encoded.then(|| decoded(text)).filter(|inside| inside != text)?;
    Some(percent_encoded(span, inside))
}

/// `lm &lt; now-1d`, `{&quot;a&quot;:1}`: a text that a page shows, as it stands in the page's source. In quotes, an entity may be text.
pub(super) fn escaped_for_html(text: &str, span: Span) -> Option<Diagnostic> {
    /// How often a text is escaped, at most, as it goes from page to page.
    const MOST: usize = 3;
    // It costs bytes on the web.
    if cfg!(rocketql_lite) || !is_escaped(text) {
        return None;
    }
    let mut written = without_entities(text);
    for _ in 1..MOST {
        if is_escaped(&written) {
            written = without_entities(&written);
        }
    }
    let fix = (!is_escaped(&written)).then(|| titled("undo the escapes", span, written));
    Some(Diagnostic::new(Code::EscapedForHtml, span).fixed(fix))
}

/// Whether an entity stands in a text, beside its strings and patterns.
fn is_escaped(text: &str) -> bool {
    let (mut quote, mut skip, mut last) = (None, false, ' ');
    let is_sign = |(at, sign): (usize, char)| {
        let before = if sign == ' ' { last } else { std::mem::replace(&mut last, sign) };
        match (quote, sign) {
            _ if skip => skip = false,
            (Some(_), '\\') => skip = true,
            (Some(mark), _) if mark == sign => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(sign),
            (None, '/') if before == '~' => quote = Some(sign),
            (None, '&') => return text.get(at..).and_then(entity).is_some(),
            _ => {}
        }
        false
    };
    text.contains('&') && text.char_indices().any(is_sign)
}

fn without_entities(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let (length, sign) = entity(found).unwrap_or((1, '&'));
        out.push(sign);
        rest = found.get(length..).unwrap_or("");
    }
    out + rest
}

/// How long the entity is that starts here, and what it stands for. What was escaped twice is so once still.
fn entity(text: &str) -> Option<(usize, char)> {
    const NAMED: [(&str, char); 6] =
        [("quot", '"'), ("lt", '<'), ("gt", '>'), ("amp", '&'), ("apos", '\''), ("nbsp", ' ')];
    let rest = text.strip_prefix('&')?;
    let name = rest.get(..rest.bytes().take(8).position(|byte| byte == b';').unwrap_or(0))?;
    let sign = match (name.strip_prefix("#x"), name.strip_prefix('#')) {
        (Some(digits), _) => u32::from_str_radix(digits, 16).ok().and_then(char::from_u32),
        (None, Some(digits)) => digits.parse().ok().and_then(char::from_u32),
        (None, None) => NAMED.iter().find(|(known, _)| *known == name).map(|&(_, sign)| sign),
    };
    sign.map(|sign| (name.len() + 2, sign))
}

fn percent_encoded(span: Span, inside: String) -> Diagnostic {
    Diagnostic::new(Code::PercentEncodedText, span).fix(titled("undo the encoding", span, inside))
}

/// Recognises a text that was pasted with what surrounded it, which neither language can read: in a shell's quotes,
/// percent-encoded, an address, or a `curl` command. It is reported with a fix that takes its parameters out; says whether
/// there was one. Any other text is left alone after a look at its first bytes.
pub fn pasted(source: &str, sink: &mut Diagnostics) -> bool {
    // Nearly every text is ruled out by its first two bytes that are no blanks.
    matches!(
        source.trim_ascii_start().as_bytes(),
        [b'\'' | b'"' | b'%' | b'`' | b'/' | b'$' | b'?' | 0x0B | 0x80.., ..]
            | [b'c' | b'C', b'u' | b'U', ..]
            | [b'h' | b'H', b't' | b'T', ..]
            | [b'G', b'E', ..]
            | [b'q', b'u', ..]
            | [b'a', b'p', ..]
    ) && is_pasted(source, sink)
}

#[inline(never)]
fn is_pasted(source: &str, sink: &mut Diagnostics) -> bool {
    let text = source.trim();
    let is_suspect = match text.as_bytes() {
        [b'\'' | b'"' | b'%' | b'`', ..] => true,
        [b'c' | b'C' | b'h' | b'H' | b'G' | b'/' | b'$', ..] => true,
        _ => ["query=", "?", "api/v1/"].into_iter().any(|start| text.starts_with(start)),
    };
    is_suspect && report_pasted(source, text, sink)
}

#[cold]
fn report_pasted(source: &str, text: &str, sink: &mut Diagnostics) -> bool {
    let start = text.as_ptr() as usize - source.as_ptr() as usize;
    let span = Span::between(start, start + text.len());
    if let Some(inside) = in_shell_quotes(text) {
        sink.report(Diagnostic::new(Code::ShellQuotes, span).fix(titled("take it out", span, inside)));
        return true;
    }
    if let Some(inside) = text.starts_with('%').then(|| without_percents(text)).flatten() {
        sink.report(percent_encoded(span, inside));
        return true;
    }
    if let Some(inside) = with_host(text) {
        let written = inside.to_owned();
        sink.report(
            Diagnostic::new(Code::WholeAddress, span).arg(written.clone()).fix(take_out(span, written)),
        );
        return true;
    }
    let (code, request) = match (command(text), address(text)) {
        (Some(words), _) => (Code::WholeCommand, from_command(&words)),
        (None, Some(address)) => (Code::WholeAddress, Some(from_address(address))),
        (None, None) => return false,
    };
    let diagnostic = Diagnostic::new(code, span);
    let written = request.and_then(|request| request.write());
    sink.report(match written {
        Some(written) => diagnostic.arg(written.clone()).fix(take_out(span, written)),
        None => diagnostic.arg("endpoint: {…} | fields … | sort …"),
    });
    true
}

/// `'{"a":1}'`, `"{\"a\":1}"` and the like: what a shell would make of it.
fn in_shell_quotes(text: &str) -> Option<String> {
    let first = text.chars().next().filter(|quote| matches!(quote, '\'' | '"' | '`'))?;
    let inside = text.strip_prefix(first)?.strip_suffix(first)?;
    let is_object = inside.trim_start().starts_with('{') && inside.trim_end().ends_with('}');
    if !is_object {
        return None;
    }
    Some(without_escapes(inside).unwrap_or_else(|| inside.to_owned()))
}

fn is_address(text: &str) -> bool {
    let starts_with =
        |head: &str| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
    let is_path = (starts_with("/api/v1/") || starts_with("api/v1/"))
        && (text.contains('?') || !text.contains([':', ' ', '\t', '\n', '|', '{']));
    is_path || ["https://", "http://", "?query=", "query="].into_iter().any(starts_with)
}

/// `https://…/api/v1/users.list: active = true`: a text of the language whose endpoint still has its address.
fn with_host(text: &str) -> Option<&str> {
    let (host, request) = text.split_once("/api/v1/").filter(|(host, _)| is_address(host))?;
    let end = request.find(|sign: char| !sign.is_ascii_alphanumeric() && !"./_-".contains(sign))?;
    let after = request.get(end..)?.strip_prefix(':')?;
    let is_name = !host.contains(char::is_whitespace) && end > 0;
    (is_name && (after.is_empty() || after.starts_with([' ', '\t', '\n', '\r', '{', '|']))).then_some(request)
}

/// The address that a text is, alone or in the first line of a request as HTTP has it: `GET /api/v1/… HTTP/1.1`.
fn address(text: &str) -> Option<&str> {
    let address = text.strip_prefix("GET ").map_or(text, str::trim_start);
    // Few texts begin as one does, and only those are searched to their end.
    let address = Some(address).filter(|address| is_address(address))?;
    let address = address.split_once(" HTTP/").map_or(address, |(address, _)| address);
    is_address(address).then_some(address)
}

/// The words of a `curl` command, as a shell parts them.
fn command(text: &str) -> Option<Vec<String>> {
    let words = command_words(text.strip_prefix("$ ").unwrap_or(text), "curl")?;
    // `curl = 1` is a test of a field.
    let is_argument = |word: &String| word.starts_with(['-', '/']) || word.contains("://");
    words.get(1).is_some_and(is_argument).then_some(words)
}

/// The words of a command of this name, as a shell parts them.
pub(super) fn command_words(text: &str, name: &str) -> Option<Vec<String>> {
    let after = text.get(name.len()..)?;
    if !text.get(..name.len())?.eq_ignore_ascii_case(name) || !after.starts_with([' ', '\t']) {
        return None;
    }
    let mut words = vec![];
    let mut word: Option<String> = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\'' => {
                let word = word.get_or_insert_default();
                word.extend(characters.by_ref().take_while(|&character| character != '\''));
            }
            '"' => {
                let word = word.get_or_insert_default();
                while let Some(character) = characters.next().filter(|&character| character != '"') {
                    let escaped =
                        character == '\\' && characters.peek().is_some_and(|next| "\"\\$`".contains(*next));
                    word.extend(if escaped { characters.next() } else { Some(character) });
                }
            }
            '\\' => {
                // Before a line's end it joins the lines.
                if let Some(next) = characters.next().filter(|next| !matches!(next, '\n' | '\r')) {
                    word.get_or_insert_default().push(next);
                }
            }
            _ if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    Some(words)
}

/// The operator or key that a key was meant to be whose `$` is still escaped: `\u0024gt`, `%24gt`.
pub(super) fn escaped_dollar(key: &str) -> Option<String> {
    let rest = key
        .strip_prefix("\\u0024")
        .or_else(|| key.strip_prefix("%24"))
        .or_else(|| key.strip_prefix("\\$"))?;
    placeholder::placeholder(rest).is_none().then(|| format!("${rest}"))
}
