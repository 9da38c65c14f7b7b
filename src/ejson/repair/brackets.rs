//! Brackets that do not fit to the one that is wrong, is too many or is missing: with it put right, all others have their own.

use super::open::Open;
use super::{Expected, Repair};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::ejson::asked::parameter;
use crate::lex::json::{TokenKind, Tokens};
use crate::span::Span;

impl Repair<'_> {
    /// What is open, of which each is an object or an array.
    fn kinds(&self) -> Vec<bool> {
        self.open.iter().filter(|open| open.parenthesis.is_none()).map(|open| open.is_object).collect()
    }

    /// Whether the bracket here stands in the place of the one that closes what is open innermost, and says so: every bracket
    /// behind it has its own then, and has none if it is one too many or closes something further out.
    pub(super) fn wrong_closer(&mut self, innermost: Open) -> bool {
        let mut open = self.kinds();
        let is_brace = self.token.kind == TokenKind::CloseBrace;
        let further_out = open.iter().rposition(|&is_object| is_object == is_brace);
        let is_parenthesis = self.token.kind == TokenKind::CloseParen;
        let otherwise =
            open.get(..further_out.filter(|_| !is_parenthesis).unwrap_or(open.len())).unwrap_or(&[]);
        if innermost.parenthesis.is_some() || self.lost || self.balances(otherwise.to_vec()) {
            return false;
        }
        open.pop();
        let is_wrong = self.balances(open);
        if is_wrong {
            let (span, meant) = (self.token.span, innermost.closer());
            let diagnostic =
                Diagnostic::new(Code::JsonMissing, span).arg(meant).fix(Fix::replace(span, meant));
            self.report(diagnostic.related("it belongs to this one", innermost.span));
        }
        is_wrong
    }

    /// Whether the brackets behind the token here close all of these, of which each is of an object or an array.
    fn balances(&self, mut open: Vec<bool>) -> bool {
        let mut tokens = self.tokens.clone();
        loop {
            match tokens.next().kind {
                TokenKind::OpenBrace => open.push(true),
                TokenKind::OpenBracket => open.push(false),
                kind @ (TokenKind::CloseBrace | TokenKind::CloseBracket)
                    if open.pop() != Some(kind == TokenKind::CloseBrace) =>
                {
                    return false;
                }
                TokenKind::End => return open.is_empty(),
                _ => {}
            }
        }
    }

    /// Whether the array here goes on behind the closing brace here: `, {` follows, and the object that would be closed is no
    /// item of an array, which alone could go on so.
    pub(super) fn is_extra_brace(&self) -> bool {
        let mut tokens = self.tokens.clone();
        let mut open = self.open.iter().rev().skip_while(|open| !open.is_object);
        open.next();
        self.token.kind == TokenKind::CloseBrace
            && self.parenthesis().is_none()
            && tokens.next().kind == TokenKind::Comma
            && tokens.next().kind == TokenKind::OpenBrace
            && open.next().is_none_or(|open| open.is_object)
    }

    /// Whether the closing bracket here is one too many: it closes what is not open innermost, or all there is while pairs follow.
    pub(super) fn is_extra(&self, innermost: Open) -> bool {
        let fits = (self.token.kind == TokenKind::CloseBrace) == innermost.is_object;
        // Parameters beside what may be one of them are more than a filter.
        let goes_on = || {
            let mut tokens = self.tokens.clone();
            tokens.next().kind == TokenKind::Comma
                && key_in(tokens)
                    .is_some_and(|key| parameter(key.slice(self.source).trim_matches(['"', '\''])).is_none())
        };
        // It costs bytes on the web, as what follows.
        !cfg!(rocketql_lite)
            && innermost.parenthesis.is_none()
            && !self.lost
            && (!fits || self.open.len() == 1 && goes_on())
            && self.balances(self.kinds())
    }

    /// Whether a pair follows the comma here.
    pub(super) fn starts_pair(&self) -> bool {
        self.token.kind == TokenKind::Comma && key_in(self.tokens.clone()).is_some()
    }

    /// A `:` behind what was read as a value, and is a key: what opens its object is missing or another bracket, or what closes the
    /// array before it is missing.
    pub(super) fn key_as_value(&mut self, innermost: Open) -> Option<Expected> {
        let key = self.last;
        let is_key = key.slice(self.source).starts_with(['"', '\'']);
        if cfg!(rocketql_lite) || self.token.kind != TokenKind::Colon || self.lost || !is_key {
            return None;
        }
        let mut kinds = self.kinds();
        let is_first = Span::new(innermost.span.end, key.start).slice(self.source).trim().is_empty();
        let is_opener_wrong = !innermost.is_object && is_first;
        if innermost.parenthesis.is_none() && !innermost.is_object {
            kinds.pop();
        }
        if !innermost.is_object
            && !is_first
            && innermost.parenthesis.is_none()
            && self.balances(kinds.clone())
        {
            let before =
                self.source.get(..key.start as usize)?.trim_end().strip_suffix(',')?.trim_end().len();
            let at = Span::between(before, before);
            self.leave();
            self.tell_missing(at, "]", innermost);
        } else if is_opener_wrong && self.balances([kinds.as_slice(), &[true]].concat()) {
            self.turn(innermost, true);
        } else if self.balances([self.kinds().as_slice(), &[true]].concat()) {
            let at = Span::at(key.start);
            self.report(Diagnostic::new(Code::JsonMissing, at).arg("{").fix(Fix::replace(at, "{")));
            self.open_at(at);
        } else {
            return None;
        }
        self.advance();
        Some(Expected::Value)
    }

    /// `{"a","b"]` and `{{"a":1}]`: the bracket that opens is another than the one that closes, and than what stands between them
    /// asks for.
    pub(super) fn is_array_in_braces(&mut self, innermost: Open, rest: Span) -> bool {
        let is_first = Span::new(innermost.span.end, rest.start).slice(self.source).trim().is_empty();
        let mut kinds = self.kinds();
        if cfg!(rocketql_lite) || !is_first || !innermost.is_object || self.lost {
            return false;
        }
        kinds.pop();
        kinds.push(false);
        let is_array = self.balances_here(kinds);
        if is_array {
            self.sink.retract(rest);
            self.turn(innermost, false);
        }
        is_array
    }

    /// `({…},{…}]`, at the bracket that closes.
    pub(super) fn closes_parenthesis(&mut self, innermost: Open) -> bool {
        let closes = !cfg!(rocketql_lite)
            && self.token.kind == TokenKind::CloseBracket
            && innermost.parenthesis.is_some()
            && !self.lost
            && self.balances(self.kinds());
        if closes {
            self.turn(innermost, false);
        }
        closes
    }

    /// As [`balances`](Self::balances), with the token here among them.
    fn balances_here(&self, mut open: Vec<bool>) -> bool {
        match self.token.kind {
            TokenKind::OpenBrace => {
                open.push(true);
                self.balances(open)
            }
            TokenKind::CloseBrace | TokenKind::CloseBracket
                if open.pop() != Some(self.token.kind == TokenKind::CloseBrace) =>
            {
                false
            }
            _ => self.balances(open),
        }
    }

    /// Says that what is open innermost opens with the other bracket.
    fn turn(&mut self, innermost: Open, is_object: bool) {
        let (span, meant) = (innermost.span, if is_object { "{" } else { "[" });
        self.report(Diagnostic::new(Code::JsonMissing, span).arg(meant).fix(Fix::replace(span, meant)));
        if innermost.parenthesis.is_none() {
            self.count(innermost.is_object, -1);
        }
        self.count(is_object, 1);
        if let Some(open) = self.open.last_mut() {
            (open.is_object, open.parenthesis) = (is_object, None);
        }
    }

    /// The fix that takes the opening bracket away whose closing one is missing, where another stands right behind it and that one's
    /// is the last: `[["a","b"]` may have one too many as well.
    pub(super) fn without_doubled(&self, innermost: Open) -> Option<Fix> {
        let start = innermost.span.end as usize;
        let mut tokens = Tokens::new(self.source, Span::between(start, self.last.end as usize));
        let (mut depth, mut last) = (0_usize, innermost.span);
        loop {
            let token = tokens.next();
            match token.kind {
                TokenKind::OpenBracket | TokenKind::OpenBrace => depth += 1,
                TokenKind::CloseBracket | TokenKind::CloseBrace => depth = depth.checked_sub(1)?,
                TokenKind::End => return (last == self.last).then(|| Fix::replace(innermost.span, "")),
                _ if depth == 0 => return None,
                _ => {}
            }
            last = token.span;
        }
    }

    fn tell_missing(&mut self, at: Span, closer: &'static str, innermost: Open) {
        let missing = Diagnostic::new(Code::JsonMissing, at).arg(closer).fix(Fix::replace(at, closer));
        self.report(missing.related("it belongs to this one", innermost.span));
    }
}

/// The key that stands next.
fn key_in(mut tokens: Tokens<'_>) -> Option<Span> {
    let (key, colon) = (tokens.next(), tokens.next());
    let is_key = matches!(key.kind, TokenKind::String(_) | TokenKind::Word) && colon.kind == TokenKind::Colon;
    is_key.then_some(key.span)
}
