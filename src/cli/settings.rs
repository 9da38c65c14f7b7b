//! Names of zones, units and instants to what the compiler takes.

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use rocketql::{EpochUnit, FixedZone, Mode, Server, Target, Version, Versions, Zone};
use std::str::FromStr;
#[cfg(feature = "client")]
use std::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

/// A zone that has a name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum NamedZone {
    /// `+02:00`
    Fixed(FixedZone),
    /// `Europe/Berlin`
    Iana(Tz),
}

impl NamedZone {
    /// The names of the zones of the IANA database.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }
}

impl FromStr for NamedZone {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let named = Tz::from_str(name).ok().map(Self::Iana);
        named.or_else(|| offset(name).map(|seconds| Self::Fixed(FixedZone(seconds)))).ok_or_else(|| {
            match rocketql::nearest(name, Self::names()) {
                Some(nearest) => format!("there is no such zone; write `{nearest}`"),
                None => {
                    "write `UTC`, an offset such as `+02:00`, or an IANA name such as `Europe/Berlin`".into()
                }
            }
        })
    }
}

impl Zone for NamedZone {
    fn offset_at(&self, instant: i64) -> i32 {
        match self {
            Self::Fixed(zone) => zone.offset_at(instant),
            // Beyond chrono's years, some 262,000 around 0, no zone has rules.
            Self::Iana(zone) => DateTime::from_timestamp_millis(instant).map_or(0, |instant| {
                zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc()
            }),
        }
    }
}

/// `offset = ( "+" | "-" ) , digit , digit , ":" , digit , digit ;` in seconds.
fn offset(text: &str) -> Option<i32> {
    let (sign, clock) = match text.split_at_checked(1)? {
        ("+", clock) => (1, clock),
        ("-", clock) => (-1, clock),
        _ => return None,
    };
    let (hours, minutes) = clock.split_once(':')?;
    let number = |digits: &str, end: i32| {
        let is_number = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i32>().ok().filter(|&number| is_number && number < end)
    };
    Some(sign * (number(hours, 24)? * 3600 + number(minutes, 60)? * 60))
}

/// An instant in RFC 3339, in milliseconds since 1970 UTC.
pub(crate) fn instant(text: &str) -> Result<i64, String> {
    match DateTime::parse_from_rfc3339(text) {
        Ok(instant) => Ok(instant.timestamp_millis()),
        Err(_) => Err("write an instant as RFC 3339 has it, such as `2026-11-23T12:00:00Z`".into()),
    }
}

/// A time such as `90s`, `10m` or `2h`; a bare number is seconds.
#[cfg(feature = "client")]
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let unit = match text.get(digits.len()..) {
        Some("ms") => Some(1),
        Some("" | "s") => Some(1000),
        Some("m") => Some(60_000),
        Some("h") => Some(3_600_000),
        Some(_) | None => None,
    };
    let number = digits.parse::<u64>().ok().filter(|&number| number > 0);
    // Longer than that nobody waits, and an instant so late may not exist.
    let most = |milliseconds: &u64| *milliseconds <= 1000 * 3_600_000;
    let milliseconds = unit.zip(number).and_then(|(unit, number)| number.checked_mul(unit)).filter(most);
    milliseconds.map(Duration::from_millis).ok_or_else(|| "write a time such as `90s`, `10m` or `2h`".into())
}

/// Whether a text is the address of a server, to which the path of an endpoint can be added: `https://` or `http://`, a host,
/// and perhaps a port and a path. Without the scheme, `curl` would send the login unencrypted.
pub(crate) fn is_address(text: &str) -> bool {
    let after = |scheme: &str| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let rest = after("https://").or_else(|| after("http://")).unwrap_or("");
    let has_host = rest.starts_with(|first: char| first.is_alphanumeric() || first == '[');
    has_host
        && !rest.contains(|part: char| part.is_whitespace() || part.is_control() || "?#@\\".contains(part))
}

/// The machine's clock, in milliseconds since 1970 UTC.
pub(crate) fn machine_clock() -> Option<i64> {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since_1970.as_millis()).ok()
}

/// Whether the name of a parameter is one that the list after `with` can hold.
pub(crate) fn check_name(name: &str) -> Result<(), String> {
    let is_part = |character: char| character.is_alphanumeric() || "._-".contains(character);
    match name.chars().all(is_part) && !name.is_empty() {
        true => Ok(()),
        false => Err("the name of a parameter has letters, digits, `.`, `_` and `-`".into()),
    }
}

/// A parameter as the list after `with` has it. What neither is a number, in the spelling in which it is sent, nor starts as a list
/// or a quoted string does is a string, word for word: identifiers are seldom words of the language, `1e5` may be one, and
/// shells take quotes away.
pub(crate) fn parameter(name: &str, value: &str) -> Result<String, String> {
    // What is written before the list in a whole text is left to the language to tell.
    let bare =
        name.split_once(' ').filter(|(word, _)| word.eq_ignore_ascii_case("with")).map(|(_, name)| name);
    check_name(bare.unwrap_or(name))?;
    let is_number = serde_json::from_str::<f64>(value).is_ok_and(|number| number.to_string() == value);
    let is_literal = value.starts_with(['[', '(', '"', '\'']) || is_number;
    let value = if is_literal { value.to_owned() } else { serde_json::Value::from(value).to_string() };
    Ok(format!("{name}={value}"))
}

/// The unit of that name.
pub(crate) fn epoch(name: &str) -> Result<EpochUnit, String> {
    match name {
        "auto" => Ok(EpochUnit::Auto),
        "s" => Ok(EpochUnit::Seconds),
        "ms" => Ok(EpochUnit::Milliseconds),
        _ => Err("write `auto`, `s` or `ms`".into()),
    }
}

/// The mode of that name.
pub(crate) fn mode(name: &str) -> Result<Mode, String> {
    match name {
        "strict" => Ok(Mode::Strict),
        "split" => Ok(Mode::Split),
        _ => Err("write `strict` or `split`".into()),
    }
}

/// The version of that name, or the versions that it stands for.
pub(crate) fn versions(text: &str) -> Result<Versions, String> {
    text.parse::<Versions>().map_err(|error| error.to_string())
}

/// The server that is meant; without a version, whatever server there is.
pub(crate) fn target(
    versions: Option<Versions>,
    unsafe_params: Option<bool>,
    privileged: bool,
) -> Result<Target, &'static str> {
    match (versions, unsafe_params) {
        (None, Some(false)) => {
            Err("name the server, as in 8.6.1: without one, a server that reads `query` is assumed")
        }
        (None, Some(true) | None) => Ok(Target::AnyServer),
        (Some(versions), Some(true)) if versions.first >= Version::new(9, 0, 0) => {
            Err("from 9.0 no server reads `query` and `fields`, whatever it runs with: leave it out")
        }
        (Some(versions), _) => {
            let unsafe_params = unsafe_params.unwrap_or(false);
            Ok(Target::Server(Server { versions, unsafe_params, privileged }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_have_their_offsets() {
        let winter = instant("2026-01-15T12:00:00Z").unwrap();
        let summer = instant("2026-07-15T12:00:00Z").unwrap();
        for (name, in_winter, in_summer) in [
            ("UTC", 0, 0),
            ("+02:00", 7200, 7200),
            ("-03:30", -12600, -12600),
            ("Europe/Berlin", 3600, 7200),
            ("Asia/Kolkata", 19800, 19800),
            ("America/St_Johns", -12600, -9000),
        ] {
            let zone: NamedZone = name.parse().unwrap();
            assert_eq!((zone.offset_at(winter), zone.offset_at(summer)), (in_winter, in_summer), "{name}");
        }
        assert_eq!("Europe/Berlin".parse::<NamedZone>().unwrap().offset_at(i64::MAX), 0);
    }

    #[test]
    fn what_is_no_zone_is_refused() {
        for name in ["", "+2", "+0200", "+24:00", "+02:60", "+0a:00", "++2:00", "2:00", "é", "Mars/Phobos"] {
            assert!(name.parse::<NamedZone>().is_err(), "{name}");
        }
        let message = "europe/berlin".parse::<NamedZone>().unwrap_err();
        assert!(message.contains("Europe/Berlin"), "{message}");
    }

    #[test]
    fn parameters_are_written_as_the_language_has_them() {
        for (value, expected) in [
            ("GENERAL", "a=\"GENERAL\""),
            ("5fa3bc, b = 1", "a=\"5fa3bc, b = 1\""),
            ("", "a=\"\""),
            ("17", "a=17"),
            ("-1.5", "a=-1.5"),
            // Other spellings of a number would be sent as another text.
            ("1e5", "a=\"1e5\""),
            ("1.50", "a=\"1.50\""),
            ("12345678901234567890", "a=\"12345678901234567890\""),
            ("NaN", "a=\"NaN\""),
            ("017", "a=\"017\""),
            ("'x'", "a='x'"),
            ("(x, y)", "a=(x, y)"),
        ] {
            assert_eq!(parameter("a", value).as_deref(), Ok(expected));
        }
        assert!(parameter("a = 1, b", "2").is_err());
        assert!(parameter("", "2").is_err());
        // The keyword is the language's to tell of; a second parameter may not hide behind it.
        assert_eq!(parameter("with a", "2").as_deref(), Ok("with a=2"));
        assert!(parameter("with a = 1, b", "2").is_err());
    }

    #[test]
    fn addresses_have_a_scheme_and_a_host() {
        for address in
            ["https://chat.example.org", "HTTPS://x/", "http://[::1]:3000", "https://chät.de:8443/sub"]
        {
            assert!(is_address(address), "{address}");
        }
        for text in [
            "",
            "chat.example.org",
            "https://",
            "https:///x",
            "ftp://x",
            "-ox",
            "https://a b",
            "https://x?q=1",
        ]
        .into_iter()
        .chain(["https://x/#a", "https://bob:secret@x", "https://x\r\ny", "https://-ox", "é"])
        {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    #[cfg(feature = "client")]
    fn times_are_read() {
        for (text, expected) in
            [("90", 90_000), ("90s", 90_000), ("250ms", 250), ("10m", 600_000), ("2h", 7_200_000)]
        {
            assert_eq!(duration(text), Ok(Duration::from_millis(expected)), "{text}");
        }
        for text in [
            "",
            "s",
            "0",
            "-1s",
            "1d",
            "1.5s",
            "1 s",
            "99999999999999999999",
            "18446744073709551615h",
            "1001h",
        ] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn instants_are_read() {
        assert_eq!(instant("1970-01-01T02:00:01.5+02:00"), Ok(1500));
        for text in ["", "2026-11-23", "2026-11-23T12:00", "now"] {
            assert!(instant(text).is_err(), "{text}");
        }
    }
}
