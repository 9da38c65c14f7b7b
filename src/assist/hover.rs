//! A place in a text to cards: what is wrong there, and what the token there means.

use super::cursor::on_boundary;
use super::ejson;
use super::highlight::{HighlightKind, kind, mark, marks};
use super::words;
use super::{Assistant, Surroundings};
use crate::compile::Compiler;
use crate::diagnostic::{Code, Diagnostics, Part};
use crate::dsl::ast::Kind;
use crate::dsl::parse::{CONSTRUCTORS, parse};
use crate::dsl::path_text;
use crate::lex::json::{self, Tokens};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::operator::{Context, Operator};
use crate::options::Parts;
use crate::schema::Collection;
use crate::server::Endpoint;
use crate::span::Span;
use crate::value::calendar::{self, Moment};
use crate::value::date::{self, EpochPlace};

/// What is known of a place, as plain text; backticks stand round what can be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What it speaks of.
    pub span: Span,
    /// What stands there, in a few words.
    pub title: String,
    /// What is to be said of it, a sentence a line.
    pub lines: Vec<String>,
    /// The code of what is wrong; nothing where the card only explains.
    pub code: Option<Code>,
}

impl Card {
    fn new(span: Span, title: impl Into<String>) -> Self {
        Self { span, title: title.into(), lines: Vec::new(), code: None }
    }

    fn line(mut self, line: impl Into<String>) -> Self {
        let line = line.into();
        if !line.is_empty() {
            self.lines.push(line);
        }
        self
    }
}

impl Assistant {
    /// As [`hover`](super::hover()).
    pub fn hover(&mut self, text: &str, at: u32, around: &Surroundings<'_>) -> Vec<Card> {
        let Some(entry) = around.entry() else { return Vec::new() };
        if text.len() > around.options.limits.bytes() {
            return Vec::new();
        }
        let at = on_boundary(text, at);
        let mut cards = wrong(text, at, around);
        self.sink.reset(0);
        parse(text, entry, &around.options.limits, &mut self.ast, &mut self.tokens, &mut self.sink);
        let starting = self.tokens.partition_point(|token| token.span.start <= at);
        let Some(index) = starting.checked_sub(1) else { return cards };
        let Some(&token) =
            self.tokens.get(index).filter(|token| at <= token.span.end && !token.span.is_empty())
        else {
            return cards;
        };
        let previous = index.checked_sub(1).and_then(|before| self.tokens.get(before)).copied();
        cards.extend(self.card(text, at, token, previous, around));
        cards
    }

    fn card(
        &mut self,
        text: &str,
        at: u32,
        token: Token,
        previous: Option<Token>,
        around: &Surroundings<'_>,
    ) -> Option<Card> {
        let written = token.span.slice(text);
        if token.kind == TokenKind::Json {
            let root = ejson::Root::of(&self.position(text, token.span.start));
            return json_card(text, token.span, at, around, &root);
        }
        let marks = marks(&self.ast);
        match kind(token, previous, mark(&marks, token.span)) {
            HighlightKind::Endpoint => {
                let name = written.strip_prefix("/api/v1/").unwrap_or(written);
                let card = Card::new(token.span, format!("`{name}`"));
                Some(match Endpoint::find(name) {
                    Some(endpoint) => endpoint_lines(card, endpoint),
                    None => card.line("No endpoint that is known."),
                })
            }
            HighlightKind::Field => {
                let path = self.whole_path(text, token.span);
                Some(field_card(token.span, &path, around))
            }
            HighlightKind::Parameter => {
                let card = Card::new(token.span, format!("`{written}`"));
                let known = around.parameters.iter().find(|known| known.name == written);
                Some(match known {
                    Some(known) => {
                        let needed = if known.required { "The endpoint needs it." } else { "" };
                        card.line(known.doc).line(needed)
                    }
                    None => card.line("A parameter of the endpoint."),
                })
            }
            HighlightKind::Operator | HighlightKind::Connective | HighlightKind::Clause => {
                let meaning = self.meaning(token, previous, &marks).or_else(|| plain(token))?;
                Some(meaning_card(token.span, written, meaning))
            }
            HighlightKind::Constant => {
                Some(meaning_card(token.span, written, words::keyword(token.keyword?)))
            }
            HighlightKind::Constructor => {
                let known = CONSTRUCTORS.iter().find(|(name, _)| *name == written);
                // `Date` means something behind `new` alone.
                let before = previous.and_then(|before| before.keyword).filter(|&word| word == Keyword::New);
                match (known, token.keyword.or(before)) {
                    (Some((_, constructor)), _) => Some(
                        Card::new(token.span, format!("`{written}`")).line(words::constructor(*constructor)),
                    ),
                    (None, Some(keyword)) => Some(meaning_card(token.span, written, words::keyword(keyword))),
                    (None, None) => None,
                }
            }
            HighlightKind::Date => self.date_card(text, token.span, around),
            HighlightKind::Word => {
                Some(Card::new(token.span, format!("`{written}`")).line("Text without quotes."))
            }
            HighlightKind::Regex => Some(Card::new(token.span, "a regex").line(Operator::Regex.doc())),
            HighlightKind::String if token.kind == TokenKind::CaseInsensitive => {
                Some(Card::new(token.span, format!("`{written}`")).line("Text in upper or lower case."))
            }
            HighlightKind::Punctuation => Some(meaning_card(token.span, written, plain(token)?)),
            HighlightKind::String
            | HighlightKind::Number
            | HighlightKind::Type
            | HighlightKind::Comment
            | HighlightKind::Invalid => None,
        }
    }

    /// What a word or symbol means that means something else elsewhere.
    fn meaning(
        &self,
        token: Token,
        previous: Option<Token>,
        marks: &[(Span, HighlightKind)],
    ) -> Option<words::Meaning> {
        let previous = previous?;
        let is_number = previous.kind == TokenKind::Number;
        match (token.keyword, previous.keyword) {
            (Some(Keyword::All), Some(Keyword::Bits)) => Some(words::ALL_BITS),
            (Some(Keyword::All), Some(Keyword::Count | Keyword::Limit)) => Some(words::ALL_ROWS),
            (Some(Keyword::Size), _) if is_number => Some(words::PAGE_SIZE),
            (Some(Keyword::Eq), _) if is_number => Some(words::REMAINDER),
            (Some(Keyword::And), _) => {
                let is_inside = |span: Span| span.start < token.span.start && token.span.end < span.end;
                let mut nodes = self.ast.arena.nodes();
                nodes
                    .any(|node| matches!(node.kind, Kind::Interval { .. }) && is_inside(node.span))
                    .then_some(words::UPPER_BOUND)
            }
            _ if token.kind == TokenKind::Equal && is_number => Some(words::REMAINDER),
            _ if token.kind == TokenKind::Equal
                && mark(marks, previous.span) == Some(HighlightKind::Parameter) =>
            {
                Some(words::ASSIGN)
            }
            _ => None,
        }
    }

    /// The path at `span`, from the document on: what is inside `has` starts at the element.
    fn whole_path(&self, text: &str, span: Span) -> String {
        let mut whole = path_text(text, span);
        for node in self.ast.arena.nodes() {
            if let Kind::Test { path, verb: crate::dsl::ast::Verb::Has, .. } = node.kind
                && path.end < span.start
                && span.end <= node.span.end
                && !path.is_empty()
            {
                whole = format!("{}.{whole}", path_text(text, path));
            }
        }
        whole
    }

    /// The instants that a date stands for.
    fn date_card(&mut self, text: &str, token: Span, around: &Surroundings<'_>) -> Option<Card> {
        let setting = around.options.setting();
        let node = self.ast.arena.nodes().find(|node| {
            let is_date = matches!(
                node.kind,
                Kind::Day | Kind::Month | Kind::Instant | Kind::Relative(..) | Kind::Epoch
            );
            is_date && node.span.start <= token.start && token.end <= node.span.end
        })?;
        let (span, kind) = (node.span, node.kind);
        let written = span.slice(text);
        let sink = &mut self.sink;
        let moment = match kind {
            Kind::Relative(base, amounts) => {
                let arena = &self.ast.arena;
                let amounts = arena.children(amounts).map(|amount| arena.span(amount).slice(text));
                calendar::relative(base, amounts, &setting, span, sink)
            }
            Kind::Epoch => date::epoch_literal(written, setting.epoch, span, sink).map(Moment::Instant),
            _ => date::literal(written, setting.zone, span, sink),
        };
        let card = Card::new(span, format!("`{written}`"));
        Some(match moment {
            Some(Moment::Instant(instant)) => card.line(format!("The instant {}.", shown(instant))),
            Some(Moment::Interval { low, high }) => {
                card.line(format!("From {}", shown(low))).line(format!("up to and without {}.", shown(high)))
            }
            None if setting.now.is_none() && matches!(kind, Kind::Relative(..)) => {
                card.line("Its instant depends on the clock, which is not known here.")
            }
            None => return None,
        })
    }
}

/// What a word or symbol means by itself.
fn plain(token: Token) -> Option<words::Meaning> {
    token.keyword.map(words::keyword).or_else(|| words::symbol(token.kind))
}

/// An instant in ISO form and in milliseconds.
fn shown(instant: i64) -> String {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    let _ = date::write_iso(instant, &mut text);
    format!("{text} ({instant} ms)")
}

/// What an endpoint reads and needs.
fn endpoint_lines(card: Card, endpoint: Endpoint) -> Card {
    let mut card = card.line(format!("The endpoint `/api/v1/{}`.", endpoint.name()));
    if let Some(collection) = endpoint.collection().map(Collection::name) {
        card = card.line(format!("Its rows come from `{collection}`."));
    }
    for names in endpoint.required() {
        card = card.line(format!("It needs `{}`.", names.join("` or `")));
    }
    match endpoint.default_sort() {
        Some(order) => card.line(format!("Where none is asked for, the order is `{order}`.")),
        None => card,
    }
}

fn meaning_card(span: Span, written: &str, meaning: words::Meaning) -> Card {
    let card = Card::new(span, format!("`{written}`")).line(meaning.doc());
    match meaning {
        words::Meaning::Operator(Operator::Eq) => card.line("Compiles to the value itself: `{\"a\":1}`."),
        words::Meaning::Operator(Operator::And) => {
            card.line("Compiles to one object, and to `$and` where that would lose a test.")
        }
        words::Meaning::Operator(operator) if operator.context() == Context::Query => {
            card.line(format!("Compiles to `{}`.", operator.key()))
        }
        words::Meaning::Operator(operator) => {
            let (wanted, _) = operator.operand().wanted();
            card.line(format!("Compiles to `{}`.", operator.key())).line(format!("Takes {wanted}."))
        }
        words::Meaning::Phrase(_, keys) => {
            card.line(format!("Compiles to `{}`.", keys.replace(", ", "`, `")))
        }
        words::Meaning::Sentence(_) => card,
    }
}

fn field_card(span: Span, path: &str, around: &Surroundings<'_>) -> Card {
    let card = Card::new(span, format!("`{path}`"));
    let Some(field) = around.field(path) else {
        let line = if around.fields.is_empty() {
            "A field."
        } else {
            "No field that is known, or one that no row shows."
        };
        return card.line(line);
    };
    let mut card = card.line(field.doc);
    if !field.kind.is_empty() {
        card = card.line(format!("Type: {}.", field.kind));
    }
    if !field.values.is_empty() {
        let values: Vec<String> = field.values.iter().map(|value| format!("`{value}`")).collect();
        card = card.line(format!("Values: {}.", values.join(", ")));
    }
    card
}

/// A key of EJSON, or what a date in it stands for.
fn json_card(text: &str, span: Span, at: u32, around: &Surroundings<'_>, root: &ejson::Root) -> Option<Card> {
    let mut tokens = Tokens::new(text, span);
    let mut token = tokens.next();
    let mut before = [token; 2];
    while token.kind != json::TokenKind::End && token.span.end < at {
        before = [before[1], token];
        token = tokens.next();
    }
    if token.span.start > at {
        return None;
    }
    if !matches!(tokens.next().kind, json::TokenKind::Colon | json::TokenKind::Equals) {
        let is_date = before[1].kind == json::TokenKind::Colon
            && before[0].span.slice(text).trim_matches('"') == "$date";
        return is_date.then(|| json_date(text, token.span, around)).flatten();
    }
    let key = token.span.slice(text).trim_matches(['"', '\'', '`']);
    let Some(operator) = Operator::from_key(key) else {
        if key == "$date" {
            return Some(
                Card::new(token.span, "`$date`")
                    .line("A date: milliseconds since 1970, or text as `2024-03-01T10:00:00Z`."),
            );
        }
        let path = ejson::path_of(text, span, token.span, root);
        return (!key.starts_with('$')).then(|| match path {
            Some(path) => field_card(token.span, &path, around),
            None => {
                let card = Card::new(token.span, format!("`{key}`")).line("A part of a GeoJSON object.");
                let known = ejson::GEOMETRY.iter().find(|(known, _)| *known == key);
                card.line(known.map_or("", |&(_, doc)| doc))
            }
        });
    };
    let card = Card::new(token.span, format!("`{key}`")).line(operator.doc());
    if operator.context() == Context::Refused {
        return Some(card.line("It is never sent."));
    }
    let (wanted, _) = operator.operand().wanted();
    let card = card.line(format!("Takes {wanted}."));
    let spelling = operator.spelling();
    Some(if spelling.is_empty() { card } else { card.line(format!("In the filter language: `{spelling}`.")) })
}

/// The instant of a date in EJSON.
fn json_date(text: &str, span: Span, around: &Surroundings<'_>) -> Option<Card> {
    let written = span.slice(text);
    let mut sink = Diagnostics::default();
    let instant = match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(iso) => date::wire(iso, span, &mut sink),
        None => {
            let unit = around.options.setting().epoch;
            // Dates are whole numbers, and the reader of others is large.
            let number: i64 = written.parse().ok()?;
            date::epoch(number as f64, unit, EpochPlace::Value, span, &mut sink)
        }
    }?;
    Some(Card::new(span, format!("`{written}`")).line(format!("The instant {}.", shown(instant))))
}

/// What is wrong at a place.
fn wrong(text: &str, at: u32, around: &Surroundings<'_>) -> Vec<Card> {
    let mut parts = Parts::default();
    let part = match around.part {
        Part::Text => &mut parts.text,
        Part::Filter => &mut parts.filter,
        Part::Fields => &mut parts.fields,
        Part::Sort => &mut parts.sort,
        Part::With => &mut parts.with,
        Part::Endpoint | Part::Offset | Part::Count | Part::Line => return Vec::new(),
    };
    *part = Some(text);
    let mut compiler = Compiler::new();
    let report = match compiler.compile_parts(&parts, &around.options) {
        Ok(compiled) => compiled.report().clone(),
        Err(report) => report,
    };
    let here = |span: Span| span.start <= at && at <= span.end;
    let found = report.diagnostics().iter().filter(|one| one.part == around.part && here(one.span));
    found
        .map(|one| {
            let mut card = Card::new(one.span, one.message(text)).line(one.help(text));
            card.code = Some(one.code);
            card
        })
        .collect()
}
