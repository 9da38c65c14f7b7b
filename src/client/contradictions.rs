//! Questions that a server of a version answers in one way alone, to where it answers otherwise.
//!
//! What it refuses, or passes over, no request for rows holds; so nobody sees there whether it does. Each question here asks for
//! nothing, or for one row.

use super::ask::Ended;
use super::discover::nothing_asked;
use super::error::{Error, shown};
use super::keys::Keys;
use super::page::Reader;
use super::plan::Plan;
use super::{Client, Given};
use crate::diagnostic::Code;
use crate::emit::parameters::{Parameter, Value};
use crate::emit::url;
use crate::options::{Options, Parts};
use crate::plan::Server;
use crate::server::{Endpoint, ListParameter, Treatment, UNSAFE_REMOVED_SINCE, UNSAFE_SWITCH_SINCE};
use crate::version::{Certainty, Version, Versions};

/// The newest release that was read. What holds of it is expected of those behind it as well, as far as they are not known to
/// differ; what is inferred for others is not held against anybody.
const LAST_READ: Versions = Versions::single(Version::new(8, 6, 1));

/// A parameter that no endpoint has.
const NONE_SUCH: &str = "rocketqlAsks";

impl Client {
    /// Where the server does otherwise than one of its version, in answer to what the plan does not send.
    pub(super) fn contradictions(
        &self,
        plan: &Plan,
        parts: &Parts<'_>,
        options: &Options<'_>,
        given: &Given,
    ) -> Result<Vec<Error>, Ended> {
        let Some(endpoint) = plan.compiled().endpoint().and_then(Endpoint::find) else {
            return Ok(Vec::new());
        };
        // As the last servers read it that do; where none does, it is of no weight what it is.
        let versions = plan.server().versions;
        let versions = if versions.last < UNSAFE_REMOVED_SINCE { versions } else { LAST_READ };
        let reading = Server { versions, unsafe_params: true, ..plan.server() };
        let query = nothing_asked(parts, options, reading)
            .and_then(|asked| asked.params().into_iter().find(|parameter| parameter.name == "query"));
        let query = query.map_or_else(|| Value::Text(r#"{"_id":"rocketql"}"#.into()), |query| query.value);
        let mut found = Vec::new();
        for (name, value, expected) in [
            ("query", query, of_query(endpoint, plan, given)),
            (NONE_SUCH, Value::Text("1".into()), of_any(endpoint, plan)),
        ] {
            let Some(expected) = expected else { continue };
            let seen = self.treatment(endpoint, plan, name, value)?;
            if let Some(seen) = seen.filter(|&seen| seen != expected) {
                let (does, should) = (verb(seen), verb(expected));
                let what = format!("it {does}s `{name}`, and should {should} it");
                found.push(self.contradiction(plan, &what));
            }
        }
        Ok(found)
    }

    pub(super) fn contradiction(&self, plan: &Plan, what: &str) -> Error {
        Error::at(&self.address.url(&plan.route()), Code::ServerContradicts, [shown(what)])
    }

    /// What the server does with a parameter; nothing where its answers do not show it.
    fn treatment(
        &self,
        endpoint: Endpoint,
        plan: &Plan,
        name: &str,
        value: Value,
    ) -> Result<Option<Treatment>, Ended> {
        let route = plan.route();
        let reader =
            Reader { key: endpoint.rows().key, keys: Vec::new(), sort: Vec::new(), hashes: Keys::random() };
        let one = |name: &str, value: Value| Parameter { name: name.to_owned().into(), value };
        let mut all = plan.selecting();
        if plan.work.pages {
            all.push(one("count", Value::Number("1".into())));
        }
        let bare = url::path(endpoint.name(), &all);
        all.push(one(name, value));
        match self.ask(&route, &url::path(endpoint.name(), &all), |body| reader.read(body)) {
            Err(Ended::Error(error)) if error.code() == Some(Code::RequestRefused) => {
                return Ok(Some(Treatment::Refused));
            }
            Err(ended) => return Err(ended),
            Ok(page) if name == NONE_SUCH || !page.rows.is_empty() => return Ok(Some(Treatment::Ignored)),
            Ok(_) => {}
        }
        let page = self.ask(&route, &bare, |body| reader.read(body))?;
        Ok((!page.rows.is_empty()).then_some(Treatment::Read))
    }
}

/// What a server of this version does with a `query` that the plan does not send; nothing where that is not known.
fn of_query(endpoint: Endpoint, plan: &Plan, given: &Given) -> Option<Treatment> {
    let versions = plan.server().versions;
    let (treatment, _) = endpoint.treatment(ListParameter::Query, versions);
    let (_, certainty) = endpoint.treatment(ListParameter::Query, read(versions));
    match treatment {
        _ if certainty != Certainty::Known || plan.sends_query() => None,
        Treatment::Refused => Some(Treatment::Refused),
        Treatment::Read if versions.first >= UNSAFE_REMOVED_SINCE => of_any(endpoint, plan),
        // What was not asked is not said of it either.
        Treatment::Read => {
            let is_off = versions.first >= UNSAFE_SWITCH_SINCE
                && versions.last < UNSAFE_REMOVED_SINCE
                && given.unsafe_params == Some(false);
            is_off.then_some(Treatment::Ignored)
        }
        // The removal takes the name out of a strict schema, whether anybody read it or not.
        Treatment::Ignored if versions.last >= UNSAFE_REMOVED_SINCE => {
            of_any(endpoint, plan).filter(|&any| any == Treatment::Ignored)
        }
        Treatment::Ignored => Some(Treatment::Ignored),
    }
}

/// What a server of this version does with a parameter that there is not; nothing where that is not known.
fn of_any(endpoint: Endpoint, plan: &Plan) -> Option<Treatment> {
    let versions = plan.server().versions;
    let (_, certainty) = endpoint.is_strict(read(versions));
    let (is_strict, _) = endpoint.is_strict(versions);
    (certainty == Certainty::Known).then_some(if is_strict { Treatment::Refused } else { Treatment::Ignored })
}

/// The releases that have to be known for what holds of these.
fn read(versions: Versions) -> Versions {
    if versions.first > LAST_READ.last { LAST_READ } else { versions }
}

fn verb(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Read => "read",
        Treatment::Refused => "refuse",
        Treatment::Ignored => "ignore",
    }
}
