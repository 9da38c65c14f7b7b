//! `a = {"$gt":1}` to the two texts that say what is meant.

use super::Lowering;
use super::test::Asked;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic};
use crate::json_text;
use crate::operator::{Context, Operator};
use crate::span::Span;

impl Lowering<'_> {
    /// Reports an object whose first key is an operator; says whether it is one. After `=` there are two fixes.
    pub(super) fn report_operator_object(&mut self, node: NodeId, asked: Option<&Asked>) -> bool {
        let span = self.ast.arena.span(node);
        let written = span.slice(self.source);
        let Some((operator, rest)) = first_operator(written) else { return false };
        if operator.context() == Context::Refused {
            self.sink.slip(Code::RefusedOperator, span).arg(operator.key());
            return true;
        }
        let mut diagnostic = Diagnostic::new(Code::OperatorObject, span).arg(span);
        if let Some(asked) = asked.filter(|asked| asked.place.span != asked.span) {
            if let Some(value) = only_value(rest)
                && let Some(test) = spelled(operator, value)
                && !asked.negated
            {
                let after_path = Span::new(asked.place.span.end, span.end);
                diagnostic = diagnostic.write(after_path, format!(" {test}"));
            }
            // A raw filter has these operators at its own level, or not at all.
            if !asked.negated && matches!(operator.context(), Context::Field) {
                let key = json_key(self.request.text(asked.place.path));
                diagnostic = diagnostic.write(asked.span, format!("{{{key}:{written}}}"));
            }
        }
        self.sink.report(diagnostic);
        true
    }
}

/// The operator that is an object's first key, and what follows the key.
fn first_operator(object: &str) -> Option<(Operator, &str)> {
    let inside = object.strip_prefix('{')?.trim_start();
    let (key, rest) = inside.strip_prefix('"')?.split_once('"')?;
    let operator = Operator::from_key(key)?;
    Some((operator, rest.trim_start().strip_prefix(':')?))
}

/// The value up to the brace that ends the text, where it is the object's only one.
fn only_value(rest: &str) -> Option<&str> {
    let value = rest.trim_end().strip_suffix('}')?.trim();
    let (mut depth, mut is_quoted) = (0_u32, false);
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if is_quoted => drop(bytes.next()),
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            b',' if depth == 0 => return None,
            _ => {}
        }
    }
    Some(value).filter(|value| !value.is_empty())
}

/// The test in the filter language, after its path; `value` is JSON, which is a literal there too.
fn spelled(operator: Operator, value: &str) -> Option<String> {
    const SPELLINGS: [(Operator, &str); 10] = [
        (Operator::Eq, "="),
        (Operator::Ne, "!="),
        (Operator::Gt, ">"),
        (Operator::Gte, ">="),
        (Operator::Lt, "<"),
        (Operator::Lte, "<="),
        (Operator::In, "in"),
        (Operator::Nin, "not in"),
        (Operator::All, "all"),
        (Operator::Size, "size"),
    ];
    if operator == Operator::Exists {
        return match value {
            "true" => Some("exists".to_owned()),
            "false" => Some("missing".to_owned()),
            _ => None,
        };
    }
    let (_, spelling) = SPELLINGS.iter().find(|(known, _)| *known == operator)?;
    Some(format!("{spelling} {value}"))
}

/// A path as a key of JSON.
fn json_key(path: &str) -> String {
    let mut key = String::new();
    // Writing to a `String` cannot fail.
    json_text::string(path, &mut key);
    key
}
