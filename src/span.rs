//! Byte offsets to places a person or an editor can name.

/// A half-open range of bytes in one source text, on character boundaries.
///
/// ```
/// use rocketql::Span;
/// let span = Span::new(2, 5);
/// assert_eq!(span.slice("a = bob"), "= b");
/// assert_eq!(span.to(Span::new(6, 7)), Span::new(2, 7));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to and without byte `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The empty span at byte `at`.
    pub const fn at(at: u32) -> Self {
        Self { start: at, end: at }
    }

    /// The span between two byte offsets as slices have them. Past `u32::MAX`, which no limit allows, they are cut.
    pub fn between(start: usize, end: usize) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: offset(start), end: offset(end) }
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text under the span; empty where the span does not lie in `source` on character boundaries.
    pub fn slice(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The bytes under the span, which cost less to come by.
    #[inline]
    pub(crate) fn bytes(self, source: &str) -> &[u8] {
        source.as_bytes().get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A place as editors show it: line and column from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1 in characters.
    pub column: u32,
}

/// Finds lines and columns in one source text.
///
/// ```
/// use rocketql::LineIndex;
/// let index = LineIndex::new("a = 1\nor é = 2");
/// assert_eq!((index.position(11).line, index.position(11).column), (2, 5));
/// assert_eq!(index.utf16(11), 10);
/// ```
#[derive(Debug, Clone)]
pub struct LineIndex<'a> {
    source: &'a str,
    /// Where lines begin, but for the first.
    starts: Vec<u32>,
}

impl<'a> LineIndex<'a> {
    /// Finds the line starts of `source` in one pass.
    pub fn new(source: &'a str) -> Self {
        let after_newline = source.match_indices('\n').map(|(at, _)| at + 1);
        let starts = after_newline.filter_map(|at| u32::try_from(at).ok()).collect();
        Self { source, starts }
    }

    /// The first byte of the line in which byte `offset` lies.
    #[cfg(feature = "miette")]
    pub(crate) fn line_start(&self, offset: u32) -> u32 {
        self.line(offset).1
    }

    /// The line and column of byte `offset`; past the end counts as the end.
    pub fn position(&self, offset: u32) -> Position {
        let (before, start) = self.line(offset);
        let column = 1 + self.before(start, offset).chars().count();
        Position {
            line: u32::try_from(before + 1).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    /// How many lines stand before the one in which byte `offset` lies, and its first byte.
    fn line(&self, offset: u32) -> (usize, u32) {
        let before = self.starts.partition_point(|&start| start <= offset);
        (before, before.checked_sub(1).and_then(|at| self.starts.get(at)).copied().unwrap_or(0))
    }

    /// The number of UTF-16 code units before byte `offset`, as JavaScript counts.
    pub fn utf16(&self, offset: u32) -> u32 {
        u32::try_from(self.before(0, offset).encode_utf16().count()).unwrap_or(u32::MAX)
    }

    fn before(&self, start: u32, offset: u32) -> &'a str {
        let end = (offset as usize).min(self.source.len());
        let end = (0..=end).rev().find(|&at| self.source.is_char_boundary(at)).unwrap_or(0);
        self.source.get(start as usize..end).unwrap_or("")
    }
}
