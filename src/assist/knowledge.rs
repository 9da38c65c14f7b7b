//! An endpoint to the fields and parameters that may be named, out of the catalogue.

use super::{Field, Known, rank};
use crate::plan::rules::FilterRules;
use crate::plan::target::Server;
use crate::server::{Endpoint, ListParameter, Returned, Treatment};
use crate::sorted::sort_by_key;
use crate::version::Versions;

/// The fields that most requests are about, the likeliest first.
const LIKELY: &str = "name msg username ts u.username lm msgs status active t createdAt roles usersCount pinned mentions topic";

/// What is said of a field that is no part of any row, though a filter may ask about it.
const UNSHOWN: &str = "No row shows it, though a filter may ask about it.";

impl Field<'_> {
    /// Whether rows show it, so that it can be given and sorted by.
    pub(super) fn is_shown(&self) -> bool {
        self.doc != UNSHOWN
    }
}

/// What the catalogue knows of an endpoint, made once and kept while its texts are edited.
///
/// ```
/// use rocketql::Version;
/// use rocketql::assist::{Knowledge, Surroundings, complete};
/// let knowledge = Knowledge::of("users.list", Version::NEWEST_RELEASED.into()).unwrap();
/// let (fields, parameters) = (knowledge.fields(), knowledge.parameters());
/// let around = Surroundings { fields: &fields, parameters: &parameters, ..Surroundings::default() };
/// assert_eq!(complete("lastL", 5, &around).items[0].apply("lastL"), "lastLogin");
/// assert_eq!(complete("status = aw", 11, &around).items[0].label, "away");
/// ```
#[derive(Debug, Clone)]
pub struct Knowledge {
    fields: Vec<(String, String, &'static [&'static str], &'static str)>,
    parameters: Vec<Known<'static>>,
}

impl Knowledge {
    /// What is known of the endpoint of this name, on any of these releases; nothing where it is not known itself.
    pub fn of(endpoint: &str, versions: Versions) -> Option<Self> {
        let endpoint = Endpoint::find(endpoint)?;
        let server = Server { versions, unsafe_params: true, privileged: true };
        let rules = FilterRules::new(endpoint, &server);
        let may_ask = endpoint.treatment(ListParameter::Query, versions).0 == Treatment::Read
            && rules.hidden.keys().is_empty()
            && rules.valid_query.is_none()
            && !rules.reads_only_keys;
        let mut fields = Vec::new();
        for (path, field) in endpoint.collection().iter().flat_map(|collection| collection.fields(versions)) {
            // A name that may be any cannot be offered; one that no row shows can where a filter may ask about it.
            let is_shown = !rules.hides(&path);
            if path.split('.').any(|segment| segment == "*") || !is_shown && !may_ask {
                continue;
            }
            let mut kind = field.types.to_string();
            if !field.items.is_empty() {
                kind = format!("{kind} of {}", field.items);
            }
            fields.push((path, kind, field.values, if is_shown { "" } else { UNSHOWN }));
        }
        sort_by_key(&mut fields, |(path, .., doc)| likeliness(endpoint, path, doc.is_empty()));
        let mut parameters: Vec<Known<'static>> = Vec::new();
        let required = endpoint.required().iter().copied().flatten().map(|&name| (name, true, ""));
        let typed = endpoint.typed(versions).map(|typed| (typed.name, false, "A filter of its own."));
        let others = endpoint.parameters(versions).map(|parameter| (parameter.name, false, ""));
        for (name, required, doc) in required.chain(typed).chain(others) {
            if !parameters.iter().any(|known| known.name == name) {
                parameters.push(Known { name, required, doc });
            }
        }
        Some(Self { fields, parameters })
    }

    /// What is known of the endpoint that a text names at its start.
    ///
    /// ```
    /// use rocketql::{Version, assist::Knowledge};
    /// let versions = Version::NEWEST_RELEASED.into();
    /// assert!(Knowledge::of_text("users.list: active = true", versions).is_some());
    /// assert!(Knowledge::of_text("/api/v1/users.list: active = true", versions).is_some());
    /// assert!(Knowledge::of_text("active = true", versions).is_none());
    /// ```
    pub fn of_text(text: &str, versions: Versions) -> Option<Self> {
        Self::of(Self::named(text)?, versions)
    }

    /// What stands in a text where an endpoint is named, before the first `:`; it need not be one.
    ///
    /// ```
    /// use rocketql::assist::Knowledge;
    /// assert_eq!(Knowledge::named("# who is there\n /api/v1/users.list: active = true"), Some("users.list"));
    /// assert_eq!(Knowledge::named("active = true"), None);
    /// ```
    #[must_use]
    pub fn named(text: &str) -> Option<&str> {
        let mut rest = text.trim_start();
        while let Some(comment) = rest.strip_prefix('#') {
            rest = comment.split_once('\n')?.1.trim_start();
        }
        let (name, _) = rest.split_once(':')?;
        Some(name.strip_prefix("/api/v1/").unwrap_or(name))
    }

    /// The fields of its collection.
    pub fn fields(&self) -> Vec<Field<'_>> {
        self.fields.iter().map(|(path, kind, values, doc)| Field { path, kind, values, doc }).collect()
    }

    /// The parameters that it takes in `with`, what it needs first.
    pub fn parameters(&self) -> Vec<Known<'_>> {
        self.parameters.clone()
    }
}

/// Where a field stands among those of an endpoint's rows, the likeliest first: what the endpoint returns, in its own order, then
/// what is mostly asked about, what lies at the top, what lies deeper, what the server keeps for itself, and what no row shows.
fn likeliness(endpoint: Endpoint, path: &str, is_shown: bool) -> (usize, u32, bool, usize) {
    let first = path.split('.').next().unwrap_or(path);
    let returned = match endpoint.returned() {
        Returned::Only { fields, .. } => fields,
        Returned::Unknown | Returned::Fixed => &[],
    };
    let at = returned.iter().position(|&field| field == path || field == first).unwrap_or(returned.len());
    let likely = rank::place(LIKELY, path).unwrap_or(u32::MAX);
    let at = if is_shown { at } else { usize::MAX };
    (at, likely, path != "_id" && path.starts_with('_'), path.matches('.').count())
}
