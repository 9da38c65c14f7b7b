//! A validated request and a target to a plan: what is sent and what is left to the client, or no plan at all.
//!
//! For a named server, clause by clause: what it evaluates as the database would is sent, the rest is an error (strict) or
//! is left to the client with all that then has to move there (split). Without a server or an endpoint, what is sent
//! means the same on every server.

pub(crate) mod capabilities;
mod decided;
mod endpoint;
pub(crate) mod explain;
#[cfg_attr(not(feature = "client"), allow(dead_code, reason = "only the client has such plans"))]
pub(crate) mod fetching;
mod javascript;
pub(crate) mod keys;
pub(crate) mod legalize;
mod length;
pub(crate) mod obstacle;
mod order;
mod paging;
mod parameters;
pub(crate) mod place;
mod projection;
pub(crate) mod push;
pub(crate) mod report;
mod residual;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod target;
mod typed;
mod unfit;
mod values;
mod widest;
pub(crate) mod wire;

pub use target::{Mode, Server, Target};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part};
use crate::request::{Kind, Request, clauses};
use crate::server::{self, Endpoint};
use crate::span::Span;
use crate::version::{Version, Versions};
use capabilities::{capabilities, gate};
use explain::Trace;
use fetching::Fetching;
use place::Moves as _;
use residual::Work;

/// How many rows a server gives at once unless it is set up otherwise.
/// Source: Rocket.Chat 8.6.1, setting `API_Upper_Count_Limit`, whose default is 100.
pub(crate) const MOST_ROWS: u32 = 100;

/// A request that its target takes. Emitters take nothing else, so nothing unchecked is sent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    request: Request,
    settled: Settled,
}

/// What was settled about a request: that its target takes it, and how. Nothing but planning makes one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settled {
    /// In a box, since most plans leave nothing to the client.
    work: Option<Box<Work>>,
    exact: Option<bool>,
    assumed: Option<Server>,
    /// Those of the server, where an endpoint of it is asked.
    versions: Option<Versions>,
}

impl Plan {
    /// What is sent.
    pub(crate) fn request(&self) -> &Request {
        &self.request
    }

    /// An empty request in the memory of this plan, to be read from a text and then given to [`plan`].
    pub(crate) fn draft(&mut self, text: &[u8]) -> &mut Request {
        self.request.reset(text);
        &mut self.request
    }

    /// How many bytes the server reads, where the URL may have more.
    #[inline]
    pub(crate) fn may_exceed(&self) -> Option<usize> {
        // Without the catalogue there are none, and what weighs is left out too.
        let versions = self.settled.versions.filter(|_| server::IS_KNOWN)?;
        length::limit(&self.request, versions)
    }

    /// Where the filter begins.
    pub(crate) fn start(&self) -> Span {
        self.request
            .filter
            .map_or_else(Span::default, |filter| Span::at(self.request.arena.span(filter).start))
    }

    /// The endpoint's name.
    pub(crate) fn endpoint(&self) -> Option<&str> {
        self.request.endpoint.map(|(name, _)| self.request.text(name))
    }

    /// What is left to the client.
    pub(crate) fn work(&self) -> Option<&Work> {
        self.settled.work.as_deref()
    }

    /// Whether the rows are exactly those of the endpoint that satisfy the filter; nothing while no server is named.
    pub(crate) fn exact(&self) -> Option<bool> {
        self.settled.exact
    }

    /// The server that was assumed because none was named.
    pub(crate) fn assumed(&self) -> Option<Server> {
        self.settled.assumed
    }
}

/// What a plan depends on besides the request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    /// Who is sent the request.
    pub(crate) target: Target,
    /// What becomes of what the server does not do.
    pub(crate) mode: Mode,
    /// Whether the caller may see full user info, where no server is named.
    pub(crate) privileged: bool,
    /// The present, where it is known.
    pub(crate) now: Option<i64>,
    /// Whether an endpoint says which server is meant. Where it does not, what holds on any is sent there too.
    pub(crate) heeds_endpoint: bool,
    /// What the plan depends on where the client of this crate carries it out.
    pub(crate) fetching: Option<Fetching>,
}

/// Which texts a request was read from, so that what is said of it has its place in the right one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'a> {
    /// The text with the filter: the whole request or a part of its own.
    pub(crate) part: Part,
    /// That text.
    pub(crate) source: &'a str,
    /// Where the endpoint was named.
    pub(crate) endpoint: Part,
    /// From which on the parameters were given apart.
    pub(crate) with_from: usize,
    /// The text of those.
    pub(crate) with: &'a str,
    /// The text of the fields, where they were given apart.
    pub(crate) fields: &'a str,
    /// The text of the sort, where it was given apart.
    pub(crate) sort: &'a str,
}

impl Origin<'_> {
    /// Where a clause stands that has this part of its own, if the parts are given apart.
    fn of(&self, apart: Part) -> Part {
        if self.part == Part::Text { Part::Text } else { apart }
    }
}

/// Plans the request that `plan` has drafted for a target. Where that is impossible, the reasons are in the sink, and the
/// plan is to send nothing.
pub(crate) fn plan(
    plan: &mut Plan,
    origin: &Origin<'_>,
    setting: Setting,
    trace: Option<&mut Trace>,
    sink: &mut Diagnostics,
) -> bool {
    let Plan { request, settled } = plan;
    *settled = Settled::default();
    let is_planned = settle(request, settled, origin, setting, trace, sink);
    if !is_planned {
        request.reset(&[]);
    }
    is_planned
}

/// Finds out what there is to know of the plan beside its request, of which nothing is known yet; says whether it is one.
fn settle(
    request: &mut Request,
    settled: &mut Settled,
    origin: &Origin<'_>,
    setting: Setting,
    mut trace: Option<&mut Trace>,
    sink: &mut Diagnostics,
) -> bool {
    if let Some(trace) = &mut trace {
        trace.asked = request.clone();
    }
    let known = request.endpoint.filter(|_| setting.heeds_endpoint && setting.target != Target::Mongo);
    let known = known.and_then(|(name, _)| Endpoint::find(request.text(name)));
    if known.is_some() && sink.has_errors() {
        // The parser takes the endpoint for a field, which no known one is.
        sink.revise(Code::EndpointWithoutTest, |value| report::alone(origin.source, value));
    }
    let (endpoint, server, is_assumed) = match (setting.target, known) {
        (Target::Mongo, _) => {
            if setting.heeds_endpoint {
                alone(request, origin, sink);
            }
            return !sink.has_errors();
        }
        (Target::AnyServer, None) => {
            if !server::IS_KNOWN && setting.heeds_endpoint {
                unseen(request, origin, sink);
            }
            return for_any(request, origin, sink);
        }
        (Target::AnyServer, Some(endpoint)) => {
            let versions = Versions::single(Version::NEWEST_RELEASED);
            (endpoint, Server { versions, unsafe_params: true, privileged: setting.privileged }, true)
        }
        (Target::Server(server), Some(endpoint)) => (endpoint, server, false),
        (Target::Server(server), None) => {
            ungated(request, &server, origin, sink);
            return for_any(request, origin, sink);
        }
    };
    for_server(request, settled, endpoint, server, is_assumed, origin, setting, trace, sink)
}

/// Plans for an endpoint of a server.
#[inline(never)]
#[expect(clippy::too_many_arguments, reason = "it is the end of the function above")]
fn for_server(
    request: &mut Request,
    settled: &mut Settled,
    endpoint: Endpoint,
    server: Server,
    is_assumed: bool,
    origin: &Origin<'_>,
    setting: Setting,
    trace: Option<&mut Trace>,
    sink: &mut Diagnostics,
) -> bool {
    let capabilities = capabilities(endpoint, &server, request);
    let Some(work) = endpoint::plan(request, &capabilities, setting, origin, trace, sink) else {
        std::hint::cold_path();
        return false;
    };
    settled.work = work;
    settled.versions = Some(server.versions);
    if is_assumed {
        settled.assumed = Some(server);
        endpoint::note_assumed(request, origin, sink);
    } else {
        settled.exact = Some(true);
        endpoint::note_inferred(request, &capabilities, origin, sink);
    }
    true
}

/// Plans what means the same on every server, of which there is nothing else to know.
fn for_any(request: &mut Request, origin: &Origin<'_>, sink: &mut Diagnostics) -> bool {
    // A filter alone, as most requests are, was looked at while it was read.
    let is_right = request.is_filter_alone() && request.is_settled() && !sink.has_errors();
    if is_right && !place::OnAnyServer.heads().meet(request.heads) {
        debug_assert!(is_nothing_left(request, origin, sink), "a settled filter is not looked at again");
        return true;
    }
    for_any_closely(request, origin, sink)
}

/// Whether a closer look changes nothing and has nothing to say.
fn is_nothing_left(request: &mut Request, origin: &Origin<'_>, sink: &mut Diagnostics) -> bool {
    let (nodes, found) = (request.arena.nodes().count(), sink.items().len());
    for_any_closely(request, origin, sink)
        && (request.arena.nodes().count(), sink.items().len()) == (nodes, found)
}

#[inline(never)]
fn for_any_closely(request: &mut Request, origin: &Origin<'_>, sink: &mut Diagnostics) -> bool {
    carried(request, origin, sink);
    sink.set_part(origin.part);
    parameters::taken_for_fields(request, origin.source, sink);
    sink.set_part(origin.endpoint);
    endpoint::named(request, sink);
    sink.set_part(origin.of(Part::Fields));
    fields(request, sink);
    count(request, origin, sink);
    if sink.has_errors() {
        return false;
    }
    place::inside_and(request, &place::OnAnyServer);
    true
}

/// What holds whatever the server is.
#[inline]
fn carried(request: &Request, origin: &Origin<'_>, sink: &mut Diagnostics) {
    sink.set_part(origin.part);
    wire::check(request, origin.source, sink);
    parameters(request, origin, sink);
}

/// What a server would give fewer rows of than are asked for.
#[inline]
fn count(request: &Request, origin: &Origin<'_>, sink: &mut Diagnostics) {
    sink.set_part(origin.of(Part::Count));
    clauses::check_count(request, MOST_ROWS, sink);
}

/// Whether the filter says anything.
fn has_clauses(request: &Request) -> bool {
    request.filter.is_some_and(
        |filter| matches!(request.arena.kind(filter), Kind::Conjunction(clauses) if clauses.first.is_some()),
    )
}

/// Without an endpoint it is still known whether a server reads `query` and `fields` anywhere.
fn ungated(request: &Request, server: &Server, origin: &Origin<'_>, sink: &mut Diagnostics) {
    let Some(gate) = gate(server) else { return };
    let what = |name| report::behaviour(name, gate);
    let filter = request.filter.filter(|_| has_clauses(request)).map(|filter| request.arena.span(filter));
    let fields = request.projection.first().map(|key| key.span);
    let of_fields = origin.of(Part::Fields);
    for (name, span, part) in [("query", filter, origin.part), ("fields", fields, of_fields)] {
        if let Some(span) = span {
            sink.set_part(part);
            let off = Diagnostic::new(Code::NothingReads, span).arg(name).arg(server.versions.to_string());
            sink.report(off.arg(what(name)));
        }
    }
}

/// Takes a request that was planned for any server back to what can be written in the filter language and planned again.
pub(crate) fn undo(request: &mut Request, target: Target) {
    match target {
        Target::AnyServer | Target::Server(_) => place::outside_and(request, &place::OnAnyServer),
        Target::Mongo => {}
    }
}

/// MongoDB has collections, and neither endpoints nor their parameters.
#[inline(never)]
fn alone(request: &Request, origin: &Origin<'_>, sink: &mut Diagnostics) {
    sink.set_part(origin.endpoint);
    if let Some((name, span)) = request.endpoint {
        let name = request.text(name).to_owned();
        sink.report(Diagnostic::new(Code::EndpointForMongo, span).arg(name));
    }
    sink.set_part(if origin.with_from == 0 { Part::With } else { origin.part });
    if let Some(parameter) = request.with.first() {
        let name = request.text(parameter.name).to_owned();
        sink.report(Diagnostic::new(Code::ParameterForMongo, parameter.span).arg(name));
    }
}

/// Without the catalogue nobody knows what a server does for an endpoint: it might answer with more than was asked for.
#[cold]
fn unseen(request: &Request, origin: &Origin<'_>, sink: &mut Diagnostics) {
    if let Some((name, span)) = request.endpoint {
        sink.set_part(origin.endpoint);
        let name = request.text(name).to_owned();
        sink.report(Diagnostic::new(Code::EndpointUnseen, span).arg(name));
    }
}

/// A server deletes some fields from `fields` as it does from `query`; where none is left it answers with all others.
/// To leave such a field out is what it does anyway.
#[inline]
fn fields(request: &Request, sink: &mut Diagnostics) {
    for key in request.projection.iter().filter(|key| key.include) {
        let path = request.text(key.path);
        if keys::DELETED.reach(path) {
            sink.report(Diagnostic::new(Code::FieldRemoved, key.span).arg(path.to_owned()));
        }
    }
}

/// What the wire cannot carry in the parameters of the text, and in those that were given apart.
#[inline]
fn parameters(request: &Request, origin: &Origin<'_>, sink: &mut Diagnostics) {
    if !request.with.is_empty() {
        check_parameters(request, origin, sink);
    }
}

#[inline(never)]
fn check_parameters(request: &Request, origin: &Origin<'_>, sink: &mut Diagnostics) {
    let (inside, apart) = request.with.split_at_checked(origin.with_from).unwrap_or((&request.with, &[]));
    sink.set_part(origin.part);
    wire::check_parameters(request, inside, origin.source, sink);
    sink.set_part(Part::With);
    wire::check_parameters(request, apart, origin.with, sink);
}
