use super::{corpus, sink};
use crate::diagnostic::Code;
use crate::span::Span;
use crate::value::decimal::{Decimal, DecimalFault};
use proptest::prelude::*;

/// The decimal text in a line's `{"d":{"$numberDecimal":"…"}}`.
fn decimal(json: &serde_json::Value) -> Option<String> {
    let json: serde_json::Value = serde_json::from_str(json.as_str()?).ok()?;
    Some(json["d"]["$numberDecimal"].as_str()?.to_owned())
}

#[test]
fn reads_and_writes_the_corpus() {
    let lines = corpus("corpus/decimal128-");
    let mut seen = 0;
    for line in &lines {
        let Some(text) = decimal(&line["input"]) else { continue };
        let canonical = Decimal::parse(&text).ok().map(|decimal| decimal.to_string());
        assert_eq!(canonical, decimal(&line["canonical_v2"]), "{}: {text}", line["id"]);
        let note = line["note"].as_str().unwrap();
        let fault = Decimal::parse(&text).err();
        match (note.ends_with("decimal128 syntax"), note.contains("decimal128 range")) {
            (true, _) => assert_eq!(fault, Some(DecimalFault::Syntax), "{text}"),
            (_, true) => {
                assert!(matches!(fault, Some(DecimalFault::Inexact | DecimalFault::Range)), "{text}")
            }
            (false, false) => assert_eq!(fault, None, "{text}"),
        }
        seen += 1;
    }
    assert!(lines.is_empty() || seen > 1000, "{seen} of {}", lines.len());
}

#[test]
fn faults_have_their_codes() {
    for (text, code) in
        [("1,5", Code::DecimalSyntax), ("1E-6177", Code::DecimalInexact), ("1E+6145", Code::DecimalRange)]
    {
        let mut sink = sink();
        Decimal::parse(text).unwrap_err().report(text, Span::at(0), &mut sink);
        assert_eq!(sink.items()[0].code, code, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_canonical_spelling_is_read_as_the_same(
        negative: bool,
        coefficient in 0..10_u128.pow(34),
        exponent in -6176..=6111_i16,
    ) {
        let decimal = Decimal::Finite { negative, coefficient, exponent };
        prop_assert_eq!(Decimal::parse(&decimal.to_string()), Ok(decimal));
    }

    #[test]
    fn small_numbers_are_spelled_as_they_are_written(whole in 0..1_000_000_u32, places in 0..6_usize, fraction in 0..1_000_000_u32) {
        let fraction = format!("{fraction:06}");
        let text = if places == 0 { whole.to_string() } else { format!("{whole}.{}", &fraction[..places]) };
        prop_assert_eq!(Decimal::parse(&text).unwrap().to_string(), text);
    }

    #[test]
    fn no_text_panics(text in "[-+0-9.eEnaif]{0,50}") {
        let _ = Decimal::parse(&text).map(|decimal| decimal.to_string());
    }
}
