//! The contract server, started and spoken to.

#[path = "../support/node.rs"]
#[allow(dead_code, reason = "each driver uses a part of this")]
mod node;

use rocketql::Parts;
use rocketql::client::{Client, Error, Given, Login, Settings};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::Duration;

pub const TOKEN: &str = "the-token-of-the-test";

/// A server in Node, on loopback, that ends with this value.
pub struct Contract {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Contract {
    /// Nothing where npm's packages are not there; the suite then skips, and says so.
    pub fn new() -> Option<Self> {
        let mut child = node::program("server/http.mjs")?.stdout(Stdio::piped()).spawn().expect("node runs");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        Some(Self { child, input, output })
    }

    pub fn say(&mut self, what: &Value) -> Value {
        writeln!(self.input.as_mut().unwrap(), "{what}").unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("the server ended on {what}"))
    }

    /// A world, and the address of the server that is in it.
    pub fn start(&mut self, world: &Value) -> String {
        let mut all = json!({
            "do": "start", "endpoint": "users.list", "collection": "users", "version": "8.6.1", "told": "8.6", "unsafe": true,
            "privileged": true, "open": true, "count": 60, "seed": 1, "upper": 100, "faults": [], "plain": false,
        });
        all.as_object_mut().unwrap().extend(world.as_object().unwrap().clone());
        format!("http://127.0.0.1:{}", self.say(&all)["port"])
    }
}

impl Drop for Contract {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

/// As in life, but quick.
pub fn quick() -> Settings {
    Settings {
        backoff: Duration::from_millis(1),
        longest_wait: Duration::from_millis(200),
        timeout: Duration::from_secs(5),
        ..Settings::default()
    }
}

pub fn client(address: &str, settings: Settings) -> Client {
    Client::new(address, Login::new("u1", TOKEN), settings).unwrap()
}

/// The rows up to the first error, and the error.
pub fn drain(rows: impl Iterator<Item = Result<Box<str>, Error>>) -> (Vec<Box<str>>, Option<Error>) {
    let mut found = Vec::new();
    for row in rows {
        match row {
            Ok(row) => found.push(row),
            Err(error) => return (found, Some(error)),
        }
    }
    (found, None)
}

pub fn text(text: &str) -> Parts<'_> {
    Parts { text: Some(text), ..Parts::default() }
}

/// All is known of the server, so that nothing is asked but rows.
pub fn known() -> Given {
    Given { unsafe_params: Some(true), privileged: Some(true), versions: "8.6.1".parse().ok() }
}

/// A world of many equal rows, of which only the number counts.
pub fn plain(count: u64, more: &Value) -> Value {
    let mut world = json!({ "plain": true, "count": count });
    world.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    world
}
