//! The operand of `$type` to the types that it names, and what was meant where it names none.

use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::nearest::nearest;
use crate::operator::Operator;
use crate::request::Kind;
use crate::request::validate::Check;
use crate::span::Span;
use crate::words::{is_one_of, meant};

/// Every name that `$type` takes. Source: `operators_meta.json`, type aliases of MongoDB.
pub(crate) const TYPES: [&str; 22] = [
    "double",
    "string",
    "object",
    "array",
    "binData",
    "undefined",
    "objectId",
    "bool",
    "date",
    "null",
    "regex",
    "dbPointer",
    "javascript",
    "symbol",
    "javascriptWithScope",
    "int",
    "timestamp",
    "long",
    "decimal",
    "minKey",
    "maxKey",
    "number",
];

/// What other languages call them.
const OTHER_NAMES: [(&str, &str); 11] = [
    ("boolean", "bool"),
    ("integer", "int"),
    ("float", "double"),
    ("text", "string"),
    ("list", "array"),
    ("document", "object"),
    ("oid", "objectId"),
    ("binary", "binData"),
    ("regexp", "regex"),
    ("nothing", "null"),
    ("none", "null"),
];

impl Check<'_> {
    /// `$type`.
    pub(super) fn types(&mut self, operator: Operator, operand: NodeId, kind: Kind) {
        let request = self.request;
        match kind {
            Kind::Array(types) if types.first.is_some() => {
                request.arena.children(types).for_each(|item| self.type_of(operator, item));
            }
            _ => self.type_of(operator, operand),
        }
    }

    fn type_of(&mut self, operator: Operator, operand: NodeId) {
        let span = self.request.arena.span(operand);
        match self.request.arena.kind(operand) {
            Kind::String(name) => self.type_name(self.request.text(name), span),
            Kind::Int32(_) | Kind::Int64(_) | Kind::Double(_) => {
                let number = self.request.whole_number(operand);
                if number.is_none_or(|number| !matches!(number, -1 | 1..=19 | 127)) {
                    self.sink.slip(Code::UnknownType, span).arg(span);
                }
            }
            _ => self.wrong(operator, operand),
        }
    }

    fn type_name(&mut self, name: &str, span: Span) {
        if name == "undefined" {
            // A type all the same, of documents that old drivers wrote.
            let fix = self.after_is(span, "missing", "exists");
            self.sink.slip(Code::UndefinedType, span).fixed(fix);
            return;
        }
        if TYPES.contains(&name) {
            return;
        }
        let meant = OTHER_NAMES.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        // `defined` is near to `undefined`, and its opposite.
        let near = || nearest(name, TYPES).filter(|near| near.strip_prefix("un") != Some(name));
        let diagnostic = match meant.map(|&(_, meant)| meant).or_else(near) {
            Some(meant) => {
                let fix = Fix::replace(span, self.as_written(meant, span));
                Diagnostic::new(Code::MistypedType, span).arg(name.to_owned()).arg(meant.to_owned()).fix(fix)
            }
            None => {
                let fix = self.value_after_is(name, span);
                Diagnostic::new(Code::UnknownType, span).arg(name.to_owned()).fixed(fix)
            }
        };
        self.sink.report(diagnostic);
    }

    /// `a is true` and `a is empty`, which ask for a value; the name of the type stands at `span`.
    fn value_after_is(&self, name: &str, span: Span) -> Option<Fix> {
        if is_one_of(name, "missing absent unset") {
            return self.after_is(span, "missing", "exists");
        }
        if is_one_of(name, "there set present defined exists exist existing") {
            return self.after_is(span, "exists", "missing");
        }
        let values = [("true", "true"), ("false", "false"), ("empty blank", "\"\"")];
        let value = meant(name, &values).unwrap_or_else(|| span.slice(self.source));
        self.after_is(span, &format!("= {value}"), &format!("!= {value}"))
    }

    /// A fix that writes a test in place of `is` or `is not` and the name of a type at `span`.
    fn after_is(&self, span: Span, is: &str, is_not: &str) -> Option<Fix> {
        let word_before = |end: usize| {
            let before = self.source.get(..end)?.trim_ascii_end();
            let start =
                before.rfind(|character: char| !character.is_ascii_alphabetic()).map_or(0, |at| at + 1);
            Some((before.get(start..)?, start))
        };
        let (mut word, mut start) = word_before(span.start as usize)?;
        let negated = word.eq_ignore_ascii_case("not");
        if negated {
            (word, start) = word_before(start)?;
        }
        let written = if negated { is_not } else { is };
        word.eq_ignore_ascii_case("is").then(|| {
            let test = Span::new(u32::try_from(start).unwrap_or(span.start), span.end);
            Fix::replace(test, written)
        })
    }
}
