//! The table of diagnostics: one entry for each code, with all its wording.
//!
//! An entry is `number Name severity "what is wrong" help "what to type" example KIND "text";`. The wording is lower
//! case, without a full stop, with backticks around source text; `{0}` to `{2}` are the arguments in the order in which
//! [`Diagnostic::arg`](super::Diagnostic::arg) adds them. The example is a text that yields the code, and a test proves
//! that it does. A number, once released, is never given to another meaning.

use crate::digits::pair;

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

/// Whether a code is about fetching, or about the command line.
const fn fetches(number: u16) -> bool {
    matches!(number, 850..=899 | 1000..=1099)
}

/// Whether a code is about what the catalogue says of a server, or about rows.
const fn needs_catalogue(number: u16) -> bool {
    // Of 743 to 760, one is about a type in the request itself.
    let is_about_request = number == Code::UndefinedType as u16;
    !is_about_request
        && matches!(
            number,
            660..=679 | 709..=719 | 723 | 724 | 728 | 729 | 735..=739 | 743..=760 | 840..=849 | 920..=928 | 930..=936
        )
}

/// What is said of a code, where this build can come to report it. A module for browsers neither fetches nor reads lines, and one
/// without the catalogue knows nothing of servers: it is spared the wording of what it never meets.
const fn told(number: u16, words: [&'static str; 2]) -> [&'static str; 2] {
    let is_left_out =
        cfg!(target_family = "wasm") && fetches(number) || cfg!(rocketql_lite) && needs_catalogue(number);
    if is_left_out { [""; 2] } else { words }
}

/// Texts one after the other.
#[expect(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
const fn joined<const N: usize, const LENGTH: usize>(texts: [[&str; 2]; N]) -> [u8; LENGTH] {
    let (mut bytes, mut end, mut at) = ([0; LENGTH], 0, 0);
    while at < 2 * N {
        let (text, mut next) = (texts[at / 2][at % 2].as_bytes(), 0);
        while next < text.len() {
            bytes[end] = text[next];
            (end, next) = (end + 1, next + 1);
        }
        at += 1;
    }
    assert!(end == LENGTH, "every byte is a text's");
    bytes
}

/// How long texts are, which packs better than where they begin; and all together.
#[expect(clippy::indexing_slicing, reason = "an index out of bounds would not compile")]
const fn lengths<const N: usize>(texts: [[&str; 2]; N]) -> ([[u8; 2]; N], usize) {
    let (mut lengths, mut sum, mut at) = ([[0; 2]; N], 0, 0);
    while at < 2 * N {
        let length = texts[at / 2][at % 2].len();
        assert!(length <= u8::MAX as usize, "a line is no longer than 255 bytes");
        #[expect(clippy::cast_possible_truncation, reason = "just asserted")]
        let short = length as u8;
        lengths[at / 2][at % 2] = short;
        sum += length;
        at += 1;
    }
    (lengths, sum)
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

            /// The wording and the help of each.
            const TEXTS: [[&'static str; 2]; Self::ALL.len()] = [$(told($number, [$wording, $help]),)*];

            /// A text that yields it.
            pub const fn example(self) -> Example {
                match self { $(Self::$name => Example::$example($text),)* }
            }
        }
    };
}

impl Code {
    /// All wordings and helps, one after the other: one text packs better than the places of many.
    const WORDS: &'static str = {
        static BYTES: [u8; lengths(Code::TEXTS).1] = joined(Code::TEXTS);
        match str::from_utf8(&BYTES) {
            Ok(words) => words,
            Err(_) => "",
        }
    };

    /// How long the two of each are in it.
    const LENGTHS: [[u8; 2]; Self::ALL.len()] = lengths(Self::TEXTS).0;

    /// The message, with `{0}` to `{2}` for its arguments.
    pub fn wording(self) -> &'static str {
        self.words().0
    }

    /// The help, with `{0}` to `{2}` for the arguments.
    pub fn help(self) -> &'static str {
        self.words().1
    }

    /// The message and the help.
    fn words(self) -> (&'static str, &'static str) {
        // They stand there by number, which is how codes are ordered.
        let (before, own) = Self::LENGTHS.split_at(Self::ALL.partition_point(|&code| code < self));
        let [wording, help] = own.first().map_or([0; 2], |own| own.map(usize::from));
        let start = before.as_flattened().iter().map(|&length| usize::from(length)).sum::<usize>();
        let words = |from: usize, length| Self::WORDS.get(from..from + length).unwrap_or("");
        (words(start, wording), words(start + wording, help))
    }

    /// Whether what it refuses might be done just as it says: it is refused because nobody has established that, or because
    /// a caller should not ask for it.
    ///
    /// ```
    /// use rocketql::Code;
    /// assert!(Code::QueryMerge.is_stricter() && !Code::QueryIgnored.is_stricter());
    /// ```
    pub fn is_stricter(self) -> bool {
        STRICTER.contains(&self)
    }

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

/// The codes of [`Code::is_stricter`].
const STRICTER: [Code; 20] = [
    Code::EndpointAbsent,
    Code::QueryUnsure,
    Code::QueryMerge,
    Code::QuerySelects,
    Code::FieldsUnread,
    Code::SortUnread,
    Code::RowsUnread,
    Code::UnknownParameter,
    Code::MistypedParameter,
    Code::ParameterTooNew,
    Code::EitherParameter,
    Code::HiddenField,
    Code::SecretField,
    Code::FieldStays,
    Code::ValidityInDoubt,
    Code::RegexValue,
    Code::SearchUnsure,
    Code::NothingReads,
    Code::NumberForDate,
    Code::TextForDate,
];

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.write(f)
    }
}

impl Code {
    /// Writes its name to wherever text is written.
    pub(crate) fn write(self, out: &mut impl std::fmt::Write) -> std::fmt::Result {
        let number = u32::from(self as u16);
        ["RQL", pair(number / 100), pair(number % 100)].iter().try_for_each(|piece| out.write_str(piece))
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
    100 ByteOrderMark Hint "the text starts with a byte order mark"
        help "save it without one" example Text "\u{FEFF}a = 1";
    101 OddSpace Error "{0} is no white space here"
        help "write a blank, or put the text in quotes" example Text "a\u{A0}= 1";
    102 GluedValue Error "as a value, `{0}` needs quotes"
        help "write `{1}`" example Text "room = covid-19";
    103 UnclosedString Error "the text in quotes is not closed on its line"
        help "close it with {0}; a line break in it is written `\\n`" example Text "a = \"b";
    104 UnclosedBacktick Error "the segment in backticks is not closed on its line"
        help "close it with a backtick; a backtick in it is written twice" example Text "`a = 1";
    105 TypographicQuotes Error "text stands in straight quotes, not in `{0}`"
        help "write `\"…\"`" example Text "a = “b”";
    106 NumberSpelling Error "`{0}` is not how a number is written"
        help "write `{1}`" example Text "a = .5";
    107 GluedWord Error "`{0}` is glued to what stands before it"
        help "put a blank before it" example Text "a = 1and b = 2";
    108 UnclosedRegex Error "the regex is not closed on its line"
        help "close it with `/`, or write text in quotes, e.g. `\"/usr\"`" example Text "a = /b";
    109 RegexFlags Error "a regex has the flags `i`, `m`, `s` and `x`, not `{0}`"
        help "leave it out, or write text with slashes in quotes" example Text "a = /b/g";
    110 RegexFlagTwice Error "the flag `{0}` stands twice"
        help "write each flag once" example Text "a = /b/ii";
    111 EmptyRegex Error "a regex between slashes is not empty"
        help "to match any text, write `a is string`" example Text "a = //";
    112 HashNotComment Error "`{0}` is no comment: before `#` and after it a blank stands"
        help "write `{1}` for the text, or blanks around the `#`" example Text "room = #general";
    113 ForeignComment Error "a comment starts with `#`, not with `{0}`"
        help "write `# …` to leave it out, or remove `{0}` to have it read" example Text "a = 1 // note";
    114 AmountUnit Error "`{0}` is no unit of time"
        help "write one of `s m h d w mo y`, e.g. `now-7d`" example Text "a > now-7x";
    115 AmountWithoutUnit Error "the amount of time has no unit"
        help "write one of `s m h d w mo y` after the number, e.g. `now-7d`" example Text "a > now-7";
    116 PrefixCase Error "text without regard to case starts with a lower-case `i`"
        help "write `i\"…\"`" example Text "a = I\"b\"";
    117 KeywordAsValue Error "`{0}` has a meaning of its own and needs quotes as a value"
        help "write `\"{0}\"`" example Text "a = in";
    118 LiteralCase Error "`{0}` is written `{1}`, or in quotes as text"
        help "write `{1}` or `\"{0}\"`" example Text "a = True";
    119 BacktickValue Error "backticks are for paths; text stands in quotes"
        help "write `{0}`" example Text "a = `b c`";
    120 GluedPath Error "`{0}` is a path only in backticks"
        help "write `{1}`" example Text "2fa = true";
    121 StringPath Error "a path stands without quotes"
        help "write `{0}`" example Text "\"a\" = 1";
    122 EmptySegment Error "the path has an empty segment"
        help "write one dot between two names" example Text "a.`` = 1";
    123 DollarPath Error "`{0}` in a path starts with `$`, which MongoDB keeps for operators"
        help "leave the `$` out; an operator stands after the path, as in `a > 1` and `{\"a\":{\"$gt\":1}}`" example Text "a.`$b` = 1";
    124 RefusedKey Error "`{0}` cannot be asked for: the server removes it or fails on it"
        help "use another field" example Text "a.constructor = 1";
    125 NulPath Error "a key or a path holds no NUL character"
        help "leave it out" example Text "`a\0` = 1";
    126 DotInBackticks Error "a dot in backticks would still part two segments for MongoDB"
        help "close the backticks before the dot: `a`.`b`" example Text "`a.b` = 1";
    127 ForeignDate Error "`{0}` is not how a date is written"
        help "write `{1}`" example Text "a > 2024/03/01";

    128 LiteralLookalike Warning "`{0}` is taken as text here"
        help "write `{1}`, or `\"{0}\"` for the text" example Text "a = None";
    129 WideSign Error "`{0}` is another sign than `{1}`"
        help "write `{1}`" example Text "a in （1, 2）";

    // 0200–0299: clauses and the grammar of filters
    200 ExpectedTest Error "expected a test, found {0}"
        help "write a path, an operator and a value, e.g. `name = bob`" example Text "a = 1 and";
    201 BareName Error "`{0}` alone is no test"
        help "write e.g. `{0} = true` or `{0} exists`" example Text "active";
    202 ExpectedOperator Error "expected an operator after `{0}`, found {1}"
        help "write e.g. `{0} = …`" example Text "a ^ 1";
    203 MissingOperator Error "between `{0}` and its value an operator is missing"
        help "write `{0} = …`" example Text "a 5";
    204 NoSuchOperator Error "`{0}` is no operator"
        help "write an operator, e.g. `{1}`" example Text "a containss \"b\"";
    205 OperatorSpelling Error "`{0}` is written `{1}` here"
        help "write `{1}`" example Text "a === 1";
    206 ColonForEqual Error "a test has an operator, not a `:`"
        help "write `{0}`" example Filter "a:1";
    207 ExpectedValue Error "expected a value, found {0}"
        help "write e.g. `5`, `online`, `\"two words\"` or `now-7d`" example Text "a = ";
    208 MissingConnective Error "before `{0}` an `and` or an `or` is missing"
        help "write `and {0}`" example Text "a = 1 b = 2";
    209 UnquotedWords Error "text of several words needs quotes"
        help "write `{0}`" example Text "name = John Smith";
    210 MixedConnectives Warning "`and` binds tighter than `or`; parentheses show it"
        help "put the parts joined by `and` in parentheses" example Text "a = 1 and b = 2 or c = 3";
    211 UnclosedParenthesis Error "the parenthesis is not closed"
        help "write `)` where it ends" example Text "(a = 1";
    212 UnmatchedCloser Error "`{0}` closes nothing"
        help "leave it out, or open it before" example Text "a = 1)";
    213 TrailingComma Error "after a comma an item is missing"
        help "leave the comma out" example Text "a in (1, 2,)";
    214 MissingComma Error "between the items a comma is missing"
        help "write `, ` between them" example Text "a in (1 2)";
    215 ListCompared Error "`{0}` takes one value, not a list"
        help "write `{1} (…)`" example Text "a = (1, 2)";
    216 IntervalCompared Error "`{0}` takes one value, not an interval"
        help "write `{1} …`" example Text "a = 1..5";
    217 OpenInterval Error "an interval has two bounds"
        help "write `{0}`" example Text "a in 1..";
    218 ExpectedList Error "a list stands in parentheses"
        help "write `({0})`" example Text "a in 5";
    219 PresenceOperand Error "`{0}` takes no value"
        help "write `{1}`" example Text "a exists = true";
    220 IsNotNull Error "`is not null` can be meant in two ways"
        help "write `{0}` (present and not null) or `{1}` (missing ones too)" example Text "a is not null";
    221 MisplacedNot Error "`not` does not stand before `{0}`"
        help "write `{1}`" example Text "a not = 1";
    222 NotNear Error "`near` cannot be negated"
        help "ask for a least distance: `near point(…) min 500`" example Text "a not near point(1, 2)";
    223 ExpectedAnd Error "expected the `and` of `between`, found {0}"
        help "write `between 1 and 5`" example Text "a between 1, 5";
    224 ExpectedGroup Error "the tests of an element stand in parentheses"
        help "write `has (…)`" example Text "a has b = 1";
    225 ExpectedRemainder Error "expected `=` and the remainder, found {0}"
        help "write e.g. `% 4 = 1`" example Text "a % 4";
    226 ExpectedBits Error "expected which bits, found {0}"
        help "write `bits all set`, `bits any set`, `bits all clear` or `bits any clear`" example Text "a bits 35";
    227 LeadingWord Error "a filter starts with its first test, without `{0}`"
        help "put the filter first, without `{0}`" example Text "where a = 1";
    228 NegatingWord Error "at the start of a test `not` negates"
        help "write `` `not` `` for a field of that name" example Text "not = 1";
    229 IndexBrackets Error "the names of a path are joined by dots"
        help "write `{0}`" example Text "a[0] = 1";
    230 ExpectedPath Error "expected a path, found {0}"
        help "write a field's name, e.g. `username` or `u.username`" example Text "| fields a, =";
    231 ExpectedType Error "expected the name of a type, found {0}"
        help "write e.g. `is string`, `is (int, double)` or `is not null`" example Text "a is (5)";
    232 UnknownConstructor Error "there is no `{0}(…)`"
        help "write `{1}(\"…\")`" example Text "a = objectid(\"5f5f5f5f5f5f5f5f5f5f5f5f\")";
    233 ExpectedArgument Error "expected text in quotes or a number, found {0}"
        help "write `{1}`" example Text "a = date(2024-03-01)";
    234 ExpectedNumber Error "expected a number, found {0}"
        help "write a number, e.g. `5`" example Text "a size big";
    235 ExpectedObject Error "expected an object of EJSON, found {0}"
        help "write e.g. `{\"type\":\"Point\",\"coordinates\":[1,2]}`" example Text "a intersects 5";
    236 ExpectedShape Error "expected a shape, found {0}"
        help "write `box(…)`, `circle(…)`, `polygon(…)`, `sphere(…)` or an object of EJSON" example Text "a within 5";
    237 ExpectedPoint Error "expected a point, found {0}"
        help "write `point(longitude, latitude)`" example Text "a near (1, 2)";
    238 ShapeNumbers Error "`{0}` takes {1}"
        help "write `{2}`" example Text "a within box(1, 2, 3)";
    239 ClauseInPart Error "what is given apart holds no clauses"
        help "give them apart as well" example Filter "a = 1 | count 5";
    240 UnknownClause Error "`{0}` is no clause"
        help "write one of `fields sort offset count page with`" example Text "a = 1 | foo 5";
    241 DuplicateClause Error "`{0}` was given before"
        help "give each clause once" example Text "| count 5 | count 6";
    242 EmptyClause Error "`{0}` has nothing after it"
        help "write its items, or leave it out" example Text "| fields";
    243 PageWithOffset Error "`page` stands for `offset` and `count`, so not beside `{0}`"
        help "leave one of them out" example Text "| page 2 size 50 | count 5";
    244 MissingPipe Error "a clause starts with `|`"
        help "write `| {0} …`" example Text "a = 1 sort b";
    245 TrailingDirection Error "a sign before the path says this"
        help "write `{0}`" example Text "| sort a desc";
    246 ClauseSpelling Error "the clause is written `{0}`"
        help "write `{0}`" example Text "| fields: a";
    247 KeywordInPart Error "`{0}` is not repeated in what is given apart"
        help "leave it out" example Sort "sort a";
    248 ExpectedSize Error "expected the `size` of the page, found {0}"
        help "write e.g. `page 2 size 50`" example Text "| page 2";
    249 ExpectedSetting Error "a parameter is text, a number or a list of them"
        help "write it in quotes: `{0}`" example Text "| with oldest = 2024-03-01";
    250 ExpectedEqual Error "expected `=` after the parameter's name, found {0}"
        help "write e.g. `roomId = GENERAL`" example Text "| with roomId GENERAL";
    251 AfterClause Error "expected `|` or the end, found {0}"
        help "start the next clause with `|`" example Text "| count 5 6";
    252 DoubledConnective Error "`{0}` stands where a test is expected"
        help "leave it out" example Text "a = 1 and or b = 2";
    253 ConnectiveSpelling Error "between tests `{0}` is written `{1}`"
        help "write `{1}`" example Text "a = 1 & b = 2";
    254 AfterTest Error "expected `and`, `or`, `|` or the end, found {0}"
        help "join tests with `and` or `or`" example Text "a = 1 2";
    255 TextGlued Error "the text test has no blank before its parenthesis"
        help "write `text(\"…\")`" example Text "text (\"b\")";
    256 ExpectedString Error "expected text in quotes, found {0}"
        help "write e.g. `text(\"coffee shop\")`" example Text "text(coffee)";
    257 GroupedValue Error "a value stands without parentheses"
        help "write `{0}`" example Text "a > (5)";
    258 CalledDayWord Error "`{0}` stands without parentheses"
        help "write `{1}`" example Text "a > now()";
    259 DuplicateDistance Error "`{0}` was given before"
        help "give the greatest and the least distance once each" example Text "a near point(1, 2) max 5 max 6";
    260 AfterPart Error "expected a comma or the end, found {0}"
        help "put commas between the items, as in `a, b`" example Fields "a, b )";
    261 FlippedTest Error "the path stands before the operator"
        help "write `{0}`" example Text "5 > a";
    262 CalledPath Error "`{0}(…)` is no test: there are no functions over paths"
        help "start with the path, e.g. `name contains \"x\"`, `name = i\"bob\"` or `tags size 2`"
        example Text "lower(name) = \"bob\"";
    263 ObjectWithoutBraces Error "the keys and values of EJSON stand in braces"
        help "write `{…}` round them" example Text "\"a\": {\"$gt\": 1}";
    264 WideLetters Warning "`{0}` is another field than `{1}`"
        help "write `{1}`" example Text "ａ = 1";
    265 OnlyAName Warning "`{0}` is the name of a field here, and nothing else"
        help "{1}" example Text "a__gt = 5";
    266 BeyondRequest Error "a request cannot say `{0}`: it selects rows of one collection"
        help "leave it out, and work it out from the rows that come" example Text "a = 1 group by b";
    267 PartedPath Error "a path stands without blanks"
        help "write `{0}`" example Text "a. b = 1";
    268 TestsBehindClause Error "tests stand before the clauses, not behind one"
        help "write them before the first `|`, joined by `{0}`" example Text "a = 1 | sort b and c = 2";

    // 0300–0399: tests, operators and what they compile to (lowering)
    301 NullMatchesMissing Hint "`null` also matches documents without `{0}`"
        help "write `{0} is null` for null alone" example Text "a = null";
    302 NotEqualMatchesMissing Hint "`!=` also matches documents without `{0}`"
        help "add `and {0} exists` where the field has to be there" example Text "a != 1";
    305 EmptyNotIn Error "`{0}` in the negative matches everything: the list is empty"
        help "write the values, as in `not in (1, 2)`, or leave the test out" example Text "a not in ()";
    306 DuplicateInList Hint "`{0}` is in the list twice"
        help "once is enough" example Text "a in (1, 2, 1)";
    307 InOneInstant Error "`in` takes a list, an interval, a day or a month, not `{0}`"
        help "write `{1} {0}`, or a list in parentheses" example Text "a in 2024-03-01T10:00Z";
    310 IntervalTypes Error "the bounds of `{0}` are {1} and {2}"
        help "write two numbers, two strings or two dates" example Text "a in 1..\"b\"";
    311 IntervalReversed Error "the lower bound `{0}` is greater than the upper bound `{1}`"
        help "write `{1}..{0}`" example Text "a in 5..1";
    312 EmptyInterval Warning "`{0}` holds nothing: the upper bound is left out, and is the lower one"
        help "write `..` to keep the upper bound" example Text "a in 5..<5";
    313 PatternCompared Error "`{0}` is a pattern, which has no order"
        help "compare with a string, or write `~ {0}`" example Text "a > /x/";
    314 NotText Error "expected {0}, found `{1}`"
        help "put text in quotes" example Text "a contains 5";
    315 NoPlainValue Error "`{0}` is a pattern or an interval where one value is needed"
        help "write a single value" example Text "a bits all set 2024-03-01";
    316 WildcardInText Hint "`{0}` is compared letter by letter here: `=` knows no wildcards"
        help "write `{1}`" example Text "name = \"gen*\"";
    320 NearNotAtTop Error "`near` under `{0}` has no meaning to MongoDB"
        help "join it to the rest with `and`" example Text "a = 1 or b near point(1, 2)";
    321 TextNotAtTop Error "`text(…)` under `{0}` has no meaning to MongoDB"
        help "join it to the rest with `and`" example Text "not text(\"coffee\")";
    325 HasMixed Error "tests with and without a path cannot stand in one `has`"
        help "write two tests: `a has (x = 1) and a has (> 5)`" example Text "a has (x = 1 and > 5)";
    326 HasRepeats Error "`{0}` stands twice in a `has` without paths, which MongoDB cannot hold"
        help "use each operator once, or give the element's fields a path" example Text "a has (> 5 and > 7)";
    327 HasNested Error "MongoDB cannot hold `{0}` for one element"
        help "join different operators with `and`, or put `or` between whole alternatives" example Text "a has (> 5 and (< 7 or = 9))";
    330 OperatorObject Error "`{0}` is an object of operators, not a value"
        help "write the test itself, as in `a > 1`, or a raw filter" example Text "a = {\"$gt\":1}";
    336 ConstructorArgument Error "`{0}(…)` takes {1}"
        help "write it as `{2}`" example Text "a = oid(\"xyz\")";

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
    416 DateAsText Warning "`{0}` is text here, and no date is before a text or after it"
        help "write `{1}` for the date" example Text "a > \"2024-03-01\"";
    417 FieldAsText Hint "`{0}` is text here: MongoDB compares a field with a value, not with another field"
        help "write `\"{0}\"` where the text is meant; compare two fields in the rows that come"
        example Text "msgs > usersCount";
    418 WholeDocument Hint "`{0}` has to be exactly this document, without another key beside these"
        help "write `{1}`" example Text "{\"u\":{\"username\":\"bob\"}}";
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
    500 JsonUnexpected Error "expected {0}, found `{1}`"
        help "write JSON: keys and text in double quotes" example Text "{\"a\" ? 1}";
    501 JsonUnclosed Error "`{0}` is not closed"
        help "write `{1}` at the end" example Filter "{\"a\":[1";
    502 JsonEscape Error "`{0}` is no escape of JSON"
        help "write `{1}`; a backslash itself is written `\\\\`" example Text "{\"a\":\"\\d\"}";
    503 JsonControlCharacter Error "text in quotes holds the control character `{0}`"
        help "write it as `{1}`" example Text "{\"a\":\"b\nc\"}";
    504 JsonSurrogate Error "`{0}` is one half of a character"
        help "write both halves, such as `\\ud83d\\ude00`, or the character itself" example Text "{\"a\":\"\\ud800\"}";
    505 JsonUnclosedString Error "the text in quotes is not closed"
        help "close it with `\"`" example Text "{\"a\":\"b}";
    506 JsonNumber Error "`{0}` is not how JSON writes a number"
        help "write `{1}`" example Text "{\"a\":.5}";
    510 DuplicateKey Error "the key `{0}` stands twice in one object"
        help "keep one of them; two conditions on one field stand in `$and`" example Text "{\"a\":1,\"a\":2}";
    515 Placeholder Warning "`{0}` looks like a placeholder that was not filled in"
        help "write the value itself" example Text "{\"a\":\"${name}\"}";
    516 PercentEncodedString Warning "`{0}` looks like percent-encoding, which is not undone here"
        help "write the character itself" example Text "{\"a\":\"b%20c\"}";
    517 NoObject Error "expected an object, found `{0}`"
        help "write `{\"field\":value}`" example Fields "{\"$escape\":1}";

    520 JsonBareKey Error "the key `{0}` needs double quotes"
        help "write `\"{0}\"`" example Text "{a:1}";
    521 JsonQuotes Error "text stands in straight double quotes, not in `{0}`"
        help "write `\"…\"`" example Text "{\"a\":'b'}";
    522 JsonTrailingComma Error "nothing follows this comma"
        help "leave it out" example Text "{\"a\":1,}";
    523 JsonExtraComma Error "nothing stands before this comma"
        help "leave it out" example Text "{\"a\":[1,,2]}";
    524 JsonMissing Error "`{0}` is missing here"
        help "write `{0}`" example Text "{\"a\":1 \"b\":2}";
    525 JsonExtra Error "`{0}` is one too many"
        help "leave it out" example Filter "{\"a\":[1]]}";
    526 JsonColon Error "a key is followed by `:`, not by `{0}`"
        help "write `:`" example Text "{\"a\" = 1}";
    527 JsonSemicolon Error "members are parted by `,`, not by `{0}`"
        help "write `,`" example Text "{\"a\":1; \"b\":2}";
    528 JsonKeyAlone Error "the key `{0}` has no value"
        help "write `{0}:` and the value" example Text "{\"a\"}";
    529 JsonMissingValue Error "a value is missing here"
        help "write it: text in double quotes, a number, `true`, `false` or `null`" example Text "{\"a\":}";
    530 JsonComment Error "JSON has no comments"
        help "leave it out" example Text "{\"a\":1 /* note */}";
    531 JsonWord Error "`{0}` is not how JSON writes `{1}`"
        help "write `{1}`" example Text "{\"a\":True}";
    532 JsonNotFinite Error "JSON has no `{0}`"
        help "write it as EJSON does: `{\"$InfNaN\":0}`, with 1 or -1 for an infinity" example Text "{\"a\":{\"$gt\":NaN}}";
    533 JsonCall Error "`{0}(…)` belongs to another language"
        help "write the value as EJSON" example Text "{\"a\":ISODate(\"2024-03-01\")}";
    534 JsonRegex Error "JSON has no regexes between slashes"
        help "write `{0}`" example Text "{\"a\":/^b/i}";
    535 JsonBareText Error "the text `{0}` needs double quotes"
        help "write `\"{0}\"`" example Text "{\"a\":bob}";
    536 JsonBareDate Error "the date `{0}` stands without quotes"
        help "write `{1}`" example Text "{\"a\":2024-03-01}";
    537 JsonPlaceholder Error "`{0}` is a placeholder that was not filled in"
        help "write the value itself" example Text "{\"a\":${name}}";
    538 JsonSpace Error "`{0}` is no white space in JSON"
        help "write a blank" example Text "{\"a\":\u{A0}1}";
    539 JsonByteOrderMark Error "EJSON starts without a byte order mark"
        help "leave it out" example Fields "\u{FEFF}{\"a\":1}";
    540 JsonTrailing Error "the value has ended, but `{0}` follows"
        help "leave it out, or put all of it into one value" example Fields "{\"a\":1} {\"b\":1}";
    541 KeptEscapes Error "the quotes still have the backslashes of another text"
        help "leave the backslashes out" example Filter "{\\\"a\\\":1}";
    542 DoubledBraces Error "the braces are doubled, as in a template"
        help "write each brace once" example Filter "{{\"a\":1}}";
    543 PercentEncodedText Error "the text is percent-encoded"
        help "write the characters themselves" example Filter "{%22a%22:1}";
    544 EscapedDollar Error "`{0}` is an escape that was not undone"
        help "write `{1}`" example Text "{\"a\":{\"\\\\u0024gt\":1}}";
    545 ShellQuotes Error "the whole text stands in the quotes of a shell"
        help "leave them out" example Text "'{\"a\":1}'";
    546 WholeAddress Error "this is an address, not a request text"
        help "write its parameters as a request: `{0}`" example Text "https://chat.example/api/v1/users.list?count=5";
    547 WholeCommand Error "this is a command for a shell, not a request text"
        help "write its parameters as a request: `{0}`" example Text "curl 'https://chat.example/api/v1/users.list?count=5'";
    548 WholeSnippet Error "this is a piece of a program, not a request text"
        help "write its parameters as a request: `{0}`" example Text "db.users.find({ active: true }).limit(5)";
    549 EscapedForHtml Error "the text is escaped as in the source of a page"
        help "write the characters themselves" example Text "lm &lt; now-1d";

    550 WrapperSurplus Error "`{0}` cannot stand beside `{1}`"
        help "`{1}` makes a typed value of its object: give `{0}` another place" example Text "{\"a\":{\"$date\":0,\"b\":1}}";
    551 WrapperAlone Error "`{0}` needs `{1}` beside it"
        help "write `{\"{0}\":…,\"{1}\":…}`" example Text "{\"a\":{\"$regexp\":\"x\"}}";
    552 WrapperValue Error "`{0}` takes {1}"
        help "for example `{2}`" example Text "{\"a\":{\"$oid\":42}}";
    553 CustomType Error "the servers know no custom types of EJSON"
        help "write the value itself" example Text "{\"a\":{\"$type\":\"t\",\"$value\":1}}";
    554 TypedDocument Error "the outermost object is no document, but a typed value"
        help "write `{\"field\":value}`" example Text "{\"$oid\":\"5fa3bc5fa3bc5fa3bc5fa3bc\"}";
    555 ParametersInObject Error "these are the parameters of a request in one object, and no filter"
        help "write them as a request: `{0}`" example Text "{ query: { active: true }, count: 5 }";
    556 TestsInBraces Error "braces hold EJSON, and these are tests"
        help "write `(…)` round them" example Text "{a = 1 or b > 2}";

    570 FieldsValue Error "`{0}` says neither that a field is wanted nor that it is left out"
        help "write 1 to have the field, 0 to leave it out" example Fields "{\"name\":\"yes\"}";
    571 SortDirection Error "`{0}` is no direction"
        help "write 1 for ascending, -1 for descending" example Sort "{\"name\":\"desc\"}";

    // 0600–0659: regular expressions
    600 PatternTooLong Error "the pattern has {1} bytes, but the database takes 32764 at most"
        help "match a shorter text, or split the pattern over several conditions" example None "more than 32764 bytes";
    601 PatternNul Error "a pattern cannot hold the character NUL"
        help r"write it as `\x00`" example Filter r#"{"name":{"$regex":"a\u0000b"}}"#;
    602 PatternGroupUnclosed Error "this group is never closed"
        help r"add `)` where it ends, or write `\(` for the character" example Filter "name ~ /a(b/";
    603 PatternParenthesisUnopened Error "this `)` closes no group"
        help r"remove it, or write `\)` for the character" example Filter "name ~ /a)b/";
    604 PatternTooDeep Error "the groups nest deeper than the database's 250 levels"
        help "nest less: not every part of a pattern needs a group" example None "251 open groups";
    605 PatternSetUnclosed Error "this set is never closed"
        help r"add `]` where it ends, or write `\[` for the character" example Filter "name ~ \"a[b\"";
    606 PatternSetEmpty Error "`{0}` is not a whole set for the database: a `]` in the first place is a member"
        help r"write `[\s\S]` for any character, `(?!)` for none" example Filter "name ~ \"a[^]\"";
    607 PatternSetRangeReversed Error "the range `{0}` runs backwards"
        help "write the lower character first" example Filter "name ~ /[z-a]/";
    608 PatternSetRangeEnd Error "a range runs from character to character, and `{0}` has a set at one end"
        help r"write `\-` for a hyphen" example Filter r"name ~ /[\d-z]/";
    609 PatternSetEscape Error "`{0}` cannot stand in a set"
        help "take it out of `[…]`: `(?:[…]|{0})`" example Filter r"name ~ /[\R]/";
    610 PatternSetPosixName Error "there is no set `{0}`"
        help "the names are alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, upper, word, xdigit"
        example Filter "name ~ /[[:letter:]]/";
    611 PatternSetPosixOutside Error "`{0}` has a meaning only within a set"
        help "write a second pair of brackets round it, as in `[[:alpha:]]`" example Filter "name ~ /[:alpha:]/";
    612 PatternSetCollating Error "the database knows no collating elements such as `{0}`"
        help "write the characters themselves" example Filter "name ~ /[[.a.]]/";
    613 PatternNothingToRepeat Error "there is nothing that `{0}` could repeat"
        help r"write `\{0}` for the character, or `.*` for any text" example Filter "name ~ /*bob/";
    614 PatternRepeatReversed Error "`{0}` asks for more at least than at most"
        help "write the lower count first" example Filter "name ~ /a{2,1}/";
    615 PatternRepeatTooLarge Error "`{0}` counts further than the database's 65535"
        help "leave out the upper bound, as in `{1,}`" example Filter "name ~ /a{65536}/";
    616 PatternEscapeUnknown Error "`{0}` means nothing to the database"
        help r"write the letter without `\`, or `\\` for a backslash" example Filter r"name ~ /\y/";
    617 PatternEscapeUnicode Error "`{0}` is JavaScript's way to write a character, not the database's"
        help r"write `\x{…}` with the hexadecimal code" example Filter r"name ~ /\u0041/";
    618 PatternEscapeCharacter Error "`{0}` is no Unicode character"
        help "a code goes up to 10FFFF, without D800 to DFFF" example Filter r"name ~ /\x{110000}/";
    619 PatternEscapeTrailing Error r"nothing follows the `\` at the end"
        help r"write `\\` for a backslash" example Filter r#"name ~ "a\\""#;
    620 PatternIncomplete Error "`{0}` lacks {1}"
        help r"complete it, or write `\\` for a backslash and `\(` for a parenthesis" example Filter r"name ~ /\x{4g}/";
    621 PatternPropertyRefused Error "the database has no property like `{0}`"
        help r"use a category or script by its Unicode name, such as `\p{L}`, `\p{Lu}`, `\p{Greek}`"
        example Filter r"name ~ /\p{IsL}/";
    622 PatternPropertyUnknown Warning "`{0}` is not among the properties that databases are known to have"
        help r"use a category or script by its Unicode name, such as `\p{L}`, `\p{Lu}`, `\p{Greek}`"
        example Filter r"name ~ /\p{Letter}/";
    623 PatternGroupName Error "this is not a group's name: {1}"
        help "write a name such as `(?<year>…)`" example Filter "name ~ /(?<>a)/";
    624 PatternGroupNameTwice Error "two groups have the name `{0}`"
        help "give them different names" example Filter "name ~ /(?<n>a)(?<n>b)/";
    625 PatternGroupNumberNames Error "the group `{0}` has the number of another one, and so must have its name"
        help "use the same name in every alternative of `(?|…)`" example Filter "name ~ /(?|(?<n>a)|(?<m>b))/";
    626 PatternGroupMissing Error "`{0}` refers to a group that the pattern does not have; groups counted: {1}"
        help r"refer to one that exists, or write `\\` for a backslash" example Filter r"name ~ /(a)\2/";
    627 PatternGroupKind Error "the database knows no group that starts with `{0}`"
        help r"write `(?:…)` for a plain group, `\(` for the character" example Filter "name ~ /(?q)/";
    628 PatternCondition Error "`{0}` does not start a condition"
        help "a condition is a group's number or name, or a lookaround: `(?(1)…)`, `(?(?=a)…)`"
        example Filter "name ~ /(?(?:a)b|c)/";
    629 PatternConditionBranches Error "a condition has no room for this alternative"
        help "write at most two, and one after `(?(DEFINE)`; put further ones into `(?:…)`"
        example Filter "name ~ /(a)(?(1)b|c|d)/";
    630 PatternLookbehindVarying Error "`{0}` looks back over texts of different lengths"
        help "give each of its alternatives a fixed length: no `*`, `+`, `?`, and groups of equal alternatives"
        example Filter "name ~ /(?<=a+)b/";
    631 PatternLookbehindLong Error "`{0}` looks back over more than 65535 characters"
        help "look back less far" example Filter "name ~ /(?<=a{65535}b)c/";
    632 PatternLookaroundReset Error "`{0}` cannot stand in a lookaround"
        help r"take `\K` out of the lookaround" example Filter r"name ~ /(?=a\K)/";
    633 PatternCommentUnclosed Error "this comment is never closed"
        help "add `)` where it ends" example Filter "name ~ /a(?#b/";
    634 PatternRare Warning "`{0}` is too unusual to be checked: the database may refuse the pattern"
        help "leave it out if you can" example Filter "name ~ /a(?C1)b/";
    640 PatternLoopNested Warning "`{0}` repeats what repeats itself: a text that almost matches may take very long"
        help "make the inner part end with a character that it cannot itself contain, or write the group as `(?>…)`"
        example Filter "name ~ /^(a+)+$/";
    641 PatternLoopAlternatives Warning "`{0}` repeats alternatives that can match the same text: a text that almost matches may take very long"
        help "let each alternative start with another character, or write the group as `(?>…)`"
        example Filter "name ~ /^(a|aa)+$/";
    642 PatternLoopReference Warning "`{0}` repeats a reference to a group: a text that almost matches may take very long"
        help "bound the repeat, as in `{0,9}`" example Filter r"name ~ /(a*)\1+$/";
    643 PatternLoopsAdjacent Warning "`{0}` can take what the repeat before it takes: a long text may take very long"
        help "put a character between them that neither can match, or make one of two repeats"
        example Filter r"name ~ /\w+\w*\d/";
    644 PatternWildcards Warning "with `{0}` the pattern has three or more repeats of any character: a long text may take very long"
        help "use several conditions joined with `and`, or `[^…]*` instead of `.*`"
        example Filter "name ~ /a.*b.*c.*d/";
    645 PatternCopies Warning "`{0}` makes the database copy the group more than 1000 times"
        help "use smaller counts, or leave out the upper bound" example Filter "name ~ /(a{50}){50}/";
    646 PatternTooLarge Error "with `{0}` the compiled pattern is larger than the database's 64 KiB"
        help "use smaller counts: a repeated group is compiled once for each round" example Filter "name ~ /(abc){9999}/";
    648 PatternBackspace Warning "`{0}` holds a backspace: that is what `\\b` in quotes is"
        help "write `\\\\b` for the border of a word" example Text "name ~ \"\\bbob\\b\"";
    649 PatternInSlashes Warning "the slashes round `{0}` are a part of the pattern here"
        help "write `{1}`" example Text "{\"a\":{\"$regex\":\"/^b/i\"}}";
    650 PatternUnanchored Hint "the pattern may match anywhere in the text, so the database cannot use an index"
        help "start it with `^` if it is to match from the beginning" example Filter "name ~ /bob/";

    // 0660–0679: what the schema of the endpoint's collection says of the request
    660 UnknownField Hint "`{0}` is no field of `{1}` that is known of these versions"
        help "`rocketql fields {1}` lists those there are" example Text "im.list.everyone: frobnication = 1";
    661 MistypedField Warning "`{0}` is no field of `{1}`"
        help "write `{2}`" example Text "im.list.everyone: usrnames = bob";
    662 NumberForDate Error "`{0}` holds dates, and the number `{1}` is never equal to one, before one or after one"
        help "write {2}" example Text "im.list.everyone: lm < 1542814057";
    663 TextForDate Error "`{0}` holds dates, and the text `{1}` is never equal to one, before one or after one"
        help "write {2}" example Text "im.list.everyone: lm < \"2024-03-01\"";
    664 NeverOfType Warning "`{0}` holds {1}, and `{2}` is none"
        help "compare it with {1}" example Text "im.list.everyone: msgs > \"42\"";
    665 PatternOfNoText Warning "a pattern matches text alone, and `{0}` holds {1}"
        help "compare it with {1}" example Text "im.list.everyone: msgs ~ /4/";
    666 NotAnArray Warning "`{0}` asks about an array, and `{1}` holds {2}"
        help "compare it with {2}" example Text "im.list.everyone: msgs size 2";
    667 NotInEnum Warning "`{0}` is none of the values of `{1}`"
        help "its values are {2}" example Text "im.list.everyone: t = channel";
    668 NumberOperator Warning "`{0}` is about numbers, and `{1}` holds {2}"
        help "compare it with {2}" example Text "im.list.everyone: name % 4 = 1";
    669 IntervalOfElement Hint "`{0}` is asked of one element of `{1}`, with `$elemMatch`"
        help "join two comparisons with `and` where different elements may meet them"
        example Text "im.list.everyone: usernames in \"a\"..\"c\"";
    670 IntervalAcross Hint "several values of `{0}` may meet the two bounds of this, each another one"
        help "test one element of the array with `has (…)`" example Text "channels.list.joined: lastMessage.mentions.username in \"a\"..\"c\"";
    671 Contradiction Warning "no value of `{0}` meets both this and `{1}`"
        help "join them with `or`, or leave one out" example Text "im.list.everyone: msgs > 5 and msgs < 3";
    672 ParameterAsPath Warning "`{0}` is no field of `{1}`, but a parameter of the endpoint"
        help "write `{2}`" example Text "im.list.everyone: msgs > 3 and count = 50";

    // 0700–0799: fields, sort, paging, parameters, endpoints
    700 EndpointPrefix Hint "an endpoint is named without `/api/v1/`"
        help "leave it out" example Text "/api/v1/users.list: active = true";
    701 EndpointInFilter Error "a filter given apart names no endpoint"
        help "give the endpoint apart as well" example Filter "users.list: active = true";
    702 EndpointWithoutTest Error "after `{0}:`, which names an endpoint, `{1}` is no test"
        help "write `{0} = {1}` if a test was meant" example Text "status: busy";
    703 EndpointSpacing Error "after an endpoint's name come `:` and a blank"
        help "write `{0}: …`" example Text "users.list:a = 1";
    705 UnknownEndpoint Error "no server has an endpoint `{0}`"
        help "`rocketql endpoints` lists those there are" example Text "frobnicate.everything: a = 1";
    706 MistypedEndpoint Error "no server has an endpoint `{0}`"
        help "write `{1}`" example Text "channel.list: a = 1";
    707 EndpointTwice Error "the endpoint is `{0}` here and `{1}` in the text"
        help "name it in one place" example None "needs an endpoint in the text and apart";
    708 PartBesideText Error "`{0}` is given apart beside a text that holds everything"
        help "write it into the text, or give every part apart" example None "needs a text and a part";
    // 0709–0719 and 0735–0739: what a named endpoint of a named server would do with the request
    709 EndpointAbsent Error "`{0}` is not there in {1}"
        help "`rocketql endpoints {0}` says what is known of it" example None "needs a server; tests/corpus/server.txt";
    710 QuerySwitchedOff Error "on `{0}` a server of version {1} ignores `query`, as it is installed: the answer would be wider"
        help "say `--unsafe-params` if it runs with `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true`, or `--mode split` to leave this to the client"
        example None "needs a server; tests/corpus/server.txt";
    711 QueryRemoved Error "from 9.0 no server reads `query`: `{0}` of version {1} refuses it with 400 or ignores it"
        help "say `--mode split` to leave this to the client" example None "needs a server; tests/corpus/server.txt";
    712 QueryRefused Error "`{0}` of version {1} refuses `query` with 400"
        help "say `--mode split` to leave this to the client" example Text "call-history.list: a = 1";
    713 QueryIgnored Error "`{0}` of version {1} ignores `query`: the answer would be wider"
        help "say `--mode split` to leave this to the client" example Text "groups.list: a = 1";
    714 QueryUnsure Error "it is not established what `{0}` does with `query` in version {1}"
        help "say `--mode split` to leave this to the client{2}"
        example None "needs a server; tests/corpus/server.txt";
    715 QueryMerge Error "it is not established how `{0}` of version {1} joins `query` with its own conditions"
        help "say `--mode split` to leave this to the client" example Text "teams.list: name = a";
    716 QuerySelects Error "on `{0}` of version {1} `query` does not select rows: it says what to search for or whose rows to list"
        help "give that as a parameter after `| with`, and say `--mode split` to leave this to the client"
        example Text "directory: name = a";
    717 InferredFacts Hint "what version {1} does with {0} is inferred from what was read of others"
        help "`rocketql endpoints {2}` says what was read, and where" example None "needs a server; tests/corpus/server.txt";
    718 UnsafeAssumed Warning "a server as it is installed ignores `query` and `fields` from 7.0 on; one that reads them is assumed"
        help "name the server, as in `--server 8.6.1 --unsafe-params`" example Text "users.list: active = true";
    719 OtherKey Error "`{0}` reads nothing of `query` but `{1}`, compared with a text: the rest is ignored"
        help "say `--mode split` to leave this to the client" example Text "commands.list: params = a";
    720 ProjectionMixed Error "`{0}` is left out and `{1}` is wanted: only `_id` can be left out beside fields that are wanted"
        help "name the fields that you want, or those that you do not" example Fields "a, -b";
    721 DuplicateField Error "`{0}` is named twice"
        help "once is enough" example Fields "a, a";
    722 CollidingFields Error "`{0}` lies inside `{1}`, which is named too"
        help "name one of the two" example Fields "a, a.b";
    723 FieldsUnread Error "the fields would be others: on `{0}` of version {1}, {2}"
        help "leave `fields` out, or say `--mode split` to leave it to the client" example Text "channels.messages: | fields msg | with roomId = GENERAL";
    724 FieldsWider Error "`{0}` gives other fields too, whatever `fields` says: {1}"
        help "name them too, or say `--mode split` to leave the rest out" example Text "users.list: | fields username";
    725 DuplicateSortKey Error "`{0}` is sorted by twice"
        help "keep the one that you mean" example Sort "a, -a";
    726 TooManySortKeys Error "`{0}` is the 33rd key, and MongoDB sorts by 32"
        help "leave some out" example None "33 keys; tested beside the check";
    727 SortKeyMoves Error "a server would sort by `{0}` first, since JavaScript puts such keys before all others"
        help "put it first" example Sort "a, `0`";
    728 SortUnread Error "the order would be another: on `{0}` of version {1}, {2}"
        help "leave `sort` out, or say `--mode split` to leave it to the client" example None "needs a server; tests/corpus/server.txt";
    729 SortUnreturned Error "`{0}` sorts after it has thrown `{1}` away, and so by nothing"
        help "ask for it in `fields` or say `--mode split`" example Text "users.list: | sort -createdAt";
    730 NotARowCount Error "`{0}` is a whole number from {1} to 2147483647, not `{2}`"
        help "write such a number, e.g. `{0} 10`" example Text "| offset -1";
    731 CountZero Warning "`count 0` asks for all rows"
        help "write `count all` where that is meant" example Text "| count 0";
    732 CountAll Hint "a server may be set not to give all rows at once: then it gives its default number"
        help "walk through pages, as in `page 1 size 100`" example Text "| count all";
    733 CountOverLimit Warning "servers give at most {1} rows at once, unless they are set otherwise, not {0}"
        help "write `count {1}`" example Text "| count 500";
    734 PageTooFar Error "page `{0}` of `{1}` rows lies beyond what a server can count"
        help "use a smaller page" example Text "| page 2147483647 size 50";
    735 SortByOneKey Error "`{0}` sorts by `{1}` alone, and ignores `{2}`"
        help "leave it out, or say `--mode split` to leave the order to the client" example None "needs a server; tests/corpus/server.txt";
    736 SortBySingle Error "`{0}` sorts by one field, and refuses `{1}` beside it with 400"
        help "leave it out, or say `--mode split` to leave the order to the client" example Text "directory: | sort name, username";
    737 SortOverwritten Error "`{0}` sorts by `active` in the direction of `status`"
        help "give both the same direction, or say `--mode split` to leave the order to the client"
        example Text "users.list: | sort -active, status";
    738 RowsUnread Error "other rows would come: on `{0}` of version {1}, {2}"
        help "leave it out" example Text "channels.online: | count 5 | with _id = GENERAL";
    739 CannotPage Error "`{0}` of version {1} is not known to give all rows at once, nor to read `offset` and `count`: the client would miss rows"
        help "ask for what the server evaluates and sorts itself, or use another endpoint or version" example None "needs a server; tests/corpus/server.txt";
    740 DuplicateParameter Error "`{0}` is given twice"
        help "keep the one that you mean" example With "a = 1, a = 2";
    741 ReservedParameter Error "`{0}` is what the request itself says, not a parameter beside it"
        help "write it as the filter, or as the clause of that name" example With "sort = name";
    742 ParameterName Error "`{0}` is no name of a parameter"
        help "a name has letters, digits, `.`, `_` and `-`, as in `roomId`" example With "`a b` = 1";
    743 ParameterMissing Error "`{0}` needs the parameter `{1}`"
        help "{2}" example Text "channels.messages: pinned = true";
    744 UnknownParameter Error "`{0}` has no parameter `{1}`: it would be {2}"
        help "`rocketql endpoints {0}` lists those it has" example Text "users.list: | with frobnicate = 1";
    745 MistypedParameter Error "`{0}` has no parameter `{1}`"
        help "write `{2}`" example Text "channels.messages: | with roomid = GENERAL";
    746 ParameterTooNew Error "servers are known to read `{0}` from {1} on, not of version {2}"
        help "leave it out, or name a later version" example None "needs a server; tests/corpus/server.txt";
    747 ParameterIdle Error "`{0}` does not filter with `{1}`: the answer would be wider"
        help "leave it out, or give it another value" example Text "channels.messages: | with roomId = GENERAL, mentionIds = \"\"";
    748 ParameterUnsure Warning "nobody has read which parameters `{0}` has, so `{1}` may be ignored"
        help "`rocketql endpoints {0}` says what is known of it" example Text "app-request: | with frobnicate = 1";
    749 ListAtCommas Error "a server splits `{0}` at commas: an item holds none, is not empty, and begins and ends with no blank"
        help "leave such items out" example Text "channels.messages: | with roomId = GENERAL, mentionIds = (a, \"b,c\")";

    750 Rewritten Hint "{0} is sent as {1}, which means the same"
        help "nothing needs to be done: the server does not take the form that stands here"
        example None "needs a server as the target; tested with the rules";
    751 RewrittenBySchema Hint "{0} is sent as {1}, which means the same as long as `{2}` holds nothing but what its schema names"
        help "where old documents hold other values, compare `{2}` with each value that is meant"
        example None "needs a server as the target; tested with the rules";
    752 ParameterValue Error "`{0}` takes {1}, and not `{2}`"
        help "give it such a value" example Text "channels.messages: | with roomId = (a, b)";
    753 LongAsUrl Error "as a URL this has about {0} bytes, and a server, as Node is set up, refuses with 431 what has more than {1}"
        help "compare with fewer values, or say `--mode split` to leave to the client what does not fit"
        example None "needs a long text; tests/plan/servers.rs";
    754 EitherParameter Error "`{0}` looks at `{1}` or at `{2}`, and not at both"
        help "keep the one that you mean" example Text "teams.members: | with teamId = a, teamName = b";
    755 ParameterAsField Warning "this asks whether rows have a field `{0}` that holds just this: it is not the parameter `{0}`"
        help "write {1}" example Text "name = bob and sort = {\"lm\":-1}";
    756 UndefinedType Warning "`undefined` is a type that old drivers wrote; a field that is not there has none"
        help "ask whether it is there: `missing`, or `{\"$exists\":false}`" example Text "a is undefined";
    757 ParameterForbidden Error "`{0}` answers 403 to `{1}` where the caller lacks `{2}`"
        help "leave it out, or ask as a caller with that permission" example None "needs a server; tests/corpus/server.txt";
    758 ParameterNeeds Warning "`{0}` is known to filter by its value with {1}, and whether that is so nobody knows here"
        help "make sure of it, or test the field in the filter" example Text "channels.list: | with _id = GENERAL";

    760 Lowered Hint "`{0}` is sent as `{1}`, which selects the same rows as far as the handler was read"
        help "nothing needs to be done: the server would not read the clause in `query`"
        example None "needs a server as the target; see `tests/corpus/typed.txt`";
    761 LoweredWider Hint "`{0}` is sent as `{1}` too, which may let more rows through"
        help "nothing needs to be done: the client looks at the clause again"
        example None "needs a server as the target; see `tests/corpus/typed.txt`";

    // 0800–0899: operand rules of the operators
    800 UnknownOperator Error "MongoDB has no operator `{0}`"
        help "`rocketql operators` lists those there are" example Text "{\"a\":{\"$frobnicate\":1}}";
    801 MistypedOperator Error "MongoDB has no operator `{0}`"
        help "write `{1}`" example Text "{\"a\":{\"$exist\":true}}";
    802 RefusedOperator Error "`{0}` is never sent to a server"
        help "compare the fields directly, e.g. `msgs > 10`" example Text "{\"$where\":\"this.msgs > 10\"}";
    803 OperatorNeedsField Error "`{0}` stands under a field, not at the top of a query"
        help "write `{\"field\":{\"{0}\":…}}`" example Text "{\"$gt\":1}";
    804 OperatorNeedsQuery Error "`{0}` stands at the top of a query, not under a field"
        help "write it beside the fields: `{\"{0}\":…}`" example Text "{\"a\":{\"$or\":[{\"b\":1}]}}";
    805 OperatorIsArgument Error "`{0}` stands only inside the operand of another operator"
        help "`rocketql operators` shows where" example Text "{\"a\":{\"$search\":\"x\"}}";
    806 NegatedQuery Error "`$not` negates the tests of a field; a query is negated by `$nor`"
        help "write `{\"$nor\":[…]}`" example Text "{\"$not\":{\"a\":1}}";
    807 WrongOperand Error "`{0}` needs {1}"
        help "for example `{\"{0}\":{2}}`" example Text "{\"a\":{\"$size\":\"2\"}}";
    808 EmptyQueries Error "`{0}` needs at least one query"
        help "leave it out, or write a query: `{\"{0}\":[{\"a\":1}]}`" example Text "{\"$or\":[]}";
    809 KeyAmongOperators Error "`{0}` is no operator, but stands among operators"
        help "an object holds either operators or the members of a document" example Text "{\"a\":{\"$gt\":1,\"b\":2}}";
    810 LiteralOperator Warning "`{0}` inside a document is compared as it stands, not applied"
        help "write the path with dots: `{\"a.b\":{\"{0}\":…}}`" example Text "{\"a\":{\"b\":{\"$gt\":1}}}";
    811 RegexOperand Error "`{0}` cannot compare with a regex"
        help "match with `$regex`, negate with `$not` around it"
        example Text "{\"a\":{\"$ne\":{\"$regexp\":\"x\",\"$flags\":\"\"}}}";
    812 UndefinedOperand Error "nothing can be compared with `undefined`"
        help "compare with `null`, or use `$exists`" example Text "{\"a\":{\"$gt\":{\"$undefined\":true}}}";
    813 OperatorInList Error "a list of values cannot hold operators, here `{0}`"
        help "write each test as a query of `$or`" example Text "{\"a\":{\"$in\":[{\"$gt\":1}]}}";
    814 MixedAll Error "`$all` takes `$elemMatch` objects alone, or none"
        help "give the two kinds to two `$all` inside `$and`"
        example Text "{\"a\":{\"$all\":[1,{\"$elemMatch\":{\"x\":1}}]}}";
    815 EmptyList Warning "`{0}` with an empty list matches {1}"
        help "list at least one value" example Text "{\"a\":{\"$in\":[]}}";
    816 OddTruth Warning "`{0}` takes this for {1}"
        help "write `true` or `false`" example Text "{\"a\":{\"$exists\":\"false\"}}";
    817 UnknownType Error "`{0}` is no type of MongoDB"
        help "the types are double, string, object, array, binData, objectId, bool, date, null, regex, int, timestamp, long, decimal, number"
        example Text "{\"a\":{\"$type\":\"colour\"}}";
    818 MistypedType Error "`{0}` is no type of MongoDB"
        help "write `{1}`" example Text "{\"a\":{\"$type\":\"String\"}}";
    819 DivisorZero Error "`$mod` cannot divide by 0"
        help "give a divisor whose whole part is not 0" example Text "{\"a\":{\"$mod\":[0,1]}}";
    820 OptionsAlone Error "`$options` needs a `$regex` beside it"
        help "write `{\"$regex\":\"…\",\"$options\":\"i\"}`" example Text "{\"a\":{\"$options\":\"i\"}}";
    821 UnknownOption Error "`{0}` is no option of `$regex`"
        help "the options are `i`, `m`, `s` and `x`" example Text "{\"a\":{\"$regex\":\"x\",\"$options\":\"g\"}}";
    822 OptionsTwice Error "the options stand both in the regex and in `$options`"
        help "write them in one place"
        example Text "{\"a\":{\"$regex\":{\"$regexp\":\"x\",\"$flags\":\"i\"},\"$options\":\"m\"}}";
    823 UnknownArgument Error "`{0}` is no part of `{1}`"
        help "its parts are {2}" example Text "{\"$text\":{\"$search\":\"x\",\"$lang\":\"en\"}}";
    824 BadPosition Error "a position needs two numbers, the longitude or x first"
        help "write `[lon, lat]`"
        example Text "{\"a\":{\"$geoIntersects\":{\"$geometry\":{\"type\":\"Point\",\"coordinates\":[1]}}}}";
    825 BadLongitude Error "the longitude `{0}` does not lie between -180 and 180"
        help "GeoJSON has the longitude first, then the latitude"
        example Text "{\"a\":{\"$geoIntersects\":{\"$geometry\":{\"type\":\"Point\",\"coordinates\":[181,2]}}}}";
    826 BadLatitude Error "the latitude `{0}` does not lie between -90 and 90"
        help "GeoJSON has the longitude first, then the latitude"
        example Text "{\"a\":{\"$geoIntersects\":{\"$geometry\":{\"type\":\"Point\",\"coordinates\":[1,91]}}}}";
    827 BadGeometry Error "`{0}` is no type of GeoJSON that stands here"
        help "the types are {1}"
        example Text "{\"a\":{\"$geoIntersects\":{\"$geometry\":{\"type\":\"Circle\",\"coordinates\":[1,2]}}}}";
    828 BadCoordinates Error "the coordinates of a {0} are {1}"
        help "for example `{2}`"
        example Text "{\"a\":{\"$geoIntersects\":{\"$geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2]]}}}}";
    829 OpenRing Error "a ring ends at the corner that it starts from"
        help "repeat the first corner at the end"
        example Text "{\"a\":{\"$geoWithin\":{\"$geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,1],[1,1],[1,0]]]}}}}";
    830 NearNotFirst Error "`{0}` is the first operator of its field, or none"
        help "write it first" example Text "{\"a\":{\"$maxDistance\":5,\"$near\":[1,2]}}";
    831 NearNotAlone Error "`{0}` cannot join `{1}` in one object"
        help "put the two into `$and`" example Text "{\"a\":{\"$near\":[1,2],\"$exists\":true}}";
    832 DistanceAlone Error "`{0}` needs `$near` or `$nearSphere` before it"
        help "write `{\"$near\":[1,2],\"{0}\":5}`" example Text "{\"a\":{\"$maxDistance\":5}}";
    833 Misplaced Error "`{0}` cannot stand inside `{1}`"
        help "put it beside, in the query that holds `{1}`"
        example Text "{\"$or\":[{\"$text\":{\"$search\":\"x\"}},{\"a\":1}]}";
    834 OnlyOnce Error "a query holds `{0}` only once"
        help "remove one of the two"
        example Text "{\"$and\":[{\"$text\":{\"$search\":\"x\"}},{\"$text\":{\"$search\":\"y\"}}]}";
    835 TextWithNear Error "a query holds `$text` or `{0}`, not both"
        help "remove one of the two" example Text "{\"a\":{\"$near\":[1,2]},\"$text\":{\"$search\":\"x\"}}";
    836 TooManyLevels Error "the query nests operators deeper than {0} levels"
        help "nest less, or raise the limit with `--max-depth`" example None "as deep as the limit";
    837 DistanceOutside Error "beside a `$geometry`, `{0}` stands inside `{1}`"
        help "write `{\"{1}\":{\"$geometry\":…,\"{0}\":5}}`"
        example Text "{\"a\":{\"$near\":{\"$geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}},\"$maxDistance\":5}}";
    838 DistanceReversed Warning "no place lies at least {0} and at most {1} away"
        help "let the least distance be the smaller one" example Text "a near point(1, 2) max 5 min 6";

    // 0840–0849: filters that select rows here, without the database
    839 KeyForOperator Warning "`{0}` is a key of a document here, and no operator"
        help "write `{1}`" example Text "{\"a\":{\"gt\":5}}";
    840 RowOperator Error "`{0}` cannot be evaluated on a row alone"
        help "leave it out, and compare the fields directly, e.g. `msgs > 10`"
        example None "compiles for a database; see `tests/matcher.rs`";
    841 RowPattern Error "the pattern holds {0}, for which there is no exact translation"
        help "write it without that" example None "compiles for a database; see `tests/matcher.rs`";
    842 RowPatternSize Error "the pattern is too large to be searched for here"
        help "repeat less in it" example None "compiles for a database; see `tests/matcher.rs`";
    843 RowPatternEngine Error "this build searches for plain text alone, not for patterns"
        help "build with the feature `matcher`, or use `contains`, `startswith` or `endswith`"
        example None "needs a build without the feature; see `tests/matcher.rs`";
    844 RowValue Error "no row can be compared with a value of this type"
        help "compare with another value" example None "compiles for a database; see `tests/matcher.rs`";
    845 RowGeometry Error "the operand of `{0}` is of no use on rows: {1}"
        help "for example `{\"$geoWithin\":{\"$box\":[[0,0],[10,10]]}}`"
        example None "needs a shape beyond the globe; see `tests/matcher.rs`";
    846 RowsKeepOrder Hint "`{0}` selects by distance here; the rows keep their order, the nearest do not come first"
        help "sort by a field of the rows where an order is wanted"
        example None "compiles for a database without this hint; see `tests/matcher.rs`";
    847 ModuloTooLarge Error "a divisor and a remainder have at most 64 bits"
        help "use smaller numbers" example None "compiles for a database; see `tests/matcher.rs`";
    848 FilterHasClause Error "a filter selects rows, and `{0}` does not"
        help "leave the clause out" example None "compiles as a request; see `tests/matcher.rs`";
    849 RowPatternEndless Error "some text may keep this pattern busy for very long, and the engine of this host cannot be stopped"
        help "repeat less in it, or use `contains`, `startswith` or `endswith`"
        example None "needs an engine of the host's; see `tests/matcher.rs`";

    // 0850–0899: fetching rows: what stands between the client and the server
    850 ResumeBusy Error "another run goes on with `{0}`"
        help "wait until it is over, or name another file"
        example None "needs a server; tests/fetch.rs";
    851 ProbeRefused Warning "the server refuses a `query` that one of its version would read or pass over ({0}); all is evaluated here"
        help "the facts about this version may be wrong: please report it"
        example None "needs a server; tests/client.rs";
    852 ServerCountsMore Warning "the server counts {0} rows, and gave none beyond {1}"
        help "look whether the caller may see them all: what a server counts and does not show, nobody can fetch"
        example None "needs a server; tests/client.rs";
    853 QueryPassedOver Error "the server passes over `query`, which it is said to read, and no row shows whether it meets what is asked of {0}"
        help "leave that out: only a server that reads `query` can filter by it"
        example None "needs a server; tests/client.rs";
    854 VersionContradicts Error "the server is {0}, not {1} as it is said to be, and no row shows whether it meets what is asked of {2}"
        help "leave `--server` out" example None "needs a server; tests/client.rs";
    855 ServerContradicts Warning "the server does otherwise than one of its version: {0}"
        help "the facts about this version may be wrong: please report it"
        example None "needs a server; tests/client.rs";
    860 NoAddress Error "`{0}` is no address of a server: {1}"
        help "write it as in `https://chat.example.org`"
        example None "needs a server; tests/client.rs";
    861 PlainHttp Error "the login would go to `{0}` unencrypted, for anybody on the way to read"
        help "write `https://`, or allow it with `--insecure-http`"
        example None "needs a server; tests/client.rs";
    862 LoginIncomplete Error "there is no {0}"
        help "set `ROCKETCHAT_USER_ID` and `ROCKETCHAT_AUTH_TOKEN`, or name a file that has them with `--login-file`"
        example None "needs a server; tests/client.rs";
    863 LoginOpen Error "others can read the login in `{0}`"
        help "run `chmod 600 {0}`"
        example None "needs a server; tests/client.rs";
    864 LoginFile Error "the login in `{0}` cannot be used: {1}"
        help "write two lines, `ROCKETCHAT_USER_ID=…` and `ROCKETCHAT_AUTH_TOKEN=…`"
        example None "needs a server; tests/client.rs";
    865 FetchEndpoint Error "rows are fetched from an endpoint, and none is named"
        help "name it first, e.g. `users.list: active = true`"
        example None "needs a server; tests/client.rs";
    866 UrlTooLong Error "the URL takes {0} bytes with what the client cannot do itself, and {1} are allowed"
        help "leave out parameters, or allow more with `--max-url`"
        example None "needs a server; tests/client.rs";
    867 VersionUntold Error "`{0}` does not say which version it is: {1}"
        help "name it, e.g. `--server 8.6`"
        example None "needs a server; tests/client.rs";
    868 PrivilegeUntold Warning "whether the caller has `view-full-other-user-info` cannot be read; it is taken for one without"
        help "say `--unprivileged`, or ask as a caller who may read the permissions"
        example None "needs a server; tests/client.rs";
    869 UnsafeUntold Warning "no question could show whether the server reads `query`; all is evaluated here"
        help "say `--unsafe-params` if it runs with `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true`"
        example None "needs a server; tests/client.rs";
    870 Unreachable Error "`{0}` cannot be reached: {1}"
        help "look whether the address is right and the server is up"
        example None "needs a server; tests/client.rs";
    871 ConnectionBroke Error "the connection broke, {1} times in a row, the last time with: {0}"
        help "try again later; `--timeout` gives a slow server more time"
        example None "needs a server; tests/client.rs";
    872 TooManyRequests Error "the server asked {0} times in a row to wait, the last time for {1} s"
        help "try again later, or ask with the permission `api-bypass-rate-limit`"
        example None "needs a server; tests/client.rs";
    873 ServerFailed Error "the server failed with status {0}, {1} times in a row: {2}"
        help "try again later, or look into the log of the server"
        example None "needs a server; tests/client.rs";
    874 AnswerHtml Error "a page came in place of data (status {0}): {1}"
        help "look whether the address is that of the server, or of a proxy or a login page before it"
        example None "needs a server; tests/client.rs";
    875 AnswerNotJson Error "the answer is not the JSON that it should be, {1} times in a row{2}: {0}"
        help "look whether something on the way changes or cuts answers"
        example None "needs a server; tests/client.rs";
    876 AnswerTooLarge Error "an answer is larger than {0} bytes"
        help "ask for fewer fields, or allow more with `--max-answer`"
        example None "needs a server; tests/client.rs";
    877 LoginRefused Error "the server does not know the login: {0}"
        help "make a new personal access token, and set both `ROCKETCHAT_USER_ID` and `ROCKETCHAT_AUTH_TOKEN`"
        example None "needs a server; tests/client.rs";
    878 NotAllowed Error "the caller may not do this: {0}"
        help "ask as a caller who has the permission; `rocketql endpoints` names it"
        example None "needs a server; tests/client.rs";
    879 RequestRefused Error "the server refuses the request with status {0}: {1}{2}"
        help "the facts about this version may be wrong: please report it"
        example None "needs a server; tests/client.rs";
    880 NotThere Error "the server has no such place: {0}"
        help "look whether the address is right, and whether this version has the endpoint"
        example None "needs a server; tests/client.rs";
    881 Redirected Error "the server sends the client on to `{0}`, and a login is not carried to other places"
        help "write that address, where it is the right one"
        example None "needs a server; tests/client.rs";
    882 AnswerWithoutRows Error "the answer has no list of rows{0}"
        help "the facts about this endpoint may be wrong: please report it"
        example None "needs a server; tests/client.rs";
    883 RowsMayBeMissing Error "rows may be missing: {0}"
        help "say `--best-effort` to take what comes"
        example None "needs a server; tests/client.rs";
    884 ServerWider Error "the server gave a row that does not satisfy the filter, although it was sent a part that leaves the row out: {0}"
        help "the facts about this version may be wrong: say `--unsafe-params=no` to evaluate all here, and please report it"
        example None "needs a server; tests/client.rs";
    885 DeadlineReached Error "the time is over; {0} rows were received"
        help "give it more time with `--deadline`"
        example None "needs a server; tests/client.rs";
    886 Interrupted Error "interrupted; {0} rows were received"
        help "start again; with `--resume FILE`, a run gives what the one before left"
        example None "needs a server; tests/client.rs";
    887 RowUnjudged Error "a row cannot be judged: {0}"
        help "please report the row, where it is as the server should give it"
        example None "needs a server; tests/client.rs";
    888 OffsetUnheeded Error "the server does not heed `offset`: {0}"
        help "the facts about this endpoint may be wrong: please report it"
        example None "needs a server; tests/client.rs";
    889 NotSettling Error "{0} requests in a row brought nothing new, since the list changes all the time"
        help "ask for fewer rows, or when less goes on"
        example None "needs a server; tests/client.rs";
    890 SortDisk Error "the rows cannot be put in order in `{1}`: {0}"
        help "make room there, name another place with `TMPDIR`, or allow more memory with `--sort-memory`"
        example None "needs a server; tests/client.rs";
    891 PasswordRefused Error "the server does not take the name and the password: {0}"
        help "look at both, and at the code where it asks for one"
        example None "needs a server; tests/client.rs";
    892 LogoutFailed Warning "the login could not be ended: {0}"
        help "end it among the devices of the account"
        example None "needs a server; tests/client.rs";
    893 ResumeOther Error "these rows do not go on from where the others stopped: {0}"
        help "repeat the command as it was, or begin anew with another file"
        example None "needs a server; tests/client.rs";
    894 ResumeForgiven Error "the rows that were given before are not sure to be all: {0} was forgiven"
        help "say `--best-effort` again, or begin anew with another file"
        example None "needs a server; tests/client.rs";
    895 ResumeFile Error "`{0}` cannot be used: {1}"
        help "name a file that does not exist yet, or one that `--resume` left"
        example None "needs a server; tests/fetch.rs";
    896 ResumeUnsure Error "the run that `{0}` is of ended before it could write where, and nobody knows which rows it gave"
        help "remove the file, and fetch all rows again"
        example None "needs a server; tests/fetch.rs";
    897 NotResumable Error "rows cannot go on from here: {0}"
        help "fetch all rows again, without `--resume`"
        example None "needs a server; tests/client.rs";
    898 Resumable Hint "where it stopped, after {1} rows, is in `{0}`"
        help "repeat the command for the rest, and add its rows to those that were given"
        example None "needs a server; tests/fetch.rs";
    899 ServerUnordered Error "the server does not sort as it was asked to: {0}"
        help "the facts about this version may be wrong: please report it, and say `--best-effort` to take the rows as they come"
        example None "needs a server; tests/client.rs";

    // 0900–0999: the plan: what a server or the wire cannot carry
    900 ObjectIdSent Error "a server cannot be sent an ObjectId"
        help "ids in Rocket.Chat are text: write `{0}`" example Text "_id = oid(\"507f1f77bcf86cd799439011\")";
    901 DecimalSent Error "a server cannot be sent a decimal"
        help "write a plain number" example Text "a = decimal(\"1.5\")";
    902 WholeTooLarge Error "a server would round `{0}`: whole numbers beyond 9007199254740992 lose digits"
        help "compare with a number within that bound" example Text "a = 9007199254740993";
    903 DateTooFar Error "a server would read the date `{0}` as 1970"
        help "use a date within 8640000000000000 milliseconds of 1970"
        example Text "{\"a\":{\"$date\":{\"$numberLong\":\"8640000000000001\"}}}";
    904 BinarySubtype Error "a server can be sent binary data of subtype 0 alone, not of {0}"
        help "compare another field, or ask MongoDB itself"
        example Text "a = uuid(\"00112233-4455-6677-8899-aabbccddeeff\")";
    905 RegexFlag Error "a server would drop the flag `{0}` of a regex in a list or a value"
        help "use the regex as a test of its own: `a ~ /…/`"
        example Text "{\"a\":{\"$in\":[{\"$regularExpression\":{\"pattern\":\"x\",\"options\":\"x\"}}]}}";
    906 RegexForJavaScript Error "JavaScript, through which a server reads a regex in a list or a value, lacks `{0}`"
        help "use the regex as a test of its own: `a ~ /…/`"
        example Text "{\"a\":{\"$in\":[{\"$regularExpression\":{\"pattern\":\"(?>a)\",\"options\":\"\"}}]}}";
    907 ForeignType Error "a server cannot be sent a value of the type {0}"
        help "only MongoDB itself takes it" example Text "{\"a\":{\"$minKey\":1}}";
    908 ServerKey Error "a server does not take the key {0} as text"
        help "compare another field" example Text "{\"a\":{\"b\":{\"$Uint8ArrayPolyfill\":1}}}";
    909 KeyMoves Error "a server would move the key `{0}` before those that stand in front of it"
        help "compare the parts by their paths, or write such keys first in ascending order"
        example Text "{\"a\":{\"b\":1,\"0\":2}}";
    910 EndpointForMongo Error "MongoDB has no endpoints such as `{0}`"
        help "leave the endpoint out for `--emit mongosh` and `--emit bson`"
        example None "needs MongoDB as the target; tested with the plan";
    911 ParameterForMongo Error "MongoDB has no parameters such as `{0}`"
        help "leave `with` out for `--emit mongosh` and `--emit bson`"
        example None "needs MongoDB as the target; tested with the plan";
    912 FieldRemoved Error "a server removes `{0}` from the fields that are wanted"
        help "leave it out: no server answers with it" example Fields "members";
    913 EndpointUnseen Error "this build knows no endpoints such as `{0}`: what their servers would do with the request is not looked at"
        help "leave the endpoint out, or use the whole package: `import { compile } from 'rocketql'`"
        example None "needs the build `rocketql/lite`; see `wasm/test/lite.test.js`";
    920 HiddenField Error "`{0}` is taken out of a query to `{1}` where the caller lacks `view-full-other-user-info`"
        help "leave it out, or ask as a caller with that permission" example None "needs a server; tests/corpus/server.txt";
    921 SecretField Error "`{0}` is taken out of every query to `{1}`"
        help "leave it out: no caller may ask about it" example Text "users.list: services.password.bcrypt = x";
    922 OperationInvalid Error "`{1}` of version {2} refuses this with 400: `Invalid operation: {0}`"
        help "say `--mode split` to leave it to the client, or write it with `=`, `$regex`, `$or` and `$and` alone"
        example Text "users.list: not (active = true or type = bot)";
    923 AttributeInvalid Error "`{1}` of version {2} refuses this with 400: `Invalid attribute: {0}`"
        help "say `--mode split` to leave it to the client, or compare with one value and ask for the field in `fields`"
        example Text "users.list: nickname = bob";
    924 PlainJson Error "servers before 0.73, here {0}, read `query` as plain JSON: it holds no dates, patterns in lists, bytes and infinities"
        help "compare with numbers and text, or say `--mode split` to leave this to the client"
        example None "needs a server; tests/corpus/server.txt";
    925 ClientCannot Error "`{0}` is evaluated by the database alone, and this server would not hand it on"
        help "leave it out, or ask a server and an endpoint that read `query`" example None "needs a server; tests/corpus/server.txt";
    926 FieldNotReturned Error "the client would have to see `{0}` as it is stored, which `{1}` never shows"
        help "leave it out, or use another endpoint" example None "needs a server; tests/corpus/server.txt";
    927 IdStays Error "beside fields that are wanted a server forgets `{0}`, and gives `_id`"
        help "leave it out, or say `--mode split` to leave it to the client" example Text "im.list.everyone: | fields name, -_id";
    928 FieldStays Error "`{1}` adds the fields that are asked for to its own: it is not established that `{0}` goes"
        help "leave it out, or say `--mode split` to leave it to the client" example Text "users.list: | fields -roles";
    929 NothingReads Error "no endpoint of version {1} does what `{0}` says: {2}"
        help "say `--unsafe-params` if the server runs with `ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS=true`; or name the endpoint, and say `--mode split`"
        example None "needs a server; tests/corpus/server.txt";
    930 QueryReplaced Error "a parameter of `{0}` takes the place of the whole `query`: the answer would be wider"
        help "leave the parameter out, or say `--mode split` to leave the filter to the client"
        example Text "emoji-custom.all: extension = png | with name = a";
    931 ValidityInDoubt Error "`{0}` of version {1} may refuse this with 400: it is not established which form of its check it has"
        help "say `--mode split` to leave it to the client, or write it with `=`, `$or` and `$and` alone"
        example None "needs a server; tests/corpus/server.txt";
    932 RegexValue Error "it is not established that version {0} reads a regex as a value: npm `ejson` came with 6.2"
        help "test with `~` instead, or say `--mode split` to leave it to the client"
        example None "needs a server; tests/corpus/server.txt";
    933 WorkUnsaid Error "a part of the request is left to the client, and `--emit {0}` cannot say so"
        help "use `--emit json`, or say `--mode strict`" example None "needs split mode; tests/cli.rs";
    934 RowsUndecided Error "the client cannot decide this about `{0}` on rows that are JSON: there {1}"
        help "{2}" example None "needs split mode; tests/corpus/server.txt";
    935 SearchRefused Error "on `{0}` of version {1} the database refuses this: rows are counted by an aggregation, where nothing searches by distance"
        help "write {2} for the same points, or say `--mode split` to leave it to the client"
        example None "needs a server; tests/corpus/server.txt";
    936 SearchUnsure Error "it is not established that the database can search so where `{0}` of version {1} asks it"
        help "write {2}: it takes no index" example None "needs a server; tests/corpus/server.txt";
    937 SampleInPages Error "`{0}` draws anew for every page: some rows would come twice, and others never"
        help "leave it out, or let the server evaluate all and give one page, with a `count` of 100 at most"
        example None "needs a server; tests/corpus/server.txt";

    // 1000–1099: the command line and batch lines
    1000 NotUtf8 Error "the byte {0} is no part of UTF-8"
        help "save the text as UTF-8, for example with `iconv -f {1} -t utf-8`"
        example None "a text that is not UTF-8 cannot stand here; see `tests/cli.rs`";
    1001 LineNotJson Error "the line is not JSON: {0}"
        help "a line is an object such as `{\"text\":\"active = true\"}`" example Line "{\"text\":\"active = true\"";
    1002 LineNotObject Error "a line is an object, not {0}"
        help "write `{\"text\":\"active = true\"}`" example Line "\"active = true\"";
    1003 LineUnknownKey Error "a line has no key `{0}`"
        help "the keys are {1}" example Line "{\"text\":\"a = 1\",\"remark\":\"none\"}";
    1004 LineMistypedKey Error "a line has no key `{0}`"
        help "write `\"{1}\"`" example Line "{\"txet\":\"a = 1\"}";
    1005 LineDuplicateKey Error "the key `{0}` is given twice"
        help "remove one of the two" example Line "{\"text\":\"a = 1\",\"text\":\"b = 1\"}";
    1006 LineWrongType Error "`{0}` is {1}, not {2}"
        help "write {2} there" example Line "{\"query\":\"a = 1\",\"count\":\"50\"}";
    1007 LineWithoutText Error "the line holds no request"
        help "add `\"text\":\"…\"`, or parts such as `\"query\":\"…\"`; an empty text is fine"
        example Line "{\"id\":\"a1\"}";
    1008 LineTextWithPart Error "`{0}` stands beside `\"text\"`, which holds everything"
        help "remove `{0}`, or give the filter as `\"query\"` instead of `\"text\"`"
        example Line "{\"text\":\"a = 1\",\"sort\":\"-b\"}";
    1009 LineBadServer Error "the server of the line is contradictory"
        help "{0}" example Line "{\"text\":\"a = 1\",\"unsafe\":false}";
    1010 LineBadSetting Error "`{0}` is no {1}"
        help "{2}" example Line "{\"text\":\"a = 1\",\"tz\":\"Europe/Berlni\"}";
    1011 NotCanonical Error "the text is not in its canonical form"
        help "write it with `rocketql fmt`" example None "`rocketql fmt --check 'a==1'`; see `tests/cli.rs`";
    1012 LineForFormat Error "`fmt` takes a whole request, and this line has parts"
        help "give them as one `\"text\"`, or use `--do render`"
        example None "`rocketql batch --do fmt` with a line that has parts; see `tests/cli.rs`";
    1013 ClausesUnsaid Error "a part of the filter is sent as a parameter of its own, and `--emit {0}` cannot say so"
        help "use `--emit json`, `--emit url` or `--emit curl`"
        example None "`rocketql compile --emit query 'channels.messages: rid = GENERAL'`; see `tests/cli.rs`";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// The stages of a module without the catalogue are all but these.
    const NEED_CATALOGUE: [&str; 17] = [
        "schema/check/",
        "matcher/",
        "filter.rs",
        "explain",
        "plan/endpoint.rs",
        "plan/report.rs",
        "plan/projection.rs",
        "plan/order.rs",
        "plan/paging.rs",
        "plan/parameters.rs",
        "plan/unfit.rs",
        "plan/values.rs",
        "plan/length.rs",
        "plan/residual.rs",
        "plan/decided/",
        "plan/legalize/",
        "plan/typed/",
    ];

    fn each_file(folder: &Path, visit: &mut dyn FnMut(&Path)) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { each_file(&path, visit) } else { visit(&path) }
        }
    }

    #[test]
    fn what_has_no_wording_in_a_module_is_reported_by_no_stage_in_it() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let (mut seen, mut wrong) = (0, Vec::new());
        each_file(&source, &mut |path| {
            let name = path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
            if name.starts_with("diagnostic/") || name.contains("tests") {
                return;
            }
            let text = fs::read_to_string(path).unwrap();
            for code in Code::ALL {
                let named = format!("Code::{code:?}");
                let is_named = text.match_indices(&named).any(|(at, _)| {
                    !text[at + named.len()..].starts_with(|next: char| next.is_ascii_alphanumeric())
                });
                let number = *code as u16;
                if !is_named || !fetches(number) && !needs_catalogue(number) {
                    continue;
                }
                seen += 1;
                let may = |places: &[&str]| places.iter().any(|place| name.starts_with(place));
                if !may(&["client/", "cli/"]) && (fetches(number) || !may(&NEED_CATALOGUE)) {
                    wrong.push(format!("{name} reports {code:?}"));
                }
            }
        });
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(seen > 100, "{seen}");
    }
}
