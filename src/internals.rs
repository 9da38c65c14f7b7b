//! The stages by themselves, for this repository's benches and fuzz targets: no part of the interface, and never stable.

use crate::compile::Compiler;
use crate::compiled::Compiled;
use crate::diagnostic::{Diagnostics, Report};
use crate::dsl::ast::Ast;
use crate::dsl::parse::{Entry, parse};
use crate::lex::dsl::lex;
use crate::lex::token::Token;
use crate::limits::Limits;
use crate::matcher::pattern::javascript::javascript;
use crate::options::{Options, Parts};
use crate::span::Span;
use crate::value::regex;

/// What the stages of the filter language write to, kept from call to call.
#[derive(Debug, Default)]
pub struct Stages {
    tokens: Vec<Token>,
    comments: Vec<Span>,
    ast: Ast,
    sink: Diagnostics,
}

impl Stages {
    /// The number of tokens of a text.
    pub fn lex(&mut self, text: &str) -> usize {
        self.sink.reset(Limits::default().max_diagnostics);
        lex(text, Entry::Request, &mut self.tokens, &mut self.comments, &mut self.sink);
        self.tokens.len()
    }

    /// The number of nodes in the syntax tree of a text; lexing is part of it.
    pub fn parse(&mut self, text: &str) -> usize {
        let limits = Limits::default();
        self.sink.reset(limits.max_diagnostics);
        parse(text, Entry::Request, &limits, &mut self.ast, &mut self.tokens, &mut self.sink);
        self.ast.arena.len()
    }
}

/// Compiles parts for what holds on any server, whatever endpoint they name: what planning for one is measured against.
///
/// # Errors
/// Where a part has an error: everything that was found in them.
pub fn without_endpoint<'c>(
    compiler: &'c mut Compiler,
    parts: &Parts<'_>,
    options: &Options<'_>,
) -> Result<&'c Compiled, Report> {
    compiler.transcribe(parts, options)
}

/// The pattern of JavaScript, for the flag `u`, that means what a pattern and its flags mean to MongoDB; or what the pattern
/// holds that has no translation. It is for a build without an engine of its own, on a host that has one.
///
/// # Errors
/// Where there is no exact translation.
pub fn javascript_pattern(pattern: &str, flags: &str) -> Result<String, &'static str> {
    javascript(&regex::read(pattern, flags)?)
}
