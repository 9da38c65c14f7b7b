//! Servers of all versions, and over HTTPS, as `rocketql fetch` finds them out by itself.

use super::{KNOWN, command, ended, rows, run};
use crate::contract::{Contract, TOKEN, plain};
use rocketql::{Options, Target};
use serde_json::json;
use std::time::{Duration, Instant};

/// The command that the README begins with, to whatever server it may be.
#[test]
fn rows_are_the_same_from_any_version() {
    const NOW: &str = "2026-11-23T00:00:00Z";
    let Some(mut contract) = Contract::new() else { return };
    let request = "users.list: active = true and lastLogin < now-90d | sort lastLogin";
    let options = Options { target: Target::Mongo, now: Some(1_795_392_000_000), ..Options::default() };
    let (_, text) = request.split_once(": ").unwrap();
    let meaning = rocketql::compile(text, &options).unwrap();
    let line = json!({
        "endpoint": "users.list", "with": {}, "ordered": true, "answer": { "params": {} },
        "asked": { "query": meaning.query(), "sort": meaning.sort(), "fields": null, "offset": null, "count": null },
    });
    for (version, told, unsafe_params) in [
        ("6.13.1", "6.13.1", false),
        ("7.10.2", "7.10", false),
        ("7.10.2", "7.10.2", true),
        ("8.6.1", "8.6", false),
        ("8.6.1", "8.6.1", true),
        ("9.0.0", "9.0.0", false),
    ] {
        for faults in [json!([]), json!(["churn"])] {
            let address = contract.start(&json!({
                "version": version, "told": told, "unsafe": unsafe_params, "count": 230, "seed": 7, "faults": faults, "line": line,
            }));
            let (status, out, error) = run(&["--url", &address, "--now", NOW, request]);
            assert!(status == 0 && !error.contains("error"), "{version}: {error}");
            let texts: Vec<_> = out.lines().collect();
            assert!(texts.len() > 5, "{version}: {} rows", texts.len());
            let verdict = contract.say(&json!({ "do": "judge", "line": line, "texts": texts }));
            assert_eq!(verdict["wrong"], json!([]), "{version} {told} {unsafe_params}");
        }
    }
}

/// A server that reads what one of its version refuses gives the right rows all the same, and is told of where somebody asks.
#[test]
fn a_server_that_takes_what_it_should_refuse_is_told() {
    let Some(mut contract) = Contract::new() else { return };
    let request = "users.list: active = true | sort username";
    for (version, more, status, told) in [
        ("6.13.1", &[][..], 0, 0),
        ("6.13.1", &["--check-server"], 0, 2),
        ("6.13.1", &["--check-server", "--deny=warnings"], 1, 2),
        ("9.0.0", &["--check-server"], 0, 0),
    ] {
        let address = contract.start(&json!({ "version": version, "told": "9.0.0", "count": 60 }));
        let (found, out, error) = run(&[&["--url", &address, request][..], more].concat());
        assert_eq!((found, error.matches("RQL0855").count()), (status, told), "{version} {more:?}: {error}");
        assert_eq!(rows(&out).is_empty(), status == 1, "{version} {more:?}");
        assert!(rows(&out).iter().all(|row| row["active"] == true), "{out}");
    }
}

/// Where pages cannot be joined, nothing but a single one is sure.
#[test]
fn rows_that_may_be_missing_are_said_to_be() {
    let Some(mut contract) = Contract::new() else { return };
    for request in ["channels.members: | with roomId = GENERAL", "groups.members: | with roomId = GENERAL"] {
        let endpoint = request.split(':').next().unwrap();
        for (count, status) in [(60, 0), (250, 3)] {
            let address =
                contract.start(&plain(count, &json!({ "endpoint": endpoint, "collection": "users" })));
            let arguments = [&["--url", &address, request][..], &KNOWN].concat();
            let (found, out, error) = run(&arguments);
            assert_eq!(found, status, "{request}: {error}");
            assert_eq!(error.contains("RQL0883"), status == 3, "{request}: {error}");
            assert!(status == 0 || rows(&out).len() < 250);
            let (found, out, error) = run(&[&arguments[..], &["--best-effort"]].concat());
            assert_eq!((found, rows(&out).len()), (0, usize::try_from(count).unwrap()), "{request}: {error}");
            assert_eq!(error.contains("RQL0883"), status == 3, "{request}: {error}");
        }
    }
}

/// A server is who its certificate says, for an authority that the machine trusts; nobody else is told anything.
#[test]
fn https_is_for_those_whom_the_machine_trusts() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(150, &json!({ "tls": true }))).replace("http://", "https://");
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tls/ca.pem");
    let arguments = [&["--url", &address, "users.list: type = user"][..], &KNOWN].concat();
    let seen = |contract: &mut Contract| contract.say(&json!({ "do": "figures" }))["requests"].clone();
    let began = Instant::now();
    let (status, out, error) = ended(command(&arguments).env_remove("SSL_CERT_FILE").output().unwrap());
    assert!(status == 3 && out.is_empty() && error.contains("RQL0870"), "{status} {error}");
    assert!(error.contains("certificate") && began.elapsed() < Duration::from_secs(5), "{error}");
    assert_eq!(seen(&mut contract), json!(0), "nobody was asked anything");
    // The machine's own authorities, as OpenSSL is told of them.
    #[cfg(target_os = "linux")]
    {
        let (status, out, error) =
            ended(command(&arguments).env("SSL_CERT_FILE", authority).output().unwrap());
        assert!(status == 0 && rows(&out).len() == 150, "{status} {error}");
        assert_eq!(seen(&mut contract), json!(2));
    }
    // Plain words to somebody who waits for others.
    let plain = address.replace("https://", "http://");
    let plain = [&["--url", &plain, "--attempts=1"][..], &arguments[2..]].concat();
    let (status, out, error) = run(&plain);
    assert!(status == 3 && out.is_empty() && error.contains("RQL087"), "{status} {error}");
}

/// Passes what it is given on to another port, whatever name was asked for; gives what it saw on the way there.
#[cfg(target_os = "linux")]
fn proxy(port: u16) -> (String, std::sync::mpsc::Receiver<Vec<u8>>) {
    use std::io::{BufRead as _, BufReader, Read as _, Write as _};
    use std::net::{TcpListener, TcpStream};
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (giver, taker) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut here = BufReader::new(stream.unwrap());
            let (mut seen, mut line) = (Vec::new(), String::new());
            while line != "\r\n" {
                line.clear();
                here.read_line(&mut line).unwrap();
                seen.extend_from_slice(line.as_bytes());
            }
            let mut there = TcpStream::connect(("127.0.0.1", port)).unwrap();
            here.get_mut().write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            let (mut back, mut out) = (there.try_clone().unwrap(), here.get_ref().try_clone().unwrap());
            std::thread::spawn(move || drop(std::io::copy(&mut back, &mut out)));
            let giver = giver.clone();
            std::thread::spawn(move || {
                let mut bytes = [0; 4096];
                while let Ok(length @ 1..) = here.read(&mut bytes) {
                    seen.extend_from_slice(&bytes[..length]);
                    if there.write_all(&bytes[..length]).is_err() {
                        break;
                    }
                }
                let _ = there.shutdown(std::net::Shutdown::Both);
                giver.send(seen)
            });
        }
    });
    (format!("http://{address}"), taker)
}

/// A proxy sees which host is meant, and nothing of what is said there; and one that leads elsewhere leads nowhere.
#[cfg(target_os = "linux")]
#[test]
fn a_proxy_sees_no_more_than_the_host() {
    let Some(mut contract) = Contract::new() else { return };
    let address = contract.start(&plain(150, &json!({ "tls": true })));
    let port = address.rsplit(':').next().unwrap().parse().unwrap();
    let (proxy, seen) = proxy(port);
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tls/ca.pem");
    for (host, status, words) in [("chat.example.org", 0, ""), ("other.example.org", 3, "certificate")] {
        let url = format!("https://{host}");
        let mut command =
            command(&["--url", &url, "--attempts=1", "users.list: type = user", KNOWN[0], KNOWN[1]]);
        command
            .env("SSL_CERT_FILE", authority)
            .env("ALL_PROXY", &proxy)
            .env_remove("NO_PROXY")
            .env_remove("no_proxy");
        let (found, out, error) = ended(command.output().unwrap());
        assert!(found == status && error.contains(words), "{host}: {found} {error}");
        assert_eq!(rows(&out).len(), if status == 0 { 150 } else { 0 });
        let seen = seen.recv().unwrap();
        let seen = String::from_utf8_lossy(&seen);
        assert!(seen.starts_with(&format!("CONNECT {host}:443 ")), "{host}");
        for word in [TOKEN, "users.list", "x-auth-token"] {
            assert!(!seen.contains(word), "{host}: {word}");
        }
    }
    assert_eq!(contract.say(&json!({ "do": "figures" }))["requests"], json!(2));
}
