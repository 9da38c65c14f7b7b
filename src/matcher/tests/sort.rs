//! Rows in the order in which MongoDB sorts them.

use crate::{Options, Parts, RowError, RowOrder, compile_parts};

fn sorted(sort: &str, rows: &[&str]) -> Vec<String> {
    let parts = Parts { sort: Some(sort), ..Parts::default() };
    let order = RowOrder::of(&compile_parts(&parts, &Options::default()).unwrap());
    let mut rows: Vec<_> =
        rows.iter().map(|row| (order.key(row.as_bytes()).unwrap(), row.to_string())).collect();
    rows.sort_by(|left, right| left.0.cmp(&right.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The order of types is that of the manual's page "Comparison/Sort Order".
#[test]
fn types_come_in_their_order() {
    let rows = [
        r#"{"a":{"$minKey":1}}"#,
        r#"{"a":[]}"#,
        r#"{"b":1}"#,
        r#"{"a":null}"#,
        r#"{"a":{"$numberDouble":"NaN"}}"#,
        r#"{"a":-1}"#,
        r#"{"a":{"$numberDecimal":"0.5"}}"#,
        r#"{"a":2}"#,
        r#"{"a":""}"#,
        r#"{"a":"2024-03-01"}"#,
        r#"{"a":"é"}"#,
        r#"{"a":{}}"#,
        r#"{"a":{"x":1}}"#,
        r#"{"a":[[1]]}"#,
        r#"{"a":{"$binary":"AAEC"}}"#,
        r#"{"a":{"$oid":"507f1f77bcf86cd799439011"}}"#,
        r#"{"a":false}"#,
        r#"{"a":true}"#,
        r#"{"a":"2024-03-01T10:00:00.000Z"}"#,
        r#"{"a":{"$date":1709287200001}}"#,
        r#"{"a":{"$timestamp":{"t":1,"i":9}}}"#,
        r#"{"a":{"$timestamp":{"t":2,"i":1}}}"#,
        r#"{"a":{"$regularExpression":{"pattern":"a","options":""}}}"#,
        r#"{"a":{"$maxKey":1}}"#,
    ];
    assert_eq!(sorted("a", &rows), rows);
    let mut backwards = rows.to_vec();
    backwards.reverse();
    // Rows that are equal keep their order: the missing value and null.
    backwards.swap(21, 20);
    let found = sorted("-a", &rows);
    assert_eq!(found, backwards);
}

#[test]
fn of_an_array_the_element_at_the_front_counts() {
    let (low, high, plain) = (r#"{"a":[1,9]}"#, r#"{"a":[5,8]}"#, r#"{"a":6}"#);
    assert_eq!(sorted("a", &[plain, high, low]), [low, high, plain]);
    assert_eq!(sorted("-a", &[plain, high, low]), [low, high, plain]);
    let (one, two) = (r#"{"a":[{"b":3},{"b":1}]}"#, r#"{"a":[{"b":2},7]}"#);
    assert_eq!(sorted("a.b", &[one, two]), [two, one], "a missing value is null");
    assert_eq!(sorted("a.0.b", &[one, two]), [two, one]);
}

#[test]
fn two_arrays_cannot_be_sorted_by() {
    let parts = Parts { sort: Some("a, b"), ..Parts::default() };
    let order = RowOrder::of(&compile_parts(&parts, &Options::default()).unwrap());
    assert_eq!(order.key(br#"{"a":[1],"b":[2]}"#).unwrap_err(), RowError::ParallelArrays);
    assert!(order.key(br#"{"a":[1],"b":2}"#).is_ok());
}
