//! Filters that parameters may be sent for: such as chance finds, and such as it does not.

use super::rows::collect_paths;
use super::selectors::{escape, fixed};
use crate::server::{Branch, Endpoint, Meaning, Typed, ValueTest};
use crate::version::Versions;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

/// Clauses that the parameters of an endpoint may be about: what they select, what implies it, and what does not.
pub(super) fn clause_for(typed: &'static Typed) -> BoxedStrategy<String> {
    let paths: Vec<&str> = match typed.meaning {
        Meaning::Any(branches) => branches.iter().map(|branch| branch.path).collect(),
        Meaning::Choice(words) => {
            let mut paths = BTreeSet::new();
            for (_, filter) in words {
                collect_paths(&fixed(filter), &mut paths);
            }
            paths.into_iter().map(|path| -> &str { Box::leak(path.into_boxed_str()) }).collect()
        }
    };
    let path = prop::sample::select(paths).prop_map(move |path| match typed.meaning {
        Meaning::Any([Branch { test: ValueTest::EachPattern, .. }]) => format!("{path}.key"),
        Meaning::Any(_) | Meaning::Choice(_) => path.to_owned(),
    });
    let text = prop::sample::select(vec![
        "bob",
        "a.b",
        "A,b",
        " edge",
        "all",
        "undefined",
        "\\\"q\\\"",
        "offline",
        "user",
        "é",
        "thumb",
        "",
        "autoJoin",
        "x y",
        "available",
        "bot",
    ]);
    let shapes = prop_oneof![3 => prop::sample::select(shapes(typed)), 1 => 0..26_usize];
    let test = (shapes, text.clone(), text.clone(), 0..3_i64).prop_map(|(shape, one, two, day)| {
        let date = format!(r#"{{"$date":{}}}"#, 1_700_000_000_000 + day * 86_400_000);
        let pattern = escape(one).replace('\\', "\\\\").replace("\\\\\\\"", "\\\"");
        match shape {
            0 => format!("\"{one}\""),
            1 => format!(r#"{{"$in":["{one}","{two}"]}}"#),
            2 => format!(r#"{{"$in":["{one}"]}}"#),
            3 => format!(r#"{{"$ne":"{one}"}}"#),
            4 => format!(r#"{{"$nin":["{one}","{two}"]}}"#),
            5 => format!(r#"{{"$regex":"{pattern}x","$options":"i"}}"#),
            6 => format!(r#"{{"$regex":"^{pattern}x$","$options":"i"}}"#),
            7 => format!(r#"{{"$regex":"^{pattern}x"}}"#),
            8 => format!(r#"{{"$regex":"{pattern}x$"}}"#),
            9 => r#"{"$regex":"[^b]o+","$options":"i"}"#.to_owned(),
            10 => r#"{"$regex":"[^b]o+"}"#.to_owned(),
            11 => "true".to_owned(),
            12 => "false".to_owned(),
            13 => r#"{"$ne":true}"#.to_owned(),
            14 => r#"{"$exists":true}"#.to_owned(),
            15 => r#"{"$exists":false}"#.to_owned(),
            16 => format!(r#"{{"$gt":{date}}}"#),
            17 => format!(r#"{{"$gte":{date}}}"#),
            18 => format!(r#"{{"$lt":{date}}}"#),
            19 => format!(r#"{{"$lte":{date}}}"#),
            20 => format!(r#"{{"$gte":{date},"$lt":{{"$date":1700100000000}}}}"#),
            21 => "null".to_owned(),
            22 => format!(r#"{{"$in":["{one}",null]}}"#),
            23 => r#"{"$ne":null}"#.to_owned(),
            24 => format!(r#"{{"$in":["{one}"],"$ne":"{two}"}}"#),
            _ => format!(r#"{{"$nin":["{one}"]}}"#),
        }
    });
    let field = (path, test).prop_map(|(path, test)| (path, test));
    prop_oneof![
        6 => field.clone().prop_map(|(path, test)| format!(r#"{{"{path}":{test}}}"#)),
        1 => (field.clone(), field).prop_map(|(one, two)| {
            format!(r#"{{"$or":[{{"{}":{}}},{{"{}":{}}}]}}"#, one.0, one.1, two.0, two.1)
        }),
    ]
    .boxed()
}

/// The numbers of the tests that a parameter may well be sent for.
fn shapes(typed: &Typed) -> Vec<usize> {
    match typed.meaning {
        Meaning::Choice(_) => vec![0, 11, 12, 13, 14, 15],
        Meaning::Any(branches) => match branches[0].test {
            ValueTest::Equal | ValueTest::NotEqual | ValueTest::In | ValueTest::EachEqual => {
                vec![0, 1, 2, 3, 25]
            }
            ValueTest::Contains | ValueTest::Whole | ValueTest::Pattern | ValueTest::EachPattern => {
                vec![0, 5, 6, 7, 8, 9, 10]
            }
            ValueTest::After | ValueTest::From | ValueTest::Before | ValueTest::Range => {
                vec![16, 17, 18, 19, 20]
            }
        },
    }
}

/// Filters of one to three clauses, one of them about the parameter.
pub(super) fn typed_clauses(endpoint: Endpoint, typed: &'static Typed) -> impl Strategy<Value = String> {
    let all: Vec<&'static Typed> = endpoint.typed(Versions::ALL).collect();
    let other = (0..all.len()).prop_flat_map(move |index| clause_for(all[index]));
    let filters = (clause_for(typed), prop::collection::vec(other, 0..3));
    filters
        .prop_map(|(first, others)| format!(r#"{{"$and":[{}]}}"#, [vec![first], others].concat().join(",")))
}

/// Filters that chance does not find.
pub(super) const DIRECTED: [(&str, &str); 22] = [
    (
        "livechat/rooms",
        r#"{"$and":[{"open":{"$exists":true}},{"onHold":{"$ne":true}},{"servedBy":{"$exists":true}}]}"#,
    ),
    ("livechat/rooms", r#"{"$and":[{"open":{"$exists":false}},{"onHold":{"$ne":true}}]}"#),
    ("livechat/rooms", r#"{"$and":[{"servedBy":{"$exists":false}},{"open":true},{"onHold":{"$ne":true}}]}"#),
    ("livechat/rooms", r#"{"$and":[{"open":true},{"onHold":{"$nin":[true,null]}},{"servedBy._id":"x"}]}"#),
    (
        "channels.history",
        r#"{"$and":[{"$or":[{"tmid":{"$exists":false}},{"tshow":true}]},{"ts":{"$gte":{"$date":0},"$lt":{"$date":9}}}]}"#,
    ),
    // Of two bounds the later one counts, wherever it stands.
    ("livechat/rooms", r#"{"$and":[{"ts":{"$gte":{"$date":3},"$gt":{"$date":9}}}]}"#),
    ("channels.files", r#"{"$and":[{"expiresAt":{"$exists":false}},{"name":"x"}]}"#),
    // With the flag `i`, which the server adds, it would lose `A`.
    ("channels.files", r#"{"$and":[{"name":{"$regex":"^[^a]$"}}]}"#),
    ("im.files", r#"{"$and":[{"expiresAt":{"$exists":false}}]}"#),
    ("chat.getDeletedMessages", r#"{"$and":[{"_deletedAt":{"$gt":{"$date":0}}}]}"#),
    ("emoji-custom.all", r#"{"$and":[{"name":{"$regex":"x","$options":"i"}}]}"#),
    ("livechat/users/agent", r#"{"$and":[{"statusLivechat":"available"},{"_id":{"$nin":["x","y"]}}]}"#),
    ("livechat/users/agent", r#"{"$and":[{"roles":"bot"}]}"#),
    ("users.list", r#"{"$and":[{"emails.address":{"$regex":"^a@b\\.c$","$options":"i"}}]}"#),
    ("rooms.adminRooms", r#"{"$and":[{"t":{"$in":["c","p"]}}]}"#),
    ("rooms.adminRooms", r#"{"$and":[{"t":"d"},{"t":{"$in":["c","teams"]}}]}"#),
    ("users.listByStatus", r#"{"$and":[{"inactiveReason":"idle_too_long"}]}"#),
    ("users.listByStatus", r#"{"$and":[{"inactiveReason":"pending_approval"}]}"#),
    (
        "users.listByStatus",
        r#"{"$and":[{"inactiveReason":{"$in":["pending_approval","pending_approval"]}},{"active":false}]}"#,
    ),
    ("users.listByStatus", r#"{"$and":[{"inactiveReason":{"$in":["pending_approval","deactivated"]}}]}"#),
    (
        "users.listByStatus",
        r#"{"$and":[{"inactiveReason":"pending_approval"},{"username":{"$regex":"x","$options":"i"}}]}"#,
    ),
    ("rooms.adminRooms", r#"{"$and":[{"$or":[{"name":"x"},{"fname":"x"}]},{"federated":{"$ne":true}}]}"#),
];

/// Parameters that are sent for nothing.
pub(super) const NEVER_SENT: [(&str, &str); 14] = [
    ("canned-responses", "departmentId"),
    ("channels.list", "_id"),
    ("channels.members", "filter"),
    // What it selects the server alone knows.
    ("chat.getThreadsList", "type"),
    ("dm.members", "filter"),
    ("groups.members", "filter"),
    ("im.members", "filter"),
    ("integrations.list", "type"),
    ("livechat/inquiries.list", "department"),
    ("livechat/rooms", "agents"),
    ("roles.getUsersInRole", "role"),
    ("rooms.membersOrderedByRole", "filter"),
    // Beside `teamId` alone, which stands in no filter here: see tests/corpus/typed.txt.
    ("teams.listChildren", "type"),
    ("users.list", "customFields"),
];

/// The queries of an `$and` as the clauses of one filter, where no two have a key in common.
pub(super) fn at_the_top(filter: &str) -> Option<String> {
    let parsed: Value = serde_json::from_str(filter).ok()?;
    let mut all = serde_json::Map::new();
    for query in parsed["$and"].as_array()? {
        for (key, value) in query.as_object()? {
            if all.insert(key.clone(), value.clone()).is_some() {
                return None;
            }
        }
    }
    Some(Value::Object(all).to_string())
}
