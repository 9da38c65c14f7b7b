//! One test to a clause: the rows of the language's table.

use super::join::{Clause, Object, Place};
use super::value::Literal;
use super::wildcard::may_be_more;
use super::{Lowering, Under};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Fix};
use crate::dsl::ast::{Bits, Kind as Syntax, Verb};
use crate::operator::Operator;
use crate::request::Kind;
use crate::span::Span;

/// A test as its verb sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) verb: Verb,
    /// The whole test.
    pub(super) span: Span,
    /// Where its path stands, and what else is known of it there.
    pub(super) place: Place,
    /// The first operand; the others follow it in its list.
    pub(super) operand: Option<NodeId>,
    /// Whether the opposite is asked, with every `not` counted.
    pub(super) negated: bool,
    /// Whether the test itself asks the opposite, as it is written.
    pub(super) negated_here: bool,
}

impl Asked {
    /// A test at `span`, of which nothing else is known yet.
    pub(super) fn at(span: Span) -> Self {
        let place = Place::at(span);
        Self { verb: Verb::Has, span, place, operand: None, negated: false, negated_here: false }
    }
}

impl Lowering<'_> {
    /// Adds a test, or its negation, to `object`.
    pub(super) fn test(&mut self, node: NodeId, outer: bool, object: &mut Object) {
        let before = self.request.arena.len();
        let mut asked = Asked::at(self.ast.arena.span(node));
        self.asked(node, outer, object, &mut asked);
        self.is_settled = false;
        let Some(clause) = self.ask(&asked) else { return };
        self.join_asked(&asked, clause, object);
        if self.is_settled {
            self.request.settled += self.request.arena.len() - before;
        }
    }

    /// Says in `asked`, which has nothing but its span yet, how the verb sees the test. The parts are put where they stay:
    /// to move them all at once would cost more than to find them.
    #[inline(always)]
    pub(super) fn asked(&mut self, node: NodeId, outer: bool, object: &Object, asked: &mut Asked) {
        let Syntax::Test { verb, negated, path, operands } = self.ast.arena.kind(node) else { return };
        asked.verb = verb;
        asked.operand = operands;
        asked.negated_here = negated != (verb == Verb::NotEqual);
        asked.negated = outer != asked.negated_here;
        if path.is_empty() {
            // The tests of an array's element have no path.
            self.look_up(object, &mut asked.place);
        } else {
            asked.place.span = path;
            self.place(object, &mut asked.place);
        }
        if let Some(element) = &mut self.element {
            element.saw(path, asked.span);
        }
    }

    /// Adds what a test became, or its opposite where that is asked.
    #[inline(always)]
    pub(super) fn join_asked(&mut self, asked: &Asked, clause: Clause, object: &mut Object) {
        let clause = if asked.negated { self.negate(clause, asked.span) } else { clause };
        self.join(object, &asked.place, clause);
    }

    /// The clause of a test, not yet negated; nothing where it has no meaning, which was reported.
    #[inline]
    fn ask(&mut self, asked: &Asked) -> Option<Clause> {
        match asked.verb {
            Verb::Equal | Verb::NotEqual => self.equal(asked),
            Verb::Greater => self.compare(Operator::Gt, asked),
            Verb::GreaterEqual => self.compare(Operator::Gte, asked),
            Verb::Less => self.compare(Operator::Lt, asked),
            Verb::LessEqual => self.compare(Operator::Lte, asked),
            Verb::In => self.membership(asked),
            Verb::Matches | Verb::Contains | Verb::StartsWith | Verb::EndsWith => self.pattern_test(asked),
            Verb::Exists => Some(self.exists(true, asked.negated, asked.span)),
            Verb::Missing => Some(self.exists(false, asked.negated, asked.span)),
            Verb::Is => self.types(asked),
            Verb::All => self.all(asked),
            Verb::Size => self.operand_test(Operator::Size, asked),
            // Its operand is a filter: see `has`.
            Verb::Has => None,
            Verb::Modulo => self.modulo(asked),
            Verb::Bits(Bits::AllSet) => self.bits(Operator::BitsAllSet, asked),
            Verb::Bits(Bits::AnySet) => self.bits(Operator::BitsAnySet, asked),
            Verb::Bits(Bits::AllClear) => self.bits(Operator::BitsAllClear, asked),
            Verb::Bits(Bits::AnyClear) => self.bits(Operator::BitsAnyClear, asked),
            Verb::Near => self.near(Operator::Near, asked),
            Verb::NearSphere => self.near(Operator::NearSphere, asked),
            Verb::Within => self.within(asked),
            Verb::Intersects => self.intersects(asked),
        }
    }

    /// `a = 1` → `{"a":1}`; a day or a month is an interval, a regex and `i"…"` are patterns.
    fn equal(&mut self, asked: &Asked) -> Option<Clause> {
        let operand = asked.operand?;
        let kind = self.ast.arena.kind(operand);
        if matches!(kind, Syntax::Json) && self.report_operator_object(operand, Some(asked)) {
            return None;
        }
        self.hint_missing(kind, asked);
        let clause = self.equal_to(operand, asked.span)?;
        self.is_settled = self.settles(clause);
        if let Kind::String(text) = self.request.arena.kind(clause)
            && may_be_more(self.request.text(text).as_bytes())
        {
            // It may be a filter.
            self.is_settled = false;
            if matches!(kind, Syntax::String) {
                self.wildcard(operand, asked);
            }
        }
        Some(clause)
    }

    /// What equals one operand, alone or as a member of a list.
    #[inline]
    pub(super) fn equal_to(&mut self, operand: NodeId, span: Span) -> Option<Clause> {
        if let Some(value) = self.plain_operand(operand) {
            return Some(value);
        }
        Some(match self.literal(operand)? {
            Literal::Value(value) => self.asked_value(value, span),
            Literal::Days { low, high } => {
                let at = self.ast.arena.span(operand);
                let (low, high) = (self.date(low, at), self.date(high, at));
                let mut tests = List::default();
                self.add_test(&mut tests, Operator::Gte, low, span);
                self.add_test(&mut tests, Operator::Lt, high, span);
                self.request.arena.push(Kind::Tests(tests), span)
            }
            Literal::Regex => self.regex(self.ast.arena.span(operand), span)?,
            Literal::CaseInsensitive => self.exactly(operand, span)?,
        })
    }

    /// What asks for one value: the value itself, unless MongoDB would take that for a test. A regex, as EJSON writes it, is
    /// asked for as `/…/` is, and an object whose first key looks like an operator under `$eq`.
    fn asked_value(&mut self, value: NodeId, span: Span) -> Clause {
        let kind = self.request.arena.kind(value);
        if let Kind::Regex(pattern, count) = kind {
            let at = self.request.arena.span(value);
            let flags = (count > 0).then(|| (self.request.flags(pattern, count), at));
            // Its tests have the place of the EJSON, where the check of patterns looks for it.
            self.matches(pattern, at, flags, at)
        } else if let Kind::Object(members) = kind
            && self.request.has_operators(members)
        {
            self.one_test(Operator::Eq, value, span)
        } else {
            value
        }
    }

    /// Says that `= null` and `!=` also match documents without the field. The elements in `has` are always there.
    fn hint_missing(&mut self, operand: Syntax, asked: &Asked) {
        let path = asked.place.span;
        if path == asked.span || asked.negated != (asked.verb == Verb::NotEqual) {
            return;
        }
        let is_null = matches!(operand, Syntax::Null);
        if asked.verb == Verb::NotEqual && !is_null {
            self.sink.slip(Code::NotEqualMatchesMissing, asked.span).arg(path);
        } else if asked.verb == Verb::Equal && is_null {
            let fix = Fix::replace(asked.span, format!("{} is null", path.slice(self.source)));
            self.sink.slip(Code::NullMatchesMissing, asked.span).arg(path).fix(fix);
        }
    }

    /// `a > 1` → `{"a":{"$gt":1}}`; `> D` is after the whole day D, `< D` before it.
    fn compare(&mut self, operator: Operator, asked: &Asked) -> Option<Clause> {
        let operand = asked.operand?;
        if let Some(value) = self.plain_operand(operand) {
            self.is_settled = !asked.negated && self.settles_in_order(value);
            return Some(self.one_test(operator, value, asked.span));
        }
        let at = self.ast.arena.span(operand);
        match self.literal(operand)? {
            Literal::Value(value) => {
                self.is_settled = !asked.negated && self.settles_in_order(value);
                Some(self.one_test(operator, value, asked.span))
            }
            Literal::Days { low, high } => {
                let (operator, bound) = if operator == Operator::Gt {
                    (Operator::Gte, high)
                } else if operator == Operator::Lte {
                    (Operator::Lt, high)
                } else {
                    (operator, low)
                };
                let bound = self.date(bound, at);
                Some(self.one_test(operator, bound, asked.span))
            }
            Literal::Regex | Literal::CaseInsensitive => {
                self.sink.slip(Code::PatternCompared, at).arg(at);
                None
            }
        }
    }

    #[inline]
    pub(super) fn exists(&mut self, exists: bool, negated: bool, span: Span) -> Clause {
        let operand = self.request.arena.push(Kind::Bool(exists), span);
        self.is_settled = !negated;
        self.one_test(Operator::Exists, operand, span)
    }

    /// `a is string` → `{"a":{"$type":"string"}}`; `boolean` is another word for MongoDB's `bool`.
    fn types(&mut self, asked: &Asked) -> Option<Clause> {
        let operand = asked.operand?;
        let operand = if let Syntax::List(list) = self.ast.arena.kind(operand) {
            let mut types = List::default();
            let mut next = list.first;
            while let Some(item) = next {
                let name = self.type_name(item);
                self.request.arena.append(&mut types, name);
                next = self.ast.arena.next(item);
            }
            self.request.arena.push(Kind::Array(types), self.ast.arena.span(operand))
        } else {
            self.type_name(operand)
        };
        Some(self.one_test(Operator::Type, operand, asked.span))
    }

    fn type_name(&mut self, node: NodeId) -> NodeId {
        let span = self.ast.arena.span(node);
        let name = match span.slice(self.source) {
            "boolean" => "bool",
            name => name,
        };
        let name = self.request.intern(name);
        self.request.arena.push(Kind::String(name), span)
    }

    /// An operator whose operand is one literal.
    fn operand_test(&mut self, operator: Operator, asked: &Asked) -> Option<Clause> {
        let operand = self.value(asked.operand?)?;
        Some(self.one_test(operator, operand, asked.span))
    }

    /// `a % 4 = 1` → `{"a":{"$mod":[4,1]}}`
    fn modulo(&mut self, asked: &Asked) -> Option<Clause> {
        let divisor = asked.operand?;
        let remainder = self.ast.arena.next(divisor)?;
        let span = self.ast.arena.span(divisor).to(self.ast.arena.span(remainder));
        let operand = self.array(Some(divisor), span)?;
        Some(self.one_test(Operator::Mod, operand, asked.span))
    }

    /// `a bits all set 35`: the mask is a number, a list of positions, or a binary.
    fn bits(&mut self, operator: Operator, asked: &Asked) -> Option<Clause> {
        let mask = asked.operand?;
        let mask = if let Syntax::List(list) = self.ast.arena.kind(mask) {
            self.array(list.first, self.ast.arena.span(mask))?
        } else {
            self.value(mask)?
        };
        Some(self.one_test(operator, mask, asked.span))
    }

    /// An array of the literals from `next` to the end of its list.
    pub(super) fn array(&mut self, mut next: Option<NodeId>, span: Span) -> Option<NodeId> {
        let mut list = List::default();
        while let Some(item) = next {
            let value = self.value(item)?;
            self.request.arena.append(&mut list, value);
            next = self.ast.arena.next(item);
        }
        Some(self.request.arena.push(Kind::Array(list), span))
    }

    /// Whether a test that MongoDB allows only at the top stands there; reported where it does not.
    pub(super) fn is_at_top(&mut self, asked: &Asked) -> bool {
        if self.under == Under::Top {
            return true;
        }
        self.sink.slip(Code::NearNotAtTop, asked.span).arg(self.under.name());
        false
    }
}
