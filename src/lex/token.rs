//! The tokens of the filter language: kinds, spellings and keywords.

use crate::span::Span;

/// A token: what it is and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
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

            /// The keyword of this spelling in lower case.
            fn from_lower(word: &[u8]) -> Option<Self> {
                match std::str::from_utf8(word).ok()? { $($spelling => Some(Self::$name),)* _ => None }
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
}

/// The longest keyword has this many letters.
const LONGEST: usize = 10;

impl Keyword {
    /// The keyword that `word` is, in any case.
    pub(crate) fn of(word: &[u8]) -> Option<Self> {
        let mut lower = [0; LONGEST];
        let lower = lower.get_mut(..word.len())?;
        for (to, from) in lower.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        Self::from_lower(lower)
    }
}

/// Whether `word` is one of the four words that relative dates start from, in any case.
pub(crate) fn is_day_word(word: &[u8]) -> bool {
    ["now", "today", "yesterday", "tomorrow"].iter().any(|day| word.eq_ignore_ascii_case(day.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_found_in_any_case() {
        for &keyword in Keyword::ALL {
            let spelling = keyword.spelling();
            assert!(spelling.len() <= LONGEST, "{spelling}");
            assert_eq!(Keyword::of(spelling.as_bytes()), Some(keyword));
            assert_eq!(Keyword::of(spelling.to_uppercase().as_bytes()), Some(keyword));
            assert_eq!(Keyword::of(format!("{spelling}x").as_bytes()), None, "{spelling}");
        }
    }
}
