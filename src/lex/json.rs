//! Any text to the tokens of something like JSON: what people paste, in which nothing is an error yet.

mod quoted;

use crate::span::Span;
use quoted::{is_typographic, string};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// `:`
    Colon,
    /// `=`, `==`, `=>`: what other languages have for a colon.
    Equals,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// Text in quotes.
    String(Quote),
    /// Text in quotes that are not closed. It ends with the line, before the punctuation there.
    Unclosed(Quote),
    /// What starts like a number: digits, and all that is glued to them.
    Number,
    /// Letters, digits, `_`, `$`, and dots and hyphens inside.
    Word,
    /// `/pattern/flags`, on one line. Where no value can stand, the parser takes it apart.
    Regex,
    /// `// …`, `/* … */`, or `# …`.
    Comment,
    /// `${…}`, `{{…}}`, `%s`, `%(…)s`, `<…>`: a hole in a template.
    Placeholder,
    /// White space that JSON does not know.
    Space,
    /// A byte order mark.
    ByteOrderMark,
    /// Any other character.
    Other,
    /// The end of the text.
    End,
}

/// Which quotes stand around a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quote {
    /// `"…"`
    Double,
    /// `'…'`
    Single,
    /// `'…"` and `"…'`
    Mixed,
    /// Backticks.
    Backtick,
    /// `“…”` and all others that word processors make.
    Typographic,
}

/// A token and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Where.
    pub(crate) span: Span,
}

/// The tokens of a text, one after another. Each is found by looking at its own bytes, and no byte is looked at more than
/// a few times, so the whole is linear.
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    end: usize,
    /// Up to here no regex begins: one that did has no end on its line.
    no_regex: usize,
}

impl<'a> Tokens<'a> {
    /// The tokens of the text at `span` of `source`.
    pub(crate) fn new(source: &'a str, span: Span) -> Self {
        Self { source, at: span.start as usize, end: (span.end as usize).min(source.len()), no_regex: 0 }
    }

    /// Goes on at `at`, which is no place before the last token's.
    pub(crate) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The next token; at the end again and again the end.
    pub(crate) fn next(&mut self) -> Token {
        let blanks =
            self.rest().bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        self.at += blanks;
        let start = self.at;
        let (kind, length) = match self.regex() {
            Some(length) => (TokenKind::Regex, length),
            None => token(self.rest()),
        };
        self.at += length;
        Token { kind, span: Span::between(start, self.at) }
    }

    /// The length of the regex here, if there is one. A search that fails is not made again on the same line.
    fn regex(&mut self) -> Option<usize> {
        let rest = self.rest();
        if !rest.starts_with('/')
            || rest.starts_with("//")
            || rest.starts_with("/*")
            || self.at < self.no_regex
        {
            return None;
        }
        let length = regex(rest);
        if length.is_none() {
            self.no_regex = self.at + rest.find(['\n', '\r']).unwrap_or(rest.len());
        }
        length
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..self.end).unwrap_or("")
    }
}

/// The token at the start of a text that starts with no blank, and its length.
fn token(rest: &str) -> (TokenKind, usize) {
    use TokenKind as Kind;
    let Some(first) = rest.chars().next() else { return (Kind::End, 0) };
    if let Some(length) = placeholder(rest) {
        return (Kind::Placeholder, length);
    }
    match first {
        '{' => (Kind::OpenBrace, 1),
        '}' => (Kind::CloseBrace, 1),
        '[' => (Kind::OpenBracket, 1),
        ']' => (Kind::CloseBracket, 1),
        '(' => (Kind::OpenParen, 1),
        ')' => (Kind::CloseParen, 1),
        ':' => (Kind::Colon, 1),
        ',' => (Kind::Comma, 1),
        ';' => (Kind::Semicolon, 1),
        '=' => (Kind::Equals, if rest.starts_with("==") || rest.starts_with("=>") { 2 } else { 1 }),
        // As keyboards for Chinese have them.
        '，' | '；' => (Kind::Semicolon, first.len_utf8()),
        '：' => (Kind::Equals, first.len_utf8()),
        '"' => string(rest, Quote::Double),
        '\'' => string(rest, Quote::Single),
        '`' => string(rest, Quote::Backtick),
        '#' if let Some(length) = hashed(rest) => (Kind::Word, length),
        '/' | '#' => comment(rest).unwrap_or((Kind::Other, 1)),
        '+' | '-' | '.' | '0'..='9' => number(rest),
        '\u{FEFF}' => (Kind::ByteOrderMark, first.len_utf8()),
        _ if is_typographic(first) => string(rest, Quote::Typographic),
        _ if first.is_whitespace() || first == '\u{200B}' => (Kind::Space, first.len_utf8()),
        _ if starts_word(first) => (Kind::Word, word(rest)),
        _ => (Kind::Other, first.len_utf8()),
    }
}

fn starts_word(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '_' | '$' | '@')
}

/// The length of a word: what keys and bare values are made of. A dot or hyphen belongs to it where a letter or digit
/// follows.
fn word(rest: &str) -> usize {
    let is_part = |character: char| starts_word(character) || character.is_numeric();
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let joins =
            matches!(character, '.' | '-') && characters.peek().is_some_and(|&(_, next)| is_part(next));
        if !is_part(character) && !joins {
            return at;
        }
    }
    rest.len()
}

/// Digits, with signs, dots and letters glued on: whether they are a number is for the parser.
fn number(rest: &str) -> (TokenKind, usize) {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-');
    let mut length = rest.bytes().take_while(|byte| is_part(byte)).count();
    // A date goes on behind its colons.
    while rest.get(length..).is_some_and(|rest| rest.starts_with(':'))
        && rest
            .as_bytes()
            .get(length.saturating_sub(2)..length)
            .is_some_and(|two| two.iter().all(u8::is_ascii_digit))
        && rest.as_bytes().get(length + 1).is_some_and(u8::is_ascii_digit)
        && rest.get(..length).is_some_and(|text| text.contains('T'))
    {
        length += 1;
        length += rest.bytes().skip(length).take_while(|byte| is_part(byte)).count();
    }
    let has_digit = rest.bytes().take(length).any(|byte| byte.is_ascii_alphanumeric());
    if has_digit { (TokenKind::Number, length) } else { (TokenKind::Other, 1) }
}

/// The length of `#general`, which is a name and no comment where what closes the value stands behind it on its line.
fn hashed(rest: &str) -> Option<usize> {
    let name = rest.get(1..)?;
    let length = word(name);
    // Looking no further keeps a long line of them linear.
    let mut line = name.bytes().skip(length).take(80).take_while(|byte| !matches!(byte, b'\n' | b'\r'));
    (length > 0 && line.any(|byte| matches!(byte, b',' | b'}' | b']'))).then_some(1 + length)
}

fn comment(rest: &str) -> Option<(TokenKind, usize)> {
    let length = if rest.starts_with("/*") {
        rest.find("*/").map_or(rest.len(), |at| at + 2)
    } else if rest.starts_with("//") || rest.starts_with('#') {
        rest.find(['\n', '\r']).unwrap_or(rest.len())
    } else {
        return None;
    };
    Some((TokenKind::Comment, length))
}

/// `/pattern/flags`: to the next slash that is neither escaped nor in a class, on one line.
fn regex(rest: &str) -> Option<usize> {
    let mut in_class = false;
    let mut bytes = rest.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\n' | b'\r' => return None,
            b'\\' => {
                bytes.next();
            }
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => {
                let flags = rest.bytes().skip(at + 1).take_while(u8::is_ascii_alphabetic).count();
                return Some(at + 1 + flags);
            }
            _ => {}
        }
    }
    None
}

/// The length of a hole in a template that starts here.
fn placeholder(rest: &str) -> Option<usize> {
    let inside = |open: &str, close: &str| {
        let name = rest.strip_prefix(open)?;
        let length = name.bytes().take(80).take_while(|&byte| is_name(byte)).count();
        let named = name.get(..length)?.bytes().any(|byte| byte.is_ascii_alphabetic());
        (named && name.get(length..)?.starts_with(close)).then_some(open.len() + length + close.len())
    };
    match rest.as_bytes() {
        [b'$', b'{', ..] => inside("${", "}"),
        [b'{', b'{', ..] => inside("{{", "}}"),
        [b'<', b'%', ..] => inside("<%=", "%>").or_else(|| inside("<%", "%>")),
        [b'<', ..] => inside("<", ">"),
        [b'%', b'(', ..] => inside("%(", ")s").or_else(|| inside("%(", ")d")),
        [b'%', b's' | b'd', after @ ..] if !after.first().is_some_and(u8::is_ascii_alphanumeric) => Some(2),
        _ => None,
    }
}

/// What the names in a template are made of.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" _.-$[]'".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<(TokenKind, &str)> {
        let mut tokens = Tokens::new(text, Span::between(0, text.len()));
        std::iter::from_fn(|| Some(tokens.next()).filter(|token| token.kind != TokenKind::End))
            .map(|token| (token.kind, token.span.slice(text)))
            .collect()
    }

    #[test]
    fn what_people_paste_has_tokens() {
        use TokenKind as Kind;
        for (text, kind, token) in [
            (r#""a\"b" c"#, Kind::String(Quote::Double), r#""a\"b""#),
            ("'it' ", Kind::String(Quote::Single), "'it'"),
            ("“a” b", Kind::String(Quote::Typographic), "“a”"),
            ("‘a’ b", Kind::String(Quote::Typographic), "‘a’"),
            ("“a\" b", Kind::String(Quote::Typographic), "“a\""),
            ("\"a} ", Kind::Unclosed(Quote::Double), "\"a"),
            ("\"a,\n\"b\"", Kind::Unclosed(Quote::Double), "\"a"),
            ("\"a\nb\"", Kind::String(Quote::Double), "\"a\nb\""),
            ("'a\nb' }", Kind::String(Quote::Single), "'a\nb'"),
            ("'a\n'b': 1}", Kind::Unclosed(Quote::Single), "'a"),
            ("'a,\n'}", Kind::Unclosed(Quote::Single), "'a"),
            ("u.username: 1", Kind::Word, "u.username"),
            ("$gte: 1", Kind::Word, "$gte"),
            ("covid-19,", Kind::Word, "covid-19"),
            ("-1.5e+3,", Kind::Number, "-1.5e+3"),
            ("5fa3bc}", Kind::Number, "5fa3bc"),
            ("2024-03-01T10:00:00Z,", Kind::Number, "2024-03-01T10:00:00Z"),
            ("1:2", Kind::Number, "1"),
            ("/a[/]\\/b/gi,", Kind::Regex, "/a[/]\\/b/gi"),
            ("// c\n1", Kind::Comment, "// c"),
            ("/* c */1", Kind::Comment, "/* c */"),
            ("# c\n1", Kind::Comment, "# c"),
            ("${a.b}", Kind::Placeholder, "${a.b}"),
            ("{{ a }}", Kind::Placeholder, "{{ a }}"),
            ("%s,", Kind::Placeholder, "%s"),
            ("<room id>", Kind::Placeholder, "<room id>"),
            ("{{\"a\"", Kind::OpenBrace, "{"),
            ("=> 1", Kind::Equals, "=>"),
            ("\u{A0}1", Kind::Space, "\u{A0}"),
            ("-", Kind::Other, "-"),
            ("é", Kind::Word, "é"),
        ] {
            assert_eq!(tokens(text).first(), Some(&(kind, token)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn tokens_follow_one_another(text in r#"([a\[\]{}()"'`“’:=,;/\\*#%$<>.0-9+\- \n-]|é){0,40}"#) {
            let mut at = 0;
            for (_, token) in tokens(&text) {
                prop_assert!(!token.is_empty());
                let start = token.as_ptr() as usize - text.as_ptr() as usize;
                prop_assert!(text[at..start].trim().is_empty());
                at = start + token.len();
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
