//! What may stand at a place to completions: the parser says which kinds, the tables which words.

use super::cursor::{Place, on_boundary, place};
use super::ejson::Root;
use super::offer::Offer;
use super::{Assistant, Surroundings, ejson};
use crate::diagnostic::Part;
use crate::dsl::ast::{Kind, Verb};
use crate::dsl::parse::{Entry, Expected, Wanted, expected};
use crate::dsl::path_text;
use crate::lex::dsl::lex;
use crate::lex::token::{Token, TokenKind};
use crate::sorted::sort_by_key;
use crate::span::Span;
use std::borrow::Cow;

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// The name of an endpoint.
    Endpoint,
    /// A field of the collection.
    Field,
    /// A parameter of the endpoint.
    Parameter,
    /// A word or symbol that tests a field, or an operator of EJSON.
    Operator,
    /// A word that joins, negates or completes something.
    Keyword,
    /// The keyword of a clause.
    Clause,
    /// A value.
    Value,
    /// A word that stands for a day or an instant, or what is added to it.
    Date,
    /// The name of a type.
    Type,
    /// What makes a typed value or a shape.
    Constructor,
    /// A bracket, a comma and the like.
    Punctuation,
}

/// Something that may be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<'a> {
    /// What it is.
    pub kind: ItemKind,
    /// What is shown.
    pub label: Cow<'a, str>,
    /// What is typed for it: the label, and what has to be around it.
    pub text: Cow<'a, str>,
    /// What it replaces: the word at the cursor.
    pub edit: Span,
    /// The type of a field, or the operator that a word compiles to; may be empty.
    pub detail: &'a str,
    /// What it does, in one sentence; may be empty.
    pub doc: &'a str,
}

impl Item<'_> {
    /// The text with this completion in it.
    pub fn apply(&self, text: &str) -> String {
        let before = text.get(..self.edit.start as usize).unwrap_or("");
        let after = text.get(self.edit.end as usize..).unwrap_or("");
        [before, &self.text, after].concat()
    }
}

/// What may be typed at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions<'a> {
    /// The completions, the likeliest first.
    pub items: Vec<Item<'a>>,
    /// Whether nothing is wrong with the characters and the grammar of what stands before the place; what is wrong with the
    /// characters after it counts too.
    pub is_sound: bool,
    expected: Expected,
}

impl Completions<'_> {
    /// Everything that the grammar takes there, by the names that `grammar/rocketql.ebnf` has for it, whatever was typed.
    ///
    /// ```
    /// use rocketql::assist::{Surroundings, complete};
    /// let completions = complete("a near point(1 ", 15, &Surroundings::default());
    /// assert_eq!(completions.expected().collect::<Vec<_>>(), [","]);
    /// ```
    pub fn expected(&self) -> impl Iterator<Item = &'static str> {
        self.expected.iter().flat_map(Wanted::terminals)
    }
}

impl Assistant {
    /// As [`complete`](super::complete()).
    pub fn complete<'a>(&mut self, text: &str, at: u32, around: &Surroundings<'a>) -> Completions<'a> {
        let Some(entry) = around.entry() else { return Completions::default() };
        if text.len() > around.options.limits.bytes() {
            return Completions::default();
        }
        let at = on_boundary(text, at);
        self.sink.reset(0);
        if matches!(around.part, Part::Fields | Part::Sort) && ejson::is_object(text) {
            let root = Root::of_list(around.part);
            return self
                .finish(ejson::complete(text, Span::between(0, text.len()), at, around, &root), around);
        }
        lex(text, entry, &mut self.tokens, &mut self.comments, &mut self.sink);
        let (before, edit, place) = match place(text, &self.tokens, &self.comments, at) {
            found @ Place::Word { before, word } => (before, word, found),
            found @ Place::Text { before, text } => (before, text, found),
            found @ Place::Regex => (0, Span::at(at), found),
            found @ Place::Json(span) => (
                self.tokens.partition_point(|token| token.span.start < span.start),
                Span::at(span.start),
                found,
            ),
            Place::Comment => return Completions::default(),
        };
        let is_text = matches!(place, Place::Text { .. });
        let tokens_before = self.tokens.get(..before).unwrap_or(&[]);
        let mut offer = Offer::new(text, tokens_before, (at, edit), around);
        // A name with slashes is no word, so the endpoint is looked for in the text itself.
        if entry == Entry::Request && !is_text {
            let first = self.tokens.first().copied().unwrap_or(Token::new(TokenKind::End, Span::at(0)));
            offer.endpoints(first.span.start, before);
            if place == Place::Regex || first.kind == TokenKind::Endpoint && at <= first.span.end {
                return self.finish((offer.items, Expected::default()), around);
            }
        }
        self.before.clear();
        self.before.extend_from_slice(tokens_before);
        let caret = Span::at(edit.start);
        self.before.extend([Token::new(TokenKind::Caret, caret), Token::new(TokenKind::End, caret)]);
        let limits = &around.options.limits;
        let expected = expected(text, entry, limits, &mut self.ast, &self.before, &mut self.sink);
        let position = self.position(text, caret.start);
        if let Place::Json(span) = place {
            return self.finish(ejson::complete(text, span, at, around, &Root::of(&position)), around);
        }
        if is_text {
            if expected.contains(Wanted::Value) {
                offer.values_of(&position);
            }
        } else {
            let after = self.tokens.get(before..).unwrap_or(&[]);
            for wanted in expected.iter() {
                offer.wanted(wanted, &position, after, &self.ast);
            }
        }
        self.finish((offer.items, expected), around)
    }

    fn finish<'a>(
        &self,
        (mut items, expected): (Vec<(u8, u32, Item<'a>)>, Expected),
        around: &Surroundings<'a>,
    ) -> Completions<'a> {
        sort_by_key(&mut items, |&(fit, order, _)| (fit, order));
        items.truncate(around.most);
        let items = items.into_iter().map(|(.., item)| item).collect();
        Completions { items, is_sound: !self.sink.has_errors(), expected }
    }

    /// The test around the caret.
    pub(super) fn position(&self, text: &str, caret: u32) -> Position {
        let mut position = Position::default();
        // Tests inside others come first.
        let around = self.ast.arena.nodes().filter(|node| node.span.start <= caret && caret <= node.span.end);
        for node in around {
            let Kind::Test { verb, path, .. } = node.kind else { continue };
            if verb == Verb::Has {
                let outer = path_text(text, path);
                if !outer.is_empty() {
                    position.element = if position.element.is_empty() {
                        outer
                    } else {
                        format!("{outer}.{}", position.element)
                    };
                }
            } else {
                position.verb = Some(verb);
                position.path = path_text(text, path);
            }
        }
        position
    }
}

/// The test around the caret.
#[derive(Debug, Default)]
pub(super) struct Position {
    /// The path of the elements, inside `has`.
    pub(super) element: String,
    /// The path of the test; empty for one of the element itself.
    path: String,
    pub(super) verb: Option<Verb>,
}

impl Position {
    /// The path from the document on.
    pub(super) fn whole(&self) -> String {
        self.below(&self.path)
    }

    /// A path that is written here, from the document on.
    pub(super) fn below(&self, path: &str) -> String {
        match (self.element.is_empty(), path.is_empty()) {
            (true, _) => path.to_owned(),
            (false, true) => self.element.clone(),
            (false, false) => format!("{}.{path}", self.element),
        }
    }
}
