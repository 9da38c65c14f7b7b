//! What is left of rows when fields are named.

use crate::{Options, Parts, RowFields, compile_parts};

/// The manual's page "Project Fields to Return from Query" and the specification of find's projection since 4.4.
#[test]
fn fields_are_kept_and_left_out_as_mongodb_does() {
    for (fields, row, expected) in [
        ("a", r#"{"_id":1,"a":2,"b":3}"#, r#"{"_id":1,"a":2}"#),
        ("a, -_id", r#"{"_id":1,"a":2,"b":3}"#, r#"{"a":2}"#),
        ("-_id", r#"{"_id":1,"a":2}"#, r#"{"a":2}"#),
        ("_id", r#"{"_id":1,"a":2}"#, r#"{"_id":1}"#),
        ("-a", r#"{"_id":1,"a":2,"b":3}"#, r#"{"_id":1,"b":3}"#),
        ("b, a", r#"{"a":1,"b":[1, 2]}"#, r#"{"a":1,"b":[1, 2]}"#),
        ("a.b", r#"{"a":{"b":1,"c":2},"d":3}"#, r#"{"a":{"b":1}}"#),
        ("a.b", r#"{"a":[{"b":1,"c":2},5,{"c":3},[{"b":4,"c":5}]]}"#, r#"{"a":[{"b":1},{},[{"b":4}]]}"#),
        ("a.b", r#"{"a":5}"#, "{}"),
        ("a.b", r#"{"a":{"$date":5}}"#, "{}"),
        ("-a.b", r#"{"a":[{"b":1,"c":2},5],"d":3}"#, r#"{"a":[{"c":2},5],"d":3}"#),
        ("-a.b", r#"{"a":5}"#, r#"{"a":5}"#),
        ("a.b, a.c", r#"{"a":{"c":1,"d":2,"b":3}}"#, r#"{"a":{"c":1,"b":3}}"#),
        ("a", r#"{"b":1}"#, "{}"),
        ("a", r#"{"a":1,"a":"\u0041"}"#, r#"{"a":"\u0041"}"#),
        ("", r#" {"a": 1} "#, r#"{"a": 1}"#),
    ] {
        let parts = Parts { fields: (!fields.is_empty()).then_some(fields), ..Parts::default() };
        let fields_of = RowFields::of(&compile_parts(&parts, &Options::default()).unwrap());
        let mut out = String::new();
        fields_of.write(row.as_bytes(), &mut out).unwrap();
        assert_eq!(out, expected, "{fields} of {row}");
    }
}
