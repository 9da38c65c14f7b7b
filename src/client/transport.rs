//! A URL to one answer of the server, or to why there is none.

use super::address::Address;
use super::login::{Login, Secret};
use super::pace::Cut;
use super::received::Hidden;
use super::settings::Settings;
use super::veil::Veil;
use crate::diagnostic::Code;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;
use std::{io, thread};
use ureq::config::Config;
use ureq::http::HeaderMap;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector as _, DefaultConnector};
use ureq::{Agent, Proxy, ProxyProtocol};

/// Sends requests, and waits for the answers no longer than somebody wants them.
#[derive(Debug)]
pub(super) struct Transport {
    sender: Sender,
}

/// Sends requests, over connections that are kept.
#[derive(Debug, Clone)]
struct Sender {
    config: Config,
    agent: Agent,
    veil: Veil,
    login: Option<Login>,
    largest: u64,
}

/// What is sent.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) url: String,
    /// What is posted; without, it is a question.
    pub(super) body: Option<Secret>,
}

/// An answer as it came.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// What stands in the body where it has stars; of an answer to what was posted alone.
    pub(super) hidden: Hidden,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is over, whoever tries again.
    Final(String),
    /// Another try may do better.
    Passing(String),
    /// There is no connection, which another try may change if there ever was one.
    NoConnection(String),
    /// The answer is larger than allowed.
    TooLarge,
}

impl Transport {
    pub(super) fn new(
        address: &Address,
        login: Option<Login>,
        settings: &Settings,
    ) -> Result<Self, super::Error> {
        let roots = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        // A request to this machine is nobody else's.
        let proxy = if address.is_loopback { None } else { proxy(&address.url("/"))? };
        let config = Agent::config_builder()
            .tls_config(roots)
            .proxy(proxy)
            .http_status_as_error(false)
            // The headers of the login would go wherever the server points to.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("rocketql/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            // Secrets in an answer are found as long as nobody packs it, whatever ureq was built with.
            .accept_encoding("identity")
            .build();
        let has_proxy = config.proxy().is_some();
        let veil = Veil { token: token(login.as_ref()), has_proxy, ..Veil::default() };
        let agent = agent(&config, &veil);
        Ok(Self { sender: Sender { config, agent, veil, login, largest: settings.largest_answer } })
    }

    pub(super) fn login(&self) -> Option<&Login> {
        self.sender.login.as_ref()
    }

    /// From now on this one asks.
    pub(super) fn set_login(&mut self, login: Login) {
        let sender = &mut self.sender;
        sender.veil.token = token(Some(&login));
        sender.agent = agent(&sender.config, &sender.veil);
        sender.login = Some(login);
    }

    /// Asks once, whoever wants all to end.
    pub(super) fn send_at_last(&self, request: &Request, timeout: Duration) -> Result<Answer, Fault> {
        self.sender.send(request, timeout)
    }

    /// Asks once. Where somebody may want it to end, that is in a thread of its own, which is left alone as soon as they do.
    pub(super) fn send(&self, request: &Request, settings: &Settings) -> Result<Result<Answer, Fault>, Cut> {
        let timeout = settings.time_for_one();
        if settings.stop.is_none() {
            return Ok(self.sender.send(request, timeout));
        }
        let (giver, taker) = mpsc::sync_channel(1);
        let (sender, owned) = (self.sender.clone(), request.clone());
        // Who was left alone has nobody to give it to.
        let ask = move || drop(giver.send(sender.send(&owned, timeout)));
        if thread::Builder::new().name("rocketql request".into()).spawn(ask).is_err() {
            return Ok(self.sender.send(request, timeout));
        }
        loop {
            match taker.recv_timeout(LOOK) {
                Ok(found) => return Ok(found),
                Err(RecvTimeoutError::Timeout) => settings.cut()?,
                Err(RecvTimeoutError::Disconnected) => {
                    return Ok(Err(Fault::Passing("the request was given up".into())));
                }
            }
        }
    }
}

/// How often somebody who waits looks whether it has to end.
const LOOK: Duration = Duration::from_millis(50);

impl Sender {
    /// Asks once, for at most so long.
    fn send(&self, request: &Request, timeout: Duration) -> Result<Answer, Fault> {
        let user = self.login.iter().map(|login| ("x-user-id", login.user.clone()));
        let login = self.veil.token().map(|token| ("x-auth-token", token)).into_iter().chain(user);
        let timeout = Some(timeout);
        let posted = request.body.as_ref().map(|body| self.veil.over(&body.0));
        let answer = match &posted {
            None => {
                let get = self.agent.get(&request.url).config().timeout_global(timeout).build();
                login.fold(get, |get, (name, value)| get.header(name, value)).call()
            }
            Some(veil) => {
                let agent = agent(&self.config, veil);
                let post = agent.post(&request.url).config().timeout_global(timeout).build();
                let post = post.content_type("application/json");
                login.fold(post, |post, (name, value)| post.header(name, value)).send(veil.body())
            }
        };
        let mut answer = answer.map_err(fault)?;
        let body = answer.body_mut().with_config().limit(self.largest).read_to_vec().map_err(fault)?;
        let (parts, _) = answer.into_parts();
        let hidden = posted.as_ref().map(Veil::hidden).unwrap_or_default();
        Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body, hidden })
    }
}

/// Sends requests that hold stars in the place of secrets.
fn agent(config: &Config, veil: &Veil) -> Agent {
    let connector = DefaultConnector::default().chain(veil.clone());
    Agent::with_parts(config.clone(), connector, DefaultResolver::default())
}

fn token(login: Option<&Login>) -> Box<[u8]> {
    login.map(|login| login.token().as_bytes().into()).unwrap_or_default()
}

/// Where programs look for the proxy that they are to use, the first that is set.
const PROXIES: [&str; 6] =
    ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/// The proxy that the environment names for this URL. Whoever names one does not want to go without: one that cannot be used is
/// an error, and it may hold a password, so that it is not repeated.
fn proxy(url: &str) -> Result<Option<Proxy>, super::Error> {
    let set = |name| Some((name, std::env::var_os(name).filter(|value| !value.is_empty())?));
    let Some((name, value)) = PROXIES.into_iter().find_map(set) else { return Ok(None) };
    let named = value.to_str().and_then(|value| Proxy::new(value).ok());
    let found = Proxy::try_from_env();
    let is_passed_by =
        found.as_ref().zip(url.parse().ok()).is_some_and(|(proxy, url)| proxy.is_no_proxy(&url));
    let speaks_http =
        named.is_some_and(|named| matches!(named.protocol(), ProxyProtocol::Http | ProxyProtocol::Https));
    if speaks_http || is_passed_by {
        return Ok(found);
    }
    Err(super::Error::at(name, Code::NoAddress, ["…".into(), "it names no proxy that speaks HTTP".into()]))
}

fn fault(error: ureq::Error) -> Fault {
    use ureq::Error;
    let text = error.to_string();
    match error {
        Error::BodyExceedsLimit(_) => Fault::TooLarge,
        Error::HostNotFound | Error::ConnectionFailed => Fault::NoConnection(text),
        Error::Io(error) => match error.kind() {
            io::ErrorKind::ConnectionRefused
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::AddrNotAvailable => Fault::NoConnection(text),
            // So the standard library tells of a name that nobody knows.
            _ if text.contains("failed to lookup address") => Fault::NoConnection(text),
            // rustls tells of a certificate that it does not trust in this way.
            io::ErrorKind::InvalidData if text.contains("certificate") => Fault::Final(text),
            _ => Fault::Passing(text),
        },
        Error::Timeout(_) | Error::Protocol(_) => Fault::Passing(text),
        _ => Fault::Final(text),
    }
}
