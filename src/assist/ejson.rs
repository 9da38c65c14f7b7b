//! A place in EJSON to completions: keys and values, as far as the brackets before it tell where it lies.

mod keys;
mod offer;

use super::Surroundings;
use super::complete::{Item, Position};
use crate::diagnostic::Part;
use crate::dsl::ast::Verb;
use crate::dsl::parse::Expected;
use crate::lex::json::{Token, TokenKind, Tokens};
use crate::operator::Operator;
use crate::span::Span;
use keys::Keys;
pub(super) use offer::GEOMETRY;
use offer::Offer;

/// What an object or array is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A query: fields, and operators over queries.
    Query,
    /// The operators of a field, or a document that it is compared with.
    Field,
    /// What an element passes: a query, or operators.
    Element,
    /// The types of `$type`.
    Types,
    /// What `$text` takes.
    Search,
    /// What `$geoWithin`, `$near` and the like take.
    Shape,
    /// The keys of a GeoJSON object.
    Geometry,
    /// The types of GeoJSON.
    Geometries,
    /// What nothing is offered for, such as coordinates.
    Nothing,
    /// The keys of `fields`, which are 0 or 1.
    Projection,
    /// The keys of `sort`, which are 1 or -1.
    Sort,
    /// A value of which nothing is known.
    Value,
}

/// What a whole value is read as, and the field that it is held against; no path where it is a filter.
#[derive(Debug)]
pub(super) struct Root {
    role: Role,
    path: String,
}

impl Root {
    /// Of the value of `fields` or `sort`.
    pub(super) fn of_list(part: Part) -> Self {
        let role = if part == Part::Fields { Role::Projection } else { Role::Sort };
        Self { role, path: String::new() }
    }

    /// Of a value at a place of a text.
    pub(super) fn of(position: &Position) -> Self {
        let role = match position.verb {
            None => Role::Query,
            Some(Verb::Within | Verb::Intersects) => Role::Geometry,
            Some(_) => Role::Value,
        };
        Self { role, path: position.whole() }
    }
}

/// A bracket that is open.
#[derive(Debug, Clone, Copy)]
struct Frame {
    role: Role,
    is_object: bool,
    /// The key that was read last.
    key: Option<Span>,
    /// Whether its colon was read.
    colon: bool,
    /// Whether a value was read after the last comma.
    value: bool,
}

/// Whether the text starts with an object.
pub(super) fn is_object(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

/// Whether a bracket in the value at `span` is not closed.
pub(super) fn is_open(text: &str, span: Span) -> bool {
    let mut tokens = Tokens::new(text, span);
    let mut open = 0u32;
    loop {
        match tokens.next().kind {
            TokenKind::OpenBrace | TokenKind::OpenBracket => open += 1,
            TokenKind::CloseBrace | TokenKind::CloseBracket => open = open.saturating_sub(1),
            TokenKind::End => return open > 0,
            TokenKind::CloseParen
            | TokenKind::OpenParen
            | TokenKind::Colon
            | TokenKind::Equals
            | TokenKind::Comma
            | TokenKind::Semicolon
            | TokenKind::String(_)
            | TokenKind::Unclosed(_)
            | TokenKind::Number
            | TokenKind::Word
            | TokenKind::Regex
            | TokenKind::Comment
            | TokenKind::Placeholder
            | TokenKind::Space
            | TokenKind::ByteOrderMark
            | TokenKind::Other => {}
        }
    }
}

/// The path of the key at `key` in the value at `span`, from the document on; nothing where the key is one of GeoJSON.
pub(super) fn path_of(text: &str, span: Span, key: Span, root: &Root) -> Option<String> {
    let (mut frames, mut keys) = (Vec::new(), Keys::default());
    let mut tokens = Tokens::new(text, span);
    let mut token = tokens.next();
    while token.kind != TokenKind::End && token.span.start < key.start {
        step(text, root.role, &mut frames, &mut keys, token);
        token = tokens.next();
    }
    keys.fields.push((frames.len(), key));
    let is_geometry = frames.iter().any(|frame: &Frame| frame.role == Role::Geometry);
    (!is_geometry).then(|| keys.path(text, root))
}

type Found<'a> = (Vec<(u8, u32, Item<'a>)>, Expected);

/// What may stand at `at` in the value at `span`.
pub(super) fn complete<'a>(
    text: &str,
    span: Span,
    at: u32,
    around: &Surroundings<'a>,
    root: &Root,
) -> Found<'a> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut keys = Keys::default();
    let mut tokens = Tokens::new(text, span);
    let mut under = None;
    let mut after = tokens.next();
    while after.kind != TokenKind::End && after.span.end <= at {
        let is_typed = matches!(after.kind, TokenKind::Word | TokenKind::Number | TokenKind::Unclosed(_));
        if after.span.end == at && is_typed {
            break;
        }
        step(text, root.role, &mut frames, &mut keys, after);
        after = tokens.next();
    }
    if after.span.start < at && after.kind != TokenKind::End {
        under = Some(after);
        after = tokens.next();
    }
    let path = keys.path(text, root);
    let kind = around.field(&path).map_or("", |field| field.kind);
    let mut offer = Offer {
        text,
        at,
        edit: Span::at(at),
        around,
        items: Vec::new(),
        has_colon: false,
        path: &path,
        kind,
    };
    match under {
        None => {}
        Some(Token { kind: TokenKind::Comment | TokenKind::Regex | TokenKind::Placeholder, .. }) => {
            return (offer.items, Expected::default());
        }
        Some(token) => offer.edit = token.span,
    }
    offer.has_colon = matches!(after.kind, TokenKind::Colon | TokenKind::Equals);
    let Some(frame) = frames.last() else { return (offer.items, Expected::default()) };
    if !frame.is_object || frame.colon {
        if !frame.value {
            if frame.is_object {
                offer.values(child(text, frame), &[]);
            } else {
                offer.values(frame.role, &keys.given(text, frames.len()));
            }
        }
    } else if frame.key.is_none() && !frame.value {
        offer.keys(frame.role, &keys.given(text, frames.len()));
    }
    (offer.items, Expected::default())
}

/// Takes a token.
fn step(text: &str, root: Role, frames: &mut Vec<Frame>, keys: &mut Keys, token: Token) {
    let depth = frames.len();
    match token.kind {
        TokenKind::OpenBrace | TokenKind::OpenBracket => {
            let is_object = token.kind == TokenKind::OpenBrace;
            let role = match frames.last() {
                None => root,
                Some(frame) if frame.is_object => child(text, frame),
                Some(frame) => frame.role,
            };
            frames.push(Frame { role, is_object, key: None, colon: false, value: false });
        }
        TokenKind::CloseBrace | TokenKind::CloseBracket => {
            frames.pop();
            keys.end(depth, true);
            if let Some(frame) = frames.last_mut() {
                frame.value = true;
            }
        }
        TokenKind::Colon | TokenKind::Equals => {
            if let Some(frame) = frames.last_mut() {
                frame.colon = true;
            }
        }
        TokenKind::Comma | TokenKind::Semicolon => {
            keys.end(depth, false);
            if let Some(frame) = frames.last_mut() {
                (frame.key, frame.colon, frame.value) = (None, false, false);
            }
        }
        TokenKind::String(_) | TokenKind::Unclosed(_) | TokenKind::Word if is_key(frames.last()) => {
            if let Some(frame) = frames.last_mut() {
                frame.key = Some(token.span);
                // Among operators and in values, such a key is of a document that the field may be.
                let is_field = matches!(frame.role, Role::Query | Role::Element | Role::Field | Role::Value)
                    && !unquoted(text, token.span).starts_with('$');
                if is_field {
                    keys.fields.push((depth, token.span));
                }
                keys.given.push((depth, token.span));
            }
        }
        TokenKind::String(_)
        | TokenKind::Unclosed(_)
        | TokenKind::Word
        | TokenKind::Number
        | TokenKind::Regex
        | TokenKind::Placeholder => {
            if let Some(frame) = frames.last_mut() {
                frame.value = true;
                if !frame.is_object {
                    keys.given.push((depth, token.span));
                }
            }
        }
        TokenKind::OpenParen
        | TokenKind::CloseParen
        | TokenKind::Comment
        | TokenKind::Space
        | TokenKind::ByteOrderMark
        | TokenKind::Other
        | TokenKind::End => {}
    }
}

fn is_key(frame: Option<&Frame>) -> bool {
    frame.is_some_and(|frame| frame.is_object && frame.key.is_none())
}

fn unquoted(text: &str, span: Span) -> &str {
    span.slice(text).trim_matches(['"', '\'', '`'])
}

/// What the value of the last key is read as.
fn child(text: &str, frame: &Frame) -> Role {
    let key = frame.key.map_or("", |key| unquoted(text, key));
    match (frame.role, Operator::from_key(key)) {
        (Role::Query | Role::Element, Some(Operator::And | Operator::Or | Operator::Nor)) => Role::Query,
        (Role::Query, Some(Operator::Text)) => Role::Search,
        (Role::Field | Role::Element, Some(Operator::Not)) => Role::Field,
        (Role::Field | Role::Element, Some(Operator::ElemMatch)) => Role::Element,
        (Role::Field, Some(Operator::All)) => Role::Element,
        (Role::Field | Role::Element, Some(Operator::Type)) => Role::Types,
        (
            Role::Field | Role::Element,
            Some(Operator::GeoWithin | Operator::GeoIntersects | Operator::Near | Operator::NearSphere),
        ) => Role::Shape,
        (Role::Query | Role::Element, None) if !key.starts_with('$') => Role::Field,
        (Role::Shape, Some(Operator::GeometryArgument)) => Role::Geometry,
        (Role::Geometry, _) if key == "type" => Role::Geometries,
        (Role::Geometry | Role::Geometries | Role::Nothing, _) => Role::Nothing,
        // A date that is being written already.
        (Role::Field | Role::Element | Role::Value, _) if key == "$date" => Role::Nothing,
        (Role::Projection | Role::Sort, _) => frame.role,
        (
            Role::Query
            | Role::Field
            | Role::Element
            | Role::Types
            | Role::Search
            | Role::Shape
            | Role::Value,
            _,
        ) => Role::Value,
    }
}
