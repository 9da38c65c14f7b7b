//! What is wrong with a text, as plain data: a code, a place, its arguments and the fixes.

mod codes;
mod json;
#[cfg(feature = "miette")]
mod miette;
mod plain;
mod report;
mod shown;
mod sink;
mod slip;

pub use codes::{Code, Example, Severity};
pub(crate) use json::opening;
pub use report::Report;
pub use sink::Diagnostics;
pub(crate) use slip::Slip;

use crate::span::Span;
use shown::{harmless, seen, show, steers};
use std::borrow::Cow;
use std::fmt;

/// The text that a span lies in: the whole request, or one of the parts given apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Part {
    /// One text that holds everything.
    #[default]
    Text,
    /// The filter given apart.
    Filter,
    /// The fields given apart.
    Fields,
    /// The sort given apart.
    Sort,
    /// The endpoint given apart.
    Endpoint,
    /// The offset given apart.
    Offset,
    /// The count given apart.
    Count,
    /// The parameters given apart, as the list after `with`.
    With,
    /// A line of a batch: the object that holds the texts.
    Line,
}

impl Part {
    /// The name in the data that the command line speaks.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Filter => "filter",
            Self::Fields => "fields",
            Self::Sort => "sort",
            Self::Endpoint => "endpoint",
            Self::Offset => "offset",
            Self::Count => "count",
            Self::With => "with",
            Self::Line => "line",
        }
    }
}

/// What stands in a message where its wording has `{0}`, `{1}` or `{2}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Arg {
    /// Nothing.
    #[default]
    None,
    /// The source under this span, shortened where it is long.
    Source(Span),
    /// Text from a table.
    Word(&'static str),
    /// Text made for this message.
    Text(Box<str>),
    /// A number.
    Number(i64),
}

impl From<Span> for Arg {
    fn from(span: Span) -> Self {
        Self::Source(span)
    }
}
impl From<&'static str> for Arg {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// One replacement of a [`Fix`], in the text of the diagnostic's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: Box<str>,
}

/// A change that removes the diagnostic: edits in ascending order that do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What applying it does, as an editor's menu shows it.
    pub title: Box<str>,
    /// The edits.
    pub edits: Vec<Edit>,
}

/// The most characters of a fix's text that its title shows.
const LONGEST_TITLE: usize = 200;

impl Fix {
    /// A fix of one edit, with a title made from it.
    pub fn replace(span: Span, text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let (shown, rest) = match text.char_indices().nth(LONGEST_TITLE) {
            Some((end, _)) => (text.get(..end).unwrap_or(""), "…"),
            None => (&*text, ""),
        };
        let title = match (span.is_empty(), text.is_empty()) {
            (_, true) => "remove it".into(),
            (true, false) => format!("insert `{shown}{rest}`"),
            (false, false) => format!("write `{shown}{rest}`"),
        };
        Self { title: title.into(), edits: vec![Edit { span, text }] }
    }

    /// A fix of one edit, with a title of its own.
    #[cold]
    #[inline(never)]
    pub(crate) fn titled(span: Span, text: &str, title: &str) -> Self {
        Self { title: title.into(), edits: vec![Edit { span, text: text.into() }] }
    }

    /// The text with the edits made.
    ///
    /// ```
    /// use rocketql::{Fix, Span};
    /// assert_eq!(Fix::replace(Span::new(1, 2), " =").apply("a: 1"), "a = 1");
    /// ```
    pub fn apply(&self, source: &str) -> String {
        let mut fixed = String::with_capacity(source.len());
        let mut at = 0;
        for edit in &self.edits {
            fixed.push_str(source.get(at as usize..edit.span.start as usize).unwrap_or(""));
            fixed.push_str(&edit.text);
            at = edit.span.end;
        }
        fixed.push_str(source.get(at as usize..).unwrap_or(""));
        fixed
    }
}

/// Another place that belongs to a diagnostic, such as the first of two duplicate keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Related {
    /// What is there.
    pub label: &'static str,
    /// Where.
    pub span: Span,
}

/// Which ways out a help names.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ways {
    /// All that its code has.
    All,
    /// All but to leave something to the client, which would end in another error.
    NoSplit,
    /// This one.
    Only(Box<str>),
}

/// One thing found in a text. Its wording comes from the table of codes when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of thing it is.
    pub code: Code,
    /// The text that the spans lie in.
    pub part: Part,
    /// The place.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Changes that remove it, the likeliest first.
    pub fixes: Vec<Fix>,
    /// Where a value was checked that has no text, the keys that lead to the place, such as `a.$in.0`.
    pub path: Option<Box<str>>,
    args: [Arg; 3],
    ways: Ways,
}

impl Diagnostic {
    /// A diagnostic without arguments, related places or fixes. The sink sets its part.
    #[cold]
    #[inline(never)] // a dozen stores at each of 300 places: 20 kB of a browser’s module
    pub fn new(code: Code, span: Span) -> Self {
        Self {
            code,
            part: Part::Text,
            span,
            related: Vec::new(),
            fixes: Vec::new(),
            path: None,
            args: Default::default(),
            ways: Ways::All,
        }
    }

    /// Adds the next argument of the wording; a fourth is ignored.
    #[must_use]
    pub fn arg(mut self, arg: impl Into<Arg>) -> Self {
        self.push_arg(arg.into());
        self
    }

    fn push_arg(&mut self, arg: Arg) {
        if let Some(free) = self.args.iter_mut().find(|arg| matches!(arg, Arg::None)) {
            *free = arg;
        }
    }

    /// Adds a fix.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// Adds a fix that writes a text over a place.
    #[must_use]
    pub(crate) fn write(self, span: Span, text: impl Into<Box<str>>) -> Self {
        self.fix(Fix::replace(span, text))
    }

    /// Adds a fix where there is one.
    #[must_use]
    pub fn fixed(mut self, fix: Option<Fix>) -> Self {
        self.fixes.extend(fix);
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn related(mut self, label: &'static str, span: Span) -> Self {
        self.related.push(Related { label, span });
        self
    }

    /// How grave it is.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What is wrong, in one line. `source` is the text of the part.
    pub fn message(&self, source: &str) -> String {
        self.fill(self.code.wording(), source).into_owned()
    }

    /// What to do about it, in one line. `source` is the text of the part.
    pub fn help(&self, source: &str) -> String {
        let help = || self.fill(self.code.help(), source);
        match &self.ways {
            Ways::All => help().into_owned(),
            Ways::NoSplit => without_split(&help()),
            Ways::Only(way) => way.to_string(),
        }
    }

    /// Whether its help says that something may be left to the client, as the request stands.
    #[cold]
    fn offers_split(&self) -> bool {
        self.ways == Ways::All && self.code != Code::NothingReads && self.code.help().contains(SPLIT)
    }

    /// Says no longer that something may be left to the client.
    #[cold]
    pub(crate) fn unsplit(&mut self) {
        if self.offers_split() {
            self.ways = Ways::NoSplit;
        }
    }

    /// Says this in place of the help of its code.
    #[must_use]
    pub(crate) fn only(mut self, way: String) -> Self {
        self.say(way);
        self
    }

    /// As [`only`](Self::only), where it lies.
    pub(crate) fn say(&mut self, way: String) {
        self.ways = Ways::Only(way.into());
    }

    /// A wording with its arguments; itself where it has none.
    fn fill(&self, wording: &'static str, source: &str) -> Cow<'static, str> {
        if !wording.contains('{') {
            return wording.into();
        }
        let mut filled = String::with_capacity(wording.len() + 32);
        let mut rest = wording;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let arg =
                after.split_once('}').and_then(|(index, tail)| Some((index.parse::<usize>().ok()?, tail)));
            match arg {
                Some((index, tail)) => {
                    show(self.args.get(index).unwrap_or(&Arg::None), source, &mut filled);
                    rest = tail;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        filled.into()
    }
}

/// A help without the way out that leaves something to the client.
#[cold]
fn without_split(help: &str) -> String {
    let ways: Vec<&str> = help.split(", or ").filter(|way| !way.contains(SPLIT)).collect();
    match ways.is_empty() {
        true => "leave it out, or use another endpoint or version".into(),
        false => ways.join(", or "),
    }
}

/// How to leave something to the client.
const SPLIT: &str = "`--mode split`";

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
