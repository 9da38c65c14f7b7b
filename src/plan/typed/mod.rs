//! Clauses that a server's `query` cannot hold to the parameters that are filters of their own.
//!
//! A parameter takes a clause that implies what it selects. Where both are the same, the clause is done with; where the
//! parameter may let more rows through, the client looks at the clause again. No parameter is sent that may let fewer
//! through, that does nothing with its value, or whose conditions are not known to hold.

mod atoms;
mod fixed;
mod selector;
#[cfg(all(test, feature = "bson", feature = "matcher"))]
mod tests;
mod wire;

use super::Setting;
use super::capabilities::Capabilities;
use super::explain::Trace;
use super::parameters::{bare, given_before, remove};
use super::push::{Fate, Left, Step};
use super::report::whole;
use super::target::Mode;
use crate::arena::NodeId;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::request::{Kind, Parameter, Request, Text};
use crate::server::{ClaimKind, Endpoint, Meaning, Typed, ValueTest, When};
use crate::version::{Certainty, Version};
use atoms::{Atom, atoms};
use wire::Value;
pub(super) use wire::most_items;

/// Parameters of which one alone is sent: what one writes another one writes over. Sources: `typed-params.json`,
/// `livechat/rooms` ("combine at most one of them", `queued` also over `servedBy`) and `emoji-custom.list` ("overrides").
const EXCLUSIVE: [(&str, &[&str]); 2] = [
    ("livechat/rooms", &["open", "onhold", "queued", "agents"]),
    ("emoji-custom.list", &["updatedSince", "_updatedAt", "_id"]),
];

/// Parameters that another one changes: with `inclusive` the bounds of a history are among the rows.
const CHANGED_BY: [(&str, &str); 2] = [("oldest", "inclusive"), ("latest", "inclusive")];

/// Parameters for which the present stands where they are absent: with a later instant rows would come that never come without.
/// The end of an endpoint's name, and the parameter. Source: `typed-params.json`, `latest` of the histories.
const UNTIL_NOW: [(&str, &str); 1] = [(".history", "latest")];

/// When the facts were read, 2026-11-23: where the present is not known, it is no earlier.
const READ_AT: i64 = 1_795_392_000_000;

/// Parameters that are not sent although their handlers were read. `department` takes a name as well as an id, and the name
/// of another department may be that id; `type` takes the place of the type to which the caller's permission restricts the
/// rows; `customFields` of 9.0 was read in a draft alone; `departmentId` takes the place of what the caller may see.
const AVOIDED: [(&str, &str); 4] = [
    ("canned-responses", "departmentId"),
    ("livechat/inquiries.list", "department"),
    ("integrations.list", "type"),
    ("users.list", "customFields"),
];

/// Lists that are refused with 400 where they hold another word than these: on some releases, or on all. Sources:
/// `typed-params.json`, `rooms.adminRooms`; rest-typings 8.0.0 and later, `isUsersListStatusProps`.
const WORDS: [(&str, &str, &[&str]); 2] = [
    ("rooms.adminRooms", "types", &["c", "d", "p", "l", "discussions", "teams"]),
    ("users.listByStatus", "inactiveReason", &["deactivated", "pending_approval", "idle_too_long"]),
];

/// Lists that are wider for some words, and the one for which they are not: nothing but rows that have it comes, unless another
/// parameter is sent with which it was not read how they join. Source: `typed-params.json`, `users.listByStatus`, where rows
/// without a reason come too "only if the list has deactivated or idle_too_long".
const JUST: [(&str, &str, &str, &str); 1] =
    [("users.listByStatus", "inactiveReason", "pending_approval", "searchTerm")];

/// The words that alone a list may hold, where there are such.
pub(super) fn listed_words(endpoint: &str, name: &str) -> Option<&'static [&'static str]> {
    WORDS.iter().find(|(of, list, _)| *of == endpoint && *list == name).map(|(_, _, words)| *words)
}

/// `users.presence` does not split `ids` at commas in 8.4. Source: Rocket.Chat's Open-API changelog, 8.4.0 and 8.5.0.
const BROKEN_IDS: (Version, Version) = (Version::new(8, 4, 0), Version::new(8, 4, u16::MAX));

/// Whether the list is not split on one of the server's versions.
pub(super) fn is_broken_list(capabilities: &Capabilities, name: &str) -> bool {
    let (first, last) = BROKEN_IDS;
    capabilities.endpoint.name() == "users.presence"
        && name == "ids"
        && capabilities.server.versions.meet(first, last)
}

/// What a parameter may be sent for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lowered {
    /// The parameter.
    typed: &'static Typed,
    /// Its value.
    value: Value,
    /// The atoms that hold for every row which it selects.
    covered: Vec<usize>,
    /// The atoms that it was made of: all of them hold for no row but those which it selects.
    used: Vec<usize>,
}

/// Sends what is left as parameters, where that is faithful.
pub(super) fn lower(
    request: &mut Request,
    capabilities: &Capabilities,
    left: &mut Left,
    setting: Setting,
    mut trace: Option<&mut Trace>,
    sink: &mut Diagnostics,
) {
    let conjuncts: Vec<NodeId> = left.clauses.iter().map(|(clause, _)| *clause).collect();
    let sent = send(request, capabilities, &conjuncts, None, setting, sink);
    // Both are in the order of the filter.
    let mut done = sent.iter().filter(|sent| sent.is_done).map(|sent| sent.clause).peekable();
    left.clauses.retain(|(clause, _)| done.next_if_eq(clause).is_none());
    if let Some(trace) = &mut trace {
        for Sent { clause, names, is_done } in sent {
            for step in trace.steps.iter_mut().filter(|step| step.clause == clause) {
                let why = match &step.fate {
                    Fate::Left(why) => Some(why.clone()),
                    Fate::Pushed
                    | Fate::Rewritten(..)
                    | Fate::Supplied(_)
                    | Fate::Lowered(..)
                    | Fate::Shared(..) => None,
                };
                step.fate = match (is_done, why) {
                    (false, Some(why)) => Fate::Shared(names.clone(), why),
                    (_, why) => Fate::Lowered(names.clone(), why),
                };
            }
        }
    }
}

/// Supplies parameters that the endpoint needs and that are filters, where a clause of the filter implies what they select.
pub(super) fn supply(
    request: &mut Request,
    capabilities: &Capabilities,
    setting: Setting,
    mut trace: Option<&mut Trace>,
    sink: &mut Diagnostics,
) {
    let missing: Vec<&str> = capabilities
        .endpoint
        .required()
        .iter()
        .filter(|alternatives| !alternatives.iter().any(|name| is_given(request, name)))
        .flat_map(|alternatives| alternatives.iter().copied())
        .collect();
    let Some(Kind::Conjunction(clauses)) = request.filter.map(|filter| request.arena.kind(filter)) else {
        return;
    };
    if missing.is_empty() {
        return;
    }
    let conjuncts: Vec<NodeId> = request.arena.children(clauses).collect();
    let sent = send(request, capabilities, &conjuncts, Some(&missing), setting, sink);
    for Sent { clause, names, .. } in sent.into_iter().filter(|sent| sent.is_done) {
        remove(request, clause);
        if let Some(trace) = &mut trace {
            trace.steps.push(Step { clause, fate: Fate::Lowered(names, None) });
        }
    }
}

/// A clause and the parameters that it became.
struct Sent {
    clause: NodeId,
    names: Vec<Text>,
    /// Whether they hold for no row but those that it is about.
    is_done: bool,
}

/// Adds parameters for these clauses to the request, out of `only` where those are given. Gives back the clauses that became some,
/// in order.
fn send(
    request: &mut Request,
    capabilities: &Capabilities,
    conjuncts: &[NodeId],
    only: Option<&[&str]>,
    setting: Setting,
    sink: &mut Diagnostics,
) -> Vec<Sent> {
    if conjuncts.is_empty() {
        return Vec::new();
    }
    let atoms = atoms(request, conjuncts);
    let mut chosen: Vec<Lowered> = Vec::new();
    for typed in capabilities.endpoint.typed(capabilities.server.versions) {
        if only.is_some_and(|names| !names.contains(&typed.name))
            || !is_usable(request, typed, capabilities, &chosen)
        {
            continue;
        }
        let mut lowered = lowered(request, &atoms, typed, capabilities, setting.now);
        if let Some(lowered) = &mut lowered
            && typed.is_wider
            && !is_just(request, lowered, capabilities, &chosen)
        {
            lowered.covered.clear();
        }
        chosen.extend(lowered);
    }
    if chosen.is_empty() {
        return Vec::new();
    }
    let is_done = done(&atoms, &chosen, conjuncts.len());
    let is_done = |conjunct: usize| is_done.get(conjunct).copied().unwrap_or(false);
    let span = conjuncts.first().map(|&first| request.arena.span(first)).unwrap_or_default();
    // Of each clause the parameters that it became.
    let mut sent: Vec<Vec<Text>> = vec![Vec::new(); conjuncts.len()];
    for lowered in &chosen {
        let taken = || lowered.used.iter().filter_map(|&atom| atoms.get(atom)).map(|atom| atom.conjunct);
        // In strict mode a clause that is not done with is an error, and a parameter beside it says nothing.
        if setting.mode == Mode::Strict && !taken().all(is_done) && only.is_none() {
            continue;
        }
        let name = request.intern(lowered.typed.name);
        let value = lowered.value.node(request);
        request.with.push(Parameter { name, value, span });
        for conjunct in taken() {
            if let Some(names) = sent.get_mut(conjunct).filter(|names| names.last() != Some(&name)) {
                names.push(name);
            }
        }
    }
    let mut all = Vec::new();
    for (conjunct, (&clause, names)) in conjuncts.iter().zip(sent).enumerate() {
        if names.is_empty() {
            continue;
        }
        let (span, is_done) = (whole(request, clause), is_done(conjunct));
        let code = if is_done { Code::Lowered } else { Code::LoweredWider };
        let texts: Vec<&str> = names.iter().map(|&name| request.text(name)).collect();
        sink.report(Diagnostic::new(code, span).arg(span).arg(texts.join("` and `")));
        all.push(Sent { clause, names, is_done });
    }
    all
}

/// Of each clause whether parameters hold for every row that it is about, in one pass over the atoms.
fn done(atoms: &[Atom], chosen: &[Lowered], conjuncts: usize) -> Vec<bool> {
    let mut covered = vec![false; atoms.len()];
    for &atom in chosen.iter().flat_map(|lowered| &lowered.covered) {
        if let Some(covered) = covered.get_mut(atom) {
            *covered = true;
        }
    }
    let mut done: Vec<Option<bool>> = vec![None; conjuncts];
    for (atom, is_covered) in atoms.iter().zip(covered) {
        if let Some(done) = done.get_mut(atom.conjunct) {
            *done = Some(is_covered && *done != Some(false));
        }
    }
    // What has no atoms is nothing that a parameter could say.
    done.into_iter().map(|done| done == Some(true)).collect()
}

/// A parameter that the user gave before this one, of which one alone takes effect.
pub(super) fn rival(request: &Request, name: &str, endpoint: &str) -> Option<&'static str> {
    let of = |(known, names): &&(&str, &[&str])| *known == endpoint && names.contains(&name);
    let (_, names) = EXCLUSIVE.iter().find(of)?;
    given_before(request, name, names)
}

/// Whether the user gave the parameter.
fn is_given(request: &Request, name: &str) -> bool {
    request.with.iter().any(|given| bare(request.text(given.name)) == name)
}

/// Whether the parameter is among those that are sent.
fn is_sent(request: &Request, chosen: &[Lowered], name: &str) -> bool {
    is_given(request, name) || chosen.iter().any(|other| other.typed.name == name)
}

/// Whether a parameter that is wider for other values is not for this one.
fn is_just(request: &Request, lowered: &Lowered, capabilities: &Capabilities, chosen: &[Lowered]) -> bool {
    JUST.iter().any(|(endpoint, name, word, beside)| {
        *endpoint == capabilities.endpoint.name()
            && *name == lowered.typed.name
            && lowered.value.is_list_of(word)
            && !is_sent(request, chosen, beside)
    })
}

/// Whether all the versions have the parameter with its meaning, its conditions are known to hold, and nothing else that is
/// sent meddles with it.
fn is_usable(request: &Request, typed: &Typed, capabilities: &Capabilities, chosen: &[Lowered]) -> bool {
    let (endpoint, versions) = (capabilities.endpoint, capabilities.server.versions);
    let (is_there, certainty) = typed.exists(versions);
    let is_sent = |name: &str| is_sent(request, chosen, name);
    let is_excluded = || {
        let of = |(known, names): &&(&str, &[&str])| *known == endpoint.name() && names.contains(&typed.name);
        EXCLUSIVE.iter().find(of).is_some_and(|(_, names)| names.iter().any(|name| is_sent(name)))
    };
    let is_changed = || CHANGED_BY.iter().any(|(name, by)| *name == typed.name && is_given(request, by));
    is_there
        && certainty != Certainty::Unknown
        && is_permitted(typed, capabilities)
        && !is_sent(typed.name)
        && !AVOIDED.contains(&(endpoint.name(), typed.name))
        && !is_excluded()
        && !is_changed()
        && !is_broken_list(capabilities, typed.name)
        && !replaces_filter(request, typed, endpoint)
}

/// Whether what must hold for the parameter is known to.
fn is_permitted(typed: &Typed, capabilities: &Capabilities) -> bool {
    typed.needs.is_empty()
        || typed.needs.starts_with("view-full-other-user-info") && capabilities.server.privileged
}

/// Whether the parameter takes the place of the filter, which says something.
fn replaces_filter(request: &Request, typed: &Typed, endpoint: Endpoint) -> bool {
    let says = request.filter.is_some_and(
        |filter| matches!(request.arena.kind(filter), Kind::Conjunction(clauses) if clauses.first.is_some()),
    );
    says && endpoint.claims().iter().any(|claim| {
        claim.key == "*" && claim.kind == ClaimKind::Server && claim.when == When::Given(typed.name)
    })
}

/// What the parameter may be sent for: a value whose rows hold all those that these atoms ask for.
fn lowered(
    request: &Request,
    atoms: &[Atom],
    typed: &'static Typed,
    capabilities: &Capabilities,
    now: Option<i64>,
) -> Option<Lowered> {
    let choice = match typed.meaning {
        Meaning::Choice(words) => fixed::choose(request, atoms, words),
        Meaning::Any(branches) => selector::choose(request, atoms, branches),
    };
    let choice = choice?;
    if let wire::Wanted::Instant(instant) = choice.value
        && instant > now.unwrap_or(READ_AT)
        && UNTIL_NOW
            .iter()
            .any(|(end, name)| capabilities.endpoint.name().ends_with(end) && *name == typed.name)
    {
        return None;
    }
    let versions = capabilities.server.versions;
    let is_pattern = |test| matches!(test, ValueTest::Pattern | ValueTest::EachPattern);
    if let Meaning::Any(branches) = typed.meaning
        && branches.iter().any(|branch| is_pattern(branch.test))
        && !wire::is_pattern_safe(&choice.value, typed, versions)
    {
        return None;
    }
    if let (wire::Wanted::List(items), Some(words)) =
        (&choice.value, listed_words(capabilities.endpoint.name(), typed.name))
        && !items.iter().all(|item| words.contains(&item.as_str()))
    {
        return None;
    }
    let value = wire::written(choice.value, typed, versions)?;
    Some(Lowered { typed, value, covered: choice.covered, used: choice.used })
}

/// A value for a parameter and the atoms that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    value: wire::Wanted,
    covered: Vec<usize>,
    used: Vec<usize>,
}
