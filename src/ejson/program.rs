//! Objects as programs write them, in PHP, Ruby, Go, Java, C# and Rust, to the filters that they are.

use super::called;
use super::found::{mended_filter, reads_as_filter};
use super::slip::quoted;
use crate::diagnostic::Code;
use crate::lex::json::{TokenKind, Tokens};
use crate::span::Span;

/// What a text of another program asks for, if it is known, and what it was copied from. `--cfg rocketql_lite` leaves out how
/// other programs write, as it takes many bytes: the text is a mistake there as any other is.
pub(super) fn known(text: &str) -> Option<(Code, Option<String>)> {
    if cfg!(rocketql_lite) {
        return None;
    }
    let snippet = object(text).or_else(|| called::request(text)).or_else(|| called::rows(text));
    let command = || Some((Code::WholeCommand, called::jq(text)?));
    snippet.map(|written| (Code::WholeSnippet, written)).or_else(command)
}

/// The filter in an object of a program, if the whole text is one; nothing inside where a part of it is not known.
fn object(text: &str) -> Option<Option<String>> {
    let is_name =
        |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" _$:.".contains(&byte));
    // What gives it a name says nothing.
    let named = text.split_once('=').filter(|(name, rest)| !rest.starts_with('>') && is_name(name));
    let text = named.map_or(text, |(_, text)| text).trim_end_matches(';').trim();
    let text = text.strip_prefix("return ").unwrap_or(text);
    let tokens = Tokens::new(text, Span::between(0, text.len()));
    let mut program = Program { text, tokens, out: String::new(), open: vec![], is_known: false };
    let written = program.write();
    let is_whole = written.is_some() && program.open.is_empty();
    let filter = || mended_filter(&program.out).filter(|filter| is_whole && reads_as_filter(filter));
    (program.is_known && program.out.trim_start().starts_with(['{', '['])).then(filter)
}

/// A bracket that is open.
#[derive(Default)]
struct Open {
    /// Where it starts in what is written, if it is an object only where it has keys.
    list_at: Option<usize>,
    /// What its first comma stands for.
    comma: &'static str,
    close: &'static str,
    /// Whether each thing in it is a key with its value: `bson.D{{"a", 1}}`.
    is_pairs: bool,
    commas: usize,
}

struct Program<'a> {
    text: &'a str,
    tokens: Tokens<'a>,
    out: String,
    open: Vec<Open>,
    /// Whether something was found that only programs have.
    is_known: bool,
}

impl Program<'_> {
    /// Writes the object as JSON; nothing where a part of it is not known.
    fn write(&mut self) -> Option<()> {
        use TokenKind as Kind;
        let mut end = 0;
        loop {
            let token = self.tokens.next();
            let written = token.span.slice(self.text);
            let behind = self.text.get(token.span.end as usize..)?;
            self.out.push_str(Span::new(end, token.span.start).slice(self.text));
            end = token.span.end;
            let in_pairs = self.open.last().is_some_and(|open| open.is_pairs);
            match token.kind {
                Kind::End => return Some(()),
                Kind::OpenBrace if in_pairs => self.enter("", ":", ""),
                Kind::OpenBrace => self.enter("{", ",", "}"),
                Kind::OpenBracket if let Some(head) = go_list(behind) => {
                    end += head;
                    self.tokens.go_to(end as usize);
                    self.enter("[", ",", "]");
                }
                Kind::OpenBracket => self.enter_list(),
                Kind::OpenParen => self.enter("(", ",", ")"),
                Kind::CloseBrace | Kind::CloseBracket | Kind::CloseParen => {
                    let open = self.open.pop()?;
                    // A pair has two parts, and a test two or, where its operator is known to take more, a list of them.
                    (open.commas == 1 || open.comma == ",").then_some(())?;
                    self.out.push_str(open.close);
                }
                Kind::Comma => {
                    let open = self.open.last_mut()?;
                    open.commas += 1;
                    let sign = open.comma;
                    self.out.push_str(sign);
                }
                Kind::Equals if written == "=>" => {
                    let open = self.open.last_mut()?;
                    if let Some(at) = open.list_at.take() {
                        self.is_known = true;
                        open.close = "}";
                        self.out.replace_range(at..=at, "{");
                    }
                    self.out.push(':');
                }
                // Ruby's symbols.
                Kind::Colon
                    if behind.starts_with(|c: char| c.is_alphabetic() || c == '$')
                        && self.out.trim_end().ends_with(['{', '[', ',', ':']) =>
                {
                    self.is_known = true;
                    let word = self.tokens.next().span;
                    self.out.push_str(&quoted(word.slice(self.text)));
                    end = word.end;
                }
                Kind::Word => end = self.word(token.span)?,
                _ => self.out.push_str(written),
            }
        }
    }

    /// Goes on behind the bracket that a name ends with, where objects and tests are called so.
    fn word(&mut self, word: Span) -> Option<u32> {
        let rest = self.text.get(word.start as usize..)?;
        const MAP: &str = "map[string]interface{}";
        // No name is longer.
        let found = rest.bytes().take(64).position(|byte| matches!(byte, b'(' | b'{')).unwrap_or(0);
        let head = if rest.starts_with(MAP) { MAP.len() } else { found };
        let (name, bracket) = (rest.get(..head)?.trim(), rest.get(head..)?.chars().next());
        let last = name.rsplit(['.', ' ']).next().unwrap_or("");
        let starts = |starts: [&str; 3]| starts.iter().any(|start| name.starts_with(start));
        let (is_test, is_go) =
            (starts(["Filters.", "Builders<", "Builders."]), starts(["bson.", "primitive.", "gin."]));
        match (last, bracket) {
            ("M" | "H", Some('{')) if is_go => self.enter("{", ",", "}"),
            ("D", Some('{')) if is_go => self.enter_pairs(),
            ("E", Some('{')) if is_go => self.enter("", ":", ""),
            ("A", Some('{')) if is_go => self.enter("[", ",", "]"),
            (MAP | "map[string]any" | "doc!", Some('{')) => self.enter("{", ",", "}"),
            ("array", Some('(')) => self.enter_list(),
            ("BsonDocument" | "Document", Some('{')) => self.enter_pairs(),
            ("BsonDocument" | "Document", Some('(')) => self.enter("{", ":", "}"),
            (name, Some('(')) if is_test => self.test(&name.to_ascii_lowercase())?,
            _ => {
                let is_name = matches!(word.slice(self.text), "Key" | "Value")
                    && self.open.last().is_some_and(|open| open.comma == ":");
                if is_name {
                    return Some(self.tokens.next().span.end);
                }
                self.out.push_str(word.slice(self.text));
                return Some(word.end);
            }
        }
        self.is_known = true;
        let end = word.start as usize + head + 1;
        self.tokens.go_to(end);
        u32::try_from(end).ok()
    }

    /// Opens a test that is called by its name.
    fn test(&mut self, name: &str) -> Option<()> {
        let (open, comma, close) = match name {
            "eq" => ("{", ":", "}"),
            "ne" => ("{", ":{\"$ne\":", "}}"),
            "gt" => ("{", ":{\"$gt\":", "}}"),
            "gte" => ("{", ":{\"$gte\":", "}}"),
            "lt" => ("{", ":{\"$lt\":", "}}"),
            "lte" => ("{", ":{\"$lte\":", "}}"),
            "regex" => ("{", ":{\"$regex\":", "}}"),
            "and" => ("{\"$and\":[", ",", "]}"),
            "or" => ("{\"$or\":[", ",", "]}"),
            "nor" => ("{\"$nor\":[", ",", "]}"),
            _ => return None,
        };
        self.enter(open, comma, close);
        Some(())
    }

    fn enter(&mut self, open: &str, comma: &'static str, close: &'static str) {
        self.out.push_str(open);
        self.open.push(Open { comma, close, ..Open::default() });
    }

    fn enter_list(&mut self) {
        let list_at = Some(self.out.len());
        self.enter("[", ",", "]");
        self.open.last_mut().into_iter().for_each(|open| open.list_at = list_at);
    }

    fn enter_pairs(&mut self) {
        self.enter("{", ",", "}");
        self.open.last_mut().into_iter().for_each(|open| open.is_pairs = true);
    }
}

/// How long the head of `[]bson.M{…}` is, behind its first bracket: a list of what Go has no other name for.
fn go_list(behind: &str) -> Option<u32> {
    let kind = behind.strip_prefix(']')?;
    let found = kind.bytes().take(64).position(|byte| byte == b'{')?;
    let head = if kind.starts_with("interface{}{") { "interface{}".len() } else { found };
    let name = kind.get(..head)?;
    (!name.is_empty() && !name.ends_with(".D")).then_some(u32::try_from(head).ok()? + 2)
}
