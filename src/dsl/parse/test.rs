//! Tests: a path, an operator and what it takes.

use super::filter;
use super::value::{interval_end, json_object, list, number, path, point, shape, type_name, value};
use super::{
    Parser, Wanted, filter_slip, interval_slip, list_slip, negation_slip, operand_slip, operator_slip,
};
use crate::arena::{List, NodeId};
use crate::dsl::ast::{Bits, Bound, Kind, Verb};
use crate::lex::token::{Group, Keyword, TokenKind};
use crate::span::Span;

/// What an operator and its operands make of a test: the verb, whether it is negated, and the first operand. Nothing
/// where that was reported and leaves no test.
type Predicate = Option<(Verb, bool, Option<NodeId>)>;

/// `test = path , predicate ;`
#[inline(always)]
pub(super) fn test(p: &mut Parser<'_>) -> NodeId {
    let path = path(p);
    with_path(p, path)
}

/// In `has (…)` a test may lack its path: one look ahead tells.
pub(super) fn element_test(p: &mut Parser<'_>) -> NodeId {
    if starts_predicate(p) {
        // With one of these after it, the operator's word is a path.
        if symbol(p.peek().kind).is_none() {
            p.may_follow_next(&[Wanted::Symbol, Wanted::Presence]);
        }
        let path = Span::at(p.peek().span.start);
        return with_path(p, path);
    }
    match p.peek().kind {
        TokenKind::Word | TokenKind::Path | TokenKind::Quoted | TokenKind::Bad => test(p),
        TokenKind::Json => filter::raw(p),
        _ => filter_slip::expected_test(p),
    }
}

pub(super) fn with_path(p: &mut Parser<'_>, path: Span) -> NodeId {
    let Some((verb, negated, mut operands)) = predicate(p, path) else {
        let span = p.since(path.start);
        return p.error(span);
    };
    if verb == Verb::Has {
        operands = Some(has(p));
    }
    let span = p.since(path.start);
    p.node(Kind::Test { verb, negated, path, operands }, span)
}

/// Whether an operator stands here and not a path: a symbol; `bits all`, `bits any`, `is not`; an operator word, unless
/// a symbol or a word that completes a test follows it.
fn starts_predicate(p: &Parser<'_>) -> bool {
    let (token, next) = (p.peek(), p.nth(1));
    if symbol(token.kind).is_some() {
        return true;
    }
    let word = token.keyword;
    if !word.is_some_and(|word| word.group() == Group::Operator) {
        return false;
    }
    match (word, next.keyword) {
        (Some(Keyword::Bits), Some(Keyword::All | Keyword::Any))
        | (Some(Keyword::Is), Some(Keyword::Not)) => true,
        (_, Some(Keyword::Exists | Keyword::Missing)) => false,
        _ => symbol(next.kind).is_none() && next.kind != TokenKind::Foreign,
    }
}

/// The operator word of a symbol, and whether it is negated.
pub(crate) const fn symbol(kind: TokenKind) -> Option<(Keyword, bool)> {
    match kind {
        TokenKind::Equal => Some((Keyword::Eq, false)),
        TokenKind::NotEqual => Some((Keyword::Ne, false)),
        TokenKind::Greater => Some((Keyword::Gt, false)),
        TokenKind::GreaterEqual => Some((Keyword::Gte, false)),
        TokenKind::Less => Some((Keyword::Lt, false)),
        TokenKind::LessEqual => Some((Keyword::Lte, false)),
        TokenKind::Match => Some((Keyword::Matches, false)),
        TokenKind::NotMatch => Some((Keyword::Matches, true)),
        TokenKind::Percent => Some((Keyword::Mod, false)),
        _ => None,
    }
}

/// `predicate = comparison | matching | modulo | near | type_test | [ "not" ] , negatable ;`
#[inline(always)]
fn predicate(p: &mut Parser<'_>, path: Span) -> Predicate {
    let (keyword, negated) = operator(p, path)?;
    operation(p, path, keyword, negated)
}

/// Takes the operator after a path; nothing where none stands there and none was meant.
#[inline(always)]
pub(super) fn operator(p: &mut Parser<'_>, path: Span) -> Option<(Keyword, bool)> {
    let token = p.peek();
    if let Some(symbol) = symbol(token.kind) {
        p.bump();
        return Some(symbol);
    }
    match token.keyword {
        Some(Keyword::Not) => negated(p, path),
        Some(keyword) if keyword.group() == Group::Operator => {
            p.bump();
            Some((keyword, false))
        }
        _ => operator_slip::expected_operator(p, path),
    }
}

/// The `not` after a path, and the operator after it.
fn negated(p: &mut Parser<'_>, path: Span) -> Option<(Keyword, bool)> {
    match p.nth(1).keyword {
        Some(keyword) if may_be_negated(keyword) => {
            p.bump();
            p.bump();
            Some((keyword, true))
        }
        _ => negation_slip::misplaced_not(p, path),
    }
}

/// Whether a `not` may stand before the operator word.
pub(super) const fn may_be_negated(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::In
            | Keyword::Between
            | Keyword::Contains
            | Keyword::StartsWith
            | Keyword::EndsWith
            | Keyword::Matches
            | Keyword::Exists
            | Keyword::Missing
            | Keyword::Has
            | Keyword::All
            | Keyword::Size
            | Keyword::Bits
            | Keyword::Within
            | Keyword::Intersects
    )
}

/// What follows the operator, which was taken.
///
/// `matching = ( "~" | "!~" ) , value ;`
///
/// `negatable = "matches" , value | text_test | membership | between | presence | every | size | has | bits | within | intersects ;`
#[inline]
fn operation(p: &mut Parser<'_>, path: Span, keyword: Keyword, negated: bool) -> Predicate {
    let (verb, operands) = match keyword {
        Keyword::Eq => comparison(p, path, Verb::Equal)?,
        Keyword::Ne => comparison(p, path, Verb::NotEqual)?,
        Keyword::Gt => comparison(p, path, Verb::Greater)?,
        Keyword::Gte => comparison(p, path, Verb::GreaterEqual)?,
        Keyword::Lt => comparison(p, path, Verb::Less)?,
        Keyword::Lte => comparison(p, path, Verb::LessEqual)?,
        Keyword::Matches => (Verb::Matches, Some(value(p))),
        Keyword::Contains => text_test(p, Verb::Contains),
        Keyword::StartsWith => text_test(p, Verb::StartsWith),
        Keyword::EndsWith => text_test(p, Verb::EndsWith),
        Keyword::In => membership(p, path, negated)?,
        Keyword::Between => between(p),
        Keyword::Exists => presence(p, path, Verb::Exists)?,
        Keyword::Missing => presence(p, path, Verb::Missing)?,
        Keyword::Is => return type_test(p, path),
        Keyword::All => every(p),
        Keyword::Size => size(p),
        // Its parentheses are read by the caller, so that few frames lie between a filter and the one in it.
        Keyword::Has => (Verb::Has, None),
        Keyword::Mod => modulo(p)?,
        Keyword::Bits => bits(p)?,
        Keyword::Near => near(p, Verb::Near)?,
        Keyword::NearSphere => near(p, Verb::NearSphere)?,
        Keyword::Within => within(p),
        Keyword::Intersects => intersects(p),
        _ => return None,
    };
    Some((verb, negated, operands))
}

type Operation = (Verb, Option<NodeId>);

/// `comparison = compare , value ;`
///
/// `compare = "=" | "==" | "eq" | "!=" | "<>" | "ne" | ">" | "gt" | ">=" | "gte" | "<" | "lt" | "<=" | "lte" ;`
#[inline(always)]
fn comparison(p: &mut Parser<'_>, path: Span, verb: Verb) -> Option<Operation> {
    if p.at(TokenKind::OpenParenthesis) {
        operand_slip::list_compared(p, path, verb)?;
        return Some((verb, Some(list(p))));
    }
    if p.at(TokenKind::Json) && operand_slip::set_compared(p, verb) {
        return None;
    }
    let operand = value(p);
    if matches!(p.peek().kind, TokenKind::DotDot | TokenKind::DotDotLess) {
        return interval_slip::interval_compared(p, path, verb, operand);
    }
    Some((verb, Some(operand)))
}

/// `text_test = ( "contains" | "startswith" | "endswith" ) , value ;`
fn text_test(p: &mut Parser<'_>, verb: Verb) -> Operation {
    (verb, Some(value(p)))
}

/// A value by itself is a date: it stands for its interval.
///
/// `membership = "in" , ( list | interval | date ) ;`
fn membership(p: &mut Parser<'_>, path: Span, negated: bool) -> Option<Operation> {
    if matches!(p.peek().kind, TokenKind::OpenParenthesis | TokenKind::OpenBracket) {
        return Some((Verb::In, Some(list(p))));
    }
    p.may_follow(&[Wanted::List]);
    let start = p.peek();
    if matches!(start.kind, TokenKind::DotDot | TokenKind::DotDotLess) {
        return interval_slip::open_below(p, path, negated);
    }
    let low = value(p);
    p.may_follow(&[Wanted::Interval]);
    let operand = match p.peek().kind {
        _ if interval_slip::is_open_above(p) => {
            return interval_slip::open_above(p, path, low, negated);
        }
        TokenKind::DotDot | TokenKind::DotDotLess => interval_end(p, low),
        TokenKind::Word | TokenKind::Minus | TokenKind::Run if interval_slip::between_bounds(p) => {
            p.error(start.span)
        }
        _ if is_date(p.ast.arena.kind(low)) && !list_slip::continues_dates(p) => low,
        _ => list_slip::expected_list(p, low),
    };
    Some((Verb::In, Some(operand)))
}

/// `date = day | month | instant | relative ;`
const fn is_date(kind: Kind) -> bool {
    matches!(kind, Kind::Day | Kind::Month | Kind::Instant | Kind::Relative(..) | Kind::Error)
}

/// `between = "between" , value , "and" , value ;`
fn between(p: &mut Parser<'_>) -> Operation {
    let start = p.peek().span.start;
    if p.at(TokenKind::OpenParenthesis) {
        return (Verb::In, Some(interval_slip::bounds_in_parentheses(p)));
    }
    let low = value(p);
    if !p.eat_keyword(Keyword::And) && !interval_slip::expected_and(p) {
        return (Verb::In, Some(p.error(p.since(start))));
    }
    let high = value(p);
    (Verb::In, Some(p.node(Kind::Interval { low, high, exclusive: false }, p.since(start))))
}

/// `presence = "exists" | "missing" ;`
fn presence(p: &mut Parser<'_>, path: Span, verb: Verb) -> Option<Operation> {
    if operand_slip::presence_has_operand(p) {
        return operand_slip::presence_compared(p, path, verb);
    }
    Some((verb, None))
}

/// `type_test = "is" , [ "not" ] , types ;`
///
/// `types = type | "(" , [ type , { "," , type } ] , ")" | "[" , [ type , { "," , type } ] , "]" ;`
fn type_test(p: &mut Parser<'_>, path: Span) -> Predicate {
    p.may_follow(&[Wanted::NotType]);
    let negated = p.eat_keyword(Keyword::Not);
    p.may_follow(&[Wanted::List]);
    if matches!(p.peek().kind, TokenKind::OpenParenthesis | TokenKind::OpenBracket) {
        let types = super::value::items(p, type_name);
        return Some((Verb::Is, negated, Some(types)));
    }
    if negated && negation_slip::is_not_null(p, path) {
        return None;
    }
    let is_type = p.at(TokenKind::Word) && p.ends_test(1);
    if !is_type && let Some((keyword, negated)) = operand_slip::no_type(p, path, negated) {
        return operation(p, path, keyword, negated);
    }
    let single = type_name(p);
    let types = if list_slip::continues_list(p) { list_slip::expected_list(p, single) } else { single };
    Some((Verb::Is, negated, Some(types)))
}

/// `every = "all" , list ;`
fn every(p: &mut Parser<'_>) -> Operation {
    if matches!(p.peek().kind, TokenKind::OpenParenthesis | TokenKind::OpenBracket) {
        return (Verb::All, Some(list(p)));
    }
    if let Some(missing) = p.caret(&[Wanted::List]) {
        return (Verb::All, Some(missing));
    }
    let single = value(p);
    (Verb::All, Some(list_slip::expected_list(p, single)))
}

/// `size = "size" , number ;`
fn size(p: &mut Parser<'_>) -> Operation {
    (Verb::Size, Some(number(p)))
}

/// The parentheses of `has`, and the filter in them.
///
/// `has = "has" , "(" , filter , ")" ;`
fn has(p: &mut Parser<'_>) -> NodeId {
    let open = p.peek().span;
    if !p.at(TokenKind::OpenParenthesis) {
        return operand_slip::expected_group(p);
    }
    if p.depth >= p.max_depth {
        return p.too_deep(open);
    }
    p.bump();
    if let Some(values) = list_slip::values_of_element(p) {
        return values;
    }
    p.depth += 1;
    let outer = std::mem::replace(&mut p.in_element, true);
    let inner = filter::grouped(p);
    p.in_element = outer;
    filter::close(p, open);
    inner
}

/// `modulo = ( "%" | "mod" ) , number , ( "=" | "==" | "eq" ) , number ;`
fn modulo(p: &mut Parser<'_>) -> Option<Operation> {
    let divisor = number(p);
    if !p.eat(TokenKind::Equal) && !p.eat_keyword(Keyword::Eq) {
        operand_slip::expected_remainder(p)?;
    }
    let remainder = number(p);
    let mut operands = List::default();
    p.ast.arena.append(&mut operands, divisor);
    p.ast.arena.append(&mut operands, remainder);
    Some((Verb::Modulo, operands.first))
}

/// `bits = "bits" , ( "all" | "any" ) , ( "set" | "clear" ) , ( value | list ) ;`
fn bits(p: &mut Parser<'_>) -> Option<Operation> {
    let bits = match (p.peek().keyword, p.nth(1).keyword) {
        (Some(Keyword::All), Some(Keyword::Set)) => Bits::AllSet,
        (Some(Keyword::All), Some(Keyword::Clear)) => Bits::AllClear,
        (Some(Keyword::Any), Some(Keyword::Set)) => Bits::AnySet,
        (Some(Keyword::Any), Some(Keyword::Clear)) => Bits::AnyClear,
        _ => return operand_slip::expected_bits(p),
    };
    p.bump();
    p.bump();
    p.may_follow(&[Wanted::List]);
    let mask = match p.peek().kind {
        TokenKind::OpenParenthesis | TokenKind::OpenBracket => list(p),
        _ => value(p),
    };
    Some((Verb::Bits(bits), Some(mask)))
}

/// `near = ( "near" | "nearsphere" ) , point , { ( "max" | "min" ) , number } ;`
fn near(p: &mut Parser<'_>, verb: Verb) -> Option<Operation> {
    let mut operands = List::default();
    let point = point(p)?;
    p.ast.arena.append(&mut operands, point);
    let (mut max, mut min) = (false, false);
    loop {
        let start = p.peek().span.start;
        let (bound, seen) = match p.peek().keyword {
            Some(Keyword::Max) => (Bound::Max, &mut max),
            Some(Keyword::Min) => (Bound::Min, &mut min),
            _ => {
                p.may_follow(if max { &[] } else { &[Wanted::Farthest] });
                p.may_follow(if min { &[] } else { &[Wanted::Nearest] });
                return Some((verb, operands.first));
            }
        };
        let again = std::mem::replace(seen, true);
        if again {
            operand_slip::duplicate_distance(p);
        }
        p.bump();
        let distance = number(p);
        let span = p.since(start);
        let node = p.node(Kind::Distance(bound, distance), span);
        if !again {
            p.ast.arena.append(&mut operands, node);
        }
    }
}

/// `within = "within" , ( shape | json_object ) ;`
fn within(p: &mut Parser<'_>) -> Operation {
    let operand = if p.at(TokenKind::Json) { json_object(p) } else { shape(p) };
    (Verb::Within, Some(operand))
}

/// `intersects = "intersects" , json_object ;`
fn intersects(p: &mut Parser<'_>) -> Operation {
    (Verb::Intersects, Some(json_object(p)))
}
