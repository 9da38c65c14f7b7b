//! What MongoDB takes at its word where people mean more: keys without their `$`, and dates as text.

use super::validate::{Check, LIKE};
use super::{Kind, Text};
use crate::arena::{List, NodeId};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::lex::dsl::date_slip;
use crate::lex::dsl::slip::quoted;
use crate::lex::literal;
use crate::operator::{Context, Operator, OperatorSet};
use crate::path;
use crate::span::Span;
use crate::value::date;
use crate::words::meant;

/// The operators that ask for an order.
pub(super) const ORDERS: OperatorSet =
    OperatorSet::of(&[Operator::Gt, Operator::Gte, Operator::Lt, Operator::Lte]);

/// What Elasticsearch calls the operators that join queries.
const ELSEWHERE: [(&str, &str); 3] = [("must", "$and"), ("should", "$or"), ("must_not", "$nor")];

impl Check<'_> {
    /// `"2024-03-01"` or `"now-7d"` in an order, where no schema says what the field holds: no date is before a text or after it.
    /// Both bounds are one mistake. A word may be meant as another field.
    #[inline(never)]
    pub(super) fn texts_in_order(&mut self, tests: List) {
        let request = self.request;
        let (mut edits, mut first): (Vec<Edit>, _) = (Vec::new(), None);
        for test in request.arena.children(tests) {
            let Kind::Test(operator, _, operand) = request.arena.kind(test) else { continue };
            let Kind::String(text) = request.arena.kind(operand) else { continue };
            let (text, span) = (request.text(text), request.arena.span(operand));
            if !ORDERS.contains(operator) || request.endpoint.is_some() {
                continue;
            }
            if !span.slice(self.source).starts_with(['"', '\'']) {
                self.field_as_text(text, span);
                continue;
            }
            if let Some(date) = relative(text) {
                first.get_or_insert((text, span));
                edits.push(Edit { span, text: date.into() });
                continue;
            }
            let is_date = text.len() > 9 && text.as_bytes().first().is_some_and(u8::is_ascii_digit);
            if !is_date || !text.contains('-') {
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
        let Some((first, span)) = first else { return };
        let written = edits.first().map(|edit| edit.text.to_string()).unwrap_or_default();
        if !written.starts_with('{') && span.slice(self.source).starts_with('"') && self.is_in_object(span) {
            // EJSON knows no dates that move.
            let way =
                format!("write `{{\"$date\":…}}`, or the test in the filter language, with `{written}`");
            self.sink.report(Diagnostic::new(Code::DateAsText, span).arg(first.to_owned()).only(way));
            return;
        }
        let fix = Fix { title: format!("write `{written}`").into(), edits };
        self.sink.slip(Code::DateAsText, span).arg(first.to_owned()).arg(written).fix(fix);
    }

    /// Whether a value in quotes stands in EJSON: there a `:` or a bracket is before it.
    fn is_in_object(&self, value: Span) -> bool {
        let before = self.source.get(..value.start as usize).unwrap_or("").trim_end();
        before.ends_with([':', '[', ',', '{'])
    }

    /// `msgs > usersCount`: where no schema says what the field holds, the letters of a word tell that it is another one.
    fn field_as_text(&mut self, text: &str, span: Span) {
        let is_camel = |pair: &[u8]| matches!(pair, [one, other] if one.is_ascii_lowercase() && other.is_ascii_uppercase());
        let is_name = text.starts_with(|first: char| first.is_ascii_lowercase());
        if is_name && text.as_bytes().windows(2).any(is_camel) {
            let fix = Fix::replace(span, quoted(text));
            self.sink.slip(Code::FieldAsText, span).arg(span).fix(fix);
        }
    }

    /// `{"u":{"username":"bob"}}`: only a document that holds nothing else is found, which is seldom what is meant. Whoever writes
    /// `$eq` means it.
    pub(super) fn whole_document(&mut self, clause: NodeId, path: Text, asked: NodeId, members: List) {
        if cfg!(rocketql_lite) {
            return;
        }
        let request = self.request;
        let (at, value) = (request.arena.span(clause), request.arena.span(asked));
        let between = self.source.get(at.end as usize..value.start as usize).unwrap_or("").trim();
        let is_object = at.slice(self.source).starts_with('"');
        // The names of parameters are spoken of elsewhere.
        let others = ["query", "filter", "selector", "where", "fields", "sort"];
        let is_parameter = others.iter().any(|other| request.text(path).eq_ignore_ascii_case(other));
        let is_equality = if is_object { between == ":" } else { matches!(between, "=" | "==") };
        let name = if is_object { request.text(path) } else { at.slice(self.source) };
        let mut tests = Vec::new();
        let is_escaped = value.slice(self.source).contains("\"$escape\"");
        if is_parameter
            || !is_equality
            || is_escaped
            || self.dotted(name, members, is_object, &mut tests, 3).is_none()
        {
            return;
        }
        let written = match (is_object, &*tests) {
            (_, []) => return,
            (true, tests) => tests.join(","),
            (false, [test]) => test.clone(),
            (false, tests) => format!("({})", tests.join(" and ")),
        };
        let diagnostic = Diagnostic::new(Code::WholeDocument, value).arg(request.text(path).to_owned());
        self.sink.report(diagnostic.arg(written.clone()).write(at.to(value), written));
    }

    /// The tests of the members of a document by paths with dots; nothing where they would say something else.
    fn dotted(
        &self,
        path: &str,
        members: List,
        is_object: bool,
        tests: &mut Vec<String>,
        levels: usize,
    ) -> Option<()> {
        let request = self.request;
        if self.bare_wrapper(members).is_some() {
            // A typed value was meant.
            return None;
        }
        for member in request.arena.children(members) {
            let Kind::Member(key, value) = request.arena.kind(member) else { return None };
            let key = request.text(key);
            let is_name = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                && key.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
                && path::check(key.as_bytes()).is_none()
                // What may lack its `$` is spoken of elsewhere.
                && operator_called(key, Context::Field).is_none();
            let path = format!("{path}.{key}");
            if !is_name || tests.len() > 7 {
                return None;
            }
            match request.arena.kind(value) {
                Kind::Object(inside) if inside.first.is_some() => {
                    self.dotted(&path, inside, is_object, tests, levels.checked_sub(1)?)?;
                }
                Kind::Bool(_)
                | Kind::Int32(_)
                | Kind::Int64(_)
                | Kind::Double(_)
                | Kind::String(_)
                | Kind::Date(_) => {
                    let value = request.arena.span(value).slice(self.source);
                    tests.push(if is_object {
                        format!("\"{path}\":{value}")
                    } else {
                        format!("{path} = {value}")
                    });
                }
                // `null` is also met where the key is missing, and an array where one element is this.
                _ => return None,
            }
        }
        Some(())
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

/// `now-7d`, `today` and `2 hours ago`: a date that moves, as the filter language has it.
fn relative(text: &str) -> Option<String> {
    if let Some(amount) = text.strip_suffix(" ago") {
        let digits = amount.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = amount.split_at_checked(digits).filter(|(number, _)| !number.is_empty())?;
        let short = Some(unit.trim()).filter(|unit| literal::is_unit(unit.as_bytes()));
        return Some(format!("now-{number}{}", short.or_else(|| date_slip::unit(unit.trim()))?));
    }
    let mut rest = ["now", "today", "yesterday", "tomorrow"].iter().find_map(|day| text.strip_prefix(day))?;
    while !rest.is_empty() {
        let (after, unit) = literal::amount(rest.trim_start().as_bytes()).ok()?;
        rest = rest.get(rest.len() - after.len()..).filter(|_| literal::is_unit(unit))?;
    }
    Some(text.to_owned())
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
