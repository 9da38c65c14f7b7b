//! Tokens as they are written, one after the other.

/// What is written between tokens. A comment starts after a blank and ends with the line (rule 11).
pub(crate) const BETWEEN: [&str; 12] =
    [" ", " ", " ", " ", " ", " ", "  ", "\n", "\r\n", "\t", " # a comment\n", " #\n"];

/// A token as it is written, and what stands before it.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) before: &'static str,
    pub(crate) text: String,
}

/// A token among the others.
#[derive(Clone, Copy)]
pub(crate) struct Token<'a> {
    pub(crate) all: &'a [Piece],
    pub(crate) at: usize,
}

impl<'a> Token<'a> {
    pub(crate) fn text(self) -> &'a str {
        &self.all[self.at].text
    }

    /// The text of the token so many places on; nothing past either end.
    pub(crate) fn text_at(self, offset: isize) -> &'a str {
        let at = self.at.checked_add_signed(offset);
        at.and_then(|at| self.all.get(at)).map_or("", |piece| &piece.text)
    }

    pub(crate) fn is_word(self, word: &str) -> bool {
        self.text().eq_ignore_ascii_case(word)
    }

    /// Whether the next token is this one, with nothing between.
    pub(crate) fn is_glued_to(self, symbol: &str) -> bool {
        self.all.get(self.at + 1).is_some_and(|next| next.before.is_empty() && next.text == symbol)
    }
}

/// Whether nothing need stand between two tokens.
pub(crate) fn may_touch(first: &str, second: &str) -> bool {
    let is_mark = |text: &str| matches!(text, "(" | ")" | ",");
    first != ":" && (is_mark(first) || is_mark(second))
}

/// Leaves something between tokens that would else be one.
pub(crate) fn separate(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let is_endpoint = at == 1 && pieces[at].text == ":";
        if pieces[at].before.is_empty() && !is_endpoint && !may_touch(&pieces[at - 1].text, &pieces[at].text)
        {
            pieces[at].before = " ";
        }
    }
}

pub(crate) fn written(pieces: &[Piece]) -> String {
    pieces.iter().flat_map(|piece| [piece.before, &piece.text]).collect()
}

/// The pieces with those of EJSON arrays made one (rule 9); nothing where an array is not closed.
pub(crate) fn with_json(start: &str, pieces: &[Piece]) -> Option<Vec<Piece>> {
    let mut joined: Vec<Piece> = Vec::new();
    let mut clause = if start == "with_part" { "with" } else { "" };
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        let before = joined.last().map_or("", |piece| &piece.text);
        let is_list_word =
            ["in", "all", "is", "not", "set", "clear"].iter().any(|word| before.eq_ignore_ascii_case(word));
        let is_parameter = matches!(before, "=" | "==") && clause.eq_ignore_ascii_case("with");
        if piece.text == "|" {
            clause = pieces.get(at).map_or("", |next| &next.text);
        }
        if piece.text != "[" || is_list_word || is_parameter {
            joined.push(piece.clone());
            continue;
        }
        let first = at - 1;
        let mut open = 1;
        while open > 0 {
            match pieces.get(at)?.text.as_str() {
                "[" => open += 1,
                "]" => open -= 1,
                _ => {}
            }
            at += 1;
        }
        let text = [&piece.text, written(&pieces[first + 1..at]).as_str()].concat();
        joined.push(Piece { before: piece.before, text });
    }
    Some(joined)
}
