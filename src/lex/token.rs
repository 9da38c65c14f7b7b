//! The tokens of the filter language: kinds, spellings and keywords.

use crate::span::Span;

/// A token: what it is and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// The keyword that a [`TokenKind::Word`] is, so that it is looked for once.
    pub keyword: Option<Keyword>,
    /// Whether there is something to say of a word or a plain path where it is a path: it has a segment that no path may have, or
    /// letters that are wider than those meant. As a value it may stand.
    pub refused: bool,
    /// Where it stands.
    pub span: Span,
}

impl Token {
    /// A token that is no word.
    pub(crate) const fn new(kind: TokenKind, span: Span) -> Self {
        Self { kind, keyword: None, refused: false, span }
    }

    /// Whether it is `and` or `or`.
    pub(crate) const fn is_connective(self) -> bool {
        matches!(self.keyword, Some(Keyword::And | Keyword::Or))
    }
}

macro_rules! tokens {
    ($($name:ident [$($spelling:literal)*] $doc:literal;)*) => {
        /// What a token is. Symbols have their spellings; the others are named in `grammar/rocketql.ebnf`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum TokenKind {
            $(#[doc = $doc] $name,)*
        }

        impl TokenKind {
            /// Whether it is a value by itself and nothing else: no word, which may be a keyword, and no path.
            pub(crate) const fn is_literal(self) -> bool {
                matches!(
                    self,
                    Self::String
                        | Self::CaseInsensitive
                        | Self::Number
                        | Self::Regex
                        | Self::Day
                        | Self::Month
                        | Self::Instant
                        | Self::Epoch
                )
            }

            /// How the symbol is written, the normal form first; empty for kinds that are no symbols.
            pub(crate) const fn spellings(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($spelling,)*],)* }
            }
        }
    };
}

tokens! {
    End [] "The end of the text.";

    Word [] "A word: a name, a keyword, or text without quotes.";
    Path [] "Two or more segments joined by dots, all plain.";
    Quoted [] "A path with a segment in backticks.";
    String [] "Text in quotes.";
    CaseInsensitive [] "Text in quotes after `i`.";
    Number [] "A number.";
    Regex [] "A regex between slashes, with its flags.";
    Day [] "A date of year, month and day.";
    Month [] "A date of year and month.";
    Instant [] "A date with a time.";
    Epoch [] "A number after `@`.";
    Amount [] "What is added to a relative date: a sign, a number and a unit.";
    Json [] "A `{…}` or `[…]` of EJSON.";
    Endpoint [] "The name of an endpoint, at the start of a text.";
    Run [] "Characters that are glued together and make no token; the parser says what is wrong, since that depends on the place.";
    Caret [] "The place that completion asks about; the lexer makes none.";
    Bad [] "Something that was reported already. It counts as whatever is expected.";

    OpenParenthesis ["("] "Opens a group or a list.";
    CloseParenthesis [")"] "Closes a group or a list.";
    OpenBracket ["["] "Opens a list where a list is expected; elsewhere a bracket belongs to EJSON.";
    CloseBracket ["]"] "Closes a list.";
    Comma [","] "Separates items.";
    Pipe ["|"] "Starts a clause.";
    Colon [":"] "Ends an endpoint.";
    Equal ["=" "=="] "Equal.";
    NotEqual ["!=" "<>"] "Not equal.";
    Greater [">"] "Greater.";
    GreaterEqual [">="] "Greater or equal.";
    Less ["<"] "Less.";
    LessEqual ["<="] "Less or equal.";
    Match ["~"] "Matches a regex.";
    NotMatch ["!~"] "Does not match a regex.";
    Percent ["%"] "The remainder of a division.";
    Bang ["!"] "Negates a test.";
    AndAnd ["&&"] "Both.";
    OrOr ["||"] "Either.";
    Minus ["-"] "Leaves a field out, or sorts it from large to small.";
    Plus ["+"] "Sorts a field from small to large.";
    DotDot [".."] "Joins the bounds of an interval.";
    DotDotLess ["..<"] "Joins the bounds of an interval without the upper one.";
    Foreign [] "A symbol of another language, such as `===`; the parser says how it is written here.";
}

macro_rules! keywords {
    ($($name:ident $group:ident $spelling:literal;)*) => {
        /// A word that has a meaning of its own in some places. None is reserved: where a path is expected, each is one.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Keyword {
            $(#[doc = concat!("`", $spelling, "`")] $name,)*
        }

        impl Keyword {
            /// Every keyword.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// How it is written, in lower case.
            pub(crate) const fn spelling(self) -> &'static str {
                match self { $(Self::$name => $spelling,)* }
            }

            /// Where it has its meaning.
            pub(crate) const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)* }
            }
        }
    };
}

/// Where a keyword has its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Group {
    /// Between tests, and before one.
    Logic,
    /// After a path.
    Operator,
    /// Inside the phrase that an operator starts.
    Inside,
    /// Where a shape is expected.
    Shape,
    /// At the start of a clause.
    Clause,
    /// Where a value is expected, and in lower case only.
    Value,
}

keywords! {
    And Logic "and";
    Or Logic "or";
    Not Logic "not";
    Text Logic "text";

    Eq Operator "eq";
    Ne Operator "ne";
    Gt Operator "gt";
    Gte Operator "gte";
    Lt Operator "lt";
    Lte Operator "lte";
    Matches Operator "matches";
    Mod Operator "mod";
    In Operator "in";
    Between Operator "between";
    Contains Operator "contains";
    StartsWith Operator "startswith";
    EndsWith Operator "endswith";
    Exists Operator "exists";
    Missing Operator "missing";
    Is Operator "is";
    All Operator "all";
    Size Operator "size";
    Has Operator "has";
    Bits Operator "bits";
    Near Operator "near";
    NearSphere Operator "nearsphere";
    Within Operator "within";
    Intersects Operator "intersects";

    Any Inside "any";
    Set Inside "set";
    Clear Inside "clear";
    Max Inside "max";
    Min Inside "min";

    Point Shape "point";
    Box Shape "box";
    Circle Shape "circle";
    Polygon Shape "polygon";
    Sphere Shape "sphere";

    Fields Clause "fields";
    Sort Clause "sort";
    Offset Clause "offset";
    Skip Clause "skip";
    Count Clause "count";
    Limit Clause "limit";
    Page Clause "page";
    With Clause "with";

    True Value "true";
    False Value "false";
    Null Value "null";
    Now Value "now";
    Today Value "today";
    Yesterday Value "yesterday";
    Tomorrow Value "tomorrow";
    New Value "new";
}

impl Keyword {
    /// The keyword that `word` is, in any case.
    #[inline]
    pub(crate) fn of(word: &[u8]) -> Option<Self> {
        let packed = packed(word);
        let slot = SLOTS.get(place(packed, MULTIPLIER))?;
        let is_same = slot.packed == packed
            && slot.spelling.len() == word.len()
            && (word.len() <= 8 || slot.spelling.as_bytes().eq_ignore_ascii_case(word));
        if is_same { slot.keyword } else { None }
    }

    /// Whether it is one of the four words that relative dates start from.
    pub(crate) const fn is_day_word(self) -> bool {
        matches!(self, Self::Now | Self::Today | Self::Yesterday | Self::Tomorrow)
    }
}

/// A keyword at the place where its letters say.
#[derive(Clone, Copy)]
struct Slot {
    packed: u64,
    spelling: &'static str,
    keyword: Option<Keyword>,
}

/// Each keyword alone in its slot: a word is told by one look.
#[expect(clippy::indexing_slicing, reason = "the compiler runs it, and a slip would be its error")]
static SLOTS: [Slot; 256] = {
    let mut slots = [Slot { packed: 0, spelling: "", keyword: None }; 256];
    let mut index = 0;
    while index < Keyword::ALL.len() {
        let keyword = Keyword::ALL[index];
        let spelling = keyword.spelling();
        let packed = packed(spelling.as_bytes());
        slots[place(packed, MULTIPLIER)] = Slot { packed, spelling, keyword: Some(keyword) };
        index += 1;
    }
    slots
};

/// The first odd number that sends no two keywords to the same slot.
const MULTIPLIER: u64 = {
    let mut multiplier = u64::MAX / 3;
    while !parts_keywords(multiplier) {
        multiplier = multiplier.wrapping_mul(5) | 1;
    }
    multiplier
};

#[expect(clippy::indexing_slicing, reason = "the compiler runs it, and a slip would be its error")]
const fn parts_keywords(multiplier: u64) -> bool {
    let mut taken = [false; 256];
    let mut index = 0;
    while index < Keyword::ALL.len() {
        let place = place(packed(Keyword::ALL[index].spelling().as_bytes()), multiplier);
        if taken[place] {
            return false;
        }
        taken[place] = true;
        index += 1;
    }
    true
}

/// The slot of a word: the upper eight bits of a product.
#[inline]
const fn place(packed: u64, multiplier: u64) -> usize {
    (packed.wrapping_mul(multiplier) >> 56) as usize
}

/// A word as a number: its start and its end, which meet or overlap where it has at most eight bytes, with its letters in
/// lower case. With its length it then stands for one word alone.
#[inline]
const fn packed(word: &[u8]) -> u64 {
    const LOWER: u64 = u64::from_le_bytes([b'a' - b'A'; 8]);
    let both = if let (Some(&start), Some(&end)) = (word.first_chunk(), word.last_chunk()) {
        u32::from_le_bytes(start) as u64 | (u32::from_le_bytes(end) as u64) << 32
    } else if let (Some(&start), Some(&end)) = (word.first_chunk(), word.last_chunk()) {
        u16::from_le_bytes(start) as u64 | (u16::from_le_bytes(end) as u64) << 16
    } else {
        return 0;
    };
    both | LOWER
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The table against a search through all keywords.
        #[test]
        fn only_keywords_are_found(word in "[a-zA-Z_0-9\u{e9}-]{0,20}|[a-z]{1,5}") {
            let known = Keyword::ALL.iter().copied().find(|known| known.spelling().eq_ignore_ascii_case(&word));
            prop_assert_eq!(Keyword::of(word.as_bytes()), known);
        }
    }

    #[test]
    fn keywords_are_found_in_any_case() {
        for &keyword in Keyword::ALL {
            let spelling = keyword.spelling();
            assert!((2..=16).contains(&spelling.len()), "{spelling}");
            assert_eq!(Keyword::of(spelling.as_bytes()), Some(keyword));
            assert_eq!(Keyword::of(spelling.to_uppercase().as_bytes()), Some(keyword));
            for other in
                [format!("{spelling}x"), format!("x{spelling}"), spelling.replacen(|_| true, "\u{e9}", 1)]
            {
                assert_eq!(Keyword::of(other.as_bytes()), None, "{other}");
            }
        }
    }
}
