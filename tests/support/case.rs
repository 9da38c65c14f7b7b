//! Corpus text to cases, and a case with what came of it back to corpus text.
//!
//! ```text
//! === Everything before the first case of a file, and from a line of `===` to the next case, is for people.
//!
//! --- colon-for-equals
//! @tz +02:00
//! status: busy | sort -lm
//! ^^^^^^^ RQL0701 error: what is wrong, in one line
//!   = help: what to do about it
//!   = fix: status = busy | sort -lm
//! => {"what":"comes out"}
//! ```
//!
//! `@` lines are options, and `@part sort` starts the text of a part. Carets stand for the span, `|` for an empty one
//! (before that column), and `…` after them for a span that goes on in the next line. In a case with `@escaped` the
//! text is written with Rust's escapes (`\u{feff}`, `\t`, `\\`), which is how blanks at the end of a line can be seen.

use rocketql::{Diagnostic, Part, Span};
use std::fmt::Write as _;

/// One case of a corpus file.
#[derive(Debug, Default)]
pub struct Case {
    /// The lines for people that stand before it.
    pub preamble: String,
    /// What the case shows.
    pub name: String,
    /// The `@` lines, but for `@part`.
    pub options: Vec<(String, String)>,
    /// The texts that are given; one of [`Part::Text`], or parts.
    pub inputs: Vec<(Part, String)>,
    /// The whole case as the file has it, from its `---` line on.
    pub written: String,
}

/// What came of a case.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What comes out, a line each; empty where the case was refused.
    pub output: Vec<String>,
    /// What was found, sorted by part and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Case {
    /// The value of an option.
    pub fn option(&self, key: &str) -> Option<&str> {
        self.options.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// The text of a part.
    pub fn input(&self, part: Part) -> Option<&str> {
        self.inputs.iter().find(|(known, _)| *known == part).map(|(_, text)| text.as_str())
    }

    /// The case as a file has it when `outcome` is right.
    pub fn show(&self, outcome: &Outcome) -> String {
        let mut out = format!("--- {}\n", self.name);
        for (key, value) in &self.options {
            out.push_str(format!("@{key} {value}").trim_end());
            out.push('\n');
        }
        for (part, text) in &self.inputs {
            if *part != Part::Text {
                let _ = writeln!(out, "@part {}", part.name());
            }
            let shown = Shown::new(text, self.option("escaped").is_some());
            let found: Vec<_> = outcome.diagnostics.iter().filter(|one| one.part == *part).collect();
            shown.annotate(&found, &mut out);
        }
        for line in &outcome.output {
            let _ = writeln!(out, "=> {line}");
        }
        out
    }
}

/// The cases of a corpus file, and what follows the last one.
pub fn parse(file: &str) -> (Vec<Case>, String) {
    let mut cases: Vec<Case> = Vec::new();
    let (mut preamble, mut in_case) = (String::new(), false);
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("--- ") {
            let preamble = std::mem::take(&mut preamble);
            cases.push(Case { preamble, name: name.trim().to_owned(), ..Case::default() });
            in_case = true;
        } else if line.starts_with("===") {
            in_case = false;
        }
        match cases.last_mut().filter(|_| in_case) {
            Some(case) => case.written += &format!("{line}\n"),
            None => preamble += &format!("{line}\n"),
        }
    }
    cases.iter_mut().for_each(read);
    (cases, preamble)
}

/// Takes the options and the texts out of a case as written.
fn read(case: &mut Case) {
    let written = format!("{}\n", case.written.trim_end());
    let mut texts: Vec<(Part, Vec<&str>)> = Vec::new();
    let mut after_annotation = false;
    let (mut lines, mut has_output) = (written.lines().skip(1), false);
    for line in lines.by_ref() {
        let annotation = is_annotation(line) || (after_annotation && line.starts_with("  = "));
        after_annotation = annotation;
        if line == "=>" || line.starts_with("=> ") {
            has_output = true;
            break;
        }
        if annotation {
            continue;
        }
        let option =
            line.strip_prefix('@').filter(|option| option.starts_with(|c: char| c.is_ascii_lowercase()));
        match option.map(|option| option.split_once(' ').unwrap_or((option, ""))) {
            Some(("part", name)) => texts.push((part(name), Vec::new())),
            Some((key, value)) if texts.is_empty() => {
                case.options.push((key.to_owned(), value.to_owned()));
            }
            Some(_) | None => {
                if texts.is_empty() {
                    texts.push((Part::Text, Vec::new()));
                }
                texts.last_mut().unwrap().1.push(line);
            }
        }
    }
    // What comes out ends a case: a line that somebody wrapped belongs to it, and what stands apart from it belongs nowhere.
    let mut apart = lines.skip_while(|line| has_output && !line.is_empty());
    if let Some(stray) = apart.find(|line| !line.is_empty()) {
        panic!("{}: {stray:?} stands behind what comes out; a case begins with `--- name`", case.name);
    }
    let is_escaped = case.option("escaped").is_some();
    let text = |lines: &[&str]| {
        let text = lines.join("\n");
        if is_escaped { unescape(&text) } else { text }
    };
    case.inputs = texts.iter().map(|(part, lines)| (*part, text(lines))).collect();
    if case.inputs.is_empty() {
        case.inputs.push((Part::Text, String::new()));
    }
    case.written = written;
}

fn is_annotation(line: &str) -> bool {
    let marks = line.trim_start_matches(' ');
    let words = marks.trim_start_matches('^').trim_start_matches('…');
    let words = if words.len() == marks.len() { marks.strip_prefix('|').unwrap_or(marks) } else { words };
    words.len() < marks.len() && words.starts_with(" RQL")
}

fn part(name: &str) -> Part {
    const PARTS: [Part; 8] = [
        Part::Text,
        Part::Filter,
        Part::Fields,
        Part::Sort,
        Part::Endpoint,
        Part::Offset,
        Part::Count,
        Part::With,
    ];
    PARTS.into_iter().find(|part| part.name() == name).unwrap_or_else(|| panic!("there is no part `{name}`"))
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut characters = after.chars();
        match characters.next() {
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('n') => out.push('\n'),
            Some('\\') => out.push('\\'),
            Some('u') => {
                let (digits, tail) = characters.as_str()[1..].split_once('}').expect("`\\u{…}`");
                out.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
                characters = tail.chars();
            }
            other => panic!("`\\{other:?}` is no escape of the corpus"),
        }
        rest = characters.as_str();
    }
    out + rest
}

/// A text as a corpus file shows it, with the column of every character.
struct Shown<'a> {
    text: &'a str,
    is_escaped: bool,
}

impl<'a> Shown<'a> {
    fn new(text: &'a str, is_escaped: bool) -> Self {
        Self { text, is_escaped }
    }

    fn show(&self, text: &str) -> String {
        if !self.is_escaped {
            return text.to_owned();
        }
        let mut out = String::new();
        for character in text.chars() {
            match character {
                '"' | '\'' => out.push(character),
                ' '..='~' if character != '\\' => out.push(character),
                _ if character.is_alphanumeric() => out.push(character),
                _ => out.extend(character.escape_default()),
            }
        }
        out
    }

    /// As [`Shown::show`], with a blank at the end, which nobody would see, as an escape.
    fn show_line(&self, line: &str) -> String {
        match line.strip_suffix(' ').filter(|_| self.is_escaped) {
            Some(line) => format!("{}\\u{{20}}", self.show(line)),
            None => self.show(line),
        }
    }

    /// Writes each line with what was found in it below.
    fn annotate(&self, found: &[&Diagnostic], out: &mut String) {
        let mut start = 0;
        for (number, line) in self.text.split('\n').enumerate() {
            let end = start + line.len();
            if !line.is_empty() || self.text.contains('\n') {
                out.push_str(&self.show_line(line));
                out.push('\n');
            }
            for diagnostic in found {
                let at = diagnostic.span.start as usize;
                if (start..=end).contains(&at) || (number == 0 && at > self.text.len()) {
                    self.mark(diagnostic, start, end, out);
                }
            }
            start = end + 1;
        }
    }

    fn mark(&self, diagnostic: &Diagnostic, start: usize, end: usize, out: &mut String) {
        let Span { start: first, end: last } = diagnostic.span;
        let before = self.text.get(start..first as usize).unwrap_or("");
        let under = self.text.get(first as usize..end.min(last as usize)).unwrap_or("");
        let columns = |text: &str| self.show(text).chars().count();
        out.push_str(&" ".repeat(columns(before)));
        match columns(under) {
            0 if diagnostic.span.is_empty() => out.push('|'),
            width => out.push_str(&"^".repeat(width.max(1))),
        }
        if last as usize > end {
            out.push('…');
        }
        let message = diagnostic.message(self.text);
        let _ = writeln!(out, " {} {}: {message}", diagnostic.code, diagnostic.severity());
        for related in &diagnostic.related {
            let at = rocketql::LineIndex::new(self.text).position(related.span.start);
            let _ = writeln!(out, "  = at {}:{}: {}", at.line, at.column, related.label);
        }
        let _ = writeln!(out, "  = help: {}", diagnostic.help(self.text));
        for fix in &diagnostic.fixes {
            let fixed = fix.apply(self.text).replace('\n', "\\n");
            let _ = writeln!(out, "{}", format!("  = fix: {}", self.show_line(&fixed)).trim_end());
        }
    }
}
