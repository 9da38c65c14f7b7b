//! The texts of a request to the nodes of one, each in the language that it is in.

use super::Memory;
use crate::arena::List;
use crate::diagnostic::{Code, Diagnostic, Fix, Part};
use crate::dsl::ast::{Clause, Kind as Syntax};
use crate::dsl::lower::{Lowering, lower};
use crate::dsl::parse::{Entry, scan, tree};
use crate::ejson::{self, Ejson};
use crate::options::{Input, Options, Parts};
use crate::plan::Origin;
use crate::request::Request;
use crate::span::Span;

/// The reading of one request.
pub(super) struct Reading<'m, 'r, 'a, 't> {
    pub(super) memory: &'m mut Memory,
    pub(super) options: &'a Options<'a>,
    pub(super) request: &'r mut Request,
    pub(super) origin: &'m mut Origin<'t>,
    /// Whether the filter holds all that its text asks for, so that what is wrong with it is the text's.
    pub(super) is_whole: bool,
}

impl<'a> Reading<'_, '_, 'a, '_> {
    /// Reads whatever was given.
    pub(super) fn parts(&mut self, parts: &Parts<'_>) {
        match parts.only_text() {
            Some(text) => {
                self.memory.sink.set_part(Part::Text);
                if !ejson::pasted(text, &mut self.memory.sink) {
                    self.filter(text, Entry::Request);
                }
            }
            None => self.all_parts(parts),
        }
    }

    #[inline(never)]
    fn all_parts(&mut self, parts: &Parts<'_>) {
        for (part, source) in parts.sources() {
            self.memory.sink.set_part(part);
            if parts.text.is_some() && !matches!(part, Part::Text | Part::Endpoint | Part::With) {
                self.report(Diagnostic::new(Code::PartBesideText, whole(source)).arg(part.name()));
                continue;
            }
            let is_text = matches!(part, Part::Text | Part::Filter | Part::Fields | Part::Sort);
            if is_text && ejson::pasted(source, &mut self.memory.sink) {
                continue;
            }
            match part {
                Part::Text => self.filter(source, Entry::Request),
                Part::Filter => self.filter(source, Entry::Filter),
                Part::Fields if self.is_ejson(source) => {
                    let (options, sink) = (self.options.ejson(), &mut self.memory.sink);
                    ejson::read_fields(source, whole(source), &options, self.request, sink);
                }
                Part::Fields => self.language(source, Entry::Fields),
                Part::Sort if self.is_ejson(source) => {
                    let (options, sink) = (self.options.ejson(), &mut self.memory.sink);
                    ejson::read_sort(source, whole(source), &options, self.request, sink);
                }
                Part::Sort => self.language(source, Entry::Sort),
                Part::With => {
                    self.origin.with_from = self.request.with.len();
                    self.language(source, Entry::With);
                }
                Part::Offset => self.rows(source, Clause::Offset),
                Part::Count => self.rows(source, Clause::Count),
                Part::Endpoint => self.endpoint(source),
                // The line that holds the texts was read before them.
                Part::Line => {}
            }
        }
        if self.memory.sink.has_errors() {
            self.memory.sink.each(ejson::fit);
        }
    }

    /// A text with a filter in it.
    fn filter(&mut self, source: &str, entry: Entry) {
        let is_ejson = match self.options.input {
            Input::Auto | Input::Ejson
                if source.trim_ascii_start().starts_with('{')
                    && source.len() <= self.options.limits.bytes()
                    && self.memory.sink.items().is_empty() =>
            {
                self.ejson_or_language(source, entry)
            }
            Input::Ejson => {
                self.ejson_alone(source);
                true
            }
            Input::Auto | Input::Dsl => {
                self.language(source, entry);
                false
            }
        };
        // EJSON leaves nothing out.
        self.is_whole = is_ejson || !self.memory.sink.has_errors() || self.leaves_nothing_out(source, entry);
    }

    /// Whether a text with errors has none before its first clause: what the filter language leaves out after one there would
    /// look like further ones.
    #[cold]
    fn leaves_nothing_out(&self, source: &str, entry: Entry) -> bool {
        let Memory { ast, sink, .. } = &*self.memory;
        let clause = ast.clauses.first.filter(|_| entry == Entry::Request);
        let end = clause.map_or(whole(source).end, |clause| ast.arena.span(clause).start.saturating_sub(1));
        !sink.has_error_in(Span::new(0, end))
    }

    /// A text that is EJSON alone, as most are that start with a brace, or a raw filter with more of the filter language
    /// behind it; says whether it is EJSON.
    #[inline(never)]
    fn ejson_or_language(&mut self, source: &str, entry: Entry) -> bool {
        let options = self.options.ejson();
        self.request.filter =
            ejson::read_filter_directly(source, &options, self.request, &mut self.memory.sink);
        if self.request.filter.is_some() {
            return true;
        }
        self.forget(source);
        if self.options.input == Input::Ejson {
            self.ejson_alone(source);
            return true;
        }
        match ejson::read_filter_alone(source, &options, self.request, &mut self.memory.sink) {
            Some(filter) => {
                self.request.filter = filter;
                true
            }
            None => {
                self.forget(source);
                self.language(source, entry);
                false
            }
        }
    }

    /// A text that is said to be EJSON.
    fn ejson_alone(&mut self, source: &str) {
        let (options, sink) = (self.options.ejson(), &mut self.memory.sink);
        self.request.filter = ejson::read_filter(source, whole(source), &options, self.request, sink);
    }

    /// Forgets what was read of a filter and reported of it. It is read first: there is nothing else to be forgotten.
    fn forget(&mut self, source: &str) {
        let sink = &mut self.memory.sink;
        let part = sink.part();
        sink.reset(self.options.limits.max_diagnostics);
        sink.set_part(part);
        self.request.reset(source.as_bytes());
    }

    /// A text of the filter language.
    fn language(&mut self, source: &str, entry: Entry) {
        let Memory { tokens, ast, sink, .. } = &mut *self.memory;
        let before = sink.items().len();
        let limits = &self.options.limits;
        if scan(source, entry, limits, ast, tokens, sink) {
            if self.lower_directly(source, entry) {
                return;
            }
            let Memory { tokens, ast, sink, .. } = &mut *self.memory;
            tree(source, entry, limits, ast, tokens, sink);
        }
        let sink = &mut self.memory.sink;
        if sink.has_errors()
            && matches!(entry, Entry::Request | Entry::Filter)
            && let Some(snippet) = ejson::snippet(source)
        {
            // That it was copied whole is the one mistake.
            sink.truncate(before);
            return self.report(snippet);
        }
        self.lower(source);
    }

    /// Lowers a filter from its tokens, where it is simple enough to need no tree; says whether it is. No tree would have
    /// more nodes than there are tokens.
    #[inline]
    fn lower_directly(&mut self, source: &str, entry: Entry) -> bool {
        let options = self.options.ejson();
        let mut embedded = Ejson(&options);
        let Memory { tokens, ast, scratch, sink, .. } = &mut *self.memory;
        ast.is_plain
            && matches!(entry, Entry::Request | Entry::Filter)
            && tokens.len() <= self.options.limits.max_nodes as usize
            && Lowering::new(source, ast, &options.setting, &mut embedded, self.request, scratch, sink)
                .conjunction(tokens)
    }

    fn lower(&mut self, source: &str) {
        let options = self.options.ejson();
        let mut embedded = Ejson(&options);
        let Memory { ast, scratch, sink, .. } = &mut *self.memory;
        lower(source, ast, &options.setting, &mut embedded, self.request, scratch, sink);
    }

    /// A number of rows given apart: the clause's one item, without its keyword.
    fn rows(&mut self, source: &str, clause: Clause) {
        let ast = &mut self.memory.ast;
        (ast.endpoint, ast.filter, ast.clauses, ast.is_plain) = (None, None, List::default(), false);
        ast.arena.reset(2);
        let mut span = trimmed(source);
        if let Some((keyword, number)) = keyword(source, span, clause) {
            let fix = Fix::titled(Span::new(keyword.start, number.start), "", "remove it");
            self.report(Diagnostic::new(Code::KeywordInPart, keyword).arg(keyword).fix(fix));
            span = number;
        }
        let ast = &mut self.memory.ast;
        let is_all = clause == Clause::Count && span.slice(source).eq_ignore_ascii_case("all");
        let item = ast.arena.push(if is_all { Syntax::Everything } else { Syntax::Number }, span);
        let mut items = List::default();
        ast.arena.append(&mut items, item);
        let node = ast.arena.push(Syntax::Clause(clause, items), span);
        let mut clauses = List::default();
        ast.arena.append(&mut clauses, node);
        ast.clauses = clauses;
        self.lower(source);
    }

    /// An endpoint's name given apart, where the text has none or the same.
    fn endpoint(&mut self, source: &str) {
        const PREFIX: &str = "/api/v1/";
        let mut span = trimmed(source);
        if span.slice(source).starts_with(PREFIX) {
            let prefix = Span::between(span.start as usize, span.start as usize + PREFIX.len());
            self.report(Diagnostic::new(Code::EndpointPrefix, prefix).fix(Fix::replace(prefix, "")));
            span.start = prefix.end;
        }
        let name = span.slice(source);
        if let Some((other, _)) = self.request.endpoint
            && self.request.text(other) != name
        {
            let other = self.request.text(other).to_owned();
            self.report(Diagnostic::new(Code::EndpointTwice, span).arg(name.to_owned()).arg(other));
            return;
        }
        if self.request.endpoint.is_none() {
            self.request.endpoint = Some((self.request.intern(name), span));
            self.origin.endpoint = Part::Endpoint;
        }
    }

    /// Whether a part is EJSON.
    fn is_ejson(&self, source: &str) -> bool {
        match self.options.input {
            Input::Auto => is_object(source),
            Input::Dsl => false,
            Input::Ejson => true,
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.memory.sink.report(diagnostic);
    }
}

/// Whether a text is that of an object.
fn is_object(source: &str) -> bool {
    // A byte order mark is the reader's to refuse.
    source.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

/// The keyword of a number of rows given apart, and the number behind it.
fn keyword(source: &str, part: Span, clause: Clause) -> Option<(Span, Span)> {
    let text = part.slice(source);
    if text.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
        return None;
    }
    let names = if clause == Clause::Offset { ["offset", "skip"] } else { ["count", "limit"] };
    let behind_pipe = text.trim_start_matches(['|', ' ', '\t']);
    let name = names
        .iter()
        .find(|name| behind_pipe.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))?;
    let rest = behind_pipe.get(name.len()..)?;
    let number = rest.trim_start_matches([' ', '\t', ':', '=']);
    let keyword = Span::new(part.start, part.end - u32::try_from(rest.len()).ok()?);
    let number_at = Span::new(part.end - u32::try_from(number.len()).ok()?, part.end);
    (keyword.end < number_at.start && !number.is_empty()).then_some((keyword, number_at))
}

/// The span of a text without the white space around it.
fn trimmed(source: &str) -> Span {
    if let [first, .., last] = source.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        // Most have none.
        return whole(source);
    }
    let start = source.len() - source.trim_start().len();
    Span::between(start, source.trim_end().len().max(start))
}

/// The span of all of a text.
pub(super) fn whole(source: &str) -> Span {
    Span::between(0, source.len())
}
