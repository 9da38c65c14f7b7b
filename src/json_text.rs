//! Strings and numbers to JSON's spelling, each in its shortest form.

use std::fmt::Write as _;

/// For each byte what follows the backslash in its shortest escape: 0 for none, `u` for `\u00XX`.
const ESCAPES: [u8; 256] = {
    let mut escapes = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        escapes[control] = b'u';
        control += 1;
    }
    escapes[0x08] = b'b';
    escapes[b'\t' as usize] = b't';
    escapes[b'\n' as usize] = b'n';
    escapes[0x0c] = b'f';
    escapes[b'\r' as usize] = b'r';
    escapes[b'"' as usize] = b'"';
    escapes[b'\\' as usize] = b'\\';
    escapes
};

/// Writes a string in quotes.
pub(crate) fn string(text: &str, out: &mut String) {
    out.push('"');
    match text.bytes().position(needs_escape) {
        None => out.push_str(text),
        Some(first) => escaped(text, first, out),
    }
    out.push('"');
}

fn needs_escape(byte: u8) -> bool {
    escape_of(byte) != 0
}

fn escape_of(byte: u8) -> u8 {
    ESCAPES.get(usize::from(byte)).copied().unwrap_or(0)
}

/// The inside of a string whose byte at `first` is the first one that needs an escape.
#[cold]
fn escaped(text: &str, first: usize, out: &mut String) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate().skip(first) {
        let escape = escape_of(byte);
        if escape == 0 {
            continue;
        }
        out.push_str(text.get(start..at).unwrap_or(""));
        start = at + 1;
        out.push('\\');
        out.push(char::from(escape));
        if escape == b'u' {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "{byte:04x}");
        }
    }
    out.push_str(text.get(start..).unwrap_or(""));
}

/// Writes a whole number.
pub(crate) fn integer(number: i64, out: &mut String) {
    let mut digits = [0u8; 20];
    let mut start = digits.len();
    let mut rest = number.unsigned_abs();
    for slot in digits.iter_mut().rev() {
        *slot = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        start -= 1;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push('-');
    }
    out.push_str(digits.get(start..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or("0"));
}

/// Writes a finite number with the fewest digits that read back as the same.
pub(crate) fn double(number: f64, out: &mut String) {
    let start = out.len();
    // Writing to a `String` cannot fail.
    let _ = write!(out, "{number:?}");
    if out.get(start..).is_some_and(|digits| digits.ends_with(".0")) {
        out.truncate(out.len() - 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(write: impl Fn(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    proptest! {
        #[test]
        fn strings_are_written_as_serde_json_writes_them(text in any::<String>()) {
            prop_assert_eq!(written(|out| string(&text, out)), serde_json::to_string(&text).unwrap());
        }

        #[test]
        fn integers_are_written_as_the_standard_library_does(number in any::<i64>()) {
            prop_assert_eq!(written(|out| integer(number, out)), number.to_string());
        }

        #[test]
        fn doubles_read_back_as_the_same(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            let text = written(|out| double(number, out));
            prop_assert_eq!(text.parse::<f64>().unwrap().to_bits(), bits);
            prop_assert!(serde_json::from_str::<f64>(&text).is_ok());
        }
    }

    #[test]
    fn the_shortest_form_is_chosen() {
        assert_eq!(written(|out| string("a\"\\/\n\u{1}é", out)), r#""a\"\\/\n\u0001é""#);
        for (number, text) in [(1.0, "1"), (-0.0, "-0"), (0.1, "0.1"), (1e21, "1e21"), (5e-324, "5e-324")] {
            assert_eq!(written(|out| double(number, out)), text);
        }
        for (number, text) in [(0, "0"), (-7, "-7"), (i64::MIN, "-9223372036854775808")] {
            assert_eq!(written(|out| integer(number, out)), text);
        }
    }
}
