//! A name and a password to a login, and a login to its end.

use super::Client;
use super::ask::{Ended, Failure};
use super::discover::object;
use super::error::{Error, shown};
use super::login::{Login, Secret};
use super::settings::{Event, Pause};
use super::transport::{Answer, Fault, Request};
use crate::diagnostic::Code;
use serde::Deserialize;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

const LOGIN: &str = "/api/v1/login";
const LOGOUT: &str = "/api/v1/logout";

/// How long the end of a login may take.
const PARTING: Duration = Duration::from_secs(10);

impl Client {
    /// Logs in with a name or an e-mail address and a password. `code` gives the code of a second factor, where the server
    /// wants one; nothing ends the attempt. The password is sent once and not kept; the token of the login is good until
    /// [`log_out`](Self::log_out). The libraries below, and whatever they log, see neither.
    ///
    /// # Errors
    /// Where the server does not take them, or does not answer.
    ///
    /// ```no_run
    /// use rocketql::client::{Client, Settings};
    /// let mut client = Client::new("https://chat.example.org", None, Settings::default())?;
    /// client.log_in("ada", "correct horse", || None)?;
    /// // … fetch rows …
    /// client.log_out()?;
    /// # Ok::<(), rocketql::client::Error>(())
    /// ```
    pub fn log_in(
        &mut self,
        user: &str,
        password: &str,
        code: impl FnMut() -> Option<String>,
    ) -> Result<(), Error> {
        self.secrets = vec![Secret(password.into())];
        let found =
            self.exchange(user, password, code).map_err(|ended| ended.error(&self.address.url(LOGIN), 0));
        self.secrets.clear();
        self.transport.set_login(found?);
        Ok(())
    }

    /// Ends the login: its token is worth nothing from then on. Whoever wants the client's work to end wants this too, so that
    /// neither [`Settings::stop`](super::Settings) nor the deadline keeps it from being done.
    ///
    /// # Errors
    /// Where the server does not do it, or does not answer.
    pub fn log_out(&self) -> Result<(), Error> {
        let request = Request { url: self.address.url(LOGOUT), body: Some(Secret("{}".into())) };
        self.requests.fetch_add(1, Ordering::Relaxed);
        let why = match self.transport.send_at_last(&request, PARTING) {
            Ok(answer) if (200..300).contains(&answer.status) => return Ok(()),
            Ok(answer) => format!("it answers with status {}", answer.status),
            Err(Fault::Final(why) | Fault::Passing(why) | Fault::NoConnection(why)) => self.scrub(&why),
            Err(Fault::TooLarge) => "its answer is too large".to_owned(),
        };
        Err(Error::at(&request.url, Code::LogoutFailed, [shown(why)]))
    }

    /// A name and a password for a login.
    fn exchange(
        &mut self,
        user: &str,
        password: &str,
        mut code: impl FnMut() -> Option<String>,
    ) -> Result<Login, Ended> {
        let place = self.address.url(LOGIN);
        let refused = |said: &str| Error::at(&place, Code::PasswordRefused, [shown(said)]);
        let mut body = json!({ "user": user, "password": password });
        loop {
            let answer = self.post(&place, &body)?;
            let said = object(&answer.body).unwrap_or_default();
            let text = |name: &str| said.get(name).and_then(Value::as_str).unwrap_or_default();
            if (200..300).contains(&answer.status) {
                return login_in(&answer).ok_or_else(|| refused("its answer has no login").into());
            }
            let wants_code = text("error") == "totp-required" && body.get("code").is_none();
            match wants_code.then(&mut code).flatten() {
                Some(code) => {
                    self.secrets.push(Secret(code.as_str().into()));
                    if let Some(body) = body.as_object_mut() {
                        body.insert("code".into(), code.into());
                    }
                }
                None => {
                    let said = [text("message"), text("error")].into_iter().find(|text| !text.is_empty());
                    return Err(refused(&self.scrub(said.unwrap_or_default())).into());
                }
            }
        }
    }

    /// Posts once; again only where the server has not looked at it yet.
    fn post(&self, place: &str, body: &Value) -> Result<Answer, Ended> {
        let request = Request { url: place.to_owned(), body: Some(Secret(body.to_string().into())) };
        let mut times = 0;
        loop {
            self.settings.cut()?;
            self.settings.tell(&Event::Asking);
            self.requests.fetch_add(1, Ordering::Relaxed);
            times += 1;
            let found = self.transport.send(&request, &self.settings)?;
            // As old servers say that they were asked too often.
            let is_busy = |said: Value| said.get("errorType") == Some(&"error-too-many-requests".into());
            match found {
                Ok(answer)
                    if matches!(answer.status, 200..=299 | 400 | 401 | 403)
                        && object(&answer.body).is_ok_and(|said| !is_busy(said)) =>
                {
                    return Ok(answer);
                }
                found => match self.judge(found, place, LOGIN, times, object)? {
                    Err(Failure { error, why: Pause::RateLimit, wait, .. })
                        if times < self.settings.attempts =>
                    {
                        drop(error);
                        let own = self.settings.backoff_after(times);
                        let wait = wait.map_or(own, |wait| self.settings.sensible(wait).max(own));
                        self.settings.wait_until(Instant::now() + wait, Pause::RateLimit)?;
                    }
                    Err(Failure { error, .. }) => return Err(error.into()),
                    Ok(_) => return Err(Error::at(place, Code::AnswerWithoutRows, [shown("")]).into()),
                },
            }
        }
    }
}

/// An answer to a password.
#[derive(Deserialize)]
struct Welcome<'a> {
    #[serde(borrow)]
    data: Granted<'a>,
}

/// The login in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Granted<'a> {
    #[serde(borrow)]
    user_id: Cow<'a, str>,
    #[serde(borrow)]
    auth_token: Cow<'a, str>,
}

/// The login that an answer has, if there is one, and no two.
fn login_in(answer: &Answer) -> Option<Login> {
    let body = answer.hidden.lift(&answer.body)?;
    let Welcome { data: Granted { user_id, auth_token } } = serde_json::from_slice(&body).ok()?;
    Login::new(&user_id, &auth_token)
}
