//! A path that the schema does not know to the one that was meant.

use super::{Check, Declared, MOST_UNKNOWN, SHORTEST_NAME, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::dsl;
use crate::json_text;
use crate::request::Text;
use crate::span::Span;

impl Check<'_> {
    /// Says, once for a path, that it is not known.
    #[cold]
    pub(super) fn unknown(&mut self, path: Text, span: Span, element: u32) {
        if self.unknown.len() >= MOST_UNKNOWN {
            return;
        }
        let full = self.full_path(path, element);
        if self.unknown.contains(&full) || (self.subject.is_selected)(&full) {
            return;
        }
        // What lies before the path is the path of the array.
        let before = full.len() - self.request.text(path).len();
        report(self.subject, &full, before, span, self.sink);
        self.unknown.push(full);
    }
}

/// Reports a path of `fields` or `sort` that is not known.
pub(crate) fn check_key(path: &str, span: Span, subject: Subject<'_>, sink: &mut Diagnostics) {
    if subject.rows.collection.field(path, subject.rows.versions).is_none() {
        report(subject, path, 0, span, sink);
    }
}

/// Reports the path that begins at byte `before` of `full`.
#[cold]
fn report(subject: Subject<'_>, full: &str, before: usize, span: Span, sink: &mut Diagnostics) {
    let Subject { is_parameter, rows: Declared { collection, versions }, source, .. } = subject;
    // What is no path as it stands is told of already.
    if full.split('.').count() > super::super::DEEPEST || sink.has_error_in(span) {
        return;
    }
    let path = full.get(before..).unwrap_or(full);
    if before == 0 && is_parameter(path) {
        let clause = match path {
            "offset" | "count" => format!("| {path} …"),
            _ => format!("| with {path} = …"),
        };
        let parameter = Diagnostic::new(Code::ParameterAsPath, span).arg(path.to_owned());
        return sink.report(parameter.arg(collection.name()).arg(clause));
    }
    let meant = collection.nearest(full, versions);
    let meant = meant.as_deref().filter(|meant| is_near(full, meant));
    let meant = meant.and_then(|meant| meant.strip_prefix(full.get(..before)?));
    let Some(meant) = meant else {
        let unknown = Diagnostic::new(Code::UnknownField, span).arg(path.to_owned());
        return sink.report(unknown.arg(collection.name()));
    };
    let mistyped = Diagnostic::new(Code::MistypedField, span).arg(path.to_owned()).arg(collection.name());
    let spelled = match span.slice(source).starts_with('"') {
        true => spell(meant, json_text::string),
        false => spell(meant, |text, out| dsl::write_path(text, before > 0, out)),
    };
    sink.report(mistyped.arg(meant.to_owned()).fix(Fix::replace(span, spelled)));
}

/// Whether one path can be a slip for the other: short names are near to all others, and only their letter case counts.
fn is_near(path: &str, meant: &str) -> bool {
    let mut pairs = path.split('.').zip(meant.split('.'));
    pairs.all(|(one, other)| one.chars().count() >= SHORTEST_NAME || one.eq_ignore_ascii_case(other))
}

/// A text as something writes it.
pub(super) fn spell(text: &str, write: impl FnOnce(&str, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write(text, &mut out);
    out
}
