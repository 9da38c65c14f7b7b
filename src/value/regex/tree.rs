//! What a pattern means, item by item: for engines that are not PCRE2 and have to be told in their own words.

/// A pattern, or what stands in a group: alternatives, each a sequence of items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tree {
    pub(crate) branches: Vec<Vec<Item>>,
}

/// One part of a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    /// One character of a set.
    Set(Set),
    Place(Place),
    /// A group; with its number where it captures.
    Group(Tree, Option<u32>),
    Look {
        ahead: bool,
        negative: bool,
        tree: Tree,
    },
    /// A group that is not gone back into.
    Atomic(Tree),
    Repeat {
        item: Box<Item>,
        min: u32,
        max: Option<u32>,
        how: How,
    },
    /// What the group of this number matched; `true` where case does not matter.
    Back(u32, bool),
}

/// How much a repeat takes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    Greedy,
    Lazy,
    Possessive,
}

/// A place between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The start of the text.
    Start,
    /// The start of a line, which the very end of the text is none of.
    LineStart,
    /// The end of the text.
    End,
    /// The end of the text, or before a line feed that ends it.
    LastLineEnd,
    /// The end of a line.
    LineEnd,
    /// Between an ASCII word character and something else.
    WordEdge,
    NoWordEdge,
    WordStart,
    WordEnd,
}

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Set {
    /// The characters that are not in the rest.
    pub(crate) negated: bool,
    /// Ranges, as they are.
    pub(crate) exact: Vec<(char, char)>,
    /// Ranges whose characters stand for those of the other case too.
    pub(crate) folded: Vec<(char, char)>,
    /// Names of Unicode properties, and whether their characters are those without it.
    pub(crate) properties: Vec<(String, bool)>,
}

impl Set {
    pub(super) fn of(ranges: &[(char, char)]) -> Self {
        Self { exact: ranges.to_vec(), ..Self::default() }
    }

    /// The one character of the set, where it holds no other.
    pub(crate) fn only(&self) -> Option<char> {
        match (self.negated, self.exact.as_slice(), self.folded.as_slice(), self.properties.as_slice()) {
            (false, [(first, last)], [], []) if first == last => Some(*first),
            _ => None,
        }
    }

    /// The one ASCII character of the set, where it holds no other but those of the other case.
    pub(crate) fn only_folded(&self) -> Option<char> {
        match (self.exact.as_slice(), self.folded.as_slice()) {
            ([], [(first, last)])
                if first == last && first.is_ascii() && !self.negated && self.properties.is_empty() =>
            {
                Some(*first)
            }
            _ => None,
        }
    }
}

pub(super) const DIGIT: &[(char, char)] = &[('0', '9')];
pub(super) const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
pub(super) const SPACE: &[(char, char)] = &[('\t', '\r'), (' ', ' ')];
pub(super) const LINE_FEED: &[(char, char)] = &[('\n', '\n')];
pub(super) const BLANK: &[(char, char)] = &[
    ('\t', '\t'),
    (' ', ' '),
    ('\u{a0}', '\u{a0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{180e}', '\u{180e}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{3000}', '\u{3000}'),
];
pub(super) const VERTICAL: &[(char, char)] = &[('\n', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')];

/// Every character that is in none of the ranges, which are in order and do not touch.
pub(super) fn complement(ranges: &[(char, char)]) -> Vec<(char, char)> {
    let mut rest = Vec::new();
    let mut low = '\0';
    for &(first, last) in ranges {
        if let Some(before) = (low..=first).rev().nth(1).filter(|_| low < first) {
            rest.push((low, before));
        }
        match (last..=char::MAX).nth(1) {
            Some(next) => low = next,
            None => return rest,
        }
    }
    rest.push((low, char::MAX));
    rest
}

/// The ASCII characters of a POSIX class.
pub(super) fn posix(name: &str) -> Option<&'static [(char, char)]> {
    Some(match name {
        "alpha" => &[('A', 'Z'), ('a', 'z')],
        "lower" => &[('a', 'z')],
        "upper" => &[('A', 'Z')],
        "alnum" => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        "ascii" => &[('\0', '\u{7f}')],
        "blank" => &[('\t', '\t'), (' ', ' ')],
        "cntrl" => &[('\0', '\u{1f}'), ('\u{7f}', '\u{7f}')],
        "digit" => DIGIT,
        "graph" => &[('!', '~')],
        "print" => &[(' ', '~')],
        "punct" => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        "space" => SPACE,
        "word" => WORD,
        "xdigit" => &[('0', '9'), ('A', 'F'), ('a', 'f')],
        _ => return None,
    })
}
