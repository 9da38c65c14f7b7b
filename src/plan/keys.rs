//! A path to whether a server has a hand in it: keys that are deleted, hidden or claimed, with all below them.

use crate::path::Heads;
use crate::version::{Version, Versions};

/// Some keys, with all that lies below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Keys {
    names: &'static [&'static str],
    heads: Heads,
}

impl Keys {
    pub(super) const fn of(names: &'static [&'static str]) -> Self {
        let (mut heads, mut rest) = (Heads::NONE, names);
        while let [name, others @ ..] = rest {
            assert!(name.len() > 1, "what is below a key of one letter begins otherwise");
            (heads, rest) = (heads.and(Heads::of(name.as_bytes())), others);
        }
        Self { names, heads }
    }

    /// How they begin.
    pub(super) const fn heads(&self) -> Heads {
        self.heads
    }

    /// Whether the path is one of them or begins with one.
    #[inline]
    pub(crate) fn reach(&self, path: &str) -> bool {
        self.heads.meet(Heads::of(path.as_bytes()))
            && self.names.iter().any(|name| is_at_or_below(path, name))
    }

    /// Whether there is none.
    pub(crate) const fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// Whether the path is `name` or begins with it.
pub(crate) fn is_at_or_below(path: &str, name: &str) -> bool {
    path.strip_prefix(name).is_some_and(|below| below.is_empty() || below.starts_with('.'))
}

/// What `defaultFieldsToExclude` holds from 0.73 at the latest.
/// Source: Rocket.Chat 8.6.1, `API.v1.defaultFieldsToExclude`, read in `parseJsonQuery.ts`.
pub(crate) const DELETED: Keys = Keys::of(&["joinCode", "members", "importIds", "e2e"]);

/// What it held when it came, in 0.57.4 and 0.58.4. Source: the tags of both.
const DELETED_FIRST: Keys = Keys::of(&["joinCode", "members", "importIds", "meta"]);

/// What it held then and later: between 0.66, which added `usernames`, and 0.73 it became what it is.
const DELETED_ONCE: Keys = Keys::of(&["joinCode", "members", "importIds", "e2e", "meta", "usernames"]);

/// What any of these versions deletes from the top of `query` and from `fields`.
#[inline]
pub(super) fn deleted(versions: Versions) -> &'static Keys {
    if versions.first >= Version::new(0, 73, 0) { &DELETED } else { deleted_once(versions) }
}

#[cold]
fn deleted_once(versions: Versions) -> &'static Keys {
    match versions {
        Versions { last, .. } if last < Version::new(0, 57, 4) => &const { Keys::of(&[]) },
        Versions { last, .. } if last < Version::new(0, 66, 0) => &DELETED_FIRST,
        Versions { .. } => &DELETED_ONCE,
    }
}

/// What it held before it had a hand in `query`: each endpoint then leaves these out of its rows.
/// Source: server.md, "Exclusion lists", 0.49; Rocket.Chat commit 3112d225fe.
const UNRETURNED: Keys = Keys::of(&["joinCode", "meta"]);

/// What the rows of none of these versions show, beside what is deleted.
pub(super) fn unreturned(versions: Versions) -> &'static Keys {
    if versions.first < Version::new(0, 57, 4) { &UNRETURNED } else { &const { Keys::of(&[]) } }
}

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
    pub(crate) const fn keys(self) -> &'static Keys {
        const NOTHING: Keys = Keys::of(&[]);
        const SECRETS: Keys = Keys::of(&["services", "inviteToken"]);
        const PERSONAL: Keys = Keys::of(&[
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
        ]);
        match self {
            Self::Nothing => &NOTHING,
            Self::Secrets => &SECRETS,
            Self::Personal => &PERSONAL,
        }
    }

    /// Whether a field of this path is among them.
    pub(crate) fn contains(self, path: &str) -> bool {
        self.keys().reach(path)
    }
}
