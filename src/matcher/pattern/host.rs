//! A host's own engine, such as the `RegExp` of a browser, as an engine here.

use super::javascript::javascript;
use super::{Engine, Refusal};
use crate::diagnostic::Code;
use crate::matcher::view::RowError;
use crate::value::regex::{self, Tree};
use std::fmt;
use std::sync::Arc;

/// A host that searches texts with an engine of its own, for builds that have none.
///
/// Patterns come in JavaScript's spelling for the flag `u` alone, and mean there what MongoDB means by what was written.
/// Such an engine has no limit on its steps, so patterns that may take very long are refused before they come here.
///
/// ```
/// use rocketql::{Filter, HostPattern, Options, PatternHost};
/// use std::sync::Arc;
///
/// /// Knows one pattern.
/// struct Host;
///
/// #[derive(Debug)]
/// struct Letter;
///
/// impl PatternHost for Host {
///     fn compile(&self, source: &str) -> Option<Arc<dyn HostPattern>> {
///         (source == r"[\u{61}-\u{63}]").then(|| Arc::new(Letter) as Arc<dyn HostPattern>)
///     }
/// }
///
/// impl HostPattern for Letter {
///     fn is_match(&self, text: &str) -> bool {
///         text.contains(['a', 'b', 'c'])
///     }
/// }
///
/// let options = Options { patterns: Some(&Host), ..Options::default() };
/// let filter = Filter::new("name ~ /[a-c]/", &options).unwrap();
/// assert_eq!(filter.matches_json(br#"{"name":"xyb"}"#), Ok(true));
/// ```
pub trait PatternHost: Send + Sync {
    /// Readies a pattern for many searches; nothing where the host does not take it.
    fn compile(&self, source: &str) -> Option<Arc<dyn HostPattern>>;
}

/// A pattern that a [`PatternHost`] has made ready.
pub trait HostPattern: fmt::Debug + Send + Sync {
    /// Whether the text has a match.
    fn is_match(&self, text: &str) -> bool;
}

/// Has the host ready a pattern, which is what `tree` was read from.
pub(super) fn compile(
    source: &str,
    flags: &str,
    tree: &Tree,
    host: &dyn PatternHost,
) -> Result<Arc<dyn Engine>, Refusal> {
    if may_take_long(source, flags) {
        return Err(Refusal::Endless);
    }
    let translated = javascript(tree).map_err(Refusal::Holds)?;
    let pattern = host.compile(&translated);
    Ok(Arc::new(Host(pattern.ok_or(Refusal::Holds("a part that the engine here does not have"))?)))
}

/// Whether a text may keep an engine busy for very long that goes back: whatever is warned of where a pattern is sent.
fn may_take_long(source: &str, flags: &str) -> bool {
    let mut takes_long = false;
    regex::scan(source, flags, &mut |finding| {
        takes_long |= matches!(
            finding.code,
            Code::PatternLoopNested
                | Code::PatternLoopAlternatives
                | Code::PatternLoopReference
                | Code::PatternLoopsAdjacent
                | Code::PatternWildcards
                | Code::PatternCopies
        );
    });
    takes_long
}

#[derive(Debug)]
struct Host(Arc<dyn HostPattern>);

impl Engine for Host {
    fn is_match(&self, text: &str) -> Result<bool, RowError> {
        Ok(self.0.is_match(text))
    }

    fn cost(&self) -> u32 {
        60
    }
}
