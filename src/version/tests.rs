//! Texts that name versions, and texts that do not.

use super::*;

#[test]
fn texts_name_releases_and_spans_of_them() {
    for (text, shown) in [
        ("8.8.1", Ok("8.8.1")),
        ("8.8", Ok("8.8")),
        ("8", Ok("8")),
        ("0", Ok("0.49.0 to 0.x")),
        ("0.49", Ok("0.49")),
        ("0.48.2", Err(VersionError::OutOfRange(Version::new(0, 48, 2)))),
        ("10.0", Err(VersionError::OutOfRange(Version::new(10, 0, 0)))),
        ("6.99", Err(VersionError::OutOfRange(Version::new(6, 99, 0)))),
        ("7.14.0", Err(VersionError::OutOfRange(Version::new(7, 14, 0)))),
        ("7.13.99", Ok("7.13.99")),
        ("6", Ok("6")),
        ("9.3.1", Ok("9.3.1")),
        ("6.5..7.2", Ok("6.5.0 to 7.2.x")),
        ("6.5.3..7", Ok("6.5.3 to 7.x")),
        ("7..7", Ok("7")),
        ("7.1..7.1", Ok("7.1")),
        ("8.6.1..8.6.1", Ok("8.6.1")),
        ("8.6.1..8.6", Ok("8.6.1 to 8.6.x")),
        ("8..8.6", Ok("8.0.0 to 8.6.x")),
        ("0..9", Ok("0.49.0 and later")),
        ("7.0.0-rc.1", Ok("6.14.0 to 7.0.0")),
        ("6.14.0-develop", Ok("6.13.0 to 7.0.0")),
        ("7.1.0-develop", Ok("7.0.0 to 7.1.0")),
        ("8.6.2-rc.0", Ok("8.6.0 to 8.6.2")),
        ("9.0.0-rc-1", Ok("8.8.0 to 9.0.0")),
        ("7.0.0-rc.1..8.6", Ok("6.14.0 to 8.6.x")),
        ("8.5..8.6.0-develop", Ok("8.5.0 to 8.6.0")),
        ("0.49.0-rc", Err(VersionError::OutOfRange(Version::new(0, 48, 0)))),
        ("6.99.0-rc.1", Err(VersionError::OutOfRange(Version::new(6, 99, 0)))),
        ("7.2..6.5", Err(VersionError::Reversed)),
        ("8.7.0..8.6", Err(VersionError::Reversed)),
        ("7.0-rc.1", Err(VersionError::NoVersion)),
        ("7.0.0-", Err(VersionError::NoVersion)),
        ("7.0.0-é", Err(VersionError::NoVersion)),
        ("7.0.0+build", Err(VersionError::NoVersion)),
        ("7..", Err(VersionError::NoVersion)),
        ("..7", Err(VersionError::NoVersion)),
        ("6...7", Err(VersionError::NoVersion)),
        ("6..7..8", Err(VersionError::NoVersion)),
        ("6.99..7.1", Err(VersionError::OutOfRange(Version::new(6, 99, 0)))),
        ("8.", Err(VersionError::NoVersion)),
        ("", Err(VersionError::NoVersion)),
        ("8.8.1.0", Err(VersionError::NoVersion)),
        ("08.1", Err(VersionError::NoVersion)),
        ("8.70000", Err(VersionError::NoVersion)),
    ] {
        let found = text.parse::<Versions>();
        assert_eq!(found.map(|versions| versions.to_string()), shown.map(str::to_owned), "{text}");
    }
    assert_eq!("8".parse::<Version>(), Err(VersionError::Incomplete(8, None)));
}

#[test]
fn what_is_no_version_is_told_the_nearest() {
    for (text, nearest) in [
        ("99.1", "`9.0`."),
        ("99.1.0", "`9.0`."),
        ("6.99", "`6.14` or `7.0`."),
        ("0.48", "`0.49`."),
        ("0.75.1", "`0.74` or `1.0`."),
        ("10", "`9.0`."),
    ] {
        let told = text.parse::<Versions>().unwrap_err().to_string();
        assert!(told.contains(&format!("the nearest is {nearest}")), "{text}: {told}");
        assert!(told.ends_with("7.0 to 7.13, 8.x and 9.x"), "{told}");
        // Each that is offered is one.
        for offered in told.split('`').skip(1).step_by(2) {
            assert!(offered.parse::<Versions>().is_ok(), "{offered}");
        }
    }
}
