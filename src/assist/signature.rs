//! A place in a text to what the clause, constructor or operator around it takes.

use super::cursor::on_boundary;
use super::{Assistant, Surroundings};
use crate::dsl::parse::Entry;
use crate::lex::dsl::lex;
use crate::lex::token::{Group, Keyword, Token, TokenKind};
use crate::span::Span;

/// A part of what is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignatureParameter {
    /// Its name, as the signature's label has it.
    pub label: &'static str,
    /// What it is.
    pub doc: &'static str,
}

/// What a clause, a constructor or an operator takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    /// The whole, as it is written.
    pub label: &'static str,
    /// Its parts.
    pub parameters: &'static [SignatureParameter],
    /// Which of the parts stands at the cursor; nothing where there are more than it has.
    pub active: Option<usize>,
    /// The word that it belongs to.
    pub span: Span,
}

macro_rules! signatures {
    ($($word:literal $label:literal $([$part:literal $doc:literal])*;)*) => {
        /// What each word takes: in parentheses where one stands in its label, else after it.
        const SIGNATURES: &[(&str, &str, &[SignatureParameter])] = &[
            $(($word, $label, &[$(SignatureParameter { label: $part, doc: $doc }),*]),)*
        ];
    };
}

signatures! {
    "fields" "fields path, -path" ["path" "a field that is given, or with `-` left out"];
    "sort" "sort path, -path" ["path" "a field to sort by, with `-` from the greatest down"];
    "offset" "offset rows" ["rows" "how many rows are left out"];
    "skip" "skip rows" ["rows" "how many rows are left out"];
    "count" "count rows" ["rows" "how many rows are given, or `all`"];
    "limit" "limit rows" ["rows" "how many rows are given, or `all`"];
    "page" "page number size rows" ["number" "which page, from 1"] ["rows" "how many rows a page has"];
    "with" "with name = value" ["name" "the name of a parameter"] ["value" "text, a number, or a list of them"];
    "near" "near point(longitude, latitude) max metres min metres" ["point(longitude, latitude)" "where to measure from"] ["max metres" "the farthest distance"] ["min metres" "the nearest distance"];
    "nearsphere" "nearsphere point(longitude, latitude) max metres min metres" ["point(longitude, latitude)" "where to measure from"] ["max metres" "the farthest distance"] ["min metres" "the nearest distance"];
    "between" "between low and high" ["low" "the lower bound, which is in"] ["high" "the upper bound, which is in"];
    "bits" "bits all set mask" ["all" "`all` or `any`"] ["set" "`set` or `clear`"] ["mask" "a number, a list of positions, or a binary"];
    "within" "within shape" ["shape" "`box(…)`, `circle(…)`, `polygon(…)`, `sphere(…)`, or a shape in EJSON"];
    "mod" "mod divisor = remainder" ["divisor" "what is divided by"] ["remainder" "what is left"];
    "point" "point(longitude, latitude)" ["longitude" "from -180 to 180"] ["latitude" "from -90 to 90"];
    "box" "box(x1, y1, x2, y2)" ["x1" "one corner"] ["y1" "one corner"] ["x2" "the corner opposite"] ["y2" "the corner opposite"];
    "circle" "circle(x, y, radius)" ["x" "the centre"] ["y" "the centre"] ["radius" "in the units of the place"];
    "sphere" "sphere(longitude, latitude, radians)" ["longitude" "the centre"] ["latitude" "the centre"] ["radians" "the radius as an angle"];
    "polygon" "polygon((x, y), (x, y), (x, y))" ["(x, y)" "a corner; three or more"];
    "text" "text(\"words\")" ["\"words\"" "what is searched for"];
    "has" "has (filter)" ["filter" "what one element passes; without a path it speaks of the element"];
    "in" "in (value, value)" ["value" "one of the values; a regex and an interval may be among them"];
    "all" "all (value, value)" ["value" "what the array holds"];
    "is" "is (type, type)" ["type" "the name of a type"];
    "date" "date(\"date\")" ["\"date\"" "a date as text, or milliseconds since 1970"];
    "Date" "new Date(\"date\")" ["\"date\"" "a date as text, or milliseconds since 1970"];
    "ISODate" "ISODate(\"date\")" ["\"date\"" "a date as text; a day alone is midnight in UTC"];
    "oid" "oid(\"digits\")" ["\"digits\"" "24 hexadecimal digits"];
    "ObjectId" "ObjectId(\"digits\")" ["\"digits\"" "24 hexadecimal digits"];
    "binary" "binary(\"base64\")" ["\"base64\"" "the bytes"];
    "BinData" "BinData(subtype, \"base64\")" ["subtype" "a number"] ["\"base64\"" "the bytes"];
    "decimal" "decimal(\"number\")" ["\"number\"" "up to 34 digits"];
    "NumberDecimal" "NumberDecimal(\"number\")" ["\"number\"" "up to 34 digits"];
    "long" "long(\"number\")" ["\"number\"" "a whole number of 64 bits"];
    "NumberLong" "NumberLong(\"number\")" ["\"number\"" "a whole number of 64 bits"];
    "uuid" "uuid(\"uuid\")" ["\"uuid\"" "a UUID"];
    "UUID" "UUID(\"uuid\")" ["\"uuid\"" "a UUID"];
}

impl Assistant {
    /// As [`signature`](super::signature()).
    pub fn signature(&mut self, text: &str, at: u32, around: &Surroundings<'_>) -> Option<Signature> {
        let entry = around.entry()?;
        if text.len() > around.options.limits.bytes() {
            return None;
        }
        let at = on_boundary(text, at);
        self.sink.reset(0);
        lex(text, entry, &mut self.tokens, &mut self.comments, &mut self.sink);
        let before =
            self.tokens.partition_point(|token| token.span.end <= at && token.kind != TokenKind::End);
        let under = self.tokens.get(before);
        if under.is_some_and(|token| token.kind == TokenKind::Json && token.span.start < at) {
            return None;
        }
        // A word at whose end the cursor stands is still being typed.
        let typed =
            |token: &&Token| token.span.end == at && matches!(token.kind, TokenKind::Word | TokenKind::Path);
        let before = before
            - usize::from(
                before.checked_sub(1).and_then(|last| self.tokens.get(last)).filter(typed).is_some(),
            );
        around_tokens(text, entry, self.tokens.get(..before).unwrap_or(&[]))
    }
}

/// The signature around what follows the tokens.
fn around_tokens(text: &str, entry: Entry, tokens: &[Token]) -> Option<Signature> {
    let mut scan = Scan::default();
    for at in (0..tokens.len()).rev() {
        let token = tokens.get(at)?;
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        match token.kind {
            TokenKind::CloseParenthesis | TokenKind::CloseBracket => {
                scan.closed += 1;
                continue;
            }
            TokenKind::OpenParenthesis | TokenKind::OpenBracket if scan.closed > 0 => {
                scan.closed -= 1;
                continue;
            }
            TokenKind::OpenParenthesis | TokenKind::OpenBracket => {
                // `is not (…)` is the list of an `is`.
                let is_not = before.is_some_and(|before| before.keyword == Some(Keyword::Not));
                let name = if is_not { at.checked_sub(2).and_then(|name| tokens.get(name)) } else { before };
                if let Some(signature) = name.and_then(|name| named(text, name, Some(scan.commas))) {
                    return Some(signature);
                }
                // A corner of a polygon, or a group.
                scan = Scan::default();
                continue;
            }
            _ if scan.closed > 0 => continue,
            TokenKind::Comma => scan.commas += 1,
            TokenKind::Pipe | TokenKind::AndAnd | TokenKind::OrOr => break,
            _ => {}
        }
        let starts_clause = before.is_some_and(|before| before.kind == TokenKind::Pipe);
        match token.keyword {
            Some(keyword) if starts_clause && keyword.group() == Group::Clause => {
                let active = match keyword {
                    Keyword::Page => usize::from(scan.words.contains(&Some(Keyword::Size))),
                    Keyword::With => usize::from(scan.equal_after_comma),
                    _ => 0,
                };
                return named(text, token, Some(active));
            }
            Some(Keyword::And) if tokens.get(..at).is_some_and(is_between) => {
                scan.words = [Some(Keyword::And), None];
            }
            Some(Keyword::And | Keyword::Or) => break,
            Some(Keyword::Size | Keyword::Max | Keyword::Min) if scan.words[0].is_none() => {
                scan.words[0] = token.keyword;
            }
            Some(Keyword::Near | Keyword::NearSphere) => {
                let active = match scan.words[0] {
                    Some(Keyword::Max) => 1,
                    Some(Keyword::Min) => 2,
                    _ => 0,
                };
                return named(text, token, Some(active));
            }
            Some(Keyword::Between) => {
                return named(text, token, Some(usize::from(scan.words[0] == Some(Keyword::And))));
            }
            Some(Keyword::Bits) => return named(text, token, Some(scan.tokens.min(2))),
            Some(Keyword::Mod) => return named(text, token, Some(usize::from(scan.equal))),
            Some(Keyword::Within) if scan.tokens == 0 => return named(text, token, Some(0)),
            _ => {}
        }
        if token.kind == TokenKind::Percent {
            return signature("mod", token.span, Some(usize::from(scan.equal)));
        }
        if token.kind == TokenKind::Equal {
            scan.equal = true;
            scan.equal_after_comma |= scan.commas == 0;
        }
        scan.tokens += 1;
    }
    let part = match entry {
        Entry::Fields => "fields",
        Entry::Sort => "sort",
        Entry::With => "with",
        Entry::Request | Entry::Filter => return None,
    };
    let active = if entry == Entry::With { usize::from(scan.equal_after_comma) } else { 0 };
    signature(part, Span::at(0), Some(active))
}

/// What stands between the cursor and the word that is looked for.
#[derive(Default)]
struct Scan {
    /// How many brackets were closed.
    closed: usize,
    commas: usize,
    tokens: usize,
    equal: bool,
    /// Whether an `=` stands after the last comma.
    equal_after_comma: bool,
    /// The keywords that tell the parts apart, the last first.
    words: [Option<Keyword>; 2],
}

/// Whether the last connective or `between` is a `between`.
fn is_between(tokens: &[Token]) -> bool {
    let telling = |token: &&Token| {
        token.is_connective()
            || token.keyword == Some(Keyword::Between)
            || matches!(token.kind, TokenKind::Pipe | TokenKind::OpenParenthesis)
    };
    tokens.iter().rev().find(telling).is_some_and(|token| token.keyword == Some(Keyword::Between))
}

fn named<'t>(text: &'t str, name: &Token, active: Option<usize>) -> Option<Signature> {
    // `not` and `set` stand between an operator and its list.
    let written: &'t str = name.keyword.map_or_else(|| name.span.slice(text), |keyword| keyword.spelling());
    signature(written, name.span, active)
}

fn signature(word: &str, span: Span, active: Option<usize>) -> Option<Signature> {
    let &(_, label, parameters) = SIGNATURES.iter().find(|(known, ..)| *known == word)?;
    // The parts of lists and polygons repeat.
    let repeats = matches!(word, "in" | "all" | "is" | "polygon" | "fields" | "sort" | "has");
    let active = active.map(|active| if repeats { 0 } else { active }).filter(|&at| at < parameters.len());
    Some(Signature { label, parameters, active, span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dsl::parse::CONSTRUCTORS;

    #[test]
    fn every_word_that_takes_something_has_a_signature_whose_label_holds_its_parts() {
        for (word, label, parameters) in SIGNATURES {
            assert!(parameters.iter().all(|part| label.contains(part.label)), "{word}");
        }
        let has = |word: &str| SIGNATURES.iter().any(|(known, ..)| *known == word);
        assert!(CONSTRUCTORS.iter().all(|(name, _)| has(name)));
        let taking = Keyword::ALL.iter().filter(|word| matches!(word.group(), Group::Shape | Group::Clause));
        assert!(taking.into_iter().all(|word| has(word.spelling())));
    }
}
