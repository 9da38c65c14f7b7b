//! What holds for every text.

use super::*;
use crate::Severity;
use proptest::prelude::*;

/// Text that is JSON, or nearly.
fn json_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(":"),
        Just(","),
        Just(" "),
        Just("\n"),
        Just("\"a\""),
        Just("\"b\""),
        Just("\"$gt\""),
        Just("\"\\n\\u00e9\""),
        Just("\"\\ud800\""),
        Just("1"),
        Just("-0"),
        Just("1.5e3"),
        Just("01"),
        Just("1e999"),
        Just("1e-999"),
        Just("true"),
        Just("false"),
        Just("null"),
        Just("\"a\":"),
        Just("\"b\":1,"),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Text in which anything may stand that people paste.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[{}\\[\\]:,;()]",
        Just("{\"a\":".to_owned()),
        Just("ISODate(\"2024-03-01\")".to_owned()),
        "[\"'`“”‘’\\\\/#=<>$%{} \n\t-]",
        "(True|None|NaN|new|Date|\\$or|a\\.b|é|😀|\\$date|\\$binary|\\$regexp|\\$oid)",
        "(\"[a-z$]{0,3}\"|'[a-z]{0,3}'|-?[0-9.]{1,4}|/[a-z\\[]{0,3}/i?)",
        "(\\$\\{x\\}|\\{\\{x\\}\\}|%s|%22|//x|/\\*|\u{a0}|\u{feff}|\\\\u0024gt)",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| format!("{{{}", pieces.concat()))
}

/// A value as the canonical form of Extended JSON has it, of any type.
fn canonical() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i32>().prop_map(|value| format!("{{\"$numberInt\":\"{value}\"}}")),
        any::<i64>().prop_map(|value| format!("{{\"$numberLong\":\"{value}\"}}")),
        any::<i64>().prop_map(|value| format!("{{\"$date\":{{\"$numberLong\":\"{value}\"}}}}")),
        any::<String>().prop_map(|text| slip::quoted(&text)),
        "[a-z^$]{0,4}".prop_map(|text| {
            format!("{{\"$regularExpression\":{{\"pattern\":{},\"options\":\"im\"}}}}", slip::quoted(&text))
        }),
        any::<Vec<u8>>().prop_map(|bytes| {
            let bytes = crate::value::base64::encode(&bytes);
            format!("{{\"$binary\":{{\"base64\":\"{bytes}\",\"subType\":\"80\"}}}}")
        }),
        "[0-9a-f]{24}".prop_map(|digits| format!("{{\"$oid\":\"{digits}\"}}")),
        Just("{\"$minKey\":1}".to_owned()),
        (any::<u32>(), any::<u32>()).prop_map(|(t, i)| format!("{{\"$timestamp\":{{\"t\":{t},\"i\":{i}}}}}")),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|values| format!("[{}]", values.join(","))),
            prop::collection::btree_map("[a-z.]{0,3}", inner, 0..4).prop_map(|members| {
                let members: Vec<_> =
                    members.iter().map(|(key, value)| format!("{}:{value}", slip::quoted(key))).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_json_is_read_as_serde_json_reads_it(text in json_like()) {
        let ours = Read::value(&text, Dialect::Json);
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        prop_assert_eq!(ours.node.is_some(), theirs.is_ok(), "{:?} {:?}", ours.codes(), theirs);
    }

    #[test]
    fn reading_undoes_writing(text in canonical().prop_map(|value| format!("{{\"a\":{value}}}"))) {
        let read = Read::value(&text, Dialect::V2);
        prop_assert!(read.node.is_some(), "{:?}", read.codes());
        prop_assert_eq!(&read.write(form::Dialect::Canonical), &text);
        let nested = format!("[{text}]");
        let again = Read::value(&nested, Dialect::Auto);
        prop_assert_eq!(again.write(form::Dialect::Canonical), nested);
    }

    #[test]
    fn diagnostics_have_places_and_fixes_help(text in soup()) {
        let read = filter(&text);
        prop_assert!(read.node.is_some() || read.sink.has_errors());
        // What is written behind a text or a call that is not closed becomes part of it.
        let is_open = read.codes().contains(&Code::JsonUnclosedString) || read.codes().contains(&Code::JsonCall);
        for item in read.sink.items() {
            let here = item.span;
            prop_assert!(text.get(here.start as usize..here.end as usize).is_some(), "{item:?}");
            prop_assert!(!(item.message(&text).is_empty() || item.help(&text).is_empty()));
            // The strict reader and the repairing one agree on what JSON is.
            prop_assert!(item.code != Code::JsonUnexpected || !here.is_empty(), "{item:?}");
            for fix in item.fixes.iter().take(1) {
                let fixed = fix.apply(&text);
                let removed = |item: &Diagnostic| {
                    // Where what stood at a place stands now; what an edit writes there may come before or after it.
                    let moved = |place: u32, behind: bool| {
                        let edits = fix.edits.iter().filter(|edit| {
                            edit.span.end < place || edit.span.end == place && (behind || !edit.span.is_empty())
                        });
                        edits.fold(i64::from(place), |at, edit| at + edit.text.len() as i64 - i64::from(edit.span.len()))
                    };
                    let is_at = |item: &Diagnostic, other: &Diagnostic| {
                        let there = i64::from(other.span.start);
                        other.code == item.code && [false, true].iter().any(|&behind| moved(item.span.start, behind) == there)
                    };
                    // What is found there may be another mistake of its kind, which was there before.
                    let found = filter(&fixed);
                    let is_same = |other: &&Diagnostic| {
                        is_at(item, other)
                            && !read.sink.items().iter().any(|old| old.span != item.span && is_at(old, other))
                    };
                    !found.sink.items().iter().any(|other| is_same(&other))
                        || found.sink.errors() < read.sink.errors()
                };
                prop_assert!(
                    item.severity() != Severity::Error || is_open || removed(item),
                    "{:?} -> {:?}: {:?}", text, fixed, item
                );
            }
        }
    }

    #[test]
    fn with_all_fixes_applied_it_reads(text in soup()) {
        let is_json = |item: &Diagnostic| (500..550).contains(&(item.code as u16));
        let mut text = text;
        // What was wrapped or encoded as a whole comes out first, once for each way.
        for _ in 0..4 {
            let read = filter(&text);
            let mut items = read.sink.items().to_vec();
            items.retain(|item| item.severity() == Severity::Error);
            if read.node.is_some() || !items.iter().all(|item| is_json(item) && !item.fixes.is_empty()) {
                return Ok(());
            }
            items.sort_by_key(|item| item.span);
            text = paste::fixed(&text, &items);
        }
        prop_assert!(filter(&text).node.is_some(), "{text:?} {:?}", filter(&text).codes());
    }
}

/// Bad texts of this many bytes take no more than a moment; quadratic work would take hours.
#[test]
fn reading_is_linear() {
    const LENGTH: usize = 1_000_000;
    for piece in [
        "{", "[", "\"", "'", "/[", "/", "{a:", "[1,", "“", "\"\n", "\\", "${", "{{", "%s", "#", "a(", "(",
        "new ", "x ", "\u{a0}", "?", "1 ", "\"a\":1,", "{\"a\":",
    ] {
        for start in ["{", "{\"a\":", "[\"", ""] {
            let text = format!("{start}{}", piece.repeat(LENGTH / piece.len()));
            let read = filter(&text);
            assert!(read.sink.has_errors(), "{start}{piece}");
        }
    }
    let duplicates = format!("{{{}\"a\":1}}", "\"a\":1,".repeat(100_000));
    assert_eq!(filter(&duplicates).sink.errors(), 100_000);
}
