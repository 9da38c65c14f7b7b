//! How much input a caller is willing to have read.

/// Limits on one text. What lies beyond one is a located error, never a crash.
///
/// ```
/// use rocketql::Limits;
/// let limits = Limits { max_depth: 5000, ..Limits::default() };
/// assert_eq!(limits.depth(), Limits::DEPTH_CEILING);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest text, in bytes.
    pub max_bytes: usize,
    /// The deepest nesting of parentheses, brackets and braces together.
    pub max_depth: u32,
    /// The largest number of nodes in a tree.
    pub max_nodes: u32,
    /// How many diagnostics are kept; later ones are counted.
    pub max_diagnostics: usize,
}

impl Limits {
    /// The depth that no setting exceeds: every recursion here is proved to fit a 1 MiB stack at this depth.
    pub const DEPTH_CEILING: u32 = 600;

    /// The depth in force.
    pub fn depth(&self) -> u32 {
        self.max_depth.min(Self::DEPTH_CEILING)
    }

    /// The length in force: at most 512 MiB, since offsets are `u32`, and the texts of a request are kept in one buffer, some
    /// of them as written and as meant.
    pub fn bytes(&self) -> usize {
        self.max_bytes.min(u32::MAX as usize / 8)
    }
}

impl Default for Limits {
    /// 16 MiB, 100 levels (MongoDB's own limit for a query tree), 1,000,000 nodes, 50 diagnostics.
    fn default() -> Self {
        Self { max_bytes: 16 << 20, max_depth: 100, max_nodes: 1_000_000, max_diagnostics: 50 }
    }
}
