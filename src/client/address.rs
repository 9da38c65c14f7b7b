//! The address of a server to the URLs of its endpoints.

use super::error::{Error, shown};
use crate::diagnostic::Code;
use std::fmt;
use std::net::Ipv4Addr;
use ureq::http::Uri;

/// An address that a login may be sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// Without a slash at the end.
    base: String,
    pub(super) is_loopback: bool,
}

impl Address {
    /// Reads an address: `https://` with a host and perhaps a path. Plain HTTP goes to this machine alone, or where that is
    /// allowed.
    pub(super) fn new(text: &str, allows_plain: bool) -> Result<Self, Error> {
        // What stands before an `@` is a secret: it is not repeated.
        if text.contains('@') {
            return Err(wrong("…", "a login does not belong there"));
        }
        let wrong = |why| wrong(text, why);
        let uri: Uri = text.trim().parse().map_err(|_| wrong("it cannot be read"))?;
        let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host().filter(|host| !host.is_empty()))
        else {
            return Err(wrong("it has no `https://` and host"));
        };
        // A port that is none would be taken for none, and the login sent to another.
        let port = uri.authority().and_then(|all| all.as_str().strip_prefix(host));
        if port.is_none_or(|port| !port.is_empty() && uri.port_u16().is_none_or(|port| port == 0)) {
            return Err(wrong("its port is no number up to 65535"));
        }
        if uri.query().is_some() || text.contains('#') {
            return Err(wrong("it has a query or a fragment"));
        }
        let is_loopback = is_loopback(host);
        match scheme {
            "https" => {}
            "http" if is_loopback || allows_plain => {}
            "http" => return Err(Error::at(text, Code::PlainHttp, [shown(host)])),
            _ => return Err(wrong("it has another scheme than `https`")),
        }
        let base = text.trim().trim_end_matches('/');
        // The endpoint is added, whether the path of the API is there or not.
        let base = base.strip_suffix("/api/v1").unwrap_or(base).to_owned();
        Ok(Self { base, is_loopback })
    }

    /// The URL of a path that starts with a slash.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)
    }
}

fn wrong(text: &str, why: &'static str) -> Error {
    Error::at("--url", Code::NoAddress, [shown(text), why.into()])
}

/// Whether the host is this machine.
fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host == "[::1]"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_go_where_nobody_listens() {
        for (text, allows_plain, expected) in [
            ("https://chat.example.org", false, Ok("https://chat.example.org/x")),
            ("https://chat.example.org/", false, Ok("https://chat.example.org/x")),
            ("https://chat.example.org/sub/api/v1/", false, Ok("https://chat.example.org/sub/x")),
            ("http://127.0.0.1:3000", false, Ok("http://127.0.0.1:3000/x")),
            ("http://[::1]:3000", false, Ok("http://[::1]:3000/x")),
            ("http://localhost", false, Ok("http://localhost/x")),
            // Other spellings of this machine are not worth the doubt.
            ("http://0.0.0.0", false, Err(Code::PlainHttp)),
            ("http://127.1", false, Err(Code::PlainHttp)),
            ("http://2130706433", false, Err(Code::PlainHttp)),
            ("http://[::]", false, Err(Code::PlainHttp)),
            ("http://[::ffff:127.0.0.1]", false, Err(Code::PlainHttp)),
            ("http://[::ffff:8.8.8.8]", false, Err(Code::PlainHttp)),
            ("http://localhost.", false, Err(Code::PlainHttp)),
            ("http://127.0.0.1.nip.io", false, Err(Code::PlainHttp)),
            ("http://127.0.0.1\\.example.org", false, Err(Code::NoAddress)),
            ("http://127.0.0.1:3000@example.org", true, Err(Code::NoAddress)),
            ("http://127.0.0.1:99999", false, Err(Code::NoAddress)),
            ("http://127.0.0.1:0", false, Err(Code::NoAddress)),
            ("http://127.0.0.1:", false, Err(Code::NoAddress)),
            ("https://chat.example.org:8443", false, Ok("https://chat.example.org:8443/x")),
            ("HTTPS://chat.example.org", false, Ok("HTTPS://chat.example.org/x")),
            ("https://chat.example.org\r\nx-y: z", false, Err(Code::NoAddress)),
            ("http:127.0.0.1", false, Err(Code::NoAddress)),
            ("http://127.0.0.1.example.org", false, Err(Code::PlainHttp)),
            ("http://localhost.example.org", false, Err(Code::PlainHttp)),
            ("http://chat.example.org", false, Err(Code::PlainHttp)),
            ("http://chat.example.org", true, Ok("http://chat.example.org/x")),
            ("http://bob:secret@chat.example.org", true, Err(Code::NoAddress)),
            ("ftp://chat.example.org", true, Err(Code::NoAddress)),
            ("chat.example.org", false, Err(Code::NoAddress)),
            ("https://chat.example.org?a=1", false, Err(Code::NoAddress)),
            ("https://chat.example.org/#a", false, Err(Code::NoAddress)),
            ("https://", false, Err(Code::NoAddress)),
            ("", false, Err(Code::NoAddress)),
        ] {
            let found = Address::new(text, allows_plain).map(|address| address.url("/x"));
            assert_eq!(found.map_err(|error| error.code().unwrap()), expected.map(str::to_owned), "{text}");
        }
        let error = Address::new("https://bob:hunter2@chat.example.org", false).unwrap_err();
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
}
