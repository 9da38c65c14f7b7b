//! An endpoint of a server to what becomes of each parameter there.

use super::keys::is_at_or_below;
use super::rules::FilterRules;
use super::search;
use super::target::Server;
use crate::request::Request;
use crate::server::{
    ClaimKind, Endpoint, ListParameter, Orders, Returned, Standing, Treatment, UNSAFE_REMOVED_SINCE,
    UNSAFE_SWITCH_SINCE,
};
use crate::version::{Certainty, Version, Versions};

/// What an endpoint does with a request, on every one of a server's versions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Capabilities {
    pub(crate) endpoint: Endpoint,
    pub(crate) server: Server,
    pub(crate) query: Access,
    /// What the endpoint itself does with the five parameters.
    standing: Standing,
    /// What becomes of a filter that is read.
    pub(crate) rules: FilterRules,
    /// Whether a parameter says which page comes, and in which order.
    is_placed: bool,
}

/// How the access of a parameter is found.
pub(crate) type Lookup = fn(&Capabilities) -> Access;

/// What becomes of a parameter, why, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Access {
    pub(crate) treatment: Treatment,
    pub(crate) certainty: Certainty,
    pub(crate) cause: Cause,
}

/// What a parameter's treatment comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Cause {
    /// The endpoint's schema and handler.
    Endpoint,
    /// The switch of 7.0, which is off.
    Switch,
    /// The removal in 9.0.
    Removal,
    /// The filter selects something else than the rows, such as the room whose members are listed.
    Selector,
    /// A parameter, which takes the place of the whole filter.
    Replaced,
    /// Nobody looked how the filter is merged with the endpoint's own.
    Merge,
}

impl Access {
    /// Whether the parameter does what it says, on all that is known.
    pub(crate) fn is_read(self) -> bool {
        self.treatment == Treatment::Read && self.certainty != Certainty::Unknown
    }
}

/// Endpoints whose `query` chooses the room whose members they list. Source: Rocket.Chat 8.6.1, `channels.ts:1146` and
/// `groups.ts`: `Rooms.findOne({ ...query })`.
const SELECTORS: [&str; 2] = ["channels.online", "groups.online"];

/// Endpoints that keep `ts` alone of a sort, up to 6.x. Source: Rocket.Chat 6.14-develop, `im.ts:372`.
const BY_TIME: [&str; 2] = ["dm.messages", "im.messages"];

/// Fields that rows show otherwise than the database holds them: the end of an endpoint's name, and the field. What asks about
/// them is not decided by a row. Source: `typed-params.json`, notes on `omnichannel/contacts.search` ("replaced by a user object"),
/// `livechat/rooms` ("plus department") and `channels.files` ("an added user object"); other files are taken to be like these.
const SHOWN_OTHERWISE: [(&str, &str); 3] =
    [("omnichannel/contacts.search", "contactManager"), ("livechat/rooms", "department"), (".files", "user")];

/// Parameters beside which an endpoint looks at neither `sort` nor `offset`. Source: `typed-params.json`, `aroundId` of
/// `chat.getThreadMessages`: "forces sort ts:1 and ignores offset".
const PLACING: [(&str, &str); 1] = [("chat.getThreadMessages", "aroundId")];

/// Endpoints that give their first 10 rows in one piece, and no others. Source: `typed-params.json`, notes on both.
const FIRST_ALONE: [&str; 2] = ["teams.autocomplete", "users.autocomplete"];

/// What becomes of this request to an endpoint. For a range of versions, what holds for each of them.
#[inline]
pub(crate) fn capabilities(endpoint: Endpoint, server: &Server, request: &Request) -> Capabilities {
    let standing = endpoint.standing(server.versions);
    let query = access(endpoint, standing, ListParameter::Query, server);
    let rules = FilterRules::new(endpoint, server);
    let mut capabilities =
        Capabilities { endpoint, server: *server, query, standing, rules, is_placed: false };
    let Capabilities { query, rules, .. } = &mut capabilities;
    if query.treatment == Treatment::Read {
        *query = merged(endpoint, server.versions, rules, *query);
    }
    // A parameter may take the place of the whole of it.
    if rules.are_replaced(request) {
        std::hint::cold_path();
        *query = Access { treatment: Treatment::Ignored, cause: Cause::Replaced, ..*query };
    }
    // What was found to be right while it was made searches for nothing.
    if !request.is_settled() {
        rules.searches = search::untaken(request, endpoint);
    }
    if !request.with.is_empty() {
        std::hint::cold_path();
        capabilities.is_placed = is_placed(endpoint, request);
    }
    capabilities
}

/// Whether one of the parameters that say which page comes is given.
#[inline(never)]
fn is_placed(endpoint: Endpoint, request: &Request) -> bool {
    let is_given = |name| request.with.iter().any(|given| request.text(given.name) == name);
    PLACING.iter().any(|&(of, name)| of == endpoint.name() && is_given(name))
}

/// What becomes of a `query` that is read, as it is merged with the endpoint's own.
#[inline]
fn merged(endpoint: Endpoint, versions: Versions, rules: &FilterRules, query: Access) -> Access {
    let only_selects = rules.reads_only_keys && only_selects(endpoint, versions);
    if only_selects || SELECTORS.contains(&endpoint.name()) {
        Access { treatment: Treatment::Ignored, cause: Cause::Selector, ..query }
    } else if rules.is_unsure || !endpoint.is_merge_known() {
        Access { certainty: Certainty::Unknown, cause: Cause::Merge, ..query }
    } else {
        query
    }
}

/// Whether `users.list` may be one that finds where later ones project: whether what `fields` names comes beside the usual
/// fields or in their place was not established before 4.8, whose check of attributes goes by both.
fn is_unpiped(endpoint: Endpoint, versions: Versions) -> bool {
    endpoint.name() == "users.list" && versions.first < Version::new(4, 8, 0)
}

impl Capabilities {
    /// Which sorts count where `sort` is read.
    pub(crate) fn orders(&self) -> Orders {
        let is_old = self.server.versions.first < Version::new(7, 0, 0);
        match is_old && BY_TIME.contains(&self.endpoint.name()) {
            true => Orders::Only("ts"),
            false => self.endpoint.orders(),
        }
    }

    /// Which fields the rows hold.
    pub(crate) fn returned(&self) -> Returned {
        match self.endpoint.returned() {
            Returned::Only { fields, .. } if is_unpiped(self.endpoint, self.server.versions) => {
                Returned::Only { fields, and_asked: false }
            }
            returned => returned,
        }
    }

    /// Whether nothing of it is inferred.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        self.standing.is_plain() && gate(&self.server).is_none()
    }

    /// Whether there may be more rows than one answer holds.
    pub(crate) fn has_more(&self) -> bool {
        self.endpoint.rows().is_paged || FIRST_ALONE.contains(&self.endpoint.name())
    }

    /// Whether rows show what is at the path otherwise than the database holds it.
    pub(crate) fn alters(&self, path: &str) -> bool {
        let name = self.endpoint.name();
        SHOWN_OTHERWISE.iter().any(|(of, field)| name.ends_with(of) && is_at_or_below(path, field))
    }

    /// What becomes of `fields`.
    pub(crate) fn fields(&self) -> Access {
        self.access(ListParameter::Fields)
    }

    /// What becomes of `sort`.
    pub(crate) fn sort(&self) -> Access {
        self.access(ListParameter::Sort)
    }

    /// What becomes of `offset`.
    pub(crate) fn offset(&self) -> Access {
        self.access(ListParameter::Offset)
    }

    /// What becomes of `count`.
    pub(crate) fn count(&self) -> Access {
        self.access(ListParameter::Count)
    }

    fn access(&self, parameter: ListParameter) -> Access {
        let access = access(self.endpoint, self.standing, parameter, &self.server);
        match parameter {
            ListParameter::Sort | ListParameter::Offset if self.is_placed => {
                Access { treatment: Treatment::Ignored, ..access }
            }
            ListParameter::Query
            | ListParameter::Fields
            | ListParameter::Sort
            | ListParameter::Offset
            | ListParameter::Count => access,
        }
    }
}

/// Whether the only keys that are read name parameters, as on `directory`: they say what to search for, and no row holds
/// them.
#[inline(never)]
fn only_selects(endpoint: Endpoint, versions: Versions) -> bool {
    endpoint.claims().iter().any(|claim| {
        claim.kind == ClaimKind::Only
            && endpoint.parameters(versions).any(|parameter| parameter.name == claim.key)
    })
}

/// What becomes of one parameter: what the endpoint does with it, and before that the switch of 7.0 and the removal in 9.0.
fn access(endpoint: Endpoint, standing: Standing, parameter: ListParameter, server: &Server) -> Access {
    let (treatment, certainty) = standing.treatment(parameter);
    let mut access = Access { treatment, certainty, cause: Cause::Endpoint };
    if parameter == ListParameter::Fields && is_unpiped(endpoint, server.versions) {
        access.certainty = Certainty::Unknown;
    }
    match (parameter, access.treatment) {
        (ListParameter::Query | ListParameter::Fields, Treatment::Read) => gate(server)
            .map_or(access, |gate| Access { certainty: access.certainty.max(gate.certainty), ..gate }),
        (ListParameter::Sort | ListParameter::Offset | ListParameter::Count, _)
        | (_, Treatment::Ignored | Treatment::Refused) => access,
    }
}

/// What keeps any endpoint of this server from reading `query` and `fields`; nothing where they are read.
pub(crate) fn gate(server: &Server) -> Option<Access> {
    let Versions { first, last } = server.versions;
    if last >= UNSAFE_REMOVED_SINCE {
        // 9.0 is not released: it may still change.
        let certainty = if first >= UNSAFE_REMOVED_SINCE { Certainty::Inferred } else { Certainty::Unknown };
        return Some(Access { treatment: Treatment::Refused, certainty, cause: Cause::Removal });
    }
    if last >= UNSAFE_SWITCH_SINCE && !server.unsafe_params {
        let certainty = if first >= UNSAFE_SWITCH_SINCE { Certainty::Known } else { Certainty::Unknown };
        return Some(Access { treatment: Treatment::Ignored, certainty, cause: Cause::Switch });
    }
    None
}
