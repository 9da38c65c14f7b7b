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
    401 NotADate Error "`{0}` is not a date"
        help "write a date such as `{1}`" example Value "{\"$date\":\"soon\"}";
    402 DateSyntax Error "malformed date: expected {0}, found {1}"
        help "write a date such as `{2}`" example Value "{\"$date\":\"2024-03-01T10:00:00,5Z\"}";
    403 DateFieldRange Error "malformed date: expected {0}, found `{1}`"
        help "write {0}" example Value "{\"$date\":\"2024-13-01T10:00:00Z\"}";
    404 NoSuchDay Error "there is no day `{0}`: that month has {1} days"
        help "write a date such as `{2}`" example Value "{\"$date\":\"2023-02-29T10:00:00Z\"}";
    405 DateHour24 Error "a day has no hour 24"
        help "midnight begins the next day: write a date such as `{0}`"
        example Value "{\"$date\":\"2024-03-01T24:00:00Z\"}";
    406 DateLeapSecond Error "a minute has no second 60: MongoDB knows no leap seconds"
        help "write a date such as `{0}`" example Value "{\"$date\":\"2016-12-31T23:59:60Z\"}";
    407 DateWithoutZone Error "the date `{0}` has no zone"
        help "add `Z` for UTC or an offset such as `+02:00`" example Value "{\"$date\":\"2024-03-01T10:00:00\"}";
    408 DateWithoutTime Error "the date `{0}` has no time of day"
        help "write an instant such as `{1}`" example Value "{\"$date\":\"2024-03-01\"}";
    409 DateWithoutSeconds Error "the time `{0}` has no seconds"
        help "write a date such as `{1}`" example Value "{\"$date\":\"2024-03-01T10:00Z\"}";
    410 DateNumberInQuotes Error "`{0}` in quotes is not a date"
        help "write the number without quotes" example Value "{\"$date\":\"1709287200000\"}";
    411 DateDigitsCut Warning "a date holds milliseconds: the digits `{0}` are cut"
        help "write three digits after the point" example Value "{\"$date\":\"2024-03-01T10:00:00.1234Z\"}";
    412 DateOutOfRange Error "`{0}` lies beyond the dates that a server can hold"
        help "use a date between the years -271821 and 275760" example Value "{\"$date\":8640000000000001}";
    413 EpochFraction Error "`{0}` has a fraction, but a date counts whole {1}"
        help "write a whole number" example Value "{\"$date\":1709287200000.5}";
    414 EpochUnitUnclear Warning "`{0}` is read as {1}, but could be {2}"
        help "write the date as text, or say the unit with `--epoch s` or `--epoch ms`"
        example Value "{\"$date\":1709287200}";
    415 NoClock Error "`{0}` depends on the present, which was not given"
        help "give it with `--now 2024-03-01T10:00:00Z`" example None "compiled without `now`";
    420 IntegerSyntax Error "`{0}` is not a whole number"
        help "write digits alone, with a `-` before them for a negative number" example Value "{\"$numberLong\":\"1.5\"}";
    421 IntegerRange Error "`{0}` lies beyond {1} bits"
        help "use a number from {2}" example Value "{\"$numberLong\":\"9223372036854775808\"}";
    422 NumberTooLarge Error "`{0}` is larger than any number that can be held"
        help "use a number below 1.8e308" example Value "1e400";
    430 DecimalSyntax Error "`{0}` is not a decimal number"
        help "write digits with a point and an exponent, such as `1.50E+3`" example Value "{\"$numberDecimal\":\"1,5\"}";
    431 DecimalInexact Error "`{0}` does not fit a Decimal128 without rounding"
        help "use at most 34 digits, none of them below 1E-6176" example Value "{\"$numberDecimal\":\"1E-6177\"}";
    432 DecimalRange Error "`{0}` is larger than any Decimal128"
        help "use a number below 1E+6145" example Value "{\"$numberDecimal\":\"1E+7000\"}";

    // 0500–0599: JSON and EJSON

    // 0600–0699: regular expressions

    // 0700–0799: fields, sort, paging, parameters, endpoints

    // 0800–0899: operand rules of the operators

    // 0900–0999: the plan: what a server or the wire cannot carry

    // 1000–1099: the command line and batch lines
}
