//! Stars to the secrets of a request, on its way out: the library that sends it logs, for whoever wants it in every detail, all
//! bytes that it is given.
//!
//! So it is given stars, as many as the secret has bytes, and these are written over when they leave for the encryption or the
//! network.

use std::fmt;
use ureq::Error;
use ureq::http::HeaderValue;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, NextTimeout, Transport};

/// The header of the token, as it stands on the wire.
const TOKEN: &[u8] = b"x-auth-token: ";

const STAR: u8 = b'*';

/// The secrets of the requests over some connections.
#[derive(Clone, Default)]
pub(super) struct Veil {
    pub(super) token: Box<[u8]>,
    /// What is posted; over such a connection goes one request alone.
    pub(super) body: Box<[u8]>,
}

impl Veil {
    /// What is put into the header in the token's place; nothing where there is no token.
    pub(super) fn token(&self) -> Option<HeaderValue> {
        HeaderValue::from_bytes(&stars(&self.token)).ok().filter(|stars| !stars.is_empty())
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

impl<In: Transport> Connector<In> for Veil {
    type Out = Veiled<In>;

    fn connect(&self, _: &ConnectionDetails<'_>, inner: Option<In>) -> Result<Option<Veiled<In>>, Error> {
        Ok(inner.map(|inner| Veiled { inner, veil: self.clone(), sent: 0 }))
    }
}

/// A connection on which secrets are what they are.
#[derive(Debug)]
pub(super) struct Veiled<In> {
    inner: In,
    veil: Veil,
    /// How many bytes of the body have left.
    sent: usize,
}

impl<In: Transport> Transport for Veiled<In> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
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
        self.inner.await_input(timeout)
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

    #[test]
    fn stars_alone_are_written_over() {
        let veil = Veil { token: (*b"abc").into(), body: (*b"password").into() };
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
