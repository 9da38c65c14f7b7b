//! Comments of other languages, and what only looks like one.

use super::Lexer;
use super::slip::report;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::words::is_one_of;

impl Lexer<'_, '_> {
    /// `// note` is a comment of another language; `//` glued to something, or at the end, is a regex of nothing.
    pub(super) fn doubled_slash(&mut self) {
        if self.foreign_comment() {
            return;
        }
        let slashes = self.span(self.at, self.at + 2);
        let end = self.run_end(self.at + 2);
        if end > self.at + 2 {
            return self.push(TokenKind::Run, end);
        }
        report(self, Diagnostic::new(Code::EmptyRegex, slashes));
        self.push(TokenKind::Bad, end);
    }

    /// A comment of another language, `// note` or `-- note`, to the line's end; says whether one stands here.
    #[cold]
    pub(super) fn foreign_comment(&mut self) -> bool {
        if !matches!(self.byte(self.at + 2), b' ' | b'\t') {
            return false;
        }
        let (mark, end) = (self.span(self.at, self.at + 2), self.line_end(self.at));
        let written = self.behind_mark(self.text(self.at + 2, end).trim());
        report(
            self,
            Diagnostic::new(Code::ForeignComment, mark)
                .arg(mark)
                .fixed(written.map(|written| Fix::replace(mark, written))),
        );
        self.comments.push(self.span(self.at, end));
        self.at = end;
        true
    }

    /// What stands in place of a mark of comments, by the text behind it: as a comment, tests in it would be lost.
    fn behind_mark(&self, text: &str) -> Option<&'static str> {
        if text.starts_with(|sign: char| sign.is_ascii_digit())
            && self.tokens.last().is_some_and(|last| last.keyword.is_some_and(Keyword::is_day_word))
        {
            // `now -- 2h`
            return Some("-");
        }
        (!holds_tests(text)).then_some("#")
    }
}

/// Whether a text that may be a comment says what is to be found: `b exists`, `| count 5`, `{"b":2}`.
pub(crate) fn holds_tests(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| Keyword::of(word.as_bytes()));
    let starts_clause = words.next().flatten().is_some_and(|word| word.group() == Group::Clause);
    let has_operator =
        words.next().flatten().is_some_and(|word| word.group() == Group::Operator || word == Keyword::Not);
    let joins = text.split_whitespace().any(|word| is_one_of(word, "and or && ||"));
    starts_clause || has_operator || joins || text.contains(['=', '<', '>', '~', '|', '{', ':'])
}
