//! Diagnostics to JSON, as the command line prints them.

use super::{Diagnostic, Part, Report, harmless, steers};
use crate::digits::write_integer;
use crate::json_text::string;
use crate::span::LineIndex;

impl Report {
    /// The diagnostics as a JSON array, each an object with `code`, `severity`, `message`, `help`, `part`, `start`, `end`,
    /// `line`, `column`, `related` and `fixes`, and `path` where a value without text was checked. Offsets are bytes of
    /// the part's text; lines and columns count from 1, columns in characters.
    ///
    /// ```
    /// let report = rocketql::compile("a = ", &rocketql::Options::default()).unwrap_err();
    /// assert!(report.to_json().starts_with("[{\"code\":\"RQL"));
    /// ```
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }

    /// The object that the command line prints for what was refused, on one line. `id` is a JSON text that is put first.
    ///
    /// ```
    /// let report = rocketql::compile("a = ", &rocketql::Options::default()).unwrap_err();
    /// assert!(report.to_json_line(Some("7")).starts_with("{\"id\":7,\"ok\":false,\"diagnostics\":[{"));
    /// ```
    pub fn to_json_line(&self, id: Option<&str>) -> String {
        let mut out = String::new();
        opening(id, false, &mut out);
        out.push_str(",\"diagnostics\":");
        self.write_json(&mut out);
        out.push('}');
        out
    }

    /// As [`Report::to_json`], at the end of a text.
    pub(crate) fn write_json(&self, out: &mut String) {
        let mut index: Option<(Part, LineIndex<'_>)> = None;
        out.push('[');
        for (at, diagnostic) in self.diagnostics.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            let source = self.source(diagnostic.part);
            // They are sorted by part.
            index.take_if(|(part, _)| *part != diagnostic.part);
            let (_, lines) = index.get_or_insert_with(|| (diagnostic.part, LineIndex::new(source)));
            one(diagnostic, source, lines, out);
        }
        out.push(']');
    }
}

/// The start of an answer's object.
pub(crate) fn opening(id: Option<&str>, ok: bool, out: &mut String) {
    out.push('{');
    if let Some(id) = id {
        for piece in ["\"id\":", id, ","] {
            out.push_str(piece);
        }
    }
    out.push_str(if ok { "\"ok\":true" } else { "\"ok\":false" });
}

fn one(diagnostic: &Diagnostic, source: &str, index: &LineIndex<'_>, out: &mut String) {
    let at = index.position(diagnostic.span.start);
    out.push_str("{\"code\":\"");
    // Writing to a `String` cannot fail.
    let _ = diagnostic.code.write(out);
    word("\",\"severity\":\"", diagnostic.severity().name(), out);
    text(",\"message\":", &diagnostic.fill(diagnostic.code.wording(), source), out);
    text(",\"help\":", &diagnostic.help(source), out);
    word(",\"part\":\"", diagnostic.part.name(), out);
    number(",\"start\":", diagnostic.span.start, out);
    number(",\"end\":", diagnostic.span.end, out);
    number(",\"line\":", at.line, out);
    number(",\"column\":", at.column, out);
    if let Some(path) = &diagnostic.path {
        text(",\"path\":", path, out);
    }
    list(",\"related\":", &diagnostic.related, out, |related, out| {
        text("\"label\":", related.label, out);
        number(",\"start\":", related.span.start, out);
        number(",\"end\":", related.span.end, out);
    });
    list(",\"fixes\":", &diagnostic.fixes, out, |fix, out| {
        text("\"title\":", &fix.title, out);
        list(",\"edits\":", &fix.edits, out, |edit, out| {
            number("\"start\":", edit.span.start, out);
            number(",\"end\":", edit.span.end, out);
            text(",\"text\":", &edit.text, out);
        });
    });
    out.push('}');
}

/// An array of objects, whose members `each` writes. What stands before a value is its key, here and below.
fn list<T>(key: &str, items: &[T], out: &mut String, each: impl Fn(&T, &mut String)) {
    out.push_str(key);
    out.push('[');
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at > 0 { ",{" } else { "{" });
        each(item, out);
        out.push('}');
    }
    out.push(']');
}

/// What reads it gets the text as it is; what shows it is not steered by it.
fn text(key: &str, value: &str, out: &mut String) {
    out.push_str(key);
    if !value.chars().any(steers) {
        return string(value, out);
    }
    let mut written = String::with_capacity(value.len() + 16);
    string(value, &mut written);
    // In JSON, what steers stands in strings alone, and those in the basic plane have an escape of six characters.
    written.chars().for_each(|character| harmless(character, out));
}

/// A text of ours, in which nothing needs an escape.
fn word(key: &str, value: &str, out: &mut String) {
    out.push_str(key);
    out.push_str(value);
    out.push('"');
}

fn number(key: &str, value: u32, out: &mut String) {
    out.push_str(key);
    // Writing to a `String` cannot fail.
    let _ = write_integer(value.into(), out);
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostic, Fix, Part, Report};
    use crate::span::Span;

    #[test]
    fn every_member_is_there() {
        let span = Span::new(2, 3);
        let diagnostic = Diagnostic::new(Code::EmptyQueries, span)
            .arg("$or")
            .related("the first", Span::new(0, 1))
            .fix(Fix::replace(span, "{"));
        let sources = vec![(Part::Text, "é[]".into())];
        let report = Report { diagnostics: vec![diagnostic.clone(), diagnostic], sources, suppressed: 0 };
        let read: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
        let one = serde_json::json!({
            "code": "RQL0808", "severity": "error", "message": "`$or` needs at least one query",
            "help": "leave it out, or write a query: `{\"$or\":[{\"a\":1}]}`", "part": "text",
            "start": 2, "end": 3, "line": 1, "column": 2,
            "related": [{"label": "the first", "start": 0, "end": 1}],
            "fixes": [{"title": "write `{`", "edits": [{"start": 2, "end": 3, "text": "{"}]}],
        });
        assert_eq!(read, serde_json::json!([one, one]));
    }
}
