//! An answer that holds a token to the same with stars in its place, on its way in, and the token aside.
//!
//! The library that reads answers logs, for whoever wants it in every detail, all bytes that it reads. The answer to a password is
//! the one that holds a secret: the text of the member `authToken`. What is before, behind and between stays as it is, so that
//! lengths and the frames of chunks are what they were.

use std::fmt;
use zeroize::Zeroizing;

/// The member whose text is a secret.
const NAME: &[u8] = b"authToken";

/// The most bytes that the name takes where each of its letters is written as an escape.
const LONGEST: usize = 6 * NAME.len();

const STAR: u8 = b'*';

/// The texts that were hidden, in the order in which they came, as they are written: with escapes. Nothing is left of them in
/// memory when this is dropped.
#[derive(Default)]
pub(super) struct Hidden(Vec<Zeroizing<Vec<u8>>>);

impl Hidden {
    /// The body with its secrets, where it has just those that were hidden; nothing of them stays anywhere but there.
    pub(super) fn lift(&self, body: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut whole = Zeroizing::new(body.to_vec());
        let mut finder = Finder::default();
        let mut secrets = self.0.iter();
        let mut secret: &[u8] = &[];
        for byte in whole.iter_mut() {
            match finder.step(*byte) {
                Seen::Other => {}
                Seen::Begin if !secret.is_empty() => return None,
                Seen::Begin => secret = secrets.next()?.as_slice(),
                Seen::Secret => {
                    let (first, rest) = secret.split_first()?;
                    (*byte, secret) = (*first, rest);
                }
            }
        }
        (secret.is_empty() && secrets.next().is_none()).then_some(whole)
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

/// Hides secrets in bytes that come bit by bit.
#[derive(Default)]
pub(super) struct Hider {
    finder: Finder,
    hidden: Hidden,
}

impl Hider {
    /// Copies bytes, as many as there is room for; stars in the place of secrets. How many these are.
    pub(super) fn copy(&mut self, from: &[u8], to: &mut [u8]) -> usize {
        for (byte, place) in from.iter().zip(to.iter_mut()) {
            *place = match self.finder.step(*byte) {
                Seen::Other => *byte,
                Seen::Begin => {
                    self.hidden.0.push(Zeroizing::default());
                    *byte
                }
                Seen::Secret => {
                    if let Some(secret) = self.hidden.0.last_mut() {
                        keep(secret, *byte);
                    }
                    STAR
                }
            };
        }
        from.len().min(to.len())
    }

    pub(super) fn take(&mut self) -> Hidden {
        std::mem::take(&mut self.hidden)
    }
}

/// Adds a byte, and leaves no copy behind where that takes another place in memory.
fn keep(secret: &mut Zeroizing<Vec<u8>>, byte: u8) {
    if secret.len() == secret.capacity() {
        let mut longer = Zeroizing::new(Vec::with_capacity(2 * secret.len() + 64));
        longer.extend_from_slice(secret);
        *secret = longer;
    }
    secret.push(byte);
}

/// What a byte is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Other,
    /// The quote before a secret.
    Begin,
    Secret,
}

/// Where in an answer the next byte stands.
#[derive(Default)]
struct Finder {
    frame: Frame,
    place: Place,
    /// The text that may be a name, so far; longer than any name, where it is none.
    name: Vec<u8>,
}

/// Where in the frame between two chunks: an end of line, digits, and another one. Of JSON alone, the like of it stands nowhere
/// but between values, where it means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Frame {
    #[default]
    Outside,
    Return,
    Line,
    Size,
    Blank,
    /// Whatever else a chunk says of itself.
    Extension,
    LastReturn,
}

/// Where in the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Between,
    Text {
        is_escaped: bool,
    },
    AfterName,
    AfterColon,
    Secret {
        is_escaped: bool,
    },
}

impl Finder {
    fn step(&mut self, byte: u8) -> Seen {
        let next = match (self.frame, byte) {
            (Frame::Outside | Frame::Return | Frame::Line, b'\r') => Frame::Return,
            (Frame::Return, b'\n') => Frame::Line,
            (Frame::Line | Frame::Size, b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F') => Frame::Size,
            (Frame::Size | Frame::Blank, b' ' | b'\t') => Frame::Blank,
            (Frame::Size | Frame::Blank, b';') => Frame::Extension,
            (Frame::Extension, byte) if !matches!(byte, b'\r' | b'\n') => Frame::Extension,
            (Frame::Size | Frame::Blank | Frame::Extension, b'\r') => Frame::LastReturn,
            (Frame::LastReturn, b'\n') => {
                self.frame = Frame::Outside;
                return Seen::Other;
            }
            (frame, byte) => {
                if frame != Frame::Outside {
                    self.no_frame(frame);
                }
                self.frame = Frame::Outside;
                return self.json(byte);
            }
        };
        if (self.frame, next) == (Frame::Line, Frame::Return) {
            self.no_frame(Frame::Line);
        }
        self.frame = next;
        Seen::Other
    }

    /// What looked like a frame is none: between values it was blanks, or what begins with digits, and no text goes on behind it.
    /// A secret does, so that nothing of it is shown.
    fn no_frame(&mut self, frame: Frame) {
        let is_blank = matches!(frame, Frame::Return | Frame::Line);
        self.place = match self.place {
            place @ Place::Secret { .. } => place,
            place @ (Place::AfterName | Place::AfterColon) if is_blank => place,
            Place::Between | Place::Text { .. } | Place::AfterName | Place::AfterColon => Place::Between,
        };
    }

    fn json(&mut self, byte: u8) -> Seen {
        let (place, seen) = match (self.place, byte) {
            (Place::Between | Place::AfterName, b'"') => {
                self.name.clear();
                (Place::Text { is_escaped: false }, Seen::Other)
            }
            (Place::Text { is_escaped: false }, b'"') => {
                (if self.is_name() { Place::AfterName } else { Place::Between }, Seen::Other)
            }
            (Place::Text { is_escaped }, byte) => {
                if self.name.len() <= LONGEST {
                    self.name.push(byte);
                }
                (Place::Text { is_escaped: !is_escaped && byte == b'\\' }, Seen::Other)
            }
            (place @ (Place::AfterName | Place::AfterColon), b' ' | b'\t' | b'\n') => (place, Seen::Other),
            (Place::AfterName, b':') => (Place::AfterColon, Seen::Other),
            (Place::AfterColon, b'"') => (Place::Secret { is_escaped: false }, Seen::Begin),
            (Place::Secret { is_escaped: false }, b'"') => (Place::Between, Seen::Other),
            (Place::Secret { is_escaped }, byte) => {
                (Place::Secret { is_escaped: !is_escaped && byte == b'\\' }, Seen::Secret)
            }
            (Place::Between | Place::AfterName | Place::AfterColon, _) => (Place::Between, Seen::Other),
        };
        self.place = place;
        seen
    }

    fn is_name(&self) -> bool {
        if !self.name.contains(&b'\\') {
            return self.name == NAME;
        }
        let quoted = [b"\"", &*self.name, b"\""].concat();
        serde_json::from_slice::<String>(&quoted).is_ok_and(|name| name.as_bytes() == NAME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "Zm9v-_\\\"q\\u0041\\\\";

    /// What is shown of the pieces, and what is hidden.
    fn hide(pieces: &[&[u8]]) -> (String, Hidden) {
        let mut hider = Hider::default();
        let mut shown = Vec::new();
        for piece in pieces {
            let mut to = vec![0; piece.len()];
            assert_eq!(hider.copy(piece, &mut to), piece.len());
            shown.extend(to);
        }
        (String::from_utf8(shown).unwrap(), hider.take())
    }

    fn bodies() -> Vec<(String, usize)> {
        [
            (r#"{"status":"success","data":{"userId":"u1","authToken":"SECRET","me":{"name":"authToken"}}}"#, 1),
            ("{\"data\" : {\r\n\t\"authToken\"\r\n :\r\n \"SECRET\" , \"userId\":\"u\"}}\r\n", 1),
            (r#"{"authToken":"SECRET"}"#, 1),
            (r#"{"auth\u0054oken":"SECRET","\u0061\u0075\u0074\u0068\u0054\u006f\u006b\u0065\u006e":"SECRET"}"#, 2),
            (r#"{"a":"\\","authToken":"SECRET","b":"\"authToken\":\"seen\""}"#, 1),
            (r#"{"a":["authToken","seen"],"authToken":12,"authToken":null,"authTokens":"seen"}"#, 0),
            ("{\"a\":[\r\n1 ],\"authToken\":\"SECRET\",\"b\":[\r\n12\r\n]}", 1),
            (r#"{"authToken":""}"#, 1),
            ("", 0),
        ]
        .map(|(text, count)| (text.replace("SECRET", SECRET), count))
        .into()
    }

    #[test]
    fn secrets_are_hidden_wherever_answers_are_cut() {
        let head = "HTTP/1.1 200 OK\r\ncontent-type: \"json\r\ndate: cafe\r\ncafe\r\nx: \"\r\n\r\n";
        for (body, count) in bodies() {
            let whole = format!("{head}{body}");
            let expected = whole.replace(SECRET, &"*".repeat(SECRET.len()));
            for at in 0..=whole.len() {
                let (one, other) = whole.as_bytes().split_at(at);
                let (shown, hidden) = hide(&[one, other]);
                assert_eq!(shown, expected, "cut at {at}");
                assert_eq!(hidden.0.len(), count);
                let starred = &shown.as_bytes()[head.len()..];
                assert_eq!(&**hidden.lift(starred).unwrap(), body.as_bytes(), "cut at {at}");
            }
        }
    }

    /// In chunks of whatever size, with the frames seen and nothing of the secret; with and without extensions.
    #[test]
    fn secrets_are_hidden_wherever_chunks_end() {
        for (body, count) in bodies() {
            for size in 1..=body.len() {
                for extension in ["", ";a=\"authToken\"", " "] {
                    let frame = |part: &[u8]| {
                        let head = format!("{:X}{extension}\r\n", part.len()).into_bytes();
                        [&*head, part, b"\r\n"].concat()
                    };
                    let mut whole: Vec<u8> = body.as_bytes().chunks(size).flat_map(frame).collect();
                    whole.extend(b"0\r\n\r\n");
                    let bytes: Vec<_> = whole.chunks(1).collect();
                    let (shown, hidden) = hide(&[&[&b"\r\n\r\n"[..]], &*bytes].concat());
                    assert_eq!(shown.len(), whole.len() + 4);
                    let mut rest = shown.as_bytes().get(4..).unwrap();
                    let mut starred = Vec::new();
                    while !rest.is_empty() {
                        let end = rest.windows(2).position(|two| two == b"\r\n").unwrap();
                        let line = std::str::from_utf8(&rest[..end]).unwrap();
                        let length =
                            usize::from_str_radix(line.split([';', ' ']).next().unwrap(), 16).unwrap();
                        starred.extend(&rest[end + 2..end + 2 + length]);
                        rest = &rest[end + 4 + length..];
                    }
                    assert_eq!(
                        String::from_utf8_lossy(&starred),
                        body.replace(SECRET, &"*".repeat(SECRET.len()))
                    );
                    assert_eq!(hidden.0.len(), count);
                    assert_eq!(&**hidden.lift(&starred).unwrap(), body.as_bytes(), "chunks of {size}");
                }
            }
        }
    }

    #[test]
    fn what_was_not_hidden_here_is_not_lifted() {
        let (_, hidden) = hide(&[br#"{"authToken":"abc"}"#]);
        assert_eq!(format!("{hidden:?}"), "Hidden(…)");
        for other in [
            r#"{"authToken":"**"}"#,
            r#"{"authToken":"****"}"#,
            "{}",
            r#"{"authToken":"***","authToken":"*"}"#,
        ] {
            assert!(hidden.lift(other.as_bytes()).is_none(), "{other}");
        }
        // A text that ends in its midst is no JSON; what follows is hidden rather than shown.
        let (shown, _) = hide(&[b"{\"authToken\":\"abc\r\nxyz\r\n"]);
        assert_eq!(shown, "{\"authToken\":\"***\r\n***\r\n");
        // There is no room for more.
        let (mut hider, mut few) = (Hider::default(), [0; 3]);
        assert_eq!((hider.copy(b"12345", &mut few), &few), (3, b"123"));
    }
}
