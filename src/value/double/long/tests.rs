//! The standard library is what reading and writing are held against.

use super::*;
use crate::value::double;
use proptest::prelude::*;

fn agrees(text: &str) -> Result<(), TestCaseError> {
    let (ours, theirs) = (parse(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits));
    prop_assert_eq!(ours, theirs, "{}", text);
    Ok(())
}

fn agrees_on(number: f64) -> Result<(), TestCaseError> {
    let (mut ours, mut theirs) = ([0; DIGITS], [0; DIGITS]);
    prop_assert_eq!(shortest(number, &mut ours), double::shortest(number, &mut theirs), "{:e}", number);
    prop_assert_eq!(ours, theirs, "{:e}", number);
    Ok(())
}

#[test]
fn edges_are_read_and_written_as_the_standard_library_does() {
    let edges = [
        0.0,
        5e-324,
        1e-323,
        f64::MIN_POSITIVE,
        2.225_073_858_507_201e-308,
        f64::MAX,
        1.0,
        9.5,
        1e23,
        9e-265,
        5e-310,
        4.35,
        0.3,
        2f64.powi(60),
        2f64.powi(-60),
        9_007_199_254_740_993.0,
        1e21,
        1e22,
        f64::EPSILON,
    ];
    for number in edges {
        agrees_on(number).unwrap();
        agrees(&format!("{number:e}")).unwrap();
        // Half way to the next double, and a hair to both sides of that.
        let next = f64::from_bits(number.to_bits() + 1);
        for written in [format!("{number:.1100}"), format!("{next:.1100}")] {
            agrees(&written).unwrap();
        }
    }
    for text in [
        "",
        "-",
        "+",
        ".",
        "e",
        "1e",
        "1e+",
        "-.5",
        "5.",
        "+5.e-0",
        ".e1",
        "1.2.3",
        "1_0",
        " 1",
        "nan",
        "-NaN",
        "inf",
        "+Infinity",
        "infinit",
        "1e400",
        "-1e400",
        "1e-400",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "0e99999999999999999999",
        "0.000",
        "00012",
        "9007199254740993",
        "9007199254740992.999",
        "9007199254740993.0000000000000001",
        "1e2147483648",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
    ] {
        agrees(text).unwrap();
    }
    let hair = format!("9007199254740993{}1", ".".to_owned() + &"0".repeat(2000));
    agrees(&hair).unwrap();
    agrees(&format!("0.{}{}", "0".repeat(900), "7".repeat(900))).unwrap();
    agrees(&format!("{}e-900", "3".repeat(1200))).unwrap();
}

proptest! {
    #[test]
    fn doubles_are_written_as_the_standard_library_does(bits in any::<u64>()) {
        let number = f64::from_bits(bits).abs();
        if number.is_finite() {
            agrees_on(number)?;
            agrees(&format!("{number:e}"))?;
            agrees(&format!("{number:.30}"))?;
        }
    }

    #[test]
    fn texts_are_read_as_the_standard_library_does(text in r"[-+]?[0-9]{0,30}(\.[0-9]{0,30})?([eE][-+]?[0-9]{1,4})?") {
        agrees(&text)?;
    }

    #[test]
    fn half_way_is_to_the_even_one(bits in 0_u64..0x7fe0_0000_0000_0000, hair in 0_usize..3) {
        // The exact text of the double, and of a point between it and the next.
        let number = f64::from_bits(bits);
        let mut text = format!("{number:.1080}");
        text.push_str(["", "1", "9999"].get(hair).unwrap_or(&""));
        agrees(&text)?;
    }

    #[test]
    fn short_numbers_are_written_as_the_standard_library_does(digits in 0_u64..10_000_000, power in -30_i32..30) {
        agrees_on(format!("{digits}e{power}").parse().unwrap())?;
    }
}
