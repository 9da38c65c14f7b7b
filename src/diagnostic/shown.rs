//! Texts of others, as far as a message repeats them, to what is seen and does nothing.

use super::Arg;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The most characters of the user's text that a message repeats.
const QUOTED: usize = 60;

/// The most characters of a text that was made for a message, which may be one to type.
const MADE: usize = 400;

pub(super) fn show(arg: &Arg, source: &str, out: &mut String) {
    let text = match arg {
        Arg::None => "",
        Arg::Source(span) => span.slice(source),
        // It is of a table of ours, and shown whole.
        Arg::Word(word) => return out.push_str(word),
        Arg::Text(text) => text,
        Arg::Number(number) => {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "{number}");
            return;
        }
    };
    let most = if matches!(arg, Arg::Text(_)) { MADE } else { QUOTED };
    let mut characters = text.chars();
    characters.by_ref().take(most).for_each(|character| harmless(character, out));
    if characters.next().is_some() {
        out.push('…');
    }
}

/// Whether a terminal would be steered by it, or the writing turned around: what stands there would not be what is seen.
pub(super) fn steers(character: char) -> bool {
    character.is_control()
        // Those of the property `Bidi_Control`, and the ends of lines and paragraphs that are no control characters.
        || matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// Writes a character so that it is seen and does nothing.
pub(super) fn harmless(character: char, out: &mut String) {
    match character {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        other if steers(other) => {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "\\u{:04x}", other as u32);
        }
        other => out.push(other),
    }
}

/// A text of somebody else's, such as a place that holds names, with all of it seen.
pub(super) fn seen(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    text.chars().for_each(|character| harmless(character, &mut out));
    out.into()
}
