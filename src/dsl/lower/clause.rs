//! `| fields`, `| sort` and the other clauses to their places in the request.

use super::Lowering;
use super::value::Literal;
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::dsl::ast::{Clause, Kind as Syntax};
use crate::lex::number::integer;
use crate::request::{Kind, Parameter, ProjectionKey, SortKey, clauses};
use std::mem;

impl Lowering<'_> {
    /// Lowers every clause of the text, in order.
    pub(super) fn clauses(&mut self) {
        let ast = self.ast;
        for node in ast.arena.children(ast.clauses) {
            let Syntax::Clause(clause, items) = ast.arena.kind(node) else { continue };
            match clause {
                Clause::Fields => self.fields(items),
                Clause::Sort => self.sort(items),
                Clause::Offset => self.offset(items),
                Clause::Count => self.count(items),
                Clause::Page => self.page(items),
                Clause::With => self.with(items),
            }
        }
    }

    fn fields(&mut self, items: List) {
        // A second clause was refused already: to check all of them anew each time would not be linear.
        if !self.request.projection.is_empty() {
            return;
        }
        let ast = self.ast;
        for item in ast.arena.children(items) {
            let Syntax::Projected { path: span, exclude } = ast.arena.kind(item) else { continue };
            if span.is_empty() {
                continue;
            }
            let path = self.path(span);
            self.request.projection.push(ProjectionKey { path, include: !exclude, span });
        }
        clauses::check_projection(self.request, self.sink);
    }

    fn sort(&mut self, items: List) {
        // A second clause was refused already: to check all of them anew each time would not be linear.
        if !self.request.sort.is_empty() {
            return;
        }
        let ast = self.ast;
        for item in ast.arena.children(items) {
            let Syntax::Ordered { path: span, descending } = ast.arena.kind(item) else { continue };
            if span.is_empty() {
                continue;
            }
            let path = self.path(span);
            self.request.sort.push(SortKey { path, descending, span });
        }
        clauses::check_sort(self.request, self.sink);
    }

    fn offset(&mut self, items: List) {
        let Some(item) = items.first else { return };
        if let Some(rows) = self.whole(item, "offset", 0) {
            self.request.offset = Some((rows, self.ast.arena.span(item)));
        }
    }

    fn count(&mut self, items: List) {
        let Some(item) = items.first else { return };
        let span = self.ast.arena.span(item);
        if self.ast.arena.kind(item) == Syntax::Everything {
            self.sink.slip(Code::CountAll, span);
            self.request.count = Some((0, span));
        } else if let Some(rows) = self.whole(item, "count", 0) {
            if rows == 0 {
                let fix = Fix::replace(span, "all");
                self.sink.slip(Code::CountZero, span).fix(fix);
            }
            self.request.count = Some((rows, span));
        }
    }

    /// `page 3 size 50` = `offset 100 count 50`
    fn page(&mut self, items: List) {
        let Some(page_item) = items.first else { return };
        let Some(size_item) = self.ast.arena.next(page_item) else { return };
        let (page, size) = (self.whole(page_item, "page", 1), self.whole(size_item, "size", 1));
        let (Some(page), Some(size)) = (page, size) else { return };
        let (page_span, size_span) = (self.ast.arena.span(page_item), self.ast.arena.span(size_item));
        let Some(offset) = (page - 1).checked_mul(size).filter(|&offset| offset <= clauses::MOST_ROWS) else {
            self.sink.slip(Code::PageTooFar, page_span).arg(page_span).arg(size_span);
            return;
        };
        self.request.offset = Some((offset, page_span));
        self.request.count = Some((size, size_span));
    }

    /// A whole number from `least` to the most that a server can count.
    fn whole(&mut self, item: NodeId, name: &'static str, least: u32) -> Option<u32> {
        let span = self.ast.arena.span(item);
        if self.ast.arena.kind(item) != Syntax::Number {
            return None;
        }
        let written = span.slice(self.source);
        // What is given apart has met no lexer: `+5` and `007` are no numbers.
        let number = integer(written.as_bytes()).filter(|&(_, length)| length == written.len());
        let number = number.and_then(|(number, _)| u32::try_from(number).ok());
        let number = number.filter(|number| (least..=clauses::MOST_ROWS).contains(number));
        if number.is_none() {
            let wrong = Diagnostic::new(Code::NotARowCount, span).arg(name).arg(i64::from(least)).arg(span);
            self.sink.report(wrong);
        }
        number
    }

    /// `with roomId = GENERAL, types = (c, p)`
    fn with(&mut self, items: List) {
        let (ast, from) = (self.ast, self.request.with.len());
        for item in ast.arena.children(items) {
            let Syntax::With(span, value) = ast.arena.kind(item) else { continue };
            let name = self.request.intern(span.slice(self.source));
            // A wrong value was told of, and what it was meant for is given all the same.
            let value = match self.parameter(value) {
                Some(value) => value,
                None => self.request.arena.push(Kind::Null, ast.arena.span(value)),
            };
            self.request.with.push(Parameter { name, value, span });
        }
        clauses::check_with(self.request, from, self.sink);
    }

    /// A string, a word, a number, `true` or `false`, or a list of them: the parser lets nothing else through but a date.
    fn parameter(&mut self, node: NodeId) -> Option<NodeId> {
        if self.ast.arena.kind(node).is_date() {
            return self.no_parameter(node);
        }
        let Syntax::List(items) = self.ast.arena.kind(node) else { return self.value(node) };
        let mut list = List::default();
        let mut next = items.first;
        while let Some(item) = next {
            let value = Some(item).filter(|&item| !self.ast.arena.kind(item).is_date());
            let value = self.value(value?)?;
            self.request.arena.append(&mut list, value);
            next = self.ast.arena.next(item);
        }
        Some(self.request.arena.push(Kind::Array(list), self.ast.arena.span(node)))
    }

    /// A date, which is no parameter. That was said; what it means, as an instant or as a list of the first instant and the one
    /// after the last, is for who knows the parameter. Where it means none, nothing more is said.
    #[cold]
    fn no_parameter(&mut self, node: NodeId) -> Option<NodeId> {
        let mut quiet = Diagnostics::new(1);
        mem::swap(self.sink, &mut quiet);
        let literal = self.literal(node);
        mem::swap(self.sink, &mut quiet);
        match literal? {
            Literal::Value(value) => Some(value),
            Literal::Days { low, high } => {
                let (mut list, span) = (List::default(), self.ast.arena.span(node));
                for instant in [low, high] {
                    let value = self.date(instant, span);
                    self.request.arena.append(&mut list, value);
                }
                Some(self.request.arena.push(Kind::Array(list), span))
            }
            Literal::Regex | Literal::CaseInsensitive => None,
        }
    }
}
