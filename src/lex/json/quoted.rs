//! Text in quotes of any kind, as people write it where JSON has strings, to where it ends.

use super::{Quote, TokenKind};

pub(super) fn is_typographic(character: char) -> bool {
    matches!(character, '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‘' | '’' | '‚' | '‛' | '′' | '＂')
}

/// Text in quotes, with any escapes. A line's end closes it where punctuation stands before it, or a new key or a closing
/// bracket behind it: there a quote was forgotten, while elsewhere a line break was pasted into a text.
pub(super) fn string(rest: &str, quote: Quote) -> (TokenKind, usize) {
    let mut characters = rest.char_indices().skip(1);
    let first = rest.chars().next().unwrap_or('"');
    let is_single = matches!(first, '‘' | '’' | '‚' | '‛' | '′');
    let closes = |character: char| match quote {
        Quote::Double | Quote::Single | Quote::Mixed | Quote::Backtick => character == first,
        Quote::Typographic if is_single => matches!(character, '‘' | '’' | '‛' | '′' | '\''),
        Quote::Typographic => matches!(character, '“' | '”' | '‟' | '»' | '«' | '″' | '＂' | '"'),
    };
    let mut is_first = true;
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => {
                characters.next();
            }
            // `'name":` and `"name':` open with another quote than they close with.
            '"' | '\''
                if matches!(first, '"' | '\'')
                    && character != first
                    && std::mem::take(&mut is_first)
                    && ends_mixed(rest.get(at + 1..).unwrap_or(""), quote) =>
            {
                return (TokenKind::String(Quote::Mixed), at + 1);
            }
            '\n' | '\r'
                if forgot_quote(rest, at)
                    || quote != Quote::Double && !closes_next_line(rest, at, closes) =>
            {
                return (TokenKind::Unclosed(quote), unclosed(rest, at));
            }
            _ if closes(character) => return (TokenKind::String(quote), at + character.len_utf8()),
            _ => {}
        }
    }
    let length = unclosed(rest, rest.len());
    let inside = rest.get(1..length).and_then(|inside| inside.strip_suffix('\''));
    match inside.is_some_and(|inside| quote == Quote::Double && !inside.contains('\'')) {
        true => (TokenKind::String(Quote::Mixed), length),
        false => (TokenKind::Unclosed(quote), length),
    }
}

/// Whether a text in quotes ends with the other quote before `rest`: as the key of what is surely a value, or where only `"`, that
/// closes most texts, is before what follows one.
fn ends_mixed(rest: &str, quote: Quote) -> bool {
    let after = rest.trim_start_matches([' ', '\t']);
    match after.strip_prefix(':') {
        Some(value) => {
            value.trim_start_matches([' ', '\t']).starts_with(['"', '\'', '{', '[']) || quote == Quote::Single
        }
        None => quote == Quote::Single && after.starts_with([',', '}', ']']),
    }
}

fn forgot_quote(rest: &str, line_end: usize) -> bool {
    // No more than the blanks of one line are stepped over, so that many empty lines stay cheap.
    let blank = |c: char| matches!(c, ' ' | '\t' | '\r');
    let before = rest.get(..line_end).unwrap_or("").trim_end_matches(blank);
    let after = rest.get(line_end..).unwrap_or("").trim_start_matches('\r');
    let after = after.strip_prefix('\n').unwrap_or(after).trim_start_matches(blank);
    before.ends_with([',', '}', ']']) || after.starts_with(['"', '}', ']'])
}

/// Whether the first quote in the next line closes a text: what follows values stands behind it. Looking no further than this
/// keeps many lines linear.
fn closes_next_line(rest: &str, line_end: usize, closes: impl Fn(char) -> bool) -> bool {
    let mut line = rest.get(line_end..).unwrap_or("").trim_start_matches('\r').chars().skip(1).take(200);
    line.find(|&character| closes(character) || matches!(character, '\n' | '\r')).is_some_and(&closes)
        && line.find(|character| !character.is_whitespace()).is_none_or(|next| ",}])".contains(next))
}

/// Where a text without its closing quote ends: before the punctuation at the end of its line.
fn unclosed(rest: &str, line_end: usize) -> usize {
    let line = rest.get(..line_end).unwrap_or(rest);
    line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']' | ')' | ';'))
        .len()
        .max(1)
}
