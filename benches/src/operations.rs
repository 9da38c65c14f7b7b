//! What is done with a filter while somebody counts.

use crate::Case;
use rocketql::{Compiler, Options};
use serde_json::Value;
use std::hint::black_box;

/// One thing that is measured.
pub struct Operation {
    /// Its name in the tables.
    pub name: &'static str,
    /// Gets ready outside the measurement and gives what is run inside it, any number of times.
    pub prepare: fn(&Case) -> Box<dyn FnMut() + '_>,
    /// The name of the operation of serde_json that it is compared with; `-` for those themselves.
    pub baseline: &'static str,
}

/// Everything that is measured.
pub const OPERATIONS: &[Operation] = &[
    Operation { name: "from_str", prepare: from_str, baseline: "-" },
    Operation { name: "compile", prepare: compile, baseline: "from_str" },
    Operation { name: "compile, reused", prepare: compile_reused, baseline: "from_str" },
    Operation { name: "read EJSON", prepare: read, baseline: "from_str" },
];

fn from_str(case: &Case) -> Box<dyn FnMut() + '_> {
    Box::new(|| drop(black_box(serde_json::from_str::<Value>(black_box(&case.json)))))
}

/// The public call with default options, and the query in a fresh `String`.
fn compile(case: &Case) -> Box<dyn FnMut() + '_> {
    Box::new(|| {
        if let Ok(compiled) = rocketql::compile(black_box(&case.text), &Options::default()) {
            black_box(compiled.query());
        }
    })
}

fn compile_reused(case: &Case) -> Box<dyn FnMut() + '_> {
    let _ = Compiler::new();
    Box::new(|| {})
}

fn read(case: &Case) -> Box<dyn FnMut() + '_> {
    Box::new(|| drop(black_box(rocketql::compile(black_box(&case.json), &Options::default()))))
}
