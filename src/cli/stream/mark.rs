//! A stream of bytes to the same without the byte order mark that some programs write first.

use std::io::{self, Cursor, Read};

/// U+FEFF in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The bytes of `source` behind its byte order mark. No more is read here than tells whether it has one.
pub(crate) fn without_mark(mut source: impl Read) -> io::Result<impl Read> {
    let mut start = Vec::with_capacity(MARK.len());
    while start.len() < MARK.len() && MARK.starts_with(&start) {
        if source.by_ref().take(1).read_to_end(&mut start)? == 0 {
            break;
        }
    }
    if start == MARK {
        start.clear();
    }
    Ok(Cursor::new(start).chain(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_mark_at_the_start_goes() {
        for (source, left) in [
            (&b""[..], &b""[..]),
            (b"\xef\xbb\xbf", b""),
            (b"\xef\xbb\xbfa\xef\xbb\xbf", b"a\xef\xbb\xbf"),
            (b"\xef\xbb\xbf\xef\xbb\xbfa", b"\xef\xbb\xbfa"),
            (b"\xef\xbb", b"\xef\xbb"),
            (b"\xef\xbba", b"\xef\xbba"),
            (b"ab", b"ab"),
        ] {
            let mut found = Vec::new();
            without_mark(source).unwrap().read_to_end(&mut found).unwrap();
            assert_eq!(found, left, "{source:?}");
        }
    }

    #[test]
    fn what_has_arrived_is_not_waited_behind() {
        /// Ends the test where it is asked for more than it has given.
        struct Once(bool);
        impl Read for Once {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                assert!(!std::mem::replace(&mut self.0, true), "nothing more has arrived");
                let (first, _) = buffer.split_first_mut().unwrap();
                *first = b'\n';
                Ok(1)
            }
        }
        assert!(without_mark(Once(false)).is_ok());
    }
}
