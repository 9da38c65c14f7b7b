//! Questions to a server to what has to be known of it before a plan is made.

use super::ask::{Ended, Unreadable};
use super::error::{Error, shown};
use super::keys::Keys;
use super::page::Reader;
use super::plan::{self, Plan};
use super::{Client, Given};
use crate::compile::once;
use crate::compiled::Compiled;
use crate::diagnostic::Code;
use crate::options::{Input, Options, Parts};
use crate::plan::{Mode, Server, Target};
use crate::server::{ListParameter, Treatment, UNSAFE_REMOVED_SINCE, UNSAFE_SWITCH_SINCE};
use crate::version::Versions;
use serde_json::Value;
use std::hash::{BuildHasher, RandomState};

/// The permission that decides what `users.*` endpoints show and search.
const FULL_INFO: &str = "view-full-other-user-info";

/// What a server does with `query`, as its answers show.
enum Query {
    Read,
    PassedOver,
    /// It takes none, which no release does.
    Refused(Error),
    /// There are no rows, with it or without.
    Untold,
}

impl Client {
    /// Plans a request: asks the server what is not given and would make a difference.
    ///
    /// # Errors
    /// Where the request is refused, or the server does not answer.
    pub fn plan(&self, parts: &Parts<'_>, options: &Options<'_>, given: &Given) -> Result<Plan, Error> {
        // A request that no server would take is not worth a question.
        plan::check(parts, options)?;
        let place = self.address.to_string();
        let versions = match given.versions {
            Some(versions) => versions,
            None => self.versions().map_err(|ended| ended.error(&place, 0))?,
        };
        let is_switched = versions.last >= UNSAFE_SWITCH_SINCE && versions.first < UNSAFE_REMOVED_SINCE;
        let with = |unsafe_params, privileged| {
            let server = Server { versions, unsafe_params, privileged };
            let base = self.address.url("").len();
            plan::plan(parts, options, server, base, self.settings.longest_url)
        };
        let mut warnings = Vec::new();
        let is_same = |one: &Result<Plan, Error>, other: &Result<Plan, Error>| match (one, other) {
            (Ok(one), Ok(other)) => one.is_same(other),
            (Err(_), Err(_)) => true,
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
        };
        let assumed = given.unsafe_params.unwrap_or(is_switched);
        let privileged = match given.privileged {
            Some(privileged) => privileged,
            None if is_same(&with(assumed, true), &with(assumed, false)) => false,
            None => match self.privileged().map_err(|ended| ended.error(&place, 0))? {
                Some(privileged) => privileged,
                None => {
                    warnings.push(Error::at(&place, Code::PrivilegeUntold, []));
                    false
                }
            },
        };
        let mut is_probed = false;
        let unsafe_params = match given.unsafe_params {
            Some(unsafe_params) => unsafe_params,
            None if !is_switched || is_same(&with(true, privileged), &with(false, privileged)) => false,
            None => {
                let server = Server { versions, unsafe_params: true, privileged };
                is_probed = true;
                match self.probe(parts, options, server).map_err(|ended| ended.error(&place, 0))? {
                    Some(Query::Read) => true,
                    // Where there is nothing, nothing depends on it.
                    Some(Query::PassedOver | Query::Untold) => false,
                    Some(Query::Refused(error)) => {
                        warnings.push(error);
                        false
                    }
                    None => {
                        warnings.push(Error::at(&place, Code::UnsafeUntold, []));
                        false
                    }
                }
            }
        };
        let mut plan = with(unsafe_params, privileged).map_err(|error| error.after(&warnings))?;
        if self.settings.check_server {
            warnings.extend(
                self.contradictions(&plan, parts, options, given).map_err(|ended| ended.error(&place, 0))?,
            );
        }
        warnings.iter().for_each(|warning| plan.warn(warning));
        // Whatever is said of the server: where rows do not show that it did what it was sent, it is asked.
        let Some(unseen) = plan.unseen() else { return Ok(plan) };
        if given.versions.is_some()
            && let Some(told) = self.told_version().map_err(|ended| ended.error(&place, 0))?
            && (told.last < versions.first || versions.last < told.first)
        {
            let args = [shown(told), shown(versions), shown(unseen)];
            return Err(Error::at(&place, Code::VersionContradicts, args).after(&warnings));
        }
        if !is_probed && plan.sends_query() {
            let found = self.probe(parts, options, plan.server()).map_err(|ended| ended.error(&place, 0))?;
            if let Some(Query::PassedOver) = found {
                return Err(Error::at(&place, Code::QueryPassedOver, [shown(unseen)]).after(&warnings));
            }
        }
        Ok(plan)
    }

    /// The versions that the server may have.
    fn versions(&self) -> Result<Versions, Ended> {
        const ROUTE: &str = "/api/info";
        let info = self.ask(ROUTE, ROUTE, answered)?;
        // To whom they know, servers tell more, and deeper inside.
        let told = info.get("version").or_else(|| info.get("info")?.get("version"));
        let untold =
            |why| Error::at(&self.address.url(ROUTE), Code::VersionUntold, [shown(&self.address), why]);
        let told = told.and_then(Value::as_str).ok_or_else(|| untold("its answer names none".into()))?;
        read_version(told).map_err(|why| untold(shown(format!("`{}`, and {why}", self.scrub(told)))).into())
    }

    /// The versions that the server may have, if it tells any.
    fn told_version(&self) -> Result<Option<Versions>, Ended> {
        match self.versions() {
            Ok(told) => Ok(Some(told)),
            Err(Ended::Error(error)) if is_untold(&error) => Ok(None),
            Err(ended) => Err(ended),
        }
    }

    /// Whether the caller may see all of others; nothing where the server does not let the caller read that.
    fn privileged(&self) -> Result<Option<bool>, Ended> {
        let Some(me) = self.try_ask("/api/v1/me", "/api/v1/me")? else { return Ok(None) };
        let route = "/api/v1/permissions.listAll";
        let Some(all) = self.try_ask(route, route)? else { return Ok(None) };
        let names = |value: Option<&Value>| -> Option<Vec<String>> {
            let names = value?.as_array()?.iter();
            Some(names.filter_map(Value::as_str).map(str::to_owned).collect())
        };
        let (Some(mine), Some(permissions)) =
            (names(me.get("roles")), all.get("update").and_then(Value::as_array))
        else {
            return Ok(None);
        };
        let full = permissions.iter().find(|one| one.get("_id").and_then(Value::as_str) == Some(FULL_INFO));
        let Some(of) = full.and_then(|full| names(full.get("roles"))) else { return Ok(None) };
        Ok(Some(mine.iter().any(|role| of.contains(role))))
    }

    /// Whether the server reads `query`: asked for what nothing is, it gives nothing, and without that it gives something.
    /// Nothing where no such question can be asked.
    fn probe(
        &self,
        parts: &Parts<'_>,
        options: &Options<'_>,
        server: Server,
    ) -> Result<Option<Query>, Ended> {
        let Some(probe) = nothing_asked(parts, options, server) else { return Ok(None) };
        let (Some(endpoint), Some(known)) =
            (probe.endpoint(), probe.endpoint().and_then(crate::server::Endpoint::find))
        else {
            return Ok(None);
        };
        let (Some(url), route) = (probe.url(), crate::emit::url::path(endpoint, &[])) else {
            return Ok(None);
        };
        // One row is enough, where the endpoint lets itself be asked for one.
        let heeds_count = known.treatment(ListParameter::Count, server.versions).0 == Treatment::Read;
        let one = if heeds_count { "count=1" } else { "" };
        let reader =
            Reader { key: known.rows().key, keys: Vec::new(), sort: Vec::new(), hashes: Keys::random() };
        let found = self.ask(&route, format!("{url}&{one}").trim_end_matches('&'), |body| reader.read(body));
        let found = match found {
            Ok(found) => found,
            // It is a request that a server of this version reads, or passes over: one that refuses it is another one than
            // the facts tell of.
            Err(Ended::Error(error)) if error.code() == Some(Code::RequestRefused) => {
                let said = error.report().diagnostics().first().map(|first| first.message(""));
                let place = self.address.url(&route);
                let error = Error::at(&place, Code::ProbeRefused, [shown(said.unwrap_or_default())]);
                return Ok(Some(Query::Refused(error)));
            }
            Err(ended) => return Err(ended),
        };
        if !found.rows.is_empty() {
            return Ok(Some(Query::PassedOver));
        }
        let params: Vec<_> =
            probe.params().into_iter().filter(|parameter| parameter.name != "query").collect();
        let bare = crate::emit::url::path(endpoint, &params);
        let separator = if params.is_empty() { '?' } else { '&' };
        let all =
            self.ask(&route, format!("{bare}{separator}{one}").trim_end_matches(['?', '&']), |body| {
                reader.read(body)
            })?;
        Ok(Some(if all.rows.is_empty() { Query::Untold } else { Query::Read }))
    }

    /// Asks for what the caller may not be allowed to see.
    fn try_ask(&self, route: &str, path: &str) -> Result<Option<Value>, Ended> {
        match self.ask(route, path, answered) {
            Ok(value) => Ok(Some(value)),
            Err(Ended::Error(error)) if is_untold(&error) => Ok(None),
            Err(ended) => Err(ended),
        }
    }
}

/// A request for what nothing is, of the same endpoint, as a server reads it; none where it would read no such request.
pub(super) fn nothing_asked(parts: &Parts<'_>, options: &Options<'_>, server: Server) -> Option<Compiled> {
    let target = Target::Server(server);
    let asked = once(parts, &Options { target, mode: Mode::Split, ..*options }).ok()?;
    let with = parameters(&asked, asked.plan().request().with.len());
    let options = Options { target, mode: Mode::Strict, input: Input::Dsl, ..*options };
    let unheard_of = format!("{:016x}", RandomState::new().hash_one("rocketql"));
    ["_id", "username", "name", "msg"].into_iter().find_map(|field| {
        let filter = format!("{field} = \"{unheard_of}\"");
        let probe = Parts {
            filter: Some(&filter),
            endpoint: asked.endpoint(),
            with: Some(&with).filter(|with| !with.is_empty()).map(String::as_str),
            ..Parts::default()
        };
        let probe = once(&probe, &options).ok()?;
        probe.params().iter().any(|parameter| parameter.name == "query").then_some(probe)
    })
}

/// Whether a server does not say what it is asked, to this caller.
fn is_untold(error: &Error) -> bool {
    matches!(
        error.code(),
        Some(
            Code::NotAllowed
                | Code::NotThere
                | Code::RequestRefused
                | Code::AnswerWithoutRows
                | Code::VersionUntold
        )
    )
}

/// The parameters of a plan that say whose rows are meant, as the list after `with` has them.
fn parameters(asked: &Compiled, count: usize) -> String {
    use crate::emit::parameters::Value;
    let text = |text: &str| {
        let mut out = String::new();
        crate::json_text::string(text, &mut out);
        out
    };
    let one = |value: &Value| match value {
        Value::Text(value) => text(value),
        Value::Number(value) => value.clone(),
        Value::List(_) => String::new(),
    };
    let written = asked.params().into_iter().take(count).map(|parameter| match &parameter.value {
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(one).collect();
            format!("{} = ({})", parameter.name.trim_end_matches("[]"), items.join(", "))
        }
        single => format!("{} = {}", parameter.name, one(single)),
    });
    written.collect::<Vec<_>>().join(", ")
}

/// What a server answers to a question, unless it says that this is no answer.
fn answered(body: &[u8]) -> Result<Value, Unreadable> {
    let value = object(body)?;
    let is_failure = value.get("success") == Some(&false.into());
    if is_failure { Err(Unreadable::NoRows(String::new())) } else { Ok(value) }
}

pub(super) fn object(body: &[u8]) -> Result<Value, Unreadable> {
    let value: Value =
        serde_json::from_slice(body).map_err(|error| Unreadable::NotJson(error.to_string()))?;
    if value.is_object() { Ok(value) } else { Err(Unreadable::NoRows(String::new())) }
}

/// A version as servers tell it: in full, or without the last number to whom they do not know. What was built of a release
/// is that release.
fn read_version(told: &str) -> Result<Versions, String> {
    let version = told.split('+').next().unwrap_or("");
    version.parse().map_err(|error: crate::version::VersionError| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_servers_tell_them() {
        for (told, expected) in [
            ("8.6.1", Some("8.6.1")),
            ("8.6", Some("8.6")),
            ("8.6.0-rc.1", Some("8.5.0 to 8.6.0")),
            ("6.14.0-develop", Some("6.13.0 to 7.0.0")),
            ("7.0.0+build", Some("7.0.0")),
            ("11.0", None),
            ("rocket", None),
            ("", None),
        ] {
            let found = read_version(told).ok().map(|versions| versions.to_string());
            assert_eq!(found.as_deref(), expected, "{told}");
        }
    }
}
