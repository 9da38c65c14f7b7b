use super::corpus;
use crate::digits::write_integer;
use crate::value::number::{Number, NumberFault, parse_i32, parse_i64, write_canonical_double, write_double};
use proptest::prelude::*;
use std::cmp::Ordering;

fn json(double: f64) -> String {
    let mut text = String::new();
    write_double(double, &mut text).unwrap();
    text
}

fn canonical(double: f64) -> String {
    let mut text = String::new();
    write_canonical_double(double, &mut text).unwrap();
    text
}

#[test]
fn doubles_are_spelled_as_javascript_has_them() {
    for (double, text) in [
        (0.0, "0"),
        (-0.0, "-0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (0.1, "0.1"),
        (0.000_001, "0.000001"),
        (0.000_001_23, "0.00000123"),
        (1e-7, "1e-7"),
        (1.5e-7, "1.5e-7"),
        (1e20, "100000000000000000000"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"),
        (1e21, "1e+21"),
        (1.5e300, "1.5e+300"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e+308"),
        (999_999_999_999_999.0, "999999999999999"),
        (1e15, "1000000000000000"),
        (9_007_199_254_740_993.0, "9007199254740992"),
        (1_234_567_890_123.25, "1234567890123.25"),
        (f64::NAN, "NaN"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        assert_eq!(json(double), text);
    }
}

#[test]
fn canonical_doubles_are_spelled_as_the_corpus_has_them() {
    let mut seen = 0;
    for line in corpus("") {
        let Some(canonical_text) = line["canonical_v2"].as_str() else { continue };
        for (at, mark) in canonical_text.match_indices("{\"$numberDouble\":\"") {
            let text = canonical_text[at + mark.len()..].split('"').next().unwrap();
            assert_eq!(canonical(text.parse().unwrap()), text, "{}", line["id"]);
            seen += 1;
        }
    }
    println!("{seen} doubles of the corpus");
    for (double, text) in [
        (0.0001, "0.0001"),
        (0.00001, "1.0E-5"),
        (1.5e-5, "1.5E-5"),
        (1e15, "1000000000000000.0"),
        (1e16, "1.0E+16"),
        (1_234_567_890_123_456.0, "1234567890123456.0"),
        (123_456_789_012.25, "123456789012.25"),
        (-0.0, "-0.0"),
        (100_000.0, "100000.0"),
    ] {
        assert_eq!(canonical(double), text);
    }
}

#[test]
fn numbers_of_the_corpus_keep_their_type() {
    for (text, number) in [
        ("0", Number::Integer(0)),
        ("-0", Number::Double(-0.0)),
        ("1.0", Number::Double(1.0)),
        ("1e3", Number::Double(1000.0)),
        ("9223372036854775807", Number::Integer(i64::MAX)),
        ("-9223372036854775808", Number::Integer(i64::MIN)),
        ("9223372036854775808", Number::Double(9_223_372_036_854_775_808.0)),
        ("1e-400", Number::Double(0.0)),
    ] {
        assert_eq!(Number::parse(text), Ok(number), "{text}");
    }
    assert!(matches!(Number::parse("-0"), Ok(Number::Double(zero)) if zero.is_sign_negative()));
    assert_eq!(Number::parse("1e400"), Err(NumberFault::TooLarge));
    assert_eq!(Number::parse("-1e400"), Err(NumberFault::TooLarge));
}

#[test]
fn whole_numbers_in_texts() {
    for (text, number) in
        [("01", 1), ("-0", 0), ("-9223372036854775808", i64::MIN), ("00000000000000000000007", 7)]
    {
        assert_eq!(parse_i64(text), Ok(number), "{text}");
    }
    for text in ["", "-", "+1", " 1", "1 ", "1.0", "1e3", "--1", "0x1", "٣"] {
        assert_eq!(parse_i64(text), Err(NumberFault::Syntax), "{text}");
        assert_eq!(parse_i32(text), Err(NumberFault::Syntax), "{text}");
    }
    assert_eq!(parse_i64("9223372036854775808"), Err(NumberFault::Beyond64));
    assert_eq!(parse_i32("2147483648"), Err(NumberFault::Beyond32));
    assert_eq!(parse_i32("9223372036854775808"), Err(NumberFault::Beyond32));
    assert_eq!(parse_i32("-2147483648"), Ok(i32::MIN));
}

#[test]
fn order_is_exact_beyond_53_bits() {
    let order = |left, right| Number::compare(left, right);
    let (integer, double) = (Number::Integer, Number::Double);
    assert_eq!(
        order(integer(9_007_199_254_740_993), double(9_007_199_254_740_992.0)),
        Some(Ordering::Greater)
    );
    assert_eq!(order(integer(i64::MAX), double(9_223_372_036_854_775_808.0)), Some(Ordering::Less));
    assert_eq!(order(integer(i64::MIN), double(-9_223_372_036_854_775_808.0)), Some(Ordering::Equal));
    assert_eq!(order(integer(1), double(1.5)), Some(Ordering::Less));
    assert_eq!(order(integer(-1), double(-1.5)), Some(Ordering::Greater));
    assert_eq!(order(double(-1.5), integer(-1)), Some(Ordering::Less));
    assert_eq!(order(integer(0), double(-0.0)), Some(Ordering::Equal));
    assert_eq!(order(integer(5), double(f64::INFINITY)), Some(Ordering::Less));
    assert_eq!(order(integer(5), double(f64::NEG_INFINITY)), Some(Ordering::Greater));
    assert_eq!(order(integer(5), double(f64::NAN)), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn doubles_are_read_back(bits: u64) {
        let double = f64::from_bits(bits);
        prop_assume!(double.is_finite());
        for text in [json(double), canonical(double)] {
            prop_assert_eq!(text.parse::<f64>().unwrap().to_bits(), bits, "{}", text);
        }
        let theirs = serde_json::to_string(&double).unwrap().parse::<f64>().unwrap();
        prop_assert_eq!(theirs.to_bits(), bits);
        prop_assert!(json(double).len() <= 25);
    }

    #[test]
    fn short_numbers_are_written_as_they_are_read(digits in -2_000_000_000_000_000..2_000_000_000_000_000_i64, places in 1..=8_i32) {
        let double = digits as f64 / 10_f64.powi(places);
        let theirs = serde_json::to_string(&double).unwrap();
        prop_assert_eq!(json(double), theirs.strip_suffix(".0").unwrap_or(&theirs));
    }

    #[test]
    fn doubles_are_read_as_the_standard_library_reads_them(text in r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}") {
        let theirs: f64 = text.parse().unwrap();
        let Ok(Number::Double(ours)) = Number::parse(&text) else { panic!("{text}") };
        prop_assert_eq!(ours.to_bits(), theirs.to_bits());
    }

    #[test]
    fn integers_are_written_as_display_does(integer in prop_oneof![any::<i64>(), -200..200_i64]) {
        let mut text = String::new();
        write_integer(integer, &mut text).unwrap();
        prop_assert_eq!(&text, &integer.to_string());
        prop_assert_eq!(Number::parse(&text), Ok(Number::Integer(integer)));
    }

    #[test]
    fn order_agrees_with_whole_arithmetic(integer: i64, near in -3..=3_i64, fraction in prop::sample::select(vec![-0.5, 0.0, 0.5])) {
        let double = integer.saturating_add(near) as f64 + fraction;
        // Twice the double is whole here, and 128 bits hold it.
        #[expect(clippy::cast_possible_truncation)]
        let twice = (double * 2.0) as i128;
        let exact = (2 * i128::from(integer)).cmp(&twice);
        let order = Number::Integer(integer).compare(Number::Double(double));
        prop_assert_eq!(order, Some(exact));
        prop_assert_eq!(Number::Double(double).compare(Number::Integer(integer)), Some(exact.reverse()));
    }
}
