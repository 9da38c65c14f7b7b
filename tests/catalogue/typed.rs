//! The lines of a parameter that is a filter to its row.

use super::endpoints::{LAST, span, spell_version};
use super::history::{OLDEST, version};
use std::fmt::Write as _;

#[derive(Default)]
pub struct Typed {
    pub fields: String,
    pub needs: String,
    pub trap: String,
}

impl Typed {
    pub fn spell(&self) -> String {
        let mut text = self.fields.clone();
        for (name, value) in [("needs", &self.needs), ("trap", &self.trap)] {
            if !value.is_empty() {
                write!(text, ", {name}: {value:?}").unwrap();
            }
        }
        format!("Typed {{ {text}, ..TYPED }}")
    }
}

/// `NAME WIRE MEANING …` and what follows.
pub fn typed(words: &[&str]) -> Option<Typed> {
    let (&name, &wire) = (words.first()?, words.get(1)?);
    let wire = match wire {
        "text" => "Text",
        "pattern" => "Pattern",
        "comma" => "CommaList",
        "brackets" => "Brackets",
        "date" => "Date",
        "checked-date" => "CheckedDate",
        "strict-date" => "StrictDate",
        "json-range" => "JsonRange",
        "json-object" => "JsonObject",
        "choice" => "Choice",
        _ => return None,
    };
    let mut rest = &words[2..];
    let mut ways = Vec::new();
    while let Some((&word, after)) = rest.split_first().filter(|(word, _)| word.contains(':')) {
        ways.push(word);
        rest = after;
    }
    let meaning = if wire == "Choice" {
        let words: Vec<_> = ways
            .iter()
            .map(|way| {
                let (word, filter) = way.split_once(':').unwrap();
                format!("({word:?}, {})", filter_of(filter))
            })
            .collect();
        format!("Meaning::Choice(&[{}])", words.join(", "))
    } else {
        let branches: Option<Vec<_>> = ways.first()?.split('|').map(branch).collect();
        format!("Meaning::Any(&[{}])", branches?.join(", "))
    };
    let mut fields = format!("name: {name:?}, wire: Wire::{wire}, meaning: {meaning}");
    let (mut earliest, mut since) = (OLDEST, OLDEST);
    while let Some((&word, after)) = rest.split_first() {
        rest = match (word, after) {
            ("wider", after) => {
                fields += ", is_wider: true";
                after
            }
            ("from" | "between", [text, after @ ..]) => {
                (earliest, since) = span(Some(text));
                after
            }
            ("until", [text, after @ ..]) => {
                write!(fields, ", until: {}", spell_version(version(text))).unwrap();
                after
            }
            ("never", [value, after @ ..]) => {
                let values: Vec<_> = value.split(',').collect();
                write!(fields, ", never: &{values:?}").unwrap();
                after
            }
            _ => return None,
        };
    }
    for (name, version) in [("earliest", earliest), ("since", since)] {
        if version != OLDEST {
            write!(fields, ", {name}: {}", spell_version(version)).unwrap();
        }
    }
    assert!(since < LAST);
    Some(Typed { fields, ..Typed::default() })
}

fn branch(text: &str) -> Option<String> {
    let (test, rest) = text.split_once(':')?;
    let mut parts = rest.split('&');
    let path = parts.next()?;
    let test = match test {
        "equal" => "Equal",
        "not-equal" => "NotEqual",
        "in" => "In",
        "contains" => "Contains",
        "whole" => "Whole",
        "pattern" => "Pattern",
        "after" => "After",
        "from" => "From",
        "before" => "Before",
        "range" => "Range",
        "each-pattern" => "EachPattern",
        "each-equal" => "EachEqual",
        _ => return None,
    };
    let and: Vec<_> = parts.map(fixed).collect();
    Some(format!("Branch {{ path: {path:?}, test: ValueTest::{test}, and: &[{}] }}", and.join(", ")))
}

/// A filter: ways with `|` between them, each of conditions with `&` between them.
pub fn filter_of(text: &str) -> String {
    let ways: Vec<_> = text
        .split('|')
        .map(|way| {
            let all: Vec<_> = way.split('&').map(fixed).collect();
            if all.len() == 1 { all.concat() } else { format!("Fixed::All(&[{}])", all.join(", ")) }
        })
        .collect();
    if ways.len() == 1 { ways.concat() } else { format!("Fixed::Either(&[{}])", ways.join(", ")) }
}

fn fixed(text: &str) -> String {
    let comparison = |kind: &str, path: &str, value: &str| match value {
        "true" | "false" => format!("Fixed::{kind}Bool({path:?}, {value})"),
        _ => format!("Fixed::{kind}({path:?}, {value:?})"),
    };
    if let Some(path) = text.strip_prefix('!') {
        format!("Fixed::Missing({path:?})")
    } else if let Some(path) = text.strip_suffix('?') {
        format!("Fixed::Exists({path:?})")
    } else if let Some((path, value)) = text.split_once("!=") {
        comparison("IsNot", path, value)
    } else {
        let (path, value) = text.split_once('=').unwrap_or_else(|| panic!("{text} is no condition"));
        match value.strip_prefix('@') {
            Some(parameter) => format!("Fixed::Given({path:?}, {parameter:?})"),
            None => comparison("Is", path, value),
        }
    }
}
