//! Tokens to request without a syntax tree, where a text is a conjunction of simple tests, as most are.
//!
//! What comes out is, node by node, what the tree would have become. Whatever asks for more than a glance (a word that may
//! have another meaning, a value that is reported, a test that has its meaning from what surrounds it) is not simple:
//! then all is undone, and parser and lowering look at the text as a whole.

use super::Lowering;
use super::join::{Clause, Object, Place};
use super::list::Seen;
use super::value::{number_kind, settles};
use super::wildcard::may_be_more;
use crate::arena::{List, NodeId};
use crate::dsl::parse::{may_be_lookalike, symbol};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::operator::Operator;
use crate::request::Kind;
use crate::span::Span;
use crate::value::calendar::Moment;
use crate::value::date;
use crate::value::number::Number;

impl Lowering<'_> {
    /// Adds the filter that the tokens of a plain text are, if it is a conjunction of simple tests; else nothing changes.
    pub(crate) fn conjunction(&mut self, tokens: &[Token]) -> bool {
        let (nodes, settled, found) =
            (self.request.arena.len(), self.request.settled, self.sink.items().len());
        let mut object = Object::default();
        let span = self.simple_tests(tokens, &mut object);
        if let Some(span) = span {
            self.finish_filter(&object, span);
        } else {
            self.scratch.index.release(object.table);
            self.request.arena.truncate(nodes);
            self.request.text.truncate(self.kept as usize);
            self.request.settled = settled;
            self.sink.truncate(found);
        }
        self.request.source_at = None;
        span.is_some()
    }

    /// Adds the tests to `object`, and says where they stand.
    #[inline]
    fn simple_tests(&mut self, mut tokens: &[Token], object: &mut Object) -> Option<Span> {
        let first = tokens.first()?.span;
        loop {
            let [path, operator, operands @ ..] = tokens else { return None };
            // Whatever a keyword is in the place of a path, the parser decides.
            if !matches!(path.kind, TokenKind::Word | TokenKind::Path)
                || path.refused
                || path.keyword.is_some()
            {
                return None;
            }
            let (span, rest) = self.simple_test(path.span, operator, operands, object)?;
            match rest {
                [end] if end.kind == TokenKind::End => return Some(first.to(span)),
                [and, rest @ ..] if and.keyword == Some(Keyword::And) || and.kind == TokenKind::AndAnd => {
                    tokens = rest;
                }
                _ => return None,
            }
        }
    }

    /// Adds a test to `object`, and says where it stands and what follows it.
    #[inline]
    fn simple_test<'t>(
        &mut self,
        path: Span,
        operator: &Token,
        operands: &'t [Token],
        object: &mut Object,
    ) -> Option<(Span, &'t [Token])> {
        let before = self.request.arena.len();
        let mut place = Place::at(path);
        self.place(object, &mut place);
        self.is_settled = false;
        let keyword = match symbol(operator.kind) {
            Some((keyword, false)) => keyword,
            Some((_, true)) => return None,
            None => operator.keyword?,
        };
        let (clause, span, rest) = match keyword {
            Keyword::Eq => self.simple_comparison(None, path, operands)?,
            Keyword::Gt => self.simple_comparison(Some(Operator::Gt), path, operands)?,
            Keyword::Gte => self.simple_comparison(Some(Operator::Gte), path, operands)?,
            Keyword::Lt => self.simple_comparison(Some(Operator::Lt), path, operands)?,
            Keyword::Lte => self.simple_comparison(Some(Operator::Lte), path, operands)?,
            Keyword::In => self.simple_list(path, operands)?,
            Keyword::Matches => {
                let (regex, rest) = operands.split_first()?;
                let span = path.to(regex.span);
                let clause = (regex.kind == TokenKind::Regex).then(|| self.regex(regex.span, span))??;
                self.is_settled = true;
                (clause, span, rest)
            }
            Keyword::Exists | Keyword::Missing => {
                let span = path.to(operator.span);
                (self.exists(keyword == Keyword::Exists, false, span), span, operands)
            }
            _ => return None,
        };
        self.join(object, &place, clause);
        if self.is_settled {
            self.request.settled += self.request.arena.len() - before;
        }
        Some((span, rest))
    }

    /// Comparing with a value, by an operator unless the value itself is the test.
    #[inline]
    fn simple_comparison<'t>(
        &mut self,
        operator: Option<Operator>,
        path: Span,
        operands: &'t [Token],
    ) -> Option<(Clause, Span, &'t [Token])> {
        let (operand, rest) = operands.split_first()?;
        let span = path.to(operand.span);
        let (value, is_settled) = self.simple_value(operand)?;
        // In an order a text may look like a date.
        self.is_settled = is_settled && (operator.is_none() || self.settles_in_order(value));
        let clause = operator.map_or(value, |operator| self.one_test(operator, value, span));
        Some((clause, span, rest))
    }

    /// A list in parentheses of values that differ, one at least.
    #[inline]
    fn simple_list<'t>(&mut self, path: Span, operands: &'t [Token]) -> Option<(Clause, Span, &'t [Token])> {
        let (open, mut tokens) = operands.split_first()?;
        if open.kind != TokenKind::OpenParenthesis {
            return None;
        }
        let (mut values, mut seen, mut is_settled) = (List::default(), Seen::default(), true);
        let close = loop {
            let [item, after, rest @ ..] = tokens else { break None };
            let Some((value, settles)) = self.simple_value(item) else { break None };
            if self.seen_before(&mut seen, value).is_some() {
                break None;
            }
            is_settled &= settles;
            self.request.arena.append(&mut values, value);
            tokens = rest;
            match after.kind {
                TokenKind::Comma => {}
                TokenKind::CloseParenthesis => break Some(after),
                _ => break None,
            }
        };
        self.scratch.index.release(seen.table);
        let close = close?.span;
        let array = self.request.arena.push(Kind::Array(values), open.span.to(close));
        self.is_settled = is_settled;
        let span = path.to(close);
        Some((self.one_test(Operator::In, array, span), span, tokens))
    }

    /// A literal that is one plain value in which there is nothing to report, and whether no check could find anything in it.
    #[inline]
    fn simple_value(&mut self, token: &Token) -> Option<(NodeId, bool)> {
        let span = token.span;
        // Texts and truth values hold nothing that could be refused.
        let (kind, is_settled) = match token.kind {
            // In a plain text, the quotes hold what is meant.
            TokenKind::String => {
                let inside = Span::new(span.start + 1, span.end.saturating_sub(1));
                if may_be_more(inside.bytes(self.source)) {
                    return None;
                }
                (Kind::String(self.kept(inside)), true)
            }
            TokenKind::Number => {
                let kind = number_kind(Number::short(span.slice(self.source))?);
                (kind, settles(&kind))
            }
            TokenKind::Instant => {
                let text = span.slice(self.source);
                let moment = date::literal(text, self.setting.zone, span, self.sink)?;
                let Moment::Instant(instant) = moment else { return None };
                let kind = Kind::Date(instant);
                (kind, settles(&kind))
            }
            TokenKind::Word => match (token.keyword, span.bytes(self.source)) {
                (Some(Keyword::True), b"true") => (Kind::Bool(true), true),
                (Some(Keyword::False), b"false") => (Kind::Bool(false), true),
                (None, word) if !may_be_lookalike(word) => (Kind::String(self.kept(span)), true),
                _ => return None,
            },
            _ => return None,
        };
        Some((self.request.arena.push(kind, span), is_settled))
    }
}
