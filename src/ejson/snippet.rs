//! Text that was copied out of a program, a shell of MongoDB or a document, to the request inside.

use super::found::{Found, clause, from_address, mended_filter, reads_as_filter};
use super::paste::{command_words, encoded_language, escaped_for_html, take_out};
use super::{asked, program};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::span::Span;

/// Longer texts are not looked through: nobody pastes them by mistake.
pub(super) const LONGEST: usize = 64 * 1024;

/// What a text that neither language can read was copied from, if it is known: `db.users.find({…})`,
/// `users.list?query={…}`, `const query = {…};`, `rocketql compile '…'`, `name%20%3D%20x`. It comes with a fix that takes the request out.
#[cold]
pub fn snippet(source: &str) -> Option<Diagnostic> {
    let text = source.trim();
    if text.len() > LONGEST {
        return None;
    }
    let start = text.as_ptr() as usize - source.as_ptr() as usize;
    let span = Span::between(start, start + text.len());
    let other = || asked::refused(source, span);
    if let Some(known) = encoded_language(text, span).or_else(|| escaped_for_html(text, span)).or_else(other)
    {
        return Some(known);
    }
    if let Some(known) = in_parentheses(text, span) {
        return Some(known);
    }
    let (code, written) = if let Some(call) = Call::find(text) {
        (Code::WholeSnippet, call.write())
    } else if is_pipeline(text) {
        let mut found = Found::default();
        (Code::WholeSnippet, found.stages(text).and_then(|()| found.write()))
    } else if let Some(address) = address(text) {
        // What a program puts together is not all there.
        let is_whole = !["\" +", "' +", "` +", "\"+", "'+", "${"].iter().any(|joint| address.contains(joint));
        (Code::WholeAddress, is_whole.then(|| from_address(address).write()).flatten())
    } else if let Some(inside) = assigned(text) {
        (Code::WholeSnippet, mended_filter(inside).filter(|filter| reads_as_filter(filter)))
    } else if let Some(found) = program::known(text) {
        found
    } else if let Some(found) = ["http", "https", "xh"].iter().find_map(|name| from_httpie(text, name)) {
        (Code::WholeCommand, found.and_then(|found| found.write()))
    } else {
        let words = command_words(text.strip_prefix("$ ").unwrap_or(text), "rocketql")?;
        let mut texts = words.iter().skip(1).filter(|word| word.contains([' ', '{', '=']));
        let inside = texts.next()?;
        // Other parts and options would be lost.
        let is_alone = texts.next().is_none() && !words.iter().any(|word| word.starts_with('-'));
        (Code::WholeCommand, is_alone.then(|| inside.clone()))
    };
    let diagnostic = Diagnostic::new(code, span);
    Some(match written {
        Some(written) => diagnostic.arg(written.clone()).fix(take_out(span, written)),
        None => diagnostic.arg("endpoint: {…} | fields … | sort …"),
    })
}

/// `("a":1)`, and where only one of the two is none: a filter whose braces are parentheses.
fn in_parentheses(text: &str, span: Span) -> Option<Diagnostic> {
    let inside = text.strip_prefix('(')?;
    let inside = inside.strip_suffix(')').or_else(|| inside.strip_suffix('}'))?;
    let is_filter = inside.trim_start().starts_with('"') && reads_as_filter(&format!("{{{inside}}}"));
    let edit = |start, text: &str| Edit { span: Span::new(start, start + 1), text: text.into() };
    let edits = vec![edit(span.start, "{"), edit(span.end - 1, "}")];
    let fix = Fix { title: "write braces in place of the parentheses".into(), edits };
    is_filter.then(|| Diagnostic::new(Code::ObjectWithoutBraces, span).fix(fix))
}

/// The address in a text, which may have a call or a command round it, or lack its host.
fn address(text: &str) -> Option<&str> {
    const PARAMETERS: [&str; 5] = ["query=", "fields=", "sort=", "offset=", "count="];
    let (before, query) = text.split_once('?')?;
    PARAMETERS.iter().any(|name| query.starts_with(name)).then_some(())?;
    let is_host =
        |character: char| !character.is_whitespace() && !matches!(character, '"' | '\'' | '`' | '(');
    let head = before.trim_end_matches(is_host).len();
    let named = before.get(head..)?;
    let is_endpoint = named.contains("api/v1/")
        || named.contains('.')
            && named.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte));
    // What stands round the address: a method, a command, the start of a call.
    is_endpoint.then_some(())?;
    let around = before.get(..head)?.trim_end();
    let tail = if around.is_empty() || around.ends_with(|c: char| c.is_ascii_alphabetic()) {
        text
    } else {
        text.trim_end_matches([')', ';', '"', '\'', '`'])
    };
    tail.get(head..)
}

/// Whether a text is the stages of a pipeline: an array whose first object has a stage for its key.
fn is_pipeline(text: &str) -> bool {
    let inside = text.strip_prefix('[').map(str::trim_start).and_then(|inside| inside.strip_prefix('{'));
    let key = inside.unwrap_or("").trim_start_matches([' ', '\t', '\r', '\n', '"', '\'']);
    ["$match", "$sort", "$project", "$lookup", "$group", "$unwind"].iter().any(|stage| key.starts_with(stage))
}

/// The object that a statement gives a name, returns or hands over: `const query = {…};`.
fn assigned(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(';').trim_end();
    let (head, _) = text.split_once('{')?;
    let inside = text.get(head.len()..)?;
    let head = head.trim();
    let named = ["const ", "let ", "var "].iter().any(|word| head.starts_with(word)) && head.ends_with('=');
    let inside = match head {
        "JSON.stringify(" | "EJSON.stringify(" | "json.dumps(" | "(" => inside.strip_suffix(')')?,
        _ if named || matches!(head, "return" | "export default" | "query =" | "filter =" | "selector =") => {
            inside
        }
        _ => return None,
    };
    inside.ends_with('}').then_some(inside)
}

/// `http GET chat.example.org/api/v1/users.list query=='{…}'`, the command of HTTPie; its request is
/// nothing where a part of it is not known.
fn from_httpie(text: &str, name: &str) -> Option<Option<Found>> {
    let words = command_words(text.strip_prefix("$ ").unwrap_or(text), name)?;
    let mut words = words.iter().skip(1).filter(|word| !word.starts_with('-'));
    let address = words.find(|word| !word.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    address.contains("/api/v1/").then_some(())?;
    let mut found = from_address(address);
    for word in words {
        let name = word.split([':', '=', '@']).next().unwrap_or("");
        let sign = word.get(name.len()..).unwrap_or("");
        if let Some(value) = sign.strip_prefix("==") {
            found.parameters.push((name.to_owned(), value.to_owned()));
        } else if !sign.starts_with(':') || sign.starts_with(":=") {
            // Neither a parameter nor a header: what it holds would be lost.
            return Some(None);
        }
    }
    Some(Some(found))
}

/// A call of `find` or its kin, and the calls chained to it.
struct Call<'a> {
    name: &'a str,
    arguments: Vec<&'a str>,
    chained: Vec<(&'a str, Vec<&'a str>)>,
}

/// The names under which drivers and shells look rows up.
const LOOKUPS: [&str; 12] = [
    "find",
    "findOne",
    "find_one",
    "findMany",
    "count",
    "countDocuments",
    "count_documents",
    "findFetch",
    "findAsync",
    "findAll",
    "findFirst",
    "aggregate",
];

impl<'a> Call<'a> {
    fn find(text: &'a str) -> Option<Self> {
        let text = text.trim_end_matches(';').trim_end();
        let text =
            ["await ", "return "].iter().fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
        let mut from = 0;
        let (open, name) = loop {
            let at = from + text.get(from..)?.find('(')?;
            let before = text.get(..at)?;
            let dot = before.rfind(|character: char| !character.is_alphanumeric() && character != '_');
            let name = dot.and_then(|dot| before.get(dot..)?.strip_prefix('.'));
            let is_bare = dot.is_none() && text.get(at..).is_some_and(|rest| rest.starts_with("({"));
            let name = name.filter(|_| dot != Some(0)).or(is_bare.then_some(before));
            if let Some(name) = name.filter(|name| LOOKUPS.contains(name)) {
                break (at, name);
            }
            from = at + 1;
        };
        let is_name = |character: char| character.is_alphanumeric() || "._$()'\"-[]".contains(character);
        text.get(..open)?.chars().all(is_name).then_some(())?;
        let (arguments, mut rest) = arguments(text.get(open..)?)?;
        let mut chained = vec![];
        while let Some(after) = rest.trim_start().strip_prefix('.') {
            let (name, _) = after.split_once('(')?;
            let (arguments, after) = self::arguments(after.get(name.len()..)?)?;
            chained.push((name.trim(), arguments));
            rest = after;
        }
        rest.trim().is_empty().then_some(Self { name, arguments, chained })
    }

    /// The request as one text; nothing where a part of the call is not known.
    fn write(&self) -> Option<String> {
        let mut found = Found::default();
        let mut arguments = self.arguments.iter();
        if self.name == "aggregate" {
            // Options beside the stages, and what is done to what they give, are not among the parameters.
            let is_alone = self.chained.iter().all(|(_, arguments)| arguments.is_empty());
            found.stages(arguments.next().filter(|_| is_alone)?)?;
        } else if let Some(filter) = arguments.next().filter(|filter| !is_empty(filter)) {
            // Objects of other libraries have the filter inside, with words of their own.
            let is_other = |member: &&str| {
                pair(member, ':').is_some_and(|(name, _)| matches!(name, "where" | "include" | "take"))
            };
            let has_inside = matches!(self.name, "findMany" | "findAll" | "findFirst");
            (!has_inside && !members(filter).unwrap_or_default().iter().any(is_other)).then_some(())?;
            found.parameters.push(("query".to_owned(), mended_filter(filter)?));
        }
        if let Some(second) = arguments.next() {
            (self.name != "aggregate").then_some(())?;
            found.options(second)?;
        }
        for (name, arguments) in &self.chained {
            match (*name, arguments.as_slice()) {
                (
                    "pretty" | "toArray" | "fetch" | "fetchAsync" | "lean" | "exec" | "count" | "countAsync",
                    [],
                ) => {}
                (name, [value]) => found.option(name, value)?,
                _ => return None,
            }
        }
        if arguments.next().is_some() {
            return None;
        }
        if matches!(self.name, "findOne" | "find_one" | "findFirst") {
            found.parameters.retain(|(name, _)| name != "count");
            found.parameters.push(("count".to_owned(), "1".to_owned()));
        }
        if found.parameters.is_empty() { Some("{}".to_owned()) } else { found.write() }
    }
}

impl Found {
    /// A second argument: the fields, or an object of options that names them.
    fn options(&mut self, text: &str) -> Option<()> {
        let members: Option<Vec<_>> = members(text)?.into_iter().map(|member| pair(member, ':')).collect();
        let members = members?;
        if !members.iter().any(|(_, value)| value.starts_with('{'))
            && !members.iter().any(|(name, _)| matches!(*name, "limit" | "skip"))
        {
            return self.option("fields", text);
        }
        members.into_iter().try_for_each(|(name, value)| self.option(name, value))
    }

    /// The stages of a pipeline, where they say what a request says, in its order.
    fn stages(&mut self, text: &str) -> Option<()> {
        const STAGES: [(&str, &str); 5] = [
            ("$match", "query"),
            ("$sort", "sort"),
            ("$skip", "skip"),
            ("$limit", "limit"),
            ("$project", "fields"),
        ];
        let (stages, rest) = parted(text, '[', ']')?;
        rest.is_empty().then_some(())?;
        let mut from = 0;
        for stage in stages {
            let [member] = members(stage)?[..] else { return None };
            let (name, value) = pair(member, ':')?;
            let at = STAGES.iter().skip(from).position(|(stage, _)| *stage == name)?;
            from += at + 1;
            match STAGES.get(from - 1)? {
                (_, "query") => self.parameters.push(("query".to_owned(), mended_filter(value)?)),
                // MongoDB refuses it, and here it would be all rows.
                ("$limit", _) if value.trim() == "0" => return None,
                (_, option) => self.option(option, value)?,
            }
        }
        Some(())
    }

    fn option(&mut self, name: &str, value: &str) -> Option<()> {
        let name = match name {
            "project" | "select" => "fields",
            other => asked::parameter(other).filter(|name| *name != "query")?,
        };
        if is_empty(value) {
            return Some(());
        }
        // Mongoose takes a text: `'-name age'`.
        let quoted = value.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\'']));
        let value =
            &quoted.map_or(value.to_owned(), |text| text.split_whitespace().collect::<Vec<_>>().join(", "));
        // What cannot be said as a clause would be lost.
        let is_number = matches!(name, "count" | "offset");
        if is_number { value.parse::<u32>().is_ok() } else { clause(name, value).is_some() }.then_some(())?;
        self.parameters.push((name.to_owned(), value.to_owned()));
        Some(())
    }
}

pub(super) fn is_empty(object: &str) -> bool {
    object
        .trim()
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .is_some_and(|inside| inside.trim().is_empty())
}

/// A key and its value.
pub(super) fn pair(member: &str, sign: char) -> Option<(&str, &str)> {
    let (name, value) = member.split_once(sign)?;
    Some((name.trim().trim_matches(['"', '\'']), value.trim()))
}

/// The members of an object, each with its key.
pub(super) fn members(text: &str) -> Option<Vec<&str>> {
    let (members, rest) = parted(text.trim(), '{', '}')?;
    rest.trim().is_empty().then_some(members)
}

/// The arguments in the parentheses that start here, and what follows them.
pub(super) fn arguments(text: &str) -> Option<(Vec<&str>, &str)> {
    parted(text, '(', ')')
}

/// What the commas part between a bracket and the one that closes it, and what follows.
fn parted(text: &str, open: char, close: char) -> Option<(Vec<&str>, &str)> {
    let (mut depth, mut quote, mut start, mut items) = (0u32, None, open.len_utf8(), vec![]);
    text.starts_with(open).then_some(())?;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => {
                characters.next();
            }
            (Some(mark), _) if mark == character => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(character),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ',') if depth == 1 => {
                items.push(text.get(start..at)?.trim());
                start = at + 1;
            }
            (None, ')' | ']' | '}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    (character == close).then_some(())?;
                    let last = text.get(start..at)?.trim();
                    // A comma may stand before the closer, as programs have it.
                    items.extend((!last.is_empty()).then_some(last));
                    return Some((items, text.get(at + 1..)?));
                }
            }
            _ => {}
        }
    }
    None
}
