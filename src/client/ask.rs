//! A path to what the server answers, through refusals to answer just now and connections that break.

use super::Client;
use super::error::{Error, shown};
use super::pace::{Cut, asked_to_wait, retry_after};
use super::settings::{Event, Pause};
use super::transport::{Answer, Fault, Request};
use crate::diagnostic::Code;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Ended {
    /// The time is over, or somebody wants it to end.
    Cut(Cut),
    Error(Error),
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<Cut> for Ended {
    fn from(cut: Cut) -> Self {
        Self::Cut(cut)
    }
}

impl Ended {
    /// What there is to say, where so many rows were received.
    pub(super) fn error(self, place: &str, rows: u64) -> Error {
        match self {
            Self::Cut(Cut::Stopped) => Error::at(place, Code::Interrupted, [shown(rows)]),
            Self::Cut(Cut::Deadline) => Error::at(place, Code::DeadlineReached, [shown(rows)]),
            Self::Error(error) => error,
        }
    }
}

/// What is wrong with the text of an answer.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// It is not JSON, or not all of it came.
    NotJson(String),
    /// It has no list of rows; what it has.
    NoRows(String),
}

/// A failure after which the client tries again, and how long the server asked it to wait.
pub(super) struct Failure {
    pub(super) error: Error,
    pub(super) why: Pause,
    pub(super) wait: Option<Duration>,
    unread: Option<Unread>,
}

/// An answer that cannot be read.
struct Unread {
    /// All of it, as a number; none where nothing came, which says nothing.
    sign: Option<u64>,
    why: String,
}

impl Failure {
    fn new(error: Error, why: Pause, wait: Option<Duration>) -> Self {
        Self { error, why, wait, unread: None }
    }
}

impl Client {
    /// Asks for a path and reads the answer. `route` is the path without what is asked: servers limit rates by it.
    pub(super) fn ask<T>(
        &self,
        route: &str,
        path: &str,
        read: impl Fn(&[u8]) -> Result<T, Unreadable>,
    ) -> Result<T, Ended> {
        let place = self.address.url(route);
        let mut failures = 0;
        let mut before = None;
        loop {
            self.settings.cut()?;
            if let Some(end) = self.pace().full_until(route) {
                let end = end.min(Instant::now() + self.settings.sensible(Duration::MAX));
                self.settings.wait_until(end, Pause::RateLimit)?;
            }
            self.settings.tell(&Event::Asking);
            self.requests.fetch_add(1, Ordering::Relaxed);
            failures += 1;
            let found =
                self.transport.send(&Request { url: self.address.url(path), body: None }, &self.settings)?;
            let failure = match self.judge(found, &place, route, failures, &read)? {
                Ok(read) => return Ok(read),
                Err(failure) => failure,
            };
            let Failure { error, why, wait, unread } = failure;
            if let Some(Unread { sign: Some(sign), why }) = unread
                && before.replace(sign) == Some(sign)
            {
                // An accident of the network does not happen twice in the same way.
                let args = [shown(why), shown(failures), TWICE.into()];
                return Err(Error::at(&place, Code::AnswerNotJson, args).into());
            }
            if failures >= self.settings.attempts {
                // What ran out may have been the time for all of it.
                self.settings.cut()?;
                return Err(error.into());
            }
            let own = self.settings.backoff_after(failures);
            let wait = match wait {
                Some(wait) if failures == 1 => self.settings.sensible(wait),
                // Who waited as long as was asked for, and in vain, has another clock.
                Some(wait) => self.settings.sensible(wait).max(own),
                None => own,
            };
            self.settings.wait_until(Instant::now() + wait, why)?;
        }
    }

    /// Reads an answer, or says whether to try again.
    pub(super) fn judge<T>(
        &self,
        found: Result<Answer, Fault>,
        place: &str,
        route: &str,
        times: u32,
        read: impl Fn(&[u8]) -> Result<T, Unreadable>,
    ) -> Result<Result<T, Failure>, Error> {
        let broke = |why: String| {
            let args = [shown(self.scrub(&why)), shown(times)];
            Ok(Err(Failure::new(Error::at(place, Code::ConnectionBroke, args), Pause::Retry, None)))
        };
        let answer = match found {
            Ok(answer) => answer,
            Err(Fault::Passing(why)) => return broke(why),
            Err(Fault::NoConnection(why)) if self.was_reached.load(Ordering::Relaxed) => return broke(why),
            Err(Fault::NoConnection(why) | Fault::Final(why)) => {
                return Err(Error::at(
                    place,
                    Code::Unreachable,
                    [shown(&self.address), shown(self.scrub(&why))],
                ));
            }
            Err(Fault::TooLarge) => {
                return Err(Error::at(place, Code::AnswerTooLarge, [shown(self.settings.largest_answer)]));
            }
        };
        self.was_reached.store(true, Ordering::Relaxed);
        self.pace().note(route, &answer.headers);
        let is_error = !(200..300).contains(&answer.status);
        let said = Said::of(&answer, is_error, |text| self.scrub(text));
        match answer.status {
            429 => Ok(Err(self.wait_asked(&answer, place, times))),
            400 if said.kind == "error-too-many-requests" => Ok(Err(self.wait_asked(&answer, place, times))),
            500..=599 => {
                let args = [shown(answer.status), shown(times), shown(said.text)];
                let error = Error::at(place, Code::ServerFailed, args);
                Ok(Err(Failure::new(error, Pause::Retry, retry_after(&answer.headers))))
            }
            // Somebody wants something first, or has blocked it, and wants the same next time. Only a server that failed may have
            // somebody before it who says so with a page.
            _ if said.is_html => {
                Err(Error::at(place, Code::AnswerHtml, [shown(answer.status), shown(said.text)]))
            }
            200..=299 => match read(&answer.body) {
                Ok(read) => Ok(Ok(read)),
                Err(Unreadable::NotJson(why)) => {
                    let why = self.scrub(&why);
                    let args = [shown(&why), shown(times), shown("")];
                    let failure =
                        Failure::new(Error::at(place, Code::AnswerNotJson, args), Pause::Retry, None);
                    Ok(Err(Failure { unread: Some(Unread { sign: sign(&answer), why }), ..failure }))
                }
                Err(Unreadable::NoRows(what)) => {
                    let said = Said::of(&answer, true, |text| self.scrub(text));
                    if said.is_failure {
                        return Err(refused(place, &answer, &said));
                    }
                    Err(Error::at(place, Code::AnswerWithoutRows, [shown(what)]))
                }
            },
            300..=399 => {
                let to = answer.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or("");
                Err(Error::at(place, Code::Redirected, [shown(self.scrub(to))]))
            }
            401 => Err(Error::at(place, Code::LoginRefused, [shown(said.text)])),
            403 => Err(Error::at(place, Code::NotAllowed, [shown(said.text)])),
            404 => Err(Error::at(place, Code::NotThere, [shown(said.text)])),
            // As old servers say that a permission is missing.
            400 if matches!(&*said.kind, "error-unauthorized" | "error-not-allowed" | "unauthorized") => {
                Err(Error::at(place, Code::NotAllowed, [shown(said.text)]))
            }
            _ => Err(refused(place, &answer, &said)),
        }
    }

    /// The server was asked too often.
    fn wait_asked(&self, answer: &Answer, place: &str, times: u32) -> Failure {
        let wait = asked_to_wait(&answer.headers, &answer.body);
        let seconds = wait.unwrap_or_else(|| self.settings.backoff_after(times)).as_secs_f64();
        let error = Error::at(place, Code::TooManyRequests, [shown(times), shown(seconds.ceil())]);
        Failure::new(error, Pause::RateLimit, wait)
    }

    pub(super) fn scrub(&self, text: &str) -> String {
        let text = self.transport.login().map_or_else(|| text.to_owned(), |login| login.scrub(text));
        let secrets = self.secrets.iter().filter(|secret| !secret.0.is_empty());
        secrets.fold(text, |text, secret| text.replace(&*secret.0, "…"))
    }
}

/// What is said of an answer that is no better for being asked for again.
const TWICE: &str = ", the last two byte for byte the same";

/// An answer as a number. Where there is nothing in it, two are no more the same than any others, unless that is what they say.
fn sign(answer: &Answer) -> Option<u64> {
    const NO_CONTENT: u16 = 204;
    let mut hasher = DefaultHasher::new();
    (answer.status, &answer.body).hash(&mut hasher);
    (!answer.body.is_empty() || answer.status == NO_CONTENT).then(|| hasher.finish())
}

fn refused(place: &str, answer: &Answer, said: &Said) -> Error {
    let kind = if said.kind.is_empty() || said.text.contains(&said.kind) {
        String::new()
    } else {
        format!(" [{}]", said.kind)
    };
    Error::at(place, Code::RequestRefused, [shown(answer.status), shown(&said.text), shown(kind)])
}

/// What an answer says in words.
#[derive(Debug, Default)]
struct Said {
    /// For people.
    text: String,
    /// The type of an error.
    kind: String,
    /// Whether it says of itself that it is no answer.
    is_failure: bool,
    is_html: bool,
}

/// The most characters of an answer that are repeated.
const REPEATED: usize = 200;

impl Said {
    /// What is said in an answer that may be rows, or that is an error: rows are large, and nothing is said in their midst.
    fn of(answer: &Answer, is_error: bool, scrub: impl Fn(&str) -> String) -> Self {
        let content =
            answer.headers.get("content-type").and_then(|content| content.to_str().ok()).unwrap_or("");
        let start = answer.body.get(..answer.body.len().min(4096)).unwrap_or_default();
        let start = String::from_utf8_lossy(start);
        let is_html = content.contains("html") || start.trim_start().starts_with("<");
        if is_html {
            return Self { text: shorten(&scrub(&without_tags(&start))), is_html, ..Self::default() };
        }
        let value =
            is_error.then(|| serde_json::from_slice::<serde_json::Value>(&answer.body).ok()).flatten();
        let Some(value) = value else {
            let text = if is_error { shorten(&scrub(&start)) } else { String::new() };
            return Self { text, ..Self::default() };
        };
        let text_of = |name: &str| value.get(name).and_then(serde_json::Value::as_str).unwrap_or("");
        let text = ["error", "message", "details"].into_iter().map(text_of).find(|text| !text.is_empty());
        let text = text.map_or_else(|| shorten(&scrub(&start)), |text| shorten(&scrub(text)));
        let kind = shorten(&scrub(text_of("errorType")));
        // As those say it that refuse the login.
        let is_failure = value.get("success") == Some(&false.into()) || text_of("status") == "error";
        Self { text, kind, is_failure, is_html }
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(REPEATED).collect::<String>().trim().to_owned()
}

/// The words of a page.
fn without_tags(page: &str) -> String {
    let mut words = String::new();
    let mut is_inside = false;
    for character in page.chars() {
        match character {
            '<' => is_inside = true,
            '>' => {
                is_inside = false;
                words.push(' ');
            }
            _ if is_inside => {}
            other => words.push(other),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
