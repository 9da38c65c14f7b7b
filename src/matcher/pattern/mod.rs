//! A pattern to whether a text of a row has a match, meaning what MongoDB's PCRE2 means by it.
//!
//! What most patterns are, a text to begin with, to end with or to hold, needs no engine. Any other is told, item by item,
//! to an [`Engine`]: the crate `regex`, whose time is linear in the text, or, where it has lookarounds, references back or
//! parts that are not gone back into, the crate `fancy-regex` with a limit on its steps. A host may lend its own instead. Nothing is left to what an engine
//! means by `\w` or by the flag `i`: sets are written out. What has no exact translation is refused.

#[cfg(feature = "matcher")]
mod engine;
mod host;
pub(crate) mod javascript;
mod literal;
#[cfg(feature = "matcher")]
mod print;

use super::view::{RowError, Text};
use crate::diagnostic::Code;
use crate::value::regex::{self, Tree};
pub use host::{HostPattern, PatternHost};
use literal::Literal;
use std::fmt;
use std::sync::Arc;

/// What searches texts for a pattern.
pub(super) trait Engine: fmt::Debug + Send + Sync {
    /// Whether the text has a match.
    fn is_match(&self, text: &str) -> Result<bool, RowError>;

    /// About what a search costs, in comparisons of a value.
    fn cost(&self) -> u32;
}

/// A pattern with its flags.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    source: Box<str>,
    flags: Box<str>,
    search: Search,
}

#[derive(Debug, Clone)]
enum Search {
    Literal(Literal),
    Engine(Arc<dyn Engine>),
}

/// Why a pattern cannot be evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It holds this, which only PCRE2 means as it does.
    Holds(&'static str),
    /// Some text may keep the host's engine busy, and nobody could stop it.
    Endless,
    /// The engine would need too much memory for it.
    #[cfg(feature = "matcher")]
    TooLarge,
    /// This build has no engine.
    #[cfg(not(feature = "matcher"))]
    NoEngine,
}

impl Refusal {
    pub(super) fn code(self) -> Code {
        match self {
            Self::Holds(_) => Code::RowPattern,
            Self::Endless => Code::RowPatternEndless,
            #[cfg(feature = "matcher")]
            Self::TooLarge => Code::RowPatternSize,
            #[cfg(not(feature = "matcher"))]
            Self::NoEngine => Code::RowPatternEngine,
        }
    }

    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Holds(part) => part,
            Self::Endless => "",
            #[cfg(feature = "matcher")]
            Self::TooLarge => "",
            #[cfg(not(feature = "matcher"))]
            Self::NoEngine => "",
        }
    }
}

impl Pattern {
    /// Readies a pattern, for the host's engine where there is one.
    pub(super) fn new(source: &str, flags: &str, host: Option<&dyn PatternHost>) -> Result<Self, Refusal> {
        let tree = regex::read(source, flags).map_err(Refusal::Holds)?;
        let search = match Literal::of(&tree) {
            Some(literal) => Search::Literal(literal),
            None => Search::Engine(match host {
                Some(host) => host::compile(source, flags, &tree, host)?,
                None => engine(&tree)?,
            }),
        };
        Ok(Self { source: source.into(), flags: flags.into(), search })
    }

    #[inline]
    pub(super) fn is_match(&self, text: Text<'_>) -> Result<bool, RowError> {
        match (&self.search, text) {
            (Search::Literal(literal), Text::Plain(text)) => Ok(literal.is_match(text)),
            (Search::Literal(literal), escaped) => Ok(literal.is_match(&escaped.decoded())),
            (Search::Engine(engine), Text::Plain(text)) => engine.is_match(text),
            (Search::Engine(engine), escaped) => engine.is_match(&escaped.decoded()),
        }
    }

    /// Whether a regex that is a row's value is this very pattern.
    pub(super) fn is(&self, source: &str, flags: &str) -> bool {
        *self.source == *source && *self.flags == *flags
    }

    pub(super) fn cost(&self) -> u32 {
        match &self.search {
            Search::Literal(_) => 3,
            Search::Engine(engine) => engine.cost(),
        }
    }
}

#[cfg(feature = "matcher")]
fn engine(tree: &Tree) -> Result<Arc<dyn Engine>, Refusal> {
    engine::compile(tree)
}

#[cfg(not(feature = "matcher"))]
fn engine(_: &Tree) -> Result<Arc<dyn Engine>, Refusal> {
    Err(Refusal::NoEngine)
}

#[cfg(all(test, feature = "matcher"))]
mod tests;
