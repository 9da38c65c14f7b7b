//! What a plan leaves to the client to the texts that say so.

use super::form::Form;
use super::json;
use super::parameters;
use crate::arena::NodeId;
use crate::diagnostic::Diagnostics;
use crate::dsl::ast::Ast;
use crate::dsl::lower::{self, lower};
use crate::dsl::parse::{Entry, parse};
use crate::dsl::{self, Conjunct};
use crate::ejson::{self, Ejson};
use crate::limits::Limits;
use crate::plan::Plan;
use crate::request::Request;
use crate::value::{EpochUnit, Setting, Utc};

/// What the client does with the rows that the server gives, in this order.
///
/// ```
/// use rocketql::{Client, Mode, Options, Server, Target};
/// let server = Server { versions: "8.6.1".parse().unwrap(), unsafe_params: true, privileged: true };
/// let options = Options { target: Target::Server(server), mode: Mode::Split, ..Options::default() };
/// let compiled = rocketql::compile("users.list: lastLogin exists | fields username | count 5", &options).unwrap();
/// let fields = Some(r#"{"username":1}"#.into());
/// assert_eq!(compiled.client(), Some(Client { fields, sort: None, offset: 0, count: Some(5), pages: true }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The fields that it keeps, or leaves out, in the form of the parameter `fields`; nothing where the server does.
    pub fields: Option<String>,
    /// The order into which it puts the rows, in the form of the parameter `sort`; nothing where the server does.
    pub sort: Option<String>,
    /// How many of the rows it then skips.
    pub offset: u32,
    /// How many of them it then gives; nothing for all.
    pub count: Option<u32>,
    /// Whether the request is for the first page alone: it asks for the next ones until it has `count` rows, or there are no
    /// more.
    pub pages: bool,
}

/// What is left to the client beside the filter.
pub(crate) fn client(plan: &Plan) -> Option<Client> {
    let work = plan.work()?;
    let request = plan.request();
    Some(Client {
        fields: work.fields.as_deref().map(|keys| parameters::projection(request, keys)),
        sort: work.sort.as_deref().map(|keys| parameters::order(request, keys)),
        offset: work.offset,
        count: work.count,
        pages: work.pages,
    })
}

/// The filter that is left to the client, in the filter language.
pub(crate) fn filter(plan: &Plan) -> Option<String> {
    let filter = plan.work()?.filter?;
    let request = plan.request();
    let write = |request: &_, node, out: &mut String| json::write(request, node, Form::default(), out);
    let mut reader = Reader::default();
    let conjuncts = dsl::conjuncts(request, filter, write);
    let texts: Vec<_> = conjuncts.into_iter().map(|conjunct| reader.choose(conjunct)).collect();
    Some(reader.canonical(texts.join(" and ")))
}

/// One clause of a request, in the canonical form of the filter language.
pub(crate) fn clause(request: &Request, clause: NodeId) -> String {
    let write = |request: &_, node, out: &mut String| json::write(request, node, Form::default(), out);
    let mut reader = Reader::default();
    let text = reader.choose(dsl::conjunct(request, clause, write));
    reader.canonical(text)
}

/// Reads what was written.
#[derive(Debug, Default)]
struct Reader {
    ast: Ast,
    tokens: Vec<crate::lex::token::Token>,
    scratch: lower::Scratch,
}

impl Reader {
    /// The text, where it means the same as the raw filter.
    fn choose(&mut self, Conjunct { text, raw }: Conjunct) -> String {
        if text == raw || self.read(&text).is_some_and(|read| Some(read) == self.read(&raw)) {
            text
        } else {
            raw
        }
    }

    /// What a text means, as EJSON.
    fn read(&mut self, text: &str) -> Option<String> {
        let mut sink = Diagnostics::new(1);
        let mut request = Request::default();
        let limits = Limits { max_bytes: usize::MAX, max_nodes: u32::MAX, ..Limits::default() };
        let limits = Limits { max_depth: Limits::DEPTH_CEILING, ..limits };
        let setting = Setting { epoch: EpochUnit::Milliseconds, now: None, zone: &Utc };
        let options = ejson::Options { dialect: ejson::Dialect::Auto, setting, limits: &limits };
        let mut embedded = Ejson(&options);
        parse(text, Entry::Filter, &limits, &mut self.ast, &mut self.tokens, &mut sink);
        let Self { ast, scratch, .. } = self;
        lower(text, ast, &setting, &mut embedded, &mut request, scratch, &mut sink);
        let filter: NodeId = request.filter.filter(|_| !sink.has_errors())?;
        let mut out = String::new();
        json::write(&request, filter, Form::default(), &mut out);
        Some(out)
    }

    /// The canonical form of a text.
    fn canonical(&mut self, text: String) -> String {
        let mut sink = Diagnostics::new(1);
        let limits = Limits { max_bytes: usize::MAX, max_depth: Limits::DEPTH_CEILING, ..Limits::default() };
        parse(&text, Entry::Filter, &limits, &mut self.ast, &mut self.tokens, &mut sink);
        if sink.has_errors() { text } else { dsl::print(&text, &self.ast) }
    }
}
