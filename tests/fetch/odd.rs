//! Odd addresses and odd answers, as people and servers give them to `rocketql fetch`.

use super::{KNOWN, command, ended, rows};
use crate::contract::TOKEN;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// The head of what is asked.
fn head(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0, "{head}");
    }
    head
}

/// An answer with these headers, each on a line of its own.
fn answer(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let headers: String = headers.lines().map(|line| format!("{}\r\n", line.trim())).collect();
    let head = format!(
        "HTTP/1.1 {status} So\r\n{headers}connection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// Gives these answers, one to each request of a run, and what was asked.
struct Server {
    is_over: Arc<AtomicBool>,
    asked: JoinHandle<Vec<String>>,
    answers: usize,
}

impl Server {
    fn new(listener: TcpListener, answers: Vec<Vec<u8>>) -> Self {
        let (is_over, count) = (Arc::new(AtomicBool::new(false)), answers.len());
        let over = Arc::clone(&is_over);
        listener.set_nonblocking(true).unwrap();
        let serve = move || {
            let mut asked = Vec::new();
            while !over.load(Ordering::Relaxed) {
                let Ok((mut stream, _)) = listener.accept() else {
                    std::thread::sleep(Duration::from_millis(2));
                    continue;
                };
                stream.set_nonblocking(false).unwrap();
                asked.push(head(&stream));
                // Who has enough before the end leaves.
                let _ = stream.write_all(answers.get(asked.len() - 1).map_or(&[][..], |answer| answer));
            }
            asked
        };
        Self { is_over, asked: std::thread::spawn(serve), answers: count }
    }

    /// The run is over.
    fn end(self) -> Vec<String> {
        self.is_over.store(true, Ordering::Relaxed);
        let asked = self.asked.join().unwrap();
        assert_eq!(asked.len(), self.answers, "{asked:#?}");
        asked
    }
}

/// What a run prints of these answers, and what it asked for.
fn fetch(answers: Vec<Vec<u8>>, more: &[&str]) -> ((i32, String, String), Vec<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = Server::new(listener, answers);
    let arguments = [&["--url", &address, "users.list:"][..], &KNOWN, more].concat();
    let found = ended(command(&arguments).output().unwrap());
    (found, server.end())
}

fn page(rows: &str, more: &str) -> Vec<u8> {
    answer(200, "content-type: application/json", format!(r#"{{"users":[{rows}]{more},"success":true}}"#))
}

#[test]
fn addresses_lead_where_they_say() {
    for (place, path, first) in [
        ("127.0.0.1:0", "", "GET /api/v1/users.list?"),
        ("127.0.0.1:0", "/", "GET /api/v1/users.list?"),
        ("127.0.0.1:0", "/chat", "GET /chat/api/v1/users.list?"),
        ("127.0.0.1:0", "/chat/", "GET /chat/api/v1/users.list?"),
        ("127.0.0.1:0", "/chat/api/v1/", "GET /chat/api/v1/users.list?"),
        ("127.0.0.1:0", "/a%20b//", "GET /a%20b/api/v1/users.list?"),
        ("[::1]:0", "/chat/", "GET /chat/api/v1/users.list?"),
    ] {
        // There are machines without the sixth version.
        let Ok(listener) = TcpListener::bind(place) else { continue };
        let host = listener.local_addr().unwrap();
        let address = format!("http://{host}{path}");
        let server = Server::new(listener, vec![page("", ",\"total\":0")]);
        let arguments = [&["--url", &address, "users.list:"][..], &KNOWN].concat();
        let (status, out, error) = ended(command(&arguments).output().unwrap());
        assert!(status == 0 && out.is_empty() && error.is_empty(), "{address}: {error}");
        let asked = server.end();
        let asked = asked.first().unwrap();
        assert!(asked.starts_with(first), "{address}: {asked}");
        assert!(asked.contains(&format!("host: {host}\r\n")), "{address}: {asked}");
    }
}

/// A cookie is a secret of whoever gave it, and goes nowhere; nor does a login, to where the server points.
#[test]
fn nothing_is_carried_elsewhere() {
    let one = r#"{"_id":"a","username":"a"}"#;
    let headers = "set-cookie: rc_token=a-cookie; Path=/\nset-cookie: other=a-cookie";
    let first = answer(200, headers, format!(r#"{{"users":[{one}],"total":2,"success":true}}"#));
    let ((status, out, error), asked) = fetch(
        vec![
            first,
            page(&format!(r#"{one},{{"_id":"b","username":"b"}}"#), ",\"total\":2"),
            page(r#"{"_id":"b","username":"b"}"#, ",\"total\":2"),
        ],
        &[],
    );
    assert!(status == 0 && rows(&out).len() == 2, "{error}");
    assert!(
        asked.iter().all(|head| !head.to_lowercase().contains("cookie") && head.contains(TOKEN)),
        "{asked:?}"
    );
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    for target in [
        format!("http://{}/", elsewhere.local_addr().unwrap()),
        "https://127.0.0.1/".to_owned(),
        "/login".to_owned(),
    ] {
        let ((status, out, error), _) = fetch(vec![answer(302, &format!("location: {target}"), "")], &[]);
        assert!(status == 3 && out.is_empty() && error.contains("RQL0881"), "{error}");
        assert!(error.contains(&format!("`{target}`")), "{error}");
    }
    assert!(elsewhere.accept().is_err(), "somebody came");
}

/// What is the same the second time is not asked for a third time; what differs may be better next time.
#[test]
fn what_comes_twice_the_same_is_no_accident() {
    let json = "content-type: application/json";
    let half = r#"{"users":[{"_id":"#;
    let packed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\xae\x05\x00\x43\xbf\xa6\xa3\x02\x00\x00\x00";
    for (first, words) in [
        (answer(200, json, half), "EOF"),
        (answer(200, json, "nothing"), "expected"),
        (answer(200, json, "\u{feff}{\"users\":[]}"), "expected value"),
        (answer(200, json, "[]"), "invalid type"),
        (answer(200, "content-encoding: gzip", packed), "utf-8"),
        (b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_vec(), "EOF"),
    ] {
        let ((status, out, error), _) = fetch(vec![first.clone(), first], &[]);
        assert!(status == 3 && out.is_empty() && error.contains("RQL0875"), "{words}: {error}");
        let flat = error.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
        assert!(
            flat.contains("2 times in a row, the last two byte for byte the same") && flat.contains(words),
            "{flat}"
        );
    }
    // A page is somebody's answer, and final, but for those who say with it that a server is away.
    let html = "content-type: text/html";
    let ((status, _, error), _) = fetch(vec![answer(200, html, "<p>Sign in, please")], &[]);
    assert!(status == 3 && error.contains("RQL0874") && error.contains("Sign in, please"), "{error}");
    let away = answer(502, html, "<h1>Bad Gateway</h1>");
    let good = || page("", ",\"total\":0");
    let ((status, _, error), _) = fetch(vec![away.clone(), away.clone(), away, good()], &[]);
    assert!(status == 0 && error.is_empty(), "{error}");
    // Cut elsewhere each time, or with nothing in it.
    let cut = |at: usize| answer(200, json, &half[..at]);
    let ((status, _, error), _) =
        fetch(vec![cut(9), cut(10), answer(200, json, ""), answer(200, json, ""), good()], &[]);
    assert!(status == 0 && error.is_empty(), "{error}");
}

/// However a server counts.
#[test]
fn a_total_that_is_none_is_none() {
    let row = r#"{"_id":"a","username":"a"}"#;
    for total in [
        "",
        ",\"total\":null",
        ",\"total\":\"1\"",
        ",\"total\":-1",
        ",\"total\":1.5",
        ",\"total\":[]",
        ",\"total\":1e400",
    ] {
        // There is nothing behind it, and it is there still.
        let ((status, out, error), asked) =
            fetch(vec![page(row, total), page("", total), page(row, total)], &[]);
        assert!(
            status == 0 && rows(&out).len() == 1 && error.is_empty(),
            "{total}: {status} {error} {asked:?}"
        );
    }
}

#[test]
fn rows_that_have_no_name_or_one_together_are_told() {
    let total = ",\"total\":2";
    let nameless = r#"{"username":"a"},{"username":"b"}"#;
    let twice = r#"{"_id":"a","username":"a"},{"_id":"a","username":"a"}"#;
    let twins = r#"{"_id":"a","username":"a"},{"_id":"a","username":"b"}"#;
    let ((status, out, error), _) = fetch(vec![page(twins, total)], &[]);
    assert!(status == 3 && out.is_empty() && error.contains("RQL0883"), "{status} {out} {error}");
    // The last row of a page is the first of the next.
    let ((status, out, error), _) =
        fetch(vec![page(twice, total), page(r#"{"_id":"a","username":"a"}"#, total)], &[]);
    assert!(status == 0 && rows(&out).len() == 1, "{status} {out} {error}");
    // Those that came together are all there are, or more may be missing: at the end the last one is looked at again.
    let pages = |end| vec![page(nameless, total), page("", total), page(end, total)];
    let ((status, out, error), _) = fetch(pages(r#"{"username":"b"}"#), &[]);
    assert!(status == 0 && rows(&out).len() == 2 && error.is_empty(), "{status} {out} {error}");
    for end in ["", r#"{"username":"c"}"#] {
        let ((status, _, error), _) = fetch(pages(end), &[]);
        assert!(status == 3 && error.contains("RQL0883"), "{end}: {status} {error}");
    }
    let ((status, out, error), _) = fetch(vec![page(nameless, ",\"total\":3")], &[]);
    assert!(status == 3 && out.is_empty() && error.contains("RQL0883"), "{status} {out} {error}");
}

/// Whoever is asked to wait waits as long, by the server's clock.
#[test]
fn a_server_says_how_long_to_wait_in_any_way() {
    let soon = |seconds: i64| format!("Thu, 26 Nov 2026 00:00:{:02} GMT", 10 + seconds);
    let reset = 1_795_651_210_000_u64 + 1000;
    for headers in [
        "retry-after: 1".to_owned(),
        format!("date: {}\nretry-after: {}", soon(0), soon(1)),
        // An hour or years before our clock, and behind it.
        format!(
            "date: {}\nx-ratelimit-limit: 10\nx-ratelimit-remaining: 0\nx-ratelimit-reset: {reset}",
            soon(0)
        ),
    ] {
        let began = std::time::Instant::now();
        let busy = answer(429, &headers, r#"{"success":false,"error":"too many"}"#);
        let ((status, _, error), _) = fetch(vec![busy, page("", ",\"total\":0")], &[]);
        assert!(status == 0 && error.is_empty(), "{headers}: {error}");
        let waited = began.elapsed().as_secs_f64();
        assert!((1.0..4.0).contains(&waited), "{headers}: {waited}");
    }
}

/// The window of the rate limit ends by the server's clock, whatever ours says.
#[test]
fn a_full_window_is_waited_for_by_the_servers_clock() {
    let rows = |from: u32, to: u32| {
        let row = |at: u32| format!(r#"{{"_id":"{at}","username":"{at}"}}"#);
        (from..to).map(row).collect::<Vec<_>>().join(",")
    };
    // An hour behind us, and an hour before.
    for hours in [-1, 1] {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        let there = i64::try_from(now).unwrap() + hours * 3600;
        let date = date_of(there);
        let headers = format!(
            "date: {date}\nx-ratelimit-limit: 1\nx-ratelimit-remaining: 0\nx-ratelimit-reset: {}",
            there * 1000 + 1200
        );
        let body = |rows: String| format!(r#"{{"users":[{rows}],"total":4,"success":true}}"#);
        let first = answer(200, &headers, body(rows(1, 3)));
        let began = std::time::Instant::now();
        let ((status, out, error), _) =
            fetch(vec![first, page(&rows(2, 5), ",\"total\":4"), page(&rows(4, 5), ",\"total\":4")], &[]);
        assert!(status == 0 && out.lines().count() == 4 && error.is_empty(), "{hours}: {error}");
        let waited = began.elapsed().as_secs_f64();
        assert!((1.2..6.0).contains(&waited), "{hours}: {waited}");
    }
}

/// An instant as headers have it.
fn date_of(seconds: i64) -> String {
    let instant = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
    instant.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Headers without an end are no headers; and what a server says there steers no terminal.
#[test]
fn odd_headers_are_told() {
    let huge = answer(200, &format!("x-more: {}", "y".repeat(100_000)), "{}");
    let ((status, _, error), _) = fetch(vec![huge], &[]);
    assert!(status == 3 && error.contains("RQL0870") && error.contains("too big"), "{error}");
    let ((status, _, error), _) =
        fetch(vec![answer(302, "location: https://a\u{202e}gro.b/\u{9b}31m", "")], &[]);
    assert!(status == 3 && error.contains("RQL0881"), "{error}");
    assert!(!error.contains(['\u{202e}', '\u{9b}', '\u{1b}']), "{error}");
}
