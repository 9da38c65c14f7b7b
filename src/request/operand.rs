//! The rules for what stands to the right of each operator.

mod types;

pub(crate) use types::TYPES;

use super::validate::{Check, Place};
use super::visit::REFERENCE;
use super::{Foreign, Kind, Request, geo};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::operator::{Operand, Operator};
use crate::span::Span;
use crate::words::is_one_of;

/// Checks the operand of `operator`, whose own node is `test`.
pub(super) fn check(check: &mut Check<'_>, operator: Operator, test: NodeId, operand: NodeId, place: Place) {
    let request = check.request;
    let kind = request.arena.kind(operand);
    match operator.operand() {
        Operand::Any => check.value(operand),
        Operand::Comparable => match kind {
            Kind::Regex(..) => check.report_at(Code::RegexOperand, operand, operator),
            _ => check.value(operand),
        },
        Operand::Values => check.values(operator, operand, kind),
        Operand::AllValues => check.all(operator, test, operand, kind, place),
        Operand::Negated => match kind {
            Kind::Tests(_) => check.enter(operand, operator, test, place),
            Kind::Regex(..) => check.value(operand),
            _ => check.wrong(operator, operand),
        },
        Operand::Element => match kind {
            Kind::Tests(_) | Kind::Conjunction(_) => check.enter(operand, operator, test, place),
            _ => check.wrong(operator, operand),
        },
        Operand::Truth => check.truth(operator, operand, kind),
        Operand::Types => check.types(operator, operand, kind),
        Operand::Modulo => check.modulo(operator, operand, kind),
        Operand::Pattern => match kind {
            Kind::String(_) | Kind::Regex(..) => {}
            _ => check.wrong(operator, operand),
        },
        Operand::Options => check.options_letters(operator, operand, kind),
        Operand::Count => {
            if request.whole_number(operand).is_none_or(|count| count < 0) {
                check.wrong_number(operator, operand, kind);
            }
        }
        Operand::Mask => check.mask(operator, operand, kind),
        Operand::Shape => geo::shape(check, operator, operand),
        Operand::Geometry => geo::intersects(check, operator, operand),
        Operand::Near => geo::near(check, operator, operand),
        Operand::Distance => {
            if request.number(operand).is_none_or(|distance| distance.is_nan() || distance < 0.0) {
                check.wrong_number(operator, operand, kind);
            }
        }
        Operand::Text => check.text_search(operator, operand),
        Operand::Rate => {
            if request.number(operand).is_none_or(|rate| !(0.0..=1.0).contains(&rate)) {
                check.wrong_number(operator, operand, kind);
            }
        }
        // A list of queries is no operand but a node of its own, and a refused operator is not asked for its operand.
        Operand::Queries | Operand::Nothing => check.wrong(operator, operand),
    }
}

impl Check<'_> {
    /// Says what the operator needs, at the operand.
    pub(super) fn wrong(&mut self, operator: Operator, operand: NodeId) {
        let diagnostic = self.wrong_operand(operator, operand);
        self.sink.report(diagnostic);
    }

    fn wrong_operand(&self, operator: Operator, operand: NodeId) -> Diagnostic {
        let (wanted, example) = operator.operand().wanted();
        let span = self.request.arena.span(operand);
        Diagnostic::new(Code::WrongOperand, span).arg(operator.key()).arg(wanted).arg(example)
    }

    fn report_at(&mut self, code: Code, operand: NodeId, operator: Operator) {
        self.report(code, operand, operator);
    }

    /// As [`Check::wrong`]; where a number stands in quotes, the fix takes them off.
    fn wrong_number(&mut self, operator: Operator, operand: NodeId, kind: Kind) {
        let mut diagnostic = self.wrong_operand(operator, operand);
        if let Kind::String(text) = kind {
            let text = self.request.text(text);
            if text.parse::<u32>().is_ok_and(|number| number.to_string() == text) {
                diagnostic = diagnostic.write(self.request.arena.span(operand), text);
            }
        }
        self.sink.report(diagnostic);
    }

    /// `$in` and `$nin`.
    fn values(&mut self, operator: Operator, operand: NodeId, kind: Kind) {
        let Some(values) = self.array(operator, operand, kind) else { return };
        if values.first.is_none() {
            let matched = if operator == Operator::In { "nothing" } else { "everything" };
            self.empty_list(operator, operand, matched);
        }
        let request = self.request;
        for value in request.arena.children(values) {
            if !request.arena.get(value).kind.is_scalar() && !self.is_operator(operator, value) {
                self.value(value);
            }
        }
    }

    /// `$all`: values, or `$elemMatch` objects.
    fn all(&mut self, operator: Operator, test: NodeId, operand: NodeId, kind: Kind, place: Place) {
        let Some(values) = self.array(operator, operand, kind) else { return };
        if values.first.is_none() {
            self.empty_list(operator, operand, "nothing");
        }
        let request = self.request;
        let (mut elements, mut plain) = (0_usize, 0_usize);
        for value in request.arena.children(values) {
            if let Some(query) = element_query(request, value) {
                elements += 1;
                self.enter(query, operator, test, place);
            } else if !self.is_operator(operator, value) {
                plain += 1;
                self.value(value);
            }
        }
        if elements > 0 && plain > 0 {
            self.report(Code::MixedAll, test, operator);
        }
    }

    /// The values of an array; where one plain value stands instead, the fix puts brackets round it.
    fn array(&mut self, operator: Operator, operand: NodeId, kind: Kind) -> Option<List> {
        if let Kind::Array(values) = kind {
            return Some(values);
        }
        let mut diagnostic = self.wrong_operand(operator, operand);
        if !matches!(kind, Kind::Tests(_) | Kind::Conjunction(_) | Kind::Object(_)) {
            let span = self.request.arena.span(operand);
            let edits = vec![
                Edit { span: Span::at(span.start), text: "[".into() },
                Edit { span: Span::at(span.end), text: "]".into() },
            ];
            diagnostic = diagnostic.fix(Fix { title: "make it a list".into(), edits });
        }
        self.sink.report(diagnostic);
        None
    }

    /// A list without values.
    fn empty_list(&mut self, operator: Operator, operand: NodeId, matched: &'static str) {
        self.sink.slip(Code::EmptyList, self.request.arena.span(operand)).arg(operator.key()).arg(matched);
    }

    /// Whether a list's value is none, but holds an operator; then that is reported. `$all` takes part of a reference for a value.
    fn is_operator(&mut self, operator: Operator, value: NodeId) -> bool {
        let Some((key, node, _)) = self.request.entries(value).next() else { return false };
        let is_part = operator == Operator::All && REFERENCE.contains(&key);
        let is_operator = !is_part && self.request.has_operators(self.request.members(value));
        if is_operator {
            self.operator_in_list(key, self.request.arena.span(node));
        }
        is_operator
    }

    /// `$exists`: MongoDB takes any value, and most for true.
    fn truth(&mut self, operator: Operator, operand: NodeId, kind: Kind) {
        let taken = match kind {
            Kind::Bool(_) | Kind::Int32(0 | 1) => return,
            Kind::Null | Kind::Foreign(Foreign::Undefined, _) => "false",
            _ if self.request.number(operand) == Some(0.0) => "false",
            _ => "true",
        };
        let span = self.request.arena.span(operand);
        let diagnostic = Diagnostic::new(Code::OddTruth, span).arg(operator.key()).arg(taken);
        // A text that says no is taken for true, and was not meant so.
        let says_no =
            matches!(kind, Kind::String(text) if is_one_of(self.request.text(text), "false no off 0"));
        let meant = says_no.then(|| Fix::replace(span, "false"));
        self.sink.report(diagnostic.fixed(meant).write(span, taken));
    }

    /// `$mod`: two finite numbers, the first of which is not 0 once its fraction is cut.
    fn modulo(&mut self, operator: Operator, operand: NodeId, kind: Kind) {
        let request = self.request;
        let Kind::Array(parts) = kind else { return self.wrong(operator, operand) };
        let mut parts = request.arena.children(parts);
        let (Some(divisor), Some(remainder), None) = (parts.next(), parts.next(), parts.next()) else {
            return self.wrong(operator, operand);
        };
        let finite = |part| request.number(part).filter(|number| number.is_finite());
        match (finite(divisor), finite(remainder)) {
            (Some(number), Some(_)) if number.trunc() == 0.0 => {
                self.report(Code::DivisorZero, divisor, operator);
            }
            (Some(_), Some(_)) => {}
            (Some(_), None) => self.wrong(operator, remainder),
            (None, _) => self.wrong(operator, divisor),
        }
    }

    /// The letters of `$options`.
    fn options_letters(&mut self, operator: Operator, operand: NodeId, kind: Kind) {
        let Kind::String(letters) = kind else { return self.wrong(operator, operand) };
        let letters = self.request.text(letters);
        if let Some(wrong) = letters.chars().find(|&letter| !"imsxu".contains(letter)) {
            let span = self.request.arena.span(operand);
            let known = letters.to_ascii_lowercase().replace(|letter| !"imsxu".contains(letter), "");
            // Other signs are no letters too many: a text is there that belongs elsewhere.
            let fix = letters
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic())
                .then(|| Fix::replace(span, self.as_written(&known, span)));
            self.sink.slip(Code::UnknownOption, span).arg(wrong.to_string()).fixed(fix);
        }
    }

    /// The bits of `$bitsAllSet` and its like.
    fn mask(&mut self, operator: Operator, operand: NodeId, kind: Kind) {
        let request = self.request;
        match kind {
            Kind::Binary(..) => {}
            Kind::Array(positions) => {
                for position in request.arena.children(positions) {
                    if request
                        .whole_number(position)
                        .is_none_or(|at| !(0..=i64::from(i32::MAX)).contains(&at))
                    {
                        self.wrong(operator, position);
                    }
                }
            }
            _ if request.whole_number(operand).is_some_and(|mask| mask >= 0) => {}
            _ => self.wrong_number(operator, operand, kind),
        }
    }

    /// `{"$search":…}` and what may stand beside it.
    fn text_search(&mut self, operator: Operator, operand: NodeId) {
        let request = self.request;
        let (mut has_search, mut is_told) = (false, false);
        for (key, node, value) in request.entries(operand) {
            let kind = request.arena.kind(value);
            let is_right = match key {
                "$search" => {
                    has_search = true;
                    matches!(kind, Kind::String(_))
                }
                "$language" => matches!(kind, Kind::String(_)),
                "$caseSensitive" | "$diacriticSensitive" => matches!(kind, Kind::Bool(_)),
                "search" | "$query" | "$term" => {
                    // That is the one mistake.
                    is_told = true;
                    let span = request.arena.span(node);
                    let diagnostic = Diagnostic::new(Code::MistypedOperator, span).arg(key.to_owned());
                    self.sink.report(diagnostic.arg("$search").write(span, self.as_written("$search", span)));
                    continue;
                }
                _ => {
                    let known = "`$search`, `$language`, `$caseSensitive`, `$diacriticSensitive`";
                    self.unknown_argument(key, node, operator, known);
                    continue;
                }
            };
            if !is_right {
                self.wrong(operator, value);
            }
        }
        if !has_search && !is_told {
            self.wrong(operator, operand);
        }
    }

    pub(super) fn unknown_argument(&mut self, key: &str, node: NodeId, of: Operator, known: &'static str) {
        let span = self.request.arena.span(node);
        let diagnostic = Diagnostic::new(Code::UnknownArgument, span);
        self.sink.report(diagnostic.arg(key.to_owned()).arg(of.key()).arg(known));
    }
}

/// The query or the tests inside `{"$elemMatch":…}`.
fn element_query(request: &Request, value: NodeId) -> Option<NodeId> {
    let Kind::Tests(tests) = request.arena.kind(value) else { return None };
    match (request.arena.kind(tests.first?), tests.first == tests.last) {
        (Kind::Test(Operator::ElemMatch, _, query), true) => Some(query),
        _ => None,
    }
}
