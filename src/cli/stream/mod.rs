//! Streams of lines to answers, on all cores and in constant memory: what `batch` and `match` have in common.

pub(super) mod blocks;
pub(super) mod mark;
pub(super) mod pipeline;
