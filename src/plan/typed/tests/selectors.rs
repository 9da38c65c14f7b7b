//! A parameter and its value to the rows that a server's handler selects by it, as EJSON.

use crate::server::{Branch, Fixed, Meaning, Typed, ValueTest, Wire};
use serde_json::{Value, json};

/// What the server's handler makes of a value: the rows that it selects, as EJSON.
pub(super) fn selector(typed: &Typed, value: &Value) -> Value {
    match typed.meaning {
        Meaning::Choice(words) => {
            let (_, filter) = words.iter().find(|(word, _)| value == word).expect("a word of the list");
            fixed(filter)
        }
        Meaning::Any(branches) => {
            let mut branches: Vec<Value> =
                branches.iter().map(|branch| branch_selector(typed, *branch, value)).collect();
            let holds =
                |word: &str| value.as_array().is_some_and(|items| items.iter().any(|item| item == word));
            if typed.name == "inactiveReason" && (holds("deactivated") || holds("idle_too_long")) {
                branches.push(json!({"inactiveReason": {"$exists": false}}));
            }
            json!({"$or": branches})
        }
    }
}

pub(super) fn fixed(filter: &Fixed) -> Value {
    match *filter {
        Fixed::Is(path, word) => json!({path: word}),
        Fixed::IsNot(path, word) => json!({path: {"$ne": word}}),
        Fixed::IsBool(path, truth) => json!({path: truth}),
        Fixed::IsNotBool(path, truth) => json!({path: {"$ne": truth}}),
        Fixed::Exists(path) => json!({path: {"$exists": true}}),
        Fixed::Missing(path) => json!({path: {"$exists": false}}),
        Fixed::Given(path, parameter) => json!({path: format!("the value of {parameter}")}),
        Fixed::All(parts) => json!({"$and": parts.iter().map(fixed).collect::<Vec<_>>()}),
        Fixed::Either(parts) => json!({"$or": parts.iter().map(fixed).collect::<Vec<_>>()}),
    }
}

fn branch_selector(typed: &Typed, branch: Branch, value: &Value) -> Value {
    let path = branch.path;
    let text = || value.as_str().unwrap();
    let list = || match typed.wire {
        Wire::CommaList => text().split(',').map(|item| json!(item.trim())).collect::<Vec<_>>(),
        Wire::Brackets => value.as_array().unwrap().clone(),
        other => panic!("{other:?} is no list"),
    };
    let date = |text: &str| {
        assert!(text.len() == 24 && text.ends_with('Z'), "{text} is not as `toISOString` has it");
        json!({"$date": chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()})
    };
    let object = || serde_json::from_str::<Value>(text()).unwrap();
    let test = match branch.test {
        ValueTest::Equal => json!({path: text()}),
        ValueTest::NotEqual => json!({path: {"$ne": text()}}),
        ValueTest::In => json!({path: {"$in": list()}}),
        ValueTest::Contains => json!({path: {"$regex": escape(text()), "$options": "i"}}),
        ValueTest::Whole => json!({path: {"$regex": format!("^{}$", escape(text())), "$options": "i"}}),
        ValueTest::Pattern => json!({path: {"$regex": text(), "$options": "i"}}),
        ValueTest::After => json!({path: {"$gt": date(text())}}),
        ValueTest::From => json!({path: {"$gte": date(text())}}),
        ValueTest::Before => json!({path: {"$lt": date(text())}}),
        ValueTest::Range => {
            let object = object();
            let bounds: serde_json::Map<_, _> = [("start", "$gte"), ("end", "$lte")]
                .iter()
                .filter_map(|(key, operator)| {
                    Some(((*operator).to_owned(), date(object.get(*key)?.as_str()?)))
                })
                .collect();
            json!({path: bounds})
        }
        ValueTest::EachPattern => {
            let tests: serde_json::Map<_, _> = object()
                .as_object()
                .unwrap()
                .iter()
                .map(|(key, pattern)| (format!("{path}.{key}"), json!({"$regex": pattern, "$options": "i"})))
                .collect();
            json!(tests)
        }
        ValueTest::EachEqual => panic!("is never sent"),
    };
    let all: Vec<Value> = std::iter::once(test).chain(branch.and.iter().map(fixed)).collect();
    json!({"$and": all})
}

/// npm's `escape-string-regexp`, as Rocket.Chat's `escapeRegExp` is.
pub(super) fn escape(text: &str) -> String {
    text.chars()
        .flat_map(|one| if "|\\{}()[]^$+*?.".contains(one) { vec!['\\', one] } else { vec![one] })
        .collect()
}
