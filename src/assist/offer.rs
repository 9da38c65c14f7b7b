//! What the parser wants at a place to the completions of it that fit what is typed.

mod endpoints;
mod rival;
mod values;

use super::complete::{Item, ItemKind, Position};
use super::cursor::{listed, tested};
use super::words::{self, Meaning};
use super::{Field, Surroundings, rank, suit};
use crate::diagnostic::Part;
use crate::dsl::ast::{Ast, Clause, Kind, Verb};
use crate::dsl::parse::{Wanted, of_keyword as clause_of};
use crate::dsl::write_path;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::plan::search;
use crate::server::Endpoint;
use crate::span::Span;
use std::borrow::Cow;

/// Completions that fit what was typed.
pub(super) struct Offer<'t, 's, 'a> {
    text: &'t str,
    /// The tokens before the cursor, without the word that is being typed.
    before: &'t [Token],
    at: u32,
    edit: Span,
    around: &'s Surroundings<'a>,
    /// The completions, each with how well it fits and its place among those that fit as well.
    pub(super) items: Vec<(u8, u32, Item<'a>)>,
    order: u32,
    /// The type of the field whose operators are offered.
    kind: &'a str,
}

/// From where on stand those that are offered in the order in which they come; before them stand those that suit a field.
const UNSORTED: u32 = 100;
/// From where on stands what is offered behind all that fits as well: endpoints, since a filter is the rule, and what is rare.
const LATE: u32 = 10_000;

impl<'t, 's, 'a> Offer<'t, 's, 'a> {
    /// No completion yet for the cursor `at` in a text, of which each takes the place of `edit`.
    pub(super) const fn new(
        text: &'t str,
        before: &'t [Token],
        (at, edit): (u32, Span),
        around: &'s Surroundings<'a>,
    ) -> Self {
        Self { text, before, at, edit, around, items: Vec::new(), order: UNSORTED, kind: "" }
    }

    fn typed(&self) -> &str {
        Span::new(self.edit.start, self.at).slice(self.text)
    }

    /// A word with a meaning.
    fn word(&mut self, kind: ItemKind, word: &'static str, meaning: Meaning) {
        self.item(kind, word.into(), word.into(), meaning.key(), meaning.doc());
    }

    fn keyword(&mut self, kind: ItemKind, keyword: Keyword) {
        self.word(kind, keyword.spelling(), words::keyword(keyword));
    }

    fn symbols(&mut self, kinds: &[TokenKind]) {
        for kind in kinds {
            if let (Some(meaning), Some(spelling)) = (words::symbol(*kind), kind.spellings().first()) {
                self.word(ItemKind::Operator, spelling, meaning);
            }
        }
    }

    fn punctuation(&mut self, mark: &'static str) {
        self.item(ItemKind::Punctuation, mark.into(), mark.into(), "", "");
    }

    /// Adds an item where it fits. Earlier ones stand before later ones that fit as well.
    fn item(
        &mut self,
        kind: ItemKind,
        label: Cow<'a, str>,
        text: Cow<'a, str>,
        detail: &'a str,
        doc: &'a str,
    ) {
        self.order += 1;
        // A sign or a quote is no start of a name.
        let typed = self.typed().trim_start_matches(['`', '"', '\'']);
        let Some(fit) = rank::fit(typed, &label) else { return };
        let suiting = if kind == ItemKind::Operator { suit::place(self.kind, &label) } else { None };
        let text = self.apart(text);
        let order = suiting.unwrap_or(self.order);
        self.items.push((fit, order, Item { kind, label, text, edit: self.edit, detail, doc }));
    }

    /// The text with blanks where it would else be glued to what stands before or after.
    fn apart(&self, text: Cow<'a, str>) -> Cow<'a, str> {
        let bytes = self.text.as_bytes();
        let before = (self.edit.start as usize).checked_sub(1).and_then(|at| bytes.get(at)).copied();
        let after = bytes.get(self.edit.end as usize).copied();
        let is_mark = |byte: u8| byte.is_ascii_punctuation() && !matches!(byte, b'_' | b'"' | b'`' | b'\'');
        let (first, last) = (text.bytes().next().unwrap_or(b' '), text.bytes().last().unwrap_or(b' '));
        // A sign is glued to its path, a closing bracket and a comma to what they end, an amount to its day word.
        let glued_on = matches!(first, b')' | b']' | b',' | b'.' | b'+' | b'-');
        let glued_to =
            |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'(' | b'[' | b'-' | b'+' | b'.' | b'!');
        let lead = before.is_some_and(|byte| !glued_to(byte)) && !glued_on;
        let ends_openly = matches!(last, b'(' | b'[' | b'-' | b' ');
        let trail = after.filter(|_| !ends_openly).is_some_and(|byte| {
            let is_closed = byte.is_ascii_whitespace() || matches!(byte, b')' | b']' | b',' | b'|');
            let opens = matches!(byte, b'(' | b'[' | b'{' | b'/' | b'@' | b'#' | b'.' | b'-' | b'+');
            !is_closed && (opens || is_mark(byte) == is_mark(last))
        });
        match (lead, trail) {
            (false, false) => text,
            (true, false) => format!(" {text}").into(),
            (false, true) => format!("{text} ").into(),
            (true, true) => format!(" {text} ").into(),
        }
    }

    /// The completions of one kind of thing.
    pub(super) fn wanted(&mut self, wanted: Wanted, position: &Position, after: &[Token], ast: &Ast) {
        // What is tested without a path is an element, of a type of its own.
        let tested = tested(self.text, self.before);
        self.kind = if tested.is_empty() { "" } else { self.kind_of(&position.below(tested)) };
        let outer = self.edit;
        self.edit.end = self.rival_end(wanted, after.first());
        self.add(wanted, position, after, ast);
        self.edit = outer;
    }

    fn add(&mut self, wanted: Wanted, position: &Position, after: &[Token], ast: &Ast) {
        match wanted {
            // They were offered, as a name that is no word.
            Wanted::Endpoint => {}
            Wanted::Path => self.paths(position),
            Wanted::Parameter => self.parameters(),
            Wanted::Negation | Wanted::NotOperator | Wanted::NotType => {
                self.keyword(ItemKind::Keyword, Keyword::Not);
            }
            // Of a parameter neither a list nor a truth is likely: who goes on with a key must not get one.
            Wanted::List | Wanted::Setting if self.follows(TokenKind::Equal) && self.typed().is_empty() => {}
            Wanted::Open | Wanted::List => self.punctuation("("),
            // There it is a mistake.
            Wanted::TextSearch if self.is_joined(position, 0) || self.lacks_text_index() => {}
            Wanted::TextSearch => {
                let meaning = words::keyword(Keyword::Text);
                self.item(ItemKind::Operator, "text".into(), "text(".into(), meaning.key(), meaning.doc());
            }
            // Its start alone would be EJSON that is not closed.
            Wanted::Object | Wanted::Number | Wanted::String => {}
            Wanted::Symbol => self.symbols(&words::SYMBOLS),
            Wanted::OperatorWord | Wanted::Negatable => self.operators(wanted, position),
            Wanted::Presence => {
                self.keyword(ItemKind::Operator, Keyword::Exists);
                self.keyword(ItemKind::Operator, Keyword::Missing);
            }
            Wanted::Value => self.values(position),
            Wanted::Setting => {
                self.keyword(ItemKind::Value, Keyword::True);
                self.keyword(ItemKind::Value, Keyword::False);
            }
            Wanted::Type => self.types(position),
            Wanted::Everything => self.word(ItemKind::Keyword, "all", words::ALL_ROWS),
            Wanted::Interval => self.symbols(&[TokenKind::DotDot, TokenKind::DotDotLess]),
            // A second amount is rare, and so is one of the lower bound.
            Wanted::Amount if self.follows(TokenKind::Amount) || self.is_lower_bound() => {
                self.later(Self::amounts)
            }
            Wanted::Amount => self.amounts(),
            Wanted::DateName => {
                self.item(ItemKind::Constructor, "Date".into(), "Date(".into(), "", "A date.");
            }
            Wanted::Comma => self.punctuation(","),
            Wanted::CloseParenthesis => self.punctuation(")"),
            Wanted::CloseBracket => self.punctuation("]"),
            Wanted::Connective => {
                self.keyword(ItemKind::Keyword, Keyword::And);
                // What the database searches for is no choice among others.
                if !ast.arena.nodes().any(|node| is_search(node.kind)) {
                    self.keyword(ItemKind::Keyword, Keyword::Or);
                }
            }
            Wanted::UpperBound => {
                self.word(ItemKind::Keyword, "and", words::UPPER_BOUND);
            }
            Wanted::Remainder => self.word(ItemKind::Operator, "=", words::REMAINDER),
            Wanted::Assign => self.word(ItemKind::Operator, "=", words::ASSIGN),
            Wanted::Quantifier => {
                self.word(ItemKind::Keyword, "all", words::ALL_BITS);
                self.keyword(ItemKind::Keyword, Keyword::Any);
            }
            Wanted::State => {
                self.keyword(ItemKind::Keyword, Keyword::Set);
                self.keyword(ItemKind::Keyword, Keyword::Clear);
            }
            Wanted::Point => self.shape(Keyword::Point),
            Wanted::Shape => {
                for keyword in [Keyword::Box, Keyword::Circle, Keyword::Polygon, Keyword::Sphere] {
                    self.shape(keyword);
                }
            }
            Wanted::Farthest => self.keyword(ItemKind::Keyword, Keyword::Max),
            Wanted::Nearest => self.keyword(ItemKind::Keyword, Keyword::Min),
            Wanted::Pipe => self.punctuation("|"),
            Wanted::Clause => self.clauses(after, ast),
            Wanted::Descending => self.punctuation("-"),
            Wanted::Ascending => self.punctuation("+"),
            Wanted::PageSize => {
                self.word(ItemKind::Keyword, "size", words::PAGE_SIZE);
            }
        }
    }

    /// The type of the field at a path; empty where it is unknown.
    fn kind_of(&self, path: &str) -> &'a str {
        let fields: &'a [Field<'a>] = self.around.fields;
        fields.iter().find(|field| field.path == path).map_or("", |field| field.kind)
    }

    /// Whether the last token before the cursor is of this kind.
    fn follows(&self, kind: TokenKind) -> bool {
        self.before.last().is_some_and(|token| token.kind == kind)
    }

    /// Whether the last token before the cursor stands behind `between`.
    fn is_lower_bound(&self) -> bool {
        self.before.iter().nth_back(1).is_some_and(|token| token.keyword == Some(Keyword::Between))
    }

    /// Adds items behind all others that fit as well.
    fn later(&mut self, add: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.order, LATE);
        add(self);
        self.order = outer;
    }

    /// Whether the text names an endpoint whose rows cannot be searched for words.
    fn lacks_text_index(&self) -> bool {
        let first = self.before.first().filter(|token| token.kind == TokenKind::Endpoint);
        let endpoint = first.and_then(|token| Endpoint::find(token.span.slice(self.text)));
        endpoint.is_some_and(|endpoint| !search::has_text_index(endpoint))
    }

    /// Whether what is tested behind these tokens but for the last so many is negated, a choice among others, or an element: the
    /// database searches for none of those.
    fn is_joined(&self, position: &Position, but: usize) -> bool {
        let (mut closed, mut is_next) = (0_u32, true);
        for token in self.before.iter().rev().skip(but) {
            let is_open = token.kind == TokenKind::OpenParenthesis;
            let is_way_out = is_open && closed == 0;
            match token.kind {
                TokenKind::CloseParenthesis => closed += 1,
                _ if closed > 0 => closed -= u32::from(is_open),
                TokenKind::OrOr => return true,
                TokenKind::Bang if is_next => return true,
                _ if token.keyword == Some(Keyword::Or) => return true,
                _ if token.keyword == Some(Keyword::Not) && is_next => return true,
                _ => {}
            }
            is_next = is_way_out;
        }
        !position.element.is_empty()
    }

    fn paths(&mut self, position: &Position) {
        let listed = listed(self.text, self.before);
        let fields: &'a [Field<'a>] = self.around.fields;
        let in_element = !position.element.is_empty();
        let is_list = matches!(self.around.part, Part::Fields | Part::Sort)
            || self.before.iter().any(|token| token.kind == TokenKind::Pipe);
        for field in fields.iter().filter(|field| !is_list || field.is_shown()) {
            let inside = match field.path.strip_prefix(position.element.as_str()) {
                Some(rest) if in_element => rest.strip_prefix('.'),
                other => other,
            };
            let Some(label) = inside.filter(|path| !path.is_empty() && !listed.contains(path)) else {
                continue;
            };
            let text: Cow<'a, str> = path_spelling(label, in_element);
            self.item(ItemKind::Field, label.into(), text, field.kind, field.doc);
        }
    }

    fn parameters(&mut self) {
        let known = self.around.parameters;
        for parameter in
            known.iter().filter(|known| known.required).chain(known.iter().filter(|known| !known.required))
        {
            let detail = if parameter.required { "required" } else { "" };
            self.item(
                ItemKind::Parameter,
                parameter.name.into(),
                parameter.name.into(),
                detail,
                parameter.doc,
            );
        }
    }

    fn operators(&mut self, wanted: Wanted, position: &Position) {
        // Only the path that is tested stands between.
        let is_joined = self.is_joined(position, 1);
        // What a symbol says shorter is offered to who types the word.
        let is_symbol = |keyword: Keyword| {
            words::SYMBOLS.iter().any(|&kind| words::symbol(kind) == Some(words::keyword(keyword)))
        };
        let has_typed = !self.typed().is_empty();
        for &keyword in Keyword::ALL {
            let is_search = matches!(keyword, Keyword::Near | Keyword::NearSphere);
            if wanted.has_keyword(keyword)
                && !(is_search && is_joined)
                && (has_typed || wanted == Wanted::Negatable || !is_symbol(keyword))
            {
                self.keyword(ItemKind::Operator, keyword);
            }
        }
    }

    fn shape(&mut self, keyword: Keyword) {
        let meaning = words::keyword(keyword);
        let name = keyword.spelling();
        self.item(
            ItemKind::Constructor,
            name.into(),
            format!("{name}(").into(),
            meaning.key(),
            meaning.doc(),
        );
    }

    /// The clauses that may stand beside those of the text.
    fn clauses(&mut self, after: &[Token], ast: &Ast) {
        let mut given: Vec<Clause> = Vec::new();
        given.extend(ast.arena.children(ast.clauses).filter_map(|node| match ast.arena.kind(node) {
            Kind::Clause(clause, _) => Some(clause),
            _ => None,
        }));
        let pairs = after.windows(2).filter_map(|pair| match pair {
            [pipe, keyword] if pipe.kind == TokenKind::Pipe => clause_of(keyword.keyword?),
            _ => None,
        });
        given.extend(pairs);
        let has_typed = !self.typed().is_empty();
        for &keyword in Keyword::ALL.iter().filter(|keyword| keyword.group() == Group::Clause) {
            let Some(clause) = clause_of(keyword) else { continue };
            let is_alias = matches!(keyword, Keyword::Skip | Keyword::Limit);
            let rivals: &[Clause] = match clause {
                Clause::Page => &[Clause::Page, Clause::Offset, Clause::Count],
                Clause::Offset => &[Clause::Offset, Clause::Page],
                Clause::Count => &[Clause::Count, Clause::Page],
                Clause::Fields => &[Clause::Fields],
                Clause::Sort => &[Clause::Sort],
                Clause::With => &[Clause::With],
            };
            // Of an endpoint whose fields are known its parameters are too.
            let has_none =
                clause == Clause::With && self.around.parameters.is_empty() && !self.around.fields.is_empty();
            if (!is_alias || has_typed) && !has_none && !rivals.iter().any(|rival| given.contains(rival)) {
                self.keyword(ItemKind::Clause, keyword);
            }
        }
    }
}

/// Whether it is a search of the database's own, by words or by distance.
const fn is_search(kind: Kind) -> bool {
    matches!(kind, Kind::TextSearch(_) | Kind::Test { verb: Verb::Near | Verb::NearSphere, .. })
}

/// A path as it is written.
fn path_spelling(path: &str, in_element: bool) -> Cow<'_, str> {
    let mut text = String::new();
    write_path(path, in_element, &mut text);
    if text == path { path.into() } else { text.into() }
}
