//! Dates and amounts of time as other languages and people write them.

use super::Lexer;
use super::slip::report;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::literal;
use crate::lex::token::{Keyword, TokenKind};

/// The unit of time that a word of people means: `days`, `day`, `hrs`.
pub(crate) fn unit(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    let short = [("hr", "h"), ("hrs", "h"), ("min", "m"), ("mins", "m"), ("sec", "s"), ("secs", "s")];
    let long =
        UNITS.iter().find(|(name, _)| lower == *name || Some(lower.as_str()) == name.strip_suffix('s'));
    long.or_else(|| short.iter().find(|(name, _)| lower == *name)).map(|&(_, unit)| unit)
}

/// What people write for the units of time.
const UNITS: [(&str, &str); 7] = [
    ("seconds", "s"),
    ("minutes", "m"),
    ("hours", "h"),
    ("days", "d"),
    ("weeks", "w"),
    ("months", "mo"),
    ("years", "y"),
];

impl Lexer<'_, '_> {
    /// `10:00:00,123Z`, of which the instant up to the `comma` was read: ISO 8601 lets it stand for the point.
    #[cold]
    pub(super) fn comma_in_instant(&mut self, comma: usize) -> bool {
        let end = self.run_end(comma + 1);
        let mended = format!("{}.{}", self.text(self.at, comma), self.text(comma + 1, end));
        if !literal::date(mended.as_bytes()).is_ok_and(|(rest, _)| rest.is_empty()) {
            return false;
        }
        let span = self.span(self.at, end);
        report(
            self,
            Diagnostic::new(Code::ForeignDate, span).arg(span).arg(mended.clone()).write(span, mended),
        );
        self.push(TokenKind::Bad, end);
        true
    }

    /// An amount of time whose unit, from `unit` on, is missing or unknown.
    #[cold]
    pub(super) fn bad_amount(&mut self, unit: usize) {
        let end = self.run_end(unit);
        let span = self.span(unit, end);
        let written = self.text(unit, end);
        let lower = written.to_ascii_lowercase();
        let connective = ["and", "or"]
            .into_iter()
            .find(|word| lower.strip_suffix(word).is_some_and(|unit| literal::is_unit(unit.as_bytes())));
        if let Some(word) = connective
            && self.glued_connective(TokenKind::Amount, end - word.len())
        {
            // `now-7dand b = 2`.
            return;
        }
        let blanks = self.rest(end).iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let word = self.word(end + blanks);
        if written.is_empty()
            && let Some(known) = self::unit(self.text(end + blanks, word))
        {
            // `now - 7 days`.
            let span = self.span(end, word);
            let name = self.span(end + blanks, word);
            report(self, Diagnostic::new(Code::AmountUnit, name).arg(name).write(span, known));
            return self.push(TokenKind::Bad, word);
        }
        if written.is_empty() && blanks > 0 && literal::is_unit(self.part(end + blanks, word)) {
            // `now-7 d`.
            let diagnostic = Diagnostic::new(Code::AmountWithoutUnit, self.span(self.at, end));
            report(self, diagnostic.fix(Fix::titled(self.span(end, end + blanks), "", "remove the blank")));
            return self.push(TokenKind::Bad, word);
        }
        let diagnostic = if written.is_empty() {
            Diagnostic::new(Code::AmountWithoutUnit, self.span(self.at, end)).write(span, "d")
        } else {
            let lower = written.to_ascii_lowercase();
            let mut diagnostic = Diagnostic::new(Code::AmountUnit, span).arg(span);
            if let Some(amounts) = self.run_together(written) {
                let fix = Fix::replace(span, amounts);
                report(self, diagnostic.fix(fix));
                return self.push(TokenKind::Bad, end);
            }
            if let Some(unit) = self::unit(written) {
                report(self, diagnostic.write(span, unit));
                return self.push(TokenKind::Bad, end);
            }
            if let Some((unit, "d")) = written.split_once('/')
                && literal::is_unit(unit.as_bytes())
                && let [.., now] = self.tokens.as_slice()
                && now.keyword == Some(Keyword::Now)
            {
                // `now-7d/d` is rounded down to its day.
                let edits = vec![
                    Edit { span: now.span, text: "today".into() },
                    Edit { span, text: unit.to_owned().into() },
                ];
                report(self, diagnostic.fix(Fix { title: "write `today`".into(), edits }));
                return self.push(TokenKind::Bad, end);
            }
            if written == "M" {
                diagnostic = diagnostic.write(span, "mo");
            }
            if literal::is_unit(lower.as_bytes()) {
                diagnostic = diagnostic.write(span, lower);
            } else if let Some((_, unit)) = UNITS.iter().find(|(name, unit)| {
                // With a number behind it, it is more than a unit.
                let is_word = lower.len() > 2 && lower.bytes().all(|byte| byte.is_ascii_alphabetic());
                name.starts_with(&lower) || is_word && lower.starts_with(unit)
            }) {
                diagnostic = diagnostic.write(span, *unit);
            }
            diagnostic
        };
        report(self, diagnostic);
        self.push(TokenKind::Bad, end);
    }

    /// `h30m`, of `-2h30m`: each further amount wants the sign too.
    fn run_together(&self, written: &str) -> Option<String> {
        let sign = char::from(self.byte(self.at));
        let (mut amounts, mut rest) = (String::new(), written);
        loop {
            let unit = rest.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(rest.len());
            let (unit, after) = rest.split_at(unit);
            let digits = after.find(|character: char| !character.is_ascii_digit()).unwrap_or(after.len());
            let (digits, after) = after.split_at(digits);
            literal::is_unit(unit.as_bytes()).then_some(())?;
            amounts.push_str(unit);
            if digits.is_empty() {
                return (after.is_empty() && amounts != written && matches!(sign, '+' | '-'))
                    .then_some(amounts);
            }
            amounts.push(sign);
            amounts.push_str(digits);
            rest = after;
        }
    }
}
