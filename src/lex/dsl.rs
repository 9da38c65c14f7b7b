//! The text of the filter language to tokens, in one pass.

pub(crate) mod slip;

use super::literal;
use super::token::{Group, Keyword, Token, TokenKind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::path::is_refused;
use crate::span::Span;

/// What a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Entry {
    /// A whole request: endpoint, filter and clauses.
    Request,
    /// A filter given apart.
    Filter,
    /// The items of `fields` given apart.
    Fields,
    /// The items of `sort` given apart.
    Sort,
    /// The items of `with` given apart.
    With,
}

/// Reads `source`, which has less than `u32::MAX` bytes, into `tokens` (the last is `End`) and its comments into
/// `comments`; both are emptied first. Between the tokens lie white space and comments only.
///
/// What is wrong wherever it stands is reported here, once, and its token is [`TokenKind::Bad`]; what depends on the
/// place ([`TokenKind::Run`], [`TokenKind::Foreign`]) is the parser's.
pub(crate) fn lex(
    source: &str,
    entry: Entry,
    tokens: &mut Vec<Token>,
    comments: &mut Vec<Span>,
    sink: &mut Diagnostics,
) {
    tokens.clear();
    tokens.reserve(source.len() / 4 + 8);
    comments.clear();
    let bytes = source.as_bytes();
    let clause = usize::MAX;
    let mut lexer = Lexer { source, bytes, at: 0, entry, tokens, comments, sink, clause, failed: [0; 6] };
    lexer.byte_order_mark();
    lexer.blanks();
    if entry == Entry::Request {
        lexer.endpoint();
    }
    while lexer.token() {}
    let end = lexer.offset(bytes.len());
    tokens.push(Token::new(TokenKind::End, Span::at(end)));
}

// What a byte may be: a table, so that the common tests are one load.
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
/// Ends a literal: white space, brackets and the symbols.
const ENDS: u8 = 4;
const BLANK: u8 = 8;

#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "the loop counts bytes")]
const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        class[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => LETTER,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' | b'\r' | b'\n' => BLANK | ENDS,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b'|' | b'=' | b'!' | b'<' | b'>' | b'~'
            | b'%' | b'&' | b';' => ENDS,
            _ => 0,
        };
        byte += 1;
    }
    class
};

#[expect(clippy::indexing_slicing, reason = "the table has an entry for each byte")]
const fn is(byte: u8, class: u8) -> bool {
    CLASS[byte as usize] & class != 0
}

/// Closers that were sought in vain: a second search before that place would fail as well, and searching once keeps
/// the whole linear.
#[derive(Clone, Copy)]
enum Closer {
    DoubleQuote,
    SingleQuote,
    Backtick,
    Slash,
    Bracket,
    Brace,
}

struct Lexer<'a, 'b> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    entry: Entry,
    tokens: &'b mut Vec<Token>,
    comments: &'b mut Vec<Span>,
    sink: &'b mut Diagnostics,
    /// The index of the token after the last `|`.
    clause: usize,
    /// For each `Closer`, the place before which it was sought in vain.
    failed: [usize; 6],
}

impl<'a> Lexer<'a, '_> {
    // ---- places

    /// The byte at `at`; NUL past the end.
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn rest(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or(&[])
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the text has less than `u32::MAX` bytes")]
    fn offset(&self, at: usize) -> u32 {
        at as u32
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.offset(start), self.offset(end))
    }

    fn text(&self, start: usize, end: usize) -> &'a str {
        self.source.get(start..end).unwrap_or("")
    }

    fn character(&self, at: usize) -> Option<char> {
        self.source.get(at..)?.chars().next()
    }

    /// The end of the line that holds `at`.
    fn line_end(&self, at: usize) -> usize {
        let line = self.rest(at).iter().position(|&byte| byte == b'\n' || byte == b'\r');
        line.map_or(self.bytes.len(), |length| at + length)
    }

    // ---- tokens

    /// Ends the token that started at the current place.
    #[inline]
    fn push(&mut self, kind: TokenKind, end: usize) {
        let span = self.span(self.at, end);
        self.tokens.push(Token::new(kind, span));
        self.at = end;
    }

    /// Ends a word or a path that started at the current place.
    #[inline]
    fn push_word(&mut self, kind: TokenKind, keyword: Option<Keyword>, refused: bool, end: usize) {
        let span = self.span(self.at, end);
        self.tokens.push(Token { kind, keyword, refused, span });
        self.at = end;
    }

    /// Reads one token and the blanks after it; says whether there was one.
    fn token(&mut self) -> bool {
        let Some(&first) = self.bytes.get(self.at) else { return false };
        match first {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.name(),
            b'0'..=b'9' => self.number_or_date(),
            b'`' => self.path(self.at),
            b'"' | b'\'' => self.string(TokenKind::String, self.at),
            b'/' => self.regex(),
            b'-' | b'+' => self.sign(),
            b'@' => self.epoch(),
            b'{' => self.json(b'{', b'}', Closer::Brace),
            b'[' if self.opens_list() => self.push(TokenKind::OpenBracket, self.at + 1),
            b'[' => self.json(b'[', b']', Closer::Bracket),
            0x80.. => self.beyond_ascii(),
            _ => self.symbol(first),
        }
        self.blanks();
        true
    }

    /// Skips white space and comments.
    ///
    /// `blank = " " | tab | return | newline ;`
    fn blanks(&mut self) {
        loop {
            while is(self.byte(self.at), BLANK) {
                self.at += 1;
            }
            match self.byte(self.at) {
                b'#' if self.comment() => {}
                0x0B | 0x0C | 0x80.. if self.odd_space() => {}
                _ => return,
            }
        }
    }

    /// `comment = "#" , [ ( " " | tab | "#" ) , { character } ] ;`
    ///
    /// Only at the start of a line or after a blank, and to the line's end.
    fn comment(&mut self) -> bool {
        let free = self.at == 0 || is(self.byte(self.at - 1), BLANK) || self.tokens.is_empty();
        let at_end = self.at + 1 == self.bytes.len();
        if !free || !(at_end || matches!(self.byte(self.at + 1), b' ' | b'\t' | b'\r' | b'\n' | b'#')) {
            return false;
        }
        let end = self.line_end(self.at);
        self.comments.push(self.span(self.at, end));
        self.at = end;
        true
    }

    #[inline(never)]
    fn symbol(&mut self, first: u8) {
        use TokenKind as Kind;
        let (second, third) = (self.byte(self.at + 1), self.byte(self.at + 2));
        let (kind, length) = match (first, second, third) {
            (b'(', ..) => (Kind::OpenParenthesis, 1),
            (b')', ..) => (Kind::CloseParenthesis, 1),
            (b']', ..) => (Kind::CloseBracket, 1),
            (b',', ..) => (Kind::Comma, 1),
            (b'=', b'=', b'=') => (Kind::Foreign, 3),
            (b'=', b'=', _) => (Kind::Equal, 2),
            (b'=', b'>' | b'<' | b'~', _) => (Kind::Foreign, 2),
            (b'=', ..) => (Kind::Equal, 1),
            (b'!', b'=', b'=' | b'~') => (Kind::Foreign, 3),
            (b'!', b'=', _) => (Kind::NotEqual, 2),
            (b'!', b'~', _) => (Kind::NotMatch, 2),
            (b'!', ..) => (Kind::Bang, 1),
            (b'<', b'>', _) => (Kind::NotEqual, 2),
            (b'<', b'=', _) => (Kind::LessEqual, 2),
            (b'<', ..) => (Kind::Less, 1),
            (b'>', b'=', _) => (Kind::GreaterEqual, 2),
            (b'>', ..) => (Kind::Greater, 1),
            (b'~', b'=', _) => (Kind::Foreign, 2),
            (b'~', ..) => (Kind::Match, 1),
            (b'%', ..) => (Kind::Percent, 1),
            (b'&', b'&', _) => (Kind::AndAnd, 2),
            (b'&' | b';', ..) => (Kind::Foreign, 1),
            (b'|', b'|', _) => (Kind::OrOr, 2),
            (b'|', ..) => {
                self.clause = self.tokens.len() + 1;
                (Kind::Pipe, 1)
            }
            (b':', b'=', _) => (Kind::Foreign, 2),
            (b':', ..) => (Kind::Colon, 1),
            (b'.', b'.', b'<') => (Kind::DotDotLess, 3),
            (b'.', b'.', _) => (Kind::DotDot, 2),
            (b'}', ..) => (Kind::Run, 1),
            _ => return self.glued(self.at),
        };
        self.push(kind, self.at + length);
    }

    // ---- names

    /// A word, a path, or text in quotes after `i`.
    fn name(&mut self) {
        let start = self.at;
        let mut end = start + 1;
        while is(self.byte(end), LETTER | DIGIT) {
            end += 1;
        }
        let after = self.byte(end);
        if is(after, ENDS) || end == self.bytes.len() {
            let word = self.rest_until(start, end);
            return self.push_word(TokenKind::Word, Keyword::of(word), is_refused(word), end);
        }
        if end == start + 1 && matches!(after, b'"' | b'\'') {
            match self.byte(start) {
                b'i' => return self.string(TokenKind::CaseInsensitive, end),
                b'I' => return self.wrong_prefix(end),
                _ => {}
            }
        }
        self.path(start);
    }

    /// `path = segment , { "." , ( segment | digits ) } ;`
    ///
    /// `segment = word | quoted ;`
    fn path(&mut self, start: usize) {
        let mut kind = TokenKind::Word;
        let Some(mut end) = self.segment(start, &mut kind) else { return self.unclosed_segment() };
        let mut refused = is_refused(self.rest_until(start, end));
        while self.byte(end) == b'.' && self.byte(end + 1) != b'.' {
            if kind == TokenKind::Word {
                kind = TokenKind::Path;
            }
            let mut digits = end + 1;
            while is(self.byte(digits), DIGIT) {
                digits += 1;
            }
            if digits > end + 1 {
                end = digits;
                continue;
            }
            match self.segment(end + 1, &mut kind) {
                Some(after) if after > end + 1 => {
                    refused |= is_refused(self.rest_until(end + 1, after));
                    end = after;
                }
                Some(_) => return self.glued(end),
                None => return self.unclosed_segment(),
            }
        }
        let keyword = if kind == TokenKind::Word { Keyword::of(self.rest_until(start, end)) } else { None };
        let moved = matches!(self.byte(end), b'-' | b'+') && keyword.is_some_and(Keyword::is_day_word);
        if moved || self.ends_literal(end) {
            self.push_word(kind, keyword, refused, end);
        } else {
            self.glued(end);
        }
    }

    fn rest_until(&self, start: usize, end: usize) -> &'a [u8] {
        self.bytes.get(start..end).unwrap_or(&[])
    }

    /// The end of the segment at `start`, which is `start` where there is none; nothing where a backtick is not closed.
    fn segment(&mut self, start: usize, kind: &mut TokenKind) -> Option<usize> {
        if self.byte(start) == b'`' {
            *kind = TokenKind::Quoted;
            return self.quoted(start);
        }
        Some(self.word(start))
    }

    /// `word = letter , { letter | digit | "-" , letter } ;`
    ///
    /// The `-` stands between two letters.
    fn word(&self, start: usize) -> usize {
        let Some(mut end) = self.letter(start) else { return start };
        loop {
            while is(self.byte(end), LETTER | DIGIT) {
                end += 1;
            }
            let next = match self.byte(end) {
                b'-' if self.letter_before(end) => self.letter(end + 1),
                0x80.. => self.letter(end),
                _ => None,
            };
            match next {
                Some(next) => end = next,
                None => return end,
            }
        }
    }

    /// The end of the letter at `at`.
    ///
    /// `letter = alphabetic | "_" ;`
    fn letter(&self, at: usize) -> Option<usize> {
        let byte = self.byte(at);
        if byte < 0x80 {
            return is(byte, LETTER).then_some(at + 1);
        }
        self.character(at).filter(|letter| letter.is_alphabetic()).map(|letter| at + letter.len_utf8())
    }

    fn letter_before(&self, at: usize) -> bool {
        let byte = self.byte(at - 1);
        // Inside a word, what is beyond ASCII is a letter.
        byte >= 0x80 || is(byte, LETTER)
    }

    /// The end of the segment in backticks that starts at `start`, if it closes on its line.
    ///
    /// ``quoted = "`" , { character | "``" } , "`" ;``
    fn quoted(&mut self, start: usize) -> Option<usize> {
        if start < self.failed_before(Closer::Backtick) {
            return None;
        }
        let mut at = start + 1;
        loop {
            match self.bytes.get(at) {
                None | Some(b'\n' | b'\r') => break,
                Some(b'`') if self.byte(at + 1) == b'`' => at += 2,
                Some(b'`') => return Some(at + 1),
                Some(_) => at += 1,
            }
        }
        self.fail(Closer::Backtick, at);
        None
    }

    /// Whether a literal may end before `at`.
    #[inline]
    fn ends_literal(&self, at: usize) -> bool {
        let Some(&byte) = self.bytes.get(at) else { return true };
        is(byte, ENDS)
            || byte == b'.' && self.byte(at + 1) == b'.'
            || byte >= 0x80 && self.character(at).is_some_and(ends_beyond_ascii)
            || matches!(byte, 0x0B | 0x0C)
    }

    // ---- literals

    /// Ends the literal at `end` if it may end there, else reads the glued run.
    fn literal(&mut self, kind: TokenKind, end: usize) {
        if self.ends_literal(end) { self.push(kind, end) } else { self.glued(end) }
    }

    fn end_of(&self, rest: &[u8]) -> usize {
        self.bytes.len() - rest.len()
    }

    fn number_or_date(&mut self) {
        let rest = self.rest(self.at);
        if rest.get(4) == Some(&b'-')
            && let Ok((rest, kind)) = literal::date(rest)
        {
            return self.literal(kind, self.end_of(rest));
        }
        match literal::number(rest) {
            Ok((rest, _)) => self.number(self.end_of(rest)),
            Err(_) => self.glued(self.at),
        }
    }

    fn number(&mut self, end: usize) {
        if self.ends_literal(end) { self.push(TokenKind::Number, end) } else { self.glued_number(end) }
    }

    /// A `-` or `+`: of a relative date, of a number, or by itself.
    fn sign(&mut self) {
        if self.after_day_word()
            && let Ok((rest, unit)) = literal::amount(self.rest(self.at))
        {
            return self.amount(self.end_of(rest), unit.len());
        }
        let minus = self.byte(self.at) == b'-';
        match self.byte(self.at + 1) {
            b'0'..=b'9' if minus => self.number_or_date_after_minus(),
            b'0'..=b'9' | b'.' => self.glued_number(self.at + 1),
            _ if minus => self.push(TokenKind::Minus, self.at + 1),
            _ => self.push(TokenKind::Plus, self.at + 1),
        }
    }

    fn number_or_date_after_minus(&mut self) {
        match literal::number(self.rest(self.at)) {
            Ok((rest, _)) => self.number(self.end_of(rest)),
            Err(_) => self.glued(self.at),
        }
    }

    fn after_day_word(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            token.kind == TokenKind::Amount || token.keyword.is_some_and(Keyword::is_day_word)
        })
    }

    fn amount(&mut self, end: usize, unit: usize) {
        // A further sign may be glued on: `now-1d+2h`.
        let ends = self.ends_literal(end) || matches!(self.byte(end), b'-' | b'+');
        if ends && literal::is_unit(self.rest_until(end - unit, end)) {
            self.push(TokenKind::Amount, end);
        } else {
            self.bad_amount(end - unit);
        }
    }

    fn epoch(&mut self) {
        match literal::epoch(self.rest(self.at)) {
            Ok((rest, _)) => self.literal(TokenKind::Epoch, self.end_of(rest)),
            Err(_) => self.glued(self.at + 1),
        }
    }

    /// Text in quotes; `quote` is the place of the first quote.
    ///
    /// `string = '"' , { character } , '"' | "'" , { character } , "'" ;`
    ///
    /// `case_insensitive = "i" , string ;`
    fn string(&mut self, kind: TokenKind, quote: usize) {
        match self.string_end(quote) {
            Some(end) if self.ends_literal(end) || self.byte(end) == b':' => self.push(kind, end),
            Some(end) => self.glued_string(kind, end),
            None => self.unclosed_string(quote),
        }
    }

    /// The end of the text in quotes that starts at `quote`, if it closes on its line.
    fn string_end(&mut self, quote: usize) -> Option<usize> {
        let mark = self.byte(quote);
        let closer = if mark == b'"' { Closer::DoubleQuote } else { Closer::SingleQuote };
        if quote < self.failed_before(closer) {
            return None;
        }
        let mut at = quote + 1;
        loop {
            match self.byte(at) {
                b'\\' if !matches!(self.byte(at + 1), b'\n' | b'\r') => at += 2,
                b'\n' | b'\r' => break,
                0 if at >= self.bytes.len() => break,
                byte if byte == mark => return Some(at + 1),
                _ => at += 1,
            }
        }
        self.fail(closer, at.min(self.bytes.len()));
        None
    }

    fn regex(&mut self) {
        if self.at < self.failed_before(Closer::Slash) {
            return self.unclosed_regex();
        }
        match literal::regex(self.rest(self.at)) {
            Ok((rest, flags)) => {
                let end = self.end_of(rest);
                if !self.ends_literal(end) {
                    self.glued(end);
                } else if literal::are_flags(flags) {
                    self.push(TokenKind::Regex, end);
                } else {
                    self.wrong_flags(end, flags);
                }
            }
            Err(_) => self.unclosed_regex(),
        }
    }

    #[expect(clippy::indexing_slicing, reason = "there is one place for each closer")]
    fn failed_before(&self, closer: Closer) -> usize {
        self.failed[closer as usize]
    }

    #[expect(clippy::indexing_slicing, reason = "there is one place for each closer")]
    fn fail(&mut self, closer: Closer, before: usize) {
        self.failed[closer as usize] = before;
    }

    // ---- EJSON

    /// Whether a `[` here opens a list of the language: after `in`, `all`, `is` and their like, and as a value of `with`.
    fn opens_list(&self) -> bool {
        let Some(last) = self.tokens.last() else { return false };
        let opens = |word| {
            use Keyword::{All, Clear, In, Is, Not, Set};
            matches!(word, In | All | Is | Not | Set | Clear)
        };
        let is_with = |token: &Token| token.keyword == Some(Keyword::With);
        last.keyword.is_some_and(opens)
            || last.kind == TokenKind::Equal
                && (self.entry == Entry::With || self.tokens.get(self.clause).is_some_and(is_with))
    }

    /// A `{…}` or `[…]`, as far as the bracket that closes it.
    fn json(&mut self, open: u8, close: u8, closer: Closer) {
        let end = self.json_end(open, close, closer);
        self.push(TokenKind::Json, end);
    }

    /// Finds the closing bracket, in strings and beside them. Where there is none, the value ends before the next
    /// clause or with the text, and the reader of EJSON says that it is not closed.
    fn json_end(&mut self, open: u8, close: u8, closer: Closer) -> usize {
        let known_open = self.at < self.failed_before(closer);
        let (mut at, mut depth, mut clause) = (self.at, 0usize, None);
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'"' | b'\'' => {
                    at = self.json_string_end(at);
                    continue;
                }
                b'|' if clause.is_none() && self.is_clause(at + 1) => {
                    clause = Some(at);
                    if known_open {
                        break;
                    }
                }
                _ if byte == open => depth += 1,
                _ if byte == close => {
                    depth -= 1;
                    if depth == 0 {
                        return at + 1;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.fail(closer, self.bytes.len());
        let end = clause.unwrap_or(self.bytes.len());
        self.at + self.text(self.at, end).trim_ascii_end().len()
    }

    /// The end of a string in EJSON. One in double quotes may, wrongly, hold line breaks; one in single quotes is a slip,
    /// so it counts only where it closes on its line.
    fn json_string_end(&mut self, quote: usize) -> usize {
        if self.byte(quote) == b'\'' {
            return self.string_end(quote).unwrap_or(quote + 1);
        }
        let mut at = quote + 1;
        loop {
            match self.bytes.get(at) {
                None => return self.bytes.len(),
                Some(b'\\') => at += 2,
                Some(b'"') => return at + 1,
                Some(_) => at += 1,
            }
        }
    }

    /// Whether a clause keyword stands at `at`, after blanks.
    fn is_clause(&self, at: usize) -> bool {
        let rest = self.rest(at).trim_ascii_start();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = rest.get(..length).unwrap_or(&[]);
        Keyword::of(word).is_some_and(|word| word.group() == Group::Clause)
    }

    // ---- the start of a text

    fn byte_order_mark(&mut self) {
        const MARK: &[u8] = "\u{FEFF}".as_bytes();
        if self.bytes.starts_with(MARK) {
            let span = self.span(0, MARK.len());
            self.at = MARK.len();
            self.sink.report(Diagnostic::new(Code::ByteOrderMark, span).fix(Fix::replace(span, "")));
        }
    }

    /// The endpoint, if a name stands here with a `:` and then a blank, `{`, `|` or the end.
    ///
    /// `endpoint = [ "/api/v1/" ] , name , { "/" , name } ;`
    ///
    /// `name = ( ascii_letter | digit | "." | "_" | "-" ) , { ascii_letter | digit | "." | "_" | "-" } ;`
    fn endpoint(&mut self) {
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/');
        let rest = self.rest(self.at);
        let length = rest.iter().take_while(is_name).count();
        let name = rest.get(..length).unwrap_or(&[]);
        let name = name.strip_prefix(b"/api/v1/").unwrap_or(name);
        let ends = matches!(rest.get(length), Some(b':'))
            && matches!(rest.get(length + 1), None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'{' | b'|'));
        if ends && name.split(|&byte| byte == b'/').all(|part| !part.is_empty()) {
            self.push(TokenKind::Endpoint, self.at + length);
            self.push(TokenKind::Colon, self.at + 1);
            self.blanks();
        }
    }
}

/// Whether a character beyond ASCII ends a literal, as its ASCII cousin would.
fn ends_beyond_ascii(character: char) -> bool {
    is_odd_space(character) || comparison(character).is_some()
}

/// The spaces of Unicode that are no white space here, and the characters that cannot be seen at all.
fn is_odd_space(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}' | '\u{200C}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// How a mathematician's sign is written here.
pub(crate) fn comparison(character: char) -> Option<&'static str> {
    match character {
        '≤' => Some("<="),
        '≥' => Some(">="),
        '≠' => Some("!="),
        _ => None,
    }
}
