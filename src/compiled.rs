//! A planned request as callers hold it: every output is a method.

use crate::diagnostic::{Diagnostic, Diagnostics, Report, opening};
use crate::emit::form::{DateForm, Form};
use crate::emit::parameters::{self, Parameter};
use crate::emit::residual::{self, Client};
use crate::emit::{shell, url};
use crate::json_text as text;
use crate::plan::explain::Trace;
use crate::plan::report::too_long;
use crate::plan::{Mode, Origin, Plan, Server, Setting, plan};
use crate::request::Request;

/// A request that compiled, ready to be sent.
///
/// ```
/// use rocketql::Options;
/// let text = "groups.listAll: active = true | fields name | sort -name | count 20";
/// let compiled = rocketql::compile(text, &Options::default()).unwrap();
/// assert_eq!(compiled.endpoint(), Some("groups.listAll"));
/// assert_eq!(compiled.query(), r#"{"active":true}"#);
/// let names: Vec<_> = compiled.params().into_iter().map(|parameter| parameter.name).collect();
/// assert_eq!(names, ["query", "fields", "sort", "count"]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Compiled {
    plan: Plan,
    dates: DateForm,
    report: Report,
    /// Whether clauses of the filter have become parameters.
    has_typed_clauses: bool,
}

impl Compiled {
    /// An empty request in the memory of this one, to be read from a text and then planned.
    pub(crate) fn draft(&mut self, text: &[u8]) -> &mut Request {
        self.plan.draft(text)
    }

    /// Plans what was drafted. Where that is impossible, the reasons are in the sink, and this is an empty request.
    pub(crate) fn plan_draft(
        &mut self,
        origin: &Origin<'_>,
        setting: Setting,
        dates: DateForm,
        trace: Option<&mut Trace>,
        sink: &mut Diagnostics,
    ) -> bool {
        self.dates = dates;
        let given = self.plan.request().with.len();
        let is_planned = plan(&mut self.plan, origin, setting, trace, sink);
        self.has_typed_clauses = self.plan.request().with.len() > given;
        // The client of this crate asks for less where that is refused.
        match self.plan.may_exceed() {
            Some(longest) if is_planned && setting.fetching.is_none() => {
                self.fits(longest, setting.mode, origin, sink)
            }
            Some(_) | None => is_planned,
        }
    }

    /// Whether the URL is no longer than the server reads; if not, that is an error.
    #[cold]
    fn fits(&mut self, longest: usize, mode: Mode, origin: &Origin<'_>, sink: &mut Diagnostics) -> bool {
        let length = self.url().map_or(0, |url| url.len());
        if length <= longest {
            return true;
        }
        sink.set_part(origin.part);
        let mut error = too_long(self.plan.start(), length, longest);
        if mode == Mode::Split {
            error.unsplit();
        }
        sink.report(error);
        self.plan.draft(&[]);
        false
    }

    pub(crate) fn set_report(&mut self, report: Report) {
        self.report = report;
    }

    /// What is sent.
    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The same with its report changed.
    #[cfg(any(feature = "serde_json", feature = "bson"))]
    pub(crate) fn with_report(mut self, change: impl FnOnce(Report) -> Report) -> Self {
        self.report = change(std::mem::take(&mut self.report));
        self
    }

    /// Warnings and hints alone.
    pub(crate) fn into_report(self) -> Report {
        self.report
    }

    /// Warnings and hints, sorted by part and place.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.report.diagnostics()
    }

    /// Warnings and hints with the texts that they speak of.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The endpoint's name, without `/api/v1/`.
    pub fn endpoint(&self) -> Option<&str> {
        self.plan.endpoint()
    }

    /// Whether the rows are exactly those of the endpoint that satisfy the filter. Nothing as long as no server or no
    /// endpoint is named: what is sent then means the same on every server that reads `query`, or on the one that was
    /// [`assumed`](Self::assumed).
    pub fn exact(&self) -> Option<bool> {
        self.plan.exact()
    }

    /// The server that the request was planned for because none was named, where an endpoint was.
    pub fn assumed(&self) -> Option<Server> {
        self.plan.assumed()
    }

    /// The part of the filter that the client evaluates on the rows, in the filter language; nothing where the server
    /// evaluates all of it. Where it holds dates, read it with [`EpochUnit::Milliseconds`](crate::EpochUnit).
    ///
    /// ```
    /// use rocketql::{Mode, Options, Server, Target};
    /// let server = Server { versions: "8.6.1".parse().unwrap(), unsafe_params: true, privileged: true };
    /// let options = Options { target: Target::Server(server), mode: Mode::Split, ..Options::default() };
    /// let compiled = rocketql::compile("users.list: active = true and lastLogin missing", &options).unwrap();
    /// assert_eq!(compiled.query(), r#"{"active":true}"#);
    /// assert_eq!(compiled.residual().as_deref(), Some("lastLogin missing"));
    /// ```
    pub fn residual(&self) -> Option<String> {
        residual::filter(&self.plan)
    }

    /// What the client does with the rows after that; nothing where the server does all.
    pub fn client(&self) -> Option<Client> {
        residual::client(&self.plan)
    }

    /// Everything that is sent, in sending order, before percent-encoding: the parameters of `with` and typed ones, then `query`,
    /// `fields`, `sort`, `offset` and `count`, each only where there is something to say.
    pub fn params(&self) -> Vec<Parameter> {
        parameters::parameters(&self.plan, self.dates)
    }

    /// The filter as EJSON on one line, as it is sent in `query`; `{}` where nothing is. Clauses that are left to the client, or sent
    /// as parameters of their own, are not in it.
    ///
    /// ```
    /// let compiled = rocketql::compile("a > 1 or b = 2", &rocketql::Options::default()).unwrap();
    /// assert_eq!(compiled.query(), r#"{"$and":[{"$or":[{"a":{"$gt":1}},{"b":2}]}]}"#);
    /// ```
    pub fn query(&self) -> String {
        let mut out = String::with_capacity(self.plan.request().json_len());
        self.write_query(&mut out);
        out
    }

    /// Whether [`query`](Self::query) lacks clauses that are sent as parameters of their own. For the command line.
    #[doc(hidden)]
    pub fn has_typed_clauses(&self) -> bool {
        self.has_typed_clauses
    }

    /// As [`query`](Self::query), at the end of a text whose memory can so be used again.
    pub fn write_query(&self, out: &mut String) {
        out.reserve(self.plan.request().json_len());
        parameters::query(&self.plan, Form { dates: self.dates, ..Form::default() }, out);
    }

    /// The filter as EJSON over many lines, each level indented by `indent` blanks.
    pub fn query_indented(&self, indent: u8) -> String {
        let mut out = String::new();
        let form = Form { dates: self.dates, indent: Some(indent), ..Form::default() };
        parameters::query(&self.plan, form, &mut out);
        out
    }

    /// The `fields` parameter; nothing where no fields were named.
    pub fn fields(&self) -> Option<String> {
        let request = self.plan.request();
        (!request.projection.is_empty()).then(|| parameters::fields(request))
    }

    /// The `sort` parameter; nothing where no order was asked for.
    pub fn sort(&self) -> Option<String> {
        let request = self.plan.request();
        (!request.sort.is_empty()).then(|| parameters::sort(request))
    }

    /// The query string of the URL, percent-encoded, without the question mark.
    pub fn url_query(&self) -> String {
        let mut out = String::new();
        url::query_string(&self.params(), &mut out);
        out
    }

    /// The path of the URL with its query string; nothing without an endpoint.
    ///
    /// ```
    /// let compiled = rocketql::compile("users.list: | count 50", &rocketql::Options::default()).unwrap();
    /// assert_eq!(compiled.url().as_deref(), Some("/api/v1/users.list?count=50"));
    /// ```
    pub fn url(&self) -> Option<String> {
        Some(url::path(self.endpoint()?, &self.params()))
    }

    /// A `curl` command with placeholders for the login, and for the server's address where `base` is not given;
    /// nothing without an endpoint.
    pub fn curl(&self, base: Option<&str>) -> Option<String> {
        Some(url::curl(base, self.endpoint()?, &self.params()))
    }

    /// A statement for MongoDB's shell. Compile with [`Target::Mongo`](crate::Target) for the types that only MongoDB
    /// itself takes.
    ///
    /// ```
    /// use rocketql::{Options, Target};
    /// let options = Options { target: Target::Mongo, ..Options::default() };
    /// let compiled = rocketql::compile("_id = oid(\"507f1f77bcf86cd799439011\") | count 1", &options).unwrap();
    /// let statement = "db.users.find({\"_id\":ObjectId(\"507f1f77bcf86cd799439011\")}).limit(1)";
    /// assert_eq!(compiled.mongosh("users"), statement);
    /// ```
    pub fn mongosh(&self, collection: &str) -> String {
        shell::mongosh(&self.plan, collection)
    }

    /// The object that the command line prints: endpoint, parameters and diagnostics, on one line. `id` is a JSON text
    /// that is put first.
    ///
    /// ```
    /// let compiled = rocketql::compile("a = 1", &rocketql::Options::default()).unwrap();
    /// assert_eq!(
    ///     compiled.to_json(None),
    ///     r#"{"ok":true,"endpoint":null,"params":{"query":"{\"a\":1}"},"residual":null,"client":null,"#.to_owned()
    ///         + r#""exact":null,"assumed":null,"diagnostics":[]}"#
    /// );
    /// ```
    pub fn to_json(&self, id: Option<&str>) -> String {
        let mut out = String::new();
        self.write_json(id, &mut out);
        out
    }

    /// As [`to_json`](Self::to_json), at the end of a text whose memory can so be used again.
    pub fn write_json(&self, id: Option<&str>, out: &mut String) {
        opening(id, true, out);
        out.push_str(",\"endpoint\":");
        match self.endpoint() {
            Some(endpoint) => text::string(endpoint, out),
            None => out.push_str("null"),
        }
        out.push_str(",\"params\":");
        parameters::write_json(&self.plan, self.dates, out);
        match self.residual() {
            Some(residual) => {
                out.push_str(",\"residual\":");
                text::string(&residual, out);
            }
            None => out.push_str(",\"residual\":null"),
        }
        match self.client() {
            Some(client) => {
                out.push_str(",\"client\":");
                write_client(&client, out);
            }
            None => out.push_str(",\"client\":null"),
        }
        out.push_str(match self.exact() {
            Some(true) => ",\"exact\":true",
            Some(false) => ",\"exact\":false",
            None => ",\"exact\":null",
        });
        match self.assumed() {
            Some(server) => {
                out.push_str(",\"assumed\":{\"server\":\"");
                // Writing to a `String` cannot fail.
                let _ = server.versions.write(out);
                let rest = if server.unsafe_params { "\",\"unsafe\":true}" } else { "\",\"unsafe\":false}" };
                out.push_str(rest);
            }
            None => out.push_str(",\"assumed\":null"),
        }
        out.push_str(",\"diagnostics\":");
        self.report.write_json(out);
        out.push('}');
    }

    /// The request for the `http` crate: a GET without headers, to `base` (such as `https://chat.example.org`; where that is
    /// empty, the URI is a path).
    ///
    /// # Errors
    /// Where `base` is no address that a path can be added to, and where the request names no endpoint.
    ///
    /// ```
    /// let compiled = rocketql::compile("users.list: | count 50", &rocketql::Options::default()).unwrap();
    /// let request = compiled.to_http("https://chat.example.org").unwrap();
    /// assert_eq!(request.uri(), "https://chat.example.org/api/v1/users.list?count=50");
    /// assert!(compiled.to_http("https://chat.example.org/#home").is_err());
    /// ```
    #[cfg(feature = "http")]
    pub fn to_http(&self, base: &str) -> Result<http::Request<()>, http::Error> {
        crate::emit::http::request(base, self.endpoint(), &self.params())
    }

    /// What [`query`](Self::query) says as a JSON value, with types as the server's EJSON has them.
    #[cfg(feature = "serde_json")]
    pub fn to_value(&self) -> serde_json::Value {
        crate::emit::value::query(&self.plan, self.dates)
    }

    /// What [`query`](Self::query) says as a document of the `bson` crate, with its own types.
    #[cfg(feature = "bson")]
    pub fn to_document(&self) -> bson::Document {
        crate::emit::bson::document(&self.plan)
    }

    /// What [`query`](Self::query) says as the bytes of one BSON document.
    ///
    /// # Errors
    /// Where the `bson` crate cannot write it: beyond 2 GiB.
    #[cfg(feature = "bson")]
    pub fn to_bson(&self) -> Result<Vec<u8>, bson::error::Error> {
        self.to_document().to_vec()
    }
}

/// The client's work as an object.
fn write_client(client: &Client, out: &mut String) {
    let Client { fields, sort, offset, count, pages } = client;
    let or_null = |text: &Option<String>| text.clone().unwrap_or_else(|| "null".to_owned());
    let count = count.map(|rows| rows.to_string());
    out.push_str("{\"fields\":");
    out.push_str(&or_null(fields));
    out.push_str(",\"sort\":");
    out.push_str(&or_null(sort));
    out.push_str(",\"offset\":");
    out.push_str(&offset.to_string());
    out.push_str(",\"count\":");
    out.push_str(&or_null(&count));
    out.push_str(if *pages { ",\"pages\":true}" } else { ",\"pages\":false}" });
}
