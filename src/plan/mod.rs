//! A validated request and a target to a plan: what is sent, or no plan at all.
//!
//! There is one target for servers so far, any of them: what it is sent means the same on every server.

mod javascript;
mod place;
pub(crate) mod wire;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Part};
use crate::request::{Request, clauses};
use crate::server::Endpoint;

/// How many rows a server gives at once unless it is set up otherwise.
/// Source: Rocket.Chat 8.6.1, setting `API_Upper_Count_Limit`, whose default is 100.
const MOST_ROWS: u32 = 100;

/// Who is sent the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Target {
    /// Any Rocket.Chat server: only what holds on every one is sent.
    #[default]
    AnyServer,
    /// MongoDB itself, by its shell or a driver: nothing is moved, and every type may be used.
    Mongo,
}

/// A request that its target takes. Emitters take nothing else, so nothing unchecked is sent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    request: Request,
}

impl Plan {
    /// What is sent.
    pub(crate) fn request(&self) -> &Request {
        &self.request
    }

    /// A plan to send nothing, which keeps the memory of a request.
    pub(crate) fn empty(mut request: Request) -> Self {
        request.reset(0);
        Self { request }
    }

    /// The endpoint's name.
    pub(crate) fn endpoint(&self) -> Option<&str> {
        self.request.endpoint.map(|(name, _)| self.request.text(name))
    }

    /// Whether the rows are exactly those of the endpoint that satisfy the filter; nothing while no server is named.
    pub(crate) fn exact(&self) -> Option<bool> {
        None
    }

    /// Gives the memory back.
    pub(crate) fn into_request(self) -> Request {
        self.request
    }
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
}

impl Origin<'_> {
    /// Where a clause stands that has this part of its own, if the parts are given apart.
    fn of(&self, apart: Part) -> Part {
        if self.part == Part::Text { Part::Text } else { apart }
    }
}

/// Plans a request for a target. Where that is impossible, the reasons are in the sink and the request is given back for
/// its memory.
#[expect(clippy::result_large_err, reason = "the error is the request itself, whose memory is used again")]
pub(crate) fn plan(
    mut request: Request,
    origin: Origin<'_>,
    target: Target,
    sink: &mut Diagnostics,
) -> Result<Plan, Request> {
    match target {
        Target::AnyServer => {
            sink.set_part(origin.part);
            wire::check(&request, origin.source, sink);
            sink.set_part(origin.endpoint);
            endpoint(&request, sink);
            sink.set_part(origin.of(Part::Fields));
            fields(&request, sink);
            sink.set_part(origin.of(Part::Count));
            clauses::check_count(&request, MOST_ROWS, sink);
            parameters(&request, origin, sink);
        }
        Target::Mongo => alone(&request, origin, sink),
    }
    if sink.has_errors() {
        return Err(request);
    }
    if target == Target::AnyServer {
        place::inside_and(&mut request);
    }
    Ok(Plan { request })
}

/// Takes a planned request back to what can be written in the filter language and planned again.
pub(crate) fn undo(request: &mut Request, target: Target) {
    match target {
        Target::AnyServer => place::outside_and(request),
        Target::Mongo => {}
    }
}

/// MongoDB has collections, and neither endpoints nor their parameters.
fn alone(request: &Request, origin: Origin<'_>, sink: &mut Diagnostics) {
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

/// A server deletes some fields from `fields` as it does from `query`; where none is left it answers with all others.
/// To leave such a field out is what it does anyway.
fn fields(request: &Request, sink: &mut Diagnostics) {
    for key in request.projection.iter().filter(|key| key.include) {
        let path = request.text(key.path);
        if place::is_excluded(path) {
            sink.report(Diagnostic::new(Code::FieldRemoved, key.span).arg(path.to_owned()));
        }
    }
}

/// What the wire cannot carry in the parameters of the text, and in those that were given apart.
fn parameters(request: &Request, origin: Origin<'_>, sink: &mut Diagnostics) {
    let (inside, apart) = request.with.split_at_checked(origin.with_from).unwrap_or((&request.with, &[]));
    sink.set_part(origin.part);
    wire::check_parameters(request, inside, origin.source, sink);
    sink.set_part(Part::With);
    wire::check_parameters(request, apart, origin.with, sink);
}

/// An endpoint is one that some server has.
fn endpoint(request: &Request, sink: &mut Diagnostics) {
    let Some((name, span)) = request.endpoint else { return };
    let name = request.text(name);
    // Where the parser took it for a test with a colon, it has said so.
    let is_said = sink.items().iter().any(|known| {
        known.code == Code::EndpointWithoutTest || known.code == Code::ClauseSpelling && known.span == span
    });
    if is_said || Endpoint::find(name).is_some() {
        return;
    }
    let diagnostic = match Endpoint::nearest(name) {
        Some(meant) => Diagnostic::new(Code::MistypedEndpoint, span)
            .arg(name.to_owned())
            .arg(meant)
            .fix(Fix::replace(span, meant)),
        None => Diagnostic::new(Code::UnknownEndpoint, span).arg(name.to_owned()),
    };
    sink.report(diagnostic);
}
