//! Values: literals, lists, intervals, constructors and shapes; and paths.

use super::{Parser, Wanted, call_slip, list_slip, lookalike, path_slip, shape_slip, value_slip};
use crate::arena::{List, NodeId};
use crate::dsl::ast::{Constructor, Kind, Shape};
use crate::lex::token::{Keyword, Token, TokenKind};
use crate::span::Span;
use crate::value::calendar::Base;

/// The span of a path; where none stands here that was reported, and the span is empty.
#[inline(always)]
pub(super) fn path(p: &mut Parser<'_>) -> Span {
    let token = p.peek();
    match token.kind {
        TokenKind::Word | TokenKind::Path => {
            p.bump();
            if token.refused {
                path_slip::refused_path(p, token.span);
            }
            token.span
        }
        TokenKind::Quoted => {
            p.bump();
            path_slip::check_quoted_path(p, token.span);
            token.span
        }
        TokenKind::Bad => {
            let bad = p.bump().span;
            p.recovered_at = Some(p.at);
            bad
        }
        _ => path_slip::expected_path(p),
    }
}

/// `value = string | case_insensitive | number | "true" | "false" | "null" | regex | date | epoch | json | call | bare ;`
pub(super) fn value(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    let kind = match token.kind {
        TokenKind::String => Kind::String,
        TokenKind::CaseInsensitive => Kind::CaseInsensitive,
        TokenKind::Number => Kind::Number,
        TokenKind::Regex => Kind::Regex,
        TokenKind::Day => Kind::Day,
        TokenKind::Month => Kind::Month,
        TokenKind::Instant => Kind::Instant,
        TokenKind::Epoch => Kind::Epoch,
        TokenKind::Json => Kind::Json,
        TokenKind::Path if p.nth(1).kind != TokenKind::OpenParenthesis => Kind::Word,
        TokenKind::Word => return word(p, token),
        _ => return value_slip::expected_value(p),
    };
    p.bump();
    p.node(kind, token.span)
}

/// A word as a value: a literal, a day word, a constructor, or text.
///
/// `bare = word , { "." , ( word | digits ) } ;`
fn word(p: &mut Parser<'_>, token: Token) -> NodeId {
    let next = p.nth(1).kind;
    let as_written = token.keyword.filter(|word| p.text(token.span) == word.spelling());
    let kind = match as_written {
        Some(Keyword::True) => Kind::True,
        Some(Keyword::False) => Kind::False,
        Some(Keyword::Null) => Kind::Null,
        Some(Keyword::Now) => return relative(p, Base::Now),
        Some(Keyword::Today) => return relative(p, Base::Today),
        Some(Keyword::Yesterday) => return relative(p, Base::Yesterday),
        Some(Keyword::Tomorrow) => return relative(p, Base::Tomorrow),
        Some(Keyword::New) if next == TokenKind::Word && !p.nth(1).is_connective() => {
            return call(p);
        }
        _ if next == TokenKind::OpenParenthesis => return call(p),
        _ if token.keyword.is_some_and(value_slip::is_kept) => return value_slip::kept_word(p, token.span),
        _ if next == TokenKind::Caret => {
            p.may_be_called(token);
            Kind::Word
        }
        _ => {
            if lookalike::may_be_lookalike(token.span.bytes(p.source)) {
                lookalike::check_lookalike(p, token.span);
            }
            Kind::Word
        }
    };
    p.bump();
    p.node(kind, token.span)
}

/// `relative = ( "now" | "today" | "yesterday" | "tomorrow" ) , { amount } ;`
fn relative(p: &mut Parser<'_>, base: Base) -> NodeId {
    let start = p.bump().span.start;
    if p.at(TokenKind::OpenParenthesis)
        && let Some(called) = call_slip::called_day_word(p, start)
    {
        return called;
    }
    let mut amounts = List::default();
    while p.at(TokenKind::Amount) {
        let span = p.bump().span;
        let amount = p.node(Kind::Amount, span);
        p.ast.arena.append(&mut amounts, amount);
    }
    p.may_follow(&[Wanted::Amount]);
    let span = p.since(start);
    if p.eat(TokenKind::Bad) {
        return p.error(span);
    }
    p.node(Kind::Relative(base, amounts), span)
}

/// `list = "(" , [ item , { "," , item } ] , ")" | "[" , [ item , { "," , item } ] , "]" ;`
pub(super) fn list(p: &mut Parser<'_>) -> NodeId {
    items(p, item)
}

/// `item = value | interval ;`
fn item(p: &mut Parser<'_>) -> NodeId {
    let low = value(p);
    p.may_follow(&[Wanted::Interval]);
    if matches!(p.peek().kind, TokenKind::DotDot | TokenKind::DotDotLess) {
        return interval_end(p, low);
    }
    low
}

/// The `..` or `..<` after the lower bound, which was read, and the upper one.
///
/// `interval = value , ( ".." | "..<" ) , value ;`
pub(super) fn interval_end(p: &mut Parser<'_>, low: NodeId) -> NodeId {
    let start = p.ast.arena.span(low).start;
    let exclusive = p.bump().kind == TokenKind::DotDotLess;
    let high = value(p);
    let span = p.since(start);
    p.node(Kind::Interval { low, high, exclusive }, span)
}

/// A list in parentheses or brackets, of whatever `item` reads.
pub(super) fn items(p: &mut Parser<'_>, item: fn(&mut Parser<'_>) -> NodeId) -> NodeId {
    let open = p.bump();
    let closer = if open.kind == TokenKind::OpenBracket {
        TokenKind::CloseBracket
    } else {
        TokenKind::CloseParenthesis
    };
    let outer = std::mem::replace(&mut p.in_list, true);
    let mut list = List::default();
    p.may_follow(&[list_slip::closing(closer)]);
    while !p.at(closer) {
        let next = item(p);
        p.ast.arena.append(&mut list, next);
        if !p.eat(TokenKind::Comma) {
            if p.at(closer) || !list_slip::expected_comma(p, closer) {
                break;
            }
        } else if p.at(closer) {
            list_slip::trailing_comma(p);
        }
    }
    p.in_list = outer;
    if !p.eat(closer) {
        list_slip::unclosed_list(p, open.span, closer);
    }
    let span = p.since(open.span.start);
    p.node(Kind::List(list), span)
}

/// `type = word ;`
pub(super) fn type_name(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    let kind = match token.kind {
        TokenKind::Word if token.keyword == Some(Keyword::Null) && p.text(token.span) == "null" => Kind::Null,
        TokenKind::Word if !token.is_connective() => Kind::Type,
        _ => return list_slip::expected_type(p),
    };
    p.bump();
    p.node(kind, token.span)
}

/// The constructors, by their names.
pub(crate) const CONSTRUCTORS: [(&str, Constructor); 12] = [
    ("date", Constructor::Date),
    ("ISODate", Constructor::IsoDate),
    ("oid", Constructor::ObjectId),
    ("ObjectId", Constructor::ObjectId),
    ("binary", Constructor::Binary),
    ("BinData", Constructor::Binary),
    ("decimal", Constructor::Decimal),
    ("NumberDecimal", Constructor::Decimal),
    ("long", Constructor::Long),
    ("NumberLong", Constructor::Long),
    ("uuid", Constructor::Uuid),
    ("UUID", Constructor::Uuid),
];

/// `call = constructor , "(" , [ argument , [ "," , argument ] ] , ")" ;`
///
/// `constructor = "date" | "new" , "Date" | "ISODate" | "oid" | "ObjectId" | "binary" | "BinData" | "decimal" | "NumberDecimal" | "long" | "NumberLong" | "uuid" | "UUID" ;`
fn call(p: &mut Parser<'_>) -> NodeId {
    let start = p.peek().span.start;
    let name = p.text(p.peek().span);
    let second = p.nth(1);
    let constructor = if name == "new" && second.kind == TokenKind::Word {
        match p.text(second.span) {
            "Date" if p.nth(2).kind == TokenKind::OpenParenthesis => {
                p.bump();
                Constructor::Date
            }
            _ => return call_slip::unknown_call(p),
        }
    } else {
        match CONSTRUCTORS.iter().find(|(known, _)| *known == name) {
            Some(&(_, constructor)) => constructor,
            None => return call_slip::unknown_call(p),
        }
    };
    p.bump();
    let open = p.bump().span;
    let mut arguments = List::default();
    p.may_follow(&[Wanted::CloseParenthesis]);
    if !p.at(TokenKind::CloseParenthesis) {
        let first = argument(p);
        p.ast.arena.append(&mut arguments, first);
        p.may_follow(&[Wanted::Comma]);
        if p.eat(TokenKind::Comma) {
            let second = argument(p);
            p.ast.arena.append(&mut arguments, second);
        }
    }
    close(p, open);
    let span = p.since(start);
    p.node(Kind::Call(constructor, arguments.first), span)
}

/// `argument = string | number ;`
fn argument(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    let kind = match token.kind {
        TokenKind::String => Kind::String,
        TokenKind::Number => Kind::Number,
        _ => return call_slip::expected_argument(p),
    };
    p.bump();
    p.node(kind, token.span)
}

/// A string in parentheses, after `text`.
pub(super) fn string_argument(p: &mut Parser<'_>) -> NodeId {
    let open = p.bump().span;
    let token = p.peek();
    let string = if token.kind == TokenKind::String {
        p.bump();
        p.node(Kind::String, token.span)
    } else {
        call_slip::expected_string(p)
    };
    close(p, open);
    string
}

impl Parser<'_> {
    /// Notes that a word which was taken for text may be a constructor's name.
    #[cold]
    fn may_be_called(&mut self, word: Token) {
        let name = self.text(word.span);
        if CONSTRUCTORS.iter().any(|(known, _)| *known == name) {
            self.may_follow_next(&[Wanted::Open]);
        } else if name == "new" {
            self.may_follow_next(&[Wanted::DateName]);
        }
    }
}

/// The parenthesis that closes arguments.
fn close(p: &mut Parser<'_>, open: Span) {
    if !p.eat(TokenKind::CloseParenthesis) {
        list_slip::unclosed_list(p, open, TokenKind::CloseParenthesis);
    }
}

/// A number, and nothing else.
pub(super) fn number(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    if token.kind != TokenKind::Number {
        return shape_slip::expected_number(p);
    }
    p.bump();
    p.node(Kind::Number, token.span)
}

/// `json_object = json ;`
pub(super) fn json_object(p: &mut Parser<'_>) -> NodeId {
    let token = p.peek();
    if token.kind != TokenKind::Json || !p.text(token.span).starts_with('{') {
        return shape_slip::expected_object(p);
    }
    p.bump();
    p.node(Kind::Json, token.span)
}

/// `shape = "box" , "(" , number , "," , number , "," , number , "," , number , ")" | "circle" , "(" , number , "," , number , "," , number , ")" | "sphere" , "(" , number , "," , number , "," , number , ")" | "polygon" , "(" , corner , "," , corner , "," , corner , { "," , corner } , ")" ;`
pub(super) fn shape(p: &mut Parser<'_>) -> NodeId {
    let shape = match p.peek().keyword {
        Some(Keyword::Box) => Shape::Box,
        Some(Keyword::Circle) => Shape::Circle,
        Some(Keyword::Sphere) => Shape::Sphere,
        Some(Keyword::Polygon) => Shape::Polygon,
        _ => return shape_slip::expected_shape(p),
    };
    arguments(p, shape)
}

/// `point = "point" , "(" , number , "," , number , ")" ;`
pub(super) fn point(p: &mut Parser<'_>) -> Option<NodeId> {
    if p.peek().keyword != Some(Keyword::Point) {
        shape_slip::expected_point(p);
        return None;
    }
    Some(arguments(p, Shape::Point))
}

/// The numbers of a shape, whose name stands here.
fn arguments(p: &mut Parser<'_>, shape: Shape) -> NodeId {
    let start = p.bump().span;
    let open = p.peek().span;
    if !p.eat(TokenKind::OpenParenthesis) {
        return shape_slip::expected_open(p, start);
    }
    let outer = std::mem::replace(&mut p.in_list, true);
    let mut numbers = List::default();
    let mut items = 0usize;
    let mut good = true;
    while good {
        good = match shape {
            Shape::Polygon => corner(p, &mut numbers),
            Shape::Box | Shape::Circle | Shape::Sphere | Shape::Point => coordinate(p, &mut numbers),
        };
        items += 1;
        let (few, enough) = match shape {
            Shape::Box => (items < 4, items == 4),
            Shape::Circle | Shape::Sphere => (items < 3, items == 3),
            Shape::Point => (items < 2, items == 2),
            Shape::Polygon => (true, items >= 3),
        };
        p.may_follow(if few { &[Wanted::Comma] } else { &[] });
        p.may_follow(if enough { &[Wanted::CloseParenthesis] } else { &[] });
        good &= !p.must_follow(&[]);
        if !(p.eat(TokenKind::Comma) || few && shape_slip::missing_comma(p)) {
            break;
        }
    }
    p.in_list = outer;
    if good {
        close(p, open);
    } else {
        p.recover();
        p.eat(TokenKind::CloseParenthesis);
    }
    let span = p.since(start.start);
    let enough = match shape {
        Shape::Box => items == 4,
        Shape::Circle | Shape::Sphere => items == 3,
        Shape::Point => items == 2,
        Shape::Polygon => items >= 3,
    };
    if good && !enough {
        return shape_slip::wrong_count(p, shape, span);
    }
    p.node(Kind::Shape(shape, numbers), span)
}

/// `corner = "(" , number , "," , number , ")" ;`
fn corner(p: &mut Parser<'_>, numbers: &mut List) -> bool {
    let open = p.peek().span;
    if !p.eat(TokenKind::OpenParenthesis) {
        return shape_slip::expected_corner(p);
    }
    let good = coordinate(p, numbers) && shape_slip::comma_in_corner(p) && coordinate(p, numbers);
    if good {
        close(p, open);
    }
    good
}

fn coordinate(p: &mut Parser<'_>, numbers: &mut List) -> bool {
    let number = number(p);
    p.ast.arena.append(numbers, number);
    p.ast.arena.kind(number) != Kind::Error
}
