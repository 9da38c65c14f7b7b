//! The table of MongoDB's query operators: one line for each, read by the reader, the checker, the printer and the docs.

/// Where an operator may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// As a key of a query object: `{"$or":[…]}`.
    Query,
    /// As a key of a path's operator object: `{"a":{"$gt":1}}`.
    Field,
    /// Inside another operator's operand.
    Argument,
    /// Nowhere: it is never sent, under any policy.
    Refused,
}

/// The rule for what stands to the right of an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operand {
    /// Any value.
    Any,
    /// Any value except a regex and `undefined`.
    Comparable,
    /// An array of values; regexes may be among them, objects that start with `$` may not.
    Values,
    /// An array of values, or of `$elemMatch` objects only.
    AllValues,
    /// A non-empty array of query objects.
    Queries,
    /// A regex, or a non-empty operator object.
    Negated,
    /// A query object, or an object of field operators.
    Element,
    /// Read as true or false.
    Truth,
    /// A type name, a type number, or a non-empty array of them.
    Types,
    /// `[divisor, remainder]`.
    Modulo,
    /// A pattern: text or a regex.
    Pattern,
    /// Letters out of `imsxu`, beside `$regex`.
    Options,
    /// A whole number from 0.
    Count,
    /// A whole number from 0, a binary, or an array of bit positions.
    Mask,
    /// A shape: `$geometry`, `$box`, `$polygon`, `$center`, `$centerSphere`.
    Shape,
    /// `{"$geometry":…}`.
    Geometry,
    /// A point with distances, or `[x, y]`.
    Near,
    /// A number from 0.
    Distance,
    /// `{"$search":…}` and its options.
    Text,
    /// A number from 0 to 1.
    Rate,
    /// Nothing: the operator is refused.
    Nothing,
}

impl Operand {
    /// What the rule asks for, as messages say it, and an example of it in EJSON.
    pub const fn wanted(self) -> (&'static str, &'static str) {
        match self {
            Self::Any => ("a value", "1"),
            Self::Comparable => ("a value other than a regex", "1"),
            Self::Values => ("an array of values", r#"["a","b"]"#),
            Self::AllValues => ("an array of values or of `$elemMatch` objects", r#"["a","b"]"#),
            Self::Queries => ("a non-empty array of query objects", r#"[{"a":1},{"b":2}]"#),
            Self::Negated => ("a regex or a non-empty object of operators", r#"{"$gt":1}"#),
            Self::Element => ("an object", r#"{"x":1}"#),
            Self::Truth => ("`true` or `false`", "true"),
            Self::Types => ("a type's name or number, or a non-empty array of them", r#""string""#),
            Self::Modulo => ("an array of a divisor and a remainder, both finite numbers", "[4,1]"),
            Self::Pattern => ("a pattern as text, or a regex", r#""^a""#),
            Self::Options => ("text out of the letters `imsxu`", r#""i""#),
            Self::Count => ("a whole number from 0", "2"),
            Self::Mask => ("a whole number from 0, a binary, or an array of bit positions from 0", "35"),
            Self::Shape => (
                "one shape: `$geometry` with a polygon, `$box`, `$polygon`, `$center` or `$centerSphere`",
                r#"{"$box":[[0,0],[10,10]]}"#,
            ),
            Self::Geometry => {
                ("an object with `$geometry` alone", r#"{"$geometry":{"type":"Point","coordinates":[1,2]}}"#)
            }
            Self::Near => (
                "a point: an object with `$geometry`, or two numbers",
                r#"{"$geometry":{"type":"Point","coordinates":[1,2]},"$maxDistance":500}"#,
            ),
            Self::Distance => ("a number from 0", "500"),
            Self::Text => ("an object with `$search`", r#"{"$search":"coffee shop"}"#),
            Self::Rate => ("a number from 0 to 1", "0.5"),
            Self::Nothing => ("nothing", ""),
        }
    }
}

macro_rules! operators {
    ($($name:ident $key:literal $context:ident $operand:ident since $since:literal spelled $spelling:literal
       doc $doc:literal source $source:literal;)*) => {
        /// An operator of MongoDB's query language. Refused ones are here too, so that refusing is a located message.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Operator {
            $(#[doc = $doc] $name,)*
        }

        impl Operator {
            /// Every operator, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The key, with its `$`.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// The key as JSON has it, in quotes and with its colon; then sixteen blanks, for who takes so many bytes at once.
            pub(crate) const fn json_key(self) -> &'static str {
                match self { $(Self::$name => concat!("\"", $key, "\":                "),)* }
            }

            /// Where it may stand.
            pub const fn context(self) -> Context {
                match self { $(Self::$name => Context::$context,)* }
            }

            /// The rule for its operand.
            pub const fn operand(self) -> Operand {
                match self { $(Self::$name => Operand::$operand,)* }
            }

            /// The first MongoDB version that has it.
            pub const fn since(self) -> &'static str {
                match self { $(Self::$name => $since,)* }
            }

            /// How the filter language spells it; empty where only a raw filter can hold it.
            pub const fn spelling(self) -> &'static str {
                match self { $(Self::$name => $spelling,)* }
            }

            /// What it does, in one sentence.
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$name => $doc,)* }
            }

            /// Where the operand rule was read.
            pub const fn source(self) -> &'static str {
                match self { $(Self::$name => $source,)* }
            }

            /// The operator of this key.
            ///
            /// ```
            /// use rocketql::Operator;
            /// assert_eq!(Operator::from_key("$gte"), Some(Operator::Gte));
            /// assert_eq!(Operator::from_key("gte"), None);
            /// ```
            pub fn from_key(key: &str) -> Option<Self> {
                if cfg!(target_family = "wasm") {
                    // To go through the table takes less of a module than to compare with each.
                    return Self::ALL.iter().copied().find(|operator| operator.key() == key);
                }
                match key { $($key => Some(Self::$name),)* _ => None }
            }
        }
    };
}

operators! {
    Eq "$eq" Field Any since "1.0" spelled "a = v" doc "Equal to a value." source "mongodb/mongo 4.1 source";
    Ne "$ne" Field Comparable since "1.0" spelled "a != v" doc "Not equal to a value; missing fields match." source "mongodb/mongo 4.1 source";
    Gt "$gt" Field Comparable since "1.0" spelled "a > v" doc "Greater, among values of the same type." source "mongodb/mongo 4.1 source";
    Gte "$gte" Field Comparable since "1.0" spelled "a >= v" doc "Greater or equal, among values of the same type." source "mongodb/mongo 4.1 source";
    Lt "$lt" Field Comparable since "1.0" spelled "a < v" doc "Less, among values of the same type." source "mongodb/mongo 4.1 source";
    Lte "$lte" Field Comparable since "1.0" spelled "a <= v" doc "Less or equal, among values of the same type." source "mongodb/mongo 4.1 source";
    In "$in" Field Values since "1.0" spelled "a in (v, w)" doc "Equal to one of the values, or matched by one of the regexes." source "mongodb/mongo 4.1 source";
    Nin "$nin" Field Values since "1.0" spelled "a not in (v, w)" doc "Equal to none of the values; missing fields match." source "mongodb/mongo 4.1 source";
    And "$and" Query Queries since "2.0" spelled "x and y" doc "All of the queries match." source "mongodb/mongo 4.1 source";
    Or "$or" Query Queries since "1.6" spelled "x or y" doc "At least one of the queries matches." source "mongodb/mongo 4.1 source";
    Nor "$nor" Query Queries since "1.8" spelled "not (x or y)" doc "None of the queries matches." source "mongodb/mongo 4.1 source";
    Not "$not" Field Negated since "1.0" spelled "not a > v" doc "The operators or the regex do not match; missing fields match." source "mongodb/mongo 4.1 source; over $regex since 4.0.7";
    Exists "$exists" Field Truth since "1.0" spelled "a exists, a missing" doc "The field is there, or is not." source "mongodb/mongo 4.1 source";
    Type "$type" Field Types since "1.0" spelled "a is string" doc "The value, or an element of it, has a type." source "mongodb/mongo 4.1 source";
    Mod "$mod" Field Modulo since "1.0" spelled "a % 4 = 1" doc "The remainder of a division." source "mongodb/mongo 4.1 source";
    Regex "$regex" Field Pattern since "1.0" spelled "a ~ /re/" doc "Text that a PCRE2 pattern matches." source "mongodb/mongo 4.1 source";
    Options "$options" Field Options since "1.0" spelled "a ~ /re/i" doc "The flags of the $regex beside it." source "mongodb/mongo 4.1 source; letters since 6.1";
    All "$all" Field AllValues since "1.0" spelled "a all (v, w)" doc "An array that holds all of the values." source "mongodb/mongo 4.1 source";
    ElemMatch "$elemMatch" Field Element since "1.4" spelled "a has (x = 1)" doc "One element of an array passes all of the tests." source "mongodb/mongo 4.1 source";
    Size "$size" Field Count since "1.0" spelled "a size 2" doc "An array of this length." source "mongodb/mongo 4.1 source";
    BitsAllSet "$bitsAllSet" Field Mask since "3.2" spelled "a bits all set 35" doc "All bits of the mask are 1." source "mongodb/mongo 4.1 source";
    BitsAllClear "$bitsAllClear" Field Mask since "3.2" spelled "a bits all clear 35" doc "All bits of the mask are 0." source "mongodb/mongo 4.1 source";
    BitsAnySet "$bitsAnySet" Field Mask since "3.2" spelled "a bits any set 35" doc "One bit of the mask is 1." source "mongodb/mongo 4.1 source";
    BitsAnyClear "$bitsAnyClear" Field Mask since "3.2" spelled "a bits any clear 35" doc "One bit of the mask is 0." source "mongodb/mongo 4.1 source";
    GeoWithin "$geoWithin" Field Shape since "2.4" spelled "a within box(1, 2, 3, 4)" doc "A place inside a shape." source "MongoDB manual, unverified";
    Within "$within" Field Shape since "1.4" spelled "" doc "The old name of $geoWithin." source "MongoDB manual, unverified";
    GeoIntersects "$geoIntersects" Field Geometry since "2.4" spelled "a intersects {GeoJSON}" doc "A place that a shape touches." source "MongoDB manual, unverified";
    Near "$near" Field Near since "1.4" spelled "a near point(1, 2) max 500" doc "Places by distance, the nearest first." source "mongodb/mongo 4.1 source";
    NearSphere "$nearSphere" Field Near since "1.8" spelled "a nearsphere point(1, 2)" doc "Places by distance on a sphere, the nearest first." source "MongoDB manual, unverified";
    GeoNear "$geoNear" Field Near since "2.4" spelled "" doc "The old name of $near." source "MongoDB manual, unverified";
    MaxDistance "$maxDistance" Field Distance since "1.4" spelled "max 500" doc "The farthest place of $near, in metres or radians." source "MongoDB manual, unverified";
    MinDistance "$minDistance" Field Distance since "2.4" spelled "min 10" doc "The nearest place of $near, in metres or radians." source "MongoDB manual, unverified";
    UniqueDocs "$uniqueDocs" Argument Any since "1.4" spelled "" doc "Ignored since 2.6." source "MongoDB manual, unverified";
    GeometryArgument "$geometry" Argument Any since "2.4" spelled "point(1, 2)" doc "A GeoJSON object." source "MongoDB manual, unverified";
    Box "$box" Argument Any since "1.4" spelled "box(1, 2, 3, 4)" doc "Two opposite corners." source "MongoDB manual, unverified";
    Polygon "$polygon" Argument Any since "1.4" spelled "polygon((1, 2), (3, 4), (5, 6))" doc "The corners of a flat polygon." source "MongoDB manual, unverified";
    Center "$center" Argument Any since "1.4" spelled "circle(1, 2, 3)" doc "A flat circle: centre and radius." source "MongoDB manual, unverified";
    CenterSphere "$centerSphere" Argument Any since "1.4" spelled "sphere(1, 2, 0.1)" doc "A circle on a sphere: centre and radius in radians." source "MongoDB manual, unverified";
    Text "$text" Query Text since "2.6" spelled "text(\"coffee shop\")" doc "A text search; needs a text index." source "mongodb/mongo 4.1 source";
    Search "$search" Argument Any since "2.6" spelled "text(\"coffee shop\")" doc "The words of a text search." source "MongoDB manual, unverified";
    Language "$language" Argument Any since "2.6" spelled "" doc "The language of a text search." source "MongoDB manual, unverified";
    CaseSensitive "$caseSensitive" Argument Any since "3.2" spelled "" doc "Whether a text search regards case." source "MongoDB manual, unverified";
    DiacriticSensitive "$diacriticSensitive" Argument Any since "3.2" spelled "" doc "Whether a text search regards accents." source "MongoDB manual, unverified";
    Comment "$comment" Query Any since "2.6" spelled "" doc "A note that shows in the database's logs." source "MongoDB manual, unverified";
    SampleRate "$sampleRate" Query Rate since "4.4.2" spelled "" doc "A random share of the documents." source "MongoDB manual, unverified";
    Where "$where" Refused Nothing since "1.0" spelled "" doc "Runs JavaScript on every document." source "mongodb/mongo 4.1 source";
    Expr "$expr" Refused Nothing since "3.6" spelled "" doc "Computes an aggregation expression on every document." source "mongodb/mongo 4.1 source";
    JsonSchema "$jsonSchema" Refused Nothing since "3.6" spelled "" doc "Checks every document against a schema." source "mongodb/mongo 4.1 source";
    Function "$function" Refused Nothing since "4.4" spelled "" doc "Runs JavaScript." source "MongoDB manual, unverified";
    Accumulator "$accumulator" Refused Nothing since "4.4" spelled "" doc "Runs JavaScript." source "MongoDB manual, unverified";
    Unknown "$" Refused Nothing since "" spelled "" doc "An operator that MongoDB does not have, or keeps to itself." source "";
}

/// A set of operators.
///
/// ```
/// use rocketql::{Operator, OperatorSet};
/// let set = OperatorSet::of(&[Operator::Gt, Operator::Lt]);
/// assert!(set.contains(Operator::Gt) && !set.contains(Operator::In));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OperatorSet(u64);

const _: () = assert!(Operator::ALL.len() <= 64, "an `OperatorSet` has 64 bits");

impl OperatorSet {
    /// The set of these operators.
    pub const fn of(mut operators: &[Operator]) -> Self {
        let mut bits = 0;
        while let [first, rest @ ..] = operators {
            bits |= 1 << *first as u8;
            operators = rest;
        }
        Self(bits)
    }

    /// Whether the operator is in the set.
    pub const fn contains(self, operator: Operator) -> bool {
        self.0 & (1 << operator as u8) != 0
    }

    /// Adds an operator; says whether it was new.
    pub const fn insert(&mut self, operator: Operator) -> bool {
        let new = !self.contains(operator);
        self.0 |= 1 << operator as u8;
        new
    }

    /// Whether the two sets share an operator.
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What either set holds.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
