use super::{only_error, sink};
use crate::diagnostic::Code;
use crate::span::Span;
use crate::value::calendar::{Base, Moment, instant_to_local, local_to_instant, relative};
use crate::value::date::{literal, wire};
use crate::value::{EpochUnit, FixedZone, Setting, Utc, Zone};
use chrono::{Datelike, MappedLocalTime, Months, NaiveDate, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use proptest::prelude::*;

/// A zone of the IANA database.
struct Iana(Tz);

impl Zone for Iana {
    fn offset_at(&self, instant: i64) -> i32 {
        let utc = chrono::DateTime::from_timestamp_millis(instant).unwrap().naive_utc();
        self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }
}

fn at(text: &str) -> i64 {
    wire(text, Span::at(0), &mut sink()).unwrap()
}

fn moment(base: Base, amounts: &[&str], now: &str, zone: &dyn Zone) -> Option<Moment> {
    let setting = Setting { epoch: EpochUnit::Auto, now: Some(at(now)), zone };
    relative(base, amounts.iter().copied(), &setting, Span::at(0), &mut sink())
}

fn day(low: &str, high: &str) -> Option<Moment> {
    Some(Moment::Interval { low: at(low), high: at(high) })
}

fn instant(text: &str) -> Option<Moment> {
    Some(Moment::Instant(at(text)))
}

#[test]
fn day_words_are_days_until_a_duration_is_added() {
    let now = "2024-03-30T15:16:17Z";
    let moment = |base, amounts: &[&str]| moment(base, amounts, now, &Utc);
    assert_eq!(moment(Base::Today, &[]), day("2024-03-30T00:00:00Z", "2024-03-31T00:00:00Z"));
    assert_eq!(moment(Base::Yesterday, &[]), day("2024-03-29T00:00:00Z", "2024-03-30T00:00:00Z"));
    assert_eq!(moment(Base::Tomorrow, &["+1w"]), day("2024-04-07T00:00:00Z", "2024-04-08T00:00:00Z"));
    assert_eq!(moment(Base::Today, &["-1mo"]), day("2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"));
    assert_eq!(
        moment(Base::Today, &["- 1 mo", "+ 1mo"]),
        day("2024-03-29T00:00:00Z", "2024-03-30T00:00:00Z")
    );
    assert_eq!(moment(Base::Today, &["-1h"]), instant("2024-03-29T23:00:00Z"));
    assert_eq!(moment(Base::Today, &["+9h", "-1mo"]), instant("2024-02-29T09:00:00Z"));
    assert_eq!(moment(Base::Now, &["-90d"]), instant("2023-12-31T15:16:17Z"));
    assert_eq!(moment(Base::Now, &["-1y", "-2m", "-17s"]), instant("2023-03-30T15:14:00Z"));
    assert_eq!(moment(Base::Now, &["+1mo"]), instant("2024-04-30T15:16:17Z"));
    assert_eq!(moment(Base::Now, &[]), instant(now));
}

#[test]
fn calendar_steps_follow_the_zone_and_durations_do_not() {
    let berlin = &Iana(Tz::Europe__Berlin);
    let now = "2024-03-30T12:00:00+01:00";
    assert_eq!(moment(Base::Now, &["+1d"], now, berlin), instant("2024-03-31T12:00:00+02:00"));
    assert_eq!(moment(Base::Now, &["+24h"], now, berlin), instant("2024-03-31T13:00:00+02:00"));
    assert_eq!(
        moment(Base::Tomorrow, &[], now, berlin),
        day("2024-03-31T00:00:00+01:00", "2024-04-01T00:00:00+02:00")
    );
    // 2:30 is skipped on that night.
    let now = "2024-03-30T02:30:00+01:00";
    assert_eq!(moment(Base::Now, &["+1d"], now, berlin), instant("2024-03-31T01:00:00Z"));
}

#[test]
fn a_step_of_nothing_stays_where_a_local_time_occurs_twice() {
    let berlin = &Iana(Tz::Europe__Berlin);
    let later = "2024-10-27T02:30:00+01:00";
    assert_eq!(moment(Base::Now, &["-0d"], later, berlin), instant(later));
    assert_eq!(moment(Base::Now, &["+1d", "-1d"], later, berlin), instant("2024-10-27T02:30:00+02:00"));
}

#[test]
fn what_lies_beyond_is_an_error_and_never_a_panic() {
    let huge = "9".repeat(300);
    for unit in ["s", "m", "h", "d", "w", "mo", "y"] {
        for count in ["9999999999999", "9223372036854775807", "4294967295", "4294967296", &huge] {
            for base in [Base::Now, Base::Today] {
                let amount = format!("-{count}{unit}");
                let setting = Setting { epoch: EpochUnit::Auto, now: Some(0), zone: &Utc };
                let mut sink = sink();
                let moment = relative(base, [amount.as_str()], &setting, Span::at(0), &mut sink);
                let is_within = count.starts_with("4294") && ["s", "m"].contains(&unit);
                assert_eq!(moment.is_some(), is_within, "{amount}");
                if !is_within {
                    assert_eq!(only_error(&sink).code, Code::DateOutOfRange);
                }
            }
        }
    }
    for now in [i64::MIN, i64::MAX, 8_640_000_000_000_001] {
        for base in [Base::Now, Base::Today, Base::Yesterday, Base::Tomorrow] {
            let setting = Setting { epoch: EpochUnit::Auto, now: Some(now), zone: &FixedZone(i32::MAX) };
            assert_eq!(relative(base, ["+1d"], &setting, Span::at(0), &mut sink()), None);
        }
    }
}

#[test]
fn without_a_clock_there_is_no_present() {
    let mut sink = sink();
    let setting = Setting { epoch: EpochUnit::Auto, now: None, zone: &Utc };
    assert_eq!(relative(Base::Today, [], &setting, Span::at(0), &mut sink), None);
    assert_eq!(only_error(&sink).code, Code::NoClock);
}

#[test]
fn a_skipped_day_is_empty() {
    // Samoa went over the date line: its 30 December 2011 does not exist.
    let apia = &Iana(Tz::Pacific__Apia);
    let read = |text| literal(text, apia, Span::at(0), &mut sink()).unwrap();
    assert_eq!(read("2011-12-30"), day("2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z").unwrap());
    assert_eq!(read("2011-12-31"), day("2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z").unwrap());
    assert_eq!(read("2011-12-29"), day("2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z").unwrap());
}

#[test]
fn shifts_of_half_an_hour_and_skipped_midnights() {
    // Lord Howe moves by 30 minutes; Santiago skips midnight.
    let howe = &Iana(Tz::Australia__Lord_Howe);
    let read = |text, zone| literal(text, zone, Span::at(0), &mut sink()).unwrap();
    assert_eq!(read("2024-10-06T02:15", howe), instant("2024-10-05T15:30:00Z").unwrap());
    assert_eq!(read("2024-04-07T01:45", howe), instant("2024-04-07T01:45:00+11:00").unwrap());
    let santiago = &Iana(Tz::America__Santiago);
    assert_eq!(read("2024-09-08", santiago), day("2024-09-08T04:00:00Z", "2024-09-09T03:00:00Z").unwrap());
}

#[test]
fn a_zone_of_nonsense_ends() {
    struct Nonsense;
    impl Zone for Nonsense {
        fn offset_at(&self, instant: i64) -> i32 {
            if instant % 2 == 0 { i32::MAX } else { i32::MIN }
        }
    }
    for local in [0, 1, i64::MIN, i64::MAX, 1_700_000_000_000] {
        local_to_instant(local, &Nonsense);
        local_to_instant(local, &FixedZone(i32::MIN));
        instant_to_local(local, &Nonsense);
    }
    assert_eq!(local_to_instant(0, &FixedZone(86_399)), -86_399_000);
    assert_eq!(local_to_instant(0, &FixedZone(-86_399)), 86_399_000);
}

/// What chrono makes of a local time, by the rules of the language; nothing where the clock jumps over it.
fn by_chrono(local: i64, zone: Tz) -> Option<i64> {
    let local = chrono::DateTime::from_timestamp_millis(local).unwrap().naive_utc();
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(one) | MappedLocalTime::Ambiguous(one, _) => Some(one.timestamp_millis()),
        MappedLocalTime::None => None,
    }
}

/// The changes of a zone's offset from 1900 to 2100, found by steps of three hours.
fn changes(zone: &Iana) -> Vec<i64> {
    const STEP: i64 = 3 * 3_600_000;
    let (first, last) = (at("1900-01-01T00:00:00Z"), at("2100-01-01T00:00:00Z"));
    let mut changes = Vec::new();
    let mut from = first;
    while from < last {
        if zone.offset_at(from) != zone.offset_at(from + STEP) {
            let (mut same, mut other) = (from, from + STEP);
            while other - same > 1 {
                let middle = same.midpoint(other);
                if zone.offset_at(middle) == zone.offset_at(from) { same = middle } else { other = middle }
            }
            changes.push(other);
        }
        from += STEP;
    }
    changes
}

#[test]
fn gaps_and_folds_of_real_zones() {
    let zones = [
        Tz::Europe__Berlin,
        Tz::America__Sao_Paulo,
        Tz::Australia__Lord_Howe,
        Tz::Pacific__Apia,
        Tz::Africa__Casablanca,
        Tz::Antarctica__Troll,
    ];
    for tz in zones {
        let zone = Iana(tz);
        for change in changes(&zone) {
            let before = instant_to_local(change - 1, &zone) + 1;
            let after = instant_to_local(change, &zone);
            for local in [
                before.min(after) - 1,
                before.min(after),
                before.midpoint(after),
                before.max(after) - 1,
                before.max(after),
            ] {
                // In a gap the answer is the change itself.
                let expected = by_chrono(local, tz).unwrap_or(change);
                assert_eq!(local_to_instant(local, &zone), expected, "{tz} {local} at {change}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_way_back_is_the_earlier_instant(
        instant in -2_200_000_000_000..4_100_000_000_000_i64,
        tz in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()),
    ) {
        let zone = Iana(tz);
        let local = instant_to_local(instant, &zone);
        let back = local_to_instant(local, &zone);
        prop_assert_eq!(Some(back), by_chrono(local, tz));
        prop_assert!(back <= instant);
        prop_assert_eq!(instant_to_local(back, &zone), local);
    }

    #[test]
    fn any_change_of_any_offsets(
        (before, after) in (-86_399..=86_399_i32, -86_399..=86_399_i32),
        change in -4_000_000_000_000..4_000_000_000_000_i64,
        local in -100_000_000..100_000_000_i64,
    ) {
        struct Changing { before: i32, after: i32, change: i64 }
        impl Zone for Changing {
            fn offset_at(&self, instant: i64) -> i32 {
                if instant < self.change { self.before } else { self.after }
            }
        }
        let local = change + local;
        let [early, late] = [before, after].map(|offset| local - i64::from(offset) * 1000);
        let expected = if early < change { early } else { late.max(change) };
        prop_assert_eq!(local_to_instant(local, &Changing { before, after, change }), expected);
    }

    #[test]
    fn a_fixed_zone_has_one_way_back(instant: i32, offset in -86_399..=86_399) {
        let zone = FixedZone(offset);
        prop_assert_eq!(local_to_instant(instant_to_local(instant.into(), &zone), &zone), i64::from(instant));
    }

    #[test]
    fn steps_agree_with_chrono(days in -800_000..800_000_i64, count in 0..3000_u32, back: bool) {
        let date = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(days);
        let now = date.and_hms_opt(10, 0, 0).unwrap().and_utc().timestamp_millis();
        let sign = if back { '-' } else { '+' };
        let setting = Setting { epoch: EpochUnit::Auto, now: Some(now), zone: &Utc };
        let step = |amount: String| {
            let moment = relative(Base::Now, [amount.as_str()], &setting, Span::at(0), &mut sink())?;
            Some(chrono::DateTime::from_timestamp_millis(moment.start())?.date_naive())
        };
        let months = Months::new(count);
        let by_months = if back { date - months } else { date + months };
        prop_assert_eq!(step(format!("{sign}{count}mo")), Some(by_months));
        let delta = TimeDelta::days(count.into());
        prop_assert_eq!(step(format!("{sign}{count}d")), Some(if back { date - delta } else { date + delta }));
        let year = date.year() + if back { -i32::try_from(count).unwrap() } else { count.cast_signed() };
        prop_assert_eq!(step(format!("{sign}{count}y")).unwrap().year(), year);
    }
}
