//! What may stand at one place: the parser's own answer, noted where it looks at the caret.
//!
//! The caret is a token of its own kind, so it is none that any production takes. Whatever the productions would have taken
//! in its place they say in the functions that report what is missing, which no right text enters, and before what they may
//! leave out. Nothing after the caret is read.

use super::{Parser, test};
use crate::arena::NodeId;
use crate::lex::token::{Group, Keyword, TokenKind};

macro_rules! wanted {
    ($($name:ident [$($terminal:literal)*] $doc:literal;)*) => {
        /// A kind of thing that may stand somewhere.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Wanted {
            $(#[doc = $doc] $name,)*
        }

        impl Wanted {
            /// Every kind.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its terminals, as `grammar/rocketql.ebnf` names or writes them; keywords that a group tells are not among them.
            const fn written(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($terminal,)*],)* }
            }
        }
    };
}

wanted! {
    Endpoint ["endpoint"] "The name of an endpoint.";
    Path ["path"] "The path of a field.";
    Parameter ["path"] "The name of a parameter.";
    Negation ["not" "!"] "What negates a test.";
    Open ["("] "The parenthesis of a group, a shape or a constructor.";
    TextSearch ["text"] "A text search.";
    Object ["json_object"] "An object of EJSON.";
    Symbol ["=" "==" "!=" "<>" ">" ">=" "<" "<=" "~" "!~" "%"] "An operator that is a symbol.";
    OperatorWord [] "An operator that is a word.";
    NotOperator ["not"] "The `not` between a path and an operator.";
    Negatable [] "An operator before which a `not` stands.";
    Presence ["exists" "missing"] "An operator without operand.";
    Type ["word"] "The name of a type.";
    List ["(" "["] "The bracket of a list.";
    Value ["string" "case_insensitive" "number" "true" "false" "null" "regex" "day" "month" "instant" "now" "today" "yesterday" "tomorrow" "epoch" "json" "date" "new" "ISODate" "oid" "ObjectId" "binary" "BinData" "decimal" "NumberDecimal" "long" "NumberLong" "uuid" "UUID" "bare"] "A value.";
    Setting ["string" "number" "true" "false" "bare"] "The value of a parameter.";
    NotType ["not"] "The `not` after `is`.";
    Number ["number"] "A number.";
    Everything ["all"] "All rows.";
    Amount ["amount"] "What is added to a day word.";
    DateName ["Date"] "The name after `new`.";
    String ["string"] "Text in quotes.";
    Comma [","] "What separates items.";
    CloseParenthesis [")"] "A closing parenthesis.";
    CloseBracket ["]"] "A closing bracket.";
    Farthest ["max"] "The farthest distance.";
    Nearest ["min"] "The nearest distance.";
    Connective ["and" "&&" "or" "||"] "What joins tests.";
    Interval [".." "..<"] "What joins the bounds of an interval.";
    UpperBound ["and"] "The `and` of `between`.";
    Remainder ["=" "==" "eq"] "What stands before a remainder.";
    Assign ["=" "=="] "What stands before the value of a parameter.";
    Quantifier ["all" "any"] "How many bits.";
    State ["set" "clear"] "What bits are.";
    Point ["point"] "A point.";
    Shape ["box" "circle" "polygon" "sphere"] "A shape.";
    Pipe ["|"] "What starts a clause.";
    Clause [] "The keyword of a clause.";
    Descending ["-"] "What leaves a field out, or turns an order round.";
    Ascending ["+"] "What says the order that is the rule.";
    PageSize ["size"] "What stands before the size of a page.";
}

const _: () = assert!(Wanted::ALL.len() <= 64, "an `Expected` has 64 bits");

impl Wanted {
    /// Whether a keyword is one of its terminals that only a group tells.
    pub(crate) fn has_keyword(self, keyword: Keyword) -> bool {
        match self {
            Self::OperatorWord => keyword.group() == Group::Operator,
            Self::Negatable => test::may_be_negated(keyword),
            Self::Clause => keyword.group() == Group::Clause,
            _ => false,
        }
    }

    /// The terminals of the grammar.
    pub(crate) fn terminals(self) -> impl Iterator<Item = &'static str> {
        let keywords = Keyword::ALL.iter().filter(move |&&keyword| self.has_keyword(keyword));
        self.written().iter().copied().chain(keywords.map(|keyword| keyword.spelling()))
    }
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Expected(u64);

impl Expected {
    const fn of(mut wanted: &[Wanted]) -> Self {
        let mut bits = 0;
        while let [first, rest @ ..] = wanted {
            bits |= 1 << *first as u8;
            wanted = rest;
        }
        Self(bits)
    }

    /// Whether the kind is in the set.
    pub(crate) const fn contains(self, wanted: Wanted) -> bool {
        self.0 & (1 << wanted as u8) != 0
    }

    /// The kinds in it.
    pub(crate) fn iter(self) -> impl Iterator<Item = Wanted> {
        Wanted::ALL.iter().copied().filter(move |&wanted| self.contains(wanted))
    }
}

impl Parser<'_> {
    /// Notes what may stand at the caret, if it is here. Reading goes on: more may.
    #[inline]
    pub(super) fn may_follow(&mut self, wanted: &[Wanted]) {
        if self.at(TokenKind::Caret) {
            self.note(wanted);
        }
    }

    #[cold]
    fn note(&mut self, wanted: &[Wanted]) {
        self.expected.0 |= Expected::of(wanted).0;
    }

    /// Notes what has to stand at the caret, if it is here, and ends the reading; says whether it did.
    #[inline]
    pub(super) fn must_follow(&mut self, wanted: &[Wanted]) -> bool {
        let there = self.at(TokenKind::Caret);
        if there {
            self.note(wanted);
            self.give_up();
        }
        there
    }

    /// Notes what may stand at the caret, if it is the token after this one.
    #[cold]
    pub(super) fn may_follow_next(&mut self, wanted: &[Wanted]) {
        if self.nth(1).kind == TokenKind::Caret {
            self.note(wanted);
        }
    }

    /// As [`must_follow`](Self::must_follow), where the caret is the token after this one.
    #[cold]
    pub(super) fn must_follow_next(&mut self, wanted: &[Wanted]) -> bool {
        let there = self.nth(1).kind == TokenKind::Caret;
        if there {
            self.note(wanted);
            self.give_up();
        }
        there
    }

    /// As [`must_follow`](Self::must_follow), with the node that stands for what is missing.
    #[inline]
    pub(super) fn caret(&mut self, wanted: &[Wanted]) -> Option<NodeId> {
        let span = self.peek().span;
        self.must_follow(wanted).then(|| self.error(span))
    }
}
