//! A line that was refused to every mistake in it.

use super::line::{Members, decoded, kind, offset, place, whole};
use rocketql::{Code, Diagnostic, Diagnostics, Fix, Span};
use serde_json::value::RawValue;

/// What the value of a key has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Anything,
    Text,
    Integer,
    Parameters,
    Truth,
}

/// The keys, in the order in which messages list them.
const KEYS: [(&str, Shape); 17] = [
    ("id", Shape::Anything),
    ("text", Shape::Text),
    ("query", Shape::Text),
    ("filter", Shape::Text),
    ("fields", Shape::Text),
    ("sort", Shape::Text),
    ("offset", Shape::Integer),
    ("count", Shape::Integer),
    ("endpoint", Shape::Text),
    ("with", Shape::Parameters),
    ("now", Shape::Text),
    ("tz", Shape::Text),
    ("epoch", Shape::Text),
    ("mode", Shape::Text),
    ("server", Shape::Text),
    ("unsafe", Shape::Truth),
    ("privileged", Shape::Truth),
];

/// The keys that stand in place of `text`.
const PARTS: [&str; 6] = ["query", "filter", "fields", "sort", "offset", "count"];

/// Reports every mistake of a line, and finds its `id`. `error` is why it could not be read, where that is the reason.
#[cold]
pub(super) fn diagnose<'a>(
    source: &'a str,
    error: Option<serde_json::Error>,
    sink: &mut Diagnostics,
) -> Option<&'a RawValue> {
    let value = match serde_json::from_str::<&RawValue>(source) {
        Ok(value) => value,
        Err(error) => {
            sink.report(not_json(source, &error));
            return None;
        }
    };
    let Ok(Members(members)) = serde_json::from_str::<Members<'a>>(value.get()) else {
        let span = place(source, value.get());
        sink.report(Diagnostic::new(Code::LineNotObject, span).arg(kind(value)));
        return None;
    };
    let mut diagnosis = Diagnosis { source, members: &members, seen: Vec::new(), sink };
    members.iter().for_each(|&(key, value)| diagnosis.member(key, value));
    diagnosis.request();
    if let Some(error) = error.filter(|_| !sink.has_errors()) {
        // Escapes that make no character are found only where a string is decoded.
        sink.report(not_json(source, &error));
    }
    let id = members.iter().find(|(key, _)| decoded(key) == "id");
    id.map(|&(_, value)| value)
}

fn not_json(source: &str, error: &serde_json::Error) -> Diagnostic {
    // serde_json counts columns in bytes, from 1, and names the one after what it did not expect.
    let mut at = error.column().saturating_sub(1).min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or_default().to_owned();
    Diagnostic::new(Code::LineNotJson, Span::at(offset(at))).arg(reason)
}

/// The search for what is wrong with an object. No fix takes a member out: whatever it is called, it may hold a clause.
struct Diagnosis<'a> {
    source: &'a str,
    members: &'a [(&'a RawValue, &'a RawValue)],
    /// The keys met so far.
    seen: Vec<(&'static str, Span)>,
    sink: &'a mut Diagnostics,
}

impl Diagnosis<'_> {
    /// Reports what is wrong with one member.
    fn member(&mut self, key: &RawValue, value: &RawValue) {
        let span = place(self.source, key.get());
        let name = decoded(key);
        let Some(&(known, shape)) = KEYS.iter().find(|&&(known, _)| known == name) else {
            self.unknown_key(span, &name);
            return;
        };
        // `filter` is another name for `query`.
        let meant = if known == "filter" { "query" } else { known };
        if let Some(&(_, first)) = self.seen.iter().find(|&&(earlier, _)| earlier == meant) {
            let twice = Diagnostic::new(Code::LineDuplicateKey, span).arg(span).related("the first", first);
            self.sink.report(twice);
            return;
        }
        self.seen.push((meant, span));
        let value_span = place(self.source, value.get());
        let wanted = match (shape, kind(value)) {
            (_, "null")
            | (Shape::Anything, _)
            | (Shape::Text, "a string")
            | (Shape::Truth, "a truth value")
            | (Shape::Parameters, "an object") => return,
            (Shape::Integer, _) if serde_json::from_str::<i64>(value.get()).is_ok() => return,
            (Shape::Truth, _) => "a truth value",
            (Shape::Text, _) => "a string",
            (Shape::Integer, _) => "an integer",
            (Shape::Parameters, _) => "an object",
        };
        let wrong = Diagnostic::new(Code::LineWrongType, value_span);
        self.sink.report(wrong.arg(span).arg(kind(value)).arg(wanted));
    }

    fn unknown_key(&mut self, span: Span, name: &str) {
        let offered = || KEYS.iter().map(|(key, _)| *key);
        self.sink.report(match rocketql::nearest(name, offered()) {
            Some(nearest) => Diagnostic::new(Code::LineMistypedKey, span)
                .arg(span)
                .arg(nearest)
                .fix(Fix::replace(span, format!("\"{nearest}\""))),
            None => Diagnostic::new(Code::LineUnknownKey, span)
                .arg(span)
                .arg(offered().collect::<Vec<_>>().join(", ")),
        });
    }

    /// Reports that there is no request, or more than one.
    fn request(&mut self) {
        let name = |&(key, value): &(_, _)| if kind(value) == "null" { "".into() } else { decoded(key) };
        let names: Vec<_> = self.members.iter().map(name).collect();
        let part = names.iter().position(|name| PARTS.contains(&&**name));
        let has_text = names.iter().any(|name| name == "text");
        match part {
            Some(at) if has_text => {
                let Some(&(key, _)) = self.members.get(at) else { return };
                let span = place(self.source, key.get());
                self.sink.report(Diagnostic::new(Code::LineTextWithPart, span).arg(span));
            }
            None if !has_text && !self.sink.has_errors() => {
                self.sink.report(Diagnostic::new(Code::LineWithoutText, whole(self.source)));
            }
            Some(_) | None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::Line;
    use super::*;
    use rocketql::Part;

    /// The codes that a line yields, and the line with every first fix applied in turn.
    fn diagnosed(source: &str) -> (Vec<Code>, String) {
        let mut codes = Vec::new();
        let mut text = source.to_owned();
        for round in 0..10 {
            let mut sink = Diagnostics::new(50);
            sink.set_part(Part::Line);
            let is_good = Line::read(&text, &mut sink).is_ok();
            assert_eq!(is_good, sink.items().is_empty(), "{text}");
            if round == 0 {
                codes = sink.items().iter().map(|found| found.code).collect();
            }
            let fix = sink.items().iter().find_map(|found| found.fixes.first());
            match fix.map(|fix| fix.apply(&text)) {
                Some(fixed) => text = fixed,
                None => break,
            }
        }
        (codes, text)
    }

    #[test]
    fn mistakes_are_named_and_fixed() {
        use Code::*;
        let good = r#"{"text":"a"}"#;
        for (line, codes, fixed) in [
            (good, vec![], good),
            (r#"{"text":null,"query":"a","mode":"strict","server":null}"#, vec![], ""),
            (r#"{"id":1.50,"filter":"a","count":-1}"#, vec![], ""),
            (r#"{"text":"a","text":"b"}"#, vec![LineDuplicateKey], r#"{"text":"a","text":"b"}"#),
            (r#"{"query":"a","filter":"b"}"#, vec![LineDuplicateKey], r#"{"query":"a","filter":"b"}"#),
            (r#"{"txet":"a"}"#, vec![LineMistypedKey], good),
            (
                r#"{"text":"a", "remark":[1,{"x":2}]}"#,
                vec![LineUnknownKey],
                r#"{"text":"a", "remark":[1,{"x":2}]}"#,
            ),
            (
                r#"{"remark":[1,{"x":2}] , "text":"a"}"#,
                vec![LineUnknownKey],
                r#"{"remark":[1,{"x":2}] , "text":"a"}"#,
            ),
            (r#"{"remark":[1,{"x":2}]}"#, vec![LineUnknownKey], r#"{"remark":[1,{"x":2}]}"#),
            (r#"{"text":"a","sort":"b"}"#, vec![LineTextWithPart], r#"{"text":"a","sort":"b"}"#),
            (r#"{"sort":"b","text":"a"}"#, vec![LineTextWithPart], r#"{"sort":"b","text":"a"}"#),
            (r#"{"server":"8.6.1","unsafe":true,"privileged":false,"mode":"split","text":"a"}"#, vec![], ""),
            (
                r#"{"server":8.6,"unsafe":"yes","privileged":1,"mode":true,"text":"a"}"#,
                vec![LineWrongType; 4],
                "",
            ),
            (r#"{"query":5,"count":1.5,"with":[]}"#, vec![LineWrongType; 3], ""),
            (r#"{"count":99999999999999999999}"#, vec![LineWrongType], ""),
            (r#"{"id":7}"#, vec![LineWithoutText], ""),
            (r#"{"text":null}"#, vec![LineWithoutText], ""),
            (r#"["a"]"#, vec![LineNotObject], ""),
            ("nul", vec![LineNotJson], ""),
            (r#"{"text":"a"} x"#, vec![LineNotJson], ""),
            (r#"{"text":"\ud800"}"#, vec![LineNotJson], ""),
        ] {
            let (found, text) = diagnosed(line);
            assert_eq!(found, codes, "{line}");
            if !fixed.is_empty() {
                assert_eq!(text, fixed, "{line}");
            }
        }
    }

    #[test]
    fn deep_and_wide_lines_are_read() {
        let deep = format!(r#"{{"text":{}}}"#, "[".repeat(1_000_000));
        assert_eq!(diagnosed(&deep).0, [Code::LineNotJson]);
        let nested = format!(r#"{{"id":{}{},"text":"a"}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(diagnosed(&nested).0, []);
        let wide = format!("{{{}\"text\":\"a\"}}", "\"text\":\"a\",".repeat(100_000));
        let mut sink = Diagnostics::new(50);
        assert!(Line::read(&wide, &mut sink).is_err());
        assert_eq!((sink.items().len(), sink.suppressed()), (50, 99_950));
    }
}
