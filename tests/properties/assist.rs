//! What holds for every answer to an editor.

use rocketql::assist::{Assistant, Completions, Field, HighlightKind, Known, Surroundings};
use rocketql::{Options, Part, Span};

const FIELDS: &[Field<'static>] = &[
    field("_id", "string", &[]),
    field("active", "bool", &[]),
    field("createdAt", "date", &[]),
    field("days", "array of date", &[]),
    field("emails", "array", &[]),
    field("emails.address", "string", &[]),
    field("emails.size", "int", &[]),
    field("emails.verified", "bool", &[]),
    field("lastLogin", "date", &[]),
    field("mentions.type", "string", &["user", "team"]),
    field("name", "string", &[]),
    field("roles", "array", &[]),
    field("status", "string", &["online", "away", "busy", "offline"]),
    field("u.username", "string", &[]),
    field("odd name", "string", &["two words", "true"]),
    field("not", "string", &[]),
];

const PARAMETERS: &[Known<'static>] = &[
    Known { name: "userId", required: false, doc: "Whose." },
    Known { name: "roomId", required: true, doc: "Of which room." },
];

const fn field(path: &'static str, kind: &'static str, values: &'static [&'static str]) -> Field<'static> {
    Field { path, kind, values, doc: "" }
}

/// What is known in every case.
pub fn around() -> Surroundings<'static> {
    let options = Options { now: Some(super::NOW), ..Options::default() };
    Surroundings { options, fields: FIELDS, parameters: PARAMETERS, most: 1000, ..Surroundings::default() }
}

/// Any place of any text is answered, in any part: what is replaced lies in the text and holds the place, and the pieces of
/// the text are in order with only white space between them.
pub fn any_place(text: &str, at: u32) {
    let mut assistant = Assistant::new();
    let inside = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    for part in [Part::Text, Part::Filter, Part::Fields, Part::Sort, Part::With, Part::Count] {
        let around = Surroundings { part, ..around() };
        let completions = assistant.complete(text, at, &around);
        let place = at.min(text.len() as u32);
        for item in &completions.items {
            let edit = item.edit;
            assert!(
                inside(edit) && edit.start <= place && place < edit.end + 4,
                "{item:?} at {at} of {text:?}"
            );
        }
        for card in assistant.hover(text, at, &around) {
            assert!(inside(card.span) && !card.title.is_empty(), "{card:?} at {at} of {text:?}");
        }
        if let Some(signature) = assistant.signature(text, at, &around) {
            assert!(
                inside(signature.span) && signature.active.is_none_or(|at| at < signature.parameters.len())
            );
        }
        let pieces = assistant.highlight(text, &around);
        if part == Part::Count {
            continue;
        }
        let mut end = 0;
        for piece in &pieces {
            let gap = text.get(end as usize..piece.span.start as usize).expect("pieces are in order");
            assert!(gap.chars().all(is_blank), "{gap:?} is no piece of {text:?}");
            assert!(inside(piece.span) && !piece.span.is_empty(), "{piece:?} of {text:?}");
            end = piece.span.end;
        }
        assert!(
            text[end as usize..].chars().all(is_blank),
            "{:?} is no piece of {text:?}",
            &text[end as usize..]
        );
        let _: Option<HighlightKind> = pieces.first().map(|piece| piece.kind);
    }
}

/// White space, and what cannot be seen: the lexer says that it is there.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200B}' | '\u{200C}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// What is offered at a place and accepted leaves a text after which something may stand.
pub fn offers_hold(text: &str, at: u32) {
    let mut assistant = Assistant::new();
    let around = around();
    let at = at % (text.len() as u32 + 1);
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at as usize)).unwrap_or(0);
    // What follows the cursor was written for another text.
    let text = &text[..at as usize];
    let Completions { items, .. } = assistant.complete(text, at, &around);
    for item in items {
        let accepted = item.apply(text);
        // EJSON has a reader of its own, whose places are told by brackets alone.
        if accepted.contains(['{', '[']) {
            continue;
        }
        let end = accepted.len() as u32;
        // With a blank after it, it is no longer being typed.
        let after = format!("{accepted} ");
        let completions = assistant.complete(&after, end + 1, &around);
        let ends = rocketql::format(&accepted, &around.options).is_ok();
        assert!(ends || completions.expected().next().is_some(), "{accepted:?}, of {item:?}, cannot go on");
        // A text that is cut inside a symbol may be wrong before the place.
        let before = format!("{} ", &text[..item.edit.start as usize]);
        let was_sound = assistant.complete(&before, before.len() as u32, &around).is_sound;
        assert!(!was_sound || completions.is_sound, "{accepted:?}, of {item:?}, has a mistake");
    }
}
