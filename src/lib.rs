//! RocketQL compiles compact filter texts and pasted EJSON into validated parameters for Rocket.Chat servers.
//!
//! Two texts in, one typed model, one road out. Each arrow is one pure function; problems go to one list, and a stage goes
//! on. Everything that a caller can send has passed the plan.
//!
//! ```text
//!  DSL text   ─ lex ─▶ tokens ─ parse ─▶ Ast ─ lower ─┐
//!                                                      ├─▶ Request ─ validate ─▶ plan ─▶ Plan ─ emit ─▶ parameters:
//!  EJSON text ─ lex ─▶ tokens ─ read ──────────────────┘            (operands)  (target)     JSON, URL, curl, mongosh,
//!                                                                                            http::Request, BSON
//! ```
//! A filter that is a conjunction of simple tests is lowered from its tokens, to the same nodes.
//!
//! [`compile`](compile()) takes one text, [`compile_parts`] the parts of a form, and [`Compiler`] keeps its buffers from one request to
//! the next:
//!
//! ```
//! use rocketql::Options;
//! let text = "im.list.everyone: msgs > 100 and u.username = bob | sort -lm | page 2 size 50";
//! let compiled = rocketql::compile(text, &Options::default()).unwrap();
//! assert_eq!(compiled.query(), r#"{"msgs":{"$gt":100},"u.username":"bob"}"#);
//! assert_eq!(compiled.url().unwrap().split('&').last(), Some("count=50"));
//! ```
//!
//! What is refused comes back as a [`Report`]: every mistake with its [`Code`], its place, a help, and the [`Fix`]es that mend it.
//!
//! ```
//! let text = "msgs => 100 and name contians bob";
//! let report = rocketql::compile(text, &rocketql::Options::default()).unwrap_err();
//! let [first, second] = report.diagnostics() else { unreachable!() };
//! assert_eq!(first.message(text), "`=>` is written `>=` here");
//! assert_eq!(second.fixes[0].apply(text), "msgs => 100 and name contains bob");
//! ```
//!
//! [`Filter`] selects rows that are at hand, [`explain()`] says what becomes of a request on a server, [`format()`] and [`render`]
//! write texts anew, and [`assist`] completes and explains a text that is being typed. The library reads no clock, no zone
//! and no network: `now` and `zone` are [`Options`].

mod arena;
pub mod assist;
#[cfg(feature = "client")]
pub mod client;
mod compile;
mod compiled;
mod diagnostic;
mod digits;
mod dsl;
mod ejson;
mod emit;
mod explain;
mod filter;
#[cfg(any(feature = "serde_json", feature = "bson"))]
mod import;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals;
mod json_text;
mod lex;
mod limits;
mod matcher;
mod nearest;
mod operator;
mod options;
mod path;
mod plan;
mod request;
mod rewrite;
mod schema;
mod server;
mod slots;
mod sorted;
mod span;
mod stack;
mod value;
mod version;
mod words;

pub use compile::Compiler;
pub use compiled::Compiled;
pub use diagnostic::{
    Arg, Code, Diagnostic, Diagnostics, Edit, Example, Fix, Part, Related, Report, Severity,
};
pub use ejson::Dialect;
pub use emit::form::DateForm;
pub use emit::parameters::{Parameter, Value};
pub use emit::residual::Client;
pub use explain::Explanation;
pub use filter::Selection;
#[cfg(feature = "bson")]
pub use import::compile_document;
#[cfg(feature = "serde_json")]
pub use import::compile_value;
pub use limits::Limits;
pub use matcher::{Filter, HostPattern, PatternHost, RowError, RowFields, RowKey, RowOrder};
pub use operator::{Context, Operand, Operator, OperatorSet};
pub use options::{Input, Options, Parts};
pub use plan::{Mode, Server, Target};
pub use rewrite::Rendered;
pub use schema::{Collection, Field, Type, TypeSet};
pub use server::{
    Branch, Claim, ClaimKind, Endpoint, Fixed, ListParameter, Meaning, Orders,
    Parameter as EndpointParameter, Permission, Returned, Rows, Treatment, Typed, UNSAFE_REMOVED_SINCE,
    UNSAFE_SWITCH_SINCE, ValueTest, When, Wire, endpoints,
};
pub use span::{LineIndex, Position, Span};
pub use value::{EpochUnit, FixedZone, Utc, Zone};
pub use version::{Certainty, Version, VersionError, Versions};

// For the façade in `wasm/`, which writes JSON too.
#[doc(hidden)]
pub use json_text::string as json_string;
// For the façade in `wasm/`, which sorts rows.
#[doc(hidden)]
pub use sorted::sort_by;
// For the command line, which suggests names too.
#[doc(hidden)]
pub use nearest::nearest;

/// Compiles a text: a request in the filter language, or an EJSON filter.
///
/// # Errors
/// Where the text has an error: everything that was found in it, each thing with its place, its code, a reason and, where
/// there is one, the fix.
///
/// ```
/// use rocketql::{Options, compile};
/// assert_eq!(compile("a in (1, 2)", &Options::default()).unwrap().query(), r#"{"a":{"$in":[1,2]}}"#);
/// assert_eq!(compile(r#"{"a": 1.0}"#, &Options::default()).unwrap().query(), r#"{"a":1}"#);
/// let report = compile("a === 1", &Options::default()).unwrap_err();
/// assert_eq!(report.diagnostics()[0].fixes[0].apply("a === 1"), "a = 1");
/// ```
pub fn compile(text: &str, options: &Options<'_>) -> Result<Compiled, Report> {
    compile_parts(&Parts { text: Some(text), ..Parts::default() }, options)
}

/// Compiles a request whose parts are given apart.
///
/// # Errors
/// Where a part has an error: everything that was found in them.
///
/// ```
/// use rocketql::{Options, Parts, compile_parts};
/// let parts = Parts { filter: Some("t = c"), fields: Some("name, -_id"), count: Some("10"), ..Parts::default() };
/// let compiled = compile_parts(&parts, &Options::default()).unwrap();
/// assert_eq!(compiled.fields().as_deref(), Some(r#"{"name":1,"_id":0}"#));
/// ```
pub fn compile_parts(parts: &Parts<'_>, options: &Options<'_>) -> Result<Compiled, Report> {
    compile::once(parts, options)
}

/// Checks a request and gives everything that was found, whether it compiles or not. A filter in EJSON for any server in which
/// there is nothing to be found is mostly only looked at: where many are checked, that costs least.
///
/// ```
/// use rocketql::{Options, Parts, check};
/// let report = check(&Parts { text: Some("a = 1 b = 2"), ..Parts::default() }, &Options::default());
/// assert!(report.has_errors());
/// ```
pub fn check(parts: &Parts<'_>, options: &Options<'_>) -> Report {
    compile::check(parts, options)
}

/// Compiles a request and explains the plan: what goes where and why, what the server would have made of the request as it
/// stands, and how sure that is.
///
/// # Errors
/// Where the request does not compile, or there is no plan: everything that was found.
///
/// ```
/// use rocketql::{Options, Parts, explain};
/// let explanation = explain(&Parts { text: Some("users.list: active = true"), ..Parts::default() }, &Options::default());
/// assert!(explanation.unwrap().to_text().starts_with("users.list on Rocket.Chat 8.8.1 (assumed)"));
/// ```
pub fn explain(parts: &Parts<'_>, options: &Options<'_>) -> Result<Explanation, Report> {
    explain::explain(parts, options)
}

/// Checks that a text is one EJSON value of any dialect, without the rules of queries, and gives everything that was found.
///
/// ```
/// use rocketql::{Options, check_value};
/// assert!(check_value(r#"[{"$oid":"507f1f77bcf86cd799439011"}]"#, &Options::default()).is_empty());
/// assert!(check_value(r#"{"a":{"$date":"yesterday"}}"#, &Options::default()).has_errors());
/// ```
pub fn check_value(text: &str, options: &Options<'_>) -> Report {
    compile::check_value(text, options)
}

/// Writes a text of the filter language in its canonical form: keywords and operators in one spelling, parentheses where
/// `and` and `or` meet, long requests over several lines. Comments are kept; what is canonical stays as it is.
///
/// # Errors
/// Where the text has an error of grammar: everything that was found in it.
///
/// ```
/// use rocketql::{Options, format};
/// let text = format("a EQ 1 AND (b=2 OR c between 3 and 4)|SORT -a", &Options::default()).unwrap();
/// assert_eq!(text, "a = 1 and (b = 2 or c in 3..4) | sort -a");
/// ```
pub fn format(text: &str, options: &Options<'_>) -> Result<String, Report> {
    rewrite::format(text, options)
}

/// Writes a request, given in EJSON or in the filter language, as canonical text that compiles to the same parameters.
/// A clause that the language has no form for stands in it as a raw `{…}` filter; what an endpoint's server would do with it
/// does not matter. Where it holds dates, read the text with
/// [`EpochUnit::Milliseconds`].
///
/// # Errors
/// Where the request does not compile: everything that was found in it.
///
/// ```
/// use rocketql::{Options, Parts, render};
/// let query = r#"{"name":{"$regex":"^g","$options":"i"},"$nor":[{"a":1},{"b":{"$gt":2}}]}"#;
/// let parts = Parts { filter: Some(query), sort: Some(r#"{"name":-1}"#), ..Parts::default() };
/// assert_eq!(
///     render(&parts, &Options::default()).unwrap().text(),
///     r#"name startswith i"g" and not (a = 1 or b > 2) | sort -name"#
/// );
/// ```
pub fn render(parts: &Parts<'_>, options: &Options<'_>) -> Result<Rendered, Report> {
    let mut compiler = Compiler::new();
    let compiled = compiler.transcribe(parts, options)?;
    Ok(rewrite::render(compiled, options))
}

/// The README's Rust snippets, compiled and run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
