//! RocketQL compiles compact filter texts and pasted EJSON into validated parameters for Rocket.Chat servers.

mod arena;
mod diagnostic;
mod dsl;
mod emit;
mod limits;
mod nearest;
mod operator;
mod plan;
mod request;
mod server;
mod span;
mod stack;
mod value;

pub use diagnostic::{Arg, Code, Diagnostic, Diagnostics, Edit, Example, Fix, Part, Related, Severity};
pub use emit::json::DateForm;
pub use limits::Limits;
pub use operator::{Context, Operand, Operator, OperatorSet};
pub use span::{LineIndex, Position, Span};
