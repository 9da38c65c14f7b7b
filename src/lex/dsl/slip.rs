//! What is no token: glued runs, unclosed quotes and strange characters, each as one report and one token.

use super::{Closer, ENDS, Lexer, is_invisible, is_odd_space, is_sign};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::placeholder;
use crate::lex::token::TokenKind;
use crate::span::Span;

#[cold]
pub(super) fn report(lexer: &mut Lexer<'_, '_>, diagnostic: Diagnostic) {
    lexer.sink.report(diagnostic);
}

impl Lexer<'_, '_> {
    /// Warns of what a template or an address left in a text or a regex; where `like` stands before, a `%` has another meaning.
    #[cold]
    pub(super) fn warn_of_placeholder(&mut self, start: usize, end: usize) {
        let before = self.tokens.last().map_or("", |token| token.span.slice(self.source));
        if !before.to_ascii_lowercase().ends_with("like") {
            placeholder::warn(self.source, self.span(start, end), self.sink);
        }
    }

    /// A number whose last good byte is before `end`, with something glued on.
    #[cold]
    pub(super) fn glued_number(&mut self, end: usize) {
        if !self.glued_connective(TokenKind::Number, end) {
            self.glued(end);
        }
    }

    /// Text in quotes up to `end`, with something glued on.
    #[cold]
    pub(super) fn glued_string(&mut self, kind: TokenKind, end: usize) {
        if !self.glued_connective(kind, end) {
            self.glued(end);
        }
    }

    /// Where `and` or `or` is glued to a literal, says so and ends the literal before it.
    #[cold]
    pub(super) fn glued_connective(&mut self, kind: TokenKind, end: usize) -> bool {
        let length = self.rest(end).iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = self.text(end, end + length);
        if !["and", "or"].iter().any(|connective| word.eq_ignore_ascii_case(connective)) {
            return false;
        }
        let span = self.span(end, end + length);
        let gap = self.span(end, end);
        report(self, Diagnostic::new(Code::GluedWord, span).arg(span).write(gap, " "));
        self.push(kind, end);
        true
    }

    /// Where something that is not closed ends: before a connective or a clause on its line, or with the line.
    fn connective_or_line_end(&self, from: usize) -> usize {
        let mut at = from;
        while !matches!(self.bytes.get(at), None | Some(b'\n' | b'\r')) {
            if !matches!(self.byte(at), b' ' | b'\t') {
                at += 1;
                continue;
            }
            let blanks = self.rest(at).iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            if self.is_connective(at + blanks) {
                break;
            }
            at += blanks;
        }
        at
    }

    /// Whether `and`, `or`, `&&`, `||` or `|` stands at `at`.
    fn is_connective(&self, at: usize) -> bool {
        let rest = self.rest(at).get(..4).unwrap_or_else(|| self.rest(at));
        match rest.to_ascii_lowercase().as_slice() {
            [b'a', b'n', b'd', _, ..] => self.class(at + 3) & ENDS != 0,
            [b'o', b'r', _, ..] => self.class(at + 2) & ENDS != 0,
            [b'|', ..] | [b'&', b'&', ..] => true,
            _ => false,
        }
    }

    #[cold]
    pub(super) fn unclosed_string(&mut self, quote: usize) {
        let end = self.connective_or_line_end(quote + 1);
        let (word, mark) = if self.byte(quote) == b'"' { ("`\"`", "\"") } else { ("`'`", "'") };
        let diagnostic = Diagnostic::new(Code::UnclosedString, self.span(self.at, end)).arg(word);
        // A backslash at the end would take the quote for its own.
        let inside = self.part(quote + 1, end);
        let backslashes = inside.iter().rev().take_while(|&&byte| byte == b'\\').count();
        let close = if backslashes % 2 == 1 { format!("\\{mark}") } else { mark.to_owned() };
        let fix = Fix::replace(self.span(end, end), close);
        let curly = self.curly_end(quote + 1, end).map(|curly| Fix::replace(curly, mark));
        report(self, diagnostic.fixed(curly).fix(fix));
        self.push(TokenKind::Bad, end);
    }

    /// The typographic quote that was meant to end a text.
    fn curly_end(&self, start: usize, end: usize) -> Option<Span> {
        let text = self.text(start, end);
        let ends =
            |rest: &str| rest.chars().next().is_none_or(|next| next.is_whitespace() || "),]|".contains(next));
        let found = text
            .match_indices(['”', '“', '’', '‘'])
            .find(|(at, quote)| ends(text.get(at + quote.len()..).unwrap_or("")));
        found.map(|(at, quote)| self.span(start + at, start + at + quote.len()))
    }

    #[inline(never)]
    pub(super) fn unclosed_segment(&mut self) {
        let mut end = self.at + 1;
        while self.class(end) & ENDS == 0 {
            end += 1;
        }
        let fix = Fix::replace(self.span(end, end), "`");
        let diagnostic = Diagnostic::new(Code::UnclosedBacktick, self.span(self.at, end)).fix(fix);
        report(self, diagnostic);
        self.push(TokenKind::Bad, end);
    }

    /// A `/` that starts no regex.
    #[cold]
    pub(super) fn unclosed_regex(&mut self) {
        if self.byte(self.at + 1) == b'/' {
            return self.doubled_slash();
        }
        if self.at >= self.failed_before(Closer::Slash) {
            self.fail(Closer::Slash, self.line_end(self.at));
        }
        let end = self.connective_or_line_end(self.at + 1);
        let span = self.span(self.at, end);
        let quoted = quoted(self.text(self.at, end));
        // In a set that is not closed a `/` would be one of its characters.
        let close = (!quoted.contains('[')).then(|| Fix::replace(self.span(end, end), "/"));
        let diagnostic = Diagnostic::new(Code::UnclosedRegex, span).fixed(close).write(span, quoted);
        report(self, diagnostic);
        self.push(TokenKind::Bad, end);
    }

    /// A regex up to `end` with flags that are none, or stand twice.
    #[cold]
    pub(super) fn wrong_flags(&mut self, end: usize, flags: &[u8]) {
        let (mut good, mut wrong, mut twice) = (String::new(), String::new(), String::new());
        for &flag in flags {
            let letter = char::from(flag);
            match flag {
                b'i' | b'm' | b's' | b'x' if good.contains(letter) => twice.push(letter),
                b'i' | b'm' | b's' | b'x' => good.push(letter),
                _ => {
                    wrong.push(letter);
                    // `/x/I`
                    let lower = letter.to_ascii_lowercase();
                    good.extend(Some(lower).filter(|&lower| "imsx".contains(lower) && !good.contains(lower)));
                }
            }
        }
        let start = end - flags.len();
        let span = self.span(start, end);
        let lower = flags.to_ascii_lowercase();
        let before = lower.strip_suffix(b"and").or_else(|| lower.strip_suffix(b"or"));
        if let Some(before) = before.filter(|flags| flags.iter().all(|flag| b"imsx".contains(flag))) {
            // `/x/iand b = 1`: a connective, and no blank before it.
            let connective = start + before.len();
            let blank = Edit { span: self.span(connective, connective), text: " ".into() };
            let fix = Fix { title: "insert a blank".into(), edits: vec![blank] };
            let span = self.span(connective, end);
            report(self, Diagnostic::new(Code::RegexFlags, span).arg(span).fix(fix));
            return self.push(TokenKind::Regex, connective);
        }
        // `/usr/local`: more likely text than flags, of which other languages have these too.
        let is_text = wrong.contains(|letter| !"gimsuyxdnIMSX".contains(letter));
        let as_text = Fix::replace(self.span(self.at, end), quoted(self.text(self.at, end)));
        let diagnostic = if wrong.is_empty() {
            Diagnostic::new(Code::RegexFlagTwice, span).arg(twice)
        } else {
            Diagnostic::new(Code::RegexFlags, span).arg(wrong)
        };
        let diagnostic = if is_text { diagnostic.fix(as_text) } else { diagnostic };
        report(self, diagnostic.write(span, good));
        self.push(TokenKind::Bad, end);
    }

    /// `I"…"`; the quote is at `quote`.
    #[inline(never)]
    pub(super) fn wrong_prefix(&mut self, quote: usize) {
        let Some(end) = self.string_end(quote) else { return self.unclosed_string(quote) };
        let prefix = self.span(self.at, quote);
        report(self, Diagnostic::new(Code::PrefixCase, prefix).write(prefix, "i"));
        self.push(TokenKind::Bad, end);
    }

    /// A token that starts beyond ASCII.
    #[cold]
    pub(super) fn beyond_ascii(&mut self) {
        let Some(first) = self.character(self.at) else { return self.at = self.bytes.len() };
        let after = self.at + first.len_utf8();
        match first {
            letter if letter.is_alphabetic() => self.path(TokenKind::Word, self.word(self.at)),
            sign if is_sign(sign) => self.sign_beyond_ascii(sign, after),
            '“' | '”' | '„' | '«' | '»' => self.typographic(after, &['“', '”', '„', '«', '»', '"']),
            '「' | '『' | '＂' => self.typographic(after, &['」', '』', '＂']),
            '‘' | '’' | '‚' | '‹' | '›' => {
                self.typographic(after, &['‘', '’', '‚', '‹', '›', '\''])
            }
            _ => self.glued(self.at),
        }
    }

    /// A full-width parenthesis is what it looks like, and so is a comma once one was met; that they are full-width is one mistake.
    fn sign_beyond_ascii(&mut self, sign: char, after: usize) {
        let (kind, written) = match sign {
            '（' => (TokenKind::OpenParenthesis, "("),
            '）' => (TokenKind::CloseParenthesis, ")"),
            '，' => (TokenKind::Comma, ","),
            _ => return self.push(TokenKind::Foreign, after),
        };
        let span = self.span(self.at, after);
        if self.sink.join(Code::WideSign, &Edit { span, text: written.into() }) {
            return self.push(kind, after);
        }
        if sign == '，' {
            return self.push(TokenKind::Foreign, after);
        }
        let diagnostic = Diagnostic::new(Code::WideSign, span).arg(span).arg(written);
        report(self, diagnostic.write(span, written));
        self.push(kind, after);
    }

    /// Text in quotes as word processors make them; the text starts at `from`.
    fn typographic(&mut self, from: usize, closers: &[char]) {
        let rest = self.source.get(from..).unwrap_or("");
        let stop = rest.find(|character| matches!(character, '\n' | '\r') || closers.contains(&character));
        let closer = stop.and_then(|stop| self.character(from + stop)).filter(|stop| closers.contains(stop));
        let (inner, end) = match (stop, closer) {
            (Some(stop), Some(closer)) => (from + stop, from + stop + closer.len_utf8()),
            _ => {
                let end = self.connective_or_line_end(from);
                (end, end)
            }
        };
        let span = self.span(self.at, end);
        let mark = self.span(self.at, from);
        let fixed = quoted(self.text(from, inner));
        report(self, Diagnostic::new(Code::TypographicQuotes, span).arg(mark).write(span, fixed));
        self.push(TokenKind::Bad, end);
    }

    /// Skips spaces that are none of the language's, with one report for those in a row.
    #[inline(never)]
    pub(super) fn odd_space(&mut self) -> bool {
        let Some(first) = self.character(self.at).filter(|&first| is_odd_space(first)) else { return false };
        let rest = self.source.get(self.at..).unwrap_or("");
        let end = self.at + rest.find(|next| !is_odd_space(next)).unwrap_or(rest.len());
        let span = self.span(self.at, end);
        let visible = self.text(self.at, end).chars().any(|space| !is_invisible(space));
        let edit = Edit { span, text: if visible { " ".into() } else { "".into() } };
        if !self.sink.join(Code::OddSpace, &edit) {
            let title = if visible { "write a blank" } else { "remove it" };
            let fix = Fix { title: title.into(), edits: vec![edit] };
            let name = format!("U+{:04X}", first as u32);
            report(self, Diagnostic::new(Code::OddSpace, span).arg(name).fix(fix));
        }
        self.at = end;
        true
    }
}

/// `text` in double quotes, with what JSON asks to escape escaped.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            control if control.is_control() => quoted.push_str(&format!("\\u{:04x}", control as u32)),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
