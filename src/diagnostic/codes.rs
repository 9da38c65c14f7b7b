//! The table of diagnostics: one entry for each code, with all its wording.
//!
//! An entry is `number Name severity "what is wrong" help "what to type" example KIND "text";`. The wording is lower
//! case, without a full stop, with backticks around source text; `{0}` to `{2}` are the arguments in the order in which
//! [`Diagnostic::arg`](super::Diagnostic::arg) adds them. The example is a text that yields the code, and a test proves
//! that it does. A number, once released, is never given to another meaning.

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The text has no meaning, or the server would do something else.
    Error,
    /// It has a meaning, but probably not the one meant.
    Warning,
    /// Worth knowing.
    Hint,
}

impl Severity {
    /// The name in messages and data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// A text that yields a code, and how it has to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// One text with everything, compiled with the default options (and the clock at 2026-11-23T12:00:00Z).
    Text(&'static str),
    /// A filter given apart.
    Filter(&'static str),
    /// Fields given apart.
    Fields(&'static str),
    /// A sort given apart.
    Sort(&'static str),
    /// A count given apart.
    Count(&'static str),
    /// Parameters given apart, as the list after `with`.
    With(&'static str),
    /// Any EJSON value, read without query rules.
    Value(&'static str),
    /// A line for `batch`.
    Line(&'static str),
    /// No short text yields it; says why, and where it is tested.
    None(&'static str),
}

macro_rules! codes {
    ($($number:literal $name:ident $severity:ident $wording:literal help $help:literal
       example $example:ident $text:literal;)*) => {
        /// What a diagnostic is about. Shown as `RQL` and four digits.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Code {
            $(#[doc = $wording] $name = $number,)*
        }

        impl Code {
            /// Every code, by number.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// How grave it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The message, with `{0}` to `{2}` for its arguments.
            pub const fn wording(self) -> &'static str {
                match self { $(Self::$name => $wording,)* }
            }

            /// The help, with `{0}` to `{2}` for the arguments.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$name => $help,)* }
            }

            /// A text that yields it.
            pub const fn example(self) -> Example {
                match self { $(Self::$name => Example::$example($text),)* }
            }
        }
    };
}

impl Code {
    /// The code of this number or text (`RQL0101`, `rql101`, `101`).
    ///
    /// ```
    /// use rocketql::Code;
    /// assert_eq!(Code::parse("RQL0001"), Code::parse("1"));
    /// assert_eq!(Code::parse("RQL9999"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits =
            text.get(..3).filter(|head| head.eq_ignore_ascii_case("rql")).map_or(text, |_| &text[3..]);
        let number: u16 = digits.parse().ok()?;
        Self::ALL.iter().copied().find(|&code| code as u16 == number)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RQL{:04}", *self as u16)
    }
}

codes! {
    // 0001–0099: limits and the input as a whole
    1 TooLong Error "the text has more than {0} bytes"
        help "shorten it, or raise the limit with `--max-bytes`" example None "as long as the limit";
    2 TooDeep Error "the nesting is deeper than {0} levels"
        help "nest less, or raise the limit with `--max-depth`" example None "as deep as the limit";
    3 TooManyNodes Error "the text has more than {0} parts"
        help "split it, or raise the limit with `--max-nodes`" example None "as large as the limit";

    // 0100–0199: characters and literals of the language

    // 0200–0299: clauses and the grammar of filters

    // 0300–0399: tests, operators and what they compile to (lowering)

    // 0400–0499: values and dates

    // 0500–0599: JSON and EJSON

    // 0600–0699: regular expressions

    // 0700–0799: fields, sort, paging, parameters, endpoints

    // 0800–0899: operand rules of the operators

    // 0900–0999: the plan: what a server or the wire cannot carry

    // 1000–1099: the command line and batch lines
}
