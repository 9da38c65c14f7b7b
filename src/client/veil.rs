//! Stars to the secrets of a request, on its way out, and the secrets of an answer to stars, on its way in: the library in between
//! logs, for whoever wants it in every detail, all bytes that it is given.
//!
//! So it is given stars, as many as the secret has bytes, and these are written over when they leave for the encryption or the
//! network. What comes from there over a connection on which somebody logs in, [`Hider`] copies.

use super::received::{Hidden, Hider};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use ureq::Error;
use ureq::http::HeaderValue;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport,
};

/// The header of the token, as it stands on the wire.
const TOKEN: &[u8] = b"x-auth-token: ";

const STAR: u8 = b'*';

/// The secrets of the requests over some connections, and of the answers.
#[derive(Clone, Default)]
pub(super) struct Veil {
    pub(super) token: Box<[u8]>,
    /// What is posted; over such a connection goes one request alone.
    pub(super) body: Box<[u8]>,
    /// Where the secrets of the answer are put; nothing where it has none.
    pub(super) answer: Option<Arc<Mutex<Hider>>>,
    /// Whether a proxy stands before the server: it is told no secrets, and what it passes on is veiled already.
    pub(super) has_proxy: bool,
}

impl Veil {
    /// What is put into the header in the token's place; nothing where there is no token.
    pub(super) fn token(&self) -> Option<HeaderValue> {
        HeaderValue::from_bytes(&stars(&self.token)).ok().filter(|stars| !stars.is_empty())
    }

    /// The same for a request that posts this, and whose answer has secrets.
    pub(super) fn over(&self, body: &str) -> Self {
        Self { body: body.as_bytes().into(), answer: Some(Arc::default()), ..self.clone() }
    }

    /// The secrets of the answer.
    pub(super) fn hidden(&self) -> Hidden {
        self.answer.as_deref().map(|hider| locked(hider).take()).unwrap_or_default()
    }

    /// What is posted in the body's place.
    pub(super) fn body(&self) -> Vec<u8> {
        stars(&self.body)
    }

    /// Writes the secrets over their stars, where so many bytes of the body have left before; how many are in this.
    fn lift(&self, output: &mut [u8], before: usize) -> usize {
        if !output.is_empty() && output.iter().all(|&byte| byte == STAR) {
            let end = before.saturating_add(output.len());
            if let Some(body) = self.body.get(before..end) {
                output.copy_from_slice(body);
            }
            return output.len();
        }
        for line in output.split_mut(|&byte| byte == b'\n') {
            let Some((name, value)) = line.split_at_mut_checked(TOKEN.len()) else { continue };
            if !name.eq_ignore_ascii_case(TOKEN) {
                continue;
            }
            if let Some(value) = value.get_mut(..self.token.len())
                && value.iter().all(|&byte| byte == STAR)
            {
                value.copy_from_slice(&self.token);
            }
        }
        0
    }
}

fn stars(secret: &[u8]) -> Vec<u8> {
    vec![STAR; secret.len()]
}

impl fmt::Debug for Veil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Veil(…)")
    }
}

fn locked(hider: &Mutex<Hider>) -> MutexGuard<'_, Hider> {
    hider.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<In: Transport> Connector<In> for Veil {
    type Out = Veiled<In>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        inner: Option<In>,
    ) -> Result<Option<Veiled<In>>, Error> {
        // The way to the proxy is made with settings that name none.
        let is_proxy = self.has_proxy && details.config.proxy().is_none();
        let veil = if is_proxy { Self::default() } else { self.clone() };
        let room = details.config.input_buffer_size();
        Ok(inner.map(|inner| Veiled::new(inner, veil, room)))
    }
}

/// A connection on which secrets are what they are.
#[derive(Debug)]
pub(super) struct Veiled<In> {
    inner: In,
    veil: Veil,
    /// How many bytes of the body have left.
    sent: usize,
    /// What came, veiled; used where the answer has secrets.
    received: LazyBuffers,
}

impl<In: Transport> Veiled<In> {
    fn new(inner: In, veil: Veil, room: usize) -> Self {
        // What is sent is written into the buffer below.
        Self { inner, veil, sent: 0, received: LazyBuffers::new(room.max(1), 1) }
    }
}

/// The buffers where the answer has secrets: what is read from here was hidden.
impl<In: Transport> Buffers for Veiled<In> {
    fn output(&mut self) -> &mut [u8] {
        self.inner.buffers().output()
    }

    fn input(&self) -> &[u8] {
        self.received.input()
    }

    fn input_append_buf(&mut self) -> &mut [u8] {
        self.received.input_append_buf()
    }

    fn input_appended(&mut self, amount: usize) {
        self.received.input_appended(amount);
    }

    fn input_consume(&mut self, amount: usize) {
        self.received.input_consume(amount);
    }

    fn tmp_and_output(&mut self) -> (&mut [u8], &mut [u8]) {
        self.inner.buffers().tmp_and_output()
    }

    fn can_use_input(&self) -> bool {
        self.received.can_use_input()
    }
}

impl<In: Transport> Transport for Veiled<In> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        if self.veil.answer.is_some() { self } else { self.inner.buffers() }
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        if let Some(output) = self.inner.buffers().output().get_mut(..amount) {
            self.sent = self.sent.saturating_add(self.veil.lift(output, self.sent));
        }
        let sent = self.inner.transmit_output(amount, timeout);
        // What has left is of use to nobody.
        if let Some(output) = self.inner.buffers().output().get_mut(..amount) {
            output.fill(0);
        }
        sent
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let Some(hider) = &self.veil.answer else { return self.inner.await_input(timeout) };
        // What found no room before comes first.
        if self.inner.buffers().input().is_empty() && !self.inner.await_input(timeout)? {
            return Ok(false);
        }
        let inner = self.inner.buffers();
        let amount = locked(hider).copy(inner.input(), self.received.input_append_buf());
        inner.input_consume(amount);
        self.received.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;
    use ureq::Agent;
    use ureq::unversioned::resolver::DefaultResolver;

    /// A connection on which somebody says this, so many bytes at a time.
    #[derive(Debug)]
    struct Speaker {
        pieces: VecDeque<Vec<u8>>,
        buffers: LazyBuffers,
    }

    #[derive(Debug)]
    struct Speech(Vec<Vec<u8>>);

    impl Connector for Speech {
        type Out = Speaker;

        fn connect(&self, _: &ConnectionDetails<'_>, _: Option<()>) -> Result<Option<Speaker>, Error> {
            let pieces = self.0.iter().cloned().collect();
            Ok(Some(Speaker { pieces, buffers: LazyBuffers::new(1 << 12, 1 << 12) }))
        }
    }

    impl Transport for Speaker {
        fn buffers(&mut self) -> &mut dyn Buffers {
            &mut self.buffers
        }

        fn transmit_output(&mut self, _: usize, _: NextTimeout) -> Result<(), Error> {
            Ok(())
        }

        fn await_input(&mut self, _: NextTimeout) -> Result<bool, Error> {
            let Some(piece) = self.pieces.pop_front() else { return Ok(false) };
            self.buffers.input_append_buf()[..piece.len()].copy_from_slice(&piece);
            self.buffers.input_appended(piece.len());
            Ok(true)
        }

        fn is_open(&mut self) -> bool {
            false
        }
    }

    /// What ureq reads, and what it is.
    fn heard(pieces: Vec<Vec<u8>>, has_proxy: bool) -> (Vec<u8>, Option<Vec<u8>>) {
        let veil = Veil { has_proxy, ..Veil::default() }.over("a password");
        let config = Agent::config_builder().proxy(None).build();
        let agent = Agent::with_parts(config, Speech(pieces).chain(veil.clone()), DefaultResolver::default());
        let mut answer = agent.post("http://127.0.0.1/").send(veil.body()).unwrap();
        let body = answer.body_mut().read_to_vec().unwrap();
        let whole = veil.hidden().lift(&body).map(|whole| whole.to_vec());
        (body, whole)
    }

    /// Each byte is hidden once: not on the way to a proxy, and then on the way through it.
    #[test]
    fn a_way_to_a_proxy_is_not_veiled() {
        const BODY: &str = r#"{"authToken":"a token"}"#;
        let text = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{BODY}", BODY.len());
        let (body, whole) = heard(vec![text.clone().into_bytes()], true);
        assert!(body == BODY.as_bytes() && whole.is_none());
        assert_eq!(heard(vec![text.into_bytes()], false).1.as_deref(), Some(BODY.as_bytes()));
    }

    /// More than any buffer holds.
    #[test]
    fn long_answers_come_whole() {
        let long = "\\u0041b".repeat(100_000);
        let body = format!(r#"{{"me":{{"x":"{long}"}},"authToken":"{long}","b":"{long}"}}"#);
        let text = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        let (shown, whole) = heard(text.as_bytes().chunks(4000).map(<[u8]>::to_vec).collect(), false);
        let stars = format!(r#""authToken":"{}""#, "*".repeat(long.len()));
        assert!(shown.len() == body.len() && String::from_utf8(shown).unwrap().contains(&stars));
        assert!(whole.as_deref() == Some(body.as_bytes()));
    }

    #[test]
    fn answers_hold_stars_wherever_they_are_cut() {
        const BODY: &str = r#"{"data":{"authToken":"a-\u0074oken","userId":"u1"}}"#;
        let stars = BODY.replace(r"a-\u0074oken", "************");
        let plain = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{BODY}", BODY.len());
        let chunked = |size| {
            let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_owned();
            let chunks = BODY.as_bytes().chunks(size);
            let chunks =
                chunks.map(|chunk| format!("{:x}\r\n{}\r\n", chunk.len(), str::from_utf8(chunk).unwrap()));
            head + &chunks.collect::<String>() + "0\r\n\r\n"
        };
        let mut all: Vec<_> = [1, 2, 3, 5, 9, 17, 30, BODY.len()].map(chunked).into();
        all.push(plain);
        for text in all {
            let bytes = text.as_bytes();
            let mut cuts: Vec<Vec<Vec<u8>>> =
                (1..bytes.len()).map(|at| vec![bytes[..at].to_vec(), bytes[at..].to_vec()]).collect();
            cuts.push(bytes.chunks(1).map(<[u8]>::to_vec).collect());
            for pieces in cuts {
                let first = pieces[0].len();
                let (body, whole) = heard(pieces, false);
                assert_eq!(String::from_utf8(body).unwrap(), stars, "{text}, cut at {first}");
                assert_eq!(whole.as_deref(), Some(BODY.as_bytes()), "{text}, cut at {first}");
            }
        }
    }

    #[test]
    fn stars_alone_are_written_over() {
        let veil = Veil { token: (*b"abc").into(), body: (*b"password").into(), ..Veil::default() };
        let lift = |text: &str, before| {
            let mut bytes = text.as_bytes().to_vec();
            let length = veil.lift(&mut bytes, before);
            (String::from_utf8(bytes).unwrap(), length)
        };
        assert_eq!(
            lift("GET /***?x-auth-token: *** HTTP/1.1\r\nX-Auth-Token: ***\r\nx: ***\r\n\r\n", 0).0,
            "GET /***?x-auth-token: *** HTTP/1.1\r\nX-Auth-Token: abc\r\nx: ***\r\n\r\n"
        );
        // In two parts, and another token than ours.
        assert_eq!(lift("*****", 0), ("passw".to_owned(), 5));
        assert_eq!(lift("***", 5), ("ord".to_owned(), 3));
        assert_eq!(lift("***", 8), ("***".to_owned(), 3));
        assert_eq!(lift("x-auth-token: x**\r\n", 0).0, "x-auth-token: x**\r\n");
        for text in ["", "\n", "x-auth-token:", "x-auth-token: **"] {
            assert_eq!(lift(text, 0).0, text);
        }
        assert_eq!(veil.token().unwrap(), "***");
        assert!(Veil::default().token().is_none() && !format!("{veil:?}").contains("abc"));
    }
}
