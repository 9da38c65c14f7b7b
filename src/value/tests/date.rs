use super::{corpus, only_error, shared, sink};
use crate::diagnostic::{Code, Diagnostics};
use crate::span::Span;
use crate::value::calendar::Moment;
use crate::value::date::{
    EpochPlace, MAX_INSTANT, epoch, epoch_literal, has_iso_form, literal, wire, write_iso,
};
use crate::value::{EpochUnit, Utc};
use chrono::DateTime;
use proptest::prelude::*;

fn whole(text: &str) -> Span {
    Span::new(0, u32::try_from(text.len()).unwrap())
}

fn read_wire(text: &str, sink: &mut Diagnostics) -> Option<i64> {
    wire(text, whole(text), sink)
}

fn iso(instant: i64) -> String {
    let mut text = String::new();
    write_iso(instant, &mut text).unwrap();
    text
}

/// Reads a text that must be refused with `code`; gives the place and the text after the first fix.
fn refused(text: &str, code: Code) -> (String, Option<String>) {
    let mut sink = sink();
    assert_eq!(read_wire(text, &mut sink), None, "{text}");
    let error = only_error(&sink);
    assert_eq!(error.code, code, "{text}: {}", error.message(text));
    let fixed = error.fixes.first().map(|fix| fix.apply(text));
    (error.span.slice(text).to_owned(), fixed)
}

#[test]
fn reads_what_the_facts_accept_and_nothing_else() {
    let table = shared("facts/dates.md").unwrap_or_default();
    let mut rows = 0;
    for row in table.lines().filter(|row| row.starts_with("| `\"")) {
        let mut cells = row.trim_matches('|').split('|').map(str::trim);
        let text = cells.next().unwrap().trim_matches('`').trim_matches('"');
        let accepted = cells.next().unwrap() == "accept";
        let expected = accepted.then(|| cells.next().unwrap().parse::<i64>().unwrap());
        let mut sink = sink();
        assert_eq!(read_wire(text, &mut sink), expected, "{text}");
        assert_eq!(sink.has_errors(), !accepted, "{text}");
        rows += 1;
    }
    assert!(table.is_empty() || rows == 103, "{rows} rows");
}

#[test]
fn fixes_of_refused_texts_are_read() {
    let table = shared("facts/dates.md").unwrap_or_default();
    for row in table.lines().filter(|row| row.contains("| refuse |")) {
        let text = row.split('`').nth(1).unwrap();
        let content = text.trim_matches('"');
        let mut first = sink();
        assert_eq!(wire(content, whole(text), &mut first), None);
        for fix in &only_error(&first).fixes {
            let fixed = fix.apply(text);
            let Some(content) = fixed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
                assert!(fixed.parse::<i64>().is_ok(), "{fixed}");
                continue;
            };
            let mut second = sink();
            assert!(wire(content, whole(&fixed), &mut second).is_some(), "{text}: {fixed}");
            assert!(second.items().is_empty(), "{text}: {fixed}");
        }
    }
}

#[test]
fn reads_the_corpus() {
    for line in corpus("date/iso/") {
        let input: serde_json::Value = serde_json::from_str(line["input"].as_str().unwrap()).unwrap();
        let text = input["a"]["$date"].as_str().unwrap();
        let expected = line["meteor_out"].as_str().map(|out| {
            serde_json::from_str::<serde_json::Value>(out).unwrap()["a"]["$date"].as_i64().unwrap()
        });
        assert_eq!(read_wire(text, &mut sink()), expected, "{}", line["id"]);
    }
    for line in corpus("date/num/") {
        let Ok(input) = serde_json::from_str::<serde_json::Value>(line["input"].as_str().unwrap()) else {
            continue;
        };
        let is_meteor = line["dialect"] == "meteor";
        let Some(number) = input["a"]["$date"].as_f64().filter(|_| is_meteor) else { continue };
        let expected = line["meteor_out"].as_str().map(|out| {
            serde_json::from_str::<serde_json::Value>(out).unwrap()["a"]["$date"].as_i64().unwrap()
        });
        let read = epoch(number, EpochUnit::Milliseconds, EpochPlace::Value, Span::at(0), &mut sink());
        assert_eq!(read, expected, "{}", line["id"]);
    }
}

#[test]
fn says_what_is_wrong() {
    let fixed = |text, code| refused(text, code).1.unwrap();
    assert_eq!(fixed("2020-01-02T03:04:05", Code::DateWithoutZone), "2020-01-02T03:04:05Z");
    assert_eq!(fixed("2020-01-02", Code::DateWithoutTime), "2020-01-02T00:00:00Z");
    assert_eq!(fixed("2020-01", Code::DateWithoutTime), "2020-01-01T00:00:00Z");
    assert_eq!(fixed("2020-01-02T03:04Z", Code::DateWithoutSeconds), "2020-01-02T03:04:00Z");
    assert_eq!(fixed("2020-01-02T03:04", Code::DateWithoutSeconds), "2020-01-02T03:04:00Z");
    assert_eq!(fixed("2019-02-29T00:00:00Z", Code::NoSuchDay), "2019-02-28T00:00:00Z");
    assert_eq!(fixed("2020-01-00T00:00:00Z", Code::NoSuchDay), "2020-01-01T00:00:00Z");
    assert_eq!(fixed("2020-12-31T24:00:00+02:00", Code::DateHour24), "2021-01-01T00:00:00+02:00");
    assert_eq!(fixed("2016-12-31T23:59:60.5Z", Code::DateLeapSecond), "2016-12-31T23:59:59.5Z");
    assert_eq!(fixed("1577934245000", Code::DateNumberInQuotes), "1577934245000");
    assert_eq!(fixed("20200102T030405Z", Code::DateSyntax), "2020-01-02T03:04:05Z");
    assert_eq!(fixed("2020-1-2T3:4:5Z", Code::DateSyntax), "2020-01-02T03:04:05Z");
    assert_eq!(fixed("2020-01-02T03:04:05+0230", Code::DateSyntax), "2020-01-02T03:04:05+02:30");
    assert_eq!(fixed("2020-01-02 03:04:05 UTC", Code::DateSyntax), "2020-01-02T03:04:05Z");
    assert_eq!(fixed("Thu, 02 Jan 2020 03:04:05 GMT", Code::NotADate), "2020-01-02T03:04:05Z");
    assert_eq!(
        fixed("Thu Jan 02 2020 03:04:05 GMT+0200 (Central European Time)", Code::NotADate),
        "2020-01-02T01:04:05Z"
    );
    assert_eq!(fixed("2020/01/02T03:04:05Z", Code::DateSyntax), "2020-01-02T03:04:05Z");
    assert_eq!(fixed(" 2020-01-02T03:04:05Z ", Code::DateSyntax), "2020-01-02T03:04:05Z");
    assert_eq!(fixed("2020-01-02 030405 +0200", Code::DateSyntax), "2020-01-02T03:04:05+02:00");
    assert_eq!(fixed("2020-01-02T03:04:05 UTC+2", Code::DateSyntax), "2020-01-02T03:04:05+02:00");

    assert_eq!(refused("2020-13-01T00:00:00Z", Code::DateFieldRange), ("13".into(), None));
    assert_eq!(refused("2020-01-02T25:00:00Z", Code::DateFieldRange), ("25".into(), None));
    assert_eq!(refused("2020-01-02T03:04:61Z", Code::DateFieldRange), ("61".into(), None));
    assert_eq!(refused("2020-01-02T03:04:05+24:00", Code::DateFieldRange), ("24".into(), None));
    assert_eq!(refused("-0001-01-01T00:00:00Z", Code::DateSyntax), ("-0001".into(), None));
    assert_eq!(refused("10000-01-01T00:00:00Z", Code::DateSyntax), ("10000".into(), None));
    assert_eq!(refused("2020-01-02T03:04:05 EST", Code::DateSyntax), ("EST".into(), None));
    assert_eq!(refused("2 Jan 2020", Code::NotADate), ("2 Jan 2020".into(), None));
    assert_eq!(refused("soon", Code::NotADate), ("soon".into(), None));
    assert_eq!(refused("", Code::NotADate), (String::new(), None));
    assert_eq!(refused("2020-01-02T03:04:05Zjunk", Code::DateSyntax).0, "junk");
    assert_eq!(refused("2020-01-02T03:04:05,678Z", Code::DateSyntax).0, ",");
}

#[test]
fn marks_the_place_inside_quotes_but_not_across_escapes() {
    let source = r#""2020-13-01T00:00:00Z""#;
    let mut plain = sink();
    wire("2020-13-01T00:00:00Z", whole(source), &mut plain);
    assert_eq!(only_error(&plain).span.slice(source), "13");

    let source = r#""\u0032020-13-01T00:00:00Z""#;
    let mut escaped = sink();
    wire("2020-13-01T00:00:00Z", whole(source), &mut escaped);
    assert_eq!(only_error(&escaped).span, Span::new(1, whole(source).end - 1));

    let source = r#""\u0032020-01-02T00:00:00.1234Z""#;
    let mut cut = sink();
    assert!(wire("2020-01-02T00:00:00.1234Z", whole(source), &mut cut).is_some());
    assert_eq!(cut.items()[0].fixes[0].apply(source), r#""2020-01-02T00:00:00.123Z""#);

    // A value without a text has no place to fix.
    let mut imported = sink();
    wire("2020-01-02T00:00:00", Span::at(0), &mut imported);
    wire("2020-01-02T00:00:00.1234Z", Span::at(0), &mut imported);
    epoch(1.0, EpochUnit::Auto, EpochPlace::Value, Span::at(0), &mut imported);
    assert_eq!(imported.items().len(), 3);
    assert!(imported.items().iter().all(|item| item.fixes.is_empty()), "{imported:?}");
}

#[test]
fn cut_digits_are_a_warning_unless_they_are_zeros() {
    let text = "1969-12-31T23:59:59.99991Z";
    let mut cut = sink();
    assert_eq!(read_wire(text, &mut cut), Some(-1));
    let [warning] = cut.items() else { panic!("{cut:?}") };
    assert_eq!((warning.code, warning.span.slice(text)), (Code::DateDigitsCut, "91"));
    assert_eq!(warning.fixes[0].apply(text), "1969-12-31T23:59:59.999Z");

    let mut zeros = sink();
    assert_eq!(read_wire("2020-01-02T03:04:05.678000Z", &mut zeros), Some(1_577_934_245_678));
    assert!(zeros.items().is_empty());
}

#[test]
fn literals_may_lack_what_the_wire_needs() {
    let read = |text: &str| literal(text, &crate::value::FixedZone(7200), whole(text), &mut sink());
    let instant = |text| Some(Moment::Instant(read_wire(text, &mut sink()).unwrap()));
    let interval = |low: &str, high: &str| {
        let read = |text: &str| read_wire(text, &mut sink()).unwrap();
        Some(Moment::Interval { low: read(low), high: read(high) })
    };
    assert_eq!(read("2024-03-01T10:00"), instant("2024-03-01T10:00:00+02:00"));
    assert_eq!(read("2024-03-01T10:00:01.5"), instant("2024-03-01T10:00:01.5+02:00"));
    assert_eq!(read("2024-03-01T10:00Z"), instant("2024-03-01T10:00:00Z"));
    assert_eq!(read("2024-02-29"), interval("2024-02-29T00:00:00+02:00", "2024-03-01T00:00:00+02:00"));
    assert_eq!(read("2024-02"), interval("2024-02-01T00:00:00+02:00", "2024-03-01T00:00:00+02:00"));
    assert_eq!(
        read("9999-12"),
        interval("9999-12-01T00:00:00+02:00", "9999-12-31T23:59:59+01:59").map(|moment| {
            let Moment::Interval { low, .. } = moment else { unreachable!() };
            Moment::Interval { low, high: 253_402_300_800_000 - 7_200_000 }
        })
    );
    for wrong in [
        "2024-02-30",
        "2024-13",
        "2024-00",
        "2024-1",
        "2024",
        "2024-03-01T",
        "2024-03-01T10",
        "2024-03-01T24:00",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn epoch_units() {
    let read = |number, unit| {
        let mut sink = sink();
        let instant = epoch(number, unit, EpochPlace::Value, Span::at(0), &mut sink);
        (instant, sink.items().iter().map(|item| item.code).collect::<Vec<_>>())
    };
    let unclear = vec![Code::EpochUnitUnclear];
    use EpochUnit::{Auto, Milliseconds, Seconds};
    assert_eq!(read(0.0, Auto), (Some(0), vec![]));
    assert_eq!(read(-0.0, Auto), (Some(0), vec![]));
    assert_eq!(read(1_542_814_057.0, Auto), (Some(1_542_814_057_000), unclear.clone()));
    assert_eq!(read(1_542_814_057.0, Milliseconds), (Some(1_542_814_057), unclear.clone()));
    assert_eq!(read(1_542_814_057.0, Seconds), (Some(1_542_814_057_000), vec![]));
    assert_eq!(read(99_999_999_999.0, Auto), (Some(99_999_999_999_000), unclear.clone()));
    assert_eq!(read(-99_999_999_999.0, Auto), (Some(-99_999_999_999_000), unclear.clone()));
    assert_eq!(read(1e11, Auto), (Some(100_000_000_000), vec![]));
    assert_eq!(read(-1e11, Auto), (Some(-100_000_000_000), vec![]));
    assert_eq!(read(1e14, Auto), (Some(100_000_000_000_000), unclear.clone()));
    assert_eq!(read(1e11, Seconds), (Some(100_000_000_000_000), unclear));
    assert_eq!(read(8.64e15, Auto).0, Some(MAX_INSTANT));
    assert_eq!(read(8.64e15 + 1.0, Auto), (None, vec![Code::DateOutOfRange]));
    assert_eq!(read(8.64e12 + 1.0, Seconds), (None, vec![Code::DateOutOfRange]));
    assert_eq!(read(1.5, Auto), (None, vec![Code::EpochFraction]));
    assert_eq!(read(1.5, Milliseconds), (None, vec![Code::EpochFraction]));
    assert_eq!(read(f64::INFINITY, Auto), (None, vec![Code::DateOutOfRange]));
    assert_eq!(read(f64::NAN, Auto), (None, vec![Code::DateOutOfRange]));
}

#[test]
fn the_warning_names_both_readings_and_offers_both() {
    let mut sink = sink();
    epoch(1_542_814_057.0, EpochUnit::Auto, EpochPlace::Value, whole("1542814057"), &mut sink);
    let warning = &sink.items()[0];
    assert_eq!(
        warning.message("1542814057"),
        "`1542814057` is read as seconds: 2018-11-21T15:27:37Z, but could be milliseconds: 1970-01-18T20:33:34.057Z"
    );
    let fixed: Vec<_> = warning.fixes.iter().map(|fix| fix.apply("1542814057")).collect();
    assert_eq!(fixed, ["\"2018-11-21T15:27:37Z\"", "\"1970-01-18T20:33:34.057Z\""]);
}

#[test]
fn epoch_literals() {
    let read = |text: &str| {
        let mut sink = sink();
        let instant = epoch_literal(text, EpochUnit::Auto, whole(text), &mut sink);
        (instant, sink.items().len())
    };
    assert_eq!(read("@1542814057s"), (Some(1_542_814_057_000), 0));
    assert_eq!(read("@1542814057ms"), (Some(1_542_814_057), 0));
    assert_eq!(read("@1542814057"), (Some(1_542_814_057_000), 1));
    assert_eq!(read("@-1s"), (Some(-1000), 0));
    assert_eq!(read("@1.5s"), (None, 1));
    assert_eq!(read("@"), (None, 1));
    assert_eq!(read("@nan"), (None, 1));
    assert_eq!(read("@1e5s"), (None, 1));
    assert_eq!(read("@99999999999999999999999999s"), (None, 1));
}

#[test]
fn writes_years_beyond_four_digits_with_a_sign() {
    assert_eq!(iso(0), "1970-01-01T00:00:00Z");
    assert_eq!(iso(-1), "1969-12-31T23:59:59.999Z");
    assert_eq!(iso(MAX_INSTANT), "+275760-09-13T00:00:00Z");
    assert_eq!(iso(-MAX_INSTANT), "-271821-04-20T00:00:00Z");
    assert_eq!(iso(-62_198_755_200_000), "-000001-01-01T00:00:00Z");
    assert_eq!(iso(i64::MAX), "+292278994-08-17T07:12:55.807Z");
    assert_eq!(iso(i64::MIN), "-292275055-05-16T16:47:04.192Z");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(instant in -62_167_219_200_000..=253_402_300_799_999_i64) {
        let mut sink = sink();
        prop_assert!(has_iso_form(instant));
        prop_assert_eq!(read_wire(&iso(instant), &mut sink), Some(instant));
        prop_assert!(sink.items().is_empty());
        let both = epoch_literal(&format!("@{instant}ms"), EpochUnit::Auto, Span::at(0), &mut sink);
        prop_assert_eq!(both, Some(instant));
    }

    #[test]
    fn what_is_written_is_what_chrono_writes(instant in -8_000_000_000_000_000..8_000_000_000_000_000_i64) {
        let theirs = DateTime::from_timestamp_millis(instant).unwrap().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        let theirs = theirs.replace(".000Z", "Z");
        let ours = iso(instant);
        prop_assert_eq!(ours.trim_start_matches(['+', '-', '0']), theirs.trim_start_matches(['+', '-', '0']));
        prop_assert_eq!(ours.starts_with('-'), theirs.starts_with('-'));
    }

    #[test]
    fn agrees_with_chrono_on_the_plain_subset(
        text in "[0-9]{4}-(0[0-9]|1[0-3])-[0-3][0-9]T([01][0-9]|2[0-4]):[0-6][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][0-2][0-9]:[0-6][0-9])"
    ) {
        let theirs = DateTime::parse_from_rfc3339(&text).ok().map(|date| date.timestamp_millis());
        prop_assert_eq!(read_wire(&text, &mut sink()), theirs, "{}", text);
    }

    #[test]
    fn any_text_is_read_or_has_one_error_whose_fixes_help(
        text in "[0-9]{1,4}[-/]?[0-9]{1,3}[-.]?[0-9]{0,2}[Tt _]?[0-9]{0,2}:?[0-9]{0,2}:?[0-9]{0,2}[.,]?[0-9]{0,4} ?[Z+−-]?[0-9]{0,2}:?[0-9]{0,2}.?"
    ) {
        for form in [true, false] {
            let read = |text: &str, sink: &mut Diagnostics| {
                if form { read_wire(text, sink).is_some() } else { literal(text, &Utc, whole(text), sink).is_some() }
            };
            let mut first = sink();
            if read(&text, &mut first) {
                prop_assert!(!first.has_errors());
                continue;
            }
            let error = only_error(&first);
            prop_assert!(text.is_char_boundary(error.span.start as usize) && text.is_char_boundary(error.span.end as usize));
            prop_assert!(error.span.end as usize <= text.len());
            for fix in error.fixes.iter().filter(|_| error.code != Code::DateNumberInQuotes) {
                let mut second = sink();
                prop_assert!(read(&fix.apply(&text), &mut second), "{} -> {}", text, fix.apply(&text));
            }
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        let mut sink = sink();
        wire(&text, whole(&text), &mut sink);
        literal(&text, &Utc, whole(&text), &mut sink);
        epoch_literal(&text, EpochUnit::Auto, whole(&text), &mut sink);
    }
}
