//! The properties, on generated inputs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    clippy::cast_possible_truncation,
    unreachable_pub,
    reason = "a test may panic, and a suite shares its helpers as modules"
)]

#[path = "properties/literals.rs"]
mod literals;
#[path = "properties/mod.rs"]
mod properties;
#[path = "properties/read.rs"]
mod read;
#[path = "properties/ways.rs"]
mod ways;

use properties::{Choices, texts, values};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use rocketql::{Options, Severity};

/// Bytes that are choices, enough for a request of a few lines.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..400)
}

proptest! {
    // A find becomes a case of the corpus, not a seed in a file.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_judged(text in ".{0,80}") {
        properties::any_text(&text);
    }

    #[test]
    fn spoiled_texts_are_judged(bytes in bytes()) {
        let mut choices = Choices::new(&bytes);
        let text = texts::request(&mut choices);
        properties::any_text(&texts::spoiled(&mut choices, &text));
    }

    #[test]
    fn fixes_help(bytes in bytes()) {
        let mut choices = Choices::new(&bytes);
        let text = texts::request(&mut choices);
        properties::fixes_help(&texts::spoiled(&mut choices, &text));
    }

    #[test]
    fn texts_round_trip(bytes in bytes()) {
        properties::round_trip(&mut Choices::new(&bytes));
    }

    #[test]
    fn comments_stay(bytes in bytes()) {
        properties::comments_stay(&mut Choices::new(&bytes));
    }

    #[test]
    fn filters_round_trip(bytes in bytes()) {
        properties::ejson_round_trip(&mut Choices::new(&bytes));
    }

    #[test]
    fn parts_are_judged(bytes in bytes()) {
        properties::any_parts(&mut Choices::new(&bytes));
    }

    #[test]
    fn any_ejson_is_judged(text in r#"[\[\]{}:,"0-9eE+.\-a-z$ \\u]{0,40}"#) {
        properties::any_ejson(&text);
    }

    #[test]
    fn nothing_stays_of_requests_before(bytes in bytes()) {
        ways::any_sequence(&mut Choices::new(&bytes));
    }

    #[cfg(all(feature = "bson", feature = "serde_json"))]
    #[test]
    fn a_filter_is_the_same_on_every_way_out(bytes in bytes()) {
        ways::ways_out(&mut Choices::new(&bytes));
    }

    #[test]
    fn odd_keys_stay_as_they_are(bytes in bytes()) {
        ways::odd_keys(&mut Choices::new(&bytes));
    }

    #[test]
    fn a_text_is_its_parts(bytes in bytes()) {
        ways::text_and_parts(&mut Choices::new(&bytes));
    }

    #[test]
    fn values_are_judged(bytes in bytes()) {
        properties::any_ejson(&values::value(&mut Choices::new(&bytes), 4));
    }
}

proptest! {
    // Each is a short text, and there are many spellings.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 6000, ..ProptestConfig::default() })]

    #[test]
    fn literals_mean_what_is_meant(bytes in vec(any::<u8>(), 0..120)) {
        literals::any_literal(&mut Choices::new(&bytes));
    }
}

/// Most of what is generated gets as far as the properties look: a generator that is refused throughout would prove nothing.
#[test]
fn generators_reach_what_the_properties_claim() {
    let options = Options { now: Some(properties::NOW), ..Options::default() };
    let errors = |text: &str| match rocketql::compile(text, &options) {
        Ok(_) => 0,
        Err(report) => {
            let severities = report.diagnostics().iter().map(|one| one.severity());
            severities.filter(|&severity| severity == Severity::Error).count()
        }
    };
    let mut runner = TestRunner::deterministic();
    let (mut requests, mut filters, mut single) = (0, 0, 0);
    for _ in 0..1000 {
        let bytes = bytes().new_tree(&mut runner).unwrap().current();
        let mut choices = Choices::new(&bytes);
        let text = texts::request(&mut choices);
        requests += usize::from(errors(&text) == 0);
        single += usize::from(errors(&texts::spoiled(&mut choices, &text)) == 1);
        filters += usize::from(errors(&values::filter(&mut Choices::new(&bytes), 3)) == 0);
    }
    println!(
        "of 1000: {requests} requests and {filters} filters compile, {single} spoiled texts have one error"
    );
    assert!(requests > 900 && filters > 900 && single > 350, "{requests}, {filters}, {single}");
}
