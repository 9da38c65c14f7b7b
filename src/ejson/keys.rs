//! The keys of one object to what is wrong with them: those that stand twice, and those that no document may have.

use super::paste;
use super::slip::quoted;
use crate::arena::List;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::path;
use crate::request::{Kind, Request, mark};
use crate::span::Span;
use std::collections::HashMap;

/// Which keys documents may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Those that JSON can write, even twice.
    Json,
    /// Each once, and none with a NUL, which BSON cannot write.
    Bson,
    /// Neither those that the servers delete or choke on.
    Server,
}

/// A key of a hand-built attack on servers: npm ejson allocates as many bytes as its object says.
const POLYFILL: &str = "$Uint8ArrayPolyfill";

/// Up to this many keys are compared in pairs, which needs no memory.
const FEW: usize = 8;

/// Reports what is wrong with the keys of a document.
pub(super) fn check(request: &Request, members: List, rule: Rule, sink: &mut Diagnostics) {
    if rule == Rule::Json {
        return;
    }
    duplicates(request, members, sink);
    for (key, span) in keys(request, members) {
        if key.bytes().any(|byte| byte == 0) {
            sink.report(Diagnostic::new(Code::NulPath, span));
        } else if rule == Rule::Server {
            served(key, span, sink);
        }
    }
}

/// Reports what is wrong with a key for a server.
fn served(key: &str, span: Span, sink: &mut Diagnostics) {
    if path::is_refused(key.as_bytes()) || key == POLYFILL {
        sink.report(Diagnostic::new(Code::RefusedKey, span).arg(key.to_owned()));
    }
    escaped_dollar(key, span, sink);
}

/// Reports a key whose `$` is still escaped: as it stands it would be the name of a field that is nowhere.
#[inline]
pub(super) fn escaped_dollar(key: &str, span: Span, sink: &mut Diagnostics) {
    if matches!(key.as_bytes(), [b'\\' | b'%', ..]) {
        report_escaped_dollar(key, span, sink);
    }
}

#[cold]
fn report_escaped_dollar(key: &str, span: Span, sink: &mut Diagnostics) {
    if let Some(meant) = paste::escaped_dollar(key) {
        let fix = Fix::replace(span, quoted(&meant));
        sink.report(Diagnostic::new(Code::EscapedDollar, span).arg(key.to_owned()).arg(meant).fix(fix));
    }
}

/// Reports every key that stands in the object before.
#[inline]
pub(super) fn duplicates(request: &Request, members: List, sink: &mut Diagnostics) {
    if members.first != members.last && may_repeat(request, members) {
        match keys(request, members).nth(FEW) {
            None => few_duplicates(request, members, sink),
            Some(_) => many_duplicates(request, members, sink),
        }
    }
}

/// Whether two keys have the same mark, or there are too many keys to tell: equal keys have.
#[inline]
fn may_repeat(request: &Request, members: List) -> bool {
    let mut seen = 0_u64;
    request.arena.entries(members).any(|(_, node)| {
        let Kind::Member(key, _) = node.kind else { return false };
        let mark = mark(request.bytes(key));
        let is_known = seen & mark != 0;
        seen |= mark;
        is_known
    })
}

fn few_duplicates(request: &Request, members: List, sink: &mut Diagnostics) {
    for (at, (key, span)) in keys(request, members).enumerate().skip(1) {
        if let Some((_, first)) = keys(request, members).take(at).find(|&(other, _)| other == key) {
            report(key, span, first, sink);
        }
    }
}

/// Keys whose hashes all differ are all different. Where they cannot be told apart so, and somebody may have chosen the keys
/// for it, a hash that cannot be foreseen decides.
fn many_duplicates(request: &Request, members: List, sink: &mut Diagnostics) {
    if all_differ(request, members) {
        return;
    }
    let mut seen = HashMap::new();
    for (key, span) in keys(request, members) {
        let first = *seen.entry(key).or_insert(span);
        if first != span {
            report(key, span, first, sink);
        }
    }
}

/// Whether all keys are surely different: each hash finds a free place in a table twice as large, within a few steps.
fn all_differ(request: &Request, members: List) -> bool {
    const STEPS: usize = 32;
    let size = (2 * request.arena.children(members).count()).next_power_of_two();
    let mut table = vec![0; size];
    // The highest bits of a product depend on every bit of its factors.
    let shift = u64::BITS - size.trailing_zeros();
    keys(request, members).all(|(key, _)| {
        // 0 is a free place.
        let hash = hash(key.as_bytes()).max(1);
        let first = usize::try_from(hash >> shift).unwrap_or(0);
        for step in 0..STEPS {
            match table.get_mut((first + step) & (size - 1)) {
                Some(free @ 0) => {
                    *free = hash;
                    return true;
                }
                Some(other) if *other != hash => {}
                Some(_) | None => return false,
            }
        }
        false
    })
}

/// A number out of every byte of a key, eight at a time; the last eight may overlap those before.
fn hash(key: &[u8]) -> u64 {
    let Some(last) = key.last_chunk() else {
        return key.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
    };
    let mix = |hash: u64, word: &[u8; 8]| {
        (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    };
    let (words, _) = key.as_chunks();
    mix(words.iter().fold(0, mix), last)
}

#[cold]
fn report(key: &str, span: Span, first: Span, sink: &mut Diagnostics) {
    let diagnostic = Diagnostic::new(Code::DuplicateKey, span).arg(key.to_owned());
    sink.report(diagnostic.related("the first one", first));
}

/// Whether no key stands twice in a document or query.
#[cfg(any(test, not(target_arch = "wasm32")))]
pub(super) fn are_different(request: &Request, members: List) -> bool {
    let keys = || keys(request, members).map(|(key, _)| key);
    match keys().nth(FEW) {
        None => keys().enumerate().all(|(at, key)| keys().take(at).all(|other| other != key)),
        Some(_) => all_differ(request, members),
    }
}

fn keys(request: &Request, members: List) -> impl Iterator<Item = (&str, Span)> {
    request.arena.children(members).filter_map(|member| {
        let key = match request.arena.kind(member) {
            Kind::Member(key, _) => Some(request.text(key)),
            _ => request.key(member),
        };
        Some((key?, request.arena.span(member)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;

    /// How many of the keys stand twice.
    fn count(names: &[String]) -> usize {
        let (mut request, mut sink, mut members) =
            (Request::default(), Diagnostics::new(1000), List::default());
        for (at, name) in names.iter().enumerate() {
            let key = request.intern(name);
            let value = request.arena.after_next();
            request.arena.push_to(&mut members, Kind::Member(key, value), Span::between(at, at + 1));
        }
        duplicates(&request, members, &mut sink);
        sink.errors()
    }

    #[test]
    fn the_second_of_two_keys_is_found_among_any_number() {
        for length in 2..300 {
            let mut names: Vec<_> = (0..length).map(|at| format!("emails{at}.0.address")).collect();
            assert_eq!(count(&names), 0);
            names[length - 1] = names[length / 3].clone();
            assert_eq!(count(&names), 1, "{length} keys");
        }
    }
}
