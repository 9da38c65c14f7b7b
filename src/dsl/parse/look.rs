//! What stands here and ahead, how to skip what cannot be read, and how to say so.

use super::{Parser, foreign, test};
use crate::diagnostic::{Arg, Code, Diagnostic, Edit, Fix, Slip};
use crate::lex::dsl::comment_slip::holds_tests;
use crate::lex::number;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::span::Span;

pub(super) fn replace(span: Span, text: &str) -> Fix {
    let title = if text.is_empty() { "remove it".into() } else { format!("write `{}`", text.trim()).into() };
    Fix { title, edits: vec![Edit { span, text: text.into() }] }
}

/// What has to be left where `span` is taken out: a blank, if what stands around it would be glued together.
pub(super) fn gap(p: &Parser<'_>, span: Span) -> &'static str {
    let is_part = |character: char| !character.is_whitespace() && !"()[],|".contains(character);
    let before = p.source.get(..span.start as usize).is_some_and(|before| before.ends_with(is_part));
    let behind = p.source.get(span.end as usize..).is_some_and(|behind| behind.starts_with(is_part));
    if before && behind { " " } else { "" }
}

/// A fix that writes a word in place of a symbol, with blanks where none stand.
pub(super) fn spaced(p: &Parser<'_>, symbol: Span, word: &str) -> Fix {
    let (before, after) = blanks(p, symbol);
    replace(symbol, &format!("{before}{word}{after}"))
}

/// The blanks that a word wants before and after it where a symbol stands.
pub(super) fn blanks(p: &Parser<'_>, symbol: Span) -> (&'static str, &'static str) {
    let bytes = p.source.as_bytes();
    let blank = |at: Option<u32>| {
        at.and_then(|at| bytes.get(at as usize)).is_some_and(|byte| byte.is_ascii_whitespace())
    };
    let glue = |there: bool| if there { "" } else { " " };
    (glue(blank(symbol.start.checked_sub(1))), glue(blank(Some(symbol.end))))
}

/// A fix that keeps the other of two connectives in a row, of which one is left out: nothing where both say the same.
pub(super) fn other_connective(p: &Parser<'_>, first: Span, second: Span) -> Option<Fix> {
    let word = |span| match p.text(span) {
        "&&" => Some("and"),
        "||" => Some("or"),
        text => ["and", "or"].into_iter().find(|word| word.eq_ignore_ascii_case(text)),
    };
    let (one, other) = (word(first)?, word(second)?);
    let gap = Span::new(first.start, second.start);
    (one != other).then(|| Fix::titled(gap, "", &format!("keep `{}`", p.text(second))))
}

impl<'a> Parser<'a> {
    /// Takes the token, whatever it is.
    #[cold]
    #[inline(never)]
    pub(super) fn skip(&mut self) {
        self.bump();
    }

    #[cold]
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        // What is wrong inside of what is wrong as a whole is a part of the same mistake.
        if !self.gave_up && !self.sink.covers_error(diagnostic.code, diagnostic.span) {
            #[cfg(test)]
            let ends = self.strict && diagnostic.severity() == crate::diagnostic::Severity::Error;
            self.sink.report(diagnostic);
            #[cfg(test)]
            if ends {
                self.give_up();
            }
        }
    }

    /// Reports a mistake at a place; what comes back takes the rest of what is to be said of it.
    #[cold]
    #[inline(never)]
    pub(super) fn slip(&mut self, code: Code, span: Span) -> Slip<'_> {
        if self.gave_up || self.sink.covers_error(code, span) {
            return self.sink.untold(code, span);
        }
        #[cfg(test)]
        if self.strict && code.severity() == crate::diagnostic::Severity::Error {
            self.give_up();
        }
        self.sink.slip(code, span)
    }

    /// What stands here, for a message.
    pub(super) fn found(&self) -> Arg {
        let token = self.peek();
        if token.kind == TokenKind::End {
            return Arg::Word("the end");
        }
        let text = self.text(token.span);
        let short: String = text.chars().take(40).collect();
        let ellipsis = if short.len() < text.len() { "…" } else { "" };
        format!("`{short}{ellipsis}`").into()
    }

    /// Reports that something is expected here, unless a report led here.
    #[cold]
    #[inline(never)]
    pub(super) fn slip_expected(&mut self, code: Code, span: Span) -> Slip<'_> {
        if self.recovered_at == Some(self.at) || self.breaks_off() {
            return self.sink.untold(code, span);
        }
        self.slip(code, span)
    }

    /// Reports that something is expected here, unless a report led here.
    #[cold]
    pub(super) fn report_expected(&mut self, diagnostic: Diagnostic) {
        if self.recovered_at != Some(self.at) && !self.breaks_off() {
            self.report(diagnostic);
        }
    }

    /// Whether the text ends here in an error: what is missing behind it is part of that mistake.
    #[cold]
    pub(super) fn breaks_off(&self) -> bool {
        self.at(TokenKind::End) && self.sink.is_error_last(self.nth_back(1).span)
    }

    /// Whether an error stands where the text ends, which then tells of the parenthesis at `open` as well.
    #[cold]
    pub(super) fn close(&mut self, closers: &str, open: Span) -> bool {
        self.sink.close(self.source, self.nth_back(1).span, closers, open)
    }

    /// Whether an operator stands `ahead` places on.
    pub(super) fn is_operator(&self, ahead: usize) -> bool {
        let token = self.nth(ahead);
        test::symbol(token.kind).is_some()
            || token.kind == TokenKind::Foreign && foreign::connective(self.text(token.span)).is_none()
            || token.keyword.is_some_and(|word| word.group() == Group::Operator || word == Keyword::Not)
    }

    /// Whether a test may end before the token `ahead` places on.
    pub(super) fn ends_test(&self, ahead: usize) -> bool {
        let token = self.nth(ahead);
        match token.kind {
            TokenKind::End
            | TokenKind::Pipe
            | TokenKind::CloseParenthesis
            | TokenKind::AndAnd
            | TokenKind::OrOr => true,
            TokenKind::Foreign => foreign::connective(self.text(token.span)).is_some(),
            _ => token.is_connective(),
        }
    }

    /// The token `back` places before; the first one where there are not so many.
    pub(super) fn nth_back(&self, back: usize) -> &'a Token {
        let at = self.at.checked_sub(back).and_then(|at| self.tokens.get(at));
        at.unwrap_or(&super::END)
    }

    /// The token before the one `ahead` places on.
    pub(super) fn nth_before(&self, ahead: usize) -> &'a Token {
        match ahead.checked_sub(1) {
            Some(before) => self.nth(before),
            None => self.nth_back(1),
        }
    }

    /// Skips a group in parentheses that stands here, and what is left of the test.
    pub(super) fn recover_over_group(&mut self) {
        if self.at(TokenKind::OpenParenthesis) {
            self.bump();
            let list = self.in_list;
            self.in_list = false;
            self.skip_to_closer();
            self.in_list = list;
        }
        self.recover();
    }

    fn skip_to_closer(&mut self) {
        let mut open = 1u32;
        while open > 0 && !self.at(TokenKind::End) {
            match self.bump().kind {
                TokenKind::OpenParenthesis => open += 1,
                TokenKind::CloseParenthesis => open -= 1,
                _ => {}
            }
        }
    }
}

/// Whether a text before a `#` is a number, text in quotes or words joined by dots: what it would be once it stands alone.
pub(super) fn is_whole(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_words = text.starts_with(char::is_alphabetic) && text.split('.').all(is_word);
    is_words
        || text.ends_with('"')
        || text.ends_with(|c: char| c.is_ascii_digit())
            && number::number(text.as_bytes()).is_ok_and(|(rest, _)| rest.is_empty())
}

/// Whether what stands before `span` lacks nothing where the rest of the line is a comment: neither a bracket that closes there
/// nor what a connective joins, before it or in it.
pub(super) fn leaves_whole(p: &Parser<'_>, span: Span) -> bool {
    // No further, which keeps a long line of them linear.
    const FAR: usize = 400;
    let mut rest = p.source.as_bytes().get(span.start as usize..).unwrap_or(&[]).iter().take(FAR);
    let mut open = 0_usize;
    let closes = rest.by_ref().take_while(|&&byte| byte != b'\n').any(|byte| match byte {
        b'(' | b'[' => {
            open += 1;
            false
        }
        b')' | b']' => {
            let closes = open == 0;
            open = open.saturating_sub(1);
            closes
        }
        _ => false,
    });
    let is_last = rest.all(u8::is_ascii_whitespace);
    let before = p.nth_back(1);
    let is_connective = p.at > 0
        && (matches!(before.keyword, Some(Keyword::And | Keyword::Or | Keyword::Not))
            || foreign::connective(p.text(before.span)).is_some());
    let behind = p.source.get(span.start as usize..).unwrap_or("").trim_start_matches(['#', ' ', '\t']);
    let holds_tests = holds_tests(behind.lines().next().unwrap_or(""));
    // Words that are all there is are meant to select: without them every row would come.
    let is_first = p.at == 0 || before.kind == TokenKind::Colon;
    let is_all = is_first && is_last;
    !(closes || holds_tests || is_connective && is_last || is_all)
}
