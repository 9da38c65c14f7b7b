//! The names of endpoints to what is known of the server behind them.

#[cfg(not(target_arch = "wasm32"))]
mod index;
mod rows;
mod tables;
mod treatment;
mod typed;

pub use rows::{Claim, ClaimKind, Orders, Parameter, Permission, Returned, Rows, When};
pub use treatment::{ListParameter, Treatment, UNSAFE_REMOVED_SINCE, UNSAFE_SWITCH_SINCE};
pub use typed::{Branch, Fixed, Meaning, Typed, ValueTest, Wire};

use crate::nearest::nearest;
use crate::schema::Collection;
use crate::sorted::sort_by;
use crate::version::{Certainty, Version, Versions};
use rows::{Row, Step};
use std::fmt;
use tables::{COLLECTIONS, EXISTENCES, HISTORIES, ORDERS, PARAMETERS, PERMISSIONS, REQUIREMENTS, SOURCES};

/// Whether this build knows servers. `--cfg rocketql_lite` leaves the catalogue out, for the package `rocketql/lite`; whoever
/// names an endpoint is then refused.
pub(crate) const IS_KNOWN: bool = !cfg!(rocketql_lite);

/// The rows of the catalogue.
const ENDPOINTS: &[Row] = if IS_KNOWN { tables::ENDPOINTS } else { &[] };

/// An endpoint that reads with GET.
///
/// ```
/// use rocketql::{Certainty, Endpoint, ListParameter, Treatment, Version, Versions};
/// let endpoint = Endpoint::find("channels.list").unwrap();
/// let newest = Versions::single(Version::new(8, 6, 1));
/// assert_eq!(endpoint.treatment(ListParameter::Fields, newest), (Treatment::Refused, Certainty::Known));
/// assert_eq!(endpoint.collection().unwrap().name(), "rooms");
/// ```
#[derive(Clone, Copy)]
pub struct Endpoint(&'static Row);

/// The endpoints that are known by name, sorted.
///
/// ```
/// assert!(rocketql::endpoints().any(|endpoint| endpoint.name() == "users.list"));
/// ```
pub fn endpoints() -> impl Iterator<Item = Endpoint> {
    ENDPOINTS.iter().map(Endpoint)
}

impl Endpoint {
    /// The endpoint of this name: as its server declares it, or with a value for each variable segment.
    ///
    /// ```
    /// use rocketql::Endpoint;
    /// let endpoint = Endpoint::find("livechat/K3p/messages").unwrap();
    /// assert_eq!(endpoint.name(), "livechat/:rid/messages");
    /// assert!(Endpoint::find("livechat/:rid/messages").is_none());
    /// assert!(Endpoint::find("livechat/../messages").is_none());
    /// ```
    pub fn find(name: &str) -> Option<Self> {
        if !IS_KNOWN {
            // So that what plans for endpoints is left out too.
            return None;
        }
        Self::plain(name).or_else(|| Self::with_variables(name))
    }

    /// The endpoint of this name, which has no variable segments.
    #[cfg(not(target_arch = "wasm32"))]
    fn plain(name: &str) -> Option<Self> {
        index::find(name).map(Self)
    }

    /// The same without the index: on the web bytes cost more than time.
    #[cfg(target_arch = "wasm32")]
    fn plain(name: &str) -> Option<Self> {
        Self::declared(name).filter(|endpoint| !endpoint.name().contains(':'))
    }

    /// The endpoint of this name, which has a value for each of its variable segments.
    #[inline(never)]
    fn with_variables(name: &str) -> Option<Self> {
        if name.split('/').any(|segment| segment.starts_with(':')) {
            return None;
        }
        endpoints().find(|endpoint| endpoint.name().contains(':') && matches(endpoint.name(), name))
    }

    /// The endpoint that is declared by this name, variable segments included.
    pub fn declared(name: &str) -> Option<Self> {
        // Most names differ at their beginning, where one comparison tells which comes first.
        let wanted = (beginning(name), name);
        let at = ENDPOINTS.partition_point(|row| (beginning(row.name), row.name) < wanted);
        ENDPOINTS.get(at).filter(|row| row.name == name).map(Self)
    }

    /// The endpoint that an unknown name is likeliest meant to be. One with variable segments is not offered: it cannot be
    /// written as it is.
    pub fn nearest(name: &str) -> Option<&'static str> {
        nearest(name, ENDPOINTS.iter().map(|row| row.name).filter(|known| !known.contains(':')))
    }

    /// Its name as the server declares it: a segment that starts with `:` stands for any one segment.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The place where it was read last: a file of Rocket.Chat's repository, or a validator of the published
    /// `@rocket.chat/rest-typings` package.
    pub fn source(self) -> &'static str {
        self.sources().next().unwrap_or_default()
    }

    /// All the places where it was read.
    pub fn sources(self) -> impl Iterator<Item = &'static str> {
        self.texts().take_while(|line| !line.is_empty())
    }

    /// Its sources, a blank line, and its notes.
    fn texts(self) -> impl Iterator<Item = &'static str> {
        let at = ENDPOINTS.partition_point(|row| row.name < self.name());
        SOURCES.split('\0').nth(at).unwrap_or_default().lines()
    }

    /// The collection that its rows come from, where that is known.
    pub fn collection(self) -> Option<Collection> {
        *NUMBERED.get(usize::from(self.0.collection))?
    }

    /// Whether all these releases have it.
    #[inline]
    pub fn exists(self, versions: Versions) -> (bool, Certainty) {
        let [letter, ..] = look_up(self.existence(), versions);
        (letter.eq_ignore_ascii_case(&b'e'), certainty(letter))
    }

    /// What the schema and the handler do with a parameter, on all these releases; where that is unknown, the worst it may be
    /// is given. The switch of 7.0 ([`UNSAFE_SWITCH_SINCE`]) and the removal in 9.0 ([`UNSAFE_REMOVED_SINCE`]) come on top.
    pub fn treatment(self, parameter: ListParameter, versions: Versions) -> (Treatment, Certainty) {
        self.standing(versions).treatment(parameter)
    }

    /// The same for all five parameters at once.
    #[inline]
    pub(crate) fn standing(self, versions: Versions) -> Standing {
        Standing(look_up(self.history(), versions))
    }

    /// Whether unknown parameters are refused with 400, on all these releases.
    pub fn is_strict(self, versions: Versions) -> (bool, Certainty) {
        let Standing([.., letter]) = self.standing(versions);
        (letter.eq_ignore_ascii_case(&b's'), certainty(letter))
    }

    /// The releases at which anything about the parameters or the schema changes, the oldest first, each with what holds
    /// from there to the next.
    pub fn spans(self) -> impl Iterator<Item = Versions> {
        let mut starts: Vec<Version> = self.history().iter().map(Step::from).collect();
        starts.extend(self.existence().iter().map(Step::from));
        sort_by(&mut starts, Ord::cmp);
        starts.dedup();
        let ends: Vec<Version> =
            starts.iter().skip(1).map(|next| before(*next)).chain([Version::LAST]).collect();
        starts.into_iter().zip(ends).map(|(first, last)| Versions { first, last })
    }

    /// From which versions on it is there.
    fn existence(self) -> &'static [Step] {
        EXISTENCES.get(usize::from(self.0.exists)).copied().unwrap_or_default()
    }

    /// What becomes of the five parameters, and whether the schema is strict.
    fn history(self) -> &'static [Step] {
        HISTORIES.get(usize::from(self.0.history)).copied().unwrap_or_default()
    }

    /// What the caller must be allowed to do, as far as the route declares it.
    pub fn permission(self) -> Permission {
        let none = Permission { all: &[], any: &[] };
        PERMISSIONS.get(usize::from(self.0.permission)).copied().unwrap_or(none)
    }

    /// What must be given: one parameter out of each of these.
    pub fn required(self) -> &'static [&'static [&'static str]] {
        REQUIREMENTS.get(usize::from(self.0.required)).copied().unwrap_or_default()
    }

    /// The parameters other than the five that any of these releases may have.
    pub fn parameters(self, versions: Versions) -> impl Iterator<Item = Parameter> {
        let all = self.0.parameters.iter().filter_map(|&at| PARAMETERS.get(usize::from(at)).copied());
        all.filter(move |parameter| parameter.earliest <= versions.last)
    }

    /// The parameters that are filters and that any of these releases may have: [`Typed::exists`] says how sure that is.
    pub fn typed(self, versions: Versions) -> impl Iterator<Item = &'static Typed> {
        self.0.typed.iter().filter(move |typed| typed.earliest <= versions.last)
    }

    /// The keys of `query` that the endpoint has a hand in.
    pub fn claims(self) -> &'static [Claim] {
        self.0.claims
    }

    /// Whether the keys of [`claims`](Self::claims) are all there are: where nobody looked, any key may be lost.
    pub fn is_merge_known(self) -> bool {
        self.0.is_merge_known
    }

    /// The sort where none is given, in the language's spelling: `-ts, name`.
    pub fn default_sort(self) -> Option<&'static str> {
        ORDERS.get(usize::from(self.0.order)).copied().filter(|order| !order.is_empty())
    }

    /// Which sorts it goes by, where it reads `sort`.
    pub fn orders(self) -> Orders {
        self.0.orders
    }

    /// Where the rows stand in an answer.
    pub fn rows(self) -> Rows {
        self.0.rows
    }

    /// Which fields the rows hold.
    pub fn returned(self) -> Returned {
        self.0.returned
    }

    /// What else changes an answer.
    pub fn notes(self) -> impl Iterator<Item = &'static str> {
        self.texts().skip_while(|line| !line.is_empty()).skip(1)
    }
}

impl PartialEq for Endpoint {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Endpoint {}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({})", self.name())
    }
}

/// What the five parameters are to an endpoint, and whether its schema is strict, on some releases: a letter each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing([u8; 6]);

impl Standing {
    /// As [`Endpoint::treatment`].
    #[inline]
    pub(crate) fn treatment(self, parameter: ListParameter) -> (Treatment, Certainty) {
        let Self([query, fields, sort, offset, count, _]) = self;
        let letter = match parameter {
            ListParameter::Query => query,
            ListParameter::Fields => fields,
            ListParameter::Sort => sort,
            ListParameter::Offset => offset,
            ListParameter::Count => count,
        };
        let treatment = match letter.to_ascii_lowercase() {
            b'r' => Treatment::Read,
            b'x' => Treatment::Refused,
            b'i' => Treatment::Ignored,
            _ => return (Treatment::Ignored, Certainty::Unknown),
        };
        (treatment, certainty(letter))
    }

    /// Whether all of it is known, or unknown: nothing is inferred.
    #[inline]
    pub(crate) fn is_plain(self) -> bool {
        !self.0.iter().any(u8::is_ascii_uppercase)
    }
}

/// How sure a letter is: one in lower case is known, one in upper case inferred; `?` is unknown.
#[inline]
fn certainty(letter: u8) -> Certainty {
    match letter {
        b'a'..=b'z' => Certainty::Known,
        b'A'..=b'Z' => Certainty::Inferred,
        _ => Certainty::Unknown,
    }
}

/// The letters that stand for all these releases. Where the releases differ nothing holds for all of them.
#[inline(never)]
fn look_up(steps: &[Step], versions: Versions) -> [u8; 6] {
    let (first, last) = (versions.first.rank(), versions.last.rank());
    let Some((oldest, later)) = steps.split_first() else { return [b'?'; 6] };
    let mut letters = oldest.letters;
    for step in later.iter().take_while(|step| step.is_from(last)) {
        if step.is_from(first) {
            letters = step.letters;
        } else {
            letters = both(letters, step.letters);
        }
    }
    letters
}

/// What holds where these letters hold or those.
#[inline(never)]
fn both(mut these: [u8; 6], those: [u8; 6]) -> [u8; 6] {
    for (letter, other) in these.iter_mut().zip(those) {
        *letter = match letter.eq_ignore_ascii_case(&other) {
            // The one in upper case comes first.
            true => other.min(*letter),
            false => b'?',
        };
    }
    these
}

/// The last release before this one, as far as numbers can say.
fn before(version: Version) -> Version {
    if version.patch > 0 {
        Version::new(version.major, version.minor, version.patch - 1)
    } else if version.minor > 0 {
        Version::new(version.major, version.minor - 1, u16::MAX)
    } else {
        Version::new(version.major.saturating_sub(1), u16::MAX, u16::MAX)
    }
}

/// The collections by their numbers in the rows of endpoints.
#[expect(clippy::indexing_slicing, reason = "both are as long")]
const NUMBERED: [Option<Collection>; COLLECTIONS.len()] = {
    let mut numbered = [None; COLLECTIONS.len()];
    let mut at = 0;
    while at < COLLECTIONS.len() {
        numbered[at] = Collection::find(COLLECTIONS[at]);
        at += 1;
    }
    numbered
};

/// The first bytes of a name as a number that is in the order of names.
fn beginning(name: &str) -> u64 {
    let mut bytes = [0; 8];
    match name.as_bytes().first_chunk() {
        Some(first) => bytes = *first,
        None => bytes.iter_mut().zip(name.bytes()).for_each(|(to, byte)| *to = byte),
    }
    u64::from_be_bytes(bytes)
}

/// Whether each segment of `name` is that of the pattern, or stands where that has a variable.
fn matches(pattern: &str, name: &str) -> bool {
    let mut segments = name.split('/');
    let all = pattern.split('/').all(|wanted| {
        segments
            .next()
            .is_some_and(|segment| wanted == segment || (wanted.starts_with(':') && is_value(segment)))
    });
    all && segments.next().is_none()
}

/// Whether a segment may stand for a variable. Whoever sends a URL takes `.` and `..` out of its path, and asks another endpoint.
fn is_value(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..")
}

#[cfg(test)]
mod tests;
