//! A stream of rows, one a line or in one JSON array, to a stream of lines.
//!
//! Of an array only so much is read here that its elements come apart: brackets and strings. Each element is checked as a
//! row like any other. What is wrong with the array itself becomes a line that is no row, so it is met and named there.

use std::io::{self, Read};

/// The rows of a source, one a line.
pub(super) struct Rows<R> {
    source: R,
    state: State,
}

/// Where in the source the next byte is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first byte that is not blank.
    Start,
    /// In rows that stand one a line: nothing is changed.
    Lines,
    /// In an array, so many brackets deep within it.
    Array { depth: u32, is_empty: bool, is_first: bool },
    /// In a string of an array.
    Text { depth: u32, escaped: bool },
    /// Behind the array.
    End,
    /// The source has ended.
    Done,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, state: State::Start }
    }

    /// Takes the next byte of the source and gives what stands for it.
    fn byte(&mut self, byte: u8) -> u8 {
        let is_blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        match self.state {
            State::Start if is_blank => byte,
            State::Start if byte == b'[' => {
                self.state = State::Array { depth: 0, is_empty: true, is_first: true };
                b' '
            }
            State::Start => {
                self.state = State::Lines;
                byte
            }
            State::Lines | State::Done => byte,
            State::Array { depth, is_empty, is_first } => {
                let inside = |depth| State::Array { depth, is_empty: false, is_first };
                match byte {
                    _ if is_blank => return b' ',
                    b'"' => self.state = State::Text { depth, escaped: false },
                    b'[' | b'{' => self.state = inside(depth.saturating_add(1)),
                    // An array without rows, or one that ends after a row. After a comma a row is missing: the line that
                    // is left holds no row.
                    b']' if depth == 0 => {
                        self.state = State::End;
                        return if is_empty && !is_first { b']' } else { b' ' };
                    }
                    b']' | b'}' => self.state = inside(depth.saturating_sub(1)),
                    b',' if depth == 0 => {
                        self.state = State::Array { depth, is_empty: true, is_first: false };
                        return if is_empty { b',' } else { b'\n' };
                    }
                    _ => self.state = inside(depth),
                }
                byte
            }
            State::Text { depth, escaped } => {
                self.state = match byte {
                    b'"' if !escaped => State::Array { depth, is_empty: false, is_first: false },
                    b'\\' if !escaped => State::Text { depth, escaped: true },
                    _ => State::Text { depth, escaped: false },
                };
                // A line feed in a string is a mistake, and stays one.
                if matches!(byte, b'\n' | b'\r') { 1 } else { byte }
            }
            State::End if is_blank => b' ',
            State::End => {
                self.state = State::Lines;
                // No row holds this byte, so the line is none, whatever stands on it.
                1
            }
        }
    }
}

impl<R: Read> Read for Rows<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        if read == 0 && !buffer.is_empty() {
            let state = std::mem::replace(&mut self.state, State::Done);
            // The bracket that is missing.
            if matches!(state, State::Array { .. } | State::Text { .. })
                && let Some(first) = buffer.first_mut()
            {
                *first = b'[';
                return Ok(1);
            }
            return Ok(0);
        }
        if self.state == State::Lines {
            return Ok(read);
        }
        for byte in buffer.get_mut(..read).unwrap_or_default() {
            *byte = self.byte(*byte);
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> String {
        let mut out = String::new();
        Rows::new(text.as_bytes()).read_to_string(&mut out).unwrap();
        out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn arrays_come_apart() {
        for (text, expected) in [
            ("", ""),
            ("{\"a\":1}\n[2]\n", "{\"a\":1}\n[2]"),
            ("[]", ""),
            (" [ ] \n", ""),
            ("[{\"a\":[1,2]},\n {\"b\":\"],[\\\"\"}\n]\n", "{\"a\":[1,2]}\n{\"b\":\"],[\\\"\"}"),
            ("[{\n\"a\":\n1}]", "{ \"a\": 1}"),
            ("[1,[2,3],\"x\"]", "1\n[2,3]\n\"x\""),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_array_is_on_a_line_of_its_own_or_spoils_one() {
        for (text, expected) in [
            ("[", "["),
            ("[{\"a\":1}", "{\"a\":1}["),
            ("[{\"a\":1},", "{\"a\":1}\n["),
            ("[{\"a\":1},]", "{\"a\":1}\n]"),
            ("[,{\"a\":1}]", ",{\"a\":1}"),
            ("[{\"a\":1},,{}]", "{\"a\":1}\n,{}"),
            ("[{\"a\":1}] x", "{\"a\":1}  \u{1}"),
            ("[{\"a\":1}]{}", "{\"a\":1} \u{1}}"),
            ("[{\"a\":1}{}]", "{\"a\":1}{}"),
            ("[{\"a\":\"\n\"}]", "{\"a\":\"\u{1}\"}"),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
        assert_eq!(lines("[]{}"), "\u{1}}");
    }
}
