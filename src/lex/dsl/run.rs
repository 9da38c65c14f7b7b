//! Characters that are glued together to one token, and the numbers that they misspell.

use super::slip::{quoted, report};
use super::{Lexer, is_odd_space, is_sign};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::lex::literal;
use crate::lex::token::TokenKind;

impl Lexer<'_, '_> {
    /// A run of glued characters that starts with the token and of which those before `from` were read. A misspelt
    /// number is reported here; what else the run may mean depends on its place.
    #[cold]
    pub(super) fn glued(&mut self, from: usize) {
        if self.third_dot() {
            return;
        }
        let end = self.run_end(from);
        let written = self.text(self.at, end);
        if matches!(self.byte(self.at), b'0'..=b'9' | b'+' | b'-' | b'.')
            && let Some(mended) = literal::mended_number(written)
        {
            let mut span = self.span(self.at, end);
            let mut mended = mended;
            if let Some(start) = self.thousands(written) {
                // `1,000`: the comma parts no items.
                span.start = start;
                mended = span.slice(self.source).replace(',', "");
            }
            let diagnostic = Diagnostic::new(Code::NumberSpelling, span).arg(span).arg(mended.clone());
            // `007` and `+49…` may be the digits of a text.
            let is_text = span.start as usize == self.at
                && matches!(written.as_bytes(), [b'0' | b'+', b'0'..=b'9', ..])
                && self
                    .tokens
                    .last()
                    .is_some_and(|before| before.kind != TokenKind::Word || before.keyword.is_none());
            let text = is_text.then(|| Fix::replace(span, quoted(written)));
            report(self, diagnostic.write(span, mended).fixed(text));
            return self.push(TokenKind::Bad, end);
        }
        self.push(TokenKind::Run, end);
    }

    /// `1...5`: with the last one to some languages, without it to others, and no point of `.5`.
    fn third_dot(&mut self) -> bool {
        let (at, end) = (self.at, self.span(self.at, self.at + 1).end);
        let Some(dots) = self.tokens.last_mut().filter(|dots| {
            dots.kind == TokenKind::DotDot && dots.span.len() == 2 && dots.span.end as usize == at
        }) else {
            return false;
        };
        if self.bytes.get(at) != Some(&b'.') {
            return false;
        }
        dots.span.end = end;
        let span = dots.span;
        self.at += 1;
        let diagnostic = Diagnostic::new(Code::OperatorSpelling, span).arg(span).arg("..");
        report(self, diagnostic.write(span, "..").write(span, "..<"));
        true
    }

    /// Where the number starts whose last three digits are glued to a comma here.
    fn thousands(&self, written: &str) -> Option<u32> {
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        let [.., number, comma] = self.tokens.as_slice() else { return None };
        let is_glued = comma.kind == TokenKind::Comma
            && comma.span.end as usize == self.at
            && number.span.end == comma.span.start
            && number.kind == TokenKind::Number;
        let whole = self.text(number.span.start as usize, number.span.end as usize);
        let is_whole = whole.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
        (digits == 3 && is_glued && is_whole && whole.trim_start_matches('-').len() < 4)
            .then_some(number.span.start)
    }

    /// The end of the run: white space, a bracket or comma that the run did not open, `|`, or an operator, which a run
    /// with a `:` (a URL) may hold.
    pub(super) fn run_end(&mut self, from: usize) -> usize {
        let mut at = from;
        let mut open = 0u32;
        let mut colon = self.text(self.at, from).contains(':');
        if at == self.at {
            at += self.character(at).map_or(1, char::len_utf8);
        }
        while at < self.bytes.len() {
            match self.byte(at) {
                b' ' | b'\t' | b'\r' | b'\n' | 0x0B | 0x0C | b'|' => break,
                b'.' if self.byte(at + 1) == b'.' => break,
                b'(' | b'[' | b'{' => open += 1,
                b',' if open == 0 => break,
                b')' | b']' | b'}' if open == 0 => break,
                b')' | b']' | b'}' => open -= 1,
                b'=' | b'<' | b'>' | b'!' | b'~' | b'&' | b';' if !colon => break,
                b':' => {
                    colon = true;
                    if matches!(self.byte(at + 1), b'"' | b'\'' | b'{' | b'[' | b'(') {
                        return at + 1;
                    }
                }
                b'"' => {
                    at = self.string_end(at).unwrap_or(at + 1);
                    continue;
                }
                0x80.. => {
                    let Some(character) = self
                        .character(at)
                        .filter(|&character| !is_odd_space(character) && !is_sign(character))
                    else {
                        break;
                    };
                    at += character.len_utf8();
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        at.min(self.bytes.len())
    }
}
