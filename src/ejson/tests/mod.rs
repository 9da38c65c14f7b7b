mod corpora;

use super::*;
use crate::diagnostic::Code;
use crate::emit::json::{self as emit, Form};
use crate::value::{EpochUnit, Utc};

/// Milliseconds, and room for the corpora's depth.
fn options(dialect: Dialect) -> Options<'static> {
    let setting = Setting { epoch: EpochUnit::Milliseconds, now: Some(1_700_000_000_000), zone: &Utc };
    Options { dialect, setting, limits: Limits { max_depth: 600, ..Limits::default() } }
}

/// What a reading gave: the request, the node, and what was reported.
struct Read {
    request: Request,
    node: Option<NodeId>,
    sink: Diagnostics,
}

impl Read {
    fn value(text: &str, dialect: Dialect) -> Self {
        let (mut request, mut sink) = (Request::default(), Diagnostics::new(50));
        let span = Span::between(0, text.len());
        let node = read_value(text, span, &options(dialect), &mut request, &mut sink);
        Self { request, node, sink }
    }

    fn codes(&self) -> Vec<Code> {
        self.sink.items().iter().map(|item| item.code).collect()
    }

    fn write(&self, dialect: emit::Dialect) -> String {
        let mut out = String::new();
        if let Some(node) = self.node {
            emit::write(&self.request, node, Form { dialect, ..Form::default() }, &mut out);
        }
        out
    }
}
