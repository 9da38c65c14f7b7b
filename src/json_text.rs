//! Strings to JSON's spelling, with the shortest escapes.

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
    }

    #[test]
    fn the_shortest_escape_is_chosen() {
        assert_eq!(written(|out| string("a\"\\/\n\u{1}é", out)), r#""a\"\\/\n\u0001é""#);
    }
}
