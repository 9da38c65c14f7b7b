//! Where a run stopped to a file, and back: whatever it takes to go on without a row lost or given twice.

use super::Client;
use super::error::{Error, shown};
use super::keys::Keys;
use super::page::Id;
use super::plan::Plan;
use super::rows::{Rows, State};
use crate::diagnostic::{Code, Severity};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

/// Where [`Rows`] stand. It holds no login, and of the rows that were given no more than numbers by which they are known again;
/// of those that were not given yet all.
///
/// ```no_run
/// use rocketql::client::{Bookmark, Client, Given, Login, Settings};
/// use rocketql::{Options, Parts};
/// # let login = Login::new("aobEdbYhXfu5hkeqG", "9HqLlyZOugoStsXCUfD");
/// let client = Client::new("https://chat.example.org", login, Settings::default())?;
/// let parts = Parts { text: Some("users.list: active = true"), ..Parts::default() };
/// let plan = client.plan(&parts, &Options::default(), &Given::default())?;
/// let mut rows = client.rows(&plan);
/// // … take some of them …
/// let mut file = Vec::new();
/// rows.bookmark()?.write(&mut file)?;
/// // … and later, in another process:
/// let rows = client.resume(&plan, Bookmark::read(&file[..])?)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    pub(super) identity: Identity,
    pub(super) keys: Keys,
    pub(super) now: Option<i64>,
    /// How many rows were given.
    pub(super) given: u64,
    /// How many rows are still passed over, and then given.
    pub(super) skip: u64,
    pub(super) left: Option<u64>,
    /// Whether there are none beyond those that are ready.
    pub(super) is_complete: bool,
    /// What was forgiven so far.
    pub(super) forgiven: Vec<String>,
    pub(super) walk: Value,
    pub(super) places: Vec<(Id, u32)>,
    pub(super) ready: Vec<Box<str>>,
}

/// What has to be the same for both parts of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    address: String,
    server: String,
    /// Numbers, since neither has to be known: who asks, and for what.
    caller: u64,
    request: u64,
}

impl Identity {
    pub(super) fn of(client: &Client, plan: &Plan, keys: Keys) -> Self {
        let caller = client.transport.login().map(|login| login.user.as_bytes()).unwrap_or_default();
        Self {
            address: client.address.to_string(),
            server: plan.server().versions.to_string(),
            caller: keys.one(caller),
            request: keys.one(plan.essence().as_bytes()),
        }
    }

    /// In what the two differ.
    fn difference(&self, now: &Self) -> Option<String> {
        let Self { address, server, caller, request } = now;
        if *address != self.address {
            Some(format!("it asked `{}`", self.address))
        } else if *caller != self.caller {
            Some("somebody else asked".to_owned())
        } else if *server != self.server {
            Some(format!("the server had version {}, and now has {server}", self.server))
        } else if *request != self.request {
            Some("it asked for something else, or left another part of it to the client".to_owned())
        } else {
            None
        }
    }
}

/// The first line of a file begins with it; no other version reads what this one writes.
const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Bookmark {
    /// How many rows were given.
    pub fn given(&self) -> u64 {
        self.given
    }

    /// The present of the request, [`Options::now`](crate::Options), as it was: with another, `now-90d` asks for other rows.
    pub fn now(&self) -> Option<i64> {
        self.now
    }

    /// Writes it as lines of text.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        let Identity { address, server, caller, request } = &self.identity;
        let head = json!({
            "rocketql": VERSION, "state": "stopped", "url": address, "server": server, "caller": caller, "request": request,
            "keys": self.keys.numbers(), "now": self.now, "given": self.given, "skip": self.skip, "left": self.left,
            "complete": self.is_complete, "forgiven": self.forgiven, "walk": self.walk,
            "known": self.places.len(), "ready": self.ready.len(),
        });
        let mut sum = Sum::new(self.keys);
        let mut put = |line: &str| {
            sum.add(line);
            writeln!(out, "{line}")
        };
        put(&head.to_string())?;
        self.ready.iter().try_for_each(|row| put(row))?;
        for ([first, second, third], place) in &self.places {
            put(&format!("{first:08x}{second:08x}{third:08x}{place:08x}"))?;
        }
        writeln!(out, "{{\"end\":\"{:016x}\"}}", sum.0)
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where it cannot be read, is not all there, was changed, or was written by another version.
    ///
    /// ```
    /// use rocketql::client::Bookmark;
    /// assert!(Bookmark::read(&b"{\"rocketql\":\"0.0.1\"}"[..]).is_err());
    /// ```
    pub fn read(input: impl BufRead) -> io::Result<Self> {
        let mut lines = input.lines();
        let mut line = || lines.next().unwrap_or_else(|| Err(damaged()));
        let head = line()?;
        let found: Value = serde_json::from_str(&head).map_err(|_| damaged())?;
        let version = found.get("rocketql").and_then(Value::as_str).ok_or_else(damaged)?;
        if version != VERSION {
            return Err(wrong(format!("version {version} wrote it, and this is {VERSION}")));
        }
        let mut bookmark = Self::head(&found).ok_or_else(damaged)?;
        let mut sum = Sum::new(bookmark.keys);
        sum.add(&head);
        let length = |name: &str| found.get(name).and_then(Value::as_u64).ok_or_else(damaged);
        for _ in 0..length("ready")? {
            let row = line()?;
            sum.add(&row);
            bookmark.ready.push(row.into());
        }
        for _ in 0..length("known")? {
            let known = line()?;
            sum.add(&known);
            bookmark.places.push(place(&known).ok_or_else(damaged)?);
        }
        let is_whole = line()? == format!("{{\"end\":\"{:016x}\"}}", sum.0);
        if is_whole { Ok(bookmark) } else { Err(damaged()) }
    }

    fn head(found: &Value) -> Option<Self> {
        let text = |name: &str| found.get(name)?.as_str();
        let number = |name: &str| found.get(name)?.as_u64();
        let numbers: Vec<u64> = found.get("keys")?.as_array()?.iter().filter_map(Value::as_u64).collect();
        let forgiven = found.get("forgiven")?.as_array()?.iter();
        Some(Self {
            identity: Identity {
                address: text("url")?.to_owned(),
                server: text("server")?.to_owned(),
                caller: number("caller")?,
                request: number("request")?,
            },
            keys: Keys::of(numbers.try_into().ok()?),
            now: found.get("now")?.as_i64(),
            given: number("given")?,
            skip: number("skip")?,
            left: number("left"),
            is_complete: found.get("complete")?.as_bool()?,
            forgiven: forgiven.filter_map(Value::as_str).map(str::to_owned).collect(),
            walk: found.get("walk")?.clone(),
            places: Vec::new(),
            ready: Vec::new(),
        })
    }
}

impl Client {
    /// The rows of a plan from where they stopped before: together with those that were given then, what one run would have given.
    ///
    /// # Errors
    /// Where the plan, the server or the caller is another than then.
    pub fn resume<'c>(&'c self, plan: &'c Plan, bookmark: Bookmark) -> Result<Rows<'c>, Error> {
        let place = self.address.to_string();
        if let Some(difference) = bookmark.identity.difference(&Identity::of(self, plan, bookmark.keys)) {
            return Err(Error::at(&place, Code::ResumeOther, [shown(difference)]));
        }
        if !bookmark.forgiven.is_empty() && !self.settings.best_effort {
            let before = bookmark.forgiven.join(", ");
            return Err(Error::at(&place, Code::ResumeForgiven, [shown(before)]));
        }
        let damaged = || Error::at(&place, Code::ResumeOther, [shown(damaged())]);
        Rows::resumed(self, plan, bookmark).ok_or_else(damaged)
    }
}

impl<'c> Rows<'c> {
    /// The rows from where they stopped; nothing where that was not written by this version.
    pub(super) fn resumed(client: &'c Client, plan: &'c Plan, bookmark: Bookmark) -> Option<Self> {
        let mut rows = Self::new(client, plan);
        rows.reader.hashes = bookmark.keys;
        rows.walk.restore(&bookmark.walk, bookmark.places)?;
        rows.received = rows.walk.given();
        (rows.skip, rows.left) = (bookmark.skip, bookmark.left.unwrap_or(u64::MAX));
        (rows.given, rows.forgiven) = (bookmark.given, bookmark.forgiven);
        rows.ready = bookmark.ready.into();
        if bookmark.is_complete {
            rows.state = State::Ending(None);
        }
        Some(rows)
    }

    /// Where the rows stand, between any two of them or after an error: [`Client::resume`] goes on from there. The rows that were
    /// given till then and those that come then are together what one run from the first request to the last would have given.
    ///
    /// # Errors
    /// Where nobody could go on: rows that are put in order here come when all are there, and not before.
    pub fn bookmark(&self) -> Result<Bookmark, Error> {
        let why = match (&self.plan.order, self.is_torn) {
            (Some(_), _) => Some(SORTED),
            (None, true) => Some(TORN),
            (None, false) => None,
        };
        if let Some(why) = why {
            return Err(Error::at(&self.place, Code::NotResumable, [why.into()]));
        }
        let mut forgiven = self.forgiven.clone();
        // A warning has ended nothing.
        let errors = self.report.diagnostics.iter().filter(|one| one.severity() == Severity::Error);
        forgiven.extend(errors.map(|one| one.code.to_string()));
        forgiven.sort_unstable();
        forgiven.dedup();
        Ok(Bookmark {
            identity: Identity::of(self.client, self.plan, self.reader.hashes),
            keys: self.reader.hashes,
            now: self.plan.now,
            given: self.given,
            skip: self.skip,
            left: Some(self.left).filter(|&left| left != u64::MAX),
            is_complete: self.is_complete,
            forgiven,
            walk: self.walk.to_json(),
            places: self.walk.places(),
            ready: self.ready.iter().cloned().collect(),
        })
    }
}

/// Why nobody goes on from where rows stopped.
const SORTED: &str = "the order that is asked for is made here, so that no row is given before all are there";
const TORN: &str = "it stopped within an answer, and the rows in it are not known by an `_id`";

/// A row's number and its place.
fn place(line: &str) -> Option<(Id, u32)> {
    let part = |at: usize| u32::from_str_radix(line.get(at * 8..at * 8 + 8)?, 16).ok();
    Some(([part(0)?, part(1)?, part(2)?], part(3).filter(|_| line.len() == 32)?))
}

fn wrong(why: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

fn damaged() -> io::Error {
    wrong("it is not what was written, or not all of it".to_owned())
}

/// The lines so far, as a number.
struct Sum(u64, Keys);

impl Sum {
    fn new(keys: Keys) -> Self {
        Self(0, keys)
    }

    fn add(&mut self, line: &str) {
        self.0 = self.1.other([&self.0.to_le_bytes()[..], line.as_bytes()]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bookmark() -> Bookmark {
        Bookmark {
            identity: Identity {
                address: "https://a".into(),
                server: "8.6".into(),
                caller: u64::MAX,
                request: 2,
            },
            keys: Keys::random(),
            now: Some(-5),
            given: 3,
            skip: 1,
            left: Some(7),
            is_complete: false,
            forgiven: vec!["RQL0883".to_owned()],
            walk: json!({ "offset": 2 }),
            places: vec![([1, 2, u32::MAX], 4), ([5, 6, 7], 8)],
            ready: vec!["{\"_id\":\"a\"}".into()],
        }
    }

    #[test]
    fn what_is_written_is_read_and_what_was_changed_is_not() {
        let whole = bookmark();
        let mut text = Vec::new();
        whole.write(&mut text).unwrap();
        assert_eq!(Bookmark::read(&text[..]).unwrap(), whole);
        for end in 0..text.len() - 1 {
            assert!(Bookmark::read(text.get(..end).unwrap()).is_err(), "cut at {end}");
        }
        for at in 0..text.len() - 1 {
            let mut other = text.clone();
            other[at] ^= 1;
            assert!(Bookmark::read(&other[..]).is_err(), "changed at {at}");
        }
        let other = String::from_utf8(text).unwrap().replacen(VERSION, "0.0.0", 1);
        let error = Bookmark::read(other.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("version 0.0.0 wrote it"), "{error}");
    }
}
