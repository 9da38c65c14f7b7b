//! The crates `regex` and `fancy-regex` as engines. The only file that names them.

use super::print::print;
use super::{Engine, Refusal};
use crate::matcher::view::RowError;
use crate::value::regex::Tree;
use std::sync::Arc;

/// How often the engine that goes back may do so on one text: as often as the database, whose PCRE2 then gives up too.
const MOST_STEPS: usize = 200_000;

/// How many bytes a compiled pattern may take.
const LARGEST: usize = 8 << 20;

/// Compiles a pattern for the engine that it needs.
pub(super) fn compile(tree: &Tree) -> Result<Arc<dyn Engine>, Refusal> {
    let printed = print(tree).map_err(Refusal::Holds)?;
    if !printed.needs_backtracking {
        let mut builder = regex::RegexBuilder::new(&printed.text);
        let built = builder.size_limit(LARGEST).build();
        return Ok(Arc::new(Linear(built.map_err(|_| Refusal::TooLarge)?)));
    }
    let mut builder = fancy_regex::RegexBuilder::new(&printed.text);
    builder.backtrack_limit(MOST_STEPS).delegate_size_limit(LARGEST);
    match builder.build() {
        Ok(built) => Ok(Arc::new(Backtracking(built))),
        Err(fancy_regex::Error::CompileError(_)) => {
            Err(Refusal::Holds("a part that the engine here does not have"))
        }
        Err(_) => Err(Refusal::Holds("a part that the engine here does not have")),
    }
}

#[derive(Debug)]
struct Linear(regex::Regex);

impl Engine for Linear {
    fn is_match(&self, text: &str) -> Result<bool, RowError> {
        Ok(self.0.is_match(text))
    }

    fn cost(&self) -> u32 {
        20
    }
}

#[derive(Debug)]
struct Backtracking(fancy_regex::Regex);

impl Engine for Backtracking {
    fn is_match(&self, text: &str) -> Result<bool, RowError> {
        self.0.is_match(text).map_err(|_| RowError::PatternLimit)
    }

    fn cost(&self) -> u32 {
        60
    }
}
