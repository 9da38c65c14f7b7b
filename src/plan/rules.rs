//! A server's versions to what it does to a filter before the database sees it.

#![expect(dead_code, reason = "the plan for a named server is to use it")]

use crate::operator::{Operator, OperatorSet};
use crate::plan::target::Server;
use crate::request::Request;
use crate::version::{Version, Versions};

/// What stands between `query` and the database on one endpoint of one server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FilterRules {
    /// The operators that reach the database from the top of `query`; every other one does from inside `$and`.
    pub(crate) top: OperatorSet,
    /// Fields that are deleted from the top of `query` whoever asks, with all below them: they stand inside `$and`.
    pub(crate) deleted: &'static [&'static str],
    /// Fields that this caller may not ask about, with all below them: they stand nowhere.
    pub(crate) hidden: Hidden,
    /// What `isValidQuery` lets through; nothing where the endpoint does not call it.
    pub(crate) valid_query: Option<ValidQuery>,
    /// Whether `query` is read by `JSON.parse`, which knows no dates, regexes, bytes and infinities.
    pub(crate) is_plain_json: bool,
}

impl FilterRules {
    /// The rules of an endpoint. A range of versions has those that hold for each of its members.
    pub(crate) fn new(endpoint: &str, server: &Server) -> Self {
        let versions = server.versions;
        Self {
            top: if KEEPING_OPERATORS.iter().any(|&(first, last)| versions.lie_within(first, last)) {
                OperatorSet::of(Operator::ALL)
            } else {
                OperatorSet::of(&[Operator::And, Operator::Or])
            },
            deleted: if versions.first < Version::new(0, 73, 0) { &DELETED_ONCE } else { &DELETED },
            hidden: match (endpoint.starts_with("users."), server.privileged) {
                (false, _) => Hidden::Nothing,
                (true, true) => Hidden::Secrets,
                (true, false) => Hidden::Personal,
            },
            valid_query: if endpoint == "users.list" { ValidQuery::new(server) } else { None },
            is_plain_json: versions.first < Version::new(0, 73, 0),
        }
    }

    /// Whether a field of this path is deleted from the top.
    pub(crate) fn deletes(&self, path: &str) -> bool {
        self.deleted.iter().any(|name| is_at_or_below(path, name))
    }
}

/// Versions whose `clean()` is not there yet, or strips no operator: its test was `/^$/` at first.
/// Source: server.md, timeline; Rocket.Chat commits 9e63222893 and c70ce464c1, read tag by tag.
const KEEPING_OPERATORS: [(Version, Version); 4] = [
    (Version::new(0, 0, 0), Version::new(3, 11, 5)),
    (Version::new(3, 12, 0), Version::new(3, 12, 5)),
    (Version::new(3, 13, 0), Version::new(3, 13, 3)),
    (Version::new(3, 14, 0), Version::new(3, 14, 1)),
];

/// What `defaultFieldsToExclude` holds from 0.73 at the latest.
/// Source: Rocket.Chat 8.6.1, `API.v1.defaultFieldsToExclude`, read in `parseJsonQuery.ts`.
pub(crate) const DELETED: [&str; 4] = ["joinCode", "members", "importIds", "e2e"];

/// The same with what it held at some time before 0.73. Source: the tags 0.57.4 and 0.66.0.
const DELETED_ONCE: [&str; 6] = ["joinCode", "members", "importIds", "e2e", "meta", "usernames"];

/// What a server deletes from `query` and `fields` on `users.*` alone, by the caller's permission.
/// Source: Rocket.Chat 8.6.1, `limitedUserFieldsToExclude` and `limitedUserFieldsToExcludeIfIsPrivilegedUser`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hidden {
    /// Nothing.
    Nothing,
    /// What nobody may see.
    Secrets,
    /// What takes `view-full-other-user-info` to be seen.
    Personal,
}

impl Hidden {
    /// The fields; which custom fields are public is a setting, so none of them is relied on.
    pub(crate) const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Nothing => &[],
            Self::Secrets => &["services", "inviteToken"],
            Self::Personal => &[
                "avatarOrigin",
                "emails",
                "phone",
                "statusConnection",
                "createdAt",
                "lastLogin",
                "services",
                "requirePasswordChange",
                "requirePasswordChangeReason",
                "roles",
                "statusDefault",
                "_updatedAt",
                "settings",
                "inviteToken",
                "customFields",
            ],
        }
    }

    /// Whether a field of this path is among them.
    pub(crate) fn contains(self, path: &str) -> bool {
        self.fields().iter().any(|name| is_at_or_below(path, name))
    }
}

/// Whether the path is `name` or begins with it.
pub(crate) fn is_at_or_below(path: &str, name: &str) -> bool {
    path.strip_prefix(name).is_some_and(|below| below.is_empty() || below.starts_with('.'))
}

/// The forms that `isValidQuery` has had. Source: server.md, "isValidQuery versions".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variant {
    /// Operators are known at the top and in the members of `$or` and `$and`; below a field they are segments of a path.
    A,
    /// Operators are known by name at every depth; arrays are walked.
    B,
    /// As B, but arrays that are no operator's are leaves.
    C,
    /// As C, but the members of an operator's array need not be objects.
    D,
}

/// What `isValidQuery` lets through on `users.list`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ValidQuery {
    /// The variants that the server's versions may have: a filter has to pass each of them.
    pub(crate) variants: &'static [Variant],
    /// Whether the attributes are those of 5.0, which added `type.*`.
    has_type: bool,
    /// Whether they are those of 6.0, which added `customFields.*`.
    has_custom_fields: bool,
    /// Which of the attributes the caller may not see: these are never allowed.
    hidden: Hidden,
}

/// What the oldest versions that call it, and those which are in doubt, may have of it: the first and the last version,
/// and the variants. A backport to 4.7.4 and to some 3.18 is reported (issues #25722, #25728) and was not verified; the
/// exact versions that brought B, C and D were not established.
const VARIANTS: [(Version, Version, &[Variant]); 5] = {
    use Variant::{A, B, C, D};
    [
        (Version::new(3, 18, 0), Version::new(3, 18, u16::MAX), &[A]),
        (Version::new(4, 7, 4), Version::new(6, u16::MAX, u16::MAX), &[A]),
        (Version::new(7, 0, 0), Version::new(8, 6, 0), &[A, B, C]),
        (Version::new(8, 6, 1), Version::new(8, 6, 1), &[C]),
        (Version::new(8, 6, 2), Version::new(8, u16::MAX, u16::MAX), &[C, D]),
    ]
};

impl ValidQuery {
    fn new(server: &Server) -> Option<Self> {
        let versions = server.versions;
        let mut found = VARIANTS.iter().filter(|(first, last, _)| versions.meet(*first, *last));
        let (_, _, variants) = found.next()?;
        Some(Self {
            variants: if found.next().is_none() {
                variants
            } else {
                &[Variant::A, Variant::B, Variant::C, Variant::D]
            },
            has_type: versions.first >= Version::new(5, 0, 0),
            has_custom_fields: versions.first >= Version::new(6, 0, 0),
            hidden: if server.privileged { Hidden::Secrets } else { Hidden::Personal },
        })
    }

    /// The operators that a filter may hold. Source: `users.list` of 8.6.1, and `queryOperations` before.
    pub(crate) const fn operators(variant: Variant) -> OperatorSet {
        match variant {
            Variant::A => OperatorSet::of(&[Operator::And, Operator::Or]),
            Variant::B | Variant::C | Variant::D => {
                OperatorSet::of(&[Operator::And, Operator::Or, Operator::Regex, Operator::Options])
            }
        }
    }

    /// Whether a filter may ask about this path, which depends on the fields that are asked for too.
    pub(crate) fn allows(&self, path: &str, request: &Request) -> bool {
        // `name.*` is a test of the beginning: it lets `nameFoo` through.
        let is_returned = |name: &str| {
            let asked = request.projection.iter().find(|key| request.text(key.path) == name);
            let is_default = DEFAULT_FIELDS.contains(&name);
            !self.hidden.contains(name) && asked.map_or(is_default, |key| key.include)
        };
        let begins = |prefix: &str, field: &str| path.starts_with(prefix) && is_returned(field);
        is_returned(path)
            || begins("emails.address", "emails")
            || begins("username", "username")
            || begins("name", "name")
            || self.has_type && begins("type", "type")
            || self.has_custom_fields && begins("customFields", "customFields")
    }
}

/// What `users.list` returns whatever is asked for. Source: Rocket.Chat 8.6.1, `getNonEmptyFields`.
pub(crate) const DEFAULT_FIELDS: [&str; 9] =
    ["name", "username", "emails", "roles", "status", "active", "avatarETag", "lastLogin", "type"];

impl Versions {
    /// Whether all of them lie between these two.
    pub(crate) fn lie_within(&self, first: Version, last: Version) -> bool {
        first <= self.first && self.last <= last
    }

    /// Whether one of them lies between these two.
    pub(crate) fn meet(&self, first: Version, last: Version) -> bool {
        self.first <= last && first <= self.last
    }
}
