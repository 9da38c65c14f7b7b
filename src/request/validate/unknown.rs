//! Keys with a `$` that are no operators of MongoDB, or are let through by no policy, to what was meant.

use super::Check;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::nearest::nearest;
use crate::operator::{Context, Operator};
use crate::request::Text;
use crate::request::visit::REFERENCE;
use crate::span::Span;
use crate::words::meant;

/// What is said where only part of a database reference is written, which MongoDB takes for operators.
const HALF_REFERENCE: &str =
    "give a reference both `$ref` and `$id`, or write `{\"$eq\":{…}}` to compare with the document as it is";

/// Operators of other languages whose operand is a pattern or a part of a text.
pub(in crate::request) const LIKE: [&str; 8] =
    ["$like", "$ilike", "$notLike", "$contains", "$startsWith", "$endsWith", "$match", "$rlike"];

/// Operators as others call them, with the one of MongoDB that each is.
const OTHERS: [(&str, &str); 6] = [
    ("$neq $noteq $notequal $not_eq $not_equal", "$ne"),
    ("$le", "$lte"),
    ("$ge", "$gte"),
    ("$notin $not_in", "$nin"),
    ("$any $anyOf", "$in"),
    ("$is $equal $equals", "$eq"),
];

/// Whether a mistyped name may be that of this operator: with another letter at its start it is more likely something else,
/// such as what denies it.
fn may_be_meant(name: &str, key: &str) -> bool {
    let letters = |name: &str, at| name.as_bytes().get(at).map(u8::to_ascii_lowercase);
    let is_swapped = letters(name, 1) == letters(key, 2) && letters(name, 2) == letters(key, 1);
    // The id of a document is no connective.
    name != "$oid" && (letters(name, 1) == letters(key, 1) || is_swapped)
}

impl Check<'_> {
    /// An operator that is not MongoDB's, or that no policy lets through.
    pub(in crate::request) fn refused(
        &mut self,
        operator: Operator,
        name: Text,
        span: Span,
        context: Context,
    ) {
        if self.is_broken_wrapper(span) {
            return;
        }
        let name = self.request.text(name);
        let diagnostic = match operator {
            Operator::Unknown if !name.starts_with('$') => Diagnostic::new(Code::KeyAmongOperators, span),
            Operator::Unknown if REFERENCE.contains(&name) => {
                if std::mem::replace(&mut self.is_half_reference, true) {
                    return;
                }
                Diagnostic::new(Code::UnknownOperator, span).only(HALF_REFERENCE.to_owned())
            }
            Operator::Unknown => {
                let fitting = Operator::ALL.iter().filter(|known| known.context() == context);
                if LIKE.iter().any(|like| like.eq_ignore_ascii_case(name)) {
                    // Its pattern is written otherwise, so no fix is at hand.
                    let diagnostic = Diagnostic::new(Code::MistypedOperator, span);
                    self.sink.report(diagnostic.arg(name.to_owned()).arg("$regex"));
                    return;
                }
                let mut fits = fitting.clone().map(|known| known.key());
                let known = meant(name, &OTHERS).filter(|known| fits.any(|key| key == *known));
                let fitting = fitting.map(|known| known.key()).filter(|known| may_be_meant(name, known));
                match known.or_else(|| nearest(name, fitting.clone())) {
                    Some(meant) => {
                        let fix = |meant| Fix::replace(span, self.as_written(meant, span));
                        // Of few letters, as many may be wrong as for another one.
                        let is_short = known.is_none() && name.len() < 6;
                        let other =
                            is_short.then(|| nearest(name, fitting.filter(|&key| key != meant))).flatten();
                        let diagnostic = Diagnostic::new(Code::MistypedOperator, span).fix(fix(meant));
                        let diagnostic = diagnostic.fixed(other.map(fix));
                        self.sink.report(diagnostic.arg(name.to_owned()).arg(meant.to_owned()));
                        return;
                    }
                    None => Diagnostic::new(Code::UnknownOperator, span),
                }
            }
            known => {
                self.sink.slip(Code::RefusedOperator, span).arg(known.key());
                return;
            }
        };
        self.sink.report(diagnostic.arg(name.to_owned()));
    }

    /// An operator where a list holds values.
    pub(in crate::request) fn operator_in_list(&mut self, key: &str, span: Span) {
        if !self.is_broken_wrapper(span) {
            self.sink.slip(Code::OperatorInList, span).arg(key.to_owned());
        }
    }

    /// Whether a key belongs to a typed value that was found not to be one: nothing more is to be said of it.
    pub(super) fn is_broken_wrapper(&self, key: Span) -> bool {
        let mut known = self.sink.items().iter();
        known.any(|known| {
            matches!(known.code, Code::WrapperAlone | Code::WrapperSurplus)
                && (known.span == key || known.related.iter().any(|related| related.span == key))
        })
    }
}
