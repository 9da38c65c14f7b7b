//! What the libraries below log, in every detail, holds no secret.

use crate::contract::{Contract, TOKEN, client, drain, known, plain, quick, text};
use log::{LevelFilter, Log, Metadata, Record};
use rocketql::Options;
use rocketql::client::Client;
use serde_json::json;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Once;

/// Hears all that is logged.
struct Everything;

thread_local! {
    /// What was logged in this thread, if it is one that is listened to: other tests have servers that repeat secrets.
    static HEARD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What is logged while something is done.
fn heard(done: impl FnOnce()) -> String {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Everything).unwrap();
        log::set_max_level(LevelFilter::Trace);
    });
    HEARD.set(Some(String::new()));
    done();
    HEARD.take().unwrap()
}

impl Log for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        HEARD.with_borrow_mut(|heard| {
            let Some(all) = heard else { return };
            // Bytes come in rows of sixteen, as numbers and then as what they are.
            let text = record.args().to_string();
            match text.split_at_checked(41).filter(|(numbers, _)| is_dump(numbers)) {
                Some((_, bytes)) => all.push_str(bytes),
                None => writeln!(all, "\n{text}").unwrap(),
            }
        });
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
    let address = contract.start(&plain(150, &json!({ "factor": true })));
    let all = heard(|| {
        let asking = client(&address, quick());
        let plan = asking.plan(&text("users.list: type = user"), &Options::default(), &known()).unwrap();
        let (found, error) = drain(asking.rows(&plan));
        assert!(found.len() == 150 && error.is_none(), "{error:?}");
        let mut wrong = Client::new(&address, None, quick()).unwrap();
        wrong.log_in("ada", PASSWORD, || Some("987654".to_owned())).unwrap_err();
        let mut right = Client::new(&address, None, quick()).unwrap();
        right.log_in("ada", PASSWORD, || Some("123456".to_owned())).unwrap();
        right.log_out().unwrap();
    });
    // It is a log of what was sent.
    for words in [
        "GET./api/v1/users.list?",
        "x-auth-token:.*********",
        "POST./api/v1/login",
        "POST./api/v1/logout",
        "\"authToken\":\"*********",
    ] {
        assert!(all.contains(words), "{words}: {}", all.chars().take(4000).collect::<String>());
    }
    // The server's answer repeats the code, and that is not the client's to hide.
    for secret in [TOKEN, PASSWORD, "\"code\":\"987654\""] {
        assert!(!all.contains(secret), "{secret} is logged");
    }
}

/// The answer to a password holds a token that is good until somebody logs out.
#[test]
fn no_log_has_the_token_of_an_answer() {
    const NEW: &str = "the-new-token-of-the-test";
    /// What is asked, up to the end of its head, and of its body where it has one.
    fn asked(stream: &TcpStream) -> String {
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(reader.read_line(&mut head).unwrap() > 0, "{head}");
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        reader.read_exact(&mut body).unwrap();
        head
    }
    let body = format!(
        r#"{{ "status":"success" , "data":{{"userId":"u1", "authToken" : "\u0074{}","me":{{"name":"authToken"}}}}}}"#,
        &NEW[1..]
    );
    let end = "connection: close\r\n\r\n";
    let plain = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n{end}{body}", body.len());
    let chunked = |size| {
        let head = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n{end}");
        let chunks = body.as_bytes().chunks(size);
        let chunks = chunks.map(|part| format!("{:x}\r\n{}\r\n", part.len(), str::from_utf8(part).unwrap()));
        head + &chunks.collect::<String>() + "0\r\n\r\n"
    };
    for (answer, size) in [(plain, 1), (chunked(7), 5), (chunked(1), 1 << 20), (chunked(1 << 20), 3)] {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.set_nodelay(true).unwrap();
            let login = asked(&stream);
            assert!(login.contains("accept-encoding: identity\r\n"), "{login}");
            answer.as_bytes().chunks(size).for_each(|piece| stream.write_all(piece).unwrap());
            drop(stream);
            let (mut stream, _) = listener.accept().unwrap();
            let rows = asked(&stream);
            write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n{end}{{\"users\":[]}}").unwrap();
            rows
        });
        let all = heard(|| {
            let mut client = Client::new(&address, None, quick()).unwrap();
            client.log_in("ada", "a-password", || None).unwrap();
            let plan = client.plan(&text("users.list:"), &Options::default(), &known()).unwrap();
            let (found, error) = drain(client.rows(&plan));
            assert!(found.is_empty() && error.is_none(), "{error:?}");
        });
        let rows = server.join().unwrap();
        assert!(rows.contains(&format!("x-auth-token: {NEW}\r\n")), "{rows}");
        assert!(
            all.contains("transfer-encoding") || all.contains(&format!("\"{}\"", "*".repeat(NEW.len() + 5))),
            "{all}"
        );
        assert!(all.contains("GET./api/v1/users.list?"), "{all}");
        for part in [NEW, &NEW[1..], "token-of", "a-password"] {
            assert!(!all.contains(part), "{part} is logged: {all}");
        }
    }
}
