//! What MongoDB takes at its word where people mean more: keys without their `$`, and dates as text.

use super::validate::{Check, LIKE};
use super::{Kind, Text};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::operator::{Context, Operator, OperatorSet};
use crate::span::Span;
use crate::value::date;
use crate::words::meant;

/// The operators that ask for an order.
pub(super) const ORDERS: OperatorSet =
    OperatorSet::of(&[Operator::Gt, Operator::Gte, Operator::Lt, Operator::Lte]);

/// What Elasticsearch calls the operators that join queries.
const ELSEWHERE: [(&str, &str); 3] = [("must", "$and"), ("should", "$or"), ("must_not", "$nor")];

impl Check<'_> {
    /// `"2024-03-01"` in an order, where no schema says what the field holds: no date is before a text or after it. Both bounds
    /// are one mistake.
    #[inline(never)]
    pub(super) fn texts_in_order(&mut self, tests: List) {
        let request = self.request;
        let (mut edits, mut first): (Vec<Edit>, _) = (Vec::new(), None);
        for test in request.arena.children(tests) {
            let Kind::Test(operator, _, operand) = request.arena.kind(test) else { continue };
            let Kind::String(text) = request.arena.kind(operand) else { continue };
            let (text, span) = (request.text(text), request.arena.span(operand));
            let is_date = text.len() > 9 && text.as_bytes().first().is_some_and(u8::is_ascii_digit);
            if !ORDERS.contains(operator) || !is_date || !text.contains('-') {
                continue;
            }
            let instant = date::named_instant(text).filter(|&instant| date::has_iso_form(instant));
            let Some(instant) = instant else { continue };
            let is_bare = text.bytes().all(|byte| byte.is_ascii_digit() || b"TZ:.+-".contains(&byte));
            let mut written = text.to_owned();
            if !is_bare || span.slice(self.source).starts_with('"') && self.is_in_object(span) {
                written = String::from("{\"$date\":\"");
                // Writing to a `String` cannot fail.
                let _ = date::write_iso(instant, &mut written);
                written.push_str("\"}");
            }
            first.get_or_insert((text, span));
            edits.push(Edit { span, text: written.into() });
        }
        let Some((first, span)) = first.filter(|_| request.endpoint.is_none()) else { return };
        let written = edits.first().map(|edit| edit.text.to_string()).unwrap_or_default();
        let fix = Fix { title: format!("write `{written}`").into(), edits };
        self.sink.slip(Code::DateAsText, span).arg(first.to_owned()).arg(written).fix(fix);
    }

    /// Whether a value in quotes stands in EJSON: there a `:` or a bracket is before it.
    fn is_in_object(&self, value: Span) -> bool {
        let before = self.source.get(..value.start as usize).unwrap_or("").trim_end();
        before.ends_with([':', '[', ',', '{'])
    }

    /// `{"or":[{…}]}`, and what else is compared with an array.
    pub(super) fn queries_for_operator(&mut self, clause: NodeId, path: Text, asked: NodeId, values: List) {
        let request = self.request;
        let is_object = |value| matches!(request.arena.kind(value), Kind::Object(_));
        let are_objects = values.first.is_some() && request.arena.children(values).all(is_object);
        if are_objects && let Some(operator) = operator_called(request.text(path), Context::Query) {
            return self.key_for_operator(&[(clause, operator)]);
        }
        self.value(asked);
    }

    /// `{"gt":5}`: where every key would be the name of an operator with a `$` before it, operators were meant.
    pub(super) fn keys_for_operators(&mut self, members: List) {
        let request = self.request;
        let called = request.arena.children(members).map(|member| {
            let Kind::Member(key, value) = request.arena.kind(member) else { return None };
            let operator = operator_called(request.text(key), Context::Field)?;
            match request.arena.kind(value) {
                // The keys inside are told first: without their `$` they are nothing to negate.
                Kind::Object(inside) if operator == Operator::Not && !request.has_operators(inside) => None,
                // Elsewhere `not` takes a value too.
                Kind::Object(_) => Some((member, operator)),
                _ if operator == Operator::Not => Some((member, Operator::Ne)),
                _ => Some((member, operator)),
            }
        });
        if let Some(keys) = called.collect::<Option<Vec<_>>>() {
            self.key_for_operator(&keys);
        } else if let Some((member, key)) = self.bare_wrapper(members) {
            let span = request.arena.span(member);
            // No server takes one of those.
            let fix = (key != "$oid").then(|| Fix::replace(span, self.as_written(key, span)));
            let name = key.trim_start_matches('$');
            self.sink.slip(Code::KeyForOperator, span).arg(name).arg(key).fixed(fix);
        } else if let Some(first) = members.first
            && let Kind::Member(key, value) = request.arena.kind(first)
            && matches!(request.arena.kind(value), Kind::Array(_) | Kind::Object(_))
            && let Some(operator) = meant(request.text(key), &ELSEWHERE)
        {
            // What the lists of Elasticsearch hold is written otherwise too, so no fix is at hand.
            let span = request.arena.span(first);
            self.sink.slip(Code::KeyForOperator, span).arg(request.text(key).to_owned()).arg(operator);
        }
    }

    /// `{"date":"2024-03-01T10:00:00Z"}` and the like, which would be a typed value with a `$`: its only member, and the key.
    fn bare_wrapper(&self, members: List) -> Option<(NodeId, &'static str)> {
        let member = members.first.filter(|_| members.first == members.last)?;
        let Kind::Member(key, value) = self.request.arena.kind(member) else { return None };
        let text = match self.request.arena.kind(value) {
            Kind::String(text) => self.request.text(text),
            _ => "",
        };
        let is_hex = || text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_number = || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let is_date = || text.len() > 9 && text.contains('-') && date::named_instant(text).is_some();
        Some((
            member,
            match self.request.text(key) {
                "date" if is_date() => "$date",
                "oid" if is_hex() => "$oid",
                "numberLong" if is_number() => "$numberLong",
                "numberInt" if is_number() => "$numberInt",
                _ => return None,
            },
        ))
    }

    /// Warns of keys that have the names of operators but for their `$`.
    fn key_for_operator(&mut self, keys: &[(NodeId, Operator)]) {
        let Some(&(first, operator)) = keys.first() else { return };
        let (mut edits, mut are_same) = (Vec::new(), true);
        let name = |span: Span| span.slice(self.source).trim_matches('"');
        for &(key, operator) in keys {
            let span = self.request.arena.span(key);
            // The patterns of others are written otherwise.
            are_same &= operator == Operator::Ne || is_called(operator.key(), name(span));
            edits.push(Edit { span, text: self.as_written(operator.key(), span).into() });
        }
        let span = self.request.arena.span(first);
        let diagnostic = Diagnostic::new(Code::KeyForOperator, span).arg(name(span).to_owned());
        let title = format!("write `{}`", operator.key());
        let fix = are_same.then(|| Fix { title: title.into(), edits });
        self.sink.report(diagnostic.arg(operator.key()).fixed(fix));
    }
}

/// Whether an operator or its like is called so: `eq`, `EQ` of Prisma and `_eq` of GraphQL for `$eq`, which is `equals` as well.
fn is_called(key: &str, name: &str) -> bool {
    const SIGNS: [(&str, &str); 8] = [
        (">", "$gt"),
        (">=", "$gte"),
        ("<", "$lt"),
        ("<=", "$lte"),
        ("=", "$eq"),
        ("==", "$eq"),
        ("!=", "$ne"),
        ("<>", "$ne"),
    ];
    // With a blank before it, it is an operator's name no more.
    let bare = name.trim_start().strip_prefix('$').filter(|_| !name.starts_with('$'));
    let name = bare.or_else(|| name.strip_prefix('_')).unwrap_or(name);
    if SIGNS.contains(&(name, key)) {
        return true;
    }
    key.strip_prefix('$').is_some_and(|own| own.eq_ignore_ascii_case(name))
        || key == "$eq" && name == "equals"
}

/// The operator that is called so but for its `$`, where no field is called so as well.
fn operator_called(name: &str, context: Context) -> Option<Operator> {
    if matches!(name, "type" | "size" | "options") {
        return None;
    }
    let known = Operator::ALL.iter().find(|operator| is_called(operator.key(), name)).copied();
    let like = || LIKE.iter().any(|like| is_called(like, name)).then_some(Operator::Regex);
    known.or_else(like).filter(|operator| operator.context() == context)
}
