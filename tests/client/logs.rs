//! What the libraries below log, in every detail, holds no secret.

use crate::contract::{Contract, TOKEN, client, drain, known, plain, quick, text};
use log::{LevelFilter, Log, Metadata, Record};
use rocketql::Options;
use rocketql::client::Client;
use serde_json::json;
use std::cell::Cell;
use std::fmt::Write as _;
use std::sync::Mutex;

/// All that was logged.
struct Everything(Mutex<String>);

static EVERYTHING: Everything = Everything(Mutex::new(String::new()));

thread_local! {
    /// Whether this thread is the one that is listened to: other tests have servers that repeat secrets.
    static IS_HEARD: Cell<bool> = const { Cell::new(false) };
}

impl Log for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        if !IS_HEARD.get() {
            return;
        }
        // Bytes come in rows of sixteen, as numbers and then as what they are.
        let text = record.args().to_string();
        let mut all = self.0.lock().unwrap();
        match text.split_at_checked(41).filter(|(numbers, _)| is_dump(numbers)) {
            Some((_, bytes)) => all.push_str(bytes),
            None => writeln!(all, "\n{text}").unwrap(),
        }
    }

    fn flush(&self) {}
}

fn is_dump(numbers: &str) -> bool {
    numbers.bytes().enumerate().all(|(at, byte)| match at % 5 {
        4 => byte == b' ',
        _ => byte.is_ascii_hexdigit() || byte == b'-' || at == 40 && byte == b' ',
    })
}

#[test]
fn no_log_has_a_secret() {
    const PASSWORD: &str = "the-password-of-the-test";
    let Some(mut contract) = Contract::new() else { return };
    log::set_logger(&EVERYTHING).unwrap();
    IS_HEARD.set(true);
    log::set_max_level(LevelFilter::Trace);
    let address = contract.start(&plain(150, &json!({ "factor": true })));
    let asking = client(&address, quick());
    let plan = asking.plan(&text("users.list: type = user"), &Options::default(), &known()).unwrap();
    let (found, error) = drain(asking.rows(&plan));
    assert!(found.len() == 150 && error.is_none(), "{error:?}");
    let mut wrong = Client::new(&address, None, quick()).unwrap();
    wrong.log_in("ada", PASSWORD, || Some("987654".to_owned())).unwrap_err();
    log::set_max_level(LevelFilter::Off);
    let all = EVERYTHING.0.lock().unwrap();
    // It is a log of what was sent.
    for words in ["GET./api/v1/users.list?", "x-auth-token:.*********", "POST./api/v1/login", "******"] {
        assert!(all.contains(words), "{words}: {}", all.chars().take(4000).collect::<String>());
    }
    // The server's answer repeats the code, and that is not the client's to hide.
    for secret in [TOKEN, PASSWORD, "\"code\":\"987654\""] {
        assert!(!all.contains(secret), "{secret} is logged");
    }
}
