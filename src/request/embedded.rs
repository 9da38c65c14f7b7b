//! EJSON inside another language's text: what reads it is handed in, so that the other language knows no JSON.

use super::Request;
use crate::arena::NodeId;
use crate::diagnostic::Diagnostics;
use crate::span::Span;

/// Reads the EJSON that stands inside another language's text. The façade hands the DSL one, so the DSL knows no JSON.
pub trait Embedded {
    /// Reads the object at `span` of `source` as a filter into `request`: a `Conjunction`, or nothing after an error.
    fn filter(
        &mut self,
        source: &str,
        span: Span,
        request: &mut Request,
        sink: &mut Diagnostics,
    ) -> Option<NodeId>;

    /// Reads the array or object at `span` of `source` as a value into `request`, or nothing after an error.
    fn value(
        &mut self,
        source: &str,
        span: Span,
        request: &mut Request,
        sink: &mut Diagnostics,
    ) -> Option<NodeId>;
}
