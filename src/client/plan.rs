//! A request and a server to what is asked for, page by page, and what is done with the rows.

use super::error::{Error, shown};
use super::order::Key;
use crate::compile::{Compiler, for_fetching, once};
use crate::compiled::Compiled;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part, Report};
use crate::emit::parameters::{Parameter, Value};
use crate::emit::residual::Client as Work;
use crate::emit::url;
use crate::matcher::{Filter, RowFields, RowOrder};
use crate::options::{Options, Parts};
use crate::plan::fetching::{Fetched, Fetching, heaviest, keep_seen};
use crate::plan::{Mode, Server, Target};
use crate::server::Endpoint;
use crate::span::Span;
use crate::value::EpochUnit;

/// A request that is ready to be carried out on one server.
#[derive(Debug, Clone)]
pub struct Plan {
    compiled: Compiled,
    server: Server,
    report: Report,
    pub(super) rows_key: &'static str,
    /// The parameters but for `offset` and `count`.
    fixed: Vec<Parameter>,
    pub(super) work: Work,
    /// The present that the request was read with.
    pub(super) now: Option<i64>,
    pub(super) fetched: Fetched,
    /// The first row, for the server.
    pub(super) start: u64,
    /// The part of the filter that is evaluated here.
    pub(super) residual: Option<Filter>,
    /// The whole filter, as far as rows can be checked against it.
    pub(super) whole: Option<Filter>,
    pub(super) order: Option<RowOrder>,
    pub(super) fields: Option<RowFields>,
}

impl Plan {
    /// What is sent, and what is left to the client.
    pub fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// The server that it is for, as given or as found.
    pub fn server(&self) -> Server {
        self.server
    }

    /// Warnings and hints.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Adds something to the report.
    pub(super) fn warn(&mut self, error: &Error) {
        self.report.diagnostics.extend_from_slice(error.report().diagnostics());
    }

    /// What is asked of fields that no row shows, where there is any such thing.
    pub(super) fn unseen(&self) -> Option<String> {
        let unseen = &self.fetched.unseen;
        (!unseen.is_empty()).then(|| format!("`{}`", unseen.join("`, `")))
    }

    /// Whether the server is sent a part of the filter as it stands.
    pub(super) fn sends_query(&self) -> bool {
        self.fixed.iter().any(|parameter| &*parameter.name == "query")
    }

    /// The parameters that say whose rows are meant.
    pub(super) fn selecting(&self) -> Vec<Parameter> {
        let count = self.compiled.plan().request().with.len();
        self.compiled.params().into_iter().take(count).collect()
    }

    /// The endpoint's path.
    pub(super) fn route(&self) -> String {
        url::path(self.compiled.endpoint().unwrap_or(""), &[])
    }

    /// The path with what is asked for; without a page, all rows come at once.
    pub(super) fn path(&self, page: Option<(u64, u64)>) -> String {
        let mut all = self.fixed.clone();
        if let Some((offset, count)) = page {
            for (name, number) in [("offset", offset), ("count", count)] {
                all.push(Parameter { name: name.into(), value: Value::Number(number.to_string()) });
            }
        }
        url::path(self.compiled.endpoint().unwrap_or(""), &all)
    }

    /// The fields at the top of a row that the server sorts by.
    pub(super) fn sort_keys(&self) -> Vec<String> {
        let request = self.compiled.plan().request();
        let first = |path: &str| path.split('.').next().unwrap_or(path).to_owned();
        let keys = request.sort.iter().map(|key| first(request.text(key.path)));
        keys.filter(|key| key != "_id").collect()
    }

    /// What the server is asked to sort by, where rows show all of that.
    pub(super) fn sort(&self) -> Vec<Key> {
        let request = self.compiled.plan().request();
        let keys = request.sort.iter().filter(|_| self.fetched.is_placeable);
        keys.map(|key| Key::new(request.text(key.path), key.descending)).collect()
    }

    /// All that makes one plan another, as a text.
    pub(super) fn essence(&self) -> String {
        let Work { fields, sort, offset, count, pages } = &self.work;
        let residual = self.compiled.residual();
        format!("{:?}", (self.path(None), self.start, residual, fields, sort, offset, count, pages))
    }

    /// What makes one plan another: what is sent, and what is done here.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.fixed == other.fixed
            && self.work == other.work
            && self.compiled.residual() == other.compiled.residual()
    }
}

/// Refuses a request that no server would take, or that names no endpoint.
pub(super) fn check(parts: &Parts<'_>, options: &Options<'_>) -> Result<(), Error> {
    let anywhere = Options { target: Target::AnyServer, ..*options };
    let mut compiler = Compiler::new();
    let asked = compiler.transcribe(parts, &anywhere).map_err(Error::refused)?;
    if asked.endpoint().is_some() { Ok(()) } else { Err(no_endpoint(parts)) }
}

/// Plans a request for a server. What makes the URL longer than allowed is left to the client.
pub(super) fn plan(
    parts: &Parts<'_>,
    options: &Options<'_>,
    server: Server,
    base: usize,
    longest: usize,
) -> Result<Plan, Error> {
    let options = Options { target: Target::Server(server), mode: Mode::Split, ..*options };
    let compile = |heaviest| for_fetching(parts, &options, Fetching { heaviest }).map_err(Error::refused);
    let length = |compiled: &Compiled| base + compiled.url().map_or(0, |url| url.len()) + ROOM;
    let mut compiled = compile(usize::MAX)?;
    // One that is not known was refused.
    let Some(endpoint) = compiled.endpoint().and_then(Endpoint::find) else { return Err(no_endpoint(parts)) };
    if length(&compiled) > longest {
        // Each time the heaviest clause gets half as heavy at most, so this ends soon.
        let mut most = Compiler::new()
            .transcribe(parts, &options)
            .map(|asked| heaviest(asked.plan().request()))
            .unwrap_or(longest);
        while length(&compiled) > longest && most > 0 {
            most /= 2;
            compiled = compile(most)?;
        }
        if length(&compiled) > longest {
            let (found, url) = (length(&compiled), compiled.endpoint().unwrap_or("").to_owned());
            return Err(Error::at(&url, Code::UrlTooLong, [shown(found), shown(longest)]));
        }
    }
    ready(compiled, parts, &options, server, endpoint)
}

/// Room for numbers that get longer as offsets grow.
const ROOM: usize = 16;

fn ready(
    compiled: Compiled,
    parts: &Parts<'_>,
    options: &Options<'_>,
    server: Server,
    endpoint: Endpoint,
) -> Result<Plan, Error> {
    let mongo = Options { target: Target::Mongo, input: crate::options::Input::Auto, ..*options };
    let milliseconds = Options { epoch: EpochUnit::Milliseconds, ..mongo };
    let part = |parts: Parts<'_>| once(&parts, &mongo).map_err(Error::refused);
    let residual = compiled.residual();
    let residual = residual.map(|text| Filter::new(&text, &milliseconds)).transpose();
    let residual = residual.map_err(Error::refused)?;
    let work =
        compiled.client().unwrap_or(Work { fields: None, sort: None, offset: 0, count: None, pages: false });
    let order =
        work.sort.as_deref().map(|sort| part(Parts { sort: Some(sort), ..Parts::default() })).transpose()?;
    // What is sent is done again: a server that passes it over would give more than was asked for.
    let fields = work.fields.clone().or_else(|| compiled.fields());
    let fields = fields
        .as_deref()
        .map(|fields| part(Parts { fields: Some(fields), ..Parts::default() }))
        .transpose()?;
    let fetched = compiled.plan().work().and_then(|work| work.fetched.clone()).unwrap_or_default();
    let is_paging = |parameter: &Parameter| work.pages && matches!(&*parameter.name, "offset" | "count");
    let start = compiled.plan().request().offset.filter(|_| work.pages);
    Ok(Plan {
        server,
        now: options.now,
        report: compiled.report().clone(),
        rows_key: endpoint.rows().key,
        fixed: compiled.params().into_iter().filter(|parameter| !is_paging(parameter)).collect(),
        whole: whole(parts, options, &fetched.unseen),
        fetched,
        start: start.map_or(0, |(rows, _)| rows.into()),
        residual,
        order: order.as_ref().map(RowOrder::of),
        fields: fields.as_ref().map(RowFields::of),
        work,
        compiled,
    })
}

/// The filter as it was asked, but for what rows do not show; none where they do not tell whether they satisfy it.
fn whole(parts: &Parts<'_>, options: &Options<'_>, unseen: &[String]) -> Option<Filter> {
    let mut compiler = Compiler::new();
    let asked = compiler.transcribe(parts, options).ok()?;
    let mut request = asked.plan().request().clone();
    keep_seen(&mut request, unseen);
    request.filter?;
    Filter::of(&request, options.patterns, &mut Diagnostics::new(1))
}

/// A request that says of no endpoint that its rows are meant.
fn no_endpoint(parts: &Parts<'_>) -> Error {
    let (part, source) = match (parts.text, parts.filter) {
        (Some(text), _) => (Part::Text, text),
        (None, Some(filter)) => (Part::Filter, filter),
        (None, None) => (Part::Endpoint, parts.endpoint.unwrap_or("")),
    };
    let mut sink = Diagnostics::new(1);
    sink.set_part(part);
    sink.report(Diagnostic::new(Code::FetchEndpoint, Span::at(0)));
    Error::refused(Report::new(&mut sink, [(part, source)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a server sorts by whatever it is told, the order of a walk ends with `_id`, also where the endpoint has none of its own;
    /// elsewhere the walk knows that rows may be equal, and says so as soon as there is a second page.
    #[test]
    fn a_walk_has_a_total_order_or_knows_that_it_has_none() {
        let Ok(versions) = "8.6.1".parse() else { panic!() };
        let server = Server { versions, unsafe_params: true, privileged: true };
        let (mut total, mut without, mut doubtful) = (0, 0, 0);
        for endpoint in crate::server::endpoints() {
            let text = format!("{}:", endpoint.name());
            let parts = Parts { text: Some(&text), ..Parts::default() };
            // Whatever needs parameters is refused without.
            let Ok(plan) = plan(&parts, &Options::default(), server, 0, 8000) else { continue };
            if !plan.work.pages {
                continue;
            }
            let has_id = plan.compiled.sort().is_some_and(|sort| sort.contains("\"_id\":"));
            assert_eq!(plan.fetched.is_total, has_id, "{text}");
            total += u32::from(has_id);
            without += u32::from(has_id && endpoint.default_sort().is_none());
            doubtful += u32::from(!has_id);
        }
        assert!(total > 20 && without > 5 && doubtful > 0, "{total} {without} {doubtful}");
    }
}
