//! Bytes to base64 and back to its rules (RFC 4648), and UUIDs to their bytes.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The base64 of the bytes, with padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            (0..3).fold(0_usize, |group, at| group << 8 | usize::from(chunk.get(at).copied().unwrap_or(0)));
        for letter in 0..4 {
            let is_padding = letter > chunk.len();
            let index = group >> (18 - 6 * letter) & 63;
            let byte = if is_padding { b'=' } else { LETTERS.get(index).copied().unwrap_or(b'=') };
            out.push(char::from(byte));
        }
    }
    out
}

/// The bytes of a base64 text that [`is_canonical`].
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    if !is_canonical(text) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in text.as_bytes().chunks(4) {
        let letters = group.iter().filter(|&&byte| byte != b'=').count();
        let value = |byte: u8| LETTERS.iter().position(|&letter| letter == byte).unwrap_or(0);
        let bits = group.iter().fold(0, |bits, &byte| bits << 6 | value(byte));
        for at in 0..letters * 3 / 4 {
            bytes.push(u8::try_from(bits >> (16 - 8 * at) & 0xff).unwrap_or(0));
        }
    }
    Some(bytes)
}

/// Whether a text is base64 as an encoder writes it: with padding, and with zeros in the bits that no byte uses.
pub(crate) fn is_canonical(text: &str) -> bool {
    let letters = text.trim_end_matches('=');
    let padding = text.len() - letters.len();
    let value = |byte: u8| LETTERS.iter().position(|&letter| letter == byte);
    let unused = match padding {
        0 => 0,
        1 => 0b11,
        2 => 0b1111,
        _ => return false,
    };
    let last = letters.bytes().last().and_then(value).unwrap_or(0);
    text.len().is_multiple_of(4) && last & unused == 0 && letters.bytes().all(|byte| value(byte).is_some())
}

/// The bytes of a UUID written as 8-4-4-4-12 hexadecimal digits.
pub(crate) fn uuid(text: &str) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let mut digits = text.bytes().enumerate();
    if text.len() != 36 {
        return None;
    }
    for byte in &mut bytes {
        for _ in 0..2 {
            let mut next = digits.next()?;
            if matches!(next.0, 8 | 13 | 18 | 23) {
                if next.1 != b'-' {
                    return None;
                }
                next = digits.next()?;
            }
            let digit = char::from(next.1).to_digit(16)?;
            *byte = *byte << 4 | u8::try_from(digit).ok()?;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_canonical() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg=="),
            (&[0xff, 0xfe, 0xfd], "//79"),
        ] {
            assert_eq!(encode(bytes), text);
            assert!(is_canonical(text), "{text}");
        }
        for text in
            ["Zg", "Zg=", "Zh==", "Zm9=", "=AAA", "A===", "Z*==", "Zm-_", "Zm9v\n", "====", "AA==AA=="]
        {
            assert!(!is_canonical(text), "{text}");
        }
    }

    #[test]
    fn uuids_have_one_spelling() {
        assert_eq!(
            uuid("00112233-4455-6677-8899-aAbBcCdDeEfF"),
            Some([0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255])
        );
        for text in [
            "",
            "00112233445566778899aabbccddeeff",
            "{0112233-4455-6677-8899-aabbccddeeff",
            "0011223-34455-6677-8899-aabbccddeeff",
            "00112233-4455-6677-8899-aabbccddeef",
            "00112233-4455-6677-8899-aabbccddeeff0",
            "00112233-4455-6677-8899-aabbccddeef-",
        ] {
            assert_eq!(uuid(text), None, "{text}");
        }
    }
}
