//! The text of the filter language to tokens, in one pass.

mod class;
pub(crate) mod comment_slip;
pub(crate) mod date_slip;
mod embedded;
mod name;
mod run;
pub(crate) mod slip;
mod start;
mod value;

use self::class::{BLANK, END, ENDS, PLAIN, Start, class, start};
use super::token::{Token, TokenKind};
use crate::arena::empty;
use crate::diagnostic::Diagnostics;
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
///
/// Says whether the text is plain: every path, string and regex in it counts as it stands, and JSON needs no escape for it.
pub(crate) fn lex(
    source: &str,
    entry: Entry,
    tokens: &mut Vec<Token>,
    comments: &mut Vec<Span>,
    sink: &mut Diagnostics,
) -> bool {
    // As people write, a token has five bytes or more; a dense text makes room for more.
    empty(tokens, source.len() / 4 + 8);
    comments.clear();
    let bytes = source.as_bytes();
    let clause = usize::MAX;
    let is_plain = true;
    let mut lexer =
        Lexer { source, bytes, at: 0, entry, tokens, comments, sink, clause, failed: [0; 6], is_plain };
    lexer.byte_order_mark();
    if entry == Entry::Request {
        lexer.blanks();
        lexer.endpoint();
    }
    while lexer.token() {}
    let end = lexer.span(bytes.len(), bytes.len());
    let is_plain = lexer.is_plain;
    tokens.push(Token::new(TokenKind::End, end));
    is_plain
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
    /// Whether nothing was met yet that does not count as it stands: no backtick, and in quotes and regexes neither a
    /// backslash nor what JSON escapes.
    is_plain: bool,
}

impl<'a> Lexer<'a, '_> {
    // ---- places

    /// The byte at `at`; NUL past the end.
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// What the byte at `at` may be.
    #[inline]
    fn class(&self, at: usize) -> u8 {
        self.bytes.get(at).map_or(END, |&byte| class(byte))
    }

    /// The first place from `at` on that is of none of these classes. Four bytes at a time, one bound is checked for four.
    #[inline]
    fn skip(&self, mut at: usize, classes: u8) -> usize {
        let is_other = |byte: u8| class(byte) & classes == 0;
        while let Some(&[first, second, third, fourth]) = self.rest(at).first_chunk() {
            if is_other(first) {
                return at;
            } else if is_other(second) {
                return at + 1;
            } else if is_other(third) {
                return at + 2;
            } else if is_other(fourth) {
                return at + 3;
            }
            at += 4;
        }
        while self.class(at) & classes != 0 {
            at += 1;
        }
        at
    }

    /// The first place from `at` on that is not plain inside quotes: eight bytes at a time.
    #[inline]
    fn skip_plain(&self, mut at: usize) -> usize {
        while let Some(&word) = self.rest(at).first_chunk() {
            let ends = class::remarkable(u64::from_le_bytes(word));
            if ends != 0 {
                return at + (ends.trailing_zeros() / 8) as usize;
            }
            at += 8;
        }
        self.skip(at, PLAIN)
    }

    #[inline]
    fn rest(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or(&[])
    }

    #[inline]
    fn part(&self, start: usize, end: usize) -> &'a [u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the text has less than `u32::MAX` bytes")]
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(start as u32, end as u32)
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
        self.tokens.push(Token::new(kind, self.span(self.at, end)));
        self.at = end;
    }

    /// Reads a token, or skips a blank or a comment; says whether there was anything.
    #[inline]
    fn token(&mut self) -> bool {
        // One blank before a token is the rule.
        let Some(&(mut first)) = self.bytes.get(self.at) else { return false };
        if first == b' ' {
            self.at += 1;
            let Some(&after) = self.bytes.get(self.at) else { return false };
            first = after;
        }
        match start(first) {
            Start::Blank => self.at += 1,
            Start::Letter => self.name(),
            Start::Digit => self.number_or_date(),
            Start::Quote => self.string(TokenKind::String, self.at),
            Start::OpenParenthesis => self.push(TokenKind::OpenParenthesis, self.at + 1),
            Start::CloseParenthesis => self.push(TokenKind::CloseParenthesis, self.at + 1),
            Start::Comma => self.push(TokenKind::Comma, self.at + 1),
            Start::Slash => self.regex(),
            Start::Backtick => self.quoted_path(),
            Start::Sign => self.sign(),
            Start::At => self.epoch(),
            Start::OpenBrace => self.json(b'{', b'}', Closer::Brace),
            Start::OpenBracket if self.opens_list() => self.push(TokenKind::OpenBracket, self.at + 1),
            Start::OpenBracket => self.json(b'[', b']', Closer::Bracket),
            Start::Odd => self.odd(first),
            Start::Symbol => self.symbol(first),
        }
        true
    }

    /// Skips white space and comments.
    ///
    /// `blank = " " | tab | return | newline ;`
    fn blanks(&mut self) {
        loop {
            self.at = self.skip(self.at, BLANK);
            // What a comment or a space of another kind starts with.
            let is_odd = matches!(self.byte(self.at), ..b' ' | b'#' | 0x7F..);
            if !is_odd || !self.comment() && !self.odd_space() {
                return;
            }
        }
    }

    /// A comment, a space of another kind, or what starts with a `#`, a control character or beyond ASCII.
    #[cold]
    fn odd(&mut self, first: u8) {
        if self.comment() || self.odd_space() {
            return;
        }
        if first >= 0x80 { self.beyond_ascii() } else { self.glued(self.at) }
    }

    /// `comment = "#" , [ ( " " | tab | "#" ) , { character } ] ;`
    ///
    /// Only at the start of a line or after a blank, and to the line's end.
    fn comment(&mut self) -> bool {
        if self.byte(self.at) != b'#' {
            return false;
        }
        let free = self.at == 0 || self.class(self.at - 1) & BLANK != 0 || self.tokens.is_empty();
        let at_end = self.at + 1 == self.bytes.len();
        if !free || !(at_end || self.class(self.at + 1) & BLANK != 0 || self.byte(self.at + 1) == b'#') {
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
        let (kind, length) = match (first, self.byte(self.at + 1)) {
            (b'=', b'=') if self.byte(self.at + 2) == b'=' => {
                let equals = self.bytes.iter().skip(self.at).take_while(|&&byte| byte == b'=');
                (Kind::Foreign, equals.count())
            }
            (b'=', b'=') => (Kind::Equal, 2),
            (b'=', b'>' | b'<' | b'~' | b'!') => (Kind::Foreign, 2),
            (b'=', _) => (Kind::Equal, 1),
            (b'!', b'=') if matches!(self.byte(self.at + 2), b'=' | b'~') => (Kind::Foreign, 3),
            (b'!', b'=') => (Kind::NotEqual, 2),
            (b'!', b'~') if self.byte(self.at + 2) == b'*' => (Kind::Foreign, 3),
            (b'!', b'~') => (Kind::NotMatch, 2),
            (b'!', _) => (Kind::Bang, 1),
            (b'<', b'>') => (Kind::NotEqual, 2),
            (b'<', b'=') if self.byte(self.at + 2) == b'>' => (Kind::Foreign, 3),
            (b'<', b'=') => (Kind::LessEqual, 2),
            (b'<', _) => (Kind::Less, 1),
            (b'>', b'=') => (Kind::GreaterEqual, 2),
            (b'>', _) => (Kind::Greater, 1),
            (b'~', b'=' | b'*') => (Kind::Foreign, 2),
            (b'~', _) => (Kind::Match, 1),
            (b'%', _) => (Kind::Percent, 1),
            (b'&', b'&') => (Kind::AndAnd, 2),
            (b'&' | b';', _) => (Kind::Foreign, 1),
            (b'|', b'|') => (Kind::OrOr, 2),
            (b'|', _) => {
                self.clause = self.tokens.len() + 1;
                (Kind::Pipe, 1)
            }
            (b':', b'=') => (Kind::Foreign, 2),
            (b':', _) => (Kind::Colon, 1),
            (b'.', b'.') if self.byte(self.at + 2) == b'<' => (Kind::DotDotLess, 3),
            (b'.', b'.') => (Kind::DotDot, 2),
            (b']', _) => (Kind::CloseBracket, 1),
            (b'}', _) => (Kind::Run, 1),
            _ => return self.glued(self.at),
        };
        self.push(kind, self.at + length);
    }

    /// Whether a literal may end before `at`.
    #[inline]
    fn ends_literal(&self, at: usize) -> bool {
        self.class(at) & ENDS != 0 || self.ends_oddly(at)
    }

    /// Whether a literal ends before `at` where no class says so: before `..` and before what is beyond ASCII.
    #[inline(never)]
    fn ends_oddly(&self, at: usize) -> bool {
        match self.byte(at) {
            b'.' => self.byte(at + 1) == b'.',
            0x0B | 0x0C => true,
            0x80.. => self.character(at).is_some_and(ends_beyond_ascii),
            _ => false,
        }
    }

    // ---- closers

    #[expect(clippy::indexing_slicing, reason = "there is one place for each closer")]
    fn failed_before(&self, closer: Closer) -> usize {
        self.failed[closer as usize]
    }

    #[expect(clippy::indexing_slicing, reason = "there is one place for each closer")]
    fn fail(&mut self, closer: Closer, before: usize) {
        self.failed[closer as usize] = before;
    }
}

/// Whether a character beyond ASCII ends a literal, as its ASCII cousin would.
fn ends_beyond_ascii(character: char) -> bool {
    is_odd_space(character) || is_sign(character)
}

/// The spaces of Unicode that are no white space here, and the characters that cannot be seen at all.
fn is_odd_space(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}' | '\u{200C}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// Signs beyond ASCII that stand for an operator, a connective or a comma in other languages.
pub(crate) fn is_sign(character: char) -> bool {
    matches!(
        character,
        '≤' | '≥'
            | '≠'
            | '∈'
            | '∉'
            | '∧'
            | '∨'
            | '＝'
            | '＜'
            | '＞'
            | '：'
            | '，'
            | '；'
            | '（'
            | '）'
    )
}
