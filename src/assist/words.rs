//! Words and symbols of the language to what they mean: a sentence each, or the operator whose sentence it is.

use crate::lex::token::{Keyword, TokenKind};
use crate::operator::Operator;

/// What a word or symbol means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// What an operator of MongoDB means.
    Operator(Operator),
    /// What the sentence says, and what it compiles to.
    Phrase(&'static str, &'static str),
    /// What the sentence says.
    Sentence(&'static str),
}

impl Meaning {
    /// The sentence.
    pub(super) const fn doc(self) -> &'static str {
        match self {
            Self::Operator(operator) => operator.doc(),
            Self::Phrase(doc, _) | Self::Sentence(doc) => doc,
        }
    }

    /// What it compiles to; empty where it is no operator.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Operator(operator) => operator.key(),
            Self::Phrase(_, key) => key,
            Self::Sentence(_) => "",
        }
    }
}

/// The meaning of a keyword.
pub(super) const fn keyword(keyword: Keyword) -> Meaning {
    use Meaning::{Operator as Op, Phrase, Sentence};
    match keyword {
        Keyword::And => Op(Operator::And),
        Keyword::Or => Op(Operator::Or),
        Keyword::Not => Sentence("The test, or what is in the parentheses, does not hold."),
        Keyword::Text => Op(Operator::Text),
        Keyword::Eq => Op(Operator::Eq),
        Keyword::Ne => Op(Operator::Ne),
        Keyword::Gt => Op(Operator::Gt),
        Keyword::Gte => Op(Operator::Gte),
        Keyword::Lt => Op(Operator::Lt),
        Keyword::Lte => Op(Operator::Lte),
        Keyword::Matches => Op(Operator::Regex),
        Keyword::Mod => Op(Operator::Mod),
        Keyword::In => Op(Operator::In),
        Keyword::Between => Phrase("At least the one bound and at most the other.", "$gte, $lte"),
        Keyword::Contains => Phrase("Text that holds another text.", "$regex"),
        Keyword::StartsWith => Phrase("Text that starts with another text.", "$regex"),
        Keyword::EndsWith => Phrase("Text that ends with another text.", "$regex"),
        Keyword::Exists => Phrase("The field is there, whatever it holds.", "$exists"),
        Keyword::Missing => Phrase("The field is not there.", "$exists"),
        Keyword::Is => Op(Operator::Type),
        Keyword::All => Op(Operator::All),
        Keyword::Size => Op(Operator::Size),
        Keyword::Has => Op(Operator::ElemMatch),
        Keyword::Bits => Phrase(
            "A number of which bits are 1 (`set`) or 0 (`clear`).",
            "$bitsAllSet, $bitsAnySet, $bitsAllClear, $bitsAnyClear",
        ),
        Keyword::Near => Op(Operator::Near),
        Keyword::NearSphere => Op(Operator::NearSphere),
        Keyword::Within => Op(Operator::GeoWithin),
        Keyword::Intersects => Op(Operator::GeoIntersects),
        Keyword::Any => Sentence("One of the bits, or more."),
        Keyword::Set => Sentence("Bits that are 1."),
        Keyword::Clear => Sentence("Bits that are 0."),
        Keyword::Max => Op(Operator::MaxDistance),
        Keyword::Min => Op(Operator::MinDistance),
        Keyword::Point => Op(Operator::GeometryArgument),
        Keyword::Box => Op(Operator::Box),
        Keyword::Circle => Op(Operator::Center),
        Keyword::Polygon => Op(Operator::Polygon),
        Keyword::Sphere => Op(Operator::CenterSphere),
        Keyword::Fields => Sentence("Which fields are given, or with `-` left out."),
        Keyword::Sort => Sentence("The order of the rows; `-` puts the greatest first."),
        Keyword::Offset | Keyword::Skip => Sentence("How many rows are left out at the start."),
        Keyword::Count | Keyword::Limit => Sentence("How many rows are given."),
        Keyword::Page => Sentence("Which page of the rows is given, counted from 1."),
        Keyword::With => Sentence("Parameters of the endpoint, such as `roomId`."),
        Keyword::True => Sentence("True."),
        Keyword::False => Sentence("False."),
        Keyword::Null => Sentence("Null; after `=` and `!=` what is missing counts as null."),
        Keyword::Now => Sentence("This instant."),
        Keyword::Today => Sentence("The whole of this day."),
        Keyword::Yesterday => Sentence("The whole of the day before."),
        Keyword::Tomorrow => Sentence("The whole of the day after."),
        Keyword::New => Sentence("A date, as JavaScript writes it: `new Date(\"…\")`."),
    }
}

/// The meaning of a symbol that is an operator or a connective.
pub(super) const fn symbol(kind: TokenKind) -> Option<Meaning> {
    match kind {
        TokenKind::Equal => Some(keyword(Keyword::Eq)),
        TokenKind::NotEqual => Some(keyword(Keyword::Ne)),
        TokenKind::Greater => Some(keyword(Keyword::Gt)),
        TokenKind::GreaterEqual => Some(keyword(Keyword::Gte)),
        TokenKind::Less => Some(keyword(Keyword::Lt)),
        TokenKind::LessEqual => Some(keyword(Keyword::Lte)),
        TokenKind::Match => Some(keyword(Keyword::Matches)),
        TokenKind::NotMatch => Some(Meaning::Phrase("Text that a PCRE2 pattern does not match.", "$not")),
        TokenKind::Percent => Some(keyword(Keyword::Mod)),
        TokenKind::Bang => Some(keyword(Keyword::Not)),
        TokenKind::AndAnd => Some(keyword(Keyword::And)),
        TokenKind::OrOr => Some(keyword(Keyword::Or)),
        TokenKind::DotDot => Some(Meaning::Sentence("From the one bound to the other, both of them in.")),
        TokenKind::DotDotLess => {
            Some(Meaning::Sentence("From the one bound to the other, the upper one left out."))
        }
        TokenKind::Pipe => Some(Meaning::Sentence("What follows is a clause.")),
        TokenKind::End
        | TokenKind::Word
        | TokenKind::Path
        | TokenKind::Quoted
        | TokenKind::String
        | TokenKind::CaseInsensitive
        | TokenKind::Number
        | TokenKind::Regex
        | TokenKind::Day
        | TokenKind::Month
        | TokenKind::Instant
        | TokenKind::Epoch
        | TokenKind::Amount
        | TokenKind::Json
        | TokenKind::Endpoint
        | TokenKind::Run
        | TokenKind::Caret
        | TokenKind::Bad
        | TokenKind::OpenParenthesis
        | TokenKind::CloseParenthesis
        | TokenKind::OpenBracket
        | TokenKind::CloseBracket
        | TokenKind::Comma
        | TokenKind::Colon
        | TokenKind::Minus
        | TokenKind::Plus
        | TokenKind::Foreign => None,
    }
}

/// `all` before what bits are.
pub(super) const ALL_BITS: Meaning = Meaning::Sentence("Every one of the bits.");
/// `all` after `count`.
pub(super) const ALL_ROWS: Meaning = Meaning::Sentence("Every row.");
/// `size` after the number of a page.
pub(super) const PAGE_SIZE: Meaning = Meaning::Sentence("How many rows a page has.");
/// The `and` of `between`.
pub(super) const UPPER_BOUND: Meaning = Meaning::Sentence("What follows is the upper bound.");
/// The `=` of a parameter.
pub(super) const ASSIGN: Meaning = Meaning::Sentence("What follows is the value of the parameter.");
/// The `=` before a remainder.
pub(super) const REMAINDER: Meaning = Meaning::Sentence("What follows is what the division leaves.");

/// The symbols that are operators, in the order in which they are offered.
pub(super) const SYMBOLS: [TokenKind; 9] = [
    TokenKind::Equal,
    TokenKind::NotEqual,
    TokenKind::Greater,
    TokenKind::GreaterEqual,
    TokenKind::Less,
    TokenKind::LessEqual,
    TokenKind::Match,
    TokenKind::NotMatch,
    TokenKind::Percent,
];

/// The units of amounts.
pub(super) const UNITS: [(&str, &str); 7] = [
    ("d", "Days of the calendar."),
    ("h", "Hours."),
    ("w", "Weeks of the calendar."),
    ("mo", "Months of the calendar; the day is kept, or the last one taken."),
    ("y", "Years of the calendar."),
    ("m", "Minutes."),
    ("s", "Seconds."),
];

/// What a constructor makes.
pub(super) const fn constructor(constructor: crate::dsl::ast::Constructor) -> &'static str {
    use crate::dsl::ast::Constructor;
    match constructor {
        Constructor::Date => "A date out of a text or milliseconds.",
        Constructor::IsoDate => "A date as mongosh writes it: a day alone is midnight in UTC.",
        Constructor::ObjectId => "An object id of 24 hexadecimal digits.",
        Constructor::Binary => "Bytes out of base64.",
        Constructor::Decimal => "A decimal number of up to 34 digits.",
        Constructor::Long => "A whole number of 64 bits.",
        Constructor::Uuid => "A UUID.",
    }
}
