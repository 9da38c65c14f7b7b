//! A text and a place in it to what an editor shows: completions, hover cards, colours and signatures.
//!
//! What may stand at a place is the parser's own answer, so that no completion contradicts the grammar. Nothing here needs a
//! right text: while one types, none is. All places are bytes of the text; [`LineIndex`](crate::LineIndex) counts in UTF-16.

mod complete;
mod cursor;
mod ejson;
mod highlight;
mod hover;
mod knowledge;
mod offer;
mod rank;
mod signature;
mod suit;
mod words;

pub use complete::{Completions, Item, ItemKind};
pub use highlight::{Highlight, HighlightKind};
pub use hover::Card;
pub use knowledge::Knowledge;
pub use signature::{Signature, SignatureParameter};

use crate::diagnostic::{Diagnostics, Part};
use crate::dsl::ast::Ast;
use crate::dsl::parse::Entry;
use crate::lex::token::Token;
use crate::options::Options;
use crate::span::Span;

/// A field of the endpoint's collection, as completion and hover know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Field<'a> {
    /// The path, its segments joined by dots.
    pub path: &'a str,
    /// The type, by its name in the language: `string`, `bool`, `date`, … What is unknown is empty.
    pub kind: &'a str,
    /// The values that it takes, where there are only a few; none where any of the type may stand.
    pub values: &'a [&'a str],
    /// What it holds, in one sentence.
    pub doc: &'a str,
}

/// A parameter that an endpoint takes in `with`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known<'a> {
    /// The name.
    pub name: &'a str,
    /// Whether the endpoint refuses a request without it.
    pub required: bool,
    /// What it does, in one sentence.
    pub doc: &'a str,
}

/// What the text is a part of, and what is known besides it.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// Which part of a request the text is: [`Part::Text`], [`Part::Filter`], [`Part::Fields`], [`Part::Sort`] or
    /// [`Part::With`]. In any other nothing is known.
    pub part: Part,
    /// How the text is compiled.
    pub options: Options<'a>,
    /// The fields that may be named.
    pub fields: &'a [Field<'a>],
    /// The parameters that `with` may name.
    pub parameters: &'a [Known<'a>],
    /// The largest number of completions.
    pub most: usize,
}

impl Default for Surroundings<'_> {
    /// A whole request of which no fields are known; 100 completions.
    fn default() -> Self {
        Self { part: Part::Text, options: Options::default(), fields: &[], parameters: &[], most: 100 }
    }
}

impl Surroundings<'_> {
    fn entry(&self) -> Option<Entry> {
        match self.part {
            Part::Text => Some(Entry::Request),
            Part::Filter => Some(Entry::Filter),
            Part::Fields => Some(Entry::Fields),
            Part::Sort => Some(Entry::Sort),
            Part::With => Some(Entry::With),
            Part::Endpoint | Part::Offset | Part::Count | Part::Line => None,
        }
    }

    fn field(&self, path: &str) -> Option<&Field<'_>> {
        self.fields.iter().find(|field| field.path == path)
    }
}

/// Answers one question after another and keeps its memory.
///
/// ```
/// use rocketql::assist::{Assistant, Surroundings};
/// let mut assistant = Assistant::new();
/// for (text, at) in [("a ex", 4), ("a = 1 an", 8)] {
///     assert!(!assistant.complete(text, at, &Surroundings::default()).items.is_empty());
/// }
/// ```
#[derive(Debug, Default)]
pub struct Assistant {
    tokens: Vec<Token>,
    before: Vec<Token>,
    comments: Vec<Span>,
    ast: Ast,
    sink: Diagnostics,
}

impl Assistant {
    /// An assistant without memory yet.
    pub fn new() -> Self {
        Self::default()
    }
}

/// What may be typed at byte `at` of a text, the likeliest first.
///
/// ```
/// use rocketql::assist::{Field, Surroundings, complete};
/// let fields = [Field { path: "active", kind: "bool", ..Field::default() }];
/// let around = Surroundings { fields: &fields, ..Surroundings::default() };
/// let completions = complete("ac = true", 2, &around);
/// assert_eq!(completions.items[0].apply("ac = true"), "active = true");
/// assert!(complete("active = true an", 16, &around).items.iter().any(|item| item.label == "and"));
/// ```
pub fn complete<'a>(text: &str, at: u32, around: &Surroundings<'a>) -> Completions<'a> {
    Assistant::new().complete(text, at, around)
}

/// What stands at byte `at` of a text, and what is wrong there: what is wrong first.
///
/// ```
/// use rocketql::assist::{Surroundings, hover};
/// let cards = hover("msgs >= 100", 6, &Surroundings::default());
/// assert_eq!(cards[0].title, "`>=`");
/// assert!(cards[0].lines.iter().any(|line| line.contains("$gte")));
/// ```
pub fn hover(text: &str, at: u32, around: &Surroundings<'_>) -> Vec<Card> {
    Assistant::new().hover(text, at, around)
}

/// The pieces of a text and what each is, in order and without overlap. Only white space lies between them.
///
/// ```
/// use rocketql::assist::{HighlightKind, Surroundings, highlight};
/// let pieces = highlight("name = bob # who", &Surroundings::default());
/// let kinds: Vec<_> = pieces.iter().map(|piece| piece.kind).collect();
/// use HighlightKind::{Comment, Field, Operator, Word};
/// assert_eq!(kinds, [Field, Operator, Word, Comment]);
/// ```
pub fn highlight(text: &str, around: &Surroundings<'_>) -> Vec<Highlight> {
    Assistant::new().highlight(text, around)
}

/// What the clause, the constructor or the operator around byte `at` of a text takes, and which part of it stands there.
///
/// ```
/// use rocketql::assist::{Surroundings, signature};
/// let signature = signature("loc within circle(1, 2, ", 24, &Surroundings::default()).unwrap();
/// assert_eq!(signature.label, "circle(x, y, radius)");
/// assert_eq!(signature.parameters[signature.active.unwrap()].label, "radius");
/// ```
pub fn signature(text: &str, at: u32, around: &Surroundings<'_>) -> Option<Signature> {
    Assistant::new().signature(text, at, around)
}
