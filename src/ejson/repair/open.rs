//! What is open in a text that is no JSON: what closes it, too early, too late or not at all.

use super::{Expected, Repair};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::json::TokenKind;
use crate::span::Span;

/// An object or array that is open.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    pub(super) is_object: bool,
    pub(super) span: Span,
    /// The comma after which nothing has come yet.
    pub(super) comma: Option<Span>,
    /// How many commas stand inside, where it opened with a parenthesis.
    pub(super) parenthesis: Option<usize>,
    /// Whether it was told that words join its members.
    pub(super) is_joined: bool,
    /// Whether an operator is among the keys.
    has_operators: bool,
    /// The comma before the first key behind operators that is none.
    strayed: Option<Span>,
}

impl Open {
    pub(super) const fn closer(&self) -> &'static str {
        if self.is_object { "}" } else { "]" }
    }
}

/// What a member may lack.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unsaid {
    Value,
    /// The colon and the value.
    Member,
}

impl Repair<'_> {
    pub(super) fn enter(&mut self, is_object: bool, parenthesis: Option<usize>) -> Expected {
        self.fill();
        let span = self.token.span;
        self.open.push(Open { is_object, span, parenthesis, ..Open::default() });
        if parenthesis.is_none() {
            self.count(is_object, 1);
        }
        self.advance();
        // What stands first may be the end.
        if is_object { Expected::Key } else { Expected::Value }
    }

    /// Notes that an object opens at a place where its brace is missing.
    pub(super) fn open_at(&mut self, span: Span) {
        self.open.push(Open { is_object: true, span, ..Open::default() });
        self.count(true, 1);
    }

    pub(super) fn leave(&mut self) {
        if let Some(open) = self.open.pop()
            && open.parenthesis.is_none()
        {
            self.count(open.is_object, -1);
            self.strayed = open.strayed.map(|comma| (comma, self.open.len())).or(self.strayed);
        }
    }

    /// Looks at the key here: a field's name behind operators belongs further out, if a brace is missing.
    pub(super) fn note_key(&mut self) {
        let (last, text) = (self.last, self.token.span.slice(self.source));
        let name = text.trim_start_matches(['"', '\'']);
        let is_comma = last.slice(self.source) == ",";
        let Some(open) = self.open.last_mut() else { return };
        if name.starts_with('$') {
            open.has_operators = true;
        } else if open.has_operators && is_comma && name.starts_with(char::is_alphabetic) {
            open.strayed = open.strayed.or(Some(last));
        }
    }

    /// Where these closers are missing that are wanted here at the latest: where a field's name stands among operators, before it.
    fn missing_at(&self, closers: &str, depth: usize) -> Span {
        let strayed = self.strayed.filter(|&(_, around)| closers == "}" && around == depth);
        strayed.map_or(Span::at(self.last.end), |(comma, _)| Span::at(comma.start))
    }

    pub(super) fn count(&mut self, is_object: bool, step: isize) {
        if let Some(level) = self.levels.get_mut(usize::from(is_object)) {
            *level = level.saturating_add_signed(step);
        }
    }

    /// Something comes after the last comma.
    pub(in crate::ejson) fn fill(&mut self) {
        // What is missing is missing behind it.
        self.strayed = None;
        if let Some(open) = self.open.last_mut() {
            open.comma = None;
        }
    }

    /// Whether the value here is part of another.
    pub(in crate::ejson) fn is_inside(&self) -> bool {
        !self.open.is_empty()
    }

    /// The parenthesis that is open innermost.
    pub(super) fn parenthesis(&self) -> Option<Open> {
        self.open.last().copied().filter(|open| open.parenthesis.is_some())
    }

    pub(in crate::ejson) fn in_array(&self) -> bool {
        self.open.last().is_some_and(|open| !open.is_object)
    }

    pub(super) fn trailing_comma(&mut self) {
        if let Some(comma) = self.open.last_mut().and_then(|open| open.comma.take()) {
            self.report(Diagnostic::new(Code::JsonTrailingComma, comma).fix(Fix::replace(comma, "")));
        }
    }

    /// A bracket closes something further out: what is open inside it lacks its own.
    pub(super) fn missing_closers(&mut self, innermost: Open) {
        let (mut closers, depth) = (String::new(), self.open.len());
        if innermost.parenthesis.is_some() {
            return self.lone_parenthesis();
        }
        while let Some(open) = self
            .open
            .last()
            .filter(|open| open.is_object == innermost.is_object && open.parenthesis.is_none())
        {
            closers.push_str(open.closer());
            self.leave();
        }
        if self.lost {
            return;
        }
        let at = self.missing_at(&closers, depth);
        let diagnostic = Diagnostic::new(Code::JsonMissing, at).arg(closers.clone());
        let other = self.without_doubled(innermost).filter(|_| closers == "]" && !cfg!(rocketql_lite));
        let fix = Fix::replace(at, closers);
        self.report(diagnostic.related("it belongs to this one", innermost.span).fixed(other).fix(fix));
    }

    /// The text ends too early.
    pub(super) fn unclosed(&mut self) {
        let said = self.said();
        while self.open.last().is_some_and(|open| open.parenthesis.is_some()) {
            self.lone_parenthesis();
        }
        if self.said() > said {
            // What is open round it is told once the parenthesis is gone.
            return;
        }
        let Some(innermost) = self.open.last().copied().filter(|_| !self.lost) else { return };
        let closers: String =
            self.open.iter().rev().filter(|open| open.parenthesis.is_none()).map(Open::closer).collect();
        let at = Span::at(self.last.end);
        if let Some(missing) = self.unsaid.take() {
            // A value made up would be a filter that nobody asked for, so no fix writes one.
            if !self.sink.is_error_last(self.last) {
                let diagnostic = match missing {
                    Unsaid::Value => Diagnostic::new(Code::JsonMissingValue, at),
                    Unsaid::Member => Diagnostic::new(Code::JsonKeyAlone, self.last).arg(self.last),
                };
                self.report(diagnostic.related("not closed either", innermost.span));
            }
            return;
        }
        let rest = closers;
        if self.sink.close(self.source, self.last, &rest, innermost.span) {
            return;
        }
        let place = self.missing_at(&rest, self.open.len());
        if place != at {
            let diagnostic = Diagnostic::new(Code::JsonMissing, place).arg(rest.clone());
            let fix = Fix::replace(place, rest);
            return self.report(diagnostic.related("it belongs to this one", innermost.span).fix(fix));
        }
        let diagnostic = Diagnostic::new(Code::JsonUnclosed, at).arg(innermost.span).arg(rest.clone());
        self.report(diagnostic.related("it opens here", innermost.span).fix(Fix::replace(at, rest)));
    }

    pub(super) fn missing_value(&mut self) {
        let at = Span::at(self.last.end);
        match self.open.last_mut() {
            // A comma at the very end of an unclosed array.
            Some(open) if open.comma.is_some() && !open.is_object => self.trailing_comma(),
            Some(open) if open.is_object && self.token.kind == TokenKind::End => {
                self.unsaid = Some(Unsaid::Value);
            }
            Some(open) if open.is_object => self.report(Diagnostic::new(Code::JsonMissingValue, at)),
            Some(_) => {}
            None => self.report(Diagnostic::new(Code::JsonMissingValue, at)),
        }
    }

    /// Whether the closing bracket here is of a kind that is not open.
    pub(super) fn closes_nothing(&self) -> bool {
        let is_brace = match self.token.kind {
            TokenKind::CloseBrace => true,
            TokenKind::CloseBracket => false,
            _ => return false,
        };
        self.levels.get(usize::from(is_brace)).is_none_or(|&level| level == 0)
    }

    /// Whether the last thing told is that the value is missing that would stand here.
    pub(super) fn is_value_missing(&self) -> bool {
        self.sink.items().last().is_some_and(|item| {
            matches!(item.code, Code::JsonMissingValue | Code::JsonKeyAlone) && item.span.end == self.last.end
        })
    }

    /// `(5)` and `("a", "b")` where a value stands, up to the parenthesis that closes, which stands here: a value as it
    /// is, or a list in brackets.
    pub(super) fn close_parenthesis(&mut self, open: Open, commas: usize) {
        let close = self.token.span;
        let (whole, inside) = (open.span.to(close), Span::new(open.span.end, close.start));
        let (title, left, right) =
            if commas > 0 { ("write brackets", "[", "]") } else { ("remove the parentheses", "", "") };
        let edits =
            vec![Edit { span: open.span, text: left.into() }, Edit { span: close, text: right.into() }];
        // Parentheses round nothing are no value.
        let fix = (!inside.slice(self.source).trim().is_empty()).then(|| Fix { title: title.into(), edits });
        self.report(Diagnostic::new(Code::JsonUnexpected, whole).arg("a value").arg(open.span).fixed(fix));
        self.leave();
        self.advance();
    }

    /// A parenthesis that nothing closes.
    fn lone_parenthesis(&mut self) {
        if let Some(open) = self.open.last().copied() {
            let fix = Fix::replace(open.span, "");
            let diagnostic = Diagnostic::new(Code::JsonUnexpected, open.span);
            self.report(diagnostic.arg("a value").arg(open.span).fix(fix));
        }
        self.leave();
    }
}
