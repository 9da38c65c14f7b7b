//! A server's versions to what it does to a filter before the database sees it.

use super::keys::{Hidden, Keys, deleted, is_at_or_below, unreturned};
use super::place::Moves;
use super::target::Server;
use crate::operator::{Operator, OperatorSet};
use crate::path::Heads;
use crate::request::{Kind, Request};
use crate::server::{Claim, ClaimKind, Endpoint, When};
use crate::version::{Version, Versions};

/// What stands between `query` and the database on one endpoint of one server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FilterRules {
    /// The operators that reach the database from the top of `query`; every other one does from inside `$and`.
    pub(crate) top: OperatorSet,
    /// Fields that are deleted from the top of `query` whoever asks, with all below them: they stand inside `$and`.
    pub(crate) deleted: &'static Keys,
    /// Fields that rows do not show on some of these versions although a filter may ask about them, with all below them.
    pub(crate) unreturned: &'static Keys,
    /// Keys that the endpoint sets, defaults or overwrites: they stand inside `$and`. Where only some keys are read, those.
    pub(crate) claims: &'static [Claim],
    /// Fields that this caller may not ask about, with all below them: they stand nowhere.
    pub(crate) hidden: Hidden,
    /// What `isValidQuery` lets through; nothing where the endpoint does not call it.
    pub(crate) valid_query: Option<ValidQuery>,
    /// How the text of `query` is read.
    pub(crate) reader: Reader,
    /// The searches of the request at hand that the endpoint is not known to take; of most requests there is none.
    pub(crate) searches: OperatorSet,
    /// How the keys begin that are deleted from the top or that the endpoint has a hand in.
    moved: Heads,
    /// Whether the endpoint reads nothing but some keys, each compared with a text.
    pub(crate) reads_only_keys: bool,
    /// Whether nobody knows what it does with some of them.
    pub(crate) is_unsure: bool,
}

impl FilterRules {
    /// The rules of an endpoint. A range of versions has those that hold for each of its members.
    pub(crate) fn new(endpoint: Endpoint, server: &Server) -> Self {
        let versions = server.versions;
        let deleted = deleted(versions);
        let is_about_users = endpoint.name().starts_with("users.");
        let (mut moved, mut reads_only_keys, mut is_unsure) = (deleted.heads(), false, false);
        for claim in endpoint.claims() {
            reads_only_keys |= claim.kind == ClaimKind::Only;
            is_unsure |= claim.kind == ClaimKind::Unsure;
            if claim.kind != ClaimKind::Only {
                moved = moved.and(head(claim.key));
            }
        }
        Self {
            moved,
            reads_only_keys,
            is_unsure,
            claims: endpoint.claims(),
            top: if keeps_operators(versions) {
                OperatorSet::of(Operator::ALL)
            } else {
                OperatorSet::of(&[Operator::And, Operator::Or])
            },
            deleted,
            unreturned: unreturned(versions),
            hidden: match (is_about_users, server.privileged) {
                (false, _) => Hidden::Nothing,
                (true, true) => Hidden::Secrets,
                (true, false) => Hidden::Personal,
            },
            valid_query: if is_about_users { ValidQuery::of(endpoint, server) } else { None },
            reader: match versions.first {
                first if first < Version::new(0, 73, 0) => Reader::Json,
                first if first < Version::new(6, 2, 0) => Reader::MeteorEjson,
                _ => Reader::Ejson,
            },
            searches: OperatorSet::of(&[]),
        }
    }

    /// Whether this caller sees nothing at the path, on some of these versions.
    pub(crate) fn hides(&self, path: &str) -> bool {
        self.deleted.reach(path) || self.unreturned.reach(path) || self.hidden.contains(path)
    }

    /// Whether any filter reaches the database as it is written, if not always from the top.
    pub(crate) fn take_all(&self) -> bool {
        self.hidden == Hidden::Nothing
            && self.valid_query.is_none()
            && self.reader == Reader::Ejson
            && self.searches == OperatorSet::default()
            && !self.reads_only_keys
    }

    /// The keys that alone are read.
    pub(crate) fn only_keys(&self) -> impl Iterator<Item = &'static str> {
        self.claims.iter().filter(|claim| claim.kind == ClaimKind::Only).map(|claim| claim.key)
    }

    /// Whether this is one of the keys that alone are read.
    pub(crate) fn is_only_key(&self, key: &str) -> bool {
        self.claims.iter().any(|claim| claim.kind == ClaimKind::Only && claim.key == key)
    }

    /// Whether a key is lost at the top of this request.
    #[inline(never)]
    fn moves(&self, key: &str, request: &Request) -> bool {
        self.deleted.reach(key) || self.claims(key, request)
    }

    /// Whether an operator other than `$and` is lost there.
    #[inline(never)]
    fn moves_operator(&self, operator: Operator, request: &Request) -> bool {
        !self.top.contains(operator) || self.claims(operator.key(), request)
    }

    /// Whether the endpoint has a hand in a key at the top of this request.
    fn claims(&self, key: &str, request: &Request) -> bool {
        self.claims.iter().any(|claim| is_claimed(claim, key, request))
    }

    /// Whether the endpoint does something else than what is asked, for this request.
    #[inline]
    pub(crate) fn are_replaced(&self, request: &Request) -> bool {
        // A claim to any key is one to keys of all beginnings.
        self.moved == Heads::ANY && self.has_replacement(request)
    }

    #[inline(never)]
    fn has_replacement(&self, request: &Request) -> bool {
        let is_one = |claim: &Claim| claim.key == "*" && claim.kind == ClaimKind::Server;
        self.claims.iter().any(|claim| is_one(claim) && is_met(claim.when, request))
    }
}

/// How the keys begin that a claim to this one is to: `*` stands for any.
fn head(key: &str) -> Heads {
    if key == "*" { Heads::ANY } else { Heads::of(key.as_bytes()) }
}

/// Whether the claim is one to this key, for this request.
pub(super) fn is_claimed(claim: &Claim, key: &str, request: &Request) -> bool {
    let is_of_top = match claim.kind {
        ClaimKind::Server | ClaimKind::Caller | ClaimKind::Default | ClaimKind::Unsure => true,
        ClaimKind::Only => false,
    };
    is_of_top && (claim.key == key || claim.key == "*") && is_met(claim.when, request)
}

/// Whether it may be so for this request. Nobody knows the caller's permissions.
pub(super) fn is_met(when: When, request: &Request) -> bool {
    match when {
        When::Always | When::Lacking(_) => true,
        When::Given(name) => request.with.iter().any(|given| request.text(given.name) == name),
    }
}

impl Moves for FilterRules {
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn is_moved(&self, request: &Request, clause: &Kind) -> bool {
        match *clause {
            Kind::Logical(Operator::And, _) => false,
            Kind::Logical(operator, _) | Kind::Top(operator, ..) => self.moves_operator(operator, request),
            Kind::Field(path, _) => {
                self.moved.meet(Heads::of(request.bytes(path))) && self.moves(request.text(path), request)
            }
            _ => false,
        }
    }

    #[inline]
    fn heads(&self) -> Heads {
        self.moved
    }
}

/// What reads the text of `query`. Source: server.md, timeline; commits cfb5f3e4fe (0.73.0) and 59ca2a3168 (6.2.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// `JSON.parse`, which knows no dates, regexes, bytes and infinities.
    Json,
    /// Meteor's EJSON; whether that of such an age knows regexes was not established.
    MeteorEjson,
    /// npm `ejson` 2.2.
    Ejson,
}

/// Versions whose `clean()` is not there yet, or strips no operator: its test was `/^$/` at first.
/// Source: server.md, timeline; Rocket.Chat commits 9e63222893 and c70ce464c1, read tag by tag.
const KEEPING_OPERATORS: [(Version, Version); 4] = [
    (Version::new(0, 0, 0), Version::new(3, 11, 5)),
    (Version::new(3, 12, 0), Version::new(3, 12, 5)),
    (Version::new(3, 13, 0), Version::new(3, 13, 3)),
    (Version::new(3, 14, 0), Version::new(3, 14, 1)),
];

/// Whether all of these versions do.
#[inline]
fn keeps_operators(versions: Versions) -> bool {
    let [.., (_, newest)] = KEEPING_OPERATORS;
    versions.last <= newest && KEEPING_OPERATORS.iter().any(|&(first, last)| versions.lie_within(first, last))
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
    /// Whether they may also have none; then `fields` is not sent, since what it does is in doubt too.
    pub(crate) may_be_absent: bool,
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
    #[inline(never)]
    fn of(endpoint: Endpoint, server: &Server) -> Option<Self> {
        if endpoint.name() != "users.list" {
            return None;
        }
        let versions = server.versions;
        let mut found = VARIANTS.iter().filter(|(first, last, _)| versions.meet(*first, *last));
        let (_, _, variants) = found.next()?;
        Some(Self {
            may_be_absent: versions.first < Version::new(4, 8, 0),
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
        self.is_returned(path, request) || self.begins(path, request)
    }

    /// Whether it may ask about whatever begins with this path: `name.*` is a test of the beginning, and lets `nameFoo` and
    /// `name.$regex` through.
    pub(crate) fn begins(&self, path: &str, request: &Request) -> bool {
        let begins = |prefix: &str, field: &str| path.starts_with(prefix) && self.is_returned(field, request);
        begins("username", "username")
            || begins("name", "name")
            || begins("emails.address", "emails")
            || self.has_type && begins("type", "type")
            || self.has_custom_fields && begins("customFields", "customFields")
    }

    /// Whether the rows will have this field.
    fn is_returned(&self, name: &str, request: &Request) -> bool {
        // What is to be left out is never sent.
        let is_asked = || request.projection.iter().any(|key| key.include && request.text(key.path) == name);
        let is_added = || !self.may_be_absent && is_asked() && !is_displaced(name, request);
        (DEFAULT_FIELDS.contains(&name) || is_added()) && !self.hidden.contains(name)
    }
}

/// Whether `fields` has to name what the field lies in and not the field itself: no projection holds both, and the check
/// of attributes then knows the outer one alone.
fn is_displaced(name: &str, request: &Request) -> bool {
    let is_outer = |outer: &str| outer.len() < name.len() && is_at_or_below(name, outer);
    let tested = |kind: &Kind| match *kind {
        Kind::Field(path, _) => is_outer(projected(request.text(path))),
        _ => false,
    };
    name.contains('.')
        && (DEFAULT_FIELDS.iter().any(|outer| is_outer(outer))
            || request.sort.iter().any(|key| is_outer(projected(request.text(key.path))))
            || request.arena.nodes().any(|node| tested(&node.kind)))
}

/// The path as a projection has it, which knows no indexes of arrays. A row is no array: a number in front is a name.
pub(super) fn projected(path: &str) -> &str {
    let is_index = |segment: &str| segment.bytes().all(|byte| byte.is_ascii_digit());
    let segments = path.split('.').enumerate();
    let kept = segments.take_while(|&(at, segment)| at == 0 || !is_index(segment));
    let length = kept.map(|(_, segment)| segment.len() + 1).sum::<usize>().saturating_sub(1);
    path.get(..length).unwrap_or(path)
}

/// What `users.list` returns whatever is asked for. Source: Rocket.Chat 8.6.1, `getNonEmptyFields`.
pub(crate) const DEFAULT_FIELDS: [&str; 9] =
    ["name", "username", "emails", "roles", "status", "active", "avatarETag", "lastLogin", "type"];

impl Versions {
    /// Whether all of them lie between these two.
    pub(crate) fn lie_within(&self, first: Version, last: Version) -> bool {
        self.last <= last && first <= self.first
    }

    /// Whether one of them lies between these two.
    pub(crate) fn meet(&self, first: Version, last: Version) -> bool {
        self.first <= last && first <= self.last
    }
}
